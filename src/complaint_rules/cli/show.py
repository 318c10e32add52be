"""The command `show`: the rules of a scheme or of a procedure file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import show
from complaint_rules.cli.records import procedures_of
from complaint_rules.local import to_toml

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Show the rules of a scheme, or of a local procedure that a TOML file holds."
    parser.add_argument("what", metavar="FILE|SCHEME")
    parser.add_argument("--format", choices=("text", "markdown", "mermaid", "dot", "toml"), default="text")
    parser.add_argument("--on", metavar="DATE", help="the version in force on this date; else the newest")
    parser.set_defaults(answer=_show)


def _show(arguments: Namespace) -> str:
    (procedure,) = procedures_of(arguments, arguments.what)
    if arguments.format == "toml":
        return to_toml(procedure).rstrip("\n")
    if arguments.format == "markdown":
        return show.markdown(procedure)
    if arguments.format in {"mermaid", "dot"}:
        return (show.mermaid if arguments.format == "mermaid" else show.dot)(procedure).rstrip("\n")
    return show.text(procedure)
