"""seAp, an advocacy charity: three stages of three weeks with no stated start, and two undated pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactIs
from complaint_rules.rules import RouteKind, Strength
from tests import oracle

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

SEAP = schemes.get("seap")
FIRST, SECOND = SEAP.versions
EMPTY = Complaint(FIRST)
YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.CANNOT_TELL
ROWS = [f"S0.{number}" for number in range(1, 32)]
THREE_WEEKS = timedelta(days=21)


def sent(complaint: Complaint, event: str, day: date) -> Complaint:
    """Record an event that arrives on the day on which it is sent."""
    return complaint.record(event, day, received=day)


class TestTwoUndatedPages:
    """Two wordings of "Our complaints procedure" stood at one address, and neither bears a date."""

    @pytest.mark.parametrize("on", [date(2015, 1, 1), date(2026, 11, 22)])
    def test_the_first_is_taken_on_every_day(self, on: date) -> None:
        assert schemes.in_force("seap", on=on) is FIRST
        assert FIRST.version == SEAP.default

    def test_neither_has_a_date(self) -> None:
        assert {(one.in_force_from, one.in_force_until) for one in SEAP.versions} == {(None, None)}

    @pytest.mark.parametrize("procedure", SEAP.versions, ids=lambda one: one.version)
    def test_each_says_that_the_other_stands_there_and_which_is_taken(self, procedure: Procedure) -> None:
        (text,) = (one.text for one in procedure.findings if one.name == "several-undated-versions")
        assert "same address" in text
        assert "Neither is dated" in text
        assert "“undated, first page”, is taken by default" in text

    def test_each_is_seen_as_it_was_read(self) -> None:
        """The first page was read whole; the second as far as the middle of its last paragraph."""
        assert FIRST.source.seen.caveat == ""
        assert SECOND.source.seen.caveat == "only part of this provision's text was read"


class TestTimeLimit:
    """ "Any complaint needs to be made within twelve months of the case closure"."""

    closed = EMPTY.record("case-closed", date(2025, 3, 10))

    @pytest.mark.parametrize(
        ("closed", "last"),
        [
            (date(2025, 3, 10), date(2026, 3, 10)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
        ],
    )
    def test_the_last_day_is_the_corresponding_date(self, closed: date, last: date) -> None:
        complaint = EMPTY.record("case-closed", closed)
        assert complaint.eligibility(on=last).answer is YES
        assert complaint.eligibility(on=last + timedelta(days=1)).answer is NO

    def test_a_late_answer_says_that_the_text_grants_no_discretion(self) -> None:
        found = self.closed.eligibility(on=date(2026, 3, 11)).finding("time-limit")
        assert found.answer is NO
        assert "late, it ended on 10 March 2026; the text grants no discretion" in found.reason

    def test_it_is_the_making_that_counts(self) -> None:
        """ "Needs to be made": made on the last day, it may arrive after it."""
        made = self.closed.record("complaint", date(2026, 3, 10), received=date(2026, 3, 16))
        assert made.eligibility(on=date(2026, 4, 1)).finding("time-limit").answer is YES

    def test_a_case_that_is_told_as_open_is_in_time_by_that_fact(self) -> None:
        complaint = Complaint(FIRST, facts={"case-still-open": True}).record("complaint", date(2026, 3, 11))
        found = complaint.eligibility(on=date(2026, 3, 11)).finding("time-limit")
        assert (found.answer, found.missing) == (YES, ())
        assert "case still open" in found.reason

    def test_neither_a_closing_date_nor_that_fact_cannot_be_told(self) -> None:
        found = EMPTY.record("complaint", date(2026, 3, 11)).eligibility(on=date(2026, 3, 11)).finding("time-limit")
        assert found.answer is CANNOT_TELL
        assert set(found.missing) == {"case-closed", "case-still-open"}

    def test_a_case_told_as_closed_with_no_date_cannot_be_told_either(self) -> None:
        complaint = Complaint(FIRST, facts={"case-still-open": False}).record("complaint", date(2026, 3, 11))
        found = complaint.eligibility(on=date(2026, 3, 11)).finding("time-limit")
        assert (found.answer, found.missing) == (CANNOT_TELL, ("case-closed",))

    def test_the_other_page_has_the_same_limit(self) -> None:
        closed = Complaint(SECOND).record("case-closed", date(2025, 3, 10))
        assert closed.eligibility(on=date(2026, 3, 10)).answer is YES
        assert closed.eligibility(on=date(2026, 3, 11)).answer is NO


class TestInformalDiscussion:
    """ "An informal discussion will be offered between you and the manager of the Advocate concerned"."""

    made = EMPTY.record("complaint", date(2026, 11, 2))
    offered = made.record("discussion-offered", date(2026, 11, 4))

    def test_the_offer_is_owed_and_the_page_gives_no_time(self) -> None:
        offer = self.made.at(date(2026, 12, 24)).deadline("discussion-offered")
        assert (offer.status, offer.due, offer.strength) == (DutyStatus.NO_LIMIT, None, Strength.PROMISE)
        assert self.offered.at(date(2026, 11, 5)).deadline("discussion-offered").status is DutyStatus.MET

    @pytest.mark.parametrize(
        ("taken_up", "status"), [(True, DutyStatus.NO_LIMIT), (False, DutyStatus.NOT_RUNNING)], ids=["yes", "no"]
    )
    def test_the_discussion_is_owed_only_where_it_is_taken_up(self, taken_up: bool, status: DutyStatus) -> None:
        told = self.offered.note("discussion-taken-up", taken_up, on=date(2026, 11, 5))
        assert told.at(date(2026, 11, 6)).deadline("discussion").status is status

    def test_until_that_is_told_it_cannot_be_said_whether_it_is_owed(self) -> None:
        discussion = self.offered.at(date(2026, 11, 6)).deadline("discussion")
        assert (discussion.status, discussion.missing) == (DutyStatus.CANNOT_TELL, ("discussion-taken-up",))
        held = self.offered.record("discussion", date(2026, 11, 9))
        assert held.at(date(2026, 11, 9)).deadline("discussion").status is DutyStatus.MET

    def test_nothing_is_asked_about_it_before_the_offer_or_once_an_answer_has_come(self) -> None:
        assert self.made.at(date(2026, 11, 3)).deadline("discussion").status is DutyStatus.NOT_RUNNING
        for event in ("informal-response", "stage-1-request"):
            seen = sent(self.offered, event, date(2026, 11, 10)).at(date(2026, 11, 11))
            assert seen.deadline("discussion").status is DutyStatus.NOT_RUNNING
            assert "discussion-taken-up" not in seen.deadline("discussion").missing

    def test_a_refusal_does_not_close_stage_1_and_that_the_page_is_silent_is_said(self) -> None:
        declined = self.offered.note("discussion-taken-up", False, on=date(2026, 11, 5))
        assert declined.can("stage-1-request", on=date(2026, 11, 9)).answer is YES
        explained = declined.at(date(2026, 11, 9)).window("stage-1-request").explain()
        assert "What follows when the discussion is declined is not said" in explained

    def test_the_right_to_take_it_up_begins_with_the_offer(self) -> None:
        assert "discussion" not in {one.name for one in self.made.at(date(2026, 11, 3)).entitlements}
        assert "discussion" in {one.name for one in self.offered.at(date(2026, 11, 4)).entitlements}

    def test_a_complaint_that_is_resolved_informally_goes_no_further(self) -> None:
        """ "Stage 1 (if not resolved informally)"."""
        resolved = self.offered.record("resolution", date(2026, 11, 10))
        assert resolved.at(date(2026, 11, 10)).stage.name == "resolved"
        assert resolved.can("stage-1-request", on=date(2026, 11, 11)).answer is NO

    def test_the_other_page_says_that_it_may_be_left_out(self) -> None:
        """The other page: "or choose not to undertake informal discussion, you can issue a formal complaint"."""
        complaint = Complaint(SECOND).record("complaint", date(2026, 11, 2))
        assert complaint.can("stage-2-request", on=date(2026, 11, 2)).answer is YES


class TestThreeWeeks:
    """ "You will receive a response within 3 weeks"; "will respond in writing within 3 weeks": of what is not said."""

    def test_stage_1_has_three_readings_and_no_date_until_one_is_named(self) -> None:
        days = {"complaint": date(2026, 9, 7), "informal-response": date(2026, 9, 21), "request": date(2026, 9, 28)}
        complaint = sent(EMPTY, "complaint", days["complaint"])
        complaint = sent(complaint, "informal-response", days["informal-response"])
        complaint = sent(complaint, "stage-1-request", days["request"])
        seen = complaint.at(date(2026, 10, 13)).deadline("stage-1-response")
        assert (seen.due, seen.status) == (None, DutyStatus.CANNOT_TELL)
        assert seen.readings == {name: day + THREE_WEEKS for name, day in days.items()}
        for name, day in days.items():
            chosen = Complaint(FIRST, readings={"stage-1-start": name}, history=complaint.history)
            assert chosen.at(date(2026, 10, 1)).deadline("stage-1-response").due == day + THREE_WEEKS

    @pytest.mark.parametrize("stage", ["stage-2", "stage-3"])
    def test_stages_2_and_3_run_from_the_request_made_or_received(self, stage: str) -> None:
        complaint = EMPTY.record(f"{stage}-request", date(2026, 11, 6), received=date(2026, 11, 9))
        seen = complaint.at(date(2026, 11, 28)).deadline(f"{stage}-response")
        assert (seen.due, seen.status) == (None, DutyStatus.CANNOT_TELL)
        assert seen.readings == {"request-made": date(2026, 11, 27), "request-received": date(2026, 11, 30)}

    def test_no_reading_is_taken_by_default(self) -> None:
        assert {one.default for version in SEAP.versions for one in version.readings} == {None}

    @pytest.mark.parametrize("stage", ["stage-1", "stage-2", "stage-3"])
    def test_after_every_reading_it_is_overdue_and_a_breach(self, stage: str) -> None:
        complaint = sent(sent(EMPTY, "informal-response", date(2026, 11, 2)), "complaint", date(2026, 11, 2))
        complaint = sent(complaint, f"{stage}-request", date(2026, 11, 9))
        name = f"{stage}-response"
        assert name not in {one.name for one in complaint.at(date(2026, 11, 30)).breaches}
        assert complaint.at(date(2026, 12, 1)).deadline(name).status is DutyStatus.OVERDUE
        assert name in {one.name for one in complaint.at(date(2026, 12, 1)).breaches}

    def test_stage_1_is_met_when_the_response_arrives(self) -> None:
        complaint = Complaint(FIRST, readings={"stage-1-start": "request"})
        complaint = sent(complaint, "stage-1-request", date(2026, 12, 14))
        complaint = complaint.record("stage-1-response", date(2027, 1, 4), received=date(2027, 1, 6))
        seen = complaint.at(date(2027, 1, 7)).deadline("stage-1-response")
        assert (seen.due, seen.status, seen.days_late) == (date(2027, 1, 4), DutyStatus.MET_LATE, 2)

    @pytest.mark.parametrize("stage", ["stage-2", "stage-3"])
    def test_stages_2_and_3_are_met_when_it_is_sent(self, stage: str) -> None:
        complaint = sent(EMPTY, f"{stage}-request", date(2026, 12, 14))
        complaint = complaint.record(f"{stage}-response", date(2027, 1, 4), received=date(2027, 1, 6))
        seen = complaint.at(date(2027, 1, 7)).deadline(f"{stage}-response")
        assert (seen.due, seen.status) == (date(2027, 1, 4), DutyStatus.MET)

    def test_that_receive_and_respond_are_two_acts_is_said(self) -> None:
        seen = sent(EMPTY, "stage-1-request", date(2026, 12, 14)).at(date(2026, 12, 15)).deadline("stage-1-response")
        assert "These are two acts" in seen.explain()
        assert "no stated start" in seen.explain()


class TestAMonthToAsk:
    """ "You may request a Stage 2 investigation within one month"; "should be made within 1 month"."""

    @pytest.mark.parametrize(
        ("on", "status", "answer"),
        [
            (date(2026, 2, 28), WindowStatus.OPEN, YES),
            (date(2026, 3, 1), WindowStatus.CANNOT_TELL, CANNOT_TELL),
            (date(2026, 3, 2), WindowStatus.CANNOT_TELL, CANNOT_TELL),
            (date(2026, 3, 3), WindowStatus.CLOSED, NO),
        ],
    )
    def test_stage_2_has_two_readings_and_between_them_it_cannot_be_told(
        self, on: date, status: WindowStatus, answer: Answer
    ) -> None:
        """Sent 30 January: 28 February, the month's last day. Received 2 February: 2 March."""
        complaint = sent(EMPTY, "stage-1-request", date(2026, 1, 12))
        complaint = complaint.record("stage-1-response", date(2026, 1, 30), received=date(2026, 2, 2))
        assert complaint.at(on).window("stage-2-request").status is status
        assert complaint.can("stage-2-request", on=on).answer is answer

    def test_a_named_reading_gives_one_day(self) -> None:
        for reading, last in (("response-sent", date(2026, 2, 28)), ("response-received", date(2026, 3, 2))):
            complaint = Complaint(FIRST, readings={"stage-2-window-start": reading})
            complaint = sent(complaint, "stage-1-request", date(2026, 1, 12))
            complaint = complaint.record("stage-1-response", date(2026, 1, 30), received=date(2026, 2, 2))
            assert complaint.at(date(2026, 2, 10)).window("stage-2-request").closes == last

    def test_the_month_for_stage_3_closes_nothing(self) -> None:
        complaint = sent(sent(EMPTY, "stage-2-request", date(2026, 5, 20)), "stage-2-response", date(2026, 6, 10))
        window = complaint.at(date(2026, 6, 11)).window("stage-3-request")
        assert (window.status, window.closes, window.advised) == (WindowStatus.NO_LIMIT, None, date(2026, 7, 10))
        assert complaint.can("stage-3-request", on=date(2030, 1, 1)).answer is YES

    @pytest.mark.parametrize(
        ("reading", "advised"), [("response-sent", date(2026, 9, 3)), ("response-received", date(2026, 9, 6))]
    )
    def test_of_the_response_sent_or_received_are_two_readings_of_the_advice(self, reading: str, advised: date) -> None:
        complaint = EMPTY.record("stage-2-response", date(2026, 8, 3), received=date(2026, 8, 6))
        assert complaint.at(date(2026, 8, 10)).window("stage-3-request").advised is None
        chosen = Complaint(FIRST, readings={"stage-3-window-start": reading}, history=complaint.history)
        assert chosen.at(date(2026, 8, 10)).window("stage-3-request").advised == advised

    def test_what_the_request_should_say_is_no_ground_of_refusal(self) -> None:
        """ "Should outline which aspects of the response you are unhappy with and why"."""
        complaint = EMPTY
        events = ("complaint", "stage-1-request", "stage-1-response", "stage-2-request", "stage-2-response")
        for number, event in enumerate(events, 1):
            complaint = sent(complaint, event, date(2026, 6, number))
        asked = complaint.record("stage-3-request", date(2026, 6, 12)).at(date(2026, 6, 12))
        assert (asked.stage.name, asked.irregular) == ("stage-3", ())
        letter = next(one for one in FIRST.letters if one.event == "stage-3-request")
        assert {one.strength for one in letter.contents} == {Strength.SHOULD}

    def test_each_stage_asks_for_the_response_before_it(self) -> None:
        """ "If you remain dissatisfied with the Stage 1 response"."""
        complaint = sent(EMPTY, "stage-1-request", date(2026, 11, 2))
        assert complaint.can("stage-2-request", on=date(2027, 6, 1)).answer is NO
        asked = sent(EMPTY, "stage-2-request", date(2026, 11, 2))
        assert asked.at(date(2026, 11, 3)).window("stage-3-request").status is WindowStatus.NOT_OPEN
        complaint = sent(complaint, "stage-1-response", date(2026, 11, 20))
        assert complaint.can("stage-2-request", on=date(2026, 11, 21)).answer is YES


