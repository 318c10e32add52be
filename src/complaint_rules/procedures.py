"""A procedure as data, and the checks that refuse a faulty one with all its faults."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from attrs import field, fields, frozen, has

from complaint_rules.conditions import (
    Always,
    Answer,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Overdue,
    WindowOpen,
    overlaps_and_gaps,
)
from complaint_rules.eligibility import Eligibility, Limb, TimeLimit
from complaint_rules.errors import InvalidProcedureError, UnknownEventError, UnknownFactError, UnknownNameError
from complaint_rules.explanations import reading_in_words
from complaint_rules.limits import KIND_OF_DAYS, After, Before, DateSetBy, Limit, Readings, Uses, UsesReading
from complaint_rules.rules import NOT_BEGUN, Role
from complaint_rules.sources import Source
from complaint_rules.vocabulary import EVENTS, FACTS, Detail, Event, Fact, Kind, Party

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from attrs import AttrsInstance

    from complaint_rules.conditions import FactValue
    from complaint_rules.eligibility import Exclusion, Standing
    from complaint_rules.rules import (
        Duty,
        Entitlement,
        Extension,
        Letter,
        Route,
        Stage,
        Statement,
        Suspension,
        TextFinding,
        Transition,
        Window,
    )
    from complaint_rules.working_days import WorkingDayDefinition

__all__ = ["Governs", "Procedure"]


class Governs(Enum):
    """
    Which complaints a version governs when another follows it.

    Source:
        The transitional provision of the version; NOT_STATED is a finding.
    """

    RECEIVED = "complaints received while it is in force"
    STAGE_STARTED = "stages that begin while it is in force"
    ALL_OPEN = "all complaints open while it is in force"
    NOT_STATED = "not stated"


def _parties(titles: Mapping[Party, str]) -> tuple[tuple[Party, str], ...]:
    return tuple(dict(titles).items())


@frozen(kw_only=True)
class Procedure:
    """
    A complaints procedure: what can happen, what is owed, and what may be done, each rule with its source.

    Attributes:
        name: The name of the scheme, such as "england-children".
        title: What to call it in a sentence.
        version: The name of this version.
        source: The instrument or page as a whole.
        working_days: The definition of a working day under which its limits are counted.
        opening: The event by which a complaint under it is made.
        stages: The stages in order; the stage "not-begun" comes before them by itself.
        transitions: The moves.
        duties: What is owed.
        windows: What may be done in time.
        parties: What to call each party in this procedure; given as a mapping.
        further_events: Events that the shared vocabulary does not have.
        further_facts: Facts that the shared vocabulary does not have.
        extensions: How limits may be extended.
        suspensions: For what causes clocks stand still.
        routes: Other bodies to turn to.
        entitlements: Rights beside the stages.
        time_limits: Limits on making the complaint.
        exclusions: What is outside it.
        standing: What must be so for a complaint to be one under it.
        letters: What each letter must contain.
        roles: Who acts, and who may not.
        statements: What the text says and no date follows from.
        findings: Defects of the text.
        in_force_from: The first day of this version, or None where that is not known.
        in_force_until: Its last day, or None where it is in force or that is not known.
        governs: Which complaints it governs when another version follows.
        under: The scheme that it sits under, by name; empty where none.

    Raises:
        InvalidProcedureError: If it is faulty; `problems` lists every fault.

    Source:
        House rule: a procedure is data, and a faulty one cannot be constructed.
    """

    name: str
    title: str
    version: str
    source: Source
    working_days: WorkingDayDefinition
    opening: str
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    duties: tuple[Duty, ...] = ()
    windows: tuple[Window, ...] = ()
    parties: tuple[tuple[Party, str], ...] = field(default=(), converter=_parties)
    further_events: tuple[Event, ...] = ()
    further_facts: tuple[Fact, ...] = ()
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    routes: tuple[Route, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    standing: tuple[Standing, ...] = ()
    letters: tuple[Letter, ...] = ()
    roles: tuple[Role, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[TextFinding, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None
    governs: Governs = Governs.NOT_STATED
    under: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a faulty procedure with all its faults."""
        problems = list(_Check(self).problems())
        if problems:
            raise InvalidProcedureError(self.name, problems)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event that can be recorded, in the order of a day: the shared vocabulary, then those declared here."""
        return (*EVENTS, *self.further_events)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that can be told: the shared vocabulary, then those declared here."""
        return (*FACTS, *self.further_facts)

    @cached_property
    def digest(self) -> str:
        """
        A fingerprint of all rules of this version, 16 hexadecimal digits.

        Source:
            House rule: a saved record names the rules under which it was made.
        """
        return sha256(repr(self).encode()).hexdigest()[:16]

    @cached_property
    def titles(self) -> dict[str, str]:
        """What to call each event and fact in a sentence, by name."""
        said = {fact.name: f"the answer to “{fact.question}”" for fact in self.facts}
        return said | {event.name: event.title for event in self.events}

    @cached_property
    def titles_and_readings(self) -> dict[str, str]:
        """What to call each event, fact and reading of the text that may be missing, by name."""
        return self.titles | {name: reading_in_words(name, options) for name, options in self.reading_options.items()}

    @cached_property
    def readings(self) -> tuple[Readings, ...]:
        """The texts that can be read in more than one way, each once, by name."""
        found = {node.name: node for limit in self.limits() for node in limit.nodes if isinstance(node, Readings)}
        return tuple(found.values())

    @cached_property
    def reading_options(self) -> dict[str, tuple[str, ...]]:
        """The readings that a caller may choose, by name, each with its options."""
        options = {node.name: tuple(name for name, _ in node.options) for node in self.readings}
        periods = [one.by for one in self.extensions if one.by is not None]
        periods += [one.recurs.every for one in self.duties if one.recurs is not None]
        if any(limit.read(UsesReading()).kind_not_stated for limit in self.limits()) or any(
            len(period.kinds()) > 1 for period in periods
        ):
            options[KIND_OF_DAYS] = ("calendar-days", "working-days")
        return options

    @cached_property
    def repeating(self) -> frozenset[str]:
        """The events that may be recorded again."""
        return frozenset(event.name for event in self.events if event.repeats)

    @cached_property
    def lying_before(self) -> frozenset[str]:
        """The events that lie on or before the complaint."""
        return frozenset(event.name for event in self.events if event.lies_before)

    @cached_property
    def repeating_once_made(self) -> frozenset[str]:
        """The events that may be recorded again once the complaint is made, before which some of them lie."""
        return self.repeating - self.lying_before

    @cached_property
    def circumstances(self) -> frozenset[str]:
        """The events that are no acts."""
        return frozenset(event.name for event in self.events if event.is_circumstance)

    @cached_property
    def transitions_by_event(self) -> dict[str, tuple[Transition, ...]]:
        """The moves that each event makes, in the order of the procedure; events that make none are not in it."""
        events = dict.fromkeys(one.event for one in self.transitions)
        return {event: tuple(one for one in self.transitions if one.event == event) for event in events}

    @cached_property
    def silent_windows(self) -> tuple[Window, ...]:
        """The windows after which a stage follows by itself, if nothing was done."""
        return tuple(window for window in self.windows if window.if_silent is not None)

    @cached_property
    def duties_by_name(self) -> dict[str, Duty]:
        """Each duty, by name."""
        return {duty.name: duty for duty in self.duties}

    @cached_property
    def moves_of_complainant(self) -> tuple[str, ...]:
        """The events that move a complaint on or have a window, where they are for the complainant to make."""
        named = {window.event for window in self.windows} | {one.event for one in self.transitions}
        return tuple(event.name for event in self.events if event.name in named and event.by is Party.COMPLAINANT)

    @cached_property
    def extensions_by_duty(self) -> dict[str, tuple[Extension, ...]]:
        """The ways in which the limit of each duty may be extended, by the name of the duty; often none."""
        return {duty.name: tuple(one for one in self.extensions if one.duty == duty.name) for duty in self.duties}

    @cached_property
    def dates_set_by_duty(self) -> dict[str, tuple[DateSetBy, ...]]:
        """The dates, set by events, on which the limit of each duty rests, by the name of the duty; mostly none."""
        return {
            duty.name: tuple(node for node in duty.within.nodes if isinstance(node, DateSetBy)) for duty in self.duties
        }

    @cached_property
    def with_second_figure(self) -> frozenset[str]:
        """The names of the duties whose limit has a second figure in it, such as 25 then 65 working days."""
        return frozenset(
            duty.name
            for duty in self.duties
            for node in duty.within.nodes
            if isinstance(node, After | Before) and node.period.at_most is not None
        )

    @cached_property
    def order_of_stages(self) -> dict[str, int]:
        """The place of each stage; that before the first event is -1."""
        return {NOT_BEGUN: -1} | {stage.name: place for place, stage in enumerate(self.stages)}

    def is_end(self, stage: str) -> bool:
        """Return whether the procedure is over in a stage."""
        return stage != NOT_BEGUN and self.stage(stage).ends

    def stage_title(self, stage: str) -> str:
        """Return what to call a stage, that before the first event among them."""
        return "not begun" if stage == NOT_BEGUN else self.stage(stage).title

    def party(self, party: Party) -> str:
        """Return what to call a party in this procedure."""
        return dict(self.parties).get(party, party.value)

    def event(self, name: object) -> Event:
        """
        Return an event by name.

        Raises:
            UnknownEventError: If neither the vocabulary nor the procedure has it.

        Source:
            House rule: what the vocabulary names, a procedure calls so.
        """
        found = self._events_by_name.get(name) if isinstance(name, str) else None
        if found is None:
            raise UnknownEventError(name, valid=self._events_by_name, where=self.name)
        return found

    def fact(self, name: object) -> Fact:
        """
        Return a fact by name.

        Raises:
            UnknownFactError: If neither the vocabulary nor the procedure has it.

        Source:
            House rule: as for events.
        """
        found = self._facts_by_name.get(name) if isinstance(name, str) else None
        if found is None:
            raise UnknownFactError(name, valid=self._facts_by_name, where=self.name)
        return found

    def stage(self, name: str) -> Stage:
        """
        Return a stage by name.

        Raises:
            UnknownNameError: If the procedure has no such stage.

        Source:
            House rule: stages have names.
        """
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise UnknownNameError(name, valid=[stage.name for stage in self.stages], where=self.name)

    def role(self, name: str) -> Role:
        """
        Return a role by name.

        Raises:
            UnknownNameError: If the procedure has no such role.

        Source:
            House rule: roles have names.
        """
        for role in self.roles:
            if role.name == name:
                return role
        raise UnknownNameError(name, valid=[role.name for role in self.roles], where=f"{self.name}, role")

    def may_serve(self, role: str, facts: Mapping[str, FactValue]) -> Eligibility:
        """
        Return whether a person may act in a role, on facts told about that person and not about the complaint.

        Raises:
            UnknownNameError: If the procedure has no such role.
            UnknownFactError: If nobody asks for a fact, or it cannot have the value.

        Source:
            The provisions of the role; what is not told is taken not to stand in the way, and listed as assumed.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import schemes
            >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
            >>> procedure.may_serve("panel-member", {"stage-2-independent-person": True}).answer.value
            'no'
        """
        asked = self.role(role)
        for name, value in facts.items():
            self.check_fact(name, value)
        told = _Told(facts)
        return Eligibility(
            findings=tuple(rule.finding(told, excluded="may not serve") for rule in asked.not_if),
            question=f"Whether this person may serve as {asked.title}",
            titles=self.titles_and_readings,
        )

    def check_fact(self, name: object, value: object) -> None:
        """
        Refuse a fact that nobody asks for, or a value that it cannot have.

        Raises:
            UnknownFactError: If neither the vocabulary nor the procedure has the fact, or the fact cannot have the
                value.

        Source:
            House rule: a misspelt fact is not a missing one.
        """
        fact = self.fact(name)
        if not fact.kind.fits(value, fact.choices):
            valid = [str(one) for one in fact.values or ("a whole number",)]
            where = f"fact {name!r}, which is {fact.kind.value}"
            raise UnknownFactError(value, valid=valid, where=where, kind="value")

    @cached_property
    def _events_by_name(self) -> dict[str, Event]:
        return {event.name: event for event in self.events}

    @cached_property
    def _facts_by_name(self) -> dict[str, Fact]:
        return {fact.name: fact for fact in self.facts}

    @cached_property
    def order_of_events(self) -> dict[str, int]:
        """The place of each event among those of one day."""
        return {event.name: place for place, event in enumerate(self.events)}

    @cached_property
    def must_precede(self) -> dict[str, frozenset[str]]:
        """For each event, those that must have come before it, near and far."""
        before = {event.name: event.after for event in self.events}
        return {event.name: frozenset(_reached(event.after, before)) for event in self.events}

    @cached_property
    def events_used(self) -> frozenset[str]:
        """The events for which some rule of this procedure has a use."""
        used = {transition.event for transition in self.transitions} | {self.opening}
        used |= {duty.act for duty in self.duties} | {window.event for window in self.windows}
        used |= {route.event for route in self.routes if route.event is not None}
        used |= {letter.event for letter in self.letters}
        used |= {name for limit in self.limits() for name in limit.read(UsesReading()).events}
        used |= {record.event for _, record in _records_in(self, self.name) if isinstance(record, Happened)}
        return frozenset(used)

    @cached_property
    def home_stages(self) -> dict[str, str]:
        """
        The stage that each event shows to have begun: for acts that one stage alone asks for.

        Source:
            House rule: one known date is enough; what can only happen in a stage shows that the stage had begun.
        """
        homes: dict[str, set[str]] = {}
        begins = {transition.event for transition in self.transitions}
        for duty in self.duties:
            if duty.stage is not None and duty.act not in begins:
                homes.setdefault(duty.act, set()).add(duty.stage)
        return {event: next(iter(stages)) for event, stages in homes.items() if len(stages) == 1}

    def limits(self) -> Iterator[Limit]:
        """Yield every limit of the procedure."""
        for _, limit in self.named_limits():
            yield limit

    def named_limits(self) -> Iterator[tuple[str, Limit]]:
        """Yield every limit of the procedure, with what it is the limit of."""
        several: list[tuple[str, Limit | None]] = []
        for duty in self.duties:
            several.append((f"duty {duty.name!r}", duty.within))
            several.append((f"the target of duty {duty.name!r}", None if duty.target is None else duty.target.until))
        for window in self.windows:
            several.append((f"window {window.name!r}", window.until))
            several.append((f"the opening of window {window.name!r}", window.opens))
            advised = None if window.advised is None else window.advised.until
            several.append((f"the advice of window {window.name!r}", advised))
            several.append((f"the long-stop of window {window.name!r}", window.long_stop))
        several.extend((f"an extension of {extension.duty!r}", extension.to) for extension in self.extensions)
        several.extend((f"time limit {rule.name!r}", rule.until) for rule in self.time_limits)
        several.extend(
            (f"the time limit of route {route.name!r}", None if route.time_limit is None else route.time_limit.until)
            for route in self.routes
        )
        yield from ((where, limit) for where, limit in several if limit is not None)

    def sources(self) -> Iterator[Source]:
        """Yield the source of every rule, some of them more than once."""
        return (record for _, record in _records_in(self, self.name) if isinstance(record, Source))

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        """Return what a notebook shows: the rules as text and as Markdown, and the diagram as Mermaid."""
        from complaint_rules import show

        return show.bundle(self, include=include, exclude=exclude)


