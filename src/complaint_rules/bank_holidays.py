"""
Bank holidays: GOV.UK's list as it ships, a newer one that the caller gives, and predictions for other years.

GOV.UK's own list for 2012 to 2028 (`PUBLISHED_LIST`) ships as `bank_holidays.csv`: Contains public sector information
licensed under the Open Government Licence v3.0, taken on 2026-11-22 from https://www.gov.uk/bank-holidays.json. The
years before and after, 1978 to 2100, are predicted with `holidays`, and only for a calendar that was asked to.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pkgutil import get_data
from typing import Any, Final, cast

from attrs import frozen
from dateutil.easter import easter

from complaint_rules.dates import in_words, parse_date
from complaint_rules.errors import InvalidCalendarError, InvalidDateTextError, UnknownDivisionError
from complaint_rules.sources import Seen, Source

__all__ = ["PUBLISHED_LIST", "BankHolidays", "Division", "predicted_list", "read_govuk", "shipped_list"]

PUBLISHED_LIST: Final = Source(
    instrument="GOV.UK, UK bank holidays",
    provision="",
    url="https://www.gov.uk/bank-holidays.json",
    checked_on=date(2026, 11, 22),
    seen=Seen.PRIMARY,
    paraphrase=(
        "the bank holidays of England and Wales, Scotland and Northern Ireland, 2012 to 2028, as taken on "
        "22 November 2026; contains public sector information licensed under the Open Government Licence v3.0"
    ),
)
"""
Where the published bank holidays come from.

Source:
    GOV.UK, https://www.gov.uk/bank-holidays.json, under the Open Government Licence v3.0, taken on 2026-11-22.
"""


# `holidays` goes back to 1872, but it lacks bank holidays known to have been kept before 1978: August until 1970,
# 14 November 1973, 1 January 1974. From 1978 the days are the eight of today.
PREDICTED_FROM: Final = 1978
PREDICTED_UNTIL: Final = 2100


_MOST_EVENTS: Final = 10_000
_MOST_PROBLEMS: Final = 50
LONGEST_TITLE: Final = 200


class Division(Enum):
    """
    A division of the United Kingdom with bank holidays of its own, or all of them together.

    Written as GOV.UK writes them. With `ANY_PART_OF_UK` a day is out if it is a bank holiday in any of the three.

    Source:
        GOV.UK's list for the three; "any part of the United Kingdom" is the phrase of the Freedom of Information Act
        2000, s.10(6).

    Examples:
        >>> Division("scotland")
        <Division.SCOTLAND: 'scotland'>
    """

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    ANY_PART_OF_UK = "any-part-of-uk"


@frozen(cache_hash=True)
class BankHolidays:
    """
    The bank holidays of one division over whole years: the part of a calendar that somebody published.

    Attributes:
        division: The division, as GOV.UK writes it.
        first_year: The first year that it covers.
        last_year: The last year that it covers.
        days: Each day with its names, sorted.

    Source:
        GOV.UK's list, or what the caller laid over it.
    """

    division: str
    first_year: int
    last_year: int
    days: tuple[tuple[date, tuple[str, ...]], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the list as a dictionary that JSON can hold."""
        days = {day.isoformat(): list(names) for day, names in self.days}
        return {"first_year": self.first_year, "last_year": self.last_year, "days": days}


_SATURDAY: Final = 5


_NATIONS: Final = {
    Division.ENGLAND_AND_WALES.value: "England and Wales",
    Division.SCOTLAND.value: "Scotland",
    Division.NORTHERN_IRELAND.value: "Northern Ireland",
}


# What `holidays` calls the days, and what GOV.UK calls them.
_GOVUK_NAMES: Final = {
    "Battle of the Boyne": "Battle of the Boyne (Orangemen's Day)",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "May Day": "Early May bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
}


def division_name(value: object, *, where: str) -> str:
    try:
        return Division(value).value
    except ValueError:
        raise UnknownDivisionError(value, valid=[one.value for one in Division], where=where) from None


