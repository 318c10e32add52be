"""What a record holds: events, facts, extensions, suspensions, and the corrections of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from complaint_rules.dates import is_date
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidRecordError,
    NotADateError,
    UnknownCauseError,
    UnknownEventError,
    UnknownNameError,
    shortened,
)
from complaint_rules.rules import How
from complaint_rules.vocabulary import LONGEST_TEXT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.vocabulary import Event

__all__ = [
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
    "details_of",
    "entries_of",
    "faults_of",
    "faults_of_entries",
    "faults_of_one_more",
    "kept_once",
    "raise_all",
]

MOST_ENTRIES = 10_000
"""House rule: the most entries, corrections and removals that the history of one complaint may have."""


@frozen(kw_only=True, weakref_slot=False)
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
        """
        The day on which it stands in the record.

        Raises:
            NotADateError: If it has neither date; no complaint keeps such an entry.
        """
        day = self.received if self.made is None else self.made
        if is_date(day):
            return day
        raise NotADateError(day, where=shortened(self.event))


@frozen(kw_only=True, weakref_slot=False)
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


@frozen(kw_only=True, weakref_slot=False)
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


@frozen(kw_only=True, weakref_slot=False)
class Suspended:
    """
    A suspension.

    Attributes:
        cause: The cause.
        on: The first day that is not counted.
    """

    cause: str
    on: date


@frozen(kw_only=True, weakref_slot=False)
class Resumed:
    """
    The end of a suspension.

    Attributes:
        on: The first day that is counted again.
    """

    on: date


Entry = Recorded | Noted | Extended | Suspended | Resumed
"""What a record holds."""


@frozen(kw_only=True, weakref_slot=False)
class Corrected:
    """
    The replacement of an entry by another.

    Attributes:
        old: The entry as it was.
        new: The entry as it is.
    """

    old: Entry
    new: Entry


@frozen(kw_only=True, weakref_slot=False)
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

    Raises:
        InvalidRecordError: If it corrects or removes what is not on record.

    Source:
        House rule: the order of entry never counts.
    """
    holding: Counter[Entry] = Counter()
    problems: list[str] = []
    for number, change in enumerate(history):
        if isinstance(change, Corrected | Removed):
            if holding[change.old]:
                holding[change.old] -= 1
            else:
                problems.append(f"history[{number}] corrects or removes an entry that is not on record")
        if not isinstance(change, Removed):
            holding[change.new if isinstance(change, Corrected) else change] += 1
    if problems:
        raise InvalidRecordError(problems)
    order = procedure.order_of_events

    def key(entry: Entry) -> tuple[date, int, int, str]:
        place = order[entry.event] if isinstance(entry, Recorded) else 0
        return (entry.on, _KIND_ORDER[type(entry)], place, repr(entry))

    entries = tuple(sorted(holding.elements(), key=key))
    # Most histories are in that order already, and a second tuple of it would be kept with each complaint.
    return cast("tuple[Entry, ...]", history) if history == entries else entries


_KIND_ORDER: dict[type, int] = {Noted: 0, Resumed: 1, Recorded: 2, Extended: 3, Suspended: 4}


def faults_of(history: Sequence[object], procedure: Procedure) -> list[ComplaintRulesError]:
    """
    Return everything that is wrong with each change by itself, as errors not yet raised.

    Source:
        House rule: what happened, happened; only a name that nobody knows and a value that is no date are refused.
    """
    if len(history) > MOST_ENTRIES:
        return [InvalidRecordError([f"{len(history)} entries and corrections; at most {MOST_ENTRIES} are kept"])]
    return [fault for change in history for entry in _entries_in(change) for fault in _faults_of(entry, procedure)]


def _entries_in(change: object) -> tuple[object, ...]:
    if isinstance(change, Corrected):
        return (change.old, change.new)
    return (change.old,) if isinstance(change, Removed) else (change,)


def faults_of_entries(entries: Sequence[Entry], procedure: Procedure) -> list[ComplaintRulesError]:
    """
    Return everything about the entries together that cannot be, as errors not yet raised.

    Source:
        House rule: a second entry of an event that does not repeat and an impossible pair are refused.
    """
    together = (*_recorded_again(entries, procedure), *_told_twice(entries), *_out_of_turn(entries))
    return [InvalidRecordError([text]) for text in together]


def faults_of_one_more(entry: Entry, history: Sequence[Change], procedure: Procedure) -> list[ComplaintRulesError]:
    """
    Return what is wrong with an entry that comes after a history in which nothing is wrong, as errors not yet raised.

    They are those of the whole: an entry can be wrong by itself, and beside entries of its own kind only.

    Source:
        House rule: what was found good and cannot have changed is not looked at again.
    """
    if len(history) >= MOST_ENTRIES:
        return faults_of((*history, entry), procedure)
    faults = _faults_of(entry, procedure)
    if faults:
        return faults
    beside = _of_its_kind(entry, history)
    if not beside and isinstance(entry, Recorded):
        return []
    return faults_of_entries(entries_of((*beside, entry), procedure), procedure)


def _of_its_kind(entry: Entry, history: Sequence[Change]) -> Sequence[Change]:
    """Return the part of a history that the rules about several entries hold against one; all of a corrected one."""
    if not _CORRECTIONS.isdisjoint(map(type, history)):
        return history
    if isinstance(entry, Recorded):
        return [one for one in history if isinstance(one, Recorded) and one.event == entry.event]
    return [one for one in history if not isinstance(one, Recorded)]


