"""The words that every procedure shares."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from complaint_rules.vocabulary import EVENTS, FACTS, LARGEST_NUMBER, LONGEST_TEXT, Event, Fact, Kind, Party

NAMES = [event.name for event in EVENTS]
FRONT_DOOR = [
    "complaint",
    "acknowledgement",
    "stage-1-response",
    "stage-2-request",
    "stage-2-acknowledgement",
    "statement-agreed",
    "stage-2-response",
    "stage-3-request",
    "stage-3-response",
    "panel-request",
    "panel-meeting",
    "panel-report",
    "panel-response",
    "response-date-agreed",
    "final-response",
    "ombudsman-complaint",
    "ombudsman-decision",
    "withdrawal",
    "resolution",
    "matter-occurred",
    "first-notice",
    "grounds-arose",
    "case-closed",
]


class TestEvents:
    """House rule: one vocabulary of events serves every procedure."""

    @pytest.mark.parametrize("name", FRONT_DOOR)
    def test_every_event_of_the_front_door_is_there(self, name: str) -> None:
        assert name in NAMES

    def test_each_name_is_used_once_and_is_written_in_small_letters_with_hyphens(self) -> None:
        assert len(set(NAMES)) == len(NAMES)
        assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in NAMES)

    def test_what_must_come_before_an_event_is_in_the_vocabulary_and_stands_before_it(self) -> None:
        for place, event in enumerate(EVENTS):
            for name in event.after:
                assert name in NAMES[:place], (event.name, name)

    def test_what_lies_before_the_complaint_is_a_circumstance(self) -> None:
        lying = {event.name for event in EVENTS if event.lies_before}
        assert lying == {"matter-occurred", "first-notice", "grounds-arose"}
        assert all(event.is_circumstance for event in EVENTS if event.lies_before)

    def test_an_act_is_no_circumstance(self) -> None:
        assert not Event(name="visit", title="the visit", by=Party.BODY).is_circumstance

    def test_nobody_receives_what_is_not_sent(self) -> None:
        not_sent = {event.name for event in EVENTS if not event.sent}
        assert {"panel-meeting", "resolution", "statement-agreed", "response-date-agreed", "first-notice"} <= not_sent
        assert not {"complaint", "stage-2-response", "panel-request", "panel-report"} & not_sent

    def test_a_date_that_is_agreed_is_carried_as_until_and_may_be_agreed_again(self) -> None:
        agreed = next(event for event in EVENTS if event.name == "response-date-agreed")
        assert agreed.repeats
        assert [(detail.name, detail.kind) for detail in agreed.details] == [("until", Kind.DATE)]

    def test_only_what_is_one_of_several_has_choices(self) -> None:
        for event in EVENTS:
            for detail in event.details:
                assert (detail.kind is Kind.CHOICE) == bool(detail.choices), (event.name, detail.name)


class TestFacts:
    """House rule: a missing fact is asked for, never guessed."""

    def test_each_name_is_used_once(self) -> None:
        assert len({fact.name for fact in FACTS}) == len(FACTS)

    def test_each_asks_a_question(self) -> None:
        assert all(fact.question.endswith("?") for fact in FACTS)

    def test_each_is_yes_or_no_or_one_of_several_or_a_number(self) -> None:
        assert {fact.kind for fact in FACTS} <= {Kind.YES_OR_NO, Kind.CHOICE, Kind.NUMBER}

    def test_the_values_are_listed_but_for_a_number(self) -> None:
        assert Fact(name="a", question="?").values == (True, False)
        assert Fact(name="a", question="?", kind=Kind.CHOICE, choices=("one", "two")).values == ("one", "two")
        assert Fact(name="a", question="?", kind=Kind.NUMBER).values is None


class TestKind:
    """House rule: `True` days or 10.0 days are a slip, and a slip that counts is a wrong deadline."""

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            (Kind.YES_OR_NO, False),
            (Kind.NUMBER, 0),
            (Kind.NUMBER, -LARGEST_NUMBER),
            (Kind.DATE, date(2026, 11, 23)),
            (Kind.CHOICE, "oral"),
            (Kind.TEXT, "x" * LONGEST_TEXT),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_a_value_of_its_sort_fits(self, kind: Kind, value: object) -> None:
        assert kind.fits(value, ("oral", "written"))

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            (Kind.YES_OR_NO, 1),
            (Kind.YES_OR_NO, "yes"),
            (Kind.YES_OR_NO, None),
            (Kind.NUMBER, True),
            (Kind.NUMBER, 3.0),
            (Kind.NUMBER, LARGEST_NUMBER + 1),
            (Kind.NUMBER, 10**100_000),
            (Kind.DATE, datetime(2026, 11, 23, 9)),
            (Kind.DATE, "2026-11-23"),
            (Kind.CHOICE, "Oral"),
            (Kind.CHOICE, ["oral"]),
            (Kind.TEXT, "x" * (LONGEST_TEXT + 1)),
            (Kind.TEXT, b"x"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_any_other_value_does_not(self, kind: Kind, value: object) -> None:
        assert not kind.fits(value, ("oral", "written"))
