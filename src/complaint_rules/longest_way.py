"""The longest way through a procedure: every step on its last day, or why no text says when it ends."""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.conditions import (
    All,
    Always,
    Answer,
    Any,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Not,
    overlaps_and_gaps,
)
from complaint_rules.dates import check_date, in_words
from complaint_rules.entries import raise_all
from complaint_rules.errors import ComplaintRulesError, UnknownReadingError
from complaint_rules.explanations import explanation
from complaint_rules.limits import Limit, SentenceReading
from complaint_rules.periods import Counting, Days, Period, Unit
from complaint_rules.rules import NOT_BEGUN, Duty, How, Window
from complaint_rules.vocabulary import Party, Strength
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from complaint_rules.conditions import Condition, FactValue
    from complaint_rules.limits import Trigger
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Extension, Transition
    from complaint_rules.sources import Source
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Edge", "LongestWay", "NoBound", "Step", "Why", "day_to_begin", "edges_of", "longest_way", "ways_to"]

_DAY = timedelta(days=1)
_USUAL_START = date(2024, 9, 2)
_MOST_WAYS = 500
"""House rule: the most ways through one machine that are looked at; the machines of published texts have a dozen."""


class Why(Enum):
    """
    Why a way has no bound, or may go past it.

    Source:
        House rule: a way is only called bounded where the text bounds every step of it.
    """

    NO_FIGURE = "the text gives no figure"
    NO_RULE = "no rule held here says by when"
    NO_CALENDAR = "days that no calendar was given for"
    AGREED_DATE = "a date that is agreed or set"
    EXTENSION = "an extension without a cap"
    NOT_ALWAYS_OWED = "a duty that is owed only in some cases"
    MAY_MOVE = "a limit that later events move"
    AGREEMENT = "an extension by agreement"
    SOFT = "words that soften the limit"
    NOT_BINDING = "a limit that the text only aims at or describes"
    READING = "another reading of the text"
    LATE = "a late step that may be accepted"
    SUSPENSION = "clocks that may stand still"
    ENTERED_AGAIN = "a stage that can be entered again"

    @property
    def only_prolongs(self) -> bool:
        """Whether there is a last day all the same, which holds as long as this does not come about."""
        return self in _PROLONGING


_PROLONGING = {
    Why.AGREEMENT,
    Why.SOFT,
    Why.NOT_BINDING,
    Why.READING,
    Why.LATE,
    Why.SUSPENSION,
    Why.ENTERED_AGAIN,
}


@frozen(kw_only=True)
class NoBound:
    """
    One reason for which a way has no bound, or may go past it.

    Attributes:
        why: What sort of reason it is.
        rule: The rule, as "kind:name", such as "window:stage-2-request".
        text: The reason, as a clause.
        source: The provision; None where there is none, because no rule is there.

    Source:
        House rule: all the reasons, not the first.
    """

    why: Why
    rule: str
    text: str
    source: Source | None = None


@frozen(kw_only=True)
class Step:
    """
    One step of the longest way: an act, and the longest time for it.

    Attributes:
        event: The act.
        title: What to call it in a sentence.
        by: Whose act it is, as the procedure calls the party.
        rule: The rule that limits it, as "kind:name"; "event:name" where none does.
        lengths: The periods, each with its longest figure as its number; empty where the text gives none.
        extended_by: Those of the periods that come by an extension, which are the last of them.
        counted_from: From what they are counted, in words; empty where there are none.
        strength: How strongly the text puts the limit; None where no rule is there.
        last_day: The last day for it, where a start was given and nothing before it is without a bound.
        no_bound: What leaves this step without a bound, and what may prolong it.

    Source:
        House rule: steps that are shown can be added up by hand.
    """

    event: str
    title: str
    by: str
    rule: str
    lengths: tuple[Period, ...] = ()
    extended_by: tuple[Period, ...] = ()
    counted_from: str = ""
    strength: Strength | None = None
    last_day: date | None = None
    no_bound: tuple[NoBound, ...] = ()

    @property
    def words(self) -> str:
        """The step as a phrase, such as "20 working days for the stage 1 response, from receipt of the complaint"."""
        if not self.lengths:
            return f"{self.title}, for which there is no last day"
        own = self.lengths[: len(self.lengths) - len(self.extended_by)]
        length = " and another ".join(one.in_words for one in own)
        if self.extended_by and own:
            more = [one.number if one.unit is own[-1].unit else one.in_words for one in self.extended_by]
            length = f"{length}, and {' and '.join(f'{one} more' for one in more)} by extension,"
        elif self.extended_by:
            length = f"{' and another '.join(one.in_words for one in self.extended_by)} by extension"
        by = "" if self.last_day is None else f" (by {in_words(self.last_day)})"
        return f"{length} for {self.title}, counted from {self.counted_from}{by}"


