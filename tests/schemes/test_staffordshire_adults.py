"""Adult social care in Staffordshire, as the council's page puts it: two letters, the Ombudsman, and no figure."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus
from complaint_rules.catalogue import LeftOut, SchemeKind
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.rules import RouteKind, Strength
from complaint_rules.sources import Seen
from complaint_rules.vocabulary import Party

SCHEME = schemes.get("staffordshire-adults")
PROCEDURE = schemes.newest("staffordshire-adults")
MADE, LATER = date(2026, 6, 1), date(2026, 11, 2)
COMPLAINT = Complaint(PROCEDURE).record("complaint", MADE)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


class TestNoFigures:
    """The page gives no figure anywhere."""

    def test_no_period_is_counted_at_all(self) -> None:
        limits = [duty.within for duty in PROCEDURE.duties]
        assert limits
        assert not any(hasattr(node, "period") for limit in limits for node in limit.nodes)

    def test_nothing_that_is_owed_is_ever_late(self) -> None:
        for day in (MADE, LATER, date(2036, 6, 1)):
            seen = COMPLAINT.at(day)
            owed = {one.name for one in seen.deadlines if one.status is DutyStatus.NO_LIMIT}
            assert owed == {"initial-assessment", "allocation", "letter-of-scope", "final-response"}
            assert seen.deadline("refusal").status is DutyStatus.CANNOT_TELL
            assert seen.missed == ()

    def test_that_is_said_at_each_of_them(self) -> None:
        for one in COMPLAINT.at(LATER).deadlines:
            assert "The page gives no figure anywhere" in one.explain()

    def test_there_is_no_time_limit_and_no_acknowledgement(self) -> None:
        found = Complaint(PROCEDURE).eligibility(on=LATER).finding("time-limit")
        assert (found.answer, found.source.instrument) == (YES, "house rule")
        assert "the text gives none (the page is silent on it; the regulations that it names are not)" in found.reason
        assert "acknowledgement" not in {duty.act for duty in PROCEDURE.duties}
        assert "no-acknowledgement" in {one.name for one in COMPLAINT.at(MADE).findings}


class TestAssessment:
    """Stage 1: "Carry out an initial assessment. We check … whether the eligibility criteria are met"."""

    def test_it_is_a_promise_that_the_complaints_team_keeps(self) -> None:
        assert COMPLAINT.at(MADE).deadline("initial-assessment").strength is Strength.PROMISE
        assert "initial assessment" in PROCEDURE.role("complaints-team").text
        done = COMPLAINT.record("initial-assessment", date(2026, 6, 3)).at(LATER)
        assert done.deadline("initial-assessment").status is DutyStatus.MET

    def test_the_criteria_are_not_on_the_page_so_they_are_asked_for(self) -> None:
        eligibility = COMPLAINT.eligibility(on=LATER)
        assert (eligibility.answer, set(eligibility.missing)) == (CANNOT_TELL, {"body-kind", "criteria-met"})
        assert "criteria" in {one.name for one in COMPLAINT.at(LATER).findings}
        assert "criteria" in SCHEME.not_read[0].what

    def test_the_two_checks_are_two_rules(self) -> None:
        """Stage 1: "whether the issue can be dealt with under the statutory procedure and whether …"."""
        met = COMPLAINT.note("criteria-met", True, on=MADE).note("outside-statutory-procedure", True, on=MADE)
        eligibility = met.eligibility(on=LATER)
        assert eligibility.finding("criteria").answer is YES
        assert eligibility.finding("outside-statutory-procedure").answer is NO

    @pytest.mark.parametrize(
        ("body", "answer"),
        [
            ("local-authority", YES),
            ("nhs-organisation", YES),
            ("primary-care-provider", YES),
            ("independent-provider", YES),
            ("other", NO),
        ],
    )
    def test_four_kinds_of_body_are_bound(self, body: str, answer: Answer) -> None:
        """Introduction: "applies to: Local authorities, NHS organisations, Primary care providers, Independent …"."""
        eligibility = Complaint(PROCEDURE, facts={"body-kind": body}).eligibility(on=LATER)
        assert eligibility.finding("body").answer is answer


class TestInvestigation:
    """Stage 1: "local or commissioned investigation"; the officer "is usually the manager responsible"."""

    @pytest.mark.parametrize("kind", ["local", "commissioned"])
    def test_neither_kind_has_a_time(self, kind: str) -> None:
        seen = Complaint(PROCEDURE, facts={"investigation": kind}).record("complaint", MADE).at(LATER)
        response = seen.deadline("final-response")
        assert (response.status, response.due) == (DutyStatus.NO_LIMIT, None)
        assert response.bounds.no_figure is not None
        assert kind in response.bounds.no_figure

    def test_allocation_is_promised_and_to_whom_is_only_usual(self) -> None:
        assert COMPLAINT.at(MADE).deadline("allocation").strength is Strength.PROMISE
        said = next(one for one in PROCEDURE.statements if one.name == "usual-investigator")
        assert said.strength is Strength.USUAL
        assert PROCEDURE.role("investigating-officer").told == (), "“usually” tells nothing of the person who serves"

    def test_two_bodies_work_together_and_one_of_them_is_named(self) -> None:
        """Introduction: "We work closely with Midlands Partnership NHS Foundation Trust"."""
        assert PROCEDURE.party(Party.OTHER_BODY) == "Midlands Partnership NHS Foundation Trust"
        said = next(one for one in PROCEDURE.statements if one.name == "joint-handling")
        assert "jointly delivered services" in said.text
        assert "who-leads" in {one.name for one in PROCEDURE.findings}


class TestLetters:
    """Stage 1: "We will write to you to explain" three things; "a written response explaining" three."""

    CONTENTS = {letter.event: letter for letter in PROCEDURE.letters}  # noqa: RUF012 - read and never changed

    @pytest.mark.parametrize("event", ["letter-of-scope", "final-response"])
    def test_each_is_in_writing_and_holds_three_things_as_a_promise(self, event: str) -> None:
        letter = self.CONTENTS[event]
        assert letter.form == "in writing"
        assert [one.strength for one in letter.contents] == [Strength.PROMISE] * 3

    def test_the_first_says_what_will_be_looked_at_and_by_whom(self) -> None:
        texts = [one.source.words for one in self.CONTENTS["letter-of-scope"].contents]
        assert texts == [
            "That your complaint will be investigated under the statutory process",
            "What will be looked at",
            "Who will be completing the investigation and providing the response",
        ]

    def test_the_response_says_how_what_and_what_will_be_done(self) -> None:
        texts = [one.source.words for one in self.CONTENTS["final-response"].contents]
        assert texts == [
            "How your complaint was considered",
            "The findings of the investigation",
            "Any actions we will take to resolve the issues you raised",
        ]

    def test_the_response_ends_the_councils_part_when_it_is_sent(self) -> None:
        """Stage 1: "After the investigation is completed, you will receive a written response"."""
        answered = COMPLAINT.record("final-response", LATER, received=date(2026, 11, 4)).at(LATER)
        assert answered.stage.name == "completed"
        assert answered.deadline("final-response").status is DutyStatus.MET


class TestCannotBeDealtWith:
    """Stage 1: "If your complaint cannot be dealt with under the statutory procedure, we will inform you"."""

    @pytest.mark.parametrize(("fact", "value"), [("criteria-met", False), ("outside-statutory-procedure", True)])
    def test_either_check_brings_the_duty_to_inform_and_takes_the_others_away(self, fact: str, value: bool) -> None:
        seen = COMPLAINT.note(fact, value, on=MADE).at(LATER)
        assert seen.deadline("refusal").status is DutyStatus.NO_LIMIT
        assert seen.deadline("refusal").strength is Strength.PROMISE
        for name in ("allocation", "letter-of-scope", "final-response"):
            assert seen.deadline(name).status is DutyStatus.NOT_RUNNING
        assert COMPLAINT.note(fact, value, on=MADE).can("refusal", on=LATER).answer is YES

    def test_a_complaint_that_can_be_dealt_with_brings_none(self) -> None:
        told = COMPLAINT.note("criteria-met", True, on=MADE).note("outside-statutory-procedure", False, on=MADE)
        assert told.at(LATER).deadline("refusal").status is DutyStatus.NOT_RUNNING
        assert told.can("refusal", on=LATER).answer is NO

    @pytest.mark.parametrize("event", ["letter-of-scope", "final-response"])
    def test_nobody_is_to_be_told_so_once_the_complaint_is_dealt_with(self, event: str) -> None:
        """Stage 1: "We will write to you to explain: That your complaint will be investigated"."""
        seen = COMPLAINT.record(event, date(2026, 6, 9)).at(LATER)
        assert seen.deadline("refusal").status is DutyStatus.NOT_RUNNING

    def test_once_told_the_complaint_is_outside(self) -> None:
        told = COMPLAINT.record("refusal", date(2026, 6, 9)).at(LATER)
        assert (told.stage.name, told.stage.ends) == ("outside", True)
        assert told.deadline("refusal").status is DutyStatus.MET

    def test_signposting_is_a_rule_of_its_own_and_no_content_of_that_letter(self) -> None:
        """Stage 1: "Where appropriate, we will provide further advice or signpost you"."""
        said = next(one for one in PROCEDURE.statements if one.name == "signposting")
        assert said.strength is Strength.PROMISE
        letter = next(one for one in PROCEDURE.letters if one.event == "refusal")
        assert [one.source.words for one in letter.contents] == [
            "If your complaint cannot be dealt with under the statutory procedure, we will inform you"
        ]


class TestOmbudsman:
    """Stage 2: "If you have completed all stages of our procedure and are still unhappy with the outcome"."""

    BEGUN = COMPLAINT.record("first-notice", date(2026, 5, 29))
    ANSWERED = BEGUN.record("final-response", LATER)

    def test_it_is_a_route_and_the_stage_stays(self) -> None:
        taken = self.ANSWERED.record("ombudsman-complaint", date(2026, 11, 4)).at(date(2026, 11, 5))
        assert taken.stage.name == "completed"
        assert taken.route("lgsco").status is RouteStatus.USED
        assert (taken.route("lgsco").route.kind, taken.route("lgsco").route.scheme) == (RouteKind.OMBUDSMAN, "lgsco")

    def test_before_the_response_it_is_premature_as_the_page_puts_it_and_that_is_narrower_than_the_act(self) -> None:
        seen = self.BEGUN.at(LATER)
        assert seen.route("lgsco").status is RouteStatus.PREMATURE
        found = next(one for one in seen.findings if one.name == "all-stages")
        assert "s.26(5)" in found.text
        assert found.about == ("lgsco",)

    def test_the_page_bars_nobody_from_asking_early_since_the_act_leaves_it_to_the_ombudsman(self) -> None:
        """Local Government Act 1974, s.26(5): a reasonable opportunity, or that it is not reasonable to expect it."""
        assert self.BEGUN.at(LATER).route("lgsco").answer is DISCRETION
        assert self.BEGUN.can("ombudsman-complaint", on=LATER).answer is DISCRETION

    def test_after_a_refusal_no_response_is_waited_for(self) -> None:
        """Stage 1: "signpost you to an alternative process or organisation"; no response will ever come."""
        seen = self.BEGUN.record("refusal", LATER).at(LATER)
        route = seen.route("lgsco")
        assert (seen.stage.name, route.status, route.answer) == ("outside", RouteStatus.EARLY, DISCRETION)
        assert "no response is to be waited for" in route.explain()
        assert "after-a-refusal" in {one.name for one in seen.findings}

    def test_the_twelve_months_begin_with_first_notice_and_not_with_the_response(self) -> None:
        """Local Government Act 1974, s.26B: notice on 29 May 2026, the last day is 28 May 2027."""
        assert self.ANSWERED.at(LATER).route("lgsco").status is RouteStatus.OPEN
        assert self.ANSWERED.at(date(2027, 5, 28)).route("lgsco").status is RouteStatus.CLOSING
        late = self.ANSWERED.at(date(2027, 5, 29)).route("lgsco")
        assert (late.status, late.answer) == (RouteStatus.PAST_LIMIT, DISCRETION)

    def test_without_first_notice_it_cannot_be_told(self) -> None:
        answered = COMPLAINT.record("final-response", LATER)
        route = answered.at(LATER).route("lgsco")
        assert (route.status, route.missing) == (RouteStatus.CANNOT_TELL, ("first-notice",))

    def test_what_the_ombudsman_looks_at_is_said(self) -> None:
        """Stage 2: "looks at whether we acted fairly, followed proper processes, and responded appropriately"."""
        (route,) = PROCEDURE.routes
        assert route.remit == "whether the council acted fairly, followed proper processes, and responded appropriately"

    def test_that_the_page_counts_the_ombudsman_among_its_own_stages_is_a_finding(self) -> None:
        """Introduction: "There are two stages to the adults statutory complaints procedure"."""
        assert "two-stages" in {one.name for one in COMPLAINT.at(MADE).findings}
        assert [stage.name for stage in PROCEDURE.stages if not stage.ends] == ["stage-1"]


class TestScheme:
    """House rule: what is left out is said where what is carried is said."""

    def test_every_row_of_the_page_is_there_once_and_in_order(self) -> None:
        assert [row.row for row in SCHEME.coverage] == [f"S3.{number}" for number in range(1, 18)]

    def test_only_the_link_to_another_page_is_left_out(self) -> None:
        assert [row.row for row in SCHEME.coverage if isinstance(row, LeftOut)] == ["S3.17"]

    def test_it_is_a_bodys_own_page_under_the_regulations_of_2009(self) -> None:
        assert (SCHEME.kind, SCHEME.publisher) == (SchemeKind.PUBLISHED, "Staffordshire County Council")
        assert PROCEDURE.under == "england-adults-and-nhs"

    def test_every_rule_of_the_page_rests_on_its_words(self) -> None:
        for source in PROCEDURE.sources():
            if source.instrument.startswith("Staffordshire"):
                assert source.seen is Seen.PRIMARY
                assert source.words
