"""
The four doors by which other people's input comes in, each as a function that takes any bytes.

`TARGETS` has the file loader, the record loader, the reader of sentences and the command line. Each makes a text of
the bytes: the bytes as they are, a file of the project with a few words changed, or a text that follows the grammar.
Then it reads that text, goes on with what was read, and fails on anything but the errors that the package promises.

Nothing here needs the fuzzer, so that the tests run the same functions on seeds, on what was found, and on Hypothesis.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
import zlib
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from complaint_rules import Complaint, cli, schemes, show
from complaint_rules.dates import in_words, parse_date
from complaint_rules.errors import ComplaintRulesError, InvalidDateTextError, InvalidFileError
from complaint_rules.files import parse_toml
from complaint_rules.local import json_schema, read_procedure, to_toml
from complaint_rules.local.phrases import (
    PhraseError,
    condition_to_toml,
    limit_to_toml,
    period_to_text,
    read_condition,
    read_limit,
    read_period,
)
from complaint_rules.vocabulary import EVENTS, FACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from complaint_rules.procedures import Procedure

__all__ = ["CHANGED", "MADE", "TARGETS", "Target", "seeds", "words_of_the_formats"]

T = TypeVar("T")
E = TypeVar("E", bound=Exception)
TOP = Path(__file__).parents[2]
LONGEST_FAULT = 1_100
LONGEST_ANSWER = 60_000  # of what is refused; an answer is as long as its file
DEEP = 6  # from here on a text that is made has the first of everything
MADE, CHANGED = 0xFF, 0xFE  # with these no text begins, so that the first byte says how the text is made


class Target(NamedTuple):
    """
    One door.

    Attributes:
        text_of: The text that bytes stand for.
        check: Reads a text and goes on with it; raises what should not be.
    """

    text_of: Callable[[bytes], str]
    check: Callable[[str], None]


class Choices:
    """Bytes as a row of choices; where they are used up, the first of everything is chosen."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, limit: int) -> int:
        """Return a number from 0 on."""
        size = 1 if limit <= 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % limit

    def one_in(self, number: int) -> bool:
        """Return whether something rare is so."""
        return self.below(number) == number - 1

    def of(self, several: Sequence[T]) -> T:
        """Return one of several."""
        return several[self.below(len(several))]


# Words


EVENT_NAMES = tuple(event.name for event in EVENTS)
FACT_NAMES = tuple(fact.name for fact in FACTS)
STAGE_NAMES = ("stage-1", "stage-2", "completed", "resolved", "withdrawn", "not-begun", "panel")
FURTHER_NAMES = ("my-event", "my-fact", "tier", "until", "form", "outcome", "court", "lgsco", "a", "0", "not-given")
NAMES = {
    **dict.fromkeys(("act", "event", "begins", "after", "ends-with", "happened", "opening"), EVENT_NAMES),
    **dict.fromkeys(("stage", "stages", "from", "to", "start", "if-silent", "leaves"), STAGE_NAMES),
    **dict.fromkeys(("fact", "by-fact", "waived-by"), FACT_NAMES),
    **dict.fromkeys(("scheme", "under"), schemes.names()),
}
SAID_BY_WORDS = frozenset(("source", "house-rule", "instrument", "seen", "url", "checked-on", "paraphrase"))
EVERY_NAME = (*STAGE_NAMES, *EVENT_NAMES, *FACT_NAMES, *FURTHER_NAMES)
PLAIN = ("We will reply.", "in writing", "the council", "é")
TEXTS = (
    *("yes", "no", "2", '"2"', "", " ", "x" * 300, "é💥", "true", "the date set by complaint"),
    *("\x00", "a\x1b[31mb", "\x9b2J", "a\nb", "\u202eabc", "\u2066\u2028\u200d", "\ud800", "\U000e0041", "\x7f"),
    *("<script>", "|", "](javascript:x)", "```", "{}", "%s", "{0}", "\\", "\"'", "//", "1" * 60, "-1", "\ufeff"),
)
DAYS = (
    *("2026-11-23", "2026-06-01", "2026-12-25", "2024-02-29", "2025-01-31", "2023-12-31", "2019-01-01", "2030-06-01"),
    *("0001-01-01", "9999-12-31", "2100-02-28", "2026-02-29", "0000-01-01", "10000-01-01", "2026-1-1", "2026-13-01"),
)
ASKED = (date(2026, 12, 10), date(2026, 11, 23), date(2027, 12, 31), date(2024, 2, 29), date.min, date.max)
INDIA = timezone(timedelta(hours=5, minutes=30))
ODD: tuple[object, ...] = (
    *(True, 0, -1, 10**9 + 1, 2**70, 10**300, 1.5, -0.0, float("inf"), float("-inf"), float("nan"), "", [], {}, [[]]),
    *(date(2026, 11, 22), date.min, date.max, datetime(2026, 11, 22, 7, 32), time(7, 32), None),
    *(datetime(2026, 11, 22, 23, 59, tzinfo=INDIA), {"": {"": 1}}, ["complaint", 1], "\U0001f4a5"),
)


