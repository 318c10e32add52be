"""What the calculator page asks of the library, under CPython; `tests/browser` has it in a browser."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import Complaint, schemes
from docs.calculator.answer import LONGEST_FIELD, MOST_FIELDS, NOT_KNOWN, answer, choose, describe, handle
from docs.calculator.entered import Entered
from tests.reading_age import flesch_kincaid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from complaint_rules import Procedure

CHILDREN = {
    "procedure": "england-children",
    "on": "2024-11-29",
    "date.complaint": "2024-08-01",
    "date.stage-1-response": "2024-08-15",
    "date.stage-2-request": "2024-08-29",
}
VERSIONS = [one for name in schemes.names() for one in schemes.versions(name)]


def shown(fields: Mapping[str, str]) -> dict[str, Any]:
    found = answer(fields)
    assert found["errors"] == []
    assert json.loads(json.dumps(found)) == found
    data: dict[str, Any] = found["answer"]
    return data


def faults(fields: Mapping[str, str]) -> dict[str, str]:
    found = answer(fields)
    assert found["answer"] is None
    return {one["field"]: one["text"] for one in found["errors"]}


@cache
def form(procedure: Procedure) -> dict[str, Any]:
    listed = {one["name"]: one for one in describe()["procedures"]}
    data: dict[str, Any] = listed[procedure.name]["versions"][procedure.version]
    return data


def events_in(form: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for group in form["groups"]:
        yield from group["events"]


def named(several: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in several if one["name"] == name)


class TestTheChildrensComplaint:
    def test_is_late_since_october_and_past_the_outer_limit_since_28_november(self) -> None:
        seen = shown(CHILDREN)
        response = named(seen["now"], "stage-2-response")
        assert seen["stage"] == {"title": "Stage 2, investigation", "text": "Since Thursday 29 August 2024."}
        assert response["badge"] == "Late"
        assert response["who"] == "The council must do this."
        assert response["dates"] == [
            {"label": "Last day", "value": "Thursday 3 October 2024"},
            {"label": "Outer limit", "value": "Thursday 28 November 2024"},
        ]
        assert response["text"] == (
            "It is 41 working days late. "
            "The outer limit was Thursday 28 November 2024. That has passed too, 1 working day ago."
        )
        assert response["readings"] == [
            (
                "If the count starts from the agreement on the written statement of the complaint, the last day cannot "
                "be told: that date is not on record."
            )
        ]

    def test_has_not_passed_the_outer_limit_on_its_last_day(self) -> None:
        response = named(shown({**CHILDREN, "on": "2024-11-28"})["now"], "stage-2-response")
        assert "That has passed" not in response["text"]
        assert "The furthest it could have been put off, in time, was Thursday 28 November 2024." in response["text"]

    def test_is_not_late_on_the_last_day(self) -> None:
        response = named(shown({**CHILDREN, "on": "2024-10-03"})["now"], "stage-2-response")
        assert response["badge"] == "Waiting"
        assert response["text"] == "They may be able to put it off, but not past Thursday 28 November 2024."

    def test_shows_the_ombudsmans_clock_and_never_says_barred(self) -> None:
        (route,) = shown(CHILDREN)["routes"]
        assert route["limit"] == (
            "The time for asking ends on Thursday 31 July 2025 or before that. "
            "The exact day is not known, so do not wait."
        )
        (route,) = shown({**CHILDREN, "on": "2026-01-01", "date.first-notice": "2024-07-01"})["routes"]
        assert route["badge"] == "The time has passed"
        assert route["limit"] == "The time for asking ended on Monday 30 June 2025."
        assert route["late"] == "If you ask after that, they may still decide to look at it."

    def test_what_helps_comes_before_what_ends_it(self) -> None:
        titles = [one["title"] for one in shown(CHILDREN)["can"]]
        assert titles == [
            "A reminder that an answer is late",
            "The Local Government and Social Care Ombudsman",
            "The withdrawal of the complaint",
        ]

    def test_says_what_is_not_known_and_where_to_enter_it(self) -> None:
        unknown = {one["field"]: one for one in shown(CHILDREN)["unknown"]}
        assert set(unknown) == {"date.first-notice", "date.grounds-arose"}
        assert unknown["date.first-notice"]["about"] == ["the Local Government and Social Care Ombudsman"]
        assert named_fields(form(schemes.newest("england-children"))) >= set(unknown)

    def test_an_extension_moves_the_last_day_and_keeps_the_first_one(self) -> None:
        more = {"extend.1.duty": "stage-2-response", "extend.1.to": "2024-11-28", "extend.1.on": "2024-10-01"}
        response = named(shown({**CHILDREN, **more})["now"], "stage-2-response")
        assert {"label": "Last day", "value": "Thursday 28 November 2024"} in response["dates"]
        assert {"label": "Last day before it was put off", "value": "Thursday 3 October 2024"} in response["dates"]

    def test_a_stopped_clock_has_a_last_day_not_before(self) -> None:
        pause = {"pause.1.cause": "concurrent-proceedings", "pause.1.from": "2024-09-10"}
        response = named(shown({**CHILDREN, **pause})["now"], "stage-2-response")
        assert response["badge"] == "Clock stopped"
        assert response["text"].startswith("The clock has stopped. Its last day is not before ")
        resumed = named(shown({**CHILDREN, **pause, "pause.1.to": "2024-09-20"})["now"], "stage-2-response")
        assert resumed["badge"] == "Late"

    def test_stops_are_kept_in_their_order_whatever_the_order_of_entry(self) -> None:
        two = {"pause.1.from": "2024-09-20", "pause.2.from": "2024-09-02", "pause.2.to": "2024-09-05"}
        assert named(shown({**CHILDREN, **two})["now"], "stage-2-response")["badge"] == "Clock stopped"

    def test_before_it_has_begun_a_letter_of_complaint_is_drafted(self) -> None:
        seen = shown({"procedure": "england-children", "on": "2024-07-01"})
        assert seen["stage"]["title"] == "Not begun"
        assert "A complaint" in [one["title"] for one in seen["letters"]]
        assert "A complaint" not in [one["title"] for one in shown(CHILDREN)["letters"]]

    def test_gives_the_record_as_the_library_saves_it(self) -> None:
        files = shown(CHILDREN)["files"]
        saved = Complaint.from_dict(json.loads(files["json"]))
        assert [entry.on.isoformat() for entry in saved.entries] == ["2024-08-01", "2024-08-15", "2024-08-29"]
        assert files["ics"].startswith("BEGIN:VCALENDAR\r\n")
        assert "28 November 2024" in files["text"]

    def test_marks_the_stage_in_the_picture_and_in_the_words(self) -> None:
        seen = shown(CHILDREN)
        assert [one["title"] for one in seen["steps"] if one["here"]] == ["Stage 2, investigation"]
        assert seen["mermaid"].startswith("stateDiagram-v2")
        assert seen["timeline"].startswith("<svg ")

    def test_time_that_perhaps_has_passed_is_told_at_least_until_when_there_was(self) -> None:
        seen = shown({**CHILDREN, "on": "2024-12-06", "date.stage-2-response": "2024-10-03"})
        (window,) = seen["windows"]
        assert window["badge"] == "Cannot tell"
        assert window["text"] == (
            "Whether there is still time cannot be told. "
            "There was time at least until Thursday 31 October 2024. Do not wait."
        )
        assert {"received.stage-2-response"} <= {one["field"] for one in seen["unknown"]}

    def test_a_window_that_is_open_says_until_when(self) -> None:
        answered = {"date.stage-2-response": "2024-10-03", "received.stage-2-response": "2024-10-04"}
        (window,) = shown({**CHILDREN, **answered, "on": "2024-10-10"})["windows"]
        assert window["text"] == "You can do this until Friday 1 November 2024, that day included."
        (window,) = shown({**CHILDREN, **answered, "on": "2024-11-02"})["windows"]
        assert window["text"] == (
            "The time for this ended on Friday 1 November 2024. "
            "After the last day, the council may still accept it. You may ask."
        )

    def test_no_name_of_a_reading_is_shown_as_programs_write_it(self) -> None:
        fields = {"procedure": "trafford-children-guide", "on": "2025-03-03", "date.complaint": "2025-02-03"}
        said = json.dumps(shown(fields)["now"], ensure_ascii=False)
        assert "kind-of-days" not in said
        assert "which reading of the text is meant for kind of days" in said

    def test_one_known_date_is_enough(self) -> None:
        fields = {"procedure": "england-children", "on": "2024-11-29", "date.stage-2-request": "2024-08-29"}
        assert named(shown(fields)["now"], "stage-2-response")["badge"] == "Late"


def named_fields(form: Mapping[str, Any]) -> set[str]:
    fields = {one["field"] for key in ("facts", "readings") for one in form[key]}
    for event in events_in(form):
        fields |= {f"date.{event['name']}", *(one["field"] for one in event["details"])}
        fields |= {f"received.{event['name']}"} if event["sent"] else set()
    return fields


def offered(form: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the fields of everything that can be filled in, one thing at a time."""
    for event in events_in(form):
        date = {f"date.{event['name']}": "2025-02-03"}
        yield {**date, f"received.{event['name']}": "2025-02-04"} if event["sent"] else date
        for detail in event["details"]:
            for value in [value for value, _ in detail["options"]] or ["2025-02-20"]:
                yield {**date, detail["field"]: value}
    for field in (*form["facts"], *form["readings"]):
        for value, _ in field["options"]:
            yield {field["field"]: value}
    for one in form["extensions"]:
        row = {"extend.1.duty": one["duty"], "extend.1.to": "2025-03-10", "extend.1.on": "2025-02-05"}
        for how, _ in one["ways"]:
            yield {**row, "extend.1.how": how}
        for cause, _ in one["causes"]:
            yield {**row, "extend.1.cause": cause}
    for cause, _ in form["pauses"]:
        yield {"pause.1.cause": cause, "pause.1.from": "2025-02-05"}


