"""How each duty stands in every row: its dates, the extension that counts, its status, and how late it is."""

from __future__ import annotations

from functools import lru_cache, reduce
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import DutyStatus, counts_working_days
from complaint_rules.bulk.cases import Digit, RowCase, digits_of, spread
from complaint_rules.bulk.columns import CODES, NOT_READ, DutyColumns
from complaint_rules.bulk.counting import FAR, DayColumn
from complaint_rules.bulk.limits import ColumnReading
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.tables import NO_DAY, number_of
from complaint_rules.conditions import Always, Answer
from complaint_rules.duties import status_of
from complaint_rules.entries import Extended
from complaint_rules.extensions import fits
from complaint_rules.limits import After, Before
from complaint_rules.rules import How
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from complaint_rules.bulk.bounds import ColumnBounds
    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.bulk.stages import Stays
    from complaint_rules.rules import Duty, Extension

__all__ = ["duty_columns"]


@frozen(eq=False, kw_only=True)
class _Dated:
    """The dates of one duty in every row, and the rows that must be read one by one."""

    bounds: ColumnBounds
    due: DayColumn
    latest: DayColumn
    certain: NDArray[np.bool_]
    one_by_one: NDArray[np.bool_]


def duty_columns(
    evidence: Evidence, stays: Stays, duty: Duty, others: dict[str, DutyColumns]
) -> tuple[DutyColumns, NDArray[np.bool_]]:
    """
    Return how a duty stands in every row, and the rows that must be read one by one all the same.

    `others` are the duties that its condition asks about.

    Source:
        House rule: the limits, the status and the conditions are those of one record, read or asked in columns.
    """
    dated = _dated(evidence, duty)
    entered, left = _stay(evidence, stays, duty)
    columns, outside = _standing(evidence, duty, dated, entered, left)
    if not isinstance(duty.owed_if, Always):
        columns = _if_owed(evidence, duty, columns, others)
    return columns, dated.one_by_one | outside


def _stay(evidence: Evidence, stays: Stays, duty: Duty) -> tuple[DayColumn, DayColumn]:
    """Return the days on which the time of the duty began and ended."""
    if duty.stage is not None:
        return stays.entered(duty.stage), stays.left(duty.stage)
    begun = evidence.first_act.where(evidence.first_act.days != FAR, evidence.nothing)
    beside = duty.owed_by is Party.OMBUDSMAN and evidence.columns.table.procedure.routes
    return begun, evidence.nothing if beside else stays.over


def _dated(evidence: Evidence, duty: Duty) -> _Dated:
    bounds = duty.within.read(ColumnReading(evidence))
    due, certain = bounds.due, bounds.certain
    unsettled = certain & (due.days == NO_DAY)
    if unsettled.any():
        due = bounds.latest.where(unsettled, due)
    rules = [rule for rule in evidence.columns.table.procedure.extensions if rule.duty == duty.name]
    periods = [node.period for node in duty.within.nodes if isinstance(node, After | Before)]
    has_two_figures = any(period.at_most is not None for period in periods)
    outer = duty.within.read(ColumnReading(evidence, at_most=True)) if has_two_figures else bounds
    caps = _Caps(evidence, outer)
    latest = _furthest(caps, due, rules)
    extended, one_by_one = _extended(caps, duty, due, rules)
    if extended is not due:  # both bounds are put off with the day, so that they may meet
        meet = bounds.earliest.later(extended).days == bounds.latest.later(extended).days
        certain = np.where(extended.days != due.days, meet & (bounds.earliest.days != NO_DAY), certain)
    return _Dated(
        bounds=bounds,
        due=extended,
        latest=latest,
        certain=certain,
        one_by_one=reduce(np.logical_or, [bounds.beyond, *caps.beyond], one_by_one),
    )


