"""
JSON and a calendar for the cases; who may see which case is for the application that takes this over.

The day comes with each request: a server's clock and time zone are not those of the person who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from complaint_rules import diary
from complaint_rules.dates import parse_date
from complaint_rules.errors import ComplaintRulesError
from examples.integrations.django_app.forms import EventForm
from examples.integrations.django_app.models import Case

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_GET
def timetable(request: HttpRequest, reference: str) -> HttpResponse:
    """Return the stage, every deadline, window and route of a case on the day `?on=YYYY-MM-DD`."""
    case = get_object_or_404(Case, reference=reference)
    try:
        on = parse_date(request.GET.get("on"), where="on")
        return JsonResponse(case.complaint.at(on).to_dict())
    except ComplaintRulesError as error:
        return JsonResponse({"error": type(error).__name__, "message": str(error)}, status=400)


@require_POST
def add_event(request: HttpRequest, reference: str) -> HttpResponse:
    """Record one more event, or return each error beside the name of its field."""
    form = EventForm(request.POST, case=get_object_or_404(Case, reference=reference))
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=400)
    return JsonResponse({"reference": form.save().reference}, status=201)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the deadlines of all cases as a file for a calendar."""
    try:
        on = parse_date(request.GET.get("on"), where="on")
        text = diary.ical((case.complaint for case in Case.objects.order_by("reference")), on=on)
    except ComplaintRulesError as error:
        return JsonResponse({"error": type(error).__name__, "message": str(error)}, status=400)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
