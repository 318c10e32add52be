"""
What Hypothesis draws for applications that test their own use of this library: days, rules, procedures and records.

`pip install "complaint-rules[testing]"` brings Hypothesis; nothing else in the package needs it.
"""

from importlib import import_module

try:
    import_module("hypothesis")
except ModuleNotFoundError as _error:
    _MESSAGE = 'complaint_rules.testing needs Hypothesis, which an extra brings: pip install "complaint-rules[testing]"'
    raise ModuleNotFoundError(_MESSAGE, name=_error.name) from _error

from complaint_rules.testing.days import calendars, dates, divisions
from complaint_rules.testing.limits import limits, periods
from complaint_rules.testing.procedures import bundled_procedures, procedures
from complaint_rules.testing.records import complaints, days_about, entries, facts

__all__ = [
    "bundled_procedures",
    "calendars",
    "complaints",
    "dates",
    "days_about",
    "divisions",
    "entries",
    "facts",
    "limits",
    "periods",
    "procedures",
]
