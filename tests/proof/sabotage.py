"""
Known-bad edits, made one at a time in a copy of the checkout: each must turn the tests red.

The edits are data, in `edits.toml`: what is changed, why that would cost somebody a right, and the tests in which its
rule is at home. Those must be green without the edit and red with it. An edit that no test notices is a fault of the
tests, and the run ends with 1. The checkout itself is never written to.

    python -m tests.proof.sabotage [--edit NAME] [--jobs N] [--result FILE]
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue
from typing import TYPE_CHECKING

from attrs import field, frozen

from tests.proof.results import write_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOP = Path(__file__).parents[2]
EDITS = Path(__file__).with_name("edits.toml")

BY_A_TEST = "by a test"
AT_IMPORT = "refused at import"
NOT_CAUGHT = "NOT CAUGHT"
NO_RUN = "THE TESTS DID NOT RUN"

_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "htmlcov", "runs", "site")
_PLUGINS = tuple(part for name in ("cacheprovider", "randomly", "xdist") for part in ("-p", f"no:{name}"))
_SHOWN = ("-x", "-q", "--tb=line", "--no-showlocals", "--hypothesis-seed=0")
_GREEN, _RED, _INTERRUPTED, _TOO_LONG = 0, 1, 2, -1
_FAILED = re.compile(r"^FAILED (\S.*?)(?: - .*)?$", re.MULTILINE)
_REFUSED = re.compile(r"^E +\S*InvalidProcedureError: (.*)$", re.MULTILINE)
_LONGEST_RUN = 300
_MOST_SAID = 2_000


class NotOnceError(ValueError):
    """The text that an edit replaces does not stand in its file exactly once."""


class WrongSourcesError(RuntimeError):
    """The copy would test sources other than its own."""


def _tuple(tests: Iterable[str]) -> tuple[str, ...]:
    return tuple(tests)


@frozen(kw_only=True)
class Edit:
    """
    One known-bad edit.

    Attributes:
        name: What is wrong after it.
        file: The file, from the top of the checkout.
        before: The text as it is, which stands in the file once.
        after: The text as it must never be.
        costs: Whom it would cost what.
        tests: The tests in which the rule is at home, as pytest takes them.
        refused: Whether the package refuses the rule when it is imported, so that no test can run.
    """

    name: str
    file: str
    before: str
    after: str
    costs: str
    tests: tuple[str, ...] = field(converter=_tuple)
    refused: bool = False

    def applied(self, text: str) -> str:
        """Return the text of the file with the edit made."""
        found = text.count(self.before)
        if found != 1:
            message = f"{self.name}: the text to be replaced stands {found} times in {self.file}, and not once"
            raise NotOnceError(message)
        return text.replace(self.before, self.after)


@frozen(kw_only=True)
class Run:
    """
    How the tests ended.

    Attributes:
        code: pytest's exit code.
        test: The first test that failed; empty where none ran and failed.
        refusal: Why the package refused a rule when it was imported; empty where it did not.
        said: The end of what pytest said.
        seconds: How long it took.
    """

    code: int
    test: str
    refusal: str
    said: str
    seconds: float


@frozen(kw_only=True)
class Outcome:
    """What became of an edit: how it was caught, if it was, and what the tests came to."""

    edit: Edit
    how: str
    run: Run

    @property
    def caught(self) -> bool:
        """Whether the edit was noticed in the way that was expected."""
        return self.how in {BY_A_TEST, AT_IMPORT}

    @property
    def by(self) -> str:
        """The test, or the refusal, by which it was caught; else what happened."""
        return {BY_A_TEST: self.run.test, AT_IMPORT: f"{AT_IMPORT}: {self.run.refusal}"}.get(self.how, self.how)


class Copy:
    """One copy of the checkout, in which one edit at a time is made and undone."""

    def __init__(self, folder: Path) -> None:
        """Copy the checkout, compiled so that a file is compiled anew whenever its content changes."""
        self.folder: Path = folder
        shutil.copytree(TOP, folder, ignore=_LEFT_OUT)
        # By default only the second and the size of a file are compared, and a bad edit may change neither.
        compileall.compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        found = self._python("-c", "import complaint_rules; print(complaint_rules.__file__)").stdout.strip()
        if not Path(found).resolve().is_relative_to(folder.resolve()):
            message = f"complaint_rules would come from {found}, and not from the copy in {folder}"
            raise WrongSourcesError(message)

    def tested(self, tests: Iterable[str]) -> Run:
        """Run tests up to the first that fails, always with the same examples."""
        begun = time.perf_counter()
        try:
            done = self._python("-m", "pytest", *_PLUGINS, *_SHOWN, *tests)
        except subprocess.TimeoutExpired as error:
            done = subprocess.CompletedProcess(error.cmd, returncode=_TOO_LONG, stdout="", stderr=str(error))
        shutil.rmtree(self.folder / ".hypothesis", ignore_errors=True)  # what broke one edit is no example for the next
        failed, refused = _FAILED.search(done.stdout), _REFUSED.search(done.stdout)
        return Run(
            code=done.returncode,
            test=failed[1] if failed else "",
            refusal=refused[1] if refused else "",
            said=(done.stdout + done.stderr)[-_MOST_SAID:],
            seconds=round(time.perf_counter() - begun, 1),
        )

    def tried(self, edit: Edit) -> Outcome:
        """Make an edit, run its tests, and put the file back."""
        path = self.folder / edit.file
        before = path.read_bytes()
        path.write_bytes(edit.applied(before.decode("utf-8")).encode("utf-8"))
        try:
            run = self.tested(edit.tests)
        finally:
            path.write_bytes(before)
        return Outcome(edit=edit, how=_how(edit, run), run=run)

    def _python(self, *args: str) -> subprocess.CompletedProcess[str]:
        settings = {
            "HYPOTHESIS_PROFILE": "dev",
            "PYTEST_ADDOPTS": "",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": os.pathsep.join((str(self.folder / "src"), str(self.folder))),
        }
        return subprocess.run(
            [sys.executable, *args],
            cwd=self.folder,
            env={**os.environ, **settings},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST_RUN,
            check=False,
        )


def _how(edit: Edit, run: Run) -> str:
    if run.code == _GREEN:
        return NOT_CAUGHT
    if edit.refused:
        return AT_IMPORT if run.code == _INTERRUPTED and run.refusal else NO_RUN
    return BY_A_TEST if run.code == _RED and run.test else NO_RUN


def misfits(edits: Iterable[Edit]) -> Iterator[str]:
    """Yield why an edit cannot be made in the checkout, for each that cannot."""
    for edit in edits:
        try:
            edit.applied((TOP / edit.file).read_bytes().decode("utf-8"))
        except (NotOnceError, OSError) as error:
            yield str(error)


def read_edits(path: Path = EDITS) -> tuple[Edit, ...]:
    """Return the edits that a file holds."""
    return tuple(Edit(**one) for one in tomllib.loads(path.read_text(encoding="utf-8"))["edit"])


class Progress:
    """How far the run is: a line that is written over, where somebody watches."""

    def __init__(self, steps: int) -> None:
        """Begin at no step of so many."""
        self.done: int = 0
        self.steps: int = steps
        self.shown: bool = sys.stderr.isatty()

    def say(self, what: str) -> None:
        """Show what is being done."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{self.done} of {self.steps}: {what[:80]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Sabotage:
    """All edits, tried in several copies at once."""

    def __init__(self, edits: Sequence[Edit], folder: Path, *, jobs: int) -> None:
        """Make the copies."""
        self.edits: Sequence[Edit] = edits
        self.selections: list[tuple[str, ...]] = list(dict.fromkeys(edit.tests for edit in edits))
        self.progress: Progress = Progress(len(self.selections) + len(edits))
        self.progress.say("copying the checkout")
        self.jobs: int = jobs
        self.copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(jobs):
            self.copies.put(Copy(folder / f"copy-{number}"))

    def red_before(self) -> list[Run]:
        """Return what fails without any edit."""
        with ThreadPoolExecutor(self.jobs) as pool:
            return [run for run in pool.map(self._untouched, self.selections) if run.code != _GREEN]

    def outcomes(self) -> list[Outcome]:
        """Return what becomes of each edit, in their order."""
        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(self._tried, self.edits))

    def _untouched(self, tests: tuple[str, ...]) -> Run:
        copy = self.copies.get()
        try:
            self.progress.say(f"without an edit: {', '.join(tests)}")
            return copy.tested(tests)
        finally:
            self.progress.done += 1
            self.copies.put(copy)

    def _tried(self, edit: Edit) -> Outcome:
        copy = self.copies.get()
        try:
            self.progress.say(edit.name)
            return copy.tried(edit)
        finally:
            self.progress.done += 1
            self.copies.put(copy)


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a line for each edit: its name, what caught it, and the seconds."""
    width = max(len(one.edit.name) for one in outcomes)
    return "\n".join(f"{one.edit.name:{width}}  {one.run.seconds:4.1f} s  {one.by}" for one in outcomes)


def figures(outcomes: Sequence[Outcome], seconds: float) -> dict[str, object]:
    """Return the figures of a run."""
    used = os.times()
    return {
        "versions": {name: version(name) for name in ("hypothesis", "pytest")},
        "seconds": round(seconds),
        "processor_seconds": round(used.children_user + used.children_system),
        "edits": len(outcomes),
        "caught": sum(one.caught for one in outcomes),
        "caught_by_a_test": sum(one.how == BY_A_TEST for one in outcomes),
        "refused_at_import": sum(one.how == AT_IMPORT for one in outcomes),
        "not_caught": [one.edit.name for one in outcomes if not one.caught],
        "each": [
            {
                "name": one.edit.name,
                "file": one.edit.file,
                "costs": one.edit.costs,
                "tests": one.edit.tests,
                "how": one.how,
                "by": one.by if one.caught else "",
                "seconds": one.run.seconds,
            }
            for one in outcomes
        ],
    }


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.sabotage", description="Make the tests turn red.")
    parser.add_argument("--edit", help="only the edits whose name holds this text")
    parser.add_argument("--jobs", type=int, default=1, help="how many copies to work in at once")
    parser.add_argument("--result", type=Path, help="where the figures are written")
    given = parser.parse_args()
    edits = [one for one in read_edits() if given.edit is None or given.edit in one.name]
    if not edits:
        parser.error(f"no edit has {given.edit!r} in its name")
    for fault in (faults := list(misfits(edits))):
        sys.stderr.write(f"{fault}\n")
    if faults:
        return 1
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        work = Sabotage(edits, Path(folder), jobs=max(1, given.jobs))
        red = work.red_before()
        outcomes = [] if red else work.outcomes()
        work.progress.clear()
    for one in red:
        sys.stderr.write(f"red without any edit: {one.test}\n{one.said}\n")
    if red:
        return 1
    found = figures(outcomes, time.perf_counter() - begun)
    sys.stdout.write(f"{table(outcomes)}\n\n{found['caught']} of {len(edits)} edits were caught")
    sys.stdout.write(f", {found['refused_at_import']} of them refused at import; {found['seconds']} seconds.\n")
    if given.edit is None or given.result is not None:
        write_result("sabotage", given.result, found)
    return 0 if all(one.caught for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
