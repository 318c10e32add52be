"""The letter that chases what is late, or asks for the date where that cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import DutyStatus, RouteStatus
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.explanations import capital, sentence
from complaint_rules.letters.complaint import ask_for_copies, consent
from complaint_rules.letters.parts import Blank
from complaint_rules.rules import How, RouteKind
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from complaint_rules.answers import Deadline
    from complaint_rules.letters.drafting import Drafting
    from complaint_rules.letters.letter import Letter
    from complaint_rules.letters.parts import Words

__all__ = ["chased", "follow_up", "how_late", "is_certainly_late", "to_whom", "varies"]

_CHASED = {DutyStatus.OVERDUE, DutyStatus.CANNOT_TELL}
_WITHOUT_AGREEMENT = {How.NOTICE, How.OFFICER}
_TO_THE_BODY = {Party.BODY, Party.PANEL}
_MAY_BE_ASKED = {RouteStatus.EARLY, RouteStatus.OPEN, RouteStatus.CLOSING}


def to_whom(chased: Sequence[Deadline]) -> Party:
    """Return who is written to: the body where it or its panel owes anything, else the first who does."""
    parties = [one.owed_by for one in chased]
    return Party.BODY if not parties or _TO_THE_BODY & set(parties) else parties[0]


def chased(writing: Drafting, about: str) -> list[Deadline]:
    """
    Return what is to be chased: the duty named, else all that is late or may be.

    Raises:
        UnknownEventError: If no duty has the name.
        AmbiguousNameError: If several duties are met by the event named.

    Source:
        House rule: nobody owes a settlement, so a time in which one would have ended the matter is not chased.
    """
    if about:
        return [writing.seen.deadline(about)]
    late = [
        one
        for one in writing.seen.deadlines
        if one.status in _CHASED and one.done is None and one.owed_by is not Party.COMPLAINANT
        if one.bounds.no_figure is None and (one.strength.binds or one.act != "resolution")
    ]
    for one in late:
        for name in _not_told(one):
            writing.beware(f"whether {one.title} is owed at all depends on {writing.plainly(name)}")
    return [one for one in late if not _not_told(one)]


def _not_told(one: Deadline) -> list[str]:
    """Return the facts that are not told and decide whether a duty is owed at all."""
    asked = {getattr(atom, "fact", None) for atom in one.duty.owed_if.atoms}
    return [name for name in one.missing if name in asked]


def is_certainly_late(one: Deadline) -> bool:
    """Return whether a duty is late whatever is taken for granted, and on every reading of its text."""
    last = one.bounds.latest
    return (
        one.status is DutyStatus.OVERDUE
        and one.occurrence == 1  # a later one is counted from the first, with all that is taken for granted of it
        and last is not None
        and last < one.on
        and not one.bounds.predicted  # a day proclaimed later would move it
        and all(day is not None and day < one.on for day in one.readings.values())
    )


def is_open(one: Deadline) -> bool:
    """Return whether a duty is late or may be, or has no figure by which it could be."""
    return one.done is None and one.status in _CHASED | {DutyStatus.NO_LIMIT}


def varies(one: Deadline) -> bool:
    """Return whether the last day differs with the reading of the text, so that how late it is does too."""
    return len(set(one.readings.values())) > 1


def how_late(one: Deadline) -> str:
    """Return how late a duty is that is certainly late, as sentences."""
    least = "" if one.bounds.certain or varies(one) else "at least "
    late = f"{least}{one.in_days(one.days_late)} late" if one.days_late else "past its last day"
    if varies(one):
        return f"It is late on each reading of the rule. By this count it is {late}."
    return f"It is now {late}."


def follow_up(writing: Drafting, about: str) -> Letter:
    """Return the letter that chases what is late or may be; where nothing is, there is none."""
    wanted = chased(writing, about)
    found = [one for one in wanted if is_open(one)]
    here = _TO_THE_BODY if writing.you is Party.BODY else {writing.you}
    for one in wanted:
        if one not in found:
            writing.beware(f"{one.headline} There is nothing to chase")
        elif one.owed_by not in here:
            writing.beware(f"{one.title} is owed by {writing.procedure.party(one.owed_by)}; write to it separately")
    found = [one for one in found if one.owed_by in here]
    if not found:
        return _nothing(writing, about)
    late = [one for one in found if is_certainly_late(one)]
    overdue = [one for one in found if one.status is DutyStatus.OVERDUE]
    binding = [one for one in late if one.strength.binds]
    writing.say("I am writing about ", *writing.my, " complaint", *_of(writing), ".")
    if writing.for_somebody:
        consent(writing)
    writing.say(_opening(writing, found, late, binding))
    for one in found:
        _chase(writing, one)
    _ask(writing, found, late)
    ask_for_copies(writing)
    for route in writing.seen.routes if overdue else ():
        if route.status in _MAY_BE_ASKED and route.route.kind is RouteKind.OMBUDSMAN:
            writing.say(
                f"I know that {route.title} may be asked to look at this{writing.rule(route.source)}."
                f"{' It decides whether that is too soon.' if route.status is RouteStatus.EARLY else ''}"
            )
    return writing.letter(Answer.YES if overdue else Answer.CANNOT_TELL, _subject(found, binding))


def _nothing(writing: Drafting, about: str) -> Letter:
    if not about:
        writing.beware(f"nothing on record is overdue on {in_words(writing.on)}, so there is nothing to chase")
    for one in writing.seen.deadlines:
        if one.status is DutyStatus.SUSPENDED:
            writing.beware(one.headline)
    coming = writing.seen.next_due
    if coming is not None and coming.due is not None:
        writing.beware(f"next due: {coming.title}, by {in_words(coming.due)}")
    unlimited = [one for one in writing.seen.deadlines if one.status is DutyStatus.NO_LIMIT and one.done is None]
    for one in () if about else unlimited:
        writing.beware(f"{one.title} has no figure in the text; to ask when it will come, name “{one.name}”")
    return writing.unwritten()


def _of(writing: Drafting) -> Iterator[str | Blank]:
    yield " of "
    yield from writing.day_of(writing.procedure.opening, "the date of the complaint")


def _subject(found: Sequence[Deadline], binding: Sequence[Deadline]) -> str:
    about = "; ".join(one.title for one in (binding or found))
    return f"Late: {about}" if binding else f"Still waiting for {about}"


def _opening(
    writing: Drafting, found: Sequence[Deadline], late: Sequence[Deadline], binding: Sequence[Deadline]
) -> str:
    if binding and writing.is_child:
        return "You are late. Please answer me now."
    if binding:
        number = "One thing is" if len(binding) == 1 else f"{len(binding)} things are"
        return f"{number} late. Please read what follows, and act on it now."
    if late or any(one.status is DutyStatus.OVERDUE for one in found):
        return "I am still waiting. As I count the days, the time has passed. Please tell me where things stand."
    return "I am still waiting. I cannot tell whether you are late, because I do not know all the dates."


def _chase(writing: Drafting, one: Deadline) -> None:
    """Say of one duty what was due when, by which rule, and how late it is, or why that cannot be told."""
    writing.head(capital(one.title))
    writing.say(writing.time_for(one))
    starts = [name for name in sorted(writing.starts(one.duty.within)) if writing.entry(name) is not None]
    if starts:
        which = "this date" if len(starts) == 1 else "these dates"
        writing.say(f"I count from {which}: ", *_joined(writing, starts), ".")
    if one.status is DutyStatus.NO_LIMIT:
        writing.say(f"{writing.not_done(one.act)} Please tell me when I can expect it.")
        return
    writing.say(" ".join(_standing(writing, one)))
    _put_off(writing, one)
    _what_the_text_adds(writing, one)
    writing.doubt(f"the last day for {one.title}", predicted=one.predicted)


def _joined(writing: Drafting, starts: Sequence[str]) -> Iterator[str | Blank]:
    for number, name in enumerate(starts):
        yield f"{'; ' if number else ''}{writing.title(name)}, "
        yield from writing.day_of(name)


def _standing(writing: Drafting, one: Deadline) -> Iterator[str]:
    """Yield how a duty stands, a sentence each: late without more only where that is certain."""
    late = f"{one.in_days(one.days_late)} late" if one.days_late else "past its last day"
    if is_certainly_late(one):
        exact = one.due if one.bounds.certain or varies(one) else None
        day = f"{in_words(one.bounds.latest or one.on)} at the latest" if exact is None else in_words(exact)
        yield f"The last day was {day}. {writing.not_done(one.act)}"
        yield how_late(one) if one.strength.binds else "That day has passed."
    elif one.status is DutyStatus.OVERDUE and one.due is not None:
        for name in one.assumed:
            yield f"I take it that {_uncapital(writing.plainly(name))}."
        yield f"Counted like this, the last day was {in_words(one.due)}. {writing.not_done(one.act)}"
        yield f"By that count it is {late}." if one.strength.binds else "By that count the day has passed."
        if one.assumed:
            yield "If I am wrong, please give me the right date."
    else:
        yield f"{writing.not_done(one.act)} I cannot tell whether it is late: {writing.last_day(one.bounds)}."
        names = [writing.plainly(name) for name in one.missing if name not in writing.procedure.reading_options]
        yield f"I do not know {' or '.join(names) or 'how you read the rule'}. Please tell me."
        yield "Please also tell me which day you take as the last."


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def _put_off(writing: Drafting, one: Deadline) -> None:
    """Say what is on record of a later day, and how far the rules let the day be put off."""
    for made in one.extensions:
        short = one.due is not None and one.due < made.to
        counted = f"As I understand the rules, it counts only to {in_words(one.due or made.to)}." if short else ""
        writing.say(
            f"The last day was put off to {in_words(made.to)}, {made.how.in_words}, on {in_words(made.on)}. "
            f"{counted or 'I have counted that in.'}"
        )
    if one.latest is None or one.due is None or one.latest <= one.due:
        return
    rules = [rule for rule in writing.procedure.extensions if rule.duty == one.name and rule.how in _WITHOUT_AGREEMENT]
    marks = writing.rule(*(rule.source for rule in rules))
    soft = " With good reason it may be later still." if one.latest_is_soft else ""
    may = f"In some cases {writing.who(one.owed_by)} may take until {in_words(one.latest)}{marks}.{soft}"
    if one.days_past_latest is not None:
        sure = is_certainly_late(one) and one.bounds.certain and not varies(one)
        passed = "That day has passed too" if sure else "Counted like this, that day has passed too"
        writing.say(f"{may} {passed}, by {one.in_days(one.days_past_latest)}.")
        return
    asks = writing.joined(text for rule in rules for text in rule.requires)
    needs = f" That needs {asks}." if asks else ""
    writing.say(f"{may}{needs} I know of no notice that says so. If you sent one, please send it again.")


def _what_the_text_adds(writing: Drafting, one: Deadline) -> None:
    """Say what the text adds to the limit; a child's letter stays short, and the sender is told instead."""
    told = [(f"Where the time has passed, the rule adds: {sentence(text)}", "") for text in one.duty.if_missed]
    added = told if one.is_missed else []
    if one.duty.soft:
        added.append((f"The text softens this: {sentence(one.duty.soft)}", " If you rely on that, please say why."))
    readings = _other_readings(one)
    if len(readings) == 1:
        text = f"The rule can also be read in another way. {readings[0]}"
        added.append((text, " If you go by that, give me the dates."))
    for text, asked in added:
        if writing.is_child:
            writing.beware(text)
        else:
            writing.say(f"{text}{asked}")
    if len(readings) > 1:
        writing.say("The rule can be read in several ways. Tell me which you go by, and give me the dates.")
        writing.points((text,) for text in readings)


def _other_readings(one: Deadline) -> list[str]:
    """Return each reading of the text that gives another day, without the names of what it would still need."""
    same = None if one.due is None else f"the last day is {in_words(one.due)}"
    others = [text for text in one.other_readings if same is None or same not in text]
    return [sentence(text.partition(": not known")[0]) for text in others]


def _ask(writing: Drafting, found: Sequence[Deadline], late: Sequence[Deadline]) -> None:
    writing.head("What I ask you to do")
    overdue = [one for one in found if one.status is DutyStatus.OVERDUE]
    items: list[Words] = []
    if overdue and all(writing.procedure.event(one.act).sent for one in overdue):
        items.append(("Send what is missing by ", Blank("a day that you choose, such as a week from today"), "."))
    else:
        items.append(("Tell me the day on which it will be done.",))
    if any(one.strength.binds for one in late):
        items.append(("Tell me in writing why it is late.",))
    elif overdue:
        items.append(("Tell me in writing why it has not been done.",))
    items.append(("If you count the days in another way, show me your dates.",))
    writing.points(items, numbered=True)
