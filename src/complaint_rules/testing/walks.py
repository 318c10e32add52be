"""Records that go on as the text of a procedure does, step by step, by asking its machine what may come next."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from attrs import evolve, fields, frozen, has
from hypothesis import strategies as st

from complaint_rules.answers import DutyStatus, WindowStatus
from complaint_rules.conditions import Answer
from complaint_rules.duties import deadlines_of, extension_reports
from complaint_rules.entries import Change, Entry, Extended, Noted, Recorded, Resumed, Suspended, details_of
from complaint_rules.errors import CalendarHorizonError, ComplaintRulesError
from complaint_rules.replay import Replay
from complaint_rules.rules import NOT_BEGUN, How
from complaint_rules.vocabulary import LARGEST_NUMBER, Detail, Event, Kind
from complaint_rules.windows import window_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import AttrsInstance
    from hypothesis.strategies import DrawFn, SearchStrategy

    from complaint_rules.complaints import Complaint
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["MORE_EVENTS", "NUMBERS", "lists_of", "shifted", "told", "walks", "with_changes"]

T = TypeVar("T")

_MANY, _MANY_CHOICES = 5, 20
_GAPS = (0, 1, 2, 5, 9, 14, 20, 28, 45, 70, 130, 400)
_LAST_DAY, _DAY_AFTER = -1, -2
_EARLY = (0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8)
"""Which of the possible acts comes next: mostly one of the first, for they are in the order of the text."""

_MORE_EXTENSIONS = 3
MORE_EVENTS = 4
"""How much more often an event is drawn than anything else; each a strategy of its own, since equal ones count once."""

NUMBERS = st.integers(0, 40) | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)


def walks(
    procedure: Procedure,
    empty: SearchStrategy[Complaint],
    days: SearchStrategy[date],
    *,
    regular: bool,
    most: int,
    bounds: tuple[date, date],
) -> SearchStrategy[Complaint]:
    """Return a strategy for records that go on as the text does; in regular ones nothing is reported."""
    return _walks(empty, st.tuples(_before(procedure), _steps(procedure, most)), days, bounds, regular=regular)


@frozen
class _Act:
    """The next act: which, whether it may end the procedure, when, when received, and what it carries."""

    choice: int
    may_end: bool
    gap: int
    delay: int | None
    details: int


@frozen
class _Tell:
    """A fact that is told."""

    told: tuple[str, FactValue]


@frozen
class _Stop:
    """A suspension, and how many days later it ends; None where it goes on."""

    choice: int
    gap: int | None


@frozen
class _Prolong:
    """An extension of what is pending."""

    choice: int
    days: int


_Step = _Act | _Tell | _Stop | _Prolong


def _steps(procedure: Procedure, most: int) -> SearchStrategy[list[_Step]]:
    gaps, choices = st.sampled_from(_GAPS), st.integers(0, _MANY_CHOICES)

    def act() -> SearchStrategy[_Act]:
        return st.builds(
            _Act,
            st.sampled_from(_EARLY),
            st.sampled_from((False, False, False, True)),
            gaps | st.sampled_from((_LAST_DAY, _DAY_AFTER)),
            st.sampled_from((None, 0, 1, 4)),
            st.integers(0, 30),
        )

    kinds: list[SearchStrategy[_Step]] = [*(act() for _ in range(MORE_EVENTS)), st.builds(_Tell, told(procedure))]
    if procedure.suspensions:
        kinds.append(st.builds(_Stop, choices, st.none() | gaps))
    if procedure.extensions:
        days = st.integers(1, 7) | st.integers(1, 40)
        kinds += [st.builds(_Prolong, choices, days) for _ in range(_MORE_EXTENSIONS)]
    return lists_of(st.one_of(kinds), most)


def lists_of(steps: SearchStrategy[T], most: int) -> SearchStrategy[list[T]]:
    """Draw a list that is often long: Hypothesis by itself draws one in four of them empty."""
    return st.lists(steps, max_size=most) | st.lists(steps, min_size=min(_MANY, most), max_size=most)


def _before(procedure: Procedure) -> SearchStrategy[dict[str, int]]:
    """Draw how many days before the first act each of the events happened that lie before it."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(sorted(procedure.lying_before), st.sampled_from(_GAPS)))


