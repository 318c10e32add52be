"""The rules that a procedure is made of: stages, transitions, duties, windows, extensions, routes, rights, letters."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.conditions import Always, Condition
from complaint_rules.periods import Period, Unit
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaint_rules.conditions import FactValue
    from complaint_rules.eligibility import Discretion, Exclusion, TimeLimit
    from complaint_rules.limits import Limit
    from complaint_rules.sources import Source

__all__ = [
    "NOT_BEGUN",
    "Content",
    "Duty",
    "EarlyGround",
    "Entitlement",
    "Extension",
    "How",
    "Letter",
    "Recurrence",
    "Role",
    "Route",
    "RouteKind",
    "Stage",
    "Statement",
    "Strength",
    "Suspension",
    "Target",
    "TextFinding",
    "Transition",
    "Window",
]

NOT_BEGUN = "not-begun"
"""The name of the stage in which every complaint is before its first event."""


ALWAYS = Always()
_ONE_MONTH = Period(1, Unit.MONTHS)


def _pairs(told: Mapping[str, FactValue]) -> tuple[tuple[str, FactValue], ...]:
    return tuple(dict(told).items())


@frozen(kw_only=True)
class Stage:
    """
    A stage of the procedure.

    Attributes:
        name: What it is called everywhere.
        title: What to call it in a sentence.
        source: The provision.
        ends: Whether the procedure is over in it.
        handled_by: The role that handles it, as the text names it; empty where it does not.
    """

    name: str
    title: str
    source: Source
    ends: bool = False
    handled_by: str = ""


@frozen(kw_only=True)
class Transition:
    """
    A move from one stage to another, made by an event.

    Attributes:
        event: The event that makes it.
        to: The stage it leads to.
        source: The provision.
        start: The stages it leaves; empty for every open stage that has begun.
        when: Which of several moves by one event from one stage is made; None where there is only one.
        allowed_if: What must be so for the text to allow it; an event that happened all the same still counts.
        discretion: The power to allow it all the same; None where the text grants none.
        reopens: Whether it leaves a stage in which the procedure is over.
    """

    event: str
    to: str
    source: Source
    start: tuple[str, ...] = ()
    when: Condition | None = None
    allowed_if: Condition = ALWAYS
    discretion: Discretion | None = None
    reopens: bool = False


@frozen(kw_only=True)
class Target:
    """
    An aim inside a limit, or advice where there is none; missing it is no breach.

    Attributes:
        until: The day aimed at or advised.
        source: Where the text says so.
        strength: Usually an aim or advice.
    """

    until: Limit
    source: Source
    strength: Strength = Strength.AIM


@frozen(kw_only=True)
class Recurrence:
    """
    How a duty comes back.

    Attributes:
        every: The period from one occurrence to the next.
        starts_if: What must be so for it to begin, such as a limit that was missed.
        ends_with: The event after which no more is owed.
    """

    every: Period
    ends_with: str
    starts_if: Condition = ALWAYS


@frozen(kw_only=True)
class Duty:
    """
    Something that somebody owes, and by when.

    Attributes:
        name: What the deadline is called.
        act: The event by which it is met.
        owed_by: Whose duty it is.
        within: The last day on which it can be met in time.
        source: The provision.
        strength: How strongly the text puts it.
        stage: The stage it belongs to; None for the procedure as a whole.
        title: What to call it in a sentence; empty for the title of its act.
        target: An aim inside the limit.
        met_when_received: Whether the text asks for receipt; else it is met when made or sent.
        soft: What the text says that softens the limit ("or as soon as reasonably practicable"); empty where nothing.
        if_missed: What follows from a miss, as the text says it.
        recurs: How it comes back; None for once.
        owed_if: What must be so for it to be owed at all, such as a limit that was missed or a complaint made orally.
    """

    name: str
    act: str
    owed_by: Party
    within: Limit
    source: Source
    strength: Strength = Strength.MUST
    stage: str | None = None
    title: str = ""
    target: Target | None = None
    met_when_received: bool = False
    soft: str = ""
    if_missed: tuple[str, ...] = ()
    recurs: Recurrence | None = None
    owed_if: Condition = ALWAYS


@frozen(kw_only=True)
class Window:
    """
    The time in which somebody may do something.

    Attributes:
        name: What the window is called.
        event: What may be done.
        stage: The stage it belongs to.
        until: The last day on which it is in time.
        source: The provision.
        opens: The first day; None for the day from which the limit runs, or the beginning of the stage.
        strength: How strongly the text puts the limit.
        advised: Advice on when to do it, where the limit is longer or there is none.
        late: The power to accept it late; None where the text grants none.
        long_stop: A day after which that power ends too, absolute only where the text is.
        long_stop_absolute: Whether it is.
        if_silent: The stage that follows by itself on the day after, if nothing was done.
        met_when_received: Whether the text asks for receipt; else it is in time when made or sent.
        by: Whose window it is.
    """

    name: str
    event: str
    stage: str
    until: Limit
    source: Source
    strength: Strength = Strength.MUST
    opens: Limit | None = None
    advised: Target | None = None
    late: Discretion | None = None
    long_stop: Limit | None = None
    long_stop_absolute: bool = False
    if_silent: str | None = None
    met_when_received: bool = False
    by: Party = Party.COMPLAINANT


class How(Enum):
    """By what a limit is extended."""

    NOTICE = "notice"
    AGREEMENT = "agreement"
    OFFICER = "officer"
    AUTOMATIC = "automatic"

    @property
    def in_words(self) -> str:
        """How one would say it: "by notice", "by itself"."""
        return {How.OFFICER: "by an officer", How.AUTOMATIC: "by itself"}.get(self, f"by {self.value}")


@frozen(kw_only=True)
class Extension:
    """
    A way in which the limit of a duty may be extended.

    Attributes:
        duty: The duty whose limit it is.
        how: By notice, by agreement, by an officer, or by itself.
        source: The provision.
        by: How much it may add to the day on which the duty was due before; None for no such bound.
        to: An outer day; None for no such bound.
        to_at_most: Whether the second figure of the duty's own period is the outer day.
        firm: Whether what goes past the bound does not count; a soft bound is only reported.
        times: How often; None for any number.
        before_expiry: Whether the text says that it must be made on or before the day on which the duty was due. One
            made after that day never counts, since what was missed stays missed; this says whose rule it is.
        follows: Another way that must have been used first; None for none.
        causes: The causes that the text names; empty for any.
        applies_when: For one that comes by itself: the condition.
        requires: What the text asks for with it, such as written reasons.
    """

    duty: str
    how: How
    source: Source
    by: Period | None = None
    to: Limit | None = None
    to_at_most: bool = False
    firm: bool = True
    times: int | None = None
    before_expiry: bool = False
    follows: How | None = None
    causes: tuple[str, ...] = ()
    applies_when: Condition = ALWAYS
    requires: tuple[str, ...] = ()


@frozen(kw_only=True)
class Suspension:
    """
    A cause for which clocks stand still.

    Attributes:
        cause: What it is called.
        title: What to call it in a sentence.
        source: The provision.
        duties: The duties whose clocks it stops; None for those of the body that run in the stage.
        windows: The windows whose clocks it stops; None for those of the complainant in the stage.
    """

    cause: str
    title: str
    source: Source
    duties: tuple[str, ...] | None = None
    windows: tuple[str, ...] | None = None


class RouteKind(Enum):
    """What sort of body a route leads to."""

    OMBUDSMAN = "ombudsman"
    REGULATOR = "regulator: no complaint is decided there"
    COMMISSIONER = "the body that commissioned the service"
    OTHER = "another body"


@frozen(kw_only=True)
class EarlyGround:
    """
    A ground on which a route may be taken before the procedure is complete.

    Attributes:
        when: The condition.
        text: The ground, as a clause.
        source: The provision or the practice.
    """

    when: Condition
    text: str
    source: Source


@frozen(kw_only=True)
class Route:
    """
    Another body to turn to, beside the stage, with its own clock.

    Attributes:
        name: What it is called.
        title: Whom to turn to.
        kind: What sort of body it is.
        source: The provision.
        event: The event of turning to it; None where that has no place in the record.
        scheme: The bundled scheme that holds its rules, by name; empty where none does.
        applies: Whether this complaint is one for it.
        complete: What ends the time in which it would be premature.
        early: The grounds on which it may be taken before.
        time_limit: Its own limit; None where it has none.
        closing: How long before the end of its limit it is said to be closing.
        remit: What it looks at, as the text says it.
    """

    name: str
    title: str
    kind: RouteKind
    source: Source
    event: str | None = None
    scheme: str = ""
    applies: Condition = ALWAYS
    complete: Condition = ALWAYS
    early: tuple[EarlyGround, ...] = ()
    time_limit: TimeLimit | None = None
    closing: Period = _ONE_MONTH
    remit: str = ""


@frozen(kw_only=True)
class Entitlement:
    """
    A right that somebody has beside the stages: an advocate, a companion, a meeting.

    Attributes:
        name: What it is called.
        who: Who has it.
        text: What it is, as a clause that follows "may" or "has".
        source: The provision.
        stages: Where it is had; empty for everywhere, from before the complaint is made.
        when: The condition.
    """

    name: str
    who: str
    text: str
    source: Source
    stages: tuple[str, ...] = ()
    when: Condition = ALWAYS


@frozen(kw_only=True)
class Content:
    """
    One thing that a letter must, should or may hold.

    Attributes:
        text: What it is.
        source: The provision.
        strength: How strongly the text puts it.
    """

    text: str
    source: Source
    strength: Strength = Strength.MUST


@frozen(kw_only=True)
class Letter:
    """
    What the sending of an event must contain.

    Attributes:
        event: The event.
        contents: The checklist.
        form: The form that the text asks for, such as "in writing"; empty where none.
    """

    event: str
    contents: tuple[Content, ...]
    form: str = ""


@frozen(kw_only=True)
class Role:
    """
    Somebody whom the text asks to act, and who may not.

    Attributes:
        name: What the role is called.
        title: What to call it in a sentence.
        source: The provision.
        text: What the role does and how many hold it.
        not_if: Who may not serve; each is asked about the person proposed.
        told: What the text itself tells of who serves, as facts about that person; given as a mapping.
    """

    name: str
    title: str
    source: Source
    text: str
    not_if: tuple[Exclusion, ...] = ()
    told: tuple[tuple[str, FactValue], ...] = field(default=(), converter=_pairs)


@frozen(kw_only=True)
class Statement:
    """
    Something that the text says and no date follows from: a promise, advice, a remit, what may be complained of.

    Attributes:
        name: What it is called.
        text: What it says, in its words where they were read.
        source: The provision.
        strength: How strongly the text puts it.
        stage: The stage it belongs to; None for the whole.
    """

    name: str
    text: str
    source: Source
    strength: Strength = Strength.DESCRIPTION
    stage: str | None = None


@frozen(kw_only=True)
class TextFinding:
    """
    A defect of the text that was found: a missing start, a contradiction, a silence, a doubt about its words.

    Attributes:
        name: What it is called.
        text: What is wrong, and what this library does about it.
        about: The duties, windows, routes and rules that it touches, by name; empty for the whole procedure.
    """

    name: str
    text: str
    about: tuple[str, ...] = ()
