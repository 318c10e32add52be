"""Reports over a table of complaints: counts by a plain loop, small numbers by brute force, aims apart, outputs."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date, timedelta
from itertools import product
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import DutyStatus, WorkingDayCalendar, schemes
from complaint_rules.bulk import timetable
from complaint_rules.bulk.report import Mark, Report, guarding, report, requirement_of, year_of
from complaint_rules.bulk.report.guarding import Guard, Key, Sum, guard
from complaint_rules.bulk.report.reporting import _Making
from complaint_rules.bulk.report.requirements import PRACTICE, SMALL_NUMBERS, YEAR
from complaint_rules.bulk.report.tallies import Rows, Tally, number_of, spread_of
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.cli.given import Parser, RefusedError
from complaint_rules.cli.report import _values, add_arguments
from complaint_rules.conditions import All, Always, Answer, FactIs, Happened, Missed, Overdue
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.errors import InvalidFileError, InvalidTableError, NotADateError, NotANumberError, UnknownNameError
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.rules import Strength
from complaint_rules.sources import HOUSE_RULE, Source
from complaint_rules.vocabulary import Fact, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from complaint_rules.bulk import Timetable

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "examples" / "ledger" / "invented-ledger-2025-26.csv"
PAGE = (ROOT / "docs" / "how-to" / "annual-report.md").read_text(encoding="utf-8")
ON = date(2026, 6, 30)
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
OUTCOMES = ["stage-1-response.outcome", "stage-2-response.outcome"]
CHILDREN_2006 = schemes.in_force("england-children", on=FIRST)
REQUIRING = ("england-adults-and-nhs", "england-children", "housing-ombudsman-code", "lgsco-code")


def ledger() -> tuple[dict[str, list[str | None]], list[str | None]]:
    with LEDGER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table: dict[str, list[str | None]] = {name: [row[name] or None for row in rows] for name in rows[0]}
    return table, table.pop("service")


def of_ledger(**given: Any) -> Report:  # noqa: ANN401 - whatever `report` takes
    table, service = ledger()
    given = {"period": "2025-26", "outcomes": OUTCOMES, "by": {"service": service}} | given
    return report(timetable(CHILDREN_2006, table, on=ON), **given)


def a_table(seed: int, size: int = 40) -> dict[str, list[date | None]]:
    """Return a table of invented complaints under the children's procedure, some of them odd."""
    random = Random(seed)  # noqa: S311 - no secret
    names = ("complaint", "complaint.received", "stage-1-response", "stage-2-request", "stage-2-response")
    table: dict[str, list[date | None]] = {name: [] for name in (*names, "withdrawal", "panel-request")}
    for _ in range(size):
        day = date(2025, 1, 15) + timedelta(random.randrange(500))
        row: dict[str, date | None] = dict.fromkeys(table)
        known = random.random()
        if known < 0.85:
            row["complaint"] = day
        if known > 0.7:
            row["complaint.received"] = day + timedelta(random.randrange(4))
        if random.random() < 0.7:
            row["stage-1-response"] = day + timedelta(random.choice((5, 12, 14, 16, 40)))
        if random.random() < 0.35:
            row["stage-2-request"] = day + timedelta(random.choice((17, 45)))
            if random.random() < 0.6:
                row["stage-2-response"] = day + timedelta(random.choice((60, 100, 160)))
        if random.random() < 0.15:
            row["withdrawal"] = day + timedelta(random.choice((4, 50, 170)))
        if random.random() < 0.1:
            row["panel-request"] = day + timedelta(170)
        for name, value in row.items():
            table[name].append(value)
    return table


# The counts


def seen_in(found: Timetable) -> list[Any]:
    return [found.complaint(row).at(found.on) for row in range(len(found))]


def received_days(table: Mapping[str, Sequence[date | None]]) -> list[date | None]:
    received, made = table.get("complaint.received", []), table["complaint"]
    days = [one or other for one, other in zip(received, made, strict=True)] if received else list(made)
    return [day if day is not None and day <= ON else None for day in days]


