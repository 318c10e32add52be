"""
Thirty-six slips that other software made, in counting days, months, pauses and stages, each tried here.

They were collected from the bug reports, changes and sources of other projects. Each test is named after its number and
says in its docstring where the slip bit, with the address at which that was read. What cannot arise here, or only in
part, stands in `CANNOT_ARISE` with the reason.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from attrs import evolve

from complaint_rules import Complaint, DutyStatus, WorkingDayCalendar, schemes
from complaint_rules.conditions import Answer, Happened
from complaint_rules.errors import (
    CalendarHorizonError,
    CalendarMismatchError,
    ComplaintRulesError,
    InvalidDateTextError,
    InvalidFileError,
    NotADateError,
    NotANumberError,
    NotATruthValueError,
    UnknownDivisionError,
    UnknownNameError,
)
from complaint_rules.limits import After, ByFact, On, Received
from complaint_rules.local import read_procedure
from complaint_rules.periods import Counting, Days, Period, Unit
from complaint_rules.vocabulary import Fact
from complaint_rules.working_days import Roll
from tests import oracle
from tests.procedures_for_tests import (
    DAYS_10,
    FROM_COMPLAINT,
    complaint,
    duty,
    extension,
    march,
    procedure,
    route,
    suspension,
    working,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLAND = WorkingDayCalendar("england-and-wales")
SCOTLAND = WorkingDayCalendar("scotland")
ANY_PART = WorkingDayCalendar("any-part-of-uk")
DAYS = Days(working=ENGLAND)
RESPONSE = "stage-1-response"

PITFALLS: Final = 36
CANNOT_ARISE: Final = {
    9: "The reminder to type in next year's list: no list is typed here, the years are GOV.UK's, and each file of the "
    "tests is held against it.",
    17: "Taking an extension back: the record keeps what was done. A record without the extension is made from its own "
    "history, and that it then says what it would have said is tested.",
    22: "A time of day in the wrong zone: no time of day is taken at all, and that each is refused is tested.",
    29: "A timer that is lost or fires again: there is none. That a saved record says what it said is tested.",
}
"""By number, the part of a pitfall that cannot arise, and why. Every one has a test all the same."""


class TestCounting:
    """P1 to P3, P10, P11, P24, P25."""

    def test_p01_a_start_on_a_saturday_gives_no_day_too_many(self) -> None:
        """
        date-fns, workdays, numpy, pandas and the Ministry of Justice rolled on first, and then counted.

        https://github.com/date-fns/date-fns/issues/1584, https://github.com/ogt/workdays/issues/4,
        https://github.com/numpy/numpy/issues/8808, https://github.com/pandas-dev/pandas/pull/5911 (multiples of five),
        https://github.com/ministryofjustice/correspondence_tool_staff/commit/1417f00dd
        """
        for n in range(1, 26):
            friday, saturday, sunday = (ENGLAND.add_working_days(date(2026, 11, day), n) for day in (20, 21, 22))
            assert friday == saturday == sunday
        assert ENGLAND.add_working_days(date(2026, 11, 21), 5) == date(2026, 11, 27)

    def test_p02_which_ends_of_a_count_are_in_is_said_and_can_be_chosen(self) -> None:
        """
        workalendar, date-fns and others changed which ends count; the Ministry reported 20 days when it was 21.

        https://github.com/workalendar/workalendar/issues/323, https://github.com/workalendar/workalendar/issues/745,
        https://github.com/date-fns/date-fns/issues/1268, https://github.com/JuliaFinance/BusinessDays.jl/issues/59,
        https://github.com/ministryofjustice/correspondence_tool_staff/commit/a56e31455
        """
        first, last = date(2026, 11, 2), date(2026, 11, 30)
        counted = [ENGLAND.working_days_between(first, last, inclusive=ends) for ends in ("right", "both", "neither")]
        assert counted == [20, 21, 19]
        assert ENGLAND.working_days_between(first, first, inclusive="both") == 1

    def test_p03_no_days_and_reversed_dates_have_an_answer(self) -> None:
        """
        holidays and numpy had to define them late; numpy changed published results to do it.

        https://github.com/vacanza/holidays/issues/2758, https://github.com/numpy/numpy/issues/23197
        """
        assert [ENGLAND.add_working_days(date(2026, 11, day), 0) for day in (20, 21)] == [
            date(2026, 11, 20),
            date(2026, 11, 23),
        ]
        assert ENGLAND.working_days_between(date(2026, 11, 23), date(2026, 11, 20)) == -1

    def test_p10_a_closure_twice_or_on_a_saturday_or_on_the_first_day_counts_once(self) -> None:
        """
        workdays counted a duplicate twice, R-bizdays a Saturday's holiday; py-business-calendar stopped at the start.

        https://github.com/ogt/workdays/issues/13, https://github.com/wilsonfreitas/R-bizdays/issues/101,
        https://github.com/botant/py-business-calendar/issues/9
        """
        start, end = date(2026, 12, 21), date(2027, 1, 8)
        saturday, holiday, working_day = date(2027, 1, 2), date(2026, 12, 28), date(2026, 12, 30)
        dirty = WorkingDayCalendar("england-and-wales", closures=[start, saturday, holiday, working_day, working_day])
        assert ENGLAND.working_days_between(start, end) - dirty.working_days_between(start, end) == 1

    def test_p11_no_count_goes_on_for_ever(self) -> None:
        """
        py-business-calendar looped where an end fell on a weekend.

        https://github.com/botant/py-business-calendar/issues/1, https://github.com/botant/py-business-calendar/issues/2
        """
        shut = WorkingDayCalendar("england-and-wales", closures=oracle.every_day(), predicted=True)
        assert shut.add_working_days(date(2026, 11, 21), 1) == date(2029, 1, 2)
        for n in (10**9, -(10**9)):
            with pytest.raises(CalendarHorizonError):
                shut.add_working_days(date(2026, 11, 21), n)

    def test_p24_working_days_and_calendar_days_are_two_units_and_neither_becomes_the_other(self) -> None:
        """
        Signals swapped the two by copy and paste, and "20 business days" were written as 28 calendar days.

        https://github.com/Amsterdam/signals/commit/150001d9
        """
        start = date(2026, 12, 21)
        ends = [Period(n, unit).last_day(start, days=DAYS) for n, unit in ((20, Unit.WORKING_DAYS), (28, Unit.DAYS))]
        assert ends == [date(2027, 1, 21), date(2027, 1, 18)]
        assert Period(20, Unit.WORKING_DAYS) != Period(20, Unit.DAYS)
        assert "working days" in str(Period(20, Unit.WORKING_DAYS))

    def test_p25_bank_holidays_inside_the_period_are_left_out_and_a_calendar_given_is_used(self) -> None:
        """
        An acknowledgement of the Ministry of Justice skips weekends only; pm4py took a calendar and ignored it.

        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2879,
        https://github.com/process-intelligence-solutions/pm4py/issues/558
        """
        over_easter = Complaint(schemes.newest("lgsco-code")).record("complaint", date(2026, 4, 2))
        assert over_easter.at(date(2026, 4, 2)).deadline("acknowledgement").due == date(2026, 4, 13)
        late = WorkingDayCalendar("england-and-wales", extra_holidays=[date(2026, 4, 8)])
        told = Complaint(schemes.newest("lgsco-code"), calendar=late).record("complaint", date(2026, 4, 2))
        assert told.at(date(2026, 4, 2)).deadline("acknowledgement").due == date(2026, 4, 14)


class TestCalendarsAndData:
    """P4 to P9, P12, P33."""

    def test_p04_without_a_division_there_is_no_calendar(self) -> None:
        """
        holidays and govuk-bank-holidays guess: Easter Monday counts, or Northern Irish days do not.

        https://github.com/vacanza/holidays/issues/2690, https://github.com/vacanza/holidays/issues/63,
        https://github.com/ministryofjustice/govuk-bank-holidays/issues/16,
        https://github.com/alphagov/notifications-utils/pull/722
        """
        assert inspect.signature(WorkingDayCalendar).parameters["division"].default is inspect.Parameter.empty
        for guess in ("", "UK", "GB", "england"):
            with pytest.raises(UnknownDivisionError):
                WorkingDayCalendar(guess)
        assert [one.is_working_day(date(2026, 4, 6)) for one in (ENGLAND, SCOTLAND)] == [False, True]

    def test_p05_past_the_list_there_is_an_error_that_names_the_right_bounds(self) -> None:
        """
        pandas ended in silence at 2030; exchange_calendars named the wrong bound.

        https://github.com/pandas-dev/pandas/issues/27761, https://github.com/gerrymanoim/exchange_calendars/issues/444,
        https://github.com/gerrymanoim/exchange_calendars/issues/404
        """
        with pytest.raises(CalendarHorizonError) as raised:
            ENGLAND.is_working_day(date(2030, 12, 25))
        assert (raised.value.known_from, raised.value.known_until) == (date(2012, 1, 1), date(2028, 12, 31))
        assert ENGLAND.with_predictions().rests_on_prediction(date(2030, 1, 1), date(2030, 1, 2))

    def test_p06_a_bank_holiday_that_is_proclaimed_late_moves_what_is_running(self) -> None:
        """
        workalendar never got the coronation; WhatDoTheyKnow and the list it uses were weeks late with others.

        https://github.com/workalendar/workalendar/issues/746, https://github.com/holidays/definitions/pull/351,
        https://github.com/mysociety/whatdotheyknow-theme/issues/1392
        """
        for day in (date(2022, 9, 19), date(2023, 5, 8)):
            assert not ENGLAND.is_working_day(day)
        late = WorkingDayCalendar("england-and-wales", extra_holidays=[march(12)])
        before, after = (complaint(procedure(duty()), calendar=one).at(march(10)) for one in (ENGLAND, late))
        assert (before.deadline(RESPONSE).due, after.deadline(RESPONSE).due) == (march(17), march(18))
        assert RESPONSE in {change.what for change in before.changes_to(after)}

    def test_p07_a_list_that_drops_its_old_years_changes_no_old_answer(self) -> None:
        """
        GOV.UK took its older years away for five months; whoever keeps only the newest copy counts old cases anew.

        https://github.com/co-cddo/api-catalogue/issues/1155, https://github.com/co-cddo/api-catalogue/issues/1159
        """
        pruned = WorkingDayCalendar.from_govuk(oracle.govuk(2026, 2027, 2028), "england-and-wales")
        for year in range(2013, 2027):
            start = date(year, 12, 15)
            assert pruned.add_working_days(start, 20) == ENGLAND.add_working_days(start, 20)

    def test_p08_a_substitute_day_says_for_which_day_it_stands(self) -> None:
        """
        "Christmas day is not on the 27th December", somebody reported to the API catalogue.

        https://github.com/co-cddo/api-catalogue/issues/1260
        """
        assert ENGLAND.non_working_reasons(date(2021, 12, 27)) == ("substitute day for Christmas Day",)
        assert ENGLAND.non_working_reasons(date(2021, 12, 25)) == ("Saturday", "Christmas Day")

    def test_p09_no_date_was_typed_by_hand(self) -> None:
        """
        The Ministry had St Andrew's Day on 12 February; Alaveteli lacked each New Year's Day until somebody typed it.

        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2330,
        https://github.com/mysociety/alaveteli/commit/9cf3885a4
        """
        assert SCOTLAND.is_working_day(date(2024, 2, 12))
        assert not SCOTLAND.is_working_day(date(2024, 12, 2))
        for year in range(2012, 2029):
            assert "New Year's Day" in ENGLAND.non_working_reasons(date(year, 1, 1))

    def test_p12_each_text_says_whose_bank_holidays_it_means(self) -> None:
        """
        The UK's law leaves out the bank holidays of any part, Scotland's its own; Alaveteli has one list for all.

        https://github.com/mysociety/alaveteli/issues/6727, https://github.com/mysociety/whatdotheyknow-theme/issues/1030,
        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2300
        """
        assert [one.add_working_days(date(2026, 3, 16), 1).day for one in (ANY_PART, SCOTLAND)] == [18, 17]
        for name in schemes.names():
            assert all(version.working_days.source is not None for version in schemes.versions(name))
        with pytest.raises(CalendarMismatchError):
            complaint(procedure(duty()), calendar=SCOTLAND).at(march(10))

    def test_p33_a_new_day_is_seen_at_once_and_reaches_no_other_calendar(self) -> None:
        """
        Alaveteli and smart-answers keep the list for as long as the process runs; QuantLib changes every calendar.

        https://github.com/mysociety/alaveteli/blob/351eb61e0/app/models/holiday.rb,
        https://github.com/alphagov/smart-answers/blob/6fb9aab957/lib/working_days.rb
        """
        feed: Any = oracle.govuk(2028)
        before = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        feed["england-and-wales"]["events"].append({"title": "A new day", "date": "2028-06-05"})
        after = WorkingDayCalendar.from_govuk(feed, "england-and-wales")
        assert [one.is_working_day(date(2028, 6, 5)) for one in (before, after, ENGLAND)] == [True, False, True]
        with pytest.raises(AttributeError):
            ENGLAND.closures = {}  # type: ignore[misc]


class TestMonthsYearsAndRolling:
    """P13, P14, P20, P31."""

    @pytest.mark.parametrize(
        ("start", "period", "last"),
        [
            (date(2024, 2, 29), Period(1, Unit.YEARS), date(2025, 2, 28)),
            (date(2024, 2, 29), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH), date(2025, 2, 28)),
            (date(2026, 1, 31), Period(1, Unit.MONTHS), date(2026, 2, 28)),
            (date(2024, 2, 29), Period(52, Unit.WEEKS), date(2025, 2, 27)),
        ],
    )
    def test_p13_months_end_on_the_corresponding_date_or_with_the_month(
        self, start: date, period: Period, last: date
    ) -> None:
        """
        smart-answers ended a year from 29 February on the 27th, and nine years later another on 1 March.

        https://github.com/alphagov/smart-answers/commit/5f51196596,
        https://github.com/alphagov/smart-answers/commit/c6572e6b9d, https://github.com/dateutil/dateutil/issues/53,
        https://github.com/dateutil/dateutil/issues/900
        """
        assert period.last_day(start, days=DAYS) == last

    def test_p13_months_are_added_to_the_first_day_and_never_to_a_sum(self) -> None:
        """
        One month and one month from 31 January are not two months.

        https://github.com/dateutil/dateutil/issues/53
        """
        one = Period(1, Unit.MONTHS)
        assert one.last_day(one.last_day(date(2026, 1, 31), days=DAYS), days=DAYS) == date(2026, 3, 28)
        assert Period(2, Unit.MONTHS).last_day(date(2026, 1, 31), days=DAYS) == date(2026, 3, 31)

    def test_p14_a_second_limit_counts_from_its_own_start_and_not_from_a_day_that_was_moved(self) -> None:
        """
        A county court's postponed deadline was counted from the deadline that had been rolled.

        https://github.com/hmcts/cmc-claim-store/pull/39
        """
        rolled = Period(14, Unit.DAYS, roll=Roll.FOLLOWING)
        both = procedure(
            duty(within=After(On("complaint"), rolled)),
            duty("acknowledgement", After(On("complaint"), evolve(rolled, number=28))),
        )
        seen = complaint(both, date(2025, 4, 7)).at(date(2025, 4, 7))
        assert seen.deadline(RESPONSE).due == date(2025, 4, 22), "21 April is Easter Monday"
        assert seen.deadline("acknowledgement").due == date(2025, 5, 6), "5 May is a bank holiday, not 22 April and 14"

    @pytest.mark.parametrize("number", [-2, -1, 1.0, "20", True, None])
    def test_p20_a_number_is_a_number_of_its_unit_and_never_a_sign_of_something_else(self, number: object) -> None:
        """
        The Home Office's -2 days mean "use the deadline of the case"; a year of caseflow has 372 days.

        https://github.com/department-of-veterans-affairs/caseflow/issues/12381
        """
        with pytest.raises((NotANumberError, ValueError)):
            Period(number, Unit.WORKING_DAYS)  # type: ignore[arg-type]
        assert Period(1, Unit.YEARS).last_day(date(2025, 3, 10), days=DAYS) == date(2026, 3, 10)

    def test_p31_whether_an_end_rolls_is_part_of_the_rule_and_by_default_it_does_not(self) -> None:
        """
        The Ministry and the Office of the Public Guardian each added rolling, and each took it out again.

        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2111,
        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2162,
        https://github.com/ministryofjustice/opg-digideps/pull/1649, https://github.com/hmcts/cmc-claim-store/pull/153
        """
        start = date(2026, 1, 31)
        ends = [Period(3, Unit.MONTHS, roll=roll).last_day(start, days=DAYS) for roll in (Roll.NONE, Roll.PRECEDING)]
        assert ends == [date(2026, 4, 30)] * 2
        saturday = Period(4, Unit.MONTHS)
        assert saturday.last_day(start, days=DAYS) == date(2026, 5, 31)
        assert evolve(saturday, roll=Roll.FOLLOWING).last_day(start, days=DAYS) == date(2026, 6, 1)
        assert evolve(saturday, roll=Roll.MODIFIED_FOLLOWING).last_day(start, days=DAYS) == date(2026, 5, 29)


class TestPausesExtensionsStages:
    """P15 to P19, P21, P34, P35."""

    PAUSED = procedure(
        duty(),
        duty("acknowledgement", After(On("complaint"), Period(14, Unit.DAYS))),
        suspensions=(suspension(),),
        extensions=(extension(),),
    )

    def test_p15_two_pauses_that_overlap_or_meet_are_counted_once_and_the_start_stays(self) -> None:
        """
        ERPNext counted a hold twice, frappe's help desk added it to the day of creation, GLPI lost it.

        https://github.com/frappe/erpnext/pull/49414, https://github.com/frappe/helpdesk/pull/2449,
        https://github.com/glpi-project/glpi/issues/15605
        """
        start = complaint(self.PAUSED)
        once = start.suspend(march(6), cause="court").resume(march(12))
        twice = (
            start.suspend(march(6), cause="court").resume(march(10)).suspend(march(10), cause="court").resume(march(12))
        )
        for record in (once, twice):
            seen = record.at(march(14))
            assert (seen.deadline(RESPONSE).due, seen.deadline("acknowledgement").due) == (march(21), march(23))
            assert record.entries[: len(start.entries)] == start.entries

    def test_p16_an_extension_reaches_what_depends_on_it(self) -> None:
        """
        The Home Office extended a case and not the stages inside it.

        https://github.com/UKHomeOffice/hocs-casework/commit/5bc4e0447,
        https://github.com/UKHomeOffice/hocs-casework/commit/a05169b1c
        """
        after = duty("acknowledgement", After(On(RESPONSE), working(5)))
        record = complaint(procedure(duty(), after, extensions=(extension(),)))
        longer = record.extend(RESPONSE, to=march(24), on=march(10))
        at_the_latest = [one.at(march(10)).deadline("acknowledgement").at_the_latest for one in (record, longer)]
        assert at_the_latest == [march(24), march(31)]

    def test_p17_a_correction_keeps_the_extension_and_a_history_without_it_knows_nothing_of_it(self) -> None:
        """
        At the Ministry an edit wiped an extension, or brought one back; after a pause its removal gave a wrong date.

        https://github.com/ministryofjustice/correspondence_tool_staff/commit/81f1e74ff,
        https://github.com/ministryofjustice/correspondence_tool_staff/commit/30e775143,
        https://github.com/ministryofjustice/correspondence_tool_staff/pull/2818
        """
        plain = complaint(self.PAUSED).suspend(march(5), cause="court").resume(march(7))
        extended = plain.extend(RESPONSE, to=march(26), on=march(10))
        assert extended.at(march(12)).deadline(RESPONSE).due == march(26)
        corrected = extended.correct("complaint", to=march(4), received=march(4))
        assert corrected.at(march(12)).deadline(RESPONSE).due == march(26)
        without = evolve(extended, history=extended.history[:-1])
        assert without == plain
        assert without.at(march(12)).deadline(RESPONSE) == plain.at(march(12)).deadline(RESPONSE)

    def test_p18_a_step_changes_the_date_it_names_and_no_other(self) -> None:
        """
        A step that worked out a deadline of the Home Office changed the day of receipt.

        https://github.com/UKHomeOffice/hocs-workflow/commit/134de082f
        """
        before = complaint(self.PAUSED)
        later = before.extend(RESPONSE, to=march(24), on=march(10)).suspend(march(11), cause="court").resume(march(12))
        later = later.record(RESPONSE, march(14)).correct(RESPONSE, to=march(13))
        assert later.entries[: len(before.entries)] == before.entries
        seen = later.at(march(20))
        assert seen.deadline("acknowledgement").due == march(18), "paused for a day, and not moved by anything else"

    def test_p19_a_figure_stands_once_and_every_answer_follows_it(self) -> None:
        """
        The Home Office's limits stood in many workflow files, and it took three changes to change them.

        https://github.com/UKHomeOffice/hocs-workflow/commit/16d2eda8,
        https://github.com/UKHomeOffice/hocs-workflow/commit/68f9a8c0,
        https://github.com/UKHomeOffice/hocs-workflow/commit/2b2387a5
        """
        rules = procedure(duty(), extensions=(extension(),))
        (only,) = rules.duties
        changed = evolve(rules, duties=(evolve(only, within=After(On("complaint"), working(12))),))
        one = complaint(changed).at(march(10)).deadline(RESPONSE)
        assert (one.due, one.original) == (march(19), march(19))
        assert "12 working days" in one.explain()
        assert "10 working days" not in one.explain()
        assert complaint(changed).at(march(20)).deadline(RESPONSE).days_late == 1

    def test_p21_lateness_is_measured_against_the_limit_that_applies(self) -> None:
        """
        The Ministry exported the days late counted from its internal draft.

        https://github.com/ministryofjustice/correspondence_tool_staff/pull/734
        """
        rules = procedure(
            duty(), duty("acknowledgement", After(On("complaint"), working(3))), extensions=(extension(),)
        )
        record = complaint(rules).extend(RESPONSE, to=march(24), on=march(10)).record(RESPONSE, march(26))
        seen = record.at(march(28))
        assert seen.deadline(RESPONSE).days_late == 2, "from 24 March, not from 17 or 6 March"
        assert seen.deadline("acknowledgement").days_late == 16

    def test_p34_to_be_late_is_one_thing_and_to_be_entitled_to_go_on_another(self) -> None:
        """
        Right To Know advised an internal review of a refusal by silence, of which there is none.

        https://github.com/openaustralia/righttoknow/issues/883
        """
        late = Complaint(schemes.newest("england-children")).record("stage-2-request", date(2024, 8, 29))
        day = date(2024, 11, 29)
        assert late.at(day).deadline("stage-2-response").status is DutyStatus.OVERDUE
        assert late.can("panel-request", on=day).answer is Answer.NO

    def test_p35_a_change_of_law_has_a_date_and_an_old_complaint_keeps_its_rules(self) -> None:
        """
        The Ministry's change from 30 days to a month changed every case of the type, old ones too.

        https://github.com/ministryofjustice/correspondence_tool_staff/commit/680c828d5,
        https://github.com/fernflower/ciziproblem/pull/34
        """
        dates = (date(2024, 3, 28), date(2024, 4, 2))
        versions = [schemes.in_force("housing-ombudsman-code", on=day).version for day in dates]
        assert versions == ["before-2024-04-01", "2024-04-01"]
        old = Complaint.from_dict(
            {"schema_version": 1, "scheme": "housing-ombudsman-code", "events": {"complaint": dates[0]}}
        )
        assert old.procedure.version == versions[0]
        assert Complaint.from_dict(old.to_dict()).procedure.version == versions[0]


class TestTimeOfDay:
    """P22, P23."""

    def test_p22_no_time_of_day_is_taken_for_a_date(self) -> None:
        """
        Signals, WhatDoTheyKnow, Notify and the Ministry took the day of UTC for the day in London.

        https://github.com/Amsterdam/signals/pull/791, https://github.com/mysociety/whatdotheyknow-theme/issues/6,
        https://github.com/alphagov/notifications-admin/pull/5509,
        https://github.com/ministryofjustice/correspondence_tool_staff/commit/e0e2c7c82
        """
        tomorrow_in_london = datetime(2026, 6, 13, 23, 30, tzinfo=UTC)
        record = complaint(procedure(duty()))
        attempts: list[Callable[[], object]] = [
            lambda: ENGLAND.add_working_days(tomorrow_in_london, 1),
            lambda: working(1).last_day(tomorrow_in_london, days=DAYS),
            lambda: record.record(RESPONSE, tomorrow_in_london),
            lambda: record.at(tomorrow_in_london),
            lambda: record.can(RESPONSE, on=tomorrow_in_london),
        ]
        for attempt in attempts:
            with pytest.raises(NotADateError, match="convert it first"):
                attempt()

    def test_p23_the_last_day_itself_is_in_time(self) -> None:
        """
        island.is let an appeal expire as its last day began; froide's date is the day after for months only.

        https://github.com/island-is/island.is/pull/23287,
        https://github.com/okfde/froide/blob/6e855bdd1/froide/helper/date_utils.py
        """
        for within in (FROM_COMPLAINT, After(On("complaint"), DAYS_10), After(On("complaint"), Period(1, Unit.MONTHS))):
            record = complaint(procedure(duty(within=within)))
            due = record.at(march(3)).deadline(RESPONSE).due
            assert due is not None
            statuses = [record.at(day).deadline(RESPONSE).status for day in (due, due + timedelta(1))]
            assert statuses == [DutyStatus.PENDING, DutyStatus.OVERDUE]
            assert record.record(RESPONSE, due).at(due).deadline(RESPONSE).status is DutyStatus.MET


class TestEligibilityAndWording:
    """P26, P27."""

    def test_p26_a_fact_that_is_missing_does_not_pass(self) -> None:
        """
        caseflow's "timely" is true where a date is missing, and notes were saved without what they belong to.

        https://github.com/department-of-veterans-affairs/caseflow/issues/9789
        """
        tier = ByFact("complex", {True: After(On("complaint"), working(20)), False: FROM_COMPLAINT})
        rules = procedure(duty(within=tier), further_facts=(Fact(name="complex", question="Is it complex?"),))
        one = complaint(rules).at(march(18)).deadline(RESPONSE)
        assert (one.status, one.missing) == (DutyStatus.CANNOT_TELL, ("complex",))
        for name in ("england-adults-and-nhs", "england-children", "housing-ombudsman", "lgsco", "lgsco-code", "phso"):
            version = schemes.newest(name)
            made = Complaint(version).record(version.opening, date(2026, 3, 2))
            assert made.eligibility(on=date(2026, 3, 2)).answer is not Answer.YES, name

    def test_p27_the_clock_runs_from_awareness_where_the_text_says_so_and_both_dates_are_asked_for(self) -> None:
        """
        A clock was shown from receipt, with confidence, that runs from awareness.

        https://github.com/jikig-ai/soleur/issues/6798
        """
        adults = Complaint(schemes.newest("england-adults-and-nhs")).record("matter-occurred", date(2025, 3, 10))
        untold = adults.record("complaint", date(2026, 3, 16)).eligibility(on=date(2026, 3, 16)).finding("time-limit")
        assert (untold.answer, untold.missing) == (Answer.CANNOT_TELL, ("first-notice",))
        told = adults.record("first-notice", date(2025, 3, 17)).record("complaint", date(2026, 3, 16))
        assert told.eligibility(on=date(2026, 3, 16)).finding("time-limit").answer is Answer.YES
        assumed = Complaint(procedure(duty(within=After(Received("complaint"), working(10))))).record(
            "complaint", march(3)
        )
        assert assumed.at(march(4)).deadline(RESPONSE).assumed


class TestMachinesAndRuleFiles:
    """P28 to P30, P32, P36."""

    def test_p28_a_verdict_has_no_truth_value_and_gives_every_reason(self) -> None:
        """
        transitions took anything a guard returned for true, and reported success after a guard had failed.

        https://github.com/pytransitions/transitions/issues/326, https://github.com/pytransitions/transitions/issues/401
        """
        rules = procedure(
            duty(), routes=(route(name="other", event="stage-2-request", complete=Happened("final-response")),)
        )
        verdict = complaint(rules).can("stage-2-request", on=march(5))
        assert verdict.answer is not Answer.YES
        assert {one.rule for one in verdict.reasons} >= {"other", "twelve-months"}
        with pytest.raises(NotATruthValueError):
            bool(verdict)

    def test_p29_what_is_saved_and_restored_says_what_it_said_on_every_day(self) -> None:
        """
        Timers were lost or fired again after a restore, in XState, fsl and a Python state machine.

        https://github.com/statelyai/xstate/issues/3111, https://github.com/StoneCypher/fsl/issues/1946,
        https://github.com/basiltt/xstate-statemachine/issues/128
        """
        record = Complaint(schemes.newest("england-children")).record("stage-2-request", date(2024, 8, 29))
        restored = Complaint.from_dict(json.loads(json.dumps(record.to_dict())))
        for day in (date(2024, 8, 29), date(2024, 10, 3), date(2024, 10, 4), date(2024, 11, 28), date(2024, 11, 29)):
            assert restored.at(day) == record.at(day) == record.at(day)
        assert "threading" not in vars(sys.modules["complaint_rules.complaints"])

    @pytest.mark.parametrize(
        ("key", "told"),
        [
            ("allowed-if = \"__import__('os').system('true')\"", "allowed-if"),
            ('strenght = "must"', "strength"),
            ('within = "10 working days after receipt of complaint"', "stands twice"),
        ],
    )
    def test_p30_a_file_of_rules_runs_nothing_and_a_key_that_is_unknown_or_twice_is_refused(
        self, key: str, told: str
    ) -> None:
        """
        A file of python-statemachine could run code; a misplaced key of PolicyEngine froze 103 figures in silence.

        https://github.com/fgmacedo/python-statemachine/blob/471fe17/docs/releases/3.2.0.md,
        https://github.com/PolicyEngine/policyengine-core/issues/505,
        https://github.com/PolicyEngine/policyengine-core/pull/510
        """
        smallest = (oracle.BANK_HOLIDAYS.parents[2] / "examples" / "local" / "smallest.toml").read_text("utf-8")
        assert read_procedure(smallest).duties
        with pytest.raises(InvalidFileError) as raised:
            read_procedure(smallest + key + "\n")
        assert told in str(raised.value)

    def test_p32_dates_are_written_in_one_way_and_nothing_is_guessed(self) -> None:
        """
        dateutil guesses, smart-answers read the year 23, and holidays reads 03/04/2026 as 4 March.

        https://github.com/dateutil/dateutil/issues/1140, https://github.com/dateutil/dateutil/issues/1448,
        https://github.com/alphagov/smart-answers/commit/3a22f51574
        """
        for text in ("03/04/2026", "0023-1-1", "26-12-25", "20261225", "2026-02-30"):
            data = {"schema_version": 1, "scheme": "lgsco", "events": {"first-notice": text}}
            with pytest.raises(ComplaintRulesError) as raised:
                Complaint.from_dict(data)
            assert text in str(raised.value)
            assert isinstance(raised.value, InvalidDateTextError) or "YYYY-MM-DD" in str(raised.value)

    def test_p36_there_is_one_list_of_stages_and_an_old_version_stays_readable(self) -> None:
        """
        The Ministry keeps a second list of states by hand; Signals has states that can be read and not reached.

        https://github.com/ministryofjustice/correspondence_tool_staff,
        https://github.com/Amsterdam/signals
        """
        for name in schemes.names():
            for version in schemes.versions(name):
                stages = {stage.name for stage in version.stages}
                used = {one.stage for one in version.duties} | {one.stage for one in version.windows}
                used |= {move.to for move in version.transitions}
                assert used - {None} <= stages, name
                read = Complaint.from_dict(Complaint(version).to_dict())
                assert read.procedure == version
        with pytest.raises(UnknownNameError):
            schemes.newest("england-children").stage("stage-4")


def every_test() -> list[tuple[int, object]]:
    groups = (
        *(TestCounting, TestCalendarsAndData, TestMonthsYearsAndRolling, TestPausesExtensionsStages),
        *(TestTimeOfDay, TestEligibilityAndWording, TestMachinesAndRuleFiles),
    )
    return [
        (int(name[6:8]), test) for group in groups for name, test in vars(group).items() if name.startswith("test_p")
    ]


class TestThatNoneIsLeftOut:
    """House rule: what bit others is tried here, each with its source, or the reason is written why it cannot arise."""

    def test_each_of_the_thirty_six_has_a_test(self) -> None:
        assert {number for number, _ in every_test()} == set(range(1, PITFALLS + 1))

    def test_what_cannot_arise_is_among_them_with_a_reason(self) -> None:
        assert CANNOT_ARISE.keys() <= set(range(1, PITFALLS + 1))
        assert all(reason.endswith(".") for reason in CANNOT_ARISE.values())

    def test_each_test_names_the_project_and_where_it_was_read(self) -> None:
        for number, test in every_test():
            assert re.search(r"https://github\.com/[\w.-]+/[\w.-]+", inspect.getdoc(test) or ""), number
