from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from complaint_rules import Complaint, cli, schemes
from complaint_rules.explanations import DISCLAIMER

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[1]
CORNWALL = str(ROOT / "examples" / "cornwall-25-005-179.toml")
INVENTED = str(ROOT / "examples" / "invented-full-run.toml")
GOLDEN = Path(__file__).parent / "golden"
DEMO = ("timetable", "examples/cornwall-25-005-179.toml", "--on", "2024-12-06")
ENGLAND = ("--division", "england-and-wales")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str) -> tuple[int, str, str]:
        code = cli.main(argv)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def record(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    def write(name: str, text: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def in_process(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "COLUMNS", "TZ", "PYTHONIO"))
    }
    return subprocess.run(
        [sys.executable, "-m", "complaint_rules", *argv],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


# The same bytes everywhere


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "COLUMNS": "20"},
        {"COLUMNS": "400", "FORCE_COLOR": "1", "PYTHONIOENCODING": "latin-1"},
        {"PYTHONHASHSEED": "1"},
    ],
    ids=["plain", "posix", "german", "narrow", "wide", "hash"],
)
def test_the_demo_is_the_same_bytes_everywhere(environment: dict[str, str]) -> None:
    # When the wording was changed on purpose:
    # python -m complaint_rules timetable examples/cornwall-25-005-179.toml --on 2024-12-06 > tests/golden/demo.txt
    done = in_process(*DEMO, **environment)
    assert done.stderr == b""
    assert done.returncode == 0
    assert done.stdout == (GOLDEN / "demo.txt").read_bytes()


def test_the_help_and_an_error_are_the_same_bytes_everywhere() -> None:
    for argv in (("timetable", "--help"), ("--help",), ("timetable", "x“y”.toml")):
        plain = in_process(*argv, LC_ALL="C", PYTHONUTF8="1")
        narrow = in_process(*argv, COLUMNS="20", FORCE_COLOR="1", LANGUAGE="de", LC_ALL="C.UTF-8")
        assert (plain.returncode, plain.stdout, plain.stderr) == (narrow.returncode, narrow.stdout, narrow.stderr)


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = f'"{sys.executable}" -m complaint_rules show england-children | head -1'
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False, timeout=60)  # noqa: S602 - a pipe is what is tested
    assert done.stdout == b"Complaint about children's social care in England\n"
    assert done.stderr == b""


class _Full(io.StringIO):
    def __init__(self, error: OSError, descriptor: int) -> None:
        super().__init__()
        self.error = error
        self.descriptor = descriptor

    def flush(self) -> None:
        raise self.error

    def fileno(self) -> int:
        return self.descriptor


@pytest.mark.parametrize(("error", "code"), [(BrokenPipeError(), 0), (OSError(28, "No space left on device"), 1)])
def test_an_answer_that_cannot_be_written_says_so(
    error: OSError, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "out").open("wb") as file:
        monkeypatch.setattr(sys, "stdout", _Full(error, file.fileno()))
        assert cli.main(["schemes"]) == code
    monkeypatch.undo()
    assert ("could not be written: No space left" in capsys.readouterr().err) is bool(code)


# Answers


def test_flags_give_the_same_timetable_as_a_file(run: Run) -> None:
    code, out, err = run("timetable", CORNWALL, "--on", "2024-12-06")
    assert (code, err) == (0, "")
    _, by_flags, _ = run("timetable", "england-children", "--event", "stage-2-request=2024-08-29", "--on", "2024-12-06")
    assert by_flags == "".join(line for line in out.splitlines(keepends=True) if not line.startswith("Reference: "))
    assert out.count(DISCLAIMER) == 1


def test_json_is_the_snapshot_as_a_dictionary(run: Run) -> None:
    _, out, _ = run("timetable", CORNWALL, "--on", "2024-12-06", "--json")
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    seen = Complaint(procedure, reference="LGSCO decision 25 005 179 (Cornwall)")
    seen = seen.record("stage-2-request", date(2024, 8, 29))
    assert json.loads(out) == json.loads(json.dumps(seen.at(date(2024, 12, 6)).to_dict()))


