"""A form for one more event; what the library refuses stands beside the field that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError, InvalidDateTextError, NotADateError, UnknownNameError

if TYPE_CHECKING:
    from datetime import date

    from examples.integrations.django_app.models import Case


class DayField(forms.CharField):
    """A day as YYYY-MM-DD: Django's own date field would read 03/04/2026, and choose a month for it."""

    def to_python(self, value: object) -> date | None:
        """Return the day, or None for nothing."""
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        try:
            return parse_date(text, where="date")
        except InvalidDateTextError as error:
            raise forms.ValidationError(str(error), code="day") from error


class EventForm(forms.Form):
    """One event of a case: what happened, when it was made or sent, and when it was received."""

    event = forms.CharField(max_length=100)
    made = DayField(required=False)
    received = DayField(required=False)

    def __init__(self, *given: Any, case: Case, **named: Any) -> None:  # noqa: ANN401 - what a form takes
        super().__init__(*given, **named)
        self.case = case

    def clean(self) -> dict[str, Any]:
        """Record the event on the complaint of the case, and give each error to its field."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                recorded = self.case.complaint.record(told["event"], told["made"], received=told["received"])
            except ComplaintRulesError as error:
                self.add_error(_field_of(error), str(error))
            else:
                self.case.complaint = recorded
        return told

    def save(self) -> Case:
        """Keep the case with the event."""
        self.case.save()
        return self.case


def _field_of(error: ComplaintRulesError) -> str | None:
    """Return the field that an error is about; None for the form as a whole."""
    if isinstance(error, UnknownNameError):
        return "event"
    return "made" if isinstance(error, NotADateError) else None
