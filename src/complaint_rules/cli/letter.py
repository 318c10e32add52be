"""The command `letter`: a letter drafted from a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import letters
from complaint_rules.cli.records import FORMS, add_record_arguments, complaint_and_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Draft a letter from a complaint. What is not known is left as a blank in square brackets. "
        "A note to the person who sends it stands after the letter, and is no part of it."
    )
    parser.add_argument("kind", choices=[kind.value for kind in letters.Kind])
    add_record_arguments(parser)
    parser.add_argument("--about", metavar="NAME", default="", help="the duty, request or route that it is about")
    parser.add_argument("--complainant", metavar="NAME", default="", help="who complains")
    parser.add_argument("--representative", metavar="NAME", help="who writes for them")
    parser.add_argument("--advocate", metavar="NAME", help="who helps them, and gets a copy")
    parser.add_argument("--addressee", metavar="NAME", default="", help="to whom it goes")
    parser.add_argument("--body", metavar="NAME", default="", help="the body that is complained about")
    parser.add_argument("--format", choices=FORMS, default="text")
    parser.set_defaults(answer=_letter)


def _letter(arguments: Namespace) -> str:
    complaint, on = complaint_and_date(arguments)
    people = letters.People(
        complainant=arguments.complainant,
        representative=arguments.representative,
        advocate=arguments.advocate,
        addressee=arguments.addressee,
        body=arguments.body,
    )
    letter = letters.draft(arguments.kind, complaint, on=on, people=people, about=arguments.about)
    return letter.with_note(arguments.format).rstrip("\n")
