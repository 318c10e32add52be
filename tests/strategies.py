"""What Hypothesis draws: dates with a pool of awkward ones, divisions, and calendars with closures."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from complaint_rules.working_days import Division, WorkingDayCalendar

# A count of up to LONGEST working days from these dates stays within the published years.
EARLIEST, LATEST, LONGEST = date(2014, 1, 1), date(2026, 12, 31), 250

AWKWARD = (
    date(2014, 3, 17),  # St Patrick's Day
    date(2015, 12, 26),  # Boxing Day on a Saturday
    date(2016, 2, 29),  # a leap day on a Monday
    date(2016, 12, 25),  # Christmas Day on a Sunday
    date(2017, 1, 2),  # a substitute in England, 2nd January in Scotland
    date(2020, 2, 29),  # a leap day on a Saturday
    date(2020, 5, 8),  # Early May moved to VE day
    date(2021, 12, 25),  # Christmas on a weekend, two substitutes
    date(2022, 1, 3),  # a substitute everywhere
    date(2022, 1, 4),  # a substitute in Scotland only
    date(2022, 6, 2),  # the Spring bank holiday moved
    date(2022, 9, 19),  # proclaimed nine days before
    date(2023, 5, 8),  # the coronation
    date(2024, 3, 29),  # Good Friday in March
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2026, 4, 4),  # the Saturday before Easter
    date(2026, 6, 15),  # a bank holiday in Scotland alone
    date(2026, 12, 28),  # a substitute for Boxing Day
)

divisions = st.sampled_from([one.value for one in Division])
dates = st.sampled_from(AWKWARD) | st.dates(EARLIEST, LATEST)
numbers = st.integers(-LONGEST, LONGEST)
closures = st.frozensets(dates, max_size=12)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingDayCalendar:
    """Draw a calendar, with or without closures, extra holidays and predictions."""
    return WorkingDayCalendar(
        draw(divisions),
        closures=draw(closures),
        extra_holidays=draw(st.frozensets(dates, max_size=2)),
        predicted=draw(st.booleans()),
    )
