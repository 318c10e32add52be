"""
The Housing Ombudsman: when a complaint about a social landlord in England may be made to it.

Source:
    The Housing Ombudsman Service's page on complaints over a year old; its fact sheet on the end of the designated
    person and the eight weeks on 1 October 2022; Localism Act 2011, s.180, with its explanatory notes, for the time
    before. The Housing Ombudsman Scheme itself was not read.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIn, FactIs, Happened, Missed, Not
from complaint_rules.eligibility import Discretion, Exclusion, TimeLimit
from complaint_rules.limits import After, First, On, Readings
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import NOT_BEGUN, Duty, Stage, Statement, Strength, TextFinding, Transition
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Detail, Event, Fact, Kind, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

PAGE = Instrument(
    title="Housing Ombudsman Service: your complaint is over a year old",
    short="Housing Ombudsman page on old complaints",
    url="https://housing-ombudsman.org.uk/residents/make-a-complaint/your-complaint-is-over-a-year-old",
    checked_on=CHECKED,
)
FACT_SHEET = Instrument(
    title="Housing Ombudsman Service fact sheet: early resolution",
    short="Housing Ombudsman fact sheet on early resolution",
    url="https://www.housing-ombudsman.org.uk/centre-for-learning/fact-sheets/early-resolution/",
    checked_on=CHECKED,
)
LOCALISM_ACT = Instrument(
    title="Localism Act 2011",
    short="Localism Act 2011",
    url="https://www.legislation.gov.uk/ukpga/2011/20/section/180",
    checked_on=CHECKED,
)

TWELVE_OR_MORE = PAGE.at(
    "",
    seen=Seen.PRIMARY,
    words="If it has been 12 months or more since your landlord issued its stage 2 (final) response … we will not be "
    "able to consider it",
)
REASONS_FOR_DELAY = PAGE.at(
    "", seen=Seen.PRIMARY, paraphrase="the reasons for the delay are considered before it is turned away"
)
NO_MORE_WAITING = FACT_SHEET.at(
    "",
    seen=Seen.PRIMARY,
    words="From 1 October 2022 … residents will no longer have to contact a designated person or wait eight weeks",
)
DESIGNATED_PERSON = LOCALISM_ACT.at(
    "s.180 (Housing Act 1996, Sch 2 para 7A)",
    seen=Seen.PARTIAL,
    words="unless it is made in writing to the ombudsman by a designated person by way of referral",
    paraphrase="else a complaint against a social landlord is not duly made, subject to paragraph 7B",
)
EIGHT_WEEKS = LOCALISM_ACT.at(
    "s.180, explanatory notes, para 401",
    seen=Seen.PRIMARY,
    words="unless 8 weeks have elapsed since the end of the landlord's complaints process, or the designated person "
    "declines to refer the complaint, or agrees it may be made direct by the tenant",
    url="https://www.legislation.gov.uk/ukpga/2011/20/notes/division/5/7/6/1",
)
NO_WORKING_DAYS = house_rule(
    "no limit here is counted in working days; the bank holidays of England and Wales are named because a calendar "
    "must be",
    checked_on=CHECKED,
)
ON_RECORD = house_rule(
    "the twelve months run from the landlord's final response, so a complaint without one on record is left to the "
    "Ombudsman, and never taken to be in time",
    checked_on=CHECKED,
)
DECIDED = house_rule("a complaint on which the Ombudsman has decided is taken to be at its end", checked_on=CHECKED)
WITHDRAWAL = PAGE.at(
    "withdrawal",
    seen=Seen.UNCONFIRMED,
    paraphrase="a complaint that is withdrawn is taken to be at its end with the Ombudsman",
)

OMBUDSMAN = "the Housing Ombudsman"
WORKING_DAYS = WorkingDayDefinition(division="england-and-wales", source=NO_WORKING_DAYS)
PARTIES = {
    Party.BODY: "the landlord",
    Party.COMPLAINANT: "the resident",
    Party.OMBUDSMAN: OMBUDSMAN,
    Party.OTHER_BODY: "the designated person",
}

FINAL_RESPONSE = First(On("final-response"), On("stage-2-response"))

TIME_LIMIT = TimeLimit(
    name="time-limit",
    title="the Housing Ombudsman's twelve months",
    until=Readings(
        "twelve-months-or-more",
        {
            "less-than-twelve-months": After(FINAL_RESPONSE, Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
            "not-more-than-twelve-months": After(FINAL_RESPONSE, Period(12, Unit.MONTHS)),
        },
    ),
    source=TWELVE_OR_MORE,
    discretion=Discretion(who=OMBUDSMAN, source=REASONS_FOR_DELAY),
)
"""The Ombudsman's own clock, which runs from the day on which the landlord issued its final response."""

