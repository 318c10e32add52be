"""Late bank holidays: what moves, from when to when, and why; days worked out by a loop or counted by hand."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import Complaint, WorkingDayCalendar, late_holidays, schemes
from complaint_rules.cli.given import Parser, RefusedError
from complaint_rules.cli.moved import add_arguments
from complaint_rules.conditions import Happened, Missed
from complaint_rules.eligibility import TimeLimit
from complaint_rules.errors import (
    CalendarHorizonError,
    CalendarMismatchError,
    InvalidCalendarError,
    NotADateError,
    NotAProcedureError,
    UnknownDivisionError,
    UnknownNameError,
)
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.late_holidays import (
    THE_READING,
    Calendars,
    LateHoliday,
    Ledger,
    LimitKind,
    MovedComplaint,
    MovedDate,
    MovedLimit,
    Outcome,
    calendars,
    moved,
)
from complaint_rules.limits import (
    KIND_OF_DAYS,
    After,
    Before,
    DateSetBy,
    Direction,
    Limit,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import EarlyGround, How, Recurrence, Strength, Target
from complaint_rules.working_days import Roll, WorkingDayDefinition
from tests.every_procedure import days_about, drawn, every_procedure, regular_records, with_more
from tests.procedures_for_tests import (
    DAYS_10,
    ENGLAND,
    SOURCE,
    TEN,
    complaint,
    duty,
    extension,
    procedure,
    route,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

ROOT = Path(__file__).parents[1]
ONE_DAY = timedelta(days=1)

FUNERAL = LateHoliday(date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II")
CORONATION = LateHoliday(date(2023, 5, 8), "Bank holiday for the coronation of King Charles III")
WORLD_CUP = LateHoliday(date(2026, 6, 15), "World Cup bank holiday", "scotland")
SCOTLAND = WorkingDayDefinition(division="scotland", source=SOURCE)
ANY_PART = WorkingDayDefinition(division="any-part-of-uk", source=SOURCE)


def listed(division: str) -> frozenset[date]:
    """Return the published bank holidays of a division, read from the list itself."""
    path = ROOT / "src" / "complaint_rules" / "bank_holidays.csv"
    with path.open(encoding="utf-8") as file:
        return frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(file) if row["division"] == division)


LISTED = listed("england-and-wales")


def is_out(day: date, more: Collection[date] = ()) -> bool:
    return day.weekday() > 4 or day in LISTED or day in more


def walked(day: date, number: int, more: Collection[date] = (), step: int = 1) -> date:
    """Return the nth working day after a day, or before it, one day at a time."""
    while number:
        day += step * ONE_DAY
        number -= not is_out(day, more)
    return day


def of(name: str, ledger: Ledger, what: str = "due") -> tuple[date | None, date | None]:
    """Return one date of a limit of the only complaint, before and after."""
    (one,) = [date for date in ledger.complaints[0].limit(name).dates if date.what == what]
    return one.before, one.after


def children(received: date, reference: str | None = "C-001") -> Complaint:
    rules = schemes.in_force("england-children", on=date(2022, 9, 1))
    told = Complaint(rules, reference=reference, facts={"advocate": False})
    return told.record("complaint", received, received=received)


weekdays = st.dates(date(2021, 1, 1), date(2026, 12, 31)).filter(lambda day: not is_out(day))
days = st.dates(date(2021, 1, 1), date(2026, 12, 31))
holidays = st.builds(LateHoliday, days, st.just("late"))


class TestByHand:
    """
    Banking and Financial Dealings Act 1971, s.1(3): a proclamation makes a day "a bank holiday under this Act".

    Three that came late: 19 September 2022, 8 May 2023, and in Scotland only 15 June 2026. Days counted by hand.
    """

    def test_the_stage_1_response_that_was_due_on_the_day_of_the_funeral_is_due_the_day_after(self) -> None:
        # From Monday 5 September 2022: 6, 7, 8, 9, 12, 13, 14, 15, 16, and the tenth is the 19th.
        ledger = moved([children(date(2022, 9, 5))], FUNERAL, on=date(2022, 9, 20), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2022, 9, 19), date(2022, 9, 20))
        # "at most 20": 20, 21, 22, 23, 26, 27, 28, 29, 30 September and 3 October make twenty with the 19th.
        assert of("stage-1-response", ledger, "latest") == (date(2022, 10, 3), date(2022, 10, 4))
        one = ledger.moved[0].limit("stage-1-response")
        assert one.status == ("overdue", "pending")
        assert one.late == ("1 working day late", "")
        assert one.days == 1
        assert [(each.reference, limit.name) for each, limit in ledger.no_longer_late] == [
            ("C-001", "stage-1-response")
        ]

    def test_a_response_due_on_a_friday_before_the_coronation_stands(self) -> None:
        # From Friday 21 April 2023: 24 to 28 April, 2 to 5 May (the 1st is a bank holiday), and the tenth is the 9th.
        ledger = moved([children(date(2023, 4, 20))], CORONATION, on=date(2023, 4, 24), as_if_new=True)
        assert of("stage-1-response", ledger, "latest")[0] is not None
        # From Thursday 20 April: 21, 24 to 28, 2, 3, 4, and the tenth is Friday 5 May.
        assert "due" not in {one.what for one in ledger.moved[0].limit("stage-1-response").dates}

    def test_a_response_due_after_the_coronation_is_due_a_day_later(self) -> None:
        # From Monday 24 April 2023: 25, 26, 27, 28, 2, 3, 4, 5, 8, and the tenth is Tuesday 9 May.
        ledger = moved([children(date(2023, 4, 24))], CORONATION, on=date(2023, 4, 25), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2023, 5, 9), date(2023, 5, 10))

    def test_the_day_of_june_2026_moves_what_counts_scotlands_days_and_nothing_in_england(self) -> None:
        # From Monday 8 June 2026: 9, 10, 11, 12, 15, 16, 17, 18, 19, and the tenth is Monday 22 June.
        scots = complaint(procedure(duty(), working_days=SCOTLAND), date(2026, 6, 8))
        english = complaint(procedure(duty()), date(2026, 6, 8))
        ledger = moved([scots, english], WORLD_CUP, on=date(2026, 6, 9), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2026, 6, 22), date(2026, 6, 23))
        assert ledger.moved == ledger.complaints[:1]
        assert [one.outcome for one in ledger.complaints[1].effects] == [Outcome.ELSEWHERE]
        assert "Monday 15 June 2026 is a bank holiday in Scotland" in ledger.explain()

    def test_a_limit_counted_back_from_a_panel_ends_a_day_earlier(self) -> None:
        # Back from Monday 26 September 2022: 23, 22, 21, 20, 19, 16, 15, 14, 13, and the tenth is the 12th.
        rules = procedure(duty("panel-papers", Before(On("panel-meeting"), TEN), act="discussion"))
        record = complaint(rules, date(2022, 9, 1)).record("panel-meeting", date(2022, 9, 26))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 26), as_if_new=True)
        assert of("panel-papers", ledger) == (date(2022, 9, 12), date(2022, 9, 9))
        assert "what is counted back can only get earlier" in ledger.explain()
        assert "counted forward" not in ledger.explain()
        assert not ledger.contradictions

    def test_two_days_at_once_move_a_limit_by_two_working_days(self) -> None:
        # 2 and 3 June 2022. From Monday 23 May: 24 to 27, 30, 31, 1, 2, 3 and the tenth is Monday 6 June.
        several = [LateHoliday(date(2022, 6, day), "jubilee") for day in (3, 2)]
        ledger = moved([children(date(2022, 5, 23))], several, on=date(2022, 5, 24), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2022, 6, 6), date(2022, 6, 8))
        assert len(ledger.moved[0].limit("stage-1-response").because) == 2

    def test_of_several_days_only_those_in_the_count_are_the_reason(self) -> None:
        several = [FUNERAL, LateHoliday(date(2022, 12, 7), "invented")]
        ledger = moved([children(date(2022, 9, 5))], several, on=date(2022, 9, 20), as_if_new=True)
        one = ledger.moved[0].limit("stage-1-response")
        assert [text.partition(" is ")[0] for text in one.because] == ["Monday 19 September 2022"]
        told = "\n".join(one.lines())
        assert "what is counted forward can only get later" in told
        assert "counted back" not in told


class TestPublished:
    """
    Scottish Information Commissioner, https://www.foi.scot/her-majesty-queen, on requests made before or after.

    "This means that Monday 19 September 2022 does not count as a working day for the purpose of responding to FOI
    requests."
    """

    def test_twenty_working_days_over_that_day_are_a_day_longer_in_scotland(self) -> None:
        # From Monday 5 September: four days of that week, three weeks of five, and the twentieth is Monday 3 October.
        rules = procedure(duty(within=After(Received("complaint"), working(20))), working_days=SCOTLAND)
        ledger = moved([complaint(rules, date(2022, 9, 5))], FUNERAL, on=date(2022, 9, 12), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2022, 10, 3), date(2022, 10, 4))
        by_now = complaint(rules, date(2022, 9, 5)).at(date(2022, 9, 12)).deadline("stage-1-response").due
        assert by_now == date(2022, 10, 4)


COUNTED = {
    "forward": After(On("complaint"), working(10)),
    "beginning": After(On("complaint"), working(10, counting=Counting.BEGINNING_WITH)),
    "chain": After(After(On("complaint"), working(5)), working(10)),
    "back": Before(On("panel-meeting"), working(10)),
    "calendar": After(On("complaint"), DAYS_10),
    "months": After(On("complaint"), Period(1, Unit.MONTHS)),
    "date": DateSetBy("response-date-agreed"),
}


def oracle(name: str, made: date, panel: date, more: Collection[date]) -> date | None:
    """Return the last day of one of `COUNTED`, one day at a time; None for what no bank holiday moves."""
    if name == "forward":
        return walked(made, 10, more)
    if name == "beginning":
        return walked(made - ONE_DAY, 10, more)
    if name == "chain":
        return walked(walked(made, 5, more), 10, more)
    return walked(panel, 10, more, -1) if name == "back" else None


def with_everything(made: date, panel: date) -> Complaint:
    rules = procedure(*(duty(name, limit, act="discussion") for name, limit in COUNTED.items()))
    record = complaint(rules, made).record("panel-meeting", panel)
    return record.record("response-date-agreed", made, until=made + 20 * ONE_DAY)


class TestTheLoop:
    """
    "a day which is not a Saturday, Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday" (a working day).

    SI 2006/1738, reg 2. The oracle looks at one day after the other in the published list, and knows no calendar.
    """

    @given(days, st.integers(0, 30), st.lists(st.integers(-15, 45), min_size=1, max_size=3))
    def test_what_moved_and_what_stands_is_what_walking_day_by_day_gives(
        self, made: date, gap: int, offsets: list[int]
    ) -> None:
        panel = made + gap * ONE_DAY
        out = {made + offset * ONE_DAY for offset in offsets}
        on = panel + 60 * ONE_DAY
        ledger = moved([with_everything(made, panel)], [LateHoliday(day, "late") for day in out], on=on)
        (found,) = ledger.complaints
        dues = {limit.name: one for limit in found.limits for one in limit.dates if one.what == "due"}
        for name in COUNTED:
            before, after = (oracle(name, made, panel, more) for more in ((), out))
            if before == after:
                assert name not in dues
            else:
                assert (dues[name].before, dues[name].after) == (before, after)
        assert not ledger.contradictions

    @given(days, st.integers(-15, 45))
    def test_one_count_moves_to_the_next_working_day_or_not_at_all_and_a_chain_of_two_at_most_twice(
        self, made: date, offset: int
    ) -> None:
        out = {made + offset * ONE_DAY}
        record = with_everything(made, made)
        calendar = WorkingDayCalendar("england-and-wales", extra_holidays=out)
        old = {one.name: one.due for one in record.at(made).deadlines}
        new = {one.name: one.due for one in evolve(record, calendar=calendar).at(made).deadlines}
        ledger = moved([record], LateHoliday(made + offset * ONE_DAY), on=made)
        for one in ledger.complaints[0].limits:
            for each in one.dates:
                if each.what == "due":
                    assert (each.before, each.after) == (old[one.name], new[one.name])
        for name, most in (("forward", 1), ("beginning", 1), ("chain", 2), ("back", -1)):
            before, after = old[name], new[name]
            assert before is not None
            furthest = walked(before, abs(most), out, 1 if most > 0 else -1)
            assert min(before, furthest) <= (after or date.min) <= max(before, furthest)

    @given(days, st.lists(st.integers(-15, 45), max_size=3))
    def test_calendar_days_months_and_dates_that_were_set_do_not_move_at_all(
        self, made: date, offsets: list[int]
    ) -> None:
        out = [LateHoliday(made + offset * ONE_DAY, "late") for offset in offsets]
        (found,) = moved([with_everything(made, made)], out, on=made).complaints
        still = {"calendar", "months", "date"}
        assert not still & {one.name for one in found.limits if one.is_moved}
        assert found.unmoved.not_in_working_days >= 3


class TestEveryProcedure:
    """
    A forward limit never gets earlier, and a backward one never later; a limit in calendar days does not move.

    House rule: each node of a limit declares which way it moves. Here the declaration is not asked: the parts of a
    limit say whether it is counted forward, back, or in no working days.
    """

    @every_procedure
    def test_nothing_moves_against_what_its_limit_is_made_of(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules)), suspended=False))
        on = data.draw(days_about(record))[-1]
        first = record.entries[0].on
        out = [first + offset * ONE_DAY for offset in data.draw(st.lists(st.integers(0, 90), min_size=1, max_size=3))]
        ledger = moved([record], [LateHoliday(day, "late") for day in out], on=on)
        (found,) = ledger.complaints
        if found.stage[0] == found.stage[1]:
            assert not ledger.contradictions
        of_duty = {one.name: one for one in record.procedure.duties}
        for one in found.limits:
            if one.kind is not LimitKind.DUTY or one.name not in of_duty:
                continue
            limit = of_duty[one.name].within
            for each in one.dates:
                if each.what == "original" and each.days is not None:
                    assert sign_of(limit, each.days)

    @every_procedure
    def test_each_date_is_the_one_that_a_snapshot_gives_and_nothing_that_moved_is_left_out(
        self, data: st.DataObject, rules: str
    ) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        on = data.draw(days_about(record))[-1]
        out = record.entries[0].on + data.draw(st.integers(0, 90)) * ONE_DAY
        division = record.procedure.working_days.division
        calendar = WorkingDayCalendar(division, extra_holidays=[out], predicted=True)
        school = None
        if record.school_days is not None:
            school = WorkingDayCalendar(record.school_days.division, extra_holidays=[out])
        before, after = record.at(on), evolve(record, calendar=calendar, school_days=school).at(on)
        (found,) = moved([record], LateHoliday(out, "late"), on=on).complaints
        told = {(one.kind.value, one.name, each.what) for one in found.limits for each in one.dates}
        for kind, mine, others, names in (
            ("duty", before.deadlines, after.deadlines, ("due", "original", "latest", "target", "at_the_latest")),
            ("window", before.windows, after.windows, ("opens", "closes", "advised", "long_stop")),
        ):
            old = {one.name: one for one in mine}
            new = {one.name: one for one in others}
            for name in {*old, *new}:
                for what in names:
                    was, now = (getattr(each.get(name), what, None) for each in (old, new))
                    assert (was != now) == ((kind, name, what) in told), (name, what)
        json.dumps(found.to_dict())
        assert found.explain().count(DISCLAIMER) == 1


def sign_of(limit: Limit, days: int) -> bool:
    """Tell whether a move is one that the parts of a limit allow."""
    kinds = {type(one) for one in limit.nodes}
    if Before in kinds:
        return True
    return days >= 0


class TestTwiceAndInAnyOrder:
    """House rule: a calendar is a set of days: a day added twice is added once, and the order of two does not count."""

    @given(days, st.lists(holidays, max_size=3), st.randoms())
    def test_twice_is_once_and_the_order_of_several_does_not_count(
        self, made: date, several: list[LateHoliday], random: object
    ) -> None:
        record = with_everything(made, made + 9 * ONE_DAY)
        once = moved([record], several, on=made + 9 * ONE_DAY)
        again = [*several, *several]
        random.shuffle(again)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
        assert moved([record], again, on=made + 9 * ONE_DAY) == once

    @given(weekdays, st.integers(1, 12), st.integers(1, 12))
    def test_one_after_the_other_is_both_at_once(self, made: date, first: int, second: int) -> None:
        record = with_everything(made, made)
        one, other = (LateHoliday(made + gap * ONE_DAY, "late") for gap in (first, second))
        calendar = calendars(record.procedure, one).after
        stepwise = calendars(record.procedure, other, calendar=calendar).after
        assert stepwise == calendars(record.procedure, [other, one]).after


class TestWhatMovesNothing:
    """House rule: what moves nothing says why, rather than looking like an answer."""

    @pytest.mark.parametrize(
        ("holiday", "why"),
        [
            (LateHoliday(date(2022, 9, 24), "late"), "Saturday 24 September 2022 moves nothing in England and Wales"),
            (LateHoliday(date(2022, 9, 25), "late"), "no working day there already: Sunday"),
            (FUNERAL, "no working day there already: Bank Holiday for the State Funeral of Queen Elizabeth II"),
            (LateHoliday(date(2022, 12, 27), "late"), "substitute day for Christmas Day"),
            (LateHoliday(date(2022, 9, 20), "late", "northern-ireland"), "is a bank holiday in Northern Ireland"),
        ],
    )
    def test_a_weekend_a_listed_day_and_another_division_say_so(self, holiday: LateHoliday, why: str) -> None:
        ledger = moved([children(date(2022, 9, 7))], holiday, on=date(2022, 9, 8))
        assert not ledger.moved
        assert why in ledger.explain()
        assert THE_READING not in ledger.explain()
        (found,) = ledger.complaints
        assert found.unmoved.total > 5
        assert why in found.explain()
        assert "nothing moves" in found.explain()

    def test_a_closure_that_the_definition_counts_is_out_already_and_one_that_it_does_not_is_not(self) -> None:
        day = date(2022, 9, 20)
        closed = WorkingDayCalendar("england-and-wales", closures={day: "training day"})
        counting = evolve(ENGLAND, closures_count=True, closures_source=SOURCE)
        for definition, outcome in ((ENGLAND, Outcome.ADDED), (counting, Outcome.OUT_ALREADY)):
            record = complaint(procedure(duty(), working_days=definition), date(2022, 9, 14), calendar=closed)
            ledger = moved([record], LateHoliday(day, "late"), on=date(2022, 9, 15))
            assert [one.outcome for one in ledger.complaints[0].effects] == [outcome]
            assert bool(ledger.moved) == (outcome is Outcome.ADDED)

    def test_a_day_that_cannot_be_taken_out_stays_out_even_as_if_new(self) -> None:
        for holiday in (LateHoliday(date(2022, 4, 15), "late"), LateHoliday(date(2030, 4, 22), "late")):
            found = calendars(procedure(), holiday, as_if_new=True)
            assert [one.outcome for one in found.effects] == [Outcome.OUT_ALREADY]
            assert found.before == found.after

    def test_no_holiday_moves_nothing(self) -> None:
        ledger = moved([children(date(2022, 9, 7))], [], on=date(2022, 9, 8))
        assert not ledger.moved
        assert not ledger.holidays

    def test_no_complaint_is_an_empty_ledger(self) -> None:
        ledger = moved([], FUNERAL, on=date(2022, 9, 8))
        assert "In 0 of 0 complaints: nothing moves" in ledger.explain()


class TestCalendars:
    """House rule: closures, extra holidays and a list of the caller's own are kept."""

    def test_what_was_given_is_kept_and_the_day_is_added(self) -> None:
        own = WorkingDayCalendar(
            "england-and-wales",
            closures={date(2022, 12, 28): "closed"},
            extra_holidays={date(2022, 9, 26): "invented"},
            predicted=True,
        )
        found = calendars(procedure(), LateHoliday(date(2022, 9, 27), "late"), calendar=own)
        assert found.before == own
        assert dict(found.after.closures) == dict(own.closures)
        assert dict(found.after.extra_holidays) == {date(2022, 9, 26): "invented", date(2022, 9, 27): "late"}
        assert found.after.predicted
        assert isinstance(found, Calendars)

    def test_a_list_of_the_callers_own_stays_and_may_be_taken_apart(self) -> None:
        given = {
            "england-and-wales": {
                "events": [
                    {"title": "New Year", "date": "2029-01-01"},
                    {"title": "invented", "date": "2029-03-07"},
                    {"title": "Christmas Day", "date": "2029-12-25"},
                ]
            }
        }
        own = WorkingDayCalendar.from_govuk(given, "england-and-wales")
        later = calendars(procedure(), LateHoliday(date(2029, 3, 8), "late"), calendar=own)
        assert not later.after.is_working_day(date(2029, 3, 7))
        assert not later.after.is_working_day(date(2029, 3, 8))
        taken = calendars(procedure(), LateHoliday(date(2029, 3, 7), "late"), calendar=own, as_if_new=True)
        assert taken.before.is_working_day(date(2029, 3, 7))
        assert not taken.after.is_working_day(date(2029, 3, 7))

    def test_an_extra_holiday_is_out_already_and_as_if_new_it_is_taken_out(self) -> None:
        own = WorkingDayCalendar("england-and-wales", extra_holidays=[date(2022, 9, 26)])
        holiday = LateHoliday(date(2022, 9, 26), "late")
        assert calendars(procedure(), holiday, calendar=own).effects[0].outcome is Outcome.OUT_ALREADY
        taken = calendars(procedure(), holiday, calendar=own, as_if_new=True)
        assert taken.before.is_working_day(date(2022, 9, 26))
        assert taken.effects[0].outcome is Outcome.ADDED

    @given(st.dates(date(2012, 1, 1), date(2028, 12, 31)))
    def test_with_a_day_as_if_new_the_calendar_counts_as_it_does_with_it_added(self, day: date) -> None:
        fresh, plain = (calendars(procedure(), LateHoliday(day, "late"), as_if_new=new).after for new in (True, False))
        first, last = day - 9 * ONE_DAY, day + 9 * ONE_DAY
        if first.year >= 2012 and last.year <= 2028:
            assert [one.day for one in fresh.non_working_days(first, last)] == [
                one.day for one in plain.non_working_days(first, last)
            ]

    def test_any_part_of_the_kingdom_takes_the_day_of_any_part(self) -> None:
        record = complaint(procedure(duty(), working_days=ANY_PART), date(2026, 6, 8))
        ledger = moved([record], WORLD_CUP, on=date(2026, 6, 9), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2026, 6, 22), date(2026, 6, 23))

    @pytest.mark.parametrize(
        ("day", "division", "elsewhere"),
        [
            (date(2022, 9, 19), "scotland", True),
            (date(2026, 8, 31), "scotland", True),
            (date(2026, 7, 13), "scotland", True),
            (date(2022, 9, 19), None, False),
            (date(2026, 6, 15), "scotland", False),
        ],
        ids=["all three", "two of three", "Northern Ireland alone", "new in all", "Scotland alone"],
    )
    def test_a_day_of_one_nation_stays_where_another_has_it_anyway(
        self, day: date, division: str | None, *, elsewhere: bool
    ) -> None:
        """As if new in Scotland alone, it was out already where England and Wales or Northern Ireland had it."""
        found = calendars(procedure(working_days=ANY_PART), LateHoliday(day, "late", division), as_if_new=True)
        assert found.before.is_working_day(day) is not elsewhere
        assert not found.after.is_working_day(day)
        assert found.effects[0].outcome is (Outcome.OUT_ALREADY if elsewhere else Outcome.ADDED)

    def test_a_day_that_is_new_in_each_nation_by_itself_is_taken_out(self) -> None:
        several = [LateHoliday(FUNERAL.day, "late", one) for one in ("scotland", "england-and-wales")]
        both = calendars(procedure(working_days=ANY_PART), several, as_if_new=True)
        assert {one.outcome for one in both.effects} == {Outcome.OUT_ALREADY}  # Northern Ireland had it too
        several.append(LateHoliday(FUNERAL.day, "late", "northern-ireland"))
        each = calendars(procedure(working_days=ANY_PART), several, as_if_new=True)
        assert {one.outcome for one in each.effects} == {Outcome.ADDED}

    def test_a_calendar_of_another_division_is_refused(self) -> None:
        with pytest.raises(CalendarMismatchError, match="england-and-wales"):
            calendars(procedure(), FUNERAL, calendar=WorkingDayCalendar("scotland"))

    def test_two_of_one_day_in_different_places_are_told_apart(self) -> None:
        day = date(2022, 9, 20)
        several = [LateHoliday(day, "late", "scotland"), LateHoliday(day, "late", "england-and-wales")]
        effects = calendars(procedure(), several).effects
        assert [one.outcome for one in effects] == [Outcome.ADDED, Outcome.ELSEWHERE]

    def test_school_days_get_the_day_too(self) -> None:
        limit = After(On("complaint"), Period(5, Unit.SCHOOL_DAYS))
        school = WorkingDayCalendar("england-and-wales", closures=[date(2022, 9, 21)])
        record = complaint(procedure(duty(within=limit)), date(2022, 9, 14), school_days=school)
        ledger = moved([record], FUNERAL, on=date(2022, 9, 15), as_if_new=True)
        # 15, 16, 19, 20, 22; without the 19th: 15, 16, 20, 22, 23.
        assert of("stage-1-response", ledger) == (date(2022, 9, 22), date(2022, 9, 23))
        assert "For its school days: Monday 19 September 2022 is no longer a working day" in ledger.explain()
        assert ledger.complaints[0].to_dict()["school"][0]["outcome"] == "a working day less"


