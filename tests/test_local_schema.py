from __future__ import annotations

import json
import re
import tomllib
from datetime import date, time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import NOTHING, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings

from complaint_rules import schemes
from complaint_rules.errors import InvalidFileError
from complaint_rules.local import json_schema, read_procedure, to_toml
from complaint_rules.local.forms import FORMS, PARTS, TEXT, Form, Key
from complaint_rules.local.origins import SOURCE_KEYS
from complaint_rules.local.phrases import limit_to_toml, period_to_text, read_limit, read_period
from complaint_rules.local.reading import HEAD, WORKING_DAYS
from complaint_rules.local.values import DateValue, FactsValue, FlagValue, NameValue, NumberValue, TextValue, Value
from complaint_rules.local.writing import inline
from tests import local_strategies

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

HERE = Path(__file__).parent
GOOD = sorted((HERE.parent / "examples" / "local").glob("*.toml"))
FAULTY = sorted((HERE / "data" / "faulty").glob("*.toml"))
BUNDLED = [one for name in schemes.names() for one in schemes.versions(name)]
PAPER = [
    one
    for path in sorted((HERE / "paper").glob("*.py"))
    for one in getattr(import_module(f"tests.paper.{path.stem}"), "PROCEDURES", ())
]

DRAFT: Any = import_module("jsonschema").Draft202012Validator  # it has no types of its own
SCHEMA = json_schema()
VALIDATOR = DRAFT(SCHEMA, format_checker=DRAFT.FORMAT_CHECKER)
DEFINITIONS = cast("dict[str, dict[str, Any]]", SCHEMA["$defs"])


def as_json(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a TOML file holds as an editor sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


def marked(text: str) -> list[str]:
    """Return what an editor would mark in a file."""
    return [error.message for error in VALIDATOR.iter_errors(as_json(tomllib.loads(text)))]


def test_it_is_a_schema_of_the_draft_that_it_names() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    DRAFT.check_schema(SCHEMA)


def test_it_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    named = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(SCHEMA)))
    assert named == set(DEFINITIONS)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_it_accepts_every_example(path: Path) -> None:
    assert marked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("procedure", [*BUNDLED, *PAPER], ids=lambda one: f"{one.name} {one.version}")
def test_it_accepts_whatever_is_written(procedure: Procedure) -> None:
    assert marked(to_toml(procedure)) == []


