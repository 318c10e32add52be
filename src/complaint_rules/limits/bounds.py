"""Limits read as bounds: what is certain of a last day, and the day on the facts recorded."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, field, frozen

from complaint_rules.errors import CalendarHorizonError, UnknownReadingError
from complaint_rules.limits.evidence import Evidence, Occurrence, date_in
from complaint_rules.limits.expressions import KIND_OF_DAYS, Received, Trigger
from complaint_rules.periods import Pause, Period, Reached, Unit
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from complaint_rules.conditions import FactValue

T = TypeVar("T")

__all__ = ["Bounds", "BoundsReading"]


@frozen(kw_only=True)
class Bounds:
    """
    What is certain of a last day: not before `earliest`, not after `latest`.

    Attributes:
        earliest: The last day is certainly not before this; None where nothing is certain.
        latest: The last day is certainly not after this; None where nothing is certain.
        due: The last day on the facts recorded, under the assumptions listed; None where they do not give one.
        running: Whether a day from which it runs has come.
        stopped: Whether the clock is suspended now.
        missing: What would narrow the bounds: events, "received:" and "made:" dates, facts and readings, by name.
        assumed: What `due` takes for granted, as sentences.
        predicted: Whether it rests on predicted bank holidays.
        approximate: Whether whole days stand for hours.
        no_figure: What the text says where it gives no figure; None where it gives one.
        resets: For the last of several events: each that is on record, for the period that runs from it.
        may_reset: For the last of several events: whether one may happen yet.

    Source:
        House rule: a limit is read as bounds; a date is certain when they are equal, and nothing is guessed.

    Examples:
        >>> Bounds(earliest=None, latest=None, due=None).certain
        False
    """

    earliest: date | None
    latest: date | None
    due: date | None
    running: bool = False
    stopped: bool = False
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    predicted: bool = False
    approximate: bool = False
    no_figure: str | None = None
    resets: tuple[Bounds, ...] = field(default=(), repr=False)
    may_reset: bool = field(default=False, repr=False)

    @property
    def unknown(self) -> bool:
        """Whether neither a bound nor a date is known."""
        return self.earliest is None and self.latest is None and self.due is None

    @property
    def certain(self) -> bool:
        """Whether both bounds are known and equal."""
        return self.earliest is not None and self.earliest == self.latest

    def encloses(self, other: Bounds) -> bool:
        """Return whether every last day that `other` allows is allowed by these bounds too."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high


@lru_cache(maxsize=4096)
def _known(day: date) -> Bounds:
    """Return the bounds of a day that is certain: made once, because most limits run from one."""
    return Bounds(earliest=day, latest=day, due=day, running=True)


def _without_resets(bounds: Bounds) -> Bounds:
    return evolve(bounds, resets=(), may_reset=False) if bounds.resets else bounds


def _merged(
    parts: Sequence[Bounds], *, earliest: date | None = None, latest: date | None = None, due: date | None = None
) -> Bounds:
    """Return bounds that carry the doubts of all parts."""
    return Bounds(
        earliest=earliest,
        latest=latest,
        due=due,
        running=any(part.running for part in parts),
        stopped=any(part.stopped for part in parts),
        missing=_union(part.missing for part in parts),
        assumed=_union(part.assumed for part in parts),
        predicted=any(part.predicted for part in parts),
        approximate=any(part.approximate for part in parts),
        no_figure=next((part.no_figure for part in parts if part.no_figure is not None), None),
    )


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for several in lists for one in several))


def _all_or_none(days: Iterable[date | None], choose: Callable[[list[date]], date]) -> date | None:
    known: list[date] = []
    for day in days:
        if day is None:
            return None
        known.append(day)
    return choose(known) if known else None


def _any_or_none(days: Iterable[date | None], choose: Callable[[list[date]], date]) -> date | None:
    known = _those_known(days)
    return choose(known) if known else None


def _those_known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]


