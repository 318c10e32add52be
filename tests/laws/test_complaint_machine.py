"""Machines that drive complaints through anything in any order, and models of them in plain Python beside them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest
from attrs import Factory, evolve, field, frozen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from complaint_rules import Complaint, DutyStatus, schemes
from complaint_rules.entries import Extended, Recorded, Resumed, Suspended
from complaint_rules.errors import InvalidRecordError
from complaint_rules.limits import After, On, Received
from complaint_rules.rules import How, Recurrence
from complaint_rules.vocabulary import Party
from tests import oracle
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
    from complaint_rules.procedures import Procedure

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

ONE_DAY = timedelta(days=1)


# The texts a second time, written by hand: no rule of the package is read below.


@frozen
class OwnDuty:
    """A duty as one reads it: the act, the stage, and so many working days after what."""

    act: str
    stage: str | None
    after: str
    days: int
    extended_to: int | None = None
    by_notice: bool = False


@frozen
class OwnWindow:
    """A window as one reads it: the stage, and so many working days after what; no number where there is no figure."""

    stage: str
    after: str = ""
    days: int | None = None
    discretion: bool = False


@frozen(kw_only=True)
class Text:
    """A procedure as one reads it."""

    order: tuple[str, ...]
    ends: frozenset[str]
    moves: dict[tuple[str, str], str]
    always: dict[str, str]
    shows: dict[str, str]
    events: tuple[str, ...]
    follows: dict[str, str]
    duties: dict[str, OwnDuty]
    windows: dict[str, OwnWindow]
    again: frozenset[str] = frozenset()

    def leads_to(self, stage: str, event: str) -> str | None:
        """Return the stage to which an event leads by the table."""
        if (stage, event) in self.moves:
            return self.moves[stage, event]
        is_open = stage != "not-begun" and stage not in self.ends
        return self.always.get(event) if is_open else None

    def first_shown(self, event: str) -> str | None:
        """Return the stage that an event shows to have begun when it comes out of its place."""
        moved = [to for (_, name), to in self.moves.items() if name == event]
        return next(iter(moved), self.always.get(event, self.shows.get(event)))


TWO_STAGES = Text(
    order=("not-begun", "stage-1", "stage-2", "over", "withdrawn", "refused"),
    ends=frozenset({"over", "withdrawn", "refused"}),
    moves={
        ("not-begun", "complaint"): "stage-1",
        ("stage-1", "stage-2-request"): "stage-2",
        ("stage-2", "final-response"): "over",
        **{(stage, "reopening"): "stage-1" for stage in ("stage-1", "stage-2", "over", "withdrawn")},
    },
    always={"withdrawal": "withdrawn", "refusal": "refused"},
    shows={
        "stage-1-response": "stage-1",
        "acknowledgement": "stage-1",
        "progress-update": "stage-1",
        "stage-2-response": "stage-2",
    },
    events=(
        "complaint",
        "acknowledgement",
        "discussion",
        "progress-update",
        "stage-1-response",
        "stage-2-request",
        "stage-2-response",
        "final-response",
        "refusal",
        "withdrawal",
        "reopening",
    ),
    follows={
        "acknowledgement": "complaint",
        "progress-update": "complaint",
        "stage-1-response": "complaint",
        "stage-2-request": "complaint",
        "stage-2-response": "stage-2-request",
        "final-response": "complaint",
        "refusal": "complaint",
        "withdrawal": "complaint",
    },
    duties={
        "acknowledgement": OwnDuty("acknowledgement", "stage-1", "complaint", 5),
        "stage-1-response": OwnDuty("stage-1-response", "stage-1", "complaint", 10, by_notice=True),
        "stage-2-response": OwnDuty("stage-2-response", "stage-2", "stage-2-request", 10),
        "overall": OwnDuty("final-response", None, "complaint", 30),
    },
    windows={"stage-2-request": OwnWindow("stage-1", "stage-1-response", 10)},
    again=frozenset({"discussion", "progress-update", "reopening"}),
)
"""The procedure for tests; its duty that comes back is left out of the model."""

CHILDREN = Text(
    order=("not-begun", "stage-1", "stage-2", "stage-3", "completed", "resolved", "refused", "withdrawn"),
    ends=frozenset({"completed", "resolved", "refused", "withdrawn"}),
    moves={
        ("not-begun", "complaint"): "stage-1",
        ("stage-1", "stage-2-request"): "stage-2",
        ("stage-2", "panel-request"): "stage-3",
        ("stage-3", "panel-response"): "completed",
    },
    always={"resolution": "resolved", "refusal": "refused", "withdrawal": "withdrawn"},
    shows={
        "stage-1-response": "stage-1",
        "stage-2-response": "stage-2",
        "panel-meeting": "stage-3",
        "panel-report": "stage-3",
    },
    events=(
        "complaint",
        "acknowledgement",
        "stage-1-response",
        "stage-2-request",
        "stage-2-response",
        "panel-request",
        "panel-meeting",
        "panel-report",
        "panel-response",
        "refusal",
        "resolution",
        "withdrawal",
    ),
    follows={
        "acknowledgement": "complaint",
        "stage-1-response": "complaint",
        "stage-2-request": "complaint",
        "stage-2-response": "stage-2-request",
        "panel-request": "complaint",
        "panel-meeting": "panel-request",
        "panel-report": "panel-meeting",
        "panel-response": "panel-report",
        "refusal": "complaint",
        "resolution": "complaint",
        "withdrawal": "complaint",
    },
    duties={
        "stage-1-response": OwnDuty("stage-1-response", "stage-1", "complaint", 10, 20, by_notice=True),
        "stage-2-response": OwnDuty("stage-2-response", "stage-2", "stage-2-request", 25, 65, by_notice=True),
        "panel-meeting": OwnDuty("panel-meeting", "stage-3", "panel-request", 30),
        "panel-report": OwnDuty("panel-report", "stage-3", "panel-meeting", 5),
        "panel-response": OwnDuty("panel-response", "stage-3", "panel-report", 15),
    },
    windows={
        "stage-2-request": OwnWindow("stage-1"),
        "panel-request": OwnWindow("stage-2", "stage-2-response", 20, discretion=True),
    },
)
"""SI 2006/1738, regs 14, 15, 17, 18, 19(4) and 20, and its figures, from the regulations and not from the scheme."""


def working_days_after(day: date, number: int) -> date:
    """Step one day at a time."""
    return oracle.add(day, number, "england-and-wales")


@frozen(kw_only=True)
class OwnAnswer:
    """What the model says of a duty; no status where it says nothing."""

    status: str | None
    due: date | None
    missed_on: date | None
    days_late: int | None


@frozen(kw_only=True)
class Model:
    """A record read under a text on a day, by hand: only what had happened by then."""

    text: Text
    on: date
    events: tuple[tuple[str, date], ...]
    extensions: tuple[tuple[str, date, date], ...] = ()
    visits: tuple[tuple[str, date], ...] = field(
        init=False, default=Factory(lambda self: self._visits(), takes_self=True)
    )

    def _visits(self) -> tuple[tuple[str, date], ...]:
        """Walk through the events in order: by the table, else forward to what the event shows, else nowhere."""
        stage, found = "not-begun", []
        order = self.text.order.index
        for event, day in sorted(self.events, key=lambda one: (one[1], self.text.events.index(one[0]))):
            if day > self.on:
                break
            to = self.text.leads_to(stage, event)
            shown = self.text.first_shown(event)
            if to is None and stage not in self.text.ends and shown is not None and order(shown) > order(stage):
                to = shown
            if to is not None:
                stage = to
                found.append((to, day))
        return tuple(found)

    @property
    def stage(self) -> str:
        return self.visits[-1][0] if self.visits else "not-begun"

    def day_of(self, event: str) -> date | None:
        """Return the first day of an event that had happened."""
        return min((day for name, day in self.events if name == event and day <= self.on), default=None)

    def implied(self, event: str) -> date | None:
        """Return the first day of what can only come after an event."""
        later = [name for name in self.text.events if event in self.forerunners(name)]
        return min((day for name in later if (day := self.day_of(name)) is not None), default=None)

    def forerunners(self, event: str) -> list[str]:
        found = []
        while event in self.text.follows:
            event = self.text.follows[event]
            found.append(event)
        return found

    def stay(self, stage: str | None) -> tuple[date | None, date | None]:
        """Return when a stage was entered and left; for none, when the procedure began and was over."""
        if stage is None:
            begun = min((day for _, day in self.events if day <= self.on), default=None)
            return begun, self.visits[-1][1] if self.stage in self.text.ends else None
        for number, (name, entered) in enumerate(self.visits):
            if name == stage:
                return entered, self.visits[number + 1][1] if number + 1 < len(self.visits) else None
        return None, None

    def last_day(self, name: str) -> date | None:
        """Return the last day of a duty, with the extensions that count."""
        own = self.text.duties[name]
        begun = self.day_of(own.after)
        if begun is None:
            return None
        last = working_days_after(begun, own.days)
        for _, on, to in sorted(one for one in self.extensions if one[0] == name and one[1] <= self.on):
            cap = None if own.extended_to is None else working_days_after(begun, own.extended_to)
            if on <= last:
                last = max(last, to if cap is None else min(to, cap))
        return last

    def last_days(self) -> list[date]:
        """Return every last day that is known, of duties and of windows."""
        days = [self.last_day(name) for name in self.text.duties]
        for own in self.text.windows.values():
            begun = self.day_of(own.after)
            days.append(None if begun is None or own.days is None else working_days_after(begun, own.days))
        return [day for day in days if day is not None]

    def duty(self, name: str) -> OwnAnswer:
        own = self.text.duties[name]
        done, (entered, left) = self.day_of(own.act), self.stay(own.stage)
        due = self.last_day(name)
        implied = None if due is not None else self.implied(own.after)
        if implied is not None and any(of == name and on <= self.on for of, on, _ in self.extensions):
            return OwnAnswer(status=None, due=None, missed_on=None, days_late=None)
        last = working_days_after(implied, own.days) if implied is not None else due
        until = left if left is not None else self.on
        if done is not None and (left is None or done <= left):
            until = done
            in_time = "met" if due is not None else "cannot tell"
            status = "met late" if last is not None and done > last else in_time
            late = status == "met late"
        elif entered is None:
            status, late = "not running", False
        elif left is not None:
            status, late = "lapsed", last is not None and last < left
        else:
            late = last is not None and self.on > last
            waiting = "not running" if last is None else "cannot tell"
            status = "overdue" if late else "pending" if due is not None else waiting
        counted = last if late else None
        return OwnAnswer(
            status=status,
            due=due if entered is not None or done is not None else None,
            missed_on=None if counted is None else counted + ONE_DAY,
            days_late=None if counted is None else oracle.between(counted, until, "england-and-wales"),
        )

    def window(self, name: str) -> str:
        own = self.text.windows[name]
        used, (entered, left) = self.day_of(name), self.stay(own.stage)
        begun = entered if own.days is None else self.day_of(own.after)
        last = None if own.days is None or begun is None else working_days_after(begun, own.days)
        closed_with_stage = left is not None and (own.days is None or begun is not None)
        if used is not None:
            after_stage = closed_with_stage and left is not None and used > left
            return "used late" if after_stage or (last is not None and used > last) else "used"
        if closed_with_stage:
            return "closed"
        if entered is None or left is not None or begun is None:
            return "not open"
        if own.days is None:
            return "no limit in the text"
        return "open" if last is not None and self.on <= last else "closed"

    def moves(self) -> dict[str, str]:
        """Return what the complainant may do next in the procedure itself, with the answer where the model knows it."""
        found: dict[str, str] = {}
        if self.stage == "not-begun" and self.day_of("complaint") is None:
            found["complaint"] = ""
        for name, own in self.text.windows.items():
            guard = not own.after or self.day_of(own.after) is not None
            if self.stage == own.stage and self.day_of(name) is None and guard:
                state = self.window(name)
                if state == "closed" and own.discretion:
                    found[name] = "no unless discretion"
                elif state == "open":
                    found[name] = "yes"
                elif state == "no limit in the text":
                    missed = self.duty("stage-1-response").missed_on is not None
                    allowed = self.day_of("stage-1-response") is not None or missed
                    found[name] = "yes" if allowed else "cannot tell"
        if self.stage != "not-begun" and self.stage not in self.text.ends and self.day_of("withdrawal") is None:
            found["withdrawal"] = "yes"
        return found

    def out_of_order(self) -> set[str]:
        """Return the events whose forerunner is not on record, or dated later."""
        found = set()
        for name, day in self.events:
            first = self.text.follows.get(name)
            if day <= self.on and first is not None and ((begun := self.day_of(first)) is None or begun > day):
                found.add(name)
        return found


def same(snapshot: Snapshot, model: Model) -> None:
    """Compare everything of which the model speaks."""
    assert snapshot.stage.name == model.stage
    assert snapshot.stage_since == (model.visits[-1][1] if model.visits else None)
    for name in model.text.duties:
        own, found = model.duty(name), snapshot.deadline(name)
        if own.status is not None:
            assert (found.status.value, found.due, found.missed_on, found.days_late) == (
                own.status,
                own.due,
                own.missed_on,
                own.days_late,
            ), name
            assert any(one.name == name for one in snapshot.breaches) is (own.missed_on is not None)
    for name in model.text.windows:
        assert snapshot.window(name).status.value == model.window(name), name
    moves = {one.name: one.answer.value for one in snapshot.moves if one.by is Party.COMPLAINANT and not one.route}
    expected = model.moves()
    assert moves.keys() == expected.keys()
    assert {name: moves[name] for name in expected if expected[name]} == {k: v for k, v in expected.items() if v}
    assert model.out_of_order() <= {one.what for one in snapshot.irregular}


class InAnyOrder(RuleBasedStateMachine):
    """
    What happened, happened: events on any day in any order, extensions too, asked about on any day.

    A stage 2 request before the complaint, an act after the end, an extension too late or past its cap, a second entry
    of what comes once: each is taken or refused as a person reading the text would, and all dates are stepped by hand.
    """

    under: ClassVar[Procedure]
    text: ClassVar[Text]
    not_drawn: ClassVar[frozenset[str]] = frozenset()

    first: date
    asked: date
    record: Complaint
    events: tuple[tuple[str, date], ...]
    extensions: tuple[tuple[str, date, date], ...]

    @initialize(first=st.dates(date(2014, 1, 1), date(2024, 1, 1)))
    def begin(self, first: date) -> None:
        self.first = self.asked = first
        self.record = Complaint(self.under)
        self.events = self.extensions = ()

    @rule(choice=st.integers(0, 100), after=st.integers(-5, 120))
    def happen(self, choice: int, after: int) -> None:
        drawn = [event for event in self.text.events if event not in self.not_drawn]
        self.enter(drawn[choice % len(drawn)], self.first + after * ONE_DAY)

    @rule(after=st.integers(0, 12))
    def go_on(self, after: int) -> None:
        """Take a next step of the regular way, so that the later stages are seen too."""
        known = {event for event, _ in self.events}
        fresh = [event for event in self.text.events[:-4] if event not in known and event not in self.not_drawn]
        if fresh:
            last = max((day for _, day in self.events), default=self.first)
            self.enter(fresh[0], last + after * ONE_DAY)

    def enter(self, event: str, day: date) -> None:
        received = day if self.under.event(event).sent else None
        if any(event == other for other, _ in self.events) and event not in self.text.again:
            with pytest.raises(InvalidRecordError):
                self.record.record(event, day, received=received)
            return
        self.record = self.record.record(event, day, received=received)
        self.events = (*self.events, (event, day))

    @rule(choice=st.integers(0, 1), on=st.integers(-5, 90), days=st.integers(-3, 100))
    def extend(self, choice: int, on: int, days: int) -> None:
        self.extend_on(choice, self.first + on * ONE_DAY, days)

    def extend_on(self, choice: int, day: date, days: int) -> None:
        extendable = [name for name, own in self.text.duties.items() if own.by_notice]
        name, to = extendable[choice % len(extendable)], day + days * ONE_DAY
        self.record = self.record.extend(name, to=to, on=day)
        self.extensions = (*self.extensions, (name, day, to))

    @rule(after=st.integers(-6, 260))
    def ask(self, after: int) -> None:
        self.asked = self.first + after * ONE_DAY

    @rule(kind=st.sampled_from(("ask", "ask", "act", "extend")), choice=st.integers(0, 100), off=st.integers(-1, 1))
    def about_a_last_day(self, kind: str, choice: int, off: int) -> None:
        """Ask, act or extend on the last day of something, or the day before or after: most slips are there."""
        later = self.first + 400 * ONE_DAY
        days = Model(text=self.text, on=later, events=self.events, extensions=self.extensions).last_days()
        if not days:
            return
        day = days[choice % len(days)] + off * ONE_DAY
        if kind == "ask":
            self.asked = day
        elif kind == "extend":
            self.extend_on(choice, day, choice)
        else:
            waiting = [own.act for own in self.text.duties.values()] + list(self.text.windows)
            self.asked = max(self.asked, day)
            self.enter(waiting[choice % len(waiting)], day)

    @invariant()
    def the_package_says_what_the_model_says(self) -> None:
        model = Model(text=self.text, on=self.asked, events=self.events, extensions=self.extensions)
        same(self.record.at(self.asked), model)


class ChildrenInAnyOrder(InAnyOrder):
    """SI 2006/1738: "shall meet within 30 working days of the local authority receiving a request" (reg 19(4))."""

    under = schemes.in_force("england-children", on=date(2024, 8, 1))
    text = CHILDREN


class TwoStagesInAnyOrder(InAnyOrder):
    """The procedure for tests, but for the reopening, of which the machine below takes care."""

    under = RULES
    text = TWO_STAGES
    not_drawn = frozenset({"reopening"})


@pytest.mark.parametrize("machine", [ChildrenInAnyOrder, TwoStagesInAnyOrder])
class TestEveryLastDay:
    """House rule: the last day is in time, and the day after is not."""

    def test_before_on_and_after_every_last_day_of_the_regular_way(self, machine: type[InAnyOrder]) -> None:
        """Each act is also done on the last day for it, and a day late."""
        text, first = machine.text, date(2024, 9, 2)
        regular = [event for event in text.events[:-4] if event not in machine.not_drawn]
        for number in range(1, len(regular) + 1):
            events = tuple((event, first + 3 * place * ONE_DAY) for place, event in enumerate(regular[:number]))
            days = Model(text=text, on=first + 400 * ONE_DAY, events=events).last_days()
            for asked in {day + off * ONE_DAY for day in days for off in (-1, 0, 1)}:
                for more in ((), *(((event, asked),) for event in regular[number : number + 2])):
                    record = Complaint(machine.under)
                    for event, day in (*events, *more):
                        received = day if machine.under.event(event).sent else None
                        record = record.record(event, day, received=received)
                    same(record.at(asked), Model(text=text, on=asked, events=(*events, *more)))


class Complaints(RuleBasedStateMachine):
    """
    What happened, happened: any event is taken, in any order, and everything is recomputed from the record.

    Time only moves on, and what is entered is dated today; so that each snapshot of an earlier day stays as it was,
    what was missed stays missed, and the stages are those of a table written separately, reopened ones among them.
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

    @rule(event=st.sampled_from([*TWO_STAGES.events, "first-notice", "panel-report"]))
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
        before = self.record.at(self.today)
        if isinstance(entry, Recorded):
            other = evolve(entry, made=entry.on - timedelta(days=3), received=None)
            there = self.record.correct(entry, to=other)
            check(there.at(self.today))
            self.enter(there.correct(other, to=entry))
        elif isinstance(entry, Extended):
            self.enter(self.record.remove(entry).extend(entry.duty, to=entry.to, on=entry.on, how=entry.how))
        assert self.record.at(self.today) == before

    @invariant()
    def the_snapshot_agrees_with_itself(self) -> None:
        check(self.record.at(self.today))

    @invariant()
    def the_stages_are_those_of_the_table(self) -> None:
        events = [(one.event, one.on) for one in self.record.entries if isinstance(one, Recorded)]
        known = tuple(one for one in events if one[0] in TWO_STAGES.events)
        model = Model(text=TWO_STAGES, on=self.today, events=known)
        snapshot = self.record.at(self.today)
        assert snapshot.stage.name == model.stage
        assert tuple((stage, entered) for stage, entered, _ in snapshot.visits) == model.visits

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


MOST = settings().max_examples
"""The examples of the profile; the machines share them, since each of their examples is a dozen complaints."""

TestChildrenInAnyOrder = ChildrenInAnyOrder.TestCase
TestChildrenInAnyOrder.settings = settings(stateful_step_count=14, max_examples=max(25, MOST // 4))
TestTwoStagesInAnyOrder = TwoStagesInAnyOrder.TestCase
TestTwoStagesInAnyOrder.settings = settings(stateful_step_count=14, max_examples=max(25, MOST // 4))
TestComplaints = Complaints.TestCase
TestComplaints.settings = settings(stateful_step_count=16, max_examples=max(25, MOST // 6))
TestAnyRecords = AnyRecords.TestCase
TestAnyRecords.settings = settings(stateful_step_count=12, max_examples=max(25, MOST // 6))
