"""A procedure as a page: a table for each kind of rule, each row with its limit, its source and how that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.conditions import Always
from complaint_rules.dates import in_words
from complaint_rules.explanations import capital, sentence, sentence_of
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.show.document import Item, Page, Section, Table
from complaint_rules.show.words import condition_in_words, value_in_words
from complaint_rules.sources import HOUSE_RULE
from complaint_rules.working_days import Division

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from complaint_rules.conditions import Condition
    from complaint_rules.eligibility import Discretion, Exclusion, Standing, TimeLimit
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Extension, Route, Suspension, Target, Window
    from complaint_rules.sources import Source

__all__ = ["rules_page"]

_DIVISIONS = {
    Division.ENGLAND_AND_WALES: "England and Wales",
    Division.SCOTLAND: "Scotland",
    Division.NORTHERN_IRELAND: "Northern Ireland",
    Division.ANY_PART_OF_UK: "any part of the United Kingdom",
}
_SOURCE = ("Source", "What it says", "Link", "How it was seen")


def rules_page(procedure: Procedure) -> Page:
    """Return the page of a procedure."""
    return _Rules(procedure).page()


class _Rules:
    """The page of one procedure while it is written."""

    __slots__ = ("duties", "procedure", "titles")

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.titles = procedure.titles
        self.duties = {duty.name: duty.title or self.titles[duty.act] for duty in procedure.duties}

    def page(self) -> Page:
        procedure = self.procedure
        stages = (
            (self._stage(one.name), value_in_words(one.ends), one.handled_by, *_source(one.source))
            for one in procedure.stages
        )
        transitions = (
            (
                self.titles[one.event],
                ", ".join(self._stage(name) for name in one.start) or "every open stage",
                self._stage(one.to),
                "" if one.when is None else self._condition(one.when),
                "; ".join(filter(None, (self._condition(one.allowed_if), _discretion(one.discretion)))),
                *_source(one.source),
            )
            for one in procedure.transitions
        )
        suspensions = ((one.title, self._stopped(one), *_source(one.source)) for one in procedure.suspensions)
        entitlements = (
            (
                one.who,
                one.text,
                ", ".join(self._stage(name) for name in one.stages) or "at every stage",
                self._condition(one.when),
                *_source(one.source),
            )
            for one in procedure.entitlements
        )
        letters = (
            (self.titles[letter.event], letter.form, content.text, content.strength.value, *_source(content.source))
            for letter in procedure.letters
            for content in letter.contents
        )
        roles = (
            (one.title, one.text, "; ".join(bar.text for bar in one.not_if), *_source(one.source))
            for one in procedure.roles
        )
        statements = ((one.text, one.strength.value, *_source(one.source)) for one in procedure.statements)
        findings = (
            (one.text, ", ".join(self._named(name) for name in one.about) or "the whole procedure")
            for one in procedure.findings
        )
        return Page(
            title=procedure.title,
            lines=tuple(self._lines()),
            sections=(
                _section("Stages", ("Stage", "The procedure is over in it", "Handled by", *_SOURCE), stages),
                _section(
                    "Transitions",
                    ("Event", "Leaves", "Leads to", "Only if", "The text allows it if", *_SOURCE),
                    transitions,
                ),
                _section(
                    "Duties",
                    ("Duty", "Owed by", "Limit", "Strength", "Also", *_SOURCE),
                    (self._duty(one) for one in procedure.duties),
                ),
                _section(
                    "Windows",
                    ("What may be done", "By", "Limit", "Strength", "Also", *_SOURCE),
                    (self._window(one) for one in procedure.windows),
                ),
                _section(
                    "Extensions",
                    ("Of the limit for", "By", "How far", "Also", *_SOURCE),
                    (self._extension(one) for one in procedure.extensions),
                ),
                _section("Suspensions", ("Cause", "What stands still", *_SOURCE), suspensions),
                _section(
                    "Who may complain, and until when",
                    ("Rule", "Strength", "Discretion", *_SOURCE),
                    (
                        *(self._time_limit(one) for one in procedure.time_limits),
                        *(self._ground("To be so", one) for one in procedure.standing),
                        *(self._ground("Outside", one) for one in procedure.exclusions),
                    ),
                ),
                _section(
                    "Routes",
                    ("To", "Looks at", "Only if", "Limit", "Complete when", "Early if", *_SOURCE),
                    (self._route(one) for one in procedure.routes),
                ),
                _section("Entitlements", ("Who", "May", "Where", "If", *_SOURCE), entitlements),
                _section("Letters", ("Letter", "Form", "Contains", "Strength", *_SOURCE), letters),
                _section("Roles", ("Role", "What it does", "Not open to", *_SOURCE), roles),
                _section("Statements", ("Statement", "Strength", *_SOURCE), statements),
                _section("Findings", ("What is wrong with the text, or not certain", "Touches"), findings),
                Section("Words for the command line", tuple(self._words())),
            ),
        )

    def _lines(self) -> Iterator[str]:
        procedure = self.procedure
        yield f"Scheme {procedure.name}, version {procedure.version}, {in_force(procedure)}."
        yield f"Rules digest {procedure.digest}. Complaints it governs: {procedure.governs.value}."
        source = procedure.working_days.source
        caveat = f" How it was seen: {source.seen.caveat}." if source.seen.caveat else ""
        nations = _DIVISIONS[Division(procedure.working_days.division)]
        yield f"Working days of {nations}: {source.citation}, {sentence(source.text)}{caveat}"

    def _words(self) -> Iterator[Item]:
        used = [event.name for event in self.procedure.events if event.name in self.procedure.events_used]
        yield Item("Events for --event:")
        for name in used:
            yield Item(f"{name}: {self.titles[name]}", 1)
        yield Item("Facts for --fact:")
        for fact in self.procedure.facts:
            values = ", ".join(fact.choices) if fact.choices else fact.kind.value
            yield Item(f"{fact.name} ({values}): {fact.question}", 1)
        readings = self.procedure.readings
        if readings:
            yield Item("Readings for --reading:")
        for one in readings:
            for name, limit in one.options:
                taken = " (taken unless another is chosen)" if name == one.default else ""
                yield Item(f"{one.name}={name}: from {sentence_of(limit, self.titles)}{taken}", 1)

    def _stage(self, name: str) -> str:
        return "not begun" if name == NOT_BEGUN else self.procedure.stage(name).title

    def _named(self, name: str) -> str:
        return self.duties.get(name) or self.titles.get(name) or name.replace("-", " ")

    def _condition(self, one: Condition) -> str:
        return condition_in_words(one, self.procedure)

    def _duty(self, one: Duty) -> tuple[str, ...]:
        also = [] if isinstance(one.owed_if, Always) else [f"owed only if {self._condition(one.owed_if)}"]
        if one.soft:
            also.append(f"the text softens it: {one.soft}")
        if one.target is not None:
            also.append(self._target("aim", one.target))
        if one.met_when_received:
            also.append("met when received, not when sent")
        if one.recurs is not None:
            ends = self.titles[one.recurs.ends_with]
            starts = self._condition(one.recurs.starts_if)
            also.append(
                f"owed again every {one.recurs.every.in_words} until {ends}{', if ' + starts if starts else ''}"
            )
        also.extend(f"if missed: {text}" for text in one.if_missed)
        return (
            self.duties[one.name],
            self.procedure.party(one.owed_by),
            sentence_of(one.within, self.titles),
            one.strength.value,
            "; ".join(also),
            *_source(one.source),
        )

    def _target(self, word: str, one: Target) -> str:
        return f"{word}: {sentence_of(one.until, self.titles)} ({one.source.citation}: {one.source.text})"

    def _window(self, one: Window) -> tuple[str, ...]:
        also = [] if one.opens is None else [f"opens: {sentence_of(one.opens, self.titles)}"]
        if one.advised is not None:
            also.append(self._target("advice only", one.advised))
        if one.late is not None:
            also.append(f"late: {_discretion(one.late)}")
        if one.long_stop is not None:
            absolute = "absolute" if one.long_stop_absolute else "not absolute"
            also.append(f"long stop ({absolute}): {sentence_of(one.long_stop, self.titles)}")
        also += ["in time when received, not when sent"] if one.met_when_received else []
        if one.if_silent is not None:
            also.append(f"if nothing is done: {self._stage(one.if_silent)}")
        return (
            self.titles[one.event],
            self.procedure.party(one.by),
            sentence_of(one.until, self.titles),
            one.strength.value,
            "; ".join(also),
            *_source(one.source),
        )

    def _stopped(self, one: Suspension) -> str:
        duties = ("what the body owes at the stage",) if one.duties is None else map(self._named, one.duties)
        windows = ("the time of the person who complains",) if one.windows is None else map(self._named, one.windows)
        return "; ".join((*duties, *windows))

    def _extension(self, one: Extension) -> tuple[str, ...]:
        far = "no figure"
        if one.by is not None:
            far = f"by {one.by.in_words}"
        elif one.to is not None:
            far = f"to {sentence_of(one.to, self.titles)}"
        elif one.to_at_most:
            far = "to the second figure of the limit"
        also = ["firm" if one.firm else "further for good reason"]
        if one.before_expiry:
            also.append("must be made before the limit ends")
        if one.times is not None:
            also.append("once" if one.times == 1 else f"at most {one.times} times")
        if one.follows is not None:
            also.append(f"after one by {one.follows.value}")
        if one.causes:
            also.append(f"for {' or '.join(one.causes)}")
        if not isinstance(one.applies_when, Always):
            also.append(f"if {self._condition(one.applies_when)}")
        if one.requires:
            also.append(f"requires {' and '.join(one.requires)}")
        return (self.duties[one.duty], one.how.value, far, "; ".join(also), *_source(one.source))

    def _time_limit(self, one: TimeLimit) -> tuple[str, ...]:
        said = f"{capital(one.title)}: {sentence_of(one.until, self.titles)}"
        said += "; judged by receipt" if one.judged_by_receipt else ""
        said += f"; no limit if {self.titles[one.waived_by]} is yes" if one.waived_by else ""
        return (said, one.strength.value, _discretion(one.discretion), *_source(one.source))

    @staticmethod
    def _ground(word: str, one: Standing | Exclusion) -> tuple[str, ...]:
        return (f"{word}: {one.text}", "", _discretion(one.discretion), *_source(one.source))

    def _route(self, one: Route) -> tuple[str, ...]:
        limit = "none in this scheme"
        if one.time_limit is not None:
            rule = one.time_limit
            limit = f"{sentence_of(rule.until, self.titles)} ({rule.source.citation}: {rule.source.text})"
        early = "; ".join(f"{ground.text} ({ground.source.citation})" for ground in one.early)
        only_if, complete = self._condition(one.applies), self._condition(one.complete)
        return (one.title, one.remit, only_if, limit, complete, early, *_source(one.source))


def in_force(procedure: Procedure) -> str:
    """Return when a version is in force, as a clause."""
    first, last = procedure.in_force_from, procedure.in_force_until
    if first is None:
        return "dates not known" if last is None else f"in force until {in_words(last)}"
    return (
        f"in force since {in_words(first)}" if last is None else f"in force from {in_words(first)} to {in_words(last)}"
    )


def _section(title: str, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    found = tuple(rows)
    return Section(title, table=Table(headers, found) if found else None)


def _source(source: Source) -> tuple[str, str, str, str]:
    caveat = source.seen.caveat or "the text itself was read"
    seen = (
        f"{source.seen.value}: {caveat}"
        if source.instrument != HOUSE_RULE
        else "decided by this library or by the file"
    )
    return (
        source.citation,
        source.text,
        source.url,
        f"{seen}; checked on {in_words(source.checked_on)}",
    )


def _discretion(one: Discretion | None) -> str:
    if one is None:
        return ""
    limbs = f" if {one.tests}" if one.limbs else ""
    return f"{one.who} may still consider it{limbs} ({one.source.citation})"
