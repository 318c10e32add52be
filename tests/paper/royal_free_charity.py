"""Complaints to the Royal Free Charity, as an archived page put it."""

from __future__ import annotations

from complaint_rules.conditions import Missed
from complaint_rules.limits import After, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Recurrence, Stage, Strength, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

PAGE = Instrument(
    title="The Royal Free Charity: complaints",
    short="Royal Free Charity",
    url="the website of the Royal Free Charity",
    checked_on=CHECKED,
)
ACKNOWLEDGE = PAGE.at(
    "", seen=Seen.PARTIAL, words="no later than five working days after the day the complaint is received"
)
RESPONSE = PAGE.at("", seen=Seen.PARTIAL, words="of the complaint being received", paraphrase="20 working days")
UPDATE = PAGE.at("", seen=Seen.PARTIAL, words="an update every 10 working days", paraphrase="past the target")

UNDATED = Procedure(
    name="royal-free-charity",
    title="Complaint to the Royal Free Charity",
    version="undated",
    source=RESPONSE,
    working_days=ENGLAND,
    parties={Party.BODY: "the charity"},
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=RESPONSE),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=RESPONSE),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(5, Unit.WORKING_DAYS)),
            source=ACKNOWLEDGE,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="final-response",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(20, Unit.WORKING_DAYS)),
            source=RESPONSE,
            strength=Strength.AIM,
        ),
        Duty(
            name="progress-update",
            act="progress-update",
            stage="considered",
            owed_by=Party.BODY,
            within=After(After(Received("complaint"), Period(20, Unit.WORKING_DAYS)), Period(10, Unit.WORKING_DAYS)),
            source=UPDATE,
            strength=Strength.PROMISE,
            recurs=Recurrence(
                every=Period(10, Unit.WORKING_DAYS), ends_with="final-response", starts_if=Missed("final-response")
            ),
        ),
    ),
)

PROCEDURES = (UNDATED,)
