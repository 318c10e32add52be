"""A timetable as a frame: each cell is the cell of its column, and what there is not is null."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import bulk, schemes
from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.batches import schema_of, timetable_of_batches
from complaint_rules.bulk.columns import NOT_READ, DutyColumns
from complaint_rules.bulk.frames import Backend, arrow_columns, frame_of, names_of
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.conditions import Answer
from complaint_rules.errors import InvalidTableError, UnknownNameError

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ON = date(2024, 9, 16)
CASES: dict[str, list[Any]] = {
    "complaint": [date(2024, 8, 1), date(2024, 9, 10), None, date(2024, 8, 1), date(2024, 9, 2)],
    "complaint.received": [date(2024, 8, 1), date(2024, 9, 10), None, date(2024, 7, 1), date(2024, 9, 2)],
    "stage-1-response": [None, None, None, None, date(2024, 9, 6)],
}
# Counted by hand: ten working days after 1 August, 10 September and 2 September 2024. From 15 August to
# 16 September there are 21, since 26 August is a bank holiday. The fourth was received before it was made.
DUE = [date(2024, 8, 15), date(2024, 9, 24), None, None, date(2024, 9, 16)]
STATUS = ["overdue", "pending", "not running", None, "met"]
LATE = [21, None, None, None, None]
STAGE = ["stage-1", "stage-1", "not-begun", None, "stage-1"]
BACKENDS: tuple[Backend, ...] = ("pyarrow", "pandas", "polars")


def found() -> bulk.Timetable:
    return bulk.timetable(CHILDREN, CASES, on=ON, faults="keep")


def cells(frame: Any, name: str) -> list[object]:  # noqa: ANN401 - a frame of any library
    """Return the cells of a column as Python holds them, with None for null in every library."""
    if isinstance(frame, pa.Table):
        listed: list[object] = frame.column(name).to_pylist()
        return listed
    if isinstance(frame, pl.DataFrame):
        return frame[name].to_list()
    return [
        None
        if pd.isna(one)
        else one.date()
        if isinstance(one, pd.Timestamp)
        else int(one)
        if name.endswith("late")
        else one
        for one in frame[name]
    ]


@pytest.mark.parametrize("backend", BACKENDS)
def test_each_library_holds_the_dates_words_and_numbers_counted_by_hand(backend: Backend) -> None:
    frame = frame_of(found(), backend)
    assert cells(frame, "stage-1-response.due") == DUE
    assert cells(frame, "stage-1-response.status") == STATUS
    assert cells(frame, "stage-1-response.days-late") == LATE
    assert cells(frame, "stage") == STAGE
    assert cells(frame, "eligibility")[3] is None


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_columns_stand_in_the_order_of_the_procedure(backend: Backend) -> None:
    expected = ["stage", "eligibility"]
    for duty in CHILDREN.duties:
        expected += [f"{duty.name}.{part}" for part in ("due", "certain", "latest", "status", "days-late")]
    frame = frame_of(found(), backend)
    columns = frame.column_names if isinstance(frame, pa.Table) else [*frame.columns]
    assert columns == expected == list(names_of(CHILDREN))


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_table_without_rows_gives_a_frame_without_rows(backend: Backend) -> None:
    frame = frame_of(bulk.timetable(CHILDREN, {"complaint": []}, on=ON), backend)
    assert len(frame) == 0
    assert cells(frame, "stage-1-response.due") == []


def test_arrow_has_days_of_32_bits_and_words_once_each() -> None:
    table = frame_of(found())
    assert table.schema.field("stage-1-response.due").type == pa.date32()
    assert table.schema.field("stage-1-response.days-late").type == pa.int32()
    words = table.schema.field("stage-1-response.status").type
    assert pa.types.is_dictionary(words)
    assert words.value_type == pa.string()


def test_pandas_has_no_objects_and_no_fractions() -> None:
    frame = frame_of(found(), "pandas")
    assert str(frame["stage-1-response.due"].dtype).startswith("datetime64")
    assert str(frame["stage-1-response.days-late"].dtype) == "Int32"
    assert list(frame["stage-1-response.status"].cat.categories) == [status.value for status in DutyStatus]
    assert list(frame["eligibility"].cat.categories) == [answer.value for answer in Answer]


def test_polars_has_dates_and_categories() -> None:
    frame = frame_of(found(), "polars")
    assert frame.schema["stage-1-response.due"] == pl.Date
    assert frame.schema["stage-1-response.days-late"] == pl.Int32
    assert frame.schema["stage"] == pl.Categorical


def test_a_library_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(UnknownNameError, match="unknown backend 'panda'") as refused:
        frame_of(found(), "panda")  # type: ignore[arg-type]
    assert refused.value.valid == ("pyarrow", "pandas", "polars")


class TestLike:
    """The answer is of the library of the frame that was given, and keeps its index where that is pandas."""

    def test_a_pandas_frame_keeps_its_index_so_that_the_two_can_be_joined(self) -> None:
        given_frame = pd.DataFrame(CASES, index=pd.Index(["C-5", "C-4", "C-3", "C-2", "C-1"], name="reference"))
        frame = frame_of(bulk.timetable(CHILDREN, given_frame, on=ON, faults="keep"), like=given_frame)
        assert isinstance(frame, pd.DataFrame)
        assert frame.index.equals(given_frame.index)
        assert given_frame.join(frame).loc["C-5", "stage-1-response.status"] == "overdue"

    def test_a_frame_of_another_library_gives_one_of_that_library(self) -> None:
        assert isinstance(frame_of(found(), like=pl.DataFrame(CASES)), pl.DataFrame)
        assert isinstance(frame_of(found(), like=pa.table(CASES)), pa.Table)

    def test_a_mapping_or_a_batch_gives_an_arrow_table(self) -> None:
        for like in (CASES, pa.RecordBatch.from_pydict(CASES)):
            assert isinstance(frame_of(found(), like=like), pa.Table)

    @pytest.mark.parametrize("like", [[1, 2], pl.LazyFrame(CASES), pd.Series([1])], ids=["list", "lazy", "series"])
    def test_what_is_no_frame_is_refused(self, like: object) -> None:
        with pytest.raises(InvalidTableError, match="like: a frame of pandas, Polars or Arrow"):
            frame_of(found(), like=like)

    def test_a_frame_of_other_rows_is_refused(self) -> None:
        with pytest.raises(InvalidTableError, match="like: it has 1 rows, and the timetable has 5"):
            frame_of(found(), like=pd.DataFrame({"complaint": ["2024-08-01"]}))


_DAYS = st.one_of(st.just(NO_DAY), st.integers(-719_162, 2_932_896))
_ROWS = st.lists(
    st.tuples(
        _DAYS,
        _DAYS,
        st.sampled_from([*range(len(DutyStatus)), NOT_READ]),
        st.one_of(st.just(-1), st.integers(0, 10_000)),
        st.sampled_from([*range(len(CHILDREN.stages) + 1), NOT_READ]),
        st.sampled_from([*range(len(Answer)), NOT_READ]),
    ),
    max_size=20,
)


def timetable_of(rows: list[tuple[int, ...]]) -> bulk.Timetable:
    """Return a timetable that holds what it is told, whether or not any record could amount to it."""
    due, latest, status, late, stage, eligibility = (list(one) for one in zip(*rows, strict=True)) if rows else [[]] * 6
    duty = DutyColumns(
        due=np.array(due, dtype=np.int32),
        latest=np.array(latest, dtype=np.int32),
        status=np.array(status, dtype=np.uint8),
        certain=np.zeros(len(late), dtype=np.bool_),
        days_late=np.array(late, dtype=np.int32),
    )
    return evolve(
        bulk.timetable(CHILDREN, {"complaint": [None] * len(rows)}, on=ON),
        duties={"stage-2-response": duty},
        stage=np.array(stage, dtype=np.uint8),
        eligibility=np.array(eligibility, dtype=np.uint8),
    )


def day(number: int) -> date | None:
    return None if number == NO_DAY else date(1970, 1, 1) + timedelta(number)


def word(code: int, words: list[str]) -> str | None:
    return None if code == NOT_READ else words[code]


class TestEveryCell:
    """House rule: a cell that holds nothing is null, never a date or a number that stands for none."""

    @given(_ROWS)
    def test_is_what_its_code_stands_for(self, rows: list[tuple[int, ...]]) -> None:
        stages = ["not-begun", *(stage.name for stage in CHILDREN.stages)]
        made = timetable_of(rows)
        for backend in BACKENDS[::2]:
            frame = frame_of(made, backend)
            assert cells(frame, "stage-2-response.due") == [day(row[0]) for row in rows]
            assert cells(frame, "stage-2-response.latest") == [day(row[1]) for row in rows]
            assert cells(frame, "stage-2-response.status") == [
                word(row[2], [status.value for status in DutyStatus]) for row in rows
            ]
            assert cells(frame, "stage-2-response.days-late") == [None if row[3] < 0 else row[3] for row in rows]
            assert cells(frame, "stage") == [word(row[4], stages) for row in rows]
            assert cells(frame, "eligibility") == [word(row[5], [answer.value for answer in Answer]) for row in rows]

    @given(_ROWS)
    def test_is_the_same_in_pandas_within_the_years_that_it_can_print(self, rows: list[tuple[int, ...]]) -> None:
        made = timetable_of(rows)
        frame, table = frame_of(made, "pandas"), frame_of(made)
        for name in table.column_names:
            if name.endswith((".due", ".latest")):
                days = frame[name].to_numpy().astype("datetime64[D]").tolist()
                assert days == cells(table, name)
            else:
                assert cells(frame, name) == cells(table, name)


class TestBatches:
    """House rule: a row is read alike in whatever batch it comes, and on whatever machine."""

    table = pa.table({**CASES, "reference": ["C-1", "C-2", "C-3", "C-4", "C-5"]})

    @pytest.mark.parametrize("size", [1, 2, 5])
    def test_batches_of_any_size_give_the_same_rows(self, size: int) -> None:
        batches = timetable_of_batches(
            CHILDREN, self.table.to_batches(max_chunksize=size), on=ON, keep=["reference"], faults="keep"
        )
        whole = pa.Table.from_batches(list(batches))
        assert cells(whole, "stage-1-response.due") == DUE
        assert cells(whole, "stage-1-response.status") == STATUS
        assert cells(whole, "reference") == ["C-1", "C-2", "C-3", "C-4", "C-5"]
        assert [fault is not None for fault in cells(whole, "fault")] == [False, False, False, True, False]

    def test_the_schema_is_known_before_any_batch_has_been_read(self) -> None:
        kept = self.table.select(["reference"]).schema
        (batch,) = timetable_of_batches(CHILDREN, self.table.to_batches(), on=ON, keep=["reference"], faults="keep")
        assert batch.schema == schema_of(CHILDREN, kept)
        assert schema_of(CHILDREN).names == batch.schema.names[1:]

    def test_no_batch_gives_no_batch(self) -> None:
        assert list(timetable_of_batches(CHILDREN, [], on=ON)) == []

    def test_a_column_may_have_another_name_and_those_not_asked_for_are_not_read(self) -> None:
        renamed = self.table.select(["complaint", "reference"]).rename_columns(["came_on", "reference"])
        (batch,) = timetable_of_batches(CHILDREN, renamed.to_batches(), on=ON, columns={"complaint": "came_on"})
        assert batch.column("stage-1-response.status").to_pylist() == [
            "overdue",
            "pending",
            "not running",
            "overdue",
            "pending",
        ]

    def test_a_kept_column_that_is_known_is_read_too(self) -> None:
        (batch,) = timetable_of_batches(
            CHILDREN, self.table.select(["complaint"]).to_batches(), on=ON, keep=["complaint"]
        )
        assert batch.schema.names[0] == "complaint"
        assert batch.column("stage-1-response.due").to_pylist()[0] == DUE[0]

    def test_a_row_at_fault_has_its_number_from_the_first_batch(self) -> None:
        batches = timetable_of_batches(CHILDREN, self.table.to_batches(max_chunksize=2), on=ON, keep=["reference"])
        with pytest.raises(InvalidTableError) as refused:
            list(batches)
        assert [problem.partition(":")[0] for problem in refused.value.problems] == ["row 3"]

    def test_a_cell_at_fault_has_its_number_from_the_first_batch_and_the_cell_itself_is_quoted(self) -> None:
        cases = pa.table({"complaint": ["2024-08-01", "2024-08-02", "a, row 7: b"]})
        with pytest.raises(InvalidTableError) as refused:
            list(timetable_of_batches(CHILDREN, cases.to_batches(max_chunksize=1), on=ON))
        (problem,) = refused.value.problems
        assert problem.startswith("complaint, row 2: 'a, row 7: b'")

    def test_every_fault_of_the_columns_is_told_at_once(self) -> None:
        faulty = pa.table({"complant": ["2024-08-01"], "stage": ["x"]})
        with pytest.raises(InvalidTableError) as refused:
            list(timetable_of_batches(CHILDREN, faulty.to_batches(), on=ON, keep=["stage", "case_number"]))
        told = " | ".join(refused.value.problems)
        assert len(refused.value.problems) == 3
        assert "'complant'" in told
        assert "keep: unknown column of the table 'case_number'" in told
        assert "keep: 'stage' is also the name of a column of the answer" in told

    def test_a_column_that_is_missing_and_one_that_is_there_twice_are_told(self) -> None:
        twice = pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["note", "note"])
        with pytest.raises(InvalidTableError) as refused:
            list(timetable_of_batches(CHILDREN, twice.to_batches(), on=ON, columns={"complaint": "came_on"}))
        told = " | ".join(refused.value.problems)
        assert "columns: unknown column of the table 'came_on'" in told
        assert "the table has two columns 'note'" in told

    def test_a_table_that_tells_nothing_of_a_complaint_is_refused(self) -> None:
        only = self.table.select(["reference"]).to_batches()
        with pytest.raises(InvalidTableError, match="no column of the table tells anything of a complaint"):
            list(timetable_of_batches(CHILDREN, only, on=ON, keep=["reference"]))

    def test_two_faults_of_a_row_stand_in_one_cell(self) -> None:
        from complaint_rules.bulk.batches import Question

        question = Question(procedure=CHILDREN, on=ON)
        batch = self.table.select(["complaint"]).to_batches()[0]
        read = question.read(batch, {"complaint": "complaint"})
        told = evolve(read, faults=(bulk.RowFault(2, "one"), bulk.RowFault(2, "two\nlines")))
        assert question.beside(batch, told).column("fault").to_pylist() == [None, None, "one; two lines", None, None]


def test_words_are_shared_by_all_rows() -> None:
    rows = Counter(cells(frame_of(found()), "stage"))
    assert rows["stage-1"] == 3
    assert len(arrow_columns(found())["stage"].dictionary) == len(CHILDREN.stages) + 1


def test_what_the_page_on_spark_shows_of_the_example_is_what_stands_there() -> None:
    """A block that needs Spark is not run with the page, so it is compared with the script that is."""
    root = Path(__file__).parents[1]
    page = (root / "docs" / "how-to" / "ledger-on-spark.md").read_text(encoding="utf-8")
    script = (root / "examples" / "integrations" / "spark_ledger.py").read_text(encoding="utf-8")
    shown = next(block for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "mapInArrow" in block)
    assert shown in script


def test_the_index_of_the_answer_is_one_of_its_own() -> None:
    given = pd.DataFrame({"complaint": pd.to_datetime(["2024-08-01"])}, index=pd.Index([5], name="reference"))
    frame = bulk.timetable(CHILDREN, given, on=ON).frame(like=given)
    frame.index.name = "other"
    assert given.index.name == "reference"
