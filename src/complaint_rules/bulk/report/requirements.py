"""Where a report on complaints is required or asked for: by which text, and what it asks the report to hold."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import Strength

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

__all__ = ["PRACTICE", "SMALL_NUMBERS", "YEAR", "Asked", "Requirement", "Subject", "requirement_of"]

_CHECKED: Final = date(2026, 11, 23)


class Subject(Enum):
    """
    What a line of a report is about.

    Source:
        House rule: what a text asks for and what a line gives are matched by subject, so that the line names the text.
    """

    RECEIVED = "how many were received"
    OUTCOMES = "what came of them"
    IN_TIME = "whether time limits were kept"
    OMBUDSMAN = "how many went to the Ombudsman"
    HANDLING = "how they were handled"
    REFUSED = "how many were not accepted"
    BEYOND = "what no table of complaints holds"


@frozen(kw_only=True)
class Asked:
    """
    One thing that a text asks a report to hold.

    Attributes:
        text: What it is, as a clause.
        subject: The lines that give it; BEYOND where none can.
    """

    text: str
    subject: Subject


@frozen(kw_only=True)
class Requirement:
    """
    A text that requires a report, or asks for one.

    Attributes:
        scheme: The scheme whose complaints it is about, by name.
        source: Where it says so, and how that was seen.
        strength: How strongly it puts it.
        asks: What the report is to hold.
        not_read: What of the text was not read, and what follows from that; empty where nothing.

    Source:
        House rule: a report says who asks for it, and what it cannot tell.
    """

    scheme: str
    source: Source
    strength: Strength
    asks: tuple[Asked, ...]
    not_read: str = ""


def _asked(subject: Subject, *texts: str) -> tuple[Asked, ...]:
    return tuple(Asked(text=text, subject=subject) for text in texts)


CHILDREN = Requirement(
    scheme="england-children",
    source=Source(
        instrument="SI 2006/1738",
        provision="the record and the annual report",
        url="https://hansard.parliament.uk/Commons/2009-01-12/debates/09011220000025/SocialServicesComplaints",
        checked_on=_CHECKED,
        seen=Seen.SECONDARY,
        paraphrase="as an answer in the House of Commons of 12 January 2009 describes it, without naming the "
        "regulation, a local authority keeps a record of each representation received, of its outcome, and of "
        "whether the time limits were kept, and makes a report from it each year, by which no complainant can be "
        "identified",
    ),
    strength=Strength.MUST,
    asks=(
        *_asked(Subject.RECEIVED, "each representation received"),
        *_asked(Subject.OUTCOMES, "the outcome of each: what was decided"),
        *_asked(Subject.IN_TIME, "whether the time limits were kept"),
        *_asked(Subject.BEYOND, "the action to be taken in each"),
    ),
    not_read="The regulation itself was not read, nor what the statutory guidance, Getting the best from complaints, "
    "asks of the annual report. Read both before you publish; they may ask for more.",
)
ADULTS = Requirement(
    scheme="england-adults-and-nhs",
    source=Source(
        instrument="SI 2009/309",
        provision="the annual report",
        url="https://lgo.org.uk/information-centre/information-for-organisations-we-investigate/councils/guidance-notes/"
        "adult-social-care-complaints-reviews-and-appeals-a-good-practice-guide-for-local-authorities?chapter=9",
        checked_on=_CHECKED,
        seen=Seen.SECONDARY,
        paraphrase="as the Local Government and Social Care Ombudsman's guide describes it, a report for the twelve "
        "months that end with 31 March gives the number of complaints received, the number decided to be well-founded "
        "and the number that the body was told had gone to the Ombudsman; it sums up their subject matter, matters "
        "of general importance and what was or will be done to improve services; anyone may have it on request",
    ),
    strength=Strength.MUST,
    asks=(
        *_asked(Subject.RECEIVED, "the number of complaints received"),
        *_asked(Subject.OUTCOMES, "the number decided to be well-founded"),
        *_asked(Subject.OMBUDSMAN, "the number that the body was told had gone to the Ombudsman"),
        *_asked(
            Subject.BEYOND,
            "the subject matter of the complaints",
            "matters of general importance that arise from them, or from how they were handled",
            "where action was or will be taken to improve services",
        ),
    ),
    not_read="The regulation itself was not read; the guide speaks of councils.",
)
LGSCO_CODE = Requirement(
    scheme="lgsco-code",
    source=Source(
        instrument="LGSCO Code",
        provision="8.1 and 8.2",
        url="https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/"
        "complaint-handling-code/complaint-handling-code?chapter=9",
        checked_on=_CHECKED,
        seen=Seen.PRIMARY,
        paraphrase="an annual complaints performance and service improvement report should be produced for scrutiny, "
        "with what is listed in 8.1; it should go through the governance of the organisation and be published on "
        "the part of its website about complaints, with the response to it",
    ),
    strength=Strength.SHOULD,
    asks=(
        *_asked(Subject.HANDLING, "an analysis of how complaints were handled, in numbers and in kind"),
        *_asked(
            Subject.REFUSED, "a summary of the types of complaints that were not accepted: the table has the number"
        ),
        *_asked(
            Subject.BEYOND,
            "the self-assessment against the Code",
            "each finding that the Code was not complied with",
            "the services improved as a result of what was learned",
            "the Ombudsman's annual letter, and the Ombudsman's other reports on the organisation",
        ),
    ),
)
HOUSING_CODE = Requirement(
    scheme="housing-ombudsman-code",
    source=Source(
        instrument="Housing Ombudsman Code",
        provision="the Ombudsman's self-assessment guidance",
        url="https://www.housing-ombudsman.org.uk/landlords-info/complaint-handling-code/self-assessment-guidance/",
        checked_on=_CHECKED,
        seen=Seen.PRIMARY,
        paraphrase="a landlord's self-assessment must form part of its annual complaint performance and service "
        "improvement report, which must go to its governing body and be published on the part of its website about "
        "complaints, with the governing body's response",
    ),
    strength=Strength.MUST,
    asks=(
        *_asked(Subject.HANDLING, "how the landlord performed in handling complaints"),
        *_asked(Subject.BEYOND, "the self-assessment against the Code", "the services that were improved"),
    ),
    not_read="Section 8 of the Code itself was not read; it may ask for more.",
)

_BY_SCHEME: Final = {one.scheme: one for one in (CHILDREN, ADULTS, LGSCO_CODE, HOUSING_CODE)}

YEAR = ADULTS.source
"""Where a report is for the twelve months that end with 31 March."""

SMALL_NUMBERS = house_rule(
    "a count from 1 to one below the minimum is not shown, nor another from which it could be worked out, because few "
    "complaints may point to a person; which minimum is right is for the body that publishes to decide",
    checked_on=_CHECKED,
)
"""The rule for small numbers."""

PRACTICE = Source(
    instrument="NHS Digital",
    provision="disclosure control for Hospital Episode Statistics",
    url="https://digital.nhs.uk/data-and-information/data-tools-and-services/data-services/hospital-episode-statistics/"
    "change-to-disclosure-control-methodology-for-hes-and-ecds-from-september-2018",
    checked_on=_CHECKED,
    seen=Seen.PARTIAL,
    paraphrase="until September 2018 its rules replaced counts from 1 to 5 with a mark, and then looked whether other "
    "values could be used to work out what was replaced; bodies differ in where they draw the line",
)
"""A published practice of the same kind, which is no authority for this one."""


def requirement_of(procedure: Procedure) -> Requirement | None:
    """
    Return the text that requires a report on complaints under a procedure, or under the scheme that it sits under.

    None means that no such text was read, not that there is none.

    Source:
        House rule: what was not read is not claimed.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> found = requirement_of(schemes.in_force("england-adults-and-nhs", on=date(2026, 1, 1)))
        >>> found.source.citation
        'SI 2009/309, the annual report'
    """
    return _BY_SCHEME.get(procedure.name) or _BY_SCHEME.get(procedure.under)
