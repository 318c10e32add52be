"""What is held of each scheme beside its rules: when it governs, which sentences it carries, which it leaves out."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NoReturn, cast

from attrs import evolve, frozen

from complaint_rules.conditions import All, Answer, Any, FactAtLeast, FactIn, FactIs, Not
from complaint_rules.dates import in_words
from complaint_rules.errors import InvalidProcedureError, NotATruthValueError, UnknownNameError
from complaint_rules.explanations import capital, explanation, sentence
from complaint_rules.vocabulary import FACTS, Fact, Kind, Strength

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from complaint_rules.conditions import Circumstances, Condition, FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source

__all__ = [
    "BODY_NAME",
    "HAPPENED",
    "QUESTIONS",
    "STATUTORY",
    "Applicable",
    "AskedOfReport",
    "Choice",
    "Elsewhere",
    "Encoded",
    "LeftOut",
    "NotRead",
    "Relation",
    "ReportRequirement",
    "ReportSubject",
    "Scheme",
    "SchemeKind",
    "Scope",
    "in_order",
    "rule_names",
]

NEVER = Any()

STATUTORY = Fact(
    name="statutory-procedure",
    question="Is there a statutory complaints procedure for this matter, such as that for children's social care?",
)
"""The fact that is settled where a law is found to govern."""

QUESTIONS = (
    Fact(
        name="nation",
        question="In which nation did the matter happen?",
        kind=Kind.CHOICE,
        choices=("england", "wales", "scotland", "northern-ireland"),
    ),
    Fact(
        name="subject",
        question="What is the complaint about?",
        kind=Kind.CHOICE,
        choices=(
            "children",
            "adults",
            "health",
            "public-health",
            "housing",
            "advocacy",
            "school",
            "police",
            "other-council-service",
            "central-government",
            "something-else",
        ),
    ),
    Fact(
        name="body",
        question="What sort of body is complained about?",
        kind=Kind.CHOICE,
        choices=(
            "council",
            "nhs",
            "primary-care",
            "care-provider",
            "landlord",
            "charity",
            "school",
            "police",
            "government-department",
            "something-else",
        ),
    ),
    Fact(
        name="landlord",
        question="Is the body complained about the landlord of the person who complains?",
    ),
    Fact(
        name="funding",
        question="Who pays for the care or the service?",
        kind=Kind.CHOICE,
        choices=("council", "nhs", "self", "shared"),
    ),
    Fact(
        name="commissioned-by",
        question="Who arranged or commissioned the care or the service?",
        kind=Kind.CHOICE,
        choices=("council", "nhs", "council-and-nhs", "nobody-else"),
    ),
    STATUTORY,
)
"""The facts by which a scheme is chosen, beside those of the shared vocabulary."""

BODY_NAME = Fact(name="body-name", question="What is the body called?", kind=Kind.TEXT)
"""By this a text is found that the body itself publishes."""

HAPPENED = Fact(name="happened", question="When did the matter happen?", kind=Kind.DATE)
"""This shows whether another version was in force at that time."""


class SchemeKind(Enum):
    """What sort of text a scheme holds."""

    LAW = "law"
    CODE = "a code of practice"
    OMBUDSMAN = "an ombudsman's own rules"
    PUBLISHED = "a body's procedure, as published"
    GUIDE = "a guide to somebody else's procedure"

    @property
    def has_publisher(self) -> bool:
        """Whether it is one body's own text, which concerns nobody else."""
        return self in {SchemeKind.PUBLISHED, SchemeKind.GUIDE}


class Relation(Enum):
    """What a scheme has to do with a complaint."""

    GOVERNS = "governs"
    BESIDE = "runs beside it"
    NEXT = "where it can go next"


_PROPER_NAMES = {
    "england": "England",
    "ireland": "Ireland",
    "nhs": "NHS",
    "northern": "Northern",
    "scotland": "Scotland",
    "wales": "Wales",
}
_ORDER_OF_KINDS = {kind: place for place, kind in enumerate(SchemeKind)}
_WOULD = {
    Relation.GOVERNS: "it may govern the complaint",
    Relation.BESIDE: "it may run beside what governs",
    Relation.NEXT: "the complaint may be able to go there next",
}
_REPORT_VERBS = {Strength.MUST: "required by", Strength.SHOULD: "asked for by"}


