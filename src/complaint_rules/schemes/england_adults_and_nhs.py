"""
Complaints about adult social care and the NHS in England: one procedure for both, without fixed stages.

Source:
    The Local Authority Social Services and National Health Service Complaints (England) Regulations 2009
    (SI 2009/309), in force since 1 April 2009. Regulations 3, 6, 8(1) and 9 were read; regulations 12, 13 and 14 are
    marked paraphrases of pages that describe them.
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
from complaint_rules.conditions import (
    All,
    Any,
    DetailIs,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
)
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, ByFact, DateSetBy, LaterOf, NoFigure, On, Received
from complaint_rules.periods import Counting, Period, Unit
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
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
)
from complaint_rules.schemes.lgsco import DELAYS, S_26_5
from complaint_rules.schemes.lgsco import TIME_LIMIT as LGSCO_TIME_LIMIT
from complaint_rules.schemes.phso import S_9_5
from complaint_rules.schemes.phso import TIME_LIMIT as PHSO_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, Source, house_rule
from complaint_rules.vocabulary import Event, Fact, Kind, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

REGULATIONS = Instrument(
    title="The Local Authority Social Services and National Health Service Complaints (England) Regulations 2009",
    short="SI 2009/309",
    url="https://www.legislation.gov.uk/uksi/2009/309",
    checked_on=CHECKED,
)
AMENDMENT = Instrument(
    title="The Local Authority Social Services and National Health Service Complaints (England) (Amendment) "
    "Regulations 2009",
    short="SI 2009/1768",
    url="https://www.legislation.gov.uk/uksi/2009/1768/made",
    checked_on=CHECKED,
)
REGULATED_ACTIVITIES = Instrument(
    title="The Health and Social Care Act 2008 (Regulated Activities) Regulations 2014 (read as a draft)",
    short="Regulated Activities Regulations 2014",
    url="https://www.legislation.gov.uk/ukdsi/2014/9780111117613/regulation/16",
    checked_on=CHECKED,
)
COMMISSION = Instrument(
    title="Care Quality Commission: complain about a service or provider (an old copy)",
    short="Care Quality Commission page on complaints",
    url="https://www.cqc.org.uk/content/complain-about-service-or-provider",
    checked_on=CHECKED,
)
REG_8_PAGE = "https://www.legislation.gov.uk/uksi/2009/309/regulation/8"
REG_13_PAGE = (
    "https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-13-nhs-complaints-act"
)
REG_14_PAGE = (
    "https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-14-nhs-complaints-act"
)
REG_12_PAGE = "https://www.gateshead.gov.uk/article/34781/11-Time-limits-for-making-a-complaint"

WHOLE = REGULATIONS.at(
    "",
    seen=Seen.PARTIAL,
    paraphrase="the procedure for complaints about the social services of councils and about the NHS",
)
REG_2 = REGULATIONS.at(
    "reg 2",
    seen=Seen.UNCONFIRMED,
    paraphrase="what a working day is was not read; expected as in SI 2006/1681, which this follows: not a Saturday, a "
    "Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales",
)
REG_3 = REGULATIONS.at(
    "reg 3(2)",
    seen=Seen.PRIMARY,
    words="complainants receive a timely and appropriate response",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/3",
)
REG_3_ASSISTANCE = REGULATIONS.at(
    "reg 3(2)(d)",
    seen=Seen.PRIMARY,
    words="assistance to enable them to understand the procedure in relation to complaints; or advice on where they "
    "may obtain such assistance",
    paraphrase="so far as is reasonably practical",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/3",
)
REG_6_1 = REGULATIONS.at(
    "reg 6(1)",
    seen=Seen.PRIMARY,
    words="a complaint made on or after 1st April 2009",
    paraphrase="to a local authority about its social services functions, to an NHS body about its functions, or to a "
    "provider about services under arrangements with an NHS body; read as made",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/6",
)
REG_6_1A = AMENDMENT.at(
    "reg 3 (reg 6(1A) of SI 2009/309)",
    seen=Seen.PRIMARY,
    words="the local authority has made arrangements with a person for the discharge of a relevant function",
    paraphrase="a complaint about that is made to the local authority, from 1 September 2009; read as made",
    url="https://www.legislation.gov.uk/uksi/2009/1768/regulation/3/made",
)
REG_6_4 = REGULATIONS.at(
    "reg 6(4)",
    seen=Seen.PRIMARY,
    words="must handle the complaint in accordance with these Regulations",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/6",
)
REG_6_6 = REGULATIONS.at(
    "reg 6(5), (6)",
    seen=Seen.PRIMARY,
    words="the complainant is deemed to have made the complaint to the second body under these Regulations",
    paraphrase="where the first body sends it to the second; read as made",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/6",
)
REG_8_1_A = REGULATIONS.at("reg 8(1)(a)", seen=Seen.PARTIAL, words="a complaint by a responsible body", url=REG_8_PAGE)
REG_8_1_B = REGULATIONS.at(
    "reg 8(1)(b)",
    seen=Seen.PARTIAL,
    words="a complaint by an employee of a local authority or NHS body about any matter relating to that employment",
    url=REG_8_PAGE,
)
REG_8_1_C = REGULATIONS.at(
    "reg 8(1)(c)",
    seen=Seen.PRIMARY,
    words="resolved to the complainant's satisfaction not later than the next working day after the day on which the "
    "complaint was made",
    paraphrase="a complaint made orally, and so resolved",
    url=REG_8_PAGE,
)
REG_8_1_D = REGULATIONS.at(
    "reg 8(1)(d)",
    seen=Seen.PARTIAL,
    words="the same as that of a complaint that has previously been made and resolved in accordance with sub-paragraph "
    "(c)",
    url=REG_8_PAGE,
)
REG_8_1_E = REGULATIONS.at(
    "reg 8(1)(e)",
    seen=Seen.PARTIAL,
    words="a complaint the subject matter of which has previously been investigated",
    paraphrase="under these regulations, or under the earlier ones before 1 April 2009",
    url=REG_8_PAGE,
)
REG_8_1_F = REGULATIONS.at(
    "reg 8(1)(f)",
    seen=Seen.PARTIAL,
    words="a complaint the subject matter of which is being or has been investigated",
    paraphrase="by a Local Commissioner or a Health Service Commissioner",
    url=REG_8_PAGE,
)
REG_8_1_G = REGULATIONS.at(
    "reg 8(1)(g)",
    seen=Seen.PARTIAL,
    words="the alleged failure by a responsible body to comply with a request for information under the Freedom of "
    "Information Act 2000",
    url=REG_8_PAGE,
)
REG_8_1_H = REGULATIONS.at(
    "reg 8(1)(h)",
    seen=Seen.PARTIAL,
    paraphrase="a complaint about a superannuation scheme of the Superannuation Act 1972, s.10 or s.24, or its "
    "administration",
    url=REG_8_PAGE,
)
REG_8_2 = REGULATIONS.at(
    "reg 8(2)",
    seen=Seen.PARTIAL,
    paraphrase="the body tells the complainant in writing that it will not deal with such a complaint, and why, as "
    "soon as reasonably practicable",
    url=REG_8_PAGE,
)
REG_9 = REGULATIONS.at(
    "reg 9",
    seen=Seen.PRIMARY,
    words="ensuring that the complainant receives a co-ordinated response",
    paraphrase="where a complaint holds matter that another responsible body would have to handle, both must "
    "co-operate; read as made",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/9",
)
REG_12_1 = REGULATIONS.at(
    "reg 12(1)",
    seen=Seen.SECONDARY,
    paraphrase="not later than 12 months after the date on which the matter occurred or, if later, the date on which "
    "it came to the complainant's notice",
    url=REG_12_PAGE,
)
REG_12_2 = REGULATIONS.at(
    "reg 12(2)",
    seen=Seen.SECONDARY,
    paraphrase="the limit does not apply where there were good reasons for not complaining in time, and it is still "
    "possible to investigate effectively and fairly",
    url=REG_12_PAGE,
)
REG_13_3 = REGULATIONS.at(
    "reg 13(3)",
    seen=Seen.SECONDARY,
    paraphrase="acknowledged not later than 3 working days after the day on which the body receives the complaint, "
    "orally or in writing",
    url=REG_13_PAGE,
)
REG_13_7 = REGULATIONS.at(
    "reg 13(7)",
    seen=Seen.SECONDARY,
    paraphrase="when it acknowledges, the body offers to discuss how the complaint is to be handled and the response "
    "period",
    url=REG_13_PAGE,
)
REG_13_8 = REGULATIONS.at(
    "reg 13(7), (8)",
    seen=Seen.SECONDARY,
    paraphrase="the response period is agreed; where the offer to discuss it is not taken up, the body sets it and "
    "tells the complainant in writing",
    url=REG_13_PAGE,
)
REG_14_2 = REGULATIONS.at(
    "reg 14(2)",
    seen=Seen.SECONDARY,
    paraphrase="a written response as soon as reasonably practicable after completing the investigation, signed by "
    "the responsible person: how the complaint was considered, the conclusions, whether action was or will be taken, "
    "and the right to go to an ombudsman",
    url=REG_14_PAGE,
)
REG_14_3 = REGULATIONS.at(
    "reg 14(3)",
    seen=Seen.SECONDARY,
    paraphrase="the relevant period: six months commencing on the day of receipt, or a longer period agreed with the "
    "complainant before they end",
    url=REG_14_PAGE,
)
REG_14_4 = REGULATIONS.at(
    "reg 14(4)",
    seen=Seen.SECONDARY,
    paraphrase="where no response was sent within the relevant period, the body tells the complainant so in writing, "
    "with the reason, and sends the response as soon as reasonably practicable",
    url=REG_14_PAGE,
)
REG_16 = REGULATED_ACTIVITIES.at(
    "reg 16(1), (2)",
    seen=Seen.PRIMARY,
    paraphrase="a registered provider of care must operate a system for complaints; no period for an answer is set",
)
REG_16_3 = REGULATED_ACTIVITIES.at(
    "reg 16(3)",
    seen=Seen.PRIMARY,
    words="by no later than 28 days beginning on the day after receipt",
    paraphrase="a registered provider gives the Commission a summary of complaints when asked",
)
NO_SINGLE_COMPLAINTS = COMMISSION.at(
    "",
    seen=Seen.SECONDARY,
    paraphrase="the Commission settles no individual complaints about services; it uses what it is told for its "
    "inspections. The provider comes first, then the Local Government and Social Care Ombudsman for social care, "
    "whoever pays, or the Parliamentary and Health Service Ombudsman for the NHS",
)
MENTAL_HEALTH_ACT = COMMISSION.at(
    "",
    seen=Seen.PRIMARY,
    paraphrase="complaints about the use of powers of the Mental Health Act go to the Commission, normally after the "
    "provider",
)
SETTLED = house_rule("a complaint that was settled is taken to be at its end", checked_on=CHECKED)
WITHDRAWAL = REGULATIONS.at(
    "withdrawal",
    seen=Seen.UNCONFIRMED,
    paraphrase="a complaint that is withdrawn is taken to be at its end",
)

BODY = "the responsible body"

BY_A_BODY = All(Not(FactNotTold("by-responsible-body")), FactIs("by-responsible-body"))
OF_EMPLOYMENT = All(Not(FactNotTold("employment-matter")), FactIs("employment-matter"))
SETTLED_BEFORE = All(Not(FactNotTold("settled-orally-before")), FactIs("settled-orally-before"))
INVESTIGATED_BEFORE = All(Not(FactNotTold("investigated-before")), FactIs("investigated-before"))
WITH_A_COMMISSIONER = All(Not(FactNotTold("investigated-by-ombudsman")), FactIs("investigated-by-ombudsman"))
OF_INFORMATION = All(Not(FactNotTold("information-request")), FactIs("information-request"))
OF_SUPERANNUATION = All(Not(FactNotTold("superannuation")), FactIs("superannuation"))

ANSWERED = Any(
    Happened("final-response"), Happened("second-body-response"), Happened("refusal"), Happened("resolution")
)
LATE = Any(Overdue("response-period"), Overdue("relevant-period"), Overdue("second-body-relevant-period"))

IN_FORCE_2009_04_01 = Procedure(
    name="england-adults-and-nhs",
    title="Complaint about adult social care or the NHS in England",
    version="2009-04-01",
    source=WHOLE,
    in_force_from=date(2009, 4, 1),
    governs=Governs.RECEIVED,
    working_days=WorkingDayDefinition(
        division="england-and-wales", named_days=("Christmas Day", "Good Friday"), source=REG_2
    ),
    parties={
        Party.BODY: BODY,
        Party.COMPLAINANT: "the person who complains",
        Party.OTHER_BODY: "the second body",
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=REG_6_4, handled_by=BODY),
        Stage(name="forwarded", title="with the second body", source=REG_6_6, handled_by="the second body"),
        Stage(name="completed", title="completed", source=REG_14_2, ends=True),
        Stage(name="settled", title="settled", source=SETTLED, ends=True),
        Stage(name="refused", title="outside the regulations, or refused as late", source=REG_8_2, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=REG_6_4),
        Transition(event="complaint-forwarded", start=("considered",), to="forwarded", source=REG_6_6),
        Transition(event="final-response", start=("considered",), to="completed", source=REG_14_2),
        Transition(event="second-body-response", start=("forwarded",), to="completed", source=REG_14_2),
        Transition(event="resolution", to="settled", source=SETTLED),
        Transition(event="refusal", to="refused", source=REG_8_2),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(3, Unit.WORKING_DAYS)),
            source=REG_13_3,
        ),
        Duty(
            name="response-period-notice",
            title="telling the complainant the response period that the body set",
            act="response-date-proposed",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("where the offer to discuss it is not taken up; no figure is known"),
            owed_if=All(Not(FactNotTold("offer-taken-up")), FactIs("offer-taken-up", False)),
            source=REG_13_8,
        ),
        Duty(
            name="response-period",
            title="the response within the response period",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=ByFact(
                "offer-taken-up",
                {True: DateSetBy("response-date-agreed"), False: DateSetBy("response-date-proposed")},
            ),
            source=REG_13_8,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="response",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("as soon as reasonably practicable after completing the investigation"),
            source=REG_14_2,
        ),
        Duty(
            name="relevant-period",
            title="the response within the relevant period",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(6, Unit.MONTHS, Counting.BEGINNING_WITH)),
            source=REG_14_3,
            strength=Strength.DESCRIPTION,
            if_missed=(
                "the body must tell the complainant so in writing, with the reason",
                "the response stays owed, as soon as reasonably practicable",
            ),
        ),
        Duty(
            name="explanation",
            act="explanation-of-delay",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("once the relevant period has ended without a response"),
            owed_if=Missed("relevant-period"),
            source=REG_14_4,
        ),
        Duty(
            name="settled-next-working-day",
            title="the settling that would take an oral complaint out of the regulations",
            act="resolution",
            stage="considered",
            owed_by=Party.BODY,
            within=After(On("complaint"), Period(1, Unit.WORKING_DAYS)),
            owed_if=All(Happened("resolution"), DetailIs("complaint", "form", "oral")),
            source=REG_8_1_C,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="notice-of-exclusion",
            title="telling the complainant that the complaint is outside the regulations, and why",
            act="refusal",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("as soon as reasonably practicable"),
            owed_if=Any(
                BY_A_BODY,
                OF_EMPLOYMENT,
                SETTLED_BEFORE,
                INVESTIGATED_BEFORE,
                WITH_A_COMMISSIONER,
                OF_INFORMATION,
                OF_SUPERANNUATION,
            ),
            source=REG_8_2,
        ),
        Duty(
            name="second-body-acknowledged",
            title="the second body's acknowledgement",
            act="second-body-acknowledgement",
            stage="forwarded",
            owed_by=Party.OTHER_BODY,
            within=After(Received("complaint-forwarded"), Period(3, Unit.WORKING_DAYS)),
            source=REG_13_3,
        ),
        Duty(
            name="second-body-relevant-period",
            title="the second body's response within its relevant period",
            act="second-body-response",
            stage="forwarded",
            owed_by=Party.OTHER_BODY,
            within=After(Received("complaint-forwarded"), Period(6, Unit.MONTHS, Counting.BEGINNING_WITH)),
            source=REG_14_3,
            strength=Strength.DESCRIPTION,
        ),
    ),
    extensions=(
        Extension(duty="relevant-period", how=How.AGREEMENT, before_expiry=True, source=REG_14_3),
        Extension(duty="second-body-relevant-period", how=How.AGREEMENT, before_expiry=True, source=REG_14_3),
    ),
    further_events=(
        Event(
            name="explanation-of-delay",
            title="the explanation of the delay",
            by=Party.BODY,
            after=("complaint",),
        ),
        Event(
            name="second-body-acknowledgement",
            title="the second body's acknowledgement",
            by=Party.OTHER_BODY,
            after=("complaint-forwarded",),
        ),
        Event(
            name="second-body-response",
            title="the second body's response",
            by=Party.OTHER_BODY,
            after=("complaint-forwarded",),
        ),
    ),
    further_facts=(
        Fact(name="offer-taken-up", question="Was the offer to discuss the response period taken up?"),
        Fact(name="good-reasons", question="Were there good reasons for not complaining earlier?"),
        Fact(
            name="settled-to-satisfaction",
            question="Was the complaint resolved to the satisfaction of the person who complained?",
        ),
        Fact(
            name="by-responsible-body", question="Is the complaint made by a body that itself must handle complaints?"
        ),
        Fact(
            name="employment-matter",
            question="Is it a complaint by an employee of a local authority or NHS body about their employment?",
        ),
        Fact(
            name="settled-orally-before",
            question="Is it about the same matter as an oral complaint that was settled by the next working day?",
        ),
        Fact(
            name="investigated-before",
            question="Has the same matter already been investigated as a complaint under these or the earlier "
            "regulations?",
        ),
        Fact(
            name="investigated-by-ombudsman",
            question="Is an ombudsman investigating the same matter, or has one investigated it?",
        ),
        Fact(
            name="information-request",
            question="Is it about a failure to answer a request under the Freedom of Information Act 2000?",
        ),
        Fact(name="superannuation", question="Is it about an NHS superannuation scheme or its administration?"),
        Fact(
            name="matter",
            question="Is it about social care that a council arranged or the person pays for, about the NHS or care "
            "that the NHS pays for, or about both?",
            kind=Kind.CHOICE,
            choices=("social-care", "health", "both"),
        ),
        Fact(
            name="another-body-concerned",
            question="Does the complaint hold matter that another council or NHS body would have to handle?",
        ),
        Fact(name="mental-health-act-powers", question="Is it about the use of powers of the Mental Health Act 1983?"),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=REG_14_2,
            applies=FactIn("matter", ("social-care", "both")),
            complete=ANSWERED,
            early=(
                EarlyGround(
                    when=LATE,
                    text="the response is late; the Ombudsman decides whether the body has had a reasonable "
                    "opportunity",
                    source=DELAYS,
                ),
                EarlyGround(
                    when=FactIs("body-first-not-reasonable"),
                    text="it is not reasonable to expect the body to be first",
                    source=S_26_5,
                ),
            ),
            time_limit=LGSCO_TIME_LIMIT,
            remit="social care, whether a council or the person pays for it; with both, the two ombudsmen are asked "
            "together",
        ),
        Route(
            name="phso",
            title="the Parliamentary and Health Service Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="phso",
            source=REG_14_2,
            applies=FactIn("matter", ("health", "both")),
            complete=ANSWERED,
            early=(
                EarlyGround(
                    when=LATE,
                    text="the response is late; the Ombudsman decides whether the body has had a reasonable "
                    "opportunity",
                    source=S_9_5,
                ),
            ),
            time_limit=PHSO_TIME_LIMIT,
            remit="the NHS, and care that the NHS pays for",
        ),
        Route(
            name="cqc-mental-health-act",
            title="the Care Quality Commission, on the use of powers of the Mental Health Act",
            kind=RouteKind.OTHER,
            source=MENTAL_HEALTH_ACT,
            applies=FactIs("mental-health-act-powers"),
            complete=ANSWERED,
            early=(
                EarlyGround(
                    when=LATE,
                    text="the response is late; that the provider comes first is put as what is normal",
                    source=MENTAL_HEALTH_ACT,
                ),
            ),
            remit="the use of powers of the Mental Health Act; normally after the provider",
        ),
    ),
    entitlements=(
        Entitlement(
            name="assistance",
            who="whoever complains or means to complain",
            text="have, so far as is reasonably practical, assistance to understand the procedure, or advice on where "
            "to find it",
            source=REG_3_ASSISTANCE,
        ),
        Entitlement(
            name="co-ordinated-response",
            who="the person who complains",
            text="have one co-ordinated response where two bodies are concerned",
            source=REG_9,
            when=FactIs("another-body-concerned"),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the body's twelve months",
            until=After(LaterOf(On("matter-occurred"), On("first-notice")), Period(12, Unit.MONTHS)),
            source=REG_12_1,
            discretion=Discretion(
                who=BODY,
                source=REG_12_2,
                limbs=(
                    Limb(fact="good-reasons", text="there were good reasons for not complaining earlier"),
                    Limb(
                        fact="still-effective-and-fair",
                        text="it is still possible to investigate it effectively and fairly",
                    ),
                ),
            ),
        ),
    ),
    exclusions=(
        Exclusion(
            name="by-responsible-body",
            when=FactIs("by-responsible-body"),
            text="a complaint by a responsible body",
            source=REG_8_1_A,
        ),
        Exclusion(
            name="employment",
            when=FactIs("employment-matter"),
            text="an employee's complaint about their employment",
            source=REG_8_1_B,
        ),
        Exclusion(
            name="settled-next-working-day",
            when=All(
                DetailIs("complaint", "form", "oral"),
                Happened("resolution"),
                MetInTime("settled-next-working-day"),
                FactIs("settled-to-satisfaction"),
            ),
            text="an oral complaint resolved to the complainant's satisfaction by the next working day",
            source=REG_8_1_C,
        ),
        Exclusion(
            name="settled-orally-before",
            when=FactIs("settled-orally-before"),
            text="the same matter as an oral complaint that was so resolved before",
            source=REG_8_1_D,
        ),
        Exclusion(
            name="investigated-before",
            when=FactIs("investigated-before"),
            text="a matter that has already been investigated under these or the earlier regulations",
            source=REG_8_1_E,
        ),
        Exclusion(
            name="investigated-by-ombudsman",
            when=FactIs("investigated-by-ombudsman"),
            text="a matter that a Local Commissioner or a Health Service Commissioner is investigating or has "
            "investigated",
            source=REG_8_1_F,
        ),
        Exclusion(
            name="information-request",
            when=FactIs("information-request"),
            text="a failure to comply with a request under the Freedom of Information Act 2000",
            source=REG_8_1_G,
        ),
        Exclusion(
            name="superannuation",
            when=FactIs("superannuation"),
            text="a superannuation scheme or its administration",
            source=REG_8_1_H,
        ),
    ),
    letters=(
        Letter(
            event="acknowledgement",
            contents=(
                Content(text="the offer to discuss how the complaint is to be handled", source=REG_13_7),
                Content(
                    text="the offer to discuss the response period: when the investigation and the response are to be "
                    "expected",
                    source=REG_13_7,
                ),
            ),
            form="orally or in writing",
        ),
        Letter(
            event="response-date-proposed",
            contents=(Content(text="the response period that the body has set", source=REG_13_8),),
            form="in writing",
        ),
        Letter(
            event="final-response",
            contents=(
                Content(text="how the complaint has been considered", source=REG_14_2),
                Content(text="the conclusions reached", source=REG_14_2),
                Content(text="whether any action that is needed has been or will be taken", source=REG_14_2),
                Content(
                    text="the right to go to the Local Government and Social Care Ombudsman or the Parliamentary and "
                    "Health Service Ombudsman",
                    source=REG_14_2,
                ),
                Content(text="the signature of the responsible person", source=REG_14_2),
            ),
            form="in writing",
        ),
        Letter(
            event="explanation-of-delay",
            contents=(Content(text="that no response was sent in time, and the reason", source=REG_14_4),),
            form="in writing",
        ),
        Letter(
            event="refusal",
            contents=(
                Content(text="that the complaint is not dealt with under the regulations", source=REG_8_2),
                Content(text="the reason", source=REG_8_2),
            ),
            form="in writing",
        ),
    ),
    statements=(
        Statement(
            name="timely",
            text="Arrangements must ensure that complainants receive a timely and appropriate response.",
            source=REG_3,
            strength=Strength.MUST,
        ),
        Statement(
            name="made-from-2009",
            text="The regulations apply to a complaint made on or after 1 April 2009.",
            source=REG_6_1,
            strength=Strength.MUST,
        ),
        Statement(
            name="made-to-the-council",
            text="Where a council has somebody else do for it what falls to its social services, a complaint about "
            "that is made to the council, which must handle it under these regulations.",
            source=REG_6_1A,
            strength=Strength.MUST,
        ),
        Statement(
            name="must-handle",
            text="The body to which the complaint is made must handle it under these regulations.",
            source=REG_6_4,
            strength=Strength.MUST,
        ),
        Statement(
            name="forwarding",
            text="Where the first body sends the complaint to a second, the complainant is deemed to have made it to "
            "the second body. Its clocks begin afresh when it receives the complaint. Record the forwarding with its "
            "date of receipt, or keep a second record with that date as the receipt of the complaint.",
            source=REG_6_6,
            strength=Strength.MUST,
        ),
        Statement(
            name="joint-handling",
            text="Where a complaint holds matter that another responsible body would have to handle, both must "
            "co-operate for co-ordinating the handling of the complaint and ensuring that the complainant receives a "
            "co-ordinated response. They seek to agree who leads, give information that is reasonably asked for, and "
            "attend meetings. Each body's own dates are kept.",
            source=REG_9,
            strength=Strength.MUST,
        ),
        Statement(
            name="offer",
            text="When it acknowledges, the body offers to discuss how the complaint is to be handled and the response "
            "period.",
            source=REG_13_7,
            strength=Strength.MUST,
            stage="considered",
        ),
        Statement(
            name="providers-own-system",
            text="A registered provider of care must have a system for complaints of its own. The law sets it no "
            "period for an answer.",
            source=REG_16,
            strength=Strength.MUST,
        ),
        Statement(
            name="no-single-complaints",
            text="The Care Quality Commission settles no individual complaints about services; it uses what it is told "
            "for its inspections. It is no step between the provider and an ombudsman.",
            source=NO_SINGLE_COMPLAINTS,
        ),
        Statement(
            name="summary-for-the-commission",
            text="When the Care Quality Commission asks a registered provider for a summary of its complaints, the "
            "provider must give it by no later than 28 days beginning on the day after receipt of the request. That "
            "is a matter between those two, so no date of a complaint follows from it.",
            source=REG_16_3,
            strength=Strength.MUST,
        ),
    ),
    findings=(
        TextFinding(
            name="six-months",
            text="The six months are taken as the point from which the duty to explain runs. They are no limit, bar "
            "nothing, and end nothing: the response is still owed. The sister regulations on public health "
            "(SI 2012/3094, reg 29(2)) do make them a limit; those words are not carried over.",
            about=("relevant-period", "explanation", "second-body-relevant-period"),
        ),
        TextFinding(
            name="no-statutory-response-time",
            text="The regulations set no 10, 20 or 25 working days for the response. What was agreed, or what the body "
            "set, is taken as its promise; any other number is a local policy.",
            about=("response-period",),
        ),
        TextFinding(
            name="agreed-date-and-six-months",
            text="A date agreed for the response is not read as agreement to a longer relevant period. Where that was "
            "agreed too, record it as an extension of relevant-period by agreement.",
            about=("relevant-period", "response-period"),
        ),
        TextFinding(
            name="two-ways-of-counting",
            text="One instrument counts in two ways: the three working days begin after the day of receipt, the six "
            "months on it.",
            about=("acknowledgement", "relevant-period"),
        ),
        TextFinding(
            name="second-clock",
            text="That the second body's clocks run from its own receipt follows from the words “deemed to have made "
            "the complaint to the second body”; the regulations do not say it in so many words.",
            about=("second-body-acknowledged", "second-body-relevant-period"),
        ),
    ),
)

SCHEME = Scheme(
    name="england-adults-and-nhs",
    title="the complaints procedure for adult social care and the NHS in England",
    kind=SchemeKind.LAW,
    versions=(IN_FORCE_2009_04_01,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(
                FactIs("nation", "england"),
                Any(
                    All(FactIs("subject", "children"), FactIn("body", ("nhs", "primary-care"))),
                    All(FactIn("subject", ("adults", "health")), FactIn("body", ("council", "nhs", "primary-care"))),
                    All(
                        FactIn("subject", ("adults", "health")),
                        FactIn("body", ("care-provider", "charity", "something-else")),
                        FactIn("commissioned-by", ("council", "nhs", "council-and-nhs")),
                    ),
                ),
            ),
            text="These regulations govern complaints about adult social care and the NHS in England, and about care "
            "that a council or the NHS arranged; not care that somebody arranged and pays for without them. A "
            "complaint about what a council arranged is made to the council.",
            source=REG_6_1,
        ),
    ),
    coverage=(
        LeftOut(
            row="reg 2",
            words="what a working day is (not read)",
            reason="The half of regulation 2 with the definition was not read. England and Wales bank holidays are "
            "left out, as in the regulations before these, and every count says that this is not confirmed.",
        ),
        Encoded(
            row="reg 3(2)",
            words="complainants receive a timely and appropriate response",
            by=("statement:timely", "entitlement:assistance"),
        ),
        LeftOut(
            row="reg 5",
            words="who may complain, and for whom (not read)",
            reason="The regulation was not read, so no rule says who may complain or when a representative is refused.",
        ),
        Encoded(
            row="reg 6(1)",
            words="a complaint made on or after 1st April 2009",
            by=("statement:made-from-2009",),
        ),
        Encoded(
            row="reg 6(1A), (1B)",
            words="the local authority has made arrangements with a person for the discharge of a relevant function",
            by=("statement:made-to-the-council",),
        ),
        Encoded(
            row="reg 6(4)",
            words="must handle the complaint in accordance with these Regulations",
            by=("statement:must-handle", "stage:considered"),
        ),
        Encoded(
            row="reg 6(5), (6)",
            words="the complainant is deemed to have made the complaint to the second body",
            by=(
                "statement:forwarding",
                "transition:complaint-forwarded",
                "stage:forwarded",
                "duty:second-body-acknowledged",
                "duty:second-body-relevant-period",
                "finding:second-clock",
            ),
        ),
        Encoded(row="reg 8(1)(a)", words="a complaint by a responsible body", by=("exclusion:by-responsible-body",)),
        Encoded(
            row="reg 8(1)(b)",
            words="a complaint by an employee of a local authority or NHS body about any matter relating to that "
            "employment",
            by=("exclusion:employment",),
        ),
        Encoded(
            row="reg 8(1)(c)",
            words="resolved to the complainant's satisfaction not later than the next working day after the day on "
            "which the complaint was made",
            by=("exclusion:settled-next-working-day", "duty:settled-next-working-day", "fact:settled-to-satisfaction"),
        ),
        Encoded(
            row="reg 8(1)(d)",
            words="a complaint that has previously been made and resolved in accordance with sub-paragraph (c)",
            by=("exclusion:settled-orally-before",),
        ),
        Encoded(
            row="reg 8(1)(e)",
            words="a complaint the subject matter of which has previously been investigated",
            by=("exclusion:investigated-before",),
        ),
        Encoded(
            row="reg 8(1)(f)",
            words="a complaint the subject matter of which is being or has been investigated",
            by=("exclusion:investigated-by-ombudsman",),
        ),
        Encoded(
            row="reg 8(1)(g)",
            words="a request for information under the Freedom of Information Act 2000",
            by=("exclusion:information-request",),
        ),
        Encoded(row="reg 8(1)(h)", words="superannuation (paraphrase)", by=("exclusion:superannuation",)),
        Encoded(
            row="reg 8(2)",
            words="told in writing, with the reason, as soon as reasonably practicable (paraphrase)",
            by=("duty:notice-of-exclusion", "letter:refusal"),
        ),
        LeftOut(
            row="reg 8(2A)",
            words="the notice is not needed in the next-working-day case (not read)",
            reason="Not confirmed. No notice is asked for in that case, since the duty here names the other grounds "
            "only.",
        ),
        Encoded(
            row="reg 9",
            words="ensuring that the complainant receives a co-ordinated response",
            by=("statement:joint-handling", "entitlement:co-ordinated-response"),
        ),
        Encoded(
            row="reg 12(1)",
            words="not later than 12 months after the event or, if later, notice of it (paraphrase)",
            by=("time-limit:time-limit",),
        ),
        Encoded(
            row="reg 12(2)",
            words="good reasons, and still possible to investigate effectively and fairly (paraphrase)",
            by=("time-limit:time-limit", "fact:good-reasons"),
        ),
        LeftOut(
            row="reg 13(1), (2)",
            words="a written record of an oral complaint, and a copy of it (not read)",
            reason="Not confirmed, so no duty is held.",
        ),
        Encoded(
            row="reg 13(3)",
            words="acknowledged within 3 working days after the day of receipt, orally or in writing (paraphrase)",
            by=("duty:acknowledgement", "letter:acknowledgement", "finding:two-ways-of-counting"),
        ),
        Encoded(
            row="reg 13(7), (8)",
            words="the offer to discuss handling and the response period, agreed or set by the body (paraphrase)",
            by=(
                "statement:offer",
                "letter:acknowledgement",
                "duty:response-period",
                "duty:response-period-notice",
                "letter:response-date-proposed",
                "finding:no-statutory-response-time",
            ),
        ),
        Encoded(
            row="reg 14(2)",
            words="as soon as reasonably practicable after completing the investigation (paraphrase)",
            by=("duty:response", "letter:final-response", "route:lgsco", "route:phso"),
        ),
        Encoded(
            row="reg 14(3)",
            words="six months commencing on the day of receipt, or longer if agreed before they end (paraphrase)",
            by=(
                "duty:relevant-period",
                "extension:relevant-period",
                "extension:second-body-relevant-period",
                "finding:agreed-date-and-six-months",
            ),
        ),
        Encoded(
            row="reg 14(4)",
            words="say in writing that no response was sent, and why; the response is still owed (paraphrase)",
            by=("duty:explanation", "letter:explanation-of-delay", "duty:response", "finding:six-months"),
        ),
        Encoded(
            row="Regulated Activities Regulations 2014, reg 16(1), (2)",
            words="a provider must operate a system for complaints; no period for an answer (paraphrase)",
            by=("statement:providers-own-system",),
        ),
        Encoded(
            row="Regulated Activities Regulations 2014, reg 16(3)",
            words="by no later than 28 days beginning on the day after receipt",
            by=("statement:summary-for-the-commission",),
        ),
        Encoded(
            row="Care Quality Commission, single complaints",
            words="settles no individual complaints; ombudsmen come next (paraphrase)",
            by=("statement:no-single-complaints", "route:lgsco", "route:phso", "fact:matter"),
        ),
        Encoded(
            row="Care Quality Commission, Mental Health Act",
            words="complaints on the use of Mental Health Act powers go to the Commission (paraphrase)",
            by=("route:cqc-mental-health-act",),
        ),
    ),
    not_read=(
        NotRead(
            what="SI 2009/309, reg 2 (working day)",
            effect="The working days of the acknowledgement and of the oral complaint rest on the definition in the "
            "regulations before these.",
        ),
        NotRead(what="SI 2009/309, reg 5 (who may complain)", effect="Nobody is refused as the wrong person."),
        NotRead(
            what="SI 2009/309, reg 8(2) and (2A), beyond their first words",
            effect="The notice of exclusion is a paraphrase.",
        ),
        NotRead(
            what="SI 2009/309, regs 12, 13 and 14",
            effect="The twelve months, the three working days, the response period and the six months are paraphrases "
            "of pages that describe them; what an oral complaint's record must hold is left out.",
        ),
        NotRead(
            what="SI 2009/309, regs 4, 7, 10, 11 and 15 onwards, and the instruments that amend it",
            effect="Who is the responsible person, the handling by providers, reports and monitoring are not held.",
        ),
        NotRead(
            what="The Regulated Activities Regulations 2014 as made",
            effect="Regulation 16 was read in the draft.",
        ),
    ),
    report=ReportRequirement(
        source=Source(
            instrument="SI 2009/309",
            provision="the annual report",
            url="https://lgo.org.uk/information-centre/information-for-organisations-we-investigate/councils/"
            "guidance-notes/adult-social-care-complaints-reviews-and-appeals-a-good-practice-guide-for-local-"
            "authorities?chapter=9",
            checked_on=date(2026, 11, 23),
            seen=Seen.SECONDARY,
            paraphrase="as the Local Government and Social Care Ombudsman's guide describes it, a report for the "
            "twelve months that end with 31 March gives the number of complaints received, the number decided to be "
            "well-founded and the number that the body was told had gone to the Ombudsman; it sums up their subject "
            "matter, matters of general importance and what was or will be done to improve services; anyone may "
            "have it on request",
        ),
        strength=Strength.MUST,
        asks=(
            AskedOfReport(text="the number of complaints received", subject=ReportSubject.RECEIVED),
            AskedOfReport(text="the number decided to be well-founded", subject=ReportSubject.OUTCOMES),
            AskedOfReport(
                text="the number that the body was told had gone to the Ombudsman", subject=ReportSubject.OMBUDSMAN
            ),
            AskedOfReport(text="the subject matter of the complaints", subject=ReportSubject.BEYOND),
            AskedOfReport(
                text="matters of general importance that arise from them, or from how they were handled",
                subject=ReportSubject.BEYOND,
            ),
            AskedOfReport(text="where action was or will be taken to improve services", subject=ReportSubject.BEYOND),
        ),
        not_read="The regulation itself was not read; the guide speaks of councils.",
    ),
)
