"""What a record holds: events, facts, extensions, suspensions, and the corrections of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from complaint_rules.conditions import FactValue
from complaint_rules.dates import check_date
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidRecordError,
    NotADateError,
    UnknownCauseError,
    UnknownEventError,
    UnknownFactError,
    UnknownNameError,
)
from complaint_rules.rules import How
from complaint_rules.vocabulary import Detail, Event, Fact, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from complaint_rules.procedures import Procedure

__all__ = [
    "LONGEST_TEXT",
    "MOST_ENTRIES",
    "Change",
    "Corrected",
    "Entry",
    "Extended",
    "Noted",
    "Recorded",
    "Removed",
    "Resumed",
    "Suspended",
    "check_entries",
    "check_fact",
    "details_of",
    "entries_of",
    "raise_all",
]

LONGEST_TEXT = 10_000
"""House rule: the longest text, in characters, that a record keeps in one place."""

LARGEST_NUMBER = 10**9
"""House rule: the largest number that a fact or a detail may be."""

MOST_ENTRIES = 10_000
"""House rule: the most entries that one complaint may have."""


@frozen(kw_only=True)
class Recorded:
    """
    An event, with the day it was made or sent and the day it was received.

    Attributes:
        event: The name of the event.
        made: When it was made, sent or occurred; None where only its receipt is known.
        received: When it was received; None where that is not recorded.
        details: What else the record says of it: name and value, sorted by name.
    """

    event: str
    made: date | None
    received: date | None = None
    details: tuple[tuple[str, FactValue | date], ...] = ()

    @property
    def on(self) -> date:
        """The day on which it stands in the record."""
        day = self.made if self.made is not None else self.received
        assert day is not None, "an event is recorded with at least one date"  # noqa: S101
        return day


@frozen(kw_only=True)
class Noted:
    """
    A fact that was told on a day and holds from then on.

    Attributes:
        fact: The name of the fact.
        value: Its value.
        on: The day from which it is told.
    """

    fact: str
    value: FactValue
    on: date


@frozen(kw_only=True)
class Extended:
    """
    An extension of the limit of a duty.

    Attributes:
        duty: The name of the duty.
        to: The new last day.
        on: The day on which the extension was made.
        how: By notice, agreement or an officer.
        cause: The cause, where the text names causes; empty for none given.
        reason: The reason that was given.
    """

    duty: str
    to: date
    on: date
    how: How
    cause: str = ""
    reason: str = ""


@frozen(kw_only=True)
class Suspended:
    """
    A suspension.

    Attributes:
        cause: The cause.
        on: The first day that is not counted.
    """

    cause: str
    on: date


@frozen(kw_only=True)
class Resumed:
    """
    The end of a suspension.

    Attributes:
        on: The first day that is counted again.
    """

    on: date


Entry = Recorded | Noted | Extended | Suspended | Resumed
"""What a record holds."""


@frozen(kw_only=True)
class Corrected:
    """
    The replacement of an entry by another.

    Attributes:
        old: The entry as it was.
        new: The entry as it is.
    """

    old: Entry
    new: Entry


@frozen(kw_only=True)
class Removed:
    """
    The removal of an entry.

    Attributes:
        old: The entry as it was.
    """

    old: Entry


Change = Entry | Corrected | Removed
"""What a history holds."""


def entries_of(history: Iterable[Change], procedure: Procedure) -> tuple[Entry, ...]:
    """
    Return what holds after a history, in the order in which it is read: by day, then event, then content.

    Source:
        House rule: the order of entry never counts.
    """
    holding: list[Entry] = []
    for change in history:
        if isinstance(change, Corrected):
            holding[holding.index(change.old)] = change.new
        elif isinstance(change, Removed):
            holding.remove(change.old)
        else:
            holding.append(change)
    order = procedure.order_of_events

    def key(entry: Entry) -> tuple[date, int, int, str]:
        place = order.get(entry.event, len(order)) if isinstance(entry, Recorded) else 0
        return (entry.on, _KIND_ORDER[type(entry)], place, repr(entry))

    return tuple(sorted(holding, key=key))


_KIND_ORDER: dict[type, int] = {Noted: 0, Resumed: 1, Recorded: 2, Extended: 3, Suspended: 4}


def check_entries(entries: Sequence[Entry], procedure: Procedure) -> list[ComplaintRulesError]:
    """
    Return everything about a record that cannot be, as errors not yet raised.

    Source:
        House rule: what happened, happened; only a name that nobody knows, a value that is no date, a second entry of
        an event that does not repeat, and an impossible pair are refused.
    """
    if len(entries) > MOST_ENTRIES:
        return [InvalidRecordError([f"{len(entries)} entries; at most {MOST_ENTRIES} are kept"])]
    problems = [fault for entry in entries for fault in _faults_of(entry, procedure)]
    together = (*_recorded_again(entries, procedure), *_told_twice(entries), *_out_of_turn(entries))
    return [*problems, *(InvalidRecordError([text]) for text in together)]


def _recorded_again(entries: Sequence[Entry], procedure: Procedure) -> Iterator[str]:
    times = Counter(entry.event for entry in entries if isinstance(entry, Recorded))
    events = {event.name: event for event in procedure.events}
    for name, number in times.items():
        if number > 1 and name in events and not events[name].repeats:
            yield f"the event {name!r} is recorded {number} times and does not repeat; use correct to change its date"


def _told_twice(entries: Sequence[Entry]) -> Iterator[str]:
    told: dict[tuple[str, date], FactValue] = {}
    for entry in entries:
        if isinstance(entry, Noted):
            before = told.setdefault((entry.fact, entry.on), entry.value)
            if type(before) is not type(entry.value) or before != entry.value:
                both = f"as {before!r} and as {entry.value!r} on {entry.on.isoformat()}"
                yield f"the fact {entry.fact!r} is told {both}; keep one, or correct the other"


def _out_of_turn(entries: Sequence[Entry]) -> Iterator[str]:
    suspended_on: date | None = None
    for entry in entries:
        if isinstance(entry, Suspended):
            if suspended_on is not None:
                both = f"suspended on {entry.on.isoformat()}, while suspended since {suspended_on.isoformat()}"
                yield f"{both}; record a resume between them"
            suspended_on = entry.on
        elif isinstance(entry, Resumed):
            if suspended_on is None:
                yield f"resumed on {entry.on.isoformat()}, without a suspension before that day; record suspend first"
            suspended_on = None


def raise_all(problems: Sequence[ComplaintRulesError]) -> None:
    """
    Raise what was found: the error itself where it is one, else one error that lists all.

    Raises:
        ComplaintRulesError: If there is any.

    Source:
        House rule: all faults at once.
    """
    if len(problems) == 1:
        raise problems[0]
    if problems:
        texts: list[str] = []
        for problem in problems:
            texts.extend(problem.problems if isinstance(problem, InvalidRecordError) else (str(problem),))
        raise InvalidRecordError(texts)


def _faults_of(entry: Entry, procedure: Procedure) -> list[ComplaintRulesError]:
    """Return what is wrong with one entry by itself."""
    faults: list[ComplaintRulesError] = []
    for name in ("made", "received", "to", "on"):
        day = getattr(entry, name, None) if name != "on" or not isinstance(entry, Recorded) else None
        if day is not None:
            faults.extend(_caught(check_date, day, where=f"{_named(entry)}, {name}"))
    if isinstance(entry, Recorded):
        faults.extend(_faults_of_event(entry, procedure, dated=not faults))
    elif isinstance(entry, Noted):
        faults.extend(_caught(check_fact, entry.fact, entry.value, procedure))
    elif isinstance(entry, Extended):
        faults.extend(_faults_of_extension(entry, procedure))
    elif isinstance(entry, Suspended):
        causes = [rule.cause for rule in procedure.suspensions]
        if entry.cause not in causes:
            faults.append(UnknownCauseError(entry.cause, valid=causes, where="suspend"))
    return faults


def _named(entry: Entry) -> str:
    names = (getattr(entry, name, None) for name in ("event", "fact", "duty"))
    return next((f"{name!r}" for name in names if name is not None), type(entry).__name__.lower())


def _caught(check: Callable[..., object], *args: object, **where: str) -> list[ComplaintRulesError]:
    try:
        check(*args, **where)
    except ComplaintRulesError as error:
        return [error]
    return []


def _faults_of_event(entry: Recorded, procedure: Procedure, *, dated: bool) -> list[ComplaintRulesError]:
    unknown = _caught(procedure.event, entry.event)
    if unknown:
        return unknown
    event = procedure.event(entry.event)
    return [*(_impossible_dates(entry, event) if dated else ()), *_faults_of_details(entry, event)]


def _faults_of_extension(entry: Extended, procedure: Procedure) -> list[ComplaintRulesError]:
    faults: list[ComplaintRulesError] = []
    duties = [duty.name for duty in procedure.duties]
    if entry.duty not in duties:
        faults.append(UnknownEventError(entry.duty, valid=duties, where="extend"))
    causes = [cause for rule in procedure.extensions if rule.duty == entry.duty for cause in rule.causes]
    if entry.cause and causes and entry.cause not in causes:
        faults.append(UnknownCauseError(entry.cause, valid=dict.fromkeys(causes), where=f"extend {entry.duty!r}"))
    faults.extend(_too_long(entry.reason, "the reason of an extension"))
    faults.extend(_too_long(entry.cause, "the cause of an extension"))
    return faults


def _impossible_dates(entry: Recorded, event: Event) -> list[ComplaintRulesError]:
    if entry.received is None:
        return []
    if not event.sent:
        return [InvalidRecordError([f"the event {entry.event!r} is not sent to anybody, so it has no date of receipt"])]
    if entry.made is not None and entry.received < entry.made:
        text = f"{entry.event!r} cannot be received on {entry.received.isoformat()}, before it was made or sent on"
        return [InvalidRecordError([f"{text} {entry.made.isoformat()}"])]
    return []


def _faults_of_details(entry: Recorded, event: Event) -> list[ComplaintRulesError]:
    declared = {detail.name: detail for detail in event.details}
    faults: list[ComplaintRulesError] = []
    for name, value in entry.details:
        detail = declared.get(name)
        if detail is None:
            faults.append(UnknownNameError(name, valid=declared, where=f"details of {entry.event!r}"))
            continue
        expected = _wrong_kind(value, detail)
        if expected:
            where = f"{entry.event!r}, {name}"
            if detail.kind is Kind.DATE:
                faults.append(NotADateError(value, where=where))
            else:
                faults.append(InvalidRecordError([f"{where}: {expected}, not {str(value)[:60]!r}"]))
    return faults


def _wrong_kind(value: object, declared: Detail | Fact) -> str:
    """Return what was expected, or nothing where the value fits."""
    fits = {
        Kind.YES_OR_NO: isinstance(value, bool),
        Kind.NUMBER: type(value) is int and abs(value) <= LARGEST_NUMBER,
        Kind.DATE: type(value) is date,
        Kind.CHOICE: isinstance(value, str) and value in declared.choices,
        Kind.TEXT: isinstance(value, str) and len(value) <= LONGEST_TEXT,
    }
    if fits[declared.kind]:
        return ""
    return f"expected {declared.kind.value}" + (f", {declared.choices}" if declared.choices else "")


def check_fact(name: str, value: object, procedure: Procedure) -> None:
    """
    Refuse a fact that nobody asks for, or a value that it cannot have.

    Raises:
        UnknownFactError: If neither the vocabulary nor the procedure has the fact, or the fact cannot have the value.

    Source:
        House rule: a misspelt fact is not a missing one.
    """
    fact = procedure.fact(name)
    expected = _wrong_kind(value, fact)
    if expected:
        valid = [str(one) for one in fact.values or ("a whole number",)]
        raise UnknownFactError(value, valid=valid, where=f"fact {name!r}, {expected}; value")


def _too_long(text: object, what: str) -> list[ComplaintRulesError]:
    if isinstance(text, str) and len(text) <= LONGEST_TEXT:
        return []
    return [InvalidRecordError([f"{what} must be a text of at most {LONGEST_TEXT} characters"])]


def details_of(details: Mapping[str, Any]) -> tuple[tuple[str, FactValue | date], ...]:
    """Return details in the order of their names."""
    return tuple(sorted(details.items()))
