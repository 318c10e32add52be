"""
The same answers in other processes, in many threads at once and under Python's switches, and nothing changed by use.

The demo in other time zones and locales is in `test_cli.py`; other Pythons, other dependencies, the wheel and
WebAssembly are tried by `python -m tests.proof.everywhere`.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import pickle
import pkgutil
import subprocess
import sys
from datetime import date
from functools import _lru_cache_wrapper
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import complaint_rules
from complaint_rules import Complaint, WorkingDayCalendar, cli, load_procedure, schemes, show
from complaint_rules.working_days import Division
from tests.proof import everywhere

ROOT = Path(__file__).parents[1]
DEMO = (ROOT / "tests" / "golden" / "demo.txt").read_bytes()
ON = date(2024, 12, 6)


def in_another_process(*flags: str, script: str = "", **setting: str) -> bytes:
    work = ("-c", script) if script else ("-m", "complaint_rules", "timetable", "examples/cornwall-25-005-179.toml")
    done = subprocess.run(
        [sys.executable, *flags, *work, *(() if script else ("--on", ON.isoformat()))],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **setting},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return done.stdout


class TestSwitches:
    """House rule: no answer rests on an assertion, and none gives a warning."""

    @pytest.mark.parametrize("flags", [("-O",), ("-OO",), ("-W", "error", "-X", "dev"), ("-I", "-S")], ids=" ".join)
    def test_the_demo_is_the_same_under_the_switches_of_python(self, flags: tuple[str, ...]) -> None:
        if flags == ("-I", "-S"):  # no site, no user, no variable: the paths are then given in the script
            script = f"import sys; sys.path = {sys.path!r}; from complaint_rules.cli import main; main({_argv()!r})"
            assert in_another_process(*flags, script=script) == DEMO
        else:
            assert in_another_process(*flags) == DEMO


def _argv() -> list[str]:
    return ["timetable", str(ROOT / "examples" / "cornwall-25-005-179.toml"), "--on", ON.isoformat()]


# Other processes


def records() -> list[Complaint]:
    """Records under rules of each kind, with calendars and school days, changed and corrected."""
    procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
    calendar = WorkingDayCalendar("england-and-wales", closures={date(2024, 9, 9): "closed"}, predicted=True)
    record = Complaint(procedure, calendar=calendar, facts={"complainant": "parent"}, reference="é “1”")
    record = record.record("complaint", date(2024, 8, 1), received=date(2024, 8, 2), form="oral")
    record = record.record("stage-2-request", date(2024, 8, 29)).note("advocate", True, on=date(2024, 9, 2))
    record = record.suspend(date(2024, 9, 16), cause="concurrent-proceedings").resume(date(2024, 9, 23))
    local = load_procedure(ROOT / "examples" / "local" / "walsall.toml")
    return [
        record,
        record.correct("complaint", to=date(2024, 8, 1), received=date(2024, 8, 5)),
        Complaint(local).record("complaint", ON),
    ]


def snapshot_of(complaint: Complaint) -> str:
    seen = complaint.at(ON)
    page = show.text(seen, eligibility=complaint.eligibility(on=ON))
    return page + json.dumps([complaint.to_dict(), seen.to_dict()])


def told(things: tuple[list[Complaint], list[Any], list[WorkingDayCalendar]]) -> tuple[list[str], list[str], list[Any]]:
    """Return, in whatever process this runs, what complaints, procedures and calendars say."""
    complaints, procedures, calendars = things
    days = [[one.add_working_days(date(2026, 12, 21), number) for number in (-260, 0, 65)] for one in calendars]
    return [snapshot_of(one) for one in complaints], [one.digest + show.text(one) for one in procedures], days


class TestOtherProcesses:
    """House rule: everything is a value, so it can be sent to another process, which answers alike."""

    def test_a_spawned_process_says_the_same_of_complaints_schemes_and_calendars(self) -> None:
        calendars = [WorkingDayCalendar(one.value, predicted=True) for one in Division]
        things = (records(), [one for name in schemes.names() for one in schemes.versions(name)], calendars)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            there = pool.apply(told, (things,))
        assert there == told(things)

    def test_what_is_sent_and_comes_back_is_equal(self) -> None:
        for one in (*records(), *(schemes.newest(name) for name in schemes.names()), WorkingDayCalendar("scotland")):
            back = pickle.loads(pickle.dumps(one))
            assert back == one
            assert hash(back) == hash(one)


# Many threads


RACE = """
import sys, threading
sys.setswitchinterval(1e-6)
from datetime import date
def made(predicted):
    from complaint_rules import WorkingDayCalendar
    divisions = ("any-part-of-uk", "scotland", "england-and-wales", "northern-ireland")
    return [WorkingDayCalendar(one, predicted=predicted) for one in divisions]
