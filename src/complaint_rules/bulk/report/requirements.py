"""Where a report on complaints is required or asked for, and the rules that the report itself rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from complaint_rules import schemes
from complaint_rules.sources import Seen, Source, house_rule

if TYPE_CHECKING:
    from complaint_rules.catalogue import ReportRequirement
    from complaint_rules.procedures import Procedure

__all__ = ["PRACTICE", "SMALL_NUMBERS", "YEAR", "requirement_of"]

_CHECKED: Final = date(2026, 11, 23)


YEAR = Source(
    instrument="SI 2009/309",
    provision="the annual report",
    url="https://lgo.org.uk/information-centre/information-for-organisations-we-investigate/councils/guidance-notes/"
    "adult-social-care-complaints-reviews-and-appeals-a-good-practice-guide-for-local-authorities?chapter=9",
    checked_on=_CHECKED,
    seen=Seen.SECONDARY,
    paraphrase="as the Local Government and Social Care Ombudsman's guide describes it, a report is for the twelve "
    "months that end with 31 March",
)
"""Where a report is for the twelve months that end with 31 March."""

SMALL_NUMBERS = house_rule(
    "a count from 1, or from nought where noughts are hidden, to one below the minimum is not shown, nor another from "
    "which it could be worked out, because few complaints may point to a person; which minimum is right is for the "
    "body that publishes to decide",
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


def requirement_of(procedure: Procedure) -> ReportRequirement | None:
    """
    Return the text that requires a report on complaints under a procedure, or under the scheme that it sits under.

    None means that no such text was read, not that there is none. A text that was seen for some versions of a scheme
    only is given for those alone; of a procedure that sits under the scheme, the newest version counts.

    Source:
        House rule: the text stands in the module of its scheme, as `Scheme.report`; what was not read is not claimed.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> found = requirement_of(schemes.in_force("england-adults-and-nhs", on=date(2026, 1, 1)))
        >>> found.source.citation
        'SI 2009/309, the annual report'
    """
    known = schemes.names()
    for name in (procedure.name, procedure.under):
        found = schemes.get(name).report if name in known else None
        if found is not None:
            version = procedure.version if name == procedure.name else schemes.newest(name).version
            if not found.versions or version in found.versions:
                return found
    return None
