"""The command `complaint-rules`: timetables, schemes, and working days."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from argparse import ArgumentParser, HelpFormatter
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from complaint_rules import schemes, show
from complaint_rules.answers import in_weekends_and_by_name, plural
from complaint_rules.comparison import compare
from complaint_rules.complaints import Complaint
from complaint_rules.dates import in_words, parse_date, weekday_in_words
from complaint_rules.errors import (
    CalendarHorizonError,
    ComplaintRulesError,
    InvalidFileError,
    InvalidRecordError,
    RulesChangedError,
    one_line,
)
from complaint_rules.files import read_data
from complaint_rules.local import json_schema, load_procedure, to_toml
from complaint_rules.saved import SCHEMA_VERSION
from complaint_rules.show.document import wrapped
from complaint_rules.show.rules_page import in_force
from complaint_rules.vocabulary import Kind
from complaint_rules.working_days import Division, WorkingDayCalendar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["main"]

LARGEST_FILE = 1_000_000
"""House rule: the most bytes that a record may have; ten thousand entries fit."""

LARGEST_NUMBER = 100_000
"""House rule: the most working days that may be counted; no calendar knows so many."""

_KNOWN_WITH_PREDICTIONS = date(2100, 12, 31)
_LONGEST_SHOWN = 80
_LONGEST_MESSAGE = 4_000
_LONGEST_OF_A_FILE = 50_000  # every fault of a procedure file is told, and their number is bounded
_ANSWER, _NOT_WRITTEN, _BAD_INPUT = 0, 1, 2
_INCLUSIVE = {
    "right": "the first day left out, the last counted",
    "left": "the first day counted, the last left out",
    "both": "both ends counted",
    "neither": "both ends left out",
}


class _RefusedError(Exception):
    """What was given cannot be used; each of `problems` says why."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)


