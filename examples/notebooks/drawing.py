"""
Tables and small pictures for the notebooks: Markdown and SVG, without a drawing library.

Text and lines take the colour of the page around them, so that a picture reads on light and on dark. What a colour
says is said by shape or words too. Each picture has a title and a description for those who cannot see it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from complaint_rules.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WIDTH = 760
_ROW = 30
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COLOURS = ("#3f7fbf", "#bf6a1f", "#8a63b8")  # each has a contrast of 3 to 1 or more on white and on near black
_FRAME = 'class="drawing" tabindex="0" aria-label="Picture" style="width:auto;margin:1em 0;overflow-x:auto"'
_DASHES = ("", "7 4", "2 3")


class Bar(NamedTuple):
    """A bar: what it stands for, how long it is, what is written at its end, and what tells it from the others."""

    label: str
    length: float
    text: str
    hatched: bool = False
    note: str = ""


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table; None is an empty cell, and a date is written in words."""
    titles = list(head)
    lines = [f"| {' | '.join(map(_cell, titles))} |", f"|{' :--- |' * len(titles)}"]
    lines += [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else in_words(value) if isinstance(value, date) else str(value)
    return escape(" ".join(text.split()), quote=False).replace("|", "\\|")


def bars(rows: Sequence[Bar], *, title: str, description: str, open_ended: bool = False) -> str:
    """Return horizontal bars, one for each row; open-ended ones run on in a dashed arrow."""
    tail = 34 if open_ended else 0
    left = 8 + _wide(max((row.label for row in rows), key=len))
    room = max(_wide(row.text) for row in rows)
    scale = (WIDTH - left - tail - room) / (max(row.length for row in rows) or 1)
    colour = _COLOURS[0]
    parts = []
    for number, row in enumerate(rows):
        y = 6 + number * _ROW
        end = left + row.length * scale
        fill = f"url(#hatched-{_name(title)})" if row.hatched else colour
        said = f"{row.label}: {row.text}{row.note and f' ({row.note})'}"
        parts.append(f"<g><title>{escape(said)}</title>")
        parts.append(
            f'<rect x="{left}" y="{y + 5}" width="{max(end - left, 1):.1f}" height="18" fill="{fill}"'
            f' stroke="{colour}" stroke-width="1.5"/>'
        )
        if open_ended:
            parts.append(f'<path d="M{end:.1f} {y + 14}h{tail - 12}" stroke="currentColor" stroke-dasharray="4 3"/>')
            parts.append(f'<path d="M{end + tail - 10:.1f} {y + 9}l8 5l-8 5z" fill="currentColor"/>')
        parts.append(_text(left - 8, y + 19, row.label, anchor="end"))
        parts.append(_text(end + tail + 7, y + 19, row.text))
        parts.append("</g>")
    return _figure("".join(parts), 12 + len(rows) * _ROW, title, description)


def strips(rows: Mapping[str, Sequence[tuple[date, float]]], *, title: str, description: str, unit: str) -> str:
    """Return one strip for each row: a column for each day, as high as its number."""
    days = sorted({day for row in rows.values() for day, _ in row})
    first, end = days[0], days[-1] + timedelta(days=1)
    top = max([number for row in rows.values() for _, number in row] + [1])
    left, height, gap = 170, 54, 26
    scale = (WIDTH - left - 10) / (end - first).days
    parts = []
    for number, (name, row) in enumerate(rows.items()):
        foot = 14 + number * (height + gap) + height
        outline, held = "", 0.0
        for day, value in (*row, (end, 0.0)):
            if value != held:  # a column reaches to the next day that has one
                outline += f"H{left + (day - first).days * scale:.1f}V{foot - value / top * height:.1f}"
                held = value
        fill = f'fill="{_COLOURS[number % 3]}"'
        parts.append(f'<path d="M{left} {foot}{outline}" {fill}><title>{escape(name)}</title></path>')
        parts.append(f'<path d="M{left - 4} {foot - height}h4M{left - 4} {foot}H{WIDTH - 10}" stroke="currentColor"/>')
        parts.append(_text(left - 7, foot - height + 4, f"{top:g}", anchor="end", small=True))
        parts.append(_text(left - 7, foot + 4, "0", anchor="end", small=True))
        parts.append(_text(0, foot - height / 2 + 4, name))
    foot = 14 + len(rows) * (height + gap) - gap
    parts.append(_months(first, end, left, scale, foot))
    parts.append(_text(left, 10, unit, small=True))
    return _figure("".join(parts), foot + 36, title, description)


def lines(
    series: Mapping[str, Sequence[tuple[date, date]]], *, title: str, description: str, across: str, up: str
) -> str:
    """Return dates against dates, a line for each series; each has a dash of its own and its name in the key."""
    points = [pair for line in series.values() for pair in line]
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    left, head, height = 84, 24 + 20 * len(series), 250
    scale = (WIDTH - left - 10) / max((last - first).days, 1)
    steep = height / max((high - low).days, 1)
    foot = head + height
    parts = [_text(left, 10, up, small=True)]
    for day in _firsts(low, high):
        y = foot - (day - low).days * steep
        parts.append(f'<path d="M{left} {y:.1f}H{WIDTH - 10}" stroke="currentColor" stroke-opacity=".25"/>')
        parts.append(_text(left - 7, y + 4, f"{_MONTHS[day.month - 1]} {day.year}", anchor="end", small=True))
    for number, (name, line) in enumerate(series.items()):
        path = " ".join(
            f"{left + (x - first).days * scale:.1f},{foot - (y - low).days * steep:.1f}" for x, y in sorted(line)
        )
        pen = f'stroke="{_COLOURS[number % 3]}" stroke-width="3" stroke-dasharray="{_DASHES[number % 3]}" fill="none"'
        parts.append(f'<polyline points="{path}" {pen}><title>{escape(name)}</title></polyline>')
        y = 26 + 20 * number
        parts.append(f'<path d="M{left} {y}h44" {pen}/>')
        parts.append(_text(left + 52, y + 4, name))
    parts.append(f'<path d="M{left} {foot}H{WIDTH - 10}" stroke="currentColor"/>')
    parts.append(_months(first, last, left, scale, foot))
    parts.append(_text(left, foot + 50, across, small=True))
    return _figure("".join(parts), foot + 58, title, description)


def framed(svg: str) -> str:
    """Return an SVG in a frame that scrolls where the page is too narrow for it, and never makes the page wider."""
    svg = svg.replace("<svg ", '<svg style="width:100%;min-width:34em;height:auto" ', 1)
    return f"<figure {_FRAME}>{_on_one_line(svg)}</figure>"


def _months(first: date, last: date, left: float, scale: float, foot: float) -> str:
    parts = []
    for number, day in enumerate(_firsts(first, last - timedelta(days=15))):
        x = left + (day - first).days * scale
        parts.append(f'<path d="M{x:.1f} {foot}v5" stroke="currentColor"/>')
        parts.append(_text(x + 2, foot + 16, _MONTHS[day.month - 1], small=True))
        if number == 0 or day.month == 1:
            parts.append(_text(x + 2, foot + 29, str(day.year), small=True))
    return "".join(parts)


def _firsts(first: date, last: date) -> list[date]:
    """Return the first day of each month of a span."""
    return [day for n in range((last - first).days + 1) if (day := first + timedelta(days=n)).day == 1]


def _text(x: float, y: float, text: str, *, anchor: str = "start", small: bool = False) -> str:
    size = 11 if small else 13
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="currentColor">'
        f"{escape(text)}</text>"
    )


def _wide(text: str) -> int:
    """Return about how wide a text is: no font is at hand to measure it."""
    return 14 + 7 * len(text)


def _figure(inside: str, height: float, title: str, description: str) -> str:
    name = _name(title)
    pattern = (
        f'<defs><pattern id="hatched-{name}" width="7" height="7" patternTransform="rotate(45)"'
        f' patternUnits="userSpaceOnUse"><path d="M0 0V7" stroke="{_COLOURS[0]}" stroke-width="5"/></pattern></defs>'
    )
    return framed(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" font-family="sans-serif">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        f"{pattern}{inside}</svg>"
    )


def _name(title: str) -> str:
    """Return what tells the ids of one picture from those of another on the same page."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _on_one_line(svg: str) -> str:
    """Return the SVG without blank lines or indents, which Markdown would read as something else."""
    return "".join(line.strip() + " " for line in svg.splitlines()).strip()
