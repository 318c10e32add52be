"""The FastAPI example: strict dates, typed errors as answers, and nothing that reads a clock."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from complaint_rules import Complaint, schemes
from examples.integrations.fastapi_app import app

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
ONE = Complaint(CHILDREN, reference="A-1").record("complaint", date(2024, 8, 1), received=date(2024, 8, 2)).to_dict()

client = TestClient(app)


def test_the_timetable_of_a_record() -> None:
    answer = client.post("/timetable", json={"complaint": ONE, "on": "2024-08-20"})
    assert answer.status_code == 200
    assert answer.json() == Complaint.from_dict(ONE).at(date(2024, 8, 20)).to_dict()


def test_a_record_that_a_person_wrote() -> None:
    by_hand = {"schema_version": 1, "scheme": "england-children", "events": {"complaint": "2024-08-01"}}
    assert client.post("/timetable", json={"complaint": by_hand, "on": "2024-08-20"}).status_code == 200


@pytest.mark.parametrize("on", ["20/08/2024", "2024-08-20T00:00:00", "20240820", 1724112000, "2024-02-30", None])
def test_anything_but_a_day_is_refused(on: object) -> None:
    answer = client.post("/timetable", json={"complaint": ONE, "on": on})
    assert answer.status_code == 422
    (error,) = answer.json()["detail"]
    assert (error["loc"], error["type"]) == (["body", "on"], "day")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({**ONE, "scheme": "england-childrn"}, "did you mean 'england-children'"),
        ({**ONE, "rules_digest": "0" * 16}, "pass procedure= to read it"),
        ({**ONE, "schema_version": 99}, "schema"),
        ([], "a record is an object"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_at_its_place(record: object, words: str) -> None:
    answer = client.post("/timetable", json={"complaint": record, "on": "2024-08-20"})
    assert answer.status_code == 422
    (error,) = answer.json()["detail"]
    assert error["loc"] == ["body", "complaint"]
    assert words in error["msg"]


def test_whether_something_may_be_done_has_four_answers() -> None:
    answer = client.post("/can", json={"complaint": ONE, "on": "2024-08-20", "event": "stage-2-request"}).json()
    assert answer["answer"] == "yes"
    assert answer["explanation"].endswith("not legal advice.")


def test_an_event_that_nobody_knows_is_answered_with_the_names_that_come_close() -> None:
    answer = client.post("/can", json={"complaint": ONE, "on": "2024-08-20", "event": "stage2-request"})
    assert answer.status_code == 422
    assert (answer.json()["error"], answer.json()["closest"][0]) == ("UnknownEventError", "stage-2-request")


def test_what_is_due_across_several() -> None:
    asked: dict[str, Any] = {"complaints": [ONE, {**ONE, "reference": "A-2"}], "on": "2024-08-12"}
    items = client.post("/upcoming?days=7", json=asked).json()
    assert [(one["reference"], one["day"]) for one in items if one["kind"] == "duty"] == [
        ("A-1", "2024-08-16"), ("A-2", "2024-08-16"),
    ]  # fmt: skip
    assert client.post("/upcoming?days=-1", json=asked).json()["error"] == "NotANumberError"


def test_the_calendar() -> None:
    answer = client.post("/calendar.ics", json={"complaints": [ONE], "on": "2024-08-05"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART;VALUE=DATE:20240816\r\n" in answer.content


def test_the_service_describes_itself() -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Asked"]["properties"]["on"] == {"type": "string", "format": "date", "title": "On"}
    assert "england-children" in schemas["Asked"]["properties"]["complaint"]["properties"]["scheme"]["examples"]