class TestTheForm:
    @pytest.mark.parametrize("procedure", VERSIONS, ids=lambda one: f"{one.name} {one.version}")
    def test_asks_for_every_event_that_a_rule_uses_and_for_each_once(self, procedure: Procedure) -> None:
        asked = [event["name"] for event in events_in(form(procedure))]
        assert len(asked) == len(set(asked))
        assert set(asked) == procedure.events_used

    @pytest.mark.parametrize("procedure", VERSIONS, ids=lambda one: f"{one.name} {one.version}")
    def test_offers_nothing_that_is_refused(self, procedure: Procedure) -> None:
        for fields in offered(form(procedure)):
            entered = Entered(fields)
            entered.complaint(procedure)
            assert entered.faults == []

    @pytest.mark.parametrize("procedure", VERSIONS, ids=lambda one: f"{one.name} {one.version}")
    def test_filled_in_from_top_to_bottom_gets_an_answer(self, procedure: Procedure) -> None:
        whole: dict[str, str] = {}
        for fields in offered(form(procedure)):
            whole |= fields if not fields.keys() & whole.keys() else {}
        start = {"procedure": procedure.name, "version": procedure.version, "on": "2025-03-03"}
        assert shown({**whole, **start})["summary"] is not None

    @pytest.mark.parametrize("procedure", VERSIONS, ids=lambda one: f"{one.name} {one.version}")
    def test_whatever_is_said_to_be_missing_can_be_entered(self, procedure: Procedure) -> None:
        start = {"procedure": procedure.name, "version": procedure.version, "on": "2025-03-03"}
        asked = form(procedure)
        opening = {f"date.{procedure.opening}": "2025-02-03"}
        for fields in (start, {**start, **opening}):
            missing = shown(fields)["unknown"]
            assert [one for one in missing if not one["field"]] == []
            assert {one["field"] for one in missing if not one["field"].startswith("received.")} <= named_fields(asked)

    def test_asks_for_no_free_text_for_a_link_would_show_it(self) -> None:
        kinds = {field["kind"] for one in VERSIONS for event in events_in(form(one)) for field in event["details"]}
        assert kinds <= {"date", "choice"}
        assert faults({**CHILDREN, "detail.complaint.grounds": "a secret"}) == {
            "detail.complaint.grounds": "“a secret” cannot be given here."
        }

    def test_begins_with_the_law(self) -> None:
        groups = [one["group"] for one in describe()["procedures"]]
        assert groups[0] == "The law"
        assert groups == sorted(groups, key=groups.index)


