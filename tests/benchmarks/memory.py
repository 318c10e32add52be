"""
What complaints weigh in memory, in a process of their own.

    python -m tests.benchmarks.memory apart 50000

prints how many bytes so many complaints took, each of five events.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaint_rules import Complaint, schemes
from tests import oracle
from tests.benchmarks.measuring import Amount, NotMeasuredError, OtherAnswerError, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.benchmarks.measuring import Bench

GROUP = "Memory"
MILLION = 1_000_000
STATUS = Path("/proc/self/status")
FIRST = date(2014, 1, 1).toordinal()

EVENTS = {"complaint": 0, "stage-1-response": 14, "stage-2-request": 28, "stage-2-response": 90, "panel-request": 104}
"""The five events of each, with the days after the complaint."""


def resident() -> int:
    """Return how many bytes of this process are in memory now."""
    if not STATUS.exists():
        text = "this system does not say what a process has in memory"
        raise NotMeasuredError(text)
    (line,) = (line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def each(number: int) -> Iterator[Complaint]:
    """Yield so many complaints, of which every one is given dates of its own."""
    procedure = schemes.newest("england-children")
    day, span = date.fromordinal, days_of(number)
    for one in range(number):
        first = FIRST + one % span
        yield Complaint.from_events(procedure, {event: day(first + later) for event, later in EVENTS.items()})


def days_of(number: int) -> int:
    """Return the number of days on which so many complaints are made: for a million, 10,000, which is 27 years."""
    return max(1, number // 100)


def apart(number: int) -> list[Complaint]:
    """Return so many complaints, each with entries of its own."""
    return list(each(number))


def shared(number: int) -> list[Complaint]:
    """Return the same, with equal entries kept once."""
    return list(Complaint.sharing_entries(each(number)))


def right_record(complaint: Complaint) -> str:
    """Hold the last of them against what it should be."""
    due = complaint.at(date(2026, 11, 1)).deadline("stage-1-response").due
    expected = oracle.add(complaint.entries[0].on, 10, "england-and-wales")
    if len(complaint.history) != len(EVENTS) or due != expected:
        return f"a complaint of {len(complaint.history)} events, due on {due}, not {expected}"
    return ""


def weigh(how: str, number: int) -> int:
    """Return the bytes that so many complaints take, and nothing else that was made along the way."""
    WAYS[how](1)  # so that the calendar and all that is kept for every complaint is there before
    gc.collect()
    before = resident()
    kept = WAYS[how](number)
    gc.collect()
    taken = resident() - before
    if wrong := right_record(kept[-1]):
        raise OtherAnswerError(wrong)
    return taken


WAYS: dict[str, Callable[[int], list[Complaint]]] = {"apart": apart, "shared": shared}
WORDS = {"apart": "Complaint.from_events", "shared": "Complaint.sharing_entries"}


def answer(measure: Callable[[], Mapping[str, float]]) -> None:
    """Print what a process of its own was asked, for `asked`."""
    try:
        found: Mapping[str, float | str] = measure()
    except (ImportError, NotMeasuredError) as error:
        found = {"why": why_not(error)}
    sys.stdout.write(json.dumps(dict(found)))


def asked(*words: str) -> dict[str, float]:
    """Return what a module of these answers in a process of its own."""
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["the process ended early"])[-1])
    found: dict[str, float] = json.loads(done.stdout)
    if "why" in found:
        raise NotMeasuredError(found["why"])
    return found


def gigabytes(how: str, number: int) -> Callable[[Bench], float]:
    """Return what weighs so many complaints, scaled to a million; in gigabytes of 10^9 bytes."""
    return lambda _: asked("tests.benchmarks.memory", how, str(number))["bytes"] * (MILLION / number) / 1e9


def cases(*, quick: bool) -> Iterator[Amount]:
    """Yield the rows."""
    number = 2_000 if quick else 40_000
    several = (
        ("apart", "A million complaints of five events in memory, each with entries of its own", 0.75),
        ("shared", "The same, with equal entries kept once", 0.25),
    )
    for how, work, target in several:
        yield Amount(
            name=f"memory/{how}",
            group=GROUP,
            work=work,
            ours=WORDS[how],
            ready=partial(gigabytes, how, number),
            unit="GB",
            target=target,
            note=(
                f"Measured on {number:,} of them, made on {days_of(number):,} days and not read yet, in a process of "
                f"its own, and scaled: a million made on {days_of(MILLION):,} days."
            ),
            most_rounds=3,
        )


if __name__ == "__main__":
    answer(lambda: {"bytes": weigh(sys.argv[1], int(sys.argv[2]))})
