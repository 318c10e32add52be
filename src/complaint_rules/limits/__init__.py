"""
Limits: one expression for the last day on which an act is in time, and the readings of it.

`expressions` holds the nodes; `bounds`, `working`, `sentences` and `uses` each hold one way to read them.
"""

from complaint_rules.limits.bounds import Bounds, BoundsReading
from complaint_rules.limits.evidence import Evidence, Occurrence
from complaint_rules.limits.expressions import (
    KIND_OF_DAYS,
    After,
    Before,
    ByFact,
    DateSetBy,
    Direction,
    EarlierOf,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    On,
    Reading,
    Readings,
    Received,
    Trigger,
)
from complaint_rules.limits.sentences import SentenceReading
from complaint_rules.limits.uses import Uses, UsesReading
from complaint_rules.limits.working import Step, Working, WorkingReading

__all__ = [
    "KIND_OF_DAYS",
    "After",
    "Before",
    "Bounds",
    "BoundsReading",
    "ByFact",
    "DateSetBy",
    "Direction",
    "EarlierOf",
    "Evidence",
    "First",
    "Last",
    "LaterOf",
    "Limit",
    "NextOpenDay",
    "NoFigure",
    "Occurrence",
    "On",
    "Reading",
    "Readings",
    "Received",
    "SentenceReading",
    "Step",
    "Trigger",
    "Uses",
    "UsesReading",
    "Working",
    "WorkingReading",
]
