"""How a window stands: sent and received, what is certain, and what discretion remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from complaint_rules import Answer, Complaint, WindowStatus
from complaint_rules.limits import After, DateSetBy, EarlierOf, LaterOf, NoFigure, On, Readings, Received
from complaint_rules.rules import Strength, Target
from complaint_rules.vocabulary import Party
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    TRIBUNAL,
    april,
    complaint,
    duty,
    march,
    procedure,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

REQUEST, RESPONSE = "stage-2-request", "stage-1-response"
RULES = procedure(duty(), windows=(window(RESPONSE_WINDOW),), suspensions=(suspension(),))
SENT_OR_RECEIVED = After(Readings("start", {"sent": On(RESPONSE), "received": On("acknowledgement")}), DAYS_10)


def status(record: Complaint, day: int) -> WindowStatus:
    return record.at(march(day)).window(REQUEST).status


class TestReceipt:
    def test_it_runs_from_receipt_and_its_last_day_is_in_time(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(12))
        one = record.at(march(22)).window(REQUEST)
        assert (one.status, one.opens, one.closes) == (WindowStatus.OPEN, march(12), march(22))
        assert status(record, 23) is WindowStatus.CLOSED

    def test_a_receipt_nobody_recorded_leaves_it_open_then_cannot_tell_and_never_closed(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10))
        one = record.at(march(20)).window(REQUEST)
        assert (one.status, one.opens, one.closes) == (WindowStatus.OPEN, march(10), None)
        assert one.missing == (f"received:{RESPONSE}",)
        for day in (march(21), march(28), april(30)):
            assert record.at(day).window(REQUEST).status is WindowStatus.CANNOT_TELL
            assert record.can(REQUEST, on=day).answer is Answer.CANNOT_TELL

    def test_a_receipt_dated_after_the_day_asked_about_is_not_read_yet(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(5), received=march(20))
        assert status(record, 19) is WindowStatus.CANNOT_TELL
        assert record.at(march(19)).entries == complaint(RULES).record(RESPONSE, march(5)).at(march(19)).entries
        assert status(record, 20) is WindowStatus.OPEN

    def test_a_request_is_in_time_when_made_unless_the_text_asks_for_receipt(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10))
        made = record.record(REQUEST, march(20), received=march(25))
        assert status(made, 28) is WindowStatus.USED
        asks = procedure(duty(), windows=(window(RESPONSE_WINDOW, met_when_received=True),))
        late = complaint(asks).record(RESPONSE, march(10), received=march(10))
        assert status(late.record(REQUEST, march(20), received=march(25)), 28) is WindowStatus.USED_LATE

    def test_a_request_known_by_its_receipt_alone_was_made_on_or_before_it(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10))
        assert status(record.record(REQUEST, received=march(20)), 28) is WindowStatus.USED
        assert status(record.record(REQUEST, received=march(21)), 28) is WindowStatus.CANNOT_TELL


class TestStatus:
    def test_before_what_it_runs_from_it_is_not_open(self) -> None:
        assert status(complaint(RULES), 10) is WindowStatus.NOT_OPEN
        assert status(Complaint(RULES).record(RESPONSE, march(10), received=march(10)), 9) is WindowStatus.NOT_OPEN

    def test_it_is_used_used_late_or_closed(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10))
        used = record.record(REQUEST, march(20)).at(march(28)).window(REQUEST)
        assert (used.status, used.used) == (WindowStatus.USED, march(20))
        late = record.record(REQUEST, march(21)).at(march(28))
        assert late.window(REQUEST).status is WindowStatus.USED_LATE
        assert "after its window had closed on 20 March 2025" in late.irregular[0].text
        assert status(record, 21) is WindowStatus.CLOSED

    def test_used_late_where_only_the_outer_bound_is_known_is_said_with_that_bound(self) -> None:
        rules = procedure(duty(), windows=(window(SENT_OR_RECEIVED),))
        record = complaint(rules).record("acknowledgement", march(7)).record(RESPONSE, march(10))
        seen = record.record(REQUEST, march(21)).at(march(28))
        assert seen.window(REQUEST).status is WindowStatus.USED_LATE
        assert seen.window(REQUEST).closes is None
        assert "closed on 20 March 2025" in seen.irregular[0].text
        assert status(record.record(REQUEST, march(19)), 28) is WindowStatus.CANNOT_TELL

    def test_a_stage_that_is_left_closes_what_was_open_and_nothing_else(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10))
        assert status(record.record("withdrawal", march(12)), 13) is WindowStatus.CLOSED
        assert status(complaint(RULES).record("withdrawal", march(12)), 13) is WindowStatus.NOT_OPEN

    def test_used_after_its_stage_was_left_it_is_used_late(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10)).record("withdrawal", march(12))
        used = record.record(REQUEST, march(14)).at(march(15))
        assert used.window(REQUEST).status is WindowStatus.USED_LATE
        assert "closed on 12 March 2025" in used.irregular[-1].text
        never_open = complaint(RULES).record("withdrawal", march(12)).record(REQUEST, march(14))
        assert status(never_open, 15) is WindowStatus.USED

    def test_used_before_it_opened_it_is_used(self) -> None:
        assert status(complaint(RULES).record(REQUEST, march(5)), 6) is WindowStatus.USED

    def test_without_a_figure_it_has_no_limit_and_advice_stays_advice(self) -> None:
        advised = Target(until=After(Received(RESPONSE), working(20)), source=SOURCE, strength=Strength.ADVICE)
        rules = procedure(duty(), windows=(window(NONE, advised=advised),))
        record = complaint(rules).record(RESPONSE, march(3), received=march(3))
        one = record.at(april(30)).window(REQUEST)
        assert (one.status, one.advised, one.opens) == (WindowStatus.NO_LIMIT, march(31), march(3))
        assert status(record.record(REQUEST, march(28)), 28) is WindowStatus.USED
        assert status(record.record("withdrawal", march(12)), 13) is WindowStatus.CLOSED
        assert status(Complaint(rules).record("matter-occurred", march(3)), 12) is WindowStatus.NOT_OPEN

    def test_no_figure_beside_a_figure_limits_as_far_as_the_figure_goes(self) -> None:
        for both, on_the_day, after in (
            (EarlierOf(RESPONSE_WINDOW, NoFigure("soon")), WindowStatus.NO_LIMIT, WindowStatus.CLOSED),
            (LaterOf(RESPONSE_WINDOW, NoFigure("soon")), WindowStatus.OPEN, WindowStatus.NO_LIMIT),
        ):
            record = complaint(procedure(duty(), windows=(window(both),))).record(
                RESPONSE, march(10), received=march(10)
            )
            assert status(record, 20) is on_the_day
            assert status(record, 21) is after
        late = complaint(procedure(duty(), windows=(window(EarlierOf(RESPONSE_WINDOW, NoFigure("soon"))),)))
        used = late.record(RESPONSE, march(10), received=march(10)).record(REQUEST, march(21))
        assert status(used, 28) is WindowStatus.USED_LATE

    def test_the_text_may_say_when_it_opens(self) -> None:
        rules = procedure(duty(), windows=(window(RESPONSE_WINDOW, opens=After(On(RESPONSE), working(2))),))
        record = complaint(rules).record(RESPONSE, march(10), received=march(10))
        assert status(record, 11) is WindowStatus.NOT_OPEN
        assert status(record, 12) is WindowStatus.OPEN
        assert status(record.record("withdrawal", march(11)), 28) is WindowStatus.CLOSED

    def test_a_receipt_after_its_stage_was_left_does_not_undo_that_it_closed(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(20)).record("withdrawal", march(12))
        assert status(record, 15) is status(record, 28) is WindowStatus.CLOSED

    def test_a_limit_that_runs_from_no_event_opens_with_its_stage(self) -> None:
        rules = procedure(duty(), windows=(window(DateSetBy("response-date-agreed")),))
        record = complaint(rules).record("response-date-agreed", march(5), until=march(12))
        assert record.at(march(12)).window(REQUEST).opens == march(3)
        assert status(record, 12) is WindowStatus.OPEN


class TestSuspension:
    def test_the_window_of_the_stage_stands_still_and_no_silence_runs(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10)).suspend(march(13), cause="court")
        one = record.at(march(28)).window(REQUEST)
        assert (one.status, one.closes, one.bounds.earliest) == (WindowStatus.OPEN, None, april(4))
        assert record.resume(march(17)).at(march(28)).window(REQUEST).closes == march(24)

    @pytest.mark.parametrize(
        ("rules", "closes"),
        [
            (procedure(duty(), windows=(window(RESPONSE_WINDOW),), suspensions=(suspension(windows=()),)), 20),
            (procedure(duty(), windows=(window(RESPONSE_WINDOW),), suspensions=(suspension(windows=(REQUEST,)),)), 24),
            (procedure(duty(), windows=(window(RESPONSE_WINDOW, by=Party.BODY),), suspensions=(suspension(),)), 20),
        ],
    )
    def test_only_the_windows_that_the_cause_stops(self, rules: Procedure, closes: int) -> None:
        record = complaint(rules).record(RESPONSE, march(10), received=march(10))
        stopped = record.suspend(march(13), cause="court").resume(march(17))
        assert stopped.at(march(28)).window(REQUEST).closes == march(closes)


class TestSilence:
    RULES = procedure(
        duty(),
        windows=(window(RESPONSE_WINDOW, if_silent="silent"),),
        suspensions=(suspension(),),
        transitions=(AGAIN,),
    )

    def test_it_moves_on_the_day_after_and_only_when_certain(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10))
        assert record.at(march(20)).stage.name == "stage-1"
        after = record.at(march(21))
        assert (after.stage.name, after.stage_since) == ("silent", march(21))
        assert complaint(self.RULES).record(RESPONSE, march(10)).at(april(30)).stage.name == "stage-1"

    def test_not_while_suspended(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10)).suspend(march(20), cause="court")
        assert record.at(april(30)).stage.name == "stage-1"
        assert record.resume(march(24)).at(march(25)).stage_since == march(25)

    def test_before_a_suspension_that_came_too_late(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10)).suspend(march(24), cause="court")
        assert record.at(april(30)).stage_since == march(21)

    def test_a_request_that_may_have_been_in_time_breaks_it(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10))
        assert record.record(REQUEST, received=march(25)).at(march(28)).stage.name == "stage-2"

    def test_a_late_request_after_it_is_reported(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10)).record(REQUEST, march(25))
        seen = record.at(march(28))
        assert (seen.stage.name, seen.window(REQUEST).status) == ("silent", WindowStatus.USED_LATE)
        assert {one.what for one in seen.irregular} == {REQUEST}
        assert len(seen.irregular) == 2

    def test_what_had_passed_before_the_stage_was_entered_again_is_no_silence_in_it(self) -> None:
        record = complaint(self.RULES).record(RESPONSE, march(10), received=march(10)).record("withdrawal", march(11))
        assert record.record("reopening", march(28)).at(april(30)).stage.name == "stage-1"
        assert record.record("reopening", march(14)).at(april(30)).stage_since == march(21)

    def test_of_two_that_pass_the_first_moves(self) -> None:
        rules = procedure(
            duty(),
            windows=(
                window(RESPONSE_WINDOW, if_silent="silent"),
                window(After(On("complaint"), DAYS_10), name="sooner", if_silent="over"),
            ),
        )
        record = complaint(rules).record(RESPONSE, march(10), received=march(10))
        assert [name for name, _, _ in record.at(april(30)).visits] == ["stage-1", "over"]

    def test_one_that_passed_before_its_stage_began_moves_on_the_day_it_began(self) -> None:
        rules = procedure(duty(), windows=(window(After(On("matter-occurred"), DAYS_10), if_silent="silent"),))
        record = complaint(rules, march(24)).record("matter-occurred", march(3))
        assert record.at(march(28)).visits == (("stage-1", march(24), march(24)), ("silent", march(24), None))


class TestLate:
    def test_a_closed_window_with_discretion_is_never_barred(self) -> None:
        rules = procedure(duty(), windows=(window(RESPONSE_WINDOW, late=TRIBUNAL),))
        record = complaint(rules).record(RESPONSE, march(10), received=march(10))
        assert record.can(REQUEST, on=march(20)).answer is Answer.YES
        assert record.can(REQUEST, on=march(21)).answer is Answer.DISCRETION
        plain = complaint(RULES).record(RESPONSE, march(10), received=march(10))
        assert plain.can(REQUEST, on=march(21)).answer is Answer.NO

    def test_a_long_stop_ends_discretion_only_where_the_text_is_absolute(self) -> None:
        """Ards and North Down: a soft limit under a hard one."""
        for absolute, answer, until in ((True, Answer.NO, march(23)), (False, Answer.DISCRETION, None)):
            stop = After(On("complaint"), working(15))
            rules = procedure(
                duty(),
                windows=(window(RESPONSE_WINDOW, late=TRIBUNAL, long_stop=stop, long_stop_absolute=absolute),),
            )
            record = complaint(rules).record(RESPONSE, march(10), received=march(10))
            assert record.at(march(21)).window(REQUEST).long_stop == march(24)
            assert record.can(REQUEST, on=march(24)).answer is Answer.DISCRETION
            assert record.can(REQUEST, on=march(25)).answer is answer
            move = next(one for one in record.at(march(21)).moves if one.name == REQUEST)
            assert move.until == (march(24) if until else None)

    def test_once_used_it_cannot_be_used_again(self) -> None:
        record = complaint(RULES).record(RESPONSE, march(10), received=march(10)).record(REQUEST, march(12))
        assert record.can(REQUEST, on=march(13)).answer is Answer.NO