def test_without_on_the_date_is_today(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Today:
        @staticmethod
        def today() -> date:
            return date(2024, 12, 6)

    monkeypatch.setattr("complaint_rules.cli.given.date", Today)
    _, out, _ = run("timetable", CORNWALL)
    assert "How it stands on 6 December 2024\n" in out


def test_a_file_wins_over_a_scheme_of_its_name(
    run: Run, record: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record("lgsco", 'schema_version = 1\nscheme = "england-children"\n[events]\nstage-2-request = 2024-08-29\n')
    monkeypatch.chdir(Path(path).parent)
    _, out, _ = run("timetable", "lgsco", "--on", "2024-12-06")
    assert "children's social care" in out


def test_a_record_may_be_json_with_or_without_its_ending(run: Run, record: Callable[[str, str], str]) -> None:
    text = '\ufeff {"schema_version": 1, "scheme": "england-children", "events": {"stage-2-request": "2024-08-29"}}'
    for name in ("record.json", "record"):
        code, out, _ = run("timetable", record(name, text), "--on", "2024-12-06")
        assert code == 0
        assert "46 working days late" in out


def test_a_saved_record_is_read_back(run: Run, record: Callable[[str, str], str]) -> None:
    complaint = Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)))
    complaint = complaint.record("complaint", date(2024, 8, 1)).correct("complaint", to=date(2024, 8, 2))
    code, out, _ = run("timetable", record("saved.json", json.dumps(complaint.to_dict())), "--on", "2024-08-05")
    assert code == 0
    assert "by 16 August 2024" in out


def test_every_flag_is_used(run: Run) -> None:
    code, out, err = run(
        *("timetable", "england-children", "--on", "2024-10-01", "--closure", "2024-09-09"),
        *(
            "--event",
            "complaint=2024-08-01/received=2024-08-02/form=oral",
            "--event",
            "stage-1-response=/received=2024-08-20",
        ),
        *("--event", "stage-2-request=2024-08-29", "--event", "statement-agreed=2024-09-05"),
        *("--fact", "advocate=Yes", "--fact", "stage-1-skipped-by-agreement=false", "--fact", "complainant=parent"),
        *("--reading", "stage-2-start=statement-agreed"),
    )
    assert (code, err) == (0, "")
    assert "received on 2 August 2024; form: oral" in out
    assert "Does an advocate act for or support the person who complains? Yes." in out
    assert "Have both sides agreed to leave stage 1 out? No." in out
    assert "10 October 2024" in out
    assert "do not stop this clock" in out


def test_an_event_that_repeats_may_be_given_again(run: Run) -> None:
    events = ("--event", "discussion=2024-08-05", "--event", "discussion=2024-08-07")
    code, out, _ = run(
        "timetable", "england-children", "--event", "complaint=2024-08-01", *events, "--on", "2024-08-09"
    )
    assert code == 0
    assert "5 August 2024: the discussion.\n- 7 August 2024: the discussion.\n" in out


def test_the_invented_example_says_that_it_is_and_runs_through_every_stage(run: Run) -> None:
    stages = {"2026-06-20": "stage 1", "2026-07-01": "stage 2", "2026-11-02": "stage 3", "2027-02-20": "completed"}
    for on, stage in stages.items():
        _, out, _ = run("timetable", INVENTED, "--on", on)
        assert "Reference: Invented: a full run\n" in out
        assert stage in out.split("\n- ")[1]
    _, out, _ = run("timetable", INVENTED, "--on", "2026-10-06")
    assert "6 working days late, and 4 working days past the" in " ".join(out.split())


def test_schemes_are_listed(run: Run) -> None:
    _, out, _ = run("schemes")
    assert (
        "england-children\n  Complaint about children's social care in England\n  Version 2006-09-01, in force since"
        in out
    )


