"""The command `schema`: the JSON Schema of a procedure file, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.cli.json_text import as_json
from complaint_rules.local import json_schema

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes, which is nothing."""
    parser.description = (
        "Print the JSON Schema of a procedure file, for editors that complete and check while one types."
    )
    parser.set_defaults(answer=_schema)


def _schema(_: Namespace) -> str:
    return as_json(json_schema())
