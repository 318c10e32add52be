"""Limits as expressions: one record, read as bounds, as working, as a sentence, or by any other reading."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import evolve, field, frozen

from complaint_rules.dates import in_words
from complaint_rules.errors import CalendarHorizonError, UnknownReadingError
from complaint_rules.periods import Counted, Counting, Days, Pause, Period, Reached, Unit
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from complaint_rules.conditions import FactValue

__all__ = [
    "KIND_OF_DAYS",
    "After",
    "Before",
    "Bounds",
    "BoundsReading",
    "ByFact",
    "DateSetBy",
    "Direction",
    "EarlierOf",
    "Evidence",
    "First",
    "Last",
    "LaterOf",
    "Limit",
    "NextOpenDay",
    "NoFigure",
    "Occurrence",
    "On",
    "Reading",
    "Readings",
    "Received",
    "SentenceReading",
    "Step",
    "Trigger",
    "Uses",
    "UsesReading",
    "Working",
    "WorkingReading",
]

KIND_OF_DAYS = "kind-of-days"
"""The name of the reading that settles what "days" of no stated kind are: "calendar-days" or "working-days"."""

T = TypeVar("T")


class Direction(Enum):
    """
    Which way a limit moves when something that it rests on grows.

    Source:
        House rule: each node says which way it moves, so that the laws that tests prove are declared, not assumed.
    """

    LATER = "later or not at all"
    EARLIER = "earlier or not at all"
    NEITHER = "not at all"
    MIXED = "either way"

    def and_then(self, other: Direction) -> Direction:
        """
        Return the direction of two moves together.

        Example:
            >>> Direction.LATER.and_then(Direction.NEITHER).value
            'later or not at all'
            >>> Direction.LATER.and_then(Direction.EARLIER).value
            'either way'
        """
        if self is Direction.NEITHER or self is other:
            return other
        return self if other is Direction.NEITHER else Direction.MIXED


class Reading(Protocol[T]):
    """
    A way to read a limit: one method for each node, given what the reading made of the parts.

    Source:
        House rule: no rule is written twice. A date, the working, a sentence and a column of a million dates are
        readings of the same expression.
    """

    @abstractmethod
    def on(self, event: str) -> T:
        """Read the day of an act."""

    @abstractmethod
    def received(self, event: str) -> T:
        """Read the day on which what was sent was received."""

    @abstractmethod
    def last(self, triggers: Sequence[Trigger]) -> T:
        """Read the last of recorded events."""

    @abstractmethod
    def first(self, triggers: Sequence[Trigger]) -> T:
        """Read the first of recorded events."""

    @abstractmethod
    def date_set_by(self, event: str, detail: str) -> T:
        """Read a date that an event sets."""

    @abstractmethod
    def after(self, start: T, period: Period) -> T:
        """Read a period that runs forward."""

    @abstractmethod
    def before(self, end: T, period: Period) -> T:
        """Read a period that is counted back."""

    @abstractmethod
    def next_open_day(self, day: T) -> T:
        """Read a day moved to the next working day unless it is one."""

    @abstractmethod
    def later_of(self, limits: Sequence[T]) -> T:
        """Read the later of several."""

    @abstractmethod
    def earlier_of(self, limits: Sequence[T]) -> T:
        """Read the earlier of several."""

    @abstractmethod
    def by_fact(self, fact: str, branches: Mapping[FactValue, T], otherwise: T | None) -> T:
        """Read a choice that depends on a fact."""

    @abstractmethod
    def readings(self, name: str, options: Mapping[str, T], default: str | None) -> T:
        """Read several readings of one text."""

    @abstractmethod
    def no_figure(self, words: str) -> T:
        """Read a text that gives no figure."""


class Limit:
    """
    The base of every node: an expression for the last day on which an act is in time.

    Source:
        House rule: a limit is an expression with many readings, each written once.
    """

    __slots__ = ()

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits of which this one is made."""
        return ()

    @property
    def nodes(self) -> tuple[Limit, ...]:
        """This limit and every limit inside it."""
        return (self, *(node for part in self.parts for node in part.nodes))

    @property
    def monotone(self) -> bool:
        """
        Whether a later date, of any event that it rests on, never gives an earlier limit.

        With the facts, the readings and the set of events as they are, with no clock stopped, no stage entered again,
        and no date agreed again.
        """
        return all(part.monotone for part in self.parts)

    @property
    def monotone_when_suspended(self) -> bool:
        """Whether that holds with suspensions too; not for months and years, which keep it to within three days."""
        return all(part.monotone_when_suspended for part in self.parts)

    @property
    def with_longer_periods(self) -> Direction:
        """Which way the limit moves when a period in it grows."""
        return _together(part.with_longer_periods for part in self.parts)

    @property
    def with_closures(self) -> Direction:
        """Which way the limit moves when one more day is no working day."""
        return _together(part.with_closures for part in self.parts)


class Trigger(Limit):
    """
    The base of the nodes that are the date of an event.

    Source:
        House rule: an act has two dates, when it was done and when what was sent was received.
    """

    __slots__ = ()

    event: str


def _together(directions: Iterable[Direction]) -> Direction:
    result = Direction.NEITHER
    for direction in directions:
        result = result.and_then(direction)
    return result


@frozen
class On(Trigger):
    """
    The day of an act: when it was made or sent, or when it occurred.

    Source:
        House rule: events are named by the act.

    Example:
        >>> On("complaint").read(SentenceReading())
        'complaint'
    """

    event: str

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.on(self.event)


