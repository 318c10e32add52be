"""
Answers that ombudsmen, courts, commissioners and other software published, each held against ours.

The data are in `data/published_answers.toml`: who, where, what they say, and whether we agree. The dates are theirs.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus
from complaint_rules.complaints import Complaint
from complaint_rules.periods import Counting, Days, Period, Unit
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle, worked

TOP = Path(__file__).parent.parent
ANSWERS = tomllib.loads((TOP / "tests" / "data" / "published_answers.toml").read_text(encoding="utf-8"))
LAW = "england-and-wales"


def of_kind(*kinds: str) -> list[dict[str, Any]]:
    return [one for one in ANSWERS["published"] if one["kind"] in kinds]


def by_id(several: list[dict[str, Any]]) -> dict[str, Any]:
    return {"argvalues": several, "ids": [one["id"] for one in several]}


def rows() -> list[dict[str, Any]]:
    """Return the periods, each row of a table as one."""
    several = of_kind("period")
    for table in of_kind("table"):
        several += [
            table | {"id": f"{table['id']}/{start}", "start": start, "expected": due} for start, due in table["rows"]
        ]
    return several


def last_day(answer: dict[str, Any]) -> date:
    period = Period(answer["number"], Unit(answer["unit"]) if "unit" in answer else Unit.WORKING_DAYS)
    if "counting" in answer:
        period = Period(answer["number"], period.unit, Counting(answer["counting"]))
    return period.last_day(answer["start"], days=Days(working=WorkingDayCalendar(answer.get("division", LAW))))


def complaint(answer: dict[str, Any], **events: date) -> Complaint:
    procedure = schemes.newest(answer["scheme"])
    told = Complaint(procedure, readings=answer.get("readings"))
    for event, day in sorted({**answer.get("before", {}), **events}.items(), key=lambda item: item[1]):
        told = told.record(event, day, received=day if procedure.event(event).sent else None)
    return told


class TestPublishedAnswers:
    """House rule: a date that an ombudsman or a court has published is tested as it was published."""

    @pytest.mark.parametrize("answer", **by_id(rows()))
    def test_a_period_ends_on_the_day_that_was_published(self, answer: dict[str, Any]) -> None:
        last = last_day(answer)
        if "in_time" in answer:
            assert answer["start"] < answer["in_time"] <= last
            return
        if answer["agrees"]:
            assert last == answer["expected"]
        else:
            assert last == answer["ours"] != answer["expected"]
        assert "late" not in answer or answer["late"] > last

    @pytest.mark.parametrize("answer", **by_id(of_kind("deadline")))
    def test_a_duty_ends_on_the_day_that_was_published(self, answer: dict[str, Any]) -> None:
        shown = complaint(answer, **answer["events"]).at(answer["on"]).deadline(answer["duty"])
        assert getattr(shown, answer["field"]) == answer["expected"]

    @pytest.mark.parametrize("answer", **by_id(of_kind("late")))
    def test_where_only_months_were_published_it_holds_for_each_day_of_them(self, answer: dict[str, Any]) -> None:
        first, last = answer["between"]
        for day in oracle.every_day(first, last):
            seen = complaint(answer, **{answer["event"]: day}).at(answer["on"]).deadline(answer["duty"])
            late = seen.status is DutyStatus.OVERDUE and seen.latest is not None and seen.latest < answer["on"]
            assert late is (answer["agrees"] == (answer["expected"] == "late")), day
            assert answer["agrees"] or seen.status is DutyStatus.PENDING

    @pytest.mark.parametrize("answer", **by_id(of_kind("figure")))
    def test_a_figure_gives_our_date_from_any_start(self, answer: dict[str, Any]) -> None:
        before: dict[str, dict[str, date]] = {
            "panel-request": {"stage-2-request": date(2025, 1, 6), "stage-2-response": date(2025, 1, 20)},
            "stage-2-acknowledgement": {"complaint": date(2025, 1, 6), "stage-2-request": date(2025, 1, 20)},
            "acknowledgement": {"complaint": date(2025, 1, 20)},
        }
        for day in oracle.every_day(date(2025, 1, 21), date(2026, 1, 21))[::5]:
            told = complaint(answer, **before.get(answer["event"], {}), **{answer["event"]: day})
            shown = told.at(day).deadline(answer["duty"])
            assert getattr(shown, answer["field"]) == oracle.add(day, answer["working_days"], LAW)

    @pytest.mark.parametrize("answer", **by_id(of_kind("day")))
    def test_a_day_that_was_proclaimed_is_out_where_it_was_proclaimed(self, answer: dict[str, Any]) -> None:
        out = [name for name in oracle.DIVISIONS if not WorkingDayCalendar(name).is_working_day(answer["date"])]
        assert set(out) == set(answer["out_in"])

    @pytest.mark.parametrize("answer", **by_id([one for one in ANSWERS["published"] if "worked" in one]))
    def test_a_worked_example_that_is_named_exists(self, answer: dict[str, Any]) -> None:
        titles = {f"{path.stem}: {one['title']}" for path in worked.files() for one in worked.examples(path)}
        assert set(answer["worked"]) <= titles

    @pytest.mark.parametrize("answer", **by_id(ANSWERS["undated"]))
    def test_what_was_published_without_a_date_is_tested_elsewhere(self, answer: dict[str, Any]) -> None:
        path, what = answer["tested"]
        assert what in (TOP / path).read_text(encoding="utf-8")


def weekdays_on(day: date, number: int) -> date:
    """Count Mondays to Fridays only."""
    for _ in range(number):
        day += timedelta(3 if day.weekday() == 4 else 2 if day.weekday() == 5 else 1)
    return day


def by_convention(convention: str, day: date, number: int) -> date:
    """Count as others do, in the tests' own words: nothing here asks the package."""
    rolled_on, rolled_back = oracle.add(day, 0, LAW), day
    while not oracle.is_working(rolled_back, LAW):
        rolled_back -= timedelta(1)
    if convention == "next working day is day one":
        return oracle.add(day, number, LAW)
    if convention == "zero stays":
        return oracle.add(day, number, LAW) if number else day
    if convention == "roll on, then count":
        return oracle.add(rolled_on, number, LAW)
    if convention == "roll back, then count":
        return oracle.add(rolled_back, number, LAW)
    if convention == "roll on, then count; no bank holidays":
        return weekdays_on(day if day.weekday() < 5 else day + timedelta(7 - day.weekday()), number)
    assert convention == "bank holidays only at the end"
    return oracle.add(weekdays_on(day, number), 0, LAW)


