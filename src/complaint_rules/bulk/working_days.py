"""Working days counted from every day of a column."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from complaint_rules.bulk.tables import EPOCH, NO_DAY, ROWS_AT_ONCE, days_of, number_of
from complaint_rules.dates import check_number
from complaint_rules.errors import CalendarHorizonError, InvalidTableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["add_working_days", "as_dates"]

_NOT_A_TIME: Final = int(np.iinfo(np.int64).min)
_BEYOND: Final = int(np.iinfo(np.int64).max)


def add_working_days(column: object, number: int, *, calendar: WorkingDayCalendar) -> NDArray[np.datetime64]:
    """
    Return the nth working day after every day of a column; datetime64[D], shape (rows,), NaT where it has none.

    `column` is an array of datetime64, a column of pandas, Polars or Arrow, or a list of dates.

    Raises:
        InvalidTableError: If the column holds anything but dates.
        NotANumberError: If the number is no `int`.
        CalendarHorizonError: If a count starts in or reaches a year that the calendar does not know.

    Source:
        House rule: each day of the answer is what the calendar itself gives for that day.

    Examples:
        >>> from complaint_rules import WorkingDayCalendar
        >>> england = WorkingDayCalendar("england-and-wales")
        >>> add_working_days(np.array(["2026-12-21", "NaT"], dtype="datetime64[D]"), 10, calendar=england)
        array(['2027-01-07',        'NaT'], dtype='datetime64[D]')
    """
    days = _as_days(column)
    check_number(number, where="add_working_days(number)")
    known = days if not len(days) or days.min() != _NOT_A_TIME else days[days != _NOT_A_TIME]
    years = _years(int(known.min()), int(known.max())) if len(known) else range(1970, 1970)
    # The places at both ends are for what is no day: less than every number, it comes out at one of them.
    nothing = np.array([_NOT_A_TIME])
    table = np.concatenate([nothing, *(_ends_of_year(calendar, number, year) for year in years), nothing])
    first = number_of(date(years.start, 1, 1))
    answer, places = np.empty(len(days), dtype=np.int64), np.empty(ROWS_AT_ONCE, dtype=np.int64)
    for start in range(0, len(days), ROWS_AT_ONCE):
        part = days[start : start + ROWS_AT_ONCE]
        np.subtract(part, first - 1, out=places[: len(part)])
        table.take(places[: len(part)], mode="clip", out=answer[start : start + len(part)])
    if _BEYOND in table and (answer == _BEYOND).any():
        day = days[(answer == _BEYOND).argmax()]
        calendar.add_working_days(date.fromordinal(int(day) + EPOCH), number)  # which says what is wrong
    return answer.view("datetime64[D]")


def _years(low: int, high: int) -> range:
    """
    Return the years in which two days lie, and those between them.

    Raises:
        InvalidTableError: If one of them lies outside the years 1 to 9999.
    """
    if low < date.min.toordinal() - EPOCH or high > date.max.toordinal() - EPOCH:
        raise InvalidTableError(["the column holds dates outside the years 1 to 9999"])
    return range(date.fromordinal(low + EPOCH).year, date.fromordinal(high + EPOCH).year + 1)


@lru_cache(maxsize=1_024)
def _ends_of_year(calendar: WorkingDayCalendar, number: int, year: int) -> NDArray[np.int64]:
    """Return where a count from each day of a year ends: kept, because it takes as long as a column of a million."""
    every = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    ends = np.array([_end(calendar, number, date.fromordinal(day)) for day in every], dtype=np.int64)
    ends.flags.writeable = False
    return ends


def _end(calendar: WorkingDayCalendar, number: int, day: date) -> int:
    try:
        return number_of(calendar.add_working_days(day, number))
    except CalendarHorizonError:
        return _BEYOND


def _as_days(column: object) -> NDArray[np.int64]:
    """Return a column as numpy keeps days: numbers, the least of which stands for no day."""
    if type(column) is np.ndarray:  # and no masked one
        array: NDArray[Any] = column
        if array.dtype == np.dtype("datetime64[D]"):
            return np.ascontiguousarray(array).view(np.int64)
    faults: list[object] = []
    days = days_of(column, where="column", faults=faults)
    if faults:
        raise InvalidTableError([str(fault) for fault in faults])
    return as_dates(days).view(np.int64)


def as_dates(days: NDArray[np.int32]) -> NDArray[np.datetime64]:
    """
    Return day numbers as dates: int32 in, datetime64[D] out, of the same shape.

    Examples:
        >>> as_dates(np.array([20_000, NO_DAY], dtype=np.int32))
        array(['2024-10-04',        'NaT'], dtype='datetime64[D]')
    """
    dates = days.astype(np.int64)
    dates[days == NO_DAY] = _NOT_A_TIME
    return dates.view("datetime64[D]")
