"""The stages of a complaint, recomputed from its events: each transition, each silence, and what was irregular."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from complaint_rules.answers import DutyStatus, Irregularity, WindowStatus
from complaint_rules.conditions import (
    All,
    Answer,
    Any,
    Circumstances,
    Condition,
    FactValue,
    MetInTime,
    Missed,
    Not,
    Overdue,
)
from complaint_rules.dates import in_words
from complaint_rules.duties import deadlines_of
from complaint_rules.entries import Entry, Recorded, Suspended
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.timeline import Timeline
from complaint_rules.windows import answer_of, silent_after, window_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Transition
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Event
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Machine", "failing", "met_in_time", "taken_for_granted"]

_DAY = timedelta(days=1)


def met_in_time(statuses: Collection[DutyStatus], *, done: bool) -> Answer:
    """
    Return whether a duty was met in time, given how each time that it was owed stands.

    `done` is whether the act is on record.

    Source:
        House rule: once in time is enough; where the act is on record and its day or its limit is not known, it cannot
        be told.

    Examples:
        >>> met_in_time({DutyStatus.CANNOT_TELL}, done=True).value
        'cannot tell'
    """
    if DutyStatus.MET in statuses:
        return Answer.YES
    return Answer.CANNOT_TELL if DutyStatus.CANNOT_TELL in statuses and done else Answer.NO


class _On:
    """The circumstances of a complaint on a day, as conditions ask about them."""

    __slots__ = ("_day", "_facts", "_timeline")

    def __init__(self, timeline: Timeline, day: date) -> None:
        self._timeline = timeline
        self._day = day
        self._facts = timeline.facts(day)

    def fact(self, name: str) -> FactValue | None:
        return self._facts.get(name)

    def happened(self, event: str) -> bool:
        return event in self._timeline.evidence(self._day).occurrences

    def missed(self, duty: str) -> bool:
        found = self._timeline.procedure.duties_by_name[duty]
        return any(one.is_missed for one in deadlines_of(self._timeline, found, self._day))

    def met_in_time(self, duty: str) -> Answer:
        found = self._timeline.procedure.duties_by_name[duty]
        statuses = {one.status for one in deadlines_of(self._timeline, found, self._day)}
        return met_in_time(statuses, done=self.happened(found.act))

    def overdue(self, duty: str) -> bool:
        found = self._timeline.procedure.duties_by_name[duty]
        return any(one.status is DutyStatus.OVERDUE for one in deadlines_of(self._timeline, found, self._day))

    def detail(self, event: str, name: str) -> object:
        found = self._timeline.evidence(self._day).of(event)
        return None if found is None else found.details.get(name)

    def window_open(self, window: str) -> Answer:
        found = next(one for one in self._timeline.procedure.windows if one.name == window)
        state = window_state(self._timeline, found, self._day)
        return Answer.NO if state.status is WindowStatus.CLOSED else answer_of(state)


class Machine:
    """
    The table of transitions of a procedure, run over a record.

    Source:
        House rule: events decide, guards advise. What happened is accepted, and reported where the text does not
        foresee it; an event that begins a later stage enters it from whichever open stage was held.
    """

    __slots__ = ("_dates", "irregular", "procedure", "timeline")

    def __init__(
        self,
        procedure: Procedure,
        entries: Iterable[Entry],
        on: date,
        *,
        facts: Mapping[str, FactValue],
        readings: Mapping[str, str],
        calendar: WorkingDayCalendar | None,
        school_days: WorkingDayCalendar | None,
    ) -> None:
        """Run the record up to a date."""
        self.procedure: Procedure = procedure
        self.timeline: Timeline = Timeline(
            procedure,
            entries,
            on,
            facts=facts,
            readings=readings,
            calendar=calendar,
            school_days=school_days,
            asked=_On,
        )
        self.irregular: list[Irregularity] = []
        self._dates = {name: day for day, name, _ in reversed(self.timeline.acts)}
        for entry in self.timeline.entries:
            if isinstance(entry, Recorded):
                day = entry.on
                self._fall_silent(day)
                self._happen(entry, day)
            elif isinstance(entry, Suspended):
                self._fall_silent(entry.on)
        self._fall_silent(on)

    def transition(self, event: str, day: date) -> Transition | None:
        """
        Return the transition that an event makes from the stage that is held, or None.

        Source:
            The table of transitions; those "at any stage" leave closed stages alone.
        """
        stage = self.timeline.stage
        is_open = stage != NOT_BEGUN and not self.procedure.is_end(stage)
        for one in self.procedure.transitions_by_event.get(event, ()):
            leaves = stage in one.start if one.start else is_open
            if leaves and self._chosen(one, day):
                return one
        return None

    def _chosen(self, one: Transition, day: date) -> bool:
        return one.when is None or one.when.holds(self.timeline.circumstances(day))

    def _fall_silent(self, until: date) -> None:
        """Make the moves that follow by themselves where nothing was done in time, up to a day."""
        while True:
            due = [
                (closed + _DAY, window)
                for window in self.procedure.silent_windows
                if window.stage == self.timeline.stage
                for closed in (silent_after(self.timeline, window, until),)
                if closed is not None
            ]
            if not due:
                return
            day, window = min(due, key=lambda one: one[0])
            assert window.if_silent is not None  # noqa: S101 - the windows are silent ones
            entered = self.timeline.visits[-1].entered
            self.timeline.enter(window.if_silent, max(day, entered), window.source)

    def _happen(self, entry: Recorded, day: date) -> None:
        event = self.procedure.event(entry.event)
        self._report_order(entry, event, day)
        made = self.transition(entry.event, day)
        if made is not None:
            circumstances = self.timeline.circumstances(day)
            if made.allowed_if.answer(circumstances) is Answer.NO:
                for text in failing(made.allowed_if, circumstances):
                    self._report(entry, f"{_title(event.title)} came although the text asks that {text}", made.source)
            self.timeline.enter(made.to, day, made.source)
        elif not event.is_circumstance:
            self._happen_out_of_place(entry, event, day)

    def _happen_out_of_place(self, entry: Recorded, event: Event, day: date) -> None:
        """Take an event for which the stage that is held has no transition."""
        moves = self.procedure.transitions_by_event.get(entry.event, ())
        home = self.procedure.home_stages.get(entry.event)
        if not moves and home is None:
            return
        stage = self.timeline.stage
        title, order = _title(event.title), self.procedure.order_of_stages
        if stage != NOT_BEGUN and self.procedure.is_end(stage):
            self._report(entry, f"{title} came after the procedure was over ({self.procedure.stage_title(stage)})")
            return
        later = [one for one in moves if order[one.to] > order[stage] and self._chosen(one, day)]
        if later:
            first = min(later, key=lambda one: order[one.to])
            if stage != NOT_BEGUN or not event.after:
                self._report(entry, f"{title} came while the complaint was at: {self.procedure.stage_title(stage)}")
            self.timeline.enter(first.to, day, first.source)
        elif home is not None and order[home] > order[stage]:
            begun = self.procedure.stage_title(home)
            self._report(entry, f"{title} shows that this had begun, and its beginning is not on record: {begun}")
            self.timeline.enter(home, day, self.procedure.stage(home).source)
        elif home is not None and home != stage:
            self._report(entry, f"{title} came after this was left: {self.procedure.stage_title(home)}")
        elif moves:
            self._report(entry, f"{title} leads nowhere from: {self.procedure.stage_title(stage)}")

    def _report_order(self, entry: Recorded, event: Event, day: date) -> None:
        """Report an event whose necessary forerunner is missing or dated later."""
        if event.lies_before:
            begun = self.timeline.begun(self.timeline.on)
            if begun is not None and day > begun:
                first = f"the first act on record, of {in_words(begun)}"
                self._report(entry, f"{_title(event.title)} is dated after {first}, so this date is not relied on")
        for name in event.after:
            before = self._dates.get(name)
            if before is None:
                missing = self.procedure.titles[name]
                self._report(entry, f"{_title(event.title)} is on record, and {missing} before it is not")
            elif before > day:
                later = f"{self.procedure.titles[name]}, which is dated {in_words(before)}"
                self._report(entry, f"{_title(event.title)} is dated before {later}")

    def _report(self, entry: Recorded, text: str, source: Source | None = None) -> None:
        self.irregular.append(Irregularity(what=entry.event, on=entry.on, text=f"{text}.", source=source))


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def failing(condition: Condition, circumstances: Circumstances) -> list[str]:
    """
    Return every part of a condition that is not met, as clauses.

    Source:
        House rule: all the reasons, not the first.
    """
    if isinstance(condition, All):
        return [text for one in condition.conditions for text in failing(one, circumstances)]
    if condition.answer(circumstances) is not Answer.NO:
        return []
    if isinstance(condition, Any):
        return [" or ".join(one.sentence for one in condition.conditions)]
    return [condition.sentence]


def taken_for_granted(condition: Condition, timeline: Timeline, day: date, *, met: bool = True) -> tuple[str, ...]:
    """
    Return what the dates take for granted on which it rests that a condition is met, or is not.

    Source:
        House rule: a missing date never makes a yes beyond what is declared. Where several parts of a condition would
        each be enough, the one that takes least for granted counts.
    """
    if isinstance(condition, Not):
        return taken_for_granted(condition.condition, timeline, day, met=not met)
    if isinstance(condition, Any | All):
        parts = condition.conditions
        each = [taken_for_granted(one, timeline, day, met=met) for one in parts]
        if isinstance(condition, Any) is met:
            circumstances, enough = timeline.circumstances(day), Answer.YES if met else Answer.NO
            answers = [one.answer(circumstances) for one in parts]
            return min(
                (one for one, answer in zip(each, answers, strict=True) if answer is enough), key=len, default=()
            )
        return tuple(dict.fromkeys(one for several in each for one in several))
    if not isinstance(condition, Missed | MetInTime | Overdue):
        return ()
    duty = timeline.procedure.duties_by_name[condition.duty]
    return tuple(dict.fromkeys(one for found in deadlines_of(timeline, duty, day) for one in found.assumed))
