"""Two timetables of one table compared: each row as its own record, read twice, gives it; days walked one at a time."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import bulk, schemes
from complaint_rules.bulk.moved import NO_MOVE, Moves, moved
from complaint_rules.bulk.tables import day_of
from complaint_rules.errors import ComplaintRulesError, InvalidTableError, UnknownNameError
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.late_holidays import LateHoliday, calendars
from complaint_rules.limits import After, Before, DateSetBy, On, Received
from complaint_rules.rules import Recurrence
from tests.bulk_strategies import seeds, table_of
from tests.every_procedure import drawn, every_procedure
from tests.procedures_for_tests import DAYS_10, TEN, duty, procedure, working

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from complaint_rules.bulk import Timetable
    from complaint_rules.procedures import Procedure

ROOT = Path(__file__).parents[1]
ONE_DAY = timedelta(days=1)
FUNERAL = LateHoliday(date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II")
CHILDREN = schemes.in_force("england-children", on=date(2022, 9, 1))
ROWS = 10

with (ROOT / "src" / "complaint_rules" / "bank_holidays.csv").open(encoding="utf-8") as file:
    LISTED = frozenset(
        date.fromisoformat(row["date"]) for row in csv.DictReader(file) if row["division"] == "england-and-wales"
    )


def walked(day: date, number: int, more: Collection[date] = (), step: int = 1) -> date:
    """Return the nth working day after a day, or before it, one day at a time."""
    while number:
        day += step * ONE_DAY
        number -= not (day.weekday() > 4 or day in LISTED or day in more)
    return day


def two(
    rules: Procedure, table: Mapping[str, Any], on: date, *holidays: LateHoliday, as_if_new: bool = False
) -> tuple[Timetable, Timetable]:
    """Return the timetables of a table without holidays and with them."""
    found = calendars(rules, holidays, as_if_new=as_if_new)
    before, after = (
        bulk.timetable(rules, table, on=on, calendar=calendar, faults="keep")
        for calendar in (found.before, found.after)
    )
    return before, after


def funeral(table: Mapping[str, Any], on: date) -> Moves:
    return moved(*two(CHILDREN, table, on, FUNERAL, as_if_new=True))


class TestByHand:
    """
    Banking and Financial Dealings Act 1971, s.1(3): a proclamation makes a day "a bank holiday under this Act".

    The days of September 2022, counted by hand.
    """

    def test_rows_before_and_over_the_day(self) -> None:
        # From 5 September the tenth working day is the 19th, from 2 September the 16th, from the 12th the 26th. One on
        # Friday the 9th is due on Friday the 23rd, and then on Monday the 26th, three calendar days later.
        received = [date(2022, 9, 5), date(2022, 9, 2), date(2022, 9, 12), date(2022, 9, 9), None]
        found = funeral({"complaint": received, "complaint.received": received}, date(2022, 9, 20))
        one = found.of("stage-1-response")
        assert [day_of(int(day)) for day in one.before.due[:4]] == [date(2022, 9, day) for day in (19, 16, 26, 23)]
        assert [day_of(int(day)) for day in one.after.due[:4]] == [date(2022, 9, day) for day in (20, 16, 27, 26)]
        assert one.days.tolist() == [1, 0, 1, 3, NO_MOVE]
        assert one.is_moved.tolist() == [True, True, True, True, False]  # the second by the furthest day alone
        assert one.days_of_latest.tolist()[:2] == [1, 3]
        assert one.is_no_longer_late.tolist() == [True, False, False, False, False]
        assert not one.is_newly_late.any()
        assert not one.is_against_its_rule.any()
        assert found.is_moved.tolist() == one.is_moved.tolist()
        assert found.summary()[0].furthest_only == 1
        assert "1 row of which only the furthest day moved." in found.explain()

    def test_the_figures(self) -> None:
        received = [date(2022, 9, 5), date(2022, 9, 12), date(2022, 9, 9), date(2022, 8, 1)]
        found = funeral({"complaint": received, "complaint.received": received}, date(2022, 9, 20))
        (one, *_) = found.summary()
        assert (one.duty, one.rows, one.moved, dict(one.by_days)) == ("stage-1-response", 4, 3, {1: 2, 3: 1})
        assert (one.no_longer_late, one.newly_late, one.restanding, one.furthest_only) == (1, 0, 1, 0)
        assert (one.gained, one.lost, one.against_its_rule, one.not_read) == (0, 0, 0, 0)
        text = found.explain()
        assert "The stage 1 response: 3 of 4 rows moved. The rule: 10 working days" in text
        assert "2 last days 1 calendar day later." in text
        assert "1 last day 3 calendar days later." in text
        assert "1 row no longer late." in text
        assert "1 row not moved and standing otherwise." in text
        assert "Nothing moved in: " in text
        assert text.count(DISCLAIMER) == 1
        assert json.loads(json.dumps(one.to_dict()))["by_days"] == {"1": 2, "3": 1}

    def test_the_table_of_what_moved(self) -> None:
        received = [date(2022, 9, 5), date(2022, 7, 1), date(2022, 9, 9)]
        table = {"complaint": received, "complaint.received": received, "stage-1-response": [None, received[1], None]}
        columns = funeral(table, date(2022, 9, 20)).columns()
        assert columns["row"].tolist() == [0, 2]
        assert columns["duty"].tolist() == ["stage-1-response"] * 2
        assert columns["due-before"].tolist() == [date(2022, 9, 19), date(2022, 9, 23)]
        assert columns["due-after"].tolist() == [date(2022, 9, 20), date(2022, 9, 26)]
        assert columns["latest-after"].tolist() == [date(2022, 10, 4), date(2022, 10, 10)]
        assert columns["days"].tolist() == [1, 3]
        assert columns["status-before"].tolist() == ["overdue", "pending"]
        assert columns["status-after"].tolist() == ["pending", "pending"]

    def test_a_procedure_without_duties_has_no_columns(self) -> None:
        rules = procedure()
        found = moved(*two(rules, {"complaint": [date(2022, 9, 5)]}, date(2022, 9, 20), FUNERAL, as_if_new=True))
        assert found.columns() == {}
        assert not found.is_moved.any()
        assert "Nothing moved in" not in found.explain()


COUNTED = {
    "forward": After(On("complaint"), working(10)),
    "chain": After(After(On("complaint"), working(5)), working(10)),
    "back": Before(On("panel-meeting"), working(10)),
    "calendar": After(On("complaint"), DAYS_10),
}


class TestTheLoop:
    """
    A forward limit never gets earlier, a backward one never later, and a limit in calendar days does not move at all.

    House rule of the directions that limits declare. The oracle looks at one day after the other in the published list.
    """

    @given(
        st.lists(st.dates(date(2021, 1, 1), date(2026, 9, 30)), min_size=1, max_size=8),
        st.dates(date(2021, 1, 1), date(2026, 12, 31)),
        st.integers(0, 40),
    )
    def test_each_row_moves_as_walking_day_by_day_gives(self, made: list[date], out: date, gap: int) -> None:
        rules = procedure(*(duty(name, limit, act="discussion") for name, limit in COUNTED.items()))
        out = made[0] + gap * ONE_DAY if gap % 2 else out
        panels = [day + gap * ONE_DAY for day in made]
        table = {"complaint": made, "complaint.received": made, "panel-meeting": panels}
        found = moved(*two(rules, table, max(panels), LateHoliday(out, "late")))
        for row, day in enumerate(made):
            more = {out}
            expected = {
                "forward": walked(day, 10, more) - walked(day, 10),
                "chain": walked(walked(day, 5, more), 10, more) - walked(walked(day, 5), 10),
                "back": walked(panels[row], 10, more, -1) - walked(panels[row], 10, (), -1),
                "calendar": timedelta(0),
            }
            for name, move in expected.items():
                assert int(found.of(name).days[row]) == move.days, (name, row)
        assert (found.of("forward").days >= 0).all()
        assert (found.of("chain").days >= 0).all()
        assert (found.of("back").days <= 0).all()
        assert not any(one.is_against_its_rule.any() for one in found.duties.values())


class TestColumnsEqualRows:
    """House rule: a column is another reading of the same rules, equal to the reading of each row by itself."""

    @every_procedure
    def test_each_row_is_what_its_own_record_gives_when_it_is_read_twice(self, data: st.DataObject, rules: str) -> None:
        chosen = data.draw(drawn(rules))
        table, on = table_of(chosen, data.draw(seeds), ROWS)
        out = on - data.draw(st.integers(0, 120)) * ONE_DAY
        before, after = two(chosen, table, on, LateHoliday(out, "late"))
        found = moved(before, after)
        for row in range(len(before)):
            try:
                seen, now = before.complaint(row).at(on), after.complaint(row).at(on)
            except ComplaintRulesError:
                assert not any(one.is_read[row] or one.is_moved[row] for one in found.duties.values())
                assert not found.stage_changed[row]
                continue
            assert bool(found.stage_changed[row]) == (seen.stage.name != now.stage.name)
            old = {one.duty.name: one for one in seen.deadlines}
            new = {one.duty.name: one for one in now.deadlines}
            for name, one in found.duties.items():
                was, become = old[name], new[name]
                assert bool(one.is_moved[row]) == ((was.due, was.latest) != (become.due, become.latest))
                days = NO_MOVE if was.due is None or become.due is None else (become.due - was.due).days
                assert int(one.days[row]) == days
                late = [each.status.value in {"overdue", "met late"} for each in (was, become)]
                assert bool(one.is_no_longer_late[row]) == (late == [True, False])
                assert bool(one.is_newly_late[row]) == (late == [False, True])

    @every_procedure
    def test_without_extensions_and_pauses_nothing_moves_against_its_rule(
        self, data: st.DataObject, rules: str
    ) -> None:
        chosen = data.draw(drawn(rules))
        table, on = table_of(chosen, data.draw(seeds), ROWS)
        kept = {name: column for name, column in table.items() if not name.startswith(("extension", "suspension"))}
        out = on - data.draw(st.integers(0, 120)) * ONE_DAY
        found = moved(*two(chosen, kept, on, LateHoliday(out, "late")))
        assert not any(one.is_against_its_rule.any() for one in found.duties.values())


class TestTwiceAndInAnyOrder:
    """House rule: a calendar is a set of days: a day added twice is added once, and the order of two does not count."""

    @given(st.lists(st.integers(0, 40), min_size=1, max_size=3))
    def test_twice_is_once(self, gaps: list[int]) -> None:
        made = [date(2022, 8, 1) + gap * ONE_DAY for gap in range(0, 40, 7)]
        several = [LateHoliday(date(2022, 8, 20) + gap * ONE_DAY, "late") for gap in gaps]
        table = {"complaint": made, "complaint.received": made}
        on = date(2022, 9, 12)
        once, again = (moved(*two(CHILDREN, table, on, *more)) for more in (several, [*reversed(several), *several]))
        for name, one in once.duties.items():
            assert one.days.tolist() == again.of(name).days.tolist()
            assert one.after.status.tolist() == again.of(name).after.status.tolist()

    def test_a_timetable_has_not_moved_from_itself(self) -> None:
        made = [date(2022, 9, 5), None]
        before, after = two(CHILDREN, {"complaint": made}, date(2022, 9, 20))
        for found in (moved(before, before), moved(before, after)):
            assert not found.is_moved.any()
            assert not found.stage_changed.any()
            assert not found.eligibility_changed.any()
            assert len(found) == 2
            assert found.columns()["row"].tolist() == []


class TestOtherComparisons:
    """House rule: the comparison is of two timetables, whatever made them differ; each figure says what it counts."""

    def test_the_other_way_round_is_earlier_newly_late_and_against_the_rule(self) -> None:
        made = [date(2022, 9, 5)]
        before, after = two(CHILDREN, {"complaint": made, "complaint.received": made}, date(2022, 9, 20), FUNERAL)
        assert not moved(before, after).is_moved.any()
        before, after = two(
            CHILDREN, {"complaint": made, "complaint.received": made}, date(2022, 9, 20), FUNERAL, as_if_new=True
        )
        found = moved(after, before)
        one = found.of("stage-1-response")
        assert one.days.tolist() == [-1]
        assert one.is_newly_late.tolist() == [True]
        assert one.is_against_its_rule.tolist() == [True]
        text = found.explain()
        assert "1 last day 1 calendar day earlier." in text
        assert "1 row late that was not." in text
        assert "1 row moved against the rule; look at each." in text

    def test_a_limit_counted_back_that_moves_forward_is_against_its_rule(self) -> None:
        rules = procedure(duty("panel-papers", Before(On("panel-meeting"), TEN), act="discussion"))
        table = {"complaint": [date(2022, 9, 1)], "panel-meeting": [date(2022, 9, 28)]}
        before, after = two(rules, table, date(2022, 9, 28), FUNERAL, as_if_new=True)
        # Back from 28 September: 27, 26, 23, 22, 21, 20, 19, 16, 15 and the tenth is the 14th; else it is the 13th.
        assert moved(before, after).of("panel-papers").days.tolist() == [-1]
        assert not moved(before, after).of("panel-papers").is_against_its_rule.any()
        assert moved(after, before).of("panel-papers").is_against_its_rule.all()

    def test_a_duty_owed_again_or_by_a_date_that_was_set_may_be_another_of_several(self) -> None:
        every = working(5)
        rules = procedure(
            duty(),
            duty(
                "progress-update",
                After(On("complaint"), every),
                recurs=Recurrence(every=every, ends_with="stage-1-response"),
            ),
            duty("agreed", DateSetBy("response-date-agreed"), act="discussion"),
        )
        found = moved(*two(rules, {"complaint": [date(2022, 9, 12)]}, date(2022, 9, 20), FUNERAL, as_if_new=True))
        # The second occurrence, due on 27 September, is not reached once the first is due on the 20th.
        assert found.of("progress-update").days.tolist() == [-6]
        assert not found.of("progress-update").is_against_its_rule.any()

    def test_last_days_gained_and_lost_on_another_reading(self) -> None:
        rules = procedure(duty(within=After(Received("acknowledgement"), TEN)))
        table = {"complaint": [date(2022, 9, 5)] * 2, "acknowledgement": [date(2022, 9, 6), None]}
        before, after = two(rules, table, date(2022, 9, 8))
        after.duties["stage-1-response"].due[:] = before.duties["stage-1-response"].due[::-1]
        (one,) = moved(before, after).summary()
        assert (one.gained, one.lost, one.moved, one.by_days) == (1, 1, 2, {})
        assert moved(before, after).of("stage-1-response").days.tolist() == [NO_MOVE, NO_MOVE]
        text = moved(before, after).explain()
        assert "1 row with a last day that had none." in text
        assert "1 row without a last day that had one." in text

    def test_a_duty_is_called_what_its_text_calls_it(self) -> None:
        rules = procedure(duty(), duty("final-response", title="the last word"))
        found = moved(*two(rules, {"complaint": [date(2022, 9, 5)]}, date(2022, 9, 20)))
        assert [one.title for one in found.summary()] == ["the stage 1 response", "the last word"]

    def test_another_stage_and_another_answer_are_counted(self) -> None:
        before, after = two(CHILDREN, {"complaint": [date(2022, 9, 5)] * 2}, date(2022, 9, 20))
        after.stage[0] += 1
        after.eligibility[:] = (after.eligibility + 1) % 2
        found = moved(before, after)
        assert found.stage_changed.tolist() == [True, False]
        assert found.eligibility_changed.all()
        text = found.explain()
        assert "1 row at another stage." in text
        assert "2 rows with another answer to whether the complaint may be made." in text

    def test_rows_that_could_not_be_read_are_counted_and_nothing_else(self) -> None:
        made, received = [date(2022, 9, 5)] * 2, [date(2022, 9, 5), date(2022, 9, 1)]
        found = funeral({"complaint": made, "complaint.received": received}, date(2022, 9, 20))
        one = found.summary()[0]
        assert (one.not_read, one.moved) == (1, 1)
        assert "1 row could not be read." in found.explain()
        alone = funeral({"complaint": made[1:], "complaint.received": received[1:]}, date(2022, 9, 20))
        assert alone.explain().count("1 row could not be read.") == len(alone.duties)

    def test_a_row_that_could_be_read_only_once_moved_nowhere(self) -> None:
        made = [date(2022, 9, 5)] * 2
        before, after = two(
            CHILDREN, {"complaint": made, "complaint.received": made}, date(2022, 9, 20), FUNERAL, as_if_new=True
        )
        after.stage[0] = bulk.NOT_READ
        found = moved(before, after)
        assert found.is_moved.tolist() == [False, True]
        assert found.summary()[0].not_read == 1
        assert not found.stage_changed.any()


class TestFaults:
    """House rule: errors are typed, and tell all faults at once."""

    def test_timetables_of_two_dates_two_procedures_and_two_sizes_are_refused_at_once(self) -> None:
        one, _ = two(CHILDREN, {"complaint": [date(2022, 9, 5)]}, date(2022, 9, 20))
        other, _ = two(procedure(duty()), {"complaint": [date(2022, 9, 5)] * 2}, date(2022, 9, 21))
        with pytest.raises(InvalidTableError) as caught:
            moved(one, other)
        texts = caught.value.problems
        assert len(texts) == 3
        for part, text in zip(("two procedures", "two dates", "1 and 2 rows"), texts, strict=True):
            assert part in text

    def test_timetables_of_two_procedures_are_told_so_and_their_tables_are_not_compared(self) -> None:
        one, _ = two(CHILDREN, {"complaint": [date(2022, 9, 5)]}, date(2022, 9, 20))
        other, _ = two(procedure(duty()), {"complaint": [date(2022, 9, 6)]}, date(2022, 9, 20))
        with pytest.raises(InvalidTableError) as caught:
            moved(one, other)
        assert len(caught.value.problems) == 1

    def test_timetables_of_two_tables_are_refused_column_by_column(self) -> None:
        day, advocate = [date(2022, 9, 5)], "fact.advocate"
        on = date(2022, 9, 20)
        one, _ = two(CHILDREN, {"complaint": day, advocate: [True], "stage-1-response": [None]}, on)
        other, _ = two(CHILDREN, {"complaint": [date(2022, 9, 6)], advocate: [False], "stage-2-request": [None]}, on)
        with pytest.raises(InvalidTableError) as caught:
            moved(one, other)
        told = " ".join(caught.value.problems)
        assert len(caught.value.problems) == 4
        for part in (
            "differ in the column complaint",
            "differ in the column advocate",
            "only one of the two tables has the column stage-1-response",
            "only one of the two tables has the column stage-2-request",
        ):
            assert part in told

    def test_an_equal_table_read_twice_is_one_table(self) -> None:
        table = {"complaint": [date(2022, 9, 5)], "fact.advocate": [True]}
        assert len(moved(*two(CHILDREN, table, date(2022, 9, 20)))) == 1
        before, _ = two(CHILDREN, table, date(2022, 9, 20))
        assert len(moved(before, evolve(before))) == 1

    def test_dates_with_another_on_alone(self) -> None:
        table = {"complaint": [date(2022, 9, 5)]}
        before, _ = two(CHILDREN, table, date(2022, 9, 20))
        after, _ = two(CHILDREN, table, date(2022, 9, 21))
        with pytest.raises(InvalidTableError, match="20 September 2022 and 21 September 2022"):
            moved(before, after)

    def test_a_duty_that_is_not_there_is_named(self) -> None:
        found = funeral({"complaint": [date(2022, 9, 5)]}, date(2022, 9, 20))
        with pytest.raises(UnknownNameError, match="stage-1-response"):
            found.of("stage-1-respons")

    def test_an_empty_table_has_figures_too(self) -> None:
        found = funeral({"complaint": np.array([], dtype="datetime64[D]")}, date(2022, 9, 20))
        assert len(found) == 0
        assert {one.rows for one in found.summary()} == {0}
