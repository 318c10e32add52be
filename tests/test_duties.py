"""How a duty stands: its dates, its status, its extensions and what stands still. Dates were counted by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from complaint_rules import Complaint, DutyStatus, WorkingDayCalendar, schemes
from complaint_rules.conditions import Always, Condition, DetailIs, FactIs, FactValue, Missed
from complaint_rules.errors import AmbiguousNameError, UnknownEventError
from complaint_rules.limits import (
    After,
    ByFact,
    DateSetBy,
    EarlierOf,
    LaterOf,
    Limit,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import How, Recurrence, Strength, Target, Transition
from complaint_rules.vocabulary import Fact, Party
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    FROM_COMPLAINT,
    NONE,
    SOURCE,
    april,
    complaint,
    duty,
    extension,
    march,
    procedure,
    suspension,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

RESPONSE = "stage-1-response"
EITHER = Readings("start", {"complaint": On("complaint"), "discussion": On("discussion")})


class TestStatus:
    def test_a_duty_is_pending_through_its_last_day_and_overdue_on_the_next(self) -> None:
        """P23: the last day itself is in time."""
        running = complaint(procedure(duty()))
        for day in range(3, 18):
            one = running.at(march(day)).deadline(RESPONSE)
            assert one.status is DutyStatus.PENDING
            assert (one.due, one.original, one.days_late, one.missed_on) == (march(17), march(17), None, None)
        late = running.at(march(18)).deadline(RESPONSE)
        assert late.status is DutyStatus.OVERDUE
        assert (late.missed_on, late.days_late) == (march(18), 1)

    def test_an_act_on_the_last_day_meets_it_and_one_on_the_next_is_late(self) -> None:
        running = complaint(procedure(duty()))
        met = running.record(RESPONSE, march(17)).at(march(28)).deadline(RESPONSE)
        assert (met.status, met.done, met.missed_on, met.days_late) == (DutyStatus.MET, march(17), None, None)
        late = running.record(RESPONSE, march(18)).at(march(28)).deadline(RESPONSE)
        assert (late.status, late.done, late.missed_on, late.days_late) == (
            DutyStatus.MET_LATE,
            march(18),
            march(18),
            1,
        )

    def test_lateness_is_in_working_days_where_the_limit_counts_them_and_else_in_days(self) -> None:
        """P21: measured against the limit itself; Tuesday 25 March is six working days after Monday 17 March."""
        both = procedure(duty(), duty("acknowledgement", After(On("complaint"), Period(14, Unit.DAYS))))
        seen = complaint(both).at(march(25))
        assert seen.deadline(RESPONSE).days_late == 6
        assert seen.deadline("acknowledgement").due == march(17)
        assert seen.deadline("acknowledgement").days_late == 8

    def test_lateness_over_a_weekend_is_no_working_day(self) -> None:
        friday = complaint(procedure(duty(within=After(On("complaint"), working(4)))))
        one = friday.at(march(8)).deadline(RESPONSE)
        assert (one.due, one.status, one.days_late) == (march(7), DutyStatus.OVERDUE, 0)

    def test_without_its_trigger_a_duty_is_not_running(self) -> None:
        waiting = complaint(procedure(duty(within=After(On("discussion"), DAYS_10))))
        one = waiting.at(march(10)).deadline(RESPONSE)
        assert (one.status, one.due, one.latest) == (DutyStatus.NOT_RUNNING, None, None)
        assert one.bounds.earliest == march(21)
        assert one.missing == ("discussion",)

    def test_in_a_stage_that_has_not_begun_a_duty_is_not_running(self) -> None:
        one = complaint(procedure(duty("stage-2-response", FROM_COMPLAINT, stage="stage-2"))).at(march(28))
        assert one.deadline("stage-2-response").status is DutyStatus.NOT_RUNNING
        assert one.deadline("stage-2-response").due is None
        assert one.deadline("stage-2-response").original is None

    def test_a_text_without_a_figure_gives_no_limit_and_whatever_is_done_meets_it(self) -> None:
        vague = complaint(procedure(duty(within=NONE)))
        assert vague.at(march(28)).deadline(RESPONSE).status is DutyStatus.NO_LIMIT
        assert vague.record(RESPONSE, march(28)).at(march(28)).deadline(RESPONSE).status is DutyStatus.MET

    def test_what_was_not_yet_due_lapses_when_the_stage_is_left(self) -> None:
        left = complaint(procedure(duty())).record("withdrawal", march(10)).at(march(28)).deadline(RESPONSE)
        assert (left.status, left.lapsed_on, left.missed_on) == (DutyStatus.LAPSED, march(10), None)
        assert left.days_late is None

    def test_what_lapses_on_its_last_day_was_not_missed(self) -> None:
        left = complaint(procedure(duty())).record("withdrawal", march(17)).at(march(28))
        assert left.deadline(RESPONSE).status is DutyStatus.LAPSED
        assert left.breaches == ()

    def test_a_miss_stays_in_breaches_after_lapsing_and_is_no_longer_owed(self) -> None:
        left = complaint(procedure(duty())).record("withdrawal", march(20)).at(march(28))
        one = left.deadline(RESPONSE)
        assert (one.status, one.missed_on, one.lapsed_on, one.days_late) == (
            DutyStatus.LAPSED,
            march(18),
            march(20),
            3,
        )
        assert left.breaches == (one,)
        assert left.overdue == ()

    def test_an_act_after_the_stage_was_left_does_not_meet_what_had_lapsed(self) -> None:
        left = complaint(procedure(duty())).record("withdrawal", march(10)).record(RESPONSE, march(12))
        one = left.at(march(28)).deadline(RESPONSE)
        assert (one.status, one.done) == (DutyStatus.LAPSED, None)

    def test_received_in_time_is_in_time_and_received_late_cannot_be_told(self) -> None:
        running = complaint(procedure(duty()))
        met = running.record(RESPONSE, received=march(17)).at(march(28)).deadline(RESPONSE)
        assert met.status is DutyStatus.MET
        doubt = running.record(RESPONSE, received=march(18)).at(march(28)).deadline(RESPONSE)
        assert (doubt.status, doubt.missed_on, doubt.days_late) == (DutyStatus.CANNOT_TELL, None, None)

    def test_a_reading_not_chosen_leaves_the_bounds_and_what_lies_between_cannot_be_told(self) -> None:
        open_text = complaint(procedure(duty(within=After(EITHER, working(10))))).record("discussion", march(5))
        for day, status in ((17, DutyStatus.PENDING), (18, DutyStatus.CANNOT_TELL), (19, DutyStatus.CANNOT_TELL)):
            one = open_text.at(march(day)).deadline(RESPONSE)
            assert one.status is status
            assert (one.due, one.latest, one.original) == (None, None, None)
            assert (one.bounds.earliest, one.bounds.latest) == (march(17), march(19))
            assert one.readings == {"complaint": march(17), "discussion": march(19)}
        late = open_text.at(march(20)).deadline(RESPONSE)
        assert (late.status, late.missed_on, late.days_late) == (DutyStatus.OVERDUE, march(20), 1)
        between = open_text.record(RESPONSE, march(18)).at(march(20)).deadline(RESPONSE)
        assert between.status is DutyStatus.CANNOT_TELL
        after = open_text.record(RESPONSE, march(21)).at(march(21)).deadline(RESPONSE)
        assert (after.status, after.days_late) == (DutyStatus.MET_LATE, 2)

    def test_a_tier_not_told_widens_the_bounds(self) -> None:
        """P26: a missing fact does not pass."""
        tier = ByFact("complex", {True: After(On("complaint"), working(20)), False: FROM_COMPLAINT})
        facts = (Fact(name="complex", question="Is it complex?"),)
        untold = complaint(procedure(duty(within=tier), further_facts=facts))
        one = untold.at(march(18)).deadline(RESPONSE)
        assert (one.status, one.missing) == (DutyStatus.CANNOT_TELL, ("complex",))
        told = untold.note("complex", True, on=march(18)).at(march(18)).deadline(RESPONSE)
        assert (told.status, told.due) == (DutyStatus.PENDING, march(31))

    def test_days_of_no_stated_kind_are_read_both_ways(self) -> None:
        either = Period(10, Unit.DAYS_KIND_NOT_STATED)
        one = complaint(procedure(duty(within=After(On("complaint"), either)))).at(march(14)).deadline(RESPONSE)
        assert one.readings == {"calendar-days": march(13), "working-days": march(17)}
        assert one.status is DutyStatus.CANNOT_TELL

    def test_two_texts_with_readings_are_labelled_by_name(self) -> None:
        either = Period(10, Unit.DAYS_KIND_NOT_STATED)
        one = complaint(procedure(duty(within=After(EITHER, either)))).at(march(14)).deadline(RESPONSE)
        assert set(one.readings) == {
            "start: complaint",
            "start: discussion",
            "kind-of-days: calendar-days",
            "kind-of-days: working-days",
        }

    def test_a_limit_on_the_last_day_of_all_is_never_missed(self) -> None:
        far = procedure(duty(within=DateSetBy("response-date-agreed")))
        one = complaint(far).record("response-date-agreed", march(4), until=date.max).at(date.max)
        assert one.deadline(RESPONSE).status is DutyStatus.PENDING

    def test_an_aim_and_advice_are_missed_and_never_breached(self) -> None:
        weak = [duty(f"{RESPONSE}-{one.name}", act=RESPONSE, strength=one) for one in Strength]
        seen = complaint(procedure(*weak)).at(march(28))
        assert {one.strength for one in seen.missed} == set(Strength)
        assert {one.strength for one in seen.breaches} == {Strength.MUST, Strength.SHOULD, Strength.PROMISE}

    def test_a_target_inside_the_limit_is_shown_and_is_no_limit(self) -> None:
        aimed = duty(target=Target(until=After(On("complaint"), working(5)), source=SOURCE))
        one = complaint(procedure(aimed)).at(march(11)).deadline(RESPONSE)
        assert (one.target, one.status) == (march(10), DutyStatus.PENDING)

    def test_two_duties_on_one_event_need_their_names(self) -> None:
        two = procedure(
            duty("agreed-date", DateSetBy("response-date-agreed"), act=RESPONSE),
            duty("six-months", After(On("complaint"), Period(6, Unit.MONTHS)), act=RESPONSE),
        )
        seen = complaint(two).record("response-date-agreed", march(5), until=march(20)).at(march(21))
        with pytest.raises(AmbiguousNameError):
            seen.deadline(RESPONSE)
        assert seen.deadline("agreed-date").status is DutyStatus.OVERDUE
        assert seen.deadline("six-months").due == date(2025, 9, 3)


class TestOfTheProcedureAsAWhole:
    def test_a_cap_over_all_stages_runs_through_them_and_lapses_at_the_end(self) -> None:
        cap = procedure(duty("overall", After(On("complaint"), working(20)), act="final-response", stage=None))
        running = complaint(cap).record("stage-2-request", march(10))
        assert running.at(march(31)).deadline("overall").status is DutyStatus.PENDING
        assert running.at(april(1)).deadline("overall").status is DutyStatus.OVERDUE
        ended = running.record("withdrawal", march(12)).at(april(1)).deadline("overall")
        assert (ended.status, ended.lapsed_on) == (DutyStatus.LAPSED, march(12))

    def test_before_the_first_act_it_is_not_running(self) -> None:
        cap = procedure(duty("overall", After(On("matter-occurred"), working(20)), act="final-response", stage=None))
        before = Complaint(cap).record("matter-occurred", march(3)).at(march(4)).deadline("overall")
        assert before.status is DutyStatus.NOT_RUNNING

    def test_a_case_that_is_opened_again_owes_again(self) -> None:
        cap = procedure(
            duty("overall", After(On("complaint"), working(20)), act="final-response", stage=None),
            transitions=(AGAIN,),
        )
        record = complaint(cap).record("withdrawal", march(5)).record("reopening", march(7))
        assert record.at(march(6)).deadline("overall").status is DutyStatus.LAPSED
        again = record.at(march(8)).deadline("overall")
        assert (again.status, again.lapsed_on) == (DutyStatus.PENDING, None)

    def test_of_two_ends_one_after_another_the_first_is_when_it_lapsed(self) -> None:
        cap = procedure(
            duty("overall", After(On("complaint"), working(20)), act="discussion", stage=None),
            transitions=(Transition(event="resolution", start=("withdrawn",), to="over", source=SOURCE, reopens=True),),
        )
        record = complaint(cap).record("withdrawal", march(5)).record("resolution", march(7))
        assert record.at(march(8)).deadline("overall").lapsed_on == march(5)


class TestSentAndReceived:
    def test_a_duty_is_met_when_sent(self) -> None:
        sent = complaint(procedure(duty())).record(RESPONSE, march(17), received=march(20))
        assert sent.at(march(28)).deadline(RESPONSE).status is DutyStatus.MET

    def test_a_duty_that_asks_for_receipt_is_met_when_received(self) -> None:
        asks = complaint(procedure(duty(met_when_received=True)))
        late = asks.record(RESPONSE, march(17), received=march(20)).at(march(28)).deadline(RESPONSE)
        assert (late.status, late.done, late.days_late) == (DutyStatus.MET_LATE, march(20), 3)

    def test_a_response_that_ends_the_stage_is_judged_by_its_receipt_after_that_end(self) -> None:
        """House rule: a duty that asks for receipt is met when received, though the sending ended the stage."""
        ends = Transition(event=RESPONSE, to="over", source=SOURCE)
        rules = procedure(duty(met_when_received=True), transitions=(ends,))
        seen = complaint(rules).record(RESPONSE, march(14), received=march(17)).at(march(28))
        assert seen.is_over
        assert (seen.deadline(RESPONSE).status, seen.deadline(RESPONSE).done) == (DutyStatus.MET, march(17))
        late = complaint(rules).record(RESPONSE, march(14), received=march(20)).at(march(28)).deadline(RESPONSE)
        assert (late.status, late.days_late) == (DutyStatus.MET_LATE, 3)

    def test_one_date_stands_for_both_as_a_declared_assumption(self) -> None:
        asks = complaint(procedure(duty(met_when_received=True)))
        one = asks.record(RESPONSE, march(17)).at(march(28)).deadline(RESPONSE)
        assert one.status is DutyStatus.MET
        assert one.assumed == (f"{RESPONSE} was received on the day it was made or sent",)
        told = asks.record(RESPONSE, march(17), received=march(17)).at(march(28)).deadline(RESPONSE)
        assert told.assumed == ()

    def test_a_limit_from_receipt_runs_from_the_making_until_the_receipt_is_told(self) -> None:
        """P27: the assumption is declared, never silent."""
        rules = procedure(duty(within=After(Received("complaint"), working(10))))
        untold = Complaint(rules).record("complaint", march(3)).at(march(10)).deadline(RESPONSE)
        assert (untold.due, untold.bounds.earliest, untold.bounds.latest) == (march(17), march(17), None)
        assert untold.assumed == ("complaint was received on the day it was made or sent",)
        told = Complaint(rules).record("complaint", march(3), received=march(5)).at(march(10)).deadline(RESPONSE)
        assert (told.due, told.assumed, told.bounds.certain) == (march(19), (), True)


class TestExtensions:
    """P16 and P17: an extension reaches what depends on it, and survives a correction."""

    @staticmethod
    def late(rules: Procedure, *extended: dict[str, Any]) -> Complaint:
        record = complaint(rules)
        for one in extended:
            record = record.extend(RESPONSE, **one)
        return record

    def test_by_notice_up_to_the_second_figure(self) -> None:
        rules = procedure(
            duty(within=After(On("complaint"), working(10, at_most=20))), extensions=(extension(to_at_most=True),)
        )
        plain = complaint(rules).at(march(10)).deadline(RESPONSE)
        assert (plain.due, plain.latest, plain.latest_is_soft) == (march(17), march(31), False)
        one = self.late(rules, {"to": march(24), "on": march(10)}).at(march(20)).deadline(RESPONSE)
        assert (one.due, one.original, one.latest, one.status) == (march(24), march(17), march(31), DutyStatus.PENDING)
        assert [made.to for made in one.extensions] == [march(24)]
        past = self.late(rules, {"to": april(11), "on": march(10)}).at(march(10))
        assert past.deadline(RESPONSE).due == march(31)
        assert "past the outer limit of 31 March 2025" in past.irregular[0].text

    def test_each_way_needs_a_rule(self) -> None:
        rules = procedure(duty(), extensions=(extension(How.AGREEMENT),))
        refused = self.late(rules, {"to": march(24), "on": march(10), "how": "officer"}).at(march(10))
        assert refused.deadline(RESPONSE).due == march(17)
        assert "provides for no extension by officer" in refused.irregular[0].text
        agreed = self.late(rules, {"to": april(24), "on": march(10), "how": "agreement"}).at(march(10))
        assert (agreed.deadline(RESPONSE).due, agreed.deadline(RESPONSE).latest) == (april(24), march(17))

    def test_an_uncapped_notice_leaves_no_furthest_day(self) -> None:
        one = complaint(procedure(duty(), extensions=(extension(),))).at(march(10)).deadline(RESPONSE)
        assert one.latest is None

    def test_by_so_much_from_the_day_on_which_it_was_due(self) -> None:
        rules = procedure(duty(), extensions=(extension(How.OFFICER, by=working(5), times=2),))
        one = complaint(rules).at(march(10)).deadline(RESPONSE)
        assert one.latest == march(31)
        first = {"to": march(24), "on": march(10), "how": "officer"}
        twice = self.late(rules, first, {"to": april(10), "on": march(20), "how": How.OFFICER}).at(march(20))
        assert twice.deadline(RESPONSE).due == march(31)
        assert len(twice.irregular) == 1

    def test_any_number_of_additions_has_no_furthest_day(self) -> None:
        one = complaint(procedure(duty(), extensions=(extension(by=working(5)),))).at(march(10)).deadline(RESPONSE)
        assert one.latest is None

    def test_additions_by_two_rules_add_up(self) -> None:
        """`latest` is the furthest that `due` can go: ten by notice, then ten by an officer, makes twenty."""
        rules = procedure(
            duty(),
            extensions=(
                extension(How.OFFICER, by=working(10), times=1, follows=How.NOTICE),
                extension(How.NOTICE, by=working(10), times=1),
            ),
        )
        assert complaint(rules).at(march(10)).deadline(RESPONSE).latest == april(14)
        both = self.late(
            rules,
            {"to": march(31), "on": march(10)},
            {"to": april(14), "on": march(20), "how": "officer"},
        ).at(april(1))
        assert both.deadline(RESPONSE).due == april(14)

    def test_to_an_outer_day_of_its_own(self) -> None:
        rules = procedure(duty(), extensions=(extension(to=After(On("complaint"), working(15))),))
        one = self.late(rules, {"to": april(1), "on": march(10)}).at(march(10)).deadline(RESPONSE)
        assert (one.due, one.latest) == (march(24), march(24))

    def test_an_outer_day_that_is_only_bounded_is_the_bound(self) -> None:
        outer = After(Received("stage-1-request"), working(15))
        rules = procedure(duty(), extensions=(extension(to=outer),))
        received = complaint(rules).record("stage-1-request", received=march(4))
        assert received.at(march(10)).deadline(RESPONSE).latest == march(25)
        assert complaint(rules).at(march(10)).deadline(RESPONSE).latest is None

    def test_days_of_no_stated_kind_reach_as_far_as_the_text_may_allow(self) -> None:
        """West Kent: "by up to 10 extra days", of neither kind."""
        rules = procedure(duty(), extensions=(extension(by=Period(10, Unit.DAYS_KIND_NOT_STATED), times=1),))
        assert complaint(rules).at(march(10)).deadline(RESPONSE).latest == march(31)

    def test_school_days_without_their_calendar_set_no_cap(self) -> None:
        rules = procedure(duty(), extensions=(extension(by=Period(10, Unit.SCHOOL_DAYS), times=1),))
        assert complaint(rules).at(march(10)).deadline(RESPONSE).latest is None

    def test_where_the_second_figure_is_only_bounded_the_bound_is_the_furthest(self) -> None:
        first = After(On("complaint"), working(10, at_most=20))
        rules = procedure(duty(within=EarlierOf(first, After(On("discussion"), working(5)))))
        one = complaint(rules).at(march(14)).deadline(RESPONSE)
        assert (one.due, one.latest) == (march(17), march(31))

    def test_where_the_second_figure_has_no_bound_nothing_is_the_furthest(self) -> None:
        start = Received("complaint")
        branches: dict[FactValue, Limit] = {
            True: After(start, working(10, at_most=20)),
            False: After(start, working(10, at_most=15)),
        }
        facts = (Fact(name="complex", question="Is it complex?"),)
        rules = procedure(duty(within=ByFact("complex", branches)), further_facts=facts)
        one = Complaint(rules).record("complaint", march(3)).at(march(14)).deadline(RESPONSE)
        assert (one.due, one.latest) == (march(17), None)

    def test_one_that_adds_nothing_is_reported_and_takes_its_turn(self) -> None:
        rules = procedure(duty(), extensions=(extension(times=1), extension(How.OFFICER, follows=How.NOTICE)))
        officer = {"to": april(4), "on": march(12), "how": "officer"}
        alone = self.late(rules, officer).at(march(12))
        assert alone.deadline(RESPONSE).due == march(17)
        assert "asks for an extension by notice before this one" in alone.irregular[0].text
        after = self.late(rules, {"to": march(10), "on": march(10)}, officer).at(march(12))
        assert after.deadline(RESPONSE).due == april(4)
        assert ["adds nothing" in one.text for one in after.irregular] == [True]

    def test_past_a_soft_cap_it_counts_and_is_reported(self) -> None:
        rules = procedure(duty(), extensions=(extension(by=working(5), times=1, firm=False),))
        plain = complaint(rules).at(march(10)).deadline(RESPONSE)
        assert (plain.latest, plain.latest_is_soft) == (march(24), True)
        seen = self.late(rules, {"to": april(4), "on": march(10)}).at(march(10))
        assert seen.deadline(RESPONSE).due == april(4)
        assert "needs a good reason; it is counted" in seen.irregular[0].text

    def test_more_often_than_the_text_says_counts_only_where_that_is_soft(self) -> None:
        for firm, due in ((True, march(19)), (False, march(20))):
            rules = procedure(
                duty(), extensions=(extension(to=After(On("complaint"), working(20)), times=1, firm=firm),)
            )
            seen = self.late(rules, {"to": march(19), "on": march(10)}, {"to": march(20), "on": march(11)}).at(
                march(12)
            )
            assert seen.deadline(RESPONSE).due == due
            assert "once" in seen.irregular[0].text
        twice = procedure(duty(), extensions=(extension(times=2),))
        several = [{"to": march(18 + n), "on": march(10)} for n in range(3)]
        assert "2 times" in self.late(twice, *several).at(march(12)).irregular[0].text

    def test_too_late_it_is_recorded_and_does_not_count(self) -> None:
        rules = procedure(duty(), extensions=(extension(before_expiry=True),))
        on_the_day = self.late(rules, {"to": march(24), "on": march(17)}).at(march(18))
        assert on_the_day.deadline(RESPONSE).due == march(24)
        late = self.late(rules, {"to": march(24), "on": march(18)}).at(march(18))
        assert late.deadline(RESPONSE).status is DutyStatus.OVERDUE
        assert "too late for its notice" in late.irregular[0].text
        assert late.deadline(RESPONSE).extensions == ()

    def test_made_before_the_clock_starts_it_counts(self) -> None:
        rules = procedure(duty(), extensions=(extension(before_expiry=True),))
        early = Complaint(rules).extend(RESPONSE, to=march(24), on=march(1)).record("complaint", march(3))
        assert early.at(march(2)).deadline(RESPONSE).status is DutyStatus.NOT_RUNNING
        assert early.at(march(3)).deadline(RESPONSE).due == march(24)

    def test_only_for_the_causes_that_the_text_names(self) -> None:
        rules = procedure(
            duty(),
            extensions=(
                extension(causes=("complexity",), to=After(On("complaint"), working(20))),
                extension(causes=("absence",), to=After(On("complaint"), working(12))),
            ),
        )
        for cause, due in (("complexity", march(31)), ("absence", march(19)), ("", march(31))):
            assert (
                self.late(rules, {"to": march(31), "on": march(10), "cause": cause})
                .at(march(10))
                .deadline(RESPONSE)
                .due
                == due
            )

    def test_one_that_comes_by_itself(self) -> None:
        rules = procedure(
            duty(),
            extensions=(extension(How.AUTOMATIC, by=working(5), applies_when=FactIs("advocate")),),
        )
        told = complaint(rules, facts={"advocate": True}).at(march(10)).deadline(RESPONSE)
        assert (told.due, told.original) == (march(24), march(17))
        never = complaint(rules, facts={"advocate": False}).at(march(10)).deadline(RESPONSE)
        assert (never.due, never.latest) == (march(17), march(17))

    def test_one_that_may_come_by_itself_leaves_the_day_open_until_the_fact_is_told(self) -> None:
        """A miss that rests on a fact that nobody told would be a guess."""
        rules = procedure(
            duty(),
            extensions=(extension(How.AUTOMATIC, by=working(5), applies_when=FactIs("advocate")),),
        )
        for day, status in (
            (17, DutyStatus.PENDING),
            (18, DutyStatus.CANNOT_TELL),
            (24, DutyStatus.CANNOT_TELL),
            (25, DutyStatus.OVERDUE),
        ):
            seen = complaint(rules).at(march(day)).deadline(RESPONSE)
            assert (seen.due, seen.status, seen.missing) == (None, status, ("advocate",))
            assert (seen.bounds.earliest, seen.bounds.latest) == (march(17), march(24))
            assert seen.at_the_latest == march(24)
        assert complaint(rules).note("advocate", False, on=march(3)).at(march(18)).deadline(RESPONSE).is_missed

    @pytest.mark.parametrize("when", [Always(), FactIs("advocate")])
    def test_one_that_comes_by_itself_without_a_bound_leaves_no_last_day(self, when: Condition) -> None:
        rules = procedure(duty(), extensions=(extension(How.AUTOMATIC, applies_when=when),))
        seen = complaint(rules).at(march(17)).deadline(RESPONSE)
        assert (seen.due, seen.status) == (None, DutyStatus.PENDING)
        assert (seen.bounds.earliest, seen.bounds.latest) == (march(17), None)
        assert complaint(rules).at(march(28)).deadline(RESPONSE).status is DutyStatus.CANNOT_TELL

    def test_with_no_reading_chosen_the_bounds_reach_past_every_extension(self) -> None:
        either = After(EITHER, working(10, at_most=20))
        rules = procedure(duty(within=either), extensions=(extension(),))
        record = complaint(rules).record("discussion", march(5)).extend(RESPONSE, to=april(4), on=march(6))
        assert record.at(march(28)).deadline(RESPONSE).bounds.latest == april(4)
        plain = complaint(rules).record("discussion", march(5)).at(march(28)).deadline(RESPONSE)
        assert plain.bounds.latest == march(19)

    @pytest.mark.parametrize(
        ("more", "latest"),
        [
            ({"by": working(5), "times": 1}, march(26)),
            ({"to_at_most": True}, april(2)),
            ({}, None),
        ],
    )
    def test_with_no_reading_chosen_one_that_comes_by_itself_widens_the_bounds(
        self, more: dict[str, Any], latest: date | None
    ) -> None:
        either = After(EITHER, working(10, at_most=20))
        rules = procedure(duty(within=either), extensions=(extension(How.AUTOMATIC, **more),))
        record = complaint(rules).record("discussion", march(5))
        assert record.at(march(10)).deadline(RESPONSE).bounds.latest == latest

    def test_a_limit_without_a_figure_is_extended_by_nothing(self) -> None:
        seen = self.late(procedure(duty(within=NONE), extensions=(extension(),)), {"to": march(24), "on": march(10)})
        assert seen.at(march(28)).deadline(RESPONSE).status is DutyStatus.NO_LIMIT

    def test_removed_it_is_gone_and_the_date_is_the_old_one(self) -> None:
        rules = procedure(duty(), extensions=(extension(),))
        record = self.late(rules, {"to": march(24), "on": march(10)})
        entry = next(one for one in record.entries if getattr(one, "duty", "") == RESPONSE)
        assert record.remove(entry).at(march(12)).deadline(RESPONSE).due == march(17)

    def test_a_corrected_start_keeps_the_extension_and_never_shortens(self) -> None:
        rules = procedure(duty(), extensions=(extension(),))
        record = self.late(rules, {"to": march(24), "on": march(10)})
        assert record.correct("complaint", to=march(4), received=march(4)).at(march(12)).deadline(
            RESPONSE
        ).due == march(24)
        far = record.correct("complaint", to=march(12), received=march(12)).at(march(13)).deadline(RESPONSE)
        assert (far.original, far.due) == (march(26), march(26))

    def test_what_rests_on_the_extended_act_moves_with_it(self) -> None:
        """P16: HOCS-3742, where an extension did not reach the deadline after it."""
        follow_up = duty("acknowledgement", After(On(RESPONSE), working(5)))
        rules = procedure(duty(), follow_up, extensions=(extension(),))
        record = complaint(rules)
        assert record.at(march(10)).deadline("acknowledgement").at_the_latest == march(24)
        longer = record.extend(RESPONSE, to=march(24), on=march(10))
        assert longer.at(march(10)).deadline("acknowledgement").at_the_latest == march(31)


class TestSuspension:
    RULES = procedure(
        duty(),
        duty("acknowledgement", After(On("complaint"), Period(14, Unit.DAYS))),
        duty("refusal", After(On("complaint"), Period(1, Unit.MONTHS))),
        duty("statement-agreed", FROM_COMPLAINT, owed_by=Party.COMPLAINANT),
        suspensions=(suspension(), suspension("police", duties=("acknowledgement",))),
        extensions=(extension(to_at_most=False),),
    )

    def test_suspended_days_are_not_counted(self) -> None:
        """P15: from Thursday 6 to Wednesday 12 March stand still: four working days, six days."""
        seen = complaint(self.RULES).suspend(march(6), cause="court").resume(march(12)).at(march(14))
        assert seen.deadline(RESPONSE).due == march(21)
        assert seen.deadline("acknowledgement").due == march(23)
        assert seen.deadline("refusal").due == april(9)
        assert seen.deadline("statement-agreed").due == march(17)

    def test_a_cause_may_name_its_clocks(self) -> None:
        seen = complaint(self.RULES).suspend(march(6), cause="police").resume(march(12)).at(march(14))
        assert (seen.deadline(RESPONSE).due, seen.deadline("acknowledgement").due) == (march(17), march(23))

    def test_while_it_goes_on_nothing_is_due_and_the_bounds_begin_as_if_resumed_today(self) -> None:
        stopped = complaint(self.RULES).suspend(march(6), cause="court")
        for day, earliest in ((6, march(17)), (7, march(18)), (10, march(19)), (28, april(8))):
            one = stopped.at(march(day)).deadline(RESPONSE)
            assert one.status is DutyStatus.SUSPENDED
            assert (one.due, one.original, one.latest, one.at_the_latest) == (None, None, None, None)
            assert (one.bounds.earliest, one.bounds.latest, one.bounds.stopped) == (earliest, None, True)

    def test_what_was_overdue_stays_so(self) -> None:
        one = complaint(self.RULES).suspend(march(19), cause="court").at(march(28)).deadline(RESPONSE)
        assert (one.status, one.due, one.missed_on) == (DutyStatus.OVERDUE, march(17), march(18))

    def test_two_suspensions_add_up_and_a_day_is_never_counted_twice(self) -> None:
        twice = (
            complaint(self.RULES)
            .suspend(march(6), cause="court")
            .resume(march(10))
            .suspend(march(10), cause="court")
            .resume(march(12))
        )
        assert twice.at(march(14)).deadline(RESPONSE).due == march(21)

    def test_before_the_clock_starts_it_takes_nothing_away(self) -> None:
        early = Complaint(self.RULES).suspend(date(2025, 2, 20), cause="court").resume(march(1))
        assert early.record("complaint", march(3)).at(march(10)).deadline(RESPONSE).due == march(17)
        whole = procedure(
            duty("overall", FROM_COMPLAINT, act="final-response", stage=None), suspensions=(suspension(),)
        )
        begun = Complaint(whole).suspend(date(2025, 2, 20), cause="court")
        assert begun.at(march(1)).deadline("overall").status is DutyStatus.NOT_RUNNING
        running = begun.record("complaint", march(3)).resume(march(5)).at(march(10)).deadline("overall")
        assert running.due == march(18)

    def test_an_extended_limit_stands_still_too(self) -> None:
        """Extended to the 28th on the 10th, stopped from Thursday 20 to Monday 24: two working days more."""
        longer = complaint(self.RULES).extend(RESPONSE, to=march(28), on=march(10)).suspend(march(20), cause="court")
        going_on = longer.at(march(31)).deadline(RESPONSE)
        assert going_on.status is DutyStatus.SUSPENDED
        assert (going_on.due, going_on.original) == (None, march(17))
        assert (going_on.bounds.earliest, going_on.bounds.latest) == (april(8), None)
        assert longer.resume(march(24)).at(march(31)).deadline(RESPONSE).due == april(1)

    def test_an_extended_limit_that_is_stopped_on_its_last_day_stands_still(self) -> None:
        """The day of suspension is not counted: Friday the 28th is owed again on Monday the 31st."""
        longer = complaint(self.RULES).extend(RESPONSE, to=march(28), on=march(10)).suspend(march(28), cause="court")
        assert longer.at(march(28)).deadline(RESPONSE).status is DutyStatus.SUSPENDED
        assert longer.resume(march(31)).at(march(31)).deadline(RESPONSE).due == march(31)

    def test_an_extension_in_calendar_days_stands_still_by_calendar_days(self) -> None:
        rules = procedure(
            duty(within=After(On("complaint"), Period(14, Unit.DAYS))),
            extensions=(extension(),),
            suspensions=(suspension(),),
        )
        longer = complaint(rules).extend(RESPONSE, to=march(28), on=march(10)).suspend(march(20), cause="court")
        assert longer.resume(march(24)).at(march(31)).deadline(RESPONSE).due == april(1)

    def test_a_weekend_of_suspension_moves_no_extension(self) -> None:
        longer = complaint(self.RULES).extend(RESPONSE, to=march(28), on=march(10)).suspend(march(22), cause="court")
        assert longer.resume(march(24)).at(march(31)).deadline(RESPONSE).due == march(28)

    def test_an_extension_made_while_it_stood_still_is_the_date_it_says(self) -> None:
        record = complaint(self.RULES).suspend(march(6), cause="court").extend(RESPONSE, to=march(28), on=march(10))
        assert record.resume(march(12)).at(march(14)).deadline(RESPONSE).due == march(28)

    def test_overdue_after_an_extension_stays_overdue(self) -> None:
        longer = complaint(self.RULES).extend(RESPONSE, to=march(20), on=march(10)).suspend(march(25), cause="court")
        one = longer.at(march(28)).deadline(RESPONSE)
        assert (one.status, one.due) == (DutyStatus.OVERDUE, march(20))

    def test_a_date_that_was_agreed_stands(self) -> None:
        rules = procedure(
            duty(within=EarlierOf(FROM_COMPLAINT, DateSetBy("response-date-agreed"))), suspensions=(suspension(),)
        )
        agreed = complaint(rules).record("response-date-agreed", march(4), until=march(12))
        one = agreed.suspend(march(6), cause="court").at(march(10)).deadline(RESPONSE)
        assert (one.bounds.earliest, one.bounds.latest) == (march(12), march(12))
        assert agreed.suspend(march(6), cause="court").at(march(13)).deadline(RESPONSE).status is DutyStatus.OVERDUE
        passed = agreed.suspend(march(14), cause="court").at(march(28)).deadline(RESPONSE)
        assert (passed.status, passed.due) == (DutyStatus.OVERDUE, march(12))

    def test_a_reading_not_chosen_is_stopped_too(self) -> None:
        rules = procedure(duty(within=After(EITHER, working(10))), suspensions=(suspension(),))
        record = complaint(rules).record("discussion", march(5)).suspend(march(6), cause="court")
        one = record.at(march(28)).deadline(RESPONSE)
        assert (one.status, one.due, one.bounds.latest) == (DutyStatus.SUSPENDED, None, None)


class TestAgreedDates:
    RULES = procedure(duty(within=DateSetBy("response-date-agreed")), extensions=(extension(How.AGREEMENT),))

    @staticmethod
    def agreed(*dates: tuple[int, int], rules: Procedure = RULES) -> Complaint:
        record = complaint(rules)
        for made, until in dates:
            record = record.record("response-date-agreed", march(made), until=march(until))
        return record

    def test_agreed_again_on_or_before_the_date_the_new_one_replaces_it(self) -> None:
        seen = self.agreed((4, 10), (10, 20)).at(march(12))
        assert [one.name for one in seen.deadlines] == [RESPONSE]
        assert seen.deadline(RESPONSE).due == march(20)

    def test_agreed_after_it_the_miss_stands_and_a_second_occurrence_begins(self) -> None:
        seen = self.agreed((4, 10), (13, 20)).at(march(14))
        first, second = seen.deadlines
        assert (first.name, first.occurrence, first.status) == (RESPONSE, 1, DutyStatus.LAPSED)
        assert (first.missed_on, first.lapsed_on, first.days_late) == (march(11), march(13), 3)
        assert (second.name, second.occurrence, second.due) == (f"{RESPONSE}/2", 2, march(20))
        assert second.status is DutyStatus.PENDING
        assert seen.breaches == (first,)

    def test_the_second_occurrence_may_be_asked_for_alone_and_an_event_means_the_first(self) -> None:
        record = self.agreed((4, 10), (13, 20))
        assert record.deadline(f"{RESPONSE}/2", on=march(14)).due == march(20)
        assert record.deadline(RESPONSE, on=march(14)).missed_on == march(11)
        with pytest.raises(UnknownEventError) as unknown:
            record.deadline(f"{RESPONSE}/3", on=march(14))
        assert unknown.value.valid == (RESPONSE, f"{RESPONSE}/2")

    def test_an_act_after_the_second_agreement_meets_the_second(self) -> None:
        first, second = self.agreed((4, 10), (13, 20)).record(RESPONSE, march(18)).at(march(19)).deadlines
        assert (first.status, first.done, second.status) == (DutyStatus.LAPSED, None, DutyStatus.MET)

    def test_an_act_before_the_second_agreement_was_late_for_the_first(self) -> None:
        first, _ = self.agreed((4, 10), (13, 20)).record(RESPONSE, march(12)).at(march(19)).deadlines
        assert (first.status, first.days_late) == (DutyStatus.MET_LATE, 2)

    def test_a_stage_left_before_the_second_agreement_had_lapsed_it(self) -> None:
        first, _ = self.agreed((4, 10), (13, 20)).record("withdrawal", march(12)).at(march(19)).deadlines
        assert (first.status, first.lapsed_on) == (DutyStatus.LAPSED, march(12))

    def test_an_extension_belongs_to_the_date_that_it_puts_off(self) -> None:
        longer = self.agreed((4, 10), (13, 20)).extend(RESPONSE, to=march(28), on=march(17), how="agreement")
        first, second = longer.at(march(18)).deadlines
        assert (first.missed_on, second.due) == (march(11), march(28))

    def test_an_extension_on_the_day_of_the_next_agreement_puts_off_that(self) -> None:
        longer = self.agreed((4, 10), (13, 20)).extend(RESPONSE, to=march(28), on=march(13), how="agreement")
        first, second = longer.at(march(18)).deadlines
        assert (first.missed_on, second.due) == (march(11), march(28))

    def test_a_date_put_off_to_the_day_of_the_next_agreement_was_not_missed(self) -> None:
        longer = self.agreed((4, 10), (13, 20)).extend(RESPONSE, to=march(13), on=march(9), how="agreement")
        assert [one.due for one in longer.at(march(18)).deadlines] == [march(20)]

    def test_a_date_put_off_past_the_next_agreement_was_not_missed(self) -> None:
        longer = self.agreed((4, 10), (13, 20)).extend(RESPONSE, to=march(14), on=march(9), how="agreement")
        (only,) = longer.at(march(18)).deadlines
        assert (only.name, only.due) == (RESPONSE, march(20))

    @pytest.mark.parametrize("begun", [[], [("complaint", march(14))]])
    def test_before_its_stage_began_nothing_was_missed(self, begun: list[tuple[str, date]]) -> None:
        record = Complaint(self.RULES).record("response-date-agreed", march(4), until=march(10))
        record = record.record("response-date-agreed", march(13), until=march(20))
        for event, day in begun:
            record = record.record(event, day)
        assert [one.occurrence for one in record.at(march(15)).deadlines] == [1]
        assert record.at(march(15)).breaches == ()

    def test_without_a_date_it_cannot_be_told(self) -> None:
        one = complaint(self.RULES).record("response-date-agreed", march(4)).at(march(12)).deadline(RESPONSE)
        assert (one.status, one.missing) == (DutyStatus.CANNOT_TELL, ("response-date-agreed.until",))

    def test_of_two_that_set_dates_either_begins_a_second_occurrence(self) -> None:
        two = EarlierOf(DateSetBy("response-date-proposed"), DateSetBy("response-date-agreed"))
        record = self.agreed((4, 10), (13, 20), rules=procedure(duty(within=two)))
        first, second = record.at(march(14)).deadlines
        assert (first.status, first.missed_on) == (DutyStatus.LAPSED, march(11))
        assert (second.status, second.bounds.latest) == (DutyStatus.CANNOT_TELL, march(20))


class TestRecurring:
    EVERY = Recurrence(every=working(10), ends_with=RESPONSE, starts_if=Missed(RESPONSE))
    RULES = procedure(
        duty(),
        duty("progress-update", After(After(On("complaint"), working(10)), working(10)), recurs=EVERY),
        suspensions=(suspension(),),
        extensions=(extension(duty="progress-update", times=1),),
    )

    @staticmethod
    def updates(record: Complaint, on: date) -> list[tuple[str, DutyStatus, date | None]]:
        several = [one for one in record.at(on).deadlines if one.act == "progress-update"]
        return [(one.name, one.status, one.due) for one in several]

    def test_it_begins_only_after_the_miss(self) -> None:
        """Royal Free Charity: past the target, an update every 10 working days."""
        one = complaint(self.RULES).at(march(17)).deadline("progress-update")
        assert (one.status, one.due, one.original, one.latest) == (DutyStatus.NOT_RUNNING, None, None, None)
        assert self.updates(complaint(self.RULES), march(18)) == [("progress-update", DutyStatus.PENDING, march(31))]

    def test_each_occurrence_is_a_deadline_of_its_own(self) -> None:
        record = complaint(self.RULES).record("progress-update", march(28))
        assert self.updates(record, march(28)) == [
            ("progress-update", DutyStatus.MET, march(31)),
            ("progress-update/2", DutyStatus.PENDING, april(11)),
        ]
        assert self.updates(record, april(14)) == [
            ("progress-update", DutyStatus.MET, march(31)),
            ("progress-update/2", DutyStatus.OVERDUE, april(11)),
            ("progress-update/3", DutyStatus.PENDING, date(2025, 4, 29)),
        ]

    def test_one_late_update_meets_late_whatever_was_missed_by_then(self) -> None:
        """What was missed stays missed: 31 March and 14 April had passed by 15 April."""
        before = self.updates(complaint(self.RULES), april(15))
        assert [status for _, status, _ in before] == [DutyStatus.OVERDUE, DutyStatus.OVERDUE, DutyStatus.PENDING]
        after = self.updates(complaint(self.RULES).record("progress-update", april(15)), april(15))
        assert after == [
            ("progress-update", DutyStatus.MET_LATE, march(31)),
            ("progress-update/2", DutyStatus.MET_LATE, april(14)),
            ("progress-update/3", DutyStatus.PENDING, date(2025, 5, 1)),
        ]

    def test_an_update_on_the_day_on_which_the_next_was_due_meets_only_what_was_missed(self) -> None:
        assert self.updates(complaint(self.RULES).record("progress-update", april(14)), april(14)) == [
            ("progress-update", DutyStatus.MET_LATE, march(31)),
            ("progress-update/2", DutyStatus.PENDING, april(30)),
        ]

    def test_an_update_on_the_day_it_began_is_not_one_that_was_owed(self) -> None:
        record = complaint(self.RULES).record("progress-update", march(17))
        assert self.updates(record, march(18)) == [("progress-update", DutyStatus.PENDING, march(31))]

    def test_an_update_before_it_began_is_not_one_that_was_owed(self) -> None:
        record = complaint(self.RULES).record("progress-update", march(12))
        assert self.updates(record, march(18)) == [("progress-update", DutyStatus.PENDING, march(31))]

    def test_it_ends_with_its_event(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, april(3)).record("progress-update", april(7))
        assert self.updates(record, april(28)) == [
            ("progress-update", DutyStatus.LAPSED, march(31)),
            ("progress-update/2", DutyStatus.LAPSED, april(14)),
        ]
        assert record.at(april(28)).deadline("progress-update").missed_on == april(1)

    def test_an_update_on_the_day_it_ends_is_the_last(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(28)).record("progress-update", march(28))
        assert self.updates(record, april(28)) == [("progress-update", DutyStatus.MET, march(31))]

    def test_it_ends_with_its_stage(self) -> None:
        record = complaint(self.RULES).record("withdrawal", march(20))
        assert self.updates(record, date(2095, 1, 1)) == [("progress-update", DutyStatus.LAPSED, march(31))]

    def test_suspended_days_do_not_count_between_updates(self) -> None:
        record = complaint(self.RULES).record("progress-update", march(28)).suspend(april(2), cause="court")
        assert self.updates(record, april(3)) == [
            ("progress-update", DutyStatus.MET, march(31)),
            ("progress-update/2", DutyStatus.SUSPENDED, None),
        ]
        assert self.updates(record.resume(april(4)), april(4))[1] == (
            "progress-update/2",
            DutyStatus.PENDING,
            april(15),
        )

    def test_an_update_given_before_the_clock_stopped_was_given(self) -> None:
        record = complaint(self.RULES).record("progress-update", march(24)).suspend(march(25), cause="court")
        assert [status for _, status, _ in self.updates(record, april(30))] == [DutyStatus.MET, DutyStatus.SUSPENDED]

    def test_an_extension_puts_off_the_first(self) -> None:
        record = complaint(self.RULES).extend("progress-update", to=april(4), on=march(20))
        assert self.updates(record, march(20)) == [("progress-update", DutyStatus.PENDING, april(4))]

    def test_before_its_first_day_is_known_it_waits(self) -> None:
        every = Recurrence(every=working(10), ends_with=RESPONSE)
        rules = procedure(duty("progress-update", After(On("discussion"), working(10)), recurs=every))
        assert self.updates(complaint(rules), march(18)) == [("progress-update", DutyStatus.NOT_RUNNING, None)]

    def test_it_need_not_run_from_a_period(self) -> None:
        every = Recurrence(every=Period(7, Unit.DAYS), ends_with=RESPONSE)
        rules = procedure(duty("progress-update", DateSetBy("response-date-agreed"), recurs=every))
        record = complaint(rules).record("response-date-agreed", march(4), until=march(10))
        assert self.updates(record, march(12)) == [
            ("progress-update", DutyStatus.OVERDUE, march(10)),
            ("progress-update/2", DutyStatus.PENDING, march(17)),
        ]

    def test_a_period_in_days_of_no_stated_kind_is_not_guessed(self) -> None:
        every = Recurrence(every=Period(10, Unit.DAYS_KIND_NOT_STATED), ends_with=RESPONSE)
        rules = procedure(duty("progress-update", FROM_COMPLAINT, recurs=every))
        record = complaint(rules)
        assert self.updates(record, march(18)) == [
            ("progress-update", DutyStatus.OVERDUE, march(17)),
            ("progress-update/2", DutyStatus.PENDING, None),
        ]

    def test_their_number_is_bounded(self) -> None:
        """P11: every loop is bounded."""
        every = Recurrence(every=Period(0, Unit.DAYS), ends_with=RESPONSE)
        rules = procedure(duty("progress-update", FROM_COMPLAINT, recurs=every))
        assert len(self.updates(complaint(rules), april(30))) == 1_000


class TestLoops:
    RULES = procedure(
        duty(within=After(On("reopening"), working(10))),
        duty("acknowledgement", DateSetBy("response-date-agreed")),
        transitions=(AGAIN,),
        extensions=(extension(),),
    )

    def test_a_stage_entered_again_has_duties_of_its_own_and_the_miss_stands(self) -> None:
        record = complaint(self.RULES).record("reopening", march(4)).record("withdrawal", march(20))
        before = record.at(march(28)).breaches
        assert [one.name for one in before] == [f"{RESPONSE}/2"]
        again = record.record("reopening", april(1)).at(april(2))
        assert [one.name for one in again.breaches] == [f"{RESPONSE}/2"]
        assert again.breaches[0].missed_on == march(19)
        assert (again.deadline(f"{RESPONSE}/3").status, again.deadline(f"{RESPONSE}/3").due) == (
            DutyStatus.PENDING,
            april(15),
        )

    def test_an_extension_belongs_to_the_stay_in_which_it_was_made(self) -> None:
        record = (
            complaint(self.RULES)
            .record("reopening", march(4))
            .extend(RESPONSE, to=april(30), on=march(10))
            .record("reopening", march(12))
        )
        assert record.at(march(12)).deadline(f"{RESPONSE}/3").due == march(26)

    def test_an_act_of_the_earlier_stay_does_not_meet_the_duty_of_the_later(self) -> None:
        record = (
            complaint(self.RULES)
            .record("reopening", march(4))
            .record(RESPONSE, march(6))
            .record("reopening", march(10))
        )
        seen = record.at(march(11))
        assert seen.deadline(f"{RESPONSE}/2").status is DutyStatus.MET
        assert seen.deadline(f"{RESPONSE}/3").status is DutyStatus.PENDING

    def test_a_date_agreed_in_the_earlier_stay_is_none_for_the_later(self) -> None:
        record = (
            complaint(self.RULES)
            .record("response-date-agreed", march(4), until=march(20))
            .record("reopening", march(10))
        )
        assert record.at(march(28)).deadline("acknowledgement/2").due is None
        later = record.record("response-date-agreed", march(12), until=march(24)).at(march(14))
        assert later.deadline("acknowledgement/2").due == march(24)
        assert later.deadline("acknowledgement").lapsed_on == march(10)


class TestAtTheLatest:
    def test_it_takes_each_running_duty_to_be_met_on_its_last_day(self) -> None:
        """Trap 14: 5 working days for the acknowledgement, then 10: the latest lawful day, marked as assumed."""
        rules = procedure(
            duty("acknowledgement", After(On("complaint"), working(5))),
            duty(within=After(On("acknowledgement"), working(10))),
        )
        one = complaint(rules).at(march(3)).deadline(RESPONSE)
        assert (one.due, one.at_the_latest, one.status) == (None, march(24), DutyStatus.NOT_RUNNING)
        early = complaint(rules).record("acknowledgement", march(4)).at(march(4)).deadline(RESPONSE)
        assert (early.due, early.at_the_latest) == (march(18), march(18))

    def test_it_never_takes_a_choice_of_the_complainant_for_granted(self) -> None:
        rules = procedure(
            duty(),
            duty("statement-agreed", FROM_COMPLAINT),
            duty("discussion", FROM_COMPLAINT, owed_by=Party.COMPLAINANT),
            duty("acknowledgement", After(On("statement-agreed"), working(10))),
            duty("informal-response", After(On("discussion"), working(10))),
            duty("stage-2-acknowledgement", After(On(RESPONSE), working(10)), stage="stage-2"),
        )
        seen = complaint(rules).at(march(10))
        assert seen.deadline("statement-agreed").at_the_latest == march(17)
        assert seen.deadline("acknowledgement").at_the_latest is None
        assert seen.deadline("informal-response").at_the_latest is None
        assert seen.deadline("stage-2-acknowledgement").at_the_latest is None

    def test_a_stage_that_the_body_begins_may_be_assumed(self) -> None:
        rules = procedure(
            duty("discussion-offered"),
            duty("stage-2-acknowledgement", After(On("discussion-offered"), working(10)), stage="stage-2"),
            transitions=(Transition(event="discussion-offered", start=("stage-1",), to="stage-2", source=SOURCE),),
        )
        assert complaint(rules).at(march(10)).deadline("stage-2-acknowledgement").at_the_latest == march(31)

    def test_of_two_limits_for_one_act_the_earlier_is_taken(self) -> None:
        rules = procedure(
            duty(),
            duty("sooner", After(On("complaint"), working(5)), act=RESPONSE),
            duty("acknowledgement", After(On(RESPONSE), working(5))),
        )
        assert complaint(rules).at(march(3)).deadline("acknowledgement").at_the_latest == march(17)


class TestNotes:
    def test_closures_do_not_stop_a_statutory_clock_and_the_answer_says_so(self) -> None:
        """Trap 28: only the days that the definition names are left out."""
        closed = WorkingDayCalendar("england-and-wales", closures=[march(10)])
        one = complaint(procedure(duty()), calendar=closed).at(march(10)).deadline(RESPONSE)
        assert one.due == march(17)
        assert "10 March 2025" in one.notes[0]
        plain = complaint(procedure(duty(within=After(On("complaint"), DAYS_10))), calendar=closed)
        assert plain.at(march(10)).deadline(RESPONSE).notes == ()

    def test_a_holiday_proclaimed_late_moves_what_is_running(self) -> None:
        """P6: a one-off holiday arrives late."""
        late = WorkingDayCalendar("england-and-wales", extra_holidays=[march(17)])
        running = complaint(procedure(duty()))
        moved = complaint(procedure(duty()), calendar=late)
        assert moved.at(march(10)).deadline(RESPONSE).due == march(18)
        changes = running.at(march(18)).changes_to(moved.at(march(18)))
        assert {(one.what, one.field) for one in changes} == {
            (RESPONSE, "status"),
            (RESPONSE, "due"),
            (RESPONSE, "latest"),
            (RESPONSE, "original"),
            (RESPONSE, "days_late"),
        }

    def test_what_rests_on_predicted_bank_holidays_says_so(self) -> None:
        far = complaint(procedure(duty()), date(2030, 1, 7)).at(date(2030, 1, 8)).deadline(RESPONSE)
        near = complaint(procedure(duty())).at(march(10)).deadline(RESPONSE)
        assert (far.predicted, near.predicted) == (True, False)

    def test_no_figure_in_part_is_no_limit_in_part(self) -> None:
        part = LaterOf(FROM_COMPLAINT, NoFigure("or as soon as practicable"))
        record = complaint(procedure(duty(within=part)))
        assert record.at(march(17)).deadline(RESPONSE).status is DutyStatus.PENDING
        assert record.at(march(18)).deadline(RESPONSE).status is DutyStatus.CANNOT_TELL


class TestOwedOnlyOnACondition:
    """A duty that is owed "if no response is given in time", or "where the complaint was made orally"."""

    EXPLAIN = duty("explanation", NONE, act="progress-update", owed_if=Missed(RESPONSE))
    RECORD_IT = duty("written-record", act="acknowledgement", owed_if=DetailIs("complaint", "form", "oral"))

    def test_it_is_not_running_until_the_condition_is_met(self) -> None:
        made = complaint(procedure(duty(), self.EXPLAIN))
        before = made.at(march(17)).deadline("explanation")
        assert (before.status, before.due, before.missed_on) == (DutyStatus.NOT_RUNNING, None, None)
        assert made.at(march(18)).deadline("explanation").status is DutyStatus.NO_LIMIT

    @pytest.mark.parametrize(
        ("form", "status"),
        [("oral", DutyStatus.OVERDUE), ("written", DutyStatus.NOT_RUNNING), (None, DutyStatus.CANNOT_TELL)],
    )
    def test_where_the_record_does_not_say_it_cannot_be_told_and_is_no_miss(
        self, form: str | None, status: DutyStatus
    ) -> None:
        details = {} if form is None else {"form": form}
        made = Complaint(procedure(self.RECORD_IT)).record("complaint", march(3), received=march(3), **details)
        found = made.at(march(18)).deadline("written-record")
        assert found.status is status
        assert found.is_missed is (form == "oral")
        assert ("complaint.form" in found.missing) is (form is None)


class TestOpenEnded:
    """House rule: what is not known widens the bounds and none is guessed."""

    def test_an_extension_that_comes_by_itself_without_a_bound_leaves_no_upper_bound(self) -> None:
        rules = procedure(duty(), extensions=(extension(How.AUTOMATIC),))
        seen = Complaint(rules).record("acknowledgement", march(3)).at(march(31))
        assert seen.deadline(RESPONSE).bounds.latest is None

    def test_a_pause_that_began_after_the_limit_had_passed_does_not_put_off_the_furthest_day(self) -> None:
        rules = procedure(duty(within=After(On("complaint"), working(10, at_most=20))), suspensions=(suspension(),))
        late = complaint(rules).suspend(march(24), cause="court")
        found = late.at(april(30)).deadline(RESPONSE)
        assert (found.due, found.latest) == (march(17), march(31))
        assert found.notes[0].startswith("The clock stood still from 24 March 2025 and still stands")


class TestReadingsWithExtensions:
    """Every reading is reported, with the extensions that count on it."""

    def test_an_extension_counts_on_each_reading(self) -> None:
        record = (
            Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)))
            .record("stage-2-request", date(2024, 8, 29))
            .record("statement-agreed", date(2024, 9, 13))
        )
        extended = record.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 10))
        found = extended.at(date(2024, 10, 11)).deadline("stage-2-response")
        assert found.status is DutyStatus.OVERDUE
        assert found.readings == {"request": date(2024, 10, 3), "statement-agreed": date(2024, 11, 28)}
