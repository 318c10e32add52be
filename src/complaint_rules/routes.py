"""How each route to another body stands on a day: premature, open, closing, or past its own time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import Reason, RouteState, RouteStatus
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.limits import Bounds, BoundsReading

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.eligibility import Finding
    from complaint_rules.rules import Route
    from complaint_rules.timeline import Timeline

__all__ = ["route_state"]


def route_state(timeline: Timeline, route: Route, day: date) -> RouteState:
    """
    Return how a route stands.

    Source:
        House rule: routes run beside the stage, each with its own clock; the stage does not change.
    """
    circumstances = timeline.circumstances(day)
    applies = route.applies.answer(circumstances)
    finding = _time_limit(timeline, route, day)
    reasons: list[Reason] = []
    missing = list(route.applies.missing(circumstances)) if applies is Answer.CANNOT_TELL else []
    used = timeline.evidence(day).of(route.event) if route.event is not None else None
    if applies is Answer.NO:
        reasons.append(Reason(rule=route.name, text=f"this is for complaints where {route.applies.sentence}"))
        status, answer = RouteStatus.NOT_AVAILABLE, Answer.NO
    elif used is not None:
        reasons.append(Reason(rule=route.name, text=f"taken on {in_words(used.day)}"))
        status, answer = RouteStatus.USED, Answer.NO
    else:
        status, answer = _readiness(timeline, route, finding, reasons, day)
        answer = Answer.over_all([applies, answer])
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
        reasons=tuple(reasons),
        missing=tuple(dict.fromkeys(missing)),
        assumed=() if finding is None else finding.assumed,
        procedure=timeline.procedure,
    )


def _readiness(
    timeline: Timeline, route: Route, finding: Finding | None, reasons: list[Reason], day: date
) -> tuple[RouteStatus, Answer]:
    """Return the status and the answer of a route that is there and has not been taken, and add the reasons."""
    circumstances = timeline.circumstances(day)
    in_time = Answer.YES if finding is None else finding.answer
    if in_time is Answer.NO or in_time is Answer.DISCRETION:
        return RouteStatus.PAST_LIMIT, in_time
    if route.complete.answer(circumstances) is Answer.YES:
        closing = (
            finding is not None and finding.bounds is not None and _is_closing(timeline, route, finding.bounds, day)
        )
        return RouteStatus.CLOSING if closing else RouteStatus.OPEN, in_time
    grounds = [ground for ground in route.early if ground.when.answer(circumstances) is Answer.YES]
    if grounds:
        reasons.extend(Reason(rule=route.name, text=ground.text, source=ground.source) for ground in grounds)
        return RouteStatus.EARLY, Answer.over_all([in_time, Answer.DISCRETION])
    text = f"premature until {route.complete.sentence}"
    reasons.append(Reason(rule=route.name, text=text, source=route.source))
    return RouteStatus.PREMATURE, Answer.over_all([in_time, Answer.DISCRETION if route.early else Answer.NO])


def _time_limit(timeline: Timeline, route: Route, day: date) -> Finding | None:
    if route.time_limit is None:
        return None
    evidence = timeline.as_if_made(day)
    used = evidence.of(route.event) if route.event is not None else None
    when = day if used is None else used.day
    act = Bounds(earliest=when, latest=when, due=when, running=True)
    last_day = route.time_limit.until.read(BoundsReading(evidence))
    return route.time_limit.finding(act, last_day, timeline.circumstances(day))


def _is_closing(timeline: Timeline, route: Route, bounds: Bounds, day: date) -> bool:
    """Return whether the end of the limit is near, on the earliest day on which it can end."""
    last = bounds.earliest if bounds.earliest is not None else bounds.latest
    return last is not None and day > route.closing.first_day(last, days=timeline.days)