def words_of_the_formats() -> list[str]:
    """Return the words of both formats, for a fuzzer to put together."""
    found = {*EVENT_NAMES, *FACT_NAMES, *STAGE_NAMES, *schemes.names(), "schema_version", "reference", "calendar"}
    for text in seeds("file") + seeds("record") + seeds("command"):
        found.update(re.findall(r"[A-Za-z][\w-]{2,30}|\[\[?[a-z.-]+\]?\]|--[a-z]+", text))
    odd = ('"""', "'''", "[[", "]]", " = ", "\\u0000", "\\u001b", "\ufeff", "\u202e", "2026-11-22", "T07:32:00Z", "inf")
    return sorted({*found, *odd, "nan", "0x", "{ ", " }", '": ', "null", "1e999", " working days after "})


# Texts that follow the grammar


@cache
def _schema() -> dict[str, Any]:
    return json_schema()


def _odd(choices: Choices) -> object:
    return choices.of(ODD) if choices.one_in(2) else choices.of(TEXTS)


def _sentence(choices: Choices, *, period: bool = False) -> str:
    """Return a limit as a sentence, or a period, most of them sound."""
    units = ("working day", "calendar day", "week", "month", "year", "hour", "school day", "day")
    numbers = ("10", "1", "20", "5", "0", "100", "36500", "36501", "99999", "007", "1" * 40, "ten", "-1", "٣")
    event = choices.of(EVENT_NAMES)
    start = choices.of((event, f"receipt of {event}", f"the date set by {event}", f"the date (until) set by {event}"))
    how = choices.of(("after", "after", "beginning with", "beginning with the day after", "before", "of"))
    least = f"{choices.of(numbers)} to " if choices.one_in(6) else ""
    most = f", at most {choices.of(numbers)}" if choices.one_in(6) else ""
    number = choices.of(numbers if choices.one_in(12) else numbers[:6])
    unit = choices.of((*(f"{one}s" for one in units), "days, kind not stated", *units))
    length = f"{least}{number} {unit}{most}"
    comma = "," if choices.one_in(6) else ""
    counted = ", that day counted" if choices.one_in(6) else ""
    rolls = ("following", "preceding", "modified following", "modified preceding", "none")
    roll = f", moved to a working day ({choices.of(rolls)})" if choices.one_in(5) else ""
    limits, periods = (f"{length}{comma} {how} {start}{counted}{roll}", start), (length, f"{length} {how}{roll}")
    said = choices.of(periods if period != choices.one_in(30) else limits)
    if choices.one_in(12):
        place = choices.below(len(said) + 1)
        said = said[:place] + choices.of(TEXTS) + said[place + choices.below(3) :]
    return said


def _value(schema: dict[str, Any], key: str, choices: Choices, depth: int) -> object:
    """Return a value that a schema allows, and now and then one that it does not."""
    if choices.one_in(160):
        return _odd(choices)
    if "$ref" in schema:
        return _value(_schema()["$defs"][schema["$ref"].rpartition("/")[2]], key, choices, depth)
    if "anyOf" in schema and "properties" not in schema:
        several = schema["anyOf"]
        return _value(several[0] if depth > DEEP else choices.of(several), key, choices, depth)
    if "const" in schema or "enum" in schema:
        return choices.of(schema.get("enum") or [schema["const"]])
    kind = schema["type"]
    return _of_kind(choices.of(kind) if isinstance(kind, list) else kind, schema, key, choices, depth)