class _Caps:
    """How far extensions of one duty may reach."""

    __slots__ = ("beyond", "evidence", "outer")

    def __init__(self, evidence: Evidence, outer: ColumnBounds) -> None:
        self.evidence = evidence
        self.outer = outer
        self.beyond = [outer.beyond]

    def of(self, rule: Extension, day: DayColumn) -> DayColumn | None:
        """Return the furthest day that one extension may reach, `FAR` where that is not known; None for no bound."""
        if rule.to_at_most or rule.to is not None:
            bounds = self.outer if rule.to is None else rule.to.read(ColumnReading(self.evidence))
            self.beyond.append(bounds.beyond)
            return bounds.due.or_else(bounds.latest)
        if rule.by is None:
            return None
        ends: list[DayColumn] = []
        for kind in self.evidence.of_no_record.kinds(rule.by):
            end, beyond = self.evidence.ends.after(day, kind, at_most=False)
            ends.append(end)
            self.beyond.extend([] if beyond is None else [beyond])
        return reduce(DayColumn.later, ends)


def _furthest(caps: _Caps, due: DayColumn, rules: list[Extension]) -> DayColumn:
    """Return the furthest that the duty can go without the complainant's agreement; `NO_DAY` where that is open."""
    outer, nothing = caps.outer, caps.evidence.nothing
    if outer.due is due and not any(rule.how is not How.AGREEMENT for rule in rules):
        return due
    known = outer.due.or_else(outer.latest)
    furthest = due.later(known)
    open_ended = known.days == FAR
    usable = [rule for rule in rules if rule.how is not How.AGREEMENT]
    reached = {(0,) * len(usable): due}
    while reached:
        further: dict[tuple[int, ...], DayColumn] = {}
        for times, day in reached.items():
            hows = {rule.how for rule, number in zip(usable, times, strict=True) if number}
            for place, rule in enumerate(usable):
                if times[place] >= (rule.times or 1) or (rule.follows is not None and rule.follows not in hows):
                    continue
                cap = caps.of(rule, day)
                if cap is None or (rule.by is not None and rule.times is None):
                    return nothing
                open_ended = open_ended | (cap.days == FAR)
                next_times = (*times[:place], times[place] + 1, *times[place + 1 :])
                further[next_times] = cap.later(day).later(further.get(next_times, day))
        furthest = reduce(DayColumn.later, further.values(), furthest)
        reached = further
    return nothing.where(open_ended, furthest)


def _extended(caps: _Caps, duty: Duty, due: DayColumn, rules: list[Extension]) -> tuple[DayColumn, NDArray[np.bool_]]:
    """Return the day on which the duty is due after the extension on record, and the rows to be read one by one."""
    evidence = caps.evidence
    wanted, made = (evidence.days(ColumnName(ColumnKind.EXTENSION, duty.name, part)) for part in ("to", "on"))
    asked = (made.days != NO_DAY) & (made.days <= evidence.today)
    if not asked.any():
        return due, evidence.no_row
    if any(rule.by is not None and len(evidence.of_no_record.kinds(rule.by)) > 1 for rule in rules):
        return due, asked
    counts = asked & (made.days <= due.days) & (wanted.days > due.days)
    fitting = _first_fitting(evidence, duty, rules)
    extended = due
    for place, rule in enumerate(rules):
        if rule.follows is not None:
            continue  # what it follows was not used: only one is on record
        cap = caps.of(rule, due)
        to = wanted if cap is None or not rule.firm else wanted.earlier(cap.later(due))
        extended = to.where(counts & (fitting == place), extended)
    return extended, asked & ((due.days == NO_DAY) | (caps.outer.due.days == NO_DAY))


def _first_fitting(evidence: Evidence, duty: Duty, rules: list[Extension]) -> NDArray[np.uint8]:
    """Return the place of the rule under which the extension of each row counts."""
    values = evidence.columns.table.values
    told = [values.get(ColumnName(ColumnKind.EXTENSION, duty.name, part)) for part in ("how", "cause")]

    def ask(row: int) -> int:
        how, cause = (None if column is None else column.of(row) for column in told)
        one = Extended(duty=duty.name, to=evidence.on, on=evidence.on, how=how or How.NOTICE, cause=cause or "")
        return next((place for place, rule in enumerate(rules) if fits(rule, one)), NOT_READ)

    digits = [Digit(column.codes + 1, len(column.values) + 1) for column in told if column is not None]
    return spread(evidence.size, digits, ask)


