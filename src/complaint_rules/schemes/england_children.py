"""
Complaints about children's social care in England: three stages.

Source:
    Children Act 1989, ss.24D, 26 and 26A; the Children Act 1989 Representations Procedure (England) Regulations 2006
    (SI 2006/1738), in force since 1 September 2006. Regulations 2, 10 and 19 and section 26A were read; what was only
    described elsewhere is a marked paraphrase.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import (
    AskedOfReport,
    Encoded,
    LeftOut,
    NotRead,
    Relation,
    ReportRequirement,
    ReportSubject,
    Scheme,
    SchemeKind,
    Scope,
)
from complaint_rules.conditions import All, Any, DetailIs, FactIs, Happened, Missed, Overdue
from complaint_rules.eligibility import Discretion, Exclusion, Limb, TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Entitlement,
    Extension,
    How,
    Letter,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    Suspension,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.schemes.lgsco import DELAYS, S_26_5, S_26B_1
from complaint_rules.schemes.lgsco import TIME_LIMIT as OMBUDSMAN_TIME_LIMIT
from complaint_rules.sources import Instrument, Seen, Source
from complaint_rules.vocabulary import Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

REGULATIONS = Instrument(
    title="The Children Act 1989 Representations Procedure (England) Regulations 2006",
    short="SI 2006/1738",
    url="https://www.legislation.gov.uk/uksi/2006/1738/made",
    checked_on=CHECKED,
)
CHILDREN_ACT = Instrument(
    title="Children Act 1989",
    short="Children Act 1989",
    url="https://www.legislation.gov.uk/ukpga/1989/41",
    checked_on=CHECKED,
)
GUIDANCE = Instrument(
    title="Getting the best from complaints (Department for Education and Skills, 2006)",
    short="Getting the best from complaints",
    url="https://www.gloucestershire.gov.uk/council-and-democracy/latest-news-from-council-and-partners/"
    "children-s-complaints-procedure-for-members/",
    checked_on=CHECKED,
)
HOMES = Instrument(
    title="The Children's Homes (England) Regulations 2015",
    short="SI 2015/541",
    url="https://www.legislation.gov.uk/uksi/2015/541/made",
    checked_on=CHECKED,
)
DECISIONS = Instrument(
    title="Decisions of the Local Government and Social Care Ombudsman",
    short="LGSCO",
    url="https://www.lgo.org.uk/decisions",
    checked_on=CHECKED,
)
FAMILY_RIGHTS_STAGE_1 = "https://frg.org.uk/get-help-and-advice/what/complaints/stage-1-informal-problem-solving/"
FAMILY_RIGHTS_STAGE_2 = "https://frg.org.uk/get-help-and-advice/what/complaints/stage-two-formal-investigation/"
FAMILY_RIGHTS_STAGE_3 = "https://frg.org.uk/get-help-and-advice/what/complaints/stage-three-review-panel/"
FAMILY_RIGHTS_DUTIES = "https://www.frg.org.uk/6-2-what-childrens-services-should-do-when-they-get-your-complaint"
NORTH_SOMERSET = (
    "https://n-somerset.gov.uk/council-democracy/complaints-feedback/complaints-about-childrens-social-services"
)

WHOLE = REGULATIONS.at(
    "", seen=Seen.PARTIAL, paraphrase="the procedure for representations under the Children Act 1989"
)
REG_1 = REGULATIONS.at("reg 1(2)", seen=Seen.PRIMARY, paraphrase="the regulations apply to England only")
REG_2_WORKING_DAY = REGULATIONS.at(
    "reg 2",
    seen=Seen.PRIMARY,
    words="a day which is not a Saturday, Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday under the "
    "Banking and Financial Dealings Act 1971",
)
REG_2_INDEPENDENT = REGULATIONS.at(
    "reg 2",
    seen=Seen.PRIMARY,
    words="neither a member nor an officer of the local authority … nor the spouse or civil partner of such a person",
)
REG_8 = REGULATIONS.at(
    "reg 8",
    seen=Seen.SECONDARY,
    paraphrase="the authority may decline to consider representations, wholly or in part, where that might prejudice "
    "concurrent proceedings; it must tell the complainant with reasons, and they may be made again afterwards",
    url="https://www.familylaw.co.uk/news_and_comment/"
    "children-act-1989-representations-procedure-england-regulations-2006-si-2006-1738",
)
REG_9 = REGULATIONS.at(
    "reg 9",
    seen=Seen.SECONDARY,
    paraphrase="the authority need not consider representations made more than one year after the grounds to make them "
    "arose",
    url="https://www.gloucestershire.gov.uk/council-and-democracy/latest-news-from-council-and-partners/"
    "children-s-complaints-procedure-for-members/",
)
REG_9_DISCRETION = REGULATIONS.at(
    "reg 9",
    seen=Seen.SECONDARY,
    paraphrase="it may still consider them if it would not be reasonable to expect them earlier, and it is still "
    "possible to consider them effectively and fairly",
    url="https://www.gloucestershire.gov.uk/council-and-democracy/latest-news-from-council-and-partners/"
    "children-s-complaints-procedure-for-members/",
)
REFUSAL_LETTER = REGULATIONS.at(
    "reg 9",
    seen=Seen.SECONDARY,
    paraphrase="a refusal to consider what is made after the year should give its reasons and name the Ombudsman",
    url="https://www.gloucestershire.gov.uk/council-and-democracy/latest-news-from-council-and-partners/"
    "children-s-complaints-procedure-for-members/",
)
REG_10 = REGULATIONS.at(
    "reg 10(c)",
    seen=Seen.PRIMARY,
    words="deal expeditiously in the handling and consideration of representations",
    url="https://www.legislation.gov.uk/uksi/2006/1738/regulation/10",
)
SUFFICIENT_INTEREST = REGULATIONS.at(
    "reg 12 (number not confirmed)",
    seen=Seen.SECONDARY,
    paraphrase="the authority decides as soon as possible whether some other person has a sufficient interest in the "
    "child's welfare; if not, it tells that person and takes no further action",
    url="http://id.esd.org.uk/duty/3558",
)
CHILDS_VIEWS = REGULATIONS.at(
    "reg 12 (number not confirmed)",
    seen=Seen.SECONDARY,
    paraphrase="where appropriate the child is told of that decision, and the child's views are taken into account",
    url="http://id.esd.org.uk/duty/3558",
)
REG_14 = REGULATIONS.at(
    "reg 14",
    seen=Seen.SECONDARY,
    paraphrase="the authority has ten working days from receipt to resolve the representations locally",
    url=FAMILY_RIGHTS_STAGE_1,
)
REG_14_EXTENSION = REGULATIONS.at(
    "reg 14",
    seen=Seen.SECONDARY,
    paraphrase="a further ten working days where the matter is complex or an advocate is needed: twenty in all",
    url="https://www.thurrock.gov.uk/how-to-complain/children-and-young-peoples-social-care-complaints",
)
REG_15_RESOLVED = REGULATIONS.at(
    "reg 15",
    seen=Seen.SECONDARY,
    paraphrase="where the matter is resolved the authority writes with the terms of the resolution, and the procedure "
    "ends",
    url=FAMILY_RIGHTS_STAGE_1,
)
REG_15_STAGE_2 = REGULATIONS.at(
    "regs 15(2) and 17",
    seen=Seen.SECONDARY,
    paraphrase="where it is not resolved, or both sides agree to leave stage 1 out, the complainant may ask for an "
    "investigation; the regulations set no time for asking",
    url=FAMILY_RIGHTS_STAGE_1,
)
REG_15_TELL = REGULATIONS.at(
    "regs 15(2) and 17",
    seen=Seen.SECONDARY,
    paraphrase="where it is not resolved, the complainant is told of the right to an investigation",
    url=FAMILY_RIGHTS_STAGE_1,
)
REG_16 = REGULATIONS.at(
    "reg 16",
    seen=Seen.SECONDARY,
    paraphrase="oral representations are put in writing before stage 2, and the complainant is asked to agree or "
    "comment",
    url=FAMILY_RIGHTS_STAGE_2,
)
REG_17 = REGULATIONS.at(
    "reg 17",
    seen=Seen.SECONDARY,
    paraphrase="the authority considers the representations with an independent person and responds within 25 working "
    "days of the start date",
    url=FAMILY_RIGHTS_STAGE_2,
)
REG_17_EXTENSION = REGULATIONS.at(
    "reg 17",
    seen=Seen.SECONDARY,
    paraphrase="where 25 working days are not possible, as soon as possible and in any event within 65 working days of "
    "the same start date; the complainant is told in writing why, and the new date",
    url=FAMILY_RIGHTS_DUTIES,
)
REG_18 = REGULATIONS.at(
    "reg 18",
    seen=Seen.SECONDARY,
    paraphrase="the complainant may ask for a review panel within 20 working days of receiving the stage 2 response",
    url=NORTH_SOMERSET,
)
REG_18_LATE = REGULATIONS.at(
    "reg 18",
    seen=Seen.SECONDARY,
    paraphrase="a late request may lawfully be refused, and the authority may accept it; it may not refuse on other "
    "grounds",
    url="https://www.lgo.org.uk/decisions/children-s-care-services/other/23-002-843",
)
REG_19_4 = REGULATIONS.at(
    "reg 19(4)",
    seen=Seen.PRIMARY,
    words="shall meet within 30 working days of the local authority receiving a request in accordance with regulation "
    "18",
    url="https://www.legislation.gov.uk/uksi/2006/1738/regulation/19/made",
)
REG_19_2 = REGULATIONS.at(
    "reg 19(2), (3)",
    seen=Seen.PRIMARY,
    words="may not be a member",
    paraphrase="three independent persons, one of them the chair; so said of the independent person of stage 2",
    url="https://www.legislation.gov.uk/uksi/2006/1738/regulation/19/made",
)
REG_19_6 = REGULATIONS.at(
    "reg 19(6)",
    seen=Seen.PRIMARY,
    words="by his advocate … and by another person of his choice",
    url="https://www.legislation.gov.uk/uksi/2006/1738/regulation/19/made",
)
REG_20_REPORT = REGULATIONS.at(
    "reg 20",
    seen=Seen.SECONDARY,
    paraphrase="the panel sends its report within 5 working days of the meeting or as soon as is reasonably "
    "practicable",
    url=FAMILY_RIGHTS_STAGE_3,
)
REG_20_RESPONSE = REGULATIONS.at(
    "reg 20(3)",
    seen=Seen.SECONDARY,
    paraphrase="the authority sends its response within 15 working days of receiving the panel's recommendations or as "
    "soon as is reasonably practicable, with information on complaining to the Ombudsman",
    url=FAMILY_RIGHTS_STAGE_3,
)
REPORT_GOES_TO = REGULATIONS.at(
    "reg 20",
    seen=Seen.SECONDARY,
    paraphrase="the report goes to the authority, the complainant, the advocate, the independent person and others "
    "with a sufficient interest",
    url=FAMILY_RIGHTS_STAGE_3,
)
MAY_DEPART = REGULATIONS.at(
    "reg 20(3)",
    seen=Seen.SECONDARY,
    paraphrase="the authority considers the recommendations with the independent person, and may depart from them with "
    "reasons",
    url=FAMILY_RIGHTS_STAGE_3,
)
PART_5 = REGULATIONS.at(
    "Part 5",
    seen=Seen.SECONDARY,
    paraphrase="applied with changes to voluntary organisations that provide accommodation (Children Act 1989, s.59), "
    "and to representations about the limit on fostering (Schedule 7, para 6)",
    url="https://www.familylaw.co.uk/news_and_comment/"
    "children-act-1989-representations-procedure-england-regulations-2006-si-2006-1738",
)
PAUSE = REGULATIONS.at(
    "reg 8 (as this library reads it)",
    seen=Seen.SECONDARY,
    paraphrase="the authority may decline for a time and the representations be made again; that its clocks stand "
    "still meanwhile is not said",
    url="https://www.familylaw.co.uk/news_and_comment/"
    "children-act-1989-representations-procedure-england-regulations-2006-si-2006-1738",
)
INDEPENDENT_PERSON = REGULATIONS.at(
    "reg 17(2)",
    seen=Seen.SECONDARY,
    paraphrase="an independent person is appointed to take part in considering the representations at stage 2",
    url=FAMILY_RIGHTS_STAGE_2,
)
WITHDRAWAL = REGULATIONS.at(
    "regs 11 to 13 (number not confirmed)",
    seen=Seen.UNCONFIRMED,
    paraphrase="the complainant may withdraw at any time, which ends the procedure; the authority may go on by other "
    "means",
)
SECTION_26A = CHILDREN_ACT.at(
    "s.26A",
    seen=Seen.PRIMARY,
    words="shall include assistance by way of representation",
    paraphrase="every local authority makes arrangements to assist those who make, or intend to make, representations",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/26A",
)
WHO_MAY_COMPLAIN = CHILDREN_ACT.at(
    "s.26A",
    seen=Seen.PRIMARY,
    paraphrase="speaks of persons who make or mean to make representations under s.24D, and of children who do so "
    "under s.26",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/26A",
)
ADVOCATES_MADE_KNOWN = CHILDREN_ACT.at(
    "s.26A",
    seen=Seen.PRIMARY,
    paraphrase="the arrangements for assistance are given publicity",
    url="https://www.legislation.gov.uk/ukpga/1989/41/section/26A",
)
CASE_BY_CASE = GUIDANCE.at(
    "3.3",
    seen=Seen.SECONDARY,
    paraphrase="whether to accept what is made after the year is decided case by case, on the two tests",
)
ASK_WITHIN_20 = GUIDANCE.at(
    "stage 2",
    seen=Seen.SECONDARY,
    paraphrase="ask for stage 2 within 20 working days, so that the momentum is not lost",
)
EARLY_REFERRAL = GUIDANCE.at(
    "early referral",
    seen=Seen.SECONDARY,
    paraphrase="after a robust stage 2 both sides may agree to leave the panel out and go to the Ombudsman; its "
    "criteria were not read",
    url="https://www.lgo.org.uk/decisions/children-s-care-services/other/21-007-738",
)
ADJUDICATION = DECISIONS.at(
    "decision 24 018 419 (West Sussex)",
    seen=Seen.SECONDARY,
    paraphrase="stage 2 was late because the response with the adjudication was late",
    url="https://www.lgo.org.uk/decisions/children-s-care-services/other/24-018-419",
)
AGREEING_THE_STATEMENT = DECISIONS.at(
    "decision 23 013 837 (Somerset)",
    seen=Seen.PRIMARY,
    paraphrase="fault was found where agreeing on the statement of the complaint itself took from December to March",
    url="https://www.accountabilityindex.uk/sources/lgo/decisions/lgo-23-013-837-somerset-council/",
)
REG_39_OF_2015 = HOMES.at(
    "reg 39(1), (6)",
    seen=Seen.PRIMARY,
    words="does not apply to any matter to which the … 2006 Regulations apply",
    paraphrase="a children's home needs a complaints procedure of its own, for other matters",
    url="https://www.legislation.gov.uk/uksi/2015/541/regulation/39/made",
)
SCOPE = Instrument(
    title="LGSCO fact sheet: the Children Act 1989 complaints procedure",
    short="LGSCO fact sheet on the Children Act procedure",
    url="https://www.lgo.org.uk/make-a-complaint/fact-sheets/social-care/social-care-for-children/"
    "the-children-act-1989-complaints-procedure",
    checked_on=CHECKED,
).at(
    "",
    seen=Seen.PRIMARY,
    paraphrase="child-protection matters, and how the council assesses families for court reports, are outside the "
    "procedure",
)

NOT_RIGIDLY = Instrument(
    title="LGSCO fact sheet: the Children Act 1989 complaints procedure",
    short="LGSCO fact sheet on the Children Act procedure",
    url="https://www.lgo.org.uk/make-a-complaint/fact-sheets/social-care/social-care-for-children/"
    "the-children-act-1989-complaints-procedure",
    checked_on=CHECKED,
).at(
    "the one year",
    seen=Seen.SECONDARY,
    paraphrase="a council must not apply its one year rigidly",
)

COUNCIL = "the council"

STAGE_2_START = Readings(
    "stage-2-start",
    {"request": On("stage-2-request"), "statement-agreed": On("statement-agreed")},
    default="request",
)

NOT_OF_THE_COUNCIL = (
    Exclusion(
        name="member-or-officer",
        when=FactIs("member-or-officer"),
        text="a member or an officer of the council",
        source=REG_2_INDEPENDENT,
    ),
    Exclusion(
        name="partner",
        when=FactIs("partner-of-member-or-officer"),
        text="the spouse or civil partner of a member or an officer",
        source=REG_2_INDEPENDENT,
    ),
)

IN_FORCE_2006_09_01 = Procedure(
    name="england-children",
    title="Complaint about children's social care in England",
    version="2006-09-01",
    source=WHOLE,
    in_force_from=date(2006, 9, 1),
    governs=Governs.NOT_STATED,
    working_days=WorkingDayDefinition(
        division="england-and-wales",
        named_days=("Christmas Day", "Boxing Day", "Good Friday"),
        source=REG_2_WORKING_DAY,
    ),
    parties={
        Party.BODY: COUNCIL,
        Party.COMPLAINANT: "the person who complains",
        Party.PANEL: "the review panel",
        Party.OMBUDSMAN: "the Ombudsman",
    },
    opening="complaint",
    stages=(
        Stage(name="stage-1", title="stage 1, local resolution", source=REG_14, handled_by=COUNCIL),
        Stage(
            name="stage-2",
            title="stage 2, investigation",
            source=REG_17,
            handled_by="an investigating officer, with an independent person",
        ),
        Stage(name="stage-3", title="stage 3, review panel", source=REG_19_4, handled_by="a panel of three"),
        Stage(name="completed", title="completed", source=REG_20_RESPONSE, ends=True),
        Stage(name="resolved", title="resolved", source=REG_15_RESOLVED, ends=True),
        Stage(name="refused", title="refused by the council", source=REG_9, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=REG_14),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=REG_15_STAGE_2,
            allowed_if=Any(
                Happened("stage-1-response"),
                Missed("stage-1-response"),
                FactIs("stage-1-skipped-by-agreement"),
            ),
        ),
        Transition(
            event="panel-request",
            start=("stage-2",),
            to="stage-3",
            source=REG_18,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="panel-response", start=("stage-3",), to="completed", source=REG_20_RESPONSE),
        Transition(event="resolution", to="resolved", source=REG_15_RESOLVED),
        Transition(event="refusal", to="refused", source=REG_9),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=After(Received("complaint"), Period(10, Unit.WORKING_DAYS, at_most=20)),
            source=REG_14,
            if_missed=("the complainant may ask for stage 2 at once",),
        ),
        Duty(
            name="stage-2-response",
            title="the stage 2 response, with the council's adjudication",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=After(STAGE_2_START, Period(25, Unit.WORKING_DAYS, at_most=65)),
            source=REG_17,
        ),
        Duty(
            name="panel-meeting",
            act="panel-meeting",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(Received("panel-request"), Period(30, Unit.WORKING_DAYS)),
            source=REG_19_4,
        ),
        Duty(
            name="panel-report",
            act="panel-report",
            stage="stage-3",
            owed_by=Party.PANEL,
            within=After(On("panel-meeting"), Period(5, Unit.WORKING_DAYS)),
            soft="“or as soon as is reasonably practicable”, as pages that describe the regulation put it",
            source=REG_20_REPORT,
        ),
        Duty(
            name="panel-response",
            act="panel-response",
            stage="stage-3",
            owed_by=Party.BODY,
            within=After(Received("panel-report"), Period(15, Unit.WORKING_DAYS)),
            soft="“or as soon as is reasonably practicable”, as pages that describe the regulation put it",
            source=REG_20_RESPONSE,
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("the regulations set no time for asking for stage 2"),
            source=REG_15_STAGE_2,
            advised=Target(
                until=After(Received("stage-1-response"), Period(20, Unit.WORKING_DAYS)),
                source=ASK_WITHIN_20,
                strength=Strength.ADVICE,
            ),
        ),
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-2",
            until=After(Received("stage-2-response"), Period(20, Unit.WORKING_DAYS)),
            source=REG_18,
            late=Discretion(who=COUNCIL, source=REG_18_LATE),
        ),
    ),
    further_facts=(
        Fact(
            name="sufficient-interest-refused",
            question="Has the council decided that the person who complains has no sufficient interest in the child's "
            "welfare?",
        ),
        Fact(
            name="child-protection-or-court-report",
            question="Is the complaint about child protection, or about how the council assessed a family for a court "
            "report?",
        ),
        Fact(name="early-referral-agreed", question="Have both sides agreed to leave the panel out after stage 2?"),
        Fact(name="member-or-officer", question="Is this person a member or an officer of the council?"),
        Fact(
            name="partner-of-member-or-officer",
            question="Is this person the spouse or civil partner of a member or an officer of the council?",
        ),
        Fact(name="stage-2-independent-person", question="Was this person the independent person at stage 2?"),
    ),
    extensions=(
        Extension(
            duty="stage-1-response",
            how=How.NOTICE,
            to_at_most=True,
            firm=True,
            causes=("complexity", "advocate"),
            source=REG_14_EXTENSION,
        ),
        Extension(
            duty="stage-2-response",
            how=How.NOTICE,
            to_at_most=True,
            firm=True,
            before_expiry=True,
            requires=("the reasons in writing", "the new date"),
            source=REG_17_EXTENSION,
        ),
    ),
    suspensions=(Suspension(cause="concurrent-proceedings", title="concurrent proceedings", source=PAUSE, windows=()),),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=S_26_5,
            complete=Any(Happened("panel-response"), Happened("refusal"), Happened("resolution")),
            early=(
                EarlyGround(
                    when=Any(
                        Overdue("stage-1-response"),
                        Overdue("stage-2-response"),
                        Overdue("panel-meeting"),
                        Overdue("panel-report"),
                        Overdue("panel-response"),
                    ),
                    text="the council's procedure is late; the Ombudsman decides whether it has had a reasonable "
                    "opportunity",
                    source=DELAYS,
                ),
                EarlyGround(
                    when=FactIs("body-first-not-reasonable"),
                    text="it is not reasonable to expect the council to be first",
                    source=S_26_5,
                ),
                EarlyGround(
                    when=FactIs("early-referral-agreed"),
                    text="early referral was agreed after stage 2",
                    source=EARLY_REFERRAL,
                ),
            ),
            time_limit=OMBUDSMAN_TIME_LIMIT,
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="whoever complains or means to complain",
            text="have the help of an advocate that the council arranges, who may speak and write for them, at every "
            "stage",
            source=SECTION_26A,
        ),
        Entitlement(
            name="companions",
            who="the person who complains",
            text="bring to the panel both an advocate and another person of their choice",
            source=REG_19_6,
            stages=("stage-3",),
        ),
        Entitlement(
            name="written-record",
            who="whoever complained orally",
            text="see the complaint put in writing before stage 2, and agree to the text or comment on it",
            source=REG_16,
            when=DetailIs("complaint", "form", "oral"),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the council's one year",
            until=After(On("grounds-arose"), Period(1, Unit.YEARS)),
            source=REG_9,
            discretion=Discretion(
                who=COUNCIL,
                source=REG_9_DISCRETION,
                limbs=(
                    Limb(
                        fact="earlier-not-reasonable",
                        text="it would not be reasonable to expect the complaint to have been made earlier",
                    ),
                    Limb(
                        fact="still-effective-and-fair",
                        text="it is still possible to consider it effectively and fairly",
                    ),
                ),
            ),
        ),
    ),
    exclusions=(
        Exclusion(
            name="concurrent-proceedings",
            when=FactIs("might-prejudice-proceedings"),
            text="representations whose consideration might prejudice concurrent proceedings",
            source=REG_8,
            discretion=Discretion(who=COUNCIL, source=REG_8),
        ),
        Exclusion(
            name="sufficient-interest",
            when=FactIs("sufficient-interest-refused"),
            text="some other person whom the council has found to have no sufficient interest",
            source=SUFFICIENT_INTEREST,
        ),
        Exclusion(
            name="scope",
            when=FactIs("child-protection-or-court-report"),
            text="child protection, and assessments for court reports",
            source=SCOPE,
        ),
    ),
    letters=(
        Letter(
            event="stage-1-response",
            contents=(
                Content(
                    text="where it is not resolved, the right to ask for an investigation (stage 2)", source=REG_15_TELL
                ),
            ),
        ),
        Letter(
            event="refusal",
            contents=(
                Content(text="the reasons, where proceedings might be prejudiced", source=REG_8),
                Content(
                    text="the reasons, and how to complain to the Ombudsman, where the year has passed",
                    source=REFUSAL_LETTER,
                    strength=Strength.SHOULD,
                ),
                Content(text="that this person has no sufficient interest, where it is so", source=SUFFICIENT_INTEREST),
            ),
        ),
        Letter(
            event="panel-response",
            contents=(Content(text="how to complain to the Ombudsman", source=REG_20_RESPONSE),),
            form="in writing",
        ),
        Letter(
            event="resolution",
            contents=(Content(text="the terms of the resolution", source=REG_15_RESOLVED),),
            form="in writing",
        ),
    ),
    roles=(
        Role(
            name="independent-person",
            title="the independent person",
            text="considers the representations with the authority at stage 2",
            source=REG_2_INDEPENDENT,
            not_if=NOT_OF_THE_COUNCIL,
        ),
        Role(
            name="panel-member",
            title="a member of the review panel",
            text="one of three independent persons, one of them the chair",
            source=REG_19_2,
            not_if=(
                *NOT_OF_THE_COUNCIL,
                Exclusion(
                    name="stage-2-independent-person",
                    when=FactIs("stage-2-independent-person"),
                    text="the independent person of stage 2",
                    source=REG_19_2,
                ),
            ),
        ),
    ),
    statements=(
        Statement(
            name="expeditious",
            text="The council must deal expeditiously with representations throughout.",
            source=REG_10,
            strength=Strength.MUST,
        ),
        Statement(
            name="oral-put-in-writing",
            text="Oral representations are put in writing before stage 2, and the complainant is asked to agree or "
            "comment.",
            source=REG_16,
            strength=Strength.MUST,
            stage="stage-2",
        ),
        Statement(
            name="early-referral",
            text="After stage 2 both sides may agree to leave the panel out and go to the Ombudsman.",
            source=EARLY_REFERRAL,
            stage="stage-2",
        ),
        Statement(
            name="ombudsman-from-first-notice",
            text="The Ombudsman's twelve months run from first notice, while the council is still considering the "
            "complaint.",
            source=S_26B_1,
        ),
        Statement(name="england-only", text="The regulations apply to England only.", source=REG_1),
        Statement(
            name="who-may-complain",
            text="Section 26A speaks of persons who make or mean to make representations under s.24D, and of children "
            "who do so under s.26; whom else these sections name was not read.",
            source=WHO_MAY_COMPLAIN,
        ),
        Statement(
            name="other-persons",
            text="Some other person may complain if the council finds that this person has a sufficient interest in "
            "the child's welfare; it decides as soon as possible, with no figure, and takes no further action if not.",
            source=SUFFICIENT_INTEREST,
            strength=Strength.MUST,
        ),
        Statement(
            name="childs-views",
            text="Where appropriate the child is told of that decision, and the child's views are taken into account.",
            source=CHILDS_VIEWS,
        ),
        Statement(
            name="advocates-made-known",
            text="The arrangements for advocates are given publicity.",
            source=ADVOCATES_MADE_KNOWN,
        ),
        Statement(
            name="case-by-case",
            text="Whether to accept a complaint made after the year is decided case by case, on the two tests.",
            source=CASE_BY_CASE,
        ),
        Statement(
            name="not-rigidly",
            text="The Ombudsman's fact sheet says that a council must not apply its one year rigidly.",
            source=NOT_RIGIDLY,
        ),
        Statement(
            name="independent-person-appointed",
            text="An independent person must be appointed for stage 2.",
            source=INDEPENDENT_PERSON,
            strength=Strength.MUST,
            stage="stage-2",
        ),
        Statement(
            name="agreeing-the-statement",
            text="To take months over agreeing the statement of the complaint may itself be fault, from whichever day "
            "stage 2 is counted.",
            source=AGREEING_THE_STATEMENT,
            stage="stage-2",
        ),
        Statement(
            name="adjudication-in-time",
            text="It is the council's response with its adjudication that must be sent in time, not the report of the "
            "investigating officer.",
            source=ADJUDICATION,
            stage="stage-2",
        ),
        Statement(
            name="report-goes-to",
            text="The panel's report goes to the council, the complainant, the advocate, the independent person and "
            "others with a sufficient interest.",
            source=REPORT_GOES_TO,
            stage="stage-3",
        ),
        Statement(
            name="may-depart",
            text="The council considers the panel's recommendations with the independent person, and may depart from "
            "them with reasons.",
            source=MAY_DEPART,
            stage="stage-3",
        ),
        Statement(
            name="other-bodies",
            text="With changes, the procedure holds for voluntary organisations that provide accommodation and for "
            "the limit on fostering; which of the periods hold there was not confirmed.",
            source=PART_5,
        ),
        Statement(
            name="childrens-homes",
            text="A children's home has a complaints procedure of its own, which does not apply to what these "
            "regulations apply to.",
            source=REG_39_OF_2015,
        ),
    ),
    findings=(
        TextFinding(
            name="stage-2-start",
            text="When stage 2 starts is disputed: the Ombudsman counted from the request in decision 25 005 179 "
            "(Cornwall), and from the agreed statement in decision 24 002 249 (Haringey). The request is taken by "
            "default; both are shown.",
            about=("stage-2-response",),
        ),
        TextFinding(
            name="whose-bank-holidays",
            text="Regulation 2 does not say which nation's bank holidays it means. The regulations apply to England "
            "only, so those of England and Wales are taken.",
        ),
        TextFinding(
            name="stage-1-advocate",
            text="Sources differ on stage 1 where an advocate is needed: some add ten working days, some suspend it "
            "until one is appointed. Ten are added here, and never more than twenty in all.",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="late-panel-request",
            text="The 30 working days run from a request made in accordance with regulation 18. After a late one "
            "they run only if the council accepts it; the date is shown as if it did.",
            about=("panel-meeting",),
        ),
        TextFinding(
            name="pause-for-proceedings",
            text="Regulation 8 lets the council decline for a time and the complaint be made again; that the council's "
            "clocks stand still meanwhile is how this library reads it. The time to ask for a panel is not "
            "lengthened, so that nobody relies on days that may not be granted.",
            about=("concurrent-proceedings",),
        ),
        TextFinding(
            name="resubmission",
            text="Whether there is a time limit for complaining again after concurrent proceedings was not confirmed, "
            "so none is given.",
            about=("concurrent-proceedings",),
        ),
        TextFinding(
            name="twenty-days-to-meet",
            text="LGSCO decision 24 009 439 (Wokingham) says that a panel should be organised within 20 working days "
            "of the request. The regulation says that it shall meet within 30.",
            about=("panel-meeting",),
        ),
        TextFinding(
            name="no-acknowledgement",
            text="No period for acknowledging a complaint at stage 1 was found in the regulations; councils publish 2, "
            "3 or 5 working days of their own.",
            about=("acknowledgement",),
        ),
    ),
)

SCHEME = Scheme(
    name="england-children",
    title="the complaints procedure for children's social care in England",
    kind=SchemeKind.LAW,
    versions=(IN_FORCE_2006_09_01,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "children"), FactIs("body", "council")),
            text="Complaints to a council in England about children's social care go by the three stages of the "
            "regulations of 2006.",
            source=WHOLE,
            unless=FactIs("child-protection-or-court-report"),
            unless_text="it is about child protection, or about how the council assessed a family for a court report",
        ),
    ),
    coverage=(
        Encoded(
            row="reg 1",
            words="in force since 1 September 2006; England only",
            by=("procedure", "statement:england-only"),
        ),
        Encoded(
            row="reg 2",
            words="a day which is not a Saturday, Sunday, Christmas Day, Boxing Day, Good Friday or a bank holiday",
            by=("working-days", "finding:whose-bank-holidays"),
        ),
        Encoded(
            row="reg 2a",
            words="neither a member nor an officer of the local authority … nor the spouse or civil partner of such a "
            "person",
            by=(
                "role:independent-person",
                "role:panel-member",
                "fact:member-or-officer",
                "fact:partner-of-member-or-officer",
            ),
        ),
        Encoded(
            row="reg 8",
            words="may decline to consider what might prejudice concurrent proceedings, with reasons; it may be made "
            "again",
            by=(
                "exclusion:concurrent-proceedings",
                "suspension:concurrent-proceedings",
                "letter:refusal",
                "finding:pause-for-proceedings",
                "finding:resubmission",
            ),
        ),
        LeftOut(
            row="reg 8a",
            words="a time limit for complaining again once the proceedings have ended",
            reason="not confirmed from any page read; the finding “resubmission” says so",
        ),
        Encoded(
            row="reg 9",
            words="need not consider what is made more than one year after the grounds arose; two tests, both of them",
            by=(
                "time-limit:time-limit",
                "statement:not-rigidly",
                "transition:refusal",
                "stage:refused",
                "letter:refusal",
            ),
        ),
        Encoded(
            row="Children Act 1989, s.26A",
            words="shall include assistance by way of representation",
            by=("entitlement:advocate", "statement:who-may-complain", "statement:advocates-made-known"),
        ),
        Encoded(
            row="reg 10(c)",
            words="deal expeditiously in the handling and consideration of representations",
            by=("statement:expeditious",),
        ),
        Encoded(
            row="reg 12",
            words="as soon as possible decide whether some other person has a sufficient interest; number not "
            "confirmed",
            by=(
                "exclusion:sufficient-interest",
                "fact:sufficient-interest-refused",
                "statement:other-persons",
                "statement:childs-views",
                "letter:refusal",
            ),
        ),
        Encoded(
            row="regs 11 to 13",
            words="withdrawal at any time; not confirmed, and marked so in every answer that rests on it",
            by=("transition:withdrawal", "stage:withdrawn"),
        ),
        Encoded(
            row="reg 14",
            words="ten working days from receipt to resolve the representations locally",
            by=("duty:stage-1-response", "transition:complaint", "stage:stage-1"),
        ),
        LeftOut(
            row="reg 14a",
            words="special days from which stage 1 runs, where an interest is to be decided or an advocate appointed",
            reason="not confirmed from any page read",
        ),
        Encoded(
            row="reg 14b",
            words="a further ten working days where it is complex or an advocate is needed: twenty in all",
            by=("extension:stage-1-response", "finding:stage-1-advocate"),
        ),
        LeftOut(
            row="reg 14c",
            words="past twenty working days only by the complainant's own agreement",
            reason="not confirmed from any page read; a longer extension does not count and is reported",
        ),
        Encoded(
            row="reg 15",
            words="where it is resolved, the terms of the resolution in writing",
            by=("transition:resolution", "stage:resolved", "letter:resolution"),
        ),
        LeftOut(
            row="reg 15a",
            words="to write with those terms as soon as reasonably practicable",
            reason="not confirmed from any page read",
        ),
        Encoded(
            row="reg 15(2)",
            words="not resolved, or stage 1 left out by agreement: an investigation may be asked for; no time for "
            "asking",
            by=("transition:stage-2-request", "window:stage-2-request", "letter:stage-1-response"),
        ),
        Encoded(
            row="reg 16",
            words="oral representations are put in writing before stage 2; the complainant is asked to agree or "
            "comment",
            by=("statement:oral-put-in-writing", "entitlement:written-record"),
        ),
        Encoded(
            row="reg 17",
            words="considered with the independent person, and answered within 25 working days of the start date",
            by=(
                "duty:stage-2-response",
                "stage:stage-2",
                "role:independent-person",
                "statement:independent-person-appointed",
            ),
        ),
        Encoded(
            row="reg 17a",
            words="in any event within 65 working days of the same start date, with reasons and the new date in "
            "writing",
            by=("extension:stage-2-response", "duty:stage-2-response"),
        ),
        Encoded(
            row="reg 17b",
            words="the start date of stage 2: the request, or the agreed statement; disputed in practice",
            by=("duty:stage-2-response", "finding:stage-2-start", "statement:agreeing-the-statement"),
        ),
        Encoded(
            row="reg 18",
            words="a panel may be asked for within 20 working days of receiving the stage 2 response",
            by=("window:panel-request", "transition:panel-request", "finding:late-panel-request"),
        ),
        Encoded(
            row="reg 19(2), (3)",
            words="three independent persons, one the chair; the independent person of stage 2 may not be a member",
            by=("role:panel-member", "fact:stage-2-independent-person"),
        ),
        Encoded(
            row="reg 19(4)",
            words="shall meet within 30 working days of the local authority receiving a request in accordance with "
            "regulation 18",
            by=("duty:panel-meeting", "stage:stage-3", "finding:twenty-days-to-meet"),
        ),
        Encoded(
            row="reg 19(6)",
            words="by his advocate … and by another person of his choice",
            by=("entitlement:companions",),
        ),
        Encoded(
            row="reg 20",
            words="the panel's report within 5 working days of the meeting, or as soon as is reasonably practicable",
            by=("duty:panel-report", "statement:report-goes-to"),
        ),
        Encoded(
            row="reg 20(3)",
            words="the response within 15 working days of receiving the recommendations, with how to complain to the "
            "Ombudsman",
            by=(
                "duty:panel-response",
                "transition:panel-response",
                "stage:completed",
                "letter:panel-response",
                "statement:may-depart",
            ),
        ),
        LeftOut(
            row="regs 19 and 20",
            words="stage 3 takes up to 50 working days in all: 30, 5 and 15",
            reason="a sum and no deadline: each period runs anew, from the meeting or from a receipt",
        ),
        Encoded(
            row="Part 5",
            words="with changes for voluntary organisations that provide accommodation and for the limit on fostering",
            by=("statement:other-bodies",),
        ),
        Encoded(
            row="Children's Homes (England) Regulations 2015, reg 39(1), (6)",
            words="does not apply to any matter to which the … 2006 Regulations apply",
            by=("statement:childrens-homes",),
        ),
        LeftOut(
            row="Children's Homes (England) Regulations 2015, reg 39(5)",
            words="a summary of the complaints of the preceding 12 months, to the inspector on request",
            reason="a duty of the home towards its inspector, on no single complaint",
        ),
        Encoded(
            row="LGSCO fact sheet on the Children Act procedure",
            words="child protection, and assessments of families for court reports, are outside",
            by=("exclusion:scope", "fact:child-protection-or-court-report"),
        ),
        Encoded(
            row="Local Government Act 1974, ss.26(5), 26B",
            words="the Ombudsman beside the procedure, with a clock of its own",
            by=("route:lgsco", "statement:ombudsman-from-first-notice"),
        ),
        Encoded(
            row="guidance 3.3",
            words="what is made after the year is decided case by case, on the two tests",
            by=("statement:case-by-case", "time-limit:time-limit"),
        ),
        LeftOut(
            row="guidance 3.3a",
            words="a presumption in favour of accepting it, and what to weigh",
            reason="not confirmed from any page read",
        ),
        Encoded(
            row="guidance 3.5",
            words="ask for stage 2 within 20 working days, so that the momentum is not lost: advice",
            by=("window:stage-2-request",),
        ),
        LeftOut(
            row="guidance 3.6",
            words="stage 2 runs from the day on which the record is final, where the complainant amends it",
            reason="not confirmed from any page read; the other reading of the start rests on decisions of the "
            "Ombudsman",
        ),
        LeftOut(
            row="guidance 3.7, 3.8",
            words="the adjudication and the response lie inside the 25 and 65 working days",
            reason="not confirmed from any page read; a decision of the Ombudsman that agrees is carried below",
        ),
        Encoded(
            row="LGSCO decision 24 018 419",
            words="stage 2 was late because the response with the adjudication was late",
            by=("duty:stage-2-response", "statement:adjudication-in-time"),
        ),
        Encoded(
            row="LGSCO decision 24 009 439",
            words="a panel within 20 working days of the request; the regulation says 30",
            by=("finding:twenty-days-to-meet",),
        ),
        LeftOut(
            row="guidance, stage 3, acknowledgement",
            words="acknowledge a request for a panel within 2 working days",
            reason="not confirmed from any page read",
        ),
        LeftOut(
            row="guidance, stage 3, chair",
            words="appoint a chair and settle the papers within 10 working days of the request",
            reason="not confirmed from any page read",
        ),
        LeftOut(
            row="guidance, stage 3, papers",
            words="send the papers not later than 10 working days before the panel",
            reason="not confirmed from any page read",
        ),
        Encoded(
            row="guidance, early referral",
            words="after a robust stage 2 both sides may agree to leave the panel out",
            by=("statement:early-referral", "fact:early-referral-agreed", "route:lgsco"),
        ),
        LeftOut(
            row="guidance, early referral, criteria",
            words="the criteria, such as that all significant complaints were upheld",
            reason="not confirmed from any page read; whether it was agreed is asked for as a fact",
        ),
        LeftOut(
            row="guidance 6.5",
            words="put off the decision complained of until the procedure has ended",
            reason="not confirmed from any page read",
        ),
        Encoded(
            row="acknowledgement",
            words="no period in the regulations for acknowledging at stage 1; councils publish 2, 3 or 5 working days",
            by=("finding:no-acknowledgement",),
        ),
    ),
    not_read=(
        NotRead(
            what="SI 2006/1738, reg 8",
            effect="what counts as proceedings, and a time limit for complaining again, are not held",
        ),
        NotRead(what="SI 2006/1738, reg 9", effect="the year and its two tests are paraphrased"),
        NotRead(
            what="SI 2006/1738, regs 11 to 13",
            effect="which of them holds sufficient interest is not certain, and withdrawal is marked as unconfirmed",
        ),
        NotRead(
            what="SI 2006/1738, reg 14",
            effect="the ten and twenty working days are paraphrased; special starts of stage 1 are not held",
        ),
        NotRead(what="SI 2006/1738, reg 15", effect="how soon the terms of a resolution are sent is not held"),
        NotRead(what="SI 2006/1738, reg 16", effect="oral complaints are held without a figure"),
        NotRead(
            what="SI 2006/1738, reg 17",
            effect="25 and 65 working days are paraphrased; from which day they run is given in two readings",
        ),
        NotRead(
            what="SI 2006/1738, reg 18",
            effect="the 20 working days from receipt, and what of a late request, rest on a council and a decision",
        ),
        NotRead(
            what="SI 2006/1738, reg 20",
            effect="whether its 5 and 15 working days are softened is shown as pages that describe it put it",
        ),
        NotRead(
            what="SI 2006/1738, regs 21 and after",
            effect="nothing is held of them but that Part 5 applies the procedure to other bodies",
        ),
        NotRead(
            what="Children Act 1989, ss.24D, 26(3) to (8) and 59(4)",
            effect="who may complain of what is held only so far as s.26A and descriptions tell",
        ),
        NotRead(
            what="the body of “Getting the best from complaints”",
            effect="only what pages that describe it say is held, as guidance",
        ),
        NotRead(
            what="whether an instrument has changed the regulations",
            effect="none that changes a period was found; one version is held",
        ),
    ),
    report=ReportRequirement(
        source=Source(
            instrument="SI 2006/1738",
            provision="the record and the annual report",
            url="https://hansard.parliament.uk/Commons/2009-01-12/debates/09011220000025/SocialServicesComplaints",
            checked_on=date(2026, 11, 23),
            seen=Seen.SECONDARY,
            paraphrase="as an answer in the House of Commons of 12 January 2009 describes it, which names no "
            "regulations and speaks of complaints against social services departments; that it describes these "
            "regulations is taken for granted here: a local authority keeps a record of each representation received, "
            "of its outcome, and of whether the time limits were kept, and makes a report from it each year, by which "
            "no complainant can be identified",
        ),
        strength=Strength.MUST,
        asks=(
            AskedOfReport(text="each representation received", subject=ReportSubject.RECEIVED),
            AskedOfReport(text="the outcome of each: what was decided", subject=ReportSubject.OUTCOMES),
            AskedOfReport(text="whether the time limits were kept", subject=ReportSubject.IN_TIME),
            AskedOfReport(text="the action to be taken in each", subject=ReportSubject.BEYOND),
        ),
        not_read="That these regulations require it is an inference from that answer. The regulation itself was not "
        "read, nor what the statutory guidance, Getting the best from complaints, asks of the annual report. Read both "
        "before you publish; they may ask for more.",
    ),
)
