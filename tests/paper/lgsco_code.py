"""The Complaint Handling Code of the Local Government and Social Care Ombudsman: a short draft."""

from __future__ import annotations

from complaint_rules.conditions import FactIs, Happened
from complaint_rules.eligibility import Discretion, Exclusion, TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Extension,
    How,
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
from complaint_rules.working_days import WorkingDayDefinition
from tests.paper.house import CHECKED

BASE = (
    "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/"
    "complaint-handling-code"
)
CODE = Instrument(
    title="Local Government and Social Care Ombudsman: Complaint Handling Code (February 2024)",
    short="LGSCO Code",
    url=BASE,
    checked_on=CHECKED,
)
SCOPE = CODE.at(
    "",
    seen=Seen.PRIMARY,
    words="The Code only applies to complaints where there is no statutory process in place",
    url="https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code",
)
PARA_2_2 = CODE.at(
    "2.2",
    seen=Seen.PRIMARY,
    words="within 12 months of the issue occurring, or the individual becoming aware of the issue",
    url=BASE + "?chapter=3",
)
PARA_6_2 = CODE.at(
    "6.2",
    seen=Seen.PRIMARY,
    words="within five working days of the complaint being received",
    url=BASE + "?chapter=7",
)
PARA_6_3 = CODE.at(
    "6.3",
    seen=Seen.PRIMARY,
    words="within 10 working days of the complaint being acknowledged",
    url=BASE + "?chapter=7",
)
PARA_6_4 = CODE.at(
    "6.4",
    seen=Seen.PRIMARY,
    words="no more than 10 working days without good reason",
    url=BASE + "?chapter=7",
)
STAGE_2_ACKNOWLEDGE = CODE.at(
    "6.11 (number assumed)",
    seen=Seen.SECONDARY,
    paraphrase="the request for stage 2 is acknowledged within 5 working days",
    url="https://llg.org.uk/news/the-lgsco-release-the-complaint-handling-code",
)
STAGE_2_RESPONSE = CODE.at(
    "6.14 (number assumed)",
    seen=Seen.SECONDARY,
    paraphrase="20 working days of that acknowledgement; no more than 20 more without good reason",
    url="https://llg.org.uk/news/the-lgsco-release-the-complaint-handling-code",
)
NO_DEFINITION = CODE.at(
    "working day", seen=Seen.UNCONFIRMED, paraphrase="no definition was found; England and Wales is taken"
)

DRAFT = Procedure(
    name="lgsco-code",
    title="Complaint under the LGSCO's Complaint Handling Code",
    version="2024-02",
    source=SCOPE,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={Party.BODY: "the council"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=PARA_6_3),
        Stage(name="stage-2", title="stage 2", source=STAGE_2_RESPONSE),
        Stage(name="completed", title="completed", source=STAGE_2_RESPONSE, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=PARA_6_2),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=STAGE_2_ACKNOWLEDGE),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=STAGE_2_RESPONSE),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(5, Unit.WORKING_DAYS)),
            source=PARA_6_2,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS)),
            source=PARA_6_3,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="stage-2-acknowledgement",
            act="stage-2-acknowledgement",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(Received("stage-2-request"), Period(5, Unit.WORKING_DAYS)),
            source=STAGE_2_ACKNOWLEDGE,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(On("stage-2-acknowledgement"), Period(20, Unit.WORKING_DAYS)),
            source=STAGE_2_RESPONSE,
            strength=Strength.SHOULD,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("the Code sets no time for asking for stage 2"),
            source=STAGE_2_ACKNOWLEDGE,
        ),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            requires=("the reasons", "the Ombudsman's details"),
            source=PARA_6_4,
        ),
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(20, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            requires=("the reasons", "the Ombudsman's details"),
            source=STAGE_2_RESPONSE,
        ),
    ),
    further_facts=(
        Fact(name="statutory-procedure", question="Is there a statutory procedure for complaints of this kind?"),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=Readings(
                "event-or-awareness",
                {
                    "event": After(On("matter-occurred"), Period(12, Unit.MONTHS)),
                    "awareness": After(On("first-notice"), Period(12, Unit.MONTHS)),
                },
            ),
            source=PARA_2_2,
            discretion=Discretion(who="the council", source=PARA_2_2),
        ),
    ),
    exclusions=(
        Exclusion(
            name="statutory-procedure",
            when=FactIs("statutory-procedure"),
            text="complaints for which there is a statutory process",
            source=SCOPE,
        ),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=SCOPE,
            complete=Happened("stage-2-response"),
        ),
    ),
    findings=(
        TextFinding(
            name="stage-2-numbers",
            text="The paragraphs on stage 2 were only described elsewhere.",
            about=("stage-2-acknowledgement", "stage-2-response"),
        ),
    ),
)

PROCEDURES = (DRAFT,)
