"""Whether each complaint may be made: every rule of eligibility, asked once for each kind of row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from complaint_rules.bulk.cases import Digit, RowCase, digits_of, spread
from complaint_rules.bulk.counting import FAR, DayColumn, constant
from complaint_rules.bulk.limits import ColumnReading
from complaint_rules.bulk.tables import NO_DAY, day_of
from complaint_rules.conditions import Answer, FactIs
from complaint_rules.limits import Bounds

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.bulk.bounds import ColumnBounds
    from complaint_rules.bulk.columns import DutyColumns
    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.eligibility import Discretion, Exclusion, Standing, TimeLimit

__all__ = ["ANSWERS", "eligibility_of"]

ANSWERS: Final = tuple(Answer)
"""What the codes of a column of answers stand for, by place."""

_CODE: Final = {answer: code for code, answer in enumerate(ANSWERS)}


def eligibility_of(evidence: Evidence, duties: dict[str, DutyColumns]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """
    Return the answer over all rules in every row, as a place in `ANSWERS`, and the rows to be read one by one.

    Source:
        House rule: each rule gives its finding for one record; rows of one kind have one finding.
    """
    procedure = evidence.columns.table.procedure
    one_by_one = evidence.no_row
    answers: list[NDArray[np.uint8]] = []
    for limit in procedure.time_limits:
        last_day = limit.until.read(ColumnReading(evidence, as_if_made=True))
        one_by_one = one_by_one | last_day.beyond
        answers.append(_in_time(evidence, limit, last_day, duties))
    answers.extend(_met(evidence, rule, duties) for rule in procedure.standing)
    answers.extend(_met(evidence, rule, duties) for rule in procedure.exclusions)
    if not answers:
        return np.full(evidence.size, _CODE[Answer.over_all([])], dtype=np.uint8), one_by_one
    overall = spread(
        evidence.size,
        [Digit(several, len(ANSWERS)) for several in answers],
        lambda row: _CODE[Answer.over_all([ANSWERS[int(several[row])] for several in answers])],
    )
    return overall, one_by_one


def _limbs(discretion: Discretion | None) -> list[FactIs]:
    return [] if discretion is None else [FactIs(limb.fact) for limb in discretion.limbs]


def _met(evidence: Evidence, rule: Standing | Exclusion, duties: dict[str, DutyColumns]) -> NDArray[np.uint8]:
    """Return what a rule on facts comes to in every row."""
    digits = digits_of([rule.when, *_limbs(rule.discretion)], evidence, duties)
    return spread(evidence.size, digits, lambda row: _CODE[rule.finding(RowCase(evidence, duties, row)).answer])


def _in_time(
    evidence: Evidence, rule: TimeLimit, last_day: ColumnBounds, duties: dict[str, DutyColumns]
) -> NDArray[np.uint8]:
    """Return what a time limit comes to in every row: rows whose days compare alike have one finding."""
    first, last = _made(evidence, rule)
    earliest, latest = last_day.earliest.days, last_day.latest.days
    waived = [] if rule.waived_by is None else [FactIs(rule.waived_by)]
    digits = [
        Digit(earliest == NO_DAY),
        Digit(latest == FAR),
        Digit(earliest == latest),
        Digit(last_day.due.days == NO_DAY),
        Digit(last_day.no_figure),
        Digit(last_day.missing),
        Digit(first.days == NO_DAY),
        Digit(last.days <= earliest),
        Digit(first.days <= latest),
        *digits_of([*waived, *_limbs(rule.discretion)], evidence, duties),
    ]

    def ask(row: int) -> int:
        act = Bounds(earliest=_day(first, row), latest=_day(last, row), due=None, running=True)
        until = Bounds(
            earliest=_day(last_day.earliest, row),
            latest=_day(last_day.latest, row),
            due=_day(last_day.due, row),
            running=bool(last_day.running[row]),
            missing=("something",) if last_day.missing[row] else (),
            no_figure="no figure" if last_day.no_figure[row] else None,
        )
        return _CODE[rule.finding(act, until, RowCase(evidence, duties, row)).answer]

    return spread(evidence.size, digits, ask)


def _day(column: DayColumn, row: int) -> date | None:
    number = int(column.days[row])
    return None if number == FAR else day_of(number)


def _made(evidence: Evidence, rule: TimeLimit) -> tuple[DayColumn, DayColumn]:
    """Return the first and the last day on which the complaint may have been made; today where it is not on record."""
    opening = evidence.columns.table.procedure.opening
    act = evidence.event(opening)
    first, last = act.made, act.day
    if rule.judged_by_receipt and not act.received.is_empty:
        first, last = (act.received.where(act.has_received, day) for day in (first, last))
    if act.recorded.all():
        return first, last
    today = constant(evidence.today, evidence.size)
    implied = evidence.implied(opening, as_if_made=True)
    if implied is evidence.far:
        return first.where(act.recorded, today), last.where(act.recorded, today)
    is_implied = implied.days != FAR
    not_before = evidence.nothing.where(is_implied, today)
    return first.where(act.recorded, not_before), last.where(act.recorded, implied.where(is_implied, today))