class TestCounts:
    """House rule: what a report counts is what the rules say of each complaint."""

    @pytest.mark.parametrize("seed", range(6))
    def test_each_status_is_counted_as_a_loop_over_the_complaints_counts_it(self, seed: int) -> None:
        table = a_table(seed)
        found = timetable(CHILDREN_2006, table, on=ON)
        made = report(found, period=(FIRST, LAST), minimum=0, zeros=False)
        days = received_days(table)
        within = [row for row, day in enumerate(days) if day is not None and FIRST <= day <= LAST]
        snapshots = seen_in(found)
        assert made.table("received").line("received").count.value == len(within)
        for duty in CHILDREN_2006.duties:
            visited = [row for row in within if any(name == duty.stage for name, _, _ in snapshots[row].visits)]
            sheet = made.table(duty.name)
            assert sheet.line("counted").count.value == len(visited)
            deadlines = [snapshots[row].deadline(duty.name) for row in visited]
            statuses = Counter(one.status for one in deadlines)
            for name, status in (
                ("met", DutyStatus.MET),
                ("met-late", DutyStatus.MET_LATE),
                ("pending", DutyStatus.PENDING),
                ("overdue", DutyStatus.OVERDUE),
                ("not-running", DutyStatus.NOT_RUNNING),
                ("stopped", DutyStatus.SUSPENDED),
            ):
                assert sheet.line(name).count.value == statuses[status], (duty.name, name)
            lapsed = [one for one in deadlines if one.status is DutyStatus.LAPSED]
            assert sheet.line("lapsed-late").count.value == sum(one.is_missed for one in lapsed)
            assert sheet.line("lapsed").count.value == sum(not one.is_missed for one in lapsed)
            unclear = [one for one in deadlines if one.status is DutyStatus.CANNOT_TELL]
            assert sheet.line("done-unclear").count.value == sum(one.done is not None for one in unclear)
            assert sheet.line("unclear").count.value == sum(one.done is None for one in unclear)
            assert sheet.line("done").count.value == sum(one.done is not None for one in deadlines)

    @pytest.mark.parametrize("seed", range(6))
    def test_a_stage_begins_when_the_complaint_first_visits_it(self, seed: int) -> None:
        table = a_table(seed)
        found = timetable(CHILDREN_2006, table, on=ON)
        rows = Rows(found)
        for stage in ("stage-1", "stage-2", "stage-3"):
            expected = [
                min((entered for name, entered, _ in seen.visits if name == stage), default=None)
                for seen in seen_in(found)
            ]
            assert rows.began(stage).tolist() == [day is not None for day in expected]
            entered = rows.entered(stage).tolist()
            assert entered == [NO_DAY if day is None else number_of(day) for day in expected]

    @pytest.mark.parametrize("seed", range(4))
    def test_the_stages_that_began_in_the_period_are_counted_by_the_day_of_the_visit(self, seed: int) -> None:
        found = timetable(CHILDREN_2006, a_table(seed), on=ON)
        made = report(found, period=(FIRST, LAST), counted="begun", minimum=0, zeros=False)
        snapshots = seen_in(found)
        for stage in ("stage-1", "stage-2", "stage-3"):
            days = [min((day for name, day, _ in seen.visits if name == stage), default=None) for seen in snapshots]
            count = sum(day is not None and FIRST <= day <= LAST for day in days)
            assert made.table("stages").line(stage).count.value == count
        duty = made.table("stage-2-response")
        assert duty.line("counted").count == made.table("stages").line("stage-2").count

    @pytest.mark.parametrize("seed", range(4))
    def test_what_is_due_in_the_period_is_counted_by_the_due_day(self, seed: int) -> None:
        found = timetable(CHILDREN_2006, a_table(seed), on=ON)
        made = report(found, period=(FIRST, LAST), counted="due", minimum=0, outcomes=None)
        deadlines = [seen.deadline("stage-1-response") for seen in seen_in(found)]
        due = [one for one in deadlines if one.due is not None and FIRST <= one.due <= LAST]
        sheet = made.table("stage-1-response")
        assert sheet.line("counted").count.value == len(due)
        assert sheet.line("counted").label == "due in the period"
        assert sheet.line("met").count.value == sum(one.status is DutyStatus.MET for one in due)

    @pytest.mark.parametrize("seed", range(4))
    def test_where_they_stand_and_what_is_answered_add_up_to_those_received(self, seed: int) -> None:
        table = a_table(seed)
        found = timetable(CHILDREN_2006, table, on=ON)
        made = report(found, period=(FIRST, LAST), minimum=0)
        within = [row for row, day in enumerate(received_days(table)) if day is not None and FIRST <= day <= LAST]
        stages = Counter(seen_in(found)[row].stage.name for row in within)
        shown = {line.name: line.count.value for line in made.table("now").lines}
        assert {name: shown[name] for name in stages} == dict(stages)
        answers = Counter(found.complaint(row).eligibility(on=ON).answer.value for row in within)
        told = {line.name: line.count.value for line in made.table("may-be-made").lines}
        assert told == {answer.value: answers[answer.value] for answer in Answer}

    def test_a_row_before_after_undated_or_not_on_record_yet_is_shown_and_not_dropped(self) -> None:
        table: dict[str, list[str | None]] = {
            "complaint": ["2025-03-31", "2025-04-01", "2026-03-31", "2026-04-01", "2026-07-01", None, None, None],
            "stage-1-response": [None, None, None, None, None, "2025-03-01", "2025-06-01", None],
        }
        made = report(timetable(CHILDREN_2006, table, on=ON), period="2025-26", minimum=0).table("received")
        counts = {line.name: line.count.value for line in made.lines}
        assert counts == {"received": 2, "before": 2, "later": 1, "undated": 3, "unread": 0, "rows": 8}

    def test_a_complaint_that_is_open_is_neither_in_time_nor_late_before_its_last_day_has_passed(self) -> None:
        for on, expected in ((date(2025, 6, 16), "pending"), (date(2025, 6, 17), "overdue")):
            found = timetable(CHILDREN_2006, {"complaint": ["2025-06-02"], "complaint.received": ["2025-06-02"]}, on=on)
            sheet = report(found, period="2025-26", minimum=0).table("stage-1-response")
            assert sheet.line(expected).count.value == 1
            assert sheet.line("met").count.value == sheet.line("met-late").count.value == 0

    def test_of_those_that_could_go_on_each_is_counted_once(self) -> None:
        table = {
            "complaint": ["2025-05-01"] * 4,
            "stage-1-response": ["2025-05-07", "2025-05-07", None, None],
            "stage-2-request": ["2025-05-20", None, None, None],
            "withdrawal": [None, None, "2025-05-02", None],
        }
        made = report(timetable(CHILDREN_2006, table, on=ON), period="2025-26", minimum=0)
        went = made.table("stages").line("stage-1/stage-2")
        assert (went.count.value, went.of and went.of.value) == (1, 3)  # answered, answered, and overdue

    def test_who_went_to_the_ombudsman_and_what_was_extended_is_counted_from_the_record(self) -> None:
        table = {
            "complaint": ["2025-05-01"] * 3,
            "extension.stage-1-response.on": ["2025-05-09", None, None],
            "extension.stage-1-response.to": ["2025-05-20", None, None],
            "ombudsman-complaint": [None, "2025-12-01", "2026-08-01"],
        }
        made = report(timetable(CHILDREN_2006, table, on=ON), period="2025-26", minimum=0)
        assert made.table("extensions").line("stage-1-response").count.value == 1
        assert made.table("ombudsman").line("lgsco").count.value == 1  # the other is after the date

    def test_a_response_to_which_the_text_sets_no_day_is_not_called_in_time(self) -> None:
        adults = schemes.in_force("england-adults-and-nhs", on=FIRST)
        table = {"complaint": ["2025-05-01"], "final-response": ["2025-06-02"]}
        made = report(timetable(adults, table, on=ON), period="2025-26", minimum=0)
        sheet = made.table("response")
        assert sheet.line("done-no-limit").count.value == 1
        assert sheet.line("met").count.value == 0
        assert sheet.line("in-time").of == sheet.line("in-time").count

    def test_rows_that_could_not_be_read_have_a_line(self) -> None:
        table = {"complaint": ["2025-05-02"] * 3, "complaint.received": [None, "2025-05-01", None]}
        found = timetable(CHILDREN_2006, table, on=ON, faults="keep")
        made = report(found, period="2025-26", minimum=0)
        assert made.table("received").line("unread").count.value == 1
        assert made.table("received").line("received").count.value == 2

    def test_an_empty_table_gives_a_report_of_nothing(self) -> None:
        made = report(timetable(CHILDREN_2006, {"complaint": []}, on=ON), period="2025-26", zeros=False)
        assert made.table("received").line("received").count.mark is Mark.FEW
        assert "fewer than 5" in made.text()
        shown = report(timetable(CHILDREN_2006, {"complaint": []}, on=ON), period="2025-26")
        assert str(shown.table("received").line("received").count) == "0"
        assert "There is no duty whose clock has begun to run." in shown.svg()


