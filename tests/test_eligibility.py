"""Whether a complaint may be made: four answers, all the reasons, what is missing and what is assumed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import All, Answer, FactIs, FactValue, Happened
from complaint_rules.eligibility import Discretion, Eligibility, Exclusion, Finding, Limb, Standing, TimeLimit
from complaint_rules.errors import NotADateError, NotATruthValueError, UnknownNameError
from complaint_rules.limits import After, Bounds, ByFact, EarlierOf, NoFigure, On
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Stage, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Fact, Kind
from complaint_rules.working_days import WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping

YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL
PAGE = Instrument(
    title="An invented policy", short="the policy", url="https://example.org/", checked_on=date(2026, 1, 1)
)
TEXT = PAGE.at("para 1", seen=Seen.PRIMARY, words="as it says")
POWER = PAGE.at("para 2", seen=Seen.PRIMARY, words="unless")
LATE = Discretion(
    who="the council",
    source=POWER,
    limbs=(
        Limb(fact="earlier-not-reasonable", text="it could not be made earlier"),
        Limb(fact="still-effective-and-fair", text="it can still be considered"),
    ),
)
FREE = Discretion(who="the Ombudsman", source=POWER)
YEAR = TimeLimit(name="time-limit", until=After(On("grounds-arose"), Period(1, Unit.YEARS)), source=TEXT)
AROSE, LAST, DAY_AFTER = date(2025, 3, 10), date(2026, 3, 10), date(2026, 3, 11)


@frozen
class Told:
    """What a condition is asked about: facts, and events on record."""

    facts: Mapping[str, FactValue]
    events: tuple[str, ...] = ()

    def fact(self, name: str) -> FactValue | None:
        return self.facts.get(name)

    def happened(self, event: str) -> bool:
        return event in self.events

    def missed(self, duty: str) -> bool:
        return duty in self.events

    def met_in_time(self, duty: str) -> Answer:
        return YES if duty in self.events else NO

    def overdue(self, duty: str) -> bool:
        return duty in self.events

    def detail(self, event: str, name: str) -> object:
        return self.facts.get(f"{event}.{name}")

    def window_open(self, window: str) -> Answer:
        return YES if window in self.events else NO


NOTHING = Told({})


def between(earliest: date | None, latest: date | None) -> Bounds:
    return Bounds(earliest=earliest, latest=latest, due=None)


def on(day: date) -> Bounds:
    return Bounds(earliest=day, latest=day, due=day, running=True)


def test_the_answers_and_their_records_have_no_truth_value() -> None:
    finding = YEAR.finding(on(LAST), on(LAST), NOTHING)
    for value in (finding, Eligibility(findings=(finding,)), finding.answer):
        with pytest.raises(NotATruthValueError):
            bool(value)


class TestTimeLimit:
    """House rule: in time means on or before the earlier bound; late, after the later; otherwise cannot tell."""

    def test_the_last_day_is_in_time(self) -> None:
        found = YEAR.finding(on(LAST), on(LAST), NOTHING)
        assert found.answer is YES
        assert found.reason == "the time limit for complaining: in time, through 10 March 2026"

    def test_the_day_after_is_late_and_without_a_discretion_the_answer_is_no(self) -> None:
        found = YEAR.finding(on(DAY_AFTER), on(LAST), NOTHING)
        assert found.answer is NO
        text = "the time limit for complaining: late, it ended on 10 March 2026; the text grants no discretion"
        assert found.reason == text

    def test_late_with_a_discretion_is_no_unless_discretion(self) -> None:
        found = evolve(YEAR, discretion=FREE).finding(on(DAY_AFTER), on(LAST), NOTHING)
        assert found.answer is DISCRETION
        assert found.reason.endswith("the Ombudsman may still consider it (the policy, para 2)")
        assert found.missing == ()

    @pytest.mark.parametrize(
        ("last_day", "reason"),
        [
            (between(LAST, None), "it cannot end before 10 March 2026"),
            (between(LAST, date(2026, 5, 1)), "it ends on a day from 10 March 2026 to 1 May 2026"),
            (between(None, date(2026, 5, 1)), "it ends on or before 1 May 2026"),
            (evolve(between(None, None), missing=("grounds-arose",)), "the day from which it runs is not known"),
        ],
    )
    def test_between_the_bounds_nothing_can_be_told(self, last_day: Bounds, reason: str) -> None:
        found = evolve(YEAR, discretion=FREE).finding(on(DAY_AFTER), last_day, NOTHING)
        assert found.answer is CANNOT_TELL
        assert found.reason == f"the time limit for complaining: {reason}"
        assert found.missing == last_day.missing
        assert found.bounds == last_day

    def test_on_or_before_the_earlier_bound_it_is_in_time_at_least_until_then(self) -> None:
        found = YEAR.finding(on(LAST), between(LAST, None), NOTHING)
        assert (found.answer, found.reason.endswith("in time, at least until 10 March 2026")) == (YES, True)

    def test_after_the_later_bound_it_is_late_wherever_it_ended(self) -> None:
        found = YEAR.finding(on(DAY_AFTER), between(None, LAST), NOTHING)
        assert (found.answer, "late, it ended on or before 10 March 2026" in found.reason) == (NO, True)

    def test_what_the_last_day_takes_for_granted_is_listed_where_it_is_certain(self) -> None:
        assumed = ("receipt on the day of sending",)
        assert YEAR.finding(on(LAST), evolve(on(LAST), assumed=assumed), NOTHING).assumed == assumed
        assert YEAR.finding(on(LAST), evolve(between(LAST, None), assumed=assumed), NOTHING).assumed == ()

    def test_a_text_without_a_figure_sets_no_limit(self) -> None:
        found = YEAR.finding(on(LAST), evolve(between(None, None), no_figure="in good time"), NOTHING)
        assert (found.answer, found.reason) == (
            YES,
            "the time limit for complaining: the text gives none (in good time)",
        )

    def test_a_fact_that_would_choose_between_a_figure_and_none_is_asked_for(self) -> None:
        open_or_not = evolve(between(None, None), no_figure="while it is open", missing=("case-open",))
        assert YEAR.finding(on(LAST), open_or_not, NOTHING).answer is CANNOT_TELL

    def test_an_act_known_by_receipt_alone_was_made_on_or_before_it(self) -> None:
        """House rule: received in time is in time, received late is cannot tell."""
        received = evolve(between(None, LAST), missing=("made:complaint",))
        assert YEAR.finding(received, on(LAST), NOTHING).answer is YES
        late = YEAR.finding(evolve(received, latest=DAY_AFTER), on(LAST), NOTHING)
        assert late.answer is CANNOT_TELL
        assert late.missing == ("made:complaint",)
        assert late.reason.endswith("it ends on 10 March 2026, and when the complaint was made is not known")

    @given(
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    )
    def test_the_answer_never_contradicts_the_truth(
        self, act: date, earliest: date | None, latest: date | None, truth: date
    ) -> None:
        """House rule: the bounds always enclose the final truth, and a missing date never makes a yes."""
        days = [day for day in (earliest, latest) if day is not None]
        if len(days) == 2:
            earliest, latest = min(days), max(days)
        if (earliest is not None and truth < earliest) or (latest is not None and truth > latest):
            return
        answer = YEAR.finding(on(act), between(earliest, latest), NOTHING).answer
        assert answer in {YES, NO, CANNOT_TELL}
        assert answer is CANNOT_TELL or (answer is YES) == (act <= truth)
        if earliest is None:
            assert answer is not YES


class TestWaiver:
    """House rule: where a text sets no limit while something is so, that is told and never guessed."""

    limit = evolve(YEAR, waived_by="advocate", title="the limit")

    def test_told_to_be_so_there_is_no_limit(self) -> None:
        found = self.limit.finding(on(DAY_AFTER), between(None, None), Told({"advocate": True}))
        assert (found.answer, found.reason) == (YES, "the limit: has not begun to run (advocate)")

    def test_told_to_be_so_beside_a_day_from_which_it_has_run_out_it_cannot_be_told(self) -> None:
        """House rule: a fact and a date that contradict each other make neither a yes nor a no."""
        found = self.limit.finding(on(DAY_AFTER), on(LAST), Told({"advocate": True}))
        assert found.answer is CANNOT_TELL
        assert "told that it has not begun to run (advocate), and by the days on record it ended on" in found.reason
        assert self.limit.finding(on(LAST), on(LAST), Told({"advocate": True})).answer is YES

    def test_told_not_to_be_so_it_runs(self) -> None:
        found = self.limit.finding(on(DAY_AFTER), on(LAST), Told({"advocate": False}))
        assert (found.answer, found.missing, found.assumed) == (NO, (), ())

    @pytest.mark.parametrize(("discretion", "answer"), [(None, NO), (FREE, DISCRETION)])
    def test_not_told_and_late_it_is_taken_not_to_be_so_and_asked_for(
        self, discretion: Discretion | None, answer: Answer
    ) -> None:
        found = evolve(self.limit, discretion=discretion).finding(on(DAY_AFTER), on(LAST), NOTHING)
        assert found.answer is answer
        assert found.missing == ("advocate",)
        assert found.assumed == ("not told, so taken not to be so: advocate",)

    def test_not_told_and_in_doubt_it_is_asked_for_with_the_rest(self) -> None:
        found = self.limit.finding(on(DAY_AFTER), evolve(between(LAST, None), missing=("grounds-arose",)), NOTHING)
        assert found.missing == ("grounds-arose", "advocate")

    def test_not_told_and_in_time_it_does_not_matter(self) -> None:
        assert self.limit.finding(on(LAST), on(LAST), NOTHING).missing == ()


class TestDiscretion:
    """SI 2006/1738, reg 9 (paraphrase): not reasonable to expect them earlier, AND still possible: both tests."""

    def test_both_tests_are_asked_for(self) -> None:
        answer, text, untold = LATE.answer(NOTHING)
        assert answer is DISCRETION
        assert untold == ("earlier-not-reasonable", "still-effective-and-fair")
        assert "if it could not be made earlier, and it can still be considered (the policy, para 2)" in text

    def test_a_test_told_to_be_met_is_not_asked_for_again(self) -> None:
        answer, _, untold = LATE.answer(Told({"earlier-not-reasonable": True}))
        assert (answer, untold) == (DISCRETION, ("still-effective-and-fair",))

    def test_both_tests_met_leave_it_to_the_discretion(self) -> None:
        answer, _, untold = LATE.answer(Told({"earlier-not-reasonable": True, "still-effective-and-fair": True}))
        assert (answer, untold) == (DISCRETION, ())

    @pytest.mark.parametrize("fact", ["earlier-not-reasonable", "still-effective-and-fair"])
    @pytest.mark.parametrize("other", [True, None])
    def test_one_test_told_not_to_be_met_leaves_no_discretion(self, fact: str, other: bool | None) -> None:
        facts = {limb.fact: other for limb in LATE.limbs if other is not None} | {fact: False}
        answer, text, untold = LATE.answer(Told(facts))
        assert (answer, untold) == (NO, ())
        assert "the council could set this aside only if it could not be made earlier, and it can still" in text
        failed = next(limb.text for limb in LATE.limbs if limb.fact == fact)
        assert text.endswith(f"told not to be so: {failed}")


class TestDiscretionOnAnyTest:
    """House rule: of tests joined by "or", all told as not met leave none, and nothing is asked once one is met."""

    either = evolve(LATE, any_limb=True)

    def test_both_are_asked_for_with_or(self) -> None:
        answer, text, untold = self.either.answer(NOTHING)
        assert (answer, len(untold)) == (DISCRETION, 2)
        assert "if it could not be made earlier, or it can still be considered" in text

    def test_one_that_is_met_is_enough_and_nothing_more_is_asked(self) -> None:
        answer, _, untold = self.either.answer(Told({"still-effective-and-fair": True}))
        assert (answer, untold) == (DISCRETION, ())

    def test_one_that_is_not_met_leaves_the_other_to_be_asked_for(self) -> None:
        answer, _, untold = self.either.answer(Told({"still-effective-and-fair": False}))
        assert (answer, untold) == (DISCRETION, ("earlier-not-reasonable",))

    def test_none_that_is_met_leaves_no_discretion(self) -> None:
        answer, text, untold = self.either.answer(Told({limb.fact: False for limb in LATE.limbs}))
        assert (answer, untold) == (NO, ())
        assert text.endswith("told not to be so: it could not be made earlier, it can still be considered")


class TestExclusion:
    """House rule: an exclusion that no fact raises is taken not to apply, and listed under what is assumed."""

    rule = Exclusion(name="court", when=FactIs("appeal-used"), text="a matter before a court", source=TEXT)

    def test_told_to_apply_the_answer_is_no(self) -> None:
        found = self.rule.finding(Told({"appeal-used": True}))
        assert (found.answer, found.reason) == (NO, "outside the procedure: a matter before a court")

    def test_told_to_apply_with_a_discretion_it_is_no_unless_discretion(self) -> None:
        found = evolve(self.rule, discretion=LATE).finding(Told({"appeal-used": True}))
        assert found.answer is DISCRETION
        assert found.missing == ("earlier-not-reasonable", "still-effective-and-fair")

    def test_told_not_to_apply_nothing_is_assumed(self) -> None:
        found = self.rule.finding(Told({"appeal-used": False}))
        assert (found.answer, found.assumed) == (YES, ())

    def test_not_told_it_is_assumed_and_listed(self) -> None:
        found = self.rule.finding(NOTHING)
        assert found.answer is YES
        assert found.assumed == ("not told, so taken not to apply: a matter before a court",)


class TestStanding:
    """House rule: what must be so and has not been told is asked for."""

    rule = Standing(
        name="who", when=All(FactIs("advocate"), Happened("complaint")), text="an advocate complains", source=TEXT
    )

    def test_met_the_answer_is_yes(self) -> None:
        assert self.rule.finding(Told({"advocate": True}, ("complaint",))).answer is YES

    def test_not_met_the_answer_is_no_or_left_to_a_discretion(self) -> None:
        circumstances = Told({"advocate": False}, ("complaint",))
        found = self.rule.finding(circumstances)
        assert (found.answer, found.reason) == (NO, "not met: an advocate complains")
        found = evolve(self.rule, discretion=LATE).finding(circumstances)
        assert (found.answer, len(found.missing)) == (DISCRETION, 2)

    def test_not_told_it_cannot_be_told_and_the_fact_is_asked_for(self) -> None:
        found = self.rule.finding(Told({}, ("complaint",)))
        assert (found.answer, found.missing) == (CANNOT_TELL, ("advocate",))


def finding(answer: Answer, name: str = "rule") -> Finding:
    return Finding(rule=name, answer=answer, reason="as it is", source=TEXT)


class TestOverAll:
    """House rule: no, then cannot tell, then discretion, then yes."""

    @pytest.mark.parametrize(
        ("answers", "over_all"),
        [
            ([], YES),
            ([YES, YES], YES),
            ([YES, DISCRETION], DISCRETION),
            ([DISCRETION, CANNOT_TELL, YES], CANNOT_TELL),
            ([DISCRETION, CANNOT_TELL, NO], NO),
        ],
    )
    def test_the_answer_over_all_rules(self, answers: list[Answer], over_all: Answer) -> None:
        assert Eligibility(findings=tuple(finding(one) for one in answers)).answer is over_all

    def test_what_is_missing_and_what_is_assumed_are_listed_once(self) -> None:
        both = Eligibility(
            findings=(
                evolve(finding(YES), missing=("a", "b"), assumed=("x",)),
                evolve(finding(NO), missing=("b", "c"), assumed=("x", "y")),
            )
        )
        assert (both.missing, both.assumed) == (("a", "b", "c"), ("x", "y"))

    def test_a_finding_is_found_by_the_name_of_its_rule(self) -> None:
        both = Eligibility(findings=(finding(YES, "time-limit"), finding(NO, "scope")))
        assert both.finding("scope").answer is NO
        with pytest.raises(UnknownNameError, match="eligibility: unknown name 'time'; did you mean 'time-limit'"):
            both.finding("time")


class TestExplaining:
    """House rule: all the reasons, with the words of the rule; information on the facts given, said once."""

    def test_one_rule_gives_what_it_comes_to_its_reason_and_what_is_not_known(self) -> None:
        rule = evolve(YEAR, discretion=LATE)
        late = rule.finding(on(DAY_AFTER), on(LAST), Told({"still-effective-and-fair": True}))
        both = Eligibility(findings=(late, evolve(finding(NO), missing=("complaint",))))
        why = late.reason.removeprefix("the time limit for complaining: late, ")
        assert both.explain("time-limit").splitlines() == [
            f"Stands in the way, unless discretion is used. The time limit for complaining: late, {why}.",
            "  Rule: the policy, para 1: “as it says”",
            "    https://example.org/ (checked 1 January 2026)",
            "Not known: the answer to “Would it not have been reasonable to expect the complaint earlier?”",
            "This is information on the facts given, not legal advice.",
        ]
        with pytest.raises(UnknownNameError, match="did you mean 'time-limit'"):
            both.explain("time-limits")

    def test_all_findings_follow_each_other_the_worst_first_and_each_with_its_rule(self) -> None:
        answers = (YES, DISCRETION, CANNOT_TELL, NO)
        every = [evolve(finding(one, one.name), reason=f"{one.name} it is") for one in answers]
        lines = Eligibility(findings=tuple(every)).explain().splitlines()
        assert lines[0] == "Whether the complaint may be made: no."
        assert [line for line in lines if line.startswith("  ") and not line.startswith("    ")] == [
            "  Stands in the way. NO it is.",
            "  Cannot be told. CANNOT_TELL it is.",
            "  Stands in the way, unless discretion is used. DISCRETION it is.",
            "  Does not stand in the way. YES it is.",
        ]
        assert lines.count("    Rule: the policy, para 1: “as it says”") == 4
        assert lines[-1] == "This is information on the facts given, not legal advice."

    def test_without_a_rule_it_says_so(self) -> None:
        assert Eligibility(findings=()).explain().splitlines()[:2] == [
            "Whether the complaint may be made: yes.",
            "  No rule on this is carried here.",
        ]

    def test_what_nothing_told_raises_is_said_once(self) -> None:
        children = schemes.in_force("england-children", on=LAST)
        said = Complaint(children).record("grounds-arose", AROSE).eligibility(on=LAST).explain()
        assert said.startswith("Whether the complaint may be made, asked about 10 March 2026: yes.\n")
        assert said.count("child protection, and assessments for court reports") == 1

    def test_a_reading_of_the_text_is_asked_for_by_what_it_says(self) -> None:
        housing = schemes.newest("housing-ombudsman")
        told = Complaint(housing).record("final-response", date(2025, 9, 1)).eligibility(on=date(2026, 9, 1))
        assert "twelve-months-or-more" in told.missing
        assert "which reading of the text is meant for twelve months or more: “" in told.explain()

    def test_what_is_missing_and_assumed_is_said_once_and_in_plain_words(self) -> None:
        asked = evolve(finding(CANNOT_TELL), missing=("grounds-arose", "tier"), assumed=("it was so",))
        titles = {"grounds-arose": "the day of the grounds", "tier": "the answer to “Which tier?”"}
        both = Eligibility(findings=(asked, asked), titles=titles)
        assert both.explain().splitlines()[-3:-1] == [
            "Not known: the day of the grounds; the answer to “Which tier?”",
            "Taken for granted: it was so.",
        ]
        assert both == Eligibility(findings=(asked, asked))
        assert "titles" not in repr(both)

    def test_who_may_serve_is_another_question(self) -> None:
        children = schemes.in_force("england-children", on=LAST)
        said = children.may_serve("panel-member", {"stage-2-independent-person": True}).explain()
        assert said.startswith("Whether this person may serve as a member of the review panel: no.\n")
        assert "  Stands in the way. May not serve: the independent person of stage 2.\n" in said

    def test_a_record_is_explained_with_what_its_own_procedure_calls_things(self) -> None:
        told = Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=("county", "district"))
        rule = Standing(name="scope", when=FactIs("tier", "county"), text="a county", source=TEXT)
        asked = Complaint(procedure(standing=(rule,), further_facts=(told,))).eligibility(on=LAST)
        assert "Not known: the answer to “Which tier?”" in asked.explain().splitlines()


def procedure(
    *limits: TimeLimit,
    exclusions: tuple[Exclusion, ...] = (),
    standing: tuple[Standing, ...] = (),
    further_facts: tuple[Fact, ...] = (),
) -> Procedure:
    stages = (
        Stage(name="open", title="open", source=TEXT),
        Stage(name="over", title="over", source=TEXT, ends=True),
    )
    transitions = (
        Transition(event="complaint", start=(NOT_BEGUN,), to="open", source=TEXT),
        Transition(event="resolution", to="over", source=TEXT),
    )
    return Procedure(
        name="mine",
        title="Mine",
        version="1",
        source=TEXT,
        working_days=WorkingDayDefinition(division="england-and-wales", source=TEXT),
        opening="complaint",
        stages=stages,
        transitions=transitions,
        time_limits=limits,
        exclusions=exclusions,
        standing=standing,
        further_facts=further_facts,
    )


class TestOfAComplaint:
    """House rule: the act is judged by its own date where it is on record by then, else as if made on that date."""

    mine = Complaint(procedure(evolve(YEAR, discretion=LATE))).record("grounds-arose", AROSE)

    def answer(self, complaint: Complaint, day: date) -> Answer:
        return complaint.eligibility(on=day).finding("time-limit").answer

    def test_not_on_record_it_is_judged_as_if_made_on_the_date(self) -> None:
        assert self.answer(self.mine, LAST) is YES
        assert self.answer(self.mine, DAY_AFTER) is DISCRETION

    def test_on_record_it_is_judged_on_its_own_date_however_late_one_asks(self) -> None:
        made = self.mine.record("complaint", LAST)
        assert self.answer(made, date(2027, 1, 1)) is YES
        late = self.mine.record("complaint", DAY_AFTER)
        assert self.answer(late, date(2027, 1, 1)) is DISCRETION
        assert self.answer(late, LAST) is YES, "on that day the later complaint was not yet on record"

    def test_received_late_and_sent_in_time_is_in_time(self) -> None:
        made = self.mine.record("complaint", LAST, received=date(2026, 3, 14))
        assert self.answer(made, date(2027, 1, 1)) is YES

    def test_a_text_that_asks_for_receipt_is_judged_by_receipt(self) -> None:
        by_receipt = evolve(YEAR, judged_by_receipt=True)
        complaint = Complaint(procedure(by_receipt)).record("grounds-arose", AROSE)
        late = complaint.record("complaint", LAST, received=date(2026, 3, 14))
        assert self.answer(late, date(2027, 1, 1)) is NO

    def test_known_by_receipt_alone_received_in_time_is_in_time_and_received_late_cannot_be_told(self) -> None:
        assert self.answer(self.mine.record("complaint", received=LAST), date(2027, 1, 1)) is YES
        found = self.mine.record("complaint", received=DAY_AFTER).eligibility(on=date(2027, 1, 1))
        assert found.finding("time-limit").answer is CANNOT_TELL
        assert found.missing == ("made:complaint",)

    def test_a_start_that_nobody_told_cannot_be_told_until_it_is_certainly_too_late(self) -> None:
        complaint = Complaint(self.mine.procedure).record("complaint", AROSE)
        assert self.answer(complaint, AROSE) is CANNOT_TELL
        assert complaint.eligibility(on=AROSE).missing == ("grounds-arose",)

    def test_a_choice_that_was_not_told_is_never_taken_for_having_no_limit(self) -> None:
        limit = evolve(YEAR, until=ByFact("advocate", {True: NoFigure("none"), False: YEAR.until}))
        complaint = Complaint(procedure(limit)).record("grounds-arose", AROSE)
        assert self.answer(complaint, DAY_AFTER) is CANNOT_TELL
        assert self.answer(complaint.note("advocate", True, on=AROSE), DAY_AFTER) is YES
        assert self.answer(complaint.note("advocate", False, on=AROSE), DAY_AFTER) is NO

    def test_no_figure_in_one_half_of_a_limit_is_no_leave_to_pass_the_other(self) -> None:
        limit = evolve(YEAR, until=EarlierOf(YEAR.until, NoFigure("a reasonable time")))
        complaint = Complaint(procedure(limit)).record("grounds-arose", AROSE)
        assert self.answer(complaint, DAY_AFTER) is NO
        assert self.answer(complaint, LAST) is CANNOT_TELL

    def test_every_rule_has_a_finding(self) -> None:
        mine = procedure(
            YEAR,
            exclusions=(evolve(TestExclusion.rule, name="court"),),
            standing=(evolve(TestStanding.rule, name="who"),),
        )
        found = Complaint(mine).eligibility(on=LAST)
        assert {one.rule for one in found.findings} == {"time-limit", "court", "who"}
        assert all(one.source is TEXT for one in found.findings)

    @pytest.mark.parametrize("day", [datetime(2026, 3, 10, 9), "2026-03-10", None])
    def test_a_date_that_is_none_is_refused(self, day: date) -> None:
        with pytest.raises(NotADateError):
            self.mine.eligibility(on=day)


class TestAlternativeGrounds:
    """House rule: of tests joined by "or", all told as not met leave none, and nothing is asked once one is met."""

    POWER = Discretion(
        who="the Ombudsman",
        source=POWER,
        limbs=(Limb(fact="unwell", text="you were unwell"), Limb(fact="slow", text="the body took longer than a year")),
        any_limb=True,
    )

    @pytest.mark.parametrize(
        ("facts", "answer", "untold"),
        [
            ({}, Answer.DISCRETION, ("unwell", "slow")),
            ({"unwell": True}, Answer.DISCRETION, ()),
            ({"unwell": False}, Answer.DISCRETION, ("slow",)),
            ({"unwell": False, "slow": False}, Answer.NO, ()),
        ],
    )
    def test_one_is_enough(self, facts: dict[str, bool], answer: Answer, untold: tuple[str, ...]) -> None:
        found, text, missing = self.POWER.answer(Told(facts))
        assert (found, missing) == (answer, untold)
        assert "you were unwell, or the body took longer than a year" in text
