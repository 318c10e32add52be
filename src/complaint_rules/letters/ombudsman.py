"""The letter to an Ombudsman, or to another body that may be turned to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import RouteStatus
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.explanations import capital
from complaint_rules.letters.complaint import consent
from complaint_rules.letters.follow_up import how_late, is_certainly_late
from complaint_rules.letters.parts import Blank
from complaint_rules.limits import UsesReading
from complaint_rules.rules import RouteKind
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, RouteState
    from complaint_rules.eligibility import Eligibility, Finding, TimeLimit
    from complaint_rules.letters.drafting import Drafting
    from complaint_rules.letters.letter import Letter

__all__ = ["ombudsman", "to_the_ombudsman_itself"]

_NO_WAY = {RouteStatus.NOT_AVAILABLE, RouteStatus.USED}
_TOO_SOON = {RouteStatus.EARLY, RouteStatus.PREMATURE}
_UNSETTLED = {RouteStatus.PAST_LIMIT, RouteStatus.CANNOT_TELL}  # too late, or not known: it may be too soon as well


def ombudsman(writing: Drafting, about: str) -> Letter:
    """
    Return the letter to the Ombudsman or the route named; where several may be right, there is none.

    Raises:
        UnknownNameError: If no route has the name.

    Source:
        House rule: an Ombudsman decides itself whether a complaint comes too soon or too late.
    """
    seen = writing.seen
    if about:
        routes = [seen.route(about)]
    else:
        routes = [one for one in seen.routes if one.route.kind is RouteKind.OMBUDSMAN and one.status not in _NO_WAY]
    if len(routes) != 1 or routes[0].status in _NO_WAY:
        return _no_letter(writing, routes)
    route = routes[0]
    writing.address(Party.OMBUDSMAN, route.title)
    if route.route.kind is RouteKind.REGULATOR:
        writing.beware(f"{route.title} decides no complaint; it may use what you tell it")
    _begin(writing)
    _story(writing)
    _why_now(writing, route)
    if route.finding is not None and route.route.time_limit is not None:
        _time_limit(writing, route.route.time_limit, route.finding)
    _end(writing)
    for name in route.missing:
        writing.beware(f"not known: {writing.plainly(name)}")
    return writing.letter(route.answer, "Complaint about ", *writing.body)


def to_the_ombudsman_itself(writing: Drafting) -> Letter:
    """Return the letter under a procedure that is the Ombudsman's own, judged by that procedure's rules."""
    opening = writing.procedure.opening
    made = writing.entry(opening)
    if made is not None:
        writing.beware(f"{writing.title(opening)} is on record already, on {in_words(made.on)}")
    title = writing.procedure.title
    writing.address(Party.OMBUDSMAN, title.removeprefix("Complaint to ") if title.startswith("Complaint to ") else "")
    eligibility = writing.complaint.eligibility(on=writing.on)
    limits = {one.name: one for one in writing.procedure.time_limits}
    _begin(writing)
    _story(writing)
    _what_you_may_ask(writing, eligibility)
    for found in eligibility.findings:
        if found.rule in limits:
            _time_limit(writing, limits[found.rule], found)
    _end(writing)
    for name in eligibility.missing:
        writing.beware(f"not known: {writing.plainly(name)}")
    return writing.letter(eligibility.answer, "Complaint about ", *writing.body)


def _what_you_may_ask(writing: Drafting, eligibility: Eligibility) -> None:
    """Say, and leave room to answer, what the Ombudsman is likely to ask before it looks at the matter."""
    texts = {one.name: one.text for one in writing.procedure.standing}
    texts |= {one.name: one.text for one in writing.procedure.exclusions}
    asked = [one for one in eligibility.findings if one.rule in texts and one.answer is not Answer.YES]
    if asked:
        writing.head("What you may ask first")
        writing.points(
            (f"Whether it is {texts[one.rule]}{writing.rule(one.source)}: ", Blank("your answer, with dates"), ".")
            for one in asked
        )
    for one in asked:
        writing.beware(one.reason)


def _no_letter(writing: Drafting, routes: list[RouteState]) -> Letter:
    if len(routes) > 1:
        names = " or ".join(f"“{one.name}” ({one.title})" for one in routes)
        writing.beware(f"more than one may be the right one: {names}; say which is meant")
        facts = {fact.name for fact in writing.procedure.facts}
        for name in dict.fromkeys(name for one in routes for name in one.missing if name in facts):
            writing.beware(f"it may depend on {writing.plainly(name)}")
        return writing.unwritten(Answer.CANNOT_TELL)
    for one in routes or writing.seen.routes:
        writing.beware(one.headline)
        for reason in one.reasons:
            writing.beware(reason.text)
    if not writing.seen.routes:
        writing.beware("the text names no Ombudsman and no other body to turn to; there may be one all the same")
    return writing.unwritten()


def _begin(writing: Drafting) -> None:
    if writing.for_somebody:
        writing.say(
            "I am writing for ", *writing.person, ". I ask you to look at their complaint about ", *writing.body, "."
        )
        consent(writing)
    else:
        writing.say("I ask you to look at my complaint about ", *writing.body, ".")
    writing.head("What it is about")
    writing.say(Blank("what went wrong, in a few sentences"))
    writing.say(*writing.when())
    writing.say(
        "What it has meant for ",
        *(writing.person if writing.for_somebody else ("me",)),
        ": ",
        Blank("how it made things worse"),
        ".",
    )


def _story(writing: Drafting) -> None:
    """Say what has happened so far, where the complaint stands, and what is late."""
    seen, dates = writing.seen, list(writing.dates_so_far())
    writing.head("What has happened so far")
    if dates:
        writing.points(dates)
    else:
        writing.say(Blank("the date on which the complaint was made, and the date of each answer"))
    if seen.stage_since is not None:
        over = "The procedure is over" if seen.is_over else "The complaint is now at this stage"
        writing.say(f"{over}: {seen.stage.title}, since {in_words(seen.stage_since)}.")
    late = [(f"{capital(one.title)}. {_lateness(writing, one)}",) for one in seen.overdue]
    if late:
        writing.head(
            "What has not been done in time" if any(map(is_certainly_late, seen.overdue)) else "What is missing"
        )
        writing.points(late)


def _lateness(writing: Drafting, one: Deadline) -> str:
    writing.doubt(f"the last day for {one.title}", predicted=one.predicted)
    said = f"{writing.time_for(one)} {writing.not_done(one.act)}"
    last = one.due or one.bounds.latest
    day = "not known" if last is None else in_words(last)
    if is_certainly_late(one):
        return f"{said} The last day was {day}. {how_late(one) if one.strength.binds else 'That day has passed.'}"
    return f"{said} By my count the last day was {day}. I do not know all that would make that certain."


def _why_now(writing: Drafting, route: RouteState) -> None:
    """Say why it may look early, where it may, and on what ground it is brought all the same."""
    if route.status not in _TOO_SOON and (route.status not in _UNSETTLED or writing.seen.is_over):
        return
    writing.head("Why I ask now")
    writing.say(
        f"I know that the procedure {'did not come to a last answer' if writing.seen.is_over else 'is not complete'}. "
        f"You decide whether I am too early{writing.rule(route.source)}."
    )
    grounds = {ground.text: ground.source for ground in route.route.early}
    for reason in route.reasons:
        if reason.text in grounds:
            writing.say(f"This is the ground that I see: {reason.text}{writing.rule(grounds[reason.text])}.")
    writing.say("I ask now because ", Blank("why it should not wait until the procedure is complete"), ".")


def _time_limit(writing: Drafting, limit: TimeLimit, found: Finding) -> None:
    """Say what the time limit is, what is known of its last day, and ask for discretion where it may have passed."""
    bounds = found.bounds
    if bounds is None or (bounds.no_figure is not None and bounds.unknown):
        return
    writing.doubt("the end of the time limit", predicted=bounds.predicted)
    writing.head("Your time limit")
    writing.say(f"As I understand the rules, the time is {writing.limit(limit.until)}{writing.rule(found.source)}.")
    names = sorted(limit.until.read(UsesReading()).events)
    if found.answer is Answer.YES and bounds.earliest is not None:
        names = [name for name in names if writing.entry(name) is not None]
    writing.points((f"{capital(writing.title(name))}: ", *writing.day_of(name), ".") for name in names)
    if found.answer is Answer.YES and bounds.earliest is not None:
        if not names:
            starts = " or ".join(map(writing.title, sorted(limit.until.read(UsesReading()).events)))
            runs = f"it runs at least until {in_words(bounds.earliest)}, and this is in time"
            writing.say(f"I have no date on record of {starts}. If there has been none, {runs}.")
            writing.say("If there has been one: ", Blank("its date, and why this comes late, if it does"), ".")
            return
        least = "" if bounds.certain else "at least "
        writing.say(f"As things stand it runs {least}until {in_words(bounds.earliest)}. So this is in time.")
        return
    if found.answer is Answer.CANNOT_TELL or bounds.latest is None:
        writing.say(f"I cannot tell whether this is in time: {writing.last_day(bounds)}.")
        writing.say("If you find it late, please look at it all the same.")
    else:
        ended = f"{'' if bounds.certain else 'or before '}{in_words(bounds.latest)}"
        writing.say(f"I know that it ended on {ended}. Please look at this all the same.")
    if limit.discretion is not None:
        writing.say(writing.discretion(limit.discretion, "consider what comes late"))
    writing.say("The reasons are: ", Blank("why it could not be brought sooner, if it is late"), ".")


def _end(writing: Drafting) -> None:
    writing.head("What I ask for")
    writing.points(
        [
            ("Look into this complaint.",),
            ("Ask for this to be put right: ", Blank("what would put it right"), "."),
        ],
        numbered=True,
    )
    writing.say("I enclose copies of: ", Blank("the complaint, each answer, and other letters that matter"), ".")
    if writing.people.advocate is not None:
        writing.say(
            *writing.people.advocate.called("the name of your advocate"),
            " is the advocate in this. Please send a copy of what you decide there too.",
        )
