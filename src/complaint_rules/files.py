"""Files that somebody else wrote, TOML or JSON, refused at once where they are too large or too deep."""

from __future__ import annotations

import json
import math
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from complaint_rules.errors import InvalidFileError, shortened

__all__ = ["parse_toml", "read_data", "read_text"]

_MOST_DOTS = 100
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


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
        found = os.stat(path)  # noqa: PTH116 - a file that is too large is refused before it is opened
        if stat.S_ISDIR(found.st_mode):
            raise InvalidFileError(where, ["this is a folder; name a file in it"])
        if not stat.S_ISREG(found.st_mode):
            raise InvalidFileError(where, ["this is not an ordinary file"])
        if found.st_size > largest:
            raise InvalidFileError(where, [f"it has {found.st_size:,} bytes; {what} has at most {largest:,}"])
        with Path(path).open("rb") as file:
            held = file.read(largest)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidFileError):
            raise
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InvalidFileError(where, [f"it cannot be read: {why}"]) from None
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFileError(where, [f"it is not UTF-8 text: byte {error.start + 1} cannot be read"]) from None


def parse_toml(text: str, *, where: str) -> dict[str, Any]:
    """
    Return what TOML holds; `where` names the text for the message.

    A key of very many parts, on which the parser would spend hours, is never read.

    Raises:
        InvalidFileError: If it is not TOML, or nested too deeply.

    Source:
        House rule: as for `read_data`.

    Examples:
        >>> parse_toml('name = "east-devon"', where="an example")
        {'name': 'east-devon'}
    """
    too_deep = InvalidFileError(where, ["it is nested too deeply to be read"])
    if any(_QUOTED.sub("", line).count(".") > _MOST_DOTS for line in text.splitlines()):
        raise too_deep
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise too_deep from None
    except ValueError as error:
        raise InvalidFileError(where, [f"it is not TOML that can be read: {error}"]) from None


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
