"""How each duty stands on a day: its dates, the extensions that count, and its status."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.answers import Deadline, DutyStatus, Irregularity, counts_working_days
from complaint_rules.dates import in_words
from complaint_rules.entries import Extended
from complaint_rules.limits import (
    KIND_OF_DAYS,
    Bounds,
    BoundsReading,
    DateSetBy,
    Evidence,
    Limit,
    Readings,
    UsesReading,
)
from complaint_rules.rules import How
from complaint_rules.timeline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.rules import Duty, Extension
    from complaint_rules.sources import Source
    from complaint_rules.timeline import Stay, Timeline

__all__ = ["deadlines_of", "every_deadline", "extension_reports"]

_DAY = timedelta(days=1)
_MOST_OCCURRENCES = 1_000
"""House rule: the most occurrences of one recurring duty that are listed; forty years of one every ten working days."""


@frozen(kw_only=True)
class _Dated:
    """The dates of one duty on one day."""

    bounds: Bounds
    original: date | None
    due: date | None
    latest: date | None
    latest_is_soft: bool
    counted: tuple[Extended, ...]
    reports: tuple[Irregularity, ...]
    evidence: Evidence


def every_deadline(timeline: Timeline, day: date) -> tuple[Deadline, ...]:
    """
    Return every deadline of the procedure, with the "at the latest" dates.

    Source:
        House rule: certain and assumed are two modes; what is assumed is for display and never feeds the machine.
    """
    found = [one for duty in timeline.procedure.duties for one in deadlines_of(timeline, duty, day)]
    return tuple(_projected(timeline, found, day))


def deadlines_of(timeline: Timeline, duty: Duty, day: date) -> tuple[Deadline, ...]:
    """
    Return the deadlines of one duty: one, or one per occurrence.

    Source:
        House rule: each occurrence of a recurring duty is a deadline of its own.
    """
    key = (duty.name, day)
    found = timeline.deadlines.get(key)
    if found is None:
        several = _recurring(timeline, duty, day) if duty.recurs is not None else _once(timeline, duty, day)
        found = timeline.deadlines[key] = tuple(several)
    return found


def extension_reports(timeline: Timeline, duty: Duty, day: date) -> tuple[Irregularity, ...]:
    """
    Return what is unusual about the extensions of a duty: too late, past a cap, out of turn, adding nothing.

    Source:
        House rule: an extension that does not count is kept and reported, never silently accepted or lost.
    """
    return _dated(timeline, duty, day, 0).reports


def _once(timeline: Timeline, duty: Duty, day: date) -> Iterator[Deadline]:
    sets = [node for node in duty.within.nodes if isinstance(node, DateSetBy)]
    evidence = timeline.evidence(day)
    groups = [evidence.dates_set(node.event, node.detail) for node in sets]
    rounds = max((len(group) for group in groups), default=1) or 1
    for number in range(rounds):
        deadline = _deadline(timeline, duty, day, _dated(timeline, duty, day, number), number + 1)
        if number + 1 < rounds:
            replaced = next(group[number + 1][0].day for group in groups if len(group) > number + 1)
            deadline = _superseded(timeline, duty, deadline, replaced)
        yield deadline


def _superseded(timeline: Timeline, duty: Duty, deadline: Deadline, replaced: date) -> Deadline:
    """Return a deadline whose date had passed when another was set: the miss stands, and it is no longer owed."""
    late = deadline.status in {DutyStatus.OVERDUE, DutyStatus.MET_LATE}
    if not late or (deadline.done is not None and deadline.done <= replaced):
        return deadline
    return evolve(
        deadline,
        status=DutyStatus.LAPSED,
        done=None,
        lapsed_on=replaced,
        days_late=_lateness(timeline, duty.within, deadline.due, replaced),
    )


def _recurring(timeline: Timeline, duty: Duty, day: date) -> Iterator[Deadline]:
    recurs = duty.recurs
    assert recurs is not None  # noqa: S101
    dated = _dated(timeline, duty, day, 0)
    if not recurs.starts_if.holds(timeline.circumstances(day)):
        waiting = _deadline(timeline, duty, day, dated, 1, done=None)
        yield evolve(
            waiting, status=DutyStatus.NOT_RUNNING, due=None, missed_on=None, days_late=None, at_the_latest=None
        )
        return
    if dated.due is None:
        yield _deadline(timeline, duty, day, dated, 1, done=None)
        return
    evidence = timeline.evidence(day)
    acts = [one.day for one in evidence.occurrences.get(duty.act, ())]
    ends = [one.day for one in evidence.occurrences.get(recurs.ends_with, ())]
    ended = min(ends, default=None)
    due = dated.due
    for number in range(1, _MOST_OCCURRENCES + 1):
        done = acts.pop(0) if acts else None
        this = evolve(dated, due=due, bounds=evolve(dated.bounds, earliest=due, latest=due, due=due))
        span = None if done is None else Span(low=done, high=done)
        yield _deadline(timeline, duty, day, this, number, done=span, ended=ended)
        counted_from = due if done is None else done
        if counted_from >= day or (ended is not None and counted_from >= ended):
            return
        due = recurs.every.last_day(counted_from, days=timeline.days)


def _dated(timeline: Timeline, duty: Duty, day: date, occurrence: int) -> _Dated:
    evidence = timeline.evidence_for_duty(duty, day, occurrence=occurrence)
    bounds = duty.within.read(BoundsReading(evidence))
    outer = duty.within.read(BoundsReading(evidence, at_most=True))
    extensions = _Extensions(timeline, duty, evidence, outer)
    due, counted, reports = extensions.applied(bounds)
    latest, soft = extensions.furthest(bounds)
    original = bounds.due
    if due is None:
        bounds = evolve(bounds, latest=extensions.widened(bounds))
    elif due != original:
        low, high = _at_least(bounds.earliest, due), _at_least(bounds.latest, due)
        bounds = evolve(bounds, earliest=low, latest=high, due=due)
    return _Dated(
        bounds=bounds,
        original=original,
        due=due,
        latest=latest,
        latest_is_soft=soft or bool(duty.soft),
        counted=counted,
        reports=reports,
        evidence=evidence,
    )


class _Extensions:
    """The extensions of one duty, weighed against the rules for them."""

    __slots__ = ("day", "duty", "evidence", "made", "outer", "rules", "timeline")

    def __init__(self, timeline: Timeline, duty: Duty, evidence: Evidence, outer: Bounds) -> None:
        self.timeline = timeline
        self.duty = duty
        self.day = evidence.on
        self.evidence = evidence
        self.outer = outer
        self.rules = [rule for rule in timeline.procedure.extensions if rule.duty == duty.name]
        made = (one for one in timeline.entries if isinstance(one, Extended) and one.duty == duty.name)
        self.made = sorted((one for one in made if one.on <= self.day), key=lambda one: (one.on, one.to, repr(one)))

    def applied(self, bounds: Bounds) -> tuple[date | None, tuple[Extended, ...], tuple[Irregularity, ...]]:
        """Return the day on which the duty is due after them, those that counted, and what to report."""
        current = bounds.due
        if current is None:
            return None, (), ()
        used: list[Extension] = []
        counted: list[Extended] = []
        reports: list[Irregularity] = []
        for one in self.made:
            fitting = [rule for rule in self.rules if _fits(rule, one)]
            fitting.sort(key=lambda rule: _is_used_up(rule, used))
            refusal, source = _refusal(one, fitting, current, used)
            if refusal:
                reports.append(_report(one, refusal, source))
                continue
            rule = fitting[0]
            once_more = _is_used_up(rule, used)
            used.append(rule)
            to, remark = self._allowed(one, rule, current, once_more=once_more)
            if remark:
                reports.append(_report(one, remark, rule.source))
            if to > current:
                current = to
                counted.append(one)
        for rule in self.rules:
            if rule.how is How.AUTOMATIC and rule.applies_when.holds(self.timeline.circumstances(self.day)):
                current = max(current, self.cap(rule, current) or current)
        return current, tuple(counted), tuple(reports)

    def _allowed(self, one: Extended, rule: Extension, current: date, *, once_more: bool) -> tuple[date, str]:
        """Return the day to which an extension counts, and what is unusual about it."""
        if one.to <= current:
            return current, f"it adds nothing: the duty was already due on {in_words(current)}"
        cap = self.cap(rule, current)
        if cap is None or one.to <= cap:
            again = f"the text allows this {_times(rule.times)}; a further one needs a good reason, and is counted"
            return one.to, again if once_more else ""
        past = f"{in_words(one.to)} is past the outer limit of {in_words(cap)}"
        if not rule.firm:
            return one.to, f"{past}, which needs a good reason; it is counted"
        to = max(cap, current)
        return to, f"{past}, so it counts only to {in_words(to)}"

    def cap(self, rule: Extension, current: date) -> date | None:
        """Return the furthest day that one extension under a rule may reach, or None where the text sets none."""
        if rule.to_at_most:
            return self.outer.due
        if rule.to is not None:
            return rule.to.read(BoundsReading(self.evidence)).due
        if rule.by is None:
            return None
        pauses = tuple(pause for pause in self.evidence.pauses if pause.resumed is not None)
        return rule.by.last_day(current, days=self.timeline.days, pauses=pauses)

    def furthest(self, bounds: Bounds) -> tuple[date | None, bool]:
        """Return the furthest that the duty can go without the complainant's agreement, and whether that is soft."""
        if bounds.due is None or self.outer.due is None:
            return None, False
        furthest, soft = max(bounds.due, self.outer.due), False
        for rule in self.rules:
            if rule.how is How.AGREEMENT:
                continue
            if rule.by is not None and rule.times is None:
                return None, False
            cap: date | None = bounds.due
            for _ in range(rule.times or 1):
                cap = None if cap is None else self.cap(rule, cap)
            if cap is None:
                return None, False
            if cap >= furthest:
                furthest, soft = cap, not rule.firm
        return furthest, soft

    def widened(self, bounds: Bounds) -> date | None:
        """Return the upper bound where the due day is not known: extensions may reach past it."""
        if bounds.latest is None:
            return None
        return max([bounds.latest, *(one.to for one in self.made)])


