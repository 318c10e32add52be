"""Adult social care and the NHS in England: a short draft of SI 2009/309."""

from __future__ import annotations

from datetime import date

from complaint_rules.conditions import All, FactIs, Happened, Missed, Not
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, ByFact, DateSetBy, LaterOf, NoFigure, On, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
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
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Fact, Party
from complaint_rules.working_days import WorkingDayDefinition
from tests.paper.house import CHECKED, NOT_SAID

REGULATIONS = Instrument(
    title="The Local Authority Social Services and National Health Service Complaints (England) Regulations 2009",
    short="SI 2009/309",
    url="https://www.legislation.gov.uk/uksi/2009/309",
    checked_on=CHECKED,
)
REG_2 = REGULATIONS.at(
    "reg 2",
    seen=Seen.UNCONFIRMED,
    paraphrase="what a working day is was not read; expected as in SI 2006/1681: England and Wales",
)
REG_3 = REGULATIONS.at(
    "reg 3(2)",
    seen=Seen.PRIMARY,
    words="a timely and appropriate response",
    url="https://www.legislation.gov.uk/uksi/2009/309/regulation/3/made/data.xht?view=snippet&wrap=true",
)
REG_6 = REGULATIONS.at(
    "reg 6(6)",
    seen=Seen.PRIMARY,
    words="the complainant is deemed to have made the complaint to the second body",
    url="http://www.legislation.gov.uk/uksi/2009/309/regulation/6/made/data.html",
)
REG_8_C = REGULATIONS.at(
    "reg 8(1)(c)",
    seen=Seen.PRIMARY,
    words="resolved to the complainant's satisfaction not later than the next working day after the day on which the "
    "complaint was made",
    url="https://legislation.gov.uk/uksi/2009/309/regulation/8?timeline=false&view=plain+extent",
)
REG_9 = REGULATIONS.at(
    "reg 9",
    seen=Seen.PRIMARY,
    words="ensuring that the complainant receives a co-ordinated response",
    url="https://legislation.gov.uk/uksi/2009/309/regulation/9/made/data.xht",
)
REG_12 = REGULATIONS.at(
    "reg 12(1)",
    seen=Seen.SECONDARY,
    paraphrase="not later than 12 months after the matter occurred or, if later, came to the complainant's notice",
    url="https://www.gateshead.gov.uk/article/34781/11-Time-limits-for-making-a-complaint",
)
REG_12_2 = REGULATIONS.at(
    "reg 12(2)",
    seen=Seen.SECONDARY,
    paraphrase="not where there were good reasons and it can still be investigated effectively and fairly",
    url="https://www.gateshead.gov.uk/article/34781/11-Time-limits-for-making-a-complaint",
)
REG_13_3 = REGULATIONS.at(
    "reg 13(3)",
    seen=Seen.SECONDARY,
    paraphrase="acknowledged not later than 3 working days after the day on which the body receives the complaint",
    url="https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-13-nhs-complaints-act",
)
REG_13_7 = REGULATIONS.at(
    "reg 13(7), (8)",
    seen=Seen.SECONDARY,
    paraphrase="the response period is agreed, or set by the body where the offer to discuss it is not taken up",
    url="https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-13-nhs-complaints-act",
)
REG_14_2 = REGULATIONS.at(
    "reg 14(2)",
    seen=Seen.SECONDARY,
    paraphrase="the response is sent as soon as reasonably practicable after completing the investigation",
    url="https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-14-nhs-complaints-act",
)
REG_14_3 = REGULATIONS.at(
    "reg 14(3)",
    seen=Seen.SECONDARY,
    paraphrase="six months commencing on the day of receipt, or longer if agreed before they end",
    url="https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-14-nhs-complaints-act",
)
REG_14_4 = REGULATIONS.at(
    "reg 14(4)",
    seen=Seen.SECONDARY,
    paraphrase="if no response was sent in that period, say so in writing, with the reason",
    url="https://fromthepenof.com/healthcare-legislation/"
    "the-local-authority-social-services-nhs-complaints-act-2009/regulation-14-nhs-complaints-act",
)

