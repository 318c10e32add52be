"""Two timetables of one table compared in columns: which rows moved, from when to when, and how they stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.columns import NOT_READ, STATUSES
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.dates import in_words
from complaint_rules.errors import InvalidTableError, UnknownNameError
from complaint_rules.explanations import DISCLAIMER, capital, sentence_of
from complaint_rules.late_holidays import direction_of
from complaint_rules.limits import DateSetBy, Direction
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from complaint_rules.bulk.columns import DutyColumns
    from complaint_rules.bulk.tables import Table
    from complaint_rules.bulk.timetable import Timetable
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty

__all__ = ["NO_MOVE", "DutyMoves", "DutySummary", "Moves", "moved"]

NO_MOVE: Final = int(np.iinfo(np.int32).min)
"""What stands for no number of days: one of the two dates is missing."""

_LATE: Final = tuple(STATUSES.index(one) for one in (DutyStatus.OVERDUE, DutyStatus.MET_LATE))


@frozen(kw_only=True)
class DutySummary:
    """
    How the rows of one duty moved, in numbers.

    Attributes:
        duty: The name of the duty.
        title: What to call it in a sentence.
        rule: Its limit in words.
        rows: How many rows there are.
        moved: In how many of them the last day, or the furthest one, changed.
        furthest_only: In how many of these only the furthest day did.
        by_days: How many rows have a last day so many calendar days later; fewer than none is earlier.
        gained: How many have a last day now and had none.
        lost: How many had one and have none now.
        restanding: How many did not move and stand otherwise: another status, or another number of days late.
        no_longer_late: How many were overdue, or met late, and are no longer.
        newly_late: How many are overdue, or met late, and were not before.
        against_its_rule: How many moved in a way that the limit rules out; somebody must look at these.
        not_read: How many could not be read, before or after; they are in no other figure.

    Source:
        House rule: every row is in a figure, those that could not be read too.
    """

    duty: str
    title: str
    rule: str
    rows: int
    moved: int
    furthest_only: int
    by_days: Mapping[int, int]
    gained: int
    lost: int
    restanding: int
    no_longer_late: int
    newly_late: int
    against_its_rule: int
    not_read: int

    def lines(self) -> tuple[str, ...]:
        """Return the figures line by line."""
        lines = [f"{capital(self.title)}: {self.moved} of {plural(self.rows, 'row')} moved. The rule: {self.rule}."]
        for days, number in self.by_days.items():
            side = "later" if days > 0 else "earlier"
            lines.append(f"  {plural(number, 'last day')} {plural(abs(days), 'calendar day')} {side}.")
        figures = (
            (self.furthest_only, "of which only the furthest day moved"),
            (self.gained, "with a last day that had none"),
            (self.lost, "without a last day that had one"),
            (self.restanding, "not moved and standing otherwise"),
            (self.no_longer_late, "no longer late"),
            (self.newly_late, "late that was not"),
            (self.against_its_rule, "moved against the rule; look at each"),
            (self.not_read, "could not be read"),
        )
        lines.extend(f"  {plural(number, 'row')} {words}." for number, words in figures if number)
        return tuple(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold."""
        names = (
            "moved",
            "gained",
            "lost",
            "restanding",
            "no_longer_late",
            "newly_late",
            "against_its_rule",
            "not_read",
        )
        by_days = {str(days): number for days, number in self.by_days.items()}
        return {"duty": self.duty, "rows": self.rows, "by_days": by_days, **{one: getattr(self, one) for one in names}}


