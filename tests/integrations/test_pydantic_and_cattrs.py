"""The pydantic and the cattrs examples: a complaint comes back as it was, and every refusal names place and value."""

from __future__ import annotations

import json
from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from complaint_rules import Complaint, load_procedure, schemes, testing
from examples.integrations import cattrs_hooks, pydantic_models

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ONE = Complaint(CHILDREN, reference="A-1").record("complaint", date(2024, 8, 1))
VALIDATOR: Any = import_module("jsonschema").Draft202012Validator  # it has no types of its own
LOCAL = "examples/local/east-devon.toml"
drawn = testing.complaints(testing.bundled_procedures(names=["england-children", "seap"]), max_steps=6)


# pydantic


@settings(max_examples=15)
@given(drawn)
def test_a_complaint_comes_back_from_json_as_it_was(one: Complaint) -> None:
    case = pydantic_models.Case(handler="J", opened=date(2024, 8, 1), complaint=one)
    again = pydantic_models.Case.model_validate_json(case.model_dump_json())
    assert again == case
    assert again.complaint.to_dict() == one.to_dict()


@pytest.mark.parametrize("opened", [20240801, 1722470400.0, "01/08/2024", "20240801", datetime(2024, 8, 1), None])
def test_pydantic_takes_only_a_day_for_a_day(opened: Any) -> None:  # noqa: ANN401 - any of these
    with pytest.raises(ValidationError) as caught:
        pydantic_models.Case(handler="J", opened=opened, complaint=ONE)
    (error,) = caught.value.errors()
    assert (error["loc"], error["type"]) == (("opened",), "day")
    assert "YYYY-MM-DD" in error["msg"]


def test_pydantic_reports_all_that_is_wrong_at_once_with_place_and_value() -> None:
    events = {"complaint": "2024-02-30", "stage-1-respons": "2024-08-01"}
    record = {"schema_version": 1, "scheme": "england-children", "events": events}
    with pytest.raises(ValidationError) as caught:
        pydantic_models.Case.model_validate({"handler": 7, "opened": "2024-08-01", "complaint": record, "more": 1})
    found = {error["loc"][0]: error for error in caught.value.errors()}
    assert {*found} == {"handler", "complaint", "more"}
    assert "'2024-02-30' is not a date" in found["complaint"]["msg"]
    assert found["complaint"]["ctx"]["kind"] == "InvalidRecordError"
    assert len(found["complaint"]["ctx"]["problems"]) == 2


def test_pydantic_reads_a_record_under_the_local_procedure_of_the_caller() -> None:
    local = load_procedure(LOCAL)
    record = Complaint(local).record("complaint", date(2026, 11, 23)).to_dict()
    told = {"handler": "J", "opened": "2026-11-23", "complaint": record}
    case = pydantic_models.Case.model_validate(told, context={"procedure": local})
    assert case.complaint.procedure is local
    with pytest.raises(ValidationError, match="unknown scheme"):
        pydantic_models.Case.model_validate(told)


def test_the_json_schema_is_one_and_takes_what_is_written() -> None:
    schema = pydantic_models.Case.model_json_schema()
    VALIDATOR.check_schema(schema)
    case = pydantic_models.Case(handler="J", opened=date(2024, 8, 1), complaint=ONE)
    VALIDATOR(schema).validate(json.loads(case.model_dump_json()))


# cattrs


@settings(max_examples=15)
@given(drawn)
def test_cattrs_gives_back_a_complaint_as_it_was(one: Complaint) -> None:
    case = cattrs_hooks.Case(handler="J", opened=date(2024, 8, 1), complaint=one)
    data = json.loads(json.dumps(cattrs_hooks.CONVERTER.unstructure(case)))
    assert cattrs_hooks.CONVERTER.structure(data, cattrs_hooks.Case) == case


def problems(data: object, kind: type[object] = cattrs_hooks.Case) -> list[str]:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - cattrs raises groups of several kinds
        cattrs_hooks.CONVERTER.structure(data, kind)
    return cattrs_hooks.problems(caught.value, data)


def test_cattrs_reports_all_that_is_wrong_with_place_and_value() -> None:
    record = {"schema_version": 1, "scheme": "england-childrn"}
    found = problems({"opened": "2024-02-30", "priority": "high", "complaint": record, "more": 1})
    assert found == [
        "handler: required field missing",
        "opened: date: '2024-02-30' is not a date; write it as YYYY-MM-DD, such as 2026-11-23",
        "priority: invalid value for type, expected int, got 'high'",
        (
            "complaint: schemes: unknown scheme 'england-childrn'; did you mean 'england-children' "
            "or 'cumberland-children' or 'england-adults-and-nhs'?"
        ),
        "the whole: extra fields found (more)",
    ]


def test_cattrs_names_the_place_in_a_list() -> None:
    good = cattrs_hooks.CONVERTER.unstructure(
        cattrs_hooks.Case(handler="J", opened=date(2024, 8, 1), complaint=ONE, priority=2)
    )
    assert problems([good, {**good, "priority": "x"}], list[cattrs_hooks.Case]) == [
        "[1].priority: invalid value for type, expected int, got 'x'"
    ]
