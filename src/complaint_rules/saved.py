"""Records as dictionaries that JSON can hold, written by `to_dict` or by a person, and read back strictly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from complaint_rules import schemes
from complaint_rules.dates import check_date, parse_date
from complaint_rules.entries import (
    MOST_ENTRIES,
    Change,
    Corrected,
    Extended,
    Noted,
    Recorded,
    Removed,
    Resumed,
    Suspended,
    details_of,
    faults_of,
    raise_all,
)
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidRecordError,
    RulesChangedError,
    UnknownNameError,
    shortened,
)
from complaint_rules.rules import How, TextFinding
from complaint_rules.vocabulary import Kind
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["SCHEMA_VERSION", "change_from_dict", "change_to_dict", "finding_to_dict", "how_of", "read"]

SCHEMA_VERSION = 1
"""The version of the form in which records are saved."""

_LONGEST_NAME = 60
_TABLE = "a table"
_KINDS: dict[str, tuple[type, str]] = {
    "schema_version": (int, "a whole number"),
    "scheme": (str, "a text"),
    "version": (str, "a text"),
    "rules_digest": (str, "a text"),
    "reference": (str, "a text"),
    "facts": (dict, _TABLE),
    "readings": (dict, _TABLE),
    "calendar": (dict, _TABLE),
    "school_days": (dict, _TABLE),
    "history": (list, "a list"),
    "events": (dict, _TABLE),
    "findings": (list, "a list"),
}
_MAY_BE_NONE = {"reference", "calendar", "school_days"}


def read(data: object, procedure: Procedure | None) -> dict[str, Any]:
    """
    Return the arguments of the complaint that a dictionary holds; `procedure` reads it under other rules than saved.

    Raises:
        InvalidRecordError: If it has another shape, or is of a newer schema version; all faults at once.
        RulesChangedError: If it was saved under other rules, and no procedure is given.
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: unknown keys are faults, since a misspelt one would be lost in silence.
    """
    problems = _faults_of_shape(data)
    if problems:
        raise InvalidRecordError(problems)
    table = cast("dict[str, Any]", data)
    written = _written_out(table)
    if len(written) > MOST_ENTRIES:
        raise InvalidRecordError([f"{len(written)} events and entries; at most {MOST_ENTRIES} are kept"])
    rules = _procedure_of(table, written) if procedure is None else procedure
    findings = [
        TextFinding(name=one["name"], text=one["text"], about=tuple(one.get("about", ())))
        for one in table.get("findings", [])
    ]
    saved = table.get("rules_digest")
    if procedure is None and saved is not None and saved != rules.digest:
        raise RulesChangedError(rules.name, saved=saved, current=rules.digest)
    asked = (table["scheme"], table.get("version", rules.version), saved or rules.digest)
    if asked != (rules.name, rules.version, rules.digest):
        text = (
            f"The record was saved under {_of(*asked)}, and is read under "
            f"{_of(rules.name, rules.version, rules.digest)}."
        )
        findings.append(TextFinding(name="saved-under-other-rules", text=text))
    return {
        "procedure": rules,
        "calendar": _calendar(table, "calendar"),
        "school_days": _calendar(table, "school_days"),
        "facts": table.get("facts", {}),
        "readings": table.get("readings", {}),
        "reference": table.get("reference"),
        "history": _changes(written, rules),
        "findings": tuple(findings),
    }


def _of(scheme: str, version: str, digest: str) -> str:
    return f"{shortened(scheme)}, version {shortened(version)}, with rules {shortened(digest)}"


def _faults_of_shape(data: object) -> list[str]:
    """Return everything that is wrong with the top level."""
    if not isinstance(data, dict):
        return [f"a record is a table with the keys {', '.join(_KINDS)}, not {type(data).__name__}"]
    table = cast("dict[object, object]", data)
    version = table.get("schema_version")
    if type(version) is not int or version < 1:
        return ["schema_version: a whole number is needed, such as 1"]
    if version > SCHEMA_VERSION:
        newer = f"schema_version {shortened(version)} is newer than {SCHEMA_VERSION}, which this release reads"
        return [f"{newer}; install a newer one"]
    problems = [f"unknown key {shortened(key)}" for key in table if key not in _KINDS]
    if "scheme" not in table:
        problems.append("scheme: the name of the scheme is needed")
    for key, (kind, words) in _KINDS.items():
        value = table.get(key)
        if key in table and not isinstance(value, kind) and not (value is None and key in _MAY_BE_NONE):
            problems.append(f"{key}: {words} is needed")
        elif isinstance(value, list | dict) and len(cast("list[object]", value)) > MOST_ENTRIES:
            problems.append(f"{key}: at most {MOST_ENTRIES} are kept")
    return problems or _faults_inside(table)


def _faults_inside(table: Mapping[object, Any]) -> list[str]:
    problems: list[str] = []
    if not all(isinstance(one, str) for one in table.get("readings", {}).values()):
        problems.append("readings: each reading is a text")
    if not all(_is_finding(one) for one in table.get("findings", [])):
        problems.append("findings: a list of tables with name, text and perhaps about, a list of names, is needed")
    return problems


def _is_finding(data: object) -> bool:
    if not isinstance(data, dict):
        return False
    table = cast("dict[object, object]", data)
    about: object = table.get("about", [])
    texts = [table.get("name"), table.get("text"), *(cast("list[object]", about) if isinstance(about, list) else [0])]
    return table.keys() <= {"name", "text", "about"} and all(isinstance(one, str) for one in texts)


def finding_to_dict(finding: TextFinding) -> dict[str, Any]:
    """
    Return a finding as a dictionary that JSON can hold.

    Source:
        House rule: serialising loses nothing.
    """
    about = {"about": list(finding.about)} if finding.about else {}
    return {"name": finding.name, "text": finding.text, **about}


def _written_out(table: Mapping[str, Any]) -> list[tuple[str, object]]:
    """Return the place and the long form of every change, whether it stands in `history` or, briefly, in `events`."""
    written: list[tuple[str, object]] = [
        (f"history[{number}]", one) for number, one in enumerate(table.get("history", []))
    ]
    for event, value in table.get("events", {}).items():
        place = f"events.{event}" if isinstance(event, str) and len(event) <= _LONGEST_NAME else "events"
        if isinstance(value, list):
            several = cast("list[object]", value)
            written.extend((f"{place}[{number}]", _long_form(event, one)) for number, one in enumerate(several))
        else:
            written.append((place, _long_form(event, value)))
    return written


def _long_form(event: str, value: object) -> dict[str, Any]:
    """Return the long form of an event that was written as a date, or as a table of dates and details."""
    if not isinstance(value, dict):
        return {"do": "record", "event": event, "made": value}
    table = cast("dict[str, Any]", value)
    details = {key: one for key, one in table.items() if key not in {"made", "received"}}
    dates = {key: one for key, one in table.items() if key in {"made", "received"}}
    form: dict[str, Any] = {"do": "record", "event": event, **dates}
    return {**form, "details": details} if details else form


def _procedure_of(table: Mapping[str, Any], written: Iterable[tuple[str, object]]) -> Procedure:
    """Return the version of the bundled scheme that the record names, or the one in force when it begins."""
    name = table["scheme"]
    versions = schemes.versions(name)
    if "version" in table:
        for one in versions:
            if one.version == table["version"]:
                return one
        valid = [one.version for one in versions]
        raise UnknownNameError(table["version"], valid=valid, where=f"the version of {name!r}")
    newest = schemes.newest(name)
    acts, others = _days(written, newest)
    return schemes.in_force(name, on=min(acts or others)) if acts or others else newest


def _days(written: Iterable[tuple[str, object]], procedure: Procedure) -> tuple[list[date], list[date]]:
    """Return the days of acts on record, and those of everything else; what cannot be read is reported later."""
    acts: list[date] = []
    others: list[date] = []
    known = {event.name: event for event in procedure.events}
    for place, form in written:
        try:
            change = change_from_dict(form, procedure, where=place)
            held = change.new if isinstance(change, Corrected) else change
            if isinstance(held, Recorded):
                if held.event in known:
                    (others if known[held.event].is_circumstance else acts).append(held.on)
            elif not isinstance(held, Removed):
                others.append(held.on)
        except ComplaintRulesError:
            continue
    return acts, others


def _changes(written: Iterable[tuple[str, object]], procedure: Procedure) -> tuple[Change, ...]:
    """Return the changes, refusing at once all that cannot be read, and all that is wrong with what can."""
    errors: list[ComplaintRulesError] = []
    changes: list[Change] = []
    for place, form in written:
        try:
            changes.append(change_from_dict(form, procedure, where=place))
        except ComplaintRulesError as error:
            errors.append(error)
    if errors:
        raise_all([*errors, *faults_of(changes, procedure)])
    return tuple(changes)


def _calendar(table: Mapping[str, Any], key: str) -> WorkingDayCalendar | None:
    return None if table.get(key) is None else WorkingDayCalendar.from_dict(table[key], where=key)


def change_to_dict(change: Change) -> dict[str, Any]:
    """
    Return a change as a dictionary that JSON can hold: `do` says what it is.

    Source:
        House rule: serialising loses nothing.
    """
    do = _NAMES[type(change)]
    data: dict[str, Any] = {"do": do}
    for key in (*_FORMS[do][0], *_FORMS[do][1]):
        value = getattr(change, key)
        if value is not None and value != ():
            data[key] = _plain(value)
    return data


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, How):
        return value.value
    if isinstance(value, tuple):
        return {name: _plain(one) for name, one in cast("tuple[tuple[str, object], ...]", value)}
    return change_to_dict(cast("Change", value)) if type(value) in _NAMES else value


_NAMES: dict[type, str] = {
    Recorded: "record",
    Noted: "note",
    Extended: "extend",
    Suspended: "suspend",
    Resumed: "resume",
    Corrected: "correct",
    Removed: "remove",
}
_FORMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "record": (("event",), ("made", "received", "details")),
    "note": (("fact", "value", "on"), ()),
    "extend": (("duty", "to", "on", "how"), ("cause", "reason")),
    "suspend": (("cause", "on"), ()),
    "resume": (("on",), ()),
    "correct": (("old", "new"), ()),
    "remove": (("old",), ()),
}
"""What each change is made of: the keys that it needs, and those that it may have."""

_DATES = {"made", "received", "to", "on"}
_TEXTS = {"event", "fact", "duty", "cause", "reason"}


def change_from_dict(data: object, procedure: Procedure, *, where: str) -> Change:
    """
    Return the change that a dictionary holds.

    Raises:
        InvalidRecordError: If it has another shape.
        InvalidDateTextError: If a date is not written as YYYY-MM-DD.
        NotADateError: If a date is something else than a date or its text.
        UnknownNameError: If an extension is made in a way that there is not.

    Source:
        House rule: a record that cannot be read is refused with its place, the bad value and what was expected.
    """
    table, do = _form_of(data, where)
    values: dict[str, Any] = {}
    errors: list[ComplaintRulesError] = []
    for key in [key for key in (*_FORMS[do][0], *_FORMS[do][1]) if key in table]:
        try:
            values[key] = _value(table[key], key, values.get("event"), procedure, f"{where}.{key}")
        except ComplaintRulesError as error:
            errors.append(error)
    raise_all(errors)
    return _MAKERS[do](**values)


def _recorded(event: str, made: date | None = None, **others: Any) -> Recorded:  # noqa: ANN401 - as `_value` made them
    return Recorded(event=event, made=made, **others)


_MAKERS: dict[str, Callable[..., Change]] = {
    "record": _recorded,
    "note": Noted,
    "extend": Extended,
    "suspend": Suspended,
    "resume": Resumed,
    "correct": Corrected,
    "remove": Removed,
}


def _form_of(data: object, where: str) -> tuple[dict[str, Any], str]:
    """Return the table and what it does, refusing keys that are lacking or unknown."""
    table = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    do = table.get("do")
    if not isinstance(do, str) or do not in _FORMS:
        raise InvalidRecordError([f"{where}: a table with do = one of {', '.join(_FORMS)} is needed"])
    needed, optional = _FORMS[do]
    problems = [f"{where}: {do} lacks {key!r}" for key in needed if key not in table]
    known = {"do", *needed, *optional}
    problems.extend(f"{where}: {do} has no key {shortened(key)}" for key in table if key not in known)
    if problems:
        raise InvalidRecordError(problems)
    return table, do


def _value(value: object, key: str, event: object, procedure: Procedure, place: str) -> object:
    if key in {"old", "new"}:
        table = cast("dict[str, object]", value) if isinstance(value, dict) else {}
        if table.get("do") in ("correct", "remove"):
            raise InvalidRecordError([f"{place}: a correction of a correction is not kept; correct the entry itself"])
        return change_from_dict(table, procedure, where=place)
    if key in _DATES:
        return _date(value, place)
    if key == "how":
        return how_of(value, where=place)
    if key == "details":
        return _details(value, event, procedure, place)
    if key in _TEXTS and not isinstance(value, str):
        raise InvalidRecordError([f"{place}: a text is needed"])
    return value


def _date(value: object, place: str) -> date:
    return parse_date(value, where=place) if isinstance(value, str) else check_date(value, where=place)


def how_of(value: object, *, where: str) -> How:
    """
    Return the way of extending a limit that a text names.

    Raises:
        UnknownNameError: If there is no such way.

    Source:
        House rule: a limit is extended by notice, by agreement, by an officer, or by itself.
    """
    valid = {one.value: one for one in How}
    if not isinstance(value, str) or value not in valid:
        raise UnknownNameError(value, valid=valid, where=where)
    return valid[value]


def _details(data: object, event: object, procedure: Procedure, where: str) -> tuple[tuple[str, FactValue | date], ...]:
    """Return the details of an event; what is wrong with a value that is no date shows when the record is checked."""
    if not isinstance(data, dict):
        raise InvalidRecordError([f"{where}: a table is needed"])
    table = cast("dict[str, Any]", data)
    if event is None:
        return details_of(table)  # its event is refused
    dates = {detail.name for detail in procedure.event(event).details if detail.kind is Kind.DATE}
    return details_of({name: _date(one, f"{where}.{name}") if name in dates else one for name, one in table.items()})