class TestTheVersion:
    def test_is_the_one_that_held_when_the_complaint_was_made(self) -> None:
        fields = {"procedure": "housing-ombudsman-code", "on": "2025-01-01", "date.complaint": "2023-05-01"}
        assert "before-2024-04-01" in shown(fields)["rules"]["text"]
        assert "2024-04-01" in shown({**fields, "date.complaint": "2024-05-01"})["rules"]["text"]
        assert "before-2024-04-01" in shown({**fields, "version": "before-2024-04-01"})["rules"]["text"]

    def test_is_asked_for_where_none_held(self) -> None:
        fields = {"procedure": "england-children", "on": "2001-01-01"}
        assert "1 January 2001" in faults(fields)["version"]
        assert shown({**fields, "version": "2006-09-01"})["stage"]["title"] == "Not begun"

    def test_one_that_is_not_known_is_told(self) -> None:
        assert set(faults({**CHILDREN, "version": "1066"})) == {"version"}

    def test_without_any_day_the_other_faults_are_still_told(self) -> None:
        assert set(faults({"procedure": "england-children", "date.complaint": "soon"})) == {"on", "date.complaint"}


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("fields", "field", "words"),
        [
            ({"on": ""}, "on", "Say which day"),
            ({"on": "29/11/2024"}, "on", "is not a date"),
            ({"procedure": ""}, "procedure", "Choose a procedure"),
            ({"procedure": "england-childrens"}, "procedure", "There is no procedure"),
            ({"date.complaint": "2024-02-30"}, "date.complaint", "is not a date"),
            ({"date.complaint": "0024-08-01"}, "date.complaint", "The year 24 cannot be right"),
            ({"received.complaint": "2024-07-01"}, "received.complaint", "before it was made or sent"),
            ({"date.nonsense": "2024-08-01"}, "date.nonsense", "knows no date"),
            ({"date.complaint.2": "2024-09-01"}, "date.complaint.2", "only once"),
            ({"detail.stage-2-response.outcome": "upheld"}, "date.stage-2-response", "Give the date of"),
            ({"detail.complaint.form": "sung"}, "detail.complaint.form", "cannot be given"),
            ({"detail.complaint.colour": "red"}, "detail.complaint.colour", "cannot be given"),
            ({"extend.1.to": "2024-12-01"}, "extend.1.duty", "which step"),
            ({"extend.1.duty": "stage-2-response"}, "extend.1.to", "until when"),
            ({"pause.1.to": "2024-09-01"}, "pause.1.from", "from which day"),
            ({"pause.1.from": "2024-09-01", "pause.1.to": "2024-08-01"}, "pause.1.to", "before it was stopped"),
            ({"pause.1.from": "2024-09-01", "pause.2.from": "2024-09-03"}, "pause.2.cause", "already stopped"),
            ({"pause.1.from": "2024-09-01", "pause.1.cause": "rain"}, "pause.1.cause", "rain"),
            ({"fact.advocate": "perhaps"}, "fact.advocate", "no answer"),
            ({"fact.shoe-size": "7"}, "fact.shoe-size", "no answer"),
            ({"reading.stage-2-start": "noon"}, "reading.stage-2-start", "noon"),
            ({"reading.nothing": "noon"}, "reading.nothing", "nothing"),
            ({"colour": "red"}, "colour", "does not know"),
            ({"date.complaint.99": "2024-08-01"}, "date.complaint.99", "does not know"),
            ({"date.complaint.1.2": "2024-08-01"}, "date.complaint.1.2", "does not know"),
            ({"extend.0.to": "2024-08-01"}, "extend.0.to", "does not know"),
        ],
    )
    def test_is_told_with_its_field(self, fields: dict[str, str], field: str, words: str) -> None:
        told = faults({**CHILDREN, **fields})
        assert words in told[field]

    def test_is_told_all_at_once(self) -> None:
        wrong = {"date.complaint": "x", "received.stage-1-response": "y", "fact.advocate": "z", "extend.1.on": "w"}
        assert set(faults({**CHILDREN, **wrong})) == {*wrong, "extend.1.duty", "extend.1.to"}

    def test_an_extension_by_a_way_that_does_not_exist(self) -> None:
        row = {"extend.1.duty": "stage-2-response", "extend.1.to": "2024-11-01", "extend.1.on": "2024-10-01"}
        assert "magic" in faults({**CHILDREN, **row, "extend.1.how": "magic"})["extend.1.duty"]

    def test_an_extension_of_what_cannot_be_extended(self) -> None:
        row = {"extend.1.duty": "lunch", "extend.1.to": "2024-11-01", "extend.1.on": "2024-10-01"}
        assert "lunch" in faults({**CHILDREN, **row})["extend.1.duty"]

    def test_years_that_no_calendar_knows(self) -> None:
        fields = {"procedure": "england-children", "on": "2099-12-31", "date.complaint": "2099-12-31"}
        found = answer(fields)
        assert found["errors"] or found["answer"]


