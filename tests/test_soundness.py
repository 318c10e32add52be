"""What the proof finds in procedures with one defect each, and the longest way through procedures with one feature."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from complaint_rules import WorkingDayCalendar, schemes
from complaint_rules.conditions import (
    All,
    Always,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
)
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.errors import (
    CalendarMismatchError,
    InvalidRecordError,
    NotADateError,
    UnknownFactError,
    UnknownReadingError,
)
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.longest_way import LongestWay, NoBound, Step, Why, day_to_begin, edges_of, longest_way, ways_to
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import NOT_BEGUN, How, Recurrence, Stage, Strength, TextFinding, Transition
from complaint_rules.soundness import Branches, Moves, Proof, prove
from complaint_rules.vocabulary import Detail, Event, Fact, Kind, Party
from tests import oracle
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    FROM_COMPLAINT,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    TEN,
    TRIBUNAL,
    duty,
    extension,
    march,
    procedure,
    route,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure

MONDAY = march(3)
ANSWER = duty("final-response", After(On("stage-2-request"), working(20)), stage="stage-2")
REQUEST = window(After(On("complaint"), working(30)))
"""With these two the way through the test procedure has a bound of 50 working days."""


def bounded(*duties: Any, **more: Any) -> Procedure:  # noqa: ANN401 - the fields of the record
    """Return a procedure of two stages whose longest way has a bound."""
    return procedure(*duties, **{"windows": (REQUEST,), **more})


def days(number: int, start: date = MONDAY) -> date:
    return oracle.add(start, number, "england-and-wales")


def way(*duties: Any, **more: Any) -> LongestWay:  # noqa: ANN401 - the fields of the record
    return longest_way(bounded(*duties, **more), start=MONDAY)


def gaps(found: LongestWay) -> set[Why]:
    return {one.why for one in found.gaps}


def prolonged(found: LongestWay) -> set[Why]:
    return {one.why for one in found.prolonged_by}


class TestWhatTheProofFinds:
    """House rule: a machine is proved, not sampled; every fault is said."""

    def test_the_ordinary_procedure_has_none(self) -> None:
        proof = prove(bounded(duty(), ANSWER), start=MONDAY)
        assert proof.faults == ()
        assert proof.holds

    def test_a_condition_that_nothing_meets_closes_a_stage(self) -> None:
        """The tables alone show a way; no record goes it as the text foresees."""
        closed = Transition(
            event="panel-request",
            start=("stage-2",),
            to="over",
            source=SOURCE,
            allowed_if=All(FactIs("advocate"), FactIs("advocate", value=False)),
        )
        stage = Stage(name="panel", title="the panel", source=SOURCE)
        into = Transition(
            event="stage-3-request", start=("stage-2",), to="panel", source=SOURCE, allowed_if=closed.allowed_if
        )
        out = Transition(event="panel-response", start=("panel",), to="over", source=SOURCE)
        rules = procedure(stages=(*procedure().stages, stage), transitions=(into, out))
        proof = prove(rules)
        assert "stage 'panel' cannot be reached" in proof.faults
        assert "stage 'panel' leads to no end" in proof.faults
        assert not proof.holds
        assert next(one for one in proof.moves if one.stage == "panel") == Moves(stage="panel")

    def test_a_duty_that_is_never_owed_cannot_be_met(self) -> None:
        never = All(FactIs("advocate"), FactNotTold("advocate"))
        proof = prove(bounded(duty(owed_if=never)))
        assert "no record was found that meets the duty 'stage-1-response'" in proof.faults

    def test_a_duty_whose_date_lies_before_its_act_can_cannot_be_met(self) -> None:
        back = Before(On("panel-meeting"), Period(5, Unit.DAYS))
        proof = prove(bounded(duty("panel-report", back)))
        assert [one.witness for one in proof.duties] == [None]

    def test_a_window_that_opens_after_it_closes_is_never_open(self) -> None:
        late = window(After(On("complaint"), working(5)), opens=After(On("complaint"), working(6)))
        proof = prove(procedure(windows=(late,)))
        assert "no record was found that opens the window 'stage-2-request'" in proof.faults

    def test_a_window_that_opens_later_is_shown_open_on_its_first_day(self) -> None:
        later = window(After(On("complaint"), working(20)), opens=After(On("complaint"), working(6)))
        (found,) = prove(procedure(windows=(later,)), start=MONDAY).windows
        assert found.witness is not None
        assert found.witness.on == days(6)

    def test_a_stage_with_nothing_to_do_and_no_date_is_a_fault_until_a_finding_says_so(self) -> None:
        rules = procedure(windows=(REQUEST,))
        nothing = (
            "stage 'stage-2': the complainant can do nothing but withdraw, no date is to come, and no finding says so"
        )
        assert prove(rules).faults == (nothing,)
        silent = TextFinding(name="silent", text="The text gives no time for the answer.", about=("final-response",))
        proof = prove(procedure(windows=(REQUEST,), findings=(silent,)))
        assert proof.faults == ()
        assert proof.moves[-1].silences == ("finding:silent",)
        elsewhere = TextFinding(name="pink", text="The text asks for pink paper.", about=("stage-1-response",))
        assert prove(procedure(windows=(REQUEST,), findings=(elsewhere,))).faults == (nothing,)

    def test_what_a_choice_would_be_is_said_of_branches_that_are_not_disjoint_or_total(self) -> None:
        """Such a procedure cannot be constructed, so its branches are written down here."""
        proof = prove(bounded(duty(), ANSWER))
        two = Branches(stage="a", event="b", to=("c", "d"), overlap="advocate: True", gap="advocate: not told")
        wrong = Proof(
            procedure=proof.procedure,
            passages=(),
            branches=(two,),
            duties=(),
            windows=(),
            moves=(),
            longest=proof.longest,
        )
        assert wrong.faults == (
            "two moves by 'b' from 'a' when advocate: True",
            "no move by 'b' from 'a' when advocate: not told",
        )

    def test_the_record_that_shows_something_can_be_read(self) -> None:
        proof = prove(bounded(duty(), ANSWER), start=MONDAY)
        into = proof.passages[1].way_in
        assert into is not None
        assert into.words == "complaint on 3 March 2025; stage-2-request on 4 March 2025"
        assert proof.moves[0].stage == NOT_BEGUN
        assert prove(schemes.newest("phso")).duties == ()

    def test_nothing_on_record_is_said_too(self) -> None:
        overall = duty("matter", After(On("matter-occurred"), DAYS_10), act="complaint", stage=None)
        found = prove(bounded(overall), start=MONDAY)
        assert found.duties[0].witness is not None
        assert found.duties[0].witness.words == "matter-occurred on 3 March 2025; complaint on 3 March 2025"
        assert type(found.duties[0].witness)(facts=(), entries=(), on=MONDAY).words == "nothing on record"

    def test_a_start_that_is_no_date_is_refused(self) -> None:
        with pytest.raises(NotADateError):
            prove(bounded(), start="3 March 2025")  # type: ignore[arg-type]
        with pytest.raises(NotADateError):
            longest_way(bounded(), start="3 March 2025")  # type: ignore[arg-type]

    def test_a_calendar_of_another_nation_is_refused(self) -> None:
        with pytest.raises(CalendarMismatchError):
            prove(bounded(), calendar=WorkingDayCalendar("scotland"))


GRADE = Fact(name="grade", question="Of what grade is it?", kind=Kind.NUMBER)
LETTER = Event(name="letter", title="the letter", by=Party.BODY, repeats=True, after=("complaint",))
SPECIAL = Event(
    name="special",
    title="the special step",
    by=Party.COMPLAINANT,
    details=(Detail("form", Kind.CHOICE, ("oral", "written")),),
)


def met(owed_if: Any = None, within: Limit = FROM_COMPLAINT, **more: Any) -> bool:  # noqa: ANN401 - any condition
    """Tell whether a duty under a condition can be met, by a record that the proof made."""
    given: dict[str, Any] = {} if owed_if is None else {"owed_if": owed_if}
    rules = procedure(
        duty("letter", within, **given, **more),
        duty("acknowledgement"),
        windows=(window(RESPONSE_WINDOW),),
        further_events=(LETTER, SPECIAL),
        further_facts=(GRADE,),
    )
    found = prove(rules).duties[0]
    return found.witness is not None


class TestRecordsForEveryCondition:
    """House rule: that something is possible is shown by doing it."""

    @pytest.mark.parametrize(
        "condition",
        [
            FactIs("advocate"),
            FactIs("grade", 3),
            FactIn("grade", (3, 5)),
            FactAtLeast("grade", 7),
            Not(FactAtLeast("grade", 7)),
            FactNotTold("grade"),
            Not(FactNotTold("grade")),
            All(FactAtLeast("grade", 2), Not(FactAtLeast("grade", 3))),
            Happened("special"),
            Not(Happened("special")),
            Happened("letter"),
            DetailIs("special", "form", "oral"),
            Not(DetailIs("special", "form", "oral")),
            DetailIs("complaint", "form", "oral"),
            MetInTime("acknowledgement"),
            Not(MetInTime("acknowledgement")),
            WindowOpen("stage-2-request"),
            Not(WindowOpen("stage-2-request")),
            AnyOf(All(FactIs("advocate"), FactNotTold("advocate")), Happened("special")),
            Not(AnyOf(FactIs("advocate"), Happened("special"))),
            Not(All(FactIs("advocate"), Happened("special"))),
        ],
        ids=lambda one: one.sentence,
    )
    def test_a_condition_is_met_by_a_record(self, condition: Any) -> None:  # noqa: ANN401 - any condition
        assert met(condition)

    @pytest.mark.parametrize("late", [Missed("acknowledgement"), Overdue("acknowledgement")])
    def test_a_miss_is_waited_for(self, late: Any) -> None:  # noqa: ANN401 - either condition
        assert met(late, NONE)
        assert not met(late, After(On("complaint"), working(10)))

    @pytest.mark.parametrize(
        "condition", [Not(Always()), All(Happened("special"), Not(Happened("special"))), AnyOf()], ids=str
    )
    def test_what_cannot_be_is_not_met(self, condition: Any) -> None:  # noqa: ANN401 - any condition
        assert not met(condition)

    def test_a_miss_without_a_last_day_cannot_be_waited_for(self) -> None:
        rules = bounded(duty("acknowledgement", NONE), duty(owed_if=Missed("acknowledgement")), ANSWER)
        assert [one.witness is None for one in prove(rules).duties] == [False, True, False]

    @pytest.mark.parametrize(
        "limit",
        [
            First(On("special"), On("discussion")),
            After(Last(On("special"), Received("discussion-offered")), TEN),
            DateSetBy("response-date-agreed"),
            LaterOf(FROM_COMPLAINT, After(On("special"), TEN)),
            ByFact("advocate", {True: After(On("special"), TEN), False: FROM_COMPLAINT}),
            ByFact("grade", {3: After(On("special"), TEN)}, otherwise=FROM_COMPLAINT),
            NoFigure("soon"),
        ],
        ids=lambda one: type(one).__name__,
    )
    def test_whatever_a_limit_runs_from_is_on_record(self, limit: Limit) -> None:
        assert met(None, limit)

    def test_a_choice_by_a_fact_that_something_else_settles_takes_that_branch(self) -> None:
        limit = ByFact("grade", {3: DateSetBy("response-date-agreed")}, otherwise=FROM_COMPLAINT)
        assert met(FactIs("grade", 3), limit)
        rules = bounded(duty(within=limit), ANSWER, further_facts=(GRADE,))
        found = prove(rules).duties[0].witness
        assert found is not None
        assert dict(found.facts) == {"grade": 3}

    def test_a_duty_that_comes_back_is_met_once_it_has_begun(self) -> None:
        recurs = Recurrence(every=working(5), ends_with="stage-1-response", starts_if=Missed("stage-1-response"))
        update = duty("progress-update", After(FROM_COMPLAINT, working(5)), recurs=recurs)
        assert prove(bounded(duty(), update, ANSWER)).faults == ()

    def test_silence_is_waited_for(self) -> None:
        proof = prove(procedure(duty(), ANSWER, windows=(window(RESPONSE_WINDOW, if_silent="silent"),)), start=MONDAY)
        into = next(one.way_in for one in proof.passages if one.stage == "silent")
        assert into is not None
        assert [one.event for one in into.entries] == ["complaint", "stage-1-response"]
        assert into.on == date(2025, 3, 15)

    def test_silence_after_a_time_that_never_ends_makes_no_move(self) -> None:
        proof = prove(procedure(windows=(window(NONE, if_silent="silent"),)))
        assert "stage 'silent' cannot be reached" in proof.faults

    def test_a_move_whose_event_must_already_have_happened_is_not_made_again(self) -> None:
        """The way into the panel asks for the very event by which the panel is left, and that comes once only."""
        into = Transition(
            event="panel-request",
            start=("stage-1",),
            to="panel",
            source=SOURCE,
            allowed_if=Happened("discussion-offered"),
        )
        out = Transition(event="discussion-offered", start=("panel",), to="over", source=SOURCE)
        panel = Stage(name="panel", title="the panel", source=SOURCE)
        stages = procedure().stages
        rules = procedure(stages=(stages[0], panel, *stages[1:]), transitions=(into, out))
        assert "stage 'panel' cannot be reached" in prove(rules).faults

    def test_facts_told_on_the_way_are_kept(self) -> None:
        split = (
            Transition(event="panel-request", start=("stage-1",), to="stage-2", source=SOURCE, when=FactIs("advocate")),
            Transition(
                event="panel-request", start=("stage-1",), to="over", source=SOURCE, when=Not(FactIs("advocate"))
            ),
        )
        proof = prove(bounded(duty(), ANSWER, transitions=split))
        (both,) = [one for one in proof.branches if one.event == "panel-request"]
        assert both.to == ("stage-2", "over")
        assert proof.faults == ()


class TestMoves:
    """House rule: nobody may be left in a stage with nothing to do and no date to wait for, unless that is said."""

    def test_they_are_told_by_when_they_come(self) -> None:
        rules = procedure(
            duty(), ANSWER, windows=(window(RESPONSE_WINDOW),), routes=(route(complete=Overdue("final-response")),)
        )
        first, one, two = prove(rules).moves
        assert first.now == ("complaint",)
        assert (one.now, one.once_answered, one.once_late, one.owed) == ((), ("stage-2-request",), (), ())
        assert (two.now, two.once_answered, two.once_late, two.owed) == (
            (),
            (),
            ("ombudsman-complaint",),
            ("final-response",),
        )

    def test_a_rule_without_a_figure_says_that_the_text_is_silent(self) -> None:
        rules = procedure(duty("final-response", NONE, stage="stage-2"), windows=(window(NONE),))
        _, one, two = prove(rules).moves
        assert one.silences == ("window:stage-2-request",)
        assert two.silences == ("duty:final-response",)
        assert two.owed == ()


class TestTheGraph:
    """House rule: the table of transitions, one row for each stage that is left."""

    def test_a_move_at_any_stage_leaves_every_open_one(self) -> None:
        rules = procedure(windows=(window(RESPONSE_WINDOW, if_silent="silent"),))
        assert {(one.start, one.event, one.to) for one in edges_of(rules)} == {
            ("not-begun", "complaint", "stage-1"),
            ("stage-1", "stage-2-request", "stage-2"),
            ("stage-2", "final-response", "over"),
            ("stage-1", "withdrawal", "withdrawn"),
            ("stage-2", "withdrawal", "withdrawn"),
            ("stage-1", "refusal", "refused"),
            ("stage-2", "refusal", "refused"),
            ("stage-1", "stage-2-request", "silent"),
        }

    def test_ways_come_shortest_first_and_go_through_no_stage_twice(self) -> None:
        ways = ways_to(procedure(transitions=(AGAIN,)), lambda stage: stage == "withdrawn")
        assert [[edge.to for edge in one] for one in ways] == [
            ["stage-1", "withdrawn"],
            ["stage-1", "stage-2", "withdrawn"],
        ]
        assert ways_to(procedure(), lambda stage: stage == NOT_BEGUN) == ((),)

    def test_a_complaint_begins_while_the_version_holds(self) -> None:
        monday = date(2024, 9, 2)
        assert day_to_begin(procedure()) == monday
        assert day_to_begin(procedure(in_force_from=date(2025, 1, 1))) == date(2025, 1, 1)
        assert day_to_begin(procedure(in_force_until=date(2022, 9, 30))) == date(2020, 9, 30)
        assert day_to_begin(procedure(in_force_from=date(2020, 1, 1), in_force_until=date(2025, 1, 1))) == monday


class TestTheLongestWay:
    """House rule: every step on its last day, or every reason for which there is none."""

    def test_it_adds_up_the_windows_and_the_duties(self) -> None:
        found = way(duty(), ANSWER)
        assert found.reached == days(20, days(30))
        assert [one.in_words for one in found.total] == ["50 working days"]
        assert found.bounded
        assert found.words == (
            "The longest way leads from the complaint through “stage 1” and “stage 2” to “over”. Each step, on its "
            "last day where it has one: 30 working days for the request for stage 2, counted from the complaint (by 14 "
            "April 2025); then 20 "
            "working days for the final response, counted from the request for stage 2 (by 15 May 2025). That is 50 "
            "working days in all. Begun on 3 March 2025, it is over on 15 May 2025 at the latest."
        )

    def test_without_a_start_it_has_lengths_and_no_dates(self) -> None:
        found = longest_way(bounded(duty(), ANSWER))
        assert found.reached is None
        assert found.start is None
        assert {one.last_day for one in found.steps} == {None}
        assert found.bounded
        assert found.words.endswith("That is 50 working days in all.")

    def test_a_holiday_that_the_caller_adds_puts_it_off(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", extra_holidays={march(4): "a day off"})
        rules = bounded(duty(), ANSWER)
        assert longest_way(rules, start=MONDAY, calendar=closed).reached == days(51)

    def test_a_window_that_runs_from_an_answer_waits_for_that_answer(self) -> None:
        found = way(duty(), ANSWER, windows=(window(RESPONSE_WINDOW),))
        assert [one.event for one in found.steps] == ["stage-1-response", "stage-2-request", "final-response"]
        assert found.steps[1].last_day == date(2025, 3, 27)
        assert found.words.endswith("Each letter is taken to be received on the day it is sent.")
        assert [one.in_words for one in found.total] == ["30 working days", "10 calendar days"]

    def test_the_second_figure_counts(self) -> None:
        assert way(
            duty("final-response", After(On("stage-2-request"), working(20, at_most=40)), stage="stage-2")
        ).reached == days(70)

    @pytest.mark.parametrize(
        ("limit", "why"),
        [
            (NoFigure("soon"), Why.NO_FIGURE),
            (DateSetBy("response-date-agreed"), Why.AGREED_DATE),
            (After(On("statement-agreed"), TEN), Why.NO_RULE),
            (After(Last(On("discussion")), TEN), Why.MAY_MOVE),
            (LaterOf(FROM_COMPLAINT, NoFigure("soon")), Why.NO_FIGURE),
            (EarlierOf(NoFigure("soon"), NoFigure("later")), Why.NO_FIGURE),
            (Readings("start", {"one": FROM_COMPLAINT, "other": NoFigure("soon")}), Why.NO_FIGURE),
            (ByFact("advocate", {True: FROM_COMPLAINT, False: NoFigure("soon")}), Why.NO_FIGURE),
        ],
        ids=lambda one: type(one).__name__,
    )
    def test_there_is_no_bound_where_a_limit_has_none(self, limit: Limit, why: Why) -> None:
        found = way(duty("final-response", limit, stage="stage-2"))
        assert why in gaps(found)
        assert found.reached is None
        assert found.steps[-1].last_day is None

    def test_what_nothing_limits_has_no_bound(self) -> None:
        found = way()
        assert gaps(found) == {Why.NO_RULE}
        assert found.steps[-1].words == "the final response, for which there is no last day"
        assert found.steps[-1].strength is None
        assert [one.in_words for one in found.total] == ["30 working days"]
        assert "The steps that have a figure come to 30 working days." in found.words

    def test_before_an_act_without_a_last_day_stands_what_its_stage_owes(self) -> None:
        found = way(duty(), ANSWER, windows=(window(NONE),))
        assert [one.event for one in found.steps] == ["stage-1-response", "stage-2-request", "final-response"]
        assert found.steps[0].last_day == days(10)
        assert found.steps[2].last_day is None

    @pytest.mark.parametrize(
        ("limit", "number"),
        [
            (LaterOf(FROM_COMPLAINT, After(On("complaint"), working(12))), 12),
            (EarlierOf(FROM_COMPLAINT, After(On("complaint"), working(12))), 10),
            (EarlierOf(FROM_COMPLAINT, NoFigure("soon")), 10),
            (After(First(On("complaint"), On("complaint-forwarded")), TEN), 10),
            (After(Last(On("complaint"), On("matter-occurred")), TEN), 10),
            (Readings("start", {"one": FROM_COMPLAINT, "other": After(On("complaint"), working(12))}), 12),
            (ByFact("advocate", {True: FROM_COMPLAINT, False: After(On("complaint"), working(12))}), 12),
            (ByFact("grade", {1: FROM_COMPLAINT}, otherwise=After(On("complaint"), working(12))), 12),
        ],
        ids=repr,
    )
    def test_of_several_limits_the_longest_that_the_text_allows_counts(self, limit: Limit, number: int) -> None:
        found = way(ANSWER, windows=(window(limit),), further_facts=(GRADE,))
        assert found.steps[0].last_day == days(number)

    def test_what_is_told_and_chosen_settles_it(self) -> None:
        choice = ByFact("grade", {1: FROM_COMPLAINT}, otherwise=After(On("complaint"), working(12)))
        start = Readings("start", {"one": FROM_COMPLAINT, "other": After(On("complaint"), working(12))})
        for limit, told, chosen, number in (
            (choice, {"grade": 1}, {}, 10),
            (choice, {"grade": 2}, {}, 12),
            (start, {}, {"start": "one"}, 10),
        ):
            rules = bounded(ANSWER, windows=(window(limit),), further_facts=(GRADE,))
            found = longest_way(rules, start=MONDAY, facts=told, readings=chosen)
            assert found.steps[0].last_day == days(number)
            assert found.unsettled == ()

    def test_a_reading_that_is_left_open_is_said(self) -> None:
        start = Readings("start", {"one": FROM_COMPLAINT, "other": After(On("complaint"), working(12))})
        found = way(ANSWER, windows=(window(start),))
        assert found.unsettled == ("start",)
        assert "Where the text can be read in more than one way, the longest reading is taken." in found.words

    def test_the_reading_that_the_procedure_takes_counts_and_a_longer_one_is_said(self) -> None:
        longer = {"one": FROM_COMPLAINT, "other": After(On("complaint"), working(12))}
        found = way(ANSWER, windows=(window(Readings("start", longer, default="one")),))
        assert found.steps[0].last_day == days(10)
        assert prolonged(found) == {Why.READING}
        assert way(ANSWER, windows=(window(Readings("start", longer, default="other")),)).bounded

    def test_the_facts_on_which_the_way_rests_are_told(self) -> None:
        """The way through both stages is that of a complaint with an advocate."""
        ask = Transition(
            event="panel-request", start=("stage-2",), to="panel", source=SOURCE, allowed_if=FactIs("advocate")
        )
        meet = Transition(event="panel-response", start=("panel",), to="over", source=SOURCE)
        panel = Stage(name="panel", title="the panel", source=SOURCE)
        rules = procedure(
            duty(
                "panel-response",
                ByFact("advocate", {True: After(On("panel-request"), TEN), False: NoFigure("soon")}),
                stage="panel",
            ),
            stages=(*procedure().stages, panel),
            transitions=(ask, meet),
            windows=(
                REQUEST,
                window(After(On("stage-2-request"), TEN), name="p", event="panel-request", stage="stage-2"),
            ),
        )
        assert longest_way(rules, start=MONDAY).reached == days(50)

    def test_days_of_no_stated_kind_are_the_longer_kind(self) -> None:
        ten = Period(10, Unit.DAYS_KIND_NOT_STATED)
        rules = bounded(ANSWER, windows=(window(After(On("complaint"), ten)),))
        assert longest_way(rules, start=MONDAY).steps[0].last_day == days(10)
        chosen = longest_way(rules, start=MONDAY, readings={"kind-of-days": "calendar-days"})
        assert chosen.steps[0].last_day == march(13)
        assert chosen.steps[0].lengths == (ten,)

    def test_school_days_need_their_calendar(self) -> None:
        rules = bounded(ANSWER, windows=(window(After(On("complaint"), Period(3, Unit.SCHOOL_DAYS))),))
        without = longest_way(rules, start=MONDAY)
        assert without.reached is None
        assert not without.bounded
        assert gaps(without) == {Why.NO_CALENDAR}
        assert "because the days on which the school is open are not known." in without.words
        terms = WorkingDayCalendar("england-and-wales", closures={march(4)})
        assert longest_way(rules, start=MONDAY, school_days=terms).steps[0].last_day == march(7)
        assert prove(rules, school_days=terms).holds

    def test_a_period_counted_back_and_a_day_that_is_moved_have_no_sum(self) -> None:
        back = Before(After(On("complaint"), working(30)), Period(5, Unit.DAYS, at_least=3))
        found = way(ANSWER, windows=(window(back),))
        assert found.steps[0].last_day == date(2025, 4, 11)
        assert found.total == ()
        assert "in all" not in found.words
        moved = way(ANSWER, windows=(window(NextOpenDay(After(On("complaint"), Period(5, Unit.DAYS)))),))
        assert moved.steps[0].last_day == march(10)
        assert moved.total == ()

    def test_steps_that_run_at_one_time_have_no_sum(self) -> None:
        """The answer is due 60 working days from the complaint, whenever stage 2 was asked for."""
        overall = duty("final-response", After(On("complaint"), working(60)), stage=None)
        found = way(overall)
        assert found.reached == days(60)
        assert found.total == ()

    def test_a_later_step_may_lie_behind_the_last_act(self) -> None:
        short = duty("final-response", After(On("complaint"), working(5)), stage="stage-2")
        assert way(short).reached == days(30)

    def test_of_several_limits_for_one_act_the_first_that_binds_counts(self) -> None:
        other = duty("overall", After(On("stage-2-request"), working(15)), act="final-response", stage=None)
        assert way(ANSWER, other).reached == days(45)
        described = duty(
            "overall",
            After(On("stage-2-request"), working(15)),
            act="final-response",
            stage="stage-2",
            strength=Strength.DESCRIPTION,
        )
        assert way(ANSWER, described).reached == days(50)

    def test_what_only_describes_is_no_bound(self) -> None:
        found = way(duty("final-response", After(On("stage-2-request"), TEN), stage="stage-2", strength=Strength.AIM))
        assert prolonged(found) == {Why.NOT_BINDING}
        assert found.reached == days(40)
        assert not found.bounded
        assert "because the time for the final response is only an aim" in found.words
        assert "it is over on 30 April 2025, if each step is taken by its day." in found.words
        assert "at the latest" not in found.words

    def test_a_figure_that_only_describes_does_not_make_up_for_one_that_a_duty_lacks(self) -> None:
        """The body must answer as soon as it can, and says that it usually takes ten days: there is no last day."""
        binding = duty("final-response", NoFigure("as soon as practicable"), stage="stage-2")
        usual = {"act": "final-response", "stage": "stage-2", "strength": Strength.USUAL}
        found = way(binding, duty("usual", After(On("stage-2-request"), TEN), **usual))
        assert gaps(found) == {Why.NO_FIGURE}
        assert found.reached is None
        assert found.steps[-1].last_day is None
        assert "at the latest" not in found.words
        assert "The steps that have a figure come to 40 working days." in found.words

    def test_of_several_limits_without_a_bound_the_furthest_counts(self) -> None:
        some = {"act": "final-response", "stage": "stage-2", "owed_if": FactIs("advocate")}
        short = duty("short", After(On("stage-2-request"), working(5)), **some)
        long = duty("long", After(On("stage-2-request"), working(15)), **some)
        for several in ((short, long), (long, short)):
            found = way(*several)
            assert gaps(found) == {Why.NOT_ALWAYS_OWED}
            assert found.steps[-1].lengths == (working(15),)
        silent = duty("silent", NONE, **some)
        assert gaps(way(long, silent)) == {Why.NO_FIGURE, Why.NOT_ALWAYS_OWED}

    @pytest.mark.parametrize(
        ("one", "other", "total"),
        [
            (FactIs("advocate"), FactIs("advocate", value=False), True),
            (FactIs("advocate"), Not(FactIs("advocate")), True),
            (Happened("discussion"), Not(Happened("discussion")), True),
            (FactAtLeast("grade", 3), Not(FactAtLeast("grade", 2)), False),
            (FactIs("advocate"), FactAtLeast("grade", 3), False),
        ],
        ids=repr,
    )
    def test_duties_one_of_which_is_owed_in_every_case_bound_an_act(self, one: Any, other: Any, *, total: bool) -> None:  # noqa: ANN401 - any condition
        act = {"act": "final-response", "stage": "stage-2"}
        short = duty("short", After(On("stage-2-request"), working(5)), owed_if=one, **act)
        long = duty("long", After(On("stage-2-request"), working(15)), owed_if=other, **act)
        for several in ((short, long), (long, short)):
            found = way(*several, further_facts=(GRADE,))
            assert found.bounded is total
            assert found.reached == (days(45) if total else None)
        always = duty("always", After(On("stage-2-request"), TEN), **act)
        assert way(short, long, always, further_facts=(GRADE,)).reached == days(40)

    def test_where_there_are_too_many_cases_to_try_nothing_is_taken_for_granted(self) -> None:
        facts = tuple(Fact(name=f"fact-{one}", question="Is it so?", kind=Kind.YES_OR_NO) for one in range(10))
        every_one = All(*(FactIs(fact.name) for fact in facts))
        act = {"act": "final-response", "stage": "stage-2"}
        short = duty("short", After(On("stage-2-request"), working(5)), owed_if=every_one, **act)
        long = duty("long", After(On("stage-2-request"), working(15)), owed_if=Not(every_one), **act)
        assert gaps(way(short, long, further_facts=facts)) == {Why.NOT_ALWAYS_OWED}

    def test_what_may_prolong_any_of_such_duties_may_prolong_the_way(self) -> None:
        act = {"act": "final-response", "stage": "stage-2"}
        soft = duty("soft", After(On("stage-2-request"), TEN), owed_if=FactIs("advocate"), soft="or soon", **act)
        long = duty("long", After(On("stage-2-request"), working(15)), owed_if=Not(FactIs("advocate")), **act)
        found = way(soft, long)
        assert prolonged(found) == {Why.SOFT}
        assert found.reached == days(45)
        assert gaps(way(evolve(soft, within=NONE), long)) == {Why.NO_FIGURE}

    @pytest.mark.parametrize(
        ("condition", "yes", "no"),
        [
            (FactIs("advocate"), {"advocate": True}, {"advocate": False}),
            (FactNotTold("advocate"), None, {"advocate": False}),
            (Not(FactIs("advocate")), {"advocate": False}, {"advocate": True}),
            (All(FactIs("advocate"), FactAtLeast("grade", 3)), {"advocate": True, "grade": 3}, {"grade": 2}),
            (AnyOf(FactIs("advocate"), FactIn("grade", (3,))), {"grade": 3}, {"advocate": False, "grade": 2}),
            (All(), {}, None),
            (AnyOf(), None, {}),
            (All(FactIs("advocate"), Happened("discussion")), None, {"advocate": False}),
        ],
        ids=repr,
    )
    def test_what_is_told_settles_whether_a_duty_is_owed_and_an_extension_comes(
        self,
        condition: Any,  # noqa: ANN401 - any condition
        yes: dict[str, Any] | None,
        no: dict[str, Any] | None,
    ) -> None:
        sometimes = duty("final-response", After(On("stage-2-request"), TEN), stage="stage-2", owed_if=condition)
        owed = bounded(sometimes, further_facts=(GRADE,))
        longer = extension(How.AUTOMATIC, "final-response", by=TEN, times=1, applies_when=condition)
        put_off = bounded(ANSWER, extensions=(longer,), further_facts=(GRADE,))
        if yes is not None:
            assert longest_way(owed, start=MONDAY, facts=yes).reached == days(40)
            assert longest_way(put_off, start=MONDAY, facts=yes).reached == days(60)
        if no is not None:
            assert gaps(longest_way(owed, start=MONDAY, facts=no)) == {Why.NO_RULE}
            assert longest_way(put_off, start=MONDAY, facts=no).reached == days(50)

    def test_where_it_cannot_be_told_the_duty_is_not_always_owed_and_the_extension_counts(self) -> None:
        sometimes = duty("final-response", stage="stage-2", owed_if=Not(All(Happened("discussion"), Always())))
        assert gaps(way(sometimes)) == {Why.NOT_ALWAYS_OWED}
        longer = extension(How.AUTOMATIC, "final-response", by=TEN, times=1, applies_when=FactIs("advocate"))
        assert way(ANSWER, extensions=(longer,)).reached == days(60)

    def test_facts_and_readings_that_nobody_asks_for_are_refused(self) -> None:
        start = Readings("start", {"one": FROM_COMPLAINT, "other": After(On("complaint"), working(12))})
        rules = bounded(ANSWER, windows=(window(start),))
        for told in ({"advocat": True}, {"advocate": "yes"}):
            with pytest.raises(UnknownFactError):
                longest_way(rules, facts=told)
        for chosen in ({"begin": "one"}, {"start": "two"}):
            with pytest.raises(UnknownReadingError):
                longest_way(rules, readings=chosen)
        with pytest.raises(InvalidRecordError):
            longest_way(rules, facts={"advocat": True}, readings={"start": "two"})

    def test_a_day_that_counts_itself_is_said(self) -> None:
        three = Period(3, Unit.WEEKS, Counting.BEGINNING_WITH)
        found = way(duty("final-response", After(After(On("stage-2-request"), three), three), stage="stage-2"))
        assert "counted from the request for stage 2, the day itself counted (by" in found.words
        assert found.words.count("the day itself counted") == 1

    def test_an_order_that_nothing_gives_has_no_sum(self) -> None:
        """The body's decision may come before its acknowledgement, so that the three days may run beside it."""
        found = way(duty("acknowledgement", After(On("stage-2-request"), working(3)), stage="stage-2"))
        assert [one.event for one in found.steps] == ["stage-2-request", "acknowledgement", "final-response"]
        assert found.total == ()

    def test_alone_it_says_what_it_is_not(self) -> None:
        found = way(ANSWER)
        assert found.explain() == f"{found.words}\n{DISCLAIMER}"

    def test_a_duty_that_is_not_always_owed_bounds_nothing(self) -> None:
        found = way(duty("final-response", FROM_COMPLAINT, stage="stage-2", owed_if=FactIs("advocate")))
        assert gaps(found) == {Why.NOT_ALWAYS_OWED}

    def test_soft_words_late_acceptance_and_suspensions_may_prolong_it(self) -> None:
        soft = duty(
            "final-response",
            After(On("stage-2-request"), working(20)),
            stage="stage-2",
            soft="or as soon as practicable",
        )
        late = window(After(On("complaint"), working(30)), late=TRIBUNAL)
        found = way(soft, windows=(late,), suspensions=(suspension(),))
        assert prolonged(found) == {Why.SOFT, Why.LATE, Why.SUSPENSION}
        assert found.reached == days(50)
        assert "“or as soon as practicable”" in found.words
        named = suspension("police", duties=("final-response",), windows=())
        assert prolonged(way(ANSWER, suspensions=(named,))) == {Why.SUSPENSION}
        elsewhere = suspension("police", duties=(), windows=("stage-2-request",))
        assert prolonged(way(ANSWER, suspensions=(elsewhere,))) == {Why.SUSPENSION}
        nothing = suspension("police", duties=(), windows=())
        assert way(ANSWER, suspensions=(nothing,)).bounded

    def test_a_stage_that_can_be_entered_again_may_prolong_it(self) -> None:
        found = way(ANSWER, transitions=(AGAIN,))
        assert prolonged(found) == {Why.ENTERED_AGAIN}
        assert found.reached == days(50)

    def test_a_duty_that_comes_back_is_no_last_day(self) -> None:
        recurs = Recurrence(every=working(5), ends_with="stage-1-response")
        found = way(duty("final-response", After(On("complaint"), working(5)), stage="stage-2", recurs=recurs))
        assert gaps(found) == {Why.NO_RULE}

    def test_a_limit_that_leads_back_to_its_own_act_has_no_last_day(self) -> None:
        """Of what a stage owes, one may wait for the very request by which the stage is left."""
        rules = procedure(duty("acknowledgement", After(On("stage-2-request"), TEN)), ANSWER, windows=(window(NONE),))
        found = longest_way(rules)
        assert gaps(found) == {Why.NO_FIGURE}
        assert [one.event for one in found.steps] == ["stage-2-request", "final-response"]

    @pytest.mark.parametrize(
        ("more", "number", "reasons"),
        [
            ({"by": TEN, "times": 1}, 60, set()),
            ({"by": TEN, "times": 2}, 70, set()),
            ({"by": TEN, "times": 1, "firm": False}, 60, {Why.SOFT}),
            ({"to": After(On("stage-2-request"), working(45))}, 75, set()),
            ({"to": After(On("complaint"), working(45))}, 50, set()),
            ({"how": How.AGREEMENT}, 50, {Why.AGREEMENT}),
            ({"how": How.AUTOMATIC, "by": TEN, "times": 1}, 60, set()),
            ({}, None, {Why.EXTENSION}),
            ({"by": TEN}, None, {Why.EXTENSION}),
            ({"to": NoFigure("soon")}, None, {Why.NO_FIGURE}),
        ],
        ids=repr,
    )
    def test_an_extension_lengthens_it_as_far_as_it_may(
        self, more: dict[str, Any], number: int | None, reasons: set[Why]
    ) -> None:
        found = way(ANSWER, extensions=(extension(duty="final-response", **more),))
        assert {one.why for one in found.no_bound} == reasons
        assert found.reached == (None if number is None else days(number))

    def test_the_second_figure_is_the_end_of_an_extension(self) -> None:
        answer = duty("final-response", After(On("stage-2-request"), working(20, at_most=40)), stage="stage-2")
        found = way(answer, extensions=(extension(duty="final-response", to_at_most=True),))
        assert found.reached == days(70)
        assert found.bounded

    def test_an_extension_is_said_beside_the_period(self) -> None:
        found = way(ANSWER, extensions=(extension(duty="final-response", by=TEN, times=1),))
        assert "20 working days, and 10 more by extension, for the final response" in found.words
        assert found.steps[-1].extended_by == (TEN,)
        assert "60 working days in all" in found.words
        weeks = way(ANSWER, extensions=(extension(duty="final-response", by=Period(2, Unit.WEEKS), times=2),))
        assert "20 working days, and 2 weeks more and 2 weeks more by extension, for the" in weeks.words
        none = duty("final-response", NONE, stage="stage-2")
        silent = way(none, extensions=(extension(duty="final-response", by=TEN, times=1),))
        assert "the final response, for which there is no last day" in silent.words
        same_day = duty("final-response", On("stage-2-request"), stage="stage-2")
        later = way(same_day, extensions=(extension(duty="final-response", by=TEN, times=1),))
        assert "10 working days by extension for the final response, counted from the request" in later.words
        other = way(duty(), ANSWER, extensions=(extension(by=TEN, times=1),))
        assert other.reached == days(50)

    def test_an_extension_of_a_limit_without_a_figure_has_no_bound_either(self) -> None:
        answer = duty("final-response", NoFigure("soon"), stage="stage-2")
        outer = extension(duty="final-response", to=After(On("complaint"), working(99)))
        assert gaps(way(answer, extensions=(outer,))) == {Why.NO_FIGURE}

    def test_a_stage_that_only_silence_reaches_is_part_of_it(self) -> None:
        """Where nobody asks within ten days, a second stage follows by itself, and is over by a final response."""
        rules = procedure(
            ANSWER,
            duty("panel-response", After(On("stage-1-response"), working(40)), stage="review"),
            duty(),
            stages=(*procedure().stages, Stage(name="review", title="the review", source=SOURCE)),
            transitions=(Transition(event="panel-response", start=("review",), to="over", source=SOURCE),),
            windows=(
                window(RESPONSE_WINDOW, name="asked", event="panel-request", stage="stage-2", if_silent="review"),
                REQUEST,
            ),
        )
        found = longest_way(rules, start=MONDAY)
        assert found.stages == ("stage-1", "stage-2", "review", "over")
        assert found.reached == days(50)
        silence = next(edge for edge in edges_of(rules) if edge.transition is None)
        assert silence.condition == Always()

    def test_several_reasons_are_joined_and_each_is_said_once(self) -> None:
        found = way(windows=(window(NONE),))
        assert found.words == (
            "The longest way leads from the complaint through “stage 1” and “stage 2” to “over”. Each step, on its "
            "last day where it has one: the request for stage 2, for which there is no last day; then the final "
            "response, for which there is "
            "no last day. There is no last day for the whole, because the text gives no figure for the request for "
            "stage 2 (in good time); and no rule held here says by when the final response comes."
        )

    def test_a_step_and_a_reason_can_be_made_by_hand(self) -> None:
        reason = NoBound(why=Why.NO_RULE, rule="event:x", text="nothing says so")
        step = Step(event="x", title="the step", by="the body", rule="event:x", no_bound=(reason,))
        assert step.words == "the step, for which there is no last day"
        assert not reason.why.only_prolongs
