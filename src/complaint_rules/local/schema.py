"""The JSON Schema of a procedure file, for editors that show what a key is for and mark what is wrong."""

from __future__ import annotations

from complaint_rules.local.contexts import SOURCE_KEYS
from complaint_rules.local.forms import FORMS, NAME, PARTS, TEXT
from complaint_rules.local.phrases import NAME as NAME_PATTERN
from complaint_rules.local.reading import FORMAT, HEAD, MOST_RULES, WORKING_DAYS
from complaint_rules.local.values import short_name
from complaint_rules.vocabulary import Party

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
    source = {key: {"description": text, **_source(key)} for key, text in SOURCE_KEYS.items() if key != "source"}
    properties: dict[str, object] = {
        "format": {"const": FORMAT, "description": "the version of this form"},
        **{key.name: {"description": key.text, **key.value.schema()} for key in HEAD},
        "source": {
            "type": "object",
            "description": "the page or document as a whole",
            "properties": source,
            "additionalProperties": False,
        },
        "sources": {
            "type": "object",
            "description": "sources that rules name, each with a name of its own",
            "propertyNames": NAME.schema(),
            "additionalProperties": {"type": "object", "properties": source, "additionalProperties": False},
        },
        "working-days": {
            "description": "what a working day is",
            "anyOf": [WORKING_DAYS[0].value.schema(), _working_days()],
        },
        "parties": {
            "type": "object",
            "description": "what to call each party",
            "properties": {short_name(party): TEXT.schema() for party in Party},
            "additionalProperties": False,
        },
        **{
            name: {"type": "array", "description": form.text, "items": form.schema(), "maxItems": MOST_RULES}
            for name, (_, form) in FORMS.items()
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A complaints procedure, for complaint_rules",
        "type": "object",
        "properties": properties,
        "required": ["format", "name", "source", "working-days"],
        "additionalProperties": False,
        "$defs": {
            **{form.name: form.definition() for form in PARTS},
            **{name: form.definition() for name, (_, form) in FORMS.items()},
            **_PHRASES,
        },
    }


def _source(key: str) -> dict[str, object]:
    return {"type": "string", "format": "date"} if key == "checked-on" else TEXT.schema()


def _working_days() -> dict[str, object]:
    keys = {key.name: {"description": key.text, **key.value.schema()} for key in WORKING_DAYS}
    own = {key: {"description": text, **_source(key)} for key, text in SOURCE_KEYS.items()}
    closures = {"type": "object", "properties": own, "additionalProperties": False}
    return {
        "type": "object",
        "properties": {**keys, **own, "closures-source": closures},
        "required": ["division"],
        "additionalProperties": False,
    }


def _table(**properties: object) -> dict[str, object]:
    named = {key.replace("_", "-"): value for key, value in properties.items()}
    required = [key for key, value in named.items() if isinstance(value, dict) and "default" not in value]
    return {"type": "object", "properties": named, "required": required, "additionalProperties": False}


_LIMIT: dict[str, object] = {"$ref": "#/$defs/limit"}
_LIMITS: dict[str, object] = {"type": "array", "items": _LIMIT}
_BY_NAME: dict[str, object] = {"type": "object", "additionalProperties": _LIMIT}
_CONDITION: dict[str, object] = {"$ref": "#/$defs/condition"}
_CONDITIONS: dict[str, object] = {"type": "array", "items": _CONDITION}
_A_NAME: dict[str, object] = {"type": "string", "pattern": f"^{NAME_PATTERN}$"}
_A_VALUE: dict[str, object] = {"type": ["boolean", "integer", "string"]}

_PHRASES: dict[str, object] = {
    "period": {
        "type": "string",
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
            {"type": "string", "examples": ["5 working days after receipt of complaint", "complaint"]},
            _table(later_of=_LIMITS),
            _table(earlier_of=_LIMITS),
            _table(last_of=_LIMITS),
            _table(first_of=_LIMITS),
            _table(by_fact=_A_NAME, when=_BY_NAME, otherwise={**_LIMIT, "default": None}),
            _table(readings=_A_NAME, options=_BY_NAME, default={"type": "string", "default": None}),
            _table(no_figure={"type": "string", "minLength": 1}),
            _table(next_open_day=_LIMIT),
            _table(after=_LIMIT, period={"$ref": "#/$defs/period"}),
            _table(before=_LIMIT, period={"$ref": "#/$defs/period"}),
        ],
    },
    "condition": {
        "description": 'a table such as { fact = "oral" } or { any = [{ happened = "stage-1-response" }] }',
        "anyOf": [
            _table(fact=_A_NAME),
            _table(fact=_A_NAME, **{"is": _A_VALUE}),
            _table(fact=_A_NAME, **{"in": {"type": "array", "items": _A_VALUE}}),
            _table(fact=_A_NAME, at_least={"type": "integer"}),
            _table(fact=_A_NAME, not_told={"const": True}),
            _table(happened=_A_NAME),
            _table(missed=_A_NAME),
            _table(met_in_time=_A_NAME),
            _table(overdue=_A_NAME),
            _table(window_open=_A_NAME),
            _table(event=_A_NAME, detail=_A_NAME, **{"is": {"type": "string"}}),
            _table(all=_CONDITIONS),
            _table(any=_CONDITIONS),
            {"type": "object", "properties": {"not": _CONDITION}, "required": ["not"], "additionalProperties": False},
            _table(always={"const": True}),
        ],
    },
}
