"""Letters: drafts filled from a complaint, with visible blanks, and checklists of what the body's letters must say."""

from __future__ import annotations

from complaint_rules.letters.checklist import Checklist, Item, checklist, checklists
from complaint_rules.letters.drafts import draft
from complaint_rules.letters.letter import Kind, Letter
from complaint_rules.letters.parts import Blank, Heading, Paragraph, Points
from complaint_rules.letters.people import People, Person

__all__ = [
    "Blank",
    "Checklist",
    "Heading",
    "Item",
    "Kind",
    "Letter",
    "Paragraph",
    "People",
    "Person",
    "Points",
    "checklist",
    "checklists",
    "draft",
]