class TestRequests:
    def test_the_answer_comes_as_json(self) -> None:
        found = json.loads(handle(json.dumps({"do": "answer", "fields": CHILDREN})))
        assert found == answer(CHILDREN)

    def test_spaces_and_empty_fields_do_not_count(self) -> None:
        spaced = {**CHILDREN, "on": " 2024-11-29 ", "date.panel-request": "  "}
        assert json.loads(handle(json.dumps({"do": "answer", "fields": spaced}))) == answer(CHILDREN)

    @pytest.mark.parametrize(
        "request_",
        [
            "",
            "{",
            "[" * 100_000,
            "null",
            "[]",
            '{"do": "answer"}',
            '{"do": "answer", "fields": []}',
            '{"do": "answer", "fields": {"on": 5}}',
            '{"do": "answer", "fields": {"on": null}}',
            '{"do": "answer", "fields": {"on": {"a": "b"}}}',
            '{"do": "describe", "fields": {}}',
            '{"do": ["answer"], "fields": {}}',
            json.dumps({"do": "answer", "fields": {"on": "x" * (LONGEST_FIELD + 1)}}),
            json.dumps({"do": "answer", "fields": {"x" * (LONGEST_FIELD + 1): "on"}}),
            json.dumps({"do": "answer", "fields": {f"date.a{n}": "x" for n in range(MOST_FIELDS + 1)}}),
            " " * 300_000,
        ],
    )
    def test_what_is_no_request_is_refused_in_words(self, request_: str) -> None:
        found = json.loads(handle(request_))
        assert found["answer"] is None
        assert [one["field"] for one in found["errors"]] == [""]

    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "\u202e\x1b[31m\n",
            "\u0662\u0660\u0662\u0664-\u0660\u0668-\u0660\u0661",
            "9" * 200,
            "😀" * 90,
        ],
    )
    def test_hostile_texts_are_told_back_short_and_on_one_line(self, text: str) -> None:
        fields = dict.fromkeys(
            ("procedure", "version", "on", "date.complaint", "fact.advocate", "reading.x", text), text
        )
        for given_ in (fields, {**CHILDREN, **fields, "procedure": "england-children", "version": ""}):
            found = json.loads(handle(json.dumps({"do": "answer", "fields": given_})))
            assert found["errors"]
            for one in found["errors"]:
                assert len(one["text"]) < 500
                assert one["text"].isprintable()

    @given(
        st.dictionaries(
            st.sampled_from(
                [
                    "date.complaint",
                    "received.complaint",
                    "date.acknowledgement",
                    "date.response-date-agreed",
                    "date.response-date-agreed.2",
                    "detail.response-date-agreed.until",
                    "date.final-response",
                    "received.final-response",
                    "date.stage-1-response",
                    "date.stage-2-request",
                    "date.stage-2-response",
                    "date.statement-agreed",
                    "date.panel-meeting",
                    "date.withdrawal",
                    "date.ombudsman-complaint",
                    "date.first-notice",
                    "extend.1.to",
                    "extend.1.on",
                    "pause.1.from",
                    "pause.1.to",
                ]
            ),
            st.dates(min_value=date(2023, 1, 1)).map(str) | st.text(max_size=12),
            max_size=8,
        ),
        st.sampled_from(schemes.names()),
        st.dates(min_value=date(2024, 6, 1), max_value=date(2027, 1, 1)).map(str),
    )
    @settings(max_examples=40, deadline=None)
    def test_whatever_is_entered_gets_an_answer_or_faults(self, fields: dict[str, str], name: str, on: str) -> None:
        found = json.loads(handle(json.dumps({"do": "answer", "fields": {**fields, "procedure": name, "on": on}})))
        assert bool(found["errors"]) != bool(found["answer"])


