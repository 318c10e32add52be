"""
The ledger of a table that is too large for one machine: Spark sends its batches to the same function on each.

Every machine needs `complaint-rules[bulk]`; this one needs `pyspark` too, and Java. Spark reads a dot in the name of a
column as a field of another column, so the columns of the table are mapped from names without dots, and those of the
ledger are given such names: `stage-1-response.due` becomes `stage_1_response_due`.
"""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession
from pyspark.sql.types import StructType

from complaint_rules import schemes
from complaint_rules.bulk.batches import schema_of, timetable_of_batches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyspark.sql import DataFrame

    from complaint_rules import Procedure

SCHEME = "england-children"
COLUMNS = {
    "complaint": "made_on",
    "complaint.received": "received_on",
    "stage-1-response": "answered_on",
    "fact.advocate": "has_advocate",
}
KEEP = ("reference",)


def ledger_of(
    cases: DataFrame, procedure: Procedure, *, on: date, columns: Mapping[str, str], keep: Sequence[str]
) -> DataFrame:
    """Return how every row stands on a date: the kept columns, those of the timetable, and what is wrong with a row."""
    needed = cases.select(*dict.fromkeys([*keep, *columns.values()]))
    answer = cases.sparkSession.createDataFrame(schema_of(procedure).empty_table()).schema
    schema = StructType([*cases.select(*keep).schema.fields, *answer.fields])
    read = partial(timetable_of_batches, procedure, on=on, columns=dict(columns), keep=tuple(keep), faults="keep")
    ledger = needed.mapInArrow(read, schema)
    return ledger.toDF(*keep, *(name.replace(".", "_").replace("-", "_") for name in answer.names))


def main(source: str, target: str, day: str) -> None:
    """Read one Parquet file or folder and write another, for a day written as 2026-11-23."""
    on = date.fromisoformat(day)
    spark = SparkSession.builder.appName("ledger").getOrCreate()
    cases = spark.read.parquet(source)
    procedure = schemes.in_force(SCHEME, on=on)
    ledger_of(cases, procedure, on=on, columns=COLUMNS, keep=KEEP).write.parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
