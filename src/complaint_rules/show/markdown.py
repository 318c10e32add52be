"""A snapshot or a procedure as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from complaint_rules.errors import one_line
from complaint_rules.show.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from complaint_rules.answers import Snapshot
    from complaint_rules.catalogue import Scheme
    from complaint_rules.complaints import Complaint
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.procedures import Procedure
    from complaint_rules.show.document import Section

__all__ = ["escaped", "markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]>#|~&!$])")
_LIST_MARK = re.compile(r"^([-+=:?])|^([0-9]+)([.)])")
_TEMPLATE_MARK = re.compile(r"(?<=\{)%|%(?=\\\})")
_ADDRESS = re.compile(r"https?://[^\s<>|\\`\"]+")


def markdown(
    thing: Snapshot | Complaint | Procedure | Scheme | Sequence[Scheme], *, eligibility: Eligibility | None = None
) -> str:
    """
    Return a snapshot, a record, a procedure, or what schemes cover, as Markdown, with a table for each kind of rule.

    `eligibility`, as `Complaint.eligibility` gives it, adds whether the complaint may be made.

    Source:
        House rule: every text from a record or a rule is escaped, so that it can only be read as text.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> markdown(procedure).splitlines()[0]
        "# Complaint about children's social care in England"
    """
    page = page_of(thing, eligibility)
    parts = [f"# {escaped(page.title)}", *(escaped(line) for line in page.lines)]
    for section in page.sections:
        if section.items or section.table is not None:
            parts.append(f"## {escaped(section.title)}")
            parts.extend(_section(section))
    if page.notes:
        parts.append("## Notes")
        said = [_linked(note.text, note.url) for note in page.notes]
        parts.append("\n".join(f"{number}. {text}" for number, text in enumerate(said, 1)))
    if page.closing:
        parts.append(escaped(page.closing))
    return "\n\n".join(parts)


def _section(section: Section) -> Iterator[str]:
    if section.items:
        yield "\n".join(f"{'  ' * item.depth}- {escaped(item.text)}" for item in section.items)
    if section.table is not None:
        lines = [_row([escaped(one) for one in section.table.headers]), _row(["---"] * len(section.table.headers))]
        lines.extend(_row([_cell(cell) for cell in row]) for row in section.table.rows)
        yield "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(said: str) -> str:
    return f"<{said}>" if _ADDRESS.fullmatch(said) and said.isprintable() else escaped(said)


def _linked(said: str, url: str) -> str:
    return f"{escaped(said)} {_cell(url)}" if url else escaped(said)


def escaped(said: str) -> str:
    """Return a text on one line with everything escaped that Markdown, HTML or a template would take for a mark."""
    marked = _SPECIAL.sub(r"\\\1", one_line(said))
    marked = _TEMPLATE_MARK.sub("&#37;", marked.replace("<", "&lt;"))  # some know no backslash before these two
    return _LIST_MARK.sub(lambda mark: f"\\{mark[1]}" if mark[1] else f"{mark[2]}\\{mark[3]}", marked)
