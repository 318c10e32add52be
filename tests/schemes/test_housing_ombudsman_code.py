"""The Housing Ombudsman's Complaint Handling Code: as it is, and as it was before April 2024."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from tests import oracle

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

OLD, CODE = schemes.versions("housing-ombudsman-code")
EMPTY = Complaint(CODE)
RECEIVED = EMPTY.record("complaint", date(2026, 11, 23), received=date(2026, 11, 23))
ACKNOWLEDGED = RECEIVED.record("acknowledgement", date(2026, 11, 25))
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def wd(day: date, number: int) -> date:
    return oracle.add(day, number, "england-and-wales")


class TestVersions:
    """Statutory from 1 April 2024; another Code before."""

    def test_each_holds_on_its_own_days(self) -> None:
        assert schemes.in_force("housing-ombudsman-code", on=date(2024, 3, 31)) is OLD
        assert schemes.in_force("housing-ombudsman-code", on=date(2024, 4, 1)) is CODE

    def test_each_has_sources_of_its_own(self) -> None:
        of_the_old = {one.instrument for one in OLD.sources() if one.instrument.startswith("Housing Ombudsman Code")}
        assert "Housing Ombudsman Code before April 2024" in of_the_old
        assert "Housing Ombudsman Code before April 2024" not in {one.instrument for one in CODE.sources()}
        of_rules = [one.source for one in OLD.duties] + [one.source for one in OLD.extensions]
        of_rules += [one.source for one in OLD.time_limits]
        assert {one.instrument for one in of_rules} == {"Housing Ombudsman Code before April 2024"}

    def test_a_complaint_open_on_the_day_of_the_change_says_that_nothing_is_stated(self) -> None:
        seen = Complaint(OLD).record("complaint", date(2024, 3, 25)).at(date(2024, 4, 1))
        (ended,) = [one.text for one in seen.findings if one.name == "version-ended"]
        assert "not stated" in ended
        assert any(one.name == "open-on-1-april-2024" for one in CODE.findings)


class TestStage1:
    """ "acknowledge the complaint within 5 working days"; "a response within 10 working days of … acknowledgment"."""

    @pytest.mark.parametrize(
        ("received", "due"),
        [(date(2026, 11, 23), date(2026, 11, 30)), (date(2026, 12, 14), date(2026, 12, 21))],
    )
    def test_five_working_days_from_receipt(self, received: date, due: date) -> None:
        seen = EMPTY.record("complaint", received, received=received).at(received)
        assert seen.deadline("acknowledgement").due == due == wd(received, 5)

    def test_ten_from_the_actual_acknowledgement(self) -> None:
        response = ACKNOWLEDGED.at(date(2026, 11, 26)).deadline("stage-1-response")
        assert response.due == date(2026, 12, 9) == wd(date(2026, 11, 25), 10)

    def test_without_one_there_is_no_date_but_a_latest_one(self) -> None:
        response = RECEIVED.at(date(2026, 11, 24)).deadline("stage-1-response")
        assert (response.due, response.at_the_latest) == (None, date(2026, 12, 14))

    def test_the_code_says_must(self) -> None:
        assert {duty.strength for duty in CODE.duties} == {Strength.MUST}

    def test_no_time_is_set_for_asking_for_stage_2_and_no_reasons_are_owed(self) -> None:
        """Housing Ombudsman Code, 6.12: "Residents must not be required to explain their reasons"."""
        seen = RECEIVED.at(date(2027, 6, 1))
        assert seen.window("stage-2-request").status is WindowStatus.NO_LIMIT
        assert "no-reasons-for-stage-2" in {one.name for one in CODE.entitlements}


class TestStage2:
    """ "a response within 20 working days of the date of escalation acknowledgment"."""

    asked = EMPTY.record("stage-2-request", date(2026, 11, 13), received=date(2026, 11, 13))
    known = asked.record("stage-2-acknowledgement", date(2026, 11, 16))

    def test_five_and_twenty_and_twenty_more(self) -> None:
        seen = self.known.at(date(2026, 11, 17))
        assert seen.deadline("stage-2-acknowledgement").due == wd(date(2026, 11, 13), 5) == date(2026, 11, 20)
        response = seen.deadline("stage-2-response")
        assert response.due == date(2026, 12, 14) == wd(date(2026, 11, 16), 20)
        assert (response.latest, response.latest_is_soft) == (date(2027, 1, 14), True)
        assert response.latest == wd(date(2026, 12, 14), 20)

    def test_stage_2_is_the_final_response(self) -> None:
        """Housing Ombudsman Code, 6.10: "Stage 2 is the landlord's final response"."""
        done = self.known.record("stage-2-response", date(2026, 12, 14))
        assert done.at(date(2026, 12, 14)).stage.name == "completed"
        assert [stage.name for stage in CODE.stages if not stage.ends] == ["stage-1", "stage-2"]

    @pytest.mark.parametrize("version", [OLD, CODE], ids=["old", "new"])
    @pytest.mark.parametrize(("told", "answer"), [(True, NO), (False, YES)])
    def test_another_person_considers_it(self, version: Procedure, told: bool, answer: Answer) -> None:
        """Housing Ombudsman Code, 6.13: "must not be the same person that considered the complaint at stage 1"."""
        assert version.may_serve("stage-2-person", {"considered-stage-1": told}).answer is answer

    def test_withdrawn_is_at_its_end(self) -> None:
        assert self.asked.record("withdrawal", date(2026, 12, 1)).at(date(2026, 12, 1)).stage.name == "withdrawn"


class TestExtensions:
    """Housing Ombudsman Code, 6.4: "Any extension must be no more than 10 working days without good reason"."""

    def test_it_adds_to_the_day_on_which_the_response_was_due_and_is_soft(self) -> None:
        response = ACKNOWLEDGED.at(date(2026, 11, 26)).deadline("stage-1-response")
        assert (response.latest, response.latest_is_soft) == (date(2026, 12, 23), True)
        longer = ACKNOWLEDGED.extend("stage-1-response", to=date(2027, 1, 8), on=date(2026, 12, 9))
        seen = longer.at(date(2026, 12, 10))
        assert seen.deadline("stage-1-response").due == date(2027, 1, 8)
        assert any("good reason" in one.text for one in seen.irregular)

    def test_told_after_the_time_has_passed_it_does_not_count(self) -> None:
        """The Ombudsman's page: "in a written response to you within the timescales above"."""
        late = ACKNOWLEDGED.extend("stage-1-response", to=date(2026, 12, 18), on=date(2026, 12, 10))
        response = late.at(date(2026, 12, 11)).deadline("stage-1-response")
        assert (response.due, response.status) == (date(2026, 12, 9), DutyStatus.OVERDUE)

    def test_what_must_go_with_it(self) -> None:
        for rule in CODE.extensions:
            assert rule.before_expiry
            assert rule.requires == ("the reasons in writing", "the date of the response", "the Ombudsman's details")


