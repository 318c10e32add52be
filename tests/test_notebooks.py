"""The notebooks run, and what they find is what a count day by day finds, without the library."""

from __future__ import annotations

import csv
import importlib.util
import os
import subprocess
import sys
from calendar import isleap
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from complaint_rules import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).parents[1]
FOLDER = TOP / "examples" / "notebooks"
NAMES = ("what_if", "side_by_side", "three_nations", "late_bank_holiday", "longest_waits")
DAY = timedelta(days=1)
ASKED = date(2024, 8, 29)
NATIONS = ("england-and-wales", "scotland", "northern-ireland")
NEW = date(2022, 9, 19)
START = date(2026, 9, 1)
SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.no_cover


@cache
def loaded(path: Path) -> Any:  # noqa: ANN401 - a module that is no package's
    """Load a file as a module; marimo is imported with the first, and not when tests are collected."""
    spec = importlib.util.spec_from_file_location(f"loaded_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hook() -> Any:  # noqa: ANN401 - a module that is no package's
    return loaded(TOP / "docs" / "hooks" / "notebooks.py")


@cache
def ran(name: str) -> Any:  # noqa: ANN401 - a record of that module
    return hook().run(name)


@cache
def pages() -> dict[str, str]:
    made: dict[str, str] = hook().pages([ran(name) for name in NAMES])
    return made


# Counting day by day, from the published list alone


@cache
def bank_holidays(nation: str) -> frozenset[date]:
    with (TOP / "src" / "complaint_rules" / "bank_holidays.csv").open(encoding="utf-8") as file:
        listed = {date.fromisoformat(row["date"]) for row in csv.DictReader(file) if row["division"] == nation}
    assert listed
    return frozenset(listed)


def works(day: date, nation: str, without: date | None = None) -> bool:
    """Say whether a day counts. Good Friday is always listed; the other three days that always count as holidays."""
    fixed = {(12, 25), (12, 26), (1, 1)}
    listed = bank_holidays(nation) - {without}
    return day.weekday() < 5 and day not in listed and (day.month, day.day) not in fixed


def nth(day: date, number: int, nation: str = "england-and-wales", without: date | None = None) -> date:
    """Return the nth working day after a day, or before it where the number is negative."""
    step = DAY if number > 0 else -DAY
    left = abs(number)
    while left:
        day += step
        left -= works(day, nation, without)
    return day


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + DAY * n for n in range(365 + isleap(year))]


# All of them


