"""A file of complaints into a Parquet file of their timetables, however many rows it has."""

from __future__ import annotations

import csv
import os
import sys
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import numpy as np
import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]
from attrs import frozen
from pyarrow import csv as csv_of_arrow  # pyright: ignore[reportMissingTypeStubs]
from pyarrow import parquet as parquet_of_arrow  # pyright: ignore[reportMissingTypeStubs]
from tqdm import tqdm

from complaint_rules.bulk.batches import Question
from complaint_rules.bulk.columns import NOT_READ, STATUSES
from complaint_rules.bulk.names import ColumnName
from complaint_rules.bulk.tables import kind_of
from complaint_rules.errors import InvalidFileError, InvalidTableError, NotANumberError, shortened
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import BinaryIO

    from numpy.typing import NDArray

    from complaint_rules.answers import DutyStatus
    from complaint_rules.bulk.timetable import RowFault, Timetable
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["BATCH", "FileSummary", "timetable_of_csv", "timetable_of_parquet"]

arrow: Any = pa  # none of these has types
arrow_csv: Any = csv_of_arrow
parquet: Any = parquet_of_arrow

BATCH: Final = 131_072
"""House rule: so many rows are read at once; more are no faster, and fewer take less memory."""

_BUFFER: Final = 1 << 20
_CSV_BLOCK: Final = 1 << 23
_MOST_FAULTS: Final = 100
_CODES: Final = 256

_TRUE, _FALSE = (("yes", "Yes", "YES", "true", "True", "TRUE"), ("no", "No", "NO", "false", "False", "FALSE"))


@frozen(kw_only=True)
class FileSummary:
    """
    What became of the rows of a file.

    Attributes:
        on: The date that was asked about.
        rows: How many rows there are.
        one_by_one: How many were read one by one, because they hold what is not read in columns.
        not_read: How many could not be read, where they were kept; each says why in the column `fault`.
        faults: The first hundred of these, with the numbers of their rows in the file, from 0.
        stages: How many rows are at each stage, by its name, those without any left out.
        statuses: How many rows have each status of a duty, by the name of the duty, those without any left out.

    Source:
        House rule: no row is lost without a word.
    """

    on: date
    rows: int
    one_by_one: int
    not_read: int
    faults: tuple[RowFault, ...]
    stages: Mapping[str, int]
    statuses: Mapping[str, Mapping[DutyStatus, int]]


def timetable_of_parquet(
    procedure: Procedure,
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    on: date,
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    batch: int = BATCH,
    calendar: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
    school_days: WorkingDayCalendar | None = None,
    faults: Literal["raise", "keep"] = "raise",
    progress: bool = False,
) -> FileSummary:
    """
    Write the timetable of every row of a Parquet file to another, and return what became of the rows.

    The file is read in batches, and only the columns that are needed, so that it may be larger than memory. The other
    file holds the kept columns, then those of `Timetable.frame`, then `fault`, a text that says why a row could not be
    read; its metadata names the rules and the date. It appears when it is complete, in place of any that was there,
    and not at all where something goes wrong. It may be the same file.

    Args:
        procedure: The rules under which every row runs.
        source: The file with the complaints, one in each row.
        target: The file with their timetables, in the same order.
        on: The date that is asked about.
        columns: What this package calls a column, mapped to what the file calls it; without it every column of the
            file must be kept or be one that this package knows.
        keep: The columns that stand beside the answer as they are, such as a reference.
        batch: How many rows are read at once, at most.
        calendar: The caller's calendar, as for a complaint.
        facts: What is so in every row, where the row does not tell it otherwise.
        readings: The readings that the caller chose.
        school_days: A calendar of school days, where a rule counts them.
        faults: Whether a row that no record could hold is an error, or is kept as one that could not be read.
        progress: Whether a bar on standard error shows how far it is, if that is a terminal.

    Raises:
        InvalidFileError: If `source` is no Parquet file that can be read.
        InvalidTableError: If a column or a row cannot be read; the first hundred faults of all rows at once.
        NotANumberError: If `batch` is no whole number above 0.
        NotADateError: If `on` is not a `datetime.date`.
        OSError: If `target` cannot be written.

    Source:
        House rule: a row is read alike in whatever batch it comes, and nothing half written is left.
    """
    if type(batch) is not int or batch < 1:
        raise NotANumberError(batch, where="batch", expected="a whole number of rows, at least 1")
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
    with _replacing(Path(target)) as file:
        with _refusing(source, "Parquet"):
            opened = parquet.ParquetFile(source, buffer_size=_BUFFER)
        with opened as given:
            needed = question.needed(given.schema_arrow.names)
            names = list(dict.fromkeys([*needed.values(), *keep]))
            schema = arrow.schema([given.schema_arrow.field(name) for name in names])
            batches = _each(source, "Parquet", given.iter_batches(batch_size=batch, columns=names))
            with _bar(source, given.metadata.num_rows, shown=progress) as bar:
                return _write(question, needed, schema, batches, file=file, bar=bar)


