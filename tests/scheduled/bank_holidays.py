"""
The shipped bank holidays against GOV.UK's list of today.

    python -m tests.scheduled.bank_holidays FILE

FILE is https://www.gov.uk/bank-holidays.json, downloaded before: nothing here goes to the network. Each difference is
a line. The exit code is 0 if there is none, 1 if there are some, 2 if the file cannot be read or has a year that is not
whole.

GOV.UK drops old years, so days before its first one are not compared. Years that it has and the shipped list has not
are told as new: an answer that counts into them rests on a prediction until they are shipped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaint_rules.bank_holidays import Division, read_govuk, shipped_list
from complaint_rules.errors import ComplaintRulesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

NATIONS = tuple(one.value for one in Division if one is not Division.ANY_PART_OF_UK)
SAME, DIFFERENT, NOT_READABLE = 0, 1, 2


def differences(published: Mapping[str, Any]) -> Iterator[str]:
    """
    Yield what differs, division by division, as sentences.

    Raises:
        InvalidCalendarError: If the mapping is not of the shape that GOV.UK's file has.
    """
    for nation in NATIONS:
        theirs = {day: names for day, names in read_govuk(published, nation).days if day >= _begins(published, nation)}
        first, listed = min(theirs), shipped_list(nation)
        ours = dict(listed.days)
        for day in sorted(theirs.keys() | {day for day in ours if day >= first}):
            yield from _of_a_day(nation, day, ours.get(day), theirs.get(day), listed.last_year)


def _begins(published: Mapping[str, Any], nation: str) -> date:
    """Return the first day in the file: what stands before it comes from the shipped list."""
    from complaint_rules.dates import parse_date

    return min(parse_date(event["date"], where="date") for event in published[nation]["events"])


def _of_a_day(
    nation: str, day: date, ours: tuple[str, ...] | None, theirs: tuple[str, ...] | None, last_year: int
) -> Iterator[str]:
    if theirs is None:
        yield f"{nation}: {day} ({_named(ours)}) is shipped, and GOV.UK does not have it"
    elif ours is None and day.year > last_year:
        yield f"{nation}: {day} ({_named(theirs)}) is of a year that is not shipped yet"
    elif ours is None:
        yield f"{nation}: {day} ({_named(theirs)}) is at GOV.UK, and is not shipped"
    elif ours != theirs:
        yield f"{nation}: {day} is called “{_named(theirs)}” at GOV.UK, and “{_named(ours)}” as shipped"


def _named(names: tuple[str, ...] | None) -> str:
    return ", ".join(names or ())


def main(argv: Sequence[str]) -> int:
    """Compare a file, say what differs, and return the exit code."""
    if len(argv) != 1:
        sys.stderr.write("Give one file: GOV.UK's bank-holidays.json, downloaded before.\n")
        return NOT_READABLE
    (name,) = argv
    try:
        found = [*differences(json.loads(Path(name).read_text(encoding="utf-8")))]
    except (ValueError, OSError, RecursionError, ComplaintRulesError) as error:
        sys.stderr.write(f"{name} cannot be compared. {type(error).__name__}: {error}\n")
        return NOT_READABLE
    sys.stdout.write("".join(f"{one}\n" for one in found) or "The shipped bank holidays are GOV.UK's.\n")
    return DIFFERENT if found else SAME


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
