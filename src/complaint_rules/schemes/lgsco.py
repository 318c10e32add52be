"""
The Local Government and Social Care Ombudsman: when a complaint may be made to it.

Source:
    Local Government Act 1974, ss.26, 26B, 31 and 34D, and the Ombudsman's published practice, marked as practice.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIn, FactIs, FactNotTold, Happened, Not
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, EarlierOf, On, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    Extension,
    How,
    Letter,
    Stage,
    Statement,
    Strength,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Event, Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

ACT = Instrument(
    title="Local Government Act 1974",
    short="Local Government Act 1974",
    url="https://www.legislation.gov.uk/ukpga/1974/7",
    checked_on=CHECKED,
)
PRACTICE = Instrument(
    title="Local Government and Social Care Ombudsman, published practice",
    short="LGSCO practice",
    url="https://www.lgo.org.uk/",
    checked_on=CHECKED,
)

S_26B_1 = ACT.at(
    "s.26B(1), (2)(a)",
    seen=Seen.PRIMARY,
    words="12 months beginning with … the day on which the person affected first had notice of the matter",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/26B",
)
S_26B_3 = ACT.at(
    "s.26B(3)",
    seen=Seen.PRIMARY,
    words="may disapply either or both",
    paraphrase="the Local Commissioner may set aside the time limit and the need for writing in a particular case",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/26B",
)
S_26B_2_B = ACT.at(
    "s.26B(2)(b)",
    seen=Seen.PRIMARY,
    words="if earlier",
    paraphrase="where the person affected died without notice: the first notice of the personal representatives or, if "
    "earlier, of the person who complains",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/26B",
)
S_34D = ACT.at(
    "s.34D (Part 3A)",
    seen=Seen.PRIMARY,
    words="12 months beginning with",
    paraphrase="adult social care that somebody arranged and pays for without a council: the same twelve months, and "
    "the same power to set them aside (s.34D(3))",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/34D",
)
S_34E = ACT.at(
    "s.34E (and s.26D for Part 3)",
    seen=Seen.PRIMARY,
    paraphrase="matters that come to the Ombudsman's own attention before the person affected had notice, or within "
    "12 months beginning with that day",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/34E",
)
S_31_2 = ACT.at(
    "s.31(2)",
    seen=Seen.PARTIAL,
    words="three months beginning with the date on which they received the report, or such longer period as the Local "
    "Commissioner may agree in writing",
    paraphrase="as put there by the Local Government and Housing Act 1989, s.26; later changes were not checked",
    url="https://www.legislation.gov.uk/ukpga/1989/42/section/26",
)
S_26_5 = ACT.at(
    "s.26(5)",
    seen=Seen.PRIMARY,
    words="afforded a reasonable opportunity … to investigate … and to respond",
    paraphrase="the authority must first have been told and had that opportunity, or it is not reasonable to expect "
    "either",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/26",
)
S_26_6 = ACT.at(
    "s.26(6)",
    seen=Seen.PARTIAL,
    paraphrase="no investigation where there is an appeal to a tribunal, an appeal to a minister or a court remedy, "
    "unless it is not reasonable to expect it to be used",
    url="https://www.legislation.gov.uk/ukpga/1974/7/section/26",
)
TRIBUNAL_USED = PRACTICE.at(
    "decision 22 013 473",
    seen=Seen.PRIMARY,
    words="We cannot investigate … if someone has appealed to a tribunal",
    url="https://www.lgo.org.uk/decisions/education/alternative-provision/22-013-473",
)
TWELVE_WEEKS = PRACTICE.at(
    "fact sheet on adult social care arranged by councils",
    seen=Seen.PRIMARY,
    words="We usually give the council 12 weeks to try to resolve your complaint. It may ask you to agree to more time",
    url="https://www.lgo.org.uk/make-a-complaint/fact-sheets/social-care/social-care-for-adults/"
    "complaints-about-adult-social-care-arranged-by-councils",
)
SIX_WEEKS = PRACTICE.at(
    "fact sheet on adult social care arranged by councils",
    seen=Seen.PRIMARY,
    paraphrase="if nothing has been heard for six weeks, the person who complained should contact the council",
    url="https://www.lgo.org.uk/make-a-complaint/fact-sheets/social-care/social-care-for-adults/"
    "complaints-about-adult-social-care-arranged-by-councils",
)
DELAYS = PRACTICE.at(
    "fact sheet on adult social care arranged by councils",
    seen=Seen.PRIMARY,
    words="serious, unexplained delays",
    paraphrase="where there are such delays, the Ombudsman may look at a complaint sooner",
    url="https://www.lgo.org.uk/make-a-complaint/fact-sheets/social-care/social-care-for-adults/"
    "complaints-about-adult-social-care-arranged-by-councils",
)
SIGNPOSTING = PRACTICE.at(
    "information for link officers, chapter 5",
    seen=Seen.PRIMARY,
    words="starting from the date you first knew about the matter …, not from the date of this letter",
    url="https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/"
    "information-for-link-officers?chapter=5",
)
REVIEW = PRACTICE.at(
    "post-decision review manual, chapter 2",
    seen=Seen.PRIMARY,
    words="within one month of the decision",
    paraphrase="ideally in writing; once only, of final decisions, on new evidence or wrong facts; not of public "
    "reports",
    url="https://www.lgo.org.uk/information-centre/staff-guidance/"
    "post-decision-review-pdr-and-service-complaints-manual?chapter=2",
)
FACTORS = PRACTICE.at(
    "how we deal with your complaint",
    seen=Seen.PRIMARY,
    paraphrase="more likely to investigate: serious or long-term impact, many people affected; less likely: minor "
    "irritation or upset, or the outcome asked for cannot be had",
    url="https://www.lgo.org.uk/make-a-complaint/how-we-deal-with-your-complaint",
)
NOT_REVIEWED = PRACTICE.at(
    "post-decision review manual, chapter 2",
    seen=Seen.PRIMARY,
    paraphrase="a review is of final decisions only, once only, on new evidence or wrong facts; public reports are not "
    "reviewed",
    url="https://www.lgo.org.uk/information-centre/staff-guidance/"
    "post-decision-review-pdr-and-service-complaints-manual?chapter=2",
)
ASSESSMENT = PRACTICE.at(
    "assessment manual, chapter 4",
    seen=Seen.PRIMARY,
    words="the 20 working day target",
    paraphrase="for the team that assesses a case once it is forwarded to it",
    url="https://www.lgo.org.uk/information-centre/staff-guidance/assessment-manual?chapter=4",
)
NO_DEFINITION = PRACTICE.at(
    "working day",
    seen=Seen.UNCONFIRMED,
    paraphrase="no definition of a working day was found; England and Wales bank holidays are left out",
)
WITHDRAWAL = PRACTICE.at(
    "withdrawal",
    seen=Seen.UNCONFIRMED,
    paraphrase="a complaint that is withdrawn is taken to be at its end with the Ombudsman",
)

OMBUDSMAN = "the Ombudsman"

TIME_LIMIT = TimeLimit(
    name="time-limit",
    title="the Ombudsman's twelve months",
    until=After(On("first-notice"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
    source=S_26B_1,
    discretion=Discretion(who=OMBUDSMAN, source=S_26B_3),
)
"""The Ombudsman's own clock, which runs beside every council procedure from first notice."""

