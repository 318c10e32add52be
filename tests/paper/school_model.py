"""A school that follows the department's model procedure."""

from __future__ import annotations

from complaint_rules.eligibility import TimeLimit
from complaint_rules.limits import After, ByFact, Last, LaterOf, On, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Strength, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Fact, Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

MODEL = Instrument(
    title="Department for Education: model complaints procedure, as a school publishes it",
    short="school model procedure",
    url="the website of a school",
    checked_on=CHECKED,
)
WHOLE = MODEL.at("", seen=Seen.PARTIAL, paraphrase="a school's procedure after the department's model")
THREE_MONTHS = MODEL.at(
    "", seen=Seen.PARTIAL, words="or … the last of these incidents", paraphrase="three months of the incident"
)
FIRST_SCHOOL_DAY = MODEL.at("", seen=Seen.PARTIAL, words="considered on the first school day after the holiday")

UNDATED = Procedure(
    name="school-model",
    title="Complaint to a school",
    version="undated",
    source=WHOLE,
    working_days=ENGLAND,
    parties={Party.BODY: "the school"},
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=WHOLE),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=WHOLE),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="consideration",
            act="consideration",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(1, Unit.SCHOOL_DAYS, Counting.BEGINNING_WITH)),
            source=FIRST_SCHOOL_DAY,
            strength=Strength.DESCRIPTION,
        ),
    ),
    further_events=(
        Event(
            name="incident",
            title="one of a series of incidents",
            by=Party.NOBODY,
            sent=False,
            repeats=True,
            lies_before=True,
        ),
        Event(
            name="consideration",
            title="the school's taking up of the complaint",
            by=Party.BODY,
            sent=False,
            after=("complaint",),
        ),
    ),
    further_facts=(Fact(name="series-of-incidents", question="Is the complaint about a series of incidents?"),),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=ByFact(
                "series-of-incidents",
                {
                    True: After(LaterOf(Last(On("incident"))), Period(3, Unit.MONTHS)),
                    False: After(On("matter-occurred"), Period(3, Unit.MONTHS)),
                },
            ),
            source=THREE_MONTHS,
        ),
    ),
    findings=(
        TextFinding(
            name="late", text="What was seen does not say who may accept a late complaint.", about=("time-limit",)
        ),
    ),
)

PROCEDURES = (UNDATED,)
