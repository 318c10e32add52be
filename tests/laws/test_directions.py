"""
Laws of which way a date moves when something that it rests on moves, for every procedure.

Each node of a limit declares its directions; these laws hold for what it declares, and state what is kept as it was.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

from complaint_rules import WorkingDayCalendar
from complaint_rules.entries import Recorded
from complaint_rules.limits import DateSetBy, Limit
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import How
from tests.every_procedure import (
    GENERATED,
    SHIPPED,
    begun_on,
    days_about,
    drawn,
    every_procedure,
    extended_once,
    regular_records,
    with_more,
)
from tests.laws.test_limits_laws import moves, rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules import Complaint
    from complaint_rules.answers import Snapshot
    from complaint_rules.procedures import Procedure

ONE_DAY = timedelta(days=1)


def last_days(seen: Snapshot) -> Iterator[tuple[str, Limit, date]]:
    """Yield every last day that follows from the facts recorded: its name, its limit, and the day."""
    for deadline in seen.deadlines:
        if deadline.original is not None and deadline.duty.recurs is None and deadline.occurrence == 1:
            yield f"duty {deadline.name}", deadline.duty.within, deadline.original
    for window in seen.windows:
        if window.bounds.due is not None:
            yield f"window {window.name}", window.window.until, window.bounds.due
    for route in seen.routes:
        rule, bounds = route.route.time_limit, route.bounds
        if rule is not None and bounds is not None and bounds.due is not None:
            yield f"route {route.name}", rule.until, bounds.due


def compared(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, Limit, date, date]]:
    """Yield each last day that both give, before and after."""
    now = {name: day for name, _, day in last_days(after)}
    for name, limit, day in last_days(before):
        if name in now:
            yield name, limit, day, now[name]


def put_off(data: st.DataObject, record: Complaint) -> Complaint:
    """Draw a record with one event later, or its receipt, and still before whatever follows it."""
    procedure = record.procedure
    several = [one for one in record.entries if isinstance(one, Recorded)]
    one = data.draw(st.sampled_from(several))
    begun = begun_on(record)
    following = min((other.on for other in record.entries if other.on > one.on), default=one.on + timedelta(days=40))
    last = following - ONE_DAY
    if procedure.event(one.event).lies_before:
        last = begun  # what lies before the first act may be put off up to it, past what else lies before it
    together = [other for other in record.entries if other.on == one.on and other != one]
    assume(last >= one.on and (not together or procedure.event(one.event).lies_before))
    by = timedelta(days=data.draw(st.integers(0, (last - one.on).days)))
    made = None if one.made is None else one.made + by
    received = one.received
    if received is not None:
        received = max(received, one.on + by) + timedelta(days=data.draw(st.sampled_from((0, 0, 1, 5))))
    if made is None:
        received = one.on + by
    assume((made, received) != (one.made, one.received))
    return record.correct(one, to=evolve(one, made=made, received=received))


class TestLaterTriggers:
    """
    With the rest fixed, a later trigger never gives an earlier last day, of a duty, of a window or of a route.

    Conditions: the version, the facts, the extensions and the agreed dates as they are; the same set of events in the
    same order, the one that moves alone on its day, and its receipt moving later or not at all; asked about a day on
    which all of it, receipts too, has come; only for limits that say that they are monotone, and with a suspension only
    for those that say so of that too. A date agreed again may begin a second occurrence of its duty, so with two of
    them a duty to a date that is set is left out.
    """

    @every_procedure
    def test_an_event_put_off_never_brings_a_date_forward(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules)), suspended=data.draw(st.booleans())))
        moved = put_off(data, record)
        days = [day for one in moved.entries for day in (one.on, getattr(one, "received", None)) if day is not None]
        day = max(days) + timedelta(days=data.draw(st.integers(0, 60)))
        stopped = any(type(one).__name__ == "Suspended" for one in record.entries)
        names = [one.event for one in record.entries if isinstance(one, Recorded)]
        for name, limit, old, new in compared(record.at(day), moved.at(day)):
            again = any(isinstance(node, DateSetBy) and names.count(node.event) > 1 for node in limit.nodes)
            if (limit.monotone_when_suspended if stopped else limit.monotone) and not again:
                assert old <= new, name

    @every_procedure
    def test_nor_does_it_bring_forward_what_was_extended(self, data: st.DataObject, rules: str) -> None:
        """Extensions are made on or before the day that was due, and so still are."""
        record = data.draw(with_more(regular_records(drawn(rules)), suspended=False))
        moved = put_off(data, record)
        day = max(one.on for one in moved.entries) + timedelta(days=data.draw(st.integers(30, 60)))
        before, after = record.at(day), moved.at(day)
        names = [one.event for one in record.entries if isinstance(one, Recorded)]
        for one in before.deadlines:
            again = any(isinstance(node, DateSetBy) and names.count(node.event) > 1 for node in one.duty.within.nodes)
            if one.duty.recurs is not None or one.occurrence > 1 or not one.duty.within.monotone or again:
                continue
            other = after.deadline(one.name)
            if one.due is not None and other.due is not None:
                assert one.due <= other.due, one.name


@cache
def _grown(rules: Procedure, more: int) -> Procedure:
    def longer(period: Period) -> Period:
        years = 1 if period.unit is Unit.YEARS else more
        at_most = None if period.at_most is None else period.at_most + years
        return evolve(period, number=period.number + years, at_most=at_most)

    return evolve(
        rules,
        duties=tuple(evolve(one, within=rebuilt(one.within, longer)) for one in rules.duties),
        windows=tuple(evolve(one, until=rebuilt(one.until, longer)) for one in rules.windows),
        routes=tuple(
            evolve(one, time_limit=evolve(one.time_limit, until=rebuilt(one.time_limit.until, longer)))
            if one.time_limit is not None
            else one
            for one in rules.routes
        ),
        extensions=tuple(
            one if one.to is None else evolve(one, to=rebuilt(one.to, longer)) for one in rules.extensions
        ),
    )


class TestLongerPeriods:
    """
    A longer period in one unit is never earlier forwards, and never later backwards.

    Conditions: the same record and day; every period of the procedure grows by the same number of its own unit (a year
    by one). In another unit it may be earlier: twenty working days are longer than three weeks, and one month is not.
    """

    @every_procedure
    def test_longer_periods_move_a_last_day_as_its_limit_declares(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        more = data.draw(st.sampled_from((1, 4)))
        grown = _grown(record.procedure, more) if rules in SHIPPED else _grown.__wrapped__(record.procedure, more)
        day = data.draw(days_about(record))[-1]
        for name, limit, old, new in compared(record.at(day), evolve(record, procedure=grown).at(day)):
            assert moves(old, new, limit.with_longer_periods), name


class TestClosures:
    """
    One more day out never brings a forward limit in working days nearer, and never puts a backward one off.

    Conditions: the same record and day; each limit as its nodes declare, so that one that asks for the last of several
    events is left out: a day more may let an event still move it. A closure of the body itself counts only where the
    text's own definition of a working day leaves it out.
    """

    @every_procedure
    def test_one_more_holiday_moves_a_last_day_as_its_limit_declares(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        definition = record.procedure.working_days
        day = data.draw(days_about(record))[-1]
        out = record.entries[0].on + timedelta(days=data.draw(st.integers(0, 90)))
        before = record.at(day)
        more = evolve(record, calendar=WorkingDayCalendar(definition.division, extra_holidays=[out])).at(day)
        for name, limit, old, new in compared(before, more):
            assert moves(old, new, limit.with_closures), name
        closed = evolve(record, calendar=WorkingDayCalendar(definition.division, closures=[out])).at(day)
        same = more if definition.closures_count else before
        assert [one[0::2] for one in last_days(closed)] == [one[0::2] for one in last_days(same)]


class TestExtensions:
    """
    An extension never shortens; `due` is at most `latest`, within one reading.

    Conditions of the second: no extension by agreement counted, and every other has a firm cap. A softly capped one may
    go past `latest` for good reason, and one by agreement as far as the complainant agrees.
    """

    @every_procedure
    def test_due_is_never_before_original_and_one_more_never_shortens(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        day = data.draw(days_about(record))[-1]
        longer = data.draw(extended_once(record, max(one.on for one in record.entries) + ONE_DAY))
        before, after = record.at(day), longer.at(day)
        for one in before.deadlines:
            if one.due is not None:
                assert one.original is not None
                assert one.original <= one.due, one.name
            other = after.deadline(one.name)
            if one.due is not None and other.due is not None:
                assert one.due <= other.due, one.name
                assert one.original == other.original, one.name

    @every_procedure
    def test_due_is_at_most_latest(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules, firm=True) if rules == GENERATED else drawn(rules))))
        soft = {one.duty for one in record.procedure.extensions if not one.firm}
        for day in data.draw(days_about(record)):
            for one in record.at(day).deadlines:
                agreed = any(extension.how is How.AGREEMENT for extension in one.extensions)
                if one.due is None or one.latest is None or agreed or (one.name in soft and one.extensions):
                    continue
                assert one.due <= one.latest, one.name