@frozen
class BoundsReading:
    """
    The reading that gives bounds, and the date on the facts recorded.

    Attributes:
        evidence: What is known.
        at_most: Whether to count the second figure of a period that has two.

    Source:
        House rule: each doubt widens the bounds and none is guessed.

    Examples:
        >>> from complaint_rules.limits import After, Evidence, Occurrence, Received
        >>> from datetime import date
        >>> from complaint_rules.periods import Days, Period, Unit
        >>> from complaint_rules.working_days import WorkingDayCalendar
        >>> evidence = Evidence(
        ...     on=date(2026, 11, 24),
        ...     days=Days(working=WorkingDayCalendar("england-and-wales")),
        ...     occurrences={"complaint": [Occurrence(made=date(2026, 11, 23), received=date(2026, 11, 23))]},
        ... )
        >>> After(Received("complaint"), Period(10, Unit.WORKING_DAYS)).read(BoundsReading(evidence)).due
        datetime.date(2026, 12, 7)
    """

    evidence: Evidence
    at_most: bool = False

    def on(self, event: str) -> Bounds:
        """Return the day of an act."""
        found = self.evidence.of(event)
        return self._not_on_record(event) if found is None else _made(event, found)

    def received(self, event: str) -> Bounds:
        """Return the day of receipt."""
        found = self.evidence.of(event)
        return self._not_on_record(event) if found is None else _receipt(event, found)

    def last(self, triggers: Sequence[Trigger]) -> Bounds:
        """Return the last recorded date, and each date, for a period to see whether it had passed."""
        recorded = self._recorded(triggers)
        implied = self._implied(triggers)
        if not recorded and not implied:
            return self._none_recorded(triggers, max)
        parts = [*recorded, *implied]
        known = {name for name, found in self.evidence.occurrences.items() if found} | self.evidence.implied.keys()
        may_reset = any(trigger.event in self.evidence.repeating or trigger.event not in known for trigger in triggers)
        merged = _merged(
            parts,
            earliest=_any_or_none((part.earliest for part in parts), max),
            latest=None if may_reset else _all_or_none((part.latest for part in parts), max),
            due=None if implied else _any_or_none((part.due for part in recorded), max),
        )
        return evolve(merged, resets=tuple(sorted(parts, key=_by_due)), may_reset=may_reset)

    def first(self, triggers: Sequence[Trigger]) -> Bounds:
        """Return the first recorded date."""
        parts = [*self._recorded(triggers), *self._implied(triggers)]
        if not parts:
            return self._none_recorded(triggers, min)
        return _settled(
            parts,
            _merged(
                parts,
                earliest=_all_or_none((part.earliest for part in parts), min),
                latest=_any_or_none((part.latest for part in parts), min),
                due=_all_or_none((part.due for part in parts), min),
            ),
        )

    def date_set_by(self, event: str, detail: str) -> Bounds:
        """Return the date that was set, the last of those that replaced one another in time."""
        groups = self.evidence.dates_set(event, detail)
        if self.evidence.occurrence >= len(groups):
            return Bounds(earliest=None, latest=None, due=None, missing=(event,))
        for one in reversed(groups[self.evidence.occurrence]):
            day = date_in(one, detail)
            if day is not None:
                return _known(day)
        return Bounds(earliest=None, latest=None, due=None, running=True, missing=(f"{event}.{detail}",))

    def after(self, start: Bounds, period: Period) -> Bounds:
        """Return the start moved forward by the period, with suspended days left out."""
        return self._of_kinds(start, period, self._after_kind)

    def before(self, end: Bounds, period: Period) -> Bounds:
        """Return the end moved back by the period."""
        return self._of_kinds(end, period, self._before_kind)

    def next_open_day(self, day: Bounds) -> Bounds:
        """Return the day, or the next working day."""
        moved = self._moved(day, NEXT_OPEN_DAY, self._count_on)
        resets = tuple(self._moved(reset, NEXT_OPEN_DAY, self._count_on) for reset in day.resets)
        return evolve(moved, resets=resets, may_reset=day.may_reset)

    def later_of(self, limits: Sequence[Bounds]) -> Bounds:
        """Return the later of several; certain where the others cannot be later."""
        return _settled(
            limits,
            _merged(
                limits,
                earliest=_any_or_none((limit.earliest for limit in limits), max),
                latest=_all_or_none((limit.latest for limit in limits), max),
                due=_all_or_none((limit.due for limit in limits), max),
            ),
        )

    def earlier_of(self, limits: Sequence[Bounds]) -> Bounds:
        """Return the earlier of several; certain where the others cannot be earlier."""
        return _settled(
            limits,
            _merged(
                limits,
                earliest=_all_or_none((limit.earliest for limit in limits), min),
                latest=_any_or_none((limit.latest for limit in limits), min),
                due=_all_or_none((limit.due for limit in limits), min),
            ),
        )

    def by_fact(self, fact: str, branches: Mapping[FactValue, Bounds], otherwise: Bounds | None) -> Bounds:
        """Return the branch of the fact that was told, else bounds that hold all branches."""
        told = branch_of(self.evidence.facts.get(fact), branches, otherwise)
        if told is not None:
            return _without_resets(told)
        return _hull([*branches.values(), *([] if otherwise is None else [otherwise])], missing=fact)

    def readings(self, name: str, options: Mapping[str, Bounds], default: str | None) -> Bounds:
        """Return the reading that was chosen or is the default, else bounds that hold all."""
        chosen = self.evidence.readings.get(name, default)
        if chosen is None:
            return _hull(list(options.values()), missing=name)
        if chosen not in options:
            raise UnknownReadingError(chosen, valid=options, where=name)
        return _without_resets(options[chosen])

    def no_figure(self, words: str) -> Bounds:
        """Return bounds that say nothing, with what the text says instead."""
        return Bounds(earliest=None, latest=None, due=None, no_figure=words)

    def _tomorrow(self) -> date | None:
        return None if self.evidence.on == date.max else self.evidence.on + timedelta(days=1)

    def _not_on_record(self, event: str) -> Bounds:
        if event in self.evidence.projected:
            day, assumed = self.evidence.projected[event], (f"{event} is done on the last day for it",)
            return Bounds(earliest=day, latest=day, due=day, running=True, assumed=assumed)
        if event in self.evidence.implied:
            return Bounds(earliest=None, latest=self.evidence.implied[event], due=None, running=True, missing=(event,))
        earliest = None if event in self.evidence.circumstances else self._tomorrow()
        return Bounds(earliest=earliest, latest=None, due=None, missing=(event,))

    def _none_recorded(self, triggers: Sequence[Trigger], choose: Callable[[list[date]], date]) -> Bounds:
        parts = [trigger.read(self) for trigger in triggers]
        projected = _those_known(part.due for part in parts)
        if not projected:
            return _merged(parts, earliest=self._tomorrow())
        day = choose(projected)
        return _merged(parts, earliest=day, latest=day, due=day)

    def _recorded(self, triggers: Sequence[Trigger]) -> list[Bounds]:
        """Return every date on record that counts: of receipt where that is meant."""
        return [
            (_receipt if isinstance(trigger, Received) else _made)(trigger.event, one)
            for trigger, one in self.evidence.of_any(triggers)
        ]

    def _implied(self, triggers: Sequence[Trigger]) -> list[Bounds]:
        """Return the dates of those that are not on record and must have happened."""
        return [
            trigger.read(self)
            for trigger in triggers
            if not self.evidence.occurrences.get(trigger.event)
            and trigger.event in self.evidence.implied
            and trigger.event not in self.evidence.projected
        ]

    def counted_from(self, start: Bounds, due: date, period: Period) -> date:
        """Return the day from which the count ran that gave the date: of several, the last that moved it."""
        return self._last_that_moved(start, period)[0] if start.resets else due

    def _of_kinds(self, start: Bounds, period: Period, count: Callable[[Bounds, Period], Bounds]) -> Bounds:
        """Count a period of one kind, or hold both kinds where the text does not say which."""
        if start.unknown:
            return _without_resets(start)
        kind, *others = self.evidence.kinds(period)
        if not others:
            return count(start, kind)
        return _hull([_or_unknown(count, start, one) for one in (kind, *others)], missing=KIND_OF_DAYS)

    def _after_kind(self, start: Bounds, period: Period) -> Bounds:
        if period.unit is Unit.SCHOOL_DAYS and self.evidence.days.school is None:
            first = _all_or_none((reset.earliest for reset in start.resets or (start,)), min)
            return _without_school_days(start, earliest=first if period.roll is Roll.NONE else None)
        if not start.resets:
            return self._after_one(start, period)
        ends = [(one, self._after_one(self._at(start, one.earliest, one.latest), period)) for one in start.resets]
        known = start.due is not None
        current = self._last_that_moved(start, period)[1] if known else _merged([end for _, end in ends])
        latest = _latest_of_resets(ends)
        if start.may_reset and (latest is None or self.evidence.on <= latest):
            latest = None
        return evolve(current, earliest=_earliest_of_resets(ends), latest=latest)

    def _last_that_moved(self, start: Bounds, period: Period) -> tuple[date, Bounds]:
        """Move the limit with each event that came before the limit had passed; one that had passed stays."""
        moved_by, *others = _those_known(reset.due for reset in start.resets)
        current = self._after_one(self._at(start, moved_by, moved_by, moved_by), period)
        for day in others:
            if current.due is None or day <= current.due:
                moved_by, current = day, self._after_one(self._at(start, day, day, day), period)
        return moved_by, current

    @staticmethod
    def _at(start: Bounds, earliest: date | None, latest: date | None, due: date | None = None) -> Bounds:
        return evolve(start, earliest=earliest, latest=latest, due=due)

    def _after_one(self, start: Bounds, period: Period) -> Bounds:
        going_on = self.evidence.stopped_since
        if going_on is None or not start.running:
            return self._moved(start, period, self._count)
        moved = self._moved(start, period, self._count, due_is_a_bound=True)
        if moved.latest is not None and moved.latest < going_on:
            return moved
        if moved.due is not None and moved.due < going_on:
            return evolve(moved, latest=None)
        today = (*self.evidence.pauses, Pause(going_on, self.evidence.on))
        resumed = self._moved(start, period, lambda day, period: self._count(day, period, today), due_is_a_bound=True)
        return evolve(resumed, latest=None, due=None, stopped=True)

    def _count(self, day: date, period: Period, pauses: tuple[Pause, ...] | None = None) -> Reached:
        evidence = self.evidence
        pauses = evidence.pauses if pauses is None else pauses
        return period.reach(day, days=evidence.days, pauses=pauses, at_most=self.at_most)

    def _before_kind(self, end: Bounds, period: Period) -> Bounds:
        if period.unit is Unit.SCHOOL_DAYS and self.evidence.days.school is None:
            return _without_school_days(end, latest=end.latest if period.roll is Roll.NONE else None)
        return self._moved(
            end,
            period,
            lambda day, period: period.reach_back(day, days=self.evidence.days, at_most=self.at_most),
        )

    def _count_on(self, day: date, period: Period) -> Reached:
        return period.reach(day, days=self.evidence.days)

    @staticmethod
    def _moved(
        start: Bounds,
        period: Period,
        count: Callable[[date, Period], Reached],
        *,
        due_is_a_bound: bool = False,
    ) -> Bounds:
        """Move all three dates; a bound that leaves the calendar is dropped, which only widens."""
        known = {day for day in (start.earliest, start.latest, start.due) if day is not None}
        last: dict[date | None, date] = {}
        predicted = start.predicted
        for day in known:
            try:
                reached = count(day, period)
            except CalendarHorizonError:
                if day == start.due and not due_is_a_bound:
                    raise
            else:
                last[day] = reached.last
                predicted = predicted or reached.predicted
        return Bounds(
            earliest=last.get(start.earliest),
            latest=last.get(start.latest),
            due=last.get(start.due),
            running=start.running,
            stopped=start.stopped,
            missing=start.missing,
            assumed=start.assumed,
            predicted=predicted,
            approximate=start.approximate or period.approximate,
            no_figure=start.no_figure,
        )


