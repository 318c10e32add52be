"""The command `calendar`: the deadlines of complaints, for a calendar program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import diary
from complaint_rules.cli.given import RefusedError, number_of
from complaint_rules.cli.records import add_file_arguments, complaints_and_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Print the last days of complaints as iCalendar text, which calendar programs read: an all-day event for each, "
        "with a warning before it."
    )
    add_file_arguments(parser)
    parser.add_argument(
        "--alarm", action="append", metavar="DAYS", help="so many days before the last day; else 7 and 1"
    )
    parser.add_argument("--settled", action="store_true", help="also what was done and what has closed")
    parser.add_argument("--cancelled", action="store_true", help="also what fell away, so that a calendar takes it out")
    parser.set_defaults(answer=_calendar)


def _calendar(arguments: Namespace) -> str:
    problems: list[str] = []
    alarms = [number_of(one, "--alarm", problems) for one in arguments.alarm or ("7", "1")]
    if problems:
        raise RefusedError(problems)
    complaints, on = complaints_and_date(arguments)
    made = diary.ical(complaints, on=on, alarms=alarms, settled=arguments.settled, cancelled=arguments.cancelled)
    return made.removesuffix("\n")
