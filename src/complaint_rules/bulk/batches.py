"""Tables that come in batches: the timetable of each batch, for files larger than memory and for many machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
from attrs import evolve, frozen

from complaint_rules.bulk.frames import arrow_columns, names_of
from complaint_rules.bulk.names import read_names
from complaint_rules.bulk.timetable import RowFault, timetable
from complaint_rules.errors import InvalidTableError, UnknownNameError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from complaint_rules.bulk.frames import Arrow
    from complaint_rules.bulk.timetable import Timetable
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["FAULT", "Question", "schema_of", "timetable_of_batches"]

arrow: Any = pa  # it has no types

FAULT: Final = "fault"
"""The column that says why a row could not be read."""

_ROW: Final = re.compile(r"((?:\S+, )?row )([0-9]+)")


@frozen(kw_only=True)
class Question:
    """
    How the batches of a table are read: what is asked of every row, and which columns are kept beside the answer.

    Attributes:
        procedure: The rules under which every row runs.
        on: The date that is asked about.
        columns: What this package calls a column, mapped to what the table calls it, as for `timetable`.
        keep: The columns that stand beside the answer as they are, such as a reference.
        calendar: The caller's calendar, as for a complaint.
        facts: What is so in every row, where the row does not tell it otherwise.
        readings: The readings that the caller chose.
        school_days: A calendar of school days, where a rule counts them.
        faults: Whether a row that no record could hold is an error, or is kept with what is wrong with it.

    Source:
        House rule: a row is read alike in whatever batch it comes.
    """

    procedure: Procedure
    on: date
    columns: Mapping[str, str] | None = None
    keep: Sequence[str] = ()
    calendar: WorkingDayCalendar | None = None
    facts: Mapping[str, FactValue] | None = None
    readings: Mapping[str, str] | None = None
    school_days: WorkingDayCalendar | None = None
    faults: Literal["raise", "keep"] = "raise"

    def needed(self, given: Sequence[str]) -> dict[str, str]:
        """
        Return the columns to be read, by what this package calls them, from the names of all that the table has.

        A column that is kept is read too where this package knows its name.

        Raises:
            InvalidTableError: If a column is unknown, missing or there twice, or a kept one would hide one of the
                answer; all faults at once.

        Source:
            House rule: a misspelt column is not an empty one, and this is told before the first row is read.
        """
        known, _ = read_names(given, self.procedure)
        if self.columns is None:
            columns = {name: name for name in given if name in known or name not in self.keep}
        else:
            columns = dict(self.columns)
        problems: list[object] = [*read_names(columns, self.procedure)[1]]
        for where, names in (("columns", columns.values()), ("keep", self.keep)):
            problems += [
                UnknownNameError(name, valid=given, where=where, kind="column of the table")
                for name in dict.fromkeys(names)
                if name not in given
            ]
        twice = dict.fromkeys(name for name in given if given.count(name) > 1)
        problems += [f"the table has two columns {name!r}" for name in twice]
        ours = (*names_of(self.procedure), FAULT)
        problems += [f"keep: {name!r} is also the name of a column of the answer" for name in self.keep if name in ours]
        if not columns:
            problems.append("no column of the table tells anything of a complaint")
        if problems:
            raise InvalidTableError(map(str, problems))
        return columns

    def read(
        self,
        batch: Arrow,
        columns: Mapping[str, str],
        *,
        first: int = 0,
    ) -> Timetable:
        """
        Return the timetable of a batch from the columns that are needed, its faults numbered from its `first` row.

        Raises:
            InvalidTableError: If a cell or a row cannot be read; all faults at once.

        Source:
            House rule: a row has the number that it has in the whole table.
        """
        try:
            found = timetable(
                self.procedure,
                arrow.table({ours: batch.column(theirs) for ours, theirs in columns.items()}),
                on=self.on,
                calendar=self.calendar,
                facts=self.facts,
                readings=self.readings,
                school_days=self.school_days,
                faults=self.faults,
            )
        except InvalidTableError as error:
            raise InvalidTableError(_moved(problem, first) for problem in error.problems) from None
        return evolve(found, faults=tuple(RowFault(one.row + first, one.text) for one in found.faults))

    def beside(self, batch: Arrow, found: Timetable, *, first: int = 0, plain: bool = False) -> Arrow:
        """
        Return the kept columns of a batch with its timetable beside them and its faults at the end, as an Arrow batch.

        With `plain`, words are texts and not dictionaries.

        Source:
            House rule: the columns are the same whether any row is at fault or none.
        """
        columns = {name: batch.column(name) for name in self.keep}
        for name, column in arrow_columns(found).items():
            columns[name] = column.dictionary_decode() if plain and arrow.types.is_dictionary(column.type) else column
        told: dict[int, str] = {}
        for fault in found.faults:
            said = one_line(fault.text)
            told[fault.row] = f"{told[fault.row]}; {said}" if fault.row in told else said
        texts = [told.get(row) for row in range(first, first + len(found))] if told else None
        columns[FAULT] = (
            arrow.nulls(len(found), arrow.string()) if texts is None else arrow.array(texts, arrow.string())
        )
        return arrow.RecordBatch.from_arrays([*columns.values()], names=[*columns])


def timetable_of_batches(
    procedure: Procedure,
    batches: Iterable[Arrow],
    *,
    on: date,
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    calendar: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
    school_days: WorkingDayCalendar | None = None,
    faults: Literal["raise", "keep"] = "raise",
) -> Iterator[Arrow]:
    """
    Yield the timetable of each Arrow batch as another, of as many rows: what a cluster runs on each of its machines.

    The columns are those of `schema_of`: the kept ones, those of `frame_of`, with words as texts, and `fault`, which
    says why a row could not be read. The arguments are those of `timetable`. With `functools.partial` over all but the
    batches it can be sent to another process, since a procedure can be pickled.

    Args:
        procedure: The rules under which every row runs.
        batches: Batches of `pyarrow`, all with the same columns.
        on: The date that is asked about.
        columns: What this package calls a column, mapped to what the batches call it; without it every column of a
            batch must be kept or be one that this package knows.
        keep: The columns that stand beside the answer as they are, such as a reference.
        calendar: The caller's calendar, as for a complaint.
        facts: What is so in every row, where the row does not tell it otherwise.
        readings: The readings that the caller chose.
        school_days: A calendar of school days, where a rule counts them.
        faults: Whether a row that no record could hold is an error, or is kept as one that could not be read.

    Raises:
        InvalidTableError: If a column or a row cannot be read; all faults of the batch at once. Rows are numbered from
            the first of these batches, so on a cluster it is better to keep the faults, beside a reference.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: a row is read alike in whatever batch it comes, and on whatever machine.

    Examples:
        >>> import pyarrow
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> batch = pyarrow.RecordBatch.from_pydict({"reference": ["A", "B"], "complaint": [date(2024, 8, 1), None]})
        >>> (found,) = timetable_of_batches(procedure, [batch], on=date(2024, 9, 2), keep=["reference"])
        >>> found.select(["reference", "stage", "stage-1-response.status"]).to_pylist()[0]
        {'reference': 'A', 'stage': 'stage-1', 'stage-1-response.status': 'overdue'}
    """
    question = Question(
        procedure=procedure,
        on=on,
        columns=columns,
        keep=tuple(keep),
        calendar=calendar,
        facts=facts,
        readings=readings,
        school_days=school_days,
        faults=faults,
    )
    first = 0
    needed: dict[str, str] | None = None
    for batch in batches:
        needed = question.needed(batch.schema.names) if needed is None else needed
        found = question.read(batch, needed, first=first)
        yield question.beside(batch, found, first=first, plain=True)
        first += len(found)


def schema_of(procedure: Procedure, keep: Arrow = None) -> Arrow:
    """
    Return the Arrow schema of what `timetable_of_batches` yields; `keep` is the schema of the kept columns alone.

    Source:
        House rule: the columns are the same whatever the rows hold, so that a schema can be given beforehand.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> schema = schema_of(schemes.in_force("england-children", on=date(2024, 8, 1)))
        >>> schema.field("stage-1-response.due").type, schema.names[-1]
        (DataType(date32[day]), 'fault')
    """
    types = {"due": arrow.date32(), "latest": arrow.date32(), "days-late": arrow.int32(), "certain": arrow.bool_()}
    fields = [(name, types.get(name.rpartition(".")[2], arrow.string())) for name in (*names_of(procedure), FAULT)]
    return arrow.schema([*(keep or ()), *fields])


def _moved(problem: str, first: int) -> str:
    """Return a fault with the number of its row in the whole table."""
    found = _ROW.match(problem)
    return problem if found is None else f"{found[1]}{int(found[2]) + first}{problem[found.end() :]}"
