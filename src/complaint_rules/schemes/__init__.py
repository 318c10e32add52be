"""The bundled schemes: one module each, imported when first named."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from attrs import evolve

from complaint_rules.catalogue import (
    BODY_NAME,
    HAPPENED,
    QUESTIONS,
    STATUTORY,
    Applicable,
    Relation,
    SchemeKind,
    in_order,
)
from complaint_rules.conditions import Answer
from complaint_rules.dates import check_date, in_words
from complaint_rules.errors import (
    InvalidRecordError,
    NotInForceError,
    UnknownFactError,
    UnknownSchemeError,
)
from complaint_rules.vocabulary import FACTS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from complaint_rules.catalogue import Choice, Scheme
    from complaint_rules.conditions import FactIs, FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.vocabulary import Fact

__all__ = ["applicable", "get", "in_force", "names", "newest", "versions"]


def names() -> tuple[str, ...]:
    """
    Return the names of the bundled schemes, in alphabetical order.

    Source:
        House rule: each is one module of `complaint_rules.schemes`, whose `SCHEME` holds its dated versions; a module
        whose name begins with an underscore is none.

    Examples:
        >>> "england-children" in names()
        True
    """
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in found if not name.startswith("_")))


def get(name: str) -> Scheme:
    """
    Return a scheme: its versions, when it governs, and what of its text it carries.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: a scheme is loaded when it is first named.

    Examples:
        >>> get("england-children").kind.value
        'law'
    """
    if name not in names():
        raise UnknownSchemeError(name, valid=names(), where="schemes")
    module = import_module(f"complaint_rules.schemes.{name.replace('-', '_')}")
    found: Scheme = module.SCHEME
    return found


def versions(name: str) -> tuple[Procedure, ...]:
    """
    Return every version of a scheme, oldest first.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: every rule has the dates from which and until which it holds, where they are known.

    Examples:
        >>> [one.version for one in versions("england-children")]
        ['2006-09-01']
    """
    return get(name).versions


def newest(name: str) -> Procedure:
    """
    Return the newest version of a scheme, or the one that it names as its default.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: as for `in_force`.

    Examples:
        >>> newest("england-children").version
        '2006-09-01'
    """
    scheme = get(name)
    return next((one for one in scheme.versions if one.version == scheme.default), scheme.versions[-1])


def in_force(name: str, *, on: date) -> Procedure:
    """
    Return the version of a scheme that was in force on a date.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.
        NotInForceError: If no version was in force on that date.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: there is no silent default; a version whose dates are not known is taken to hold on every date, and
        of several the one that the scheme names as its default, whose findings say so.

    Examples:
        >>> from datetime import date
        >>> in_force("england-children", on=date(2024, 8, 1)).version
        '2006-09-01'
    """
    check_date(on, where="on")
    scheme = get(name)
    found = scheme.version_on(on)
    if found is not None:
        return found
    said = [f"{one.version} from {one.in_force_from} until {one.in_force_until or 'now'}" for one in scheme.versions]
    raise NotInForceError(name, on=on, versions=said)


def applicable(facts: Mapping[str, FactValue | date], *, on: date) -> Applicable:
    """
    Return what governs a complaint, what runs beside it, where it can go next, and what would have to be told.

    `facts` holds what is known, by name: the facts of `catalogue.QUESTIONS`, those of the shared vocabulary, and those
    that a scheme asks for by itself; "body-name", by which a text is found that the body itself publishes; and
    "happened", the date of the matter.

    Raises:
        UnknownFactError: If no scheme asks for a fact, or the fact cannot have the value.
        NotADateError: If `on` or "happened" is not a `datetime.date`.
        InvalidRecordError: If `facts` is no mapping, or the matter happened after the date asked about.

    Source:
        The scopes of each scheme; a missing fact is asked for, never guessed.

    Examples:
        >>> from datetime import date
        >>> found = applicable({"subject": "children", "body": "council"}, on=date(2024, 8, 1))
        >>> found.governs, found.missing[0], found.questions[0].question
        ((), 'nation', 'In which nation did the matter happen?')
        >>> found = applicable({"subject": "children", "body": "council", "nation": "england"}, on=date(2024, 8, 1))
        >>> found.governs[0].scheme, found.governs[0].procedure.version
        ('england-children', '2006-09-01')
    """
    from complaint_rules.schemes._elsewhere import ELSEWHERE

    check_date(on, where="on")
    every = [get(name) for name in names()]
    known = _known_facts(every)
    told = _checked(facts, known)
    happened = cast("date | None", told.pop(HAPPENED.name, None))
    body = cast("str | None", told.pop(BODY_NAME.name, None))
    if happened is not None and happened > on:
        raise InvalidRecordError([f"the matter happened after {in_words(on)}, the date that is asked about"])
    plain = cast("dict[str, FactValue]", told)
    named = [scheme for scheme in every if body is not None and scheme.is_published_by(body)]
    considered = [scheme for scheme in every if not scheme.kind.has_publisher or scheme in named]
    laws = [scheme for scheme in considered if scheme.kind is SchemeKind.LAW]
    choices = [one for scheme in laws for one in scheme.choices(plain, on=on, happened=happened)]
    if any(one.relation is Relation.GOVERNS and one.answer is Answer.YES for one in choices):
        plain = {**plain, STATUTORY.name: True}  # a statutory procedure has been found, whatever was told of one
    others = [scheme for scheme in considered if scheme not in laws]
    choices += [one for scheme in others for one in scheme.choices(plain, on=on, happened=happened)]
    choices += _laws_above(choices, on)
    sure = [one for one in choices if one.answer is Answer.YES]
    governs = [one for one in sure if one.relation is Relation.GOVERNS]
    unsure = [one for one in choices if one.answer is Answer.CANNOT_TELL]
    elsewhere = [] if governs else [(one, *one.asked(plain)) for one in ELSEWHERE]
    missing = {name for one in unsure for name in one.missing}
    if not any(one.relation is Relation.GOVERNS for one in unsure):
        missing.update(name for _, _, several in elsewhere for name in several)
    return Applicable(
        on=on,
        facts=tuple(sorted(facts.items())),
        governs=in_order(governs),
        beside=in_order(one for one in sure if one.relation is Relation.BESIDE),
        next=in_order(one for one in sure if one.relation is Relation.NEXT),
        unsure=in_order(unsure),
        elsewhere=tuple(one for one, answer, _ in elsewhere if answer is Answer.YES),
        questions=tuple(fact for name, fact in known.items() if name in missing),
        no_text_of="" if body is None or named else body,
    )


def _known_facts(every: Sequence[Scheme]) -> dict[str, Fact]:
    """Return the facts that can be told, in the order in which they are asked for."""
    known = {fact.name: fact for fact in (*QUESTIONS, *FACTS, BODY_NAME, HAPPENED)}
    for scheme in every:
        for scope in scheme.scopes:
            for atom in sorted(scope.when.atoms | scope.unless.atoms, key=repr):
                name = cast("FactIs", atom).fact
                known.setdefault(name, scheme.facts[name])
    return known


def _checked(facts: object, known: Mapping[str, Fact]) -> dict[str, FactValue | date]:
    """Return what was told, without a name that nobody asks for or a value that cannot be."""
    if not isinstance(facts, Mapping):
        raise InvalidRecordError([f"facts by name are needed, such as a dict, not {type(facts).__name__}"])
    for name, value in cast("Mapping[object, object]", facts).items():
        fact = known.get(name) if isinstance(name, str) else None
        if fact is None:
            raise UnknownFactError(name, valid=known)
        if fact.kind is Kind.DATE:
            check_date(value, where=fact.name)
        elif not fact.kind.fits(value, fact.choices):
            valid = fact.choices or [str(one) for one in fact.values or (fact.kind.value,)]
            where = f"fact {name!r}, which is {fact.kind.value}"
            raise UnknownFactError(value, valid=valid, where=where, kind="value")
    return dict(cast("Mapping[str, FactValue | date]", facts))


def _laws_above(choices: Sequence[Choice], on: date) -> Iterator[Choice]:
    """Yield the law that a body's own text sits under, beside it, where that does not govern by its own scopes."""
    governing = {one.scheme for one in choices if one.relation is Relation.GOVERNS}
    for one in choices:
        under = "" if not one.kind.has_publisher or one.procedure is None else one.procedure.under
        if under and under not in governing:
            governing.add(under)
            law = get(under)
            yield evolve(
                one,
                scheme=law.name,
                title=law.title,
                kind=law.kind,
                relation=Relation.BESIDE,
                procedure=law.version_on(on),
                text=f"{one.title} sits under it",
            )