_ONLY = {
    Strength.AIM: "an aim",
    Strength.USUAL: "what is usual",
    Strength.ADVICE: "advice",
    Strength.DESCRIPTION: "a description",
}


@frozen(kw_only=True)
class LongestWay:
    """
    The longest way from the complaint to the end of a procedure.

    Attributes:
        procedure: The procedure.
        stages: The stages of the way in order, the end among them, by name.
        steps: The steps in order.
        no_bound: Every reason for which it has no bound, or may go past it; each once.
        total: The lengths of the steps added up, unit by unit; empty where they cannot be, since some run at one time.
        start: The day of the complaint; None where none was given.
        reached: The last day of the last step; None without a start, and where there is no last day for the whole.
        unsettled: The readings of the text that are left open, by name; the longest of each is taken.

    Source:
        House rule: every step is taken on its last day, with every extension that needs nobody's agreement; each letter
        is taken to be received on the day it is sent; of several readings the longest counts, unless the procedure
        takes one by default. An act without a last day that leaves a stage is put after what that stage owes by a last
        day; where it is not the complainant's act, nothing held here gives that order, and nothing is added up.
    """

    procedure: Procedure
    stages: tuple[str, ...]
    steps: tuple[Step, ...]
    no_bound: tuple[NoBound, ...]
    total: tuple[Period, ...]
    start: date | None
    reached: date | None
    unsettled: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[NoBound, ...]:
        """The reasons for which there is no last day at all."""
        return tuple(one for one in self.no_bound if not one.why.only_prolongs)

    @property
    def prolonged_by(self) -> tuple[NoBound, ...]:
        """What may prolong the way past its last day."""
        return tuple(one for one in self.no_bound if one.why.only_prolongs)

    @property
    def bounded(self) -> bool:
        """Whether nothing that the text allows goes past the last day."""
        return not self.no_bound

    @property
    def words(self) -> str:
        """The way in sentences: the steps, what they come to, and why there is no bound to it where there is none."""
        title = self.procedure.titles[self.procedure.opening]
        stages = [f"“{self.procedure.stage_title(stage)}”" for stage in self.stages]
        said = [f"The longest way leads from {title} through {_listed(stages[:-1])} to {stages[-1]}."]
        steps = "; then ".join(step.words for step in self.steps)
        said.append(f"Each step, on its last day where it has one: {steps}.")
        if self.total:
            lengths = _listed([one.in_words for one in self.total])
            said.append(
                f"The steps that have a figure come to {lengths}." if self.gaps else f"That is {lengths} in all."
            )
        if self.gaps:
            said.append(
                f"There is no last day for the whole, because {_listed([one.text for one in self.gaps], '; ')}."
            )
        elif self.start is not None and self.reached is not None:
            loose = any(one.why is Why.NOT_BINDING for one in self.prolonged_by)
            how = ", if each step is taken by its day" if loose else " at the latest"
            said.append(f"Begun on {in_words(self.start)}, it is over on {in_words(self.reached)}{how}.")
        if self.prolonged_by:
            said.append(f"It may take longer, because {_listed([one.text for one in self.prolonged_by], '; ')}.")
        if self.unsettled:
            said.append("Where the text can be read in more than one way, the longest reading is taken.")
        if any("receipt of" in step.counted_from for step in self.steps):
            said.append("Each letter is taken to be received on the day it is sent.")
        return " ".join(said)

    def explain(self) -> str:
        """
        Return the words, and under them the line that this is information, not legal advice.

        Source:
            House rule: every explanation that is shown alone says what it is not.

        Examples:
            >>> from complaint_rules import schemes
            >>> print(longest_way(schemes.newest("lgsco-code")).explain().splitlines()[-1])
            This is information on the facts given, not legal advice.
        """
        return explanation([self.words])


def _listed(several: Sequence[str], comma: str = ", ") -> str:
    last = f"{comma.rstrip()} and " if comma != ", " else " and "
    return last.join([comma.join(several[:-1]), several[-1]] if len(several) > 1 else several)


# The machine as a graph


