"""Complaints to the Shaw Trust, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Strength, TextFinding, Transition, Window
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Shaw Trust: complaints", short="Shaw Trust", url="the website of the Shaw Trust", checked_on=CHECKED
)
ACKNOWLEDGE = PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="acknowledged within 2 working days")
DISCUSSION = PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="a discussion within 5 working days")
LETTER = PAGE.at("stage 1", seen=Seen.PARTIAL, words="within 10 working days of the discussion")
STAGE_2 = PAGE.at("stage 2", seen=Seen.PARTIAL, paraphrase="10 working days")
SILENCE = PAGE.at("", seen=Seen.PARTIAL, words="one calendar month", paraphrase="closed after a silence of that length")
STAGE_3 = PAGE.at("stage 3", seen=Seen.PARTIAL, paraphrase="10 working days")

UNDATED = Procedure(
    name="shaw-trust",
    title="Complaint to the Shaw Trust",
    version="undated",
    source=ACKNOWLEDGE,
    working_days=ENGLAND,
    parties={Party.BODY: "the trust"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=LETTER),
        Stage(name="stage-2", title="stage 2", source=STAGE_2),
        Stage(name="stage-3", title="stage 3", source=STAGE_3),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
        Stage(name="closed", title="closed after silence", source=SILENCE, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=STAGE_2),
        Transition(event="stage-3-request", start=("stage-2",), to="stage-3", source=STAGE_3),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "acknowledgement-start",
                    {"made": On("complaint"), "received": Received("complaint")},
                    default="received",
                ),
                Period(2, Unit.WORKING_DAYS),
            ),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="discussion",
            act="discussion",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "discussion-start", {"receipt": Received("complaint"), "acknowledgement": On("acknowledgement")}
                ),
                Period(5, Unit.WORKING_DAYS),
            ),
            source=DISCUSSION,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("discussion"), Period(10, Unit.WORKING_DAYS)),
            source=LETTER,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-2-start", {"made": On("stage-2-request"), "received": Received("stage-2-request")}),
                Period(10, Unit.WORKING_DAYS),
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
                Readings("stage-3-start", {"made": On("stage-3-request"), "received": Received("stage-3-request")}),
                Period(10, Unit.WORKING_DAYS),
            ),
            source=STAGE_3,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=After(
                Readings(
                    "silence-start",
                    {"sent": On("stage-1-response"), "received": Received("stage-1-response")},
                    default="received",
                ),
                Period(1, Unit.MONTHS),
            ),
            source=SILENCE,
            if_silent="closed",
        ),
        Window(
            name="stage-3-request",
            event="stage-3-request",
            stage="stage-2",
            until=After(
                Readings(
                    "silence-start-2",
                    {"sent": On("stage-2-response"), "received": Received("stage-2-response")},
                    default="received",
                ),
                Period(1, Unit.MONTHS),
            ),
            source=SILENCE,
            if_silent="closed",
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="Only the letter has a start in what was seen; the others are readings.",
            about=("acknowledgement", "discussion", "stage-2-response", "stage-3-response", "stage-2-request"),
        ),
    ),
)

PROCEDURES = (UNDATED,)
