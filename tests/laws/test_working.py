"""Laws of the working of a date, for every procedure: its steps added up by hand, and how far it can lie away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import strategies as st

from complaint_rules import Complaint, schemes
from complaint_rules.entries import Recorded, Resumed, Suspended
from complaint_rules.limits import After, ByFact, EarlierOf, LaterOf, Limit, On, Readings, Received
from complaint_rules.periods import Counting, Unit
from complaint_rules.working_days import Roll
from tests import oracle
from tests.every_procedure import days_about, drawn, every_procedure, regular_records, with_more
from tests.limit_strategies import corresponding

if TYPE_CHECKING:
    from collections.abc import Collection

    from complaint_rules.periods import Counted, Period

ONE_DAY = timedelta(days=1)


def recounted(counted: Counted, division: str, suspended: Collection[date]) -> date:
    """Walk a count that runs forward again, one day at a time, by the oracle's own days."""
    period, start = counted.period, counted.start
    first = start if period.counting is Counting.BEGINNING_WITH else start + ONE_DAY
    if counted.number == 0:
        return start
    if period.unit.is_months:
        months = counted.number * (12 if period.unit is Unit.YEARS else 1)
        end, exists = corresponding(start if period.counting is Counting.DAY_AFTER else first, months)
        end -= timedelta(days=period.counting is not Counting.DAY_AFTER and exists)
        owed = sum(first <= day <= end for day in suspended)
        while owed:
            end += ONE_DAY
            owed -= end not in suspended
        return end
    wanted = {Unit.WEEKS: 7 * counted.number, Unit.HOURS: -(-counted.number // 24)}.get(period.unit, counted.number)
    day, met = first, 0
    while True:
        is_counted = not period.unit.counts_days or oracle.is_working(day, division)
        met += is_counted and day not in suspended
        if met == wanted:
            return day
        day += ONE_DAY


def suspended_days(record: Complaint, on: date) -> frozenset[date]:
    """Return each day on which the clocks stood still up to a day, whichever clocks those were."""
    days: set[date] = set()
    begun: date | None = None
    for one in record.entries:
        if isinstance(one, Suspended) and one.on <= on:
            begun = one.on
        elif isinstance(one, Resumed) and begun is not None and one.on <= on:
            days.update(oracle.every_day(begun, one.on - ONE_DAY))
            begun = None
    return frozenset(days)


class TestWorking:
    """
    House rule: "steps that are shown can be added up by hand: start, number, and every day left out".

    Conditions: within the published years. Where several readings of the start come to one day, no single count gives
    that day, and the last step says only between which days it lies.
    """

    @every_procedure
    def test_each_step_recounts_to_its_day_and_the_last_to_the_date(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        assume(all(one.on < date(2026, 1, 1) for one in record.entries))
        division = record.procedure.working_days.division
        day = data.draw(days_about(record))[-1]
        suspended = suspended_days(record, day)
        for one in record.at(day).deadlines:
            if one.duty.recurs is not None or one.bounds.stopped or one.original is None:
                continue
            steps = one.steps
            assert steps[-1].day == one.original or (steps[-1].day is None and one.readings), one.name
            for counted in [step.counted for step in steps if step.counted is not None]:
                assert counted.period.roll is Roll.NONE
                stopped = suspended if counted.paused else frozenset[date]()
                assert counted.last == recounted(counted, division, stopped), one.name
                left_out = [skipped.day for skipped in counted.skipped]
                if counted.period.unit is Unit.WORKING_DAYS:
                    first = counted.start + (counted.period.counting is not Counting.BEGINNING_WITH) * ONE_DAY
                    span = oracle.every_day(first, counted.last)
                    assert left_out == [day for day in span if not oracle.is_working(day, division)], one.name
                    assert oracle.is_working(counted.last, division), "a bare working-day limit lands on a working day"

    def test_readings_that_come_to_one_day_give_that_day_with_and_without_extensions(self) -> None:
        """
        GreenSquareAccord: "within five working days", from no stated day.

        From Thursday 24 December 2020 and from the 25th alike, the five are 29, 30, 31 December, 4 and 5 January: the
        25th, Monday 28th and 1 January are bank holidays.
        """
        record = Complaint(schemes.newest("greensquareaccord-care"))
        record = record.record("complaint", date(2020, 12, 24), received=date(2020, 12, 25))
        deadline = record.at(date(2020, 12, 26)).deadline("acknowledgement")
        assert (deadline.original, deadline.due) == (date(2021, 1, 5), date(2021, 1, 5))
        assert deadline.latest == date(2021, 1, 5)
        assert set(deadline.readings.values()) == {date(2021, 1, 5)}


# How far a period can reach

MOST = 250


def furthest(period: Period) -> int:
    """
    Return the most calendar days in which a period can end, counted from its trigger.

    Of n working days: seven for every five, and for the weekends and bank holidays at the ends n/12 + 8 more. A month
    has at most 31 days, a year 366. A first day that counts takes nothing away from what is the most.
    """
    n = period.number
    return {
        Unit.HOURS: -(-n // 24),
        Unit.DAYS: n,
        Unit.WEEKS: 7 * n,
        Unit.MONTHS: 31 * n,
        Unit.YEARS: 366 * n,
        Unit.SCHOOL_DAYS: 3 * n + 130,
    }.get(period.unit, 7 * n // 5 + n // 12 + 8)


def nearest(period: Period) -> int:
    """Return the fewest calendar days in which it can end: working days with no holiday, months of 28 days."""
    n = period.number - (period.number > 0 and period.counting is Counting.BEGINNING_WITH)
    working = n + 2 * (max(0, n - 1) // 5)
    return {
        Unit.HOURS: -(-period.number // 24) - (period.counting is Counting.BEGINNING_WITH),
        Unit.DAYS: n,
        Unit.WEEKS: 7 * period.number - (period.counting is Counting.BEGINNING_WITH),
        Unit.MONTHS: 28 * period.number - 1,
        Unit.YEARS: 365 * period.number - 1,
        Unit.DAYS_KIND_NOT_STATED: n,
    }.get(period.unit, working)


Reach = tuple[date, date] | None


def reach(limit: Limit, record: Complaint) -> Reach:
    """Return the days between which a limit lies, from the dates of its events alone; None where that says nothing."""
    if isinstance(limit, On | Received):
        one = next((one for one in record.entries if isinstance(one, Recorded) and one.event == limit.event), None)
        dates = [] if one is None else [day for day in (one.made, one.received) if day is not None]
        return (min(dates), max(dates)) if dates else None
    if isinstance(limit, After):
        start = reach(limit.start, record)
        if start is None:
            return None
        return start[0] + timedelta(days=nearest(limit.period)), start[1] + timedelta(days=furthest(limit.period))
    if isinstance(limit, LaterOf | EarlierOf | ByFact | Readings):
        parts = [found for one in limit.parts if (found := reach(one, record)) is not None]
        if len(parts) < len(limit.parts):
            return None
        return min(low for low, _ in parts), max(high for _, high in parts)
    return None


class TestReach:
    """
    The last day of a chain of periods lies within a stated number of calendar days of its trigger.

    The numbers are those of `nearest` and `furthest`. Conditions: no suspension; the calendars of GOV.UK's list as
    shipped, up to 250 working days; school days as the calendar of these tests has them.
    """

    @pytest.mark.parametrize("division", oracle.DIVISIONS)
    def test_so_many_working_days_end_within_so_many_calendar_days_from_every_published_day(
        self, division: str
    ) -> None:
        """Every start from 2012 to 2027 and every number up to 250, by numpy over the tests' own list."""
        starts = np.array([day.toordinal() for day in oracle.every_day(oracle.FIRST, date(2027, 12, 1))])
        working = np.array([day.toordinal() for day in oracle.every_day() if oracle.is_working(day, division)])
        following = np.searchsorted(working, starts, side="right")
        for n in range(1, MOST + 1):
            known = following + n - 1 < len(working)
            took = working[following[known] + n - 1] - starts[known]
            assert n + 2 * ((n - 1) // 5) <= int(took.min())
            assert int(took.max()) <= 7 * n // 5 + n // 12 + 8, n

    @every_procedure
    def test_the_last_day_without_extensions_is_that_near_its_triggers(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules)), suspended=False))
        for one in record.at(data.draw(days_about(record))[-1]).deadlines:
            within = reach(one.duty.within, record)
            if one.original is None or one.duty.recurs is not None or within is None:
                continue
            low, high = within
            assert low <= one.original <= high, one.name
