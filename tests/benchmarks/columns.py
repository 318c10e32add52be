"""
Columns of a million dates, and tables of a million complaints.

    python -m tests.benchmarks.columns 1000000

prints the most memory that the timetable of such a table took, and what its input and output weigh.
"""

from __future__ import annotations

import sys
import tracemalloc
import warnings
from datetime import date
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from complaint_rules import schemes
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle
from tests.benchmarks.days import DIVISION, N
from tests.benchmarks.measuring import Amount, Comparison, Kind, NotMeasuredError, OtherAnswerError, Ready, Way
from tests.benchmarks.memory import answer, asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.benchmarks.measuring import Bench
    from tests.oracle import Days

GROUP = "Columns"
SEED = 20060901
FIRST = np.datetime64("2014-01-01", "D")
LENGTH = 4_500
"""How many days the dates are drawn from: they end in April 2026."""

ON = date(2026, 6, 30)
SCHEME = "england-children"
FEW = 10_000
"""How many rows are enough for pandas, which takes one after another."""

LIMITS = {
    "stage-1-response": (10, 20),
    "stage-2-response": (25, 65),
    "panel-meeting": (30, 30),
    "panel-report": (5, 5),
    "panel-response": (15, 15),
}
"""The working days of each duty, and the most that they can be put off to."""

Columns = dict[str, Any]


def _bulk(name: str) -> Any:  # noqa: ANN401 - what is not there yet has no type
    """Return a function of `complaint_rules.bulk`."""
    found = getattr(import_module("complaint_rules.bulk"), name, None)
    if found is None:
        text = f"complaint_rules.bulk has no {name}"
        raise NotMeasuredError(text)
    return found


# One column


@cache
def column(rows: int) -> Days:
    """Return a column of dates without a gap; datetime64[D], shape (rows,)."""
    days: Days = FIRST + np.random.default_rng(SEED).integers(0, LENGTH, rows).astype("timedelta64[D]")
    return days


def as_days(found: object) -> Days:
    """Return a column of any library as numpy has it."""
    return np.asarray(found, dtype="datetime64[D]")


def added(rows: int) -> Ready:
    """Prepare our own."""
    add, calendar, days = _bulk("add_working_days"), WorkingDayCalendar(DIVISION), column(rows)
    return Ready(do=lambda _: add(days, N, calendar=calendar), answer=as_days, pieces=rows)


def added_by_numpy(rows: int) -> Ready:
    """Prepare numpy, with its calendar made beforehand."""
    days, calendar = column(rows), oracle.numpy_calendar(DIVISION)
    return Ready(
        do=lambda _: np.busday_offset(days, N, roll="backward", busdaycal=calendar), answer=as_days, pieces=rows
    )


def added_by_pandas(rows: int) -> Ready:
    """Prepare pandas, for the first rows of the column."""
    pd = import_module("pandas")
    few = min(rows, FEW)
    series = pd.Series(column(rows)[:few])
    offset = pd.offsets.CustomBusinessDay(n=N, calendar=oracle.numpy_calendar(DIVISION))

    def add(_: object) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns that it takes one row after another
            return series + offset

    return Ready(do=add, answer=lambda found: as_days(found.to_numpy()), pieces=few)


def added_by_polars(rows: int) -> Ready:
    """Prepare Polars, with a series of its own."""
    series, listed = import_module("polars").Series(column(rows)), sorted(oracle.bank_holidays(DIVISION))
    return Ready(
        do=lambda _: series.dt.add_business_days(N, holidays=listed, roll="backward"),
        answer=lambda found: as_days(found.to_numpy()),
        pieces=rows,
    )


def differ(ours: Days, other: Days) -> str:
    """Say in what two columns differ; the other's may stop earlier. NaT is equal to NaT."""
    if not 0 < len(other) <= len(ours):
        return f"{len(other)} rows, where ours are {len(ours)}"
    mine = ours[: len(other)]
    apart = np.flatnonzero(~((mine == other) | ((mine != mine) & (other != other))))  # noqa: PLR0124 - NaT is not itself
    if not len(apart):
        return ""
    return f"{len(apart)} of {len(other)} differ; the first is {other[apart[0]]}, where ours is {mine[apart[0]]}"


# A table of complaints


