"""Dates as the package takes them, plain `datetime.date` or strict ISO 8601 text, and dates in English words."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, TypeGuard

from complaint_rules.errors import InvalidDateTextError, NotADateError, NotANumberError

__all__ = ["check_date", "check_number", "in_words", "is_date", "parse_date", "weekday_in_words"]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# In a tuple, so that tools which freeze the clock by replacing `date` in every module leave the real one here.
_DATE: Final = (date,)


def is_date(value: object) -> TypeGuard[date]:
    """
    Return whether a value is a `datetime.date` and nothing else.

    Source:
        House rule: as for `check_date`, which says why.

    Examples:
        >>> is_date(date(2026, 11, 23)), is_date("2026-11-23")
        (True, False)
    """
    return type(value) in _DATE


def check_date(value: object, *, where: str) -> date:
    """
    Return the value if it is a `datetime.date` and nothing else.

    A `datetime` is refused, because the day it falls on depends on a time zone; so is every other subclass of `date`,
    such as a pandas `Timestamp`, because it may compare and count in ways of its own. `where` names the place for the
    message, such as "deadline(on)".

    Raises:
        NotADateError: When the value is anything but a plain date.

    Source:
        House rule: a deadline is a day where the complaint is handled; turning an instant into a day is the caller's
        decision.

    Examples:
        >>> check_date(date(2026, 11, 23), where="example")
        datetime.date(2026, 11, 23)
    """
    if is_date(value):
        return value
    raise NotADateError(value, where=where)


def parse_date(text: object, *, where: str) -> date:
    """
    Return the date that a text of the form YYYY-MM-DD stands for.

    Ten ASCII characters, years 0001 to 9999; no spaces, no other order, no week dates, no missing hyphens. `where`
    names the place for the message.

    Raises:
        InvalidDateTextError: When the value is not such a text, or no such day exists.

    Source:
        House rule: 03/04/2026 is 3 April or 4 March depending on who reads it, so only one form is read.

    Examples:
        >>> parse_date("2026-11-23", where="example")
        datetime.date(2026, 11, 23)
    """
    match = _ISO.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise InvalidDateTextError(text, where=where)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise InvalidDateTextError(text, where=where) from None


def check_number(value: object, *, where: str, at_least: int | None = None, at_most: int | None = None) -> int:
    """
    Return the value if it is a whole number within the bounds given.

    Both bounds are included; either may be left out. A boolean is not a number here, and 10.0 is not a whole one.
    `where` names the place for the message.

    Raises:
        NotANumberError: When the value is not an `int`, or lies outside the bounds; `expected` says what they are.

    Source:
        House rule: `True` days or 10.0 days are a slip, and a slip that counts is a wrong deadline.

    Examples:
        >>> check_number(10, where="example", at_least=1)
        10
    """
    if type(value) is int and (at_least is None or value >= at_least) and (at_most is None or value <= at_most):
        return value
    if at_least is None:
        expected = "a whole number" if at_most is None else f"a whole number of at most {at_most}"
    elif at_most is None:
        expected = f"a whole number of at least {at_least}"
    else:
        expected = f"a whole number from {at_least} to {at_most}"
    raise NotANumberError(value, where=where, expected=expected)


def in_words(day: date) -> str:
    """
    Return the date as British English writes it, the same in every locale.

    Raises:
        NotADateError: When the value is anything but a plain date.

    Source:
        House rule: dates are written as 28 November 2024.

    Examples:
        >>> in_words(date(2024, 11, 28))
        '28 November 2024'
    """
    check_date(day, where="in_words(day)")
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    """
    Return the date in words with its day of the week, the same in every locale.

    Raises:
        NotADateError: When the value is anything but a plain date.

    Source:
        House rule: in the working of a deadline each day carries its weekday, so that a reader can check it.

    Examples:
        >>> weekday_in_words(date(2024, 11, 28))
        'Thursday 28 November 2024'
    """
    return f"{WEEKDAYS[check_date(day, where='weekday_in_words(day)').weekday()]} {in_words(day)}"
