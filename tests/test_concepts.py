"""
The 36 concepts, each tried on a bundled scheme, a file of `examples/local`, or one that `tests/paper` holds.

Every expected date was counted by hand from the words that stand in the docstring; working days again by the loop of
`tests.oracle`, which shares no code with the package.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from complaint_rules import (
    Answer,
    Complaint,
    DutyStatus,
    RouteStatus,
    WindowStatus,
    WorkingDayCalendar,
    load_procedure,
    schemes,
)
from complaint_rules.errors import InvalidProcedureError
from complaint_rules.sources import Seen
from complaint_rules.vocabulary import Kind
from tests import oracle
from tests.paper import further

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, Snapshot
    from complaint_rules.procedures import Procedure

LOCAL = Path(__file__).parent.parent / "examples" / "local"


def bundled(name: str) -> tuple[Procedure, ...]:
    return schemes.versions(name)


def published(name: str) -> Procedure:
    """Return a procedure that stands in a file, as somebody wrote it down from a page."""
    return load_procedure(LOCAL / f"{name}.toml")


WRITTEN: tuple[Procedure, ...] = (
    *(load_procedure(path) for path in sorted(LOCAL.glob("*.toml"))),
    *further.PROCEDURES,
)
"""Those beside the bundled ones, of which `tests/test_schemes.py` asks the same."""

PAPER: tuple[Procedure, ...] = (*(version for name in schemes.names() for version in bundled(name)), *WRITTEN)

ENGLAND = "england-and-wales"


def day(text: str) -> date:
    return date.fromisoformat(text)


def wd(start: str, number: int, division: str = ENGLAND) -> date:
    """Count working days one at a time, with the tests' own list."""
    return oracle.add(day(start), number, division)


def due(seen: Snapshot, name: str) -> date | None:
    return seen.deadline(name).due


def span(deadline: Deadline) -> tuple[date | None, date | None]:
    return deadline.bounds.earliest, deadline.bounds.latest


def record(procedure: Procedure, *events: tuple[str, str], **facts: bool | int | str) -> Complaint:
    """Return a record in which every event is received on the day it is made, where it is sent at all."""
    told = {name.replace("_", "-"): value for name, value in facts.items()}
    complaint = Complaint(procedure, facts=told)
    for event, made in events:
        received = day(made) if procedure.event(event).sent else None
        complaint = complaint.record(event, day(made), received=received)
    return complaint


class TestEveryPaperProcedure:
    @pytest.mark.parametrize("procedure", PAPER, ids=lambda one: f"{one.name}, {one.version}")
    def test_it_constructs_and_every_rule_has_a_source(self, procedure: Procedure) -> None:
        assert list(procedure.sources())
        assert all(source.words or source.paraphrase for source in procedure.sources())

    @pytest.mark.parametrize("procedure", WRITTEN, ids=lambda one: f"{one.name}, {one.version}")
    @pytest.mark.no_cover
    def test_one_event_is_enough(self, procedure: Procedure) -> None:
        """From any single event of its vocabulary it answers on several dates without an error."""
        on_record = day("2026-11-23")
        dates = (on_record - timedelta(days=1), on_record, on_record + timedelta(days=45), day("2031-03-01"))
        for event in procedure.events:
            details = {one.name: day("2026-12-18") for one in event.details if one.kind is Kind.DATE}
            for told in ({}, details) if details else ({},):
                complaint = Complaint(procedure).record(event.name, on_record, **told)
                for on in dates:
                    seen = complaint.at(on)
                    for deadline in seen.deadlines:
                        assert deadline.explain()
                    for window in seen.windows:
                        assert window.explain()
                    for route in seen.routes:
                        assert route.explain()
                    assert complaint.can(event.name, on=on).explain()
                    assert complaint.eligibility(on=on).answer in Answer
                    assert seen.to_dict()

    @pytest.mark.parametrize("procedure", PAPER, ids=lambda one: f"{one.name}, {one.version}")
    def test_a_record_under_it_survives_saving(self, procedure: Procedure) -> None:
        complaint = record(procedure, ("matter-occurred", "2026-10-01"), ("complaint", "2026-11-02"))
        assert Complaint.from_dict(complaint.to_dict(), procedure=procedure) == complaint

    def test_no_two_are_the_same(self) -> None:
        assert len({(one.name, one.version) for one in PAPER}) == len(PAPER)


class TestSeap:
    FIRST, SECOND = bundled("seap")

    def test_three_weeks_have_no_start_so_there_is_no_date_without_a_named_reading(self) -> None:
        """
        "You will receive a response within 3 weeks": of what, is not said.

        5 October + 21 days = 26 October; 19 October + 21 = 9 November; 2 November + 21 = 23 November.
        """
        events = (("complaint", "2026-10-05"), ("informal-response", "2026-10-19"), ("stage-1-request", "2026-11-02"))
        complaint = record(self.FIRST, *events)
        response = complaint.at(day("2026-11-03")).deadline("stage-1-response")
        assert response.due is None
        assert span(response) == (day("2026-10-26"), day("2026-11-23"))
        assert response.readings == {
            "complaint": day("2026-10-26"),
            "informal-response": day("2026-11-09"),
            "request": day("2026-11-23"),
        }
        chosen = Complaint(self.FIRST, readings={"stage-1-start": "informal-response"}, history=complaint.history)
        assert due(chosen.at(day("2026-11-03")), "stage-1-response") == day("2026-11-09")

    def test_the_stage_1_response_must_be_received_and_the_others_only_sent(self) -> None:
        """
        "You will receive a response within 3 weeks", but "will respond in writing within 3 weeks".

        2 November + 21 days = 23 November, on which it is sent; it arrives on 25 November.
        """
        first = Complaint(self.FIRST, readings={"stage-1-start": "request"})
        first = first.record("stage-1-request", day("2026-11-02"), received=day("2026-11-02"))
        first = first.record("stage-1-response", day("2026-11-23"), received=day("2026-11-25"))
        assert first.at(day("2026-11-26")).deadline("stage-1-response").status is DutyStatus.MET_LATE
        second = record(self.FIRST, ("stage-2-request", "2026-11-02"))
        second = second.record("stage-2-response", day("2026-11-23"), received=day("2026-11-25"))
        assert second.at(day("2026-11-26")).deadline("stage-2-response").status is DutyStatus.MET

    def test_one_month_to_ask_for_stage_2_has_two_readings(self) -> None:
        """
        "You may request a Stage 2 investigation within one month."

        Sent 2 November: 2 December; received 5 November: 5 December.
        """
        complaint = record(self.FIRST, ("stage-1-request", "2026-10-12"))
        complaint = complaint.record("stage-1-response", day("2026-11-02"), received=day("2026-11-05"))
        states = [complaint.at(day(f"2026-12-0{number}")).window("stage-2-request").status for number in (2, 3, 5, 6)]
        assert states == [
            WindowStatus.OPEN,
            WindowStatus.CANNOT_TELL,
            WindowStatus.CANNOT_TELL,
            WindowStatus.CLOSED,
        ]

    def test_twelve_months_of_the_case_closure(self) -> None:
        """
        "Any complaint needs to be made within twelve months of the case closure", and no discretion.

        Closed 10 March 2025: through 10 March 2026, the corresponding date.
        """
        closed = record(self.FIRST, ("case-closed", "2025-03-10"))
        assert closed.eligibility(on=day("2026-03-10")).answer is Answer.YES
        late = closed.eligibility(on=day("2026-03-11"))
        assert late.answer is Answer.NO
        assert "no discretion" in late.finding("time-limit").reason
        still_open = record(self.FIRST, ("complaint", "2026-03-11"), case_still_open=True)
        assert still_open.eligibility(on=day("2026-03-11")).answer is Answer.YES

    def test_neither_a_closing_date_nor_an_open_case_cannot_be_told(self) -> None:
        """ "Within twelve months of the case closure": a missing date never makes a complaint pass."""
        complaint = record(self.FIRST, ("complaint", "2026-03-11"))
        finding = complaint.eligibility(on=day("2026-03-11")).finding("time-limit")
        assert finding.answer is Answer.CANNOT_TELL
        assert set(finding.missing) == {"case-closed", "case-still-open"}

    def test_the_council_at_any_stage_and_then_the_ombudsman(self) -> None:
        """ "You may at any stage refer your complaint to your local Council"; then, dissatisfied, the Ombudsman."""
        events = (("first-notice", "2026-10-01"), ("complaint", "2026-11-02"))
        complaint = record(self.FIRST, *events, council_commissioned=True)
        seen = complaint.at(day("2026-11-03"))
        assert seen.route("council").status is RouteStatus.OPEN
        assert seen.route("lgsco").status is RouteStatus.PREMATURE
        answered = complaint.record("council-complaint", day("2026-11-04")).record(
            "council-response", day("2026-12-01")
        )
        assert answered.at(day("2026-12-02")).stage.name == "informal"
        assert answered.at(day("2026-12-02")).route("lgsco").status is RouteStatus.OPEN

    def test_a_route_that_cannot_be_told_says_why(self) -> None:
        """ "Where the complaint relates to a Local Authority commissioned service": asked for, with a reason."""
        verdict = record(self.FIRST, ("complaint", "2026-11-02")).can("council-complaint", on=day("2026-11-03"))
        assert verdict.answer is Answer.CANNOT_TELL
        assert verdict.missing == ("council-commissioned",)
        assert verdict.reasons

    def test_the_second_page_chains_from_what_happened(self) -> None:
        """
        "Initial response … within seven working days of us receiving it"; "within a further four weeks".

        From 2 November: 3, 4, 5, 6, 9, 10, 11. Four weeks from 20 November: 18 December; from 27 November: 25 December.
        """
        complaint = record(self.SECOND, ("stage-2-request", "2026-11-02"))
        assert due(complaint.at(day("2026-11-03")), "initial-response") == day("2026-11-11") == wd("2026-11-02", 7)
        asked = record(
            self.SECOND,
            ("stage-2-request", "2026-11-02"),
            ("stage-2-response", "2026-11-20"),
            ("stage-3-request", "2026-11-27"),
        )
        response = asked.at(day("2026-11-28")).deadline("stage-3-response")
        assert response.due is None
        assert response.readings == {"stage-2-response": day("2026-12-18"), "request": day("2026-12-25")}