@frozen
class _Told:
    """What has been told of a person; nothing has happened in a complaint."""

    facts: Mapping[str, FactValue]

    def fact(self, name: str) -> FactValue | None:
        return self.facts.get(name)

    def happened(self, _: str, /) -> bool:
        return False

    def missed(self, _: str, /) -> bool:
        return False

    def met_in_time(self, _: str, /) -> Answer:
        return Answer.NO

    def overdue(self, _: str, /) -> bool:
        return False

    def detail(self, _event: str, _name: str, /) -> object:
        return None

    def window_open(self, _: str, /) -> Answer:
        return Answer.NO


def _records_in(value: object, place: str) -> Iterator[tuple[str, object]]:
    """Yield every record inside a value, with the place where it stands."""
    kind = type(value)
    if has(kind):
        yield place, value
        for attribute in fields(kind):
            yield from _records_in(getattr(value, attribute.name), f"{place}.{attribute.name}")
    elif isinstance(value, tuple):
        for number, one in enumerate(cast("tuple[object, ...]", value)):
            names = (getattr(one, name, None) for name in ("name", "event", "duty"))
            yield from _records_in(one, f"{place}[{next((name for name in names if name), number)}]")


def _conditions_on_facts(record: object) -> Iterator[FactIs | FactIn | FactAtLeast | FactNotTold]:
    """Yield what a record asks of facts, itself or by the facts that it names."""
    if isinstance(record, FactIs | FactIn | FactAtLeast | FactNotTold):
        yield record
    elif isinstance(record, Role):
        yield from (FactIs(name, value) for name, value in record.told)
    elif isinstance(record, Limb):
        yield FactIs(record.fact)
    elif isinstance(record, TimeLimit) and record.waived_by is not None:
        yield FactIs(record.waived_by)


