"""Starts that a file names once, for texts that do not say from when their periods run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.limits import Trigger
    from complaint_rules.periods import Period

__all__ = ["with_starts"]


def with_starts(limit: Limit, starts: Mapping[str, Limit]) -> Limit:
    """
    Return a limit with every start that the file names in place of its name.

    Source:
        House rule: a missing start is written down once, and each limit that rests on it shows the same readings.

    Examples:
        >>> from complaint_rules.periods import Period, Unit
        >>> start = Readings("reply-start", {"made": On("complaint"), "received": Received("complaint")})
        >>> limit = After(On("reply-start"), Period(10, Unit.WORKING_DAYS))
        >>> with_starts(limit, {"reply-start": start}) == After(start, Period(10, Unit.WORKING_DAYS))
        True
    """
    return limit.read(_WithStarts(starts)) if starts else limit


@frozen
class _WithStarts:
    """The reading that gives the limit again, with the named starts in it."""

    starts: Mapping[str, Limit]

    def on(self, event: str) -> Limit:
        return self.starts.get(event, On(event))

    def received(self, event: str) -> Limit:
        return Received(event)

    def last(self, triggers: Sequence[Trigger]) -> Limit:
        return Last(*triggers)

    def first(self, triggers: Sequence[Trigger]) -> Limit:
        return First(*triggers)

    def date_set_by(self, event: str, detail: str) -> Limit:
        return DateSetBy(event, detail)

    def after(self, start: Limit, period: Period) -> Limit:
        return After(start, period)

    def before(self, end: Limit, period: Period) -> Limit:
        return Before(end, period)

    def next_open_day(self, day: Limit) -> Limit:
        return NextOpenDay(day)

    def later_of(self, limits: Sequence[Limit]) -> Limit:
        return LaterOf(*limits)

    def earlier_of(self, limits: Sequence[Limit]) -> Limit:
        return EarlierOf(*limits)

    def by_fact(self, fact: str, branches: Mapping[FactValue, Limit], otherwise: Limit | None) -> Limit:
        return ByFact(fact, branches, otherwise)

    def readings(self, name: str, options: Mapping[str, Limit], default: str | None) -> Limit:
        return Readings(name, options, default)

    def no_figure(self, words: str) -> Limit:
        return NoFigure(words)
