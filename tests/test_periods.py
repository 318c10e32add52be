"""Periods: the worked dates of English law, each unit, the edges, and what is refused."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime

import pytest
from attrs.exceptions import FrozenInstanceError

from complaint_rules.errors import CalendarHorizonError, NotADateError, NotANumberError
from complaint_rules.periods import Counted, Counting, Days, Pause, Period, Reached, Unit, add_months
from complaint_rules.working_days import NonWorkingDay, Roll, WorkingDayCalendar

ENGLAND = WorkingDayCalendar("england-and-wales")
TERMS = WorkingDayCalendar("england-and-wales", closures=[date(2026, 2, day) for day in range(16, 21)])
DAYS = Days(working=ENGLAND, school=TERMS)
WITH, NEXT = Counting.BEGINNING_WITH, Counting.BEGINNING_THE_DAY_AFTER


def working_days(number: int, counting: Counting = Counting.DAY_AFTER) -> Period:
    return Period(number, Unit.WORKING_DAYS, counting)


class TestWorkedDates:
    """Dates worked out by hand from GOV.UK's list, and what the courts said."""

    @pytest.mark.parametrize(
        ("start", "number", "last"),
        [
            (date(2024, 8, 29), 65, date(2024, 11, 28)),  # the Ombudsman's own date, 25 005 179 (Cornwall)
            (date(2026, 11, 23), 25, date(2026, 12, 30)),
            (date(2026, 11, 23), 65, date(2027, 2, 25)),
            (date(2026, 11, 23), 30, date(2027, 1, 7)),
            (date(2026, 12, 21), 10, date(2027, 1, 7)),
            (date(2026, 12, 21), 20, date(2027, 1, 21)),
            (date(2025, 12, 23), 3, date(2025, 12, 30)),
            (date(2026, 12, 23), 3, date(2026, 12, 30)),
            (date(2027, 12, 24), 3, date(2027, 12, 31)),
            (date(2026, 4, 2), 1, date(2026, 4, 7)),
            (date(2026, 11, 23), 5, date(2026, 11, 30)),
            (date(2026, 11, 25), 10, date(2026, 12, 9)),
            (date(2026, 11, 30), 10, date(2026, 12, 14)),
            (date(2025, 12, 15), 20, date(2026, 1, 15)),
            (date(2026, 11, 21), 10, date(2026, 12, 4)),  # a Saturday
            (date(2026, 11, 20), 10, date(2026, 12, 4)),  # and the Friday before it
        ],
    )
    def test_working_days_run_from_the_day_after_the_trigger(self, start: date, number: int, last: date) -> None:
        assert working_days(number).last_day(start, days=DAYS) == last

    def test_sixty_five_working_days_are_thirteen_weeks_only_where_no_bank_holiday_intervenes(self) -> None:
        """Trap 25: the Ombudsman's gloss."""
        weeks = Period(13, Unit.WEEKS)
        assert weeks.last_day(date(2024, 8, 29), days=DAYS) == date(2024, 11, 28)
        assert weeks.last_day(date(2026, 11, 23), days=DAYS) == date(2027, 2, 22)

    @pytest.mark.parametrize(
        ("start", "period", "last"),
        [
            (date(1978, 9, 30), Period(4, Unit.MONTHS), date(1979, 1, 30)),  # Dodds v Walker [1981] 1 WLR 1027
            (date(2025, 8, 31), Period(6, Unit.MONTHS), date(2026, 2, 28)),
            (date(1983, 3, 23), Period(2, Unit.MONTHS), date(1983, 5, 23)),  # E J Riley v Eurostile [1985] 1 WLR 1139
            (date(2026, 1, 31), Period(1, Unit.MONTHS), date(2026, 2, 28)),
            (date(2021, 10, 31), Period(6, Unit.MONTHS, WITH), date(2022, 4, 30)),
            (date(2026, 5, 1), Period(3, Unit.MONTHS, WITH), date(2026, 7, 31)),
            (date(2023, 3, 1), Period(12, Unit.MONTHS, WITH), date(2024, 2, 29)),
            (date(2025, 8, 31), Period(6, Unit.MONTHS, WITH), date(2026, 2, 28)),
            (date(2026, 1, 31), Period(1, Unit.MONTHS, NEXT), date(2026, 2, 28)),
            (date(2023, 2, 28), Period(1, Unit.MONTHS, NEXT), date(2023, 3, 31)),
        ],
    )
    def test_months_end_on_or_before_the_corresponding_date(self, start: date, period: Period, last: date) -> None:
        assert period.last_day(start, days=DAYS) == last

    @pytest.mark.parametrize(
        ("notice", "beginning_with", "after"),
        [
            (date(2025, 3, 10), date(2026, 3, 9), date(2026, 3, 10)),
            (date(2024, 2, 29), date(2025, 2, 28), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 27), date(2024, 2, 28)),
        ],
    )
    def test_twelve_months_beginning_with_notice_are_not_a_year_after_it(
        self, notice: date, beginning_with: date, after: date
    ) -> None:
        """Trap 1: the Ombudsman's twelve months begin with first notice, the regulations' year runs from after it."""
        assert Period(12, Unit.MONTHS, WITH).last_day(notice, days=DAYS) == beginning_with
        assert Period(1, Unit.YEARS).last_day(notice, days=DAYS) == after

    def test_papers_due_before_a_panel_are_counted_back_and_a_closure_puts_them_earlier(self) -> None:
        """The law that is false for a backward count: one more closure never brings a limit nearer."""
        papers, panel = working_days(10), date(2027, 1, 7)
        closed = Days(working=WorkingDayCalendar("england-and-wales", closures=[date(2027, 1, 4)]))
        assert papers.first_day(panel, days=DAYS) == date(2026, 12, 21)
        assert papers.first_day(panel, days=closed) == date(2026, 12, 18)


