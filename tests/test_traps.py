"""
The traps of complaint law: what a careful reader still gets wrong, and where each is tried.

The first list is of the law of England, the second of texts of other nations, which no bundled scheme holds: there the
counting itself is tried, so that a procedure file can say what such a text says.
"""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from complaint_rules import Complaint, DutyStatus, schemes
from complaint_rules.limits import After, LaterOf, On, Received
from complaint_rules.periods import Counting, Days, Period, Unit
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle
from tests.procedures_for_tests import complaint, duty, march, procedure

HERE = Path(__file__).parent
LAW = "england-and-wales"
COUNTING = "schemes/test_traps_of_counting.py"
CHILDREN = "schemes/test_england_children.py"
ADULTS = "schemes/test_england_adults_and_nhs.py"
CODE = "schemes/test_lgsco_code.py"
LGSCO = "schemes/test_lgsco.py"
LISTS = "test_bank_holidays_against_each_other.py"

TRAPS: Final = (
    ("twelve months have five boundaries", COUNTING, "test_one_day_and_each_schemes_own_end"),
    (
        "the Ombudsman's year runs from first notice",
        COUNTING,
        "test_the_ombudsmans_year_may_be_over_before_the_council_has_answered",
    ),
    ("no limit bars; two tests are joined by and", COUNTING, "test_each_discretion_has_its_tests"),
    (
        "65 days are not 25 and 65; the Codes do add",
        COUNTING,
        "test_the_codes_are_additive_and_the_regulations_are_not",
    ),
    ("the start of stage 2 is disputed", CHILDREN, "test_that_the_start_is_disputed_is_said_wherever_it_matters"),
    ("no limit for asking for stage 2", CHILDREN, "test_there_is_no_limit_and_the_guidance_is_advice"),
    (
        "receipt is not dispatch",
        CHILDREN,
        "test_a_receipt_that_nobody_recorded_leaves_the_window_open_then_in_doubt_and_never_closed",
    ),
    (
        "the panel meets within 30 working days",
        CHILDREN,
        "test_the_panel_shall_meet_within_30_working_days_of_receipt_of_the_request",
    ),
    (
        "an advocate at stage 1: never past 20",
        CHILDREN,
        "test_it_is_extended_for_complexity_or_an_advocate_to_twenty_working_days_and_no_further",
    ),
    ("adults: no response time; two conventions", ADULTS, "test_no_number_of_working_days_is_supplied"),
    ("agreed before the six months are over", ADULTS, "test_agreed_on_the_last_day_counts_and_on_the_next_does_not"),
    ("settled by the next working day: oral, satisfied", ADULTS, "test_oral_and_by_the_next_working_day"),
    ("forwarded: the second body's clocks", ADULTS, "test_the_second_bodys_clocks_begin_at_its_own_receipt"),
    ("the Codes run from the actual acknowledgement", CODE, "test_without_one_there_is_no_date_but_a_latest_one"),
    ("no Code where there is a statutory procedure", CODE, "test_a_statutory_procedure_takes_a_complaint_out"),
    ("months end on the corresponding date", "test_periods.py", "test_months_end_on_or_before_the_corresponding_date"),
    ("months and years do not roll on", COUNTING, "test_on_a_sunday_or_on_christmas_day"),
    ("bank holidays are data", LISTS, "test_the_formula_alone_would_miss_what_was_proclaimed"),
    ("26 December on a weekend", LISTS, "test_26_or_27_december_is_out_in_england_and_wales"),
    ("if earlier after a death, if later else", LGSCO, "test_the_earlier_counts"),
    ("published figures may be wrong", COUNTING, "test_a_panel_meets_within_thirty_whatever_a_decision_once_said"),
    (
        "or as soon as is reasonably practicable",
        CHILDREN,
        "test_report_and_response_run_from_the_meeting_and_from_receipt_of_the_report",
    ),
    ("the Commission is no step", ADULTS, "test_the_commission_is_no_step_to_the_ombudsman"),
    (
        "rules have dates",
        "schemes/test_housing_ombudsman.py",
        "test_the_version_of_the_day_decides",
    ),
    ("65 working days are not 13 weeks", COUNTING, "test_sixty_five_working_days_and_thirteen_weeks"),
    (
        "15 June 2026 in Scotland alone",
        COUNTING,
        "test_the_bank_holiday_of_june_2026_in_scotland_alone_is_a_working_day",
    ),
    (
        "sent and received are two dates",
        CHILDREN,
        "test_a_response_sent_in_time_and_received_late_is_in_time_and_the_window_runs_from_receipt",
    ),
    (
        "closures move no statutory limit",
        "test_duties.py",
        "test_closures_do_not_stop_a_statutory_clock_and_the_answer_says_so",
    ),
    ("an advocate from before the complaint", CHILDREN, "test_an_advocate_may_help_from_before_the_complaint_is_made"),
)


