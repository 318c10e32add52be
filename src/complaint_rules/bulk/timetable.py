"""The timetable of a table: for every row the stage, every duty's dates and status, and whether it may be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from attrs import field, frozen

from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.rows import complaint_of
from complaint_rules.bulk.tables import EPOCH, NO_DAY, Table, read_table
from complaint_rules.conditions import Answer
from complaint_rules.dates import check_date
from complaint_rules.errors import ComplaintRulesError, InvalidTableError, UnknownNameError
from complaint_rules.rules import NOT_BEGUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.complaints import Complaint
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["ANSWERS", "NOT_READ", "STATUSES", "DutyColumns", "RowFault", "Timetable", "timetable"]

STATUSES: Final = tuple(DutyStatus)
"""What the codes of a column of statuses stand for, by place."""

ANSWERS: Final = tuple(Answer)
"""What the codes of a column of answers stand for, by place."""

NOT_READ: Final = 255
"""The code of a status, a stage or an answer in a row that could not be read."""

_MOST_FAULTS: Final = 1_000
"""House rule: how many faults are gathered before the rest is given up."""


@frozen
class RowFault:
    """
    A row that could not be read.

    Attributes:
        row: Its place in the table, from 0.
        text: What is wrong with it.

    Source:
        House rule: bad input gets a clear error, and nothing else is lost.
    """

    row: int
    text: str


@frozen(eq=False, kw_only=True)
class DutyColumns:
    """
    How one duty stands in every row.

    Attributes:
        due: The last day on the facts recorded, as days since 1 January 1970, `NO_DAY` for none; int32, shape (rows,).
        latest: The furthest it can go without the complainant's agreement, likewise.
        status: The place of the status in `STATUSES`, `NOT_READ` for a row that could not be read; uint8.
        days_late: Days late, in working days where the limit counts them, -1 where it was not missed; int32.

    Source:
        House rule: each equals `Deadline.due`, `latest`, `status` and `days_late` of the row's own snapshot.
    """

    due: NDArray[np.int32]
    latest: NDArray[np.int32]
    status: NDArray[np.uint8]
    days_late: NDArray[np.int32]

    @classmethod
    def empty(cls, size: int) -> DutyColumns:
        """Return columns of so many rows, none of which has been read."""
        return cls(
            due=np.full(size, NO_DAY, dtype=np.int32),
            latest=np.full(size, NO_DAY, dtype=np.int32),
            status=np.full(size, NOT_READ, dtype=np.uint8),
            days_late=np.full(size, -1, dtype=np.int32),
        )


@frozen(eq=False, kw_only=True)
class Timetable:
    """
    What a table of complaints amounts to on a date.

    Attributes:
        procedure: The rules.
        on: The date that was asked about.
        table: The table as it was read.
        duties: How each duty stands, by its name.
        stages: What the codes of `stage` stand for, by place.
        stage: The stage of each row; uint8, shape (rows,), `NOT_READ` for a row that could not be read.
        eligibility: The place in `ANSWERS` of the answer over all rules of eligibility; uint8, likewise.
        one_by_one: How many rows were read one by one, because they hold what is not read in columns.
        faults: The rows that could not be read, where they were kept.

    Source:
        House rule: a column is another reading of the same rules, equal to the reading of each row by itself.
    """

    procedure: Procedure
    on: date
    table: Table
    duties: Mapping[str, DutyColumns]
    stages: tuple[str, ...]
    stage: NDArray[np.uint8]
    eligibility: NDArray[np.uint8]
    one_by_one: int = 0
    faults: tuple[RowFault, ...] = ()
    _given: _Given = field(repr=False)

    def __len__(self) -> int:
        return self.table.size

    def _of(self, duty: str) -> DutyColumns:
        if duty not in self.duties:
            raise UnknownNameError(duty, valid=self.duties, where="the timetable", kind="duty")
        return self.duties[duty]

    def due(self, duty: str) -> NDArray[np.datetime64]:
        """
        Return the last day of a duty in every row; datetime64[D], shape (rows,), NaT for none.

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        return as_dates(self._of(duty).due)

    def latest(self, duty: str) -> NDArray[np.datetime64]:
        """
        Return the furthest day without the complainant's agreement; datetime64[D], shape (rows,), NaT for none.

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        return as_dates(self._of(duty).latest)

    def is_status(self, duty: str, *statuses: DutyStatus) -> NDArray[np.bool_]:
        """
        Return whether a duty has one of the statuses, in every row; bool, shape (rows,).

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        codes = [STATUSES.index(status) for status in statuses]
        return np.isin(self._of(duty).status, codes)

    def days_late(self, duty: str) -> NDArray[np.int32]:
        """
        Return how many days late a duty is or was, -1 where it was not missed; int32, shape (rows,).

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        return self._of(duty).days_late

    def is_at(self, *stages: str) -> NDArray[np.bool_]:
        """
        Return whether each row is at one of the stages; bool, shape (rows,).

        Raises:
            UnknownNameError: If the procedure has no such stage.
        """
        for stage in stages:
            if stage not in self.stages:
                raise UnknownNameError(stage, valid=self.stages, where="the timetable", kind="stage")
        return np.isin(self.stage, [self.stages.index(stage) for stage in stages])

    def is_answer(self, *answers: Answer) -> NDArray[np.bool_]:
        """Return whether the answer over all rules of eligibility is one of these, in every row; bool."""
        return np.isin(self.eligibility, [ANSWERS.index(answer) for answer in answers])

    def complaint(self, row: int) -> Complaint:
        """
        Return the complaint of one row, to see the words and the working behind its columns.

        Raises:
            IndexError: If the table has no such row.
            ComplaintRulesError: If the row could not be read.
        """
        if not 0 <= row < len(self):
            text = f"the table has no row {row}; its rows are 0 to {len(self) - 1}"
            raise IndexError(text)
        return self._given.complaint(self.table, row)


def as_dates(days: NDArray[np.int32]) -> NDArray[np.datetime64]:
    """
    Return day numbers as dates: int32 in, datetime64[D] out, of the same shape.

    Examples:
        >>> as_dates(np.array([20_000, NO_DAY], dtype=np.int32))
        array(['2024-10-04',        'NaT'], dtype='datetime64[D]')
    """
    dates = days.astype(np.int64)
    dates[days == NO_DAY] = np.iinfo(np.int64).min
    return dates.view("datetime64[D]")


@frozen(kw_only=True)
class _Given:
    """What was given beside the table, for every row alike."""

    calendar: WorkingDayCalendar | None
    facts: Mapping[str, FactValue] | None
    readings: Mapping[str, str] | None
    school_days: WorkingDayCalendar | None

    def complaint(self, table: Table, row: int) -> Complaint:
        return complaint_of(
            table,
            row,
            calendar=self.calendar,
            facts=self.facts,
            readings=self.readings,
            school_days=self.school_days,
        )


def timetable(
    procedure: Procedure,
    table: object,
    *,
    on: date,
    columns: Mapping[str, str] | None = None,
    calendar: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
    school_days: WorkingDayCalendar | None = None,
    faults: Literal["raise", "keep"] = "raise",
) -> Timetable:
    """
    Return what every row of a table of complaints amounts to on a date.

    Args:
        procedure: The rules under which every row runs.
        table: A frame of pandas, Polars or Arrow, or a mapping of names to arrays or lists of one length.
        on: The date that is asked about.
        columns: What this package calls a column, mapped to what the table calls it; without it every column of the
            table must be one that this package knows.
        calendar: The caller's calendar, as for a complaint.
        facts: What is so in every row, where the row does not tell it otherwise.
        readings: The readings that the caller chose.
        school_days: A calendar of school days, where a rule counts them.
        faults: Whether a row that no record could hold is an error, or is kept as one that could not be read.

    Raises:
        InvalidTableError: If a column or a row cannot be read; all faults at once.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: a column is another reading of the same rules, equal to the reading of each row by itself.
    """
    check_date(on, where="on")
    read = read_table(procedure, table, columns)
    given = _Given(calendar=calendar, facts=facts, readings=readings, school_days=school_days)
    stages = (NOT_BEGUN, *(stage.name for stage in procedure.stages))
    found = Timetable(
        procedure=procedure,
        on=on,
        table=read,
        duties={duty.name: DutyColumns.empty(read.size) for duty in procedure.duties},
        stages=stages,
        stage=np.full(read.size, NOT_READ, dtype=np.uint8),
        eligibility=np.full(read.size, NOT_READ, dtype=np.uint8),
        one_by_one=read.size,
        given=given,
    )
    _read_one_by_one(found, range(read.size))
    return found


def _read_one_by_one(found: Timetable, rows: Iterable[int]) -> None:
    for row in rows:
        complaint = found.complaint(row)
        seen = complaint.at(found.on)
        found.stage[row] = found.stages.index(seen.stage.name)
        found.eligibility[row] = ANSWERS.index(complaint.eligibility(on=found.on).answer)
        for name, columns in found.duties.items():
            deadline = next((one for one in seen.deadlines if one.name == name), None)
            columns.status[row] = STATUSES.index(deadline.status)
            columns.due[row] = NO_DAY if deadline.due is None else deadline.due.toordinal() - EPOCH
            columns.latest[row] = NO_DAY if deadline.latest is None else deadline.latest.toordinal() - EPOCH
            columns.days_late[row] = -1 if deadline.days_late is None else deadline.days_late