class TestWhoInvestigates:
    """ "A seAp manager of one of our services not connected with your complaint, or … our Chief Executive"."""

    @pytest.mark.parametrize("procedure", SEAP.versions, ids=lambda one: one.version)
    @pytest.mark.parametrize(
        ("facts", "answer"),
        [
            ({"connected-with-complaint": True}, NO),
            ({"connected-with-complaint": True, "chief-executive": False}, NO),
            ({"connected-with-complaint": True, "chief-executive": True}, YES),
            ({"connected-with-complaint": False, "manager": True}, YES),
            ({"manager": False}, NO),
            ({"manager": False, "chief-executive": True}, YES),
        ],
    )
    def test_who_may_serve(self, procedure: Procedure, facts: dict[str, bool], answer: Answer) -> None:
        assert procedure.may_serve("investigator", facts).answer is answer

    def test_each_stage_names_who_handles_it(self) -> None:
        assert {stage.name: stage.handled_by for stage in FIRST.stages if not stage.ends} == {
            "informal": "the manager of the Advocate concerned",
            "stage-1": "the Team Manager",
            "stage-2": "a senior manager",
            "stage-3": "the CEO or a member of the Board of Trustees",
        }

    def test_that_the_page_contradicts_itself_is_a_finding(self) -> None:
        found = next(one for one in EMPTY.at(date(2026, 11, 22)).findings if one.name == "who-investigates")
        assert "in two ways" in found.text
        assert set(found.about) <= {role.name for role in FIRST.roles}