class TestGreenSquareAccord:
    (PROCEDURE,) = bundled("greensquareaccord-care")
    EVENTS = (("complaint", "2026-11-23"), ("acknowledgement", "2026-11-25"))

    def test_ten_working_days_have_two_starts(self) -> None:
        """
        "Which will normally be within 10 working days": of receipt or of the acknowledgement is not said.

        From 23 November: 24-27, 30, 1-4, 7 December. From 25 November: 26, 27, 30, 1-4, 7, 8, 9 December.
        """
        response = record(self.PROCEDURE, *self.EVENTS).at(day("2026-11-26")).deadline("stage-1-response")
        assert response.due is None
        assert response.readings == {"receipt": day("2026-12-07"), "acknowledgement": day("2026-12-09")}
        assert (wd("2026-11-23", 10), wd("2026-11-25", 10)) == (day("2026-12-07"), day("2026-12-09"))

    def test_the_proposed_date_is_a_limit_of_its_own(self) -> None:
        """ "We will also inform you of the proposed response date"."""
        complaint = record(self.PROCEDURE, *self.EVENTS)
        complaint = complaint.record("response-date-proposed", day("2026-11-25"), until=day("2026-12-11"))
        seen = complaint.at(day("2026-11-26"))
        assert due(seen, "stage-1-response-as-proposed") == day("2026-12-11")
        assert complaint.at(day("2026-12-12")).deadline("stage-1-response-as-proposed").status is DutyStatus.OVERDUE
        assert [one.name for one in complaint.at(day("2026-12-12")).breaches] == ["stage-1-response-as-proposed"]
        assert {one.name for one in complaint.at(day("2026-12-12")).missed} == {
            "stage-1-response",
            "stage-1-response-as-proposed",
        }

    def test_an_agreed_extension_past_both_readings_is_the_date(self) -> None:
        """ "Unless we need to agree an extension with you": agreed on 1 December to 18 December, later than either."""
        complaint = record(self.PROCEDURE, *self.EVENTS).extend(
            "stage-1-response", to=day("2026-12-18"), on=day("2026-12-01"), how="agreement"
        )
        response = complaint.at(day("2026-12-10")).deadline("stage-1-response")
        assert span(response) == (day("2026-12-18"), day("2026-12-18"))
        assert response.due == day("2026-12-18")

    def test_stage_2_runs_from_its_acknowledgement(self) -> None:
        """
        "A response within 20 working days of the acknowledgement".

        Asked 14 December: ack by 21 December (15-18, 21). Until then the last day is 20 working days after that.
        Acknowledged 16 December: 17, 18, 21-24, 29-31, 4-8, 11-15, 18 January: 3 + 3 + 3 + 5 + 5 + 1 = 20.
        """
        asked = record(self.PROCEDURE, ("stage-2-request", "2026-12-14"))
        response = asked.at(day("2026-12-15")).deadline("stage-2-response")
        assert response.due is None
        assert response.at_the_latest == wd("2026-12-21", 20)
        answered = record(self.PROCEDURE, ("stage-2-request", "2026-12-14"), ("stage-2-acknowledgement", "2026-12-16"))
        assert due(answered.at(day("2026-12-17")), "stage-2-response") == wd("2026-12-16", 20) == day("2027-01-18")

    def test_three_bodies_by_subject_and_one_is_no_ombudsman(self) -> None:
        """ "Where we are your landlord … the Housing Ombudsman"; "CQC will not investigate individual complaints"."""
        told = {"housing_matter": True, "landlord": True, "regulated_care": True}
        seen = record(self.PROCEDURE, *self.EVENTS, **told).at(day("2026-11-26"))
        assert seen.route("lgsco").status is RouteStatus.NOT_AVAILABLE
        assert seen.route("housing-ombudsman").status is RouteStatus.EARLY
        assert seen.route("cqc").status is RouteStatus.OPEN
        assert "regulator" in seen.route("cqc").route.kind.value


class TestCumberland:
    (CHILDREN,) = bundled("cumberland-children")
    (ADULTS,) = bundled("cumberland-adults")

    def test_a_range_is_due_at_its_far_end_and_an_aim_is_no_breach(self) -> None:
        """
        "Usually between 10 and 20 working days": an aim.

        From 2 November: 3-6, 9-13, 16-20, 23-27, 30 November.
        """
        complaint = record(self.CHILDREN, ("complaint", "2026-11-02"))
        seen = complaint.at(day("2026-12-01"))
        response = seen.deadline("stage-1-response")
        assert response.due == day("2026-11-30") == wd("2026-11-02", 20)
        assert response.status is DutyStatus.OVERDUE
        assert not seen.breaches
        assert [one.name for one in seen.missed] == ["stage-1-response"]

    def test_the_panel_from_your_request(self) -> None:
        """ "Within 30 working days of your request": made 20 November, received the 23rd; counted from the 20th."""
        complaint = Complaint(self.CHILDREN).record("panel-request", day("2026-11-20"), received=day("2026-11-23"))
        meeting = complaint.at(day("2026-11-24")).deadline("panel-meeting")
        assert meeting.due == wd("2026-11-20", 30) == day("2027-01-06")

    def test_no_window_is_published(self) -> None:
        """No time is stated for asking for a panel, however late."""
        complaint = record(self.CHILDREN, ("stage-2-request", "2026-01-05"), ("stage-2-response", "2026-02-05"))
        assert complaint.at(day("2026-11-02")).window("panel-request").status is WindowStatus.NO_LIMIT
        assert complaint.can("panel-request", on=day("2026-11-02")).answer is Answer.YES

    def test_withdrawal_at_any_stage(self) -> None:
        """ "You can also withdraw your complaint at any stage"."""
        complaint = record(self.CHILDREN, ("stage-2-request", "2026-11-02"), ("withdrawal", "2026-11-09"))
        assert complaint.at(day("2026-11-10")).stage.name == "withdrawn"

    def test_several_matters_part_ways_under_one_reference(self) -> None:
        """ "Any outstanding issues": one matter is settled at stage 2, the other goes to a panel."""
        both = Complaint(self.CHILDREN, reference="C-1").record("stage-2-request", day("2026-09-01"))
        settled = both.record("stage-2-response", day("2026-11-02"))
        outstanding = settled.record("panel-request", day("2026-11-05"))
        assert settled.at(day("2026-11-06")).stage.name == "stage-2"
        assert outstanding.at(day("2026-11-06")).stage.name == "stage-3"
        assert settled.reference == outstanding.reference

    def test_an_agreed_timescale(self) -> None:
        """ "Within an agreed timescale": no date until one is agreed; agreed again in time, the last counts."""
        complaint = record(self.ADULTS, ("complaint", "2026-11-02"))
        assert complaint.at(day("2026-11-09")).deadline("final-response").due is None
        assert complaint.at(day("2027-11-09")).deadline("final-response").status is DutyStatus.NOT_RUNNING
        agreed = complaint.record("response-date-agreed", day("2026-11-06"), until=day("2026-12-04"))
        assert due(agreed.at(day("2026-11-09")), "final-response") == day("2026-12-04")
        again = agreed.record("response-date-agreed", day("2026-12-04"), until=day("2026-12-18"))
        assert due(again.at(day("2026-12-10")), "final-response") == day("2026-12-18")
        too_late = agreed.record("response-date-agreed", day("2026-12-07"), until=day("2026-12-18"))
        seen = too_late.at(day("2026-12-10"))
        assert seen.deadline("final-response").missed_on == day("2026-12-05")
        assert due(seen, "final-response/2") == day("2026-12-18")


