"""
Complaints about care and support by GreenSquareAccord, a housing association: two stages, as its page puts them.

Source:
    GreenSquareAccord, "Compliments and complaints", in the care and support part of its website,
    https://greensquareaccord.co.uk/care-and-support/the-way-we-work/compliments-and-complaints. The page was read
    whole; it bears no date.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Always, FactIn, FactIs, Happened
from complaint_rules.eligibility import Exclusion, TimeLimit
from complaint_rules.limits import After, DateSetBy, NoFigure, On, Readings, Received
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
from complaint_rules.schemes.housing_ombudsman import TIME_LIMIT as HOUSING_TIME_LIMIT
from complaint_rules.schemes.lgsco import S_26_5
from complaint_rules.schemes.lgsco import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

PAGE = Instrument(
    title="GreenSquareAccord: compliments and complaints about care and support",
    short="GreenSquareAccord",
    url="https://greensquareaccord.co.uk/care-and-support/the-way-we-work/compliments-and-complaints",
    checked_on=CHECKED,
)

NO_DEFINITION = house_rule(
    "the page does not say what a working day is; weekends and the bank holidays of England and Wales are left out",
    checked_on=CHECKED,
)
NOT_SAID = house_rule(
    "the page does not say so; a complaint that both sides call resolved, or that is withdrawn, is taken to be at its "
    "end",
    checked_on=CHECKED,
)

WHOLE = PAGE.at("", seen=Seen.PRIMARY, paraphrase="the complaints procedure for care and support, undated")
FEEDBACK = PAGE.at(
    "opening",
    seen=Seen.PRIMARY,
    words="We want to hear your feedback, both good and bad, on the care and support services we provide",
)
AS_SOON_AS = PAGE.at(
    "opening", seen=Seen.PRIMARY, words="please let us know as soon as possible so we can put it right"
)
OPEN = PAGE.at(
    "if you're unhappy",
    seen=Seen.PRIMARY,
    words="We're committed to handling complaints in an open and transparent way",
)
PUT_RIGHT = PAGE.at(
    "if you're unhappy",
    seen=Seen.PRIMARY,
    words="We want you to trust us to acknowledge if we've got things wrong and know we'll take steps to make things "
    "right",
)
GROUNDS = PAGE.at(
    "if you're unhappy",
    seen=Seen.PRIMARY,
    words="If you are dissatisfied with a care or support service you've received",
)
WENT_WRONG = PAGE.at(
    "if you're unhappy",
    seen=Seen.PRIMARY,
    words="If things haven't gone so well or we've made a mistake, we want to know",
)
SORRY = PAGE.at(
    "if you're unhappy", seen=Seen.PRIMARY, words="We'll say sorry when we need to and learn from our mistakes"
)
CHANNELS = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="You can contact us about your complaint however you're most comfortable",
    paraphrase="in person to anybody in its team, by email or by phone",
)
LOCAL_MANAGERS = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="Our local service managers are often best placed to resolve your issue quickly",
)
QUALITY_TEAM = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="you can email your complaint to our Care and Support Quality team if you'd prefer to raise the matter "
    "independently of the service",
)
ACKNOWLEDGE = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="We'll acknowledge your complaint within five working days",
)
ACTION = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="We'll confirm the action we'll take and let you know who the investigating officer will be",
)
PROPOSED = PAGE.at(
    "our complaints procedure",
    seen=Seen.PRIMARY,
    words="We will also inform you of the proposed response date",
)
NORMALLY = PAGE.at("our complaints procedure", seen=Seen.PRIMARY, words="which will normally be within 10 working days")
EXTENSION = PAGE.at(
    "our complaints procedure", seen=Seen.PRIMARY, words="unless we need to agree an extension with you"
)
STAGE_2 = PAGE.at(
    "stage 2", seen=Seen.PRIMARY, words="If you're not satisfied with the outcome, your complaint will be reviewed"
)
NOT_INVOLVED = PAGE.at("stage 2", seen=Seen.PRIMARY, words="by someone not involved in the stage 1 response")
STAGE_2_ACKNOWLEDGE = PAGE.at(
    "stage 2", seen=Seen.PRIMARY, words="Your stage 2 complaint will be acknowledged within five working days"
)
STAGE_2_RESPONSE = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="You'll receive a response within 20 working days of the acknowledgement",
)
STAGE_2_EXTENSION = PAGE.at("stage 2", seen=Seen.PRIMARY, words="unless we agree an extension together")
END = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="Our stage 2 review is the end of our internal process",
)
OUTCOME_LETTER = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="our stage 2 outcome letter will let you know how you can contact the relevant ombudsman",
)
BEFORE = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="You do have the right to contact the relevant ombudsman before this point though",
)
LGSCO = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="Complaints relating to the delivery of social care services can be referred to the Local Government and "
    "Social Care Ombudsman",
)
HOUSING = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="For housing-related complaints, where we are your landlord, you can take your complaint to the Housing "
    "Ombudsman Service",
)
CQC = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="If you receive a care service from us that is regulated by the Care Quality Commission (CQC), you also have "
    "the right to contact CQC",
    paraphrase="CQC investigates no individual complaint; it uses the feedback in how it monitors and inspects",
)
CQC_REMIT = PAGE.at(
    "help from external organisations",
    seen=Seen.PRIMARY,
    words="CQC will not investigate individual complaints, they will use the feedback to link into how they monitor "
    "and inspect our services",
)
LEARNING = PAGE.at(
    "using your feedback",
    seen=Seen.PRIMARY,
    words="We regularly review complaints and use your feedback to help us continually improve our services",
)
PART_3A = Instrument(
    title="Local Government Act 1974",
    short="Local Government Act 1974",
    url="https://www.legislation.gov.uk/ukpga/1974/7",
    checked_on=CHECKED,
).at(
    "s.34D",
    seen=Seen.PRIMARY,
    paraphrase="the same twelve months beginning with first notice, with the same power to set them aside, for adult "
    "social care that was arranged or paid for privately",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/34D",
)

GREENSQUAREACCORD = "GreenSquareAccord"

EARLY = (
    EarlyGround(
        when=Always(),
        text="the page says that the Ombudsman may be turned to before the end; the Ombudsman may call it premature",
        source=BEFORE,
    ),
)

UNDATED = Procedure(
    name="greensquareaccord-care",
    title="Complaint about care or support by GreenSquareAccord",
    version="undated",
    source=WHOLE,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: GREENSQUAREACCORD,
        Party.COMPLAINANT: "the person who complains",
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=ACKNOWLEDGE, handled_by="an investigating officer"),
        Stage(
            name="stage-2",
            title="stage 2, review",
            source=STAGE_2,
            handled_by="someone not involved in the stage 1 response",
        ),
        Stage(name="completed", title="completed", source=END, ends=True),
        Stage(name="resolved", title="resolved", source=NOT_SAID, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=STAGE_2,
            allowed_if=Happened("stage-1-response"),
        ),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=END),
        Transition(event="resolution", to="resolved", source=NOT_SAID),
        Transition(event="withdrawal", to="withdrawn", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("acknowledgement-start", {"receipt": Received("complaint"), "made": On("complaint")}),
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
                    "response-start",
                    {"receipt": Received("complaint"), "acknowledgement": On("acknowledgement")},
                ),
                Period(10, Unit.WORKING_DAYS),
            ),
            source=NORMALLY,
            strength=Strength.USUAL,
        ),
        Duty(
            name="stage-1-response-as-proposed",
            title="the stage 1 response by the proposed date",
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
            met_when_received=True,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for asking for stage 2"),
            source=STAGE_2,
            opens=On("stage-1-response"),
        ),
    ),
    extensions=(
        Extension(duty="stage-1-response", how=How.AGREEMENT, source=EXTENSION),
        Extension(duty="stage-1-response-as-proposed", how=How.AGREEMENT, source=EXTENSION),
        Extension(duty="stage-2-response", how=How.AGREEMENT, source=STAGE_2_EXTENSION),
    ),
    further_facts=(
        Fact(
            name="housing-matter",
            question="Is the complaint about housing, rather than the delivery of social care?",
        ),
        Fact(name="landlord", question="Is the body complained about the landlord of the person who complains?"),
        Fact(name="regulated-care", question="Does the Care Quality Commission regulate the service?"),
        Fact(name="involved-in-stage-1", question="Was this person involved in the stage 1 response?"),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=NoFigure("it only asks to be told “as soon as possible”"),
            source=AS_SOON_AS,
            strength=Strength.ADVICE,
        ),
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
            time_limit=OMBUDSMAN_TIME_LIMIT,
            remit="complaints relating to the delivery of social care services",
        ),
        Route(
            name="housing-ombudsman",
            title="the Housing Ombudsman Service",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="housing-ombudsman",
            source=HOUSING,
            applies=All(FactIs("housing-matter"), FactIs("landlord")),
            complete=Happened("stage-2-response"),
            early=EARLY,
            time_limit=HOUSING_TIME_LIMIT,
            remit="housing-related complaints, where GreenSquareAccord is the landlord",
        ),
        Route(
            name="cqc",
            title="the Care Quality Commission",
            kind=RouteKind.REGULATOR,
            source=CQC,
            applies=FactIs("regulated-care"),
            remit="no individual complaint; it uses what it is told in how it monitors and inspects the services",
        ),
    ),
    entitlements=(
        Entitlement(
            name="quality-team",
            who="the person who complains",
            text="raise the matter with the Care and Support Quality team, independently of the service",
            source=QUALITY_TEAM,
        ),
        Entitlement(
            name="ombudsman-before-the-end",
            who="the person who complains",
            text="contact the relevant ombudsman before the end of stage 2",
            source=BEFORE,
            stages=("stage-1", "stage-2"),
        ),
        Entitlement(
            name="cqc",
            who="whoever receives a care service that the Care Quality Commission regulates",
            text="contact the Care Quality Commission",
            source=CQC,
            when=FactIs("regulated-care"),
        ),
    ),
    letters=(
        Letter(
            event="acknowledgement",
            contents=(
                Content(text="the action that will be taken", source=ACTION, strength=Strength.PROMISE),
                Content(text="who the investigating officer will be", source=ACTION, strength=Strength.PROMISE),
            ),
        ),
        Letter(
            event="stage-2-response",
            contents=(
                Content(
                    text="how to contact the relevant ombudsman",
                    source=OUTCOME_LETTER,
                    strength=Strength.PROMISE,
                ),
            ),
            form="a letter",
        ),
    ),
    roles=(
        Role(
            name="investigating-officer",
            title="the investigating officer",
            text="investigates at stage 1; the person who complains is told who it is",
            source=ACTION,
        ),
        Role(
            name="reviewer",
            title="who reviews at stage 2",
            text="someone not involved in the stage 1 response",
            source=NOT_INVOLVED,
            not_if=(
                Exclusion(
                    name="involved-in-stage-1",
                    when=FactIs("involved-in-stage-1"),
                    text="someone involved in the stage 1 response",
                    source=NOT_INVOLVED,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="feedback",
            text="Feedback is wanted, “both good and bad”, so compliments and comments as well as complaints.",
            source=FEEDBACK,
        ),
        Statement(
            name="as-soon-as-possible",
            text="A complaint should be told as soon as possible, so that it can be put right.",
            source=AS_SOON_AS,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="open",
            text="GreenSquareAccord is “committed to handling complaints in an open and transparent way”.",
            source=OPEN,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="put-right",
            text="It acknowledges what it got wrong, and takes steps to make things right.",
            source=PUT_RIGHT,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="grounds",
            text="Somebody who received a care or support service may complain if they are dissatisfied with it.",
            source=GROUNDS,
        ),
        Statement(
            name="mistakes",
            text="It wants to know if things have not gone so well, or if it made a mistake.",
            source=WENT_WRONG,
        ),
        Statement(
            name="sorry",
            text="“We'll say sorry when we need to and learn from our mistakes.”",
            source=SORRY,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="channels",
            text="In person to any of the team, by email or by phone: a complaint need not be in writing.",
            source=CHANNELS,
        ),
        Statement(
            name="local-managers",
            text="The local service managers are often best placed to resolve an issue quickly.",
            source=LOCAL_MANAGERS,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="cqc-remit",
            text="The Care Quality Commission will not investigate individual complaints; it uses the feedback in how "
            "it "
            "monitors and inspects services.",
            source=CQC_REMIT,
        ),
        Statement(
            name="reasonable-opportunity",
            text="By law the Local Government and Social Care Ombudsman looks first at whether the body has had a "
            "reasonable opportunity to respond, so an early approach may be called premature.",
            source=S_26_5,
        ),
        Statement(
            name="private-care",
            text="The Ombudsman's twelve months are the same for care that was arranged or paid for privately.",
            source=PART_3A,
        ),
        Statement(
            name="learning",
            text="Complaints are regularly reviewed, and feedback is used to improve the services.",
            source=LEARNING,
        ),
    ),
    findings=(
        TextFinding(
            name="response-start",
            text="The page does not say whether the ten working days run from receipt or from the acknowledgement. "
            "Both "
            "are reported; a reading must be named before there is one date.",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="missing-starts",
            text="Both acknowledgements, of the complaint and of the stage 2 complaint, have no stated start. Receipt "
            "and the day it was made are both reported; none is chosen.",
            about=("acknowledgement", "stage-2-acknowledgement"),
        ),
        TextFinding(
            name="proposed-date",
            text="The page does not say what follows if the proposed response date passes. This library reads it as a "
            "promise to respond by that date. An extension that was agreed after a date was proposed is recorded for "
            "both limits of the response.",
            about=("stage-1-response-as-proposed", "stage-1-response"),
        ),
        TextFinding(
            name="no-time-limit",
            text="No time limit for complaining is published; “as soon as possible” is advice.",
        ),
        TextFinding(
            name="no-stage-2-window",
            text="No time is stated for asking for stage 2.",
            about=("stage-2-request",),
        ),
        TextFinding(
            name="no-form-for-stage-2",
            text="The page does not say how stage 2 is asked for, only that the complaint “will be reviewed” if the "
            "person is not satisfied with the outcome. This library records the step as a request.",
            about=("stage-2-request", "stage-2-acknowledgement"),
        ),
        TextFinding(
            name="no-answer",
            text="What follows where no stage 1 response comes is not said: stage 2 is for somebody who is not "
            "satisfied with the outcome. The Ombudsman may be turned to before the end all the same.",
            about=("stage-1-response", "stage-2-request"),
        ),
        TextFinding(
            name="stage-2-not-acknowledged",
            text="The 20 working days run from the acknowledgement of the stage 2 complaint. Until that is sent there "
            "is no last day for the response. Of the acknowledgement sent or received is not said: the days are "
            "counted from the day on which it was made or sent.",
            about=("stage-2-response",),
        ),
        TextFinding(
            name="early-approach",
            text="The page gives a right to contact the Ombudsman before the end of stage 2. Whether the Ombudsman "
            "then "
            "takes the complaint is for the Ombudsman, who may call it premature.",
            about=("lgsco", "housing-ombudsman"),
        ),
        TextFinding(
            name="two-subjects",
            text="A complaint about both housing and care has a route for each; record each matter as a complaint of "
            "its own.",
            about=("lgsco", "housing-ombudsman"),
        ),
    ),
)

SCHEME = Scheme(
    name="greensquareaccord-care",
    title="GreenSquareAccord's complaints procedure for care and support",
    kind=SchemeKind.PUBLISHED,
    versions=(UNDATED,),
    publisher="GreenSquareAccord",
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIn("subject", ("adults", "housing"))),
            text="GreenSquareAccord's own page governs a complaint about its care and support services.",
            source=GROUNDS,
        ),
    ),
    coverage=(
        Encoded(
            row="S1.1",
            words="We encourage your feedback, both good and bad (twice)",
            by=("statement:feedback",),
        ),
        Encoded(
            row="S1.2",
            words="please let us know as soon as possible so we can put it right (twice)",
            by=("statement:as-soon-as-possible", "time-limit:time-limit", "finding:no-time-limit"),
        ),
        LeftOut(
            row="S1.3",
            words="You can let us know when we do things well by getting in touch with our Care and Support Quality "
            "team",
            reason="where to send a compliment, which is no complaint; no rule of a complaint turns on it",
        ),
        Encoded(
            row="S1.4",
            words="handling complaints in an open and transparent way",
            by=("statement:open",),
        ),
        Encoded(
            row="S1.5",
            words="acknowledge if we've got things wrong and … take steps to make things right",
            by=("statement:put-right",),
        ),
        Encoded(
            row="S1.6",
            words="dissatisfied with a care or support service you've received; If things haven't gone so well or "
            "we've made a mistake, we want to know",
            by=("statement:grounds", "statement:mistakes"),
        ),
        Encoded(
            row="S1.7",
            words="We'll say sorry when we need to and learn from our mistakes",
            by=("statement:sorry",),
        ),
        Encoded(
            row="S1.8",
            words="however you're most comfortable: in person to any of our team, by email or by phone",
            by=("statement:channels",),
        ),
        Encoded(
            row="S1.9",
            words="Our local service managers are often best placed to resolve your issue quickly",
            by=("statement:local-managers",),
        ),
        Encoded(
            row="S1.10",
            words="email … our Care and Support Quality team if you'd prefer to raise the matter independently of the "
            "service",
            by=("entitlement:quality-team",),
        ),
        Encoded(
            row="S1.11",
            words="We'll acknowledge your complaint within five working days",
            by=("duty:acknowledgement", "finding:missing-starts"),
        ),
        Encoded(
            row="S1.12",
            words="We'll confirm the action we'll take and let you know who the investigating officer will be",
            by=("letter:acknowledgement", "role:investigating-officer"),
        ),
        Encoded(
            row="S1.13",
            words="We will also inform you of the proposed response date",
            by=("duty:response-date-proposed", "duty:stage-1-response-as-proposed", "finding:proposed-date"),
        ),
        Encoded(
            row="S1.14",
            words="which will normally be within 10 working days",
            by=("duty:stage-1-response", "finding:response-start"),
        ),
        Encoded(
            row="S1.15",
            words="unless we need to agree an extension with you",
            by=("extension:stage-1-response", "extension:stage-1-response-as-proposed"),
        ),
        Encoded(
            row="S1.16",
            words="If you're not satisfied with the outcome, your complaint will be reviewed",
            by=(
                "transition:stage-2-request",
                "window:stage-2-request",
                "finding:no-stage-2-window",
                "finding:no-form-for-stage-2",
            ),
        ),
        Encoded(
            row="S1.17",
            words="by someone not involved in the stage 1 response",
            by=("role:reviewer", "fact:involved-in-stage-1"),
        ),
        Encoded(
            row="S1.18",
            words="Your stage 2 complaint will be acknowledged within five working days",
            by=("duty:stage-2-acknowledgement", "finding:missing-starts"),
        ),
        Encoded(
            row="S1.19",
            words="a response within 20 working days of the acknowledgement unless we agree an extension together",
            by=("duty:stage-2-response", "extension:stage-2-response", "finding:stage-2-not-acknowledged"),
        ),
        Encoded(
            row="S1.20",
            words="Our stage 2 review is the end of our internal process",
            by=("transition:stage-2-response", "stage:completed"),
        ),
        Encoded(
            row="S1.21",
            words="our stage 2 outcome letter will let you know how you can contact the relevant ombudsman",
            by=("letter:stage-2-response",),
        ),
        Encoded(
            row="S1.22",
            words="You do have the right to contact the relevant ombudsman before this point though",
            by=(
                "entitlement:ombudsman-before-the-end",
                "route:lgsco",
                "route:housing-ombudsman",
                "finding:early-approach",
                "statement:reasonable-opportunity",
            ),
        ),
        Encoded(
            row="S1.23",
            words="delivery of social care services … Local Government and Social Care Ombudsman",
            by=("route:lgsco", "statement:private-care"),
        ),
        Encoded(
            row="S1.24",
            words="For housing-related complaints, where we are your landlord, … Housing Ombudsman Service",
            by=("route:housing-ombudsman", "fact:housing-matter", "fact:landlord"),
        ),
        Encoded(
            row="S1.25",
            words="If you receive a care service from us that is regulated by the … (CQC), you also have the right to "
            "contact CQC",
            by=("route:cqc", "entitlement:cqc", "fact:regulated-care"),
        ),
        Encoded(
            row="S1.26",
            words="CQC will not investigate individual complaints, they will use the feedback …",
            by=("statement:cqc-remit", "route:cqc"),
        ),
        Encoded(
            row="S1.27",
            words="We regularly review complaints and use your feedback",
            by=("statement:learning",),
        ),
    ),
)
