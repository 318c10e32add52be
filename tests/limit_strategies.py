"""
What Hypothesis draws for periods and limits, and the same limits worked out another way: one day at a time.

The oracle shares no code with the package: it walks days, asks `tests.oracle` which of them count, and finds months by
watching the month change.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from complaint_rules.limits import (
    KIND_OF_DAYS,
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    Evidence,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    Occurrence,
    On,
    Readings,
    Received,
    Trigger,
)
from complaint_rules.periods import Counting, Days, Pause, Period, Unit
from complaint_rules.working_days import Roll, WorkingDayCalendar
from tests import oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from complaint_rules.conditions import FactValue


DIVISION = "england-and-wales"
FIRST, LAST_DAY = date(2015, 1, 1), date(2020, 12, 31)
EVENTS = ("a", "b", "c", "d")
TIERS: tuple[FactValue, ...] = ("simple", 2)
REPEATING = frozenset(("c", "d"))
ONE_DAY = timedelta(days=1)

NO_DAYS: frozenset[date] = frozenset()
HALF_TERMS = frozenset(
    date(year, month, day) for year in range(2012, 2029) for month in (2, 5, 10) for day in range(20, 27)
)
"""Days on which the schools of these tests are closed, weekends and bank holidays apart."""


# -------------------------------------------------------------------------------------------------------------- oracle


def counts(day: date, unit: Unit, out: Collection[date] = ()) -> bool:
    """Tell whether a day counts in a unit."""
    if unit is Unit.WORKING_DAYS:
        return oracle.is_working(day, DIVISION, out)
    if unit is Unit.SCHOOL_DAYS:
        return oracle.is_working(day, DIVISION, HALF_TERMS)
    return True


def suspended_days(pauses: Collection[Pause]) -> frozenset[date]:
    """Return each day of finished pauses."""
    return frozenset(day for one in pauses if one.resumed for day in oracle.every_day(one.first, one.resumed - ONE_DAY))


def corresponding(start: date, months: int) -> tuple[date, bool]:
    """Walk until so many months have begun and the day number, or a last day, is met; tell which it was."""
    day, begun = start, 0
    while begun < months or not (day.day == start.day or (day + ONE_DAY).day == 1):
        day += ONE_DAY
        begun += day.day == 1
    return day, day.day == start.day


def corresponding_back(start: date, months: int) -> date:
    """Walk back until so many months were left and the day number, or a last day before it, is met."""
    day, left = start, 0
    while left < months or day.day > start.day:
        left += day.day == 1
        day -= ONE_DAY
    return day


def rolled(day: date, roll: Roll, out: Collection[date] = ()) -> date:
    """Walk to a working day as the convention says."""
    ways = {
        Roll.NONE: (),
        Roll.FOLLOWING: (1,),
        Roll.PRECEDING: (-1,),
        Roll.MODIFIED_FOLLOWING: (1, -1),
        Roll.MODIFIED_PRECEDING: (-1, 1),
    }[roll]
    for last_try, way in enumerate(ways, 1):
        there = day
        while not oracle.is_working(there, DIVISION, out):
            there += way * ONE_DAY
        if there.month == day.month or last_try == len(ways):
            return there
    return day


def in_days(period: Period) -> int:
    """Return how many days a period counts, hours rounded up."""
    if period.unit is Unit.HOURS:
        return (period.number + 23) // 24
    return period.number * (7 if period.unit is Unit.WEEKS else 1)


def unrolled_end(
    start: date, period: Period, out: Collection[date] = (), suspended: Collection[date] = NO_DAYS
) -> date:
    """Count a period forward, one day at a time, without its roll."""
    if period.number == 0:
        return start
    first = start if period.counting is Counting.BEGINNING_WITH else start + ONE_DAY
    if period.unit not in {Unit.MONTHS, Unit.YEARS}:
        day, met = first, 0
        while True:
            met += counts(day, period.unit, out) and day not in suspended
            if met == in_days(period):
                return day
            day += ONE_DAY
    months = period.number * (12 if period.unit is Unit.YEARS else 1)
    if period.counting is Counting.DAY_AFTER:
        end = corresponding(start, months)[0]
    else:
        there, exists = corresponding(first, months)
        end = there - ONE_DAY if exists else there
    owed = sum(first <= day <= end for day in suspended)
    while owed:
        end += ONE_DAY
        owed -= end not in suspended
    return end


def end_of(start: date, period: Period, out: Collection[date] = (), suspended: Collection[date] = NO_DAYS) -> date:
    """Count a period forward, one day at a time."""
    return rolled(unrolled_end(start, period, out, suspended), period.roll, out)


def beginning_of(end: date, period: Period, out: Collection[date] = ()) -> date:
    """Count a period back, one day at a time."""
    if period.number == 0:
        return rolled(end, period.roll, out)
    included = period.counting is Counting.BEGINNING_WITH
    if period.unit in {Unit.MONTHS, Unit.YEARS}:
        months = period.number * (12 if period.unit is Unit.YEARS else 1)
        return rolled(corresponding_back(end + ONE_DAY if included else end, months), period.roll, out)
    day, met = end if included else end - ONE_DAY, 0
    while True:
        met += counts(day, period.unit, out)
        if met == in_days(period):
            return rolled(day, period.roll, out)
        day -= ONE_DAY


@frozen(kw_only=True)
class Truth:
    """Everything that happens in the end: made and received of each act in order, the facts, the readings meant."""

    events: dict[str, list[tuple[date, date]]]
    agreed: tuple[date, date] | None
    tier: FactValue
    reading: str
    kind: Unit
    out: frozenset[date] = NO_DAYS
    suspended: frozenset[date] = field(default=NO_DAYS)

    def of(self, trigger: Limit) -> list[date]:
        """Return the dates of a trigger, as they happened."""
        assert isinstance(trigger, On | Received)
        return [pair[isinstance(trigger, Received)] for pair in self.events.get(trigger.event, ())]

    def settled(self, period: Period) -> Period:
        """Return the period of the kind that was meant."""
        return evolve(period, unit=self.kind) if period.unit is Unit.DAYS_KIND_NOT_STATED else period

    def chain(self, limit: Limit) -> list[date]:
        """Return each date from which a period runs: several only for the last of several events."""
        if isinstance(limit, NextOpenDay):
            return [rolled(day, Roll.FOLLOWING, self.out) for day in self.chain(limit.day)]
        if isinstance(limit, Last):
            return sorted(day for trigger in limit.triggers for day in self.of(trigger))
        day = self.last_day(limit)
        return [] if day is None else [day]

    def last_day(self, limit: Limit) -> date | None:  # noqa: C901, PLR0911, PLR0912 - one case for each node
        """Work a limit out from the whole truth; None where it comes to no date."""
        match limit:
            case On() | Received():
                return next(iter(self.of(limit)), None)
            case First():
                return min((day for one in limit.triggers for day in self.of(one)), default=None)
            case Last():
                return max((day for one in limit.triggers for day in self.of(one)), default=None)
            case DateSetBy():
                return None if self.agreed is None else self.agreed[1]
            case After():
                end: date | None = None
                for day in self.chain(limit.start):
                    if end is None or day <= end:
                        end = end_of(day, self.settled(limit.period), self.out, self.suspended)
                return end
            case Before():
                day_at_the_end = self.last_day(limit.end)
                if day_at_the_end is None:
                    return None
                return beginning_of(day_at_the_end, self.settled(limit.period), self.out)
            case NextOpenDay():
                return max(self.chain(limit), default=None)
            case LaterOf() | EarlierOf():
                days = [self.last_day(one) for one in limit.limits]
                known = [day for day in days if day is not None]
                choose: Callable[[list[date]], date] = max if isinstance(limit, LaterOf) else min
                return choose(known) if known and len(known) == len(days) else None
            case ByFact():
                for value, branch in limit.branches:
                    if value == self.tier:
                        return self.last_day(branch)
                return None if limit.otherwise is None else self.last_day(limit.otherwise)
            case Readings():
                return self.last_day(dict(limit.options)[self.reading])
            case _:
                assert isinstance(limit, NoFigure)
                return None


# ---------------------------------------------------------------------------------------------------------- strategies

dates = st.dates(FIRST, LAST_DAY) | st.sampled_from(
    [
        date(2016, 2, 29),
        date(2019, 1, 28),
        date(2019, 1, 31),
        date(2020, 2, 29),
        date(2020, 12, 24),
        date(2020, 10, 31),
        date(2019, 4, 18),
        date(2018, 2, 28),
    ]
)
closures = st.frozensets(dates, max_size=3)
countings = st.sampled_from(Counting)
rolls = st.sampled_from(Roll)
STATED = tuple(unit for unit in Unit if unit is not Unit.DAYS_KIND_NOT_STATED)
_LONGEST = {Unit.HOURS: 200, Unit.WEEKS: 12, Unit.MONTHS: 14, Unit.YEARS: 1}


@st.composite
def periods(
    draw: st.DrawFn,
    units: tuple[Unit, ...] = tuple(Unit),
    *,
    at_least: int = 0,
    rolling: st.SearchStrategy[Roll] = rolls,
) -> Period:
    """Draw a period, short enough for a chain of them to stay within the published years."""
    unit = draw(st.sampled_from(units))
    number = draw(st.integers(at_least, _LONGEST.get(unit, 45)))
    return Period(number, unit, draw(countings), roll=draw(rolling))


def days_with(out: frozenset[date] = NO_DAYS, *, school: bool = True) -> Days:
    """Return the calendars of these tests."""
    schools = WorkingDayCalendar(DIVISION, closures=HALF_TERMS) if school else None
    return Days(working=WorkingDayCalendar(DIVISION, closures=out), school=schools)


@st.composite
def pauses(draw: st.DrawFn, near: date | None = None) -> tuple[Pause, ...]:
    """Draw finished pauses, sorted and apart, about a date."""
    day = (near or draw(dates)) + timedelta(days=draw(st.integers(-20, 20)))
    found: list[Pause] = []
    for _ in range(draw(st.integers(1, 3))):
        day += timedelta(days=draw(st.integers(0, 25)))
        resumed = day + timedelta(days=draw(st.integers(0, 25)))
        found.append(Pause(day, resumed))
        day = resumed
    return tuple(found)


triggers: st.SearchStrategy[Trigger] = st.builds(On, st.sampled_from(EVENTS)) | st.builds(
    Received, st.sampled_from(EVENTS)
)
few_triggers = st.lists(triggers, min_size=1, max_size=2, unique=True)


def limits(
    units: tuple[Unit, ...] = tuple(Unit), *, last: bool = True, figures: bool = True, at_least: int = 0
) -> st.SearchStrategy[Limit]:
    """Draw expressions of every node, or without those that are left out."""
    period = periods(units, at_least=at_least)
    leaves: st.SearchStrategy[Limit] = triggers | st.just(DateSetBy("agreed"))
    leaves |= few_triggers.map(lambda several: First(*several))
    if last:
        leaves |= few_triggers.map(lambda several: Last(*several))
        leaves |= st.builds(After, few_triggers.map(lambda several: Last(*several)), period)
        leaves |= st.builds(After, few_triggers.map(lambda several: NextOpenDay(Last(*several))), period)
    if not figures:
        leaves |= st.just(NoFigure("in good time"))

    def grown(inner: st.SearchStrategy[Limit]) -> st.SearchStrategy[Limit]:
        return st.one_of(
            st.builds(After, inner, period),
            st.builds(Before, inner, period),
            st.builds(NextOpenDay, inner),
            st.tuples(inner, inner).map(lambda two: LaterOf(*two)),
            st.tuples(inner, inner).map(lambda two: EarlierOf(*two)),
            st.builds(lambda x, y: ByFact("tier", {"simple": x, 2: y}), inner, inner),
            st.builds(lambda x, y: ByFact("tier", {"simple": x}, y), inner, inner),
            st.builds(lambda x, y: Readings("start", {"one": x, "other": y}), inner, inner),
        )

    return st.recursive(leaves, grown, max_leaves=4)


@st.composite
def truths(draw: st.DrawFn, *, complete: bool = False, out: st.SearchStrategy[frozenset[date]] = closures) -> Truth:
    """
    Draw what happens in the end: events about one date, some of them never unless all are asked for.

    Repeated acts are received in the order in which they were made.
    """
    day = draw(dates)
    moves = st.integers(0, 60)

    def act(first: date) -> tuple[date, date]:
        made = first + timedelta(days=draw(moves))
        return made, made + timedelta(days=draw(st.sampled_from((0, 0, 1, 4, 30))))

    events: dict[str, list[tuple[date, date]]] = {}
    for name in EVENTS:
        least = 1 if complete else 0
        times = draw(st.integers(least, 3 if name in REPEATING else 1))
        acts: list[tuple[date, date]] = []
        for _ in range(times):
            made, received = act(acts[-1][0] if acts else day)
            acts.append((made, max(received, acts[-1][1]) if acts else received))
        events[name] = acts
    agreed = (day + timedelta(days=draw(moves)), day + timedelta(days=draw(moves)))
    return Truth(
        events=events,
        agreed=agreed if complete or draw(st.booleans()) else None,
        tier=draw(st.sampled_from(TIERS)),
        reading=draw(st.sampled_from(("one", "other"))),
        kind=draw(st.sampled_from((Unit.DAYS, Unit.WORKING_DAYS))),
        out=draw(out),
    )


KIND_NAMES = {Unit.DAYS: "calendar-days", Unit.WORKING_DAYS: "working-days"}
END = date(2026, 12, 31)
TELLABLE = (
    *("tier", "start", KIND_OF_DAYS, "school"),
    *("made:a", "made:b", "made:c", "made:d"),
    *("event:a", "event:b"),
)


def on_record(truth: Truth, on: date, *, untold: Collection[str] = ()) -> Evidence:
    """
    Return what a record says of a truth on a date, but for what nobody told it.

    The record is complete to that day: an act not yet received is on record as made. `untold` may name the fact, the
    reading, the kind of days, the school calendar, the making of an act of which only the receipt is known, and an act
    that is not on record though a later one says that it was done.
    """
    occurrences: dict[str, tuple[Occurrence, ...]] = {}
    implied: dict[str, date] = {}
    for name, acts in truth.events.items():
        if f"event:{name}" in untold and acts and acts[0][1] <= on:
            implied[name] = acts[0][1]
            continue
        found: list[Occurrence] = []
        for made, received in acts:
            if f"made:{name}" in untold and received <= on:
                found.append(Occurrence(made=None, received=received))
            elif made <= on:
                found.append(Occurrence(made=made, received=received if received <= on else None))
        occurrences[name] = tuple(sorted(found, key=lambda one: one.day))  # as a record keeps them
    if truth.agreed is not None and truth.agreed[0] <= on:
        occurrences["agreed"] = (Occurrence(made=truth.agreed[0], details={"until": truth.agreed[1]}),)
    told = {"start": truth.reading, KIND_OF_DAYS: KIND_NAMES[truth.kind]}
    return Evidence(
        on=on,
        days=days_with(truth.out, school="school" not in untold),
        occurrences=occurrences,
        facts={} if "tier" in untold else {"tier": truth.tier},
        readings={name: value for name, value in told.items() if name not in untold},
        implied=implied,
        repeating=REPEATING,
    )
