from __future__ import annotations

import copy
import inspect
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from unittest.mock import ANY

import holidays
import pytest

from complaint_rules.errors import (
    CalendarHorizonError,
    CalendarMismatchError,
    InvalidCalendarError,
    InvalidDateTextError,
    NotADateError,
    NotANumberError,
    UnknownDivisionError,
    UnknownNameError,
)
from complaint_rules.sources import Seen
from complaint_rules.working_days import (
    PUBLISHED_LIST,
    Division,
    NonWorkingDay,
    Roll,
    WorkingDayCalendar,
    WorkingDayDefinition,
    in_weekends_and_by_name,
)
from tests import oracle

if TYPE_CHECKING:
    from complaint_rules.working_days import Inclusive

ENGLAND = WorkingDayCalendar("england-and-wales")
SCOTLAND = WorkingDayCalendar("scotland")
NORTHERN_IRELAND = WorkingDayCalendar("northern-ireland")
ANY_PART = WorkingDayCalendar("any-part-of-uk")
CALENDARS = (ENGLAND, SCOTLAND, NORTHERN_IRELAND, ANY_PART)


class LikeADate(date):
    """A subclass of the kind that data frames bring."""


class TestFrontDoor:
    """What other code relies on."""

    def test_28_december_2026_is_no_working_day_and_the_reason_names_boxing_day(self) -> None:
        assert ENGLAND.is_working_day(date(2026, 12, 28)) is False
        assert ENGLAND.non_working_reason(date(2026, 12, 28)) == (
            "Monday 28 December 2026 is not a working day: substitute day for Boxing Day."
        )
        assert ENGLAND.non_working_reason(date(2026, 12, 29)) is None

    def test_ten_working_days_from_21_december_2026_end_on_7_january_2027(self) -> None:
        assert ENGLAND.add_working_days(date(2026, 12, 21), 10) == date(2027, 1, 7)
        assert ENGLAND.working_days_between(date(2026, 12, 21), date(2027, 1, 7)) == 10

    def test_next_and_previous_are_strictly_after_and_before(self) -> None:
        assert ENGLAND.next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)
        assert ENGLAND.previous_working_day(date(2026, 12, 29)) == date(2026, 12, 24)
        assert ENGLAND.next_working_day(date(2026, 12, 26)) == date(2026, 12, 29)

    def test_the_published_years_are_2012_to_2028(self) -> None:
        for calendar in CALENDARS:
            assert calendar.published_from == calendar.known_from == date(2012, 1, 1)
            assert calendar.published_until == calendar.known_until == date(2028, 12, 31)


class TestWorkedVectors:
    """Dates worked out by hand, and the one that an Ombudsman published (LGSCO decision 25 005 179)."""

    @pytest.mark.parametrize(
        ("start", "n", "end"),
        [
            (date(2024, 8, 29), 65, date(2024, 11, 28)),  # the Ombudsman's own date, case 25 005 179
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
            (date(2026, 11, 21), 10, date(2026, 12, 4)),
            (date(2026, 11, 20), 10, date(2026, 12, 4)),
        ],
    )
    def test_in_england_and_wales(self, start: date, n: int, end: date) -> None:
        assert ENGLAND.add_working_days(start, n) == end
        assert ENGLAND.working_days_between(start, end) == n

    def test_2_january_is_out_in_scotland_alone(self) -> None:
        assert SCOTLAND.add_working_days(date(2025, 12, 15), 19) == ENGLAND.add_working_days(date(2025, 12, 15), 20)

    def test_15_june_2026_is_out_in_scotland_alone(self) -> None:
        friday = date(2026, 6, 12)
        assert ENGLAND.add_working_days(friday, 1) == date(2026, 6, 15)
        assert SCOTLAND.add_working_days(friday, 1) == date(2026, 6, 16)
        assert NORTHERN_IRELAND.add_working_days(friday, 1) == date(2026, 6, 15)
        assert ANY_PART.add_working_days(friday, 1) == date(2026, 6, 16)

    def test_any_part_of_the_uk_counts_out_st_patricks_day(self) -> None:
        assert ANY_PART.add_working_days(date(2014, 3, 16), 20) == date(2014, 4, 14)
        assert ENGLAND.add_working_days(date(2014, 3, 16), 20) == date(2014, 4, 11)


