"""Rows of one kind: each kind is asked of the rules once, and the answer is spread over its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.conditions import (
    Answer,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Overdue,
)
from complaint_rules.machine import met_in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from complaint_rules.bulk.columns import DutyColumns
    from complaint_rules.bulk.evidence import Evidence
    from complaint_rules.conditions import FactValue

__all__ = ["ASKED_IN_COLUMNS", "Digit", "RowCase", "digits_of", "facts_of", "kinds_of", "spread"]

ASKED_IN_COLUMNS: Final = (FactIs, FactIn, FactAtLeast, FactNotTold, Happened, DetailIs, MetInTime, Missed, Overdue)
"""The conditions that can be asked about a column; the others need the row's own record."""

_MOST_KINDS: Final = 1 << 16
"""As many as a narrow number can tell apart: more are numbered anew."""


@frozen(eq=False)
class Digit:
    """
    Something by which rows are told apart.

    Attributes:
        codes: For each row which of the values it has, from 0; an array of whole numbers or of yes and no.
        base: How many values there are.
    """

    codes: NDArray[np.integer] | NDArray[np.bool_]
    base: int = 2


def kinds_of(size: int, digits: Sequence[Digit]) -> tuple[NDArray[np.uint16], NDArray[np.intp]]:
    """
    Return for each row the number of its kind, and for each kind the first of its rows; shapes (rows,) and (kinds,).

    Rows that agree in all digits are of one kind. There may be at most 65,536 rows, and so many kinds.

    Examples:
        >>> kinds_of(4, [Digit(np.array([False, True, True, False]))])
        (array([0, 1, 1, 0], dtype=uint16), array([0, 1]))
    """
    codes = np.zeros(size, dtype=np.uint16)
    number = 1
    for digit in digits:
        if number * digit.base >= _MOST_KINDS:
            found, places = np.unique(codes.astype(np.int64) * digit.base + digit.codes, return_inverse=True)
            number, codes = len(found), places.astype(np.uint16)
            continue
        codes *= np.uint16(digit.base)
        codes += digit.codes.astype(np.uint16)
        number *= digit.base
    firsts = np.full(number, -1, dtype=np.intp)
    firsts[codes[::-1]] = np.arange(size - 1, -1, -1)  # the last that is written is the first of its kind
    there = np.flatnonzero(firsts >= 0)
    numbers = np.zeros(number, dtype=np.uint16)
    numbers[there] = np.arange(len(there))
    return numbers.take(codes), firsts[there]


def spread(size: int, digits: Sequence[Digit], ask: Callable[[int], int]) -> NDArray[np.uint8]:
    """
    Return the answer for every row, given how to ask about one: rows that agree in all digits have one answer.

    `ask` is given the place of a row and returns a code from 0 to 255. It is called once for each kind of row that
    there is.

    Source:
        House rule: what decides is written once, for one record; a column is told apart, not decided anew.

    Examples:
        >>> spread(4, [Digit(np.array([False, True, True, False]))], lambda row: 10 + row)
        array([10, 11, 11, 10], dtype=uint8)
    """
    if not digits:
        return np.full(size, ask(0) if size else 0, dtype=np.uint8)
    kinds, firsts = kinds_of(size, digits)
    answers = np.array([ask(int(row)) for row in firsts], dtype=np.uint8)
    return answers[kinds]


def digits_of(conditions: Iterable[Condition], evidence: Evidence, duties: dict[str, DutyColumns]) -> list[Digit]:
    """
    Return what a set of conditions asks of the rows.

    Raises:
        TypeError: If one of them cannot be asked about a column.
    """
    digits: dict[tuple[str, ...], Digit] = {}
    for atom in sorted({atom for condition in conditions for atom in condition.atoms}, key=repr):
        if isinstance(atom, FactIs | FactIn | FactAtLeast | FactNotTold):
            told = evidence.fact(atom.fact)
            digits["fact", atom.fact] = Digit(told.codes + 1, len(told.values) + 1)
        elif isinstance(atom, Happened | DetailIs):
            digits["happened", atom.event] = Digit(evidence.event(atom.event).recorded)
            detail = _detail(evidence, atom.event, atom.detail) if isinstance(atom, DetailIs) else None
            if detail is not None:
                told = evidence.columns.table.values[detail]
                digits["detail", repr(detail)] = Digit(told.codes + 1, len(told.values) + 1)
        elif isinstance(atom, MetInTime):
            digits["status", atom.duty] = Digit(duties[atom.duty].status, len(DutyStatus))
            act = evidence.columns.table.procedure.duties_by_name[atom.duty].act
            digits["happened", act] = Digit(evidence.event(act).recorded)
        elif isinstance(atom, Missed):
            digits["missed", atom.duty] = Digit(duties[atom.duty].days_late >= 0)
        elif isinstance(atom, Overdue):
            digits["overdue", atom.duty] = Digit(duties[atom.duty].is_status(DutyStatus.OVERDUE))
        else:
            message = f"{atom!r} cannot be asked about a column"
            raise TypeError(message)
    return [digit for digit in digits.values() if digit.base > 1]


def facts_of(conditions: Iterable[Condition]) -> list[str]:
    """Return the facts that a set of conditions asks about."""
    atoms = (atom for condition in conditions for atom in condition.atoms)
    return sorted({atom.fact for atom in atoms if isinstance(atom, FactIs | FactIn | FactAtLeast | FactNotTold)})


def _detail(evidence: Evidence, event: str, detail: str) -> ColumnName | None:
    name = ColumnName(ColumnKind.EVENT, event, detail)
    return name if name in evidence.columns.table.values else None


@frozen(eq=False)
class RowCase:
    """
    One row as conditions ask about it.

    Attributes:
        evidence: What is known.
        duties: How the duties stand that conditions ask about.
        row: The place of the row.
    """

    evidence: Evidence
    duties: dict[str, DutyColumns]
    row: int

    def fact(self, name: str) -> FactValue | None:
        """Return the value of a fact, or None if it has not been told."""
        value: FactValue | None = self.evidence.fact(name).of(self.row)
        return value

    def happened(self, event: str) -> bool:
        """Return whether the event is on record."""
        return bool(self.evidence.event(event).recorded[self.row])

    def missed(self, duty: str) -> bool:
        """Return whether the limit of the duty was certainly missed."""
        return bool(self.duties[duty].days_late[self.row] >= 0)

    def overdue(self, duty: str) -> bool:
        """Return whether the limit of the duty has certainly passed and the act is still owed."""
        return bool(self.duties[duty].is_status(DutyStatus.OVERDUE)[self.row])

    def detail(self, event: str, name: str) -> object:
        """Return a detail of an event on record, or None where the record does not hold it."""
        column = _detail(self.evidence, event, name)
        if column is None or not self.happened(event):
            return None
        return self.evidence.columns.table.values[column].of(self.row)

    def met_in_time(self, duty: str) -> Answer:
        """Return whether an act was done within the limit of a duty."""
        act = self.evidence.columns.table.procedure.duties_by_name[duty].act
        status = tuple(DutyStatus)[int(self.duties[duty].status[self.row])]
        return met_in_time((status,), done=self.happened(act))

    def window_open(self, window: str) -> Answer:
        """Refuse: it is not asked about a column."""
        message = f"whether {window} is open cannot be asked about a column"
        raise TypeError(message)
