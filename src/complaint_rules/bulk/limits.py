"""Limits read as columns of bounds: the reading of one row, over all rows at once."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Protocol

import numpy as np
from attrs import evolve, frozen

from complaint_rules.bulk.bounds import ColumnBounds
from complaint_rules.bulk.counting import FAR, DayColumn
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.limits.bounds import NEXT_OPEN_DAY, branch_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.conditions import FactValue
    from complaint_rules.limits import Trigger
    from complaint_rules.periods import Period

__all__ = ["ColumnReading"]


class _Count(Protocol):
    """A way to count a period from every day of a column."""

    def __call__(
        self, start: DayColumn, period: Period, /, *, at_most: bool
    ) -> tuple[DayColumn, NDArray[np.bool_] | None]: ...


@frozen(eq=False)
class ColumnReading:
    """
    The reading that gives bounds for every row at once.

    Attributes:
        evidence: What is known.
        at_most: Whether to count the second figure of a period that has two.
        as_if_made: Whether the complaint, where it is not on record, is taken as made on the date.

    Source:
        House rule: each doubt widens the bounds and none is guessed, as in the reading of one record.
    """

    evidence: Evidence
    at_most: bool = False
    as_if_made: bool = False

    def on(self, event: str) -> ColumnBounds:
        """Return the day of an act."""
        return self._trigger(event, receipt=False)

    def received(self, event: str) -> ColumnBounds:
        """Return the day of receipt."""
        return self._trigger(event, receipt=True)

    def _trigger(self, event: str, *, receipt: bool) -> ColumnBounds:
        """Return the bounds of one of the two days of an event, read once for all limits."""
        key = (event, receipt, self.as_if_made)
        found = self.evidence.dated.get(key)
        if found is None:
            found = self.evidence.dated[key] = self._dated(event, receipt=receipt)
        return found

    def _dated(self, event: str, *, receipt: bool) -> ColumnBounds:
        """
        Return the bounds of one of the two days of an event.

        Where that day itself is known it is certain. Where only the other is, receipt bounds the making from above, and
        the making bounds receipt from below. Where neither is, the event has not happened, or is implied by another.
        """
        evidence, found = self.evidence, self.evidence.event(event)
        meant, known = (found.received, found.has_received) if receipt else (found.made, found.has_made)
        if known.all():
            return self._certain(meant)
        implied = evidence.implied(event, as_if_made=self.as_if_made)
        not_yet = evidence.nothing
        if event not in evidence.columns.table.procedure.circumstances:
            not_yet = evidence.tomorrow
            if implied is not evidence.far:
                not_yet = evidence.nothing.where(implied.days != FAR, not_yet)
        if receipt:
            due = meant.or_else(found.made)
            earliest = due.or_else(not_yet)
            not_after = evidence.far if implied is evidence.far else evidence.far.where(found.recorded, implied)
            latest = meant.where(known, not_after)
        else:
            due = found.day
            unless_received = not_yet if due is meant else evidence.nothing.where(found.recorded, not_yet)
            earliest = meant.where(known, unless_received)
            latest = due.where(found.recorded, implied)
        return ColumnBounds(
            earliest=earliest,
            latest=latest,
            due=due,
            running=found.recorded if implied is evidence.far else found.recorded | (implied.days != FAR),
            no_figure=evidence.no_row,
            missing=~known,
            beyond=evidence.no_row,
        )

    def _certain(self, day: DayColumn) -> ColumnBounds:
        no_row = self.evidence.no_row
        every = self.evidence.every_row
        return ColumnBounds(
            earliest=day, latest=day, due=day, running=every, no_figure=no_row, missing=no_row, beyond=no_row
        )

    def last(self, triggers: Sequence[Trigger]) -> ColumnBounds:
        """Refuse: a period that runs from the last of several looks whether it had passed, row by row."""
        message = "a limit that runs from the last of several events is not read in columns"
        raise NotImplementedError(message)

    def first(self, triggers: Sequence[Trigger]) -> ColumnBounds:
        """Return the first recorded date."""
        evidence = self.evidence
        parts = [(trigger.read(self), self._counts(trigger.event)) for trigger in triggers]
        merged = _merged([part for part, _ in parts])
        none = ~reduce(np.logical_or, [counts for _, counts in parts])
        first = evolve(
            merged,
            earliest=_least([part.earliest.where(counts, evidence.far) for part, counts in parts]),
            latest=_least([part.latest.where(counts, evidence.far) for part, counts in parts]),
            due=_least([part.due.where(counts, evidence.far) for part, counts in parts]),
            missing=_any([part.missing & counts for part, counts in parts]) | none,
        )
        return _settled(
            evolve(
                first,
                earliest=evidence.tomorrow.where(none, first.earliest),
                due=evidence.nothing.where(none, first.due),
            )
        )

    def _counts(self, event: str) -> NDArray[np.bool_]:
        """Return whether an event is on record, or must have happened."""
        implied = self.evidence.implied(event, as_if_made=self.as_if_made)
        counts: NDArray[np.bool_] = self.evidence.event(event).recorded | (implied.days != FAR)
        return counts

    def date_set_by(self, event: str, detail: str) -> ColumnBounds:
        """Return the date that was set."""
        evidence = self.evidence
        recorded = evidence.event(event).recorded
        day = evidence.days(ColumnName(ColumnKind.EVENT, event, detail)).where(recorded, evidence.nothing)
        known = day.days != NO_DAY
        return ColumnBounds(
            earliest=day,
            latest=day.where(known, evidence.far),
            due=day,
            running=recorded,
            no_figure=evidence.no_row,
            missing=~known,
            beyond=evidence.no_row,
        )

    def after(self, start: ColumnBounds, period: Period) -> ColumnBounds:
        """Return the start moved forward by the period."""
        return self._of_kinds(start, period, self.evidence.ends.after)

    def before(self, end: ColumnBounds, period: Period) -> ColumnBounds:
        """Return the end moved back by the period."""
        return self._of_kinds(end, period, self.evidence.ends.before)

    def next_open_day(self, day: ColumnBounds) -> ColumnBounds:
        """Return the day, or the next working day."""
        return self._moved(day, NEXT_OPEN_DAY, self.evidence.ends.after)

    def _of_kinds(self, start: ColumnBounds, period: Period, count: _Count) -> ColumnBounds:
        kinds = self.evidence.of_no_record.kinds(period)
        return _hull([self._moved(start, kind, count) for kind in kinds])

    def _moved(self, start: ColumnBounds, period: Period, count: _Count) -> ColumnBounds:
        due, beyond = count(start.due, period, at_most=self.at_most)
        if beyond is not None:
            due = self.evidence.nothing.where(beyond, due)
        earliest = due if start.earliest is start.due else self._bound(start.earliest, period, count, NO_DAY)
        latest = due if start.latest is start.due else self._bound(start.latest, period, count, FAR)
        return evolve(
            start,
            earliest=earliest,
            latest=latest,
            due=due,
            beyond=start.beyond if beyond is None else start.beyond | beyond,
        )

    def _bound(self, day: DayColumn, period: Period, count: _Count, otherwise: int) -> DayColumn:
        """Return a bound moved by a period; one that leaves the days that are known is dropped, which only widens."""
        moved, beyond = count(day, period, at_most=self.at_most)
        if beyond is None:
            return moved
        return (self.evidence.nothing if otherwise == NO_DAY else self.evidence.far).where(beyond, moved)

    def later_of(self, limits: Sequence[ColumnBounds]) -> ColumnBounds:
        """Return the later of several; certain where the others cannot be later."""
        unknown = _any([limit.due.days == NO_DAY for limit in limits])
        due = reduce(DayColumn.later, [limit.due for limit in limits])
        return _settled(
            evolve(
                _merged(limits),
                earliest=reduce(DayColumn.later, [limit.earliest for limit in limits]),
                latest=reduce(DayColumn.later, [limit.latest for limit in limits]),
                due=self.evidence.nothing.where(unknown, due),
            )
        )

    def earlier_of(self, limits: Sequence[ColumnBounds]) -> ColumnBounds:
        """Return the earlier of several; certain where the others cannot be earlier."""
        return _settled(
            evolve(
                _merged(limits),
                earliest=_least([limit.earliest for limit in limits]),
                latest=_least([limit.latest for limit in limits]),
                due=_least([limit.due for limit in limits]),
            )
        )

    def by_fact(
        self, fact: str, branches: Mapping[FactValue, ColumnBounds], otherwise: ColumnBounds | None
    ) -> ColumnBounds:
        """Return the branch of the fact that was told, else bounds that hold all branches."""
        every = [*branches.values(), *([] if otherwise is None else [otherwise])]
        found = _hull(every)
        told = self.evidence.fact(fact)
        for code, value in enumerate(told.values):
            branch = branch_of(value, branches, otherwise)
            found = found if branch is None else _where(told.codes == code, branch, found)
        return found

    def readings(self, name: str, options: Mapping[str, ColumnBounds], default: str | None) -> ColumnBounds:
        """Return the reading that was chosen or is the default, else bounds that hold all."""
        chosen = self.evidence.readings.get(name, default)
        return _hull(list(options.values())) if chosen is None else options[chosen]

    def no_figure(self, words: str) -> ColumnBounds:  # noqa: ARG002 - the words belong to the explanation of a row
        """Return bounds that say nothing."""
        evidence = self.evidence
        return ColumnBounds(
            earliest=evidence.nothing,
            latest=evidence.far,
            due=evidence.nothing,
            running=evidence.no_row,
            no_figure=evidence.every_row,
            missing=evidence.no_row,
            beyond=evidence.no_row,
        )


def _any(masks: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return reduce(np.logical_or, masks)


def _least(columns: Sequence[DayColumn]) -> DayColumn:
    return reduce(DayColumn.earlier, columns)


def _merged(parts: Sequence[ColumnBounds]) -> ColumnBounds:
    """Return bounds that carry the doubts of all parts, with the days of the first."""
    return evolve(
        parts[0],
        running=_any([part.running for part in parts]),
        no_figure=_any([part.no_figure for part in parts]),
        missing=_any([part.missing for part in parts]),
        beyond=_any([part.beyond for part in parts]),
    )


def _hull(parts: Sequence[ColumnBounds]) -> ColumnBounds:
    """Return bounds that hold all parts."""
    first, *others = parts
    if not others:
        return first
    same_due = reduce(np.logical_and, [part.due.days == first.due.days for part in others])
    same = reduce(
        np.logical_and,
        [
            (part.earliest.days == first.earliest.days) & (part.latest.days == first.latest.days) & same_due
            for part in others
        ],
    )
    merged = _merged(parts)
    nothing = DayColumn(np.full_like(first.due.days, NO_DAY), 0, -1)
    return evolve(
        merged,
        earliest=_least([part.earliest for part in parts]),
        latest=reduce(DayColumn.later, [part.latest for part in parts]),
        due=first.due.where(same_due, nothing),
        missing=merged.missing | ~same,
    )


def _settled(merged: ColumnBounds) -> ColumnBounds:
    """Return the merged bounds; where they are certain, nothing that is doubtful in a part matters any more."""
    certain = merged.certain
    return evolve(
        merged,
        due=merged.latest.where(certain, merged.due),
        missing=merged.missing & ~certain,
        no_figure=merged.no_figure & ~certain,
    )


def _where(mask: NDArray[np.bool_], one: ColumnBounds, other: ColumnBounds) -> ColumnBounds:
    return ColumnBounds(
        earliest=one.earliest.where(mask, other.earliest),
        latest=one.latest.where(mask, other.latest),
        due=one.due.where(mask, other.due),
        running=np.where(mask, one.running, other.running),
        no_figure=np.where(mask, one.no_figure, other.no_figure),
        missing=np.where(mask, one.missing, other.missing),
        beyond=np.where(mask, one.beyond, other.beyond),
    )