def _fits(rule: Extension, one: Extended) -> bool:
    return rule.how is one.how and (not rule.causes or not one.cause or one.cause in rule.causes)


def _is_used_up(rule: Extension, used: list[Extension]) -> bool:
    return rule.times is not None and used.count(rule) >= rule.times


def _refusal(
    one: Extended, fitting: list[Extension], current: date, used: list[Extension]
) -> tuple[str, Source | None]:
    """Return why an extension does not count, or nothing."""
    if not fitting:
        return f"the text provides for no extension by {one.how.value}, so it does not count", None
    rule = fitting[0]
    if rule.before_expiry and one.on > current:
        before = f"it had to be made on or before {in_words(current)}, so it does not count"
        return f"too late for its {one.how.value}: {before}", rule.source
    if _is_used_up(rule, used) and rule.firm:
        times = _times(rule.times)
        return f"the text allows an extension by {one.how.value} {times}, so it does not count", rule.source
    if rule.follows is not None and all(other.how is not rule.follows for other in used):
        text = f"the text asks for an extension by {rule.follows.value} before this one, so it does not count"
        return text, rule.source
    return "", None


def _times(number: int | None) -> str:
    return "once" if number == 1 else f"{number} times"


def _report(one: Extended, text: str, source: Source | None) -> Irregularity:
    start = f"The extension of {one.duty} that was made on {in_words(one.on)}: "
    return Irregularity(what=one.duty, on=one.on, text=f"{start}{text}.", source=source)


