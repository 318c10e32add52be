from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.conditions import All, Always, DetailIs, FactAtLeast, FactIn, FactIs, FactNotTold, Happened, Not
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.files import parse_toml
from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.local.phrases import (
    DEEPEST,
    LIMIT_PATTERN,
    PERIOD_PATTERN,
    PhraseError,
    condition_to_toml,
    limit_to_toml,
    period_to_text,
    read_condition,
    read_limit,
    read_period,
    value_from_toml,
)
from complaint_rules.local.writing import inline
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.working_days import Roll
from tests import local_strategies

if TYPE_CHECKING:
    from complaint_rules.conditions import Condition
    from complaint_rules.limits import Limit

WORKING_10 = Period(10, Unit.WORKING_DAYS)


def through_toml(value: object) -> object:
    """Write a value as a file has it, and read the file."""
    return parse_toml(f"x = {inline(value)}\n", where="a test")["x"]


# What is written reads back


@given(local_strategies.periods())
def test_a_period_reads_back_as_it_was(period: Period) -> None:
    assert read_period(through_toml(period_to_text(period))) == period


@given(local_strategies.limits())
def test_a_limit_reads_back_as_it_was(limit: Limit) -> None:
    # by its repr, since True equals 1
    assert repr(read_limit(through_toml(limit_to_toml(limit)))) == repr(limit)


@given(local_strategies.conditions())
def test_a_condition_reads_back_as_it_was(condition: Condition) -> None:
    assert repr(read_condition(through_toml(condition_to_toml(condition)))) == repr(condition)


@given(local_strategies.limits())
def test_what_was_written_is_written_so_again(limit: Limit) -> None:
    written = limit_to_toml(limit)
    assert limit_to_toml(read_limit(written)) == written


@given(st.text(max_size=60) | st.from_regex(LIMIT_PATTERN))
def test_a_sentence_that_is_read_is_one_that_an_editor_accepts(text: str) -> None:
    for read, pattern in ((read_limit, LIMIT_PATTERN), (read_period, PERIOD_PATTERN)):
        try:
            read(text)
        except PhraseError as error:
            # two sentences of the right form say what none may: too large a number, and a day that counts twice
            excused = "more than a period" in str(error) or "that day counted" in str(error)
            assert excused or re.fullmatch(pattern, text) is None
        else:
            assert re.fullmatch(pattern, text) is not None


# Sentences


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("10 working days", WORKING_10),
        ("1 month", Period(1, Unit.MONTHS)),
        ("48 hours", Period(48, Unit.HOURS)),
        ("1 school day", Period(1, Unit.SCHOOL_DAYS)),
        ("28 calendar days", Period(28, Unit.DAYS)),
        ("2 years", Period(2, Unit.YEARS)),
        ("10 days, kind not stated", Period(10, Unit.DAYS_KIND_NOT_STATED)),
        ("1 day, kind not stated", Period(1, Unit.DAYS_KIND_NOT_STATED)),
        ("7 to 28 calendar days", Period(28, Unit.DAYS, at_least=7)),
        ("25 working days, at most 65", Period(25, Unit.WORKING_DAYS, at_most=65)),
        ("12 months beginning with the day", Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
        ("6 weeks beginning with the day after", Period(6, Unit.WEEKS, Counting.BEGINNING_THE_DAY_AFTER)),
        ("0 to 1 working days", Period(1, Unit.WORKING_DAYS, at_least=0)),
        ("1 to 1 calendar days", Period(1, Unit.DAYS, at_least=1)),
        ("1 month, moved to a working day (following)", Period(1, Unit.MONTHS, roll=Roll.FOLLOWING)),
        ("1 month, moved to a working day (modified preceding)", Period(1, Unit.MONTHS, roll=Roll.MODIFIED_PRECEDING)),
    ],
)
def test_one_sentence_says_one_period(text: str, period: Period) -> None:
    assert read_period(text) == period
    assert period_to_text(period) == text


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("complaint", On("complaint")),
        ("receipt of complaint", Received("complaint")),
        ("the date set by response-date-agreed", DateSetBy("response-date-agreed")),
        ("the date (held-on) set by panel-date-fixed", DateSetBy("panel-date-fixed", "held-on")),
        ("10 working days after receipt of stage-1-response", After(Received("stage-1-response"), WORKING_10)),
        (
            "10 days, kind not stated, after complaint",
            After(On("complaint"), Period(10, Unit.DAYS_KIND_NOT_STATED)),
        ),
        (
            "25 working days, at most 65, after complaint",
            After(On("complaint"), Period(25, Unit.WORKING_DAYS, at_most=65)),
        ),
        (
            "6 months beginning with complaint",
            After(On("complaint"), Period(6, Unit.MONTHS, Counting.BEGINNING_WITH)),
        ),
        (
            "6 months beginning with the day after complaint",
            After(On("complaint"), Period(6, Unit.MONTHS, Counting.BEGINNING_THE_DAY_AFTER)),
        ),
        (
            "5 working days after the date set by response-date-agreed",
            After(DateSetBy("response-date-agreed"), Period(5, Unit.WORKING_DAYS)),
        ),
        ("10 working days before panel-meeting", Before(On("panel-meeting"), WORKING_10)),
        (
            "10 working days before panel-meeting, that day counted",
            Before(On("panel-meeting"), Period(10, Unit.WORKING_DAYS, Counting.BEGINNING_WITH)),
        ),
        (
            "10 days, kind not stated, before panel-meeting",
            Before(On("panel-meeting"), Period(10, Unit.DAYS_KIND_NOT_STATED)),
        ),
        (
            "10 working days, at most 20, before panel-meeting",
            Before(On("panel-meeting"), Period(10, Unit.WORKING_DAYS, at_most=20)),
        ),
        (
            "1 month after complaint, moved to a working day (preceding)",
            After(On("complaint"), Period(1, Unit.MONTHS, roll=Roll.PRECEDING)),
        ),
    ],
)
def test_one_sentence_says_one_limit(text: str, limit: Limit) -> None:
    assert read_limit(text) == limit
    assert limit_to_toml(limit) == text


