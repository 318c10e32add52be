"""Every exception: what it says, what it keeps, and that no input can make it unreadable."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import errors
from complaint_rules.errors import (
    AmbiguousNameError,
    CalendarHorizonError,
    CalendarMismatchError,
    ComplaintRulesError,
    InvalidCalendarError,
    InvalidDateTextError,
    InvalidFileError,
    InvalidProcedureError,
    InvalidRecordError,
    InvalidTableError,
    NotADateError,
    NotANumberError,
    NotAProcedureError,
    NotATruthValueError,
    NotInForceError,
    RulesChangedError,
    UnknownCauseError,
    UnknownDivisionError,
    UnknownEventError,
    UnknownFactError,
    UnknownNameError,
    UnknownReadingError,
    UnknownSchemeError,
    one_line,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 23)
ONE_OF_EACH: tuple[ComplaintRulesError, ...] = (
    NotADateError(datetime(2026, 11, 23, 9), where="record 'complaint', made"),
    InvalidDateTextError("30 February", where="history[0].made"),
    NotANumberError(value=True, where="add_working_days(n)"),
    NotAProcedureError("mine.toml", where="compare(local)", needed="a procedure"),
    NotATruthValueError(1),
    CalendarHorizonError(DAY, calendar="scotland", known_from=DAY, known_until=DAY),
    InvalidCalendarError(["one", "two"]),
    CalendarMismatchError(given="scotland", needed="england-and-wales", procedure="england-children"),
    UnknownNameError("sent", valid=["seen"]),
    UnknownDivisionError("england", valid=["england-and-wales", "scotland"]),
    UnknownSchemeError("england-childrens", valid=["england-children", "lgsco"]),
    UnknownEventError("complant", valid=["complaint", "refusal"]),
    UnknownFactError("advocat", valid=["advocate"]),
    UnknownCauseError("strike", valid=["concurrent-proceedings"]),
    UnknownReadingError("agreed", valid=["request", "statement-agreed"]),
    AmbiguousNameError("stage-1-response", candidates=["agreed-date", "six-months"]),
    InvalidFileError("mine.toml", ["one", "two"]),
    InvalidProcedureError("mine", ["one", "two"]),
    InvalidRecordError(["one", "two"]),
    InvalidTableError(["one", "two"]),
    NotInForceError("england-children", on=DAY, versions=["2006-09-01 from 2006-09-01 until now"]),
    RulesChangedError("lgsco", saved="aaaa", current="bbbb"),
)
EACH = pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: type(error).__name__)


def test_every_class_of_the_module_has_an_example_here() -> None:
    classes = {getattr(errors, name) for name in errors.__all__ if name.endswith("Error")} - {ComplaintRulesError}
    assert classes == {type(error) for error in ONE_OF_EACH}


@EACH
def test_an_error_is_a_complaint_rules_error_and_the_nearest_built_in_error(error: ComplaintRulesError) -> None:
    assert isinstance(error, ComplaintRulesError)
    assert isinstance(error, TypeError | ValueError | LookupError)


@EACH
def test_an_error_keeps_its_message_and_its_data_when_pickled_and_copied(error: ComplaintRulesError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again).keys() == vars(error).keys()


@EACH
def test_the_docstring_says_when_it_happens_and_what_to_do(error: ComplaintRulesError) -> None:
    doc = type(error).__doc__ or ""
    assert "When it happens: " in doc
    assert "What to do: " in doc


def test_an_error_keeps_its_data_as_attributes() -> None:
    unknown = UnknownEventError("complant", valid=["complaint", "refusal"])
    assert (unknown.event, unknown.closest, unknown.valid) == ("complant", ("complaint",), ("complaint", "refusal"))
    changed = RulesChangedError("lgsco", saved="aaaa", current="bbbb")
    assert (changed.scheme, changed.saved, changed.current) == ("lgsco", "aaaa", "bbbb")
    assert InvalidRecordError(iter(["one", "two"])).problems == ("one", "two")


class TestMessages:
    def test_a_datetime_is_told_how_to_become_a_date(self) -> None:
        assert "value.date()" in str(NotADateError(datetime(2026, 11, 23, 9), where="on"))
        assert "date(2026, 11, 23)" in str(NotADateError("2026-11-23", where="on"))

    def test_an_unknown_name_is_answered_with_the_closest_ones(self) -> None:
        text = str(UnknownEventError("stage2-response", valid=["stage-1-response", "stage-2-response", "refusal"]))
        assert text.startswith("unknown event 'stage2-response'; did you mean 'stage-2-response' or")

    def test_an_unknown_name_that_is_close_to_none_is_answered_with_all(self) -> None:
        text = str(UnknownSchemeError("zzz", valid=["england-children", "lgsco"], where="schemes"))
        assert text == "schemes: unknown scheme 'zzz'; choose one of 'england-children', 'lgsco'"

    def test_of_very_many_names_the_first_are_said_and_all_are_kept(self) -> None:
        error = UnknownNameError("zzz", valid=[f"name-{number}" for number in range(45)])
        assert str(error).endswith("'name-39' and 5 more")
        assert len(error.valid) == 45

    def test_an_unknown_name_where_there_is_none_says_so(self) -> None:
        assert str(UnknownCauseError("zzz", valid=[])).endswith("there is none to choose from")

    def test_one_problem_follows_on_the_line_and_several_are_numbered(self) -> None:
        assert str(InvalidRecordError(["it is late"])) == "the record cannot be kept like this: it is late"
        assert str(InvalidRecordError(["one", "two"])).splitlines()[1:] == ["  1. one", "  2. two"]

    def test_of_ten_thousand_problems_a_hundred_are_shown_and_all_are_kept(self) -> None:
        error = InvalidRecordError(f"problem {number}" for number in range(10_000))
        assert len(error.problems) == 10_000
        assert len(str(error).splitlines()) == 102
        assert str(error).endswith("and 9900 more")

    def test_a_horizon_without_a_day_says_that_the_count_leaves(self) -> None:
        error = CalendarHorizonError(None, calendar="scotland", known_from=DAY, known_until=DAY)
        assert str(error).startswith("the count leaves what the calendar scotland knows, 2026-11-23 to 2026-11-23")

    def test_both_digests_are_named(self) -> None:
        text = str(RulesChangedError("lgsco", saved="aaaa", current="bbbb"))
        assert "aaaa" in text
        assert "bbbb" in text


class Unprintable:
    def __repr__(self) -> str:
        raise ZeroDivisionError


HOSTILE: tuple[Callable[[], object], ...] = (
    lambda: "x" * 5_000_000,
    lambda: 10**100_000,
    lambda: [10**100_000] * 3,
    lambda: list(range(1_000_000)),
    lambda: {str(number): [["x" * 1_000]] for number in range(1_000)},
    lambda: b"\0" * 1_000_000,
    lambda: datetime(2026, 11, 23, 9),
    Unprintable,
)


@pytest.mark.parametrize("make", HOSTILE)
class TestHostileValues:
    """House rule: a message names the bad value, and stays one that a person can read."""

    def test_the_value_is_cut(self, make: Callable[[], object]) -> None:
        assert 0 < len(shortened(make())) <= 120

    def test_the_message_stays_short(self, make: Callable[[], object]) -> None:
        value = make()
        for error in (
            NotADateError(value, where="here"),
            InvalidDateTextError(value, where="here"),
            NotANumberError(value, where="here"),
            UnknownNameError(value, valid=["seen"]),
        ):
            assert len(str(error)) < 400


class TestShortened:
    """House rule: a message names the bad value, and stays one that a person can read."""

    @given(st.recursive(st.integers() | st.text() | st.booleans(), st.lists, max_leaves=20))
    def test_what_is_short_is_shown_whole_and_what_is_long_is_cut(self, value: object) -> None:
        text = shortened(value)
        assert len(text) <= 120
        if isinstance(value, str) and len(repr(value)) <= 60:
            assert text == repr(value)


def test_words_that_are_joined_by_what_cannot_be_seen_stay_whole_on_a_line() -> None:
    """Persian for "I want", a family of three, and a word with a place where it may be parted."""
    persian, family = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert one_line(f" {persian}\n{family}\tco\u00adoperate\u202e") == f"{persian} {family} cooperate"