@frozen(eq=False, kw_only=True)
class DutyMoves:
    """
    What moved of one duty, in every row; a row that could not be read, before or after, moved nowhere.

    Attributes:
        duty: The rule.
        before: How it stood in every row.
        after: How it stands in every row.
        direction: Which way its rule says that it can move when one more day is no working day.
        is_read: Whether the row could be read both times; bool, shape (rows,).
        same_stage: Whether the row is at the same stage both times; bool, shape (rows,).

    Source:
        House rule: each row is what its own record, read twice, gives.
    """

    duty: Duty
    before: DutyColumns
    after: DutyColumns
    direction: Direction
    is_read: NDArray[np.bool_]
    same_stage: NDArray[np.bool_]

    @property
    def is_moved(self) -> NDArray[np.bool_]:
        """Whether the last day or the furthest one changed, in every row; bool, shape (rows,)."""
        moved: NDArray[np.bool_] = (self.before.due != self.after.due) | (self.before.latest != self.after.latest)
        return moved & self.is_read

    @property
    def days(self) -> NDArray[np.int32]:
        """How many calendar days later the last day is; int32, shape (rows,), `NO_MOVE` where there are not two."""
        return _later(self.before.due, self.after.due, self.is_read)

    @property
    def days_of_latest(self) -> NDArray[np.int32]:
        """How many calendar days later the furthest day is; int32, shape (rows,), `NO_MOVE` where there are not two."""
        return _later(self.before.latest, self.after.latest, self.is_read)

    @property
    def is_restanding(self) -> NDArray[np.bool_]:
        """Whether the row did not move and its status or lateness changed all the same; bool, shape (rows,)."""
        status, late = self.before.status != self.after.status, self.before.days_late != self.after.days_late
        other: NDArray[np.bool_] = status | late
        return other & ~self.is_moved & self.is_read

    @property
    def is_no_longer_late(self) -> NDArray[np.bool_]:
        """Whether the row was overdue, or met late, and is no longer; bool, shape (rows,)."""
        return np.isin(self.before.status, _LATE) & ~np.isin(self.after.status, _LATE) & self.is_read

    @property
    def is_newly_late(self) -> NDArray[np.bool_]:
        """Whether the row is overdue, or met late, and was not before; bool, shape (rows,)."""
        return ~np.isin(self.before.status, _LATE) & np.isin(self.after.status, _LATE) & self.is_read

    @property
    def is_against_its_rule(self) -> NDArray[np.bool_]:
        """Whether a date moved in a way that the limit rules out, at the same stage; bool, shape (rows,)."""
        found = np.zeros(len(self.is_read), dtype=np.bool_)
        for days in (self.days, self.days_of_latest):
            known = days != NO_MOVE
            if self.direction in {Direction.LATER, Direction.NEITHER}:
                found |= known & (days < 0)
            if self.direction in {Direction.EARLIER, Direction.NEITHER}:
                found |= known & (days > 0)
        return found & self.same_stage

    def summary(self, procedure: Procedure) -> DutySummary:
        """Return the figures of all rows."""
        days = self.days
        known = days != NO_MOVE
        numbers, rows = np.unique(days[known & (days != 0)], return_counts=True)
        had, has = self.before.due != NO_DAY, self.after.due != NO_DAY
        return DutySummary(
            duty=self.duty.name,
            title=self.duty.title or procedure.titles[self.duty.act],
            rule=sentence_of(self.duty.within, procedure.titles),
            rows=len(self.is_read),
            moved=_count(self.is_moved),
            furthest_only=_count(self.is_moved & (self.before.due == self.after.due)),
            by_days=dict(zip(numbers.tolist(), rows.tolist(), strict=True)),
            gained=_count(~had & has & self.is_read),
            lost=_count(had & ~has & self.is_read),
            restanding=_count(self.is_restanding),
            no_longer_late=_count(self.is_no_longer_late),
            newly_late=_count(self.is_newly_late),
            against_its_rule=_count(self.is_against_its_rule),
            not_read=_count(~self.is_read),
        )


