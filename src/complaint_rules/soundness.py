"""Whether a procedure is sound: every stage, branch, duty and window tried, each with a record that shows it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, product
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.answers import DutyStatus, WindowStatus
from complaint_rules.conditions import (
    All,
    Always,
    Answer,
    Any,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
    overlaps_and_gaps,
)
from complaint_rules.dates import check_date, in_words
from complaint_rules.duties import deadlines_of
from complaint_rules.entries import Recorded, entries_of
from complaint_rules.limits import ByFact, DateSetBy, First, Last, Limit, NoFigure
from complaint_rules.limits.expressions import Trigger
from complaint_rules.longest_way import Edge, LongestWay, day_to_begin, edges_of, longest_way, ways_to
from complaint_rules.replay import Replay
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.vocabulary import Party
from complaint_rules.windows import window_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from complaint_rules.conditions import Condition, FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Window
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Branches", "Discharge", "Moves", "Opening", "Passage", "Proof", "Witness", "prove"]

_DAY = timedelta(days=1)
_AGREED = timedelta(days=14)
_MOST_PLANS = 400
"""House rule: the most plans that are tried for one witness; the published procedures need no more than a few."""


@frozen(kw_only=True)
class Witness:
    """
    A record that was made to show something, and the day on which it shows it.

    Attributes:
        facts: What was told; fact and value.
        entries: The events.
        on: The day on which the record was read.

    Source:
        House rule: that something is possible is shown by doing it, under the rules themselves and with real dates.
    """

    facts: tuple[tuple[str, FactValue], ...]
    entries: tuple[Recorded, ...]
    on: date

    @property
    def words(self) -> str:
        """The record as a sentence part, such as "complaint on 2 September 2024"."""
        return "; ".join(f"{one.event} on {in_words(one.on)}" for one in self.entries) or "nothing on record"


@frozen(kw_only=True)
class Passage:
    """
    That a stage can be reached, and that it can be left for an end.

    Attributes:
        stage: The name of the stage.
        way_in: A record after which the stage is held, with nothing irregular in it; None where none was found.
        way_out: A record that goes through the stage to an end; None where none was found.

    Source:
        House rule: nobody may be led to a stage from which no way leads on.
    """

    stage: str
    way_in: Witness | None
    way_out: Witness | None


@frozen(kw_only=True)
class Branches:
    """
    That one event makes at most one move from a stage, whatever is told, and that one is made in every case.

    Attributes:
        stage: The stage that is left.
        event: The event.
        to: The stages that it may lead to.
        overlap: A case in which two moves would be made; None where there is none.
        gap: A case in which none would be made; None where there is none.

    Source:
        House rule: the branches of a choice are disjoint and total, "not told" being a value of its own.
    """

    stage: str
    event: str
    to: tuple[str, ...]
    overlap: str | None
    gap: str | None


@frozen(kw_only=True)
class Discharge:
    """
    That a duty can be met.

    Attributes:
        duty: The name of the duty.
        witness: A record after which it is met in time; None where none was found.

    Source:
        House rule: what is owed can be done in time.
    """

    duty: str
    witness: Witness | None


@frozen(kw_only=True)
class Opening:
    """
    That a window can be open.

    Attributes:
        window: The name of the window.
        witness: A record, and a day on which the window is open; None where none was found.
        without_limit: Whether it then has no last day, because the text gives no figure.

    Source:
        House rule: what is allowed can be done at all.
    """

    window: str
    witness: Witness | None
    without_limit: bool = False


@frozen(kw_only=True)
class Moves:
    """
    What the complainant may do in an open stage, beside withdrawing, and what is on record where there is nothing.

    Attributes:
        stage: The name of the stage.
        now: The moves that are there as soon as the stage is entered, by name.
        once_answered: Those that come when the acts owed in the stage have been done.
        once_late: Those that come when the last of its dated limits has passed without the act.
        owed: The duties with a date that ask for an act by which the stage is left.
        silences: Where the text's silence is on record: rules without a figure, and findings about the stage, its
            windows, its duties or its acts, by name; what a finding says is not read.

    Source:
        House rule: nobody may be left in a stage with nothing to do and no date to wait for, unless the text itself
        leaves them there, and then it is said. One record and one set of facts is looked at for each stage, and a move
        of which it cannot be told whether it is allowed counts as one.
    """

    stage: str
    now: tuple[str, ...] = ()
    once_answered: tuple[str, ...] = ()
    once_late: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    silences: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Whether the complainant is left there with nothing, and nothing says so."""
        return not (self.now or self.once_answered or self.once_late or self.owed or self.silences)