@pytest.mark.parametrize(
    ("table", "limit"),
    [
        ({"later-of": ["a", "b"]}, LaterOf(On("a"), On("b"))),
        ({"earlier-of": ["a", "receipt of b"]}, EarlierOf(On("a"), Received("b"))),
        ({"last-of": ["a"]}, Last(On("a"))),
        ({"first-of": ["a", "b"]}, First(On("a"), On("b"))),
        ({"next-open-day": "a"}, NextOpenDay(On("a"))),
        ({"no-figure": "in good time"}, NoFigure("in good time")),
        ({"after": {"last-of": ["a"]}, "period": "10 working days"}, After(Last(On("a")), WORKING_10)),
        (
            {"before": "a", "period": "10 working days beginning with the day after"},
            Before(On("a"), Period(10, Unit.WORKING_DAYS, Counting.BEGINNING_THE_DAY_AFTER)),
        ),
        (
            {"by-fact": "tier", "when": {"simple": "a", "2": "b", '"2"': "c"}, "otherwise": "d"},
            ByFact("tier", {"simple": On("a"), 2: On("b"), "2": On("c")}, On("d")),
        ),
        (  # a number that is too large for a fact is a text
            {"by-fact": "tier", "when": {"1000000000": "a", "1000000001": "b"}},
            ByFact("tier", {1_000_000_000: On("a"), "1000000001": On("b")}),
        ),
        ({"by-fact": "oral", "when": {"yes": "a", "no": "b"}}, ByFact("oral", {True: On("a"), False: On("b")})),
        (
            {"readings": "start", "options": {"made": "a", "received": "b"}, "default": "made"},
            Readings("start", {"made": On("a"), "received": On("b")}, "made"),
        ),
        ({"readings": "start", "options": {"made": "a"}}, Readings("start", {"made": On("a")})),
        # the last date and no more: a choice around it, though of one
        ({"later-of": [{"last-of": ["a"]}]}, LaterOf(Last(On("a")))),
    ],
)
def test_a_combination_is_a_table(table: dict[str, object], limit: Limit) -> None:
    assert repr(read_limit(table)) == repr(limit)
    assert limit_to_toml(limit) == table


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ({"fact": "oral"}, FactIs("oral")),
        ({"fact": "oral", "is": False}, FactIs("oral", value=False)),
        ({"fact": "tier", "in": ["a", "b"]}, FactIn("tier", ("a", "b"))),
        ({"fact": "count", "at-least": 3}, FactAtLeast("count", 3)),
        ({"fact": "count", "at-least": 1_000_000_000}, FactAtLeast("count", 1_000_000_000)),
        ({"fact": "tier", "not-told": True}, FactNotTold("tier")),
        ({"event": "complaint", "detail": "form", "is": "oral"}, DetailIs("complaint", "form", "oral")),
        ({"all": [{"happened": "a"}, {"not": {"happened": "b"}}]}, All(Happened("a"), Not(Happened("b")))),
        ({"any": []}, AnyOf()),
        ({"always": True}, Always()),
    ],
)
def test_a_condition_is_a_table(table: dict[str, object], condition: Condition) -> None:
    assert read_condition(table) == condition
    assert condition_to_toml(condition) == table


