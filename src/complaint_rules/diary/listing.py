"""What is overdue, due or closing in the next days, across many complaints."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from complaint_rules.dates import check_date, check_number
from complaint_rules.diary.gathering import every_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from complaint_rules.complaints import Complaint
    from complaint_rules.diary.items import Item

__all__ = ["upcoming"]

MOST_DAYS = 36_525
"""House rule: the furthest that a diary looks ahead, a hundred years."""


def upcoming(complaints: Iterable[Complaint], *, on: date, days: int) -> tuple[Item, ...]:
    """
    Return what is overdue on a date, and what is due or closes on it or in the `days` calendar days after it.

    That is: duties that are owed, windows that close, routes to another body whose time limit ends, the time limit for
    complaining while no complaint is on record, and the days that a text aims at or advises, each with `is_aim`. What
    has certainly more time is left out, and so is a clock that has not begun. Whatever may fall into these days stays
    in, with its bounds; what has no date, or none that can be told, comes last. Sorted by day, reference and name.

    Raises:
        NotADateError: If `on` is not a `datetime.date`.
        NotANumberError: If `days` is no `int` from 0 to 36,525.
        NotAProcedureError: If one of the complaints is none.
        CalendarHorizonError: If a deadline needs days that no calendar knows.

    Source:
        House rule: a list of what is due leaves out only what is certain not to be; an omission costs somebody a right.

    Examples:
        >>> from complaint_rules import Complaint, schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> one = Complaint(procedure, reference="A").record("complaint", date(2024, 8, 1), received=date(2024, 8, 2))
        >>> for item in upcoming([one], on=date(2024, 8, 12), days=7):
        ...     print(item.status.value, item.day, item.title)
        due 2024-08-16 the stage 1 response
        cannot tell None the Local Government and Social Care Ombudsman
    """
    check_date(on, where="upcoming(on)")
    check_number(days, where="upcoming(days)", at_least=0, at_most=MOST_DAYS)
    until = on + timedelta(days=min(days, (date.max - on).days))
    found = [
        item
        for _, item in every_item(complaints, on=on, where="upcoming(complaints)")
        if item.status.is_live and (item.first_day is None or item.first_day <= until)
    ]
    return tuple(sorted(found, key=lambda item: item.sort_key))
