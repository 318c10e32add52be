"""
Laws of whole complaints on one day and from day to day, for every procedure that is shipped and for generated ones.

Each law states its conditions. What moves a date is in `test_directions`; what is told and what is not, in
`test_told_and_untold`; the working of a date in `test_working`; the record as such in `test_records`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from complaint_rules import Answer, Complaint, DutyStatus, WindowStatus, schemes
from complaint_rules.entries import Recorded
from complaint_rules.errors import AmbiguousNameError, UnknownEventError
from complaint_rules.limits import UsesReading
from complaint_rules.vocabulary import Party
from tests.every_procedure import (
    any_records,
    begun_on,
    days_about,
    drawn,
    every_procedure,
    regular_records,
    reopened,
    sets_dates,
    with_more,
)

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, Snapshot

ONE_DAY = timedelta(days=1)


def check(seen: Snapshot) -> None:
    """Check that what a snapshot says in one place it does not unsay in another."""
    assert set(map(id, seen.breaches)) <= set(map(id, seen.missed))
    assert all(one.strength.binds for one in seen.breaches)
    names = [one.name for one in seen.deadlines]
    assert len(names) == len(set(names))
    for one in seen.deadlines:
        check_deadline(one)
        assert seen.deadline(one.name) is one
    pending = [one.due for one in seen.deadlines if one.status is DutyStatus.PENDING and one.due is not None]
    assert (seen.next_due.due if seen.next_due else None) == min(pending, default=None)
    for window in seen.windows:
        assert window.closes is None or window.bounds.certain
        assert (window.used is not None) <= (
            window.status in {WindowStatus.USED, WindowStatus.USED_LATE, WindowStatus.CANNOT_TELL}
        )
        if window.status is WindowStatus.OPEN:
            assert window.opens is not None
            assert window.opens <= seen.on
            assert window.bounds.latest is None or seen.on <= window.bounds.latest
    assert [name for name, _, _ in seen.visits][-1:] == ([] if seen.stage_since is None else [seen.stage.name])
    for (_, entered, left), (_, following, _) in pairwise(seen.visits):
        assert entered <= following == left
    assert all(left is None for _, _, left in seen.visits[-1:])
    assert all(entered <= seen.on for _, entered, _ in seen.visits)
    for move in seen.moves:
        assert move.answer is not Answer.NO or move.route
    assert all(one.on <= seen.on for one in seen.irregular)


def check_deadline(one: Deadline) -> None:
    """Check that the fields of a deadline agree."""
    bounds = one.bounds
    # A date set for a stage that has not begun is no day on which anything is due yet, whether or not it will be owed.
    untold = one.status is DutyStatus.CANNOT_TELL and bool(one.duty.owed_if.atoms)
    assert bounds.due == one.due or one.status is DutyStatus.NOT_RUNNING or (one.due is None and untold)
    if bounds.earliest is not None and bounds.latest is not None:
        assert bounds.earliest <= bounds.latest
    assert (one.missed_on is None) == (one.days_late is None)
    if one.status in {DutyStatus.OVERDUE, DutyStatus.MET_LATE}:
        assert one.missed_on is not None
    if one.missed_on is not None:
        assert one.status in {DutyStatus.OVERDUE, DutyStatus.MET_LATE, DutyStatus.LAPSED}
        last = one.due if one.due is not None else bounds.latest
        assert last is not None
        assert one.missed_on == last + ONE_DAY
        assert one.missed_on <= one.on
    assert (one.lapsed_on is not None) == (one.status is DutyStatus.LAPSED)
    assert one.done is None or one.status in {DutyStatus.MET, DutyStatus.MET_LATE, DutyStatus.CANNOT_TELL}
    if one.status is DutyStatus.PENDING:
        assert one.due is None or one.on <= one.due
    if one.status is DutyStatus.SUSPENDED:
        assert one.due is None
        assert bounds.stopped
    if one.due is not None:
        # An extension may bring all that the last day might have been to one day, of which there is no original.
        assert one.original is not None or bounds.missing
        assert one.original is None or one.original <= one.due
        assert one.at_the_latest is not None
        assert one.at_the_latest >= one.due
        assert one.latest is None or one.original is None or one.latest >= one.original
    else:
        assert one.latest is None
        assert one.target is None


class TestRefinement:
    """
    A limit is read as bounds: as days go by they only narrow, and they always enclose the final truth.

    Conditions: a complete record, in order, to which only later events come; every act entered when it was done, with
    its receipt then or later; no extension, suspension or agreed date; no stage entered again.
    """

    @every_procedure
    def test_the_bounds_of_each_day_enclose_those_of_every_later_day(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(regular_records(drawn(rules, extended=False)))
        assume(not reopened(record))
        begun = begun_on(record)
        snapshots = [record.at(max(begun, day)) for day in data.draw(days_about(record))]
        for before, after in pairwise(snapshots):
            for one in record.procedure.duties:
                if one.recurs is None and not sets_dates(record.procedure, one.name):
                    assert before.deadline(one.name).bounds.encloses(after.deadline(one.name).bounds), one.name
            for window in before.windows:
                assert window.bounds.encloses(after.window(window.name).bounds), window.name
            for route in before.routes:
                later = after.route(route.name).bounds
                assert (route.bounds is None) is (later is None)
                assert route.bounds is None or later is None or route.bounds.encloses(later), route.name


class TestMissedStaysMissed:
    """
    What was missed stays missed: overdue turns only into met late, or lapsed with its miss.

    Conditions: a complete record, in order, to which only later events come, extensions, suspensions and agreed dates
    among them; the facts as they are; each act received on the day it was made, since a receipt not yet told is taken,
    as a declared assumption, to be that day; and for a duty of the procedure as a whole, no stage entered again, since
    the procedure is then open again.
    """

    @every_procedure
    def test_whatever_comes_later(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules), receipts=False)))
        snapshots = [record.at(day) for day in data.draw(days_about(record))]
        for before, after in pairwise(snapshots):
            now = {one.name: one for one in after.missed}
            for one in before.missed:
                assert one.name in now, one.name
                assert now[one.name].missed_on == one.missed_on, one.name
                became = now[one.name].status
                allowed = {
                    DutyStatus.OVERDUE: {DutyStatus.OVERDUE, DutyStatus.MET_LATE, DutyStatus.LAPSED},
                    DutyStatus.MET_LATE: {DutyStatus.MET_LATE},
                    DutyStatus.LAPSED: {DutyStatus.LAPSED},
                }
                assert became in allowed[one.status] or (one.duty.stage is None and reopened(record)), one.name


class TestClosedNeverReopens:
    """
    What has closed never reopens; it may be used late.

    Conditions: a complete record, in order, to which only later events come, receipts among them; no stage entered
    again.
    """

    @every_procedure
    def test_whatever_comes_later(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        assume(not reopened(record))
        drawn_days = data.draw(days_about(record))
        days = sorted({day + timedelta(days=more) for day in drawn_days for more in (0, 1, 2)})
        snapshots = [record.at(day) for day in days]
        for before, after in pairwise(snapshots):
            for window in before.windows:
                became = after.window(window.name).status
                if window.status is WindowStatus.CLOSED:
                    assert became in {WindowStatus.CLOSED, WindowStatus.USED_LATE}, window.name
                if window.status in {WindowStatus.USED, WindowStatus.USED_LATE}:
                    assert became is window.status, window.name


class TestSnapshots:
    """Every field of a snapshot agrees with every other, and no record that is accepted gives an error."""

    @every_procedure
    def test_of_any_record_on_any_day_and_about_any_event(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(any_records(drawn(rules)))
        for day in [*data.draw(days_about(record)), data.draw(st.dates(date(1990, 1, 1), date(2095, 12, 31)))]:
            seen = record.at(day)
            check(seen)
        record.eligibility(on=seen.on)
        for event in data.draw(st.lists(st.sampled_from([one.name for one in record.procedure.events]), max_size=3)):
            assert record.can(event, on=seen.on).reasons
        for one in seen.deadlines:
            one.explain()

    @every_procedure
    def test_of_a_regular_record_with_more_in_it(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        for day in data.draw(days_about(record)):
            check(record.at(day))

    @every_procedure
    def test_of_one_event_on_any_day_of_a_century(self, data: st.DataObject, rules: str) -> None:
        procedure = data.draw(drawn(rules))
        event = data.draw(st.sampled_from([one.name for one in procedure.events]))
        made = data.draw(st.dates(date(1990, 1, 1), date(2095, 12, 31)))
        check(Complaint(procedure).record(event, made).at(made + timedelta(days=data.draw(st.integers(-5, 400)))))


class TestOneDeadline:
    """
    "Duties and windows have names. Two limits may hang on one event."

    Asked for alone, a deadline is the one that stands in the snapshot; so is what is said of a name that is none.
    """

    @every_procedure
    def test_it_is_the_one_in_the_snapshot(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(any_records(drawn(rules)))
        for day in data.draw(days_about(record)):
            held = record.at(day).deadlines
            assert [record.deadline(one.name, on=day) for one in held] == list(held)

    @every_procedure
    def test_an_event_names_the_one_duty_that_it_meets(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(any_records(drawn(rules)))
        day = data.draw(days_about(record))[0]
        held = record.at(day).deadlines
        by_name = {one.name: [one] for one in held}
        for event in record.procedure.events:
            meant = by_name.get(event.name) or [one for one in held if one.act == event.name and one.occurrence == 1]
            if len(meant) == 1:
                assert record.deadline(event.name, on=day) == meant[0]
            elif meant:
                with pytest.raises(AmbiguousNameError) as several:
                    record.deadline(event.name, on=day)
                assert list(several.value.candidates) == [one.name for one in meant]
            else:
                with pytest.raises(UnknownEventError) as unknown:
                    record.deadline(event.name, on=day)
                assert list(unknown.value.valid) == list(by_name)


class TestAtTheLatest:
    """ "At the latest" dates take running duties to be met on their last day, and never a complainant's choice."""

    @every_procedure
    def test_no_choice_of_the_complainant_is_taken_for_granted(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(regular_records(drawn(rules)))
        seen = record.at(data.draw(days_about(record))[-1])
        happened = {one.event for one in seen.entries if isinstance(one, Recorded)}
        procedure = record.procedure
        for one in seen.deadlines:
            rests_on = one.duty.within.read(UsesReading()).events
            chosen = {name for name in rests_on - happened if procedure.event(name).by is Party.COMPLAINANT}
            implied = {name for done in happened for name in procedure.must_precede[done]}
            if one.due is None and chosen - implied and len(rests_on) == 1:
                assert one.at_the_latest is None


def test_a_refusal_after_the_limit_keeps_the_miss_that_it_found() -> None:
    """The miss of a body that then refuses is a breach still: house rule, lapsed with its miss."""
    rules = schemes.in_force("england-children", on=date(2024, 8, 1))
    record = Complaint(rules).record("complaint", date(2024, 8, 1)).record("refusal", date(2024, 8, 30))
    assert [one.name for one in record.at(date(2024, 9, 30)).breaches] == ["stage-1-response"]
