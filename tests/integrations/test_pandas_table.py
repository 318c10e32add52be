"""The pandas example: no row is lost, none is repaired by guessing, and a date that is missing is NaT."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from complaint_rules import schemes
from examples.integrations.pandas_table import Worked, deadlines, read_events

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
FILE = """\
case,event,made,received
1,complaint,2025-01-06,2025-01-07
1,stage-1-response,2025-01-31,
2,complaint,03/04/2025,
3,complaint,,
4,complaint,2025-06-02,2025-06-02
5,complaint,2025-06-02,2025-06-02
5,stage1-response,2025-06-04,
"""


def worked(text: str = FILE) -> Worked:
    return deadlines(read_events(io.StringIO(text)), CHILDREN, on=date(2025, 6, 10))


def one(table: pd.DataFrame, case: str) -> Any:  # noqa: ANN401 - a row has the columns of its table
    (row,) = table[(table["case"] == case) & (table["duty"] == "stage-1-response")].itertuples()
    return row


def test_a_case_is_worked_out() -> None:
    row = one(worked().deadlines, "1")
    assert (row.status, row.due, row.done) == ("met late", pd.Timestamp("2025-01-21"), pd.Timestamp("2025-01-31"))
    assert (row.days_late, row.certain) == (8, True)


def test_what_is_missing_is_nat_and_no_number_becomes_a_fraction() -> None:
    table = worked().deadlines
    assert one(table, "4").done is pd.NaT
    assert one(table, "4").days_late is pd.NA
    assert {str(table[name].dtype) for name in ("due", "earliest", "latest", "done")} == {"datetime64[s]"}
    assert str(table["days_late"].dtype) == "Int64"


def test_every_row_is_worked_out_or_reported() -> None:
    found = worked()
    assert list(found.bad_rows["row"]) == [3, 4, 7]
    assert list(found.bad_rows["error"]) == ["InvalidDateTextError", "NotADateError", "UnknownEventError"]
    assert "'03/04/2025' is not a date" in found.bad_rows["why"][0]
    assert {*found.deadlines["case"]} | {*found.bad_rows["case"]} == set("12345")
    assert {*found.deadlines["case"]} & {*found.bad_rows["case"]} == set()


def test_a_table_of_dates_and_timestamps_will_do() -> None:
    events = pd.DataFrame(
        {
            "case": ["1", "2", "3", "4"],
            "event": "complaint",
            "made": [pd.Timestamp("2025-06-02"), date(2025, 6, 2), "2025-06-02", pd.NaT],
            "received": [pd.NaT, None, float("nan"), pd.Timestamp("2025-06-02")],
        }
    )
    found = deadlines(events, CHILDREN, on=date(2025, 6, 10))
    assert len(found.bad_rows) == 0
    assert {one(found.deadlines, case).due for case in "1234"} == {pd.Timestamp("2025-06-16")}


@pytest.mark.parametrize(
    "made",
    [
        pd.Timestamp("2025-06-02 10:00"),
        pd.Timestamp("2025-06-02", tz="UTC"),
        datetime(2025, 6, 2, tzinfo=UTC),
        45810,
    ],
)
def test_what_is_not_one_whole_day_is_reported(made: object) -> None:
    events = pd.DataFrame({"case": ["1"], "event": ["complaint"], "made": pd.Series([made], dtype=object)})
    found = deadlines(events, CHILDREN, on=date(2025, 6, 10))
    assert (len(found.deadlines), list(found.bad_rows["case"])) == (0, ["1"])


def test_a_file_without_rows_gives_tables_without_rows() -> None:
    found = worked("case,event,made,received\n")
    assert (len(found.deadlines), len(found.bad_rows)) == (0, 0)
    assert str(found.deadlines["due"].dtype) == "datetime64[s]"
