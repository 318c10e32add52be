"""Adult social care in Bexley, as an archived page put it."""

from __future__ import annotations

from complaint_rules.limits import After, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Extension, How, Stage, Strength, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="London Borough of Bexley: complaints about adult social care",
    short="London Borough of Bexley",
    url="the website of the London Borough of Bexley",
    checked_on=CHECKED,
)
FIFTEEN = PAGE.at("adults", seen=Seen.PARTIAL, paraphrase="one stage, a response within 15 working days")
EXTENDED = PAGE.at("adults", seen=Seen.PARTIAL, words="can be extended", paraphrase="where complex; no outer limit")

UNDATED = Procedure(
    name="bexley-adults",
    title="Complaint about adult social care in Bexley",
    version="undated",
    source=FIFTEEN,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(name="considered", title="being considered", source=FIFTEEN),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=FIFTEEN),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="final-response",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=After(
                Readings("start", {"made": On("complaint"), "received": Received("complaint")}, default="received"),
                Period(15, Unit.WORKING_DAYS),
            ),
            source=FIFTEEN,
            strength=Strength.PROMISE,
        ),
    ),
    extensions=(Extension(duty="final-response", how=How.NOTICE, causes=("complexity",), source=EXTENDED),),
    findings=(TextFinding(name="start", text="No start was seen for the 15 working days.", about=("final-response",)),),
)

PROCEDURES = (UNDATED,)
