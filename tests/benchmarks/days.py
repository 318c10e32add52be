"""Adding working days to one date after another, from `datetime.date` to `datetime.date`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle
from tests.benchmarks.measuring import Comparison, Kind, Ready, Way, same_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = "Working days, one date at a time"
DIVISION = "england-and-wales"
N = 20
FEW, MANY = 2, 2_000
STARTS = tuple(date(2014, 1, 1) + timedelta(9 * step) for step in range(527))
"""Every ninth day from 2014 to the end of 2026: each day of the week, and each season."""

EARLY = STARTS[:240]
"""Those from which 2,000 working days end within the published years."""

NOT_IN_WORKALENDAR = date(2023, 5, 8)
"""The bank holiday for the coronation of King Charles III, which version 17.0.0 does not have."""


def ours(n: int = N, starts: tuple[date, ...] = STARTS) -> Ready:
    """Prepare our own."""
    add = WorkingDayCalendar(DIVISION).add_working_days
    return Ready(do=lambda _: [add(day, n) for day in starts], pieces=len(starts))


def holidays(starts: tuple[date, ...] = STARTS) -> Ready:
    """Prepare python-holidays with its own days, every year of them worked out beforehand."""
    england = import_module("holidays").country_holidays("GB", subdiv="ENG", years=range(2012, 2029))
    add = england.get_nth_working_day
    return Ready(do=lambda _: [add(day, N) for day in starts], pieces=len(starts))


def numpy() -> Ready:
    """Prepare numpy, with its calendar made beforehand."""
    offset, calendar = import_module("numpy").busday_offset, oracle.numpy_calendar(DIVISION)
    return Ready(
        do=lambda _: [offset(day, N, "backward", busdaycal=calendar).item() for day in STARTS], pieces=len(STARTS)
    )


def bizdays() -> Ready:
    """Prepare bizdays, with a calendar of the published years."""
    calendar = import_module("bizdays").Calendar(
        sorted(oracle.bank_holidays(DIVISION)),
        ["Saturday", "Sunday"],
        startdate=oracle.FIRST.isoformat(),
        enddate=oracle.LAST.isoformat(),
    )
    add = calendar.offset
    return Ready(do=lambda _: [add(day, N) for day in STARTS], pieces=len(STARTS))


def workalendar(extra: tuple[date, ...] = (NOT_IN_WORKALENDAR,)) -> Ready:
    """Prepare workalendar; every year that it works out is kept by it from the first call on."""
    add: Any = import_module("workalendar.europe").UnitedKingdom().add_working_days
    more = list(extra)
    return Ready(do=lambda _: [add(day, N, extra_holidays=more) for day in STARTS], pieces=len(STARTS))


def pandas() -> Ready:
    """Prepare pandas, with an offset made beforehand."""
    pd = import_module("pandas")
    offset, stamp = pd.offsets.CustomBusinessDay(n=N, calendar=oracle.numpy_calendar(DIVISION)), pd.Timestamp
    return Ready(do=lambda _: [(stamp(day) + offset).date() for day in STARTS], pieces=len(STARTS))


def polars() -> Ready:
    """Prepare Polars, for a series of one row each time."""
    series, listed = import_module("polars").Series, sorted(oracle.bank_holidays(DIVISION))
    return Ready(
        do=lambda _: [series([day]).dt.add_business_days(N, holidays=listed, roll="backward")[0] for day in STARTS],
        pieces=len(STARTS),
    )


def right_sums(many: object, few: object) -> str:
    """Hold both of our own sums against the tests' numpy."""
    column = oracle.column(EARLY)
    for n, found in ((MANY, many), (FEW, few)):
        wrong = same_answer(found, oracle.numpy_added(column, n, DIVISION).tolist())
        if wrong:
            return f"n = {n}: {wrong}"
    return ""


def cases(*, quick: bool) -> Iterator[Comparison]:  # noqa: ARG001 - every group is asked in the same way
    """Yield the rows."""
    work = f"{N} working days after a date, England and Wales, from date to date; {len(STARTS)} dates of 2014 to 2026"
    several: tuple[tuple[str, str, Any, float | None, str], ...] = (
        ("holidays", "python-holidays, get_nth_working_day", holidays, 150, "With its own bank holidays."),
        ("numpy", "numpy, busday_offset of one date", numpy, 12, "With the bank holidays of GOV.UK."),
        ("bizdays", "bizdays, offset", bizdays, 10, "With the bank holidays of GOV.UK."),
        (
            "workalendar",
            "workalendar, add_working_days",
            workalendar,
            None,
            "With its own bank holidays, and 8 May 2023 given as an extra one: without it the answers are others.",
        ),
        ("pandas", "pandas, Timestamp and CustomBusinessDay", pandas, None, "With the bank holidays of GOV.UK."),
        (
            "polars",
            "Polars, add_business_days of a series with one row",
            polars,
            None,
            "With the bank holidays of GOV.UK. It is made for columns: see there.",
        ),
    )
    mine = Way("add_working_days", ours)
    for name, title, ready, target, note in several:
        yield Comparison(
            name=f"add-{N}/{name}",
            group=GROUP,
            work=work,
            ours=mine,
            other=Way(title, ready),
            kind=Kind.FASTER,
            target=target,
            note=note,
        )
    yield Comparison(
        name=f"add-{MANY}",
        group=GROUP,
        work=f"{MANY:,} working days after a date, beside {FEW} after the same date",
        ours=Way(f"add_working_days, n = {MANY:,}", partial(ours, MANY, EARLY)),
        other=Way(f"add_working_days, n = {FEW}", partial(ours, FEW, EARLY)),
        kind=Kind.SHARE,
        target=1.2,
        note="Both are ours: the number of days is to make no difference.",
        differ=right_sums,
    )
