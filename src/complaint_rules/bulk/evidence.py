"""What is known on a date in every row: the columns that limits and conditions are read from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from complaint_rules.bulk.bounds import ColumnBounds
from complaint_rules.bulk.counting import FAR, DayColumn, Ends, as_column, constant, soonest
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.tables import EPOCH, NO_DAY, Table, Values
from complaint_rules.limits import Evidence as RowEvidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.conditions import FactValue

__all__ = ["Columns", "EventColumns", "Evidence"]


@frozen(eq=False)
class EventColumns:
    """
    One event in every row, as far as it counts on the date that is asked about.

    Attributes:
        made: The day it was made, sent or occurred.
        received: The day it was received.
        day: The day on which it stands on record: when made, else when received.
        recorded: Whether it is on record; bool, shape (rows,).
        has_made: Whether the day it was made is known.
        has_received: Whether its receipt is known.
    """

    made: DayColumn
    received: DayColumn
    day: DayColumn
    recorded: NDArray[np.bool_]
    has_made: NDArray[np.bool_]
    has_received: NDArray[np.bool_]


@frozen(eq=False)
class Columns:
    """
    The columns of days of a table, with the days between which each lies.

    Attributes:
        table: The table.
        days: Each column of days, with its span.
    """

    table: Table
    days: Mapping[ColumnName, DayColumn]

    @classmethod
    def of(cls, table: Table) -> Columns:
        """Return the columns of a table."""
        return cls(table, {name: as_column(column) for name, column in table.days.items()})

    def without(self, rows: NDArray[np.bool_]) -> Columns:
        """Return the columns with no day in some rows, whose days may lie far from all others."""
        if not rows.any():
            return self
        kept = {name: np.where(rows, np.int32(NO_DAY), column.days) for name, column in self.days.items()}
        return Columns(self.table, {name: as_column(days) for name, days in kept.items()})

    def part(self, start: int, stop: int) -> Columns:
        """Return some of the rows, sharing their memory."""
        return Columns(
            self.table.part(start, stop), {name: column.part(start, stop) for name, column in self.days.items()}
        )


@frozen(kw_only=True, eq=False)
class Evidence:
    """
    What is known on a date in every row.

    Attributes:
        columns: The columns of the table.
        on: The date that is asked about.
        ends: Where periods end.
        told: What is so in every row, where the row does not tell it otherwise.
        readings: The readings that the caller chose.
        dated: The bounds of each trigger that was read, so that every limit which runs from it shares them.

    Source:
        House rule: the same evidence as for one record, with a column where that has a date.
    """

    columns: Columns
    on: date
    ends: Ends
    told: Mapping[str, FactValue]
    readings: Mapping[str, str]
    dated: dict[tuple[str, bool, bool], ColumnBounds] = field(
        factory=dict[tuple[str, bool, bool], ColumnBounds], init=False
    )
    _events: dict[str, EventColumns] = field(factory=dict[str, EventColumns], init=False)
    _facts: dict[str, Values] = field(factory=dict[str, Values], init=False)

    @property
    def size(self) -> int:
        """The number of rows."""
        return self.columns.table.size

    @property
    def today(self) -> int:
        """The date as a day number."""
        return self.on.toordinal() - EPOCH

    @cached_property
    def nothing(self) -> DayColumn:
        """No day in any row."""
        return constant(NO_DAY, self.size)

    @cached_property
    def far(self) -> DayColumn:
        """No last day in any row."""
        return constant(FAR, self.size)

    @cached_property
    def no_row(self) -> NDArray[np.bool_]:
        """No, in every row."""
        return np.zeros(self.size, dtype=np.bool_)

    @cached_property
    def every_row(self) -> NDArray[np.bool_]:
        """Yes, in every row."""
        return np.ones(self.size, dtype=np.bool_)

    @cached_property
    def tomorrow(self) -> DayColumn:
        """The day after the date, in every row."""
        return constant(self.today + 1, self.size)

    def days(self, name: ColumnName) -> DayColumn:
        """Return a column as the table holds it, without any day where it has no such column."""
        return self.columns.days.get(name, self.nothing)

    def event(self, name: str) -> EventColumns:
        """Return an event as far as it counts."""
        found = self._events.get(name)
        if found is None:
            found = self._dated(name)
            if name in self.columns.table.procedure.lying_before:
                # Nobody complains of what has not happened yet: such a date is reported, and not relied on.
                found = _kept(found, found.day.days <= self.first_act.days, self)
            self._events[name] = found
        return found

    def _dated(self, name: str) -> EventColumns:
        made = self._until_today(ColumnName(ColumnKind.EVENT, name))
        received = self._until_today(ColumnName(ColumnKind.EVENT, name, "received"))
        has_made = made.days != NO_DAY
        has_received = has_made if received is made else received.days != NO_DAY
        if received.is_empty:
            return EventColumns(made, received, made, has_made, has_made, has_received)
        day = made.where(has_made, received)
        return EventColumns(made, received, day, has_made | has_received, has_made, has_received)

    def _until_today(self, name: ColumnName) -> DayColumn:
        column = self.days(name)
        if column.is_empty or column.high <= self.today:
            return column
        high = max(column.low, self.today)
        return DayColumn(np.where(column.days > self.today, np.int32(NO_DAY), column.days), column.low, high)

    @cached_property
    def recorded_events(self) -> tuple[str, ...]:
        """The events of which the table has a column, in the order in which those of one day are read."""
        order = self.columns.table.procedure.order_of_events
        names = {name.name for name in self.columns.days if name.kind is ColumnKind.EVENT}
        return tuple(sorted(names, key=order.__getitem__))

    @cached_property
    def first_act(self) -> DayColumn:
        """The day of the first act on record; `FAR` where there is none."""
        procedure = self.columns.table.procedure
        acts = [name for name in self.recorded_events if not procedure.event(name).is_circumstance]
        return soonest(
            [(self._dated(name) if name in procedure.lying_before else self.event(name)).day for name in acts], self.far
        )

    def implied(self, name: str, *, as_if_made: bool = False) -> DayColumn:
        """
        Return the day on or before which an event not on record must have happened; `FAR` where that is not so.

        With `as_if_made` a complaint that is not on record is taken as made on the date that is asked about.
        """
        procedure = self.columns.table.procedure
        later = [other for other in self.recorded_events if name in procedure.must_precede[other]]
        implied = soonest([self.event(other).day for other in later], self.far)
        if name in procedure.lying_before:
            implied = self.first_act.where(self.first_act.days != FAR, implied)
            if as_if_made:
                implied = implied.where(implied.days != FAR, constant(self.today, self.size))
        if implied is self.far:
            return implied
        return self.far.where(self.event(name).recorded, implied)

    def fact(self, name: str) -> Values:
        """Return what is told of a fact in each row."""
        found = self._facts.get(name)
        if found is None:
            given = self.columns.table.values.get(ColumnName(ColumnKind.FACT, name))
            told = self.told.get(name)
            if given is None:
                code = -1 if told is None else 0
                found = Values(np.full(self.size, code, dtype=np.int32), () if told is None else (told,))
            elif told is None:
                found = given
            else:
                codes = np.where(given.codes < 0, np.int32(len(given.values)), given.codes)
                found = Values(codes, (*given.values, told))
            self._facts[name] = found
        return found

    @cached_property
    def of_no_record(self) -> RowEvidence:
        """The evidence of a record that holds nothing: what is so in every row."""
        return RowEvidence(on=self.on, days=self.ends.days, readings=self.readings)


def _kept(event: EventColumns, mask: NDArray[np.bool_], evidence: Evidence) -> EventColumns:
    """Return an event without the rows outside a mask."""
    nothing = evidence.nothing
    return EventColumns(
        event.made.where(mask, nothing),
        event.received.where(mask, nothing),
        event.day.where(mask, nothing),
        event.recorded & mask,
        event.has_made & mask,
        event.has_received & mask,
    )
