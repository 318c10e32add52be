"""Files that somebody else wrote, TOML or JSON, refused at once where they are too large or too deep."""

from __future__ import annotations

import json
import math
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from complaint_rules.errors import InvalidFileError, shortened

__all__ = ["TEXT_OR_REMARK", "parse_toml", "read_data", "read_text"]

_MOST_PARTS = 10
_MOST_DIGITS = 1_000
TEXT_OR_REMARK = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'  # one that is not closed holds all the rest
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)
"""The pattern of a text or a remark in TOML, where a dot also stands for the end of a line."""

_TEXTS_AND_REMARKS = re.compile(TEXT_OR_REMARK, re.DOTALL)
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")
_LONG_NUMBER = re.compile(rf"(?<![0-9_])[0-9_]{{{_MOST_DIGITS}}}")

_TWICE = "a key or a heading stands twice; where there may be several, a heading has two brackets each side: [[duty]]"
_IN_BRACES = "a table that is written in braces on one line cannot be gone on with below"
_ADVICE = {
    "Cannot overwrite a value": _TWICE,
    "Cannot declare": _TWICE,
    "Duplicate inline table key": "a key stands twice in one table",
    "Cannot mutate immutable": _IN_BRACES,
    "Invalid value": "a text stands in quotation marks, a list in [ ], a table in { }; yes and no are true and false",
    "Invalid statement": "a line is a heading in brackets, or a key, an equals sign and a value",
    "Expected '='": "between a key and its value stands an equals sign",
    "Expected newline": "after a value the line ends; a text stands in quotation marks",
    "Illegal character '\\n'": "a text ends on its line, with the mark with which it begins",
    "Unterminated string": "a text ends with the mark with which it begins",
    "Unclosed array": "a list ends with ], and a comma stands between its items",
    "Unclosed inline table": "a table in braces ends with }, on its line",
    "Unescaped '\\'": "in a text in double quotation marks, a backslash is written twice",
    "Invalid date or datetime": "there is no such day",
}
"""What one can do about the faults of TOML that are met most; a fault begins with the key."""


def read_data(path: str, *, what: str, largest: int) -> object:
    """
    Return what a file holds: JSON if its name ends in .json, or has no ending and begins with a brace; else TOML.

    `what` says what the file should be, for the message, such as "a record"; `largest` is in bytes.

    Raises:
        InvalidFileError: If it cannot be read, is too large, or is neither.

    Source:
        House rule: bad input gets a clear error, and a hostile file costs no more than an honest one.
    """
    text = read_text(path, what=what, largest=largest)
    is_json = path.lower().endswith(".json") or (not path.lower().endswith(".toml") and text.lstrip()[:1] == "{")
    if not is_json:
        return parse_toml(text, where=shortened(path))
    try:
        return _read_json(text)
    except RecursionError:
        raise InvalidFileError(shortened(path), ["it is nested too deeply to be read"]) from None
    except ValueError as error:
        raise InvalidFileError(shortened(path), [f"it is not JSON that can be read: {error}"]) from None


def read_text(path: str, *, what: str, largest: int) -> str:
    """
    Return the text of a file, once its size and its kind have been looked at.

    Raises:
        InvalidFileError: If it is no ordinary file, is too large, or is not UTF-8.

    Source:
        House rule: as for `read_data`.
    """
    where = shortened(path)
    try:
        found = Path(path).stat()  # before it is opened, since it may be too large
        if stat.S_ISDIR(found.st_mode):
            raise InvalidFileError(where, ["this is a folder; name a file in it"])
        if not stat.S_ISREG(found.st_mode):
            raise InvalidFileError(where, ["this is not an ordinary file"])
        if found.st_size > largest:
            raise InvalidFileError(where, [f"it has {found.st_size:,} bytes; {what} has at most {largest:,}"])
        with Path(path).open("rb") as file:
            held = file.read(largest + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidFileError):
            raise
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InvalidFileError(where, [f"it cannot be read: {why}"]) from None
    if len(held) > largest:  # it has grown since, or is one of those files that never say how long they are
        raise InvalidFileError(where, [f"it has more than {largest:,} bytes; {what} has at most {largest:,}"])
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFileError(where, [f"it is not UTF-8 text: byte {error.start + 1} cannot be read"]) from None


def parse_toml(text: str, *, where: str) -> dict[str, Any]:
    """
    Return what TOML holds; `where` names the text for the message.

    A key of very many parts, on which the parser would spend hours, is never read, nor is a very long number.

    Raises:
        InvalidFileError: If it is not TOML, or nested too deeply.

    Source:
        House rule: as for `read_data`.

    Examples:
        >>> parse_toml('name = "east-devon"', where="an example")
        {'name': 'east-devon'}
    """
    _refuse_what_would_take_hours(text, where)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InvalidFileError(where, ["it is nested too deeply to be read"]) from None
    except ValueError as error:
        said = str(error)
        advice = next((f": {advice}" for beginning, advice in _ADVICE.items() if said.startswith(beginning)), "")
        raise InvalidFileError(where, [f"it is not TOML that can be read: {said}{advice}"]) from None


def _refuse_what_would_take_hours(text: str, where: str) -> None:
    bare = _TEXTS_AND_REMARKS.sub(_blank, text)
    for pattern, message in (
        (_DEEP_KEY, f"it is nested too deeply to be read: a key has more than {_MOST_PARTS} parts"),
        (_LONG_NUMBER, f"it is not TOML that can be read: a number has more than {_MOST_DIGITS:,} digits"),
    ):
        found = pattern.search(bare)
        if found is not None:
            line = bare.count("\n", 0, found.start()) + 1
            raise InvalidFileError(where, [f"{message} (at line {line})"])


def _blank(found: re.Match[str]) -> str:
    """Return what stands for a text or a remark: as many lines as it has, and a letter in place of a text."""
    return ("" if found[0][0] == "#" else "_") + "\n" * found[0].count("\n")


def _read_json(text: str) -> object:
    found: object = json.loads(text, object_pairs_hook=_table, parse_constant=_no_number, parse_float=_finite)
    return found


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            message = f"the key {shortened(key)} stands twice in one table"
            raise ValueError(message)
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    message = f"{text} is not a number"
    raise ValueError(message)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        _no_number(shortened(text))
    return number
