"""Complaints about children's social care in England (SI 2006/1738), dated by hand and from the published figures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, Snapshot, WindowStatus
from complaint_rules.catalogue import Encoded, LeftOut, Relation, rule_names
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactIs
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from complaint_rules.vocabulary import Party
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
EMPTY = Complaint(CHILDREN)
ASKED, LAST_DAY = date(2024, 8, 29), date(2024, 11, 28)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def started(day: date, event: str = "complaint") -> Snapshot:
    return EMPTY.record(event, day).at(day)


class TestStage1:
    """SI 2006/1738, reg 14 (paraphrase): ten working days from receipt; twenty in all where extended."""

    @pytest.mark.parametrize(
        ("received", "ten", "twenty"),
        [
            (date(2026, 12, 21), date(2027, 1, 7), date(2027, 1, 21)),
            (date(2026, 11, 21), date(2026, 12, 4), date(2026, 12, 18)),  # a Saturday
            (date(2026, 11, 20), date(2026, 12, 4), date(2026, 12, 18)),  # the Friday before: the same
            (date(2024, 8, 1), date(2024, 8, 15), date(2024, 8, 30)),  # 26 August 2024 is a bank holiday
        ],
    )
    def test_ten_then_twenty_working_days_from_receipt(self, received: date, ten: date, twenty: date) -> None:
        answer = started(received).deadline("stage-1-response")
        assert (answer.due, answer.latest, answer.original) == (ten, twenty, ten)

    def test_whatever_the_councils_christmas_closure(self) -> None:
        """House rule: a council's Christmas closure moves no statutory limit, and the answer says why."""
        closed = WorkingDayCalendar(
            "england-and-wales", closures=[date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)]
        )
        seen = Complaint(CHILDREN, calendar=closed).record("complaint", date(2026, 12, 21)).at(date(2026, 12, 21))
        answer = seen.deadline("stage-1-response")
        assert (answer.due, answer.latest) == (date(2027, 1, 7), date(2027, 1, 21))
        assert "The body's own closures (29 December 2026" in answer.explain()

    def test_the_days_run_from_receipt_where_it_is_recorded(self) -> None:
        seen = EMPTY.record("complaint", date(2026, 12, 18), received=date(2026, 12, 21)).at(date(2026, 12, 21))
        assert seen.deadline("stage-1-response").due == date(2027, 1, 7)

    def test_once_it_is_missed_stage_2_may_be_asked_for_and_before_it_may_not(self) -> None:
        complaint = EMPTY.record("complaint", date(2024, 8, 1))
        before = complaint.can("stage-2-request", on=date(2024, 8, 15))
        assert (before.answer, before.missing) == (CANNOT_TELL, ("stage-1-skipped-by-agreement",))
        not_agreed = complaint.note("stage-1-skipped-by-agreement", False, on=date(2024, 8, 2))
        before = not_agreed.can("stage-2-request", on=date(2024, 8, 15))
        assert before.answer is NO
        assert any("stage 1 response has happened" in one.text for one in before.reasons)
        assert complaint.can("stage-2-request", on=date(2024, 8, 16)).answer is YES
        agreed = complaint.note("stage-1-skipped-by-agreement", True, on=date(2024, 8, 2))
        assert agreed.can("stage-2-request", on=date(2024, 8, 2)).answer is YES

    @pytest.mark.parametrize("cause", ["complexity", "advocate"])
    def test_it_is_extended_for_complexity_or_an_advocate_to_twenty_working_days_and_no_further(
        self, cause: str
    ) -> None:
        complaint = EMPTY.record("complaint", date(2026, 12, 21))
        longer = complaint.extend("stage-1-response", to=date(2027, 2, 1), on=date(2027, 1, 4), cause=cause)
        seen = longer.at(date(2027, 1, 4))
        assert seen.deadline("stage-1-response").due == date(2027, 1, 21)
        assert [one.what for one in seen.irregular] == ["stage-1-response"]


class TestAskingForStage2:
    """SI 2006/1738, regs 15(2) and 17 (paraphrase): no time is set for asking; the guidance's 20 days are advice."""

    responded = EMPTY.record("complaint", date(2024, 8, 1)).record("stage-1-response", date(2024, 8, 15))

    def test_there_is_no_limit_and_the_guidance_is_advice(self) -> None:
        window = self.responded.at(date(2025, 6, 1)).window("stage-2-request")
        assert (window.status, window.closes) == (WindowStatus.NO_LIMIT, None)
        assert window.advised == date(2024, 9, 13), "20 working days after 15 August 2024, 26 August left out"
        assert "Advice only: 13 September 2024" in window.explain()
        assert self.responded.can("stage-2-request", on=date(2025, 6, 1)).answer is YES


