"""
The same answers everywhere: on each Python that is found here, with the oldest and the newest dependencies, in other
time zones and locales, with Python's switches, from the built wheel, and under WebAssembly.

Each row asks for the same answers (every worked example, every page of every scheme, the days of every calendar, the
demo) and holds them against those of the Python that runs this; most also run a part of the tests. What is not
installed is said to be "not found here": that is an answer, and no failure.

    python -m tests.proof.everywhere [--only NAME] [--result FILE]

Packages come through pip and npm as they are set up here; all is put into a folder that is removed at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib
import io
import json
import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("wasm")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ZONES = ("UTC", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
SWITCHES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "python -O": (("-O",), {}),
    "python -OO": (("-OO",), {}),
    "python -W error": (("-W", "error"), {}),
    "python -X dev": (("-X", "dev"), {}),
    "python -X utf8=0": (("-X", "utf8=0"), {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
    "PYTHONHASHSEED=0": ((), {"PYTHONHASHSEED": "0"}),
    "PYTHONHASHSEED=1": ((), {"PYTHONHASHSEED": "1"}),
    "PYTHONHASHSEED=4294967295": ((), {"PYTHONHASHSEED": "4294967295"}),
}
EXAMPLES = "tests/test_worked_examples.py"
PART = (EXAMPLES, "tests/test_working_days.py", "tests/test_periods.py", "tests/schemes")
MORE = (*PART, "tests/laws/test_counting.py", "tests/test_complaints.py", "tests/test_saved.py", "tests/test_show.py")
WITHOUT_NUMPY = (EXAMPLES, "tests/test_complaints.py", "tests/test_catalogue.py")
"""Tests that need neither numpy nor another process, of which WebAssembly has none."""

LONGEST = 3_000
"""How much is shown of what a row that failed has said, in characters."""

TOOLS = ("pytest", "hypothesis", "numpy")
PURE = ("pytest", "hypothesis")
INSTALLED = "COMPLAINT_RULES_IS_INSTALLED"
NOT_FOUND = "not found here"
DEMO_DIFFERS = ("the demo is not tests/golden/demo.txt",)
NOT_INSTALLED = ("complaint_rules is not the installed one",)
ANSWERS_DIFFER = ("answers differ",)


class RowFailedError(Exception):
    """A row did not give what it should."""

    def __init__(self, *what: str) -> None:
        super().__init__("; ".join(what))


@dataclass
class Row:
    """What one row of the matrix found: `outcome` is "ok", "failed", or "not found here"."""

    name: str
    found: str = ""
    outcome: str = "ok"
    answers: int = 0
    tests: int = 0
    seconds: float = 0.0
    why: str = field(default="", repr=False)

    @property
    def line(self) -> str:
        """The row as one line of a table."""
        if self.outcome == NOT_FOUND:
            return f"{self.name:<38} {NOT_FOUND}"
        done = f"{self.answers:>4} answers {self.tests:>5} tests {self.seconds:>6.1f} s"
        return f"{self.name:<38} {self.outcome:<7} {done}  {self.found}"


# The answers


def answers() -> dict[str, str]:
    """Return a digest of each answer by its name; raise where one is not what a person wrote down beforehand."""
    found = {name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in _said()}
    found["demo"] = hashlib.sha256(_demo().encode()).hexdigest()[:16]
    return found


def _said() -> Iterator[tuple[str, str]]:
    from complaint_rules import local, schemes, show
    from complaint_rules.working_days import Division, WorkingDayCalendar
    from tests import worked

    for path in worked.files():
        for example in worked.examples(path):
            wrong = worked.differences(example)
            if wrong:
                raise RowFailedError(path.name, example["title"], *wrong)
            complaint = worked.complaint_of(example)
            seen = complaint.at(example["on"])
            page = show.text(seen, eligibility=complaint.eligibility(on=example["on"]))
            data = json.dumps([complaint.to_dict(), seen.to_dict()], sort_keys=False)
            yield f"{path.stem}: {example['title']}", f"{page}\n{show.markdown(seen)}\n{data}"
    for name in schemes.names():
        for one in schemes.versions(name):
            pages = (show.text(one), show.markdown(one), show.mermaid(one), local.to_toml(one), one.digest)
            yield f"{name} {one.version}", "\n".join(pages)
    for division in Division:
        calendar = WorkingDayCalendar(division.value)
        first, last = calendar.published_from, calendar.published_until
        yield f"days of {division.value}", str(calendar.non_working_days(first, last))


def _demo() -> str:
    from complaint_rules import cli

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        cli.main(["timetable", str(ROOT / "examples" / "cornwall-25-005-179.toml"), "--on", "2024-12-06"])
    if out.getvalue() != (ROOT / "tests" / "golden" / "demo.txt").read_bytes().decode():
        raise RowFailedError(*DEMO_DIFFERS)
    return out.getvalue()


def _check_that_the_wheel_is_used() -> None:
    """Refuse the checkout where the installed package is to be tested."""
    import complaint_rules

    at = Path(complaint_rules.__file__).resolve()
    if os.environ.get(INSTALLED) and ("site-packages" not in at.parts or ROOT.resolve() in at.parents):
        raise RowFailedError(*NOT_INSTALLED, str(at))


def pytest_configure() -> None:
    """Check, as a plugin of pytest, that the tests import what they are to test."""
    _check_that_the_wheel_is_used()


def _print_answers() -> int:
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    try:
        _check_that_the_wheel_is_used()
        say(json.dumps(answers()))
    except RowFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


# The rows


@dataclass
class Matrix:
    """The rows, and the folder in which they are set up, with a copy of what is tested."""

    folder: Path
    made: dict[str, Path] = field(default_factory=dict)

    @cached_property
    def checkout(self) -> Path:
        """A copy of the checkout: nothing is written into the original, and it may go on changing."""
        copy = self.folder / "checkout"
        for name in ("src", "tests", "examples"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
            shutil.copy(ROOT / name, copy)
        return copy

    @cached_property
    def expected(self) -> dict[str, str]:
        """The answers of the Python that runs this."""
        return self._answers([sys.executable])

    def rows(self) -> dict[str, Any]:
        """Return what makes each row, by the name of the row."""
        found: dict[str, Any] = {f"CPython {version}": (self._python, version) for version in PYTHONS}
        found["oldest dependencies"] = (self._with, "oldest", floors())
        found["newest dependencies, dateutil 4"] = (self._with, "newest", ("attrs", "holidays", "python-dateutil>=4"))
        for name in LOCALES:
            found[f"locale {name}, {len(ZONES)} time zones"] = (self._place, name)
        for name, (flags, environment) in SWITCHES.items():
            found[name] = (self._switch, flags, environment)
        found["the wheel alone"] = (self._wheel,)
        found["CPython 3.14 under WebAssembly"] = (self._wasm,)
        return found

    def run(self, name: str) -> Row:
        """Return one row."""
        row = Row(name)
        make, *given = self.rows()[name]
        since = time.monotonic()
        try:
            make(row, *given)
        except (RowFailedError, subprocess.CalledProcessError, OSError) as error:
            row.outcome, row.why = "failed", str(error)
            if isinstance(error, subprocess.CalledProcessError):
                row.why = f"{error}\n{error.stdout[-LONGEST:]}\n{error.stderr[-LONGEST:]}"
        row.seconds = round(time.monotonic() - since, 1)
        return row

    def _python(self, row: Row, version: str) -> None:
        python = find_python(version)
        if python is None:
            row.outcome = NOT_FOUND
            return
        inside = self._environment(f"python-{version}", python, [*_names(), *TOOLS])
        self._both(row, [str(inside)], MORE)

    def _with(self, row: Row, folder: str, requirements: Sequence[str]) -> None:
        # What is asked for is what is installed: holidays asks for another dateutil than either.
        inside = self._environment(folder, Path(sys.executable), ["--no-deps", *requirements, "six"])
        self._install(inside, TOOLS)
        self._both(row, [str(inside)], PART)

    def _place(self, row: Row, name: str) -> None:
        setting = {"LC_ALL": name, "LANGUAGE": name.partition("_")[0]}
        known = "import locale; print(locale.setlocale(locale.LC_ALL, ''))"
        asked = subprocess.run(
            [sys.executable, "-c", known], env=_variables(setting), capture_output=True, text=True, check=False
        )
        if asked.returncode:
            row.outcome = NOT_FOUND
            return
        row.found = f"{asked.stdout.strip().partition(';')[0]}: {', '.join(ZONES)}"
        for zone in ZONES:
            self.compare(row, self._answers([sys.executable], {**setting, "TZ": zone}))

    def _switch(self, row: Row, flags: Sequence[str], setting: Mapping[str, str]) -> None:
        row.found = "Python " + ".".join(map(str, sys.version_info[:3]))
        self.compare(row, self._answers([sys.executable, *flags], setting))

    def _wheel(self, row: Row) -> None:
        inside = self._environment("wheel", Path(sys.executable), [str(self._built()), *TOOLS])
        self._both(row, [str(inside)], PART, {INSTALLED: "1", "PYTHONPATH": ""})

    def _wasm(self, row: Row) -> None:
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            row.outcome = NOT_FOUND
            return
        here, wheels = self.folder / "wasm", self.folder / "wheels"
        shutil.copytree(RUNNER, here)
        _done([npm, "ci", "--silent"], cwd=here)
        only = ("--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any", "--python-version=3.14")
        _done([*_pip(), "download", "-qq", f"--dest={wheels}", *only, *_names(), *PURE])
        shutil.copy(self._built(), wheels)
        self._both(row, [node, str(here / "run.mjs"), str(self.checkout), str(wheels)], WITHOUT_NUMPY, module="")

    def _both(
        self,
        row: Row,
        command: Sequence[str],
        tests: Sequence[str],
        setting: Mapping[str, str] | None = None,
        module: str = "-m",
    ) -> None:
        """Ask a Python for its versions and for the answers, and let it run tests."""
        run = [*command, *([module] if module else [])]
        said = self._done([*run, "tests.proof.everywhere", "--versions"], setting)
        row.found = said.strip().splitlines()[-1]
        self.compare(row, self._answers(command, setting, module=module))
        options = ("-q", "--tb=line", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "tests.proof.everywhere")
        done = self._done([*run, "pytest", *options, "--confcutdir=tests", *tests], setting)
        passed = re.search(r"(\d+) passed", done.strip().splitlines()[-1])
        row.tests = int(passed[1]) if passed else 0

    def compare(self, row: Row, found: Mapping[str, str]) -> None:
        """Raise where the answers of a row are not those expected; else count them."""
        different = [name for name in {**self.expected, **found} if self.expected.get(name) != found.get(name)]
        if different:
            raise RowFailedError(*ANSWERS_DIFFER, str(len(different)), *different[:10])
        row.answers += len(found)

    def _answers(
        self, command: Sequence[str], setting: Mapping[str, str] | None = None, *, module: str = "-m"
    ) -> dict[str, str]:
        run = [*command, *([module] if module else []), "tests.proof.everywhere", "--answers"]
        said: dict[str, str] = json.loads(self._done(run, setting).strip().splitlines()[-1])
        return said

    def _done(self, command: Sequence[str], setting: Mapping[str, str] | None) -> str:
        """Return what a command says that runs on the copy of the checkout."""
        return _done(command, {"PYTHONPATH": str(self.checkout / "src"), **(setting or {})}, self.checkout)

    def _environment(self, name: str, python: Path, requirements: Sequence[str]) -> Path:
        """Return the Python of a virtual environment that holds no more than is asked for and what that needs."""
        if name not in self.made:
            _done([str(python), "-m", "venv", "--without-pip", str(self.folder / name)])
            inside = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
            self.made[name] = self.folder / name / inside
            self._install(self.made[name], requirements)
        return self.made[name]

    @staticmethod
    def _install(python: Path, requirements: Sequence[str]) -> None:
        _done([*_pip(), "--python", str(python), "install", "-qq", *requirements])

    def _built(self) -> Path:
        """Return the wheel."""
        if "the wheel" not in self.made:
            _done([*_pip(), "wheel", "-qq", "--no-deps", f"--wheel-dir={self.folder / 'built'}", str(self.checkout)])
            (self.made["the wheel"],) = (self.folder / "built").glob("*.whl")
        return self.made["the wheel"]


def find_python(version: str) -> Path | None:
    """Return a Python of this version that can make virtual environments: on PATH, of pyenv, or of Windows' py."""
    candidates = [[found] for found in (shutil.which(f"python{version}"),) if found is not None]
    roots = [Path(os.environ["PYENV_ROOT"])] if "PYENV_ROOT" in os.environ else []
    for root in (*roots, Path.home() / ".pyenv"):
        held = sorted((root / "versions").glob(f"{version}.*"), reverse=True)
        candidates += [[str(one / "bin" / f"python{version}")] for one in held]
    launcher = shutil.which("py")
    candidates += [[launcher, f"-{version}"]] if launcher is not None else []
    ask = "import sys, venv; print(sys.executable) if '%d.%d' % sys.version_info[:2] == sys.argv[1] else sys.exit(1)"
    for candidate in candidates:
        with contextlib.suppress(OSError):
            asked = subprocess.run([*candidate, "-c", ask, version], capture_output=True, text=True, check=False)
            if asked.returncode == 0:
                return Path(asked.stdout.strip())
    return None