class TestTheTrapsOfEnglishLaw:
    """House rule: each trap that is known has a test, and the test can be found."""

    @pytest.mark.parametrize(("trap", "path", "name"), TRAPS, ids=[trap for trap, _, _ in TRAPS])
    def test_each_trap_is_tried_where_it_says(self, trap: str, path: str, name: str) -> None:
        tree = ast.parse((HERE / path).read_text(encoding="utf-8"))
        assert name in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}, trap

    def test_there_are_twenty_nine(self) -> None:
        assert len(TRAPS) == 29


class TestTextsOfOtherNations:
    """What texts of Wales, Scotland and Northern Ireland say, tried as periods: the dates were counted by hand."""

    DAYS = Days(working=WorkingDayCalendar(LAW))

    def test_a_year_starting_on_a_day_ends_a_day_before_one_within_it(self) -> None:
        """
        Public Services Ombudsman (Wales) Act 2019, s.8: "one year starting on the day".

        Public Services Ombudsman Act (Northern Ireland) 2016, s.26: "within 12 months of the day".
        """
        notice = date(2025, 3, 10)
        starting = Period(1, Unit.YEARS, Counting.BEGINNING_WITH).last_day(notice, days=self.DAYS)
        within = Period(12, Unit.MONTHS).last_day(notice, days=self.DAYS)
        assert (starting, within) == (date(2026, 3, 9), date(2026, 3, 10))

    @pytest.mark.parametrize("division", ["scotland", "northern-ireland"])
    def test_each_nation_counts_by_its_own_bank_holidays(self, division: str) -> None:
        """SSI 2012/36, reg 6: "within 3 working days"; the model procedure of Northern Ireland: 20 working days."""
        calendar = WorkingDayCalendar(division)
        for start in (date(2025, 12, 31), date(2026, 3, 16), date(2026, 7, 10), date(2026, 11, 27)):
            for number in (3, 5, 20):
                last = Period(number, Unit.WORKING_DAYS).last_day(start, days=Days(working=calendar))
                assert last == oracle.add(start, number, division)
        # 2 January, St Andrew's Day on Monday 30 November; St Patrick's Day, Monday 13 July for the 12th.
        three = Period(3, Unit.WORKING_DAYS)
        starts = (date(2025, 12, 31), date(2026, 11, 27), date(2026, 3, 16), date(2026, 7, 10))
        ends = {
            "scotland": ((1, 7), (12, 3), (3, 19), (7, 15)),
            "northern-ireland": ((1, 6), (12, 2), (3, 20), (7, 16)),
        }
        reached = [three.last_day(start, days=Days(working=calendar)) for start in starts]
        assert tuple((day.month, day.day) for day in reached) == ends[division]

    def test_thirty_days_and_thirty_working_days_are_two_windows(self) -> None:
        """Two bodies of Northern Ireland under one model: "within 30 days", and "30 working days", of the outcome."""
        outcome = date(2026, 3, 2)
        days = Days(working=WorkingDayCalendar("northern-ireland"))
        ends = [Period(30, unit).last_day(outcome, days=days) for unit in (Unit.DAYS, Unit.WORKING_DAYS)]
        assert ends == [date(2026, 4, 1), date(2026, 4, 16)], "17 March, 3 and 6 April left out"
        either = Period(30, Unit.DAYS_KIND_NOT_STATED)
        assert [kind.last_day(outcome, days=days) for kind in either.kinds()] == ends

    def test_the_later_of_six_months_and_two_months(self) -> None:
        """The Scottish model: six months of the event, "or within two months of receiving your stage 1 response"."""
        later = LaterOf(
            After(On("matter-occurred"), Period(6, Unit.MONTHS)),
            After(Received("stage-1-response"), Period(2, Unit.MONTHS)),
        )
        rules = procedure(duty("acknowledgement", later))
        made = Complaint(rules).record("matter-occurred", date(2024, 12, 9)).record("complaint", march(3))
        early, late = (
            made.record("stage-1-response", day, received=day).at(day).deadline("acknowledgement")
            for day in (march(10), date(2025, 4, 30))
        )
        assert (early.due, late.due) == (date(2025, 6, 9), date(2025, 6, 30))

    def test_a_discussion_runs_from_the_actual_acknowledgement(self) -> None:
        """SI 2014/1794 (W. 187), reg 16: "within 10 working days of the date upon which" it acknowledges."""
        chain = procedure(
            duty("acknowledgement", After(Received("complaint"), Period(2, Unit.WORKING_DAYS))),
            duty("discussion", After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS))),
        )
        waiting = complaint(chain).at(march(3)).deadline("discussion")
        assert (waiting.status, waiting.due, waiting.at_the_latest) == (DutyStatus.NOT_RUNNING, None, march(19))
        told = complaint(chain).record("acknowledgement", march(3)).at(march(4)).deadline("discussion")
        assert told.due == march(17)

    def test_two_versions_of_a_fact_sheet_are_said_and_no_number_is_made_of_them(self) -> None:
        """One of the Ombudsman's pages gives the council 12 weeks, another says that the law gives up to six months."""
        findings = {one.name: one.text for version in schemes.versions("lgsco") for one in version.findings}
        (told,) = [text for text in findings.values() if "Two versions" in text]
        assert "12 weeks" in told
        assert "six months" in told
