"""A complaint on a date as a picture: stages as lanes, limits as bars, and the day that is asked about as a line."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.dates import check_number, in_words
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.show.axis import Axis
from complaint_rules.show.lanes import Look, Sign, circumstances_of, events_of, lanes_of
from complaint_rules.show.shapes import (
    BAR,
    BODY,
    HEAD,
    PREFIX,
    SMALL,
    TITLE,
    bar_shape,
    chevrons,
    definitions,
    hovering,
    sign_shape,
    stage_shape,
    style,
)
from complaint_rules.show.svg import element, lines_of, number, said, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from complaint_rules.answers import Snapshot
    from complaint_rules.complaints import Complaint
    from complaint_rules.show.axis import Tick
    from complaint_rules.show.lanes import Bar, Lane, Mark, Row
    from complaint_rules.working_days import NonWorkingDay

__all__ = ["picture", "timeline"]

_EDGE, _BAND_EDGE = 20, 8
_USUAL, _NARROWEST, _WIDEST = 1000, 320, 4000
_STACKED, _BESIDE_LABELS, _ARROW = 700, 350, 36
_LEADING, _HEAD_LEADING = 16, 17
_ROOM = 10
_BAR_TOP = 8
_CAPTION, _CAPTION_GAP = 14, 6
_EVENT, _BESIDE = 19, 10
_SCALE, _FLAG = 54, 18
_SAMPLE, _LEGEND = 32, 22
_WEEKEND = {"Saturday", "Sunday"}
_MOST_EVENTS, _MOST_LINES, _MOST_CAPTIONS, _MOST_NOTE_LINES = 24, 3, 3, 12
_NOT_DRAWN = "Not drawn, because nothing on record starts the clock"
_NO_WEEKENDS = "Weekends and bank holidays are too narrow to be seen at this scale, and are not drawn."


def timeline(complaint: Complaint, *, on: date, width: int = _USUAL) -> str:
    """
    Return a picture of a complaint on a date as SVG: stages as lanes, limits as bars, and a line for the date.

    It holds no script and no address, can be read without colours, and is the same bytes for the same record. It is
    `width` pixels wide, from 320 to 4000; below 700, as on a phone, what is said of a limit stands above its bar.

    Raises:
        NotADateError: If `on` is not a `datetime.date`.
        NotANumberError: If `width` is no whole number from 320 to 4000.
        CalendarHorizonError: If a deadline needs days that no calendar knows.

    Source:
        House rule: a picture says in shapes and in words what it says in colours, and draws no date that is unknown.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import Complaint, schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
        >>> complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
        >>> drawn = timeline(complaint, on=date(2024, 12, 6))
        >>> drawn.startswith("<svg "), "25 working days: 3 October 2024" in drawn
        (True, True)
    """
    check_number(width, where="timeline(width)", at_least=_NARROWEST, at_most=_WIDEST)
    return picture(complaint.at(on), width=width)


def picture(seen: Snapshot, *, width: int = _USUAL) -> str:
    """
    Return the picture of a snapshot as SVG.

    Source:
        House rule: what is drawn is what the snapshot says; its ids begin with what its own bytes give, so that many
        pictures can stand on one page.
    """
    drawn = _Picture(seen, width).svg()
    return drawn.replace(PREFIX, f"t{sha256(drawn.encode()).hexdigest()[:10]}")


@frozen
class _Placed:
    """A text and the stretch across that it takes."""

    text: str
    left: float
    right: float

    def meets(self, other: _Placed) -> bool:
        """Return whether the two would touch."""
        return self.left < other.right + _CAPTION_GAP and other.left < self.right + _CAPTION_GAP


class _Picture:
    """The picture of one snapshot while it is drawn: what lies under the line for the date, over it, and the texts."""

    __slots__ = (
        "axis",
        "cut",
        "events",
        "labels",
        "lanes",
        "looks",
        "not_drawn",
        "over",
        "plot",
        "seen",
        "signs",
        "stacked",
        "texts",
        "under",
        "width",
        "y",
    )

    def __init__(self, seen: Snapshot, width: int) -> None:
        self.seen = seen
        self.width = width
        self.stacked = width < _STACKED
        self.plot = _EDGE + 4 if self.stacked else _BESIDE_LABELS
        self.labels = (width - _EDGE if self.stacked else _BESIDE_LABELS - 24) - _EDGE
        self.lanes, self.not_drawn = lanes_of(seen)
        self.events = events_of(seen)
        self.axis = Axis.around(*self._days(), left=self.plot, right=width - _ARROW)
        self.cut = False
        self.looks: set[Look] = set()
        self.signs: set[Sign] = set()
        self.under: list[str] = []
        self.over: list[str] = []
        self.texts: list[str] = []
        self.y: float = _EDGE - 6

    def _days(self) -> tuple[set[date], set[date]]:
        """Return the days that are drawn whatever the scale, and those that may lie outside of it."""
        within, beside = {self.seen.on}, set(circumstances_of(self.seen))
        within.update(mark.day for mark in self.events if mark.day not in beside)
        for lane in self.lanes:
            days = beside if lane.beside else within
            for bar in (*lane.bars, *(bar for row in lane.rows for bar in row.bars)):
                days.update(day for day in (bar.first, bar.last) if day is not None)
            days.update(mark.day for row in lane.rows for mark in row.marks)
        return within, beside

    def svg(self) -> str:
        self._heading()
        top, below = self.y, self.y + _SCALE
        self.y = below
        self._record()
        for lane in self.lanes:
            self._lane(lane)
        bottom = self.y
        ticks = self.axis.ticks(SMALL)
        scale = [*self._shading(below, bottom), *self._scale(ticks, top, bottom)]
        asked = self._asked(top, bottom)
        self._legend()
        self._notes()
        height = number(self.y + _EDGE)
        told = {"viewBox": f"0 0 {self.width} {height}", "width": str(self.width), "height": height, "role": "img"}
        parts = (
            element("title", said(self._title()), id=f"{PREFIX}-title"),
            element("desc", said(" ".join(self._sentences())), id=f"{PREFIX}-desc"),
            element("style", style()),
            definitions(),
            element("rect", class_="plate", x=0.5, y=0.5, width=self.width - 1, height=self.y + _EDGE - 1, rx=6),
            *scale,
            *self.under,
            asked,
            *self.over,
            *self.texts,
        )
        described = f"{PREFIX}-title {PREFIX}-desc"
        lines = "\n".join(("", *parts, ""))
        return element("svg", lines, xmlns=_SVG, id=PREFIX, **told, aria_labelledby=described) + "\n"

    # Words

    def _title(self) -> str:
        return f"{self.seen.procedure.title}: how it stands on {in_words(self.seen.on)}"

    def _stage(self) -> str:
        if self.seen.stage_since is None:
            return "No act in this procedure is on record on or before this date, so it has not begun."
        since = f"{self.seen.stage.title}, since {in_words(self.seen.stage_since)}."
        return f"The procedure is over: {since}" if self.seen.is_over else f"Where the complaint is: {since}"

    def _sentences(self) -> Iterator[str]:
        """Yield what the picture shows, in sentences, for those who hear it."""
        yield self._stage()
        if self.events:
            more = len(self.events) - _MOST_EVENTS
            yield f"On record: {'; '.join(mark.hover for mark in self.events[:_MOST_EVENTS])}."
            yield from (f"And {more} more." for _ in range(more > 0))
        for row in (row for lane in self.lanes for row in lane.rows):
            yield f"{row.title}: {'. '.join(row.words)}."
        if self.not_drawn:
            yield f"{_NOT_DRAWN}: {'; '.join(self.not_drawn)}."
        yield DISCLAIMER

    def _text(self, text: str, x: float, y: float, look: str = "", anchor: str = "") -> None:
        """Write a text; those of one picture lie above all its shapes."""
        told = {"class": look} if look else {}
        self.texts.append(element("text", said(text), x=x, y=y, **told, **({"text_anchor": anchor} if anchor else {})))

    def _lines(self, text: str, width: float, size: int, look: str = "", *, most: int) -> None:
        for line in lines_of(text, size, width, most=most, bold=look in {"title", "name"}):
            self.y += size + 4
            self._text(line, _EDGE, self.y, look)

    # The heading and the scale

    def _heading(self) -> None:
        self._lines(self.seen.procedure.title, self.width - 2 * _EDGE, TITLE, "title", most=2)
        self.y += 2
        if self.seen.reference is not None:
            self._lines(f"Reference: {self.seen.reference}", self.width - 2 * _EDGE, BODY, most=2)
        self._lines(f"How it stands on {in_words(self.seen.on)}", self.width - 2 * _EDGE, BODY, most=1)
        self._lines(self._stage(), self.width - 2 * _EDGE, BODY, most=2)
        self.y += _ROOM + 4

    def _scale(self, ticks: Sequence[Tick], top: float, bottom: float) -> Iterator[str]:
        for tick in ticks:
            x = self.axis.begin(tick.day)
            self._text(tick.text, x + 3, top + _FLAG + 16, "small")
            if tick.year:
                self._text(tick.year, x + 3, top + _FLAG + 29, "year")
            yield element("line", class_="grid", x1=x, y1=top + _FLAG + 6, x2=x, y2=bottom)

    def _asked(self, top: float, bottom: float) -> str:
        x = self.axis.middle(self.seen.on)
        label = in_words(self.seen.on)
        placed = self._beneath(label, x, bold=True)
        self._text(label, (placed.left + placed.right) / 2, top + 13, "flag", "middle")
        left, wide = placed.left - 6, placed.right - placed.left + 12
        return hovering(
            f"The date asked about: {label}",
            element("line", class_="asked", x1=x, y1=top + _FLAG, x2=x, y2=bottom),
            element("rect", class_="flagged", x=left, y=top, width=wide, height=_FLAG, rx=3),
        )

    def _shading(self, top: float, bottom: float) -> Iterator[str]:
        if not self.axis.shows_weekends:
            return
        calendar = self.seen.calendar.with_predictions()
        first, last = max(self.axis.first, calendar.known_from), min(self.axis.last, calendar.known_until)
        out = calendar.non_working_days(first, last) if first < last else ()
        ordinary = [one for one in out if set(one.reasons) <= _WEEKEND]
        drawn = "".join(
            f"M{number(left)} {number(top)}H{number(right)}V{number(bottom)}H{number(left)}Z"
            for left, right in self._joined(ordinary)
        )
        if drawn:
            yield hovering("Saturdays and Sundays", element("path", class_="out", d=drawn))
        for one in out:
            if not set(one.reasons) <= _WEEKEND:
                x = self.axis.begin(one.day)
                box = {"x": x, "y": top, "width": self.axis.end(one.day) - x, "height": bottom - top}
                yield hovering(one.sentence, element("rect", class_="out", **box))

    def _joined(self, days: Sequence[NonWorkingDay]) -> Iterator[tuple[float, float]]:
        """Yield the stretches that days which follow one another take."""
        begun = days[0].day if days else None
        for one, following in pairwise((*(one.day for one in days), None)):
            if one is not None and begun is not None and (following is None or (following - one).days > 1):
                yield self.axis.begin(begun), self.axis.end(one)
                begun = following

    # What is on record

    def _record(self) -> None:
        if not self.events:
            return
        self._band("On record", "")
        ends: list[float] = []
        top = self.y + 4
        for mark in self.events[:_MOST_EVENTS]:
            x = self.axis.middle(mark.day)
            placed, leftwards = self._beside(f"{in_words(mark.day)}: {mark.caption}", x)
            left, right = min(placed.left, x - _BESIDE), max(placed.right, x + _BESIDE)
            line = next((at for at, end in enumerate(ends) if end < left), len(ends))
            ends[line : line + 1] = [right]
            y = top + line * _EVENT + _EVENT / 2
            if mark.day < self.axis.first:
                self.cut = True
                self.over.append(hovering(mark.hover, chevrons(x, y, -1)))
            else:
                self._mark(mark, x, y)
            self._text(
                placed.text, x - _BESIDE if leftwards else x + _BESIDE, y + 4, "small", "end" if leftwards else ""
            )
        self.y = top + len(ends) * _EVENT + 4
        more = self.events[_MOST_EVENTS:]
        if more:
            for x, mark in {self.axis.middle(mark.day): mark for mark in more}.items():
                self._mark(mark, x, self.y + _EVENT / 2)
            self._text(f"and {len(more)} more", _EDGE, self.y + _EVENT / 2 + 4, "small")
            self.y += _EVENT + 4

    def _beside(self, text: str, x: float) -> tuple[_Placed, bool]:
        """Return where a text stands beside a mark, and whether that is on its left: on its right if there is room."""
        to_right, to_left = self.width - _BAND_EDGE - (x + _BESIDE), x - _BESIDE - _EDGE
        leftwards = width_of(text, SMALL) > to_right and to_left > to_right
        (label,) = lines_of(text, SMALL, to_left if leftwards else to_right, most=1)
        wide = width_of(label, SMALL)
        left = x - _BESIDE - wide if leftwards else x + _BESIDE
        return _Placed(label, left, left + wide), leftwards

    # Lanes

    def _band(self, title: str, words: str, *, room: int = 0) -> None:
        """Draw the head of a lane across the whole width, with some room below its words."""
        top = self.y
        for line in lines_of(title, HEAD, self.labels, most=2, bold=True):
            self.y += _HEAD_LEADING
            self._text(line, _EDGE, self.y, "head in-band")
        for line in lines_of(words, SMALL, self.labels, most=2) if words else ():
            self.y += _LEADING
            self._text(line, _EDGE, self.y, "small in-band")
        self.y += _ROOM - 2 + room
        box = {"x": _BAND_EDGE, "y": top, "width": self.width - 2 * _BAND_EDGE, "height": self.y - top}
        self.under.append(element("rect", class_="band", **box))
        ends = {"x1": _BAND_EDGE, "y1": top, "x2": self.width - _BAND_EDGE, "y2": top}
        self.under.append(element("line", class_="rule", **ends))

    def _lane(self, lane: Lane) -> None:
        top = self.y
        self._band(lane.title, lane.words, room=_LEADING if self.stacked and lane.bars else 0)
        middle = self.y - _ROOM if self.stacked else (top + self.y) / 2
        for bar in lane.bars:
            self.looks.add(bar.look)
            self.over.append(hovering(bar.hover, stage_shape(*self._stretch(bar), middle)))
        for row in lane.rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        top = self.y
        self.y = top + 4
        self._lines(row.title, self.labels, BODY, "name", most=_MOST_LINES)
        for text in row.words:
            self._lines(text, self.labels, BODY, most=_MOST_LINES)
        bars = (self.y if self.stacked else top) + _BAR_TOP
        for bar in row.bars:
            self._bar(bar, bars)
        captions = self._captions(row, bars + BAR + 2)
        here = [mark for mark in row.marks if self.axis.first <= mark.day <= self.axis.last]
        closed = {mark.day for mark in here if mark.sign is Sign.CLOSED}
        for mark in here:
            if mark.sign is None and mark.day not in closed:
                x = self.axis.end(mark.day)
                line = element("line", class_="end", x1=x, y1=bars - 3, x2=x, y2=bars + BAR + 3)
                self.over.append(hovering(mark.hover, line))
        for mark in reversed(here):
            self._mark(mark, self.axis.middle(mark.day), bars + BAR / 2)
        drawn = row.bars or row.marks or not self.stacked
        self.y = max(self.y, bars + BAR + captions * _CAPTION if drawn else 0) + _ROOM
        ends = {"x1": _BAND_EDGE, "y1": self.y, "x2": self.width - _BAND_EDGE, "y2": self.y}
        self.under.append(element("line", class_="rule", **ends))

    def _captions(self, row: Row, top: float) -> int:
        """Write the dates under the bars, each where it meets no other, and return how many lines they take."""
        lines: list[list[_Placed]] = []
        for mark in row.marks:
            if not mark.caption:
                continue
            placed = self._beneath(
                mark.caption, self.axis.end(mark.day) if mark.sign is None else self.axis.middle(mark.day)
            )
            free = next((line for line in lines if not any(placed.meets(one) for one in line)), None)
            if free is not None:
                free.append(placed)
            elif len(lines) < _MOST_CAPTIONS:
                lines.append([placed])
        for number_of_line, line in enumerate(lines, 1):
            for one in line:
                middle = (one.left + one.right) / 2
                self._text(one.text, middle, top + number_of_line * _CAPTION - 2, "small", "middle")
        return len(lines)

    def _beneath(self, text: str, x: float, *, bold: bool = False) -> _Placed:
        """Return where a text stands whose middle is as near to a place as the picture allows."""
        wide = width_of(text, SMALL, bold=bold)
        left = min(max(x - wide / 2, self.plot - (4 if self.stacked else _LEADING)), self.width - _LEADING - wide)
        return _Placed(text, left, left + wide)

    def _stretch(self, bar: Bar) -> tuple[float, float]:
        """Return where a bar begins and how wide it is: never nothing, since every bar is at least a day."""
        left = self.axis.left if bar.first is None else self.axis.begin(bar.first)
        right = self.axis.right if bar.last is None else self.axis.end(bar.last)
        if bar.look is Look.LATE and bar.last is not None:
            right = self.axis.middle(bar.last)  # it leads to the mark of what became of it
        return left, max(right - left, 1)

    def _bar(self, bar: Bar, top: float) -> None:
        """Draw a bar, and where it goes on beyond the picture the mark for that."""
        first, last = bar.first or self.axis.first, bar.last or self.axis.last
        shapes: list[str] = []
        if first <= self.axis.last and last >= self.axis.first:
            self.looks.add(bar.look)
            shapes.append(bar_shape(bar.look, *self._stretch(bar), top, begins=bar.first is not None))
        if last > self.axis.last:
            self.cut = True
            shapes.append(chevrons(self.axis.right + 6, top + BAR / 2, 1))
        if first < self.axis.first:
            self.cut = True
            shapes.append(chevrons(self.axis.left - 6, top + BAR / 2, -1))
        self.over.append(hovering(bar.hover, *shapes))

    def _mark(self, mark: Mark, x: float, y: float) -> None:
        if mark.sign is not None:
            self.signs.add(mark.sign)
            self.over.append(hovering(mark.hover, sign_shape(mark.sign, x, y)))

    # Below

    def _legend(self) -> None:
        """Write what the marks mean, of those that were used."""
        self.y += _EVENT
        self._text("What the marks mean", _EDGE, self.y, "head")
        self.y += _LEGEND
        x: float = _EDGE
        for text, sample in self._samples():
            wide = _SAMPLE + 8 + width_of(text, SMALL)
            if x > _EDGE and x + wide > self.width - _EDGE:
                x = _EDGE
                self.y += _LEGEND
            self.over.append(sample(x, self.y))
            self._text(text, x + _SAMPLE + 8, self.y + 4, "small")
            x += wide + _EDGE
        self.y += 14

    def _samples(self) -> Iterator[tuple[str, Callable[[float, float], str]]]:
        """Yield each meaning with what draws a small example of it at a place."""
        yield from ((look.value, partial(_bar_sample, look)) for look in Look if look in self.looks)
        yield from ((sign.value, partial(_sign_sample, sign)) for sign in Sign if sign in self.signs)
        yield "the date asked about", _date_sample
        if self.cut:
            yield "goes on beyond the picture", _beyond_sample
        if self.axis.shows_weekends:
            yield "weekends and bank holidays", _shaded_sample

    def _notes(self) -> None:
        procedure = self.seen.procedure
        rules = f"Rules: {procedure.source.citation} ({procedure.name}, version {procedure.version}). {DISCLAIMER}"
        not_drawn = f"{_NOT_DRAWN}: {'; '.join(self.not_drawn)}." if self.not_drawn else ""
        self.y += 6
        for note in (not_drawn, "" if self.axis.shows_weekends else _NO_WEEKENDS, rules):
            if note:
                self._lines(note, self.width - 2 * _EDGE, SMALL, "small", most=_MOST_NOTE_LINES)
                self.y += 3


_SVG = "http://www.w3.org/2000/svg"


def _bar_sample(look: Look, x: float, y: float) -> str:
    return bar_shape(look, x, _SAMPLE, y - BAR / 2, begins=True)


def _sign_sample(sign: Sign, x: float, y: float) -> str:
    return sign_shape(sign, x + _SAMPLE / 2, y + (9 if sign is Sign.READING else 0))  # that one stands over a bar


def _date_sample(x: float, y: float) -> str:
    middle = x + _SAMPLE / 2
    return element("line", class_="asked", x1=middle, y1=y - 9, x2=middle, y2=y + 9)


def _beyond_sample(x: float, y: float) -> str:
    return chevrons(x + _BESIDE, y, 1)


def _shaded_sample(x: float, y: float) -> str:
    return element("rect", class_="out", x=x + 8, y=y - 9, width=16, height=18)
