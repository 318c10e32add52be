"""The commands on local procedures: check, compare, show, timetable; and which procedure applies, coverage, schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from complaint_rules import cli, schemes
from complaint_rules.local import load_procedure, read_procedure

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

SMALLEST = """
format = 1
name = "east-devon"
working-days = "england-and-wales"
under = "lgsco-code"
source = { url = "https://eastdevon.gov.uk/", checked-on = 2026-11-22, seen = "primary" }
[[stage]]
name = "stage-1"
begins = "complaint"
[[stage]]
name = "stage-2"
begins = "stage-2-request"
[[duty]]
stage = "stage-1"
act = "acknowledgement"
within = "5 working days after receipt of complaint"
words = "within 5 working days"
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str) -> tuple[int, str, str]:
        code = cli.main(list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def local(tmp_path: Path) -> str:
    path = tmp_path / "my-council.toml"
    path.write_text(SMALLEST, encoding="utf-8")
    return str(path)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "faulty.toml"
    text = SMALLEST.replace("5 working days after", "ten days after").replace('act = "ack', 'wrds = "x"\nact = "ack')
    path.write_text(text, encoding="utf-8")
    return str(path)


def plain(text: str) -> str:
    return " ".join(text.split())


class TestCheck:
    """House rule: all faults of a file at once, each with its place, the bad value and what was expected."""

    def test_a_good_file_is_said_to_be_good_and_what_it_holds(self, run: Run, local: str) -> None:
        code, out, err = run("check", local)
        assert (code, err) == (0, "")
        assert "No fault was found" in plain(out)
        assert "1 duty, 0 windows" in plain(out)
        assert "It sits under lgsco-code." in plain(out)

    def test_one_that_names_no_scheme_says_so(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "alone.toml"
        path.write_text(SMALLEST.replace('under = "lgsco-code"\n', ""), encoding="utf-8")
        assert "It names no scheme that it sits under." in plain(run("check", str(path))[1])

    def test_every_fault_is_listed_with_its_line(self, run: Run, faulty: str) -> None:
        code, out, err = run("check", faulty)
        assert (code, out) == (2, "")
        assert "3 things are wrong:" in err
        assert "line 15" in err
        assert "unknown key 'wrds'; did you mean 'words'?" in err
        assert "“10 working days”, “10 calendar days” or “10 days, kind not stated”" in err

    def test_a_single_fault_stands_on_one_line(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "new.toml"
        path.write_text(SMALLEST.replace("format = 1", "format = 2"), encoding="utf-8")
        assert run("check", str(path))[2].count("\n") == 1

    def test_a_file_that_is_not_there_is_said_not_to_be(self, run: Run) -> None:
        code, _, err = run("check", "no-such.toml")
        assert code == 2
        assert "'no-such.toml': it cannot be read: No such file" in err


class TestCompare:
    """House rule: rule by rule with both texts; the silence that costs most comes first."""

    def test_a_file_is_compared_with_the_scheme_it_names(self, run: Run, local: str) -> None:
        code, out, _ = run("compare", local)
        assert code == 0
        assert "compared with" in plain(out)
        assert out.rstrip().endswith("not legal advice.")

    def test_two_schemes_are_compared_and_the_guide_is_silent_first_on_the_panel(self, run: Run) -> None:
        out = run("compare", "trafford-children-guide", "england-children")[1]
        assert "1. window:panel-request (silent" in out

    def test_the_answer_can_be_json(self, run: Run, local: str) -> None:
        told = json.loads(run("compare", local, "lgsco-code", "--json", "--on", "2026-11-22")[1])
        assert told["differences"]

    def test_without_a_scheme_to_compare_with_one_is_asked_for(self, run: Run) -> None:
        code, _, err = run("compare", "england-children")
        assert code == 2
        assert "'england-children' does not say which scheme it sits under; name the scheme to compare it with" in err

    def test_faults_of_both_are_told_at_once(self, run: Run, faulty: str) -> None:
        code, _, err = run("compare", faulty, "--on", "yesterday")
        assert code == 2
        assert "'yesterday' is no date" in err or "yesterday" in err
        assert "wrds" in err


class TestShowAndTimetable:
    def test_the_rules_of_a_file_are_shown(self, run: Run, local: str) -> None:
        code, out, _ = run("show", local)
        assert code == 0
        assert "Complaints procedure of East Devon" in out

    def test_rules_written_as_toml_read_back_as_the_same_rules(self, run: Run) -> None:
        for name in schemes.names():
            assert read_procedure(run("show", name, "--format", "toml")[1]) == schemes.newest(name)

    def test_a_timetable_under_a_file_takes_its_events_from_the_flags(self, run: Run, local: str) -> None:
        code, out, _ = run("timetable", local, "--event", "complaint=2026-11-23", "--on", "2026-12-10")
        assert code == 0
        assert "It was due on 30 November 2026" in plain(out)

    def test_a_record_may_be_read_under_a_file(self, run: Run, local: str, tmp_path: Path) -> None:
        record = tmp_path / "record.toml"
        record.write_text('schema_version = 1\nscheme = "east-devon"\nevents = { complaint = 2026-11-23 }\n')
        code, out, _ = run("timetable", str(record), "--procedure", local, "--on", "2026-12-10")
        assert code == 0
        assert "It was due on 30 November 2026" in plain(out)

    def test_a_procedure_for_what_is_no_record_is_refused(self, run: Run, local: str) -> None:
        for what in (local, "england-children"):
            code, _, err = run("timetable", what, "--procedure", local, "--on", "2026-12-10")
            assert code == 2
            assert "--procedure goes with a record" in err

    def test_the_file_is_what_load_procedure_gives(self, local: str) -> None:
        assert load_procedure(Path(local)).name == "east-devon"


class TestApplicable:
    """House rule: what is missing is asked for, never guessed."""

    def test_what_governs_is_named(self, run: Run) -> None:
        told = ("--fact", "nation=england", "--fact", "subject=children", "--fact", "body=council")
        code, out, _ = run("applicable", *told, "--fact", "happened=2026-05-01", "--on", "2026-11-22")
        assert code == 0
        assert "SI 2006/1738" in out

    def test_what_is_not_told_is_asked_for(self, run: Run) -> None:
        out = run("applicable", "--fact", "subject=children", "--fact", "landlord=no", "--on", "2026-11-22")[1]
        assert "In which nation did the matter happen?" in out

    def test_bad_input_is_refused(self, run: Run) -> None:
        refused = run("applicable", "--fact", "nation", "--fact", "subject=a", "--fact", "subject=b", "--on", "x")[2]
        assert "--fact: 'nation' is not of the form NAME=VALUE" in refused
        assert "--fact: 'subject' is given twice" in refused
        assert "--fact happened" in run("applicable", "--fact", "happened=x", "--on", "2026-11-22")[2]
        assert "nowhere" in run("applicable", "--fact", "nation=nowhere", "--on", "2026-11-22")[2]

    def test_today_is_asked_about_where_no_date_is_given(self, run: Run) -> None:
        assert run("applicable", "--fact", "nation=scotland")[0] == 0


class TestCoverageAndSchema:
    def test_every_scheme_stands_on_the_coverage_page(self, run: Run) -> None:
        code, out, _ = run("coverage", "--format", "markdown")
        assert code == 0
        assert all(f"## {name}\n" in out for name in schemes.names())

    def test_one_scheme_may_be_asked_for(self, run: Run) -> None:
        out = run("coverage", "seap")[1]
        assert "S0.4" in out
        assert "S1.1" not in out

    def test_the_schema_is_json(self, run: Run) -> None:
        assert json.loads(run("schema")[1])["properties"]["format"]["const"] == 1