class TestFaults:
    """House rule: errors are typed, and say what was wrong, where, and what to do."""

    @pytest.mark.parametrize(
        ("make", "error", "match"),
        [
            (lambda: LateHoliday(cast("Any", "2022-09-19")), NotADateError, "LateHoliday"),
            (lambda: LateHoliday(date(2022, 9, 19), "x", "wales"), UnknownDivisionError, "wales"),
            (lambda: LateHoliday(date(2022, 9, 19), "x", "any-part-of-uk"), UnknownDivisionError, "LateHoliday"),
            (lambda: LateHoliday(date(2022, 9, 19), " "), InvalidCalendarError, "2022-09-19"),
            (lambda: moved([], cast("Any", ["x"]), on=date(2022, 9, 19)), NotAProcedureError, r"holidays\[0\]"),
            (lambda: moved(cast("Any", ["x"]), [], on=date(2022, 9, 19)), NotAProcedureError, r"complaints\[0\]"),
            (lambda: moved([], [], on=cast("Any", "2022-09-19")), NotADateError, "on"),
            (lambda: calendars(procedure(), LateHoliday(date(1066, 10, 14))), CalendarHorizonError, "1066"),
        ],
    )
    def test_what_cannot_be_is_refused(self, make: Callable[[], object], error: type[Exception], match: str) -> None:
        with pytest.raises(error, match=match):
            make()

    def test_a_limit_that_did_not_change_is_no_answer(self) -> None:
        ledger = moved([children(date(2022, 9, 5))], FUNERAL, on=date(2022, 9, 20), as_if_new=True)
        with pytest.raises(UnknownNameError, match="stage-1-response"):
            ledger.complaints[0].limit("stage-1")


