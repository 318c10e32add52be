"""The Spark example, on a real local Spark: each row is what one process makes of it, in whatever batch it comes."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from complaint_rules import Complaint, bulk, schemes
from complaint_rules.bulk.frames import frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("pyspark", reason="pyspark is not installed; `make spark` installs it and runs this")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:  # pragma: no cover - where there is none
    pytest.skip("Spark needs Java 17 or later, and there is none here", allow_module_level=True)

import pyarrow as pa
from pyspark.sql import SparkSession

from examples.integrations import spark_ledger

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ON = date(2024, 9, 16)
ROWS, ROWS_AT_ONCE = 3_000, 400


def some_cases() -> dict[str, list[Any]]:
    """Return rows of every kind: made or only received, answered or not, with an advocate or not, and some at fault."""
    chance = Random(20_240_916)  # noqa: S311 - rows for a test, the same each time
    cases: dict[str, list[Any]] = {name: [] for name in ("reference", "note", *spark_ledger.COLUMNS.values())}
    for row in range(ROWS):
        made = date(2024, 6, 1) + timedelta(chance.randrange(120)) if chance.random() < 0.9 else None
        later = [None if made is None else made + timedelta(chance.randrange(-1, days)) for days in (4, 40)]
        cases["reference"].append(f"C-{row:05}")
        cases["note"].append("a note that nobody needs")
        cases["made_on"].append(made)
        cases["received_on"].append(later[0] if chance.random() < 0.7 else None)
        cases["answered_on"].append(later[1] if chance.random() < 0.4 else None)
        cases["has_advocate"].append(chance.choice([True, False, None]))
    return cases


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_AT_ONCE)
            .getOrCreate()
        )
        yield session
        session.stop()


def one_process(cases: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return what one process makes of all rows at once, under the names that Spark is given."""
    found = bulk.timetable(CHILDREN, pa.table(cases), on=ON, columns=spark_ledger.COLUMNS, faults="keep")
    frame = frame_of(found)
    columns = {name.replace(".", "_").replace("-", "_"): frame.column(name).to_pylist() for name in frame.column_names}
    at_fault = {fault.row for fault in found.faults}
    return [
        {"reference": reference, **{name: column[row] for name, column in columns.items()}, "fault": row in at_fault}
        for row, reference in enumerate(cases["reference"])
    ]


def test_two_workers_make_of_every_row_what_one_process_makes_of_it(spark: SparkSession) -> None:
    cases = some_cases()
    table = spark.createDataFrame(pa.table(cases)).repartition(4)
    ledger = spark_ledger.ledger_of(table, CHILDREN, on=ON, columns=spark_ledger.COLUMNS, keep=spark_ledger.KEEP)
    found = sorted(ledger.toArrow().to_pylist(), key=lambda row: row["reference"])
    expected = one_process(cases)
    assert [{**row, "fault": row["fault"] is not None} for row in found] == expected
    counted = {row["stage_1_response_status"] for row in found}
    assert counted == {"met", "met late", "pending", "overdue", "not running", None}


def test_a_row_is_what_its_own_record_amounts_to(spark: SparkSession) -> None:
    made = [date(2024, 8, 1), date(2024, 9, 10)]
    cases = {"made_on": made, "received_on": made, "answered_on": [None, None], "has_advocate": [True, False]}
    table = spark.createDataFrame(pa.table({"reference": ["A", "B"], **cases}))
    ledger = spark_ledger.ledger_of(table, CHILDREN, on=ON, columns=spark_ledger.COLUMNS, keep=spark_ledger.KEEP)
    rows = sorted(ledger.toArrow().to_pylist(), key=lambda row: row["reference"])
    for row, day, advocate in zip(rows, made, (True, False), strict=True):
        complaint = Complaint(CHILDREN, facts={"advocate": advocate}).record("complaint", day, received=day)
        deadline = complaint.at(ON).deadline("stage-1-response")
        assert (row["stage_1_response_due"], row["stage_1_response_days_late"]) == (deadline.due, deadline.days_late)
        assert row["fault"] is None


def test_the_script_writes_a_ledger_that_other_programs_read(spark: SparkSession, tmp_path: Path) -> None:
    cases = {name: column[:50] for name, column in some_cases().items()}
    spark.createDataFrame(pa.table(cases)).write.parquet(str(tmp_path / "cases"))
    stopped: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SparkSession, "stop", lambda _: stopped.append(True))
        spark_ledger.main(str(tmp_path / "cases"), str(tmp_path / "ledger"), "2024-09-16")
    assert stopped == [True]
    from pyarrow import parquet

    rows = sorted(parquet.read_table(tmp_path / "ledger").to_pylist(), key=lambda row: row["reference"])
    assert [row["stage_1_response_due"] for row in rows] == [row["stage_1_response_due"] for row in one_process(cases)]
