"""The strategies for applications keep what their docstrings promise, and find what a test needs to meet."""

from __future__ import annotations

import runpy
import sys
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import pytest
from hypothesis import Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.vendor.pretty import pretty

from complaint_rules import Answer, Complaint, DutyStatus, RouteStatus, WindowStatus, schemes, testing
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.conditions import FactIs, Happened, Missed
from complaint_rules.eligibility import Discretion, Standing, TimeLimit
from complaint_rules.entries import Corrected, Extended, Noted, Recorded, Removed, Resumed, Suspended
from complaint_rules.errors import (
    NotADateError,
    NotANumberError,
    NotAProcedureError,
    UnknownDivisionError,
    UnknownSchemeError,
)
from complaint_rules.limits import After, Limit, NoFigure, On, Readings, Received, UsesReading
from complaint_rules.local import read_procedure, to_toml
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import EarlyGround, How, Transition
from complaint_rules.vocabulary import Detail, Event, Fact, Kind, Party
from complaint_rules.working_days import Division, Roll, WorkingDayCalendar
from tests import oracle
from tests.procedures_for_tests import (
    AGAIN,
    REOPENED,
    RESPONSE_WINDOW,
    SOURCE,
    TRIBUNAL,
    duty,
    extension,
    procedure,
    route,
    suspension,
    window,
    working,
)
from tests.test_import import in_a_fresh_process

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from complaint_rules.procedures import Procedure


# Explaining a failure runs it again and again under a tracer, which is no part of what is tested here.
QUICK = settings(
    max_examples=5_000, database=None, deadline=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)

EXPLORE = settings(database=None, deadline=None, phases=[Phase.generate])
MOST_ROUNDS = 20
CHANGES = {Recorded, Noted, Extended, Suspended, Resumed, Corrected, Removed}

T = TypeVar("T")

TIER = Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=("simple", "complex"))
COUNT = Fact(name="count", question="How many?", kind=Kind.NUMBER)
HEARING = Event(
    name="hearing",
    title="the hearing",
    by=Party.OTHER_BODY,
    repeats=True,
    after=("complaint",),
    details=(
        Detail("until", Kind.DATE),
        Detail("shape", Kind.CHOICE, ("oral", "written")),
        Detail("held", Kind.YES_OR_NO),
        Detail("number", Kind.NUMBER),
        Detail("by"),
    ),
)
GUARDED = Transition(
    event="panel-request",
    start=("stage-1",),
    to="stage-2",
    source=SOURCE,
    allowed_if=AnyOf(Happened("stage-1-response"), Missed("stage-1-response")),
)

RICH = procedure(
    duty(),
    duty("acknowledgement", NoFigure("promptly")),
    duty("stage-2-response", After(On("stage-2-request"), working(10)), stage="stage-2"),
    duty("hearing", After(Readings("start", {"made": On("complaint"), "got": On("first-notice")}), working(5))),
    windows=[
        window(RESPONSE_WINDOW, late=TRIBUNAL),
        window(NoFigure("in good time"), name="review-request", event="review-request", stage="stage-2"),
    ],
    transitions=(AGAIN, GUARDED),
    extensions=(
        extension(How.NOTICE, by=working(5), times=1, firm=False),
        extension(How.AGREEMENT, by=working(5), times=1),
        extension(How.OFFICER, follows=How.NOTICE),
    ),
    suspensions=(suspension(),),
    routes=(
        route(
            complete=Happened("acknowledgement"),
            time_limit=TimeLimit(
                name="six-months",
                until=After(On("complaint"), Period(6, Unit.MONTHS)),
                source=SOURCE,
                discretion=TRIBUNAL,
            ),
            closing=Period(5, Unit.MONTHS),
            early=(EarlyGround(when=Missed("stage-1-response"), text="it is late", source=SOURCE),),
        ),
        route(name="court", title="the court", event=None, applies=FactIs("consent"), time_limit=None),
    ),
    time_limits=(
        TimeLimit(
            name="three-months",
            until=After(On("matter-occurred"), Period(3, Unit.MONTHS)),
            source=SOURCE,
            discretion=Discretion(who="the body", source=SOURCE),
        ),
    ),
    standing=(Standing(name="consent", when=FactIs("consent"), text="they agree", source=SOURCE),),
    further_events=(REOPENED, HEARING),
    further_facts=(TIER, COUNT),
)
"""A procedure small enough to be searched quickly, in which everything can happen."""