class TestDoubt:
    """House rule: a doubt that the core reports is not lost, and a contradiction is shown rather than hidden."""

    def test_a_date_that_moves_against_its_own_rule_is_flagged(self) -> None:
        # Put off to 30 September by notice and stopped from the 12th to the 23rd: nine working days and not ten are
        # made up for when the 19th is none, so the day that was set ends up earlier.
        rules = procedure(duty(), extensions=(extension(),), suspensions=(suspension(),))
        record = complaint(rules, date(2022, 9, 5)).extend(
            "stage-1-response", to=date(2022, 9, 30), on=date(2022, 9, 6)
        )
        record = record.suspend(date(2022, 9, 12), cause="court").resume(date(2022, 9, 26))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 27), as_if_new=True)
        assert of("stage-1-response", ledger) == (date(2022, 10, 14), date(2022, 10, 13))
        assert [limit.name for _, limit in ledger.contradictions] == ["stage-1-response"]
        assert "To be looked at, because they moved against their own rule: 1." in ledger.explain()
        assert "Look at this one" in ledger.explain()
        assert ledger.to_dict()["contradictions"] == 1

    @pytest.mark.parametrize(
        ("direction", "allowed"),
        [
            (Direction.LATER, {0, 1}),
            (Direction.EARLIER, {-1, 0}),
            (Direction.NEITHER, {0}),
            (Direction.MIXED, {-1, 0, 1}),
        ],
    )
    def test_a_direction_rules_out_what_it_says(self, direction: Direction, allowed: set[int]) -> None:
        start = date(2022, 9, 19)
        for by in (-1, 0, 1):
            one = MovedDate(what="due", words="x", before=start, after=start + by * ONE_DAY, direction=direction)
            assert one.contradicts == (by not in allowed)
        gone = MovedDate(what="due", words="x", before=start, after=None, direction=direction)
        assert not gone.contradicts
        assert gone.days is None
        assert gone.sentence == "X moves from Monday 19 September 2022 to no day that can be told."

    def test_every_doubt_comes_along(self) -> None:
        rules = schemes.in_force("england-adults-and-nhs", on=date(2022, 9, 1))
        record = Complaint(rules).record("complaint", date(2022, 9, 15))
        text = moved([record], FUNERAL, on=date(2022, 9, 16), as_if_new=True).explain()
        assert "Complaint 1 of the list" in text
        for doubt in (
            "Taken for granted: the complaint was received on the day it was made or sent.",
            "What a working day is (SI 2009/309, reg 2): no page that supports this was read",
            "Note on the text: ",
            "How the rule was seen: ",
            THE_READING,
        ):
            assert doubt in text
        assert text.count(DISCLAIMER) == 1
        assert text.count(THE_READING) == 1

    def test_predicted_days_and_hours_are_marked(self) -> None:
        limits = (working(10), Period(48, Unit.HOURS, roll=Roll.FOLLOWING))
        rules = procedure(
            *(duty(f"d-{n}", After(On("complaint"), one), act="discussion") for n, one in enumerate(limits))
        )
        record = complaint(rules, date(2029, 3, 5))
        text = moved([record], LateHoliday(date(2029, 3, 7), "late"), on=date(2029, 3, 5)).explain()
        assert "This rests on predicted bank holidays" in text
        assert "Hours are counted as whole days" in text

    def test_each_reading_of_the_text_is_told(self) -> None:
        within = After(
            Readings("start", {"made": On("complaint"), "told": On("acknowledgement")}, default="made"), working(10)
        )
        record = complaint(procedure(duty(within=within)), date(2022, 9, 5)).record("acknowledgement", date(2022, 9, 7))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 8), as_if_new=True)
        assert of("stage-1-response", ledger, "readings.told") == (date(2022, 9, 21), date(2022, 9, 22))

    def test_days_of_no_stated_kind_move_only_where_they_are_working_days(self) -> None:
        within = After(On("complaint"), Period(10, Unit.DAYS_KIND_NOT_STATED))
        record = complaint(procedure(duty(within=within)), date(2022, 9, 12))
        for chosen, expected in (("working-days", True), ("calendar-days", False)):
            told = evolve(record, readings={KIND_OF_DAYS: chosen})
            (found,) = moved([told], FUNERAL, on=date(2022, 9, 13), as_if_new=True).complaints
            dates = {one.what for one in found.limit("stage-1-response").dates}
            assert ("due" in dates) == expected
            assert "readings.working-days" in dates  # the reading that was not chosen is told all the same


