"""The reports that complaints officers publish, over a table of complaints, with small numbers guarded."""

from complaint_rules.bulk.report.guarding import Mark
from complaint_rules.bulk.report.records import Count, Line, Report, Table, Wait
from complaint_rules.bulk.report.reporting import report, year_of
from complaint_rules.bulk.report.requirements import requirement_of

__all__ = [
    "Count",
    "Line",
    "Mark",
    "Report",
    "Table",
    "Wait",
    "report",
    "requirement_of",
    "year_of",
]
