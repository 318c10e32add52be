"""One table: the reference and the record. No deadline is stored, so that none can be out of date."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from complaint_rules import Complaint
from complaint_rules.errors import ComplaintRulesError


def validate_record(record: dict[str, Any]) -> None:
    """Refuse a record that cannot be read, with every reason."""
    try:
        Complaint.from_dict(record)
    except ComplaintRulesError as error:
        raise ValidationError(list(getattr(error, "problems", [str(error)]))) from error


class Case(models.Model):
    """A complaint as the application keeps it."""

    reference = models.CharField(max_length=100, unique=True)
    record = models.JSONField(validators=[validate_record])

    def __str__(self) -> str:
        """Return the reference."""
        return str(self.reference)

    @property
    def complaint(self) -> Complaint:
        """The complaint that the record holds, under the reference of the case."""
        return Complaint.from_dict({**self.record, "reference": self.reference})

    @complaint.setter
    def complaint(self, complaint: Complaint) -> None:
        self.record = complaint.to_dict()