@frozen
class Received(Trigger):
    """
    The day on which what was sent was received by the one it was sent to.

    Source:
        House rule: a period from receipt runs from receipt; one date given stands for both, as a declared assumption.

    Example:
        >>> Received("stage-1-response").read(SentenceReading())
        'receipt of stage-1-response'
    """

    event: str

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.received(self.event)


@frozen(init=False)
class Last(Limit):
    """
    The last of recorded events: each moves the period that runs from it, unless that has already passed.

    Only an `After` that starts with this (or with its `NextOpenDay`) looks whether its limit has passed. In any other
    place, as in a choice or in the later of several, this is the last date and no more: put a choice around the period.

    Source:
        House rule: until it has passed, such a limit has no upper bound, since the event may happen again; one that
        has passed stays, unless the text reopens it.
    """

    triggers: tuple[Trigger, ...]

    def __init__(self, *triggers: Trigger) -> None:
        """Take the triggers among which the last on record counts."""
        object.__setattr__(self, "triggers", triggers)

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.last(self.triggers)

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The triggers."""
        return self.triggers

    @property
    def monotone(self) -> bool:
        """False: an event a day later may come a day too late to move the limit."""
        return False

    @property
    def monotone_when_suspended(self) -> bool:
        """False, for the same reason."""
        return False


@frozen(init=False)
class First(Limit):
    """
    The first of recorded events.

    Source:
        House rule: the record is taken as complete to the day that is asked about.
    """

    triggers: tuple[Trigger, ...]

    def __init__(self, *triggers: Trigger) -> None:
        """Take the triggers among which the first on record counts."""
        object.__setattr__(self, "triggers", triggers)

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.first(self.triggers)

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The triggers."""
        return self.triggers


@frozen
class DateSetBy(Limit):
    """
    A date that an event sets, such as a response date that was agreed.

    Attributes:
        event: The event that sets it, such as "response-date-agreed".
        detail: The detail of the event that holds the date, such as "until".

    Source:
        House rule: a date agreed again replaces the first if agreed on or before it; agreed after it, the miss stands
        and the new date is a second occurrence.
    """

    event: str
    detail: str = "until"

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.date_set_by(self.event, self.detail)


@frozen
class After(Limit):
    """
    A period that runs forward from a day.

    Attributes:
        start: The day from which it runs, itself a limit.
        period: How long it is, and whether the first day counts.

    Source:
        The text that the rule quotes; see `Period` for the counting.

    Example:
        >>> After(Received("complaint"), Period(10, Unit.WORKING_DAYS)).read(SentenceReading())
        '10 working days after receipt of complaint'
    """

    start: Limit
    period: Period

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.after(self.start.read(reading), self.period)

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The start."""
        return (self.start,)

    @property
    def monotone_when_suspended(self) -> bool:
        """False for months and years: the days that a pause adds depend on where the months end."""
        return not self.period.unit.is_months and self.start.monotone_when_suspended

    @property
    def with_longer_periods(self) -> Direction:
        """Later."""
        return Direction.LATER.and_then(self.start.with_longer_periods)

    @property
    def with_closures(self) -> Direction:
        """Later where days are counted; else as its roll moves it."""
        return _with_closures(self.period, Direction.LATER).and_then(self.start.with_closures)


@frozen
class Before(Limit):
    """
    A period that is counted back from a day: "not later than 10 working days before the panel".

    Attributes:
        end: The day from which it is counted back, itself a limit.
        period: How long it is.

    Source:
        House rule: a backward count mirrors the forward one; suspensions do not touch it, since the day at its end
        stands.

    Example:
        >>> Before(On("panel-meeting"), Period(10, Unit.WORKING_DAYS)).read(SentenceReading())
        '10 working days before panel-meeting'
    """

    end: Limit
    period: Period

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.before(self.end.read(reading), self.period)

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The end."""
        return (self.end,)

    @property
    def with_longer_periods(self) -> Direction:
        """Earlier."""
        return Direction.EARLIER.and_then(self.end.with_longer_periods)

    @property
    def with_closures(self) -> Direction:
        """Earlier where days are counted; else as its roll moves it."""
        return _with_closures(self.period, Direction.EARLIER).and_then(self.end.with_closures)


@frozen
class NextOpenDay(Limit):
    """
    A day, or the next working day where it is none: receipt in the holidays that counts on the first open day.

    Attributes:
        day: The day that is moved, itself a limit.

    Source:
        The text that the rule quotes: only where it says that such receipt counts on the next open day.
    """

    day: Limit

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.next_open_day(self.day.read(reading))

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The day."""
        return (self.day,)

    @property
    def with_closures(self) -> Direction:
        """Later."""
        return Direction.LATER.and_then(self.day.with_closures)


@frozen(init=False)
class LaterOf(Limit):
    """
    The later of several limits; one that is missing makes the whole unknown.

    Source:
        The words "if later", as in SI 2009/309, reg 12(1)(b).
    """

    limits: tuple[Limit, ...]

    def __init__(self, *limits: Limit) -> None:
        """Take the limits in the order of the text."""
        object.__setattr__(self, "limits", limits)

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.later_of([limit.read(reading) for limit in self.limits])

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits."""
        return self.limits