@frozen(eq=False, kw_only=True)
class Moves:
    """
    What moved between two timetables of one table.

    Attributes:
        procedure: The rules.
        on: The date that was asked about.
        duties: What moved of each duty, by its name.
        stage_changed: Whether the row is at another stage; bool, shape (rows,).
        eligibility_changed: Whether the answer over all rules of eligibility is another; bool, shape (rows,).

    Source:
        House rule: what moved is a mask, two dates and two statuses for each duty, so that nothing is asked row by row.
    """

    procedure: Procedure
    on: date
    duties: Mapping[str, DutyMoves]
    stage_changed: NDArray[np.bool_]
    eligibility_changed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.stage_changed)

    def of(self, duty: str) -> DutyMoves:
        """
        Return what moved of one duty.

        Raises:
            UnknownNameError: If the procedure has no such duty.
        """
        if duty not in self.duties:
            raise UnknownNameError(duty, valid=self.duties, where="what moved", kind="duty")
        return self.duties[duty]

    @property
    def is_moved(self) -> NDArray[np.bool_]:
        """Whether any duty moved in a row; bool, shape (rows,)."""
        found = np.zeros(len(self), dtype=np.bool_)
        for one in self.duties.values():
            found |= one.is_moved
        return found

    def summary(self) -> tuple[DutySummary, ...]:
        """Return the figures of each duty, in the order of the procedure."""
        return tuple(one.summary(self.procedure) for one in self.duties.values())

    def columns(self) -> dict[str, NDArray[Any]]:
        """
        Return a table of what moved or stands otherwise, as columns that any frame takes: one line per row and duty.

        The columns are `row` (int64, from 0), `duty` (text), `due-before`, `due-after`, `latest-before` and
        `latest-after` (datetime64[D], NaT for none), `days` (int32, `NO_MOVE` where there are not two days),
        `status-before` and `status-after` (text). Text is of dtype object.

        Source:
            House rule: most rows do not move, and a table of those that do is what somebody works through.
        """
        parts = [_columns_of(name, one) for name, one in self.duties.items()]
        if not parts:
            return {}
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def lines(self) -> tuple[str, ...]:
        """Return the figures line by line, without the closing sentence."""
        total = plural(len(self), "row")
        lines = [f"What moved in {_count(self.is_moved)} of {total}, as things stand on {in_words(self.on)}."]
        still: list[str] = []
        for one in self.summary():
            if one.moved or one.restanding or one.not_read:
                lines.extend(one.lines())
            else:
                still.append(one.title)
        lines.extend([f"Nothing moved in: {'; '.join(still)}."] if still else [])
        for mask, words in (
            (self.stage_changed, "at another stage"),
            (self.eligibility_changed, "with another answer to whether the complaint may be made"),
        ):
            if mask.any():
                lines.append(f"{plural(_count(mask), 'row')} {words}.")
        lines.append(
            "These are the last days on the facts recorded. What a row takes for granted, its bounds, its windows and "
            "its routes are in its own record."
        )
        return tuple(lines)

    def explain(self) -> str:
        """Return the figures as text."""
        return "\n".join((*self.lines(), DISCLAIMER))


def moved(before: Timetable, after: Timetable) -> Moves:
    """
    Return what moved between two timetables of one table on one date, such as without a bank holiday and with it.

    Args:
        before: The timetable by the one calendar, or on the one reading.
        after: The timetable by the other.

    Raises:
        InvalidTableError: If they are not of one table, one procedure and one date; all differences at once.

    Source:
        House rule: a holiday is announced, and every row is recomputed and compared.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> from complaint_rules.bulk import timetable
        >>> from complaint_rules.late_holidays import LateHoliday, calendars
        >>> procedure = schemes.in_force("england-children", on=date(2022, 9, 1))
        >>> table = {"complaint": [date(2022, 9, 5), date(2022, 8, 1)]}
        >>> found = calendars(procedure, LateHoliday(date(2022, 9, 19)), as_if_new=True)
        >>> seen = [
        ...     timetable(procedure, table, on=date(2022, 9, 8), calendar=calendar)
        ...     for calendar in (found.before, found.after)
        ... ]
        >>> moved(*seen).of("stage-1-response").days.tolist()
        [1, 0]
    """
    _raise_unless_of_one_table(before, after)
    is_read = (before.stage != NOT_READ) & (after.stage != NOT_READ)
    same_stage = before.stage == after.stage
    duties = {duty.name: duty for duty in before.procedure.duties}
    return Moves(
        procedure=before.procedure,
        on=before.on,
        duties={
            name: DutyMoves(
                duty=duty,
                before=before.duties[name],
                after=after.duties[name],
                direction=_direction(duty, before.procedure),
                is_read=is_read,
                same_stage=same_stage,
            )
            for name, duty in duties.items()
        },
        stage_changed=~same_stage & is_read,
        eligibility_changed=(before.eligibility != after.eligibility) & is_read,
    )