NEXT_OPEN_DAY = Period(0, Unit.DAYS, roll=Roll.FOLLOWING)


def _made(event: str, one: Occurrence) -> Bounds:
    if one.made is not None:
        return _known(one.made)
    return Bounds(
        earliest=None,
        latest=one.received,
        due=one.received,
        running=True,
        missing=(f"made:{event}",),
        assumed=(f"{event} was made or sent on the day it was received",),
    )


def _receipt(event: str, one: Occurrence) -> Bounds:
    if one.received is not None:
        return _known(one.received)
    return Bounds(
        earliest=one.made,
        latest=None,
        due=one.made,
        running=True,
        missing=(f"received:{event}",),
        assumed=(f"{event} was received on the day it was made or sent",),
    )


def _latest_of_resets(ends: Sequence[tuple[Bounds, Bounds]]) -> date | None:
    """Return the latest end, given each event and its own end: one that comes after it does not move it."""
    latest = _any_or_none((end.latest for _, end in ends), min)
    for event, end in sorted(ends, key=_by_earliest):
        if latest is not None and (event.earliest is None or event.earliest <= latest):
            latest = None if end.latest is None else max(latest, end.latest)
    return latest


def _earliest_of_resets(ends: Sequence[tuple[Bounds, Bounds]]) -> date | None:
    """Return the earliest end, given each event in order and its own end: one that certainly comes by then moves it."""
    earliest = _all_or_none((end.earliest for _, end in ends), min)
    for event, end in ends:
        if earliest is not None and event.latest is not None and event.latest <= earliest:
            earliest = _any_or_none((earliest, end.earliest), max)
    return earliest