class TestStage2:
    """SI 2006/1738, reg 17 (paraphrase): 25 working days of the start date, in any event within 65 of the same date."""

    def test_the_case_of_cornwall(self) -> None:
        """LGSCO decision 25 005 179: asked for on 29 August 2024, the 65 working days end on 28 November 2024."""
        seen = EMPTY.record("stage-2-request", ASKED).at(date(2024, 12, 6))
        response = seen.deadline("stage-2-response")
        assert (response.due, response.latest) == (date(2024, 10, 3), LAST_DAY)
        assert response.status is DutyStatus.OVERDUE
        assert response.days_late == 46, "4 October to 6 December 2024"
        assert response.days_past_latest == 6

    def test_both_figures_count_from_the_same_start(self) -> None:
        response = started(date(2026, 11, 23), "stage-2-request").deadline("stage-2-response")
        assert (response.due, response.latest) == (date(2026, 12, 30), date(2027, 2, 25))

    @given(st.dates(date(2014, 1, 1), date(2027, 6, 1)))
    def test_both_figures_agree_with_numpy(self, asked: date) -> None:
        """SI 2006/1738, reg 2: "a day which is not a Saturday, Sunday, Christmas Day, Boxing Day, Good Friday or …"."""
        response = started(asked, "stage-2-request").deadline("stage-2-response")
        column = oracle._days([asked])
        expected = [oracle.numpy_add(column, days, "england-and-wales")[0] for days in (25, 65)]
        assert [response.due, response.latest] == expected

    def test_a_response_sent_in_time_and_received_late_is_in_time_and_the_window_runs_from_receipt(self) -> None:
        complaint = (
            EMPTY.record("stage-2-request", ASKED)
            .extend("stage-2-response", to=LAST_DAY, on=date(2024, 10, 1), how="notice")
            .record("stage-2-response", LAST_DAY, received=date(2024, 12, 2))
        )
        seen = complaint.at(date(2024, 12, 10))
        assert seen.deadline("stage-2-response").status is DutyStatus.MET
        window = seen.window("panel-request")
        assert window.closes == date(2025, 1, 2), "20 working days after 2 December: 25, 26 December and 1 January out"
        assert seen.moves[0].until == date(2025, 1, 2)

    def test_with_an_extension_it_is_pending_through_the_65th_day_and_overdue_on_the_next(self) -> None:
        complaint = EMPTY.record("stage-2-request", ASKED).extend(
            "stage-2-response", to=LAST_DAY, on=date(2024, 10, 1), how="notice", reason="witnesses"
        )
        response = complaint.at(LAST_DAY).deadline("stage-2-response")
        assert (response.status, response.due, response.original) == (DutyStatus.PENDING, LAST_DAY, date(2024, 10, 3))
        late = complaint.at(date(2024, 11, 29)).deadline("stage-2-response")
        assert (late.status, late.days_late) == (DutyStatus.OVERDUE, 1)

    def test_an_extension_after_the_25th_day_is_too_late_for_its_notice(self) -> None:
        complaint = EMPTY.record("stage-2-request", ASKED).extend("stage-2-response", to=LAST_DAY, on=date(2024, 10, 4))
        seen = complaint.at(date(2024, 10, 4))
        assert seen.deadline("stage-2-response").status is DutyStatus.OVERDUE
        (report,) = [one for one in seen.irregular if one.what == "stage-2-response"]
        assert "too late for its notice: it had to be made on or before 3 October 2024" in report.text

    def test_without_an_extension_it_is_overdue_after_the_25th_day_and_could_have_been_put_off_to_the_65th(
        self,
    ) -> None:
        response = EMPTY.record("stage-2-request", ASKED).at(date(2024, 10, 4)).deadline("stage-2-response")
        assert (response.status, response.latest, response.days_late) == (DutyStatus.OVERDUE, LAST_DAY, 1)

    def test_an_extension_past_the_65th_day_is_clamped_and_reported(self) -> None:
        complaint = EMPTY.record("stage-2-request", ASKED).extend(
            "stage-2-response", to=date(2024, 12, 20), on=date(2024, 10, 1)
        )
        seen = complaint.at(date(2024, 10, 1))
        assert seen.deadline("stage-2-response").due == LAST_DAY
        assert [one.what for one in seen.irregular if "28 November 2024" in one.text] == ["stage-2-response"]


