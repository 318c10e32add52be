"""Routes to other bodies: beside the stage, each with its own clock."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import Answer, Complaint, schemes
from complaint_rules.answers import RouteStatus
from complaint_rules.conditions import FactIs, Happened
from complaint_rules.eligibility import TimeLimit
from complaint_rules.limits import After, On
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import EarlyGround
from tests.procedures_for_tests import SOURCE, complaint, duty, march, procedure, route, suspension

COMPLETE = Happened("final-response")
RULES = procedure(duty(), routes=(route(complete=COMPLETE),), suspensions=(suspension(),))
CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))


def noticed(record: Complaint, day: date = date(2025, 2, 10)) -> Complaint:
    return record.record("first-notice", day)


class TestStatus:
    def test_before_the_body_is_done_it_is_premature(self) -> None:
        seen = noticed(complaint(RULES)).at(march(10)).route("ombudsman")
        assert (seen.status, seen.answer) == (RouteStatus.PREMATURE, Answer.NO)
        assert seen.reasons[0].text == "premature until final response has happened"
        assert seen.bounds is not None
        assert seen.bounds.latest == date(2026, 2, 9)

    def test_a_ground_to_come_early_asks_for_discretion(self) -> None:
        ground = EarlyGround(when=FactIs("body-first-not-reasonable"), text="it would be unreasonable", source=SOURCE)
        rules = procedure(duty(), routes=(route(complete=COMPLETE, early=(ground,)),))
        untold = noticed(complaint(rules)).at(march(10)).route("ombudsman")
        assert (untold.status, untold.answer) == (RouteStatus.PREMATURE, Answer.DISCRETION)
        told = noticed(complaint(rules, facts={"body-first-not-reasonable": True})).at(march(10)).route("ombudsman")
        assert (told.status, told.answer) == (RouteStatus.EARLY, Answer.DISCRETION)
        assert told.reasons[0].text == "it would be unreasonable"

    @pytest.mark.parametrize(
        ("day", "status", "answer"),
        [
            (date(2026, 1, 9), RouteStatus.OPEN, Answer.YES),
            (date(2026, 1, 10), RouteStatus.CLOSING, Answer.YES),
            (date(2026, 2, 9), RouteStatus.CLOSING, Answer.YES),
            (date(2026, 2, 10), RouteStatus.PAST_LIMIT, Answer.DISCRETION),
        ],
    )
    def test_it_is_open_then_closing_then_past_its_limit(self, day: date, status: RouteStatus, answer: Answer) -> None:
        """Twelve months beginning with 10 February 2025 end on 9 February 2026; a month before, it is closing."""
        record = noticed(complaint(RULES)).record("stage-2-request", march(5)).record("final-response", march(10))
        seen = record.at(day)
        assert (seen.route("ombudsman").status, seen.route("ombudsman").answer) == (status, answer)
        assert seen.stage.name == "over"
        move = next(one for one in seen.moves if one.route == "ombudsman")
        assert (move.answer, move.until) == (answer, date(2026, 2, 9))

    def test_where_this_is_no_complaint_for_it_it_is_not_available(self) -> None:
        rules = procedure(duty(), routes=(route(applies=FactIs("advocate")),))
        no = noticed(complaint(rules, facts={"advocate": False})).at(march(10))
        assert (no.route("ombudsman").status, no.route("ombudsman").answer) == (RouteStatus.NOT_AVAILABLE, Answer.NO)
        assert not [one for one in no.moves if one.route]
        untold = noticed(complaint(rules)).at(march(10)).route("ombudsman")
        assert (untold.status, untold.answer, untold.missing) == (
            RouteStatus.CANNOT_TELL,
            Answer.CANNOT_TELL,
            ("advocate",),
        )

    def test_once_taken_it_is_used(self) -> None:
        record = noticed(complaint(RULES)).record("ombudsman-complaint", march(12))
        assert record.at(march(11)).route("ombudsman").status is RouteStatus.PREMATURE
        used = record.at(march(12))
        assert (used.route("ombudsman").status, used.route("ombudsman").answer) == (RouteStatus.USED, Answer.NO)
        assert used.route("ombudsman").reasons[0].text == "taken on 12 March 2025"
        assert used.stage.name == "stage-1"
        assert not [one for one in used.moves if one.route]

    def test_where_a_fact_decides_whether_the_body_is_done_and_is_not_told_it_cannot_be_told(self) -> None:
        rules = procedure(duty(), routes=(route(complete=FactIs("advocate")),))
        seen = noticed(complaint(rules)).at(march(10)).route("ombudsman")
        assert (seen.status, seen.answer, seen.missing) == (RouteStatus.CANNOT_TELL, Answer.CANNOT_TELL, ("advocate",))

    def test_without_a_limit_or_an_event_it_is_simply_open(self) -> None:
        rules = procedure(duty(), routes=(route(event=None, time_limit=None),))
        seen = complaint(rules).at(march(10))
        assert (seen.route("ombudsman").status, seen.route("ombudsman").bounds) == (RouteStatus.OPEN, None)
        assert seen.route("ombudsman").finding is None
        assert [(one.name, one.until) for one in seen.moves if one.route] == [("ombudsman", None)]

    def test_one_without_a_limit_that_was_taken_says_when_and_no_more(self) -> None:
        of = procedure(duty(), routes=(route(time_limit=None),))
        state = complaint(of).record("ombudsman-complaint", march(20)).at(march(21)).route("ombudsman")
        assert state.status is RouteStatus.USED
        assert [reason.text for reason in state.reasons] == ["taken on 20 March 2025"]

    def test_a_limit_without_discretion_bars(self) -> None:
        limit = TimeLimit(name="six", until=After(On("first-notice"), Period(6, Unit.DAYS)), source=SOURCE)
        seen = noticed(complaint(procedure(duty(), routes=(route(time_limit=limit),)))).at(march(10))
        assert (seen.route("ombudsman").status, seen.route("ombudsman").answer) == (RouteStatus.PAST_LIMIT, Answer.NO)


class TestUnknownFirstNotice:
    """P27: the clock runs from awareness, and a date that nobody told is never taken to be the complaint's."""

    DONE = complaint(RULES).record("stage-2-request", march(5)).record("final-response", march(10))

    def test_it_cannot_be_told_until_it_has_certainly_ended(self) -> None:
        seen = self.DONE.at(date(2026, 3, 2)).route("ombudsman")
        assert (seen.status, seen.answer) == (RouteStatus.CANNOT_TELL, Answer.CANNOT_TELL)
        assert seen.missing == ("first-notice",)
        assert seen.bounds is not None
        assert (seen.bounds.earliest, seen.bounds.latest) == (None, date(2026, 3, 2))
        after = self.DONE.at(date(2026, 3, 3)).route("ombudsman")
        assert (after.status, after.answer) == (RouteStatus.PAST_LIMIT, Answer.DISCRETION)

    def test_taken_on_a_day_that_only_its_receipt_tells_it_was_made_on_or_before_it(self) -> None:
        received = noticed(complaint(RULES), march(1)).record("ombudsman-complaint", received=date(2026, 3, 1))
        finding = received.at(date(2026, 3, 5)).route("ombudsman").finding
        assert finding is not None
        assert (finding.answer, finding.missing) == (Answer.CANNOT_TELL, ("made:ombudsman-complaint",))


