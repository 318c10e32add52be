"""A snapshot or a procedure as plain text of at most 100 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.errors import one_line
from complaint_rules.show.pages import page_of
from complaint_rules.wording import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from complaint_rules.answers import Snapshot
    from complaint_rules.catalogue import Scheme
    from complaint_rules.complaints import Complaint
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.procedures import Procedure
    from complaint_rules.show.document import Section, Table

__all__ = ["text"]

_SET_IN = 4  # a long reference goes on here, so that no part of it stands where a heading or an answer would


def text(
    thing: Snapshot | Complaint | Procedure | Scheme | Sequence[Scheme], *, eligibility: Eligibility | None = None
) -> str:
    """
    Return a snapshot, a record, a procedure, or what schemes cover, as plain text: the answer first, then notes.

    `eligibility`, as `Complaint.eligibility` gives it, adds whether the complaint may be made.

    Source:
        House rule: it says what is known, what is not, and how the rules were seen, in the words of the glossary.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import Complaint, schemes
        >>> complaint = Complaint(schemes.in_force("england-children", on=date(2024, 8, 29)))
        >>> print(text(complaint.record("complaint", date(2024, 8, 29)).at(date(2024, 9, 2))))  # doctest: +ELLIPSIS
        Complaint about children's social care in England
        Rules: SI 2006/1738 (england-children, version 2006-09-01)
        How it stands on 2 September 2024
        <BLANKLINE>
        THE ANSWER
        ...
    """
    page = page_of(thing, eligibility)
    lines = [line for one in (page.title, *page.lines) for line in wrapped(one, hanging=_SET_IN)]
    for section in page.sections:
        if section.items or section.table is not None:
            lines.extend(("", *wrapped(section.title.upper(), hanging=_SET_IN), ""))
            lines.extend(_section(section))
    if page.notes:
        lines.extend(("", "NOTES", ""))
        for number, note in enumerate(page.notes, 1):
            mark = f"[{number}] "
            lines.extend(wrapped(note.text, mark))
            if note.url:
                lines.append(" " * len(mark) + one_line(note.url))
    if page.closing:
        lines.extend(("", *wrapped(page.closing, "")))
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    for item in section.items:
        yield from wrapped(item.text, "  " * item.depth + "- ")
    if section.table is not None:
        yield from _rows(section.table)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield from wrapped(row[0], "- ")
        for header, cell in zip(table.headers[1:], row[1:], strict=True):
            if cell:
                yield from wrapped(f"{header}: {cell}", "    ", hanging=2)
