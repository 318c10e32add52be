"""
The test vectors of `examples/vectors`: answers as JSON, for a library in another language to be held against.

    python -m tests.vectors

writes them again. Working days and periods are worked out by numpy, or by walking one day at a time, over the tests'
own copy of GOV.UK's list: nothing of the package is asked. What others published stands beside them. Only whole
complaints are answered by the package, from the worked examples, whose dates were set by hand.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from complaint_rules import Complaint
from tests import oracle, worked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from complaint_rules.answers import Deadline, RouteState, Snapshot, WindowState
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.limits import Bounds


Table = dict[str, Any]

FORMAT = 1
"""The version of the form. A reader that knows only an older one must refuse the file."""

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "vectors"
PUBLISHED = tomllib.loads((ROOT / "tests" / "data" / "published_answers.toml").read_text(encoding="utf-8"))["published"]
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
BANK_HOLIDAYS_FROM = "GOV.UK, https://www.gov.uk/bank-holidays.json, as taken on 22 November 2026"
NOTICE = "This is information on the facts given, not legal advice."
LAW = "england-and-wales"

# -------------------------------------------------------------------------------------------------------- what is asked

NUMBERS = (0, 10, 65, -5)
MOST_OF_A_LOCAL_FILE = 2
ENDS = ("right", "left", "both", "neither")
NOT_RUNNING: Table = {"status": "not running"}
NOT_OPEN: Table = {"status": "not open"}
CONVENTIONS = ("following", "preceding", "modified_following", "modified_preceding")
COUNTINGS = ("after", "beginning with", "beginning with the day after")

NOTABLE = tuple(
    date.fromisoformat(day)
    for day in (
        "2012-06-01",  # the Friday before the Diamond Jubilee
        "2014-03-16",  # the Sunday before St Patrick's Day
        "2014-12-01",  # the substitute day of St Andrew's Day
        "2018-12-31",  # before New Year's Day and, in Scotland, 2 January
        "2020-05-04",  # the Monday from which the bank holiday was moved to 8 May
        "2022-05-31",  # before the four days of the Platinum Jubilee
        "2022-09-17",  # the Saturday before the State Funeral
        "2023-04-30",  # before a May with three bank holidays
        "2024-02-29",  # a leap day
        "2024-08-29",  # the day of the request in the demo
        "2026-04-02",  # Maundy Thursday
        "2026-05-31",  # a Sunday that ends a month
        "2026-06-14",  # before the bank holiday that Scotland alone has
        "2026-12-24",  # Christmas Eve of a year whose Boxing Day is a Saturday
    )
)
MONTH_STARTS = tuple(
    date.fromisoformat(day)
    for day in (
        *("2023-01-29", "2023-01-31", "2023-02-28", "2023-03-31"),
        *("2024-01-30", "2024-02-28", "2024-02-29", "2024-08-30", "2024-12-31"),
    )
)
PAUSES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("2024-09-02", "2024-09-09"),),
    (("2024-08-29", "2024-08-30"),),
    (("2024-09-14", "2024-09-16"),),
    (("2024-09-02", "2024-09-03"), ("2024-09-20", "2024-10-21")),
    (("2024-08-20", "2024-09-03"),),  # begun before the start
    (("2024-11-25", "2024-12-05"),),  # still going on where three months would end
    (("2024-12-20", "2025-01-06"),),
)
"""The first day that is not counted, and the first that is counted again."""


def every_so_often(step: int) -> list[date]:
    """Return days throughout the published years, far enough from their ends that each count stays inside."""
    return oracle.every_day(date(2012, 7, 2), date(2028, 6, 30))[::step]


# ----------------------------------------------------------------------------------------------- working days, by numpy


def plain(days: oracle.Days) -> date:
    """Return the one day of a column."""
    return cast("date", days.astype(object)[0])


def added(day: date, number: int, division: str) -> date:
    return plain(oracle.numpy_added(oracle.column([day]), number, division))


def rolled(day: date, convention: str, division: str) -> date:
    return plain(oracle.numpy_rolled(oracle.column([day]), convention, division))


def is_working(day: date, division: str) -> bool:
    return oracle.numpy_is_working(oracle.column([day]), division)[0]


def between(a: date, b: date, division: str, ends: str) -> int:
    """Count a span, or minus the mirrored span; open at either end, a span of one day is empty."""
    if b < a:
        return -between(b, a, division, {"right": "left", "left": "right"}.get(ends, ends))
    if a == b and ends != "both":
        return 0
    return oracle.numpy_counted(oracle.column([a]), oracle.column([b]), division, ends)[0]


def working_days() -> Iterator[Table]:
    for answer in PUBLISHED:
        if answer["kind"] == "day":
            for division in answer["out_in"]:
                told = _asked("is-working", division, day=answer["date"], gives=False)
                yield {**told, "published": answer["id"]}
    for division in oracle.DIVISIONS:
        yield from _of_one_day(division)
        yield from _between_two(division)


def _of_one_day(division: str) -> Iterator[Table]:
    for day in (*NOTABLE, *every_so_often(1097)):
        yield _asked("is-working", division, day=day, gives=is_working(day, division))
        yield _asked("next", division, after=day, gives=added(day, 1, division))
    for day in every_so_often(1301):
        yield _asked("previous", division, before=day, gives=added(day, -1, division))
    for day, number in product(NOTABLE, NUMBERS):
        yield _asked("add", division, start=day, number=number, gives=added(day, number, division))
    for day, convention in product(NOTABLE, CONVENTIONS):
        if not is_working(day, division):
            told = {"day": day, "convention": convention}
            yield _asked("roll", division, **told, gives=rolled(day, convention, division))


def _between_two(division: str) -> Iterator[Table]:
    days = every_so_often(701)
    spans = [*zip(days, reversed(days), cycle(ENDS), strict=False)]
    spans += [(a, days_on(a, more), ends) for a, ends, more in product(NOTABLE[-2:], ENDS, (0, 4))]
    for a, b, ends in spans:
        yield _asked("between", division, start=a, end=b, ends=ends, gives=between(a, b, division, ends))


def _asked(op: str, division: str, **others: object) -> Table:
    return {"op": op, "division": division, **others}


# ---------------------------------------------------------------------------------------------------- periods, by numpy


def months_on(day: date, months: int) -> date:
    """Return the corresponding date by numpy's months, or the last day of the month that has none."""
    month = oracle.column([day]).astype("datetime64[M]") + np.timedelta64(months, "M")
    last = days_on(plain((month + np.timedelta64(1, "M")).astype("datetime64[D]")), -1)
    return last.replace(day=min(day.day, last.day))