TOLD = """\
What moves, as things stand on 12 September 2022.
Asked about: Monday 19 September 2022 (Bank Holiday for the State Funeral of Queen Elizabeth II, throughout the United Kingdom).
Asked about: Monday 15 June 2026 (World Cup bank holiday, in Scotland).
In 1 of 2 complaints: 1 limit moved; 0 no longer late.

C-002 (Complaint about children's social care in England): 1 limit moved.
  - The stage 1 response (the council): the last day moves from Friday 23 September 2022 to Monday 26 September 2022.
    The furthest it can be put off without agreement moves from Friday 7 October 2022 to Monday 10 October 2022.
    How it stands: “pending” all the same.
    Why: Monday 19 September 2022 is no longer a working day in England and Wales: Bank Holiday for the State Funeral of Queen Elizabeth II.
    The rule: 10 working days, at most 20, after receipt of the complaint (SI 2006/1738, reg 14).
    A bank holiday more never brings it nearer: what is counted forward can only get later.
    Note on the text: Sources differ on stage 1 where an advocate is needed: some add ten working days, some suspend it until one is appointed. Ten are added here, and never more than twenty in all.
    How the rule was seen: the provision's own text was not read; this is a paraphrase from pages that describe it.
  Not moved: 11 (3 not counted in working days, which a bank holiday does not move; 8 not begun or without a date).
  Monday 15 June 2026 is a bank holiday in Scotland, and what counts the working days of England and Wales is not moved by it.

Nothing moved in C-003.
  Monday 15 June 2026 is a bank holiday in Scotland, and what counts the working days of England and Wales is not moved by it.

The rules ask whether a day is a bank holiday, and not when it became one; so it is left out of periods that had begun before too. That is a reading, and no text that was read settles it. Who wants to be in time on either reading acts by the earlier of the two days.
This is information on the facts given, not legal advice."""  # noqa: E501 - lines as they are


