"""Laws of whole complaints, for generated procedures and both bundled schemes; each states its conditions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from complaint_rules import Answer, Complaint, DutyStatus, WindowStatus, WorkingDayCalendar
from complaint_rules.entries import Recorded
from complaint_rules.limits import Before, DateSetBy, Last, UsesReading
from complaint_rules.periods import Counting, Unit
from complaint_rules.vocabulary import Party
from tests import oracle
from tests.complaint_strategies import (
    BUNDLED,
    RESPONSE,
    any_records,
    days_about,
    gaps,
    procedures,
    regular_records,
    stepped,
    with_more,
)

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, Snapshot
    from complaint_rules.periods import Counted

EITHER = st.sampled_from(BUNDLED) | procedures()
PLAIN = st.sampled_from(BUNDLED) | procedures(extended=False)
STRICT = st.sampled_from(BUNDLED) | procedures(before_expiry=True)
ONE_DAY = timedelta(days=1)


def plain_duties(record: Complaint) -> list[str]:
    """Return the duties that come once: none that recurs, and none of a date that was agreed."""
    return [
        one.name
        for one in record.procedure.duties
        if one.recurs is None and not any(isinstance(node, DateSetBy) for node in one.within.nodes)
    ]


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
    assert bounds.due == one.due or one.status is DutyStatus.NOT_RUNNING
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
        assert one.original is not None
        assert one.original <= one.due
        assert one.at_the_latest is not None
        assert one.at_the_latest >= one.due
        assert one.latest is None or one.latest >= one.original
    else:
        assert one.latest is None
        assert one.target is None


class TestRefinement:
    """
    A limit is read as bounds: more facts only narrow them, and they always enclose the final truth.

    Conditions: a complete record, in order, to which only later events come; no extension, suspension or agreed date;
    no stage entered again.
    """

    @given(st.data())
    def test_the_bounds_of_each_day_enclose_those_of_every_later_day(self, data: st.DataObject) -> None:
        record = data.draw(regular_records(PLAIN))
        assume(not any(isinstance(one, Recorded) and one.event == "reopening" for one in record.entries))
        begun = next(one.on for one in record.entries if isinstance(one, Recorded) and one.event == "complaint")
        days = [max(begun, day) for day in data.draw(days_about(record))]
        snapshots = [record.at(day) for day in days]
        for before, after in pairwise(snapshots):
            for name in plain_duties(record):
                assert before.deadline(name).bounds.encloses(after.deadline(name).bounds), name
            for window in before.windows:
                assert window.bounds.encloses(after.window(window.name).bounds), window.name
            for route in before.routes:
                later = after.route(route.name).bounds
                assert route.bounds is not None
                assert later is not None
                assert route.bounds.encloses(later)


class TestMissedStaysMissed:
    """
    What was missed stays missed: overdue turns only into met late, or lapsed with its miss.

    Conditions: a complete record, in order, to which only later events come; each act received on the day it was made,
    since a receipt not yet told is taken, as a declared assumption, to be that day; and every extension made before the
    limit had passed (the text asks for that), for one made later may undo a miss where the text lets it.
    """

    @given(st.data())
    def test_whatever_comes_later(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(procedures(before_expiry=True), receipts=False)))
        self.holds(data, record)

    @given(st.data())
    def test_in_the_bundled_schemes(self, data: st.DataObject) -> None:
        plain = regular_records(st.sampled_from(BUNDLED), receipts=False)
        self.holds(data, data.draw(with_more(plain, extended=False)))

    @staticmethod
    def holds(data: st.DataObject, record: Complaint) -> None:
        snapshots = [record.at(day) for day in data.draw(days_about(record))]
        for before, after in pairwise(snapshots):
            now = {one.name: one for one in after.missed}
            for one in before.missed:
                assert one.name in now
                assert now[one.name].missed_on == one.missed_on
                became = now[one.name].status
                allowed = {
                    DutyStatus.OVERDUE: {DutyStatus.OVERDUE, DutyStatus.MET_LATE, DutyStatus.LAPSED},
                    DutyStatus.MET_LATE: {DutyStatus.MET_LATE},
                    DutyStatus.LAPSED: {DutyStatus.LAPSED},
                }
                whole = one.duty.stage is None and "reopening" in {
                    entry.event for entry in record.entries if isinstance(entry, Recorded)
                }
                assert became in allowed[one.status] or whole


class TestClosedNeverReopens:
    """
    What has closed never reopens; it may be used late.

    Conditions: a complete record, in order, to which only later events come, receipts among them; no stage entered
    again.
    """

    @given(st.data())
    def test_whatever_comes_later(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER)))
        assume(not any(isinstance(one, Recorded) and one.event == "reopening" for one in record.entries))
        snapshots = [record.at(day) for day in data.draw(days_about(record))]
        for before, after in pairwise(snapshots):
            for window in before.windows:
                became = after.window(window.name).status
                if window.status is WindowStatus.CLOSED:
                    assert became in {WindowStatus.CLOSED, WindowStatus.USED_LATE}
                if window.status in {WindowStatus.USED, WindowStatus.USED_LATE}:
                    assert became is window.status


class TestLaterTriggers:
    """
    With the rest fixed, a later trigger never gives an earlier deadline.

    Conditions: every limit says that it is monotone; no suspension; the events stay in order.
    """

    @given(st.data())
    def test_a_complaint_made_later_is_never_due_earlier(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER, receipts=False), extended=True))
        assume(not any(hasattr(one, "cause") and not hasattr(one, "duty") for one in record.entries))
        acts = [one for one in record.entries if isinstance(one, Recorded) and one.event != "matter-occurred"]
        complaint = next(one for one in acts if one.event == "complaint")
        following = min((one.on for one in acts if one is not complaint), default=complaint.on + timedelta(days=30))
        assume(following > complaint.on)
        later = complaint.on + timedelta(days=data.draw(st.integers(1, (following - complaint.on).days)))
        moved = record.correct("complaint", to=later, received=later)
        day = data.draw(days_about(record))[-1]
        before, after = record.at(day), moved.at(day)
        for one in before.deadlines:
            if one.duty.recurs is not None or one.occurrence > 1 or not one.duty.within.monotone:
                continue
            other = after.deadline(one.name)
            if one.original is not None and other.original is not None:
                assert other.original >= one.original
            if one.due is not None and other.due is not None:
                assert other.due >= one.due


class TestExtensions:
    """An extension never shortens; `due` is at most `latest` without agreement and under firm caps."""

    @given(st.data())
    def test_due_is_never_before_original_and_one_more_never_shortens(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER)))
        day = data.draw(days_about(record))[-1]
        last = max(one.on for one in record.entries) + ONE_DAY
        longer = stepped(record, "extend", last, data.draw(gaps), data.draw(st.integers(0, 40)))
        before, after = record.at(day), longer.at(day)
        for one in before.deadlines:
            other = after.deadline(one.name)
            if one.due is not None and other.due is not None:
                assert one.original is not None
                assert one.original <= one.due <= other.due
                assert one.original == other.original

    @given(st.data())
    def test_due_is_at_most_latest(self, data: st.DataObject) -> None:
        strict = st.sampled_from(BUNDLED) | procedures(firm=True, agreed=False)
        record = data.draw(with_more(regular_records(strict)))
        for day in data.draw(days_about(record)):
            for one in record.at(day).deadlines:
                if one.due is not None and one.latest is not None and one.duty.recurs is None:
                    assert one.due <= one.latest


class TestTheRecord:
    """A complaint is a record of dated events; everything else is recomputed from it."""

    @given(any_records(), st.data())
    def test_the_order_of_entry_never_counts(self, record: Complaint, data: st.DataObject) -> None:
        day = data.draw(days_about(record))[-1]
        shuffled = evolve(record, history=tuple(data.draw(st.permutations(record.history))))
        assert shuffled.at(day) == record.at(day)

    @given(any_records(), st.data())
    def test_the_same_record_gives_the_same_snapshot(self, record: Complaint, data: st.DataObject) -> None:
        """P29: no timer is kept, so none can be lost."""
        day = data.draw(days_about(record))[-1]
        assert record.at(day) == record.at(day) == evolve(record).at(day)
        assert record.at(day).changes_to(record.at(day)) == ()

    @given(any_records(), st.data())
    def test_a_record_put_right_is_as_one_made_right(self, record: Complaint, data: st.DataObject) -> None:
        """P18: a correction changes the date it names and nothing else."""
        events = [
            one for one in record.entries if isinstance(one, Recorded) and not record.procedure.event(one.event).repeats
        ]
        assume(events)
        one = data.draw(st.sampled_from(events))
        to = one.on + timedelta(days=data.draw(st.integers(-10, 10)))
        right = evolve(one, made=to, received=None)
        corrected = record.correct(one, to=right)
        made = evolve(record, history=tuple(right if entry == one else entry for entry in record.entries))
        days = data.draw(days_about(record))
        assert [corrected.at(day) for day in days] == [made.at(day) for day in days]
        removed = corrected.remove(right)
        never = evolve(record, history=tuple(entry for entry in record.entries if entry != one))
        assert [removed.at(day) for day in days] == [never.at(day) for day in days]

    @given(any_records(), st.data())
    def test_only_what_is_dated_on_or_before_the_day_counts(self, record: Complaint, data: st.DataObject) -> None:
        day = data.draw(days_about(record))[0]
        kept = [one for one in record.entries if one.on <= day]
        known = [
            evolve(one, received=None) if isinstance(one, Recorded) and one.received and one.received > day else one
            for one in kept
        ]
        assert evolve(record, history=tuple(known)).at(day) == record.at(day)


class TestSnapshots:
    """Every field of a snapshot agrees with every other, and no record that is accepted gives an error."""

    @given(any_records(), st.data())
    def test_of_any_record(self, record: Complaint, data: st.DataObject) -> None:
        for day in data.draw(days_about(record)):
            check(record.at(day))

    @given(st.data())
    def test_of_a_regular_record_with_more_in_it(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER)))
        for day in data.draw(days_about(record)):
            check(record.at(day))

    @given(any_records(), st.dates(date(1990, 1, 1), date(2095, 12, 31)), st.data())
    def test_on_any_day_and_about_any_event(self, record: Complaint, day: date, data: st.DataObject) -> None:
        seen = record.at(day)
        check(seen)
        record.eligibility(on=day)
        for event in data.draw(st.lists(st.sampled_from([one.name for one in record.procedure.events]), max_size=3)):
            verdict = record.can(event, on=day)
            assert verdict.reasons
        for one in seen.deadlines:
            one.explain()

    @given(st.data())
    def test_of_one_event_on_any_day_of_a_century(self, data: st.DataObject) -> None:
        rules = data.draw(EITHER)
        event = data.draw(st.sampled_from([one.name for one in rules.events]))
        made = data.draw(st.dates(date(1990, 1, 1), date(2095, 12, 31)))
        check(Complaint(rules).record(event, made).at(made + timedelta(days=data.draw(st.integers(-5, 400)))))


class TestAtTheLatest:
    """ "At the latest" dates take running duties to be met on their last day, and never a complainant's choice."""

    @given(st.data())
    def test_no_choice_of_the_complainant_is_taken_for_granted(self, data: st.DataObject) -> None:
        record = data.draw(regular_records(EITHER))
        day = data.draw(days_about(record))[-1]
        seen = record.at(day)
        happened = {one.event for one in seen.entries if isinstance(one, Recorded)}
        rules = record.procedure
        for one in seen.deadlines:
            rests_on = one.duty.within.read(UsesReading()).events
            chosen = {name for name in rests_on - happened if rules.event(name).by is Party.COMPLAINANT}
            implied = {name for done in happened for name in rules.must_precede[done]}
            if one.due is None and chosen - implied and len(rests_on) == 1:
                assert one.at_the_latest is None


