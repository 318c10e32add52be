"""Concepts that none of the seeds and examples has, each in the words of the page or law that has it."""

from __future__ import annotations

from datetime import date

from complaint_rules.conditions import Happened
from complaint_rules.limits import After, Before, ByFact, DateSetBy, NextOpenDay, On, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Extension,
    How,
    Stage,
    Strength,
    Suspension,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Event, Fact, Kind, Party
from complaint_rules.working_days import WorkingDayDefinition
from tests.paper.house import CHECKED, ENGLAND, NO_DEFINITION, NOT_SAID

PAGES = Instrument(
    title="Pages of councils, schools and colleges that are not named here",
    short="a council's page",
    url="not given",
    checked_on=CHECKED,
)
TIERS = PAGES.at(
    "", seen=Seen.SECONDARY, paraphrase="simple, medium and complex cases with 30, 60 working days and 6 months"
)
HOURS = PAGES.at("", seen=Seen.PARTIAL, words="acknowledge within 48 hours")
LETTER = PAGES.at("", seen=Seen.PARTIAL, words="20 days of getting your letter")
CAP = PAGES.at("stage 3", seen=Seen.PARTIAL, words="in total can take up to 50 working days")
COURT = PAGES.at(
    "",
    seen=Seen.SECONDARY,
    paraphrase="a council may decline while court proceedings run; the complainant may resubmit",
)
PAPERS = Instrument(
    title="Getting the best from complaints (Department for Education and Skills, 2006)",
    short="Getting the best from complaints",
    url="",
    checked_on=CHECKED,
).at("stage 3", seen=Seen.UNCONFIRMED, paraphrase="papers not later than 10 working days before the panel")
CLOSED = PAGES.at("", seen=Seen.SECONDARY, paraphrase="a college's closure weeks are not working days")
OPEN_AGAIN = house_rule("the shape of a loop, which no text that was seen quotes", checked_on=CHECKED)
BY_AN_OFFICER = house_rule("the shape of an extension by an officer, which no text seen quotes", checked_on=CHECKED)

COUNCIL = Procedure(
    name="further",
    title="Complaint under rules of several pages",
    version="undated",
    source=TIERS,
    working_days=WorkingDayDefinition(
        division="england-and-wales", source=NO_DEFINITION, closures_count=True, closures_source=CLOSED
    ),
    parties={Party.BODY: "the council", Party.PANEL: "the panel"},
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1", source=TIERS),
        Stage(name="stage-3", title="stage 3", source=CAP),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=TIERS),
        Transition(event="panel-request", start=("stage-1",), to="stage-3", source=CAP),
        Transition(event="panel-response", start=("stage-3",), to="completed", source=NOT_SAID),
        Transition(
            event="stage-1-request",
            start=("completed",),
            to="stage-1",
            source=OPEN_AGAIN,
            reopens=True,
            allowed_if=Happened("complaint"),
        ),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(48, Unit.HOURS)),
            source=HOURS,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=ByFact(
                "complexity",
                {
                    "simple": After(NextOpenDay(Received("complaint")), Period(30, Unit.WORKING_DAYS)),
                    "medium": After(NextOpenDay(Received("complaint")), Period(60, Unit.WORKING_DAYS)),
                    "complex": After(NextOpenDay(Received("complaint")), Period(6, Unit.MONTHS)),
                },
            ),
            source=TIERS,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="panel-papers",
            act="panel-papers",
            stage="stage-3",
            owed_by=Party.BODY,
            within=Before(DateSetBy("panel-date-fixed"), Period(10, Unit.WORKING_DAYS)),
            source=PAPERS,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="panel-meeting",
            act="panel-meeting",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(Received("panel-request"), Period(30, Unit.WORKING_DAYS)),
            source=CAP,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="panel-response",
            act="panel-response",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(On("panel-meeting"), Period(20, Unit.WORKING_DAYS)),
            source=CAP,
            strength=Strength.PROMISE,
        ),
        Duty(
            name="stage-3-in-total",
            act="panel-response",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(Received("panel-request"), Period(50, Unit.WORKING_DAYS)),
            source=CAP,
            strength=Strength.DESCRIPTION,
        ),
    ),
    windows=(
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-1",
            until=After(Received("stage-1-response"), Period(20, Unit.DAYS_KIND_NOT_STATED)),
            source=LETTER,
        ),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.OFFICER,
            by=Period(5, Unit.WORKING_DAYS),
            times=1,
            source=BY_AN_OFFICER,
        ),
    ),
    suspensions=(Suspension(cause="court", title="court proceedings", source=COURT),),
    further_events=(
        Event(name="panel-papers", title="the papers for the panel", by=Party.BODY, after=("panel-request",)),
    ),
    further_facts=(
        Fact(
            name="complexity",
            question="How complex is the case?",
            kind=Kind.CHOICE,
            choices=("simple", "medium", "complex"),
        ),
    ),
    findings=(
        TextFinding(name="kind-of-days", text="“20 days” does not say of what kind.", about=("panel-request",)),
        TextFinding(name="unfilled", text="A template on another page still reads “<insert number>” days.", about=()),
    ),
)

WALES = Instrument(
    title="National Health Service (Concerns, Complaints and Redress Arrangements) (Wales) Regulations 2011",
    short="WSI 2011/704",
    url="https://www.legislation.gov.uk/wsi/2011/704/part/5/made",
    checked_on=CHECKED,
)
TWO_DAYS = WALES.at(
    "reg 22(1)",
    seen=Seen.PRIMARY,
    words="not later than two working days after the day on which it receives it",
)
FIVE_DAYS = WALES.at(
    "reg 22(1), as amended",
    seen=Seen.PRIMARY,
    words="for 'two' substitute 'five'",
    url="https://www.legislation.gov.uk/wsi/2023/274/regulation/14/made",
)

WALES_2011 = Procedure(
    name="wales-nhs",
    title="Concern about the NHS in Wales",
    version="2011-04-01",
    source=TWO_DAYS,
    in_force_from=date(2011, 4, 1),
    in_force_until=date(2023, 3, 31),
    governs=Governs.NOT_STATED,
    working_days=ENGLAND,
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=TWO_DAYS),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=TWO_DAYS),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(2, Unit.WORKING_DAYS)),
            source=TWO_DAYS,
        ),
    ),
)
WALES_2023 = Procedure(
    name="wales-nhs",
    title="Concern about the NHS in Wales",
    version="2023-04-01",
    source=FIVE_DAYS,
    in_force_from=date(2023, 4, 1),
    governs=Governs.NOT_STATED,
    working_days=ENGLAND,
    opening="complaint",
    stages=(
        Stage(name="considered", title="being considered", source=FIVE_DAYS),
        Stage(name="completed", title="completed", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=FIVE_DAYS),
        Transition(event="final-response", start=("considered",), to="completed", source=NOT_SAID),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="considered",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(5, Unit.WORKING_DAYS)),
            source=FIVE_DAYS,
        ),
    ),
)

PROCEDURES = (COUNCIL, WALES_2011, WALES_2023)
