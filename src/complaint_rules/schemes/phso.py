"""
The Parliamentary and Health Service Ombudsman: when a complaint about the NHS may be made to it.

Source:
    Health Service Commissioners Act 1993, s.9, as enacted; and the Ombudsman's page on complaints about government
    departments, which reach it through a Member of Parliament.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIn, FactIs, FactNotTold, Happened, Not
from complaint_rules.eligibility import Discretion, Exclusion, TimeLimit
from complaint_rules.limits import After, On
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import NOT_BEGUN, Stage, Statement, Strength, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

ACT = Instrument(
    title="Health Service Commissioners Act 1993",
    short="Health Service Commissioners Act 1993",
    url="https://www.legislation.gov.uk/ukpga/1993/46/section/9/enacted",
    checked_on=CHECKED,
)
PAGE = Instrument(
    title="Parliamentary and Health Service Ombudsman: when did the problem happen?",
    short="PHSO page on time limits",
    url="https://www.ombudsman.org.uk/making-complaint/information-advocates-and-representatives/"
    "helping-people-use-our-service/when-did-problem-happen",
    checked_on=CHECKED,
)

S_9 = ACT.at(
    "s.9",
    seen=Seen.PRIMARY,
    paraphrase="what a complaint to the Commissioner needs: writing, a year, and the body's own opportunity first; "
    "read as enacted",
)
S_9_2 = ACT.at("s.9(2)", seen=Seen.PRIMARY, paraphrase="a complaint is made in writing; read as enacted")
S_9_4 = ACT.at(
    "s.9(4)",
    seen=Seen.PRIMARY,
    words="if it is made more than a year after the day on which the person aggrieved first had notice of the matters",
    paraphrase="such a complaint is not entertained, unless the Commissioner considers it reasonable; read as enacted",
)
S_9_5 = ACT.at(
    "s.9(5)",
    seen=Seen.PRIMARY,
    words="reasonable opportunity to investigate and reply",
    paraphrase="the matter is first brought to the notice of the body, which has that opportunity; the Act states a "
    "case in which this is disregarded; read as enacted",
)
DEPARTMENTS = PAGE.at(
    "",
    seen=Seen.PRIMARY,
    paraphrase="a complaint about a government department is put to a Member of Parliament within 12 months of "
    "becoming aware of the matter (Parliamentary Commissioner Act 1967, s.6(3), itself not read); the Member refers it",
)
NO_WORKING_DAYS = house_rule(
    "no limit here is counted in working days; the bank holidays of England and Wales are named because a calendar "
    "must be",
    checked_on=CHECKED,
)
DECIDED = house_rule("a complaint on which the Ombudsman has decided is taken to be at its end", checked_on=CHECKED)
WITHDRAWAL = ACT.at(
    "withdrawal",
    seen=Seen.UNCONFIRMED,
    paraphrase="a complaint that is withdrawn is taken to be at its end with the Ombudsman",
)

OMBUDSMAN = "the Ombudsman"

TIME_LIMIT = TimeLimit(
    name="time-limit",
    title="the Health Service Ombudsman's one year",
    until=After(On("first-notice"), Period(1, Unit.YEARS)),
    source=S_9_4,
    discretion=Discretion(who=OMBUDSMAN, source=S_9_4),
)
"""The Ombudsman's own clock, which runs beside the procedure of every NHS body; it ends on the corresponding date."""