@cache
def table(rows: int) -> dict[str, Days]:
    """
    Return a table of complaints in every state, with what comes next missing.

    Each column is datetime64[D] of shape (rows,), NaT where nothing happened or it is not on record. Nothing is after
    the day that is asked about or after a withdrawal.
    """
    random = np.random.default_rng(SEED)

    def after(days: Days, low: int, high: int, share: float) -> Days:
        """Return days after others, in a share of the rows."""
        later: Days = days + random.integers(low, high, rows).astype("timedelta64[D]")
        later[random.random(rows) >= share] = np.datetime64("NaT")
        return later

    made = column(rows)
    answered = after(made, 6, 45, 0.85)
    asked_again = after(answered, 0, 40, 0.6)
    answered_again = after(asked_again, 20, 130, 0.8)
    panel = after(answered_again, 0, 28, 0.5)
    meeting = after(panel, 14, 70, 0.9)
    report = after(meeting, 1, 12, 0.95)
    columns = {
        "complaint": made,
        "complaint.received": after(made, 0, 6, 0.7),
        "stage-1-response": answered,
        "stage-2-request": asked_again,
        "stage-2-response": answered_again,
        "panel-request": panel,
        "panel-meeting": meeting,
        "panel-report": report,
        "panel-response": after(report, 5, 40, 0.9),
        "withdrawal": after(made, 3, 200, 0.05),
    }
    last = np.fmin(columns["withdrawal"], np.datetime64(ON))
    for name, days in columns.items():
        if name != "complaint":
            days[days > last] = np.datetime64("NaT")
    return columns


def filled(given: Mapping[str, Days]) -> float:
    """Return the share of the cells that hold a date."""
    return float(np.mean([~np.isnat(days) for days in given.values()]))


def by_hand(given: Mapping[str, Days]) -> dict[str, tuple[Days, Days, Any]]:
    """Return due, latest and days late of each duty, as somebody writes it with numpy who knows the rules."""
    calendar = oracle.numpy_calendar(DIVISION)
    one = np.timedelta64(1, "D")
    received = given["complaint.received"]
    starts = {
        "stage-1-response": np.where(np.isnat(received), given["complaint"], received),
        "stage-2-response": given["stage-2-request"],
        "panel-meeting": given["panel-request"],
        "panel-report": given["panel-meeting"],
        "panel-response": given["panel-report"],
    }
    last = np.fmin(given["withdrawal"], np.datetime64(ON))

    columns: dict[str, tuple[Days, Days, Any]] = {}
    for duty, (n, most) in LIMITS.items():
        due = np.busday_offset(starts[duty], n, "backward", busdaycal=calendar)  # of NaT it makes NaT
        latest = np.busday_offset(starts[duty], most, "backward", busdaycal=calendar) if most != n else due
        done = np.where(np.isnat(given[duty]), last, given[duty])
        late = np.full(due.shape, -1, dtype=np.int32)
        missed = done > due  # false where either is missing
        late[missed] = np.busday_count(due[missed] + one, done[missed] + one, busdaycal=calendar)
        columns[duty] = (due, latest, late)
    return columns


def timetable(rows: int) -> Ready:
    """Prepare our own; refused where the rows would be read one by one, since that is not what is to be measured."""
    worked_out, procedure = _bulk("timetable"), schemes.newest(SCHEME)
    few = {name: days[:100] for name, days in table(rows).items()}
    if worked_out(procedure, few, on=ON).one_by_one:
        text = "complaint_rules.bulk reads these rows one by one"
        raise NotMeasuredError(text)
    given = table(rows)
    return Ready(do=lambda _: worked_out(procedure, given, on=ON), answer=three_columns, pieces=rows)


def three_columns(found: Any) -> dict[str, tuple[Days, Days, Any]]:  # noqa: ANN401 - see _bulk
    """Return of our timetable what is worked out by hand as well."""
    return {duty: (found.due(duty), found.latest(duty), found.days_late(duty)) for duty in LIMITS}


def timetable_by_hand(rows: int) -> Ready:
    """Prepare the same columns, written by hand."""
    given = table(rows)
    return Ready(do=lambda _: by_hand(given), pieces=rows)


