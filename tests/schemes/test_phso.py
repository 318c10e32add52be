"""The Parliamentary and Health Service Ombudsman: a year after first notice, in writing, the body first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaint_rules import schemes
from complaint_rules.catalogue import Relation
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactValue
from tests.test_conditions import Case

SCHEME = schemes.get("phso")
PHSO = schemes.in_force("phso", on=date(2026, 3, 10))
EMPTY = Complaint(PHSO)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


class TestTimeLimit:
    """s.9(4): "if it is made more than a year after the day on which the person aggrieved first had notice"."""

    @pytest.mark.parametrize(
        ("notice", "last"),
        [
            (date(2025, 3, 10), date(2026, 3, 10)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
            (date(2023, 3, 1), date(2024, 3, 1)),
        ],
    )
    def test_the_corresponding_date_is_the_last_day(self, notice: date, last: date) -> None:
        complaint = EMPTY.record("first-notice", notice)
        assert complaint.eligibility(on=last).finding("time-limit").answer is YES
        assert complaint.eligibility(on=last + timedelta(days=1)).finding("time-limit").answer is DISCRETION

    def test_it_runs_a_day_longer_than_the_other_ombudsmans(self) -> None:
        ends = []
        for name in ("lgsco", "phso"):
            complaint = Complaint(schemes.newest(name)).record("first-notice", date(2025, 3, 10))
            bounds = complaint.eligibility(on=date(2026, 1, 5)).finding("time-limit").bounds
            assert bounds is not None
            ends.append(bounds.latest)
        assert ends == [date(2026, 3, 9), date(2026, 3, 10)]

    def test_it_does_not_run_from_the_final_response(self) -> None:
        complaint = EMPTY.record("first-notice", date(2025, 3, 10)).record("final-response", date(2026, 3, 2))
        assert complaint.eligibility(on=date(2026, 3, 11)).finding("time-limit").answer is DISCRETION

    def test_a_notice_that_nobody_dates_is_asked_for_or_certainly_too_old(self) -> None:
        complaint = EMPTY.record("complaint", date(2025, 3, 1))
        found = complaint.eligibility(on=date(2026, 3, 1)).finding("time-limit")
        assert (found.answer, found.missing) == (CANNOT_TELL, ("first-notice",))
        assert complaint.eligibility(on=date(2026, 3, 2)).finding("time-limit").answer is DISCRETION

    def test_that_it_was_read_as_enacted_is_said(self) -> None:
        seen = EMPTY.record("first-notice", date(2025, 3, 10)).at(date(2026, 3, 10))
        assert "as-enacted" in {one.name for one in seen.findings}


class TestWriting:
    """s.9(2) (paraphrase): a complaint is made in writing."""

    @pytest.mark.parametrize(("told", "answer"), [(True, YES), (False, NO)])
    def test_it_must_be_in_writing(self, told: bool, answer: Answer) -> None:
        found = Complaint(PHSO, facts={"in-writing": told}).eligibility(on=date(2026, 3, 9)).finding("in-writing")
        assert found.answer is answer

    def test_that_it_can_still_be_put_in_writing_is_said(self) -> None:
        (said,) = [one for one in PHSO.findings if one.name == "put-in-writing"]
        assert said.about == ("in-writing",)


class TestTheBodyFirst:
    """s.9(5): the body has had a "reasonable opportunity to investigate and reply"; disregarded in a stated case."""

    begun = EMPTY.record("first-notice", date(2025, 3, 3)).record("complaint", date(2025, 3, 3))

    def test_before_its_answer_it_is_left_to_the_ombudsman(self) -> None:
        found = self.begun.eligibility(on=date(2025, 4, 1)).finding("premature")
        assert found.answer is DISCRETION
        assert "s.9(5)" in found.reason

    @pytest.mark.parametrize("event", ["final-response", "refusal"])
    def test_the_bodys_last_word_ends_that(self, event: str) -> None:
        complaint = self.begun.record(event, date(2025, 4, 1))
        assert complaint.eligibility(on=date(2025, 3, 31)).answer is DISCRETION
        assert complaint.eligibility(on=date(2025, 4, 1)).answer is YES

    def test_so_does_the_end_of_its_procedure(self) -> None:
        done = self.begun.note("body-procedure-completed", True, on=date(2025, 4, 1))
        assert done.eligibility(on=date(2025, 4, 1)).finding("premature").answer is YES


class TestStages:
    """House rule: a complaint on which the Ombudsman has decided is at its end."""

    def test_they_are_three(self) -> None:
        made = EMPTY.record("ombudsman-complaint", date(2025, 6, 2))
        assert made.at(date(2025, 6, 1)).stage.name == "not-begun"
        assert made.at(date(2025, 6, 2)).stage.name == "with-the-ombudsman"
        decided = made.record("ombudsman-decision", date(2025, 9, 1))
        assert decided.at(date(2025, 9, 1)).stage.name == "decided"
        withdrawn = made.record("withdrawal", date(2025, 9, 1))
        assert withdrawn.at(date(2025, 9, 1)).stage.name == "withdrawn"


class TestScope:
    """s.9, and the Ombudsman's page on government departments, which reach it through a Member of Parliament."""

    @pytest.mark.parametrize(
        ("told", "answers"),
        [
            ({"nation": "england", "subject": "health", "body": "nhs"}, (YES, NO, NO)),
            ({"nation": "wales", "subject": "health", "body": "nhs"}, (NO, NO, NO)),
            (
                {"nation": "england", "subject": "adults", "body": "care-provider", "funding": "nhs"},
                (NO, YES, NO),
            ),
            (
                {
                    "nation": "england",
                    "subject": "adults",
                    "body": "care-provider",
                    "funding": "shared",
                    "commissioned-by": "council",
                },
                (NO, NO, NO),
            ),
            ({"nation": "england", "subject": "adults", "body": "nhs"}, (YES, NO, NO)),
            ({"nation": "england", "subject": "children", "body": "primary-care"}, (YES, NO, NO)),
            ({"nation": "england", "subject": "adults", "body": "council"}, (NO, NO, NO)),
            ({"subject": "central-government", "body": "government-department"}, (NO, NO, YES)),
        ],
    )
    def test_where_it_comes_next(self, told: dict[str, FactValue], answers: tuple[Answer, ...]) -> None:
        assert {scope.relation for scope in SCHEME.scopes} == {Relation.NEXT}
        assert tuple(scope.when.answer(Case(facts=told)) for scope in SCHEME.scopes) == answers

    def test_for_departments_no_date_is_given(self) -> None:
        (said,) = [one for one in PHSO.statements if one.name == "government-departments"]
        assert "Member of Parliament" in said.text
        assert [rule.name for rule in PHSO.time_limits] == ["time-limit"]
