"""
Every count there is, held against numpy's own over GOV.UK's list.

Each day of 2012 to 2028, each number of working days from -130 to 130, each of the four divisions; and every pair of
days up to some distance apart, in both directions, with each choice of ends. Nothing is left out at the ends of the
list: a count that leaves the published years must be refused, and with predictions it must be what numpy makes of the
two years beside them, as `holidays` computes those.

    python -m tests.proof.counting [--distance 400] [--result FILE]
"""

from __future__ import annotations

import argparse
import platform
import sys
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from attrs import Factory, define

from complaint_rules.errors import CalendarHorizonError
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle
from tests.proof.results import write_result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from complaint_rules.working_days import Inclusive

NUMBERS = range(-130, 131)
DISTANCE = 400
INCLUSIVE: tuple[Inclusive, ...] = ("right", "left", "both", "neither")
MIRRORED: dict[Inclusive, Inclusive] = {"right": "left", "left": "right", "both": "both", "neither": "neither"}
CONVENTIONS = ("following", "preceding", "modified_following", "modified_preceding")


@define
class Tally:
    """What was compared: answers within the published years, answers that leave them, and each difference in words."""

    within: int = 0
    beyond: int = 0
    differences: list[str] = Factory(list)

    def hold(self, what: str, starts: Sequence[object], got: Sequence[object], expected: Sequence[object]) -> None:
        """Hold a column of our answers against numpy's."""
        assert len(starts) == len(got) == len(expected)
        if got != expected:
            rows = zip(starts, got, expected, strict=True)
            self.differences += [
                f"{what} from {day}: {ours}, not {theirs}" for day, ours, theirs in rows if ours != theirs
            ]

    def hold_days(
        self, what: str, division: str, ask: Callable[[WorkingDayCalendar, date], date], expected: list[date]
    ) -> None:
        """Hold what each published day leads to against numpy's answers, which may lie beyond the published years."""
        days, published, predicted = every_day()[0], *calendars(division)
        inside = [oracle.FIRST <= day <= oracle.LAST for day in expected]
        first = inside.index(True)
        stop = first + sum(inside)
        assert all(inside[first:stop])  # one stretch, since a later start never ends earlier
        self.hold(what, days[first:stop], [ask(published, day) for day in days[first:stop]], expected[first:stop])
        outside = (*days[:first], *days[stop:])
        theirs = (*expected[:first], *expected[stop:])
        self.hold(f"{what}, predicted", outside, tuple(ask(predicted, day) for day in outside), theirs)
        for day in outside:
            try:
                answer = ask(published, day)
            except CalendarHorizonError:
                continue
            self.differences.append(f"{what} from {day}: {answer}, not a refusal")
        self.within += stop - first
        self.beyond += len(outside)


@cache
def calendars(division: str) -> tuple[WorkingDayCalendar, WorkingDayCalendar]:
    """Return the calendar of the published years, and the one that predicts beyond them."""
    published = WorkingDayCalendar(division)
    return published, published.with_predictions()


@cache
def every_day() -> tuple[list[date], oracle.Days]:
    """Return each published day, and the same as numpy has them."""
    days = oracle.every_day()
    return days, oracle.column(days)


def adding(division: str, n: int) -> Tally:
    """Add n working days to every published day."""
    expected: list[date] = oracle.numpy_added(every_day()[1], n, division).tolist()
    tally = Tally()
    tally.hold_days(
        f"{division}, adding {n}", division, lambda calendar, day: calendar.add_working_days(day, n), expected
    )
    return tally


def counting(division: str, distance: int, inclusive: Inclusive, *, backwards: bool) -> Tally:
    """Count between every two published days that lie so far apart; backwards, the same ends may count."""
    days, column = every_day()
    stop = len(days) - distance
    count, mirrored = calendars(division)[0].working_days_between, MIRRORED[inclusive]
    if backwards:
        got = [-count(b, a, inclusive=mirrored) for a, b in zip(days[:stop], days[distance:], strict=True)]
    else:
        got = [count(a, b, inclusive=inclusive) for a, b in zip(days[:stop], days[distance:], strict=True)]
    tally = Tally(within=stop)
    what = f"{division}, counting {distance} days{' backwards' * backwards}, {inclusive}"
    tally.hold(what, days[:stop], got, oracle.numpy_counted(column[:stop], column[distance:], division, inclusive))
    return tally


def moving(division: str) -> Tally:
    """Ask of every published day whether it counts, what comes next, what came before, and where it rolls to."""
    days, column = every_day()
    tally = Tally(within=len(days))
    counts = [calendars(division)[0].is_working_day(day) for day in days]
    tally.hold(f"{division}, whether it counts", days, counts, oracle.numpy_is_working(column, division))
    following, preceding = (
        oracle.numpy_rolled(column + np.timedelta64(step, "D"), convention, division).tolist()
        for step, convention in ((1, "following"), (-1, "preceding"))
    )
    tally.hold_days(f"{division}, the next", division, WorkingDayCalendar.next_working_day, following)
    tally.hold_days(f"{division}, the previous", division, WorkingDayCalendar.previous_working_day, preceding)
    for convention in CONVENTIONS:
        tally.hold_days(
            f"{division}, {convention}",
            division,
            lambda calendar, day, convention=convention: calendar.roll(day, convention),  # type: ignore[misc]
            oracle.numpy_rolled(column, convention, division).tolist(),
        )
    return tally


def _summed(what: str, steps: Iterable[Callable[[], Tally]]) -> Tally:
    whole, show = Tally(), sys.stderr.isatty()
    for step in steps:
        one = step()
        whole.within += one.within
        whole.beyond += one.beyond
        whole.differences += one.differences
        if show:
            sys.stderr.write(f"\r\x1b[K{what}: {whole.within + whole.beyond:,} so far")
    sys.stderr.write("\r\x1b[K" * show + f"{what}: {whole.within + whole.beyond:,} compared, ")
    sys.stderr.write(f"{len(whole.differences):,} differ\n")
    return whole


def run(distance: int) -> dict[str, object]:
    """Compare everything, and return the figures."""
    spans = [
        (apart, ends, back)
        for apart in range(distance + 1)
        for ends in INCLUSIVE
        for back in ((False, True) if apart else (False,))
    ]
    steps: dict[str, Iterable[Callable[[], Tally]]] = {
        "additions": (partial(adding, name, n) for name in oracle.DIVISIONS for n in NUMBERS),
        "counts_between": (
            partial(counting, name, apart, ends, backwards=back)
            for name in oracle.DIVISIONS
            for apart, ends, back in spans
        ),
        "moves": (partial(moving, name) for name in oracle.DIVISIONS),
    }
    summed = {name: _summed(name.replace("_", " "), several) for name, several in steps.items()}
    return {
        "name": "counting",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("holidays", "numpy", "python-dateutil")},
        "days": [oracle.FIRST.isoformat(), oracle.LAST.isoformat()],
        "divisions": list(oracle.DIVISIONS),
        "numbers": [NUMBERS.start, NUMBERS.stop - 1],
        "distance": distance,
        "compared": {name: one.within + one.beyond for name, one in summed.items()},
        "beyond_the_list": {name: one.beyond for name, one in summed.items()},
        "differences": [difference for one in summed.values() for difference in one.differences],
    }


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.proof.counting", description="Compare every count with numpy."
    )
    parser.add_argument("--distance", type=int, default=DISTANCE, help="how many days apart the pairs may lie")
    parser.add_argument("--result", type=Path, help="where the figures are written")
    given = parser.parse_args()
    result = run(given.distance)
    write_result("counting", given.result, result)
    return 1 if result["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
