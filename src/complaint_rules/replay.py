"""From the record to what it amounts to: the stage, then every deadline, window, route and move, recomputed each time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.answers import (
    Deadline,
    DutyStatus,
    Irregularity,
    Move,
    Reason,
    RouteState,
    RouteStatus,
    Snapshot,
    Verdict,
    WindowState,
    WindowStatus,
    counts_working_days,
)
from complaint_rules.conditions import All, Answer, Any, Condition, FactValue
from complaint_rules.dates import in_words
from complaint_rules.eligibility import Eligibility
from complaint_rules.entries import Entry, Extended, Noted, Recorded, Resumed, Suspended
from complaint_rules.limits import (
    KIND_OF_DAYS,
    After,
    Bounds,
    BoundsReading,
    DateSetBy,
    Evidence,
    Limit,
    Occurrence,
    Readings,
    UsesReading,
)
from complaint_rules.periods import Days, Pause
from complaint_rules.rules import NOT_BEGUN, How, RouteKind, Stage, TextFinding
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from complaint_rules.eligibility import Finding
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Extension, Route, Transition, Window
    from complaint_rules.sources import Source
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Replay"]

_DAY = timedelta(days=1)
_MOST_OCCURRENCES = 1_000


@frozen(kw_only=True)
class _Span:
    """The days on which an act was done, as far as they are known."""

    low: date | None
    high: date


@frozen(kw_only=True)
class _Dated:
    """The dates of one duty on one day."""

    bounds: Bounds
    due: date | None
    latest: date | None
    latest_is_soft: bool
    counted: tuple[Extended, ...]
    irregular: tuple[Irregularity, ...]
    evidence: Evidence


class _Visit:
    """A stay in a stage."""

    __slots__ = ("entered", "left", "name", "source")

    def __init__(self, name: str, entered: date, source: Source) -> None:
        self.name = name
        self.entered = entered
        self.left: date | None = None
        self.source = source


class _On:
    """The circumstances of a complaint on a day, as conditions ask about them."""

    def __init__(self, replay: Replay, day: date, facts: Mapping[str, FactValue]) -> None:
        self._replay = replay
        self._day = day
        self._facts = facts

    def fact(self, name: str) -> FactValue | None:
        return self._facts.get(name)

    def happened(self, event: str) -> bool:
        return event in self._replay.evidence(self._day).occurrences

    def missed(self, duty: str) -> bool:
        found = next(one for one in self._replay.procedure.duties if one.name == duty)
        return any(one.is_missed for one in self._replay.deadlines_of(found, self._day))

    def window_open(self, window: str) -> Answer:
        found = next(one for one in self._replay.procedure.windows if one.name == window)
        return _WINDOW_ANSWERS[self._replay.window_state(found, self._day).status]


_WINDOW_ANSWERS = {
    WindowStatus.NOT_OPEN: Answer.NO,
    WindowStatus.OPEN: Answer.YES,
    WindowStatus.USED: Answer.NO,
    WindowStatus.USED_LATE: Answer.NO,
    WindowStatus.CLOSED: Answer.NO,
    WindowStatus.NO_LIMIT: Answer.YES,
    WindowStatus.CANNOT_TELL: Answer.CANNOT_TELL,
}


class Replay:
    """
    One record read under one procedure on one date.

    Source:
        House rule: no stored state, no timer: everything is recomputed from the record, the calendar and the date.
    """

    def __init__(
        self,
        procedure: Procedure,
        entries: Iterable[Entry],
        on: date,
        *,
        facts: Mapping[str, FactValue],
        readings: Mapping[str, str],
        calendar: WorkingDayCalendar | None,
        school_days: WorkingDayCalendar | None = None,
        reference: str | None = None,
        findings: tuple[TextFinding, ...] = (),
    ) -> None:
        """Read the machine; deadlines and the rest are worked out when asked for."""
        self.procedure = procedure
        self.on = on
        self.entries = tuple(entry for entry in entries if entry.on <= on)
        self.given_facts = dict(facts)
        self.chosen = dict(readings)
        self.reference = reference
        self.further_findings = findings
        definition = procedure.working_days
        self.closures_left_out = () if calendar is None else definition.closures_left_out(calendar)
        self.days = Days(
            working=definition.calendar(calendar, procedure=procedure.name),
            school=None if school_days is None else school_days.with_predictions(),
        )
        self.repeating = frozenset(event.name for event in procedure.events if event.repeats)
        self.order = {NOT_BEGUN: -1} | {stage.name: place for place, stage in enumerate(procedure.stages)}
        self.ends = {stage.name for stage in procedure.stages if stage.ends}
        self._evidence: dict[date, Evidence] = {}
        self._circumstances: dict[date, _On] = {}
        self._deadlines: dict[tuple[str, date], tuple[Deadline, ...]] = {}
        self.visits: list[_Visit] = []
        self.irregular: list[Irregularity] = []
        self._run()

    # What is known on a day

    def evidence(self, day: date) -> Evidence:
        """Return what the record says up to a day."""
        found = self._evidence.get(day)
        if found is None:
            found = self._evidence[day] = self._gathered(day)
        return found

    def _gathered(self, day: date) -> Evidence:
        occurrences: dict[str, tuple[Occurrence, ...]] = {}
        first_act: date | None = None
        for entry in self.entries:
            if entry.on > day or not isinstance(entry, Recorded):
                continue
            received = entry.received if entry.received is not None and entry.received <= day else None
            one = Occurrence(made=entry.made, received=received, details=dict(entry.details))
            occurrences[entry.event] = (*occurrences.get(entry.event, ()), one)
            if not self.procedure.event(entry.event).is_circumstance:
                first_act = entry.on if first_act is None else min(first_act, entry.on)
        implied: dict[str, date] = {}
        for name, several in occurrences.items():
            for earlier in self.procedure.must_precede[name]:
                if earlier not in occurrences:
                    implied[earlier] = min(several[0].day, implied.get(earlier, several[0].day))
        if first_act is not None:
            for event in self.procedure.events:
                if event.lies_before and event.name not in occurrences:
                    implied[event.name] = first_act
        return Evidence(
            on=day,
            days=self.days,
            occurrences=occurrences,
            facts=self.facts(day),
            readings=self.chosen,
            implied=implied,
            repeating=self.repeating,
        )

    def facts(self, day: date) -> dict[str, FactValue]:
        """Return the facts told by a day; of one told again, the last."""
        told = dict(self.given_facts)
        for entry in self.entries:
            if isinstance(entry, Noted) and entry.on <= day:
                told[entry.fact] = entry.value
        return told

    def circumstances(self, day: date) -> _On:
        """Return what conditions are asked about on a day."""
        found = self._circumstances.get(day)
        if found is None:
            found = self._circumstances[day] = _On(self, day, self.facts(day))
        return found

    # The machine

    @property
    def stage(self) -> str:
        """The name of the stage that is held."""
        return self.visits[-1].name if self.visits else NOT_BEGUN

    def _run(self) -> None:
        for entry in self.entries:
            if isinstance(entry, Recorded):
                self._fall_silent(entry.on)
                self._happen(entry)
        self._fall_silent(self.on)

    def _enter(self, name: str, day: date, source: Source) -> None:
        if self.visits:
            self.visits[-1].left = day
        self.visits.append(_Visit(name, day, source))
        self._deadlines.clear()

    def _fall_silent(self, until: date) -> None:
        """Make the moves that follow by themselves when nothing was done in time, up to a day; only when certain."""
        while True:
            due = [
                (closed + _DAY, window)
                for window in self.procedure.windows
                if window.if_silent is not None and window.stage == self.stage
                for closed in [self._silent_after(window, until)]
                if closed is not None and closed < until
            ]
            if not due:
                return
            day, window = min(due, key=lambda one: one[0])
            assert window.if_silent is not None  # noqa: S101
            self._enter(window.if_silent, day, window.source)

    def _silent_after(self, window: Window, until: date) -> date | None:
        """Return the certain last day of a window that was not used by then, as known on the day before `until`."""
        eve = until - _DAY if until > date.min else until
        evidence = self._for_window(window, eve if until != self.on else until)
        if evidence.of(window.event) is not None and self._counts(evidence, window.event):
            made = evidence.of(window.event)
            bounds = window.until.read(BoundsReading(evidence))
            late = made is not None and bounds.latest is not None and made.day > bounds.latest
            return bounds.latest if late and bounds.certain else None
        bounds = window.until.read(BoundsReading(evidence))
        return bounds.latest if bounds.certain and not bounds.stopped else None

    def _counts(self, evidence: Evidence, event: str) -> bool:
        found = evidence.of(event)
        return found is not None and (evidence.since is None or found.day >= evidence.since)

    def _happen(self, entry: Recorded) -> None:
        event = self.procedure.event(entry.event)
        self._report_order(entry)
        stage = self.stage
        made = self._transition(entry, from_stage=stage)
        if made is not None:
            self._report_not_allowed(entry, made)
            self._enter(made.to, entry.on, made.source)
            return
        moves = [one for one in self.procedure.transitions if one.event == entry.event]
        if event.is_circumstance or (not moves and entry.event not in self.procedure.home_stages):
            return
        title = self._capital(event.title)
        if stage in self.ends:
            self._report(entry, f"{title} came after the procedure was over ({self._stage_title(stage)})")
            return
        circumstances = self.circumstances(entry.on)
        later = [
            one
            for one in moves
            if self.order[one.to] > self.order[stage] and (one.when is None or one.when.holds(circumstances))
        ]
        if later:
            self._report(entry, f"{title} came while the complaint was at: {self._stage_title(stage)}")
            self._enter(later[0].to, entry.on, later[0].source)
            return
        home = self.procedure.home_stages.get(entry.event)
        if home is not None and self.order[home] > self.order[stage]:
            text = f"{title} shows that this had begun, and its beginning is not on record: {self._stage_title(home)}"
            self._report(entry, text)
            self._enter(home, entry.on, self.procedure.stage(home).source)
        elif home is not None and home != stage:
            self._report(entry, f"{title} came after this was left: {self._stage_title(home)}")
        elif moves:
            self._report(entry, f"{title} leads nowhere from: {self._stage_title(stage)}")

    def _transition(self, entry: Recorded, *, from_stage: str) -> Transition | None:
        circumstances = self.circumstances(entry.on)
        for one in self.procedure.transitions:
            leaves = from_stage in one.start if one.start else from_stage != NOT_BEGUN and from_stage not in self.ends
            if one.event == entry.event and leaves and (one.when is None or one.when.holds(circumstances)):
                return one
        return None

    def _report_order(self, entry: Recorded) -> None:
        """Report an event whose necessary forerunner is missing or dated later."""
        event = self.procedure.event(entry.event)
        known = {one.event: one for one in reversed(self.entries) if isinstance(one, Recorded)}
        for name in event.after:
            title = self.procedure.titles[name]
            if name not in known:
                self._report(entry, f"{self._capital(event.title)} is on record, and {title} before it is not")
            elif known[name].on > entry.on:
                when = in_words(known[name].on)
                self._report(entry, f"{self._capital(event.title)} is dated before {title}, which is dated {when}")

    def _report_not_allowed(self, entry: Recorded, made: Transition) -> None:
        circumstances = self.circumstances(entry.on)
        if made.allowed_if.answer(circumstances) is Answer.NO:
            title = self._capital(self.procedure.titles[entry.event])
            for text in _failing(made.allowed_if, circumstances):
                self._report(entry, f"{title} came although the text asks that {text}", made.source)

    def _report(self, entry: Recorded, text: str, source: Source | None = None) -> None:
        self.irregular.append(Irregularity(what=entry.event, on=entry.on, text=f"{text}.", source=source))

    def _stage_title(self, name: str) -> str:
        return "not begun" if name == NOT_BEGUN else self.procedure.stage(name).title

    @staticmethod
    def _capital(text: str) -> str:
        return text[:1].upper() + text[1:]

    # Clocks

    def _pauses(self, day: date) -> list[tuple[Pause, str, str]]:
        """Return each suspension up to a day, with its cause and the stage it fell in."""
        found: list[tuple[Pause, str, str]] = []
        begun: Suspended | None = None
        for entry in sorted(
            (one for one in self.entries if isinstance(one, Suspended | Resumed) and one.on <= day),
            key=lambda one: (one.on, isinstance(one, Suspended)),
        ):
            if isinstance(entry, Suspended):
                begun = entry
            elif begun is not None:
                found.append((Pause(begun.on, entry.on), begun.cause, self._stage_on(begun.on)))
                begun = None
        if begun is not None:
            found.append((Pause(begun.on, None), begun.cause, self._stage_on(begun.on)))
        return found

    def _stage_on(self, day: date) -> str:
        held = NOT_BEGUN
        for visit in self.visits:
            if visit.entered <= day:
                held = visit.name
        return held

    def _stay(self, stage: str | None, day: date) -> tuple[date | None, date | None, date | None]:
        """Return when a stage was last entered, when it was left, and from when acts count if it was entered before."""
        visits = [visit for visit in self.visits if visit.entered <= day]
        if stage is None:
            begun = visits[0].entered if visits else None
            over = next((visit.entered for visit in visits if visit.name in self.ends), None)
            return begun, over, None
        mine = [visit for visit in visits if visit.name == stage]
        if not mine:
            return None, None, None
        left = mine[-1].left
        return (
            mine[-1].entered,
            left if left is not None and left <= day else None,
            (mine[-1].entered if len(mine) > 1 else None),
        )

    def _for_duty(self, duty: Duty, day: date, *, occurrence: int = 0) -> Evidence:
        rules = {rule.cause: rule for rule in self.procedure.suspensions}
        pauses = tuple(
            pause
            for pause, cause, stage in self._pauses(day)
            if (
                duty.name in named
                if (named := rules[cause].duties) is not None
                else duty.owed_by in {Party.BODY, Party.PANEL} and duty.stage in {None, stage}
            )
        )
        since = self._stay(duty.stage, day)[2]
        return self._for(day, pauses, since, occurrence)

    def _for_window(self, window: Window, day: date) -> Evidence:
        rules = {rule.cause: rule for rule in self.procedure.suspensions}
        pauses = tuple(
            pause
            for pause, cause, stage in self._pauses(day)
            if (
                window.name in named
                if (named := rules[cause].windows) is not None
                else window.by is Party.COMPLAINANT and window.stage == stage
            )
        )
        return self._for(day, pauses, self._stay(window.stage, day)[2], 0)

    def _for(self, day: date, pauses: tuple[Pause, ...], since: date | None, occurrence: int) -> Evidence:
        evidence = self.evidence(day)
        if not pauses and since is None and not occurrence:
            return evidence
        return evolve(evidence, pauses=pauses, since=since, occurrence=occurrence)

    # Duties

    def deadlines(self, day: date) -> tuple[Deadline, ...]:
        """Return every deadline, with "at the latest" dates."""
        found = [one for duty in self.procedure.duties for one in self.deadlines_of(duty, day)]
        return tuple(self._projected(found, day))

    def deadlines_of(self, duty: Duty, day: date) -> tuple[Deadline, ...]:
        """Return the deadlines of one duty: one, or one per occurrence."""
        key = (duty.name, day)
        if key not in self._deadlines:
            self._deadlines[key] = tuple(self._occurrences(duty, day))
        return self._deadlines[key]

    def _occurrences(self, duty: Duty, day: date) -> Iterator[Deadline]:
        if duty.recurs is not None:
            yield from self._recurring(duty, day)
            return
        rounds = self._rounds(duty, day)
        for number in range(rounds):
            deadline = self._deadline(duty, day, self._dated(duty, day, number), number + 1)
            if number + 1 < rounds:
                deadline = self._superseded(duty, deadline, day, number)
            yield deadline

    def _rounds(self, duty: Duty, day: date) -> int:
        sets = [node for node in _nodes(duty.within) if isinstance(node, DateSetBy)]
        evidence = self.evidence(day)
        return max([1, *(len(evidence.dates_set(node.event, node.detail)) for node in sets)])

    def _superseded(self, duty: Duty, deadline: Deadline, day: date, number: int) -> Deadline:
        """A date that was replaced after it had passed: the miss stands, and the old date is no longer owed."""
        if deadline.status is not DutyStatus.OVERDUE and deadline.status is not DutyStatus.MET_LATE:
            return deadline
        sets = next(node for node in _nodes(duty.within) if isinstance(node, DateSetBy))
        replaced = self.evidence(day).dates_set(sets.event, sets.detail)[number + 1][0].day
        if deadline.done is not None and deadline.done <= replaced:
            return deadline
        return evolve(
            deadline,
            status=DutyStatus.LAPSED,
            done=None,
            lapsed_on=replaced,
            days_late=self._late(duty.within, deadline.due, replaced),
            procedure=self.procedure,
            evidence=deadline._evidence,  # noqa: SLF001
        )

    def _recurring(self, duty: Duty, day: date) -> Iterator[Deadline]:
        recurs = duty.recurs
        assert recurs is not None  # noqa: S101
        dated = self._dated(duty, day, 0)
        started = recurs.starts_if.holds(self.circumstances(day))
        if dated.due is None or not started:
            waiting = self._deadline(duty, day, dated, 1)
            if not started:
                waiting = evolve(
                    waiting,
                    status=DutyStatus.NOT_RUNNING,
                    due=None,
                    missed_on=None,
                    days_late=None,
                    procedure=self.procedure,
                    evidence=dated.evidence,
                )
            yield waiting
            return
        evidence = self.evidence(day)
        acts = [one.day for one in evidence.occurrences.get(duty.act, ())]
        ended = next((one.day for one in evidence.occurrences.get(recurs.ends_with, ())), None)
        due = dated.due
        for number in range(1, _MOST_OCCURRENCES + 1):
            done = next((act for act in acts if act <= due), None) or (acts[0] if acts else None)
            if done is not None:
                acts = [act for act in acts if act > done]
            this = evolve(dated, due=due, bounds=evolve(dated.bounds, earliest=due, latest=due, due=due))
            yield self._deadline(
                duty, day, this, number, done=_Span(low=done, high=done) if done else None, ended=ended
            )
            counted_from = done if done is not None else due
            due = recurs.every.last_day(counted_from, days=self.days)
            if (ended is not None and counted_from >= ended) or counted_from >= day or (done is None and due > day):
                return
            if ended is not None and done is None:
                return

    def _dated(self, duty: Duty, day: date, occurrence: int) -> _Dated:
        evidence = self._for_duty(duty, day, occurrence=occurrence)
        bounds = duty.within.read(BoundsReading(evidence))
        outer = duty.within.read(BoundsReading(evidence, at_most=True))
        due, counted, irregular = self._extended(duty, bounds, outer, day, evidence)
        latest, soft = self._furthest(duty, bounds, outer, evidence)
        if due != bounds.due and due is not None:
            bounds = evolve(bounds, earliest=_later(bounds.earliest, due), latest=_later(bounds.latest, due))
        return _Dated(
            bounds=bounds,
            due=due,
            latest=latest,
            latest_is_soft=soft or bool(duty.soft),
            counted=counted,
            irregular=irregular,
            evidence=evidence,
        )

    def _extended(
        self, duty: Duty, bounds: Bounds, outer: Bounds, day: date, evidence: Evidence
    ) -> tuple[date | None, tuple[Extended, ...], tuple[Irregularity, ...]]:
        """Return the day on which the duty is due after its extensions, those that counted, and what to report."""
        current = bounds.due
        if current is None:
            return None, (), ()
        rules = [rule for rule in self.procedure.extensions if rule.duty == duty.name]
        made = sorted(
            (one for one in self.entries if isinstance(one, Extended) and one.duty == duty.name and one.on <= day),
            key=lambda one: (one.on, one.to, repr(one)),
        )
        used: list[Extension] = []
        counted: list[Extended] = []
        irregular: list[Irregularity] = []
        for one in made:
            fitting = [rule for rule in rules if _fits(rule, one)]
            fitting.sort(key=lambda rule: rule.times is not None and used.count(rule) >= rule.times)
            problem, source = self._refused(one, fitting, current, used)
            if problem:
                irregular.append(_extension_report(one, problem, source))
                continue
            rule = fitting[0]
            used.append(rule)
            cap = self._cap(rule, current, outer, evidence)
            to = one.to
            if to <= current:
                text = f"the extension to {in_words(to)} adds nothing: the duty was already due {in_words(current)}"
                irregular.append(_extension_report(one, text, rule.source))
                continue
            if cap is not None and to > cap:
                text = f"{in_words(to)} is past the outer limit of {in_words(cap)}"
                if rule.firm:
                    to = max(cap, current)
                    text += f", so it counts only to {in_words(to)}"
                else:
                    text += ", which needs a good reason; it is counted and reported"
                irregular.append(_extension_report(one, text, rule.source))
            current = to
            counted.append(one)
        for rule in rules:
            if rule.how is How.AUTOMATIC and rule.applies_when.holds(self.circumstances(day)):
                current = max(current, self._cap(rule, bounds.due or current, outer, evidence) or current)
        return current, tuple(counted), tuple(irregular)

    def _refused(
        self, one: Extended, fitting: list[Extension], current: date, used: list[Extension]
    ) -> tuple[str, Source | None]:
        """Return why an extension does not count, or nothing."""
        if not fitting:
            return f"the text provides for no extension by {one.how.value}, so it does not count", None
        rule = fitting[0]
        if rule.before_expiry and one.on > current:
            return (
                f"too late for its {one.how.value}: it had to be made on or before {in_words(current)}, "
                f"and was made on {in_words(one.on)}, so it does not count"
            ), rule.source
        if rule.times is not None and used.count(rule) >= rule.times and rule.firm:
            return f"the text allows this {rule.times} time{'' if rule.times == 1 else 's'} only", rule.source
        if rule.follows is not None and all(other.how is not rule.follows for other in used):
            return f"the text asks for an extension by {rule.follows.value} first", rule.source
        return "", None

    def _cap(self, rule: Extension, current: date, outer: Bounds, evidence: Evidence) -> date | None:
        if rule.to_at_most:
            return outer.due
        if rule.to is not None:
            return rule.to.read(BoundsReading(evidence)).due
        return None if rule.by is None else rule.by.last_day(current, days=self.days, pauses=_finished(evidence))

    def _furthest(self, duty: Duty, bounds: Bounds, outer: Bounds, evidence: Evidence) -> tuple[date | None, bool]:
        """Return the furthest the duty can be put off without the complainant's agreement, and whether that is soft."""
        original = bounds.due
        if original is None or outer.due is None:
            return None, False
        furthest, soft = max(original, outer.due), False
        for rule in self.procedure.extensions:
            if rule.duty != duty.name or rule.how is How.AGREEMENT:
                continue
            cap: date | None = original
            for _ in range(rule.times or 1):
                cap = None if cap is None else self._cap(rule, cap, outer, evidence)
            if cap is None or (rule.by is not None and rule.times is None):
                return None, False
            if cap >= furthest:
                furthest, soft = cap, not rule.firm
        return furthest, soft

    def _deadline(
        self,
        duty: Duty,
        day: date,
        dated: _Dated,
        number: int,
        *,
        done: _Span | None = None,
        ended: date | None = None,
    ) -> Deadline:
        entered, left, since = self._stay(duty.stage, day)
        if ended is not None:
            left = ended if left is None else min(left, ended)
        act = done
        if duty.recurs is None:
            act = self._act(duty.act, dated.evidence, by_receipt=duty.met_when_received)
            if act is not None and since is not None and act.high < since:
                act = None
        begun = entered is not None
        due = dated.due if begun or act is not None else None
        status, missed_on, until = self._status(dated, due, act, left, day, begun=begun)
        bounds = dated.bounds
        last = due if due is not None else bounds.latest
        target = None
        if duty.target is not None and begun:
            target = duty.target.until.read(BoundsReading(dated.evidence)).due
        name = duty.name if number == 1 else f"{duty.name}/{number}"
        predicted = bounds.predicted and due is not None
        return Deadline(
            name=name,
            duty=duty,
            on=day,
            status=status,
            due=due,
            original=bounds.due if due is not None else None,
            latest=dated.latest if due is not None else None,
            latest_is_soft=dated.latest_is_soft,
            target=target,
            bounds=bounds,
            readings=self._readings(duty, dated),
            at_the_latest=due,
            done=act.high if act is not None and status is not DutyStatus.LAPSED else None,
            missed_on=missed_on,
            lapsed_on=left if status is DutyStatus.LAPSED else None,
            days_late=self._late(duty.within, last, until) if missed_on is not None else None,
            extensions=dated.counted,
            assumed=self._assumed(duty, dated, act),
            missing=() if due is not None else bounds.missing,
            predicted=predicted,
            owed_by=duty.owed_by,
            occurrence=number,
            notes=self._notes(duty, due),
            procedure=self.procedure,
            evidence=dated.evidence,
        )

    def _status(
        self, dated: _Dated, due: date | None, act: _Span | None, left: date | None, day: date, *, begun: bool
    ) -> tuple[DutyStatus, date | None, date]:
        """Return the status, the first day on which it was certainly late, and the day up to which lateness counts."""
        bounds = dated.bounds
        in_time_until = due if due is not None else bounds.earliest
        late_after = due if due is not None else bounds.latest
        missed_on = None if late_after is None or late_after == date.max else late_after + _DAY
        if act is not None and (left is None or act.high <= left):
            if bounds.no_figure is not None and due is None and late_after is None:
                return DutyStatus.MET, None, day
            if in_time_until is not None and act.high <= in_time_until:
                return DutyStatus.MET, None, day
            if late_after is not None and act.low is not None and act.low > late_after:
                return DutyStatus.MET_LATE, missed_on, act.low
            return DutyStatus.CANNOT_TELL, None, day
        if not begun:
            return DutyStatus.NOT_RUNNING, None, day
        if left is not None:
            missed = late_after is not None and late_after < left
            return DutyStatus.LAPSED, missed_on if missed else None, left
        if late_after is not None and day > late_after:
            return DutyStatus.OVERDUE, missed_on, day
        if bounds.stopped:
            return DutyStatus.SUSPENDED, None, day
        if bounds.no_figure is not None and in_time_until is None and late_after is None:
            return DutyStatus.NO_LIMIT, None, day
        if due is None and not bounds.running:
            return DutyStatus.NOT_RUNNING, None, day
        if in_time_until is not None and day <= in_time_until:
            return DutyStatus.PENDING, None, day
        return DutyStatus.CANNOT_TELL, None, day

    def _act(self, event: str, evidence: Evidence, *, by_receipt: bool) -> _Span | None:
        found = evidence.of(event)
        if found is None:
            return None
        if by_receipt and found.received is not None:
            return _Span(low=found.received, high=found.received)
        return _Span(low=found.made, high=found.day)

    def _late(self, limit: Limit, last: date | None, until: date) -> int | None:
        if last is None:
            return None
        if counts_working_days(limit):
            return self.days.working.working_days_between(last, until)
        return (until - last).days

    def _readings(self, duty: Duty, dated: _Dated) -> dict[str, date | None]:
        """Return the last day on each reading of the text."""
        names = {
            node.name: [name for name, _ in node.options] for node in _nodes(duty.within) if isinstance(node, Readings)
        }
        if duty.within.read(UsesReading()).kind_not_stated:
            names[KIND_OF_DAYS] = list(self.procedure.reading_options[KIND_OF_DAYS])
        found: dict[str, date | None] = {}
        for name, options in names.items():
            for option in options:
                chosen = evolve(dated.evidence, readings={**dated.evidence.readings, name: option})
                label = option if len(names) == 1 else f"{name}: {option}"
                found[label] = duty.within.read(BoundsReading(chosen)).due
        return found

    def _assumed(self, duty: Duty, dated: _Dated, act: _Span | None) -> tuple[str, ...]:
        assumed = list(dated.bounds.assumed)
        if act is not None and duty.met_when_received:
            found = dated.evidence.of(duty.act)
            if found is not None and found.received is None:
                assumed.append(f"{duty.act} was received on the day it was made or sent")
        return tuple(assumed)

    def _notes(self, duty: Duty, due: date | None) -> tuple[str, ...]:
        if due is None or not counts_working_days(duty.within):
            return ()
        notes: list[str] = []
        definition = self.procedure.working_days
        if definition.source.seen.caveat:
            cited = definition.source.citation
            notes.append(f"What a working day is ({cited}): {definition.source.seen.caveat}.")
        if self.closures_left_out:
            days = ", ".join(in_words(one.day) for one in self.closures_left_out)
            notes.append(
                f"The body's own closures ({days}) do not stop this clock: {definition.source.citation} names the days "
                "that are left out, and they are not among them."
            )
        return tuple(notes)

    def _projected(self, deadlines: list[Deadline], day: date) -> Iterator[Deadline]:
        """Add to each deadline the last day that follows if every running duty before it is met on its last day."""
        projected: dict[str, date] = {}
        evidence = self.evidence(day)
        owed = [one for one in deadlines if one.duty.recurs is None and one.status in _STILL_OWED]
        shown: dict[str, date] = {}
        for _ in owed:
            for one in owed:
                if one.due is not None:
                    last: date | None = one.due
                else:
                    with_projected = evolve(one._evidence, projected=projected)  # noqa: SLF001
                    last = one.duty.within.read(BoundsReading(with_projected)).due
                if last is not None and one.act not in evidence.occurrences:
                    shown[one.name] = last
                    projected[one.act] = min(last, projected.get(one.act, last))
        for one in deadlines:
            last = one.due if one.due is not None else shown.get(one.name)
            same = last == one.at_the_latest
            yield (
                one
                if same
                else evolve(
                    one,
                    at_the_latest=last,
                    procedure=self.procedure,
                    evidence=one._evidence,  # noqa: SLF001
                )
            )

    # Windows

    def window_state(self, window: Window, day: date) -> WindowState:
        """Return how a window stands."""
        evidence = self._for_window(window, day)
        bounds = window.until.read(BoundsReading(evidence))
        entered, left, since = self._stay(window.stage, day)
        used = self._act(window.event, evidence, by_receipt=window.met_when_received)
        if used is not None and since is not None and used.high < since:
            used = None
        opens = self._opens(window, evidence, entered)
        status = self._window_status(bounds, used, entered, left, opens, day)
        advised = None
        if window.advised is not None:
            advised = window.advised.until.read(BoundsReading(evidence)).due
        return WindowState(
            window=window,
            on=day,
            status=status,
            opens=opens,
            closes=bounds.latest if bounds.certain else None,
            bounds=bounds,
            advised=advised,
            long_stop=None if window.long_stop is None else window.long_stop.read(BoundsReading(evidence)).due,
            used=None if used is None else used.high,
            assumed=bounds.assumed,
            missing=() if bounds.certain else bounds.missing,
            predicted=bounds.predicted,
            procedure=self.procedure,
            evidence=evidence,
        )

    @staticmethod
    def _window_status(  # noqa: PLR0911
        bounds: Bounds, used: _Span | None, entered: date | None, left: date | None, opens: date | None, day: date
    ) -> WindowStatus:
        if used is not None:
            if bounds.no_figure is not None or not bounds.running:
                return WindowStatus.USED
            if bounds.earliest is not None and used.high <= bounds.earliest:
                return WindowStatus.USED
            if bounds.latest is not None and used.low is not None and used.low > bounds.latest:
                return WindowStatus.USED_LATE
            return WindowStatus.CANNOT_TELL
        if entered is None:
            return WindowStatus.NOT_OPEN
        if left is not None:
            return WindowStatus.CLOSED if bounds.running else WindowStatus.NOT_OPEN
        if opens is None or opens > day:
            return WindowStatus.NOT_OPEN
        if bounds.no_figure is not None:
            return WindowStatus.NO_LIMIT
        if bounds.earliest is not None and day <= bounds.earliest:
            return WindowStatus.OPEN
        if bounds.latest is not None and day > bounds.latest:
            return WindowStatus.CLOSED
        return WindowStatus.CANNOT_TELL

    def _opens(self, window: Window, evidence: Evidence, entered: date | None) -> date | None:
        """Return the first day of a window: as the text says, or the day from which its limit runs."""
        reading = BoundsReading(evidence)
        if window.opens is not None:
            return window.opens.read(reading).due
        bounds = window.until.read(reading)
        if bounds.no_figure is not None:
            return entered
        if not bounds.running:
            return None
        starts = [
            start.due
            for node in _nodes(window.until)
            if isinstance(node, After)
            for start in [node.start.read(reading)]
            if start.running and start.due is not None
        ]
        return min(starts, default=entered)

    # Routes

    def route_state(self, route: Route, day: date) -> RouteState:
        """Return how a route to another body stands."""
        circumstances = self.circumstances(day)
        evidence = self.evidence(day)
        applies = route.applies.answer(circumstances)
        finding = self._time_limit(route, day)
        reasons: list[Reason] = []
        missing = list(route.applies.missing(circumstances)) if applies is Answer.CANNOT_TELL else []
        used = evidence.of(route.event) if route.event is not None else None
        complete = route.complete.answer(circumstances)
        grounds = [ground for ground in route.early if ground.when.answer(circumstances) is Answer.YES]
        if applies is Answer.NO:
            reasons.append(Reason(rule=route.name, text=f"this is for complaints where {route.applies.sentence}"))
            return self._route(route, day, RouteStatus.NOT_AVAILABLE, Answer.NO, finding, reasons, missing)
        if used is not None:
            reasons.append(Reason(rule=route.name, text=f"taken on {in_words(used.day)}"))
            return self._route(route, day, RouteStatus.USED, Answer.NO, finding, reasons, missing)
        if finding is not None:
            reasons.append(Reason(rule=finding.rule, text=finding.reason, source=finding.source))
            missing.extend(finding.missing)
            if finding.answer in {Answer.NO, Answer.DISCRETION}:
                return self._route(route, day, RouteStatus.PAST_LIMIT, finding.answer, finding, reasons, missing)
        answers = [applies] if finding is None else [applies, finding.answer]
        if complete is Answer.YES:
            status = self._open_or_closing(route, finding, day)
        elif grounds:
            status = RouteStatus.EARLY
            answers.append(Answer.DISCRETION)
            reasons.extend(Reason(rule=route.name, text=ground.text, source=ground.source) for ground in grounds)
        else:
            status = RouteStatus.PREMATURE
            answers.append(Answer.DISCRETION if route.early else Answer.NO)
            text = f"premature until {route.complete.sentence}"
            reasons.append(Reason(rule=route.name, text=text, source=route.source))
        if applies is Answer.CANNOT_TELL and route.kind is not RouteKind.OMBUDSMAN:
            status = RouteStatus.CANNOT_TELL
        return self._route(route, day, status, Answer.over_all(answers), finding, reasons, missing)

    def _route(
        self,
        route: Route,
        day: date,
        status: RouteStatus,
        answer: Answer,
        finding: Finding | None,
        reasons: list[Reason],
        missing: list[str],
    ) -> RouteState:
        return RouteState(
            route=route,
            on=day,
            status=status,
            answer=answer,
            finding=finding,
            bounds=None if finding is None else finding.bounds,
            reasons=tuple(reasons),
            missing=tuple(dict.fromkeys(missing)),
            assumed=() if finding is None else finding.assumed,
            procedure=self.procedure,
        )

    def _time_limit(self, route: Route, day: date) -> Finding | None:
        if route.time_limit is None:
            return None
        evidence = self._as_if_made(day)
        used = evidence.of(route.event) if route.event is not None else None
        when = day if used is None else used.day
        act = Bounds(earliest=when, latest=when, due=when, running=True)
        return route.time_limit.finding(
            act, route.time_limit.until.read(BoundsReading(evidence)), self.circumstances(day)
        )

    def _as_if_made(self, day: date) -> Evidence:
        """Return what is known, with what must lie before a complaint made on this day."""
        evidence = self.evidence(day)
        implied = {
            event.name: evidence.implied.get(event.name, day)
            for event in self.procedure.events
            if event.lies_before and event.name not in evidence.occurrences
        }
        return evolve(evidence, implied={**evidence.implied, **implied})

    def _open_or_closing(self, route: Route, finding: Finding | None, day: date) -> RouteStatus:
        if finding is None or finding.bounds is None:
            return RouteStatus.OPEN
        last = finding.bounds.earliest if finding.bounds.earliest is not None else finding.bounds.latest
        if last is None:
            return RouteStatus.OPEN
        return RouteStatus.CLOSING if day > route.closing.first_day(last, days=self.days) else RouteStatus.OPEN

    # Verdicts, moves, eligibility

    def verdict(self, event: str, day: date) -> Verdict:
        """Return whether an event may happen on a day, with all the reasons."""
        declared = self.procedure.event(event)
        circumstances = self.circumstances(day)
        answers: list[Answer] = []
        reasons: list[Reason] = []
        missing: list[str] = []
        assumed: list[str] = []

        def say(answer: Answer, rule: str, text: str, source: Source | None = None) -> None:
            answers.append(answer)
            reasons.append(Reason(rule=rule, text=text, source=source))

        title = self._capital(declared.title)
        found = self.evidence(day).of(event)
        if found is not None and not declared.repeats:
            say(Answer.NO, event, f"{title} is already on record, on {in_words(found.day)}")
        routes = [route for route in self.procedure.routes if route.event == event]
        for state in (self.route_state(route, day) for route in routes):
            answers.append(state.answer)
            reasons.extend(state.reasons)
            missing.extend(state.missing)
            assumed.extend(state.assumed)
        moves = [one for one in self.procedure.transitions if one.event == event]
        windows = [window for window in self.procedure.windows if window.event == event]
        stage = self.stage
        made = self._transition(Recorded(event=event, made=day), from_stage=stage)
        if moves and made is None and not (found is not None and not declared.repeats):
            over = stage in self.ends
            text = (
                f"the procedure is over: {self._stage_title(stage)}"
                if over
                else (f"{title} leads nowhere from: {self._stage_title(stage)}")
            )
            say(Answer.NO, event, text)
        if made is not None:
            allowed = made.allowed_if.answer(circumstances)
            if allowed is Answer.YES:
                say(Answer.YES, event, f"{title} leads to: {self._stage_title(made.to)}", made.source)
            elif allowed is Answer.NO:
                for text in _failing(made.allowed_if, circumstances):
                    say(Answer.NO, event, f"the text asks that {text}", made.source)
            else:
                say(Answer.CANNOT_TELL, event, f"the text asks that {made.allowed_if.sentence}", made.source)
                missing.extend(made.allowed_if.missing(circumstances))
        for window in windows:
            state = self.window_state(window, day)
            if state.status in {WindowStatus.USED, WindowStatus.USED_LATE} or window.stage != stage:
                continue
            say(self._window_answer(state), window.name, state.headline.rstrip("."), window.source)
            if state.status is WindowStatus.CANNOT_TELL:
                missing.extend(state.missing)
        if event == self.procedure.opening and found is None:
            for one in self.eligibility(day).findings:
                answers.append(one.answer)
                missing.extend(one.missing)
                assumed.extend(one.assumed)
                if one.answer is not Answer.YES:
                    reasons.append(Reason(rule=one.rule, text=one.reason, source=one.source))
        if not answers:
            say(Answer.YES, event, f"nothing in the text forbids {declared.title}")
        return Verdict(
            event=event,
            on=day,
            answer=Answer.over_all(answers),
            reasons=tuple(reasons),
            missing=tuple(dict.fromkeys(missing)),
            assumed=tuple(dict.fromkeys(assumed)),
        )

    @staticmethod
    def _window_answer(state: WindowState) -> Answer:
        if state.status is WindowStatus.CLOSED:
            stopped = state.window.long_stop_absolute and state.long_stop is not None and state.on > state.long_stop
            return Answer.DISCRETION if state.window.late is not None and not stopped else Answer.NO
        return _WINDOW_ANSWERS[state.status]

    def moves(self, day: date) -> Iterator[Move]:
        """Yield what may be done next: by the complainant, by way of another body, and by extending a limit."""
        offered = dict.fromkeys(
            one.event
            for one in (*self.procedure.windows, *self.procedure.transitions)
            if self.procedure.event(one.event).by is Party.COMPLAINANT
        )
        for event in sorted(offered, key=self.procedure.order_of_events.__getitem__):
            verdict = self.verdict(event, day)
            if verdict.answer is Answer.NO:
                continue
            states = [
                self.window_state(window, day)
                for window in self.procedure.windows
                if window.event == event and window.stage == self.stage
            ]
            closes = [one.closes for one in states if one.closes is not None]
            sourced = next((one.source for one in verdict.reasons if one.source is not None), self.procedure.source)
            yield Move(
                name=event,
                title=self.procedure.titles[event],
                by=Party.COMPLAINANT,
                answer=verdict.answer,
                until=min(closes, default=None),
                text=states[0].headline if states else f"{self._capital(self.procedure.titles[event])}: at any time.",
                source=states[0].source if states else sourced,
            )
        for route in self.procedure.routes:
            state = self.route_state(route, day)
            if state.status in {RouteStatus.NOT_AVAILABLE, RouteStatus.USED}:
                continue
            bounds = state.bounds
            yield Move(
                name=route.event or route.name,
                title=route.title,
                by=Party.COMPLAINANT,
                answer=state.answer,
                until=bounds.latest if bounds is not None and bounds.certain else None,
                text=state.headline,
                source=route.source,
                route=route.name,
            )
        yield from self._extension_moves(day)

    def _extension_moves(self, day: date) -> Iterator[Move]:
        for deadline in self.deadlines(day):
            if deadline.status is not DutyStatus.PENDING or deadline.due is None:
                continue
            for rule in self.procedure.extensions:
                outer = deadline.latest
                if rule.duty != deadline.name or rule.how is How.AUTOMATIC:
                    continue
                if rule.how is not How.AGREEMENT and outer is not None and outer <= deadline.due:
                    continue
                to = f", to {in_words(outer)} at the furthest" if outer and rule.how is not How.AGREEMENT else ""
                asks = f"; it requires {', and '.join(rule.requires)}" if rule.requires else ""
                yield Move(
                    name=f"extension:{deadline.name}",
                    title=f"an extension by {rule.how.value} of the limit for {deadline.title}",
                    by=deadline.owed_by,
                    answer=Answer.YES,
                    until=deadline.due if rule.before_expiry else None,
                    text=f"The limit for {deadline.title} may be extended by {rule.how.value}{to}{asks}.",
                    source=rule.source,
                )

    def eligibility(self, day: date) -> Eligibility:
        """Return whether the complaint may be made, judged on its own date or as if made on this day."""
        evidence = self._as_if_made(day)
        circumstances = self.circumstances(day)
        findings: list[Finding] = []
        for rule in self.procedure.time_limits:
            span = self._act(self.procedure.opening, evidence, by_receipt=rule.judged_by_receipt)
            if span is None:
                act = Bounds(earliest=day, latest=day, due=day, running=True)
            else:
                missing = () if span.low is not None else (f"made:{self.procedure.opening}",)
                act = Bounds(earliest=span.low, latest=span.high, due=span.high, running=True, missing=missing)
            findings.append(rule.finding(act, rule.until.read(BoundsReading(evidence)), circumstances))
        findings.extend(rule.finding(circumstances) for rule in self.procedure.standing)
        findings.extend(rule.finding(circumstances) for rule in self.procedure.exclusions)
        return Eligibility(findings=tuple(findings))

    # All of it

    def snapshot(self) -> Snapshot:
        """Return what the record amounts to on the date."""
        day = self.on
        deadlines = self.deadlines(day)
        windows = tuple(self.window_state(window, day) for window in self.procedure.windows)
        irregular = list(self.irregular)
        for duty in self.procedure.duties:
            irregular.extend(self._dated(duty, day, 0).irregular)
        for state in windows:
            if state.status is WindowStatus.USED_LATE and state.used is not None:
                text = f"{self._capital(state.title)} was made after its window had closed on {in_words(state.closes or day)}."
                irregular.append(Irregularity(what=state.event, on=state.used, text=text, source=state.source))
        held = self.visits[-1] if self.visits else None
        return Snapshot(
            procedure=self.procedure,
            on=day,
            stage=_not_begun(self.procedure.source) if held is None else self.procedure.stage(held.name),
            stage_since=None if held is None else held.entered,
            entries=self.entries,
            deadlines=deadlines,
            windows=windows,
            routes=tuple(self.route_state(route, day) for route in self.procedure.routes),
            moves=tuple(self.moves(day)),
            irregular=tuple(irregular),
            not_used=self._not_used(),
            findings=tuple(self._findings(held)),
            entitlements=tuple(
                one
                for one in self.procedure.entitlements
                if (not one.stages or self.stage in one.stages)
                and one.when.answer(self.circumstances(day)) is not Answer.NO
            ),
            visits=tuple((visit.name, visit.entered, visit.left) for visit in self.visits),
            reference=self.reference,
            facts=self.facts(day),
        )

    def _not_used(self) -> tuple[str, ...]:
        recorded = dict.fromkeys(entry.event for entry in self.entries if isinstance(entry, Recorded))
        return tuple(name for name in recorded if name not in self.procedure.events_used)

    def _findings(self, held: _Visit | None) -> Iterator[TextFinding]:
        yield from self.procedure.findings
        definition = self.procedure.working_days.source
        if definition.seen.caveat:
            text = f"What a working day is ({definition.citation}): {definition.seen.caveat}."
            yield TextFinding(name="working-day-definition", text=text)
        if held is not None and held.source.seen.caveat:
            text = (
                f"That the complaint is now at this stage rests on {held.source.citation}: {held.source.seen.caveat}."
            )
            yield TextFinding(name="stage-rests-on", text=text)
        until = self.procedure.in_force_until
        if until is not None and self.on > until and self.stage not in self.ends and held is not None:
            text = (
                f"This version ended on {in_words(until)}, and the complaint is still open. Which complaints the version "
                f"governs: {self.procedure.governs.value}."
            )
            yield TextFinding(name="version-ended", text=text)
        yield from self.further_findings