_NOT_GIVEN = Span(low=None, high=date.min)


def _deadline(
    timeline: Timeline,
    duty: Duty,
    day: date,
    dated: _Dated,
    number: int,
    *,
    done: Span | None = _NOT_GIVEN,
    ended: date | None = None,
) -> Deadline:
    stay = timeline.stay(duty.stage, day)
    if ended is not None:
        stay = evolve(stay, left=ended if stay.left is None else min(stay.left, ended))
    act = timeline.act(duty.act, dated.evidence, by_receipt=duty.met_when_received) if done is _NOT_GIVEN else done
    bounds = dated.bounds
    due = dated.due if stay.entered is not None or act is not None else None
    status, missed_on, late_until = _status(bounds, due, act, stay, day)
    target = None
    if duty.target is not None and due is not None:
        target = duty.target.until.read(BoundsReading(dated.evidence)).due
    return Deadline(
        name=duty.name if number == 1 else f"{duty.name}/{number}",
        duty=duty,
        on=day,
        status=status,
        due=due,
        original=dated.original if due is not None else None,
        latest=dated.latest if due is not None else None,
        latest_is_soft=dated.latest_is_soft,
        target=target,
        bounds=bounds,
        readings=_readings(timeline, duty, dated),
        at_the_latest=due,
        done=act.high if act is not None and status is not DutyStatus.LAPSED else None,
        missed_on=missed_on,
        lapsed_on=stay.left if status is DutyStatus.LAPSED else None,
        days_late=None
        if missed_on is None
        else _lateness(timeline, duty.within, due if due is not None else bounds.latest, late_until),
        extensions=dated.counted,
        assumed=_assumed(duty, dated, act),
        missing=() if due is not None else bounds.missing,
        predicted=bounds.predicted and due is not None,
        owed_by=duty.owed_by,
        occurrence=number,
        notes=_notes(timeline, duty, due),
        procedure=timeline.procedure,
        evidence=dated.evidence,
    )


def _status(
    bounds: Bounds, due: date | None, act: Span | None, stay: Stay, day: date
) -> tuple[DutyStatus, date | None, date]:
    """Return the status, the first day on which it was certainly late, and the day up to which lateness is counted."""
    in_time_until = due if due is not None else bounds.earliest
    late_after = due if due is not None else bounds.latest
    missed_on = None if late_after is None or late_after == date.max else late_after + _DAY
    if act is not None and (stay.left is None or act.high <= stay.left):
        status = _status_of_act(bounds, act, in_time_until, late_after)
        return status, missed_on if status is DutyStatus.MET_LATE else None, act.high
    if stay.entered is None:
        return DutyStatus.NOT_RUNNING, None, day
    if stay.left is not None:
        missed = late_after is not None and late_after < stay.left
        return DutyStatus.LAPSED, missed_on if missed else None, stay.left
    if late_after is not None and day > late_after:
        return DutyStatus.OVERDUE, missed_on, day
    return _status_while_owed(bounds, due, in_time_until, day), None, day


