"""Local procedures as files: read with all their faults at once, written, and described for editors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from complaint_rules.errors import InvalidFileError, shortened
from complaint_rules.files import parse_toml, read_text
from complaint_rules.local.reading import procedure_of
from complaint_rules.local.schema import json_schema
from complaint_rules.local.writing import to_toml

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

__all__ = ["LARGEST_FILE", "json_schema", "load_procedure", "read_procedure", "to_toml"]

LARGEST_FILE = 250_000
"""House rule: the most bytes that a procedure file may have; the longest bundled scheme needs an eighth."""


_BYTE_ORDER_MARK = "\ufeff"


def load_procedure(path: str | os.PathLike[str]) -> Procedure:
    """
    Return the procedure that a TOML file says.

    Raises:
        InvalidFileError: If it cannot be read, or is faulty; `problems` lists every fault, each with its place.

    Source:
        House rule: a local procedure goes through the same checks as a bundled scheme, with none left out.
    """
    where = os.fspath(path)
    return _read(read_text(where, what="a procedure", largest=LARGEST_FILE), shortened(where))


def read_procedure(text: str, *, where: str = "the text") -> Procedure:
    """
    Return the procedure that the text of a TOML file says; `where` names it for messages.

    Raises:
        InvalidFileError: If it is too long, is not TOML, or is faulty; `problems` lists every fault.

    Source:
        House rule: as for `load_procedure`.

    Examples:
        >>> lines = [
        ...     "format = 1",
        ...     'name = "east-devon"',
        ...     'working-days = "england-and-wales"',
        ...     'source = { url = "https://eastdevon.gov.uk/", checked-on = 2026-11-22, seen = "partial" }',
        ...     "[[stage]]",
        ...     'name = "stage-1"',
        ...     'begins = "complaint"',
        ... ]
        >>> [stage.name for stage in read_procedure(chr(10).join(lines)).stages]
        ['stage-1', 'completed', 'resolved', 'withdrawn']
    """
    if len(text) > LARGEST_FILE:
        raise InvalidFileError(where, [f"it has {len(text):,} characters; a procedure has at most {LARGEST_FILE:,}"])
    return _read(text, where)


def _read(text: str, where: str) -> Procedure:
    text = text.removeprefix(_BYTE_ORDER_MARK)
    return procedure_of(parse_toml(text, where=where), text=text, where=where)
