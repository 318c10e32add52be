"""
The Housing Ombudsman's Complaint Handling Code: two stages, for social landlords, before April 2024 and since.

Source:
    Complaint Handling Code of the Housing Ombudsman, statutory since 1 April 2024 (Social Housing (Regulation) Act
    2023). The Ombudsman's own page gives the periods; the words of most paragraphs were read where landlords quote
    them in their self-assessments, and are marked so.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import (
    AskedOfReport,
    Encoded,
    LeftOut,
    NotRead,
    Relation,
    ReportRequirement,
    ReportSubject,
    Scheme,
    SchemeKind,
    Scope,
)
from complaint_rules.conditions import All, Any, FactIs, Happened, Overdue
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, LaterOf, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
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
from complaint_rules.schemes.housing_ombudsman import SOCIAL_LANDLORD
from complaint_rules.schemes.housing_ombudsman import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, Source, house_rule
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

WAITING = "https://housing-ombudsman.org.uk/residents/make-a-complaint/waiting-for-a-final-response"
SLOUGH_STAGE_1 = "https://slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/6"
SLOUGH_STAGE_2 = "https://slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/7"
GREAT_YARMOUTH = "https://www.great-yarmouth.gov.uk/article/11737/Exclusions"
CHANGES = "https://tch.org.uk/2024/05/29/changes-to-the-complaint-handling-code/"

CODE = Instrument(
    title="Housing Ombudsman: Complaint Handling Code (statutory from 1 April 2024)",
    short="Housing Ombudsman Code",
    url=WAITING,
    checked_on=CHECKED,
)
OLD_CODE = Instrument(
    title="Housing Ombudsman: Complaint Handling Code, as it was before 1 April 2024",
    short="Housing Ombudsman Code before April 2024",
    url=CHANGES,
    checked_on=CHECKED,
)

STATUTORY = CODE.at(
    "as the Ombudsman's page describes it",
    seen=Seen.PRIMARY,
    words="statutory Complaint Handling Code sets out that a landlord must provide a response, in writing, within the "
    "following timescales",
)
TWO_STAGES = CODE.at(
    "as the Ombudsman's page describes it",
    seen=Seen.PRIMARY,
    words="must have no less than and no more than 2 stages",
)
PARA_2_1 = CODE.at(
    "2.1",
    seen=Seen.ADOPTED,
    words="Landlords must accept a complaint unless there is a valid reason not to do so",
    paraphrase="each complaint on its own merits; the landlord must be able to show its reasoning",
    url=GREAT_YARMOUTH,
)
PARA_2_2 = CODE.at(
    "2.2",
    seen=Seen.ADOPTED,
    words="legal proceedings have started. This is defined as details of the claim, such as the Claim Form and "
    "Particulars of Claim, having been filed at court",
    paraphrase="a policy may leave out, fairly: what occurred over twelve months ago, matters before a court, and "
    "matters considered under the policy before",
    url=GREAT_YARMOUTH,
)
PARA_2_2_CONSIDERED = CODE.at(
    "2.2",
    seen=Seen.ADOPTED,
    words="matters that have previously been considered under the complaints policy",
    url=GREAT_YARMOUTH,
)
PARA_2_3 = CODE.at(
    "2.3",
    seen=Seen.ADOPTED,
    words="Landlords must accept complaints referred to them within 12 months of the issue occurring or the resident "
    "becoming aware of the issue, unless they are excluded on other grounds",
    url=GREAT_YARMOUTH,
)
PARA_2_3_DISCRETION = CODE.at(
    "2.3",
    seen=Seen.ADOPTED,
    words="Landlords must consider whether to apply discretion to accept complaints made outside this time limit where "
    "there are good reasons to do so",
    url=GREAT_YARMOUTH,
)
PARA_2_4 = CODE.at(
    "2.4",
    seen=Seen.ADOPTED,
    paraphrase="a landlord that does not accept a complaint must explain why, and tell the resident of the right to "
    "take that decision to the Ombudsman",
    url=GREAT_YARMOUTH,
)
PARA_6_1 = CODE.at(
    "6.1",
    seen=Seen.ADOPTED,
    words="Landlords must consider factors such as the complexity of the complaint and whether the resident is "
    "vulnerable or at risk",
    url=SLOUGH_STAGE_1,
)
PARA_6_2 = CODE.at(
    "6.2",
    seen=Seen.PRIMARY,
    words="acknowledge the complaint within 5 working days",
    paraphrase="of its receipt; acknowledged, defined and logged at stage 1",
)
PARA_6_3 = CODE.at(
    "6.3",
    seen=Seen.PRIMARY,
    words="provide a response within 10 working days of the date of acknowledgment",
)
PARA_6_4 = CODE.at(
    "6.4",
    seen=Seen.ADOPTED,
    words="Any extension must be no more than 10 working days without good reason",
    url="https://www.great-yarmouth.gov.uk/article/8963/Complaint-stages",
)
IN_WRITING_IN_TIME = CODE.at(
    "as the Ombudsman's page describes it",
    seen=Seen.PRIMARY,
    words="must set out its reasons for doing so and the date it will respond by in a written response to you within "
    "the timescales above",
)
PARA_6_5 = CODE.at(
    "6.5",
    seen=Seen.SECONDARY,
    paraphrase="whoever is told of an extension is given the Ombudsman's details",
    url="https://www.great-yarmouth.gov.uk/article/8963/Complaint-stages",
)
PARA_6_10 = CODE.at(
    "6.10",
    seen=Seen.ADOPTED,
    words="it must be progressed to stage 2 of the landlord's procedure. Stage 2 is the landlord's final response",
    paraphrase="where all or part of the complaint is not resolved to the resident's satisfaction at stage 1",
    url=SLOUGH_STAGE_2,
)
PARA_6_11 = CODE.at(
    "6.11",
    seen=Seen.SECONDARY,
    paraphrase="the request for stage 2 must be acknowledged, defined and logged within five working days of its "
    "receipt",
    url=SLOUGH_STAGE_2,
)
PARA_6_12 = CODE.at(
    "6.12",
    seen=Seen.ADOPTED,
    words="Residents must not be required to explain their reasons for requesting a stage 2 consideration",
    url=SLOUGH_STAGE_2,
)
PARA_6_13 = CODE.at(
    "6.13",
    seen=Seen.ADOPTED,
    words="The person considering the complaint at stage 2 must not be the same person that considered the complaint "
    "at stage 1",
    url=SLOUGH_STAGE_2,
)
PARA_6_14 = CODE.at(
    "6.14",
    seen=Seen.PRIMARY,
    words="provide a response within 20 working days of the date of escalation acknowledgment",
)
PARA_6_15 = CODE.at(
    "6.15",
    seen=Seen.SECONDARY,
    paraphrase="an extension of stage 2 is no more than 20 working days from the day on which the response was due, "
    "without good reason",
    url=CHANGES,
)
WHEN_LATE = CODE.at(
    "as the Ombudsman's page describes it",
    seen=Seen.PRIMARY,
    words="If the timescales for the landlord to provide a response have passed, our Dispute Support team provide "
    "local resolution",
)
BOTH_STAGES_FIRST = CODE.at(
    "as the Ombudsman's page describes it",
    seen=Seen.PRIMARY,
    words="we cannot consider a complaint for formal investigation before the issues have been raised and considered "
    "at both stages",
)
SOCIAL_LANDLORDS = house_rule(
    "the Code speaks of landlords; that it holds for social landlords and other members of the Housing Ombudsman's "
    "scheme, and not for other private landlords, is how this library reads it",
    checked_on=CHECKED,
)
NO_TIME_TO_ESCALATE = CODE.at(
    "asking for stage 2",
    seen=Seen.SECONDARY,
    paraphrase="no time for asking for stage 2 was found in the Code",
    url=SLOUGH_STAGE_2,
)
NO_DEFINITION = CODE.at(
    "working day",
    seen=Seen.UNCONFIRMED,
    paraphrase="no definition of a working day was found; England and Wales bank holidays are left out",
)
WITHDRAWAL = CODE.at(
    "withdrawal",
    seen=Seen.UNCONFIRMED,
    paraphrase="a complaint that is withdrawn is taken to be at its end",
)

OLD_WHOLE = OLD_CODE.at(
    "",
    seen=Seen.SECONDARY,
    paraphrase="as a landlord describes it beside the Code of 1 April 2024: six months to complain, and 10 working "
    "days more at stage 2",
)
OLD_SIX_MONTHS = OLD_CODE.at(
    "the time limit",
    seen=Seen.SECONDARY,
    paraphrase="a resident had six months from the incident; since 1 April 2024 it is twelve",
)
OLD_5_1 = OLD_CODE.at(
    "5.1",
    seen=Seen.ADOPTED,
    words="Landlords must respond to the complaint within 10 working days of the complaint being logged",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/5",
)
OLD_5_1_EXTENSION = OLD_CODE.at(
    "5.1",
    seen=Seen.ADOPTED,
    words="This should not exceed a further 10 days without good reason",
    paraphrase="an explanation with a clear timeframe for the response",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/5",
)
OLD_5_8 = OLD_CODE.at(
    "5.8",
    seen=Seen.ADOPTED,
    words="the complaint stage … the decision on the complaint … the reasons for any decisions made",
    paraphrase="in writing, in clear, plain language, with any remedy, what is still to be done, and how to ask for "
    "stage 2",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/5",
)
OLD_5_9 = OLD_CODE.at(
    "5.9",
    seen=Seen.ADOPTED,
    words="it must clearly communicate in writing its reasons for not escalating",
    paraphrase="and the resident's right to approach the Ombudsman about its decision",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/6",
)
OLD_5_11 = OLD_CODE.at(
    "5.11",
    seen=Seen.ADOPTED,
    words="must only escalate a complaint to stage two once it has completed stage one and at the request of the "
    "resident",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/6",
)
OLD_5_12 = OLD_CODE.at(
    "5.12",
    seen=Seen.ADOPTED,
    words="The person considering the complaint at stage two, must not be the same person that considered the "
    "complaint at stage one",
    url="https://www.slough.gov.uk/complaints-feedback/housing-ombudsman-complaint-handling-code-self-assessment/6",
)
OLD_STAGE_2 = OLD_CODE.at(
    "stage 2",
    seen=Seen.SECONDARY,
    paraphrase="20 working days at stage 2, counted from when the request was received, not from its acknowledgement",
)
OLD_STAGE_2_EXTENSION = OLD_CODE.at(
    "stage 2",
    seen=Seen.SECONDARY,
    paraphrase="an extension of stage 2 was 10 working days; since 1 April 2024 it is 20",
)
OLD_DISCRETION = house_rule(
    "a limit that a landlord's own policy sets can be set aside by the landlord; what the older Code said of it was "
    "not read",
    checked_on=CHECKED,
)

LANDLORD = "the landlord"
DAYS = WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION)
PARTIES = {
    Party.BODY: LANDLORD,
    Party.COMPLAINANT: "the resident",
    Party.OMBUDSMAN: "the Housing Ombudsman",
}

EVENT_OR_AWARENESS = LaterOf(
    After(On("matter-occurred"), Period(12, Unit.MONTHS)),
    After(On("first-notice"), Period(12, Unit.MONTHS)),
)
GOOD_REASONS = Fact(
    name="good-reasons",
    question="Are there good reasons to accept the complaint although it is late?",
)
CONSIDERED_STAGE_1 = Fact(
    name="considered-stage-1",
    question="Did this person consider the complaint at stage 1?",
)
NOT_A_SOCIAL_LANDLORD = Exclusion(
    name="not-a-social-landlord",
    when=FactIs("social-landlord", False),
    text="landlords that are not members of the Housing Ombudsman's scheme",
    source=SOCIAL_LANDLORDS,
)
RESPONSE_LATE = EarlyGround(
    when=Any(Overdue("stage-1-response"), Overdue("stage-2-response")),
    text="the landlord's time to answer has passed: the Ombudsman helps to get an answer, and does not "
    "investigate before both stages are done",
    source=WHEN_LATE,
)
NOT_ACKNOWLEDGED = EarlyGround(
    when=Any(Overdue("acknowledgement"), Overdue("stage-2-acknowledgement")),
    text="the landlord has not acknowledged in time, so that no time to answer has begun to run: the Ombudsman helps "
    "to get an answer, and does not investigate before both stages are done",
    source=WHEN_LATE,
)
OMBUDSMAN_ROUTE = Route(
    name="housing-ombudsman",
    title="the Housing Ombudsman",
    kind=RouteKind.OMBUDSMAN,
    event="ombudsman-complaint",
    scheme="housing-ombudsman",
    source=BOTH_STAGES_FIRST,
    complete=Any(Happened("stage-2-response"), Happened("refusal")),
    early=(RESPONSE_LATE,),
    time_limit=OMBUDSMAN_TIME_LIMIT,
)
ROUTE_FROM_2024 = Route(
    name="housing-ombudsman",
    title="the Housing Ombudsman",
    kind=RouteKind.OMBUDSMAN,
    event="ombudsman-complaint",
    scheme="housing-ombudsman",
    source=BOTH_STAGES_FIRST,
    complete=Any(Happened("stage-2-response"), Happened("refusal")),
    early=(RESPONSE_LATE, NOT_ACKNOWLEDGED),
    time_limit=OMBUDSMAN_TIME_LIMIT,
)
THE_OMBUDSMANS_YEAR = TextFinding(
    name="the-ombudsmans-year",
    text="The Ombudsman's twelve months run from the day on which the landlord issued its final response. “12 months "
    "or more” leaves the anniversary itself out; the day before it is the last safe one.",
    about=("housing-ombudsman",),
)
STAGE_2_PERSON = Role(
    name="stage-2-person",
    title="the person who considers the complaint at stage 2",
    text="considers the complaint at stage 2",
    source=PARA_6_13,
    not_if=(
        Exclusion(
            name="considered-stage-1",
            when=FactIs("considered-stage-1"),
            text="the person who considered the complaint at stage 1",
            source=PARA_6_13,
        ),
    ),
)
OLD_STAGE_2_PERSON = Role(
    name="stage-2-person",
    title="the person who considers the complaint at stage 2",
    text="considers the complaint at stage 2",
    source=OLD_5_12,
    not_if=(
        Exclusion(
            name="considered-stage-1",
            when=FactIs("considered-stage-1"),
            text="the person who considered the complaint at stage 1",
            source=OLD_5_12,
        ),
    ),
)

BEFORE_2024 = Procedure(
    name="housing-ombudsman-code",
    title="Complaint to a social landlord, as the Code was before April 2024",
    version="before-2024-04-01",
    source=OLD_WHOLE,
    in_force_until=date(2024, 3, 31),
    governs=Governs.NOT_STATED,
    working_days=DAYS,
    parties=PARTIES,
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=OLD_5_1, handled_by=LANDLORD),
        Stage(name="stage-2", title="stage 2", source=OLD_STAGE_2, handled_by=LANDLORD),
        Stage(name="completed", title="completed", source=OLD_STAGE_2, ends=True),
        Stage(name="refused", title="not accepted or not escalated", source=OLD_5_9, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=OLD_5_1),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=OLD_5_11,
            allowed_if=Happened("stage-1-response"),
        ),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=OLD_STAGE_2),
        Transition(event="refusal", to="refused", source=OLD_5_9),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=Readings(
                "older-clock",
                {
                    "from-receipt": After(Received("complaint"), Period(10, Unit.WORKING_DAYS)),
                    "from-acknowledgement": After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS)),
                },
                default=None,
            ),
            source=OLD_5_1,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=Readings(
                "older-clock",
                {
                    "from-receipt": After(Received("stage-2-request"), Period(20, Unit.WORKING_DAYS)),
                    "from-acknowledgement": After(On("stage-2-acknowledgement"), Period(20, Unit.WORKING_DAYS)),
                },
                default=None,
            ),
            source=OLD_STAGE_2,
        ),
    ),
    further_facts=(CONSIDERED_STAGE_1, SOCIAL_LANDLORD),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            requires=("an explanation", "a clear time for the response"),
            source=OLD_5_1_EXTENSION,
        ),
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            source=OLD_STAGE_2_EXTENSION,
        ),
    ),
    routes=(OMBUDSMAN_ROUTE,),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the older Code's six months",
            until=Readings(
                "event-or-awareness",
                {
                    "event": After(On("matter-occurred"), Period(6, Unit.MONTHS)),
                    "either": LaterOf(
                        After(On("matter-occurred"), Period(6, Unit.MONTHS)),
                        After(On("first-notice"), Period(6, Unit.MONTHS)),
                    ),
                },
                default=None,
            ),
            source=OLD_SIX_MONTHS,
            discretion=Discretion(who=LANDLORD, source=OLD_DISCRETION),
        ),
    ),
    exclusions=(NOT_A_SOCIAL_LANDLORD,),
    letters=(
        Letter(
            event="stage-1-response",
            contents=(
                Content(text="the complaint stage", source=OLD_5_8),
                Content(text="the decision, and the reasons for any decisions", source=OLD_5_8),
                Content(text="any remedy offered, and what is still to be done", source=OLD_5_8),
                Content(text="how to ask for stage 2", source=OLD_5_8),
            ),
            form="in writing, in clear, plain language",
        ),
        Letter(
            event="refusal",
            contents=(
                Content(text="the reasons for not escalating", source=OLD_5_9),
                Content(text="the right to approach the Ombudsman about the decision", source=OLD_5_9),
            ),
            form="in writing",
        ),
    ),
    roles=(OLD_STAGE_2_PERSON,),
    findings=(
        TextFinding(
            name="older-clock",
            text="Before April 2024 the clocks ran from logging or escalation, as the older Code put it, or from "
            "receipt, as a landlord describes it. A complaint may have been logged when it was received, or when it "
            "was acknowledged: both are shown, and none is chosen.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="event-or-awareness",
            text="Whether the older six months could also be counted from when the resident became aware was not read: "
            "both readings are shown, and none is chosen.",
            about=("time-limit",),
        ),
        TextFinding(
            name="older-acknowledgement",
            text="What the older Code gave for the acknowledgement was not read, so no deadline is given for it.",
            about=("acknowledgement", "stage-2-acknowledgement"),
        ),
        TextFinding(
            name="older-working-days",
            text="The older 5.1 says “a further 10 days”; working days are taken, as in the period that it lengthens.",
            about=("stage-1-response",),
        ),
        THE_OMBUDSMANS_YEAR,
        TextFinding(
            name="older-versions",
            text="From when the older Code held, and how it changed before April 2024, is not known.",
        ),
    ),
)

FROM_2024 = Procedure(
    name="housing-ombudsman-code",
    title="Complaint to a social landlord under the Housing Ombudsman's Complaint Handling Code",
    version="2024-04-01",
    source=STATUTORY,
    in_force_from=date(2024, 4, 1),
    governs=Governs.NOT_STATED,
    working_days=DAYS,
    parties=PARTIES,
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=PARA_6_2, handled_by=LANDLORD),
        Stage(name="stage-2", title="stage 2", source=PARA_6_10, handled_by=LANDLORD),
        Stage(name="completed", title="completed", source=PARA_6_10, ends=True),
        Stage(name="refused", title="not accepted or not escalated", source=PARA_2_4, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=PARA_6_2),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=PARA_6_10),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=PARA_6_10),
        Transition(event="refusal", to="refused", source=PARA_2_4),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
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
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("the Code sets no time for asking for stage 2"),
            source=NO_TIME_TO_ESCALATE,
        ),
    ),
    further_facts=(
        GOOD_REASONS,
        CONSIDERED_STAGE_1,
        SOCIAL_LANDLORD,
        Fact(
            name="legal-proceedings-started",
            question="Have legal proceedings on the matter started, with the claim form and the particulars of claim "
            "filed at court?",
        ),
        Fact(
            name="considered-before",
            question="Has the matter been considered under the landlord's complaints policy before?",
        ),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            before_expiry=True,
            requires=("the reasons in writing", "the date of the response", "the Ombudsman's details"),
            source=PARA_6_4,
        ),
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(20, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            before_expiry=True,
            requires=("the reasons in writing", "the date of the response", "the Ombudsman's details"),
            source=PARA_6_15,
        ),
    ),
    routes=(ROUTE_FROM_2024,),
    entitlements=(
        Entitlement(
            name="no-reasons-for-stage-2",
            who="the resident",
            text="ask for stage 2 without explaining why",
            source=PARA_6_12,
            stages=("stage-1",),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the Code's twelve months",
            until=EVENT_OR_AWARENESS,
            source=PARA_2_3,
            discretion=Discretion(
                who=LANDLORD,
                source=PARA_2_3_DISCRETION,
                limbs=(Limb(fact="good-reasons", text="there are good reasons to do so"),),
            ),
        ),
    ),
    exclusions=(
        NOT_A_SOCIAL_LANDLORD,
        Exclusion(
            name="legal-proceedings",
            when=FactIs("legal-proceedings-started"),
            text="matters on which legal proceedings have started, where the landlord's policy leaves them out",
            source=PARA_2_2,
            discretion=Discretion(who=LANDLORD, source=PARA_2_1),
        ),
        Exclusion(
            name="considered-before",
            when=FactIs("considered-before"),
            text="matters that were considered under the policy before, where the landlord's policy leaves them out",
            source=PARA_2_2_CONSIDERED,
            discretion=Discretion(who=LANDLORD, source=PARA_2_1),
        ),
    ),
    letters=(
        Letter(
            event="refusal",
            contents=(
                Content(text="why the complaint is not accepted", source=PARA_2_4),
                Content(text="the right to take that decision to the Ombudsman", source=PARA_2_4),
            ),
        ),
    ),
    roles=(STAGE_2_PERSON,),
    statements=(
        Statement(
            name="in-writing",
            text="The landlord must answer in writing at both stages.",
            source=STATUTORY,
            strength=Strength.MUST,
        ),
        Statement(
            name="two-stages",
            text="There are exactly two stages: a procedure “must have no less than and no more than 2 stages”.",
            source=TWO_STAGES,
            strength=Strength.MUST,
        ),
        Statement(
            name="accept-unless-valid-reason",
            text="The landlord must accept a complaint unless there is a valid reason not to, and look at each on its "
            "own merits.",
            source=PARA_2_1,
            strength=Strength.MUST,
        ),
        Statement(
            name="extension-in-writing-and-in-time",
            text="The reasons for an extension and the new date must be given in writing before the first time has "
            "passed.",
            source=IN_WRITING_IN_TIME,
            strength=Strength.MUST,
        ),
        Statement(
            name="details-with-an-extension",
            text="Whoever is told of an extension must be given the Ombudsman's details.",
            source=PARA_6_5,
            strength=Strength.MUST,
        ),
        Statement(
            name="who-is-at-risk",
            text="The landlord must look at how complex the complaint is, and whether the resident is vulnerable or at "
            "risk.",
            source=PARA_6_1,
            strength=Strength.MUST,
            stage="stage-1",
        ),
        Statement(
            name="help-when-late",
            text="Where the landlord's time to answer has passed, the Ombudsman helps to get an answer, and may order "
            "the landlord to give one.",
            source=WHEN_LATE,
        ),
    ),
    findings=(
        TextFinding(
            name="event-or-awareness",
            text="“Within 12 months of the issue occurring or the resident becoming aware of the issue”: the sentence "
            "says what the landlord must accept, so either is enough, and the later of the two dates is taken. "
            "Paragraph 2.2 lets a policy leave out what occurred over twelve months ago; 2.3 comes first, since it "
            "allows only other grounds beside it.",
            about=("time-limit",),
        ),
        TextFinding(
            name="clock-from-the-acknowledgement",
            text="The response is due 10 working days after the acknowledgement was in fact given: an early one brings "
            "the date forward. Where none was given, the latest date is 5 and then 10 working days after receipt.",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="extensions-are-soft",
            text="An extension is “no more than” 10 working days at stage 1, and 20 at stage 2, “without good reason”: "
            "a longer one for good reason is allowed, and counts. It runs on from the day on which the response was "
            "due. Some pages still give 10 for stage 2, as it was before April 2024.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="no-time-to-escalate",
            text="The Code sets no time for asking for stage 2; a landlord's own figure is its own.",
            about=("stage-2-request",),
        ),
        TextFinding(
            name="policy-decides-exclusions",
            text="Paragraph 2.2 lists what a landlord's policy may fairly leave out. Whether this landlord's policy "
            "does so was not asked, so such a complaint is left to the landlord and not ruled out.",
            about=("legal-proceedings", "considered-before"),
        ),
        THE_OMBUDSMANS_YEAR,
        TextFinding(
            name="open-on-1-april-2024",
            text="Whether the Code of 1 April 2024 governs a complaint that was open on that day is not stated.",
        ),
    ),
)

SCHEME = Scheme(
    name="housing-ombudsman-code",
    title="the Housing Ombudsman's Complaint Handling Code",
    kind=SchemeKind.CODE,
    versions=(BEFORE_2024, FROM_2024),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "housing"), FactIs("landlord")),
            text="It is a complaint by a resident in England about their landlord. The Code (“must”) holds for members "
            "of the Housing Ombudsman's scheme, which social landlords are",
            source=STATUTORY,
            unless=FactIs("social-landlord", False),
            unless_text="a landlord outside the Housing Ombudsman's scheme",
        ),
    ),
    coverage=(
        Encoded(
            row="status",
            words="statutory Complaint Handling Code, from 1 April 2024",
            by=("procedure", "statement:in-writing", "finding:open-on-1-april-2024"),
        ),
        Encoded(
            row="to whom it applies",
            words="landlords that are members of the Ombudsman's scheme",
            by=("exclusion:not-a-social-landlord", "fact:social-landlord"),
        ),
        Encoded(
            row="2.1",
            words="must accept a complaint unless there is a valid reason not to do so",
            by=("statement:accept-unless-valid-reason",),
        ),
        Encoded(
            row="2.2",
            words="over twelve months ago; legal proceedings have started; previously been considered",
            by=(
                "time-limit:time-limit",
                "exclusion:legal-proceedings",
                "exclusion:considered-before",
                "fact:legal-proceedings-started",
                "fact:considered-before",
                "finding:policy-decides-exclusions",
            ),
        ),
        Encoded(
            row="2.3",
            words="within 12 months of the issue occurring or the resident becoming aware of the issue",
            by=("time-limit:time-limit", "fact:good-reasons", "finding:event-or-awareness"),
        ),
        Encoded(
            row="2.4",
            words="an explanation, and the right to take that decision to the Ombudsman",
            by=("letter:refusal", "stage:refused", "transition:refusal"),
        ),
        Encoded(row="two stages", words="no less than and no more than 2 stages", by=("statement:two-stages",)),
        Encoded(row="6.1", words="whether the resident is vulnerable or at risk", by=("statement:who-is-at-risk",)),
        Encoded(
            row="6.2",
            words="acknowledged, defined and logged at stage 1 within five working days of its receipt",
            by=("duty:acknowledgement", "stage:stage-1"),
        ),
        Encoded(
            row="6.3",
            words="within 10 working days of the complaint being acknowledged",
            by=("duty:stage-1-response", "finding:clock-from-the-acknowledgement"),
        ),
        Encoded(
            row="6.4",
            words="Any extension must be no more than 10 working days without good reason",
            by=(
                "extension:stage-1-response",
                "finding:extensions-are-soft",
                "statement:extension-in-writing-and-in-time",
            ),
        ),
        Encoded(
            row="6.5",
            words="the Ombudsman's details with an extension",
            by=("extension:stage-1-response", "statement:details-with-an-extension"),
        ),
        Encoded(
            row="6.10",
            words="must be progressed to stage 2 … Stage 2 is the landlord's final response",
            by=("transition:stage-2-request", "stage:stage-2", "stage:completed"),
        ),
        Encoded(
            row="6.11",
            words="stage 2 acknowledged, defined and logged within five working days of the request",
            by=("duty:stage-2-acknowledgement",),
        ),
        Encoded(
            row="6.12",
            words="Residents must not be required to explain their reasons",
            by=("entitlement:no-reasons-for-stage-2",),
        ),
        Encoded(
            row="6.13",
            words="must not be the same person that considered the complaint at stage 1",
            by=("role:stage-2-person", "fact:considered-stage-1"),
        ),
        Encoded(row="6.14", words="within 20 working days of that acknowledgement", by=("duty:stage-2-response",)),
        Encoded(
            row="6.15",
            words="no more than 20 working days from the due date without good reason (10 before 1 April 2024)",
            by=("extension:stage-2-response", "finding:extensions-are-soft"),
        ),
        Encoded(
            row="asking for stage 2",
            words="no time for the resident to ask for stage 2",
            by=("window:stage-2-request", "finding:no-time-to-escalate"),
        ),
        Encoded(
            row="when the landlord is late",
            words="our Dispute Support team provide local resolution",
            by=("route:housing-ombudsman", "statement:help-when-late", "finding:the-ombudsmans-year"),
        ),
        LeftOut(
            row="complaint handling failure orders",
            words="the Ombudsman may issue an order to a landlord that does not answer",
            reason="what the Ombudsman does to the landlord; only that it may is said",
        ),
        Encoded(row="working day", words="no definition was found", by=("working-days",)),
        Encoded(
            row="before April 2024: time limit",
            words="six months from the incident",
            by=("time-limit:time-limit", "finding:event-or-awareness"),
        ),
        Encoded(
            row="before April 2024: 5.1",
            words="within 10 working days of the complaint being logged; not … a further 10 days without good reason",
            by=(
                "duty:stage-1-response",
                "extension:stage-1-response",
                "finding:older-clock",
                "finding:older-working-days",
            ),
        ),
        Encoded(
            row="before April 2024: 5.8",
            words="in writing … the complaint stage, the decision, the reasons, any remedy, how to escalate",
            by=("letter:stage-1-response",),
        ),
        Encoded(
            row="before April 2024: 5.9",
            words="communicate in writing its reasons for not escalating",
            by=("letter:refusal", "transition:refusal"),
        ),
        Encoded(
            row="before April 2024: 5.11",
            words="only escalate a complaint to stage two once it has completed stage one",
            by=("transition:stage-2-request",),
        ),
        Encoded(
            row="before April 2024: 5.12",
            words="must not be the same person that considered the complaint at stage one",
            by=("role:stage-2-person",),
        ),
        Encoded(
            row="before April 2024: stage 2",
            words="20 working days from the request, and 10 more",
            by=("duty:stage-2-response", "extension:stage-2-response", "finding:older-clock"),
        ),
        LeftOut(
            row="before April 2024: acknowledgement",
            words="a time for acknowledging, described as shorter by one landlord",
            reason="whether that was the Code's figure or the landlord's own was not read; a finding says so",
        ),
    ),
    not_read=(
        NotRead(
            what="the Code itself, as the Ombudsman publishes it",
            effect="its paragraphs are quoted as landlords quote them; 1, 3 to 5, 6.6 to 6.9 and 6.16 onward are not "
            "here",
        ),
        NotRead(
            what="Social Housing (Regulation) Act 2023 and the Housing Ombudsman Scheme",
            effect="that the Code is statutory is taken from the Ombudsman's page; who is a member of the scheme is "
            "asked",
        ),
        NotRead(
            what="the Code before April 2024, beyond 5.1 and 5.8 to 5.12",
            effect="its acknowledgement, its exclusions, and when each of its editions held, are not here",
        ),
    ),
    report=ReportRequirement(
        source=Source(
            instrument="Housing Ombudsman Code",
            provision="the Ombudsman's self-assessment guidance",
            url="https://www.housing-ombudsman.org.uk/landlords-info/complaint-handling-code/self-assessment-guidance/",
            checked_on=date(2026, 11, 23),
            seen=Seen.PRIMARY,
            paraphrase="a landlord's self-assessment must form part of its annual complaint performance and service "
            "improvement report, which must go to its governing body and be published on the part of its website about "
            "complaints, with the governing body's response",
        ),
        strength=Strength.MUST,
        asks=(
            AskedOfReport(text="how the landlord performed in handling complaints", subject=ReportSubject.HANDLING),
            AskedOfReport(text="the self-assessment against the Code", subject=ReportSubject.BEYOND),
            AskedOfReport(text="the services that were improved", subject=ReportSubject.BEYOND),
        ),
        not_read="Section 8 of the Code itself was not read; it may ask for more.",
        versions=("2024-04-01",),
    ),
)