class TestUnits:
    """House rule: "a different meaning is a different unit, and none is converted into another"."""

    @pytest.mark.parametrize(
        ("period", "last", "first"),
        [
            (Period(1, Unit.HOURS), date(2026, 2, 14), date(2026, 2, 12)),
            (Period(24, Unit.HOURS), date(2026, 2, 14), date(2026, 2, 12)),
            (Period(25, Unit.HOURS), date(2026, 2, 15), date(2026, 2, 11)),
            (Period(10, Unit.DAYS), date(2026, 2, 23), date(2026, 2, 3)),
            (Period(10, Unit.WORKING_DAYS), date(2026, 2, 27), date(2026, 1, 30)),
            (Period(10, Unit.SCHOOL_DAYS), date(2026, 3, 6), date(2026, 1, 30)),
            (Period(2, Unit.WEEKS), date(2026, 2, 27), date(2026, 1, 30)),
            (Period(2, Unit.MONTHS), date(2026, 4, 13), date(2025, 12, 13)),
            (Period(2, Unit.YEARS), date(2028, 2, 13), date(2024, 2, 13)),
        ],
    )
    def test_each_has_its_own_count_on_and_back_from_friday_13_february_2026(
        self, period: Period, last: date, first: date
    ) -> None:
        assert period.last_day(date(2026, 2, 13), days=DAYS) == last
        assert period.first_day(date(2026, 2, 13), days=DAYS) == first
        assert period.kinds() == (period,)
        assert period.approximate is (period.unit is Unit.HOURS)

    def test_working_days_beginning_with_a_day_begin_with_it_or_else_with_the_next(self) -> None:
        assert working_days(1, WITH).last_day(date(2026, 11, 20), days=DAYS) == date(2026, 11, 20)
        assert working_days(1, WITH).last_day(date(2026, 11, 21), days=DAYS) == date(2026, 11, 23)
        assert working_days(10, WITH).last_day(date(2026, 11, 20), days=DAYS) == date(2026, 12, 3)
        assert working_days(1, NEXT).last_day(date(2026, 11, 20), days=DAYS) == date(2026, 11, 23)

    def test_counted_back_the_end_may_itself_be_day_one(self) -> None:
        assert working_days(2, WITH).first_day(date(2026, 11, 23), days=DAYS) == date(2026, 11, 20)
        assert Period(1, Unit.MONTHS, WITH).first_day(date(2026, 4, 30), days=DAYS) == date(2026, 4, 1)
        assert working_days(2, NEXT).first_day(date(2026, 11, 23), days=DAYS) == date(2026, 11, 19)

    def test_days_of_no_stated_kind_have_two_ends_and_no_single_one(self) -> None:
        period = Period(10, Unit.DAYS_KIND_NOT_STATED, NEXT, at_most=20, at_least=5, roll=Roll.FOLLOWING)
        ends = [kind.last_day(date(2026, 11, 20), days=DAYS) for kind in period.kinds()]
        assert ends == [date(2026, 11, 30), date(2026, 12, 4)]
        assert [kind.at_most for kind in period.kinds()] == [20, 20]
        with pytest.raises(ValueError, match="no single end; read them through kinds"):
            period.last_day(date(2026, 11, 20), days=DAYS)

    def test_school_days_need_a_calendar_that_the_caller_supplies(self) -> None:
        days = Days(working=ENGLAND)
        assert days.of(Unit.SCHOOL_DAYS) is None
        for count in (Period(5, Unit.SCHOOL_DAYS).last_day, Period(5, Unit.SCHOOL_DAYS).first_day):
            with pytest.raises(ValueError, match="school days need a calendar"):
                count(date(2026, 2, 13), days=days)

    @pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.DAYS_KIND_NOT_STATED])
    @pytest.mark.parametrize("counting", Counting)
    def test_a_period_of_nothing_ends_on_its_start_whatever_is_suspended(self, unit: Unit, counting: Counting) -> None:
        nothing, saturday = Period(0, unit, counting), date(2026, 11, 21)
        pauses = [Pause(date(2026, 11, 20), date(2026, 12, 1))]
        assert nothing.count(saturday, days=DAYS, pauses=pauses) == Counted(
            start=saturday, period=nothing, number=0, last=saturday
        )
        assert nothing.first_day(saturday, days=DAYS) == saturday

    @pytest.mark.parametrize(
        ("period", "words"),
        [
            (working_days(1), "1 working day"),
            (Period(25, Unit.WORKING_DAYS, at_most=65), "25 working days, at most 65"),
            (Period(28, Unit.DAYS, at_least=7), "7 to 28 calendar days"),
            (Period(1, Unit.DAYS, at_least=0), "0 to 1 calendar days"),
            (Period(1, Unit.DAYS_KIND_NOT_STATED), "1 day of no stated kind"),
            (Period(10, Unit.DAYS_KIND_NOT_STATED, at_most=20), "10 days of no stated kind, at most 20"),
            (Period(1, Unit.YEARS), "1 year"),
            (Period(48, Unit.HOURS), "48 hours"),
        ],
    )
    def test_a_length_is_said_in_the_words_of_its_text(self, period: Period, words: str) -> None:
        assert period.in_words == words

    def test_a_range_is_due_at_its_far_end(self) -> None:
        assert Period(28, Unit.DAYS, at_least=7).last_day(date(2026, 1, 1), days=DAYS) == date(2026, 1, 29)

    def test_units_say_whether_days_are_left_out_and_whether_months_are_meant(self) -> None:
        assert [unit for unit in Unit if unit.counts_days] == [Unit.WORKING_DAYS, Unit.SCHOOL_DAYS]
        assert [unit for unit in Unit if unit.is_months] == [Unit.MONTHS, Unit.YEARS]