class TestWorking:
    """Each explanation's steps, added up by hand, give its date."""

    @given(st.data())
    def test_each_count_recounts_to_its_last_day(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER)))
        assume(all(date(2012, 1, 10) < one.on < date(2026, 1, 1) for one in record.entries))
        for one in record.at(data.draw(days_about(record))[-1]).deadlines:
            if one.duty.recurs is not None or one.bounds.stopped:
                continue
            steps = one.steps
            if one.due is not None:
                assert steps[-1].day == one.original
            for step in steps:
                if step.counted is not None:
                    assert step.counted.last == step.day
                    recount(step.counted)


def recount(counted: Counted) -> None:
    """Walk from the start one day at a time, leaving out what the step says was left out."""
    unit, start, last = counted.period.unit, counted.start, counted.last
    first = start if counted.period.counting is Counting.BEGINNING_WITH else start + ONE_DAY
    left_out = {one.day for one in counted.skipped}
    if unit.is_months:
        day, begun = start, 0
        while begun < counted.number:
            day += ONE_DAY
            begun += day.day == 1
        assert (last.year, last.month) >= (day.year, day.month) or counted.period.counting is Counting.BEGINNING_WITH
        return
    days = oracle.every_day(first, last)
    wanted = counted.number * (7 if unit is Unit.WEEKS else 1) + counted.paused
    assert sum(day not in left_out for day in days) == wanted
    if unit is Unit.WORKING_DAYS:
        assert left_out == {day for day in days if not oracle.is_working(day, "england-and-wales")}