class TestPeers:
    """What other libraries and case systems answered, and the bugs that they reported about counting."""

    SATURDAY_BEFORE_EASTER_MONDAY = date(2026, 4, 4)

    @pytest.mark.parametrize(
        ("n", "end"),
        [(0, date(2026, 4, 7)), (1, date(2026, 4, 7)), (2, date(2026, 4, 8)), (-1, date(2026, 4, 2))],
    )
    def test_from_a_saturday_the_next_working_day_is_day_one_as_pandas_and_quantlib_have_it(
        self, n: int, end: date
    ) -> None:
        assert ENGLAND.add_working_days(self.SATURDAY_BEFORE_EASTER_MONDAY, n) == end

    @pytest.mark.parametrize(
        ("inclusive", "there", "back", "same_day"),
        [("right", 4, -4, 0), ("left", 4, -4, 0), ("both", 5, -5, 1), ("neither", 3, -3, 0)],
    )
    def test_monday_to_friday_is_signed_and_its_ends_can_be_chosen(
        self, inclusive: Inclusive, there: int, back: int, same_day: int
    ) -> None:
        monday, friday = date(2026, 3, 2), date(2026, 3, 6)
        assert ENGLAND.working_days_between(monday, friday, inclusive=inclusive) == there
        assert ENGLAND.working_days_between(friday, monday, inclusive=inclusive) == back
        assert ENGLAND.working_days_between(monday, monday, inclusive=inclusive) == same_day

    @pytest.mark.parametrize(
        ("inclusive", "there", "back"), [("right", 0, -1), ("left", 1, 0), ("both", 1, -1), ("neither", 0, 0)]
    )
    def test_from_a_friday_to_the_saturday_only_the_friday_may_count(
        self, inclusive: Inclusive, there: int, back: int
    ) -> None:
        friday, saturday = date(2026, 3, 6), date(2026, 3, 7)
        assert ENGLAND.working_days_between(friday, saturday, inclusive=inclusive) == there
        assert ENGLAND.working_days_between(saturday, friday, inclusive=inclusive) == back

    def test_on_one_saturday_nothing_counts_whatever_the_ends(self) -> None:
        saturday = date(2026, 3, 7)
        for inclusive in ("right", "left", "both", "neither"):
            assert ENGLAND.working_days_between(saturday, saturday, inclusive=inclusive) == 0

    @pytest.mark.parametrize(
        ("received", "n", "england", "any_part"),
        [
            (date(2026, 4, 4), 3, date(2026, 4, 9), date(2026, 4, 9)),
            (date(2026, 4, 4), 20, date(2026, 5, 5), date(2026, 5, 5)),
            (date(2026, 4, 2), 10, date(2026, 4, 20), date(2026, 4, 20)),
            (date(2026, 12, 24), 20, date(2027, 1, 26), date(2027, 1, 27)),
            (date(2026, 6, 12), 20, date(2026, 7, 10), date(2026, 7, 14)),
        ],
    )
    def test_we_say_what_the_ministry_of_justice_says_today(
        self, received: date, n: int, england: date, any_part: date
    ) -> None:
        assert ENGLAND.add_working_days(received, n) == england
        assert ANY_PART.add_working_days(received, n) == any_part

    def test_p1_a_weekend_start_gives_no_day_too_many_as_date_fns_workdays_numpy_and_moj_did(self) -> None:
        for n in (1, 2, 5, 10, 15, 20):
            ends = {ENGLAND.add_working_days(date(2026, 11, day), n) for day in (20, 21, 22)}
            assert len(ends) == 1

    def test_p1_a_multiple_of_five_is_no_exception_as_it_was_in_pandas(self) -> None:
        assert ENGLAND.add_working_days(date(2026, 11, 21), 5) == date(2026, 11, 27)
        assert ENGLAND.add_working_days(date(2026, 11, 22), -5) == date(2026, 11, 16)

    def test_p2_the_day_of_receipt_does_not_count_as_it_did_in_workalendar_date_fns_and_moj(self) -> None:
        assert ENGLAND.working_days_between(date(2026, 11, 2), date(2026, 11, 30)) == 20
        assert ENGLAND.working_days_between(date(2026, 11, 2), date(2026, 11, 30), inclusive="both") == 21

    def test_p3_zero_and_reversed_dates_are_defined_unlike_in_holidays_and_numpy(self) -> None:
        assert ENGLAND.add_working_days(date(2026, 11, 23), 0) == date(2026, 11, 23)
        assert ENGLAND.add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 23)
        assert ENGLAND.working_days_between(date(2026, 11, 23), date(2026, 11, 20)) == -1

    def test_p4_no_division_is_no_calendar_as_holidays_and_govuk_bank_holidays_guess(self) -> None:
        with pytest.raises(TypeError, match="division"):
            WorkingDayCalendar()  # type: ignore[call-arg]
        assert inspect.signature(WorkingDayCalendar).parameters["division"].default is inspect.Parameter.empty

    def test_p4_easter_monday_is_out_in_england_and_st_patricks_day_is_not(self) -> None:
        assert not ENGLAND.is_working_day(date(2026, 4, 6))
        assert SCOTLAND.is_working_day(date(2026, 4, 6))
        assert ENGLAND.is_working_day(date(2026, 3, 17))

    @pytest.mark.parametrize("day", [date(2011, 12, 31), date(2029, 1, 1), date(2030, 12, 25), date(2105, 12, 25)])
    def test_p5_past_the_list_there_is_an_error_and_no_silence_as_in_pandas_and_govuk_bank_holidays(
        self, day: date
    ) -> None:
        with pytest.raises(CalendarHorizonError) as caught:
            ENGLAND.is_working_day(day)
        assert caught.value.date == day
        assert (caught.value.known_from, caught.value.known_until) == (date(2012, 1, 1), date(2028, 12, 31))

    def test_p6_the_one_off_days_are_there_as_workalendar_and_whatdotheyknow_lacked_them(self) -> None:
        for day in (date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)):
            for calendar in CALENDARS:
                assert not calendar.is_working_day(day)
        assert ENGLAND.non_working_reasons(date(2022, 9, 19)) == (
            "Bank Holiday for the State Funeral of Queen Elizabeth II",
        )

    def test_p6_a_day_proclaimed_late_is_given_by_the_caller(self) -> None:
        late = WorkingDayCalendar("england-and-wales", extra_holidays={date(2026, 12, 7): "World Cup bank holiday"})
        assert late.add_working_days(date(2026, 11, 23), 10) == date(2026, 12, 8)
        assert late.non_working_reasons(date(2026, 12, 7)) == ("World Cup bank holiday",)

    def test_p7_a_feed_that_dropped_its_old_years_leaves_old_answers_as_they_were_unlike_moj(self) -> None:
        pruned = WorkingDayCalendar.from_govuk(oracle.govuk(2025, 2026, 2027, 2028), "england-and-wales")
        assert pruned == ENGLAND
        assert pruned.add_working_days(date(2014, 12, 22), 10) == ENGLAND.add_working_days(date(2014, 12, 22), 10)

    def test_p8_a_substitute_says_for_what_as_the_api_catalogue_was_asked(self) -> None:
        assert ENGLAND.non_working_reasons(date(2021, 12, 27)) == ("substitute day for Christmas Day",)
        assert ENGLAND.non_working_reasons(date(2021, 12, 28)) == ("substitute day for Boxing Day",)

    def test_p9_st_andrews_day_2024_is_2_december_and_not_12_february_as_moj_typed_it(self) -> None:
        assert SCOTLAND.non_working_reasons(date(2024, 12, 2)) == ("substitute day for St Andrew's Day",)
        assert SCOTLAND.is_working_day(date(2024, 2, 12))

    def test_p9_no_year_lacks_new_years_day_as_alaveteli_did_each_november(self) -> None:
        for year in range(2012, 2029):
            for calendar in CALENDARS:
                assert "New Year's Day" in calendar.non_working_reasons(date(year, 1, 1))

    def test_p10_duplicates_count_once_unlike_in_workdays(self) -> None:
        twice = WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 29)] * 2)
        assert twice.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 30)
        assert twice == WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 29)])

    def test_p10_a_closure_on_a_saturday_or_a_bank_holiday_counts_once_unlike_in_r_bizdays(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 26), date(2026, 12, 28)])
        assert closed.working_days_between(date(2026, 12, 24), date(2027, 1, 7)) == 7
        assert closed.working_days_between(date(2026, 12, 24), date(2027, 1, 7)) == ENGLAND.working_days_between(
            date(2026, 12, 24), date(2027, 1, 7)
        )

    def test_p10_a_list_that_ends_at_the_start_date_does_no_harm_as_in_py_business_calendar(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", closures=[date(2026, 11, 23)])
        assert closed.add_working_days(date(2026, 11, 23), 1) == date(2026, 11, 24)

    def test_p11_no_count_loops_for_ever_as_in_py_business_calendar(self) -> None:
        for n in (10_000_000, -10_000_000, 10**100):
            for calendar in (ENGLAND, ENGLAND.with_predictions()):
                with pytest.raises(CalendarHorizonError, match=r"^the count leaves what the calendar") as caught:
                    calendar.add_working_days(date(2026, 11, 21), n)
                assert caught.value.date is None
                assert caught.value.calendar == "england-and-wales"
                assert caught.value.known_from == calendar.known_from
                assert caught.value.known_until == calendar.known_until

    def test_p11_a_body_that_is_always_closed_gives_an_error(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", closures=oracle.every_day())
        with pytest.raises(CalendarHorizonError):
            closed.next_working_day(date(2026, 11, 21))

    def test_p12_freedom_of_information_counts_any_part_of_the_uk_and_scotland_its_own_as_alaveteli_did_not(
        self,
    ) -> None:
        assert ANY_PART.add_working_days(date(2026, 3, 16), 1) == date(2026, 3, 18)
        assert SCOTLAND.add_working_days(date(2026, 3, 16), 1) == date(2026, 3, 17)

    def test_p22_no_datetime_is_taken_for_a_date_as_by_signals_and_notify(self) -> None:
        late_in_june = datetime(2026, 6, 13, 23, 30, tzinfo=UTC)
        for refuse in (
            lambda: ENGLAND.add_working_days(late_in_june, 1),
            lambda: ENGLAND.working_days_between(late_in_june, date(2026, 7, 1)),
            lambda: ENGLAND.working_days_between(date(2026, 7, 1), late_in_june),
            lambda: ENGLAND.is_working_day(late_in_june),
            lambda: ENGLAND.non_working_reasons(late_in_june),
            lambda: ENGLAND.non_working_reason(late_in_june),
            lambda: ENGLAND.next_working_day(late_in_june),
            lambda: ENGLAND.previous_working_day(late_in_june),
            lambda: ENGLAND.roll(late_in_june, "none"),
            lambda: ENGLAND.non_working_days(late_in_june, date(2026, 7, 1)),
            lambda: ENGLAND.non_working_days(date(2026, 7, 1), late_in_june),
            lambda: ENGLAND.rests_on_prediction(late_in_june, date(2026, 7, 1)),
            lambda: ENGLAND.rests_on_prediction(date(2026, 7, 1), late_in_june),
        ):
            with pytest.raises(NotADateError, match=r"convert it first"):
                refuse()

    def test_p25_holidays_inside_the_period_are_skipped_as_the_open_moj_acknowledgement_does_not(self) -> None:
        assert ENGLAND.add_working_days(date(2026, 4, 4), 20) != date(2026, 5, 1)

    def test_p32_no_text_is_taken_for_a_date_as_holidays_reads_03_04_2026_as_4_march(self) -> None:
        with pytest.raises(NotADateError):
            ENGLAND.is_working_day("03/04/2026")  # type: ignore[arg-type]

    def test_p33_a_day_given_to_one_calendar_reaches_no_other_as_in_quantlib(self) -> None:
        day = date(2026, 12, 7)
        changed = WorkingDayCalendar("england-and-wales", extra_holidays=[day])
        assert not changed.is_working_day(day)
        assert ENGLAND.is_working_day(day)
        assert WorkingDayCalendar("england-and-wales").is_working_day(day)

    def test_p33_a_new_list_is_seen_at_once_unlike_in_alaveteli_and_smart_answers(self) -> None:
        feed: Any = oracle.govuk(2028)
        before = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        feed["england-and-wales"]["events"].append({"title": "Late day", "date": "2028-06-05"})
        after = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        assert before.is_working_day(date(2028, 6, 5))
        assert after.non_working_reasons(date(2028, 6, 5)) == ("Late day",)


class TestDivision:
    @pytest.mark.parametrize("division", list(Division))
    def test_the_member_and_its_string_make_equal_calendars(self, division: Division) -> None:
        assert WorkingDayCalendar(division) == WorkingDayCalendar(division.value)
        assert WorkingDayCalendar(division).division == division.value

    @pytest.mark.parametrize("division", ["england", "ENG", "England-and-Wales", "", None, True, 3, [], "x" * 10_000])
    def test_any_other_is_refused_with_the_four_that_exist(self, division: object) -> None:
        with pytest.raises(UnknownDivisionError, match="WorkingDayCalendar") as caught:
            WorkingDayCalendar(division)  # type: ignore[arg-type]
        assert caught.value.valid == ("england-and-wales", "scotland", "northern-ireland", "any-part-of-uk")
        assert len(str(caught.value)) < 400

    def test_a_near_miss_gets_the_right_name(self) -> None:
        with pytest.raises(UnknownDivisionError, match="did you mean 'england-and-wales'"):
            WorkingDayCalendar("england-wales")


class TestReasons:
    @pytest.mark.parametrize(
        ("day", "reasons"),
        [
            (date(2026, 11, 21), ("Saturday",)),
            (date(2026, 11, 22), ("Sunday",)),
            (date(2026, 12, 25), ("Christmas Day",)),
            (date(2026, 12, 26), ("Saturday", "Boxing Day")),
            (date(2027, 12, 25), ("Saturday", "Christmas Day")),
            (date(2027, 12, 26), ("Sunday", "Boxing Day")),
            (date(2028, 1, 1), ("Saturday", "New Year's Day")),
            (date(2026, 4, 3), ("Good Friday",)),
            (date(2020, 5, 8), ("Early May bank holiday (VE day)",)),
            (date(2026, 11, 23), ()),
        ],
    )
    def test_each_reason_has_its_name(self, day: date, reasons: tuple[str, ...]) -> None:
        assert ENGLAND.non_working_reasons(day) == reasons

    def test_a_saturday_that_is_boxing_day_gives_both_in_the_sentence(self) -> None:
        assert ENGLAND.non_working_reason(date(2026, 12, 26)) == (
            "Saturday 26 December 2026 is not a working day: Saturday and Boxing Day."
        )

    @pytest.mark.parametrize(
        ("day", "reasons"),
        [
            (date(2026, 12, 25), ("Christmas Day",)),
            (date(2026, 12, 26), ("Saturday", "Boxing Day")),
            (date(2026, 3, 17), ("St Patrick's Day (Northern Ireland)",)),
            (date(2026, 6, 15), ("World Cup bank holiday (Scotland)",)),
            (date(2026, 4, 6), ("Easter Monday (England and Wales, Northern Ireland)",)),
            (date(2026, 7, 13), ("substitute day for Battle of the Boyne (Orangemen's Day) (Northern Ireland)",)),
            (
                date(2017, 1, 2),
                (
                    "substitute day for New Year's Day (England and Wales, Northern Ireland)",
                    "2nd January (Scotland)",
                ),
            ),
        ],
    )
    def test_in_any_part_of_the_uk_a_day_that_not_all_have_names_those_that_do(
        self, day: date, reasons: tuple[str, ...]
    ) -> None:
        assert ANY_PART.non_working_reasons(day) == reasons

    def test_closures_and_extra_holidays_come_last_by_their_names(self) -> None:
        day, saturday, christmas = date(2026, 12, 29), date(2026, 12, 26), date(2026, 12, 25)
        both = WorkingDayCalendar(
            "england-and-wales",
            closures={day: "Christmas closure", saturday: "Christmas closure", christmas: "Christmas Day"},
            extra_holidays=[day],
        )
        assert both.non_working_reasons(day) == ("extra bank holiday", "Christmas closure")
        assert both.non_working_reasons(saturday) == ("Saturday", "Boxing Day", "Christmas closure")
        assert both.non_working_reasons(christmas) == ("Christmas Day",)
        assert both.non_working_reason(saturday) == (
            "Saturday 26 December 2026 is not a working day: Saturday, Boxing Day and Christmas closure."
        )

    def test_a_closure_without_a_name_is_closed(self) -> None:
        closed = WorkingDayCalendar("scotland", closures=[date(2026, 12, 29)])
        assert closed.non_working_reasons(date(2026, 12, 29)) == ("closed",)

    def test_every_weekday_bank_holiday_is_named_as_govuk_names_it(self) -> None:
        for calendar, nation in zip(CALENDARS[:3], oracle.NATIONS, strict=True):
            for day, title in oracle.titles(nation).items():
                plain = title.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
                kept = plain.removesuffix(" (substitute day)")
                assert calendar.non_working_reasons(day) == (kept if kept == plain else f"substitute day for {kept}",)

    def test_in_predicted_years_the_names_are_the_same(self) -> None:
        names = {reason for calendar in CALENDARS[:3] for reason in self._all_reasons(calendar, 2013, 2019)}
        predicted = {
            reason
            for calendar in CALENDARS[:3]
            for reason in self._all_reasons(calendar.with_predictions(), 2029, 2060)
        }
        assert names - predicted == set()
        assert (
            predicted - names
            == {
                "substitute day for Battle of the Boyne (Orangemen's Day)",
                "substitute day for Christmas Day",
                "substitute day for St Patrick's Day",
            }
            - names
        )

    @staticmethod
    def _all_reasons(calendar: WorkingDayCalendar, first: int, last: int) -> set[str]:
        skipped = calendar.non_working_days(date(first, 1, 1), date(last, 12, 31))
        return {reason for one in skipped for reason in one.reasons}

    def test_the_skipped_days_are_those_after_the_first_up_to_the_second(self) -> None:
        saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
        assert ENGLAND.non_working_days(saturday, sunday) == (NonWorkingDay(sunday, ("Sunday",)),)
        assert ENGLAND.non_working_days(sunday, saturday) == (NonWorkingDay(saturday, ("Saturday",)),)
        assert ENGLAND.non_working_days(saturday, saturday) == ()

    def test_a_non_working_day_is_a_value_with_a_sentence(self) -> None:
        day = NonWorkingDay(date(2026, 11, 21), ("Saturday",))
        assert day == NonWorkingDay(date(2026, 11, 21), ("Saturday",))
        assert hash(day) == hash(NonWorkingDay(date(2026, 11, 21), ("Saturday",)))
        assert day.sentence == "Saturday 21 November 2026 is not a working day: Saturday."


class TestRoll:
    @pytest.mark.parametrize(
        ("day", "following", "preceding", "modified_following", "modified_preceding"),
        [
            (date(2026, 11, 21), 23, 20, 23, 20),  # a Saturday within a month
            (date(2026, 5, 31), date(2026, 6, 1), 29, 29, 29),  # a Sunday that ends a month
            (date(2026, 2, 1), 2, date(2026, 1, 30), 2, 2),  # a Sunday that begins one
            (date(2026, 11, 23), 23, 23, 23, 23),  # a working day
        ],
    )
    def test_each_convention_moves_as_it_says(
        self,
        day: date,
        following: date | int,
        preceding: date | int,
        modified_following: date | int,
        modified_preceding: date | int,
    ) -> None:
        expected = {
            Roll.FOLLOWING: following,
            Roll.PRECEDING: preceding,
            Roll.MODIFIED_FOLLOWING: modified_following,
            Roll.MODIFIED_PRECEDING: modified_preceding,
            Roll.NONE: day,
        }
        for convention, end in expected.items():
            target = day.replace(day=end) if isinstance(end, int) else end
            assert ENGLAND.roll(day, convention) == ENGLAND.roll(day, convention.value) == target

    def test_a_modified_roll_at_the_edge_of_what_is_known_needs_no_day_beyond(self) -> None:
        assert ENGLAND.roll(date(2028, 12, 30), "modified_following") == date(2028, 12, 29)
        assert ENGLAND.roll(date(2012, 1, 1), "modified_preceding") == date(2012, 1, 3)
        with pytest.raises(CalendarHorizonError):
            ENGLAND.roll(date(2028, 12, 30), "following")
        with pytest.raises(CalendarHorizonError):
            ENGLAND.roll(date(2012, 1, 1), "preceding")

    def test_none_consults_no_calendar(self) -> None:
        assert ENGLAND.roll(date(9999, 12, 31), Roll.NONE) == date(9999, 12, 31)

    @pytest.mark.parametrize("convention", ["modified following", "forward", None, 1, []])
    def test_another_convention_is_refused_with_those_that_exist(self, convention: object) -> None:
        with pytest.raises(UnknownNameError) as caught:
            ENGLAND.roll(date(2026, 11, 21), convention)  # type: ignore[arg-type]
        assert caught.value.valid == ("following", "preceding", "modified_following", "modified_preceding", "none")


class TestBadInput:
    @pytest.mark.parametrize("n", [True, False, 1.0, "1", None])
    def test_a_number_of_days_is_a_whole_number(self, n: object) -> None:
        with pytest.raises(NotANumberError, match=r"add_working_days\(n\)"):
            ENGLAND.add_working_days(date(2026, 11, 23), n)  # type: ignore[arg-type]

    @pytest.mark.parametrize("day", [None, "2026-11-23", 20261123, LikeADate(2026, 11, 23), datetime(2026, 11, 23)])
    def test_a_date_is_a_plain_date(self, day: object) -> None:
        with pytest.raises(NotADateError, match=r"add_working_days\(d\)"):
            ENGLAND.add_working_days(day, 1)  # type: ignore[arg-type]

    @pytest.mark.parametrize("inclusive", ["", "Right", None, True])
    def test_the_ends_are_chosen_by_name(self, inclusive: Inclusive) -> None:
        with pytest.raises(UnknownNameError) as caught:
            ENGLAND.working_days_between(date(2026, 11, 23), date(2026, 11, 24), inclusive=inclusive)
        assert caught.value.valid == ("right", "left", "both", "neither")

    @pytest.mark.parametrize("name", ["closures", "extra_holidays"])
    @pytest.mark.parametrize(
        "days",
        [
            [datetime(2026, 12, 29)],
            ["2026-12-29"],
            "2026-12-29",
            "",
            b"2026-12-29",
            b"",
            [None],
            {"2026-12-29": "closed"},
        ],
    )
    def test_days_given_are_plain_dates(self, name: str, days: object) -> None:
        with pytest.raises(NotADateError, match=f"^{name}: "):
            WorkingDayCalendar("england-and-wales", **{name: days})  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", ["closures", "extra_holidays"])
    @pytest.mark.parametrize("days", [date(2026, 12, 29), None, 5])
    def test_days_given_are_a_collection(self, name: str, days: object) -> None:
        with pytest.raises(InvalidCalendarError, match=f"{name}: a collection of dates is needed"):
            WorkingDayCalendar("england-and-wales", **{name: days})  # type: ignore[arg-type]

    def test_a_generator_without_an_end_is_refused_in_bounded_time(self) -> None:
        numbers = count()
        with pytest.raises(InvalidCalendarError, match="more than 100000 days"):
            WorkingDayCalendar("scotland", closures=(date(2026, 12, 29) for _ in numbers))
        assert next(numbers) == 100_001  # the first day too many is the last that was taken

    def test_as_many_days_as_are_allowed_are_taken(self) -> None:
        closed = WorkingDayCalendar("scotland", closures=[date(2026, 12, 29)] * 100_000)
        assert list(closed.closures) == [date(2026, 12, 29)]

    def test_all_names_that_are_no_text_are_listed_at_once(self) -> None:
        names: Any = {date(2026, 12, 29): None, date(2026, 12, 30): " ", date(2026, 12, 31): "x" * 201}
        with pytest.raises(InvalidCalendarError) as caught:
            WorkingDayCalendar("scotland", closures=names)
        assert len(caught.value.problems) == 3
        assert caught.value.problems[0] == ("closures: the name of 2026-12-29 must be a text of 1 to 200 characters")

    def test_a_flood_of_faults_is_cut(self) -> None:
        names: Any = dict.fromkeys(oracle.every_day(), 5)
        with pytest.raises(InvalidCalendarError) as caught:
            WorkingDayCalendar("scotland", closures=names)
        assert len(caught.value.problems) == 51
        assert caught.value.problems[-1] == "and 6160 more"


class TestHorizon:
    PREDICTED = tuple(calendar.with_predictions() for calendar in CALENDARS)

    def test_a_count_that_starts_outside_the_published_years_fails_though_it_would_end_inside(self) -> None:
        with pytest.raises(CalendarHorizonError, match=r"^2011-12-31 lies outside"):
            ENGLAND.add_working_days(date(2011, 12, 31), 10)
        with pytest.raises(CalendarHorizonError, match=r"^2029-01-01 lies outside"):
            ENGLAND.add_working_days(date(2029, 1, 1), -10)

    def test_the_last_day_that_can_be_reached_is_the_last_working_day_published(self) -> None:
        assert ENGLAND.add_working_days(date(2028, 12, 28), 1) == date(2028, 12, 29)
        with pytest.raises(CalendarHorizonError):
            ENGLAND.add_working_days(date(2028, 12, 28), 2)
        assert ENGLAND.add_working_days(date(2012, 1, 4), -1) == date(2012, 1, 3)
        for n in (-1, -2):
            with pytest.raises(CalendarHorizonError):
                ENGLAND.add_working_days(date(2012, 1, 3), n)
        with pytest.raises(CalendarHorizonError):
            ENGLAND.add_working_days(date(2028, 12, 30), 0)

    def test_a_calendar_knows_its_years_and_not_a_day_more(self) -> None:
        for closures in ((), (date(2011, 12, 31), date(2029, 1, 1))):
            calendar = WorkingDayCalendar("northern-ireland", closures=closures)
            assert calendar.is_working_day(date(2028, 12, 29))
            assert not calendar.is_working_day(date(2012, 1, 1))
            assert calendar.next_working_day(date(2028, 12, 28)) == date(2028, 12, 29)
            for day in (date(2011, 12, 31), date(2029, 1, 1)):
                with pytest.raises(CalendarHorizonError):
                    calendar.is_working_day(day)

    def test_with_predictions_the_first_and_the_last_working_day_can_be_reached_and_none_beyond(self) -> None:
        """1 January 1978 is a Sunday with its substitute on the Monday; 31 December 2100 is a Friday."""
        for closures in ((), (date(1977, 12, 31), date(2101, 1, 1))):
            england = WorkingDayCalendar("england-and-wales", closures=closures, predicted=True)
            assert england.add_working_days(date(1978, 1, 4), -1) == date(1978, 1, 3)
            assert england.add_working_days(date(2100, 12, 30), 1) == date(2100, 12, 31)
            for day, n in ((date(1978, 1, 3), -1), (date(2100, 12, 31), 1)):
                with pytest.raises(CalendarHorizonError, match=r"^the count leaves what the calendar"):
                    england.add_working_days(day, n)

    @pytest.mark.parametrize("inclusive", ["right", "both"])
    def test_counting_between_dates_needs_both_known(self, inclusive: Inclusive) -> None:
        inside, outside = date(2028, 12, 31), date(2029, 1, 1)
        for a, b in ((inside, outside), (outside, inside), (outside, outside)):
            with pytest.raises(CalendarHorizonError):
                ENGLAND.working_days_between(a, b, inclusive=inclusive)
        with pytest.raises(CalendarHorizonError):
            ENGLAND.non_working_days(date(2011, 12, 31), date(2012, 1, 5))

    def test_with_predictions_a_count_goes_on_at_either_side(self) -> None:
        england = ENGLAND.with_predictions()
        assert england.add_working_days(date(2028, 12, 29), 1) == date(2029, 1, 2)
        assert england.add_working_days(date(2012, 1, 3), -1) == date(2011, 12, 30)
        assert england.working_days_between(date(2011, 12, 23), date(2012, 1, 3)) == 4
        assert england.working_days_between(date(2029, 1, 2), date(2028, 12, 29)) == -1
        assert england.working_days_between(date(2011, 1, 1), date(2012, 1, 1)) == 260 - 9
        published = oracle.between(date(2012, 1, 1), date(2028, 12, 31), "england-and-wales")
        assert england.working_days_between(date(2011, 1, 1), date(2029, 1, 1)) == 251 + published
        assert england.next_working_day(date(2029, 12, 24)) == date(2029, 12, 27)

    def test_what_was_known_of_2011_is_predicted_right(self) -> None:
        assert self.PREDICTED[0].non_working_reasons(date(2011, 4, 29)) == ("Wedding of William and Catherine",)
        assert self.PREDICTED[0].non_working_reasons(date(2011, 12, 27)) == ("substitute day for Christmas Day",)
        assert self.PREDICTED[1].non_working_reasons(date(2011, 1, 4)) == ("substitute day for 2nd January",)
        assert self.PREDICTED[3].non_working_reasons(date(2011, 3, 17)) == ("St Patrick's Day (Northern Ireland)",)

    def test_predictions_reach_from_1978_to_2100_and_no_further(self) -> None:
        for calendar in self.PREDICTED:
            assert (calendar.known_from, calendar.known_until) == (date(1978, 1, 1), date(2100, 12, 31))
            assert (calendar.published_from, calendar.published_until) == (date(2012, 1, 1), date(2028, 12, 31))
            assert not calendar.is_working_day(date(1978, 1, 1))
            assert calendar.is_working_day(date(2100, 12, 31))
            for day in (date(1977, 12, 31), date(2101, 1, 1), date.min, date.max):
                with pytest.raises(CalendarHorizonError) as caught:
                    calendar.is_working_day(day)
                assert caught.value.known_from == date(1978, 1, 1)
                assert caught.value.known_until == date(2100, 12, 31)
                with pytest.raises(CalendarHorizonError):
                    calendar.add_working_days(day, 1 if day.year < 2000 else -1)

    def test_every_predicted_weekday_is_what_holidays_says(self) -> None:
        for calendar, subdivision in zip(self.PREDICTED[:3], ("ENG", "SCT", "NIR"), strict=True):
            computed = holidays.country_holidays("GB", subdiv=subdivision, years=range(1978, 2101))
            for year in (*range(1978, 2012), *range(2029, 2101)):
                for day in oracle.every_day(date(year, 1, 1), date(year, 12, 31)):
                    assert calendar.is_working_day(day) is (day.weekday() < 5 and day not in computed)

    def test_the_days_given_count_in_predicted_years_too(self) -> None:
        calendar = WorkingDayCalendar("scotland", closures=[date(2030, 7, 1), date(1900, 1, 1)], predicted=True)
        assert calendar.non_working_reasons(date(2030, 7, 1)) == ("closed",)
        assert calendar.add_working_days(date(2030, 6, 28), 1) == date(2030, 7, 2)

    @pytest.mark.parametrize(
        ("a", "b", "rests"),
        [
            (date(2012, 1, 1), date(2028, 12, 31), False),
            (date(2028, 12, 31), date(2012, 1, 1), False),
            (date(2028, 12, 31), date(2029, 1, 1), True),
            (date(2029, 1, 1), date(2028, 12, 31), True),
            (date(2011, 12, 31), date(2012, 1, 1), True),
            (date(2000, 1, 1), date(2050, 1, 1), True),
        ],
    )
    def test_an_answer_rests_on_prediction_where_any_day_of_its_span_does(self, a: date, b: date, rests: bool) -> None:
        for calendar in (ENGLAND, ENGLAND.with_predictions()):
            assert calendar.rests_on_prediction(a, b) is rests

    def test_holidays_is_loaded_only_for_who_asks_for_predictions(self) -> None:
        code = (
            "import sys; from datetime import date\n"
            "from complaint_rules.working_days import WorkingDayCalendar\n"
            "calendar = WorkingDayCalendar('any-part-of-uk', predicted=True)\n"
            "calendar.add_working_days(date(2026, 12, 21), 10)\n"
            "assert 'holidays' not in sys.modules\n"
            "calendar.add_working_days(date(2028, 12, 21), 10)\n"
            "assert 'holidays' in sys.modules\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True)


class TestShippedList:
    """The list in the package, the tests' own copy and `holidays`, held against each other."""

    def test_the_package_ships_the_tests_copy_byte_for_byte(self) -> None:
        shipped = files("complaint_rules").joinpath("bank_holidays.csv").read_bytes()
        assert shipped == oracle.BANK_HOLIDAYS.read_bytes()

    def test_its_source_says_where_it_is_from_and_when_it_was_taken(self) -> None:
        assert PUBLISHED_LIST.url == "https://www.gov.uk/bank-holidays.json"
        assert PUBLISHED_LIST.checked_on == date(2026, 11, 22)
        assert PUBLISHED_LIST.seen is Seen.PRIMARY
        assert "Open Government Licence v3.0" in PUBLISHED_LIST.text

    def test_no_published_bank_holiday_falls_on_a_weekend(self) -> None:
        assert all(day.weekday() < 5 for nation in oracle.NATIONS for day in oracle.bank_holidays(nation))

    def test_the_four_named_days_are_listed_on_every_weekday_so_that_naming_them_adds_no_day(self) -> None:
        for calendar, division in zip(CALENDARS, oracle.DIVISIONS, strict=True):
            out = {one.day for one in calendar.non_working_days(date(2012, 1, 1), date(2028, 12, 31))}
            weekdays = {day for day in out if day.weekday() < 5}
            assert weekdays == oracle.bank_holidays(division)


class TestFromGovuk:
    def test_the_whole_list_makes_an_equal_calendar(self) -> None:
        whole = oracle.govuk(*range(2012, 2029))
        for calendar, division in zip(CALENDARS, oracle.DIVISIONS, strict=True):
            assert WorkingDayCalendar.from_govuk(whole, division) == calendar
            assert repr(WorkingDayCalendar.from_govuk(whole, division)) == repr(calendar)

    def test_only_the_division_that_is_asked_for_is_needed(self) -> None:
        feed = oracle.govuk(2028, nations=["scotland"])
        assert WorkingDayCalendar.from_govuk(feed, Division.SCOTLAND) == SCOTLAND
        with pytest.raises(InvalidCalendarError) as caught:
            WorkingDayCalendar.from_govuk(feed, "any-part-of-uk")
        assert caught.value.problems == ("england-and-wales: is missing", "northern-ireland: is missing")

    @staticmethod
    def _of_2029(nation: str = "england-and-wales") -> dict[str, Any]:
        dates = ("2029-01-01", "2029-03-30", "2029-04-02", "2029-06-20", "2029-12-25", "2029-12-26")
        titles = (
            "New Year\N{RIGHT SINGLE QUOTATION MARK}s Day",
            "Good Friday",
            "Easter Monday",
            "A new day",
            "Christmas Day",
            "Boxing Day",
        )
        events = [{"title": title, "date": day} for title, day in zip(titles, dates, strict=True)]
        return {nation: {"division": nation, "events": events}}

    def test_a_newer_year_is_published_then(self) -> None:
        newer = WorkingDayCalendar.from_govuk(self._of_2029(), "england-and-wales")
        assert (newer.published_from, newer.published_until) == (date(2012, 1, 1), date(2029, 12, 31))
        assert newer.non_working_reasons(date(2029, 6, 20)) == ("A new day",)
        assert newer.is_working_day(date(2029, 5, 7))  # the feed has no Early May, and it is the authority
        assert newer.add_working_days(date(2028, 12, 29), 1) == date(2029, 1, 2)
        assert not newer.rests_on_prediction(date(2029, 1, 1), date(2029, 12, 31))
        assert newer != ENGLAND
        assert newer.with_predictions().is_working_day(date(2029, 5, 7))
        assert not newer.with_predictions().is_working_day(date(2030, 5, 6))

    def test_a_count_that_goes_on_into_predicted_years_goes_by_the_newer_list_in_its_own(self) -> None:
        """
        From Monday 7 May 2029 to Wednesday 2 January 2030 are 241 days: 34 weeks of 5 weekdays, and 3 more, are 173.

        Out are 20 June, Christmas Day and Boxing Day of the newer list, and 1 January 2030: 169.
        """
        newer = WorkingDayCalendar.from_govuk(self._of_2029(), "england-and-wales", predicted=True)
        assert newer.working_days_between(date(2029, 5, 6), date(2030, 1, 2)) == 169

    def test_a_newer_list_keeps_what_else_was_given(self) -> None:
        given = WorkingDayCalendar.from_govuk(
            self._of_2029(),
            "england-and-wales",
            closures=[date(2029, 12, 27)],
            extra_holidays=[date(2029, 7, 2)],
            predicted=True,
        )
        assert given.predicted
        assert given.without_closures().published_until == date(2029, 12, 31)
        assert repr(given) == (
            "WorkingDayCalendar.from_govuk(<list for 2012 to 2029>, 'england-and-wales', "
            "closures={date(2029, 12, 27): 'closed'}, extra_holidays={date(2029, 7, 2): 'extra bank holiday'}, "
            "predicted=True)"
        )
        assert pickle.loads(pickle.dumps(given)) == given
        assert hash(pickle.loads(pickle.dumps(given))) == hash(given)

    def test_any_part_of_the_uk_is_published_as_far_as_all_three_are(self) -> None:
        feed = {**oracle.govuk(2028), **self._of_2029()}
        assert WorkingDayCalendar.from_govuk(feed, "any-part-of-uk") == ANY_PART
        assert WorkingDayCalendar.from_govuk(feed, "england-and-wales").published_until == date(2029, 12, 31)

    def test_in_its_first_year_the_feed_speaks_from_its_first_date_on(self) -> None:
        feed: Any = oracle.govuk(2026, 2027, 2028)
        events = feed["england-and-wales"]["events"]
        del events[:2]  # New Year's Day and Good Friday 2026, as a feed pruned by day would
        events[:] = [event for event in events if event["date"] != "2026-08-31"]
        pruned = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        assert not pruned.is_working_day(date(2026, 1, 1))
        assert not pruned.is_working_day(date(2026, 4, 3))
        assert pruned.is_working_day(date(2026, 8, 31))
        assert not pruned.is_working_day(date(2025, 8, 25))

    def test_the_years_that_the_feed_lacks_in_its_middle_keep_the_shipped_list(self) -> None:
        assert WorkingDayCalendar.from_govuk(oracle.govuk(2014, 2020, 2028), "scotland") == SCOTLAND

    def test_years_before_2012_can_be_published_too(self) -> None:
        days = ("2011-01-03", "2011-04-22", "2011-12-26", "2011-12-27")
        feed: dict[str, Any] = {"scotland": {"events": [{"title": "A day", "date": day} for day in days]}}
        older = WorkingDayCalendar.from_govuk(feed, "scotland")
        assert (older.published_from, older.published_until) == (date(2011, 1, 1), date(2028, 12, 31))

    def test_two_titles_of_one_day_are_both_kept_and_a_title_twice_is_one(self) -> None:
        feed: Any = oracle.govuk(2028)
        feed["scotland"]["events"] += [
            {"title": "Another", "date": "2028-12-25"},
            {"title": "Another", "date": "2028-12-25"},
        ]
        both = WorkingDayCalendar.from_govuk(feed, "scotland")
        assert both.non_working_reasons(date(2028, 12, 25)) == ("Christmas Day", "Another")

    def test_a_bank_holiday_that_the_feed_forgets_is_still_out_if_every_text_names_it(self) -> None:
        feed: Any = oracle.govuk(2028)
        events = feed["england-and-wales"]["events"]
        events[:] = [event for event in events if event["title"] not in {"Good Friday", "Christmas Day"}]
        forgetful = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        assert forgetful.non_working_reasons(date(2028, 4, 14)) == ("Good Friday",)
        assert forgetful.non_working_reasons(date(2028, 12, 25)) == ("Christmas Day",)

    def test_every_fault_is_listed_at_once(self) -> None:
        feed: Any = {
            "england-and-wales": {
                "division": "scotland",
                "events": [
                    {"title": "Good", "date": "2026-12-25"},
                    "not a mapping",
                    {"title": 5, "date": "25/12/2026"},
                    {"date": "2026-12-25"},
                    {"title": "No date"},
                    {"title": "Far", "date": "2101-12-25"},
                    {"title": " ", "date": "1977-12-26"},
                ],
            },
            "scotland": [],
            "northern-ireland": {"events": "none"},
        }
        with pytest.raises(InvalidCalendarError) as caught:
            WorkingDayCalendar.from_govuk(feed, "any-part-of-uk")
        problems = caught.value.problems
        assert [problem.split(":")[0] for problem in problems] == [
            "england-and-wales.division",
            "england-and-wales.events[1]",
            "england-and-wales.events[2].date",
            "england-and-wales.events[2].title",
            "england-and-wales.events[3].title",
            "england-and-wales.events[4].date",
            "england-and-wales.events[5].date",
            "england-and-wales.events[6].date",
            "england-and-wales.events[6].title",
            "scotland",
            "northern-ireland.events",
        ]
        assert "scotland: must be a mapping" in problems
        with pytest.raises(ValueError, match=r"\n  11\. "):
            WorkingDayCalendar.from_govuk(feed, "any-part-of-uk")

    @pytest.mark.parametrize("mapping", ["{}", b"{}", None, [], 5])
    def test_what_is_no_mapping_is_refused(self, mapping: object) -> None:
        with pytest.raises(InvalidCalendarError, match="a mapping as parsed"):
            WorkingDayCalendar.from_govuk(mapping, "scotland")  # type: ignore[arg-type]

    def test_an_unknown_division_is_refused_before_the_mapping_is_read(self) -> None:
        with pytest.raises(UnknownDivisionError, match="from_govuk"):
            WorkingDayCalendar.from_govuk({}, "wales")

    def test_no_event_is_a_fault(self) -> None:
        with pytest.raises(InvalidCalendarError, match="holds no event"):
            WorkingDayCalendar.from_govuk({"scotland": {"events": []}}, "scotland")

    def test_more_events_than_a_list_can_hold_are_refused_at_once(self) -> None:
        events = [{"title": "A day", "date": "2028-12-25"}] * 10_001
        with pytest.raises(InvalidCalendarError, match="more than 10000 events"):
            WorkingDayCalendar.from_govuk({"scotland": {"events": events}}, "scotland")

    def test_a_list_that_stops_within_a_year_would_count_too_many_days_and_is_refused(self) -> None:
        feed: Any = oracle.govuk(2027, 2028)
        events = feed["scotland"]["events"]
        events[:] = [event for event in events if event["date"] < "2028-08-31"]
        with pytest.raises(InvalidCalendarError, match="2028 ends on 7 August 2028, so it is not whole"):
            WorkingDayCalendar.from_govuk(feed, "scotland")

    def test_a_year_that_begins_late_is_refused_unless_the_shipped_list_has_its_beginning(self) -> None:
        feed: Any = self._of_2029("scotland")
        del feed["scotland"]["events"][0]
        with pytest.raises(InvalidCalendarError, match="2029 begins only on 30 March 2029"):
            WorkingDayCalendar.from_govuk(feed, "scotland")

    def test_a_gap_between_the_lists_is_refused(self) -> None:
        days = ("2031-01-01", "2031-12-25")
        feed: dict[str, Any] = {"scotland": {"events": [{"title": "A day", "date": day} for day in days]}}
        with pytest.raises(InvalidCalendarError, match="has any for 2029, 2030"):
            WorkingDayCalendar.from_govuk(feed, "scotland")


class TestValue:
    DAYS = (date(2026, 12, 29), date(2026, 12, 30))

    def _one(self) -> WorkingDayCalendar:
        return WorkingDayCalendar("scotland", closures=self.DAYS, extra_holidays={self.DAYS[0]: "Late"}, predicted=True)

    def test_equal_calendars_are_equal_and_hash_alike(self) -> None:
        assert self._one() == self._one()
        assert hash(self._one()) == hash(self._one())
        assert len({self._one(), self._one(), SCOTLAND}) == 2

    def test_the_order_and_the_kind_of_collection_do_not_matter(self) -> None:
        expected = WorkingDayCalendar("scotland", closures=self.DAYS)
        for days in (
            list(reversed(self.DAYS)),
            frozenset(self.DAYS),
            (day for day in self.DAYS),
            dict.fromkeys(self.DAYS, "closed"),
            MappingProxyType(dict.fromkeys(self.DAYS, "closed")),
        ):
            assert WorkingDayCalendar("scotland", closures=days) == expected

    @pytest.mark.parametrize(
        "other",
        [
            WorkingDayCalendar("northern-ireland"),
            WorkingDayCalendar("scotland", predicted=True),
            WorkingDayCalendar("scotland", closures=[date(2026, 12, 29)]),
            WorkingDayCalendar("scotland", closures=[]).with_predictions(),
            WorkingDayCalendar("scotland", extra_holidays=[date(2026, 12, 29)]),
            "scotland",
            None,
        ],
    )
    def test_another_is_another(self, other: object) -> None:
        assert other != SCOTLAND

    def test_an_object_of_another_kind_may_say_itself_whether_it_is_equal(self) -> None:
        assert SCOTLAND == ANY  # ANY says yes to everything that leaves it the answer

    def test_a_closure_under_another_name_is_another_calendar(self) -> None:
        named = WorkingDayCalendar("scotland", closures={date(2026, 12, 29): "training"})
        assert named != WorkingDayCalendar("scotland", closures=[date(2026, 12, 29)])

    @pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
    def test_it_survives_pickling_and_stays_small(self, protocol: int) -> None:
        pickled = pickle.dumps(self._one(), protocol)
        assert pickle.loads(pickled) == self._one()
        assert len(pickled) < 1_000

    def test_copies_are_itself(self) -> None:
        one = self._one()
        assert copy.copy(one) is one
        assert copy.deepcopy([one])[0] is one

    def test_nothing_can_be_changed(self) -> None:
        one = self._one()
        with pytest.raises(AttributeError, match="immutable"):
            one.division = "england-and-wales"  # type: ignore[misc]
        with pytest.raises(AttributeError, match="immutable"):
            one.anything = 1
        with pytest.raises(AttributeError, match="immutable"):
            del one._predicted
        with pytest.raises(TypeError):
            one.closures[date(2026, 1, 1)] = "closed"  # type: ignore[index]
        assert not hasattr(one, "__dict__")

    def test_what_was_given_is_copied(self) -> None:
        days = [date(2026, 12, 29)]
        calendar = WorkingDayCalendar("scotland", closures=days)
        days.append(date(2026, 12, 30))
        assert calendar.is_working_day(date(2026, 12, 30))

    def test_its_days_make_an_equal_one(self) -> None:
        one = self._one()
        again = WorkingDayCalendar(
            one.division, closures=one.closures, extra_holidays=one.extra_holidays, predicted=one.predicted
        )
        assert again == one
        assert list(one.closures) == list(self.DAYS)
        assert one.extra_holidays == {self.DAYS[0]: "Late"}

    def test_its_repr_is_how_to_make_it(self) -> None:
        assert repr(SCOTLAND) == "WorkingDayCalendar('scotland')"
        one = self._one()
        assert eval(repr(one)) == one  # noqa: S307  # our own text

    def test_four_closures_are_shown_in_full(self) -> None:
        one = WorkingDayCalendar("scotland", closures=[date(2026, 12, day) for day in (21, 22, 23, 24)])
        assert eval(repr(one)) == one  # noqa: S307  # our own text

    def test_a_long_repr_is_cut(self) -> None:
        closed = WorkingDayCalendar("scotland", closures=oracle.every_day())
        assert repr(closed).endswith("date(2012, 1, 4): 'closed', ... 6206 more})")

    def test_with_and_without_what_it_has_already_it_is_itself(self) -> None:
        one = self._one()
        assert one.with_predictions() is one
        assert SCOTLAND.without_closures() is SCOTLAND
        assert one.without_closures() == WorkingDayCalendar(
            "scotland", extra_holidays={self.DAYS[0]: "Late"}, predicted=True
        )

    def test_many_threads_get_the_same_answers(self) -> None:
        days = [date(2025, 1, 1) + timedelta(days=31 * step) for step in range(100)]

        def count_all(number: int) -> list[date]:
            closed = WorkingDayCalendar("any-part-of-uk", closures=[days[number % 3]], predicted=True)
            return [closed.without_closures().add_working_days(day, 20) for day in days]

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(count_all, range(24)))
        assert all(answer == answers[0] for answer in answers)


class TestSaving:
    """House rule: serialising loses nothing, and what is saved is read as strictly as a list."""

    CLOSED = WorkingDayCalendar(
        "scotland", closures={date(2026, 12, 24): "shut"}, extra_holidays=[date(2027, 3, 3)], predicted=True
    )

    @pytest.mark.parametrize(
        "calendar",
        [
            ENGLAND,
            CLOSED,
            WorkingDayCalendar("any-part-of-uk"),
            pytest.param(None, id="a newer list"),
        ],
    )
    def test_it_comes_back_equal_by_way_of_json(self, calendar: WorkingDayCalendar | None) -> None:
        kept = calendar or WorkingDayCalendar.from_govuk(TestFromGovuk._of_2029(), "england-and-wales")
        assert WorkingDayCalendar.from_dict(json.loads(json.dumps(kept.to_dict()))) == kept

    def test_only_a_list_of_the_callers_own_is_written_out(self) -> None:
        assert self.CLOSED.to_dict()["bank_holidays"] is None
        newer = WorkingDayCalendar.from_govuk(TestFromGovuk._of_2029(), "england-and-wales").to_dict()["bank_holidays"]
        assert (newer["first_year"], newer["last_year"]) == (2012, 2029)

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        with pytest.raises(InvalidCalendarError) as caught:
            WorkingDayCalendar.from_dict({"division": 1, "closures": [], "predicted": 0, "colour": "red"})
        assert caught.value.problems == (
            "calendar.division: str is needed",
            "calendar.closures: dict is needed",
            "calendar.extra_holidays: dict is needed",
            "calendar.predicted: bool is needed",
            "calendar: unknown key 'colour'",
        )
        with pytest.raises(InvalidCalendarError, match="where"):
            WorkingDayCalendar.from_dict("scotland", where="where")

    @pytest.mark.parametrize(
        ("listed", "problem"),
        [
            ("2026", "first_year and last_year must be years from 1978 to 2100"),
            ({"first_year": True, "last_year": 2026, "days": {}}, "must be years"),
            ({"first_year": 2026, "last_year": 2101, "days": {}}, "must be years"),
            ({"first_year": 2027, "last_year": 2026, "days": {}}, "a last_year not before it"),
            ({"first_year": 2026, "last_year": 2026, "days": []}, "a table of days"),
            ({"first_year": 2026, "last_year": 2026, "days": {"2026-12-25": []}}, "2026-12-25.*a list of names"),
            ({"first_year": 2026, "last_year": 2026, "days": {"2026-12-25": [7]}}, "a list of names"),
            ({"first_year": 2026, "last_year": 2026, "days": {str(n): ["x"] for n in range(10_001)}}, "at most 10000"),
        ],
    )
    def test_a_saved_list_of_another_shape_is_refused(self, listed: object, problem: str) -> None:
        data = ENGLAND.to_dict() | {"bank_holidays": listed}
        with pytest.raises(InvalidCalendarError, match=problem):
            WorkingDayCalendar.from_dict(data)

    def test_a_saved_date_is_read_strictly(self) -> None:
        data = ENGLAND.to_dict() | {"closures": {"24/12/2026": "shut"}}
        with pytest.raises(InvalidDateTextError, match=r"calendar\.closures"):
            WorkingDayCalendar.from_dict(data)


class TestDefinition:
    CHILDREN = WorkingDayDefinition(
        division="england-and-wales", source=PUBLISHED_LIST, named_days=("Boxing Day", "Good Friday")
    )

    def test_it_takes_the_member_or_the_string(self) -> None:
        assert WorkingDayDefinition(division=Division.SCOTLAND, source=PUBLISHED_LIST).division == "scotland"
        with pytest.raises(UnknownDivisionError, match="WorkingDayDefinition"):
            WorkingDayDefinition(division="england", source=PUBLISHED_LIST)

    def test_without_a_calendar_it_makes_one_that_may_rest_on_predictions(self) -> None:
        assert self.CHILDREN.calendar(None, procedure="children") == ENGLAND.with_predictions()
        assert self.CHILDREN.closures_left_out(None) == ()

    def test_a_calendar_of_another_division_is_refused(self) -> None:
        with pytest.raises(CalendarMismatchError, match="children counts the working days of england-and-wales") as e:
            self.CHILDREN.calendar(SCOTLAND, procedure="children")
        assert (e.value.given, e.value.needed, e.value.procedure) == ("scotland", "england-and-wales", "children")

    def test_a_councils_christmas_closure_moves_no_statutory_limit(self) -> None:
        closed = WorkingDayCalendar(
            "england-and-wales",
            closures={date(2026, 12, day): "Christmas closure" for day in range(24, 32)},
            extra_holidays=[date(2027, 1, 4)],
        )
        counted = self.CHILDREN.calendar(closed, procedure="children")
        assert counted == WorkingDayCalendar("england-and-wales", extra_holidays=[date(2027, 1, 4)], predicted=True)
        assert counted.add_working_days(date(2026, 12, 21), 10) == date(2027, 1, 8)

    def test_the_closures_left_out_are_those_that_would_have_counted(self) -> None:
        closed = WorkingDayCalendar(
            "england-and-wales",
            closures={
                date(1900, 1, 1): "long ago",
                date(2026, 12, 25): "Christmas closure",
                date(2026, 12, 26): "Christmas closure",
                date(2026, 12, 29): "Christmas closure",
                date(2035, 12, 27): "Christmas closure",
                date(2100, 12, 31): "the last day that is predicted",
                date(2101, 1, 4): "not even predicted",
            },
        )
        assert self.CHILDREN.closures_left_out(closed) == (
            NonWorkingDay(date(2026, 12, 29), ("Christmas closure",)),
            NonWorkingDay(date(2035, 12, 27), ("Christmas closure",)),
            NonWorkingDay(date(2100, 12, 31), ("the last day that is predicted",)),
        )

    def test_where_the_text_says_so_the_closures_count(self) -> None:
        own = WorkingDayDefinition(
            division="england-and-wales", source=PUBLISHED_LIST, closures_count=True, closures_source=PUBLISHED_LIST
        )
        closed = WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 29)])
        assert own.calendar(closed, procedure="own") == closed.with_predictions()
        assert own.closures_left_out(closed) == ()

    def test_it_keeps_a_newer_list(self) -> None:
        newer = WorkingDayCalendar.from_govuk(
            TestFromGovuk._of_2029(), "england-and-wales", closures=[date(2029, 12, 27)]
        )
        counted = self.CHILDREN.calendar(newer, procedure="children")
        assert counted.published_until == date(2029, 12, 31)
        assert counted.is_working_day(date(2029, 12, 27))

    def test_the_day_that_a_text_names_is_always_out(self) -> None:
        for year in range(1978, 2101):
            assert not ENGLAND.with_predictions().is_working_day(date(year, 12, 26))

    def test_it_is_a_value(self) -> None:
        same = WorkingDayDefinition(
            division="england-and-wales", source=PUBLISHED_LIST, named_days=("Boxing Day", "Good Friday")
        )
        assert same == self.CHILDREN
        assert hash(same) == hash(self.CHILDREN)