@pytest.mark.parametrize(("form", "start"), [("text", "Complaint"), ("markdown", "# Complaint"), ("mermaid", "state")])
def test_a_scheme_is_shown_in_three_forms(run: Run, form: str, start: str) -> None:
    code, out, _ = run("show", "england-children", "--format", form, "--on", "2024-08-01")
    assert code == 0
    assert out.startswith(start)
    assert run("show", "england-children", "--format", form)[1] == out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("add", "2024-08-29", "65"), "65 working days after Thursday 29 August 2024 is Thursday 28 November 2024."),
        (("add", "2024-11-28", "-65"), "65 working days before Thursday 28 November 2024 is Thursday 29 August 2024."),
        (("add", "2026-12-21", "10"), "substitute day for Boxing Day"),
        (
            ("add", "2026-12-21", "1"),
            "1 working day after Monday 21 December 2026 is Tuesday 22 December 2026. No day is",
        ),
        (("add", "2026-12-26", "0"), "It is not a working day; the next is Tuesday 29 December 2026."),
        (("add", "2026-12-21", "0"), "Monday 21 December 2026. It is a working day."),
        (("add", "2026-12-21", "1", "--closure", "2026-12-22"), "is Wednesday 23 December 2026."),
        (("add", "2026-12-21", "1", "--closure", "2026-12-22"), "Tuesday 22 December 2026 (closed)"),
        (("add", "2030-12-20", "5", "--predicted"), "This rests on predicted bank holidays: GOV.UK's published list"),
        (("between", "2026-12-21", "2027-01-07"), "10 working days, the first day left out, the last counted."),
        (("between", "2027-01-07", "2026-12-21"), "10 working days (counted back), the first day left out, the last"),
        (("between", "2026-12-21", "2027-01-07", "--inclusive", "both"), "11 working days, both ends counted."),
        (("between", "2026-12-25", "2026-12-28", "--inclusive", "both"), "Friday 25 December 2026 (Christmas Day)"),
        (("between", "2026-12-25", "2026-12-28", "--inclusive", "left"), "0 working days"),
        (("between", "2026-12-25", "2026-12-25", "--inclusive", "both"), "0 working days"),
        (("why", "2026-12-26"), "Saturday 26 December 2026 is not a working day: Saturday and Boxing Day."),
        (("why", "2026-12-21"), "Monday 21 December 2026 is a working day."),
    ],
)
def test_days_says(run: Run, argv: tuple[str, ...], said: str) -> None:
    code, out, err = run("days", *argv, *ENGLAND)
    assert (code, err) == (0, "")
    assert said in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("inclusive", "left", "right"), [("right", 0, 1), ("left", 1, 0), ("both", 1, 1), ("neither", 0, 0)]
)
def test_the_days_left_out_are_those_of_the_span_that_was_asked_for(
    run: Run, inclusive: str, left: int, right: int
) -> None:
    for first, last in (("2026-12-25", "2027-01-01"), ("2027-01-01", "2026-12-25")):
        _, out, _ = run("days", "between", first, last, "--inclusive", inclusive, *ENGLAND)
        said = out.split("Left out: ")[1]
        ends = ("Christmas Day", "New Year's Day") if first < last else ("New Year's Day", "Christmas Day")
        assert (said.count(ends[0]), said.count(ends[1])) == (left, right)


