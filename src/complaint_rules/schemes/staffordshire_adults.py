"""
Complaints about adult social care in Staffordshire: an investigation, then the Ombudsman, and no figure anywhere.

Source:
    Staffordshire County Council, "Complaints about adult social care". The page was read; it bears no date. The
    regulations that it names are the scheme "england-adults-and-nhs"; the Ombudsman's own twelve months are in the
    scheme "lgsco".
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIn, FactIs, FactNotTold, Happened, Not
from complaint_rules.eligibility import Exclusion, Standing, TimeLimit
from complaint_rules.limits import ByFact, NoFigure
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Letter,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
)
from complaint_rules.schemes.lgsco import S_26_5
from complaint_rules.schemes.lgsco import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Event, Fact, Kind, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

PAGE = Instrument(
    title="Staffordshire County Council: complaints about adult social care",
    short="Staffordshire County Council, complaints about adult social care",
    url="https://www.staffordshire.gov.uk/contact-complaints-and-compliments/complaints/make-complaint/"
    "complaints-about-adult-social-care",
    checked_on=CHECKED,
)

SOME_COMPLAINTS = PAGE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="Some complaints about adult social care services must be handled under a statutory complaints procedure",
)
UNDER_THE_REGULATIONS = PAGE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="This procedure is set out in The Local Authority Social Services and National Health Service Complaints "
    "(England) Regulations 2009",
)
BODIES = PAGE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="applies to: • Local authorities • NHS organisations • Primary care providers • Independent providers "
    "delivering NHS or social care services",
)
JOINTLY = PAGE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="We work closely with Midlands Partnership NHS Foundation Trust to make sure this statutory process is "
    "followed consistently across jointly delivered services",
)
TWO_STAGES = PAGE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="There are two stages to the adults statutory complaints procedure",
)
STAGE_1 = PAGE.at("stage 1", seen=Seen.PRIMARY, words="local or commissioned investigation")
ASSESSMENT = PAGE.at("stage 1", seen=Seen.PRIMARY, words="our Complaints Team will: - Carry out an initial assessment")
CRITERIA = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="We check whether the issue can be dealt with under the statutory procedure and whether the eligibility "
    "criteria are met",
)
ISSUES = PAGE.at("stage 1", seen=Seen.PRIMARY, words="Identify the specific issues to be investigated")
ALLOCATION = PAGE.at("stage 1", seen=Seen.PRIMARY, words="allocate the complaint to an investigating officer")
USUALLY_THE_MANAGER = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="This is usually the manager responsible for the service the complaint relates to",
)
WE_WILL_WRITE = PAGE.at("stage 1", seen=Seen.PRIMARY, words="We will write to you to explain")
WRITE_PROCESS = PAGE.at(
    "stage 1", seen=Seen.PRIMARY, words="That your complaint will be investigated under the statutory process"
)
WRITE_ISSUES = PAGE.at("stage 1", seen=Seen.PRIMARY, words="What will be looked at")
WRITE_WHO = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="Who will be completing the investigation and providing the response",
)
INFORM = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="If your complaint cannot be dealt with under the statutory procedure, we will inform you",
)
SIGNPOST = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="Where appropriate, we will provide further advice or signpost you to an alternative process or organisation",
)
RESPONSE = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="After the investigation is completed, you will receive a written response explaining",
)
RESPONSE_HOW = PAGE.at("stage 1", seen=Seen.PRIMARY, words="How your complaint was considered")
RESPONSE_FINDINGS = PAGE.at("stage 1", seen=Seen.PRIMARY, words="The findings of the investigation")
RESPONSE_ACTIONS = PAGE.at(
    "stage 1", seen=Seen.PRIMARY, words="Any actions we will take to resolve the issues you raised"
)
STAGE_2 = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="If you have completed all stages of our procedure and are still unhappy with the outcome, you can ask the "
    "Local Government and Social Care Ombudsman to review your complaint",
)
REMIT = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="The Ombudsman is independent and looks at whether we acted fairly, followed proper processes, and responded "
    "appropriately",
)
NO_WORKING_DAY = house_rule(
    "nothing on the page is counted in working days; the calendar of England and Wales stands here because every "
    "procedure has one",
    checked_on=CHECKED,
)
WITHDRAWAL_NOT_SAID = house_rule(
    "the page does not mention withdrawal; a complaint that is withdrawn is taken to be at its end",
    checked_on=CHECKED,
)
NO_LIMIT = house_rule(
    "the page says nothing of a time limit for complaining; its silence is put here as one", checked_on=CHECKED
)

COUNCIL = "the council"
BOUND = ("local-authority", "nhs-organisation", "primary-care-provider", "independent-provider")
FOUND_OUTSIDE = Any(FactIs("outside-statutory-procedure"), FactIs("criteria-met", False))
NOT_FOUND_OUTSIDE = All(
    Any(FactNotTold("criteria-met"), FactIs("criteria-met")),
    Any(FactNotTold("outside-statutory-procedure"), FactIs("outside-statutory-procedure", False)),
)

UNDATED = Procedure(
    name="staffordshire-adults",
    title="Complaint about adult social care in Staffordshire",
    version="undated",
    source=UNDER_THE_REGULATIONS,
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_WORKING_DAY),
    parties={
        Party.BODY: COUNCIL,
        Party.COMPLAINANT: "the person who complains",
        Party.OTHER_BODY: "Midlands Partnership NHS Foundation Trust",
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(
            name="stage-1",
            title="stage 1, local or commissioned investigation",
            source=STAGE_1,
            handled_by="an investigating officer, usually the manager responsible for the service",
        ),
        Stage(name="completed", title="completed by the council", source=RESPONSE, ends=True),
        Stage(name="outside", title="outside the statutory procedure", source=INFORM, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL_NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(event="final-response", start=("stage-1",), to="completed", source=RESPONSE),
        Transition(
            event="refusal",
            start=("stage-1",),
            to="outside",
            source=INFORM,
            allowed_if=FOUND_OUTSIDE,
        ),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL_NOT_SAID),
    ),
    duties=(
        Duty(
            name="initial-assessment",
            act="initial-assessment",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("“when we receive a complaint”, with no time"),
            source=ASSESSMENT,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="allocation",
            act="allocation",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("“when we receive a complaint”, with no time"),
            source=ALLOCATION,
            strength=Strength.PROMISE,
            owed_if=NOT_FOUND_OUTSIDE,
        ),
        Duty(
            name="letter-of-scope",
            act="letter-of-scope",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("the page gives no time for the letter"),
            source=WE_WILL_WRITE,
            strength=Strength.PROMISE,
            owed_if=NOT_FOUND_OUTSIDE,
        ),
        Duty(
            name="refusal",
            title="telling the person that the complaint cannot be dealt with under the statutory procedure",
            act="refusal",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("the page gives no time for telling the person"),
            source=INFORM,
            strength=Strength.PROMISE,
            owed_if=Any(
                Happened("refusal"),
                All(FOUND_OUTSIDE, Not(Happened("letter-of-scope")), Not(Happened("final-response"))),
            ),
        ),
        Duty(
            name="final-response",
            title="the written response after the investigation",
            act="final-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=ByFact(
                "investigation",
                {
                    "local": NoFigure("“after the investigation is completed”, local or commissioned, with no time"),
                    "commissioned": NoFigure(
                        "“after the investigation is completed”, local or commissioned, with no time"
                    ),
                },
            ),
            source=RESPONSE,
            strength=Strength.PROMISE,
            owed_if=NOT_FOUND_OUTSIDE,
        ),
    ),
    further_events=(
        Event(
            name="initial-assessment",
            title="the initial assessment",
            by=Party.BODY,
            sent=False,
            after=("complaint",),
        ),
        Event(
            name="allocation",
            title="the allocation to an investigating officer",
            by=Party.BODY,
            sent=False,
            after=("complaint",),
        ),
        Event(
            name="letter-of-scope",
            title="the letter that says what will be looked at and by whom",
            by=Party.BODY,
            after=("complaint",),
        ),
    ),
    further_facts=(
        Fact(
            name="body-kind",
            question="Which of the bodies that the page lists is complained about?",
            kind=Kind.CHOICE,
            choices=(*BOUND, "other"),
        ),
        Fact(name="criteria-met", question="Did the initial assessment find that the eligibility criteria are met?"),
        Fact(
            name="outside-statutory-procedure",
            question="Did the initial assessment find that the issue cannot be dealt with under the statutory "
            "procedure?",
        ),
        Fact(
            name="investigation",
            question="Is the investigation local or commissioned?",
            kind=Kind.CHOICE,
            choices=("local", "commissioned"),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=NoFigure("the page is silent on it; the regulations that it names are not"),
            source=NO_LIMIT,
        ),
    ),
    standing=(
        Standing(
            name="body",
            when=FactIn("body-kind", BOUND),
            text="the body is one of those to which the statutory procedure applies",
            source=BODIES,
        ),
        Standing(
            name="criteria",
            when=FactIs("criteria-met"),
            text="the eligibility criteria, which the page does not give, are met",
            source=CRITERIA,
        ),
    ),
    exclusions=(
        Exclusion(
            name="outside-statutory-procedure",
            when=FactIs("outside-statutory-procedure"),
            text="an issue that cannot be dealt with under the statutory procedure",
            source=CRITERIA,
        ),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman (stage 2)",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=STAGE_2,
            complete=Happened("final-response"),
            early=(
                EarlyGround(
                    when=Happened("refusal"),
                    text="the council has said that it cannot deal with the complaint under the statutory procedure, "
                    "so no response is to be waited for",
                    source=S_26_5,
                ),
            ),
            time_limit=OMBUDSMAN_TIME_LIMIT,
            remit="whether the council acted fairly, followed proper processes, and responded appropriately",
        ),
    ),
    letters=(
        Letter(
            event="letter-of-scope",
            contents=(
                Content(
                    text="that the complaint will be investigated under the statutory process",
                    source=WRITE_PROCESS,
                    strength=Strength.PROMISE,
                ),
                Content(text="what will be looked at", source=WRITE_ISSUES, strength=Strength.PROMISE),
                Content(
                    text="who will complete the investigation and provide the response",
                    source=WRITE_WHO,
                    strength=Strength.PROMISE,
                ),
            ),
            form="in writing",
        ),
        Letter(
            event="refusal",
            contents=(
                Content(
                    text="that the complaint cannot be dealt with under the statutory procedure",
                    source=INFORM,
                    strength=Strength.PROMISE,
                ),
            ),
        ),
        Letter(
            event="final-response",
            contents=(
                Content(text="how the complaint was considered", source=RESPONSE_HOW, strength=Strength.PROMISE),
                Content(text="the findings of the investigation", source=RESPONSE_FINDINGS, strength=Strength.PROMISE),
                Content(
                    text="any actions that the council will take to resolve the issues",
                    source=RESPONSE_ACTIONS,
                    strength=Strength.PROMISE,
                ),
            ),
            form="in writing",
        ),
    ),
    roles=(
        Role(
            name="complaints-team",
            title="the Complaints Team",
            text="carries out the initial assessment, identifies the issues and allocates the complaint",
            source=ASSESSMENT,
        ),
        Role(
            name="investigating-officer",
            title="the investigating officer",
            text="investigates; usually the manager responsible for the service that the complaint is about",
            source=USUALLY_THE_MANAGER,
        ),
    ),
    statements=(
        Statement(
            name="some-complaints",
            text="Some complaints about adult social care must be handled under a statutory procedure: not all of "
            "them.",
            source=SOME_COMPLAINTS,
            strength=Strength.MUST,
        ),
        Statement(
            name="two-stages",
            text="The procedure has two stages: the council's investigation, and then the Ombudsman.",
            source=TWO_STAGES,
        ),
        Statement(
            name="joint-handling",
            text="The council works closely with Midlands Partnership NHS Foundation Trust, so that the statutory "
            "process is followed consistently across jointly delivered services.",
            source=JOINTLY,
        ),
        Statement(
            name="issues",
            text="The Complaints Team identifies the specific issues to be investigated.",
            source=ISSUES,
            strength=Strength.PROMISE,
            stage="stage-1",
        ),
        Statement(
            name="usual-investigator",
            text="The investigating officer is usually the manager responsible for the service.",
            source=USUALLY_THE_MANAGER,
            strength=Strength.USUAL,
            stage="stage-1",
        ),
        Statement(
            name="signposting",
            text="Where the complaint cannot be dealt with under the statutory procedure and it is appropriate, the "
            "council gives further advice or says which other process or organisation to turn to.",
            source=SIGNPOST,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="ombudsman",
            text="The Ombudsman is independent and looks at whether the council acted fairly, followed proper "
            "processes, and responded appropriately.",
            source=REMIT,
        ),
    ),
    findings=(
        TextFinding(
            name="no-figures",
            text="The page gives no figure anywhere: no time for the assessment, the letter or the response, no time "
            "for acknowledging, and no time limit for complaining. None is supplied here. The regulations, as "
            "described, ask for an acknowledgement within 3 working days, speak of a response within 6 months, and "
            "have a limit of 12 months for complaining: see the scheme “england-adults-and-nhs”.",
            about=("initial-assessment", "allocation", "letter-of-scope", "refusal", "final-response", "time-limit"),
        ),
        TextFinding(
            name="no-acknowledgement",
            text="The page does not mention an acknowledgement. The letter on what will be looked at may be one; the "
            "page does not say so.",
            about=("letter-of-scope",),
        ),
        TextFinding(
            name="criteria",
            text="The eligibility criteria are not on the page, so whether they are met is asked for.",
            about=("criteria",),
        ),
        TextFinding(
            name="local-or-commissioned",
            text="The page does not say what a commissioned investigation is, nor when one is commissioned. The "
            "council's annual report for 2020-21 speaks of an independent investigating officer who is commissioned.",
            about=("final-response", "investigating-officer"),
        ),
        TextFinding(
            name="how-informed",
            text="The page does not say that somebody whose complaint cannot be dealt with is told in writing, or "
            "told why.",
            about=("refusal",),
        ),
        TextFinding(
            name="who-leads",
            text="The page does not say which of the two bodies leads or answers where a service is jointly delivered.",
            about=("joint-handling",),
        ),
        TextFinding(
            name="two-stages",
            text="The page counts the Ombudsman as stage 2 of the procedure, and also asks that all stages of the "
            "procedure be completed before turning to the Ombudsman. Read as: once stage 1 is completed.",
            about=("lgsco",),
        ),
        TextFinding(
            name="all-stages",
            text="The page asks that all stages be completed first. The Local Government Act 1974, s.26(5), asks only "
            "that the council had a reasonable opportunity to answer, or that this cannot reasonably be expected.",
            about=("lgsco",),
        ),
        TextFinding(
            name="after-a-refusal",
            text="The page does not say whether the Ombudsman may be asked once the council has said that it cannot "
            "deal with the complaint under the statutory procedure; it speaks of another process or organisation. The "
            "Ombudsman may be asked, and decides whether it is too soon.",
            about=("lgsco", "refusal"),
        ),
        TextFinding(
            name="ombudsman-time-limit",
            text="The page gives no time for turning to the Ombudsman. The Ombudsman's own twelve months, from the "
            "Local Government Act 1974, s.26B, are shown; they run from first notice of the matter, not from the "
            "council's response.",
            about=("lgsco",),
        ),
        TextFinding(
            name="withdrawal",
            text="The page does not mention withdrawal. That a complaint may be withdrawn, and is then at its end, is "
            "how this library reads it.",
        ),
        TextFinding(
            name="undated",
            text="The page bears no date. It is taken to hold on every date, and does not say which complaints it "
            "governs.",
        ),
    ),
)

SCHEME = Scheme(
    name="staffordshire-adults",
    title="Staffordshire County Council's procedure for complaints about adult social care",
    kind=SchemeKind.PUBLISHED,
    publisher="Staffordshire County Council",
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "adults")),
            text="This is what Staffordshire County Council publishes on complaints about adult social care.",
            source=SOME_COMPLAINTS,
            unless=FactIs("outside-statutory-procedure"),
            unless_text="the initial assessment finds that the issue cannot be dealt with under the statutory "
            "procedure",
        ),
    ),
    coverage=(
        Encoded(
            row="S3.1",
            words="Some complaints about adult social care services must be handled under a statutory complaints "
            "procedure",
            by=("statement:some-complaints", "under", "exclusion:outside-statutory-procedure"),
        ),
        Encoded(
            row="S3.2",
            words="applies to: Local authorities; NHS organisations; Primary care providers; Independent providers "
            "delivering NHS or social care services",
            by=("standing:body", "fact:body-kind"),
        ),
        Encoded(
            row="S3.3",
            words="We work closely with Midlands Partnership NHS Foundation Trust ... across jointly delivered "
            "services",
            by=("statement:joint-handling", "finding:who-leads"),
        ),
        Encoded(
            row="S3.4",
            words="There are two stages to the adults statutory complaints procedure",
            by=("statement:two-stages", "stage:stage-1", "route:lgsco", "finding:two-stages"),
        ),
        Encoded(
            row="S3.5",
            words="Stage 1: local or commissioned investigation",
            by=("stage:stage-1", "fact:investigation", "duty:final-response", "finding:local-or-commissioned"),
        ),
        Encoded(
            row="S3.6",
            words="our Complaints Team will: Carry out an initial assessment",
            by=("duty:initial-assessment", "event:initial-assessment", "role:complaints-team"),
        ),
        Encoded(
            row="S3.7",
            words="whether the issue can be dealt with under the statutory procedure and whether the eligibility "
            "criteria are met",
            by=(
                "standing:criteria",
                "exclusion:outside-statutory-procedure",
                "fact:criteria-met",
                "fact:outside-statutory-procedure",
                "finding:criteria",
            ),
        ),
        Encoded(
            row="S3.8",
            words="Identify the specific issues to be investigated",
            by=("statement:issues",),
        ),
        Encoded(
            row="S3.9",
            words="allocate the complaint to an investigating officer. This is usually the manager responsible for the "
            "service",
            by=("duty:allocation", "event:allocation", "role:investigating-officer", "statement:usual-investigator"),
        ),
        Encoded(
            row="S3.10",
            words="We will write to you to explain: ... under the statutory process; what will be looked at; who will "
            "be completing the investigation and providing the response",
            by=("duty:letter-of-scope", "event:letter-of-scope", "letter:letter-of-scope"),
        ),
        Encoded(
            row="S3.11",
            words="If your complaint cannot be dealt with under the statutory procedure, we will inform you",
            by=(
                "duty:refusal",
                "letter:refusal",
                "transition:refusal",
                "stage:outside",
                "finding:how-informed",
                "finding:after-a-refusal",
            ),
        ),
        Encoded(
            row="S3.12",
            words="Where appropriate, we will provide further advice or signpost you",
            by=("statement:signposting",),
        ),
        Encoded(
            row="S3.13",
            words="a written response explaining: how your complaint was considered; the findings; any actions",
            by=("duty:final-response", "letter:final-response", "transition:final-response"),
        ),
        Encoded(
            row="S3.14",
            words="Stage 2: ... If you have completed all stages of our procedure and are still unhappy",
            by=("route:lgsco", "finding:two-stages", "finding:all-stages"),
        ),
        Encoded(
            row="S3.15",
            words="The Ombudsman is independent and looks at whether we acted fairly, followed proper processes, and "
            "responded appropriately",
            by=("statement:ombudsman", "route:lgsco"),
        ),
        Encoded(
            row="S3.16",
            words="(no figure anywhere: no 3 WD, no 6 months, no 12 months)",
            by=(
                "finding:no-figures",
                "finding:no-acknowledgement",
                "time-limit:time-limit",
                "finding:ombudsman-time-limit",
            ),
        ),
        LeftOut(
            row="S3.17",
            words="Find out more about the Local Government and Social Care Ombudsman",
            reason="a link to another page, with no rule in it",
        ),
    ),
    not_read=(
        NotRead(
            what="the eligibility criteria that the initial assessment goes by",
            effect="whether they are met is asked for; none of them is a rule here",
        ),
        NotRead(
            what="how the council and Midlands Partnership NHS Foundation Trust share a complaint",
            effect="that they work together is a statement; no duty of the Trust is held here",
        ),
    ),
)