@frozen(init=False)
class EarlierOf(Limit):
    """
    The earlier of several limits; one that is missing makes the whole unknown.

    Source:
        The words "if earlier", as in the Local Government Act 1974, s.26B(2)(b).
    """

    limits: tuple[Limit, ...]

    def __init__(self, *limits: Limit) -> None:
        """Take the limits in the order of the text."""
        object.__setattr__(self, "limits", limits)

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.earlier_of([limit.read(reading) for limit in self.limits])

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits."""
        return self.limits


def _pairs_of_branches(branches: Mapping[FactValue, Limit]) -> tuple[tuple[FactValue, Limit], ...]:
    return tuple(dict(branches).items())


def _pairs_of_options(options: Mapping[str, Limit]) -> tuple[tuple[str, Limit], ...]:
    return tuple(dict(options).items())


@frozen
class ByFact(Limit):
    """
    A choice that the text makes depend on a fact, such as a tier; until the fact is told, every branch is possible.

    Attributes:
        fact: The name of the fact.
        branches: Value and limit, in the order of the text; given as a mapping.
        otherwise: The limit for any other value, or None where the branches name all values.

    Source:
        House rule: a choice depends on a fact, never on the mere presence of an event.
    """

    fact: str
    branches: tuple[tuple[FactValue, Limit], ...] = field(converter=_pairs_of_branches)
    otherwise: Limit | None = None

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        branches = {value: limit.read(reading) for value, limit in self.branches}
        return reading.by_fact(self.fact, branches, None if self.otherwise is None else self.otherwise.read(reading))

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits of all branches."""
        rest = () if self.otherwise is None else (self.otherwise,)
        return (*(limit for _, limit in self.branches), *rest)


@frozen
class Readings(Limit):
    """
    Several readings of one text, none of which the text settles.

    Attributes:
        name: The name of the question, such as "stage-2-start".
        options: The name of each reading and its limit; given as a mapping.
        default: The reading that the procedure takes unless the caller chooses, or None: then the bounds hold all.

    Source:
        House rule: every reading is reported; none is chosen in silence.
    """

    name: str
    options: tuple[tuple[str, Limit], ...] = field(converter=_pairs_of_options)
    default: str | None = None

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.readings(
            self.name, {option: limit.read(reading) for option, limit in self.options}, self.default
        )

    @property
    def parts(self) -> tuple[Limit, ...]:
        """The limits of all readings."""
        return tuple(limit for _, limit in self.options)


@frozen
class NoFigure(Limit):
    """
    A text that gives no figure: "as soon as reasonably practicable", "an agreed timescale", or nothing at all.

    Attributes:
        words: What the text says instead, in its words or ours.

    Source:
        House rule: no figure in the text is an answer, and none is supplied.
    """

    words: str

    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""
        return reading.no_figure(self.words)


def _with_closures(period: Period, way: Direction) -> Direction:
    """Return which way one more closure moves the end of a period that is counted that way."""
    if period.unit is Unit.WORKING_DAYS and period.number:
        return way  # it ends on a working day, so nothing is left to roll
    counts = period.unit.counts_days or period.unit is Unit.DAYS_KIND_NOT_STATED
    return (way if counts else Direction.NEITHER).and_then(_ROLLED[period.roll])


_ROLLED = {
    Roll.NONE: Direction.NEITHER,
    Roll.FOLLOWING: Direction.LATER,
    Roll.PRECEDING: Direction.EARLIER,
    Roll.MODIFIED_FOLLOWING: Direction.MIXED,
    Roll.MODIFIED_PRECEDING: Direction.MIXED,
}


@frozen(kw_only=True)
class Occurrence:
    """
    One event as it stands on record.

    Attributes:
        made: The day on which it was made, sent or occurred; None where only its receipt is known.
        received: The day on which it was received; None where that was not recorded.
        details: What else the record says of it, by the name of the detail.

    Source:
        House rule: an act has two dates.
    """

    made: date | None
    received: date | None = None
    details: Mapping[str, object] = field(factory=dict[str, object])

    @property
    def day(self) -> date:
        """The day on which it stands in the order of events: when made, else when received."""
        day = self.made or self.received
        if day is None:
            message = "an occurrence needs at least one date"
            raise ValueError(message)
        return day