@frozen(kw_only=True)
class Proof:
    """
    What was tried of a procedure, and every fault that was found.

    Attributes:
        procedure: The procedure.
        passages: Each stage, with records that lead to it and on to an end.
        branches: Each stage and each event that moves a complaint from it.
        duties: Each duty, with a record that meets it.
        windows: Each window, with a record and a day on which it is open.
        moves: Each open stage, and that before the first event, with what the complainant may do there.
        longest: The longest way through the procedure.

    Source:
        House rule: a machine is proved, not sampled; what is shown possible carries the record that shows it.
    """

    procedure: Procedure
    passages: tuple[Passage, ...]
    branches: tuple[Branches, ...]
    duties: tuple[Discharge, ...]
    windows: tuple[Opening, ...]
    moves: tuple[Moves, ...]
    longest: LongestWay

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault, in words; empty where the procedure is sound."""
        found = [f"stage {one.stage!r} cannot be reached" for one in self.passages if one.way_in is None]
        found += [f"stage {one.stage!r} leads to no end" for one in self.passages if one.way_out is None]
        where = [(f"{one.event!r} from {one.stage!r}", one) for one in self.branches]
        found += [f"two moves by {name} when {one.overlap}" for name, one in where if one.overlap is not None]
        found += [f"no move by {name} when {one.gap}" for name, one in where if one.gap is not None]
        found += [f"no record was found that meets the duty {one.duty!r}" for one in self.duties if one.witness is None]
        found += [
            f"no record was found that opens the window {one.window!r}" for one in self.windows if one.witness is None
        ]
        nothing = "the complainant can do nothing but withdraw, no date is to come, and no finding says so"
        found += [f"stage {one.stage!r}: {nothing}" for one in self.moves if one.none]
        return tuple(found)

    @property
    def holds(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def prove(
    procedure: Procedure,
    *,
    start: date | None = None,
    calendar: WorkingDayCalendar | None = None,
    school_days: WorkingDayCalendar | None = None,
) -> Proof:
    """
    Return the proof that a procedure is sound, or every fault that was found.

    Every stage, every duty and every window is looked at, and for every event in every stage each combination of what
    the conditions ask about. `start` is the day on which the records begin: 2 September 2024, or a day on which the
    version holds, unless another is given.

    Raises:
        NotADateError: If `start` is not a `datetime.date`.
        CalendarMismatchError: If the calendar is of another division than the procedure counts by.
        CalendarHorizonError: If a record needs days that no calendar knows.

    Source:
        House rule: a published procedure is data, so that whether anybody can be lost in it can be found out
        beforehand.

    Examples:
        >>> from complaint_rules import schemes
        >>> proof = prove(schemes.in_force("england-children", on=date(2024, 8, 1)))
        >>> proof.faults
        ()
        >>> next(one for one in proof.windows if one.window == "panel-request").witness.words
        'complaint on 2 September 2024; stage-1-response on 3 September 2024; stage-2-request on 4 September 2024; \
stage-2-response on 5 September 2024'
    """
    begun = day_to_begin(procedure) if start is None else check_date(start, where="start")
    prover = _Prover(procedure, begun, calendar, school_days)
    return Proof(
        procedure=procedure,
        passages=tuple(prover.passage(stage.name, ends=stage.ends) for stage in procedure.stages),
        branches=tuple(_branches(procedure)),
        duties=tuple(prover.discharge(duty) for duty in procedure.duties),
        windows=tuple(prover.opening(window) for window in procedure.windows),
        moves=tuple(
            prover.moves(stage) for stage in (NOT_BEGUN, *(stage.name for stage in procedure.stages if not stage.ends))
        ),
        longest=longest_way(procedure, start=begun, calendar=calendar, school_days=school_days),
    )


def _branches(procedure: Procedure) -> Iterator[Branches]:
    """
    Yield each stage and each event that moves a complaint from it.

    The assignments that are tried take what is asked about as independent, even what is not (overdue, and not missed):
    what holds for all of them holds for those that can be.
    """
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges_of(procedure):
        if edge.transition is not None:
            groups.setdefault((edge.start, edge.event), []).append(edge)
    values_of = {fact.name: fact.values for fact in procedure.facts}
    for (stage, event), edges in groups.items():
        moves = [edge.transition for edge in edges if edge.transition is not None]
        overlap, gap = overlaps_and_gaps([one.when or Always() for one in moves], values_of=values_of)
        yield Branches(stage=stage, event=event, to=tuple(one.to for one in moves), overlap=overlap, gap=gap)


# What a condition and a limit ask a record to hold

_Literal = tuple["Condition", bool]


def _sides(condition: Condition, *, met: bool = True) -> list[frozenset[_Literal]]:
    """Return the ways in which a condition is met, or is not: each a set of atoms that are so or are not so."""
    if isinstance(condition, Not):
        return _sides(condition.condition, met=not met)
    if isinstance(condition, All | Any):
        sides = [_sides(one, met=met) for one in condition.conditions]
        if isinstance(condition, All) is met:
            return [frozenset[_Literal]().union(*several) for several in product(*sides)]
        return [one for several in sides for one in several]
    if isinstance(condition, Always):
        return [frozenset()] if met else []
    return [frozenset({(condition, met)})]


_OnFact = FactIs | FactIn | FactAtLeast | FactNotTold


def _facts_for(procedure: Procedure, literals: Iterable[_Literal]) -> dict[str, FactValue] | None:
    """Return facts that meet what is asked of them, told rather than left open; None where none do."""
    asked: dict[str, list[tuple[_OnFact, bool]]] = {}
    for one, met in literals:
        if isinstance(one, _OnFact):
            asked.setdefault(one.fact, []).append((one, met))
    told: dict[str, FactValue] = {}
    for name, several in asked.items():
        borders = [border for one, _ in several for border in one.borders]
        named = procedure.fact(name).values
        values = [*(named if named is not None else [min(borders, default=0) - 1, *sorted(borders)]), None]
        fitting = [value for value in values if all(_fits(one, value) is met for one, met in several)]
        if not fitting:
            return None
        if fitting[0] is not None:
            told[name] = fitting[0]
    return told


def _fits(condition: _OnFact, value: FactValue | None) -> bool:
    return isinstance(condition, FactNotTold) if value is None else condition.met_by(value)


_Need = tuple[str, str]
"""An event that must be on record, and the detail that must hold a date; an empty detail where none must."""


def _needs(limit: Limit, facts: dict[str, FactValue]) -> list[frozenset[_Need]]:
    """Return the sets of events any of which gives a limit a day from which it runs."""
    if isinstance(limit, Trigger):
        return [frozenset({(limit.event, "")})]
    if isinstance(limit, DateSetBy):
        return [frozenset({(limit.event, limit.detail)})]
    parts = limit.parts
    if isinstance(limit, ByFact) and limit.fact in facts:
        parts = tuple(branch for value, branch in limit.branches if value == facts[limit.fact]) or parts[-1:]
    several = [_needs(part, facts) for part in parts]
    if isinstance(limit, First | Last):
        return [one for needs in several for one in needs]
    return [frozenset[_Need]().union(*needs) for needs in product(*several)]


def _choices_in(limit: Limit) -> Condition:
    """Return the condition that the facts a limit depends on are told, with a branch for each."""
    choices = [node for node in limit.nodes if isinstance(node, ByFact)]
    return All(*(Any(*(FactIs(node.fact, value) for value, _ in node.branches)) for node in choices))


class _CannotBe(Exception):  # noqa: N818 - it is no error: one plan fails and the next is tried
    """A plan that cannot be carried out."""


@frozen(kw_only=True)
class _Aim:
    """What a record is to come to: what must be so at its end, the limit that must run then, and the last act."""

    condition: Condition = field(factory=Always)
    limits: tuple[Limit, ...] = ()
    act: str = ""


class _Plan:
    """A record in the making: events one after another, each with what must have come before it."""

    __slots__ = ("_details", "_gap", "_last", "_prover", "day", "entries", "facts")

    def __init__(
        self, prover: _Prover, facts: dict[str, FactValue], literals: Iterable[_Literal], *, gap: bool
    ) -> None:
        self._prover = prover
        self._gap = gap
        self._last = ""
        self._details: dict[str, dict[str, FactValue | date]] = {}
        for one, met in literals:
            if met and isinstance(one, DetailIs):
                self._details.setdefault(one.event, {})[one.detail] = one.value
        self.facts = facts
        self.entries: list[Recorded] = []
        self.day = prover.start

    def ensure(self, event: str, detail: str = "") -> None:
        """Have an event on record, after all that must come before it."""
        if any(one.event == event for one in self.entries):
            return
        declared = self._prover.procedure.event(event)
        for name in declared.after:
            self.ensure(name)
        self._put(event, detail)

    def move(self, event: str) -> None:
        """Make the move of an event that must come now."""
        before = len(self.entries)
        self.ensure(event)
        if len(self.entries) == before and self.entries[-1].event != event:
            raise _CannotBe

    def satisfy(self, literals: Iterable[_Literal]) -> None:
        """Make so what must be so, as far as it takes an act or a wait."""
        for one, met in sorted(literals, key=repr):
            if not met:
                continue
            if isinstance(one, Happened | DetailIs):
                self.ensure(one.event)
            elif isinstance(one, MetInTime):
                duty = self._prover.duty(one.duty)
                self.supply((duty.within,))
                self.ensure(duty.act)
            elif isinstance(one, Missed | Overdue):
                self._wait_for_miss(self._prover.duty(one.duty))
            elif isinstance(one, WindowOpen):
                window = self._prover.window(one.window)
                self.supply((window.until, *(() if window.opens is None else (window.opens,))))

    def supply(self, limits: Iterable[Limit]) -> None:
        """Have on record what limits run from."""
        self.have(needs for limit in limits for needs in _needs(limit, self.facts)[:1])

    def have(self, several: Iterable[frozenset[_Need]]) -> None:
        """Have on record what is needed."""
        for needs in several:
            for event, detail in sorted(needs):
                self.ensure(event, detail)

    def fall_silent(self, window: Window) -> None:
        """Wait until the silence of a window has made its move."""
        self.supply((window.until,))
        replay = self._prover.replay(self.entries, self.day, self.facts)
        self._wait_past(window_state(replay.timeline, window, self.day).bounds.latest)

    def _wait_for_miss(self, duty: Duty) -> None:
        self.supply((duty.within,))
        replay = self._prover.replay(self.entries, self.day, self.facts)
        self._wait_past(deadlines_of(replay.timeline, duty, self.day)[-1].bounds.latest)

    def _wait_past(self, last: date | None) -> None:
        if last is None:
            raise _CannotBe
        self.day = max(self.day, last + _DAY)

    def _put(self, event: str, detail: str) -> None:
        procedure = self._prover.procedure
        declared = procedure.event(event)
        day = self._prover.start if declared.lies_before else self.day
        if not declared.lies_before:
            order = procedure.order_of_events
            if self._last and (self._gap or order[event] < order[self._last]):
                day += _DAY
            self.day, self._last = day, event
        details = self._details.get(event, {}) | ({detail: day + _AGREED} if detail else {})
        received = day if declared.sent else None
        entry = Recorded(event=event, made=day, received=received, details=tuple(sorted(details.items())))
        if declared.lies_before:
            self.entries.insert(0, entry)
        else:
            self.entries.append(entry)


class _Prover:
    """Makes records under one procedure, and reads them with the rules themselves."""

    __slots__ = ("_calendar", "_passages", "_school_days", "procedure", "start")

    def __init__(
        self,
        procedure: Procedure,
        start: date,
        calendar: WorkingDayCalendar | None,
        school_days: WorkingDayCalendar | None,
    ) -> None:
        self.procedure = procedure
        self.start = start
        self._calendar = calendar
        self._school_days = school_days
        self._passages: dict[str, Witness | None] = {}

    def duty(self, name: str) -> Duty:
        return next(one for one in self.procedure.duties if one.name == name)

    def window(self, name: str) -> Window:
        return next(one for one in self.procedure.windows if one.name == name)

    def replay(self, entries: Sequence[Recorded], on: date, facts: dict[str, FactValue]) -> Replay:
        return Replay(
            self.procedure,
            entries_of(tuple(entries), self.procedure),
            on,
            facts=facts,
            readings={},
            calendar=self._calendar,
            school_days=self._school_days,
        )

    # Witnesses

    def witness(self, way: Sequence[Edge], aim: _Aim, shows: Callable[[Replay], date | None]) -> Witness | None:
        """Return a regular record along a way that comes to an aim, or None where none was found."""
        for plan in islice(self._plans(way, aim), _MOST_PLANS):
            replay = self.replay(plan.entries, plan.day, plan.facts)
            on = shows(replay)
            if on is not None and not replay.machine.irregular:
                facts = tuple(sorted(plan.facts.items()))
                return Witness(facts=facts, entries=tuple(plan.entries), on=on)
        return None

    def _plans(self, way: Sequence[Edge], aim: _Aim) -> Iterator[_Plan]:
        asked = [edge.condition for edge in way]
        last = All(aim.condition, *(_choices_in(limit) for limit in aim.limits))
        for sides in product(*(_sides(one) for one in (*asked, last))):
            literals = frozenset[_Literal]().union(*sides)
            facts = _facts_for(self.procedure, literals)
            if facts is None:
                continue
            for needs, gap in product(product(*(_needs(limit, facts) for limit in aim.limits)), (True, False)):
                plan = _Plan(self, facts, literals, gap=gap)
                try:
                    self._carry_out(plan, way, sides, needs, aim.act)
                except _CannotBe:
                    continue
                yield plan

    @staticmethod
    def _carry_out(
        plan: _Plan,
        way: Sequence[Edge],
        sides: Sequence[frozenset[_Literal]],
        needs: Iterable[frozenset[_Need]],
        act: str,
    ) -> None:
        for edge, literals in zip(way, sides, strict=False):
            if edge.window is not None:
                plan.fall_silent(edge.window)
            else:
                plan.satisfy(literals)
                plan.move(edge.event)
        # What asks that the last act has happened is met by that act.
        plan.satisfy(one for one in sides[-1] if one != (Happened(act), True))
        plan.have(needs)
        if act:
            plan.ensure(act)

    # What is proved

    def passage(self, stage: str, *, ends: bool) -> Passage:
        into = self._into(stage)
        out = into if ends else None
        ways = () if ends else ways_to(self.procedure, self.procedure.is_end)
        for way in (one for one in ways if any(edge.to == stage for edge in one)):
            out = self.witness(way, _Aim(), self._held(way[-1].to))
            if out is not None:
                break
        return Passage(stage=stage, way_in=into, way_out=out)

    def _into(self, stage: str) -> Witness | None:
        if stage not in self._passages:
            found = (self.witness(way, _Aim(), self._held(stage)) for way in self._ways(stage))
            self._passages[stage] = next((one for one in found if one is not None), None)
        return self._passages[stage]

    @staticmethod
    def _held(stage: str) -> Callable[[Replay], date | None]:
        return lambda replay: replay.on if replay.timeline.stage == stage else None

    def _ways(self, stage: str | None) -> tuple[tuple[Edge, ...], ...]:
        return ways_to(self.procedure, lambda name: stage is None or name == stage)

    def discharge(self, duty: Duty) -> Discharge:
        conditions = [duty.owed_if, *(() if duty.recurs is None else (duty.recurs.starts_if,))]
        aim = _Aim(condition=All(*conditions), limits=(duty.within,), act=duty.act)

        def met(replay: Replay) -> date | None:
            several = deadlines_of(replay.timeline, duty, replay.on)
            return replay.on if any(one.status is DutyStatus.MET for one in several) else None

        found = (self.witness(way, aim, met) for way in self._ways(duty.stage))
        return Discharge(duty=duty.name, witness=next((one for one in found if one is not None), None))

    def opening(self, window: Window) -> Opening:
        aim = _Aim(limits=(window.until, *(() if window.opens is None else (window.opens,))))

        def opened(replay: Replay) -> date | None:
            state = window_state(replay.timeline, window, replay.on)
            day = max(replay.on, state.opens or replay.on)
            later = self.replay(
                [one for one in replay.timeline.entries if isinstance(one, Recorded)], day, replay.timeline.facts(day)
            )
            return day if window_state(later.timeline, window, day).status in _OPEN else None

        found = (self.witness(way, aim, opened) for way in self._ways(window.stage))
        witness = next((one for one in found if one is not None), None)
        unlimited = isinstance(window.until, NoFigure)
        return Opening(window=window.name, witness=witness, without_limit=unlimited)

    def moves(self, stage: str) -> Moves:
        into = self._into(stage)
        if into is None:
            return Moves(stage=stage)
        leaving = {edge.event for edge in edges_of(self.procedure) if edge.start == stage}
        duties = [one for one in self.procedure.duties if one.stage == stage and one.owed_by is not Party.COMPLAINANT]
        facts = dict(into.facts)
        now = self._moves_on(into.entries, into.on, facts)
        answered = _Plan(self, facts, (), gap=True)
        answered.entries = list(into.entries)
        answered.day = into.on + _DAY
        for duty in duties:
            if duty.act not in leaving:
                answered.supply((duty.within,))
                answered.ensure(duty.act)
        replay = self.replay(into.entries, into.on, facts)
        ends = [one.bounds.latest for duty in duties for one in deadlines_of(replay.timeline, duty, into.on)]
        late = max((day + _DAY for day in ends if day is not None), default=into.on)
        return Moves(
            stage=stage,
            now=now,
            once_answered=self._moves_on(answered.entries, answered.day, facts, but=now),
            once_late=self._moves_on(into.entries, late, facts, but=now),
            owed=tuple(one.name for one in duties if one.act in leaving and not _is_silent(one.within)),
            silences=tuple(self._silences(stage, leaving)),
        )

    def _moves_on(
        self, entries: Sequence[Recorded], day: date, facts: dict[str, FactValue], *, but: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Return the complainant's moves, other than to withdraw."""
        moves = self.replay(entries, day, facts).snapshot().moves
        names = [one.name for one in moves if one.by is Party.COMPLAINANT and one.answer is not Answer.NO]
        return tuple(dict.fromkeys(name for name in names if name != "withdrawal" and name not in but))

    def _silences(self, stage: str, leaving: set[str]) -> Iterator[str]:
        """Yield what says that the text gives no time for leaving a stage."""
        procedure = self.procedure
        about = {stage, *(leaving - {"withdrawal", "resolution", "refusal"})}
        for duty in procedure.duties:
            if duty.stage == stage and duty.act in leaving:
                about.add(duty.name)
                if _is_silent(duty.within):
                    yield f"duty:{duty.name}"
        for window in procedure.windows:
            if window.stage == stage:
                about.add(window.name)
                if _is_silent(window.until):
                    yield f"window:{window.name}"
        yield from (f"finding:{one.name}" for one in procedure.findings if about & set(one.about))


_OPEN = {WindowStatus.OPEN, WindowStatus.NO_LIMIT}


def _is_silent(limit: Limit) -> bool:
    """Return whether a limit gives no figure, on one reading or in one case at least."""
    return any(isinstance(node, NoFigure) for node in limit.nodes)