@st.composite
def _walks(
    draw: DrawFn,
    empty: SearchStrategy[Complaint],
    courses: SearchStrategy[tuple[dict[str, int], list[_Step]]],
    days: SearchStrategy[date],
    bounds: tuple[date, date],
    *,
    regular: bool,
) -> Complaint:
    """Draw a record that goes on as the text does; in a regular one, a step that would be reported is left out."""
    record = draw(empty)
    day = draw(days)
    before, steps = draw(courses)
    for event, gap in before.items():
        record = record.record(event, max(shifted(day, -gap), bounds[0]))
    walk = _Walk(record, day, bounds[1], regular=regular)
    for step in steps:
        walk.take(step)
    return walk.record


class _Walk:
    """A record as it grows, the day that it has come to, and the furthest day on record."""

    __slots__ = ("day", "furthest", "last", "record", "regular")

    def __init__(self, record: Complaint, day: date, last: date, *, regular: bool) -> None:
        self.record: Complaint = record
        self.day: date = day
        self.furthest: date = day
        self.last: date = last
        self.regular: bool = regular

    def take(self, step: _Step) -> None:
        """Take a step, unless it cannot be taken, would make a regular record irregular, or needs unknown days."""
        with suppress(CalendarHorizonError):
            self._take(step)

    def _take(self, step: _Step) -> None:
        if isinstance(step, _Act):
            self._act(step)
        elif isinstance(step, _Tell):
            fact, value = step.told
            self._enter(Noted(fact=fact, value=value, on=self.day), day=self.day, until=self.day)
        elif isinstance(step, _Stop):
            self._stop(step)
        else:
            self._prolong(step)

    def _enter(self, *several: Entry, day: date, until: date) -> None:
        """Enter what keeps the record regular, on the day and once all on record has been received and resumed."""
        furthest = max(until, self.furthest)
        grown = with_changes(self.record, *several) if until <= self.last else None
        asked = {day, furthest} if self.regular else ()
        if grown is not None and not any(_is_irregular(_replay(grown, one)) for one in asked):
            self.record, self.day, self.furthest = grown, day, furthest

    def _act(self, step: _Act) -> None:
        events = self._possible(may_end=step.may_end)
        if not events:
            return
        event = events[step.choice % len(events)]
        made = self._day_of(event.name, step.gap)
        if self.regular and event.name != self.record.procedure.opening:
            verdict = _replay(self.record, made).verdict(event.name)
            if verdict.answer is Answer.NO:
                return
        received = None if step.delay is None or not event.sent else shifted(made, step.delay)
        carried = {one.name: _said(one, step.details, made) for one in event.details} if step.details else {}
        entry = Recorded(event=event.name, made=made, received=received, details=details_of(carried))
        day = received or made
        self._enter(entry, day=day, until=day)

    def _possible(self, *, may_end: bool) -> list[Event]:
        """Return the events that the text provides for now, first those by which the complaint goes on."""
        procedure = self.record.procedure
        machine = _replay(self.record, self.day).machine
        stage, order = machine.timeline.stage, procedure.order_of_stages
        moving = {one.event for one in procedure.transitions}
        owed = {one.act for one in procedure.duties}
        onward: list[Event] = []
        others: list[Event] = []
        for event in procedure.events:
            if event.name not in procedure.events_used or event.lies_before or not self._is_due(event):
                continue
            move = machine.transition(event.name, self.day)
            if move is not None:
                fits = may_end or not procedure.is_end(move.to)
            else:
                home = procedure.home_stages.get(event.name, stage)
                fits = stage != NOT_BEGUN and event.name not in moving and home == stage
            if fits:
                goes_on = event.name in owed or (move is not None and order[move.to] > order[stage])
                (onward if goes_on else others).append(event)
        return [*onward, *others]

    def _is_due(self, event: Event) -> bool:
        """Return whether all that must come before an event is on record, and the event is not, or may come again."""
        on_record = {one.event for one in self.record.entries if isinstance(one, Recorded)}
        return on_record.issuperset(event.after) and (event.repeats or event.name not in on_record)

    def _day_of(self, event: str, gap: int) -> date:
        """Return the day that lies so far on, or the last day of a limit for the event, or the day after."""
        if gap >= 0:
            return shifted(self.day, gap)
        timeline, rules = _replay(self.record, self.day).timeline, self.record.procedure
        duties = [one for duty in rules.duties if duty.act == event for one in deadlines_of(timeline, duty, self.day)]
        windows = [window_state(timeline, window, self.day) for window in rules.windows if window.event == event]
        ends = [*(one.due for one in duties), *(one.closes for one in windows)]
        last = min((end for end in ends if end is not None and end >= self.day), default=self.day)
        return shifted(last, 1 if gap == _DAY_AFTER else 0)

    def _stop(self, step: _Stop) -> None:
        rules = self.record.procedure.suspensions
        several: list[Entry] = [Suspended(cause=rules[step.choice % len(rules)].cause, on=self.day)]
        resumed = shifted(self.day, step.gap or 0)
        several += [] if step.gap is None else [Resumed(on=resumed)]
        self._enter(*several, day=self.day, until=resumed)

    def _prolong(self, step: _Prolong) -> None:
        procedure = self.record.procedure
        timeline = _replay(self.record, self.day).timeline
        by_act = [rule for rule in procedure.extensions if rule.how is not How.AUTOMATIC]
        named = {rule.duty for rule in by_act}
        several = [
            one for duty in procedure.duties if duty.name in named for one in deadlines_of(timeline, duty, self.day)
        ]
        open_to = {DutyStatus.PENDING} if self.regular else set(DutyStatus)
        due = {one.duty.name: one.due for one in several if one.status in open_to and one.due is not None}
        rules = [rule for rule in by_act if rule.duty in due]
        if rules:
            rule = rules[step.choice % len(rules)]
            how = rule.how if self.regular or step.choice < _MANY_CHOICES // 2 else tuple(How)[step.choice % len(How)]
            to = shifted(due[rule.duty], step.days)
            entry = Extended(duty=rule.duty, to=to, on=self.day, how=how, cause="".join(rule.causes[:1]))
            self._enter(entry, day=self.day, until=self.day)


