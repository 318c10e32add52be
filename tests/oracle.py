"""
Working days counted another way: one day at a time, and by numpy, over the tests' own copy of GOV.UK's list.

Shares no code with the package, so that one slip cannot be made in both.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy.typing as npt

ONE_DAY = timedelta(days=1)
NATIONS = ("england-and-wales", "scotland", "northern-ireland")
DIVISIONS = (*NATIONS, "any-part-of-uk")
FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
BANK_HOLIDAYS = Path(__file__).with_name("data") / "bank_holidays.csv"


@cache
def titles(division: str) -> dict[date, str]:
    """Return GOV.UK's titles by date."""
    with BANK_HOLIDAYS.open(encoding="utf-8", newline="") as lines:
        return {
            date.fromisoformat(row["date"]): row["title"]
            for row in csv.DictReader(lines)
            if row["division"] == division
        }


@cache
def bank_holidays(division: str) -> frozenset[date]:
    """Return the bank holidays of a division, or of any of them."""
    if division == "any-part-of-uk":
        return frozenset().union(*(titles(nation) for nation in NATIONS))
    return frozenset(titles(division))


def is_working(day: date, division: str, out: Collection[date] = ()) -> bool:
    """Tell whether a day counts."""
    return day.isoweekday() <= 5 and day not in bank_holidays(division) and day not in out


def add(day: date, n: int, division: str, out: Collection[date] = ()) -> date:
    """Walk one day at a time until n working days were met."""
    step = -ONE_DAY if n < 0 else ONE_DAY
    if n == 0:
        while not is_working(day, division, out):
            day += ONE_DAY
    met = 0
    while met < abs(n):
        day += step
        met += is_working(day, division, out)
    return day


def between(a: date, b: date, division: str, out: Collection[date] = (), inclusive: str = "right") -> int:
    """Walk every day of the span, ends and all, and count those that may count."""
    if a > b:
        mirrored = {"right": "left", "left": "right"}.get(inclusive, inclusive)
        return -between(b, a, division, out, mirrored)
    count, day = 0, a
    while day <= b:
        if a == b:
            counts = inclusive == "both"
        elif day == a:
            counts = inclusive in {"left", "both"}
        elif day == b:
            counts = inclusive in {"right", "both"}
        else:
            counts = True
        count += counts and is_working(day, division, out)
        day += ONE_DAY
    return count


def _days(days: Iterable[date]) -> npt.NDArray[np.datetime64]:
    return np.array(sorted(days), dtype="datetime64[D]")


def numpy_add(days: npt.NDArray[np.datetime64], n: int, division: str) -> list[date]:
    """Add to a whole column at once with numpy; backward first, or numpy would count a weekend start a day too far."""
    rolled = np.busday_offset(days, n, roll="backward" if n > 0 else "forward", holidays=_days(bank_holidays(division)))
    return list(rolled.astype(object))


def every_day(first: date = FIRST, last: date = LAST) -> list[date]:
    """Return each date of a span."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def govuk(*years: int, nations: Iterable[str] = NATIONS) -> dict[str, object]:
    """Return the list of some years in the shape of GOV.UK's own JSON."""
    return {
        nation: {
            "division": nation,
            "events": [
                {"title": title, "date": day.isoformat(), "notes": "", "bunting": True}
                for day, title in titles(nation).items()
                if day.year in years
            ],
        }
        for nation in nations
    }


# Every day at once, for counting that is exhaustive.

BESIDE = (FIRST.year - 1, LAST.year + 1)
"""The year before the published ones and the year after: where a count from a published day may end."""

Days: TypeAlias = "npt.NDArray[np.datetime64]"


@cache
def bank_holidays_beside(division: str) -> frozenset[date]:
    """Return the bank holidays of the two years beside the published ones, as `holidays` computes them."""
    from holidays import country_holidays

    subdivisions = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
    nations = NATIONS if division == "any-part-of-uk" else (division,)
    computed = [country_holidays("GB", subdiv=subdivisions[nation], years=BESIDE) for nation in nations]
    return frozenset(day for days in computed for day in days if day.year in BESIDE)


@cache
def numpy_calendar(division: str) -> np.busdaycalendar:
    """Return numpy's calendar over GOV.UK's list, with the two years beside it so that a count may end there."""
    return np.busdaycalendar(holidays=_days(bank_holidays(division) | bank_holidays_beside(division)))


def column(days: Iterable[date]) -> Days:
    """Return dates as numpy has them."""
    return np.array(list(days), dtype="datetime64[D]")


def numpy_added(days: Days, n: int, division: str) -> Days:
    """Add to a whole column, as `numpy_add` does, wherever the count ends."""
    return np.busday_offset(days, n, roll="backward" if n > 0 else "forward", busdaycal=numpy_calendar(division))


def numpy_rolled(days: Days, convention: str, division: str) -> Days:
    """Roll a whole column: numpy knows the four conventions under these names, without the underscore."""
    roll = cast("Literal['following']", convention.replace("_", ""))
    return np.busday_offset(days, 0, roll=roll, busdaycal=numpy_calendar(division))


def numpy_counted(a: Days, b: Days, division: str, inclusive: str) -> list[int]:
    """Count between two columns, each b on or after its a, with the ends that are asked for."""
    first = a if inclusive in {"left", "both"} else a + np.timedelta64(1, "D")
    stop = b + np.timedelta64(1, "D") if inclusive in {"right", "both"} else b
    counted = np.busday_count(first, np.maximum(first, stop), busdaycal=numpy_calendar(division))
    return [int(count) for count in counted]


def numpy_is_working(days: Days, division: str) -> list[bool]:
    """Tell of a whole column whether each day counts."""
    return [bool(one) for one in np.is_busday(days, busdaycal=numpy_calendar(division))]
