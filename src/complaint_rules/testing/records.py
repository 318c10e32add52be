"""Strategies for records under a procedure: facts, entries, whole complaints, and the days to ask about them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, fields, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from complaint_rules.complaints import Complaint
from complaint_rules.dates import check_number
from complaint_rules.entries import (
    Change,
    Corrected,
    Entry,
    Extended,
    Noted,
    Recorded,
    Removed,
    Resumed,
    Suspended,
    details_of,
)
from complaint_rules.errors import NotAProcedureError
from complaint_rules.procedures import Procedure
from complaint_rules.rules import How
from complaint_rules.testing.days import EARLIEST, LATEST, calendars, checked_bounds, dates, favouring
from complaint_rules.testing.walks import MORE_EVENTS, NUMBERS, lists_of, shifted, told, walks, with_changes
from complaint_rules.vocabulary import Detail, Event, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn

    from complaint_rules.conditions import FactValue
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["complaints", "days_about", "entries", "facts"]

T = TypeVar("T")

_MOST_FACTS = 6
_SHORTLY, _FORTNIGHT, _BEFORE, _AFTER = 3, 14, 20, 130
_SOME_DAY = date(2025, 3, 3)


def _for_each(
    procedure: Procedure | SearchStrategy[Procedure], draws: Callable[[Procedure], SearchStrategy[T]], *, where: str
) -> SearchStrategy[T]:
    """Draw for a procedure, or for each that a strategy draws."""
    if isinstance(procedure, Procedure):
        return draws(procedure)
    if isinstance(procedure, SearchStrategy):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may err
        return procedure.flatmap(draws)
    raise NotAProcedureError(procedure, where=where, needed="a procedure or a strategy for procedures")


def facts(procedure: Procedure | SearchStrategy[Procedure]) -> SearchStrategy[dict[str, FactValue]]:
    """
    Return a strategy for what may be told of a complaint: facts by name, each with a value that it can have.

    Every dictionary drawn is one that `Complaint(procedure, facts=...)` takes. It shrinks towards nothing told.

    Raises:
        NotAProcedureError: If neither a procedure nor a strategy for procedures is given.

    Source:
        House rule: a missing fact is asked for, never guessed, so any may be missing.

    Examples:
        >>> from datetime import date
        >>> from hypothesis import find
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> find(facts(procedure), lambda told: "advocate" in told)
        {'advocate': True}
    """
    return _for_each(procedure, _facts, where="facts")


def _facts(procedure: Procedure) -> SearchStrategy[dict[str, FactValue]]:
    return _by_name(st.lists(told(procedure), max_size=_MOST_FACTS, unique_by=_name_of))


@st.composite
def _by_name(draw: DrawFn, pairs: SearchStrategy[list[tuple[str, FactValue]]]) -> dict[str, FactValue]:
    return dict(draw(pairs))


def _name_of(pair: tuple[str, FactValue]) -> str:
    return pair[0]


def entries(
    procedure: Procedure | SearchStrategy[Procedure], *, min_value: date = EARLIEST, max_value: date = LATEST
) -> SearchStrategy[Entry]:
    """
    Return a strategy for single entries: events with details, facts told, extensions, suspensions and their ends.

    Every entry drawn is made and received between the two dates, both included, and nothing is wrong with it by
    itself: `Complaint(procedure, history=[entry])` takes it, unless it ends a suspension that did not begin. It shrinks
    towards the first event of the procedure, on an ordinary Monday.

    Raises:
        NotAProcedureError: If neither a procedure nor a strategy for procedures is given.
        NotADateError: If a bound is anything but a plain date.
        InvalidArgument: If the first bound is later than the last.

    Source:
        House rule: what happened, happened; only a name that nobody knows and a value that cannot be are refused.

    Examples:
        >>> from datetime import date
        >>> from hypothesis import find
        >>> from complaint_rules import schemes
        >>> from complaint_rules.entries import Suspended
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> find(entries(procedure), lambda entry: isinstance(entry, Suspended))
        Suspended(cause='concurrent-proceedings', on=datetime.date(2025, 3, 3))
    """
    checked_bounds(min_value, max_value)
    days = dates(min_value=min_value, max_value=max_value)
    return _for_each(procedure, lambda one: _entries(one, days, max_value), where="entries")


def _entries(procedure: Procedure, days: SearchStrategy[date], last: date) -> SearchStrategy[Entry]:
    used = [event.name for event in procedure.events if event.name in procedure.events_used]
    names = st.sampled_from(used) | st.sampled_from([event.name for event in procedure.events])
    kinds: list[SearchStrategy[Entry]] = [
        *(names.flatmap(lambda name: _recorded(procedure.event(name), days, last)) for _ in range(MORE_EVENTS)),
        _noted(told(procedure), days),
    ]
    if procedure.duties:
        duties = st.sampled_from([duty.name for duty in procedure.duties])
        kinds.append(duties.flatmap(lambda name: _extended(procedure, name, days)))
    if procedure.suspensions:
        causes = st.sampled_from([rule.cause for rule in procedure.suspensions])
        kinds += [st.builds(Suspended, cause=causes, on=days), st.builds(Resumed, on=days)]
    return st.one_of(kinds)


@st.composite
def _recorded(draw: DrawFn, event: Event, days: SearchStrategy[date], last: date) -> Recorded:
    made = draw(days)
    known = draw(st.sampled_from(("made", "both", "received"))) if event.sent else "made"
    received = min(shifted(made, draw(st.integers(0, 40))), last) if known == "both" else made
    details = st.fixed_dictionaries({}, optional={one.name: _of_kind(one, days) for one in event.details})
    return Recorded(
        event=event.name,
        made=None if known == "received" else made,
        received=None if known == "made" else received,
        details=details_of(draw(details)),
    )


@st.composite
def _noted(draw: DrawFn, pairs: SearchStrategy[tuple[str, FactValue]], days: SearchStrategy[date]) -> Noted:
    name, value = draw(pairs)
    return Noted(fact=name, value=value, on=draw(days))


def _of_kind(detail: Detail, days: SearchStrategy[date]) -> SearchStrategy[FactValue | date]:
    kinds: dict[Kind, SearchStrategy[FactValue | date]] = {
        Kind.YES_OR_NO: st.booleans(),
        Kind.CHOICE: st.sampled_from(detail.choices or ("",)),
        Kind.NUMBER: NUMBERS,
        Kind.DATE: days,
        Kind.TEXT: st.text(max_size=5),
    }
    return kinds[detail.kind]


def _extended(procedure: Procedure, duty: str, days: SearchStrategy[date]) -> SearchStrategy[Extended]:
    rules = [rule for rule in procedure.extensions if rule.duty == duty]
    causes = [cause for rule in rules for cause in rule.causes]
    return st.builds(
        Extended,
        duty=st.just(duty),
        to=days,
        on=days,
        how=st.sampled_from([*(rule.how for rule in rules), *How]),
        cause=st.sampled_from(["", *causes]),
        reason=st.text(max_size=5),
    )


def complaints(
    procedure: Procedure | SearchStrategy[Procedure],
    *,
    regular: bool | None = None,
    own_calendar: bool = False,
    max_steps: int = 12,
    min_value: date = EARLIEST,
    max_value: date = LATEST,
) -> SearchStrategy[Complaint]:
    """
    Return a strategy for complaints under a procedure: regular ones, records of anything in any order, or both.

    Every complaint drawn constructs without error, and all that it holds was made and received between the two dates,
    both included. A regular one begins as the text lets one begin, then goes on with what the text provides for at the
    stage that is held, after all that must come before it; acts may be late, and some fall on the last day of a limit
    or on the day after, but `snapshot.irregular` is empty on every day. One that is not regular may hold anything, with
    corrections and removals in its history. None for `regular` draws both. With `own_calendar` the body has closures.
    `max_steps` bounds the length. It shrinks towards a record in which nothing is entered.

    Raises:
        NotAProcedureError: If neither a procedure nor a strategy for procedures is given.
        NotADateError: If a bound is anything but a plain date.
        NotANumberError: If `max_steps` is no `int` of at least 0.
        InvalidArgument: If the first bound is later than the last.

    Source:
        House rule: events decide, guards advise: what came out of order is kept and reported, so it is drawn too.

    Examples:
        >>> from datetime import date
        >>> from hypothesis import given, settings
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> @settings(max_examples=5, deadline=None)
        ... @given(complaints(procedure, regular=True))
        ... def test_what_is_in_order_is_not_reported(complaint):
        ...     assert complaint.at(date(2028, 1, 1)).irregular == ()
        >>> test_what_is_in_order_is_not_reported()
    """
    checked_bounds(min_value, max_value)
    check_number(max_steps, where="complaints(max_steps)", at_least=0)
    days = dates(min_value=min_value, max_value=max_value)

    def drawn(one: Procedure) -> SearchStrategy[Complaint]:
        empty = _empty(one, own_calendar=own_calendar)
        bounds = (min_value, max_value)
        in_order = walks(one, empty, days, regular=True, most=max_steps, bounds=bounds)
        begun = walks(one, empty, days, regular=False, most=max_steps, bounds=bounds)
        in_any_order = _any(begun, _anything(one, max_steps), days, bounds)
        if regular is None:
            return in_order | in_any_order
        return in_order if regular else in_any_order

    return _for_each(procedure, drawn, where="complaints")


def _empty(procedure: Procedure, *, own_calendar: bool) -> SearchStrategy[Complaint]:
    """Draw a complaint in which nothing is entered yet."""
    options = {name: st.sampled_from(several) for name, several in procedure.reading_options.items()}
    nothing: dict[str, FactValue] = {}
    own: SearchStrategy[WorkingDayCalendar | None] = st.none()
    if own_calendar:
        own = calendars(division=procedure.working_days.division)
    given: SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "calendar": own,
            "school_days": st.none() | own,
            "facts": st.just(nothing) | _facts(procedure),
            "readings": st.fixed_dictionaries({}, optional=options),
        }
    )
    return _begun(procedure, given)


@st.composite
def _begun(draw: DrawFn, procedure: Procedure, given: SearchStrategy[dict[str, Any]]) -> Complaint:
    """Draw a complaint; mapping would show it in a failing example by the names that stand here."""
    return Complaint(procedure, **draw(given))


# Records of anything


@frozen
class _Mend:
    """A correction or a removal of what is on record."""

    choice: int
    new: Entry | None


def _anything(procedure: Procedure, most: int) -> SearchStrategy[list[Entry | _Mend]]:
    """Draw entries about one day, and corrections of them."""
    near = _entries(procedure, st.integers(-_BEFORE, _AFTER).map(lambda days: shifted(_SOME_DAY, days)), date.max)
    mends = st.builds(_Mend, st.integers(0, most), st.none() | near)
    return lists_of(near | mends, most)


@st.composite
def _any(
    draw: DrawFn,
    begun: SearchStrategy[Complaint],
    steps: SearchStrategy[list[Entry | _Mend]],
    days: SearchStrategy[date],
    bounds: tuple[date, date],
) -> Complaint:
    """Draw a record with anything in it, about the day on which it began; what cannot be entered is left out."""
    record = draw(begun)
    first = record.entries[0].on if record.entries else draw(days)
    by = (first - _SOME_DAY).days
    for step in draw(steps):
        changes = _mends(record, step, by, bounds) if isinstance(step, _Mend) else [_moved(step, by, bounds)]
        record = with_changes(record, *changes) or record
    return record


def _moved(entry: Entry, by: int, bounds: tuple[date, date]) -> Entry:
    """Return an entry with all its days moved alike, those past a bound to that bound."""

    def moved(value: T) -> T | date:
        return min(max(shifted(value, by), bounds[0]), bounds[1]) if isinstance(value, date) else value

    changed: dict[str, Any] = {one.name: moved(getattr(entry, one.name)) for one in fields(type(entry))}
    if isinstance(entry, Recorded):
        changed["details"] = tuple((name, moved(value)) for name, value in entry.details)
    return evolve(entry, **changed)


def _mends(record: Complaint, step: _Mend, by: int, bounds: tuple[date, date]) -> list[Change]:
    """Return the correction or removal of one entry, or nothing where nothing is on record."""
    choice = step.choice % max(len(record.entries), 1)
    new = None if step.new is None else _moved(step.new, by, bounds)
    return [
        Removed(old=old) if new is None else Corrected(old=old, new=new) for old in record.entries[choice : choice + 1]
    ]


# Days


def days_about(complaint: Complaint) -> SearchStrategy[date]:
    """
    Return a strategy for days on which to ask about a complaint: `complaint.at(day)`.

    Frequent among them are each day on record, each last day of a duty, a window or a route as the record stands at
    its end, the days after those, and a day a fortnight before the end of the time for a route. Every day drawn lies
    from three days before the first of them to 130 days after the last. It shrinks towards the first;
    about an empty record it is `dates()`.

    Raises:
        CalendarHorizonError: If a deadline of the complaint needs days that no calendar knows.

    Source:
        House rule: "on or before" is where applications go wrong, so both sides of each last day are asked about.

    Examples:
        >>> from datetime import date
        >>> from hypothesis import find
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> complaint = Complaint(procedure).record("complaint", date(2024, 8, 1))
        >>> find(days_about(complaint), lambda day: True)
        datetime.date(2024, 8, 1)
        >>> len(complaint.at(find(days_about(complaint), lambda day: len(complaint.at(day).overdue) > 0)).overdue)
        1
    """
    on_record = [day for entry in complaint.entries for day in _days_of(entry)]
    if not on_record:
        return dates()
    snapshot = complaint.at(max(on_record))
    last_days = [day for one in snapshot.deadlines for day in (one.due, one.latest) if day is not None]
    last_days += [one.closes for one in snapshot.windows if one.closes is not None]
    limits = [one.bounds.latest for one in snapshot.routes if one.bounds is not None]
    last_days += [known for day in limits if day is not None for known in (shifted(day, -_FORTNIGHT), day)]
    several = sorted({*on_record, *last_days, *(shifted(day, 1) for day in (*on_record, *last_days))})
    return favouring(several, shifted(several[0], -_SHORTLY), shifted(several[-1], _AFTER))


def _days_of(entry: Entry) -> list[date]:
    """Return the days on which an entry was made and received."""
    received = entry.received if isinstance(entry, Recorded) else None
    return [entry.on] if received is None else [entry.on, received]