def _by_earliest(pair: tuple[Bounds, Bounds]) -> date:
    event, _ = pair
    return event.earliest or date.min


def _by_due(bounds: Bounds) -> date:
    return bounds.due or date.min


def _without_school_days(start: Bounds, *, earliest: date | None = None, latest: date | None = None) -> Bounds:
    missing = _union((start.missing, ("calendar of school days",)))
    return evolve(start, earliest=earliest, latest=latest, due=None, missing=missing, resets=(), may_reset=False)


def _or_unknown(count: Callable[[Bounds, Period], Bounds], start: Bounds, period: Period) -> Bounds:
    """Count one of two kinds, neither of which alone is the date: beyond the calendar it is only unknown."""
    try:
        return count(start, period)
    except CalendarHorizonError:
        return evolve(start, earliest=None, latest=None, due=None)


def _hull(parts: Sequence[Bounds], *, missing: str) -> Bounds:
    """Return bounds that hold all parts; `missing` names what chooses between them."""
    dues = {part.due for part in parts}
    merged = _merged(
        parts,
        earliest=_all_or_none((part.earliest for part in parts), min),
        latest=_all_or_none((part.latest for part in parts), max),
        due=dues.pop() if len(dues) == 1 else None,
    )
    if len({(part.earliest, part.latest, part.due) for part in parts}) > 1:
        merged = evolve(merged, missing=_union(((missing,), merged.missing)))
    return merged


def _settled(parts: Sequence[Bounds], merged: Bounds) -> Bounds:
    """Return the merged bounds; where they are certain, nothing that is doubtful in a part matters any more."""
    if not merged.certain:
        return merged
    return evolve(
        merged,
        due=merged.latest,
        stopped=False,
        missing=(),
        assumed=_union(part.assumed for part in parts if part.certain),
        no_figure=None,
    )


def branch_of(told: FactValue | None, branches: Mapping[FactValue, T], otherwise: T | None) -> T | None:
    """Return the branch of a fact that was told; None where none was, or none is for it."""
    if told is None:
        return None
    for value, branch in branches.items():
        if type(value) is type(told) and value == told:
            return branch
    return otherwise