class TestRolls:
    """House rule: "Nothing rolls off a weekend unless its rule says so"; Pritam Kaur v S Russell [1973] QB 336."""

    def test_a_month_may_end_on_a_sunday(self) -> None:
        assert Period(1, Unit.MONTHS).last_day(date(2026, 4, 3), days=DAYS) == date(2026, 5, 3)

    @pytest.mark.parametrize(
        ("roll", "last"),
        [
            (Roll.FOLLOWING, date(2026, 6, 1)),
            (Roll.PRECEDING, date(2026, 5, 29)),
            (Roll.MODIFIED_FOLLOWING, date(2026, 5, 29)),
            (Roll.MODIFIED_PRECEDING, date(2026, 5, 29)),
        ],
    )
    def test_a_rule_that_says_so_rolls_and_says_from_where(self, roll: Roll, last: date) -> None:
        sunday = Period(1, Unit.DAYS, roll=roll).count(date(2026, 5, 30), days=DAYS)
        assert (sunday.last, sunday.rolled_from) == (last, date(2026, 5, 31))
        back = Period(1, Unit.DAYS, roll=roll).count_back(date(2026, 6, 1), days=DAYS)
        assert (back.last, back.rolled_from) == (last, date(2026, 5, 31))

    def test_the_days_it_moves_over_are_named(self) -> None:
        counted = Period(1, Unit.DAYS, roll=Roll.FOLLOWING).count(date(2026, 12, 24), days=DAYS)
        assert counted.last == date(2026, 12, 29)
        assert counted.skipped[0].reasons == ("Christmas Day",)
        assert [one.day.day for one in counted.skipped] == [25, 26, 27, 28]

    def test_days_moved_over_stand_among_those_of_the_count_in_the_order_of_the_calendar(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", closures=[date(2026, 6, 5), date(2026, 6, 8)])
        days = Days(working=closed, school=ENGLAND)
        counted = Period(3, Unit.SCHOOL_DAYS, roll=Roll.PRECEDING).count(date(2026, 6, 3), days=days)
        assert counted.last == date(2026, 6, 4)
        assert [one.day.day for one in counted.skipped] == [5, 6, 7, 8]

    def test_modified_following_may_end_before_its_trigger(self) -> None:
        """The law that is false: a period never ends before it begins."""
        nothing = Period(0, Unit.DAYS, roll=Roll.MODIFIED_FOLLOWING)
        assert nothing.last_day(date(2026, 5, 31), days=DAYS) == date(2026, 5, 29)


class TestPauses:
    """House rule: "Suspended days, from the day of suspension to the day before resumption, are not counted"."""

    @pytest.mark.parametrize(
        ("period", "paused", "last"),
        [
            (working_days(10), 5, date(2026, 3, 23)),
            (Period(10, Unit.DAYS), 7, date(2026, 3, 19)),
            (Period(2, Unit.WEEKS), 7, date(2026, 3, 23)),
            (Period(48, Unit.HOURS), 0, date(2026, 3, 4)),
            (Period(1, Unit.MONTHS), 7, date(2026, 4, 9)),
        ],
    )
    def test_a_week_suspended_puts_the_end_off_by_the_days_of_the_unit(
        self, period: Period, paused: int, last: date
    ) -> None:
        week = Pause(date(2026, 3, 9), date(2026, 3, 16))
        counted = period.count(date(2026, 3, 2), days=DAYS, pauses=[week])
        assert (counted.paused, counted.last) == (paused, last)

    def test_weeks_and_hours_are_put_off_by_days_not_by_their_own_unit(self) -> None:
        """Guards a bug: seven suspended days once added seven weeks."""
        day = [Pause(date(2026, 3, 3), date(2026, 3, 4))]
        assert Period(1, Unit.WEEKS).last_day(date(2026, 3, 2), days=DAYS, pauses=day) == date(2026, 3, 10)
        assert Period(24, Unit.HOURS).last_day(date(2026, 3, 2), days=DAYS, pauses=day) == date(2026, 3, 4)

    def test_one_that_was_over_before_begins_after_or_still_goes_on_adds_nothing(self) -> None:
        pauses = [
            Pause(date(2026, 2, 1), date(2026, 3, 3)),
            Pause(date(2026, 3, 13), date(2026, 3, 20)),
            Pause(date(2026, 3, 25), None),
        ]
        for period in (Period(10, Unit.DAYS), Period(1, Unit.WEEKS)):
            counted = period.count(date(2026, 3, 2), days=DAYS, pauses=pauses)
            assert counted == period.count(date(2026, 3, 2), days=DAYS)

    def test_the_first_day_counts_as_suspended_only_where_it_would_count(self) -> None:
        pause = [Pause(date(2026, 3, 2), date(2026, 3, 4))]
        assert Period(1, Unit.DAYS).last_day(date(2026, 3, 2), days=DAYS, pauses=pause) == date(2026, 3, 4)
        assert Period(1, Unit.DAYS, WITH).last_day(date(2026, 3, 2), days=DAYS, pauses=pause) == date(2026, 3, 4)
        assert Period(2, Unit.DAYS, WITH).last_day(date(2026, 3, 2), days=DAYS, pauses=pause) == date(2026, 3, 5)

    def test_months_never_end_on_the_first_day_of_the_next_pause(self) -> None:
        pauses = [Pause(date(2025, 4, 1), date(2025, 4, 5)), Pause(date(2025, 4, 14), date(2025, 4, 16))]
        assert Period(1, Unit.MONTHS).last_day(date(2025, 3, 10), days=DAYS, pauses=pauses[:1]) == date(2025, 4, 14)
        assert Period(1, Unit.MONTHS).last_day(date(2025, 3, 10), days=DAYS, pauses=pauses) == date(2025, 4, 16)

    def test_months_are_put_off_past_a_pause_that_outlasts_them(self) -> None:
        pause = [Pause(date(2026, 4, 25), date(2026, 5, 10)), Pause(date(2026, 5, 16), date(2026, 5, 20))]
        counted = Period(1, Unit.MONTHS).count(date(2026, 3, 30), days=DAYS, pauses=pause)
        assert (counted.paused, counted.last) == (6, date(2026, 5, 15))


class TestEdges:
    """House rule: "n of 10 million: a clear typed error ... in bounded time"; every bound is checked."""

    @pytest.mark.parametrize("bad", [True, False, 10.0, -1, 10_000_000, "10", None, 10**400])
    def test_a_number_that_is_none_is_refused(self, bad: object) -> None:
        with pytest.raises(NotANumberError, match=r"Period.number: a whole number from 0 to 100000"):
            Period(bad, Unit.DAYS)  # type: ignore[arg-type]

    @pytest.mark.parametrize("bad", [True, 2.5, -1, 10_000_000])
    def test_so_are_bad_second_figures(self, bad: object) -> None:
        with pytest.raises(NotANumberError, match=r"Period.at_most"):
            Period(1, Unit.DAYS, at_most=bad)  # type: ignore[arg-type]
        with pytest.raises(NotANumberError, match=r"Period.at_least"):
            Period(1, Unit.DAYS, at_least=bad)  # type: ignore[arg-type]

    @pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.DAYS_KIND_NOT_STATED])
    @pytest.mark.parametrize("counting", Counting)
    def test_what_leaves_the_calendar_at_either_end_says_so(self, unit: Unit, counting: Counting) -> None:
        period = Period(99_999, unit, counting)
        for on in (period.last_day, period.count):
            with pytest.raises(CalendarHorizonError):
                on(date.max, days=DAYS)
        for back in (period.first_day, period.count_back):
            with pytest.raises(CalendarHorizonError):
                back(date.min, days=DAYS)

    @pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WEEKS, Unit.HOURS, Unit.MONTHS, Unit.YEARS])
    def test_nothing_is_asked_of_the_day_before_the_first_or_after_the_last(self, unit: Unit) -> None:
        nothing = Period(0, unit)
        pause = [Pause(date(9999, 12, 30), date.max)]
        for day in (date.min, date.max):
            assert nothing.last_day(day, days=DAYS, pauses=pause) == nothing.first_day(day, days=DAYS) == day
        assert Period(1, Unit.DAYS, WITH).last_day(date.min, days=DAYS) == date.min
        assert Period(1, Unit.DAYS, WITH).first_day(date.max, days=DAYS) == date.max
        assert Period(1, Unit.MONTHS).last_day(date(9999, 11, 30), days=DAYS) == date(9999, 12, 30)

    def test_a_pause_that_pushes_past_the_last_day_is_an_error_of_the_same_kind(self) -> None:
        pause = [Pause(date(9999, 12, 1), date.max)]
        for period in (Period(1, Unit.MONTHS), Period(30, Unit.DAYS)):
            with pytest.raises(CalendarHorizonError, match="the count leaves what the calendar of all dates knows"):
                period.last_day(date(9999, 11, 30), days=DAYS, pauses=pause)

    def test_adding_months_beyond_the_last_year_is_an_error_of_the_same_kind(self) -> None:
        with pytest.raises(CalendarHorizonError):
            add_months(date.max, 1)
        assert add_months(date(1978, 9, 30), 4) == date(1979, 1, 30)

    def test_a_datetime_or_a_text_is_refused_as_a_start(self) -> None:
        for bad in (datetime(2026, 1, 1, 12), "2026-01-01"):
            with pytest.raises(NotADateError, match="the start of a period"):
                working_days(1).last_day(bad, days=DAYS)  # type: ignore[arg-type]
            with pytest.raises(NotADateError, match="the end of a period"):
                working_days(1).first_day(bad, days=DAYS)  # type: ignore[arg-type]


