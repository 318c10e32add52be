"""The commands `days`: working days added, counted, explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from complaint_rules.cli.given import RefusedError, date_of, joined, number_of
from complaint_rules.dates import in_words, weekday_in_words
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.wording import plural
from complaint_rules.working_days import Division, WorkingDayCalendar, in_weekends_and_by_name

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

__all__ = ["add_arguments"]

_INCLUSIVE = {
    "right": "the first day left out, the last counted",
    "left": "the first day counted, the last left out",
    "both": "both ends counted",
    "neither": "both ends left out",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Count working days, and say why a day is none."
    asked = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = asked.add_parser("add", help="the working day that lies N working days after a date (before, if N < 0)")
    add.add_argument("date", metavar="DATE")
    add.add_argument("number", metavar="N")
    add.set_defaults(answer=_days_add)
    between = asked.add_parser("between", help="how many working days lie between two dates")
    between.add_argument("first", metavar="DATE")
    between.add_argument("last", metavar="DATE")
    between.add_argument("--inclusive", choices=tuple(_INCLUSIVE), default="right", help="which ends count")
    between.set_defaults(answer=_days_between)
    why = asked.add_parser("why", help="whether a date is a working day, and why not")
    why.add_argument("date", metavar="DATE")
    why.set_defaults(answer=_days_why)
    for one in (add, between, why):
        one.add_argument(
            "--division", metavar="DIVISION", required=True, help=", ".join(part.value for part in Division)
        )
        one.add_argument("--closure", action="append", default=[], metavar="DATE", help="a day the body is closed")
        one.add_argument("--predicted", action="store_true", help="go on beyond the published bank holidays")


def _days_add(arguments: Namespace) -> str:
    problems: list[str] = []
    start = date_of(arguments.date, "DATE", problems)
    number = number_of(arguments.number, "N", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or start is None or problems:
        raise RefusedError(problems)
    end = calendar.add_working_days(start, number)
    if number == 0:
        is_one = end == start
        first = "It is a working day." if is_one else f"It is not a working day; the next is {weekday_in_words(end)}."
        return f"{weekday_in_words(start)}. {first}"
    side = "after" if number > 0 else "before"
    return joined(
        f"{plural(abs(number), 'working day')} {side} {weekday_in_words(start)} is {weekday_in_words(end)}.",
        _left_out(calendar, start, end, first=False, last=True),
        _prediction(calendar, start, end),
    )


def _days_between(arguments: Namespace) -> str:
    problems: list[str] = []
    first = date_of(arguments.first, "the first DATE", problems)
    last = date_of(arguments.last, "the second DATE", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or first is None or last is None:
        raise RefusedError(problems)
    number = calendar.working_days_between(first, last, inclusive=arguments.inclusive)
    back = " (counted back)" if last < first else ""
    is_in = arguments.inclusive in {"left", "both"}, arguments.inclusive in {"right", "both"}
    return joined(
        f"From {weekday_in_words(first)} to {weekday_in_words(last)}: {plural(abs(number), 'working day')}{back}, "
        f"{_INCLUSIVE[arguments.inclusive]}.",
        _left_out(calendar, first, last, first=is_in[0], last=is_in[1]),
        _prediction(calendar, first, last),
    )


def _days_why(arguments: Namespace) -> str:
    problems: list[str] = []
    day = date_of(arguments.date, "DATE", problems)
    calendar = _calendar(arguments, problems)
    if calendar is None or day is None:
        raise RefusedError(problems)
    said = calendar.non_working_reason(day) or f"{weekday_in_words(day)} is a working day."
    return joined(said, _prediction(calendar, day, day))


def _left_out(calendar: WorkingDayCalendar, a: date, b: date, *, first: bool, last: bool) -> str:
    """Return the days of a span that do not count; `first` and `last` say whether its ends are in the span."""
    low, high = min(a, b), max(a, b)
    low_in, high_in = (first, last) if a <= b else (last, first)
    out = [one for one in calendar.non_working_days(low, high) if one.day != high or high_in]
    if low_in and a != b:
        out = [*(one for one in calendar.non_working_days(high, low) if one.day == low), *out]
    return f"Left out: {in_weekends_and_by_name(out)}." if out else "No day is left out."


def _prediction(calendar: WorkingDayCalendar, a: date, b: date) -> str:
    if not calendar.rests_on_prediction(a, b):
        return ""
    first, last = in_words(calendar.published_from), in_words(calendar.published_until)
    return f"This rests on predicted bank holidays: GOV.UK's published list goes from {first} to {last}."


def _calendar(arguments: Namespace, problems: list[str]) -> WorkingDayCalendar | None:
    """Return the calendar that was asked for, or None where there is any problem so far."""
    closures = [date_of(text, "--closure", problems) for text in arguments.closure]
    try:
        calendar = WorkingDayCalendar(
            arguments.division,
            closures=[day for day in closures if day is not None],
            predicted=arguments.predicted,
        )
    except ComplaintRulesError as error:
        problems.append(re.sub(r"^WorkingDayCalendar\(division\)", "--division", str(error)))
        return None
    return None if problems else calendar
