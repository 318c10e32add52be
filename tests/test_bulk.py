from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from complaint_rules import bulk
from complaint_rules.bulk.tables import day_of
from complaint_rules.errors import ComplaintRulesError
from tests.bulk_strategies import seeds, table_of
from tests.every_procedure import drawn, every_procedure, facts_of, readings_of

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

ROWS = 12


def differences(rules: Procedure, table: dict[str, list[Any]], on: date, **given_beside: Any) -> list[str]:  # noqa: ANN401 - as for timetable
    """Compare every field of every row with the reading of that row's own record."""
    found = bulk.timetable(rules, table, on=on, faults="keep", **given_beside)
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
