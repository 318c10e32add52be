"""Limits read for what they rest on: events, facts and readings, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.periods import Period, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.limits.expressions import Trigger

__all__ = ["Uses", "UsesReading"]


@frozen(kw_only=True)
class Uses:
    """
    What a limit rests on, by name.

    Attributes:
        events: The events whose dates it reads.
        details: Event and detail, for dates that events set.
        facts: The facts that choose, with the values that have a branch; None as a value stands for "otherwise".
        readings: The readings, each with its options.
        school_days: Whether it counts school days.
        kind_not_stated: Whether it counts days of no stated kind.

    Source:
        House rule: a procedure is checked for unknown names before it can be used.
    """

    events: frozenset[str] = frozenset()
    details: frozenset[tuple[str, str]] = frozenset()
    facts: frozenset[tuple[str, FactValue | None]] = frozenset()
    readings: frozenset[tuple[str, str]] = frozenset()
    school_days: bool = False
    kind_not_stated: bool = False

    def __or__(self, other: Uses) -> Uses:
        return Uses(
            events=self.events | other.events,
            details=self.details | other.details,
            facts=self.facts | other.facts,
            readings=self.readings | other.readings,
            school_days=self.school_days or other.school_days,
            kind_not_stated=self.kind_not_stated or other.kind_not_stated,
        )


@frozen
class UsesReading:
    """
    The reading that gathers what a limit rests on.

    Source:
        House rule: as for `Uses`.

    Examples:
        >>> from complaint_rules.limits import LaterOf, On
        >>> sorted(LaterOf(On("matter-occurred"), On("first-notice")).read(UsesReading()).events)
        ['first-notice', 'matter-occurred']
    """

    def on(self, event: str) -> Uses:
        """Gather an event."""
        return Uses(events=frozenset((event,)))

    def received(self, event: str) -> Uses:
        """Gather an event."""
        return self.on(event)

    def last(self, triggers: Sequence[Trigger]) -> Uses:
        """Gather several events."""
        return _all_of(trigger.read(self) for trigger in triggers)

    def first(self, triggers: Sequence[Trigger]) -> Uses:
        """Gather several events."""
        return self.last(triggers)

    def date_set_by(self, event: str, detail: str) -> Uses:
        """Gather an event and its detail."""
        return Uses(events=frozenset((event,)), details=frozenset(((event, detail),)))

    def after(self, start: Uses, period: Period) -> Uses:
        """Gather what the start rests on, and the unit."""
        return start | Uses(
            school_days=period.unit is Unit.SCHOOL_DAYS,
            kind_not_stated=period.unit is Unit.DAYS_KIND_NOT_STATED,
        )

    def before(self, end: Uses, period: Period) -> Uses:
        """Gather what the end rests on, and the unit."""
        return self.after(end, period)

    def next_open_day(self, day: Uses) -> Uses:
        """Gather what the day rests on."""
        return day

    def later_of(self, limits: Sequence[Uses]) -> Uses:
        """Gather from all."""
        return _all_of(limits)

    def earlier_of(self, limits: Sequence[Uses]) -> Uses:
        """Gather from all."""
        return _all_of(limits)

    def by_fact(self, fact: str, branches: Mapping[FactValue, Uses], otherwise: Uses | None) -> Uses:
        """Gather the fact and all branches."""
        values: set[tuple[str, FactValue | None]] = {(fact, value) for value in branches}
        rest = [] if otherwise is None else [otherwise, Uses(facts=frozenset(((fact, None),)))]
        return _all_of([Uses(facts=frozenset(values)), *branches.values(), *rest])

    def readings(self, name: str, options: Mapping[str, Uses], _default: str | None, /) -> Uses:
        """Gather the readings."""
        return _all_of([Uses(readings=frozenset((name, option) for option in options)), *options.values()])

    def no_figure(self, _: str, /) -> Uses:
        """Gather nothing."""
        return Uses()


def _all_of(parts: Iterable[Uses]) -> Uses:
    result = Uses()
    for part in parts:
        result |= part
    return result
