"""What a timeline shows, before it is drawn: a lane for each stage, in it a row for each limit, with bars and signs."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus, said_plainly
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.entries import Extended, Noted, Recorded, Suspended
from complaint_rules.explanations import capital, certainty
from complaint_rules.limits import Trigger
from complaint_rules.periods import Period
from complaint_rules.rules import RouteKind
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from complaint_rules.answers import Deadline, RouteState, Snapshot, WindowState
    from complaint_rules.entries import Entry
    from complaint_rules.limits import Bounds, Limit
    from complaint_rules.periods import Pause

__all__ = ["Bar", "Lane", "Look", "Mark", "Row", "Sign", "circumstances_of", "events_of", "lanes_of"]


_DAY = timedelta(days=1)


class Look(Enum):
    """What a bar stands for; the value is what the legend says of it."""

    STAGE = "the time in a stage"
    RUN = "the time that a limit allows"
    EXTENSION = "an extension on record"
    FURTHEST = "how far it could be put off"
    LATE = "late"
    PAUSE = "the clock stood still"
    WINDOW = "the time in which something may be done"
    FADING = "not certain: the last day lies here"
    ASSUMED = "assumed, not certain"
    NO_FIGURE = "no limit in the text"


class Sign(Enum):
    """What a mark stands for; the value is what the legend says of it."""

    EVENT = "on record"
    DONE = "done, not late"
    USED = "asked"
    DONE_LATE = "done late"
    OWED = "still owed, not late"
    OVERDUE = "late and still owed"
    MISSED = "missed, no longer owed"
    LAPSED = "no longer owed, not missed"
    CLOSED = "closed"
    DOUBT = "cannot be told"
    TARGET = "a day aimed at or advised"
    READING = "the last day on another reading"
    ASSUMED = "at the latest, if no step is late"
    LONG_STOP = "a day after which even a late one ends"


@frozen(kw_only=True)
class Bar:
    """
    A stretch of days.

    Attributes:
        look: What it stands for.
        first: Its first day; None where it begins before all that is drawn.
        last: Its last day; None where it goes on beyond all that is drawn.
        hover: What is said of it.
    """

    look: Look
    first: date | None
    last: date | None
    hover: str


@frozen(kw_only=True)
class Mark:
    """
    A day.

    Attributes:
        sign: What it stands for; None for the end of a bar, which needs a caption and no sign.
        day: The day.
        hover: What is said of it.
        caption: What stands under it; empty for nothing.
    """

    sign: Sign | None
    day: date
    hover: str
    caption: str = ""


@frozen(kw_only=True)
class Row:
    """
    One limit.

    Attributes:
        title: What it is a limit for.
        words: What is said of it, a line each.
        bars: The stretches of days.
        marks: The days, the most important first.
    """

    title: str
    words: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=True)
class Lane:
    """
    A stage with its limits, or what runs beside the stages.

    Attributes:
        title: Its heading.
        words: What is said of it.
        bars: The times in which it was held.
        rows: Its limits.
        beside: Whether it runs beside the procedure; the picture is not drawn smaller for it.
    """

    title: str
    words: str
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    beside: bool = False


def lanes_of(seen: Snapshot) -> tuple[tuple[Lane, ...], tuple[str, ...]]:
    """
    Return the lanes of a snapshot, and what is not drawn because nothing on record gives it a date.

    Source:
        House rule: every date comes from the snapshot; nothing is counted a second time for the picture.
    """
    return _Lanes(seen).lanes()


def events_of(seen: Snapshot) -> tuple[Mark, ...]:
    """Return what is on record, a mark for each entry that is an event, an extension, or a clock that stopped."""
    titles = seen.procedure.titles
    return tuple(
        Mark(
            sign=Sign.EVENT,
            day=entry.on,
            caption=_entry(entry, titles),
            hover=f"{in_words(entry.on)}: {_entry(entry, titles)}{_more(entry, seen)}",
        )
        for entry in seen.entries
        if not isinstance(entry, Noted)
    )


def circumstances_of(seen: Snapshot) -> tuple[date, ...]:
    """Return the days of what is on record and no act, such as the day on which the matter was first known."""
    return tuple(
        entry.on
        for entry in seen.entries
        if isinstance(entry, Recorded) and seen.procedure.event(entry.event).is_circumstance
    )


def _entry(entry: Entry, titles: dict[str, str]) -> str:
    if isinstance(entry, Recorded):
        return f"receipt of {titles[entry.event]}" if entry.made is None else titles[entry.event]
    if isinstance(entry, Extended):
        return f"extension to {in_words(entry.to)}"
    if isinstance(entry, Suspended):
        return f"the clocks stopped ({entry.cause.replace('-', ' ')})"
    return "the clocks ran again"


def _more(entry: Entry, seen: Snapshot) -> str:
    if isinstance(entry, Extended):
        return f", of the limit for {seen.deadline(entry.duty).title}"
    if isinstance(entry, Recorded) and entry.received is not None and entry.received != entry.on:
        return f", received on {in_words(entry.received)}"
    return ""


class _Lanes:
    """The lanes of one snapshot while they are made."""

    __slots__ = ("by_receipt", "not_drawn", "procedure", "seen", "started", "visits")

    def __init__(self, seen: Snapshot) -> None:
        self.seen = seen
        self.procedure = seen.procedure
        self.visits: dict[str, list[tuple[date, date | None]]] = {}
        for stage, entered, left in seen.visits:
            self.visits.setdefault(stage, []).append((entered, left))
        self.by_receipt = {one.event for one in seen.entries if isinstance(one, Recorded) and one.made is None}
        self.started: date | None = seen.visits[0][1] if seen.visits else None
        self.not_drawn: list[str] = []

    def lanes(self) -> tuple[tuple[Lane, ...], tuple[str, ...]]:
        found: list[Lane] = []
        for stage in self.procedure.stages:
            rows = (*self._duties(stage.name), *self._windows(stage.name))
            bars = tuple(self._stay(stage.title, *visit) for visit in self.visits.get(stage.name, ()))
            if rows or bars:
                found.append(Lane(title=capital(stage.title), words=self._held(stage.name), bars=bars, rows=rows))
        whole = tuple(self._duties(None))
        if whole:
            found.append(Lane(title="The whole procedure", words="", bars=(), rows=whole))
        beside = tuple(
            self._route(route) for route in self.seen.routes if route.status is not RouteStatus.NOT_AVAILABLE
        )
        if beside:
            found.append(Lane(title="Beside the procedure", words="", bars=(), rows=beside, beside=True))
        return tuple(found), tuple(self.not_drawn)

    # Stages

    def _stay(self, title: str, entered: date, left: date | None) -> Bar:
        until = f"to {in_words(left)}" if left is not None else "and still there"
        hover = f"{capital(title)}: from {in_words(entered)} {until}"
        return Bar(look=Look.STAGE, first=entered, last=left or max(self.seen.on, entered), hover=hover)

    def _held(self, stage: str) -> str:
        visits = self.visits.get(stage, [])
        if not visits:
            order = self.procedure.order_of_stages
            return "not on record" if order[stage] < order.get(self.seen.stage.name, -1) else "not begun"
        return "; ".join(
            f"since {in_words(entered)}" if left is None else f"{in_words(entered)} to {in_words(left)}"
            for entered, left in visits
        )

    # Duties

    def _duties(self, stage: str | None) -> Iterator[Row]:
        grouped: dict[str, list[Deadline]] = {}
        for one in self.seen.deadlines:
            if one.duty.stage == stage:
                grouped.setdefault(one.duty.name, []).append(one)
        for several in grouped.values():
            drawn = [one for one in several if self._has_a_place(one)]
            if not drawn:
                self._leave_out(several[0])
            elif len(drawn) == 1:
                yield self._duty(drawn[0], self._start(drawn[0]))
            else:
                yield self._repeated(drawn)

    def _has_a_place(self, one: Deadline) -> bool:
        if one.status is DutyStatus.NOT_RUNNING:
            return _assumed(one) is not None
        if one.status is DutyStatus.LAPSED and one.due is None:
            return one.is_missed
        return True

    def _leave_out(self, one: Deadline) -> None:
        if one.status is DutyStatus.NOT_RUNNING and not self.seen.is_over:
            self.not_drawn.append(one.title)

    def _start(self, one: Deadline) -> date | None:
        """Return the day from which the limit runs; where the text sets a date, the day on which the stage began."""
        counts = [step.counted for step in one.steps if step.counted is not None]
        starts = [count.start for count in counts if count.start <= count.last]
        last = one.due or one.bounds.latest or one.bounds.earliest or date.max
        days = [step.day for step in one.steps if step.day is not None and step.day < last]
        if starts or days or (one.due is None and one.bounds.no_figure is None):
            return min(starts or days, default=None)
        stay = [entered for entered, _ in self.visits.get(one.duty.stage or "", ()) if entered <= last]
        return min(stay[-1:], default=self.started)

    def _repeated(self, several: Sequence[Deadline]) -> Row:
        """Return one row for all the times that a duty is owed; only the last has its dates written under it."""
        bars: list[Bar] = []
        marks: list[Mark] = []
        before: Deadline | None = None
        for one, after in pairwise((*several, None)):
            assert one is not None  # noqa: S101 - only the last is none
            row = self._duty(one, self._start(one) if before is None else self._start_again(one, before))
            if after is None:
                bars.extend(row.bars)
                marks.extend(row.marks)
            else:
                goes_on = one.duty.recurs is not None and one.done is None
                bars.extend(bar for bar in row.bars if not (goes_on and bar.look is Look.LATE))
                marks.extend(_without_caption(mark, one.missed_on if goes_on else None) for mark in row.marks)
            before = one
        tally = Counter(map(_fate, several))
        how = "; ".join(f"{count} {fate}" for fate, count in tally.items())
        last = tuple(self._duty_words(several[-1]))
        words = (f"Owed {plural(len(several), 'time')}: {how}", f"The last: {_uncapital(last[0])}", *last[1:])
        return Row(title=capital(several[0].title), words=words, bars=tuple(bars), marks=tuple(marks))

    def _start_again(self, one: Deadline, before: Deadline) -> date | None:
        """Return the day from which a duty is owed again: that on which it was done or due, or ceased to be owed."""
        last = one.due or date.max
        settled = [before.done, before.lapsed_on] if one.duty.recurs is None else [before.done, before.due]
        days = [day for day in settled if day is not None and day <= last]
        return min(days, default=self._start(one))

    def _duty(self, one: Deadline, start: date | None) -> Row:
        bars = list(self._duty_bars(one, start))
        return Row(
            title=capital(one.title),
            words=tuple(self._duty_words(one)),
            bars=tuple(part for bar in bars for part in _with_gaps(bar, one.pauses, self.seen.on)),
            marks=tuple(self._duty_marks(one)),
        )

    def _duty_bars(self, one: Deadline, start: date | None) -> Iterator[Bar]:
        hover = one.headline
        if one.bounds.no_figure is not None and one.due is None:
            yield Bar(look=Look.NO_FIGURE, first=start, last=one.done or one.lapsed_on or self.seen.on, hover=hover)
            return
        if one.status is DutyStatus.NOT_RUNNING:
            yield Bar(look=Look.ASSUMED, first=self.seen.on, last=one.at_the_latest, hover=hover)
            return
        if one.due is None:
            yield from _in_bounds(Look.RUN, start, one.bounds, hover)
        else:
            last = one.due
            first = one.original if one.original is not None and one.extensions else last
            if one.status is DutyStatus.LAPSED and one.lapsed_on is not None:
                first, last = min(first, one.lapsed_on), min(last, one.lapsed_on)
            yield Bar(look=Look.RUN, first=start, last=first, hover=hover)
            if first < last:
                yield Bar(look=Look.EXTENSION, first=first + _DAY, last=last, hover=self._extended(one))
        if one.missed_on is not None:
            until = one.done or one.lapsed_on or self.seen.on
            yield Bar(look=Look.LATE, first=one.missed_on, last=max(until, one.missed_on), hover=hover)
        furthest = _furthest(one)
        if furthest is not None and one.due is not None:
            yield Bar(
                look=Look.FURTHEST,
                first=one.due + _DAY,
                last=furthest,
                hover=f"{capital(one.title)}: {_uncapital(_put_off(one, furthest))}",
            )

    @staticmethod
    def _extended(one: Deadline) -> str:
        made = "; ".join(
            f"{each.how.in_words} on {in_words(each.on)}, to {in_words(each.to)}" for each in one.extensions
        )
        return f"{capital(one.title)}: extended {made}"

    def _duty_marks(self, one: Deadline) -> Iterator[Mark]:
        hover = one.headline
        if one.due is None:
            yield from () if one.status is DutyStatus.NOT_RUNNING else _ends(one.bounds, hover)
        elif one.status is not DutyStatus.LAPSED or one.is_missed:
            owed = Sign.OWED if one.status is DutyStatus.PENDING else None
            yield Mark(sign=owed, day=one.due, hover=hover, caption=f"due {in_words(one.due)}")
        if one.status is DutyStatus.OVERDUE:
            yield Mark(sign=Sign.OVERDUE, day=self.seen.on, hover=hover)
        elif one.done is not None:
            caption = f"{self._verb(one.act, 'done')} {in_words(one.done)}"
            yield Mark(sign=_DONE[one.status], day=one.done, hover=hover, caption=caption)
        elif one.lapsed_on is not None:
            sign = Sign.MISSED if one.is_missed else Sign.LAPSED
            caption = f"no longer owed {in_words(one.lapsed_on)}"
            yield Mark(sign=sign, day=one.lapsed_on, hover=hover, caption=caption)
        elif one.status is DutyStatus.CANNOT_TELL:
            yield Mark(sign=Sign.DOUBT, day=self.seen.on, hover=hover)
        yield from self._further_marks(one)

    def _verb(self, event: str, verb: str) -> str:
        """Return what was done on the day on record, which may be that of receipt alone."""
        return "received" if event in self.by_receipt else verb

    @staticmethod
    def _further_marks(one: Deadline) -> Iterator[Mark]:
        title, furthest, assumed = capital(one.title), _furthest(one), _assumed(one)
        if furthest is not None:
            caption = f"at the furthest {in_words(furthest)}"
            yield Mark(
                sign=None,
                day=furthest,
                hover=f"{capital(one.title)}: {_uncapital(_put_off(one, furthest))}",
                caption=caption,
            )
        if assumed is not None:
            hover = f"{title}: {in_words(assumed)}, if each step before it is done on its last day (assumed)"
            yield Mark(sign=Sign.ASSUMED, day=assumed, hover=hover, caption=f"at the latest {in_words(assumed)}")
        if one.target is not None:
            hover = f"{title}: {in_words(one.target)} is aimed at or advised, inside the limit"
            yield Mark(sign=Sign.TARGET, day=one.target, hover=hover)
        for day in dict.fromkeys(one.readings.values()):
            if day is not None and day not in {one.due, one.bounds.earliest, one.bounds.latest}:
                hover = f"{title}: on another reading of the text, {in_words(day)}"
                yield Mark(sign=Sign.READING, day=day, hover=hover, caption=f"or {in_words(day)}")

    def _duty_words(self, one: Deadline) -> Iterator[str]:
        if one.status is DutyStatus.NOT_RUNNING:
            yield f"At the latest {_maybe(_assumed(one))} (assumed)"
            yield "Not running yet"
            return
        yield capital(_length(one))
        yield self._status(one)
        furthest = _furthest(one)
        if furthest is not None:
            yield _put_off(one, furthest)
        if one.status is not DutyStatus.MET:
            yield from (f"Taken for granted: {said_plainly(words, self.procedure)}" for words in one.assumed)
        if one.predicted:
            yield "Rests on predicted bank holidays"

    def _status(self, one: Deadline) -> str:
        late = f"{one.in_days(one.days_late)} late" if one.days_late else "late"
        who = capital(self.procedure.party(one.owed_by))
        no_breach = "" if one.strength.binds else ", though no breach"
        done = "" if one.done is None else in_words(one.done)
        verb = capital(self._verb(one.act, "done"))
        lapsed = "" if one.lapsed_on is None else in_words(one.lapsed_on)
        said = {
            DutyStatus.MET: f"{verb} in time, on {done}",
            DutyStatus.MET_LATE: f"{verb} on {done}, {late}{no_breach}",
            DutyStatus.PENDING: f"Not late. {who} owes it",
            DutyStatus.OVERDUE: f"Overdue, {late}{no_breach}. {who} still owes it",
            DutyStatus.LAPSED: f"No longer owed since {lapsed}",
            DutyStatus.SUSPENDED: "The clock is stopped",
            DutyStatus.NO_LIMIT: f"{who} owes it",
        }
        if one.status is DutyStatus.LAPSED and one.is_missed:
            return f"Missed, {late}{no_breach}; no longer owed since {lapsed}"
        if one.bounds.no_figure is not None and one.done is not None:
            return f"{verb} on {done}"
        if done:
            return said.get(one.status, f"{verb} on {done}; whether in time cannot be told")
        unsettled = "owed" if one.due is not None or one.bounds.no_figure is not None else "late"
        return said.get(one.status, f"Whether it is {unsettled} cannot be told")

    # Windows

    def _windows(self, stage: str) -> Iterator[Row]:
        for one in self.seen.windows:
            if one.window.stage != stage:
                continue
            if one.status is WindowStatus.NOT_OPEN and one.opens is None:
                order = self.procedure.order_of_stages
                if not self.seen.is_over and order[stage] >= order.get(self.seen.stage.name, -1):
                    self.not_drawn.append(one.title)
                continue
            yield self._window(one)

    def _window(self, one: WindowState) -> Row:
        shut = self._shut(one)
        bars = () if one.opens is None and one.used is not None else tuple(self._window_bars(one, shut))
        return Row(
            title=capital(one.title),
            words=(capital(self._standing(one, shut)),),
            bars=tuple(part for bar in bars for part in _with_gaps(bar, one.pauses, self.seen.on)),
            marks=tuple(self._window_marks(one, shut)),
        )

    def _shut(self, one: WindowState) -> date | None:
        """Return the day on which a window closed because its stage was left; None where its own last day closed it."""
        left = next((left for _, left in reversed(self.visits.get(one.window.stage, ()))), None)
        if one.status is not WindowStatus.CLOSED or left is None:
            return None
        return None if one.bounds.latest is not None and one.bounds.latest <= left else left

    def _standing(self, one: WindowState, shut: date | None) -> str:
        if shut is not None:
            return f"closed on {in_words(shut)}, when the stage was left"
        if one.used is not None and one.event in self.by_receipt and one.status is WindowStatus.USED:
            return f"received on {in_words(one.used)}"
        if one.used is not None and one.status is WindowStatus.CANNOT_TELL:
            return f"{self._verb(one.event, 'made')} on {in_words(one.used)}; whether in time cannot be told"
        return one.headline.removeprefix(f"{capital(one.title)}: ").removesuffix(".")

    def _window_bars(self, one: WindowState, shut: date | None) -> Iterator[Bar]:
        hover = one.headline
        if shut is not None:
            yield Bar(look=Look.WINDOW, first=one.opens, last=shut, hover=hover)
        elif one.bounds.no_figure is None:
            yield from _in_bounds(Look.WINDOW, one.opens, one.bounds, hover)
        else:
            yield Bar(look=Look.WINDOW, first=one.opens, last=one.used or self.seen.on, hover=hover)
            if one.status is WindowStatus.NO_LIMIT:
                yield Bar(look=Look.NO_FIGURE, first=self.seen.on + _DAY, last=None, hover=hover)

    def _window_marks(self, one: WindowState, shut: date | None) -> Iterator[Mark]:
        hover, title = one.headline, capital(one.title)
        if one.used is not None:
            sign = {WindowStatus.USED: Sign.DONE, WindowStatus.USED_LATE: Sign.DONE_LATE}.get(one.status, Sign.DOUBT)
            caption = f"{self._verb(one.event, 'made')} {in_words(one.used)}"
            yield Mark(sign=sign, day=one.used, hover=hover, caption=caption)
        if shut is not None:
            yield Mark(sign=Sign.CLOSED, day=shut, hover=hover, caption=f"closed {in_words(shut)}")
        else:
            yield from _ends(one.bounds, hover)
        if one.status is WindowStatus.CLOSED and shut is None and one.bounds.latest is not None:
            yield Mark(sign=Sign.CLOSED, day=one.bounds.latest, hover=hover)
        elif one.status is WindowStatus.CANNOT_TELL and one.used is None:
            yield Mark(sign=Sign.DOUBT, day=self.seen.on, hover=hover)
        if one.advised is not None:
            told = in_words(one.advised)
            yield Mark(
                sign=Sign.TARGET, day=one.advised, hover=f"{title}: advised by {told}", caption=f"advised by {told}"
            )
        if one.long_stop is not None:
            told = in_words(one.long_stop)
            hover = f"{title}: even a late one ends on {told}"
            yield Mark(sign=Sign.LONG_STOP, day=one.long_stop, hover=hover, caption=f"long stop {told}")

    # Routes

    def _route(self, one: RouteState) -> Row:
        hover = one.headline
        bars: tuple[Bar, ...] = ()
        marks: list[Mark] = []
        words = [_ROUTES[one.status]]
        if one.status is RouteStatus.PAST_LIMIT and one.answer is Answer.DISCRETION:
            words = ["Its time limit has passed; it may still decide to look at it"]
        if one.route.kind is RouteKind.REGULATOR and one.status is RouteStatus.OPEN:
            words = ["May be told at any time; it decides no complaint"]
        taken = self._days_of({one.route.event}) if one.status is RouteStatus.USED else []
        marks.extend(Mark(sign=Sign.USED, day=day, hover=hover, caption=f"asked {in_words(day)}") for day in taken[:1])
        if one.bounds is not None and one.route.time_limit is not None:
            begun = self._days_of(_triggers(one.route.time_limit.until))
            bars = tuple(_in_bounds(Look.WINDOW, min(begun, default=None), one.bounds, hover))
            marks.extend(_ends(one.bounds, hover))
            if one.status is RouteStatus.PAST_LIMIT and one.bounds.latest is not None:
                marks.append(Mark(sign=Sign.CLOSED, day=one.bounds.latest, hover=hover))
            words.extend(f"Its time limit {said}" for said in _limit_in_words(one.bounds))
        return Row(title=capital(one.title), words=tuple(words), bars=bars, marks=tuple(marks))

    def _days_of(self, events: Iterable[str | None]) -> list[date]:
        names = set(events)
        return [one.on for one in self.seen.entries if isinstance(one, Recorded) and one.event in names]


_ROUTES = {
    RouteStatus.PREMATURE: "Too early, in general",
    RouteStatus.EARLY: "May be asked now; it decides whether that is too soon",
    RouteStatus.OPEN: "May be asked now",
    RouteStatus.CLOSING: "May be asked now, and its time limit ends soon",
    RouteStatus.PAST_LIMIT: "Its time limit has passed",
    RouteStatus.USED: "Has been asked",
    RouteStatus.CANNOT_TELL: "Whether it may be asked cannot be told",
}


def _limit_in_words(bounds: Bounds) -> Iterator[str]:
    """Yield when a time limit ends, as the end of a sentence; nothing where that is not known at all."""
    low, high = bounds.earliest, bounds.latest
    if low is not None and low == high:
        yield f"ends on {in_words(low)}"
    elif low is not None and high is not None:
        yield f"ends between {in_words(low)} and {in_words(high)}"
    elif high is not None:
        yield f"ends on or before {in_words(high)}"
    elif low is not None:
        yield f"does not end before {in_words(low)}"
    else:
        yield "cannot be told"


def _triggers(limit: Limit) -> set[str]:
    return {node.event for node in limit.nodes if isinstance(node, Trigger)}


def _in_bounds(look: Look, first: date | None, bounds: Bounds, hover: str) -> Iterator[Bar]:
    """Yield what is certain of a stretch of days, and then where its last day may lie."""
    low, high = bounds.earliest, bounds.latest
    if low is None and high is None:
        return
    if low is not None:
        yield Bar(look=look, first=first, last=low, hover=hover)
    if low is None or high is None or low < high:
        yield Bar(look=Look.FADING, first=first if low is None else low + _DAY, last=high, hover=hover)


def _ends(bounds: Bounds, hover: str) -> Iterator[Mark]:
    """Yield the days between which a last day lies; one where they are the same."""
    low, high = bounds.earliest, bounds.latest
    if low is not None and low == high:
        yield Mark(sign=None, day=low, hover=hover, caption=f"last day {in_words(low)}")
        return
    if low is not None:
        yield Mark(sign=None, day=low, hover=hover, caption=f"last day not before {in_words(low)}")
    if high is not None:
        yield Mark(sign=None, day=high, hover=hover, caption=f"last day not after {in_words(high)}")


def _with_gaps(bar: Bar, pauses: Sequence[Pause], on: date) -> Iterator[Bar]:
    """Yield a stretch of days with the gaps in it while its clock stood still."""
    if bar.look not in {Look.RUN, Look.EXTENSION, Look.WINDOW}:
        yield bar
        return
    first = bar.first
    for pause in pauses:
        resumed = on if pause.resumed is None else pause.resumed - _DAY
        last = resumed if bar.last is None else min(resumed, bar.last)
        begins = pause.first if first is None else max(pause.first, first)
        if last < begins:
            continue
        if first is None or first < begins:
            yield evolve(bar, first=first, last=begins - _DAY)
        until = "and still stands" if pause.resumed is None else f"until {in_words(resumed)}"
        hover = f"The clock stood still from {in_words(pause.first)} {until}"
        yield Bar(look=Look.PAUSE, first=begins, last=last, hover=hover)
        first = last + _DAY
    if first is None or bar.last is None or first <= bar.last:
        yield evolve(bar, first=first)


def _assumed(one: Deadline) -> date | None:
    """Return the last day if each step before is done in time; none where that is settled or can no longer be."""
    day = one.at_the_latest
    if day is None or day in {one.due, one.bounds.latest} or day < max(one.on, one.bounds.earliest or one.on):
        return None
    return day


def _without_caption(mark: Mark, missed_on: date | None) -> Mark:
    """Return a mark without its caption; one of a miss on the day of the miss, where the next time hides the rest."""
    if missed_on is not None and mark.sign in {Sign.OVERDUE, Sign.MISSED}:
        return evolve(mark, caption="", day=missed_on)
    return evolve(mark, caption="")


def _fate(one: Deadline) -> str:
    """Return what became of a duty, in the words of the legend."""
    lapsed = Sign.MISSED if one.is_missed else Sign.LAPSED
    signs = {DutyStatus.PENDING: Sign.OWED, DutyStatus.OVERDUE: Sign.OVERDUE, DutyStatus.LAPSED: lapsed}
    return str((_DONE | signs).get(one.status, one.status).value)


_DONE = {
    DutyStatus.MET: Sign.DONE,
    DutyStatus.MET_LATE: Sign.DONE_LATE,
    DutyStatus.CANNOT_TELL: Sign.DOUBT,
}


def _furthest(one: Deadline) -> date | None:
    """Return the furthest to which a limit can be put off, where that says more than its last day."""
    if one.latest is None or one.due is None or one.latest <= one.due:
        return None
    settled = one.status is DutyStatus.MET or (one.status is DutyStatus.LAPSED and not one.is_missed)
    return None if settled else one.latest


def _put_off(one: Deadline, furthest: date) -> str:
    soft = ", or later for good reason" if one.latest_is_soft else ""
    can = "Can be" if one.status in {DutyStatus.PENDING, DutyStatus.SUSPENDED} else "Could have been"
    return f"{can} put off without agreement to {in_words(furthest)}{soft}"


def _length(one: Deadline) -> str:
    """Return how long the limit is and its last day, in words."""
    if one.due is None:
        if one.bounds.no_figure is not None:
            return f"no limit in the text: {one.bounds.no_figure}"
        return "no date can be told" if one.bounds.unknown else certainty(one.bounds)
    counts = [step.counted for step in one.steps if step.counted is not None]
    if one.extensions and one.original is not None and one.original < one.due:
        return f"Extended from {in_words(one.original)} to {in_words(one.due)}"
    if len(counts) == 1 and one.occurrence == 1:
        return f"{Period(counts[0].number, counts[0].period.unit).in_words}: {in_words(one.due)}"
    return f"Due on {in_words(one.due)}"


def _maybe(day: date | None) -> str:
    return "an unknown day" if day is None else in_words(day)


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]
