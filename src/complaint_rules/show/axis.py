"""Days across a picture: where each lies, and which days, months or years are named."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.dates import MONTHS
from complaint_rules.show.svg import width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Axis", "Tick"]

_LEAST_DAYS = 28
_FAR = 0.6
_MONTHS_IN_A_YEAR = 12
_DAYS_IN_A_WEEK = 7
_LEAST_FOR_WEEKENDS = 1.6


@frozen
class Tick:
    """
    A day that is named on the axis.

    Attributes:
        day: The day.
        text: What it is called.
        year: The year, where it is told under the name; else empty.
    """

    day: date
    text: str
    year: str


@frozen(kw_only=True)
class Axis:
    """
    A stretch of days laid across a width.

    Attributes:
        first: The first day.
        last: The last day.
        left: Where the first day begins.
        right: Where the last day ends.

    Examples:
        >>> axis = Axis(first=date(2024, 8, 1), last=date(2024, 8, 31), left=0, right=310)
        >>> axis.begin(date(2024, 8, 1)), axis.middle(date(2024, 8, 1)), axis.end(date(2024, 8, 31))
        (0.0, 5.0, 310.0)
    """

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def around(cls, within: Iterable[date], beside: Iterable[date], *, left: float, right: float) -> Axis:
        """
        Return an axis on which all the first days lie, and the others too unless they are far away.

        Source:
            House rule: a time limit of another body that ends in a year does not make the weeks of a stage too small.
        """
        told = [day.toordinal() for day in within]
        low, high = min(told), max(told)
        span = max(high - low, _LEAST_DAYS)
        others = [day.toordinal() for day in beside]
        first, last = min(others, default=low), max(others, default=high)
        low = min(low, first) if first >= low - span * _FAR else low - span // 8
        high = max(high, last) if last <= high + span * _FAR else high + span // 4
        room = max((high - low) // 30, (_LEAST_DAYS - (high - low) + 1) // 2, 1)
        low, high = max(low - room, date.min.toordinal()), min(high + room, date.max.toordinal())
        return cls(first=date.fromordinal(low), last=date.fromordinal(high), left=left, right=right)

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    @property
    def shows_weekends(self) -> bool:
        """Whether a weekend is wide enough to be seen."""
        return self.day_width >= _LEAST_FOR_WEEKENDS

    def begin(self, day: date) -> float:
        """Return where a day begins; outside, the nearer end."""
        place = self.left + (day.toordinal() - self.first.toordinal()) * self.day_width
        return min(max(place, self.left), self.right)

    def middle(self, day: date) -> float:
        """Return the middle of a day; outside, the nearer end."""
        return (self.begin(day) + self.end(day)) / 2

    def end(self, day: date) -> float:
        """Return where a day ends; outside, the nearer end."""
        return min(max(self.begin(day) + self.day_width, self.left), self.right) if day >= self.first else self.left

    def ticks(self, size: float) -> tuple[Tick, ...]:
        """
        Return the days to be named, no nearer than their names are wide in letters of a size.

        Examples:
            >>> axis = Axis(first=date(2024, 8, 1), last=date(2025, 9, 1), left=0, right=640)
            >>> [tick.text for tick in axis.ticks(11)]
            ['October', 'January', 'April', 'July']
        """
        return next((ticks for ticks in self._ways(size) if ticks is not None), ())

    def _ways(self, size: float) -> Iterator[tuple[Tick, ...] | None]:
        """Yield what each way to name days gives, the finest first; None where the names would touch."""
        for days, step in _STEPS:
            if days * self.day_width < size:
                continue
            named = [(tick, self.begin(tick.day), self._room(tick, size)) for tick in self._named(step)]
            if any(left + wide > right for (_, left, wide), (_, right, _) in pairwise(named)):
                yield None
            else:
                yield tuple(tick for tick, left, wide in named if left + wide <= self.right + size)

    @staticmethod
    def _room(tick: Tick, size: float) -> float:
        return max(width_of(tick.text, size), width_of(tick.year, size)) + size

    def _named(self, step: Callable[[Axis], Iterator[tuple[date, str]]]) -> Iterator[Tick]:
        year = 0
        for day, text in step(self):
            own_year = text == str(day.year)
            yield Tick(day, text, "" if own_year or day.year == year else str(day.year))
            year = day.year


def _every_so_many_days(number: int) -> Callable[[Axis], Iterator[tuple[date, str]]]:
    """Return a way to name every so many days; weeks begin on Mondays."""

    def step(axis: Axis) -> Iterator[tuple[date, str]]:
        first = axis.first.toordinal()
        if number % _DAYS_IN_A_WEEK == 0:
            first += (1 - first) % _DAYS_IN_A_WEEK  # day 1 of the calendar was a Monday
        for ordinal in range(first, axis.last.toordinal() + 1, number):
            day = date.fromordinal(ordinal)
            yield day, f"{day.day} {MONTHS[day.month - 1]}"

    return step


def _every_so_many_months(number: int) -> Callable[[Axis], Iterator[tuple[date, str]]]:
    def step(axis: Axis) -> Iterator[tuple[date, str]]:
        for month in range(axis.first.year * _MONTHS_IN_A_YEAR, (axis.last.year + 1) * _MONTHS_IN_A_YEAR, number):
            day = date(month // _MONTHS_IN_A_YEAR, month % _MONTHS_IN_A_YEAR + 1, 1)
            if axis.first <= day <= axis.last:
                yield day, MONTHS[day.month - 1]

    return step


def _every_so_many_years(number: int) -> Callable[[Axis], Iterator[tuple[date, str]]]:
    def step(axis: Axis) -> Iterator[tuple[date, str]]:
        for year in range(-(-axis.first.year // number) * number, axis.last.year + 1, number):
            if year and axis.first <= date(year, 1, 1):
                yield date(year, 1, 1), str(year)

    return step


_STEPS = (
    *((number, _every_so_many_days(number)) for number in (1, 2, 7, 14)),
    *((number * 30, _every_so_many_months(number)) for number in (1, 3, 6)),
    *((number * 365, _every_so_many_years(number)) for number in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
