"""What is known on a date, for a limit to be read from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.errors import UnknownReadingError
from complaint_rules.limits.expressions import KIND_OF_DAYS, On, Trigger
from complaint_rules.periods import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.periods import Days, Pause, Period

__all__ = ["Evidence", "Occurrence"]


@frozen(kw_only=True)
class Occurrence:
    """
    One event as it stands on record.

    Attributes:
        made: The day on which it was made, sent or occurred; None where only its receipt is known.
        received: The day on which it was received; None where that was not recorded.
        details: What else the record says of it, by the name of the detail.

    Source:
        House rule: an act has two dates.
    """

    made: date | None
    received: date | None = None
    details: Mapping[str, object] = field(factory=dict[str, object])

    @property
    def day(self) -> date:
        """The day on which it stands in the order of events: when made, else when received."""
        day = self.made or self.received
        if day is None:
            message = "an occurrence needs at least one date"
            raise ValueError(message)
        return day


@frozen(kw_only=True)
class Evidence:
    """
    What is known on a date, for a limit to be read from.

    Attributes:
        on: The date that is asked about; everything here is dated on or before it.
        days: The calendars to count by.
        occurrences: The events on record, by name, oldest first.
        facts: The facts that have been told.
        readings: The readings that the caller chose, by name.
        implied: For an event not on record, the day on or before which it must have happened.
        projected: For display only: the last day of the running duty to do an act, taken as the day it is done.
        pauses: The days on which this limit's clock stood still, sorted and apart; the last may still be going on.
        repeating: The events that may happen again.
        circumstances: The events that are no acts, so that not being on record says nothing of when they happened.
        since: The day from which acts count for this limit, where a stage was entered again; None for all.
        occurrence: Which of the dates that were set one after another is meant, from 0.

    Source:
        House rule: an act that is not on record has not happened yet; one that must have come before a recorded one
        lies on or before it.
    """

    on: date
    days: Days
    occurrences: Mapping[str, Sequence[Occurrence]] = field(factory=dict[str, tuple[Occurrence, ...]])
    facts: Mapping[str, FactValue] = field(factory=dict[str, bool | int | str])
    readings: Mapping[str, str] = field(factory=dict[str, str])
    implied: Mapping[str, date] = field(factory=dict[str, date])
    projected: Mapping[str, date] = field(factory=dict[str, date])
    pauses: tuple[Pause, ...] = ()
    repeating: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    since: date | None = None
    occurrence: int = 0

    @property
    def stopped_since(self) -> date | None:
        """The first day of the pause that still goes on, or None."""
        return self.pauses[-1].first if self.pauses and self.pauses[-1].resumed is None else None

    def of(self, event: str) -> Occurrence | None:
        """Return the entry of an event that counts for this limit, or None where it is not on record."""
        several = self.occurrences.get(event, ())
        if len(several) == 1:
            return next(iter(several))
        found = self.of_any((On(event),))
        return found[0][1] if found else None

    def of_any(self, triggers: Sequence[Trigger]) -> tuple[tuple[Trigger, Occurrence], ...]:
        """
        Return every entry of several events that counts for this limit, oldest first, each with the trigger naming it.

        Where a stage was entered again, those on or after that day; where there are none, the last before it.
        """
        found = [(trigger, one) for trigger in triggers for one in self.occurrences.get(trigger.event, ())]
        found.sort(key=_in_order)
        since = self.since
        if since is None:
            return tuple(found)
        return tuple(pair for pair in found if pair[1].day >= since) or tuple(found[-1:])

    def kinds(self, period: Period) -> tuple[Period, ...]:
        """
        Return the periods that a period may mean, by the reading that the caller chose.

        Raises:
            UnknownReadingError: If the reading chosen is none of them.
        """
        if period.unit is not Unit.DAYS_KIND_NOT_STATED:
            return (period,)
        kinds = {kind.unit.value.replace(" ", "-"): kind for kind in period.kinds()}
        chosen = self.readings.get(KIND_OF_DAYS)
        if chosen is None:
            return tuple(kinds.values())
        if chosen not in kinds:
            raise UnknownReadingError(chosen, valid=kinds, where=KIND_OF_DAYS)
        return (kinds[chosen],)

    def dates_set(self, event: str, detail: str) -> tuple[tuple[Occurrence, ...], ...]:
        """
        Return the events that set a date, in groups: one begins a new group when it comes after the date it replaces.

        Source:
            House rule: a date agreed again replaces the first if agreed on or before it; agreed after it, the miss
            stands and the new date is a second occurrence.
        """
        groups: list[list[Occurrence]] = []
        standing: date | None = None
        for one in self.occurrences.get(event, ()):
            if not groups or (standing is not None and one.day > standing):
                groups.append([])
                standing = None
            groups[-1].append(one)
            standing = date_in(one, detail) or standing
        return tuple(tuple(group) for group in groups)


def _in_order(pair: tuple[Trigger, Occurrence]) -> date:
    return pair[1].day


def date_in(occurrence: Occurrence, detail: str) -> date | None:
    value = occurrence.details.get(detail)
    return value if isinstance(value, date) else None
