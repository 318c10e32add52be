"""The stages recomputed from events: regular, partial, out of order, too early, by silence and in loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from complaint_rules import Answer, Complaint, WindowStatus
from complaint_rules.conditions import (
    All,
    Any,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIs,
    FactNotTold,
    Happened,
    Missed,
    Not,
    Overdue,
    WindowOpen,
)
from complaint_rules.limits import After, On, Received
from complaint_rules.machine import taken_for_granted
from complaint_rules.rules import Transition
from complaint_rules.vocabulary import Fact, Kind, Party
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    FROM_COMPLAINT,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    april,
    complaint,
    duty,
    march,
    procedure,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

REQUEST, RESPONSE = "stage-2-request", "stage-1-response"
RULES = procedure(
    duty(),
    duty("stage-2-response", After(On(REQUEST), DAYS_10), stage="stage-2"),
    windows=(window(RESPONSE_WINDOW),),
    transitions=(AGAIN,),
)


def visits(record: Complaint, day: int = 28) -> list[str]:
    return [name for name, _, _ in record.at(march(day)).visits]


def texts(record: Complaint, day: int = 28) -> list[str]:
    return [one.text for one in record.at(march(day)).irregular]


class TestRegular:
    def test_nothing_on_record_is_the_stage_before_the_first_event(self) -> None:
        seen = Complaint(RULES).at(march(3))
        assert (seen.stage.name, seen.stage_since, seen.visits) == ("not-begun", None, ())

    def test_each_event_makes_its_move_on_its_day(self) -> None:
        record = (
            complaint(RULES).record(RESPONSE, march(5)).record(REQUEST, march(7)).record("final-response", march(12))
        )
        assert record.at(march(12)).visits == (
            ("stage-1", march(3), march(7)),
            ("stage-2", march(7), march(12)),
            ("over", march(12), None),
        )
        assert record.at(march(12)).irregular == ()
        assert record.at(march(12)).is_over

    def test_at_a_date_only_what_is_dated_on_or_before_it_counts(self) -> None:
        record = complaint(RULES)
        later = (
            record.record(REQUEST, march(7))
            .note("advocate", True, on=march(8))
            .extend(RESPONSE, to=march(30), on=march(9))
        )
        assert later.at(march(6)) == record.at(march(6))

    def test_withdrawal_and_refusal_end_it_from_any_open_stage(self) -> None:
        for event, end in (("withdrawal", "withdrawn"), ("refusal", "refused")):
            assert visits(complaint(RULES).record(event, march(5))) == ["stage-1", end]
            assert visits(complaint(RULES).record(REQUEST, march(4)).record(event, march(5)))[-1] == end


class TestIrregular:
    """Events decide, guards advise: what happened, happened."""

    def test_one_event_is_enough(self) -> None:
        for event in RULES.events:
            Complaint(RULES).record(event.name, march(5)).at(march(6))
        assert visits(Complaint(RULES).record(REQUEST, march(5))) == ["stage-2"]
        assert texts(Complaint(RULES).record(REQUEST, march(5))) == [
            "The request for stage 2 is on record, and the complaint before it is not."
        ]

    def test_an_act_of_a_later_stage_shows_that_it_had_begun(self) -> None:
        record = complaint(RULES).record("stage-2-response", march(10))
        assert visits(record) == ["stage-1", "stage-2"]
        assert "its beginning is not on record" in texts(record)[1]

    def test_an_event_of_a_later_stage_is_a_jump(self) -> None:
        record = complaint(RULES).record("final-response", march(10))
        assert visits(record) == ["stage-1", "over"]
        assert texts(record) == ["The final response came while the complaint was at: stage 1."]

    def test_an_event_of_an_earlier_stage_leads_nowhere(self) -> None:
        record = Complaint(RULES).record(REQUEST, march(5)).record("complaint", march(10))
        assert visits(record) == ["stage-2"]
        assert "The complaint leads nowhere from: stage 2." in texts(record)
        assert any("is dated before the complaint, which is dated 10 March 2025" in text for text in texts(record))

    def test_an_event_that_begins_the_stage_that_is_held_begins_it_no_second_time(self) -> None:
        record = complaint(RULES).record("stage-2-response", march(5)).record(REQUEST, march(10))
        assert visits(record) == ["stage-1", "stage-2"]
        assert texts(record)[-1] == "The request for stage 2 leads nowhere from: stage 2."

    def test_an_act_of_a_stage_that_was_left_is_late_for_it(self) -> None:
        record = complaint(RULES).record(REQUEST, march(5)).record(RESPONSE, march(10))
        assert texts(record) == ["The stage 1 response came after this was left: stage 1."]

    def test_an_act_in_its_own_stage_is_regular(self) -> None:
        assert texts(complaint(RULES).record(RESPONSE, march(10))) == []

    def test_an_event_after_the_end_is_kept_and_reported(self) -> None:
        record = complaint(RULES).record("withdrawal", march(5)).record(REQUEST, march(10))
        assert visits(record) == ["stage-1", "withdrawn"]
        assert texts(record) == ["The request for stage 2 came after the procedure was over (withdrawn)."]

    def test_an_event_for_which_the_procedure_has_no_use_is_kept_and_listed(self) -> None:
        seen = complaint(RULES).record("panel-request", march(10)).at(march(12))
        assert (seen.irregular, seen.not_used, seen.stage.name) == ((), ("panel-request",), "stage-1")

    def test_a_circumstance_moves_nothing_and_is_no_irregularity(self) -> None:
        seen = Complaint(RULES).record("case-closed", march(10)).at(march(12))
        assert (seen.irregular, seen.stage.name) == ((), "not-begun")

    @pytest.mark.parametrize("day", [4, 20])
    def test_too_early_it_counts_and_every_reason_is_given(self, day: int) -> None:
        guarded = Transition(
            event="discussion",
            start=("stage-1",),
            to="stage-2",
            source=SOURCE,
            allowed_if=All(
                Any(Happened(RESPONSE), Missed(RESPONSE)), FactIs("advocate", value=False), Happened("complaint")
            ),
        )
        rules = procedure(duty(), transitions=(guarded,))
        record = complaint(rules, facts={"advocate": True}).record("discussion", march(day))
        assert visits(record) == ["stage-1", "stage-2"]
        early = ["The discussion came although the text asks that stage 1 response has happened or the limit for "]
        said = texts(record)
        assert len(said) == (2 if day == 4 else 1)
        assert said[0].startswith(early[0]) is (day == 4)
        assert said[-1] == "The discussion came although the text asks that advocate: no."


class TestBranches:
    BRANCHED: Procedure = procedure(
        duty(),
        further_facts=(Fact(name="issues", question="How many issues?", kind=Kind.NUMBER),),
        transitions=(
            Transition(
                event="discussion", start=("stage-1",), to="stage-2", source=SOURCE, when=FactAtLeast("issues", 2)
            ),
            Transition(
                event="discussion",
                start=("stage-1",),
                to="over",
                source=SOURCE,
                when=All(Not(FactAtLeast("issues", 2)), Not(FactNotTold("issues"))),
            ),
            Transition(event="discussion", start=("stage-1",), to="refused", source=SOURCE, when=FactNotTold("issues")),
        ),
    )

    @pytest.mark.parametrize(("issues", "end"), [(1, "over"), (2, "stage-2"), (None, "refused")])
    def test_when_chooses_between_moves_and_one_is_for_the_fact_not_told(self, issues: int | None, end: str) -> None:
        facts = {} if issues is None else {"issues": issues}
        record = complaint(self.BRANCHED, facts=facts).record("discussion", march(5))
        assert visits(record) == ["stage-1", end]

    def test_a_fact_told_later_does_not_change_the_move_that_was_made(self) -> None:
        record = complaint(self.BRANCHED).record("discussion", march(5)).note("issues", 2, on=march(6))
        assert visits(record)[-1] == "refused"

    def test_a_fact_told_on_the_day_counts(self) -> None:
        record = complaint(self.BRANCHED).record("discussion", march(5)).note("issues", 2, on=march(5))
        assert visits(record)[-1] == "stage-2"

    def test_a_jump_takes_the_branch_that_is_met(self) -> None:
        record = Complaint(self.BRANCHED, facts={"issues": 2}).record("discussion", march(5))
        assert visits(record) == ["stage-2"]


class TestConditions:
    def test_whether_a_window_is_open_may_decide(self) -> None:
        rules = procedure(
            duty(),
            windows=(window(RESPONSE_WINDOW),),
            transitions=(
                Transition(
                    event="discussion", start=("stage-1",), to="stage-2", source=SOURCE, allowed_if=WindowOpen(REQUEST)
                ),
            ),
        )
        record = complaint(rules).record(RESPONSE, march(5), received=march(5))
        assert texts(record.record("discussion", march(15))) == []
        assert texts(record.record("discussion", march(16))) == [
            "The discussion came although the text asks that the time for stage 2 request is open."
        ]

    @pytest.mark.parametrize(("answered", "day", "reasons"), [(False, 17, 1), (False, 18, 0), (True, 28, 1)])
    def test_whether_a_duty_is_overdue_may_decide(self, *, answered: bool, day: int, reasons: int) -> None:
        guarded = Transition(
            event="discussion", start=("stage-1",), to="stage-2", source=SOURCE, allowed_if=Overdue(RESPONSE)
        )
        record = complaint(procedure(duty(), transitions=(guarded,))).record("discussion", march(day))
        assert len(texts(record.record(RESPONSE, march(20)) if answered else record)) == reasons

    @pytest.mark.parametrize(
        ("form", "answer"),
        [("oral", Answer.YES), ("written", Answer.NO), (None, Answer.CANNOT_TELL)],
    )
    def test_what_an_event_carries_may_decide(self, form: str | None, answer: Answer) -> None:
        guarded = Transition(
            event="discussion",
            start=("stage-1",),
            to="stage-2",
            source=SOURCE,
            allowed_if=DetailIs("complaint", "form", "oral"),
        )
        rules = procedure(duty(), transitions=(guarded,))
        made = Complaint(rules)
        record = made.record("complaint", march(3)) if form is None else made.record("complaint", march(3), form=form)
        assert record.can("discussion", on=march(4)).answer is answer

    def test_a_detail_of_an_event_that_has_not_happened_decides_nothing(self) -> None:
        branches = tuple(
            Transition(event="discussion", start=("not-begun",), to=to, source=SOURCE, when=when)
            for to, when in (
                ("stage-1", DetailIs("complaint", "form", "oral")),
                ("stage-2", Not(DetailIs("complaint", "form", "oral"))),
            )
        )
        assert visits(Complaint(procedure(duty(), transitions=branches)).record("discussion", march(4))) == ["stage-2"]


class TestLoops:
    def test_a_stage_may_be_entered_again(self) -> None:
        record = complaint(RULES).record(REQUEST, march(5)).record("reopening", march(7)).record("reopening", march(9))
        assert record.at(march(10)).visits == (
            ("stage-1", march(3), march(5)),
            ("stage-2", march(5), march(7)),
            ("stage-1", march(7), march(9)),
            ("stage-1", march(9), None),
        )

    def test_an_end_may_be_left_where_the_text_reopens_it(self) -> None:
        record = complaint(RULES).record("withdrawal", march(5)).record("reopening", march(10))
        assert visits(record) == ["stage-1", "withdrawn", "stage-1"]
        assert texts(record) == []

    def test_a_window_used_in_the_earlier_stay_is_not_used_in_the_later(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(4), received=march(4)).record(REQUEST, march(5))
        seen = record.record("reopening", march(7)).at(march(8))
        assert seen.window(REQUEST).used is None


def test_silence_comes_before_the_events_of_the_day_on_which_it_moves() -> None:
    rules = procedure(duty(), windows=(window(RESPONSE_WINDOW, if_silent="silent"),))
    record = complaint(rules).record(RESPONSE, march(5), received=march(5)).record("withdrawal", march(16))
    assert record.at(april(1)).visits == (("stage-1", march(3), march(16)), ("silent", march(16), None))
    assert record.at(april(1)).irregular[0].text == (
        "The withdrawal of the complaint came after the procedure was over (closed by silence)."
    )


def test_nobody_is_silent_where_nothing_could_be_done() -> None:
    rules = procedure(duty(within=FROM_COMPLAINT, owed_by=Party.BODY), windows=(window(NONE),))
    assert complaint(rules).at(april(30)).stage.name == "stage-1"


class TestTakenForGranted:
    """House rule: a missing date never makes a yes beyond what is declared; the way that takes least counts."""

    RULES = procedure(duty(within=After(Received("complaint"), working(10))))
    LATE = Missed("stage-1-response")
    UNREAD = Complaint(RULES).record("complaint", march(3))
    ASSUMED = ("complaint was received on the day it was made or sent",)

    @pytest.mark.parametrize(
        ("condition", "met", "rests"),
        [
            (LATE, True, True),
            (Not(LATE), False, True),
            (Not(Not(LATE)), True, True),
            (All(LATE, Happened("complaint")), True, True),
            (Any(LATE, Happened("complaint")), True, False),
            (Any(LATE, Happened("withdrawal")), True, True),
            (Not(All(LATE, Happened("withdrawal"))), True, False),
            (Not(Any(Not(LATE), Happened("withdrawal"))), True, True),
            (Happened("complaint"), True, False),
        ],
    )
    def test_it_is_what_the_miss_rests_on_where_the_answer_rests_on_the_miss(
        self, condition: Condition, met: bool, rests: bool
    ) -> None:
        timeline = self.UNREAD._replay(march(28)).timeline
        assert self.UNREAD.at(march(28)).deadline("stage-1-response").is_missed
        assert (condition.answer(timeline.circumstances(march(28))) is Answer.YES) is met
        assert taken_for_granted(condition, timeline, march(28)) == (self.ASSUMED if rests else ())


class TestWhatAGuardHasAsked:
    """House rule: "everything is recomputed from the record": what was read before a move is read again after it."""

    def test_a_window_that_let_an_act_through_is_closed_once_the_act_has_left_its_stage(self) -> None:
        leaves = Transition(
            event="resolution", start=("stage-1",), to="over", source=SOURCE, allowed_if=WindowOpen(REQUEST)
        )
        rules = procedure(windows=(window(NONE),), transitions=(leaves,))
        found = complaint(rules).record("resolution", march(10)).at(march(10))
        assert (found.stage.name, found.irregular) == ("over", ())
        assert found.window(REQUEST).status is WindowStatus.CLOSED
