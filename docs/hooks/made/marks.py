"""Markdown that is made by a program: escaped text, tables, links, and sources that are told once on each page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from complaint_rules.errors import one_line
from complaint_rules.show.rules_page import _source  # the words for it are there, and are not written twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from complaint_rules.show.document import Section
    from complaint_rules.sources import Source

SOURCE_COLUMNS = ("Source", "What it says", "Link", "How it was seen")
"""The columns by which a page of `complaint_rules.show` tells where a rule comes from."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$&^=]")
_LIST_MARK = re.compile(r"^([-+:!?])|^([0-9]+)([.)])")
_IN_ADDRESS = {" ": "%20", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C", "(": "%28", ")": "%29", '"': "%22"}


def escaped(text: object) -> str:
    """Return a text on one line in which nothing can be read as a mark of Markdown, HTML or a template."""
    said = _SPECIAL.sub(lambda one: f"&#{ord(one[0])};", one_line(str(text)))
    return _LIST_MARK.sub(lambda one: f"&#{ord(one[1])};" if one[1] else f"{one[2]}&#{ord(one[3])};", said)


def address(url: str) -> str:
    """Return an address in which nothing ends the link or the cell around it."""
    return "".join(_IN_ADDRESS.get(one, one) for one in one_line(url))


def link(text: object, url: str) -> str:
    """Return a link; the text alone where there is no address."""
    return f"[{escaped(text)}]({address(url)})" if url else escaped(text)


def code(name: str) -> str:
    """Return a name as code."""
    return f"<code>{escaped(name)}</code>"


def anchor(text: str) -> str:
    """Return a text as the name of a place on a page."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def heading(level: int, text: object, name: str = "") -> str:
    """Return a heading whose place on the page has a name of its own."""
    return f"{'#' * level} {escaped(text)} {{#{name or anchor(str(text))}}}"


def table(headers: Sequence[str], given: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown, without the columns that are empty in every row; empty for no row."""
    found = list(given)
    if not found:
        return ""
    kept = [place for place in range(len(headers)) if place == 0 or any(row[place] for row in found)]
    rows = [[row[place] for place in kept] for row in found]
    lines = [[headers[place] for place in kept], ["---"] * len(kept), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page(parts: Iterable[str]) -> str:
    """Return the parts of a page as one text, without those that are empty."""
    return "\n\n".join(part for part in parts if part) + "\n"


class Sources:
    """The sources of a page while it is written: each stands once, in a list at the end, and rules lead to it."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], int] = {}

    def mark(self, cells: Sequence[str], *, words: bool = False) -> str:
        """Return the link to a source, given as the four cells of `SOURCE_COLUMNS`; with its words where wanted."""
        number = self._rows.setdefault(tuple(cells), len(self._rows) + 1)
        cited = link(cells[0], f"#source-{number}")
        return f"{cited}: {escaped(cells[1])}" if words else cited

    def of(self, source: Source, *, words: bool = False) -> str:
        """Return the link to the source of a rule."""
        return self.mark(cells_of(source), words=words)

    def listed(self) -> str:
        """Return the list of the sources."""
        rows = (
            (f'<span id="source-{number}">{number}</span>', link(cited, url), escaped(says), escaped(seen))
            for (cited, says, url, seen), number in self._rows.items()
        )
        return table(("Number", "Source", "What it says", "How it was seen"), rows)


def cells_of(source: Source) -> tuple[str, str, str, str]:
    """Return where a rule comes from in the cells of `SOURCE_COLUMNS`."""
    return _source(source)


def rows_of(section: Section, sources: Sources, *, words: bool = False) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the table of a section with one column for its sources in place of four."""
    assert section.table is not None  # noqa: S101 - asked only of sections that have one
    headers = section.table.headers
    if headers[-4:] != SOURCE_COLUMNS:
        return headers, [[cell(one) for one in row] for row in section.table.rows]
    rows = [[*map(escaped, row[:-4]), sources.mark(row[-4:], words=words)] for row in section.table.rows]
    return (*headers[:-4], "Source"), rows


def cell(text: str) -> str:
    """Return the text of a cell; an address becomes a link."""
    return link(text, text) if re.fullmatch(r"https?://\S+", text) else escaped(text)


def items_of(section: Section) -> Iterator[str]:
    """Yield the lines of the list of a section."""
    for item in section.items:
        yield f"{'    ' * item.depth}- {escaped(item.text)}"


def prose(text: str) -> str:
    """Return the text of a docstring, in which what stands between backticks is code."""
    parts = re.split(r"`([^`]+)`", text)
    return "".join(code(part) if place % 2 else escaped_inside(part) for place, part in enumerate(parts))


def escaped_inside(text: str) -> str:
    """Return a part of a line, with the spaces at its ends."""
    return _SPECIAL.sub(lambda one: f"&#{ord(one[0])};", text)


def wide(text: str) -> str:
    """Return a table whose columns are given room; it scrolls."""
    return f'<div class="wide" markdown="1">\n\n{text}\n\n</div>' if text else ""
