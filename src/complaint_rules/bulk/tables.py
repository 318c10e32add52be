"""A table of complaints, one per row: its columns as days and values, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import narwhals as nw
import numpy as np
from attrs import frozen

from complaint_rules.bulk.names import ColumnKind, ColumnName, read_names
from complaint_rules.dates import check_date, parse_date
from complaint_rules.errors import ComplaintRulesError, InvalidTableError, NotADateError, UnknownNameError, shortened
from complaint_rules.rules import How
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from complaint_rules.procedures import Procedure

__all__ = [
    "EPOCH",
    "NO_DAY",
    "ROWS_AT_ONCE",
    "Table",
    "Values",
    "day_of",
    "days_of",
    "kind_of",
    "number_of",
    "read_table",
]

NO_DAY: Final = -(2**30)
"""What stands for no day: before every date, and far enough from the end of the numbers to add to."""

ROWS_AT_ONCE: Final = 1 << 16
"""House rule: so many rows at once, that their columns stay in the fast memory of a processor."""

EPOCH: Final = date(1970, 1, 1).toordinal()
"""The ordinal of the day from which days are numbered."""

_NOT_A_TIME: Final = int(np.iinfo(np.int64).min)
_FIRST, _LAST = date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH


def day_of(number: int) -> date | None:
    """
    Return the date that a day number stands for, or None for no day.

    Examples:
        >>> day_of(20_000)
        datetime.date(2024, 10, 4)
    """
    return None if number == NO_DAY else date.fromordinal(int(number) + EPOCH)


def number_of(day: date | None) -> int:
    """
    Return the number of a date: days since 1 January 1970, `NO_DAY` for None.

    Examples:
        >>> number_of(date(2024, 10, 4))
        20000
    """
    return NO_DAY if day is None else day.toordinal() - EPOCH


@frozen(eq=False)
class Values:
    """
    A column of values that repeat.

    Attributes:
        codes: For each row the place of its value in `values`, -1 where it has none; int32, shape (rows,).
        values: Each value once.
    """

    codes: NDArray[np.int32]
    values: tuple[Any, ...]

    def of(self, row: int) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the value of a row, None where it has none."""
        code = int(self.codes[row])
        return None if code < 0 else self.values[code]


@frozen(eq=False, kw_only=True)
class Table:
    """
    A table of complaints, read.

    Attributes:
        procedure: The procedure by which the names of the columns were read.
        size: The number of rows.
        days: The columns of dates, each as days since 1 January 1970; int32, shape (rows,).
        values: The columns of anything else.

    Source:
        House rule: a row is a record: what it does not hold is not on record.
    """

    procedure: Procedure
    size: int
    days: Mapping[ColumnName, NDArray[np.int32]]
    values: Mapping[ColumnName, Values]

    def part(self, start: int, stop: int) -> Table:
        """Return some of the rows, sharing their memory."""
        return Table(
            procedure=self.procedure,
            size=min(stop, self.size) - start,
            days={name: column[start:stop] for name, column in self.days.items()},
            values={name: Values(column.codes[start:stop], column.values) for name, column in self.values.items()},
        )


