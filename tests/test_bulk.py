from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import product
from typing import TYPE_CHECKING, Any, ClassVar, cast

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import Answer, DutyStatus, WorkingDayCalendar, bulk, schemes
from complaint_rules.bulk.cases import Digit, RowCase, digits_of, kinds_of, spread
from complaint_rules.bulk.limits import ColumnReading
from complaint_rules.bulk.plain import reasons_against
from complaint_rules.bulk.tables import day_of
from complaint_rules.conditions import Any as Any_
from complaint_rules.conditions import FactAtLeast, FactIs, Happened, MetInTime, Missed, Not, Overdue, WindowOpen
from complaint_rules.eligibility import TimeLimit
from complaint_rules.errors import (
    CalendarHorizonError,
    ComplaintRulesError,
    InvalidTableError,
    NotADateError,
    NotANumberError,
    UnknownFactError,
    UnknownNameError,
    UnknownReadingError,
)
from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.periods import Counting, Days, Period, Unit
from complaint_rules.rules import How, Recurrence, Transition
from complaint_rules.vocabulary import Fact, Kind, Party
from complaint_rules.working_days import Roll
from tests import oracle
from tests.bulk_strategies import seeds, table_of
from tests.every_procedure import drawn, every_procedure, facts_of, readings_of
from tests.procedures_for_tests import AGAIN, SOURCE, duty, extension, procedure, route, window, working

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Extension, Route

ROWS = 12
NONE_ = Period(0, Unit.DAYS)


def differences(rules: Procedure, table: Mapping[str, Any], on: date, **given_beside: Any) -> list[str]:  # noqa: ANN401 - as for timetable
    """Compare every field of every row with the reading of that row's own record."""
    found = bulk.timetable(rules, table, on=on, **{"faults": "keep", **given_beside})
    unreadable = {fault.row for fault in found.faults}
    wrong: list[str] = []
    for row in range(len(found)):
        cells = {name: str(column[row]) for name, column in table.items() if column[row] is not None}
        try:
            complaint = found.complaint(row)
            seen, eligibility = complaint.at(on), complaint.eligibility(on=on)
        except ComplaintRulesError:
            if row not in unreadable:
                wrong.append(f"row {row} was read, and no record could hold it: {cells}")
            continue
        if row in unreadable:
            wrong.append(f"row {row} was not read: {cells}")
        fields: dict[str, tuple[object, object]] = {
            "stage": (found.stages[found.stage[row]], seen.stage.name),
            "eligibility": (bulk.ANSWERS[found.eligibility[row]], eligibility.answer),
        }
        for deadline in {one.duty.name: one for one in seen.deadlines}.values():
            columns = found.duties[deadline.duty.name]
            late = int(columns.days_late[row])
            fields |= {
                f"{deadline.duty.name}.due": (day_of(int(columns.due[row])), deadline.due),
                f"{deadline.duty.name}.latest": (day_of(int(columns.latest[row])), deadline.latest),
                f"{deadline.duty.name}.status": (bulk.STATUSES[columns.status[row]], deadline.status),
                f"{deadline.duty.name}.days_late": (None if late < 0 else late, deadline.days_late),
                f"{deadline.duty.name}.certain": (bool(columns.certain[row]), deadline.bounds.certain),
            }
        wrong += [
            f"row {row}, {name}: {one} and not {other}: {cells}"
            for name, (one, other) in fields.items()
            if one != other
        ]
    return wrong


class TestColumnsEqualRows:
    """House rule: a column is another reading of the same rules, equal to the reading of each row by itself."""

    @every_procedure
    def test_in_every_field_of_every_row(self, data: st.DataObject, rules: str) -> None:
        procedure = data.draw(drawn(rules))
        table, on = table_of(procedure, data.draw(seeds), ROWS)
        given_beside = {"facts": data.draw(facts_of(procedure)), "readings": data.draw(readings_of(procedure))}
        assert differences(procedure, table, on, **given_beside) == []


CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ADULTS = schemes.in_force("england-adults-and-nhs", on=date(2024, 8, 1))
ON = date(2024, 12, 2)
ENGLAND = WorkingDayCalendar("england-and-wales")


def only(rules: Procedure, seed: int, keep: tuple[str, ...], size: int = 40) -> tuple[dict[str, list[Any]], date]:
    """Return a table with some of its columns only."""
    table, on = table_of(rules, seed, size)
    return {name: column for name, column in table.items() if name.startswith(keep)}, on


