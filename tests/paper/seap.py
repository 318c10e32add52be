"""Advocacy by seAp, as two undated pages at one address put it."""

from __future__ import annotations

from complaint_rules.conditions import FactIs, Happened
from complaint_rules.eligibility import TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    Entitlement,
    Letter,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Fact, Party
from tests.paper.house import CHECKED, ENGLAND

PAGE = Instrument(title="seAp: our complaints procedure", short="seAp", url="the website of seAp", checked_on=CHECKED)
OTHER_PAGE = Instrument(
    title="seAp: our complaints procedure, another capture", short="seAp", url="the website of seAp", checked_on=CHECKED
)
WHOLE = PAGE.at("", seen=Seen.PRIMARY, paraphrase="seAp's complaints procedure, undated")
STAGE_1 = PAGE.at("stage 1", seen=Seen.PRIMARY, words="you will receive a response within 3 weeks")
STAGE_1_IF = PAGE.at("stage 1", seen=Seen.PRIMARY, words="If you remain dissatisfied with the informal response")
STAGE_2 = PAGE.at("stage 2", seen=Seen.PRIMARY, words="The senior manager will respond in writing within 3 weeks")
STAGE_2_WINDOW = PAGE.at("stage 2", seen=Seen.PRIMARY, words="you may request a Stage 2 investigation within one month")
STAGE_3 = PAGE.at("stage 3", seen=Seen.PRIMARY, words="will respond to you in writing within 3 weeks")
STAGE_3_WINDOW = PAGE.at(
    "stage 3", seen=Seen.PRIMARY, words="This request should be made within 1 month of the Stage 2 response"
)
ACTIONS = PAGE.at("stages 1 to 3", seen=Seen.PRIMARY, words="any actions identified")
INFORMAL = PAGE.at(
    "our complaints process",
    seen=Seen.PRIMARY,
    words="An informal discussion will be offered between you and the manager of the Advocate concerned",
)
COUNCIL = PAGE.at("stage 4", seen=Seen.PRIMARY, words="you may at any stage refer your complaint to your local Council")
OMBUDSMAN = PAGE.at("stage 4", seen=Seen.PRIMARY, words="If you remain dissatisfied with the Council's response")

COMMISSIONER_EVENTS = (
    Event(name="council-complaint", title="the complaint to the commissioning council", by=Party.COMPLAINANT),
    Event(
        name="council-response",
        title="the response of the commissioning council",
        by=Party.OTHER_BODY,
        after=("council-complaint",),
    ),
)