class TestFindingTheProcedure:
    def test_asks_one_question_at_a_time_and_finds_it(self) -> None:
        fields = {"on": "2024-11-29"}
        asked: list[str] = []
        for value in ("england", "children", "council", NOT_KNOWN):
            question = choose(fields)["answer"]["question"]
            asked.append(question["field"])
            fields[question["field"]] = value
        assert asked == ["about.nation", "about.subject", "about.body", "about.body-name"]
        found = choose(fields)["answer"]
        assert found["question"] is None
        assert [one["procedure"] for one in found["groups"][0]["choices"]] == ["england-children"]

    def test_begins_with_the_question_that_is_written_down_when_the_pages_are_built(self) -> None:
        assert choose({"on": "2024-11-29"})["answer"]["question"] == describe()["question"]

    def test_a_body_that_has_its_own_text_brings_it(self) -> None:
        told = {"about.nation": "england", "about.subject": "children", "about.body": "council"}
        found = choose({"on": "2024-11-29", **told, "about.body-name": "Cumberland Council"})["answer"]
        names = [one["procedure"] for group in found["groups"] for one in group["choices"]]
        assert "cumberland-children" in names

    def test_who_knows_nothing_is_told_what_it_may_be_and_is_asked_nothing_twice(self) -> None:
        fields = {"on": "2024-11-29"}
        for _ in range(30):
            question = choose(fields)["answer"]["question"]
            if question is None:
                break
            assert question["field"] not in fields
            fields[question["field"]] = NOT_KNOWN
        found = choose(fields)["answer"]
        assert found["question"] is None
        assert not found["governed"]
        assert "The complaints procedure for children's social care in England" in found["unsure"]

    def test_says_who_decides_where_nothing_that_is_held_governs_it(self) -> None:
        told = {"about.nation": "scotland", "about.subject": "police", "about.body": "police"}
        found = choose({"on": "2024-11-29", **told})["answer"]
        assert not found["governed"]
        assert found["elsewhere"]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({}, "on"),
            ({"on": "soon"}, "on"),
            ({"on": "2024-11-29", "about.nation": "narnia"}, "about.nation"),
            ({"on": "2024-11-29", "about.colour": "red"}, "about.colour"),
            ({"on": "2024-11-29", "about.happened": "yesterday"}, "about.happened"),
        ],
    )
    def test_what_cannot_be_is_told_with_its_field(self, fields: dict[str, str], field: str) -> None:
        found = choose(fields)
        assert found["answer"] is None
        assert [one["field"] for one in found["errors"]] == [field]