class TestTimeLimit:
    """Housing Ombudsman Code, 2.3: "within 12 months of the issue occurring or the resident becoming aware"."""

    both = EMPTY.record("matter-occurred", date(2025, 11, 3)).record("first-notice", date(2025, 12, 2))

    @pytest.mark.parametrize(("on", "answer"), [(date(2026, 12, 2), YES), (date(2026, 12, 3), DISCRETION)])
    def test_either_date_is_enough(self, on: date, answer: Answer) -> None:
        assert self.both.eligibility(on=on).finding("time-limit").answer is answer

    def test_late_without_good_reasons_is_a_no(self) -> None:
        late = self.both.note("good-reasons", False, on=date(2026, 12, 3)).eligibility(on=date(2026, 12, 3))
        assert late.finding("time-limit").answer is NO


class TestExclusions:
    """Housing Ombudsman Code, 2.2: what a policy may leave out, fairly."""

    @pytest.mark.parametrize(
        ("fact", "rule"),
        [("legal-proceedings-started", "legal-proceedings"), ("considered-before", "considered-before")],
    )
    def test_they_are_left_to_the_landlord_and_each_case_to_its_merits(self, fact: str, rule: str) -> None:
        found = Complaint(CODE, facts={fact: True}).eligibility(on=date(2026, 11, 23)).finding(rule)
        assert found.answer is DISCRETION
        assert "the landlord may still consider it (Housing Ombudsman Code, 2.1)" in found.reason
        assert RECEIVED.eligibility(on=date(2026, 11, 23)).finding(rule).answer is YES

    @pytest.mark.parametrize("version", [OLD, CODE], ids=["old", "new"])
    def test_a_landlord_outside_the_scheme_is_not_under_the_code(self, version: Procedure) -> None:
        found = Complaint(version, facts={"social-landlord": False}).eligibility(on=date(2024, 3, 1))
        assert found.finding("not-a-social-landlord").answer is NO

    def test_a_refusal_must_say_why_and_name_the_ombudsman(self) -> None:
        (letter,) = [one for one in CODE.letters if one.event == "refusal"]
        assert {one.strength for one in letter.contents} == {Strength.MUST}
        assert any("the right to take that decision to the Ombudsman" in one.text for one in letter.contents)
        refused = RECEIVED.record("refusal", date(2026, 11, 30)).at(date(2026, 11, 30))
        assert refused.stage.name == "refused"