class TestInWords:
    """House rule: what moved is told with the day, the rule and every doubt, and nothing is told twice."""

    def test_the_whole_ledger_as_it_is_told(self) -> None:
        records = [
            children(date(2022, 9, 9), "C-002"),
            children(date(2022, 8, 2), "C-003").record(
                "stage-1-response", date(2022, 8, 12), received=date(2022, 8, 15)
            ),
        ]
        ledger = moved(records, [WORLD_CUP, FUNERAL], on=date(2022, 9, 12), as_if_new=True)
        assert ledger.explain() == TOLD
        found = ledger.complaints[0]
        assert found.unmoved.total == 11
        assert found.unmoved.to_dict() == {"not_in_working_days": 3, "outside": 0, "undated": 8, "total": 11}
        assert not ledger.no_longer_late


class TestEverythingWithADate:
    """House rule: every duty, window, route and rule on making the complaint is compared, and the rest is counted."""

    def test_windows_advice_and_long_stops(self) -> None:
        rules = procedure(
            duty(),
            windows=[
                window(
                    After(Received("stage-1-response"), TEN),
                    opens=After(On("stage-1-response"), working(1)),
                    advised=Target(
                        until=After(On("stage-1-response"), working(5)), strength=Strength.ADVICE, source=SOURCE
                    ),
                    long_stop=After(On("stage-1-response"), working(20)),
                )
            ],
        )
        # Answered on Friday 16 September 2022, so the window opens on the first working day after it.
        record = complaint(rules, date(2022, 9, 5))
        record = record.record("stage-1-response", date(2022, 9, 16), received=date(2022, 9, 16))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 19), as_if_new=True)
        found = ledger.complaints[0].limit("stage-2-request")
        assert found.kind is LimitKind.WINDOW
        assert found.status == ("open", "not open")
        assert {one.what: (one.before, one.after) for one in found.dates} == {
            "opens": (date(2022, 9, 19), date(2022, 9, 20)),
            "closes": (date(2022, 9, 30), date(2022, 10, 3)),
            "bounds.due": (date(2022, 9, 30), date(2022, 10, 3)),
            "bounds.earliest": (date(2022, 9, 30), date(2022, 10, 3)),
            "bounds.latest": (date(2022, 9, 30), date(2022, 10, 3)),
            "advised": (date(2022, 9, 23), date(2022, 9, 26)),
            "long_stop": (date(2022, 10, 14), date(2022, 10, 17)),
        }
        assert found.days == 3

    def test_a_route_whose_own_limit_counts_working_days(self) -> None:
        limit = TimeLimit(name="ten", until=After(On("complaint"), TEN), source=SOURCE)
        record = complaint(procedure(duty(), routes=(route(time_limit=limit),)), date(2022, 9, 5))
        found = moved([record], FUNERAL, on=date(2022, 9, 6), as_if_new=True).complaints[0].limit("ombudsman")
        assert found.kind is LimitKind.ROUTE
        assert {(one.before, one.after) for one in found.dates} == {(date(2022, 9, 19), date(2022, 9, 20))}
        bare = complaint(procedure(duty(), routes=(route(time_limit=None),)), date(2022, 9, 5))
        assert moved([bare], FUNERAL, on=date(2022, 9, 6), as_if_new=True).complaints[0].unmoved.undated

    def test_a_time_limit_for_complaining_that_counts_working_days(self) -> None:
        limit = TimeLimit(name="ten", until=After(On("matter-occurred"), TEN), source=SOURCE)
        record = complaint(procedure(duty(), time_limits=(limit,)), date(2022, 9, 20))
        record = record.record("matter-occurred", date(2022, 9, 5))
        found = moved([record], FUNERAL, on=date(2022, 9, 21), as_if_new=True).complaints[0].limit("ten")
        assert found.kind is LimitKind.RULE
        assert found.status == ("no", "yes")
        assert found.title == "the time limit for complaining"

    def test_a_route_without_a_limit_of_its_own_may_stand_otherwise(self) -> None:
        ground = EarlyGround(when=Missed("stage-1-response"), text="it is late", source=SOURCE)
        way = route(time_limit=None, complete=Happened("final-response"), early=(ground,))
        record = complaint(procedure(duty(), routes=(way,)), date(2022, 9, 5))
        (found,) = moved([record], FUNERAL, on=date(2022, 9, 20), as_if_new=True).complaints
        one = found.limit("ombudsman")
        assert one.status == ("may be taken early", "premature")
        assert one.lines()[0] == (
            "The Ombudsman: how it stands: “may be taken early” without what is added, “premature” with it."
        )
        assert not any("The rule" in line for line in one.lines())

    def test_what_was_met_late_may_have_been_met_in_time(self) -> None:
        record = children(date(2022, 9, 5)).record("stage-1-response", date(2022, 9, 20))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 21), as_if_new=True)
        assert ledger.complaints[0].limit("stage-1-response").status == ("met late", "met")
        assert len(ledger.no_longer_late) == 1

    def test_what_was_overdue_before_the_day_is_fewer_working_days_late_and_has_not_moved(self) -> None:
        ledger = moved([children(date(2022, 8, 1))], FUNERAL, on=date(2022, 9, 20), as_if_new=True)
        found = ledger.complaints[0].limit("stage-1-response")
        # Due on 15 August; to 20 September it is 24 working days without the 19th (29 August is a bank holiday).
        assert found.late == ("25 working days late", "24 working days late")
        assert not found.is_moved
        assert not ledger.no_longer_late
        assert found.days is None
        assert "not moved and standing otherwise" in ledger.explain()

    def test_an_occurrence_that_is_no_longer_reached_is_told(self) -> None:
        every = working(5)
        rules = procedure(
            duty(),
            duty(
                "progress-update",
                After(On("complaint"), every),
                recurs=Recurrence(every=every, ends_with="stage-1-response"),
            ),
        )
        # Due on 19 September without the holiday, on the 20th with it; asked on the 20th.
        record = complaint(rules, date(2022, 9, 12))
        (found,) = moved([record], FUNERAL, on=date(2022, 9, 20), as_if_new=True).complaints
        assert found.limit("progress-update/2").status == ("pending", "not reached")
        later = moved([record.record("progress-update", date(2022, 9, 20))], FUNERAL, on=date(2022, 9, 20))
        assert not later.moved

    def test_a_further_occurrence_moves_with_the_first(self) -> None:
        every = working(5)
        recurring = duty(
            "progress-update",
            After(On("complaint"), every),
            recurs=Recurrence(every=every, ends_with="stage-1-response"),
        )
        (found,) = moved(
            [complaint(procedure(duty(), recurring), date(2022, 9, 5))], FUNERAL, on=date(2022, 9, 15), as_if_new=True
        ).complaints
        # 12 September, then 19 September or, without that day, the 20th.
        dates = {one.what: (one.before, one.after) for one in found.limit("progress-update/2").dates}
        assert dates["due"] == (date(2022, 9, 19), date(2022, 9, 20))
        earlier = LateHoliday(date(2022, 9, 7), "invented")
        (found,) = moved(
            [complaint(procedure(duty(), recurring), date(2022, 9, 5))],
            [FUNERAL, earlier],
            on=date(2022, 9, 15),
            as_if_new=True,
        ).complaints
        # 13 September for the 12th, and 21 September for the 19th: both days lie before the end of the second period.
        assert len(found.limit("progress-update").because) == 1
        assert len(found.limit("progress-update/2").because) == 2

    def test_a_stage_that_silence_ends_ends_a_day_later(self) -> None:
        rules = procedure(duty(), windows=[window(After(On("stage-1-response"), working(1)), if_silent="silent")])
        record = complaint(rules, date(2022, 9, 5)).record("stage-1-response", date(2022, 9, 16))
        (found,) = moved([record], FUNERAL, on=date(2022, 9, 20), as_if_new=True).complaints
        assert found.stage == ("closed by silence", "stage 1")
        assert "The stage changes: closed by silence without the added days, stage 1 with them." in found.explain()
        assert {one.direction for limit in found.limits for one in limit.dates} == {Direction.MIXED}
        assert "A bank holiday more never" not in found.explain()
        assert evolve(found, limits=()).is_moved

    def test_extensions_lend_their_own_direction(self) -> None:
        within = After(On("complaint"), DAYS_10)
        ways = (
            extension(How.NOTICE, by=working(10), times=1),
            extension(How.OFFICER, to=After(On("complaint"), working(40))),
            extension(How.AGREEMENT),
            extension(How.NOTICE, "acknowledgement"),
        )
        record = complaint(procedure(duty(within=within), duty("acknowledgement"), extensions=ways), date(2022, 9, 5))
        (found,) = moved([record], FUNERAL, on=date(2022, 9, 6), as_if_new=True).complaints
        # Ten calendar days end on 15 September and stand. The furthest is 40 working days from the complaint,
        # 31 October, and then ten more, 14 November; a day later each without the 19th.
        (one,) = found.limit("stage-1-response").dates
        assert (one.what, one.before, one.after) == ("latest", date(2022, 11, 14), date(2022, 11, 15))
        assert one.direction is Direction.LATER

    def test_an_aim_inside_the_limit_moves_by_itself(self) -> None:
        aim = Target(until=After(On("complaint"), working(5)), strength=Strength.AIM, source=SOURCE)
        record = complaint(procedure(duty(target=aim)), date(2022, 9, 14))
        ledger = moved([record], FUNERAL, on=date(2022, 9, 15), as_if_new=True)
        assert of("stage-1-response", ledger, "target") == (date(2022, 9, 21), date(2022, 9, 22))

    def test_a_text_without_a_figure_has_no_date(self) -> None:
        record = complaint(procedure(duty(within=NoFigure("soon"))), date(2022, 9, 14))
        (found,) = moved([record], FUNERAL, on=date(2022, 9, 15), as_if_new=True).complaints
        assert not found.is_moved
        assert found.unmoved.undated == found.unmoved.total

    def test_the_whole_ledger_is_json(self) -> None:
        ledger = moved(
            [children(date(2022, 9, 5)), children(date(2021, 9, 5), None)],
            FUNERAL,
            on=date(2022, 9, 20),
            as_if_new=True,
        )
        told = json.loads(json.dumps(ledger.to_dict()))
        assert told["holidays"] == [{"day": "2022-09-19", "name": FUNERAL.name, "division": None}]
        (one, _) = told["complaints"]
        assert one["limits"][0]["dates"][0] == {
            "what": "due",
            "before": "2022-09-19",
            "after": "2022-09-20",
            "days": 1,
            "direction": "later or not at all",
            "contradicts": False,
        }
        assert told["notice"] == DISCLAIMER


