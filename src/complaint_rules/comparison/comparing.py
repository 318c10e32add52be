"""A local procedure compared with the scheme it sits under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.duties import duties
from complaint_rules.comparison.provisions import provisions, stages, statements, working_days
from complaint_rules.comparison.records import Comparison, Relation
from complaint_rules.comparison.texts import Texts
from complaint_rules.comparison.time_limits import limits_of_routes, time_limits
from complaint_rules.comparison.windows import windows
from complaint_rules.errors import CalendarMismatchError, NotAProcedureError
from complaint_rules.procedures import Procedure
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.comparison.texts import Item

__all__ = ["compare"]


def compare(local: Procedure, scheme: Procedure, *, calendar: WorkingDayCalendar | None = None) -> Comparison:
    """
    Return what a local procedure or guide says beside the scheme it sits under, rule by rule, with both texts.

    Dates are compared on every start day of the published years, each text under its own working days. A duty's act
    on which another period rests is taken as done on its last day. Where the local text does not sit under the scheme
    but leads to it as a body to turn to, as a guide leads to an ombudsman, what it says of that body is compared.

    Raises:
        NotAProcedureError: If either is no procedure, or the calendar none.
        CalendarMismatchError: If the calendar is that of another division than the scheme's.

    Source:
        House rule: nothing is merged, and silence is a finding: first that which may cost the person who complains
        their right.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> scheme = schemes.in_force("england-children", on=date(2026, 11, 23))
        >>> first = compare(schemes.newest("trafford-children-guide"), scheme).differences[0]
        >>> first.rule, first.relation.value, first.scheme_limit
        ('window:panel-request', 'silent', '20 working days after receipt of the stage 2 response')
    """
    for name, given in (("local", local), ("scheme", scheme)):
        _check(given, Procedure, f"compare({name})", "give one version, such as schemes.newest(name)")
    if calendar is not None:
        needed = scheme.working_days.division
        _check(calendar, WorkingDayCalendar, "compare(calendar)", f'make one with WorkingDayCalendar("{needed}")')
        if calendar.division != needed:
            raise CalendarMismatchError(given=calendar.division, needed=needed, procedure=scheme.name)
    items = sorted(_items(Texts(local=local, scheme=scheme, given=calendar)), key=_key)
    found = [item.difference for item in items]
    return Comparison(
        local=local,
        scheme=scheme,
        differences=tuple(one for one in found if one.relation is not Relation.SAME),
        same=tuple(one for one in found if one.relation is Relation.SAME),
    )


def _check(given: object, kind: type, where: str, advice: str) -> None:
    if not isinstance(given, kind):
        raise NotAProcedureError(given, where=where, needed=f"a {kind.__name__} ({advice})")


def _key(item: Item) -> tuple[int, bool, float]:
    return item.key


def _items(texts: Texts) -> Iterator[Item]:
    yield from windows(texts)
    yield from limits_of_routes(texts) if texts.by_route else time_limits(texts)
    yield from duties(texts)
    yield from stages(texts)
    yield from working_days(texts)
    yield from provisions(texts)
    yield from statements(texts)