class TestStaffordshire:
    (PROCEDURE,) = bundled("staffordshire-adults")

    def test_no_figure_anywhere(self) -> None:
        """The page gives no figure: every duty says so, and none is ever late."""
        seen = record(self.PROCEDURE, ("complaint", "2020-11-02")).at(day("2026-11-02"))
        assert {one.status for one in seen.deadlines} == {DutyStatus.NO_LIMIT, DutyStatus.CANNOT_TELL}
        assert all(one.due is None and one.bounds.unknown for one in seen.deadlines)
        assert not seen.missed

    def test_criteria_that_are_not_on_the_page_are_asked_for(self) -> None:
        """ "Whether the eligibility criteria are met": asked for, never guessed."""
        eligibility = record(self.PROCEDURE, ("complaint", "2026-11-02")).eligibility(on=day("2026-11-02"))
        assert eligibility.answer is Answer.CANNOT_TELL
        assert set(eligibility.missing) == {"body-kind", "criteria-met"}

    def test_the_ombudsman_is_numbered_as_stage_2_and_the_stage_stays(self) -> None:
        """ "Stage 2 - Local Government and Social Care Ombudsman"."""
        events = (("first-notice", "2026-05-29"), ("complaint", "2026-06-01"), ("final-response", "2026-11-02"))
        complaint = record(self.PROCEDURE, *events)
        assert complaint.at(day("2026-11-03")).route("lgsco").status is RouteStatus.OPEN
        taken = complaint.record("ombudsman-complaint", day("2026-11-04"))
        assert taken.at(day("2026-11-05")).stage.name == "completed"
        assert taken.at(day("2026-11-05")).route("lgsco").status is RouteStatus.USED

    def test_the_contents_of_both_letters(self) -> None:
        """ "We will write to you to explain" three things, and the response explains three."""
        letters = {letter.event: [one.text for one in letter.contents] for letter in self.PROCEDURE.letters}
        assert len(letters["letter-of-scope"]) == len(letters["final-response"]) == 3


class TestTraffordGuide:
    (PROCEDURE,) = bundled("trafford-children-guide")

    def test_ten_working_days_and_ten_days_for_one_limit(self) -> None:
        """
        "Within 10 working days" in the text, "10 days" in the box.

        From 2 November: 10 working days are 3-6, 9-13, 16; ten calendar days end on the 12th.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"))
        response = complaint.at(day("2026-11-03")).deadline("stage-1-response")
        assert response.due is None
        assert span(response) == (day("2026-11-12"), day("2026-11-16"))
        for readings, expected in (
            ({"text-or-box": "text"}, "2026-11-16"),
            ({"text-or-box": "box", "kind-of-days": "calendar-days"}, "2026-11-12"),
            ({"text-or-box": "box", "kind-of-days": "working-days"}, "2026-11-16"),
        ):
            chosen = Complaint(self.PROCEDURE, readings=readings, history=complaint.history)
            assert due(chosen.at(day("2026-11-03")), "stage-1-response") == day(expected)

    def test_the_four_weeks_of_the_ombudsman_need_no_record_of_the_council(self) -> None:
        """ "Within four weeks": an aim of the LGO. 2 November + 28 days = 30 November."""
        complaint = record(self.PROCEDURE, ("ombudsman-complaint", "2026-11-02"))
        assessment = complaint.at(day("2026-12-01")).deadline("ombudsman-assessment")
        assert assessment.due == day("2026-11-30")
        assert assessment.status is DutyStatus.OVERDUE

    def test_event_or_awareness_is_two_readings(self) -> None:
        """
        "No later than one year after the event …, or from when you first became aware"; exceptions exist.

        Event 10 March 2025: 10 March 2026. Awareness 10 May 2025: 10 May 2026.
        """
        complaint = record(self.PROCEDURE, ("matter-occurred", "2025-03-10"), ("first-notice", "2025-05-10"))
        assert complaint.at(day("2026-03-10")).route("lgsco").finding is not None
        answers = []
        for on in ("2026-03-10", "2026-03-11", "2026-05-10", "2026-05-11"):
            finding = complaint.at(day(on)).route("lgsco").finding
            assert finding is not None
            answers.append(finding.answer)
        assert answers == [Answer.YES, Answer.CANNOT_TELL, Answer.CANNOT_TELL, Answer.DISCRETION]


class TestBracknellForest:
    PROCEDURE = published("bracknell-forest-adults")

    def test_ten_then_twenty_from_one_start(self) -> None:
        """
        "10 working days", "may be extended to 20 working days for more complex".

        From 2 November: the tenth is 16 November, the twentieth 30 November.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"))
        response = complaint.at(day("2026-11-03")).deadline("stage-1-response")
        assert (response.due, response.latest) == (day("2026-11-16"), day("2026-11-30"))
        assert (wd("2026-11-02", 10), wd("2026-11-02", 20)) == (response.due, response.latest)
        extended = complaint.extend(
            "stage-1-response", to=day("2026-12-04"), on=day("2026-11-10"), how="notice", cause="complexity"
        )
        seen = extended.at(day("2026-11-11"))
        assert due(seen, "stage-1-response") == day("2026-11-30")
        assert any("outer limit" in one.text for one in seen.irregular)

    def test_the_cap_holds_on_either_reading_of_the_start(self) -> None:
        """
        "May be extended to 20 working days", from a start that is not stated.

        Made 2 November: 30 November; received 4 November: 2 December. No further, whatever is announced.
        """
        complaint = Complaint(self.PROCEDURE).record("complaint", day("2026-11-02"), received=day("2026-11-04"))
        extended = complaint.extend(
            "stage-1-response", to=day("2027-01-15"), on=day("2026-11-10"), how="notice", cause="complexity"
        )
        seen = extended.at(day("2026-11-11"))
        assert span(seen.deadline("stage-1-response")) == (day("2026-11-30"), day("2026-12-02"))
        assert any("outer limit" in one.text for one in seen.irregular)

    def test_twenty_working_days_following_the_response(self) -> None:
        """ "Within 20 working days following the stage 1 response": sent 2 November, no receipt known."""
        complaint = Complaint(self.PROCEDURE).record("complaint", day("2026-10-05"))
        complaint = complaint.record("stage-1-response", day("2026-11-02"))
        assert complaint.at(day("2026-11-30")).window("stage-2-request").status is WindowStatus.OPEN
        assert complaint.at(day("2026-12-01")).window("stage-2-request").status is WindowStatus.CANNOT_TELL


class TestBexley:
    CHILDREN = published("bexley-children")
    ADULTS = published("bexley-adults")

    def test_two_procedures_of_one_council_differ(self) -> None:
        """Adults 15 working days, children 10. From 2 November: 16 November and 23 November."""
        children = record(self.CHILDREN, ("complaint", "2026-11-02")).at(day("2026-11-03"))
        adults = record(self.ADULTS, ("complaint", "2026-11-02")).at(day("2026-11-03"))
        assert due(children, "stage-1-response") == day("2026-11-16") == wd("2026-11-02", 10)
        assert due(adults, "final-response") == day("2026-11-23") == wd("2026-11-02", 15)

    def test_from_receipt_of_the_response(self) -> None:
        """ "Within 20 working days from receipt of the Stage 1 response": received 4 November, so 2 December."""
        complaint = record(self.CHILDREN, ("complaint", "2026-10-05"))
        complaint = complaint.record("stage-1-response", day("2026-11-02"), received=day("2026-11-04"))
        window = complaint.at(day("2026-11-05")).window("stage-2-request")
        assert window.closes == day("2026-12-02") == wd("2026-11-04", 20)

    def test_an_extension_without_a_cap(self) -> None:
        """ "Can be extended" if complex, no cap: nothing bounds it."""
        complaint = record(self.ADULTS, ("complaint", "2026-11-02"))
        assert complaint.at(day("2026-11-03")).deadline("final-response").latest is None
        extended = complaint.extend("final-response", to=day("2027-11-02"), on=day("2026-11-10"), cause="complexity")
        assert due(extended.at(day("2026-11-11")), "final-response") == day("2027-11-02")


