"""The command as a process of its own, from nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Comparison, Kind, Ready, Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GROUP = "Starting"
ASKED = ("days", "add", "2024-08-29", "65", "--division", "england-and-wales")
ANSWER = "28 November 2024"


def command() -> list[str]:
    """Return the command as it is installed beside this Python, else as a module."""
    script = Path(sys.executable).with_name("complaint-rules")
    return [str(script)] if script.exists() else [sys.executable, "-m", "complaint_rules"]


def process(words: Sequence[str]) -> Ready:
    """Prepare a process; its answer is what it prints."""
    kept = dict(os.environ)

    def run(_: object) -> str:
        return subprocess.run(
            list(words), check=True, capture_output=True, text=True, encoding="utf-8", env=kept
        ).stdout

    return Ready(do=run)


def ours() -> Ready:
    """Prepare the command."""
    return process([*command(), *ASKED])


def imports(names: str) -> Ready:
    """Prepare a process that imports some packages and ends."""
    return process([sys.executable, "-c", f"import {names}"])


def right_day(ours: str, other: str) -> str:
    """Look for the day that the Ombudsman published, and for silence from the other."""
    if ANSWER not in ours:
        return f"the command does not say {ANSWER}"
    return f"the other says {other}" if other else ""


def cases(*, quick: bool) -> Iterator[Comparison]:  # noqa: ARG001 - every group is asked in the same way
    """Yield the rows."""
    yield Comparison(
        name="cold",
        group=GROUP,
        work=f"complaint-rules {' '.join(ASKED)}, from the start of the process to its end",
        ours=Way("the command", ours),
        other=Way('python -c "import attrs, holidays"', partial(imports, "attrs, holidays")),
        kind=Kind.SHARE,
        target=0.7,
        note="Not the same work: the other only imports two packages. The answer was held against the published day.",
        differ=right_day,
    )