# What cannot be read


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("ten days", "write “10 working days”, “10 calendar days” or “10 days, kind not stated”"),
        ("10 days after complaint", "write “10 working days”"),
        ("7 to 10 days after complaint", "write “10 working days”"),
        ("1 day after complaint", "which days are counted"),
        ("10 business days after complaint", "which days are counted"),
        ("10 clear days after complaint", "which days are counted"),
        ("10 working days of complaint", "write one such as “20 working days after receipt of stage-1-response”"),
        ("some days after complaint", "write one such as"),
        ("-3 working days after complaint", "'-3 working days after complaint' is not a limit that can be read"),
        ("10 Working Days after complaint", "is not a limit"),
        ("1000000 months after complaint", "1000000 is more than a period may say; the longest is 100,000"),
        ("100001 months after complaint", "100001 is more than a period may say"),
        (f"{'9' * 5_000} months after complaint", "is more than a period may say"),
        ("10 working days, at most 999999, after complaint", "999999 is more"),
        ("200000 to 5 weeks after complaint", "200000 is more"),
        ("10 working days after complaint, that day counted", "say “beginning with” instead"),
        ("the date set by", "is not a limit"),
        (None, "None is not a limit"),
        (True, "true is not a limit"),
        (10, "10 is not a limit"),
        (["complaint"], "the list ['complaint'] is not a limit"),
        ({}, "an empty table is not a limit that can be read; a limit is a table with later-of"),
        ({"latest-of": ["a", "b"]}, "a table with latest-of is not a limit"),
        ({"later-of": "complaint"}, "later-of: a list is needed, not 'complaint'"),
        ({"later-of": []}, "later-of: at least two are needed, and there are none"),
        ({"later-of": ["complaint"]}, "later-of: at least two are needed, and there is one"),
        ({"later-of": ["a", "b"], "period": "1 month"}, "unknown key 'period'; choose one of 'later-of'"),
        ({"last-of": ["1 month after a"]}, "last-of: a list of events is needed"),
        ({"last-of": ["a", "1 month after b"]}, "last-of: a list of events is needed"),
        ({"last-of": ["a"], "period": "1 month"}, "unknown key 'period'; choose one of 'last-of'"),
        ({"later-of": ["a", "b"], "unknown name": 1}, "unknown key 'unknown name'; choose one of 'later-of'"),
        ({"no-figure": "soon", "figure": 3}, "unknown key 'figure'; did you mean 'no-figure'?"),
        ({"next-open-day": "a", "before": "b"}, "unknown key 'next-open-day'; choose one of 'before', 'period'"),
        ({"next-open-day": "a", "period": "1 day"}, "unknown key 'period'; choose one of 'next-open-day'"),
        ({"first-of": []}, "first-of: a list of events is needed"),
        ({"after": "a"}, "None is not a period that can be read; write one such as “10 working days”"),
        ({"after": "a", "period": "ten days"}, "write “10 working days”"),
        ({"no-figure": ""}, "no-figure: what the text says instead"),
        ({"no-figure": 3}, "no-figure: what the text says instead"),
        ({"by-fact": "tier"}, "by-fact: the name of a fact and a table `when`"),
        ({"by-fact": "tier", "when": {}}, "by-fact: the name of a fact and a table `when`"),
        ({"by-fact": 3, "when": {"a": "a"}}, "by-fact: the name of a fact and a table `when`"),
        ({"by-fact": "tier", "when": "a"}, "by-fact: the name of a fact and a table `when`"),
        ({"by-fact": "tier", "when": {"a": "a"}, "else": "b"}, "unknown key 'else'; choose one of 'by-fact', 'when'"),
        ({"by-fact": "tier", "when": {"yes": "a", "1": "b"}}, "by-fact: 'tier' has two branches for one value"),
        ({"readings": "start"}, "readings: a name and a table `options`"),
        ({"readings": "start", "options": []}, "readings: a name and a table `options`"),
        ({"readings": "start", "options": {}}, "readings: a name and a table `options`"),
        ({"readings": "start", "options": "made"}, "readings: a name and a table `options`"),
        ({"readings": 3, "options": {"a": "a"}}, "readings: a name and a table `options`"),
        ({"readings": "start", "options": {"a": "a"}, "otherwise": "a"}, "unknown key 'otherwise'"),
        ({"readings": "start", "options": {"a": "a"}, "default": 1}, "is the name of one of the options, not 1"),
    ],
)
def test_a_limit_that_cannot_be_read_says_what_was_expected(value: object, message: str) -> None:
    with pytest.raises(PhraseError) as raised:
        read_limit(value)
    assert message in str(raised.value)
    assert len(str(raised.value)) < 600


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("oral", "'oral' is not a condition that can be read; a condition is a table with fact with is, in"),
        ({}, "an empty table is not a condition"),
        ({"always": False}, "a table with always is not a condition"),
        ({"fact": "oral", "is": True, "in": [True]}, "only one of is, in, at-least and not-told can be given"),
        ({"fact": "oral", "is": 1.5}, "fact 'oral': true, false, a whole number up to 1,000,000,000 or a text"),
        ({"fact": "oral", "is": 10**10}, "fact 'oral': true, false, a whole number up to 1,000,000,000 or a text"),
        ({"fact": "oral", "is": 10**400}, "not of more than 70 digits"),
        ({"fact": "oral", "in": "a"}, "in: a list is needed, not 'a'"),
        ({"fact": "oral", "in": ["a", []]}, "is needed, not the list []"),
        ({"fact": "count", "at-least": "3"}, "fact 'count': at-least is a whole number up to 1,000,000,000, not '3'"),
        ({"fact": "count", "at-least": True}, "at-least is a whole number up to 1,000,000,000, not true"),
        ({"fact": "count", "at-least": 10**400}, "not of more than 70 digits"),
        ({"fact": "count", "not-told": False}, "fact 'count': not-told is true or left out, not false"),
        ({"fact": 3}, "fact: a text is needed, not 3"),
        ({"fact": "oral", "so": True}, "unknown key 'so'"),
        ({"happened": ["a"]}, "happened: a text is needed, not the list ['a']"),
        ({"happened": "a", "missed": "b"}, "unknown key 'missed'"),
        ({"event": "complaint", "detail": "form"}, "is: a text is needed"),
        ({"event": "complaint", "detail": "form", "is": "oral", "in": ["oral"]}, "unknown key 'in'"),
        ({"all": [{"happened": "a"}], "any": [{"happened": "b"}]}, "unknown key 'any'; choose one of 'all'"),
        ({"not": {"happened": "a"}, "so": True}, "unknown key 'so'; choose one of 'not'"),
        (
            {"fact": "count", "at-least": 1_000_000_001},
            "at-least is a whole number up to 1,000,000,000, not 1000000001",
        ),
        ({"all": {"happened": "a"}}, "all: a list is needed, not a table with happened"),
        ({"not": "oral"}, "'oral' is not a condition"),
    ],
)
def test_a_condition_that_cannot_be_read_says_what_was_expected(value: object, message: str) -> None:
    with pytest.raises(PhraseError) as raised:
        read_condition(value)
    assert message in str(raised.value)


