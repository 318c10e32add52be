"""The report that complaints officers publish, counted over a table of complaints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

import numpy as np
from attrs import field, frozen

from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.eligibility import ANSWERS
from complaint_rules.bulk.names import ColumnKind, ColumnName
from complaint_rules.bulk.report.guarding import Guard, Key, Mark, guard
from complaint_rules.bulk.report.records import Count, Line, Report, Table, Wait
from complaint_rules.bulk.report.requirements import requirement_of
from complaint_rules.bulk.report.tallies import Rows, Spread, Tally, any_of, number_of, spread_of
from complaint_rules.bulk.tables import NO_DAY
from complaint_rules.catalogue import ReportSubject
from complaint_rules.dates import check_date, check_number, in_words
from complaint_rules.errors import InvalidTableError, UnknownNameError
from complaint_rules.explanations import capital
from complaint_rules.limits import NoFigure
from complaint_rules.rules import NOT_BEGUN, RouteKind, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from complaint_rules.bulk.timetable import Timetable
    from complaint_rules.rules import Duty
    from complaint_rules.sources import Source

    Mask = NDArray[np.bool_]

__all__ = ["COUNTED", "Column", "report", "year_of"]

Column: TypeAlias = str | Mapping[str, Sequence[object]]
"""A column that the timetable read, by its name; or a title of one's own, and one value for each row."""

COUNTED: Final = ("received", "begun", "due")
"""Which complaints a report may count."""

_MOST_VALUES: Final = 100
_LITTLE, _SOME, _MUCH = 0.2, 3, 20  # how much a count is worth to a reader: what is worth least is hidden first
_MINIMUM: Final = 5
_APRIL: Final = 4
_UNTOLD = "not told"

_STATUSES: Final = (
    ("met", "done in time"),
    ("met-late", "done late"),
    ("done-unclear", "done; whether in time cannot be told"),
    ("done-no-limit", "done; there is no last day to hold it against"),
    ("pending", "not done, and not due yet"),
    ("overdue", "not done, and overdue"),
    ("unclear", "not done; whether it is owed or late cannot be told"),
    ("stopped", "not done; the clock is stopped"),
    ("not-running", "not done; the clock has not begun to run"),
    ("no-limit", "not done; the text gives no last day"),
    ("lapsed", "no longer owed, and not late by then"),
    ("lapsed-late", "no longer owed, after the last day had passed"),
)
_ALWAYS_SHOWN: Final = {"met", "met-late", "pending", "overdue", "unclear"}
_LATE: Final = ("met-late", "overdue", "lapsed-late")


def year_of(text: str) -> tuple[date, date]:
    """
    Return the first and the last day of a year that begins on 1 April, such as "2025-26".

    Raises:
        UnknownNameError: If the text is not of that form.

    Source:
        SI 2009/309, the annual report, as the Ombudsman's guide describes it: the twelve months that end with 31 March.

    Examples:
        >>> year_of("2025-26")
        (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    """
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
    year = int(found[1]) if found else 0
    if found is None or not 0 < year < date.max.year or (year + 1) % 100 != int(found[2]):
        valid = (_year_in_words(year),) if 0 < year < date.max.year else ("2025-26",)
        raise UnknownNameError(text, valid=valid, where="the period", kind="year")
    return date(year, _APRIL, 1), date(year + 1, _APRIL - 1, 31)


def _year_in_words(year: int) -> str:
    return f"{year:04}-{(year + 1) % 100:02}"


