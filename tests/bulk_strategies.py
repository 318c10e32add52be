"""Tables of complaints for any procedure: in order and out of it, with gaps, extensions, pauses, impossible cells."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from complaint_rules.bulk.names import ColumnKind, ColumnName, every_name
from complaint_rules.bulk.tables import kind_of
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

GAPS = (0, 0, 1, 1, 2, 3, 5, 8, 10, 14, 20, 27, 28, 31, 40, 65, 90, 130, 200, 370)


def _numbered(rules: Procedure, rng: Random) -> list[str]:
    """Return names of columns: those that some rule reads, some others, and now and then a second occurrence."""
    names: list[str] = []
    for text in every_name(rules):
        name = ColumnName.read(text, rules)
        event = name.kind is ColumnKind.EVENT
        often = name.name in rules.events_used if event else name.kind is not ColumnKind.SUSPENSION
        if rng.random() < (0.9 if often else 0.1):
            names.append(text)
            if event and name.name in rules.repeating and rng.random() < 0.1:
                head, _, part = text.partition(".")
                names.append(f"{head}/2.{part}" if part else f"{head}/2")
    return names


def _value(kind: Kind, choices: tuple[str, ...], rng: Random) -> Any:  # noqa: ANN401 - whatever the column holds
    if kind is Kind.YES_OR_NO:
        return rng.random() < 0.5
    if kind is Kind.NUMBER:
        return rng.choice((0, 1, 2, 3, 5, 10, 25))
    return rng.choice(choices) if kind is Kind.CHOICE else rng.choice(("advocate", "complexity", "court", "x"))


CAREFUL = 0.9
"""The share of rows in which every detail belongs to an event, and every extension is whole."""


def _cells(
    rules: Procedure, names: list[str], rng: Random, anchor: date, sparse: float, *, in_order: bool
) -> dict[str, Any]:
    day = anchor + timedelta(days=rng.choice(GAPS))
    cells: dict[str, Any] = {}
    last: dict[str, date] = {}
    for text in names:
        name = ColumnName.read(text, rules)
        kind, choices = kind_of(name, rules)
        rare = name.number > 1 or name.kind is ColumnKind.SUSPENSION
        if rng.random() < (0.95 if rare else sparse):
            continue
        if kind is not Kind.DATE:
            cells[text] = _value(kind, choices, rng)
        elif name.part == "received":
            made = last.get(name.name)
            cells[text] = (made or day) + timedelta(days=rng.choice((0, 0, 0, 1, 2, 4, 4, 9) if made else (0, 3)))
        elif name.part == "":
            day = day + timedelta(days=rng.choice(GAPS))
            if not in_order:
                day = anchor + timedelta(days=rng.randrange(-99, 400))
            cells[text] = last[name.name] = day
        else:
            cells[text] = anchor + timedelta(days=rng.randrange(250))
    return cells


def _without_what_no_record_could_hold(rules: Procedure, cells: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for text, value in cells.items():
        name, head = ColumnName.read(text, rules), text.rpartition(".")[0]
        if name.kind is ColumnKind.EVENT and name.part not in {"", "received"}:
            if not {head, f"{head}.received"} & cells.keys():
                continue
        elif name.kind is ColumnKind.EXTENSION:
            causes = {cause for rule in rules.extensions if rule.duty == name.name for cause in rule.causes}
            unknown = name.part == "cause" and causes and value not in causes
            if unknown or not {f"{head}.to", f"{head}.on"} <= cells.keys():
                continue
        kept[text] = value
    return kept


def table_of(rules: Procedure, seed: int, size: int) -> tuple[dict[str, list[Any]], date]:
    """Return a table of so many rows, and a date to ask about, from a number alone."""
    rng = Random(seed)  # noqa: S311 - a test wants to see the same table again
    anchor = date(2023, 1, 1) + timedelta(days=rng.randrange(900))
    names = _numbered(rules, rng)
    table: dict[str, list[Any]] = {name: [] for name in names}
    sparse, order = rng.choice((0.1, 0.3, 0.6)), rng.random()
    for _ in range(size):
        cells = _cells(rules, names, rng, anchor, sparse, in_order=rng.random() < order)
        if rng.random() < CAREFUL:
            cells = _without_what_no_record_could_hold(rules, cells)
        for text in names:
            table[text].append(cells.get(text))
    return table, anchor + timedelta(days=rng.randrange(-5, 500))


seeds = st.integers(min_value=0, max_value=2**32)
