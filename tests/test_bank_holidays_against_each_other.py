"""
Every list of bank holidays that there is here, held against every other, day by day and name by name, 2012 to 2028.

The lists: GOV.UK's as the tests keep it, the one that the package ships, the one that it predicts with (which is made
from `holidays`), `holidays` itself in whatever version is installed, and the days by rule: the statute, the moved days
and the proclamations. One gate of the project runs this with the oldest version of `holidays` that is allowed, another
with the newest. The known differences are data (`data/bank_holiday_differences.csv`), each with its reason. A
difference that is not there fails, and so does one that is there and has gone.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import holidays
import pytest

from complaint_rules.bank_holidays import BankHolidays, predicted_list, shipped_list
from tests import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).with_name("data")
YEARS: Final = range(2012, 2029)
SUBDIVISIONS: Final = {
    "england-and-wales": ("ENG", "WLS"),
    "scotland": ("SCT",),
    "northern-ireland": ("NIR",),
}
SATURDAY: Final = 5

Names = dict[date, str]
Difference = tuple[str, str, str, str, str]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def govuk(division: str) -> Names:
    """Return GOV.UK's titles in the words that the package has: straight apostrophes, "substitute day for"."""
    names = {}
    for day, title in oracle.titles(division).items():
        plain = title.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        name, mark, rest = plain.partition(" (substitute day)")
        assert rest == ""
        names[day] = f"substitute day for {name}" if mark else plain
    return names


@cache
def in_holidays(subdivision: str) -> Names:
    """Return what `holidays` says, in GOV.UK's words where the two words for a thing are known."""
    words = {row["holidays"]: row["govuk"] for row in _rows("bank_holiday_names.csv")}
    computed = holidays.country_holidays("GB", subdiv=subdivision, years=YEARS, expand=False, language="en_GB")

    def translated(said: str) -> str:
        name, mark, _ = said.partition(" (observed)")
        return f"substitute day for {words.get(name, name)}" if mark else words.get(name, name)

    return {day: "; ".join(translated(said) for said in computed.get_list(day)) for day in computed}


def _named(listed: BankHolidays) -> Names:
    return {day: "; ".join(names) for day, names in listed.days if day.year in YEARS}


def _differences(division: str, which: str, theirs: Names) -> Iterator[Difference]:
    ours = govuk(division)
    for day in sorted({*ours, *theirs}):
        if ours.get(day) != theirs.get(day):
            yield division, day.isoformat(), which, theirs.get(day, ""), ours.get(day, "")


def found() -> set[Difference]:
    return {
        difference
        for division, subdivisions in SUBDIVISIONS.items()
        for which, theirs in (
            *(("holidays", in_holidays(subdivision)) for subdivision in subdivisions),
            ("predicted", _named(predicted_list(division))),
        )
        for difference in _differences(division, which, theirs)
    }


def known() -> dict[Difference, str]:
    return {
        (row["division"], row["date"], row["list"], row["says"], row["govuk"]): row["reason"]
        for row in _rows("bank_holiday_differences.csv")
    }


class TestTheListsAgainstEachOther:
    """House rule: the bank holidays are GOV.UK's; every other list is held against it and differences are written."""

    def test_no_difference_is_unknown(self) -> None:
        assert found() - known().keys() == set(), f"of holidays {version('holidays')}"

    def test_no_known_difference_is_gone(self) -> None:
        assert known().keys() - found() == set(), f"of holidays {version('holidays')}"

    def test_each_known_difference_is_written_once_and_has_its_reason(self) -> None:
        rows = _rows("bank_holiday_differences.csv")
        assert len(rows) == len(known())
        assert all(row["reason"].endswith(".") for row in rows)
        assert [tuple(row.values()) for row in rows] == sorted(tuple(row.values()) for row in rows)

    def test_no_known_difference_is_about_a_weekday_being_out_or_not(self) -> None:
        """A name may differ; whether a Monday to Friday counts may not."""
        for _, day, which, says, govuk_says in known():
            if date.fromisoformat(day).weekday() < SATURDAY:
                assert says, (day, which)
                assert govuk_says, (day, which)

    def test_every_word_that_is_translated_is_used(self) -> None:
        used = set()
        for subdivision in ("ENG", "WLS", "SCT", "NIR"):
            computed = holidays.country_holidays("GB", subdiv=subdivision, years=YEARS, expand=False, language="en_GB")
            used |= {name.removesuffix(" (observed)") for day in computed for name in computed.get_list(day)}
        assert used == {row["holidays"] for row in _rows("bank_holiday_names.csv")}

    def test_england_and_wales_have_one_list_in_holidays_too(self) -> None:
        assert in_holidays("ENG") == in_holidays("WLS")


