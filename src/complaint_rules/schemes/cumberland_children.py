"""
Complaints about children's social care in Cumberland: three stages, as the council's page puts them.

Source:
    Cumberland Council, "Complaints procedure for social care", the part on Children's Services. The page was read; it
    bears no date. The regulations that it sits under are the scheme "england-children".
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIs, Happened
from complaint_rules.eligibility import Exclusion, TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Entitlement,
    Role,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Event, Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

PAGE = Instrument(
    title="Cumberland Council: complaints procedure for social care",
    short="Cumberland Council, complaints procedure for social care",
    url="https://www.cumberland.gov.uk/your-council/have-your-say/make-complaint-or-give-us-compliment/"
    "complaints-procedure-social-care",
    checked_on=CHECKED,
)

THREE_STAGES = PAGE.at(
    "complaints about Children's Services",
    seen=Seen.PRIMARY,
    words="There are three stages to the procedure and if you are not happy with our response at any stage, you can "
    "choose to take your complaint further",
)
WITHDRAW = PAGE.at(
    "complaints about Children's Services",
    seen=Seen.PRIMARY,
    words="You can also withdraw your complaint at any stage",
)
NO_GUARANTEE = PAGE.at(
    "complaints about Children's Services",
    seen=Seen.PRIMARY,
    words="Complaining will not guarantee that you get new or alternative services",
)
EXPLANATION = PAGE.at(
    "complaints about Children's Services",
    seen=Seen.PRIMARY,
    words="you may get an explanation about the lack of services or decisions made",
)
TALK_FIRST = PAGE.at(
    "stage one",
    seen=Seen.PRIMARY,
    words="Most complaints can be settled quite simply by discussing your problem with a member of staff on hand or "
    "with the team in Children's Services",
)
STAGE_1_AIM = PAGE.at(
    "stage one",
    seen=Seen.PRIMARY,
    words="We aim to settle your complaint as quickly as possible, usually between 10 and 20 working days",
)
ON_TO_STAGE_2 = PAGE.at(
    "stage one",
    seen=Seen.PRIMARY,
    words="If it is not possible to settle your complaint locally, or you remain dissatisfied with the answer you "
    "receive, you may want to take your complaint to stage two of the procedure",
)
ASK_FOR_STAGE_2 = PAGE.at(
    "stage two",
    seen=Seen.PRIMARY,
    words="you can request for it to be considered at stage two",
)
INVESTIGATORS = PAGE.at(
    "stage two",
    seen=Seen.PRIMARY,
    words="by an Investigating Officer and Independent Person appointed to examine your complaint",
)
STAGE_2_RANGE = PAGE.at(
    "stage two",
    seen=Seen.PRIMARY,
    words="A complaint investigation can take between 25 and 65 working days",
)
RIGHT_TO_PANEL = PAGE.at(
    "stage three",
    seen=Seen.PRIMARY,
    words="If you are not happy with the explanation or solution offered to you at stage 2, you have the right to ask",
)
OUTSTANDING = PAGE.at(
    "stage three",
    seen=Seen.PRIMARY,
    words="for any outstanding issues to be considered again, this time by an Independent Review Panel",
)
PANEL_WITHIN_30 = PAGE.at(
    "stage three",
    seen=Seen.PRIMARY,
    words="A Review Panel will be held within 30 working days of your request",
)
UNDER_THE_REGULATIONS = PAGE.at(
    "complaints about Children's Services",
    seen=Seen.PRIMARY,
    words="are investigated under The Children Act 1989 Representations Procedure (England) Regulations 2006",
    paraphrase="said of complaints about children's social care",
)
NO_WORKING_DAY = house_rule(
    "the page does not say what a working day is; weekends and the bank holidays of England and Wales are left out, as "
    "under the regulations that it names",
    checked_on=CHECKED,
)
END_NOT_SAID = house_rule(
    "the page does not say what comes after the panel, nor when a complaint is over; one that was answered last, or "
    "that is settled, is taken to be at its end",
    checked_on=CHECKED,
)

NO_LIMIT = house_rule(
    "the page says nothing of a time limit for complaining; its silence is put here as one", checked_on=CHECKED
)

COUNCIL = "the council"
COMPLAINANT = "the person who complains"

UNDATED = Procedure(
    name="cumberland-children",
    title="Complaint about children's social care in Cumberland",
    version="undated",
    source=THREE_STAGES,
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_WORKING_DAY),
    parties={Party.BODY: COUNCIL, Party.COMPLAINANT: COMPLAINANT, Party.PANEL: "the Independent Review Panel"},
    opening="complaint",
    under="england-children",
    stages=(
        Stage(
            name="stage-1",
            title="stage one, local resolution and problem solving",
            source=TALK_FIRST,
            handled_by="a member of staff on hand or the team in Children's Services",
        ),
        Stage(
            name="stage-2",
            title="stage two, investigation",
            source=INVESTIGATORS,
            handled_by="an Investigating Officer and an Independent Person",
        ),
        Stage(
            name="stage-3",
            title="stage three, Review Panel",
            source=OUTSTANDING,
            handled_by="an Independent Review Panel",
        ),
        Stage(name="completed", title="completed", source=END_NOT_SAID, ends=True),
        Stage(name="settled", title="settled", source=END_NOT_SAID, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAW, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=THREE_STAGES),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=ON_TO_STAGE_2,
            allowed_if=Any(Happened("stage-1-response"), FactIs("cannot-be-settled-locally")),
        ),
        Transition(
            event="panel-request",
            start=("stage-2",),
            to="stage-3",
            source=RIGHT_TO_PANEL,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="panel-response", start=("stage-3",), to="completed", source=END_NOT_SAID),
        Transition(event="resolution", to="settled", source=END_NOT_SAID),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAW),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            title="the answer that settles the complaint at stage one",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(
                Readings("stage-1-start", {"made": On("complaint"), "received": Received("complaint")}),
                Period(20, Unit.WORKING_DAYS, at_least=10),
            ),
            source=STAGE_1_AIM,
            strength=Strength.AIM,
        ),
        Duty(
            name="stage-2-response",
            title="the end of the investigation",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(
                Readings(
                    "stage-2-start",
                    {
                        "made": On("stage-2-request"),
                        "received": Received("stage-2-request"),
                        "appointed": On("investigators-appointed"),
                    },
                ),
                Period(65, Unit.WORKING_DAYS, at_least=25),
            ),
            source=STAGE_2_RANGE,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="panel-meeting",
            act="panel-meeting",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(On("panel-request"), Period(30, Unit.WORKING_DAYS)),
            source=PANEL_WITHIN_30,
            strength=Strength.PROMISE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("the page gives no time for asking for stage two"),
            source=ASK_FOR_STAGE_2,
        ),
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-2",
            until=NoFigure("the page gives no time for asking for a panel"),
            source=RIGHT_TO_PANEL,
            opens=On("stage-2-response"),
        ),
    ),
    further_events=(
        Event(
            name="investigators-appointed",
            title="the appointment of the Investigating Officer and the Independent Person",
            by=Party.BODY,
            sent=False,
            after=("stage-2-request",),
        ),
    ),
    further_facts=(
        Fact(
            name="cannot-be-settled-locally",
            question="Has it turned out that the complaint cannot be settled locally?",
        ),
        Fact(name="serves-as-investigating-officer", question="Is this person the Investigating Officer?"),
        Fact(name="serves-as-independent-person", question="Is this person the Independent Person?"),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=NoFigure("the page is silent on it; the regulations that it names are not"),
            source=NO_LIMIT,
        ),
    ),
    entitlements=(
        Entitlement(
            name="go-further",
            who=COMPLAINANT,
            text="take the complaint further if not happy with the council's response at any stage",
            source=THREE_STAGES,
            stages=("stage-1", "stage-2", "stage-3"),
        ),
        Entitlement(
            name="withdraw",
            who=COMPLAINANT,
            text="withdraw the complaint at any stage",
            source=WITHDRAW,
            stages=("stage-1", "stage-2", "stage-3"),
        ),
        Entitlement(
            name="review-panel",
            who="a person who is not happy with the explanation or solution offered at stage two",
            text="ask for any outstanding issues to be considered again by an Independent Review Panel",
            source=RIGHT_TO_PANEL,
            stages=("stage-2",),
            when=Happened("stage-2-response"),
        ),
    ),
    roles=(
        Role(
            name="investigating-officer",
            title="the Investigating Officer",
            text="one of the two who are appointed to examine the complaint at stage two",
            source=INVESTIGATORS,
            not_if=(
                Exclusion(
                    name="independent-person",
                    when=FactIs("serves-as-independent-person"),
                    text="the Independent Person: the page names two people",
                    source=INVESTIGATORS,
                ),
            ),
        ),
        Role(
            name="independent-person",
            title="the Independent Person",
            text="the other of the two who are appointed to examine the complaint at stage two",
            source=INVESTIGATORS,
            not_if=(
                Exclusion(
                    name="investigating-officer",
                    when=FactIs("serves-as-investigating-officer"),
                    text="the Investigating Officer: the page names two people",
                    source=INVESTIGATORS,
                ),
            ),
        ),
        Role(
            name="review-panel",
            title="the Independent Review Panel",
            text="considers again what is still outstanding after stage two; of how many people is not said",
            source=OUTSTANDING,
        ),
    ),
    statements=(
        Statement(
            name="no-guarantee",
            text="Complaining does not guarantee new or alternative services.",
            source=NO_GUARANTEE,
        ),
        Statement(
            name="explanation-possible",
            text="A complaint may bring an explanation about the lack of services or about decisions made.",
            source=EXPLANATION,
        ),
        Statement(
            name="talk-first",
            text="Most complaints can be settled by talking to a member of staff on hand or to the team.",
            source=TALK_FIRST,
            stage="stage-1",
        ),
        Statement(
            name="outstanding-issues",
            text="Only the issues that are still outstanding go to the panel; what was settled stays settled.",
            source=OUTSTANDING,
            stage="stage-3",
        ),
        Statement(
            name="law",
            text="Complaints about children's social care are investigated under the Children Act 1989 Representations "
            "Procedure (England) Regulations 2006.",
            source=UNDER_THE_REGULATIONS,
        ),
    ),
    findings=(
        TextFinding(
            name="missing-starts",
            text="The page does not say from what day the 10 to 20 and the 25 to 65 working days run. For stage one, "
            "the day the complaint was made and the day it was received are both shown; for stage two, the day the "
            "request was made, the day it was received, and the day the two investigators were appointed. None is "
            "chosen.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="no-promise-of-a-time",
            text="The 10 to 20 working days are only an aim (“we aim”, “usually”), and the 25 to 65 only a description "
            "(“can take”). To miss them is no breach of this page. The regulations under which it sits have limits of "
            "their own.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="range-or-two-limits",
            text="The page gives each pair of figures as a plain range. In the regulations the second figure is an "
            "outer limit to which the first may be extended for stated reasons, not a time that is free to use.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="panel-from-your-request",
            text="The page counts the panel's 30 working days from the request. The regulations count them from the "
            "day on which the council receives it, which may be later.",
            about=("panel-meeting",),
        ),
        TextFinding(
            name="no-windows",
            text="The page gives no time for asking for stage two or for a panel. As the regulations are described, a "
            "panel must be asked for within 20 working days of receiving the stage 2 response, and a later request may "
            "be refused: do not rely on this silence.",
            about=("stage-2-request", "panel-request"),
        ),
        TextFinding(
            name="stage-1-late",
            text="The page does not say that stage two may be asked for once the 20 working days have passed without "
            "an answer, as may be done under the regulations. What it does say is that stage two is open if the "
            "complaint cannot be settled locally; whether that is so is asked for.",
            about=("stage-1-response", "stage-2-request"),
        ),
        TextFinding(
            name="independent-of-whom",
            text="The page calls one investigator and the panel independent, and does not say of whom. Who may serve "
            "is in the regulations.",
            about=("independent-person", "review-panel"),
        ),
        TextFinding(
            name="after-the-panel",
            text="The page says that one may go further “at any stage”, but names nowhere to go after the panel. It "
            "does not mention a report of the panel or the council's answer to it either; the regulations have both.",
            about=("go-further", "panel-meeting", "panel-response"),
        ),
        TextFinding(
            name="no-acknowledgement",
            text="The page does not mention an acknowledgement, so there is no duty to acknowledge here.",
        ),
        TextFinding(
            name="no-time-limit",
            text="The page does not say until when a complaint may be made. The regulations, as described, have one "
            "year from when the grounds arose, with discretion: do not rely on this silence.",
        ),
        TextFinding(
            name="no-ombudsman",
            text="The page does not mention the Ombudsman, so no route leads there from this scheme. That does not "
            "take the right away: see the schemes “england-children” and “lgsco”.",
        ),
        TextFinding(
            name="working-day",
            text="The page counts in working days and does not say what they are. Weekends and the bank holidays of "
            "England and Wales are left out.",
            about=("stage-1-response", "stage-2-response", "panel-meeting"),
        ),
        TextFinding(
            name="undated",
            text="The page bears no date. It is taken to hold on every date, and does not say which complaints it "
            "governs.",
        ),
    ),
)

SCHEME = Scheme(
    name="cumberland-children",
    title="Cumberland Council's procedure for complaints about children's social care",
    kind=SchemeKind.PUBLISHED,
    publisher="Cumberland Council",
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "children")),
            text="This is what Cumberland Council publishes on complaints about children's social care.",
            source=UNDER_THE_REGULATIONS,
        ),
    ),
    coverage=(
        Encoded(
            row="S2.1",
            words="There are three stages ... if you are not happy with our response at any stage, you can choose to "
            "take your complaint further",
            by=("stage:stage-1", "stage:stage-2", "stage:stage-3", "entitlement:go-further", "finding:after-the-panel"),
        ),
        Encoded(
            row="S2.2",
            words="You can also withdraw your complaint at any stage",
            by=("transition:withdrawal", "entitlement:withdraw", "stage:withdrawn"),
        ),
        Encoded(
            row="S2.3",
            words="Complaining will not guarantee that you get new or alternative services",
            by=("statement:no-guarantee",),
        ),
        Encoded(
            row="S2.4",
            words="you may get an explanation about the lack of services or decisions made",
            by=("statement:explanation-possible",),
        ),
        Encoded(
            row="S2.5",
            words="discussing your problem with a member of staff on hand or with the team in Children's Services",
            by=("statement:talk-first", "stage:stage-1"),
        ),
        Encoded(
            row="S2.6",
            words="We aim to settle ... as quickly as possible, usually between 10 and 20 working days",
            by=(
                "duty:stage-1-response",
                "working-days",
                "finding:missing-starts",
                "finding:no-promise-of-a-time",
                "finding:range-or-two-limits",
                "finding:working-day",
            ),
        ),
        Encoded(
            row="S2.7",
            words="If it is not possible to settle your complaint locally, or you remain dissatisfied with the answer",
            by=("transition:stage-2-request", "fact:cannot-be-settled-locally", "finding:stage-1-late"),
        ),
        Encoded(
            row="S2.8",
            words="you can request for it to be considered at stage two",
            by=("window:stage-2-request", "transition:stage-2-request"),
        ),
        Encoded(
            row="S2.9",
            words="by an Investigating Officer and Independent Person appointed to examine your complaint",
            by=(
                "role:investigating-officer",
                "role:independent-person",
                "event:investigators-appointed",
                "fact:serves-as-investigating-officer",
                "fact:serves-as-independent-person",
                "finding:independent-of-whom",
            ),
        ),
        Encoded(
            row="S2.10",
            words="A complaint investigation can take between 25 and 65 working days",
            by=(
                "duty:stage-2-response",
                "finding:missing-starts",
                "finding:no-promise-of-a-time",
                "finding:range-or-two-limits",
            ),
        ),
        Encoded(
            row="S2.11",
            words="If you are not happy with the explanation or solution offered to you at stage 2, you have the right "
            "to ask",
            by=("entitlement:review-panel", "transition:panel-request", "window:panel-request"),
        ),
        Encoded(
            row="S2.12",
            words="for any outstanding issues to be considered again",
            by=("statement:outstanding-issues", "entitlement:review-panel"),
        ),
        Encoded(
            row="S2.13",
            words="this time by an Independent Review Panel",
            by=("role:review-panel", "stage:stage-3", "finding:independent-of-whom"),
        ),
        Encoded(
            row="S2.14",
            words="A Review Panel will be held within 30 working days of your request",
            by=("duty:panel-meeting", "finding:panel-from-your-request"),
        ),
        Encoded(
            row="S2.15",
            words="(no time to ask for stage 2 or 3)",
            by=("window:stage-2-request", "window:panel-request", "finding:no-windows"),
        ),
        Encoded(
            row="S2.16",
            words="investigated under The Children Act 1989 Representations Procedure (England) Regulations 2006",
            by=("under", "statement:law"),
        ),
        Encoded(
            row="S2.22",
            words="(no acknowledgement, no time limit to complain, no Ombudsman anywhere on the page)",
            by=("finding:no-acknowledgement", "time-limit:time-limit", "finding:no-time-limit", "finding:no-ombudsman"),
        ),
        LeftOut(row="S2.23", words="How to make a complaint", reason="a link to another page, with no rule in it"),
    ),
    not_read=(
        NotRead(
            what="the page “How to make a complaint”, to which this page links",
            effect="how a complaint reaches the council is not held here",
        ),
    ),
)