class TestDurations:
    """House rule: a duration says from when, in which days, and of how many."""

    @pytest.mark.parametrize("seed", range(4))
    def test_they_are_those_of_a_loop_that_counts_from_the_start_of_each_limit(self, seed: int) -> None:
        table = a_table(seed)
        found = timetable(CHILDREN_2006, table, on=ON)
        made = report(found, period=(FIRST, LAST), counted="begun", minimum=0)
        england = WorkingDayCalendar("england-and-wales")
        for duty, starts in (
            ("stage-1-response", received_days(table)),
            ("stage-2-response", table["stage-2-request"]),
        ):
            took: list[int] = []
            for seen, start, done in zip(seen_in(found), starts, table[duty], strict=True):
                visits = [day for name, day, _ in seen.visits if name == seen.deadline(duty).duty.stage]
                counts = visits and FIRST <= visits[0] <= LAST and seen.deadline(duty).done is not None
                if counts and start is not None and done is not None and start <= done:
                    took.append(england.working_days_between(start, done))
            wait = next(one for one in made.waits if one.duty == duty)
            assert wait.measured.value == len(took)
            assert wait.unit == "working day"
            assert wait.median == (median(took) if took else None)
            assert wait.longest == (max(took) if took else None)
            assert wait.ninetieth == (sorted(took)[ceil(0.9 * len(took)) - 1] if took else None)

    @given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
    def test_the_ninetieth_is_the_smallest_number_within_which_nine_in_ten_lie(self, days: list[int]) -> None:
        found = spread_of(np.array(days, dtype=np.int32))
        assert 10 * sum(day <= found.ninetieth for day in days) >= 9 * len(days)
        assert all(
            10 * sum(day <= less for day in days) < 9 * len(days) for less in set(days) if less < found.ninetieth
        )
        assert (found.median, found.longest) == (median(days), max(days))

    def test_calendar_days_are_counted_where_the_limit_counts_months(self) -> None:
        adults = schemes.in_force("england-adults-and-nhs", on=FIRST)
        table = {"complaint": ["2025-05-01"], "complaint.received": ["2025-05-02"], "final-response": ["2025-05-12"]}
        made = report(timetable(adults, table, on=ON), period="2025-26", minimum=0)
        wait = next(one for one in made.waits if one.duty == "relevant-period")
        assert (wait.longest, wait.unit) == (10, "day")
        assert "Counted from receipt of the complaint, where the next day is day 1" in wait.counted

    def test_a_duty_without_a_start_of_its_own_is_measured_from_its_stage(self) -> None:
        adults = schemes.in_force("england-adults-and-nhs", on=FIRST)
        found = timetable(adults, {"complaint": ["2025-05-01"], "final-response": ["2025-05-12"]}, on=ON)
        duty = next(one for one in adults.duties if one.name == "response")
        days, said = Rows(found).start(duty)
        assert duty.stage is not None
        assert said == f"the beginning of {adults.stage_title(duty.stage)}"
        assert days.tolist() == [number_of(date(2025, 5, 1))]


# Small numbers


def completions(
    counts: Mapping[Key, int], sums: Sequence[Sum], found: Guard, minimum: int, most: int
) -> Iterator[dict[Key, int]]:
    """Yield every table that agrees with what is shown, up to a number; what it is few or held back is as printed."""
    wholes = {one.whole for one in sums}
    atoms = [key for key in counts if key not in wholes]

    def may_be(key: Key) -> range:
        mark = found.marks.get(key)
        if mark is Mark.SHOWN:
            return range(counts[key], counts[key] + 1)
        if mark is Mark.FEW:
            return range(1, minimum)
        return range(minimum if mark is Mark.HELD_BACK and counts[key] >= minimum else 0, most + 1)

    for values in product(*(may_be(key) for key in atoms)):
        table = dict(zip(atoms, values, strict=True))
        for one in sums:  # each whole stands after its parts
            if one.whole not in table:
                table[one.whole] = sum(table[part] for part in one.parts)
        if all(table[one.whole] == sum(table[part] for part in one.parts) for one in sums) and all(
            table[key] in may_be(key) for key in wholes
        ):
            yield table


def assert_guarded(counts: dict[Key, int], sums: list[Sum], minimum: int, printed: set[Key] | None = None) -> None:
    printed = set(counts) if printed is None else printed
    found = guard(counts, sums, printed=printed, minimum=minimum)
    hidden = [key for key in counts if found.marks.get(key, Mark.FEW) is not Mark.SHOWN]
    few = [key for key in counts if 0 < counts[key] < minimum]
    assert all(found.marks[key] is not Mark.SHOWN for key in few if key in printed)
    secret = [key for key in hidden if key in printed or key in few]
    possible: dict[Key, set[int]] = {key: set() for key in secret}
    for table in completions(counts, sums, found, minimum, max(counts.values()) + 2):
        for key in secret:
            possible[key].add(table[key])
        if all(len(values) > 1 for values in possible.values()):
            break
    assert all(len(values) > 1 for values in possible.values()), (counts, found.marks, possible)


