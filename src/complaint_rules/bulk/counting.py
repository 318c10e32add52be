"""Columns of days, and periods counted from every day of one at once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import field, frozen

from complaint_rules.bulk.tables import EPOCH, NO_DAY
from complaint_rules.errors import CalendarHorizonError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from complaint_rules.periods import Days, Period

    _Key = tuple[Period, bool, bool, int, int]
    _Counts = tuple[int, NDArray[np.int32]]

__all__ = ["FAR", "DayColumn", "Ends", "as_column", "constant", "soonest"]

FAR: Final = 2**30
"""What stands for no last day at all: after every date."""

_BEYOND: Final = FAR + 1
"""In a table of ends: the count leaves the days that are known."""


@frozen(eq=False)
class DayColumn:
    """
    A column of days, and between which days those lie that it holds.

    Attributes:
        days: Days since 1 January 1970, `NO_DAY` and `FAR` for none; int32, shape (rows,).
        low: No day of it is before this.
        high: No day of it is after this; before `low` where it holds none.
    """

    days: NDArray[np.int32]
    low: int
    high: int

    @property
    def is_empty(self) -> bool:
        """Whether it holds no day."""
        return self.low > self.high

    def part(self, start: int, stop: int) -> DayColumn:
        """Return some of the rows, sharing their memory."""
        return DayColumn(self.days[start:stop], self.low, self.high)

    def later(self, other: DayColumn) -> DayColumn:
        """Return the later of two, row by row; no day is the earliest, and `FAR` the latest of all."""
        return self if self is other else DayColumn(np.maximum(self.days, other.days), *_hull(self, other))

    def earlier(self, other: DayColumn) -> DayColumn:
        """Return the earlier of two, row by row."""
        return self if self is other else DayColumn(np.minimum(self.days, other.days), *_hull(self, other))

    def or_else(self, other: DayColumn) -> DayColumn:
        """Return this where it holds a day, and the other elsewhere."""
        return other if self.is_empty else self.where(self.days != NO_DAY, other)

    def where(self, mask: NDArray[np.bool_], other: DayColumn) -> DayColumn:
        """Return this where the mask is set, and the other elsewhere."""
        return self if self is other else DayColumn(np.where(mask, self.days, other.days), *_hull(self, other))


def _hull(one: DayColumn, other: DayColumn) -> tuple[int, int]:
    if one.is_empty or other.is_empty:
        return (other.low, other.high) if one.is_empty else (one.low, one.high)
    return min(one.low, other.low), max(one.high, other.high)


def as_column(days: NDArray[np.int32]) -> DayColumn:
    """
    Return days as a column, with the days between which they lie.

    Examples:
        >>> column = as_column(np.array([20_000, NO_DAY, 19_000], dtype=np.int32))
        >>> column.low, column.high
        (19000, 20000)
    """
    high = int(days.max(initial=NO_DAY))
    if high == NO_DAY:
        return DayColumn(days, 0, -1)
    return DayColumn(days, int(_from_zero(days).min()) + NO_DAY + 1, high)


def soonest(columns: Sequence[DayColumn], far: DayColumn) -> DayColumn:
    """
    Return the first day that any of several columns holds in each row, `FAR` where none does.

    Examples:
        >>> columns = [as_column(np.array(days, dtype=np.int32)) for days in ([5, NO_DAY, NO_DAY], [3, 4, NO_DAY])]
        >>> soonest(columns, constant(FAR, 3)).days.tolist() == [3, 4, FAR]
        True
    """
    held = [column for column in columns if not column.is_empty]
    if not held:
        return far
    first = reduce(np.minimum, [_from_zero(column.days) for column in held])
    days = np.minimum(first, np.uint32(FAR - NO_DAY - 1)).view(np.int32) + np.int32(NO_DAY + 1)
    return DayColumn(days, min(column.low for column in held), max(column.high for column in held))


def _from_zero(days: NDArray[np.int32]) -> NDArray[np.uint32]:
    """Return days as numbers without sign in which no day is the greatest of all, so that the least is a day."""
    return (days - np.int32(NO_DAY + 1)).view(np.uint32)


def constant(number: int, size: int) -> DayColumn:
    """Return a column that holds one day, or none, in every row."""
    days = np.full(size, number, dtype=np.int32)
    return DayColumn(days, 0, -1) if number in {NO_DAY, FAR} else DayColumn(days, number, number)


@frozen(eq=False)
class _Table:
    """
    Where a period ends that is counted from each day of a span, between the two that stand for none.

    Attributes:
        first: The day of the second place; the first stands for no day.
        ends: The ends; int32.
        low: The first of them.
        high: The last of them.
        leaves: Whether a count leaves the days that are known.
    """

    first: int
    ends: NDArray[np.int32]
    low: int
    high: int
    leaves: bool


@frozen(eq=False)
class Ends:
    """
    Where periods end, from every day of a column.

    Each is looked up in a table that `Period` itself has filled, a day at a time: counting is written once.

    Attributes:
        days: The calendars to count by.

    Source:
        House rule: a column is another reading of the same rules, never a second copy of one.
    """

    days: Days
    _tables: dict[_Key, _Table] = field(factory=dict["_Key", _Table], init=False)
    _counts: dict[tuple[int, int], _Counts] = field(factory=dict[tuple[int, int], "_Counts"], init=False)

    def after(self, start: DayColumn, period: Period, *, at_most: bool) -> tuple[DayColumn, NDArray[np.bool_] | None]:
        """Return where the period ends, and the rows whose count leaves the days that are known, None for none."""
        return self._ended(start, period, at_most=at_most, back=False)

    def before(self, end: DayColumn, period: Period, *, at_most: bool) -> tuple[DayColumn, NDArray[np.bool_] | None]:
        """Return the day that lies the whole period before, likewise."""
        return self._ended(end, period, at_most=at_most, back=True)

    def days_between(self, last: NDArray[np.int32], until: NDArray[np.int32], *, working: bool) -> NDArray[np.int32]:
        """Return how many days lie after `last` up to `until`, or how many working days; int32, shape (rows,)."""
        if not working:
            return until - last
        low, high = int(min(last.min(), until.min())), int(max(last.max(), until.max()))
        first, counted = self._counted(date.fromordinal(low + EPOCH).year, date.fromordinal(high + EPOCH).year)
        return counted[until - first] - counted[last - first]

    def _counted(self, low: int, high: int) -> tuple[int, NDArray[np.int32]]:
        """Return the first day of some years, and how many working days lie between it and each of theirs."""
        found = self._counts.get((low, high))
        if found is None:
            start, calendar = date(low, 1, 1), self.days.working
            every = range(start.toordinal(), date(high, 12, 31).toordinal() + 1)
            counts = [calendar.working_days_between(start, date.fromordinal(day)) for day in every]
            found = self._counts[low, high] = start.toordinal() - EPOCH, np.array(counts, dtype=np.int32)
        return found

    def _ended(
        self, column: DayColumn, period: Period, *, at_most: bool, back: bool
    ) -> tuple[DayColumn, NDArray[np.bool_] | None]:
        if column.is_empty:
            return column, None
        table = self._table(period, column, at_most=at_most, back=back)
        days = table.ends.take(column.days - np.int32(table.first - 1), mode="clip")
        return DayColumn(days, table.low, table.high), days == _BEYOND if table.leaves else None

    def _table(self, period: Period, column: DayColumn, *, at_most: bool, back: bool) -> _Table:
        low, high = (date.fromordinal(day + EPOCH).year for day in (column.low, column.high))
        key = (period, at_most and period.at_most is not None, back, low, high)
        found = self._tables.get(key)
        if found is None:
            period, at_most, back, low, high = key
            years = [
                _ends_of_year(self.days, period, year, at_most=at_most, back=back) for year in range(low, high + 1)
            ]
            ends = np.concatenate(years)
            known = ends[ends != _BEYOND]
            found = self._tables[key] = _Table(
                first=date(low, 1, 1).toordinal() - EPOCH,
                ends=np.concatenate([[NO_DAY], ends, [FAR]], dtype=np.int32),
                low=int(known.min(initial=FAR)),
                high=int(known.max(initial=NO_DAY)),
                leaves=len(known) < len(ends),
            )
        return found


@lru_cache(maxsize=8_192)
def _ends_of_year(days: Days, period: Period, year: int, *, at_most: bool, back: bool) -> NDArray[np.int32]:
    """Return where a period ends that is counted from each day of a year: kept, because it takes milliseconds."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    ends = np.empty(last - first + 1, dtype=np.int32)
    for place, ordinal in enumerate(range(first, last + 1)):
        day = date.fromordinal(ordinal)
        try:
            reached = (
                period.reach_back(day, days=days, at_most=at_most)
                if back
                else period.reach(day, days=days, at_most=at_most)
            )
            ends[place] = reached.last.toordinal() - EPOCH
        except CalendarHorizonError:
            ends[place] = _BEYOND
    ends.flags.writeable = False
    return ends