@frozen(kw_only=True)
class Scope:
    """
    When a scheme has to do with a complaint, and how.

    Attributes:
        relation: Whether it governs, runs beside what governs, or comes next.
        when: What must be so, on the facts of `QUESTIONS`, of the shared vocabulary and of the scheme's own.
        text: Why, as a sentence.
        source: The provision.
        unless: What takes it out again; where no fact raises it, it is taken not to be so, and listed as assumed.
        unless_text: What that is, as a clause.
    """

    relation: Relation
    when: Condition
    text: str
    source: Source
    unless: Condition = NEVER
    unless_text: str = ""


@frozen(kw_only=True)
class Encoded:
    """
    A sentence of the text that rules of the scheme carry.

    Attributes:
        row: Its number in the list of the text's sentences, such as "S0.4"; or the provision, such as "reg 14(3)".
        words: The words, where they were read, else a paraphrase.
        by: The rules, as "kind:name": "duty:acknowledgement", "finding:missing-start".
    """

    row: str
    words: str
    by: tuple[str, ...]


@frozen(kw_only=True)
class LeftOut:
    """
    A sentence of the text that no rule carries, with the reason.

    Attributes:
        row: Its number, or the provision.
        words: The words, where they were read, else a paraphrase.
        reason: Why it is left out.
    """

    row: str
    words: str
    reason: str


@frozen(kw_only=True)
class NotRead:
    """
    A text that the scheme rests on or that belongs to it, and that was not read.

    Attributes:
        what: The provision or document.
        effect: What follows for the rules here.
    """

    what: str
    effect: str


class ReportSubject(Enum):
    """
    What a line of a report on complaints is about.

    Source:
        House rule: what a text asks for and what a line gives are matched by subject, so that the line names the text.
    """

    RECEIVED = "how many were received"
    OUTCOMES = "what came of them"
    IN_TIME = "whether time limits were kept"
    OMBUDSMAN = "how many went to the Ombudsman"
    HANDLING = "how they were handled"
    REFUSED = "how many were not accepted"
    BEYOND = "what no table of complaints holds"


@frozen(kw_only=True)
class AskedOfReport:
    """
    One thing that a text asks a report on complaints to hold.

    Attributes:
        text: What it is, as a clause.
        subject: The lines that give it; BEYOND where none can.
    """

    text: str
    subject: ReportSubject


@frozen(kw_only=True)
class ReportRequirement:
    """
    A text that requires a report on complaints, or asks for one.

    Attributes:
        source: Where it says so, and how that was seen.
        strength: MUST where it requires the report, SHOULD where it asks for one.
        asks: What the report is to hold.
        not_read: What of the text was not read, and what follows from that; empty where nothing.
        versions: The versions for which it was seen; empty for all.

    Source:
        House rule: a report says who asks for it, and what it cannot tell.

    Examples:
        >>> from complaint_rules import schemes
        >>> found = schemes.get("lgsco-code").report
        >>> found.verb, found.source.citation
        ('asked for by', 'LGSCO Code, 8.1 and 8.2')
    """

    source: Source
    strength: Strength
    asks: tuple[AskedOfReport, ...]
    not_read: str = ""
    versions: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        """How a sentence puts it: "required by" or "asked for by"."""
        return _REPORT_VERBS[self.strength]


