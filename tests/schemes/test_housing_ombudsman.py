"""The Housing Ombudsman: twelve months from the landlord's final response, and the wait that ended in 2022."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaint_rules import schemes
from complaint_rules.catalogue import Relation
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactValue
from complaint_rules.errors import UnknownEventError
from tests.test_conditions import Case

SCHEME = schemes.get("housing-ombudsman")
BEFORE, SINCE = SCHEME.versions
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


class TestTimeLimit:
    """ "If it has been 12 months or more since your landlord issued its stage 2 (final) response"."""

    @pytest.mark.parametrize("procedure", [BEFORE, SINCE])
    @pytest.mark.parametrize("response", ["final-response", "stage-2-response"])
    def test_the_anniversary_cannot_be_told(self, response: str, procedure: object) -> None:
        complaint = Complaint(next(one for one in SCHEME.versions if one is procedure))
        complaint = complaint.record(response, date(2025, 3, 10))
        answers = [complaint.eligibility(on=date(2026, 3, number)).finding("time-limit") for number in (9, 10, 11)]
        assert [one.answer for one in answers] == [YES, CANNOT_TELL, DISCRETION]
        assert {(one.bounds.earliest, one.bounds.latest) for one in answers if one.bounds is not None} == {
            (date(2026, 3, 9), date(2026, 3, 10))
        }

    @pytest.mark.parametrize(
        ("reading", "last"),
        [("less-than-twelve-months", date(2026, 3, 9)), ("not-more-than-twelve-months", date(2026, 3, 10))],
    )
    def test_either_reading_may_be_chosen(self, reading: str, last: date) -> None:
        complaint = Complaint(SINCE, readings={"twelve-months-or-more": reading})
        complaint = complaint.record("final-response", date(2025, 3, 10))
        assert complaint.eligibility(on=last).finding("time-limit").answer is YES
        assert complaint.eligibility(on=last + timedelta(days=1)).finding("time-limit").answer is DISCRETION

    def test_no_reading_is_taken_by_default(self) -> None:
        (reading,) = SINCE.readings
        assert reading.default is None

    def test_it_runs_from_the_day_of_issue_and_not_from_first_notice_or_receipt(self) -> None:
        complaint = Complaint(SINCE).record("first-notice", date(2020, 1, 6))
        complaint = complaint.record("final-response", date(2025, 3, 10), received=date(2025, 3, 14))
        bounds = complaint.eligibility(on=date(2026, 1, 5)).finding("time-limit").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (date(2026, 3, 9), date(2026, 3, 10))

    def test_both_readings_meet_at_the_end_of_february(self) -> None:
        """Issued on 29 February 2024: there is no 29 February 2025, so both end on the 28th."""
        complaint = Complaint(SINCE).record("final-response", date(2024, 2, 29))
        bounds = complaint.eligibility(on=date(2025, 2, 28)).finding("time-limit").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (date(2025, 2, 28), date(2025, 2, 28))

    @pytest.mark.parametrize("procedure", SCHEME.versions)
    def test_without_a_final_response_on_record_it_is_never_a_plain_yes(self, procedure: object) -> None:
        """House rule: a missing date never makes a complaint pass."""
        complaint = Complaint(next(one for one in SCHEME.versions if one is procedure))
        assert complaint.eligibility(on=date(2026, 3, 9)).answer is DISCRETION
        made = complaint.record("ombudsman-complaint", date(2026, 3, 2))
        assert made.eligibility(on=date(2026, 3, 9)).answer is DISCRETION


class TestEightWeeks:
    """ "unless 8 weeks have elapsed since the end of the landlord's complaints process"; until 30 September 2022."""

    complaint = Complaint(BEFORE).record("final-response", date(2022, 6, 1))

    def test_they_end_on_the_same_weekday_and_the_way_is_open_on_the_next_day(self) -> None:
        """From Wednesday 1 June 2022: 56 days later is Wednesday 27 July."""
        assert self.complaint.at(date(2022, 7, 1)).deadline("eight-week-wait").due == date(2022, 7, 27)
        assert self.complaint.eligibility(on=date(2022, 7, 27)).finding("eight-weeks").answer is NO
        assert self.complaint.eligibility(on=date(2022, 7, 28)).answer is YES

    @pytest.mark.parametrize("answer", ["referred", "declined", "agreed-to-direct-complaint"])
    def test_the_answer_of_a_designated_person_ends_the_wait(self, answer: str) -> None:
        asked = self.complaint.record("designated-person-answer", date(2022, 6, 20), answer=answer)
        assert asked.eligibility(on=date(2022, 6, 19)).finding("eight-weeks").answer is NO
        assert asked.eligibility(on=date(2022, 6, 20)).answer is YES

    def test_nobody_is_in_breach(self) -> None:
        assert self.complaint.at(date(2022, 9, 1)).breaches == ()

    def test_the_version_of_the_day_decides(self) -> None:
        """ "From 1 October 2022 … residents will no longer have to contact a designated person or wait eight weeks"."""
        assert schemes.in_force("housing-ombudsman", on=date(2022, 9, 30)) is BEFORE
        assert schemes.in_force("housing-ombudsman", on=date(2022, 10, 1)) is SINCE
        fresh = Complaint(SINCE).record("final-response", date(2022, 10, 1))
        assert fresh.eligibility(on=date(2022, 10, 1)).answer is YES
        with pytest.raises(UnknownEventError):
            fresh.record("designated-person-answer", date(2022, 10, 2))

    def test_what_is_doubtful_about_the_change_is_said(self) -> None:
        names = {one.name for one in BEFORE.findings}
        assert {"open-on-1-october-2022", "eight-weeks-not-read", "twelve-months-then"} <= names


class TestStages:
    """House rule: a complaint on which the Ombudsman has decided is at its end."""

    def test_they_are_three(self) -> None:
        made = Complaint(SINCE).record("ombudsman-complaint", date(2025, 6, 2))
        assert made.at(date(2025, 6, 2)).stage.name == "with-the-ombudsman"
        assert made.record("ombudsman-decision", date(2025, 9, 1)).at(date(2025, 9, 1)).stage.name == "decided"
        assert made.record("withdrawal", date(2025, 9, 1)).at(date(2025, 9, 1)).stage.name == "withdrawn"


class TestScope:
    """The Ombudsman's pages speak of "your landlord"."""

    @pytest.mark.parametrize(
        ("told", "answer"),
        [
            ({"nation": "england", "subject": "housing", "landlord": True}, YES),
            ({"nation": "england", "subject": "housing", "landlord": False}, NO),
            ({"nation": "england", "subject": "adults", "landlord": True}, NO),
            ({"nation": "scotland", "subject": "housing", "landlord": True}, NO),
            ({"nation": "england", "subject": "housing"}, CANNOT_TELL),
        ],
    )
    def test_it_comes_next_where_the_body_is_the_landlord(self, told: dict[str, FactValue], answer: Answer) -> None:
        (scope,) = SCHEME.scopes
        assert scope.relation is Relation.NEXT
        assert scope.when.answer(Case(facts=told)) is answer

    def test_nobody_is_asked_whether_a_hospital_is_their_landlord(self) -> None:
        (scope,) = SCHEME.scopes
        assert scope.unless.answer(Case(facts={"body": "nhs"})) is YES
        assert scope.unless.answer(Case(facts={"body": "council", "social-landlord": True})) is NO

    def test_a_landlord_outside_the_scheme_is_not_for_this_ombudsman(self) -> None:
        (scope,) = SCHEME.scopes
        assert scope.unless.answer(Case(facts={"body": "landlord", "social-landlord": False})) is YES
        told: dict[str, FactValue | date] = {
            "nation": "england",
            "subject": "housing",
            "body": "landlord",
            "landlord": True,
        }
        assert [one.scheme for one in schemes.applicable(told, on=date(2026, 11, 23)).next] == ["housing-ombudsman"]
        assert not schemes.applicable({**told, "social-landlord": False}, on=date(2026, 11, 23)).next
