from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from complaint_rules.errors import InvalidFileError
from complaint_rules.files import parse_toml, read_data, read_text


def refused(text: str) -> str:
    with pytest.raises(InvalidFileError) as raised:
        parse_toml(text, where="a test")
    (problem,) = raised.value.problems
    return problem


def read(path: Path, largest: int = 1_000) -> object:
    return read_data(str(path), what="a record", largest=largest)


# What is read


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        ("a.toml", "a = 1\n", {"a": 1}),
        ("a.TOML", "a = 1\n", {"a": 1}),
        ("a", "a = 1\n", {"a": 1}),
        ("a.json", '{"a": 1}', {"a": 1}),
        ("a.JSON", "[1, 2.5, null]", [1, 2.5, None]),
        ("a", '  {"a": 1}', {"a": 1}),
        ("a.toml", '\ufeffa = "é"\r\n', {"a": "é"}),
        ("a.json", '\ufeff{"a": "é"}', {"a": "é"}),
        ("a.toml", "", {}),
    ],
)
def test_a_file_is_read_by_the_name_it_has_or_by_how_it_begins(
    tmp_path: Path, name: str, text: str, held: object
) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert read(path) == held


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(st.dictionaries(st.text(max_size=3), json_values, max_size=3))
def test_json_is_read_as_it_is(tmp_path_factory: pytest.TempPathFactory, held: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("files") / "a.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    assert read(path, largest=100_000) == held


# What is refused


@pytest.mark.parametrize(
    ("name", "held", "message"),
    [
        ("a.json", b'{"a": 1, "a": 2}', "the key 'a' stands twice in one table"),
        ("a.json", b'{"a": NaN}', "NaN is not a number"),
        ("a.json", b'{"a": -Infinity}', "-Infinity is not a number"),
        ("a.json", b'{"a": 1e999}', "'1e999' is not a number"),
        ("a.json", b"[" * 900, "it is not JSON that can be read"),
        ("a.json", b'{"a": ' + b"9" * 5_000 + b"}", "it is not JSON that can be read"),
        ("a.json", b"{", "it is not JSON that can be read"),
        ("a.toml", b"\xff\xfea\x00", "it is not UTF-8 text: byte 1 cannot be read"),
        ("a.toml", b"a = '\xc3'", "it is not UTF-8 text: byte 6 cannot be read"),
        ("a.toml", b"a", "it is not TOML that can be read"),
    ],
)
def test_what_is_neither_says_why(tmp_path: Path, name: str, held: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(held)
    with pytest.raises(InvalidFileError) as raised:
        read(path, largest=10_000)
    assert message in raised.value.problems[0]
    assert raised.value.file.endswith(f"{name}'")


def test_json_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(InvalidFileError, match=r"it is nested too deeply to be read"):
        read(path, largest=200_000)


def test_a_file_may_be_as_large_as_it_may_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\n" + b"#" * 994)
    assert read(path) == {"a": 1}
    path.write_bytes(b"a = 1\n" + b"#" * 995)
    with pytest.raises(InvalidFileError, match=r"it has 1,001 bytes; a record has at most 1,000"):
        read(path)


def test_a_file_that_says_it_is_short_and_is_not_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"#" * 5_000)
    short = tmp_path / "short.toml"
    short.write_bytes(b"")
    found = short.stat()
    monkeypatch.setattr(Path, "stat", lambda _: found)
    with pytest.raises(InvalidFileError, match=r"it has more than 1,000 bytes; a record has at most 1,000"):
        read_text(str(path), what="a record", largest=1_000)


@pytest.mark.parametrize(
    ("text", "beginning", "advice"),
    [
        ("a = 1\na = 2\n", "Cannot overwrite a value", "a key or a heading stands twice"),
        ("[duty]\n[duty]\n", "Cannot declare", "two brackets each side: [[duty]]"),
        ("a = { b = 1, b = 2 }", "Duplicate inline table key", "a key stands twice in one table"),
        ("a = {}\na.b = 1", "Cannot mutate immutable", "in braces on one line cannot be gone on with below"),
        ("a = yes", "Invalid value", "yes and no are true and false"),
        ("a = “x”", "Invalid value", "a text stands in quotation marks"),
        ("We answer", "Expected '='", "between a key and its value stands an equals sign"),
        ("= 1", "Invalid statement", "a line is a heading in brackets, or a key, an equals sign and a value"),
        ("a = 10 days", "Expected newline", "a text stands in quotation marks"),
        ('a = "x\n', "Illegal character '\\n'", "a text ends on its line"),
        ('a = "x', "Unterminated string", "a text ends with the mark with which it begins"),
        ("a = [1 2]", "Unclosed array", "a comma stands between its items"),
        ("a = { b = 1\n}", "Unclosed inline table", "on its line"),
        ('a = "C:\\x"', "Unescaped '\\'", "a backslash is written twice"),
        ("a = 2026-02-30", "Invalid date or datetime", "there is no such day"),
    ],
)
def test_a_fault_of_toml_says_what_one_can_do(text: str, beginning: str, advice: str) -> None:
    assert refused(text).startswith(f"it is not TOML that can be read: {beginning}")
    assert advice in refused(text)


def test_other_faults_of_toml_are_told_as_they_are() -> None:
    assert refused("[a").startswith("it is not TOML that can be read: Expected ']'")


# What would take hours


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a." * 10 + "a = 1", 1),
        ("x = 1\n" + " . ".join("a" * 11) + " = 1", 2),
        ("[" + "a." * 10_000 + "a]", 1),
        ("[[" + "'a'." * 11 + "a]]", 1),
        ("x = { " + "a." * 10_000 + "a = 1 }", 1),
        ('"a" . ' * 11 + "a = 1", 1),
        # dots that only seem to stand in a text
        ('"\\""' + ".a" * 10_000 + '."" = 1', 1),
        ("'\"'" + ".a" * 10_000 + ".'\"' = 1", 1),
        ('x = """a"""""\n' + "a." * 10_000 + 'a = """ " """', 2),
        ('x = [ """\na""""" , { ' + "a." * 10_000 + "a = 1 } ]", 2),
        ("x = ['''\n'''''," + " { " + "a." * 10_000 + "a = 1 } ]", 2),
        ("# '\n" + "a." * 10_000 + "a = 1 # '", 2),
        ('x = "#" \n' + "a." * 10_000 + 'a = "#"', 2),
        ('x = """\\"""\n"""\n' + "a." * 10_000 + "a = 1", 3),
    ],
)
def test_a_key_of_very_many_parts_is_never_read(text: str, line: int) -> None:
    assert refused(text) == f"it is nested too deeply to be read: a key has more than 10 parts (at line {line})"


