"""What is held of each scheme beside its rules: when it governs, which sentences it carries, which it leaves out."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.errors import InvalidProcedureError, UnknownNameError
from complaint_rules.vocabulary import Fact, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from complaint_rules.conditions import Condition
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source

__all__ = [
    "QUESTIONS",
    "Encoded",
    "LeftOut",
    "NotRead",
    "Relation",
    "Scheme",
    "SchemeKind",
    "Scope",
    "rule_names",
]

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
    Fact(
        name="statutory-procedure",
        question="Is there a statutory complaints procedure for this matter, such as that for children's social care?",
    ),
)
"""The facts by which a scheme is chosen, beside those of the shared vocabulary."""


class SchemeKind(Enum):
    """What sort of text a scheme holds."""

    LAW = "law"
    CODE = "a code of practice"
    OMBUDSMAN = "an ombudsman's own rules"
    PUBLISHED = "a body's procedure, as published"
    GUIDE = "a guide to somebody else's procedure"


class Relation(Enum):
    """What a scheme has to do with a complaint."""

    GOVERNS = "governs"
    BESIDE = "runs beside it"
    NEXT = "where it can go next"


@frozen(kw_only=True)
class Scope:
    """
    When a scheme has to do with a complaint, and how.

    Attributes:
        relation: Whether it governs, runs beside what governs, or comes next.
        when: The condition, on the facts of `QUESTIONS`, of the shared vocabulary and of the scheme's own.
        text: Why, as a sentence.
        source: The provision.
    """

    relation: Relation
    when: Condition
    text: str
    source: Source


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

    Raises:
        InvalidProcedureError: If a version bears another name, a rule that is named does not exist, or a row stands
            twice; `problems` lists every fault.

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

    def _unknown_rules(self, row: Encoded, known: Collection[str]) -> Iterator[str]:
        if not row.by:
            yield f"row {row.row!r} is said to be carried, and names no rule"
        for name in row.by:
            if name not in known:
                yield f"row {row.row!r}: {UnknownNameError(name, valid=sorted(known))}"


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