@pytest.mark.parametrize(("length", "proposed"), [(120, True), (121, False)])
def test_a_sentence_is_put_right_if_it_is_not_too_long(length: int, *, proposed: bool) -> None:
    slip = "within 10 working days of "
    event = "a" * (length - len(slip))
    with pytest.raises(PhraseError) as raised:
        read_limit(slip + event)
    assert str(raised.value).endswith(f"; did you mean “10 working days after {event}”?") is proposed


def test_every_fault_of_one_limit_is_told() -> None:
    limit = {
        "later-of": [
            {"after": "stage_1", "period": "ten days"},
            {"by-fact": "tier", "when": {"a": 1, "b": "b"}, "otherwise": 2},
            {"readings": "r", "options": {"a": 3}},
        ]
    }
    with pytest.raises(PhraseError) as raised:
        read_limit(limit)
    assert [fault.split()[0] for fault in raised.value.faults] == ["'stage_1'", "'ten", "1", "2", "3"]


def test_every_fault_of_one_condition_is_told() -> None:
    with pytest.raises(PhraseError) as raised:
        read_condition({"all": [{"any": [1]}, {"fact": "tier", "in": [1.5, []]}]})
    assert len(raised.value.faults) == 3


@pytest.mark.parametrize("kind", ["limits", "conditions"])
def test_nesting_has_an_end(kind: str) -> None:
    read = read_limit if kind == "limits" else read_condition
    value: object = "complaint" if kind == "limits" else {"fact": "oral"}
    for _ in range(DEEPEST):
        value = {"next-open-day": value} if kind == "limits" else {"not": value}
    assert read(value) is not None
    with pytest.raises(PhraseError, match=f"{kind} are nested more than {DEEPEST} deep"):
        read({"next-open-day": value} if kind == "limits" else {"not": value})


def test_a_value_of_a_fact_keeps_its_type() -> None:
    for value in (True, 1, "1", 0, False, -(10**9)):
        assert repr(value_from_toml(value, "tier")) == repr(value)
