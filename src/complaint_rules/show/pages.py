"""Which page a thing is written as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.procedures import Procedure
from complaint_rules.show.rules_page import rules_page
from complaint_rules.show.standing_page import standing_page

if TYPE_CHECKING:
    from complaint_rules.answers import Snapshot
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.show.document import Page

__all__ = ["page_of"]


def page_of(thing: Snapshot | Procedure, eligibility: Eligibility | None) -> Page:
    """Return the page of a snapshot, or of a procedure, for which eligibility is of no use."""
    return rules_page(thing) if isinstance(thing, Procedure) else standing_page(thing, eligibility)