EXTENDED = procedure(
    duty(),
    extensions=(
        extension(How.NOTICE, by=working(20), times=1, firm=False),
        extension(How.AGREEMENT, by=working(5), times=1),
        extension(How.OFFICER, follows=How.NOTICE),
    ),
)
WINDOWED = procedure(windows=[window(RESPONSE_WINDOW, late=TRIBUNAL)])
"""Two smaller ones, in which what is rare elsewhere is not."""

IRREGULAR = (
    "came although the text asks that",
    "came after the procedure was over",
    "came while the complaint was at",
    "shows that this had begun",
    "came after this was left",
    "leads nowhere from",
    "so this date is not relied on",
    "before it is not",
    "is dated before",
    "it adds nothing",
    "a further one needs a good reason",
    "which needs a good reason; it is counted",
    "so it counts only to",
    "the text provides for no extension by",
    "too late for its",
    "the text allows an extension by",
    "before this one, so it does not count",
    "after its window had closed",
)
"""A part of each sentence by which something irregular is reported: by the machine, by extensions, by a late window."""


def with_days(complaints: SearchStrategy[Complaint], most: int) -> SearchStrategy[tuple[Complaint, list[date]]]:
    """Draw a complaint with some days on which to ask about it."""
    return complaints.flatmap(
        lambda one: st.tuples(st.just(one), st.lists(testing.days_about(one), min_size=1, max_size=most))
    )


class Gathered:
    """What a run of some hundred examples came upon."""

    def __init__(self) -> None:
        self.duties: set[DutyStatus] = set()
        self.windows: set[WindowStatus] = set()
        self.routes: set[RouteStatus] = set()
        self.moves: set[Answer] = set()
        self.eligibility: set[Answer] = set()
        self.irregular: set[str] = set()
        self.changes: set[type] = set()

    def take(self, complaint: Complaint, day: date) -> None:
        snapshot = complaint.at(day)
        self.duties |= {one.status for one in snapshot.deadlines}
        self.windows |= {one.status for one in snapshot.windows}
        self.routes |= {one.status for one in snapshot.routes}
        self.moves |= {
            complaint.can(event, on=day).answer for event in ("complaint", "stage-2-request", "panel-request")
        }
        self.moves |= {complaint.can("ombudsman-complaint", on=day).answer}
        self.eligibility |= {one.answer for one in complaint.eligibility(on=day).findings}
        self.irregular |= {part for part in IRREGULAR for one in snapshot.irregular if part in one.text}
        self.changes |= {type(one) for one in complaint.history}

    @property
    def all(self) -> bool:
        """Whether there is no more to come upon."""
        return (
            (self.duties, self.windows, self.routes) == (set(DutyStatus), set(WindowStatus), set(RouteStatus))
            and self.moves == self.eligibility == set(Answer)
            and (self.irregular, self.changes) == (set(IRREGULAR), CHANGES)
        )


@cache
def gathered() -> Gathered:
    """Return what was come upon: gathered in the first test that asks, as coverage would watch a fixture."""
    found = Gathered()
    for number in range(MOST_ROUNDS):
        for rules, examples in ((RICH, 100), (EXTENDED, 100), (WINDOWED, 40)):
            for complaint, days in some(with_days(testing.complaints(rules, regular=False), 4), examples, number):
                for day in days:
                    found.take(complaint, day)
        if found.all:
            break
    return found


def some(of: SearchStrategy[T], examples: int, number: int = 0) -> list[T]:
    """Draw so many examples, the same each time."""
    drawn: list[T] = []

    @seed(number)
    @settings(EXPLORE, max_examples=examples)
    @given(of)
    def take(one: T) -> None:
        drawn.append(one)

    take()
    return drawn