@frozen(kw_only=True)
class Scheme:
    """
    A bundled scheme: its versions, when it governs, and what of its text it carries.

    Attributes:
        name: The name of the scheme, such as "england-children".
        title: What to call it in a sentence.
        kind: What sort of text it is.
        versions: Its versions, oldest first; undated ones in the order in which they should be listed.
        default: The version that is taken where several hold on a date; empty for the newest.
        publisher: The body whose own text it is; empty for law, codes and ombudsmen.
        scopes: When it has to do with a complaint.
        coverage: Each sentence of its text, carried or left out.
        not_read: What was not read.
        report: The text that requires a report on complaints, or asks for one; None where no such text was read. It is
            no rule on a complaint, and so no part of the digest of a version.

    Raises:
        InvalidProcedureError: If a version bears another name, a rule that is named does not exist, a row stands twice,
            a scope asks of anything but facts that are known, a body's own text names no publisher, or a report is
            neither required nor asked for; `problems` lists every fault.

    Source:
        House rule: what is left out is said where what is carried is said.
    """

    name: str
    title: str
    kind: SchemeKind
    versions: tuple[Procedure, ...]
    scopes: tuple[Scope, ...]
    coverage: tuple[Encoded | LeftOut, ...]
    not_read: tuple[NotRead, ...] = ()
    default: str = ""
    publisher: str = ""
    report: ReportRequirement | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a faulty entry with all its faults."""
        problems = list(self._problems())
        if problems:
            raise InvalidProcedureError(self.name, problems)

    def _problems(self) -> Iterator[str]:
        for one in self.versions:
            if one.name != self.name:
                yield f"version {one.version!r} bears the name {one.name!r}"
        versions = [one.version for one in self.versions]
        if self.default and self.default not in versions:
            yield f"the default version: {UnknownNameError(self.default, valid=versions)}"
        known = {name for one in self.versions for name in rule_names(one)}
        rows: set[str] = set()
        for row in self.coverage:
            if row.row in rows:
                yield f"row {row.row!r} stands twice"
            rows.add(row.row)
            if isinstance(row, Encoded):
                yield from self._unknown_rules(row, known)
        if self.kind.has_publisher != bool(self.publisher):
            yield f"{self.kind.value} and the publisher {self.publisher!r} do not go together"
        if self.report is not None and self.report.strength not in _REPORT_VERBS:
            put = self.report.strength.value
            yield f"the report: a text requires it (must) or asks for it (should), and not {put!r}"
        for scope in self.scopes:
            yield from self._faults_of_scope(scope)

    def _unknown_rules(self, row: Encoded, known: Collection[str]) -> Iterator[str]:
        if not row.by:
            yield f"row {row.row!r} is said to be carried, and names no rule"
        for name in row.by:
            if name not in known:
                yield f"row {row.row!r}: {UnknownNameError(name, valid=sorted(known))}"

    def _faults_of_scope(self, scope: Scope) -> Iterator[str]:
        where = f"the scope {scope.relation.value!r}"
        if (scope.unless == NEVER) != (not scope.unless_text):
            yield f"{where}: what takes it out, and the words for it, go together"
        for atom in sorted(scope.when.atoms | scope.unless.atoms, key=repr):
            if isinstance(atom, FactIs | FactIn | FactAtLeast):
                yield from self._faults_of_fact(atom, where)
            else:
                yield f"{where}: it can ask for the value of a fact, and not whether {atom.sentence}"

    def _faults_of_fact(self, atom: FactIs | FactIn | FactAtLeast, where: str) -> Iterator[str]:
        fact = self.facts.get(atom.fact)
        if fact is None:
            yield f"{where}: {UnknownNameError(atom.fact, valid=sorted(self.facts))}"
            return
        if isinstance(atom, FactIn):
            values = atom.values
        else:
            values = (atom.value,) if isinstance(atom, FactIs) else (atom.number,)
        for value in values:
            if not fact.kind.fits(value, fact.choices):
                yield f"{where}: the fact {atom.fact!r} is {fact.kind.value}, and cannot be {value!r}"

    @property
    def facts(self) -> dict[str, Fact]:
        """Every fact that its scopes may ask about, by name."""
        own = (fact for one in self.versions for fact in one.further_facts)
        return {fact.name: fact for fact in (*own, *FACTS, *QUESTIONS)}

    def is_published_by(self, body: str) -> bool:
        """
        Return whether this is a text of the body of that name; capitals, spaces and hyphens do not count.

        Source:
            House rule: "Green Square Accord" and "GreenSquareAccord" are one body.

        Examples:
            >>> from complaint_rules import schemes
            >>> schemes.get("england-children").is_published_by("")
            False
        """
        return self.kind.has_publisher and _squeezed(self.publisher) == _squeezed(body)

    def version_on(self, on: date) -> Procedure | None:
        """
        Return the version that was in force on a date, or None where none was.

        Source:
            House rule: a version whose dates are not known is taken to hold on every date, and of several the one that
            is named as the default.
        """
        held = [one for one in self.versions if _holds(one, on)]
        return next((one for one in held if one.version == self.default), held[-1] if held else None)

    def choices(self, told: Mapping[str, FactValue], *, on: date, happened: date | None = None) -> tuple[Choice, ...]:
        """
        Return what this scheme has to do with a complaint on what has been told: at most one choice for each relation.

        Source:
            House rule: a missing fact is asked for, never guessed; what takes a scheme out again, and was not told, is
            taken not to be so, and listed as assumed.
        """
        # A scope asks of facts alone, as the constructor has seen to.
        circumstances = cast("Circumstances", _Told(told))
        best: dict[Relation, Choice] = {}
        for scope in self.scopes:
            answer, unless = scope.when.answer(circumstances), scope.unless.answer(circumstances)
            if answer is Answer.NO or unless is Answer.YES:
                continue
            assumed = () if unless is Answer.NO else (f"nothing told raises this: {scope.unless_text}",)
            choice = Choice(
                scheme=self.name,
                title=self.title,
                kind=self.kind,
                relation=scope.relation,
                procedure=self.version_on(on),
                no_version=self._no_version(on),
                answer=answer,
                text=scope.text,
                source=scope.source,
                missing=_asked(scope.when, circumstances),
                assumed=assumed,
                notes=self._notes(on, happened),
            )
            best[scope.relation] = _better(best.get(scope.relation), choice)
        return tuple(best.values())

    def _no_version(self, on: date) -> str:
        if self.version_on(on) is not None:
            return ""
        held = "; ".join(f"version {one.version}{_in_force_in_words(one)}" for one in self.versions)
        return f"none of its versions that are held here was in force on {in_words(on)} ({held})"

    def _notes(self, on: date, happened: date | None) -> tuple[str, ...]:
        if happened is None:
            return ()
        now, then = self.version_on(on), self.version_on(happened)
        if now == then:
            return ()
        when = f"when the matter happened, on {in_words(happened)}"
        if then is None:
            return (f"{when}, none of its versions that are held here was in force",)
        governs = "" if now is None else f"; which complaints version {now.version} governs: {now.governs.value}"
        return (f"{when}, version {then.version} was in force{governs}",)


def rule_names(procedure: Procedure) -> Iterator[str]:
    """
    Yield every rule of a procedure as "kind:name", as `Encoded.by` names them.

    Source:
        House rule: one way to name a rule.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> names = set(rule_names(schemes.in_force("england-children", on=date(2024, 8, 1))))
        >>> "duty:stage-1-response" in names, "time-limit:time-limit" in names
        (True, True)
    """
    yield from ("working-days", "under", "procedure")
    yield from (f"stage:{one.name}" for one in procedure.stages)
    yield from (f"transition:{one.event}" for one in procedure.transitions)
    yield from (f"duty:{one.name}" for one in procedure.duties)
    yield from (f"window:{one.name}" for one in procedure.windows)
    yield from (f"extension:{one.duty}" for one in procedure.extensions)
    yield from (f"suspension:{one.cause}" for one in procedure.suspensions)
    yield from (f"route:{one.name}" for one in procedure.routes)
    yield from (f"entitlement:{one.name}" for one in procedure.entitlements)
    yield from (f"time-limit:{one.name}" for one in procedure.time_limits)
    yield from (f"exclusion:{one.name}" for one in procedure.exclusions)
    yield from (f"standing:{one.name}" for one in procedure.standing)
    yield from (f"letter:{one.event}" for one in procedure.letters)
    yield from (f"role:{one.name}" for one in procedure.roles)
    yield from (f"statement:{one.name}" for one in procedure.statements)
    yield from (f"finding:{one.name}" for one in procedure.findings)
    yield from (f"event:{one.name}" for one in procedure.further_events)
    yield from (f"fact:{one.name}" for one in procedure.further_facts)


@frozen
class _Told:
    """What has been told of a complaint that need not have begun."""

    facts: Mapping[str, FactValue]

    def fact(self, name: str) -> FactValue | None:
        return self.facts.get(name)


def _squeezed(name: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-\u2015-]+", "", name).casefold()


def _holds(version: Procedure, on: date) -> bool:
    begun = version.in_force_from is None or version.in_force_from <= on
    return begun and (version.in_force_until is None or on <= version.in_force_until)


def _in_force_in_words(version: Procedure) -> str:
    first, last = version.in_force_from, version.in_force_until
    since = "" if first is None else f" from {in_words(first)}"
    return since + ("" if last is None else f" until {in_words(last)}")


def _asked(condition: Condition, circumstances: Circumstances) -> tuple[str, ...]:
    """Return the facts that would settle a condition, and no fact of a part that is settled; each once."""
    if condition.answer(circumstances) is not Answer.CANNOT_TELL:
        return ()
    parts = condition.conditions if isinstance(condition, All | Any) else ()
    if isinstance(condition, Not):
        parts = (condition.condition,)
    names = (name for part in parts for name in _asked(part, circumstances))
    return tuple(dict.fromkeys(names)) if parts else condition.missing(circumstances)


@frozen(kw_only=True)
class Choice:
    """
    What one scheme has to do with a complaint, and why.

    Attributes:
        scheme: The name of the scheme.
        title: What to call it in a sentence.
        kind: What sort of text it is.
        relation: Whether it governs, runs beside what governs, or comes next.
        procedure: Its version in force on the date asked about; None where none was.
        no_version: Why there is none; empty where there is one.
        answer: Yes, or cannot tell where a fact is missing.
        text: Why, as a sentence.
        source: The provision.
        missing: The facts for want of which it cannot be told.
        assumed: What the answer takes for granted.
        notes: What else to know, such as another version that was in force when the matter happened.

    Raises:
        NotATruthValueError: If it is used as a condition.

    Source:
        House rule: every answer carries its reason and its source.
    """

    scheme: str
    title: str
    kind: SchemeKind
    relation: Relation
    procedure: Procedure | None
    no_version: str
    answer: Answer
    text: str
    source: Source
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    def lines(self) -> tuple[str, ...]:
        """Return it in words, line by line."""
        version = "" if self.procedure is None else f", version {self.procedure.version}"
        lines = [f"  - {capital(self.title)}{version}: {sentence(self.text)}", *_source_lines(self.source)]
        said = (*((self.no_version,) if self.no_version else ()), *self.notes)
        lines += [f"    {sentence(capital(text))}" for text in said]
        return (*lines, *(f"    Taken for granted: {sentence(text)}" for text in self.assumed))


def _better(one: Choice | None, other: Choice) -> Choice:
    """Return the better of two choices of one scheme for one relation: settled, then resting on no assumption."""
    if one is None:
        return other
    if one.answer is other.answer is Answer.CANNOT_TELL:
        return evolve(one, missing=tuple(dict.fromkeys((*one.missing, *other.missing))))
    return min(one, other, key=_doubt)


def _doubt(choice: Choice) -> tuple[bool, bool]:
    return choice.answer is not Answer.YES, bool(choice.assumed)


def _source_lines(source: Source) -> tuple[str, ...]:
    lines = [f"    Source: {source.citation}: {source.text}"]
    lines += [f"      How it was seen: {sentence(source.seen.caveat)}"] if source.seen.caveat else []
    lines += [f"      {source.url} (checked {in_words(source.checked_on)})"] if source.url else []
    return tuple(lines)


@frozen(kw_only=True)
class Elsewhere:
    """
    Who decides on complaints of which no rule is held here.

    Attributes:
        who: The body or the instrument.
        when: When it does, on the facts of `QUESTIONS`.
        text: Why, as a sentence.
        source: The provision.

    Source:
        House rule: "nothing here governs it" is no answer without saying who does.
    """

    who: str
    when: Condition
    text: str
    source: Source

    def asked(self, told: Mapping[str, FactValue]) -> tuple[Answer, tuple[str, ...]]:
        """Return whether it does, on what has been told, and the facts for want of which that cannot be told."""
        circumstances = cast("Circumstances", _Told(told))
        return self.when.answer(circumstances), _asked(self.when, circumstances)

    def lines(self) -> tuple[str, ...]:
        """Return it in words, line by line."""
        return (f"  - {capital(self.who)}: {sentence(self.text)}", *_source_lines(self.source))


@frozen(kw_only=True)
class Applicable:
    """
    What governs a complaint, what runs beside it, where it can go next, and what would have to be told.

    Attributes:
        on: The date asked about.
        facts: What was told, by name.
        governs: The schemes that govern it; where the body was named, its own text among them.
        beside: The schemes that run beside these, such as the law that a body's own text sits under.
        next: Where it can go next.
        unsure: The schemes for which a fact is missing.
        elsewhere: Who decides, where nothing that is held here governs it.
        questions: What to ask for, each once.
        no_text_of: The body that was named and of which no text is held; empty where there is none.

    Raises:
        NotATruthValueError: If it is used as a condition.

    Source:
        House rule: a missing fact is asked for, never guessed.
    """

    on: date
    facts: tuple[tuple[str, FactValue | date], ...]
    governs: tuple[Choice, ...]
    beside: tuple[Choice, ...]
    next: tuple[Choice, ...]
    unsure: tuple[Choice, ...]
    elsewhere: tuple[Elsewhere, ...]
    questions: tuple[Fact, ...]
    no_text_of: str = ""

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the facts to ask for, in the order of `QUESTIONS`."""
        return tuple(fact.name for fact in self.questions)

    @property
    def answer(self) -> Answer:
        """Whether anything that is held here governs it: yes, no, or cannot tell."""
        if self.governs:
            return Answer.YES
        doubtful = any(one.relation is Relation.GOVERNS for one in self.unsure)
        return Answer.CANNOT_TELL if doubtful else Answer.NO

    def explain(self) -> str:
        """Return the whole answer as a caseworker would write it."""
        told = "; ".join(f"{name.replace('-', ' ')}: {_value_in_words(value)}" for name, value in self.facts)
        blocks: dict[str, Iterable[str]] = {
            self._headline(): (line for one in self.governs for line in one.lines()),
            "Who decides on such complaints:": (line for one in self.elsewhere for line in one.lines()),
            "What runs beside it:": (line for one in self.beside for line in one.lines()),
            "Where it can go next:": (line for one in self.next for line in one.lines()),
            "What cannot be told yet:": (f"  - {capital(one.title)}: {_WOULD[one.relation]}." for one in self.unsure),
            "Please ask:": (f"  - {_question_in_words(fact)}" for fact in self.questions),
        }
        text = [f"On {in_words(self.on)}, as told ({told or 'nothing yet'}):", self._headline()]
        for title, lines in blocks.items():
            said = list(lines)
            text += [title] if said and title != self._headline() else []
            text += said
        if self.no_text_of:
            text.append(f"No text that {self.no_text_of} itself publishes is held here.")
        return explanation(text)

    def _headline(self) -> str:
        if self.governs:
            return "What governs this complaint:"
        if self.answer is Answer.CANNOT_TELL:
            return "What governs this complaint cannot be told yet."
        nobody = "" if self.elsewhere or self.questions else " Who decides on it is not held here either."
        return f"Nothing that is held here governs this complaint.{nobody}"


def _value_in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_words(value) if isinstance(value, date) else _choice_in_words(str(value))


def _choice_in_words(choice: str) -> str:
    return " ".join(_PROPER_NAMES.get(word, word) for word in choice.split("-"))


def _question_in_words(fact: Fact) -> str:
    choices = [_choice_in_words(choice) for choice in fact.choices]
    return f"{fact.question} ({', '.join(choices[:-1])} or {choices[-1]})" if choices else fact.question


def in_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """
    Return choices with the law first, then codes, ombudsmen and a body's own texts, each by name.

    Source:
        House rule: the law stands before what a body says of itself.
    """
    return tuple(sorted(choices, key=_place))


def _place(choice: Choice) -> tuple[int, str]:
    return _ORDER_OF_KINDS[choice.kind], choice.scheme