class TestPredictions:
    """House rule: "a deadline that rests on [predicted bank holidays] says so", and no other does."""

    def test_a_count_that_enters_the_predicted_years_says_so(self) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        assert working_days(5).count(date(2028, 12, 28), days=days).predicted
        assert not working_days(1).count(date(2028, 12, 28), days=days).predicted
        assert working_days(1, WITH).count(date(2029, 1, 3), days=days).predicted
        assert working_days(5).count_back(date(2029, 1, 3), days=days).predicted
        assert not working_days(0).count(date(2029, 1, 3), days=days).predicted

    def test_months_consult_the_calendar_only_where_they_roll(self) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        year = Period(1, Unit.YEARS)
        rolling = Period(1, Unit.YEARS, roll=Roll.FOLLOWING)
        assert not year.count(date(2028, 6, 1), days=days).predicted
        assert rolling.count(date(2028, 6, 1), days=days).predicted
        assert not rolling.count(date(2011, 6, 1), days=days).predicted  # it consulted 2012 alone

    def test_so_does_one_that_is_counted_back_out_of_them_be_it_by_a_day_and_rolled(self) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        back = Period(20, Unit.WORKING_DAYS, roll=Roll.PRECEDING).reach_back(date(2029, 1, 10), days=days)
        assert back == Reached(last=date(2028, 12, 8), unrolled=date(2028, 12, 8), paused=0, predicted=True)
        assert working_days(1).reach_back(date(2029, 1, 10), days=days).predicted
        assert not working_days(0).reach_back(date(2029, 1, 10), days=days).predicted

    def test_a_roll_back_out_of_a_predicted_year_rests_on_it(self) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        counted = Period(1, Unit.DAYS, roll=Roll.PRECEDING).count(date(2028, 12, 31), days=days)
        assert (counted.last, counted.predicted) == (date(2028, 12, 29), True)


