"""The letter that asks for the next stage: stage 2, a review panel, a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import WindowStatus
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.entries import Recorded
from complaint_rules.errors import UnknownEventError
from complaint_rules.explanations import capital
from complaint_rules.letters.complaint import TAKE_IT, ask_for_copies, consent, times_that_follow
from complaint_rules.letters.follow_up import is_certainly_late, varies
from complaint_rules.letters.parts import Blank
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from complaint_rules.answers import Verdict, WindowState
    from complaint_rules.letters.drafting import Drafting
    from complaint_rules.letters.letter import Letter
    from complaint_rules.letters.parts import Words
    from complaint_rules.vocabulary import Event

__all__ = ["next_stage"]

_WHY_LATE = Blank("why it could not be asked for sooner")


def next_stage(writing: Drafting, about: str) -> Letter:
    """
    Return the letter that asks for the next stage; where there is none to ask for, there is no letter.

    Raises:
        UnknownEventError: If `about` is no request of this procedure that leads to a further stage.

    Source:
        House rule: a request that comes late is drafted with room for the reasons; the body decides.
    """
    requests = _requests(writing)
    if about and about not in requests:
        raise UnknownEventError(about, valid=requests, where=f"{writing.procedure.name}, request for a next stage")
    open_now = [about] if about else _from_here(writing, requests)
    if len(open_now) != 1:
        return _none_or_several(writing, open_now)
    event = open_now[0]
    verdict = writing.complaint.can(event, on=writing.on)
    windows = [one for one in writing.seen.windows if one.event == event]
    here = [one for one in windows if one.window.stage == writing.seen.stage.name]
    window = next(iter(here or windows), None)
    closed = window is not None and window.status is WindowStatus.CLOSED
    if verdict.answer is Answer.NO and not closed:
        for reason in verdict.reasons:
            writing.beware(reason.text)
        return _not_now(writing)
    return _written(writing, event, verdict, window)


def _requests(writing: Drafting) -> dict[str, str]:
    """Return each act of the complainant that leads to a further stage, with the stage."""
    procedure = writing.procedure
    return {
        one.event: one.to
        for one in procedure.transitions
        if procedure.event(one.event).by is Party.COMPLAINANT
        if one.event != procedure.opening and not procedure.stage(one.to).ends
    }


def _from_here(writing: Drafting, requests: dict[str, str]) -> list[str]:
    """Return the requests that lead on from where the complaint is, or else those whose time has gone by."""
    stage, procedure = writing.seen.stage, writing.procedure
    here = [
        one.event
        for one in procedure.transitions
        if one.event in requests and (stage.name in one.start or (not one.start and not stage.ends))
    ]
    gone = [one.event for one in writing.seen.windows if one.event in requests and one.status is WindowStatus.CLOSED]
    return list(dict.fromkeys(here or (gone if stage.ends else ())))


def _none_or_several(writing: Drafting, several: list[str]) -> Letter:
    seen = writing.seen
    if several:
        named = " or ".join(f"“{one}”" for one in several)
        writing.beware(f"several requests lead on from here: {named}; say which is meant")
        return writing.unwritten(Answer.CANNOT_TELL)
    if seen.stage_since is None:
        writing.beware("no complaint is on record, so there is no next stage yet")
    else:
        writing.beware(f"the text has no further stage to ask for from: {seen.stage.title}")
    for route in seen.routes:
        writing.beware(route.headline)
    return _not_now(writing)


def _not_now(writing: Drafting) -> Letter:
    if any(one.strength.binds for one in writing.seen.overdue):
        writing.beware("what is overdue can be chased by a follow-up")
    return writing.unwritten()


def _written(writing: Drafting, event: str, verdict: Verdict, window: WindowState | None) -> Letter:
    procedure, stage = writing.procedure, _requests(writing)[event]
    way = next(one for one in procedure.transitions if one.event == event and one.to == stage)
    opening = writing.day_of(procedure.opening, "the date of the complaint")
    writing.say("This is about ", *writing.my, " complaint of ", *opening, ".")
    writing.say(f"I ask for the next step: {procedure.stage(stage).title}{writing.rule(way.source)}.")
    if writing.for_somebody:
        consent(writing)
    answered = _answer_so_far(writing)
    if window is not None:
        _in_time(writing, window)
    if not answered and verdict.answer is not Answer.YES:
        writing.say("I know that no answer at this stage is on record. Please take this request all the same.")
        writing.say("I ask for it now because ", Blank("why it should not wait for the answer"), ".")
    _what_is_left(writing, event, answered=answered)
    ask_for_copies(writing)
    times_that_follow(writing, event)
    writing.say("Please tell me in writing that you have this request, and what happens next.")
    leads = f"{capital(writing.title(event))} leads to: {procedure.stage(stage).title}"
    for reason in verdict.reasons if verdict.answer is not Answer.YES else ():
        if reason.text != leads:
            writing.beware(reason.text)
    for name in verdict.missing:
        writing.beware(f"not known: {writing.plainly(name)}")
    return writing.letter(verdict.answer, capital(writing.title(event).removeprefix("the ")))


def _answer_so_far(writing: Drafting) -> bool:
    """Refer to the last answer on record, and to what is late; return whether there was an answer."""
    answers = [
        one
        for one in writing.seen.entries
        if isinstance(one, Recorded) and any(detail.name == "outcome" for detail in _event(writing, one).details)
    ]
    if answers:
        last = answers[-1]
        made = (in_words(last.made),) if last.made is not None else (Blank("the date on the answer"),)
        got = (in_words(last.received),) if last.received is not None else (Blank("the date on which it came"),)
        writing.say(f"I refer to {writing.title(last.event)} of ", *made, ". It came on ", *got, ".")
    for one in writing.seen.overdue:
        if one.strength.binds and one.due is not None:
            writing.doubt(f"the last day for {one.title}", predicted=one.predicted)
            its = "Its" if is_certainly_late(one) and not varies(one) else "By my count its"
            writing.say(f"Not here yet: {one.title}. {its} last day was {in_words(one.due)}{writing.rule(one.source)}.")
    return bool(answers)


def _event(writing: Drafting, entry: Recorded) -> Event:
    return writing.procedure.event(entry.event)


def _in_time(writing: Drafting, window: WindowState) -> None:
    writing.doubt("the last day for asking", predicted=window.predicted)
    mark = writing.rule(window.source)
    last = window.closes or window.bounds.earliest
    if window.status is WindowStatus.OPEN and last is not None:
        least = "at least " if window.closes is None else ""
        writing.say(
            f"As I understand the rules, the time for asking runs {least}until {in_words(last)}{mark}. "
            f"{_so(writing, window)}"
        )
    elif window.status is WindowStatus.NO_LIMIT:
        writing.say(f"As I understand the rules, they set no last day for asking{mark}.")
        if window.advised is not None:
            writing.beware(f"it is advised to ask by {in_words(window.advised)}; that is advice only")
    elif window.status is WindowStatus.CANNOT_TELL:
        missing = " or ".join(writing.plainly(name) for name in window.missing)
        writing.say(
            f"I cannot tell the last day for asking{mark}: {writing.last_day(window.bounds)}.",
            f" I do not know {missing}." if missing else "",
        )
        writing.say("If this is late, please take it all the same. The reasons are: ", _WHY_LATE, ".")
    elif window.status is WindowStatus.CLOSED:
        _after_the_window(writing, window)


def _so(writing: Drafting, window: WindowState) -> str:
    """Return that a request is in time where it is so on every reading of the text, else what another one gives."""
    open_ended = window.closes is None  # then the bounds hold on every reading
    if all(writing.on <= day if day is not None else open_ended for day in window.readings.values()):
        return "So this is in time."
    for line in window.reading_lines:
        writing.beware(line)
    return (
        "So read, this is in time. The rule can be read in another way. If you find this late, please take it all the "
        "same."
    )


def _after_the_window(writing: Drafting, window: WindowState) -> None:
    ended = "has ended" if window.closes is None else f"ended on {in_words(window.closes)}"
    writing.head("Why this comes late")
    sure = all(day is not None and day < writing.on for day in window.readings.values())
    know = "I know that" if sure else "The rule can be read in several ways. As I count,"
    writing.say(f"{know} the time for asking {ended}{writing.rule(window.source)}.")
    if not sure:
        for line in window.reading_lines:
            writing.beware(line)
    late = window.window.late
    if window.long_stop is not None and writing.on > window.long_stop and window.window.long_stop_absolute:
        further = in_words(window.long_stop)
        writing.say(f"The text sets a further last day, {further}. Please look at this all the same.")
    else:
        writing.say(writing.discretion(late, "accept a request that comes late") if late else TAKE_IT)
    writing.say("The reasons are: ", _WHY_LATE, ".")
    if window.long_stop is not None and writing.on > window.long_stop:
        absolute = "; the text lets nothing be accepted after it" if window.window.long_stop_absolute else ""
        writing.beware(f"the text has a further last day, {in_words(window.long_stop)}, which has passed{absolute}")


def _what_is_left(writing: Drafting, event: str, *, answered: bool) -> None:
    """Ask for what the request should hold, as the text puts it, or else for what is still wrong."""
    asked = [content for one in writing.procedure.letters if one.event == event for content in one.contents]
    writing.head("What is still wrong")
    now: Words = ("What should happen now: ", Blank("what would put it right"), ".")
    if asked:
        fill = Blank("fill this in")
        writing.points((f"{capital(one.text)}{writing.rule(one.source)}: ", fill, ".") for one in asked)
    elif answered:
        points = Blank("the points that you do not accept, and why")
        writing.points([("What the answer leaves out or gets wrong: ", points, "."), now], numbered=True)
    else:
        writing.points([("What is not settled: ", Blank("the points that are still open"), "."), now], numbered=True)