def read_table(procedure: Procedure, table: object, columns: Mapping[str, str] | None = None) -> Table:
    """
    Return a table as it is read under a procedure.

    `table` is a frame of pandas, Polars or Arrow, or a mapping of names to arrays or lists of one length. `columns`
    maps what this package calls a column to what the table calls it; then no other column is read. Without it every
    column of the table must be one that this package knows.

    Raises:
        InvalidTableError: If a column is unknown or missing, or holds what it cannot; all faults at once.

    Source:
        House rule: a misspelt column is not an empty one, and all faults are given at once.
    """
    given = _columns_of(table)
    if columns is not None:
        absent = [
            UnknownNameError(theirs, valid=given, where=f"columns[{ours!r}]", kind="column of the table")
            for ours, theirs in columns.items()
            if theirs not in given
        ]
        _raise(absent)
        given = {ours: given[theirs] for ours, theirs in columns.items()}
    names, faults = read_names(given, procedure)
    days: dict[ColumnName, NDArray[np.int32]] = {}
    values: dict[ColumnName, Values] = {}
    for text, name in names.items():
        kind, choices = kind_of(name, procedure)
        found: list[ComplaintRulesError | str] = []
        if kind is Kind.DATE:
            days[name] = days_of(given[text], where=text, faults=found)
        else:
            values[name] = _values_of(given[text], name, kind, choices, where=text, faults=found)
        faults.extend(cast("list[ComplaintRulesError]", found))
    sizes = {text: len(days[name] if name in days else values[name].codes) for text, name in names.items()}
    problems: list[object] = [*faults]
    if len(set(sizes.values())) > 1:
        lengths = ", ".join(f"{text}: {size}" for text, size in sizes.items())
        problems.append(f"the columns have different lengths ({lengths})")
    _raise(problems)
    size = next(iter(sizes.values()), 0)
    return Table(procedure=procedure, size=size, days=days, values=values)


def _raise(problems: Iterable[object]) -> None:
    texts = [str(problem) for problem in problems]
    if texts:
        raise InvalidTableError(texts)


def _columns_of(table: object) -> dict[str, object]:
    """Return the columns by name, each as an array, a list or a series."""
    if isinstance(table, Mapping):
        return {str(name): column for name, column in cast("Mapping[object, object]", table).items()}
    try:
        if type(table).__name__ == "RecordBatch":
            frame: Any = cast("Any", nw).from_arrow(table, backend="pyarrow")
        else:
            frame = nw.from_native(cast("Any", table), eager_only=True)
    except TypeError:
        text = f"a frame of pandas, Polars or Arrow, or a mapping of columns, is needed, not {shortened(table)}"
        raise InvalidTableError([text]) from None
    except nw.exceptions.DuplicateError as error:
        raise InvalidTableError([" ".join(str(error).split())]) from None
    return {str(name): frame[name] for name in frame.columns}


def kind_of(name: ColumnName, procedure: Procedure) -> tuple[Kind, tuple[str, ...]]:
    """
    Return what sort of value a column holds, and the choices where there are some.

    Source:
        The declaration of the event or the fact.
    """
    if name.kind is ColumnKind.FACT:
        fact = procedure.fact(name.name)
        return fact.kind, fact.choices
    if name.kind is ColumnKind.EVENT:
        for detail in procedure.event(name.name).details:
            if detail.name == name.part:
                return detail.kind, detail.choices
        return Kind.DATE, ()
    if name.part in {"to", "on", "from", "resumed"}:
        return Kind.DATE, ()
    return (Kind.CHOICE, tuple(how.value for how in How)) if name.part == "how" else (Kind.TEXT, ())


def days_of(column: object, *, where: str, faults: list[Any]) -> NDArray[np.int32]:
    """
    Return a column of dates as days since 1 January 1970, and add what is wrong with it to `faults`.

    Dates may stand as `datetime64`, as Arrow or Polars dates, as `datetime.date`, or as text written YYYY-MM-DD. A
    column of instants is taken where each is midnight without a time zone, as pandas keeps dates.

    Source:
        House rule: turning an instant into a day is the caller's decision.
    """
    array = _as_array(column)
    if array.dtype.kind == "M":
        return _days_of_array(array, where, faults)
    known: dict[object, int] = {}
    numbers = np.empty(len(array), dtype=np.int32)
    for row, value in enumerate(cast("list[object]", array.tolist())):
        key = value if isinstance(value, (str, date)) else repr(value)
        number = known.get(key)
        if number is None:
            try:
                number = known[key] = _number_of(value, where=f"{where}, row {row}")
            except ComplaintRulesError as error:
                faults.append(error)
                number = known[key] = NO_DAY
        numbers[row] = number
    return numbers


def _number_of(value: object, *, where: str) -> int:
    if _is_none(value):
        return NO_DAY
    day = parse_date(value, where=where) if isinstance(value, str) else check_date(value, where=where)
    return day.toordinal() - EPOCH


