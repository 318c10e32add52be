"""A timetable as a frame: columns of dates, words and whole numbers, for Arrow, pandas or Polars."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

import narwhals as nw
import numpy as np
import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]

from complaint_rules.bulk.columns import NOT_READ, STATUSES
from complaint_rules.bulk.eligibility import ANSWERS
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.errors import InvalidTableError, UnknownNameError, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from numpy.typing import NDArray

    from complaint_rules.bulk.timetable import Timetable
    from complaint_rules.procedures import Procedure

__all__ = ["Backend", "arrow_columns", "frame_of", "names_of"]

arrow: Any = pa  # it has no types
Arrow: TypeAlias = Any
"""Something of pyarrow, which has no types."""

Frame: TypeAlias = Any
"""A frame or an array of whatever library was asked for: each has types of its own, or none."""

Backend: TypeAlias = Literal["pyarrow", "pandas", "polars"]
"""The libraries whose frames are made."""

_BACKENDS: Final = ("pyarrow", "pandas", "polars")
_NEVER_MISSED: Final = -1


def names_of(procedure: Procedure) -> tuple[str, ...]:
    """
    Return the names of the columns of a timetable, in their order.

    Source:
        House rule: the stage and the eligibility come first, then each duty in the order of the procedure.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> names_of(schemes.in_force("england-children", on=date(2024, 8, 1)))[:4]
        ('stage', 'eligibility', 'stage-1-response.due', 'stage-1-response.certain')
    """
    parts = ("due", "certain", "latest", "status", "days-late")
    return ("stage", "eligibility", *(f"{duty.name}.{part}" for duty in procedure.duties for part in parts))


def arrow_columns(found: Timetable) -> dict[str, Any]:
    """
    Return the columns of a timetable as Arrow arrays, by name: date32, int32, and words as dictionaries.

    The days share their memory with the timetable.

    Source:
        House rule: a cell that holds nothing is null, never a date or a number that stands for none.
    """
    columns = {
        "stage": _words(found.stage, found.stages),
        "eligibility": _words(found.eligibility, [answer.value for answer in ANSWERS]),
    }
    statuses = [status.value for status in STATUSES]
    for name, duty in found.duties.items():
        columns[f"{name}.due"] = _dates(duty.due)
        columns[f"{name}.certain"] = arrow.array(duty.certain)
        columns[f"{name}.latest"] = _dates(duty.latest)
        columns[f"{name}.status"] = _words(duty.status, statuses)
        columns[f"{name}.days-late"] = arrow.array(duty.days_late, mask=duty.days_late == _NEVER_MISSED)
    return columns


def frame_of(found: Timetable, backend: Backend = "pyarrow", *, like: object = None) -> Frame:
    """
    Return a timetable as a frame: `stage`, `eligibility`, and for each duty its dates, its status and its days late.

    `backend` says of which library. `like` goes before it: given the frame that the timetable was worked out from, the
    answer is of its library, and keeps its index where that is pandas. The columns of a duty are `<duty>.due` and
    `<duty>.latest` (dates), `<duty>.certain` (whether the last day is certain: where it is not, `due` takes something
    for granted), `<duty>.status` (the value of a `DutyStatus`) and `<duty>.days-late` (a whole number). A date or a
    number that there is not is null. So is every word of a row that could not be read.

    In pyarrow it is a `Table` with date32, int32 and dictionaries; in pandas the types are datetime64, Int32 and
    category; in Polars Date, Int32 and Categorical.

    Raises:
        UnknownNameError: If `backend` is none of these.
        InvalidTableError: If `like` is not such a frame, or has another number of rows.

    Source:
        House rule: a frame holds what the columns of a timetable hold, and nothing more; the words and the working
        behind a row are in `Timetable.complaint`.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import bulk, schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> found = bulk.timetable(procedure, {"complaint": ["2024-08-01", None]}, on=date(2024, 9, 2))
        >>> frame = frame_of(found, "polars")
        >>> frame["stage-1-response.due"].to_list(), frame["stage-1-response.status"].to_list()
        ([datetime.date(2024, 8, 15), None], ['overdue', 'not running'])
    """
    if like is not None:
        return _frame_like(found, like)
    if backend not in _BACKENDS:
        raise UnknownNameError(backend, valid=_BACKENDS, where="the frame", kind="backend")
    table = arrow.table(arrow_columns(found))
    if backend == "pandas":
        return _pandas(table, nw.Implementation.PANDAS.to_native_namespace())
    return table if backend == "pyarrow" else cast("Any", nw).from_arrow(table, backend=backend).to_native()


def _frame_like(found: Timetable, like: object) -> Frame:
    if isinstance(like, Mapping) or type(like).__name__ == "RecordBatch":
        return frame_of(found)
    given = _as_given(like)
    if len(given) != len(found):
        raise InvalidTableError([f"like: it has {len(given):,} rows, and the timetable has {len(found):,}"])
    frame = frame_of(found, given.implementation.value)
    if given.implementation is nw.Implementation.PANDAS:
        frame.index = cast("Any", nw.maybe_get_index(given)).copy()
    return frame


def _as_given(like: object) -> Frame:
    given: Any = None
    with suppress(TypeError):
        given = cast("Any", nw).from_native(like, eager_only=True)
    backend: nw.Implementation = getattr(given, "implementation", nw.Implementation.UNKNOWN)
    if backend.value in _BACKENDS:
        return given
    text = f"like: a frame of pandas, Polars or Arrow, or a mapping of columns, is needed, not {shortened(like)}"
    raise InvalidTableError([text])


def _pandas(table: Arrow, pandas: ModuleType) -> Frame:
    """Return a table as a frame of pandas, which by itself would make dates objects, and whole numbers fractions."""
    nullable = {arrow.int32(): pandas.Int32Dtype()}
    return table.to_pandas(date_as_object=False, types_mapper=nullable.get)


def _dates(days: NDArray[np.int32]) -> Arrow:
    return arrow.array(days, mask=days == NO_DAY).view(arrow.date32())


def _words(codes: NDArray[np.uint8], words: Sequence[str]) -> Arrow:
    """Return codes as a dictionary; the codes are signed, since pandas reads no others."""
    places = arrow.array(codes.astype(np.int16), mask=codes == NOT_READ)
    return arrow.DictionaryArray.from_arrays(places, arrow.array(words, type=arrow.string()))