def _of_kind(kind: str, schema: dict[str, Any], key: str, choices: Choices, depth: int) -> object:
    if kind == "object":
        return _table(schema, choices, depth)
    if kind == "array":
        number = (1, 2, 0, 3)[choices.below(4)] if depth < DEEP else 1
        return [_value(schema["items"], key, choices, depth + 1) for _ in range(number)]
    if kind == "boolean":
        return not choices.one_in(2)
    if kind == "integer":
        return choices.of((1, 2, 0, 5, schema.get("minimum", 0), schema.get("maximum", 10**10), -1))
    return _text(schema, key, choices)


def _text(schema: dict[str, Any], key: str, choices: Choices) -> object:
    if schema.get("format") == "date":
        return date(2026, 11, 22) if choices.one_in(2) else date(1, 1, 1) + timedelta(choices.below(60_000) * 50)
    pattern = schema.get("pattern", "")
    if "working day" in pattern:
        return _sentence(choices, period="set by" not in pattern)
    if pattern or key in NAMES:
        return choices.of(NAMES[key]) if key in NAMES and not choices.one_in(8) else choices.of(EVERY_NAME)
    return choices.of(TEXTS if choices.one_in(12) else PLAIN)


def _table(schema: dict[str, Any], choices: Choices, depth: int) -> dict[str, object]:
    known: dict[str, Any] = schema.get("properties", {})
    required = [*schema.get("required", ()), *(() if "words" not in known else ("words",))]
    table = {key: _value(known[key], key, choices, depth + 1) for key in required if not choices.one_in(120)}
    for key, inner in known.items():
        if key not in required and key not in SAID_BY_WORDS and choices.one_in(2 + depth):
            table[key] = _value(inner, key, choices, depth + 1)
    if isinstance(schema.get("additionalProperties"), dict):
        for _ in range(1 + choices.below(3)):
            key = choices.of(("yes", "no", "2", '"2"', "made", "received", *FACT_NAMES))
            table[key] = _value(schema["additionalProperties"], key, choices, depth + 1)
    if choices.one_in(120):
        table[choices.of((*EVERY_NAME, *TEXTS))] = _odd(choices)
    return table


_HEAD = """format = 1
name = "east-devon"
working-days = "england-and-wales"
source = { url = "https://eastdevon.gov.uk/complaints", checked-on = 2026-11-22, seen = "primary" }
"""
_STAGES = """
[[stage]]
name = "stage-1"
begins = "complaint"

[[stage]]
name = "stage-2"
begins = "stage-2-request"
"""
_RULES = """
[[duty]]
act = "stage-1-response"
stage = "stage-1"
within = "10 working days, at most 20, after receipt of complaint"
words = "We will reply within 10 to 20 working days."

[[window]]
event = "stage-2-request"
stage = "stage-1"
until = "20 working days after receipt of stage-1-response"
words = "You have 20 working days."
"""


def _file(choices: Choices) -> str:
    """Return a procedure file: a sound head and a few rules, or a head of any kind."""
    known: dict[str, Any] = _schema()["properties"]
    if choices.one_in(4):
        return "".join(f"{_toml(key)} = {_toml(one)}\n" for key, one in _table(_schema(), choices, 0).items())
    rules = [key for key, one in known.items() if one.get("type") == "array"]
    others = [key for key in known if key not in {*rules, "format", "name", "working-days", "source", "derived"}]
    heads = dict.fromkeys(choices.of(others) for _ in range(choices.below(3)))
    lines = [_HEAD, *(f"{key} = {_toml(_value(known[key], key, choices, 1))}\n" for key in heads)]
    lines += ("" if choices.one_in(8) else _STAGES, "" if choices.one_in(3) else _RULES)
    for _ in range(1 + choices.below(5)):
        key = choices.of(rules if choices.one_in(3) else rules[2:])  # not stages and moves, of which there are some
        rule = _table(_definition(known[key]), choices, 2)
        lines.append(f"\n[[{key}]]\n" + "".join(f"{_toml(name)} = {_toml(one)}\n" for name, one in rule.items()))
    return "".join(lines)