def _direction(duty: Duty, procedure: Procedure) -> Direction:
    """Return which way a row can move; either way where the column holds the last of several, which may be another."""
    several = duty.recurs is not None or any(isinstance(node, DateSetBy) for node in duty.within.nodes)
    return Direction.MIXED if several else direction_of(duty, procedure)


def _raise_unless_of_one_table(before: Timetable, after: Timetable) -> None:
    problems: list[str] = []
    if before.procedure.digest != after.procedure.digest:
        names = f"{before.procedure.name} ({before.procedure.digest}) and {after.procedure.name}"
        problems.append(f"the two timetables are of two procedures: {names} ({after.procedure.digest})")
    if before.on != after.on:
        problems.append(f"the two timetables are of two dates: {in_words(before.on)} and {in_words(after.on)}")
    if len(before) != len(after):
        problems.append(f"the two timetables have {len(before)} and {len(after)} rows")
    elif not problems:
        problems.extend(_differences(before.table, after.table))
    if problems:
        raise InvalidTableError(problems)


def _differences(one: Table, other: Table) -> Iterator[str]:
    """Yield what differs between two tables of as many rows."""
    names, others = {*one.days, *one.values}, {*other.days, *other.values}
    for name in sorted(names ^ others, key=repr):
        yield f"only one of the two tables has the column {name.name or name.kind.value} {name.part}".rstrip()
    for name in sorted(names & others, key=repr):
        if not _is_same(one, other, name):
            yield f"the two tables differ in the column {name.name or name.kind.value} {name.part}".rstrip()


def _is_same(one: Table, other: Table, name: Any) -> bool:  # noqa: ANN401 - the name of a column
    if name in one.days:
        return bool(np.array_equal(one.days[name], other.days[name]))
    mine, theirs = one.values[name], other.values[name]
    return mine.values == theirs.values and bool(np.array_equal(mine.codes, theirs.codes))


def _later(before: NDArray[np.int32], after: NDArray[np.int32], is_read: NDArray[np.bool_]) -> NDArray[np.int32]:
    known = (before != NO_DAY) & (after != NO_DAY) & is_read
    days = np.full(len(before), NO_MOVE, dtype=np.int32)
    np.subtract(after, before, out=days, where=known)
    return days


def _columns_of(name: str, one: DutyMoves) -> dict[str, NDArray[Any]]:
    rows = np.flatnonzero(one.is_moved | one.is_restanding)
    said = np.array([status.value for status in STATUSES], dtype=object)
    return {
        "row": rows,
        "duty": np.full(len(rows), name, dtype=object),
        "due-before": _dates(one.before.due[rows]),
        "due-after": _dates(one.after.due[rows]),
        "latest-before": _dates(one.before.latest[rows]),
        "latest-after": _dates(one.after.latest[rows]),
        "days": one.days[rows],
        "status-before": said[one.before.status[rows]],
        "status-after": said[one.after.status[rows]],
    }


def _dates(days: NDArray[np.int32]) -> NDArray[np.datetime64]:
    return np.where(days == NO_DAY, np.datetime64("NaT", "D"), days.astype("datetime64[D]"))


def _count(mask: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(mask))
