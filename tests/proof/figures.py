"""
A plugin of pytest that counts, for the page of the proof, what a run of the tests has really done.

    python -m pytest --figures build/proof/laws.json

For each class in `tests/laws` it writes the clause that the class quotes, how many tests it has, and how many examples
Hypothesis tried in them in this run; and how many of the answers that others published were tested.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis.statistics import collector

from tests.proof.results import write_result

if TYPE_CHECKING:
    from collections.abc import Generator

_TRIED = pytest.StashKey[int]()

LAWS = "tests/laws/"
PUBLISHED = "tests/test_published_answers.py"
PITFALLS = "tests/test_pitfalls.py"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(
        "--figures", type=Path, help="a file for the figures of this run: laws, examples, published answers"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Count the examples of a property that a test tries inside itself, of which Hypothesis gives pytest no account."""
    runs: list[dict[str, Any]] = []
    of_hypothesis: Any = collector  # its type says that it holds None
    with of_hypothesis.with_value(runs.append):
        done = yield
    item.stash[_TRIED] = sum(
        one["status"] == "valid"
        for run in runs
        for name, phase in run.items()
        if name.endswith("-phase")
        for one in phase["test-cases"]
    )
    return done


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Give the report of a test its clause and its examples, so that they come back from every process."""
    report: pytest.TestReport = yield
    if report.when == "call":
        said = getattr(item, "hypothesis_statistics", "")
        examples = sum(map(int, re.findall(r"(\d+) passing", said))) + item.stash.get(_TRIED, 0)
        report.user_properties.append(("examples", examples))
        of = getattr(item, "cls", None)
        if item.nodeid.startswith(LAWS) and of is not None:
            own = of.__doc__ or getattr(item, "module", of).__doc__ or ""  # a machine's class has no words of its own
            clause = " ".join(inspect.cleandoc(own).split("\n\n", maxsplit=1)[0].split())
            report.user_properties.append(("clause", clause))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write the figures, where they were asked for."""
    path: Path | None = config.getoption("--figures")
    if path is not None:
        passed: list[pytest.TestReport] = [one for one in terminalreporter.getreports("passed") if one.when == "call"]
        write_result("laws", path, figures(passed))


def _known(report: pytest.TestReport) -> dict[str, Any]:
    return dict(report.user_properties)


def figures(passed: list[pytest.TestReport]) -> dict[str, object]:
    """Return what the reports of the tests that passed add up to."""
    laws: dict[tuple[str, str], dict[str, Any]] = {}
    for one in passed:
        known = _known(one)
        if "clause" in known:
            file, of, *_ = one.nodeid.split("::")
            law = laws.setdefault(
                (file, of), {"file": file, "law": of, "clause": known["clause"], "tests": 0, "examples": 0}
            )
            law["tests"] += 1
            law["examples"] += known["examples"]
    return {
        "tests": len(passed),
        "examples": sum(_known(one).get("examples", 0) for one in passed),
        "published": len([one for one in passed if one.nodeid.startswith(PUBLISHED)]),
        "pitfalls": len([one for one in passed if one.nodeid.startswith(PITFALLS)]),
        "laws": [laws[key] for key in sorted(laws)],
    }