class _Parser(ArgumentParser):
    """A parser whose help has one width everywhere and whose errors are one clear message."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever ArgumentParser takes
        settings.setdefault("formatter_class", partial(HelpFormatter, width=100))
        super().__init__(allow_abbrev=False, **settings)
        self.color = False  # Python 3.14 would colour its help

    def error(self, message: str) -> NoReturn:
        raise _RefusedError([f"{message} (see {self.prog} --help)"])


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command and return its exit code: 0 for an answer, 2 for bad input.

    Source:
        House rule: the output is the same bytes in any locale, time zone and terminal.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        arguments = _parser().parse_args(argv)
        answer: str = arguments.answer(arguments)
    except InvalidFileError as error:
        return _refuse(error.problems, file=error.file)
    except (_RefusedError, ComplaintRulesError) as error:
        return _refuse(_problems_of(error))
    except RecursionError:
        return _refuse(["the record is nested too deeply to be read"])
    return _print(answer)


def _print(answer: str) -> int:
    try:
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"complaint-rules: the answer could not be written: {error.strerror}\n")
        return _NOT_WRITTEN
    return _ANSWER


def _refuse(problems: Sequence[str], *, file: str = "") -> int:
    said = [one_line(problem) for problem in problems]
    where = f"{file}: " if file else ""
    if len(said) == 1:
        text = f"{where}{said[0]}"
    else:
        text = f"{where}{len(said)} things are wrong:" + "".join(
            f"\n  {number}. {one}" for number, one in enumerate(said, 1)
        )
    longest = _LONGEST_OF_A_FILE if file else _LONGEST_MESSAGE
    if len(text) > longest:
        text = f"{text[:longest]} …"
    sys.stderr.write(f"complaint-rules: {text}\n")
    return _BAD_INPUT


def _problems_of(error: _RefusedError | ComplaintRulesError) -> tuple[str, ...]:
    """Return the faults that an error lists, in words that help at the command line."""
    if isinstance(error, _RefusedError | InvalidRecordError):
        return error.problems
    if isinstance(error, InvalidFileError):
        return tuple(f"{error.file}: {one}" for one in error.problems)
    if isinstance(error, RulesChangedError):
        rules = f"under {error.scheme!r} with rules {error.saved}, and the rules at hand are {error.current}"
        return (f"the record was saved {rules}; take rules_digest and version out of it to read it under these",)
    if isinstance(error, CalendarHorizonError):
        asked = str(error).partition(";")[0]
        further = error.known_until < _KNOWN_WITH_PREDICTIONS
        return (f"{asked}; --predicted goes on with predicted bank holidays" if further else asked,)
    return (str(error),)


# What can be asked


def _parser() -> _Parser:
    parser = _Parser(
        prog="complaint-rules",
        description="From the dated events of a complaint: every stage and deadline, and why.",
        epilog="Exit code 0: an answer; 2: something in what was given is wrong. Information, not legal advice.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_timetable(commands.add_parser("timetable", help="the timetable of one complaint"))
    names = commands.add_parser("schemes", help="the bundled schemes", description="List the bundled schemes.")
    names.set_defaults(answer=_schemes)
    rules = commands.add_parser("show", help="the rules of a scheme or of a procedure file")
    rules.description = "Show the rules of a scheme, or of a local procedure that a TOML file holds."
    rules.add_argument("what", metavar="FILE|SCHEME")
    rules.add_argument("--format", choices=("text", "markdown", "mermaid", "toml"), default="text")
    rules.add_argument("--on", metavar="DATE", help="the version in force on this date; else the newest")
    rules.set_defaults(answer=_show)
    _add_choosing(commands.add_parser("applicable", help="which procedure governs, and where to go next"))
    _add_check(commands.add_parser("check", help="every fault of a procedure file at once"))
    _add_compare(commands.add_parser("compare", help="a local procedure against the scheme it sits under"))
    _add_coverage(commands.add_parser("coverage", help="what each scheme carries of its text"))
    schema = commands.add_parser("schema", help="the JSON Schema of a procedure file, for editors")
    schema.description = (
        "Print the JSON Schema of a procedure file, for editors that complete and check while one types."
    )
    schema.set_defaults(answer=_schema)
    _add_days(commands.add_parser("days", help="working days: add, count, explain"))
    return parser


def _add_timetable(parser: ArgumentParser) -> None:
    parser.description = (
        "Say how a complaint stands on a date. FILE is a record as TOML or JSON; or name a SCHEME, or the FILE of a "
        "local procedure, and give the events. "
        "What ends in .toml or .json, or is the name of a file here, is read as a file. Dates are YYYY-MM-DD. "
        "The names of events, facts and readings are at the end of: complaint-rules show SCHEME"
    )
    parser.add_argument("what", metavar="FILE|SCHEME")
    parser.add_argument(
        "--event",
        action="append",
        default=[],
        metavar="NAME=DATE",
        help="an event and when it was made or sent; NAME=DATE/received=DATE where it was received later, "
        "NAME=/received=DATE where only that is known; further details likewise: NAME=DATE/until=DATE",
    )
    parser.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="a fact: yes, no, or a value")
    parser.add_argument("--reading", action="append", default=[], metavar="NAME=OPTION", help="a reading of the text")
    parser.add_argument("--closure", action="append", default=[], metavar="DATE", help="a day the body is closed")
    parser.add_argument(
        "--on", metavar="DATE", help="the date that is asked about; else today, by this computer's clock"
    )
    parser.add_argument("--procedure", metavar="FILE", help="the local procedure under which to read the record")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON, with dates as YYYY-MM-DD")
    parser.set_defaults(answer=_timetable)


def _add_choosing(parser: ArgumentParser) -> None:
    parser.description = (
        "Say which scheme governs a complaint, what runs beside it, and where it can go next. "
        "What is not told is asked for."
    )
    parser.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="nation=england, and so on")
    parser.add_argument("--on", metavar="DATE", help="the date that is asked about; else today")
    parser.set_defaults(answer=_applicable)


def _add_check(parser: ArgumentParser) -> None:
    parser.description = "Check a local procedure that a TOML file holds, and list all its faults with their places."
    parser.add_argument("file", metavar="FILE")
    parser.set_defaults(answer=_check)


def _add_compare(parser: ArgumentParser) -> None:
    parser.description = "Compare two procedures rule by rule, with both texts: the costliest silence comes first."
    parser.add_argument("local", metavar="FILE|SCHEME")
    parser.add_argument("scheme", metavar="FILE|SCHEME", nargs="?", help="else the scheme that the first sits under")
    parser.add_argument("--on", metavar="DATE", help="the versions in force on this date; else the newest")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_compare)


def _add_coverage(parser: ArgumentParser) -> None:
    parser.description = "Say which sentences of its text each scheme carries, and which it leaves out, and why."
    parser.add_argument("scheme", metavar="SCHEME", nargs="?", help="else all of them")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.set_defaults(answer=_coverage)


def _add_days(parser: ArgumentParser) -> None:
    parser.description = "Count working days, and say why a day is none."
    asked = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = asked.add_parser("add", help="the working day that lies N working days after a date (before, if N < 0)")
    add.add_argument("date", metavar="DATE")
    add.add_argument("number", metavar="N")
    add.set_defaults(answer=_days_add)
    between = asked.add_parser("between", help="how many working days lie between two dates")
    between.add_argument("first", metavar="DATE")
    between.add_argument("last", metavar="DATE")
    between.add_argument("--inclusive", choices=tuple(_INCLUSIVE), default="right", help="which ends count")
    between.set_defaults(answer=_days_between)
    why = asked.add_parser("why", help="whether a date is a working day, and why not")
    why.add_argument("date", metavar="DATE")
    why.set_defaults(answer=_days_why)
    for one in (add, between, why):
        one.add_argument(
            "--division", metavar="DIVISION", required=True, help=", ".join(part.value for part in Division)
        )
        one.add_argument("--closure", action="append", default=[], metavar="DATE", help="a day the body is closed")
        one.add_argument("--predicted", action="store_true", help="go on beyond the published bank holidays")


# Timetables


def _timetable(arguments: Namespace) -> str:
    problems: list[str] = []
    on = date.today() if arguments.on is None else _date(arguments.on, "--on", problems)
    complaint: Complaint | None = None
    try:
        complaint = _complaint(arguments)
    except (_RefusedError, ComplaintRulesError) as error:
        problems.extend(_problems_of(error))
    if on is None or complaint is None:
        raise _RefusedError(problems)
    seen = complaint.at(on)
    if arguments.json:
        return _json(seen.to_dict())
    return show.text(seen, eligibility=complaint.eligibility(on=on))


def _complaint(arguments: Namespace) -> Complaint:
    if not _is_file(arguments.what):
        _only_for_records(arguments)
        return _from_flags(arguments, schemes.newest(arguments.what), None)
    data = read_data(arguments.what, what="a record", largest=LARGEST_FILE)
    if _is_procedure(data):
        _only_for_records(arguments)
        procedure = load_procedure(arguments.what)
        return _from_flags(arguments, procedure, procedure)
    return _from_file(arguments, data)


def _is_procedure(data: object) -> bool:
    """Return whether a file holds a procedure, which begins with the number of its format, and not a record."""
    return isinstance(data, dict) and "format" in cast("dict[str, object]", data)


def _only_for_records(arguments: Namespace) -> None:
    if arguments.procedure is not None:
        raise _RefusedError([f"--procedure goes with a record, and {_short(arguments.what)} is none"])


def _is_file(what: str) -> bool:
    if what.lower().endswith((".toml", ".json")):
        return True
    try:
        return Path(what).exists()
    except (OSError, ValueError):
        return False


def _from_file(arguments: Namespace, data: object) -> Complaint:
    flags = [f"--{name}" for name in ("event", "fact", "reading", "closure") if getattr(arguments, name)]
    if flags:
        text = f"{_short(arguments.what)} is a file and holds its own record, so {', '.join(flags)} cannot be given"
        raise _RefusedError([text])
    times = list(_times_in(data, ""))
    if times:
        raise _RefusedError(times)
    if not isinstance(data, dict):
        raise _RefusedError([f"{_short(arguments.what)} holds no record: a table is needed, with scheme and events"])
    procedure = None if arguments.procedure is None else load_procedure(arguments.procedure)
    try:
        return Complaint.from_dict(cast("dict[str, Any]", data), procedure=procedure)
    except ComplaintRulesError as error:
        raise _RefusedError(f"{_short(arguments.what)}: {one}" for one in _problems_of(error)) from error


def _times_in(value: object, place: str) -> Iterable[str]:
    """Yield a fault for each time of day, which TOML writes almost as it writes a date."""
    if isinstance(value, dict):
        for key, one in cast("dict[str, object]", value).items():
            yield from _times_in(one, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for number, one in enumerate(cast("list[object]", value)):
            yield from _times_in(one, f"{place}[{number}]")
    elif isinstance(value, datetime | time):
        yield f"{place}: {value.isoformat()} has a time of day, so it is not a date; write it as 2026-11-23"


def _from_flags(arguments: Namespace, newest: Procedure, local: Procedure | None) -> Complaint:
    """Return the complaint that the flags tell; `local` is the procedure where a file holds it."""
    problems: list[str] = []
    events: dict[str, list[dict[str, Any]]] = {}
    for given in arguments.event:
        name, text = _split(given, "--event", "NAME=DATE", problems)
        if name:
            events.setdefault(name, []).append(_event(text, given, problems))
    facts: dict[str, FactValue] = {}
    for given in arguments.fact:
        name, text = _split(given, "--fact", "NAME=VALUE", problems)
        if name in facts:
            problems.append(f"--fact: {_short(name)} is given twice")
        facts[name] = _fact(name, text, newest, problems)
    readings: dict[str, str] = {}
    for given in arguments.reading:
        name, text = _split(given, "--reading", "NAME=OPTION", problems)
        if name in readings:
            problems.append(f"--reading: {_short(name)} is given twice")
        readings[name] = text
    closures = [_date(text, "--closure", problems) for text in arguments.closure]
    record: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "scheme": newest.name,
        "events": events,
        "facts": {name: value for name, value in facts.items() if name},
        "readings": {name: option for name, option in readings.items() if name},
    }
    if closures:
        record["calendar"] = {
            "division": newest.working_days.division,
            "closures": {day.isoformat(): "closed" for day in closures if day is not None},
            "extra_holidays": {},
            "predicted": False,
        }
    try:
        complaint = Complaint.from_dict(record, procedure=local)
    except ComplaintRulesError as error:
        raise _RefusedError([*problems, *(_flagged(one) for one in _problems_of(error))]) from error
    if problems:
        raise _RefusedError(problems)
    return complaint


def _flagged(problem: str) -> str:
    """Return a fault of a record with the name of the flag in place of the place in the record."""
    return re.sub(r"^events\.", "--event ", problem)


def _split(given: str, flag: str, form: str, problems: list[str]) -> tuple[str, str]:
    name, equals, text = given.partition("=")
    if not name or not equals:
        problems.append(f"{flag}: {_short(given)} is not of the form {form}")
        return "", ""
    return name, text


def _event(text: str, given: str, problems: list[str]) -> dict[str, Any]:
    """Return the dates and details of an event as a record holds them."""
    made, *rest = text.split("/")
    event: dict[str, Any] = {}
    for one in rest:
        key, equals, value = one.partition("=")
        if not key or not equals or key in {*event, "made"}:
            problems.append(f"--event: {_short(one)} in {_short(given)} is not of the form received=DATE, each once")
        else:
            event[key] = value
    return event if not made and "received" in event else {"made": made, **event}


def _fact(name: str, text: str, procedure: Procedure, problems: list[str]) -> FactValue:
    kind = next((fact.kind for fact in procedure.facts if fact.name == name), None)
    if kind is Kind.YES_OR_NO and text.lower() in {"yes", "true", "no", "false"}:
        return text.lower() in {"yes", "true"}
    if kind is Kind.YES_OR_NO:
        problems.append(f"--fact {name}: yes or no is needed, not {_short(text)}")
        return True
    return _number(text, f"--fact {name}", problems) if kind is Kind.NUMBER else text


# Schemes


def _schemes(_: Namespace) -> str:
    lines: list[str] = []
    for name in schemes.names():
        for one in schemes.versions(name):
            lines.extend((name, f"  {one.title}", f"  Version {one.version}, {in_force(one)}."))
    return "\n".join(lines)


def _show(arguments: Namespace) -> str:
    (procedure,) = _procedures(arguments, arguments.what)
    if arguments.format == "toml":
        return to_toml(procedure).rstrip("\n")
    if arguments.format == "markdown":
        return show.markdown(procedure)
    return show.mermaid(procedure) if arguments.format == "mermaid" else show.text(procedure)


def _procedures(arguments: Namespace, *several: str) -> list[Procedure]:
    """Return the procedures that files or schemes hold, each in the version that is asked for; all faults at once."""
    problems: list[str] = []
    on = None if arguments.on is None else _date(arguments.on, "--on", problems)
    found: list[Procedure] = []
    for what in several:
        try:
            if _is_file(what):
                found.append(load_procedure(what))
            else:
                found.append(schemes.newest(what) if on is None else schemes.in_force(what, on=on))
        except ComplaintRulesError as error:
            problems.extend(_problems_of(error))
    if problems:
        raise _RefusedError(problems)
    return found


def _applicable(arguments: Namespace) -> str:
    problems: list[str] = []
    on = date.today() if arguments.on is None else _date(arguments.on, "--on", problems)
    facts: dict[str, FactValue | date] = {}
    for given in arguments.fact:
        name, text = _split(given, "--fact", "NAME=VALUE", problems)
        if name in facts:
            problems.append(f"--fact: {_short(name)} is given twice")
        if name == "happened":
            facts[name] = _date(text, "--fact happened", problems) or date.min
        elif name:
            facts[name] = {"yes": True, "no": False}.get(text, text)
    if on is None or problems:
        raise _RefusedError(problems)
    return schemes.applicable(facts, on=on).explain()


# Files


def _check(arguments: Namespace) -> str:
    procedure = load_procedure(arguments.file)
    counted = ("stage", "duty", "window", "route", "finding")
    several = (procedure.stages, procedure.duties, procedure.windows, procedure.routes, procedure.findings)
    plurals = {"duty": "duties"}
    said = [
        f"{len(rules)} {one if len(rules) == 1 else plurals.get(one, f'{one}s')}"
        for one, rules in zip(counted, several, strict=True)
    ]
    under = f" It sits under {procedure.under}." if procedure.under else " It names no scheme that it sits under."
    return _joined(f"No fault was found in {_short(arguments.file)}: {procedure.title}. {', '.join(said)}.{under}")


def _compare(arguments: Namespace) -> str:
    (local,) = _procedures(arguments, arguments.local)
    against = arguments.scheme or local.under
    if not against:
        needed = "name the scheme to compare it with"
        raise _RefusedError([f"{_short(arguments.local)} does not say which scheme it sits under; {needed}"])
    (scheme,) = _procedures(arguments, against)
    compared = compare(local, scheme)
    return _json(compared.to_dict()) if arguments.json else compared.explain()


def _coverage(arguments: Namespace) -> str:
    asked = schemes.names() if arguments.scheme is None else (arguments.scheme,)
    found = [schemes.get(name) for name in asked]
    return show.markdown(found) if arguments.format == "markdown" else show.text(found)


def _schema(_: Namespace) -> str:
    return _json(json_schema())


def _json(data: dict[str, Any]) -> str:
    """Return data as JSON in which every letter is escaped that is none to a reader, or a command to a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return re.sub(r"[^\n -~]", lambda one: one[0] if one[0].isprintable() else json.dumps(one[0])[1:-1], text)