UNDATED = Procedure(
    name="lgsco",
    title="Complaint to the Local Government and Social Care Ombudsman",
    version="undated",
    source=ACT.at(
        "Part 3",
        seen=Seen.PARTIAL,
        paraphrase="investigation by the Local Commissioners; ss.26 and 26B are what this scheme holds",
    ),
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: "the council",
        Party.COMPLAINANT: "the person who complains",
        Party.OMBUDSMAN: OMBUDSMAN,
    },
    opening="ombudsman-complaint",
    stages=(
        Stage(name="with-the-ombudsman", title="with the Ombudsman", source=S_26B_1, handled_by=OMBUDSMAN),
        Stage(name="decided", title="decided by the Ombudsman", source=REVIEW, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="ombudsman-complaint", start=(NOT_BEGUN,), to="with-the-ombudsman", source=S_26B_1),
        Transition(event="ombudsman-decision", start=("with-the-ombudsman",), to="decided", source=REVIEW),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="council-opportunity",
            title="what the Ombudsman usually gives the council to answer",
            act="final-response",
            owed_by=Party.BODY,
            within=After(On("complaint"), Period(12, Unit.WEEKS)),
            source=TWELVE_WEEKS,
            strength=Strength.USUAL,
            target=Target(
                until=After(On("complaint"), Period(6, Unit.WEEKS)),
                source=SIX_WEEKS,
                strength=Strength.ADVICE,
            ),
        ),
        Duty(
            name="assessment",
            title="the Ombudsman's assessment of the case",
            act="ombudsman-assessment",
            stage="with-the-ombudsman",
            owed_by=Party.OMBUDSMAN,
            within=After(On("forwarded-to-assessment"), Period(20, Unit.WORKING_DAYS)),
            source=ASSESSMENT,
            strength=Strength.AIM,
        ),
        Duty(
            name="answer-to-report",
            title="the council's answer to an adverse report",
            act="report-answered",
            owed_by=Party.BODY,
            within=After(Received("adverse-report"), Period(3, Unit.MONTHS, Counting.BEGINNING_WITH)),
            source=S_31_2,
        ),
        Duty(
            name="complaint-after-death",
            title="the complaint where the person affected died without notice",
            act="ombudsman-complaint",
            owed_by=Party.COMPLAINANT,
            within=After(
                EarlierOf(On("representatives-first-notice"), On("complainants-first-notice")),
                Period(12, Unit.MONTHS, Counting.BEGINNING_WITH),
            ),
            owed_if=All(Not(FactNotTold("died-without-notice")), FactIs("died-without-notice")),
            source=S_26B_2_B,
            strength=Strength.DESCRIPTION,
        ),
    ),
    windows=(
        Window(
            name="review-request",
            event="review-request",
            stage="decided",
            until=After(On("ombudsman-decision"), Period(1, Unit.MONTHS)),
            source=REVIEW,
            late=Discretion(who=OMBUDSMAN, source=REVIEW),
        ),
    ),
    extensions=(
        Extension(
            duty="answer-to-report",
            how=How.AGREEMENT,
            requires=("the Local Commissioner's agreement in writing",),
            source=S_31_2,
        ),
    ),
    further_events=(
        Event(
            name="representatives-first-notice",
            title="the day the personal representatives first had notice of the matter",
            by=Party.NOBODY,
            sent=False,
            lies_before=True,
        ),
        Event(
            name="complainants-first-notice",
            title="the day the person who complains first had notice of the matter",
            by=Party.NOBODY,
            sent=False,
            lies_before=True,
        ),
        Event(
            name="forwarded-to-assessment",
            title="the forwarding of the case to the assessment team",
            by=Party.OMBUDSMAN,
            sent=False,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="ombudsman-assessment",
            title="the decision of the assessment team",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="adverse-report",
            title="the Ombudsman's report that finds against the council",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="report-answered",
            title="the council's answer to the report",
            by=Party.BODY,
            after=("adverse-report",),
        ),
    ),
    further_facts=(
        Fact(
            name="body-procedure-completed",
            question="Has the body's own complaints procedure come to its end?",
        ),
        Fact(
            name="reasonable-opportunity",
            question="Has the body had a reasonable opportunity to look into the complaint and to answer it?",
        ),
        Fact(
            name="died-without-notice",
            question="Did the person affected die without having had notice of the matter?",
        ),
    ),
    time_limits=(TIME_LIMIT,),
    exclusions=(
        Exclusion(
            name="in-writing",
            when=FactIs("in-writing", False),
            text="a complaint that is not in writing",
            source=S_26B_1,
            discretion=Discretion(who=OMBUDSMAN, source=S_26B_3),
        ),
        Exclusion(
            name="premature",
            when=All(
                Not(Happened("final-response")),
                Not(Happened("panel-response")),
                Not(Happened("stage-3-response")),
                Not(Happened("refusal")),
                Any(FactNotTold("body-procedure-completed"), FactIs("body-procedure-completed", False)),
                Any(FactNotTold("reasonable-opportunity"), FactIs("reasonable-opportunity", False)),
            ),
            text="a matter on which the authority has not had a reasonable opportunity to respond (in practice the "
            "Ombudsman usually gives it 12 weeks)",
            source=S_26_5,
            discretion=Discretion(
                who=OMBUDSMAN,
                source=S_26_5,
                any_limb=True,
                limbs=(
                    Limb(
                        fact="reasonable-opportunity",
                        text="the authority has had that opportunity",
                    ),
                    Limb(
                        fact="body-first-not-reasonable",
                        text="it is not reasonable to expect the authority to be first",
                    ),
                ),
            ),
        ),
        Exclusion(
            name="other-remedy",
            when=FactIs("appeal-or-court-remedy"),
            text="a matter with an appeal or a court remedy",
            source=S_26_6,
            discretion=Discretion(
                who=OMBUDSMAN,
                source=S_26_6,
                limbs=(
                    Limb(fact="remedy-not-reasonable", text="it is not reasonable to expect that remedy to be used"),
                ),
            ),
        ),
        Exclusion(
            name="appeal-used",
            when=FactIs("appeal-used"),
            text="a matter on which somebody has appealed to a tribunal",
            source=TRIBUNAL_USED,
        ),
    ),
    letters=(
        Letter(
            event="final-response",
            contents=(
                Content(
                    text="how to complain to the Ombudsman, and that its twelve months run from first notice, not from "
                    "the letter",
                    source=SIGNPOSTING,
                    strength=Strength.SHOULD,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="factors",
            text="The Ombudsman names what makes an investigation more likely, and what makes it less likely.",
            source=FACTORS,
        ),
        Statement(
            name="sooner-after-delay",
            text="Serious, unexplained delay by the council may let the Ombudsman look sooner.",
            source=DELAYS,
        ),
        Statement(
            name="more-likely",
            text="An investigation is more likely where the impact is serious or long-term, or many people are "
            "affected.",
            source=FACTORS,
        ),
        Statement(
            name="less-likely",
            text="An investigation is less likely over a minor irritation or upset, or where the outcome that is asked "
            "for cannot be had. None of this bars a complaint.",
            source=FACTORS,
        ),
        Statement(
            name="what-is-reviewed",
            text="A review is of final decisions only and once only, on new evidence or wrong facts. Public reports "
            "are not reviewed.",
            source=NOT_REVIEWED,
        ),
        Statement(
            name="privately-arranged-care",
            text="For adult social care that somebody arranged and pays for without a council, Part 3A has the same "
            "twelve months beginning with first notice, and the same power to set them aside. The provider takes the "
            "place of the council.",
            source=S_34D,
            strength=Strength.MUST,
        ),
        Statement(
            name="own-initiative",
            text="The Ombudsman may look at a matter that comes to its own attention within the same time. That is no "
            "time limit for anybody who complains.",
            source=S_34E,
        ),
    ),
    findings=(
        TextFinding(
            name="review-is-soft",
            text="The month to ask for a review is put as “ideally”, so a later request is not ruled out.",
            about=("review-request",),
        ),
        TextFinding(
            name="two-fact-sheets",
            text="Two versions of the Ombudsman's fact sheets disagree: one gives the council 12 weeks, the other says "
            "that the law gives councils up to six months. For care that somebody arranged privately one gives the "
            "provider 12 weeks, the other 16. Their dates are not known; this scheme holds the 12 weeks, as practice.",
            about=("council-opportunity", "premature"),
        ),
        TextFinding(
            name="twelve-weeks-of-adult-care",
            text="The 12 weeks were read in a fact sheet about adult social care. For other subjects they are taken as "
            "the same practice; a procedure with longer periods of its own may still be running then.",
            about=("council-opportunity", "premature"),
        ),
        TextFinding(
            name="death-without-notice",
            text="Where the person affected died without notice, s.26B(2)(b) counts from the personal representatives' "
            "first notice or, if earlier, that of the person who complains. Tell died-without-notice and record both "
            "days: the last day then stands under complaint-after-death. The time limit itself is judged on "
            "first-notice, so record the earlier of the two days as first-notice as well.",
            about=("time-limit", "complaint-after-death"),
        ),
        TextFinding(
            name="comments-on-a-draft",
            text="No figure was found for the time to comment on a draft decision, so none is given.",
        ),
        TextFinding(
            name="no-time-to-decide",
            text="No figure was found for how long the Ombudsman takes to decide, so none is given.",
            about=("ombudsman-decision",),
        ),
    ),
)

SCHEME = Scheme(
    name="lgsco",
    title="the Local Government and Social Care Ombudsman's rules",
    kind=SchemeKind.OMBUDSMAN,
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.NEXT,
            when=All(
                FactIs("nation", "england"),
                Any(
                    FactIs("body", "council"),
                    All(
                        FactIs("body", "care-provider"),
                        FactIn("subject", ("adults", "children")),
                        FactIn("commissioned-by", ("council", "council-and-nhs")),
                    ),
                ),
            ),
            text="A complaint about a council in England, or about social care, can go to this Ombudsman next.",
            source=S_26_5,
            unless=Any(FactIs("subject", "health"), All(FactIs("subject", "housing"), FactIs("landlord"))),
            unless_text="health, and a council as landlord, which go to other ombudsmen",
        ),
        Scope(
            relation=Relation.NEXT,
            when=All(
                FactIs("nation", "england"),
                FactIs("subject", "adults"),
                FactIs("body", "care-provider"),
                FactIs("commissioned-by", "nobody-else"),
            ),
            text="Adult social care that somebody arranged and pays for without a council can go to this Ombudsman "
            "next, under Part 3A, once the provider has had its opportunity.",
            source=S_34D,
        ),
    ),
    coverage=(
        Encoded(
            row="s.26B(1), (2)(a)",
            words="12 months beginning with … the day on which the person affected first had notice of the matter",
            by=("time-limit:time-limit", "exclusion:in-writing"),
        ),
        Encoded(
            row="s.26B(2)(b)",
            words="if earlier",
            by=("duty:complaint-after-death", "fact:died-without-notice", "finding:death-without-notice"),
        ),
        Encoded(
            row="s.26B(3)",
            words="may disapply either or both",
            by=("time-limit:time-limit", "exclusion:in-writing"),
        ),
        Encoded(row="s.34D", words="12 months beginning with", by=("statement:privately-arranged-care",)),
        Encoded(
            row="s.34E and s.26D",
            words="matters that come to the Ombudsman's own attention (paraphrase)",
            by=("statement:own-initiative",),
        ),
        Encoded(
            row="s.26(5)",
            words="afforded a reasonable opportunity … to investigate … and to respond",
            by=("exclusion:premature", "fact:reasonable-opportunity"),
        ),
        Encoded(
            row="s.26(6)",
            words="no investigation where there is an appeal or a court remedy, unless not reasonable (paraphrase)",
            by=("exclusion:other-remedy", "exclusion:appeal-used"),
        ),
        Encoded(
            row="s.31(2)",
            words="three months beginning with the date on which they received the report",
            by=("duty:answer-to-report", "extension:answer-to-report", "event:adverse-report"),
        ),
        Encoded(
            row="practice: twelve weeks",
            words="We usually give the council 12 weeks to try to resolve your complaint",
            by=(
                "duty:council-opportunity",
                "statement:sooner-after-delay",
                "finding:two-fact-sheets",
                "finding:twelve-weeks-of-adult-care",
            ),
        ),
        Encoded(
            row="practice: six weeks",
            words="nothing heard for six weeks: contact the council (paraphrase)",
            by=("duty:council-opportunity",),
        ),
        Encoded(
            row="practice: signposting",
            words="starting from the date you first knew about the matter …, not from the date of this letter",
            by=("letter:final-response",),
        ),
        Encoded(
            row="practice: review",
            words="within one month of the decision",
            by=("window:review-request", "statement:what-is-reviewed", "finding:review-is-soft"),
        ),
        LeftOut(
            row="judicial review",
            words="promptly, and in any event within three months (not read)",
            reason="Not confirmed; a claim to a court is no part of a complaint.",
        ),
        Encoded(
            row="practice: assessment",
            words="the 20 working day target",
            by=("duty:assessment", "finding:comments-on-a-draft"),
        ),
        Encoded(
            row="practice: what makes an investigation more or less likely",
            words="serious or long-term impact, many people affected; minor irritation or upset (paraphrase)",
            by=("statement:factors", "statement:more-likely", "statement:less-likely"),
        ),
    ),
    not_read=(
        NotRead(
            what="Local Government Act 1974, s.26(6) to its end",
            effect="The remedies that come first are a paraphrase.",
        ),
        NotRead(
            what="Local Government Act 1974, s.31 as now amended",
            effect="The three months for answering a report are those of 1989.",
        ),
        NotRead(
            what="Local Government Act 1974, the rest of Parts 3 and 3A",
            effect="Which bodies and matters are within the Ombudsman's remit, and what else Part 3A asks for, is not "
            "held.",
        ),
    ),
)