class TestImporting:
    """House rule: the strategies are an extra: nothing else needs Hypothesis, and what is missing is named."""

    def test_nothing_but_the_strategies_imports_hypothesis(self) -> None:
        script = (
            "import sys\nfrom complaint_rules import *\nfrom complaint_rules import cli, comparison, local\n"
            "schemes.versions('england-children')\nprint('hypothesis' in sys.modules)\n"
            "import complaint_rules.testing\nprint('hypothesis' in sys.modules)"
        )
        assert in_a_fresh_process(script).split() == ["False", "True"]

    def test_without_hypothesis_the_error_names_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        with pytest.raises(ModuleNotFoundError, match=r'pip install "complaint-rules\[testing\]"') as missing:
            runpy.run_path(str(testing.__file__))
        assert missing.value.name == "hypothesis"

    def test_every_public_name_is_there_and_they_are_sorted(self) -> None:
        assert list(testing.__all__) == sorted(testing.__all__)
        assert all(callable(getattr(testing, name)) for name in testing.__all__)


class TestDates:
    """ "Every date drawn is a plain `datetime.date` within them."."""

    @given(st.data(), st.dates(), st.dates())
    def test_they_lie_within_the_bounds(self, data: st.DataObject, one: date, other: date) -> None:
        first, last = sorted((one, other))
        day = data.draw(testing.dates(min_value=first, max_value=last))
        assert type(day) is date
        assert first <= day <= last

    @pytest.mark.parametrize("bound", [date.min, date.max, date(2024, 2, 29)])
    def test_both_bounds_are_included(self, bound: date) -> None:
        assert find(testing.dates(min_value=bound, max_value=bound), lambda _: True, settings=QUICK) == bound

    def test_it_shrinks_towards_an_ordinary_monday(self) -> None:
        assert find(testing.dates(), lambda _: True, settings=QUICK) == date(2025, 3, 3)

    @given(testing.calendars(), testing.dates(), st.integers(-250, 250))
    def test_a_count_of_250_working_days_stays_within_the_published_years(
        self, calendar: WorkingDayCalendar, day: date, number: int
    ) -> None:
        assert calendar.published_from <= calendar.add_working_days(day, number) <= calendar.published_until

    @pytest.mark.parametrize(
        "awkward",
        [
            lambda day: (day.month, day.day) == (2, 29),
            lambda day: (day + timedelta(days=1)).day == 1,
            lambda day: day == date(2026, 6, 15),
            lambda day: day in oracle.bank_holidays("scotland") - oracle.bank_holidays("england-and-wales"),
            lambda day: (
                day.isoweekday() <= 5 and "substitute" in oracle.titles("england-and-wales").get(day, "").lower()
            ),
            lambda day: day in {date(2020, 5, 8), date(2022, 6, 2), date(2022, 9, 19), date(2023, 5, 8)},
            lambda day: day.isoweekday() >= 6,
        ],
    )
    def test_the_awkward_days_are_frequent(self, awkward: Callable[[date], bool]) -> None:
        few = settings(QUICK, max_examples=1_000)
        assert awkward(find(testing.dates(), awkward, settings=few))


class TestCalendars:
    """ "Every calendar drawn is of the division given"; closures and predictions as asked."""

    @given(testing.divisions())
    def test_every_division_drawn_has_a_calendar(self, division: str) -> None:
        assert WorkingDayCalendar(division).division == division

    @given(st.data(), st.sampled_from(Division), st.booleans(), st.integers(0, 3))
    def test_it_is_as_asked(self, data: st.DataObject, division: Division, predicted: bool, most: int) -> None:
        bounds = {"min_value": date(2020, 1, 1), "max_value": date(2020, 12, 31)}
        asked = testing.calendars(
            division=division, predicted=predicted, max_closures=most, max_extra_holidays=most, **bounds
        )
        calendar = data.draw(asked)
        assert (calendar.division, calendar.predicted) == (division.value, predicted)
        assert max(len(calendar.closures), len(calendar.extra_holidays)) <= most
        assert all(day.year == 2020 for day in (*calendar.closures, *calendar.extra_holidays))

    def test_the_smallest_is_the_published_list_alone(self) -> None:
        smallest = find(testing.calendars(), lambda _: True, settings=QUICK)
        assert smallest == WorkingDayCalendar("england-and-wales")

    @pytest.mark.parametrize("predicted", [True, False])
    def test_either_kind_is_drawn_where_none_is_asked_for(self, predicted: bool) -> None:
        found = find(testing.calendars(), lambda one: one.predicted is predicted and bool(one.closures), settings=QUICK)
        assert len(found.closures) == 1