@pytest.mark.parametrize("argv", [("--help",), ("timetable", "--help"), ("days", "--help"), ("days", "add", "--help")])
def test_help_is_an_answer(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(argv)
    assert stop.value.code == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    return {
        name: one
        for action in parser._actions
        if isinstance(action, _SubParsersAction)
        for name, one in action.choices.items()
    }


def test_the_parser_for_some_words_says_of_their_command_what_the_whole_one_says() -> None:
    whole = commands(cli.parser())
    assert len(whole) > 10
    for name, command in whole.items():
        alone = commands(cli.parser([name, "x"]))
        assert {one: parser.format_help() for one, parser in alone.items()} == {name: command.format_help()}
        assert alone[name].format_usage() == command.format_usage()
        later = cli.parser(["--", name])  # some versions of argparse take it for the command, and some refuse it
        assert later.format_help() == cli.parser().format_help()
        assert commands(later)[name].format_help() == command.format_help()
    assert cli.parser([]).format_help() == cli.parser().format_help()


def test_the_module_is_the_command() -> None:
    assert in_process("schemes").stdout.decode().splitlines()[0] == schemes.names()[0]
    assert import_module("complaint_rules.__main__").main is cli.main


# Bad input


def refused(answer: tuple[int, str, str]) -> str:
    code, out, err = answer
    assert code == 2
    assert out == ""
    assert err.startswith("complaint-rules: ")
    assert err.endswith("\n")
    assert "Traceback" not in err
    assert len(err) < 5_000
    return err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("timetables",), "invalid choice"),
        (("days", "add", "2024-01-02", "1"), "--division"),
        (("days", "add", "2024-02-30", "1", *ENGLAND), "'2024-02-30' is not a date"),
        (("days", "add", "20240102", "1", *ENGLAND), "not a date; write it as YYYY-MM-DD"),
        (("days", "add", "0000-01-01", "1", *ENGLAND), "not a date"),
        (("days", "add", "10000-01-01", "1", *ENGLAND), "not a date"),
        (("days", "add", "2024-01-02", "10000000", *ENGLAND), "a whole number from -100,000 to 100,000 is needed, not"),
        (("days", "add", "2024-01-02", "1" + "0" * 5_000, *ENGLAND), "N: a whole number from"),
        (("days", "add", "2024-01-02", "1.5", *ENGLAND), "N: a whole number from"),
        (("days", "add", "2024-01-02", "٣", *ENGLAND), "N: a whole number from"),
        (("days", "add", "2024-01-02", "True", *ENGLAND), "N: a whole number from"),
        (("days", "add", "2024-01-02", "99999", *ENGLAND), "the calendar england-and-wales knows, 2012-01-01 to"),
        (("days", "add", "2028-12-27", "20", *ENGLAND), "--predicted goes on with predicted bank holidays"),
        (("days", "add", "2024-01-02", "1", "--division", "england"), "did you mean 'england-and-wales'"),
        (("days", "between", "2024-01-02", "x", "--division", "mars"), "1. the second DATE: 'x' is not a date"),
        (("days", "between", "2024-01-02", "2024-01-03", "--inclusive", "up", *ENGLAND), "invalid choice: 'up'"),
        (("days", "why", "x", "--closure", "y", *ENGLAND), "2. --closure: 'y' is not a date"),
        (("show", "england-childrens"), "did you mean 'england-children'"),
        (("show", "england-children", "--on", "2000-01-01"), "was in force on 2000-01-01"),
        (("show", "england-children", "--on", "soon"), "--on: 'soon' is not a date"),
        (("show", "england-children", "--format", "html"), "invalid choice: 'html'"),
        (("timetable", "england-childrens", "--on", "2024-01-02"), "unknown scheme 'england-childrens'"),
        (("timetable", "england-children", "--event", "complaint", "--on", "2024-01-02"), "not of the form NAME=DATE"),
        (
            ("timetable", "england-children", "--event", "=2024-01-02", "--on", "2024-01-02"),
            "not of the form NAME=DATE",
        ),
        (("timetable", "england-children", "--event", "complaint=", "--on", "2024-01-02"), "--event complaint"),
        (("timetable", "england-children", "--event", "complaint=/made=2024-01-01", "--on", "2024-01-02"), "each once"),
        (
            ("timetable", "england-children", "--event", "complaint=2024-01-02/received", "--on", "2024-01-02"),
            "'received' in 'complaint=2024-01-02/received' is not of the form received=DATE",
        ),
        (
            (
                "timetable",
                "england-children",
                "--event",
                "complaint=2024-01-02/received=2024-01-01",
                "--on",
                "2024-01-02",
            ),
            "received",
        ),
        (("timetable", "england-children", "--event", "complaints=2024-01-02", "--on", "2024-01-02"), "'complaint'"),
        (("timetable", "england-children", "--fact", "advocates=yes", "--on", "2024-01-02"), "did you mean 'advocate'"),
        (("timetable", "england-children", "--fact", "advocate=maybe", "--on", "2024-01-02"), "yes or no is needed"),
        (
            ("timetable", "england-children", "--fact", "advocate=no", "--fact", "advocate=yes", "--on", "2024-01-02"),
            "given twice",
        ),
        (
            ("timetable", "england-children", "--reading", "stage-2-start=start", "--on", "2024-01-02"),
            "stage-2-start",
        ),
        (
            ("timetable", "england-children", "--reading", "a=b", "--reading", "a=c", "--on", "2024-01-02"),
            "'a' is given twice",
        ),
        (("timetable", CORNWALL, "--fact", "advocate=yes", "--on", "2024-01-02"), "so --fact cannot be given"),
        (("timetable", str(ROOT), "--on", "2024-01-02"), "is a folder"),
        (("timetable", "/dev/null", "--on", "2024-01-02"), "is not an ordinary file"),
        (("timetable", "no-such.toml", "--on", "2024-01-02"), "cannot be read: No such file"),
        (("timetable", "no\x00such.toml", "--on", "2024-01-02"), "cannot be read"),
        (("timetable", "no\x00such", "--on", "2024-01-02"), "unknown scheme"),
        (("timetable", "x" * 5_000, "--on", "2024-01-02"), "unknown scheme"),
        (("timetable", CORNWALL, "--on", "2024-12-06T00:00:00"), "is not a date"),
        (("timetable", CORNWALL, "--on", "2024-12-06", "--colour", "\x1b[31m"), "unrecognized arguments"),
    ],
)
def test_bad_input_is_refused_with_one_clear_message(run: Run, argv: tuple[str, ...], said: str) -> None:
    err = refused(run(*argv))
    assert said in err
    assert "\x1b" not in err


