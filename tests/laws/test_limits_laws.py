"""Laws of limits, each under the clause or house rule it tests, over generated expressions and generated truths."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import assume, event, given, reject
from hypothesis import strategies as st

from complaint_rules.errors import CalendarHorizonError
from complaint_rules.limits import (
    After,
    Before,
    Bounds,
    BoundsReading,
    ByFact,
    DateSetBy,
    Direction,
    EarlierOf,
    Evidence,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    Occurrence,
    On,
    Readings,
    SentenceReading,
    Trigger,
    Uses,
    UsesReading,
    WorkingReading,
)
from complaint_rules.periods import Pause, Period, Unit
from tests import limit_strategies as drawn
from tests import oracle
from tests.limit_strategies import END, ONE_DAY, STATED, Truth, on_record, truths

if TYPE_CHECKING:
    from collections.abc import Callable

untold = st.frozensets(st.sampled_from(drawn.TELLABLE), max_size=4)
some_days = st.integers(0, 90)
DAY_UNITS = tuple(unit for unit in Unit if not unit.is_months)


def within(bounds: Bounds, day: date) -> bool:
    return (bounds.earliest is None or bounds.earliest <= day) and (bounds.latest is None or day <= bounds.latest)


def read(limit: Limit, evidence: Evidence) -> Bounds:
    try:
        return limit.read(BoundsReading(evidence))
    except CalendarHorizonError:
        reject()  # TestHorizon is about these


def due(limit: Limit, evidence: Evidence) -> date:
    found = read(limit, evidence).due
    assert found is not None
    return found


def rebuilt(limit: Limit, change: Callable[[Period], Period]) -> Limit:  # noqa: PLR0911 - one case for each node
    """Return the expression with each period changed."""
    match limit:
        case After():
            return After(rebuilt(limit.start, change), change(limit.period))
        case Before():
            return Before(rebuilt(limit.end, change), change(limit.period))
        case NextOpenDay():
            return NextOpenDay(rebuilt(limit.day, change))
        case LaterOf() | EarlierOf():
            return type(limit)(*(rebuilt(one, change) for one in limit.limits))
        case ByFact():
            rest = None if limit.otherwise is None else rebuilt(limit.otherwise, change)
            return ByFact(limit.fact, {value: rebuilt(one, change) for value, one in limit.branches}, rest)
        case Readings():
            return Readings(limit.name, {name: rebuilt(one, change) for name, one in limit.options})
        case _:
            return limit


def moves(before: date, after: date, direction: Direction) -> bool:
    """Tell whether a move is one that the direction allows."""
    return {
        Direction.NEITHER: before == after,
        Direction.LATER: before <= after,
        Direction.EARLIER: before >= after,
        Direction.MIXED: True,
    }[direction]


class TestTheDate:
    """House rule: "The same expression is read as a date ..."; the date is the one that walking day by day gives."""

    @given(drawn.limits(), truths(complete=True))
    def test_on_a_complete_record_it_is_what_the_oracle_works_out(self, limit: Limit, truth: Truth) -> None:
        assert read(limit, on_record(truth, END)).due == truth.last_day(limit)

    @given(drawn.limits(DAY_UNITS, last=False), truths(complete=True), st.data())
    def test_with_finished_pauses_too(self, limit: Limit, truth: Truth, data: st.DataObject) -> None:
        pauses = data.draw(drawn.pauses(near=truth.events["a"][0][0]))
        evidence = evolve(on_record(truth, END), pauses=pauses)
        paused = evolve(truth, suspended=drawn.suspended_days(pauses))
        assert read(limit, evidence).due == paused.last_day(limit)


class TestBounds:
    """
    House rule: "bounds refine and enclose".

    On condition that no date is agreed again, no stage entered again and no clock suspended; that an act not on record
    has not been done yet, or lies on or before the day that is implied, receipt included, so that one of which only the
    receipt is recorded narrows nothing that was said before it; and that all stays within the calendar.
    The truth about the last of several events follows the rule that one which has passed stays.
    """

    @given(drawn.limits(), truths(), some_days, untold)
    def test_they_enclose_the_final_truth_on_every_day_before(
        self, limit: Limit, truth: Truth, after: int, untold: frozenset[str]
    ) -> None:
        final = truth.last_day(limit)
        assume(final is not None)
        assert final is not None
        on = min(day for acts in truth.events.values() for day, _ in acts or [(END, END)]) + timedelta(days=after)
        bounds = read(limit, on_record(truth, min(on, END), untold=untold))
        event("certain" if bounds.certain else "not certain")
        assert within(bounds, final)

    @given(drawn.limits(figures=False), truths(), some_days, some_days, untold, untold)
    def test_more_facts_only_narrow_them(  # noqa: PLR0917 - one argument for each thing drawn
        self,
        limit: Limit,
        truth: Truth,
        first: int,
        more: int,
        untold: frozenset[str],
        still: frozenset[str],
    ) -> None:
        begun = min((day for acts in truth.events.values() for day, _ in acts), default=date(2020, 1, 1))
        on = begun + timedelta(days=first)
        # An act of which only the receipt is ever told may have been made on a day when it was not yet on record.
        to_come = {name for name, acts in truth.events.items() if any(received > on for _, received in acts)}
        untold -= {f"{kind}:{name}" for kind in ("made", "event") for name in to_come}
        before = read(limit, on_record(truth, on, untold=untold))
        after = read(limit, on_record(truth, on + timedelta(days=more), untold=untold & still))
        assert before.encloses(after)

    @given(drawn.limits(figures=False), truths(), some_days, untold)
    def test_the_earlier_is_never_after_the_later(
        self, limit: Limit, truth: Truth, after: int, untold: frozenset[str]
    ) -> None:
        bounds = read(limit, on_record(truth, date(2020, 1, 1) + timedelta(days=after), untold=untold))
        assert bounds.earliest is None or bounds.latest is None or bounds.earliest <= bounds.latest

    @given(drawn.limits(), truths(), some_days)
    def test_a_certain_date_is_the_date_that_is_due(self, limit: Limit, truth: Truth, after: int) -> None:
        bounds = read(limit, on_record(truth, date(2020, 1, 1) + timedelta(days=after)))
        assert not bounds.certain or bounds.due == bounds.earliest

    @given(drawn.periods(STATED), truths(complete=True), st.integers(0, 40), some_days, some_days)
    def test_while_a_clock_is_stopped_they_begin_where_it_would_end_if_resumed_today(
        self, period: Period, truth: Truth, first: int, length: int, more: int
    ) -> None:
        start = truth.events["a"][0][0]
        stopped = start + timedelta(days=first)
        today = stopped + timedelta(days=length)
        evidence = evolve(on_record(truth, today), pauses=(Pause(stopped, None),))
        evidence = evolve(evidence, occurrences={"a": (Occurrence(made=start, received=start),)})
        bounds = read(After(On("a"), period), evidence)
        without = drawn.end_of(start, period, truth.out)
        if without < stopped:
            assert (bounds.earliest, bounds.latest, bounds.due, bounds.stopped) == (without, without, without, False)
            return
        as_if = drawn.suspended_days([Pause(stopped, today)])
        assert bounds.earliest == drawn.end_of(start, period, truth.out, as_if)
        assert (bounds.latest, bounds.due, bounds.stopped) == (None, None, True)
        later = drawn.suspended_days([Pause(stopped, today + timedelta(days=more))])
        assert within(bounds, drawn.end_of(start, period, truth.out, later))


class TestMonotone:
    """
    House rule: "a later trigger never gives an earlier deadline", for each node that declares it.

    With the facts, readings and events as they are, no date agreed again, and repeated acts received in their order.
    """

    @given(drawn.limits(last=False), truths(complete=True), st.data())
    def test_later_dates_never_give_an_earlier_limit(self, limit: Limit, truth: Truth, data: st.DataObject) -> None:
        assert limit.monotone
        assert due(limit, on_record(truth, END)) <= due(limit, on_record(later(truth, data), END))

    @given(drawn.limits(DAY_UNITS, last=False), truths(complete=True), st.data())
    def test_nor_do_they_with_suspensions_where_no_months_are_counted(
        self, limit: Limit, truth: Truth, data: st.DataObject
    ) -> None:
        assert limit.monotone_when_suspended
        pauses = data.draw(drawn.pauses(near=truth.events["a"][0][0]))
        before = due(limit, evolve(on_record(truth, END), pauses=pauses))
        assert before <= due(limit, evolve(on_record(later(truth, data), END), pauses=pauses))

    @given(drawn.limits())
    def test_an_expression_says_so_unless_it_asks_for_the_last_of_several(self, limit: Limit) -> None:
        nodes = limit.nodes
        several = any(isinstance(node, Last) for node in nodes)
        months = any(isinstance(node, After) and node.period.unit.is_months for node in nodes)
        assert limit.monotone is not several
        assert limit.monotone_when_suspended is not (several or months)


def later(truth: Truth, data: st.DataObject) -> Truth:
    """Return the same truth with some dates later, and none earlier."""
    by = st.sampled_from((0, 0, 1, 2, 3, 10, 40))

    def put_off(day: date) -> date:
        return day + timedelta(days=data.draw(by))

    events = {
        name: sorted((put_off(made), put_off(received)) for made, received in acts)
        for name, acts in truth.events.items()
    }
    assert truth.agreed is not None
    return evolve(truth, events=events, agreed=(truth.agreed[0], put_off(truth.agreed[1])))


class TestDirections:
    """House rule: "Each node says ... in which direction it moves with period length and with closures"."""

    @given(drawn.limits(), truths(complete=True), st.integers(1, 9))
    def test_longer_periods_move_a_limit_as_it_declares(self, limit: Limit, truth: Truth, more: int) -> None:
        def grown(period: Period) -> Period:
            return evolve(period, number=period.number + (1 if period.unit is Unit.YEARS else more))

        longer = rebuilt(limit, grown)
        evidence = on_record(truth, END)
        assert moves(due(limit, evidence), due(longer, evidence), limit.with_longer_periods)

    @given(drawn.limits(), truths(complete=True), st.integers(-10, 90))
    def test_one_more_closure_moves_a_limit_as_it_declares(self, limit: Limit, truth: Truth, offset: int) -> None:
        closed = truth.out | {truth.events["a"][0][0] + timedelta(days=offset)}
        before, after = on_record(truth, END), on_record(evolve(truth, out=closed), END)
        assert moves(due(limit, before), due(limit, after), limit.with_closures)


class TestWorking:
    """House rule: "each explanation's steps, added up by hand, give its date; every skipped bank holiday is named"."""

    @given(drawn.limits(figures=False), truths(), some_days, untold)
    def test_it_comes_to_the_bounds_that_are_read(
        self, limit: Limit, truth: Truth, after: int, untold: frozenset[str]
    ) -> None:
        begun = min((day for acts in truth.events.values() for day, _ in acts), default=date(2020, 1, 1))
        evidence = on_record(truth, begun + timedelta(days=after), untold=untold)
        working = limit.read(WorkingReading(evidence))
        assert working.bounds == read(limit, evidence)
        assert working.steps[-1].day in {working.bounds.due, None}
        assert all(step.text.endswith((".", ":")) for step in working.steps)

    @given(drawn.limits(), truths(complete=True), st.data())
    def test_each_count_in_it_adds_up_by_hand(self, limit: Limit, truth: Truth, data: st.DataObject) -> None:
        pauses = data.draw(st.just(()) | drawn.pauses(near=truth.events["a"][0][0]))
        evidence = evolve(on_record(truth, END), pauses=pauses)
        for step in limit.read(WorkingReading(evidence)).steps:
            if step.counted is None or step.counted.period.unit in {Unit.MONTHS, Unit.YEARS}:
                continue
            counted = step.counted
            skipped = {one.day for one in counted.skipped} if counted.period.unit.counts_days else set[date]()
            assert counted.last == step.day
            end = counted.rolled_from or counted.last
            way = ONE_DAY if end >= counted.start else -ONE_DAY
            paused = drawn.suspended_days(pauses) if way > timedelta(0) and step.counted.paused else drawn.NO_DAYS
            span = oracle.every_day(*sorted((counted.start, end)))
            if counted.number and counted.period.counting.value != "beginning with":
                span.remove(counted.start)
            counted_days = [day for day in span if day not in skipped and day not in paused]
            assert counted.number == 0 or len(counted_days) == drawn.in_days(counted.period)

    @given(drawn.periods((Unit.WORKING_DAYS,), at_least=1), truths(complete=True))
    def test_every_bank_holiday_on_the_way_is_named(self, period: Period, truth: Truth) -> None:
        counted = After(On("a"), period).read(WorkingReading(on_record(truth, END))).steps[-1].counted
        assert counted is not None
        names = oracle.titles(drawn.DIVISION)
        on_the_way = [
            day for day in oracle.every_day(counted.start + ONE_DAY, counted.last) if day in names and day.weekday() < 5
        ]
        named = {one.day: one.reasons for one in counted.skipped}
        assert all(
            any(names[day][:6].lower() in reason.lower() or "substitute" in reason for reason in named[day])
            for day in on_the_way
        )

    @given(drawn.limits(figures=False))
    def test_the_sentence_names_every_event_and_uses_gathers_every_one(self, limit: Limit) -> None:
        nodes = limit.nodes
        events = {node.event for node in nodes if isinstance(node, Trigger | DateSetBy)}
        uses = limit.read(UsesReading())
        sentence = limit.read(SentenceReading({name: f"<{name}>" for name in events}))
        assert uses.events == events
        assert all(f"<{name}>" in sentence for name in events)
        assert uses.facts or not any(isinstance(node, ByFact) for node in nodes)
        assert uses == uses | Uses()


class TestHorizon:
    """House rule: a limit beyond the calendar is an error where it is the due date, and else an unknown bound."""

    @given(st.integers(1, 400), st.integers(0, 700))
    def test_a_bound_beyond_the_calendar_is_unknown_and_a_due_date_an_error(self, number: int, after: int) -> None:
        start = date(2027, 6, 1) + timedelta(days=after)
        limit = After(On("a"), Period(number, Unit.WORKING_DAYS))
        day, met = start, 0
        while met < number and day < oracle.LAST:
            day += ONE_DAY
            met += oracle.is_working(day, drawn.DIVISION)
        known = met == number
        not_yet = Evidence(on=start - ONE_DAY, days=drawn.days_with())
        assert read(limit, not_yet).earliest == (day if known else None)
        evidence = evolve(not_yet, on=start, occurrences={"a": (Occurrence(made=start),)})
        try:
            found = limit.read(BoundsReading(evidence)).due
        except CalendarHorizonError:
            assert not known
        else:
            assert known
            assert found == day
