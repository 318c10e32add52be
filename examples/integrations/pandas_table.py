"""
A table of events into a table of deadlines, with pandas.

A row that cannot be read is reported with its number and its reason, and its whole case is set aside: what was not read
may be the very answer that is missing. No row is lost, and none is repaired by guessing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from complaint_rules import Complaint
from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError

if TYPE_CHECKING:
    from complaint_rules import Procedure
    from complaint_rules.answers import Deadline

DAYS = ("due", "earliest", "latest", "done")


class Worked(NamedTuple):
    """The deadlines of the cases that could be read, and every row that could not."""

    deadlines: pd.DataFrame
    bad_rows: pd.DataFrame


def read_events(path: object) -> pd.DataFrame:
    """Return a CSV of events as text: pandas is kept from guessing whether 03/04/2026 is in March or in April."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def deadlines(events: pd.DataFrame, procedure: Procedure, *, on: date) -> Worked:
    """Return every deadline of every case, from columns case, event, made and received (text, dates or timestamps)."""
    cases: dict[str, Complaint] = {}
    bad: list[dict[str, object]] = []
    for number, (index, row) in enumerate(events.iterrows(), 1):
        case = str(row["case"])
        before = cases.setdefault(case, Complaint(procedure, reference=case))
        try:
            made, received = (_day(row.get(name), name) for name in ("made", "received"))
            cases[case] = before.record(str(row["event"]), made, received=received)
        except ComplaintRulesError as error:
            bad.append({"row": number, "index": index, "case": case, "error": type(error).__name__, "why": str(error)})
    set_aside = {one["case"] for one in bad}
    rows = [
        _row(case, one)
        for case, complaint in cases.items()
        if case not in set_aside
        for one in complaint.at(on).deadlines
    ]
    table = pd.DataFrame(rows, columns=["case", *_COLUMNS])
    table = table.astype(dict.fromkeys(DAYS, "datetime64[s]") | {"days_late": "Int64"})
    return Worked(table, pd.DataFrame(bad, columns=["row", "index", "case", "error", "why"]))


_COLUMNS = ("duty", "owed_by", "strength", "status", "due", "earliest", "latest", "certain", "done", "days_late")


def _row(case: str, one: Deadline) -> dict[str, object]:
    values = (
        one.name,
        one.owed_by.value,
        one.strength.value,
        one.status.value,
        one.due,
        one.bounds.earliest,
        one.bounds.latest,
        one.bounds.certain and not one.predicted and len(set(one.readings.values())) <= 1,
        one.done,
        one.days_late,
    )
    return {"case": case, **dict(zip(_COLUMNS, values, strict=True))}


def _day(value: object, column: str) -> date | None:
    """Return the day in a cell: None where it is empty, and an error where it is anything but one whole day."""
    if value is None or value == "" or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, pd.Timestamp) and value.tz is None and value == value.normalize():
        day: date = value.date()
        return day
    return value if type(value) is date else parse_date(value, where=column)
