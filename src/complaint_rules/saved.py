"""Records as dictionaries that JSON can hold, written by `to_dict` or by a person, and read back strictly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from complaint_rules.dates import check_date, parse_date
from complaint_rules.entries import (
    MOST_ENTRIES,
    Change,
    Corrected,
    Entry,
    Extended,
    Noted,
    Recorded,
    Removed,
    Resumed,
    Suspended,
    details_of,
    raise_all,
)
from complaint_rules.errors import ComplaintRulesError, InvalidRecordError, RulesChangedError, UnknownNameError
from complaint_rules.rules import How, TextFinding
from complaint_rules.vocabulary import Kind
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["SCHEMA_VERSION", "change_from_dict", "change_to_dict", "read"]

SCHEMA_VERSION = 1
"""The version of the form in which records are saved."""

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
    rules = _procedure_of(table, written) if procedure is None else procedure
    findings = [TextFinding(name=one["name"], text=one["text"]) for one in table.get("findings", [])]
    saved = table.get("rules_digest")
    if saved is not None and saved != rules.digest:
        if procedure is None:
            raise RulesChangedError(rules.name, saved=saved, current=rules.digest)
        text = (
            f"The record was saved under {table['scheme']!r} with rules {saved}, and is read under {rules.name!r} with "
            f"rules {rules.digest}."
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


def _faults_of_shape(data: object) -> list[str]:
    """Return everything that is wrong with the top level."""
    if not isinstance(data, dict):
        return [f"a record is a table with the keys {', '.join(_KINDS)}, not {type(data).__name__}"]
    table = cast("dict[object, object]", data)
    version = table.get("schema_version")
    if type(version) is not int or version < 1:
        return ["schema_version: a whole number is needed, such as 1"]
    if version > SCHEMA_VERSION:
        return [
            f"schema_version {version} is newer than {SCHEMA_VERSION}, which this release reads; install a newer one"
        ]
    problems = [f"unknown key {str(key)[:60]!r}" for key in table if key not in _KINDS]
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
    for one in table.get("findings", []):
        if not isinstance(one, dict) or not all(isinstance(one.get(key), str) for key in ("name", "text")):  # pyright: ignore[reportUnknownMemberType]
            problems.append("findings: a list of tables with name and text is needed")
            break
    return problems


def _written_out(table: Mapping[str, Any]) -> list[tuple[str, object]]:
    """Return the place and the long form of every change, whether it stands in `history` or, briefly, in `events`."""
    written: list[tuple[str, object]] = [
        (f"history[{number}]", one) for number, one in enumerate(table.get("history", []))
    ]
    for event, value in table.get("events", {}).items():
        several = cast("list[object]", value) if isinstance(value, list) else [value]
        for number, one in enumerate(several):
            written.append(
                (f"events.{event}" + (f"[{number}]" if isinstance(value, list) else ""), _long_form(event, one))
            )
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
    from complaint_rules import schemes  # noqa: PLC0415

    name = table["scheme"]
    versions = schemes.versions(name)
    if "version" in table:
        for one in versions:
            if one.version == table["version"]:
                return one
        valid = [one.version for one in versions]
        raise UnknownNameError(table["version"], valid=valid, where=f"the version of {name!r}")
    days: list[date] = []
    for place, form in written:
        try:
            change = change_from_dict(form, versions[-1], where=place)
        except ComplaintRulesError:
            continue  # it is reported when the record is read under its procedure
        held = change.old if isinstance(change, Removed) else change
        days.append(held.new.on if isinstance(held, Corrected) else held.on)
    return schemes.in_force(name, on=min(days)) if days else versions[-1]


def _changes(written: Iterable[tuple[str, object]], procedure: Procedure) -> tuple[Change, ...]:
    """Return the changes, refusing at once all that cannot be read, or that correct what is not there."""
    errors: list[ComplaintRulesError] = []
    changes: list[Change] = []
    holding: list[Entry] = []
    for place, form in written:
        try:
            change = change_from_dict(form, procedure, where=place)
        except ComplaintRulesError as error:
            errors.append(error)
            continue
        changes.append(change)
        if isinstance(change, Corrected | Removed):
            if change.old not in holding:
                errors.append(InvalidRecordError([f"{place}: corrects or removes an entry that is not on record"]))
                continue
            holding.remove(change.old)
        if not isinstance(change, Removed):
            holding.append(change.new if isinstance(change, Corrected) else change)
    raise_all(errors)
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
_TEXTS = {"event", "fact", "duty", "how", "cause", "reason"}


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
    for key in (*_FORMS[do][0], *_FORMS[do][1]):
        if key in table:
            values[key] = _value(table[key], key, procedure, where)
    if do == "record":
        details = _details(table.get("details", {}), values["event"], procedure, where)
        return Recorded(
            event=values["event"], made=values.get("made"), received=values.get("received"), details=details
        )
    return _MAKERS[do](**values)


_MAKERS: dict[str, Callable[..., Change]] = {
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
    problems.extend(f"{where}: {do} has no key {str(key)[:60]!r}" for key in table if key not in known)
    if problems:
        raise InvalidRecordError(problems)
    return table, do


def _value(value: object, key: str, procedure: Procedure, where: str) -> object:
    place = f"{where}.{key}"
    if key in {"old", "new"}:
        change = change_from_dict(value, procedure, where=place)
        if isinstance(change, Corrected | Removed):
            raise InvalidRecordError([f"{place}: a correction of a correction is not kept; correct the entry itself"])
        return change
    if key in _DATES:
        return parse_date(value, where=place) if isinstance(value, str) else check_date(value, where=place)
    if key in _TEXTS and not isinstance(value, str):
        raise InvalidRecordError([f"{place}: a text is needed"])
    if key == "how":
        valid = [one.value for one in How]
        if value not in valid:
            raise UnknownNameError(value, valid=valid, where=place)
        return How(value)
    return value


def _details(data: object, event: str, procedure: Procedure, where: str) -> tuple[tuple[str, FactValue | date], ...]:
    if not isinstance(data, dict):
        raise InvalidRecordError([f"{where}.details: a table is needed"])
    kinds = {detail.name: detail.kind for detail in procedure.event(event).details}
    details: dict[str, Any] = {}
    for name, value in cast("dict[str, Any]", data).items():
        dated = kinds.get(name) is Kind.DATE and isinstance(value, str)
        details[name] = parse_date(value, where=f"{where}.details.{name}") if dated else value
    return details_of(details)