@frozen(kw_only=True)
class Edge:
    """
    One move of a machine from one stage to another: by an event, or by silence.

    Attributes:
        start: The stage that is left.
        to: The stage that is entered.
        transition: The transition; None where silence makes the move.
        window: The window whose silence makes it; None where an event does.

    Source:
        House rule: the table of transitions, one row for each stage that is left.
    """

    start: str
    to: str
    transition: Transition | None = None
    window: Window | None = None

    @property
    def event(self) -> str:
        """The event that makes the move, or by whose absence it is made."""
        if self.transition is not None:
            return self.transition.event
        assert self.window is not None  # noqa: S101 - an edge has the one or the other
        return self.window.event

    @property
    def condition(self) -> Condition:
        """What must be so for the move to be made as the text foresees it."""
        if self.transition is None:
            return Always()
        return All(*(() if self.transition.when is None else (self.transition.when,)), self.transition.allowed_if)


def edges_of(procedure: Procedure) -> tuple[Edge, ...]:
    """
    Return every move of a procedure's machine.

    Source:
        House rule: a transition without stages to leave leaves every open stage that has begun.
    """
    open_stages = [stage.name for stage in procedure.stages if not stage.ends]
    moves = [Edge(start=start, to=one.to, transition=one) for one in procedure.transitions for start in one.start]
    moves += [
        Edge(start=start, to=one.to, transition=one)
        for one in procedure.transitions
        if not one.start
        for start in open_stages
    ]
    moves += [
        Edge(start=window.stage, to=window.if_silent, window=window)
        for window in procedure.windows
        if window.if_silent is not None
    ]
    return tuple(moves)


def ways_to(procedure: Procedure, aim: Callable[[str], bool]) -> tuple[tuple[Edge, ...], ...]:
    """
    Return the ways from before the first event to a stage, shortest first, none of them through one stage twice.

    Source:
        House rule: at most 500 ways are looked at.
    """
    edges = edges_of(procedure)
    found: list[tuple[Edge, ...]] = [()] if aim(NOT_BEGUN) else []
    waiting: deque[tuple[Edge, ...]] = deque([()])
    while waiting and len(found) < _MOST_WAYS:
        way = waiting.popleft()
        held = way[-1].to if way else NOT_BEGUN
        seen = {NOT_BEGUN, *(edge.to for edge in way)}
        for edge in edges:
            if edge.start == held and edge.to not in seen:
                waiting.append((*way, edge))
                if aim(edge.to):
                    found.append((*way, edge))
    return tuple(found)


def day_to_begin(procedure: Procedure) -> date:
    """
    Return a day on which a complaint under this version may begin.

    Source:
        House rule: 2 September 2024, a Monday; where the version did not hold then, its first day, or two years before
        its last.
    """
    first, last = procedure.in_force_from, procedure.in_force_until
    if first is not None and first > _USUAL_START:
        return first
    return last - timedelta(days=730) if last is not None and last < _USUAL_START else _USUAL_START


# The walk


@frozen(kw_only=True)
class _Found:
    """
    How far a limit reaches: the day, the steps on the way to its start, and the periods counted from there.

    Where there are gaps, the day is that which would follow if what has no last day came at once; it only compares.
    """

    day: date
    steps: tuple[Step, ...] = ()
    lengths: tuple[Period, ...] = ()
    extended_by: tuple[Period, ...] = ()
    counted_from: str = ""
    gaps: tuple[NoBound, ...] = ()
    serial: bool = True
    prolonged: tuple[NoBound, ...] = ()


