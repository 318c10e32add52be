"""Whatever comes in, an answer or an error that is promised; the fuzzer goes through the same doors for longer."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint_rules import Complaint, cli, schemes
from complaint_rules.dates import parse_date
from complaint_rules.errors import (
    CalendarHorizonError,
    ComplaintRulesError,
    InvalidDateTextError,
    InvalidFileError,
    InvalidRecordError,
    UnknownEventError,
    UnknownNameError,
)
from complaint_rules.files import parse_toml, read_data
from complaint_rules.local import read_procedure, to_toml
from complaint_rules.local.phrases import read_period
from complaint_rules.local.reading import MOST_PARTS
from complaint_rules.local.together import MOST_READINGS
from complaint_rules.periods import LARGEST_NUMBER
from complaint_rules.vocabulary import EVENTS
from complaint_rules.working_days import NonWorkingDay, WorkingDayCalendar, in_weekends_and_by_name
from tests.proof.fuzzing_targets import CHANGED, MADE, STAYS, TARGETS, TOP, seeds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

HEAD = """format = 1
name = "east-devon"
working-days = "england-and-wales"
source = { url = "https://eastdevon.gov.uk/complaints", checked-on = 2026-11-22, seen = "primary" }
"""
STAGE = """
[[stage]]
name = "stage-1"
begins = "complaint"
"""
DUTY = """
[[duty]]
act = "stage-1-response"
words = "soon"
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str) -> tuple[int, str, str]:
        code = cli.main(list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.mark.no_cover
class TestTheFourDoors:
    """House rule: bad input gets a typed error, and nothing else gets out, whatever the input."""

    @pytest.mark.parametrize("name", TARGETS)
    def test_every_seed_and_every_input_that_was_ever_found_goes_through(self, name: str) -> None:
        texts = seeds(name)
        assert len(texts) >= 8
        for text in texts:
            TARGETS[name].check(text)

    def test_what_is_kept_is_known_to_a_door(self) -> None:
        kept = [path for path in (TOP / "tests" / "data" / "fuzz").glob("*/*/*") if path.is_file()]
        assert len(kept) >= 10
        assert {path.parent.name for path in kept} <= set(TARGETS)
        assert {path.parent.parent.name for path in kept} <= {"seeds", "found"}

    @pytest.mark.parametrize("name", TARGETS)
    @given(data=st.binary() | st.text().map(str.encode))
    def test_any_bytes_go_through(self, name: str, data: bytes) -> None:
        TARGETS[name].check(TARGETS[name].text_of(data))

    @pytest.mark.parametrize("name", TARGETS)
    @settings(suppress_health_check=[HealthCheck.data_too_large, HealthCheck.large_base_example])
    @given(how=st.sampled_from((MADE, CHANGED)), data=st.binary(min_size=150, max_size=400))
    def test_any_text_that_follows_the_grammar_goes_through(self, name: str, how: int, data: bytes) -> None:
        TARGETS[name].check(TARGETS[name].text_of(bytes([how]) + data))

    def test_the_grammar_gets_past_the_parsers(self) -> None:
        sound = 0
        for number in range(60):
            data = bytes((number * 37 + place * place * 11) % 251 for place in range(300))
            text = TARGETS["file"].text_of(bytes([MADE]) + data)
            try:
                read_procedure(text)
            except InvalidFileError as error:
                sound += not any("not TOML" in one for one in error.problems)
            else:
                sound += 1
        assert sound > 50


class TestJsonFiles:
    """House rule: a hostile file costs no more than an honest one."""

    TEXTS: tuple[tuple[str, str], ...] = (
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"schema_version": 1' + "0" * 5_000 + "}", "it is not JSON that can be read"),
        ('{"schema_version": NaN}', "NaN is not a number"),
        ('{"schema_version": -Infinity}', "-Infinity is not a number"),
        ('{"schema_version": 1e999}', "1e999' is not a number"),
        ('{"schema_version": 1.0}', "a whole number is needed"),
        ('{"scheme": "a", "scheme": "b"}', "the key 'scheme' stands twice in one table"),
        ('{"a": {"b": 1, "b": 1}}', "the key 'b' stands twice in one table"),
        ('{"a\\ud800": 1, "a\\ud800": 1}', "stands twice"),
        ("{" + ", ".join(f'"k{number}": 1' for number in range(50_000)) + "}", "schema_version: a whole number"),
        ('{"schema_version": 1, "scheme": "\\u0000\\u001b[2J"}', "unknown scheme"),
        ('{"schema_version": 1, "scheme": "\\ud800"}', "unknown scheme"),
        ('{"schema_version": 1, "scheme": "lgsco", "\\u202e\\u009b": 1}', "unknown key"),
        ('{"schema_version": 1, "scheme": "lgsco", "events": {"\\u001b]0;x\\u0007": "2026-06-01"}}', "unknown event"),
        ('{"schema_version": 1, "scheme": "lgsco", "facts": {"\\u0007": true}}', "unknown fact"),
        ('{"schema_version": 1, "scheme": "lgsco", "events": {"complaint": "2026-06-01\\n"}}', "is not a date"),
        ('{"schema_version": 1, "scheme": "lgsco"}\0', "it is not JSON that can be read"),
        ('{"a": "\0"}', "it is not JSON that can be read"),
        ("\ufeff\ufeff{}", "it is not JSON that can be read"),
        ("", "it is not JSON that can be read"),
        ("null", "holds no record"),
        ("[1]", "holds no record"),
    )

    @pytest.mark.parametrize(("text", "expected"), TEXTS, ids=range(len(TEXTS)))
    def test_a_hostile_file_is_refused_in_one_short_message(
        self, run: Run, tmp_path: Path, text: str, expected: str
    ) -> None:
        path = tmp_path / "record.json"
        path.write_text(text, encoding="utf-8")
        code, out, err = run("timetable", str(path), "--on", "2026-12-10")
        assert (code, out) == (2, "")
        assert expected in err
        assert len(err) < 5_000
        assert all(line.isprintable() for line in err.splitlines())

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
    def test_what_is_nested_too_deeply_is_refused_by_the_reader_itself(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "record.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidFileError, match="it is nested too deeply to be read"):
            read_data(str(path), what="a record", largest=1_000_000)

    def test_ten_megabytes_are_refused_unread(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "record.json"
        with path.open("wb") as file:
            file.truncate(10_000_000)
        assert "has 10,000,000 bytes; a record has at most 1,000,000" in run("timetable", str(path))[2]

    def test_bytes_that_are_no_text_are_refused(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "record.json"
        path.write_bytes(b'{"schema_version": 1, "scheme": "\xed\xa0\x80"}')
        assert "it is not UTF-8 text: byte 34 cannot be read" in run("timetable", str(path), "--on", "2026-12-10")[2]


CONTROLS = "\x00\x07\x1b[31m\x7f\x9b2J\u200f\u202e\u2066\u2028\ud800\U000e0041"


class TestCommandsOfATerminal:
    """House rule: nothing that was given can move a cursor, colour a terminal or turn letters round."""

    @pytest.mark.parametrize(
        "argv",
        [
            (CONTROLS,),
            ("show", CONTROLS),
            ("show", "lgsco", "--format", CONTROLS),
            ("show", "lgsco", "--on", CONTROLS),
            ("check", f"{CONTROLS}.toml"),
            ("compare", f"a{CONTROLS}.toml", f"b{CONTROLS}.toml"),
            ("timetable", "lgsco", f"--{CONTROLS}"),
            ("timetable", "lgsco", "--event", CONTROLS),
            ("timetable", "lgsco", "--event", f"{CONTROLS}=2026-06-01", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--event", f"complaint=2026-06-01/{CONTROLS}=1", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--event", f"complaint={CONTROLS}", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--fact", f"{CONTROLS}=yes", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--fact", f"advocate={CONTROLS}", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--reading", f"{CONTROLS}={CONTROLS}", "--on", "2026-12-10"),
            ("timetable", "lgsco", "--closure", CONTROLS, "--on", "2026-12-10"),
            ("timetable", "lgsco", "--procedure", CONTROLS),
            ("applicable", "--fact", f"{CONTROLS}=x", "--on", "2026-12-10"),
            ("applicable", "--fact", f"nation={CONTROLS}", "--on", "2026-12-10"),
            ("coverage", CONTROLS),
            ("days", "add", "2026-06-01", CONTROLS, "--division", "scotland"),
            ("days", "why", CONTROLS, "--division", CONTROLS),
        ],
        ids=" ".join,
    )
    def test_none_is_repeated_as_it_is(self, run: Run, argv: tuple[str, ...]) -> None:
        code, out, err = run(*argv)
        assert (code, out) == (2, "")
        assert err.startswith("complaint-rules: ")
        assert all(line.isprintable() for line in err.splitlines()), ascii(err)

    @pytest.mark.parametrize("more", [(), ("--json",)])
    def test_none_is_shown_that_a_record_holds(self, run: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
        held = CONTROLS.replace("\ud800", "")
        record = {
            "schema_version": 1,
            "scheme": "england-children",
            "reference": held,
            "events": {"complaint": {"made": "2026-06-01", "grounds": held}},
            "findings": [{"name": held, "text": held, "about": [held]}],
        }
        path = tmp_path / "record.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        code, out, err = run("timetable", str(path), "--on", "2026-12-10", *more)
        assert (code, err) == (0, "")
        assert all(letter.isprintable() or letter in STAYS for letter in out)

    @pytest.mark.parametrize("form", ["text", "markdown", "mermaid", "toml"])
    def test_none_is_shown_that_a_procedure_holds(self, run: Run, form: str) -> None:
        path = TOP / "tests" / "data" / "fuzz" / "found" / "file" / "letters-that-turn-others-round.toml"
        code, out, err = run("show", str(path), "--format", form)
        assert (code, err) == (0, "")
        assert "daer ton saw" in out
        assert all(letter.isprintable() or letter in STAYS for letter in out)


class TestDates:
    """House rule: a date is YYYY-MM-DD, of the years 0001 to 9999, and has no time of day."""

    @pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"])
    def test_the_ends_of_time_and_leap_days_are_dates(self, text: str) -> None:
        assert parse_date(text, where="a test").isoformat() == text
        assert f"checked-on = {text}" in to_toml(read_procedure(HEAD.replace("2026-11-22", text) + STAGE))

    @pytest.mark.parametrize(
        "text",
        [
            *("0000-01-01", "10000-01-01", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-00-10"),
            *(
                "2026-11-22\n",
                " 2026-11-22",
                "2026-W47-7",
                "20261122",
                "2026-11-22T00:00:00Z",
                "\u0662\u0660\u0662\u0666-11-22",
                "-001-01-01",
            ),
        ],
    )
    def test_what_is_no_day_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidDateTextError):
            parse_date(text, where="a test")

    @pytest.mark.parametrize(
        "text",
        [
            *("2026-11-22T23:59:00+05:30", "2026-11-22T00:00:00Z", "2026-11-22 07:32:00", "2026-11-22T07:32:00.999999"),
            *("07:32:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"),
        ],
    )
    def test_a_time_in_a_file_is_refused_and_moved_to_no_day(self, run: Run, tmp_path: Path, text: str) -> None:
        with pytest.raises(InvalidFileError, match="without a time"):
            read_procedure(HEAD.replace("2026-11-22", text) + STAGE)
        path = tmp_path / "record.toml"
        path.write_text(f'schema_version = 1\nscheme = "lgsco"\nevents.complaint = {text}\n', encoding="utf-8")
        code, _, err = run("timetable", str(path), "--on", "2026-12-10")
        assert code == 2
        assert "has a time of day, so it is not a date" in err

    @pytest.mark.parametrize("text", ["2026-02-29", "0000-01-01", "2026-13-01", "2026-11-22T25:00:00", "2026-1-1"])
    def test_a_date_that_is_none_is_no_toml(self, text: str) -> None:
        with pytest.raises(InvalidFileError, match="it is not TOML that can be read"):
            parse_toml(f"a = {text}", where="a test")

    @pytest.mark.parametrize("day", [date.min, date(4, 2, 29), date(2024, 2, 29), date(9999, 2, 28), date.max])
    @pytest.mark.parametrize("way", ["after", "beginning with", "beginning with the day after", "before"])
    @pytest.mark.parametrize("unit", ["hours", "calendar days", "working days", "weeks", "months", "years"])
    @pytest.mark.parametrize("number", [0, 1, LARGEST_NUMBER])
    def test_a_count_from_any_day_gives_an_answer_or_says_that_no_calendar_knows(
        self, number: int, unit: str, way: str, day: date
    ) -> None:
        text = HEAD + STAGE + DUTY + f'within = "{number} {unit} {way} complaint, moved to a working day (following)"\n'
        try:
            procedure = read_procedure(text)
        except InvalidFileError:  # a period of nothing that counts a day
            assert number == 0
            return
        for asked in (date.min, day, date.max):
            with suppress(CalendarHorizonError):
                assert Complaint(procedure).record("complaint", day).at(asked).to_dict()

    def test_the_largest_period_is_read_and_the_next_is_not(self) -> None:
        assert read_period(f"{LARGEST_NUMBER} working days").number == LARGEST_NUMBER
        for number in (f"{LARGEST_NUMBER + 1}", "9" * 10_000):
            with pytest.raises(ValueError, match="is more than a period may say") as raised:
                read_period(f"{number} working days")
            assert len(str(raised.value)) < 200


def uncertain(number: int) -> str:
    """Return a limit with as many readings."""
    options = '{ a = "complaint", b = "receipt of complaint" }'
    readings = (f'{{ readings = "r{one}", options = {options} }}' for one in range(number))
    return f"{{ later-of = [{', '.join(readings)}] }}"


class TestWhatCostsTooMuch:
    """House rule: a hostile file costs no more than an honest one."""

    def test_limits_with_too_many_readings_are_refused(self) -> None:
        def text(options: int) -> str:
            several = ", ".join(f'o{number} = "complaint"' for number in range(options))
            return HEAD + STAGE + DUTY + f'within = {{ readings = "start", options = {{ {several} }} }}\n'

        # one limit with n options has n + 1 parts, each worked out n + 1 times
        assert MOST_READINGS == 100 * 100
        assert read_procedure(text(99)).duties
        with pytest.raises(InvalidFileError, match=r"make 10,201 cases; at most 10,000 can be worked out"):
            read_procedure(text(100))

    def test_the_readings_of_all_limits_are_counted_together(self) -> None:
        rules = "".join(
            DUTY.replace("[[duty]]", f'[[duty]]\nname = "d{number}"') + f"within = {uncertain(12)}\n"
            for number in range(12)
        )
        with pytest.raises(InvalidFileError, match=r"make 11,100 cases"):  # 12 times 37 parts, 25 times each
            read_procedure(HEAD + STAGE + rules)

    def test_a_start_of_too_many_parts_is_refused_wherever_it_is_named(self) -> None:
        def text(options: int) -> str:
            several = "".join(f'o{number} = "complaint"\n' for number in range(options))
            return HEAD + f"[readings.start]\n{several}" + STAGE + DUTY + 'within = "5 working days after start"\n'

        assert read_procedure(text(MOST_PARTS - 1)).duties
        with pytest.raises(InvalidFileError) as raised:
            read_procedure(text(MOST_PARTS))
        assert "line 5, readings, start: it has 51 parts; a start has at most 50" in raised.value.problems
        assert len(raised.value.problems) == 2  # and that the rest is looked at once it is mended

    def test_days_that_are_left_out_are_named_without_comparing_each_with_each(self) -> None:
        class Lonely(NonWorkingDay):
            def __eq__(self, other: object) -> bool:
                raise AssertionError

            __hash__ = None  # type: ignore[assignment]

        calendar = WorkingDayCalendar("england-and-wales")
        days = calendar.non_working_days(date(2026, 11, 30), date(2027, 1, 1))
        assert in_weekends_and_by_name([Lonely(one.day, one.reasons) for one in days]) == in_weekends_and_by_name(days)

    def test_few_names_are_compared_in_full_with_one_that_nobody_knows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        names = [event.name for event in EVENTS]
        compared: list[str] = []
        ratio = SequenceMatcher.ratio

        def counted(self: SequenceMatcher[str]) -> float:
            compared.append("")
            return ratio(self)

        monkeypatch.setattr(SequenceMatcher, "ratio", counted)
        assert UnknownNameError("stage-123-response", valid=names).closest[0] == "stage-3-response"
        assert 3 <= len(compared) <= len(names) // 3

    def test_a_record_without_a_version_says_of_an_unknown_event_what_is_meant(self) -> None:
        record = {"schema_version": 1, "scheme": "england-children", "events": {"complant": "2026-06-01"}}
        with pytest.raises(UnknownEventError, match="did you mean 'complaint'"):
            Complaint.from_dict(record)
        with pytest.raises(InvalidRecordError) as raised:
            Complaint.from_dict({**record, "events": {f"stage-{one}-response": "2026-06-01" for one in range(4, 300)}})
        assert len(raised.value.problems) == 296


class TestNamesThatAreMeant:
    """House rule: a misspelt name gets the names that are closest, as difflib finds them."""

    WORDS = tuple(event.name for event in EVENTS)
    letters = st.text("abc-", max_size=8)

    @given(st.sampled_from(WORDS), st.integers(0, 20), st.text("aens-1", max_size=3), st.integers(0, 4))
    def test_they_are_those_that_difflib_finds(self, name: str, place: int, more: str, less: int) -> None:
        misspelt = name[:place] + more + name[place + less :]
        expected = get_close_matches(misspelt, self.WORDS, n=3, cutoff=0.5)
        assert UnknownNameError(misspelt, valid=self.WORDS).closest == tuple(expected)

    @given(letters, st.lists(letters, max_size=12))
    def test_they_are_those_that_difflib_finds_among_any(self, name: str, valid: list[str]) -> None:
        expected = get_close_matches(name, valid, n=3, cutoff=0.5)
        assert UnknownNameError(name, valid=valid).closest == tuple(expected)


class TestRefusals:
    """House rule: the message of a refusal is short and can be printed, whatever was given."""

    @given(st.text(min_size=1) | st.sampled_from((CONTROLS, "x" * 100_000)))
    def test_of_a_name(self, name: str) -> None:
        for call in (schemes.newest, lambda one: Complaint(schemes.newest("lgsco")).record(one, date(2026, 6, 1))):
            with pytest.raises(ComplaintRulesError) as raised:
                call(f"{name}!")
            assert len(str(raised.value)) < 5_000
            assert re.sub("\n", "", str(raised.value)).isprintable()