@pytest.mark.parametrize(
    "text",
    [
        "a." * 9 + "a = 1",
        f'x = "{"a." * 1_000}"',
        f"x = '{'a.' * 1_000}'",
        f'x = """\n{"a." * 1_000}"""',
        f"x = '''{'a.' * 1_000}'''",
        f"x = 1 # {'a.' * 1_000}\n# {'.' * 1_000}",
        f'x = "it\'s" # {"a." * 1_000}',
        f'"{"a." * 1_000}" = 1',
        f"x = 'no end in sight' # \"\n# {'a.' * 1_000}",
        f'x = "{"9" * 5_000}"',
        f"x = {'9' * 999}",
    ],
)
def test_dots_and_digits_in_texts_and_remarks_are_no_matter(text: str) -> None:
    assert parse_toml(text, where="a test") == tomllib.loads(text)


@pytest.mark.parametrize(
    "number", ["9" * 1_000, "-" + "9" * 5_000, "1_" * 600 + "1", "0x" + "0" * 5_000, "1." + "0" * 2_000]
)
def test_a_very_long_number_is_never_read(number: str) -> None:
    assert refused(f"a = 1\nb = {number}") == (
        "it is not TOML that can be read: a number has more than 1,000 digits (at line 2)"
    )


@pytest.mark.parametrize("text", ["a = " + "[" * 10_000, "a = " + "{a=" * 10_000])
def test_values_that_are_nested_too_deeply_are_refused(text: str) -> None:
    assert refused(text) == "it is nested too deeply to be read"


@pytest.mark.parametrize(
    "part",
    [
        '"""\n\\',
        '"""\\"',
        "'''\n",
        '"\\',
        "'\n",
        "a",
        "a ",
        "a.",
        '"',
        "''",
        "#",
        "a-",
        "9",
        "\\",
        '"a".',
        "[a.",
        "'''''",
    ],
)
def test_what_is_looked_for_is_found_in_one_pass(part: str) -> None:
    # would not end within anybody's patience if the patterns went back over the text
    assume_done = parse_or_none(part * (250_000 // len(part)))
    assert assume_done in (None, {})


def parse_or_none(text: str) -> dict[str, Any] | None:
    try:
        return parse_toml(text, where="a test")
    except InvalidFileError:
        return None


@given(st.text(alphabet="ab.=[]{}\"'#\\\n ,1", max_size=40))
def test_what_toml_reads_is_read_and_what_it_does_not_is_refused(text: str) -> None:
    try:
        held = tomllib.loads(text)
    except ValueError:
        held = None
    found = parse_or_none(text)
    assume(found is not None or held is None or text.count(".") < 10)
    assert found == held