def is_title(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TITLE and bool(value.strip())


def first_problems(problems: list[str]) -> list[str]:
    """Cut a long list of problems, so that hostile input cannot flood the message."""
    more = len(problems) - _MOST_PROBLEMS
    return [*problems[:_MOST_PROBLEMS], f"and {more} more"] if more > 0 else problems


def _name(title: str) -> str:
    """Return GOV.UK's title as a reason: straight apostrophes, and a substitute day says for what."""
    plain = title.strip().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    kept, mark, _ = plain.partition(" (substitute day)")
    return f"substitute day for {kept}" if mark else plain


@cache
def shipped_list(division: str) -> BankHolidays:
    """Return the list that comes with the package."""
    if division == Division.ANY_PART_OF_UK.value:
        return _any_part_of_uk([shipped_list(nation) for nation in _NATIONS])
    text = (get_data("complaint_rules", "bank_holidays.csv") or b"").decode()
    rows = [row for row in csv.DictReader(text.splitlines()) if row["division"] == division]
    days = {date.fromisoformat(row["date"]): (_name(row["title"]),) for row in rows}
    return _bank_holidays(division, min(days).year, max(days).year, days)


@cache
def predicted_list(division: str) -> BankHolidays:
    """Return the bank holidays that `holidays` computes, frozen, under GOV.UK's names."""
    if division == Division.ANY_PART_OF_UK.value:
        return _any_part_of_uk([predicted_list(nation) for nation in _NATIONS])
    from holidays import country_holidays  # loads every country: only for who asks for predictions

    subdivision = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}[division]
    years = range(PREDICTED_FROM, PREDICTED_UNTIL + 1)
    computed = country_holidays("GB", subdiv=subdivision, years=years, expand=False, observed=True, language="en_GB")
    days = {
        day: tuple(_predicted_name(name) for name in computed.get_list(day))
        for day in computed
        if day.weekday() < _SATURDAY
    }
    return _bank_holidays(division, PREDICTED_FROM, PREDICTED_UNTIL, days)


def _predicted_name(name: str) -> str:
    kept, mark, _ = name.partition(" (observed)")
    plain = _GOVUK_NAMES.get(kept, kept)
    return f"substitute day for {plain}" if mark else plain


def _bank_holidays(
    division: str, first_year: int, last_year: int, days: Mapping[date, tuple[str, ...]]
) -> BankHolidays:
    kept = ((day, names) for day, names in sorted(days.items()) if first_year <= day.year <= last_year)
    return BankHolidays(division, first_year, last_year, tuple(kept))


def faults_of_listed(data: object, where: str) -> list[str]:
    """Return what is wrong with a saved list of bank holidays."""
    table = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    years = (table.get("first_year"), table.get("last_year"))
    if not all(type(year) is int and PREDICTED_FROM <= year <= PREDICTED_UNTIL for year in years):
        return [f"{where}: first_year and last_year must be years from {PREDICTED_FROM} to {PREDICTED_UNTIL}"]
    days = table.get("days")
    if table["first_year"] > table["last_year"] or not isinstance(days, dict):
        return [f"{where}: first_year, a last_year not before it, and a table of days are needed"]
    named = cast("dict[str, object]", days)
    if len(named) > _MOST_EVENTS:
        return [f"{where}.days: at most {_MOST_EVENTS} are kept"]
    wrong = [
        str(day)[:60]
        for day, names in named.items()
        if not isinstance(names, list) or not all(is_title(name) for name in cast("list[object]", names)) or not names
    ]
    return first_problems([f"{where}.days[{day!r}]: a list of names is needed" for day in wrong])


def listed_from_dict(data: Mapping[str, Any], division: str, *, where: str) -> BankHolidays:
    """Return the list that a dictionary holds; `faults_of_listed` has found nothing wrong with it."""
    named = {parse_date(day, where=f"{where}.days"): tuple(names) for day, names in data["days"].items()}
    return _bank_holidays(division, data["first_year"], data["last_year"], named)


def _any_part_of_uk(parts: list[BankHolidays]) -> BankHolidays:
    """Return the union of the nations' days, over the years that all of them have."""
    where: dict[date, dict[str, list[str]]] = {}
    for part in parts:
        for day, names in part.days:
            for name in names:
                where.setdefault(day, {}).setdefault(name, []).append(_NATIONS[part.division])
    days = {
        day: tuple(
            name if len(nations) == len(parts) else f"{name} ({', '.join(nations)})" for name, nations in names.items()
        )
        for day, names in where.items()
    }
    first_year, last_year = max(part.first_year for part in parts), min(part.last_year for part in parts)
    return _bank_holidays(Division.ANY_PART_OF_UK.value, first_year, last_year, days)


