"""The command `compare`: a local procedure against the scheme it sits under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.cli.given import RefusedError, short
from complaint_rules.cli.json_text import as_json
from complaint_rules.cli.records import procedures_of
from complaint_rules.comparison import compare

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Compare two procedures rule by rule, with both texts: the costliest silence comes first."
    parser.add_argument("local", metavar="FILE|SCHEME")
    parser.add_argument("scheme", metavar="FILE|SCHEME", nargs="?", help="else the scheme that the first sits under")
    parser.add_argument("--on", metavar="DATE", help="the versions in force on this date; else the newest")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_compare)


def _compare(arguments: Namespace) -> str:
    (local,) = procedures_of(arguments, arguments.local)
    against = arguments.scheme or local.under
    if not against:
        needed = "name the scheme to compare it with"
        raise RefusedError([f"{short(arguments.local)} does not say which scheme it sits under; {needed}"])
    (scheme,) = procedures_of(arguments, against)
    compared = compare(local, scheme)
    return as_json(compared.to_dict()) if arguments.json else compared.explain()
