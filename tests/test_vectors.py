"""The test vectors for other languages: the package gives exactly what they say, and the generator makes them."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from complaint_rules import Complaint, load_procedure, schemes
from complaint_rules.periods import Counting, Days, Pause, Period, Unit
from complaint_rules.working_days import WorkingDayCalendar
from tests import vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((vectors.FOLDER / "vectors.schema.json").read_text(encoding="utf-8"))
FILES = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(vectors.FOLDER.glob("*.json"))
    if path.name != "vectors.schema.json"
}
COMPLAINTS = [name for name, held in FILES.items() if held["kind"] == "complaints"]
MOST_BYTES = 410_000
VALIDATOR: Any = import_module("jsonschema").Draft202012Validator  # it has no types of its own
SAY = "run `python -m tests.vectors`, and look at what changed"


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [one for held in FILES.values() if held["kind"] == kind for one in held["vectors"]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def counted(one: dict[str, Any]) -> object:
    """Return what the package gives for a vector of working days."""
    calendar = WorkingDayCalendar(one["division"])
    ops: dict[str, Callable[[], object]] = {
        "is-working": lambda: calendar.is_working_day(day(one["day"])),
        "next": lambda: calendar.next_working_day(day(one["after"])),
        "previous": lambda: calendar.previous_working_day(day(one["before"])),
        "add": lambda: calendar.add_working_days(day(one["start"]), one["number"]),
        "roll": lambda: calendar.roll(day(one["day"]), one["convention"]),
        "between": lambda: calendar.working_days_between(day(one["start"]), day(one["end"]), inclusive=one["ends"]),
    }
    return ops[one["op"]]()


def period(one: dict[str, Any]) -> date:
    """Return what the package gives for a vector of periods."""
    days = Days(working=WorkingDayCalendar(one.get("division", vectors.LAW)))
    unit = Unit(one["unit"])
    if one["op"] == "first-day":
        return Period(one["number"], unit).first_day(day(one["end"]), days=days)
    assert one["op"] == "last-day"
    pauses = [Pause(day(first), day(resumed)) for first, resumed in one.get("pauses", ())]
    return Period(one["number"], unit, Counting(one["counting"])).last_day(day(one["start"]), days=days, pauses=pauses)


def dates_in(value: object) -> Iterator[str]:
    """Yield every text that begins as a date does."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from dates_in(one)
    elif isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-" and len(value) == 10:
        yield value


class TestTheAnswers:
    """House rule: what is offered to other languages to be held against is what this library itself gives."""

    def test_each_count_of_working_days_is_ours(self) -> None:
        wrong = [one for one in of_kind("working-days") if _iso(counted(one)) != one["gives"]]
        assert not wrong

    def test_each_period_is_ours(self) -> None:
        wrong = [one for one in of_kind("periods") if _iso(period(one)) != one["gives"]]
        assert not wrong

    @pytest.mark.parametrize("name", COMPLAINTS)
    def test_each_complaint_is_answered_as_we_answer_it(self, name: str) -> None:
        for one in FILES[name]["vectors"]:
            procedure = load_procedure(ROOT / one["procedure"]) if "procedure" in one else None
            complaint = Complaint.from_dict(one["record"], procedure=procedure)
            assert not complaint.findings, "the record was saved under the rules that we have"
            again = vectors.asked(complaint, day(one["on"]))
            assert json.loads(vectors.compact(again)) == {key: one[key] for key in ("record", "on", "gives")}

    def test_there_are_complaints_of_every_scheme_and_of_every_file_of_the_examples(self) -> None:
        told = of_kind("complaints")
        assert {one["record"]["scheme"] for one in told if "procedure" not in one} == set(schemes.names())
        local = {path.relative_to(ROOT).as_posix() for path in (ROOT / "examples" / "local").glob("*.toml")}
        assert {one["procedure"] for one in told if "procedure" in one} == local


@pytest.mark.no_cover
class TestTheFiles:
    """House rule: a file that a machine made says so by being made again, byte for byte."""

    def test_the_files_are_what_the_generator_makes(self) -> None:
        made = vectors.files()
        assert made.keys() == FILES.keys(), SAY
        for name, text in made.items():
            held = (vectors.FOLDER / name).read_bytes().decode("utf-8")
            for mine, other in zip(held.splitlines(), text.splitlines(), strict=False):
                assert mine == other, f"{name}: {SAY}"
            assert held == text, f"{name}: {SAY}"

    @pytest.mark.parametrize("name", FILES)
    def test_each_file_has_the_stated_form(self, name: str) -> None:
        VALIDATOR.check_schema(SCHEMA)
        assert not [error.message for error in VALIDATOR(SCHEMA).iter_errors(FILES[name])]

    def test_the_form_refuses_what_is_not_in_it(self) -> None:
        held = {**FILES["complaints-lgsco.json"], "format": 2, "clock": "now"}
        assert len([*VALIDATOR(SCHEMA).iter_errors(held)]) == 2

    @pytest.mark.parametrize("name", FILES)
    def test_each_date_is_one_of_the_calendar(self, name: str) -> None:
        found = [*dates_in(FILES[name])]
        assert found
        assert all(day(text).isoformat() == text for text in found)

    def test_every_answer_of_others_that_is_named_is_given_with_its_address_and_none_is_unused(self) -> None:
        for held in FILES.values():
            named = {one for vector in held["vectors"] for one in _ids(vector.get("published", []))}
            assert named == held.get("published", {}).keys()

    def test_a_published_answer_that_is_not_ours_says_what_it_is_and_why(self) -> None:
        said = FILES["periods.json"]["published"]
        differs = [one for one in said.values() if "says" in one]
        assert len(differs) == 3
        assert all(one["why_not_ours"] for one in differs)

    def test_all_together_they_are_small(self) -> None:
        assert sum(len((vectors.FOLDER / name).read_bytes()) for name in FILES) < MOST_BYTES

    def test_the_bank_holidays_inside_are_those_that_the_package_counts_by(self) -> None:
        for name in ("working-days.json", "periods.json"):
            listed = FILES[name]["bank_holidays"]
            for division, days in listed["dates"].items():
                calendar = WorkingDayCalendar(division)
                assert (listed["from"], listed["until"]) == (
                    calendar.published_from.isoformat(),
                    calendar.published_until.isoformat(),
                )
                assert not any(calendar.is_working_day(day(one)) for one in days)


class TestTheFrame:
    """House rule: bounds enclose what is due; a date that is not certain is not shown as one."""

    def test_bounds_enclose_the_day_that_is_due(self) -> None:
        for one in of_kind("complaints"):
            for deadline in one["gives"].get("deadlines", {}).values():
                earliest, latest = deadline.get("bounds", (None, None))
                assert earliest is None or latest is None or earliest <= latest
                if "due" in deadline:
                    assert earliest is None or earliest <= deadline["due"]
                    assert latest is None or deadline["due"] <= latest


def _ids(published: str | list[str]) -> list[str]:
    return [published] if isinstance(published, str) else published


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
