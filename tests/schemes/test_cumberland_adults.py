"""Adult social care in Cumberland, as the council's page puts it: an agreed timescale and no figure."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus
from complaint_rules.catalogue import LeftOut, SchemeKind
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen

SCHEME = schemes.get("cumberland-adults")
PROCEDURE = schemes.newest("cumberland-adults")
MADE, AGREED, UNTIL = date(2026, 11, 2), date(2026, 11, 6), date(2026, 12, 4)
COMPLAINT = Complaint(PROCEDURE).record("complaint", MADE)
IN_TIME = COMPLAINT.record("response-date-agreed", AGREED, until=UNTIL)


def told(complaint: Complaint, *, resolved: bool) -> Complaint:
    return complaint.note("can-be-resolved", resolved, on=MADE)


class TestContact:
    """Page: "When we receive a complaint, we will usually try to speak or meet with you"."""

    def test_it_is_usual_and_has_no_time(self) -> None:
        contact = COMPLAINT.at(date(2028, 1, 4)).deadline("discussion")
        assert (contact.status, contact.due) == (DutyStatus.NO_LIMIT, None)
        assert contact.strength is Strength.USUAL
        assert not contact.strength.binds

    def test_one_talk_does_it(self) -> None:
        spoken = COMPLAINT.record("discussion", date(2026, 11, 9))
        assert spoken.at(date(2026, 11, 9)).deadline("discussion").status is DutyStatus.MET

    def test_what_it_is_for_is_said(self) -> None:
        """Page: "to find out a bit more about it and what we think can resolve it"."""
        assert {"purpose-of-contact", "considered-thoroughly"} <= {one.name for one in PROCEDURE.statements}


class TestAgreedTimescale:
    """Page: "We will put things right if we can, within an agreed timescale"."""

    def test_until_one_is_agreed_none_runs_however_long_it_takes(self) -> None:
        for day in (date(2026, 11, 9), date(2027, 5, 1), date(2036, 11, 2)):
            answer = COMPLAINT.at(day).deadline("final-response")
            assert (answer.due, answer.status) == (None, DutyStatus.NOT_RUNNING)
            assert COMPLAINT.at(day).breaches == ()

    def test_the_day_that_is_agreed_is_the_last_day(self) -> None:
        assert IN_TIME.at(UNTIL).deadline("final-response").due == UNTIL
        assert IN_TIME.at(UNTIL).deadline("final-response").status is DutyStatus.PENDING
        late = IN_TIME.at(date(2026, 12, 5))
        assert [one.name for one in late.breaches] == ["final-response"]
        assert late.deadline("final-response").days_late == 1

    @pytest.mark.parametrize("until", [date(2026, 12, 25), date(2026, 12, 27), date(2027, 1, 1)])
    def test_a_day_on_which_nobody_works_stands_as_it_was_agreed(self, until: date) -> None:
        agreed = COMPLAINT.record("response-date-agreed", AGREED, until=until)
        assert agreed.at(AGREED).deadline("final-response").due == until

    def test_agreed_again_in_time_the_last_day_counts_and_too_late_the_miss_stands(self) -> None:
        longer = date(2026, 12, 18)
        in_time = IN_TIME.record("response-date-agreed", UNTIL, until=longer)
        assert in_time.at(UNTIL).deadline("final-response").due == longer
        late = IN_TIME.record("response-date-agreed", date(2026, 12, 7), until=longer).at(date(2026, 12, 10))
        assert late.deadline("final-response").missed_on == date(2026, 12, 5)
        assert late.deadline("final-response/2").due == longer

    def test_what_is_put_right_in_time_keeps_the_promise(self) -> None:
        done = told(IN_TIME, resolved=True).record("resolution", UNTIL).at(date(2026, 12, 7))
        assert done.stage.name == "completed"
        assert done.deadline("putting-right").status is DutyStatus.MET
        assert done.breaches == ()

    def test_what_is_put_right_a_day_late_does_not(self) -> None:
        done = told(IN_TIME, resolved=True).record("resolution", date(2026, 12, 5)).at(date(2026, 12, 7))
        assert done.deadline("putting-right").status is DutyStatus.MET_LATE
        assert "putting-right" in {one.name for one in done.breaches}

    def test_if_we_can_is_a_fact_that_is_asked_for(self) -> None:
        assert "can-be-resolved" in IN_TIME.at(AGREED).deadline("putting-right").missing
        cannot = told(IN_TIME, resolved=False).at(AGREED)
        assert cannot.deadline("putting-right").status is DutyStatus.NOT_RUNNING


class TestExplanation:
    """Page: "If we cannot resolve a complaint, we will always provide a full and open explanation"."""

    def test_it_is_a_promise_without_a_time(self) -> None:
        owed = told(COMPLAINT, resolved=False).at(date(2028, 1, 4)).deadline("explanation")
        assert (owed.status, owed.strength) == (DutyStatus.NO_LIMIT, Strength.PROMISE)
        assert owed.strength.binds
        assert "“always”, with no time of its own" in owed.explain()

    def test_it_is_owed_where_the_complaint_cannot_be_resolved_and_asked_for_where_nobody_told(self) -> None:
        assert COMPLAINT.at(AGREED).deadline("explanation").status is DutyStatus.CANNOT_TELL
        assert COMPLAINT.at(AGREED).deadline("explanation").missing == ("can-be-resolved",)
        assert told(COMPLAINT, resolved=True).at(AGREED).deadline("explanation").status is DutyStatus.NOT_RUNNING

    def test_the_final_response_gives_it(self) -> None:
        answered = told(IN_TIME, resolved=False).record("final-response", date(2026, 12, 1)).at(date(2026, 12, 1))
        assert answered.deadline("explanation").status is DutyStatus.MET

    def test_the_agreed_timescale_is_for_putting_right_and_not_for_the_explanation(self) -> None:
        """Page: "within an agreed timescale" stands with "put things right"; "always" stands with no time."""
        late = told(IN_TIME, resolved=False).record("final-response", date(2026, 12, 7)).at(date(2026, 12, 7))
        assert late.deadline("explanation").status is DutyStatus.MET
        assert late.deadline("final-response").status is DutyStatus.NOT_RUNNING
        assert late.missed == ()
        assert (
            "unless it is told that the complaint cannot be resolved"
            in IN_TIME.at(UNTIL).deadline("final-response").explain()
        )

    def test_the_letter_holds_it(self) -> None:
        (letter,) = PROCEDURE.letters
        assert letter.event == "final-response"
        assert [one.strength for one in letter.contents] == [Strength.PROMISE]
        assert "always: a full and open explanation" in letter.contents[0].text
        assert not letter.form, "the page does not say that it is in writing"


class TestSilences:
    """The page has no acknowledgement, no time limit to complain and no Ombudsman, and no figure for adults."""

    def test_none_is_supplied_and_each_is_a_finding(self) -> None:
        seen = COMPLAINT.at(MADE)
        assert "acknowledgement" not in {one.duty.act for one in seen.deadlines}
        assert seen.routes == ()
        assert {"no-acknowledgement", "no-time-limit", "no-ombudsman"} <= {one.name for one in seen.findings}

    def test_after_many_years_the_page_gives_no_limit_and_says_that_the_regulations_do(self) -> None:
        """SI 2009/309, reg 12: twelve months of the matter or of first notice, with discretion."""
        old = Complaint(PROCEDURE).record("matter-occurred", date(2020, 1, 6)).record("first-notice", date(2020, 1, 6))
        found = old.eligibility(on=MADE).finding("time-limit")
        assert (found.answer, found.source.instrument) == (Answer.YES, "house rule")
        assert "the page is silent on it; the regulations that it names are not" in found.reason
        law = old.under(schemes.newest("england-adults-and-nhs")).eligibility(on=MADE)
        assert law.finding("time-limit").answer is Answer.DISCRETION

    def test_no_period_is_counted_at_all(self) -> None:
        assert not any(hasattr(node, "period") for limit in PROCEDURE.limits() for node in limit.nodes)

    def test_withdrawal_is_a_reading_of_this_library_and_says_so(self) -> None:
        """Page, of Children's Services only: "You can also withdraw your complaint at any stage"."""
        seen = COMPLAINT.record("withdrawal", AGREED).at(AGREED)
        assert (seen.stage.name, seen.stage.source.instrument) == ("withdrawn", "house rule")
        assert "withdrawal" in {one.name for one in seen.findings}
        assert COMPLAINT.can("withdrawal", on=AGREED).answer is Answer.YES

    def test_it_sits_under_the_regulations_of_2009(self) -> None:
        """Page: "investigated under The Local Authority Social Services and National Health Service Complaints"."""
        assert PROCEDURE.under == "england-adults-and-nhs"


class TestScheme:
    """House rule: what is left out is said where what is carried is said."""

    def test_the_rows_on_adults_and_those_on_both_are_there_in_order(self) -> None:
        rows = [int(row.row.removeprefix("S2.")) for row in SCHEME.coverage]
        assert rows == [2, *range(17, 24)]

    def test_with_the_scheme_for_children_every_row_of_the_page_is_there(self) -> None:
        rows = {row.row for name in ("cumberland-children", "cumberland-adults") for row in schemes.get(name).coverage}
        assert rows == {f"S2.{number}" for number in range(1, 24)}

    def test_only_the_link_to_another_page_is_left_out(self) -> None:
        assert [row.row for row in SCHEME.coverage if isinstance(row, LeftOut)] == ["S2.23"]

    def test_it_is_a_bodys_own_page(self) -> None:
        assert (SCHEME.kind, SCHEME.publisher) == (SchemeKind.PUBLISHED, "Cumberland Council")
        for source in PROCEDURE.sources():
            assert source.seen is Seen.PRIMARY
            assert source.words or source.instrument == "house rule"