SHARED = made(False) + made(True) if SHARE else []
from hashlib import sha256
together = threading.Barrier(8)
answers, failed = {}, []

def work(number):
    try:
        together.wait()
        import complaint_rules  # loads its names when they are first used
        from complaint_rules import Complaint, schemes, show
        calendars = SHARED or made(number % 2 == 0)
        days = [one.add_working_days(date(2024, 8, 29), count) for one in calendars for count in range(-130, 131)]
        days += [one.working_days_between(date(2015, 1, 1), date(2025, 1, 1)) for one in calendars]
        held = [schemes.get(name) for name in NAMES]
        rules = [one for scheme in held for one in scheme.versions]
        shared = schemes.newest("england-children")
        page = show.text(Complaint(shared).record("stage-2-request", date(2024, 8, 29)).at(date(2024, 12, 6)))
        told = sha256(repr((days, [one.digest for one in rules], page)).encode()).hexdigest()
        answers[number] = (told, [id(one) for one in (*held, *rules)], len(page))
    except BaseException as error:
        failed.append(repr(error))
        together.abort()

threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(len(answers), len({told for told, _, _ in answers.values()}), len({tuple(ids) for _, ids, _ in answers.values()}))
print(failed, next(iter(answers.values()))[0] if answers else "")
"""


class TestManyThreads:
    """House rule: what is filled when it is first used is the same for whoever comes first."""

    @pytest.mark.parametrize("share", [True, False], ids=["the same calendars", "their own calendars"])
    def test_eight_threads_that_begin_at_once_get_equal_answers_and_the_same_objects(self, share: bool) -> None:
        script = f"NAMES, SHARE = {schemes.names()!r}, {share}\n{RACE}"
        counts, said = in_another_process(script=script).decode().splitlines()
        assert said.startswith("[] ")
        assert counts == "8 1 1"
        alone = in_another_process(script=script.replace("Barrier(8)", "Barrier(1)").replace("range(8)", "range(1)"))
        assert alone.decode().splitlines() == ["1 1 1", said]


# Nothing is changed by use


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(complaint_rules.__path__, "complaint_rules.")
    names = sorted(one.name for one in found if not one.name.startswith("complaint_rules.testing"))
    return [complaint_rules, *(import_module(name) for name in names)]


def state_of(module: ModuleType) -> dict[str, object]:
    """Return what a module holds: the values of its data, and for anything that is run, which it is."""
    held: dict[str, object] = {}
    for name, value in vars(module).items():
        if name.startswith("__") or isinstance(value, ModuleType):
            continue
        held[name] = repr(value) if isinstance(value, dict | list | set | bytearray) else id(value)
        if isinstance(value, FunctionType):
            held[f"{name}()"] = repr((value.__defaults__, value.__kwdefaults__, sorted(vars(value))))
        if isinstance(value, type) and value.__module__ == module.__name__:
            data = {key: one for key, one in vars(value).items() if isinstance(one, dict | list | set | bytearray)}
            held[f"{name}."] = repr({key: one for key, one in data.items() if key != "__dict__"})
    return held


def caches() -> dict[str, Any]:
    """Return every cache of a function in the package, at the top of a module or in a class."""
    found: dict[str, Any] = {}
    for one in gc.get_objects():
        module = str(one.__module__) if isinstance(one, _lru_cache_wrapper) else ""
        if module.startswith("complaint_rules") and not module.startswith("complaint_rules.testing"):
            found[f"{one.__module__}.{one.__qualname__}"] = one
    return found


class TestNothingIsChangedByUse:
    """House rule: no global mutable state; tables are kept, in a number that is bounded."""

    def test_no_module_holds_anything_else_after_a_run_than_before(self, capsys: pytest.CaptureFixture[str]) -> None:
        held = modules()
        before = {module.__name__: state_of(module) for module in held}
        for record in records():
            snapshot_of(record)
        for name in schemes.names():
            show.markdown(schemes.newest(name))
        local = str(ROOT / "examples" / "local" / "east-devon.toml")
        for argv in (_argv(), ["check", local], ["compare", local], ["schema"], ["show", local, "--format", "toml"]):
            assert cli.main(argv) == 0
        assert cli.main(["check", "no-such.toml"]) == 2
        assert capsys.readouterr().out
        for module in held:
            after = state_of(module)
            kept = {name: after.get(name) for name in before[module.__name__]}
            assert kept == before[module.__name__], module.__name__
            added = after.keys() - before[module.__name__].keys()
            assert added <= set(complaint_rules.__all__), module.__name__

    def test_the_comparison_would_see_a_change(self) -> None:
        module = ModuleType("invented")
        vars(module).update(table={"a": [1]}, number=1)
        before = state_of(module)
        module.table["a"].append(2)
        assert state_of(module) != before

    def test_every_cache_is_bounded_by_a_number_or_by_the_divisions_there_are(self) -> None:
        modules()
        found = caches()
        assert {"complaint_rules.working_days._table", "complaint_rules.bank_holidays.shipped_list"} <= found.keys()
        unbounded = {name for name, one in found.items() if one.cache_parameters()["maxsize"] is None}
        assert unbounded == {
            "complaint_rules.bank_holidays.shipped_list",
            "complaint_rules.bank_holidays.predicted_list",
        }
        for name in unbounded:
            for division in Division:
                found[name](division.value)
            for wrong in ("", "wales", "a" * 1_000):
                with pytest.raises((KeyError, ValueError)):
                    found[name](wrong)
            assert found[name].cache_info().currsize == len(Division)

    def test_many_calendars_fill_no_more_tables_than_there_is_room_for(self) -> None:
        for number in range(100):
            years = {"first_year": 1978 + number, "last_year": 1978 + number, "days": {}}
            given = {"division": "scotland", "closures": {}, "extra_holidays": {}, "predicted": False}
            calendar = WorkingDayCalendar.from_dict({**given, "bank_holidays": years})
            assert calendar.is_working_day(date(1978 + number, 1, 1)) is False
        sizes = {name: (one.cache_info(), one.cache_parameters()["maxsize"]) for name, one in caches().items()}
        assert all(most is None or info.currsize <= most for info, most in sizes.values())
        assert sizes["complaint_rules.working_days._table"][0].currsize == 32


# The matrix


class TestTheMatrix:
    """House rule: one command tries every place, and says what it found."""

    def test_there_is_a_row_for_each_place(self, tmp_path: Path) -> None:
        rows = everywhere.Matrix(tmp_path).rows()
        assert {f"CPython {version}" for version in everywhere.PYTHONS} <= rows.keys()
        assert {
            "oldest dependencies",
            "the wheel alone",
            "CPython 3.14 under WebAssembly",
            *everywhere.SWITCHES,
        } <= rows.keys()

    def test_a_place_that_is_not_here_is_no_failure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(everywhere, "PYTHONS", ("2.0",))
        row = everywhere.Matrix(tmp_path).run("CPython 2.0")
        assert row.line.endswith("not found here")
        assert row.outcome != "failed"

    def test_one_answer_that_differs_or_is_missing_is_a_failure(self, tmp_path: Path) -> None:
        matrix = everywhere.Matrix(tmp_path)
        matrix.expected = {"a": "1", "b": "2"}
        for found in ({"a": "1", "b": "3"}, {"a": "1"}, {"a": "1", "b": "2", "c": "3"}):
            with pytest.raises(everywhere.RowFailedError, match=r"answers differ; 1; [bc]"):
                matrix.compare(everywhere.Row("a row"), found)

    def test_a_command_that_fails_is_a_failure_with_what_it_said(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(everywhere, "SWITCHES", {"-c": (("-c", "import sys; sys.exit('it broke')"), {})})
        row = everywhere.Matrix(tmp_path).run("-c")
        assert row.outcome == "failed"
        assert "it broke" in row.why

    def test_the_floors_are_those_of_the_project(self) -> None:
        assert [one.partition("==")[0] for one in everywhere.floors()] == ["attrs", "holidays", "python-dateutil"]
        assert all("==" in one for one in everywhere.floors())

    def test_the_lock_of_the_packages_for_node_names_no_place_to_fetch_them_from(self) -> None:
        held = json.loads((everywhere.RUNNER / "package-lock.json").read_text(encoding="utf-8"))
        packages = {name: one for name, one in held["packages"].items() if name}
        assert "node_modules/pyodide" in packages
        assert all("resolved" not in one and one["integrity"].startswith("sha512-") for one in packages.values())
