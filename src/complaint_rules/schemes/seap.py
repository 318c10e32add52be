"""
Complaints about seAp, an advocacy charity: two undated pages that stood at one address.

Source:
    seAp, "Our complaints procedure", https://www.seap.org.uk/about/complaints-procedure.html, in two wordings. The
    first was read whole, and is taken unless the caller names the other. The second was read as far as the middle of
    its last paragraph. Neither bears a date.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIs, FactNotTold, Happened, Not
from complaint_rules.eligibility import Exclusion, TimeLimit
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
from complaint_rules.schemes.lgsco import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Event, Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

PAGE = Instrument(
    title="seAp: our complaints procedure",
    short="seAp",
    url="https://www.seap.org.uk/about/complaints-procedure.html",
    checked_on=CHECKED,
)
OTHER_PAGE = Instrument(
    title="seAp: our complaints procedure, another page at the same address",
    short="seAp, other page",
    url="https://www.seap.org.uk/about/complaints-procedure.html",
    checked_on=CHECKED,
)

NO_DEFINITION = house_rule(
    "the page does not say what a working day is; weekends and the bank holidays of England and Wales are left out",
    checked_on=CHECKED,
)
WITHDRAWAL = house_rule(
    "the page says nothing of withdrawal; a complaint that is withdrawn is taken to be at its end",
    checked_on=CHECKED,
)

WHOLE = PAGE.at("", seen=Seen.PRIMARY, paraphrase="seAp's complaints procedure, undated")
WHO = PAGE.at("opening", seen=Seen.PRIMARY, words="people who use and commission our services")
GROUNDS = PAGE.at(
    "opening",
    seen=Seen.PRIMARY,
    words="there may be times when that service falls short of the quality expected. If you have had a poor experience "
    "of any of our services we would like to hear about it",
)
CHANNEL = PAGE.at("opening", seen=Seen.PRIMARY, words="we would like to hear about it. Contact us here")
TWELVE_MONTHS = PAGE.at(
    "opening", seen=Seen.PRIMARY, words="Any complaint needs to be made within twelve months of the case closure"
)
THOROUGH = PAGE.at("what we will ensure", seen=Seen.PRIMARY, words="Your complaint is thoroughly investigated")
SUPPORTED = PAGE.at(
    "what we will ensure",
    seen=Seen.PRIMARY,
    words="You are fully supported throughout the complaints procedure",
)
IMPARTIAL = PAGE.at(
    "what we will ensure",
    seen=Seen.PRIMARY,
    words="the investigation will be conducted by a seAp manager of one of our services not connected with your "
    "complaint, or by our Chief Executive",
)
ADVOCATE = PAGE.at(
    "what we will ensure", seen=Seen.PRIMARY, words="You can choose to be represented by an advocate if you wish"
)
INFORMAL = PAGE.at(
    "our complaints process",
    seen=Seen.PRIMARY,
    words="An informal discussion will be offered between you and the manager of the Advocate concerned",
)
DISCUSSION = PAGE.at(
    "our complaints process",
    seen=Seen.PRIMARY,
    words="Details of the complaint will be clarified and resolutions explored",
)
STAGE_1_IF = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="Stage 1 (if not resolved informally) If you remain dissatisfied with the informal response",
)
TEAM_MANAGER = PAGE.at(
    "stage 1", seen=Seen.PRIMARY, words="the Team Manager will investigate the circumstances of the complaint"
)
STAGE_1 = PAGE.at("stage 1", seen=Seen.PRIMARY, words="you will receive a response within 3 weeks")
STAGE_1_CONTENT = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="detailing the outcome of the complaint received and any actions identified",
)
STAGE_2_IF = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="(if not resolved at stage 1) If you remain dissatisfied with the Stage 1 response",
)
STAGE_2_WINDOW = PAGE.at("stage 2", seen=Seen.PRIMARY, words="you may request a Stage 2 investigation within one month")
SENIOR_MANAGER = PAGE.at("stage 2", seen=Seen.PRIMARY, words="the complaint will be escalated to a senior manager")
STAGE_2 = PAGE.at("stage 2", seen=Seen.PRIMARY, words="The senior manager will respond in writing within 3 weeks")
STAGE_2_CONTENT = PAGE.at(
    "stage 2", seen=Seen.PRIMARY, words="detailing the outcome of their investigation and any actions identified"
)
STAGE_3_IF = PAGE.at(
    "stage 3",
    seen=Seen.PRIMARY,
    words="you can request that your complaint be considered under Stage 3 of the complaints procedure",
)
STAGE_3_WINDOW = PAGE.at(
    "stage 3", seen=Seen.PRIMARY, words="This request should be made within 1 month of the Stage 2 response"
)
STAGE_3_REQUEST = PAGE.at(
    "stage 3",
    seen=Seen.PRIMARY,
    words="should outline which aspects of the response you are unhappy with and why",
)
BOARD = PAGE.at(
    "stage 3",
    seen=Seen.PRIMARY,
    words="The CEO or a member of seAp's Board of Trustees will review the circumstances of the complaint and the "
    "responses to Stage 1 and 2",
)
STAGE_3 = PAGE.at("stage 3", seen=Seen.PRIMARY, words="will respond to you in writing within 3 weeks")
STAGE_3_CONTENT = PAGE.at(
    "stage 3", seen=Seen.PRIMARY, words="detailing the outcome of their investigation and any actions identified"
)
COUNCIL = PAGE.at(
    "stage 4",
    seen=Seen.PRIMARY,
    words="Where the complaint relates to a Local Authority commissioned service, you may at any stage refer your "
    "complaint to your local Council",
)
OMBUDSMAN = PAGE.at(
    "stage 4",
    seen=Seen.PRIMARY,
    words="If you remain dissatisfied with the Council's response, you may contact the Local Government & Social Care "
    "Ombudsman (LGO) and ask for it to be reviewed",
)

OTHER_WHOLE = OTHER_PAGE.at(
    "", seen=Seen.PARTIAL, paraphrase="seAp's complaints procedure, another undated page at the same address"
)
OTHER_WHO = OTHER_PAGE.at("opening", seen=Seen.PARTIAL, words="people who use and commission our services")
OTHER_GROUNDS = OTHER_PAGE.at(
    "opening",
    seen=Seen.PARTIAL,
    words="If you have had a poor experience of any of our services we would like to hear about it",
)
OTHER_TWELVE_MONTHS = OTHER_PAGE.at(
    "opening", seen=Seen.PARTIAL, words="Any complaint needs to be made within twelve months of the case closure"
)
OTHER_THOROUGH = OTHER_PAGE.at(
    "what we will ensure", seen=Seen.PARTIAL, words="Your complaint is thoroughly investigated"
)
OTHER_SUPPORTED = OTHER_PAGE.at(
    "what we will ensure",
    seen=Seen.PARTIAL,
    words="You are fully supported throughout the complaints procedure",
)
OTHER_IMPARTIAL = OTHER_PAGE.at(
    "what we will ensure",
    seen=Seen.PARTIAL,
    words="a seAp manager of one of our services not connected with your complaint, or by our Chief Executive",
)
OTHER_ADVOCATE = OTHER_PAGE.at(
    "what we will ensure", seen=Seen.PARTIAL, words="You can choose to be represented by an advocate if you wish"
)
INFORMAL_STAGE = OTHER_PAGE.at(
    "stage 1",
    seen=Seen.PARTIAL,
    words="Informal discussion between the complainant and the manager of the service concerned",
)
FORMAL = OTHER_PAGE.at(
    "stage 2",
    seen=Seen.PARTIAL,
    words="If you are unhappy with the outcome of Stage 1 or choose not to undertake informal discussion, you can "
    "issue a formal complaint verbally or in writing to the manager of the service you are complaining about, or to "
    "our Chief Executive",
)
INITIAL = OTHER_PAGE.at(
    "stage 2",
    seen=Seen.PARTIAL,
    words="an initial response to your complaint within seven working days of us receiving it",
)
APPOINTED = OTHER_PAGE.at("stage 2", seen=Seen.PARTIAL, words="An investigating officer will be appointed")
FULLY = OTHER_PAGE.at(
    "stage 2", seen=Seen.PARTIAL, words="your complaint will be fully investigated within three weeks"
)
OUTCOMES = OTHER_PAGE.at(
    "stage 2",
    seen=Seen.PARTIAL,
    words="the outcomes communicated to you, the manager concerned and the Chief Executive",
)
APPEAL = OTHER_PAGE.at(
    "stage 3",
    seen=Seen.PARTIAL,
    words="If you are unhappy with the outcome of Stage 2 you have the right to appeal to our Executive Board",
)
FURTHER = OTHER_PAGE.at(
    "stage 3",
    seen=Seen.PARTIAL,
    words="an ad hoc Committee which will report on your complaint within a further four weeks",
)
OTHER_COUNCIL = OTHER_PAGE.at(
    "stage 4",
    seen=Seen.PARTIAL,
    words="following the outcome of Stage 3, you may refer your complaint to your local Council and then, if "
    "unsatisfied",
    paraphrase="the sentence goes on, and the rest of it was not read",
)

SEAP = "seAp"
LOCAL_COUNCIL = "the local council"

CASE_CLOSED = After(On("case-closed"), Period(12, Unit.MONTHS))

COUNCIL_EVENTS = (
    Event(name="council-complaint", title="the complaint to the local council", by=Party.COMPLAINANT),
    Event(
        name="council-response",
        title="the response of the local council",
        by=Party.OTHER_BODY,
        after=("council-complaint",),
    ),
)

FACTS = (
    Fact(name="case-still-open", question="Is the advocacy case still open?"),
    Fact(name="council-commissioned", question="Did a council commission the service that the complaint is about?"),
    Fact(
        name="connected-with-complaint",
        question="Does this person manage a service that is connected with the complaint?",
    ),
    Fact(name="chief-executive", question="Is this person the Chief Executive?"),
    Fact(name="manager", question="Is this person a manager of one of seAp's services?"),
)

NOT_CHIEF_EXECUTIVE = Any(FactIs("chief-executive", value=False), FactNotTold("chief-executive"))

FIRST_PAGE = Procedure(
    name="seap",
    title="Complaint about seAp",
    version="undated, first page",
    source=WHOLE,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: SEAP,
        Party.COMPLAINANT: "the person who complains",
        Party.OTHER_BODY: LOCAL_COUNCIL,
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(
            name="informal",
            title="the informal discussion",
            source=INFORMAL,
            handled_by="the manager of the Advocate concerned",
        ),
        Stage(name="stage-1", title="stage 1", source=TEAM_MANAGER, handled_by="the Team Manager"),
        Stage(name="stage-2", title="stage 2", source=SENIOR_MANAGER, handled_by="a senior manager"),
        Stage(
            name="stage-3",
            title="stage 3",
            source=BOARD,
            handled_by="the CEO or a member of the Board of Trustees",
        ),
        Stage(name="completed", title="completed", source=STAGE_3, ends=True),
        Stage(name="resolved", title="resolved", source=STAGE_1_IF, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="informal", source=INFORMAL),
        Transition(event="stage-1-request", start=("informal",), to="stage-1", source=STAGE_1_IF),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=STAGE_2_IF,
            allowed_if=Happened("stage-1-response"),
        ),
        Transition(
            event="stage-3-request",
            start=("stage-2",),
            to="stage-3",
            source=STAGE_3_IF,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=STAGE_3),
        Transition(event="resolution", to="resolved", source=STAGE_1_IF),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
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
            name="discussion",
            act="discussion",
            stage="informal",
            owed_by=Party.BODY,
            within=NoFigure("no time is stated for the discussion"),
            source=DISCUSSION,
            strength=Strength.PROMISE,
            owed_if=Any(
                Happened("discussion"),
                All(
                    Happened("discussion-offered"),
                    FactIs("discussion-taken-up"),
                    Not(Happened("informal-response")),
                    Not(Happened("stage-1-request")),
                ),
            ),
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
            strength=Strength.SHOULD,
            opens=On("stage-2-response"),
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
    further_events=COUNCIL_EVENTS,
    further_facts=(
        *FACTS,
        Fact(
            name="discussion-taken-up",
            question="Has the person who complains taken up the offer of an informal discussion?",
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=CASE_CLOSED,
            source=TWELVE_MONTHS,
            waived_by="case-still-open",
        ),
    ),
    routes=(
        Route(
            name="council",
            title=LOCAL_COUNCIL,
            kind=RouteKind.COMMISSIONER,
            event="council-complaint",
            source=COUNCIL,
            applies=FactIs("council-commissioned"),
            time_limit=TimeLimit(
                name="council-time-limit",
                title="the time to go to the council",
                until=NoFigure("“at any stage”"),
                source=COUNCIL,
            ),
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
            time_limit=OMBUDSMAN_TIME_LIMIT,
            remit="the council's response, which it is asked to review",
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="the person who complains",
            text="choose to be represented by an advocate",
            source=ADVOCATE,
        ),
        Entitlement(
            name="discussion",
            who="the person who complains",
            text="take up the informal discussion with the manager of the Advocate concerned, or decline it",
            source=INFORMAL,
            stages=("informal",),
            when=Happened("discussion-offered"),
        ),
    ),
    letters=(
        Letter(
            event="stage-1-response",
            contents=(
                Content(
                    text="the outcome of the complaint received", source=STAGE_1_CONTENT, strength=Strength.PROMISE
                ),
                Content(text="any actions identified", source=STAGE_1_CONTENT, strength=Strength.PROMISE),
            ),
        ),
        Letter(
            event="stage-2-response",
            contents=(
                Content(text="the outcome of the investigation", source=STAGE_2_CONTENT, strength=Strength.PROMISE),
                Content(text="any actions identified", source=STAGE_2_CONTENT, strength=Strength.PROMISE),
            ),
            form="in writing",
        ),
        Letter(
            event="stage-3-request",
            contents=(
                Content(
                    text="which aspects of the response the person is unhappy with",
                    source=STAGE_3_REQUEST,
                    strength=Strength.SHOULD,
                ),
                Content(text="why", source=STAGE_3_REQUEST, strength=Strength.SHOULD),
            ),
        ),
        Letter(
            event="stage-3-response",
            contents=(
                Content(text="the outcome of the investigation", source=STAGE_3_CONTENT, strength=Strength.PROMISE),
                Content(text="any actions identified", source=STAGE_3_CONTENT, strength=Strength.PROMISE),
            ),
            form="in writing",
        ),
    ),
    roles=(
        Role(
            name="informal-manager",
            title="who holds the informal discussion",
            text="the manager of the Advocate concerned",
            source=INFORMAL,
        ),
        Role(
            name="investigator",
            title="who investigates",
            text="a seAp manager of a service not connected with the complaint, or the Chief Executive",
            source=IMPARTIAL,
            not_if=(
                Exclusion(
                    name="connected-with-complaint",
                    when=All(FactIs("connected-with-complaint"), NOT_CHIEF_EXECUTIVE),
                    text="the manager of a service that is connected with the complaint",
                    source=IMPARTIAL,
                ),
                Exclusion(
                    name="no-manager",
                    when=All(FactIs("manager", value=False), NOT_CHIEF_EXECUTIVE),
                    text="somebody who is neither a manager of one of seAp's services nor the Chief Executive",
                    source=IMPARTIAL,
                ),
            ),
        ),
        Role(
            name="stage-1-investigator",
            title="who investigates at stage 1",
            text="the Team Manager, who investigates the circumstances of the complaint",
            source=TEAM_MANAGER,
        ),
        Role(
            name="stage-2-investigator",
            title="who answers at stage 2",
            text="a senior manager, to whom the complaint is escalated, and who answers",
            source=SENIOR_MANAGER,
        ),
        Role(
            name="stage-3-reviewer",
            title="who reviews at stage 3",
            text="the CEO or a member of the Board of Trustees, who reviews the circumstances of the complaint and the "
            "responses to stages 1 and 2",
            source=BOARD,
        ),
    ),
    statements=(
        Statement(
            name="who",
            text="The service is for “people who use and commission our services”.",
            source=WHO,
        ),
        Statement(
            name="grounds",
            text="What falls “short of the quality expected”, or “a poor experience of any of our services”.",
            source=GROUNDS,
        ),
        Statement(
            name="channel",
            text="seAp would like to hear about it; the page asks for no form, and gives a link.",
            source=CHANNEL,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="thorough",
            text="The complaint is thoroughly investigated.",
            source=THOROUGH,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="supported",
            text="The person who complains is fully supported throughout the complaints procedure.",
            source=SUPPORTED,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="discussion",
            text="In the discussion, if it is taken up, details of the complaint are clarified and resolutions "
            "explored.",
            source=DISCUSSION,
            strength=Strength.PROMISE,
            stage="informal",
        ),
    ),
    findings=(
        TextFinding(
            name="several-undated-versions",
            text="Another undated page of seAp stands at the same address, with other stages and times. Neither is "
            "dated, so which of them holds on a day is not known. This one, “undated, first page”, is taken by "
            "default; the other is taken only if it is named.",
        ),
        TextFinding(
            name="missing-starts",
            text="The three weeks of each stage, and the month to ask for stage 2, have no stated start. Each reading "
            "of the start is reported; a reading must be named before there is one date. At stage 1 each of the three "
            "is counted from its receipt.",
            about=("stage-1-response", "stage-2-response", "stage-3-response", "stage-2-request"),
        ),
        TextFinding(
            name="receive-or-respond",
            text="At stage 1 the person “will receive a response”; at stages 2 and 3 seAp “will respond in writing”. "
            "These are two acts: stage 1 is met when the response arrives, stages 2 and 3 when it is sent.",
            about=("stage-1-response", "stage-2-response", "stage-3-response"),
        ),
        TextFinding(
            name="stage-3-should",
            text="The request for stage 3 “should” be made within 1 month of the stage 2 response and “should” say "
            "what "
            "the person is unhappy with and why. A later or shorter request is not ruled out. Whether the month runs "
            "from the response sent or received is not said; where these days differ, a reading must be named before "
            "one day is advised.",
            about=("stage-3-request",),
        ),
        TextFinding(
            name="no-stage-1-window",
            text="No request for stage 1 is asked for and no time for it is stated. This library records the step as a "
            "request, and sets no time.",
            about=("stage-1-request", "stage-1-response"),
        ),
        TextFinding(
            name="refused-discussion",
            text="What follows when the discussion is declined is not said. This library lets stage 1 follow all the "
            "same, since only a complaint that was resolved informally is said to stop there.",
            about=("discussion-offered", "discussion", "stage-1-request"),
        ),
        TextFinding(
            name="who-investigates",
            text="The page describes who investigates in two ways. It promises a manager of a service not connected "
            "with the complaint, or the Chief Executive; but it names the Team Manager at stage 1, a senior manager "
            "at stage 2, and the CEO or a trustee at stage 3.",
            about=("investigator", "stage-1-investigator", "stage-2-investigator", "stage-3-reviewer"),
        ),
        TextFinding(
            name="any-stage",
            text="The heading “Stage 4 (if not resolved at stage 3)” contradicts the sentence below it, “you may at "
            "any "
            "stage refer your complaint to your local Council”. The sentence is taken.",
            about=("council",),
        ),
        TextFinding(
            name="which-council",
            text="The condition speaks of a service that a “Local Authority” commissioned; the route leads to “your "
            "local Council”. The page does not say that these are one council. Where they are two, ask which of them "
            "takes the complaint.",
            about=("council",),
        ),
        TextFinding(
            name="no-route",
            text="No external route is given where no council commissioned the service.",
            about=("council", "lgsco"),
        ),
        TextFinding(
            name="no-answer",
            text="What follows where no response comes within the three weeks is not said; the next stage is for "
            "somebody dissatisfied with a response.",
            about=("stage-1-response", "stage-2-response", "stage-3-response"),
        ),
    ),
)

SECOND_PAGE = Procedure(
    name="seap",
    title="Complaint about seAp",
    version="undated, second page",
    source=OTHER_WHOLE,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: SEAP,
        Party.COMPLAINANT: "the person who complains",
        Party.OTHER_BODY: LOCAL_COUNCIL,
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(
            name="stage-1",
            title="stage 1, informal discussion",
            source=INFORMAL_STAGE,
            handled_by="the manager of the service concerned",
        ),
        Stage(
            name="stage-2",
            title="stage 2, investigation",
            source=FULLY,
            handled_by="an investigating officer",
        ),
        Stage(
            name="stage-3",
            title="stage 3, the Board",
            source=FURTHER,
            handled_by="an ad hoc Committee of the Executive Board",
        ),
        Stage(name="completed", title="completed", source=FURTHER, ends=True),
        Stage(name="resolved", title="resolved", source=INFORMAL_STAGE, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=INFORMAL_STAGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=FORMAL),
        Transition(
            event="stage-3-request",
            start=("stage-2",),
            to="stage-3",
            source=APPEAL,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=FURTHER),
        Transition(event="resolution", to="resolved", source=INFORMAL_STAGE),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
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
            met_when_received=True,
        ),
        Duty(
            name="investigator-appointed",
            act="investigator-appointed",
            stage="stage-2",
            owed_by=Party.BODY,
            within=NoFigure("“will be appointed”, with no time"),
            source=APPOINTED,
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
                    {
                        "receipt": Received("stage-2-request"),
                        "initial-response": On("initial-response"),
                        "appointment": On("investigator-appointed"),
                    },
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
            title="the report of the Board's Committee",
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
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for the formal complaint"),
            source=FORMAL,
        ),
        Window(
            name="stage-3-request",
            event="stage-3-request",
            stage="stage-2",
            until=NoFigure("no time is stated for the appeal to the Board"),
            source=APPEAL,
            opens=On("stage-2-response"),
        ),
    ),
    further_events=(
        *COUNCIL_EVENTS,
        Event(name="initial-response", title="the initial response", by=Party.BODY, after=("stage-2-request",)),
        Event(
            name="investigator-appointed",
            title="the appointment of the investigating officer",
            by=Party.BODY,
            sent=False,
            after=("stage-2-request",),
        ),
    ),
    further_facts=FACTS,
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=CASE_CLOSED,
            source=OTHER_TWELVE_MONTHS,
            waived_by="case-still-open",
        ),
    ),
    routes=(
        Route(
            name="council",
            title="the local council",
            kind=RouteKind.COMMISSIONER,
            event="council-complaint",
            source=OTHER_COUNCIL,
            complete=Happened("stage-3-response"),
            time_limit=TimeLimit(
                name="council-time-limit",
                title="the time to go to the council",
                until=NoFigure("“following the outcome of Stage 3”, with no time"),
                source=OTHER_COUNCIL,
            ),
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="the person who complains",
            text="choose to be represented by an advocate",
            source=OTHER_ADVOCATE,
        ),
        Entitlement(
            name="formal-complaint",
            who="the person who complains",
            text="make the formal complaint by word of mouth or in writing, to the manager of the service or to the "
            "Chief Executive, without an informal discussion first",
            source=FORMAL,
            stages=("stage-1",),
        ),
    ),
    letters=(
        Letter(
            event="stage-2-response",
            contents=(
                Content(
                    text="the outcomes, to the person, to the manager concerned and to the Chief Executive",
                    source=OUTCOMES,
                    strength=Strength.PROMISE,
                ),
            ),
        ),
    ),
    roles=(
        Role(
            name="investigator",
            title="who investigates",
            text="a seAp manager of a service not connected with the complaint, or the Chief Executive",
            source=OTHER_IMPARTIAL,
            not_if=(
                Exclusion(
                    name="connected-with-complaint",
                    when=All(FactIs("connected-with-complaint"), NOT_CHIEF_EXECUTIVE),
                    text="the manager of a service that is connected with the complaint",
                    source=OTHER_IMPARTIAL,
                ),
                Exclusion(
                    name="no-manager",
                    when=All(FactIs("manager", value=False), NOT_CHIEF_EXECUTIVE),
                    text="somebody who is neither a manager of one of seAp's services nor the Chief Executive",
                    source=OTHER_IMPARTIAL,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="who",
            text="The service is for “people who use and commission our services”.",
            source=OTHER_WHO,
        ),
        Statement(
            name="grounds",
            text="“A poor experience of any of our services”.",
            source=OTHER_GROUNDS,
        ),
        Statement(
            name="thorough",
            text="The complaint is thoroughly investigated.",
            source=OTHER_THOROUGH,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="supported",
            text="The person who complains is fully supported throughout the complaints procedure.",
            source=OTHER_SUPPORTED,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="discussion",
            text="The discussion is to clarify details and, where possible, to find a way to resolve the complaint.",
            source=INFORMAL_STAGE,
            stage="stage-1",
        ),
    ),
    findings=(
        TextFinding(
            name="several-undated-versions",
            text="Another undated page of seAp stands at the same address, with other stages and times. Neither is "
            "dated, so which of them holds on a day is not known. The other, “undated, first page”, is taken by "
            "default; this one is taken only if it is named.",
        ),
        TextFinding(
            name="three-weeks-start",
            text="The three weeks of stage 2 have no stated start: receipt of the formal complaint, the initial "
            "response, or the appointment of the investigating officer. All are reported; none is chosen.",
            about=("stage-2-response",),
        ),
        TextFinding(
            name="investigated-or-told",
            text="The complaint is investigated “within three weeks and the outcomes communicated to you”. Whether the "
            "outcomes too come within the three weeks is not clear. This library takes it so.",
            about=("stage-2-response",),
        ),
        TextFinding(
            name="further-four-weeks",
            text="“A further four weeks” does not say further to what: the stage 2 response or the appeal.",
            about=("stage-3-response",),
        ),
        TextFinding(
            name="no-windows",
            text="No time is stated for the formal complaint or for the appeal to the Board.",
            about=("stage-2-request", "stage-3-request"),
        ),
        TextFinding(
            name="ombudsman-not-read",
            text="The last sentence says where somebody may turn who is not satisfied with the council's answer. Its "
            "end was not read, so no such route is given here. The first page names the Local Government and Social "
            "Care Ombudsman in its place.",
            about=("council",),
        ),
        TextFinding(
            name="which-council",
            text="As far as it was read, this page does not ask that a council commissioned the service before the "
            "complaint may go to the local council. The first page does. No condition is set here.",
            about=("council",),
        ),
    ),
)

SCHEME = Scheme(
    name="seap",
    title="seAp's complaints procedure",
    kind=SchemeKind.PUBLISHED,
    versions=(FIRST_PAGE, SECOND_PAGE),
    default="undated, first page",
    publisher="seAp",
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "advocacy")),
            text="seAp's own page governs a complaint about its advocacy service.",
            source=WHO,
        ),
    ),
    coverage=(
        Encoded(
            row="S0.1",
            words="people who use and commission our services",
            by=("statement:who",),
        ),
        Encoded(
            row="S0.2",
            words="service falls short of the quality expected; a poor experience of any of our services",
            by=("statement:grounds",),
        ),
        Encoded(
            row="S0.3",
            words="we would like to hear about it. Contact us here",
            by=("statement:channel",),
        ),
        Encoded(
            row="S0.4",
            words="Any complaint needs to be made within twelve months of the case closure",
            by=("time-limit:time-limit", "fact:case-still-open"),
        ),
        Encoded(
            row="S0.5",
            words="Your complaint is thoroughly investigated",
            by=("statement:thorough",),
        ),
        Encoded(
            row="S0.6",
            words="You are fully supported throughout the complaints procedure",
            by=("statement:supported",),
        ),
        Encoded(
            row="S0.7",
            words="conducted by a seAp manager of one of our services not connected with your complaint, or by our "
            "Chief Executive",
            by=("role:investigator",),
        ),
        Encoded(
            row="S0.8",
            words="the same, against “the Team Manager” at stage 1 and “a member of seAp's Board of Trustees” at stage "
            "3",
            by=("finding:who-investigates", "role:stage-1-investigator", "role:stage-3-reviewer"),
        ),
        Encoded(
            row="S0.9",
            words="You can choose to be represented by an advocate if you wish",
            by=("entitlement:advocate",),
        ),
        Encoded(
            row="S0.10",
            words="An informal discussion will be offered between you and the manager of the Advocate concerned",
            by=(
                "duty:discussion-offered",
                "role:informal-manager",
                "entitlement:discussion",
                "fact:discussion-taken-up",
                "finding:refused-discussion",
            ),
        ),
        Encoded(
            row="S0.11",
            words="Details of the complaint will be clarified and resolutions explored",
            by=("duty:discussion", "statement:discussion"),
        ),
        Encoded(
            row="S0.12",
            words="Stage 1 (if not resolved informally); If you remain dissatisfied with the informal response",
            by=(
                "transition:stage-1-request",
                "transition:resolution",
                "window:stage-1-request",
                "finding:no-stage-1-window",
            ),
        ),
        Encoded(
            row="S0.13",
            words="the Team Manager will investigate the circumstances of the complaint",
            by=("role:stage-1-investigator", "stage:stage-1"),
        ),
        Encoded(
            row="S0.14",
            words="you will receive a response within 3 weeks",
            by=("duty:stage-1-response", "finding:missing-starts", "finding:receive-or-respond"),
        ),
        Encoded(
            row="S0.15",
            words="detailing the outcome of the complaint received and any actions identified",
            by=("letter:stage-1-response",),
        ),
        Encoded(
            row="S0.16",
            words="Stage 2 (if not resolved at stage 1)",
            by=("transition:stage-2-request", "finding:no-answer"),
        ),
        Encoded(
            row="S0.17",
            words="you may request a Stage 2 investigation within one month",
            by=("window:stage-2-request", "finding:missing-starts"),
        ),
        Encoded(
            row="S0.18",
            words="will be escalated to a senior manager",
            by=("role:stage-2-investigator", "stage:stage-2"),
        ),
        Encoded(
            row="S0.19",
            words="The senior manager will respond in writing within 3 weeks",
            by=("duty:stage-2-response", "letter:stage-2-response", "finding:missing-starts"),
        ),
        Encoded(
            row="S0.20",
            words="detailing the outcome of their investigation and any actions identified",
            by=("letter:stage-2-response",),
        ),
        Encoded(
            row="S0.21",
            words="you can request that your complaint be considered under Stage 3",
            by=("transition:stage-3-request",),
        ),
        Encoded(
            row="S0.22",
            words="This request should be made within 1 month of the Stage 2 response",
            by=("window:stage-3-request", "finding:stage-3-should"),
        ),
        Encoded(
            row="S0.23",
            words="and should outline which aspects of the response you are unhappy with and why",
            by=("letter:stage-3-request", "finding:stage-3-should"),
        ),
        Encoded(
            row="S0.24",
            words="The CEO or a member of seAp's Board of Trustees will review the circumstances of the complaint and "
            "the responses",
            by=("role:stage-3-reviewer", "stage:stage-3"),
        ),
        Encoded(
            row="S0.25",
            words="will respond to you in writing within 3 weeks, detailing the outcome … and any actions identified",
            by=("duty:stage-3-response", "letter:stage-3-response", "finding:missing-starts"),
        ),
        Encoded(
            row="S0.26",
            words="Stage 4 (if not resolved at stage 3); you may at any stage refer your complaint to your local "
            "Council",
            by=("route:council", "event:council-complaint", "finding:any-stage", "finding:which-council"),
        ),
        Encoded(
            row="S0.27",
            words="Where the complaint relates to a Local Authority commissioned service",
            by=("fact:council-commissioned", "route:council"),
        ),
        Encoded(
            row="S0.28",
            words="(nothing for a service that no council commissioned)",
            by=("finding:no-route",),
        ),
        Encoded(
            row="S0.29",
            words="If you remain dissatisfied with the Council's response, you may contact the … (LGO) and ask for it "
            "to be reviewed",
            by=("route:lgsco", "event:council-response"),
        ),
        LeftOut(
            row="S0.30",
            words="www.lgo.org.uk; Complaints Leaflet",
            reason="a link, and a further document that was not seen",
        ),
        Encoded(
            row="S0.31",
            words="another page at the same address: informal as stage 1; initial response in 7 working days; 3 weeks; "
            "four weeks",
            by=(
                "finding:several-undated-versions",
                "duty:initial-response",
                "finding:three-weeks-start",
                "finding:further-four-weeks",
            ),
        ),
        Encoded(
            row="other page, stage 1",
            words="Informal discussion between the complainant and the manager of the service concerned",
            by=("stage:stage-1", "statement:discussion"),
        ),
        Encoded(
            row="other page, stage 2",
            words="choose not to undertake informal discussion; a formal complaint verbally or in writing",
            by=("entitlement:formal-complaint", "transition:stage-2-request", "window:stage-2-request"),
        ),
        Encoded(
            row="other page, stage 2, answer",
            words="An investigating officer will be appointed; fully investigated within three weeks; the outcomes "
            "communicated",
            by=(
                "duty:investigator-appointed",
                "event:investigator-appointed",
                "duty:stage-2-response",
                "letter:stage-2-response",
                "finding:investigated-or-told",
            ),
        ),
        Encoded(
            row="other page, stage 3",
            words="the right to appeal to our Executive Board; an ad hoc Committee which will report within a further "
            "four weeks",
            by=("transition:stage-3-request", "window:stage-3-request", "finding:no-windows", "duty:stage-3-response"),
        ),
        Encoded(
            row="other page, stage 4",
            words="following the outcome of Stage 3, you may refer your complaint to your local Council and then, if "
            "unsatisfied",
            by=("route:council", "finding:which-council", "finding:ombudsman-not-read"),
        ),
    ),
    not_read=(
        NotRead(
            what="seAp's Complaints Leaflet, to which the first page links",
            effect="nothing of it is held here; it may say what the page leaves open, such as when the three weeks "
            "begin",
        ),
        NotRead(
            what="the end of the last sentence of the other page",
            effect="its version gives no route beyond the local council",
        ),
    ),
)
