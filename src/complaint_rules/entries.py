"""What a record holds: events, facts, extensions, suspensions, and the corrections of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from attrs import frozen

from complaint_rules.conditions import FactValue
from complaint_rules.dates import check_date, parse_date
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
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from complaint_rules.procedures import Procedure

__all__ = [
    "LONGEST_TEXT",
    "MOST_ENTRIES",
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
    "entries_of",
    "entry_from_dict",
    "entry_to_dict",
    "raise_all",
]

LONGEST_TEXT = 10_000
"""House rule: the longest text, in characters, that a record keeps in one place."""

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
    problems: list[ComplaintRulesError] = []
    if len(entries) > MOST_ENTRIES:
        problems.append(InvalidRecordError([f"{len(entries)} entries; at most {MOST_ENTRIES} are kept"]))
    recorded: dict[str, int] = {}
    told: dict[tuple[str, date], FactValue] = {}
    suspended_on: date | None = None
    for entry in entries:
        problems.extend(_faults_of(entry, procedure))
        if isinstance(entry, Recorded):
            recorded[entry.event] = recorded.get(entry.event, 0) + 1
        elif isinstance(entry, Noted):
            before = told.setdefault((entry.fact, entry.on), entry.value)
            if type(before) is not type(entry.value) or before != entry.value:
                text = f"the fact {entry.fact!r} is told as {before!r} and as {entry.value!r} on {entry.on.isoformat()}"
                problems.append(InvalidRecordError([f"{text}; keep one, or correct the other"]))
    events = {event.name: event for event in procedure.events}
    for name, times in recorded.items():
        if times > 1 and name in events and not events[name].repeats:
            text = f"the event {name!r} is recorded {times} times and does not repeat; use correct to change its date"
            problems.append(InvalidRecordError([text]))
    for entry in sorted(
        (one for one in entries if isinstance(one, Suspended | Resumed)),
        key=lambda one: (one.on, isinstance(one, Suspended)),
    ):
        if isinstance(entry, Suspended):
            if suspended_on is not None:
                text = f"suspended on {entry.on.isoformat()}, while suspended since {suspended_on.isoformat()}"
                problems.append(InvalidRecordError([f"{text}; record a resume between them"]))
            suspended_on = entry.on
        else:
            if suspended_on is None:
                text = f"resumed on {entry.on.isoformat()}, without a suspension before it"
                problems.append(InvalidRecordError([f"{text}; record suspend first"]))
            suspended_on = None
    return problems


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

    def attempt(check: Callable[[], object]) -> bool:
        try:
            check()
        except ComplaintRulesError as error:
            faults.append(error)
            return False
        return True

    if isinstance(entry, Recorded):
        days = [(entry.made, "made"), (entry.received, "received")]
        fine = [
            attempt(lambda day=day, name=name: check_date(day, where=f"{entry.event}, {name}"))
            for day, name in days
            if day is not None
        ]
        if entry.made is None and entry.received is None:
            faults.append(NotADateError(None, where=f"record {entry.event!r}"))
        if attempt(lambda: procedure.event(entry.event)):
            event = procedure.event(entry.event)
            if all(fine):
                faults.extend(_impossible_dates(entry, event))
            faults.extend(_faults_of_details(entry, event))
    elif isinstance(entry, Noted):
        attempt(lambda: check_date(entry.on, where=f"note {entry.fact!r}, on"))
        attempt(lambda: check_fact(entry.fact, entry.value, procedure))
    elif isinstance(entry, Extended):
        attempt(lambda: check_date(entry.to, where=f"extend {entry.duty!r}, to"))
        attempt(lambda: check_date(entry.on, where=f"extend {entry.duty!r}, on"))
        duties = [duty.name for duty in procedure.duties]
        if entry.duty not in duties:
            faults.append(UnknownEventError(entry.duty, valid=duties, where="extend"))
        causes = [cause for rule in procedure.extensions if rule.duty == entry.duty for cause in rule.causes]
        if entry.cause and causes and entry.cause not in causes:
            faults.append(UnknownCauseError(entry.cause, valid=dict.fromkeys(causes), where=f"extend {entry.duty!r}"))
        faults.extend(_too_long(entry.reason, "the reason of an extension"))
        faults.extend(_too_long(entry.cause, "the cause of an extension"))
    elif isinstance(entry, Suspended):
        attempt(lambda: check_date(entry.on, where="suspend, on"))
        causes = [rule.cause for rule in procedure.suspensions]
        if entry.cause not in causes:
            faults.append(UnknownCauseError(entry.cause, valid=causes, where="suspend"))
    else:
        attempt(lambda: check_date(entry.on, where="resume, on"))
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
    if declared.kind is Kind.YES_OR_NO:
        return "" if isinstance(value, bool) else "expected True or False"
    if declared.kind is Kind.NUMBER:
        fits = type(value) is int and abs(value) <= 10**9
        return "" if fits else "expected a whole number"
    if declared.kind is Kind.DATE:
        return "" if isinstance(value, date) and not isinstance(value, datetime) else "expected a date"
    if declared.kind is Kind.CHOICE:
        return "" if isinstance(value, str) and value in declared.choices else f"expected one of {declared.choices}"
    return "" if isinstance(value, str) and len(value) <= LONGEST_TEXT else f"expected a text of at most {LONGEST_TEXT}"


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


def entry_to_dict(change: Change) -> dict[str, Any]:
    """Return a change as a dictionary that JSON can hold: `do` says what it is."""
    if isinstance(change, Corrected):
        return {"do": "correct", "old": entry_to_dict(change.old), "new": entry_to_dict(change.new)}
    if isinstance(change, Removed):
        return {"do": "remove", "old": entry_to_dict(change.old)}
    if isinstance(change, Recorded):
        data: dict[str, Any] = {"do": "record", "event": change.event}
        if change.made is not None:
            data["made"] = change.made.isoformat()
        if change.received is not None:
            data["received"] = change.received.isoformat()
        if change.details:
            data["details"] = {
                name: value.isoformat() if isinstance(value, date) else value for name, value in change.details
            }
        return data
    if isinstance(change, Noted):
        return {"do": "note", "fact": change.fact, "value": change.value, "on": change.on.isoformat()}
    if isinstance(change, Extended):
        return {
            "do": "extend",
            "duty": change.duty,
            "to": change.to.isoformat(),
            "on": change.on.isoformat(),
            "how": change.how.value,
            "cause": change.cause,
            "reason": change.reason,
        }
    if isinstance(change, Suspended):
        return {"do": "suspend", "cause": change.cause, "on": change.on.isoformat()}
    return {"do": "resume", "on": change.on.isoformat()}


_KEYS = {
    "record": ({"do", "event"}, {"made", "received", "details"}),
    "note": ({"do", "fact", "value", "on"}, set[str]()),
    "extend": ({"do", "duty", "to", "on", "how"}, {"cause", "reason"}),
    "suspend": ({"do", "cause", "on"}, set[str]()),
    "resume": ({"do", "on"}, set[str]()),
    "correct": ({"do", "old", "new"}, set[str]()),
    "remove": ({"do", "old"}, set[str]()),
}


def entry_from_dict(data: object, procedure: Procedure, *, where: str, nested: bool = False) -> Change:
    """
    Return the change that a dictionary holds.

    Raises:
        InvalidRecordError: If it has another shape.
        InvalidDateTextError: If a date is not written as YYYY-MM-DD.

    Source:
        House rule: unknown keys are faults, since a misspelt one would be lost in silence.
    """
    if not isinstance(data, dict) or not isinstance(data.get("do"), str) or data["do"] not in _KEYS:
        raise InvalidRecordError([f"{where}: a table with do = one of {', '.join(_KEYS)} is needed"])
    do = data["do"]
    required, optional = _KEYS[do]
    lacking = sorted(required - set(data))
    unknown = sorted(str(key)[:60] for key in set(data) - required - optional)
    if lacking or unknown:
        raise InvalidRecordError(
            [f"{where}: {do} lacks {key!r}" for key in lacking]
            + [f"{where}: {do} has no key {key!r}" for key in unknown]
        )
    if do in {"correct", "remove"}:
        if nested:
            raise InvalidRecordError([f"{where}: a correction of a correction is not kept; correct the entry itself"])
        old = entry_from_dict(data["old"], procedure, where=f"{where}.old", nested=True)
        assert not isinstance(old, Corrected | Removed)  # noqa: S101
        if do == "remove":
            return Removed(old=old)
        new = entry_from_dict(data["new"], procedure, where=f"{where}.new", nested=True)
        assert not isinstance(new, Corrected | Removed)  # noqa: S101
        return Corrected(old=old, new=new)
    texts = {key: data[key] for key in ("event", "fact", "duty", "how", "cause", "reason") if key in data}
    wrong = [key for key, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise InvalidRecordError([f"{where}.{key}: a text is needed" for key in wrong])
    days = {key: _day(data[key], f"{where}.{key}") for key in ("made", "received", "to", "on") if key in data}
    if do == "record":
        details = _details(data.get("details", {}), texts["event"], procedure, where)
        return Recorded(event=texts["event"], made=days.get("made"), received=days.get("received"), details=details)
    if do == "note":
        return Noted(fact=texts["fact"], value=data["value"], on=days["on"])
    if do == "extend":
        try:
            how = How(texts["how"])
        except ValueError:
            valid = [one.value for one in How]
            raise UnknownNameError(texts["how"], valid=valid, where=f"{where}.how") from None
        return Extended(
            duty=texts["duty"],
            to=days["to"],
            on=days["on"],
            how=how,
            cause=texts.get("cause", ""),
            reason=texts.get("reason", ""),
        )
    if do == "suspend":
        return Suspended(cause=texts["cause"], on=days["on"])
    return Resumed(on=days["on"])


def _day(value: object, where: str) -> date:
    if isinstance(value, str):
        return parse_date(value, where=where)
    return check_date(value, where=where)


def _details(data: object, event: str, procedure: Procedure, where: str) -> tuple[tuple[str, FactValue | date], ...]:
    if not isinstance(data, dict):
        raise InvalidRecordError([f"{where}.details: a table is needed"])
    kinds = {detail.name: detail.kind for detail in procedure.event(event).details}
    return details_of(
        {
            str(name): parse_date(value, where=f"{where}.details.{name}")
            if kinds.get(str(name)) is Kind.DATE and isinstance(value, str)
            else value
            for name, value in data.items()
        }
    )


def details_of(details: Mapping[str, Any]) -> tuple[tuple[str, FactValue | date], ...]:
    """Return details in the order of their names."""
    return tuple(sorted(details.items()))
