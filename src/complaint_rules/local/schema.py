"""The JSON Schema of a procedure file, for editors that show what a key is for and mark what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.local.forms import FORMS, NAME, PARTS, TEXT, Form, source_schema
from complaint_rules.local.origins import SOURCE_KEYS, WHERE_FROM
from complaint_rules.local.phrases import LIMIT_PATTERN, PERIOD_PATTERN
from complaint_rules.local.reading import FORMAT, HEAD, MOST_RULES, OF_SOURCE, WORKING_DAYS
from complaint_rules.local.values import short_name
from complaint_rules.vocabulary import LARGEST_NUMBER, Party

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["json_schema"]


def json_schema() -> dict[str, object]:
    """
    Return the JSON Schema (draft 2020-12) of a procedure file.

    It is made of the same description as the reader, so the two agree on keys and kinds. What rules say of each other
    is left to `complaint-rules check`.

    Source:
        House rule: an editor helps while one writes; the check decides.

    Examples:
        >>> json_schema()["properties"]["format"]
        {'const': 1, 'description': 'the version of this form'}
    """
    own = {key: {"description": text, **source_schema(key)} for key, text in SOURCE_KEYS.items() if key != "source"}
    properties: dict[str, object] = {
        "format": {"const": FORMAT, "description": "the version of this form"},
        **{key.name: {"description": key.text, **key.value.schema()} for key in HEAD},
        "source": {
            "description": "the page or document as a whole",
            **_closed(own),
            "anyOf": [{"required": list(OF_SOURCE)}, {"required": ["house-rule"]}],
        },
        "sources": {
            "type": "object",
            "description": "sources that rules name, each with a name of its own",
            "propertyNames": NAME.schema(),
            "additionalProperties": {
                **_closed(own),
                **_says_where_from(*(key for key in WHERE_FROM if key != "source")),
            },
        },
        "readings": {
            "type": "object",
            "description": "starts that the text leaves open: each with its readings, and perhaps which is the default",
            "propertyNames": NAME.schema(),
            "additionalProperties": {
                "type": "object",
                "properties": {"default": {"type": "string"}},
                "additionalProperties": _LIMIT,
                "minProperties": 1,
            },
        },
        "working-days": {
            "description": "what a working day is",
            "anyOf": [WORKING_DAYS[0].value.schema(), _working_days()],
        },
        "parties": {
            "description": "what to call each party",
            **_closed({short_name(party): TEXT.schema() for party in Party}),
        },
        **{name: _rules(form) for name, (_, form) in FORMS.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A complaints procedure, for complaint_rules",
        **_closed(properties, "format", "name", "source", "working-days"),
        "$defs": {
            **{form.name: form.definition() for form in PARTS},
            **{name: form.definition() for name, (_, form) in FORMS.items()},
            **_PHRASES,
        },
    }


def _rules(form: Form) -> dict[str, object]:
    """Return the schema of a list of rules; each says where it comes from, unless it may rest on the whole."""
    needed = _says_where_from(*WHERE_FROM) if form.sourced and form.required else {}
    return {"type": "array", "description": form.text, "items": {**form.schema(), **needed}, "maxItems": MOST_RULES}


def _says_where_from(*keys: str) -> dict[str, object]:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _working_days() -> dict[str, object]:
    keys = {key.name: {"description": key.text, **key.value.schema()} for key in WORKING_DAYS}
    own = {key: {"description": text, **source_schema(key)} for key, text in SOURCE_KEYS.items()}
    needed = _says_where_from(*WHERE_FROM)
    closures = {"description": "where its own closures come from", **_closed(own), **needed}
    return {**_closed({**keys, **own, "closures-source": closures}, "division"), **needed}


def _closed(properties: Mapping[str, object], *required: str) -> dict[str, object]:
    """Return the schema of a table that has these keys and no others."""
    needed: dict[str, object] = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _all_of(**properties: object) -> dict[str, object]:
    """Return the schema of a table that has just these keys, with hyphens for their underscores."""
    named = {key.strip("_").replace("_", "-"): one for key, one in properties.items()}
    return _closed(named, *named)


_LIMIT: dict[str, object] = {"$ref": "#/$defs/limit"}
_PERIOD: dict[str, object] = {"$ref": "#/$defs/period"}
_BY_NAME: dict[str, object] = {"type": "object", "additionalProperties": _LIMIT, "minProperties": 1}
_CONDITION: dict[str, object] = {"$ref": "#/$defs/condition"}
_CONDITIONS: dict[str, object] = {"type": "array", "items": _CONDITION}
_TRIGGERS: dict[str, object] = {"type": "array", "items": _LIMIT, "minItems": 1}
_WORD: dict[str, object] = {"type": "string"}
_NUMBER: dict[str, object] = {"type": "integer", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}
_A_VALUE: dict[str, object] = {"anyOf": [{"type": ["boolean", "string"]}, _NUMBER]}

_PHRASES: dict[str, object] = {
    "period": {
        "type": "string",
        "pattern": PERIOD_PATTERN,
        "examples": [
            "10 working days",
            "10 working days, at most 20",
            "6 weeks",
            "1 month",
            "10 days, kind not stated",
        ],
    },
    "limit": {
        "description": "a sentence such as “20 working days after receipt of stage-1-response”, or a table",
        "anyOf": [
            {
                "type": "string",
                "pattern": LIMIT_PATTERN,
                "examples": ["5 working days after receipt of complaint", "complaint"],
            },
            _all_of(later_of=_TRIGGERS),
            _all_of(earlier_of=_TRIGGERS),
            _all_of(last_of=_TRIGGERS),
            _all_of(first_of=_TRIGGERS),
            _closed({"by-fact": _WORD, "when": _BY_NAME, "otherwise": _LIMIT}, "by-fact", "when"),
            _closed({"readings": _WORD, "options": _BY_NAME, "default": _WORD}, "readings", "options"),
            _all_of(no_figure={"type": "string", "minLength": 1}),
            _all_of(next_open_day=_LIMIT),
            _all_of(after=_LIMIT, period=_PERIOD),
            _all_of(before=_LIMIT, period=_PERIOD),
        ],
    },
    "condition": {
        "description": 'a table such as { fact = "oral" } or { any = [{ happened = "stage-1-response" }] }',
        "anyOf": [
            _all_of(fact=_WORD),
            _all_of(fact=_WORD, is_=_A_VALUE),
            _all_of(fact=_WORD, in_={"type": "array", "items": _A_VALUE}),
            _all_of(fact=_WORD, at_least=_NUMBER),
            _all_of(fact=_WORD, not_told={"const": True}),
            _all_of(happened=_WORD),
            _all_of(missed=_WORD),
            _all_of(met_in_time=_WORD),
            _all_of(overdue=_WORD),
            _all_of(window_open=_WORD),
            _all_of(event=_WORD, detail=_WORD, is_=_WORD),
            _all_of(all=_CONDITIONS),
            _all_of(any=_CONDITIONS),
            _all_of(not_=_CONDITION),
            _all_of(always={"const": True}),
        ],
    },
}