RECORD = """\
schema_version = 1
scheme = "england-children"
reference = "{reference}"

[facts]
advocate = false

[events]
complaint = {{ made = {made}, received = {made} }}
"""


def command(*argv: str) -> str:
    """Return what the command prints."""
    parser = Parser(prog="complaint-rules moved")
    add_arguments(parser)
    arguments = parser.parse_args(argv)
    answer: str = arguments.answer(arguments)
    return answer


class TestCommand:
    """House rule: one command answers in the form that is asked for, from what the library gives."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for reference, made in (("C-001", "2022-09-05"), ("C-002", "2022-08-01")):
            (tmp_path / f"{reference}.toml").write_text(RECORD.format(reference=reference, made=made), encoding="utf-8")
        (tmp_path / "notes.txt").write_text("no record", encoding="utf-8")
        return tmp_path

    def test_a_folder_of_records_is_read_by_name_and_told_as_the_library_tells_it(self, folder: Path) -> None:
        given = (str(folder), "--holiday", "2022-09-19", "--name", FUNERAL.name, "--on", "2022-09-20", "--as-if-new")
        told = command(*given)
        ledger = moved(
            [children(date(2022, 9, 5)), children(date(2022, 8, 1), "C-002")],
            FUNERAL,
            on=date(2022, 9, 20),
            as_if_new=True,
        )
        assert told.split() == ledger.explain().split()
        assert max(map(len, told.splitlines())) <= 100
        assert told.index("C-001") < told.index("C-002")
        assert json.loads(command(*given, "--json")) == json.loads(json.dumps(ledger.to_dict()))

    def test_a_day_that_the_list_has_by_now_says_so(self, folder: Path) -> None:
        told = command(str(folder / "C-001.toml"), "--holiday", "2022-09-19", "--on", "2022-09-20")
        assert "Nothing moved in C-001." in told
        assert "moves nothing in England and Wales" in told

    def test_several_days_of_one_division_each_with_its_name(self, folder: Path) -> None:
        days = ("--holiday", "2022-09-08", "--holiday", "2022-09-09", "--name", "first", "--division", "scotland")
        told = command(str(folder / "C-001.toml"), *days, "--on", "2022-09-20")
        assert "Thursday 8 September 2022 (first, in Scotland)" in told
        assert "Friday 9 September 2022 (late bank holiday, in Scotland)" in told

    def test_all_faults_are_told_at_once(self, folder: Path) -> None:
        (folder / "empty").mkdir()
        days = ("--holiday", "19/09/2022", "--holiday", "2022-09-19", "--division", "wales")
        names = ("--name", "a", "--name", "b", "--name", "c")
        with pytest.raises(RefusedError) as caught:
            command(str(folder / "empty"), str(folder / "missing.toml"), *days, *names, "--on", "yesterday")
        told = " ".join(caught.value.problems)
        assert len(caught.value.problems) == 6
        for part in (
            "3 names are given for 2",
            "19/09/2022",
            "wales",
            "without any record",
            "missing.toml",
            "yesterday",
        ):
            assert part in told

    def test_a_fault_of_the_holiday_alone_is_one(self, folder: Path) -> None:
        with pytest.raises(RefusedError) as caught:
            command(str(folder / "C-001.toml"), "--holiday", "2022-09-31", "--on", "2022-09-20")
        assert len(caught.value.problems) == 1

    def test_a_name_that_no_file_can_have_is_told(self) -> None:
        with pytest.raises(RefusedError):
            command("x\0y", "--holiday", "2022-09-19", "--on", "2022-09-20")

    def test_a_folder_that_cannot_be_read_is_told(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_: Path) -> Iterator[Path]:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(RefusedError) as caught:
            command(str(folder), "--holiday", "2022-09-19", "--on", "2022-09-20")
        assert "Permission denied" in caught.value.problems[0]


def every_class() -> Iterator[type]:
    yield from (Calendars, LateHoliday, Ledger, MovedComplaint, MovedDate, MovedLimit)


def test_the_records_are_frozen_and_the_module_says_what_it_gives() -> None:
    assert all(one.__name__ in late_holidays.__all__ for one in every_class())
    with pytest.raises(AttributeError):
        FUNERAL.day = date(2022, 9, 20)  # type: ignore[misc]