_CORRECTIONS = frozenset[type]((Corrected, Removed))


def _recorded_again(entries: Sequence[Entry], procedure: Procedure) -> Iterator[str]:
    times = Counter(entry.event for entry in entries if isinstance(entry, Recorded))
    for name, number in times.items():
        if number > 1 and name not in procedure.repeating:
            yield f"the event {name!r} is recorded {number} times and does not repeat; use correct to change its date"


def _told_twice(entries: Sequence[Entry]) -> Iterator[str]:
    told: dict[tuple[str, date], FactValue] = {}
    for entry in entries:
        if isinstance(entry, Noted):
            before = told.setdefault((entry.fact, entry.on), entry.value)
            if before != entry.value:
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


def kept_once(change: Change, kept: dict[Change, Change]) -> Change:
    """
    Return the change that is kept for all that are the same, which is this one where none is kept yet.

    Source:
        House rule: what is immutable can serve several records; 1 and True are equal, and not the same.
    """
    one = kept.setdefault(change, change)
    is_plain = isinstance(change, Recorded) and not change.details
    return one if is_plain or repr(one) == repr(change) else change


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


def _faults_of(entry: object, procedure: Procedure) -> list[ComplaintRulesError]:
    """Return what is wrong with one entry by itself."""
    if isinstance(entry, Recorded):
        return _faults_of_event(entry, procedure)
    if isinstance(entry, Noted):
        return [
            *_no_fact(entry.fact, entry.value, procedure),
            *_no_date(entry.on, f"note {shortened(entry.fact)}, on"),
        ]
    if isinstance(entry, Extended):
        return _faults_of_extension(entry, procedure)
    if isinstance(entry, Suspended):
        causes = [rule.cause for rule in procedure.suspensions]
        unknown = [] if entry.cause in causes else [UnknownCauseError(entry.cause, valid=causes, where="suspend")]
        return [*unknown, *_no_date(entry.on, "suspend, on")]
    if isinstance(entry, Resumed):
        return _no_date(entry.on, "resume, on")
    return [InvalidRecordError([f"an entry is needed, not {type(entry).__name__} {shortened(entry)}"])]


def _no_fact(name: object, value: object, procedure: Procedure) -> list[ComplaintRulesError]:
    try:
        procedure.check_fact(name, value)
    except ComplaintRulesError as error:
        return [error]
    return []


def _no_date(day: object, where: str) -> list[ComplaintRulesError]:
    return [] if is_date(day) else [NotADateError(day, where=where)]


def _faults_of_event(entry: Recorded, procedure: Procedure) -> list[ComplaintRulesError]:
    faults: list[ComplaintRulesError] = []
    if not is_date(entry.made) and (entry.made is not None or entry.received is None):
        faults.extend(_no_date(entry.made, f"record {shortened(entry.event)}, made"))
    if not is_date(entry.received) and entry.received is not None:
        faults.extend(_no_date(entry.received, f"record {shortened(entry.event)}, received"))
    try:
        event = procedure.event(entry.event)
    except UnknownEventError as unknown:
        return [unknown, *faults]
    return [*(faults or _impossible_dates(entry, event)), *_faults_of_details(entry, event)]


def _faults_of_extension(entry: Extended, procedure: Procedure) -> list[ComplaintRulesError]:
    where = f"extend {shortened(entry.duty)}"
    faults = [*_no_date(entry.to, f"{where}, to"), *_no_date(entry.on, f"{where}, on")]
    duties = [duty.name for duty in procedure.duties]
    if entry.duty not in duties:
        faults.append(UnknownEventError(entry.duty, valid=duties, where="extend"))
    if entry.how not in tuple(How):
        faults.append(UnknownNameError(entry.how, valid=[one.value for one in How], where=f"{where}, how"))
    causes = [cause for rule in procedure.extensions if rule.duty == entry.duty for cause in rule.causes]
    if entry.cause and causes and entry.cause not in causes:
        faults.append(UnknownCauseError(entry.cause, valid=dict.fromkeys(causes), where=where))
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
    if not entry.details:
        return []
    declared = {detail.name: detail for detail in event.details}
    faults: list[ComplaintRulesError] = []
    for name, value in entry.details:
        detail = declared.get(name)
        if detail is None:
            faults.append(UnknownNameError(name, valid=declared, where=f"details of {entry.event!r}"))
        elif not detail.kind.fits(value, detail.choices):
            where = f"{entry.event!r}, {name}"
            if detail.kind is Kind.DATE:
                faults.append(NotADateError(value, where=where))
            else:
                expected = detail.kind.value + (f", {', '.join(detail.choices)}" if detail.choices else "")
                faults.append(InvalidRecordError([f"{where}: expected {expected}, not {shortened(value)}"]))
    return faults


def _too_long(text: object, what: str) -> list[ComplaintRulesError]:
    if Kind.TEXT.fits(text):
        return []
    return [InvalidRecordError([f"{what} must be a text of at most {LONGEST_TEXT} characters"])]


def details_of(details: Mapping[Any, Any]) -> tuple[tuple[str, FactValue | date], ...]:
    """Return details in the order of their names."""
    return tuple(sorted(details.items(), key=lambda pair: str(pair[0])))