def _not_begun(source: Source) -> Stage:
    return Stage(name=NOT_BEGUN, title="not begun", source=source)


_STILL_OWED = {
    DutyStatus.PENDING,
    DutyStatus.OVERDUE,
    DutyStatus.NOT_RUNNING,
    DutyStatus.CANNOT_TELL,
}


def _nodes(limit: Limit) -> Iterator[Limit]:
    yield limit
    for part in limit.parts:
        yield from _nodes(part)


def _failing(condition: Condition, circumstances: _On) -> list[str]:
    """Return every part of a condition that is not met, as clauses."""
    if isinstance(condition, All):
        return [text for one in condition.conditions for text in _failing(one, circumstances)]
    if condition.answer(circumstances) is not Answer.NO:
        return []
    if isinstance(condition, Any):
        return [" or ".join(one.sentence for one in condition.conditions)]
    return [condition.sentence]


def _fits(rule: Extension, one: Extended) -> bool:
    return rule.how is one.how and (not rule.causes or not one.cause or one.cause in rule.causes)


def _extension_report(one: Extended, text: str, source: Source | None) -> Irregularity:
    start = f"The extension of {one.duty} of {in_words(one.on)}: "
    return Irregularity(what=one.duty, on=one.on, text=f"{start}{text}.", source=source)


def _finished(evidence: Evidence) -> tuple[Pause, ...]:
    return tuple(pause for pause in evidence.pauses if pause.resumed is not None)


def _later(day: date | None, other: date) -> date | None:
    return None if day is None else max(day, other)