class TestPeriods:
    """ "Every period drawn has a number between the two given"; its figures never contradict each other."""

    @given(st.data(), st.integers(0, 300), st.none() | st.integers(0, 3))
    def test_its_figures_are_as_asked(self, data: st.DataObject, least: int, more: int | None) -> None:
        most = None if more is None else least + more
        period = data.draw(testing.periods(min_number=least, max_number=most))
        figures = [one for one in (period.at_least, period.number, period.at_most) if one is not None]
        assert figures == sorted(figures)
        assert figures[0] >= least
        assert most is None or figures[-1] <= most

    def test_both_bounds_are_included(self) -> None:
        asked = testing.periods(min_number=7, max_number=8, second_figures=False)
        assert {one.number for one in some(asked, 60)} == {7, 8}

    @given(st.data(), st.sampled_from(Unit), st.sampled_from(Counting), st.sampled_from(Roll))
    def test_it_is_of_the_kinds_asked_for(
        self, data: st.DataObject, unit: Unit, counting: Counting, roll: Roll
    ) -> None:
        asked = testing.periods(units=[unit], countings=[counting], rolls=[roll], second_figures=False)
        period = data.draw(asked)
        assert period == Period(period.number, unit, counting, roll=roll)

    @pytest.mark.parametrize("kind", [*Unit, *Counting, *Roll])
    def test_every_kind_is_drawn_and_the_rest_shrinks(self, kind: Unit | Counting | Roll) -> None:
        found = find(testing.periods(), lambda one: kind in {one.unit, one.counting, one.roll}, settings=QUICK)
        assert (found.number, found.at_least, found.at_most) == (0, None, None)

    @pytest.mark.parametrize("figure", ["at_least", "at_most"])
    def test_a_second_figure_is_drawn(self, figure: str) -> None:
        found = find(testing.periods(), lambda one: getattr(one, figure) not in {None, one.number}, settings=QUICK)
        assert found.unit is Unit.WORKING_DAYS
        assert found.number <= 1


limits_of_all_kinds = testing.limits(
    events=["complaint", "matter-occurred"], dates_set_by=["response-date-agreed"], facts=[TIER, COUNT]
)


class TestLimits:
    """ "Every limit drawn rests on no other events and facts than those given", and a procedure takes it."""

    @given(limits_of_all_kinds)
    def test_it_rests_on_what_is_given_and_a_procedure_takes_it(self, limit: Limit) -> None:
        uses = limit.read(UsesReading())
        assert uses.events <= {"complaint", "matter-occurred", "response-date-agreed"}
        assert {name for name, _ in uses.facts} <= {"tier", "count"}
        taken = procedure(duty(within=limit), further_facts=(TIER, COUNT))
        assert taken.duties[0].within == limit

    @given(limits_of_all_kinds, limits_of_all_kinds)
    def test_two_of_them_stand_in_one_procedure(self, one: Limit, other: Limit) -> None:
        assert procedure(duty(within=one), duty("acknowledgement", other), further_facts=(TIER, COUNT)).duties

    @pytest.mark.parametrize("kind", [*Limit.__subclasses__(), On, Received])
    def test_every_node_is_drawn_and_shrinks_small(self, kind: type[Limit]) -> None:
        found = find(limits_of_all_kinds, lambda limit: isinstance(limit, kind), settings=QUICK)
        assert len(found.nodes) <= 3

    @given(testing.limits(events=("complaint",), readings=False, no_figure=False, max_depth=3))
    def test_what_is_not_wanted_is_left_out(self, limit: Limit) -> None:
        assert not any(isinstance(node, Readings | NoFigure) for node in limit.nodes)

    @given(testing.limits(events=("complaint",), lengths=st.just(Period(3, Unit.DAYS)), max_depth=0))
    def test_its_periods_are_those_given(self, limit: Limit) -> None:
        periods = {node.period for node in limit.nodes if isinstance(node, After)}
        assert periods <= {Period(3, Unit.DAYS)}

    @pytest.mark.parametrize("depth", [0, 1, 3])
    def test_its_depth_is_bounded(self, depth: int) -> None:
        @settings(QUICK, max_examples=100)
        @given(testing.limits(events=("complaint",), max_depth=depth))
        def is_bounded(limit: Limit) -> None:
            assert _depth(limit) <= depth + 4  # a leaf is at most After(NextOpenDay(Last(On)))

        is_bounded()


