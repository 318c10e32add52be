"""From the record to what it amounts to on a date: snapshots, verdicts and eligibility, recomputed each time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from complaint_rules.answers import (
    Deadline,
    Irregularity,
    Move,
    Reason,
    RouteStatus,
    Snapshot,
    Verdict,
    WindowStatus,
    deadlines_named,
    one_deadline,
)
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.duties import deadlines_of, every_deadline, extension_reports, extensions_left
from complaint_rules.eligibility import Eligibility
from complaint_rules.entries import Entry, Recorded
from complaint_rules.machine import Machine, failing, taken_for_granted
from complaint_rules.routes import in_time, route_state
from complaint_rules.rules import NOT_BEGUN, Stage, TextFinding
from complaint_rules.vocabulary import Party
from complaint_rules.windows import answer_of, window_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from complaint_rules.answers import WindowState
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Extension
    from complaint_rules.sources import Source
    from complaint_rules.timeline import Timeline
    from complaint_rules.vocabulary import Event
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Replay"]


class Replay:
    """
    One record read under one procedure on one date.

    Source:
        House rule: no stored state and no timer; everything is recomputed from the record, the calendar and the date.
    """

    __slots__ = ("findings", "machine", "on", "procedure", "reference", "timeline")

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
        """Run the machine; the rest is worked out when it is asked for."""
        self.procedure: Procedure = procedure
        self.on: date = on
        self.reference: str | None = reference
        self.findings: tuple[TextFinding, ...] = findings
        self.machine: Machine = Machine(
            procedure, entries, on, facts=facts, readings=readings, calendar=calendar, school_days=school_days
        )
        self.timeline: Timeline = self.machine.timeline

    def snapshot(self) -> Snapshot:
        """
        Return what the record amounts to on the date.

        Source:
            House rule: a snapshot is a value; nothing in it changes.
        """
        day, timeline, procedure = self.on, self.timeline, self.procedure
        deadlines = every_deadline(timeline, day)
        windows = tuple(window_state(timeline, window, day) for window in procedure.windows)
        held = timeline.visits[-1] if timeline.visits else None
        entered = [visit.entered for visit in timeline.visits[1:]]
        return Snapshot(
            procedure=procedure,
            on=day,
            stage=_not_begun(procedure.source) if held is None else procedure.stage(held.stage),
            stage_since=None if held is None else held.entered,
            entries=timeline.entries,
            deadlines=deadlines,
            windows=windows,
            routes=tuple(route_state(timeline, route, day) for route in procedure.routes),
            moves=tuple(self._moves(deadlines)),
            irregular=(
                *self.machine.irregular,
                *(report for duty in procedure.duties for report in extension_reports(timeline, duty, day)),
                *(
                    _used_late(state, timeline.stay(state.window.stage, day).left)
                    for state in windows
                    if state.status is WindowStatus.USED_LATE
                ),
            ),
            not_used=tuple(
                dict.fromkeys(
                    one.event
                    for one in timeline.entries
                    if isinstance(one, Recorded) and one.event not in procedure.events_used
                )
            ),
            findings=tuple(self._findings()),
            entitlements=tuple(
                one
                for one in procedure.entitlements
                if (not one.stages or timeline.stage in one.stages)
                and one.when.answer(timeline.circumstances(day)) is not Answer.NO
            ),
            visits=tuple(
                (visit.stage, visit.entered, left)
                for visit, left in zip(timeline.visits, [*entered, None], strict=False)
            ),
            reference=self.reference,
            facts=timeline.facts(day),
        )

    def deadline(self, name: str) -> Deadline:
        """
        Return one deadline, and work out the others only where it depends on them.

        Raises:
            AmbiguousNameError: If several duties are met by the event.
            UnknownEventError: If no duty has the name and none is met by such an event.

        Source:
            House rule: it is the deadline that the snapshot has. One without a last day of its own rests on the others,
            for the day that follows if each of them is met on its last day.
        """
        named = f"{name}/"  # a further occurrence is named after its duty, as "progress-update/2"
        asked = [one for one in self.procedure.duties if one.act == name or named.startswith(f"{one.name}/")]
        found = deadlines_named(name, [one for duty in asked for one in deadlines_of(self.timeline, duty, self.on)])
        if len(found) == 1 and found[0].due is not None:
            return found[0]
        return one_deadline(name, every_deadline(self.timeline, self.on), self.procedure)

    def _findings(self) -> Iterator[TextFinding]:
        yield from self.procedure.findings
        definition = self.procedure.working_days.source
        if definition.seen.caveat:
            text = f"What a working day is ({definition.citation}): {definition.seen.caveat}."
            yield TextFinding(name="working-day-definition", text=text)
        held = self.timeline.visits[-1] if self.timeline.visits else None
        if held is not None and held.source.seen.caveat:
            text = f"That the complaint is at this stage rests on {held.source.citation}: {held.source.seen.caveat}."
            yield TextFinding(name="stage-rests-on", text=text)
        until = self.procedure.in_force_until
        if until is not None and self.on > until and held is not None and not self.procedure.is_end(held.stage):
            text = (
                f"This version ended on {in_words(until)}, and the complaint is still open. What the version governs: "
                f"{self.procedure.governs.value}."
            )
            yield TextFinding(name="version-ended", text=text)
        yield from self.findings

    # Verdicts

    def verdict(self, event: str) -> Verdict:
        """
        Return whether an event may happen on the date, with all the reasons.

        Raises:
            UnknownEventError: If neither the vocabulary nor the procedure has it.

        Source:
            House rule: all the reasons, not the first; the guards advise and never refuse to record.
        """
        said = _Said(event=event, on=self.on)
        declared = self.procedure.event(event)
        found = self.timeline.evidence(self.on).of(event)
        done = self._is_done(declared)
        if found is not None and done:
            said.say(Answer.NO, event, f"{_capital(declared.title)} is already on record, on {in_words(found.day)}")
        self._ask_routes(event, said)
        if not done:
            self._ask_transitions(declared, said)
        self._ask_windows(event, said)
        if event == self.procedure.opening and found is None:
            for one in self.eligibility().findings:
                said.add(one.answer, one.missing, one.assumed)
                if one.answer is not Answer.YES:
                    said.reasons.append(Reason(rule=one.rule, text=one.reason, source=one.source))
        if not said.answers or (said.verdict().answer is Answer.YES and not said.reasons):
            said.say(Answer.YES, event, f"nothing in the text forbids {declared.title}")
        return said.verdict()

    def _is_done(self, event: Event) -> bool:
        """Return whether an event is on record and does not repeat, so that it may not happen again."""
        return not event.repeats and event.name in self.timeline.evidence(self.on).occurrences

    def _ask_routes(self, event: str, said: _Said) -> None:
        """Ask every route that begins with the event: one that may be taken is enough."""
        every = [route_state(self.timeline, route, self.on) for route in self.procedure.routes if route.event == event]
        there = [state for state in every if state.status is not RouteStatus.NOT_AVAILABLE] or every
        if not there:
            return
        best = next(answer for answer in _BEST_FIRST if any(state.answer is answer for state in there))
        for state in there:
            said.reasons.extend(state.reasons)
            if state.answer is best:
                said.add(best, state.missing, state.assumed)

    def _ask_transitions(self, event: Event, said: _Said) -> None:
        stage, title = self.timeline.stage, _capital(event.title)
        made = self.machine.transition(event.name, self.on)
        if made is None:
            if event.name in self.procedure.transitions_by_event:
                over = stage != NOT_BEGUN and self.procedure.is_end(stage)
                ends = "the procedure is over" if over else f"{title} leads nowhere from"
                said.say(Answer.NO, event.name, f"{ends}: {self.procedure.stage_title(stage)}")
            return
        circumstances = self.timeline.circumstances(self.on)
        allowed = made.allowed_if.answer(circumstances)
        if allowed is Answer.YES:
            said.say(allowed, event.name, f"{title} leads to: {self.procedure.stage_title(made.to)}", made.source)
            said.assumed.extend(taken_for_granted(made.allowed_if, self.timeline, self.on))
        elif allowed is Answer.NO and made.discretion is not None:
            answer, text, untold = made.discretion.answer(circumstances)
            unmet = " and ".join(failing(made.allowed_if, circumstances))
            said.say(answer, event.name, f"the text asks that {unmet}; {text}", made.source)
            said.missing.extend(untold)
        elif allowed is Answer.NO:
            for text in failing(made.allowed_if, circumstances):
                said.say(allowed, event.name, f"the text asks that {text}", made.source)
        else:
            said.say(allowed, event.name, f"the text asks that {made.allowed_if.sentence}", made.source)
            said.missing.extend(made.allowed_if.missing(circumstances))

    def _ask_windows(self, event: str, said: _Said) -> None:
        several = [window for window in self.procedure.windows if window.event == event]
        here = [window for window in several if window.stage == self.timeline.stage]
        if several and not here and event not in self.procedure.transitions_by_event:
            stages = ", ".join(self.procedure.stage_title(window.stage) for window in several)
            said.say(Answer.NO, event, f"the time for it comes with: {stages}", several[0].source)
        for window in here:
            state = window_state(self.timeline, window, self.on)
            if state.used is None:
                said.say(answer_of(state), window.name, state.headline.rstrip("."), window.source)
                said.missing.extend(state.missing if state.status is WindowStatus.CANNOT_TELL else ())
                said.assumed.extend(() if window.opens is None else state.assumed)  # nobody is hurt by a later end

    # Moves

    def _moves(self, deadlines: tuple[Deadline, ...]) -> Iterator[Move]:
        """Yield what may be done next: by the complainant, by way of another body, and by extending a limit."""
        for event in self.procedure.moves_of_complainant:
            if self._is_done(self.procedure.event(event)):
                continue
            verdict = self.verdict(event)
            if verdict.answer is not Answer.NO:
                yield self._move(event, verdict)
        for route in self.procedure.routes:
            state = route_state(self.timeline, route, self.on)
            if state.status in {RouteStatus.NOT_AVAILABLE, RouteStatus.USED}:
                continue
            certain = state.bounds is not None and state.bounds.certain
            yield Move(
                name=route.event or route.name,
                title=route.title,
                by=Party.COMPLAINANT,
                answer=state.answer,
                until=state.bounds.latest if state.bounds is not None and certain else None,
                text=state.headline,
                source=route.source,
                route=route.name,
            )
        for deadline in deadlines:
            for rule, cap in extensions_left(self.timeline, deadline):
                yield _extension_move(deadline, rule, cap)

    def _move(self, event: str, verdict: Verdict) -> Move:
        states = [
            window_state(self.timeline, window, self.on)
            for window in self.procedure.windows
            if window.event == event and window.stage == self.timeline.stage
        ]
        closes = [last for state in states for last in (_last_day_for(state),) if last is not None]
        sources = [reason.source for reason in verdict.reasons if reason.source is not None]
        title = self.procedure.titles[event]
        text = f"{_capital(title)}: at any time."
        if event == self.procedure.opening and self.procedure.time_limits:
            limits = self.eligibility().findings[: len(self.procedure.time_limits)]
            text = f"{_capital(title)}: {'; '.join(one.reason for one in limits)}."
            closes += [one.bounds.latest for one in limits if one.bounds and one.bounds.certain and one.bounds.latest]
        return Move(
            name=event,
            title=title,
            by=Party.COMPLAINANT,
            answer=verdict.answer,
            until=min((day for day in closes if day >= self.on), default=None),
            text=states[0].headline if states else text,
            source=states[0].source if states else next(iter(sources), self.procedure.source),
        )

    # Eligibility

    def eligibility(self) -> Eligibility:
        """
        Return whether the complaint may be made, judged on its own date, or as if made on the date.

        Source:
            House rule: an act known by its receipt alone was made on or before it. Conditions are asked about the date,
            not about the day of the act: what was premature may have ceased to be.
        """
        circumstances = self.timeline.circumstances(self.on)
        findings = [
            in_time(self.timeline, rule, self.procedure.opening, self.on) for rule in self.procedure.time_limits
        ]
        findings.extend(rule.finding(circumstances) for rule in self.procedure.standing)
        findings.extend(rule.finding(circumstances) for rule in self.procedure.exclusions)
        return Eligibility(
            findings=tuple(findings),
            question=f"Whether the complaint may be made, asked about {in_words(self.on)}",
            titles=self.procedure.titles_and_readings,
        )


_BEST_FIRST = (Answer.YES, Answer.DISCRETION, Answer.CANNOT_TELL, Answer.NO)


class _Said:
    """The reasons for a verdict, as they are gathered."""

    __slots__ = ("answers", "assumed", "event", "missing", "on", "reasons")

    def __init__(self, *, event: str, on: date) -> None:
        self.event = event
        self.on = on
        self.answers: list[Answer] = []
        self.reasons: list[Reason] = []
        self.missing: list[str] = []
        self.assumed: list[str] = []

    def say(self, answer: Answer, rule: str, text: str, source: Source | None = None) -> None:
        self.answers.append(answer)
        self.reasons.append(Reason(rule=rule, text=text, source=source))

    def add(self, answer: Answer, missing: Iterable[str], assumed: Iterable[str]) -> None:
        self.answers.append(answer)
        self.missing.extend(missing)
        self.assumed.extend(assumed)

    def verdict(self) -> Verdict:
        return Verdict(
            event=self.event,
            on=self.on,
            answer=Answer.over_all(self.answers),
            reasons=tuple(self.reasons),
            missing=tuple(dict.fromkeys(self.missing)),
            assumed=tuple(dict.fromkeys(self.assumed)),
        )


def _last_day_for(state: WindowState) -> date | None:
    """Return the last day for a move: of the window, or, where that has passed, of an absolute long-stop."""
    if state.status is not WindowStatus.CLOSED:
        return state.closes
    return state.long_stop if state.window.long_stop_absolute else None


def _extension_move(deadline: Deadline, rule: Extension, cap: date | None) -> Move:
    to = f", to {in_words(cap)} at the furthest" if cap is not None else ""
    soft = " (further for good reason)" if cap is not None and not rule.firm else ""
    asks = f"; it requires {', and '.join(rule.requires)}" if rule.requires else ""
    return Move(
        name=f"extension:{deadline.name}",
        title=f"an extension {rule.how.in_words}: {deadline.title}",
        by=deadline.owed_by,
        answer=Answer.YES,
        until=deadline.due,
        text=f"{_capital(deadline.title)}: the limit may be extended {rule.how.in_words}{to}{soft}{asks}.",
        source=rule.source,
    )


def _used_late(state: WindowState, left: date | None) -> Irregularity:
    closed = min(day for day in (state.bounds.latest, left, date.max) if day is not None)
    assert state.used is not None  # noqa: S101 - a window used late was used
    text = f"{_capital(state.title)} was made after its window had closed on {in_words(closed)}."
    return Irregularity(what=state.event, on=state.used, text=text, source=state.source)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _not_begun(source: Source) -> Stage:
    return Stage(name=NOT_BEGUN, title="not begun", source=source)