class TestCentralBedfordshire:
    PROCEDURE = published("central-bedfordshire-children")

    def test_a_target_inside_a_limit(self) -> None:
        """ "Ideally within 10 working days or up to 20": from 2 November, 16 and 30 November."""
        response = (
            record(self.PROCEDURE, ("complaint", "2026-11-02")).at(day("2026-11-20")).deadline("stage-1-response")
        )
        assert (response.target, response.due) == (day("2026-11-16"), day("2026-11-30"))
        assert response.status is DutyStatus.PENDING

    @pytest.mark.parametrize(
        ("settled", "stage", "answer"),
        [("2026-11-23", "no-complaint", Answer.NO), ("2026-11-24", "completed", Answer.YES)],
    )
    def test_solved_at_once_is_no_complaint(self, settled: str, stage: str, answer: Answer) -> None:
        """ "Immediately (within a working day)": Friday 20 November; the next working day is Monday the 23rd."""
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-20"), ("resolution", settled))
        assert complaint.at(day("2026-11-30")).stage.name == stage
        assert complaint.eligibility(on=day("2026-11-30")).answer is answer


class TestStockton:
    PROCEDURE = published("stockton")
    EVENTS = (("complaint", "2026-11-02"), ("stage-1-request", "2026-11-16"))

    def test_either_the_request_after_early_resolution_or_receipt(self) -> None:
        """
        25 working days which "will begin the day after" either one.

        After 16 November: 17-20, 23-27, 30-4, 7-11, 14-18, 21 December. After 2 November: 3-6, 9-13, 16-20, 23-27,
        30-4, 7 December.
        """
        tried = record(self.PROCEDURE, *self.EVENTS, early_resolution_tried=True).at(day("2026-11-17"))
        assert due(tried, "stage-1-response") == day("2026-12-21") == wd("2026-11-16", 25)
        none = record(self.PROCEDURE, ("complaint", "2026-11-02"), early_resolution_tried=False).at(day("2026-11-17"))
        assert due(none, "stage-1-response") == day("2026-12-07") == wd("2026-11-02", 25)

    def test_until_it_is_told_both_are_possible(self) -> None:
        """ "Either … or": never by the mere presence of an event."""
        response = record(self.PROCEDURE, *self.EVENTS).at(day("2026-11-17")).deadline("stage-1-response")
        assert response.due is None
        assert span(response) == (day("2026-12-07"), day("2026-12-21"))
        assert "early-resolution-tried" in response.missing

    def test_a_recommended_window_never_closes(self) -> None:
        """The council "recommends" 20 working days: received 2 November, 30 November; open after it."""
        complaint = record(self.PROCEDURE, ("complaint", "2026-10-05"), ("stage-1-response", "2026-11-02"))
        window = complaint.at(day("2026-12-01")).window("stage-2-request")
        assert window.advised == day("2026-11-30")
        assert window.status is WindowStatus.NO_LIMIT


class TestWalsall:
    PROCEDURE = published("walsall")

    @pytest.mark.parametrize(
        ("received", "last"), [("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29"), ("2026-11-02", "2026-12-02")]
    )
    def test_a_calendar_month_from_the_31st(self, received: str, last: str) -> None:
        """ "Within one calendar month of receiving": no 31 February, so the last day of that month."""
        complaint = record(self.PROCEDURE, ("complaint", "2026-10-05"), ("stage-1-response", received))
        window = complaint.at(day(received)).window("stage-2-request")
        assert window.closes == day(last)
        after = complaint.at(day(last) + timedelta(days=1)).window("stage-2-request")
        assert after.status is WindowStatus.CLOSED

    def test_five_days_of_no_stated_kind(self) -> None:
        """
        "Within 5 days of it being received".

        Friday 20 November: five calendar days end on the 25th; working days are 23-27.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-20"))
        acknowledgement = complaint.at(day("2026-11-23")).deadline("acknowledgement")
        assert acknowledgement.due is None
        assert acknowledgement.readings == {"calendar-days": day("2026-11-25"), "working-days": day("2026-11-27")}
        states = [complaint.at(day(f"2026-11-{number}")).deadline("acknowledgement").status for number in (25, 26, 28)]
        assert states == [DutyStatus.PENDING, DutyStatus.CANNOT_TELL, DutyStatus.OVERDUE]

    def test_a_soft_total(self) -> None:
        """
        "No more than 10 working days (a total of 20 … from … acknowledged)" "without good reason".

        Acknowledged 23 November: 7 December; the twentieth: 24-27, 30-4, 7-11, 14-18, 21 December. 23 December counts.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-20"), ("acknowledgement", "2026-11-23"))
        response = complaint.at(day("2026-11-24")).deadline("stage-1-response")
        assert (response.due, response.latest) == (wd("2026-11-23", 10), wd("2026-11-23", 20))
        assert (response.due, response.latest) == (day("2026-12-07"), day("2026-12-21"))
        assert response.latest_is_soft
        longer = complaint.extend("stage-1-response", to=day("2026-12-23"), on=day("2026-12-01"))
        seen = longer.at(day("2026-12-02"))
        assert due(seen, "stage-1-response") == day("2026-12-23")
        assert any("good reason" in one.text for one in seen.irregular)


class TestEastDevon:
    PROCEDURE = published("east-devon")
    EVENTS = (("complaint", "2026-10-05"), ("acknowledgement", "2026-10-06"), ("stage-1-response", "2026-10-30"))

    def test_resolved_by_silence_on_the_day_after_the_month(self) -> None:
        """ "Within one month", else "the complaint will be considered to be resolved": 30 October, so 30 November."""
        complaint = record(self.PROCEDURE, *self.EVENTS)
        assert complaint.at(day("2026-11-30")).stage.name == "stage-1"
        seen = complaint.at(day("2026-12-01"))
        assert (seen.stage.name, seen.stage_since) == ("resolved-by-silence", day("2026-12-01"))

    def test_asked_in_time_there_is_no_silence(self) -> None:
        """Asked on the last day of "one month"."""
        complaint = record(self.PROCEDURE, *self.EVENTS, ("stage-2-request", "2026-11-30"))
        assert complaint.at(day("2026-12-15")).stage.name == "stage-2"

    def test_no_silence_runs_from_a_receipt_that_nobody_recorded(self) -> None:
        """ "One month" from a receipt that is not known: open until the day counted from sending, then cannot tell."""
        complaint = record(self.PROCEDURE, *self.EVENTS[:2]).record("stage-1-response", day("2026-10-30"))
        seen = complaint.at(day("2026-12-15"))
        assert seen.stage.name == "stage-1"
        assert seen.window("stage-2-request").status is WindowStatus.CANNOT_TELL

    def test_twenty_working_days_of_the_acknowledgement_softly(self) -> None:
        """ "Of acknowledgement where this is practical": 7-9, 12-16, 19-23, 26-30 October, 2, 3 November are 20."""
        response = record(self.PROCEDURE, *self.EVENTS[:2]).at(day("2026-10-07")).deadline("stage-1-response")
        assert response.due == day("2026-11-03") == wd("2026-10-06", 20)
        assert response.latest_is_soft
        assert "practical" in response.duty.soft


