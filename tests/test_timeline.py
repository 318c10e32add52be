"""What a record says up to each day: what is known, what must have been, which stays and which clocks."""

from __future__ import annotations

from datetime import date

from complaint_rules import Complaint, DutyStatus
from complaint_rules.limits import After, On
from complaint_rules.periods import Pause
from complaint_rules.replay import Replay
from complaint_rules.timeline import Stay, Timeline
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    april,
    complaint,
    duty,
    march,
    procedure,
    suspension,
    working,
)

RULES = procedure(
    duty(),
    duty("panel-report", After(On("panel-meeting"), DAYS_10)),
    transitions=(AGAIN,),
    suspensions=(suspension(), suspension("police")),
)


def timeline(record: Complaint, on: date) -> Timeline:
    return Replay(
        record.procedure, record.entries, on, facts=dict(record.facts), readings={}, calendar=record.calendar
    ).timeline


class TestWhatIsKnown:
    def test_nothing_dated_after_the_day_is_read(self) -> None:
        record = (
            complaint(RULES).record("stage-1-response", march(5), received=march(9)).note("advocate", True, on=march(8))
        )
        line = timeline(record, march(10))
        assert line.facts(march(7)) == {}
        assert line.facts(march(8)) == {"advocate": True}
        assert "stage-1-response" not in line.evidence(march(4)).occurrences
        assert line.evidence(march(8)).occurrences["stage-1-response"][0].received is None
        assert line.evidence(march(9)).occurrences["stage-1-response"][0].received == march(9)
        assert line.evidence(march(9)) is line.evidence(march(9))

    def test_of_a_fact_told_again_the_last_counts(self) -> None:
        record = complaint(RULES, facts={"advocate": False}).note("advocate", True, on=march(5))
        assert timeline(record, march(4)).facts(march(4)) == {"advocate": False}
        assert timeline(record, march(5)).facts(march(5)) == {"advocate": True}

    def test_what_must_have_come_before_a_recorded_act_lies_on_or_before_it(self) -> None:
        record = Complaint(RULES).record("panel-response", march(10)).record("panel-report", march(7))
        implied = timeline(record, march(12)).evidence(march(12)).implied
        assert implied["panel-meeting"] == march(7)
        assert implied["complaint"] == march(7)
        assert "panel-report" not in implied

    def test_first_notice_lies_on_or_before_the_first_act(self) -> None:
        record = Complaint(RULES).record("case-closed", march(1)).record("acknowledgement", march(5))
        line = timeline(record.record("matter-occurred", date(2025, 1, 1)), march(12))
        assert line.evidence(march(4)).implied == {}
        implied = line.evidence(march(5)).implied
        assert implied["first-notice"] == implied["grounds-arose"] == march(5)
        assert "matter-occurred" not in implied

    def test_as_if_made_today_it_lies_on_or_before_today(self) -> None:
        line = timeline(Complaint(RULES).record("matter-occurred", march(1)), march(12))
        assert line.as_if_made(march(12)).implied == {"first-notice": march(12), "grounds-arose": march(12)}
        begun = timeline(complaint(RULES), march(12))
        assert begun.as_if_made(march(12)).implied["first-notice"] == march(3)

    def test_it_begins_with_the_first_act_and_not_with_a_circumstance(self) -> None:
        record = Complaint(RULES).record("matter-occurred", march(1)).note("advocate", True, on=march(2))
        assert timeline(record, march(12)).begun(march(12)) is None
        acted = timeline(record.record("complaint", march(5)), march(12))
        assert (acted.begun(march(4)), acted.begun(march(5))) == (None, march(5))


class TestActs:
    def test_an_act_has_a_span(self) -> None:
        record = Complaint(RULES).record("complaint", march(3), received=march(5)).record("refusal", received=march(7))
        line = timeline(record, march(12))
        evidence = line.evidence(march(12))
        sent, received = (line.act("complaint", evidence, by_receipt=one) for one in (False, True))
        assert sent is not None
        assert received is not None
        assert (sent.low, sent.high, received.low, received.high) == (march(3), march(3), march(5), march(5))
        refusal = line.act("refusal", evidence, by_receipt=False)
        assert refusal is not None
        assert (refusal.low, refusal.high) == (None, march(7))
        assert line.act("withdrawal", evidence, by_receipt=False) is None


class TestStays:
    def test_each_stay_in_a_stage(self) -> None:
        record = complaint(RULES).record("withdrawal", march(5)).record("reopening", march(10))
        line = timeline(record, march(12))
        assert line.stays("stage-1", march(12)) == (
            Stay(entered=march(3), left=march(5), since=None),
            Stay(entered=march(10), left=None, since=march(10)),
        )
        assert line.stay("stage-1", march(9)) == Stay(entered=march(3), left=march(5), since=None)
        assert line.stay("stage-2", march(12)) == Stay(entered=None, left=None, since=None)
        assert line.stay(None, march(9)) == Stay(entered=march(3), left=march(5), since=None)
        assert line.stay(None, march(12)) == Stay(entered=march(3), left=None, since=None)

    def test_the_stage_on_a_day_is_that_at_its_end(self) -> None:
        line = timeline(complaint(RULES).record("withdrawal", march(5)), march(12))
        held = [line.stage_on(march(day)) for day in (2, 3, 4, 5)]
        assert held == ["not-begun", "stage-1", "stage-1", "withdrawn"]
        assert line.stage == "withdrawn"
        assert timeline(Complaint(RULES), march(3)).stage == "not-begun"


class TestPauses:
    def test_each_suspension_with_its_end_where_it_has_one(self) -> None:
        record = (
            complaint(RULES)
            .suspend(march(5), cause="court")
            .resume(march(7))
            .suspend(march(10), cause="police")
            .resume(april(1))
        )
        of = RULES.duties[0]
        line = timeline(record, april(2))
        assert line.evidence_for_duty(of, march(4)).pauses == ()
        assert line.evidence_for_duty(of, march(6)).pauses == (Pause(march(5), None),)
        assert line.evidence_for_duty(of, march(12)).pauses == (Pause(march(5), march(7)), Pause(march(10), None))
        assert line.evidence_for_duty(of, april(1)).pauses[1] == Pause(march(10), april(1))

    def test_a_clock_of_a_later_stage_is_not_stopped_by_what_began_in_an_earlier(self) -> None:
        rules = procedure(
            duty(),
            duty("stage-2-response", After(On("stage-2-request"), working(10)), stage="stage-2"),
            suspensions=(suspension(),),
        )
        record = complaint(rules).suspend(march(4), cause="court").record("stage-2-request", march(5))
        one = record.at(march(6)).deadline("stage-2-response")
        assert (one.status, one.due) == (DutyStatus.PENDING, march(19))


def test_the_body_s_closures_are_left_out_where_the_definition_does_not_name_them() -> None:
    line = timeline(complaint(RULES), march(12))
    assert line.closures_left_out == ()
    assert line.days.school is None
