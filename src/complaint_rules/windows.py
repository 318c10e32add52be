"""How each window stands on a day: when it opened, when it closes, and whether it was used in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import WindowState, WindowStatus
from complaint_rules.conditions import Answer
from complaint_rules.limits import After, BoundsReading

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.limits import Bounds, Evidence, Limit
    from complaint_rules.rules import Window
    from complaint_rules.timeline import Span, Stay, Timeline

__all__ = ["answer_of", "silent_after", "window_state"]


def window_state(timeline: Timeline, window: Window, day: date) -> WindowState:
    """
    Return how a window stands.

    Source:
        House rule: a window is judged on what is certain; one that runs from a receipt nobody recorded is open until
        the day counted from sending, and then cannot be told.
    """
    key = (window.name, day)
    found = timeline.windows.get(key)
    if found is None:
        found = timeline.windows[key] = _read(timeline, window, day)
    return found


def _read(timeline: Timeline, window: Window, day: date) -> WindowState:
    evidence = timeline.evidence_for_window(window, day)
    reading = BoundsReading(evidence)
    bounds = window.until.read(reading)
    stay = timeline.stay(window.stage, day)
    used = timeline.act(window.event, evidence, by_receipt=window.met_when_received)
    opens = _opens(window, evidence, bounds, stay)
    advised = None if window.advised is None else window.advised.until
    return WindowState(
        window=window,
        on=day,
        status=_used(bounds, stay, used) if used is not None else _unused(bounds, stay, opens, day),
        opens=opens,
        closes=bounds.latest if bounds.certain else None,
        bounds=bounds,
        readings=_readings(timeline, window.until, evidence),
        advised=None if advised is None else advised.read(reading).due,
        advised_readings={} if advised is None else _readings(timeline, advised, evidence),
        long_stop=None if window.long_stop is None else window.long_stop.read(reading).due,
        used=None if used is None else used.high,
        assumed=bounds.assumed,
        missing=() if bounds.certain else bounds.missing,
        predicted=bounds.predicted,
        procedure=timeline.procedure,
        evidence=evidence,
    )


def _readings(timeline: Timeline, limit: Limit, evidence: Evidence) -> dict[str, date | None]:
    """Return the last day on each reading of the text."""
    read = timeline.each_reading(limit, evidence)
    return {label: limit.read(BoundsReading(chosen)).due for label, chosen in read}


def _used(bounds: Bounds, stay: Stay, used: Span) -> WindowStatus:
    if _closed_with_its_stage(bounds, stay) and used.low is not None and stay.left is not None and used.low > stay.left:
        return WindowStatus.USED_LATE
    if bounds.earliest is not None and used.high <= bounds.earliest:
        return WindowStatus.USED
    if bounds.latest is not None and used.low is not None and used.low > bounds.latest:
        return WindowStatus.USED_LATE
    unlimited = bounds.no_figure is not None or not bounds.running
    return WindowStatus.USED if unlimited else WindowStatus.CANNOT_TELL


def _unused(bounds: Bounds, stay: Stay, opens: date | None, day: date) -> WindowStatus:
    if _closed_with_its_stage(bounds, stay):
        return WindowStatus.CLOSED
    if stay.entered is None or stay.left is not None or opens is None or opens > day:
        return WindowStatus.NOT_OPEN
    if bounds.latest is not None and day > bounds.latest:
        return WindowStatus.CLOSED
    if bounds.earliest is not None and day <= bounds.earliest:
        return WindowStatus.OPEN
    return WindowStatus.CANNOT_TELL if bounds.no_figure is None else WindowStatus.NO_LIMIT


def _closed_with_its_stage(bounds: Bounds, stay: Stay) -> bool:
    """Return whether leaving the stage closed it; a limit that never ran was never open."""
    return stay.left is not None and (bounds.running or bounds.no_figure is not None)


def _opens(window: Window, evidence: Evidence, bounds: Bounds, stay: Stay) -> date | None:
    """Return the first day: as the text says, else the day from which the limit runs, else the first of the stage."""
    reading = BoundsReading(evidence)
    if window.opens is not None:
        return window.opens.read(reading).due
    if bounds.no_figure is not None:
        return stay.entered
    if not bounds.running:
        return None
    starts = [node.start.read(reading) for node in window.until.nodes if isinstance(node, After)]
    return min((start.due for start in starts if start.running and start.due is not None), default=stay.entered)


def silent_after(timeline: Timeline, window: Window, day: date) -> date | None:
    """
    Return the last day of a window that went by unused, if that is certain by a day, else None.

    Source:
        House rule: silence makes its move on the day after, and only when certain.
    """
    evidence = timeline.evidence_for_window(window, day)
    bounds = window.until.read(BoundsReading(evidence))
    if not bounds.certain or bounds.latest is None or bounds.latest >= day:
        return None
    if evidence.since is not None and bounds.latest < evidence.since:
        return None  # it had passed before the stage was entered again: nobody was silent in it
    used = timeline.act(window.event, evidence, by_receipt=window.met_when_received)
    in_time = used is not None and (used.low is None or used.low <= bounds.latest)
    return None if in_time else bounds.latest


def answer_of(state: WindowState) -> Answer:
    """
    Return whether what a window is for may be done now.

    Source:
        House rule: never "barred" where discretion exists; a long-stop ends discretion only where the text is absolute.
    """
    if state.status is WindowStatus.CLOSED and state.window.late is not None:
        past = state.long_stop is not None and state.on > state.long_stop
        return Answer.NO if past and state.window.long_stop_absolute else Answer.DISCRETION
    return _ANSWERS[state.status]


_ANSWERS = {
    WindowStatus.NOT_OPEN: Answer.NO,
    WindowStatus.OPEN: Answer.YES,
    WindowStatus.USED: Answer.NO,
    WindowStatus.USED_LATE: Answer.NO,
    WindowStatus.CLOSED: Answer.NO,
    WindowStatus.NO_LIMIT: Answer.YES,
    WindowStatus.CANNOT_TELL: Answer.CANNOT_TELL,
}