def report(
    found: Timetable,
    *,
    period: str | tuple[date, date],
    counted: Literal["received", "begun", "due"] = "received",
    outcomes: Column | Sequence[Column] | None = None,
    by: Column | None = None,
    minimum: int = _MINIMUM,
    zeros: bool = True,
) -> Report:
    """
    Return a report on a table of complaints over a period, as things stand on the date of the timetable.

    Args:
        found: The timetable of the table.
        period: The first and the last day, both in it; or a year that begins on 1 April, such as "2025-26".
        counted: Which complaints the lines on stages and duties count: those received in the period; those whose stage
            began in it; or, for duties, those due in it. What is received, and where those complaints stand, is
            always counted of those received; outcomes of an answer are counted with its duty.
        outcomes: What came of the complaints, as somebody recorded it: the name of a column that the timetable read,
            a title with one value for each row, or several of these. Without it no outcome is told.
        by: The same for groups, such as a service, for each of which the main figures are given.
        minimum: Counts from 1 to one below it are hidden, and what would give them away; 0 hides nothing.
        zeros: Whether nought may be shown.

    Raises:
        UnknownNameError: If a column, a way of counting or a year is unknown.
        NotADateError: If a day of the period is not a `datetime.date`.
        NotANumberError: If the minimum is no whole number from 0.
        InvalidTableError: If values are not as many as the rows, or are of more than a hundred kinds.

    Source:
        House rule: what a report counts is what the rules say of each complaint; nothing is guessed, and what cannot
        be told is counted as that.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> from complaint_rules.bulk import timetable
        >>> procedure = schemes.in_force("england-children", on=date(2025, 4, 1))
        >>> table = {"complaint": ["2025-05-01"] * 9, "stage-1-response": ["2025-05-12"] * 7 + ["2025-06-02", None]}
        >>> found = report(timetable(procedure, table, on=date(2026, 4, 30)), period="2025-26", minimum=0)
        >>> line = found.table("stage-1-response").line("met")
        >>> str(line.count), str(line.of), line.share
        ('7', '9', 77.8)
    """
    if counted not in COUNTED:
        raise UnknownNameError(counted, valid=COUNTED, where="report(counted)", kind="way of counting")
    first, last = year_of(period) if isinstance(period, str) else period
    check_date(first, where="report(period), first day")
    check_date(last, where="report(period), last day")
    check_number(minimum, where="report(minimum)", at_least=0)
    if last < first:
        backwards, forwards = f"{first} to {last}", f"{last} to {first}"
        raise UnknownNameError(backwards, valid=(forwards,), where="report(period)", kind="period")
    making = _Making(found, first, last, counted, zeros=zeros)
    columns = [] if outcomes is None else [outcomes] if isinstance(outcomes, str | Mapping) else list(outcomes)
    making.count([one for column in columns for one in making.columns(column)], making.columns(by))
    return making.report(minimum)


@frozen
class _Planned:
    """A line before it is known whether its count may be shown."""

    name: str
    label: str
    key: Key
    of: Key | None = None
    subject: ReportSubject | None = None
    always: bool = True


@frozen
class _Sheet:
    """A table before it is known which of its counts may be shown."""

    name: str
    title: str
    lines: list[_Planned]
    remarks: tuple[str, ...] = ()
    duty: str = ""
    apart: bool = False


@frozen
class _Spell:
    """How long a duty took, before it is known whether that may be shown."""

    duty: Duty
    measured: Key
    of: Key
    spread: Spread | None
    unit: str
    counted: str


@frozen
class _Valued:
    """A column of values: its title, the values, and for each row the place of its value, -1 for none."""

    title: str
    values: tuple[str, ...]
    codes: NDArray[np.int64]
    event: str = field(default="")

    def each(self) -> Iterator[tuple[str, str, Mask]]:
        """Yield each value and the rows that have it, by name and in words; last those that have none."""
        for place, value in enumerate(self.values):
            yield f"={value}", value, self.codes == place
        yield _UNTOLD, "not recorded", self.codes < 0


