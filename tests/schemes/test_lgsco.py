"""The Local Government and Social Care Ombudsman: twelve months beginning with first notice, and what is practice."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, WindowStatus
from complaint_rules.catalogue import LeftOut, Relation
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactValue
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from tests import oracle
from tests.test_conditions import Case

LGSCO = schemes.in_force("lgsco", on=date(2026, 3, 9))
EMPTY = Complaint(LGSCO)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


class TestTimeLimit:
    """Local Government Act 1974, s.26B(2)(a): "12 months beginning with … the day on which the person … had notice"."""

    @pytest.mark.parametrize(
        ("notice", "last"),
        [
            (date(2025, 3, 10), date(2026, 3, 9)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 27)),
            (date(2023, 3, 1), date(2024, 2, 29)),
        ],
    )
    def test_the_last_day_is_the_day_before_the_corresponding_date(self, notice: date, last: date) -> None:
        complaint = EMPTY.record("first-notice", notice)
        assert complaint.eligibility(on=last).finding("time-limit").answer is YES
        assert complaint.eligibility(on=next_day(last)).finding("time-limit").answer is DISCRETION

    def test_late_is_no_unless_discretion_under_section_26b_3(self) -> None:
        """Local Government Act 1974, s.26B(3): "may disapply either or both"."""
        found = EMPTY.record("first-notice", date(2025, 3, 10)).eligibility(on=date(2026, 3, 10)).finding("time-limit")
        assert found.answer is DISCRETION
        assert found.answer.value == "no unless discretion"
        assert "Local Government Act 1974, s.26B(3)" in found.reason
        assert "barred" not in found.reason
        assert found.missing == ()

    def test_an_implied_first_notice_makes_it_certainly_late(self) -> None:
        """House rule: first notice lies on or before the complaint, so no date is needed to be certainly outside."""
        found = EMPTY.record("complaint", date(2025, 3, 1)).eligibility(on=date(2026, 6, 1)).finding("time-limit")
        assert found.answer is DISCRETION
        assert found.bounds is not None
        assert (found.bounds.earliest, found.bounds.latest) == (None, date(2026, 2, 28))

    def test_within_the_year_of_an_implied_first_notice_nothing_can_be_told(self) -> None:
        found = EMPTY.record("complaint", date(2025, 3, 1)).eligibility(on=date(2026, 2, 28)).finding("time-limit")
        assert (found.answer, found.missing) == (CANNOT_TELL, ("first-notice",))

    def test_it_does_not_run_from_the_final_response(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("final-response", date(2026, 3, 1))
        assert complaint.eligibility(on=date(2026, 3, 10)).finding("time-limit").answer is DISCRETION

    def test_made_in_time_it_stays_in_time_however_late_one_asks(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("ombudsman-complaint", date(2026, 3, 9))
        assert complaint.eligibility(on=date(2027, 1, 1)).finding("time-limit").answer is YES

    def test_a_complaint_that_is_not_in_writing_is_left_to_discretion(self) -> None:
        found = Complaint(LGSCO, facts={"in-writing": False}).eligibility(on=date(2026, 3, 9)).finding("in-writing")
        assert found.answer is DISCRETION
        assert "s.26B(3)" in found.reason


class TestPremature:
    """Local Government Act 1974, s.26(5): the authority "afforded a reasonable opportunity … to respond", or else."""

    begun = EMPTY.record("complaint", date(2025, 3, 3))

    def answer(self, complaint: Complaint, on: date) -> Answer:
        return complaint.eligibility(on=on).finding("premature").answer

    def test_before_the_council_could_answer_it_is_premature_unless_that_is_not_reasonable_to_expect(self) -> None:
        found = self.begun.eligibility(on=date(2025, 5, 26)).finding("premature")
        assert (found.answer, found.missing) == (DISCRETION, ("reasonable-opportunity", "body-first-not-reasonable"))
        told = self.begun.note("body-first-not-reasonable", True, on=date(2025, 3, 3))
        assert self.answer(told, date(2025, 5, 26)) is DISCRETION

    def test_either_is_enough_and_only_without_both_is_it_a_no(self) -> None:
        """Section 26(5): told and given a reasonable opportunity, "or" not reasonable to expect either."""
        silent = self.begun.note("body-first-not-reasonable", False, on=date(2025, 3, 3))
        found = silent.eligibility(on=date(2025, 12, 1)).finding("premature")
        assert (found.answer, found.missing) == (DISCRETION, ("reasonable-opportunity",))
        assert ", or it is not reasonable" in found.reason
        given = silent.note("reasonable-opportunity", True, on=date(2025, 5, 27))
        assert self.answer(given, date(2025, 5, 27)) is YES
        neither = silent.note("reasonable-opportunity", False, on=date(2025, 3, 4))
        assert self.answer(neither, date(2025, 3, 4)) is NO

    @pytest.mark.parametrize("event", ["final-response", "panel-response", "stage-3-response", "refusal"])
    def test_the_councils_last_word_ends_that(self, event: str) -> None:
        complaint = self.begun.record(event, date(2025, 4, 1))
        assert self.answer(complaint, date(2025, 3, 31)) is DISCRETION
        assert self.answer(complaint, date(2025, 4, 1)) is YES

    def test_so_does_the_end_of_the_bodys_own_procedure(self) -> None:
        done = self.begun.note("body-procedure-completed", True, on=date(2025, 4, 1))
        assert self.answer(done, date(2025, 4, 1)) is YES
        not_done = self.begun.note("body-procedure-completed", False, on=date(2025, 4, 1))
        assert self.answer(not_done, date(2025, 4, 1)) is DISCRETION

    def test_the_twelve_weeks_that_the_council_is_usually_given_settle_nothing_by_themselves(self) -> None:
        """Section 26(5) has no figure: whether the opportunity was reasonable is for the Ombudsman to say."""
        for asked in (date(2025, 5, 26), date(2025, 5, 27)):
            assert self.answer(self.begun, asked) is DISCRETION
            assert "usually gives it 12 weeks" in self.begun.eligibility(on=asked).finding("premature").reason


class TestTwelveWeeks:
    """LGSCO practice: "We usually give the council 12 weeks to try to resolve your complaint"."""

    complaint = EMPTY.record("complaint", date(2025, 3, 3))

    def test_they_are_marked_as_practice_and_as_usual(self) -> None:
        duty = self.complaint.at(date(2025, 3, 3)).deadline("council-opportunity")
        assert (duty.due, duty.strength) == (date(2025, 5, 26), Strength.USUAL)
        assert duty.source.citation.startswith("LGSCO practice, ")
        assert "(usually)" in duty.explain()

    def test_six_weeks_are_advice_inside_them(self) -> None:
        assert self.complaint.at(date(2025, 3, 3)).deadline("council-opportunity").target == date(2025, 4, 14)

    def test_a_miss_is_no_breach(self) -> None:
        seen = self.complaint.at(date(2025, 5, 27))
        assert seen.deadline("council-opportunity").status is DutyStatus.OVERDUE
        assert [one.name for one in seen.missed] == ["council-opportunity"]
        assert seen.breaches == ()

    def test_that_two_fact_sheets_disagree_is_said(self) -> None:
        explained = self.complaint.at(date(2025, 3, 3)).deadline("council-opportunity").explain()
        assert "the law gives councils up to six months" in explained


class TestOtherRemedies:
    """Local Government Act 1974, s.26(6) (paraphrase): not where there is a remedy, unless not reasonable."""

    def test_a_remedy_that_could_be_used_is_left_to_discretion(self) -> None:
        found = Complaint(LGSCO, facts={"appeal-or-court-remedy": True}).eligibility(on=date(2026, 3, 9))
        assert found.finding("other-remedy").answer is DISCRETION
        assert "remedy-not-reasonable" in found.missing
        assert found.finding("other-remedy").source.seen is Seen.PARTIAL

    def test_a_remedy_that_is_reasonable_to_use_is_a_no(self) -> None:
        facts = {"appeal-or-court-remedy": True, "remedy-not-reasonable": False}
        assert Complaint(LGSCO, facts=facts).eligibility(on=date(2026, 3, 9)).finding("other-remedy").answer is NO

    def test_an_appeal_that_was_used_is_a_no(self) -> None:
        """LGSCO decision 22 013 473: "We cannot investigate … if someone has appealed to a tribunal"."""
        assert Complaint(LGSCO, facts={"appeal-used": True}).eligibility(on=date(2026, 3, 9)).answer is NO


class TestReview:
    """LGSCO practice: a review asked for "within one month of the decision", ideally."""

    decided = EMPTY.record("ombudsman-complaint", date(2025, 6, 2)).record("ombudsman-decision", date(2025, 8, 31))

    def test_the_month_ends_on_the_last_day_of_a_shorter_month_and_a_later_request_is_not_ruled_out(self) -> None:
        received = self.decided.correct("ombudsman-decision", received=date(2025, 9, 3))
        window = received.at(date(2025, 9, 30)).window("review-request")
        assert (window.status, window.closes) == (WindowStatus.OPEN, date(2025, 9, 30))
        assert received.at(date(2025, 10, 1)).window("review-request").status is WindowStatus.CLOSED
        assert received.can("review-request", on=date(2025, 10, 1)).answer is DISCRETION

    def test_stages(self) -> None:
        assert self.decided.at(date(2025, 6, 1)).stage.name == "not-begun"
        assert self.decided.at(date(2025, 6, 2)).stage.name == "with-the-ombudsman"
        assert self.decided.at(date(2025, 8, 31)).stage.name == "decided"
        withdrawn = EMPTY.record("ombudsman-complaint", date(2025, 6, 2)).record("withdrawal", date(2025, 6, 3))
        assert withdrawn.at(date(2025, 6, 3)).stage.name == "withdrawn"


class TestAssessment:
    """LGSCO practice: "the 20 working day target" of the assessment team."""

    begun = EMPTY.record("ombudsman-complaint", date(2025, 12, 8)).record("forwarded-to-assessment", date(2025, 12, 15))

    def test_it_is_an_aim_counted_from_the_day_after_the_forwarding(self) -> None:
        """15 December 2025: ten working days to the 31st, ten more to 15 January 2026; 2 January counts."""
        duty = self.begun.at(date(2025, 12, 15)).deadline("assessment")
        assert duty.due == date(2026, 1, 15) == oracle.add(date(2025, 12, 15), 20, "england-and-wales")
        assert duty.strength is Strength.AIM

    def test_a_miss_is_no_breach(self) -> None:
        seen = self.begun.at(date(2026, 1, 16))
        assert seen.deadline("assessment").status is DutyStatus.OVERDUE
        assert seen.breaches == ()

    def test_for_comments_on_a_draft_decision_no_figure_is_supplied(self) -> None:
        assert "comments-on-a-draft" in {one.name for one in self.begun.at(date(2026, 1, 16)).findings}


class TestAdverseReport:
    """Local Government Act 1974, s.31(2): "three months beginning with the date on which they received the report"."""

    complaint = EMPTY.record("ombudsman-complaint", date(2025, 3, 3))

    @pytest.mark.parametrize(
        ("receipt", "last"),
        [
            (date(2026, 5, 1), date(2026, 7, 31)),
            (date(2025, 11, 30), date(2026, 2, 28)),
            (date(2026, 3, 10), date(2026, 6, 9)),
        ],
    )
    def test_the_day_of_receipt_is_the_first(self, receipt: date, last: date) -> None:
        reported = self.complaint.record("adverse-report", date(2025, 11, 24), received=receipt)
        assert reported.at(receipt).deadline("answer-to-report").due == last
        assert reported.at(next_day(last)).deadline("answer-to-report").status is DutyStatus.OVERDUE
        answered = reported.record("report-answered", last).at(next_day(last))
        assert answered.deadline("answer-to-report").status is DutyStatus.MET

    def test_longer_only_as_agreed(self) -> None:
        """ "or such longer period as the Local Commissioner may agree in writing"."""
        reported = self.complaint.record("adverse-report", date(2025, 11, 28), received=date(2025, 11, 30))
        for how, due in (("agreement", date(2026, 4, 30)), ("notice", date(2026, 2, 28))):
            longer = reported.extend("answer-to-report", to=date(2026, 4, 30), on=date(2026, 2, 16), how=how)
            assert longer.at(date(2026, 2, 17)).deadline("answer-to-report").due == due


class TestDeathWithoutNotice:
    """Local Government Act 1974, s.26B(2)(b): the representatives, or, "if earlier", the complainant."""

    died = Complaint(LGSCO, facts={"died-without-notice": True}).record("complaint", date(2025, 6, 2))

    @pytest.mark.parametrize(
        ("representatives", "complainant", "last"),
        [
            (date(2025, 5, 12), date(2025, 3, 10), date(2026, 3, 9)),
            (date(2025, 3, 10), date(2025, 5, 12), date(2026, 3, 9)),
            (date(2024, 2, 29), date(2024, 2, 29), date(2025, 2, 28)),
        ],
    )
    def test_the_earlier_counts(self, representatives: date, complainant: date, last: date) -> None:
        complaint = self.died.record("representatives-first-notice", representatives)
        complaint = complaint.record("complainants-first-notice", complainant)
        assert complaint.at(date(2025, 6, 2)).deadline("complaint-after-death").due == last

    def test_with_one_of_them_untold_no_day_is_given(self) -> None:
        """The other may be earlier, so the known one is no more than the latest that it can be."""
        duty = self.died.record("representatives-first-notice", date(2025, 5, 12)).at(date(2025, 6, 2))
        found = duty.deadline("complaint-after-death")
        assert (found.due, found.bounds.latest) == (None, date(2026, 5, 11))
        assert found.missing == ("complainants-first-notice",)

    def test_nothing_of_it_applies_where_it_is_not_told(self) -> None:
        seen = EMPTY.record("complaint", date(2025, 6, 2)).at(date(2025, 6, 2))
        assert seen.deadline("complaint-after-death").status is DutyStatus.NOT_RUNNING

    def test_how_the_time_limit_is_to_be_told_of_it_is_said(self) -> None:
        (said,) = [one for one in LGSCO.findings if one.name == "death-without-notice"]
        assert "record the earlier of the two days as first-notice as well" in said.text


class TestFactors:
    """LGSCO practice (paraphrase): more likely where the impact is serious; less likely over a minor irritation."""

    def test_they_are_described_and_bar_nothing(self) -> None:
        said = {one.name: one for one in LGSCO.statements if one.name in {"more-likely", "less-likely"}}
        assert {one.strength for one in said.values()} == {Strength.DESCRIPTION}
        assert "many people" in said["more-likely"].text
        assert "bars" in said["less-likely"].text


class TestScope:
    """Local Government Act 1974, Parts 3 and 3A: councils, and adult social care, however arranged."""

    SCHEME = schemes.get("lgsco")

    @pytest.mark.parametrize(
        ("told", "answers"),
        [
            ({"subject": "children", "body": "council"}, (YES, NO)),
            ({"subject": "adults", "body": "care-provider", "commissioned-by": "council"}, (YES, NO)),
            ({"subject": "adults", "body": "care-provider", "commissioned-by": "nobody-else"}, (NO, YES)),
            ({"subject": "adults", "body": "care-provider", "commissioned-by": "nhs"}, (NO, NO)),
            ({"subject": "children", "body": "care-provider", "commissioned-by": "council"}, (YES, NO)),
            ({"subject": "children", "body": "care-provider", "commissioned-by": "nobody-else"}, (NO, NO)),
            ({"subject": "housing", "body": "care-provider", "commissioned-by": "council"}, (NO, NO)),
            ({"subject": "health", "body": "nhs"}, (NO, NO)),
            ({"subject": "children", "body": "council", "nation": "wales"}, (NO, NO)),
        ],
    )
    def test_where_it_comes_next(self, told: dict[str, FactValue], answers: tuple[Answer, ...]) -> None:
        assert {scope.relation for scope in self.SCHEME.scopes} == {Relation.NEXT}
        case = Case(facts={"nation": "england"} | told)
        assert tuple(scope.when.answer(case) for scope in self.SCHEME.scopes) == answers

    @pytest.mark.parametrize(
        ("told", "out"),
        [
            ({"subject": "housing", "landlord": True}, YES),
            ({"subject": "housing", "landlord": False}, NO),
            ({"subject": "adults", "landlord": True}, NO),
            ({"subject": "health"}, YES),
        ],
    )
    def test_a_council_as_landlord_and_health_go_elsewhere(self, told: dict[str, FactValue], out: Answer) -> None:
        assert self.SCHEME.scopes[0].unless.answer(Case(facts=told)) is out

    def test_only_judicial_review_is_left_out(self) -> None:
        assert [one.row for one in self.SCHEME.coverage if isinstance(one, LeftOut)] == ["judicial review"]


def test_a_councils_record_is_read_under_it_as_it_stands() -> None:
    children = schemes.in_force("england-children", on=date(2024, 8, 1))
    complaint = Complaint(children).record("first-notice", date(2025, 3, 10)).record("complaint", date(2025, 4, 1))
    under = complaint.under(LGSCO)
    assert under.eligibility(on=date(2026, 3, 9)).finding("time-limit").answer is YES
    assert under.eligibility(on=date(2026, 3, 10)).finding("time-limit").answer is DISCRETION


def test_that_no_definition_of_a_working_day_was_found_is_said() -> None:
    assert "working-day-definition" in {one.name for one in EMPTY.at(date(2026, 3, 9)).findings}
