"""
The Complaint Handling Code of the Local Government and Social Care Ombudsman: two stages, for councils in England.

Source:
    Complaint Handling Code, February 2024, guidance under section 23(12A) of the Local Government Act 1974. Parts 1, 2
    and 5 were read, and part 6 on stage 1; what part 6 says of stage 2 was only described elsewhere, and is a marked
    paraphrase.
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
from complaint_rules.conditions import All, Any, FactIs, Happened, Not, Overdue
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, LaterOf, NoFigure, On, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Extension,
    How,
    Letter,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.schemes.lgsco import DELAYS, S_26_5
from complaint_rules.schemes.lgsco import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, Source
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

ABOUT = "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code"
PART_1 = (
    "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/"
    "complaint-handling-code?chapter=2"
)
PART_2 = (
    "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/"
    "complaint-handling-code?chapter=3"
)
PART_5 = (
    "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/"
    "complaint-handling-code?chapter=6"
)
PART_6 = (
    "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/"
    "complaint-handling-code?chapter=7"
)
STAGE_2_DESCRIBED = "https://llg.org.uk/news/the-lgsco-release-the-complaint-handling-code"

CODE = Instrument(
    title="Local Government and Social Care Ombudsman: Complaint Handling Code (February 2024)",
    short="LGSCO Code",
    url=ABOUT,
    checked_on=CHECKED,
)

SCOPE = CODE.at(
    "to which complaints it applies",
    seen=Seen.PRIMARY,
    words="The Code only applies to complaints where there is no statutory process in place",
    paraphrase="some complaints about children's services, adult social care and public health are not covered",
)
NOT_MANDATORY = CODE.at(
    "status",
    seen=Seen.SECONDARY,
    paraphrase="the Code is guidance, put as “should”; the government declined to make it mandatory for councils",
    url="https://www.localgovernmentlawyer.co.uk/adults/391-adult-care-news/"
    "62069-government-declines-to-make-complaint-handling-code-of-local-government-and-social-care-ombudsman-mandatory-"
    "for-councils",
)
CASEWORK = CODE.at(
    "casework",
    seen=Seen.SECONDARY,
    paraphrase="the Ombudsman applies the Code in its casework from 1 April 2026",
    url="https://www.staffordshire.gov.uk/contact-complaints-and-compliments/complaints/make-complaint/"
    "upcoming-changes-our-corporate",
)
PARA_1_4 = CODE.at(
    "1.4",
    seen=Seen.PRIMARY,
    words="an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by "
    "the organisation, its own staff, or those acting on its behalf",
    url=PART_1,
)
PARA_1_5 = CODE.at(
    "1.5",
    seen=Seen.PRIMARY,
    words="A complaint that is submitted via a third party or representative should still be handled",
    paraphrase="in line with the organisation's complaints policy",
    url=PART_1,
)
PARA_1_7 = CODE.at(
    "1.7",
    seen=Seen.PRIMARY,
    words="Service requests are not complaints but may contain expressions of dissatisfaction",
    url=PART_1,
)
PARA_2_1 = CODE.at(
    "2.1",
    seen=Seen.PRIMARY,
    words="An organisation should accept a complaint unless there is a valid reason not to do so",
    url=PART_2,
)
PARA_2_2 = CODE.at(
    "2.2",
    seen=Seen.PRIMARY,
    words="within 12 months of the issue occurring, or the individual becoming aware of the issue",
    url=PART_2,
)
PARA_2_2_DISCRETION = CODE.at(
    "2.2",
    seen=Seen.PRIMARY,
    words="Organisations should consider whether to apply discretion to accept complaints made outside this time limit "
    "where there are good reasons to do so",
    url=PART_2,
)
PARA_2_3 = CODE.at(
    "2.3",
    seen=Seen.PRIMARY,
    words="A complaints policy should set out the circumstances in which a matter might not be considered or escalated",
    url=PART_2,
)
PARA_2_4 = CODE.at(
    "2.4",
    seen=Seen.PRIMARY,
    words="the reasons why the matter is not suitable for the complaints process and the right to take that decision "
    "to the Ombudsman",
    url=PART_2,
)
PARA_2_5 = CODE.at(
    "2.5",
    seen=Seen.PRIMARY,
    words="Organisations should not take a blanket approach to excluding complaints; they should consider the "
    "individual circumstances of each complaint",
    url=PART_2,
)
PARA_5_2 = CODE.at(
    "5.2",
    seen=Seen.PRIMARY,
    words="Organisations should not have extra named stages",
    paraphrase="such as a “stage 0” or an “informal complaint”",
    url=PART_5,
)
PARA_5_5 = CODE.at(
    "5.5",
    seen=Seen.PRIMARY,
    words="Where a response to a complaint will fall outside the timescales set out in this Code the organisation "
    "should inform the individual of when the response will be provided and the reason(s) for the delay",
    url=PART_5,
)
PARA_5_7 = CODE.at(
    "5.7",
    seen=Seen.PRIMARY,
    words="Organisations should not refuse to escalate a complaint through all stages of the complaints procedure "
    "unless there are valid reasons to do so",
    url=PART_5,
)
PARA_6_1 = CODE.at(
    "6.1",
    seen=Seen.PRIMARY,
    words="Organisations should consider factors such as the complexity of the complaint and whether the individual is "
    "vulnerable or at risk",
    url=PART_6,
)
PARA_6_2 = CODE.at(
    "6.2",
    seen=Seen.PRIMARY,
    words="within five working days of the complaint being received",
    url=PART_6,
)
PARA_6_3 = CODE.at(
    "6.3",
    seen=Seen.PRIMARY,
    words="within 10 working days of the complaint being acknowledged",
    url=PART_6,
)
PARA_6_4 = CODE.at(
    "6.4",
    seen=Seen.PRIMARY,
    words="no more than 10 working days without good reason",
    paraphrase="the individual is told the expected time for the response, and the reasons",
    url=PART_6,
)
PARA_6_5 = CODE.at(
    "6.5",
    seen=Seen.PRIMARY,
    words="they should be provided with the details of the relevant Ombudsman",
    paraphrase="whenever the individual is told of an extension",
    url=PART_6,
)
PARA_6_6 = CODE.at(
    "6.6",
    seen=Seen.PRIMARY,
    words="when the answer to the complaint is known, not when the outstanding actions required to address the issue "
    "are completed",
    url=PART_6,
)
PARA_6_7 = CODE.at(
    "6.7",
    seen=Seen.PRIMARY,
    words="address all points raised in the complaint and provide clear reasons for any decisions",
    url=PART_6,
)
STAGE_2_ACKNOWLEDGE = CODE.at(
    "6.11 (number assumed)",
    seen=Seen.SECONDARY,
    paraphrase="the request for stage 2 is acknowledged within 5 working days of its receipt",
    url=STAGE_2_DESCRIBED,
)
STAGE_2_RESPONSE = CODE.at(
    "6.14 (number assumed)",
    seen=Seen.SECONDARY,
    paraphrase="the final response comes within 20 working days of the acknowledgement of the request for stage 2",
    url=STAGE_2_DESCRIBED,
)
STAGE_2_EXTENSION = CODE.at(
    "6.15 (number assumed)",
    seen=Seen.SECONDARY,
    paraphrase="an extension of stage 2 is no more than 20 working days without good reason, with the reasons and the "
    "Ombudsman's details",
    url="https://www.cumberland.gov.uk/book/export/html/5811171",
)
NO_TIME_TO_ESCALATE = CODE.at(
    "asking for stage 2",
    seen=Seen.SECONDARY,
    paraphrase="no time for asking for stage 2 was found in the Code; councils set their own, such as 10 working days, "
    "28 days or one calendar month",
    url="https://go.walsall.gov.uk/corporate-complaints-policy/complaint-handling-procedure",
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

COUNCIL = "the council"

FROM_2024 = Procedure(
    name="lgsco-code",
    title="Complaint to a council under the LGSCO's Complaint Handling Code",
    version="2024-02",
    source=SCOPE,
    in_force_from=date(2024, 2, 1),
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: COUNCIL,
        Party.COMPLAINANT: "the person who complains",
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=PARA_6_2, handled_by=COUNCIL),
        Stage(name="stage-2", title="stage 2", source=STAGE_2_RESPONSE, handled_by=COUNCIL),
        Stage(name="completed", title="completed", source=STAGE_2_RESPONSE, ends=True),
        Stage(name="refused", title="not accepted or not escalated", source=PARA_2_4, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=PARA_6_2),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=STAGE_2_ACKNOWLEDGE),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=STAGE_2_RESPONSE),
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
            if_missed=("the council should say when the response will come, and why it is late",),
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
            if_missed=("the council should say when the response will come, and why it is late",),
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
        Fact(
            name="statutory-procedure",
            question="Is there a statutory complaints procedure for this matter, such as that for children's social "
            "care?",
        ),
        Fact(
            name="good-reasons",
            question="Are there good reasons to accept the complaint although it is late?",
        ),
        Fact(
            name="first-service-request",
            question="Does this ask for a service, or for a decision to be looked at again, for the first time?",
        ),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            by=Period(10, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            requires=("the reasons", "the date by which the response is expected", "the Ombudsman's details"),
            source=PARA_6_4,
        ),
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            by=Period(20, Unit.WORKING_DAYS),
            firm=False,
            times=1,
            requires=("the reasons", "the date by which the response is expected", "the Ombudsman's details"),
            source=STAGE_2_EXTENSION,
        ),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=S_26_5,
            complete=Any(Happened("stage-2-response"), Happened("refusal")),
            early=(
                EarlyGround(
                    when=Any(Overdue("stage-1-response"), Overdue("stage-2-response")),
                    text="the council's response is late; the Ombudsman decides whether it has had a reasonable "
                    "opportunity, for which it usually gives a council 12 weeks",
                    source=DELAYS,
                ),
                EarlyGround(
                    when=Any(Overdue("acknowledgement"), Overdue("stage-2-acknowledgement")),
                    text="the council has not acknowledged in time, so that no time to respond has begun to run; the "
                    "Ombudsman decides whether it has had a reasonable opportunity, for which it usually gives a "
                    "council 12 weeks",
                    source=DELAYS,
                ),
                EarlyGround(
                    when=FactIs("body-first-not-reasonable"),
                    text="it is not reasonable to expect the council to be first",
                    source=S_26_5,
                ),
            ),
            time_limit=OMBUDSMAN_TIME_LIMIT,
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the Code's twelve months",
            until=LaterOf(
                After(On("matter-occurred"), Period(12, Unit.MONTHS)),
                After(On("first-notice"), Period(12, Unit.MONTHS)),
            ),
            source=PARA_2_2,
            strength=Strength.SHOULD,
            discretion=Discretion(
                who=COUNCIL,
                source=PARA_2_2_DISCRETION,
                limbs=(Limb(fact="good-reasons", text="there are good reasons to do so"),),
            ),
        ),
    ),
    exclusions=(
        Exclusion(
            name="statutory-procedure",
            when=FactIs("statutory-procedure"),
            text="complaints for which there is a statutory process",
            source=SCOPE,
        ),
        Exclusion(
            name="service-request",
            when=FactIs("first-service-request"),
            text="a request for a service, which is no complaint until the person is dissatisfied with the answer",
            source=PARA_1_7,
        ),
    ),
    letters=(
        Letter(
            event="stage-1-response",
            contents=(
                Content(
                    text="an answer to every point raised, with clear reasons for any decisions",
                    source=PARA_6_7,
                    strength=Strength.SHOULD,
                ),
            ),
        ),
        Letter(
            event="refusal",
            contents=(
                Content(
                    text="the reasons why the matter is not suitable for the complaints process",
                    source=PARA_2_4,
                    strength=Strength.SHOULD,
                ),
                Content(
                    text="the right to take that decision to the Ombudsman",
                    source=PARA_2_4,
                    strength=Strength.SHOULD,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="casework",
            text="The Ombudsman applies the Code in its casework from 1 April 2026.",
            source=CASEWORK,
        ),
        Statement(
            name="not-mandatory",
            text="The Code is guidance, put as “should”; the government declined to make it mandatory for councils.",
            source=NOT_MANDATORY,
        ),
        Statement(
            name="what-a-complaint-is",
            text="“an expression of dissatisfaction, however made, about the standard of service, actions or lack of "
            "action by the organisation, its own staff, or those acting on its behalf”",
            source=PARA_1_4,
        ),
        Statement(
            name="third-parties",
            text="A complaint made through somebody else should be handled under the same policy.",
            source=PARA_1_5,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="accept-unless-valid-reason",
            text="The council should accept a complaint unless there is a valid reason not to, and be able to show its "
            "reasoning.",
            source=PARA_2_1,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="grounds-in-the-policy",
            text="A policy should set out when a matter might not be considered or escalated; what it sets out should "
            "be reasonable.",
            source=PARA_2_3,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="no-blanket-approach",
            text="The council should not exclude complaints by a blanket approach; each has its own circumstances.",
            source=PARA_2_5,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="two-stages",
            text="There are two stages, and the council should not have extra named ones, such as a “stage 0” or an "
            "“informal complaint”.",
            source=PARA_5_2,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="say-why-late",
            text="Where a response will be outside the Code's times, the council should say when it will come, and "
            "why it is late.",
            source=PARA_5_5,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="refusal-to-escalate",
            text="The council should not refuse to escalate a complaint without valid reasons, and should set them "
            "out.",
            source=PARA_5_7,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="who-is-at-risk",
            text="The council should look at how complex the complaint is, and whether the person is vulnerable or at "
            "risk.",
            source=PARA_6_1,
            strength=Strength.SHOULD,
            stage="stage-1",
        ),
        Statement(
            name="details-with-an-extension",
            text="Whoever is told of an extension should be given the Ombudsman's details.",
            source=PARA_6_5,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="answer-when-known",
            text="The response should be given when the answer is known, not when all that follows from it is done.",
            source=PARA_6_6,
            strength=Strength.SHOULD,
        ),
    ),
    findings=(
        TextFinding(
            name="casework-from-april-2026",
            text="The Code was published in February 2024; the first of that month is taken, since the day was not "
            "confirmed. The Ombudsman applies it in its casework from 1 April 2026, as a council's page puts it. "
            "Before that a council may have worked by a policy of its own. Which open complaints the Code governs is "
            "not stated.",
        ),
        TextFinding(
            name="event-or-awareness",
            text="“Within 12 months of the issue occurring, or the individual becoming aware”: the sentence says what "
            "the council should accept, so either is enough, and the later of the two dates is taken. A council that "
            "counts from the event alone would refuse earlier.",
            about=("time-limit",),
        ),
        TextFinding(
            name="clock-from-the-acknowledgement",
            text="The response is due 10 working days after the acknowledgement was in fact given: an early one brings "
            "the date forward. Where none was given, the latest date is 5 and then 10 working days after receipt.",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="no-time-to-escalate",
            text="The Code sets no time for asking for stage 2. Councils publish 10 working days, 28 days or one "
            "calendar month; those are their own.",
            about=("stage-2-request",),
        ),
        TextFinding(
            name="extensions-are-soft",
            text="An extension is “no more than” 10 working days at stage 1, and 20 at stage 2, “without good reason”: "
            "a longer one for good reason is allowed, and counts. It runs on from the day on which the response was "
            "due.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="stage-2-numbers",
            text="What the Code says of stage 2 was only described elsewhere; the numbers of its paragraphs are "
            "assumed to be those of the Housing Ombudsman's Code, with which it is aligned.",
            about=("stage-2-acknowledgement", "stage-2-response"),
        ),
    ),
)

SCHEME = Scheme(
    name="lgsco-code",
    title="the Local Government and Social Care Ombudsman's Complaint Handling Code",
    kind=SchemeKind.CODE,
    versions=(FROM_2024,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(
                FactIs("nation", "england"),
                FactIs("body", "council"),
                Any(FactIs("subject", "other-council-service"), FactIs("statutory-procedure", False)),
                Any(Not(FactIs("subject", "housing")), FactIs("landlord", False)),
            ),
            text="It is a complaint to a council in England for which there is no statutory procedure. The Code is "
            "guidance (“should”), which the Ombudsman applies in its casework from 1 April 2026",
            source=SCOPE,
            unless=FactIs("statutory-procedure"),
            unless_text="there is a statutory complaints procedure for the matter",
        ),
    ),
    coverage=(
        Encoded(
            row="scope",
            words="only applies to complaints where there is no statutory process in place",
            by=("exclusion:statutory-procedure", "fact:statutory-procedure"),
        ),
        Encoded(
            row="status",
            words="guidance under s.23(12A), “should”; in casework from 1 April 2026",
            by=("statement:not-mandatory", "statement:casework", "finding:casework-from-april-2026"),
        ),
        Encoded(
            row="1.4", words="an expression of dissatisfaction, however made", by=("statement:what-a-complaint-is",)
        ),
        Encoded(row="1.5", words="via a third party or representative", by=("statement:third-parties",)),
        Encoded(
            row="1.7",
            words="Service requests are not complaints",
            by=("exclusion:service-request", "fact:first-service-request"),
        ),
        LeftOut(
            row="1.6, 1.8",
            words="the difference set out in the policy; service requests recorded, monitored and reviewed",
            reason="how the council keeps its own house, on which no complaint turns",
        ),
        Encoded(
            row="2.1",
            words="should accept a complaint unless there is a valid reason not to do so",
            by=("statement:accept-unless-valid-reason",),
        ),
        Encoded(
            row="2.2",
            words="within 12 months of the issue occurring, or the individual becoming aware of the issue",
            by=("time-limit:time-limit", "fact:good-reasons", "finding:event-or-awareness"),
        ),
        Encoded(
            row="2.3",
            words="set out the circumstances in which a matter might not be considered or escalated",
            by=("statement:grounds-in-the-policy",),
        ),
        Encoded(
            row="2.4",
            words="the reasons … and the right to take that decision to the Ombudsman",
            by=("letter:refusal", "stage:refused", "transition:refusal", "route:lgsco"),
        ),
        Encoded(row="2.5", words="should not take a blanket approach", by=("statement:no-blanket-approach",)),
        LeftOut(
            row="5.1",
            words="a single policy for dealing with complaints covered by the Code",
            reason="how the council keeps its own house, on which no complaint turns",
        ),
        Encoded(row="5.2", words="should not have extra named stages", by=("statement:two-stages",)),
        LeftOut(
            row="5.3, 5.4, 5.6",
            words="the opportunity to complain; who responds is independent and fair; reasonable adjustments",
            reason="standards of conduct, from which no date and no answer follows",
        ),
        Encoded(
            row="5.5", words="when the response will be provided and the reason(s)", by=("statement:say-why-late",)
        ),
        Encoded(row="5.7", words="should not refuse to escalate", by=("statement:refusal-to-escalate",)),
        Encoded(
            row="6.1",
            words="complexity … and whether the individual is vulnerable or at risk",
            by=("statement:who-is-at-risk",),
        ),
        Encoded(
            row="6.2",
            words="within five working days of the complaint being received",
            by=("duty:acknowledgement", "stage:stage-1"),
        ),
        Encoded(
            row="6.3",
            words="within 10 working days of the complaint being acknowledged",
            by=("duty:stage-1-response", "finding:clock-from-the-acknowledgement"),
        ),
        Encoded(
            row="6.4",
            words="no more than 10 working days without good reason",
            by=("extension:stage-1-response", "finding:extensions-are-soft"),
        ),
        Encoded(
            row="6.5",
            words="provided with the details of the relevant Ombudsman",
            by=("extension:stage-1-response", "statement:details-with-an-extension"),
        ),
        Encoded(row="6.6", words="when the answer to the complaint is known", by=("statement:answer-when-known",)),
        Encoded(row="6.7", words="address all points raised", by=("letter:stage-1-response",)),
        Encoded(
            row="6.11 (number assumed)",
            words="the request for stage 2 is acknowledged within 5 working days",
            by=("duty:stage-2-acknowledgement", "stage:stage-2", "finding:stage-2-numbers"),
        ),
        Encoded(
            row="6.14 (number assumed)",
            words="the final response within 20 working days of that acknowledgement",
            by=("duty:stage-2-response", "stage:completed", "finding:stage-2-numbers"),
        ),
        Encoded(
            row="6.15 (number assumed)",
            words="no more than 20 working days without good reason",
            by=("extension:stage-2-response", "finding:extensions-are-soft"),
        ),
        Encoded(
            row="asking for stage 2",
            words="no time for the person who complains to ask for stage 2",
            by=("window:stage-2-request", "finding:no-time-to-escalate"),
        ),
        Encoded(row="working day", words="no definition was found", by=("working-days",)),
    ),
    not_read=(
        NotRead(
            what="paragraphs 6.8 to 6.16: the end of stage 1, and stage 2",
            effect="the periods of stage 2 are a paraphrase; what a response must hold beyond 6.7, and who handles "
            "stage 2, is not here",
        ),
        NotRead(
            what="parts 3, 4 and 7 to 9: access, staff, putting things right, self-assessment, learning",
            effect="nothing in them is here",
        ),
        NotRead(
            what="Local Government Act 1974, s.23(12A)",
            effect="that the Code is guidance under it is taken from pages that describe it",
        ),
    ),
    report=ReportRequirement(
        source=Source(
            instrument="LGSCO Code",
            provision="8.1 and 8.2",
            url="https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/"
            "complaint-handling-code/complaint-handling-code?chapter=9",
            checked_on=date(2026, 11, 23),
            seen=Seen.PRIMARY,
            paraphrase="an annual complaints performance and service improvement report should be produced for "
            "scrutiny, with what is listed in 8.1; it should go through the governance of the organisation and be "
            "published on the part of its website about complaints, with the response to it",
        ),
        strength=Strength.SHOULD,
        asks=(
            AskedOfReport(
                text="an analysis of how complaints were handled, in numbers and in kind",
                subject=ReportSubject.HANDLING,
            ),
            AskedOfReport(
                text="a summary of the types of complaints that were not accepted: the table has the number",
                subject=ReportSubject.REFUSED,
            ),
            AskedOfReport(text="the self-assessment against the Code", subject=ReportSubject.BEYOND),
            AskedOfReport(text="each finding that the Code was not complied with", subject=ReportSubject.BEYOND),
            AskedOfReport(text="the services improved as a result of what was learned", subject=ReportSubject.BEYOND),
            AskedOfReport(
                text="the Ombudsman's annual letter, and the Ombudsman's other reports on the organisation",
                subject=ReportSubject.BEYOND,
            ),
        ),
    ),
)
