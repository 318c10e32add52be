"""Complaints to Ards and North Down (Northern Ireland), as an archived page put it."""

from __future__ import annotations

from complaint_rules.conditions import Any, FactIs, Happened, Not
from complaint_rules.eligibility import Discretion, TimeLimit
from complaint_rules.limits import After, ByFact, LaterOf, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Route,
    RouteKind,
    Stage,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Fact, Party
from tests.paper.house import CHECKED, NORTHERN_IRELAND, NOT_SAID

PAGE = Instrument(
    title="Ards and North Down Borough Council: complaints",
    short="Ards and North Down Borough Council",
    url="the website of Ards and North Down Borough Council",
    checked_on=CHECKED,
)
STAGE_1 = PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="5 working days unless exceptional")
STAGE_2 = PAGE.at("stage 2", seen=Seen.PARTIAL, paraphrase="acknowledged in 3 working days, answered in 20")
ASK = PAGE.at(
    "stage 2",
    seen=Seen.PARTIAL,
    words="or within two months of receiving your Stage 1 response … (if this is later)",
    paraphrase="six months of event or awareness",
)
DIRECT = PAGE.at("stage 2", seen=Seen.PARTIAL, paraphrase="a complaint may start at stage 2")
SIX_MONTHS = PAGE.at("", seen=Seen.PARTIAL, paraphrase="six months of event or awareness, which may be set aside")
THREE_YEARS = PAGE.at("", seen=Seen.PARTIAL, paraphrase="never after three years")
NIPSO = PAGE.at("", seen=Seen.PARTIAL, paraphrase="the Northern Ireland Public Services Ombudsman")

SIX_MONTHS_OF_EITHER = Readings(
    "event-or-awareness",
    {
        "event": After(On("matter-occurred"), Period(6, Unit.MONTHS)),
        "awareness": After(On("first-notice"), Period(6, Unit.MONTHS)),
    },
)

UNDATED = Procedure(
    name="ards-and-north-down",
    title="Complaint to Ards and North Down Borough Council",
    version="undated",
    source=STAGE_1,
    working_days=NORTHERN_IRELAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=STAGE_1),
        Stage(name="stage-2", title="stage 2", source=STAGE_2),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(
            event="complaint",
            start=(NOT_BEGUN,),
            to="stage-1",
            source=STAGE_1,
            when=Not(FactIs("straight-to-stage-2")),
        ),
        Transition(
            event="complaint", start=(NOT_BEGUN,), to="stage-2", source=DIRECT, when=FactIs("straight-to-stage-2")
        ),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-1-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(5, Unit.WORKING_DAYS),
            ),
            source=STAGE_1,
            strength=Strength.PROMISE,
            soft="“unless exceptional”",
        ),
        Duty(
            name="stage-2-acknowledgement",
            act="stage-2-acknowledgement",
            stage="stage-2",
            owed_by=Party.BODY,
            within=ByFact(
                "straight-to-stage-2",
                {
                    True: After(Received("complaint"), Period(3, Unit.WORKING_DAYS)),
                    False: After(Received("stage-2-request"), Period(3, Unit.WORKING_DAYS)),
                },
            ),
            source=STAGE_2,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=ByFact(
                "straight-to-stage-2",
                {
                    True: After(Received("complaint"), Period(20, Unit.WORKING_DAYS)),
                    False: After(Received("stage-2-request"), Period(20, Unit.WORKING_DAYS)),
                },
            ),
            source=STAGE_2,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=LaterOf(SIX_MONTHS_OF_EITHER, After(Received("stage-1-response"), Period(2, Unit.MONTHS))),
            source=ASK,
            late=Discretion(who="the council", source=SIX_MONTHS),
            long_stop=After(On("matter-occurred"), Period(3, Unit.YEARS)),
            long_stop_absolute=True,
        ),
    ),
    further_facts=(Fact(name="straight-to-stage-2", question="Did the complaint start at stage 2?"),),
    time_limits=(
        TimeLimit(
            name="six-months",
            title="the six months",
            until=SIX_MONTHS_OF_EITHER,
            source=SIX_MONTHS,
            discretion=Discretion(who="the council", source=SIX_MONTHS),
        ),
        TimeLimit(
            name="three-years",
            title="the three years",
            until=After(On("matter-occurred"), Period(3, Unit.YEARS)),
            source=THREE_YEARS,
        ),
    ),
    routes=(
        Route(
            name="nipso",
            title="the Northern Ireland Public Services Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            source=NIPSO,
            complete=Any(Happened("stage-2-response")),
        ),
    ),
    findings=(
        TextFinding(
            name="event-or-awareness",
            text="The text does not say which of event and awareness decides.",
            about=("stage-2-request", "six-months"),
        ),
        TextFinding(name="start", text="No start was seen for the 5 working days.", about=("stage-1-response",)),
    ),
)

PROCEDURES = (UNDATED,)
