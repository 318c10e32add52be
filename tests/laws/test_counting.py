"""Laws of counting, each under the clause it tests, against the oracle that shares no code with the package."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle
from tests.proof import counting as every
from tests.strategies import calendars, closures, dates, divisions, numbers

INCLUSIVE = every.INCLUSIVE


@pytest.mark.parametrize("division", oracle.DIVISIONS)
class TestEveryPublishedDay:
    """House rule: "n > 0: the nth working day strictly after d, whatever day d is. n < 0 mirrors it"."""

    @pytest.mark.parametrize("tens", range(-13, 14))
    def test_adding_every_number_to_every_day_agrees_with_numpy(self, division: str, tens: int) -> None:
        """6,210 days, -130 to 130, four divisions; what leaves the list is refused, and right with predictions."""
        numbers_of_it = [n for n in every.NUMBERS if n // 10 == tens]
        tallies = [every.adding(division, n) for n in numbers_of_it]
        assert [told for tally in tallies for told in tally.differences] == []
        assert sum(tally.within + tally.beyond for tally in tallies) == 6_210 * len(numbers_of_it)
        # No more is refused than must be: 130 working days are at most 200 days, Easter and Christmas among them.
        assert all(tally.beyond <= min(200, 2 * abs(n) + 5) for tally, n in zip(tallies, numbers_of_it, strict=True))

    def test_counting_between_every_two_days_up_to_three_months_apart_agrees_with_numpy(self, division: str) -> None:
        """
        Direction and ends make eight ways: each distance in four of them, one by division, and the next in the rest.

        All of them, and up to 400 days: `python -m tests.proof.counting`.
        """
        for distance in range(93):
            way = (2 * oracle.DIVISIONS.index(division) + distance) % 8
            inclusive, backwards = INCLUSIVE[way % 4], way >= 4 and distance > 0
            assert every.counting(division, distance, inclusive, backwards=backwards).differences == []

    def test_the_next_the_previous_and_each_way_of_rolling_agree_with_numpy(self, division: str) -> None:
        tally = every.moving(division)
        assert tally.differences == []
        assert tally.within + tally.beyond == 7 * 6_210

    @pytest.mark.parametrize("length", [183, 366, 1_830])
    def test_counting_over_long_spans_agrees_with_numpy_in_both_directions(self, division: str, length: int) -> None:
        for backwards in (False, True):
            assert every.counting(division, length, "right", backwards=backwards).differences == []

    def test_each_day_counts_or_has_a_reason_as_the_list_says(self, division: str) -> None:
        calendar = WorkingDayCalendar(division)
        for day in oracle.every_day():
            counts = oracle.is_working(day, division)
            assert calendar.is_working_day(day) is counts
            assert (calendar.non_working_reasons(day) == ()) is counts

    def test_predictions_change_nothing_within_the_published_years(self, division: str) -> None:
        plain, predicted = WorkingDayCalendar(division), WorkingDayCalendar(division, predicted=True)
        for day in oracle.every_day(date(2012, 2, 1), date(2028, 11, 1)):
            assert plain.add_working_days(day, 20) == predicted.add_working_days(day, 20)
            assert plain.non_working_reasons(day) == predicted.non_working_reasons(day)


class TestAdding:
    """ "the day on which the event occurs is excluded from the reckoning": Lester v Garland, Dodds v Walker."""

    @given(divisions, closures, dates, numbers)
    def test_it_is_what_walking_one_day_at_a_time_gives(
        self, division: str, out: frozenset[date], day: date, n: int
    ) -> None:
        calendar = WorkingDayCalendar(division, closures=out)
        assert calendar.add_working_days(day, n) == oracle.add(day, n, division, out)

    @given(calendars(), dates, numbers)
    def test_it_always_ends_on_a_working_day(self, calendar: WorkingDayCalendar, day: date, n: int) -> None:
        assert calendar.is_working_day(calendar.add_working_days(day, n))

    @given(calendars(), dates, dates, numbers)
    def test_a_later_start_never_ends_earlier(self, calendar: WorkingDayCalendar, a: date, b: date, n: int) -> None:
        earlier, later = sorted((a, b))
        assert calendar.add_working_days(earlier, n) <= calendar.add_working_days(later, n)

    @given(calendars(), dates, st.integers(1, 249))
    def test_one_working_day_more_always_ends_later(self, calendar: WorkingDayCalendar, day: date, n: int) -> None:
        assert calendar.add_working_days(day, n) < calendar.add_working_days(day, n + 1)
        assert calendar.add_working_days(day, -n) > calendar.add_working_days(day, -n - 1)

    @given(calendars(), dates)
    def test_no_days_lie_between_the_last_before_and_the_next_after(
        self, calendar: WorkingDayCalendar, day: date
    ) -> None:
        before, on_or_after, after = (calendar.add_working_days(day, n) for n in (-1, 0, 1))
        assert before < day <= on_or_after <= after

    @given(calendars(), dates, st.integers(1, 120), st.integers(1, 120))
    def test_two_steps_forward_are_one(self, calendar: WorkingDayCalendar, day: date, m: int, n: int) -> None:
        there = calendar.add_working_days(day, m)
        assert calendar.add_working_days(there, n) == calendar.add_working_days(day, m + n)

    @given(calendars(), dates, numbers)
    def test_predictions_never_change_an_answer_that_needs_none(
        self, calendar: WorkingDayCalendar, day: date, n: int
    ) -> None:
        assert calendar.add_working_days(day, n) == calendar.with_predictions().add_working_days(day, n)


class TestClosures:
    """House rule: one more day out never brings a forward limit nearer, nor a backward one."""

    @given(divisions, closures, dates, dates, st.integers(0, 249))
    def test_one_more_closure_never_shortens(
        self, division: str, out: frozenset[date], one: date, day: date, n: int
    ) -> None:
        with_it = WorkingDayCalendar(division, closures=out | {one})
        without = WorkingDayCalendar(division, closures=out)
        assert with_it.add_working_days(day, n) >= without.add_working_days(day, n)
        assert with_it.add_working_days(day, -n - 1) <= without.add_working_days(day, -n - 1)

    @given(divisions, closures, dates, numbers)
    def test_an_extra_holiday_and_a_closure_count_alike(
        self, division: str, out: frozenset[date], day: date, n: int
    ) -> None:
        closed, proclaimed = (
            WorkingDayCalendar(division, closures=out),
            WorkingDayCalendar(division, extra_holidays=out),
        )
        assert closed.add_working_days(day, n) == proclaimed.add_working_days(day, n)

    @given(dates, numbers)
    def test_any_part_of_the_uk_never_counts_a_day_that_a_nation_does_not(self, day: date, n: int) -> None:
        union = WorkingDayCalendar("any-part-of-uk").add_working_days(day, n)
        each = [WorkingDayCalendar(nation).add_working_days(day, n) for nation in oracle.NATIONS]
        assert union >= max(each) if n >= 0 else union <= min(each)


class TestCountingBetween:
    """House rule: "the working days of (a, b] when b >= a, minus those of [b, a) when b < a"."""

    @given(divisions, closures, dates, dates, st.sampled_from(INCLUSIVE))
    def test_it_is_what_walking_one_day_at_a_time_gives(
        self, division: str, out: frozenset[date], a: date, b: date, inclusive: str
    ) -> None:
        # Not far apart, since the oracle walks; both directions.
        b = a + (b - a) % timedelta(days=200) - timedelta(days=100)
        calendar = WorkingDayCalendar(division, closures=out)
        counted = calendar.working_days_between(a, b, inclusive=inclusive)  # type: ignore[arg-type]
        assert counted == oracle.between(a, b, division, out, inclusive)

    @given(calendars(), dates, numbers)
    def test_it_is_the_inverse_of_adding_for_every_number_but_0(
        self, calendar: WorkingDayCalendar, day: date, n: int
    ) -> None:
        counted = calendar.working_days_between(day, calendar.add_working_days(day, n))
        assert counted == (n or not calendar.is_working_day(day))

    @given(calendars(), dates, dates)
    def test_adding_what_was_counted_reaches_the_end_if_that_is_a_working_day(
        self, calendar: WorkingDayCalendar, a: date, b: date
    ) -> None:
        b = calendar.add_working_days(b, 0)
        n = calendar.working_days_between(a, b)
        assert n == 0 or calendar.add_working_days(a, n) == b

    @given(calendars(), dates, dates, dates)
    def test_spans_laid_end_to_end_add_up(self, calendar: WorkingDayCalendar, a: date, b: date, c: date) -> None:
        a, b, c = sorted((a, b, c))
        for inclusive in ("right", "left"):
            parts = calendar.working_days_between(a, b, inclusive=inclusive) + calendar.working_days_between(
                b, c, inclusive=inclusive
            )
            assert parts == calendar.working_days_between(a, c, inclusive=inclusive)

    @given(calendars(), dates, dates)
    def test_turned_round_the_same_days_count_against(self, calendar: WorkingDayCalendar, a: date, b: date) -> None:
        def count(a: date, b: date, inclusive: str) -> int:
            return calendar.working_days_between(a, b, inclusive=inclusive)  # type: ignore[arg-type]

        assert count(a, b, "right") == -count(b, a, "left")
        if a != b:
            assert count(a, b, "both") == -count(b, a, "both")
        assert count(a, b, "neither") == -count(b, a, "neither")

    @given(calendars(), dates, dates)
    def test_working_and_non_working_days_make_up_the_span(
        self, calendar: WorkingDayCalendar, a: date, b: date
    ) -> None:
        skipped = calendar.non_working_days(a, b)
        assert abs(calendar.working_days_between(a, b)) + len(skipped) == abs((b - a).days)
        assert all(calendar.non_working_reasons(one.day) == one.reasons != () for one in skipped)


class TestRolling:
    """House rule: "Nothing rolls off a weekend unless its rule says so"."""

    @given(calendars(), dates)
    def test_a_working_day_stays_and_another_moves_as_its_convention_says(
        self, calendar: WorkingDayCalendar, day: date
    ) -> None:
        rolled = {
            name: calendar.roll(day, name)
            for name in ("following", "preceding", "modified_following", "modified_preceding", "none")
        }
        assert rolled.pop("none") == day
        assert rolled["preceding"] <= day <= rolled["following"]
        for name in ("modified_following", "modified_preceding"):
            assert rolled[name].month == day.month
            assert rolled[name] in {rolled["preceding"], rolled["following"]}
        if rolled["following"].month == day.month:
            assert rolled["modified_following"] == rolled["following"]
        if rolled["preceding"].month == day.month:
            assert rolled["modified_preceding"] == rolled["preceding"]
        assert all(calendar.is_working_day(one) for one in rolled.values())
        if calendar.is_working_day(day):
            assert set(rolled.values()) == {day}