class _Longest:
    """The reading of a limit that gives its longest reach, with every event before it on its last day."""

    __slots__ = (
        "_days",
        "_facts",
        "_known",
        "_readings",
        "_rule",
        "_sentences",
        "_stage_of",
        "_stages",
        "_start",
        "_title",
        "of",
        "unsettled",
    )

    def __init__(
        self,
        procedure: Procedure,
        way: Sequence[Edge],
        start: date,
        *,
        days: Days,
        facts: Mapping[str, FactValue],
        readings: Mapping[str, str],
    ) -> None:
        self.of = procedure
        self._days = days
        self._facts = facts
        self._readings = readings
        self._start = start
        self._stages = {edge.to for edge in way}
        self._stage_of = {edge.event: edge.start for edge in way}
        self._known: dict[str, _Found] = {}
        self._rule = self._title = ""
        self.unsettled: dict[str, None] = {}
        self._sentences = SentenceReading(procedure.titles)

    # Events

    def event(self, name: str) -> _Found:
        """Return how late an event may come."""
        if name == self.of.opening or self.of.event(name).lies_before:
            return _Found(day=self._start)
        found = self._known.get(name)
        if found is None:
            # What is asked for again on the way to its own last day has none.
            self._known[name] = self._without_limit(name)
            found = self._known[name] = self._event(name)
        return found

    def _event(self, name: str) -> _Found:
        home = self._stage_of.get(name)
        stages = self._stages if home is None else {home}
        windows = [one for one in self.of.windows if one.event == name and one.stage in stages]
        duties = [
            one
            for one in self.of.duties
            if one.act == name and one.recurs is None and (one.stage is None or one.stage in stages)
        ]
        several = [self._by_window(one) for one in windows] or self._by_duties(duties)
        if not several:
            return self._after_stage(name, self._without_limit(name))
        binding = [one for one in several if one.steps[-1].strength in _BINDING]
        bounded = [one for one in binding if not one.gaps]
        loose = [one for one in several if not one.gaps]
        # Each limit that binds must be kept, so the first of them counts; of those that only describe, the last. What
        # only describes does not make up for the figure that a limit that binds does not have.
        if bounded:
            found = min(bounded, key=_reach)
        elif loose:
            found = _with_reasons(max(loose, key=_reach), binding)
        else:
            found = max(binding or several, key=_furthest)
        return self._after_stage(name, found) if not found.steps[-1].lengths else found

    def _without_limit(self, name: str) -> _Found:
        event = self.of.event(name)
        gap = NoBound(why=Why.NO_RULE, rule=f"event:{name}", text=f"no rule held here says by when {event.title} comes")
        by = self.of.party(event.by)
        step = Step(event=name, title=event.title, by=by, rule=f"event:{name}", no_bound=(gap,))
        return _Found(day=self._start, steps=(step,), gaps=(gap,))

    def _after_stage(self, name: str, found: _Found) -> _Found:
        """Put before an act without a last day what the stage that it leaves owes by one."""
        home = self._stage_of.get(name)
        leaving = {edge.event for edge in edges_of(self.of) if edge.start == home}
        owed = [one.act for one in self.of.duties if home is not None and one.stage == home and one.recurs is None]
        before = [self.event(act) for act in dict.fromkeys(owed) if act not in leaving]
        dated = [one for one in before if one.steps[-1].lengths and all(step.event != name for step in one.steps)]
        if not dated:
            return found
        longest = max(dated, key=_reach)
        serial = found.serial and self.of.event(name).by is Party.COMPLAINANT
        return evolve(found, day=longest.day, steps=(*longest.steps, *found.steps), serial=serial)

    def _by_duties(self, duties: Sequence[Duty]) -> list[_Found]:
        """Return how far each duty reaches; those one of which is owed in every case count as one, the furthest."""
        owed = {duty.name: _answer(duty.owed_if, self._facts) for duty in duties}
        duties = [duty for duty in duties if owed[duty.name] is not Answer.NO]
        turns = [duty for duty in duties if duty.strength.binds and owed[duty.name] is not Answer.YES]
        if not turns or not self._leave_no_case_out([duty.owed_if for duty in turns]):
            return [self._by_duty(duty, always=owed[duty.name] is Answer.YES) for duty in duties]
        rest = [self._by_duty(one, always=owed[one.name] is Answer.YES) for one in duties if one not in turns]
        return [*rest, _either([self._by_duty(one, always=True) for one in turns])]

    def _leave_no_case_out(self, conditions: Sequence[Condition]) -> bool:
        values_of = {fact.name: fact.values for fact in self.of.facts}
        asked = sorted({atom.fact for one in conditions for atom in one.atoms if isinstance(atom, _ON_FACT)})
        # What has not been told is one way or the other all the same.
        untold = [FactNotTold(fact) for fact in asked]
        try:
            _, gap = overlaps_and_gaps([*conditions, *untold], values_of=values_of)
        except ValueError:  # more cases than are tried
            return False
        return gap is None

    def _by_window(self, window: Window) -> _Found:
        title = self.of.titles[window.event]
        prolonged: list[NoBound] = []
        if window.late is not None:
            text = f"{title} may be accepted after its time"
            prolonged.append(NoBound(why=Why.LATE, rule=f"window:{window.name}", text=text, source=window.late.source))
        found = self._read(window.until, f"window:{window.name}", title, window.source)
        return self._stepped(found, window, window.event, prolonged)

    def _by_duty(self, duty: Duty, *, always: bool) -> _Found:
        rule, title = f"duty:{duty.name}", duty.title or self.of.titles[duty.act]
        prolonged: list[NoBound] = []
        found = self._read(duty.within, rule, title, duty.source)
        if duty.soft:
            text = f"the limit for {title} is softened by the words {_quoted(duty.soft)}"
            prolonged.append(NoBound(why=Why.SOFT, rule=rule, text=text, source=duty.source))
        for extension in self.of.extensions:
            if extension.duty == duty.name and _answer(extension.applies_when, self._facts) is not Answer.NO:
                found = self._extended(found, extension, title, prolonged)
        if not always:
            text = f"{title} is owed only if {duty.owed_if.sentence}"
            gap = NoBound(why=Why.NOT_ALWAYS_OWED, rule=rule, text=text, source=duty.source)
            found = evolve(found, gaps=(*found.gaps, gap))
        return self._stepped(found, duty, duty.act, prolonged)

    def _stepped(self, found: _Found, rule: Duty | Window, event: str, prolonged: Sequence[NoBound]) -> _Found:
        kind = "duty" if isinstance(rule, Duty) else "window"
        title = rule.title if isinstance(rule, Duty) and rule.title else self.of.titles[event]
        own = [one for one in found.gaps if all(one not in step.no_bound for step in found.steps)]
        if found.lengths and not rule.strength.binds:
            text = f"the time for {title} is only {_ONLY[rule.strength]}"
            own.append(NoBound(why=Why.NOT_BINDING, rule=f"{kind}:{rule.name}", text=text, source=rule.source))
        step = Step(
            event=event,
            title=title,
            by=self.of.party(rule.owed_by if isinstance(rule, Duty) else rule.by),
            rule=f"{kind}:{rule.name}",
            lengths=found.lengths,
            extended_by=found.extended_by,
            counted_from=found.counted_from,
            strength=rule.strength,
            last_day=None if found.gaps else found.day,
            no_bound=(*own, *found.prolonged, *prolonged),
        )
        return _Found(day=found.day, steps=(*found.steps, step), gaps=found.gaps, serial=found.serial)

    def _extended(self, found: _Found, rule: Extension, title: str, prolonged: list[NoBound]) -> _Found:
        """Reach as far as an extension may, unless it needs the complainant's agreement."""
        name = f"extension:{rule.duty}"
        if rule.how is How.AGREEMENT:
            text = f"{title} may be put off by agreement"
            prolonged.append(NoBound(why=Why.AGREEMENT, rule=name, text=text, source=rule.source))
            return found
        if not rule.firm:
            text = f"{title} may be put off further for good reason"
            prolonged.append(NoBound(why=Why.SOFT, rule=name, text=text, source=rule.source))
        if rule.by is not None and rule.times is not None:
            if found.gaps and not found.lengths:
                return found
            longer = reduce(self.after, [rule.by] * rule.times, found)
            return evolve(longer, extended_by=(*found.extended_by, *longer.lengths[len(found.lengths) :]))
        if rule.to is not None:
            outer = self._read(rule.to, name, title, rule.source)
            return outer if outer.gaps or (not found.gaps and _reach(outer) > _reach(found)) else found
        if rule.to_at_most:
            return found
        text = f"{title} may be put off {rule.how.in_words} with no outer day"
        gap = NoBound(why=Why.EXTENSION, rule=name, text=text, source=rule.source)
        return evolve(found, gaps=(*found.gaps, gap))

    def _read(self, limit: Limit, rule: str, title: str, source: Source) -> _Found:
        held = self._rule, self._title
        self._rule, self._title = rule, title
        found = limit.read(self)
        self._rule, self._title = held

        def sourced(several: tuple[NoBound, ...]) -> tuple[NoBound, ...]:
            return tuple(evolve(one, source=source) if one.rule == rule else one for one in several)

        return evolve(found, gaps=sourced(found.gaps), prolonged=sourced(found.prolonged))

    # The nodes of a limit

    def on(self, event: str) -> _Found:
        found = self.event(event)
        return evolve(found, counted_from=self._sentences.on(event))

    def received(self, event: str) -> _Found:
        found = self.event(event)
        return evolve(found, counted_from=self._sentences.received(event))

    def last(self, triggers: Sequence[Trigger]) -> _Found:
        found = self.later_of([trigger.read(self) for trigger in triggers])
        titles = " or ".join(self.of.titles[trigger.event] for trigger in triggers)
        if any(self.of.event(trigger.event).repeats for trigger in triggers):
            return evolve(
                found, gaps=(*found.gaps, self._gap(Why.MAY_MOVE, f"{titles} may come again and move the limit"))
            )
        return found

    def first(self, triggers: Sequence[Trigger]) -> _Found:
        return _earliest([trigger.read(self) for trigger in triggers])

    def date_set_by(self, event: str, detail: str) -> _Found:
        del detail
        text = f"the last day for {self._title} is whichever is set by {self.of.titles[event]}"
        return _Found(day=self._start, gaps=(self._gap(Why.AGREED_DATE, text),))

    def after(self, start: _Found, period: Period) -> _Found:
        longest = evolve(period, number=period.number if period.at_most is None else period.at_most)
        longest = evolve(longest, at_most=None, at_least=None)
        return self._counted(start, longest, lambda day, one: one.last_day(day, days=self._days))

    def before(self, end: _Found, period: Period) -> _Found:
        back = evolve(period, number=period.number if period.at_least is None else period.at_least)
        back = evolve(back, at_most=None, at_least=None)
        found = self._counted(end, back, lambda day, one: one.first_day(day, days=self._days))
        return evolve(found, serial=False)

    def _counted(self, start: _Found, period: Period, count: Callable[[date, Period], date]) -> _Found:
        kinds = [one for one in period.kinds() if one.unit is not Unit.SCHOOL_DAYS or self._days.school is not None]
        chosen = self._readings.get("kind-of-days")
        kinds = [one for one in kinds if len(kinds) == 1 or chosen in {None, one.unit.value.replace(" ", "-")}]
        first = period.counting is Counting.BEGINNING_WITH and not start.lengths
        start = evolve(
            start,
            lengths=(*start.lengths, period),
            counted_from=f"{start.counted_from}, the day itself counted" if first else start.counted_from,
        )
        if not kinds:
            text = "the days on which the school is open are not known"
            gap = NoBound(why=Why.NO_CALENDAR, rule="calendar:school-days", text=text)
            return evolve(start, gaps=(*start.gaps, gap))
        return evolve(start, day=max(count(start.day, one) for one in kinds))

    def next_open_day(self, day: _Found) -> _Found:
        open_day = Period(0, Unit.DAYS, roll=Roll.FOLLOWING)
        return evolve(day, day=open_day.last_day(day.day, days=self._days), serial=False)

    def later_of(self, limits: Sequence[_Found]) -> _Found:
        """Return the latest; one without a bound is later than any other, and takes the gaps of all."""
        gapped = [one for one in limits if one.gaps]
        if not gapped:
            return max(limits, key=_reach)
        gaps = tuple(dict.fromkeys(gap for one in gapped for gap in one.gaps))
        return evolve(max(gapped, key=self._is_on_the_way), gaps=gaps)

    def _is_on_the_way(self, found: _Found) -> bool:
        return bool(found.steps) and found.steps[-1].event in self._stage_of

    def earlier_of(self, limits: Sequence[_Found]) -> _Found:
        return _earliest(limits)

    def by_fact(self, fact: str, branches: Mapping[FactValue, _Found], otherwise: _Found | None) -> _Found:
        told = self._facts.get(fact)
        chosen = [found for value, found in branches.items() if type(value) is type(told) and value == told]
        rest = [] if otherwise is None else [otherwise]
        return self.later_of(chosen or (rest if told is not None and rest else [*branches.values(), *rest]))

    def readings(self, name: str, options: Mapping[str, _Found], default: str | None, /) -> _Found:
        chosen = self._readings.get(name, default)
        if chosen is not None and chosen in options:
            found = options[chosen]
            if name in self._readings or self._is_longest(found, options.values()):
                return found
            text = f"on another reading of the text the time for {self._title} runs from a later day"
            return evolve(found, prolonged=(*found.prolonged, self._gap(Why.READING, text)))
        self.unsettled[name] = None
        return self.later_of(list(options.values()))

    def _is_longest(self, found: _Found, others: Iterable[_Found]) -> bool:
        longest = self.later_of(list(others))
        return set(longest.gaps) <= set(found.gaps) and _reach(longest) <= _reach(found)

    def no_figure(self, words: str) -> _Found:
        text = f"the text gives no figure for {self._title} ({words})"
        return _Found(day=self._start, gaps=(self._gap(Why.NO_FIGURE, text),))

    def _gap(self, why: Why, text: str) -> NoBound:
        return NoBound(why=why, rule=self._rule, text=text)


