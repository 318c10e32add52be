"""Snapshots, verdicts, moves and eligibility, recomputed each time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from complaint_rules import Answer, Complaint, DutyStatus, schemes
from complaint_rules.conditions import All, Always, FactIs, Happened
from complaint_rules.eligibility import Discretion, Exclusion, Standing, TimeLimit
from complaint_rules.errors import UnknownEventError
from complaint_rules.limits import After, On, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import Entitlement, How, Recurrence, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.working_days import WorkingDayDefinition
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    FROM_COMPLAINT,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    TRIBUNAL,
    complaint,
    duty,
    extension,
    march,
    procedure,
    route,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.answers import Move

REQUEST, RESPONSE = "stage-2-request", "stage-1-response"
UNREAD = Instrument(title="A page", short="page", url="", checked_on=march(1)).at(
    "", seen=Seen.SECONDARY, paraphrase="said elsewhere"
)
CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))


def move(record: Complaint, name: str, day: int = 10) -> Move:
    return next(one for one in record.at(march(day)).moves if one.name == name)


def names(record: Complaint, day: int = 10) -> list[str]:
    return [one.name for one in record.at(march(day)).moves]


class TestSnapshot:
    def test_rights_and_facts_and_the_reference_are_those_of_the_day(self) -> None:
        rights = tuple(
            Entitlement(name=name, who="you", text="do it", source=SOURCE, stages=stages, when=when)
            for name, stages, when in (
                ("always", (), Always()),
                ("advocate", (), FactIs("advocate")),
                ("in-stage-2", ("stage-2",), Always()),
            )
        )
        record = complaint(procedure(duty(), entitlements=rights), reference="A 1").note("advocate", False, on=march(8))
        before, after = record.at(march(7)), record.record(REQUEST, march(9)).at(march(9))
        assert [one.name for one in before.entitlements] == ["always", "advocate"]
        assert [one.name for one in after.entitlements] == ["always", "in-stage-2"]
        assert (before.facts, after.facts) == ({}, {"advocate": False})
        assert before.reference == "A 1"

    def test_the_next_due_is_the_earliest_that_is_pending(self) -> None:
        rules = procedure(duty(), duty("acknowledgement", After(On("complaint"), working(3))))
        assert (complaint(rules).at(march(6)).next_due or 0) == complaint(rules).at(march(6)).deadline(
            "acknowledgement"
        )
        assert complaint(rules).at(march(28)).next_due is None

    def test_how_unusual_an_extension_is_stands_with_the_other_irregularities(self) -> None:
        seen = complaint(procedure(duty())).extend(RESPONSE, to=march(20), on=march(5)).at(march(6))
        assert [(one.what, one.on) for one in seen.irregular] == [(RESPONSE, march(5))]


class TestFindings:
    def test_those_of_the_text_and_of_the_record(self) -> None:
        rules = procedure(duty(), findings=(TextFinding(name="silent", text="It does not say."),))
        record = Complaint(rules, findings=(TextFinding(name="saved", text="Under other rules."),))
        assert [one.name for one in record.at(march(3)).findings] == ["silent", "saved"]

    def test_what_was_not_read_shows(self) -> None:
        rules = procedure(
            duty(),
            working_days=WorkingDayDefinition(division="england-and-wales", source=UNREAD),
            transitions=(Transition(event="discussion", start=("stage-1",), to="stage-2", source=UNREAD),),
        )
        assert [one.name for one in complaint(rules).at(march(4)).findings] == ["working-day-definition"]
        moved = complaint(rules).record("discussion", march(5)).at(march(6))
        assert [one.name for one in moved.findings] == ["working-day-definition", "stage-rests-on"]
        assert "paraphrase" in moved.findings[1].text
        note = complaint(rules).at(march(4)).deadline(RESPONSE).notes
        assert len(note) == 1

    def test_a_complaint_open_past_the_end_of_its_version_says_what_governs(self) -> None:
        rules = procedure(duty(), in_force_until=march(10))
        record = complaint(rules)
        assert record.at(march(10)).findings == ()
        assert [one.name for one in record.at(march(11)).findings] == ["version-ended"]
        assert "not stated" in record.at(march(11)).findings[0].text
        assert record.record("withdrawal", march(11)).at(march(11)).findings == ()
        assert Complaint(rules).at(march(11)).findings == ()


class TestVerdicts:
    def test_what_the_text_allows_is_yes_with_its_reason(self) -> None:
        verdict = complaint(procedure(duty(), windows=(window(),))).can(REQUEST, on=march(5))
        assert verdict.answer is Answer.YES
        assert [one.text.split(":")[0] for one in verdict.reasons] == [
            "The request for stage 2 leads to",
            "The request for stage 2",
        ]

    def test_all_reasons_are_given_and_the_worst_decides(self) -> None:
        """P28 and P34: a guard gives an answer and its reasons, never a bare truth value."""
        rules = procedure(
            duty(),
            windows=(window(After(On("complaint"), DAYS_10)), window(RESPONSE_WINDOW, name="other")),
            routes=(route(name="other-body", event=REQUEST, complete=Happened("final-response")),),
        )
        verdict = complaint(rules).can(REQUEST, on=march(14))
        assert verdict.answer is Answer.NO
        assert [one.rule for one in verdict.reasons] == [
            "other-body",
            "twelve-months",
            REQUEST,
            REQUEST,
            "other",
        ]

    def test_no_comes_before_cannot_tell_before_discretion_before_yes(self) -> None:
        guarded = Transition(
            event="discussion",
            start=("stage-1",),
            to="stage-2",
            source=SOURCE,
            allowed_if=All(FactIs("advocate"), FactIs("in-writing")),
        )
        rules = procedure(duty(), transitions=(guarded,))
        untold = complaint(rules).can("discussion", on=march(5))
        assert (untold.answer, untold.missing) == (Answer.CANNOT_TELL, ("advocate", "in-writing"))
        assert "the text asks that advocate: yes and in writing: yes" in untold.reasons[0].text
        told = complaint(rules, facts={"advocate": False, "in-writing": False}).can("discussion", on=march(5))
        assert told.answer is Answer.NO
        assert [one.text for one in told.reasons] == [
            "the text asks that advocate: no".replace("no", "yes"),
            "the text asks that in writing: yes",
        ]
        allowed = complaint(rules, facts={"advocate": True, "in-writing": True}).can("discussion", on=march(5))
        assert allowed.answer is Answer.YES

    def test_what_is_on_record_and_does_not_repeat_may_not_happen_again(self) -> None:
        verdict = complaint(procedure(duty())).can("complaint", on=march(5))
        assert verdict.answer is Answer.NO
        assert verdict.reasons[0].text == "The complaint is already on record, on 3 March 2025"

    def test_what_repeats_may(self) -> None:
        record = complaint(procedure(duty(), transitions=(AGAIN,))).record("reopening", march(5))
        assert record.can("reopening", on=march(6)).answer is Answer.YES

    def test_after_the_end_and_before_the_beginning_it_leads_nowhere(self) -> None:
        record = complaint(procedure(duty())).record("withdrawal", march(5))
        assert record.can(REQUEST, on=march(6)).reasons[0].text == "the procedure is over: withdrawn"
        assert Complaint(procedure(duty())).can(REQUEST, on=march(6)).reasons[0].text == (
            "The request for stage 2 leads nowhere from: not begun"
        )

    def test_what_the_text_does_not_mention_is_not_forbidden(self) -> None:
        verdict = complaint(procedure(duty())).can("progress-update", on=march(5))
        assert (verdict.answer, verdict.reasons[0].text) == (
            Answer.YES,
            "nothing in the text forbids the progress update",
        )

    def test_an_unknown_event_is_refused_by_name(self) -> None:
        with pytest.raises(UnknownEventError):
            complaint(procedure(duty())).can("stage-9", on=march(5))

    def test_a_window_that_cannot_be_told_says_what_is_missing(self) -> None:
        record = complaint(procedure(duty(), windows=(window(RESPONSE_WINDOW),))).record(RESPONSE, march(5))
        verdict = record.can(REQUEST, on=march(20))
        assert (verdict.answer, verdict.missing) == (Answer.CANNOT_TELL, (f"received:{RESPONSE}",))
        assert record.can(REQUEST, on=march(14)).missing == ()

    def test_a_window_used_by_what_repeats_says_nothing_more(self) -> None:
        rules = procedure(duty(), windows=(window(NONE, name="talk", event="discussion"),))
        record = complaint(rules).record("discussion", march(5))
        assert [one.rule for one in record.can("discussion", on=march(6)).reasons] == ["discussion"]

    def test_whether_a_complaint_may_be_made_asks_for_its_eligibility(self) -> None:
        verdict = Complaint(CHILDREN).record("grounds-arose", march(1)).can("complaint", on=march(5))
        assert verdict.answer is Answer.YES
        assert len(verdict.assumed) == 3
        late = Complaint(CHILDREN).record("grounds-arose", date(2023, 3, 1)).can("complaint", on=march(5))
        assert late.answer is Answer.DISCRETION
        assert [one.rule for one in late.reasons] == ["complaint", "time-limit"]


class TestMoves:
    def test_those_of_the_complainant_with_their_last_day(self) -> None:
        record = complaint(procedure(duty(), windows=(window(RESPONSE_WINDOW),))).record(
            RESPONSE, march(5), received=march(6)
        )
        assert names(record) == [REQUEST, "withdrawal"]
        assert (move(record, REQUEST).until, move(record, "withdrawal").until) == (march(16), None)
        assert names(record, 17) == ["withdrawal"]

    def test_what_is_late_is_offered_with_discretion_and_without_a_day_that_has_passed(self) -> None:
        late = window(RESPONSE_WINDOW, late=Discretion(who="the body", source=SOURCE))
        record = complaint(procedure(duty(), windows=(late,))).record(RESPONSE, march(5), received=march(6))
        one = move(record, REQUEST, 17)
        assert (one.answer, one.until) == (Answer.DISCRETION, None)

    def test_a_window_alone_is_a_move_too(self) -> None:
        rules = procedure(duty(), windows=(window(NONE, name="ask", event="review-request"),))
        assert "review-request" in names(complaint(rules))

    def test_a_way_to_extend_is_a_move_while_it_would_count(self) -> None:
        rules = procedure(
            duty(),
            extensions=(
                extension(by=working(5), times=1, firm=False, before_expiry=True, requires=("the reasons", "the date")),
                extension(How.OFFICER, by=working(5), times=1, follows=How.NOTICE),
                extension(How.AGREEMENT),
                extension(How.AUTOMATIC, by=working(1), applies_when=FactIs("advocate")),
            ),
        )
        record = complaint(rules, facts={"advocate": False})
        offered = [one for one in record.at(march(10)).moves if one.name == f"extension:{RESPONSE}"]
        assert [(one.until, one.text.partition("extended ")[2]) for one in offered] == [
            (
                march(17),
                (
                    "by notice, to 24 March 2025 at the furthest (further for good reason); "
                    "it requires the reasons, and the date."
                ),
            ),
            (march(17), "by agreement."),
        ]
        used = record.extend(RESPONSE, to=march(24), on=march(10))
        again = [one.text for one in used.at(march(10)).moves if one.name == f"extension:{RESPONSE}"]
        assert [text.partition("extended ")[2] for text in again] == [
            "by an officer, to 31 March 2025 at the furthest.",
            "by agreement.",
        ]

    def test_no_extension_is_offered_that_would_add_nothing_or_after_the_day(self) -> None:
        full = procedure(duty(), extensions=(extension(to=FROM_COMPLAINT),))
        assert names(complaint(full)) == [REQUEST, "withdrawal"]
        late = procedure(duty(), extensions=(extension(),))
        assert names(complaint(late), 18) == [REQUEST, "withdrawal"]
        assert f"extension:{RESPONSE}" in names(complaint(late), 17)

    def test_the_duty_of_a_later_stay_may_be_extended_too(self) -> None:
        rules = procedure(
            duty(within=After(On("reopening"), working(10))), transitions=(AGAIN,), extensions=(extension(),)
        )
        assert f"extension:{RESPONSE}/2" in names(complaint(rules).record("reopening", march(5)))

    def test_of_a_recurring_duty_only_the_first_is_put_off(self) -> None:
        every = Recurrence(every=working(5), ends_with=RESPONSE)
        rules = procedure(
            duty("progress-update", FROM_COMPLAINT, recurs=every), extensions=(extension(duty="progress-update"),)
        )
        assert "extension:progress-update" in names(complaint(rules), 10)
        assert not [name for name in names(complaint(rules), 18) if name.startswith("extension")]


class TestEligibility:
    LIMIT = TimeLimit(name="ten-days", until=After(On("matter-occurred"), DAYS_10), source=SOURCE)

    @pytest.mark.parametrize(("by_receipt", "answer"), [(False, Answer.YES), (True, Answer.NO)])
    def test_the_act_is_judged_by_its_own_date(self, by_receipt: bool, answer: Answer) -> None:
        limit = TimeLimit(name="ten", until=self.LIMIT.until, source=SOURCE, judged_by_receipt=by_receipt)
        record = Complaint(procedure(duty(), time_limits=(limit,))).record("matter-occurred", march(1))
        record = record.record("complaint", march(11), received=march(14))
        assert record.eligibility(on=march(28)).answer is answer

    def test_else_as_if_made_on_the_day(self) -> None:
        record = Complaint(procedure(duty(), time_limits=(self.LIMIT,))).record("matter-occurred", march(1))
        assert record.eligibility(on=march(11)).answer is Answer.YES
        assert record.eligibility(on=march(12)).answer is Answer.NO

    def test_known_by_its_receipt_alone_it_was_made_on_or_before_it(self) -> None:
        record = Complaint(procedure(duty(), time_limits=(self.LIMIT,))).record("matter-occurred", march(1))
        in_time = record.record("complaint", received=march(11)).eligibility(on=march(28))
        doubtful = record.record("complaint", received=march(12)).eligibility(on=march(28))
        assert in_time.answer is Answer.YES
        assert (doubtful.answer, doubtful.missing) == (Answer.CANNOT_TELL, ("made:complaint",))

    def test_every_rule_has_its_finding(self) -> None:
        rules = procedure(
            duty(),
            time_limits=(self.LIMIT,),
            standing=(Standing(name="who", when=FactIs("advocate"), text="an advocate", source=SOURCE),),
            exclusions=(Exclusion(name="appeal", when=FactIs("appeal-used"), text="an appeal", source=SOURCE),),
        )
        found = Complaint(rules).record("matter-occurred", march(1)).eligibility(on=march(5))
        assert [one.rule for one in found.findings] == ["ten-days", "who", "appeal"]
        assert found.answer is Answer.CANNOT_TELL

    def test_no_suspension_stops_the_limit_for_complaining(self) -> None:
        seen = (
            Complaint(CHILDREN)
            .record("grounds-arose", date(2024, 3, 5))
            .suspend(march(1), cause="concurrent-proceedings")
        )
        assert seen.eligibility(on=march(5)).finding("time-limit").answer is Answer.YES
        assert seen.eligibility(on=march(6)).finding("time-limit").answer is Answer.DISCRETION


class TestSchemesFromEndToEnd:
    """Decision 25 005 179 (Cornwall), where 29 August 2024 and 65 working days came to 28 November 2024."""

    ASKED = Complaint(CHILDREN).record(REQUEST, date(2024, 8, 29))

    def test_pending_through_the_extended_day_and_overdue_on_the_next(self) -> None:
        longer = self.ASKED.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 1))
        for day, status in ((28, DutyStatus.PENDING), (29, DutyStatus.OVERDUE)):
            one = longer.at(date(2024, 11, day)).deadline("stage-2-response")
            assert (one.status, one.due, one.original) == (status, date(2024, 11, 28), date(2024, 10, 3))
        late = self.ASKED.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 4)).at(date(2024, 10, 4))
        assert late.deadline("stage-2-response").status is DutyStatus.OVERDUE
        assert any("too late" in one.text for one in late.irregular)
        plain = self.ASKED.at(date(2024, 10, 4)).deadline("stage-2-response")
        assert (plain.status, plain.latest) == (DutyStatus.OVERDUE, date(2024, 11, 28))

    def test_sent_in_time_and_received_later_the_panel_window_runs_from_receipt(self) -> None:
        sent = self.ASKED.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 1)).record(
            "stage-2-response", date(2024, 11, 28), received=date(2024, 12, 2)
        )
        seen = sent.at(date(2024, 12, 3))
        assert seen.deadline("stage-2-response").status is DutyStatus.MET
        assert seen.window("panel-request").opens == date(2024, 12, 2)
        assert seen.window("panel-request").closes == date(2025, 1, 2)

    def test_a_stage_2_that_is_late_is_no_ground_for_a_panel_and_is_one_for_the_ombudsman(self) -> None:
        """P34: being late and being entitled to go on are different questions."""
        verdict = self.ASKED.can("panel-request", on=date(2024, 11, 29))
        assert verdict.answer is Answer.NO
        assert (
            self.ASKED.record("first-notice", date(2024, 7, 1)).can("ombudsman-complaint", on=date(2024, 11, 29)).answer
            is Answer.DISCRETION
        )

    def test_under_the_ombudsman_s_own_scheme_the_same_record_is_read(self) -> None:
        under = self.ASKED.under(schemes.in_force("lgsco", on=date(2024, 8, 1)))
        seen = under.at(date(2024, 11, 29))
        assert seen.deadline("council-opportunity").strength.binds is False
        assert seen.breaches == ()


def test_each_limit_counts_from_its_own_start() -> None:
    """P14: a date counts from its own start, never from a date that was itself moved."""
    chain = procedure(
        duty(),
        duty("acknowledgement", After(After(On("complaint"), Period(5, Unit.DAYS)), working(5))),
        duty("refusal", After(Received("complaint"), working(10))),
    )
    seen = complaint(chain).at(march(4))
    assert seen.deadline("acknowledgement").due == march(14)
    assert seen.deadline("refusal").due == seen.deadline(RESPONSE).due == march(17)


class TestDiscretionOverATransition:
    """Never "barred" where discretion exists: what the text does not allow, somebody may allow all the same."""

    def test_the_verdict_says_who_may_allow_it(self) -> None:
        asked = Transition(
            event="stage-3-request",
            start=("stage-1",),
            to="stage-2",
            source=SOURCE,
            allowed_if=Happened("stage-1-response"),
            discretion=TRIBUNAL,
        )
        made = complaint(procedure(duty(), transitions=(asked,)))
        verdict = made.can("stage-3-request", on=march(5))
        assert verdict.answer is Answer.DISCRETION
        assert verdict.reasons[0].text == (
            "the text asks that stage 1 response has happened; the body may still consider it (house rule)"
        )
        answered = made.record("stage-1-response", march(4))
        assert answered.can("stage-3-request", on=march(5)).answer is Answer.YES


class TestWindowOfAnotherStage:
    """House rule: a move is offered where its time has come, not at any time."""

    def test_what_only_a_window_of_another_stage_is_for_is_no_move(self) -> None:
        rules = schemes.in_force("lgsco", on=date(2026, 1, 5))
        made = Complaint(rules).record("ombudsman-complaint", date(2026, 1, 5))
        seen = made.at(date(2026, 1, 6))
        assert "review-request" not in [move.name for move in seen.moves]
        verdict = made.can("review-request", on=date(2026, 1, 6))
        assert verdict.answer is Answer.NO
        assert "the time for it comes with: decided by the Ombudsman" in [reason.text for reason in verdict.reasons]


class TestComplainingItself:
    """The Ombudsman's twelve months stand beside the move that they limit."""

    def test_the_move_says_until_when_and_that_it_is_late(self) -> None:
        noticed = Complaint(schemes.in_force("lgsco", on=date(2025, 3, 10))).record("first-notice", date(2025, 3, 10))
        in_time, late = (noticed.at(day).moves[0] for day in (date(2025, 6, 1), date(2026, 3, 10)))
        assert (in_time.name, in_time.until) == ("ombudsman-complaint", date(2026, 3, 9))
        assert "in time, through 9 March 2026" in in_time.text
        assert (late.answer, late.until) == (Answer.DISCRETION, None)
        assert "late, it ended on 9 March 2026" in late.text