# Working days


def _days_add(arguments: Namespace) -> str:
    problems: list[str] = []
    start = _date(arguments.date, "DATE", problems)
    number = _number(arguments.number, "N", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or start is None or problems:
        raise _RefusedError(problems)
    end = calendar.add_working_days(start, number)
    if number == 0:
        is_one = end == start
        first = "It is a working day." if is_one else f"It is not a working day; the next is {weekday_in_words(end)}."
        return f"{weekday_in_words(start)}. {first}"
    side = "after" if number > 0 else "before"
    return _joined(
        f"{plural(abs(number), 'working day')} {side} {weekday_in_words(start)} is {weekday_in_words(end)}.",
        _left_out(calendar, start, end, first=False, last=True),
        _prediction(calendar, start, end),
    )


def _days_between(arguments: Namespace) -> str:
    problems: list[str] = []
    first = _date(arguments.first, "the first DATE", problems)
    last = _date(arguments.last, "the second DATE", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or first is None or last is None:
        raise _RefusedError(problems)
    number = calendar.working_days_between(first, last, inclusive=arguments.inclusive)
    back = " (counted back)" if last < first else ""
    is_in = arguments.inclusive in {"left", "both"}, arguments.inclusive in {"right", "both"}
    return _joined(
        f"From {weekday_in_words(first)} to {weekday_in_words(last)}: {plural(abs(number), 'working day')}{back}, "
        f"{_INCLUSIVE[arguments.inclusive]}.",
        _left_out(calendar, first, last, first=is_in[0], last=is_in[1]),
        _prediction(calendar, first, last),
    )


def _days_why(arguments: Namespace) -> str:
    problems: list[str] = []
    day = _date(arguments.date, "DATE", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or day is None:
        raise _RefusedError(problems)
    said = calendar.non_working_reason(day) or f"{weekday_in_words(day)} is a working day."
    return _joined(said, _prediction(calendar, day, day))


def _left_out(calendar: WorkingDayCalendar, a: date, b: date, *, first: bool, last: bool) -> str:
    """Return the days of a span that do not count; `first` and `last` say whether its ends are in the span."""
    low, high = min(a, b), max(a, b)
    low_in, high_in = (first, last) if a <= b else (last, first)
    out = [one for one in calendar.non_working_days(low, high) if one.day != high or high_in]
    if low_in and a != b:
        out = [*(one for one in calendar.non_working_days(high, low) if one.day == low), *out]
    return f"Left out: {in_weekends_and_by_name(out)}." if out else "No day is left out."


def _prediction(calendar: WorkingDayCalendar, a: date, b: date) -> str:
    if not calendar.rests_on_prediction(a, b):
        return ""
    first, last = in_words(calendar.published_from), in_words(calendar.published_until)
    return f"This rests on predicted bank holidays: GOV.UK's published list goes from {first} to {last}."


def _joined(*lines: str) -> str:
    return "\n".join(line for text in lines if text for line in wrapped(text))


# What is given as text


def _calendar(arguments: Namespace, problems: list[str]) -> WorkingDayCalendar | None:
    """Return the calendar that was asked for, or None where there is any problem so far."""
    closures = [_date(text, "--closure", problems) for text in arguments.closure]
    try:
        calendar = WorkingDayCalendar(
            arguments.division,
            closures=[day for day in closures if day is not None],
            predicted=arguments.predicted,
        )
    except ComplaintRulesError as error:
        problems.append(re.sub(r"^WorkingDayCalendar\(division\)", "--division", str(error)))
        return None
    return None if problems else calendar


def _date(text: str, where: str, problems: list[str]) -> date | None:
    try:
        return parse_date(text, where=where)
    except ComplaintRulesError as error:
        problems.append(str(error))
        return None


def _number(text: str, where: str, problems: list[str]) -> int:
    """Return the whole number that a text stands for; one of many digits is never even read."""
    if re.fullmatch(r"[+-]?[0-9]{1,9}", text) and abs(int(text)) <= LARGEST_NUMBER:
        return int(text)
    needed = f"a whole number from {-LARGEST_NUMBER:,} to {LARGEST_NUMBER:,} is needed"
    problems.append(f"{where}: {needed}, not {_short(text)}")
    return 0


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")
