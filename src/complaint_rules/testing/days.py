"""Strategies for days: dates with many awkward ones among them, divisions, and calendars with closures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from complaint_rules.bank_holidays import Division, division_name, shipped_list
from complaint_rules.dates import check_date, check_number
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["AWKWARD", "EARLIEST", "LATEST", "calendars", "checked_bounds", "dates", "divisions", "favouring"]

EARLIEST, LATEST = date(2014, 1, 1), date(2026, 12, 31)
"""House rule: a count of 250 working days from any day between these stays within the published years."""

_PLAIN_WEEK = tuple(date(2025, 3, 3) + timedelta(days=number) for number in range(7))

AWKWARD = (
    date(2014, 3, 17),  # St Patrick's Day
    date(2015, 12, 26),  # Boxing Day on a Saturday
    date(2016, 2, 29),  # a leap day on a Monday
    date(2016, 12, 25),  # Christmas Day on a Sunday
    date(2017, 1, 2),  # a substitute in England, 2nd January in Scotland
    date(2018, 2, 28),  # the end of February in a year without a leap day
    date(2019, 1, 31),  # a month later there is no such day
    date(2019, 4, 18),  # the day before Good Friday
    date(2020, 2, 29),  # a leap day on a Saturday
    date(2020, 5, 8),  # Early May moved to VE day
    date(2021, 10, 31),  # the end of a month on a Sunday
    date(2021, 12, 25),  # Christmas on a weekend, two substitutes
    date(2022, 1, 3),  # a substitute everywhere
    date(2022, 1, 4),  # a substitute in Scotland only
    date(2022, 6, 2),  # the Spring bank holiday moved
    date(2022, 9, 19),  # proclaimed nine days before
    date(2023, 5, 8),  # the coronation
    date(2024, 2, 29),  # a leap day on a Thursday
    date(2024, 3, 29),  # Good Friday in March
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2026, 4, 4),  # the Saturday before Easter
    date(2026, 6, 15),  # a bank holiday in Scotland alone
    date(2026, 12, 28),  # a substitute for Boxing Day
)


def checked_bounds(min_value: date, max_value: date) -> None:
    """
    Refuse bounds between which no date lies.

    Raises:
        NotADateError: If a bound is anything but a plain date.
        InvalidArgument: If the first is later than the last.

    Source:
        House rule: what cannot be drawn is refused when it is asked for, as Hypothesis refuses it.
    """
    check_date(min_value, where="min_value")
    check_date(max_value, where="max_value")
    if min_value > max_value:
        message = f"min_value={min_value!r} is later than max_value={max_value!r}"
        raise InvalidArgument(message)


def dates(*, min_value: date = EARLIEST, max_value: date = LATEST) -> SearchStrategy[date]:
    """
    Return a strategy for dates, among which leap days, month ends and bank holidays of every kind are frequent.

    Both bounds are included. Every date drawn is a plain `datetime.date` within them. It shrinks towards an ordinary
    Monday, 3 March 2025, where the bounds have it.

    Raises:
        NotADateError: If a bound is anything but a plain date.
        InvalidArgument: If the first bound is later than the last.

    Source:
        GOV.UK's list for the bank holidays. House rule: unless told otherwise, dates from 2014 to 2026, from which a
        count of 250 working days stays within the published years.

    Examples:
        >>> from hypothesis import find
        >>> find(dates(), lambda day: True)
        datetime.date(2025, 3, 3)
        >>> find(dates(), lambda day: (day.month, day.day) == (2, 29)).year % 4
        0
    """
    checked_bounds(min_value, max_value)
    published = (day for day, _ in shipped_list(Division.ANY_PART_OF_UK.value).days)
    several = dict.fromkeys((*_PLAIN_WEEK, *AWKWARD, *published))
    return favouring([day for day in several if min_value <= day <= max_value], min_value, max_value)


def favouring(several: Sequence[date], min_value: date, max_value: date) -> SearchStrategy[date]:
    """
    Return a strategy for the dates from one to another, among which several are frequent.

    It shrinks towards the first of the several, in the order given, then towards the earliest date.

    Source:
        House rule: both ways to draw a date share one order, so that what is found by either shrinks alike.
    """
    every = st.integers(0, len(several) + (max_value - min_value).days)
    return _numbered(several, min_value, st.integers(0, len(several) - 1) | every if several else every)


@st.composite
def _numbered(draw: DrawFn, several: Sequence[date], first: date, numbers: SearchStrategy[int]) -> date:
    number = draw(numbers)
    return several[number] if number < len(several) else first + timedelta(days=number - len(several))


def divisions() -> SearchStrategy[str]:
    """
    Return a strategy for the divisions that a calendar can be made for, as GOV.UK writes them.

    It shrinks towards "england-and-wales".

    Source:
        House rule: the four of `Division`.

    Examples:
        >>> from hypothesis import find
        >>> find(divisions(), lambda division: True)
        'england-and-wales'
    """
    return st.sampled_from([one.value for one in Division])


def calendars(
    *,
    division: Division | str | None = None,
    predicted: bool | None = None,
    max_closures: int = 12,
    max_extra_holidays: int = 2,
    min_value: date = EARLIEST,
    max_value: date = LATEST,
) -> SearchStrategy[WorkingDayCalendar]:
    """
    Return a strategy for calendars of working days, with closures, extra bank holidays and predictions.

    Every calendar drawn is of the division given, or of any where none is; it rests on predictions as `predicted`
    says, or either way where that is None. Closures and extra bank holidays, at most as many as said, lie within the
    two dates. It shrinks towards a calendar with nothing but GOV.UK's list.

    Raises:
        UnknownDivisionError: If the division is none of the four.
        NotADateError: If a bound is anything but a plain date.
        NotANumberError: If a number is no `int` of at least 0.
        InvalidArgument: If the first bound is later than the last.

    Source:
        House rule: a body's own closures are part of its calendar, and an application will meet them.

    Examples:
        >>> from hypothesis import find
        >>> find(calendars(), lambda calendar: len(calendar.closures) > 0).closures
        mappingproxy({datetime.date(2025, 3, 3): 'closed'})
    """
    named = divisions() if division is None else st.just(division_name(division, where="calendars(division)"))
    check_number(max_closures, where="calendars(max_closures)", at_least=0)
    check_number(max_extra_holidays, where="calendars(max_extra_holidays)", at_least=0)
    days = dates(min_value=min_value, max_value=max_value)
    return _calendars(
        named,
        st.frozensets(days, max_size=max_closures),
        st.frozensets(days, max_size=max_extra_holidays),
        st.booleans() if predicted is None else st.just(predicted),
    )


@st.composite
def _calendars(
    draw: DrawFn,
    division: SearchStrategy[str],
    closures: SearchStrategy[frozenset[date]],
    extra_holidays: SearchStrategy[frozenset[date]],
    predicted: SearchStrategy[bool],
) -> WorkingDayCalendar:
    return WorkingDayCalendar(
        draw(division), closures=draw(closures), extra_holidays=draw(extra_holidays), predicted=draw(predicted)
    )
