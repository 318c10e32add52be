"""A procedure written as a TOML file that reads back as the same procedure."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, cast

from attrs import evolve

from complaint_rules.local.contexts import Writer
from complaint_rules.local.forms import FORMS, Section
from complaint_rules.local.origins import source_keys, spelt_out
from complaint_rules.local.reading import FORMAT, HEAD, WORKING_DAYS
from complaint_rules.local.values import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source
    from complaint_rules.working_days import WorkingDayDefinition

__all__ = ["inline", "to_toml"]


def to_toml(procedure: Procedure) -> str:
    """
    Return a procedure as the text of a TOML file; loaded again, it equals the procedure.

    Source:
        House rule: writing loses nothing, so that a bundled scheme can be the start of a local file.

    Examples:
        >>> from complaint_rules import schemes
        >>> from complaint_rules.local import read_procedure
        >>> procedure = schemes.newest("england-children")
        >>> read_procedure(to_toml(procedure)) == procedure
        True
    """
    return "\n".join(_lines((), _document(procedure))).strip() + "\n"


def _document(procedure: Procedure) -> Section:
    whole = procedure.source
    writer = Writer(whole=whole, named=_named(procedure))
    document = Section({"format": FORMAT})
    for key in HEAD[:-1]:
        held: object = getattr(procedure, key.to)
        if held is not None and held != "":
            document[key.name] = key.value.write(held, writer)
    document["derived"] = False
    document["source"] = Section(_whole(whole))
    document["working-days"] = _working_days(procedure.working_days, writer)
    if procedure.parties:
        document["parties"] = Section({short_name(party): said for party, said in procedure.parties})
    if writer.named:
        named = {name: Section(spelt_out(source, writer)) for source, name in writer.named.items()}
        document["sources"] = Section(named)
    for name, (attribute, form) in FORMS.items():
        rules = cast("tuple[object, ...]", getattr(procedure, attribute))
        if rules:
            document[name] = [form.write(rule, writer) for rule in rules]
    return document


def _whole(source: Source) -> dict[str, object]:
    said = spelt_out(source, Writer(whole=evolve(source, instrument="", url="")))
    if "house-rule" in said:
        return {**said, "checked-on": source.checked_on}
    return {**said, "url": source.url, "checked-on": source.checked_on, "seen": short_name(source.seen)}


def _working_days(definition: WorkingDayDefinition, writer: Writer) -> Section:
    table = Section()
    for key in WORKING_DAYS:
        held: object = getattr(definition, key.to)
        if held not in ((), False):
            table[key.name] = key.value.write(held, writer)
    table |= source_keys(definition.source, writer, required=True)
    if definition.closures_source is not None:
        table["closures-source"] = Section(source_keys(definition.closures_source, writer, required=True))
    return Section(table)


def _named(procedure: Procedure) -> dict[Source, str]:
    """Return a name for each source that more than one rule rests on."""
    times = Counter(procedure.sources())
    named: dict[Source, str] = {}
    for source in times:
        if times[source] > 1 and source != procedure.source:
            base = re.sub(r"[^a-z0-9]+", "-", source.citation.lower())[:60].strip("-") or "source"
            name, number = base, 1
            while name in named.values():
                number += 1
                name = f"{base}-{number}"
            named[source] = name
    return named


# TOML

_UNPRINTABLE = re.compile(r"[^ -~]")


def _escape(found: re.Match[str]) -> str:
    """Return a letter that shows nothing, or turns others round, as an escape: what a file says is what it shows."""
    letter = found[0]
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}" if letter > "\uffff" else f"\\u{ord(letter):04x}"


def _lines(path: tuple[str, ...], table: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a table: first what stands on one line, then the tables inside it."""
    later: list[tuple[str, object]] = []
    for key, value in table.items():
        if _has_headings(value):
            later.append((key, value))
        else:
            yield f"{_key(key)} = {inline(value)}"
    for key, value in later:
        inner = (*path, key)
        name = ".".join(_key(part) for part in inner)
        if isinstance(value, list):
            for one in cast("list[Section]", value):
                yield f"\n[[{name}]]"
                yield from _lines(inner, one)
        else:
            section = cast("Section", value)
            if not all(isinstance(one, Section) for one in section.values()):
                yield f"\n[{name}]"
            yield from _lines(inner, section)


def _has_headings(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, Section) for one in cast("list[object]", value))
    return isinstance(value, Section)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else inline(key)


def inline(value: object) -> str:
    """
    Return a value as TOML writes it on one line.

    Examples:
        >>> inline({"later-of": ["complaint", "receipt of complaint"]})
        '{ later-of = ["complaint", "receipt of complaint"] }'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _UNPRINTABLE.sub(_escape, json.dumps(value, ensure_ascii=False))
    if isinstance(value, list):
        return f"[{', '.join(inline(one) for one in cast('list[object]', value))}]"
    table = cast("Mapping[str, object]", value)
    return f"{{ {', '.join(f'{_key(key)} = {inline(one)}' for key, one in table.items())} }}" if table else "{}"
