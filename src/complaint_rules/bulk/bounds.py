"""What is certain of a last day, in every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.bulk.tables import NO_DAY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from complaint_rules.bulk.counting import DayColumn

__all__ = ["ColumnBounds"]


@frozen(kw_only=True, eq=False)
class ColumnBounds:
    """
    What is certain of a last day in every row, as `Bounds` has it for one.

    Attributes:
        earliest: Certainly not before this; `NO_DAY` where nothing is certain.
        latest: Certainly not after this; `FAR` where nothing is certain.
        due: The last day on the facts recorded; `NO_DAY` where they do not give one.
        running: Whether a day from which it runs has come; bool, shape (rows,).
        no_figure: Whether the text gives no figure.
        missing: Whether something is missing that would narrow it.
        beyond: Whether counting its day leaves the days that are known.
    """

    earliest: DayColumn
    latest: DayColumn
    due: DayColumn
    running: NDArray[np.bool_]
    no_figure: NDArray[np.bool_]
    missing: NDArray[np.bool_]
    beyond: NDArray[np.bool_]

    @property
    def certain(self) -> NDArray[np.bool_]:
        """Whether both bounds are known and equal."""
        certain: NDArray[np.bool_] = (self.earliest.days == self.latest.days) & (self.earliest.days != NO_DAY)
        return certain
