from __future__ import annotations

import locale
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.dates import check_date, check_number, in_words, parse_date, weekday_in_words
from complaint_rules.errors import InvalidDateTextError, NotADateError, NotANumberError


class LikeADate(date):
    """A subclass of the kind that data frames and frozen clocks bring."""


class Ten(int):
    """A subclass of int."""


class TestCheckDate:
    def test_a_plain_date_comes_back_as_it_is(self) -> None:
        day = date(2026, 11, 23)
        assert check_date(day, where="here") is day

    def test_p22_a_datetime_is_refused_with_a_hint_as_signals_notify_and_moj_took_utc_for_london(self) -> None:
        just_past_midnight_in_london = datetime(2026, 6, 13, 23, 30, tzinfo=UTC)
        with pytest.raises(NotADateError, match=r"^here: .*\.date\(\)") as caught:
            check_date(just_past_midnight_in_london, where="here")
        assert caught.value.value is just_past_midnight_in_london

    @pytest.mark.parametrize("value", [datetime(2026, 6, 13), "2026-06-13", 20260613, None, LikeADate(2026, 6, 13)])
    def test_anything_else_is_refused(self, value: object) -> None:
        with pytest.raises(NotADateError, match=r"^there: "):
            check_date(value, where="there")

    def test_the_error_is_a_type_error(self) -> None:
        with pytest.raises(TypeError):
            check_date("2026-06-13", where="here")


class TestParseDate:
    @given(st.dates())
    def test_every_date_that_python_knows_survives_the_round_trip(self, day: date) -> None:
        assert parse_date(day.isoformat(), where="here") == day

    @pytest.mark.parametrize(
        "text",
        [
            "03/04/2026",  # holidays reads 4 March
            "20261225",  # date.fromisoformat takes it
            "2026-W01-1",  # so it does this
            "2026-359",
            "2026-02-30",
            "2025-02-29",
            "2026-13-01",
            "2026-00-10",
            "0000-01-01",
            "10000-01-01",
            "0023-1-1",
            "26-12-25",
            "2026-12-25 ",
            " 2026-12-25",
            "2026-12-25\n",
            "2026-12-25T00:00:00",
            "-2026-12-25",
            "\N{FULLWIDTH DIGIT TWO}026-12-25",
            "\N{ARABIC-INDIC DIGIT TWO}026-12-25",
            "2026\N{EN DASH}12\N{EN DASH}25",
            "",
            "9" * 1_000_000,
        ],
    )
    def test_p32_only_one_form_is_read_as_dateutil_and_smart_answers_guessed(self, text: str) -> None:
        with pytest.raises(InvalidDateTextError, match=r"^here: .*YYYY-MM-DD") as caught:
            parse_date(text, where="here")
        assert caught.value.text == text
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("value", [None, 20261225, b"2026-12-25", date(2026, 12, 25), ["2026-12-25"]])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidDateTextError):
            parse_date(value, where="here")

    @given(st.text("0123456789-/TW ", max_size=12) | st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True))
    def test_any_text_gives_its_date_or_the_one_error(self, text: str) -> None:
        day = None
        with suppress(InvalidDateTextError):
            day = parse_date(text, where="here")
        assert day is None or day.isoformat() == text


class TestCheckNumber:
    @pytest.mark.parametrize("value", [0, -5, 10**100])
    def test_without_bounds_every_int_comes_back(self, value: int) -> None:
        assert check_number(value, where="here") == value

    def test_both_bounds_are_included(self) -> None:
        assert [check_number(n, where="here", at_least=1, at_most=2) for n in (1, 2)] == [1, 2]

    @pytest.mark.parametrize("value", [True, False, 10.0, "10", None, Ten(10)])
    def test_a_boolean_a_float_and_a_text_are_refused(self, value: object) -> None:
        with pytest.raises(NotANumberError, match="a whole number is needed"):
            check_number(value, where="here")

    @pytest.mark.parametrize(
        ("value", "at_least", "at_most", "expected"),
        [
            (0, 1, None, "a whole number of at least 1"),
            (3, None, 2, "a whole number of at most 2"),
            (0, 1, 2, "a whole number from 1 to 2"),
            (3, 1, 2, "a whole number from 1 to 2"),
        ],
    )
    def test_the_message_names_the_bounds(
        self, value: int, at_least: int | None, at_most: int | None, expected: str
    ) -> None:
        with pytest.raises(NotANumberError) as caught:
            check_number(value, where="here", at_least=at_least, at_most=at_most)
        assert caught.value.expected == expected
        assert str(caught.value).startswith(f"here: {expected} is needed")


class TestWords:
    def test_a_date_reads_as_british_english_writes_it(self) -> None:
        assert in_words(date(2024, 11, 28)) == "28 November 2024"
        assert weekday_in_words(date(2024, 11, 28)) == "Thursday 28 November 2024"

    def test_a_day_below_ten_has_no_nought_before_it(self) -> None:
        assert in_words(date(2027, 1, 7)) == "7 January 2027"

    def test_all_months_and_weekdays_have_their_english_names_whatever_the_locale(self) -> None:
        before = locale.setlocale(locale.LC_TIME)
        try:
            locale.setlocale(locale.LC_TIME, "C")
            for day in (date(2026, month, 1 + month % 7) for month in range(1, 13)):
                assert weekday_in_words(day) == f"{day:%A} {day.day} {day:%B %Y}"
        finally:
            locale.setlocale(locale.LC_TIME, before)

    def test_what_is_no_date_is_refused(self) -> None:
        for words in (in_words, weekday_in_words):
            with pytest.raises(NotADateError, match=words.__name__):
                words(datetime(2026, 1, 1))
