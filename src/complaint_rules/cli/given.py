"""What is given at the command line as text: dates, numbers, pairs; and how what is wrong with it is told."""

from __future__ import annotations

import re
from argparse import ArgumentParser, HelpFormatter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from complaint_rules.dates import parse_date
from complaint_rules.errors import (
    CalendarHorizonError,
    ComplaintRulesError,
    InvalidFileError,
    InvalidRecordError,
    RulesChangedError,
)
from complaint_rules.wording import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "LARGEST_FILE",
    "LARGEST_NUMBER",
    "Parser",
    "RefusedError",
    "date_of",
    "joined",
    "number_of",
    "on_or_today",
    "problems_of",
    "short",
    "split",
]

LARGEST_FILE = 1_000_000
"""House rule: the most bytes that a record may have; ten thousand entries fit."""

LARGEST_NUMBER = 100_000
"""House rule: the most working days that may be counted; no calendar knows so many."""

_KNOWN_WITH_PREDICTIONS = date(2100, 12, 31)
_LONGEST_SHOWN = 80


class RefusedError(Exception):
    """What was given cannot be used; each of `problems` says why."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(problems)
        super().__init__(*self.problems)


class Parser(ArgumentParser):
    """A parser whose help has one width everywhere and whose errors are one clear message."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever ArgumentParser takes
        settings.setdefault("formatter_class", partial(HelpFormatter, width=100))
        super().__init__(allow_abbrev=False, **settings)
        self.color = False  # Python 3.14 would colour its help

    def error(self, message: str) -> NoReturn:
        """Refuse what was given, as every other fault is refused."""
        raise RefusedError([f"{message} (see {self.prog} --help)"])


def problems_of(error: RefusedError | ComplaintRulesError) -> tuple[str, ...]:
    """Return the faults that an error lists, in words that help at the command line."""
    if isinstance(error, RefusedError | InvalidRecordError):
        return error.problems
    if isinstance(error, InvalidFileError):
        return tuple(f"{error.file}: {one}" for one in error.problems)
    if isinstance(error, RulesChangedError):
        rules = f"under {error.scheme!r} with rules {error.saved}, and the rules at hand are {error.current}"
        return (f"the record was saved {rules}; take rules_digest and version out of it to read it under these",)
    if isinstance(error, CalendarHorizonError):
        asked = str(error).partition(";")[0]
        further = error.known_until < _KNOWN_WITH_PREDICTIONS
        return (f"{asked}; --predicted goes on with predicted bank holidays" if further else asked,)
    return (str(error),)


def split(given: str, flag: str, form: str, problems: list[str]) -> tuple[str, str]:
    """Return the two sides of NAME=VALUE, or two empty texts and a problem."""
    name, equals, text = given.partition("=")
    if not name or not equals:
        problems.append(f"{flag}: {short(given)} is not of the form {form}")
        return "", ""
    return name, text


def date_of(text: str, where: str, problems: list[str]) -> date | None:
    """Return the date that a text stands for, or None and a problem."""
    try:
        return parse_date(text, where=where)
    except ComplaintRulesError as error:
        problems.append(str(error))
        return None


def number_of(text: str, where: str, problems: list[str]) -> int:
    """Return the whole number that a text stands for; one of many digits is never even read."""
    if re.fullmatch(r"[+-]?[0-9]{1,9}", text) and abs(int(text)) <= LARGEST_NUMBER:
        return int(text)
    needed = f"a whole number from {-LARGEST_NUMBER:,} to {LARGEST_NUMBER:,} is needed"
    problems.append(f"{where}: {needed}, not {short(text)}")
    return 0


def short(text: str) -> str:
    """Return a text in quotation marks, cut where it is long."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")


def joined(*lines: str) -> str:
    """Return sentences as lines of the width of a page."""
    return "\n".join(line for text in lines if text for line in wrapped(text))


def on_or_today(text: str | None, problems: list[str]) -> date | None:
    """Return the date that `--on` gives, or today by this computer's clock: the one place that reads it."""
    return date.today() if text is None else date_of(text, "--on", problems)
