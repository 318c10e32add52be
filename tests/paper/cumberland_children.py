"""Children's social care in Cumberland, as the council's page puts it."""

from __future__ import annotations

from complaint_rules.conditions import Any, Happened
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Role,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Cumberland Council: complaints procedure for social care",
    short="Cumberland Council",
    url="the website of Cumberland Council",
    checked_on=CHECKED,
)
WHOLE = PAGE.at(
    "children's services",
    seen=Seen.PRIMARY,
    words="There are three stages to the procedure",
)
STAGE_1 = PAGE.at("stage one", seen=Seen.PRIMARY, words="usually between 10 and 20 working days")
ASK_STAGE_2 = PAGE.at(
    "stage two",
    seen=Seen.PRIMARY,
    words="If it is not possible to settle your complaint locally, or you remain dissatisfied with the answer",
    paraphrase="as the page of stage one puts it",
)
STAGE_2 = PAGE.at(
    "stage two", seen=Seen.PRIMARY, words="A complaint investigation can take between 25 and 65 working days"
)
STAGE_3 = PAGE.at(
    "stage three", seen=Seen.PRIMARY, words="A Review Panel will be held within 30 working days of your request"
)
OUTSTANDING = PAGE.at(
    "stage three",
    seen=Seen.PRIMARY,
    words="you have the right to ask for any outstanding issues to be considered again",
)
WITHDRAWAL = PAGE.at("", seen=Seen.PRIMARY, words="You can also withdraw your complaint at any stage")

UNDATED = Procedure(
    name="cumberland-children",
    title="Complaint about children's social care in Cumberland",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council", Party.PANEL: "the Independent Review Panel"},
    opening="complaint",
    under="england-children",
    stages=(
        Stage(name="stage-1", title="stage one, local resolution", source=STAGE_1),
        Stage(
            name="stage-2",
            title="stage two, investigation",
            source=STAGE_2,
            handled_by="an Investigating Officer and an Independent Person",
        ),
        Stage(
            name="stage-3", title="stage three, Review Panel", source=STAGE_3, handled_by="an Independent Review Panel"
        ),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK_STAGE_2),
        Transition(
            event="panel-request",
            start=("stage-2",),
            to="stage-3",
            source=OUTSTANDING,
            allowed_if=Any(Happened("stage-2-response")),
        ),
        Transition(event="panel-response", start=("stage-3",), to="completed", source=NOT_SAID),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-1-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(20, Unit.WORKING_DAYS, at_least=10),
            ),
            source=STAGE_1,
            strength=Strength.AIM,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-2-start", {"made": On("stage-2-request"), "received": Received("stage-2-request")}),
                Period(65, Unit.WORKING_DAYS, at_least=25),
            ),
            source=STAGE_2,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="panel-meeting",
            act="panel-meeting",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(On("panel-request"), Period(30, Unit.WORKING_DAYS)),
            source=STAGE_3,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for asking for stage two"),
            source=ASK_STAGE_2,
        ),
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-2",
            until=NoFigure("no time is stated for asking for a panel"),
            source=OUTSTANDING,
        ),
    ),
    roles=(
        Role(
            name="investigators",
            title="who investigates at stage two",
            text="an Investigating Officer and an Independent Person: two people",
            source=PAGE.at("stage two", seen=Seen.PRIMARY, words="an Investigating Officer and Independent Person"),
        ),
    ),
    statements=(
        Statement(
            name="outstanding-issues",
            text="Only what is left of the complaint goes to the panel.",
            source=OUTSTANDING,
            stage="stage-3",
        ),
        Statement(
            name="no-guarantee",
            text="Complaining does not guarantee new or alternative services; it may bring an explanation.",
            source=PAGE.at(
                "", seen=Seen.PRIMARY, words="Complaining will not guarantee that you get new or alternative services"
            ),
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="Neither range says from what day it runs.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="silences",
            text="No acknowledgement, no time limit, no Ombudsman, and not the 20 working days to ask for a panel.",
        ),
    ),
)

PROCEDURES = (UNDATED,)
