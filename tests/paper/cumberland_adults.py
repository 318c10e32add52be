"""Adult social care in Cumberland, as the council's page puts it."""

from __future__ import annotations

from complaint_rules.limits import DateSetBy, NoFigure
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Content, Duty, Letter, Stage, Strength, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="Cumberland Council: complaints procedure for social care",
    short="Cumberland Council",
    url="the website of Cumberland Council",
    checked_on=CHECKED,
)
WHOLE = PAGE.at("adult social care", seen=Seen.PRIMARY, paraphrase="complaints about adult social care")
CONTACT = PAGE.at("adult social care", seen=Seen.PRIMARY, words="we will usually try to speak or meet with you")
AGREED = PAGE.at(
    "adult social care", seen=Seen.PRIMARY, words="We will put things right if we can, within an agreed timescale"
)
EXPLAIN = PAGE.at(
    "adult social care",
    seen=Seen.PRIMARY,
    words="we will always provide a full and open explanation of our decisions or actions",
)

UNDATED = Procedure(
    name="cumberland-adults",
    title="Complaint about adult social care in Cumberland",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the council"},
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(name="considered", title="being considered", source=WHOLE),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=WHOLE),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
        Transition(event="resolution", start=("considered",), to="completed", source=AGREED),
    ),
    duties=(
        Duty(
            name="discussion",
            act="discussion",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("“usually”, with no time"),
            source=CONTACT,
            strength=Strength.USUAL,
        ),
        Duty(
            name="final-response",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=DateSetBy("response-date-agreed"),
            source=AGREED,
            strength=Strength.PROMISE,
        ),
    ),
    letters=(
        Letter(
            event="final-response",
            contents=(Content(text="a full and open explanation, always", source=EXPLAIN, strength=Strength.PROMISE),),
        ),
    ),
    findings=(TextFinding(name="silences", text="No acknowledgement, no time limit and no Ombudsman are mentioned."),),
)

PROCEDURES = (UNDATED,)
