"""SVG written by hand: elements with escaped text, numbers that are always the same bytes, and widths of texts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from complaint_rules.errors import one_line
from complaint_rules.wording import GLUE, glued

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CUT", "element", "escaped", "lines_of", "number", "said", "width_of"]

CUT = "…"
"""What stands at the end of a text that was cut."""

_THIN, _SLIM, _USUAL, _BROAD, _WIDEST = 0.36, 0.44, 0.64, 0.8, 1.02
_WIDTHS = (
    dict.fromkeys(f"ijlIJ.,:;'| {GLUE}", _THIN)
    | dict.fromkeys("frt()-[]/!", _SLIM)
    | dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZw+=<>&", _BROAD)
    | dict.fromkeys("mMW@%…", _WIDEST)
)
_BOLD = 1.15


def element(tag: str, *inside: str, **attributes: str | float) -> str:
    """
    Return an element; what is inside is markup, and attributes are escaped.

    An underscore in the name of an attribute stands for a hyphen; one at its end is left out.

    Source:
        House rule: nothing that a record or a file holds is ever read as markup.

    Examples:
        >>> element("rect", x=1.0, stroke_width=0.25, class_="bar")
        '<rect x="1" stroke-width="0.2" class="bar"/>'
        >>> element("text", said("a < b"))
        '<text>a &lt; b</text>'
    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def escaped(text: str) -> str:
    """
    Return a text with what SVG and HTML would take for markup as entities, also within double quotes.

    Examples:
        >>> escaped('<a title="x & y">')
        '&lt;a title=&quot;x &amp; y&quot;&gt;'
    """
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, entity)
    return text


def said(text: str) -> str:
    """
    Return a text as markup: on one line, without characters that turn the direction of others, and escaped.

    Source:
        House rule: a record may hold any text, and none of it may change how the picture around it is read.

    Examples:
        >>> said("<script>\N{RIGHT-TO-LEFT OVERRIDE}&")
        '&lt;script&gt; &amp;'
    """
    return escaped(one_line(text))


def number(value: float) -> str:
    """
    Return a number with at most one decimal, the same text on every machine.

    Examples:
        >>> number(12.04), number(0.25), number(-0.01)
        ('12', '0.2', '0')
    """
    rounded = round(value, 1)
    whole = int(rounded)
    return str(whole) if rounded == whole else str(rounded)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return a width that a text in any usual sans-serif font does not go beyond, in the unit of the size.

    Source:
        House rule: nothing is fetched, so the font is the reader's, and the widest of the usual ones is reckoned with.

    Examples:
        >>> round(width_of("28 November 2024", 10))
        100
    """
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return _USUAL
    if combining(letter):
        return 0
    return _WIDEST if east_asian_width(letter) in {"W", "F"} else _BROAD


def lines_of(text: str, size: float, width: float, *, most: int, bold: bool = False) -> list[str]:
    """
    Return a text in lines that are no wider than a width, cut after so many lines with a mark that it was cut.

    Examples:
        >>> lines_of("the response to the report of the panel", 10, 120, most=2)
        ['the response to the', 'report of the panel']
        >>> lines_of("the response to the report of the panel", 10, 120, most=1)
        ['the response to the…']
    """
    broken = islice(_broken(glued(text).split(" "), size, width, bold=bold), most + 1)
    lines = [line.replace(GLUE, " ") for line in broken]
    if len(lines) <= most:
        return lines
    room = width - width_of(CUT, size, bold=bold)
    last = lines[most - 1][: _that_fit(lines[most - 1], size, room, bold=bold)]
    return [*lines[: most - 1], last.rstrip(" ,;:") + CUT]


def _broken(words: Iterable[str], size: float, width: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while (fits := _that_fit(line, size, width, bold=bold)) < len(line):
            yield line[:fits]
            line = line[fits:]
    yield line


def _that_fit(line: str, size: float, width: float, *, bold: bool) -> int:
    """Return how many letters fit into a width; one always does, so that every text comes to an end."""
    taken = 0.0
    for at, letter in enumerate(line):
        taken += width_of(letter, size, bold=bold)
        if taken > width and at:
            return at
    return len(line)
