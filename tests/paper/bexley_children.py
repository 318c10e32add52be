"""Children's social care in Bexley, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Strength, TextFinding, Transition, Window
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="London Borough of Bexley: complaints about children's social care",
    short="London Borough of Bexley",
    url="the website of the London Borough of Bexley",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("children", seen=Seen.PARTIAL, paraphrase="stages 1 and 2 for children")
ACKNOWLEDGE = PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="acknowledged within 2 working days")
RESPONSE = PAGE.at("stage 1", seen=Seen.PARTIAL, paraphrase="a response within 10 working days")
ASK = PAGE.at("stage 2", seen=Seen.PARTIAL, words="within 20 working days from receipt of the Stage 1 response")
STAGE_2_ACKNOWLEDGE = PAGE.at("stage 2", seen=Seen.PARTIAL, paraphrase="acknowledged within 2 working days")
STAGE_2 = PAGE.at("stage 2", seen=Seen.PARTIAL, words="between 25 and 65 working days")

UNDATED = Procedure(
    name="bexley-children",
    title="Complaint about children's social care in Bexley",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="england-children",
    stages=(
        Stage(name="stage-1", title="stage 1", source=RESPONSE),
        Stage(name="stage-2", title="stage 2", source=STAGE_2),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=RESPONSE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-1-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(2, Unit.WORKING_DAYS),
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
                Period(10, Unit.WORKING_DAYS),
            ),
            source=RESPONSE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-acknowledgement",
            act="stage-2-acknowledgement",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-2-start", {"made": On("stage-2-request"), "received": Received("stage-2-request")}),
                Period(2, Unit.WORKING_DAYS),
            ),
            source=STAGE_2_ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-2-start", {"made": On("stage-2-request"), "received": Received("stage-2-request")}),
                Period(65, Unit.WORKING_DAYS, at_least=25),
            ),
            source=STAGE_2,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=After(Received("stage-1-response"), Period(20, Unit.WORKING_DAYS)),
            source=ASK,
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="No start was seen for the 2, 10 and 25 to 65 working days.",
            about=("acknowledgement", "stage-1-response", "stage-2-acknowledgement", "stage-2-response"),
        ),
    ),
)

PROCEDURES = (UNDATED,)