def _is_none(value: object) -> bool:
    """Return whether a value stands for none: None, or what is not even equal to itself, or pandas' own."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124 - only NaN differs from itself


def _as_array(column: object) -> NDArray[Any]:
    column = _as_series(column)
    if isinstance(column, np.ma.MaskedArray):
        return _objects(cast("list[object]", column.tolist()))
    if isinstance(column, np.ndarray):
        return cast("NDArray[Any]", column)
    if not isinstance(column, nw.Series):
        return _objects(list(cast("Iterable[object]", column)))
    if getattr(column.dtype, "time_zone", None) is None and not _is_encoded(column):
        array = column.to_numpy()
        if array.dtype.kind in "Mbiuf":
            return array
    return _objects(column.to_list())


def _is_encoded(column: Any) -> bool:  # noqa: ANN401 - a series of narwhals
    """Return whether Arrow keeps a column as a dictionary or as runs, of which numpy would give some value for none."""
    return hasattr(getattr(column.to_native(), "type", None), "value_type")


def _as_series(column: object) -> object:
    """Return a column of pandas, Polars or Arrow as narwhals has it, and anything else as it is."""
    if isinstance(column, nw.Series | np.ndarray | list | tuple):
        return cast("object", column)
    if type(column).__module__ == "pyarrow.lib" and not hasattr(column, "chunks"):
        import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs] # noqa: PLC0415 - whoever has such an array has it

        arrow: Any = pa
        return cast("object", nw.from_native(arrow.chunked_array([column]), series_only=True))
    try:
        return cast("object", nw.from_native(cast("Any", column), series_only=True))
    except TypeError:
        return column


def _objects(values: list[object]) -> NDArray[Any]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _days_of_array(array: NDArray[Any], where: str, faults: list[Any]) -> NDArray[np.int32]:
    if np.datetime_data(array.dtype)[0] in {"Y", "M", "W"} and not bool(np.isnat(array).all()):
        faults.append(f"{where}: holds months or years, and no days")
    days = array.astype("datetime64[D]", copy=False)
    if days is not array and not bool(((days == array) | np.isnat(array)).all()):
        row = int(((days != array) & ~np.isnat(array)).argmax())
        instant = array[row].astype("datetime64[us]").item()
        faults.append(NotADateError(instant, where=f"{where}, row {row}"))
    numbers, outside = np.empty(len(days), dtype=np.int32), False
    for start in range(0, len(days), ROWS_AT_ONCE):
        part = days[start : start + ROWS_AT_ONCE].view(np.int64)
        known = np.where((part < _FIRST) | (part > _LAST), NO_DAY, part)
        outside = outside or bool(((known == NO_DAY) & (part != _NOT_A_TIME)).any())
        numbers[start : start + ROWS_AT_ONCE] = known
    if outside:
        faults.append(f"{where}: holds dates outside the years 1 to 9999")
    return numbers


def _values_of(
    column: object, name: ColumnName, kind: Kind, choices: tuple[str, ...], *, where: str, faults: list[Any]
) -> Values:
    array = _as_array(column)
    places: dict[tuple[type[object], object], int] = {}
    codes = np.empty(len(array), dtype=np.int32)
    for row, cell in enumerate(cast("list[object]", array.tolist())):
        if _is_none(cell):
            codes[row] = -1
            continue
        whole = kind is Kind.NUMBER and isinstance(cell, float) and cell.is_integer()
        value = int(cast("float", cell)) if whole else cell  # pandas keeps whole numbers with gaps as floats
        key = (type(value), value if isinstance(value, (bool, int, str)) else repr(value))
        place = places.get(key)
        if place is None:
            place = places[key] = len(places)
            expected = kind.value + (f", {', '.join(choices)}" if choices else "")
            if not kind.fits(value, choices):
                faults.append(f"{where}, row {row}: expected {expected}, not {shortened(value)}")
        codes[row] = place
    found: list[Any] = [value for _, value in places]
    if name.part == "how":
        found = [How(value) if value in choices else value for value in found]
    return Values(codes, tuple(found))