UNDATED = Procedure(
    name="phso",
    title="Complaint to the Parliamentary and Health Service Ombudsman",
    version="undated",
    source=S_9,
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_WORKING_DAYS),
    parties={
        Party.BODY: "the NHS body",
        Party.COMPLAINANT: "the person who complains",
        Party.OMBUDSMAN: OMBUDSMAN,
    },
    opening="ombudsman-complaint",
    stages=(
        Stage(name="with-the-ombudsman", title="with the Ombudsman", source=S_9, handled_by=OMBUDSMAN),
        Stage(name="decided", title="decided by the Ombudsman", source=DECIDED, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="ombudsman-complaint", start=(NOT_BEGUN,), to="with-the-ombudsman", source=S_9),
        Transition(event="ombudsman-decision", start=("with-the-ombudsman",), to="decided", source=DECIDED),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    further_facts=(
        Fact(
            name="body-procedure-completed",
            question="Has the body's own complaints procedure come to its end?",
        ),
    ),
    time_limits=(TIME_LIMIT,),
    exclusions=(
        Exclusion(
            name="in-writing",
            when=FactIs("in-writing", False),
            text="a complaint that is not in writing",
            source=S_9_2,
        ),
        Exclusion(
            name="premature",
            when=All(
                Not(Happened("final-response")),
                Not(Happened("refusal")),
                Any(FactNotTold("body-procedure-completed"), FactIs("body-procedure-completed", False)),
            ),
            text="a matter on which the body has not had a reasonable opportunity to investigate and reply",
            source=S_9_5,
            discretion=Discretion(who=OMBUDSMAN, source=S_9_5),
        ),
    ),
    statements=(
        Statement(
            name="government-departments",
            text="A complaint about a government department goes to a Member of Parliament, who refers it. It is to "
            "reach the Member within 12 months of becoming aware of the matter. That limit is not the one of this "
            "scheme, and no date is given for it here.",
            source=DEPARTMENTS,
        ),
        Statement(
            name="from-first-notice",
            text="The year runs from first notice, not from the body's final response, and goes on while the body is "
            "still considering the complaint.",
            source=S_9_4,
            strength=Strength.MUST,
        ),
    ),
    findings=(
        TextFinding(
            name="as-enacted",
            text="Section 9 was read as enacted in 1993. Later changes to it were not checked.",
            about=("time-limit", "in-writing", "premature"),
        ),
        TextFinding(
            name="put-in-writing",
            text="What was not made in writing can still be put in writing, within the same year or at the "
            "Ombudsman's discretion.",
            about=("in-writing",),
        ),
        TextFinding(
            name="stated-case",
            text="Section 9(5) says in which case the body's opportunity is disregarded. That case is not held here, "
            "so a complaint made before the body has replied is left to the Ombudsman.",
            about=("premature",),
        ),
        TextFinding(
            name="a-day-longer-than-the-other-ombudsman",
            text="The year is “more than a year after the day” of notice, so it ends on the corresponding date. The "
            "Local Government and Social Care Ombudsman's twelve months begin with that day and end one day earlier.",
            about=("time-limit",),
        ),
        TextFinding(
            name="no-time-to-decide",
            text="No figure was found for how long the Ombudsman takes to decide, so none is given.",
            about=("ombudsman-decision",),
        ),
    ),
)

SCHEME = Scheme(
    name="phso",
    title="the Parliamentary and Health Service Ombudsman's rules",
    kind=SchemeKind.OMBUDSMAN,
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.NEXT,
            when=All(
                FactIs("nation", "england"),
                Any(FactIs("subject", "health"), FactIn("body", ("nhs", "primary-care"))),
            ),
            text="A complaint about the NHS in England can go to this Ombudsman next.",
            source=S_9,
            unless=FactIs("body", "government-department"),
            unless_text="a government department, which is complained about through a Member of Parliament",
        ),
        Scope(
            relation=Relation.NEXT,
            when=All(
                FactIs("nation", "england"),
                FactIs("subject", "adults"),
                FactIs("body", "care-provider"),
                Any(
                    FactIs("funding", "nhs"),
                    All(FactIs("funding", "shared"), FactIn("commissioned-by", ("nhs", "council-and-nhs"))),
                ),
            ),
            text="Care that the NHS pays for, alone or with others, can go to this Ombudsman next.",
            source=S_9,
        ),
        Scope(
            relation=Relation.NEXT,
            when=FactIs("body", "government-department"),
            text="A complaint about a government department reaches this Ombudsman through a Member of Parliament.",
            source=DEPARTMENTS,
        ),
    ),
    coverage=(
        Encoded(row="s.9(2)", words="in writing (paraphrase)", by=("exclusion:in-writing", "finding:put-in-writing")),
        Encoded(
            row="s.9(4)",
            words="if it is made more than a year after the day on which the person aggrieved first had notice of the "
            "matters",
            by=("time-limit:time-limit", "statement:from-first-notice"),
        ),
        Encoded(
            row="s.9(5)",
            words="reasonable opportunity to investigate and reply",
            by=("exclusion:premature", "finding:stated-case"),
        ),
        Encoded(
            row="Parliamentary Commissioner Act 1967, s.6(3)",
            words="12 months to a Member of Parliament, from awareness; the Member then refers it (paraphrase)",
            by=("statement:government-departments",),
        ),
    ),
    not_read=(
        NotRead(
            what="Health Service Commissioners Act 1993, s.9 as now amended, and the rest of the Act",
            effect="The year, the writing and the body's opportunity are those of 1993; what may be investigated, and "
            "who may complain for somebody else, is not held.",
        ),
        NotRead(
            what="Parliamentary Commissioner Act 1967, s.6(3)",
            effect="The limit for government departments is a statement from the Ombudsman's page; no date is given.",
        ),
    ),
)
