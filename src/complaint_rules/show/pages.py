"""Which page a thing is written as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from complaint_rules.catalogue import Scheme
from complaint_rules.complaints import Complaint
from complaint_rules.procedures import Procedure
from complaint_rules.show.coverage_page import coverage_page
from complaint_rules.show.record_page import record_page
from complaint_rules.show.rules_page import rules_page
from complaint_rules.show.standing_page import standing_page

if TYPE_CHECKING:
    from complaint_rules.answers import Snapshot
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.show.document import Page

__all__ = ["page_of"]


def page_of(
    thing: Snapshot | Complaint | Procedure | Scheme | Sequence[Scheme], eligibility: Eligibility | None
) -> Page:
    """Return the page of a snapshot, a record, a procedure, or what schemes carry; only the first has eligibility."""
    if isinstance(thing, Complaint):
        return record_page(thing)
    if isinstance(thing, Procedure):
        return rules_page(thing)
    if isinstance(thing, Scheme):
        return coverage_page((thing,))
    return coverage_page(thing) if isinstance(thing, Sequence) else standing_page(thing, eligibility)
