"""
The rules whose text nobody has looked at for a year.

    python -m tests.scheduled.old_checks --on 2027-11-23

Every source of every bundled scheme, of the list of bank holidays and of the examples is asked when it was last
checked. Those checked more than a year before the date are listed, oldest first, with the link to look at, who uses
them, and the provisions. The exit code is 1 if there are some.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import fields, frozen, has
from dateutil.relativedelta import relativedelta

from complaint_rules import load_procedure, schemes
from complaint_rules.bank_holidays import PUBLISHED_LIST
from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.sources import HOUSE_RULE, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

ROOT = Path(__file__).parents[2]
INVENTED = "//www.example.org"
"""Where the texts of an invented file stand: nobody can look there."""


@frozen(kw_only=True)
class Old:
    """One page that is to be looked at again, and what rests on it."""

    checked_on: date
    instrument: str
    url: str
    provisions: tuple[str, ...]
    used_by: tuple[str, ...]

    @property
    def lines(self) -> str:
        """What is to be done, for a person."""
        provisions = "; ".join(self.provisions) or "the whole page"
        used = ", ".join(self.used_by)
        return f"{self.checked_on}  {self.instrument}\n  {self.url}\n  used by: {used}\n  provisions: {provisions}\n"


def sources() -> Iterator[tuple[str, Source]]:
    """Yield every source with the name of what uses it."""
    yield "bank holidays", PUBLISHED_LIST
    for name in schemes.names():
        for one in _sources_in(schemes.get(name)):
            yield name, one
    for path in sorted((ROOT / "examples" / "local").glob("*.toml")):
        for one in _sources_in(load_procedure(path)):
            yield path.relative_to(ROOT).as_posix(), one
    from complaint_rules.schemes._elsewhere import ELSEWHERE

    for one in _sources_in(ELSEWHERE):
        yield "what is said of other places", one


def _sources_in(value: object) -> Iterator[Source]:
    kind = type(value)
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _sources_in(one)
    elif has(kind):
        for attribute in fields(kind):
            yield from _sources_in(getattr(value, attribute.name))


def old(on: date) -> tuple[Old, ...]:
    """Return the pages last checked more than a year before a date, oldest first."""
    used: dict[tuple[date, str, str], set[str]] = defaultdict(set)
    provisions: dict[tuple[date, str, str], set[str]] = defaultdict(set)
    for name, source in sources():
        if (
            source.instrument != HOUSE_RULE
            and INVENTED not in source.url
            and source.checked_on + relativedelta(years=1) < on
        ):
            key = (source.checked_on, source.instrument, source.url)
            used[key].add(name)
            provisions[key] |= {source.provision} - {""}
    return tuple(
        Old(
            checked_on=checked_on,
            instrument=instrument,
            url=url or "no address is given",
            provisions=tuple(sorted(provisions[key])),
            used_by=tuple(sorted(used[key])),
        )
        for key in sorted(used)
        for checked_on, instrument, url in (key,)
    )


def main(argv: Sequence[str]) -> int:
    """List what is to be checked, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.scheduled.old_checks", allow_abbrev=False)
    parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", help="the day from which a year is counted back")
    asked = parser.parse_args(argv)
    try:
        found = old(parse_date(asked.on, where="--on"))
    except ComplaintRulesError as error:
        parser.error(str(error))
    sys.stdout.write(
        "\n".join(one.lines for one in found) or f"Every source was checked within a year of {asked.on}.\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