def test_none_is_left_out_of_the_menu() -> None:
    found = {path.stem for path in FOLDER.glob("*.py") if "marimo.App(" in path.read_text(encoding="utf-8")}
    assert found == set(hook().NAMES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_a_question_and_ends_with_what_was_found(name: str) -> None:
    notebook = ran(name)
    assert notebook.title
    assert notebook.question.endswith("?")
    assert notebook.cells[0].shown.startswith(f"# {notebook.title}\n\n**The question: ")
    assert notebook.found.startswith("## What was found\n")
    assert notebook.found.count("\n- ") >= 3


@pytest.mark.parametrize("name", NAMES)
def test_its_widgets_stand_in_one_cell_and_have_values(name: str) -> None:
    notebook = ran(name)
    told = notebook.values["choices"].value
    assert told
    assert None not in told.values()
    (cell,) = (cell for cell in notebook.cells if cell.shown.startswith("| In marimo this can be changed |"))
    assert cell.shown.count("\n") == len(told) + 1


def test_running_them_leaves_no_trace() -> None:
    path = list(sys.path)
    hook().run("longest_waits")
    assert sys.path == path
    assert not {"drawing", *NAMES} & set(sys.modules)


def test_one_runs_as_a_script_and_prints_what_it_finds() -> None:
    script = [sys.executable, "-W", "error", str(FOLDER / "longest_waits.py")]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(script, cwd=TOP, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ran("longest_waits").found + "\n"


def test_there_is_one_for_each_and_one_that_leads_to_them() -> None:
    names = [name.replace("_", "-") for name in NAMES]
    assert list(pages()) == ["notebooks/index.md", *(f"notebooks/{name}.md" for name in names)]
    index = pages()["notebooks/index.md"]
    for name in NAMES:
        assert f"- [{ran(name).title}]({name.replace('_', '-')}.md): {ran(name).question}\n" in index


def test_they_hold_the_code_and_what_it_showed() -> None:
    page = pages()["notebooks/what-if.md"]
    assert 'schemes.in_force("england-children", on=date(2024, 8, 1))' in page
    assert "mo.md" not in page
    assert ran("what_if").found in page
    assert "| Today | 2 October 2024 |" in page


@pytest.mark.parametrize("name", ["index", *NAMES])
def test_they_ask_for_nothing_from_outside(name: str) -> None:
    page = pages()[f"notebooks/{name.replace('_', '-')}.md"]
    for asked in ("<script", "<img", "<link", "src=", "href=", "@import", "url(http", "](http"):
        assert asked not in page


def test_no_block_of_them_is_taken_for_an_example_that_stands_alone() -> None:
    assert not any("```python" in page for page in pages().values())


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_can_be_read_without_seeing_it(name: str) -> None:
    drawn = list(pictures(ran(name).text))
    assert drawn
    ids = [one.get("id") for picture in drawn for one in picture.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for picture in drawn:
        assert picture.get("role") == "img"
        named = (picture.get("aria-labelledby") or "").split()
        said = {one.get("id"): one.text for one in picture if one.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert list(said) == named
        assert all(said.values())


@pytest.mark.parametrize("name", NAMES)
def test_text_in_a_picture_takes_the_colour_of_the_page(name: str) -> None:
    for picture in pictures(ran(name).text):
        assert {one.get("fill") for one in picture.iter(f"{SVG}text")} <= {"currentColor", None}


def pictures(text: str) -> Iterator[ET.Element]:
    for part in text.split("<svg ")[1:]:
        yield ET.fromstring(f"<svg {part.split('</svg>')[0]}</svg>")  # noqa: S314 - drawn by ourselves


def test_a_table_escapes_what_would_end_a_cell_or_begin_a_tag() -> None:
    drawing = loaded(FOLDER / "drawing.py")
    made = drawing.table(("A", "B"), [("a|b", "<i>\nx"), (None, date(2024, 10, 3))])
    assert made.splitlines()[2:] == ["| a\\|b | &lt;i&gt; x |", "|  | 3 October 2024 |"]


def test_bars_are_as_long_as_their_numbers_and_escape_their_words() -> None:
    drawing = loaded(FOLDER / "drawing.py")
    rows = [drawing.Bar("<a>", 10, "10 & more"), drawing.Bar("b", 5, "5", hatched=True), drawing.Bar("c", 0, "0")]
    (picture,) = pictures(drawing.bars(rows, title="T", description="D"))
    wide = [float(one.get("width", "")) for one in picture.iter(f"{SVG}rect")]
    assert wide[0] == pytest.approx(2 * wide[1], abs=0.1)
    assert wide[2] == 1
    assert [one.text for one in picture.iter(f"{SVG}text")][:2] == ["<a>", "10 & more"]
    assert [one.get("fill", "").startswith("url(") for one in picture.iter(f"{SVG}rect")] == [False, True, False]


def test_bars_of_nothing_are_drawn_all_the_same() -> None:
    drawing = loaded(FOLDER / "drawing.py")
    (picture,) = pictures(drawing.bars([drawing.Bar("a", 0, "0")], title="T", description="D", open_ended=True))
    assert len(list(picture.iter(f"{SVG}rect"))) == 1


# One by one


def test_the_three_futures() -> None:
    seen = list(ran("what_if").values["seen"].values())
    responses = [one.deadline("stage-2-response") for one in seen]
    assert {one.due for one in responses} == {nth(ASKED, 25)} == {date(2024, 10, 3)}
    assert [one.status.value for one in responses] == ["met", "met late", "overdue"]
    late = [sum(works(date(2024, 10, 3) + DAY * n, "england-and-wales") for n in range(1, 7)), 46]
    assert [one.days_late for one in responses] == [None, *late]
    assert nth(date(2024, 10, 3), 46) == date(2024, 12, 6)
    assert [[breach.name for breach in one.breaches] for one in seen] == [
        [],
        ["stage-2-response"],
        ["stage-2-response"],
    ]
    closes = [one.window("panel-request").closes for one in seen]
    assert closes == [nth(date(2024, 10, 2), 20), nth(date(2024, 10, 9), 20), None]


def test_the_ombudsmans_year_is_the_same_in_each_and_only_its_state_differs() -> None:
    seen = list(ran("what_if").values["seen"].values())
    assert {one.route("lgsco").bounds.due for one in seen} == {date(2025, 6, 30)}
    assert [one.route("lgsco").status.value for one in seen] == ["premature", "premature", "may be taken early"]


def test_what_moved_is_said_in_the_librarys_own_words() -> None:
    changes = ran("what_if").values["changes"]
    assert [str(one) for one in changes["answered on 9 October 2024"]] == [
        "stage-2-response: status met late → overdue",
        "stage-2-response: days_late 4 → 46",
        "panel-request: status closed → not open",
        "panel-request: opens 2024-10-09 → none",
        "panel-request: closes 2024-11-06 → none",
        "lgsco: status premature → may be taken early",
    ]


def test_what_follows_from_the_day_of_the_answer() -> None:
    values = ran("what_if").values
    assert values["span"] == [ASKED + DAY * n for n in range((date(2025, 6, 30) - ASKED).days + 1)]
    assert list(values["follows"]) == values["span"][::7]
    for day, follows in values["follows"].items():
        assert follows == (nth(day, 20), nth(day, 20 + 30 + 5 + 15), date(2025, 6, 30))


def test_from_when_on_the_rest_can_go_past_the_ombudsmans_year() -> None:
    values = ran("what_if").values
    past = [day for day in values["span"] if nth(day, 70) > date(2025, 6, 30)]
    assert values["first_past"] == past[0] == date(2025, 3, 19)
    assert values["limit"] == date(2025, 6, 30)
    assert "From an answer on 19 March 2025 on" in ran("what_if").found


def test_an_answer_on_the_last_day_is_in_time_and_one_on_the_day_after_is_not() -> None:
    answered_on = ran("what_if").values["answered_on"]
    seen = [answered_on(day).at(date(2024, 10, 10)) for day in (date(2024, 10, 3), date(2024, 10, 4))]
    assert [len(one.breaches) for one in seen] == [0, 1]


def test_the_guide_hides_a_limit_of_the_law() -> None:
    seen = ran("side_by_side").values["seen"]
    law, guide = (seen[name].window("panel-request") for name in ("england-children", "trafford-children-guide"))
    assert (law.closes, law.status.value) == (nth(date(2024, 10, 9), 20), "used late")
    assert (guide.closes, guide.status.value) == (None, "used")
    assert "By the law a panel is to be asked for by 6 November 2024." in ran("side_by_side").found


def test_the_guides_year_ends_a_day_after_the_acts() -> None:
    seen = ran("side_by_side").values["seen"]
    assert seen["england-children"].route("lgsco").bounds.due == date(2025, 6, 30)
    assert seen["trafford-children-guide"].route("lgsco").bounds.due == date(2025, 7, 1)
    assert "it ends on 1 July 2025: 1 day late" in ran("side_by_side").found


def test_the_table_reads_one_record_twice() -> None:
    rows = {what: (law, guide) for what, law, guide in ran("side_by_side").values["rows"]}
    assert rows["the stage 2 response"] == (
        "met late; last day 3 October 2024",
        "met late; last day between 23 September 2024 and 3 October 2024",
    )
    assert rows["the panel's meeting"][1] == "the text has no such limit"


def test_stage_3_asked_for_on_each_wednesday() -> None:
    ends = ran("side_by_side").values["ends"]
    assert list(ends) == [day for day in days_of(2026) if day.isoweekday() == 3]
    for day, end in ends.items():
        assert end == {
            "The law": nth(day, 30 + 5 + 15),
            "The guide, calendar days": day + 65 * DAY,
            "The guide, working days": nth(day, 65),
        }


def test_stage_3_on_every_day_of_the_published_years() -> None:
    values = ran("side_by_side").values
    last = date(2028, 12, 31)
    working = [day for year in range(2012, 2029) for day in days_of(year) if works(day, "england-and-wales")]
    before, day = 0, date(2012, 1, 1)
    gaps: dict[str, dict[date, int]] = {"calendar-days": {}, "working-days": {}}
    while day <= last:
        while before < len(working) and working[before] <= day:
            before += 1
        law, longer = before + 49, before + 64
        if law < len(working) and day + 65 * DAY <= last:
            gaps["calendar-days"][day] = (working[law] - (day + 65 * DAY)).days
        if longer < len(working):
            gaps["working-days"][day] = (working[longer] - working[law]).days
        day += DAY
    for kind, each in gaps.items():
        share, example = values["on_each_reading"][kind], values["furthest"][kind]
        assert (share.days, min(each.values()) > 0) == (len(each), True)
        assert share.stricter + share.looser == share.days
        assert max(each.values()) == each[example.start] == abs(example.local - example.scheme).days
    found = " ".join(ran("side_by_side").found.split())
    assert "end before the law's time on 6136 of 6136 start days, 12 days before it at most" in found
    assert "they end after it on 6115 of 6115, 26 days after it at most" in found


def test_the_bars_count_every_difference_once() -> None:
    values = ran("side_by_side").values
    assert values["relations"].total() == len(values["comparison"].differences)
    assert values["relations"]["silent"] > values["relations"]["contradictory"] > 0


@pytest.mark.parametrize("year", [2024, 2026])
def test_every_day_of_a_year(year: int) -> None:
    """With other choices than those that the notebook opens with, and with these."""
    told = {"Year in which the complaint is received": "2024", "Working days promised": 10}
    values = ran("three_nations").values if year == 2026 else hook().run("three_nations", told).values
    number = values["promised"]
    assert number == (20 if year == 2026 else 10)
    assert list(values["dates"]) == days_of(year)
    for day, dates in values["dates"].items():
        assert dates == {nation: nth(day, number, nation) for nation in NATIONS}
    assert values["differing"] == [day for day, dates in values["dates"].items() if len(set(dates.values())) > 1]


def test_each_day_that_makes_a_difference_is_named() -> None:
    values = ran("three_nations").values
    until = max(nth(date(2026, 12, 31), 20, nation) for nation in NATIONS)
    span = (date(2026, 1, 1) + DAY * n for n in range((until - date(2026, 1, 1)).days + 1))
    uneven = [day for day in span if len({works(day, nation) for nation in NATIONS}) == 2]
    assert list(values["uneven"]) == uneven
    assert len(uneven) == 9
    for day, reasons in values["uneven"].items():
        assert [reason is None for reason in reasons.values()] == [works(day, nation) for nation in NATIONS]
    assert "| Monday 15 June 2026 | a working day | World Cup bank holiday | a working day |" in (
        ran("three_nations").text
    )


def test_no_date_differs_without_one_of_these_days() -> None:
    values = ran("three_nations").values
    assert set().union(*values["touched"].values()) == set(values["differing"])


def test_what_was_found() -> None:
    found = " ".join(ran("three_nations").found.split())
    assert "For 215 of the 365 days of 2026, 20 working days end on different dates" in found
    assert "The widest gap is 5 days: a complaint received on 5 March 2026." in found
    latest = Counter(
        tuple(nation for nation in NATIONS if nth(day, 20, nation) == max(nth(day, 20, n) for n in NATIONS))
        for day in ran("three_nations").values["differing"]
    )
    assert latest.most_common(1) == [(("scotland",), 111)]


def test_the_two_calendars_are_the_list_without_the_day_and_with_it() -> None:
    values = ran("late_bank_holiday").values
    for day in days_of(2022):
        assert values["new"].is_working_day(day) is works(day, "england-and-wales")
        assert values["old"].is_working_day(day) is works(day, "england-and-wales", without=NEW)


def test_a_hundred_deadlines_counted_day_by_day() -> None:
    moved = ran("late_bank_holiday").values["moved"]
    assert len(moved) == 100
    for requested, one in moved.items():
        for key, number in (("due", 25), ("latest", 65)):
            old = nth(requested, number, without=NEW)
            assert one[key] == (old, nth(requested, number))
            assert one[key][1] >= old


def test_the_spread_of_the_moves() -> None:
    spread = ran("late_bank_holiday").values["spread"]
    assert spread == {"days": {0: 75, 1: 20, 3: 5}, "days of latest": {0: 35, 1: 52, 3: 13}}


def test_a_limit_that_is_counted_back_never_moves_later() -> None:
    values = ran("late_bank_holiday").values
    for meeting, (before, after) in values["papers"].items():
        assert (before, after) == (nth(meeting, -10, without=NEW), nth(meeting, -10))
        assert after <= before
    assert len(values["earlier"]) == 14
    assert values["wrong_way"] == {"forward": 0, "back": 0}


def test_another_day_may_be_proclaimed() -> None:
    told = {"The new bank holiday": date(2022, 11, 11), "First request for stage 2": date(2022, 7, 1)}
    values = hook().run("late_bank_holiday", told).values
    assert values["wrong_way"] == {"forward": 0, "back": 0}
    assert values["spread"]["days"].total() == 100
    assert values["spread"]["days"][0] < 100


def test_a_new_bank_holiday_on_a_sunday_moves_nothing() -> None:
    values = ran("late_bank_holiday").values
    sunday = WorkingDayCalendar("england-and-wales", extra_holidays=[date(2022, 9, 18)])
    for requested in values["requests"][::10]:
        one = values["moved"][requested]
        assert values["due"](requested, sunday) == (one["due"][1], one["latest"][1])
    for meeting in list(values["papers"])[::10]:
        assert values["papers_by"](meeting, sunday) == values["papers"][meeting][1]


def test_no_text_has_a_last_day_for_the_whole() -> None:
    values = ran("longest_waits").values
    assert values["ends"] == {}
    assert all(way.gaps for way in values["ways"].values())
    assert "- None of the 16 texts has a last day for the whole." in ran("longest_waits").found


def test_the_sums_counted_day_by_day() -> None:
    added = ran("longest_waits").values["added"]
    working = {
        "england-children": 20 + 65 + 20 + 30 + 5 + 15,
        "lgsco-code": 5 + 20 + 5 + 40,
        "housing-ombudsman-code, 2024-04-01": 5 + 20 + 5 + 40,
        "housing-ombudsman-code, before-2024-04-01": 20 + 30,
        "greensquareaccord-care": 5 + 10 + 5 + 20,
        "trafford-children-guide": 10 + 25 + 65,
    }
    # 9 weeks come to 3 November, and a month on from there is 3 December.
    others = {"seap, first page": (date(2026, 12, 3) - START).days, "seap, second page": 7 * 7}
    assert added == {name: (nth(START, n) - START).days for name, n in working.items()} | others


def test_a_text_that_cannot_be_added_up_has_its_longest_single_figure() -> None:
    single = ran("longest_waits").values["single"]
    assert single["england-adults-and-nhs"] == (date(2027, 2, 28) - START).days  # 6 months
    assert single["cumberland-children"] == (nth(START, 65) - START).days
    assert single["phso"] == 0


def test_whose_act_leaves_it_open() -> None:
    whose = ran("longest_waits").values["whose"]
    assert [name for name, one in whose.items() if one == "the person who complains"] == [
        "england-children",
        "housing-ombudsman-code, 2024-04-01",
        "lgsco-code",
        "trafford-children-guide",
    ]
    assert whose["phso"] == "the body or others"


def test_the_same_wait_from_each_day_of_a_year() -> None:
    by_start = ran("longest_waits").values["by_start"]
    for name, number in (("england-children", 155), ("lgsco-code", 70)):
        assert by_start[name] == [(day, (nth(day, number) - day).days) for day in days_of(2026)]
    found = " ".join(ran("longest_waits").found.split())
    assert "Children, England, 219 to 228 days; LGSCO's Code, 96 to 105 days" in found