class TestSmallNumbers:
    """House rule: a hidden count must not follow from a total or from the rest of it."""

    @pytest.mark.parametrize("parts", [one for one in product(range(7), repeat=3) if list(one) == sorted(one)])
    def test_no_part_of_a_total_can_be_worked_out(self, parts: tuple[int, ...]) -> None:
        keys: list[Key] = [(f"part {number}",) for number in range(3)]
        counts: dict[Key, int] = dict(zip(keys, parts, strict=True))
        assert_guarded({**counts, ("all",): sum(parts)}, [Sum(("all",), tuple(keys))], 4)

    @pytest.mark.parametrize("cells", [one for one in product((0, 1, 2, 3, 5), repeat=4) if one[0] <= one[3]])
    def test_no_cell_of_a_table_of_two_by_two_can_be_worked_out_from_its_margins(self, cells: tuple[int, ...]) -> None:
        keys: list[Key] = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
        sums = [
            Sum(("a",), (keys[0], keys[1])),
            Sum(("b",), (keys[2], keys[3])),
            Sum(("x",), (keys[0], keys[2])),
            Sum(("y",), (keys[1], keys[3])),
            Sum(("all",), (("a",), ("b",))),
            Sum(("all",), (("x",), ("y",))),
        ]
        counts: dict[Key, int] = dict(zip(keys, cells, strict=True))
        for one in sums:
            counts.setdefault(one.whole, sum(counts[part] for part in one.parts))
        assert_guarded(counts, sums, 3)

    @pytest.mark.parametrize("shown", range(9))
    def test_the_rest_of_a_whole_cannot_be_worked_out_though_nobody_prints_it(self, shown: int) -> None:
        counts: dict[Key, int] = {("shown",): shown, ("rest",): 8 - shown, ("all",): 8}
        assert_guarded(counts, [Sum(("all",), (("shown",), ("rest",)))], 4, {("shown",), ("all",)})

    def test_where_a_total_fixes_what_is_few_even_that_is_not_said(self) -> None:
        """Four that are each at least one, and together fewer than five, are one each."""
        keys: list[Key] = [(f"part {number}",) for number in range(4)]
        counts: dict[Key, int] = {**dict.fromkeys(keys, 1), ("all",): 4}
        found = guard(counts, [Sum(("all",), tuple(keys))], printed=counts, minimum=5)
        assert set(found.marks.values()) == {Mark.HELD_BACK}

    @given(st.lists(st.integers(0, 5), min_size=4, max_size=4), st.sampled_from([3, 4]))
    def test_nothing_can_be_worked_out_where_a_part_has_parts_itself(self, cells: list[int], minimum: int) -> None:
        keys: list[Key] = [("in time",), ("late",), ("open",), ("lapsed",)]
        sums = [Sum(("done",), tuple(keys[:2])), Sum(("all",), (("done",), *keys[2:]))]
        counts: dict[Key, int] = dict(zip(keys, cells, strict=True))
        counts["done",] = sum(cells[:2])
        counts["all",] = sum(cells)
        assert_guarded(counts, sums, minimum)

    def test_where_counts_can_only_differ_by_two_the_double_of_all_is_the_second_table(self) -> None:
        counts: dict[Key, int] = {("a",): 1, ("b",): 1, ("all",): 2}
        sums = [Sum(("all",), (("a",), ("b",))), Sum(("a",), (("b",),))]
        found = guard(counts, sums, printed=counts, minimum=5)
        assert set(found.marks.values()) == {Mark.HELD_BACK}
        assert found.witnesses["all",] == {("a",): 2, ("b",): 2, ("all",): 4}

    def test_where_the_search_is_given_up_nothing_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guarding, "_MOST_STEPS", 1)
        counts: dict[Key, int] = {("a",): 2, ("b",): 9, ("all",): 11}
        found = guard(counts, [Sum(("all",), (("a",), ("b",)))], printed=counts, minimum=5)
        assert set(found.marks.values()) == {Mark.HELD_BACK}

    def test_nought_is_shown_or_not_as_the_caller_says(self) -> None:
        counts: dict[Key, int] = {("a",): 0, ("b",): 9, ("all",): 9}
        sums = [Sum(("all",), (("a",), ("b",)))]
        assert set(guard(counts, sums, printed=counts, minimum=5).marks.values()) == {Mark.SHOWN}
        hidden = guard(counts, sums, printed=counts, minimum=5, zeros=False)
        assert hidden.marks["a",] is Mark.FEW
        assert Mark.HELD_BACK in hidden.marks.values()

    @pytest.mark.parametrize("counted", ["received", "begun", "due"])
    @pytest.mark.parametrize("zeros", [True, False])
    def test_each_hidden_number_of_a_report_has_a_second_table_that_agrees_with_everything_shown(
        self, counted: str, *, zeros: bool
    ) -> None:
        """The sums are checked one by one, so that the search itself is not trusted."""
        table, service = ledger()
        found = timetable(CHILDREN_2006, table, on=ON)
        making = _Making(found, FIRST, LAST, counted, zeros=zeros)
        groups = making.columns({"service": service})
        making.count([one for name in OUTCOMES for one in making.columns(name)], groups)
        tally = making.tally
        for one in tally.sums:
            assert tally.counts[one.whole] == sum(tally.counts[part] for part in one.parts)
        guarded = guard(
            tally.counts,
            tally.sums,
            printed=tally.printed,
            minimum=5,
            zeros=zeros,
            worth=tally.worth,
            links=tally.links,
        )
        lowest = 1 if zeros else 0
        few = {key for key, count in tally.counts.items() if lowest <= count < 5 and key not in tally.links}
        assert all(guarded.marks[key] is not Mark.SHOWN for key in few & tally.printed)
        hidden = {key for key, mark in guarded.marks.items() if mark is not Mark.SHOWN}
        assert few <= set(guarded.witnesses)
        assert hidden <= set(guarded.witnesses)  # in this ledger no number had to be left wholly unsaid
        for key, witness in guarded.witnesses.items():
            other = {**tally.counts, **witness}
            assert other[key] != tally.counts[key]
            assert all(other[one.whole] == sum(other[part] for part in one.parts) for one in tally.sums)
            for name, mark in guarded.marks.items():
                if mark is Mark.SHOWN:
                    assert other[name] == tally.counts[name]
                assert other[name] >= 0
                if mark is Mark.FEW:
                    assert lowest <= other[name] < 5

    def test_what_is_met_or_missed_in_a_group_is_some_of_what_was_received_in_it(self) -> None:
        """All were done, so received less in time is late: of group A that would be 2."""
        ends, groups = list[str](), list[str]()
        for group, in_time, late in (("A", 12, 2), ("B", 20, 9), ("C", 20, 9), ("D", 12, 6)):
            groups += [group] * (in_time + late)
            ends += ["2025-06-10"] * in_time + ["2025-06-23"] * late
        table = {"complaint": ["2025-06-02"] * len(ends), "stage-1-response": ends}
        found = timetable(CHILDREN_2006, table, on=ON)
        for counted in ("received", "begun", "due"):
            made = report(found, period="2025-26", counted=counted, by={"group": groups})
            received, in_time_of = (made.table(f"by group/{place}").line("=A").count.value for place in (0, 1))
            assert received is None or in_time_of is None

    def test_a_group_in_which_some_is_neither_met_nor_missed_is_guarded_with_and_without_noughts(self) -> None:
        table, service = ledger()
        for zeros in (True, False):
            for counted in ("received", "begun", "due"):
                making = _Making(timetable(CHILDREN_2006, table, on=ON), FIRST, LAST, counted, zeros=zeros)
                making.count([], making.columns({"service": service}))
                counts = making.tally.counts
                whole = ("due", "stage-1-response") if counted == "due" else ("began", "stage-1")
                totals = {one.whole: one.parts for one in making.tally.sums}
                for name in sorted({f"={one}" for one in service if one} | {"not told"}):
                    group = ("group", "service", name)
                    inner, outer = counts[*group, "over", "stage-1-response"], counts[*group, *whole]
                    assert inner <= outer
                    parts = totals[*group, *whole]
                    assert sum(counts[one] for one in parts) == outer
                    assert len(parts) == (1 if zeros and inner == outer else 2)

    @pytest.mark.parametrize(
        ("in_time", "late", "is_told"), [(11, 1, False), (3, 4, False), (12, 6, True), (12, 0, True)]
    )
    def test_durations_are_told_only_where_it_is_told_how_many_kept_the_limit(
        self, in_time: int, late: int, *, is_told: bool
    ) -> None:
        """The longest is beyond the limit where one was late, so 11 in time and 1 late would be told by it."""
        ends = ["2025-06-10"] * in_time + ["2025-08-01"] * late
        table = {"complaint": ["2025-06-02"] * len(ends), "stage-1-response": ends}
        (wait, *_) = report(timetable(CHILDREN_2006, table, on=ON), period="2025-26").waits
        assert wait.measured.value == in_time + late
        assert [one is not None for one in (wait.median, wait.ninetieth, wait.longest)] == [is_told] * 3

    @pytest.mark.parametrize("late", [0, 2])
    @pytest.mark.parametrize("pending", [5, 7])
    def test_one_duty_does_not_tell_how_many_of_another_were_done(self, late: int, pending: int) -> None:
        """An acknowledgement starts the clock of the response: it runs for as many as were acknowledged."""
        table: dict[str, list[date | None]] = {"complaint": [], "acknowledgement": []}
        for number, start, after in (
            (12, date(2025, 6, 2), 2),
            (late, date(2025, 6, 2), 21),
            (1, date(2025, 6, 2), None),
            (pending, date(2025, 12, 9), None),
        ):
            table["complaint"] += [start] * number
            table["acknowledgement"] += [None if after is None else start + timedelta(after)] * number
        procedure = schemes.newest("housing-ombudsman-code")
        made = report(timetable(procedure, table, on=date(2025, 12, 10)), period="2025-26")
        acknowledged, answered = made.table("acknowledgement"), made.table("stage-1-response")
        assert acknowledged.line("overdue").count.mark is Mark.FEW
        counted, waiting = acknowledged.line("counted").count.value, answered.line("not-running").count.value
        assert acknowledged.line("done").count.value is not None or counted is None or waiting is None

    def test_where_noughts_are_hidden_the_report_says_so(self) -> None:
        shown, hidden = of_ledger(), of_ledger(zeros=False)
        assert "A count from 1 to 4 is shown as" in " ".join(shown.text().split())
        assert "A count from 0 to 4 is shown as" in " ".join(hidden.text().split())
        assert "A count from 0 to 4 is shown as" in hidden.markdown()
        assert (shown.zeros, hidden.zeros) == (True, False)
        assert (shown.to_dict()["zeros"], hidden.to_dict()["zeros"]) == (True, False)
        assert "or from nought where noughts are hidden" in str(SMALL_NUMBERS.paraphrase)

    def test_nothing_that_is_hidden_can_be_found_in_any_output(self) -> None:
        made = of_ledger()
        hidden = [line for table in made.tables for line in table.lines if line.count.mark is not Mark.SHOWN]
        assert hidden
        assert all(line.count.value is None and line.share is None for line in hidden)
        for table in json.loads(json.dumps(made.to_dict()))["tables"]:
            for line in table["lines"]:
                if line["value"] is None:
                    assert line["shown"] in {"fewer than 5", "not shown"}
                    assert line["share"] is None

    def test_bars_of_hidden_numbers_are_all_of_one_length(self) -> None:
        boxes = re.findall(r'class="furthest"[^>]* width="([0-9.]+)"', of_ledger().svg())
        assert boxes
        assert set(boxes) == {"46"}

    def test_a_minimum_of_nought_hides_nothing_and_says_so(self) -> None:
        made = of_ledger(minimum=0)
        assert all(line.count.mark is Mark.SHOWN for table in made.tables for line in table.lines)
        assert "No small number is hidden, so this report may point to a person." in made.text()


