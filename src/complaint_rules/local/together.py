"""Faults of rules that do not fit together, said as a file has them: with its keys, and the line of the rule."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, cast

from complaint_rules.conditions import (
    All,
    Any,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Not,
)
from complaint_rules.limits import Readings
from complaint_rules.local.forms import FORMS
from complaint_rules.local.places import Place
from complaint_rules.vocabulary import FACTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from complaint_rules.limits import Limit
    from complaint_rules.local.places import Faults
    from complaint_rules.rules import Stage, Transition
    from complaint_rules.vocabulary import Fact

__all__ = [
    "MOST_CASES",
    "MOST_READINGS",
    "add_fault",
    "cases_to_try",
    "is_certain",
    "readings_to_try",
    "without_what_follows",
]

MOST_CASES = 200_000
"""House rule: the most cases, each for each part of a condition, that are tried to prove that moves are disjoint."""

MOST_READINGS = 10_000
"""House rule: the most that is worked out to say what each limit comes to on each of its readings; 171 is most so far.
"""

_MOST_OF_ONE_CHOICE = 20_000

_TABLES = {attribute: name for name, (attribute, _) in FORMS.items()}
_PATH = re.compile(r"(?P<path>(?:\.\w+(?:\[[^\]]*\])?)+): (?P<rest>.*)", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'")
_STEP = re.compile(r"\.(\w+)(?:\[([^\]]*)\])?")
_INSIDE = frozenset(("condition", "conditions"))
_NAMED = frozenset(("not_if",))
"""Lists inside a rule whose items have names, which may be numbers too."""

_CERTAIN = re.compile(r"unknown (?:event|stage|stage to leave|duty|window|fact|rule) '|is used [0-9]+ times among")

_SUBJECTS = tuple(
    (table, re.compile(re.sub(r"<(\w+)>", r"'(?P<\1>[^']*)'", pattern)))
    for table, pattern in (
        ("opening", "the opening of the procedure: "),
        ("in-force-until", "the version ends on "),
        ("working-days", "the body's closures "),
        ("stage", "no stage says "),
        ("duty", "(?:the target of )?duty <name>"),
        ("duty", "whether <name> is late"),
        ("duty", "the limit for <act> depends"),
        ("duty", "the name <name> is used .* among duties"),
        ("window", "(?:the (?:opening|advice|long-stop) of )?window <name>"),
        ("window", "the limit for <event> depends"),
        ("window", "silence leaves <stage>"),
        ("window", "stage <stage> comes back"),
        ("window", "the name <name> is used .* among windows"),
        ("extension", "(?:an|the) extension of <duty>"),
        ("extension", "an extension: unknown duty <duty>"),
        ("letter", "a letter: unknown event <event>"),
        ("letter", "the name <event> is used .* among letters"),
        ("suspension", "suspension <cause>"),
        ("suspension", "the name <cause> is used .* among suspensions"),
        ("route", "(?:the time limit of )?route <name>"),
        ("route", "the name <name> is used .* among routes"),
        ("entitlement", "entitlement <name>"),
        ("entitlement", "the name <name> is used .* among entitlements"),
        ("statement", "statement <name>"),
        ("statement", "the name <name> is used .* among statements"),
        ("time-limit", "time limit <name>"),
        ("standing", "the name <name> is used .* among eligibility rules"),
        ("exclusion", "the name <name> is used .* among eligibility rules"),
        ("time-limit", "the name <name> is used .* among eligibility rules"),
        ("role", "the name '[^']*' is used .* among tests of role <name>"),
        ("role", "the name <name> is used .* among roles"),
        ("finding", "finding <name>"),
        ("finding", "the name <name> is used .* among findings"),
        ("event", "(?:detail '[^']*' of )?event <name>"),
        ("event", "the name <name> is used .* among events"),
        ("fact", "fact <name>"),
        ("fact", "the name <name> is used .* among facts"),
        ("stage", "stage <name>"),
        ("stage", "the name <name> is used .* among stages"),
        ("transition", "the transition by <event> to <to>"),
        ("transition", "the transition by <event> leaves"),
        ("transition", "the transitions by <event> from"),
    )
)
"""How a fault names its rule: the table, and the keys of it that have the values named."""

_NO_BEGINNING = "no transition leaves "
_NOT_REACHED = re.compile(r"stage '([^']*)' cannot be reached")
_SAID_FOR_FILES = (
    (
        re.compile(f"^{_NO_BEGINNING}.*"),
        'no stage says which event begins it, so no complaint can begin; give the first one begins = "complaint"',
    ),
    (
        re.compile("cannot be reached$"),
        "cannot be reached; say by `begins` which event begins it, and by `from` after which stage",
    ),
    (
        re.compile("is a trap: no way leads from it to an end$"),
        "is a trap: no way leads from it to an end; write a [[stage]] with ends = true and the event that begins it",
    ),
    (re.compile("several are made when always"), "several are made, whatever is so"),
    (re.compile("(are not disjoint: .*)"), r"\1; give each a `when`, no two of which can be so at once"),
    (re.compile("(are not total: .*)"), r"\1; write a [[transition]] for that too"),
    (re.compile("to_at_most"), "to-at-most"),
    (re.compile("closures_source"), "closures-source"),
    (re.compile(r"(?<![\w'])True(?![\w'])"), "yes"),
    (re.compile(r"(?<![\w'])False(?![\w'])"), "no"),
)
"""What a person who writes a file is told instead, or beside it."""


def is_certain(fault: str) -> bool:
    """
    Return whether a fault of the rules stands, whatever values could not be read: of names that are all known.

    Examples:
        >>> is_certain("duty 'reply': unknown event 'repyl'; did you mean 'reply'?"), is_certain("stage 'a' is a trap")
        (True, False)
    """
    return _CERTAIN.search(fault) is not None


def without_what_follows(
    faults: Iterable[str], *, led_to: Container[str | None], written: Container[object]
) -> list[str]:
    """
    Return the faults of the rules without stages that cannot be reached only because others cannot.

    `led_to` has the stages to which some move leads, from wherever; `written` those of which the file has a table.

    Examples:
        >>> without_what_follows(
        ...     ["stage 'panel' cannot be reached", "stage 'completed' cannot be reached"],
        ...     led_to={"completed"},
        ...     written={"panel"},
        ... )
        ["stage 'panel' cannot be reached"]
    """
    several = list(faults)
    lost = {fault: found[1] for fault in several if (found := _NOT_REACHED.fullmatch(fault))}
    if any(fault.startswith(_NO_BEGINNING) for fault in several):
        return [fault for fault in several if fault not in lost]
    first = {name for name in lost.values() if name not in led_to} or {
        name for name in lost.values() if name in written
    }
    return [fault for fault in several if fault not in lost or lost[fault] in first]


def add_fault(fault: str, *, name: str, tables: Mapping[str, object], faults: Faults) -> None:
    """
    Add a fault of the procedure of this name, with its place in the file that holds these tables.

    Source:
        House rule: a fault names its place.
    """
    for pattern, instead in _SAID_FOR_FILES:
        fault = pattern.sub(instead, fault)
    path = _PATH.fullmatch(fault.removeprefix(name))
    if path is not None:
        faults.add(_at(_STEP.findall(path["path"]), tables, path["rest"]), path["rest"])
        return
    for table, pattern in _SUBJECTS:
        named = pattern.match(fault)
        place = None if named is None else _place(table, named.groupdict(), tables)
        if place is not None:
            faults.add_of_rules(place, fault)
            return
    faults.add_of_rules(Place(), fault)


def _at(steps: list[tuple[str, str]], tables: Mapping[str, object], text: str) -> Place:
    """Return the place of what a procedure has under such attributes, each with a name, or a number from 0."""
    (attribute, name), *rest = steps
    table = _TABLES.get(attribute)
    if table is None:
        return Place((attribute.replace("_", "-"),))
    wanted = {"name": name}
    place = _place(table, wanted, _that_say(text, table, tables)) or _place(table, wanted, tables) or Place((table,))
    place = place.called(name)
    for inner, number in rest:
        if inner not in _INSIDE:
            place = place.key(inner.replace("_", "-"))
            place = place.item(int(number) + 1) if number.isdigit() and inner not in _NAMED else place
    return place


def _place(table: str, wanted: Mapping[str, str], tables: Mapping[str, object]) -> Place | None:
    """Return where the last table stands that has the values wanted; for a move, the stage that it begins too."""
    if not wanted:
        return Place((table,))
    found = [
        number
        for number, one in _numbered(table, tables)
        if all(_value(table, key, one) == value for key, value in wanted.items())
    ]
    if found:
        return Place((table, found[-1]))
    if table == "transition":
        begun = [
            number
            for number, one in _numbered("stage", tables)
            if _begins(one, wanted["event"]) and wanted.get("to", one.get("name")) == one.get("name")
        ]
        return Place(("stage", begun[-1], "begins")) if begun else None
    return None


def _that_say(text: str, table: str, tables: Mapping[str, object]) -> Mapping[str, object]:
    """Return the tables of a list with None in place of those that do not have all that a fault quotes."""
    quoted = _QUOTED.findall(text.partition(";")[0])
    several = (one for _, one in _numbered(table, tables))
    return {table: [one if all(quotation in repr(one) for quotation in quoted) else None for one in several]}


def _numbered(table: str, tables: Mapping[str, object]) -> Iterator[tuple[int, Mapping[str, object]]]:
    several = tables.get(table)
    for number, one in enumerate(cast("list[object]", several) if isinstance(several, list) else (), 1):
        if isinstance(one, dict):
            yield number, cast("dict[str, object]", one)


def _value(table: str, key: str, given: Mapping[str, object]) -> object:
    """Return what a table has under a key; a rule that is given no name has that by which it is called."""
    if key == "name" and "name" not in given:
        return "time-limit" if table == "time-limit" else given.get(FORMS[table][1].called_by)
    return given.get(key)


def _begins(stage: Mapping[str, object], event: str) -> bool:
    begins = stage.get("begins")
    return begins == event or (isinstance(begins, list) and event in cast("list[object]", begins))


def cases_to_try(stages: Iterable[Stage], transitions: Iterable[Transition], further_facts: Iterable[Fact]) -> int:
    """
    Return how much there is to try before the moves by one event from one stage are proved to be disjoint.

    Source:
        House rule: a hostile file costs no more than an honest one.
    """
    open_stages = tuple(one.name for one in stages if not one.ends)
    choices: dict[tuple[str, str], list[Condition]] = {}
    for one in transitions:
        if one.when is not None:
            for start in one.start or open_stages:
                choices.setdefault((start, one.event), []).append(one.when)
    values = {fact.name: len(fact.values or ()) for fact in (*FACTS, *further_facts)}
    return sum(_cases_of(several, values) for several in choices.values())


def readings_to_try(limits: Iterable[Limit]) -> int:
    """
    Return how much there is to work out for all readings of all limits: the parts of each, for each of its options.

    Source:
        House rule: a hostile file costs no more than an honest one.
    """
    return sum(
        len(limit.nodes) * (1 + sum(len(one.options) for one in limit.nodes if isinstance(one, Readings)))
        for limit in limits
    )


def _cases_of(conditions: list[Condition], values: Mapping[str, int]) -> int:
    """Return the number of cases times the parts of the conditions; 0 where they are so many that none is tried."""
    asked: dict[tuple[str, str], int] = {}
    for atom in frozenset[Condition]().union(*(one.atoms for one in conditions)):
        if isinstance(atom, FactIs | FactIn | FactAtLeast | FactNotTold):
            known = values.get(atom.fact, 0)
            asked["fact", atom.fact] = 1 + known if known else asked.get(("fact", atom.fact), 2) + len(atom.borders)
        elif isinstance(atom, DetailIs):
            detail = f"{atom.event}.{atom.detail}"
            asked["detail", detail] = asked.get(("detail", detail), 2) + 1
        else:
            asked["record", repr(atom)] = 2
    cases = prod(asked.values())
    return 0 if cases > _MOST_OF_ONE_CHOICE else cases * sum(map(_parts, conditions))


def _parts(condition: Condition) -> int:
    if isinstance(condition, All | Any):
        return 1 + sum(map(_parts, condition.conditions))
    return 1 + (_parts(condition.condition) if isinstance(condition, Not) else 0)
