"""Complaints to Stockton-on-Tees, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, ByFact, NoFigure, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Strength, Target, Transition, Window
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Fact, Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Stockton-on-Tees Borough Council: complaints",
    short="Stockton-on-Tees Borough Council",
    url="the website of Stockton-on-Tees Borough Council",
    checked_on=CHECKED,
)
STAGE_1 = PAGE.at(
    "stage 1",
    seen=Seen.PARTIAL,
    words="will begin the day after",
    paraphrase="25 working days of either the request after early resolution or, if none, receipt",
)
ASK = PAGE.at(
    "stage 2",
    seen=Seen.PARTIAL,
    words="recommends",
    paraphrase="the council recommends asking within 20 working days of receiving the response",
)

UNDATED = Procedure(
    name="stockton",
    title="Complaint to Stockton-on-Tees Borough Council",
    version="undated",
    source=STAGE_1,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=STAGE_1),
        Stage(name="stage-2", title="stage 2", source=ASK),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
        Stage(name="resolved", title="resolved early", source=STAGE_1, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=STAGE_1),
        Transition(event="resolution", start=("stage-1",), to="resolved", source=STAGE_1),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=ByFact(
                "early-resolution-tried",
                {
                    True: After(
                        Received("stage-1-request"), Period(25, Unit.WORKING_DAYS, Counting.BEGINNING_THE_DAY_AFTER)
                    ),
                    False: After(
                        Received("complaint"), Period(25, Unit.WORKING_DAYS, Counting.BEGINNING_THE_DAY_AFTER)
                    ),
                },
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
            until=NoFigure("the council only recommends a time"),
            source=ASK,
            advised=Target(
                until=After(Received("stage-1-response"), Period(20, Unit.WORKING_DAYS)),
                source=ASK,
                strength=Strength.ADVICE,
            ),
        ),
    ),
    further_facts=(Fact(name="early-resolution-tried", question="Was early resolution tried?"),),
)

PROCEDURES = (UNDATED,)
