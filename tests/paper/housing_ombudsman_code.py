"""The Housing Ombudsman's Complaint Handling Code, before and from 1 April 2024: short drafts."""

from __future__ import annotations

from datetime import date

from complaint_rules.conditions import Happened
from complaint_rules.limits import After, On, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Extension,
    How,
    Route,
    RouteKind,
    Stage,
    TextFinding,
    Transition,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from complaint_rules.working_days import WorkingDayDefinition
from tests.paper.house import CHECKED

CODE = Instrument(
    title="Housing Ombudsman: Complaint Handling Code",
    short="Housing Ombudsman Code",
    url="https://housing-ombudsman.org.uk/residents/make-a-complaint/waiting-for-a-final-response",
    checked_on=CHECKED,
)
PARA_6_2 = CODE.at("6.2", seen=Seen.PRIMARY, words="within five working days of the complaint being received")
PARA_6_3 = CODE.at(
    "6.3",
    seen=Seen.PRIMARY,
    words="within 10 working days of the complaint being acknowledged",
)
PARA_6_4 = CODE.at(
    "6.4",
    seen=Seen.PRIMARY,
    words="Any extension must be no more than 10 working days without good reason",
    url="https://slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/6",
)
PARA_6_11 = CODE.at(
    "6.11",
    seen=Seen.SECONDARY,
    paraphrase="the escalation is acknowledged, defined and logged within five working days of its receipt",
    url="https://slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/7",
)
PARA_6_14 = CODE.at("6.14", seen=Seen.PRIMARY, paraphrase="20 working days of the stage 2 acknowledgement")
PARA_6_15 = CODE.at(
    "6.15",
    seen=Seen.SECONDARY,
    paraphrase="no more than 20 working days more without good reason; 10 before 1 April 2024",
    url="https://tch.org.uk/2024/05/29/changes-to-the-complaint-handling-code/",
)
EIGHT_WEEKS = CODE.at(
    "the eight weeks",
    seen=Seen.PRIMARY,
    words="residents will no longer have to contact a designated person or wait eight weeks",
    url="https://www.housing-ombudsman.org.uk/centre-for-learning/fact-sheets/early-resolution/",
)
NO_DEFINITION = CODE.at(
    "working day", seen=Seen.UNCONFIRMED, paraphrase="no definition was found; England and Wales is taken"
)
DAYS = WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION)

STAGES = (
    Stage(name="stage-1", title="stage 1", source=PARA_6_3),
    Stage(name="stage-2", title="stage 2", source=PARA_6_14),
    Stage(name="completed", title="completed", source=PARA_6_14, ends=True),
)
TRANSITIONS = (
    Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=PARA_6_2),
    Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=PARA_6_11),
    Transition(event="stage-2-response", start=("stage-2",), to="completed", source=PARA_6_14),
)
DUTIES = (
    Duty(
        name="acknowledgement",
        act="acknowledgement",
        stage="stage-1",
        owed_by=Party.BODY,
        within=After(Received("complaint"), Period(5, Unit.WORKING_DAYS)),
        source=PARA_6_2,
    ),
    Duty(
        name="stage-1-response",
        act="stage-1-response",
        stage="stage-1",
        owed_by=Party.BODY,
        within=After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS)),
        source=PARA_6_3,
    ),
    Duty(
        name="stage-2-acknowledgement",
        act="stage-2-acknowledgement",
        stage="stage-2",
        owed_by=Party.BODY,
        within=After(Received("stage-2-request"), Period(5, Unit.WORKING_DAYS)),
        source=PARA_6_11,
    ),
    Duty(
        name="stage-2-response",
        act="stage-2-response",
        stage="stage-2",
        owed_by=Party.BODY,
        within=After(On("stage-2-acknowledgement"), Period(20, Unit.WORKING_DAYS)),
        source=PARA_6_14,
    ),
)
STAGE_1_EXTENSION = Extension(
    duty="stage-1-response",
    how=How.NOTICE,
    by=Period(10, Unit.WORKING_DAYS),
    firm=False,
    times=1,
    before_expiry=True,
    requires=("the reason and the new date in writing", "the Ombudsman's details"),
    source=PARA_6_4,
)
ROUTES = (
    Route(
        name="housing-ombudsman",
        title="the Housing Ombudsman Service",
        kind=RouteKind.OMBUDSMAN,
        event="ombudsman-complaint",
        scheme="housing-ombudsman",
        source=EIGHT_WEEKS,
        complete=Happened("stage-2-response"),
    ),
)

BEFORE_2024 = Procedure(
    name="housing-ombudsman-code",
    title="Complaint to a social landlord, before April 2024",
    version="before-2024-04-01",
    source=PARA_6_15,
    in_force_until=date(2024, 3, 31),
    governs=Governs.NOT_STATED,
    working_days=DAYS,
    parties={Party.BODY: "the landlord"},
    opening="complaint",
    stages=STAGES,
    transitions=TRANSITIONS,
    duties=DUTIES,
    routes=ROUTES,
    extensions=(
        STAGE_1_EXTENSION,
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            source=PARA_6_15,
        ),
    ),
    findings=(
        TextFinding(name="older-clock", text="Before April 2024 the clocks ran from logging or receipt; not encoded."),
    ),
)

FROM_2024 = Procedure(
    name="housing-ombudsman-code",
    title="Complaint to a social landlord",
    version="2024-04-01",
    source=PARA_6_2,
    in_force_from=date(2024, 4, 1),
    governs=Governs.NOT_STATED,
    working_days=DAYS,
    parties={Party.BODY: "the landlord"},
    opening="complaint",
    stages=STAGES,
    transitions=TRANSITIONS,
    duties=DUTIES,
    routes=ROUTES,
    extensions=(
        STAGE_1_EXTENSION,
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(20, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            source=PARA_6_15,
        ),
    ),
)

PROCEDURES = (BEFORE_2024, FROM_2024)
