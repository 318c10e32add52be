"""Letters from records in every state: who writes, what is late or closed, what is asked for, and in which words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from complaint_rules import Answer, Complaint, load_procedure, schemes
from complaint_rules.conditions import FactIs, Happened, Missed
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.letters import Kind, Letter, People, Person, draft
from complaint_rules.limits import After, ByFact, LaterOf, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import (
    Content,
    EarlyGround,
    Entitlement,
    How,
    Recurrence,
    RouteKind,
    Strength,
    Target,
    Transition,
)
from complaint_rules.rules import Letter as Contents
from complaint_rules.sources import Seen, Source
from complaint_rules.vocabulary import Fact, Party
from tests.procedures_for_tests import (
    DAYS_10,
    FROM_COMPLAINT,
    SOURCE,
    april,
    complaint,
    duty,
    extension,
    march,
    procedure,
    route,
    suspension,
    window,
    working,
)
from tests.test_letters import LOCAL

READ = Source(
    instrument="The code",
    provision="4",
    url="https://example.org/4",
    checked_on=date(2026, 11, 22),
    seen=Seen.PRIMARY,
    words="within ten days",
)
PART = evolve(READ, provision="5", seen=Seen.PARTIAL, words="at once", paraphrase="where it can be done")
UNREAD = evolve(READ, provision="6", seen=Seen.SECONDARY, words=None, paraphrase="an answer in ten days")
FIRST = april(1)


def follow_up(made: Complaint, day: date = FIRST, **more: Any) -> Letter:  # noqa: ANN401 - what draft takes
    return draft(Kind.FOLLOW_UP, made, on=day, **more)


class TestHowStronglyItIsPut:
    """Musts are worded as musts, promises as promises, and aims as aims."""

    @pytest.mark.parametrize(
        ("strength", "words"),
        [
            (Strength.MUST, "You must do this (rule 1)."),
            (Strength.SHOULD, "You should do this (rule 1)."),
            (Strength.PROMISE, "You promise to do this (rule 1)."),
            (Strength.AIM, "You aim to do this (rule 1)."),
            (Strength.USUAL, "You usually do this (rule 1)."),
            (Strength.ADVICE, "The text advises this (rule 1)."),
            (Strength.DESCRIPTION, "The text describes this, and makes no promise (rule 1)."),
        ],
    )
    def test_each_strength_has_its_words_and_only_what_binds_is_called_late(
        self, strength: Strength, words: str
    ) -> None:
        made = complaint(procedure(duty(strength=strength, source=READ)))
        found = follow_up(made)
        assert words in found.text
        assert ("It is now 11 working days late." in found.text) is strength.binds
        assert ("That day has passed." in found.text) is not strength.binds
        assert ("Tell me in writing why it is late." in found.text) is strength.binds
        assert found.subject == (
            ("Late" if strength.binds else "Still waiting for")
            + ": " * strength.binds
            + " " * (not strength.binds)
            + "the stage 1 response",
        )
        assert found.answer is Answer.YES

    def test_somebody_else_who_owes_it_is_named(self) -> None:
        rules = procedure(
            duty(owed_by=Party.PANEL, source=READ, strength=Strength.AIM), parties={Party.PANEL: "the panel"}
        )
        assert "The panel aims to do this (rule 1)." in follow_up(complaint(rules)).text

    def test_words_are_quoted_only_where_they_were_read(self) -> None:
        rules = procedure(
            duty(source=READ), duty("acknowledgement", source=PART), duty("progress-update", source=UNREAD)
        )
        found = follow_up(complaint(rules))
        assert [rule[0] for rule in found.rules] == [
            "The code, 4: “within ten days”. https://example.org/4",
            f"The code, 5: “at once” (where it can be done) ({PART.seen.caveat}). {READ.url}",
            f"The code, 6, as I understand the rule (a paraphrase, not its words): an answer in ten days. {READ.url}",
        ]
        assert "Rule 2: only part of this provision's text was read." in found.cautions
        assert "3 things are late." in found.text

    def test_a_rule_of_the_house_has_no_number(self) -> None:
        found = follow_up(complaint(procedure(duty())))
        assert found.rules == ()
        assert "(rule" not in found.text


class TestWhatIsLate:
    def test_an_extension_that_counts_is_told(self) -> None:
        rules = procedure(duty(), extensions=(extension(by=working(5)),))
        made = complaint(rules).extend("stage-1-response", to=march(24), on=march(10))
        found = follow_up(made)
        assert "The last day was put off to 24 March 2025, by notice, on 10 March 2025." in found.text
        assert "The last day was 24 March 2025." in found.text

    def test_a_limit_that_may_be_put_off_says_how_far_and_what_that_needs(self) -> None:
        rule = extension(by=working(20), times=1, firm=False, requires=("the reasons", "a new date"))
        rule = evolve(rule, source=READ)
        found = follow_up(complaint(procedure(duty(), extensions=(rule,))))
        assert (
            "In some cases you may take until 14 April 2025 (rule 1). With good reason it may be later still. That "
            "needs the reasons and a new date. I know of no notice that says so."
        ) in found.text
        bare = extension(by=working(20), times=1)
        assert "2025. I know of no notice" in follow_up(complaint(procedure(duty(), extensions=(bare,)))).text
        outer = follow_up(complaint(procedure(duty(), extensions=(extension(by=working(1), times=1),))))
        assert "That day has passed too, by 10 working days." in outer.text

    def test_what_softens_a_limit_or_follows_from_a_miss_is_told_and_a_child_gets_it_beside_the_letter(self) -> None:
        rules = procedure(duty(soft="“where possible”", if_missed=("the body explains itself",)))
        added = "Where the time has passed, the rule adds: the body explains itself."
        soft = "The text softens this: “where possible”."
        found = follow_up(complaint(rules))
        assert added in found.text
        assert f"{soft} If you rely on that, please say why." in found.text
        child = follow_up(complaint(rules, facts={"complainant": "child"}))
        assert "You are late. Please answer me now." in child.text
        assert (added in child.text, soft in child.text) == (False, False)
        assert {added, soft} <= set(child.cautions)

    def test_a_limit_past_on_every_reading_is_late_at_the_latest(self) -> None:
        both = Readings("from-when", {"made": On("complaint"), "receipt": Received("complaint")})
        rules = procedure(duty(within=After(both, DAYS_10), source=READ))
        made = Complaint(rules).record("complaint", march(3), received=march(5))
        found = follow_up(made)
        assert "The time is 10 calendar days after the complaint, or, read in another way, the day you " in found.text
        assert "The last day was 15 March 2025 at the latest." in found.text
        between = follow_up(made, march(14))
        assert between.answer is Answer.CANNOT_TELL
        assert "I cannot tell whether it is late" in between.text
        assert "I do not know how you read the rule. Please tell me." in between.text
        chosen = follow_up(evolve(made, readings={"from-when": "made"}))
        assert "The time is 10 calendar days after the complaint." in chosen.text

    def test_what_is_not_late_by_a_day_that_counts_is_past_its_last_day(self) -> None:
        found = follow_up(complaint(procedure(duty()), made=date(2025, 2, 28)), march(15))
        assert "It is now past its last day." in found.text

    def test_an_aim_by_a_count_is_past_and_not_late(self) -> None:
        rules = procedure(duty(within=After(Received("complaint"), working(10)), strength=Strength.AIM))
        found = follow_up(Complaint(rules).record("complaint", march(3)))
        assert "By that count the day has passed." in found.text
        assert "late" not in found.text
        assert "Tell me in writing why it has not been done." in found.text

    def test_what_is_owed_by_others_is_written_to_separately(self) -> None:
        rules = procedure(duty(), duty("ombudsman-decision", owed_by=Party.OMBUDSMAN), parties={Party.OMBUDSMAN: "it"})
        found = follow_up(complaint(rules))
        assert "The Ombudsman's decision is owed by it; write to it separately." in found.cautions
        assert "Ombudsman's decision" not in found.text

    def test_what_only_an_ombudsman_owes_goes_to_the_ombudsman(self) -> None:
        rules = procedure(duty("ombudsman-decision", owed_by=Party.OMBUDSMAN, strength=Strength.AIM))
        found = follow_up(complaint(rules))
        assert found.addressee[0] == ("Ombudsman",)
        assert "You aim to do this." in found.text
        assert found.greeting == ("Dear ", "Sir or Madam")

    def test_a_settlement_by_which_a_matter_would_have_ended_is_not_chased(self) -> None:
        rules = procedure(duty("resolution", strength=Strength.DESCRIPTION))
        assert not follow_up(complaint(rules)).is_written

    def test_a_stopped_clock_is_told_and_not_chased(self) -> None:
        rules = procedure(duty(), suspensions=(suspension(),))
        found = follow_up(complaint(rules).suspend(march(5), cause="court"))
        assert not found.is_written
        assert any("the clock is stopped" in one for one in found.cautions)

    def test_two_dates_are_counted_from(self) -> None:
        within = After(On("complaint"), working(10))
        later = After(On("acknowledgement"), working(10))
        rules = procedure(duty(within=LaterOf(within, later)))
        found = follow_up(complaint(rules).record("acknowledgement", march(4)))
        assert "I count from these dates: the acknowledgement, 4 March 2025; the complaint, 3 March 2025." in found.text

    def test_an_ombudsman_is_named_where_one_may_be_asked(self) -> None:
        grounds = (EarlyGround(when=Missed("stage-1-response"), text="it is late", source=SOURCE),)
        way = route(complete=Happened("final-response"), early=grounds)
        found = follow_up(complaint(procedure(duty(), routes=(way,))))
        assert (
            "I know that the Ombudsman may be asked to look at this. It decides whether that is too soon." in found.text
        )
        done = follow_up(complaint(procedure(duty(), routes=(route(time_limit=None),))))
        assert "may be asked to look at this.\n" in done.text

    def test_what_is_late_on_each_of_two_last_days_is_late_and_how_late_is_a_count(self) -> None:
        rules = schemes.in_force("england-children", on=date(2024, 8, 1))
        made = (
            Complaint(rules).record("stage-2-request", date(2024, 8, 29)).record("statement-agreed", date(2024, 9, 5))
        )
        found = follow_up(made, date(2024, 12, 6))
        assert found.subject == ("Late: the stage 2 response, with the council's adjudication",)
        assert "It is late on each reading of the rule. By this count it is 46 working days late." in found.text
        assert "the written statement of the complaint, the last day is 10 October 2024" in found.text
        assert "By this count it is 46 working days late." in draft(Kind.OMBUDSMAN, made, on=date(2024, 12, 6)).text

    def test_a_later_occurrence_is_owed_again_and_late_by_a_count(self) -> None:
        every = Recurrence(every=working(5), ends_with="final-response")
        rules = procedure(duty("progress-update", within=FROM_COMPLAINT, recurs=every, source=READ))
        found = follow_up(complaint(rules))
        assert "You must do this (rule 1). It is owed again every 5 working days." in found.text
        assert "By that count it is 6 working days late." in found.text

    def test_a_reading_that_gives_the_same_day_is_not_told_twice(self) -> None:
        both = Readings("from-when", {"made": On("complaint"), "receipt": Received("complaint")})
        found = follow_up(Complaint(procedure(duty(within=After(both, DAYS_10)))).record("complaint", march(3)))
        assert "By that count it is 19 days late." in found.text
        assert "read in another way. If" not in found.text

    def test_a_limit_that_hangs_on_a_fact_is_that_of_the_answer_told_or_else_each_with_its_answer(self) -> None:
        by_fact = ByFact("advocate", {True: After(On("complaint"), working(5))}, otherwise=FROM_COMPLAINT)
        rules = procedure(duty(within=by_fact))
        told = follow_up(complaint(rules, facts={"advocate": True}))
        assert "The time is 5 working days after the complaint." in told.text
        other = follow_up(complaint(rules, facts={"advocate": False}))
        assert "The time is 10 working days after the complaint." in other.text
        found = follow_up(complaint(rules))
        assert "The time is 5 working days after the complaint where the answer to “Does an advocate" in found.text
        assert "is yes; otherwise 10 working days after the complaint." in found.text

    def test_a_text_with_several_doubts_is_quoted_and_its_readings_are_listed(self) -> None:
        rules = schemes.newest("trafford-children-guide")
        found = follow_up(Complaint(rules).record("complaint", march(3)))
        assert "You should do this (rule 1). The text can be read in several ways: “They should send you" in found.text
        assert "The rule can be read in several ways. Tell me which you go by, and give me the dates." in found.text
        assert "- If the limit is 10 days of no stated kind" in found.text
        assert not re.search(r"text-or-box|kind-of-days|not known", found.text)

    def test_what_may_not_be_owed_at_all_is_not_chased_unless_it_is_named(self) -> None:
        rules = procedure(duty(owed_if=FactIs("advocate")))
        found = follow_up(complaint(rules))
        assert not found.is_written
        asks = (
            "Whether the stage 1 response is owed at all depends on the answer to “Does an advocate act for or support"
        )
        assert found.cautions[0].startswith(asks)
        named = follow_up(complaint(rules), about="stage-1-response")
        assert "I cannot tell whether it is late: its last day is 17 March 2025." in named.text
        assert "I do not know the answer to “Does an advocate" in named.text

    def test_rules_that_stand_together_are_numbered_together(self) -> None:
        ways = (extension(by=working(1), times=1), extension(How.OFFICER, by=working(1), times=1))
        several = [evolve(one, source=source) for one, source in zip(ways, (READ, PART), strict=True)]
        agreed = evolve(extension(How.AGREEMENT), source=UNREAD)
        found = follow_up(complaint(procedure(duty(), extensions=(*several, agreed))))
        assert "you may take until 19 March 2025 (rules 1 and 2)." in found.text
        assert UNREAD.citation not in found.text

    def test_school_days_that_are_not_known_are_asked_for(self) -> None:
        rules = load_procedure(LOCAL / "school-model.toml")
        found = follow_up(Complaint(rules).record("complaint", march(3)))
        assert "I do not know when the complaint was received or which days are school days." in found.text

    def test_predicted_bank_holidays_are_told_to_the_sender(self) -> None:
        made = complaint(procedure(duty(within=After(On("complaint"), working(10)))), made=date(2030, 3, 4))
        found = follow_up(made, date(2030, 6, 3))
        assert "The last day for the stage 1 response rests on predicted bank holidays, not on a published list." in (
            found.cautions
        )


class TestTheNextStage:
    def ask(self, made: Complaint, day: date = FIRST) -> Letter:
        return draft(Kind.NEXT_STAGE, made, on=day)

    def answered(self, *windows: Any, **more: Any) -> Complaint:  # noqa: ANN401 - windows, and what a procedure takes
        return complaint(procedure(duty(), windows=windows, **more)).record("stage-1-response", march(10))

    def test_an_open_window_is_said_to_be_open_and_until_when_as_far_as_it_can_be_told(self) -> None:
        until = After(Received("stage-1-response"), DAYS_10)
        unknown = self.ask(self.answered(window(until)), march(15))
        assert "the time for asking runs at least until 20 March 2025. So this is in time." in unknown.text
        assert unknown.answer is Answer.YES

    def test_a_window_that_cannot_be_told_asks_to_be_taken_all_the_same(self) -> None:
        until = After(Received("stage-1-response"), DAYS_10)
        found = self.ask(self.answered(window(until)))
        assert found.answer is Answer.CANNOT_TELL
        assert (
            "I cannot tell the last day for asking: its last day is not before 20 March 2025. I do not know when"
            in (found.text)
        )
        assert "If this is late, please take it all the same. The reasons are: [why it could not be asked" in found.text
        both = Readings("from-when", {"a": On("stage-1-response"), "b": On("acknowledgement")})
        unsaid = self.ask(self.answered(window(After(both, DAYS_10))))
        assert "I cannot tell the last day for asking" in unsaid.text

    def test_a_closed_window_asks_for_the_discretion_there_is_or_says_that_none_was_seen(self) -> None:
        until = After(On("stage-1-response"), DAYS_10)
        none = self.ask(self.answered(window(until)))
        assert none.answer is Answer.NO
        assert "I know that the time for asking ended on 20 March 2025." in none.text
        assert "The text that I have seen does not say what happens to what comes late." in none.text
        assert "[why it could not be asked for sooner]" in none.blanks
        power = Discretion(who="the body complained about", source=READ, limbs=(Limb(fact="ill", text="you were ill"),))
        ill = Fact(name="ill", question="Were you ill?")
        late = window(until, late=power, long_stop=After(On("complaint"), working(15)))
        some = self.ask(self.answered(late, further_facts=(ill,)))
        assert some.answer is Answer.DISCRETION
        assert (
            "You may still accept a request that comes late (rule 1). The tests are: you were ill. Please do so."
            in (some.text)
        )
        assert "The text has a further last day, 24 March 2025, which has passed." in some.cautions
        absolute = self.ask(self.answered(evolve(late, long_stop_absolute=True), further_facts=(ill,)))
        assert absolute.answer is Answer.NO
        assert any("lets nothing be accepted after it" in one for one in absolute.cautions)

    def test_a_window_closed_on_a_day_that_cannot_be_told(self) -> None:
        until = After(Received("stage-1-response"), DAYS_10)
        made = complaint(procedure(duty(), windows=(window(until),))).record("stage-2-request", march(12))
        made = made.record("stage-1-response", received=march(11))
        assert draft(Kind.NEXT_STAGE, made, on=april(1)).is_written is False

    def test_an_aim_that_is_past_is_no_ground(self) -> None:
        made = complaint(procedure(duty(strength=Strength.AIM)))
        assert "Not here yet" not in self.ask(made).text
        assert (
            "Not here yet: the stage 1 response. Its last day was 17 March 2025."
            in self.ask(complaint(procedure(duty()))).text
        )

    def test_no_window_or_one_of_another_stage_says_nothing_of_time(self) -> None:
        assert "time for asking" not in self.ask(self.answered()).text
        elsewhere = window(After(On("acknowledgement"), DAYS_10), stage="stage-2")
        assert "time for asking" not in self.ask(self.answered(elsewhere)).text

    def test_advice_on_when_to_ask_is_for_the_sender(self) -> None:
        advised = Target(until=After(On("stage-1-response"), DAYS_10), source=SOURCE, strength=Strength.ADVICE)
        found = self.ask(self.answered(window(NoFigure("no time"), advised=advised)))
        assert "they set no last day for asking" in found.text
        assert "It is advised to ask by 20 March 2025; that is advice only." in found.cautions

    def test_an_answer_known_by_its_receipt_alone_has_a_blank_for_its_date(self) -> None:
        made = complaint(procedure(duty())).record("stage-1-response", received=march(10))
        found = self.ask(made)
        assert "I refer to the stage 1 response of [the date on the answer]. It came on 10 March 2025." in found.text

    def test_what_a_request_should_hold_is_asked_for_in_the_words_of_the_rules(self) -> None:
        asked = Contents(event="stage-2-request", contents=(Content(text="which parts", source=READ),))
        found = self.ask(self.answered(letters=(asked,)))
        assert "- Which parts (rule 1): [fill this in]." in found.text

    def test_a_stage_that_is_not_open_yet_points_to_a_follow_up(self) -> None:
        closed = window(After(On("stage-1-response"), DAYS_10))
        found = self.ask(complaint(procedure(duty(), windows=(closed,))))
        assert (found.answer, found.is_written) == (Answer.NO, False)
        assert "What is overdue can be chased by a follow-up." in found.cautions
        early = self.ask(complaint(procedure(duty(), windows=(closed,))), march(4))
        assert "What is overdue can be chased by a follow-up." not in early.cautions

    def test_a_request_before_the_answer_says_so_and_leaves_room_for_the_reason(self) -> None:
        found = self.ask(Complaint(schemes.newest("trafford-children-guide")).record("complaint", march(3)), march(5))
        assert found.answer is Answer.DISCRETION
        assert "I know that no answer at this stage is on record. Please take this request all the same." in found.text
        assert "[why it should not wait for the answer]" in found.blanks

    def test_what_is_not_told_is_told_to_the_sender(self) -> None:
        asked = Transition(
            event="panel-request", start=("stage-1",), to="stage-2", source=SOURCE, allowed_if=FactIs("advocate")
        )
        made = complaint(procedure(duty(), transitions=(asked,)))
        found = draft(Kind.NEXT_STAGE, made, on=march(4), about="panel-request")
        assert found.answer is Answer.CANNOT_TELL
        assert any(one.startswith("Not known: the answer to “Does an advocate act") for one in found.cautions)


class TestTheComplaint:
    YEAR = TimeLimit(name="year", until=After(On("grounds-arose"), Period(12, Unit.MONTHS)), source=SOURCE)

    def test_one_that_is_on_record_is_drafted_with_a_caution(self) -> None:
        found = draft(Kind.COMPLAINT, complaint(procedure(duty())), on=march(10))
        assert "The complaint is on record already, on 3 March 2025; to chase it, draft a follow-up." in found.cautions
        assert (
            "- The stage 1 response. You must do this. The time is 10 working days after the complaint." in found.text
        )

    def test_a_late_one_without_discretion_in_the_text_asks_all_the_same(self) -> None:
        made = Complaint(procedure(duty(), time_limits=(self.YEAR,))).record("grounds-arose", date(2024, 1, 2))
        found = draft(Kind.COMPLAINT, made, on=march(3))
        assert found.answer is Answer.NO
        assert "I know that the time limit for complaining ended on 2 January 2025." in found.text
        assert "Please take it all the same." in found.text
        assert "The reason to complain arose on 2 January 2024." in found.text

    def test_what_may_stand_in_the_way_is_for_the_sender(self) -> None:
        out = Exclusion(name="out", when=FactIs("appeal-used"), text="what was appealed", source=SOURCE)
        made = Complaint(procedure(duty(), exclusions=(out,)), facts={"appeal-used": True})
        found = draft(Kind.COMPLAINT, made, on=march(3))
        assert found.answer is Answer.NO
        assert "Outside the procedure: what was appealed." in found.cautions
        assert "appealed" not in found.text

    def test_a_child_without_an_advocate_asks_how_to_get_one_where_the_rules_give_one(self) -> None:
        given = Entitlement(name="advocate", who="a child", text="have an advocate", source=READ)
        meeting = Entitlement(name="meeting", who="a child", text="ask for a meeting", source=READ)
        for entitlements, asks in (((meeting, given), True), ((meeting,), False)):
            rules = procedure(duty(), entitlements=entitlements)
            found = draft(Kind.COMPLAINT, Complaint(rules, facts={"complainant": "child"}), on=march(3))
            assert (
                "I may have the help of an advocate (rule 1). Please tell me how I can get one." in found.text
            ) is asks
        told = Complaint(procedure(duty(), entitlements=(given,)), facts={"complainant": "child", "advocate": True})
        found = draft(Kind.COMPLAINT, told, on=march(3))
        assert "help of an advocate" not in found.text
        assert "Copy to: [the name and address of your advocate]" in found.text

    def test_rules_without_a_time_expect_nothing(self) -> None:
        rules = procedure(duty(within=NoFigure("soon")), duty("acknowledgement", strength=Strength.DESCRIPTION))
        assert "When to expect what" not in draft(Kind.COMPLAINT, Complaint(rules), on=march(3)).text


class TestTheOmbudsman:
    def ask(self, made: Complaint, day: date = FIRST, **more: Any) -> Letter:  # noqa: ANN401 - what draft takes
        return draft(Kind.OMBUDSMAN, made, on=day, **more)

    def test_one_who_may_be_asked_in_time_is_asked_without_excuses(self) -> None:
        made = complaint(procedure(duty(), routes=(route(),))).record("first-notice", march(1))
        found = self.ask(made)
        assert found.answer is Answer.YES
        assert "As things stand it runs until 28 February 2026. So this is in time." in found.text
        assert "It was first known on 1 March 2025." in found.text
        assert "Why I ask now" not in found.text
        assert "- The stage 1 response. The body complained about must do this." in found.text

    def test_a_time_limit_without_a_figure_or_none_at_all_is_not_spoken_of(self) -> None:
        none = TimeLimit(name="none", until=NoFigure("no time is given"), source=SOURCE)
        for limit in (none, None):
            made = complaint(procedure(duty(), routes=(route(time_limit=limit),)))
            assert "time limit" not in self.ask(made).text

    def test_a_late_one_without_discretion_in_the_text_asks_all_the_same(self) -> None:
        limit = TimeLimit(name="year", until=After(On("complaint"), DAYS_10), source=SOURCE)
        found = self.ask(complaint(procedure(duty(), routes=(route(time_limit=limit),))))
        assert found.answer is Answer.NO
        assert "I know that it ended on 13 March 2025. Please look at this all the same." in found.text
        assert "[why it could not be brought sooner, if it is late]" in found.blanks

    def test_a_regulator_is_written_to_by_name_with_a_caution(self) -> None:
        way = route(kind=RouteKind.REGULATOR, time_limit=None, name="cqc", title="the regulator")
        made = complaint(procedure(duty(), routes=(way,)))
        assert not self.ask(made).is_written
        found = self.ask(made, about="cqc")
        assert found.addressee[0] == ("Regulator",)
        assert "The regulator decides no complaint; it may use what you tell it." in found.cautions

    def test_a_record_without_acts_has_a_blank_for_what_happened(self) -> None:
        found = self.ask(Complaint(procedure(duty(), routes=(route(complete=Happened("final-response")),))))
        assert "[the date on which the complaint was made, and the date of each answer]" in found.blanks
        assert "at this stage" not in found.text

    def test_what_is_late_by_a_count_or_past_on_every_reading_is_said_as_such(self) -> None:
        both = Readings("from-when", {"made": On("complaint"), "receipt": Received("complaint")})
        rules = procedure(
            duty(within=After(both, DAYS_10)),
            duty("acknowledgement", within=After(Received("complaint"), DAYS_10), strength=Strength.AIM),
            duty("discussion", within=FROM_COMPLAINT, strength=Strength.AIM),
            routes=(route(),),
        )
        found = self.ask(Complaint(rules).record("complaint", march(3), received=march(5)))
        assert "By this count it is 17 days late." in found.text
        assert (
            "The body complained about aims to do this. The time is 10 working days after the complaint. It has not"
            in (found.text)
        )
        unsure = self.ask(Complaint(rules).record("complaint", march(3)))
        assert (
            "By my count the last day was 13 March 2025. I do not know all that would make that certain." in unsure.text
        )

    def test_for_somebody_it_says_for_whom_and_with_what_consent(self) -> None:
        made = complaint(procedure(duty(), routes=(route(),)), facts={"consent": False})
        people = People(complainant="Sam Lee", representative="Alex Reed", advocate="Jo Bell", body="The council")
        found = self.ask(made, people=people)
        assert "I am writing for Sam Lee. I ask you to look at their complaint about The council." in found.text
        assert "I act without their agreement because [why you may act for them all the same]." in found.text
        assert any("has not agreed" in one for one in found.cautions)
        assert "Jo Bell is the advocate in this." in found.text
        assert "[the day they first knew of it]" in found.blanks
        assert found.copies == (("Copy to: Sam Lee",), ("Copy to: ", "Jo Bell"))

    def test_an_ombudsmans_own_procedure_has_one_letter_by_either_kind(self) -> None:
        rules = schemes.newest("phso")
        made = Complaint(rules, facts={"in-writing": True}).record("ombudsman-complaint", march(3))
        found = self.ask(made)
        assert found.addressee[0] == ("Parliamentary and Health Service Ombudsman",)
        assert "The complaint to the Ombudsman is on record already, on 3 March 2025." in found.cautions
        assert found.body == draft(Kind.COMPLAINT, made, on=april(1)).body
        assert not draft(Kind.NEXT_STAGE, made, on=april(1)).is_written

    def test_an_ombudsmans_own_procedure_with_nothing_in_the_way(self) -> None:
        rules = evolve(
            schemes.newest("phso"),
            title="An Ombudsman's own",
            exclusions=(),
            time_limits=(),
            findings=(),
            standing=(Standing(name="who", when=FactIs("in-writing"), text="in writing", source=SOURCE),),
        )
        clear = draft(Kind.COMPLAINT, Complaint(rules, facts={"in-writing": True}), on=march(3))
        assert "What you may ask first" not in clear.text
        assert clear.addressee[0] == ("Ombudsman",)
        asked = draft(Kind.COMPLAINT, Complaint(rules), on=march(3))
        assert "- Whether it is in writing: [your answer, with dates]." in asked.text


class TestWho:
    def test_a_representative_without_a_name_and_whose_consent_was_always_there(self) -> None:
        made = complaint(procedure(duty()), facts={"complainant": "representative", "consent": True})
        found = follow_up(made)
        assert found.signature[1][0] != "your name"
        assert {"[your name]", "[the name of whoever you write for]"} <= set(found.blanks)
        assert "I am writing about [the name of whoever you write for]'s complaint of 3 March 2025." in found.text
        assert "has agreed that I may complain for them.\n" in found.text
        assert found.copies == ()

    def test_every_line_of_an_address_and_every_copy(self) -> None:
        people = People(
            addressee=Person(role="Head of Complaints", organisation="The Hub", email="hub@example.org"),
            representative=Person(address=["1 Road"]),
            advocate=Person(role="advocate", organisation="Voices"),
            copies=("Mo Ash", Person()),
        )
        found = follow_up(complaint(procedure(duty())), people=people)
        assert found.addressee == (("Head of Complaints",), ("The Hub",), ("hub@example.org",))
        assert found.closing == "Yours faithfully"
        assert "[the name of your advocate] is the advocate in this." in found.text
        assert "Copy to: [the name of your advocate], advocate, Voices\nCopy to: Mo Ash" in found.text
        assert found.sender[1] == ("1 Road",)

    def test_a_name_without_a_greeting_is_greeted_whole(self) -> None:
        found = follow_up(complaint(procedure(duty())), people=People(addressee="Ayesha Khan"))
        assert (found.greeting, found.closing) == (("Dear ", "Ayesha Khan"), "Yours sincerely")

    def test_a_body_that_its_procedure_calls_by_name_is_called_so(self) -> None:
        found = follow_up(complaint(procedure(duty(), parties={Party.BODY: "West Kent"})))
        assert found.addressee[1] == ("West Kent",)

    def test_a_date_known_by_receipt_alone_is_said_to_be_one(self) -> None:
        made = Complaint(procedure(duty(within=After(Received("complaint"), DAYS_10))))
        found = follow_up(made.record("complaint", received=march(3)))
        assert "the complaint, received on 3 March 2025." in found.text
