"""
Mutation testing: make each small change to the sources in turn, and see whether a test notices.

    python -m tests.proof.mutation                        every mutant of every module that is listed, but the columns
    python -m tests.proof.mutation --sample 400           every so many-th of them, the same ones each time
    python -m tests.proof.mutation --only periods         one module
    python -m tests.proof.mutation --at limits/bounds.py:96 limits/bounds.py:99     those of some lines

It collects the tests once and finds out which test reaches which line. For each mutant it then forks a process, puts
the changed code into the functions that are there already, and runs the tests that reach the line, quickest first,
until one fails. A change to what runs at import (a class body, a default), and one that nobody has noticed so far, is
tested in a process that has imported nothing yet, with the tests of that module. A mutant that no test notices has
survived: `survivors.toml` says of each why that may be, and any other is a failure.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import gc
import importlib
import importlib.abc
import importlib.util
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
import tomllib
import types
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, field, frozen

from tests.proof.mutants import Mutant, mutants
from tests.proof.results import write_result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SOURCES = Path("src/complaint_rules")
SURVIVORS = Path(__file__).with_name("survivors.toml")

TESTS: dict[str, tuple[str, ...]] = {
    "working_days": ("tests/test_working_days.py", "tests/laws/test_counting.py"),
    "periods": ("tests/test_periods.py", "tests/laws/test_periods_laws.py"),
    "limits": ("tests/test_limits.py", "tests/laws/test_limits_laws.py"),
    "conditions": ("tests/test_conditions.py",),
    "procedures": ("tests/test_procedures.py", "tests/test_concepts.py"),
    "complaints": ("tests/test_complaints.py", "tests/test_answers.py", "tests/test_front_door.py"),
    "eligibility": ("tests/test_eligibility.py",),
    "local": (
        "tests/test_local.py",
        "tests/test_local_faults.py",
        "tests/test_local_phrases.py",
        "tests/test_local_schema.py",
        "tests/test_local_examples.py",
    ),
    "bulk": (
        "tests/test_bulk.py",
        "tests/test_bulk_frames.py",
        "tests/test_bulk_moved.py",
        "tests/test_bulk_parquet.py",
        "tests/test_bulk_report.py",
    ),
}
"""The modules that are tested so, and the tests of each: with these begins the search for one that notices."""

ASKED_FOR = ("bulk",)
"""Modules that are tested only when they are asked for: the columns have some thousands of mutants at seconds each."""

EVERY = [name for name in TESTS if name not in ASKED_FOR]

SHARED = ("tests/test_worked_examples.py", "tests/test_duties.py", "tests/test_windows.py", "tests/test_timeline.py")
"""Tests that come after those of the module."""

AT_IMPORT = ("tests/test_signatures.py", "tests/test_front_door.py")
"""Tests of what is made at import, which come before those of the module."""

OPTIONS = ("-q", "-s", "-x", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cov", "-p", "no:cacheprovider")
PATIENCE = 40.0  # seconds of tests, as they take without a mutant, after which a mutant counts as survived
MEMORY = 4 << 30
NOTHING_CHANGED = "no function that is in memory changed"


@frozen
class Outcome:
    """What became of one mutant: killed by a test, killed by running out of time or memory, or survived."""

    mutant: Mutant
    what: str
    by: str = ""


@define
class Reach:
    """Which tests reach which line of which file, and how long each test takes."""

    lines: dict[tuple[str, int], set[int]] = field(factory=lambda: collections.defaultdict(set))
    seconds: dict[int, float] = field(factory=dict)
    failed: list[str] = field(factory=list)


def files_of(module: str) -> list[Path]:
    """Return the files of a module or a package."""
    package = SOURCES / module
    return sorted(package.rglob("*.py")) if package.is_dir() else [SOURCES / f"{module}.py"]


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    return ".".join(path.relative_to("src").with_suffix("").parts).removesuffix(".__init__")


def say(text: str) -> None:
    """Write to the terminal, whatever pytest and the children did to the usual outputs."""
    os.write(TERMINAL, text.encode())


TERMINAL = os.dup(2)


# --------------------------------------------------------------------------------------------------------- in a child


def fork(work: Callable[[], object], seconds: float) -> tuple[int, Path, float]:
    """Do the work in a child, for so many seconds at most; return its number, where its answer comes, and the end."""
    handle, name = tempfile.mkstemp()
    os.close(handle)
    child = os.fork()
    if child:
        return child, Path(name), time.monotonic() + seconds
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        quiet = os.open(os.devnull, os.O_RDWR)
        for one in (0, 1, 2):
            os.dup2(quiet, one)
        answer = work()
        Path(name).write_bytes(pickle.dumps(answer))
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - a mutant may raise anything
        with contextlib.suppress(BaseException):
            Path(name).write_bytes(pickle.dumps(f"{type(error).__name__}: {error}"))
        os._exit(1)


def code_objects(code: types.CodeType) -> Iterator[types.CodeType]:
    """Yield the code of a module and of everything in it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            yield from code_objects(one)


