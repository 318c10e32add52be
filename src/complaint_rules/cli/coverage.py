"""The command `coverage`: what each scheme carries of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import schemes, show

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Say which sentences of its text each scheme carries, and which it leaves out, and why."
    parser.add_argument("scheme", metavar="SCHEME", nargs="?", help="else all of them")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.set_defaults(answer=_coverage)


def _coverage(arguments: Namespace) -> str:
    asked = schemes.names() if arguments.scheme is None else (arguments.scheme,)
    found = [schemes.get(name) for name in asked]
    return show.markdown(found) if arguments.format == "markdown" else show.text(found)