class TestArdsAndNorthDown:
    PROCEDURE = published("ards-and-north-down")
    MATTER = (("matter-occurred", "2026-06-01"), ("first-notice", "2026-06-01"), ("complaint", "2026-07-01"))

    @pytest.mark.parametrize(
        ("response", "last"), [("2026-07-20", "2026-12-01"), ("2026-11-20", "2027-01-20"), ("2026-10-01", "2026-12-01")]
    )
    def test_the_later_of_two_limits(self, response: str, last: str) -> None:
        """
        Six months of event or awareness "or within two months of receiving your Stage 1 response (if this is later)".

        1 June + 6 months = 1 December. 20 July + 2 = 20 September; 20 November + 2 = 20 January.
        """
        complaint = record(self.PROCEDURE, *self.MATTER, ("stage-1-response", response), straight_to_stage_2=False)
        assert complaint.at(day(response)).window("stage-2-request").closes == day(last)

    def test_a_soft_six_months_under_a_hard_three_years(self) -> None:
        """A soft 6 months under a hard 3 years: 1 December 2026 and 1 June 2029."""
        events = (*self.MATTER, ("stage-1-response", "2026-07-20"))
        complaint = record(self.PROCEDURE, *events, straight_to_stage_2=False)
        answers = [
            complaint.can("stage-2-request", on=day(on)).answer
            for on in ("2026-12-01", "2026-12-02", "2029-06-01", "2029-06-02")
        ]
        assert answers == [Answer.YES, Answer.DISCRETION, Answer.DISCRETION, Answer.NO]
        assert complaint.at(day("2026-12-02")).window("stage-2-request").long_stop == day("2029-06-01")
        earlier = record(self.PROCEDURE, *self.MATTER[:2])
        answers = [
            earlier.eligibility(on=day(on)).answer for on in ("2026-12-01", "2026-12-02", "2029-06-01", "2029-06-02")
        ]
        assert answers == [Answer.YES, Answer.DISCRETION, Answer.DISCRETION, Answer.NO]

    def test_event_and_awareness_apart_widen_the_bounds(self) -> None:
        """ "Event or awareness", not which: 1 June and 1 July give 1 December to 1 January."""
        complaint = record(self.PROCEDURE, ("matter-occurred", "2026-06-01"), ("first-notice", "2026-07-01"))
        answers = [
            complaint.eligibility(on=day(on)).finding("six-months").answer for on in ("2026-12-01", "2026-12-02")
        ]
        assert answers == [Answer.YES, Answer.CANNOT_TELL]
        late = complaint.eligibility(on=day("2027-01-02")).finding("six-months")
        assert late.answer is Answer.DISCRETION

    def test_it_may_start_at_stage_2_under_the_holidays_of_northern_ireland(self) -> None:
        """
        It may start at stage 2; acknowledged in 3 working days.

        Friday 10 July 2026: Monday the 13th is the Battle of the Boyne in Northern Ireland; 14, 15, 16.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-07-10"), straight_to_stage_2=True)
        seen = complaint.at(day("2026-07-11"))
        assert seen.stage.name == "stage-2"
        assert due(seen, "stage-2-acknowledgement") == day("2026-07-16") == wd("2026-07-10", 3, "northern-ireland")
        assert wd("2026-07-10", 3) == day("2026-07-15")


class TestWestKent:
    PROCEDURE = published("west-kent")
    COMPLAINT = record(published("west-kent"), ("complaint", "2026-11-20"), ("acknowledgement", "2026-11-23"))

    def test_first_by_notice_up_to_ten_more(self) -> None:
        """
        "May extend by up to 10 extra days": by notice, and no further than that.

        Acknowledged 23 November: due 7 December; ten more are 8-11, 14-18, 21 December, or 17 December by the calendar.
        """
        assert due(self.COMPLAINT.at(day("2026-11-24")), "stage-1-response") == day("2026-12-07")
        noticed = self.COMPLAINT.extend("stage-1-response", to=day("2026-12-24"), on=day("2026-12-01"), how="notice")
        assert span(noticed.at(day("2026-12-02")).deadline("stage-1-response")) == (
            day("2026-12-17"),
            day("2026-12-21"),
        )
        seen = self.in_working_days(noticed).at(day("2026-12-02"))
        assert due(seen, "stage-1-response") == day("2026-12-21") == wd("2026-12-07", 10)
        assert seen.irregular

    @staticmethod
    def in_working_days(complaint: Complaint) -> Complaint:
        return evolve(complaint, readings={"kind-of-days": "working-days"})

    def test_further_ones_only_by_agreement_and_only_after_the_notice(self) -> None:
        """ "In exceptional cases, further extensions will require your agreement"."""
        first = self.COMPLAINT.extend("stage-1-response", to=day("2026-12-18"), on=day("2026-12-01"), how="agreement")
        assert due(first.at(day("2026-12-02")), "stage-1-response") == day("2026-12-07")
        counted = self.in_working_days(self.COMPLAINT)
        twice = counted.extend("stage-1-response", to=day("2026-12-18"), on=day("2026-12-01"), how="notice")
        again = twice.extend("stage-1-response", to=day("2027-01-08"), on=day("2026-12-16"), how="notice")
        seen = again.at(day("2026-12-17"))
        assert due(seen, "stage-1-response") == day("2026-12-18")
        assert any("does not count" in one.text for one in seen.irregular)
        agreed = twice.extend("stage-1-response", to=day("2027-01-15"), on=day("2026-12-16"), how="agreement")
        assert due(agreed.at(day("2026-12-17")), "stage-1-response") == day("2027-01-15")

    def test_ten_extra_days_do_not_say_of_what_kind(self) -> None:
        """
        "Up to 10 extra days": after 7 December, 17 December or, in working days, 21 December.

        On either reading an extension to 16 December counts.
        """
        extended = self.COMPLAINT.extend("stage-1-response", to=day("2026-12-16"), on=day("2026-12-01"))
        assert due(extended.at(day("2026-12-02")), "stage-1-response") == day("2026-12-16")

    def test_between_the_two_kinds_an_extension_cannot_be_told(self) -> None:
        """ "Up to 10 extra days": to 19 December; in calendar days it reaches only 17 December."""
        extended = self.COMPLAINT.extend("stage-1-response", to=day("2026-12-19"), on=day("2026-12-01"))
        response = extended.at(day("2026-12-02")).deadline("stage-1-response")
        assert span(response) == (day("2026-12-17"), day("2026-12-19"))
        assert response.due is None

    def test_the_kind_of_the_extra_days_can_be_chosen(self) -> None:
        """ "Up to 10 extra days", read as calendar days: 17 December."""
        assert "kind-of-days" in self.PROCEDURE.reading_options

    def test_the_ombudsmans_details_go_with_an_extension(self) -> None:
        """Housing Ombudsman details must be given when more time is asked for."""
        moves = [move for move in self.COMPLAINT.at(day("2026-11-24")).moves if move.name.startswith("extension:")]
        assert moves
        assert all("Ombudsman's details" in move.text for move in moves)


class TestRoyalFreeCharity:
    PROCEDURE = published("royal-free-charity")
    COMPLAINT = record(published("royal-free-charity"), ("complaint", "2026-11-02"), ("acknowledgement", "2026-11-04"))

    def test_nothing_recurs_until_the_target_is_missed(self) -> None:
        """Past the target, "an update every 10 working days": 30 November (3-6, 9-13, 16-20, 23-27, 30)."""
        seen = self.COMPLAINT.at(day("2026-11-30"))
        assert due(seen, "final-response") == day("2026-11-30") == wd("2026-11-02", 20)
        assert seen.deadline("progress-update").status is DutyStatus.NOT_RUNNING
        assert seen.deadline("progress-update").due is None

    def test_the_first_update_is_due_ten_working_days_after_the_miss(self) -> None:
        """ "An update every 10 working days": 1-4, 7-11, 14 December."""
        seen = self.COMPLAINT.at(day("2026-12-01"))
        assert due(seen, "progress-update") == day("2026-12-14") == wd("2026-11-30", 10)

    def test_each_update_starts_the_next_ten(self) -> None:
        """
        "An update every 10 working days": given on 14 December, the next is due 30 December.

        15-18, 21-24, 29, 30 December: the 25th is Christmas Day, the 28th stands in for Boxing Day.
        """
        complaint = self.COMPLAINT.record("progress-update", day("2026-12-14"))
        seen = complaint.at(day("2026-12-15"))
        assert seen.deadline("progress-update").status is DutyStatus.MET
        assert due(seen, "progress-update/2") == day("2026-12-30") == wd("2026-12-14", 10)
        third = complaint.record("progress-update", day("2026-12-29")).at(day("2026-12-30"))
        assert due(third, "progress-update/3") == wd("2026-12-29", 10) == day("2027-01-13")

    def test_the_response_ends_it(self) -> None:
        """No update is owed once the response is sent."""
        complaint = self.COMPLAINT.record("final-response", day("2026-12-10"))
        owed = {DutyStatus.PENDING, DutyStatus.OVERDUE}
        assert not [one for one in complaint.at(day("2027-02-01")).deadlines if one.status in owed]

    def test_a_response_on_its_last_day_starts_nothing(self) -> None:
        """Met on 30 November, the recurring duty never begins."""
        complaint = self.COMPLAINT.record("final-response", day("2026-11-30"))
        assert complaint.at(day("2027-02-01")).deadline("progress-update").missed_on is None


class TestShawTrust:
    PROCEDURE = published("shaw-trust")

    def test_the_letter_runs_from_the_discussion_that_took_place(self) -> None:
        """ "Within 10 working days of the discussion": held on 9 November, so 23 November (10-13, 16-20, 23)."""
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"), ("discussion", "2026-11-09"))
        assert due(complaint.at(day("2026-11-10")), "stage-1-response") == day("2026-11-23") == wd("2026-11-09", 10)

    def test_until_it_takes_place_the_last_day_is_projected(self) -> None:
        """
        A discussion within 5 working days, a letter within 10 of it.

        Acknowledged on the day of receipt, 2 November, both readings of the five agree on 9 November; then the 23rd.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"), ("acknowledgement", "2026-11-02"))
        seen = complaint.at(day("2026-11-03"))
        assert due(seen, "discussion") == day("2026-11-09") == wd("2026-11-02", 5)
        assert seen.deadline("stage-1-response").due is None
        assert seen.deadline("stage-1-response").at_the_latest == day("2026-11-23")

    def test_the_projection_goes_on_from_the_upper_bound(self) -> None:
        """
        A discussion within 5 working days, of receipt or of the acknowledgement, a letter within 10 of it.

        Acknowledged 4 November: the discussion by 9 or 11 November; so the letter by 25 November at the latest.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"), ("acknowledgement", "2026-11-04"))
        seen = complaint.at(day("2026-11-05"))
        assert span(seen.deadline("discussion")) == (day("2026-11-09"), day("2026-11-11"))
        assert seen.deadline("stage-1-response").at_the_latest == day("2026-11-25") == wd("2026-11-11", 10)

    @pytest.mark.parametrize("stage", [1, 2])
    def test_closed_after_a_calendar_month_of_silence(self, stage: int) -> None:
        """Closed after silence of "one calendar month": received 31 August, so closed on 1 October."""
        begun = "complaint" if stage == 1 else "stage-2-request"
        complaint = record(self.PROCEDURE, (begun, "2026-08-03"), (f"stage-{stage}-response", "2026-08-31"))
        assert complaint.at(day("2026-09-30")).stage.name == f"stage-{stage}"
        seen = complaint.at(day("2026-10-01"))
        assert (seen.stage.name, seen.stage_since) == ("closed", day("2026-10-01"))
        assert seen.is_over


class TestSchool:
    PROCEDURE = published("school-model")
    HOLIDAY = tuple(day("2026-07-23") + timedelta(days=offset) for offset in range(41))  # 23 July to 1 September
    TERMS = WorkingDayCalendar("england-and-wales", closures=dict.fromkeys(HOLIDAY, "summer holiday"))

    @pytest.mark.parametrize(
        ("received", "counts"),
        [("2026-08-03", "2026-09-02"), ("2026-07-22", "2026-07-22"), ("2026-09-05", "2026-09-07")],
    )
    def test_receipt_out_of_term_counts_on_the_first_school_day(self, received: str, counts: str) -> None:
        """ "Considered on the first school day after the holiday": Wednesday 2 September; Saturday 5 to Monday 7."""
        complaint = Complaint(self.PROCEDURE, school_days=self.TERMS)
        complaint = complaint.record("complaint", day(received), received=day(received))
        assert due(complaint.at(day(received)), "consideration") == day(counts)

    def test_without_term_dates_there_is_no_date(self) -> None:
        """ "The first school day after the holiday": no list of school days is published, so the caller gives one."""
        consideration = (
            record(self.PROCEDURE, ("complaint", "2026-08-03")).at(day("2026-08-04")).deadline("consideration")
        )
        assert consideration.due is None
        assert "calendar of school days" in consideration.missing

    def test_three_months_of_the_incident(self) -> None:
        """Three months of the incident: 30 November 2026 + 3 months = 28 February 2027."""
        complaint = record(self.PROCEDURE, ("matter-occurred", "2026-11-30"), series_of_incidents=False)
        assert complaint.eligibility(on=day("2027-02-28")).answer is Answer.YES
        assert complaint.eligibility(on=day("2027-03-01")).answer is Answer.NO

    def test_three_months_of_the_last_of_a_series(self) -> None:
        """ "Or … the last of these incidents": 5 January, 20 March: through 20 June."""
        complaint = record(
            self.PROCEDURE, ("incident", "2026-01-05"), ("incident", "2026-03-20"), series_of_incidents=True
        )
        assert complaint.eligibility(on=day("2026-06-20")).answer is Answer.YES
        assert complaint.eligibility(on=day("2026-06-21")).answer is Answer.NO

    def test_the_last_incident_counts_however_long_after_the_one_before(self) -> None:
        """ "The last of these incidents": 5 January and 1 July, five months apart: through 1 October."""
        complaint = record(
            self.PROCEDURE, ("incident", "2026-01-05"), ("incident", "2026-07-01"), series_of_incidents=True
        )
        assert complaint.eligibility(on=day("2026-09-01")).answer is Answer.YES


class TestAdultsAndTheNhs:
    (PROCEDURE,) = bundled("england-adults-and-nhs")

    def test_six_months_commencing_on_receipt(self) -> None:
        """
        "6 months commencing on the day": received 31 August 2025.

        There is no 31 February, so the last day is the last of that month, 28 February 2026.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2025-08-31"))
        assert due(complaint.at(day("2025-09-01")), "relevant-period") == day("2026-02-28")

    def test_longer_only_if_agreed_before_the_six_months_end(self) -> None:
        """Longer "agreed … before the expiry": agreed on 28 February to 31 May counts, on 1 March it does not."""
        complaint = record(self.PROCEDURE, ("complaint", "2025-08-31"))
        in_time = complaint.extend("relevant-period", to=day("2026-05-31"), on=day("2026-02-28"), how="agreement")
        assert due(in_time.at(day("2026-03-02")), "relevant-period") == day("2026-05-31")
        assert in_time.at(day("2026-03-02")).deadline("relevant-period").original == day("2026-02-28")
        late = complaint.extend("relevant-period", to=day("2026-05-31"), on=day("2026-03-01"), how="agreement")
        seen = late.at(day("2026-03-02"))
        assert due(seen, "relevant-period") == day("2026-02-28")
        assert any("too late for its agreement" in one.text for one in seen.irregular)

    def test_three_working_days_after_the_day_of_receipt(self) -> None:
        """
        "Not later than 3 working days after the day on which it receives the complaint".

        Tuesday 23 December 2025: 24, 29, 30; the 25th and 26th are out, the 27th and 28th a weekend.
        """
        complaint = record(self.PROCEDURE, ("complaint", "2025-12-23"))
        assert due(complaint.at(day("2025-12-24")), "acknowledgement") == day("2025-12-30") == wd("2025-12-23", 3)

    def test_twelve_months_after_the_later_of_event_and_notice(self) -> None:
        """ "Not later than 12 months after", "if later", notice: 10 March 2025 gives 10 March 2026."""
        complaint = record(self.PROCEDURE, ("matter-occurred", "2024-06-01"), ("first-notice", "2025-03-10"))
        assert complaint.eligibility(on=day("2026-03-10")).answer is Answer.YES
        late = complaint.eligibility(on=day("2026-03-11"))
        assert late.answer is Answer.DISCRETION
        assert set(late.finding("time-limit").missing) == {"good-reasons", "still-effective-and-fair"}
        one_limb = record(self.PROCEDURE, ("first-notice", "2025-03-10"), good_reasons=False)
        unknown = one_limb.record("matter-occurred", day("2024-06-01"))
        assert unknown.eligibility(on=day("2026-03-11")).answer is Answer.NO

    def test_a_missing_date_never_makes_a_complaint_pass(self) -> None:
        """ "If later": with the event known and the notice not, the end is not known either."""
        complaint = record(self.PROCEDURE, ("matter-occurred", "2024-06-01"), ("complaint", "2026-06-01"))
        assert complaint.eligibility(on=day("2026-06-01")).finding("time-limit").answer is Answer.CANNOT_TELL

    @pytest.mark.parametrize(
        ("made", "settled", "oral", "outside"),
        [
            ("2026-11-20", "2026-11-23", True, True),
            ("2026-04-02", "2026-04-07", True, True),
            ("2026-04-02", "2026-04-08", True, False),
            ("2026-11-20", "2026-11-20", False, False),
        ],
    )
    def test_an_oral_complaint_settled_the_next_working_day(
        self, made: str, settled: str, oral: bool, outside: bool
    ) -> None:
        """
        Oral, and "resolved … not later than the next working day after the day on which the complaint was made".

        Friday to Monday; Thursday 2 April 2026 over Good Friday and Easter Monday to Tuesday 7 April. Written: never.
        """
        complaint = Complaint(self.PROCEDURE, facts={"settled-to-satisfaction": True})
        complaint = complaint.record("complaint", day(made), form="oral" if oral else "written")
        complaint = complaint.record("resolution", day(settled))
        finding = complaint.eligibility(on=day(settled)).finding("settled-next-working-day")
        assert finding.answer is (Answer.NO if outside else Answer.YES)

    def test_what_only_defines_a_complaint_is_owed_by_nobody(self) -> None:
        """ "Not later than the next working day" describes what is outside the regulations, so it is no breach."""
        seen = record(self.PROCEDURE, ("complaint", "2026-11-02")).at(day("2026-11-04"))
        assert not seen.breaches

    def test_the_response_period_is_agreed_or_set(self) -> None:
        """The response period is agreed, or set by the body where the offer to discuss it is not taken up."""
        complaint = record(self.PROCEDURE, ("complaint", "2026-11-02"), offer_taken_up=False)
        complaint = complaint.record("response-date-proposed", day("2026-11-04"), until=day("2026-12-18"))
        seen = complaint.at(day("2026-11-05"))
        assert due(seen, "response-period") == day("2026-12-18")
        assert due(seen, "relevant-period") == day("2027-05-01")

    def test_forwarded_the_clock_of_the_second_body_begins_at_its_receipt(self) -> None:
        """ "Deemed to have made the complaint to the second body": received there on 9 November; 10, 11, 12."""
        first = record(self.PROCEDURE, ("complaint", "2026-11-02"), ("complaint-forwarded", "2026-11-06"))
        assert first.at(day("2026-11-09")).stage.name == "forwarded"
        second = Complaint(self.PROCEDURE, reference="the same")
        second = second.record("complaint", day("2026-11-06"), received=day("2026-11-09"))
        assert due(second.at(day("2026-11-10")), "acknowledgement") == day("2026-11-12") == wd("2026-11-09", 3)

    def test_no_explanation_is_owed_before_the_six_months_have_ended(self) -> None:
        """If no response came in the relevant period, say so in writing: owed only from then on."""
        complaint = record(self.PROCEDURE, ("complaint", "2025-08-31"))
        before = complaint.at(day("2026-02-28")).deadline("explanation")
        assert before.status is DutyStatus.NOT_RUNNING
        assert complaint.at(day("2026-03-01")).deadline("explanation").status is DutyStatus.NO_LIMIT