DRAFT = Procedure(
    name="england-adults-and-nhs",
    title="Complaint about adult social care or the NHS in England",
    version="2009-04-01",
    source=REG_3,
    in_force_from=date(2009, 4, 1),
    working_days=WorkingDayDefinition(
        division="england-and-wales", named_days=("Christmas Day", "Good Friday"), source=REG_2
    ),
    parties={Party.BODY: "the responsible body", Party.OTHER_BODY: "the second body"},
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=REG_3),
        Stage(name="completed", title="completed", source=REG_14_2, ends=True),
        Stage(name="settled", title="settled", source=NOT_SAID, ends=True),
        Stage(name="forwarded", title="with another body", source=REG_6, ends=True),
        Stage(name="refused", title="refused", source=REG_8_C, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=REG_3),
        Transition(event="final-response", start=("considered",), to="completed", source=REG_14_2),
        Transition(event="resolution", start=("considered",), to="settled", source=NOT_SAID),
        Transition(event="complaint-forwarded", start=("considered",), to="forwarded", source=REG_6),
        Transition(event="refusal", start=("considered",), to="refused", source=REG_8_C),
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
            name="response-period",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=ByFact(
                "offer-taken-up",
                {True: DateSetBy("response-date-agreed"), False: DateSetBy("response-date-proposed")},
            ),
            source=REG_13_7,
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
            if_missed=("the body must say so in writing, with the reason", "the response stays owed"),
        ),
        Duty(
            name="explanation",
            act="explanation-of-delay",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("once the six months have ended without a response"),
            owed_if=Missed("relevant-period"),
            source=REG_14_4,
        ),
        Duty(
            name="settled-next-working-day",
            act="resolution",
            stage="considered",
            owed_by=Party.BODY,
            within=After(On("complaint"), Period(1, Unit.WORKING_DAYS)),
            source=REG_8_C,
            strength=Strength.DESCRIPTION,
        ),
    ),
    extensions=(Extension(duty="relevant-period", how=How.AGREEMENT, before_expiry=True, source=REG_14_3),),
    further_events=(
        Event(
            name="explanation-of-delay",
            title="the explanation of the delay",
            by=Party.BODY,
            after=("complaint",),
        ),
    ),
    further_facts=(
        Fact(name="oral", question="Was the complaint made orally?"),
        Fact(name="offer-taken-up", question="Was the offer to discuss the response period taken up?"),
        Fact(name="good-reasons", question="Were there good reasons for not complaining earlier?"),
        Fact(name="employment-matter", question="Is it an employee's complaint about their employment?"),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=After(LaterOf(On("matter-occurred"), On("first-notice")), Period(12, Unit.MONTHS)),
            source=REG_12,
            discretion=Discretion(
                who="the responsible body",
                source=REG_12_2,
                limbs=(
                    Limb(fact="good-reasons", text="there were good reasons for not complaining earlier"),
                    Limb(fact="still-effective-and-fair", text="it can still be investigated effectively and fairly"),
                ),
            ),
        ),
    ),
    exclusions=(
        Exclusion(
            name="settled-next-working-day",
            when=All(FactIs("oral"), Happened("resolution"), Not(Missed("settled-next-working-day"))),
            text="an oral complaint resolved by the next working day",
            source=REG_8_C,
        ),
        Exclusion(
            name="employment",
            when=FactIs("employment-matter"),
            text="an employee's complaint about their employment",
            source=REGULATIONS.at(
                "reg 8(1)(b)", seen=Seen.PARTIAL, paraphrase="employment matters are outside the regulations"
            ),
        ),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=REG_14_2,
            complete=Happened("final-response"),
        ),
    ),
    letters=(
        Letter(
            event="final-response",
            contents=(Content(text="how it was considered, the conclusions, and the Ombudsman", source=REG_14_2),),
        ),
        Letter(
            event="explanation-of-delay",
            contents=(Content(text="the reason", source=REG_14_4),),
            form="in writing",
        ),
    ),
    statements=(
        Statement(
            name="joint", text="Two bodies co-operate and give one answer.", source=REG_9, strength=Strength.MUST
        ),
        Statement(
            name="forwarding", text="For the second body the complaint begins when it receives it.", source=REG_6
        ),
    ),
    findings=(
        TextFinding(
            name="six-months",
            text="Six months are taken as the point at which the duty to explain starts, not as a limit.",
            about=("relevant-period",),
        ),
    ),
)

PROCEDURES = (DRAFT,)