def _versions() -> str:
    from importlib.metadata import version

    python = f"{sys.implementation.name} {'.'.join(map(str, sys.version_info[:3]))} on {sys.platform}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in _names())])


def _project() -> dict[str, Any]:
    held: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return held


def floors() -> list[str]:
    """Return the oldest version of each dependency that the project says it can do with."""
    return [one.replace(">=", "==") for one in _project()["dependencies"]]


def _names() -> list[str]:
    return [re.split(r"[<>=! ]", one)[0] for one in _project()["dependencies"]]


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def _variables(setting: Mapping[str, str] | None) -> dict[str, str]:
    """Return the variables for a process: none of those that change how Python runs but those that are asked for."""
    kept = {name: value for name, value in os.environ.items() if not re.match(r"PYTHON|LC_|LANG|TZ$|CI$|COLUMNS", name)}
    ours = {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "dev"}
    return {**kept, **ours, "HYPOTHESIS_STORAGE_DIRECTORY": tempfile.gettempdir(), **(setting or {})}


def _done(command: Sequence[str], setting: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Return what a command says on its output; raise where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=_variables(setting), capture_output=True, encoding="utf-8", errors="replace", check=True
    )
    return done.stdout


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the rows that are asked for, print a line for each, and write what was found."""
    parser = argparse.ArgumentParser(description="Ask for the same answers everywhere.")
    parser.add_argument("--only", metavar="NAME", default="", help="only the rows whose name contains this")
    parser.add_argument("--result", metavar="FILE", type=Path, help="where the figures of this run are written")
    parser.add_argument("--answers", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--versions", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.answers:
        return _print_answers()
    if arguments.versions:
        say(_versions())
        return 0
    results = importlib.import_module("tests.proof.results")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        matrix = Matrix(Path(folder))
        names = [name for name in matrix.rows() if arguments.only.lower() in name.lower()]
        say(f"{len(matrix.expected)} answers, asked for on each row:")
        for name in names:
            if sys.stderr.isatty():
                sys.stderr.write(f"{name} ...\r")
            rows.append(matrix.run(name))
            say(rows[-1].line)
            if rows[-1].why:
                sys.stderr.write(f"{rows[-1].why}\n")
    count = {outcome: sum(row.outcome == outcome for row in rows) for outcome in ("ok", "failed", NOT_FOUND)}
    say(", ".join(f"{number} {outcome}" for outcome, number in count.items()))
    figures = {"answers": len(matrix.expected), **count, "rows": [asdict(row) for row in rows]}
    results.write_result("everywhere", arguments.result, figures)
    return 1 if count["failed"] or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