def _depth(limit: Limit) -> int:
    return 1 + max((_depth(part) for part in limit.parts), default=0)


class TestProcedures:
    """ "Every procedure drawn is one that `Procedure` takes"; a failing example shows it as a procedure file."""

    @given(testing.procedures())
    def test_it_is_what_its_file_says(self, drawn: Procedure) -> None:
        assert read_procedure(to_toml(drawn)) == drawn
        assert pretty(drawn) == f'read_procedure("""\n{to_toml(drawn)}""")'

    @given(st.data(), st.sampled_from(Division), st.integers(1, 3), st.integers(1, 3))
    def test_it_is_as_asked(self, data: st.DataObject, division: Division, one: int, other: int) -> None:
        least, most = sorted((one, other))
        drawn = data.draw(testing.procedures(division=division, min_stages=least, max_stages=most))
        assert drawn.working_days.division == division.value
        assert least <= sum(not stage.ends for stage in drawn.stages) <= most

    def test_every_part_is_drawn_with_and_without(self) -> None:
        drawn = some(testing.procedures(), 60)
        optional = ("duties", "windows", "extensions", "suspensions", "routes", "time_limits", "exclusions", "standing")
        for part in (*optional, "letters", "entitlements"):
            assert {bool(getattr(one, part)) for one in drawn} == {True, False}, part

    def test_the_smallest_has_one_stage_and_an_end(self) -> None:
        smallest = find(testing.procedures(), lambda _: True, settings=QUICK)
        assert [stage.name for stage in smallest.stages] == ["stage-1", "withdrawn"]
        assert not (smallest.duties)
        assert not (smallest.windows)
        assert not (smallest.extensions)
        assert not (smallest.routes)

    @given(testing.bundled_procedures())
    def test_a_bundled_one_is_a_version_of_its_scheme_and_is_printed_by_name(self, drawn: Procedure) -> None:
        assert drawn in schemes.versions(drawn.name)
        assert pretty(drawn) == f"<{drawn.name}, version {drawn.version}>"

    def test_every_bundled_scheme_is_drawn_or_those_that_are_named(self) -> None:
        assert {one.name for one in some(testing.bundled_procedures(), 200)} == {*schemes.names()}
        named = ("seap", "lgsco")
        assert {one.name for one in some(testing.bundled_procedures(names=named), 20)} == {*named}
        assert find(testing.bundled_procedures(names=named), lambda _: True, settings=QUICK).name == "seap"