_BINDING = {strength for strength in Strength if strength.binds}


def _quoted(words: str) -> str:
    return words if "“" in words else f"“{words}”"


def _reach(found: _Found) -> date:
    return found.day


def _furthest(found: _Found) -> tuple[bool, date]:
    """Return what to compare by: a limit without a figure reaches further than one that is not always owed."""
    return any(gap.why is not Why.NOT_ALWAYS_OWED for gap in found.gaps), found.day


def _either(several: Sequence[_Found]) -> _Found:
    """Return the furthest, with what leaves any of them without a bound, and what may prolong any of them."""
    return _with_reasons(max(several, key=_furthest), several)


def _with_reasons(found: _Found, several: Sequence[_Found]) -> _Found:
    """Return a limit with the reasons of others beside its own."""
    *before, last = found.steps
    gaps = tuple(dict.fromkeys(gap for one in (found, *several) for gap in one.gaps))
    said = {reason for step in before for reason in step.no_bound}
    reasons = dict.fromkeys(
        reason for one in (found, *several) for reason in (*one.gaps, *one.steps[-1].no_bound) if reason not in said
    )
    last = evolve(last, no_bound=tuple(reasons), last_day=None if gaps else last.last_day)
    return evolve(found, gaps=gaps, steps=(*before, last))


