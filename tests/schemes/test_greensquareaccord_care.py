"""GreenSquareAccord, care and support: two stages, ten working days with two starts, three bodies by subject."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactIn, FactIs
from complaint_rules.rules import RouteKind, Strength
from tests import oracle

SCHEME = schemes.get("greensquareaccord-care")
(CARE,) = SCHEME.versions
EMPTY = Complaint(CARE)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL
ROWS = [f"S1.{number}" for number in range(1, 28)]
ENGLAND = "england-and-wales"


def sent(complaint: Complaint, event: str, day: date) -> Complaint:
    """Record an event that arrives on the day on which it is sent."""
    return complaint.record(event, day, received=day)


def begun(**readings: str) -> Complaint:
    """Return a complaint received on 23 November 2026 and acknowledged on 25 November."""
    named = {name.replace("_", "-"): value for name, value in readings.items()}
    complaint = sent(Complaint(CARE, readings=named), "complaint", date(2026, 11, 23))
    return sent(complaint, "acknowledgement", date(2026, 11, 25))


class TestTenWorkingDays:
    """ "The proposed response date, which will normally be within 10 working days": of what is not said."""

    def test_both_readings_are_reported_and_none_is_chosen(self) -> None:
        """
        Received 23 November 2026, acknowledged 25 November.

        From 23 November: 24-27, 30, 1-4, 7 December. From 25 November: 26, 27, 30, 1-4, 7, 8, 9 December.
        """
        seen = begun().at(date(2026, 11, 26)).deadline("stage-1-response")
        assert seen.due is None
        assert seen.readings == {"receipt": date(2026, 12, 7), "acknowledgement": date(2026, 12, 9)}
        assert oracle.add(date(2026, 11, 23), 10, ENGLAND) == date(2026, 12, 7)
        assert oracle.add(date(2026, 11, 25), 10, ENGLAND) == date(2026, 12, 9)
        assert "7 December 2026" in seen.explain()
        assert "9 December 2026" in seen.explain()

    @pytest.mark.parametrize(
        ("reading", "due"), [("receipt", date(2026, 12, 7)), ("acknowledgement", date(2026, 12, 9))]
    )
    def test_a_named_reading_gives_one_date(self, reading: str, due: date) -> None:
        assert begun(response_start=reading).at(date(2026, 11, 26)).deadline("stage-1-response").due == due

    def test_normally_is_no_promise_so_a_miss_is_no_breach(self) -> None:
        seen = begun().at(date(2026, 12, 10))
        assert seen.deadline("stage-1-response").status is DutyStatus.OVERDUE
        assert seen.deadline("stage-1-response").strength is Strength.USUAL
        assert [one.name for one in seen.missed] == ["stage-1-response"]
        assert seen.breaches == ()


class TestAcknowledgement:
    """ "We'll acknowledge your complaint within five working days": of what is not said."""

    over_easter = EMPTY.record("complaint", date(2027, 3, 25), received=date(2027, 3, 30))

    def test_two_readings_over_easter(self) -> None:
        """From Thursday 25 March: 30, 31 March, 1, 2, 5 April. From Tuesday 30 March: 31 March, 1, 2, 5, 6 April."""
        seen = self.over_easter.at(date(2027, 3, 31)).deadline("acknowledgement")
        assert seen.due is None
        assert seen.readings == {"made": date(2027, 4, 5), "receipt": date(2027, 4, 6)}

    def test_it_is_a_promise_that_is_certainly_broken_only_after_both(self) -> None:
        assert self.over_easter.at(date(2027, 4, 6)).deadline("acknowledgement").status is DutyStatus.CANNOT_TELL
        assert self.over_easter.at(date(2027, 4, 6)).breaches == ()
        assert [one.name for one in self.over_easter.at(date(2027, 4, 7)).breaches] == ["acknowledgement"]

    def test_it_tells_the_action_and_the_investigating_officer(self) -> None:
        """ "We'll confirm the action we'll take and let you know who the investigating officer will be"."""
        letter = next(one for one in CARE.letters if one.event == "acknowledgement")
        assert [one.text for one in letter.contents] == [
            "the action that will be taken",
            "who the investigating officer will be",
        ]

    def test_no_reading_is_taken_by_default(self) -> None:
        assert {one.default for one in CARE.readings} == {None}


class TestProposedDate:
    """ "We will also inform you of the proposed response date … unless we need to agree an extension with you"."""

    proposed = begun().record("response-date-proposed", date(2026, 11, 25), until=date(2026, 12, 11))

    def test_telling_it_is_a_promise_with_no_time(self) -> None:
        assert begun().at(date(2026, 12, 1)).deadline("response-date-proposed").status is DutyStatus.NO_LIMIT
        assert self.proposed.at(date(2026, 12, 1)).deadline("response-date-proposed").status is DutyStatus.MET

    def test_it_sets_a_date_of_its_own_and_missing_it_is_a_breach(self) -> None:
        assert self.proposed.at(date(2026, 11, 26)).deadline("stage-1-response-as-proposed").due == date(2026, 12, 11)
        assert self.proposed.at(date(2026, 12, 11)).breaches == ()
        assert [one.name for one in self.proposed.at(date(2026, 12, 12)).breaches] == ["stage-1-response-as-proposed"]

    @pytest.mark.parametrize("to", [date(2026, 12, 18), date(2027, 6, 30)])
    def test_an_agreed_extension_has_no_cap(self, to: date) -> None:
        complaint = self.proposed
        for duty in ("stage-1-response", "stage-1-response-as-proposed"):
            complaint = complaint.extend(duty, to=to, on=date(2026, 12, 1), how="agreement")
        seen = complaint.at(date(2026, 12, 15))
        assert seen.deadline("stage-1-response").due == to
        assert seen.deadline("stage-1-response-as-proposed").due == to
        assert seen.irregular == ()

    def test_an_extension_by_notice_alone_does_not_count(self) -> None:
        complaint = self.proposed.extend(
            "stage-1-response-as-proposed", to=date(2026, 12, 18), on=date(2026, 12, 1), how="notice"
        )
        assert complaint.at(date(2026, 12, 2)).deadline("stage-1-response-as-proposed").due == date(2026, 12, 11)
        assert complaint.at(date(2026, 12, 2)).irregular


class TestStage2:
    """ "Your complaint will be reviewed by someone not involved in the stage 1 response"."""

    asked = sent(EMPTY.record("stage-1-response", date(2026, 12, 7)), "stage-2-request", date(2026, 12, 14))

    def test_it_comes_after_a_response_and_no_time_is_set_for_asking(self) -> None:
        assert begun().can("stage-2-request", on=date(2026, 12, 1)).answer is NO
        answered = begun().record("stage-1-response", date(2026, 12, 1))
        window = answered.at(date(2030, 1, 2)).window("stage-2-request")
        assert window.status is WindowStatus.NO_LIMIT
        assert answered.can("stage-2-request", on=date(2030, 1, 2)).answer is YES
        assert "No time is stated for asking for stage 2" in window.explain()
        assert begun().at(date(2026, 12, 1)).window("stage-2-request").status is WindowStatus.NOT_OPEN

    def test_its_acknowledgement_has_two_starts(self) -> None:
        """ "Your stage 2 complaint will be acknowledged within five working days"."""
        complaint = EMPTY.record("stage-2-request", date(2026, 12, 11), received=date(2026, 12, 14))
        seen = complaint.at(date(2026, 12, 15)).deadline("stage-2-acknowledgement")
        assert seen.due is None
        assert seen.readings == {"made": date(2026, 12, 18), "receipt": date(2026, 12, 21)}

    def test_its_response_runs_from_the_acknowledgement_as_it_happened(self) -> None:
        """
        "You'll receive a response within 20 working days of the acknowledgement".

        From 16 December: 17, 18, 21-24, 29-31, 4-8, 11-15, 18 January: 2 + 4 + 3 + 5 + 5 + 1 = 20.
        """
        before = self.asked.at(date(2026, 12, 15)).deadline("stage-2-response")
        assert (before.due, before.status) == (None, DutyStatus.NOT_RUNNING)
        assert before.at_the_latest == oracle.add(date(2026, 12, 21), 20, ENGLAND)
        acknowledged = self.asked.record("stage-2-acknowledgement", date(2026, 12, 16))
        due = acknowledged.at(date(2026, 12, 17)).deadline("stage-2-response").due
        assert due == date(2027, 1, 18) == oracle.add(date(2026, 12, 16), 20, ENGLAND)

    def test_its_response_is_met_when_it_arrives(self) -> None:
        """ "You'll receive a response": due on 18 January, sent that day, received on the 20th."""
        complaint = self.asked.record("stage-2-acknowledgement", date(2026, 12, 16))
        complaint = complaint.record("stage-2-response", date(2027, 1, 18), received=date(2027, 1, 20))
        seen = complaint.at(date(2027, 1, 21)).deadline("stage-2-response")
        assert (seen.status, seen.days_late) == (DutyStatus.MET_LATE, 2)

    def test_it_may_be_extended_by_agreement_only(self) -> None:
        """ "Unless we agree an extension together"."""
        complaint = self.asked.record("stage-2-acknowledgement", date(2026, 12, 16))
        agreed = complaint.extend("stage-2-response", to=date(2027, 2, 26), on=date(2027, 1, 11), how="agreement")
        assert agreed.at(date(2027, 1, 12)).deadline("stage-2-response").due == date(2027, 2, 26)

    @pytest.mark.parametrize(("involved", "answer"), [(True, NO), (False, YES)], ids=["involved", "not involved"])
    def test_the_reviewer_was_not_involved_in_stage_1(self, involved: bool, answer: Answer) -> None:
        assert CARE.may_serve("reviewer", {"involved-in-stage-1": involved}).answer is answer

    def test_it_is_the_end_of_the_internal_process(self) -> None:
        """ "Our stage 2 review is the end of our internal process"."""
        ended = self.asked.record("stage-2-response", date(2027, 1, 18))
        assert ended.at(date(2027, 1, 18)).stage.name == "completed"
        assert ended.at(date(2027, 1, 18)).stage.ends
        assert ended.can("stage-2-request", on=date(2027, 1, 19)).answer is NO

    def test_the_outcome_letter_tells_how_to_contact_the_ombudsman(self) -> None:
        letter = next(one for one in CARE.letters if one.event == "stage-2-response")
        assert [one.text for one in letter.contents] == ["how to contact the relevant ombudsman"]


class TestNoTimeLimit:
    """ "Please let us know as soon as possible so we can put it right": advice, and no limit."""

    def test_a_matter_of_years_ago_is_not_ruled_out(self) -> None:
        found = EMPTY.record("matter-occurred", date(2015, 1, 5)).eligibility(on=date(2026, 11, 23))
        assert found.answer is YES
        assert "the text gives none" in found.finding("time-limit").reason

    def test_that_none_is_published_is_a_finding(self) -> None:
        assert "no-time-limit" in {one.name for one in EMPTY.at(date(2026, 11, 23)).findings}


class TestRoutes:
    """ "Complaints relating to … social care"; "where we are your landlord"; "CQC will not investigate"."""

    @pytest.mark.parametrize(
        ("facts", "lgsco", "housing"),
        [
            ({"housing-matter": False}, True, False),
            ({"housing-matter": True, "landlord": True}, False, True),
            ({"housing-matter": True, "landlord": False}, False, False),
            ({"housing-matter": False, "landlord": True}, True, False),
        ],
    )
    def test_one_ombudsman_by_subject_and_by_landlord(self, facts: dict[str, bool], lgsco: bool, housing: bool) -> None:
        complaint = Complaint(CARE, facts=facts).record("first-notice", date(2026, 11, 2))
        seen = complaint.record("stage-2-response", date(2027, 1, 18)).at(date(2027, 1, 19))
        assert seen.route("lgsco").status is (RouteStatus.OPEN if lgsco else RouteStatus.NOT_AVAILABLE)
        assert seen.route("housing-ombudsman").status is (RouteStatus.OPEN if housing else RouteStatus.NOT_AVAILABLE)

    def test_both_housing_conditions_are_asked_for(self) -> None:
        route = begun().at(date(2026, 11, 26)).route("housing-ombudsman")
        assert route.answer is CANNOT_TELL
        assert set(route.missing) == {"housing-matter", "landlord"}

    @pytest.mark.parametrize(
        ("facts", "name"),
        [
            ({"housing-matter": False}, "lgsco"),
            ({"housing-matter": True, "landlord": True}, "housing-ombudsman"),
        ],
    )
    def test_either_may_be_approached_before_the_end_and_may_call_it_premature(
        self, facts: dict[str, bool], name: str
    ) -> None:
        """ "You do have the right to contact the relevant ombudsman before this point though"."""
        complaint = Complaint(CARE, facts=facts).record("first-notice", date(2026, 11, 2))
        route = complaint.record("complaint", date(2026, 11, 23)).at(date(2026, 11, 26)).route(name)
        assert (route.status, route.answer) == (RouteStatus.EARLY, DISCRETION)
        assert "may call it premature" in route.explain()
        assert route.route.scheme == name

    def test_the_housing_ombudsmans_own_year_runs_from_the_stage_2_response(self) -> None:
        """18 January 2027: twelve months beginning with it end on 17 January 2028, "not more than" them on the 18th."""
        complaint = Complaint(CARE, facts={"housing-matter": True, "landlord": True})
        complaint = complaint.record("stage-2-response", date(2027, 1, 18), received=date(2027, 1, 18))
        bounds = complaint.at(date(2027, 1, 18)).route("housing-ombudsman").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (date(2028, 1, 17), date(2028, 1, 18))

    def test_the_right_to_do_so_ends_with_the_procedure(self) -> None:
        assert "ombudsman-before-the-end" in {one.name for one in begun().at(date(2026, 11, 26)).entitlements}
        ended = begun().record("stage-2-response", date(2027, 1, 18)).at(date(2027, 1, 18))
        assert "ombudsman-before-the-end" not in {one.name for one in ended.entitlements}

    def test_the_ombudsmans_own_year_runs_beside_it(self) -> None:
        """Local Government Act 1974, s.26B: twelve months beginning with first notice on 2 November 2026."""
        complaint = Complaint(CARE, facts={"housing-matter": False}).record("first-notice", date(2026, 11, 2))
        complaint = complaint.record("complaint", date(2026, 11, 23))
        assert complaint.at(date(2027, 11, 1)).route("lgsco").status is RouteStatus.EARLY
        assert complaint.at(date(2027, 11, 2)).route("lgsco").status is RouteStatus.PAST_LIMIT

    @pytest.mark.parametrize(
        ("facts", "status"),
        [({"regulated-care": True}, RouteStatus.OPEN), ({"regulated-care": False}, RouteStatus.NOT_AVAILABLE)],
        ids=["regulated", "not regulated"],
    )
    def test_the_regulator_only_for_a_regulated_service(self, facts: dict[str, bool], status: RouteStatus) -> None:
        route = Complaint(CARE, facts=facts).record("complaint", date(2026, 11, 23)).at(date(2026, 11, 26)).route("cqc")
        assert route.status is status

    def test_the_regulator_is_no_ombudsman(self) -> None:
        """ "CQC will not investigate individual complaints, they will use the feedback"."""
        route = begun().at(date(2026, 11, 26)).route("cqc")
        assert route.route.kind is RouteKind.REGULATOR
        assert route.route.remit.startswith("no individual complaint")
        assert "CQC investigates no individual complaint" in route.explain()


def test_what_the_body_only_describes_or_promises_is_held_with_its_strength() -> None:
    """ "We'll say sorry when we need to"; "as soon as possible"; "We regularly review complaints"."""
    strengths = {one.name: one.strength for one in CARE.statements}
    assert strengths["sorry"] is strengths["open"] is strengths["put-right"] is Strength.PROMISE
    assert strengths["as-soon-as-possible"] is strengths["local-managers"] is Strength.ADVICE
    assert strengths["learning"] is Strength.DESCRIPTION


def test_every_sentence_of_the_page_is_carried_or_left_out_in_order() -> None:
    assert [row.row for row in SCHEME.coverage] == ROWS


def test_it_governs_care_and_housing_in_england_where_greensquareaccord_is_named() -> None:
    (scope,) = SCHEME.scopes
    assert SCHEME.publisher == "GreenSquareAccord"
    assert scope.when.atoms == {FactIs("nation", "england"), FactIn("subject", ("adults", "housing"))}