@frozen(kw_only=True)
class Evidence:
    """
    What is known on a date, for a limit to be read from.

    Attributes:
        on: The date that is asked about; everything here is dated on or before it.
        days: The calendars to count by.
        occurrences: The events on record, by name, oldest first.
        facts: The facts that have been told.
        readings: The readings that the caller chose, by name.
        implied: For an event not on record, the day on or before which it must have happened.
        projected: For display only: the last day of the running duty to do an act, taken as the day it is done.
        pauses: The days on which this limit's clock stood still, sorted and apart; the last may still be going on.
        repeating: The events that may happen again.
        since: The day from which acts count for this limit, where a stage was entered again; None for all.
        occurrence: Which of the dates that were set one after another is meant, from 0.

    Source:
        House rule: an act that is not on record has not happened yet; one that must have come before a recorded one
        lies on or before it.
    """

    on: date
    days: Days
    occurrences: Mapping[str, Sequence[Occurrence]] = field(factory=dict[str, tuple[Occurrence, ...]])
    facts: Mapping[str, FactValue] = field(factory=dict[str, bool | int | str])
    readings: Mapping[str, str] = field(factory=dict[str, str])
    implied: Mapping[str, date] = field(factory=dict[str, date])
    projected: Mapping[str, date] = field(factory=dict[str, date])
    pauses: tuple[Pause, ...] = ()
    repeating: frozenset[str] = frozenset()
    since: date | None = None
    occurrence: int = 0

    def of(self, event: str) -> Occurrence | None:
        """Return the entry of an event that counts for this limit, or None where it is not on record."""
        found = self.of_any((On(event),))
        return found[0][1] if found else None

    def of_any(self, triggers: Sequence[Trigger]) -> tuple[tuple[Trigger, Occurrence], ...]:
        """
        Return every entry of several events that counts for this limit, oldest first, each with the trigger naming it.

        Where a stage was entered again, those on or after that day; where there are none, the last before it.
        """
        found = [(trigger, one) for trigger in triggers for one in self.occurrences.get(trigger.event, ())]
        found.sort(key=_in_order)
        since = self.since
        if since is None:
            return tuple(found)
        return tuple(pair for pair in found if pair[1].day >= since) or tuple(found[-1:])

    def kinds(self, period: Period) -> tuple[Period, ...]:
        """
        Return the periods that a period may mean, by the reading that the caller chose.

        Raises:
            UnknownReadingError: If the reading chosen is none of them.
        """
        kinds = {kind.unit.value.replace(" ", "-"): kind for kind in period.kinds()}
        chosen = self.readings.get(KIND_OF_DAYS)
        if len(kinds) == 1 or chosen is None:
            return tuple(kinds.values())
        if chosen not in kinds:
            raise UnknownReadingError(chosen, valid=kinds, where=KIND_OF_DAYS)
        return (kinds[chosen],)

    def dates_set(self, event: str, detail: str) -> tuple[tuple[Occurrence, ...], ...]:
        """
        Return the events that set a date, in groups: one begins a new group when it comes after the date it replaces.

        Source:
            House rule: a date agreed again replaces the first if agreed on or before it; agreed after it, the miss
            stands and the new date is a second occurrence.
        """
        groups: list[list[Occurrence]] = []
        standing: date | None = None
        for one in self.occurrences.get(event, ()):
            if not groups or (standing is not None and one.day > standing):
                groups.append([])
                standing = None
            groups[-1].append(one)
            standing = _date_of(one, detail) or standing
        return tuple(tuple(group) for group in groups)


def _in_order(pair: tuple[Trigger, Occurrence]) -> date:
    return pair[1].day


def _date_of(occurrence: Occurrence, detail: str) -> date | None:
    value = occurrence.details.get(detail)
    return value if isinstance(value, date) else None


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

    Example:
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


def _known(day: date, *, assumed: tuple[str, ...] = ()) -> Bounds:
    return Bounds(earliest=day, latest=day, due=day, running=True, assumed=assumed)


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
    known = [day for day in days if day is not None]
    return choose(known) if known else None


