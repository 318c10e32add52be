"""The columns of one duty, and what their codes stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from complaint_rules.answers import DutyStatus
from complaint_rules.bulk.tables import number_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from complaint_rules.answers import Deadline

__all__ = ["CODES", "NOT_READ", "STATUSES", "DutyColumns"]

STATUSES: Final = tuple(DutyStatus)
"""What the codes of a column of statuses stand for, by place."""

NOT_READ: Final = 255
"""The code of a status, a stage or an answer in a row that could not be read."""

CODES: Final = {status: code for code, status in enumerate(STATUSES)}
"""The code of each status."""


@frozen(eq=False, kw_only=True)
class DutyColumns:
    """
    How one duty stands in every row.

    Attributes:
        due: The last day on the facts recorded, as days since 1 January 1970, `NO_DAY` for none; int32, shape (rows,).
        latest: The furthest it can go without the complainant's agreement, likewise.
        status: The place of the status in `STATUSES`, `NOT_READ` for a row that could not be read; uint8.
        days_late: Days late, in working days where the limit counts them, -1 where it was not missed; int32.
        certain: Whether the last day is certain; where it is not, `due` takes something for granted; bool.

    Source:
        House rule: each equals `Deadline.due`, `latest`, `status`, `days_late` and `bounds.certain` of the row's own
        snapshot.
    """

    due: NDArray[np.int32]
    latest: NDArray[np.int32]
    status: NDArray[np.uint8]
    days_late: NDArray[np.int32]
    certain: NDArray[np.bool_]

    @classmethod
    def blank(cls, size: int) -> DutyColumns:
        """Return columns of so many rows, each of which is still to be filled."""
        return cls(
            due=np.empty(size, dtype=np.int32),
            latest=np.empty(size, dtype=np.int32),
            status=np.empty(size, dtype=np.uint8),
            days_late=np.empty(size, dtype=np.int32),
            certain=np.empty(size, dtype=np.bool_),
        )

    def fill(self, rows: slice, part: DutyColumns) -> None:
        """Take the columns of some rows."""
        self.due[rows] = part.due
        self.latest[rows] = part.latest
        self.status[rows] = part.status
        self.days_late[rows] = part.days_late
        self.certain[rows] = part.certain

    def put(self, row: int, deadline: Deadline | None) -> None:
        """Take how the duty stands in one row, None where the row could not be read."""
        due, latest = (None, None) if deadline is None else (deadline.due, deadline.latest)
        self.due[row] = number_of(due)
        self.latest[row] = number_of(latest)
        self.status[row] = NOT_READ if deadline is None else CODES[deadline.status]
        self.days_late[row] = -1 if deadline is None or deadline.days_late is None else deadline.days_late
        self.certain[row] = deadline is not None and deadline.bounds.certain

    def is_status(self, *statuses: DutyStatus) -> NDArray[np.bool_]:
        """Return whether the duty has one of the statuses, in every row; bool, shape (rows,)."""
        return np.isin(self.status, [CODES[status] for status in statuses])