class _Check:
    """What makes a procedure faulty: one method per kind of fault, all of them run."""

    __slots__ = ("duties", "events", "facts", "procedure", "stages", "windows")

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.events = {event.name: event for event in (*EVENTS, *procedure.further_events)}
        self.facts = {fact.name: fact for fact in (*FACTS, *procedure.further_facts)}
        self.stages = {stage.name for stage in procedure.stages}
        self.duties = {duty.name for duty in procedure.duties}
        self.windows = {window.name for window in procedure.windows}

    def problems(self) -> Iterator[str]:
        yield from self._shapes()
        yield from self._names_used_twice()
        yield from self._unknown_names()
        yield from self._unknown_in_limits()
        yield from self._unknown_in_conditions()
        yield from self._sources()
        yield from self._machine()
        yield from self._ends_and_silence()
        yield from self._events_before_themselves()
        yield from self._branches()
        yield from self._limits_on_themselves()
        yield from self._conditions_on_themselves()
        yield from self._caps()
        yield from self._working_days()
        yield from self._versions()
        yield from self._unknown_in_findings()

    def _shapes(self) -> Iterator[str]:
        for where, record in _records_in(self.procedure, self.procedure.name):
            for attribute in fields(cast("type[AttrsInstance]", type(record))):
                value: object = getattr(record, attribute.name)
                if isinstance(value, list | set | dict):
                    kind = type(cast("object", value)).__name__
                    yield f"{where}.{attribute.name}: a tuple is needed, which nobody can change, not a {kind}"
        for fact in self.procedure.further_facts:
            if fact.kind in {Kind.DATE, Kind.TEXT}:
                yield f"fact {fact.name!r} is {fact.kind.value}; a fact is yes or no, one of several, or a whole number"
            yield from self._choices(f"fact {fact.name!r}", fact)
        for event in self.procedure.further_events:
            for detail in event.details:
                yield from self._choices(f"detail {detail.name!r} of event {event.name!r}", detail)

    def _choices(self, where: str, declared: Fact | Detail) -> Iterator[str]:
        if (declared.kind is Kind.CHOICE) != bool(declared.choices):
            yield f"{where} is {declared.kind.value} and has {len(declared.choices)} choices"

    def _names_used_twice(self) -> Iterator[str]:
        procedure = self.procedure
        rules: tuple[TimeLimit | Exclusion | Standing, ...]
        rules = (*procedure.time_limits, *procedure.exclusions, *procedure.standing)
        kinds: dict[str, Iterable[str]] = {
            "stages": [NOT_BEGUN, *(stage.name for stage in procedure.stages)],
            "events": [event.name for event in (*EVENTS, *procedure.further_events)],
            "facts": [fact.name for fact in (*FACTS, *procedure.further_facts)],
            "duties": [duty.name for duty in procedure.duties],
            "windows": [window.name for window in procedure.windows],
            "suspensions": [one.cause for one in procedure.suspensions],
            "routes": [route.name for route in procedure.routes],
            "entitlements": [one.name for one in procedure.entitlements],
            "eligibility rules": [rule.name for rule in rules],
            "letters": [letter.event for letter in procedure.letters],
            "roles": [role.name for role in procedure.roles],
            "statements": [one.name for one in procedure.statements],
            "findings": [one.name for one in procedure.findings],
        }
        kinds |= {f"tests of role {role.name!r}": [one.name for one in role.not_if] for role in procedure.roles}
        for kind, names in kinds.items():
            for name, times in Counter(names).items():
                if times > 1:
                    yield f"the name {name!r} is used {times} times among {kind}; each needs its own"
        for duty in procedure.duties:
            if duty.name in self.events and duty.name != duty.act:
                yield f"duty {duty.name!r} has the name of an event that is not its act ({duty.act!r})"

    def _unknown_names(self) -> Iterator[str]:
        valid: dict[str, Collection[str]] = {
            "event": self.events,
            "stage": self.stages,
            "stage to leave": {NOT_BEGUN, *self.stages},
            "duty": self.duties,
            "window": self.windows,
        }
        for named in (self._named_by_machine, self._named_by_clocks, self._named_beside):
            for kind, name, where in named():
                if name is not None:
                    yield from self._unknown(kind, name, where, valid[kind])

    def _named_by_machine(self) -> Iterator[tuple[str, str | None, str]]:
        yield "event", self.procedure.opening, "the opening of the procedure"
        for one in self.procedure.transitions:
            where = f"the transition by {one.event!r} to {one.to!r}"
            yield "event", one.event, where
            yield "stage", one.to, where
            for stage in one.start:
                yield "stage to leave", stage, where
        for event in self.procedure.further_events:
            for name in event.after:
                yield "event", name, f"event {event.name!r}"

    def _named_by_clocks(self) -> Iterator[tuple[str, str | None, str]]:
        for duty in self.procedure.duties:
            where = f"duty {duty.name!r}"
            yield "event", duty.act, where
            yield "stage", duty.stage, where
            if duty.recurs is not None:
                yield "event", duty.recurs.ends_with, where
        for window in self.procedure.windows:
            where = f"window {window.name!r}"
            yield "event", window.event, where
            yield "stage", window.stage, where
            yield "stage", window.if_silent, where
        for extension in self.procedure.extensions:
            yield "duty", extension.duty, "an extension"
        for suspension in self.procedure.suspensions:
            where = f"suspension {suspension.cause!r}"
            for name in suspension.duties or ():
                yield "duty", name, where
            for name in suspension.windows or ():
                yield "window", name, where

    def _named_beside(self) -> Iterator[tuple[str, str | None, str]]:
        for route in self.procedure.routes:
            yield "event", route.event, f"route {route.name!r}"
        for letter in self.procedure.letters:
            yield "event", letter.event, "a letter"
        for entitlement in self.procedure.entitlements:
            for stage in entitlement.stages:
                yield "stage", stage, f"entitlement {entitlement.name!r}"
        for statement in self.procedure.statements:
            yield "stage", statement.stage, f"statement {statement.name!r}"

    def _unknown(self, kind: str, name: str, where: str, valid: Collection[str]) -> Iterator[str]:
        if name not in valid:
            yield f"{where}: {UnknownNameError(name, valid=sorted(valid), kind=kind)}"

    def _unknown_in_limits(self) -> Iterator[str]:
        options: dict[str, frozenset[str]] = {}
        for where, limit in self.procedure.named_limits():
            uses = limit.read(UsesReading())
            for name in sorted(uses.events):
                yield from self._unknown("event", name, where, self.events)
            for name, detail in sorted(uses.details):
                event = self.events.get(name)
                dates = [one.name for one in event.details if one.kind is Kind.DATE] if event else []
                if event and detail not in dates:
                    yield f"{where}: the event {name!r} carries no date called {detail!r}"
            yield from self._unknown_values(where, uses)
            for node in limit.nodes:
                if isinstance(node, Readings):
                    names = frozenset(name for name, _ in node.options)
                    if node.default is not None and node.default not in names:
                        yield f"{where}: the default {node.default!r} of {node.name!r} is not one of its readings"
                    if options.setdefault(node.name, names) != names:
                        yield f"{where}: the reading {node.name!r} has other options elsewhere"

    def _unknown_values(self, where: str, uses: Uses) -> Iterator[str]:
        for name in sorted({name for name, _ in uses.facts}):
            fact = self.facts.get(name)
            if fact is None:
                yield from self._unknown("fact", name, where, self.facts)
                continue
            branches = {value for of, value in uses.facts if of == name}
            values = set(fact.values or ())
            for value in sorted(branches - values - {None}, key=repr):
                if fact.values is not None:
                    yield f"{where}: the fact {name!r} cannot be {value!r}; its values are {fact.values}"
            if None not in branches and (fact.values is None or values - branches):
                left = sorted(map(repr, values - branches)) or ["any other number"]
                yield f"{where}: no branch for {name!r} being {', '.join(left)}, and no otherwise"

    def _unknown_in_conditions(self) -> Iterator[str]:
        for where, record in _records_in(self.procedure, self.procedure.name):
            for condition in _conditions_on_facts(record):
                yield from self._unknown_in_fact(condition, where)
            if isinstance(record, Happened):
                yield from self._unknown("event", record.event, where, self.events)
            elif isinstance(record, DetailIs):
                yield from self._unknown_detail(record, where)
            elif isinstance(record, Missed | MetInTime | Overdue):
                yield from self._unknown("duty", record.duty, where, self.duties)
            elif isinstance(record, WindowOpen):
                yield from self._unknown("window", record.window, where, self.windows)

    def _unknown_detail(self, record: DetailIs, where: str) -> Iterator[str]:
        event = self.events.get(record.event)
        if event is None:
            yield from self._unknown("event", record.event, where, self.events)
            return
        choices = {one.name: one.choices for one in event.details}.get(record.detail)
        if choices is None:
            yield f"{where}: the event {record.event!r} carries nothing called {record.detail!r}"
        elif choices and record.value not in choices:
            cannot = f"the {record.detail!r} of {record.event!r} cannot be {record.value!r}"
            yield f"{where}: {cannot}; it is one of {choices}"

    def _unknown_in_fact(self, record: FactIs | FactIn | FactAtLeast | FactNotTold, where: str) -> Iterator[str]:
        fact = self.facts.get(record.fact)
        if fact is None:
            yield from self._unknown("fact", record.fact, where, self.facts)
            return
        if isinstance(record, FactNotTold):
            return
        if isinstance(record, FactAtLeast):
            if fact.values is not None:
                yield f"{where}: the fact {record.fact!r} is {fact.kind.value}, and the condition asks for a number"
            return
        for value in (record.value,) if isinstance(record, FactIs) else record.values:
            if fact.values is None and type(value) is not int:
                yield f"{where}: the fact {record.fact!r} is {fact.kind.value}, and cannot be {value!r}"
            elif fact.values is not None and not _among(value, fact.values):
                yield f"{where}: the fact {record.fact!r} cannot be {value!r}; its values are {fact.values}"

    def _sources(self) -> Iterator[str]:
        for where, record in _records_in(self.procedure, self.procedure.name):
            source: object = getattr(record, "source", record)
            if isinstance(record, Source):
                if record.words is not None and not record.seen.was_read:
                    yield f"{where}: words are given for {record.citation}, not read ({record.seen.value})"
                elif not record.words and not record.paraphrase:
                    yield f"{where}: {record.citation} has neither words nor a paraphrase"
            elif hasattr(record, "source") and not isinstance(source, Source):
                yield f"{where}.source: a source is required, not {source!r}"

    def _machine(self) -> Iterator[str]:
        procedure = self.procedure
        ends = {stage.name for stage in procedure.stages if stage.ends}
        edges = set(self._edges())
        if not any(start == NOT_BEGUN for start, _ in edges):
            yield "no transition leaves 'not-begun', so no complaint can begin"
        reached = _closure({NOT_BEGUN}, edges)
        for name in sorted(self.stages - reached):
            yield f"stage {name!r} cannot be reached"
        back = _closure(ends, {(to, start) for start, to in edges})
        for name in sorted((self.stages & reached) - back):
            yield f"stage {name!r} is a trap: no way leads from it to an end"

    def _ends_and_silence(self) -> Iterator[str]:
        procedure = self.procedure
        ends = {stage.name for stage in procedure.stages if stage.ends}
        for one in procedure.transitions:
            if not one.reopens:
                for start in [start for start in one.start if start in ends]:
                    yield f"the transition by {one.event!r} leaves {start!r}, in which the procedure is over"
        silent = {(window.stage, window.if_silent) for window in procedure.windows if window.if_silent is not None}
        for name in sorted({start for start, _ in silent}):
            if name in ends:
                yield f"silence leaves {name!r}, in which the procedure is over"
            if name in _closure({to for start, to in silent if start == name}, silent):
                yield f"stage {name!r} comes back to itself by silence alone"

    def _events_before_themselves(self) -> Iterator[str]:
        before = _leads_to((event.name, name) for event in self.procedure.further_events for name in event.after)
        for event in self.procedure.further_events:
            if event.name in _reached(event.after, before):
                yield f"event {event.name!r} must come before itself"

    def _edges(self) -> Iterator[tuple[str, str]]:
        open_stages = [stage.name for stage in self.procedure.stages if not stage.ends]
        for one in self.procedure.transitions:
            for start in one.start or open_stages:
                yield start, one.to
        for window in self.procedure.windows:
            if window.if_silent is not None:
                yield window.stage, window.if_silent

    def _branches(self) -> Iterator[str]:
        groups: dict[tuple[str, str], list[Transition]] = {}
        open_stages = [stage.name for stage in self.procedure.stages if not stage.ends]
        for one in self.procedure.transitions:
            for start in one.start or open_stages:
                groups.setdefault((start, one.event), []).append(one)
        values_of = {name: fact.values for name, fact in self.facts.items()}
        for (start, event), several in groups.items():
            where = f"the transitions by {event!r} from {start!r}"
            try:
                overlap, gap = overlaps_and_gaps([one.when or Always() for one in several], values_of=values_of)
            except ValueError as error:
                yield f"{where}: {error}"
                continue
            if overlap is not None:
                yield f"{where} are not disjoint: several are made when {overlap or 'always'}"
            if gap is not None:
                yield f"{where} are not total: none is made when {gap or 'anything is so'}"

    def _limits_on_themselves(self) -> Iterator[str]:
        rests_on: dict[str, set[str]] = {}
        for duty in self.procedure.duties:
            if duty.recurs is None:
                rests_on.setdefault(duty.act, set()).update(duty.within.read(UsesReading()).events)
        for window in self.procedure.windows:
            if not self.events.get(window.event, _NO_EVENT).repeats:
                rests_on.setdefault(window.event, set()).update(window.until.read(UsesReading()).events)
        edges = {(act, other) for act, others in rests_on.items() for other in others}
        for act in sorted(rests_on):
            if act in _closure(rests_on[act], edges):
                yield f"the limit for {act!r} depends on itself"

    def _conditions_on_themselves(self) -> Iterator[str]:
        """Find duties whose own lateness decides whether they are owed, come back or are extended by themselves."""
        conditions = [(one.name, one.owed_if) for one in self.procedure.duties]
        conditions += [(one.name, one.recurs.starts_if) for one in self.procedure.duties if one.recurs is not None]
        conditions += [(one.duty, one.applies_when) for one in self.procedure.extensions]
        edges = {
            (duty, atom.duty)
            for duty, condition in conditions
            for atom in condition.atoms
            if isinstance(atom, Missed | MetInTime | Overdue)
        }
        for duty in sorted({duty for duty, _ in edges}):
            if duty in _closure({to for start, to in edges if start == duty}, edges):
                yield f"whether {duty!r} is late depends on itself"

    def _caps(self) -> Iterator[str]:
        for where, limit in self.procedure.named_limits():
            for node in limit.nodes:
                if not isinstance(node, After | Before):
                    continue
                period = node.period
                if period.at_most is not None and period.at_most < period.number:
                    yield f"{where}: the cap of {period.at_most} is below the period of {period.number}"
                if period.at_least is not None and period.at_least > period.number:
                    yield f"{where}: the range begins at {period.at_least}, after its end at {period.number}"
        duties = {duty.name: duty for duty in self.procedure.duties}
        for extension in self.procedure.extensions:
            if extension.duty in duties:
                yield from self._caps_of(extension, duties[extension.duty])

    def _caps_of(self, extension: Extension, duty: Duty) -> Iterator[str]:
        where = f"the extension of {extension.duty!r} by {extension.how.value}"
        if sum((extension.by is not None, extension.to is not None, extension.to_at_most)) > 1:
            yield f"{where}: only one of by, to and to_at_most can be given"
        counts = [node for node in duty.within.nodes if isinstance(node, After)]
        if extension.to_at_most and all(node.period.at_most is None for node in counts):
            yield f"{where}: the duty's period has no second figure to extend to"
        caps = () if extension.to is None else extension.to.nodes
        for cap in (node for node in caps if isinstance(node, After)):
            for node in counts:
                if (cap.start, cap.period.unit) == (node.start, node.period.unit) and (
                    cap.period.number < node.period.number
                ):
                    yield f"{where}: the cap of {cap.period.number} is below the period of {node.period.number}"

    def _working_days(self) -> Iterator[str]:
        definition = self.procedure.working_days
        if definition.closures_count and definition.closures_source is None:
            yield "the body's closures are left out of its working days, and closures_source does not say where from"

    def _unknown_in_findings(self) -> Iterator[str]:
        """Find what a finding is said to be about, and is not there: the finding would never be shown."""
        procedure = self.procedure
        known = {one.name for one in procedure.time_limits} | {one.name for one in procedure.routes}
        known |= {one.name for one in procedure.exclusions} | {one.name for one in procedure.standing}
        known |= {one.name for one in procedure.entitlements} | {one.name for one in procedure.roles}
        known |= {one.name for one in procedure.statements} | self.duties | self.windows | self.stages
        known |= {one.cause for one in procedure.suspensions} | set(self.events)
        for finding in procedure.findings:
            for name in finding.about:
                yield from self._unknown("rule", name, f"finding {finding.name!r}", known)

    def _versions(self) -> Iterator[str]:
        first, last = self.procedure.in_force_from, self.procedure.in_force_until
        if first is not None and last is not None and last < first:
            yield f"the version ends on {last.isoformat()}, before it begins on {first.isoformat()}"


_NO_EVENT = Event(name="", title="", by=Party.NOBODY)


def _among(value: FactValue, values: Iterable[FactValue]) -> bool:
    return any(type(value) is type(one) and value == one for one in values)


def _closure(starts: Iterable[str], edges: Iterable[tuple[str, str]]) -> set[str]:
    return _reached(starts, _leads_to(edges))


def _leads_to(edges: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    leads_to: dict[str, set[str]] = {}
    for start, to in edges:
        leads_to.setdefault(start, set()).add(to)
    return leads_to


def _reached(starts: Iterable[str], leads_to: Mapping[str, Iterable[str]]) -> set[str]:
    reached = set(starts)
    fresh = reached
    while fresh:
        fresh = {to for start in fresh for to in leads_to.get(start, ())} - reached
        reached |= fresh
    return reached
