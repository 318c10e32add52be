"""
Complaints about adult social care in Cumberland: one stage without a figure, as the council's page puts it.

Source:
    Cumberland Council, "Complaints procedure for social care", the part on adult social care. The page was read; it
    bears no date. The regulations that it sits under are the scheme "england-adults-and-nhs".
"""

from __future__ import annotations

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIs, FactNotTold
from complaint_rules.eligibility import TimeLimit
from complaint_rules.limits import DateSetBy, NoFigure
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import NOT_BEGUN, Content, Duty, Letter, Stage, Statement, Strength, TextFinding, Transition
from complaint_rules.schemes.cumberland_children import CHECKED, COMPLAINANT, COUNCIL, NO_LIMIT, PAGE
from complaint_rules.sources import Seen, house_rule
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CONTACT = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="When we receive a complaint, we will usually try to speak or meet with you",
)
CONTACT_PURPOSE = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="to find out a bit more about it and what we think can resolve it",
)
THOROUGHLY = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="This process helps us work together to ensure we are considering the matter thoroughly",
)
AGREED_TIMESCALE = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="We will put things right if we can, within an agreed timescale",
)
ALWAYS_EXPLAIN = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="If we cannot resolve a complaint, we will always provide a full and open explanation of our decisions or "
    "actions",
)
UNDER_THE_REGULATIONS = PAGE.at(
    "complaints about adult social care",
    seen=Seen.PRIMARY,
    words="Complaints about Adult Social Care are investigated under The Local Authority Social Services and National "
    "Health Service Complaints (England) Regulations 2009",
)
NO_WORKING_DAY = house_rule(
    "nothing on the page about adults is counted in working days; the calendar of England and Wales stands here "
    "because every procedure has one",
    checked_on=CHECKED,
)
END_NOT_SAID = house_rule(
    "the page does not say when a complaint is over; one that was put right or answered is taken to be at its end",
    checked_on=CHECKED,
)
WITHDRAWAL_NOT_SAID = house_rule(
    "the page speaks of withdrawal only where it speaks of Children's Services; a complaint about adult social care "
    "that is withdrawn is taken to be at its end too",
    checked_on=CHECKED,
)