class TestConditionsInColumns:
    """House rule: rows of one kind have one answer, and it is that of the rule for one record."""

    @pytest.mark.parametrize("seed", range(6))
    def test_a_duty_owed_because_another_was_missed(self, seed: int) -> None:
        limit = After(On("complaint"), Period(10, Unit.WORKING_DAYS))
        rules = procedure(
            duty(),
            duty("final-response", limit, owed_if=Any_(Missed("stage-1-response"), FactIs("consent")), stage=None),
            duty("progress-update", limit, owed_if=Not(Overdue("stage-1-response"))),
            duty("acknowledgement", limit, owed_if=MetInTime("stage-1-response")),
        )
        table, on = table_of(rules, seed, 60)
        assert differences(rules, table, on) == []

    def test_a_duty_owed_because_of_how_the_complaint_was_made(self) -> None:
        days = [date(2024, 10, 1)] * 4 + [None]
        table = {
            "complaint": days,
            "complaint.form": ["oral", "written", None, "oral", None],
            "resolution": [date(2024, 10, 2), None, None, None, None],
        }
        assert differences(ADULTS, table, ON) == []
        assert bulk.timetable(ADULTS, table, on=ON).one_by_one == 0
        del table["complaint.form"]
        assert differences(ADULTS, table, ON) == []

    def test_more_kinds_of_rows_than_a_narrow_number_can_tell_apart(self) -> None:
        many = np.arange(60_000)
        kinds, firsts = kinds_of(60_000, [Digit(many % 300, 300), Digit(many // 300, 200), Digit(many % 7, 7)])
        assert len(firsts) == 60_000
        assert sorted(set(kinds.tolist())) == list(range(60_000))
        assert (kinds[firsts] == np.arange(60_000)).all()

    def test_what_comes_after_them_tells_rows_apart_as_well(self) -> None:
        many = np.arange(60_000)
        digits = [many % 300, many % 250, many // 30_000, many // 15_000 % 2]
        kinds, firsts = kinds_of(60_000, [Digit(codes, int(codes.max()) + 1) for codes in digits])
        seen: dict[tuple[int, ...], int] = {}
        for row, codes in enumerate(zip(*(column.tolist() for column in digits), strict=True)):
            first = seen.setdefault(codes, row)
            assert kinds[row] == kinds[first]
        assert sorted(firsts.tolist()) == sorted(seen.values())

    def test_as_many_values_as_a_narrow_number_can_hold(self) -> None:
        kinds, firsts = kinds_of(3, [Digit(np.array([0, 1, 65_535]), 65_536)])
        assert (kinds.tolist(), firsts.tolist()) == ([0, 1, 2], [0, 1, 2])

    def test_no_rows_have_no_kinds(self) -> None:
        assert spread(0, [], lambda _: 1).tolist() == []
        assert spread(3, [], lambda _: 7).tolist() == [7, 7, 7]

    def test_what_needs_the_record_is_refused(self) -> None:
        with pytest.raises(TypeError, match="cannot be asked about a column"):
            RowCase(cast("Any", None), {}, 0).window_open("stage-2-request")
        with pytest.raises(TypeError, match="cannot be asked about a column"):
            digits_of([WindowOpen("stage-2-request")], cast("Any", None), {})


class TestOneByOne:
    """House rule: what is read in columns must be the very reading of one record; the rest is read row by row."""

    @pytest.mark.parametrize(
        ("rules", "reason"),
        [
            (
                procedure(duty(within=After(Last(On("complaint"), On("progress-update")), working(10)))),
                "the last of several",
            ),
            (procedure(duty(within=After(On("complaint"), Period(5, Unit.SCHOOL_DAYS)))), "school days"),
            (procedure(duty(recurs=Recurrence(every=working(10), ends_with="final-response"))), "comes back"),
            (procedure(duty(), windows=[window(After(On("complaint"), working(30)), if_silent="silent")]), "silence"),
            (procedure(duty(), extensions=(extension(How.AUTOMATIC, by=working(5)),)), "by itself"),
            (procedure(duty(), extensions=(extension(by=working(5), times=0),)), "no time at all"),
            (
                procedure(duty(), duty("final-response", owed_if=WindowOpen("stage-2-request")), windows=[window()]),
                "open",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    @pytest.mark.parametrize("seed", range(2))
    def test_a_procedure_with_what_looks_back_along_the_record(self, rules: Procedure, reason: str, seed: int) -> None:
        days = Days(working=WorkingDayCalendar("england-and-wales", predicted=True))
        assert reason in " ".join(reasons_against(rules, days))
        table, on = table_of(rules, seed, 10)
        assert differences(rules, table, on) == []
        assert bulk.timetable(rules, table, on=on, faults="keep").one_by_one == 10

    def test_a_branch_that_turns_on_a_date(self) -> None:
        missed = Missed("stage-1-response")
        both = [
            Transition(event="stage-3-request", start=("stage-1",), to="stage-2", source=SOURCE, when=missed),
            Transition(event="stage-3-request", start=("stage-1",), to="over", source=SOURCE, when=Not(missed)),
        ]
        rules = procedure(duty(), transitions=both)
        days = Days(working=WorkingDayCalendar("england-and-wales"))
        assert reasons_against(rules, days) == ("a branch turns on an event, a date or a detail",)

    def test_a_branch_that_turns_on_a_fact_is_read_in_columns(self) -> None:
        told = FactIs("consent")
        both = [
            Transition(event="stage-3-request", start=("stage-1",), to="stage-2", source=SOURCE, when=told),
            Transition(event="stage-3-request", start=("stage-1",), to="over", source=SOURCE, when=Not(told)),
        ]
        rules = procedure(duty(), transitions=both)
        for seed in range(8):
            table, on = only(
                rules, seed, ("complaint", "stage-3-request", "fact.consent", "stage-1-response", "withdrawal")
            )
            table = {name: column for name, column in table.items() if "." not in name or name == "fact.consent"}
            assert differences(rules, table, on) == []
            assert bulk.timetable(rules, table, on=on).one_by_one == 0

    def test_a_stage_that_was_entered_twice(self) -> None:
        rules = procedure(duty(), transitions=[AGAIN])
        table = {
            "complaint": [date(2025, 3, 3), date(2025, 3, 3)],
            "stage-2-request": [date(2025, 3, 20), date(2025, 3, 20)],
            "reopening": [date(2025, 3, 27), None],
            "stage-1-response": [date(2025, 4, 2), None],
        }
        assert differences(rules, table, date(2025, 5, 1)) == []
        assert bulk.timetable(rules, table, on=date(2025, 5, 1)).one_by_one == 1

    def test_a_suspended_clock_and_an_event_that_came_again(self) -> None:
        table = {
            "stage-2-request": [date(2024, 8, 29)] * 3,
            "suspension.from": [date(2024, 9, 2), None, None],
            "suspension.cause": ["concurrent-proceedings", None, None],
            "suspension.resumed": [date(2024, 9, 9), None, None],
            "response-date-agreed": [None, date(2024, 9, 1), date(2024, 9, 1)],
            "response-date-agreed.until": [None, date(2024, 10, 1), date(2024, 10, 1)],
            "response-date-agreed/2": [None, date(2024, 9, 20), None],
            "response-date-agreed/2.until": [None, date(2024, 10, 20), None],
        }
        found = bulk.timetable(CHILDREN, table, on=ON)
        assert found.one_by_one == 2
        assert found.due("stage-2-response").astype(str).tolist() == ["2024-10-10", "2024-10-03", "2024-10-03"]
        assert differences(CHILDREN, table, ON) == []

    @pytest.mark.parametrize("day", [date(1979, 5, 1), date(2099, 5, 1), date(1950, 1, 1), date(2150, 1, 1)])
    def test_days_at_the_end_of_what_is_known(self, day: date) -> None:
        table = {"complaint": [day, date(2024, 8, 1)], "stage-1-response": [None, date(2024, 8, 9)]}
        assert differences(CHILDREN, table, date(2024, 8, 20)) == []
        assert differences(CHILDREN, table, day) == []

    def test_one_row_of_long_ago_neither_stops_nor_slows_the_others(self) -> None:
        days = [date(2024, 8, 1), date(1900, 1, 1), date(1, 1, 1)]
        found = bulk.timetable(CHILDREN, {"complaint": days, "complaint.received": days}, on=ON, faults="keep")
        assert [fault.row for fault in found.faults] == [1, 2]
        assert found.due("stage-1-response").astype(str).tolist() == ["2024-08-15", "NaT", "NaT"]

    @pytest.mark.parametrize(
        ("within", "day", "on"),
        [
            (After(On("complaint"), working(3_000)), date(2089, 5, 2), date(2090, 7, 1)),
            (After(Before(On("complaint"), Period(40, Unit.YEARS)), working(0)), date(1995, 5, 2), date(1996, 7, 1)),
        ],
        ids=["forward", "back"],
    )
    def test_a_row_whose_count_leaves_the_calendar_is_one_fault(self, within: Limit, day: date, on: date) -> None:
        table = {"complaint": [day, on]}
        assert differences(procedure(duty(within=within)), table, on) == []

    @pytest.mark.parametrize(
        "rule",
        [
            extension(by=working(3_000), times=1),
            extension(to=After(On("complaint"), working(3_000)), times=1),
        ],
        ids=["by", "to"],
    )
    def test_a_row_whose_extension_leaves_the_calendar_is_one_fault(self, rule: Extension) -> None:
        rules, on = procedure(duty(), extensions=(rule,)), date(2090, 7, 1)
        table = {"complaint": [date(2089, 5, 2), date(2024, 5, 2)]}
        found = bulk.timetable(rules, table, on=on, faults="keep")
        assert ([fault.row for fault in found.faults], found.one_by_one) == ([0], 1)
        assert differences(rules, table, on) == []

    def test_a_branch_on_an_event_of_the_same_day(self) -> None:
        asked = Happened("stage-3-request")
        both = [
            Transition(event="stage-1-response", start=("stage-1",), to="stage-2", source=SOURCE, when=asked),
            Transition(event="stage-1-response", start=("stage-1",), to="over", source=SOURCE, when=Not(asked)),
        ]
        rules, day = procedure(duty("acknowledgement"), transitions=both), date(2025, 3, 10)
        table = {"complaint": [date(2025, 3, 3)], "stage-1-response": [day], "stage-3-request": [day]}
        assert differences(rules, table, date(2025, 5, 1)) == []

    def test_a_limit_that_runs_from_the_last_event_is_not_read_in_columns(self) -> None:
        with pytest.raises(NotImplementedError, match="not read in columns"):
            ColumnReading(cast("Any", None)).last(())

    def test_a_table_without_rows(self) -> None:
        found = bulk.timetable(CHILDREN, {"complaint": []}, on=ON)
        assert len(found) == 0
        assert found.one_by_one == 0
        assert len(bulk.timetable(CHILDREN, {}, on=ON)) == 0


def grid(**columns: tuple[Any, ...]) -> dict[str, list[Any]]:
    """Return a table of every combination of cells; in the names of columns, - is written _ and . is written __."""
    rows = list(product(*columns.values()))
    names = [name.replace("__", ".").replace("_", "-") for name in columns]
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def august(*days: int) -> tuple[date | None, ...]:
    """Return days of August 2024, and none."""
    return (None, *(date(2024, 8, day) for day in days))


class TestOnTheVeryDay:
    """In time means on or before the last day; a day later is late."""

    @pytest.mark.no_cover  # some hundreds of records
    @pytest.mark.parametrize("day", [15, 16, 30, 31])
    def test_acts_extensions_and_stages_on_the_last_day_and_a_day_off_it(self, day: int) -> None:
        plain = grid(
            complaint=(date(2024, 8, 1),),
            complaint__received=august(1, 2),
            stage_1_response=august(14, 15, 16, 19),
            stage_2_request=august(15, 16),
        )
        extended = grid(
            complaint=(date(2024, 8, 1),),
            stage_1_response=august(14, 15, 16, 19),
            stage_2_request=august(15, 16),
            extension__stage_1_response__on=(date(2024, 8, 14), date(2024, 8, 15), date(2024, 8, 16)),
            extension__stage_1_response__to=tuple(date(2024, 8, day) for day in (15, 16, 29, 30, 31)),
            extension__stage_1_response__cause=(None, "complexity"),
        )
        assert differences(CHILDREN, plain, date(2024, 8, day)) == []
        assert differences(CHILDREN, extended, date(2024, 8, day)) == []

    def test_extensions_of_every_kind_in_every_order_of_the_rules(self) -> None:
        rules = (
            extension(How.AGREEMENT, by=working(3), causes=("leave",)),
            extension(How.OFFICER, by=working(5), follows=How.NOTICE),
            extension(How.AGREEMENT, by=working(10), firm=False),
            extension(How.NOTICE, to_at_most=True, times=1),
        )
        one = duty(within=After(On("complaint"), Period(10, Unit.WORKING_DAYS, at_most=20)))
        table = grid(
            complaint=(date(2025, 3, 3),),
            extension__stage_1_response__on=(date(2025, 3, 10), date(2025, 3, 17), date(2025, 3, 18)),
            extension__stage_1_response__to=(date(2025, 3, 18), date(2025, 3, 25), date(2025, 4, 4)),
            extension__stage_1_response__how=(None, "notice", "agreement", "officer"),
            extension__stage_1_response__cause=(None, "leave"),
        )
        for order in (rules, rules[::-1]):
            assert differences(procedure(one, extensions=order), table, date(2025, 3, 28)) == []

    @pytest.mark.parametrize("owed_by", [Party.OMBUDSMAN, Party.BODY])
    @pytest.mark.parametrize("routes", [(), (route(),)], ids=["no route", "a route"])
    def test_the_clock_of_an_ombudsman_runs_beside_the_procedure_of_the_body(
        self, owed_by: Party, routes: tuple[Route, ...]
    ) -> None:
        decision = duty("ombudsman-decision", stage=None, owed_by=owed_by)
        rules = procedure(duty(), decision, routes=routes)
        table = {"complaint": [date(2025, 3, 3)] * 2, "withdrawal": [date(2025, 3, 10), None]}
        found = bulk.timetable(rules, table, on=date(2025, 3, 28))
        goes_on = owed_by is Party.OMBUDSMAN and bool(routes)
        assert found.is_status("ombudsman-decision", DutyStatus.OVERDUE).tolist() == [goes_on, True]
        assert differences(rules, table, date(2025, 3, 28)) == []

    def test_bounds_that_an_extension_brings_together(self) -> None:
        within = EarlierOf(After(Received("complaint"), working(10)), After(On("complaint"), working(15)))
        rules = procedure(duty(within=within), extensions=(extension(times=1),))
        table = grid(
            complaint=(date(2025, 3, 3),),
            complaint__received=(None, date(2025, 3, 5), date(2025, 3, 12)),
            extension__stage_1_response__on=(None, date(2025, 3, 10)),
            extension__stage_1_response__to=(date(2025, 3, 20), date(2025, 3, 24), date(2025, 3, 31)),
        )
        assert differences(rules, table, date(2025, 3, 28)) == []

    def test_one_of_two_periods_with_a_second_figure(self) -> None:
        within = After(After(On("complaint"), working(3)), Period(10, Unit.WORKING_DAYS, at_most=20))
        rules = procedure(duty(within=within), extensions=(extension(to_at_most=True, times=1),))
        latest = bulk.timetable(rules, {"complaint": [date(2025, 3, 3)]}, on=date(2025, 3, 4)).latest(
            "stage-1-response"
        )
        assert latest.tolist() == [oracle.add(date(2025, 3, 3), 3 + 20, "england-and-wales")]

    def test_how_far_a_limit_can_be_put_off_by_one_rule_upon_another(self) -> None:
        rules = procedure(
            duty(within=After(On("complaint"), Period(10, Unit.WORKING_DAYS, at_most=20))),
            extensions=(
                extension(How.OFFICER, by=working(5), follows=How.NOTICE, times=1),
                extension(How.NOTICE, to_at_most=True, times=1),
            ),
        )
        table = {"complaint": [date(2025, 3, 3)]}
        latest = bulk.timetable(rules, table, on=date(2025, 3, 4)).latest("stage-1-response")
        assert latest.tolist() == [oracle.add(date(2025, 3, 3), 20 + 5, "england-and-wales")]
        assert differences(rules, table, date(2025, 3, 4)) == []

    @pytest.mark.parametrize(
        "within",
        [
            After(On("acknowledgement"), working(10)),
            After(On("complaint"), Period(10, Unit.DAYS_KIND_NOT_STATED)),
            After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS, at_most=20)),
            LaterOf(After(On("complaint"), working(10)), After(Received("acknowledgement"), working(5))),
            EarlierOf(After(On("complaint"), working(10)), After(Received("acknowledgement"), working(30))),
        ],
    )
    def test_an_extension_of_a_last_day_that_is_not_known(self, within: Limit) -> None:
        rules = procedure(duty(within=within), extensions=(extension(by=working(5), times=1), extension(How.OFFICER)))
        table = grid(
            complaint=(date(2025, 3, 3),),
            acknowledgement=(None, date(2025, 3, 4)),
            acknowledgement__received=(None, date(2025, 3, 6)),
            extension__stage_1_response__on=(date(2025, 3, 10), date(2025, 3, 17)),
            extension__stage_1_response__to=(date(2025, 3, 20), date(2025, 3, 25)),
            extension__stage_1_response__how=("notice", "officer"),
        )
        assert differences(rules, table, date(2025, 3, 24)) == []

    def test_a_rule_that_follows_one_there_is_not_puts_off_nothing(self) -> None:
        rules = procedure(duty(), extensions=(extension(How.OFFICER, by=working(5), follows=How.NOTICE, times=1),))
        table = {"complaint": [date(2025, 3, 3)]}
        found = bulk.timetable(rules, table, on=date(2025, 3, 4))
        assert (
            found.latest("stage-1-response").tolist() == found.due("stage-1-response").tolist() == [date(2025, 3, 17)]
        )
        assert differences(rules, table, date(2025, 3, 4)) == []

    def test_how_far_it_can_be_put_off_is_open_while_the_day_of_the_cap_is_not_known(self) -> None:
        cap = After(On("acknowledgement"), working(30))
        rules = procedure(duty(), extensions=(extension(to=cap, times=1),))
        table = {"complaint": [date(2025, 3, 3)] * 2, "acknowledgement": [date(2025, 3, 4), None]}
        latest = bulk.timetable(rules, table, on=date(2025, 3, 5)).latest("stage-1-response")
        assert latest.tolist() == [oracle.add(date(2025, 3, 4), 30, "england-and-wales"), None]
        assert differences(rules, table, date(2025, 3, 5)) == []

    def test_an_extension_that_is_read_in_columns_needs_no_record(self) -> None:
        table = {
            "complaint": [date(2025, 3, 3)] * 2,
            "extension.stage-1-response.on": [date(2025, 3, 10), None],
            "extension.stage-1-response.to": [date(2025, 3, 20), None],
        }
        assert bulk.timetable(CHILDREN, table, on=date(2025, 3, 28)).one_by_one == 0
        by_days = procedure(duty(), extensions=(extension(by=working(5), times=1),))
        assert bulk.timetable(by_days, table, on=date(2025, 3, 28)).one_by_one == 0

    def test_one_of_two_rules_that_extend_by_days_of_no_stated_kind(self) -> None:
        by_days = extension(How.OFFICER, by=Period(5, Unit.DAYS_KIND_NOT_STATED))
        rules = procedure(duty(), extensions=(extension(by=working(3)), by_days))
        table = grid(
            complaint=(date(2025, 3, 3),),
            extension__stage_1_response__on=(date(2025, 3, 10),),
            extension__stage_1_response__to=(date(2025, 3, 21), date(2025, 3, 31)),
            extension__stage_1_response__how=("notice", "officer"),
        )
        assert differences(rules, table, date(2025, 3, 28)) == []

    def test_days_of_no_stated_kind_by_which_a_limit_is_extended(self) -> None:
        rules = procedure(duty(), extensions=(extension(by=Period(5, Unit.DAYS_KIND_NOT_STATED)),))
        table = grid(
            complaint=(date(2025, 3, 3),),
            extension__stage_1_response__on=(None, date(2025, 3, 10)),
            extension__stage_1_response__to=(date(2025, 3, 21), date(2025, 3, 31)),
        )
        assert differences(rules, table, date(2025, 3, 28)) == []

    @pytest.mark.parametrize("made", [None, *(date(2025, 3, day) for day in (2, 3, 4))])
    def test_a_time_limit_for_complaining_and_the_day_after_it(self, made: date | None) -> None:
        table = grid(
            complaint=(made,),
            complaint__received=(None, date(2025, 3, 4), date(2025, 3, 5)),
            grounds_arose=(None, *(date(2024, 3, day) for day in (2, 3, 4))),
            fact__earlier_not_reasonable=(None, False, True),
        )
        assert differences(CHILDREN, table, date(2025, 3, 6)) == []

    def test_a_limit_missed_by_no_working_day(self) -> None:
        table = {"complaint": [date(2024, 8, 2)], "complaint.received": [date(2024, 8, 2)]}
        found = bulk.timetable(CHILDREN, table, on=date(2024, 8, 17))  # the Saturday after the last day
        assert found.is_status("stage-1-response", DutyStatus.OVERDUE).tolist() == [True]
        assert found.days_late("stage-1-response").tolist() == [0]
        assert differences(CHILDREN, table, date(2024, 8, 17)) == []


class TestEveryNode:
    """House rule: each doubt widens the bounds and none is guessed, as in the reading of one record."""

    @pytest.mark.parametrize(
        "within",
        [
            LaterOf(After(On("complaint"), working(10)), After(Received("acknowledgement"), working(5))),
            EarlierOf(After(On("complaint"), Period(1, Unit.MONTHS)), On("panel-meeting")),
            First(On("complaint"), Received("stage-1-request"), On("first-notice")),
            After(First(On("panel-meeting"), On("matter-occurred")), Period(3, Unit.DAYS_KIND_NOT_STATED)),
            Before(On("panel-meeting"), working(10)),
            Before(DateSetBy("response-date-agreed"), Period(2, Unit.WEEKS)),
            NextOpenDay(Received("complaint")),
            After(NextOpenDay(Received("complaint")), Period(10, Unit.DAYS, roll=Roll.FOLLOWING)),
            ByFact(
                "complainant",
                {"child": On("complaint"), "parent": NoFigure("soon")},
                After(On("complaint"), working(3)),
            ),
            ByFact("consent", {True: After(On("complaint"), working(3))}, NoFigure("soon")),
            Readings("start", {"made": On("complaint"), "acknowledged": On("acknowledgement")}),
            LaterOf(NoFigure("soon"), After(On("complaint"), working(2))),
            After(On("complaint"), Period(5, Unit.WORKING_DAYS, at_most=20)),
            After(Received("complaint"), Period(6, Unit.MONTHS, Counting.BEGINNING_WITH)),
            After(On("matter-occurred"), Period(48, Unit.HOURS)),
        ],
        ids=lambda within: type(within).__name__,
    )
    def test_is_read_as_for_one_record(self, within: Limit) -> None:
        rules = procedure(
            duty(within=within),
            duty("final-response", within, stage=None, met_when_received=True),
            extensions=(
                extension(times=1, to_at_most=any(getattr(node, "period", NONE_).at_most for node in within.nodes)),
                extension(How.OFFICER, by=working(5), times=2, firm=False),
                extension(How.AGREEMENT, to=within),
            ),
        )
        used = {name for node in within.nodes for name in (getattr(node, "event", None),) if name}
        keep = (
            *used,
            "complaint",
            "stage-1-response",
            "final-response",
            "fact.complain",
            "fact.consent",
            "extension",
            "stage-2-request",
        )
        for seed in range(4):
            table, on = only(rules, seed, keep, size=25)
            assert differences(rules, table, on) == []

    def test_a_complaint_whose_time_limit_asks_for_its_receipt(self) -> None:
        within = After(On("matter-occurred"), Period(12, Unit.MONTHS))
        limit = TimeLimit(name="year", until=within, source=SOURCE, judged_by_receipt=True, waived_by="consent")
        rules = procedure(duty(), time_limits=(limit,))
        for seed in range(6):
            table, on = only(rules, seed, ("complaint", "matter-occurred", "fact.consent", "stage-1-response"))
            assert differences(rules, table, on) == []

    def test_readings_that_differ_and_come_to_one_day(self) -> None:
        start = Readings("start", {"made": On("complaint"), "received": Received("complaint")})
        rules = procedure(duty(within=After(start, working(10))))
        table = {  # a Saturday and a Sunday, and two working days
            "complaint": [date(2025, 3, 1), date(2025, 3, 3)],
            "complaint.received": [date(2025, 3, 2), date(2025, 3, 4)],
        }
        assert differences(rules, table, date(2025, 3, 20)) == []
        found = bulk.timetable(rules, table, on=date(2025, 3, 20)).due("stage-1-response")
        assert found.astype(str).tolist() == ["2025-03-14", "NaT"]

    def test_a_count_that_leaves_the_days_that_are_known_widens_a_bound_and_is_no_date(self) -> None:
        rules = procedure(duty(within=After(On("complaint"), working(3_000))))
        table = {
            "complaint": [date(2089, 5, 2), date(2024, 5, 1), None],
            "stage-2-request": [None, None, date(2089, 6, 1)],
        }
        assert differences(rules, table, date(2089, 7, 1)) == []


class TestReading:
    """House rule: a misspelt column is not an empty one, and all faults are given at once."""

    ROWS: ClassVar = {"complaint": [date(2024, 8, 1), None], "fact.advocate": [True, None]}

    @pytest.mark.parametrize(
        "table",
        [
            {"complaint": ["2024-08-01", None], "fact.advocate": [True, None]},
            {
                "complaint": np.array(["2024-08-01", "NaT"], dtype="datetime64[D]"),
                "fact.advocate": [True, float("nan")],
            },
            {
                "complaint": np.array(["2024-08-01T00:00", "NaT"], dtype="datetime64[ns]"),
                "fact.advocate": [True, pd.NA],
            },
            pd.DataFrame({"complaint": pd.to_datetime(["2024-08-01", None]), "fact.advocate": [True, None]}),
            pd.DataFrame(ROWS),
            pl.DataFrame(ROWS),
            pl.DataFrame({"complaint": ["2024-08-01", None], "fact.advocate": [True, None]}),
            pa.table(ROWS),
            pa.table(ROWS).to_batches()[0],
        ],
        ids=[
            "text",
            "numpy days",
            "numpy instants",
            "pandas",
            "pandas objects",
            "polars",
            "polars text",
            "arrow",
            "arrow batch",
        ],
    )
    def test_every_kind_of_table(self, table: object) -> None:
        found = bulk.timetable(CHILDREN, table, on=ON)
        assert found.due("stage-1-response").astype(str).tolist() == ["2024-08-15", "NaT"]
        assert dict(found.complaint(0).facts) == {"advocate": True}
        assert dict(found.complaint(1).facts) == {}

    @pytest.mark.parametrize("encoded", [pa.Array.dictionary_encode, pc.run_end_encode], ids=["dictionary", "runs"])
    def test_a_gap_in_an_encoded_column_of_arrow_is_a_gap(self, encoded: Callable[[Any], Any]) -> None:
        days, told = pa.array([date(2024, 8, 2), None, date(2024, 8, 1)]), pa.array([True, None, False])
        table = pa.table({"complaint": encoded(days), "fact.advocate": encoded(told)})
        found = bulk.timetable(CHILDREN, table, on=ON)
        assert found.due("stage-1-response").astype(str).tolist() == ["2024-08-16", "NaT", "2024-08-15"]
        assert [dict(found.complaint(row).facts) for row in range(3)] == [{"advocate": True}, {}, {"advocate": False}]

    @pytest.mark.parametrize(
        "column",
        [
            pd.Series(pd.to_datetime(["2024-08-01", None])),
            pl.Series([date(2024, 8, 1), None]),
            pa.array([date(2024, 8, 1), None]),
            pa.chunked_array([[date(2024, 8, 1)], pa.array([None], pa.date32())]),
            np.ma.array(np.array(["2024-08-01", "2024-08-02"], dtype="datetime64[D]"), mask=[False, True]),
            (date(2024, 8, 1), None),
            {date(2024, 8, 1): 1, None: 2}.keys(),
        ],
        ids=["pandas", "polars", "arrow", "arrow chunks", "masked", "tuple", "keys"],
    )
    def test_every_kind_of_column(self, column: object) -> None:
        found = bulk.timetable(CHILDREN, {"complaint": column}, on=ON)
        assert found.due("stage-1-response").astype(str).tolist() == ["2024-08-15", "NaT"]
        assert bulk.add_working_days(column, 10, calendar=ENGLAND).astype(str).tolist() == ["2024-08-15", "NaT"]

    def test_a_name_that_stands_twice(self) -> None:
        table = pa.table([pa.array([None]), pa.array([None])], names=["complaint", "complaint"])
        with pytest.raises(InvalidTableError, match="unique"):
            bulk.timetable(CHILDREN, table, on=ON)

    def test_columns_that_the_table_calls_otherwise(self) -> None:
        table = {"Date received": [date(2024, 8, 2)], "Sent": [date(2024, 8, 1)], "Team": ["north"]}
        names = {"complaint": "Sent", "complaint.received": "Date received"}
        found = bulk.timetable(CHILDREN, table, on=ON, columns=names)
        assert found.due("stage-1-response").astype(str).tolist() == ["2024-08-16"]
        with pytest.raises(InvalidTableError, match="did you mean 'Sent'"):
            bulk.timetable(CHILDREN, table, on=ON, columns={"complaint": "Snet"})

    @pytest.mark.parametrize(
        ("column", "cells", "said"),
        [
            ("complaints", [None], "unknown column 'complaints'; did you mean 'complaint'"),
            ("complaint", ["1 August"], "complaint, row 0: '1 August' is not a date"),
            ("complaint", [datetime(2024, 8, 1, 9)], "complaint, row 0: a datetime.date is needed, not datetime"),
            (
                "complaint",
                np.array(["2024-08-01T09"], dtype="datetime64[h]"),
                "complaint, row 0: a datetime.date is needed",
            ),
            ("complaint", np.array(["30000-01-01"], dtype="datetime64[D]"), "outside the years 1 to 9999"),
            ("complaint", [5], "complaint, row 0: a datetime.date is needed, not int 5"),
            (
                "complaint",
                pa.array([datetime(2024, 8, 1, tzinfo=UTC)], pa.timestamp("us", "UTC")),
                "complaint, row 0: a datetime.date is needed, not datetime",
            ),
            ("fact.advocate", ["yes"], "fact.advocate, row 0: expected yes or no, not 'yes'"),
            ("fact.advocate", [[1]], "fact.advocate, row 0: expected yes or no"),
            ("fact.complainant", ["uncle"], "expected one of several, child, parent"),
            ("extension.stage-1-response.how", ["letter"], "expected one of several, notice, agreement"),
            ("complaint/0", [None], "unknown column 'complaint/0'"),
            ("complaint/x", [None], "unknown column 'complaint/x'"),
            ("complaint/1", [None], "unknown column 'complaint/1'"),
            ("complaint", [[1]], "complaint, row 0: a datetime.date is needed, not list"),
            (
                "complaint",
                np.array(["2024-08"], dtype="datetime64[M]"),
                "complaint: holds months or years, and no days",
            ),
            ("complaint", np.array([-(2**30)], dtype="datetime64[D]"), "outside the years 1 to 9999"),
            ("complaint", np.array(["2024-08-01T09"], dtype="datetime64[ns]"), "datetime.datetime(2024, 8, 1, 9, 0)"),
            (
                "complaint",
                pa.array([datetime(2024, 8, 1, tzinfo=UTC)], pa.timestamp("us", "UTC")).dictionary_encode(),
                "complaint, row 0: a datetime.date is needed, not datetime",
            ),
            ("fact.advocat", [None], "did you mean 'fact.advocate'"),
            ("suspension/x.from", [None], "unknown column 'suspension/x.from'"),
            ("suspension.until", [None], "unknown column 'suspension.until'"),
            ("extension.stage-9.to", [None], "unknown column 'extension.stage-9.to'"),
        ],
    )
    def test_what_is_wrong_is_said_with_its_place(self, column: str, cells: object, said: str) -> None:
        table = pa.table({column: cells}) if isinstance(cells, pa.Array) else {column: cells}
        with pytest.raises(InvalidTableError) as caught:
            bulk.timetable(CHILDREN, table, on=ON)
        assert said in str(caught.value)

    def test_all_faults_at_once(self) -> None:
        with pytest.raises(InvalidTableError) as caught:
            bulk.timetable(CHILDREN, {"complain": [], "complaint": ["x", None], "withdrawal": [None]}, on=ON)
        assert len(caught.value.problems) == 3
        assert "the columns have different lengths (complaint: 2, withdrawal: 1)" in caught.value.problems

    def test_whole_numbers_with_gaps_as_pandas_keeps_them(self) -> None:
        fact = Fact(name="children", question="How many?", kind=Kind.NUMBER)
        owed = duty(owed_if=FactAtLeast("children", 2))
        rules = procedure(owed, further_facts=(fact,))
        table = {"complaint": [date(2025, 3, 3)] * 3, "fact.children": np.array([2.0, 1.0, np.nan])}
        statuses = bulk.timetable(rules, table, on=date(2025, 3, 4)).duties["stage-1-response"].status
        assert [bulk.STATUSES[code] for code in statuses] == [
            DutyStatus.PENDING,
            DutyStatus.NOT_RUNNING,
            DutyStatus.CANNOT_TELL,
        ]

    def test_what_is_no_table(self) -> None:
        with pytest.raises(
            InvalidTableError, match="a frame of pandas, Polars or Arrow, or a mapping of columns, is needed, not 5"
        ):
            bulk.timetable(CHILDREN, 5, on=ON)

    def test_what_is_given_beside_the_table_is_checked_once(self) -> None:
        with pytest.raises(UnknownFactError):
            bulk.timetable(CHILDREN, {"complaint": [None]}, on=ON, facts={"advocat": True})
        with pytest.raises(UnknownReadingError):
            bulk.timetable(CHILDREN, {"complaint": [None]}, on=ON, readings={"stage-2-start": "never"})
        with pytest.raises(NotADateError):
            bulk.timetable(CHILDREN, {"complaint": [None]}, on=cast("date", "2024-12-02"))

    def test_a_row_goes_before_what_is_so_in_every_row(self) -> None:
        table = {"complaint": [date(2024, 8, 1)] * 2, "fact.advocate": [False, None]}
        found = bulk.timetable(CHILDREN, table, on=ON, facts={"advocate": True, "consent": True})
        assert [dict(found.complaint(row).facts)["advocate"] for row in range(2)] == [False, True]
        late = {"complaint": [date(2024, 8, 1)] * 3, "grounds-arose": [date(2023, 1, 2)] * 3}
        late["fact.earlier-not-reasonable"] = cast("Any", [False, None, True])
        assert differences(CHILDREN, late, ON, facts={"earlier-not-reasonable": True}) == []


class TestFaults:
    """House rule: bad input gets a clear error, and nothing else is lost."""

    TABLE: ClassVar = {
        "complaint": [date(2024, 8, 1), date(2024, 8, 1), None, date(2024, 8, 1), date(2024, 8, 1)],
        "complaint.received": [date(2024, 7, 31), None, None, None, None],
        "complaint.form": [None, None, "oral", None, None],
        "extension.stage-1-response.to": [None, date(2024, 8, 20), None, None, None],
        "suspension.resumed": [None, None, None, date(2024, 8, 9), None],
    }

    def test_rows_that_no_record_could_hold_are_an_error_that_names_them_all(self) -> None:
        with pytest.raises(InvalidTableError) as caught:
            bulk.timetable(CHILDREN, self.TABLE, on=ON)
        said = [problem.split(":")[0] for problem in caught.value.problems]
        assert said == ["row 0", "row 1", "row 2", "row 3"]
        assert "extension.stage-1-response: on is missing" in caught.value.problems[1]
        assert "complaint: form is given, and no date of the event itself" in caught.value.problems[2]
        assert "suspension.from is missing" in caught.value.problems[3]

    def test_or_are_kept_and_the_others_read(self) -> None:
        found = bulk.timetable(CHILDREN, self.TABLE, on=ON, faults="keep")
        assert [fault.row for fault in found.faults] == [0, 1, 2, 3]
        assert found.duties["stage-1-response"].status.tolist() == [bulk.NOT_READ] * 4 + [
            bulk.STATUSES.index(DutyStatus.OVERDUE)
        ]
        assert found.stage.tolist()[:4] == found.eligibility.tolist()[:4] == [bulk.NOT_READ] * 4
        assert found.due("stage-1-response").astype(str).tolist() == ["NaT"] * 4 + ["2024-08-15"]


class TestManyRows:
    """House rule: so many rows at once, that their columns stay in the fast memory of a processor."""

    def test_rows_are_the_same_wherever_in_the_table_they_stand(self) -> None:
        number, places = 70_000, (0, 65_534, 65_535, 65_536, 65_537, 69_999)
        received = np.full(number, np.datetime64("2024-08-02"))
        answered = np.full(number, np.datetime64("NaT", "D"))
        answered[1::2] = np.datetime64("2024-08-20")
        suspended = np.full(number, np.datetime64("NaT", "D"))
        suspended[[8, 65_536]] = np.datetime64("2024-08-05")
        received[[9, 65_537]] = np.datetime64("2024-07-31")
        table = {
            "complaint": np.full(number, np.datetime64("2024-08-01")),
            "complaint.received": received,
            "stage-1-response": answered,
            "suspension.from": suspended,
            "suspension.cause": ["concurrent-proceedings" if one else None for one in ~np.isnat(suspended)],
        }
        found = bulk.timetable(CHILDREN, table, on=ON, faults="keep")
        assert [fault.row for fault in found.faults] == [9, 65_537]
        assert found.one_by_one == 4
        some = {name: [column[row] for row in places] for name, column in as_lists(table)}
        assert differences(CHILDREN, some, ON, faults="keep") == []
        status = found.duties["stage-1-response"].status
        for row in (0, 65_534, 65_535, 69_999):
            assert (status[row], found.stage[row]) == (status[2 + row % 2], found.stage[2 + row % 2])
        alone = found.complaint(8).at(ON).deadline("stage-1-response").status
        assert status[65_536] == status[8] == bulk.STATUSES.index(alone)


def as_lists(table: Mapping[str, Any]) -> list[tuple[str, list[Any]]]:
    """Return the columns as lists of dates and values."""
    return [(name, np.array(column, dtype=object).tolist()) for name, column in table.items()]


class TestResult:
    FOUND: ClassVar = bulk.timetable(
        CHILDREN,
        {
            "complaint": [date(2024, 8, 1), date(2024, 8, 1), None],
            "stage-1-response": [date(2024, 8, 20), None, None],
            "stage-2-request": [date(2024, 8, 29), None, None],
        },
        on=ON,
    )

    def test_says_each_field_by_the_name_of_the_duty(self) -> None:
        found = self.FOUND
        assert found.latest("stage-2-response").astype(str).tolist() == ["2024-11-28", "NaT", "NaT"]
        assert found.days_late("stage-1-response").tolist() == [3, 76, -1]
        assert found.is_status("stage-1-response", DutyStatus.OVERDUE, DutyStatus.MET_LATE).tolist() == [
            True,
            True,
            False,
        ]
        assert found.is_certain("stage-1-response").tolist() == [False, False, False]  # nobody told the receipt
        assert found.predicted_after == date(2028, 12, 31)
        assert found.is_at("stage-1", "stage-2").tolist() == [True, True, False]
        assert found.is_at("not-begun").tolist() == [False, False, True]
        assert found.is_answer(Answer.CANNOT_TELL).tolist() == [True, True, True]
        assert len(found) == 3

    def test_names_what_there_is_where_a_name_is_unknown(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'stage-1-response'"):
            self.FOUND.due("stage-1-respons")
        with pytest.raises(UnknownNameError, match="did you mean 'stage-1'"):
            self.FOUND.is_at("stage-1x")

    @pytest.mark.parametrize(
        "name",
        [
            "complaint.cause",
            "complaint.from",
            "suspension.until",
            "extension.stage-1-response/0.to",
            "extension.stage-1-response/1.to",
            "extension.stage-1-response/x.to",
            "extension.panel.to",
            "extension.stage-1-response.until",
            "complaint/02",
        ],
    )
    def test_a_column_that_stands_for_nothing_is_refused(self, name: str) -> None:
        with pytest.raises(InvalidTableError, match=f"unknown column '{re.escape(name)}'"):
            bulk.timetable(CHILDREN, {"complaint": [ON], name: [ON]}, on=ON)

    def test_leads_back_to_the_complaint_of_a_row(self) -> None:
        assert self.FOUND.complaint(0).at(ON).stage.name == "stage-2"
        with pytest.raises(IndexError, match="its rows are 0 to 2"):
            self.FOUND.complaint(3)


class TestWorkingDaysOfAColumn:
    """House rule: each day of the answer is what the calendar itself gives for that day."""

    @given(
        st.lists(st.dates(date(2013, 1, 1), date(2027, 12, 31)) | st.none(), max_size=40),
        st.integers(min_value=-60, max_value=60).filter(bool),
    )
    def test_is_what_numpy_gives(self, days: list[date | None], number: int) -> None:
        column = np.array(days, dtype="datetime64[D]")
        known = column[~np.isnat(column)]
        ends = iter(oracle.numpy_add(known, number, "england-and-wales") if len(known) else [])
        expected = [None if day is None else next(ends) for day in days]
        assert bulk.add_working_days(column, number, calendar=ENGLAND).tolist() == expected
        assert bulk.add_working_days(days, number, calendar=ENGLAND).tolist() == expected

    def test_instants_at_midnight_are_taken_for_their_days(self) -> None:
        column = np.array(["2024-08-29T00:00", "NaT"], dtype="datetime64[ns]")
        assert bulk.add_working_days(column, 65, calendar=ENGLAND).astype(str).tolist() == ["2024-11-28", "NaT"]

    def test_leaving_the_calendar_is_an_error_only_for_a_day_that_is_there(self) -> None:
        column = np.array(["2028-12-01", "NaT"], dtype="datetime64[D]")
        assert bulk.add_working_days(column, 5, calendar=ENGLAND).astype(str).tolist() == ["2028-12-08", "NaT"]
        with pytest.raises(CalendarHorizonError):
            bulk.add_working_days(column, 40, calendar=ENGLAND)

    def test_what_is_no_date_or_no_number_is_refused(self) -> None:
        with pytest.raises(InvalidTableError, match="row 0: 'x' is not a date"):
            bulk.add_working_days(["x"], 5, calendar=ENGLAND)
        with pytest.raises(InvalidTableError, match="outside the years 1 to 9999"):
            bulk.add_working_days(np.array(["30000-01-01"], dtype="datetime64[D]"), 5, calendar=ENGLAND)
        with pytest.raises(NotANumberError):
            bulk.add_working_days([], cast("int", 1.5), calendar=ENGLAND)