def _definition(schema: dict[str, Any]) -> dict[str, Any]:
    name: str = schema["items"]["$ref"].rpartition("/")[2]
    found: dict[str, Any] = _schema()["$defs"][name]
    return found


def _toml(value: object) -> str:
    """Return a value as TOML writes it on one line; a text as it stands where that is bare."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(str(key))} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool) or value is None:
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if isinstance(value, str) else str(value)


class _Record:
    """The record of a complaint as it is made up, most of it sound: its days go forwards, its names are known."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.procedure = choices.of(tuple(_procedures().values()))
        self.events = (*(one.name for one in self.procedure.events),) if choices.one_in(4) else _used(self.procedure)
        self.day = date(2026, 5, 1)
        self.history: list[dict[str, object]] = []

    def text(self) -> str:
        """Return it as JSON."""
        choices, procedure = self.choices, self.procedure
        record: dict[str, object] = {"schema_version": 1, "scheme": procedure.name}
        record["events"] = {
            self._event(): self._details() if choices.one_in(2) else self._day() for _ in range(choices.below(8))
        }
        record["facts"] = dict(self._fact_and_value() for _ in range(choices.below(4)))
        for _ in range(choices.below(5)):
            self.history.append(self._change())
        record["history"] = self.history
        if procedure.readings and choices.one_in(3):
            reading = choices.of(procedure.readings)
            record["readings"] = {reading.name: choices.of((*(one for one, _ in reading.options), "x"))}
        if choices.one_in(8):
            calendar = {"division": procedure.working_days.division, "closures": {self._day(): choices.of(TEXTS)}}
            record["calendar"] = {**calendar, "extra_holidays": {}, "predicted": choices.one_in(2)}
        if choices.one_in(8):
            record[choices.of(("reference", "version", "rules_digest", "findings", "x"))] = _odd(choices)
        return json.dumps(record, default=str)

    def _event(self) -> str:
        return self.choices.of(EVERY_NAME if self.choices.one_in(20) else self.events)

    def _day(self) -> str:
        if self.choices.one_in(20):
            return self.choices.of(DAYS)
        self.day += timedelta(self.choices.below(40))
        return self.day.isoformat()

    def _details(self) -> dict[str, object]:
        table: dict[str, object] = {"made": self._day()}
        if self.choices.one_in(2):
            table["received"] = self._day()
        if self.choices.one_in(3):
            detail = self.choices.of(("outcome", "until", "form", "grounds", "x"))
            table[detail] = self.choices.of(("upheld", "oral", self._day()))
        return table

    def _fact_and_value(self) -> tuple[str, object]:
        facts, choices = self.procedure.facts, self.choices
        fact = choices.of(facts) if facts and not choices.one_in(20) else None
        values = (True, False, *((fact.values or (1, 2)) if fact else ()), 5, "x")
        return ("x" if fact is None else fact.name), choices.of(values)

    def _change(self) -> dict[str, object]:
        choices = self.choices
        do = choices.of(("record", "note", "extend", "suspend", "resume", "correct", "remove", "undo"))
        fact, value = self._fact_and_value()
        record = {"do": "record", "event": self._event(), "made": self._day()}
        how = choices.of(("notice", "agreement", "officer", "x"))
        forms: dict[str, dict[str, object]] = {
            "record": {**record},
            "note": {"fact": fact, "value": value, "on": self._day()},
            "extend": {"duty": self._event(), "on": self._day(), "to": self._day(), "how": how},
            "suspend": {"cause": choices.of(("concurrent-proceedings", "court")), "on": self._day()},
            "resume": {"on": self._day()},
        }
        if do in {"correct", "remove"}:
            kept = [one for one in self.history if one["do"] not in {"correct", "remove"}]
            old = choices.of(kept) if kept else record
            new = {key: self._day() if key in {"made", "on", "to"} else one for key, one in old.items()}
            return {"do": do, "old": old, **({"new": new} if do == "correct" else {})}
        return {**forms.get(do, {}), "do": do}


def _record(choices: Choices) -> str:
    return _Record(choices).text()


def _used(procedure: Procedure) -> tuple[str, ...]:
    """Return the events that a procedure asks for."""
    acts = [*(one.act for one in procedure.duties), *(one.event for one in procedure.windows)]
    return tuple(dict.fromkeys((procedure.opening, *(one.event for one in procedure.transitions), *acts)))