class TestFactsAndEntries:
    """ "Every dictionary drawn is one that `Complaint(procedure, facts=...)` takes"; nothing is wrong with an entry."""

    @given(testing.bundled_procedures().flatmap(lambda one: st.tuples(st.just(one), testing.facts(one))))
    def test_facts_can_be_told(self, drawn: tuple[Procedure, dict[str, Any]]) -> None:
        rules, told = drawn
        assert dict(Complaint(rules, facts=told).facts) == told

    def test_every_fact_is_told_with_every_value(self) -> None:
        told = {pair for one in some(testing.facts(RICH), 300) for pair in one.items()}
        assert told >= {(fact.name, value) for fact in RICH.facts for value in fact.values or ()}
        assert len({value for name, value in told if name == "count"}) > 5
        assert find(testing.facts(RICH), lambda one: "consent" in one, settings=QUICK) == {"consent": True}

    @given(
        st.one_of(st.just(RICH), testing.bundled_procedures(), testing.procedures()).flatmap(
            lambda one: st.tuples(
                st.just(one), testing.entries(one, min_value=date(2020, 2, 1), max_value=date(2020, 3, 1))
            )
        )
    )
    def test_an_entry_stands_alone_within_the_bounds(self, drawn: tuple[Procedure, Any]) -> None:
        rules, entry = drawn
        days = [entry.on, getattr(entry, "made", None), getattr(entry, "received", None), getattr(entry, "to", None)]
        assert all(date(2020, 2, 1) <= day <= date(2020, 3, 1) for day in days if day is not None)
        before: tuple[Suspended, ...] = ()
        if isinstance(entry, Resumed):  # it needs something to end
            before = (Suspended(cause=rules.suspensions[0].cause, on=entry.on - timedelta(days=1)),)
        assert Complaint(rules, history=(*before, entry)).entries[-1] == entry

    @pytest.mark.parametrize("kind", [Recorded, Noted, Extended, Suspended, Resumed])
    def test_every_kind_of_entry_is_drawn(self, kind: type) -> None:
        found = find(testing.entries(RICH), lambda entry: isinstance(entry, kind), settings=QUICK)
        assert found.on == date(2025, 3, 3)

    @pytest.mark.no_cover
    def test_every_event_is_drawn_with_either_date_or_both_and_every_detail(self) -> None:
        events = [one for one in some(testing.entries(RICH), 700) if isinstance(one, Recorded)]
        assert {one.event for one in events} >= RICH.events_used
        assert len({one.event for one in events}) > len(RICH.events_used) + 10
        assert len({(one.made is None, one.received is None) for one in events}) == 3
        details = {name for one in events if one.event == "hearing" for name, _ in one.details}
        assert details == {one.name for one in HEARING.details}


def _days_of(complaint: Complaint) -> list[date]:
    """Return each day on which something on record was made or received."""
    days = [entry.on for entry in complaint.entries]
    return days + [one.received for one in complaint.entries if isinstance(one, Recorded) and one.received]


anything = testing.bundled_procedures() | testing.procedures() | st.just(RICH)


class TestComplaints:
    """ "Every complaint drawn constructs without error", within the bounds; a regular one is never irregular."""

    @given(with_days(testing.complaints(anything, own_calendar=True), 2))
    def test_it_can_be_asked_about_on_every_day_and_saved(self, drawn: tuple[Complaint, list[date]]) -> None:
        complaint, days = drawn
        for day in days:
            assert complaint.at(day).on == day
        assert Complaint.from_dict(complaint.to_dict(), procedure=complaint.procedure) == complaint

    @given(with_days(testing.complaints(anything, regular=True), 3))
    def test_a_regular_one_is_irregular_on_no_day(self, drawn: tuple[Complaint, list[date]]) -> None:
        complaint, days = drawn
        for day in (*days, max(_days_of(complaint), default=days[0])):
            assert complaint.at(day).irregular == ()

    @given(st.data(), st.booleans())
    def test_all_that_it_holds_lies_within_the_bounds(self, data: st.DataObject, regular: bool) -> None:
        first, last = date(2020, 12, 20), date(2021, 1, 20)
        complaint = data.draw(testing.complaints(RICH, regular=regular, min_value=first, max_value=last))
        assert all(first <= day <= last for day in _days_of(complaint))

    @given(testing.complaints(RICH, max_steps=0))
    def test_without_steps_nothing_is_done(self, complaint: Complaint) -> None:
        assert all(isinstance(one, Recorded) and RICH.event(one.event).lies_before for one in complaint.entries)

    @given(testing.complaints(RICH, min_value=date.max - timedelta(days=3), max_value=date.max))
    def test_beyond_the_years_that_can_be_counted_a_complaint_is_drawn_all_the_same(self, complaint: Complaint) -> None:
        assert complaint.procedure is RICH

    def test_the_smallest_holds_nothing(self) -> None:
        smallest = find(testing.complaints(RICH), lambda _: True, settings=QUICK)
        assert smallest == Complaint(RICH)

    def test_a_failing_example_shows_dates_and_entries_and_names_the_procedure(self) -> None:
        @settings(QUICK, max_examples=200)
        @given(testing.complaints(RICH, regular=True, max_steps=2), testing.dates())
        def fails_once_a_complaint_is_made(complaint: Complaint, day: date) -> None:
            assert not complaint.at(max(day, date(2028, 1, 1))).visits

        with pytest.raises(AssertionError) as failed:
            fails_once_a_complaint_is_made()
        shown = "\n".join(failed.value.__notes__)
        assert "procedure=<for-tests, version 1>" in shown
        assert "Recorded(event='complaint', made=datetime.date(2025, 3, 3)" in " ".join(shown.split())
        assert "day=datetime.date(2025, 3, 3)" in shown

    def test_what_is_given_with_it_is_drawn(self) -> None:
        drawn = some(testing.complaints(RICH, own_calendar=True, max_steps=2), 60)
        assert {one.school_days is None for one in drawn} == {True, False}
        assert all(one.calendar is not None for one in drawn)
        assert {bool(one.facts) for one in drawn} == {bool(one.readings) for one in drawn} == {True, False}