CODES = [bundled("lgsco-code")[0], bundled("housing-ombudsman-code")[1]]


class TestTheCodes:
    @pytest.mark.parametrize("code", CODES, ids=lambda one: one.name)
    def test_five_then_ten_of_the_actual_acknowledgement(self, code: Procedure) -> None:
        """
        "Within five working days of the complaint being received"; 10 "of the complaint being acknowledged".

        Received 23 November: 24-27, 30. Acknowledged 25 November: 9 December. Not acknowledged: from 30 November,
        1-4, 7-11, 14 December.
        """
        received = record(code, ("complaint", "2026-11-23"))
        seen = received.at(day("2026-11-24"))
        assert due(seen, "acknowledgement") == day("2026-11-30") == wd("2026-11-23", 5)
        response = seen.deadline("stage-1-response")
        assert response.due is None
        assert response.at_the_latest == day("2026-12-14") == wd("2026-11-30", 10)
        acknowledged = record(code, ("complaint", "2026-11-23"), ("acknowledgement", "2026-11-25"))
        assert due(acknowledged.at(day("2026-11-26")), "stage-1-response") == day("2026-12-09") == wd("2026-11-25", 10)

    @pytest.mark.parametrize("code", CODES, ids=lambda one: one.name)
    def test_extensions_add_and_are_soft(self, code: Procedure) -> None:
        """
        "No more than 10 working days without good reason", run on from the due date.

        9 December + 10: 10, 11, 14-18, 21, 22, 23 December.
        """
        complaint = record(code, ("complaint", "2026-11-23"), ("acknowledgement", "2026-11-25"))
        response = complaint.at(day("2026-11-26")).deadline("stage-1-response")
        assert (response.latest, response.latest_is_soft) == (day("2026-12-23"), True)
        longer = complaint.extend("stage-1-response", to=day("2027-01-08"), on=day("2026-12-09"))
        seen = longer.at(day("2026-12-10"))
        assert due(seen, "stage-1-response") == day("2027-01-08")
        assert any("good reason" in one.text for one in seen.irregular)

    def test_the_extension_of_stage_2_was_ten_before_april_2024(self) -> None:
        """6.15: no more than 20 working days more; 10 before 1 April 2024. Acknowledged 16 November: 14 December."""
        events = (("stage-2-request", "2026-11-13"), ("stage-2-acknowledgement", "2026-11-16"))
        old, new = bundled("housing-ombudsman-code")
        before = Complaint(old, readings={"older-clock": "from-acknowledgement"}, history=record(old, *events).history)
        after = record(new, *events)
        latest = [one.at(day("2026-11-17")).deadline("stage-2-response").latest for one in (before, after)]
        assert latest == [wd("2026-12-14", 10), wd("2026-12-14", 20)]
        assert wd("2026-11-16", 20) == day("2026-12-14")

    def test_an_old_version_says_that_it_has_ended(self) -> None:
        """Which complaints a version governs is not stated, and an open one says so."""
        old = record(bundled("housing-ombudsman-code")[0], ("complaint", "2024-03-25"))
        assert [one.name for one in old.at(day("2024-03-31")).findings if one.name == "version-ended"] == []
        ended = [one.text for one in old.at(day("2024-04-01")).findings if one.name == "version-ended"]
        assert len(ended) == 1
        assert "not stated" in ended[0]

    def test_a_statutory_process_takes_a_complaint_out_of_the_code(self) -> None:
        """ "The Code only applies to complaints where there is no statutory process in place"."""
        complaint = record(bundled("lgsco-code")[0], ("complaint", "2026-11-23"), statutory_procedure=True)
        assert complaint.eligibility(on=day("2026-11-23")).finding("statutory-procedure").answer is Answer.NO


