"""Children's social care in Cumberland, as the council's page puts it: dated by hand, its silences included."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, WindowStatus
from complaint_rules.catalogue import Encoded, LeftOut, SchemeKind
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from tests import oracle

SCHEME = schemes.get("cumberland-children")
PROCEDURE = schemes.newest("cumberland-children")
EMPTY = Complaint(PROCEDURE)
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
YES, NO, CANNOT_TELL = Answer.YES, Answer.NO, Answer.CANNOT_TELL
DAYS = st.dates(date(2014, 1, 1), date(2027, 6, 1))


def working_days(day: date, number: int) -> date:
    return oracle.add(day, number, "england-and-wales")


def next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


class TestStage1:
    """Stage one: "We aim to settle your complaint as quickly as possible, usually between 10 and 20 working days"."""

    def test_the_far_end_of_the_range_is_the_last_day(self) -> None:
        """14 December 2026: 15-18, 21-24, 29-31 December, 4-8 and 11-14 January are twenty."""
        seen = EMPTY.record("complaint", date(2026, 12, 14)).at(date(2026, 12, 14))
        assert seen.deadline("stage-1-response").due == date(2027, 1, 14)

    def test_it_is_an_aim_so_a_miss_is_no_breach(self) -> None:
        complaint = EMPTY.record("complaint", date(2026, 12, 14))
        assert complaint.at(date(2027, 1, 14)).deadline("stage-1-response").status is DutyStatus.PENDING
        seen = complaint.at(date(2027, 1, 15))
        assert seen.deadline("stage-1-response").status is DutyStatus.OVERDUE
        assert seen.deadline("stage-1-response").strength is Strength.AIM
        assert [one.name for one in seen.missed] == ["stage-1-response"]
        assert seen.breaches == ()

    def test_an_answer_before_the_near_end_of_the_range_is_as_good(self) -> None:
        complaint = EMPTY.record("complaint", date(2026, 12, 14)).record("stage-1-response", date(2026, 12, 15))
        assert complaint.at(date(2026, 12, 15)).deadline("stage-1-response").status is DutyStatus.MET

    def test_the_start_is_not_stated_so_both_readings_are_given_and_none_is_chosen(self) -> None:
        """Made on Friday 20 November 2026, received on the Monday: 18 or 21 December."""
        complaint = EMPTY.record("complaint", FRIDAY, received=MONDAY)
        response = complaint.at(date(2026, 12, 21)).deadline("stage-1-response")
        assert response.due is None
        assert response.readings == {"made": date(2026, 12, 18), "received": date(2026, 12, 21)}
        assert response.status is DutyStatus.CANNOT_TELL
        assert "stage-1-start" in response.missing
        assert complaint.at(date(2026, 12, 22)).deadline("stage-1-response").status is DutyStatus.OVERDUE

    @pytest.mark.parametrize(("reading", "due"), [("made", date(2026, 12, 18)), ("received", date(2026, 12, 21))])
    def test_a_reading_that_is_named_gives_the_date(self, reading: str, due: date) -> None:
        complaint = Complaint(PROCEDURE, readings={"stage-1-start": reading})
        seen = complaint.record("complaint", FRIDAY, received=MONDAY).at(MONDAY)
        assert seen.deadline("stage-1-response").due == due

    @given(DAYS)
    def test_the_date_agrees_with_an_independent_count(self, day: date) -> None:
        response = EMPTY.record("complaint", day, received=day).at(day).deadline("stage-1-response")
        assert response.due == working_days(day, 20)

    def test_the_defects_of_the_text_stand_in_the_explanation(self) -> None:
        explained = EMPTY.record("complaint", FRIDAY).at(FRIDAY).deadline("stage-1-response").explain()
        assert "does not say from what day the 10 to 20" in explained
        assert "To miss them is no breach of this page" in explained
        assert "does not say what they are" in explained


class TestAskingForStage2:
    """Stage one: "If it is not possible to settle your complaint locally, or you remain dissatisfied"."""

    def test_an_answer_with_which_one_is_dissatisfied_is_one_ground(self) -> None:
        complaint = EMPTY.record("complaint", FRIDAY)
        before = complaint.can("stage-2-request", on=MONDAY)
        assert (before.answer, before.missing) == (CANNOT_TELL, ("cannot-be-settled-locally",))
        answered = complaint.record("stage-1-response", MONDAY)
        assert answered.can("stage-2-request", on=MONDAY).answer is YES

    @pytest.mark.parametrize(("told", "answer"), [(True, YES), (False, NO)])
    def test_that_it_cannot_be_settled_locally_is_the_other(self, told: bool, answer: Answer) -> None:
        complaint = EMPTY.record("complaint", FRIDAY).note("cannot-be-settled-locally", told, on=MONDAY)
        assert complaint.can("stage-2-request", on=MONDAY).answer is answer

    def test_a_missed_aim_alone_is_no_ground_on_the_page_and_that_is_said(self) -> None:
        complaint = EMPTY.record("complaint", FRIDAY)
        seen = complaint.at(date(2027, 2, 1))
        assert seen.deadline("stage-1-response").is_missed
        assert complaint.can("stage-2-request", on=date(2027, 2, 1)).answer is CANNOT_TELL
        assert "as may be done under the regulations" in seen.window("stage-2-request").explain()


class TestStage2:
    """Stage two: "A complaint investigation can take between 25 and 65 working days"."""

    ASKED = EMPTY.record("stage-2-request", date(2026, 3, 2), received=date(2026, 3, 3))

    def test_three_starts_are_possible_and_the_last_has_no_day_until_somebody_is_appointed(self) -> None:
        """2 March 2026: 21 in March, 20 in April, 19 in May, and 1-5 June."""
        response = self.ASKED.at(date(2026, 3, 4)).deadline("stage-2-response")
        assert response.due is None
        expected = {"made": date(2026, 6, 5), "received": date(2026, 6, 8), "appointed": None}
        assert response.readings == expected
        assert (response.bounds.earliest, response.bounds.latest) == (date(2026, 6, 5), None)

    def test_once_they_are_appointed_the_bounds_close(self) -> None:
        appointed = self.ASKED.record("investigators-appointed", date(2026, 3, 16))
        response = appointed.at(date(2026, 6, 19)).deadline("stage-2-response")
        assert (response.bounds.earliest, response.bounds.latest) == (date(2026, 6, 5), date(2026, 6, 19))
        assert response.status is DutyStatus.CANNOT_TELL
        assert appointed.at(date(2026, 6, 20)).deadline("stage-2-response").status is DutyStatus.OVERDUE

    def test_it_is_a_description_so_even_a_late_end_is_no_breach(self) -> None:
        appointed = self.ASKED.record("investigators-appointed", date(2026, 3, 16))
        seen = appointed.at(date(2026, 7, 1))
        assert seen.deadline("stage-2-response").strength is Strength.DESCRIPTION
        assert [one.name for one in seen.missed] == ["stage-2-response"]
        assert seen.breaches == ()

    @given(DAYS)
    def test_each_reading_agrees_with_an_independent_count(self, day: date) -> None:
        complaint = EMPTY.record("stage-2-request", day, received=day)
        appointed = complaint.record("investigators-appointed", next_day(day))
        found = appointed.at(next_day(day)).deadline("stage-2-response").readings
        assert found["made"] == found["received"] == working_days(day, 65)
        assert found["appointed"] == working_days(next_day(day), 65)


class TestWhoInvestigates:
    """Stage two: "by an Investigating Officer and Independent Person appointed to examine your complaint"."""

    def test_they_are_two_roles(self) -> None:
        assert [role.name for role in PROCEDURE.roles] == [
            "investigating-officer",
            "independent-person",
            "review-panel",
        ]

    def test_and_two_people(self) -> None:
        served = PROCEDURE.may_serve("independent-person", {"serves-as-investigating-officer": True})
        assert served.answer is NO
        served = PROCEDURE.may_serve("investigating-officer", {"serves-as-independent-person": True})
        assert served.answer is NO
        assert PROCEDURE.may_serve("independent-person", {"serves-as-investigating-officer": False}).answer is YES


class TestPanel:
    """Stage three: "A Review Panel will be held within 30 working days of your request"."""

    ASKED = EMPTY.record("panel-request", FRIDAY, received=date(2026, 12, 1))

    def test_the_days_run_from_the_request_and_not_from_its_receipt(self) -> None:
        """20 November 2026: five, five, five and five, then 21-24 and 29-31 December, and 4-6 January."""
        meeting = self.ASKED.at(date(2026, 12, 2)).deadline("panel-meeting")
        assert meeting.due == date(2027, 1, 6)
        assert "The regulations count them from the day on which the council receives it" in meeting.explain()

    def test_the_regulations_give_a_later_day_for_the_same_record(self) -> None:
        """SI 2006/1738, reg 19(4): received on 1 December 2026, six working days after it was made on 20 November."""
        law = self.ASKED.under(schemes.newest("england-children"))
        assert law.at(date(2026, 12, 2)).deadline("panel-meeting").due == date(2027, 1, 15)

    def test_it_is_a_promise_so_a_miss_is_a_breach(self) -> None:
        assert self.ASKED.at(date(2027, 1, 6)).breaches == ()
        assert [one.name for one in self.ASKED.at(date(2027, 1, 7)).breaches] == ["panel-meeting"]

    @given(DAYS)
    def test_the_date_agrees_with_an_independent_count(self, day: date) -> None:
        assert EMPTY.record("panel-request", day).at(day).deadline("panel-meeting").due == working_days(day, 30)


class TestWindows:
    """The page gives no time for asking for stage two or for a panel."""

    def test_however_late_neither_is_closed(self) -> None:
        answered = EMPTY.record("complaint", date(2016, 1, 4)).record("stage-1-response", date(2016, 1, 20))
        assert answered.at(date(2026, 1, 5)).window("stage-2-request").status is WindowStatus.NO_LIMIT
        assert answered.can("stage-2-request", on=date(2026, 1, 5)).answer is YES
        asked = answered.record("stage-2-request", date(2016, 2, 1)).record("stage-2-response", date(2016, 4, 1))
        assert asked.at(date(2026, 1, 5)).window("panel-request").status is WindowStatus.NO_LIMIT
        assert asked.can("panel-request", on=date(2026, 1, 5)).answer is YES

    def test_that_the_regulations_have_twenty_working_days_is_said(self) -> None:
        explained = EMPTY.record("stage-2-request", FRIDAY).at(FRIDAY).window("panel-request").explain()
        assert "within 20 working days of receiving the stage 2 response" in explained

    def test_before_the_stage_2_response_no_panel_may_be_asked_for(self) -> None:
        """ "If you are not happy with the explanation or solution offered to you at stage 2"."""
        asked = EMPTY.record("stage-2-request", FRIDAY)
        assert asked.can("panel-request", on=MONDAY).answer is NO
        assert "review-panel" not in {one.name for one in asked.at(MONDAY).entitlements}
        offered = asked.record("stage-2-response", MONDAY).at(MONDAY)
        assert "review-panel" in {one.name for one in offered.entitlements}


class TestOutstandingIssues:
    """Stage three: "you have the right to ask for any outstanding issues to be considered again"."""

    def test_two_matters_part_ways_after_one_record(self) -> None:
        both = Complaint(PROCEDURE, reference="C-1").record("stage-2-request", date(2026, 9, 1))
        answered = both.record("stage-2-response", date(2026, 11, 2))
        settled = answered.record("resolution", date(2026, 11, 5))
        outstanding = answered.record("panel-request", date(2026, 11, 5), grounds="the second of two matters")
        assert settled.at(date(2026, 11, 6)).stage.name == "settled"
        assert settled.at(date(2026, 11, 6)).deadline("panel-meeting").due is None
        assert outstanding.at(date(2026, 11, 6)).stage.name == "stage-3"
        assert outstanding.at(date(2026, 11, 6)).deadline("panel-meeting").due == working_days(date(2026, 11, 5), 30)
        assert settled.reference == outstanding.reference == "C-1"

    def test_that_only_these_go_to_the_panel_is_a_statement_of_stage_three(self) -> None:
        said = next(one for one in PROCEDURE.statements if one.name == "outstanding-issues")
        assert said.stage == "stage-3"
        assert said.source.words is not None
        assert said.source.words.startswith("for any outstanding issues")


class TestWithdrawal:
    """Page: "You can also withdraw your complaint at any stage"."""

    @pytest.mark.parametrize("event", ["complaint", "stage-2-request", "panel-request"])
    def test_from_each_stage_it_ends_the_procedure(self, event: str) -> None:
        complaint = EMPTY.record(event, FRIDAY)
        assert complaint.can("withdrawal", on=MONDAY).answer is YES
        seen = complaint.record("withdrawal", MONDAY).at(MONDAY)
        assert (seen.stage.name, seen.stage.ends) == ("withdrawn", True)
        assert seen.stage.source.seen is Seen.PRIMARY


class TestSilences:
    """The page has no acknowledgement, no time limit to complain and no Ombudsman."""

    SEEN = EMPTY.record("complaint", FRIDAY).at(FRIDAY)

    def test_none_of_the_three_is_supplied(self) -> None:
        assert "acknowledgement" not in {one.duty.act for one in self.SEEN.deadlines}
        assert self.SEEN.routes == ()

    def test_after_many_years_the_page_gives_no_limit_and_says_that_the_regulations_do(self) -> None:
        """SI 2006/1738, reg 9 (paraphrase): a year from when the grounds arose, with discretion."""
        old = EMPTY.record("grounds-arose", date(2020, 1, 6))
        found = old.eligibility(on=FRIDAY).finding("time-limit")
        assert (found.answer, found.source.instrument) == (YES, "house rule")
        assert "the text gives none (the page is silent on it; the regulations that it names are not)" in found.reason
        law = old.under(schemes.newest("england-children"))
        assert law.eligibility(on=FRIDAY).finding("time-limit").answer is Answer.DISCRETION

    def test_each_is_a_finding(self) -> None:
        silences = {"no-acknowledgement", "no-time-limit", "no-ombudsman", "no-windows", "after-the-panel"}
        assert silences <= {one.name for one in self.SEEN.findings}

    def test_it_sits_under_the_regulations(self) -> None:
        """Page: "investigated under The Children Act 1989 Representations Procedure (England) Regulations 2006"."""
        assert PROCEDURE.under == "england-children"
        assert "ombudsman-complaint" in {route.event for route in schemes.newest("england-children").routes}


class TestScheme:
    """House rule: what is left out is said where what is carried is said."""

    def test_every_row_of_the_page_on_children_is_there_once_and_in_order(self) -> None:
        rows = [int(row.row.removeprefix("S2.")) for row in SCHEME.coverage]
        assert rows == [*range(1, 17), 22, 23]

    def test_only_the_link_to_another_page_is_left_out(self) -> None:
        assert [row.row for row in SCHEME.coverage if isinstance(row, LeftOut)] == ["S2.23"]
        assert all(row.by for row in SCHEME.coverage if isinstance(row, Encoded))

    def test_it_is_a_bodys_own_page(self) -> None:
        assert (SCHEME.kind, SCHEME.publisher) == (SchemeKind.PUBLISHED, "Cumberland Council")

    def test_every_rule_rests_on_words_of_the_page_or_on_a_marked_rule_of_the_house(self) -> None:
        for source in PROCEDURE.sources():
            if source.instrument != "house rule":
                assert source.seen is Seen.PRIMARY
                assert source.words
                assert source.url.endswith("/complaints-procedure-social-care")
