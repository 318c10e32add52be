"""Adult social care in Bracknell Forest, as an archived page put it."""

from __future__ import annotations

from complaint_rules.conditions import Happened
from complaint_rules.eligibility import TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Extension,
    How,
    Stage,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Bracknell Forest Council: complaints about adult social care",
    short="Bracknell Forest Council",
    url="the website of Bracknell Forest Council",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("", seen=Seen.PARTIAL, paraphrase="three stages")
ACKNOWLEDGE = PAGE.at("", seen=Seen.PARTIAL, paraphrase="acknowledged within 3 working days")
TEN = PAGE.at("stage 1", seen=Seen.PARTIAL, words="10 working days")
COMPLEX = PAGE.at("stage 1", seen=Seen.PARTIAL, words="may be extended to 20 working days for more complex")
ASK = PAGE.at("stage 2", seen=Seen.PARTIAL, words="within 20 working days following the stage 1 response")
TWELVE_MONTHS = PAGE.at("", seen=Seen.PARTIAL, words="from when the matter … occurred")

UNDATED = Procedure(
    name="bracknell-forest-adults",
    title="Complaint about adult social care in Bracknell Forest",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(name="stage-1", title="stage 1", source=TEN),
        Stage(name="stage-2", title="stage 2", source=ASK),
        Stage(name="stage-3", title="stage 3", source=WHOLE),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=TEN),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=ASK,
            allowed_if=Happened("stage-1-response"),
        ),
        Transition(event="stage-3-request", start=("stage-2",), to="stage-3", source=WHOLE),
        Transition(event="stage-3-response", start=("stage-3",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("acknowledgement-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(3, Unit.WORKING_DAYS),
            ),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-1-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(10, Unit.WORKING_DAYS, at_most=20),
            ),
            source=TEN,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=NoFigure("no figure for stage 2 was seen"),
            source=WHOLE,
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
                    "stage-1-response-date",
                    {"sent": On("stage-1-response"), "received": Received("stage-1-response")},
                ),
                Period(20, Unit.WORKING_DAYS),
            ),
            source=ASK,
        ),
    ),
    extensions=(
        Extension(duty="stage-1-response", how=How.NOTICE, to_at_most=True, causes=("complexity",), source=COMPLEX),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=After(On("matter-occurred"), Period(12, Unit.MONTHS)),
            source=TWELVE_MONTHS,
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="Neither the 3 nor the 10 working days have a start in what was seen.",
            about=("acknowledgement", "stage-1-response"),
        ),
    ),
)

PROCEDURES = (UNDATED,)
