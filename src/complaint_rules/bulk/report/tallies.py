"""Rows counted: which belong to a count, on which day a stage began, and how long an act took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import counts_working_days
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.report.guarding import Sum
from complaint_rules.bulk.tables import EPOCH, NO_DAY
from complaint_rules.bulk.timetable import NOT_READ, STATUSES
from complaint_rules.conditions import All, Always, Any, FactIs, Happened, Missed
from complaint_rules.dates import in_words
from complaint_rules.limits import After, First, Last, LaterOf, On, Readings, Received, SentenceReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.answers import DutyStatus, Snapshot
    from complaint_rules.bulk.report.guarding import Key
    from complaint_rules.bulk.timetable import Timetable
    from complaint_rules.complaints import Complaint
    from complaint_rules.conditions import Condition
    from complaint_rules.limits import Limit
    from complaint_rules.rules import Duty

    Mask = NDArray[np.bool_]
    Days = NDArray[np.int32]

__all__ = ["Rows", "Spread", "Tally", "number_of", "spread_of"]

_NOT_RUNNING: Final = next(place for place, status in enumerate(STATUSES) if status.name == "NOT_RUNNING")
_FAR: Final = int(np.iinfo(np.int32).max)


def number_of(day: date) -> int:
    """Return a date as days since 1 January 1970."""
    return day.toordinal() - EPOCH


class Tally:
    """
    Counts, and which of them add up to which.

    Source:
        House rule: whatever a reader can take away from a whole is itself a count, printed or not, so that it is
        guarded like every other.
    """

    __slots__ = ("counts", "printed", "sums")

    def __init__(self) -> None:
        """Begin with no count."""
        self.counts: dict[Key, int] = {}
        self.printed: set[Key] = set()
        self.sums: list[Sum] = []

    def count(self, key: Key, mask: Mask, *, printed: bool = True) -> Key:
        """Count the rows of a mask."""
        self.counts[key] = int(np.count_nonzero(mask))
        if printed:
            self.printed.add(key)
        return key

    def part(self, key: Key, mask: Mask, of: Key) -> Key:
        """Count the rows of a mask that are some of those of another count; the rest of them is a count too."""
        self.count(key, mask)
        rest = ("rest", *key, *of)
        self.counts[rest] = self.counts[of] - self.counts[key]
        self.adds_up(of, (key, rest))
        return key

    def adds_up(self, whole: Key, parts: Iterable[Key]) -> None:
        """Say that counts add up to another."""
        self.sums.append(Sum(whole, tuple(parts)))


@frozen
class Spread:
    """
    How many days something took.

    Attributes:
        median: The middle one, or half-way between the two in the middle.
        ninetieth: The smallest number of days within which at least 90 in 100 were done.
        longest: The longest.

    Source:
        House rule: of the many ways to take a percentile, the one that is always a number of days that occurred.
    """

    median: float
    ninetieth: int
    longest: int


def spread_of(days: Days) -> Spread:
    """
    Return the spread of some numbers of days, of which there is at least one; int32, shape (any,).

    Examples:
        >>> spread_of(np.array([3, 9, 4, 40], dtype=np.int32))
        Spread(median=6.5, ninetieth=40, longest=40)
    """
    ordered = np.sort(days)
    size = len(ordered)
    median = (int(ordered[(size - 1) // 2]) + int(ordered[size // 2])) / 2
    return Spread(median, int(ordered[-(-size * 9 // 10) - 1]), int(ordered[-1]))


class Rows:
    """
    The rows of a timetable, as the counts of a report ask about them.

    Source:
        House rule: as for a record, what is dated after the date that is asked about is not on record yet.
    """

    __slots__ = ("_days", "found", "is_read", "nobody", "sample", "seen", "size")

    def __init__(self, found: Timetable) -> None:
        """Take a timetable."""
        self.found: Timetable = found
        self.size: int = len(found)
        self.is_read: Mask = found.stage != NOT_READ
        self.nobody: Mask = np.zeros(self.size, dtype=np.bool_)
        first = int(self.is_read.argmax()) if self.is_read.any() else None
        self.sample: Complaint | None = None if first is None else found.complaint(first)
        self.seen: Snapshot | None = None if self.sample is None else self.sample.at(found.on)
        self._days: dict[tuple[str, bool], Days] = {}

    def day(self, event: str, *, by_receipt: bool = False) -> Days:
        """Return the first day of an event: made or sent, else received; or received, else made or sent."""
        known = self._days.get((event, by_receipt))
        if known is not None:
            return known
        days = np.full(self.size, _FAR, dtype=np.int32)
        numbers = {name.number for name in self.found.table.days if name.kind is ColumnKind.EVENT and name.name == event}
        for number in numbers:
            made, received = (self.column(ColumnName(ColumnKind.EVENT, event, part, number)) for part in ("", "received"))
            one, other = (received, made) if by_receipt else (made, received)
            day = np.where(one != NO_DAY, one, other)
            days = np.where(day != NO_DAY, np.minimum(days, day), days)
        days[days == _FAR] = NO_DAY
        self._days[event, by_receipt] = days
        return days

    def column(self, name: ColumnName) -> Days:
        """Return a column of days as far as they are on record, without any where the table has no such column."""
        column = self.found.table.days.get(name)
        if column is None:
            return np.full(self.size, NO_DAY, dtype=np.int32)
        return np.where(column > number_of(self.found.on), np.int32(NO_DAY), column)

    def happened(self, event: str) -> Mask:
        """Return whether an event is on record."""
        return self.day(event) != NO_DAY

    @property
    def first_act(self) -> Days:
        """The day of the first act on record, `NO_DAY` where there is none."""
        procedure = self.found.procedure
        acts = {name.name for name in self.found.table.days if name.kind is ColumnKind.EVENT}
        return self._earliest(act for act in acts if not procedure.event(act).is_circumstance)

    def _earliest(self, events: Iterable[str]) -> Days:
        days = np.full(self.size, _FAR, dtype=np.int32)
        for event in events:
            day = self.day(event)
            days = np.where(day != NO_DAY, np.minimum(days, day), days)
        return np.where(days == _FAR, np.int32(NO_DAY), days)

    def status(self, duty: str, *statuses: DutyStatus) -> Mask:
        """Return whether a duty has one of the statuses."""
        return self.found.is_status(duty, *statuses)

    def missed(self, duty: str) -> Mask:
        """Return whether a duty was certainly missed, whatever has become of it since."""
        return self.found.days_late(duty) >= 0

    # Stages

    def began(self, stage: str) -> Mask:
        """Return whether a stage has begun, whether or not it has been left since."""
        begun = self.found.is_at(stage)
        for duty in self.found.procedure.duties:
            if duty.stage == stage:
                codes = self.found.duties[duty.name].status
                begun |= (codes != _NOT_RUNNING) & (codes != NOT_READ)
        for event in self._entering(stage):
            begun |= self.happened(event)
        return begun & self.is_read

    def entered(self, stage: str) -> Days:
        """Return the day on which a stage first began, `NO_DAY` where it has not, or the day is not on record."""
        days = self._earliest(self._entering(stage))
        homes = self.found.procedure.home_stages
        acts = self._earliest(duty.act for duty in self.found.procedure.duties if homes.get(duty.act) == stage)
        days = np.where(days == NO_DAY, acts, days)
        return np.where(self.began(stage), days, np.int32(NO_DAY))

    def _entering(self, stage: str) -> tuple[str, ...]:
        moves = self.found.procedure.transitions
        return tuple(dict.fromkeys(one.event for one in moves if one.to == stage and one.when is None))

    def allowed(self, condition: Condition) -> Mask:
        """Return where a condition is certainly met by what is on record; a kind not asked here is nowhere met."""
        if isinstance(condition, Always):
            return self.is_read
        if isinstance(condition, Happened):
            return self.happened(condition.event)
        if isinstance(condition, Missed):
            return self.missed(condition.duty)
        if isinstance(condition, FactIs):
            return self._fact_is(condition)
        if isinstance(condition, All | Any):
            each = [self.allowed(one) for one in condition.conditions]
            return np.logical_and.reduce(each) if isinstance(condition, All) else np.logical_or.reduce(each)
        return self.nobody

    def _fact_is(self, condition: FactIs) -> Mask:
        values = self.found.table.values.get(ColumnName(ColumnKind.FACT, condition.fact))
        told = {} if self.sample is None else dict(self.sample.facts)
        if values is None:  # then it was told of every row alike, or of none
            return self.is_read & (condition.fact in told and condition.met_by(told[condition.fact]))
        codes = [place for place, value in enumerate(values.values) if condition.met_by(value)]
        return np.isin(values.codes, codes)

    # How long it took

    def done(self, duty: Duty) -> Days:
        """Return the day on which a duty was done, `NO_DAY` where it was not."""
        return self.day(duty.act, by_receipt=duty.met_when_received)

    def counts_working_days(self, duty: Duty) -> bool:
        """Return whether the limit of a duty counts working days."""
        chosen = {} if self.sample is None else dict(self.sample.readings)
        return counts_working_days(duty.within, chosen)

    def start(self, duty: Duty) -> tuple[Days, str]:
        """Return the day from which a duty is measured, and what that day is: the start of its limit, or of its stage."""
        limit = duty.within
        titles = self.found.procedure.titles
        if isinstance(limit, After):
            node = self._chosen(limit.start)
            days = None if node is None else self._start(node)
            if node is not None and days is not None:
                return days, node.read(SentenceReading(titles))
        if duty.stage is not None:
            return self.entered(duty.stage), f"the beginning of {self.found.procedure.stage_title(duty.stage)}"
        opening = self.found.procedure.opening
        return self.day(opening, by_receipt=True), f"receipt of {titles[opening]}"

    def _chosen(self, limit: Limit) -> Limit | None:
        """Return the reading of a start that is taken, None where none is."""
        if not isinstance(limit, Readings):
            return limit
        chosen = {} if self.sample is None else dict(self.sample.readings)
        taken = chosen.get(limit.name, limit.default)
        return next((self._chosen(part) for name, part in limit.options if name == taken), None)

    def _start(self, limit: Limit) -> Days | None:
        if isinstance(limit, On | Received):
            return self.day(limit.event, by_receipt=isinstance(limit, Received))
        if not isinstance(limit, First | Last | LaterOf):
            return None
        found = [self._start(part) for part in limit.parts]
        each = [days for days in found if days is not None]
        if len(each) < len(found):
            return None
        if isinstance(limit, First):
            lowest = np.minimum.reduce([np.where(days == NO_DAY, np.int32(_FAR), days) for days in each])
            return np.where(lowest == _FAR, np.int32(NO_DAY), lowest)
        latest = np.maximum.reduce(each)
        if isinstance(limit, LaterOf):
            latest = np.where(np.minimum.reduce(each) == NO_DAY, np.int32(NO_DAY), latest)
        return latest

    def took(self, starts: Days, ends: Days, mask: Mask, *, working: bool) -> tuple[Mask, Days]:
        """Return which rows of a mask can be measured, and how many days each of those took."""
        known = mask & (starts != NO_DAY) & (ends != NO_DAY) & (starts <= ends)
        if not working or self.seen is None or not known.any():
            return known, (ends - starts)[known]
        calendar = self.seen.calendar.with_predictions()
        low, high = number_of(calendar.known_from), number_of(calendar.known_until)
        known &= (starts >= low) & (ends <= high)
        if not known.any():
            return known, ends[known]
        low, high = int(starts[known].min()), int(ends[known].max())
        first = self.found.on.fromordinal(low + EPOCH)
        last = self.found.on.fromordinal(high + EPOCH)
        is_one = np.ones(high - low + 1, dtype=np.int32)
        if low < high:
            for one in calendar.non_working_days(first, last):  # after the first, up to the last
                is_one[number_of(one.day) - low] = 0
        passed = np.cumsum(is_one)
        return known, (passed[ends[known] - low] - passed[starts[known] - low]).astype(np.int32)


def days_in_words(first: date, last: date) -> str:
    """Return a stretch of days in words."""
    return f"{in_words(first)} to {in_words(last)}"
