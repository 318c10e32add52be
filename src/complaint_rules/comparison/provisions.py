"""Rules without a clock compared: stages, roles, routes, exclusions, standing, rights, letters, pauses, statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Place, item_of, paired
from complaint_rules.comparison.time_limits import grounds, route_limits
from complaint_rules.comparison.words import joined
from complaint_rules.conditions import Always, Answer
from complaint_rules.errors import UnknownFactError
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from complaint_rules.comparison.texts import Texts
    from complaint_rules.conditions import Condition, FactValue
    from complaint_rules.eligibility import Exclusion, Standing
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Entitlement, Letter, Role, Route, Stage, Suspension
    from complaint_rules.sources import Source

__all__ = ["provisions", "stages", "statements", "working_days"]

T = TypeVar("T")


@frozen(kw_only=True, eq=False)
class _Kind(Generic[T]):
    """How the rules of one kind are named, read out and compared."""

    name: str
    party: Callable[[Texts, T], Party]
    named: Callable[[T], str]
    says: Callable[[Texts, T], str]
    terms: Callable[[T], object]
    source: Callable[[T], Source | None]


def _theirs(_: Texts, __: object) -> Party:
    return Party.COMPLAINANT


def _bodys(_: Texts, __: object) -> Party:
    return Party.BODY


def _senders(texts: Texts, letter: Letter) -> Party:
    events = {event.name: event.by for event in (*texts.local.events, *texts.scheme.events)}
    return events[letter.event]


def _name(rule: Exclusion | Standing | Entitlement) -> str:
    return rule.name


def _outside(texts: Texts, rule: Exclusion) -> str:
    return f"it does not cover {_text(texts, rule)}"


def _text(_: Texts, rule: Exclusion | Standing) -> str:
    return rule.text + ("" if rule.discretion is None else f", unless {rule.discretion.who} considers it all the same")


def _right(_: Texts, right: Entitlement) -> str:
    when = "" if isinstance(right.when, Always) else f", where {right.when.sentence}"
    return f"{right.who}: {right.text}{when}"


def _contents(texts: Texts, letter: Letter) -> str:
    things = [f"{content.text} ({content.strength.value})" for content in letter.contents]
    form = f", {letter.form}," if letter.form else ""
    return f"{texts.event_title(letter.event)}{form} holds {'; '.join(things) or 'nothing in particular'}"


def _pause(_: Texts, pause: Suspension) -> str:
    return f"the clock stands still for {pause.title}"


def _of_rule(rule: Exclusion | Standing | Entitlement | Suspension) -> Source:
    return rule.source


_EXCLUSION: _Kind[Exclusion] = _Kind(
    name="exclusion",
    party=_theirs,
    named=_name,
    says=_outside,
    terms=lambda one: (one.when, one.discretion is None),
    source=_of_rule,
)
_STANDING: _Kind[Standing] = _Kind(
    name="standing",
    party=_theirs,
    named=_name,
    says=_text,
    terms=lambda one: (one.when, one.discretion is None),
    source=_of_rule,
)
_ENTITLEMENT: _Kind[Entitlement] = _Kind(
    name="entitlement",
    party=_theirs,
    named=_name,
    says=_right,
    terms=lambda one: (one.who, one.text, one.stages, one.when),
    source=_of_rule,
)
_LETTER: _Kind[Letter] = _Kind(
    name="letter",
    party=_senders,
    named=lambda one: one.event,
    says=_contents,
    terms=lambda one: ({(content.text, content.strength) for content in one.contents}, one.form),
    source=lambda one: next((content.source for content in one.contents), None),
)
_SUSPENSION: _Kind[Suspension] = _Kind(
    name="suspension",
    party=_bodys,
    named=lambda one: one.cause,
    says=_pause,
    terms=lambda one: (one.duties, one.windows),
    source=_of_rule,
)


def provisions(texts: Texts) -> Iterator[Item]:
    """
    Yield what becomes of roles, routes, exclusions, standing, rights, letters and pauses.

    Source:
        House rule: they answer to each other by name, or by the event; what is put in other words is shown, not judged.
    """
    local, scheme = texts.local, texts.scheme
    if not texts.by_route:
        yield from _roles(texts)
        yield from _routes(texts)
    yield from _by_name(texts, _EXCLUSION, local.exclusions, scheme.exclusions)
    yield from _by_name(texts, _STANDING, local.standing, scheme.standing)
    yield from _by_name(texts, _ENTITLEMENT, local.entitlements, scheme.entitlements)
    yield from _by_name(texts, _LETTER, local.letters, scheme.letters)
    yield from _by_name(texts, _SUSPENSION, local.suspensions, scheme.suspensions)


def _by_name(texts: Texts, kind: _Kind[T], ours: Sequence[T], theirs: Sequence[T]) -> Iterator[Item]:
    pairs, added, silent = paired(ours, theirs, lambda one, other: kind.named(one) == kind.named(other))
    for local, scheme in pairs:
        same = kind.terms(local) == kind.terms(scheme)
        clauses: tuple[str, ...] = (
            (f"both texts: {kind.says(texts, scheme)}",)
            if same
            else (
                f"the local text: {kind.says(texts, local)}",
                f"the scheme: {kind.says(texts, scheme)}",
                "the two are put differently; read both",
            )
        )
        yield item_of(
            f"{kind.name}:{kind.named(scheme)}",
            Relation.SAME if same else Relation.CANNOT_COMPARE,
            kind.party(texts, scheme),
            clauses,
            local_source=kind.source(local),
            scheme_source=kind.source(scheme),
        )
    for scheme in silent:
        said = (f"the scheme: {kind.says(texts, scheme)}", "the local text does not say so")
        yield item_of(
            f"{kind.name}:{kind.named(scheme)}",
            Relation.SILENT,
            kind.party(texts, scheme),
            said,
            scheme_source=kind.source(scheme),
        )
    for local in () if texts.by_route else added:
        said = (f"the local text: {kind.says(texts, local)}", "the scheme does not say so")
        yield item_of(
            f"{kind.name}:{kind.named(local)}",
            Relation.ADDED,
            kind.party(texts, local),
            said,
            local_source=kind.source(local),
            findings=texts.findings(kind.named(local)),
        )


# -------------------------------------------------------------------------------------------------------- who may serve


def _roles(texts: Texts) -> Iterator[Item]:
    pairs, added, silent = paired(texts.local.roles, texts.scheme.roles, lambda one, other: one.name == other.name)
    for local, scheme in pairs:
        yield _role(texts, local, scheme)
    for scheme in silent:
        clauses = (f"the scheme: {scheme.title}: {scheme.text}", _may_not(scheme), "the local text does not say so")
        yield item_of(f"role:{scheme.name}", Relation.SILENT, Party.BODY, clauses, scheme_source=scheme.source)
    for local in added:
        said = (f"the local text: {local.title}: {local.text}", "the scheme has no role of that name")
        yield item_of(f"role:{local.name}", Relation.ADDED, Party.BODY, said, local_source=local.source)


def _may_not(role: Role) -> str:
    tests = [rule.text for rule in role.not_if]
    return f"it may not be {' or '.join(tests)}" if tests else ""


def _role(texts: Texts, local: Role, scheme: Role) -> Item:
    """Return whether whom the local text tells of may serve under the scheme."""
    asked = _known(texts.scheme, dict(local.told))
    verdict = texts.scheme.may_serve(scheme.name, asked)
    clauses = [f"{scheme.title}: by the local text {local.text}"]
    source = scheme.source
    if asked and verdict.answer is Answer.NO:
        broken = [finding for finding in verdict.findings if finding.answer is Answer.NO]
        source = broken[0].source
        reasons = joined(
            [f"{one.reason.partition(': ')[2]} ({one.source.citation}: {one.source.text})" for one in broken]
        )
        clauses += [
            f"the scheme rules that out: it may not be {reasons}",
            "whoever complains may ask for somebody whom the scheme allows",
        ]
        relation = Relation.CONTRADICTORY
    elif scheme.not_if and not local.not_if:
        clauses += [f"the scheme says who may not serve: {_may_not(scheme)}", "the local text does not say so"]
        relation = Relation.SILENT
    elif local.not_if == scheme.not_if:
        clauses.append("both texts rule out the same people")
        relation = Relation.SAME
    else:
        clauses += [
            (
                f"who may not serve is put differently: in the local text {_may_not(local)}; in the scheme "
                f"{_may_not(scheme) or 'nobody is ruled out'}"
            )
        ]
        relation = Relation.CANNOT_COMPARE
    return item_of(
        f"role:{scheme.name}",
        relation,
        Party.BODY,
        clauses,
        local_source=local.source,
        scheme_source=source,
        findings=texts.findings(local.name),
    )


def _known(scheme: Procedure, told: dict[str, FactValue]) -> dict[str, FactValue]:
    """Return the facts about a person that the scheme asks for."""
    known: dict[str, FactValue] = {}
    for name, value in told.items():
        try:
            scheme.check_fact(name, value)
        except UnknownFactError:
            continue
        known[name] = value
    return known


# -------------------------------------------------------------------------------------------------------------- routes


def _routes(texts: Texts) -> Iterator[Item]:
    pairs, added, silent = paired(texts.local.routes, texts.scheme.routes, _score_of_routes)
    for local, scheme in pairs:
        yield _route(texts, local, scheme)
        yield from route_limits(texts, local, scheme)
    for scheme in silent:
        limit = (
            "" if scheme.time_limit is None else f"; its own limit: {texts.theirs(scheme.time_limit.until).sentence}"
        )
        clauses = (f"the scheme leads on to {scheme.title}{limit}", "the local text does not say so")
        yield item_of(f"route:{scheme.name}", Relation.SILENT, Party.COMPLAINANT, clauses, scheme_source=scheme.source)
    for local in added:
        said = (f"the local text leads on to {local.title}", *grounds(local), "the scheme does not say so")
        yield item_of(
            f"route:{local.name}",
            Relation.ADDED,
            Party.COMPLAINANT,
            said,
            local_source=local.source,
            findings=texts.findings(local.name),
        )


def _score_of_routes(local: Route, scheme: Route) -> int:
    return 2 * (bool(local.scheme) and local.scheme == scheme.scheme) + (local.name == scheme.name)


def _route(texts: Texts, local: Route, scheme: Route) -> Item:
    """Return whether both texts say alike when a route may be taken."""
    terms = [(one.complete, one.applies, [early.when for early in one.early]) for one in (local, scheme)]
    same = terms[0] == terms[1]
    clauses: tuple[str, ...] = (f"both texts lead on to {scheme.title}",)
    if not same:
        clauses += (
            f"they put differently when; the local text: {_when(local)}",
            f"the scheme: {_when(scheme)}",
        )
    return item_of(
        f"route:{scheme.name}",
        Relation.SAME if same else Relation.CANNOT_COMPARE,
        Party.COMPLAINANT,
        clauses,
        local_source=local.source,
        scheme_source=scheme.source,
        findings=() if same else texts.findings(local.name),
    )


def _when(route: Route) -> str:
    early = [one.text for one in route.early]
    before = f"; before that, if {'; or if '.join(early)}" if early else "; no ground before that"
    return f"once {_clause(route.complete)}{before}"


def _clause(condition: Condition) -> str:
    return "the body has been asked" if isinstance(condition, Always) else condition.sentence


# -------------------------------------------------------------------------------------------------------------- stages


def stages(texts: Texts) -> Iterator[Item]:
    """
    Yield the stages that one text alone has, and those that each text has ended by somebody else.

    Source:
        House rule: a stage that the panel's decision ends is not one that the authority's response ends.
    """
    if texts.by_route:
        return
    ours = {one.name: one for one in texts.local.stages if not one.ends}
    theirs = {one.name: one for one in texts.scheme.stages if not one.ends}
    for name, stage in theirs.items():
        if name in ours:
            yield from _ending(texts, ours[name], stage)
        else:
            clauses = (f"the scheme has the stage “{stage.title}”; the local text has no such stage",)
            yield item_of(
                f"stage:{name}",
                Relation.SILENT,
                Party.COMPLAINANT,
                clauses,
                scheme_source=stage.source,
                place=Place.SILENT_ON_THE_BODY,
            )
    for name, stage in ours.items():
        if name not in theirs:
            clauses = (f"the local text has the stage “{stage.title}”; the scheme has no such stage",)
            yield item_of(f"stage:{name}", Relation.ADDED, Party.COMPLAINANT, clauses, local_source=stage.source)


def _ending(texts: Texts, local: Stage, scheme: Stage) -> Iterator[Item]:
    ours, theirs = _endings(texts.local, local.name), _endings(texts.scheme, scheme.name)
    if not ours or not theirs:
        return
    acts = [
        joined([f"{texts.event_title(event)} (an act of {texts.who(by)})" for event, (by, _) in endings.items()])
        for endings in (ours, theirs)
    ]
    differ = {by for by, _ in ours.values()}.isdisjoint(by for by, _ in theirs.values())
    (by, source), local_source = next(iter(theirs.values())), next(iter(ours.values()))[1]
    clauses = (
        (
            f"in the local text “{scheme.title}” ends with {acts[0]}; in the scheme with {acts[1]}",
            f"by the scheme it is {texts.who(by)} who owes the person who complains the answer that ends it",
        )
        if differ
        else (f"“{scheme.title}” ends with {acts[1]}",)
    )
    yield item_of(
        f"stage:{scheme.name}",
        Relation.CONTRADICTORY if differ else Relation.SAME,
        by,
        clauses,
        local_source=local_source,
        scheme_source=source,
    )


def _endings(procedure: Procedure, stage: str) -> dict[str, tuple[Party, Source]]:
    """Return the acts that end the procedure in a stage, whose each is, and where the text says so."""
    return {
        one.event: (procedure.event(one.event).by, one.source)
        for one in procedure.transitions
        if stage in one.start and procedure.is_end(one.to)
    }


# -------------------------------------------------------------------------------------- statements and working days


def statements(texts: Texts) -> Iterator[Item]:
    """
    Yield what the scheme says must be so, with no date, and the local text does not say.

    Source:
        House rule: only what binds is missed; descriptions and advice are not.
    """
    local = {one.name: one for one in texts.local.statements}
    for scheme in texts.scheme.statements:
        if scheme.strength is not Strength.MUST:
            continue
        mine = local.get(scheme.name)
        yield item_of(
            f"statement:{scheme.name}",
            Relation.SILENT if mine is None else Relation.SAME,
            Party.BODY,
            (
                f"the scheme: {scheme.text.rstrip('.')}",
                "the local text does not say so" if mine is None else f"the local text: {mine.text}",
            ),
            local_source=None if mine is None else mine.source,
            scheme_source=scheme.source,
            place=Place.SILENT_STATEMENT,
        )


def working_days(texts: Texts) -> Iterator[Item]:
    """
    Yield what it comes to where the two texts count other days as working days.

    Source:
        House rule: "working day" is defined by each text, so two definitions are two rules.
    """
    ours, theirs = texts.local.working_days, texts.scheme.working_days
    same = (ours.division, ours.closures_count) == (theirs.division, theirs.closures_count)
    said = [
        f"the bank holidays of {one.division}{', and the closures of the body,' if one.closures_count else ''} left out"
        for one in (ours, theirs)
    ]
    yield item_of(
        "working-days",
        Relation.SAME if same else Relation.CANNOT_COMPARE,
        Party.BODY,
        (f"working days: in the local text {said[0]}; in the scheme {said[1]}",)
        if not same
        else (f"working days: in both texts {said[0]}",),
        local_source=ours.source,
        scheme_source=theirs.source,
    )
