"""The letter by which a complaint is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from complaint_rules.answers import DutyStatus
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.entries import Noted
from complaint_rules.explanations import capital
from complaint_rules.letters.parts import Blank
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.letters.drafting import Drafting
    from complaint_rules.letters.letter import Letter

__all__ = ["TAKE_IT", "ask_for_copies", "ask_to_take_it_late", "complaint_letter", "consent", "times_that_follow"]

_RUNNING = {DutyStatus.PENDING, DutyStatus.CANNOT_TELL}
_NO_AIM = {Strength.ADVICE, Strength.DESCRIPTION}  # nobody can be held to these before they have passed
TAKE_IT = "The text that I have seen does not say what happens to what comes late. Please take it all the same."


def complaint_letter(writing: Drafting) -> Letter:
    """Return the letter by which a complaint is made; one that is on record already is drafted all the same."""
    opening, procedure = writing.procedure.opening, writing.procedure
    made = writing.entry(opening)
    if made is not None:
        writing.beware(
            f"{procedure.titles[opening]} is on record already, on {in_words(made.on)}; to chase it, draft a follow-up"
        )
    if writing.for_somebody:
        writing.say("I am writing for ", *writing.person, ", who wants to make a complaint.")
        consent(writing)
    elif writing.is_child:
        writing.say("I want to make a complaint. Please read my letter and help me to put things right.")
    else:
        writing.say("I want to make a complaint. Please treat this letter as my complaint.")
    writing.say(f"I ask for it to be dealt with under your complaints procedure{writing.rule(procedure.source)}.")
    _what_happened(writing)
    eligibility = writing.complaint.eligibility(on=writing.on)
    ask_to_take_it_late(writing, eligibility)
    ask_for_copies(writing)
    times_that_follow(writing, opening)
    writing.say("Please tell me that you have this letter, and who will deal with it.")
    return writing.letter(eligibility.answer, procedure.title)


def _what_happened(writing: Drafting) -> None:
    writing.head("What happened")
    writing.say(*writing.when())
    writing.say("Where, and who was there: ", Blank("the place, and the people"), ".")
    writing.say(Blank("what happened, in your own words; begin with what matters most"))
    writing.say(
        "What it has meant for ",
        *(writing.person if writing.for_somebody else ("me",)),
        ": ",
        Blank("how it made things worse"),
        ".",
    )
    writing.head("What has been tried so far")
    writing.say(Blank("whom you have spoken or written to about it, on what date, and what they said"))
    writing.head("What should happen now" if writing.for_somebody else "What I want to happen now")
    writing.points(
        [
            ("Explain this: ", Blank("what you do not understand about it"), "."),
            ("Do this: ", Blank("what would put it right"), "."),
        ],
        numbered=True,
    )


def consent(writing: Drafting) -> None:
    """Say whether the person agreed that somebody else acts for them, as far as the record tells."""
    told = writing.seen.facts.get("consent")
    if told is True:
        noted = [one for one in writing.seen.entries if isinstance(one, Noted) and one.fact == "consent"]
        when = f" I have had this on record since {in_words(noted[-1].on)}." if noted else ""
        writing.say(*writing.person, f" has agreed that I may complain for them.{when}")
        writing.say(Blank("enclose the signed consent, if you have it"))
    elif told is False:
        writing.say("I act without their agreement because ", Blank("why you may act for them all the same"), ".")
        writing.beware(
            "on record, the person affected has not agreed that somebody else complains for them; find out "
            "whether you may act before you send this"
        )
    else:
        writing.say(Blank("how and when the person agreed that you may complain for them"))
        writing.beware(
            "the record does not say whether the person affected has agreed that somebody else complains for them"
        )


def ask_to_take_it_late(writing: Drafting, eligibility: Eligibility) -> None:
    """Ask for the discretion that a late complaint needs, and tell the sender what may stand in the way."""
    limits = {one.name: one for one in writing.procedure.time_limits}
    for found in eligibility.findings:
        limit = limits.get(found.rule)
        last = None if found.bounds is None else found.bounds.latest
        if found.answer is not Answer.YES:
            doubt = "whether it is in time cannot be told; " if found.answer is Answer.CANNOT_TELL and limit else ""
            writing.beware(f"{doubt}{found.reason}")
        if limit is None or last is None or found.answer not in {Answer.NO, Answer.DISCRETION}:
            continue
        before = "" if found.bounds is not None and found.bounds.certain else "or before "
        writing.head("Why this comes late")
        writing.say(f"I know that {limit.title} ended on {before}{in_words(last)}{writing.rule(found.source)}.")
        writing.say(writing.discretion(limit.discretion, "take it") if limit.discretion else TAKE_IT)
        writing.say(
            "The reasons are: ", Blank("why it could not be made sooner, and why it can still be looked into"), "."
        )
    for name in eligibility.missing:
        writing.beware(f"not known: {writing.plainly(name)}")


def ask_for_copies(writing: Drafting) -> None:
    """Ask for a copy of the answer for who helps, and for the help of an advocate where a child has none."""
    advocate, people = writing.seen.facts.get("advocate"), writing.people
    if people.advocate is not None:
        name = people.advocate.called("the name of your advocate")
        who = (*name, " is the advocate in this") if writing.for_somebody else ("My advocate is ", *name)
        writing.say(*who, ". Please send a copy of each answer to ", *name, " too.")
    elif advocate is not True and writing.is_child:
        for one in writing.seen.entitlements:
            if one.name == "advocate":
                writing.say(
                    f"I may have the help of an advocate{writing.rule(one.source)}. Please tell me how I can get one."
                )


def times_that_follow(writing: Drafting, event: str) -> None:
    """Say by when the rules want what follows from the event of this letter, each in the strength of its text."""
    before: set[str] = set()
    complaint = writing.complaint
    if writing.entry(event) is None:
        before = {one.name for one in writing.seen.deadlines if one.status is not DutyStatus.NOT_RUNNING}
        complaint = evolve(complaint, history=writing.seen.entries).record(event, writing.on)
    items = [
        (f"{capital(one.title)}. {writing.time_for(one)}",)
        for one in complaint.at(writing.on).deadlines
        if one.name not in before and one.status in _RUNNING and one.strength not in _NO_AIM
        if one.owed_by is not Party.COMPLAINANT
    ]
    if items:
        writing.head("When to expect what")
        writing.say("As I understand the rules, these times apply.")
        writing.points(items)