@settings(max_examples=max(10, settings().max_examples // 5))
@given(local_strategies.procedures())
def test_it_accepts_any_procedure_that_is_written(procedure: Procedure) -> None:
    assert marked(to_toml(procedure)) == []


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_an_editor_marks_what_it_can(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "An editor with the schema cannot read it." in text:
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)
    else:
        says = text.split("An editor with the schema ", 1)[1].split(".", 1)[0]
        assert says == ("marks it" if marked(text) else "accepts it")


@pytest.mark.parametrize(
    "named",
    [
        *(
            "unknown-key",
            "unknown-party",
            "unknown-table",
            "unknown-division",
            "unknown-seen",
            "wrong-types",
            "bad-names",
        ),
        *("lists-and-tables", "text-for", "ten-days", "business-days", "rules-without-words", "source-without"),
    ],
)
def test_keys_that_are_none_and_values_of_another_kind_are_marked(named: str) -> None:
    paths = [path for path in FAULTY if named in path.name]
    assert paths
    assert all(marked(path.read_text(encoding="utf-8")) for path in paths)


def test_a_text_that_is_empty_is_marked_but_for_an_address_that_nobody_knows() -> None:
    path = next(one for one in GOOD if one.stem == "smallest")
    text = path.read_text(encoding="utf-8")
    rule = '[[statement]]\nname = "s"\ntext = "x"\nwords = "x"\n'
    assert marked(f'{text}\n{rule}url = ""\n') == []
    assert marked(f"{text}\n{rule}".replace('text = "x"', 'text = ""')) != []


@pytest.mark.parametrize(
    ("limit", "allowed"),
    [
        ({"by-fact": "tier", "when": {}}, False),
        ({"by-fact": "tier", "when": {"yes": "complaint"}}, True),
        ({"readings": "start", "options": {}}, False),
        ({"readings": "start", "options": {"made": "complaint"}}, True),
        ({"last-of": []}, False),
        ({"last-of": ["complaint"]}, True),
        ({"no-figure": ""}, False),
        ({"no-figure": "soon"}, True),
    ],
)
def test_a_table_or_a_list_of_which_something_is_needed_is_marked_if_it_is_empty(
    limit: dict[str, object], *, allowed: bool
) -> None:
    path = next(one for one in GOOD if one.stem == "smallest")
    rule = f'[[duty]]\nact = "refusal"\nwords = "x"\nwithin = {inline(limit)}\n'
    assert (marked(f"{path.read_text(encoding='utf-8')}\n{rule}") == []) is allowed


@pytest.mark.parametrize(
    ("condition", "allowed"),
    [
        ({"fact": "count", "at-least": -(10**9)}, True),
        ({"fact": "count", "at-least": -(10**9) - 1}, False),
        ({"fact": "count", "is": 10**9}, True),
        ({"fact": "count", "is": 10**9 + 1}, False),
        ({"fact": "count", "not-told": True}, True),
        ({"fact": "count", "not-told": False}, False),
        ({"always": True}, True),
        ({"always": False}, False),
    ],
)
def test_a_condition_that_the_reader_refuses_is_marked(condition: dict[str, object], *, allowed: bool) -> None:
    path = next(one for one in GOOD if one.stem == "smallest")
    rule = f'[[exclusion]]\nname = "e"\ntext = "x"\nwords = "x"\nwhen = {inline(condition)}\n'
    assert (marked(f"{path.read_text(encoding='utf-8')}\n{rule}") == []) is allowed


@pytest.mark.parametrize(("readings", "allowed"), [("", False), ('made = "complaint"', True)])
def test_a_start_has_a_reading(readings: str, *, allowed: bool) -> None:
    path = next(one for one in GOOD if one.stem == "smallest")
    start = f"[readings.reply-start]\n{readings}\n"
    assert (marked(f"{path.read_text(encoding='utf-8')}\n{start}") == []) is allowed


@pytest.mark.parametrize(("times", "allowed"), [(0, False), (1, True), (10**9, True), (10**9 + 1, False)])
def test_a_number_that_the_reader_refuses_is_marked(times: int, *, allowed: bool) -> None:
    path = next(one for one in GOOD if one.stem == "smallest")
    text = path.read_text(encoding="utf-8")
    rule = f'[[extension]]\nduty = "acknowledgement"\nhow = "notice"\nwords = "longer"\ntimes = {times}\n'
    assert (marked(f"{text}\n{rule}") == []) is allowed


# The reader and the schema agree


def keys_of(schema: Any) -> set[str]:  # noqa: ANN401 - a part of the schema
    assert schema["additionalProperties"] is False
    return set(schema["properties"])


@pytest.mark.parametrize("form", [*(form for _, form in FORMS.values()), *PARTS], ids=lambda form: form.name)
def test_each_table_has_the_keys_that_are_read(form: Form) -> None:
    definition = DEFINITIONS[form.name]
    assert keys_of(definition) == set(form.known)
    assert set(definition.get("required", ())) == {key.name for key in form.keys if key.required}


@pytest.mark.parametrize("kind", [DateValue, FactsValue, FlagValue, NameValue, NumberValue, TextValue])
def test_two_descriptions_of_the_same_values_are_equal_and_cannot_be_changed(kind: type[Value]) -> None:
    assert kind() == kind()
    assert hash(kind()) == hash(kind())
    with pytest.raises(FrozenInstanceError):
        kind().other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", [*(form for _, form in FORMS.values()), *PARTS], ids=lambda form: form.name)
def test_a_key_is_needed_where_the_record_has_no_default_and_nothing_is_derived(form: Form) -> None:
    bare = {one.name for one in fields(cast("Any", form.make)) if one.default is NOTHING}
    derived = {key.to for key in form.keys if key.otherwise is not None}
    assert {key.to for key in form.keys if key.required} == bare - derived - {"source"}


def test_a_key_is_an_attribute_of_the_record_with_underscores_or_by_another_name() -> None:
    assert Key(name="owed-by", value=TEXT, text="whose it is").to == "owed_by"
    assert Key(name="owed-by", value=TEXT, text="whose it is", attribute="debtor").to == "debtor"


def refused_keys(text: str) -> set[str]:
    """Return the keys that the reader says are unknown."""
    try:
        read_procedure(text)
    except InvalidFileError as error:
        return {found[1] for fault in error.problems if (found := re.search(r"unknown (?:key|party) '([^']+)'", fault))}
    return set()


HEAD_OF_A_FILE = 'format = 1\nname = "a"\n[[stage]]\nname = "b"\nbegins = "complaint"\n'


def test_the_head_has_the_keys_that_are_read() -> None:
    keys = keys_of(SCHEMA)
    assert keys == {
        "format",
        "source",
        "sources",
        "readings",
        "working-days",
        "parties",
        *(key.name for key in HEAD),
        *FORMS,
    }
    text = "".join(f"{key} = 0\n" for key in sorted(keys)) + "other = 0\n"
    assert refused_keys(text) == {"other"}


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (("source",), "[source]"),
        (("sources", "additionalProperties"), "[sources.a]"),
        (("parties",), "[parties]"),
        (("working-days", "anyOf", 1), "[working-days]"),
        (("working-days", "anyOf", 1, "properties", "closures-source"), "[working-days.closures-source]"),
    ],
)
def test_tables_that_stand_once_have_the_keys_that_are_read(place: tuple[Any, ...], heading: str) -> None:
    schema: Any = SCHEMA["properties"]
    for step in place:
        schema = schema[step]
    keys = keys_of(schema) - {"closures-source"}
    expected = set(SOURCE_KEYS) | {key.name for key in WORKING_DAYS} | {"body", "complainant", "panel", "ombudsman"}
    assert keys <= expected | {"other-body", "nobody"}
    text = HEAD_OF_A_FILE + f"{heading}\n" + "".join(f"{key} = 0\n" for key in sorted(keys)) + "other = 0\n"
    assert refused_keys(text) == {"other"}
    for key in sorted({"words", "body", "division", "source", "name"} - keys):
        assert refused_keys(HEAD_OF_A_FILE + f"{heading}\n{key} = 0\n") == {key}


@pytest.mark.parametrize("place", [("source",), ("sources", "additionalProperties"), ("working-days", "anyOf", 1)])
def test_no_key_is_needed_that_the_table_may_not_have(place: tuple[Any, ...]) -> None:
    schema: Any = SCHEMA["properties"]
    for step in place:
        schema = schema[step]
    assert {key for one in schema["anyOf"] for key in one["required"]} <= keys_of(schema)


def test_every_key_says_what_it_is_for() -> None:
    for name, definition in DEFINITIONS.items():
        if definition.get("type") == "object":
            assert definition["description"], name
            assert all(one["description"] for one in definition["properties"].values()), name


def test_the_examples_of_sentences_are_read() -> None:
    for text in DEFINITIONS["period"]["examples"]:
        assert period_to_text(read_period(text)) == text
    for text in DEFINITIONS["limit"]["anyOf"][0]["examples"]:
        assert limit_to_toml(read_limit(text)) == text
