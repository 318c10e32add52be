"""
What Hypothesis draws for whole complaints: procedures, and records that are regular or anything but.

A regular record has its events in the order of the text, each with all that must have come before it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from complaint_rules import Complaint, schemes
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.conditions import FactIs, Happened, Missed
from complaint_rules.entries import Recorded
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.limits import After, DateSetBy, EarlierOf, LaterOf, Limit, On, Readings, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import Duty, EarlyGround, Extension, How, Recurrence, Strength, Transition, Window
from complaint_rules.vocabulary import Party
from tests.procedures_for_tests import (
    AGAIN,
    NONE,
    SOURCE,
    TRIBUNAL,
    duty,
    extension,
    procedure,
    route,
    suspension,
    window,
)

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

RESPONSE, REQUEST, UPDATE = "stage-1-response", "stage-2-request", "progress-update"
CHAIN = ("complaint", "acknowledgement", RESPONSE, REQUEST, "stage-2-response", "final-response")
"""The events of a regular record, in order."""

BUNDLED = tuple(schemes.in_force(name, on=date(2024, 8, 1)) for name in ("england-children", "lgsco"))
ENDS = ("withdrawal", "refusal")

dates = st.dates(date(2013, 1, 1), date(2024, 12, 31)) | st.sampled_from(
    [date(2016, 2, 29), date(2019, 1, 31), date(2020, 12, 24), date(2024, 3, 28), date(2021, 10, 31), date(2022, 5, 31)]
)
gaps = st.sampled_from((0, 1, 2, 5, 9, 14, 20, 28, 45, 70))
units = st.sampled_from((Unit.WORKING_DAYS, Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS))
_LONGEST = {Unit.WEEKS: 6, Unit.MONTHS: 3}


@st.composite
def periods(draw: st.DrawFn, *, two_figures: bool = True) -> Period:
    """Draw a period, perhaps with a second figure."""
    unit = draw(units)
    number = draw(st.integers(1, _LONGEST.get(unit, 30)))
    at_most = number + draw(st.integers(0, 20)) if two_figures and draw(st.booleans()) else None
    return Period(number, unit, draw(st.sampled_from(Counting)), at_most=at_most)


@st.composite
def limits_from(draw: st.DrawFn, event: str, *, unsettled: bool = True) -> Limit:
    """Draw a limit that runs from an event, sometimes one with readings, a target or two periods."""
    start: Limit = draw(st.sampled_from((On(event), Received(event))))
    one = After(start, draw(periods()))
    kind = draw(st.integers(0, 7))
    if kind == 0:
        return draw(st.sampled_from((LaterOf, EarlierOf)))(one, After(start, draw(periods())))
    if kind == 1 and unsettled:
        return After(Readings("start", {"made": On(event), "earlier": On("complaint")}), draw(periods()))
    if kind == 2:
        readings = Readings("other-start", {"made": On(event), "earlier": On("complaint")}, default="made")
        return After(readings, draw(periods()))
    return one


@st.composite
def extensions(draw: st.DrawFn, of: Duty, *, firm: bool, agreed: bool, before_expiry: bool) -> tuple[Extension, ...]:
    """Draw some ways to extend the limit of a duty."""
    two_figures = any(isinstance(one, After) and one.period.at_most is not None for one in of.within.nodes)
    found: list[Extension] = []
    ways = [How.NOTICE, How.OFFICER, How.AUTOMATIC, *([How.AGREEMENT] if agreed else [])]
    for how in draw(st.lists(st.sampled_from(ways), max_size=3)):
        kind = draw(st.integers(0, 3))
        more: dict[str, Any] = {}
        if kind == 0:
            more["by"] = draw(periods(two_figures=False))
            more["times"] = draw(st.integers(1, 2))
        elif kind == 1 and two_figures:
            more["to_at_most"] = True
        elif kind == 2:
            more["to"] = After(On("complaint"), Period(100, Unit.WORKING_DAYS))
        if how is How.AUTOMATIC:
            more["applies_when"] = FactIs("advocate")
        else:
            more["follows"] = draw(st.sampled_from((None, None, How.NOTICE)))
        firmly = firm or draw(st.booleans())
        found.append(extension(how, of.name, firm=firmly, before_expiry=before_expiry or draw(st.booleans()), **more))
    return tuple(found)


@st.composite
def procedures(
    draw: st.DrawFn,
    *,
    firm: bool = False,
    agreed: bool = True,
    before_expiry: bool = False,
    unsettled: bool = True,
    extended: bool = True,
) -> Procedure:
    """Draw a procedure of two stages, with duties, windows, extensions, suspensions and a route."""
    response = duty(RESPONSE, draw(limits_from("complaint", unsettled=unsettled)))
    duties = [
        response,
        duty(
            "acknowledgement", draw(limits_from("complaint", unsettled=False)), strength=draw(st.sampled_from(Strength))
        ),
        duty("stage-2-response", draw(limits_from(REQUEST, unsettled=False)), stage="stage-2"),
        duty("follow-up", draw(limits_from(RESPONSE, unsettled=False)), act="final-response", stage="stage-2"),
        duty("panel-report", draw(limits_from("panel-meeting", unsettled=False)), owed_by=Party.PANEL),
    ]
    if draw(st.booleans()):
        every = draw(periods(two_figures=False))
        starts = {"starts_if": Missed(RESPONSE)} if draw(st.booleans()) else {}
        recurs = Recurrence(every=every, ends_with=RESPONSE, **starts)
        duties.append(duty(UPDATE, After(On("complaint"), every), recurs=recurs))
    if draw(st.booleans()):
        duties.append(duty("overall", draw(limits_from("complaint")), act="final-response", stage=None))
    if draw(st.booleans()):
        duties.append(duty("agreed", DateSetBy("response-date-agreed"), act=RESPONSE))
    windows: list[Window] = []
    for name, event, of, stage in (
        (REQUEST, REQUEST, RESPONSE, "stage-1"),
        ("review-request", "review-request", "stage-2-response", "stage-2"),
    ):
        until = NONE if draw(st.integers(0, 4)) == 0 else draw(limits_from(of, unsettled=False))
        silent = "silent" if stage == "stage-1" and draw(st.booleans()) else None
        late = TRIBUNAL if draw(st.booleans()) else None
        windows.append(window(until, name=name, event=event, stage=stage, if_silent=silent, late=late))
    ways = extensions(response, firm=firm, agreed=agreed, before_expiry=before_expiry)
    guarded = Transition(
        event="discussion",
        start=("stage-1",),
        to="stage-2",
        source=SOURCE,
        allowed_if=AnyOf(Happened(RESPONSE), Missed(RESPONSE)),
    )
    ground = EarlyGround(when=Missed(RESPONSE), text="it is late", source=SOURCE)
    return procedure(
        *duties,
        windows=windows,
        transitions=(AGAIN, guarded),
        extensions=draw(ways) if extended else (),
        suspensions=(suspension(), suspension("police", duties=(RESPONSE,), windows=(REQUEST,))),
        routes=(route(complete=Happened("final-response"), early=(ground,)),),
    )


@st.composite
def regular_records(
    draw: st.DrawFn, of: st.SearchStrategy[Procedure], *, receipts: bool = True, ends: bool = True
) -> Complaint:
    """Draw a record with its events in order, as far as it has got, each received when made or later."""
    rules = draw(of)
    day = draw(dates)
    record = Complaint(rules, facts={"advocate": True} if draw(st.booleans()) else {})
    record = record.record("matter-occurred", day - timedelta(days=draw(gaps)))
    for event in CHAIN[: draw(st.integers(1, len(CHAIN)))]:
        received = day
        if receipts:
            received += timedelta(days=draw(st.sampled_from((0, 0, 1, 4, 30))))
        record = record.record(event, day, received=received)
        day += timedelta(days=draw(gaps))
    if ends and draw(st.booleans()):
        record = record.record(draw(st.sampled_from(ENDS)), day)
        if draw(st.booleans()) and rules not in BUNDLED:
            record = record.record("reopening", day + timedelta(days=draw(gaps)))
    return record


@st.composite
def with_more(draw: st.DrawFn, of: st.SearchStrategy[Complaint], *, extended: bool = True) -> Complaint:
    """Draw a record with extensions, suspensions, agreed dates and updates in it, from the complaint on."""
    record = draw(of)
    first = next(one.on for one in record.entries if isinstance(one, Recorded) and one.event == "complaint")
    steps = st.sampled_from(("extend", "suspend", "agree", "update") if extended else ("suspend", "agree", "update"))
    for step in draw(st.lists(steps, max_size=4)):
        day = first + timedelta(days=draw(st.integers(0, 90)))
        record = stepped(record, step, day, draw(gaps), draw(st.integers(0, 20)))
    return record


def stepped(record: Complaint, step: str, day: date, length: int, choice: int) -> Complaint:
    """Return a record with one step more, or as it is where that step cannot be."""
    try:
        return _stepped(record, step, day, day + timedelta(days=length), choice)
    except ComplaintRulesError:
        return record


def _stepped(record: Complaint, step: str, day: date, end: date, choice: int) -> Complaint:
    rules = record.procedure
    if step == "extend":
        names = [one.name for one in rules.duties]
        way = tuple(How)[choice % 4]
        result = record.extend(names[choice % len(names)], to=end, on=day, how=way) if names else record
    elif step == "suspend":
        causes = [one.cause for one in rules.suspensions]
        stopped = record.suspend(day, cause=causes[choice % len(causes)]) if causes else record
        result = stopped.resume(end) if choice % 3 and causes else stopped
    elif step == "agree":
        result = record.record("response-date-agreed", day, until=end)
    elif step == "update":
        result = record.record(UPDATE, day)
    elif step == "note":
        facts = [one.name for one in rules.facts if one.values == (True, False)]
        result = record.note(facts[choice % len(facts)], choice % 2 == 0, on=day)
    elif step == "received":
        result = record.record(step_event(rules, choice), received=day)
    else:
        result = record.record(step_event(rules, choice), day, received=end if choice % 2 else None)
    return result


def step_event(rules: Procedure, choice: int) -> str:
    """Return some event of a procedure."""
    used = sorted(rules.events_used | set(ENDS))
    return used[choice % len(used)]


STEPS = ("extend", "suspend", "agree", "update", "note", "received", "event", "event", "event")


@st.composite
def any_records(draw: st.DrawFn, of: st.SearchStrategy[Procedure] | None = None) -> Complaint:
    """Draw a record of anything in any order, under any procedure: what cannot be recorded is left out."""
    record = Complaint(draw(st.sampled_from(BUNDLED) | procedures() if of is None else of))
    first = draw(dates)
    for step in draw(st.lists(st.sampled_from(STEPS), max_size=9)):
        day = first + timedelta(days=draw(st.integers(-20, 90)))
        record = stepped(record, step, day, draw(gaps), draw(st.integers(0, 60)))
    return record


@st.composite
def days_about(draw: st.DrawFn, record: Complaint) -> list[date]:
    """Draw some days about a record, in order."""
    days = [one.on for one in record.entries]
    first = min(days, default=date(2020, 1, 1))
    offsets = draw(st.lists(st.integers(-3, 130), min_size=2, max_size=5, unique=True))
    return sorted(first + timedelta(days=one) for one in offsets)