class TestASecondExtension:
    """SI 2006/1738, reg 17 (paraphrase): "in any event within 65 working days of the same start date"."""

    FIRST = EMPTY.record("stage-2-request", ASKED).extend(
        "stage-2-response", to=LAST_DAY, on=date(2024, 10, 1), how="notice", reason="witnesses"
    )

    @pytest.mark.parametrize("how", ["notice", "agreement", "officer"])
    @pytest.mark.parametrize("on", [date(2024, 11, 20), LAST_DAY, date(2024, 11, 29)])
    def test_past_the_65th_day_it_is_kept_and_reported_and_does_not_count(self, how: str, on: date) -> None:
        """28 November 2024 is the 65th working day after 29 August, as the Ombudsman dated it."""
        twice = self.FIRST.extend("stage-2-response", to=date(2024, 12, 20), on=on, how=how, reason="more witnesses")
        seen = twice.at(date(2024, 12, 6))
        response = seen.deadline("stage-2-response")
        assert (response.due, response.latest) == (LAST_DAY, LAST_DAY)
        assert (response.status, response.days_late) == (DutyStatus.OVERDUE, 6), "29 November to 6 December 2024"
        assert [one.to for one in response.extensions] == [LAST_DAY], "only the first counts"
        assert [(one.what, one.on) for one in seen.irregular if one.what == "stage-2-response"] == [
            ("stage-2-response", on)
        ]
        assert len(seen.entries) == 3, "the second stays on record"

    def test_the_report_names_the_outer_limit(self) -> None:
        twice = self.FIRST.extend("stage-2-response", to=date(2024, 12, 20), on=date(2024, 11, 20), how="notice")
        (report,) = [one for one in twice.at(date(2024, 11, 20)).irregular if one.what == "stage-2-response"]
        assert "20 December 2024 is past the outer limit of 28 November 2024" in report.text

    def test_within_the_65_days_a_second_one_counts(self) -> None:
        first = EMPTY.record("stage-2-request", ASKED).extend(
            "stage-2-response", to=date(2024, 10, 31), on=date(2024, 10, 1), how="notice"
        )
        second = first.extend("stage-2-response", to=date(2024, 11, 15), on=date(2024, 10, 30), how="notice")
        assert second.at(date(2024, 11, 1)).deadline("stage-2-response").due == date(2024, 11, 15)


class TestStage2Start:
    """House rule: the disputed start is two readings, the request as default, and both are shown."""

    agreed = EMPTY.record("stage-2-request", ASKED).record("statement-agreed", date(2024, 9, 12))
    other = Complaint(CHILDREN, readings={"stage-2-start": "statement-agreed"}, history=agreed.history)

    def test_the_request_is_the_default_and_the_other_reading_is_reported(self) -> None:
        response = self.agreed.at(date(2024, 9, 12)).deadline("stage-2-response")
        assert response.due == date(2024, 10, 3)
        assert response.readings == {"request": date(2024, 10, 3), "statement-agreed": date(2024, 10, 17)}
        assert "17 October 2024, and 12 December 2024 at the furthest" in response.explain()

    def test_chosen_the_other_reading_gives_other_dates(self) -> None:
        response = self.other.at(date(2024, 9, 12)).deadline("stage-2-response")
        assert (response.due, response.latest) == (date(2024, 10, 17), date(2024, 12, 12))

    def test_on_the_other_reading_the_clock_has_not_begun_until_the_statement_is_agreed(self) -> None:
        response = self.other.at(date(2024, 9, 11)).deadline("stage-2-response")
        assert (response.due, response.status) == (None, DutyStatus.NOT_RUNNING)
        assert "statement-agreed" in response.missing

    def test_that_the_start_is_disputed_is_said_wherever_it_matters(self) -> None:
        seen = self.agreed.at(ASKED)
        assert "stage-2-start" in {one.name for one in seen.findings}
        assert "decision 24 002 249 (Haringey)" in seen.deadline("stage-2-response").explain()