class TestTheOmbudsmen:
    PHSO, HOUSING = schemes.newest("phso"), schemes.newest("housing-ombudsman")

    def test_three_twelve_months_with_three_boundaries(self) -> None:
        """
        "12 months beginning with"; "more than a year after the day"; "not later than 12 months after".

        Notice on 10 March 2025: 9 March, 10 March and 10 March 2026.
        """
        lgsco = schemes.in_force("lgsco", on=day("2025-03-10"))
        (adults,) = bundled("england-adults-and-nhs")
        for procedure, last in ((lgsco, "2026-03-09"), (self.PHSO, "2026-03-10"), (adults, "2026-03-10")):
            complaint = record(procedure, ("matter-occurred", "2025-03-10"), ("first-notice", "2025-03-10"))
            in_time = complaint.eligibility(on=day(last)).finding("time-limit")
            assert in_time.answer is Answer.YES
            assert in_time.bounds is not None
            assert in_time.bounds.latest == day(last)
            late = complaint.eligibility(on=day(last) + timedelta(days=1)).finding("time-limit")
            assert late.answer is Answer.DISCRETION

    @pytest.mark.parametrize("response", ["final-response", "stage-2-response"])
    def test_the_anniversary_of_the_landlords_response_cannot_be_told(self, response: str) -> None:
        """ "12 months or more": issued 10 March 2025: in time on 9 March 2026; the 10th cannot be told."""
        complaint = record(self.HOUSING, (response, "2025-03-10"))
        answers = [
            complaint.eligibility(on=day(f"2026-03-{number:02}")).finding("time-limit").answer for number in (9, 10, 11)
        ]
        assert answers == [Answer.YES, Answer.CANNOT_TELL, Answer.DISCRETION]
        bounds = complaint.eligibility(on=day("2026-03-10")).finding("time-limit").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (day("2026-03-09"), day("2026-03-10"))

    def test_one_record_is_read_under_the_code_and_under_the_ombudsman(self) -> None:
        """One vocabulary of events serves them all: the landlord's stage 2 response starts the Ombudsman's clock."""
        complaint = record(
            bundled("housing-ombudsman-code")[1], ("stage-2-request", "2025-02-03"), ("stage-2-response", "2025-03-10")
        )
        read = complaint.under(self.HOUSING).eligibility(on=day("2026-03-11"))
        assert read.finding("time-limit").answer is Answer.DISCRETION

    def test_the_twelve_weeks_that_the_ombudsman_gives_the_council_run_from_the_complaint(self) -> None:
        """ "We usually give the council 12 weeks": complained on 2 March 2026, so 25 May; no more than practice."""
        lgsco = schemes.in_force("lgsco", on=day("2026-03-02"))
        complaint = record(lgsco, ("complaint", "2026-03-02"), ("first-notice", "2026-03-02"))
        assert complaint.at(day("2026-05-26")).deadline("council-opportunity").missed_on == day("2026-05-26")
        assert complaint.eligibility(on=day("2026-05-25")).finding("premature").answer is Answer.DISCRETION
        assert complaint.eligibility(on=day("2026-05-26")).finding("premature").answer is Answer.DISCRETION


