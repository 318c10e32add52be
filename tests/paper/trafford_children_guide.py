"""Children's social care in Trafford, as a guide by Advocacy Focus puts it."""

from __future__ import annotations

from complaint_rules.conditions import Any, Happened, Missed
from complaint_rules.eligibility import Discretion, TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Entitlement,
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
from complaint_rules.vocabulary import Event, Fact, Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

GUIDE = Instrument(
    title="Advocacy Focus: a guide to making a complaint about children's social care services",
    short="Advocacy Focus guide",
    url="the website of Advocacy Focus",
    checked_on=CHECKED,
)
WHOLE = GUIDE.at(
    "", seen=Seen.PRIMARY, words="When making a complaint to Children's Social Care there are three stages"
)
STAGE_1 = GUIDE.at("stage 1", seen=Seen.PRIMARY, words="They should send you a response within 10 working days")
STAGE_1_BOX = GUIDE.at("stage 1", seen=Seen.PRIMARY, words="Timescale: 10 days")
MORE_TIME = GUIDE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="If they need more time, they will usually tell you and ask you if this is okay",
)
STAGE_2 = GUIDE.at("stage 2", seen=Seen.PRIMARY, words="This should not take more than 25 working days")
ASK_STAGE_2 = GUIDE.at(
    "stage 2", seen=Seen.PRIMARY, words="ask them to look at your complaint under Stage 2 of the process"
)
STAGE_3 = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="Timescale: No more than 65 days")
ASK_STAGE_3 = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="you can ask for a review panel to look at your complaint")
DECIDE = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="and then they will make a decision")
CONFIRM = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="you should get an email, letter, or a call to say that they have received this",
)
LGO = GUIDE.at(
    "the LGO", seen=Seen.PRIMARY, words="you should complete all stages of the council's complaints process first"
)
AFTER_SECOND = GUIDE.at("what happens next", seen=Seen.PRIMARY, words="After the second and third stage")
NO_RESPONSE = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="you haven't received a response in a reasonable amount of time",
)
ONE_YEAR = GUIDE.at("the LGO", seen=Seen.PRIMARY, words="no later than one year after the event or incident")
EXCEPTIONS = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="if you were unwell, or if the local resolution took longer than a year",
)
FOUR_WEEKS = GUIDE.at("the LGO process", seen=Seen.PRIMARY, words="within four weeks")
CHASE = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="it's okay to send another letter or make a follow up phone call",
)
SOCIAL_WORKER = GUIDE.at("making a complaint", seen=Seen.PRIMARY, words="They must then let you know how to do this")

