"""Limits read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.limits.working import value_in_words
from complaint_rules.periods import Counting, Period
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from complaint_rules.conditions import FactValue
    from complaint_rules.limits.expressions import Trigger

__all__ = ["SentenceReading"]


@frozen
class SentenceReading:
    """
    The reading that gives the sentence a person reads.

    Attributes:
        titles: What to call each event and fact, by name; a name without a title is shown as it is.

    Source:
        House rule: the sentence is generated from the expression, so it cannot drift from it.

    Examples:
        >>> from complaint_rules.limits import After, On
        >>> from complaint_rules.periods import Unit
        >>> limit = After(On("first-notice"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH))
        >>> limit.read(SentenceReading({"first-notice": "the day of first notice"}))
        '12 months beginning with the day of first notice'
    """

    titles: Mapping[str, str] = field(factory=dict[str, str])

    def on(self, event: str) -> str:
        """Name the act."""
        return self.titles.get(event, event)

    def received(self, event: str) -> str:
        """Name the receipt."""
        return f"receipt of {self.on(event)}"

    def last(self, triggers: Sequence[Trigger]) -> str:
        """Name the last of several."""
        return f"the last of {' and '.join(trigger.read(self) for trigger in triggers)}"

    def first(self, triggers: Sequence[Trigger]) -> str:
        """Name the first of several."""
        return f"the first of {' and '.join(trigger.read(self) for trigger in triggers)}"

    def date_set_by(self, event: str, detail: str) -> str:
        """Name the date that was set."""
        return f"the date ({detail}) set by {self.on(event)}"

    def after(self, start: str, period: Period) -> str:
        """Say how long after."""
        return f"{_length(period)} {period.counting.value} {start}{_roll_in_words(period)}"

    def before(self, end: str, period: Period) -> str:
        """Say how long before."""
        counts = ", that day counted" if period.counting is Counting.BEGINNING_WITH else ""
        return f"{_length(period)} before {end}{counts}{_roll_in_words(period)}"

    def next_open_day(self, day: str) -> str:
        """Say that it moves to an open day."""
        return f"{day} (on the next working day where that is none)"

    def later_of(self, limits: Sequence[str]) -> str:
        """Join with "or", if later."""
        return f"the later of: {'; or '.join(limits)}"

    def earlier_of(self, limits: Sequence[str]) -> str:
        """Join with "or", if earlier."""
        return f"the earlier of: {'; or '.join(limits)}"

    def by_fact(self, fact: str, branches: Mapping[FactValue, str], otherwise: str | None) -> str:
        """List the branches."""
        said = [f"{limit} where {self.on(fact)} is {value_in_words(value)}" for value, limit in branches.items()]
        return "; ".join([*said, *([] if otherwise is None else [f"otherwise {otherwise}"])])

    def readings(self, _: str, options: Mapping[str, str], default: str | None, /) -> str:
        """List the readings, the default first."""
        if default is None:
            return f"({' or, on another reading, '.join(options.values())})"
        others = [text for option, text in options.items() if option != default]
        return f"{options[default]} (on another reading, {' or '.join(others)})"

    def no_figure(self, words: str) -> str:
        """Say that there is no figure."""
        return f"no figure in the text: {words}"


def _length(period: Period) -> str:
    return period.in_words if period.at_most is None else f"{period.in_words},"


def _roll_in_words(period: Period) -> str:
    if period.roll is Roll.NONE:
        return ""
    return f", moved to a working day ({period.roll.value.replace('_', ' ')})"
