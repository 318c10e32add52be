"""What a command is asked about: the complaint that a file or its flags tell, and the procedures that are named."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from complaint_rules import schemes
from complaint_rules.cli.given import (
    LARGEST_FILE,
    RefusedError,
    date_of,
    number_of,
    on_or_today,
    problems_of,
    short,
    split,
)
from complaint_rules.complaints import Complaint
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.files import read_data
from complaint_rules.local import load_procedure
from complaint_rules.saved import SCHEMA_VERSION
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable
    from datetime import date

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = [
    "FORMS",
    "add_file_arguments",
    "add_record_arguments",
    "complaint_and_date",
    "complaints_and_date",
    "procedures_of",
]

FORMS = ("text", "markdown", "html")
"""The forms in which a letter and a checklist are written."""


def add_record_arguments(parser: ArgumentParser) -> None:
    """Add what tells a complaint: a record as a file, or a scheme with its events and facts as flags."""
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


def add_file_arguments(parser: ArgumentParser) -> None:
    """Add what tells several complaints: their records as files."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="records as TOML or JSON")
    parser.add_argument(
        "--on", metavar="DATE", help="the date that is asked about; else today, by this computer's clock"
    )
    parser.add_argument("--procedure", metavar="FILE", help="the local procedure under which to read the records")


def complaint_and_date(arguments: Namespace) -> tuple[Complaint, date]:
    """Return the complaint that is told and the date that is asked about; all faults at once."""
    problems: list[str] = []
    on = on_or_today(arguments.on, problems)
    complaint: Complaint | None = None
    try:
        complaint = _complaint_of(arguments)
    except (RefusedError, ComplaintRulesError) as error:
        problems.extend(problems_of(error))
    if on is None or complaint is None:
        raise RefusedError(problems)
    return complaint, on


def complaints_and_date(arguments: Namespace) -> tuple[list[Complaint], date]:
    """Return the complaints that several files hold and the date that is asked about; the faults of all at once."""
    problems: list[str] = []
    on = on_or_today(arguments.on, problems)
    found: list[Complaint] = []
    for file in arguments.files:
        try:
            found.append(_from_file(file, arguments.procedure, read_data(file, what="a record", largest=LARGEST_FILE)))
        except (RefusedError, ComplaintRulesError) as error:
            problems.extend(problems_of(error))
    if on is None or problems:
        raise RefusedError(problems)
    return found, on


def _complaint_of(arguments: Namespace) -> Complaint:
    if not _is_file(arguments.what):
        _only_for_records(arguments)
        return _from_flags(arguments, schemes.newest(arguments.what), None)
    data = read_data(arguments.what, what="a record", largest=LARGEST_FILE)
    if _is_procedure(data):
        _only_for_records(arguments)
        procedure = load_procedure(arguments.what)
        return _from_flags(arguments, procedure, procedure)
    flags = [f"--{name}" for name in ("event", "fact", "reading", "closure") if getattr(arguments, name)]
    if flags:
        text = f"{short(arguments.what)} is a file and holds its own record, so {', '.join(flags)} cannot be given"
        raise RefusedError([text])
    return _from_file(arguments.what, arguments.procedure, data)


def _is_file(what: str) -> bool:
    """Return whether a name is that of a file, by its ending or because there is one."""
    if what.lower().endswith((".toml", ".json")):
        return True
    try:
        return Path(what).exists()
    except (OSError, ValueError):
        return False


def _is_procedure(data: object) -> bool:
    """Return whether a file holds a procedure, which begins with the number of its format, and not a record."""
    return isinstance(data, dict) and "format" in cast("dict[str, object]", data)


def _only_for_records(arguments: Namespace) -> None:
    if arguments.procedure is not None:
        raise RefusedError([f"--procedure goes with a record, and {short(arguments.what)} is none"])


def _from_file(file: str, procedure: str | None, data: object) -> Complaint:
    times = list(_times_in(data, ""))
    if times:
        raise RefusedError(times)
    if not isinstance(data, dict):
        raise RefusedError([f"{short(file)} holds no record: a table is needed, with scheme and events"])
    under = None if procedure is None else load_procedure(procedure)
    try:
        return Complaint.from_dict(cast("dict[str, Any]", data), procedure=under)
    except ComplaintRulesError as error:
        raise RefusedError(f"{short(file)}: {one}" for one in problems_of(error)) from error


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
        name, text = split(given, "--event", "NAME=DATE", problems)
        if name:
            events.setdefault(name, []).append(_event_of(text, given, problems))
    facts: dict[str, FactValue] = {}
    for given in arguments.fact:
        name, text = split(given, "--fact", "NAME=VALUE", problems)
        if name in facts:
            problems.append(f"--fact: {short(name)} is given twice")
        facts[name] = fact_of(name, text, newest, problems)
    readings: dict[str, str] = {}
    for given in arguments.reading:
        name, text = split(given, "--reading", "NAME=OPTION", problems)
        if name in readings:
            problems.append(f"--reading: {short(name)} is given twice")
        readings[name] = text
    closures = [date_of(text, "--closure", problems) for text in arguments.closure]
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
        raise RefusedError([*problems, *(_flagged(one) for one in problems_of(error))]) from error
    if problems:
        raise RefusedError(problems)
    return complaint


def _event_of(text: str, given: str, problems: list[str]) -> dict[str, Any]:
    """Return the dates and details of an event as a record holds them."""
    made, *rest = text.split("/")
    event: dict[str, Any] = {}
    for one in rest:
        key, equals, value = one.partition("=")
        if not key or not equals or key in {*event, "made"}:
            problems.append(f"--event: {short(one)} in {short(given)} is not of the form received=DATE, each once")
        else:
            event[key] = value
    return event if not made and "received" in event else {"made": made, **event}


def fact_of(name: str, text: str, procedure: Procedure, problems: list[str]) -> FactValue:
    """Return the value of a fact as the procedure means it: yes or no, a number, or a text."""
    kind = next((fact.kind for fact in procedure.facts if fact.name == name), None)
    if kind is Kind.YES_OR_NO and text.lower() in {"yes", "true", "no", "false"}:
        return text.lower() in {"yes", "true"}
    if kind is Kind.YES_OR_NO:
        problems.append(f"--fact {name}: yes or no is needed, not {short(text)}")
        return True
    return number_of(text, f"--fact {name}", problems) if kind is Kind.NUMBER else text


def _flagged(problem: str) -> str:
    """Return a fault of a record with the name of the flag in place of the place in the record."""
    return re.sub(r"^events\.", "--event ", problem)


def procedures_of(arguments: Namespace, *several: str) -> list[Procedure]:
    """Return the procedures that files or schemes hold, each in the version that is asked for; all faults at once."""
    problems: list[str] = []
    on = None if arguments.on is None else date_of(arguments.on, "--on", problems)
    found: list[Procedure] = []
    for what in several:
        try:
            if _is_file(what):
                found.append(load_procedure(what))
            else:
                found.append(schemes.newest(what) if on is None else schemes.in_force(what, on=on))
        except ComplaintRulesError as error:
            problems.extend(problems_of(error))
    if problems:
        raise RefusedError(problems)
    return found
