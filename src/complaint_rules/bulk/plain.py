"""Which procedures and which rows are read in columns; every other row is read one by one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import evolve

from complaint_rules.bulk.cases import ASKED_IN_COLUMNS
from complaint_rules.bulk.names import ColumnKind
from complaint_rules.bulk.tables import NO_DAY, number_of
from complaint_rules.conditions import Always, Condition, FactAtLeast, FactIn, FactIs, FactNotTold
from complaint_rules.limits import Last, UsesReading
from complaint_rules.rules import How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from complaint_rules.bulk.evidence import Columns
    from complaint_rules.bulk.names import ColumnName
    from complaint_rules.periods import Days
    from complaint_rules.procedures import Procedure

__all__ = ["reasons_against", "rows_to_read_one_by_one"]

_FARTHEST: Final = 10
"""House rule: rows with a day in the last or first years that a calendar knows are read one by one, so that a count
which leaves them is reported as it is for one record."""


def reasons_against(procedure: Procedure, days: Days) -> tuple[str, ...]:
    """
    Return why the rows of a procedure cannot be read in columns; nothing where they can.

    Source:
        House rule: what is read in columns must be the very reading of one record; where a rule looks back and forth
        along the record, each record is read by itself.

    Examples:
        >>> from complaint_rules import schemes
        >>> from complaint_rules.periods import Days
        >>> from complaint_rules.working_days import WorkingDayCalendar
        >>> children = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> reasons_against(children, Days(working=WorkingDayCalendar("england-and-wales")))
        ()
    """
    return tuple(dict.fromkeys(_reasons(procedure, days)))


def _reasons(procedure: Procedure, days: Days) -> Iterator[str]:
    read = [duty.within for duty in procedure.duties] + [rule.until for rule in procedure.time_limits]
    read += [rule.to for rule in procedure.extensions if rule.to is not None]
    if any(isinstance(node, Last) for limit in read for node in limit.nodes):
        yield "a period runs from the last of several events"
    if days.school is None and any(limit.read(UsesReading()).school_days for limit in read):
        yield "school days are counted, and there is no calendar of them"
    if any(duty.recurs is not None for duty in procedure.duties):
        yield "a duty comes back"
    if any(window.if_silent is not None for window in procedure.windows):
        yield "silence moves the complaint on"
    if any(rule.how is How.AUTOMATIC or not isinstance(rule.applies_when, Always) for rule in procedure.extensions):
        yield "a limit is extended by itself"
    if any(rule.times == 0 for rule in procedure.extensions):
        yield "an extension may be used no time at all"
    branches = [one.when for one in procedure.transitions if one.when is not None]
    if _other_than(branches, (FactIs, FactIn, FactAtLeast, FactNotTold)):
        yield "a branch turns on an event, a date or a detail"
    asked = [duty.owed_if for duty in procedure.duties]
    asked += [rule.when for rule in procedure.standing] + [rule.when for rule in procedure.exclusions]
    if _other_than(asked, ASKED_IN_COLUMNS):
        yield "a rule asks whether a window is open"


def _other_than(conditions: list[Condition], kinds: tuple[type, ...]) -> bool:
    return any(not isinstance(atom, kinds) for condition in conditions for atom in condition.atoms)


def rows_to_read_one_by_one(columns: Columns, days: Days) -> NDArray[np.bool_]:
    """
    Return the rows that hold what is not read in columns, or what no record could hold; bool, shape (rows,).

    Source:
        House rule: suspended clocks, events that came again, and days at the end of what is known are read row by row.
    """
    table = columns.table
    found = np.zeros(table.size, dtype=np.bool_)
    first = number_of(date(days.working.known_from.year + _FARTHEST, 1, 1))
    last = number_of(date(days.working.known_until.year - _FARTHEST, 12, 31))
    for name, column in columns.days.items():
        there = column.days != NO_DAY
        if name.kind is ColumnKind.SUSPENSION or name.number > 1:
            found |= there
        if not column.is_empty and (column.low < first or column.high > last):
            found |= there & ((column.days < first) | (column.days > last))
        if name.kind is ColumnKind.EXTENSION:
            found |= there & ~(_has_day(columns, name, "to") & _has_day(columns, name, "on"))
        elif name.kind is ColumnKind.EVENT:
            found |= there & ~(_has_day(columns, name, "") | _has_day(columns, name, "received"))
        if name.part == "received":
            found |= there & (column.days < columns.days.get(evolve(name, part=""), column).days)
    for name, values in table.values.items():
        found |= (values.codes >= 0) & _is_out_of_place(columns, name)
    return found


def _has_day(columns: Columns, name: ColumnName, part: str) -> NDArray[np.bool_]:
    """Return the rows in which another part of the same entry is a day."""
    column = columns.days.get(evolve(name, part=part))
    return np.zeros(columns.table.size, dtype=np.bool_) if column is None else column.days != NO_DAY


def _is_out_of_place(columns: Columns, name: ColumnName) -> NDArray[np.bool_]:
    """Return the rows in which a value has no date beside it, or is a cause that the text does not name."""
    if name.kind is ColumnKind.EVENT and name.number == 1:
        return ~(_has_day(columns, name, "") | _has_day(columns, name, "received"))
    if name.kind is ColumnKind.EXTENSION and name.number == 1:
        without = ~_has_day(columns, name, "on")
        if name.part != "cause":
            return without
        values, rules = columns.table.values[name], columns.table.procedure.extensions
        causes = {cause for rule in rules if rule.duty == name.name for cause in rule.causes}
        unknown = [code for code, value in enumerate(values.values) if causes and value not in causes]
        return without | np.isin(values.codes, unknown)
    return np.full(columns.table.size, name.kind is not ColumnKind.FACT, dtype=np.bool_)
