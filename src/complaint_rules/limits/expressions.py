"""Limits as expressions: the nodes, what each declares of itself, and what a reading of them is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import field, frozen

from complaint_rules.periods import Period, Unit
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from complaint_rules.conditions import FactValue

__all__ = [
    "KIND_OF_DAYS",
    "After",
    "Before",
    "ByFact",
    "DateSetBy",
    "Direction",
    "EarlierOf",
    "First",
    "Last",
    "LaterOf",
    "Limit",
    "NextOpenDay",
    "NoFigure",
    "On",
    "Reading",
    "Readings",
    "Received",
    "Trigger",
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

        Examples:
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
    def date_set_by(self, event: str, detail: str, /) -> T:
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
    def readings(self, name: str, options: Mapping[str, T], default: str | None, /) -> T:
        """Read several readings of one text."""

    @abstractmethod
    def no_figure(self, words: str, /) -> T:
        """Read a text that gives no figure."""


class Limit(ABC):
    """
    The base of every node: an expression for the last day on which an act is in time.

    Source:
        House rule: a limit is an expression with many readings, each written once.
    """

    __slots__ = ()

    @abstractmethod
    def read(self, reading: Reading[T]) -> T:
        """Return what a reading makes of this limit."""

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

    Examples:
        >>> from complaint_rules.limits import SentenceReading
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

    Examples:
        >>> from complaint_rules.limits import SentenceReading
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

    Examples:
        >>> from complaint_rules.limits import SentenceReading
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

    Examples:
        >>> from complaint_rules.limits import SentenceReading
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