def test_all_faults_are_told_at_once(run: Run) -> None:
    err = refused(
        run(
            *("timetable", "england-children", "--on", "today", "--closure", "christmas", "--fact", "advocate=perhaps"),
            *("--event", "complaint", "--event", "stage-1-response=soon", "--event", "stage-2-request=2024-02-30"),
        )
    )
    assert err.startswith("complaint-rules: 6 things are wrong:\n  1. --on: 'today' is not a date")
    for said in ("--closure: 'christmas'", "--fact advocate", "not of the form NAME=DATE", "'soon'", "'2024-02-30'"):
        assert said in err
    assert "\n  6. " in err


HEAD = 'schema_version = 1\nscheme = "england-children"\n'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.toml",
            HEAD + "[events]\ncomplaint = 2024-08-29T10:00:00\n",
            "events.complaint: 2024-08-29T10:00:00 has a time",
        ),
        ("a.toml", HEAD + "[events]\ndiscussion = [10:00:00]\n", "events.discussion[0]: 10:00:00 has a time"),
        ("a.toml", HEAD + "[events]\ncomplaint = 2024-02-30\n", "line 4"),
        ("a.toml", HEAD + "[events\n", "line 3"),
        ("a.toml", HEAD + "scheme = 'lgsco'\n", "line 3"),
        ("a.toml", HEAD + "a = " + "[" * 50_000, "nested too deeply"),
        ("a.toml", HEAD + "a." * 100_000 + "a = 1", "nested too deeply"),
        ("a.toml", HEAD + '"a"."a".' * 50_000 + "a = 1", "nested too deeply"),
        ("a.toml", HEAD + "a = " + "9" * 5_000, "is not TOML that can be read"),
        ("a.toml", HEAD + "[facts]\nadvocate = nan\n", "advocate"),
        (
            "a.toml",
            HEAD + '[facts]\nadvocates = true\n[events]\ncomplaint = "29 August"\ncomplaints = 2024-08-29\n',
            "1. ",
        ),
        ("a.toml", HEAD + "[event]\n", "unknown key 'event'"),
        ("a.toml", "schema_version = 2\nscheme = 'england-children'\n", "newer than 1"),
        ("a.toml", "", "schema_version"),
        ("a.toml", HEAD + "rules_digest = 'f'\n", "take rules_digest and version out of it"),
        ("a.toml", b"\xff\xfe", "is not UTF-8 text: byte 1"),
        ("a.json", "[]", "holds no record"),
        ("a.json", "{", "line 1"),
        ("a.json", '{"a": 1, "a": 2}', "the key 'a' stands twice in one table"),
        ("a.json", '{"a": NaN}', "NaN is not a number"),
        ("a.json", '{"a": -Infinity}', "-Infinity is not a number"),
        ("a.json", '{"a": 1e999}', "'1e999' is not a number"),
        ("a.json", '{"a": 1.5}', "schema_version"),
        ("a.json", "[" * 200_000, "nested too deeply"),
        ("a.json", '{"a": ' + "9" * 5_000 + "}", "is not JSON that can be read"),
        (
            "a.json",
            '{"schema_version": 1, "scheme": "england-children", "reference": 1}',
            "reference: a text is needed",
        ),
        ("a.json", '{"schema_version": true, "scheme": "england-children"}', "schema_version"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused(
    run: Run, record: Callable[[str, str | bytes], str], name: str, text: str | bytes, said: str
) -> None:
    assert said in refused(run("timetable", record(name, text), "--on", "2024-12-06"))


def test_a_large_file_is_refused_before_it_is_opened(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", None)
    assert "has 50,000,000 bytes; a record has at most 1,000,000" in refused(run("timetable", str(path)))


def test_a_file_that_may_not_be_read_is_refused(
    run: Run, record: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record("a.toml", HEAD)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "cannot be read: Permission denied" in refused(run("timetable", path, "--on", "2024-12-06"))


def test_a_message_is_never_longer_than_a_page(run: Run, record: Callable[[str, str], str]) -> None:
    keys = "".join(f"k{number} = 1\n" for number in range(5_000))
    assert refused(run("timetable", record("a.toml", keys + HEAD), "--on", "2024-12-06")).endswith("…\n")


def test_a_deep_record_is_refused_wherever_it_is_met(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(Complaint, "from_dict", deep)
    assert "nested too deeply" in refused(run("timetable", CORNWALL, "--on", "2024-12-06"))


def test_a_reference_with_half_a_letter_is_printed_all_the_same(record: Callable[[str, str], str]) -> None:
    text = '{"schema_version": 1, "scheme": "england-children", "reference": "\\ud800\\u001b[31m"}'
    path = record("a.json", text)
    done = in_process("timetable", path, "--on", "2024-12-06")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert (
        json.loads(in_process("timetable", path, "--on", "2024-12-06", "--json").stdout)["reference"]
        == "\ud800\x1b[31m"
    )


def test_a_fact_that_is_a_number_is_read_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.test_show import everything

    procedure = everything()
    monkeypatch.setattr(schemes, "versions", lambda _: (procedure,))
    monkeypatch.setattr(schemes, "newest", lambda _: procedure)
    code, out, _ = run("timetable", "everything", "--fact", "pages=3", "--fact", "tier=a", "--on", "2024-12-06")
    assert code == 0
    assert "How many pages? 3." in out
    assert "--fact pages: a whole number" in refused(run("timetable", "everything", "--fact", "pages=x"))


def test_whether_the_complaint_may_be_made_is_told(run: Run) -> None:
    late = ("--event", "complaint=2025-03-01", "--event", "ombudsman-complaint=2026-06-01", "--on", "2026-06-02")
    page = " ".join(run("timetable", "lgsco", *late)[1].split())
    assert "WHETHER THE COMPLAINT MAY BE MADE - Over all rules: no, unless discretion is used." in page
    assert "late, it ended on or before 28 February 2026" in page
    assert "Late, though no breach: what the Ombudsman usually gives the council to answer." in page
    early = ("--event", "first-notice=2026-05-01", "--event", "ombudsman-complaint=2026-06-01", "--on", "2026-06-02")
    page = " ".join(run("timetable", "lgsco", *early)[1].split())
    assert "in time, through 30 April 2027" in page
    assert "Not told, so taken not to apply: a matter with an appeal or a court remedy." in page
