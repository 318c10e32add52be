"""
A million hostile inputs, led by coverage: `python -m tests.proof.fuzzing` feeds them to the four doors of the package.

It needs atheris, which `make fuzz` installs, and on which nothing else here rests. Each door is fuzzed in a process of
its own, with bounds on time and memory; an exception that is not promised, a hang or a leak ends its run, and the input
is saved under build/fuzzing. The doors, and what must be so behind them, are in `tests.proof.fuzzing_targets`.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import importlib.util
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any, NoReturn

from tests.proof.results import write_result

TOP = Path(__file__).parents[2]
BUILD = TOP / "build" / "fuzzing"

EXECUTIONS = {"sentence": 680_000, "file": 80_000, "record": 200_000, "command": 40_000}
"""How many inputs each door gets when nothing else is said: as many as its speed allows, and a million in all."""

MOST_SECONDS = 5
"""Of one input, on code that is slowed down by being watched."""

NOT_THERE = "atheris is not installed: `make fuzz` installs it, on Linux with CPython, and runs this"
MOST_MEGABYTES = 1_024
LONGEST_INPUT = 8_192
SEED = 1

_DONE = re.compile(r"cov: (?P<edges>\d+) ft: (?P<features>\d+) corp: (?P<corpus>\d+)")
_STATISTIC = re.compile(r"stat::(?P<name>\w+):\s+(?P<value>\d+)")


def fuzz(target: str, arguments: list[str]) -> NoReturn:
    """Fuzz one door in this process, until libFuzzer ends it."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit(NOT_THERE)
    with atheris.instrument_imports(include=["complaint_rules"]):
        package = importlib.import_module("complaint_rules")
        for module in pkgutil.walk_packages(package.__path__, "complaint_rules."):
            if not module.name.startswith(("complaint_rules.__main__", "complaint_rules.testing")):  # no doors
                importlib.import_module(module.name)
        targets = importlib.import_module("tests.proof.fuzzing_targets")
    door = targets.TARGETS[target]
    targets.seeds(target)

    def one_input(data: bytes) -> None:
        door.check(door.text_of(data))

    atheris.Setup([sys.argv[0], *arguments], one_input)
    atheris.Fuzz()
    sys.exit(0)


def prepare(target: str, folder: Path) -> list[str]:
    """Write the seeds and the words of a door, and return what libFuzzer is told."""
    targets = importlib.import_module("tests.proof.fuzzing_targets")
    for name in ("corpus", "seeds", "found"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(targets.seeds(target)):
        (folder / "seeds" / f"{number:03}").write_bytes(text.encode("utf-8", "surrogateescape"))
    for made in (targets.MADE, targets.CHANGED):
        for number in range(16):
            (folder / "seeds" / f"{made}-{number}").write_bytes(bytes([made, *range(number, 256, number + 1)]))
    words = [json.dumps(word.encode().decode("latin-1"), ensure_ascii=True) for word in targets.words_of_the_formats()]
    quoted = [re.sub(r"\\u00(..)", r"\\x\1", word) for word in words if len(word) < 60]
    (folder / "words").write_text("\n".join(quoted) + "\n", encoding="utf-8")
    return [
        f"-seed={SEED}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={MOST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={folder / 'found'}/",
        "-print_final_stats=1",
        str(folder / "corpus"),
        str(folder / "seeds"),
    ]


def run(target: str, executions: int) -> dict[str, Any]:
    """Fuzz one door in a process of its own, and return what came of it."""
    folder = BUILD / target
    shutil.rmtree(folder, ignore_errors=True)
    arguments = [*prepare(target, folder), f"-runs={executions}"]
    command = [sys.executable, "-m", "tests.proof.fuzzing", "--inside", target, *arguments]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, (folder / "log").open("w", encoding="utf-8") as log:
        environment = {**os.environ, "TMPDIR": scratch, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with subprocess.Popen(
            command, cwd=TOP, env=environment, stderr=subprocess.PIPE, stdout=log, text=True, errors="replace"
        ) as process:
            assert process.stderr is not None
            told = _follow(process.stderr, log, target)
    found = sorted(path for path in (folder / "found").iterdir() if not path.name.startswith("slow-unit"))
    if process.returncode and not found:
        sys.stderr.write("".join((folder / "log").read_text(encoding="utf-8").splitlines(keepends=True)[-20:]))
    return {
        "executions": told.get("number_of_executed_units", 0),
        "seconds": round(time.monotonic() - start, 1),
        "edges": told.get("edges", 0),
        "features": told.get("features", 0),
        "corpus": told.get("corpus", 0),
        "slowest-input-seconds": told.get("slowest_unit_time_sec", 0),
        "megabytes": told.get("peak_rss_mb", 0),
        "exit": process.returncode,
        "found": [_told(target, path) for path in found],
    }


def _follow(lines: IO[str], log: IO[str], target: str) -> dict[str, int]:
    """Keep what libFuzzer says, show that it goes on, and return its last figures."""
    told: dict[str, int] = {}
    for line in lines:
        log.write(line)
        log.flush()
        for pattern in (_DONE, _STATISTIC):
            for match in pattern.finditer(line):
                named = match.groupdict()
                figures = {named["name"]: named["value"]} if "name" in named else named
                told |= {name: int(value) for name, value in figures.items()}
        if line.startswith("#") and sys.stderr.isatty():
            sys.stderr.write(f"\r{target}: {line.rstrip()[:100]:<100}")
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    return told


def _told(target: str, path: Path) -> str:
    """Save the text that an input stands for beside it, and return its place."""
    targets = importlib.import_module("tests.proof.fuzzing_targets")
    text: str = targets.TARGETS[target].text_of(path.read_bytes())
    beside = path.with_suffix(".txt")
    beside.write_bytes(text.encode("utf-8", "surrogatepass"))
    return str(beside.relative_to(TOP))


def main() -> int:
    """Fuzz the doors that are asked for, one after another, and write what came of it; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.fuzzing", description=__doc__)
    parser.add_argument("--target", choices=(*EXECUTIONS, "all"), default="all")
    parser.add_argument("--executions", type=int, help="of each target; else a million in all")
    parser.add_argument("--result", type=Path, help="where the figures go; else they are kept if all of it was run")
    asked = parser.parse_args()
    partly = asked.target != "all" or asked.executions is not None
    result = asked.result or (BUILD / "fuzzing.json" if partly else None)
    names = list(EXECUTIONS) if asked.target == "all" else [asked.target]
    if importlib.util.find_spec("atheris") is None:
        sys.exit(NOT_THERE)
    results: dict[str, dict[str, Any]] = {}
    for name in names:
        results[name] = run(name, asked.executions or EXECUTIONS[name])
        _write(results, result)  # after each, so that little is lost where the rest is interrupted
    sys.stderr.write("".join(f"found: {one}\n" for result in results.values() for one in result["found"]))
    return 1 if any(result["exit"] for result in results.values()) else 0


def _write(results: dict[str, dict[str, Any]], path: Path | None) -> None:
    whole = {
        "executions": sum(result["executions"] for result in results.values()),
        "seconds": round(sum(result["seconds"] for result in results.values()), 1),
        "found": sum(len(result["found"]) for result in results.values()),
        "most-seconds-of-one-input": MOST_SECONDS,
        "most-megabytes": MOST_MEGABYTES,
        "longest-input": LONGEST_INPUT,
        "atheris": importlib.metadata.version("atheris"),
        "targets": results,
    }
    write_result("fuzzing", path, whole)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        fuzz(sys.argv[2], sys.argv[3:])
    sys.exit(main())
