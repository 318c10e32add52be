"""The stages that every row has held: the machine is run once for each order in which the events came."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import field, frozen

from complaint_rules.bulk.cases import Digit, digits_of, facts_of, kinds_of
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.entries import Recorded
from complaint_rules.machine import Machine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from complaint_rules.bulk.counting import DayColumn
    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["Path", "Paths", "Stays", "stays_of"]

_FIRST: Final = date(2000, 1, 1)


@frozen(eq=False)
class Stays:
    """
    Which stages every row has held, and when.

    Attributes:
        evidence: What is known.
        kinds: For each row the number of its kind.
        paths: For each kind where its events led.
    """

    evidence: Evidence
    kinds: NDArray[np.uint16]
    paths: tuple[Path, ...]
    _days: dict[tuple[str, bool], DayColumn] = field(factory=dict[tuple[str, bool], "DayColumn"], init=False)

    def stage(self, stages: Sequence[str]) -> NDArray[np.uint8]:
        """Return the stage that is held, as a place in the stages given."""
        return np.array([stages.index(path.stage) for path in self.paths], dtype=np.uint8).take(self.kinds)

    def entered(self, stage: str) -> DayColumn:
        """Return the day on which a stage was entered, `NO_DAY` where it was not."""
        found = self._days.get((stage, True))
        if found is None:
            found = self._days[stage, True] = self._day_of([path.entered.get(stage) for path in self.paths])
        return found

    def left(self, stage: str) -> DayColumn:
        """Return the day on which a stage was left, `NO_DAY` where it was not entered or is held."""
        found = self._days.get((stage, False))
        if found is None:
            found = self._days[stage, False] = self._day_of([path.left.get(stage) for path in self.paths])
        return found

    @property
    def over(self) -> DayColumn:
        """The day on which the procedure ended, `NO_DAY` where it has not."""
        return self._day_of([path.over for path in self.paths])

    @property
    def again(self) -> NDArray[np.bool_]:
        """The rows in which a stage was entered twice; bool, shape (rows,)."""
        again = np.array([path.again for path in self.paths], dtype=np.bool_)
        return again[self.kinds] if again.any() else self.evidence.no_row

    def _day_of(self, events: Sequence[str | None]) -> DayColumn:
        """Return for each row the day of the event that its kind names."""
        chosen = self.evidence.nothing
        for event in sorted({event for event in events if event is not None}):
            of_kind = np.array([one == event for one in events])
            day = self.evidence.event(event).day
            chosen = day if of_kind.all() else day.where(of_kind.take(self.kinds), chosen)
        return chosen


@frozen
class Path:
    """
    The stages that one order of events leads through, each by the event that began it.

    Attributes:
        stage: The stage that is held at the end.
        entered: For each stage that was entered the event.
        left: For each stage that was left the event.
        over: The event by which the procedure ended, or None.
        again: Whether a stage was entered twice.
    """

    stage: str
    entered: dict[str, str]
    left: dict[str, str]
    over: str | None
    again: bool


def stays_of(evidence: Evidence, paths: Paths) -> Stays:
    """
    Return which stages every row has held.

    Rows in which the same events came in the same order, and whose branches turn on the same facts, hold the same
    stages; the machine is run once for each such kind.

    Source:
        House rule: the table of transitions is run by one machine.
    """
    procedure = evidence.columns.table.procedure
    events = _that_matter(procedure, evidence)
    days = [evidence.event(name).day for name in events]
    conditions = [one.when for one in procedure.transitions if one.when is not None]
    kinds, firsts = kinds_of(evidence.size, [*_orders(evidence, days), *digits_of(conditions, evidence, {})])
    asked = facts_of(conditions)
    found: list[Path] = []
    for row in firsts:
        dated = sorted((int(column.days[row]), place) for place, column in enumerate(days))
        order = tuple(events[place] for day, place in dated if day != NO_DAY)
        facts = ((fact, evidence.fact(fact).of(row)) for fact in asked)
        found.append(paths.of(order, tuple((fact, value) for fact, value in facts if value is not None)))
    return Stays(evidence, kinds, tuple(found))


def _that_matter(procedure: Procedure, evidence: Evidence) -> list[str]:
    """Return the events of the table that can change the stage, in the order in which those of one day are read."""
    moving = {one.event for one in procedure.transitions} | procedure.home_stages.keys()
    return [name for name in evidence.recorded_events if name in moving]


def _orders(evidence: Evidence, days: list[DayColumn]) -> list[Digit]:
    """Return what tells rows apart by the events on record and the order in which they came."""
    recorded = [column.days != NO_DAY for column in days]
    reached = np.full(evidence.size, NO_DAY, dtype=np.int32)
    out_of_order = np.zeros(evidence.size, dtype=np.bool_)
    for column, there in zip(days, recorded, strict=True):
        out_of_order |= there & (column.days < reached)
        np.maximum(reached, column.days, out=reached)
    digits = [Digit(there) for there in recorded]
    rows = np.flatnonzero(out_of_order)
    if len(rows):
        order = np.argsort(np.stack([column.days[rows] for column in days], axis=1), axis=1, kind="stable")
        found, places = np.unique(order, axis=0, return_inverse=True)
        codes = np.zeros(evidence.size, dtype=np.int64)
        codes[rows] = places.reshape(-1) + 1
        digits.append(Digit(codes, len(found) + 1))
    return digits


class Paths:
    """
    Where each order of events leads under a procedure, found by the machine when it is first met.

    Source:
        House rule: stages are recomputed from the events, by one machine.
    """

    __slots__ = ("_found", "_procedure", "_readings")

    def __init__(self, procedure: Procedure, readings: Mapping[str, str]) -> None:
        """Take what is the same for every row."""
        self._procedure: Procedure = procedure
        self._readings: Mapping[str, str] = readings
        self._found: dict[tuple[tuple[str, ...], tuple[tuple[str, FactValue], ...]], Path] = {}

    def of(self, events: tuple[str, ...], facts: tuple[tuple[str, FactValue], ...]) -> Path:
        """Return where some events in their order lead, with facts on which branches turn."""
        key = (events, facts)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._run(events, dict(facts))
        return found

    def _run(self, events: tuple[str, ...], facts: dict[str, FactValue]) -> Path:
        """Run the machine over the events, a day apart, so that the day of each visit names its event."""
        machine = Machine(
            self._procedure,
            [Recorded(event=event, made=_FIRST + timedelta(days=number)) for number, event in enumerate(events)],
            _FIRST + timedelta(days=len(events)),
            facts=facts,
            readings=self._readings,
            calendar=None,
            school_days=None,
        )
        visits = [(visit.stage, events[(visit.entered - _FIRST).days]) for visit in machine.timeline.visits]
        over: str | None = None
        for stage, event in visits:
            over = (event if over is None else over) if self._procedure.is_end(stage) else None
        return Path(
            stage=machine.timeline.stage,
            entered=dict(reversed(visits)),
            left={stage: event for (stage, _), (_, event) in pairwise(visits)},
            over=over,
            again=len({stage for stage, _ in visits}) < len(visits),
        )
