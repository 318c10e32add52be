"""
The Local Government and Social Care Ombudsman: when a complaint may be made to it.

Source:
    Local Government Act 1974, ss.26 and 26B, and the Ombudsman's published practice, marked as practice.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Scheme, SchemeKind
from complaint_rules.conditions import All, Any, FactIs, FactNotTold, Happened, Not
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, On, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
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
from complaint_rules.vocabulary import Fact, Party
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
    ),
    windows=(
        Window(
            name="review-request",
            event="review-request",
            stage="decided",
            until=After(Received("ombudsman-decision"), Period(1, Unit.MONTHS)),
            source=REVIEW,
            late=Discretion(who=OMBUDSMAN, source=REVIEW),
        ),
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
            ),
            text="a matter on which the authority has not had a reasonable opportunity to respond (in practice the "
            "Ombudsman usually gives it 12 weeks)",
            source=S_26_5,
            discretion=Discretion(
                who=OMBUDSMAN,
                source=S_26_5,
                limbs=(
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
        Statement(name="factors", text="What makes an investigation more or less likely.", source=FACTORS),
        Statement(
            name="sooner-after-delay",
            text="Serious, unexplained delay by the council may let the Ombudsman look sooner.",
            source=DELAYS,
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
            "that the law gives councils up to six months. Their dates are not known; this scheme holds the 12 weeks, "
            "as practice.",
            about=("council-opportunity", "premature"),
        ),
        TextFinding(
            name="twelve-weeks-of-adult-care",
            text="The 12 weeks were read in a fact sheet about adult social care. For other subjects they are taken as "
            "the same practice; a procedure with longer periods of its own may still be running then.",
            about=("council-opportunity", "premature"),
        ),
        TextFinding(
            name="deaths-not-encoded",
            text="Where the person affected died without notice, s.26B(2)(b) counts from the earlier of two other "
            "dates; that is not encoded.",
            about=("time-limit",),
        ),
    ),
)

SCHEME = Scheme(
    name="lgsco",
    title="the Local Government and Social Care Ombudsman's rules",
    kind=SchemeKind.OMBUDSMAN,
    versions=(UNDATED,),
    scopes=(),
    coverage=(),
)
