"""The record of a complaint as a page: what is on it, and nothing of what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.dates import in_words
from complaint_rules.entries import Extended, Noted, Recorded, Suspended
from complaint_rules.explanations import DISCLAIMER, capital
from complaint_rules.show.document import Item, Page, Section, Table
from complaint_rules.show.words import value_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.complaints import Complaint
    from complaint_rules.entries import Entry
    from complaint_rules.procedures import Procedure

__all__ = ["record_page"]


def record_page(complaint: Complaint) -> Page:
    """Return the page of a record."""
    procedure = complaint.procedure
    reference = () if complaint.reference is None else (f"Reference: {complaint.reference}",)
    rows = tuple(_row(entry, procedure) for entry in complaint.entries)
    table = Table(("Day", "What", "More"), rows) if rows else None
    return Page(
        title=procedure.title,
        lines=(
            *reference,
            f"Rules: {procedure.source.citation} ({procedure.name}, version {procedure.version})",
            "The record alone: what follows from it depends on the date that is asked about.",
        ),
        sections=(
            Section("What is always so", tuple(_facts(complaint))),
            Section("What is on record", () if rows else (Item("Nothing."),), table),
            Section("Which readings of the text were chosen", tuple(_readings(complaint))),
        ),
        closing=DISCLAIMER,
    )


def _facts(complaint: Complaint) -> Iterator[Item]:
    for name, value in complaint.facts:
        yield Item(f"{complaint.procedure.fact(name).question} {capital(value_in_words(value))}.")


def _readings(complaint: Complaint) -> Iterator[Item]:
    for name, option in complaint.readings:
        yield Item(f"{capital(name.replace('-', ' '))}: {option.replace('-', ' ')}.")


def _row(entry: Entry, procedure: Procedure) -> tuple[str, str, str]:
    what, more = _said(entry, procedure)
    return in_words(entry.on), capital(what), "; ".join(more)


def _said(entry: Entry, procedure: Procedure) -> tuple[str, list[str]]:
    if isinstance(entry, Recorded):
        received = [] if entry.received is None else [f"received on {in_words(entry.received)}"]
        if entry.made is None:
            received = ["the day of receipt; when it was made or sent is not on record"]
        return procedure.titles[entry.event], [
            *received,
            *(f"{name.replace('-', ' ')}: {value_in_words(value)}" for name, value in entry.details),
        ]
    if isinstance(entry, Noted):
        return procedure.fact(entry.fact).question, [value_in_words(entry.value)]
    if isinstance(entry, Extended):
        duty = next(one for one in procedure.duties if one.name == entry.duty)
        title = duty.title or procedure.titles[duty.act]
        said = (f"to {in_words(entry.to)}", entry.how.in_words, entry.cause, entry.reason)
        return f"an extension: {title}", [text for text in said if text]
    if isinstance(entry, Suspended):
        causes = {one.cause: one.title for one in procedure.suspensions}
        return "the clocks stopped", [causes[entry.cause]]
    return "the clocks ran again", []
