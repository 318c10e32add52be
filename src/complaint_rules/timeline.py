"""What a record says up to each day: the events, the facts, the stages held, and the clocks that stood still."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.entries import Entry, Extended, Noted, Recorded, Resumed, Suspended
from complaint_rules.limits import KIND_OF_DAYS, Evidence, Occurrence, Readings, UsesReading
from complaint_rules.periods import Days, Pause
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from complaint_rules.answers import Deadline, RouteState, WindowState
    from complaint_rules.conditions import Circumstances, FactValue
    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Suspension, Window
    from complaint_rules.sources import Source
    from complaint_rules.working_days import NonWorkingDay, WorkingDayCalendar

__all__ = ["Span", "Stay", "Timeline", "Visit"]


@frozen(kw_only=True)
class Span:
    """
    When an act was done, as far as it is known.

    Attributes:
        low: The first day on which it may have been done; None where only its receipt is known.
        high: The last such day.

    Source:
        House rule: an act recorded by its receipt alone was made or sent on or before it.
    """

    low: date | None
    high: date


@frozen(kw_only=True)
class Visit:
    """
    A stay in a stage.

    Attributes:
        stage: The name of the stage.
        entered: The first day.
        source: The rule by which it was entered.

    Source:
        House rule: stages are recomputed from the events, never stored.
    """

    stage: str
    entered: date
    source: Source


@frozen(kw_only=True)
class Stay:
    """
    The last stay in a stage, or the time of the procedure as a whole.

    Attributes:
        entered: The first day; None if it has not been entered.
        left: The day on which it was left; None if it is held.
        since: The day from which acts count, where the stage was held before; None for all.

    Source:
        House rule: a stage that is entered again has duties of its own.
    """

    entered: date | None
    left: date | None
    since: date | None


_NOT_ENTERED = Stay(entered=None, left=None, since=None)


@lru_cache(maxsize=1024)
def _readings_in(limit: Limit) -> tuple[Mapping[str, tuple[str, ...]], bool]:
    """Return the readings in a limit, by name with their options, and whether it counts days of no stated kind."""
    named = {node.name: tuple(name for name, _ in node.options) for node in limit.nodes if isinstance(node, Readings)}
    return named, limit.read(UsesReading()).kind_not_stated


def _as_known(entry: Entry, on: date) -> Entry:
    """Return an entry without a receipt that lies after the date that is asked about."""
    if isinstance(entry, Recorded) and entry.received is not None and entry.received > on:
        return evolve(entry, received=None)
    return entry


class Timeline:
    """
    One record under one procedure, day by day.

    Source:
        House rule: `at(on)` reads what is dated on or before `on`, and takes the record as complete to that day.
    """

    __slots__ = (
        "_asked",
        "_circumstances",
        "_evidence",
        "_first_act",
        "_given_facts",
        "_stays",
        "_told",
        "_turned",
        "acts",
        "closures_left_out",
        "days",
        "deadlines",
        "entries",
        "extended",
        "on",
        "procedure",
        "readings",
        "routes",
        "visits",
        "windows",
    )

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
        asked: Callable[[Timeline, date], Circumstances],
    ) -> None:
        """Take the record; `asked` makes what conditions are asked about on a day."""
        self.procedure: Procedure = procedure
        self.on: date = on
        self.entries: tuple[Entry, ...] = tuple(_as_known(entry, on) for entry in entries if entry.on <= on)
        self.visits: list[Visit] = []
        self._stays: dict[tuple[str | None, date], tuple[Stay, ...]] = {}
        self.deadlines: dict[tuple[str, date], tuple[Deadline, ...]] = {}
        self.windows: dict[tuple[str, date], WindowState] = {}
        self.routes: dict[tuple[str, date], RouteState] = {}
        definition = procedure.working_days
        self.closures_left_out: tuple[NonWorkingDay, ...] = (
            () if calendar is None else definition.closures_left_out(calendar)
        )
        self.days: Days = Days(
            working=definition.calendar(calendar, procedure=procedure.name),
            school=None if school_days is None else school_days.with_predictions(),
        )
        self._given_facts = dict(facts)
        self.readings: dict[str, str] = dict(readings)
        self._asked = asked
        self._evidence: dict[date, Evidence] = {}
        self._circumstances: dict[date, Circumstances] = {}
        self._take_apart()

    def _take_apart(self) -> None:
        """Take the entries apart by kind, with the day of each act: once, for every day is read from them."""
        self.acts: list[tuple[date, str, Occurrence]] = []
        self._told: list[Noted] = []
        self._turned: list[Suspended | Resumed] = []
        self.extended: dict[str, list[Extended]] = {}
        for entry in self.entries:
            if isinstance(entry, Recorded):
                one = Occurrence(made=entry.made, received=entry.received, details=dict(entry.details))
                self.acts.append((one.day, entry.event, one))
            elif isinstance(entry, Noted):
                self._told.append(entry)
            elif isinstance(entry, Extended):
                self.extended.setdefault(entry.duty, []).append(entry)
            else:
                self._turned.append(entry)
        circumstances = self.procedure.circumstances
        self._first_act: date | None = next((on for on, name, _ in self.acts if name not in circumstances), None)

    # What is known

    def evidence(self, day: date) -> Evidence:
        """Return what the record says up to a day."""
        found = self._evidence.get(day)
        if found is None:
            found = self._evidence[day] = self._gathered(day)
        return found

    def _gathered(self, day: date) -> Evidence:
        procedure, first_act = self.procedure, self.begun(day)
        occurrences: dict[str, tuple[Occurrence, ...]] = {}
        for on, name, one in self.acts:
            if on > day:
                break
            is_known = one.received is None or one.received <= day
            known = one if is_known else evolve(one, received=None)
            occurrences[name] = (*occurrences[name], known) if name in occurrences else (known,)
        if first_act is not None:
            for name in procedure.lying_before & occurrences.keys():
                # Nobody complains of what has not happened yet: such a date is reported, and not relied on.
                before = tuple(one for one in occurrences.pop(name) if one.day <= first_act)
                occurrences |= {name: before} if before else {}
        implied: dict[str, date] = {}
        for name, several in occurrences.items():
            for earlier in procedure.must_precede[name]:
                if earlier not in occurrences:
                    implied[earlier] = min(several[0].day, implied.get(earlier, several[0].day))
        if first_act is not None:
            implied |= dict.fromkeys(procedure.lying_before - occurrences.keys(), first_act)
        return Evidence(
            on=day,
            days=self.days,
            occurrences=occurrences,
            facts=self.facts(day),
            readings=self.readings,
            implied=implied,
            # What lies before the complaint does not happen again after it.
            repeating=procedure.repeating if first_act is None else procedure.repeating_once_made,
            circumstances=procedure.circumstances,
        )

    def as_if_made(self, day: date) -> Evidence:
        """Return what is known, with what must lie before a complaint that is made on this day."""
        evidence = self.evidence(day)
        if self.begun(day) is not None:
            return evidence
        unknown = self.procedure.lying_before - evidence.occurrences.keys() - evidence.implied.keys()
        return evolve(
            evidence,
            implied={**evidence.implied, **dict.fromkeys(unknown, day)},
            repeating=self.procedure.repeating_once_made,
        )

    def facts(self, day: date) -> dict[str, FactValue]:
        """Return the facts told by a day; of one told again, the last."""
        told = dict(self._given_facts)
        for entry in self._told:
            if entry.on <= day:
                told[entry.fact] = entry.value
        return told

    def circumstances(self, day: date) -> Circumstances:
        """Return what conditions are asked about on a day."""
        found = self._circumstances.get(day)
        if found is None:
            found = self._circumstances[day] = self._asked(self, day)
        return found

    def begun(self, day: date) -> date | None:
        """Return the day of the first act on record, or None."""
        return None if self._first_act is None or self._first_act > day else self._first_act

    @staticmethod
    def act(event: str, evidence: Evidence, *, by_receipt: bool) -> Span | None:
        """Return when an act was done, or None if it is not on record, or not since the stage was entered again."""
        found = evidence.of(event)
        if found is None or (evidence.since is not None and found.day < evidence.since):
            return None
        if by_receipt and found.received is not None:
            return Span(low=found.received, high=found.received)
        return Span(low=found.made, high=found.day)

    def each_reading(self, limit: Limit, evidence: Evidence) -> Iterator[tuple[str, Evidence]]:
        """Yield each reading of a limit's text, by the name that answers give it, with the evidence that takes it."""
        names, kind_not_stated = _readings_in(limit)
        if kind_not_stated:
            names = {**names, KIND_OF_DAYS: self.procedure.reading_options[KIND_OF_DAYS]}
        for name, options in names.items():
            for option in options:
                label = option if len(names) == 1 else f"{name}: {option}"
                yield label, evolve(evidence, readings={**evidence.readings, name: option})

    # Stages

    @property
    def stage(self) -> str:
        """The name of the stage that is held now."""
        return self.visits[-1].stage if self.visits else NOT_BEGUN

    def enter(self, stage: str, day: date, source: Source) -> None:
        """Begin a stay in a stage."""
        self.visits.append(Visit(stage=stage, entered=day, source=source))
        self._stays.clear()
        self.deadlines.clear()
        self.windows.clear()
        self.routes.clear()

    def stage_on(self, day: date) -> str:
        """Return the name of the stage that was held at the end of a day."""
        held = NOT_BEGUN
        for visit in self.visits:
            if visit.entered <= day:
                held = visit.stage
        return held

    def stay(self, stage: str | None, day: date) -> Stay:
        """Return the last stay in a stage up to a day; for None, the time of the procedure as a whole."""
        return self.stays(stage, day)[-1]

    def stays(self, stage: str | None, day: date) -> tuple[Stay, ...]:
        """Return every stay in a stage up to a day, one that has not begun where there is none."""
        found = self._stays.get((stage, day))
        if found is None:
            found = self._stays[stage, day] = self._stayed(stage, day)
        return found

    def _stayed(self, stage: str | None, day: date) -> tuple[Stay, ...]:
        visits = [visit for visit in self.visits if visit.entered <= day]
        if stage is None:
            over: date | None = None
            for visit in visits:
                over = (over or visit.entered) if self.procedure.is_end(visit.stage) else None
            return (Stay(entered=self.begun(day), left=over, since=None),)
        found: list[Stay] = []
        for visit, following in zip(visits, (*visits[1:], None), strict=False):
            if visit.stage == stage:
                left = None if following is None else following.entered
                found.append(Stay(entered=visit.entered, left=left, since=visit.entered if found else None))
        return tuple(found) or (_NOT_ENTERED,)

    # Clocks

    def evidence_for_duty(self, duty: Duty, day: date, *, occurrence: int = 0, since: date | None = None) -> Evidence:
        """Return what is known for the limit of a duty, with the days on which its clock stood still."""

        def stops(rule: Suspension, stage: str) -> bool:
            if rule.duties is not None:
                return duty.name in rule.duties
            return duty.owed_by in {Party.BODY, Party.PANEL} and duty.stage in {None, stage}

        return self._for_clock(day, stops, since, occurrence)

    def evidence_for_window(self, window: Window, day: date) -> Evidence:
        """Return what is known for the limit of a window, with the days on which its clock stood still."""

        def stops(rule: Suspension, stage: str) -> bool:
            if rule.windows is not None:
                return window.name in rule.windows
            return window.by is Party.COMPLAINANT and window.stage == stage

        return self._for_clock(day, stops, self.stay(window.stage, day).since, 0)

    def _for_clock(
        self, day: date, stops: Callable[[Suspension, str], bool], since: date | None, occurrence: int
    ) -> Evidence:
        evidence = self.evidence(day)
        if not self._turned and since is None and not occurrence:
            return evidence
        pauses = tuple(pause for pause, rule, held in self._pauses(day) if stops(rule, held))
        return evolve(evidence, pauses=pauses, since=since, occurrence=occurrence)

    def _pauses(self, day: date) -> list[tuple[Pause, Suspension, str]]:
        """Return each suspension up to a day, with its rule and the stage in which it began."""
        rules = {rule.cause: rule for rule in self.procedure.suspensions}
        found: list[tuple[Pause, Suspension, str]] = []
        begun: Suspended | None = None
        for entry in self._turned:
            if entry.on > day:
                break
            if begun is not None:
                found.append((Pause(begun.on, entry.on), rules[begun.cause], self.stage_on(begun.on)))
            begun = entry if isinstance(entry, Suspended) else None
        if begun is not None:
            found.append((Pause(begun.on, None), rules[begun.cause], self.stage_on(begun.on)))
        return found