class TestOmbudsman:
    """The Ombudsman's page: no formal investigation before both stages; help to get an answer once it is late."""

    def test_premature_then_help_when_late(self) -> None:
        assert ACKNOWLEDGED.at(date(2026, 12, 9)).route("housing-ombudsman").status is RouteStatus.PREMATURE
        late = ACKNOWLEDGED.at(date(2026, 12, 10)).route("housing-ombudsman")
        assert late.status is RouteStatus.EARLY
        assert "does not investigate before both stages are done" in late.explain()

    def test_a_landlord_that_never_acknowledges_is_no_longer_waited_for(self) -> None:
        """No time to answer begins without an acknowledgement: received 23 November, to be acknowledged by the 30th."""
        assert RECEIVED.at(date(2026, 11, 30)).route("housing-ombudsman").status is RouteStatus.PREMATURE
        late = RECEIVED.at(date(2026, 12, 1)).route("housing-ombudsman")
        assert late.status is RouteStatus.EARLY
        assert "no time to answer has begun to run" in late.explain()
        assert RECEIVED.at(date(2027, 6, 1)).route("housing-ombudsman").status is RouteStatus.EARLY

    def test_its_year_runs_from_the_final_response(self) -> None:
        done = EMPTY.record("stage-2-request", date(2025, 2, 3)).record("stage-2-response", date(2025, 3, 10))
        answers = [done.at(date(2026, 3, day)).route("housing-ombudsman").status for day in (9, 10, 11)]
        assert answers == [RouteStatus.CLOSING, RouteStatus.CANNOT_TELL, RouteStatus.PAST_LIMIT]


class TestBeforeApril2024:
    """The older Code: "of the complaint being logged", six months, and ten working days more at stage 2."""

    received = Complaint(OLD).record("complaint", date(2024, 2, 5), received=date(2024, 2, 5))

    def test_the_clock_is_read_in_two_ways_and_none_is_chosen(self) -> None:
        """The older Code, 5.1: "within 10 working days of the complaint being logged"."""
        known = self.received.record("acknowledgement", date(2024, 2, 8))
        response = known.at(date(2024, 2, 12)).deadline("stage-1-response")
        assert response.due is None
        assert response.readings == {
            "from-receipt": wd(date(2024, 2, 5), 10),
            "from-acknowledgement": wd(date(2024, 2, 8), 10),
        }
        assert (response.bounds.earliest, response.bounds.latest) == (date(2024, 2, 19), date(2024, 2, 22))

    def test_where_both_readings_agree_the_date_is_certain(self) -> None:
        known = self.received.record("acknowledgement", date(2024, 2, 5))
        assert known.at(date(2024, 2, 12)).deadline("stage-1-response").bounds.certain

    @pytest.mark.parametrize(
        ("reading", "due"),
        [("from-receipt", date(2026, 12, 11)), ("from-acknowledgement", date(2026, 12, 14))],
    )
    def test_the_extension_of_stage_2_was_ten(self, reading: str, due: date) -> None:
        """TCH: "The extension time was previously 10 working days"."""
        asked = Complaint(OLD, readings={"older-clock": reading}).record("stage-2-request", date(2026, 11, 13))
        known = asked.record("stage-2-acknowledgement", date(2026, 11, 16))
        response = known.at(date(2026, 11, 17)).deadline("stage-2-response")
        assert (response.due, response.latest) == (due, wd(due, 10))

    def test_no_deadline_is_given_for_an_acknowledgement_that_was_not_read(self) -> None:
        assert [duty.name for duty in OLD.duties] == ["stage-1-response", "stage-2-response"]
        assert any(one.name == "older-acknowledgement" for one in OLD.findings)

    def test_stage_2_came_only_after_stage_1(self) -> None:
        """The older Code, 5.11: "must only escalate … once it has completed stage one"."""
        assert self.received.can("stage-2-request", on=date(2024, 2, 12)).answer is NO
        answered = self.received.record("stage-1-response", date(2024, 2, 12))
        assert answered.can("stage-2-request", on=date(2024, 2, 12)).answer is YES

    @pytest.mark.parametrize(
        ("noticed", "on", "answer"),
        [
            (date(2023, 7, 10), date(2024, 1, 10), YES),
            (date(2023, 7, 10), date(2024, 1, 11), DISCRETION),
            (date(2023, 10, 10), date(2024, 1, 11), CANNOT_TELL),
            (date(2023, 10, 10), date(2024, 4, 11), DISCRETION),
        ],
    )
    def test_six_months_to_complain(self, noticed: date, on: date, answer: Answer) -> None:
        """TCH: "The time limit was previously six months"."""
        happened = Complaint(OLD).record("matter-occurred", date(2023, 7, 10)).record("first-notice", noticed)
        assert happened.eligibility(on=on).finding("time-limit").answer is answer

    def test_what_was_not_read_is_marked(self) -> None:
        assert {rule.source.seen for rule in OLD.duties} == {Seen.ADOPTED, Seen.SECONDARY}
