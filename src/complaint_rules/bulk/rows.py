"""A row of a table as a complaint: the one reading that every column must equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from complaint_rules.bulk.names import ColumnKind
from complaint_rules.bulk.tables import day_of
from complaint_rules.complaints import Complaint
from complaint_rules.entries import Entry, Extended, Recorded, Resumed, Suspended, details_of
from complaint_rules.errors import InvalidRecordError
from complaint_rules.rules import How

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from complaint_rules.bulk.tables import Table
    from complaint_rules.conditions import FactValue
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["complaint_of"]


def complaint_of(
    table: Table,
    row: int,
    *,
    calendar: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
    school_days: WorkingDayCalendar | None = None,
) -> Complaint:
    """
    Return the complaint that one row of a table holds; what the row tells of a fact goes before `facts`.

    Raises:
        ComplaintRulesError: If the row cannot be kept as a record; all its faults at once.

    Source:
        House rule: a row is a record, and the columns of a timetable are what the record amounts to.
    """
    cells: dict[tuple[ColumnKind, str, int], dict[str, Any]] = {}
    for name, days in table.days.items():
        day = day_of(int(days[row]))
        if day is not None:
            cells.setdefault((name.kind, name.name, name.number), {})[name.part] = day
    for name, values in table.values.items():
        value = values.of(row)
        if value is not None:
            cells.setdefault((name.kind, name.name, name.number), {})[name.part] = value
    told = {fact: parts[""] for (kind, fact, _), parts in cells.items() if kind is ColumnKind.FACT}
    history: list[Entry] = []
    problems: list[str] = []
    for (kind, of, number), parts in cells.items():
        if kind is not ColumnKind.FACT:
            history.extend(_entries(kind, of, number, parts, problems))
    if problems:
        raise InvalidRecordError(problems)
    return Complaint(
        table.procedure,
        calendar=calendar,
        facts={**(facts or {}), **told},
        readings=readings,
        school_days=school_days,
        history=tuple(history),
    )


def _entries(kind: ColumnKind, name: str, number: int, parts: dict[str, Any], problems: list[str]) -> Iterator[Entry]:
    of = f"{name}/{number}" if number > 1 else name
    if kind is ColumnKind.EVENT:
        made: date | None = parts.pop("", None)
        received: date | None = parts.pop("received", None)
        if made is None and received is None:
            problems.append(f"{of}: {', '.join(sorted(parts))} is given, and no date of the event itself")
            return
        yield Recorded(event=name, made=made, received=received, details=details_of(parts))
    elif kind is ColumnKind.EXTENSION:
        missing = [part for part in ("to", "on") if part not in parts]
        if missing:
            problems.append(f"extension.{of}: {' and '.join(missing)} is missing")
            return
        how = cast("How", parts.get("how", How.NOTICE))
        yield Extended(duty=name, to=parts["to"], on=parts["on"], how=how, cause=parts.get("cause", ""))
    else:
        if "from" not in parts:
            problems.append(f"suspension{f'/{number}' if number > 1 else ''}.from is missing")
            return
        yield Suspended(cause=parts.get("cause", ""), on=parts["from"])
        if "resumed" in parts:
            yield Resumed(on=parts["resumed"])