class TestStage3:
    """SI 2006/1738, regs 18 to 20: asked for within 20, meeting within 30, report 5, response 15 working days."""

    to_panel = (
        EMPTY.record("stage-2-request", date(2026, 8, 3))
        .record("stage-2-response", date(2026, 11, 2), received=date(2026, 11, 4))
        .record("panel-request", date(2026, 11, 20), received=date(2026, 11, 23))
    )

    def test_the_panel_shall_meet_within_30_working_days_of_receipt_of_the_request(self) -> None:
        """SI 2006/1738, reg 19(4): "within 30 working days of the local authority receiving a request"."""
        meeting = self.to_panel.at(date(2026, 11, 23)).deadline("panel-meeting")
        assert meeting.due == date(2027, 1, 7)
        assert (meeting.source.seen, meeting.source.words is not None) == (Seen.PRIMARY, True)

    def test_report_and_response_run_from_the_meeting_and_from_receipt_of_the_report(self) -> None:
        complaint = self.to_panel.record("panel-meeting", date(2026, 12, 16)).record(
            "panel-report", date(2026, 12, 22), received=date(2026, 12, 24)
        )
        seen = complaint.at(date(2026, 12, 24))
        report = seen.deadline("panel-report")
        assert report.due == date(2026, 12, 23)
        assert (report.status, report.owed_by) == (DutyStatus.MET, Party.PANEL)
        assert seen.deadline("panel-response").due == date(2027, 1, 19), "25 and 28 December and 1 January left out"
        assert "as soon as is reasonably practicable" in seen.deadline("panel-response").explain()

    def test_before_the_meeting_the_later_dates_are_shown_as_assumed_and_are_not_due(self) -> None:
        seen = self.to_panel.at(date(2026, 11, 23))
        response = seen.deadline("panel-response")
        assert (response.due, response.status) == (None, DutyStatus.NOT_RUNNING)
        assert response.at_the_latest == date(2027, 2, 4), "7 January, 5 working days to 14 January, 15 to 4 February"

    def test_a_request_in_time_and_one_a_day_late(self) -> None:
        complaint = EMPTY.record("stage-2-request", ASKED).record(
            "stage-2-response", date(2024, 11, 28), received=date(2024, 12, 2)
        )
        assert complaint.can("panel-request", on=date(2025, 1, 2)).answer is YES
        late = complaint.can("panel-request", on=date(2025, 1, 3))
        assert late.answer is DISCRETION
        assert complaint.at(date(2025, 1, 3)).window("panel-request").status is WindowStatus.CLOSED

    def test_a_receipt_that_nobody_recorded_leaves_the_window_open_then_in_doubt_and_never_closed(self) -> None:
        """House rule: open until the day counted from sending, then cannot tell."""
        complaint = EMPTY.record("stage-2-request", ASKED).record("stage-2-response", date(2024, 11, 28))
        assert complaint.at(date(2024, 12, 30)).window("panel-request").status is WindowStatus.OPEN
        assert complaint.at(date(2024, 12, 31)).window("panel-request").status is WindowStatus.CANNOT_TELL
        assert complaint.at(date(2026, 12, 31)).window("panel-request").status is WindowStatus.CANNOT_TELL

    def test_before_a_stage_2_response_the_text_does_not_allow_it(self) -> None:
        verdict = EMPTY.record("stage-2-request", ASKED).can("panel-request", on=date(2024, 11, 29))
        assert verdict.answer is NO
        assert all(one.source is not None for one in verdict.reasons)

    def test_the_response_ends_the_procedure_and_must_say_how_to_complain_to_the_ombudsman(self) -> None:
        complaint = self.to_panel.record("panel-response", date(2027, 1, 15))
        assert complaint.at(date(2027, 1, 15)).stage.name == "completed"
        letter = next(one for one in CHILDREN.letters if one.event == "panel-response")
        assert [one.text for one in letter.contents] == ["how to complain to the Ombudsman"]


