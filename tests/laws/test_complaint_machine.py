"""A machine that drives complaints through random events, and a model of the stages in plain Python beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from complaint_rules import Complaint, DutyStatus
from complaint_rules.entries import Extended, Recorded, Resumed, Suspended
from complaint_rules.limits import After, On, Received
from complaint_rules.rules import How, Recurrence
from complaint_rules.vocabulary import Party
from tests.complaint_strategies import BUNDLED, STEPS, procedures, stepped
from tests.laws.test_complaint_laws import check
from tests.procedures_for_tests import (
    AGAIN,
    FROM_COMPLAINT,
    duty,
    extension,
    procedure,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.answers import Snapshot

RULES = procedure(
    duty(),
    duty("acknowledgement", After(Received("complaint"), working(5))),
    duty("stage-2-response", After(On("stage-2-request"), working(10)), stage="stage-2"),
    duty(
        "progress-update",
        After(FROM_COMPLAINT, working(5)),
        recurs=Recurrence(every=working(5), ends_with="stage-1-response"),
    ),
    duty("overall", After(On("complaint"), working(30)), act="final-response", stage=None, owed_by=Party.BODY),
    windows=(window(After(Received("stage-1-response"), working(10))),),
    transitions=(AGAIN,),
    extensions=(extension(before_expiry=True),),
    suspensions=(suspension(),),
)

MOVES = {
    ("not-begun", "complaint"): "stage-1",
    ("stage-1", "stage-2-request"): "stage-2",
    ("stage-2", "final-response"): "over",
    **{(stage, "reopening"): "stage-1" for stage in ("stage-1", "stage-2", "over", "withdrawn")},
    **{(stage, "withdrawal"): "withdrawn" for stage in ("stage-1", "stage-2")},
    **{(stage, "refusal"): "refused" for stage in ("stage-1", "stage-2")},
}
"""The table of stages, written down a second time."""

ORDER = ("not-begun", "stage-1", "stage-2", "over", "withdrawn", "refused")
LEADS_TO = {
    "complaint": "stage-1",
    "reopening": "stage-1",
    "stage-2-request": "stage-2",
    "final-response": "over",
    "withdrawal": "withdrawn",
    "refusal": "refused",
}
SHOWS = {
    "stage-1-response": "stage-1",
    "acknowledgement": "stage-1",
    "progress-update": "stage-1",
    "stage-2-response": "stage-2",
}
"""Where an act belongs that makes no move of its own."""


def stage_after(events: list[str]) -> str:
    """Return the stage after events in order: by the table, else forward to what the event shows, else the same."""
    stage = "not-begun"
    for event in events:
        if (stage, event) in MOVES:
            stage = MOVES[stage, event]
        elif stage not in {"over", "withdrawn", "refused"}:
            shown = LEADS_TO.get(event, SHOWS.get(event, stage))
            stage = max(stage, shown, key=ORDER.index)
    return stage


class Complaints(RuleBasedStateMachine):
    """
    What happened, happened: any event is taken, in any order, and everything is recomputed from the record.

    Time only moves on, and what is entered is dated today; so that each snapshot of an earlier day stays as it was,
    what was missed stays missed, and the stage is that of a table written separately.
    """

    today: date
    record: Complaint
    seen: dict[date, Snapshot]

    @initialize(first=st.dates(date(2014, 1, 1), date(2024, 1, 1)))
    def begin(self, first: date) -> None:
        self.today = first
        self.record = Complaint(RULES)
        self.seen = {}

    def enter(self, changed: Complaint) -> None:
        self.record = changed

    @rule(days=st.integers(1, 25))
    def wait(self, days: int) -> None:
        self.seen[self.today] = self.record.at(self.today)
        self.today += timedelta(days=days)

    @rule(event=st.sampled_from([*LEADS_TO, *SHOWS, "discussion", "first-notice", "panel-report"]))
    def happen(self, event: str) -> None:
        events = {one.event for one in self.record.entries if isinstance(one, Recorded)}
        if event not in events or RULES.event(event).repeats:
            sent = RULES.event(event).sent
            self.enter(self.record.record(event, self.today, received=self.today if sent else None))

    @rule(days=st.integers(0, 40), how=st.sampled_from(How))
    def extend(self, days: int, how: How) -> None:
        to = self.today + timedelta(days=days)
        self.enter(self.record.extend("stage-1-response", to=to, on=self.today, how=how))

    @rule()
    def suspend(self) -> None:
        self.enter(stepped(self.record, "suspend", self.today, 0, 0))

    @rule()
    def resume(self) -> None:
        clocks = [one for one in self.record.entries if isinstance(one, Suspended | Resumed)]
        if clocks and isinstance(clocks[-1], Suspended) and clocks[-1].on < self.today:
            self.enter(self.record.resume(self.today))

    @rule()
    def note(self) -> None:
        self.enter(stepped(self.record, "note", self.today, 0, 0))

    @precondition(lambda self: self.record.entries)
    @rule(number=st.integers(0, 50))
    def correct_and_correct_back(self, number: int) -> None:
        """A correction that is taken back leaves no trace but in the history."""
        entry = self.record.entries[number % len(self.record.entries)]
        if isinstance(entry, Recorded):
            other = evolve(entry, made=entry.on - timedelta(days=3), received=None)
            there = self.record.correct(entry, to=other)
            check(there.at(self.today))
            self.enter(there.correct(other, to=entry))
        elif isinstance(entry, Extended):
            self.enter(self.record.remove(entry).extend(entry.duty, to=entry.to, on=entry.on, how=entry.how))

    @invariant()
    def the_snapshot_agrees_with_itself(self) -> None:
        check(self.record.at(self.today))

    @invariant()
    def the_stage_is_that_of_the_table(self) -> None:
        events = [one.event for one in self.record.entries if isinstance(one, Recorded)]
        assert self.record.at(self.today).stage.name == stage_after(events)

    @invariant()
    def every_earlier_day_is_as_it_was(self) -> None:
        for day, snapshot in list(self.seen.items())[-3:]:
            assert self.record.at(day) == snapshot

    @invariant()
    def what_was_missed_stays_missed(self) -> None:
        """Unless an act is entered after one that must have come later: what that one had shown, it contradicts."""
        if any("is dated before" in one.text for one in self.record.at(self.today).irregular):
            return
        now = {(one.name, one.missed_on) for one in self.record.at(self.today).missed}
        for snapshot in list(self.seen.values())[-3:]:
            assert {(one.name, one.missed_on) for one in snapshot.missed} <= now

    @invariant()
    def nothing_is_overdue_while_it_is_suspended_unless_it_was_before(self) -> None:
        stopped = [one for one in self.record.at(self.today).deadlines if one.bounds.stopped]
        assert all(one.status is not DutyStatus.OVERDUE for one in stopped)


class AnyRecords(RuleBasedStateMachine):
    """No exception for any record that is accepted, under any procedure, with corrections and removals of anything."""

    record: Complaint
    first: date

    @initialize(rules=st.sampled_from(BUNDLED) | procedures(), first=st.dates(date(2014, 1, 1), date(2024, 1, 1)))
    def begin(self, rules: object, first: date) -> None:
        self.record = Complaint(rules)  # type: ignore[arg-type]
        self.first = first

    @rule(
        step=st.sampled_from(STEPS), after=st.integers(-30, 120), length=st.integers(0, 60), choice=st.integers(0, 60)
    )
    def enter(self, step: str, after: int, length: int, choice: int) -> None:
        self.record = stepped(self.record, step, self.first + timedelta(days=after), length, choice)

    @precondition(lambda self: self.record.entries)
    @rule(number=st.integers(0, 50))
    def take_away(self, number: int) -> None:
        entry = self.record.entries[number % len(self.record.entries)]
        if isinstance(entry, Recorded | Extended):
            self.record = self.record.remove(entry)

    @invariant()
    def every_day_can_be_told(self) -> None:
        for after in (0, 45, 200):
            check(self.record.at(self.first + timedelta(days=after)))


TestComplaints = Complaints.TestCase
TestComplaints.settings = settings(stateful_step_count=20)
TestAnyRecords = AnyRecords.TestCase
TestAnyRecords.settings = settings(stateful_step_count=12)
