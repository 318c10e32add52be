"""The command `schemes`: the bundled schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import schemes
from complaint_rules.show.rules_page import in_force

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes, which is nothing."""
    parser.description = "List the bundled schemes."
    parser.set_defaults(answer=_schemes)


def _schemes(_: Namespace) -> str:
    lines: list[str] = []
    for name in schemes.names():
        for one in schemes.versions(name):
            lines.extend((name, f"  {one.title}", f"  Version {one.version}, {in_force(one)}."))
    return "\n".join(lines)
