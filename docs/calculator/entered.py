"""What a reader entered, made into a complaint; what is wrong with it is told field by field, all of it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from complaint_rules import Complaint, schemes
from complaint_rules.dates import in_words, parse_date
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidDateTextError,
    InvalidRecordError,
    NotInForceError,
    UnknownSchemeError,
)
from complaint_rules.rules import How
from complaint_rules.vocabulary import Kind

from .words import sentence, short, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from complaint_rules import Procedure
    from complaint_rules.conditions import FactValue
    from complaint_rules.vocabulary import Detail

    from .words import Data

FIRST_YEAR, LAST_YEAR = 1950, 2099  # a year of two figures is a slip of the hand
_LONGEST_MESSAGE = 300
_NUMBER = r"([1-9]|[1-4][0-9])"
_DATE = re.compile(rf"(?:date|received)\.([a-z0-9-]+)(?:\.{_NUMBER})?")
_DETAIL = re.compile(rf"detail\.([a-z0-9-]+)(?:\.{_NUMBER})?\.([a-z][a-z0-9_-]*)")
_EXTENSION = re.compile(rf"extend\.{_NUMBER}\.(?:duty|to|on|how|cause)")
_PAUSE = re.compile(rf"pause\.{_NUMBER}\.(?:cause|from|to)")
_FACT = re.compile(r"fact\.([a-z0-9-]+)")
_READING = re.compile(r"reading\.([a-z0-9-]+)")
_NO_PART_OF_IT = re.compile(r"procedure|version|on|about\..*", re.DOTALL)


class Entered:
    """
    The fields of the page, and what is wrong with them.

    `faults` holds what was found so far: the field and what to say of it, in the order in which it was found.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = fields
        self.faults: list[Data] = []

    def fault(self, field: str, text: str) -> None:
        """Keep what is wrong with a field."""
        self.faults.append({"field": field, "text": text})

    def day(self, name: str, *, needed: str = "") -> date | None:
        """Return the date in a field; None where there is none, which is a fault if it is `needed`."""
        text = self.fields.get(name, "")
        if not text:
            if needed:
                self.fault(name, needed)
            return None
        try:
            day = parse_date(text, where=name)
        except InvalidDateTextError:
            self.fault(name, f"“{short(text)}” is not a date. There is no such day, month or year.")
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fault(name, f"The year {day.year} cannot be right. Write it with four figures, such as 2024.")
            return None
        return day

    def procedure(self, on: date | None) -> Procedure | None:
        """Return the procedure that was chosen, in the version that was chosen or held when the complaint was made."""
        name, version = self.fields.get("procedure", ""), self.fields.get("version", "")
        if not name:
            self.fault("procedure", "Choose a procedure first.")
            return None
        try:
            several = schemes.versions(name)
        except UnknownSchemeError:
            self.fault("procedure", f"There is no procedure called “{short(name)}” here.")
            return None
        if version:
            chosen = next((one for one in several if one.version == version), None)
            if chosen is None:
                self.fault("version", f"This procedure has no version called “{short(version)}”.")
            return chosen
        quietly = Entered(self.fields)  # a fault of the date itself is told once, with the others
        known = {one.name: one for one in several[-1].events}
        acts: list[date] = []
        others: list[date] = []
        for field in self.fields:
            match = _DATE.fullmatch(field)
            event = known.get(match[1]) if match else None
            day = quietly.day(field) if event is not None else None
            if event is not None and day is not None:
                (others if event.is_circumstance else acts).append(day)
        begun = min(acts or others, default=on)
        if begun is None:
            return schemes.newest(name)
        try:
            return schemes.in_force(name, on=begun)
        except NotInForceError as error:
            self.fault("version", f"None of the versions held here was in force on {in_words(error.on)}. Choose one.")
            return None

    def complaint(self, procedure: Procedure) -> Complaint:
        """Return the complaint; without what could not be kept, each of which is a fault."""
        found = Complaint(procedure)
        events: dict[tuple[str, int], str] = {}
        rows: dict[tuple[str, int], None] = {}
        settings: dict[str, None] = {}
        for name in self.fields:
            if match := _DATE.fullmatch(name) or _DETAIL.fullmatch(name):
                number = match[2]
                events.setdefault((match[1], int(number or 1)), f"{match[1]}.{number}" if number else match[1])
            elif match := _EXTENSION.fullmatch(name) or _PAUSE.fullmatch(name):
                rows[name.partition(".")[0], int(match[1])] = None
            elif _FACT.fullmatch(name) or _READING.fullmatch(name):
                settings[name] = None
            elif not _NO_PART_OF_IT.fullmatch(name):
                self.fault(name, f"The link holds “{short(name)}”, which this page does not know.")
        for (event, _), end in sorted(events.items()):
            found = self._event(found, event, end)
        for kind, number in sorted(rows, key=self._when):
            row = f"{kind}.{number}"
            found = self._extension(found, row) if kind == "extend" else self._pause(found, row)
        for name in sorted(settings):
            found = self._fact(found, name) if name.startswith("fact.") else self._reading(found, name)
        return found

    def _when(self, row: tuple[str, int]) -> tuple[str, str, int]:
        kind, number = row
        return kind, self.fields.get(f"{kind}.{number}.from", ""), number  # stops are entered in their order

    def _event(self, complaint: Complaint, name: str, end: str) -> Complaint:
        field = f"date.{end}"
        known = {one.name: one for one in complaint.procedure.events}
        if name not in known:
            self.fault(field, f"This procedure knows no date called “{short(name)}”.")
            return complaint
        before = len(self.faults)
        made, received = self.day(field), self.day(f"received.{end}")
        details = self._details(f"detail.{end}.", {one.name: one for one in known[name].details})
        if len(self.faults) == before and made is None and received is None:
            self.fault(field, f"Give the date of {known[name].title} as well.")
        elif made is not None and received is not None and received < made:
            self.fault(f"received.{end}", f"It cannot arrive on {in_words(received)}, before it was made or sent.")
        if len(self.faults) > before:
            return complaint
        return self._tried(field, complaint, lambda: complaint.record(name, made, received=received, **details))

    def _details(self, start: str, declared: Mapping[str, Detail]) -> dict[str, FactValue | date]:
        details: dict[str, FactValue | date] = {}
        for field, text in self.fields.items():
            name = field.removeprefix(start)
            if not field.startswith(start) or "." in name:
                continue
            detail = declared.get(name)
            value = None if detail is None or detail.kind is Kind.TEXT else value_of(detail, text)
            if value is None:
                self.fault(field, f"“{short(text)}” cannot be given here.")
            else:
                details[name] = value
        return details

    def _extension(self, complaint: Complaint, row: str) -> Complaint:
        duty = self.fields.get(f"{row}.duty", "")
        if not duty:
            self.fault(f"{row}.duty", "Say which step was given more time.")
        to = self.day(f"{row}.to", needed="Say until when they were given more time.")
        on = self.day(f"{row}.on", needed="Say on which day they were given more time.")
        if not duty or to is None or on is None:
            return complaint
        ways = [rule.how.value for rule in complaint.procedure.extensions if rule.duty == duty]
        how = self.fields.get(f"{row}.how") or (ways or [How.NOTICE.value])[0]
        cause = self.fields.get(f"{row}.cause", "")
        return self._tried(f"{row}.duty", complaint, lambda: complaint.extend(duty, to=to, on=on, how=how, cause=cause))

    def _pause(self, complaint: Complaint, row: str) -> Complaint:
        start = self.day(f"{row}.from", needed="Say from which day the clock was stopped.")
        end = self.day(f"{row}.to")
        if start is None:
            return complaint
        if end is not None and end < start:
            self.fault(f"{row}.to", f"The clock cannot go on again on {in_words(end)}, before it was stopped.")
            return complaint
        causes = [one.cause for one in complaint.procedure.suspensions]
        cause = self.fields.get(f"{row}.cause") or (causes[0] if len(causes) == 1 else "")
        stopped = self._tried(f"{row}.cause", complaint, lambda: complaint.suspend(start, cause=cause))
        if end is None or stopped is complaint:
            return stopped
        return self._tried(f"{row}.to", stopped, lambda: stopped.resume(end))

    def _fact(self, complaint: Complaint, field: str) -> Complaint:
        name, text = field.removeprefix("fact."), self.fields[field]
        fact = next((one for one in complaint.procedure.facts if one.name == name), None)
        value = None if fact is None else value_of(fact, text)
        if value is None:
            self.fault(field, f"“{short(text)}” is no answer to this question.")
            return complaint
        facts = {**dict(complaint.facts), name: value}
        return self._tried(field, complaint, lambda: evolve(complaint, facts=facts))

    def _reading(self, complaint: Complaint, field: str) -> Complaint:
        readings = {**dict(complaint.readings), field.removeprefix("reading."): self.fields[field]}
        return self._tried(field, complaint, lambda: evolve(complaint, readings=readings))

    def _tried(self, field: str, before: Complaint, make: Callable[[], Complaint]) -> Complaint:
        try:
            return make()
        except ComplaintRulesError as error:
            self.fault(field, said_of(error))
            return before


def said_of(error: Exception) -> str:
    """Return what is wrong, in plain words where there are any, else in those of the library."""
    text = " ".join(error.problems) if isinstance(error, InvalidRecordError) else str(error)
    if "does not repeat" in text:
        return "This can happen only once, and it stands here several times. Keep one date."
    if "while suspended" in text:
        return "The clock was already stopped then. Say first on which day it went on."
    return short(sentence(text), _LONGEST_MESSAGE)
