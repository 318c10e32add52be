"""Rows counted: which belong to a count, on which day a stage began, and how long an act took."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import counts_working_days
from complaint_rules.bulk.columns import NOT_READ
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.report.guarding import Sum
from complaint_rules.bulk.tables import EPOCH, NO_DAY
from complaint_rules.conditions import All, Always, Any, FactIs, Happened, Missed
from complaint_rules.limits import After, On, Readings, Received, SentenceReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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

__all__ = ["Rows", "Spread", "Tally", "all_of", "any_of", "number_of", "spread_of"]

_FAR: Final = int(np.iinfo(np.int32).max)


def any_of(masks: Iterable[Mask]) -> Mask:
    """Return the rows that are in any of some masks, of which there is at least one."""
    found: Mask = np.logical_or.reduce(list(masks))
    return found


def all_of(masks: Iterable[Mask]) -> Mask:
    """Return the rows that are in each of some masks, of which there is at least one."""
    found: Mask = np.logical_and.reduce(list(masks))
    return found


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

    __slots__ = ("counts", "links", "printed", "sums", "worth", "zeros")

    def __init__(self, *, zeros: bool = True) -> None:
        """Begin with no count; `zeros` says whether nought will be shown."""
        self.zeros: bool = zeros
        self.counts: dict[Key, int] = {}
        self.worth: dict[Key, float] = {}
        self.links: set[Key] = set()
        self.printed: set[Key] = set()
        self.sums: list[Sum] = []

    def count(self, key: Key, mask: Mask, *, printed: bool = True, worth: float = 1) -> Key:
        """Count the rows of a mask; what is worth least is hidden first where something must be."""
        self.counts[key] = int(np.count_nonzero(mask))
        self.worth[key] = worth
        if printed:
            self.printed.add(key)
        return key

    def part(self, key: Key, mask: Mask, of: Key, *, worth: float = 1) -> Key:
        """
        Count the rows of a mask that are some of those of another count; the rest of them is a count too.

        Where nothing is left of something, a reader who is shown noughts will take that for granted, and the two stand
        for each other.
        """
        self.count(key, mask, worth=worth)
        rest = ("rest", *key, *of)
        left = self.counts[of] - self.counts[key]
        is_all = self.zeros and not left and self.counts[key] > 0
        self.counts.update({} if is_all else {rest: left})
        self.adds_up(of, (key,) if is_all else (key, rest))
        return key

    def link(self, wholes: Mapping[Key, Mask], others: Mapping[Key, Mask], beside: Mask) -> None:
        """
        Say how two ways to divide the same rows hang together, since who knows the rules knows which go with which.

        `wholes` divide some of the rows that `others` divide; `beside` are those that they leave.
        """
        shares: dict[Key, list[Key]] = {key: [] for key in (*wholes, *others)}
        for other, theirs in others.items():
            for whole, mine in (*wholes.items(), (None, beside)):
                number = int(np.count_nonzero(mine & theirs))
                unknown = not self.zeros and not (mine.any() and theirs.any())  # which go with what is hidden as nought
                if number or unknown:
                    key = ("link", *(() if whole is None else whole), *other, str(len(self.links)))
                    self.counts[key] = number
                    self.links.add(key)
                    shares[other].append(key)
                    if whole is not None:
                        shares[whole].append(key)
        for key, parts in shares.items():
            if parts:
                self.adds_up(key, parts)

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

    __slots__ = ("_days", "_entered", "found", "is_read", "nobody", "sample", "seen", "size")

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
        self._entered: dict[str, Days] = {}

    def day(self, event: str, *, by_receipt: bool = False) -> Days:
        """Return the first day of an event: made or sent, else received; or received, else made or sent."""
        known = self._days.get((event, by_receipt))
        if known is not None:
            return known
        days = np.full(self.size, _FAR, dtype=np.int32)
        numbers = {
            name.number for name in self.found.table.days if name.kind is ColumnKind.EVENT and name.name == event
        }
        for number in numbers:
            made, received = (
                self.column(ColumnName(ColumnKind.EVENT, event, part, number)) for part in ("", "received")
            )
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
        found: Mask = self.day(event) != NO_DAY
        return found

    @property
    def acts(self) -> set[str]:
        """The acts of which the table has a column."""
        names = {name.name for name in self.found.table.days if name.kind is ColumnKind.EVENT}
        return {name for name in names if not self.found.procedure.event(name).is_circumstance}

    @property
    def first_act(self) -> Days:
        """The day of the first act on record, `NO_DAY` where there is none."""
        days = np.full(self.size, _FAR, dtype=np.int32)
        for act in self.acts:
            day = self.day(act)
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
        began: Mask = self.entered(stage) != NO_DAY
        return began

    def entered(self, stage: str) -> Days:
        """Return the day on which a stage first began, `NO_DAY` where it has not."""
        if not self._entered:
            self._entered.update(self._visits())
        return self._entered[stage]

    def _visits(self) -> dict[str, Days]:
        """
        Return the day on which each stage first began.

        Rows in which the same events came in the same order hold the same stages, begun by the same events; one row
        of each such kind is read. Where a branch or a silence decides, every row is.
        """
        procedure = self.found.procedure
        entered = {stage.name: np.full(self.size, NO_DAY, dtype=np.int32) for stage in procedure.stages}
        decided = any(one.when is not None for one in procedure.transitions) or any(
            window.if_silent is not None for window in procedure.windows
        )
        moving = {one.event for one in procedure.transitions} | procedure.home_stages.keys()
        acts = sorted(self.acts & moving, key=procedure.order_of_events.__getitem__)
        repeated = any(name.number > 1 and name.name in moving for name in self.found.table.days)
        alone = decided or repeated or not acts
        for rows in ([row] for row in np.flatnonzero(self.is_read)) if alone else self._kinds(acts):
            for stage, day in self._first_visits(int(rows[0])).items():
                event = None if alone else self._begun_by(stage, day, int(rows[0]), acts)
                entered[stage][rows] = number_of(day) if event is None else self.day(event)[rows]
        return entered

    def _kinds(self, acts: list[str]) -> Iterator[NDArray[np.intp]]:
        """Yield the rows that were read, together where the same events came in the same order."""
        days = np.stack([self.day(act) for act in acts], axis=1)
        order = np.argsort(np.where(days == NO_DAY, np.int32(_FAR), days), axis=1, kind="stable")
        known = np.count_nonzero(days != NO_DAY, axis=1)
        keys = np.column_stack([order, known, self.is_read])
        _, kinds = np.unique(keys, axis=0, return_inverse=True)
        places = np.argsort(kinds.ravel(), kind="stable")
        for rows in np.split(places, np.flatnonzero(np.diff(kinds.ravel()[places])) + 1):
            if len(rows) and self.is_read[rows[0]]:
                yield rows

    def _first_visits(self, row: int) -> dict[str, date]:
        first: dict[str, date] = {}
        for stage, day, _ in self.found.complaint(row).at(self.found.on).visits:
            first.setdefault(stage, day)
        return first

    def _begun_by(self, stage: str, day: date, row: int, acts: list[str]) -> str:
        """Return the event that began a stage in a row: one that leads to it, or that only it asks for."""
        procedure = self.found.procedure
        leads = {one.event for one in procedure.transitions if one.to == stage}
        of_day = [act for act in acts if int(self.day(act)[row]) == number_of(day)]
        return min(of_day, key=lambda act: (act not in leads, procedure.home_stages.get(act) != stage))

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
            return all_of(each) if isinstance(condition, All) else any_of(each)
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
        """Return the day from which a duty is measured, and what it is: the start of its limit, else of its stage."""
        limit = duty.within
        titles = self.found.procedure.titles
        if isinstance(limit, After):
            node = self._chosen(limit.start)
            if isinstance(node, On | Received):
                return self.day(node.event, by_receipt=isinstance(node, Received)), node.read(SentenceReading(titles))
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

    def took(self, starts: Days, ends: Days, mask: Mask, *, working: bool) -> tuple[Mask, Days]:
        """Return which rows of a mask can be measured, and how many days each of those took."""
        known = mask & (starts != NO_DAY) & (ends != NO_DAY) & (starts <= ends)
        if not working or self.seen is None or not known.any():
            return known, (ends - starts)[known]
        low, high = int(starts[known].min()), int(ends[known].max())
        first, last = date.fromordinal(low + EPOCH), date.fromordinal(high + EPOCH)
        is_one = np.ones(high - low + 1, dtype=np.int32)
        for one in self.seen.calendar.with_predictions().non_working_days(first, last):  # after the first, to the last
            is_one[number_of(one.day) - low] = 0
        passed = np.cumsum(is_one)
        return known, (passed[ends[known] - low] - passed[starts[known] - low]).astype(np.int32)