@cache
def _procedures() -> dict[str, Procedure]:
    """Return the procedures under which records are read, by their names: those bundled, and those of the examples."""
    local = [read_procedure(path.read_text(encoding="utf-8")) for path in _files("examples/local/*.toml")]
    return {one.name: one for one in (*map(schemes.newest, schemes.names()), *local)}


def _phrase(choices: Choices) -> str:
    """Return a sentence, or a table of limits or conditions as JSON."""
    made = choices.below(3)
    if made == 0:
        return _sentence(choices, period=choices.one_in(3))
    schema = _schema()["$defs"]["limit" if made == 1 else "condition"]
    return json.dumps(_value(schema, "", choices, 3), default=str)


def _command(choices: Choices) -> str:
    """Return a command line, a word a line, and the files that it names."""
    local, record = choices.of(("@1.toml", "@1", *schemes.names())), choices.of(("@2.json", "@2.toml", "@2"))
    on = ("--on", choices.of(DAYS))
    event = f"{choices.of(EVENT_NAMES)}={choices.of(DAYS)}{choices.of(('', '/received=2026-12-01', '/until=x'))}"
    fact = f"{choices.of(FACT_NAMES)}={choices.of(('yes', 'no', 'x', ''))}"
    told = (
        f"{choices.of(('nation', 'subject', 'body', 'happened'))}={choices.of(('england', 'children', '2026-05-01'))}"
    )
    days = ("--division", choices.of(("england-and-wales", "scotland", "northern-ireland", "any-part-of-uk", "x")))
    several = (
        ("show", local, "--format", choices.of(("text", "markdown", "mermaid", "toml", "html"))),
        ("check", local),
        ("compare", local, choices.of(schemes.names()), *(("--json",) if choices.one_in(2) else ())),
        ("timetable", local, "--event", event, "--fact", fact, *on),
        ("timetable", record, *on, *(("--json",) if choices.one_in(2) else ())),
        ("timetable", record, "--procedure", local, *on),
        ("applicable", "--fact", told, *on),
        ("coverage", choices.of((*schemes.names(), "x"))),
        ("days", "add", choices.of(DAYS), choices.of(("10", "-5", "0", "99999", "x")), *days),
        ("days", "between", choices.of(DAYS), choices.of(DAYS), *days, "--predicted"),
        ("days", "why", choices.of(DAYS), *days, "--closure", choices.of(DAYS)),
        ("schemes",),
        ("--help",),
    )
    words = list(choices.of(several))
    if choices.one_in(4):
        words.insert(choices.below(len(words) + 1), choices.of((*TEXTS, "--json", "--help", "--predicted", "@1", "--")))
    files = (_file(choices), _record(choices)) if any(word.startswith("@") for word in words) else ()
    return "\n".join(words) + "".join(f"{_CUT}{one}" for one in files)


# Files of the project with a few words changed


def _files(*patterns: str) -> list[Path]:
    return [path for pattern in patterns for path in sorted(TOP.glob(pattern))]


@cache
def seeds(target: str) -> list[str]:
    """Return the texts that a target begins with: the files of the project, and those kept beside the tests."""
    kept = [_text_in(path) for path in _files(f"tests/data/fuzz/*/{target}/*")]
    local, faulty, records = "examples/local/*.toml", "tests/data/faulty/*.toml", "examples/*.toml"
    if target == "file":
        return kept + [path.read_text(encoding="utf-8") for path in _files(local, faulty)]
    if target == "record":
        texts = [path.read_text(encoding="utf-8") for path in _files(records)]
        return kept + texts + [json.dumps(_loaded(text).to_dict()) for text in texts]
    if target == "sentence":
        texts = [path.read_text(encoding="utf-8") for path in _files(local)]
        return kept + sorted({one for text in texts for one in re.findall(r'"([0-9]+ [a-z].*?)"', text)})
    texts = [path.read_text(encoding="utf-8") for path in (*_files(local)[:3], *_files(records))]
    event = "--event\ncomplaint=2026-11-23/received=2026-11-24"
    return [
        *kept,
        *(f"show\n@1.toml\n--format\n{one}{_CUT}{texts[0]}" for one in ("text", "markdown", "mermaid", "toml")),
        *(f"compare\n@1.toml\nlgsco-code\n--json{_CUT}{one}" for one in texts[:3]),
        *(f"timetable\n@1.toml\n--on\n2026-12-10{_CUT}{one}" for one in texts[3:]),
        f"timetable\n@1.toml\n{event}\n--closure\n2026-12-24{_CUT}{texts[1]}",
    ]


