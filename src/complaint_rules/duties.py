"""How each duty stands on a day: its dates, the extensions that count, and its status."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaint_rules.answers import Deadline, DutyStatus, Irregularity, counts_working_days
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.extensions import Extensions
from complaint_rules.limits import (
    After,
    Bounds,
    BoundsReading,
    Evidence,
    Limit,
)
from complaint_rules.timeline import Span
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from complaint_rules.entries import Extended
    from complaint_rules.periods import Pause
    from complaint_rules.rules import Duty, Extension, Recurrence
    from complaint_rules.timeline import Stay, Timeline

__all__ = ["deadlines_of", "every_deadline", "extension_reports", "extensions_left", "status_of"]

_DAY = timedelta(days=1)
_MOST_OCCURRENCES = 1_000
"""House rule: the most occurrences of one recurring duty that are listed; forty years of one every ten working days."""


@frozen(kw_only=True)
class _Turn:
    """
    One time at which a duty is owed: a stay in its stage, or the last of the dates that replaced one another.

    It is read on `day`: that on which the stay ended, where the stage was entered again, else the day asked about.
    Extensions made from `first` on and before `before` belong to it; `replaced` is the day of the next date.
    """

    stay: Stay
    day: date
    occurrence: int = 0
    first: date | None = None
    before: date | None = None
    replaced: date | None = None


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
    extensions: Extensions


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
        several = _read(timeline, duty, day)
        found = timeline.deadlines[key] = tuple(
            one if number == 1 and one.on == day else _numbered(one, number, day)
            for number, one in enumerate(several, 1)
        )
    return found


def _numbered(one: Deadline, number: int, day: date) -> Deadline:
    name = one.duty.name if number == 1 else f"{one.duty.name}/{number}"
    return evolve(one, name=name, on=day, occurrence=number)


def extension_reports(timeline: Timeline, duty: Duty, day: date) -> tuple[Irregularity, ...]:
    """
    Return what is unusual about the extensions of a duty: too late, past a cap, out of turn, adding nothing.

    Source:
        House rule: an extension that does not count is kept and reported, never silently accepted or lost.
    """
    if duty.name not in timeline.extended:
        return ()
    return tuple(report for turn in _turns(timeline, duty, day) for report in _dated(timeline, duty, turn).reports)


def extensions_left(timeline: Timeline, deadline: Deadline) -> tuple[tuple[Extension, date | None], ...]:
    """
    Return the ways in which a pending deadline may still be extended, each with the furthest day, None for none.

    Source:
        House rule: what comes by itself is nobody's move; one that is used up, or out of turn, is none.
    """
    if deadline.status is not DutyStatus.PENDING or deadline.due is None:
        return ()
    if deadline.duty.recurs is not None and deadline.occurrence > 1:
        return ()
    if not timeline.procedure.extensions_by_duty[deadline.duty.name]:
        return ()
    extensions = _dated(timeline, deadline.duty, _turns(timeline, deadline.duty, deadline.on)[-1]).extensions
    return tuple(extensions.left(deadline.due))


def _turns(timeline: Timeline, duty: Duty, day: date) -> list[_Turn]:
    turns: list[_Turn] = []
    sets = timeline.procedure.dates_set_by_duty[duty.name]
    stays = timeline.stays(duty.stage, day)
    if duty.stage is None and duty.owed_by is Party.OMBUDSMAN and timeline.procedure.routes:
        stays = tuple(evolve(stay, left=None) for stay in stays)  # that clock runs beside the body's procedure
    for stay in stays:
        read_on = day if stay is stays[-1] or stay.left is None else stay.left
        if not sets:
            turns.append(_Turn(stay=stay, day=read_on, first=stay.since))
            continue
        evidence = _evidence(timeline, duty, _Turn(stay=stay, day=read_on))
        groups = [evidence.dates_set(node.event, node.detail) for node in sets]
        begins = [
            stay.since,
            *(
                next(group[number][0].day for group in groups if len(group) > number)
                for number in range(1, max(map(len, groups), default=0))
            ),
        ]
        for number, first in enumerate(begins):
            after = begins[number + 1] if number + 1 < len(begins) else None
            turns.append(_Turn(stay=stay, day=read_on, occurrence=number, first=first, before=after, replaced=after))
    return turns


def _evidence(timeline: Timeline, duty: Duty, turn: _Turn) -> Evidence:
    since = turn.stay.since
    evidence = timeline.evidence_for_duty(duty, turn.day, occurrence=turn.occurrence, since=since)
    sets = timeline.procedure.dates_set_by_duty[duty.name]
    if since is None or not sets:
        return evidence
    dated = {node.event for node in sets}
    # A date that was set for an earlier stay in the stage is not one for this.
    kept = {
        name: tuple(one for one in several if name not in dated or one.day >= since)
        for name, several in evidence.occurrences.items()
    }
    return evolve(evidence, occurrences=kept)


def _read(timeline: Timeline, duty: Duty, day: date) -> Iterator[Deadline]:
    for turn in _turns(timeline, duty, day):
        if duty.recurs is not None:
            yield from _recurring(timeline, duty, turn, duty.recurs)
            continue
        owed = duty.owed_if.answer(timeline.circumstances(turn.day))
        if owed is Answer.NO:
            yield _not_owed(timeline, duty, turn)
            continue
        deadline = _deadline(timeline, duty, turn.stay, _dated(timeline, duty, turn), turn.day)
        if owed is Answer.CANNOT_TELL:
            missing = (*duty.owed_if.missing(timeline.circumstances(turn.day)), *deadline.missing)
            unknown = DutyStatus.CANNOT_TELL
            yield evolve(deadline, status=unknown, missing=missing, missed_on=None, days_late=None, lapsed_on=None)
        elif turn.replaced is None:
            yield deadline
        else:
            yield from _superseded(timeline, deadline, turn.stay, turn.replaced)


def _not_owed(timeline: Timeline, duty: Duty, turn: _Turn) -> Deadline:
    """Return the deadline of a duty whose condition is not met: it is not running."""
    this = _dated(timeline, duty, turn)
    none = evolve(this, due=None, original=None, latest=None, bounds=evolve(this.bounds, running=False))
    return _deadline(timeline, duty, evolve(turn.stay, entered=None, left=None), none, turn.day, done=None)


def _superseded(timeline: Timeline, deadline: Deadline, stay: Stay, replaced: date) -> Iterator[Deadline]:
    """
    Yield a deadline after whose date another was set: the miss stands, and it is no longer owed.

    Where an extension had put it off, so that the other date came in time, or where the stage had not begun, there is
    no miss, and only the other date stands.
    """
    if stay.entered is None or stay.entered > replaced:
        return
    settled = deadline.done if deadline.done is not None else deadline.lapsed_on
    if settled is not None and settled <= replaced:
        yield deadline
        return
    last = deadline.due if deadline.due is not None else deadline.bounds.latest
    if last is not None and last < replaced:
        yield evolve(
            deadline,
            status=DutyStatus.LAPSED,
            done=None,
            missed_on=last + _DAY,
            lapsed_on=replaced,
            days_late=_lateness(timeline, deadline.duty.within, last, replaced),
        )


def _recurring(timeline: Timeline, duty: Duty, turn: _Turn, recurs: Recurrence) -> Iterator[Deadline]:
    """
    Yield each occurrence of a recurring duty, the last of them not yet past.

    An act meets what was owed when it was done, and the next period runs from it; several that were missed by then
    are met late by one act. Without an act the next period runs from the day that was missed.
    """
    day, stay = turn.day, turn.stay
    if not recurs.starts_if.holds(timeline.circumstances(day)):
        yield _not_owed(timeline, duty, turn)
        return
    this = _dated(timeline, duty, turn)
    first, evidence = turn.first or date.min, this.evidence
    ends = [one.day for one in evidence.occurrences.get(recurs.ends_with, ()) if one.day >= first]
    over = min((end for end in (*ends[:1], stay.left) if end is not None), default=None)
    stay = evolve(stay, left=over)
    begun = duty.within.start.read(BoundsReading(evidence)).due if isinstance(duty.within, After) else None
    acts = [
        one.day
        for one in evidence.occurrences.get(duty.act, ())
        if one.day >= first and (begun is None or one.day > begun) and (over is None or one.day <= over)
    ]
    for _ in range(_MOST_OCCURRENCES):
        act = acts[0] if acts else None
        yield _deadline(timeline, duty, stay, this, day, done=None if act is None else Span(low=act, high=act))
        following = None if this.due is None else _next(evidence, recurs, this.due, this.bounds.assumed)
        if act is None:
            if this.due is None or this.due >= (over or day):
                return
        elif following is None or this.due is None or following.due is None or not this.due < following.due < act:
            following = _next(evidence, recurs, acts.pop(0))
            if over is not None and act >= over:
                return
        assert following is not None  # noqa: S101 - an act, or a day that was due, has a next period
        due = following.due
        this = evolve(this, bounds=following, original=due, due=due, latest=due, counted=(), reports=())


def _next(evidence: Evidence, recurs: Recurrence, day: date, assumed: tuple[str, ...] = ()) -> Bounds:
    """Return the last day of the period that runs from a day to the next occurrence, and what that day assumes."""
    start = Bounds(earliest=day, latest=day, due=day, running=True, assumed=assumed)
    return BoundsReading(evidence).after(start, recurs.every)


def _dated(timeline: Timeline, duty: Duty, turn: _Turn) -> _Dated:
    evidence = _evidence(timeline, duty, turn)
    bounds = duty.within.read(BoundsReading(evidence))
    going_on = evidence.stopped_since
    resumed, base = evidence, bounds
    if going_on is not None:
        closed = tuple(evolve(pause, resumed=pause.resumed or evidence.on) for pause in evidence.pauses)
        resumed = evolve(evidence, pauses=closed)
        base = duty.within.read(BoundsReading(resumed))
    first, until = turn.first or date.min, turn.before or date.max
    made = timeline.extended.get(duty.name, ())
    of_turn = [one for one in made if one.on <= turn.day and first <= one.on < until]
    extensions = Extensions(timeline, duty, resumed, of_turn, bounds=base)
    if base.certain and base.due is None:
        base = evolve(base, due=base.latest)  # readings of the start that differ, and come to one day all the same
    least, applied = extensions.weighed(base)
    due = None
    if least is not None and applied is not None and least.due == applied.due:
        due = None if extensions.is_open_ended(applied.due) else applied.due
    if least is None or applied is None:
        bounds = evolve(bounds, latest=extensions.widened(bounds.latest))
    elif due is None:
        top = None if bounds.latest is None or extensions.is_open_ended(applied.due) else applied.due
        missing = tuple(dict.fromkeys((*bounds.missing, *extensions.untold)))
        bounds = evolve(bounds, earliest=_at_least(bounds.earliest, least.due), latest=top, missing=missing)
    elif going_on is not None and due >= going_on and (bounds.due is None or bounds.due < due):
        # The clock stands still now: the bounds begin at the day on which it would end if it were resumed today.
        latest = bounds.latest if base.due == due else None
        bounds = evolve(bounds, earliest=_at_least(bounds.earliest, due), latest=latest, stopped=True)
        due = None
    elif due != bounds.due:
        low, high = _at_least(bounds.earliest, due), _at_least(bounds.latest, due)
        bounds = evolve(bounds, earliest=low, latest=high, due=due)
    furthest, soft = (None, False)
    if due is not None and base.due is not None:
        # A pause that began after the limit had passed does not put it off.
        before = tuple(pause for pause in resumed.pauses if pause.first <= due)
        whole = before == resumed.pauses
        weighed = extensions if whole else Extensions(timeline, duty, evolve(resumed, pauses=before), of_turn)
        furthest, soft = weighed.furthest(base.due)
    return _Dated(
        bounds=bounds if bounds.due == due else evolve(bounds, due=due),
        original=bounds.due if due is None else base.due,
        due=due,
        latest=furthest,
        latest_is_soft=soft or bool(duty.soft),
        counted=() if applied is None else applied.counted,
        reports=() if applied is None else applied.reports,
        evidence=evidence,
        extensions=extensions,
    )


_NOT_GIVEN = Span(low=None, high=date.min)


def _deadline(
    timeline: Timeline, duty: Duty, stay: Stay, dated: _Dated, day: date, *, done: Span | None = _NOT_GIVEN
) -> Deadline:
    act = timeline.act(duty.act, dated.evidence, by_receipt=duty.met_when_received) if done is _NOT_GIVEN else done
    bounds = dated.bounds
    applies = stay.entered is not None or act is not None
    due = dated.due if applies else None
    sent = act
    if act is not None and duty.met_when_received:  # it was done in the stage if it was sent then
        sent = timeline.act(duty.act, dated.evidence, by_receipt=False)
    in_stage = act is not None and (stay.left is None or (sent or act).high <= stay.left)
    status, missed_on, late_until = _status(bounds, due, act if in_stage else None, stay, day)
    target = None
    if duty.target is not None and due is not None:
        target = duty.target.until.read(BoundsReading(dated.evidence)).due
    return Deadline(
        name=duty.name,
        duty=duty,
        on=day,
        status=status,
        due=due,
        original=dated.original if applies else None,
        latest=dated.latest if due is not None else None,
        latest_is_soft=dated.latest_is_soft,
        target=target,
        bounds=bounds,
        readings=_readings(timeline, duty, dated),
        at_the_latest=due,
        done=act.high if act is not None and status is not DutyStatus.LAPSED else None,
        missed_on=missed_on,
        lapsed_on=stay.left if status is DutyStatus.LAPSED else None,
        days_late=None if missed_on is None else _lateness(timeline, duty.within, missed_on - _DAY, late_until),
        extensions=dated.counted,
        assumed=_assumed(duty, dated, act),
        missing=_missing(duty, bounds, due, act, status),
        predicted=bounds.predicted and due is not None,
        owed_by=duty.owed_by,
        notes=_notes(timeline, duty, dated, due),
        procedure=timeline.procedure,
        evidence=dated.evidence,
    )


def _missing(duty: Duty, bounds: Bounds, due: date | None, act: Span | None, status: DutyStatus) -> tuple[str, ...]:
    """Return what would settle it: the day of an act too, of which only the receipt is known."""
    names = () if due is not None else bounds.missing
    by_receipt = act is not None and act.low is None and status is DutyStatus.CANNOT_TELL
    return (*names, f"made:{duty.act}") if by_receipt else names


def _status(
    bounds: Bounds, due: date | None, act: Span | None, stay: Stay, day: date
) -> tuple[DutyStatus, date | None, date]:
    """Return the status, the first day on which it was certainly late, and the day up to which lateness is counted."""
    in_time_until = due if due is not None else bounds.earliest
    late_after = due if due is not None else bounds.latest
    status, missed = status_of(
        done=act is not None,
        done_in_time=act is not None and in_time_until is not None and act.high <= in_time_until,
        done_late=act is not None and late_after is not None and act.low is not None and act.low > late_after,
        begun=stay.entered is not None,
        left=stay.left is not None,
        left_late=stay.left is not None and late_after is not None and late_after < stay.left,
        late=late_after is not None and day > late_after,
        in_time=in_time_until is not None and day <= in_time_until,
        running=due is not None or bounds.running,
        stopped=bounds.stopped,
        never_in_time=bounds.no_figure is not None and in_time_until is None,
        never_late=bounds.no_figure is not None and late_after is None,
    )
    until = act.high if act is not None else stay.left if stay.entered is not None and stay.left is not None else day
    return status, late_after + _DAY if missed and late_after is not None else None, until


def status_of(
    *,
    done: bool,
    done_in_time: bool,
    done_late: bool,
    begun: bool,
    left: bool,
    left_late: bool,
    late: bool,
    in_time: bool,
    running: bool,
    stopped: bool,
    never_in_time: bool,
    never_late: bool,
) -> tuple[DutyStatus, bool]:
    """
    Return the status of a duty, and whether its limit was certainly missed.

    It is asked for its answers to yes and no only, so that a column of a million duties asks the same question: whether
    the act is on record, and certainly in time or certainly late; whether the stage has begun, was left, and was left
    when the limit had passed; whether today is certainly late or certainly in time; whether the clock runs or is
    stopped; and whether the text gives no figure by which to be in time, or late.

    Source:
        House rule: in time means on or before the earlier bound; late, after the later; otherwise it cannot be told.
        What was not yet due when its stage was left lapses; what was missed by then lapses with the miss.

    Examples:
        >>> asked = ("done", "done_in_time", "done_late", "left", "left_late", "late", "stopped")
        >>> status_of(
        ...     **dict.fromkeys(asked, False),
        ...     begun=True,
        ...     in_time=True,
        ...     running=True,
        ...     never_in_time=False,
        ...     never_late=False,
        ... )
        (<DutyStatus.PENDING: 'pending'>, False)
    """
    if done:
        if done_in_time or done_late:
            return (DutyStatus.MET, False) if done_in_time else (DutyStatus.MET_LATE, True)
        return (DutyStatus.MET if never_late else DutyStatus.CANNOT_TELL), False
    if not begun:
        return DutyStatus.NOT_RUNNING, False
    if left:
        return DutyStatus.LAPSED, left_late
    if late:
        return DutyStatus.OVERDUE, True
    return _status_while_owed(in_time=in_time, running=running, stopped=stopped, never_in_time=never_in_time), False


def _status_while_owed(*, in_time: bool, running: bool, stopped: bool, never_in_time: bool) -> DutyStatus:
    if stopped:
        return DutyStatus.SUSPENDED
    if never_in_time:
        return DutyStatus.NO_LIMIT
    if not running:
        return DutyStatus.NOT_RUNNING
    return DutyStatus.PENDING if in_time else DutyStatus.CANNOT_TELL


def _lateness(timeline: Timeline, limit: Limit, last: date, until: date) -> int:
    if counts_working_days(limit, timeline.readings):
        return timeline.days.working.working_days_between(last, until)
    return (until - last).days


def _readings(timeline: Timeline, duty: Duty, dated: _Dated) -> dict[str, date | None]:
    """Return the last day on each reading of the text."""
    found: dict[str, date | None] = {}
    for label, chosen in timeline.each_reading(duty.within, dated.extensions.evidence):
        bounds = duty.within.read(BoundsReading(chosen))
        due = bounds.due
        if due is not None:
            due = Extensions(timeline, duty, chosen, dated.extensions.made, bounds=bounds).applied(due).due
        found[label] = due
    return found


def _assumed(duty: Duty, dated: _Dated, act: Span | None) -> tuple[str, ...]:
    assumed = dated.bounds.assumed
    if act is not None and duty.met_when_received:
        found = dated.evidence.of(duty.act)
        if found is not None and found.received is None:
            return (*assumed, f"{duty.act} was received on the day it was made or sent")
    return assumed


def _notes(timeline: Timeline, duty: Duty, dated: _Dated, due: date | None) -> tuple[str, ...]:
    """Return what must be said of the count: pauses, doubt about the definition, closures that do not stop it."""
    notes = [_pause_in_words(timeline, pause) for pause in dated.evidence.pauses]
    if due is None or not counts_working_days(duty.within, timeline.readings):
        return tuple(notes)
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


def _pause_in_words(timeline: Timeline, pause: Pause) -> str:
    until = "and still stands" if pause.resumed is None else f"until {in_words(pause.resumed - _DAY)}"
    doubts = {rule.source.citation: rule.source.seen.caveat for rule in timeline.procedure.suspensions}
    said = "; ".join(f"{citation}: {caveat}" for citation, caveat in doubts.items() if caveat)
    return f"The clock stood still from {in_words(pause.first)} {until}" + (f" ({said})." if said else ".")


_STILL_OWED = (DutyStatus.PENDING, DutyStatus.OVERDUE, DutyStatus.NOT_RUNNING, DutyStatus.CANNOT_TELL)


def _projected(timeline: Timeline, deadlines: list[Deadline], day: date) -> Iterator[Deadline]:
    """
    Add to each deadline the last day that follows if every running duty before it is met on its last day.

    A last day that has passed can no longer be kept, so nothing follows from it.
    """
    on_record = timeline.evidence(day).occurrences
    owed = [
        one for one in deadlines if one.duty.recurs is None and one.status in _STILL_OWED and one.act not in on_record
    ]
    last_days: dict[str, date] = {}
    projected: dict[str, date] = {}
    for _ in owed:
        before = dict(projected)
        for one in owed:
            last = one.due
            if last is None and _may_begin(timeline, one.duty, projected, day):
                last = _last_day_then(timeline, one, projected, day)
            if last is not None and (last >= day or one.status is not DutyStatus.NOT_RUNNING):
                last_days[one.name] = last
                if last >= day and Party.COMPLAINANT not in {one.owed_by, timeline.procedure.event(one.act).by}:
                    projected[one.act] = min(last, projected.get(one.act, last))
        if projected == before:
            break
    for one in deadlines:
        last = last_days.get(one.name, one.at_the_latest)
        yield one if last == one.at_the_latest else evolve(one, at_the_latest=last)


def _last_day_then(timeline: Timeline, one: Deadline, projected: Mapping[str, date], day: date) -> date | None:
    """Return the last day of a deadline that has none, if what is projected is done on the last day for it."""
    evidence = _evidence(timeline, one.duty, _turns(timeline, one.duty, day)[-1])
    reached = one.duty.within.read(BoundsReading(evolve(evidence, projected=projected)))
    last = reached.due if reached.due is not None or not reached.running else reached.latest
    if last is None or one.bounds.latest is None:
        return last
    return max(last, one.bounds.latest)  # extensions that may have come


def _may_begin(timeline: Timeline, duty: Duty, projected: Collection[str], day: date) -> bool:
    """Return whether the stage of a duty has begun, or begins with what is projected: never by a choice."""
    if duty.stage is None or timeline.stay(duty.stage, day).entered is not None:
        return True
    return any(one.to == duty.stage and one.event in projected for one in timeline.procedure.transitions)


def _at_least(day: date | None, other: date) -> date | None:
    return None if day is None else max(day, other)
