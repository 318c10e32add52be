"""The lines of a diary, taken from what snapshots say: nothing is counted here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.diary.items import Item, ItemKind, ItemStatus
from complaint_rules.errors import NotAProcedureError
from complaint_rules.explanations import capital, in_plain_words
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from complaint_rules.answers import Deadline, RouteState, Snapshot, WindowState
    from complaint_rules.eligibility import Finding, TimeLimit
    from complaint_rules.limits import Bounds
    from complaint_rules.rules import Target

__all__ = ["every_item"]


def every_item(complaints: Iterable[object], *, on: date, where: str) -> Iterator[tuple[Complaint, Item]]:
    """
    Yield each complaint with each thing that is owed, may be done, was done or fell away in it, in no order.

    Raises:
        NotAProcedureError: If one of them is no complaint; `where` names the place.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: a diary asks what anybody may ask, `complaint.at(on)`, so that no rule is counted twice.
    """
    seen: Counter[tuple[str | None, str]] = Counter()
    for place, complaint in enumerate(complaints):
        if not isinstance(complaint, Complaint):
            raise NotAProcedureError(complaint, where=f"{where}[{place}]", needed="a Complaint")
        key = (complaint.reference, complaint.procedure.name)
        seen[key] += 1
        snapshot = complaint.at(on)
        gathering = _Gathering(snapshot, seen[key])
        for one in snapshot.deadlines:
            yield from ((complaint, item) for item in gathering.of_duty(one))
        for window in snapshot.windows:
            yield from ((complaint, item) for item in gathering.of_window(window))
        for route in snapshot.routes:
            yield from ((complaint, item) for item in gathering.of_route(route))
        if snapshot.stage_since is None:
            for finding in complaint.eligibility(on=on).findings:
                yield from ((complaint, item) for item in gathering.of_time_limit(finding))


_DUTIES = {
    DutyStatus.MET: ItemStatus.DONE,
    DutyStatus.MET_LATE: ItemStatus.DONE,
    DutyStatus.PENDING: ItemStatus.DUE,
    DutyStatus.SUSPENDED: ItemStatus.DUE,
    DutyStatus.OVERDUE: ItemStatus.OVERDUE,
    DutyStatus.NO_LIMIT: ItemStatus.NO_DATE,
    DutyStatus.LAPSED: ItemStatus.FELL_AWAY,
    DutyStatus.CANNOT_TELL: ItemStatus.CANNOT_TELL,
}


@frozen
class _Gathering:
    """Takes the items from one snapshot; `number` tells apart those of one reference under one procedure."""

    snapshot: Snapshot
    number: int

    def of_duty(self, one: Deadline) -> Iterator[Item]:
        """Yield what is owed, and the aim inside it while it is not yet due."""
        status = _DUTIES.get(one.status)
        if status is None or (status is ItemStatus.CANNOT_TELL and one.done is None and not self._may_be_owed(one)):
            return
        if one.done is not None:
            status = ItemStatus.DONE
        day = one.due if one.due is not None else _certain(one.bounds)
        fixed = status is ItemStatus.OVERDUE and one.due is not None  # it is judged on that day, and stays overdue
        item = self._item(
            kind=ItemKind.DUTY,
            name=one.name,
            title=one.title,
            status=status,
            day=day,
            earliest=day if fixed else _first(one.bounds, one.readings),
            latest=day if fixed else _last(one.bounds, one.readings),
            predicted=one.bounds.predicted,
            strength=one.strength,
            by=one.owed_by,
            source=one.source,
            headline=one.headline,
            late=one.in_days(one.days_late) if one.days_late else "",
            days_late=one.days_late,
            done=one.done,
            assumed=self._said(one.assumed),
            missing=_with_reading(self._said(one.missing), one.readings),
            told=one,
        )
        yield item
        aim = one.duty.target
        if aim is not None and one.target is not None and one.status is DutyStatus.PENDING:
            yield _aim(item, one.target, aim)

    def _may_be_owed(self, one: Deadline) -> bool:
        """Return whether a duty of which it cannot be told if it is owed, or in time, has a clock that runs now."""
        stage, snapshot = one.duty.stage, self.snapshot
        beside = one.owed_by is Party.OMBUDSMAN or not snapshot.is_over
        here = beside if stage is None else stage == snapshot.stage.name
        return here and (one.bounds.running or one.bounds.no_figure is not None)

    def of_window(self, one: WindowState) -> Iterator[Item]:
        """Yield a window that is open, will open, was used or has closed, and the day advised for it."""
        status = self._status_of_window(one)
        if status is not None:
            yield self._window(one, status)
        advised = one.window.advised
        if advised is not None and one.advised is not None and one.status in {WindowStatus.OPEN, WindowStatus.NO_LIMIT}:
            yield _aim(self._window(one, ItemStatus.CLOSES), one.advised, advised)

    def _status_of_window(self, one: WindowState) -> ItemStatus | None:
        if one.used is not None:
            return ItemStatus.DONE
        if one.status is WindowStatus.CLOSED:
            in_time = one.closes is None or one.closes >= one.on
            return ItemStatus.FELL_AWAY if in_time else ItemStatus.PAST
        if one.status is WindowStatus.NOT_OPEN:
            opens_later = one.window.stage == self.snapshot.stage.name and one.opens is not None
            return ItemStatus.CLOSES if opens_later else None
        return {WindowStatus.OPEN: ItemStatus.CLOSES, WindowStatus.CANNOT_TELL: ItemStatus.CANNOT_TELL}.get(one.status)

    def _window(self, one: WindowState, status: ItemStatus) -> Item:
        return self._item(
            kind=ItemKind.WINDOW,
            name=one.name,
            title=one.title,
            status=status,
            day=one.closes,
            earliest=_first(one.bounds, one.readings),
            latest=_last(one.bounds, one.readings),
            predicted=one.predicted,
            strength=one.window.strength,
            by=one.window.by,
            source=one.source,
            headline=one.headline,
            done=one.used,
            assumed=self._said(one.assumed),
            missing=_with_reading(self._said(one.missing), one.readings),
            told=one,
        )

    def of_route(self, one: RouteState) -> Iterator[Item]:
        """Yield a route that has a time limit of its own, whether it is premature yet or not."""
        limit, finding, bounds = one.route.time_limit, one.finding, one.bounds
        if limit is None or finding is None or bounds is None or one.status is RouteStatus.NOT_AVAILABLE:
            return
        status = ItemStatus.DONE if one.status is RouteStatus.USED else _status_of_limit(finding)
        if status is not None:
            yield self._limit(limit, finding, bounds, status=status, kind=ItemKind.ROUTE, told=one)

    def of_time_limit(self, finding: Finding) -> Iterator[Item]:
        """Yield the time limit for complaining, while no complaint is on record."""
        bounds = finding.bounds
        status = None if bounds is None else _status_of_limit(finding)
        if bounds is None or status is None:
            return
        limit = next(rule for rule in self.snapshot.procedure.time_limits if rule.name == finding.rule)
        source = finding.source
        told = [f"{capital(finding.reason)}.", f"  Rule: {source.citation}: {source.text}"]
        told.extend(f"    How it was seen: {caveat}." for caveat in (source.seen.caveat,) if caveat)
        yield self._limit(limit, finding, bounds, status=status, kind=ItemKind.TIME_LIMIT, told=tuple(told))

    def _limit(
        self,
        limit: TimeLimit,
        finding: Finding,
        bounds: Bounds,
        *,
        status: ItemStatus,
        kind: ItemKind,
        told: RouteState | tuple[str, ...],
    ) -> Item:
        return self._item(
            kind=kind,
            name=limit.name if isinstance(told, tuple) else told.name,
            title=limit.title if isinstance(told, tuple) else told.title,
            status=status,
            day=_certain(bounds),
            earliest=bounds.earliest,
            latest=bounds.latest,
            predicted=bounds.predicted,
            strength=limit.strength,
            by=Party.COMPLAINANT,
            source=finding.source,
            headline=told[0] if isinstance(told, tuple) else told.headline,
            assumed=self._said(finding.assumed),
            missing=self._said(finding.missing),
            told=told,
        )

    def _said(self, names: tuple[str, ...]) -> tuple[str, ...]:
        procedure = self.snapshot.procedure
        readings = dict.fromkeys(procedure.reading_options, _READING)
        return tuple(readings.get(one) or in_plain_words(one, procedure.titles) for one in names)

    def _item(self, *, by: Party, **told: Any) -> Item:  # noqa: ANN401 - the fields of an item, each checked there
        snapshot = self.snapshot
        return Item(
            reference=snapshot.reference,
            number=self.number,
            scheme=snapshot.procedure.name,
            on=snapshot.on,
            by=by,
            who=snapshot.procedure.party(by),
            **told,
        )


def _aim(item: Item, day: date, target: Target) -> Item:
    """Return the aim or advice that stands beside a limit."""
    return evolve(
        item,
        status=ItemStatus.AIMED_AT if item.on <= day else ItemStatus.PAST_AIM,
        day=day,
        earliest=day,
        latest=day if item.earliest == item.latest else None,
        strength=target.strength,
        source=target.source,
        is_aim=True,
    )


_READING = "which reading of the text is taken"


def _first(bounds: Bounds, readings: Mapping[str, date | None]) -> date | None:
    """Return the first day that may be the last on any reading of the text."""
    return None if bounds.earliest is None else min((bounds.earliest, *filter(None, readings.values())))


def _last(bounds: Bounds, readings: Mapping[str, date | None]) -> date | None:
    """Return the day after which it is certainly late on every reading of the text; None where one cannot be told."""
    days = [bounds.latest, *readings.values()]
    return None if None in days else max(day for day in days if day is not None)


def _with_reading(missing: tuple[str, ...], readings: Mapping[str, date | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*missing, *((_READING,) * (len(set(readings.values())) > 1)))))


def _certain(bounds: Bounds) -> date | None:
    return bounds.latest if bounds.certain else None


def _status_of_limit(finding: Finding) -> ItemStatus | None:
    """Return how a time limit stands, as its own finding says; None where it does not run or the text gives none."""
    if finding.answer is Answer.CANNOT_TELL:
        return ItemStatus.CANNOT_TELL
    if finding.answer is not Answer.YES:
        return ItemStatus.PAST
    return None if finding.bounds is None or finding.bounds.earliest is None else ItemStatus.CLOSES