def test_a_limit_of_a_generated_procedure_rests_on_what_came_before_it() -> None:
    from complaint_rules.testing.procedures import _limits

    made = find(_limits.__wrapped__(("complaint",)), lambda limit: bool(limit.read(UsesReading()).events))
    assert made.read(UsesReading()).events <= {"complaint", "response-date-agreed"}


@pytest.mark.no_cover
class TestWhatIsFound:
    """House rule: a strategy that never meets a late complaint, a clock that stands still or a missed duty is a toy."""

    @pytest.mark.parametrize("status", DutyStatus)
    def test_every_status_of_a_duty(self, status: DutyStatus) -> None:
        assert status in gathered().duties

    @pytest.mark.parametrize("status", WindowStatus)
    def test_every_status_of_a_window(self, status: WindowStatus) -> None:
        assert status in gathered().windows

    @pytest.mark.parametrize("status", RouteStatus)
    def test_every_status_of_a_route(self, status: RouteStatus) -> None:
        assert status in gathered().routes

    @pytest.mark.parametrize("answer", Answer)
    def test_every_answer_to_whether_an_act_may_be_done_and_to_whether_a_complaint_may_be_made(
        self, answer: Answer
    ) -> None:
        assert answer in gathered().moves
        assert answer in gathered().eligibility

    @pytest.mark.parametrize("part", IRREGULAR)
    def test_every_irregularity(self, part: str) -> None:
        assert part in gathered().irregular

    def test_every_kind_of_change(self) -> None:
        assert gathered().changes == CHANGES

    def test_what_is_overdue_shrinks_to_a_complaint_that_nobody_answered(self) -> None:
        (complaint, _) = find(one_day, lambda pair: bool(pair[0].at(pair[1][0]).overdue), settings=QUICK)
        assert [one.event for one in complaint.entries if isinstance(one, Recorded)] == ["complaint"]
        assert len(complaint.history) == 1
        assert len(pretty(complaint)) < 500

    @pytest.mark.skipif(settings().max_examples < 5_000, reason="slow: only with HYPOTHESIS_PROFILE=nightly")
    @pytest.mark.parametrize("status", [*DutyStatus, *WindowStatus, *RouteStatus])
    def test_every_status_shrinks_to_a_record_that_a_person_can_read(
        self, status: DutyStatus | WindowStatus | RouteStatus
    ) -> None:
        def holds(drawn: tuple[Complaint, list[date]]) -> bool:
            now = drawn[0].at(drawn[1][0])
            return status in {
                *(one.status for one in now.deadlines),
                *(one.status for one in now.windows),
                *(one.status for one in now.routes),
            }

        complaint, _ = find(one_day, holds, settings=QUICK)
        assert len(complaint.history) <= 4


one_day = with_days(testing.complaints(RICH), 1)