def _standing(
    evidence: Evidence, duty: Duty, dated: _Dated, entered: DayColumn, left: DayColumn
) -> tuple[DutyColumns, NDArray[np.bool_]]:
    """Return the columns of a duty that is owed, and the rows whose lateness begins before the days that are known."""
    act = evidence.event(duty.act)
    low, high = act.made, act.day
    if duty.met_when_received and not act.received.is_empty:
        low, high = (act.received.where(act.has_received, day) for day in (low, high))
    begun, has_left, today = entered.days != NO_DAY, left.days != NO_DAY, evidence.today
    bounds = dated.bounds
    due = dated.due.where(begun | act.recorded, evidence.nothing)
    has_due = due.days != NO_DAY
    in_time_until = due.later(bounds.earliest).days  # no bound lies after the day that it bounds from below
    late_after = due.where(has_due, bounds.latest).days
    done = act.recorded & (~has_left | (act.day.days <= left.days))
    kinds = _kinds_of_status(
        done=done,
        done_in_time=high.days <= in_time_until,
        done_late=low.days > late_after,
        begun=begun,
        left=has_left,
        left_late=late_after < left.days,
        late=late_after < today,
        in_time=in_time_until >= today,
        running=has_due | bounds.running,
        never_in_time=bounds.no_figure & (in_time_until == NO_DAY),
        never_late=bounds.no_figure & (late_after == FAR),
    )
    statuses, missed = _verdicts()
    is_missed = missed.take(kinds)
    outside = is_missed & (late_after < number_of(evidence.ends.days.working.known_from))
    rows = np.flatnonzero(is_missed & ~outside)
    days_late = np.full(evidence.size, -1, dtype=np.int32)
    if len(rows):
        still = left.days[rows]
        still[(still == NO_DAY) | ~begun[rows]] = today
        until = np.where(done[rows], high.days[rows], still)
        working = counts_working_days(duty.within, evidence.readings)
        days_late[rows] = evidence.ends.days_between(late_after[rows], until, working=working)
    columns = DutyColumns(
        due=due.days,
        latest=dated.latest.where(has_due, evidence.nothing).days,
        status=statuses.take(kinds),
        days_late=days_late,
        certain=dated.certain,
    )
    return columns, outside


_ASKED: Final = (
    *("done", "done_in_time", "done_late", "begun", "left", "left_late"),
    *("late", "in_time", "running", "never_in_time", "never_late"),
)


def _kinds_of_status(**answers: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """Return for each row a number that holds its answers, one bit each."""
    low, high = (np.zeros(len(answers["done"]), dtype=np.uint8) for _ in range(2))
    for place, name in enumerate(_ASKED):
        half = low if place < _BITS else high
        half |= answers[name].view(np.uint8) << np.uint8(place % _BITS)
    return low + (high.astype(np.uint16) << np.uint16(_BITS))


_BITS: Final = 8
"""So many answers at a time, because narrow numbers are quick."""


@lru_cache(maxsize=1)
def _verdicts() -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the status and whether it was missed for every combination of answers, as the rule gives them."""
    verdicts = [
        status_of(**dict(zip(_ASKED, reversed(answers), strict=True)), stopped=False)
        for answers in product((False, True), repeat=len(_ASKED))
    ]
    statuses = np.array([CODES[status] for status, _ in verdicts], dtype=np.uint8)
    return statuses, np.array([missed for _, missed in verdicts], dtype=np.bool_)


def _if_owed(evidence: Evidence, duty: Duty, columns: DutyColumns, others: dict[str, DutyColumns]) -> DutyColumns:
    """Return the columns of a duty that is owed only on a condition."""
    answers = spread(
        evidence.size,
        digits_of([duty.owed_if], evidence, others),
        lambda row: _ANSWERS.index(duty.owed_if.answer(RowCase(evidence, others, row))),
    )
    is_not, cannot_tell = answers == _ANSWERS.index(Answer.NO), answers == _ANSWERS.index(Answer.CANNOT_TELL)
    no_day = np.int32(NO_DAY)
    status = np.where(cannot_tell, np.uint8(CODES[DutyStatus.CANNOT_TELL]), columns.status)
    return DutyColumns(
        due=np.where(is_not, no_day, columns.due),
        latest=np.where(is_not, no_day, columns.latest),
        status=np.where(is_not, np.uint8(CODES[DutyStatus.NOT_RUNNING]), status),
        days_late=np.where(is_not | cannot_tell, np.int32(-1), columns.days_late),
        certain=columns.certain,
    )


_ANSWERS: Final = tuple(Answer)