_ON_FACT = FactIs | FactIn | FactAtLeast | FactNotTold


def _answer(condition: Condition, facts: Mapping[str, FactValue]) -> Answer:
    """Return what the told facts alone answer; cannot tell where anything else may decide."""
    if isinstance(condition, _ON_FACT):
        told = facts.get(condition.fact)
        if told is None:
            return Answer.CANNOT_TELL
        return Answer.YES if condition.met_by(told) else Answer.NO
    if isinstance(condition, Not):
        inner = _answer(condition.condition, facts)
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(inner, Answer.CANNOT_TELL)
    if isinstance(condition, All | Any):
        answers = [_answer(one, facts) for one in condition.conditions]
        decides, else_ = (Answer.NO, Answer.YES) if isinstance(condition, All) else (Answer.YES, Answer.NO)
        return next((one for one in (decides, Answer.CANNOT_TELL) if one in answers), else_)
    return Answer.YES if isinstance(condition, Always) else Answer.CANNOT_TELL


def _earliest(several: Sequence[_Found]) -> _Found:
    """Return the earliest of those that are bounded; else the first."""
    return min((one for one in several if not one.gaps), key=_reach, default=several[0])


def _added(steps: Iterable[Step]) -> tuple[Period, ...]:
    """Return the lengths of steps, unit by unit."""
    units: dict[Unit, int] = {}
    for step in steps:
        for one in step.lengths:
            units[one.unit] = units.get(one.unit, 0) + one.number
    return tuple(Period(number, unit) for unit, number in units.items())