def test_of_two_bodies_reached_by_one_event_one_is_enough() -> None:
    """House rule: a route that is not for this complaint stands in the way of no other."""
    complaint = Complaint(schemes.newest("greensquareaccord-care"), facts={"housing-matter": False})
    complaint = complaint.record("first-notice", date(2026, 11, 2)).record("complaint", date(2026, 11, 3))
    verdict = complaint.can("ombudsman-complaint", on=date(2026, 11, 4))
    assert complaint.at(date(2026, 11, 4)).route("housing-ombudsman").answer is Answer.NO
    assert verdict.answer is complaint.at(date(2026, 11, 4)).route("lgsco").answer
    assert verdict.answer is not Answer.NO


def test_the_ombudsmans_clock_does_not_stop_with_the_bodys_procedure() -> None:
    """Advocacy Focus guide: "They aim to decide whether your complaint will be investigated within four weeks"."""
    complaint = Complaint(schemes.newest("trafford-children-guide"), readings={"four-weeks-start": "sent"})
    complaint = complaint.record("panel-request", date(2026, 9, 1)).record("panel-decision", date(2026, 10, 1))
    complaint = complaint.record("ombudsman-complaint", date(2026, 10, 5))
    seen = complaint.at(date(2026, 10, 20))
    assert seen.is_over
    assert seen.deadline("ombudsman-assessment").status is DutyStatus.PENDING
    assert seen.deadline("ombudsman-assessment").due == date(2026, 11, 2)


def test_of_two_bodies_that_are_both_open_to_it_the_better_answer_counts_and_both_reasons_are_told() -> None:
    """House rule: each way is one of its own, so the one that may be taken is enough."""
    told = {"housing-matter": True, "landlord": True}
    rules = schemes.newest("greensquareaccord-care")
    both = evolve(rules, routes=tuple(evolve(one, applies=Always()) for one in rules.routes if one.event))
    complaint = Complaint(both, facts=told).record("first-notice", date(2025, 3, 10))
    complaint = complaint.record("complaint", date(2025, 3, 11)).record("stage-2-response", date(2026, 11, 2))
    seen = complaint.at(date(2026, 11, 4))
    answers = {seen.route("lgsco").answer, seen.route("housing-ombudsman").answer}
    assert len(answers) == 2
    verdict = complaint.can("ombudsman-complaint", on=date(2026, 11, 4))
    assert verdict.answer in answers
    assert verdict.answer is not Answer.NO
    assert {one.rule for one in verdict.reasons} >= {"time-limit"}
