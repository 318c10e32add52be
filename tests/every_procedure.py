"""
Every procedure that is shipped, by a name for failing tests, and records under any of them.

A regular record walks a procedure in the order of its text: stage by stage, the acts that its limits run from, the acts
of its duties, and a move to another stage, each with all that must have come before it. Silence may end it in between.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from re import sub
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest
from attrs import fields, has
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import Complaint, load_procedure, schemes
from complaint_rules.conditions import FactAtLeast, FactIn, FactIs, FactNotTold
from complaint_rules.eligibility import Limb, TimeLimit
from complaint_rules.entries import Recorded
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.limits import ByFact, DateSetBy, UsesReading
from complaint_rules.rules import NOT_BEGUN, How
from complaint_rules.vocabulary import Kind
from complaint_rules.working_days import WorkingDayCalendar
from tests import complaint_strategies
from tests.complaint_strategies import dates, gaps, stepped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.vocabulary import Event

ROOT = Path(__file__).parents[1]


def _shipped() -> Iterator[tuple[str, Procedure]]:
    for name in schemes.names():
        versions = schemes.versions(name)
        for one in versions:
            yield name if len(versions) == 1 else f"{name}/{one.version}", one
    for path in sorted((ROOT / "examples" / "local").glob("*.toml")):
        yield f"local/{path.stem}", load_procedure(path)


SHIPPED: Mapping[str, Procedure] = dict(_shipped())
"""Every version of every bundled scheme and every example file, by name."""

GENERATED = "generated"
"""The name under which a law is tried on procedures that Hypothesis draws."""

Law = TypeVar("Law", bound="Callable[..., None]")


def share(name: str) -> int:
    """Return how many examples a law has of one procedure: all together about as many as any other property test."""
    most = settings().max_examples
    return max(5, most // 8) if name == GENERATED else max(3, most // 50)


def every_procedure(law: Law) -> Law:
    """
    Try a law of `(self, data, rules)` on each procedure that is shipped, and on generated ones.

    `rules` is the name of the procedure, for `drawn`. Each has a seed of its own, where the profile fixes seeds.
    """

    @pytest.mark.no_cover  # as for every property test: see conftest.py
    @pytest.mark.parametrize("rules", [*SHIPPED, GENERATED])
    def test(self: object, rules: str) -> None:
        def run(data: st.DataObject) -> None:
            law(self, data, rules)

        run.__name__ = sub(r"\W", "_", f"{law.__qualname__}_of_{rules}")
        settings(max_examples=share(rules))(given(st.data())(run))()

    test.__name__, test.__qualname__, test.__doc__ = law.__name__, law.__qualname__, law.__doc__
    return cast("Law", test)


def drawn(name: str, **generated: bool) -> st.SearchStrategy[Procedure]:
    """Return the procedure of a name, or procedures drawn with what `complaint_strategies.procedures` takes."""
    if name == GENERATED:
        return complaint_strategies.procedures(**generated)
    return st.none().map(lambda _: SHIPPED[name])  # not `just`, which prints the whole procedure when a law fails


# What a procedure asks for


def _records_in(value: object) -> Iterator[object]:
    kind = type(value)
    if has(kind):
        yield value
        for attribute in fields(kind):
            yield from _records_in(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _records_in(one)


@cache
def facts_asked(rules: Procedure) -> tuple[str, ...]:
    """Return the names of the facts that some rule of a procedure asks for, sorted."""
    found: set[str] = set()
    for one in _records_in(rules):
        if isinstance(one, FactIs | FactIn | FactAtLeast | FactNotTold | ByFact | Limb):
            found.add(one.fact)
        elif isinstance(one, TimeLimit) and one.waived_by is not None:
            found.add(one.waived_by)
    return tuple(sorted(found))


def values_of(rules: Procedure, fact: str) -> st.SearchStrategy[FactValue]:
    """Draw a value of a fact."""
    values = rules.fact(fact).values
    return st.integers(0, 30) if values is None else st.sampled_from(values)


def facts_of(rules: Procedure) -> st.SearchStrategy[dict[str, FactValue]]:
    """Draw some of the facts that a procedure asks for."""
    return st.fixed_dictionaries({}, optional={name: values_of(rules, name) for name in facts_asked(rules)})


def readings_of(rules: Procedure) -> st.SearchStrategy[dict[str, str]]:
    """Draw a choice of some readings of the text."""
    options = {name: st.sampled_from(several) for name, several in rules.reading_options.items()}
    return st.fixed_dictionaries({}, optional=options)


def begun_on(record: Complaint) -> date:
    """Return the day of the first act on record, no circumstance; else the first day of the record."""
    acts = [one.on for one in record.entries if isinstance(one, Recorded) and not _is_circumstance(record, one)]
    return min(acts, default=record.entries[0].on)


def _is_circumstance(record: Complaint, one: Recorded) -> bool:
    return record.procedure.event(one.event).is_circumstance


def reopened(record: Complaint) -> bool:
    """Tell whether a stage may have been entered again: only a generated procedure has such a move."""
    again = {one.event for one in record.procedure.transitions if one.reopens}
    return any(isinstance(one, Recorded) and one.event in again for one in record.entries)


# The order of a text


def _in_order(rules: Procedure, names: set[str]) -> list[str]:
    """Return events so that each comes after what its limit runs from and what must have come before it."""
    place = {event.name: number for number, event in enumerate(rules.events)}
    rests_on: dict[str, set[str]] = {name: set(rules.must_precede[name]) for name in names}
    for duty in rules.duties:
        if duty.act in rests_on and duty.recurs is None:
            rests_on[duty.act] |= duty.within.read(UsesReading()).events - {duty.act}
    ordered: list[str] = []
    while len(ordered) < len(names):
        left = names.difference(ordered)
        ready = [name for name in left if not rests_on[name] & left] or list(left)
        ordered.append(min(ready, key=place.__getitem__))
    return ordered


@cache
def acts_of(rules: Procedure, stage: str) -> tuple[str, ...]:
    """
    Return the acts of a stage that make no move, in the order of the text.

    What belongs to the procedure as a whole comes before the opening, or when it is over, as the vocabulary has it.
    """
    place = {event.name: number for number, event in enumerate(rules.events)}
    moves = {one.event for one in rules.transitions}
    names: set[str] = set()
    for duty in rules.duties:
        rests_on = {duty.act, *duty.within.read(UsesReading()).events}
        if duty.stage is None:
            before = {name for name in rests_on if place[name] < place[rules.opening]}
            rests_on = before if stage == NOT_BEGUN else rests_on - before if rules.is_end(stage) else set()
            names |= rests_on
        elif duty.stage == stage:
            names |= rests_on
    names |= {one.event for one in rules.windows if one.stage == stage}
    homes = rules.home_stages
    here = {name for name in names - moves if homes.get(name, stage) == stage}
    return tuple(_in_order(rules, {name for name in here if not rules.event(name).is_circumstance}))


@cache
def circumstances_of(rules: Procedure) -> tuple[str, ...]:
    """Return the circumstances from which some limit of a procedure runs."""
    used = {name for limit in rules.limits() for name in limit.read(UsesReading()).events}
    return tuple(sorted(name for name in used if rules.event(name).is_circumstance))


class _Walk:
    """A record in the making, of which the day only moves on."""

    def __init__(self, draw: st.DrawFn, record: Complaint, day: date, *, receipts: bool) -> None:
        self.draw = draw
        self.record = record
        self.day = day
        self.receipts = receipts

    def happen(self, name: str) -> None:
        """Record an event today, after whatever must have come before it, and go on by a gap."""
        rules = self.record.procedure
        on_record = {one.event for one in self.record.entries if isinstance(one, Recorded)}
        for earlier in _in_order(rules, set(rules.must_precede[name])):
            if earlier not in on_record:
                self._record(rules.event(earlier))
        if name not in on_record or rules.event(name).repeats:
            self._record(rules.event(name))

    def go(self, acts: tuple[str, ...]) -> None:
        """Let acts happen one after the other, now and then one of them not."""
        for name in acts:
            if self.draw(st.integers(0, 5)):
                self.happen(name)

    def _record(self, event: Event) -> None:
        received: date | None = None
        if event.sent and (not self.receipts or self.draw(st.integers(0, 3))):
            received = self.day
            if self.receipts:
                received += timedelta(days=self.draw(st.sampled_from((0, 0, 1, 4, 30))))
        details: dict[str, Any] = {}
        for one in event.details:
            if one.kind is Kind.DATE:
                details[one.name] = self.day + timedelta(days=self.draw(gaps))
            elif one.kind is Kind.CHOICE and self.draw(st.booleans()):
                details[one.name] = self.draw(st.sampled_from(one.choices))
        self.record = self.record.record(event.name, self.day, received=received, **details)
        self.day += timedelta(days=self.draw(gaps))


@st.composite
def regular_records(
    draw: st.DrawFn, of: st.SearchStrategy[Procedure], *, receipts: bool = True, ends: bool = True
) -> Complaint:
    """
    Draw a record with its events in order, as far as it has got.

    With `receipts` what is sent is received when made, later, or on a day that nobody recorded; else on the same day.
    With `ends` it may end early, by withdrawal or another move that every stage allows.
    """
    rules = draw(of)
    day = draw(dates)
    school = WorkingDayCalendar(rules.working_days.division) if draw(st.booleans()) else None
    record = Complaint(rules, facts=draw(facts_of(rules)), readings=draw(readings_of(rules)), school_days=school)
    for name in circumstances_of(rules):
        if draw(st.integers(0, 3)):
            lies_before = rules.event(name).lies_before
            record = record.record(name, day - timedelta(days=draw(gaps)) if lies_before else day)
    walk = _Walk(draw, record, day, receipts=receipts)
    walk.go(acts_of(rules, NOT_BEGUN))
    walk.happen(rules.opening)
    depth = draw(st.sampled_from((*range(len(rules.stages)), len(rules.stages), len(rules.stages))))
    for _ in range(depth):
        stage = walk.record.at(walk.day).stage.name
        walk.go(acts_of(rules, stage))
        moves = [one.event for one in rules.transitions if stage in one.start]
        if ends and not draw(st.integers(0, 5)):
            moves = [one.event for one in rules.transitions if not one.start] or moves
        if not moves:
            return walk.record
        walk.happen(draw(st.sampled_from(moves)))
    acts = acts_of(rules, walk.record.at(walk.day).stage.name)
    walk.go(acts[: draw(st.sampled_from((*range(len(acts) + 1), len(acts), len(acts))))])
    return walk.record


STEPS = ("extend", "suspend", "agree", "update")


@st.composite
def with_more(
    draw: st.DrawFn, of: st.SearchStrategy[Complaint], *, extended: bool = True, suspended: bool = True
) -> Complaint:
    """Draw a record with extensions, suspensions, agreed dates and updates in it, from its first act on."""
    record = draw(of)
    first = begun_on(record)
    steps = [one for one in STEPS if (extended or one != "extend") and (suspended or one != "suspend")]
    for step in draw(st.lists(st.sampled_from(steps), max_size=4)):
        day = first + timedelta(days=draw(st.integers(0, 90)))
        if step == "extend":
            record = draw(extended_once(record, day))
        else:
            record = stepped(record, step, day, draw(gaps), draw(st.integers(0, 20)))
    return record


@st.composite
def extended_once(draw: st.DrawFn, record: Complaint, day: date) -> Complaint:
    """Draw a record with one extension more: mostly of a way that the text provides, and sometimes of another."""
    rules = record.procedure
    ways: list[tuple[str, How, tuple[str, ...]]]
    ways = [(one.duty, one.how, one.causes) for one in rules.extensions if one.how is not How.AUTOMATIC]
    if not ways or not draw(st.integers(0, 4)):
        ways = [(one.name, how, ()) for one in rules.duties for how in How]
    if not ways:
        return record
    duty, how, causes = draw(st.sampled_from(ways))
    cause = draw(st.sampled_from(("", *causes)))
    try:
        return record.extend(duty, to=day + timedelta(days=draw(gaps)), on=day, how=how, cause=cause)
    except ComplaintRulesError:
        return record


@st.composite
def days_about(draw: st.DrawFn, record: Complaint) -> list[date]:
    """Draw some days about the entries of a record, in order: most of them on or after the last."""
    days = [one.on for one in record.entries] or [date(2020, 1, 1)]
    chosen = {
        draw(st.sampled_from((days[-1], days[-1], *days))) + timedelta(days=draw(st.integers(-2, 70)))
        for _ in range(draw(st.integers(2, 4)))
    }
    return sorted(chosen)


def any_records(of: st.SearchStrategy[Procedure]) -> st.SearchStrategy[Complaint]:
    """Draw a record of anything in any order: what cannot be recorded is left out."""
    return complaint_strategies.any_records(of)


def sets_dates(rules: Procedure, duty: str) -> bool:
    """Tell whether the limit of a duty is, or may be, a date that an event sets."""
    within = next(one.within for one in rules.duties if one.name == duty)
    return any(isinstance(node, DateSetBy) for node in within.nodes)