class TestBeside:
    """ "You can choose to be represented by an advocate if you wish"; "you are fully supported throughout"."""

    @pytest.mark.parametrize("event", [None, "complaint", "stage-1-request", "stage-2-request", "stage-3-request"])
    def test_an_advocate_at_every_stage(self, event: str | None) -> None:
        complaint = EMPTY if event is None else EMPTY.record(event, date(2026, 11, 2))
        assert "advocate" in {one.name for one in complaint.at(date(2026, 11, 3)).entitlements}

    def test_support_is_a_promise(self) -> None:
        strengths = {one.name: one.strength for one in FIRST.statements}
        assert strengths["supported"] is strengths["thorough"] is Strength.PROMISE

    @pytest.mark.parametrize(("event", "form"), [("stage-1", ""), ("stage-2", "in writing"), ("stage-3", "in writing")])
    def test_each_response_tells_the_outcome_and_the_actions(self, event: str, form: str) -> None:
        """ "Detailing the outcome … and any actions identified"; only stages 2 and 3 are "in writing"."""
        letter = next(one for one in FIRST.letters if one.event == f"{event}-response")
        assert letter.form == form
        assert [one.text.split(" of ")[0] for one in letter.contents] == ["the outcome", "any actions identified"]


class TestRoutes:
    """ "You may at any stage refer your complaint to your local Council"; then "contact the … (LGO)"."""

    told = Complaint(FIRST, facts={"council-commissioned": True})

    @pytest.mark.parametrize("event", ["complaint", "stage-1-request", "stage-2-request", "stage-3-response"])
    def test_the_council_at_any_stage(self, event: str) -> None:
        route = self.told.record(event, date(2026, 11, 2)).at(date(2026, 11, 3)).route("council")
        assert (route.status, route.answer) == (RouteStatus.OPEN, YES)
        assert route.route.kind is RouteKind.COMMISSIONER

    def test_the_ombudsman_comes_after_the_councils_response_and_the_stage_stays(self) -> None:
        complaint = self.told.record("first-notice", date(2026, 10, 1)).record("complaint", date(2026, 11, 2))
        assert complaint.at(date(2026, 11, 3)).route("lgsco").status is RouteStatus.PREMATURE
        complaint = complaint.record("council-complaint", date(2026, 11, 4))
        assert complaint.at(date(2026, 11, 5)).route("lgsco").status is RouteStatus.PREMATURE
        complaint = complaint.record("council-response", date(2026, 12, 1))
        seen = complaint.at(date(2026, 12, 2))
        assert (seen.route("lgsco").status, seen.stage.name) == (RouteStatus.OPEN, "informal")
        assert seen.route("lgsco").route.scheme == "lgsco"

    def test_the_ombudsmans_own_year_runs_from_first_notice(self) -> None:
        """Local Government Act 1974, s.26B: twelve months beginning with first notice on 1 October 2026."""
        complaint = self.told.record("first-notice", date(2026, 10, 1)).record("complaint", date(2026, 11, 2))
        complaint = complaint.record("council-complaint", date(2026, 11, 4)).record(
            "council-response", date(2026, 12, 1)
        )
        assert complaint.at(date(2027, 9, 30)).route("lgsco").status is RouteStatus.CLOSING
        assert complaint.at(date(2027, 10, 1)).route("lgsco").status is RouteStatus.PAST_LIMIT

    def test_without_a_commissioning_council_there_is_no_route_and_a_finding_says_so(self) -> None:
        seen = Complaint(FIRST, facts={"council-commissioned": False}).record("complaint", date(2026, 11, 2))
        states = {one.name: one.status for one in seen.at(date(2026, 11, 3)).routes}
        assert set(states.values()) == {RouteStatus.NOT_AVAILABLE}
        assert "no-route" in {one.name for one in seen.at(date(2026, 11, 3)).findings}

    def test_who_commissioned_the_service_is_asked_for(self) -> None:
        verdict = EMPTY.record("complaint", date(2026, 11, 2)).can("council-complaint", on=date(2026, 11, 3))
        assert (verdict.answer, verdict.missing) == (CANNOT_TELL, ("council-commissioned",))

    def test_it_is_the_local_council_and_whether_that_one_commissioned_the_service_is_not_said(self) -> None:
        """ "Local Authority commissioned service", and "your local Council"."""
        route = next(one for one in FIRST.routes if one.name == "council")
        found = next(one for one in FIRST.findings if one.name == "which-council")
        assert (route.title, found.about) == ("the local council", ("council",))
        assert "does not say that these are one council" in found.text

    def test_that_the_heading_contradicts_the_sentence_is_a_finding(self) -> None:
        """ "Stage 4 (if not resolved at stage 3)", against "at any stage"."""
        assert "any-stage" in {one.name for one in FIRST.findings}

    def test_on_the_other_page_the_council_comes_after_stage_3(self) -> None:
        """The other page: "following the outcome of Stage 3, you may refer your complaint to your local Council"."""
        complaint = Complaint(SECOND).record("stage-3-request", date(2026, 11, 2))
        assert complaint.at(date(2026, 11, 3)).route("council").status is RouteStatus.PREMATURE
        complaint = complaint.record("stage-3-response", date(2026, 11, 27))
        assert complaint.at(date(2026, 11, 28)).route("council").status is RouteStatus.OPEN
        assert [one.name for one in SECOND.routes] == ["council"]
        assert "ombudsman-not-read" in {one.name for one in SECOND.findings}


