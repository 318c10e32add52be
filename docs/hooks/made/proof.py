"""The page of the proof: what the runs of the tests wrote down, and nothing that no run found."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaint_rules import schemes
from complaint_rules.soundness import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TOP = Path(__file__).parents[3]
PROOF = TOP / "tests" / "proof"
_TARGETS = {"mutation-sample": "sample", "fuzzing": "fuzz"}
RESULTS = (PROOF / "runs", TOP / "build" / "proof")
"""Where runs write their figures: those of this build, and those that are kept."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page."""
    yield "proof.md", "\n".join(_page()) + "\n"


def _result(name: str) -> dict[str, Any] | None:
    """Return the figures of a run: one on the sources as they are comes before one that is kept."""
    paths = [path for folder in RESULTS if (path := folder / f"{name}.json").exists()]
    found: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return max(found, key=lambda one: one["sources"] == _digest(), default=None)


def _digest() -> str:
    sources = TOP / "src" / "complaint_rules"
    whole = hashlib.sha256()
    for path in sorted(sources.rglob("*.py")):
        whole.update(path.relative_to(sources).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:12]


def _number(value: float) -> str:
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"| {' | '.join('---' for _ in titles)} |"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _run(found: dict[str, Any]) -> str:
    same = "" if found.get("sources") == _digest() else ", on sources that have changed since"
    return f"{found['on']}, Python {found['python']}{same}"


def _page() -> Iterator[str]:
    names = ("laws", "counting", "mutation", "mutation-sample", "fuzzing", "sabotage", "everywhere")
    runs = {name: _result(name) for name in names}
    yield "# The proof"
    yield ""
    yield "A wrong date costs somebody a right. This page shows what was done to find wrong ones. Every figure was"
    yield "written by the run that it comes from, and the table says when that was; the page is made when the"
    yield "documentation is built. `make proof` makes the runs again, and each build makes a sample of the mutants."
    yield ""
    rows = (
        (what, figure, "" if run is None else _run(run))
        for name, run in runs.items()
        for what, figure in (
            ((f"`make {_TARGETS.get(name, name)}`", "not run"),) if run is None else _FIGURES[name](run)
        )
    )
    yield from _table(("What", "Figure", "Run"), rows)
    for name, section in _SECTIONS.items():
        run = runs.get(name, {})
        if run is not None:
            yield from section(run)