@pytest.mark.parametrize("division", oracle.DIVISIONS)
class TestTheDays:
    """GOV.UK's list, day by day: what counts, whatever it is called."""

    def test_the_list_that_ships_is_govuks(self, division: str) -> None:
        shipped = shipped_list(division)
        assert {day for day, _ in shipped.days} == oracle.bank_holidays(division)
        assert (shipped.first_year, shipped.last_year) == (YEARS.start, YEARS.stop - 1)
        if division in SUBDIVISIONS:
            assert _named(shipped) == govuk(division)

    def test_the_weekdays_of_holidays_are_govuks(self, division: str) -> None:
        nations = SUBDIVISIONS if division == "any-part-of-uk" else (division,)
        computed = [in_holidays(one) for nation in nations for one in SUBDIVISIONS[nation]]
        days = {day for names in computed for day in names}
        assert {day for day in days if day.weekday() < SATURDAY} == oracle.bank_holidays(division)

    def test_the_days_that_are_predicted_would_be_govuks(self, division: str) -> None:
        days = {day for day, _ in predicted_list(division).days if day.year in YEARS}
        assert {day for day in days if day.weekday() < SATURDAY} == oracle.bank_holidays(division)

    def test_the_days_by_rule_and_by_proclamation_are_govuks(self, division: str) -> None:
        nations = list(SUBDIVISIONS) if division == "any-part-of-uk" else [division]
        by_rule = {day for nation in nations for year in YEARS for day in days_by_rule(nation, year)}
        assert by_rule == oracle.bank_holidays(division)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian algorithm, which neither `holidays` nor dateutil has written."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), (i, k) = divmod(b, 4), divmod(c, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _monday(year: int, month: int, *, last: bool = False) -> date:
    day = date(year, month, 31 if last else 1)
    return day - timedelta(day.weekday()) if last else day + timedelta(-day.weekday() % 7)


def days_by_rule(nation: str, year: int) -> set[date]:
    """
    Return the bank holidays of a year: Schedule 1 to the Banking and Financial Dealings Act 1971, usage, proclamation.

    Schedule 1, paragraph 1 has for England and Wales Easter Monday, the last Mondays of May and August, 26 December "if
    it be not a Sunday", and 27 December "in a year in which 25th or 26th December is a Sunday". The rest is proclaimed
    each year; the days that leave the rule are data (`data/bank_holidays_by_proclamation.csv`).
    """
    fixed = [date(year, 12, 25), date(year, 12, 26), date(year, 1, 1)]
    movable = {easter_sunday(year) - timedelta(2), _monday(year, 5), _monday(year, 5, last=True)}
    if nation == "scotland":
        fixed += [date(year, 1, 2), date(year, 11, 30)]
        movable.add(_monday(year, 8))
    else:
        movable |= {easter_sunday(year) + timedelta(1), _monday(year, 8, last=True)}
    if nation == "northern-ireland":
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    days = movable | {day for day in fixed if day.weekday() < SATURDAY}
    for day in sorted(fixed):
        if day.weekday() >= SATURDAY:
            while day.weekday() >= SATURDAY or day in days:
                day += timedelta(1)  # noqa: PLW2901 - the day itself moves on to its substitute
            days.add(day)
    for row in _rows("bank_holidays_by_proclamation.csv"):
        if row["date"].startswith(f"{year}-") and nation in row["divisions"].split():
            changed = date.fromisoformat(row["date"])
            if row["change"] == "added":
                assert changed not in days
                days.add(changed)
            else:
                days.remove(changed)
    return days


class TestTheStatute:
    """Banking and Financial Dealings Act 1971, Schedule 1, paragraph 1: 26 December, "if it be not a Sunday"."""

    @pytest.mark.parametrize("year", YEARS)
    def test_26_or_27_december_is_out_in_england_and_wales(self, year: int) -> None:
        boxing_day = date(year, 12, 26)
        if boxing_day.weekday() != SATURDAY:
            statutory = date(year, 12, 27) if 6 in {boxing_day.weekday(), date(year, 12, 25).weekday()} else boxing_day
            assert statutory in oracle.bank_holidays("england-and-wales")

    def test_a_rule_that_says_the_next_monday_gets_2027_half_right(self) -> None:
        """27 December 2027 is out by the Schedule, since 26 December is a Sunday; 28 December by proclamation."""
        assert date(2027, 12, 26).weekday() == 6
        assert {date(2027, 12, 27), date(2027, 12, 28)} <= oracle.bank_holidays("england-and-wales")

    def test_the_formula_alone_would_miss_what_was_proclaimed(self) -> None:
        rows = _rows("bank_holidays_by_proclamation.csv")
        assert {row["date"] for row in rows if row["change"] == "added"} == {
            *("2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"),
            "2026-06-15",
        }
        assert all(row["reason"] and row["source"].startswith("https://") for row in rows)
