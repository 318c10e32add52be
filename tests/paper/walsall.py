"""Complaints to Walsall, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, On, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Extension, How, Stage, Strength, TextFinding, Transition, Window
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Walsall Council: complaints",
    short="Walsall Council",
    url="the website of Walsall Council",
    checked_on=CHECKED,
)
ACKNOWLEDGE = PAGE.at("", seen=Seen.PARTIAL, words="within 5 days of it being received")
RESPONSE = PAGE.at(
    "stage 1", seen=Seen.PARTIAL, words="from date at which we acknowledged", paraphrase="10 working days"
)
EXTENSION = PAGE.at(
    "stage 1",
    seen=Seen.PARTIAL,
    words="no more than 10 working days (a total of 20 … from … acknowledged)",
    paraphrase="“without good reason”",
)
ASK = PAGE.at("stage 2", seen=Seen.PARTIAL, words="within one calendar month of receiving")

UNDATED = Procedure(
    name="walsall",
    title="Complaint to Walsall Council",
    version="undated",
    source=ACKNOWLEDGE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="lgsco-code",
    stages=(
        Stage(name="stage-1", title="stage 1", source=RESPONSE),
        Stage(name="stage-2", title="stage 2", source=ASK),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=ACKNOWLEDGE),
        Transition(event="stage-2-request", start=("stage-1",), to="stage-2", source=ASK),
        Transition(event="stage-2-response", start=("stage-2",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(5, Unit.DAYS_KIND_NOT_STATED)),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(On("acknowledgement"), Period(10, Unit.WORKING_DAYS, at_most=20)),
            source=RESPONSE,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=After(Received("stage-1-response"), Period(1, Unit.MONTHS)),
            source=ASK,
        ),
    ),
    extensions=(Extension(duty="stage-1-response", how=How.NOTICE, to_at_most=True, firm=False, source=EXTENSION),),
    findings=(
        TextFinding(name="kind-of-days", text="“5 days” does not say of what kind.", about=("acknowledgement",)),
    ),
)

PROCEDURES = (UNDATED,)