class TestFurtherConcepts:
    COUNCIL, WALES_2011, WALES_2023 = further.PROCEDURES

    @pytest.mark.parametrize(
        ("tier", "last"), [("simple", "2027-01-07"), ("medium", "2027-02-18"), ("complex", "2027-05-23")]
    )
    def test_tiers_by_fact(self, tier: str, last: str) -> None:
        """
        Simple, medium and complex cases: 30, 60 working days and 6 months.

        Received on Saturday 21 November, counted from the next open day, Monday the 23rd.
        """
        complaint = record(self.COUNCIL, ("complaint", "2026-11-21"))
        chosen = complaint.note("complexity", tier, on=day("2026-11-25"))
        assert due(chosen.at(day("2026-11-25")), "stage-1-response") == day(last)
        assert (wd("2026-11-23", 30), wd("2026-11-23", 60)) == (day("2027-01-07"), day("2027-02-18"))
        untold = chosen.at(day("2026-11-24")).deadline("stage-1-response")
        assert untold.due is None
        assert span(untold) == (day("2027-01-07"), day("2027-05-23"))

    def test_hours_are_whole_days_and_marked(self) -> None:
        """ "Acknowledge within 48 hours": received 23 November, through the 25th, approximate."""
        acknowledgement = (
            record(self.COUNCIL, ("complaint", "2026-11-23")).at(day("2026-11-24")).deadline("acknowledgement")
        )
        assert acknowledgement.due == day("2026-11-25")
        assert acknowledgement.bounds.approximate

    def test_a_cap_over_a_stage_stands_beside_its_legs(self) -> None:
        """ "In total can take up to 50 working days": a duty of its own on the same act."""
        complaint = record(self.COUNCIL, ("panel-request", "2026-11-23"))
        seen = complaint.at(day("2026-11-24"))
        assert due(seen, "stage-3-in-total") == wd("2026-11-23", 50) == day("2027-02-04")
        assert due(seen, "panel-response") is None
        met = complaint.record("panel-meeting", day("2027-01-07"))
        assert due(met.at(day("2027-01-08")), "panel-response") == wd("2027-01-07", 20) == day("2027-02-04")

    def test_papers_are_counted_back_from_a_date_that_was_fixed(self) -> None:
        """Not later than 10 working days before the panel: fixed for 7 January 2027, so 21 December 2026."""
        complaint = record(self.COUNCIL, ("panel-request", "2026-11-23"))
        fixed = complaint.record("panel-date-fixed", day("2026-12-01"), until=day("2027-01-07"))
        assert due(fixed.at(day("2026-12-02")), "panel-papers") == day("2026-12-21") == wd("2027-01-07", -10)

    def test_twenty_days_of_getting_your_letter(self) -> None:
        """ "20 days of getting your letter": received 2 November: 22 November, or 30 November in working days."""
        complaint = record(self.COUNCIL, ("complaint", "2026-10-05"), ("stage-1-response", "2026-11-02"))
        states = [
            complaint.at(day(on)).window("panel-request").status for on in ("2026-11-22", "2026-11-23", "2026-12-01")
        ]
        assert states == [WindowStatus.OPEN, WindowStatus.CANNOT_TELL, WindowStatus.CLOSED]

    def test_the_bodys_own_closures_count_where_its_text_says_so(self) -> None:
        """
        A college's closure weeks: closed 24 and 29-31 December, under a definition that leaves closures out.

        30 working days of 23 November are 7 January; four more days out make it 8, 11, 12, 13 January.
        """
        closed = {day(f"2026-12-{number}"): "closure week" for number in (24, 29, 30, 31)}
        complaint = Complaint(
            self.COUNCIL, calendar=WorkingDayCalendar(ENGLAND, closures=closed), facts={"complexity": "simple"}
        ).record("complaint", day("2026-11-23"), received=day("2026-11-23"))
        response = complaint.at(day("2026-11-24")).deadline("stage-1-response")
        assert response.due == day("2027-01-13") == oracle.add(day("2026-11-23"), 30, ENGLAND, out=set(closed))

    def test_court_proceedings_stop_the_clock(self) -> None:
        """
        A council may decline while court proceedings run.

        From 23 November, 30 working days are 7 January. Suspended 30 November, resumed 7 December: five days more.
        """
        complaint = record(self.COUNCIL, ("complaint", "2026-11-23"), complexity="simple")
        stopped = complaint.suspend(day("2026-11-30"), cause="court")
        seen = stopped.at(day("2026-12-02")).deadline("stage-1-response")
        assert (seen.status, seen.due) == (DutyStatus.SUSPENDED, None)
        resumed = stopped.resume(day("2026-12-07")).at(day("2026-12-08"))
        assert due(resumed, "stage-1-response") == wd("2027-01-07", 5) == day("2027-01-14")

    def test_an_officer_may_extend(self) -> None:
        """By an officer, at most five working days, once: 7 January + 5 = 14 January."""
        complaint = record(self.COUNCIL, ("complaint", "2026-11-23"), complexity="simple")
        extended = complaint.extend("stage-1-response", to=day("2027-01-14"), on=day("2026-12-01"), how="officer")
        assert due(extended.at(day("2026-12-02")), "stage-1-response") == day("2027-01-14") == wd("2027-01-07", 5)

    def test_a_loop_opens_a_case_again(self) -> None:
        """A case that is over may be opened again, where the text says so."""
        events = (("complaint", "2026-01-05"), ("panel-request", "2026-03-02"), ("panel-response", "2026-05-01"))
        complaint = record(self.COUNCIL, *events)
        assert complaint.at(day("2026-06-01")).is_over
        again = complaint.record("stage-1-request", day("2026-06-02"))
        assert again.at(day("2026-06-03")).stage.name == "stage-1"

    def test_two_versions_by_date(self) -> None:
        """ "Not later than two working days after the day", then "five": received Friday 24 March and 21 April 2023."""
        old = record(self.WALES_2011, ("complaint", "2023-03-24")).at(day("2023-03-24"))
        new = record(self.WALES_2023, ("complaint", "2023-04-21")).at(day("2023-04-21"))
        assert due(old, "acknowledgement") == day("2023-03-28") == wd("2023-03-24", 2)
        assert due(new, "acknowledgement") == day("2023-04-28") == wd("2023-04-21", 5)
        assert self.WALES_2011.digest != self.WALES_2023.digest


class TestWhatIsRefused:
    def test_words_of_a_text_that_was_not_read(self) -> None:
        """Words are given only where the text was read (C23)."""
        (rule, other) = published("west-kent").extensions
        unread = evolve(rule.source, seen=Seen.SECONDARY)
        assert unread.words
        with pytest.raises(InvalidProcedureError, match="not read"):
            evolve(published("west-kent"), extensions=(evolve(rule, source=unread), other))
