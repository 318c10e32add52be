"""Whole reports as they were looked at and written down, and figures counted by hand from a few rows."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest

from complaint_rules import schemes
from complaint_rules.bulk import timetable
from complaint_rules.bulk.report import Mark, Report, report
from complaint_rules.bulk.report.guarding import Key, Sum, guard
from complaint_rules.bulk.report.tallies import Tally
from complaint_rules.conditions import FactIs, Not
from complaint_rules.rules import Transition
from tests.procedures_for_tests import AGAIN, SOURCE, duty, procedure

Row: TypeAlias = dict[str, str]
Blocks: TypeAlias = tuple[tuple[int, Row], ...]
"""Invented complaints: how many are alike, and what is on record of each."""

GOLDEN = Path(__file__).parent / "golden"
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
ON = date(2026, 6, 30)
CHILDREN = schemes.in_force("england-children", on=FIRST)
LANDLORD = schemes.in_force("housing-ombudsman-code", on=FIRST)
OMBUDSMAN = schemes.newest("lgsco")

CHILDRENS_ROWS: Blocks = (
    (
        14,
        {
            "complaint": "2025-06-02",
            "complaint.received": "2025-06-03",
            "grounds-arose": "2025-05-20",
            "stage-1-response": "2025-06-12",
            "stage-1-response.outcome": "not-upheld",
            "service": "Fostering",
        },
    ),
    (
        9,
        {
            "complaint": "2025-07-07",
            "grounds-arose": "2024-05-01",
            "stage-1-response": "2025-07-21",
            "stage-1-response.outcome": "upheld",
            "service": "Children in care",
        },
    ),
    (
        6,
        {
            "complaint": "2025-09-01",
            "stage-1-response": "2025-09-19",
            "stage-1-response.outcome": "partly-upheld",
            "service": "Fostering",
        },
    ),
    (
        3,
        {
            "complaint": "2025-09-08",
            "extension.stage-1-response.on": "2025-09-15",
            "extension.stage-1-response.to": "2025-10-03",
            "stage-1-response": "2025-10-01",
            "stage-1-response.outcome": "upheld",
            "service": "Leaving care",
        },
    ),
    (
        7,
        {
            "complaint": "2025-05-06",
            "stage-1-response": "2025-05-15",
            "stage-1-response.outcome": "not-upheld",
            "stage-2-request": "2025-06-02",
            "stage-2-response": "2025-07-04",
            "stage-2-response.outcome": "partly-upheld",
            "service": "Children in care",
        },
    ),
    (
        5,
        {
            "complaint": "2025-05-06",
            "stage-1-response": "2025-05-15",
            "stage-2-request": "2025-06-02",
            "stage-2-response": "2025-08-01",
            "stage-2-response.outcome": "upheld",
            "service": "Fostering",
        },
    ),
    (
        2,
        {
            "complaint": "2026-01-05",
            "stage-1-response": "2026-01-16",
            "stage-2-request": "2026-02-02",
            "service": "Leaving care",
        },
    ),
    (6, {"complaint": "2025-10-06", "service": "Children in care"}),
    (5, {"complaint": "2025-11-03", "withdrawal": "2025-11-06"}),
    (2, {"complaint": "2025-11-03", "withdrawal": "2025-12-10", "service": "Fostering"}),
    (3, {"complaint": "2026-02-10", "service": "Fostering"}),
    (
        2,
        {
            "complaint": "2025-04-07",
            "stage-1-response": "2025-04-15",
            "stage-2-request": "2025-05-01",
            "stage-2-response": "2025-05-30",
            "panel-request": "2025-06-16",
            "panel-meeting": "2025-07-21",
            "panel-report": "2025-07-29",
            "panel-response": "2025-08-11",
            "ombudsman-complaint": "2025-10-01",
            "service": "Children in care",
        },
    ),
    (
        5,
        {
            "complaint": "2025-12-01",
            "stage-1-response": "2025-12-10",
            "ombudsman-complaint": "2026-01-20",
            "service": "Disabled children",
        },
    ),
    (4, {"complaint": "2025-03-20", "stage-1-response": "2025-03-28", "service": "Fostering"}),
    (3, {"stage-1-response": "2025-06-20"}),
    (2, {"stage-1-response": "2025-02-10"}),
    (1, {"complaint": "2025-05-02", "complaint.received": "2025-05-01"}),
)
"""Seventy-nine rows; on 16 February 2026 the year 2025-26 is not over."""

LANDLORDS_ROWS: Blocks = (
    (
        16,
        {
            "complaint": "2025-06-02",
            "acknowledgement": "2025-06-04",
            "stage-1-response": "2025-06-17",
            "stage-1-response.outcome": "upheld",
            "estate": "North",
        },
    ),
    (
        8,
        {
            "complaint": "2025-06-02",
            "acknowledgement": "2025-06-12",
            "stage-1-response": "2025-06-24",
            "stage-1-response.outcome": "not-upheld",
            "estate": "South",
        },
    ),
    (
        7,
        {
            "complaint": "2025-07-01",
            "acknowledgement": "2025-07-03",
            "stage-1-response": "2025-07-24",
            "stage-1-response.outcome": "upheld",
            "estate": "South",
        },
    ),
    (
        6,
        {
            "complaint": "2025-09-01",
            "acknowledgement": "2025-09-03",
            "extension.stage-1-response.on": "2025-09-15",
            "extension.stage-1-response.to": "2025-10-01",
            "stage-1-response": "2025-09-29",
            "stage-1-response.outcome": "upheld",
            "estate": "North",
        },
    ),
    (
        9,
        {
            "complaint": "2025-04-14",
            "acknowledgement": "2025-04-16",
            "stage-1-response": "2025-04-25",
            "stage-2-request": "2025-05-12",
            "stage-2-acknowledgement": "2025-05-14",
            "stage-2-response": "2025-06-06",
            "estate": "North",
        },
    ),
    (
        2,
        {
            "complaint": "2025-04-14",
            "acknowledgement": "2025-04-16",
            "stage-1-response": "2025-04-25",
            "stage-2-request": "2025-05-12",
            "stage-2-acknowledgement": "2025-05-14",
            "stage-2-response": "2025-08-06",
            "ombudsman-complaint": "2025-11-10",
            "estate": "South",
        },
    ),
    (5, {"complaint": "2025-10-06", "acknowledgement": "2025-10-08", "refusal": "2025-10-10", "estate": "East"}),
    (3, {"complaint": "2026-03-02", "estate": "East"}),
    (
        6,
        {
            "complaint": "2025-03-03",
            "acknowledgement": "2025-03-05",
            "stage-1-response": "2025-03-14",
            "stage-2-request": "2025-04-02",
            "stage-2-acknowledgement": "2025-04-04",
            "estate": "North",
        },
    ),
)
"""Sixty-two rows; the last six were made before the period, and their stage 2 began in it."""

OMBUDSMANS_ROWS: Blocks = (
    (5, {"complaint": "2025-03-03", "final-response": "2025-04-14", "ombudsman-complaint": "2025-06-02"}),
    (3, {"complaint": "2025-03-03", "final-response": "2025-05-19", "ombudsman-complaint": "2025-06-02"}),
    (4, {"complaint": "2025-03-03", "ombudsman-complaint": "2025-06-16"}),
    (
        6,
        {
            "complaint": "2025-04-07",
            "final-response": "2025-07-30",
            "ombudsman-complaint": "2025-08-04",
            "forwarded-to-assessment": "2025-08-11",
            "ombudsman-assessment": "2025-09-01",
        },
    ),
    (
        2,
        {
            "complaint": "2025-04-07",
            "final-response": "2025-05-06",
            "ombudsman-complaint": "2025-08-04",
            "forwarded-to-assessment": "2025-08-11",
            "ombudsman-assessment": "2025-10-01",
            "adverse-report": "2026-01-12",
            "report-answered": "2026-04-11",
        },
    ),
    (
        1,
        {
            "complaint": "2025-04-07",
            "final-response": "2025-05-06",
            "ombudsman-complaint": "2025-08-04",
            "adverse-report": "2025-12-01",
            "adverse-report.received": "2025-12-03",
            "report-answered": "2026-03-20",
        },
    ),
    (1, {"ombudsman-complaint": "2025-08-04", "withdrawal": "2025-08-20"}),
)
"""Twenty-two rows."""


def columns(blocks: Blocks, *apart: str) -> tuple[dict[str, list[str | None]], dict[str, list[str | None]]]:
    """Return the rows as columns, and those set apart that the rules do not read."""
    rows = [row for number, row in blocks for _ in range(number)]
    names = dict.fromkeys(name for row in rows for name in row)
    table: dict[str, list[str | None]] = {name: [row.get(name) for row in rows] for name in names}
    return table, {name: table.pop(name) for name in apart}


def table_of(blocks: Blocks) -> dict[str, list[str | None]]:
    return columns(blocks)[0]


@cache
def of_children(minimum: int = 5) -> Report:
    table, service = columns(CHILDRENS_ROWS, "service")
    found = timetable(CHILDREN, table, on=date(2026, 2, 16), faults="keep")
    outcomes = ["stage-1-response.outcome", "stage-2-response.outcome"]
    return report(found, period="2025-26", outcomes=outcomes, by=service, minimum=minimum)


@cache
def of_landlord(minimum: int = 5) -> Report:
    table, estate = columns(LANDLORDS_ROWS, "estate")
    found = timetable(LANDLORD, table, on=ON)
    outcome = "stage-1-response.outcome"
    return report(found, period=(FIRST, LAST), counted="due", outcomes=outcome, by=estate, minimum=minimum)


@cache
def of_ombudsman() -> Report:
    found = timetable(OMBUDSMAN, table_of(OMBUDSMANS_ROWS), on=date(2026, 3, 25))
    return report(found, period=(FIRST, LAST), counted="begun", minimum=0, zeros=False)


@cache
def nothing() -> Report:
    return report(timetable(CHILDREN, {"complaint": ["2024-05-01"]}, on=ON), period="2025-26")


MADE = {"children": of_children, "landlord": of_landlord, "ombudsman": of_ombudsman, "nothing": nothing}
WIDTHS = {"children": 900, "landlord": 320, "ombudsman": 599, "nothing": 320}


def as_json(made: Report) -> str:
    """Return the record without the digest of the rules, which stands for every word of them."""
    told = made.to_dict()
    assert told.pop("rules_digest") == made.procedure.digest
    return json.dumps(told, sort_keys=True, indent=1, ensure_ascii=False)


def assert_as_written_down(name: str, found: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8"), "look at it; if it is meant, run with WRITE_GOLDEN=1"


@pytest.mark.parametrize("name", MADE)
class TestWholeReports:
    """House rule: the same table gives the same report, letter by letter; somebody has looked at each of these."""

    def test_the_markdown_is_as_written_down(self, name: str) -> None:
        assert_as_written_down(f"report-{name}.md", MADE[name]().markdown() + "\n")

    def test_the_plain_text_is_as_written_down(self, name: str) -> None:
        assert_as_written_down(f"report-{name}.txt", MADE[name]().text() + "\n")

    def test_the_record_is_as_written_down(self, name: str) -> None:
        assert_as_written_down(f"report-{name}.json", as_json(MADE[name]()) + "\n")

    def test_the_chart_is_as_written_down(self, name: str) -> None:
        assert_as_written_down(f"report-{name}.svg", MADE[name]().svg(width=WIDTHS[name]))


# Figures counted by hand


def figures(made: Report, name: str) -> dict[str, int | None]:
    return {line.name: line.count.value for line in made.table(name).lines}


def first_of(*rows: Row) -> dict[str, list[str | None]]:
    return table_of(tuple((1, row) for row in rows))


class TestFigures:
    """House rule: what a report counts is what the rules say of each complaint, each of them once."""

    def test_the_complaints_of_children_are_counted_as_a_hand_counts_them(self) -> None:
        made = of_children(0)
        received = {"received": 69, "before": 6, "later": 0, "undated": 3, "unread": 1, "rows": 79}
        assert figures(made, "received") == received
        assert figures(made, "now") == {
            "stage-1": 14 + 9 + 6 + 3 + 6 + 3 + 5,
            "stage-2": 7 + 5 + 2,
            "stage-3": 0,
            "completed": 2,
            "resolved": 0,
            "refused": 0,
            "withdrawn": 5 + 2,
        }
        assert figures(made, "stages") == {
            "stage-1": 69,
            "stage-2": 16,
            "stage-3": 2,
            "stage-1/stage-2": 16,
            "stage-2/stage-3": 2,
        }
        assert figures(made, "stage-1-response") == {
            "counted": 69,
            "done": 14 + 9 + 6 + 3 + 7 + 5 + 2 + 2 + 5,
            "met": 14 + 9 + 3 + 7 + 5 + 2 + 2 + 5,
            "met-late": 6,
            "pending": 3,
            "overdue": 6,
            "unclear": 0,
            "lapsed": 5,
            "lapsed-late": 2,
            "in-time": 47,
        }
        wait = next(one for one in made.waits if one.duty == "stage-2-response")
        assert (wait.measured.value, wait.median, wait.ninetieth, wait.longest) == (14, 24, 44, 44)
        assert wait.counted.startswith("Counted from the request for stage 2, where the next working day is day 1")

    def test_the_landlords_duties_are_counted_as_a_hand_counts_those_due_in_the_period(self) -> None:
        made = of_landlord(0)
        acknowledged, answered = figures(made, "acknowledgement"), figures(made, "stage-1-response")
        assert (acknowledged["counted"], acknowledged["met"], acknowledged["met-late"]) == (56, 45, 8)
        assert acknowledged["overdue"] == 3
        assert (answered["counted"], answered["met"], answered["met-late"], answered["lapsed"]) == (53, 41, 7, 5)
        assert (figures(made, "stage-2-response")["met"], figures(made, "stage-2-response")["met-late"]) == (9, 2)
        assert figures(made, "stage-2-response")["overdue"] == 6

    def test_an_act_before_the_period_places_a_complaint_before_it_and_a_later_act_does_not(self) -> None:
        table = first_of(
            {"stage-1-response": "2025-03-31"},
            {"stage-1-response": "2025-04-01"},
            {"stage-1-response": "2025-06-02"},
            {"stage-1-response": "2026-05-01"},
            {"complaint": "2025-06-02"},
        )
        made = report(timetable(CHILDREN, table, on=ON), period="2025-26", minimum=0)
        received = {"received": 1, "before": 1, "later": 0, "undated": 3, "unread": 0, "rows": 5}
        assert figures(made, "received") == received

    def test_a_stage_that_is_entered_again_is_no_step_from_itself(self) -> None:
        again = procedure(duty(), transitions=(AGAIN,))
        table = first_of(
            {"complaint": "2025-05-01", "reopening": "2025-05-20"},
            {"complaint": "2025-05-01", "stage-2-request": "2025-05-20", "reopening": "2025-06-02"},
        )
        made = report(timetable(again, table, on=ON), period="2025-26", minimum=0)
        steps = {"stage-1": 2, "stage-2": 1, "stage-2/stage-1": 1, "stage-1/stage-2": 1}
        assert figures(made, "stages") == steps

    def test_what_came_twice_is_read_in_each_row_by_itself(self) -> None:
        """Only where the complaint was reopened once more after it was withdrawn did the request lead to stage 2."""
        again = procedure(duty(), transitions=(AGAIN,))
        usual = {"complaint": "2025-05-01", "reopening": "2025-05-06", "withdrawal": "2025-05-12"}
        requested = {**usual, "stage-2-request": "2025-05-20"}
        table = first_of(requested, {**requested, "reopening/2": "2025-05-14"}, requested)
        made = report(timetable(again, table, on=ON), period="2025-26", minimum=0)
        assert figures(made, "stages")["stage-2"] == 1
        assert figures(made, "now")["stage-2"] == 1

    def test_where_a_fact_decides_each_row_is_read_by_itself(self) -> None:
        told = FactIs("advocate")
        moves = [
            Transition(event="discussion", start=("stage-1",), to=to, source=SOURCE, when=when)
            for to, when in (("stage-2", told), ("over", Not(told)))
        ]
        table: dict[str, list[str | bool]] = {
            "complaint": ["2025-05-01"] * 3,
            "discussion": ["2025-05-12"] * 3,
            "fact.advocate": [False, True, False],
        }
        found = timetable(procedure(duty(), transitions=moves), table, on=ON)
        made = report(found, period="2025-26", minimum=0)
        assert figures(made, "stages")["stage-2"] == 1
        assert (figures(made, "now")["stage-2"], figures(made, "now")["over"]) == (1, 2)

    def test_a_stage_begins_with_the_event_that_leads_to_it_though_another_came_on_the_same_day(self) -> None:
        table = first_of(
            {"complaint": "2025-05-01", "stage-1-response": "2025-05-01"},
            {"complaint": "2025-05-01", "stage-1-response": "2025-05-09"},
            {"complaint": "2025-05-06", "stage-1-response": "2025-05-09"},
        )
        found = timetable(CHILDREN, table, on=ON)
        made = report(found, period=(date(2025, 5, 1), date(2025, 5, 5)), counted="begun", minimum=0)
        assert figures(made, "stages")["stage-1"] == 2

    def test_a_duration_runs_from_the_start_in_the_reading_that_was_chosen(self) -> None:
        """From 2 June to 4 July are 24 working days, from 9 June 19."""
        table = first_of(
            {
                "complaint": "2025-05-06",
                "stage-1-response": "2025-05-15",
                "stage-2-request": "2025-06-02",
                "statement-agreed": "2025-06-09",
                "stage-2-response": "2025-07-04",
            }
        )
        for reading, days in (("request", 24), ("statement-agreed", 19)):
            found = timetable(CHILDREN, table, on=ON, readings={"stage-2-start": reading})
            made = report(found, period="2025-26", minimum=0)
            assert next(one.longest for one in made.waits if one.duty == "stage-2-response") == days

    def test_outcomes_of_an_act_that_nobody_owes_yet_are_counted_of_those_received(self) -> None:
        table: dict[str, list[str | None]] = {
            "complaint": ["2025-05-01", "2025-05-02"],
            "stage-2-response": [None, None],
            "stage-2-response.outcome": [None, None],
        }
        found = timetable(CHILDREN, table, on=ON)
        made = report(found, period="2025-26", outcomes="stage-2-response.outcome", minimum=0)
        (outcomes,) = (one for one in made.tables if one.name.startswith("outcomes"))
        assert [(line.label, line.count.value, str(line.of)) for line in outcomes.lines] == [("not recorded", 2, "2")]

    def test_groups_stand_in_the_order_of_their_names(self) -> None:
        names = ["Moss", "Elm", "Yew", "Ash", "Oak", "Fir", "Bay", "Lime", "Rowan", "Hazel", "Cedar", "Thorn"]
        found = timetable(CHILDREN, {"complaint": ["2025-05-01"] * len(names)}, on=ON)
        made = report(found, period="2025-26", by={"team": names}, minimum=0)
        labels = [line.label for line in made.table("by team/0").lines]
        assert labels == [
            *("Ash", "Bay", "Cedar", "Elm", "Fir", "Hazel", "Lime", "Moss", "Oak", "Rowan", "Thorn", "Yew"),
            "not recorded",
        ]

    def test_the_second_of_several_is_a_column_of_its_own(self) -> None:
        extended = {"complaint": "2025-05-01", "extension.stage-1-response.on": "2025-05-09"}
        first = {
            **extended,
            "extension.stage-1-response.to": "2025-05-20",
            "extension.stage-1-response.cause": "advocate",
        }
        second = {"extension.stage-1-response/2.on": "2025-05-12", "extension.stage-1-response/2.to": "2025-05-28"}
        table = first_of(first, {**first, **second, "extension.stage-1-response/2.cause": "complexity"})
        found = timetable(CHILDREN, table, on=ON)
        for column, counts in (
            ("extension.stage-1-response.cause", {"advocate": 2, "not recorded": 0}),
            ("extension.stage-1-response/2.cause", {"complexity": 1, "not recorded": 1}),
        ):
            made = report(found, period="2025-26", by=column, minimum=0)
            assert {line.label: line.count.value for line in made.table(f"by {column}/0").lines} == counts


# Small numbers


class TestWhatIsHidden:
    """House rule: a count below the minimum is hidden, nought only where noughts are, and a minimum of 1 hides none."""

    def test_a_minimum_of_one_hides_not_even_noughts_and_says_so(self) -> None:
        counts: dict[Key, int] = {("a",): 0, ("b",): 9, ("all",): 9}
        sums = [Sum(("all",), (("a",), ("b",)))]
        found = guard(counts, sums, printed=counts, minimum=1, zeros=False)
        assert set(found.marks.values()) == {Mark.SHOWN}
        table = {"complaint": ["2025-05-01"] * 3}
        made = report(timetable(CHILDREN, table, on=ON), period="2025-26", minimum=1, zeros=False)
        assert all(line.count.mark is Mark.SHOWN for one in made.tables for line in one.lines)
        for text in (made.text(), made.markdown()):
            assert "No small number is hidden, so this report may point to a person." in text
            assert "fewer than" not in text
            assert "a second table was found" not in " ".join(text.split())

    def test_the_answers_on_whether_it_may_be_made_do_not_tell_the_few_among_them(self) -> None:
        """Sixteen were received and fourteen may be made, which would leave two."""
        grounds = ["2025-04-07"] * 14 + ["2023-04-03"] * 2
        found = timetable(CHILDREN, {"complaint": ["2025-05-01"] * 16, "grounds-arose": grounds}, on=ON)
        made = report(found, period="2025-26")
        marks = {line.name: line.count.mark for line in made.table("may-be-made").lines}
        assert made.table("received").line("received").count.value == 16
        assert marks == {
            "yes": Mark.HELD_BACK,
            "no": Mark.SHOWN,
            "no unless discretion": Mark.FEW,
            "cannot tell": Mark.SHOWN,
        }

    def test_those_in_time_and_those_met_or_missed_are_not_both_shown_where_few_were_missed(self) -> None:
        """Twenty in time, two late, three not due yet, five withdrawn: 22 less 20 would be the late ones."""
        blocks: Blocks = (
            (20, {"complaint": "2026-06-01", "stage-1-response": "2026-06-08"}),
            (2, {"complaint": "2026-06-01", "stage-1-response": "2026-06-22"}),
            (3, {"complaint": "2026-06-22"}),
            (5, {"complaint": "2026-06-01", "withdrawal": "2026-06-02"}),
        )
        found = timetable(CHILDREN, table_of(blocks), on=ON)
        for counted in ("received", "begun", "due"):
            made = report(found, period=(FIRST, LAST.replace(month=12)), counted=counted)
            line = made.table("stage-1-response").line("in-time")
            assert line.of is not None
            assert Mark.HELD_BACK in {line.count.mark, line.of.mark}
            assert line.share is None

    def test_a_count_that_nobody_prints_has_no_mark_though_nothing_is_said_of_the_others(self) -> None:
        """Two counts that are alike in each sum can only be doubled together."""
        counts: dict[Key, int] = {("a",): 1, ("b",): 1, ("all",): 2}
        sums = [Sum(("all",), (("a",), ("b",))), Sum(("a",), (("b",),))]
        found = guard(counts, sums, printed={("a",), ("all",)}, minimum=5)
        assert found.marks == {("a",): Mark.HELD_BACK, ("all",): Mark.HELD_BACK}
        assert found.least == {("a",): 0, ("b",): 0, ("all",): 0}

    @pytest.mark.parametrize(("zeros", "links"), [(True, 2), (False, 3)])
    def test_rows_that_nobody_has_are_linked_to_others_only_where_noughts_are_hidden(
        self, links: int, *, zeros: bool
    ) -> None:
        """Three rows are done and at stage 1, two are open and at stage 2; nobody is at stage 3."""
        tally = Tally(zeros=zeros)
        done, nobody = np.array([True, True, True, False, False]), np.zeros(5, dtype=np.bool_)
        tally.link({("done",): done, ("open",): ~done}, {("1",): done, ("2",): ~done}, nobody)
        linked = [one for one in tally.sums if one.whole in {("done",), ("open",)}]
        assert [sum(tally.counts[part] for part in one.parts) for one in linked] == [3, 2]
        assert [len(one.parts) for one in linked] == [1, 1]
        assert sorted(tally.counts[key] for key in tally.links) == ([2, 3] if zeros else [0, 0, 2, 3])
        none = Tally(zeros=zeros)
        none.link({("done",): done}, {("1",): done, ("3",): nobody}, ~done)
        assert len(none.links) == (1 if zeros else links)

    @pytest.mark.parametrize(("size", "some", "rests"), [(1, 1, []), (1, 0, [1]), (0, 0, [0]), (2, 1, [1]), (2, 2, [])])
    def test_where_one_of_one_is_counted_no_rest_is_left(self, size: int, some: int, rests: list[int]) -> None:
        tally = Tally()
        whole = tally.count(("all",), np.ones(size, dtype=np.bool_))
        tally.part(("some",), np.arange(size) < some, whole)
        assert [number for key, number in tally.counts.items() if key[0] == "rest"] == rests

    def test_durations_of_fewer_than_the_minimum_are_not_told_though_more_kept_the_limit(self) -> None:
        """Ten were answered before the complaint was received, and from receipt to answer only two can be measured."""
        before = {"complaint": "2025-06-02", "complaint.received": "2025-06-09", "stage-1-response": "2025-06-06"}
        usual = {"complaint": "2025-06-02", "stage-1-response": "2025-06-10"}
        for number, mark in ((2, Mark.FEW), (6, Mark.SHOWN)):
            found = timetable(CHILDREN, table_of(((10, before), (number, usual))), on=ON)
            (wait, *_) = report(found, period="2025-26").waits
            assert wait.measured.mark is mark
            assert wait.of.value == 10 + number
            assert wait.longest == (None if mark is Mark.FEW else 6)

    def test_durations_of_a_number_that_is_held_back_only_for_another_are_told(self) -> None:
        """Twelve are measured, and the two that are not would follow from their number."""
        before = {"complaint": "2025-06-02", "complaint.received": "2025-06-09", "stage-1-response": "2025-06-06"}
        usual = {"complaint": "2025-06-02", "stage-1-response": "2025-06-10"}
        found = timetable(CHILDREN, table_of(((2, before), (12, usual))), on=ON)
        (wait, *_) = report(found, period="2025-26").waits
        assert (wait.of.value, wait.measured.mark) == (14, Mark.HELD_BACK)
        assert (wait.median, wait.ninetieth, wait.longest) == (6, 6, 6)


# Charts


class TestCharts:
    """House rule: no bar tells of a hidden number, and a chart for a narrow screen puts each label over its bar."""

    def test_a_chart_of_noughts_and_hidden_numbers_is_drawn(self) -> None:
        table = {"complaint": ["2025-05-01"] * 3}
        drawn = report(timetable(CHILDREN, table, on=ON), period="2025-26").svg()
        assert re.findall(r'class="furthest"[^>]* width="([0-9.]+)"', drawn) == ["46"]
        assert ">0<" in drawn

    @pytest.mark.parametrize(("width", "stands_over"), [(599, True), (600, False)])
    def test_from_six_hundred_on_the_labels_stand_beside_the_bars(self, width: int, *, stands_over: bool) -> None:
        found = re.search(r"<text[^>]*>done in time</text>", of_children().svg(width=width))
        assert found is not None
        assert ('text-anchor="end"' not in found[0]) is stands_over