class TestWhatIsSaidBesideTheDates:
    """SI 2006/1738, reg 17(2) and decisions of the Ombudsman, which carry no date of their own."""

    SAID = {one.name: one for one in CHILDREN.statements}  # noqa: RUF012 - read only

    def test_an_independent_person_must_be_appointed(self) -> None:
        said = self.SAID["independent-person-appointed"]
        assert (said.strength, said.source.citation) == (Strength.MUST, "SI 2006/1738, reg 17(2)")

    def test_to_drag_out_the_agreement_on_the_statement_may_be_fault_itself(self) -> None:
        """LGSCO decision 23 013 837 (Somerset): accepted in December, agreed in March."""
        assert "fault" in self.SAID["agreeing-the-statement"].text
        assert "Somerset" in self.SAID["agreeing-the-statement"].source.citation

    def test_the_one_year_is_not_applied_rigidly(self) -> None:
        assert "rigidly" in self.SAID["not-rigidly"].text
        assert self.SAID["not-rigidly"].source.seen is Seen.SECONDARY


class TestTimeLimit:
    """SI 2006/1738, reg 9 (paraphrase): "more than one year after the grounds to make them arose"."""

    @pytest.mark.parametrize(
        ("arose", "last"),
        [
            (date(2025, 3, 10), date(2026, 3, 10)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
        ],
    )
    def test_one_year_after_the_grounds_arose_is_the_last_day(self, arose: date, last: date) -> None:
        complaint = EMPTY.record("grounds-arose", arose)
        assert complaint.eligibility(on=last).finding("time-limit").answer is YES
        late = complaint.eligibility(on=date.fromordinal(last.toordinal() + 1)).finding("time-limit")
        assert late.answer is DISCRETION
        assert late.missing == ("earlier-not-reasonable", "still-effective-and-fair")

    def test_when_the_person_learned_of_it_does_not_count(self) -> None:
        complaint = EMPTY.record("grounds-arose", date(2024, 1, 1)).record("first-notice", date(2025, 6, 1))
        assert complaint.eligibility(on=date(2025, 6, 2)).finding("time-limit").answer is DISCRETION

    def test_one_test_told_not_to_be_met_leaves_no_discretion(self) -> None:
        complaint = Complaint(CHILDREN, facts={"still-effective-and-fair": False}).record(
            "grounds-arose", date(2024, 1, 1)
        )
        assert complaint.eligibility(on=date(2025, 6, 2)).finding("time-limit").answer is NO

    @pytest.mark.parametrize(
        ("fact", "rule", "answer"),
        [
            ("might-prejudice-proceedings", "concurrent-proceedings", DISCRETION),
            ("sufficient-interest-refused", "sufficient-interest", NO),
            ("child-protection-or-court-report", "scope", NO),
        ],
    )
    def test_what_is_outside_the_procedure(self, fact: str, rule: str, answer: Answer) -> None:
        eligibility = Complaint(CHILDREN, facts={fact: True}).eligibility(on=ASKED)
        assert eligibility.finding(rule).answer is answer
        assert Complaint(CHILDREN).eligibility(on=ASKED).finding(rule).assumed


class TestPause:
    """SI 2006/1738, reg 8 (paraphrase): the authority may decline while proceedings go on; they may be made again."""

    paused = EMPTY.record("stage-2-request", ASKED).suspend(date(2024, 9, 2), cause="concurrent-proceedings")

    def test_the_suspended_days_are_not_counted(self) -> None:
        response = self.paused.resume(date(2024, 9, 9)).at(date(2024, 9, 9)).deadline("stage-2-response")
        assert (response.due, response.latest) == (date(2024, 10, 10), date(2024, 12, 5)), "five working days later"

    def test_while_it_is_stopped_there_is_no_date_and_the_bounds_begin_as_if_resumed_today(self) -> None:
        response = self.paused.at(date(2024, 9, 9)).deadline("stage-2-response")
        assert (response.status, response.due) == (DutyStatus.SUSPENDED, None)
        assert (response.bounds.earliest, response.bounds.latest) == (date(2024, 10, 10), None)

    def test_it_stops_neither_the_time_limit_nor_the_ombudsmans_clock(self) -> None:
        complaint = self.paused.record("grounds-arose", date(2024, 3, 1)).record("first-notice", date(2024, 3, 1))
        later = date(2024, 12, 1)
        assert complaint.eligibility(on=later).finding("time-limit").bounds == (
            EMPTY.record("grounds-arose", date(2024, 3, 1)).eligibility(on=later).finding("time-limit").bounds
        )
        bounds = complaint.at(later).route("lgsco").bounds
        assert bounds is not None
        assert bounds.latest == date(2025, 2, 28)

    def test_that_the_clocks_stand_still_is_a_reading_and_the_answer_says_so(self) -> None:
        explained = self.paused.at(date(2024, 9, 9)).deadline("stage-2-response").explain()
        assert "reg 8 (as this library reads it): the provision's own text was not read" in explained

    def test_there_is_no_limit_for_complaining_again_and_the_text_says_why(self) -> None:
        assert next(one for one in CHILDREN.findings if one.name == "resubmission").about == ("concurrent-proceedings",)


class TestTheOmbudsmanBeside:
    """Local Government Act 1974, s.26B: the Ombudsman's clock stands beside the council's from the first day."""

    def test_the_route_is_there_before_anything_happened(self) -> None:
        assert EMPTY.at(ASKED).route("lgsco").status is RouteStatus.PREMATURE

    def test_its_clock_runs_from_first_notice_while_the_stage_does_not_change(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("complaint", date(2025, 4, 1))
        seen = complaint.at(date(2025, 4, 1))
        route = seen.route("lgsco")
        assert (route.status, route.answer, seen.stage.name) == (RouteStatus.PREMATURE, DISCRETION, "stage-1")
        assert route.bounds is not None
        assert route.bounds.latest == route.bounds.earliest == date(2026, 3, 9)
        assert "ombudsman-complaint" in {one.name for one in seen.moves}
        assert complaint.at(date(2026, 3, 10)).route("lgsco").status is RouteStatus.PAST_LIMIT

    def test_once_the_council_is_late_it_may_be_taken_early(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("complaint", date(2025, 4, 1))
        assert complaint.at(date(2025, 4, 15)).route("lgsco").status is RouteStatus.PREMATURE
        assert complaint.at(date(2025, 4, 16)).route("lgsco").status is RouteStatus.EARLY

    def test_once_the_procedure_is_complete_it_is_open_then_closing_then_past(self) -> None:
        complaint = EMPTY.record("first-notice", date(2026, 3, 2)).record("panel-response", date(2026, 12, 1))
        expected = {
            date(2026, 12, 1): RouteStatus.OPEN,
            date(2027, 2, 20): RouteStatus.CLOSING,
            date(2027, 3, 1): RouteStatus.CLOSING,
            date(2027, 3, 2): RouteStatus.PAST_LIMIT,
        }
        assert {day: complaint.at(day).route("lgsco").status for day in expected} == expected

    def test_it_is_used_once_taken(self) -> None:
        complaint = EMPTY.record("complaint", date(2025, 4, 1)).record("ombudsman-complaint", date(2025, 6, 2))
        seen = complaint.at(date(2025, 6, 2))
        assert (seen.route("lgsco").status, seen.stage.name) == (RouteStatus.USED, "stage-1")

    def test_after_a_settlement_nobody_waits_for_a_panel_that_will_not_meet(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("complaint", date(2025, 4, 1))
        assert complaint.at(date(2025, 4, 10)).route("lgsco").status is RouteStatus.PREMATURE
        settled = complaint.record("resolution", date(2025, 4, 10)).at(date(2025, 4, 10))
        assert (settled.stage.name, settled.route("lgsco").status) == ("resolved", RouteStatus.OPEN)

    @pytest.mark.parametrize("fact", ["body-first-not-reasonable", "early-referral-agreed"])
    def test_other_grounds_for_going_early(self, fact: str) -> None:
        assert Complaint(CHILDREN, facts={fact: True}).at(ASKED).route("lgsco").status is RouteStatus.EARLY


class TestRights:
    """Children Act 1989, s.26A: arrangements "shall include assistance by way of representation"."""

    def test_an_advocate_may_help_from_before_the_complaint_is_made(self) -> None:
        assert [one.name for one in EMPTY.at(ASKED).entitlements] == ["advocate"]
        advocate = CHILDREN.entitlements[0]
        assert (advocate.source.citation, advocate.source.seen) == ("Children Act 1989, s.26A", Seen.PRIMARY)

    @pytest.mark.parametrize("told", [True, False])
    def test_and_whoever_helps_now(self, told: bool) -> None:
        complaint = EMPTY.record("complaint", ASKED).note("advocate", told, on=ASKED)
        assert "advocate" in [one.name for one in complaint.at(ASKED).entitlements]

    def test_two_companions_may_come_to_the_panel(self) -> None:
        """SI 2006/1738, reg 19(6): "by his advocate … and by another person of his choice"."""
        seen = EMPTY.record("panel-request", ASKED).at(ASKED)
        assert [one.name for one in seen.entitlements] == ["advocate", "companions"]


class TestOralComplaints:
    """SI 2006/1738, reg 16 (paraphrase): put in writing before stage 2, to agree or comment on."""

    def entitled(self, complaint: Complaint) -> bool:
        return "written-record" in {one.name for one in complaint.at(ASKED).entitlements}

    def test_whoever_complained_orally_may_see_it_in_writing(self) -> None:
        assert self.entitled(EMPTY.record("complaint", date(2024, 8, 1), form="oral"))
        assert not self.entitled(EMPTY.record("complaint", date(2024, 8, 1), form="written"))
        assert not self.entitled(EMPTY.record("stage-2-request", ASKED))

    def test_it_may_be_so_where_the_form_was_not_told(self) -> None:
        assert self.entitled(EMPTY.record("complaint", date(2024, 8, 1)))

    def test_the_council_must_put_it_in_writing(self) -> None:
        statement = next(one for one in CHILDREN.statements if one.name == "oral-put-in-writing")
        assert (statement.strength, statement.source.citation) == (Strength.MUST, "SI 2006/1738, reg 16")


class TestLetters:
    """SI 2006/1738, regs 8, 9 and 15(2) (paraphrases): what the council tells the person who complains."""

    CONTENTS = {letter.event: letter.contents for letter in CHILDREN.letters}  # noqa: RUF012 - read only

    def test_the_answer_at_stage_1_tells_of_the_right_to_an_investigation(self) -> None:
        (content,) = self.CONTENTS["stage-1-response"]
        assert "right to ask for an investigation" in content.text

    def test_a_refusal_gives_its_reasons(self) -> None:
        proceedings, year, interest = self.CONTENTS["refusal"]
        assert (proceedings.source.citation, proceedings.strength) == ("SI 2006/1738, reg 8", Strength.MUST)
        assert (year.strength, "Ombudsman" in year.text) == (Strength.SHOULD, True)
        assert "sufficient interest" in interest.text


class TestEntry:
    """House rule: what is left out is said where what is carried is said."""

    SCHEME = schemes.get("england-children")

    def test_every_regulation_has_its_row(self) -> None:
        rows = {one.row for one in self.SCHEME.coverage}
        assert {"reg 2", "reg 8", "reg 9", "reg 10(c)", "reg 14", "reg 15", "reg 16", "reg 17", "reg 18"} <= rows
        assert {"reg 19(4)", "reg 19(6)", "reg 20", "reg 20(3)", "Part 5", "Children Act 1989, s.26A"} <= rows

    def test_whatever_is_left_out_as_not_confirmed_says_so(self) -> None:
        left = {one.row: one.reason for one in self.SCHEME.coverage if isinstance(one, LeftOut)}
        for row in ("reg 8a", "reg 14a", "reg 14c", "reg 15a", "guidance 3.6", "guidance 6.5"):
            assert "not confirmed" in left[row]
        assert "no deadline" in left["regs 19 and 20"]

    @pytest.mark.parametrize("number", [8, 9, 14, 15, 16, 17, 18, 20])
    def test_each_regulation_that_was_not_read_is_named(self, number: int) -> None:
        assert f"SI 2006/1738, reg {number}" in {one.what for one in self.SCHEME.not_read}

    def test_every_rule_but_findings_is_carried_by_some_row(self) -> None:
        carried = {name for one in self.SCHEME.coverage if isinstance(one, Encoded) for name in one.by}
        kinds = ("duty:", "window:", "statement:", "role:", "entitlement:", "time-limit:", "exclusion:", "letter:")
        assert {name for name in rule_names(CHILDREN) if name.startswith(kinds)} <= carried

    def test_it_governs_complaints_to_a_council_in_england_about_children(self) -> None:
        (scope,) = self.SCHEME.scopes
        assert scope.relation is Relation.GOVERNS
        asked = {atom.fact: atom.value for atom in scope.when.atoms if isinstance(atom, FactIs)}
        assert asked == {"nation": "england", "subject": "children", "body": "council"}
        assert scope.unless == FactIs("child-protection-or-court-report")


class TestRoles:
    """SI 2006/1738, reg 2: "neither a member nor an officer …"; reg 19: that of stage 2 "may not be a member"."""

    def test_somebody_of_whom_nothing_stands_in_the_way_may_sit_on_the_panel(self) -> None:
        facts = {"member-or-officer": False, "partner-of-member-or-officer": False, "stage-2-independent-person": False}
        found = CHILDREN.may_serve("panel-member", facts)
        assert (found.answer, found.assumed) == (YES, ())

    def test_what_is_not_told_is_assumed_and_listed(self) -> None:
        found = CHILDREN.may_serve("panel-member", {})
        assert (found.answer, len(found.assumed)) == (YES, 3)

    @pytest.mark.parametrize(
        ("fact", "rule"),
        [
            ("member-or-officer", "member-or-officer"),
            ("partner-of-member-or-officer", "partner"),
            ("stage-2-independent-person", "stage-2-independent-person"),
        ],
    )
    def test_who_may_not_sit_on_the_panel(self, fact: str, rule: str) -> None:
        found = CHILDREN.may_serve("panel-member", {fact: True})
        assert (found.answer, found.finding(rule).answer) == (NO, NO)
        assert found.finding(rule).source.seen is Seen.PRIMARY

    def test_the_independent_person_of_stage_2_is_no_officer_either(self) -> None:
        assert CHILDREN.may_serve("independent-person", {"member-or-officer": True}).answer is NO
        assert CHILDREN.may_serve("independent-person", {"member-or-officer": False}).answer is YES


class TestStages:
    """SI 2006/1738: three stages, and the ways out of them."""

    @pytest.mark.parametrize(
        ("event", "stage"), [("resolution", "resolved"), ("refusal", "refused"), ("withdrawal", "withdrawn")]
    )
    @pytest.mark.parametrize("begun", ["complaint", "stage-2-request", "panel-request"])
    def test_every_open_stage_can_end(self, begun: str, event: str, stage: str) -> None:
        complaint = EMPTY.record(begun, ASKED).record(event, date(2024, 9, 2))
        assert complaint.at(date(2024, 9, 2)).stage.name == stage
        assert complaint.at(date(2024, 9, 2)).is_over

    def test_what_a_text_that_was_not_read_says_is_marked_in_every_answer_on_it(self) -> None:
        seen = EMPTY.record("stage-2-request", ASKED).at(ASKED)
        explained = [(one.source.seen, one.explain()) for one in seen.deadlines]
        explained += [(one.source.seen, one.explain()) for one in seen.windows]
        for how, text in explained:
            assert (how is Seen.PRIMARY) != ("How it was seen:" in text)
        withdrawn = EMPTY.record("complaint", ASKED).record("withdrawal", ASKED).at(ASKED)
        assert "stage-rests-on" in {one.name for one in withdrawn.findings}

    def test_all_its_duties_bind(self) -> None:
        assert {duty.strength for duty in CHILDREN.duties} == {Strength.MUST}


class TestWhatIsNotLengthened:
    """House rule: somebody who asks sooner loses nothing; somebody who relies on days not granted loses the panel."""

    ANSWERED = EMPTY.record("stage-2-request", date(2026, 8, 3)).record(
        "stage-2-response", date(2026, 11, 20), received=date(2026, 11, 23)
    )

    def test_the_pause_of_regulation_8_leaves_the_time_to_ask_for_a_panel_as_it_is(self) -> None:
        """Received Monday 23 November: 24-27, 30, 1-4, 7-11, 14-18, 21 December are the twenty."""
        paused = self.ANSWERED.suspend(date(2026, 12, 1), cause="concurrent-proceedings").resume(date(2026, 12, 8))
        for complaint in (self.ANSWERED, paused):
            assert complaint.at(date(2026, 12, 8)).window("panel-request").closes == date(2026, 12, 21)
        assert paused.can("panel-request", on=date(2026, 12, 21)).answer is Answer.YES
        assert paused.can("panel-request", on=date(2026, 12, 22)).answer is Answer.DISCRETION

    def test_after_a_late_request_the_panels_date_says_that_the_council_must_have_accepted_it(self) -> None:
        late = self.ANSWERED.record("panel-request", date(2027, 3, 1), received=date(2027, 3, 1)).at(date(2027, 6, 1))
        assert late.window("panel-request").status is WindowStatus.USED_LATE
        assert "only if the council accepts it" in late.deadline("panel-meeting").explain()