class TestRecords:
    """House rule: what is counted with is data: frozen, compared by value, and pickled."""

    @pytest.mark.parametrize(
        "record",
        [
            Period(25, Unit.WORKING_DAYS, WITH, at_most=65, roll=Roll.FOLLOWING),
            Pause(date(2026, 1, 1), None),
            DAYS,
            working_days(3).count(date(2026, 12, 23), days=DAYS),
            Reached(last=date(2026, 1, 1), unrolled=date(2026, 1, 1), paused=0, predicted=False),
        ],
    )
    def test_each_is_equal_to_its_copies_hashable_and_cannot_be_changed(self, record: object) -> None:
        for other in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert other == record
            assert hash(other) == hash(record)
        with pytest.raises((FrozenInstanceError, AttributeError)):
            record.number = 1  # type: ignore[attr-defined]
        assert type(record).__name__ in repr(record)

    def test_the_working_names_each_skipped_day_with_every_reason(self) -> None:
        counted = working_days(3).count(date(2026, 12, 23), days=DAYS)
        assert counted.skipped == (
            NonWorkingDay(date(2026, 12, 25), ("Christmas Day",)),
            NonWorkingDay(date(2026, 12, 26), ("Saturday", "Boxing Day")),
            NonWorkingDay(date(2026, 12, 27), ("Sunday",)),
            NonWorkingDay(date(2026, 12, 28), ("substitute day for Boxing Day",)),
        )
        beginning = working_days(1, WITH).count(date(2026, 12, 26), days=DAYS)
        assert [one.day.day for one in beginning.skipped] == [26, 27, 28]
        assert working_days(1, WITH).count(date(2026, 12, 23), days=DAYS).skipped == ()
        assert [one.day.day for one in working_days(1).count(date(2026, 5, 30), days=DAYS).skipped] == [31]
        back = working_days(1).count_back(date(2026, 12, 29), days=DAYS)
        assert (back.last, [one.day.day for one in back.skipped]) == (date(2026, 12, 24), [25, 26, 27, 28])