def _replay(record: Complaint, on: date) -> Replay:
    return Replay(
        record.procedure,
        record.entries,
        on,
        facts=dict(record.facts),
        readings=dict(record.readings),
        calendar=record.calendar,
        school_days=record.school_days,
    )


def _is_irregular(replay: Replay) -> bool:
    """Return whether a snapshot would report anything irregular, without working out all that it holds."""
    procedure, timeline, day = replay.procedure, replay.timeline, replay.on
    done = timeline.evidence(day).occurrences
    return (
        bool(replay.machine.irregular)
        or any(extension_reports(timeline, duty, day) for duty in procedure.duties)
        or any(
            window_state(timeline, window, day).status is WindowStatus.USED_LATE
            for window in procedure.windows
            if window.event in done
        )
    )


def _said(detail: Detail, number: int, day: date) -> FactValue | date:
    """Return what an event carries."""
    said: dict[Kind, FactValue | date] = {
        Kind.YES_OR_NO: number % 2 == 1,
        Kind.CHOICE: (detail.choices or ("",))[number % max(len(detail.choices), 1)],
        Kind.NUMBER: number,
        Kind.DATE: shifted(day, number),
        Kind.TEXT: "drawn for a test",
    }
    return said[detail.kind]


def told(procedure: Procedure) -> SearchStrategy[tuple[str, FactValue]]:
    """Draw one fact with one of its values, mostly one that some rule asks for."""
    asked = frozenset(_facts_in(procedure))
    pairs = [(fact.name, value) for fact in procedure.facts for value in fact.values or ()]
    numbers = [fact.name for fact in procedure.facts if fact.values is None]
    used = [pair for pair in pairs if pair[0] in asked]
    kinds: list[SearchStrategy[tuple[str, FactValue]]] = [st.sampled_from(used)] if used else []
    kinds.append(st.sampled_from(pairs))
    kinds += [st.tuples(st.sampled_from(numbers), NUMBERS)] if numbers else []
    return st.one_of(kinds)


def _facts_in(value: object) -> Iterator[str]:
    """Yield the name of each fact that a record, or one inside it, asks for."""
    if has(type(value)):
        for attribute in fields(cast("type[AttrsInstance]", type(value))):
            inner: object = getattr(value, attribute.name)
            if isinstance(inner, str):
                yield from (inner,) if attribute.name in {"fact", "waived_by"} else ()
            else:
                yield from _facts_in(inner)
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _facts_in(one)


def with_changes(record: Complaint, *changes: Change) -> Complaint | None:
    """Return the complaint with some changes, or None where they cannot be."""
    try:
        return evolve(record, history=(*record.history, *changes))
    except ComplaintRulesError:
        return None


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or earlier, within the years that there are."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
