"""The Ombudsman's Complaint Handling Code for councils: the clock from the acknowledgement, and extensions that add."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.catalogue import Relation
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.errors import NotInForceError
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from tests import oracle

CODE = schemes.in_force("lgsco-code", on=date(2026, 11, 23))
EMPTY = Complaint(CODE)
RECEIVED = EMPTY.record("complaint", date(2026, 11, 23), received=date(2026, 11, 23))
ACKNOWLEDGED = RECEIVED.record("acknowledgement", date(2026, 11, 25))
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def wd(day: date, number: int) -> date:
    return oracle.add(day, number, "england-and-wales")


class TestAcknowledgement:
    """LGSCO Code, 6.2: "within five working days of the complaint being received"."""

    @pytest.mark.parametrize(
        ("received", "due"),
        [
            (date(2026, 11, 23), date(2026, 11, 30)),
            (date(2026, 11, 21), date(2026, 11, 27)),  # a Saturday
            (date(2026, 12, 21), date(2026, 12, 30)),  # 25 and 28 December are bank holidays
            (date(2026, 4, 1), date(2026, 4, 10)),  # over Easter
        ],
    )
    def test_five_working_days_from_receipt(self, received: date, due: date) -> None:
        seen = EMPTY.record("complaint", received, received=received).at(received)
        assert seen.deadline("acknowledgement").due == due == wd(received, 5)

    def test_it_runs_from_receipt_and_not_from_sending(self) -> None:
        sent = EMPTY.record("complaint", date(2026, 11, 20), received=date(2026, 11, 23))
        assert sent.at(date(2026, 11, 24)).deadline("acknowledgement").due == date(2026, 11, 30)

    def test_the_code_says_should_and_a_miss_is_still_reported(self) -> None:
        duty = RECEIVED.at(date(2026, 12, 1)).deadline("acknowledgement")
        assert (duty.strength, duty.status, duty.days_late) == (Strength.SHOULD, DutyStatus.OVERDUE, 1)
        assert [one.name for one in RECEIVED.at(date(2026, 12, 1)).breaches] == ["acknowledgement"]


class TestStage1:
    """LGSCO Code, 6.3: "within 10 working days of the complaint being acknowledged"."""

    def test_the_response_runs_from_the_actual_acknowledgement(self) -> None:
        response = ACKNOWLEDGED.at(date(2026, 11, 26)).deadline("stage-1-response")
        assert response.due == date(2026, 12, 9) == wd(date(2026, 11, 25), 10)

    def test_without_one_there_is_no_date_but_a_latest_one(self) -> None:
        response = RECEIVED.at(date(2026, 11, 24)).deadline("stage-1-response")
        assert (response.due, response.at_the_latest) == (None, date(2026, 12, 14))
        assert response.at_the_latest == wd(wd(date(2026, 11, 23), 5), 10)

    def test_acknowledged_on_the_last_day_it_is_that_latest_day(self) -> None:
        last = RECEIVED.record("acknowledgement", date(2026, 11, 30)).at(date(2026, 11, 30))
        assert last.deadline("stage-1-response").due == date(2026, 12, 14)

    def test_acknowledged_late_it_is_later_still(self) -> None:
        late = RECEIVED.record("acknowledgement", date(2026, 12, 2)).at(date(2026, 12, 2))
        assert late.deadline("stage-1-response").due == wd(date(2026, 12, 2), 10) == date(2026, 12, 16)

    def test_a_miss_calls_for_an_explanation(self) -> None:
        """LGSCO Code, 5.5: "the organisation should inform the individual of when the response will be provided"."""
        explained = ACKNOWLEDGED.at(date(2026, 12, 10)).deadline("stage-1-response").explain()
        assert "should say when the response will come" in explained


class TestExtensions:
    """LGSCO Code, 6.4: "no more than 10 working days without good reason"; it runs on from the day it was due."""

    def test_ten_more_at_stage_1_and_that_bound_is_soft(self) -> None:
        response = ACKNOWLEDGED.at(date(2026, 11, 26)).deadline("stage-1-response")
        assert (response.latest, response.latest_is_soft) == (date(2026, 12, 23), True)
        assert response.latest == wd(wd(date(2026, 11, 25), 10), 10)

    def test_within_ten_more_it_counts_and_nothing_is_unusual(self) -> None:
        longer = ACKNOWLEDGED.extend("stage-1-response", to=date(2026, 12, 23), on=date(2026, 12, 9))
        seen = longer.at(date(2026, 12, 10))
        assert seen.deadline("stage-1-response").due == date(2026, 12, 23)
        assert seen.irregular == ()

    def test_beyond_that_it_counts_and_is_reported(self) -> None:
        longer = ACKNOWLEDGED.extend("stage-1-response", to=date(2026, 12, 24), on=date(2026, 12, 9))
        seen = longer.at(date(2026, 12, 10))
        assert seen.deadline("stage-1-response").due == date(2026, 12, 24)
        assert any("needs a good reason; it is counted" in one.text for one in seen.irregular)

    def test_what_must_go_with_it(self) -> None:
        """LGSCO Code, 6.5: "they should be provided with the details of the relevant Ombudsman"."""
        for rule in CODE.extensions:
            assert rule.requires == (
                "the reasons",
                "the date by which the response is expected",
                "the Ombudsman's details",
            )

    def test_twenty_more_at_stage_2(self) -> None:
        asked = EMPTY.record("stage-2-request", date(2026, 11, 13), received=date(2026, 11, 13))
        known = asked.record("stage-2-acknowledgement", date(2026, 11, 16))
        response = known.at(date(2026, 11, 17)).deadline("stage-2-response")
        assert (response.due, response.latest, response.latest_is_soft) == (
            date(2026, 12, 14),
            date(2027, 1, 14),
            True,
        )
        assert response.latest == wd(wd(date(2026, 11, 16), 20), 20)


class TestStage2:
    """LGSCO Code, 6.11 and 6.14 (numbers assumed, paraphrase): 5 working days, and 20 of the acknowledgement."""

    asked = EMPTY.record("stage-2-request", date(2025, 12, 10), received=date(2025, 12, 10))

    def test_five_and_twenty_working_days_over_the_new_year(self) -> None:
        seen = self.asked.at(date(2025, 12, 11))
        assert seen.deadline("stage-2-acknowledgement").due == date(2025, 12, 17)
        assert seen.deadline("stage-2-response").at_the_latest == wd(date(2025, 12, 17), 20) == date(2026, 1, 19)
        known = self.asked.record("stage-2-acknowledgement", date(2025, 12, 15)).at(date(2025, 12, 16))
        assert known.deadline("stage-2-response").due == date(2026, 1, 15)

    def test_that_its_text_was_not_read_is_said(self) -> None:
        for name in ("stage-2-acknowledgement", "stage-2-response"):
            duty = self.asked.at(date(2025, 12, 11)).deadline(name)
            assert duty.source.seen is Seen.SECONDARY
            assert "was only described elsewhere" in duty.explain()

    def test_no_time_is_set_for_asking_for_it(self) -> None:
        window = RECEIVED.record("stage-1-response", date(2026, 12, 9)).at(date(2028, 1, 4)).window("stage-2-request")
        assert (window.status, window.closes) == (WindowStatus.NO_LIMIT, None)
        assert "the Code sets no time" in window.explain()

    def test_there_are_two_stages_and_then_an_end(self) -> None:
        """LGSCO Code, 5.2: "Organisations should not have extra named stages"."""
        assert [stage.name for stage in CODE.stages if not stage.ends] == ["stage-1", "stage-2"]
        done = self.asked.record("stage-2-response", date(2026, 1, 15))
        assert done.at(date(2026, 1, 14)).stage.name == "stage-2"
        assert done.at(date(2026, 1, 15)).stage.name == "completed"

    def test_withdrawn_is_at_its_end(self) -> None:
        assert RECEIVED.record("withdrawal", date(2026, 12, 1)).at(date(2026, 12, 1)).stage.name == "withdrawn"


class TestTimeLimit:
    """LGSCO Code, 2.2: "within 12 months of the issue occurring, or the individual becoming aware of the issue"."""

    both = EMPTY.record("matter-occurred", date(2025, 11, 5)).record("first-notice", date(2026, 1, 5))

    @pytest.mark.parametrize(("on", "answer"), [(date(2027, 1, 5), YES), (date(2027, 1, 6), DISCRETION)])
    def test_either_date_is_enough(self, on: date, answer: Answer) -> None:
        assert self.both.eligibility(on=on).finding("time-limit").answer is answer

    def test_twelve_months_of_a_leap_day_end_on_the_last_of_february(self) -> None:
        leap = EMPTY.record("matter-occurred", date(2024, 2, 29)).record("first-notice", date(2024, 2, 29))
        assert leap.eligibility(on=date(2025, 2, 28)).finding("time-limit").answer is YES
        assert leap.eligibility(on=date(2025, 3, 1)).finding("time-limit").answer is DISCRETION

    @pytest.mark.parametrize(
        ("known", "other"), [("matter-occurred", "first-notice"), ("first-notice", "matter-occurred")]
    )
    def test_one_date_within_the_year_settles_it_and_one_outside_does_not(self, known: str, other: str) -> None:
        one = EMPTY.record(known, date(2025, 11, 5))
        assert one.eligibility(on=date(2026, 11, 5)).finding("time-limit").answer is YES
        late = one.eligibility(on=date(2026, 11, 6)).finding("time-limit")
        assert (late.answer, late.missing) == (CANNOT_TELL, (other,))

    def test_late_is_left_to_good_reasons(self) -> None:
        """LGSCO Code, 2.2: "discretion … outside this time limit where there are good reasons to do so"."""
        late = self.both.record("complaint", date(2027, 1, 6))
        found = late.eligibility(on=date(2027, 1, 6)).finding("time-limit")
        assert (found.answer, found.missing) == (DISCRETION, ("good-reasons",))
        assert "barred" not in found.reason
        told = late.note("good-reasons", False, on=date(2027, 1, 6))
        assert told.eligibility(on=date(2027, 1, 6)).finding("time-limit").answer is NO

    def test_that_the_sentence_can_be_read_otherwise_is_said(self) -> None:
        (finding,) = [one for one in CODE.findings if one.name == "event-or-awareness"]
        assert "either is enough" in finding.text
        assert finding.about == ("time-limit",)


class TestScope:
    """LGSCO Code: "The Code only applies to complaints where there is no statutory process in place"."""

    @pytest.mark.parametrize(("told", "answer"), [(True, NO), (False, YES)])
    def test_a_statutory_procedure_takes_a_complaint_out(self, told: bool, answer: Answer) -> None:
        found = Complaint(CODE, facts={"statutory-procedure": told}).eligibility(on=date(2026, 11, 23))
        assert found.finding("statutory-procedure").answer is answer

    def test_not_told_it_is_taken_not_to_be_so_and_that_is_said(self) -> None:
        found = RECEIVED.eligibility(on=date(2026, 11, 23)).finding("statutory-procedure")
        assert (found.answer, bool(found.assumed)) == (YES, True)

    def test_a_first_request_for_a_service_is_no_complaint(self) -> None:
        """LGSCO Code, 1.7: "Service requests are not complaints but may contain expressions of dissatisfaction"."""
        asked = Complaint(CODE, facts={"first-service-request": True}).eligibility(on=date(2026, 11, 23))
        assert asked.finding("service-request").answer is NO

    def test_it_governs_by_one_scope(self) -> None:
        (scope,) = schemes.get("lgsco-code").scopes
        assert scope.relation is Relation.GOVERNS
        assert scope.source.words == "The Code only applies to complaints where there is no statutory process in place"


class TestVersion:
    """Published in February 2024; in the Ombudsman's casework from 1 April 2026, as a council's page puts it."""

    def test_it_is_in_force_from_february_2024(self) -> None:
        assert schemes.in_force("lgsco-code", on=date(2024, 2, 1)) is CODE
        with pytest.raises(NotInForceError):
            schemes.in_force("lgsco-code", on=date(2024, 1, 31))

    def test_that_the_ombudsman_applies_it_from_april_2026_is_said(self) -> None:
        findings = {one.name: one.text for one in RECEIVED.at(date(2026, 11, 23)).findings}
        assert "from 1 April 2026" in findings["casework-from-april-2026"]
        assert "the first of that month is taken" in findings["casework-from-april-2026"]


class TestOmbudsman:
    """LGSCO Code, 2.4: the reasons, "and the right to take that decision to the Ombudsman"."""

    told = EMPTY.record("first-notice", date(2026, 11, 2)).record("complaint", date(2026, 11, 23))

    def test_premature_then_early_when_late_then_open(self) -> None:
        acknowledged = self.told.record("acknowledgement", date(2026, 11, 25))
        assert acknowledged.at(date(2026, 12, 9)).route("lgsco").status is RouteStatus.PREMATURE
        assert acknowledged.at(date(2026, 12, 10)).route("lgsco").status is RouteStatus.EARLY
        answered = acknowledged.record("stage-1-response", date(2026, 12, 9))
        assert answered.at(date(2026, 12, 10)).route("lgsco").status is RouteStatus.PREMATURE
        done = answered.record("stage-2-request", date(2026, 12, 10)).record("stage-2-response", date(2027, 1, 5))
        assert done.at(date(2027, 1, 5)).route("lgsco").status is RouteStatus.OPEN

    def test_a_late_acknowledgement_alone_names_the_twelve_weeks(self) -> None:
        late = self.told.at(date(2026, 12, 1)).route("lgsco")
        assert (late.status, late.answer) == (RouteStatus.EARLY, DISCRETION)
        assert "it usually gives a council 12 weeks" in late.explain()

    def test_a_refusal_opens_it_and_must_say_why(self) -> None:
        refused = self.told.record("refusal", date(2026, 11, 30)).at(date(2026, 11, 30))
        assert (refused.stage.name, refused.route("lgsco").status) == ("refused", RouteStatus.OPEN)
        (letter,) = [one for one in CODE.letters if one.event == "refusal"]
        assert [one.text for one in letter.contents] == [
            "the reasons why the matter is not suitable for the complaints process",
            "the right to take that decision to the Ombudsman",
        ]

    def test_it_may_not_be_reasonable_to_wait(self) -> None:
        noted = self.told.note("body-first-not-reasonable", True, on=date(2026, 11, 23))
        assert noted.at(date(2026, 11, 24)).route("lgsco").status is RouteStatus.EARLY
