"""The words that every procedure shares: who acts, what can happen, what can be told, how strongly a text puts it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.dates import is_date

if TYPE_CHECKING:
    from complaint_rules.conditions import FactValue

__all__ = ["EVENTS", "FACTS", "LARGEST_NUMBER", "LONGEST_TEXT", "Detail", "Event", "Fact", "Kind", "Party", "Strength"]

LONGEST_TEXT = 10_000
"""House rule: the longest text, in characters, that a record keeps in one place."""

LARGEST_NUMBER = 10**9
"""House rule: the largest number that a fact or a detail may be."""


class Party(Enum):
    """
    Whose act or duty it is.

    OTHER_BODY is a commissioner, a regulator, or a second body that handles the complaint jointly.

    Source:
        House rule: each clock says whose it is.
    """

    BODY = "the body complained about"
    COMPLAINANT = "the complainant"
    PANEL = "the panel"
    OMBUDSMAN = "the Ombudsman"
    OTHER_BODY = "another body"
    NOBODY = "nobody: a circumstance"


class Strength(Enum):
    """
    How strongly the text puts it.

    Source:
        House rule: the text's own word decides; what is no more than an aim, advice or a description is never a breach.
    """

    MUST = "must"
    SHOULD = "should"
    PROMISE = "promises"
    AIM = "aims"
    USUAL = "usually"
    ADVICE = "advises"
    DESCRIPTION = "describes"

    @property
    def binds(self) -> bool:
        """Whether a miss is a breach of what the text says."""
        return self in {Strength.MUST, Strength.SHOULD, Strength.PROMISE}


class Kind(Enum):
    """What sort of value a detail or a fact has."""

    YES_OR_NO = "yes or no"
    CHOICE = "one of several"
    NUMBER = "a whole number"
    DATE = "a date"
    TEXT = "a text"

    def fits(self, value: object, choices: tuple[str, ...] = ()) -> bool:
        """
        Return whether a value is of this sort: True is no number, and a number or a text may not be too large.

        Source:
            House rule: a slip that counts is a wrong deadline.

        Examples:
            >>> Kind.NUMBER.fits(3), Kind.NUMBER.fits(True), Kind.CHOICE.fits("oral", ("oral", "written"))
            (True, False, True)
        """
        if self is Kind.YES_OR_NO:
            return isinstance(value, bool)
        if self is Kind.NUMBER:
            return type(value) is int and abs(value) <= LARGEST_NUMBER
        if self is Kind.CHOICE:
            return isinstance(value, str) and value in choices
        if self is Kind.DATE:
            return is_date(value)
        return isinstance(value, str) and len(value) <= LONGEST_TEXT


@frozen
class Detail:
    """
    Something that an event carries beside its dates.

    Attributes:
        name: What it is called, as a keyword of `record`.
        kind: What sort of value it has.
        choices: The values, where it is one of several.

    Source:
        House rule: events carry details, facts have dates.
    """

    name: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


@frozen(kw_only=True)
class Event:
    """
    Something that can happen in a complaint, named by the act.

    Attributes:
        name: What it is called everywhere.
        title: What to call it in a sentence, with its article.
        by: Whose act it is.
        sent: Whether it is sent to somebody, so that it has a date of receipt beside its own.
        repeats: Whether it may be recorded again.
        after: The events that must have come before it, or on the same day.
        details: What it may carry.
        lies_before: Whether it lies on or before the complaint, so that an unknown date still has a bound.

    Source:
        House rule: one vocabulary of events serves every procedure.
    """

    name: str
    title: str
    by: Party
    sent: bool = True
    repeats: bool = False
    after: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    lies_before: bool = False

    @property
    def is_circumstance(self) -> bool:
        """Whether it is not an act in the procedure, but something that lies before it."""
        return self.by is Party.NOBODY


@frozen(kw_only=True)
class Fact:
    """
    Something that can be told about a complaint and that rules ask for.

    Attributes:
        name: What it is called everywhere.
        question: The question that asks for it.
        kind: What sort of value it has: yes or no, one of several, or a whole number.
        choices: The values, where it is one of several.

    Source:
        House rule: a missing fact is asked for, never guessed.
    """

    name: str
    question: str
    kind: Kind = field(default=Kind.YES_OR_NO)
    choices: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[FactValue, ...] | None:
        """Every value that it can have, or None for a whole number."""
        if self.kind is Kind.YES_OR_NO:
            return (True, False)
        return self.choices if self.kind is Kind.CHOICE else None


_OUTCOME = Detail("outcome", Kind.CHOICE, ("upheld", "partly-upheld", "not-upheld", "no-finding"))
_GROUNDS = Detail("grounds")
_WHO = Detail("by")

EVENTS = (
    Event(name="matter-occurred", title="the matter complained of", by=Party.NOBODY, sent=False, lies_before=True),
    Event(name="grounds-arose", title="the day the grounds arose", by=Party.NOBODY, sent=False, lies_before=True),
    Event(
        name="first-notice",
        title="the day the person affected first had notice of the matter",
        by=Party.NOBODY,
        sent=False,
        lies_before=True,
    ),
    Event(name="case-closed", title="the closing of the case", by=Party.NOBODY, sent=False),
    Event(
        name="complaint",
        title="the complaint",
        by=Party.COMPLAINANT,
        details=(_GROUNDS, _WHO, Detail("form", Kind.CHOICE, ("oral", "written"))),
    ),
    Event(name="complaint-forwarded", title="the forwarding of the complaint", by=Party.BODY, after=("complaint",)),
    Event(name="acknowledgement", title="the acknowledgement", by=Party.BODY, after=("complaint",)),
    Event(name="discussion-offered", title="the offer of a discussion", by=Party.BODY, details=(_WHO,)),
    Event(name="discussion", title="the discussion", by=Party.BODY, sent=False, repeats=True, details=(_WHO,)),
    Event(
        name="informal-response",
        title="the response to the informal attempt to settle the matter",
        by=Party.BODY,
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="stage-1-request",
        title="the request for stage 1 after an informal attempt to settle the matter",
        by=Party.COMPLAINANT,
        details=(_GROUNDS, _WHO),
    ),
    Event(
        name="response-date-proposed",
        title="the proposed response date",
        by=Party.BODY,
        repeats=True,
        after=("complaint",),
        details=(Detail("until", Kind.DATE),),
    ),
    Event(
        name="response-date-agreed",
        title="the agreement on a response date",
        by=Party.BODY,
        sent=False,
        repeats=True,
        after=("complaint",),
        details=(Detail("until", Kind.DATE),),
    ),
    Event(
        name="progress-update",
        title="the progress update",
        by=Party.BODY,
        repeats=True,
        after=("complaint",),
    ),
    Event(
        name="stage-1-response",
        title="the stage 1 response",
        by=Party.BODY,
        after=("complaint",),
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="stage-2-request",
        title="the request for stage 2",
        by=Party.COMPLAINANT,
        after=("complaint",),
        details=(_GROUNDS, _WHO),
    ),
    Event(
        name="stage-2-acknowledgement",
        title="the acknowledgement of the request for stage 2",
        by=Party.BODY,
        after=("stage-2-request",),
    ),
    Event(
        name="statement-agreed",
        title="the agreement on the written statement of the complaint",
        by=Party.COMPLAINANT,
        sent=False,
        after=("complaint",),
    ),
    Event(
        name="stage-2-response",
        title="the stage 2 response",
        by=Party.BODY,
        after=("stage-2-request",),
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="stage-3-request",
        title="the request for stage 3",
        by=Party.COMPLAINANT,
        after=("complaint",),
        details=(_GROUNDS, _WHO),
    ),
    Event(
        name="stage-3-response",
        title="the stage 3 response",
        by=Party.BODY,
        after=("stage-3-request",),
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="panel-request",
        title="the request for a review panel",
        by=Party.COMPLAINANT,
        after=("complaint",),
        details=(_GROUNDS, _WHO),
    ),
    Event(
        name="panel-date-fixed",
        title="the fixing of the panel's date",
        by=Party.BODY,
        repeats=True,
        after=("panel-request",),
        details=(Detail("until", Kind.DATE),),
    ),
    Event(name="panel-meeting", title="the panel's meeting", by=Party.PANEL, sent=False, after=("panel-request",)),
    Event(name="panel-report", title="the panel's report", by=Party.PANEL, after=("panel-meeting",)),
    Event(
        name="panel-response",
        title="the response to the panel's report",
        by=Party.BODY,
        after=("panel-report",),
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="final-response",
        title="the final response",
        by=Party.BODY,
        after=("complaint",),
        details=(_OUTCOME, _WHO),
    ),
    Event(
        name="refusal",
        title="the refusal to consider the complaint",
        by=Party.BODY,
        after=("complaint",),
        details=(_GROUNDS,),
    ),
    Event(name="resolution", title="the resolution", by=Party.BODY, sent=False, after=("complaint",)),
    Event(name="withdrawal", title="the withdrawal of the complaint", by=Party.COMPLAINANT, after=("complaint",)),
    Event(
        name="ombudsman-complaint",
        title="the complaint to the Ombudsman",
        by=Party.COMPLAINANT,
        details=(_GROUNDS, _WHO),
    ),
    Event(
        name="ombudsman-decision",
        title="the Ombudsman's decision",
        by=Party.OMBUDSMAN,
        after=("ombudsman-complaint",),
    ),
    Event(
        name="review-request",
        title="the request to review the Ombudsman's decision",
        by=Party.COMPLAINANT,
        after=("ombudsman-decision",),
    ),
)
"""Every event of the shared vocabulary, in the order in which events of one day are read."""

FACTS = (
    Fact(name="advocate", question="Does an advocate act for or support the person who complains?"),
    Fact(name="consent", question="Has the person affected agreed that somebody else may complain for them?"),
    Fact(
        name="complainant",
        question="Who is complaining?",
        kind=Kind.CHOICE,
        choices=(
            "child",
            "parent",
            "person-with-parental-responsibility",
            "foster-carer",
            "adopter",
            "special-guardian",
            "person-with-sufficient-interest",
            "person-affected",
            "representative",
            "somebody-else",
        ),
    ),
    Fact(name="in-writing", question="Is the complaint to the Ombudsman in writing?"),
    Fact(
        name="earlier-not-reasonable",
        question="Would it not have been reasonable to expect the complaint earlier?",
    ),
    Fact(
        name="still-effective-and-fair",
        question="Can the complaint still be considered effectively and fairly?",
    ),
    Fact(
        name="might-prejudice-proceedings",
        question="Might considering the complaint prejudice court, tribunal, disciplinary or criminal proceedings?",
    ),
    Fact(name="stage-1-skipped-by-agreement", question="Have both sides agreed to leave stage 1 out?"),
    Fact(
        name="body-first-not-reasonable",
        question="Would it be unreasonable to expect the complaint to go to the body, or to wait for it?",
    ),
    Fact(name="appeal-or-court-remedy", question="Could the matter be taken to a tribunal, a minister or a court?"),
    Fact(name="remedy-not-reasonable", question="Would it be unreasonable to expect that to be used?"),
    Fact(name="appeal-used", question="Has an appeal to a tribunal or a court claim already been made?"),
)
"""The facts of the shared vocabulary; a procedure may declare further ones."""
