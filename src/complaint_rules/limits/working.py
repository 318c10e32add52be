"""Limits read as working: how the day was found, with each day that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.dates import in_words
from complaint_rules.limits.bounds import NEXT_OPEN_DAY, Bounds, BoundsReading, branch_of
from complaint_rules.periods import Counted, Counting, Period, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from complaint_rules.conditions import FactValue
    from complaint_rules.limits.evidence import Evidence
    from complaint_rules.limits.expressions import Trigger

__all__ = ["Step", "Working", "WorkingReading"]


@frozen(kw_only=True)
class Step:
    """
    One step of the working.

    Attributes:
        text: What was done, as a sentence.
        day: The day it led to; None where that is not known.
        counted: The period that was counted, with each day left out; None for other steps.

    Source:
        House rule: each explanation's steps, added up by hand, give its date.
    """

    text: str
    day: date | None
    counted: Counted | None = None


@frozen(kw_only=True)
class Working:
    """
    How a limit was worked out.

    Attributes:
        bounds: What it came to.
        steps: The steps, first to last.

    Source:
        House rule: the working is a reading of the same expression as the date.
    """

    bounds: Bounds
    steps: tuple[Step, ...]


@frozen
class WorkingReading:
    """
    The reading that gives the working, day by day.

    Attributes:
        evidence: What is known.
        titles: What to call each event and fact, by name; a name without a title is shown as it is.
        at_most: Whether to count the second figure of a period that has two.

    Source:
        House rule: start, number, each day left out by name, and where the dates came from.

    Examples:
        >>> from complaint_rules.limits import After, Evidence, Occurrence, On
        >>> from datetime import date
        >>> from complaint_rules.periods import Days, Period, Unit
        >>> from complaint_rules.working_days import WorkingDayCalendar
        >>> evidence = Evidence(
        ...     on=date(2026, 12, 22),
        ...     days=Days(working=WorkingDayCalendar("england-and-wales")),
        ...     occurrences={"complaint": [Occurrence(made=date(2026, 12, 23))]},
        ... )
        >>> working = After(On("complaint"), Period(3, Unit.WORKING_DAYS)).read(WorkingReading(evidence))
        >>> [day.day.day for day in working.steps[-1].counted.skipped]
        [25, 26, 27, 28]
    """

    evidence: Evidence
    titles: Mapping[str, str] = field(factory=dict[str, str])
    at_most: bool = False

    @property
    def _bounds(self) -> BoundsReading:
        return BoundsReading(self.evidence, self.at_most)

    def on(self, event: str) -> Working:
        """Return the day of an act."""
        return self._begun(self._bounds.on(event), self._title(event))

    def received(self, event: str) -> Working:
        """Return the day of receipt."""
        return self._begun(self._bounds.received(event), f"receipt of {self._title(event)}")

    def last(self, triggers: Sequence[Trigger]) -> Working:
        """Return the last recorded event."""
        return self._begun(self._bounds.last(triggers), f"the last of {self._all(triggers)}")

    def first(self, triggers: Sequence[Trigger]) -> Working:
        """Return the first recorded event."""
        return self._begun(self._bounds.first(triggers), f"the first of {self._all(triggers)}")

    def date_set_by(self, event: str, detail: str) -> Working:
        """Return the date that was set."""
        return self._begun(self._bounds.date_set_by(event, detail), f"the date set by {self._title(event)}")

    def after(self, start: Working, period: Period) -> Working:
        """Return the count forward."""
        bounds = self._bounds.after(start.bounds, period)
        step = self._count(start.bounds, bounds, period, back=False)
        return Working(bounds=bounds, steps=(*start.steps, step))

    def before(self, end: Working, period: Period) -> Working:
        """Return the count back."""
        bounds = self._bounds.before(end.bounds, period)
        return Working(bounds=bounds, steps=(*end.steps, self._count(end.bounds, bounds, period, back=True)))

    def next_open_day(self, day: Working) -> Working:
        """Return the move to an open day."""
        bounds = self._bounds.next_open_day(day.bounds)
        due = day.bounds.due
        counted = None if due is None else NEXT_OPEN_DAY.count(due, days=self.evidence.days)
        if counted is None or counted.rolled_from is None:
            return Working(bounds=bounds, steps=day.steps)
        text = f"That is no working day, so it counts on the next one, {in_words(counted.last)}."
        return Working(bounds=bounds, steps=(*day.steps, Step(text=text, day=counted.last, counted=counted)))

    def later_of(self, limits: Sequence[Working]) -> Working:
        """Return the choice of the later."""
        return self._choice(limits, self._bounds.later_of([limit.bounds for limit in limits]), "later")

    def earlier_of(self, limits: Sequence[Working]) -> Working:
        """Return the choice of the earlier."""
        return self._choice(limits, self._bounds.earlier_of([limit.bounds for limit in limits]), "earlier")

    def by_fact(self, fact: str, branches: Mapping[FactValue, Working], otherwise: Working | None) -> Working:
        """Return the branch that the fact chooses."""
        told = self.evidence.facts.get(fact)
        bounds = self._bounds.by_fact(
            fact,
            {value: branch.bounds for value, branch in branches.items()},
            None if otherwise is None else otherwise.bounds,
        )
        if told is None:
            what = "has not been told"
        elif (chosen := branch_of(told, branches, otherwise)) is None:
            what = f"is {value_in_words(told)}, for which the text has no branch"
        else:
            text = f"Because {self._title(fact)} is {value_in_words(told)}:"
            return Working(bounds=bounds, steps=(Step(text=text, day=None), *chosen.steps))
        every = [*branches.values(), *([] if otherwise is None else [otherwise])]
        text = f"It depends on {self._title(fact)}, which {what}{_span(bounds)}."
        return self._joined(every, bounds, text)

    def readings(self, name: str, options: Mapping[str, Working], default: str | None) -> Working:
        """Return the reading that was taken, and say that there are others."""
        bounds = self._bounds.readings(name, {option: one.bounds for option, one in options.items()}, default)
        chosen = self.evidence.readings.get(name, default)
        if chosen is None:
            text = f"The text can be read in {len(options)} ways ({name}), and none was chosen{_span(bounds)}."
            return self._joined(list(options.values()), bounds, text)
        by = "chosen for this complaint" if name in self.evidence.readings else "the default"
        text = f"Reading taken for {name}: {chosen} ({by}); the text can also be read otherwise."
        return Working(bounds=bounds, steps=(Step(text=text, day=None), *options[chosen].steps))

    def no_figure(self, words: str) -> Working:
        """Return what the text says instead of a figure."""
        bounds = self._bounds.no_figure(words)
        return Working(bounds=bounds, steps=(Step(text=f"The text gives no figure: {words}.", day=None),))

    def _title(self, name: str) -> str:
        return self.titles.get(name, name)

    def _all(self, triggers: Sequence[Trigger]) -> str:
        return ", ".join(self._title(trigger.event) for trigger in triggers)

    def _begun(self, bounds: Bounds, what: str) -> Working:
        what = what[:1].upper() + what[1:]
        if bounds.due is not None:
            text = f"{what}: {in_words(bounds.due)}."
        elif bounds.latest is not None:
            text = f"{what}: not on record, but on or before {in_words(bounds.latest)}."
        else:
            text = f"{what}: not on record."
        return Working(bounds=bounds, steps=(Step(text=text, day=bounds.due),))

    def _count(self, start: Bounds, bounds: Bounds, period: Period, *, back: bool) -> Step:
        number = period.at_most if self.at_most and period.at_most is not None else period.number
        length = f"{Period(number, period.unit).in_words} {'back' if back else 'on'}"
        if start.due is None:
            return Step(text=f"{length}: the start is not known{_span(bounds)}.", day=None)
        if bounds.due is None:
            return Step(text=f"{length}: {self._why_unknown(bounds, period)}{_span(bounds)}.", day=None)
        kind = self.evidence.kinds(period)[0]
        day = start.due if back else self._bounds.counted_from(start, start.due, kind)
        if back:
            counted = kind.count_back(day, days=self.evidence.days, at_most=self.at_most)
        else:
            counted = kind.count(day, days=self.evidence.days, pauses=self.evidence.pauses, at_most=self.at_most)
        notes = [_FIRST_DAY[period.counting].format(day=in_words(day)) if not back else _back(period, day)]
        if day < start.due:
            notes.append(f"what happened by {in_words(start.due)} came after this had passed and moves nothing")
        if counted.paused:
            notes.append(f"{counted.paused} suspended {'day' if counted.paused == 1 else 'days'} not counted")
        if counted.rolled_from is not None:
            notes.append(f"moved from {in_words(counted.rolled_from)}, no working day")
        return Step(text=f"{length} ({'; '.join(notes)}): {in_words(bounds.due)}.", day=bounds.due, counted=counted)

    def _why_unknown(self, bounds: Bounds, period: Period) -> str:
        if bounds.stopped:
            return "the clock is stopped"
        if period.unit is Unit.SCHOOL_DAYS:
            return "it needs a calendar of school days"
        return "the text does not say which days"

    def _choice(self, limits: Sequence[Working], bounds: Bounds, word: str) -> Working:
        if bounds.due is not None:
            text = f"The {word} of these is {in_words(bounds.due)}."
        else:
            text = f"The {word} of these cannot be told yet{_span(bounds)}."
        return self._joined(limits, bounds, text)

    def _joined(self, parts: Sequence[Working], bounds: Bounds, text: str) -> Working:
        steps = [step for part in parts for step in part.steps]
        return Working(bounds=bounds, steps=(*steps, Step(text=text, day=bounds.due)))


_FIRST_DAY = {
    Counting.DAY_AFTER: "{day} itself not counted",
    Counting.BEGINNING_WITH: "{day} counted as the first day",
    Counting.BEGINNING_THE_DAY_AFTER: "beginning with the day after {day}",
}


def _back(period: Period, day: date) -> str:
    """Say whether the day from which a period is counted back counts; the day after it never does."""
    counting = Counting.BEGINNING_WITH if period.counting is Counting.BEGINNING_WITH else Counting.DAY_AFTER
    return _FIRST_DAY[counting].format(day=in_words(day))


def _span(bounds: Bounds) -> str:
    """Return what the bounds say, as the end of a sentence."""
    if bounds.earliest is not None and bounds.latest is not None:
        return f", so it is not before {in_words(bounds.earliest)} and not after {in_words(bounds.latest)}"
    if bounds.earliest is not None:
        return f", so all that is certain is: not before {in_words(bounds.earliest)}"
    if bounds.latest is not None:
        return f", so all that is certain is: not after {in_words(bounds.latest)}"
    return ""


def value_in_words(value: FactValue) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
