"""The page of the benchmarks: what the last kept run of `make bench` wrote down, ratios first, with its noise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .marks import code, escaped, heading, page, table
from .proof import _run

if TYPE_CHECKING:
    from collections.abc import Iterator

Run = dict[str, Any]

RESULTS = Path(__file__).parents[3] / "tests" / "benchmarks" / "results.json"
HEAD = ("Beside", "Ratio", "Target", "Reached", "Medians", "Noise")
_NOTHING = "a fixed amount"
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))
_TWICE = 2


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page."""
    run = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else None
    yield "benchmarks.md", text_of(run)


def text_of(run: Run | None) -> str:
    """Return the page of a run; of None, that there is none."""
    parts = (
        "# Benchmarks",
        (
            "How long this library takes beside others on the same work. What counts is the ratio: times alone say "
            "more of the machine than of the library. `make bench` makes the run again; this page is made from its "
            "figures when the documentation is built."
        ),
    )
    if run is None:
        return page((*parts, "No run is kept."))
    return page((*parts, *_about(run), *_groups(run)))


def _about(run: Run) -> Iterator[str]:
    asked = [row for row in run["rows"] if row["target"] is not None]
    reached = sum(row["reached"] is True for row in asked)
    missed = sum(row["reached"] is False for row in asked)
    yield (
        f"Of {len(asked)} targets, {reached} {_were(reached)} reached, {missed} {_were(missed)} not, and "
        f"{len(asked) - reached - missed} {_were(len(asked) - reached - missed)} not measured."
    )
    yield heading(2, "The run", "run")
    cores = f"one core of {run['cores']}" if run["pinned"] else f"{run['cores']} cores"
    versions = ", ".join(f"{escaped(name)} {escaped(version)}" for name, version in run["versions"].items())
    yield (
        f"{escaped(_run(run))}, sources {code(run['sources'])}; {escaped(run['system'])}, {cores}, "
        f"{escaped(run['processor'])}. {versions}."
    )
    yield heading(2, "How it was measured", "how")
    yield (
        "Before anything is timed, both answers are held against each other; where the work is not the same, each is "
        "held against what was counted one day at a time or published. One that differs reads “other answer”, and what "
        "is not installed reads “not measured”. Then ours and the other take turns, for "
        f"{run['rounds']} rounds unless the row says fewer. Each round gives a ratio of two times that lie beside each "
        "other. The ratio shown is the median of these, with the range of the middle half of them in brackets. "
        "Imports, calendars and whatever else is made once are not counted, but for the start of the command. Python's "
        "garbage collection is off meanwhile."
    )
    yield heading(2, "The noise", "noise")
    loop, load = run["loop"], run["load"]
    busy = (
        f" On average over a minute, {load['before']:g} processes wanted a core before the run, and {load['after']:g} "
        "at its end, this one counted."
        if load["before"] is not None
        else ""
    )
    yield (
        "A fixed loop was timed in every round. The width of the middle half of its times is "
        f"{_percent(loop['noise'])} of their median, and the slowest is {loop['slowest'] / loop['fastest']:.2f} times "
        f"the fastest.{busy} The column “noise” gives that width for each row. “Within the noise” means that a quarter "
        "of the rounds or more say the opposite of a target."
    )


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _groups(run: Run) -> Iterator[str]:
    for group in dict.fromkeys(row["group"] for row in run["rows"]):
        yield heading(2, group)
        rows = [row for row in run["rows"] if row["group"] == group]
        for work, ours in dict.fromkeys((row["work"], row["ours"]) for row in rows):
            several = [row for row in rows if (row["work"], row["ours"]) == (work, ours)]
            yield f"**{escaped(work)}.** Ours: {escaped(ours)}."
            yield table(HEAD, map(_cells, several))
            yield "\n".join(
                f"- {'; '.join(escaped(one) for one in names)}: {escaped(note)}"
                for note, names in _notes(several).items()
            )


def _notes(rows: list[Run]) -> dict[str, list[str]]:
    """Return each remark with the names of what it is about."""
    notes: dict[str, list[str]] = {}
    for row in rows:
        rounds = f"{row['rounds']} round{'s' * (row['rounds'] > 1)}." if row["few"] else ""
        said = f"{row['note']} {rounds}".strip()
        if said:
            notes.setdefault(said, []).append(row["other"] or _NOTHING)
    return {note: list(dict.fromkeys(names)) for note, names in notes.items()}


def _cells(row: Run) -> tuple[str, ...]:
    measured = row["outcome"] == "measured"
    return (
        escaped(row["other"] or _NOTHING),
        escaped(_ratio(row) if measured else f"{row['outcome']}: {row['why']}"),
        escaped(_target(row)),
        escaped(_reached(row) if measured else row["outcome"]),
        escaped(_medians(row)) if measured else "",
        escaped(_noise(row)) if measured else "",
    )


def _ratio(row: Run) -> str:
    """Return the ratio in words; one below one is told the other way round."""
    median, low, high = (row["figure"][name] for name in ("median", "low", "high"))
    if row["kind"] == "times as fast" and median < 1:
        return f"takes {_figure(1 / median)} times as long ({_figure(1 / high)} to {_figure(1 / low)})"
    words = {
        "times as fast": "times as fast",
        "of the other's time": "times its time" if median >= _TWICE else "of its time",
        "of the target": "times the target" if median >= _TWICE else "of the target",
    }
    return f"{_figure(median)} {words[row['kind']]} ({_figure(low)} to {_figure(high)})"


def _target(row: Run) -> str:
    target = row["target"]
    if target is None:
        return "none set"
    if row["kind"] == "times as fast":
        return f"at least {target:g} times as fast"
    if row["kind"] == "of the target":
        return f"at most {target:g} {row['unit']}"
    return f"at most {target:g} times its time" if target > 1 else f"at most {target:g} of its time"


def _reached(row: Run) -> str:
    if row["reached"] is None:
        return "none set"
    return ("yes" if row["reached"] else "no") + ("" if row["certain"] else ", within the noise")


def _medians(row: Run) -> str:
    return " beside ".join(_amount(value, row["unit"]) for value in row["medians"].values())


def _amount(value: float, unit: str) -> str:
    if unit != "s":
        return f"{_figure(value)} {unit}"
    size, name = next((one for one in _UNITS if value >= one[0]), _UNITS[-1])
    return f"{_figure(value / size)} {name}"


def _noise(row: Run) -> str:
    names = {"ours": "ours", "other": "the other", "loop": "the loop"}
    return ", ".join(f"{names[name]} {_percent(share)}" for name, share in row["noise"].items())


def _percent(share: float) -> str:
    return f"{_figure(100 * share, digits=2)} %"


def _figure(value: float, *, digits: int = 3) -> str:
    """Return a number with so many digits that count, without an exponent."""
    rounded = float(f"{value:.{digits}g}")
    return f"{rounded:,.0f}" if rounded >= 10 ** (digits - 1) else f"{rounded:g}"


__all__ = ["pages", "text_of"]
