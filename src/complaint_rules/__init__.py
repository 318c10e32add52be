"""
Complaints about public services with a clock on them: which stage, what is owed, what may be done, until when, and why.

The names below load when they are first used, so importing the package loads neither `holidays` nor a scheme.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from complaint_rules import diary, errors, letters, schemes, show
    from complaint_rules.answers import DutyStatus, RouteStatus, Snapshot, Verdict, WindowStatus
    from complaint_rules.comparison import compare
    from complaint_rules.complaints import Complaint
    from complaint_rules.conditions import Answer
    from complaint_rules.local import load_procedure
    from complaint_rules.periods import Counting, Period, Unit
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Seen, Source
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = [
    "Answer",
    "Complaint",
    "Counting",
    "DutyStatus",
    "Period",
    "Procedure",
    "RouteStatus",
    "Seen",
    "Snapshot",
    "Source",
    "Unit",
    "Verdict",
    "WindowStatus",
    "WorkingDayCalendar",
    "compare",
    "diary",
    "errors",
    "letters",
    "load_procedure",
    "schemes",
    "show",
]

_HOMES = {
    "Answer": "conditions",
    "Complaint": "complaints",
    "Counting": "periods",
    "DutyStatus": "answers",
    "Period": "periods",
    "Procedure": "procedures",
    "RouteStatus": "answers",
    "Seen": "sources",
    "Snapshot": "answers",
    "Source": "sources",
    "Unit": "periods",
    "Verdict": "answers",
    "WindowStatus": "answers",
    "WorkingDayCalendar": "working_days",
    "compare": "comparison",
    "load_procedure": "local",
}
_MODULES = {"diary", "errors", "letters", "schemes", "show"}


def __getattr__(name: str) -> object:
    """Load a public name from the module that it lives in (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(f"complaint_rules.{_HOMES[name]}"), name)
    if name in _MODULES:
        return import_module(f"complaint_rules.{name}")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
