"""
Columns of complaints: the same rules, read over a table of a million rows at once.

It needs the extra `bulk`: numpy, narwhals for the frames of pandas, Polars and Arrow, pyarrow for Parquet, and tqdm.
"""

from complaint_rules.bulk.columns import NOT_READ, STATUSES, DutyColumns
from complaint_rules.bulk.eligibility import ANSWERS
from complaint_rules.bulk.moved import Moves, moved
from complaint_rules.bulk.names import ColumnName, every_name
from complaint_rules.bulk.timetable import RowFault, Timetable, timetable
from complaint_rules.bulk.working_days import add_working_days

__all__ = [
    "ANSWERS",
    "NOT_READ",
    "STATUSES",
    "ColumnName",
    "DutyColumns",
    "Moves",
    "RowFault",
    "Timetable",
    "add_working_days",
    "every_name",
    "moved",
    "timetable",
]