UNDATED = Procedure(
    name="trafford-children-guide",
    title="Complaint about children's social care in Trafford, as the guide describes it",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council", Party.OMBUDSMAN: "the LGO", Party.PANEL: "the review panel"},
    opening="complaint",
    under="england-children",
    stages=(
        Stage(name="stage-1", title="stage 1", source=STAGE_1, handled_by="usually the team manager"),
        Stage(name="stage-2", title="stage 2", source=STAGE_2, handled_by="an independent person"),
        Stage(name="stage-3", title="stage 3, review panel", source=STAGE_3, handled_by="a review panel"),
        Stage(name="completed", title="completed", source=DECIDE, ends=True),
        Stage(name="resolved", title="resolved", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK_STAGE_2),
        Transition(event="panel-request", start=("stage-2",), to="stage-3", source=ASK_STAGE_3),
        Transition(event="panel-decision", start=("stage-3",), to="completed", source=DECIDE),
        Transition(event="resolution", to="resolved", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("“once you have sent your complaint”, with no time"),
            source=CONFIRM,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=Readings(
                "text-or-box",
                {
                    "text": After(
                        Readings("complaint-date", {"sent": On("complaint"), "received": Received("complaint")}),
                        Period(10, Unit.WORKING_DAYS),
                    ),
                    "box": After(
                        Readings("complaint-date", {"sent": On("complaint"), "received": Received("complaint")}),
                        Period(10, Unit.DAYS_KIND_NOT_STATED),
                    ),
                },
            ),
            source=STAGE_1,
            strength=Strength.SHOULD,
            if_missed=("you may send another letter or make a follow-up phone call",),
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=Readings(
                "text-or-box",
                {
                    "text": After(
                        Readings(
                            "request-date", {"sent": On("stage-2-request"), "received": Received("stage-2-request")}
                        ),
                        Period(25, Unit.WORKING_DAYS),
                    ),
                    "box": After(
                        Readings(
                            "request-date", {"sent": On("stage-2-request"), "received": Received("stage-2-request")}
                        ),
                        Period(25, Unit.DAYS_KIND_NOT_STATED),
                    ),
                },
            ),
            source=STAGE_2,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="panel-decision",
            act="panel-decision",
            stage="stage-3",
            owed_by=Party.PANEL,
            within=After(
                Readings("panel-request-date", {"sent": On("panel-request"), "received": Received("panel-request")}),
                Period(65, Unit.DAYS_KIND_NOT_STATED),
            ),
            source=STAGE_3,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="ombudsman-assessment",
            act="ombudsman-assessment",
            owed_by=Party.OMBUDSMAN,
            within=After(
                Readings(
                    "four-weeks-start",
                    {"sent": On("ombudsman-complaint"), "received": Received("ombudsman-complaint")},
                ),
                Period(4, Unit.WEEKS),
            ),
            source=FOUR_WEEKS,
            strength=Strength.AIM,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for asking for stage 2"),
            source=ASK_STAGE_2,
        ),
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-2",
            until=NoFigure("no time is stated for asking for a panel"),
            source=ASK_STAGE_3,
        ),
    ),
    extensions=(Extension(duty="stage-1-response", how=How.AGREEMENT, source=MORE_TIME),),
    further_events=(
        Event(name="panel-decision", title="the panel's decision", by=Party.PANEL, after=("panel-request",)),
        Event(
            name="ombudsman-assessment",
            title="the LGO's decision whether to investigate",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="draft-decision",
            title="the LGO's draft decision",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="draft-comments",
            title="the comments on the draft decision",
            by=Party.COMPLAINANT,
            after=("draft-decision",),
        ),
        Event(
            name="chaser", title="another letter or a call", by=Party.COMPLAINANT, repeats=True, after=("complaint",)
        ),
    ),
    further_facts=(
        Fact(name="was-unwell", question="Was the person who complains unwell?"),
        Fact(name="local-resolution-over-a-year", question="Did the local resolution take longer than a year?"),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=LGO,
            complete=Any(Happened("panel-decision"), Happened("stage-2-response")),
            early=(
                EarlyGround(
                    when=Any(Missed("stage-1-response"), Missed("stage-2-response"), Missed("panel-decision")),
                    text="no response came in a reasonable time",
                    source=NO_RESPONSE,
                ),
            ),
            time_limit=TimeLimit(
                name="time-limit",
                until=Readings(
                    "lgo-year",
                    {
                        "event": After(On("matter-occurred"), Period(1, Unit.YEARS)),
                        "awareness": After(On("first-notice"), Period(1, Unit.YEARS)),
                    },
                ),
                source=ONE_YEAR,
                discretion=Discretion(who="the LGO", source=EXCEPTIONS),
            ),
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="a child or young person",
            text="have the help of an independent, free and confidential advocate at any stage",
            source=GUIDE.at("how Advocacy Focus can help", seen=Seen.PRIMARY, words="at any stage of your complaint"),
        ),
        Entitlement(
            name="meeting",
            who="whoever complains",
            text="ask for a meeting with the people involved",
            source=GUIDE.at(
                "what happens next", seen=Seen.PRIMARY, words="you can ask for a meeting with the people involved"
            ),
            when=Any(Happened("stage-1-response"), Happened("stage-2-response")),
        ),
    ),
    letters=(
        Letter(
            event="stage-1-response",
            contents=(
                Content(
                    text="what can be done next",
                    source=GUIDE.at(
                        "what happens next",
                        seen=Seen.PRIMARY,
                        words="The response letter should also tell you what you can do next",
                    ),
                    strength=Strength.SHOULD,
                ),
            ),
        ),
    ),
    roles=(
        Role(
            name="independent-person",
            title="the independent person",
            text="usually someone from a different team in the council",
            source=GUIDE.at(
                "stage 2", seen=Seen.PRIMARY, words="This is usually someone from a different team in the council"
            ),
        ),
    ),
    statements=(
        Statement(name="chase", text="What to do when no reply comes.", source=CHASE, strength=Strength.ADVICE),
        Statement(
            name="social-worker",
            text="A social worker who is asked must say how to complain.",
            source=SOCIAL_WORKER,
            strength=Strength.MUST,
        ),
        Statement(
            name="several-matters",
            text="A complaint may be about one issue or several.",
            source=GUIDE.at(
                "before you make your complaint",
                seen=Seen.PRIMARY,
                words="This could be a single issue, or several things about your care",
            ),
        ),
    ),
    findings=(
        TextFinding(
            name="mixed-units",
            text="Stages 1 and 2 are put in working days in the text and in days in the box beside it.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="65-at-stage-3",
            text="65 working days are the outer limit of stage 2 in law.",
            about=("panel-decision",),
        ),
        TextFinding(
            name="after-which-stage",
            text="“After the second and third stage”: after the second, or only after the third?",
            about=("lgsco",),
        ),
    ),
)

PROCEDURES = (UNDATED,)
