"""The timetable of a table: for every row the stage, every duty's dates and status, and whether it may be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from attrs import evolve, field, frozen

from complaint_rules.bulk.columns import NOT_READ, DutyColumns
from complaint_rules.bulk.counting import Ends
from complaint_rules.bulk.duties import duty_columns
from complaint_rules.bulk.eligibility import ANSWERS, eligibility_of
from complaint_rules.bulk.evidence import Columns, Evidence
from complaint_rules.bulk.plain import reasons_against, rows_to_read_one_by_one
from complaint_rules.bulk.rows import complaint_of
from complaint_rules.bulk.stages import Paths, stays_of
from complaint_rules.bulk.tables import EPOCH, ROWS_AT_ONCE, Table, read_table
from complaint_rules.bulk.working_days import as_dates
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import MetInTime, Missed, Overdue
from complaint_rules.dates import check_date
from complaint_rules.errors import ComplaintRulesError, InvalidTableError, UnknownNameError
from complaint_rules.periods import Days
from complaint_rules.rules import NOT_BEGUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.answers import DutyStatus
    from complaint_rules.bulk.frames import Backend
    from complaint_rules.conditions import Answer, FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Given", "RowFault", "Timetable", "timetable"]


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
        given: What was given beside the table.

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
    given: Given = field(repr=False)

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
        return self._of(duty).is_status(*statuses)

    def days_late(self, duty: str) -> NDArray[np.int32]:
        """
        Return how many days late a duty is or was, -1 where it was not missed; int32, shape (rows,).

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        return self._of(duty).days_late

    def is_certain(self, duty: str) -> NDArray[np.bool_]:
        """
        Return whether the last day of a duty is certain; where it is not, `complaint(row)` says why; bool, (rows,).

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        return self._of(duty).certain

    @property
    def predicted_after(self) -> date:
        """The last day whose bank holidays are published: a day after it that counts working days is a prediction."""
        calendar = self.procedure.working_days.calendar(self.given.calendar, procedure=self.procedure.name)
        return calendar.published_until

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

    def frame(self, backend: Backend = "pyarrow", *, like: object = None) -> Any:  # noqa: ANN401 - of any library
        """
        Return the timetable as a frame of Arrow, pandas or Polars, a row for each row of the table, in its order.

        With `like=`, usually the table itself, the frame is of the same library, with the index of pandas.

        Raises:
            UnknownNameError: If the backend is none of the three.
            InvalidTableError: If `like` has another number of rows.
        """
        from complaint_rules.bulk.frames import frame_of  # noqa: PLC0415 - pyarrow is needed here only

        return frame_of(self, backend, like=like)

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
        return self.given.complaint(self.table, row)


@frozen(kw_only=True)
class Given:
    """What was given beside the table, for every row alike."""

    calendar: WorkingDayCalendar | None
    facts: Mapping[str, FactValue] | None
    readings: Mapping[str, str] | None
    school_days: WorkingDayCalendar | None

    def complaint(self, table: Table, row: int) -> Complaint:
        """Return the complaint of one row."""
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
    given = Given(calendar=calendar, facts=facts, readings=readings, school_days=school_days)
    Complaint(procedure, calendar=calendar, facts=facts, readings=readings, school_days=school_days)
    days = Days(
        working=procedure.working_days.calendar(calendar, procedure=procedure.name),
        school=None if school_days is None else school_days.with_predictions(),
    )
    found = Timetable(
        procedure=procedure,
        on=on,
        table=read,
        duties={duty.name: DutyColumns.blank(read.size) for duty in procedure.duties},
        stages=(NOT_BEGUN, *(stage.name for stage in procedure.stages)),
        stage=np.empty(read.size, dtype=np.uint8),
        eligibility=np.empty(read.size, dtype=np.uint8),
        given=given,
    )
    rest = _read_in_columns(found, days)
    faulty = _read_one_by_one(found, rest)
    if faulty and faults == "raise":
        raise InvalidTableError([f"row {fault.row}: {fault.text}" for fault in faulty])
    return evolve(found, one_by_one=len(rest), faults=tuple(faulty))


def _read_in_columns(found: Timetable, days: Days) -> list[int]:
    """Fill the columns, and return the rows that must be read one by one."""
    every = range(found.table.size)
    if not every or reasons_against(found.procedure, days):
        return list(every)
    today = found.on.toordinal() - EPOCH
    known = range(days.working.known_from.toordinal() - EPOCH, days.working.known_until.toordinal() - EPOCH)
    if today not in known:
        return list(every)
    columns = Columns.of(found.table)
    apart = rows_to_read_one_by_one(columns, days)
    columns = columns.without(apart)
    ends, paths = Ends(days), Paths(found.procedure, found.given.readings or {})
    rest: list[int] = []
    for start in range(0, found.table.size, ROWS_AT_ONCE):
        part = columns.part(start, start + ROWS_AT_ONCE)
        rows = slice(start, start + part.table.size)
        one_by_one = apart[rows] | _fill(found, part, ends, paths, rows)
        rest.extend((np.flatnonzero(one_by_one) + start).tolist())
    return rest


def _fill(found: Timetable, columns: Columns, ends: Ends, paths: Paths, rows: slice) -> NDArray[np.bool_]:
    """Fill some rows of every column, and return which of them must be read one by one all the same."""
    given = found.given
    evidence = Evidence(columns=columns, on=found.on, ends=ends, told=given.facts or {}, readings=given.readings or {})
    stays = stays_of(evidence, paths)
    one_by_one = stays.again
    duties: dict[str, DutyColumns] = {}
    for duty in _in_order(found.procedure):
        duties[duty.name], beyond = duty_columns(evidence, stays, duty, duties)
        one_by_one = one_by_one | beyond
        found.duties[duty.name].fill(rows, duties[duty.name])
    found.stage[rows] = stays.stage(found.stages)
    found.eligibility[rows], beyond = eligibility_of(evidence, duties)
    return one_by_one | beyond


def _in_order(procedure: Procedure) -> list[Duty]:
    """Return the duties, each after those that its condition asks about."""
    named = {duty.name: duty for duty in procedure.duties}
    order: dict[str, Duty] = {}

    def add(duty: Duty) -> None:
        for atom in sorted(duty.owed_if.atoms, key=repr):
            if isinstance(atom, MetInTime | Missed | Overdue):
                add(named[atom.duty])
        order.setdefault(duty.name, duty)

    for duty in procedure.duties:
        add(duty)
    return list(order.values())


def _read_one_by_one(found: Timetable, rows: Iterable[int]) -> list[RowFault]:
    """Fill rows from their own records, and return those that could not be read."""
    faults: list[RowFault] = []
    for row in rows:
        try:
            complaint = found.complaint(row)
            seen, eligibility = complaint.at(found.on), complaint.eligibility(on=found.on)
        except ComplaintRulesError as error:
            faults.append(RowFault(row, str(error)))
            found.stage[row] = found.eligibility[row] = NOT_READ
            for columns in found.duties.values():
                columns.put(row, None)
            continue
        found.stage[row] = found.stages.index(seen.stage.name)
        found.eligibility[row] = ANSWERS.index(eligibility.answer)
        for deadline in seen.deadlines:  # of a duty that is owed again, the last
            found.duties[deadline.duty.name].put(row, deadline)
    return faults
