"""Small procedures, each built for a single point, and the days of March 2025: no bank holiday, the 3rd a Monday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from complaint_rules import Complaint
from complaint_rules.eligibility import Discretion, TimeLimit
from complaint_rules.limits import After, Limit, NoFigure, On, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Extension,
    How,
    Route,
    RouteKind,
    Stage,
    Suspension,
    Transition,
    Window,
)
from complaint_rules.sources import Source, house_rule
from complaint_rules.vocabulary import Event, Party
from complaint_rules.working_days import WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE: Source = house_rule("made for a test", checked_on=date(2026, 11, 22))
ENGLAND = WorkingDayDefinition(division="england-and-wales", source=SOURCE)
TRIBUNAL = Discretion(who="the body", source=SOURCE)

TEN = Period(10, Unit.WORKING_DAYS)
FROM_COMPLAINT = After(On("complaint"), TEN)
NONE = NoFigure("in good time")
DAYS_10 = Period(10, Unit.DAYS)

REOPENED = Event(name="reopening", title="the reopening", by=Party.BODY, repeats=True)
"""An event by which a stage is entered again."""

STAGES = (
    Stage(name="stage-1", title="stage 1", source=SOURCE),
    Stage(name="stage-2", title="stage 2", source=SOURCE),
    Stage(name="over", title="over", source=SOURCE, ends=True),
    Stage(name="withdrawn", title="withdrawn", source=SOURCE, ends=True),
    Stage(name="refused", title="refused", source=SOURCE, ends=True),
)
SILENT = Stage(name="silent", title="closed by silence", source=SOURCE, ends=True)
TRANSITIONS = (
    Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=SOURCE),
    Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=SOURCE),
    Transition(event="final-response", start=("stage-2",), to="over", source=SOURCE),
    Transition(event="withdrawal", to="withdrawn", source=SOURCE),
    Transition(event="refusal", to="refused", source=SOURCE),
)
AGAIN = Transition(
    event="reopening", start=("stage-1", "stage-2", "over", "withdrawn"), to="stage-1", source=SOURCE, reopens=True
)
"""Enters stage 1 again, from wherever the complaint is."""


def march(day: int) -> date:
    """Return a day of March 2025."""
    return date(2025, 3, day)


def april(day: int) -> date:
    """Return a day of April 2025; the 18th is Good Friday, the 21st Easter Monday."""
    return date(2025, 4, day)


def working(number: int, **more: Any) -> Period:  # noqa: ANN401 - the fields of the record
    """Return a period of working days."""
    return Period(number, Unit.WORKING_DAYS, **more)


def duty(name: str = "stage-1-response", within: Limit = FROM_COMPLAINT, **more: Any) -> Duty:  # noqa: ANN401 - the fields of the record
    """Return a duty of the body in stage 1, met by the event of its name."""
    given: dict[str, Any] = {"act": name, "stage": "stage-1", "owed_by": Party.BODY, "source": SOURCE}
    return Duty(name=name, within=within, **{**given, **more})


def window(until: Limit = NONE, **more: Any) -> Window:  # noqa: ANN401 - the fields of the record
    """Return a window of the complainant in stage 1, for the request for stage 2."""
    given: dict[str, Any] = {"name": "stage-2-request", "event": "stage-2-request", "stage": "stage-1"}
    return Window(until=until, source=SOURCE, **{**given, **more})


def extension(how: How = How.NOTICE, duty: str = "stage-1-response", **more: Any) -> Extension:  # noqa: ANN401 - the fields of the record
    """Return a rule by which the limit of a duty may be extended."""
    return Extension(duty=duty, how=how, source=SOURCE, **more)


def suspension(cause: str = "court", **more: Any) -> Suspension:  # noqa: ANN401 - the fields of the record
    """Return a cause for which clocks stand still."""
    return Suspension(cause=cause, title=cause, source=SOURCE, **more)


def route(**more: Any) -> Route:  # noqa: ANN401 - the fields of the record
    """Return a route to the Ombudsman, with twelve months beginning with first notice."""
    given: dict[str, Any] = {
        "name": "ombudsman",
        "title": "the Ombudsman",
        "kind": RouteKind.OMBUDSMAN,
        "event": "ombudsman-complaint",
        "time_limit": TimeLimit(
            name="twelve-months",
            until=After(On("first-notice"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
            source=SOURCE,
            discretion=Discretion(who="the Ombudsman", source=SOURCE),
        ),
    }
    return Route(source=SOURCE, **{**given, **more})


def procedure(
    *duties: Duty,
    stages: Sequence[Stage] = STAGES,
    transitions: Sequence[Transition] = (),
    windows: Sequence[Window] = (),
    **more: Any,  # noqa: ANN401 - the fields of the record
) -> Procedure:
    """Return a procedure of two stages with these duties; `transitions` come on top of the usual ones."""
    silent = (SILENT,) if any(one.if_silent == "silent" for one in windows) else ()
    given: dict[str, Any] = {"further_events": (REOPENED,), "working_days": ENGLAND, "version": "1"}
    return Procedure(
        name="for-tests",
        title="A procedure for tests",
        source=SOURCE,
        opening="complaint",
        stages=(*stages, *silent),
        transitions=(*TRANSITIONS, *transitions),
        duties=duties,
        windows=tuple(windows),
        **{**given, **more},
    )


def complaint(of: Procedure, made: date = date(2025, 3, 3), **more: Any) -> Complaint:  # noqa: ANN401 - the fields of the record
    """Return a complaint made, and received, on Monday 3 March 2025 unless another day is given."""
    return Complaint(of, **more).record("complaint", made, received=made)


RESPONSE_WINDOW = After(Received("stage-1-response"), DAYS_10)
"""Ten calendar days from receipt of the stage 1 response."""
