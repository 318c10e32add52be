"""When a complaint may be made to the Health Service and to the Housing Ombudsman: short drafts."""

from __future__ import annotations

from complaint_rules.eligibility import Discretion, TimeLimit
from complaint_rules.limits import After, First, On, Readings
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import NOT_BEGUN, Stage, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Party
from tests.paper.house import CHECKED, ENGLAND, NOT_SAID

ACT_1993 = Instrument(
    title="Health Service Commissioners Act 1993",
    short="Health Service Commissioners Act 1993",
    url="https://legislation.gov.uk/ukpga/1993/46/section/9/enacted?view=plain",
    checked_on=CHECKED,
)
S_9 = ACT_1993.at(
    "s.9(4)",
    seen=Seen.PRIMARY,
    words="if it is made more than a year after the day",
    paraphrase="on which the person aggrieved first had notice of the matters, unless it is reasonable",
)
HOUSING = Instrument(
    title="Housing Ombudsman Service: your complaint is over a year old",
    short="Housing Ombudsman",
    url="https://housing-ombudsman.org.uk/residents/make-a-complaint/your-complaint-is-over-a-year-old",
    checked_on=CHECKED,
)
TWELVE_OR_MORE = HOUSING.at(
    "",
    seen=Seen.PRIMARY,
    words="If it has been 12 months or more since your landlord issued its stage 2 (final) response",
)

PHSO = Procedure(
    name="phso",
    title="Complaint to the Parliamentary and Health Service Ombudsman",
    version="undated",
    source=S_9,
    working_days=ENGLAND,
    parties={Party.OMBUDSMAN: "the Ombudsman"},
    opening="ombudsman-complaint",
    stages=(
        Stage(name="with-the-ombudsman", title="with the Ombudsman", source=S_9),
        Stage(name="decided", title="decided", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="ombudsman-complaint", start=(NOT_BEGUN,), to="with-the-ombudsman", source=S_9),
        Transition(event="ombudsman-decision", start=("with-the-ombudsman",), to="decided", source=NOT_SAID),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=After(On("first-notice"), Period(1, Unit.YEARS)),
            source=S_9,
            discretion=Discretion(who="the Ombudsman", source=S_9),
        ),
    ),
)

HOUSING_OMBUDSMAN = Procedure(
    name="housing-ombudsman",
    title="Complaint to the Housing Ombudsman",
    version="undated",
    source=TWELVE_OR_MORE,
    working_days=ENGLAND,
    parties={Party.OMBUDSMAN: "the Housing Ombudsman", Party.BODY: "the landlord"},
    opening="ombudsman-complaint",
    stages=(
        Stage(name="with-the-ombudsman", title="with the Ombudsman", source=TWELVE_OR_MORE),
        Stage(name="decided", title="decided", source=NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="ombudsman-complaint", start=(NOT_BEGUN,), to="with-the-ombudsman", source=TWELVE_OR_MORE),
        Transition(event="ombudsman-decision", start=("with-the-ombudsman",), to="decided", source=NOT_SAID),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=Readings(
                "twelve-months-or-more",
                {
                    "less-than-twelve-months": After(
                        First(On("final-response"), On("stage-2-response")),
                        Period(12, Unit.MONTHS, Counting.BEGINNING_WITH),
                    ),
                    "not-more-than-twelve-months": After(
                        First(On("final-response"), On("stage-2-response")), Period(12, Unit.MONTHS)
                    ),
                },
            ),
            source=TWELVE_OR_MORE,
            discretion=Discretion(who="the Housing Ombudsman", source=TWELVE_OR_MORE),
        ),
    ),
    findings=(
        TextFinding(
            name="the-anniversary",
            text="“12 months or more” leaves the anniversary itself out; the Scheme was not read.",
            about=("time-limit",),
        ),
    ),
)

PROCEDURES = (PHSO, HOUSING_OMBUDSMAN)
