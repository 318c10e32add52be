"""Children's social care in Central Bedfordshire, as an archived page put it."""

from __future__ import annotations

from complaint_rules.conditions import All, Happened, Missed, Not
from complaint_rules.eligibility import Exclusion
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Entitlement,
    Stage,
    Strength,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Central Bedfordshire Council: complaints about children's social care",
    short="Central Bedfordshire Council",
    url="the website of Central Bedfordshire Council",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("", seen=Seen.PARTIAL, paraphrase="the children's procedure, undated")
AT_ONCE = PAGE.at("", seen=Seen.PARTIAL, words="immediately (within a working day)")
STAGE_1 = PAGE.at("stage 1", seen=Seen.PARTIAL, words="ideally within 10 working days or up to 20")
ALTERNATIVE = PAGE.at("", seen=Seen.PARTIAL, words="does not restrict your right")

UNDATED = Procedure(
    name="central-bedfordshire-children",
    title="Complaint about children's social care in Central Bedfordshire",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="england-children",
    stages=(
        Stage(name="stage-1", title="stage 1", source=STAGE_1),
        Stage(name="stage-2", title="stage 2", source=WHOLE),
        Stage(name="no-complaint", title="settled at once: no complaint", source=AT_ONCE, ends=True),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(
            event="resolution",
            start=("stage-1",),
            to="no-complaint",
            source=AT_ONCE,
            when=Not(Missed("settled-at-once")),
        ),
        Transition(
            event="resolution", start=("stage-1",), to="completed", source=STAGE_1, when=Missed("settled-at-once")
        ),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=WHOLE),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="settled-at-once",
            act="resolution",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("complaint"), Period(1, Unit.WORKING_DAYS)),
            source=AT_ONCE,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-1-start", {"made": On("complaint"), "received": Received("complaint")}, default="received"
                ),
                Period(20, Unit.WORKING_DAYS),
            ),
            target=Target(
                until=After(
                    Readings(
                        "stage-1-start",
                        {"made": On("complaint"), "received": Received("complaint")},
                        default="received",
                    ),
                    Period(10, Unit.WORKING_DAYS),
                ),
                source=STAGE_1,
            ),
            source=STAGE_1,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time for asking was seen"),
            source=WHOLE,
        ),
    ),
    exclusions=(
        Exclusion(
            name="settled-at-once",
            when=All(Happened("resolution"), Not(Missed("settled-at-once"))),
            text="what was solved immediately, within a working day, is no complaint",
            source=AT_ONCE,
        ),
    ),
    further_events=(
        Event(
            name="alternative-resolution",
            title="the alternative dispute resolution",
            by=Party.BODY,
            sent=False,
            repeats=True,
            after=("complaint",),
        ),
    ),
    entitlements=(
        Entitlement(
            name="alternative-resolution",
            who="whoever complains",
            text="try alternative dispute resolution, which does not restrict the right to complain",
            source=ALTERNATIVE,
        ),
    ),
    findings=(
        TextFinding(
            name="start", text="No start was seen for the 10 and 20 working days.", about=("stage-1-response",)
        ),
    ),
)

PROCEDURES = (UNDATED,)
