"""Complaints to West Kent Housing Association, as an archived page put it."""

from __future__ import annotations

from complaint_rules.conditions import Always, Happened
from complaint_rules.limits import After, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    EarlyGround,
    Extension,
    How,
    Route,
    RouteKind,
    Stage,
    Strength,
    TextFinding,
    Transition,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="West Kent Housing Association: complaints",
    short="West Kent Housing Association",
    url="the website of West Kent Housing Association",
    checked_on=CHECKED,
)
ACKNOWLEDGE = PAGE.at("", seen=Seen.PARTIAL, paraphrase="acknowledged within 5 working days")
RESPONSE = PAGE.at("stage 1", seen=Seen.PARTIAL, words="from acknowledgement", paraphrase="within 10 working days")
NOTICE = PAGE.at("stage 1", seen=Seen.PARTIAL, words="may extend by up to 10 extra days")
AGREEMENT = PAGE.at(
    "stage 1", seen=Seen.PARTIAL, words="In exceptional cases, further extensions will require your agreement"
)
DETAILS = PAGE.at(
    "", seen=Seen.PARTIAL, paraphrase="the Housing Ombudsman's details are given when more time is asked for"
)

UNDATED = Procedure(
    name="west-kent",
    title="Complaint to West Kent Housing Association",
    version="undated",
    source=ACKNOWLEDGE,
    working_days=ENGLAND,
    parties={Party.BODY: "West Kent"},
    opening="complaint",
    under="housing-ombudsman-code",
    stages=(
        Stage(name="stage-1", title="stage 1", source=RESPONSE),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(event="final-response", start=("stage-1",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "acknowledgement-start",
                    {"made": On("complaint"), "received": Received("complaint")},
                    default="received",
                ),
                Period(5, Unit.WORKING_DAYS),
            ),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS)),
            source=RESPONSE,
            strength=Strength.PROMISE,
        ),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            by=Period(10, Unit.DAYS_KIND_NOT_STATED),
            times=1,
            requires=("the Housing Ombudsman's details",),
            source=NOTICE,
        ),
        Extension(
            duty="stage-1-response",
            how=How.AGREEMENT,
            follows=How.NOTICE,
            requires=("the Housing Ombudsman's details",),
            source=AGREEMENT,
        ),
    ),
    routes=(
        Route(
            name="housing-ombudsman",
            title="the Housing Ombudsman Service",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="housing-ombudsman",
            source=DETAILS,
            complete=Happened("final-response"),
            early=(
                EarlyGround(when=Always(), text="its details are given when more time is asked for", source=DETAILS),
            ),
        ),
    ),
    findings=(
        TextFinding(
            name="extra-days",
            text="“10 extra days” does not say of what kind.",
            about=("stage-1-response",),
        ),
    ),
)

PROCEDURES = (UNDATED,)
