"""How each route to another body stands on a day: premature, open, closing, or past its own time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import Reason, RouteState, RouteStatus
from complaint_rules.conditions import Answer
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.dates import in_words
from complaint_rules.limits import Bounds, BoundsReading
from complaint_rules.machine import taken_for_granted
from complaint_rules.timeline import Span

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.eligibility import Finding, TimeLimit
    from complaint_rules.rules import Route
    from complaint_rules.timeline import Timeline

__all__ = ["in_time", "route_state"]


def route_state(timeline: Timeline, route: Route, day: date) -> RouteState:
    """
    Return how a route stands.

    Source:
        House rule: routes run beside the stage, each with its own clock; the stage does not change.
    """
    key = (route.name, day)
    found = timeline.routes.get(key)
    if found is None:
        found = timeline.routes[key] = _read(timeline, route, day)
    return found


def _read(timeline: Timeline, route: Route, day: date) -> RouteState:
    circumstances = timeline.circumstances(day)
    applies = route.applies.answer(circumstances)
    rule = route.time_limit
    finding = None if rule is None else in_time(timeline, rule, route.event, day)
    reasons: list[Reason] = []
    granted: tuple[str, ...] = ()
    unsettled = (route.applies, route.complete) if applies is not Answer.NO else ()
    doubtful = [one for one in unsettled if one.answer(circumstances) is Answer.CANNOT_TELL]
    missing = [name for one in doubtful for name in one.missing(circumstances)]
    used = timeline.evidence(day).of(route.event) if route.event is not None else None
    implied = None if route.event is None else timeline.evidence(day).implied.get(route.event)
    if applies is Answer.NO:
        reasons.append(Reason(rule=route.name, text=f"this is for complaints where {route.applies.sentence}"))
        status, answer = RouteStatus.NOT_AVAILABLE, Answer.NO
    elif used is not None or implied is not None:
        taken = [f"on {in_words(used.day)}"] if used is not None else []
        taken += [f"on or before {in_words(implied)}"] if implied is not None else []
        reasons.append(Reason(rule=route.name, text=f"taken {taken[0]}"))
        if finding is not None:
            reasons.append(Reason(rule=finding.rule, text=finding.reason, source=finding.source))
        status, answer = RouteStatus.USED, Answer.NO
    else:
        if applies is Answer.CANNOT_TELL:
            text = f"this is for complaints where {route.applies.sentence}, which has not been told"
            reasons.append(Reason(rule=route.name, text=text, source=route.source))
        status, answer = _readiness(timeline, route, finding, reasons, day)
        answer = Answer.over_all([applies, answer])
        granted = _granted(timeline, route, status, day)
        if applies is Answer.CANNOT_TELL:
            status = RouteStatus.CANNOT_TELL
        if finding is not None:
            reasons.append(Reason(rule=finding.rule, text=finding.reason, source=finding.source))
            missing.extend(finding.missing)
    return RouteState(
        route=route,
        on=day,
        status=status,
        answer=answer,
        finding=finding,
        bounds=None if finding is None else finding.bounds,
        readings={} if rule is None else _readings(timeline, rule, day),
        reasons=tuple(reasons),
        missing=tuple(dict.fromkeys(missing)),
        assumed=tuple(dict.fromkeys((*(() if finding is None else finding.assumed), *granted))),
        procedure=timeline.procedure,
    )


def _granted(timeline: Timeline, route: Route, status: RouteStatus, day: date) -> tuple[str, ...]:
    """Return what is taken for granted by the answer that the body has had its turn, or that it need not."""
    if status in {RouteStatus.OPEN, RouteStatus.CLOSING}:
        return taken_for_granted(route.complete, timeline, day)
    if status is RouteStatus.EARLY:
        return taken_for_granted(AnyOf(*(ground.when for ground in route.early)), timeline, day)
    return ()


def _readings(timeline: Timeline, rule: TimeLimit, day: date) -> dict[str, date | None]:
    """Return the last day of a time limit on each reading of the text."""
    read = timeline.each_reading(rule.until, timeline.as_if_made(day))
    return {label: rule.until.read(BoundsReading(chosen)).due for label, chosen in read}


def _readiness(
    timeline: Timeline, route: Route, finding: Finding | None, reasons: list[Reason], day: date
) -> tuple[RouteStatus, Answer]:
    """Return the status and the answer of a route that is there and has not been taken, and add the reasons."""
    circumstances = timeline.circumstances(day)
    timely = Answer.YES if finding is None else finding.answer
    if timely is Answer.NO or timely is Answer.DISCRETION:
        return RouteStatus.PAST_LIMIT, timely
    complete = route.complete.answer(circumstances)
    if complete is Answer.YES:
        if timely is Answer.CANNOT_TELL:
            return RouteStatus.CANNOT_TELL, timely
        closing = finding is not None and _is_closing(timeline, route, finding, day)
        return RouteStatus.CLOSING if closing else RouteStatus.OPEN, timely
    grounds = [ground for ground in route.early if ground.when.answer(circumstances) is Answer.YES]
    if grounds:
        reasons.extend(Reason(rule=route.name, text=ground.text, source=ground.source) for ground in grounds)
        return RouteStatus.EARLY, Answer.over_all([timely, Answer.DISCRETION])
    text = f"premature until {route.complete.sentence}"
    reasons.append(Reason(rule=route.name, text=text, source=route.source))
    if complete is not Answer.NO:
        return RouteStatus.CANNOT_TELL, Answer.CANNOT_TELL
    return RouteStatus.PREMATURE, Answer.over_all([timely, Answer.DISCRETION if route.early else Answer.NO])


def in_time(timeline: Timeline, rule: TimeLimit, event: str | None, day: date) -> Finding:
    """
    Return whether an act is within a time limit, judged on its own date, or as if done on the day.

    Source:
        House rule: an act known by its receipt alone was made on or before it.
    """
    evidence = timeline.as_if_made(day)
    act = None if event is None else timeline.act(event, evidence, by_receipt=rule.judged_by_receipt)
    unknown = f"made:{event}"
    if act is None and event is not None and event in evidence.implied:
        act, unknown = Span(low=None, high=evidence.implied[event]), event
    span = Span(low=day, high=day) if act is None else act
    missing = () if span.low is not None else (unknown,)
    made = Bounds(earliest=span.low, latest=span.high, due=span.high, running=True, missing=missing)
    return rule.finding(made, rule.until.read(BoundsReading(evidence)), timeline.circumstances(day))


def _is_closing(timeline: Timeline, route: Route, finding: Finding, day: date) -> bool:
    """Return whether the end of the limit is near, on the earliest day on which it can end."""
    last = None if finding.bounds is None else finding.bounds.earliest
    return last is not None and day > route.closing.first_day(last, days=timeline.days)