def _text_in(path: Path) -> str:
    """Return what a kept file holds, without the line end that editors put at the end of a file."""
    return path.read_bytes().decode("utf-8", "surrogateescape").removesuffix("\n")


def _loaded(text: str) -> Complaint:
    return Complaint.from_dict(parse_toml(text, where="an example"))


@cache
def _split_seeds(target: str) -> list[list[str]]:
    return [re.split(r'("[^"\n]*"|[\w-]+|\S)', text) for text in seeds(target)]


def _changed(target: str, choices: Choices) -> str:
    """Return a text of the project with some words exchanged, left out or doubled."""
    several = _split_seeds(target)
    parts = list(choices.of(several))
    for _ in range(1 + choices.below(4)):
        place, change = choices.below(len(parts)), choices.below(5)
        if change == 0:
            del parts[place]
        elif change == 1:
            parts[place] = choices.of(choices.of(several))
        elif change == 2:
            parts[place] = _toml(_odd(choices))
        elif change == 3:
            parts[place:place] = parts[place : place + choices.below(60)]
        else:
            parts[place] = _toml(choices.of(EVERY_NAME)) if choices.one_in(2) else _toml(_sentence(choices))
        parts = parts or [""]
    return "".join(parts)


def _text_of(target: str, make: Callable[[Choices], str]) -> Callable[[bytes], str]:
    def text_of(data: bytes) -> str:
        if data[:1] == bytes([MADE]):
            return make(Choices(data[1:]))
        if data[:1] == bytes([CHANGED]):
            return _changed(target, Choices(data[1:]))
        return data.decode("utf-8", "surrogateescape")

    return text_of


# What must be so, whatever the text


STAYS = "\n\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""What is shown as it is although it cannot be printed: it moves nothing on the page."""


def _check_shown(text: str) -> None:
    """Fail on what a terminal or a page could take for a command."""
    bad = {letter for letter in set(text) if not letter.isprintable() and letter not in STAYS}
    assert not bad, f"shown as they are: {sorted(map(ascii, bad))}"


def _tried(call: Callable[[], T], kind: type[E]) -> T | E:
    """Return what a call returns, or the error of this kind that it raises; any other is a finding."""
    try:
        return call()
    except kind as error:
        return error