class TestBesideTheStage:
    def test_both_clocks_stand_side_by_side_from_the_first_day(self) -> None:
        """Trap 2: a long council procedure can use up the whole year."""
        record = Complaint(CHILDREN).record("first-notice", date(2025, 3, 10)).record("complaint", date(2025, 12, 1))
        seen = record.at(date(2025, 12, 1))
        assert seen.deadline("stage-1-response").due == date(2025, 12, 15)
        assert seen.route("lgsco").bounds is not None
        assert seen.route("lgsco").status is RouteStatus.PREMATURE
        assert next(one.until for one in seen.moves if one.route == "lgsco") == date(2026, 3, 9)
        assert record.at(date(2026, 3, 9)).route("lgsco").status is RouteStatus.EARLY
        assert record.at(date(2026, 3, 10)).route("lgsco").status is RouteStatus.PAST_LIMIT

    def test_no_suspension_stops_the_ombudsman_s_clock(self) -> None:
        record = noticed(complaint(RULES)).suspend(march(5), cause="court")
        before = noticed(complaint(RULES)).at(march(20)).route("ombudsman").bounds
        assert record.at(march(20)).route("ombudsman").bounds == before
        assert record.resume(march(18)).at(march(20)).route("ombudsman").bounds == before


class TestWhatIsOnRecordOnlyThroughLaterActs:
    """An act that must have come before a recorded one lies on or before it, and is judged so."""

    CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))

    def test_a_complaint_that_must_have_been_made_in_time_is_in_time(self) -> None:
        record = Complaint(self.CHILDREN).record("grounds-arose", date(2024, 3, 1))
        later = record.record("stage-2-request", date(2024, 8, 29))
        assert later.eligibility(on=date(2025, 6, 1)).finding("time-limit").answer is Answer.YES
        alone = Complaint(self.CHILDREN).record("stage-2-request", date(2024, 8, 29))
        assert alone.eligibility(on=date(2026, 1, 5)).finding("time-limit").answer is Answer.CANNOT_TELL

    def test_an_ombudsman_who_has_decided_has_been_asked(self) -> None:
        record = Complaint(self.CHILDREN).record("first-notice", date(2025, 3, 10))
        seen = record.record("ombudsman-decision", date(2026, 1, 15)).at(date(2026, 6, 1))
        route = seen.route("lgsco")
        assert route.status is RouteStatus.USED
        assert route.reasons[0].text == "taken on or before 15 January 2026"

    def test_one_taken_late_says_so(self) -> None:
        record = Complaint(self.CHILDREN).record("first-notice", date(2024, 1, 10))
        seen = record.record("ombudsman-complaint", date(2025, 2, 1)).at(date(2025, 3, 1))
        assert "it ended on 9 January 2025" in seen.route("lgsco").reasons[1].text

    def test_a_notice_dated_after_the_complaint_is_reported_and_lengthens_nothing(self) -> None:
        record = Complaint(self.CHILDREN).record("complaint", date(2024, 3, 1))
        seen = record.record("first-notice", date(2025, 6, 1)).at(date(2025, 7, 1))
        assert seen.route("lgsco").status is RouteStatus.PAST_LIMIT
        assert [one.text for one in seen.irregular if one.what == "first-notice"] == [
            (
                "The day the person affected first had notice of the matter is dated after the first act on record, of "
                "1 March 2024, so this date is not relied on."
            )
        ]
