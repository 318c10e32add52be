"""
Columns of complaints: the same rules, read over a table of a million rows at once.

It needs the extra `bulk`: numpy and narwhals; Parquet needs pyarrow.
"""

from complaint_rules.bulk.timetable import ANSWERS, STATUSES, DutyColumns, RowFault, Timetable, timetable

__all__ = ["ANSWERS", "STATUSES", "DutyColumns", "RowFault", "Timetable", "timetable"]