NO_FINAL_RESPONSE = Exclusion(
    name="no-final-response",
    when=All(Not(Happened("final-response")), Not(Happened("stage-2-response"))),
    text="a matter on which no final response of the landlord is on record",
    source=ON_RECORD,
    discretion=Discretion(who=OMBUDSMAN, source=ON_RECORD),
)

SOCIAL_LANDLORD = Fact(
    name="social-landlord",
    question="Is the landlord a council, a housing association or another member of the Housing Ombudsman's scheme?",
)

STAGES = (
    Stage(name="with-the-ombudsman", title="with the Ombudsman", source=TWELVE_OR_MORE, handled_by=OMBUDSMAN),
    Stage(name="decided", title="decided by the Ombudsman", source=DECIDED, ends=True),
    Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
)
TRANSITIONS = (
    Transition(event="ombudsman-complaint", start=(NOT_BEGUN,), to="with-the-ombudsman", source=TWELVE_OR_MORE),
    Transition(event="ombudsman-decision", start=("with-the-ombudsman",), to="decided", source=DECIDED),
    Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
)
THE_ANNIVERSARY = TextFinding(
    name="the-anniversary",
    text="“12 months or more” leaves the anniversary itself out, so the last safe day is the day before it. The "
    "Housing Ombudsman Scheme was not read and may put it otherwise, so the anniversary cannot be told.",
    about=("time-limit",),
)
FROM_THE_FINAL_RESPONSE = TextFinding(
    name="from-the-final-response",
    text="This clock runs from the day on which the landlord issued its final response, unlike those of the other "
    "two ombudsmen, which run from first notice. Where both a final and a stage 2 response are on record, the first "
    "of them counts.",
    about=("time-limit",),
)
NO_TIME_TO_DECIDE = TextFinding(
    name="no-time-to-decide",
    text="No figure was found for how long the Ombudsman takes to decide, so none is given.",
    about=("ombudsman-decision",),
)

UNTIL_2022_09_30 = Procedure(
    name="housing-ombudsman",
    title="Complaint to the Housing Ombudsman, before 1 October 2022",
    version="until-2022-09-30",
    source=DESIGNATED_PERSON,
    in_force_until=date(2022, 9, 30),
    governs=Governs.NOT_STATED,
    working_days=WORKING_DAYS,
    parties=PARTIES,
    opening="ombudsman-complaint",
    stages=STAGES,
    transitions=TRANSITIONS,
    duties=(
        Duty(
            name="eight-week-wait",
            title="the answer of a designated person, for which the resident otherwise waited eight weeks",
            act="designated-person-answer",
            owed_by=Party.OTHER_BODY,
            within=After(FINAL_RESPONSE, Period(8, Unit.WEEKS)),
            source=EIGHT_WEEKS,
            strength=Strength.DESCRIPTION,
            if_missed=("the resident could go to the Ombudsman direct",),
        ),
    ),
    further_events=(
        Event(
            name="designated-person-answer",
            title="the designated person's answer",
            by=Party.OTHER_BODY,
            details=(Detail("answer", Kind.CHOICE, ("referred", "declined", "agreed-to-direct-complaint")),),
        ),
    ),
    time_limits=(TIME_LIMIT,),
    exclusions=(
        NO_FINAL_RESPONSE,
        Exclusion(
            name="eight-weeks",
            when=All(
                Any(Happened("final-response"), Happened("stage-2-response")),
                Not(Happened("designated-person-answer")),
                Not(Missed("eight-week-wait")),
            ),
            text="a complaint made within eight weeks of the end of the landlord's procedure, without the answer of a "
            "designated person",
            source=EIGHT_WEEKS,
        ),
    ),
    statements=(
        Statement(
            name="designated-person",
            text="A complaint went through a designated person: a Member of Parliament, a councillor of the housing "
            "authority, or a designated tenant panel.",
            source=DESIGNATED_PERSON,
            strength=Strength.MUST,
        ),
    ),
    findings=(
        THE_ANNIVERSARY,
        FROM_THE_FINAL_RESPONSE,
        NO_TIME_TO_DECIDE,
        TextFinding(
            name="eight-weeks-not-read",
            text="The eight weeks are counted from the day after the landlord's final response, as the explanatory "
            "notes put it. Paragraph 7B itself was not read; it may count a day otherwise.",
            about=("eight-week-wait", "eight-weeks"),
        ),
        TextFinding(
            name="twelve-months-then",
            text="The page with the twelve months is of today. That they held before 1 October 2022 was not checked.",
            about=("time-limit",),
        ),
        TextFinding(
            name="open-on-1-october-2022",
            text="Whether a wait that was running on 1 October 2022 fell away on that day is not stated. The fact "
            "sheet says that from then on residents no longer have to wait, so a complaint made from then on is best "
            "read under the later version.",
            about=("eight-week-wait", "eight-weeks"),
        ),
    ),
)

