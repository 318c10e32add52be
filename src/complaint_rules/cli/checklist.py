"""The command `checklist`: what a body's letters must say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import letters
from complaint_rules.cli.given import joined
from complaint_rules.cli.records import FORMS, procedures_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Say what the rules require a body's letter to say, each with its source."
    parser.add_argument("what", metavar="FILE|SCHEME")
    parser.add_argument("event", metavar="EVENT", nargs="?", help="else every letter of which something is asked")
    parser.add_argument("--on", metavar="DATE", help="the version in force on this date; else the newest")
    parser.add_argument("--format", choices=FORMS, default="text")
    parser.set_defaults(answer=_checklist)


def _checklist(arguments: Namespace) -> str:
    (procedure,) = procedures_of(arguments, arguments.what)
    if arguments.event is None:
        found = letters.checklists(procedure)
    else:
        found = (letters.checklist(procedure, arguments.event),)
    if not found:
        return joined(f"The rules ask nothing of any letter: {procedure.title}.")
    return "\n\n".join(getattr(one, arguments.format).rstrip("\n") for one in found)
