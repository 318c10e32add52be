"""The command `check`: every fault of a procedure file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.cli.given import joined, short
from complaint_rules.local import load_procedure

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = "Check a local procedure that a TOML file holds, and list all its faults with their places."
    parser.add_argument("file", metavar="FILE")
    parser.set_defaults(answer=_check)


def _check(arguments: Namespace) -> str:
    procedure = load_procedure(arguments.file)
    counted = ("stage", "duty", "window", "route", "finding")
    several = (procedure.stages, procedure.duties, procedure.windows, procedure.routes, procedure.findings)
    plurals = {"duty": "duties"}
    said = [
        f"{len(rules)} {one if len(rules) == 1 else plurals.get(one, f'{one}s')}"
        for one, rules in zip(counted, several, strict=True)
    ]
    under = f" It sits under {procedure.under}." if procedure.under else " It names no scheme that it sits under."
    return joined(f"No fault was found in {short(arguments.file)}: {procedure.title}. {', '.join(said)}.{under}")