def good_friday(year: int) -> date:
    """Return the Friday before Easter Sunday."""
    return easter(year) - timedelta(days=2)


def read_govuk(mapping: object, division: str) -> BankHolidays:
    """Return the list that GOV.UK's mapping gives for a division, laid over the shipped one."""
    nations = list(_NATIONS) if division == Division.ANY_PART_OF_UK.value else [division]
    if not isinstance(mapping, Mapping):
        kind = type(mapping).__name__
        raise InvalidCalendarError([f"a mapping as parsed from GOV.UK's JSON is needed, not {kind}"])
    problems: list[str] = []
    parts: list[BankHolidays] = []
    for nation in nations:
        found = len(problems)
        days = _read_nation(cast("Mapping[str, object]", mapping), nation, problems)
        if len(problems) == found:
            parts.append(_laid_over_shipped(nation, days, problems))
    if problems:
        raise InvalidCalendarError(first_problems(problems))
    return parts[0] if division in _NATIONS else _any_part_of_uk(parts)


def _read_nation(mapping: Mapping[str, object], nation: str, problems: list[str]) -> dict[date, tuple[str, ...]]:
    part = mapping.get(nation)
    if not isinstance(part, Mapping):
        problems.append(f"{nation}: {'is missing' if nation not in mapping else 'must be a mapping'}")
        return {}
    held = cast("Mapping[str, object]", part)
    if held.get("division", nation) != nation:
        problems.append(f"{nation}.division: must be {nation!r} where it is given")
    events = held.get("events")
    if not isinstance(events, (list, tuple)):
        problems.append(f"{nation}.events: must be a list")
        return {}
    listed = cast("list[object] | tuple[object, ...]", events)
    if not listed:
        problems.append(f"{nation}.events: holds no event")
    if len(listed) > _MOST_EVENTS:
        problems.append(f"{nation}.events: more than {_MOST_EVENTS} events")
        return {}
    days: dict[date, tuple[str, ...]] = {}
    for number, event in enumerate(listed):
        read = _read_event(event, f"{nation}.events[{number}]", problems)
        if read is not None:
            day, name = read
            days[day] = tuple(dict.fromkeys((*days.get(day, ()), name)))
    return days


def _read_event(event: object, where: str, problems: list[str]) -> tuple[date, str] | None:
    if not isinstance(event, Mapping):
        problems.append(f"{where}: must be a mapping with a title and a date")
        return None
    held = cast("Mapping[str, object]", event)
    title, day = held.get("title"), None
    try:
        day = parse_date(held.get("date"), where=f"{where}.date")
    except InvalidDateTextError as error:
        problems.append(str(error))
    else:
        if not PREDICTED_FROM <= day.year <= PREDICTED_UNTIL:
            problems.append(f"{where}.date: the year must be from {PREDICTED_FROM} to {PREDICTED_UNTIL}")
            day = None
    if not is_title(title):
        problems.append(f"{where}.title: must be a text of 1 to {LONGEST_TITLE} characters")
        return None
    return None if day is None else (day, _name(str(title)))


def _laid_over_shipped(nation: str, days: dict[date, tuple[str, ...]], problems: list[str]) -> BankHolidays:
    """Take the years that the feed covers from the feed and the others from the shipped list."""
    standing = shipped_list(nation)
    known = range(standing.first_year, standing.last_year + 1)
    begin, years = min(days), {day.year for day in days}
    first_year, last_year = min(*years, known.start), max(*years, known.stop - 1)
    missing = [str(year) for year in range(first_year, last_year + 1) if year not in years and year not in known]
    if missing:
        problems.append(f"{nation}.events: neither this list nor the shipped one has any for {', '.join(missing)}")
    for year in sorted(years):
        its = [day for day in days if day.year == year]
        # New Year's Day and Christmas Day are never further off than their substitute days.
        if min(its) > date(year, 1, 4) and not (year == begin.year and year in known):
            problems.append(f"{nation}.events: {year} begins only on {in_words(min(its))}, so it is not whole")
        if max(its) < date(year, 12, 25):
            problems.append(f"{nation}.events: {year} ends on {in_words(max(its))}, so it is not whole")
    kept = {
        day: names for day, names in standing.days if day.year not in years or (day.year == begin.year and day < begin)
    }
    return _bank_holidays(nation, first_year, last_year, kept | days)
