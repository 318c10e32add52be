"""Limits: every node read as bounds, as working, as a sentence and for what it uses; and what widens bounds."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from complaint_rules.errors import CalendarHorizonError, UnknownReadingError
from complaint_rules.limits import (
    KIND_OF_DAYS,
    After,
    Before,
    Bounds,
    BoundsReading,
    ByFact,
    DateSetBy,
    Direction,
    EarlierOf,
    Evidence,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    Occurrence,
    On,
    Readings,
    Received,
    SentenceReading,
    Trigger,
    Uses,
    UsesReading,
    Working,
    WorkingReading,
)
from complaint_rules.periods import Counting, Days, Pause, Period, Unit
from complaint_rules.working_days import Roll, WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from complaint_rules.conditions import FactValue

ENGLAND = Days(working=WorkingDayCalendar("england-and-wales"))
TEN = Period(10, Unit.WORKING_DAYS)
MONTH = Period(1, Unit.MONTHS)
NEW_YEARS_EVE = date(2026, 12, 31)
WEEK = Period(7, Unit.DAYS)


def day(number: int, month: int = 3) -> date:
    """Return a day of 2026, of March unless another month is named: 1 March is a Sunday, 2 March a Monday."""
    return date(2026, month, number)


def made(*days: date) -> tuple[Occurrence, ...]:
    return tuple(Occurrence(made=one) for one in days)


def sent(on: date, received: date | None) -> tuple[Occurrence, ...]:
    return (Occurrence(made=on, received=received),)


def evidence(*, on: date = NEW_YEARS_EVE, **given: Any) -> Evidence:  # noqa: ANN401 - the fields of Evidence
    events: dict[str, Sequence[Occurrence]] = given.pop("events", {})
    return Evidence(on=on, days=given.pop("days", ENGLAND), occurrences=events, **given)


def bounds(limit: Limit, known: Evidence, *, at_most: bool = False) -> Bounds:
    return limit.read(BoundsReading(known, at_most))


def working(limit: Limit, known: Evidence, *, at_most: bool = False) -> Working:
    return limit.read(WorkingReading(known, at_most=at_most))


def three(found: Bounds) -> tuple[date | None, date | None, date | None]:
    return found.earliest, found.latest, found.due


class TestActs:
    """House rule: "An act has two dates"; "One date given stands for both, as a declared assumption"."""

    def test_made_and_received_are_read_apart(self) -> None:
        known = evidence(events={"a": sent(day(2), day(5))})
        assert three(bounds(On("a"), known)) == (day(2), day(2), day(2))
        assert three(bounds(Received("a"), known)) == (day(5), day(5), day(5))
        assert bounds(On("a"), known).certain

    def test_an_act_of_which_only_the_making_is_known_was_received_then_or_later(self) -> None:
        found = bounds(Received("a"), evidence(events={"a": made(day(2))}))
        assert three(found) == (day(2), None, day(2))
        assert (found.missing, found.running) == (("received:a",), True)
        assert found.assumed == ("a was received on the day it was made or sent",)

    def test_an_act_of_which_only_the_receipt_is_known_was_made_then_or_earlier(self) -> None:
        known = evidence(events={"a": (Occurrence(made=None, received=day(5)),)})
        found = bounds(On("a"), known)
        assert three(found) == (None, day(5), day(5))
        assert (found.missing, found.running) == (("made:a",), True)
        assert found.assumed == ("a was made or sent on the day it was received",)
        assert three(bounds(Received("a"), known)) == (day(5), day(5), day(5))

    def test_an_act_not_on_record_has_not_happened_yet(self) -> None:
        found = bounds(On("a"), evidence(on=day(2)))
        assert three(found) == (day(3), None, None)
        assert (found.missing, found.running) == (("a",), False)
        assert three(bounds(Received("a"), evidence(on=date.max))) == (None, None, None)

    def test_one_that_must_have_come_before_lies_on_or_before_it(self) -> None:
        found = bounds(After(On("a"), WEEK), evidence(implied={"a": day(2)}))
        assert three(found) == (None, day(9), None)
        assert (found.missing, found.running) == (("a",), True)

    def test_a_projected_act_is_taken_as_done_on_the_last_day_and_says_so(self) -> None:
        found = bounds(On("a"), evidence(projected={"a": day(2)}, implied={"a": day(1)}))
        assert three(found) == (day(2), day(2), day(2))
        assert (found.assumed, found.running) == (("a is done on the last day for it",), True)

    def test_an_occurrence_without_a_date_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="at least one date"):
            _ = Occurrence(made=None).day
        assert Occurrence(made=None, received=day(5)).day == day(5)

    def test_a_stage_entered_again_counts_acts_from_that_day(self) -> None:
        known = evidence(events={"a": made(day(2), day(10), day(20)), "b": made(day(1), day(3))}, since=day(5))
        assert bounds(On("a"), known).due == day(10)
        assert bounds(On("b"), known).due == day(3)  # none since: the last before
        assert bounds(On("a"), evolve(known, since=None)).due == day(2)
        assert bounds(First(On("a"), On("b")), known).due == day(10)
        assert bounds(After(Last(On("a"), On("b")), Period(5, Unit.DAYS)), known).due == day(15)
        assert bounds(Last(On("b")), known).due == day(3)

    def test_an_act_on_the_day_the_stage_was_entered_again_counts(self) -> None:
        known = evidence(events={"a": made(day(2), day(5), day(10))}, since=day(5))
        assert bounds(On("a"), known).due == day(5)

    def test_the_last_act_before_it_is_the_last_of_all_that_are_meant(self) -> None:
        known = evidence(events={"a": made(day(3)), "b": made(day(1))}, since=day(5))
        assert bounds(First(On("a"), On("b")), known).due == day(3)
        assert bounds(First(On("b"), On("a")), known).due == day(3)
        several = evidence(events={"a": made(day(1), day(2), day(3))}, since=day(5))
        assert [one.day for _, one in several.of_any((On("a"),))] == [day(3)]
        both = evolve(known, since=None).of_any((On("a"), On("b")))
        assert [(trigger.event, one.day) for trigger, one in both] == [("b", day(1)), ("a", day(3))]


class TestLast:
    """House rule: "a repeating event resets a window that is still open ... a closed one stays closed"."""

    LIMIT = After(Last(On("a")), WEEK)

    def read(self, *days: date, on: date, **given: Any) -> Bounds:  # noqa: ANN401 - the fields of Evidence
        return bounds(self.LIMIT, evidence(on=on, events={"a": made(*days)}, repeating=frozenset("a"), **given))

    def test_while_it_is_open_it_has_no_upper_bound(self) -> None:
        assert three(self.read(day(2), on=day(9))) == (day(9), None, day(9))
        assert three(self.read(day(2), on=day(10))) == (day(9), day(9), day(9))

    def test_an_event_on_its_last_day_still_moves_it(self) -> None:
        assert three(self.read(day(2), day(9), on=day(17))) == (day(16), day(16), day(16))

    def test_one_that_has_passed_stays_and_the_working_says_why(self) -> None:
        """The counterexample to monotony: a day later, and the limit is a week earlier."""
        assert three(self.read(day(2), day(10), on=day(10))) == (day(9), day(9), day(9))
        steps = working(self.LIMIT, evidence(events={"a": made(day(2), day(10))})).steps
        assert [step.day for step in steps] == [day(10), day(9)]
        assert (
            "2 March 2026 itself not counted; what happened by 10 March 2026 came after this had passed"
            in steps[1].text
        )
        for limit in (self.LIMIT, self.LIMIT.start):
            assert limit.monotone is False
            assert limit.monotone_when_suspended is False

    def test_an_event_that_does_not_repeat_is_the_last_when_all_are_on_record(self) -> None:
        limit = After(Last(On("a"), On("b")), WEEK)
        one = evidence(on=day(5), events={"a": made(day(2)), "b": ()})
        assert three(bounds(limit, one)) == (day(9), None, day(9))
        both = evolve(one, occurrences={"a": made(day(2)), "b": made(day(5))})
        assert three(bounds(limit, both)) == (day(12), day(12), day(12))

    def test_before_any_is_on_record_it_begins_tomorrow(self) -> None:
        found = bounds(self.LIMIT, evidence(on=day(2)))
        assert three(found) == (day(10), None, None)
        assert not found.running

    def test_an_earlier_one_that_is_only_implied_leaves_the_beginning_open(self) -> None:
        limit = After(Last(On("a"), On("b")), WEEK)
        known = evidence(on=day(20), events={"b": made(day(9))}, implied={"a": day(5)})
        found = bounds(limit, known)
        assert three(found) == (None, day(16), None)
        assert found.missing == ("a",)
        again = evolve(known, repeating=frozenset("b"))
        assert three(bounds(limit, again)) == (None, day(16), None)
        assert three(bounds(limit, evolve(again, on=day(16)))) == (None, None, None)
        assert three(bounds(After(Last(On("a")), WEEK), evolve(known, occurrences={}))) == (None, day(12), None)

    def test_a_receipt_not_recorded_leaves_the_end_open(self) -> None:
        """Guards a bug: the day of sending was taken for a certain day of receipt."""
        limit = After(Last(Received("a")), WEEK)
        known = evidence(events={"a": sent(day(2), None)})
        assert three(bounds(limit, known)) == (day(9), None, day(9))
        assert bounds(limit, known).missing == ("received:a",)
        only_received = evidence(events={"a": (Occurrence(made=None, received=day(5)),)})
        assert three(bounds(After(Last(On("a")), WEEK), only_received)) == (None, day(12), day(12))
        again = evolve(only_received, repeating=frozenset("a"))
        assert three(bounds(Last(On("a")), again)) == (None, None, day(5))
        assert not bounds(Last(On("a")), again).unknown
        assert three(bounds(After(Last(On("a")), WEEK), again)) == (None, day(12), day(12))

    def test_one_that_had_passed_is_not_opened_by_a_letter_whose_receipt_is_not_recorded(self) -> None:
        """Guards a bug that the law of refinement found."""
        known = evidence(
            events={"a": (*sent(day(2), day(2)), *sent(day(20), None))}, on=day(21), repeating=frozenset("a")
        )
        assert three(bounds(After(Last(Received("a")), WEEK), known)) == (day(9), day(9), day(9))

    def test_what_comes_in_time_whatever_the_doubt_moves_its_beginning(self) -> None:
        known = evidence(events={"a": (*sent(day(2), day(4)), *sent(day(9), day(9))), "b": sent(day(8), None)})
        limit = After(Last(Received("a"), Received("b")), WEEK)
        assert three(bounds(limit, known)) == (day(16), None, day(16))

    def test_receipts_move_it_in_the_order_in_which_they_came_not_that_of_sending(self) -> None:
        """Received on 6 March it ends on 13 March; the letter that came on 10 March moves it to 17 March."""
        known = evidence(events={"a": (*sent(day(2), day(10)), *sent(day(5), day(6)))})
        assert three(bounds(After(Last(Received("a")), WEEK), known)) == (day(17), day(17), day(17))

    def test_one_of_which_only_the_receipt_is_known_may_have_opened_it_for_another(self) -> None:
        """
        A letter received on 15 March may have been sent on 9 March, which moves the limit from 9 to 16 March.

        Then what was sent on 14 March and received on 16 March, in time, moves it to 23 March.
        """
        limit = After(Last(On("a"), Received("b")), WEEK)
        only_received = Occurrence(made=None, received=day(15))
        known = evidence(events={"a": (*made(day(2)), only_received), "b": sent(day(14), None)})
        told = evidence(events={"a": made(day(2), day(9)), "b": sent(day(14), day(16))})
        assert bounds(limit, known).encloses(bounds(limit, told))
        assert three(bounds(limit, told)) == (day(23), day(23), day(23))
        assert bounds(limit, known).latest is None

    def test_while_the_clock_stands_still_what_came_before_moves_its_beginning(self) -> None:
        """
        If resumed on 10 March, five days were suspended: 4 March and 7 days and 5 is 16 March.

        Only the letter sent on 3 March would give 15 March; that of 4 March certainly came in time.
        """
        known = evidence(
            on=day(10), events={"a": (*sent(day(3), None), *sent(day(4), day(4)))}, pauses=(Pause(day(5), None),)
        )
        assert three(bounds(After(Last(Received("a")), WEEK), known)) == (day(16), None, None)

    def test_what_is_on_record_counts_whatever_else_must_have_been_or_is_projected(self) -> None:
        known = evidence(
            events={"a": made(day(9))}, implied={"a": day(5), "b": day(12)}, projected={"b": day(14)}, on=day(20)
        )
        for limit in (Last(On("a"), On("b")), First(On("a"), On("b"))):
            assert bounds(limit, known).due == day(9)
        assert bounds(Last(On("a"), On("b")), known).earliest == day(9)
        assert bounds(First(On("b"), On("a")), evolve(known, projected={"b": day(2)})).latest == day(9)

    def test_it_may_move_to_an_open_day_first(self) -> None:
        limit = After(NextOpenDay(Last(On("a"))), WEEK)
        known = evidence(on=day(20), events={"a": made(day(1), day(10))}, repeating=frozenset("a"))
        assert three(bounds(limit, known)) == (day(9), day(9), day(9))

    def test_in_any_other_place_it_is_the_last_date_and_no_more(self) -> None:
        known = evidence(events={"a": made(day(2), day(20))}, repeating=frozenset("a"), facts={"tier": 1})
        assert three(bounds(Last(On("a")), known)) == (day(20), None, day(20))
        assert bounds(Before(Last(On("a")), WEEK), known).due == day(13)
        assert working(Before(Last(On("a")), WEEK), known).steps[-1].text == (
            "7 calendar days back (20 March 2026 itself not counted): 13 March 2026."
        )
        chosen = ByFact("tier", {1: Last(On("a"))})
        assert bounds(After(chosen, WEEK), known).due == day(27)

    @pytest.mark.parametrize(
        ("limit", "resets"),
        [
            (Last(On("a")), [day(2), day(20)]),
            (NextOpenDay(Last(On("a"))), [day(2), day(20)]),
            (ByFact("tier", {1: Last(On("a"))}), []),
            (Readings("start", {"one": Last(On("a"))}, "one"), []),
            (After(Last(On("a")), WEEK), []),
            (After(Last(On("a")), Period(5, Unit.SCHOOL_DAYS)), []),
            (Before(Last(On("a")), WEEK), []),
            (LaterOf(Last(On("a")), On("a")), []),
        ],
    )
    def test_only_a_period_that_starts_with_it_is_told_of_each_event(self, limit: Limit, resets: list[date]) -> None:
        known = evidence(events={"a": made(day(2), day(20))}, repeating=frozenset("a"), facts={"tier": 1})
        found = bounds(limit, known)
        assert [one.due for one in found.resets] == resets
        assert found.may_reset is bool(resets)

    def test_a_stopped_clock_stays_open_to_events(self) -> None:
        found = self.read(day(2), day(20), on=day(25), pauses=(Pause(day(5), None),))
        assert (three(found), found.stopped) == ((day(31), None, None), True)

    def test_projected_events_give_a_date_for_display(self) -> None:
        known = evidence(projected={"a": day(4), "b": day(9)})
        assert bounds(Last(On("a"), On("b")), known).due == day(9)
        assert bounds(First(On("a"), On("b")), known).due == day(4)


class TestFirst:
    """House rule: the record is complete to the day asked about, so the first on record is the first."""

    def test_the_first_on_record_counts(self) -> None:
        known = evidence(events={"a": made(day(9), day(20)), "b": sent(day(2), day(4))})
        assert three(bounds(First(On("a"), Received("b")), known)) == (day(4), day(4), day(4))

    def test_a_receipt_not_recorded_is_bounded_by_the_others(self) -> None:
        """Guards a bug: the day of sending was taken for a certain day of receipt."""
        known = evidence(events={"a": made(day(9)), "b": sent(day(2), None)})
        assert three(bounds(First(On("a"), Received("b")), known)) == (day(2), day(9), day(2))
        certain = evolve(known, occurrences={"a": made(day(1)), "b": sent(day(2), None)})
        found = bounds(First(On("a"), Received("b")), certain)
        assert three(found) == (day(1), day(1), day(1))
        assert (found.missing, found.assumed) == ((), ())

    def test_none_on_record_begins_tomorrow_and_an_implied_one_is_an_upper_bound(self) -> None:
        assert three(bounds(First(On("a"), On("b")), evidence(on=day(2)))) == (day(3), None, None)
        known = evidence(events={"a": made(day(9))}, implied={"b": day(5)})
        assert three(bounds(First(On("a"), On("b")), known)) == (None, day(5), None)


class TestDateSetBy:
    """House rule: "A date agreed again replaces the first if agreed on or before it"; after it, the miss stands."""

    @staticmethod
    def agreed(*pairs: tuple[date, date | None]) -> Evidence:
        found = tuple(Occurrence(made=on, details={} if until is None else {"until": until}) for on, until in pairs)
        return evidence(events={"agreed": found})

    def test_agreed_again_in_time_the_later_agreement_counts(self) -> None:
        known = self.agreed((day(2), day(9)), (day(9), day(20)))
        assert three(bounds(DateSetBy("agreed"), known)) == (day(20), day(20), day(20))
        assert len(known.dates_set("agreed", "until")) == 1

    def test_agreed_too_late_it_is_a_second_occurrence(self) -> None:
        known = self.agreed((day(2), day(9)), (day(10), day(20)), (day(20), day(25)))
        assert bounds(DateSetBy("agreed"), known).due == day(9)
        assert bounds(DateSetBy("agreed"), evolve(known, occurrence=1)).due == day(25)
        assert bounds(DateSetBy("agreed"), evolve(known, occurrence=2)).missing == ("agreed",)

    def test_an_agreement_without_a_date_leaves_the_one_that_stands(self) -> None:
        known = self.agreed((day(2), day(9)), (day(5), None))
        assert bounds(DateSetBy("agreed"), known).due == day(9)
        again = self.agreed((day(2), day(9)), (day(5), None), (day(12), day(20)))
        assert bounds(DateSetBy("agreed"), again).due == day(9)  # 12 March is after the date that still stood
        assert bounds(DateSetBy("agreed"), evolve(again, occurrence=1)).due == day(20)

    def test_one_without_a_date_after_the_first_had_passed_waits_for_its_own(self) -> None:
        """Guards a bug: the next agreement once opened a third occurrence."""
        known = self.agreed((day(2), day(9)), (day(12), None), (day(13), day(20)))
        assert len(known.dates_set("agreed", "until")) == 2
        assert bounds(DateSetBy("agreed"), evolve(known, occurrence=1)).due == day(20)

    def test_without_a_date_it_is_missing(self) -> None:
        found = bounds(After(DateSetBy("agreed"), TEN), self.agreed((day(2), None)))
        assert (three(found), found.missing, found.running) == ((None, None, None), ("agreed.until",), True)
        assert bounds(DateSetBy("agreed"), evidence()).missing == ("agreed",)


class TestSuspension:
    """House rule: "While a clock is stopped `due` is none and the bounds begin at the date as if resumed today"."""

    STOPPED = (Pause(day(5), None),)

    def test_the_bounds_begin_where_it_would_end_if_resumed_today(self) -> None:
        known = evidence(on=day(10), events={"a": made(day(2))}, pauses=self.STOPPED)
        found = bounds(After(On("a"), WEEK), known)
        assert (three(found), found.stopped) == ((day(14), None, None), True)
        assert working(After(On("a"), WEEK), known).steps[-1].text == (
            "7 calendar days on: the clock is stopped, so all that is certain is: not before 14 March 2026."
        )

    def test_what_had_passed_before_the_pause_stays(self) -> None:
        known = evidence(on=day(31), events={"a": made(day(2))}, pauses=(Pause(day(10), None),))
        assert three(bounds(After(On("a"), WEEK), known)) == (day(9), day(9), day(9))
        received = evidence(on=day(31), events={"a": sent(day(2), None)}, pauses=(Pause(day(10), None),))
        found = bounds(After(Received("a"), WEEK), received)
        assert (three(found), found.stopped) == ((day(9), None, day(9)), False)

    def test_a_pause_that_begins_on_the_last_day_takes_it_away(self) -> None:
        known = evidence(on=day(31), events={"a": made(day(2))}, pauses=(Pause(day(9), None),))
        found = bounds(After(On("a"), WEEK), known)
        assert (three(found), found.stopped) == ((day(31), None, None), True)

    def test_a_pause_that_is_over_and_one_that_goes_on_both_count(self) -> None:
        pauses = (Pause(day(3), day(5)), Pause(day(8), None))
        known = evidence(on=day(8), events={"a": made(day(2))}, pauses=pauses)
        assert bounds(After(On("a"), WEEK), known).earliest == day(11)

    def test_it_stands_still_since_the_last_pause_began_if_that_goes_on(self) -> None:
        over, going_on = Pause(day(3), day(5)), Pause(day(8), None)
        assert evidence(pauses=(over, going_on)).stopped_since == day(8)
        assert evidence(pauses=(over,)).stopped_since is None
        assert evidence().stopped_since is None

    def test_a_clock_that_has_not_begun_is_not_stopped(self) -> None:
        found = bounds(After(On("a"), WEEK), evidence(on=day(10), pauses=self.STOPPED))
        assert (three(found), found.stopped) == ((day(18), None, None), False)

    def test_a_backward_count_is_not_touched(self) -> None:
        known = evidence(events={"a": made(day(20))}, pauses=self.STOPPED)
        assert bounds(Before(On("a"), WEEK), known).due == day(13)

    def test_stopped_beyond_the_calendar_nothing_is_known_and_nothing_raised(self) -> None:
        start = date(2028, 12, 20)
        known = evidence(on=date(2028, 12, 29), events={"a": made(start)}, pauses=(Pause(date(2028, 12, 21), None),))
        assert three(bounds(After(On("a"), TEN), known)) == (None, None, None)

    def test_a_certain_choice_is_not_stopped_by_the_part_that_is(self) -> None:
        known = evidence(on=day(10), events={"a": made(day(2)), "b": made(day(8))}, pauses=self.STOPPED)
        found = bounds(EarlierOf(After(On("a"), WEEK), On("b")), known)
        assert (three(found), found.stopped) == ((day(8), day(8), day(8)), False)

    def test_the_working_says_how_many_days_were_not_counted(self) -> None:
        known = evidence(events={"a": made(day(2))}, pauses=(Pause(day(5), day(6)),))
        text = working(After(On("a"), WEEK), known).steps[-1].text
        assert (
            text == "7 calendar days on (2 March 2026 itself not counted; 1 suspended day not counted): 10 March 2026."
        )
        longer = evolve(known, pauses=(Pause(day(5), day(7)),))
        assert "; 2 suspended days not counted" in working(After(On("a"), WEEK), longer).steps[-1].text

    def test_months_suspended_are_not_monotone(self) -> None:
        """The counterexample: triggered three days later, the limit is three days earlier."""
        limit, pauses = After(On("a"), MONTH), (Pause(day(29, 1), day(1, 2)),)
        early = evidence(events={"a": made(day(28, 1))}, pauses=pauses)
        late = evidence(events={"a": made(day(31, 1))}, pauses=pauses)
        assert bounds(limit, early).due == day(3)
        assert bounds(limit, late).due == day(28, 2)
        assert limit.monotone
        assert not limit.monotone_when_suspended
        assert not LaterOf(On("a"), limit).monotone_when_suspended

    def test_an_act_and_a_number_of_days_are_monotone_when_suspended(self) -> None:
        assert On("a").monotone_when_suspended
        assert LaterOf(On("a"), After(On("b"), WEEK)).monotone_when_suspended


class TestChoices:
    """House rule: "Either/or is four things" and a missing part makes the whole unknown, unless it cannot matter."""

    KNOWN = evidence(on=day(10), events={"a": made(day(2)), "b": made(day(9))})

    def test_the_later_and_the_earlier_of_two_dates(self) -> None:
        assert bounds(LaterOf(On("a"), On("b")), self.KNOWN).due == day(9)
        assert bounds(EarlierOf(On("a"), On("b")), self.KNOWN).due == day(2)

    def test_a_part_not_known_leaves_a_bound_on_one_side(self) -> None:
        later = bounds(LaterOf(On("a"), DateSetBy("c")), self.KNOWN)
        earlier = bounds(EarlierOf(On("a"), DateSetBy("c")), self.KNOWN)
        assert three(later) == (day(2), None, None)
        assert three(earlier) == (None, day(2), None)
        assert later.missing == earlier.missing == ("c",)

    def test_a_doubt_of_one_part_is_a_doubt_of_the_whole(self) -> None:
        stopped = evolve(self.KNOWN, pauses=(Pause(day(5), None),))
        assert bounds(LaterOf(After(On("a"), WEEK), On("b")), stopped).stopped
        assert bounds(LaterOf(On("b"), After(On("a"), Period(48, Unit.HOURS))), self.KNOWN).approximate
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        known = evidence(events={"a": made(date(2028, 12, 27)), "b": made(day(9))}, days=days)
        assert bounds(LaterOf(On("b"), After(On("a"), TEN)), known).predicted

    def test_a_part_not_known_that_cannot_matter_leaves_it_certain(self) -> None:
        found = bounds(EarlierOf(On("a"), On("not-yet")), self.KNOWN)
        assert (three(found), found.missing, found.certain) == ((day(2), day(2), day(2)), (), True)
        implied = evolve(self.KNOWN, implied={"c": day(5)})
        assert bounds(LaterOf(On("b"), On("c")), implied).certain

    def test_a_text_without_a_figure_is_carried_and_counts_as_not_known(self) -> None:
        figure = NoFigure("as soon as possible")
        alone = bounds(figure, self.KNOWN)
        assert (three(alone), alone.no_figure) == ((None, None, None), "as soon as possible")
        both = bounds(EarlierOf(figure, On("a")), self.KNOWN)
        assert (three(both), both.no_figure) == ((None, day(2), None), "as soon as possible")
        assert bounds(After(figure, TEN), self.KNOWN) == alone
        assert bounds(NextOpenDay(figure), self.KNOWN).no_figure == "as soon as possible"

    def test_a_bound_beside_no_figure_is_moved_back_like_any_other(self) -> None:
        """Guards a bug: the bound was left where it was, too late for a limit before it."""
        limit = Before(LaterOf(NoFigure("in good time"), On("b")), WEEK)
        found = bounds(limit, self.KNOWN)
        assert (three(found), found.no_figure) == ((day(2), None, None), "in good time")

    TIERS = ByFact("tier", {"simple": After(On("a"), WEEK), 2: After(On("a"), MONTH)}, On("b"))

    @pytest.mark.parametrize(
        ("told", "due"), [("simple", day(9)), (2, day(2, 4)), ("other", day(9)), (True, day(9)), (2.0, day(9))]
    )
    def test_a_fact_that_was_told_chooses_its_branch(self, told: FactValue, due: date) -> None:
        assert bounds(self.TIERS, evolve(self.KNOWN, facts={"tier": told})).due == due

    def test_until_it_is_told_every_branch_is_possible(self) -> None:
        found = bounds(self.TIERS, self.KNOWN)
        assert (three(found), found.missing) == ((day(9), day(2, 4), None), ("tier",))
        text = working(self.TIERS, self.KNOWN).steps[-1].text
        assert text.startswith("It depends on tier, which has not been told, so it is not before 9 March 2026")

    def test_a_value_without_a_branch_leaves_every_branch_possible(self) -> None:
        """Guards a bug: the working failed where no branch and no otherwise matched."""
        limit = ByFact("tier", {True: On("a"), False: On("b")})
        told = evolve(self.KNOWN, facts={"tier": "third"})
        assert three(bounds(limit, told)) == (day(2), day(9), None)
        assert "tier, which is third, for which the text has no branch" in working(limit, told).steps[-1].text
        assert working(limit, evolve(told, facts={"tier": True})).steps[0].text == "Because tier is yes:"
        assert bounds(ByFact("tier", {}), told).missing == ()
        assert three(bounds(ByFact("tier", {True: On("b")}), told)) == (day(9), day(9), day(9))

    def test_branches_that_agree_need_no_fact(self) -> None:
        found = bounds(ByFact("tier", {1: On("a")}, On("a")), self.KNOWN)
        assert (three(found), found.missing) == ((day(2), day(2), day(2)), ())
        assert bounds(ByFact("tier", {1: On("c")}, On("c")), self.KNOWN).missing == ("c",)

    STARTS = Readings("start", {"request": On("a"), "statement": On("b")}, "request")

    def test_readings_use_the_choice_of_the_caller_then_the_default_then_the_bounds(self) -> None:
        assert bounds(self.STARTS, self.KNOWN).due == day(2)
        assert bounds(self.STARTS, evolve(self.KNOWN, readings={"start": "statement"})).due == day(9)
        undecided = bounds(evolve(self.STARTS, default=None), self.KNOWN)
        assert (three(undecided), undecided.missing) == ((day(2), day(9), None), ("start",))

    def test_the_working_says_which_reading_was_taken_and_that_there_are_others(self) -> None:
        said = working(self.STARTS, self.KNOWN).steps[0].text
        assert said == "Reading taken for start: request (the default); the text can also be read otherwise."
        chosen = evolve(self.KNOWN, readings={"start": "statement"})
        assert "statement (chosen for this complaint)" in working(self.STARTS, chosen).steps[0].text
        undecided = working(evolve(self.STARTS, default=None), self.KNOWN).steps[-1].text
        assert undecided.startswith("The text can be read in 2 ways (start), and none was chosen, so it is not before")

    def test_a_reading_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(UnknownReadingError, match="did you mean 'statement'"):
            bounds(self.STARTS, evolve(self.KNOWN, readings={"start": "statment"}))
        days = After(On("a"), Period(10, Unit.DAYS_KIND_NOT_STATED))
        with pytest.raises(UnknownReadingError, match="working-days"):
            bounds(days, evolve(self.KNOWN, readings={KIND_OF_DAYS: "wrking-days"}))


class TestDaysOfNoStatedKind:
    """House rule: "days" of no stated kind are "kept as unknown and computed only with a stated reading" (C1)."""

    LIMIT = After(On("a"), Period(10, Unit.DAYS_KIND_NOT_STATED))
    KNOWN = evidence(events={"a": made(day(2))})

    def test_both_kinds_are_held_until_one_is_chosen(self) -> None:
        found = bounds(self.LIMIT, self.KNOWN)
        assert (three(found), found.missing) == ((day(12), day(16), None), (KIND_OF_DAYS,))
        assert (
            "the text does not say which days, so it is not before 12" in working(self.LIMIT, self.KNOWN).steps[-1].text
        )
        back = bounds(Before(On("a"), Period(10, Unit.DAYS_KIND_NOT_STATED)), self.KNOWN)
        assert three(back) == (day(16, 2), day(20, 2), None)

    @pytest.mark.parametrize(("chosen", "due"), [("calendar-days", day(12)), ("working-days", day(16))])
    def test_the_reading_chosen_decides(self, chosen: str, due: date) -> None:
        known = evolve(self.KNOWN, readings={KIND_OF_DAYS: chosen})
        assert bounds(self.LIMIT, known).due == due
        assert working(self.LIMIT, known).steps[-1].day == due

    def test_where_both_agree_nothing_is_missing(self) -> None:
        limit = After(On("a"), Period(1, Unit.DAYS_KIND_NOT_STATED))
        found = bounds(limit, self.KNOWN)
        assert (found.due, found.certain, found.missing) == (day(3), True, ())
        assert working(limit, self.KNOWN).steps[-1].counted is not None

    def test_where_both_agree_the_working_counts_calendar_days(self) -> None:
        """From Friday 6 March: Saturday, moved to Monday; or the next working day, Monday."""
        limit = After(On("a"), Period(1, Unit.DAYS_KIND_NOT_STATED, roll=Roll.FOLLOWING))
        step = working(limit, evidence(events={"a": made(day(6))})).steps[-1]
        assert step.day == day(9)
        assert step.text.endswith("moved from 7 March 2026, no working day): 9 March 2026.")

    def test_one_kind_beyond_the_calendar_is_only_an_unknown_bound(self) -> None:
        known = evidence(on=date(2028, 12, 27), events={"a": made(date(2028, 12, 27))})
        assert three(bounds(self.LIMIT, known)) == (None, None, None)
        assert bounds(self.LIMIT, evolve(known, readings={KIND_OF_DAYS: "calendar-days"})).due == date(2029, 1, 6)


class TestSchoolDays:
    """House rule: "School days need a calendar that the caller supplies"; without one the bounds say so."""

    FIVE = Period(5, Unit.SCHOOL_DAYS)

    def test_without_a_calendar_only_the_start_is_a_bound(self) -> None:
        known = evidence(events={"a": made(day(2))})
        on, back = bounds(After(On("a"), self.FIVE), known), bounds(Before(On("a"), self.FIVE), known)
        assert (three(on), on.missing) == ((day(2), None, None), ("calendar of school days",))
        assert (three(back), back.missing) == ((None, day(2), None), ("calendar of school days",))
        assert "needs a calendar of school days" in working(After(On("a"), self.FIVE), known).steps[-1].text

    def test_a_roll_takes_even_that_bound_away(self) -> None:
        known = evidence(events={"a": made(day(2))})
        rolling = evolve(self.FIVE, roll=Roll.PRECEDING)
        assert three(bounds(After(On("a"), rolling), known)) == (None, None, None)
        assert three(bounds(Before(On("a"), rolling), known)) == (None, None, None)

    def test_with_one_they_are_counted(self) -> None:
        school = WorkingDayCalendar("england-and-wales", closures=[day(4)])
        known = evidence(events={"a": made(day(2))}, days=Days(working=ENGLAND.working, school=school))
        assert bounds(After(On("a"), self.FIVE), known).due == day(10)
        later = evolve(known, occurrences={"a": made(day(10))})
        assert bounds(Before(On("a"), self.FIVE), later).due == day(2), "9, 6, 5, 3 and 2 March"

    def test_the_last_of_several_begins_with_the_first_and_has_no_end(self) -> None:
        known = evidence(events={"a": made(day(2), day(5))}, repeating=frozenset("a"))
        assert three(bounds(After(Last(On("a")), self.FIVE), known)) == (day(2), None, None)
        assert working(After(Last(On("a")), self.FIVE), known).steps[-1].day is None


class TestHorizon:
    """House rule: a bound that leaves the calendar is unknown; a due date that does is an error."""

    def test_a_due_date_beyond_the_calendar_is_an_error(self) -> None:
        for limit in (After(On("a"), TEN), After(Last(On("a")), TEN)):
            with pytest.raises(CalendarHorizonError):
                bounds(limit, evidence(events={"a": made(date(2028, 12, 27))}))
        with pytest.raises(CalendarHorizonError):
            bounds(Before(On("a"), TEN), evidence(events={"a": made(date(2012, 1, 4))}))

    def test_a_bound_beyond_it_is_unknown(self) -> None:
        later = bounds(After(On("a"), TEN), evidence(on=date(2028, 12, 27)))
        assert (three(later), later.missing) == ((None, None, None), ("a",))
        implied = evidence(implied={"a": date(2028, 12, 27)})
        assert three(bounds(After(On("a"), TEN), implied)) == (None, None, None)

    def test_what_rests_on_predictions_says_so(self) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        known = evidence(events={"a": made(date(2028, 12, 27))}, days=days)
        assert bounds(After(On("a"), TEN), known).predicted
        assert bounds(After(After(On("a"), TEN), MONTH), known).predicted
        assert not bounds(After(On("a"), MONTH), known).predicted
        first = First(On("a"), Received("b"))  # from 1 December, which gives 15 December 2028, to 27 December
        either = evolve(known, occurrences={**known.occurrences, "b": sent(date(2028, 12, 1), None)})
        assert bounds(After(first, TEN), either).earliest == date(2028, 12, 15)
        assert bounds(After(first, TEN), either).predicted
        sunday = evidence(events={"a": made(date(2028, 12, 31))}, days=days)
        assert bounds(NextOpenDay(On("a")), sunday).predicted

    def test_months_consult_no_calendar(self) -> None:
        assert bounds(After(On("a"), MONTH), evidence(events={"a": made(date(1990, 1, 31))})).due == date(1990, 2, 28)

    def test_hours_are_approximate(self) -> None:
        known = evidence(events={"a": made(day(2))})
        found = bounds(After(After(On("a"), Period(48, Unit.HOURS)), WEEK), known)
        assert (found.due, found.approximate) == (day(11), True)


class TestTheSecondFigure:
    """House rule: "25-then-65 are one period with two figures ... so that both share trigger and counting"."""

    def test_both_are_read_from_one_expression(self) -> None:
        limit = After(On("stage-2-request"), Period(25, Unit.WORKING_DAYS, at_most=65))
        known = evidence(events={"stage-2-request": made(date(2024, 8, 29))})
        assert bounds(limit, known).due == date(2024, 10, 3)
        assert bounds(limit, known, at_most=True).due == date(2024, 11, 28)
        step = working(limit, known, at_most=True).steps[-1]
        assert (step.day, step.text[:18]) == (date(2024, 11, 28), "65 working days on")
        assert working(limit, known).steps[-1].text[:18] == "25 working days on"
        back = Before(On("stage-2-request"), Period(5, Unit.WORKING_DAYS, at_most=10))
        assert bounds(back, known, at_most=True).due == working(back, known, at_most=True).steps[-1].day


class TestWorking:
    """House rule: "Each explanation's steps, added up by hand, give its date; every skipped bank holiday is named"."""

    KNOWN = evidence(
        events={"a": made(date(2026, 12, 23)), "s": made(date(2026, 12, 26)), "sent": sent(day(2), None)},
        implied={"before": day(5)},
    )

    @pytest.mark.parametrize(
        ("limit", "texts"),
        [
            (On("a"), ["A: 23 December 2026."]),
            (Received("sent"), ["Receipt of sent: 2 March 2026."]),
            (On("before"), ["Before: not on record, but on or before 5 March 2026."]),
            (On("x"), ["X: not on record."]),
            (Last(On("a"), On("s")), ["The last of a, s: 26 December 2026."]),
            (First(On("a"), On("s")), ["The first of a, s: 23 December 2026."]),
            (DateSetBy("x"), ["The date set by x: not on record."]),
            (NoFigure("in good time"), ["The text gives no figure: in good time."]),
            (
                After(On("x"), TEN),
                [
                    None,
                    (
                        "10 working days on: the start is not known, "
                        "so all that is certain is: not before 15 January 2027."
                    ),
                ],
            ),
            (
                After(On("before"), WEEK),
                [
                    None,
                    "7 calendar days on: the start is not known, so all that is certain is: not after 12 March 2026.",
                ],
            ),
            (After(NoFigure("x"), WEEK), [None, "7 calendar days on: the start is not known."]),
            (
                After(On("a"), Period(3, Unit.WORKING_DAYS)),
                [None, "3 working days on (23 December 2026 itself not counted): 30 December 2026."],
            ),
            (
                After(On("a"), Period(1, Unit.DAYS, Counting.BEGINNING_WITH)),
                [None, "1 calendar day on (23 December 2026 counted as the first day): 23 December 2026."],
            ),
            (
                After(On("a"), Period(1, Unit.DAYS, Counting.BEGINNING_THE_DAY_AFTER)),
                [None, "1 calendar day on (beginning with the day after 23 December 2026): 24 December 2026."],
            ),
            (
                After(On("a"), Period(2, Unit.DAYS, roll=Roll.FOLLOWING)),
                [
                    None,
                    (
                        "2 calendar days on (23 December 2026 itself not counted; "
                        "moved from 25 December 2026, no working day): 29 December 2026."
                    ),
                ],
            ),
            (
                Before(On("a"), Period(1, Unit.WEEKS)),
                [None, "1 week back (23 December 2026 itself not counted): 16 December 2026."],
            ),
            (
                Before(On("a"), Period(1, Unit.DAYS, Counting.BEGINNING_WITH)),
                [None, "1 calendar day back (23 December 2026 counted as the first day): 23 December 2026."],
            ),
            (NextOpenDay(On("a")), ["A: 23 December 2026."]),
            (NextOpenDay(On("x")), ["X: not on record."]),
            (NextOpenDay(On("s")), [None, "That is no working day, so it counts on the next one, 29 December 2026."]),
            (LaterOf(On("a"), On("s")), [None, None, "The later of these is 26 December 2026."]),
            (
                EarlierOf(On("a"), DateSetBy("x")),
                [
                    None,
                    None,
                    "The earlier of these cannot be told yet, so all that is certain is: not after 23 December 2026.",
                ],
            ),
        ],
    )
    def test_each_node_says_what_was_done(self, limit: Limit, texts: list[str | None]) -> None:
        found = working(limit, self.KNOWN)
        assert [
            said if meant is not None else None
            for said, meant in zip((step.text for step in found.steps), texts, strict=True)
        ] == texts
        assert found.bounds == bounds(limit, self.KNOWN)

    def test_every_skipped_day_is_named_in_counts_and_in_moves(self) -> None:
        for limit in (After(On("a"), Period(3, Unit.WORKING_DAYS)), NextOpenDay(On("s"))):
            counted = working(limit, self.KNOWN).steps[-1].counted
            assert counted is not None
            assert "substitute day for Boxing Day" in [reason for one in counted.skipped for reason in one.reasons]

    def test_titles_are_used_where_there_are_any(self) -> None:
        reading = WorkingReading(self.KNOWN, {"a": "the complaint", "tier": "the tier"})
        assert On("a").read(reading).steps[0].text == "The complaint: 23 December 2026."
        assert "depends on the tier" in ByFact("tier", {1: On("a"), 2: On("s")}).read(reading).steps[-1].text


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        (On("complaint"), "complaint"),
        (Received("complaint"), "receipt of complaint"),
        (After(On("a"), TEN), "10 working days after a"),
        (After(On("a"), Period(25, Unit.WORKING_DAYS, at_most=65)), "25 working days, at most 65, after a"),
        (After(On("a"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)), "12 months beginning with a"),
        (
            After(On("a"), Period(5, Unit.DAYS, Counting.BEGINNING_THE_DAY_AFTER)),
            "5 calendar days beginning with the day after a",
        ),
        (
            After(On("a"), Period(5, Unit.DAYS, roll=Roll.MODIFIED_FOLLOWING)),
            "5 calendar days after a, moved to a working day (modified following)",
        ),
        (Before(On("panel"), TEN), "10 working days before panel"),
        (
            Before(On("panel"), Period(10, Unit.WORKING_DAYS, Counting.BEGINNING_WITH, roll=Roll.PRECEDING)),
            "10 working days before panel, that day counted, moved to a working day (preceding)",
        ),
        (Last(On("a"), Received("b")), "the last of a and receipt of b"),
        (First(On("a"), On("b")), "the first of a and b"),
        (DateSetBy("agreed"), "the date (until) set by agreed"),
        (NextOpenDay(On("a")), "a (on the next working day where that is none)"),
        (LaterOf(On("a"), On("b")), "the later of: a; or b"),
        (EarlierOf(On("a"), On("b")), "the earlier of: a; or b"),
        (ByFact("oral", {True: On("a"), False: On("b")}), "a where oral is yes; b where oral is no"),
        (ByFact("tier", {"simple": On("a")}, On("b")), "a where tier is simple; otherwise b"),
        (Readings("start", {"one": On("a"), "two": On("b")}, "two"), "b (on another reading, a)"),
        (Readings("start", {"one": On("a"), "two": On("b")}), "(a or, on another reading, b)"),
        (NoFigure("in good time"), "no figure in the text: in good time"),
    ],
)
def test_a_limit_reads_as_a_sentence(limit: Limit, sentence: str) -> None:
    assert limit.read(SentenceReading()) == sentence


class TestUses:
    """House rule: "a procedure is checked for unknown names before it can be used"."""

    def test_everything_that_a_limit_rests_on_is_gathered(self) -> None:
        limit = LaterOf(
            ByFact("tier", {"simple": After(On("a"), Period(5, Unit.SCHOOL_DAYS))}, NoFigure("x")),
            Readings("start", {"one": Received("b"), "two": DateSetBy("c", "by")}, "one"),
            EarlierOf(Before(NextOpenDay(Last(On("d"))), Period(5, Unit.DAYS_KIND_NOT_STATED)), First(On("e"))),
        )
        assert limit.read(UsesReading()) == Uses(
            events=frozenset("abcde"),
            details=frozenset({("c", "by")}),
            facts=frozenset({("tier", "simple"), ("tier", None)}),
            readings=frozenset({("start", "one"), ("start", "two")}),
            school_days=True,
            kind_not_stated=True,
        )
        assert ByFact("tier", {"simple": On("a")}).read(UsesReading()).facts == {("tier", "simple")}

    def test_only_what_counts_school_days_needs_their_calendar(self) -> None:
        assert After(On("a"), WEEK).read(UsesReading()) == Uses(events=frozenset("a"))
        assert After(On("a"), Period(5, Unit.SCHOOL_DAYS)).read(UsesReading()) == Uses(
            events=frozenset("a"), school_days=True
        )


class TestDeclarations:
    """House rule: "Each node says whether it is monotone, and in which direction it moves"."""

    PRECEDING = Period(5, Unit.DAYS, roll=Roll.PRECEDING)

    @pytest.mark.parametrize(
        ("limit", "longer", "closures"),
        [
            (On("a"), Direction.NEITHER, Direction.NEITHER),
            (After(On("a"), WEEK), Direction.LATER, Direction.NEITHER),
            (After(On("a"), TEN), Direction.LATER, Direction.LATER),
            (After(On("a"), evolve(TEN, roll=Roll.PRECEDING)), Direction.LATER, Direction.LATER),
            (After(On("a"), Period(0, Unit.WORKING_DAYS, roll=Roll.PRECEDING)), Direction.LATER, Direction.MIXED),
            (After(On("a"), Period(5, Unit.DAYS_KIND_NOT_STATED)), Direction.LATER, Direction.LATER),
            (After(On("a"), Period(5, Unit.SCHOOL_DAYS, roll=Roll.PRECEDING)), Direction.LATER, Direction.MIXED),
            (After(On("a"), PRECEDING), Direction.LATER, Direction.EARLIER),
            (After(On("a"), evolve(PRECEDING, roll=Roll.MODIFIED_PRECEDING)), Direction.LATER, Direction.MIXED),
            (Before(On("a"), TEN), Direction.EARLIER, Direction.EARLIER),
            (Before(On("a"), WEEK), Direction.EARLIER, Direction.NEITHER),
            (NextOpenDay(On("a")), Direction.NEITHER, Direction.LATER),
            (LaterOf(After(On("a"), WEEK), Before(On("b"), WEEK)), Direction.MIXED, Direction.NEITHER),
            (Readings("x", {"y": After(On("a"), TEN)}), Direction.LATER, Direction.LATER),
            (ByFact("x", {1: On("a")}, Before(On("a"), TEN)), Direction.EARLIER, Direction.EARLIER),
        ],
    )
    def test_directions_follow_the_parts(self, limit: Limit, longer: Direction, closures: Direction) -> None:
        assert limit.with_longer_periods is longer
        assert limit.with_closures is closures

    def test_two_directions_together(self) -> None:
        for one in Direction:
            assert one.and_then(one) is one
            assert one.and_then(Direction.NEITHER) is one
            assert Direction.NEITHER.and_then(one) is one
        assert Direction.LATER.and_then(Direction.EARLIER) is Direction.MIXED

    def test_papers_due_before_a_panel_move_earlier_with_a_closure(self) -> None:
        """The law that is false: "one more closure never puts a limit earlier"."""
        limit, panel = Before(On("panel-meeting"), TEN), {"panel-meeting": made(date(2027, 1, 7))}
        closed = Days(working=WorkingDayCalendar("england-and-wales", closures=[date(2027, 1, 4)]))
        assert bounds(limit, evidence(events=panel)).due == date(2026, 12, 21)
        assert bounds(limit, evidence(events=panel, days=closed)).due == date(2026, 12, 18)


class TestBoundsRecord:
    """House rule: "a date is certain when they are equal"; bounds enclose what they allow."""

    def test_what_only_the_reading_needs_is_not_printed(self) -> None:
        assert "reset" not in repr(Bounds(earliest=None, latest=None, due=None))

    @pytest.mark.parametrize(
        ("outer", "inner", "encloses"),
        [
            ((None, None), (None, None), True),
            ((None, None), (day(1), day(2)), True),
            ((day(1), None), (None, None), False),
            ((None, day(9)), (None, None), False),
            ((day(1), day(9)), (day(1), day(9)), True),
            ((day(2), day(9)), (day(1), day(9)), False),
            ((day(1), day(8)), (day(1), day(9)), False),
        ],
    )
    def test_bounds_enclose_narrower_ones(
        self, outer: tuple[date | None, date | None], inner: tuple[date | None, date | None], encloses: bool
    ) -> None:
        one, other = (Bounds(earliest=low, latest=high, due=None) for low, high in (outer, inner))
        assert one.encloses(other) is encloses
        assert one.unknown is (outer == (None, None))
        assert not one.certain


NODES: list[Limit] = [
    On("a"),
    Received("a"),
    Last(On("a"), Received("b")),
    First(On("a")),
    DateSetBy("a"),
    After(On("a"), TEN),
    Before(On("a"), TEN),
    NextOpenDay(On("a")),
    LaterOf(On("a"), On("b")),
    EarlierOf(On("a"), On("b")),
    ByFact("tier", {"simple": On("a")}, On("b")),
    Readings("start", {"one": On("a")}, "one"),
    NoFigure("x"),
]


@pytest.mark.parametrize("limit", NODES, ids=lambda limit: type(limit).__name__)
def test_a_node_is_a_frozen_record_equal_to_its_copies(limit: Limit) -> None:
    for other in (pickle.loads(pickle.dumps(limit)), copy.deepcopy(limit)):
        assert other == limit
        assert hash(other) == hash(limit)
        assert other.read(SentenceReading()) == limit.read(SentenceReading())
    assert sum(limit == other for other in NODES) == 1
    for name in ("event", "limits", "triggers", "anything"):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(limit, name, ())
    assert repr(limit).startswith(type(limit).__name__)
    assert all(isinstance(part, Limit) for part in limit.parts)
    assert limit.monotone is not isinstance(limit, Last)


def test_the_base_is_no_limit() -> None:
    base: Any = Limit
    assert Limit.__abstractmethods__ == {"read"}
    with pytest.raises(TypeError, match="abstract"):
        base()
    assert On("complaint").parts == ()
    assert issubclass(On, Trigger)