class TestOtherSoftware:
    """House rule: the start day never counts, and from a day that is no working day the next one is day one."""

    @pytest.mark.parametrize("peer", **by_id(ANSWERS["peer"]))
    def test_we_say_what_we_said_and_each_other_says_what_its_convention_gives(self, peer: dict[str, Any]) -> None:
        if peer["number"] > 0:
            assert last_day(peer) == peer["ours"]
        assert WorkingDayCalendar(LAW).add_working_days(peer["start"], peer["number"]) == peer["ours"]
        for answer in peer["answers"]:
            assert by_convention(answer["convention"], peer["start"], peer["number"]) == answer["says"], answer["who"]
            if answer["convention"] == "next working day is day one":
                assert answer["says"] == peer["ours"]

    @pytest.mark.parametrize("peer", **by_id([one for one in ANSWERS["peer"] if "any_part_of_uk" in one]))
    def test_by_the_bank_holidays_of_any_part_of_the_uk_we_say_what_moj_says_of_freedom_of_information(
        self, peer: dict[str, Any]
    ) -> None:
        union = WorkingDayCalendar("any-part-of-uk")
        assert union.add_working_days(peer["start"], peer["number"]) == peer["any_part_of_uk"]

    @pytest.mark.parametrize("peer", **by_id(ANSWERS["peer_count"]))
    def test_a_count_between_is_signed_and_leaves_the_first_day_out(self, peer: dict[str, Any]) -> None:
        a, b, calendar = peer["from"], peer["to"], WorkingDayCalendar(LAW)
        count = calendar.working_days_between
        assert [count(a, b), count(b, a), count(a, a)] == peer["ours"]
        both = [count(a, b, inclusive="both"), -count(b, a, inclusive="both"), count(a, a, inclusive="both")]
        said = {answer["convention"]: answer["says"] for answer in peer["answers"]}
        assert said == {
            "signed, one end counts": peer["ours"],
            "unsigned, both ends count": both,
            "unsigned, one end counts": [abs(one) for one in peer["ours"]],
        }

    def test_where_each_was_read_is_written(self) -> None:
        named = {
            who for peer in (*ANSWERS["peer"], *ANSWERS["peer_count"]) for one in peer["answers"] for who in one["who"]
        }
        assert named == ANSWERS["where"].keys()


class TestTheData:
    """House rule: whatever is compared with another's answer names it, with its address."""

    def test_each_has_an_id_of_its_own(self) -> None:
        ids = [one["id"] for kind in ("published", "undated", "peer", "peer_count") for one in ANSWERS[kind]]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids)

    def test_each_publication_has_its_publisher_citation_and_address(self) -> None:
        for one in ANSWERS["published"]:
            assert {"id", "by", "citation", "url", "words", "kind", "agrees"} <= one.keys()
        assert all(one["url"].startswith("https://") for one in (*ANSWERS["published"], *ANSWERS["undated"]))

    def test_a_reason_stands_wherever_we_do_not_agree_and_nowhere_else(self) -> None:
        for one in ANSWERS["published"]:
            assert (one["agrees"] is False) == ("why" in one) == ("ours" in one), one["id"]

    def test_every_kind_is_tested(self) -> None:
        tested = {"period", "table", "deadline", "late", "figure", "day", "worked"}
        assert {one["kind"] for one in ANSWERS["published"]} == tested
