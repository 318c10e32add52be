"""Limits read for every start day at once: one column of dates for each reading of the text."""

from __future__ import annotations

from array import array
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.errors import CalendarHorizonError
from complaint_rules.limits import KIND_OF_DAYS, On, Received, SentenceReading, Trigger
from complaint_rules.limits.working import value_in_words
from complaint_rules.periods import Days, Period, Unit
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.limits import Limit
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["MOST_READINGS", "Column", "DayReading", "Figure", "FigureSentence", "NoDate", "Span", "figured"]

Choices = tuple[tuple[str, str], ...]

MOST_READINGS = 64
"""House rule: a limit that can be read in more ways than this is not tabulated; each more question doubles them."""


class Figure(Enum):
    """
    Which figure of a period is meant.

    Source:
        House rule: a text may give a figure, an outer limit to which it may be extended, and the near end of a range.
    """

    DUE = "the figure"
    OUTER = "the outer limit"
    NEAR = "the near end of the range"


class NoDate(Enum):
    """
    Why a limit comes to no date that could be tabulated.

    Source:
        House rule: silence, a date to be agreed and a calendar that nobody has are three things; a limit with too
        many readings is a fourth.
    """

    NO_FIGURE = "the text gives no figure"
    DATE_SET = "the date is set or agreed in each case, so there is no figure to compare"
    SCHOOL_DAYS = "school days need a calendar of them, which differs from school to school"
    TOO_MANY = "so much is left open that there are too many readings to tabulate"


@frozen
class Span:
    """
    The start days: from the first day of the published years to the last.

    Attributes:
        first: The first day, as an ordinal.
        last: The last day, as an ordinal; no date after it is compared.

    Source:
        House rule: only years whose bank holidays are published are tabulated.
    """

    first: int
    last: int


@frozen(eq=False, kw_only=True)
class Column:
    """
    One reading of a limit: its date for each start day.

    Attributes:
        choices: Each question that the text leaves open, with the answer taken.
        by_default: Whether these are the readings that the text takes unless somebody chooses.
        triggers: What it runs from.
        days: The date for each start day, as an ordinal; 0 where it is not known. None where it comes to no date.
        none: Why it comes to no date.

    Source:
        House rule: a column is built once per limit, and no object per day.
    """

    choices: Choices = ()
    by_default: bool = True
    triggers: frozenset[Trigger] = frozenset()
    days: Sequence[int] | None = None
    none: NoDate | None = None

    @property
    def events(self) -> frozenset[str]:
        """The events that it runs from, without whether made or received."""
        return frozenset(trigger.event for trigger in self.triggers)


def figured(period: Period, figure: Figure) -> Period:
    """
    Return a period of one figure: the second figure or the near end where they are meant and stated.

    Source:
        House rule: the base figure and the outer figure are each compared.

    Examples:
        >>> figured(Period(10, Unit.WORKING_DAYS, at_most=20), Figure.OUTER).in_words
        '20 working days'
    """
    number = {Figure.OUTER: period.at_most, Figure.NEAR: period.at_least}.get(figure)
    return evolve(period, number=period.number if number is None else number, at_most=None, at_least=None)


@frozen
class FigureSentence(SentenceReading):
    """
    The reading that gives the sentence of one figure.

    Attributes:
        figure: Which figure.

    Source:
        House rule: as for `SentenceReading`.
    """

    figure: Figure = Figure.OUTER

    def after(self, start: str, period: Period) -> str:
        """Say how long after, by that figure alone."""
        return super().after(start, figured(period, self.figure))