UNDATED = Procedure(
    name="cumberland-adults",
    title="Complaint about adult social care in Cumberland",
    version="undated",
    source=UNDER_THE_REGULATIONS,
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_WORKING_DAY),
    parties={Party.BODY: COUNCIL, Party.COMPLAINANT: COMPLAINANT},
    opening="complaint",
    under="england-adults-and-nhs",
    stages=(
        Stage(name="considered", title="being considered", source=CONTACT),
        Stage(name="completed", title="completed", source=END_NOT_SAID, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL_NOT_SAID, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="considered", source=CONTACT),
        Transition(event="resolution", start=("considered",), to="completed", source=AGREED_TIMESCALE),
        Transition(event="final-response", start=("considered",), to="completed", source=END_NOT_SAID),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL_NOT_SAID),
    ),
    duties=(
        Duty(
            name="discussion",
            title="the attempt to speak or meet",
            act="discussion",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("“usually”, when a complaint is received, with no time"),
            source=CONTACT,
            strength=Strength.USUAL,
        ),
        Duty(
            name="putting-right",
            title="putting things right",
            act="resolution",
            stage="considered",
            owed_by=Party.BODY,
            within=DateSetBy("response-date-agreed"),
            source=AGREED_TIMESCALE,
            strength=Strength.PROMISE,
            owed_if=FactIs("can-be-resolved"),
        ),
        Duty(
            name="final-response",
            title="the final response, within the agreed timescale",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=DateSetBy("response-date-agreed"),
            source=AGREED_TIMESCALE,
            strength=Strength.PROMISE,
            owed_if=Any(FactNotTold("can-be-resolved"), FactIs("can-be-resolved")),
        ),
        Duty(
            name="explanation",
            title="the full and open explanation",
            act="final-response",
            stage="considered",
            owed_by=Party.BODY,
            within=NoFigure("“always”, with no time of its own"),
            source=ALWAYS_EXPLAIN,
            strength=Strength.PROMISE,
            owed_if=FactIs("can-be-resolved", False),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            until=NoFigure("the page is silent on it; the regulations that it names are not"),
            source=NO_LIMIT,
        ),
    ),
    further_facts=(Fact(name="can-be-resolved", question="Can the council resolve the complaint?"),),
    letters=(
        Letter(
            event="final-response",
            contents=(
                Content(
                    text="where the complaint cannot be resolved, always: a full and open explanation of the council's "
                    "decisions or actions",
                    source=ALWAYS_EXPLAIN,
                    strength=Strength.PROMISE,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="purpose-of-contact",
            text="The council speaks or meets to find out more about the complaint and what it thinks can resolve it.",
            source=CONTACT_PURPOSE,
            stage="considered",
        ),
        Statement(
            name="considered-thoroughly",
            text="Speaking or meeting helps both sides to work together, so that the matter is considered thoroughly.",
            source=THOROUGHLY,
            stage="considered",
        ),
        Statement(
            name="put-right",
            text="The council will put things right if it can.",
            source=AGREED_TIMESCALE,
            strength=Strength.PROMISE,
        ),
        Statement(
            name="law",
            text="Complaints about adult social care are investigated under the Local Authority Social Services and "
            "National Health Service Complaints (England) Regulations 2009.",
            source=UNDER_THE_REGULATIONS,
        ),
    ),
    findings=(
        TextFinding(
            name="agreed-timescale",
            text="The page gives no figure, and does not say with whom a timescale is agreed, when, or what follows "
            "where none is. It ties the timescale to putting things right; here it is read as the time of the answer "
            "too, unless it is told that the complaint cannot be resolved: the page gives no time for the explanation "
            "that is owed then. Until a date is agreed none runs.",
            about=("putting-right", "final-response"),
        ),
        TextFinding(
            name="explanation-without-time",
            text="The explanation is promised “always”, but the page does not say by when, nor that it is in writing.",
            about=("explanation",),
        ),
        TextFinding(
            name="usually",
            text="“We will usually try to speak or meet” is what usually happens, not a promise, and has no time.",
            about=("discussion",),
        ),
        TextFinding(
            name="no-acknowledgement",
            text="The page does not mention an acknowledgement. The regulations, as described, ask for one within 3 "
            "working days of receipt.",
        ),
        TextFinding(
            name="no-time-limit",
            text="The page does not say until when a complaint may be made. The regulations, as described, have twelve "
            "months, with discretion: do not rely on this silence.",
        ),
        TextFinding(
            name="no-ombudsman",
            text="The page does not mention the Ombudsman, so no route leads there from this scheme. That does not "
            "take the right away: see the schemes “england-adults-and-nhs” and “lgsco”.",
        ),
        TextFinding(
            name="withdrawal",
            text="Withdrawal is mentioned under Children's Services only. That a complaint about adult social care may "
            "be withdrawn too is how this library reads it.",
        ),
        TextFinding(
            name="undated",
            text="The page bears no date. It is taken to hold on every date, and does not say which complaints it "
            "governs.",
        ),
    ),
)

SCHEME = Scheme(
    name="cumberland-adults",
    title="Cumberland Council's procedure for complaints about adult social care",
    kind=SchemeKind.PUBLISHED,
    publisher="Cumberland Council",
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "adults")),
            text="This is what Cumberland Council publishes on complaints about adult social care.",
            source=UNDER_THE_REGULATIONS,
        ),
    ),
    coverage=(
        Encoded(
            row="S2.2",
            words="You can also withdraw your complaint at any stage",
            by=("transition:withdrawal", "stage:withdrawn", "finding:withdrawal"),
        ),
        Encoded(
            row="S2.17",
            words="we will usually try to speak or meet with you",
            by=("duty:discussion", "finding:usually"),
        ),
        Encoded(
            row="S2.18",
            words="find out a bit more about it and what we think can resolve it; considering the matter thoroughly",
            by=("statement:purpose-of-contact", "statement:considered-thoroughly"),
        ),
        Encoded(
            row="S2.19",
            words="We will put things right if we can, within an agreed timescale",
            by=(
                "statement:put-right",
                "duty:putting-right",
                "duty:final-response",
                "transition:resolution",
                "finding:agreed-timescale",
            ),
        ),
        Encoded(
            row="S2.20",
            words="If we cannot resolve a complaint, we will always provide a full and open explanation of our "
            "decisions or actions",
            by=(
                "duty:explanation",
                "letter:final-response",
                "fact:can-be-resolved",
                "finding:explanation-without-time",
            ),
        ),
        Encoded(
            row="S2.21",
            words="investigated under The Local Authority Social Services and National Health Service Complaints "
            "(England) Regulations 2009",
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