class _Making:
    """A report while it is made: the counts, and the lines that show them."""

    __slots__ = (
        "absent",
        "cohorts",
        "counted",
        "divided",
        "first",
        "found",
        "has_outcomes",
        "last",
        "procedure",
        "received",
        "rows",
        "sheets",
        "spells",
        "tally",
        "within",
        "zeros",
    )

    def __init__(self, found: Timetable, first: date, last: date, counted: str, *, zeros: bool) -> None:
        self.found = found
        self.procedure = found.procedure
        self.first, self.last, self.counted = first, last, counted
        self.zeros = zeros
        self.rows = Rows(found)
        self.tally = Tally(zeros=zeros)
        self.sheets: list[_Sheet] = []
        self.spells: list[_Spell] = []
        self.absent: list[str] = []
        self.cohorts: dict[str, tuple[Key, Mask]] = {}
        self.divided: list[tuple[str | None, dict[Key, Mask]]] = []
        self.within = (number_of(first), number_of(last))
        self.received: Mask = self.rows.nobody
        self.has_outcomes = False

    # Columns of values

    def columns(self, column: Column | None) -> list[_Valued]:
        """Return columns of values, by their names or as they were given."""
        if column is None:
            return []
        if not isinstance(cast("object", column), str | Mapping):  # a caller may check no types
            text = f"a column of values: its name, or {{title: values}}, is needed, not {type(column).__name__}"
            raise InvalidTableError([text])
        given = [self._read(column)] if isinstance(column, str) else [self._given(*one) for one in column.items()]
        for one in given:
            if len(one.values) > _MOST_VALUES:
                text = (
                    f"{one.title}: {len(one.values)} different values, and a report tells at most {_MOST_VALUES} apart"
                )
                raise InvalidTableError([text])
        return given

    def _read(self, text: str) -> _Valued:
        known = {_text_of(name): name for name in self.found.table.values}
        name = known.get(text)
        if name is None:
            raise UnknownNameError(text, valid=known, where="the columns of the timetable", kind="column of values")
        column = self.found.table.values[name]
        said = [_value_in_words(value) for value in column.values]
        ordered = tuple(sorted(set(said)))
        places = np.array([*(ordered.index(one) for one in said), -1], dtype=np.int64)
        is_event = name.kind is ColumnKind.EVENT
        title = f"{capital(self.procedure.titles[name.name])}: {name.part}" if is_event else text
        return _Valued(title, ordered, places[column.codes], name.name if is_event else "")

    def _given(self, title: str, values: Sequence[object]) -> _Valued:
        if len(values) != self.rows.size:
            raise InvalidTableError([f"{title}: {len(values)} values for {self.rows.size} rows"])
        told = [None if value is None or value != value else _value_in_words(value) for value in values]  # noqa: PLR0124 - NaN
        places = {value: place for place, value in enumerate(sorted({one for one in told if one}))}
        return _Valued(title, tuple(places), np.array([places.get(one or "", -1) for one in told], dtype=np.int64))

    # Counting

    def count(self, outcomes: Sequence[_Valued], groups: Sequence[_Valued]) -> None:
        """Count everything."""
        self._arrivals()
        self._endings()
        stages = [stage.name for stage in self.procedure.stages if not stage.ends]
        began = {stage: self._stage(stage) for stage in stages}
        self._steps(stages, began)
        duties = [duty for duty in self.procedure.duties if self._duty(duty)]
        self._ombudsman()
        for column in outcomes:
            self._outcomes(column)
        self._extensions()
        self._answers()
        for column in groups:
            self._groups(column, duties)

    def _is_within(self, days: NDArray[np.int32]) -> Mask:
        low, high = self.within
        return (days >= low) & (days <= high)

    def _arrivals(self) -> None:
        tally, read = self.tally, self.rows.is_read
        day = self.rows.day(self.procedure.opening, by_receipt=True)
        acts = self.rows.first_act
        low, _ = self.within
        told = read & (day != NO_DAY)
        self.received = told & self._is_within(day)
        # Whoever acts in a complaint does so once it is made, so an act before the period places it before.
        before = read & (((day != NO_DAY) & (day < low)) | ((day == NO_DAY) & (acts != NO_DAY) & (acts < low)))
        rows = tally.count(("rows",), np.ones(self.rows.size, dtype=np.bool_), worth=_LITTLE)
        parts = [
            tally.count(("received",), self.received, worth=_MUCH),
            tally.count(("before",), before),
            tally.count(("later",), told & ~self.received & ~before),
            tally.count(("undated",), read & ~told & ~before),
            tally.count(("unread",), ~read),
        ]
        tally.adds_up(rows, parts)
        on = in_words(self.found.on)
        after = "received after it" if self.found.on <= self.last else f"received after it, up to {on}"
        lines = [
            _Planned("received", "received in the period", ("received",), rows, ReportSubject.RECEIVED),
            _Planned("before", "received before it", ("before",), rows),
            _Planned("later", after, ("later",), rows),
            _Planned("undated", "not known whether received in it", ("undated",), rows),
            _Planned("unread", "rows that could not be read", ("unread",), rows),
            _Planned("rows", "rows of the table", rows),
        ]
        remark = (
            f"A complaint counts on the day it was received, or made where no receipt is on record; one after {on} is "
            "not on record yet and counts as not known."
        )
        self._sheet("received", "Complaints received", lines, remark)

    def _endings(self) -> None:
        lines: list[_Planned] = []
        names = (NOT_BEGUN, *(stage.name for stage in self.procedure.stages))
        for name in names:
            key = self.tally.count(("now", name), self.received & self.found.is_at(name))
            ends = self.procedure.is_end(name)
            label = self.procedure.stage_title(name) + ("" if ends or name == NOT_BEGUN else " (open)")
            subject = ReportSubject.REFUSED if name == "refused" else ReportSubject.HANDLING
            lines.append(_Planned(name, label, key, ("received",), subject, always=name != NOT_BEGUN))
        self.tally.adds_up(("received",), [line.key for line in lines])
        self._sheet("now", f"Where those received stood on {in_words(self.found.on)}", lines)

    def _stage(self, stage: str) -> Mask:
        """Count those whose stage has begun, as the report counts them, and return their rows."""
        begun = self.rows.began(stage)
        key = ("began", stage)
        if self.counted == "received":
            mask = self.received & begun
            self.tally.part(key, mask, ("received",), worth=_SOME)
            left = self.tally.count(("left", stage), mask & ~self.found.is_at(stage), printed=False)
            self.tally.adds_up(key, (("now", stage), left))
        else:
            mask = begun & self._is_within(self.rows.entered(stage))
            self.tally.count(key, mask, worth=_MUCH)
        self.cohorts[stage] = (key, mask)
        return mask

    def _steps(self, stages: Sequence[str], began: Mapping[str, Mask]) -> None:
        """Count who went on from each stage to a later one, of those that could."""
        lines: list[_Planned] = []
        of = ("received",) if self.counted == "received" else None
        for stage in stages:
            key, _ = self.cohorts[stage]
            lines.append(_Planned(stage, f"began {self.procedure.stage_title(stage)}", key, of, ReportSubject.HANDLING))
        for later in stages:
            taken, into = self.rows.nobody, list[Key]()
            for earlier in reversed(stages):
                moves = [one for one in self.procedure.transitions if one.to == later and earlier in one.start]
                if earlier == later or not moves:
                    continue
                went = began[earlier] & self.rows.began(later) & ~taken
                taken = taken | went
                could = went | any_of([self.rows.allowed(one.allowed_if) for one in moves])
                could &= began[earlier]
                may = self.tally.part(("could", earlier, later), could, ("began", earlier))
                cannot = ("rest", *may, "began", earlier)
                divided = {may: could, cannot: began[earlier] & ~could} if cannot in self.tally.counts else {may: could}
                self.divided.append((earlier, divided))
                key = self.tally.part(("went", earlier, later), went, may)
                into.append(key)
                titles = self.procedure.stage_title(earlier), self.procedure.stage_title(later)
                label = f"went on from {titles[0]} to {titles[1]}, of those that could"
                lines.append(_Planned(f"{earlier}/{later}", label, key, may, ReportSubject.HANDLING))
            if into and self.counted == "received":
                others = began[later] & ~taken  # where there are none, a reader will take that for granted
                rest = [self.tally.count(("otherwise", later), others, printed=False)] if others.any() else []
                self.tally.adds_up(("began", later), [*into, *rest])
        remark = (
            "Who could go on: where the text's own condition for the next stage is met by what is on record, or the "
            "next stage began all the same."
        )
        self._sheet("stages", "Stages begun, and going on to the next", lines, remark)

    def _ombudsman(self) -> None:
        lines: list[_Planned] = []
        for route in self.procedure.routes:
            if route.kind is RouteKind.OMBUDSMAN and route.event is not None:
                mask = self.received & self.rows.happened(route.event)
                key = self.tally.part(("ombudsman", route.name), mask, ("received",))
                label = f"on record as taken to {route.title}"
                lines.append(_Planned(route.name, label, key, ("received",), ReportSubject.OMBUDSMAN))
        self._sheet("ombudsman", "To the Ombudsman", lines)

    # Duties

    def _cohort(self, duty: Duty) -> tuple[Key, Mask]:
        if self.counted == "due":
            due = self.found.duties[duty.name].due
            begun = self.rows.is_read & (self.rows.is_read if duty.stage is None else self.rows.began(duty.stage))
            mask = begun & self._is_within(due)
            self.tally.count(("no-due-day", duty.name), begun & (due == NO_DAY))
            return self.tally.count(("due", duty.name), mask), mask
        return (("received",), self.received) if duty.stage is None else self.cohorts[duty.stage]

    def _duty(self, duty: Duty) -> bool:
        """Count how a duty stands, and return whether there was anything to count."""
        of, cohort = self._cohort(duty)
        masks = self._statuses(duty, cohort)
        title = capital(duty.title or self.procedure.titles[duty.act])
        if self.zeros and not (cohort & ~self.rows.status(duty.name, DutyStatus.NOT_RUNNING)).any():
            self.absent.append(title)
            return False
        tally, name = self.tally, duty.name
        keys = {status: tally.count(("status", name, status), mask, worth=_SOME) for status, mask in masks.items()}
        tally.adds_up(of, keys.values())
        stands: dict[Key, Mask] = {keys[status]: mask for status, mask in masks.items()}
        if self.counted == "received":
            names = (NOT_BEGUN, *(stage.name for stage in self.procedure.stages))
            now: dict[Key, Mask] = {("now", stage): self.received & self.found.is_at(stage) for stage in names}
            tally.link(stands, now, self.received & ~cohort)
        for stage, divided in self.divided:
            if stage == duty.stage and self.counted != "due":
                tally.link(stands, divided, self.rows.nobody)
        over = tally.part(
            ("over", name), cohort & (masks["met"] | any_of(masks[one] for one in _LATE)), of, worth=_SOME
        )
        missed = tally.count(("missed", name), any_of(masks[one] for one in _LATE), printed=False)
        tally.adds_up(over, (keys["met"], missed))
        tally.adds_up(missed, [keys[one] for one in _LATE])
        done = [status for status in masks if status.startswith(("met", "done"))]
        responded = tally.part(("done", name), any_of(masks[one] for one in done), of, worth=_SOME)
        tally.adds_up(responded, [keys[one] for one in done])
        # One act may start the clock of another duty of the stage, or be owed under two.
        acted, rest = any_of(masks[one] for one in done), ("rest", *responded, *of)
        both = {responded: acted, rest: cohort & ~acted} if cohort.any() else {}
        self.divided.append((duty.stage, {key: mask for key, mask in both.items() if key in tally.counts}))
        lines = [
            _Planned("counted", self._counted_in_words(duty), of),
            _Planned("done", "done, in time or not", responded, of, ReportSubject.HANDLING),
            *(
                _Planned(status, label, keys[status], of, ReportSubject.IN_TIME, always=status in _ALWAYS_SHOWN)
                for status, label in _STATUSES
            ),
            _Planned("in-time", "in time, of those met or missed", keys["met"], over),
        ]
        remarks = [f"{capital(duty.strength.value)}: {duty.source.citation}."]
        if self.counted == "due":
            no_day = ("no-due-day", name)
            lines.append(_Planned("no-due-day", "not counted above: no last day is certain", no_day, always=False))
        if duty.target is not None:
            self._aims(duty, of, cohort, lines)
            remarks.append(f"The day aimed at is no limit: {duty.target.source.citation}.")
        self._sheet(name, title, lines, *remarks, duty=name, apart=duty.strength is not Strength.MUST)
        self._spell(duty, responded, any_of(masks[one] for one in done))
        return True

    def _counted_in_words(self, duty: Duty) -> str:
        if self.counted == "due":
            return "due in the period"
        title = "the procedure" if duty.stage is None else self.procedure.stage_title(duty.stage)
        when = "received in the period" if self.counted == "received" or duty.stage is None else "begun in the period"
        return when if duty.stage is None else f"{title}: {when}"

    def _statuses(self, duty: Duty, cohort: Mask) -> dict[str, Mask]:
        def has(*statuses: DutyStatus) -> Mask:
            return cohort & self.rows.status(duty.name, *statuses)

        done, missed = self.rows.done(duty) != NO_DAY, self.rows.missed(duty.name)
        met, unclear, lapsed = has(DutyStatus.MET), has(DutyStatus.CANNOT_TELL), has(DutyStatus.LAPSED)
        no_figure = any(isinstance(node, NoFigure) for node in duty.within.nodes)
        no_day = self.found.duties[duty.name].due == NO_DAY if no_figure else self.rows.nobody
        return {
            "met": met & ~no_day,
            "met-late": has(DutyStatus.MET_LATE),
            "done-unclear": unclear & done,
            "done-no-limit": met & no_day,
            "pending": has(DutyStatus.PENDING),
            "overdue": has(DutyStatus.OVERDUE),
            "unclear": unclear & ~done,
            "stopped": has(DutyStatus.SUSPENDED),
            "not-running": has(DutyStatus.NOT_RUNNING),
            "no-limit": has(DutyStatus.NO_LIMIT),
            "lapsed": lapsed & ~missed,
            "lapsed-late": lapsed & missed,
        }

    def _aims(self, duty: Duty, of: Key, cohort: Mask, lines: list[_Planned]) -> None:
        """Count which were done by the day aimed at: read row by row, since no column holds that day."""
        by_day, after, unclear = self.rows.nobody.copy(), self.rows.nobody.copy(), self.rows.nobody.copy()
        for row in np.flatnonzero(cohort):
            seen = self.found.complaint(int(row)).at(self.found.on).deadline(duty.name)
            if seen.target is None:
                unclear[row] = True
            elif (seen.done or self.found.on) <= seen.target:
                by_day[row] = seen.done is not None
            else:
                after[row] = True
        for name, label, mask in (
            ("aim-met", "done by the day aimed at", by_day),
            ("aim-after", "not done by the day aimed at", after),
            ("aim-unclear", "no day aimed at is certain", unclear),
        ):
            key = self.tally.part(("aim", duty.name, name), mask, of)
            lines.append(_Planned(name, label, key, of))

    def _spell(self, duty: Duty, responded: Key, mask: Mask) -> None:
        starts, start = self.rows.start(duty)
        working = self.rows.counts_working_days(duty)
        known, took = self.rows.took(starts, self.rows.done(duty), mask, working=working)
        key = self.tally.part(("measured", duty.name), known, responded, worth=_SOME)
        unit = "working day" if working else "day"
        how = "received" if duty.met_when_received else "done or sent"
        counted = (
            f"Counted from {start}, where the next {unit} is day 1, to the day it was {how}; days on which the clock "
            "stood still are counted in."
        )
        self.spells.append(_Spell(duty, key, responded, spread_of(took) if len(took) else None, unit, counted))

    # What came of them

    def _outcomes(self, column: _Valued) -> None:
        self.has_outcomes = True
        act = next((duty for duty in self.procedure.duties if duty.act == column.event), None)
        of: Key = ("received",)
        cohort = self.received
        if act is not None and ("done", act.name) in self.tally.counts:
            of, (_, cohort) = ("done", act.name), self._of_duty(act)
            done = {status for status, _ in _STATUSES if status.startswith(("met", "done"))}
            cohort = any_of(mask for status, mask in self._statuses(act, cohort).items() if status in done)
        lines = [
            _Planned(
                name,
                label,
                self.tally.count(("outcome", column.title, name), cohort & mask),
                of,
                ReportSubject.OUTCOMES,
            )
            for name, label, mask in column.each()
        ]
        self.tally.adds_up(of, [line.key for line in lines])
        self._sheet(f"outcomes: {column.title}", f"Outcomes. {column.title}", lines, "As recorded in the table.")

    def _of_duty(self, duty: Duty) -> tuple[Key, Mask]:
        if self.counted == "due":
            begun = self.rows.is_read & (self.rows.is_read if duty.stage is None else self.rows.began(duty.stage))
            return ("due", duty.name), begun & self._is_within(self.found.duties[duty.name].due)
        return self._cohort(duty)

    def _extensions(self) -> None:
        lines: list[_Planned] = []
        for name in dict.fromkeys(rule.duty for rule in self.procedure.extensions):
            if ("done", name) not in self.tally.counts:
                continue
            duty = next(one for one in self.procedure.duties if one.name == name)
            of, cohort = self._of_duty(duty)
            mask = cohort & self._extended(name)
            key = self.tally.part(("extended", name), mask, of)
            label = capital(duty.title or self.procedure.titles[duty.act])
            lines.append(_Planned(name, label, key, of, ReportSubject.HANDLING))
        remark = "An extension that is on record, whether or not it counted under the text."
        self._sheet("extensions", "Extensions on record", lines, remark)

    def _extended(self, duty: str) -> Mask:
        numbers = {
            name.number
            for name in self.found.table.days
            if name.kind is ColumnKind.EXTENSION and name.name == duty and name.part == "on"
        }
        made = [self.rows.column(ColumnName(ColumnKind.EXTENSION, duty, "on", number)) for number in numbers]
        return any_of([self.rows.nobody, *(column != NO_DAY for column in made)])

    def _answers(self) -> None:
        lines: list[_Planned] = []
        for answer in ANSWERS:
            key = self.tally.count(("may", answer.value), self.received & self.found.is_answer(answer))
            lines.append(_Planned(answer.value, answer.value, key, ("received",)))
        self.tally.adds_up(("received",), [line.key for line in lines])
        remark = "The answer of the rules on time limits and on what is outside, on the facts recorded."
        self._sheet("may-be-made", "Whether the complaint may be made under this procedure", lines, remark)

    def _groups(self, column: _Valued, duties: Sequence[Duty]) -> None:
        first = (("received",), self.received, "received in the period", None)
        wholes: list[tuple[Key, Mask, str, Key | None]] = [first]
        for duty in duties:
            _, cohort = self._of_duty(duty)
            masks = self._statuses(duty, cohort)
            missed = any_of(masks[one] for one in _LATE)
            title = duty.title or self.procedure.titles[duty.act]
            over, met = ("over", duty.name), ("status", duty.name, "met")
            wholes.extend(
                (
                    (over, masks["met"] | missed, "", None),
                    (("missed", duty.name), missed, "", None),
                    (met, masks["met"], f"{title}: in time, of those met or missed", over),
                )
            )
        for place, (key, mask, label, base) in enumerate(wholes):
            lines: list[_Planned] = []
            for name, said, rows in column.each():
                mine = self.tally.count(("group", column.title, name, *key), mask & rows, printed=key[0] != "missed")
                whole: Key = ("received",) if base is None else ("group", column.title, name, *base)
                lines.append(_Planned(name, said, mine, whole, ReportSubject.HANDLING))
            self.tally.adds_up(key, [line.key for line in lines])
            if label:
                title = f"By {column.title}. {capital(label)}"
                self._sheet(f"by {column.title}/{place // 3}", title, lines)
        for duty in duties:
            for name, _, _ in column.each():
                group = ("group", column.title, name)
                parts = ((*group, "status", duty.name, "met"), (*group, "missed", duty.name))
                self.tally.adds_up((*group, "over", duty.name), parts)
            of, cohort = self._of_duty(duty)
            if ("group", column.title, _UNTOLD, *of) not in self.tally.counts:
                each = [
                    self.tally.count(("group", column.title, name, *of), cohort & rows, printed=False)
                    for name, _, rows in column.each()
                ]
                self.tally.adds_up(of, each)
                if self.counted == "received":
                    self._behind(column, of, ("received",))
            self._behind(column, ("over", duty.name), of)

    def _behind(self, column: _Valued, inner: Key, outer: Key) -> None:
        """Say that some are of others in each group too, so that the one, as shown, gives nothing of the other away."""
        tally, rests = self.tally, list[Key]()
        for name, _, _ in column.each():
            mine, whole = (("group", column.title, name, *key) for key in (inner, outer))
            left, rest = tally.counts[whole] - tally.counts[mine], ("rest", *mine, *outer)
            if left or not self.zeros:
                tally.counts[rest] = left
                rests.append(rest)
            tally.adds_up(whole, (mine, rest) if rest in tally.counts else (mine,))
        if rests:
            total = ("behind", column.title, *inner, *outer)
            tally.counts[total] = sum(tally.counts[rest] for rest in rests)
            tally.adds_up(outer, (inner, total))
            tally.adds_up(total, rests)

    # The report

    def _sheet(
        self, name: str, title: str, lines: list[_Planned], *remarks: str, duty: str = "", apart: bool = False
    ) -> None:
        if lines:
            self.sheets.append(_Sheet(name, title, lines, remarks, duty, apart))

    def report(self, minimum: int) -> Report:
        """Guard what was counted, and return the report."""
        guarded = guard(
            self.tally.counts,
            self.tally.sums,
            printed=self.tally.printed,
            minimum=minimum,
            zeros=self.zeros,
            worth=self.tally.worth,
            links=self.tally.links,
        )
        shown = _Shown(self.tally.counts, guarded, minimum)
        requirement = requirement_of(self.procedure)
        asked = {one.subject for one in requirement.asks} if requirement is not None else set[ReportSubject]()
        source = None if requirement is None else requirement.source
        tables = [
            Table(
                name=sheet.name,
                title=sheet.title,
                lines=tuple(
                    shown.line(line, source if line.subject in asked else None)
                    for line in sheet.lines
                    if line.always or not self.zeros or self.tally.counts[line.key]
                ),
                remarks=sheet.remarks,
                duty=sheet.duty,
                apart=sheet.apart,
            )
            for sheet in self.sheets
        ]
        if self.absent:
            remark = f"No clock has begun to run for: {'; '.join(self.absent)}."
            tables.append(Table(name="nothing", title="Nothing to count", lines=(), remarks=(remark,)))
        return Report(
            procedure=self.procedure,
            on=self.found.on,
            first=self.first,
            last=self.last,
            counted=self.counted,
            minimum=minimum,
            zeros=self.zeros,
            tables=tuple(tables),
            waits=tuple(shown.wait(spell, self.procedure.titles[spell.duty.act]) for spell in self.spells),
            requirement=requirement,
            outcomes=self.has_outcomes,
        )