def _number_of(text: str) -> int:
    """Return a number that the text alone decides, so that what is found can be found again."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _check_complaint(complaint: Complaint, text: str) -> None:
    """Ask a complaint how it stands, on a day that the text decides, and show it in one of the forms there are."""
    number = _number_of(text)
    on = ASKED[number % len(ASKED)]
    found = _tried(lambda: (complaint.at(on), complaint.eligibility(on=on)), ComplaintRulesError)
    if isinstance(found, ComplaintRulesError):
        assert str(found)
        return
    seen, eligibility = found
    json.dumps(seen.to_dict(), allow_nan=False)
    shown = (
        lambda: show.text(seen, eligibility=eligibility),
        lambda: show.markdown(seen, eligibility=eligibility),
        lambda: show.mermaid(complaint.procedure, current=seen.stage.name),
    )
    _check_shown(shown[number // 7 % len(shown)]())


def check_file(text: str) -> None:
    """Read a procedure file, and where it is sound, write it, show it and run a complaint under it."""
    procedure = _tried(lambda: read_procedure(text), InvalidFileError)
    if isinstance(procedure, InvalidFileError):
        assert procedure.problems
        assert all(len(one) < LONGEST_FAULT and one.isprintable() for one in procedure.problems), procedure.problems
        return
    written = to_toml(procedure)
    assert read_procedure(written) == procedure
    _check_shown(written)
    shown = (show.text, show.markdown, show.mermaid)
    _check_shown(shown[_number_of(text) % len(shown)](procedure))
    opened = Complaint(procedure)
    complaint = _tried(lambda: opened.record(procedure.opening, date(2026, 11, 23)), ComplaintRulesError)
    _check_complaint(opened if isinstance(complaint, ComplaintRulesError) else complaint, text)


def check_record(text: str) -> None:
    """Read a record, JSON or TOML, and where it is sound, save it, read it again and ask it."""
    try:
        data = json.loads(text) if text.lstrip()[:1] in {"{", "["} else parse_toml(text, where="a record")
    except (ValueError, RecursionError):  # JSON is read by Python; an InvalidFileError is a ValueError
        return
    name = data.get("scheme") if isinstance(data, dict) else None
    procedure = _procedures().get(name) if isinstance(name, str) and name not in schemes.names() else None
    complaint = _tried(lambda: Complaint.from_dict(cast("Any", data), procedure=procedure), ComplaintRulesError)
    if isinstance(complaint, ComplaintRulesError):
        assert str(complaint)
        return
    saved = complaint.to_dict()
    assert Complaint.from_dict(json.loads(json.dumps(saved, allow_nan=False)), procedure=procedure) == complaint
    _check_complaint(complaint, text)


def check_sentence(text: str) -> None:
    """Read a period, a limit, a condition and a date, and where one is sound, write it and read it again."""
    value: object = text
    if text[:1] in {"{", "["}:
        with contextlib.suppress(ValueError, RecursionError):
            value = json.loads(text)
    period = _phrase_or_none(read_period, value)
    assert period is None or read_period(period_to_text(period)) == period
    limit = _phrase_or_none(read_limit, value)
    assert limit is None or read_limit(limit_to_toml(limit)) == limit
    condition = _phrase_or_none(read_condition, value)
    assert condition is None or (read_condition(condition_to_toml(condition)) == condition and condition.sentence)
    day = _tried(lambda: parse_date(value, where="a date"), InvalidDateTextError)
    if isinstance(day, InvalidDateTextError):
        assert str(day).isprintable()
    else:
        assert day.isoformat() == value
        assert in_words(day)


def _phrase_or_none(read: Callable[[object], T], value: object) -> T | None:
    found = _tried(lambda: read(value), PhraseError)
    if not isinstance(found, PhraseError):
        return found
    assert found.faults
    assert all(one.isprintable() for one in found.faults), found.faults
    return None


_CUT = "\n%%%%\n"
_NAMED = re.compile(r"@([12])(\.toml|\.json)?", re.ASCII)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="complaint-rules-")


def check_command(text: str) -> None:
    """Run a command line on files that are written first; it answers, or refuses and says why."""
    line, *files = text.split(_CUT)
    arguments = [_named_file(word, files) for word in line.split("\n")]
    if arguments[0] in {"timetable", "applicable"} and not any(one.startswith("--on") for one in arguments):
        arguments += ["--on", "2026-12-10"]  # so that no clock is read
    held = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(one, encoding="ascii", write_through=True) for one in held)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: object = cli.main(arguments)
        except SystemExit as leaving:  # --help
            code = leaving.code
    answer, refusal = (one.getvalue().decode() for one in held)
    assert code in {0, 2}
    assert (refusal == "", answer == "") == ((True, False) if code == 0 else (False, True))
    assert code == 0 or (refusal.startswith("complaint-rules: ") and len(refusal) < LONGEST_ANSWER)
    _check_shown(refusal)
    _check_shown(answer)


def _named_file(word: str, files: list[str]) -> str:
    """Return the path of a file that a word names, written with what it should hold; any other word as it is."""
    named = _NAMED.fullmatch(word)
    if named is None:
        return word
    path = Path(_folder().name) / f"file-{named[1]}{named[2] or ''}"
    number = int(named[1])
    path.write_bytes((files[number - 1] if number <= len(files) else "").encode("utf-8", "surrogatepass"))
    return str(path)


TARGETS = {
    "file": Target(_text_of("file", _file), check_file),
    "record": Target(_text_of("record", _record), check_record),
    "sentence": Target(_text_of("sentence", _phrase), check_sentence),
    "command": Target(_text_of("command", _command), check_command),
}
"""The four doors, by name."""
