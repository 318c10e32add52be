"""A report as a chart: for each duty how many were done in time and late, and how many are overdue or open."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from complaint_rules.bulk.report.page import introduction, share_in_words
from complaint_rules.dates import check_number, in_words
from complaint_rules.explanations import DISCLAIMER, sentence
from complaint_rules.show.lanes import Look
from complaint_rules.show.shapes import BODY, HEAD, PREFIX, SMALL, TITLE, bar_shape, definitions, hovering, style
from complaint_rules.show.svg import element, lines_of, number, said, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.bulk.report.records import Line, Report, Table

__all__ = ["picture"]

_SVG: Final = "http://www.w3.org/2000/svg"
_EDGE, _NARROWEST, _WIDEST, _STACKED = 20, 320, 4000, 600
_LEADING, _ROW, _GAP = 16, 24, 12
_HIDDEN, _LEAST = 46, 2
_MOST_LINES = 4
_LOOKS: Final = {
    "met": Look.RUN,
    "met-late": Look.EXTENSION,
    "overdue": Look.LATE,
    "lapsed-late": Look.LATE,
    "pending": Look.WINDOW,
}
"""How each line is drawn; every other one as a dotted line."""

_SHORT: Final = {
    "met": "done in time",
    "met-late": "done late",
    "overdue": "overdue",
    "lapsed-late": "no longer owed, missed",
    "pending": "not due yet",
    "done-unclear": "done; in time or not cannot be told",
    "done-no-limit": "done; no last day",
    "unclear": "cannot tell",
    "stopped": "clock stopped",
    "not-running": "clock not begun",
    "no-limit": "open; no last day",
    "lapsed": "no longer owed, not late",
}


def picture(report: Report, width: int) -> str:
    """
    Return the chart of a report as SVG.

    Raises:
        NotANumberError: If `width` is no whole number from 320 to 4000.

    Source:
        House rule: a picture says in shapes and in words what it says in colours, and no bar tells of a hidden number.
    """
    check_number(width, where="svg(width)", at_least=_NARROWEST, at_most=_WIDEST)
    drawn = _Chart(report, width).svg()
    return drawn.replace(PREFIX, f"r{sha256(drawn.encode()).hexdigest()[:10]}")


class _Chart:
    """The chart of one report while it is drawn: the shapes, and the texts over them."""

    __slots__ = ("labels", "most", "plot", "report", "room", "shapes", "stacked", "texts", "width", "y")

    def __init__(self, report: Report, width: int) -> None:
        self.report = report
        self.width = width
        self.stacked = width < _STACKED
        lines = [line for table in self._tables() for line in _drawn(table)]
        words = max((width_of(_words(line), SMALL) for line in lines), default=0)
        labels = max((width_of(_SHORT[line.name], BODY) for line in lines), default=0)
        self.labels = 0.0 if self.stacked else min(labels, width * 0.4)
        self.plot = _EDGE + self.labels + (0 if self.stacked else _GAP)
        self.room = max(width - _EDGE - self.plot - words - _GAP, _HIDDEN)
        self.most = max((line.count.value or 0 for line in lines), default=0)
        self.shapes: list[str] = []
        self.texts: list[str] = []
        self.y: float = _EDGE - 6

    def _tables(self) -> list[Table]:
        return [table for table in self.report.tables if table.duty]

    def svg(self) -> str:
        self._heading()
        for apart in (False, True):
            chosen = [table for table in self._tables() if table.apart is apart]
            if chosen and apart:
                self._lines("Kept apart, because the text does not put it as a must", HEAD, "head")
            for table in chosen:
                self._table(table)
        if not self._tables():
            self._lines("There is no duty whose clock has begun to run.", BODY)
        self.y += _GAP
        self._lines(DISCLAIMER, SMALL, "small")
        height = number(self.y + _EDGE)
        told = {"viewBox": f"0 0 {self.width} {height}", "width": str(self.width), "height": height, "role": "img"}
        parts = (
            element("title", said(self._title()), id=f"{PREFIX}-title"),
            element("desc", said(" ".join(self._sentences())), id=f"{PREFIX}-desc"),
            element("style", style()),
            definitions(),
            element("rect", class_="plate", x=0.5, y=0.5, width=self.width - 1, height=self.y + _EDGE - 1, rx=6),
            *self.shapes,
            *self.texts,
        )
        lines = "\n".join(("", *parts, ""))
        described = f"{PREFIX}-title {PREFIX}-desc"
        return element("svg", lines, xmlns=_SVG, id=PREFIX, **told, aria_labelledby=described) + "\n"

    def _title(self) -> str:
        return f"What was done in time: {self.report.procedure.title}"

    def _sentences(self) -> Iterator[str]:
        yield from introduction(self.report)
        for table in self._tables():
            counts = "; ".join(f"{_SHORT[line.name]}: {_words(line)}" for line in _drawn(table))
            yield f"{table.title} ({_base(table)}): {sentence(counts)}"
        yield DISCLAIMER

    def _lines(self, text: str, size: int, look: str = "", *, width: float = 0) -> None:
        for line in lines_of(
            text, size, width or self.width - 2 * _EDGE, most=_MOST_LINES, bold=look in {"title", "head"}
        ):
            self.y += size + 4
            self._text(line, _EDGE, self.y, look)

    def _text(self, text: str, x: float, y: float, look: str = "", anchor: str = "") -> None:
        told = {"class": look} if look else {}
        self.texts.append(element("text", said(text), x=x, y=y, **told, **({"text_anchor": anchor} if anchor else {})))

    def _heading(self) -> None:
        self._lines(self._title(), TITLE, "title")
        self.y += 2
        period = f"{in_words(self.report.first)} to {in_words(self.report.last)}"
        self._lines(f"{period}, as it stood on {in_words(self.report.on)}", BODY)
        if any(line.count.value is None for table in self._tables() for line in _drawn(table)):
            self._lines(f"A dashed box: {_few(self.report)}; its length says nothing.", BODY)
        self.y += _GAP

    def _table(self, table: Table) -> None:
        self.y += _GAP
        self._lines(table.title, HEAD, "head")
        self._lines(_base(table), SMALL, "small")
        self.y += 9
        for line in _drawn(table):
            self._bar(table, line)

    def _bar(self, table: Table, line: Line) -> None:
        label, words = _SHORT[line.name], _words(line)
        if self.stacked:
            self._lines(label, BODY)
            self.y += 5
        else:
            self._text(label, self.plot - _GAP, self.y + _LEADING - 1, anchor="end")
        count = line.count.value
        look = Look.FURTHEST if count is None else _LOOKS.get(line.name, Look.NO_FIGURE)
        wide = _HIDDEN if count is None else max(self.room * count / max(self.most, 1), _LEAST if count else 0)
        if wide:
            shape = bar_shape(look, self.plot, wide, self.y + 4, begins=False)
            self.shapes.append(hovering(f"{table.title}, {label}: {words}", shape))
        self._text(words, self.plot + wide + (8 if wide else 0), self.y + _LEADING - 1, "small")
        self.y += _ROW


def _drawn(table: Table) -> list[Line]:
    return [line for line in table.lines if line.name in _SHORT]


def _words(line: Line) -> str:
    share = share_in_words(line)
    return f"{line.count} ({share})" if share else str(line.count)


def _base(table: Table) -> str:
    base = table.line("counted")
    return f"{base.label}: {base.count}"


def _few(report: Report) -> str:
    return f"fewer than {report.minimum}, or not shown so that no such number can be worked out"
