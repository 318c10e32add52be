"""The command `upcoming`: what is due in the next days, across complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import diary
from complaint_rules.cli.given import RefusedError, joined, number_of
from complaint_rules.cli.json_text import as_json
from complaint_rules.cli.records import add_file_arguments, complaints_and_date
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "List what is overdue, and what is due or closes in the next days, across complaints."
    add_file_arguments(parser)
    parser.add_argument("--days", metavar="N", default="14", help="how many calendar days ahead; else 14")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_upcoming)


def _upcoming(arguments: Namespace) -> str:
    problems: list[str] = []
    days = number_of(arguments.days, "--days", problems)
    if problems:
        raise RefusedError(problems)
    complaints, on = complaints_and_date(arguments)
    found = diary.upcoming(complaints, on=on, days=days)
    if arguments.json:
        return as_json({"on": on.isoformat(), "days": days, "items": [one.to_dict() for one in found]})
    if not found:
        return joined(f"Nothing is overdue, due or closing in {plural(days, 'day')}.", DISCLAIMER)
    return "\n".join([*(joined(f"- {one.text}") for one in found), "", DISCLAIMER])