# What is kept apart, and what is asked for


class TestAims:
    """What is no more than should, a promise, an aim, advice or a description is kept apart from what must be done."""

    @pytest.mark.parametrize("name", ["cumberland-children", "lgsco-code", "greensquareaccord-care"])
    def test_a_duty_that_is_not_put_as_a_must_is_in_the_other_part(self, name: str) -> None:
        procedure = schemes.newest(name)
        made = report(timetable(procedure, {"complaint": ["2026-05-01"] * 6}, on=ON), period=(FIRST, ON))
        strengths = {duty.name: duty.strength for duty in procedure.duties}
        sheets = [table for table in made.tables if table.duty]
        assert sheets
        assert all(table.apart is (strengths[table.duty] is not Strength.MUST) for table in sheets)
        assert any(table.apart for table in sheets)
        text = made.text()
        assert "KEPT APART" in text
        assert all(text.index(one.title, text.index("KEPT APART")) for one in sheets if one.apart)
        assert "Kept apart" in made.svg()

    @pytest.mark.parametrize("name", ["cumberland-children", "england-children", "lgsco", "lgsco-code"])
    def test_no_report_speaks_of_a_breach(self, name: str) -> None:
        procedure = schemes.newest(name)
        made = report(timetable(procedure, {"complaint": ["2026-05-01"] * 6}, on=ON), period=(FIRST, ON))
        said = made.text() + made.markdown() + made.svg() + json.dumps(made.to_dict())
        assert "breach" not in said.lower()
        assert "barred" not in said.lower()

    def test_a_day_aimed_at_inside_a_limit_has_lines_of_its_own(self) -> None:
        lgsco = schemes.newest("lgsco")
        duty = next(one for one in lgsco.duties if one.target is not None)
        table = {
            "complaint": ["2026-03-02", "2026-03-02", "2026-03-02", "2026-06-02", None],
            "final-response": ["2026-04-13", "2026-04-14", None, None, None],  # six weeks end on 13 April 2026
            "ombudsman-complaint": ["2026-06-08"] * 5,
        }
        made = report(timetable(lgsco, table, on=ON), period=(FIRST, ON), minimum=0, zeros=False)
        sheet = made.table(duty.name)
        assert sheet.line("counted").count.value == 5
        assert sheet.line("aim-met").count.value == 1
        assert sheet.line("aim-after").count.value == 2
        assert sheet.line("aim-unclear").count.value == 1
        assert sheet.apart
        assert any("is no limit" in remark for remark in sheet.remarks)


