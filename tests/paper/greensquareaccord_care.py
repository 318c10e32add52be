"""Care and support by GreenSquareAccord, as its page puts it."""

from __future__ import annotations

from complaint_rules.conditions import Always, FactIs, Happened
from complaint_rules.eligibility import Discretion, Exclusion, TimeLimit
from complaint_rules.limits import After, DateSetBy, NoFigure, On, Readings, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Extension,
    How,
    Letter,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Fact, Party
from tests.paper.house import CHECKED, ENGLAND, S_26B, S_26B_3

PAGE = Instrument(
    title="GreenSquareAccord: compliments and complaints",
    short="GreenSquareAccord",
    url="the website of GreenSquareAccord",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("", seen=Seen.PRIMARY, paraphrase="the complaints procedure for care and support")
ACKNOWLEDGE = PAGE.at("", seen=Seen.PRIMARY, words="We'll acknowledge your complaint within five working days")
PROPOSED = PAGE.at("", seen=Seen.PRIMARY, words="We will also inform you of the proposed response date")
NORMALLY = PAGE.at("", seen=Seen.PRIMARY, words="which will normally be within 10 working days")
EXTENSION = PAGE.at("", seen=Seen.PRIMARY, words="unless we need to agree an extension with you")
STAGE_2 = PAGE.at(
    "stage 2", seen=Seen.PRIMARY, words="If you're not satisfied with the outcome, your complaint will be reviewed"
)
STAGE_2_ACKNOWLEDGE = PAGE.at(
    "stage 2", seen=Seen.PRIMARY, words="Your stage 2 complaint will be acknowledged within five working days"
)
STAGE_2_RESPONSE = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="a response within 20 working days of the acknowledgement unless we agree an extension together",
)
END = PAGE.at("", seen=Seen.PRIMARY, words="Our stage 2 review is the end of our internal process")
BEFORE = PAGE.at(
    "", seen=Seen.PRIMARY, words="You do have the right to contact the relevant ombudsman before this point though"
)
LGSCO = PAGE.at("", seen=Seen.PRIMARY, words="Complaints relating to the delivery of social care services")
HOUSING = PAGE.at("", seen=Seen.PRIMARY, words="For housing-related complaints, where we are your landlord")
CQC = PAGE.at("", seen=Seen.PRIMARY, words="CQC will not investigate individual complaints")

EARLY = (EarlyGround(when=Always(), text="the page says so; the Ombudsman may call it premature", source=BEFORE),)

UNDATED = Procedure(
    name="greensquareaccord-care",
    title="Complaint about care or support by GreenSquareAccord",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "GreenSquareAccord"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=ACKNOWLEDGE, handled_by="an investigating officer"),
        Stage(name="stage-2", title="stage 2", source=STAGE_2, handled_by="someone not involved in stage 1"),
        Stage(name="completed", title="completed", source=END, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=STAGE_2),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=END),
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
                    {"receipt": Received("complaint"), "made": On("complaint")},
                    default="receipt",
                ),
                Period(5, Unit.WORKING_DAYS),
            ),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="response-date-proposed",
            act="response-date-proposed",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("the page does not say when the proposed date is told"),
            source=PROPOSED,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "response-start", {"receipt": Received("complaint"), "acknowledgement": On("acknowledgement")}
                ),
                Period(10, Unit.WORKING_DAYS),
            ),
            source=NORMALLY,
            strength=Strength.USUAL,
        ),
        Duty(
            name="stage-1-response-as-proposed",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=DateSetBy("response-date-proposed"),
            source=PROPOSED,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-acknowledgement",
            act="stage-2-acknowledgement",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-2-acknowledgement-start",
                    {"receipt": Received("stage-2-request"), "made": On("stage-2-request")},
                    default="receipt",
                ),
                Period(5, Unit.WORKING_DAYS),
            ),
            source=STAGE_2_ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(On("stage-2-acknowledgement"), Period(20, Unit.WORKING_DAYS)),
            source=STAGE_2_RESPONSE,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for asking for stage 2"),
            source=STAGE_2,
        ),
    ),
    extensions=(
        Extension(duty="stage-1-response", how=How.AGREEMENT, source=EXTENSION),
        Extension(duty="stage-2-response", how=How.AGREEMENT, source=STAGE_2_RESPONSE),
    ),
    further_facts=(
        Fact(name="housing-matter", question="Is it a housing matter, with GreenSquareAccord as the landlord?"),
        Fact(name="regulated-care", question="Does the Care Quality Commission regulate the service?"),
        Fact(name="involved-in-stage-1", question="Was this person involved in the stage 1 response?"),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=LGSCO,
            applies=FactIs("housing-matter", value=False),
            complete=Happened("stage-2-response"),
            early=EARLY,
            time_limit=TimeLimit(
                name="time-limit",
                until=After(On("first-notice"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
                source=S_26B,
                discretion=Discretion(who="the Ombudsman", source=S_26B_3),
            ),
        ),
        Route(
            name="housing-ombudsman",
            title="the Housing Ombudsman Service",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="housing-ombudsman",
            source=HOUSING,
            applies=FactIs("housing-matter"),
            complete=Happened("stage-2-response"),
            early=EARLY,
        ),
        Route(
            name="cqc",
            title="the Care Quality Commission",
            kind=RouteKind.REGULATOR,
            source=CQC,
            applies=FactIs("regulated-care"),
            remit="uses feedback to monitor and inspect",
        ),
    ),
    letters=(
        Letter(
            event="acknowledgement",
            contents=(
                Content(
                    text="the action that will be taken, and who the investigating officer will be",
                    source=PAGE.at("", seen=Seen.PRIMARY, words="let you know who the investigating officer will be"),
                    strength=Strength.PROMISE,
                ),
            ),
        ),
        Letter(
            event="stage-2-response",
            contents=(
                Content(
                    text="how to contact the relevant ombudsman",
                    source=PAGE.at(
                        "",
                        seen=Seen.PRIMARY,
                        words="our stage 2 outcome letter will let you know how you can contact the relevant ombudsman",
                    ),
                    strength=Strength.PROMISE,
                ),
            ),
        ),
    ),
    roles=(
        Role(
            name="reviewer",
            title="who reviews at stage 2",
            text="someone not involved in the stage 1 response",
            source=PAGE.at("stage 2", seen=Seen.PRIMARY, words="by someone not involved in the stage 1 response"),
            not_if=(
                Exclusion(
                    name="involved-in-stage-1",
                    when=FactIs("involved-in-stage-1"),
                    text="someone involved in the stage 1 response",
                    source=STAGE_2,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="sorry",
            text="We'll say sorry when we need to and learn from our mistakes.",
            source=PAGE.at("", seen=Seen.PRIMARY, words="We'll say sorry when we need to and learn from our mistakes"),
            strength=Strength.PROMISE,
        ),
        Statement(
            name="channels",
            text="In person to any of the team, by email or by phone.",
            source=PAGE.at("", seen=Seen.PRIMARY, words="in person to any of our team, by email or by phone"),
        ),
    ),
    findings=(
        TextFinding(
            name="response-start",
            text="The page does not say whether the ten working days run from receipt or from the acknowledgement.",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="missing-starts",
            text="Both acknowledgements have no stated start; receipt is the default reading.",
            about=("acknowledgement", "stage-2-acknowledgement"),
        ),
        TextFinding(name="no-time-limit", text="No time limit for complaining, and none for asking for stage 2."),
    ),
)

PROCEDURES = (UNDATED,)