@frozen
class _Shown:
    """The counts as they may be shown."""

    counts: Mapping[Key, int]
    guarded: Guard
    minimum: int

    def count(self, key: Key) -> Count:
        mark = self.guarded.marks[key]
        return Count(value=self.counts[key] if mark is Mark.SHOWN else None, mark=mark, minimum=self.minimum)

    def line(self, line: _Planned, source: Source | None) -> Line:
        of = None if line.of is None else self.count(line.of)
        return Line(name=line.name, label=line.label, count=self.count(line.key), of=of, asked_by=source)

    def wait(self, spell: _Spell, title: str) -> Wait:
        measured = self.count(spell.measured)
        # That a number is not below the minimum is known of one that is held back, so its durations tell no more.
        enough = measured.value is not None or self.guarded.least[spell.measured] >= self.minimum
        # Whoever knows the limit reads off the durations how many kept it: they tell no more only where that is shown.
        told = (
            key
            for key in self.guarded.marks
            if key[:2] in {(one, spell.duty.name) for one in ("status", "aim", "extended")}
            and (key[0] != "status" or key[2].startswith(("met", "done")))
        )
        enough = enough and all(self.guarded.marks[key] is Mark.SHOWN for key in told)
        spread = spell.spread if enough else None
        return Wait(
            duty=spell.duty.name,
            title=capital(spell.duty.title or title),
            measured=measured,
            of=self.count(spell.of),
            median=None if spread is None else spread.median,
            ninetieth=None if spread is None else spread.ninetieth,
            longest=None if spread is None else spread.longest,
            unit=spell.unit,
            counted=spell.counted,
            apart=spell.duty.strength is not Strength.MUST,
        )


def _text_of(name: ColumnName) -> str:
    head = name.name if name.kind is ColumnKind.EVENT else f"{name.kind.value}.{name.name}"
    number = f"/{name.number}" if name.number > 1 else ""
    return f"{head}{number}.{name.part}" if name.part else f"{head}{number}"


def _value_in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))