class TestClosures:
    """One more closure never brings a forward limit in working days nearer; a statutory clock counts none at all."""

    @given(st.data())
    def test_one_more_holiday_never_makes_anything_due_earlier(self, data: st.DataObject) -> None:
        record = data.draw(with_more(regular_records(EITHER)))
        assume(not any(type(one).__name__ == "Suspended" for one in record.entries))
        day = data.draw(days_about(record))[-1]
        out = record.entries[0].on + timedelta(days=data.draw(st.integers(0, 90)))
        fewer = evolve(record, calendar=WorkingDayCalendar("england-and-wales", extra_holidays=[out]))
        closed = evolve(record, calendar=WorkingDayCalendar("england-and-wales", closures=[out]))
        before, after, same = record.at(day), fewer.at(day), closed.at(day)
        for one in before.deadlines:
            if one.duty.recurs is not None or any(isinstance(node, Before | Last) for node in one.duty.within.nodes):
                continue
            other = after.deadline(one.name)
            if one.original is not None and other.original is not None:
                assert other.original >= one.original
            assert same.deadline(one.name).due == one.due


def test_a_refusal_after_the_limit_keeps_the_miss_that_it_found() -> None:
    """The miss of a body that then refuses is a breach still: house rule, lapsed with its miss."""
    rules = BUNDLED[0]
    record = Complaint(rules).record("complaint", date(2024, 8, 1)).record("refusal", date(2024, 8, 30))
    assert [one.name for one in record.at(date(2024, 9, 30)).breaches] == [RESPONSE]
