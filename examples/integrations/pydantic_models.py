"""
A complaint as a field of a pydantic model: read from JSON, refused with all reasons, written back as it was.

    Case.model_validate_json(text)
    case.model_dump_json()
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from complaint_rules import Complaint, schemes
from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError, printable

_COMPLAINT, _DAY = "complaint", "day"  # what pydantic calls the type of an error


def read_complaint(value: object, info: ValidationInfo) -> Complaint:
    """Return a complaint from what `to_dict` made, or from a record that a person wrote."""
    if isinstance(value, Complaint):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError(_COMPLAINT, "a record is an object, as Complaint.to_dict() gives it")
    try:
        return Complaint.from_dict(value, procedure=(info.context or {}).get("procedure"))
    except ComplaintRulesError as error:
        problems = list(getattr(error, "problems", [str(error)]))
        told = {"kind": type(error).__name__, "said": "; ".join(problems), "problems": problems}
        raise PydanticCustomError(_COMPLAINT, "{said}", told) from error


def read_day(value: object) -> date:
    """Return a day from a `date`, or from text as YYYY-MM-DD; pydantic alone would take a number or a time as well."""
    if type(value) is date:
        return value
    try:
        return parse_date(value, where="date")
    except ComplaintRulesError as error:
        raise PydanticCustomError(_DAY, "{said}", {"said": printable(str(error))}) from error


RECORD_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "The record of a complaint",
    "required": ["schema_version", "scheme"],
    "properties": {
        "schema_version": {"const": 1},
        "scheme": {"type": "string", "examples": list(schemes.names())},
        "reference": {"type": ["string", "null"]},
        "facts": {"type": "object"},
        "readings": {"type": "object", "additionalProperties": {"type": "string"}},
        "events": {"type": "object", "description": "for a record by hand: a name and its date, or made and received"},
        "history": {"type": "array", "items": {"type": "object"}},
    },
}

ComplaintField = Annotated[
    Complaint,
    PlainValidator(read_complaint),
    PlainSerializer(Complaint.to_dict, return_type=dict[str, Any]),
    WithJsonSchema(RECORD_SCHEMA),
]
Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]


class Case(BaseModel):
    """A case as an application keeps it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    handler: str
    opened: Day
    complaint: ComplaintField