FIRST_PAGE = Procedure(
    name="seap",
    title="Complaint about seAp",
    version="undated, first page",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "seAp", Party.OTHER_BODY: "the council that commissioned the service"},
    opening="complaint",
    stages=(
        Stage(name="informal", title="the informal discussion", source=INFORMAL, handled_by="the Advocate's manager"),
        Stage(name="stage-1", title="stage 1", source=STAGE_1, handled_by="the Team Manager"),
        Stage(name="stage-2", title="stage 2", source=STAGE_2, handled_by="a senior manager"),
        Stage(name="stage-3", title="stage 3", source=STAGE_3, handled_by="the CEO or a member of the Board"),
        Stage(name="completed", title="completed", source=STAGE_3, ends=True),
        Stage(name="resolved", title="resolved", source=STAGE_1_IF, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="informal", source=INFORMAL),
        Transition(event="stage-1-request", start=("informal",), to="stage-1", source=STAGE_1_IF),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=STAGE_2_WINDOW,
            allowed_if=Happened("stage-1-response"),
        ),
        Transition(
            event="stage-3-request",
            start=("stage-2",),
            to="stage-3",
            source=STAGE_3_WINDOW,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=STAGE_3),
        Transition(event="resolution", to="resolved", source=STAGE_1_IF),
    ),
    duties=(
        Duty(
            name="discussion-offered",
            act="discussion-offered",
            stage="informal",
            owed_by=Party.BODY,
            within=NoFigure("“will be offered”, with no time"),
            source=INFORMAL,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-1-start",
                    {
                        "complaint": Received("complaint"),
                        "informal-response": Received("informal-response"),
                        "request": Received("stage-1-request"),
                    },
                ),
                Period(3, Unit.WEEKS),
            ),
            source=STAGE_1,
            strength=Strength.PROMISE,
            met_when_received=True,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-2-start",
                    {"request-made": On("stage-2-request"), "request-received": Received("stage-2-request")},
                ),
                Period(3, Unit.WEEKS),
            ),
            source=STAGE_2,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-3-response",
            act="stage-3-response",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-3-start",
                    {"request-made": On("stage-3-request"), "request-received": Received("stage-3-request")},
                ),
                Period(3, Unit.WEEKS),
            ),
            source=STAGE_3,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-1-request",
            event="stage-1-request",
            stage="informal",
            until=NoFigure("no time is stated for going from the informal response to stage 1"),
            source=STAGE_1_IF,
        ),
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=After(
                Readings(
                    "stage-2-window-start",
                    {"response-sent": On("stage-1-response"), "response-received": Received("stage-1-response")},
                ),
                Period(1, Unit.MONTHS),
            ),
            source=STAGE_2_WINDOW,
        ),
        Window(
            name="stage-3-request",
            event="stage-3-request",
            stage="stage-2",
            until=NoFigure("the month is put as “should”, so nothing is closed after it"),
            source=STAGE_3_WINDOW,
            advised=Target(
                until=After(
                    Readings(
                        "stage-3-window-start",
                        {"response-sent": On("stage-2-response"), "response-received": Received("stage-2-response")},
                    ),
                    Period(1, Unit.MONTHS),
                ),
                source=STAGE_3_WINDOW,
                strength=Strength.SHOULD,
            ),
        ),
    ),
    further_events=COMMISSIONER_EVENTS,
    further_facts=(
        Fact(name="case-still-open", question="Is the case still open?"),
        Fact(name="council-commissioned", question="Did a council commission the service?"),
        Fact(name="connected-with-complaint", question="Is this person connected with the complaint?"),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=After(On("case-closed"), Period(12, Unit.MONTHS)),
            source=PAGE.at(
                "",
                seen=Seen.PRIMARY,
                words="Any complaint needs to be made within twelve months of the case closure",
            ),
            waived_by="case-still-open",
        ),
    ),
    routes=(
        Route(
            name="council",
            title="the council that commissioned the service",
            kind=RouteKind.COMMISSIONER,
            event="council-complaint",
            source=COUNCIL,
            applies=FactIs("council-commissioned"),
        ),
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=OMBUDSMAN,
            applies=FactIs("council-commissioned"),
            complete=Happened("council-response"),
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="whoever complains",
            text="be represented by an advocate",
            source=PAGE.at("", seen=Seen.PRIMARY, words="You can choose to be represented by an advocate if you wish"),
        ),
    ),
    letters=(
        Letter(event="stage-1-response", contents=(Content(text="the outcome, and any actions", source=ACTIONS),)),
        Letter(
            event="stage-2-response",
            contents=(Content(text="the outcome, and any actions", source=ACTIONS),),
            form="in writing",
        ),
        Letter(
            event="stage-3-request",
            contents=(
                Content(
                    text="which aspects of the response are disputed, and why",
                    source=PAGE.at(
                        "stage 3",
                        seen=Seen.PRIMARY,
                        words="should outline which aspects of the response you are unhappy with and why",
                    ),
                    strength=Strength.SHOULD,
                ),
            ),
        ),
        Letter(
            event="stage-3-response",
            contents=(Content(text="the outcome, and any actions", source=ACTIONS),),
            form="in writing",
        ),
    ),
    roles=(
        Role(
            name="investigator",
            title="who investigates",
            text="a manager of a service not connected with the complaint, or the Chief Executive",
            source=PAGE.at(
                "", seen=Seen.PRIMARY, words="a seAp manager of one of our services not connected with your complaint"
            ),
        ),
    ),
    statements=(
        Statement(
            name="supported",
            text="The person who complains is fully supported throughout.",
            source=PAGE.at("", seen=Seen.PRIMARY, words="You are fully supported throughout the complaints procedure"),
            strength=Strength.PROMISE,
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="The three weeks of each stage, and the month to ask for stage 2, have no stated start.",
            about=("stage-1-response", "stage-2-response", "stage-3-response", "stage-2-request"),
        ),
        TextFinding(name="who-investigates", text="The page describes who investigates in two ways."),
        TextFinding(
            name="any-stage",
            text="The heading “if not resolved at stage 3” contradicts “at any stage”.",
            about=("council",),
        ),
        TextFinding(name="no-route", text="No external route is given where no council commissioned the service."),
        TextFinding(name="refused-discussion", text="What follows when the discussion is declined is not said."),
    ),
)

INITIAL = OTHER_PAGE.at(
    "stage 2", seen=Seen.PARTIAL, words="initial response … within seven working days of us receiving it"
)
FULLY = OTHER_PAGE.at("stage 2", seen=Seen.PARTIAL, words="fully investigated within three weeks")
FURTHER = OTHER_PAGE.at("stage 3", seen=Seen.PARTIAL, words="within a further four weeks")
INFORMAL_STAGE = OTHER_PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="an informal discussion is stage 1")

SECOND_PAGE = Procedure(
    name="seap",
    title="Complaint about seAp",
    version="undated, second page",
    source=OTHER_PAGE.at("", seen=Seen.PARTIAL, paraphrase="another page at the same address, undated"),
    working_days=ENGLAND,
    parties={Party.BODY: "seAp"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1, informal discussion", source=INFORMAL_STAGE),
        Stage(name="stage-2", title="stage 2, investigation", source=FULLY),
        Stage(name="stage-3", title="stage 3, the Board", source=FURTHER, handled_by="the Board"),
        Stage(name="completed", title="completed", source=FURTHER, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=INFORMAL_STAGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=FULLY),
        Transition(event="stage-3-request", start=("stage-2",), to="stage-3", source=FURTHER),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=FURTHER),
    ),
    duties=(
        Duty(
            name="initial-response",
            act="initial-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(Received("stage-2-request"), Period(7, Unit.WORKING_DAYS)),
            source=INITIAL,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "three-weeks-start",
                    {"receipt": Received("stage-2-request"), "initial-response": On("initial-response")},
                ),
                Period(3, Unit.WEEKS),
            ),
            source=FULLY,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-3-response",
            act="stage-3-response",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "four-weeks-start",
                    {"stage-2-response": On("stage-2-response"), "request": Received("stage-3-request")},
                ),
                Period(4, Unit.WEEKS),
            ),
            source=FURTHER,
            strength=Strength.PROMISE,
        ),
    ),
    further_events=(
        Event(name="initial-response", title="the initial response", by=Party.BODY, after=("stage-2-request",)),
    ),
    findings=(
        TextFinding(
            name="further-four-weeks",
            text="“A further four weeks” does not say further to what: the stage 2 response or the request.",
            about=("stage-3-response",),
        ),
    ),
)

PROCEDURES = (FIRST_PAGE, SECOND_PAGE)