def days_on(day: date, number: int) -> date:
    return plain(oracle.column([day]) + np.timedelta64(number, "D"))


def in_days(number: int, unit: str) -> int:
    return {"hours": -(-number // 24), "weeks": 7 * number}.get(unit, number)


def last_day(start: date, number: int, unit: str, counting: str, division: str) -> date:
    """Return the last day of a period: the day of the start is out, or is day one."""
    if unit in {"months", "years"}:
        first = start if counting == "beginning with" else days_on(start, 1)
        months = number * (12 if unit == "years" else 1)
        if counting == "after":
            return months_on(start, months)
        corresponding = months_on(first, months)
        return days_on(corresponding, -1) if corresponding.day == first.day else corresponding
    number = in_days(number, unit)
    if unit == "working days":
        if counting == "beginning with":
            return added(rolled(start, "following", division), number - 1, division)
        return added(start, number, division)
    return days_on(start, number - (counting == "beginning with"))


def first_day(end: date, number: int, unit: str, division: str) -> date:
    """Return the day that lies the whole period before another."""
    if unit in {"months", "years"}:
        return months_on(end, -number * (12 if unit == "years" else 1))
    return added(end, -number, division) if unit == "working days" else days_on(end, -in_days(number, unit))


def paused_last_day(start: date, number: int, unit: str, division: str, pauses: Iterable[tuple[date, date]]) -> date:
    """Walk one day at a time, and leave out what is suspended."""
    stopped = {day for first, resumed in pauses for day in oracle.every_day(first, days_on(resumed, -1))}
    if unit in {"months", "years"}:
        day = last_day(start, number, unit, "after", division)
        left = sum(start < one <= day for one in stopped)
    else:
        day, left = start, in_days(number, unit)
    while left:
        day = days_on(day, 1)
        counts = unit != "working days" or oracle.is_working(day, division)
        left -= counts and day not in stopped
    return day


def periods() -> Iterator[Table]:
    yield from _published_periods()
    for start, (number, unit), counting in product(
        MONTH_STARTS, ((1, "months"), (3, "months"), (12, "months"), (1, "years")), COUNTINGS
    ):
        yield _period(start, number, unit, counting)
    for start, number, counting in product(MONTH_STARTS[::4], (3,), COUNTINGS):
        yield _period(start, number, "years", counting)
    for start, (number, unit), counting in product(
        (date(2024, 2, 28), date(2026, 12, 24)),
        ((24, "hours"), (25, "hours"), (48, "hours"), (14, "calendar days"), (28, "calendar days"), (8, "weeks")),
        COUNTINGS,
    ):
        yield _period(start, number, unit, counting)
    for division, start, number, counting in product(
        oracle.DIVISIONS, (NOTABLE[2], NOTABLE[6], *NOTABLE[9:]), (10, 20), COUNTINGS[:2]
    ):
        yield _period(start, number, "working days", counting, division)
    for end, (number, unit) in product(
        (date(2027, 1, 7), date(2024, 3, 31), date(2024, 2, 29)),
        ((5, "working days"), (10, "working days"), (14, "calendar days"), (2, "weeks"), (1, "months"), (1, "years")),
    ):
        division = {"division": LAW} if unit == "working days" else {}
        gives = first_day(end, number, unit, LAW)
        yield {"op": "first-day", "end": end, "number": number, "unit": unit, **division, "gives": gives}
    for pauses, (number, unit) in product(
        PAUSES, ((10, "working days"), (65, "working days"), (28, "calendar days"), (3, "months"))
    ):
        stopped = [(date.fromisoformat(first), date.fromisoformat(resumed)) for first, resumed in pauses]
        gives = paused_last_day(date(2024, 8, 29), number, unit, LAW, stopped)
        told = _period(date(2024, 8, 29), number, unit, "after", LAW if unit == "working days" else None)
        yield {**told, "pauses": stopped, "gives": gives}


def _period(start: date, number: int, unit: str, counting: str, division: str | None = None) -> Table:
    told = {"op": "last-day", "start": start, "number": number, "unit": unit, "counting": counting}
    gives = last_day(start, number, unit, counting, division or LAW)
    return {**told, **({} if division is None else {"division": division}), "gives": gives}


def _published_periods() -> Iterator[Table]:
    """Yield each period that was published with a date, as published, or with ours where it differs."""
    for answer in PUBLISHED:
        rows = answer.get("rows") if answer["kind"] == "table" else [(answer.get("start"), answer.get("expected"))]
        if answer["kind"] not in {"period", "table"} or "in_time" in answer:
            continue
        division = {"division": answer.get("division", LAW)} if answer["unit"] == "working days" else {}
        for start, expected in rows:
            told = {"op": "last-day", "start": start, "number": answer["number"], "unit": answer["unit"]}
            gives = expected if answer["agrees"] else answer["ours"]
            yield {**told, "counting": answer["counting"], **division, "gives": gives, "published": answer["id"]}


# ----------------------------------------------------------------------------------------------------- whole complaints


def complaints(paths: Sequence[Path], most: int | None = None) -> Iterator[Table]:
    """Yield the worked examples of some files: all of them, or the first few of each."""
    for path in paths:
        for example in worked.examples(path)[:most]:
            complaint = worked.complaint_of(example)
            of = {"procedure": _below(example["of"])} if isinstance(example["of"], Path) else {}
            named = f"{path.stem}: {example['title']}"
            ids = [answer["id"] for answer in PUBLISHED if named in answer.get("worked", ())]
            told = {"title": example["title"], "source": example["source"], **of, **({"published": ids} if ids else {})}
            yield {**told, **asked(complaint, example["on"])}


def _below(path: Path) -> str:
    return path.resolve().relative_to(ROOT).as_posix()


def records() -> Iterator[Table]:
    """Yield the records of `examples`, each on several days."""
    days = {"cornwall-25-005-179": ("2024-10-03", "2024-10-04", "2024-11-28", "2024-11-29", "2024-12-06", "2025-08-28")}
    days["invented-full-run"] = ("2026-06-05", "2026-08-01", "2026-10-06", "2026-11-01", "2027-01-20", "2027-03-01")
    for name, several in days.items():
        path = ROOT / "examples" / f"{name}.toml"
        complaint = Complaint.from_dict(tomllib.loads(path.read_text(encoding="utf-8")))
        for on in several:
            yield {"title": f"{name}, on {on}", "source": _below(path), **asked(complaint, date.fromisoformat(on))}


def asked(complaint: Complaint, on: date) -> Table:
    """Return a record, the day on which it is asked about, and what the package gives."""
    seen = complaint.at(on)
    return {"record": _told(complaint.to_dict()), "on": on, "gives": _given(seen, complaint.eligibility(on=on))}


def _given(seen: Snapshot, eligibility: Eligibility) -> Table:
    return _told(
        {
            "stage": seen.stage.name,
            "since": seen.stage_since,
            "deadlines": {one.name: _deadline(one) for one in seen.deadlines if _deadline(one) != NOT_RUNNING},
            "not_running": [one.name for one in seen.deadlines if _deadline(one) == NOT_RUNNING],
            "windows": {one.name: _window(one) for one in seen.windows if _window(one) != NOT_OPEN},
            "not_open": [one.name for one in seen.windows if _window(one) == NOT_OPEN],
            "routes": {one.name: _route(one) for one in seen.routes},
            "eligibility": eligibility.answer.value,
            "rules": {one.rule: _rule(one) for one in eligibility.findings},
            "irregular": [one.what for one in seen.irregular],
        }
    )


def _deadline(one: Deadline) -> Table:
    return _told(
        {
            "status": one.status.value,
            "due": one.due,
            "original": one.original,
            "latest": one.latest,
            "bounds": _bounds(one.bounds),
            "readings": _readings(one.readings),
            "done": one.done,
            "missed_on": one.missed_on,
            "lapsed_on": one.lapsed_on,
            "days_late": one.days_late,
            "predicted": one.predicted or None,
        }
    )


def _window(one: WindowState) -> Table:
    return _told(
        {
            "status": one.status.value,
            "opens": one.opens,
            "closes": one.closes,
            "bounds": _bounds(one.bounds),
            "readings": _readings(one.readings),
            "long_stop": one.long_stop,
            "used": one.used,
            "predicted": one.predicted or None,
        }
    )


def _route(one: RouteState) -> Table:
    limit = _bounds(one.bounds)
    return _told({"status": one.status.value, "answer": one.answer.value, "time_limit": limit})


def _rule(one: Any) -> Table:  # noqa: ANN401 - eligibility.Finding, whose name answers.Finding shares
    return _told({"answer": one.answer.value, "bounds": _bounds(one.bounds), "missing": list(one.missing)})


def _bounds(bounds: Bounds | None) -> list[date | None] | None:
    """Return the two ends, each null where nothing is certain; nothing where neither is."""
    return None if bounds is None or bounds.unknown else [bounds.earliest, bounds.latest]


def _readings(readings: Mapping[str, date | None]) -> Table:
    """Return the last day on each reading of the text; nothing where none gives a day."""
    return dict(readings) if any(readings.values()) else {}


def _told(table: Mapping[str, Any]) -> Table:
    """Leave out what is null or empty: the form says that what is left out is so."""
    return {key: value for key, value in table.items() if value is not None and value not in ({}, [], ())}


# ------------------------------------------------------------------------------------------------------------ the files


def _head(kind: str, about: str, **others: object) -> Table:
    return {"format": FORMAT, "kind": kind, "about": about, "licence": "MIT", "notice": NOTICE, **others}


def _listed() -> Table:
    return {
        "source": BANK_HOLIDAYS_FROM,
        "licence": f"Contains public sector information licensed under the Open Government Licence v3.0: {OGL}",
        "from": oracle.FIRST,
        "until": oracle.LAST,
        "dates": {nation: sorted(oracle.bank_holidays(nation)) for nation in oracle.NATIONS},
    }


def _answers_of_others(vectors: Iterable[Table]) -> Table:
    """Return who published the answers that some vectors carry, and what they say where it is not ours."""
    ids = {one for vector in vectors for one in _ids(vector.get("published", ()))}
    several = {}
    for answer in PUBLISHED:
        if answer["id"] in ids:
            told = {key: answer[key] for key in ("by", "citation", "url", "words")}
            differs = {} if answer["agrees"] else {"says": answer["expected"], "why_not_ours": answer["why"]}
            several[answer["id"]] = told | differs
    return {"published": several} if several else {}


def _ids(published: object) -> list[str]:
    return [published] if isinstance(published, str) else list(cast("Iterable[str]", published))


def files() -> dict[str, str]:
    """Return the text of each file by its name."""
    made: dict[str, Table] = {}
    counted = {
        "working-days": (working_days, "Working days: which days count, adding them, counting between two dates."),
        "periods": (
            periods,
            "Periods: the last day of hours, days, weeks, months and years, and a day before another.",
        ),
    }
    for kind, (make, about) in counted.items():
        vectors = list(make())
        published = _answers_of_others(vectors)
        made[kind] = _head(kind, about, bank_holidays=_listed(), **published, vectors=vectors)
    for path in worked.files():
        if path.parent == worked.FOLDER:
            about = f"Whole complaints: the worked examples of {path.stem}."
            made[f"complaints-{path.stem}"] = _complaints(about, complaints([path]))
    local = [path for path in worked.files() if path.parent != worked.FOLDER]
    about = f"Whole complaints: the first {MOST_OF_A_LOCAL_FILE} worked examples of each file of examples/local."
    made["complaints-local"] = _complaints(about, complaints(local, MOST_OF_A_LOCAL_FILE))
    made["complaints-records"] = _complaints("Whole complaints: the records of examples/, on several days.", records())
    return {f"{name}.json": written(held) for name, held in made.items()}


def _complaints(about: str, several: Iterable[Table]) -> Table:
    vectors = list(several)
    return _head("complaints", about, **_answers_of_others(vectors), vectors=vectors)


def written(held: Table) -> str:
    """Return a file as text: each vector on a line of its own, so that a change shows as what it is."""
    lines = []
    for key, value in held.items():
        if key == "vectors":
            inside = ",\n".join(f"  {compact(one)}" for one in value)
            lines.append(f'"vectors": [\n{inside}\n]')
        else:
            lines.append(f"{compact(key)}: {compact(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compact(value: object) -> str:
    """Return a value as JSON on one line, dates as YYYY-MM-DD."""
    return json.dumps(value, ensure_ascii=False, default=_iso, separators=(",", ":"))


def _iso(value: object) -> str:
    assert isinstance(value, date), value
    return value.isoformat()


def main() -> None:
    """Write every file again, and take away those that are no longer made."""
    made = files()
    for path in FOLDER.glob("*.json"):
        if path.name not in made and not path.name.endswith(".schema.json"):
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
