"""The Django example: records stay as they were, errors stand beside their fields, and the day is always asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from complaint_rules import Complaint, schemes
from examples.integrations.django_app.standalone import start

if TYPE_CHECKING:
    from collections.abc import Iterator

start()

from examples.integrations.django_app.models import Case  # noqa: E402 - a model needs the settings

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))


@pytest.fixture
def case() -> Iterator[Case]:
    start()
    with transaction.atomic():
        made = Complaint(CHILDREN).record("complaint", date(2024, 8, 1), received=date(2024, 8, 2))
        kept = Case(reference="A-1", record=made.to_dict())
        kept.full_clean()
        kept.save()
        yield kept
        transaction.set_rollback(True)


@pytest.mark.usefixtures("case")
def test_the_record_comes_back_as_it_was() -> None:
    found = Case.objects.get(reference="A-1").complaint
    assert found.at(date(2024, 8, 3)).deadline("stage-1-response").due == date(2024, 8, 16)
    assert found.reference == "A-1"


def test_a_record_that_cannot_be_read_is_refused_with_all_its_faults() -> None:
    events = {"complaint": "2024-02-30", "stage-1-respons": "2024-08-01"}
    record = {"schema_version": 1, "scheme": "england-children", "events": events}
    with pytest.raises(ValidationError) as caught:
        Case(reference="B", record=record).clean_fields()
    assert len(caught.value.message_dict["record"]) == 2


@pytest.mark.usefixtures("case")
def test_the_timetable_is_json() -> None:
    answer = Client().get("/cases/A-1/?on=2024-08-20")
    told = answer.json()
    assert answer.status_code == 200
    assert told["reference"] == "A-1"
    assert (told["deadlines"][0]["name"], told["deadlines"][0]["status"]) == ("stage-1-response", "overdue")
    assert told["notice"] == "This is information on the facts given, not legal advice."


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("query", ["", "?on=", "?on=20/08/2024", "?on=2024-08-20T10:00"])
def test_a_day_that_is_missing_or_none_is_refused(query: str) -> None:
    for path in (f"/cases/A-1/{query}", f"/calendar.ics{query}"):
        answer = Client().get(path)
        assert (answer.status_code, answer.json()["error"]) == (400, "InvalidDateTextError")


@pytest.mark.usefixtures("case")
def test_a_case_that_is_not_there_is_not_found() -> None:
    assert Client().get("/cases/B/?on=2024-08-20").status_code == 404


@pytest.mark.usefixtures("case")
def test_an_event_is_recorded() -> None:
    told = {"event": "stage-1-response", "made": "2024-08-15", "received": ""}
    assert Client().post("/cases/A-1/events/", told).status_code == 201
    found = Case.objects.get(reference="A-1").complaint
    assert found.at(date(2024, 8, 20)).deadline("stage-1-response").status.value == "met"


@pytest.mark.parametrize(
    ("told", "field", "words"),
    [
        ({"event": "stage1-response", "made": "2024-08-15"}, "event", "did you mean 'stage-1-response'"),
        ({"event": "stage-1-response", "made": "15/08/2024"}, "made", "write it as YYYY-MM-DD"),
        ({"event": "stage-1-response", "made": "2024-08-15", "received": "31 August"}, "received", "write it as"),
        ({"event": "stage-1-response"}, "made", "a date is missing"),
        ({"event": "complaint", "made": "2024-08-15"}, "__all__", "does not repeat"),
        ({"made": "2024-08-15"}, "event", "required"),
    ],
)
def test_what_is_refused_stands_beside_its_field(case: Case, told: dict[str, str], field: str, words: str) -> None:
    answer = Client().post("/cases/A-1/events/", told)
    errors = answer.json()["errors"]
    assert (answer.status_code, [*errors]) == (400, [field])
    assert words in errors[field][0]["message"]
    assert Case.objects.get(reference="A-1").record == case.record


@pytest.mark.usefixtures("case")
def test_the_calendar_holds_every_case() -> None:
    answer = Client().get("/calendar.ics?on=2024-08-05")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART;VALUE=DATE:20240816\r\n" in answer.content
