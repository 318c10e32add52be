"""The lines of a diary as iCalendar text (RFC 5545), which calendar programs read."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from complaint_rules.dates import check_date, check_number, in_words
from complaint_rules.diary.gathering import every_item
from complaint_rules.diary.items import Item, ItemKind, ItemStatus
from complaint_rules.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from complaint_rules.complaints import Complaint

__all__ = ["ical"]

LONGEST_LINE = 75
"""RFC 5545, section 3.1: lines should not be longer than 75 octets, the line break left out."""

EARLIEST_ALARM = 366
"""House rule: the most days before a last day on which a calendar may warn of it."""

_WARNED = {ItemStatus.DUE, ItemStatus.CLOSES, ItemStatus.AIMED_AT, ItemStatus.CANNOT_TELL}
_CATEGORIES = {
    ItemKind.DUTY: "Owed",
    ItemKind.WINDOW: "May be done until",
    ItemKind.ROUTE: "Another body",
    ItemKind.TIME_LIMIT: "Time limit for complaining",
}
_SUMMARIES = {
    ItemStatus.OVERDUE: "Overdue",
    ItemStatus.DUE: "Due",
    ItemStatus.CLOSES: "Last day",
    ItemStatus.AIMED_AT: "Aim",
    ItemStatus.PAST_AIM: "Aim, past",
    ItemStatus.CANNOT_TELL: "Cannot tell",
    ItemStatus.NO_DATE: "Owed",
    ItemStatus.DONE: "Done",
    ItemStatus.PAST: "Past its last day",
    ItemStatus.FELL_AWAY: "No longer owed or open",
}
_AIMS = {ItemStatus.OVERDUE: "Aim, past", ItemStatus.DUE: "Aim"}


def ical(
    complaints: Iterable[Complaint],
    *,
    on: date,
    alarms: Iterable[int] = (7, 1),
    settled: bool = False,
    cancelled: bool = False,
    name: str = "Complaint deadlines",
) -> str:
    r"""
    Return the last days of complaints as iCalendar text with an all-day event for each, lines ending in CRLF.

    `alarms` says how many days before a last day, at nine in the morning, a calendar is to warn of it; none is set for
    a morning before `on`, nor for what is done, past or known to no first day. `settled` adds what was done and what
    is past its last day, so named; `cancelled` adds what fell away, with a status by which a calendar takes it out.

    The same deadline has the same UID in every file, by the complaint's reference, its procedure and the name of the
    rule; give each complaint a reference, else its place among those without tells them apart. The sequence number is
    that of the changes in the complaint's history, and the stamp is `on`, so that a later file brings a calendar up to
    date and the same call gives the same bytes. An event whose day is not certain stands on the first day that may be
    the last, says so in its title, and is tentative. What has no such day is named in the description of the calendar.
    Of the record only the reference is in it. Write it as bytes, `path.write_bytes(text.encode())`.

    Raises:
        NotADateError: If `on` is not a `datetime.date`.
        NotANumberError: If an alarm is no `int` from 1 to 366.
        NotAProcedureError: If one of the complaints is none.
        CalendarHorizonError: If a deadline needs days that no calendar knows.

    Source:
        RFC 5545, and the house rule that a date never stands without its doubt, in a calendar least of all.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import Complaint, schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> one = Complaint(procedure, reference="A").record("complaint", date(2024, 8, 1), received=date(2024, 8, 2))
        >>> for line in ical([one], on=date(2024, 8, 5)).split("\r\n"):
        ...     if line.startswith(("DTSTART", "SUMMARY:Due", "TRIGGER:-P6")):
        ...         print(line)
        DTSTART;VALUE=DATE:20240816
        SUMMARY:Due: the stage 1 response (the council) [A]
        TRIGGER:-P6DT15H
        DTSTART;VALUE=DATE:20250731
    """
    check_date(on, where="ical(on)")
    before = sorted({check_number(one, where="ical(alarms)", at_least=1, at_most=EARLIEST_ALARM) for one in alarms})
    shown = {status for status in ItemStatus if status.is_live}
    shown |= {ItemStatus.DONE, ItemStatus.PAST} if settled else set()
    shown |= {ItemStatus.FELL_AWAY} if cancelled else set()
    found = [
        (item, len(complaint.history))
        for complaint, item in every_item(complaints, on=on, where="ical(complaints)")
        if item.status in shown
    ]
    found.sort(key=lambda pair: pair[0].sort_key)
    undated = [item for item, _ in found if item.status.is_live and _day_of(item) is None]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//complaint_rules//diary//EN",
        "CALSCALE:GREGORIAN",
        *_for_old_and_new("NAME", one_line(name)),
        *(_for_old_and_new("DESCRIPTION", _without_a_date(undated)) if undated else ()),
        *(line for item, sequence in found for line in _event(item, sequence, before[::-1])),
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(map(_folded, lines))


def _for_old_and_new(key: str, text: str) -> tuple[str, str]:
    """Return what RFC 7986 calls a calendar's name or description, and what programs called it before."""
    return f"{key}:{_escaped(text)}", f"X-WR-CAL{key[:4]}:{_escaped(text)}"