class TestWhatIsRequired:
    """House rule: a report says who asks for it, how that was seen, and what it cannot tell."""

    def test_the_schemes_whose_text_on_a_report_was_read_or_described(self) -> None:
        assert tuple(name for name in schemes.names() if schemes.get(name).report is not None) == REQUIRING

    @pytest.mark.parametrize("name", REQUIRING)
    def test_the_text_is_of_the_scheme_and_every_version_for_which_it_was_seen_has_it(self, name: str) -> None:
        one = schemes.get(name).report
        assert one is not None
        assert one.source.instrument in {source.instrument for source in schemes.newest(name).sources()}
        for version in schemes.versions(name):
            was_seen = name != "housing-ombudsman-code" or version.version == "2024-04-01"
            assert requirement_of(version) is (one if was_seen else None)

    def test_a_text_that_was_seen_for_one_version_is_claimed_for_no_other(self) -> None:
        before, newest = schemes.versions("housing-ombudsman-code")
        made = report(timetable(before, {"complaint": ["2023-05-01"]}, on=ON), period="2023-24")
        assert "No text was read that requires a report" in made.text()
        local = evolve(newest, name="barsetshire-homes", version="2020-01-01", under="housing-ombudsman-code")
        assert requirement_of(local) is schemes.get("housing-ombudsman-code").report

    def test_a_local_procedure_has_none_where_the_newest_version_was_not_seen(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        local = evolve(schemes.newest("seap"), name="barsetshire-homes", under="housing-ombudsman-code")
        assert requirement_of(local) is not None
        monkeypatch.setattr(schemes, "newest", lambda _: schemes.versions("housing-ombudsman-code")[0])
        assert requirement_of(local) is None

    def test_that_the_childrens_regulations_require_it_is_said_to_be_inferred(self) -> None:
        text = " ".join(of_ledger().text().split())
        assert "which names no regulations and speaks of complaints against social services departments" in text
        assert "That these regulations require it is an inference from that answer." in text

    @pytest.mark.parametrize("name", ["cumberland-adults", "staffordshire-adults"])
    def test_a_local_procedure_has_the_requirement_of_the_scheme_that_it_sits_under(self, name: str) -> None:
        assert requirement_of(schemes.newest(name)) is schemes.get("england-adults-and-nhs").report

    def test_a_procedure_that_is_no_bundled_scheme_has_it_too(self) -> None:
        local = evolve(schemes.newest("seap"), name="barsetshire-children", under="england-children")
        assert requirement_of(local) is schemes.get("england-children").report

    @pytest.mark.parametrize("under", ["", "lgsco", "no-such-scheme"])
    def test_where_no_scheme_or_none_with_such_a_text_is_named_there_is_none(self, under: str) -> None:
        assert requirement_of(evolve(schemes.newest("seap"), name="barsetshire", under=under)) is None
        assert requirement_of(schemes.newest("seap")) is None

    def test_the_year_is_that_of_the_text_that_names_it(self) -> None:
        found = schemes.get("england-adults-and-nhs").report
        assert found is not None
        assert (YEAR.citation, YEAR.url, YEAR.seen) == (found.source.citation, found.source.url, found.source.seen)
        for source in (YEAR, found.source):
            assert "months that end with 31 March" in str(source.paraphrase)

    @pytest.mark.parametrize("source", [YEAR, SMALL_NUMBERS, PRACTICE], ids=["year", "small numbers", "practice"])
    def test_what_the_report_itself_rests_on_has_its_day_and_quotes_nothing(self, source: Source) -> None:
        assert source.checked_on == date(2026, 11, 23)
        assert source.words is None
        assert source.paraphrase
        assert source.url.startswith("https://") or source.instrument == HOUSE_RULE

    def test_each_line_that_gives_what_is_asked_for_names_the_text(self) -> None:
        made = of_ledger()
        requirement = schemes.get("england-children").report
        assert requirement is not None
        source = requirement.source
        assert made.table("received").line("received").asked_by is source
        assert made.table("stage-1-response").line("met").asked_by is source
        outcomes = next(table for table in made.tables if table.name.startswith("outcomes"))
        assert all(line.asked_by is source for line in outcomes.lines)
        assert made.table("ombudsman").line("lgsco").asked_by is None

    def test_what_no_table_can_tell_is_listed(self) -> None:
        text = " ".join(of_ledger().text().split())
        assert "The action to be taken in each." in text
        assert "The regulation itself was not read" in text

    def test_without_a_column_of_outcomes_none_is_guessed(self) -> None:
        made = of_ledger(outcomes=None)
        text = " ".join(made.text().split())
        assert "No column of outcomes was given, and none is guessed." in text
        assert "The outcome of each: what was decided." in text
        assert not any(table.name.startswith("outcomes") for table in made.tables)

    def test_where_no_such_text_was_read_that_is_said(self) -> None:
        made = report(timetable(schemes.newest("seap"), {"complaint": ["2026-05-01"]}, on=ON), period=(FIRST, ON))
        assert "No text was read that requires a report" in made.text()
        assert made.to_dict()["required_by"] is None

    def test_a_code_that_only_asks_is_not_said_to_require(self) -> None:
        procedure = schemes.newest("lgsco-code")
        made = report(timetable(procedure, {"complaint": ["2026-05-01"]}, on=ON), period=(FIRST, ON))
        assert "A report is asked for by LGSCO Code, 8.1 and 8.2" in made.text()

    def test_the_rule_for_small_numbers_is_ours_and_names_a_practice(self) -> None:
        text = " ".join(of_ledger().text().split())
        assert "House rule: a count from 1, or from nought where noughts are hidden, to one below the minimum" in text
        assert PRACTICE.citation in text


# What may be given


class TestGiven:
    """House rule: a misspelt column is not an empty one."""

    @pytest.mark.parametrize("text", ["2025-27", "2025", "25-26", "", "0000-01", "9999-00", "2025-26 "])
    def test_a_year_of_another_form_is_refused(self, text: str) -> None:
        with pytest.raises(UnknownNameError, match="year"):
            year_of(text)

    def test_the_end_of_a_century_is_a_year(self) -> None:
        assert year_of("2099-00") == (date(2099, 4, 1), date(2100, 3, 31))

    def test_what_cannot_be_is_refused_with_what_is_meant(self) -> None:
        table, _ = ledger()
        found = timetable(CHILDREN_2006, table, on=ON)
        with pytest.raises(UnknownNameError, match="2025-04-01 to 2026-03-31"):
            report(found, period=(LAST, FIRST))
        with pytest.raises(UnknownNameError, match="received"):
            report(found, period="2025-26", counted="receive")  # type: ignore[arg-type]
        for wrong in (["north"] * 60, 5):
            with pytest.raises(InvalidTableError, match=f"{{title: values}}, is needed, not {type(wrong).__name__}"):
                report(found, period="2025-26", by=wrong)  # type: ignore[arg-type]
        with pytest.raises(NotADateError):
            report(found, period=("2025-04-01", LAST))  # type: ignore[arg-type]
        with pytest.raises(NotANumberError):
            report(found, period="2025-26", minimum=-1)
        with pytest.raises(UnknownNameError, match=r"stage-1-response\.outcome"):
            report(found, period="2025-26", outcomes="stage-1-response.outcom")
        with pytest.raises(InvalidTableError, match="2 values for 60 rows"):
            report(found, period="2025-26", by={"team": ["a", "b"]})
        with pytest.raises(InvalidTableError, match="at most 100"):
            report(
                timetable(CHILDREN_2006, {"complaint": ["2025-05-01"] * 101}, on=ON),
                period="2025-26",
                by={"id": range(101)},
            )
        with pytest.raises(KeyError):
            of_ledger().table("nothing like it")
        with pytest.raises(NotANumberError):
            of_ledger().svg(width=319)

    def test_outcomes_and_groups_are_read_from_the_table_or_given_beside_it(self) -> None:
        table: dict[str, list[Any]] = {
            "complaint": ["2025-05-01"] * 4,
            "stage-1-response": ["2025-05-06", "2025-05-06", None, "2025-05-06"],
            "stage-1-response.outcome": ["upheld", None, None, "not-upheld"],
            "fact.advocate": [True, False, None, True],
        }
        found = timetable(CHILDREN_2006, table, on=ON)
        made = report(
            found,
            period="2025-26",
            minimum=0,
            outcomes=["stage-1-response.outcome", {"decision": ["yes", float("nan"), None, "no"]}],
            by="fact.advocate",
        )
        first, second = (one for one in made.tables if one.name.startswith("outcomes"))
        counts = {line.label: line.count.value for line in first.lines}
        assert counts == {"not-upheld": 1, "upheld": 1, "not recorded": 1}
        assert {line.label: line.count.value for line in second.lines} == {"no": 1, "yes": 1, "not recorded": 2}
        assert second.lines[0].of == made.table("received").line("received").count
        groups = made.table("by fact.advocate/0")
        assert {line.label: line.count.value for line in groups.lines} == {"no": 1, "yes": 2, "not recorded": 1}
        in_time = made.table("by fact.advocate/1")
        assert {line.label: (line.count.value, line.of and line.of.value) for line in in_time.lines} == {
            "no": (1, 1),
            "yes": (2, 2),
            "not recorded": (0, 1),
        }

    def test_conditions_for_going_on_are_read_in_columns(self) -> None:
        table = {"complaint": ["2025-05-01", "2025-05-01"], "stage-1-response": ["2025-05-06", None]}
        for facts, told in ((None, {"fact.advocate": [True, None]}), ({"advocate": True}, {})):
            rows = Rows(timetable(CHILDREN_2006, {**table, **told}, on=ON, facts=facts))
            answered, late = Happened("stage-1-response"), Missed("stage-1-response")
            advocate = FactIs("advocate")
            assert rows.allowed(Always()).tolist() == [True, True]
            assert rows.allowed(answered).tolist() == [True, False]
            assert rows.allowed(AnyOf(answered, late)).tolist() == [True, True]
            assert rows.allowed(All(answered, late)).tolist() == [False, False]
            assert rows.allowed(advocate).tolist() == [True, facts is not None]
            assert rows.allowed(Overdue("stage-1-response")).tolist() == [False, False]
        assert Rows(timetable(CHILDREN_2006, {"complaint": []}, on=ON)).allowed(FactIs("advocate")).tolist() == []


# The outputs


class TestOutputs:
    """House rule: the same bytes everywhere; nothing that a table holds is read as markup."""

    def test_text_has_at_most_a_hundred_columns_and_the_notice_once(self) -> None:
        text = of_ledger().text()
        assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 100
        assert text.count(DISCLAIMER) == 1
        assert of_ledger().markdown().count(DISCLAIMER) == 1
        assert of_ledger().text() == text

    def test_what_the_period_means_is_said(self) -> None:
        for counted, words in (
            ("received", "count the complaints received in the period"),
            ("begun", "whose stage began in the period"),
            ("due", "in which it was due in the period"),
        ):
            text = " ".join(of_ledger(counted=counted).text().split())
            assert words in text
            assert "neither in time nor late before its last day has passed" in text

    def test_what_is_counted_with_a_duty_is_said_to_be(self) -> None:
        """Received before the period, stage 2 begun, due and answered in it: nobody was received in the period."""
        table = {
            "complaint": ["2025-02-03"] * 6,
            "stage-1-response": ["2025-02-10"] * 6,
            "stage-2-request": ["2025-04-10"] * 6,
            "stage-2-response": ["2025-05-01"] * 6,
            "stage-2-response.outcome": ["upheld"] * 6,
        }
        found = timetable(CHILDREN_2006, table, on=ON)
        for counted, number, said in (
            ("received", 0, "count the complaints received in the period."),
            (
                "begun",
                6,
                (
                    "The lines on a stage, and on the duties of it with their outcomes, extensions and durations, "
                    "count the complaints whose stage began in the period, whenever they were received; all other "
                    "lines count those received in it."
                ),
            ),
            (
                "due",
                6,
                (
                    "The lines on a duty, with its outcomes, extensions and durations, count the complaints in which "
                    "it was due in the period, whenever they were received;"
                ),
            ),
        ):
            made = report(
                found,
                period="2025-26",
                counted=counted,  # type: ignore[arg-type]
                outcomes="stage-2-response.outcome",
                minimum=0,
            )
            (outcomes,) = (table for table in made.tables if table.name.startswith("outcomes"))
            assert sum(line.count.value or 0 for line in outcomes.lines) == number
            assert said in " ".join(made.text().split())
        assert "outcomes of an answer are counted with its duty" in " ".join((report.__doc__ or "").split())

    @pytest.mark.parametrize(
        ("on", "is_over", "later"),
        [
            (date(2025, 9, 30), False, "received after it"),
            (date(2026, 3, 30), False, "received after it"),
            (LAST, True, "received after it"),
            (date(2026, 4, 1), True, "received after it, up to 1 April 2026"),
        ],
    )
    def test_a_year_that_is_not_over_is_said_not_to_be(self, on: date, later: str, *, is_over: bool) -> None:
        found = timetable(CHILDREN_2006, {"complaint": ["2025-05-01"] * 6}, on=on)
        made = report(found, period="2025-26")
        for text in (made.text(), made.markdown()):
            assert ("The period was not over on" in " ".join(text.split())) is not is_over
        if not is_over:
            said = {date(2025, 9, 30): "30 September 2025", date(2026, 3, 30): "30 March 2026"}[on]
            sentence = f"The period was not over on {said}: what came later is not in this report."
            assert sentence in " ".join(made.text().split())
        assert made.table("received").line("later").label == later

    def test_a_percentage_stands_beside_its_base(self) -> None:
        for table in of_ledger(minimum=0).tables:
            assert all(line.of is not None for line in table.lines if line.share is not None)
        line = of_ledger(minimum=0).table("stage-1-response").line("in-time")
        assert line.of is not None
        assert line.share == round(100 * (line.count.value or 0) / (line.of.value or 1), 1)

    def test_markup_in_a_table_stays_text(self) -> None:
        found = timetable(CHILDREN_2006, {"complaint": ["2025-05-01"] * 6}, on=ON)
        made = report(found, period="2025-26", by={"<b>|x": ["<script>alert(1)</script>|"] * 6})
        assert "<script>" not in made.markdown()
        assert "<b>" not in made.markdown()
        rows = [line for line in made.markdown().splitlines() if line.startswith("|")]
        assert all(len(re.findall(r"(?<!\\)\|", row)) in {5, 6, 8} for row in rows)

    @pytest.mark.parametrize("width", [320, 599, 600, 900])
    def test_the_chart_is_described_needs_no_colour_and_lies_within_its_width(self, width: int) -> None:
        drawn = of_ledger().svg(width=width)
        root = ET.fromstring(drawn)  # noqa: S314 - our own
        space = "{http://www.w3.org/2000/svg}"
        title, described = root.find(f"{space}title"), root.find(f"{space}desc")
        assert title is not None
        assert described is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
        assert root.get("role") == "img"
        assert "done late: not shown" in (described.text or "")
        assert (described.text or "").endswith(DISCLAIMER)
        assert "<script" not in drawn
        assert "href" not in drawn
        texts = ["".join(one.itertext()) for one in root.iter(f"{space}text")]
        assert texts.count("fewer than 5") >= 2
        assert "done in time" in texts
        for shape in root.iter(f"{space}rect"):
            assert float(shape.get("x", "0")) + float(shape.get("width", "0")) <= width
        assert drawn == of_ledger().svg(width=width)

    def test_the_picture_and_the_table_of_the_page_are_those_of_the_example(self) -> None:
        made = of_ledger()
        held = (ROOT / "docs" / "assets" / "report-invented.svg").read_text(encoding="utf-8")
        assert held == made.svg()
        for table in made.tables:
            if table.duty:
                names = ("met", "met-late", "overdue", "pending", "counted")
                cells = " | ".join(str(table.line(name).count) for name in names)
                assert f"| {table.title} | {cells} |" in PAGE

    def test_the_example_is_marked_as_invented(self) -> None:
        readme = (LEDGER.parent / "README.md").read_text(encoding="utf-8")
        assert "No row is about a real person" in " ".join(readme.split())
        assert "invented" in LEDGER.name
        assert "is invented" in PAGE


class TestTallies:
    """House rule: whatever a reader can take away from a whole is itself a count."""

    def test_the_rest_of_a_part_is_counted_unless_nothing_is_left(self) -> None:
        tally = Tally()
        everyone = tally.count(("all",), np.array([True, True, True]))
        tally.part(("some",), np.array([True, False, False]), everyone)
        tally.part(("each",), np.array([True, True, True]), everyone)
        assert tally.counts["rest", "some", "all"] == 2
        assert ("rest", "each", "all") not in tally.counts
        assert Sum(("all",), (("each",),)) in tally.sums


# The command


def asked(*arguments: str) -> str:
    parser = Parser(prog="complaint-rules report")
    add_arguments(parser)
    given = parser.parse_args(arguments)
    answer: str = given.answer(given)
    return answer


class TestCommand:
    """The report from the command line is that of the library."""

    USUAL = ("--scheme", "england-children", "--year", "2025-26", "--on", "2026-06-30")
    COLUMNS = ("--outcome", OUTCOMES[0], "--outcome", OUTCOMES[1], "--by", "service")

    def test_each_form_is_that_of_the_library(self) -> None:
        made = of_ledger()
        for form, expected in (("text", made.text()), ("markdown", made.markdown()), ("svg", made.svg().rstrip("\n"))):
            assert asked(str(LEDGER), *self.USUAL, *self.COLUMNS, "--format", form) == expected
        told = json.loads(asked(str(LEDGER), *self.USUAL, *self.COLUMNS, "--format", "json"))
        assert told == json.loads(json.dumps(made.to_dict()))

    def test_a_column_that_nobody_named_is_refused_and_one_left_out_is_not_read(self) -> None:
        with pytest.raises(InvalidFileError, match="service") as refused:
            asked(str(LEDGER), *self.USUAL)
        assert "--leave-out" in str(refused.value)
        with pytest.raises(InvalidFileError, match="'servic' is no column of the file"):
            asked(str(LEDGER), *self.USUAL, "--leave-out", "servic", "--by", "service")
        text = asked(str(LEDGER), *self.USUAL, "--leave-out", "service", "--leave-out", "stage-2-response.outcome")
        assert "BY SERVICE" not in text

    def test_numbers_and_answers_are_read_as_what_they_are(self) -> None:
        weeks = Fact(name="weeks", question="How many weeks?", kind=Kind.NUMBER)
        procedure = evolve(CHILDREN_2006, further_facts=(*CHILDREN_2006.further_facts, weeks))
        assert _values("fact.weeks", ["3", None, "many"], procedure) == [3, None, "many"]
        assert _values("fact.advocate", ["Yes", "no", None, "perhaps"], procedure) == [True, False, None, "perhaps"]
        assert _values("complaint", ["2025-05-01", None], procedure) == ["2025-05-01", None]

    def test_hiding_and_keeping_are_passed_on(self, tmp_path: Path) -> None:
        file = tmp_path / "small.csv"
        file.write_text("complaint,fact.advocate\n2025-05-01,yes\n2025-05-02,No\n", encoding="utf-8")
        shown = asked(str(file), *self.USUAL, "--minimum", "0", "--by", "fact.advocate", "--keep-faults")
        assert re.search(r"^yes +1 +2 +50\.0%$", shown, re.MULTILINE)
        assert "fewer than 3" in asked(str(file), *self.USUAL, "--minimum", "3", "--hide-zeros")

    def test_a_procedure_file_may_be_named(self, tmp_path: Path) -> None:
        file = tmp_path / "local.csv"
        file.write_text("complaint\n2025-05-01\n", encoding="utf-8")
        scheme = ROOT / "examples" / "local" / "east-devon.toml"
        text = asked(str(file), "--scheme", str(scheme), *self.USUAL[2:])
        assert text.startswith("Report on complaints, 1 April 2025 to 31 March 2026.")

    @pytest.mark.parametrize(
        ("held", "said"),
        [
            ("", "it is empty"),
            ("complaint,complaint\n2025-05-01,2025-05-01\n", "'complaint' stands twice"),
            ("complaint,\n2025-05-01,x\n", "a column has no name"),
            ("complaint\n2025-05-01,x\n", "row 0 has 2 cells, and there are 1 columns"),
            ('complaint\n"2025-05-01', "it is not CSV that can be read"),
        ],
    )
    def test_a_file_that_is_no_table_is_told_so(self, tmp_path: Path, held: str, said: str) -> None:
        file = tmp_path / "faulty.csv"
        file.write_text(held, encoding="utf-8")
        with pytest.raises(InvalidFileError, match=said):
            asked(str(file), *self.USUAL)

    @pytest.mark.parametrize(
        ("held", "said"),
        [
            ("complaint\n2025-05-01\n\n01/05/2025\n", "complaint, row 1: '01/05/2025' is not a date"),
            ("complaint,complaint.received\n2025-05-01,\n2025-05-02,2025-05-01\n", "row 1: "),
            ("complaint,stage-1-response\n2025-05-01,\n\n2025-05-02\n", "row 1 has 1 cells"),
        ],
    )
    def test_rows_are_counted_alike_in_every_message_and_the_file_is_named(
        self, tmp_path: Path, held: str, said: str
    ) -> None:
        file = tmp_path / "faulty.csv"
        file.write_text(held, encoding="utf-8")
        with pytest.raises(InvalidFileError) as refused:
            asked(str(file), *self.USUAL)
        assert "faulty.csv" in refused.value.file
        first, last = refused.value.problems
        assert first.startswith(said)
        assert last == "rows are counted from 0, below the line of names; empty lines are not counted"

    def test_what_is_kept_is_a_row_whose_dates_cannot_stand_together_and_no_cell_that_is_no_date(
        self, tmp_path: Path
    ) -> None:
        file = tmp_path / "faulty.csv"
        file.write_text("complaint,complaint.received\n2025-05-02,2025-05-01\n", encoding="utf-8")
        text = asked(str(file), *self.USUAL, "--keep-faults", "--minimum", "0")
        assert re.search(r"^rows that could not be read +1 +1 +100\.0%$", text, re.MULTILINE)
        file.write_text("complaint\n2/5/2025\n", encoding="utf-8")
        with pytest.raises(InvalidFileError, match="is not a date"):
            asked(str(file), *self.USUAL, "--keep-faults")
        parser = Parser(prog="complaint-rules report")
        add_arguments(parser)
        said = "go on where the dates of a row cannot stand together, and count such rows; a cell that is no date is"
        assert said in " ".join(parser.format_help().split())

    def test_bad_numbers_and_dates_are_told_together(self) -> None:
        with pytest.raises(RefusedError) as refused:
            asked(str(LEDGER), *self.USUAL[:4], "--on", "30/06/2026", "--minimum", "five", "--width", "wide")
        assert len(refused.value.problems) == 3

    def test_without_the_extra_the_command_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "complaint_rules.bulk.report", None)
        with pytest.raises(RefusedError) as refused:
            asked(str(LEDGER), *self.USUAL)
        assert "complaint-rules[bulk]" in refused.value.problems[0]
