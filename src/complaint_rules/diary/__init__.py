"""
What is due, overdue or closing across many complaints, and the same as a calendar that other programs read.

`items` holds what a line of a diary is, `gathering` takes the lines from snapshots, `listing` chooses those of the next
days, and `calendar` writes them as iCalendar text.
"""

from __future__ import annotations

from complaint_rules.diary.calendar import ical
from complaint_rules.diary.items import Item, ItemKind, ItemStatus
from complaint_rules.diary.listing import upcoming

__all__ = ["Item", "ItemKind", "ItemStatus", "ical", "upcoming"]
