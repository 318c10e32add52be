"""
Who decides on complaints of which no rule is held here: the other nations, and what lies beside councils in England.

Source:
    The provisions and pages named below. Only who decides is said; their stages and periods are not held.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Elsewhere
from complaint_rules.conditions import All, Any, FactIn, FactIs
from complaint_rules.schemes.england_adults_and_nhs import REG_16
from complaint_rules.schemes.england_children import REG_39_OF_2015
from complaint_rules.sources import Instrument, Seen, house_rule

CHECKED = date(2026, 11, 22)

SCOTLAND = Instrument(
    title="Scottish Public Services Ombudsman Act 2002",
    short="Scottish Public Services Ombudsman Act 2002",
    url="https://www.legislation.gov.uk/asp/2002/11",
    checked_on=CHECKED,
)
MODEL_SCOTLAND = Instrument(
    title="Model Complaints Handling Procedures of the Scottish Public Services Ombudsman",
    short="SPSO model procedures",
    url="https://northlanarkshire.gov.uk/your-council/complaints-and-feedback/make-complaint/"
    "make-social-work-complaint/more-information-about-social-work-complaints",
    checked_on=CHECKED,
)
NHS_SCOTLAND = Instrument(
    title="The Patient Rights (Complaints Procedure and Consequential Provisions) (Scotland) Regulations 2012",
    short="SSI 2012/36",
    url="https://www.legislation.gov.uk/ssi/2012/36",
    checked_on=CHECKED,
)
SOCIAL_SERVICES_WALES = Instrument(
    title="The Social Services Complaints Procedure (Wales) Regulations 2014",
    short="SI 2014/1794",
    url="https://www.legislation.gov.uk/wsi/2014/1794/part/4/made",
    checked_on=CHECKED,
)
CHILDREN_WALES = Instrument(
    title="The Representations Procedure (Wales) Regulations 2014",
    short="SI 2014/1795",
    url="https://www.legislation.gov.uk/wsi/2014/1795/made",
    checked_on=CHECKED,
)
NHS_WALES = Instrument(
    title="The National Health Service (Concerns, Complaints and Redress Arrangements) (Wales) Regulations 2011",
    short="SI 2011/704",
    url="https://www.legislation.gov.uk/wsi/2011/704/part/5/made",
    checked_on=CHECKED,
)
OMBUDSMAN_WALES = Instrument(
    title="Public Services Ombudsman (Wales) Act 2019",
    short="Public Services Ombudsman (Wales) Act 2019",
    url="https://www.legislation.gov.uk/anaw/2019/3/section/8/enacted",
    checked_on=CHECKED,
)
MODEL_WALES = Instrument(
    title="Model concerns and complaints policy of the Public Services Ombudsman for Wales",
    short="Ombudsman for Wales, model policy",
    url="https://eng.bromyrddin.co.uk/your-home/make-a-complaint-or-compliment.html",
    checked_on=CHECKED,
)
NORTHERN_IRELAND = Instrument(
    title="Public Services Ombudsman Act (Northern Ireland) 2016",
    short="Public Services Ombudsman Act (Northern Ireland) 2016",
    url="https://www.legislation.gov.uk/nia/2016/4/section/26",
    checked_on=CHECKED,
)
MODEL_NORTHERN_IRELAND = Instrument(
    title="Model Complaints Handling Procedure for Health and Social Care of the Northern Ireland Public Services "
    "Ombudsman",
    short="NIPSO model procedure for health and social care",
    url="https://nipso.org.uk/",
    checked_on=CHECKED,
)
PUBLIC_HEALTH = Instrument(
    title="The NHS Bodies and Local Authorities (Partnership Arrangements, Care Trusts, Public Health and Local "
    "Healthwatch) Regulations 2012",
    short="SI 2012/3094",
    url="https://www.legislation.gov.uk/uksi/2012/3094/part/5/made",
    checked_on=CHECKED,
)
SCHOOLS = Instrument(
    title="Education Act 2002",
    short="Education Act 2002",
    url="https://www.legislation.gov.uk/ukpga/2002/32/section/29",
    checked_on=CHECKED,
)
DEPARTMENTS = Instrument(
    title="Parliamentary and Health Service Ombudsman: when did the problem happen?",
    short="PHSO practice",
    url="https://www.ombudsman.org.uk/making-complaint/information-advocates-and-representatives/"
    "helping-people-use-our-service/when-did-problem-happen",
    checked_on=CHECKED,
)
PRIVATE_HEALTHCARE = Instrument(
    title="Independent Sector Complaints Adjudication Service: code of practice",
    short="ISCAS code",
    url="https://iscas.cedr.com/",
    checked_on=CHECKED,
)

ELSEWHERE = (
    Elsewhere(
        who="the body's own procedure, on the model of the Scottish Public Services Ombudsman",
        when=All(
            FactIs("nation", "scotland"),
            Any(FactIn("body", ("council", "landlord")), All(FactIs("subject", "housing"), FactIs("landlord"))),
        ),
        text="In Scotland councils, social work and social landlords among others work by the Ombudsman's model "
        "procedures: a decision at stage 1, then an investigation at stage 2",
        source=MODEL_SCOTLAND.at(
            "as councils have adopted them",
            seen=Seen.ADOPTED,
            words="We will give you our decision at stage one in five working days or less unless there are "
            "exceptional circumstances",
        ),
    ),
    Elsewhere(
        who="the NHS complaints regulations for Scotland (SSI 2012/36, as changed by SSI 2016/401)",
        when=All(
            FactIs("nation", "scotland"), Any(FactIs("subject", "health"), FactIn("body", ("nhs", "primary-care")))
        ),
        text="They govern complaints about the NHS in Scotland",
        source=NHS_SCOTLAND.at(
            "reg 6, as first made",
            seen=Seen.PRIMARY,
            words="within 3 working days of the date on which the complaint is received",
            paraphrase="since then changed by SSI 2016/401 into two stages",
            url="https://www.legislation.gov.uk/ssi/2012/36/regulation/6/made",
        ),
    ),
    Elsewhere(
        who="the Scottish Public Services Ombudsman",
        when=FactIs("nation", "scotland"),
        text="It is the ombudsman for most public services in Scotland, usually after the body's own procedure",
        source=SCOTLAND.at(
            "s.10",
            seen=Seen.SECONDARY,
            paraphrase="as the explanatory note puts it: a complaint within 12 months of first notice, or later for "
            "special circumstances",
            url="https://www.legislation.gov.uk/asp/2002/11/notes/division/4/2/9",
        ),
    ),
    Elsewhere(
        who="the Social Services Complaints Procedure (Wales) Regulations 2014 (SI 2014/1794)",
        when=All(FactIs("nation", "wales"), FactIn("subject", ("adults", "children")), FactIs("body", "council")),
        text="They govern complaints to councils in Wales about social services, those of adults and most about "
        "children; whether they are still in force unchanged was not checked",
        source=SOCIAL_SERVICES_WALES.at(
            "reg 15(2)",
            seen=Seen.PRIMARY,
            words="not later than 2 working days after the day on which it receives it",
        ),
    ),
    Elsewhere(
        who="the Representations Procedure (Wales) Regulations 2014 (SI 2014/1795)",
        when=All(FactIs("nation", "wales"), FactIs("subject", "children"), FactIs("body", "council")),
        text="They govern some representations by and about children in Wales, whose scope was read in part",
        source=CHILDREN_WALES.at(
            "regs 1 and 2",
            seen=Seen.PARTIAL,
            paraphrase="scope and definitions; none of its periods was read",
        ),
    ),
    Elsewhere(
        who="the NHS concerns and complaints regulations for Wales (SI 2011/704)",
        when=All(FactIs("nation", "wales"), Any(FactIs("subject", "health"), FactIn("body", ("nhs", "primary-care")))),
        text="They govern concerns about the NHS in Wales; they were changed on 1 April 2026, and the new text was not "
        "read",
        source=NHS_WALES.at(
            "reg 22(1), as first made",
            seen=Seen.PRIMARY,
            words="not later than two working days after the day on which it receives it",
            paraphrase="since April 2023 five",
        ),
    ),
    Elsewhere(
        who="the body's own procedure, on the model of the Ombudsman for Wales",
        when=All(
            FactIs("nation", "wales"),
            Any(
                All(FactIs("body", "council"), FactIn("subject", ("housing", "other-council-service"))),
                FactIs("body", "landlord"),
            ),
        ),
        text="In Wales councils and social landlords among others have adopted the Ombudsman's model policy for "
        "complaints that have no procedure of their own in law",
        source=MODEL_WALES.at(
            "as bodies have adopted it",
            seen=Seen.ADOPTED,
            paraphrase="an acknowledgement within 5 working days, and six months to complain; both were read at a body "
            "that has adopted it",
        ),
    ),
    Elsewhere(
        who="the Public Services Ombudsman for Wales",
        when=FactIs("nation", "wales"),
        text="It is the ombudsman for most public services in Wales, usually after the body's own procedure",
        source=OMBUDSMAN_WALES.at(
            "s.8(1)(c)",
            seen=Seen.PRIMARY,
            words="before the end of the period of one year starting on the day on which the person aggrieved first "
            "had notice of the matter",
        ),
    ),
    Elsewhere(
        who="the model procedure for health and social care of the Northern Ireland Public Services Ombudsman",
        when=All(
            FactIs("nation", "northern-ireland"),
            Any(FactIn("subject", ("health", "adults", "children")), FactIn("body", ("nhs", "primary-care"))),
        ),
        text="In Northern Ireland health and social care bodies have worked by it since 1 January 2026; before that by "
        "directions of the Department of Health",
        source=MODEL_NORTHERN_IRELAND.at(
            "as announced",
            seen=Seen.SECONDARY,
            paraphrase="published on 1 July 2025 and in operation from 1 January 2026",
        ),
    ),
    Elsewhere(
        who="the Northern Ireland Public Services Ombudsman",
        when=FactIs("nation", "northern-ireland"),
        text="It is the ombudsman for most public services in Northern Ireland, usually after the body's own procedure",
        source=NORTHERN_IRELAND.at(
            "s.26",
            seen=Seen.PRIMARY,
            words="within 6 months of the day that the notice under section 25 is sent",
            paraphrase="where the body's procedure is exhausted; otherwise within 12 months of first notice",
        ),
    ),
    Elsewhere(
        who="the regulations on complaints about public health (SI 2012/3094, Part 5)",
        when=All(FactIs("nation", "england"), FactIs("subject", "public-health")),
        text="They govern complaints about what a council in England does for public health",
        source=PUBLIC_HEALTH.at(
            "reg 29(3)",
            seen=Seen.PRIMARY,
            words="6 months commencing on the day on which the complaint was received",
            url="https://www.legislation.gov.uk/uksi/2012/3094/regulation/29/made",
        ),
    ),
    Elsewhere(
        who="the provider's own complaints procedure",
        when=All(
            FactIs("nation", "england"),
            FactIs("subject", "adults"),
            FactIs("body", "care-provider"),
            FactIs("commissioned-by", "nobody-else"),
        ),
        text="A registered provider of care must have a procedure of its own, also for those who arranged and pay for "
        "their care themselves; the law sets it no period for an answer",
        source=REG_16,
    ),
    Elsewhere(
        who="the provider's own complaints procedure, or that of the council that placed the child",
        when=All(FactIs("nation", "england"), FactIs("subject", "children"), FactIs("body", "care-provider")),
        text="A children's home has a complaints procedure of its own. What the regulations of 2006 apply to is "
        "complained about to the council instead",
        source=REG_39_OF_2015,
    ),
    Elsewhere(
        who="the school's own complaints procedure",
        when=All(FactIs("nation", "england"), Any(FactIs("subject", "school"), FactIs("body", "school"))),
        text="A school in England has a complaints procedure of its own, with figures of its own",
        source=SCHOOLS.at(
            "s.29",
            seen=Seen.SECONDARY,
            paraphrase="the governing body of a maintained school sets up a procedure; academies have one under the "
            "Independent School Standards",
        ),
    ),
    Elsewhere(
        who="the department's own procedure, then the Parliamentary Ombudsman through a Member of Parliament",
        when=Any(FactIs("subject", "central-government"), FactIs("body", "government-department")),
        text="A complaint about a department of the government of the United Kingdom goes to the department, and then "
        "to a Member of Parliament, who may refer it",
        source=DEPARTMENTS.at(
            "government departments",
            seen=Seen.PRIMARY,
            paraphrase="to a Member of Parliament within 12 months of becoming aware of the matter",
        ),
    ),
    Elsewhere(
        who="the police, by rules that were not looked at",
        when=Any(FactIs("subject", "police"), FactIs("body", "police")),
        text="Complaints about the police have rules of their own. None of them was read, so nothing more is said",
        source=house_rule("what was not read is not described", checked_on=CHECKED),
    ),
    Elsewhere(
        who="the provider's own procedure, under the code of the Independent Sector Complaints Adjudication Service "
        "where the provider has joined it",
        when=All(
            FactIs("subject", "health"),
            FactIn("body", ("care-provider", "charity", "something-else")),
            FactIs("funding", "self"),
        ),
        text="Private healthcare that somebody pays for themselves is outside the NHS procedures",
        source=PRIVATE_HEALTHCARE.at(
            "the code",
            seen=Seen.PRIMARY,
            paraphrase="three stages, each asked for within six months of the answer before",
        ),
    ),
)