def differ_by_duty(ours: Mapping[str, tuple[Any, ...]], other: Mapping[str, tuple[Any, ...]]) -> str:
    """Say in what column the timetables differ first."""
    for duty, columns in other.items():
        for what, mine, theirs in zip(("due", "latest", "days late"), ours[duty], columns, strict=True):
            if wrong := differ(mine, theirs):
                return f"{duty}, {what}: {wrong}"
    return ""


def seconds(rows: int) -> Callable[[Bench], float]:
    """Prepare our timetable alone, whose columns were held against those by hand; return what times it."""
    ready = timetable(rows)
    found: Any = ready.answer(ready.do(None))
    if wrong := differ_by_duty(found, by_hand(table(rows))):
        raise OtherAnswerError(wrong)
    return lambda bench: bench.seconds(ready, 1) * rows


def peak(rows: int) -> dict[str, float]:
    """Return the most memory that the timetable took, with its input, and what its input and output weigh; in bytes."""
    ready = timetable(rows)
    ready.do(None)  # the calendar and what else is kept is not counted
    taken_in = sum(days.nbytes for days in table(rows).values())
    tracemalloc.start()
    found: Any = ready.do(None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    parts = [found.stage, found.eligibility]
    for duty in found.duties.values():
        parts += [duty.due, duty.latest, duty.status, duty.days_late]
    return {"peak": most + taken_in, "whole": taken_in + sum(part.nbytes for part in parts)}


def weight(rows: int) -> Callable[[Bench], float]:
    """Return what measures the most memory of a timetable, as a multiple of its input and output."""

    def measure(_: Bench) -> float:
        found = asked("tests.benchmarks.columns", str(rows))
        return found["peak"] / found["whole"]

    return measure


def cases(*, quick: bool) -> Iterator[Comparison | Amount]:
    """Yield the rows."""
    rows = 20_000 if quick else 1_000_000
    few = min(rows, FEW)
    work = f"{N} working days after each date of a column of {rows:,} without a gap, England and Wales"
    several: tuple[tuple[str, str, Callable[[int], Ready], float | None, str], ...] = (
        ("numpy", "numpy, busday_offset of the array", added_by_numpy, 20, ""),
        (
            "pandas",
            "pandas, series and CustomBusinessDay",
            added_by_pandas,
            None,
            f"On the first {few:,} rows, and scaled: it takes one row after another.",
        ),
        (
            "polars",
            "Polars, add_business_days",
            added_by_polars,
            None,
            "On one core, as ours; with a series of its own.",
        ),
    )
    for name, title, ready, target, note in several:
        yield Comparison(
            name=f"column/{name}",
            group=GROUP,
            work=work,
            ours=Way("bulk.add_working_days", partial(added, rows)),
            other=Way(title, partial(ready, rows)),
            kind=Kind.FASTER,
            target=target,
            note=f"With the bank holidays of GOV.UK. {note}".strip(),
            differ=differ,
        )
    yield Comparison(
        name="timetable/numpy",
        group=GROUP,
        work=f"Due, latest and days late of every duty of {SCHEME}, for {rows:,} complaints with dates missing",
        ours=Way("bulk.timetable", partial(timetable, rows)),
        other=Way("numpy, busday_offset and busday_count by hand", partial(timetable_by_hand, rows)),
        kind=Kind.FASTER,
        target=6,
        note=(
            f"{100 * filled(table(FEW)):.0f} % of the cells hold a date. Ours works out the stage, the status of each "
            "duty and the eligibility as well."
        ),
        differ=differ_by_duty,
        most_rounds=9,
    )
    yield Amount(
        name="timetable/seconds",
        group=GROUP,
        work=f"The same timetable of {rows:,} complaints, on one core",
        ours="bulk.timetable",
        ready=partial(seconds, rows),
        unit="s",
        target=0.6 * rows / 1_000_000,
        note="An amount of time, and so of this machine alone.",
        most_rounds=9,
    )
    yield Amount(
        name="timetable/memory",
        group=GROUP,
        work=f"The most memory that the timetable of {rows:,} complaints takes, input and output counted",
        ours="bulk.timetable",
        ready=partial(weight, rows),
        unit="times input and output",
        target=4,
        note="Counted by tracemalloc, to which numpy tells what it takes, in a process of its own.",
        most_rounds=1,
    )


if __name__ == "__main__":
    answer(lambda: peak(int(sys.argv[1])))