def _main_way(procedure: Procedure) -> tuple[Edge, ...]:
    """
    Return the way through most stages.

    Of several, the one whose last act has a limit, then the one by events that the text asks for in its own stages.
    """
    owed = {(duty.stage, duty.act) for duty in procedure.duties} | {(one.stage, one.event) for one in procedure.windows}
    order = procedure.order_of_stages

    def rank(way: tuple[Edge, ...]) -> tuple[int, int, bool, bool, int]:
        last = way[-1]
        named = sum(edge.transition is not None and bool(edge.transition.start) for edge in way)
        by_title = last.transition is not None and procedure.event(last.event).by is not Party.COMPLAINANT
        return len(way), named, by_title, (last.start, last.event) in owed, -order[last.to]

    return max(ways_to(procedure, procedure.is_end), key=rank)


def _told_on(way: Sequence[Edge], facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Return the facts, with those that the way itself rests on."""
    told: dict[str, FactValue] = {}
    for edge in way:
        parts = edge.condition.conditions if isinstance(edge.condition, All) else ()
        told |= {one.fact: one.value for one in parts if isinstance(one, FactIs)}
    return told | dict(facts)


def _check_told(procedure: Procedure, facts: Mapping[str, FactValue], readings: Mapping[str, str]) -> None:
    """Refuse facts that nobody asks for and readings that the procedure does not have, all at once."""
    options = procedure.reading_options
    problems: list[ComplaintRulesError] = []
    for name, value in facts.items():
        try:
            procedure.check_fact(name, value)
        except ComplaintRulesError as error:
            problems.append(error)
    for name, option in readings.items():
        if name not in options:
            problems.append(UnknownReadingError(name, valid=options, where="readings"))
        elif option not in options[name]:
            problems.append(UnknownReadingError(option, valid=options[name], where=f"readings[{name!r}]"))
    raise_all(problems)


def _beside(procedure: Procedure, way: Sequence[Edge], steps: Sequence[Step]) -> Iterator[NoBound]:
    """Yield what may prolong a way and belongs to no step of it."""
    rules = {step.rule for step in steps}
    stages = {edge.to for edge in way}
    order = [edge.to for edge in way]
    for one in procedure.suspensions:
        duties = [
            duty.name
            for duty in procedure.duties
            if (duty.name in one.duties if one.duties is not None else duty.owed_by in {Party.BODY, Party.PANEL})
        ]
        windows = [
            window.name
            for window in procedure.windows
            if (window.name in one.windows if one.windows is not None else window.by is Party.COMPLAINANT)
        ]
        if rules & {*(f"duty:{name}" for name in duties), *(f"window:{name}" for name in windows)}:
            text = f"clocks stand still for {one.title}"
            yield NoBound(why=Why.SUSPENSION, rule=f"suspension:{one.cause}", text=text, source=one.source)
    for edge in edges_of(procedure):
        again = edge.start in stages and edge.to in stages and order.index(edge.to) <= order.index(edge.start)
        if again and edge.transition is not None:
            title = procedure.titles[edge.event]
            text = f"{title} leads back to {procedure.stage_title(edge.to)}"
            rule = f"transition:{edge.event}"
            yield NoBound(why=Why.ENTERED_AGAIN, rule=rule, text=text, source=edge.transition.source)


def longest_way(
    procedure: Procedure,
    *,
    start: date | None = None,
    calendar: WorkingDayCalendar | None = None,
    school_days: WorkingDayCalendar | None = None,
    facts: Mapping[str, FactValue] | None = None,
    readings: Mapping[str, str] | None = None,
) -> LongestWay:
    """
    Return the longest way from the complaint to the end of a procedure, through as many stages as there are.

    `start` is the day of the complaint, from which the last days are counted; without it only lengths are given.
    `facts` and `readings` settle what the text makes depend on them; of what they leave open, the longest counts.

    Raises:
        NotADateError: If `start` is not a `datetime.date`.
        UnknownFactError: If nobody asks for one of the facts, or it cannot have the value.
        UnknownReadingError: If the procedure does not have one of the readings, or not that answer to it.
        InvalidRecordError: If there are several such faults; it lists all of them.
        CalendarMismatchError: If the calendar is of another division than the procedure counts by.
        CalendarHorizonError: If a step needs days that no calendar knows.

    Source:
        House rule: the sum that a person makes who asks "how long can this go on?", and an honest "no bound" with all
        its reasons where the text sets none.

    Examples:
        >>> from complaint_rules import schemes
        >>> way = longest_way(schemes.in_force("lgsco-code", on=date(2024, 8, 1)), start=date(2024, 9, 2))
        >>> [one.text for one in way.gaps]
        ['the text gives no figure for the request for stage 2 (the Code sets no time for asking for stage 2)']
        >>> [one.in_words for one in way.total]
        ['70 working days']
    """
    begun = day_to_begin(procedure) if start is None else check_date(start, where="start")
    facts, readings = facts or {}, readings or {}
    _check_told(procedure, facts, readings)
    definition = procedure.working_days
    days = Days(
        working=definition.calendar(calendar, procedure=procedure.name),
        school=None if school_days is None else school_days.with_predictions(),
    )
    way = _main_way(procedure)
    walk = _Longest(procedure, way, begun, days=days, facts=_told_on(way, facts), readings=readings)
    steps: dict[str, Step] = {}
    serial = True
    last: date | None = begun
    for edge in way[1:]:
        found = walk.event(edge.event)
        names = [step.event for step in found.steps]
        chained = set(steps) <= set(names) or not found.steps[-1].lengths
        serial = serial and found.serial and chained
        steps |= {step.event: step for step in found.steps}
        last = None if last is None or found.gaps else max(last, found.day)
    reasons = [one for step in steps.values() for one in step.no_bound]
    reasons += _beside(procedure, way, tuple(steps.values()))
    return LongestWay(
        procedure=procedure,
        stages=tuple(edge.to for edge in way),
        steps=tuple(one if start is not None else evolve(one, last_day=None) for one in steps.values()),
        no_bound=tuple(dict.fromkeys(reasons)),
        total=_added(steps.values()) if serial else (),
        start=start,
        reached=None if start is None else last,
        unsettled=tuple(walk.unsettled),
    )
