"""The stages that every row has held: the machine is run once for each order in which the events came."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.bulk.cases import Digit, RowCase, digits_of, kinds_of
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.conditions import Happened
from complaint_rules.entries import Recorded
from complaint_rules.machine import Machine
from complaint_rules.rules import NOT_BEGUN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from complaint_rules.bulk.counting import DayColumn
    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.procedures import Procedure

__all__ = ["Stays", "stays_of"]

_FIRST: Final = date(2000, 1, 1)


@frozen(kw_only=True, eq=False)
class Stays:
    """
    Which stages every row has held, and when.

    Attributes:
        stage: The place of the stage that is held, 0 before the first, else 1 more than in the procedure; uint8.
        entered: For each stage the day it was entered, `NO_DAY` where it was not.
        left: For each stage the day it was left, `NO_DAY` where it is held.
        over: The day on which the procedure ended, `NO_DAY` where it has not.
        again: The rows in which a stage was entered twice; bool.
    """

    stage: NDArray[np.uint8]
    entered: dict[str, DayColumn]
    left: dict[str, DayColumn]
    over: DayColumn
    again: NDArray[np.bool_]


@frozen
class _Path:
    """
    The stages that one order of events leads through, each by the place of the event that began it.

    Attributes:
        stage: The stage that is held at the end.
        entered: For each stage the place of the event.
        left: For each stage that was left the place of the event.
        over: The place of the event by which the procedure ended, or None.
        again: Whether a stage was entered twice.
    """

    stage: str
    entered: dict[str, int]
    left: dict[str, int]
    over: int | None
    again: bool


def stays_of(evidence: Evidence) -> Stays:
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
    paths = [_path(evidence, events, days, int(row)) for row in firsts]
    places = {NOT_BEGUN: 0} | {stage.name: place for place, stage in enumerate(procedure.stages, 1)}
    stage = np.array([places[path.stage] for path in paths], dtype=np.uint8)[kinds]
    again = np.array([path.again for path in paths], dtype=np.bool_)
    return Stays(
        stage=stage,
        entered={name: _chosen(evidence, days, kinds, [path.entered.get(name) for path in paths]) for name in places},
        left={name: _chosen(evidence, days, kinds, [path.left.get(name) for path in paths]) for name in places},
        over=_chosen(evidence, days, kinds, [path.over for path in paths]),
        again=again[kinds] if again.any() else evidence.no_row,
    )


def _that_matter(procedure: Procedure, evidence: Evidence) -> list[str]:
    """Return the events of the table that can change the stage, in the order in which those of one day are read."""
    asked = {
        atom.event
        for one in procedure.transitions
        if one.when is not None
        for atom in one.when.atoms
        if isinstance(atom, Happened)
    }
    moving = {one.event for one in procedure.transitions} | procedure.home_stages.keys() | asked
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


def _path(evidence: Evidence, events: list[str], days: list[DayColumn], row: int) -> _Path:
    """Run the machine over the events of one row in their order, a day apart, so that each visit names its event."""
    procedure = evidence.columns.table.procedure
    dated = [(int(column.days[row]), place) for place, column in enumerate(days)]
    order = [place for day, place in sorted(dated) if day != NO_DAY]
    entries = [Recorded(event=events[place], made=_FIRST + timedelta(days=number)) for number, place in enumerate(order)]
    case = RowCase(evidence, {}, row)
    facts = {fact.name: value for fact in procedure.facts if (value := case.fact(fact.name)) is not None}
    machine = Machine(
        procedure,
        entries,
        _FIRST + timedelta(days=len(order)),
        facts=facts,
        readings=evidence.readings,
        calendar=None,
        school_days=None,
    )
    timeline = machine.timeline
    visits = [(visit.stage, order[(visit.entered - _FIRST).days]) for visit in timeline.visits]
    over: int | None = None
    for stage, place in visits:
        over = (place if over is None else over) if procedure.is_end(stage) else None
    return _Path(
        stage=timeline.stage,
        entered={stage: place for stage, place in reversed(visits)},
        left={stage: place for (stage, _), (_, place) in pairwise(visits)},
        over=over,
        again=len({stage for stage, _ in visits}) < len(visits),
    )


def _chosen(
    evidence: Evidence, days: list[DayColumn], kinds: NDArray[np.intp], places: list[int | None]
) -> DayColumn:
    """Return for each row the day of the event that its kind names."""
    chosen = evidence.nothing
    named = {place for place in places if place is not None}
    for place in sorted(named):
        of_kind = np.array([one == place for one in places])
        chosen = days[place] if of_kind.all() else days[place].where(of_kind[kinds], chosen)
    return chosen