FROM_2022_10_01 = Procedure(
    name="housing-ombudsman",
    title="Complaint to the Housing Ombudsman",
    version="2022-10-01",
    source=TWELVE_OR_MORE,
    in_force_from=date(2022, 10, 1),
    governs=Governs.NOT_STATED,
    working_days=WORKING_DAYS,
    parties=PARTIES,
    opening="ombudsman-complaint",
    stages=STAGES,
    transitions=TRANSITIONS,
    further_facts=(SOCIAL_LANDLORD,),
    time_limits=(TIME_LIMIT,),
    exclusions=(NO_FINAL_RESPONSE,),
    statements=(
        Statement(
            name="no-more-waiting",
            text="Residents no longer have to contact a designated person or wait eight weeks.",
            source=NO_MORE_WAITING,
        ),
    ),
    findings=(THE_ANNIVERSARY, FROM_THE_FINAL_RESPONSE, NO_TIME_TO_DECIDE),
)

SCHEME = Scheme(
    name="housing-ombudsman",
    title="the Housing Ombudsman's rules",
    kind=SchemeKind.OMBUDSMAN,
    versions=(UNTIL_2022_09_30, FROM_2022_10_01),
    scopes=(
        Scope(
            relation=Relation.NEXT,
            when=All(FactIs("nation", "england"), FactIs("subject", "housing"), FactIs("landlord")),
            text="A complaint about one's landlord, where that is a social landlord in England, can go to this "
            "Ombudsman next.",
            source=TWELVE_OR_MORE,
            unless=Any(
                FactIn("body", ("nhs", "primary-care", "school", "police", "government-department")),
                FactIs("social-landlord", False),
            ),
            unless_text="a landlord outside the Housing Ombudsman's scheme; an NHS body, a school, the police or a "
            "government department",
        ),
    ),
    coverage=(
        Encoded(
            row="page on old complaints",
            words="12 months or more since your landlord issued its stage 2 (final) response … we will not be able to "
            "consider it",
            by=(
                "time-limit:time-limit",
                "exclusion:no-final-response",
                "finding:the-anniversary",
                "finding:from-the-final-response",
            ),
        ),
        Encoded(
            row="fact sheet on early resolution",
            words="From 1 October 2022 … residents will no longer have to contact a designated person or wait eight "
            "weeks",
            by=("statement:no-more-waiting", "finding:open-on-1-october-2022"),
        ),
        Encoded(
            row="Localism Act 2011, s.180",
            words="unless 8 weeks have elapsed since the end of the landlord's complaints process, or the designated "
            "person declines",
            by=("exclusion:eight-weeks", "duty:eight-week-wait", "statement:designated-person"),
        ),
        LeftOut(
            row="Housing Ombudsman Scheme, paragraph on the time limit",
            words="not read",
            reason="Its number and its words were not confirmed; the page's words are held instead.",
        ),
    ),
    not_read=(
        NotRead(
            what="The Housing Ombudsman Scheme",
            effect="The boundary of the twelve months is left in doubt by one day, and what else the Ombudsman may or "
            "may not consider is not held.",
        ),
        NotRead(
            what="Housing Act 1996, Sch 2 para 7B, as inserted by Localism Act 2011, s.180",
            effect="The eight weeks are counted as the explanatory notes put them.",
        ),
    ),
)