def _without_a_date(undated: list[Item]) -> str:
    said = "; ".join(one_line(f"{item.title}{f' [{item.reference}]' if item.reference else ''}") for item in undated)
    return f"Not in this calendar, for no date can be told: {said}."


def _day_of(item: Item) -> date | None:
    """Return the day on which an event stands: the first that may be the last, else the only one that is known."""
    return item.first_day or item.latest or item.done


def _event(item: Item, sequence: int, alarms: list[int]) -> Iterator[str]:
    day = _day_of(item)
    if day is None:
        return
    summary = _escaped(one_line(_summary(item)))
    certain = day == item.done or (item.certain and item.status is not ItemStatus.CANNOT_TELL)
    status = "CONFIRMED" if certain else "TENTATIVE"
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(item)}"
    yield f"DTSTAMP:{_basic(item.on)}T000000Z"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{_escaped(_description(item))}"
    yield f"CATEGORIES:{_CATEGORIES[item.kind]}"
    yield "CLASS:PRIVATE"
    yield f"STATUS:{'CANCELLED' if item.status is ItemStatus.FELL_AWAY else status}"
    yield "TRANSP:TRANSPARENT"
    if item.status in _WARNED and item.first_day is not None:
        for days in alarms:
            if (day - item.on).days >= days:
                yield "BEGIN:VALARM"
                yield "ACTION:DISPLAY"
                yield f"DESCRIPTION:{summary}"
                yield f"TRIGGER:-P{f'{days - 1}D' if days > 1 else ''}T15H"  # nine in the morning, so many days before
                yield "END:VALARM"
    yield "END:VEVENT"


def _uid(item: Item) -> str:
    """
    Return what names a deadline in every calendar: whose, what and which, and never when.

    It has the form that RFC 7986 asks for, a UUID, of version 8 (RFC 9562), which the digest of those words fills.
    """
    key = [item.reference, item.number, item.scheme, item.kind.value, item.name, item.is_aim]
    digest = sha256(json.dumps(key).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def _summary(item: Item) -> str:
    said = _SUMMARIES[item.status] if item.binds else _AIMS.get(item.status, _SUMMARIES[item.status])
    reference = f" [{item.reference}]" if item.reference else ""
    return f"{said}{_doubt(item)}: {item.title} ({item.who}){reference}"


def _doubt(item: Item) -> str:
    if item.certain or not item.status.is_live:
        return ""
    if item.is_known:
        return f" (not certain{': predicted bank holidays' if item.predicted else ''})"
    if item.first_day is not None:
        return " (at the earliest, not certain)"
    return " (at the latest, not certain: it may be before)"


def _description(item: Item) -> str:
    lines = [f"As things stood on {in_words(item.on)}."]
    if item.is_aim:
        lines.append(f"This is a day aimed at or advised ({item.source.citation}); to miss it is no breach.")
    if item.when and not item.certain:
        lines.append(f"The last day is not certain: {item.when}.")
    return "\n".join((*map(one_line, lines), item.explain()))


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(letter, written)
    return text


def _folded(line: str) -> str:
    """Return a line of text as lines of at most 75 octets each, with no letter cut."""
    folded, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LONGEST_LINE:
            folded.append(" ")
            octets = 1
        folded[-1] += letter
        octets += size
    return "\r\n".join(folded)