def timetable_of_csv(
    procedure: Procedure,
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    on: date,
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    calendar: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
    school_days: WorkingDayCalendar | None = None,
    faults: Literal["raise", "keep"] = "raise",
    progress: bool = False,
) -> FileSummary:
    """
    Write the timetable of every row of a CSV file to a Parquet file, and return what became of the rows.

    It does what `timetable_of_parquet` does. The first line of the file names the columns, and its text is UTF-8. A
    date is written YYYY-MM-DD, an answer yes or no, and an empty cell holds nothing. Kept columns are kept as texts.

    Raises:
        InvalidFileError: If `source` is no CSV file that can be read, or is the file to write.
        InvalidTableError: If a column or a row cannot be read; the first hundred faults of all rows at once.
        NotADateError: If `on` is not a `datetime.date`.
        OSError: If `target` cannot be written.

    Source:
        House rule: as for `timetable_of_parquet`; and no date is guessed from 03/04/2026.
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
    if _is_same_file(source, target):
        raise InvalidFileError(shortened(str(target)), ["it is the file that is read; name another to write"])
    with _replacing(Path(target)) as file:
        needed = question.needed(_header(source))
        schema = arrow.schema({name: arrow.string() for name in keep} | _types(needed, procedure))
        with _refusing(source, "CSV"):
            opened = arrow_csv.open_csv(
                source,
                read_options=arrow_csv.ReadOptions(block_size=_CSV_BLOCK),
                parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=schema,
                    include_columns=schema.names,
                    null_values=[""],
                    true_values=_TRUE,
                    false_values=_FALSE,
                    strings_can_be_null=True,
                ),
            )
        with opened as given, _bar(source, None, shown=progress) as bar:
            return _write(question, needed, schema, _each(source, "CSV", given), file=file, bar=bar)


def _is_same_file(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> bool:
    """Return whether two paths lead to one file; one that is not there is another."""
    try:
        return Path(source).samefile(target)
    except OSError:
        return False


def _header(source: str | os.PathLike[str]) -> list[str]:
    """Return the names that the first line of a CSV file gives to its columns."""
    with _refusing(source, "CSV"), Path(source).open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file), None)
    if names is None:
        raise InvalidFileError(shortened(str(source)), ["it is empty; its first line names the columns"])
    return names


def _types(needed: Mapping[str, str], procedure: Procedure) -> dict[str, Any]:
    """Return the types of the columns of a CSV file; dates are texts, so that a fault has the number of its row."""
    types = {Kind.YES_OR_NO: arrow.bool_(), Kind.NUMBER: arrow.int64()}
    kinds = {theirs: kind_of(ColumnName.read(ours, procedure), procedure)[0] for ours, theirs in needed.items()}
    return {theirs: types.get(kind, arrow.string()) for theirs, kind in kinds.items()}


def _write(
    question: Question,
    needed: Mapping[str, str],
    schema: Any,  # noqa: ANN401 - of Arrow
    batches: Iterable[Any],
    *,
    file: BinaryIO,
    bar: Any,  # noqa: ANN401 - of tqdm
) -> FileSummary:
    empty = arrow.RecordBatch.from_pylist([], schema=schema)
    nothing = question.read(empty, needed)
    tally, problems = _Tally(nothing), list[str]()
    answer = question.beside(empty, nothing).schema.with_metadata(_about(question))
    with parquet.ParquetWriter(file, answer) as writer:
        for batch in batches:
            try:
                found = question.read(batch, needed, first=tally.rows)
            except InvalidTableError as error:
                problems += error.problems
                tally.rows += batch.num_rows
            else:
                if not problems:
                    writer.write_batch(question.beside(batch, found, first=tally.rows))
                tally.add(found)
            bar.update(batch.num_rows)
            if len(problems) >= _MOST_FAULTS:
                break
    if problems:
        raise InvalidTableError(problems)
    return tally.summary()


class _Tally:
    """What has become of the rows so far."""

    __slots__ = ("_duties", "_faults", "_found", "_one_by_one", "_stages", "rows")

    def __init__(self, nothing: Timetable) -> None:
        """Begin with the timetable of no rows, which names the stages and the duties."""
        self.rows = 0
        self._found = nothing
        self._one_by_one = 0
        self._faults: list[RowFault] = []
        self._stages: NDArray[np.int64] = np.zeros(_CODES, dtype=np.int64)
        self._duties = {name: np.zeros(_CODES, dtype=np.int64) for name in nothing.duties}

    def add(self, found: Timetable) -> None:
        self.rows += len(found)
        self._one_by_one += found.one_by_one
        self._faults += found.faults[: _MOST_FAULTS - len(self._faults)]
        self._stages += np.bincount(found.stage, minlength=_CODES)
        for name in self._duties:
            self._duties[name] += np.bincount(found.duties[name].status, minlength=_CODES)

    def summary(self) -> FileSummary:
        return FileSummary(
            on=self._found.on,
            rows=self.rows,
            one_by_one=self._one_by_one,
            not_read=int(self._stages[NOT_READ]),
            faults=tuple(self._faults),
            stages=_counted(self._found.stages, self._stages),
            statuses={name: _counted(STATUSES, counts) for name, counts in self._duties.items()},
        )


_Counted = TypeVar("_Counted")


def _counted(meanings: Iterable[_Counted], counts: NDArray[np.int64]) -> dict[_Counted, int]:
    return {meaning: int(count) for meaning, count in zip(meanings, counts, strict=False) if count}


def _about(question: Question) -> dict[str, str]:
    """Return what the file says of itself: by which rules, and for which date."""
    return {
        "complaint_rules.scheme": question.procedure.name,
        "complaint_rules.version": question.procedure.version,
        "complaint_rules.rules_digest": question.procedure.digest,
        "complaint_rules.on": question.on.isoformat(),
    }


@contextmanager
def _replacing(target: Path) -> Generator[BinaryIO]:
    """Give a new file beside another, whose place it takes at the end; where anything goes wrong it is removed."""
    if target.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target))
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}.unfinished")
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _refusing(source: object, what: str) -> Generator[None]:
    """Turn what the reader says of a file that it cannot read into our error."""
    try:
        yield
    except (OSError, ValueError, csv.Error, arrow.ArrowException) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else " ".join(str(error).split())
        raise InvalidFileError(shortened(str(source)), [f"it is not {what} that can be read: {said}"]) from None


def _each(source: object, what: str, batches: Iterable[Any]) -> Iterator[Any]:
    with _refusing(source, what):
        yield from batches


def _bar(source: object, rows: int | None, *, shown: bool) -> Any:  # noqa: ANN401 - tqdm has no types
    """Return a bar on standard error, which stays silent where that is no terminal."""
    name = Path(str(source)).name
    return tqdm(total=rows, desc=name, unit=" rows", unit_scale=True, disable=None if shown else True, file=sys.stderr)
