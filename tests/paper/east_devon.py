"""Complaints to East Devon, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Strength, TextFinding, Transition, Window
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="East Devon District Council: complaints",
    short="East Devon District Council",
    url="https://eastdevon.gov.uk/",
    checked_on=CHECKED,
)
ACKNOWLEDGE = PAGE.at("", seen=Seen.PARTIAL, paraphrase="acknowledged within 5 working days")
RESPONSE = PAGE.at(
    "stage 1",
    seen=Seen.PARTIAL,
    words="of acknowledgement where this is practical",
    paraphrase="a response within 20 working days of it",
)
ONE_MONTH = PAGE.at("stage 2", seen=Seen.PARTIAL, words="one month")
SILENCE = PAGE.at("stage 2", seen=Seen.PARTIAL, words="the complaint will be considered to be resolved")

UNDATED = Procedure(
    name="east-devon",
    title="Complaint to East Devon District Council",
    version="undated",
    source=ACKNOWLEDGE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="lgsco-code",
    stages=(
        Stage(name="stage-1", title="stage 1", source=RESPONSE),
        Stage(name="stage-2", title="stage 2", source=ONE_MONTH),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
        Stage(name="resolved-by-silence", title="considered to be resolved", source=SILENCE, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ONE_MONTH),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
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
                Period(5, Unit.WORKING_DAYS),
            ),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("acknowledgement"), Period(20, Unit.WORKING_DAYS)),
            source=RESPONSE,
            strength=Strength.PROMISE,
            soft="“where this is practical”",
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=After(
                Readings(
                    "month-start",
                    {"response-sent": On("stage-1-response"), "response-received": Received("stage-1-response")},
                    default="response-received",
                ),
                Period(1, Unit.MONTHS),
            ),
            source=ONE_MONTH,
            if_silent="resolved-by-silence",
        ),
    ),
    findings=(
        TextFinding(
            name="month-start",
            text="The text does not say from when the month runs; receipt is the default reading.",
            about=("stage-2-request",),
        ),
    ),
)

PROCEDURES = (UNDATED,)