@frozen
class BoundsReading:
    """
    The reading that gives bounds, and the date on the facts recorded.

    Attributes:
        evidence: What is known.
        at_most: Whether to count the second figure of a period that has two.

    Source:
        House rule: each doubt widens the bounds and none is guessed.

    Example:
        >>> from datetime import date
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
        dues = [part.due for part in recorded if part.due is not None]
        known = {name for name, found in self.evidence.occurrences.items() if found} | self.evidence.implied.keys()
        may_reset = any(trigger.event in self.evidence.repeating or trigger.event not in known for trigger in triggers)
        merged = _merged(
            parts,
            earliest=_any_or_none((part.earliest for part in parts), max),
            latest=None if may_reset else _all_or_none((part.latest for part in parts), max),
            due=max(dues) if not implied else None,
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
            day = _date_of(one, detail)
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
        moved = self._moved(day, _NEXT_OPEN_DAY, self._count_on)
        resets = tuple(self._moved(reset, _NEXT_OPEN_DAY, self._count_on) for reset in day.resets)
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
        told = _branch(self.evidence.facts.get(fact), branches, otherwise)
        if told is not None:
            return evolve(told, resets=(), may_reset=False)
        return _hull([*branches.values(), *([] if otherwise is None else [otherwise])], missing=fact)

    def readings(self, name: str, options: Mapping[str, Bounds], default: str | None) -> Bounds:
        """Return the reading that was chosen or is the default, else bounds that hold all."""
        chosen = self.evidence.readings.get(name, default)
        if chosen is None:
            return _hull(list(options.values()), missing=name)
        if chosen not in options:
            raise UnknownReadingError(chosen, valid=options, where=name)
        return evolve(options[chosen], resets=(), may_reset=False)

    def no_figure(self, words: str) -> Bounds:
        """Return bounds that say nothing, with what the text says instead."""
        return Bounds(earliest=None, latest=None, due=None, no_figure=words)

    def _tomorrow(self) -> date | None:
        return None if self.evidence.on == date.max else self.evidence.on + timedelta(days=1)

    def _not_on_record(self, event: str) -> Bounds:
        if event in self.evidence.projected:
            return _known(self.evidence.projected[event], assumed=(f"{event} is done on the last day for it",))
        if event in self.evidence.implied:
            return Bounds(earliest=None, latest=self.evidence.implied[event], due=None, running=True, missing=(event,))
        return Bounds(earliest=self._tomorrow(), latest=None, due=None, missing=(event,))

    def _none_recorded(self, triggers: Sequence[Trigger], choose: Callable[[list[date]], date]) -> Bounds:
        parts = [trigger.read(self) for trigger in triggers]
        projected = [part.due for part in parts if part.due is not None]
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

    def counted_from(self, start: Bounds, period: Period) -> date | None:
        """Return the day from which the count ran that gave the date: of several, the last that moved it."""
        if not start.resets or start.due is None:
            return start.due
        return self._last_that_moved(start, period)[0]

    def _of_kinds(self, start: Bounds, period: Period, count: Callable[[Bounds, Period], Bounds]) -> Bounds:
        """Count a period of one kind, or hold both kinds where the text does not say which."""
        if start.unknown:
            return evolve(start, resets=(), may_reset=False)
        kinds = self.evidence.kinds(period)
        if len(kinds) == 1:
            return count(start, kinds[0])
        return _hull([_or_unknown(count, start, kind) for kind in kinds], missing=KIND_OF_DAYS)

    def _after_kind(self, start: Bounds, period: Period) -> Bounds:
        if period.unit is Unit.SCHOOL_DAYS and self.evidence.days.school is None:
            first = _all_or_none((reset.earliest for reset in start.resets or (start,)), min)
            return _without_school_days(start, earliest=first if period.roll is Roll.NONE else None)
        if not start.resets:
            return self._after_one(start, period)
        if start.due is not None and all(reset.certain for reset in start.resets):
            current = self._last_that_moved(start, period)[1]
            return current if self._has_passed(start, current.due) else evolve(current, latest=None)
        # Which of them moved the limit is not certain: it lies between what the first and the last alone would give.
        first = _all_or_none((reset.earliest for reset in start.resets), min)
        last = _all_or_none((reset.latest for reset in start.resets), max)
        outer = self._after_one(evolve(start, earliest=first, latest=last, due=None), period)
        if not self._has_passed(start, outer.latest):
            outer = evolve(outer, latest=None)
        if start.due is None:
            return outer
        return evolve(self._last_that_moved(start, period)[1], earliest=outer.earliest, latest=outer.latest)

    def _has_passed(self, start: Bounds, end: date | None) -> bool:
        """Return whether no event that may yet happen can move a limit which ends there."""
        return not start.may_reset or (end is not None and self.evidence.on > end)

    def _last_that_moved(self, start: Bounds, period: Period) -> tuple[date, Bounds]:
        """Move the limit with each event that came before the limit had passed; one that had passed stays."""
        days = [reset.due for reset in start.resets if reset.due is not None]
        moved_by = days[0]
        current = self._after_one(self._at(start, moved_by), period)
        for day in days[1:]:
            if current.due is None or day <= current.due:
                moved_by, current = day, self._after_one(self._at(start, day), period)
        return moved_by, current

    @staticmethod
    def _at(start: Bounds, day: date) -> Bounds:
        return evolve(start, earliest=day, latest=day, due=day, resets=(), may_reset=False)

    def _after_one(self, start: Bounds, period: Period) -> Bounds:
        finished = tuple(pause for pause in self.evidence.pauses if pause.resumed is not None)

        def count(day: date, period: Period, pauses: tuple[Pause, ...] = finished) -> Reached:
            return period.reach(day, days=self.evidence.days, pauses=pauses, at_most=self.at_most)

        going_on = next((pause.first for pause in self.evidence.pauses if pause.resumed is None), None)
        if going_on is None or not start.running:
            return self._moved(start, period, count)
        moved = self._moved(start, period, count, due_is_a_bound=True)
        if moved.latest is not None and moved.latest < going_on:
            return moved
        if moved.due is not None and moved.due < going_on:
            return evolve(moved, latest=None)
        today = (*finished, Pause(going_on, self.evidence.on))
        resumed = self._moved(start, period, lambda day, period: count(day, period, today), due_is_a_bound=True)
        return evolve(resumed, latest=None, due=None, stopped=True)

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
        reached: dict[date | None, Reached] = {}
        for day in known:
            try:
                reached[day] = count(day, period)
            except CalendarHorizonError:
                if day == start.due and not due_is_a_bound:
                    raise
        last = {day: end.last for day, end in reached.items()}
        return evolve(
            start,
            earliest=last.get(start.earliest),
            latest=last.get(start.latest),
            due=last.get(start.due),
            predicted=start.predicted or any(end.predicted for end in reached.values()),
            approximate=start.approximate or period.approximate,
            resets=(),
            may_reset=False,
        )


_NEXT_OPEN_DAY = Period(0, Unit.DAYS, roll=Roll.FOLLOWING)


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
        return evolve(start, earliest=None, latest=None, due=None, resets=(), may_reset=False)


def _hull(parts: Sequence[Bounds], *, missing: str) -> Bounds:
    """Return bounds that hold all parts; `missing` names what chooses between them."""
    merged = _merged(
        parts,
        earliest=_all_or_none((part.earliest for part in parts), min),
        latest=_all_or_none((part.latest for part in parts), max),
    )
    if len({part.due for part in parts}) == 1:
        merged = evolve(merged, due=parts[0].due)
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


def _branch(told: FactValue | None, branches: Mapping[FactValue, T], otherwise: T | None) -> T | None:
    """Return the branch of a fact that was told; None where none was, or none is for it."""
    if told is None:
        return None
    for value, branch in branches.items():
        if type(value) is type(told) and value == told:
            return branch
    return otherwise


@frozen(kw_only=True)
class Step:
    """
    One step of the working.

    Attributes:
        text: What was done, as a sentence.
        day: The day it led to; None where that is not known.
        counted: The period that was counted, with each day left out; None for other steps.

    Source:
        House rule: each explanation's steps, added up by hand, give its date.
    """

    text: str
    day: date | None
    counted: Counted | None = None


@frozen(kw_only=True)
class Working:
    """
    How a limit was worked out.

    Attributes:
        bounds: What it came to.
        steps: The steps, first to last.

    Source:
        House rule: the working is a reading of the same expression as the date.
    """

    bounds: Bounds
    steps: tuple[Step, ...]


@frozen
class WorkingReading:
    """
    The reading that gives the working, day by day.

    Attributes:
        evidence: What is known.
        titles: What to call each event and fact, by name; a name without a title is shown as it is.
        at_most: Whether to count the second figure of a period that has two.

    Source:
        House rule: start, number, each day left out by name, and where the dates came from.

    Example:
        >>> from datetime import date
        >>> from complaint_rules.working_days import WorkingDayCalendar
        >>> evidence = Evidence(
        ...     on=date(2026, 12, 22),
        ...     days=Days(working=WorkingDayCalendar("england-and-wales")),
        ...     occurrences={"complaint": [Occurrence(made=date(2026, 12, 23))]},
        ... )
        >>> working = After(On("complaint"), Period(3, Unit.WORKING_DAYS)).read(WorkingReading(evidence))
        >>> [day.day.day for day in working.steps[-1].counted.skipped]
        [25, 26, 27, 28]
    """

    evidence: Evidence
    titles: Mapping[str, str] = field(factory=dict[str, str])
    at_most: bool = False

    @property
    def _bounds(self) -> BoundsReading:
        return BoundsReading(self.evidence, self.at_most)

    def on(self, event: str) -> Working:
        """Return the day of an act."""
        return self._begun(self._bounds.on(event), self._title(event))

    def received(self, event: str) -> Working:
        """Return the day of receipt."""
        return self._begun(self._bounds.received(event), f"receipt of {self._title(event)}")

    def last(self, triggers: Sequence[Trigger]) -> Working:
        """Return the last recorded event."""
        return self._begun(self._bounds.last(triggers), f"the last of {self._all(triggers)}")

    def first(self, triggers: Sequence[Trigger]) -> Working:
        """Return the first recorded event."""
        return self._begun(self._bounds.first(triggers), f"the first of {self._all(triggers)}")

    def date_set_by(self, event: str, detail: str) -> Working:
        """Return the date that was set."""
        return self._begun(self._bounds.date_set_by(event, detail), f"the date set by {self._title(event)}")

    def after(self, start: Working, period: Period) -> Working:
        """Return the count forward."""
        bounds = self._bounds.after(start.bounds, period)
        step = self._count(start.bounds, bounds, period, back=False)
        return Working(bounds=bounds, steps=(*start.steps, step))

    def before(self, end: Working, period: Period) -> Working:
        """Return the count back."""
        bounds = self._bounds.before(end.bounds, period)
        return Working(bounds=bounds, steps=(*end.steps, self._count(end.bounds, bounds, period, back=True)))

    def next_open_day(self, day: Working) -> Working:
        """Return the move to an open day."""
        bounds = self._bounds.next_open_day(day.bounds)
        if bounds.due is None or day.bounds.due is None or bounds.due == day.bounds.due:
            return Working(bounds=bounds, steps=day.steps)
        counted = _NEXT_OPEN_DAY.count(day.bounds.due, days=self.evidence.days)
        text = f"That is no working day, so it counts on the next one, {in_words(bounds.due)}."
        return Working(bounds=bounds, steps=(*day.steps, Step(text=text, day=bounds.due, counted=counted)))

    def later_of(self, limits: Sequence[Working]) -> Working:
        """Return the choice of the later."""
        return self._choice(limits, self._bounds.later_of([limit.bounds for limit in limits]), "later")

    def earlier_of(self, limits: Sequence[Working]) -> Working:
        """Return the choice of the earlier."""
        return self._choice(limits, self._bounds.earlier_of([limit.bounds for limit in limits]), "earlier")

    def by_fact(self, fact: str, branches: Mapping[FactValue, Working], otherwise: Working | None) -> Working:
        """Return the branch that the fact chooses."""
        told = self.evidence.facts.get(fact)
        bounds = self._bounds.by_fact(
            fact,
            {value: branch.bounds for value, branch in branches.items()},
            None if otherwise is None else otherwise.bounds,
        )
        chosen = _branch(told, branches, otherwise)
        if told is not None and chosen is not None:
            text = f"Because {self._title(fact)} is {_value(told)}:"
            return Working(bounds=bounds, steps=(Step(text=text, day=None), *chosen.steps))
        every = [*branches.values(), *([] if otherwise is None else [otherwise])]
        what = "has not been told" if told is None else f"is {_value(told)}, for which the text has no branch"
        text = f"It depends on {self._title(fact)}, which {what}{_span(bounds)}."
        return self._joined(every, bounds, text)

    def readings(self, name: str, options: Mapping[str, Working], default: str | None) -> Working:
        """Return the reading that was taken, and say that there are others."""
        bounds = self._bounds.readings(name, {option: one.bounds for option, one in options.items()}, default)
        chosen = self.evidence.readings.get(name, default)
        if chosen is None:
            text = f"The text can be read in {len(options)} ways ({name}), and none was chosen{_span(bounds)}."
            return self._joined(list(options.values()), bounds, text)
        by = "chosen for this complaint" if name in self.evidence.readings else "the default"
        text = f"Reading taken for {name}: {chosen} ({by}); the text can also be read otherwise."
        return Working(bounds=bounds, steps=(Step(text=text, day=None), *options[chosen].steps))

    def no_figure(self, words: str) -> Working:
        """Return what the text says instead of a figure."""
        bounds = self._bounds.no_figure(words)
        return Working(bounds=bounds, steps=(Step(text=f"The text gives no figure: {words}.", day=None),))

    def _title(self, name: str) -> str:
        return self.titles.get(name, name)

    def _all(self, triggers: Sequence[Trigger]) -> str:
        return ", ".join(self._title(trigger.event) for trigger in triggers)

    def _begun(self, bounds: Bounds, what: str) -> Working:
        what = what[:1].upper() + what[1:]
        if bounds.due is not None:
            text = f"{what}: {in_words(bounds.due)}."
        elif bounds.latest is not None:
            text = f"{what}: not on record, but on or before {in_words(bounds.latest)}."
        else:
            text = f"{what}: not on record."
        return Working(bounds=bounds, steps=(Step(text=text, day=bounds.due),))

    def _count(self, start: Bounds, bounds: Bounds, period: Period, *, back: bool) -> Step:
        number = period.at_most if self.at_most and period.at_most is not None else period.number
        length = f"{Period(number, period.unit).in_words} {'back' if back else 'on'}"
        kind = self.evidence.kinds(period)[0]
        day = start.due if back or bounds.due is None else self._bounds.counted_from(start, kind)
        if day is None or bounds.due is None:
            return Step(text=f"{length}: {self._why_unknown(start, bounds, period)}{_span(bounds)}.", day=None)
        if back:
            counted = kind.count_back(day, days=self.evidence.days, at_most=self.at_most)
        else:
            counted = kind.count(day, days=self.evidence.days, pauses=self.evidence.pauses, at_most=self.at_most)
        notes = [_FIRST_DAY[period.counting].format(day=in_words(day)) if not back else _back(period, day)]
        if start.due is not None and day < start.due:
            notes.append(f"what happened by {in_words(start.due)} came after this had passed and moves nothing")
        if counted.paused:
            notes.append(f"{counted.paused} suspended {'day' if counted.paused == 1 else 'days'} not counted")
        if counted.rolled_from is not None:
            notes.append(f"moved from {in_words(counted.rolled_from)}, no working day")
        return Step(text=f"{length} ({'; '.join(notes)}): {in_words(bounds.due)}.", day=bounds.due, counted=counted)

    def _why_unknown(self, start: Bounds, bounds: Bounds, period: Period) -> str:
        if start.due is None:
            return "the start is not known"
        if bounds.stopped:
            return "the clock is stopped"
        if period.unit is Unit.SCHOOL_DAYS:
            return "it needs a calendar of school days"
        return "the text does not say which days"

    def _choice(self, limits: Sequence[Working], bounds: Bounds, word: str) -> Working:
        if bounds.due is not None:
            text = f"The {word} of these is {in_words(bounds.due)}."
        else:
            text = f"The {word} of these cannot be told yet{_span(bounds)}."
        return self._joined(limits, bounds, text)

    def _joined(self, parts: Sequence[Working], bounds: Bounds, text: str) -> Working:
        steps = [step for part in parts for step in part.steps]
        return Working(bounds=bounds, steps=(*steps, Step(text=text, day=bounds.due)))


_FIRST_DAY = {
    Counting.DAY_AFTER: "{day} itself not counted",
    Counting.BEGINNING_WITH: "{day} counted as the first day",
    Counting.BEGINNING_THE_DAY_AFTER: "beginning with the day after {day}",
}


def _back(period: Period, day: date) -> str:
    """Say whether the day from which a period is counted back counts; the day after it never does."""
    counting = Counting.BEGINNING_WITH if period.counting is Counting.BEGINNING_WITH else Counting.DAY_AFTER
    return _FIRST_DAY[counting].format(day=in_words(day))


def _span(bounds: Bounds) -> str:
    """Return what the bounds say, as the end of a sentence."""
    if bounds.earliest is not None and bounds.latest is not None:
        return f", so it is not before {in_words(bounds.earliest)} and not after {in_words(bounds.latest)}"
    if bounds.earliest is not None:
        return f", so all that is certain is: not before {in_words(bounds.earliest)}"
    if bounds.latest is not None:
        return f", so all that is certain is: not after {in_words(bounds.latest)}"
    return ""


def _value(value: FactValue) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


@frozen
class SentenceReading:
    """
    The reading that gives the sentence a person reads.

    Attributes:
        titles: What to call each event and fact, by name; a name without a title is shown as it is.

    Source:
        House rule: the sentence is generated from the expression, so it cannot drift from it.

    Example:
        >>> limit = After(On("first-notice"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH))
        >>> limit.read(SentenceReading({"first-notice": "the day of first notice"}))
        '12 months beginning with the day of first notice'
    """

    titles: Mapping[str, str] = field(factory=dict[str, str])

    def on(self, event: str) -> str:
        """Name the act."""
        return self.titles.get(event, event)

    def received(self, event: str) -> str:
        """Name the receipt."""
        return f"receipt of {self.on(event)}"

    def last(self, triggers: Sequence[Trigger]) -> str:
        """Name the last of several."""
        return f"the last of {' and '.join(trigger.read(self) for trigger in triggers)}"

    def first(self, triggers: Sequence[Trigger]) -> str:
        """Name the first of several."""
        return f"the first of {' and '.join(trigger.read(self) for trigger in triggers)}"

    def date_set_by(self, event: str, detail: str) -> str:
        """Name the date that was set."""
        return f"the date ({detail}) set by {self.on(event)}"

    def after(self, start: str, period: Period) -> str:
        """Say how long after."""
        return f"{_length(period)} {period.counting.value} {start}{_roll_in_words(period)}"

    def before(self, end: str, period: Period) -> str:
        """Say how long before."""
        counts = ", that day counted" if period.counting is Counting.BEGINNING_WITH else ""
        return f"{_length(period)} before {end}{counts}{_roll_in_words(period)}"

    def next_open_day(self, day: str) -> str:
        """Say that it moves to an open day."""
        return f"{day} (on the next working day where that is none)"

    def later_of(self, limits: Sequence[str]) -> str:
        """Join with "or", if later."""
        return f"the later of: {'; or '.join(limits)}"

    def earlier_of(self, limits: Sequence[str]) -> str:
        """Join with "or", if earlier."""
        return f"the earlier of: {'; or '.join(limits)}"

    def by_fact(self, fact: str, branches: Mapping[FactValue, str], otherwise: str | None) -> str:
        """List the branches."""
        said = [f"{limit} where {self.on(fact)} is {_value(value)}" for value, limit in branches.items()]
        return "; ".join([*said, *([] if otherwise is None else [f"otherwise {otherwise}"])])

    def readings(self, name: str, options: Mapping[str, str], default: str | None) -> str:  # noqa: ARG002 - not words
        """List the readings, the default first."""
        if default is None:
            return f"({' or, on another reading, '.join(options.values())})"
        others = [text for option, text in options.items() if option != default]
        return f"{options[default]} (on another reading, {' or '.join(others)})"

    def no_figure(self, words: str) -> str:
        """Say that there is no figure."""
        return f"no figure in the text: {words}"


def _length(period: Period) -> str:
    return period.in_words if period.at_most is None else f"{period.in_words},"


def _roll_in_words(period: Period) -> str:
    if period.roll is Roll.NONE:
        return ""
    return f", moved to a working day ({period.roll.value.replace('_', ' ')})"


@frozen(kw_only=True)
class Uses:
    """
    What a limit rests on, by name.

    Attributes:
        events: The events whose dates it reads.
        details: Event and detail, for dates that events set.
        facts: The facts that choose, with the values that have a branch; None as a value stands for "otherwise".
        readings: The readings, each with its options.
        school_days: Whether it counts school days.
        kind_not_stated: Whether it counts days of no stated kind.

    Source:
        House rule: a procedure is checked for unknown names before it can be used.
    """

    events: frozenset[str] = frozenset()
    details: frozenset[tuple[str, str]] = frozenset()
    facts: frozenset[tuple[str, FactValue | None]] = frozenset()
    readings: frozenset[tuple[str, str]] = frozenset()
    school_days: bool = False
    kind_not_stated: bool = False

    def __or__(self, other: Uses) -> Uses:
        return Uses(
            events=self.events | other.events,
            details=self.details | other.details,
            facts=self.facts | other.facts,
            readings=self.readings | other.readings,
            school_days=self.school_days or other.school_days,
            kind_not_stated=self.kind_not_stated or other.kind_not_stated,
        )


@frozen
class UsesReading:
    """
    The reading that gathers what a limit rests on.

    Source:
        House rule: as for `Uses`.

    Example:
        >>> sorted(LaterOf(On("matter-occurred"), On("first-notice")).read(UsesReading()).events)
        ['first-notice', 'matter-occurred']
    """

    def on(self, event: str) -> Uses:
        """Gather an event."""
        return Uses(events=frozenset((event,)))

    def received(self, event: str) -> Uses:
        """Gather an event."""
        return self.on(event)

    def last(self, triggers: Sequence[Trigger]) -> Uses:
        """Gather several events."""
        return _all_of(trigger.read(self) for trigger in triggers)

    def first(self, triggers: Sequence[Trigger]) -> Uses:
        """Gather several events."""
        return self.last(triggers)

    def date_set_by(self, event: str, detail: str) -> Uses:
        """Gather an event and its detail."""
        return Uses(events=frozenset((event,)), details=frozenset(((event, detail),)))

    def after(self, start: Uses, period: Period) -> Uses:
        """Gather what the start rests on, and the unit."""
        return start | Uses(
            school_days=period.unit is Unit.SCHOOL_DAYS,
            kind_not_stated=period.unit is Unit.DAYS_KIND_NOT_STATED,
        )

    def before(self, end: Uses, period: Period) -> Uses:
        """Gather what the end rests on, and the unit."""
        return self.after(end, period)

    def next_open_day(self, day: Uses) -> Uses:
        """Gather what the day rests on."""
        return day

    def later_of(self, limits: Sequence[Uses]) -> Uses:
        """Gather from all."""
        return _all_of(limits)

    def earlier_of(self, limits: Sequence[Uses]) -> Uses:
        """Gather from all."""
        return _all_of(limits)

    def by_fact(self, fact: str, branches: Mapping[FactValue, Uses], otherwise: Uses | None) -> Uses:
        """Gather the fact and all branches."""
        values: set[tuple[str, FactValue | None]] = {(fact, value) for value in branches}
        rest = [] if otherwise is None else [otherwise, Uses(facts=frozenset(((fact, None),)))]
        return _all_of([Uses(facts=frozenset(values)), *branches.values(), *rest])

    def readings(self, name: str, options: Mapping[str, Uses], default: str | None) -> Uses:  # noqa: ARG002 - a default is one of the options
        """Gather the readings."""
        return _all_of([Uses(readings=frozenset((name, option) for option in options)), *options.values()])

    def no_figure(self, words: str) -> Uses:  # noqa: ARG002 - it rests on nothing
        """Gather nothing."""
        return Uses()


def _all_of(parts: Iterable[Uses]) -> Uses:
    result = Uses()
    for part in parts:
        result |= part
    return result
