"""
Complaints inside your own attrs classes, structured and unstructured by cattrs, with messages that name the bad value.

    case = CONVERTER.structure(data, Case)
    data = CONVERTER.unstructure(case)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from attrs import frozen
from cattrs import Converter, transform_error
from cattrs.v import format_exception

from complaint_rules import Complaint
from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError, shortened


@frozen(kw_only=True)
class Case:
    """A case as an application keeps it."""

    handler: str
    opened: date
    priority: int = 0
    complaint: Complaint


def converter() -> Converter:
    """
    Return a converter that knows complaints, and takes a date only as YYYY-MM-DD.

    The hooks for complaints are of the kind that asks a function: the other kind resolves the annotations of a class,
    and those of `Complaint` name types that are imported for type checkers alone.
    """
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook_func(lambda kind: kind is Complaint, lambda value, _: Complaint.from_dict(value))
    made.register_unstructure_hook_func(lambda kind: kind is Complaint, Complaint.to_dict)
    made.register_structure_hook(date, lambda value, _: parse_date(value, where="date"))
    made.register_unstructure_hook(date, date.isoformat)
    return made


CONVERTER = converter()


def problems(error: BaseException, data: object) -> list[str]:
    """
    Return everything that is wrong with `data`, each with its place and the value that stands there.

    cattrs says where and what was expected, and leaves out what it found; the errors of this library say it themselves.
    """
    return [_with_value(one, data) for one in transform_error(error, format_exception=_said)]


def _said(error: BaseException, expected: type[Any] | None) -> str:
    return str(error) if isinstance(error, ComplaintRulesError) else f"{format_exception(error, expected)}{_GOT}"


_GOT = ", got "


def _with_value(message: str, data: object) -> str:
    text, _, path = message.rpartition(" @ $")
    value: Any = data
    for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        value = value[int(number)] if number else value.get(name, _GOT)
    said = text.removesuffix(_GOT)
    found = value is not data and value is not _GOT and text != said
    return f"{path.lstrip('.') or 'the whole'}: {said}{_GOT + shortened(value) if found else ''}"