class TestDaysAbout:
    """ "Frequent among them are each day on record", each last day, and the days after those."""

    COMPLAINT = Complaint(RICH).record("complaint", date(2025, 3, 3), received=date(2025, 3, 4))

    @given(testing.days_about(COMPLAINT))
    def test_they_lie_about_the_record(self, day: date) -> None:
        assert date(2025, 2, 28) <= day

    @pytest.mark.parametrize("day", [date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 17), date(2025, 3, 18)])
    def test_the_days_on_record_the_last_day_and_the_day_after_are_frequent(self, day: date) -> None:
        few = settings(QUICK, max_examples=200)
        assert find(testing.days_about(self.COMPLAINT), lambda one: one == day, settings=few) == day

    def test_about_an_empty_record_it_is_any_day(self) -> None:
        assert find(testing.days_about(Complaint(RICH)), lambda _: True, settings=QUICK) == date(2025, 3, 3)


class TestWhatCannotBeDrawn:
    """House rule: what cannot be drawn is refused when it is asked for, by Hypothesis' error or a typed one."""

    LATE_FIRST: ClassVar[dict[str, date]] = {"min_value": date(2025, 1, 2), "max_value": date(2025, 1, 1)}

    @pytest.mark.parametrize("make", [testing.dates, testing.calendars])
    def test_bounds_that_hold_no_day(self, make: Callable[..., object]) -> None:
        with pytest.raises(InvalidArgument, match=r"min_value=.* is later than max_value="):
            make(**self.LATE_FIRST)
        with pytest.raises(NotADateError):
            make(min_value=datetime(2025, 1, 1))

    @pytest.mark.parametrize("make", [testing.entries, testing.complaints])
    def test_bounds_that_hold_no_day_for_a_record(self, make: Callable[..., object]) -> None:
        with pytest.raises(InvalidArgument, match=r"min_value=.* is later than max_value="):
            make(RICH, **self.LATE_FIRST)
        with pytest.raises(NotADateError):
            make(RICH, max_value="2025-01-01")

    @pytest.mark.parametrize("make", [testing.facts, testing.entries, testing.complaints])
    def test_what_is_no_procedure(self, make: Callable[..., object]) -> None:
        with pytest.raises(NotAProcedureError, match="a procedure or a strategy for procedures"):
            make("england-children")

    @pytest.mark.parametrize("make", [testing.calendars, testing.procedures])
    def test_a_division_that_is_none(self, make: Callable[..., object]) -> None:
        with pytest.raises(UnknownDivisionError):
            make(division="england")

    @pytest.mark.parametrize(
        ("make", "options"),
        [
            (testing.calendars, {"max_closures": -1}),
            (testing.calendars, {"max_extra_holidays": 1.0}),
            (testing.periods, {"min_number": -1}),
            (testing.periods, {"max_number": 100_001}),
            (testing.limits, {"events": ["complaint"], "max_depth": True}),
            (testing.procedures, {"min_stages": 0}),
            (testing.procedures, {"max_stages": 4}),
            (testing.complaints, {"procedure": RICH, "max_steps": -1}),
        ],
    )
    def test_a_number_that_is_none(self, make: Callable[..., object], options: dict[str, Any]) -> None:
        with pytest.raises(NotANumberError):
            make(**options)

    @pytest.mark.parametrize(
        ("make", "options"),
        [
            (testing.periods, {"min_number": 2, "max_number": 1}),
            (testing.periods, {"units": []}),
            (testing.periods, {"units": "days"}),
            (testing.periods, {"rolls": None}),
            (testing.periods, {"countings": ["after"]}),
            (testing.limits, {"events": []}),
            (testing.limits, {"events": "complaint"}),
            (testing.limits, {"events": ["complaint"], "facts": ["tier"]}),
            (testing.procedures, {"min_stages": 3, "max_stages": 2}),
            (testing.bundled_procedures, {"names": ()}),
            (testing.bundled_procedures, {"names": "lgsco"}),
        ],
    )
    def test_an_argument_that_holds_nothing(self, make: Callable[..., object], options: dict[str, Any]) -> None:
        with pytest.raises(InvalidArgument):
            make(**options)

    def test_a_scheme_that_is_not_bundled(self) -> None:
        with pytest.raises(UnknownSchemeError, match="england-children"):
            testing.bundled_procedures(names=["england-childrens"])
