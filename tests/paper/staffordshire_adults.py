"""Adult social care in Staffordshire, as the council's page puts it."""

from __future__ import annotations

from complaint_rules.conditions import Any, FactIn, FactIs, Happened
from complaint_rules.eligibility import Standing
from complaint_rules.limits import NoFigure
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
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
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Fact, Kind, Party
from tests.paper.house import CHECKED, ENGLAND

PAGE = Instrument(
    title="Staffordshire County Council: complaints about adult social care",
    short="Staffordshire County Council",
    url="the website of Staffordshire County Council",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("", seen=Seen.PRIMARY, words="There are two stages to the adults statutory complaints procedure")
STAGE_1 = PAGE.at("stage 1", seen=Seen.PRIMARY, words="local or commissioned investigation")
ASSESS = PAGE.at("stage 1", seen=Seen.PRIMARY, words="Carry out an initial assessment")
EXPLAIN = PAGE.at("stage 1", seen=Seen.PRIMARY, words="We will write to you to explain")
INFORM = PAGE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="If your complaint cannot be dealt with under the statutory procedure, we will inform you",
)
RESPONSE = PAGE.at("stage 1", seen=Seen.PRIMARY, words="you will receive a written response explaining")
STAGE_2 = PAGE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="If you have completed all stages of our procedure and are still unhappy with the outcome",
)
BODIES = PAGE.at("", seen=Seen.PRIMARY, words="Independent providers delivering NHS or social care services")

UNDATED = Procedure(
    name="staffordshire-adults",
    title="Complaint about adult social care in Staffordshire",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council", Party.OTHER_BODY: "Midlands Partnership NHS Foundation Trust"},
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(name="stage-1", title="stage 1, investigation", source=STAGE_1, handled_by="an investigating officer"),
        Stage(name="completed", title="completed", source=STAGE_2, ends=True),
        Stage(name="outside", title="outside the statutory procedure", source=INFORM, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(event="final-response", start=("stage-1",), to="completed", source=RESPONSE),
        Transition(event="refusal", start=("stage-1",), to="outside", source=INFORM),
    ),
    duties=(
        Duty(
            name="initial-assessment",
            act="initial-assessment",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("no time is stated for the initial assessment"),
            source=ASSESS,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="letter-of-scope",
            act="letter-of-scope",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("no time is stated for the letter"),
            source=EXPLAIN,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="final-response",
            act="final-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("“after the investigation is completed”, with no time"),
            source=RESPONSE,
            strength=Strength.PROMISE,
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
            name="letter-of-scope",
            title="the letter that says what will be looked at and by whom",
            by=Party.BODY,
            after=("complaint",),
        ),
    ),
    further_facts=(
        Fact(
            name="body-kind",
            question="What is the body complained about?",
            kind=Kind.CHOICE,
            choices=("local-authority", "nhs-organisation", "primary-care-provider", "independent-provider", "other"),
        ),
        Fact(name="criteria-met", question="Did the initial assessment find the eligibility criteria to be met?"),
        Fact(
            name="investigation",
            question="Is the investigation local or commissioned?",
            kind=Kind.CHOICE,
            choices=("local", "commissioned"),
        ),
        Fact(name="joint", question="Does the complaint concern a jointly delivered service?"),
    ),
    standing=(
        Standing(
            name="body",
            when=FactIn(
                "body-kind",
                ("local-authority", "nhs-organisation", "primary-care-provider", "independent-provider"),
            ),
            text="the body is one that the regulations bind",
            source=BODIES,
        ),
        Standing(
            name="criteria",
            when=FactIs("criteria-met"),
            text="the eligibility criteria, which the page does not give, are met",
            source=PAGE.at("stage 1", seen=Seen.PRIMARY, words="whether the eligibility criteria are met"),
        ),
    ),
    routes=(
        Route(
            name="lgsco",
            title="stage 2: the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=STAGE_2,
            complete=Any(Happened("final-response")),
            remit="whether the council acted fairly, followed proper processes, and responded appropriately",
        ),
    ),
    letters=(
        Letter(
            event="letter-of-scope",
            contents=(
                Content(
                    text="that the complaint will be investigated under the statutory process",
                    source=PAGE.at(
                        "stage 1",
                        seen=Seen.PRIMARY,
                        words="That your complaint will be investigated under the statutory process",
                    ),
                ),
                Content(
                    text="what will be looked at",
                    source=PAGE.at("stage 1", seen=Seen.PRIMARY, words="What will be looked at"),
                ),
                Content(
                    text="who investigates and answers",
                    source=PAGE.at(
                        "stage 1",
                        seen=Seen.PRIMARY,
                        words="Who will be completing the investigation and providing the response",
                    ),
                ),
            ),
            form="in writing",
        ),
        Letter(
            event="final-response",
            contents=(
                Content(
                    text="how the complaint was considered",
                    source=PAGE.at("stage 1", seen=Seen.PRIMARY, words="How your complaint was considered"),
                ),
                Content(
                    text="the findings",
                    source=PAGE.at("stage 1", seen=Seen.PRIMARY, words="The findings of the investigation"),
                ),
                Content(
                    text="the actions",
                    source=PAGE.at(
                        "stage 1",
                        seen=Seen.PRIMARY,
                        words="Any actions we will take to resolve the issues you raised",
                    ),
                ),
            ),
            form="in writing",
        ),
        Letter(
            event="refusal",
            contents=(
                Content(
                    text="advice, or where else to turn, where appropriate",
                    source=PAGE.at(
                        "stage 1",
                        seen=Seen.PRIMARY,
                        words="Where appropriate, we will provide further advice or signpost you",
                    ),
                    strength=Strength.PROMISE,
                ),
            ),
        ),
    ),
    roles=(
        Role(
            name="investigating-officer",
            title="the investigating officer",
            text="usually the manager responsible for the service",
            source=PAGE.at(
                "stage 1", seen=Seen.PRIMARY, words="This is usually the manager responsible for the service"
            ),
        ),
    ),
    statements=(
        Statement(
            name="joint-handling",
            text="The council works with the Trust so that one process is followed across jointly delivered services.",
            source=PAGE.at(
                "", seen=Seen.PRIMARY, words="We work closely with Midlands Partnership NHS Foundation Trust"
            ),
        ),
        Statement(
            name="issues",
            text="The specific issues are identified.",
            source=PAGE.at("stage 1", seen=Seen.PRIMARY, words="Identify the specific issues to be investigated"),
            strength=Strength.PROMISE,
            stage="stage-1",
        ),
    ),
    findings=(
        TextFinding(name="no-figures", text="The page gives no figure anywhere."),
        TextFinding(name="criteria", text="The eligibility criteria are not on the page.", about=("criteria",)),
        TextFinding(
            name="all-stages",
            text="The page asks that all stages be complete, which is narrower than the Act.",
            about=("lgsco",),
        ),
    ),
)

PROCEDURES = (UNDATED,)