class TestTheOtherPage:
    """ "An initial response … within seven working days of us receiving it"; "within a further four weeks"."""

    empty = Complaint(SECOND)

    def test_seven_working_days_from_receipt_over_christmas(self) -> None:
        """From 18 December 2026: 21-24, 29, 30, 31 December."""
        complaint = self.empty.record("stage-2-request", date(2026, 12, 16), received=date(2026, 12, 18))
        seen = complaint.at(date(2026, 12, 22)).deadline("initial-response")
        assert seen.due == date(2026, 12, 31) == oracle.add(date(2026, 12, 18), 7, "england-and-wales")

    def test_the_initial_response_is_one_that_the_person_receives(self) -> None:
        """ "You will receive an initial response"."""
        complaint = sent(self.empty, "stage-2-request", date(2026, 11, 2))
        complaint = complaint.record("initial-response", date(2026, 11, 11), received=date(2026, 11, 12))
        seen = complaint.at(date(2026, 11, 13)).deadline("initial-response")
        assert (seen.due, seen.status) == (date(2026, 11, 11), DutyStatus.MET_LATE)

    def test_three_weeks_have_three_starts(self) -> None:
        complaint = sent(self.empty, "stage-2-request", date(2026, 11, 2))
        complaint = complaint.record("investigator-appointed", date(2026, 11, 5))
        complaint = sent(complaint, "initial-response", date(2026, 11, 10))
        seen = complaint.at(date(2026, 11, 11)).deadline("stage-2-response")
        assert seen.due is None
        assert seen.readings == {
            "receipt": date(2026, 11, 23),
            "appointment": date(2026, 11, 26),
            "initial-response": date(2026, 12, 1),
        }

    def test_four_weeks_are_further_to_what_is_not_said(self) -> None:
        complaint = sent(sent(self.empty, "stage-2-request", date(2026, 11, 2)), "stage-2-response", date(2026, 11, 20))
        seen = sent(complaint, "stage-3-request", date(2026, 11, 27)).at(date(2026, 11, 28))
        assert seen.deadline("stage-3-response").due is None
        assert seen.deadline("stage-3-response").readings == {
            "stage-2-response": date(2026, 12, 18),
            "request": date(2026, 12, 25),
        }

    def test_no_time_is_set_for_the_formal_complaint_or_the_appeal(self) -> None:
        complaint = sent(self.empty, "complaint", date(2025, 1, 2))
        assert complaint.can("stage-2-request", on=date(2030, 1, 2)).answer is YES
        complaint = sent(sent(complaint, "stage-2-request", date(2025, 2, 3)), "stage-2-response", date(2025, 2, 20))
        assert complaint.can("stage-3-request", on=date(2030, 1, 2)).answer is YES


def test_a_complaint_goes_through_every_stage_to_its_end() -> None:
    complaint = EMPTY
    for month, (event, stage) in enumerate(
        [
            ("complaint", "informal"),
            ("stage-1-request", "stage-1"),
            ("stage-1-response", "stage-1"),
            ("stage-2-request", "stage-2"),
            ("stage-2-response", "stage-2"),
            ("stage-3-request", "stage-3"),
            ("stage-3-response", "completed"),
        ],
        1,
    ):
        complaint = sent(complaint, event, date(2026, month, 2))
        assert complaint.at(date(2026, month, 2)).stage.name == stage
    assert complaint.at(date(2026, 12, 1)).irregular == ()


def test_every_sentence_of_the_page_is_carried_or_left_out_in_order() -> None:
    assert [row.row for row in SEAP.coverage if row.row.startswith("S0.")] == ROWS


def test_it_governs_advocacy_in_england_where_seap_is_named() -> None:
    (scope,) = SEAP.scopes
    assert SEAP.publisher == "seAp"
    assert scope.when.atoms == {FactIs("nation", "england"), FactIs("subject", "advocacy")}