def place(code: types.CodeType) -> tuple[str, str, int]:
    """Return what tells one function of the package from another."""
    return (code.co_filename, code.co_qualname, code.co_firstlineno)


class Functions:
    """Every function of the package that is in memory, found by its place, and the memories of functions."""

    def __init__(self) -> None:
        gc.collect()
        here = str(SOURCES.resolve())
        self.by_place: dict[tuple[str, str, int], list[types.FunctionType]] = collections.defaultdict(list)
        self.memories: list[Any] = []
        for one in gc.get_objects():
            if isinstance(one, types.FunctionType) and one.__code__.co_filename.startswith(here):
                self.by_place[place(one.__code__)].append(one)
            elif isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith("complaint_rules"):
                self.memories.append(one)

    def put(self, path: Path, source: str) -> int:
        """Put the code of a changed source into its functions; return how many changed."""
        name = str(path.resolve())
        changed = 0
        old = {place(one): one for one in code_objects(compile(path.read_text(), name, "exec", dont_inherit=True))}
        for code in code_objects(compile(source, name, "exec", dont_inherit=True)):
            if code != old.get(place(code)):
                for one in self.by_place.get(place(code), ()):
                    one.__code__ = code
                    changed += 1
        for one in self.memories:
            one.cache_clear()
        return changed


def run(items: Sequence[pytest.Item]) -> str:
    """Run tests until one fails, and return its name."""
    from _pytest.runner import runtestprotocol

    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return item.nodeid
    return ""


class Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module with its source changed."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self.name, self.path, self.source = name, path, source

    def find_spec(self, name: str, path: object, target: object = None) -> Any:  # noqa: ARG002, ANN401 - as importlib asks
        if name != self.name:
            return None
        package = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        spec = importlib.util.spec_from_loader(name, self, origin=str(self.path), is_package=package is not None)
        if spec is not None and package:
            spec.submodule_search_locations = package
        return spec

    def exec_module(self, module: types.ModuleType) -> None:
        module.__file__ = str(self.path.resolve())
        exec(compile(self.source, module.__file__, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - ours


class FirstFailure:
    """Remembers which test failed first."""

    name = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.name:
            self.name = f"collecting {report.nodeid}"


def run_afresh(mutant: Mutant, source: str, paths: Sequence[str]) -> str:
    """Import the package, for the first time in this process, with one module changed; run whole files of tests."""
    sys.meta_path.insert(0, Instead(name_of(Path(mutant.path)), Path(mutant.path), source))
    watch = FirstFailure()
    code = pytest.main([*OPTIONS, *paths], plugins=[watch])
    return watch.name or ("" if code == 0 else f"pytest ends with {int(code)}")


# ------------------------------------------------------------------------------------------------------ in the parent


class Pool:
    """So many children at a time."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.children: dict[int, tuple[Path, float, Callable[[object], None]]] = {}

    def start(self, work: Callable[[], object], seconds: float, then: Callable[[object], None]) -> None:
        """Start a child as soon as there is room; `then` gets its answer, or None if it had to be ended."""
        while len(self.children) >= self.size:
            self.wait()
        child, path, until = fork(work, seconds)
        self.children[child] = (path, until, then)

    def wait(self) -> None:
        """Wait until at least one child has ended."""
        while True:
            for child, (path, until, then) in list(self.children.items()):
                ended, status = os.waitpid(child, os.WNOHANG)
                late = not ended and time.monotonic() > until
                if late:
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)
                if ended or late:
                    del self.children[child]
                    content = path.read_bytes()
                    path.unlink()
                    answer = pickle.loads(content) if content and not late else None
                    then(f"raised {answer}" if status and isinstance(answer, str) else answer)
                    return
            time.sleep(0.002)

    def end(self) -> None:
        """Wait for all."""
        while self.children:
            self.wait()


def reach(items: Sequence[pytest.Item], numbers: Sequence[int]) -> Reach:
    """Run tests and note which lines each reaches, and how long it takes without being watched."""
    import coverage
    from _pytest.runner import runtestprotocol

    watch = coverage.Coverage(data_file=None, branch=False, include=[f"{SOURCES.resolve()}/*"], config_file=False)
    found = Reach()
    watch.start()
    for index, number in enumerate(numbers):
        watch.switch_context(str(number))
        following = items[numbers[index + 1]] if index + 1 < len(numbers) else None
        since = time.perf_counter()
        if any(one.failed for one in runtestprotocol(items[number], log=False, nextitem=following)):
            found.failed.append(items[number].nodeid)
        found.seconds[number] = time.perf_counter() - since
    watch.stop()
    data = watch.get_data()
    here = str(SOURCES.resolve())
    for name in data.measured_files():
        if name.startswith(here):
            for line, contexts in data.contexts_by_lineno(name).items():
                found.lines[name, line].update(int(one) for one in contexts if one)
    found.lines = dict(found.lines)
    return found


class Mutation:
    """A plugin of pytest that tests mutants in place of running the tests."""

    def __init__(self, chosen: Sequence[Mutant], jobs: int) -> None:
        self.chosen = chosen
        self.jobs = jobs
        self.explained = explained()
        self.outcomes: list[Outcome] = []
        self.broken: list[str] = []
        self.done = 0
        self.later: list[Mutant] = []
        self.killers: dict[tuple[str, str], collections.Counter[int]] = collections.defaultdict(collections.Counter)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for path in sorted(SOURCES.rglob("*.py")):
            name = name_of(path)
            if not name.startswith(("complaint_rules.__main__", "complaint_rules.testing")):
                importlib.import_module(name)
        known = self._reach(session.items)
        self.broken = known.failed
        if not self.broken:
            functions = Functions()
            gc.freeze()
            pool = Pool(self.jobs)
            for mutant in self.chosen:
                self._test(mutant, session.items, known, functions, pool)
            pool.end()
        return True

    def _test(self, mutant: Mutant, items: list[pytest.Item], known: Reach, functions: Functions, pool: Pool) -> None:
        tests = self._tests(mutant, items, known)
        if not mutant.within or not tests:
            self.later.append(mutant)
            return
        path = Path(mutant.path)
        source = mutant.apply(path.read_text())
        spent = sum(known.seconds[one] for one in tests)
        names = {items[one].nodeid: one for one in tests}

        def work() -> str | None:
            return run([items[one] for one in tests]) if functions.put(path, source) else NOTHING_CHANGED

        def then(answer: object) -> None:
            if answer == NOTHING_CHANGED or (answer == "" and mutant.key not in self.explained):
                self.later.append(mutant)  # it may show in what is made at import, which was made without it
                return
            if answer in names:
                self.killers[mutant.path, mutant.within][names[str(answer)]] += 1
            self._note(mutant, answer, spent)

        pool.start(work, 15 + 4 * spent, then)

    def pytest_internalerror(self, excrepr: object) -> None:
        self.broken = [str(excrepr)]

    def _reach(self, items: list[pytest.Item]) -> Reach:
        say(f"{len(items)} tests: which reaches which line ...\n")
        by_file: dict[str, list[int]] = collections.defaultdict(list)
        for number, item in enumerate(items):
            by_file[item.nodeid.partition("::")[0]].append(number)
        whole = Reach()

        def then(answer: object) -> None:
            if not isinstance(answer, Reach):
                whole.failed.append(str(answer))
                return
            for line, tests in answer.lines.items():
                whole.lines[line] |= tests
            whole.seconds |= answer.seconds
            whole.failed += answer.failed

        pool = Pool(self.jobs)
        for numbers in sorted(by_file.values(), key=len, reverse=True):
            pool.start(lambda numbers=numbers: reach(items, numbers), 1200, then)  # type: ignore[misc]
        pool.end()
        return whole

    def _tests(self, mutant: Mutant, items: list[pytest.Item], known: Reach) -> list[int]:
        reaching: set[int] = set()
        path = str(Path(mutant.path).resolve())
        for line in range(mutant.line, mutant.line + 1 + mutant.before.count("\n")):
            reaching |= known.lines.get((path, line), set())
        module = Path(mutant.path).relative_to(SOURCES).with_suffix("").parts[0]
        own = TESTS.get(module, ())
        killers = self.killers[mutant.path, mutant.within]
        ordered = sorted(
            reaching,
            key=lambda one: (
                -killers[one],
                known.seconds[one] * (1 if items[one].nodeid.partition("::")[0] in own else 4),
            ),
        )
        chosen: list[int] = []
        spent = 0.0
        for one in ordered:
            spent += known.seconds[one]
            if chosen and spent > PATIENCE:
                break
            chosen.append(one)
        return chosen

    def _note(self, mutant: Mutant, answer: object, spent: float) -> None:
        self.done += 1
        if answer == "":
            self.outcomes.append(Outcome(mutant, "survived", f"{spent:.1f} s of tests"))
            if not os.isatty(TERMINAL):
                say(f"{mutant.path}:{mutant.line} {mutant.kind}: {mutant.before!r} -> {mutant.after!r}\n")
        elif answer is None:
            self.outcomes.append(Outcome(mutant, "killed", "out of time"))
        else:
            self.outcomes.append(Outcome(mutant, "killed", str(answer)))
        survived = sum(one.what == "survived" for one in self.outcomes)
        if sys.__stderr__ is not None and os.isatty(TERMINAL):
            share = self.done * 30 // len(self.chosen)
            say(f"\r[{'#' * share:<30}] {self.done} of {len(self.chosen)} mutants, {survived} survived ")
        elif self.done % 100 == 0:
            say(f"{self.done} of {len(self.chosen)} mutants, {survived} survived\n")

    def afresh(self) -> None:
        """Test the mutants of what runs at import, each in a process that has imported nothing of the package."""
        pool = Pool(self.jobs)
        for module in dict.fromkeys(Path(one.path).relative_to(SOURCES).with_suffix("").parts[0] for one in self.later):
            unchanged = next(one for one in self.later if Path(one.path) in files_of(module))
            paths = [*AT_IMPORT, *(one for one in TESTS[module] if "/laws/" not in one)]
            source = Path(unchanged.path).read_text()
            pool.start(
                lambda unchanged=unchanged, source=source, paths=paths: run_afresh(unchanged, source, paths),  # type: ignore[misc]
                300,
                lambda answer: self.broken.append(str(answer)) if answer != "" else None,
            )
        pool.end()
        if self.broken:
            return  # else each would count as noticed
        for mutant in self.later:
            module = Path(mutant.path).relative_to(SOURCES).with_suffix("").parts[0]
            paths = [*AT_IMPORT, *(one for one in TESTS[module] if "/laws/" not in one)]
            source = mutant.apply(Path(mutant.path).read_text())
            pool.start(
                lambda mutant=mutant, source=source, paths=paths: run_afresh(mutant, source, paths),  # type: ignore[misc]
                300,
                lambda answer, mutant=mutant: self._note(mutant, answer, 0),  # type: ignore[misc]
            )
        pool.end()


def explained() -> dict[tuple[str, str, str, str, str], str]:
    """Return the survivors that may be, each with its reason."""
    if not SURVIVORS.exists():
        return {}
    found = {}
    for one in tomllib.loads(SURVIVORS.read_text())["survivor"]:
        for after in one["after"] if isinstance(one["after"], list) else [one["after"]]:
            found[one["path"], one["within"], one["kind"], one["before"], after] = one["reason"]
    return found


def choose(modules: Iterable[str], sample: int | None, lines: Sequence[str] | None = None) -> list[Mutant]:
    """Return the mutants of modules, or those of some lines, or every so many-th of them."""
    everything = [
        one for module in modules for path in files_of(module) for one in mutants(path.as_posix(), path.read_text())
    ]
    if lines:
        everything = [
            one for one in everything if f"{Path(one.path).relative_to(SOURCES).as_posix()}:{one.line}" in lines
        ]
    if sample is None or sample >= len(everything):
        return everything
    return [everything[index * len(everything) // sample] for index in range(sample)]


def main() -> int:
    """Test mutants; return 1 if one survives that `survivors.toml` does not explain."""
    ask = argparse.ArgumentParser(description="Make small changes to the sources and see whether a test notices.")
    ask.add_argument("--only", nargs="+", choices=TESTS, default=EVERY, help=f"modules; else {', '.join(EVERY)}")
    ask.add_argument("--sample", type=int, help="so many of the mutants, the same ones each time")
    ask.add_argument("--at", nargs="+", metavar="FILE:LINE", help="only the mutants of these lines")
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    ask.add_argument("--result", type=Path, help="where the figures go")
    asked = ask.parse_args()
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    since = time.monotonic()
    if asked.at:
        asked.only = list(
            dict.fromkeys(one.partition(":")[0].removesuffix(".py").partition("/")[0] for one in asked.at)
        )
    chosen = choose(asked.only, asked.sample, asked.at)
    files = [path for module in asked.only for path in TESTS[module]]
    mutation = Mutation(chosen, asked.jobs)

    # The mutants of what runs at import need a process that has imported nothing yet: this one. A child does the rest.
    def quick() -> tuple[list[Outcome], list[Mutant], list[str]]:
        watch = FirstFailure()
        if pytest.main([*OPTIONS, *files, *SHARED], plugins=[mutation, watch]) and not mutation.broken:
            mutation.broken = [watch.name or "pytest did not run"]
        return mutation.outcomes, mutation.later, mutation.broken

    pool = Pool(1)
    answers: list[object] = []
    pool.start(quick, 24 * 3600, answers.append)
    pool.end()
    (answer,) = answers
    if not isinstance(answer, tuple):
        say(f"\nThe tests could not be run: {answer}\n")
        return 2
    mutation.outcomes, mutation.later, mutation.broken = answer
    if mutation.broken:
        say("\nThese tests fail without any change:\n" + "".join(f"  {one}\n" for one in mutation.broken))
        return 2
    mutation.done = len(mutation.outcomes)
    mutation.afresh()
    if mutation.broken:
        say("\nThese tests fail without any change:\n" + "".join(f"  {one}\n" for one in mutation.broken))
        return 2
    return report(
        mutation.outcomes,
        time.monotonic() - since,
        asked.result,
        whole=asked.sample is None and not asked.at and asked.only == EVERY,
    )


def report(outcomes: Sequence[Outcome], seconds: float, result: Path | None, *, whole: bool) -> int:
    """Print what survived, write the figures, and return 1 if a survivor is not explained."""
    reasons = explained()
    survived = [one.mutant for one in outcomes if one.what == "survived"]
    unexplained = [one for one in survived if one.key not in reasons]
    killed = len(outcomes) - len(survived)
    by_module: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for one in outcomes:
        by_module[Path(one.mutant.path).relative_to(SOURCES).with_suffix("").parts[0]][one.what] += 1
    say("\n")
    for mutant in unexplained:
        say(f"survived: {mutant.path}:{mutant.line} in {mutant.within or 'the module'}, {mutant.kind}\n")
        say(f"    - {mutant.before}\n    + {mutant.after}\n")
    share = killed / max(1, len(outcomes))
    say(f"{killed} of {len(outcomes)} mutants killed ({share:.1%}) in {seconds:.0f} s; {len(survived)} survived, ")
    say(f"{len(survived) - len(unexplained)} of them explained\n")
    write_result(
        "mutation" if whole else "mutation-sample",
        result,
        {
            "mutants": len(outcomes),
            "killed": killed,
            "survived": len(survived),
            "explained": len(survived) - len(unexplained),
            "modules": {
                name: {"mutants": sum(one.values()), "killed": one["killed"]} for name, one in sorted(by_module.items())
            },
            "seconds": round(seconds),
        },
    )
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
