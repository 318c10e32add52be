"""The command `timetable`: how one complaint stands on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import show
from complaint_rules.cli.json_text import as_json
from complaint_rules.cli.records import add_record_arguments, complaint_and_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Say how a complaint stands on a date. FILE is a record as TOML or JSON; or name a SCHEME, or the FILE of a "
        "local procedure, and give the events. "
        "What ends in .toml or .json, or is the name of a file here, is read as a file. Dates are YYYY-MM-DD. "
        "The names of events, facts and readings are at the end of: complaint-rules show SCHEME"
    )
    add_record_arguments(parser)
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--format", choices=("text", "markdown", "svg", "json"), default="text", help="svg: a picture")
    forms.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="print the answer as JSON, with dates as YYYY-MM-DD",
    )
    parser.set_defaults(answer=_timetable)


def _timetable(arguments: Namespace) -> str:
    complaint, on = complaint_and_date(arguments)
    if arguments.format == "svg":
        return show.timeline(complaint, on=on).rstrip("\n")
    seen = complaint.at(on)
    if arguments.format == "json":
        return as_json(seen.to_dict())
    written = show.markdown if arguments.format == "markdown" else show.text
    return written(seen, eligibility=complaint.eligibility(on=on)).rstrip("\n")