class TestDefinitionRecord:
    """House rule: a definition of a working day is a record like any other, and takes nothing that it cannot hold."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"source": "the text"},
            {"named_days": ["Christmas Day"]},
            {"named_days": (date(2026, 12, 25),)},
            {"closures_count": 1},
            {"closures_source": "the text"},
        ],
        ids=lambda wrong: next(iter(wrong)),
    )
    def test_what_is_of_another_kind_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"division": "scotland", "source": PUBLISHED_LIST}
        assert WorkingDayDefinition(**given).named_days == ()
        with pytest.raises(TypeError):
            WorkingDayDefinition(**{**given, **wrong})


class TestDaysLeftOutInWords:
    """House rule: ordinary weekends are left out by number, every other day by name."""

    SATURDAY, SUNDAY = (NonWorkingDay(date(2026, 12, day), (name,)) for day, name in ((19, "Saturday"), (20, "Sunday")))
    CHRISTMAS = NonWorkingDay(date(2026, 12, 25), ("Christmas Day",))
    BOXING = NonWorkingDay(date(2026, 12, 26), ("Saturday", "Boxing Day"))

    def test_weekends_alone(self) -> None:
        assert in_weekends_and_by_name([self.SATURDAY]) == "1 Saturday and 0 Sundays; no bank holiday"
        several = [self.SATURDAY, self.SUNDAY, self.SUNDAY]
        assert in_weekends_and_by_name(several) == "1 Saturday and 2 Sundays; no bank holiday"

    def test_named_days_come_after_the_weekends_with_every_reason(self) -> None:
        christmas = "Friday 25 December 2026 (Christmas Day); Saturday 26 December 2026 (Saturday, Boxing Day)"
        assert in_weekends_and_by_name([self.CHRISTMAS, self.BOXING]) == christmas
        every = [self.SATURDAY, self.SUNDAY, self.CHRISTMAS, self.BOXING]
        assert in_weekends_and_by_name(every) == f"1 Saturday and 1 Sunday; {christmas}"


class TestAtTheEdges:
    """House rule: a count from a day off begins with the next working day, in predicted years as in published ones."""

    @pytest.mark.parametrize(("number", "day"), [(-1, 1), (0, 4), (1, 4), (2, 5)])
    def test_a_few_days_from_a_saturday_of_a_predicted_year(self, number: int, day: int) -> None:
        predicted = WorkingDayCalendar("england-and-wales", predicted=True)
        assert predicted.add_working_days(date(2035, 6, 2), number) == date(2035, 6, day)

    def test_a_date_rolls_forward_to_the_last_day_of_its_month_and_no_further(self) -> None:
        assert ENGLAND.roll(date(2026, 11, 28), "modified_following") == date(2026, 11, 30)
        assert ENGLAND.roll(date(2026, 5, 31), "modified_following") == date(2026, 5, 29)