def test_faults_do_not_change_what_was_entered() -> None:
    fields = {**CHILDREN, "date.complaint": "x"}
    before = dict(fields)
    Entered(fields).complaint(schemes.newest("england-children"))
    answer(fields)
    assert fields == before


def test_the_page_and_its_first_answer_can_be_read_by_a_child_of_ten_to_twelve() -> None:
    """House rule: plain words. The grade of Flesch and Kincaid is about the years at school that a reader needs."""
    page = Path(__file__).parents[1].joinpath("docs", "calculator", "index.md").read_text(encoding="utf-8")
    words = re.sub(r"[*#]", "", page.partition("# Calculator")[2].partition("<!--")[0])
    assert flesch_kincaid(words) <= 6
    said = " ".join(f"{one['title']}. {one['text']}" for one in shown(CHILDREN)["summary"])
    assert len(said.split()) > 50
    assert flesch_kincaid(said) <= 6


class TestWhatAReviewFound:
    """House rule: the calculator says what every other door says."""

    def test_the_version_is_that_of_the_earliest_act_and_not_of_the_day_asked_about(self) -> None:
        fields = {"procedure": "housing-ombudsman-code", "date.stage-2-request": "2023-05-01"}
        for on in ("2023-06-01", "2026-06-01"):
            assert "version before-2024-04-01" in shown({**fields, "on": on})["rules"]["text"]

    def test_a_time_that_has_passed_is_told_as_past(self) -> None:
        old = shown({"procedure": "england-children", "on": "2026-06-01", "date.stage-2-request": "2024-08-29"})
        (route,) = [one for one in old["routes"] if one["name"] == "lgsco"]
        assert route["limit"] == "The time for asking ended on Thursday 28 August 2025 or before that."
        sure = {"date.first-notice": "2024-07-01", "date.complaint": "2024-08-01"}
        (route,) = [
            one
            for one in shown({"procedure": "england-children", "on": "2026-06-01", **sure})["routes"]
            if one["name"] == "lgsco"
        ]
        assert route["limit"] == "The time for asking ended on Monday 30 June 2025."

    def test_a_late_answer_that_rests_on_a_receipt_says_so_and_asks_for_it(self) -> None:
        found = shown({"procedure": "england-children", "on": "2024-11-12", "date.complaint": "2024-10-28"})
        (response,) = [one for one in found["now"] if one["name"] == "stage-1-response"]
        assert "takes for granted that what starts the clock arrived on the day it was sent" in response["text"]
        assert "received.complaint" in {one["field"] for one in found["unknown"]}

    def test_a_missed_aim_breaks_no_rule_when_it_is_over_either(self) -> None:
        fields = {"procedure": "cumberland-children", "on": "2026-06-01", "date.complaint": "2026-03-02"}
        fields |= {"received.complaint": "2026-03-02", "date.stage-1-response": "2026-04-10"}
        assert "Done late, but no rule is broken" in {one["badge"] for one in shown(fields)["past"]}
