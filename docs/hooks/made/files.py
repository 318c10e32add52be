"""The page of procedure files, and their schema, both made from the description that the reader itself follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from complaint_rules.local import json_schema

from .marks import code, escaped, heading, page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = Mapping[str, Any]

_OF_SOURCES = ("source", "words", "paraphrase", "provision", "instrument", "url", "checked-on", "seen", "house-rule")
_PHRASES = ("period", "limit", "condition")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page, and of the schema that editors read."""
    schema = cast("Schema", json_schema())
    yield "reference/procedure.schema.json", json.dumps(schema, ensure_ascii=False, indent=2)
    yield "reference/procedure-files.md", _page(schema)


def _page(schema: Schema) -> str:
    head = {key: one for key, one in schema["properties"].items() if not _is_list_of_rules(one)}
    lists = {key: one for key, one in schema["properties"].items() if _is_list_of_rules(one)}
    parts = {key: one for key, one in schema["$defs"].items() if key not in lists and key not in _PHRASES}
    return page(
        (
            "# Procedure files",
            (
                "A local procedure is written as a TOML file, without code. This page lists every table and key; "
                "[how to write one](../how-to/local-procedures.md) shows it step by step. Editors can complete and "
                "check with the [JSON Schema](procedure.schema.json), and `complaint-rules check` lists every fault of "
                "a file with its place."
            ),
            heading(2, "The head of the file", "head"),
            _keys({**schema, "properties": head}),
            heading(2, "Where a rule comes from", "sources"),
            (
                "Every rule says where it comes from: by its words, by a marked paraphrase, by the name of one of the "
                "`sources` of the file, or by the reason of a house rule. These keys may stand in the tables marked "
                "“says where it comes from”."
            ),
            table(
                ("Key", "What it is for", "Value"),
                ((code(key), escaped(one["description"]), _value(one)) for key, one in _source_keys(schema)),
            ),
            heading(2, "Rules", "rules"),
            "Each is written under `[[name]]`, as often as there are rules of the kind.",
            *(part for key in lists for part in _table(key, schema["$defs"][key], brackets=True)),
            heading(2, "Tables inside rules", "parts"),
            *(part for key, one in parts.items() for part in _table(key, one, brackets=False)),
            heading(2, "Phrases", "phrases"),
            *(part for key in _PHRASES for part in _phrase(key, schema["$defs"][key])),
        )
    )


def _is_list_of_rules(one: Schema) -> bool:
    return one.get("type") == "array" and "$ref" in one.get("items", {})


def _source_keys(schema: Schema) -> list[tuple[str, Schema]]:
    properties = schema["$defs"]["duty"]["properties"]
    return [(key, properties[key]) for key in _OF_SOURCES]


def _table(name: str, one: Schema, *, brackets: bool) -> Iterator[str]:
    yield f"### {code(f'[[{name}]]' if brackets else name)} {{#{name}}}"
    sourced = " It says where it comes from." if "words" in one["properties"] else ""
    yield f"{escaped(one['description'])}{sourced}"
    yield _keys(one)


def _keys(one: Schema) -> str:
    needed = one.get("required", ())
    own = {key: said for key, said in one["properties"].items() if key not in _OF_SOURCES or key in needed}
    rows = (
        (code(key), "yes" if key in needed else "no", escaped(said.get("description", "")), _value(said))
        for key, said in own.items()
    )
    return table(("Key", "Needed", "What it is for", "Value"), rows)


def _value(one: Schema) -> str:
    """Return what a key may hold, in words."""
    kind = str(one.get("type", ""))
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        said = f"a [{name}](#{name})"
    elif "enum" in one:
        said = "one of " + ", ".join(code(str(value)) for value in one["enum"])
    elif "const" in one:
        said = code(json.dumps(one["const"]))
    elif "anyOf" in one and not kind:
        said = ", or ".join(dict.fromkeys(_value(other) for other in one["anyOf"]))
    elif kind == "array":
        said = f"a list, each {_value(one['items'])}"
    elif kind == "object":
        said = _of_tables(one)
        keys = [key for key in one.get("properties", {}) if key not in _OF_SOURCES]
        said += f" of {', '.join(map(code, keys))}" if keys else ""
    else:
        said = _KINDS[str(one.get("format", "name" if "pattern" in one else kind))]
    return said


def _of_tables(one: Schema) -> str:
    """Return what sort of table it is."""
    inside = one.get("additionalProperties")
    if "words" in one.get("properties", {}) and "division" not in one["properties"]:
        return "a table that [says where it comes from](#sources)"
    if isinstance(inside, dict) and "words" in inside.get("properties", {}):
        return "a table of tables, each of which [says where a rule comes from](#sources)"
    if isinstance(inside, dict):
        return "a table of tables, each with a [limit](#limit) for every reading"
    return "a table"


_KINDS = {
    "boolean": "true or false",
    "date": "a date",
    "integer": "a whole number",
    "name": "a name",
    "string": "a text",
}


def _phrase(name: str, one: Schema) -> Iterator[str]:
    yield heading(3, name.capitalize(), name)
    if "description" in one:
        yield f"{escaped(one['description'][:1].upper() + one['description'][1:])}."
    for examples in (one.get("examples"), *(other.get("examples") for other in one.get("anyOf", ()))):
        if examples:
            yield "Such as " + ", ".join(code(example) for example in examples) + "."
    tables = [other for other in one.get("anyOf", ()) if other.get("type") == "object"]
    if tables:
        yield "As a table, one of:"
        yield "\n".join(f"- {', '.join(map(_with_need(other), other['properties']))}" for other in tables)


def _with_need(one: Schema) -> Any:  # noqa: ANN401 - a function of a key
    needed = one.get("required", ())
    return lambda key: code(key) if key in needed else f"{code(key)} (may be left out)"


__all__ = ["pages"]
