"""
Ours and others' libraries on the same work, in turns, in one run: ratios, targets, and the noise of the machine.

    python -m tests.benchmarks [--only NAME] [--rounds N] [--quick] [--result FILE]

Each row first holds the answers against each other. What is not installed reads "not measured". A whole run writes
tests/benchmarks/results.json, from which the page of the documentation is made; a run with --only or --quick writes
only where it is told to.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import columns, complaints, days, memory, starting
from tests.benchmarks.measuring import Bench, Kind, Outcome, Row, Spread
from tests.proof.results import write_result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.measuring import Case

RESULTS = Path(__file__).with_name("results.json")
ROUNDS, QUICK_ROUNDS = 21, 3
PACKAGES = (
    "attrs",
    "bizdays",
    "holidays",
    "numpy",
    "pandas",
    "polars",
    "python-statemachine",
    "transitions",
    "workalendar",
)
NOT_INSTALLED = "not installed"
_PROCESSOR = Path("/proc/cpuinfo")


def every(*, quick: bool) -> list[Case]:
    """Return every row that there is to measure, in the order of the page."""
    return list(chain.from_iterable(one.cases(quick=quick) for one in (days, complaints, columns, starting, memory)))


def versions() -> dict[str, str]:
    """Return the version of each package that has a part in it."""
    found: dict[str, str] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = NOT_INSTALLED
    return found


def processor() -> str:
    """Return what sort of processor this is; never which machine."""
    if _PROCESSOR.exists():
        for line in _PROCESSOR.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def load() -> float | None:
    """Return how many processes wanted a core over the last minute, where the system says so."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def take_one_core() -> bool:
    """Keep this process, and those that it starts, to one core; return whether this system can."""
    os.environ["POLARS_MAX_THREADS"] = "1"  # Polars reads it when it is imported, which is later
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def line(row: Row) -> str:
    """Return a row as a line for the terminal."""
    if row.outcome is not Outcome.MEASURED or row.figure is None or row.noise is None:
        return f"{row.name:<28} {row.outcome.value}: {row.why}"
    if row.kind is Kind.AMOUNT:
        assert row.medians is not None
        said = f"{row.medians['ours']:.3g} {row.unit}, {row.figure.median:.2f} {row.kind.value}"
    else:
        said = f"{row.figure.median:.4g} {row.kind.value}"
    reached = {None: "", True: ", reached", False: ", not reached"}[row.reached]
    target = "" if row.target is None else f"; target {row.target:g}{reached}{'' if row.certain else ' (not certain)'}"
    noise = ", ".join(f"{name} {share:.0%}" for name, share in row.noise.items())
    return f"{row.name:<28} {said}{target}; noise: {noise}"


def measured(bench: Bench, cases: Iterable[Case]) -> list[Row]:
    """Measure each, and say on the way what was found."""
    rows: list[Row] = []
    show = sys.stderr.isatty()
    for case in cases:
        if show:
            sys.stderr.write(f"\r\x1b[K{case.name} ...")
            sys.stderr.flush()
        try:
            row = case.run(bench)
        except Exception as error:  # noqa: BLE001 - one row that fails is told in its place, and the others are measured
            row = case.unmeasured(Outcome.FAILED, f"{type(error).__name__}: {error}")
        rows.append(row)
        sys.stderr.write("\r\x1b[K" * show + f"{line(row)}\n")
    return rows


def figures(bench: Bench, rows: list[Row], *, before: float | None, took: float, pinned: bool) -> dict[str, object]:
    """Return what a run found, as JSON holds it."""
    loop = Spread.of(bench.loops or [0.0])
    return {
        "versions": versions(),
        "processor": processor(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "pinned": pinned,
        "load": {"before": before, "after": load()},
        "rounds": bench.rounds,
        "took": round(took),
        "loop": {
            "median": float(f"{loop.median:.4g}"),
            "noise": float(f"{loop.noise:.4g}"),
            "fastest": float(f"{min(bench.loops, default=0.0):.4g}"),
            "slowest": float(f"{max(bench.loops, default=0.0):.4g}"),
        },
        "rows": [{**row.to_dict(), "few": 0 < row.rounds < bench.rounds} for row in rows],
    }


def main(words: list[str] | None = None) -> int:
    """Run from the command line: 0 when nothing failed and no answer is another, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Measure this library beside others, on the same work."
    )
    parser.add_argument("--only", metavar="NAME", default="", help="only the rows whose name contains this")
    parser.add_argument("--rounds", metavar="N", type=int, help=f"how many rounds each row has; otherwise {ROUNDS}")
    parser.add_argument("--quick", action="store_true", help="few rounds on small columns: to see that it works")
    parser.add_argument("--result", metavar="FILE", type=Path, help="where the figures of this run are written")
    given = parser.parse_args(words)
    rounds: int = given.rounds if given.rounds is not None else QUICK_ROUNDS if given.quick else ROUNDS
    if rounds < 1:
        parser.error(f"at least one round is needed, not {rounds}")
    bench = Bench(rounds=rounds, clock=time.perf_counter, **({"enough": 0.002} if given.quick else {}))
    cases = [case for case in every(quick=given.quick) if given.only in case.name]
    if not cases:
        parser.error(
            f"no row's name contains {given.only!r}; there are: {', '.join(one.name for one in every(quick=True))}"
        )
    pinned = take_one_core()
    before, begun = load(), time.perf_counter()
    rows = measured(bench, cases)
    found = figures(bench, rows, before=before, took=time.perf_counter() - begun, pinned=pinned)
    if given.result is not None or not (given.only or given.quick):
        write_result("benchmarks", given.result or RESULTS, found)
    sys.stderr.write(f"the fixed loop: noise {found['loop']['noise']:.1%}; load {found['load']}\n")  # type: ignore[index]
    return 1 if any(row.outcome in {Outcome.FAILED, Outcome.OTHER_ANSWER} for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