def _status_of_act(bounds: Bounds, act: Span, in_time_until: date | None, late_after: date | None) -> DutyStatus:
    """Return the status of a duty whose act is on record."""
    if in_time_until is not None and act.high <= in_time_until:
        return DutyStatus.MET
    if late_after is not None and act.low is not None and act.low > late_after:
        return DutyStatus.MET_LATE
    return DutyStatus.MET if bounds.no_figure is not None and late_after is None else DutyStatus.CANNOT_TELL


def _status_while_owed(bounds: Bounds, due: date | None, in_time_until: date | None, day: date) -> DutyStatus:
    """Return the status of a duty that is owed and not certainly late."""
    if bounds.stopped:
        return DutyStatus.SUSPENDED
    if bounds.no_figure is not None and in_time_until is None:
        return DutyStatus.NO_LIMIT
    if due is None and not bounds.running:
        return DutyStatus.NOT_RUNNING
    if in_time_until is not None and day <= in_time_until:
        return DutyStatus.PENDING
    return DutyStatus.CANNOT_TELL


def _lateness(timeline: Timeline, limit: Limit, last: date | None, until: date) -> int | None:
    if last is None:
        return None
    if counts_working_days(limit):
        return timeline.days.working.working_days_between(last, until)
    return (until - last).days


def _readings(timeline: Timeline, duty: Duty, dated: _Dated) -> dict[str, date | None]:
    """Return the last day on each reading of the text."""
    names = {node.name: [name for name, _ in node.options] for node in duty.within.nodes if isinstance(node, Readings)}
    if duty.within.read(UsesReading()).kind_not_stated:
        names[KIND_OF_DAYS] = list(timeline.procedure.reading_options[KIND_OF_DAYS])
    found: dict[str, date | None] = {}
    for name, options in names.items():
        for option in options:
            chosen = evolve(dated.evidence, readings={**dated.evidence.readings, name: option})
            label = option if len(names) == 1 else f"{name}: {option}"
            found[label] = duty.within.read(BoundsReading(chosen)).due
    return found


def _assumed(duty: Duty, dated: _Dated, act: Span | None) -> tuple[str, ...]:
    assumed = dated.bounds.assumed
    if act is not None and duty.met_when_received:
        found = dated.evidence.of(duty.act)
        if found is not None and found.received is None:
            return (*assumed, f"{duty.act} was received on the day it was made or sent")
    return assumed


def _notes(timeline: Timeline, duty: Duty, due: date | None) -> tuple[str, ...]:
    """Return what must be said of the count: doubt about the definition, and closures that do not stop it."""
    if due is None or not counts_working_days(duty.within):
        return ()
    notes: list[str] = []
    source = timeline.procedure.working_days.source
    if source.seen.caveat:
        notes.append(f"What a working day is ({source.citation}): {source.seen.caveat}.")
    if timeline.closures_left_out:
        days = ", ".join(in_words(one.day) for one in timeline.closures_left_out)
        notes.append(
            f"The body's own closures ({days}) do not stop this clock: {source.citation} names the days that are left "
            "out, and they are not among them."
        )
    return tuple(notes)


_STILL_OWED = {DutyStatus.PENDING, DutyStatus.OVERDUE, DutyStatus.NOT_RUNNING, DutyStatus.CANNOT_TELL}


def _projected(timeline: Timeline, deadlines: list[Deadline], day: date) -> Iterator[Deadline]:
    """Add to each deadline the last day that follows if every running duty before it is met on its last day."""
    on_record = timeline.evidence(day).occurrences
    owed = [
        one for one in deadlines if one.duty.recurs is None and one.status in _STILL_OWED and one.act not in on_record
    ]
    last_days: dict[str, date] = {}
    projected: dict[str, date] = {}
    for _ in owed:
        for one in owed:
            last = one.due
            if last is None:
                evidence = timeline.evidence_for_duty(one.duty, day)
                last = one.duty.within.read(BoundsReading(evolve(evidence, projected=projected))).due
            if last is not None:
                last_days[one.name] = last
                projected[one.act] = min(last, projected.get(one.act, last))
    for one in deadlines:
        last = last_days.get(one.name, one.at_the_latest)
        yield one if last == one.at_the_latest else evolve(one, at_the_latest=last)


def _at_least(day: date | None, other: date) -> date | None:
    return None if day is None else max(day, other)
