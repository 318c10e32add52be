"""
A small web service: how a complaint stands, what may be done, and its deadlines as a calendar.

    python -m uvicorn examples.integrations.fastapi_app:app

The record comes with each request and nothing is kept. The day is always asked for: a server's clock and time zone are
not those of the person who asks.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from complaint_rules import diary
from complaint_rules.errors import ComplaintRulesError
from examples.integrations.pydantic_models import ComplaintField, Day  # noqa: TC001 - FastAPI reads the types

app = FastAPI(title="Complaint deadlines")


class Asked(BaseModel):
    """One record and the day that is asked about."""

    model_config = ConfigDict(extra="forbid")

    complaint: ComplaintField
    on: Day


class AskedWhetherItMay(Asked):
    """The same, and the event that somebody means to make."""

    event: str = Field(max_length=100)


class AskedForCalendar(BaseModel):
    """Several records and the day on which the file is made."""

    model_config = ConfigDict(extra="forbid")

    complaints: list[ComplaintField] = Field(max_length=1_000)
    on: Day


@app.exception_handler(ComplaintRulesError)
def refused(_: Request, error: ComplaintRulesError) -> JSONResponse:
    """Answer with what was wrong, as the library says it, and with the names that come close."""
    told = {"error": type(error).__name__, "message": str(error), "closest": list(getattr(error, "closest", ()))}
    return JSONResponse(told, status_code=422)


@app.post("/timetable")
def timetable(asked: Asked) -> dict[str, Any]:
    """Return the stage, every deadline, window and route, and why."""
    return asked.complaint.at(asked.on).to_dict()


@app.post("/can")
def can(asked: AskedWhetherItMay) -> dict[str, Any]:
    """Return whether something may be done: yes, no, no unless discretion, or cannot tell."""
    verdict = asked.complaint.can(asked.event, on=asked.on)
    return {"answer": verdict.answer.value, "missing": list(verdict.missing), "explanation": verdict.explain()}


@app.post("/upcoming")
def upcoming(asked: AskedForCalendar, days: int = 14) -> list[dict[str, Any]]:
    """Return what is overdue, due or closing in the next days."""
    return [item.to_dict() for item in diary.upcoming(asked.complaints, on=asked.on, days=days)]


@app.post("/calendar.ics")
def calendar(asked: AskedForCalendar) -> Response:
    """Return the deadlines as a file for a calendar."""
    return Response(diary.ical(asked.complaints, on=asked.on), media_type="text/calendar; charset=utf-8")