@frozen(kw_only=True)
class DayReading:
    """
    The reading that gives the date for every start day, in one column for each reading of the text.

    Every trigger falls on the start day, and receipt follows sending by as many days as are given. To some depth, an
    event that another duty brings about is taken as done on the last day of that duty.

    Attributes:
        calendar: The working days of the text.
        span: The start days.
        post: How many days receipt follows sending.
        figure: Which figure of a period is read; a duty in a chain is always read by its figure.
        chain: For events that other duties bring about, the limits of those duties.
        depth: How far back the chain is followed.

    Source:
        House rule: dates are compared as the same record would give them, the body acting on each last day.
    """

    calendar: WorkingDayCalendar
    span: Span
    post: int = 0
    figure: Figure = Figure.DUE
    chain: Mapping[str, Limit]
    depth: int = 0

    def on(self, event: str) -> tuple[Column, ...]:
        """Take the start day, or the last day of the duty that brings it about."""
        return self._event(On(event), 0)

    def received(self, event: str) -> tuple[Column, ...]:
        """Take the same, and so many days for the post."""
        return self._event(Received(event), self.post)

    def _event(self, trigger: Trigger, post: int) -> tuple[Column, ...]:
        limit = self.chain.get(trigger.event)
        if limit is None or not self.depth:
            return (
                Column(triggers=frozenset((trigger,)), days=range(self.span.first + post, self.span.last + 1 + post)),
            )
        columns = limit.read(evolve(self, depth=self.depth - 1, figure=Figure.DUE))
        return tuple(_moved(column, _later(post)) for column in columns) if post else columns

    def last(self, triggers: Sequence[Trigger]) -> tuple[Column, ...]:
        """Take the last."""
        return self.later_of([trigger.read(self) for trigger in triggers])

    def first(self, triggers: Sequence[Trigger]) -> tuple[Column, ...]:
        """Take the first."""
        return self.earlier_of([trigger.read(self) for trigger in triggers])

    def date_set_by(self, _event: str, _detail: str, /) -> tuple[Column, ...]:
        """Say that there is no figure to compare."""
        return (Column(none=NoDate.DATE_SET),)

    def after(self, start: tuple[Column, ...], period: Period) -> tuple[Column, ...]:
        """Count forward, in each kind of day that the text may mean."""
        return self._counted(start, period, back=False)

    def before(self, end: tuple[Column, ...], period: Period) -> tuple[Column, ...]:
        """Count back, in each kind of day that the text may mean."""
        return self._counted(end, period, back=True)

    def _counted(self, start: tuple[Column, ...], period: Period, *, back: bool) -> tuple[Column, ...]:
        kinds = figured(period, self.figure).kinds()
        found: list[Column] = []
        for column, kind in product(start, kinds):
            choices = _together(column.choices, _kind(kind) if len(kinds) > 1 else ())
            if choices is None:
                continue
            named = evolve(column, choices=choices)
            if kind.unit is Unit.SCHOOL_DAYS:
                found.append(evolve(named, days=None, none=NoDate.SCHOOL_DAYS))
            else:
                found.append(_moved(named, self._ends(kind, back=back)))
        return tuple(found)

    def _ends(self, period: Period, *, back: bool) -> Callable[[int], int]:
        first, last = self.span.first, self.span.last
        ends = _ends_of(self.calendar, period, self.span, back=back)

        def end(day: int) -> int:
            return ends[day - first] if first <= day <= last else 0

        return end

    def next_open_day(self, day: tuple[Column, ...]) -> tuple[Column, ...]:
        """Move to the next working day."""
        rolled = self._ends(Period(0, Unit.DAYS, roll=Roll.FOLLOWING), back=False)
        return tuple(_moved(column, rolled) for column in day)

    def later_of(self, limits: Sequence[tuple[Column, ...]]) -> tuple[Column, ...]:
        """Take the later, for each combination of readings."""
        return _chosen(limits, max)

    def earlier_of(self, limits: Sequence[tuple[Column, ...]]) -> tuple[Column, ...]:
        """Take the earlier, for each combination of readings."""
        return _chosen(limits, min)

    def by_fact(
        self, fact: str, branches: Mapping[FactValue, tuple[Column, ...]], otherwise: tuple[Column, ...] | None
    ) -> tuple[Column, ...]:
        """Keep each branch, under the value of the fact."""
        named = {value_in_words(value): columns for value, columns in branches.items()}
        return _under(fact, named | ({} if otherwise is None else {"otherwise": otherwise}), None)

    def readings(self, name: str, options: Mapping[str, tuple[Column, ...]], default: str | None) -> tuple[Column, ...]:
        """Keep each reading, under its name."""
        return _under(name, options, default)

    def no_figure(self, _: str, /) -> tuple[Column, ...]:
        """Say that there is no figure."""
        return (Column(none=NoDate.NO_FIGURE),)


def _kind(period: Period) -> Choices:
    return ((KIND_OF_DAYS, period.unit.value.replace(" ", "-")),)


def _later(post: int) -> Callable[[int], int]:
    return lambda day: day + post if day else 0


def _moved(column: Column, move: Callable[[int], int]) -> Column:
    return column if column.days is None else evolve(column, days=array("l", map(move, column.days)))


def _together(one: Choices, other: Choices) -> Choices | None:
    """Return both sets of choices, or None where they answer one question in two ways."""
    chosen = dict(one)
    return None if any(chosen.setdefault(*choice) != choice[1] for choice in other) else tuple(chosen.items())


def _under(question: str, options: Mapping[str, tuple[Column, ...]], default: str | None) -> tuple[Column, ...]:
    found: list[Column] = []
    for option, columns in options.items():
        for column in columns:
            choices = _together(((question, option),), column.choices)
            if choices is not None:
                by_default = column.by_default and default in {None, option}
                found.append(evolve(column, choices=choices, by_default=by_default))
    return tuple(found) if len(found) <= MOST_READINGS else (Column(none=NoDate.TOO_MANY),)


def _chosen(limits: Sequence[tuple[Column, ...]], choose: Callable[[Iterable[int]], int]) -> tuple[Column, ...]:
    rows: list[tuple[Choices, tuple[Column, ...]]] = [((), ())]
    for columns in limits:
        longer = ((_together(choices, one.choices), (*row, one)) for (choices, row), one in product(rows, columns))
        rows = [(choices, row) for choices, row in longer if choices is not None]
        if len(rows) > MOST_READINGS:
            return (Column(none=NoDate.TOO_MANY),)
    return tuple(_of_row(choices, row, choose) for choices, row in rows)


def _of_row(choices: Choices, columns: tuple[Column, ...], choose: Callable[[Iterable[int]], int]) -> Column:
    several = [column.days for column in columns if column.days is not None]
    known = len(several) == len(columns)
    return Column(
        choices=choices,
        by_default=all(column.by_default for column in columns),
        triggers=frozenset[Trigger]().union(*(column.triggers for column in columns)),
        days=[choose(row) if all(row) else 0 for row in zip(*several, strict=True)] if known else None,
        none=next((column.none for column in columns if column.none is not None), None),
    )


@lru_cache(maxsize=128)
def _ends_of(calendar: WorkingDayCalendar, period: Period, span: Span, *, back: bool) -> array[int]:
    """Return the end of a period for each start day: a pure function, kept because it takes some milliseconds."""
    days = Days(working=calendar)
    find = period.first_day if back else period.last_day

    def end(day: int) -> int:
        try:
            return find(date.fromordinal(day), days=days).toordinal()
        except CalendarHorizonError:
            return 0

    return array("l", map(end, range(span.first, span.last + 1)))
