"""Files of complaints into Parquet files of timetables: in batches, whole or not at all, and no row lost."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from complaint_rules import Complaint, bulk, schemes
from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.batches import Question
from complaint_rules.bulk.parquet import timetable_of_csv, timetable_of_parquet
from complaint_rules.cli import ledger
from complaint_rules.cli.given import Parser, RefusedError
from complaint_rules.errors import InvalidFileError, InvalidTableError, NotADateError, NotANumberError

if TYPE_CHECKING:
    from pathlib import Path

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ON = date(2024, 9, 16)
CASES: dict[str, list[Any]] = {
    "reference": ["C-1", "C-2", "C-3", "C-4", "C-5"],
    "complaint": [date(2024, 8, 1), date(2024, 9, 10), None, date(2024, 8, 1), date(2024, 9, 2)],
    "complaint.received": [date(2024, 8, 1), date(2024, 9, 10), None, date(2024, 7, 1), date(2024, 9, 2)],
    "fact.advocate": [False, False, None, False, False],
    "stage-1-response": [None, None, None, None, date(2024, 9, 6)],
}
# Counted by hand: ten working days after 1 August, 10 September and 2 September 2024. From 15 August to 16 September
# there are 21, since 26 August is a bank holiday. The fourth was received before it was made.
DUE = [date(2024, 8, 15), date(2024, 9, 24), None, None, date(2024, 9, 16)]
STATUS = ["overdue", "pending", "not running", None, "met"]
LATE = [21, None, None, None, None]


def written(path: Path, cases: dict[str, list[Any]] | None = None, **others: Any) -> Path:  # noqa: ANN401 - as pyarrow has them
    parquet.write_table(pa.table(CASES if cases is None else cases), path, **others)
    return path


def column(path: Path, name: str) -> list[Any]:
    found: list[Any] = parquet.read_table(path).column(name).to_pylist()
    return found


class TestParquet:
    """House rule: a row is read alike in whatever batch it comes, and nothing half written is left."""

    @pytest.mark.parametrize("batch", [1, 2, 131_072])
    def test_the_file_holds_the_dates_words_and_numbers_counted_by_hand(self, tmp_path: Path, batch: int) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], batch=batch, faults="keep")
        assert column(target, "reference") == CASES["reference"]
        assert column(target, "stage-1-response.due") == DUE
        assert column(target, "stage-1-response.status") == STATUS
        assert column(target, "stage-1-response.days-late") == LATE
        assert [fault is not None for fault in column(target, "fault")] == [False, False, False, True, False]

    def test_no_more_rows_are_held_at_once_than_were_asked_for(self, tmp_path: Path) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], batch=2, faults="keep")
        about = parquet.read_metadata(target)
        assert [about.row_group(group).num_rows for group in range(about.num_row_groups)] == [2, 2, 1]

    def test_the_summary_counts_every_row_once(self, tmp_path: Path) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        found = timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], batch=2, faults="keep")
        assert (found.on, found.rows, found.not_read) == (ON, 5, 1)
        assert found.stages == {"not-begun": 1, "stage-1": 3}
        assert found.statuses["stage-1-response"] == {
            DutyStatus.MET: 1,
            DutyStatus.PENDING: 1,
            DutyStatus.OVERDUE: 1,
            DutyStatus.NOT_RUNNING: 1,
        }
        assert [fault.row for fault in found.faults] == [3]
        assert "received" in found.faults[0].text
        assert found.one_by_one >= found.not_read
        assert [*found.statuses] == [duty.name for duty in CHILDREN.duties]

    def test_the_file_says_by_which_rules_and_for_which_date_it_was_made(self, tmp_path: Path) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], faults="keep")
        about = {key.decode(): value.decode() for key, value in parquet.read_schema(target).metadata.items()}
        assert about["complaint_rules.scheme"] == "england-children"
        assert about["complaint_rules.version"] == "2006-09-01"
        assert about["complaint_rules.rules_digest"] == CHILDREN.digest
        assert about["complaint_rules.on"] == "2024-09-16"

    def test_columns_that_are_not_needed_are_not_even_read(self, tmp_path: Path) -> None:
        source, target = (
            written(tmp_path / "cases.parquet", {**CASES, "note": ["n" * 50] * 5}),
            tmp_path / "ledger.parquet",
        )
        about = parquet.read_metadata(source).row_group(0)
        (chunk,) = (
            about.column(number) for number in range(about.num_columns) if about.column(number).path_in_schema == "note"
        )
        begins = chunk.dictionary_page_offset or chunk.data_page_offset
        held = bytearray(source.read_bytes())
        held[begins : begins + chunk.total_compressed_size] = b"\xff" * chunk.total_compressed_size
        source.write_bytes(held)
        columns = {name: name for name in CASES if name != "reference"}
        timetable_of_parquet(CHILDREN, source, target, on=ON, columns=columns, keep=["reference"], faults="keep")
        assert column(target, "stage-1-response.due") == DUE
        with pytest.raises(InvalidFileError, match="it is not Parquet that can be read"):
            timetable_of_parquet(CHILDREN, source, target, on=ON, columns=columns, keep=["note"], faults="keep")

    def test_columns_may_have_other_names_and_what_is_so_in_every_row_is_told_once(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet", {"came_on": [date(2024, 8, 1)], "case": [17]})
        target = tmp_path / "ledger.parquet"
        timetable_of_parquet(
            CHILDREN, source, target, on=ON, columns={"complaint": "came_on"}, keep=["case"], facts={"advocate": True}
        )
        assert column(target, "case") == [17]
        # Twenty working days where there is an advocate, counted by hand over the bank holiday.
        assert column(target, "stage-1-response.latest") == [date(2024, 8, 30)]

    def test_a_file_without_rows_gives_one_without_rows(self, tmp_path: Path) -> None:
        empty = pa.table({"complaint": pa.array([], pa.date32())})
        parquet.write_table(empty, tmp_path / "cases.parquet")
        found = timetable_of_parquet(CHILDREN, tmp_path / "cases.parquet", tmp_path / "ledger.parquet", on=ON)
        assert (found.rows, found.stages) == (0, {})
        assert found.statuses["panel-meeting"] == {}
        assert column(tmp_path / "ledger.parquet", "stage") == []

    def test_a_file_may_be_put_in_its_own_place(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        timetable_of_parquet(CHILDREN, source, source, on=ON, keep=["reference"], faults="keep")
        assert column(source, "stage-1-response.status") == STATUS
        assert [one.name for one in tmp_path.iterdir()] == ["cases.parquet"]


class TestWholeOrNotAtAll:
    """House rule: nothing half written is left; the file appears when it is complete."""

    def test_what_was_there_stays_where_a_row_is_at_fault(self, tmp_path: Path) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        target.write_text("of last night")
        with pytest.raises(InvalidTableError):
            timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], batch=2)
        assert target.read_text() == "of last night"
        assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.parquet", "ledger.parquet"]

    def test_nothing_is_left_where_it_is_stopped_halfway(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        read = Question.read

        def stopped(question: Question, batch: Any, columns: Any, *, first: int = 0) -> Any:  # noqa: ANN401 - as it is
            if first == 4:
                assert any(one.name.endswith(".unfinished") for one in tmp_path.iterdir())
                raise KeyboardInterrupt
            return read(question, batch, columns, first=first)

        monkeypatch.setattr(Question, "read", stopped)
        with pytest.raises(KeyboardInterrupt):
            timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], batch=2, faults="keep")
        assert [one.name for one in tmp_path.iterdir()] == ["cases.parquet"]

    def test_a_place_where_no_file_can_be_is_told_before_any_row_is_read(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        with pytest.raises(IsADirectoryError):
            timetable_of_parquet(CHILDREN, source, tmp_path, on=ON, keep=["reference"])
        with pytest.raises(FileNotFoundError):
            timetable_of_parquet(CHILDREN, source, tmp_path / "no" / "ledger.parquet", on=ON, keep=["reference"])


class TestFaults:
    """House rule: bad input gets a clear error, all of it at once, and a row has its number in the whole file."""

    def test_rows_at_fault_have_their_numbers_in_the_whole_file(self, tmp_path: Path) -> None:
        made = [date(2024, 8, 5)] * 9
        received = [date(2024, 8, 1) if row in {1, 4, 8} else None for row in range(9)]
        source = written(tmp_path / "cases.parquet", {"complaint": made, "complaint.received": received})
        with pytest.raises(InvalidTableError) as refused:
            timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON, batch=2)
        assert [problem.partition(":")[0] for problem in refused.value.problems] == ["row 1", "row 4", "row 8"]
        kept = timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON, batch=2, faults="keep")
        assert [fault.row for fault in kept.faults] == [1, 4, 8]
        told = column(tmp_path / "ledger.parquet", "fault")
        assert [row for row, fault in enumerate(told) if fault is not None] == [1, 4, 8]

    def test_the_work_is_given_up_at_a_hundred_faults_and_the_summary_keeps_a_hundred(self, tmp_path: Path) -> None:
        rows = 250
        cases = {"complaint": [date(2024, 8, 5)] * rows, "complaint.received": [date(2024, 8, 1)] * rows}
        source = written(tmp_path / "cases.parquet", cases)
        with pytest.raises(InvalidTableError) as refused:
            timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON, batch=60)
        assert len(refused.value.problems) == 120
        kept = timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON, batch=60, faults="keep")
        assert (kept.not_read, len(kept.faults), kept.stages) == (rows, 100, {})

    def test_every_fault_of_the_columns_is_told_before_any_row_is_read(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet", {"complant": ["2024-08-01"], "fault": ["x"]})
        with pytest.raises(InvalidTableError) as refused:
            timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON, keep=["fault"])
        told = " | ".join(refused.value.problems)
        assert "'complant'" in told
        assert "keep: 'fault' is also the name of a column of the answer" in told

    @pytest.mark.parametrize("held", [b"", b"complaint\n2024-08-01\n", b"PAR1 and then something else PAR1"])
    def test_what_is_no_parquet_is_told_with_its_name(self, tmp_path: Path, held: bytes) -> None:
        source = tmp_path / "cases.parquet"
        source.write_bytes(held)
        with pytest.raises(InvalidFileError, match="it is not Parquet that can be read") as refused:
            timetable_of_parquet(CHILDREN, source, tmp_path / "ledger.parquet", on=ON)
        assert "cases.parquet" in refused.value.file

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        for timetable in (timetable_of_parquet, timetable_of_csv):
            with pytest.raises(InvalidFileError, match="No such file or directory"):
                timetable(CHILDREN, tmp_path / "none", tmp_path / "ledger.parquet", on=ON)

    @pytest.mark.parametrize("batch", [0, -1, True, 1.0, "2"])
    def test_a_batch_of_no_rows_is_refused(self, tmp_path: Path, batch: Any) -> None:  # noqa: ANN401 - anything
        with pytest.raises(NotANumberError, match="a whole number of rows, at least 1"):
            timetable_of_parquet(CHILDREN, tmp_path / "a", tmp_path / "b", on=ON, batch=batch)

    def test_a_date_is_needed(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        with pytest.raises(NotADateError):
            timetable_of_parquet(
                CHILDREN,
                source,
                tmp_path / "ledger.parquet",
                on="2024-09-16",  # type: ignore[arg-type]
                keep=["reference"],
            )


_DAYS = st.one_of(st.none(), st.integers(0, 60).map(lambda number: date(2024, 7, 1) + timedelta(number)))


class TestEveryRow:
    """House rule: a column is another reading of the same rules, equal to the reading of each row by itself."""

    @settings(max_examples=25)
    @given(rows=st.lists(st.tuples(_DAYS, _DAYS, st.booleans()), max_size=12), batch=st.integers(1, 5))
    def test_equals_the_reading_of_its_own_record(
        self, tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[date | None, date | None, bool]], batch: int
    ) -> None:
        folder = tmp_path_factory.mktemp("ledger")
        made, response, advocate = ([row[part] for row in rows] for part in range(3))
        table = pa.table(
            {
                "complaint": pa.array(made, pa.date32()),
                "stage-1-response": pa.array(response, pa.date32()),
                "fact.advocate": pa.array(advocate, pa.bool_()),
            }
        )
        parquet.write_table(table, folder / "cases.parquet")
        found = timetable_of_parquet(CHILDREN, folder / "cases.parquet", folder / "ledger.parquet", on=ON, batch=batch)
        ledger = parquet.read_table(folder / "ledger.parquet").to_pylist()
        assert len(ledger) == found.rows == len(rows)
        for (begun, answered, has_advocate), row in zip(rows, ledger, strict=True):
            complaint = Complaint(CHILDREN, facts={"advocate": has_advocate})
            complaint = complaint if begun is None else complaint.record("complaint", begun)
            complaint = complaint if answered is None else complaint.record("stage-1-response", answered)
            seen = complaint.at(ON)
            assert row["stage"] == seen.stage.name
            for duty in CHILDREN.duties:
                deadline = seen.deadline(duty.name)
                cells = [row[f"{duty.name}.{part}"] for part in ("due", "latest", "status", "days-late")]
                assert cells == [deadline.due, deadline.latest, deadline.status.value, deadline.days_late]
        counted = Counter(row["stage-1-response.status"] for row in ledger)
        assert {status.value: count for status, count in found.statuses["stage-1-response"].items()} == counted


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    """House rule: how far it is stands on standard error, only if that is a terminal, and only where asked for."""

    @pytest.mark.parametrize(
        ("terminal", "asked", "shown"), [(True, True, True), (False, True, False), (True, False, False)]
    )
    def test_is_shown(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, terminal: bool, asked: bool, shown: bool
    ) -> None:
        error = _Terminal() if terminal else io.StringIO()
        monkeypatch.setattr(sys, "stderr", error)
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        timetable_of_parquet(CHILDREN, source, target, on=ON, keep=["reference"], faults="keep", progress=asked)
        assert ("cases.parquet: 100%" in error.getvalue()) is shown
        assert bool(error.getvalue()) is shown


CSV = """\
reference,complaint,complaint.received,fact.advocate,stage-1-response,note
C-1,2024-08-01,2024-08-01,no,,"of two
lines"
C-2,2024-09-10,2024-09-10,false,,
C-3,,,,,
C-4,2024-08-01,2024-07-01,no,,
C-5,2024-09-02,2024-09-02,No,2024-09-06,
"""


class TestCsv:
    """House rule: as for Parquet; and no date is guessed from 03/04/2026."""

    @pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
    def test_the_file_holds_the_dates_words_and_numbers_counted_by_hand(self, tmp_path: Path, mark: str) -> None:
        source, target = tmp_path / "cases.csv", tmp_path / "ledger.parquet"
        source.write_text(mark + CSV, encoding="utf-8", newline="")
        found = timetable_of_csv(CHILDREN, source, target, on=ON, keep=["reference", "note"], faults="keep")
        assert found.rows == 5
        assert column(target, "reference") == CASES["reference"]
        assert column(target, "note") == ["of two\nlines", None, None, None, None]
        assert column(target, "stage-1-response.due") == DUE
        assert column(target, "stage-1-response.status") == STATUS

    def test_a_date_in_another_form_is_told_with_its_row(self, tmp_path: Path) -> None:
        source = tmp_path / "cases.csv"
        source.write_text("complaint\n2024-08-01\n03/04/2024\n")
        with pytest.raises(InvalidTableError, match="complaint, row 1: '03/04/2024' is not a date"):
            timetable_of_csv(CHILDREN, source, tmp_path / "ledger.parquet", on=ON)

    def test_only_the_columns_that_are_asked_for_are_read(self, tmp_path: Path) -> None:
        source, target = tmp_path / "cases.csv", tmp_path / "ledger.parquet"
        source.write_text("came on,advocate,points\n2024-08-01,maybe,3\n")
        timetable_of_csv(CHILDREN, source, target, on=ON, columns={"complaint": "came on"})
        assert column(target, "stage-1-response.due") == [date(2024, 8, 15)]

    @pytest.mark.parametrize(
        ("held", "said"),
        [
            (b"", "it is empty; its first line names the columns"),
            (b"complaint\n\xff\n", "it is not CSV that can be read"),
            (b"complaint,fact.advocate\n2024-08-01\n", "it is not CSV that can be read: .* 2 columns"),
            (b"complaint,fact.advocate\n2024-08-01,maybe\n", "it is not CSV that can be read: .*bool.*maybe"),
            (b"compl\xffaint\n2024-08-01\n", "it is not CSV that can be read"),
        ],
        ids=["empty", "not UTF-8", "a cell missing", "neither yes nor no", "a name not UTF-8"],
    )
    def test_what_is_no_such_csv_is_told_with_its_name(self, tmp_path: Path, held: bytes, said: str) -> None:
        source = tmp_path / "cases.csv"
        source.write_bytes(held)
        with pytest.raises(InvalidFileError, match=said) as refused:
            timetable_of_csv(CHILDREN, source, tmp_path / "ledger.parquet", on=ON)
        assert "cases.csv" in refused.value.file
        assert [one.name for one in tmp_path.iterdir()] == ["cases.csv"]

    def test_a_misspelt_column_is_told(self, tmp_path: Path) -> None:
        source = tmp_path / "cases.csv"
        source.write_text("complant\n2024-08-01\n")
        with pytest.raises(InvalidTableError, match="complant"):
            timetable_of_csv(CHILDREN, source, tmp_path / "ledger.parquet", on=ON)


class TestCommand:
    """The command `ledger` does what the function does, and says what became of the rows."""

    @staticmethod
    def run(*given_words: object) -> str:
        parser = Parser(prog="complaint-rules ledger")
        ledger.add_arguments(parser)
        arguments = parser.parse_args([str(word) for word in given_words])
        answer: str = arguments.answer(arguments)
        return answer

    def test_it_writes_the_file_and_counts_the_rows(self, tmp_path: Path) -> None:
        source, target = written(tmp_path / "cases.parquet"), tmp_path / "ledger.parquet"
        said = self.run(
            source, target, "--scheme", "england-children", "--on", ON, "--keep", "reference", "--keep-faults"
        )
        assert column(target, "stage-1-response.due") == DUE
        assert "16 September 2024, under england-children, version 2006-09-01: 5 in all." in " ".join(said.split())
        assert "1 row could not be read; the column fault says why. Rows are counted from 0.\n- Row 3: " in said
        assert "- stage-1-response: 1 met, 1 pending, 1 overdue, 1 not running." in said
        assert said.count("not legal advice") == 1

    def test_csv_will_do_and_columns_facts_and_readings_are_taken(self, tmp_path: Path) -> None:
        source, target = tmp_path / "CASES.CSV", tmp_path / "ledger.parquet"
        source.write_text("case,came on\nC-1,2024-08-01\n")
        said = self.run(
            *(source, target, "--scheme", "england-children", "--on", "2024-08-20", "--json", "--keep", "case"),
            *("--column", "complaint=came on", "--fact", "advocate=yes", "--reading", "stage-2-start=request"),
        )
        assert column(target, "stage-1-response.latest") == [date(2024, 8, 30)]
        assert column(target, "case") == ["C-1"]
        found = json.loads(said)
        assert (found["on"], found["rows"], found["not_read"], found["faults"]) == ("2024-08-20", 1, 0, [])
        assert found["duties"]["stage-1-response"] == {"overdue": 1}
        assert found["stages"] == {"stage-1": 1}

    def test_a_file_without_rows_is_told_as_such(self, tmp_path: Path) -> None:
        source, target = tmp_path / "cases.csv", tmp_path / "ledger.parquet"
        source.write_text("complaint\n")
        said = self.run(source, target, "--scheme", "england-children", "--on", ON)
        assert "- panel-meeting: no row." in said
        assert "could not be read" not in said

    def test_rows_at_fault_are_told_with_the_name_of_the_file(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        with pytest.raises(InvalidFileError, match="row 3: ") as refused:
            self.run(source, tmp_path / "out.parquet", "--scheme", "england-children", "--keep", "reference")
        assert "cases.parquet" in refused.value.file

    @pytest.mark.parametrize("as_written", ["cases.csv", "./cases.csv", "folder/../cases.csv", "link.csv"])
    def test_csv_is_not_written_over_under_whatever_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_written: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "folder").mkdir()
        source = tmp_path / "cases.csv"
        source.write_text("complaint\n2024-08-01\n")
        (tmp_path / "link.csv").symlink_to(source)
        with pytest.raises(InvalidFileError, match="it is the file that is read; name another to write") as refused:
            self.run("cases.csv", as_written, "--scheme", "england-children", "--on", ON)
        assert "cases.csv" in refused.value.file or "link.csv" in refused.value.file
        assert source.read_text() == "complaint\n2024-08-01\n"
        assert (tmp_path / "link.csv").is_symlink()

    def test_parquet_may_be_put_in_its_own_place(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        self.run(source, source, "--scheme", "england-children", "--on", ON, "--keep-faults", "--keep", "reference")
        assert column(source, "stage-1-response.due") == DUE

    def test_what_is_kept_is_a_row_whose_dates_cannot_stand_together_and_no_cell_that_is_no_date(
        self, tmp_path: Path
    ) -> None:
        source = tmp_path / "cases.csv"
        source.write_text("complaint\n2024-08-01\n03/04/2024\n")
        with pytest.raises(InvalidFileError, match="is not a date"):
            self.run(source, tmp_path / "o.parquet", "--scheme", "england-children", "--on", ON, "--keep-faults")
        parser = Parser(prog="complaint-rules ledger")
        ledger.add_arguments(parser)
        said = "go on where the dates of a row cannot stand together, and say why in the column fault; a cell that is"
        assert said in " ".join(parser.format_help().split())

    def test_a_place_where_no_file_can_be_is_told(self, tmp_path: Path) -> None:
        source = written(tmp_path / "cases.parquet")
        with pytest.raises(InvalidFileError, match="it cannot be written: No such file or directory") as refused:
            self.run(source, tmp_path / "no" / "out.parquet", "--scheme", "england-children", "--on", ON)
        assert "out.parquet" in refused.value.file

    def test_all_that_is_wrong_with_the_words_is_told_at_once(self, tmp_path: Path) -> None:
        given_words = ("--column", "complaint", "--reading", "a=b", "--reading", "a=c", "--fact", "advocate=perhaps")
        with pytest.raises(RefusedError) as refused:
            self.run(tmp_path / "a", tmp_path / "b", "--scheme", "england-children", "--on", "16/9/2024", *given_words)
        assert [problem.partition(":")[0] for problem in refused.value.problems] == ["--column", "--reading", "--on"]
        with pytest.raises(RefusedError) as refused:
            self.run(tmp_path / "a", tmp_path / "b", "--scheme", "england-children", *given_words)
        assert [problem.partition(":")[0] for problem in refused.value.problems] == [
            "--column",
            "--reading",
            "--fact advocate",
        ]

    def test_what_has_to_be_installed_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(bulk, "parquet")
        monkeypatch.setitem(sys.modules, "complaint_rules.bulk.parquet", None)
        with pytest.raises(RefusedError, match=r"pip install 'complaint-rules\[bulk\]'"):
            self.run(tmp_path / "a", tmp_path / "b", "--scheme", "england-children", "--on", ON)
