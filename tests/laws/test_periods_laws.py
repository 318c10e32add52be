"""Laws of periods, each under the clause or house rule it tests, against an oracle that walks one day at a time."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from complaint_rules.periods import Counting, Pause, Period, Unit
from complaint_rules.working_days import Roll
from tests import limit_strategies as drawn
from tests import oracle
from tests.limit_strategies import ONE_DAY, STATED

MONTHS = (Unit.MONTHS, Unit.YEARS)
DAY_UNITS = tuple(unit for unit in STATED if unit not in MONTHS)


class TestForward:
    """ "the day on which the event occurs is excluded from the reckoning" (Dodds v Walker), or begins it."""

    @given(drawn.dates, drawn.periods(STATED), drawn.closures)
    def test_a_period_ends_where_walking_one_day_at_a_time_ends(
        self, start: date, period: Period, out: frozenset[date]
    ) -> None:
        assert period.last_day(start, days=drawn.days_with(out)) == drawn.end_of(start, period, out)

    @pytest.mark.parametrize("n", [1, 3, 10, 20, 25, 65])
    def test_working_days_agree_with_numpy_on_every_published_start(self, n: int) -> None:
        starts = oracle.every_day(date(2012, 5, 1), date(2028, 8, 31))[::3]
        days, column = drawn.days_with(), np.array(starts, dtype="datetime64[D]")
        after = Period(n, Unit.WORKING_DAYS)
        assert [after.last_day(day, days=days) for day in starts] == oracle.numpy_add(column, n, drawn.DIVISION)
        beginning = evolve(after, counting=Counting.BEGINNING_WITH)
        expected = oracle.numpy_add(column - 1, n, drawn.DIVISION)
        assert [beginning.last_day(day, days=days) for day in starts] == expected

    @given(drawn.dates, drawn.periods(STATED))
    def test_beginning_the_day_after_is_beginning_with_the_next_day(self, start: date, period: Period) -> None:
        assume(period.number)
        days = drawn.days_with()
        after = evolve(period, counting=Counting.BEGINNING_THE_DAY_AFTER)
        beginning = evolve(period, counting=Counting.BEGINNING_WITH)
        assert after.last_day(start, days=days) == beginning.last_day(start + ONE_DAY, days=days)

    @given(drawn.dates, drawn.periods(DAY_UNITS, at_least=1, rolling=st.just(Roll.NONE)))
    def test_counting_days_after_a_day_is_beginning_with_the_next(self, start: date, period: Period) -> None:
        days = drawn.days_with()
        after = evolve(period, counting=Counting.DAY_AFTER)
        beginning = evolve(period, counting=Counting.BEGINNING_WITH)
        assert after.last_day(start, days=days) == beginning.last_day(start + ONE_DAY, days=days)

    @given(drawn.dates, drawn.periods(STATED), drawn.closures, st.integers(0, 40))
    def test_a_later_start_never_ends_earlier(
        self, start: date, period: Period, out: frozenset[date], later: int
    ) -> None:
        days = drawn.days_with(out)
        assert period.last_day(start, days=days) <= period.last_day(start + timedelta(days=later), days=days)

    @given(drawn.dates, drawn.periods(STATED), st.integers(1, 12))
    def test_a_longer_period_never_ends_earlier(self, start: date, period: Period, more: int) -> None:
        days = drawn.days_with()
        longer = evolve(period, number=period.number + (1 if period.unit is Unit.YEARS else more))
        assert period.last_day(start, days=days) <= longer.last_day(start, days=days)

    @given(drawn.dates, drawn.periods((Unit.WORKING_DAYS,), at_least=1))
    def test_a_bare_working_day_limit_lands_on_a_working_day(self, start: date, period: Period) -> None:
        assert oracle.is_working(period.last_day(start, days=drawn.days_with()), drawn.DIVISION)

    @given(drawn.dates, drawn.periods(STATED, at_least=1))
    def test_the_second_figure_is_counted_from_the_same_start(self, start: date, period: Period) -> None:
        days = drawn.days_with()
        two = evolve(period, number=1, at_most=period.number)
        assert two.last_day(start, days=days, at_most=True) == period.last_day(start, days=days)
        assert two.last_day(start, days=days) == evolve(period, number=1).last_day(start, days=days)
        assert period.last_day(start, days=days, at_most=True) == period.last_day(start, days=days)


class TestMonths:
    """Dodds v Walker: "the corresponding date"; where there is none, the last day of the month."""

    @given(drawn.dates, st.integers(0, 40))
    def test_months_after_end_on_the_corresponding_date_or_the_last_day(self, start: date, number: int) -> None:
        end = Period(number, Unit.MONTHS).last_day(start, days=drawn.days_with())
        assert end == drawn.corresponding(start, number)[0]
        assert end.day == start.day or (end + ONE_DAY).day == 1

    @given(drawn.dates, st.integers(1, 40))
    def test_beginning_with_they_end_the_day_before_it_or_on_the_last_day(self, start: date, number: int) -> None:
        """SI 2018/1082, article 1.4(2)(a), of its own purposes: no such date, so the last day of the month."""
        period = Period(number, Unit.MONTHS, Counting.BEGINNING_WITH)
        there, exists = drawn.corresponding(start, number)
        assert period.last_day(start, days=drawn.days_with()) == (there - ONE_DAY if exists else there)

    @given(drawn.dates, st.integers(0, 3), drawn.countings)
    def test_a_year_is_twelve_months(self, start: date, number: int, counting: Counting) -> None:
        years, months = Period(number, Unit.YEARS, counting), Period(12 * number, Unit.MONTHS, counting)
        days = drawn.days_with()
        assert years.last_day(start, days=days) == months.last_day(start, days=days)
        assert years.first_day(start, days=days) == months.first_day(start, days=days)

    def test_months_do_not_associate(self) -> None:
        """The law that is false: two periods of a month are not one of two."""
        days, one, two = drawn.days_with(), Period(1, Unit.MONTHS), Period(2, Unit.MONTHS)
        chained = one.last_day(one.last_day(date(2026, 1, 31), days=days), days=days)
        assert chained == date(2026, 3, 28)
        assert two.last_day(date(2026, 1, 31), days=days) == date(2026, 3, 31)


class TestBackward:
    """House rule: "a backward count mirrors the forward one"."""

    @given(drawn.dates, drawn.periods(STATED), drawn.closures)
    def test_it_begins_where_walking_back_one_day_at_a_time_ends(
        self, end: date, period: Period, out: frozenset[date]
    ) -> None:
        assert period.first_day(end, days=drawn.days_with(out)) == drawn.beginning_of(end, period, out)

    @given(drawn.dates, drawn.periods(STATED), st.integers(0, 40), st.integers(1, 12))
    def test_a_later_end_never_begins_earlier_and_a_longer_period_never_later(
        self, end: date, period: Period, later: int, more: int
    ) -> None:
        days = drawn.days_with()
        begins = period.first_day(end, days=days)
        assert begins <= period.first_day(end + timedelta(days=later), days=days)
        longer = evolve(period, number=period.number + (1 if period.unit is Unit.YEARS else more))
        assert begins >= longer.first_day(end, days=days)

    @given(drawn.dates, drawn.periods((Unit.WORKING_DAYS,), at_least=1, rolling=st.just(Roll.NONE)))
    def test_on_from_there_it_comes_to_the_last_working_day_before_the_end(self, end: date, period: Period) -> None:
        assume(period.counting is Counting.DAY_AFTER)
        days = drawn.days_with()
        there = period.last_day(period.first_day(end, days=days), days=days)
        assert there == drawn.rolled(end, Roll.FOLLOWING)


class TestPauses:
    """
    House rule: "Suspended days ... are not counted; for months and years, the date as if not suspended, then as many
    unsuspended days as were suspended after the trigger and up to that date."
    """

    @given(drawn.dates, drawn.periods(STATED), drawn.closures, st.data())
    def test_a_period_ends_where_walking_past_the_suspended_days_ends(
        self, start: date, period: Period, out: frozenset[date], data: st.DataObject
    ) -> None:
        pauses = data.draw(drawn.pauses(near=start))
        suspended = drawn.suspended_days(pauses)
        reached = period.reach(start, days=drawn.days_with(out), pauses=pauses)
        assert reached.unrolled == drawn.unrolled_end(start, period, out, suspended)
        assert reached.last == drawn.end_of(start, period, out, suspended)

    @given(drawn.dates, drawn.periods(STATED, at_least=1, rolling=st.just(Roll.NONE)), st.data())
    def test_it_never_ends_on_a_suspended_day_nor_earlier_than_without(
        self, start: date, period: Period, data: st.DataObject
    ) -> None:
        pauses = data.draw(drawn.pauses(near=start))
        days = drawn.days_with()
        end = period.last_day(start, days=days, pauses=pauses)
        assert end >= period.last_day(start, days=days)
        assert end not in drawn.suspended_days(pauses)

    @given(drawn.dates, drawn.periods(STATED), st.data())
    def test_a_pause_cut_in_two_is_the_same_pause(self, start: date, period: Period, data: st.DataObject) -> None:
        first = start + timedelta(days=data.draw(st.integers(-10, 30)))
        middle, resumed = (first + timedelta(days=data.draw(st.integers(low, high))) for low, high in ((0, 9), (9, 30)))
        days = drawn.days_with()
        whole = period.last_day(start, days=days, pauses=[Pause(first, resumed)])
        assert whole == period.last_day(start, days=days, pauses=[Pause(first, middle), Pause(middle, resumed)])

    @given(drawn.dates, drawn.periods(DAY_UNITS), st.integers(0, 40), st.data())
    def test_in_days_a_later_start_never_ends_earlier(
        self, start: date, period: Period, later: int, data: st.DataObject
    ) -> None:
        pauses = data.draw(drawn.pauses(near=start))
        days = drawn.days_with()
        put_off = period.last_day(start + timedelta(days=later), days=days, pauses=pauses)
        assert period.last_day(start, days=days, pauses=pauses) <= put_off

    @given(drawn.dates, drawn.periods(MONTHS, rolling=st.just(Roll.NONE)), st.integers(0, 40), st.data())
    def test_in_months_only_to_within_three_days_that_count(
        self, start: date, period: Period, later: int, data: st.DataObject
    ) -> None:
        pauses = data.draw(drawn.pauses(near=start))
        suspended, days = drawn.suspended_days(pauses), drawn.days_with()
        end = period.last_day(start, days=days, pauses=pauses)
        put_off = period.last_day(start + timedelta(days=later), days=days, pauses=pauses)
        lost = [day for day in oracle.every_day(put_off + ONE_DAY, end) if day not in suspended]
        assert len(lost) <= 3

    def test_the_counterexample_three_days_suspended_in_january_count_for_the_28th_and_not_for_the_31st(self) -> None:
        """The law that is false: with months suspended, a later trigger gives an earlier limit."""
        month, days = Period(1, Unit.MONTHS), drawn.days_with()
        pauses = [Pause(date(2026, 1, 29), date(2026, 2, 1))]
        assert month.last_day(date(2026, 1, 28), days=days, pauses=pauses) == date(2026, 3, 3)
        assert month.last_day(date(2026, 1, 31), days=days, pauses=pauses) == date(2026, 2, 28)


class TestWorking:
    """House rule: "steps that are shown can be added up by hand: start, number, and every day left out"."""

    @given(drawn.dates, drawn.periods(STATED), drawn.closures, st.data())
    def test_it_is_the_same_count_as_the_date(
        self, start: date, period: Period, out: frozenset[date], data: st.DataObject
    ) -> None:
        days = drawn.days_with(out)
        pauses = data.draw(st.just(()) | drawn.pauses(near=start))
        counted = period.count(start, days=days, pauses=pauses)
        assert counted.last == period.last_day(start, days=days, pauses=pauses)
        assert (counted.rolled_from is None) is (counted.last == period.reach(start, days=days, pauses=pauses).unrolled)
        back = period.count_back(start, days=days)
        assert back.last == period.first_day(start, days=days)
        assert back.rolled_from in {None, period.reach_back(start, days=days).unrolled}
        assert not counted.predicted
        assert not back.predicted

    @given(drawn.dates, drawn.periods((Unit.WORKING_DAYS, Unit.SCHOOL_DAYS), at_least=1), drawn.closures, st.booleans())
    def test_the_days_skipped_are_those_of_the_span_that_do_not_count(
        self, start: date, period: Period, out: frozenset[date], back: bool
    ) -> None:
        period, days = evolve(period, roll=Roll.NONE), drawn.days_with(out)
        counted = (period.count_back if back else period.count)(start, days=days)
        span = oracle.every_day(*sorted((start, counted.last)))
        if period.counting is not Counting.BEGINNING_WITH:
            span.remove(start)
        assert [one.day for one in counted.skipped] == [day for day in span if not drawn.counts(day, period.unit, out)]
        assert all(one.reasons for one in counted.skipped)

    @given(drawn.dates, drawn.periods((Unit.DAYS, Unit.WEEKS, Unit.MONTHS)), drawn.closures)
    def test_the_days_a_roll_moves_over_are_named(self, start: date, period: Period, out: frozenset[date]) -> None:
        counted = period.count(start, days=drawn.days_with(out))
        if counted.rolled_from is None:
            assert counted.skipped == ()
            return
        span = set(oracle.every_day(*sorted((counted.rolled_from, counted.last)))) - {counted.last}
        assert [one.day for one in counted.skipped] == sorted(span)
        assert not any(oracle.is_working(day, drawn.DIVISION, out) for day in span)