def _figures_of_laws(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Tests that passed", _number(run["tests"])
    yield "Laws, each with its clause", _number(len(run["laws"]))
    yield "Examples tried by the property tests", _number(run["examples"])
    yield "Tests of answers that others published", _number(run["published"])
    yield "Tests of the pitfalls of other projects", _number(run["pitfalls"])


def _figures_of_counting(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    compared = sum(run["compared"].values())
    yield "Counts compared with numpy", f"{_number(compared)}, {len(run['differences'])} of them different"


def _figures_of_mutation(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    what = "Mutants killed" if run["name"] == "mutation" else "Mutants killed in the sample of each build"
    share = run["killed"] / max(1, run["mutants"])
    yield what, f"{_number(run['killed'])} of {_number(run['mutants'])} ({share:.1%})"


def _figures_of_fuzzing(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Executions of the fuzzer", f"{_number(run['executions'])}, {run['found']} of them with a fault"


def _figures_of_sabotage(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Known-bad edits caught", f"{run['caught']} of {run['edits']}"


def _figures_of_everywhere(run: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Machines, versions and settings tried", f"{run['ok']} with the same answers, {run['failed']} not"


def _laws(laws: dict[str, Any]) -> Iterator[str]:
    yield "## Laws"
    yield ""
    yield "Each is tried on every bundled scheme, every example file and generated procedures, where it speaks of"
    yield "procedures at all. Its conditions stand in the docstring of its class. What looks like a law and is false"
    yield "is kept as well, with the case that shows it (`test_what_is_false.py`)."
    yield ""
    rows = ((one["clause"], one["law"], one["tests"], _number(one["examples"])) for one in laws["laws"])
    yield from _table(("Clause or house rule", "Class", "Tests", "Examples"), rows)


def _machines(_: object) -> Iterator[str]:
    yield "## Every scheme"
    yield ""
    yield "Of every scheme each stage, branch, duty and window was tried when this page was made: that a stage can be"
    yield "reached and left, that the branches leave no case out and none twice, that a duty can be met and a window be"
    yield "open, and that in each open stage the complainant has a move, or a day on which one opens, or that the"
    yield "silence of the text is on record. [What is proved](explanation/soundness.md) says how, and what is not. The"
    yield "page of each scheme tells its longest way."
    yield ""
    rows: list[tuple[str, str, str]] = []
    for name in schemes.names():
        for procedure in schemes.get(name).versions:
            proof = prove(procedure)
            found = "none" if proof.holds else "; ".join(proof.faults)
            rows.append((f"[{name}](reference/schemes/{name}.md)", procedure.version, found))
    yield from _table(("Scheme", "Version", "Faults found"), rows)


def _mutation(mutation: dict[str, Any]) -> Iterator[str]:
    yield "## Mutants"
    yield ""
    yield "A mutant is one small change to the sources: a comparison turned round, a number off by one, a step left"
    yield "out. A test has to notice it. Those that no test can notice are listed with the reason."
    yield ""
    rows = (
        (name, _number(one["mutants"]), _number(one["killed"]), f"{one['killed'] / one['mutants']:.1%}")
        for name, one in mutation["modules"].items()
    )
    yield from _table(("Module", "Mutants", "Killed", "Share"), rows)
    survivors = tomllib.loads((PROOF / "survivors.toml").read_text(encoding="utf-8"))["survivor"]
    told = (
        (f"`{one['path'].removeprefix('src/complaint_rules/')}`, `{one['within'] or 'at import'}`", one["reason"])
        for one in survivors
    )
    yield from _table(("Where one survives", "Why no test can tell"), dict.fromkeys(told))


def _fuzzing(fuzzing: dict[str, Any]) -> Iterator[str]:
    yield "## Hostile input"
    yield ""
    yield "A fuzzer that follows the code it reaches gives each door whatever it can think of. Nothing but an error of"
    yield f"the library's own may come out, within {fuzzing['most-seconds-of-one-input']} seconds and"
    yield f"{_number(fuzzing['most-megabytes'])} MB. What it found is kept as tests."
    yield ""
    rows = (
        (name, _number(one["executions"]), _number(one.get("features") or 0), len(one["found"]))
        for name, one in fuzzing["targets"].items()
    )
    yield from _table(("Door", "Executions", "Features of the code reached", "Faults"), rows)


def _published(_: object) -> Iterator[str]:
    data = tomllib.loads((TOP / "tests" / "data" / "published_answers.toml").read_text(encoding="utf-8"))
    yield "## Answers that others published"
    yield ""
    yield "The dates are theirs: none was worked out with this library. Where ours is another, the reason is given."
    yield ""
    rows = (
        (
            f"{one['by']}: [{one['citation']}]({one['url']})" if one.get("url") else f"{one['by']}: {one['citation']}",
            one.get("words", ""),
            "the same" if one["agrees"] else f"ours is {one.get('ours', 'another')}: {one['why']}",
        )
        for one in data["published"]
    )
    yield from _table(("Who", "What they say", "Ours"), rows)


def _sabotage(sabotage: dict[str, Any]) -> Iterator[str]:
    yield "## Known-bad edits"
    yield ""
    yield "Each was made in a copy of the sources. The tests in which its rule is at home have to turn red."
    yield ""
    rows = ((one["name"], one["costs"], one["by"] or "not caught") for one in sabotage["each"])
    yield from _table(("Edit", "What it would cost", "Caught by"), rows)


def _everywhere(everywhere: dict[str, Any]) -> Iterator[str]:
    yield "## Everywhere"
    yield ""
    yield f"The same {everywhere['answers']} answers were asked for on each row. What a machine did not have says so."
    yield ""
    rows = ((one["name"], one["found"], one["outcome"], one["tests"]) for one in everywhere["rows"])
    yield from _table(("Where", "What was found", "Outcome", "Tests"), rows)


_FIGURES: dict[str, Callable[[dict[str, Any]], Iterator[tuple[str, str]]]] = {
    "laws": _figures_of_laws,
    "counting": _figures_of_counting,
    "mutation": _figures_of_mutation,
    "mutation-sample": _figures_of_mutation,
    "fuzzing": _figures_of_fuzzing,
    "sabotage": _figures_of_sabotage,
    "everywhere": _figures_of_everywhere,
}
_SECTIONS: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "laws": _laws,
    "machines": _machines,
    "mutation": _mutation,
    "fuzzing": _fuzzing,
    "published": _published,
    "sabotage": _sabotage,
    "everywhere": _everywhere,
}
