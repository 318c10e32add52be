"""A local procedure beside the scheme it sits under: each rule with both texts, the silence that costs most first."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import load_procedure, schemes
from complaint_rules.comparison import Comparison, Difference, Relation, Share, compare
from complaint_rules.comparison.columns import Span
from complaint_rules.comparison.outcomes import Clock, length_of, outcome_of
from complaint_rules.conditions import FactIs, Happened
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.errors import CalendarMismatchError, NotAProcedureError, NotATruthValueError, UnknownNameError
from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
)
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import (
    Content,
    EarlyGround,
    Entitlement,
    How,
    Letter,
    Role,
    RouteKind,
    Stage,
    Statement,
    Target,
    TextFinding,
    Transition,
)
from complaint_rules.vocabulary import Fact, Party, Strength
from complaint_rules.working_days import Roll, WorkingDayCalendar, WorkingDayDefinition
from tests import complaint_strategies, local_strategies, oracle
from tests.paper import further
from tests.procedures_for_tests import (
    ENGLAND,
    SOURCE,
    STAGES,
    duty,
    extension,
    procedure,
    route,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

CHILDREN = schemes.newest("england-children")
LGSCO = schemes.newest("lgsco")
CODE = schemes.newest("lgsco-code")
GUIDE = schemes.newest("trafford-children-guide")
ENGLISH = WorkingDayCalendar("england-and-wales")
FIRST, LAST = ENGLISH.published_from, ENGLISH.published_until

FROM_RECEIPT = Received("complaint")
OTHER_STAFF = FactIs("member-or-officer")


LOCAL = Path(__file__).parent.parent / "examples" / "local"


def published(name: str) -> Procedure:
    """Return a procedure that stands in a file, as somebody wrote it down from a page."""
    return load_procedure(LOCAL / f"{name}.toml")


def papers() -> list[Procedure]:
    """Return every procedure written down from a page."""
    return [*(load_procedure(path) for path in sorted(LOCAL.glob("*.toml"))), *further.PROCEDURES]


def bundled() -> list[Procedure]:
    """Return every version of every bundled scheme."""
    return [version for name in schemes.names() for version in schemes.versions(name)]


def only(comparison: Comparison, rule: str, about: str = "") -> Difference:
    """Return the one finding about a rule."""
    [found] = [one for one in comparison.of(rule) if one.about == about]
    return found


def place(comparison: Comparison, rule: str, about: str = "") -> int:
    """Return where a difference stands in the list."""
    return comparison.differences.index(only(comparison, rule, about))


def against(ours: Limit, theirs: Limit, **more: Any) -> Difference:  # noqa: ANN401 - the fields of the record
    """Return what two limits of one duty come to."""
    return only(compare(procedure(duty(within=ours, **more)), procedure(duty(within=theirs))), "duty:stage-1-response")


def start_by(default: str) -> Readings:
    """Return a start that the text does not state, with a default."""
    return Readings("start", {"made": On("complaint"), "received": FROM_RECEIPT}, default=default)


def plain_days(number: int) -> Limit:
    """Return so many days of no stated kind after receipt."""
    return After(FROM_RECEIPT, Period(number, Unit.DAYS_KIND_NOT_STATED))


def readings_of(difference: Difference) -> dict[tuple[str, ...], Relation]:
    """Return what each reading of the local text comes to."""
    return {tuple(answer for _, answer in one.local_reading): one.relation for one in difference.readings}


# -------------------------------------------------------------------------------------------------------------- oracle


def month_on(start: date, months: int) -> tuple[date, bool]:
    """Return the corresponding date, or the last day of the month, and whether it corresponds."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day <= last


@cache
def ends(period: Period) -> tuple[date, ...]:
    """Count a period from every day of the published years by other means than the package."""
    days = oracle.every_day(FIRST, LAST)
    beginning = period.counting is Counting.BEGINNING_WITH
    if period.unit is Unit.WORKING_DAYS:
        column = np.array(days, dtype="datetime64[D]") - (1 if beginning else 0)
        return tuple(oracle.numpy_add(column, period.number, "england-and-wales"))
    if period.unit in {Unit.MONTHS, Unit.YEARS}:
        months = period.number * (12 if period.unit is Unit.YEARS else 1)
        found = []
        for day in days:
            first = day if beginning else day + timedelta(days=period.counting is Counting.BEGINNING_THE_DAY_AFTER)
            there, exists = month_on(first, months)
            less = period.counting is not Counting.DAY_AFTER and exists
            found.append(there - timedelta(days=less))
        return tuple(found)
    number = period.number * (7 if period.unit is Unit.WEEKS else 1) - beginning
    return tuple(day + timedelta(days=number) for day in days)


def tabulated(ours: Period, theirs: Period) -> Share:
    """Compare two periods day by day."""
    pairs = [(one, other) for one, other in zip(ends(ours), ends(theirs), strict=True) if max(one, other) <= LAST]
    return Share(
        days=len(pairs),
        stricter=sum(one < other for one, other in pairs),
        looser=sum(one > other for one, other in pairs),
    )


LONGEST = {Unit.WEEKS: 9, Unit.MONTHS: 3, Unit.YEARS: 1}
UNITS = (Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)
PERIODS = st.sampled_from(UNITS).flatmap(
    lambda unit: st.builds(
        Period, st.integers(1, LONGEST.get(unit, 45)), st.just(unit), st.sampled_from(list(Counting))
    )
)


class TestDayByDay:
    """House rule: periods in different units are compared on every day, never by a rule of thumb."""

    @given(PERIODS, PERIODS)
    @settings(max_examples=40)
    def test_the_relation_and_the_share_agree_with_the_oracle(self, ours: Period, theirs: Period) -> None:
        found = against(After(FROM_RECEIPT, ours), After(FROM_RECEIPT, theirs))
        if ours == theirs:
            assert (found.relation, found.share) == (Relation.SAME, None)
            return
        share = tabulated(ours, theirs)
        assert found.share == share
        relations = {(True, True): Relation.MIXED, (True, False): Relation.STRICTER, (False, True): Relation.LOOSER}
        assert found.relation is relations.get((share.stricter > 0, share.looser > 0), Relation.SAME)

    @given(PERIODS, PERIODS)
    @settings(max_examples=40)
    def test_one_text_is_stricter_where_the_other_is_looser(self, ours: Period, theirs: Period) -> None:
        there, back = (
            against(After(FROM_RECEIPT, one), After(FROM_RECEIPT, other))
            for one, other in ((ours, theirs), (theirs, ours))
        )
        turned = {Relation.STRICTER: Relation.LOOSER, Relation.LOOSER: Relation.STRICTER}
        assert back.relation is turned.get(there.relation, there.relation)
        if there.share is not None and back.share is not None:
            assert (there.share.stricter, there.share.looser) == (back.share.looser, back.share.stricter)

    @given(PERIODS, PERIODS)
    @settings(max_examples=20)
    def test_the_example_is_the_most_recent_day_of_those_that_differ_most(self, ours: Period, theirs: Period) -> None:
        found = against(After(FROM_RECEIPT, ours), After(FROM_RECEIPT, theirs))
        rows = [
            row for row in zip(oracle.every_day(FIRST, LAST), ends(ours), ends(theirs), strict=True) if row[1] != row[2]
        ]
        rows = [row for row in rows if max(row[1:]) <= LAST]
        most = max((abs((one - other).days) for _, one, other in rows), default=0)
        if not most:
            assert found.example is None
            return
        assert found.example is not None
        assert abs(found.example.days) == most
        furthest = [row for row in rows if abs((row[1] - row[2]).days) == most]
        earlier = [row for row in furthest if row[1] < row[2]]
        assert (found.example.start, found.example.local, found.example.scheme) == (earlier or furthest)[-1]

    def test_six_weeks_are_not_thirty_working_days(self) -> None:
        """Counted by hand: Easter and the May bank holiday lengthen 30 working days, a Sunday start shortens them."""
        six, thirty = After(FROM_RECEIPT, Period(6, Unit.WEEKS)), After(FROM_RECEIPT, working(30))
        found = against(six, thirty)
        assert found.relation is Relation.MIXED
        assert found.share is not None
        assert found.share.stricter > 0 < found.share.looser
        assert found.share.same_share == 1 - found.share.stricter_share - found.share.looser_share
        span = Span(FIRST.toordinal(), LAST.toordinal())
        [weeks], [days] = (
            Clock(procedure=CODE, limit=limit, calendar=ENGLISH, span=span).columns() for limit in (six, thirty)
        )
        assert weeks.days is not None
        assert days.days is not None
        for start, in_weeks, in_days in (
            (date(2025, 3, 3), date(2025, 4, 14), date(2025, 4, 14)),  # a Monday, no holiday: the same
            (date(2025, 3, 24), date(2025, 5, 5), date(2025, 5, 8)),  # 18 and 21 April and 5 May are left out
            (date(2025, 3, 1), date(2025, 4, 12), date(2025, 4, 11)),  # a Saturday: six weeks end on one too
            (date(2025, 3, 2), date(2025, 4, 13), date(2025, 4, 11)),  # a Sunday
        ):
            row = start.toordinal() - span.first
            assert (date.fromordinal(weeks.days[row]), date.fromordinal(days.days[row])) == (in_weeks, in_days)
        assert found.example is not None
        assert found.example.local == found.example.start + timedelta(days=42)
        assert found.example.scheme == oracle.add(found.example.start, 30, "england-and-wales")
        assert "earlier on" in found.text
        assert "later on" in found.text
        assert "favours the person who complains" in found.text

    def test_days_that_would_leave_the_published_years_are_not_counted(self) -> None:
        found = against(After(FROM_RECEIPT, Period(1, Unit.YEARS)), After(FROM_RECEIPT, Period(13, Unit.MONTHS)))
        assert found.share is not None
        assert found.share.days == (date(2027, 11, 30) - FIRST).days + 1
        assert found.relation is Relation.STRICTER

    def test_no_start_day_at_all_is_no_comparison(self) -> None:
        found = against(After(FROM_RECEIPT, Period(90, Unit.YEARS)), After(FROM_RECEIPT, Period(91, Unit.YEARS)))
        assert (found.relation, found.share, found.example) == (Relation.CANNOT_COMPARE, None, None)
        assert "no start day on which both can be counted" in found.text

    def test_shares_close_to_all_and_to_none_are_not_rounded_to_them(self) -> None:
        year, months = Period(1, Unit.YEARS), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)
        found = against(After(FROM_RECEIPT, year), After(FROM_RECEIPT, months))
        assert found.share is not None
        assert found.share.same == 4  # the leap days of 2012, 2016, 2020 and 2024
        assert "more than 99.9%" in found.text
        rolled = Period(30, Unit.DAYS, roll=Roll.MODIFIED_FOLLOWING)
        other = against(After(FROM_RECEIPT, rolled), After(FROM_RECEIPT, Period(30, Unit.DAYS)))
        assert other.relation is Relation.MIXED

    def test_a_tiny_share_is_said_to_be_tiny(self) -> None:
        from complaint_rules.comparison.words import _percent

        assert (_percent(1, 6_210), _percent(6_209, 6_210), _percent(1, 4)) == (
            "less than 0.1%",
            "more than 99.9%",
            "25.0%",
        )


class TestReadingsOfLimits:
    """House rule: every reading is reported; none is chosen in silence."""

    def test_each_option_is_a_reading(self) -> None:
        ours = Readings("start", {"early": After(FROM_RECEIPT, working(5)), "late": After(FROM_RECEIPT, working(15))})
        found = against(ours, After(FROM_RECEIPT, working(10)))
        assert readings_of(found) == {("early",): Relation.STRICTER, ("late",): Relation.LOOSER}
        assert found.relation is Relation.MIXED
        assert "Where start is taken as “early”, the local date is earlier" in found.text

    def test_a_default_decides_and_the_other_reading_is_told(self) -> None:
        ours = Readings(
            "start",
            {"early": After(FROM_RECEIPT, working(5)), "late": After(FROM_RECEIPT, working(15))},
            default="late",
        )
        found = against(ours, After(FROM_RECEIPT, working(10)))
        assert found.relation is Relation.LOOSER
        assert "Taken by neither text unless chosen, the local date is earlier" in found.text
        assert len(found.readings) == 2

    def test_days_of_no_stated_kind_are_two_readings(self) -> None:
        found = against(After(FROM_RECEIPT, Period(10, Unit.DAYS_KIND_NOT_STATED)), After(FROM_RECEIPT, working(10)))
        assert readings_of(found) == {("calendar-days",): Relation.STRICTER, ("working-days",): Relation.SAME}
        assert found.relation is Relation.STRICTER

    def test_one_answer_serves_both_texts_where_both_leave_the_kind_open(self) -> None:
        five, ten = (After(FROM_RECEIPT, Period(number, Unit.DAYS_KIND_NOT_STATED)) for number in (5, 10))
        found = against(five, ten)
        assert len(found.readings) == 2
        assert {one.relation for one in found.readings} == {Relation.STRICTER}

    def test_one_question_asked_twice_has_one_answer(self) -> None:
        plain = Period(10, Unit.DAYS_KIND_NOT_STATED)
        both = LaterOf(After(FROM_RECEIPT, plain), After(After(FROM_RECEIPT, plain), plain))
        found = against(both, After(FROM_RECEIPT, working(30)))
        assert len(found.readings) == 2
        again = Readings(
            "kind", {"a": Readings("kind", {"a": After(FROM_RECEIPT, plain), "b": NoFigure("none")}), "b": both}
        )
        assert len(against(again, After(FROM_RECEIPT, working(30))).readings) == 4

    @pytest.mark.parametrize(
        "theirs",
        [
            After(start_by("received"), working(12)),
            LaterOf(After(start_by("made"), working(12)), After(start_by("received"), working(12))),
        ],
    )
    def test_defaults_that_conflict_do_not_silence_the_comparison(self, theirs: Limit) -> None:
        ours = After(start_by("made"), working(10))
        found = against(ours, theirs)
        assert found.relation is Relation.STRICTER
        assert against(theirs, ours).relation is Relation.LOOSER
        assert any(one.by_default for one in found.readings)

    def test_more_readings_than_can_be_tabulated_are_said_to_be_too_many(self) -> None:
        many = [
            After(Readings(f"start-{number}", {"made": On("complaint"), "received": FROM_RECEIPT}), working(number))
            for number in range(1, 20)
        ]
        nested: Limit = After(FROM_RECEIPT, working(5))
        for number in range(7):
            nested = Readings(f"way-{number}", {"plain": nested, "longer": After(nested, working(1))})
        plain = After(FROM_RECEIPT, working(10))
        for ours, theirs in ((LaterOf(*many), plain), (nested, plain), (LaterOf(*many[:5]), LaterOf(*many[6:11]))):
            found = against(ours, theirs)
            assert found.relation is Relation.CANNOT_COMPARE
            assert "too many readings to tabulate" in found.text
        assert against(LaterOf(*many[:6]), plain).relation is not Relation.CANNOT_COMPARE

    def test_readings_that_come_to_the_same_are_named_together(self) -> None:
        three = {"made": On("complaint"), "received": FROM_RECEIPT, "late": After(FROM_RECEIPT, working(9))}
        found = against(After(Readings("start", three), working(5)), After(On("complaint"), working(30)))
        assert "Where start is taken as “late”" in found.text
        both = Readings("kind", {"a": After(Readings("start", three), working(5)), "b": plain_days(5)})
        found = against(both, After(FROM_RECEIPT, working(10)))
        assert "“made” or “received”" in found.text

    def test_each_branch_of_a_fact_is_a_reading(self) -> None:
        tier = Fact(name="simple", question="Is it simple?")
        ours = ByFact("simple", {True: After(FROM_RECEIPT, working(5))}, After(FROM_RECEIPT, working(10)))
        local = procedure(duty(within=ours), further_facts=(tier,))
        found = only(compare(local, procedure(duty(within=After(FROM_RECEIPT, working(10))))), "duty:stage-1-response")
        assert readings_of(found) == {("yes",): Relation.STRICTER, ("otherwise",): Relation.SAME}
        full = ByFact("simple", {True: After(FROM_RECEIPT, working(5)), False: After(FROM_RECEIPT, working(10))})
        back = compare(procedure(duty(within=full), further_facts=(tier,)), local)
        assert only(back, "duty:stage-1-response").relation is Relation.SAME

    def test_a_reading_without_a_figure_cannot_be_compared_and_another_can(self) -> None:
        ours = Readings("text", {"box": After(FROM_RECEIPT, working(10)), "note": NoFigure("soon")})
        found = against(ours, After(FROM_RECEIPT, working(10)))
        assert readings_of(found) == {("box",): Relation.SAME, ("note",): Relation.CANNOT_COMPARE}
        assert found.relation is Relation.CANNOT_COMPARE

    @pytest.mark.parametrize(
        ("ours", "theirs", "relation"),
        [
            (EarlierOf(After(FROM_RECEIPT, working(5)), After(FROM_RECEIPT, working(9))), 9, Relation.STRICTER),
            (LaterOf(After(FROM_RECEIPT, working(5)), After(FROM_RECEIPT, working(9))), 5, Relation.LOOSER),
            (After(Last(FROM_RECEIPT, On("complaint")), working(5)), 6, Relation.STRICTER),
            (After(First(FROM_RECEIPT, On("complaint")), working(7)), 6, Relation.LOOSER),
            (Before(After(FROM_RECEIPT, working(10)), working(2)), 9, Relation.STRICTER),
            (After(NextOpenDay(FROM_RECEIPT), working(5)), 5, Relation.LOOSER),
            (LaterOf(After(FROM_RECEIPT, working(5)), NoFigure("soon")), 5, Relation.SILENT),
            (LaterOf(After(FROM_RECEIPT, working(5)), DateSetBy("response-date-agreed")), 5, Relation.CANNOT_COMPARE),
        ],
    )
    def test_every_node_is_read(self, ours: Limit, theirs: int, relation: Relation) -> None:
        assert against(ours, After(FROM_RECEIPT, working(theirs))).relation is relation

    def test_a_date_that_is_agreed_has_no_figure_to_compare(self) -> None:
        agreed = DateSetBy("response-date-agreed")
        for ours, theirs in ((agreed, After(FROM_RECEIPT, working(5))), (After(FROM_RECEIPT, working(5)), agreed)):
            found = against(ours, theirs)
            assert (found.relation, found.share) == (Relation.CANNOT_COMPARE, None)
            assert "agreed in each case" in found.text
        assert against(agreed, agreed).relation is Relation.SAME
        assert against(agreed, DateSetBy("response-date-proposed")).relation is Relation.CANNOT_COMPARE

    def test_school_days_need_a_calendar(self) -> None:
        school = After(FROM_RECEIPT, Period(5, Unit.SCHOOL_DAYS))
        assert against(school, school).relation is Relation.SAME
        found = against(school, After(FROM_RECEIPT, working(5)))
        assert found.relation is Relation.CANNOT_COMPARE
        assert "School days need a calendar" in found.text

    def test_no_figure_against_no_figure_is_the_same(self) -> None:
        found = against(NoFigure("soon"), NoFigure("promptly"))
        assert found.relation is Relation.SAME
        assert "neither text gives a figure" in found.text.lower()

    def test_a_figure_where_the_scheme_gives_none_is_added(self) -> None:
        found = against(After(FROM_RECEIPT, working(5)), NoFigure("promptly"))
        assert found.relation is Relation.ADDED
        assert "The stage 1 response: the local text says 5 working days" in found.text
        assert "the scheme gives no figure (promptly)" in found.text
        assert "favours the person who complains" in found.text

    def test_silence_on_a_figure_of_the_body_is_silence(self) -> None:
        found = against(NoFigure("soon"), After(FROM_RECEIPT, working(5)))
        assert found.relation is Relation.SILENT
        assert found.local_limit == "no figure in the text: soon"
        assert found.scheme_limit == "5 working days after receipt of the complaint"

    def test_units_that_are_mixed_are_told(self) -> None:
        ours = Readings(
            "text-or-box",
            {
                "text": After(FROM_RECEIPT, working(10)),
                "box": After(FROM_RECEIPT, Period(10, Unit.DAYS_KIND_NOT_STATED)),
            },
        )
        found = against(ours, After(FROM_RECEIPT, working(10)))
        assert "The units are mixed: the local text gives 10 working days and 10 days of no stated kind" in found.text
        plain = Readings("x", {"a": After(FROM_RECEIPT, working(10)), "b": After(FROM_RECEIPT, working(5))})
        assert "mixed" not in against(plain, After(FROM_RECEIPT, working(10))).text

    def test_a_length_that_ends_before_its_start_is_counted_too(self) -> None:
        end = Before(On("complaint"), Period(9, Unit.DAYS))
        clock = Clock(procedure=CODE, limit=end, calendar=ENGLISH, span=Span(FIRST.toordinal(), LAST.toordinal()))
        assert length_of(clock) == -9
        again = After(Before(On("complaint"), Period(9, Unit.DAYS)), working(5))
        assert against(again, After(On("complaint"), working(5))).relation is Relation.STRICTER

    def test_a_limit_without_any_date_has_no_length(self) -> None:
        span = Span(FIRST.toordinal(), LAST.toordinal())
        for limit in (NoFigure("soon"), After(On("complaint"), working(90_000))):
            assert length_of(Clock(procedure=CODE, limit=limit, calendar=ENGLISH, span=span)) == float("inf")


class TestStarts:
    """House rule: the same events first, then duties met on their last day, then the post."""

    ACKNOWLEDGED = duty("acknowledgement", After(FROM_RECEIPT, working(5)))

    @pytest.mark.parametrize(
        ("number", "relation"), [(10, Relation.STRICTER), (15, Relation.SAME), (16, Relation.LOOSER)]
    )
    def test_a_chain_is_counted_to_its_last_days(self, number: int, relation: Relation) -> None:
        local = procedure(self.ACKNOWLEDGED, duty(within=After(FROM_RECEIPT, working(number))))
        scheme = procedure(self.ACKNOWLEDGED, duty(within=After(On("acknowledgement"), working(10))))
        found = only(compare(local, scheme), "duty:stage-1-response")
        assert found.relation is relation
        assert found.share is not None
        assert found.share.same_share in {Fraction(0), Fraction(1)}
        turned = {Relation.STRICTER: Relation.LOOSER, Relation.LOOSER: Relation.STRICTER}
        assert only(compare(scheme, local), "duty:stage-1-response").relation is turned.get(relation, relation)

    def test_the_post_counts_within_a_chain(self) -> None:
        local = procedure(self.ACKNOWLEDGED, duty(within=After(Received("acknowledgement"), working(10))))
        scheme = procedure(self.ACKNOWLEDGED, duty(within=After(On("acknowledgement"), working(10))))
        found = only(compare(local, scheme), "duty:stage-1-response")
        assert found.relation is Relation.LOOSER
        assert "as long as the post takes" in found.text
        third = procedure(self.ACKNOWLEDGED, duty(within=After(On("complaint"), working(15))))
        assert only(compare(local, third), "duty:stage-1-response").relation is Relation.LOOSER

    def test_sending_against_receipt_is_told_with_the_post(self) -> None:
        found = against(After(On("complaint"), working(30)), After(FROM_RECEIPT, working(30)))
        assert found.relation is Relation.STRICTER
        assert found.share is not None
        assert found.share.stricter > found.share.same > 0
        assert (
            "The local text runs from the complaint and the scheme from receipt of the complaint; if both fall on one "
            "day the dates agree, and with the post taken as 2 days the local date is earlier"
        ) in found.text
        back = against(After(FROM_RECEIPT, working(30)), After(On("complaint"), working(30)))
        assert back.relation is Relation.LOOSER

    def test_the_post_that_changes_no_date_changes_nothing(self) -> None:
        anyway = EarlierOf(After(On("complaint"), working(5)), After(FROM_RECEIPT, working(5)))
        assert against(anyway, After(On("complaint"), working(5))).relation is Relation.SAME

    def test_events_that_have_nothing_in_common_are_put_on_one_day_and_that_is_said(self) -> None:
        event, notice = (
            TimeLimit(name="time-limit", until=After(On(one), Period(1, Unit.YEARS)), source=SOURCE)
            for one in ("matter-occurred", "first-notice")
        )
        found = only(
            compare(procedure(time_limits=(event,)), procedure(time_limits=(notice,))), "time-limit:time-limit"
        )
        assert found.relation is Relation.CANNOT_COMPARE
        assert "The two run from different days, the local text from the matter complained of" in found.text
        assert found.share is not None
        assert found.share.same == found.share.days


class TestOrder:
    """House rule: the silence that costs most comes first, and the order is the same every time."""

    @pytest.mark.parametrize("guide", [GUIDE])
    def test_the_guide_is_first_silent_on_the_twenty_days_to_ask_for_a_panel(self, guide: Procedure) -> None:
        comparison = compare(guide, CHILDREN)
        first = comparison.differences[0]
        assert (first.rule, first.relation, first.on_whom) == (
            "window:panel-request",
            Relation.SILENT,
            Party.COMPLAINANT,
        )
        assert "20 working days after receipt of the stage 2 response" in first.text
        assert "may ask too late" in first.text
        assert first.local_source is not None
        assert "review panel" in first.local_source.text
        assert first.scheme_source is not None
        assert first.scheme_source.citation == "SI 2006/1738, reg 18"
        assert [one.rule for one in comparison.differences[:3]] == [
            "window:panel-request",
            "time-limit:time-limit",
            "window:stage-2-request",
        ]

    @pytest.mark.parametrize("guide", [GUIDE])
    def test_the_groups_follow_each_other(self, guide: Procedure) -> None:
        relations = [one.relation for one in compare(guide, CHILDREN).differences]
        kinds = list(dict.fromkeys(relations))
        assert kinds[:2] == [Relation.SILENT, Relation.CONTRADICTORY]
        order = [one for one in kinds if one not in {Relation.SILENT, Relation.CONTRADICTORY}]
        assert order == [
            Relation.MIXED,
            Relation.LOOSER,
            Relation.STRICTER,
            Relation.ADDED,
            Relation.CANNOT_COMPARE,
        ]
        assert compare(guide, CHILDREN).differences == compare(guide, CHILDREN).differences
        assert compare(guide, CHILDREN).differences[-1].rule.startswith("statement:")


@pytest.mark.parametrize("comparison", [compare(one, CHILDREN) for one in [GUIDE]])
class TestGuideAgainstTheRegulations:
    """SI 2006/1738 beside the guide, as `the silence, the 65 days, the units, the asking, the officer, the panel`."""

    def test_65_days_stand_at_stage_3(self, comparison: Comparison) -> None:
        found = only(comparison, "duty:panel-decision")
        assert found.relation is Relation.CONTRADICTORY
        assert "65 is the scheme's figure for the outer limit of the stage 2 response" in found.text
        assert "(stage 2, investigation), in working days" in found.text
        assert "30 working days after receipt of the request for a review panel, 5 working days after" in found.text
        assert "15 working days after receipt of the panel's report, each leg on its last day" in found.text
        by_kind = {dict(one.local_reading)["kind-of-days"]: one for one in found.readings}
        assert by_kind["calendar-days"].relation is Relation.STRICTER
        assert by_kind["working-days"].relation is Relation.LOOSER
        assert by_kind["working-days"].share is not None
        assert by_kind["working-days"].share.looser_share == 1
        assert found.findings

    def test_the_chain_is_counted_leg_by_leg(self, comparison: Comparison) -> None:
        found = only(comparison, "duty:panel-decision")
        for one in found.readings:
            example = one.example
            assert example is not None
            legs = oracle.add(
                oracle.add(oracle.add(example.start, 30, "england-and-wales"), 5, "england-and-wales"),
                15,
                "england-and-wales",
            )
            assert example.scheme == legs

    def test_no_65_stands_at_stage_2(self, comparison: Comparison) -> None:
        found = only(comparison, "duty:stage-2-response", "outer limit")
        assert found.relation is Relation.SILENT
        assert "65 working days after the request for stage 2" in found.text
        assert "by notice, before the limit has passed" in found.text

    def test_the_units_are_mixed_twice(self, comparison: Comparison) -> None:
        mixed = [one.rule for one in comparison.differences if "The units are mixed" in one.text]
        assert mixed == ["duty:stage-2-response", "duty:stage-1-response"]

    def test_more_time_is_asked_for_and_not_notified(self, comparison: Comparison) -> None:
        found = only(comparison, "duty:stage-1-response", "extension")
        assert found.relation is Relation.CONTRADICTORY
        assert "by agreement, with no bound" in found.text
        assert "by notice for complexity or advocate, up to 20 working days in all" in found.text
        assert "The person who complains is asked, where the scheme has them told" in found.text

    def test_somebody_from_a_different_team_is_an_officer(self, comparison: Comparison) -> None:
        found = only(comparison, "role:independent-person")
        assert found.relation is Relation.CONTRADICTORY
        assert found.local_source is not None
        assert "different team" in found.local_source.text
        assert found.scheme_source is not None
        assert found.scheme_source.citation == "SI 2006/1738, reg 2"
        assert "neither a member nor an officer" in found.text

    def test_a_panel_does_not_decide(self, comparison: Comparison) -> None:
        found = only(comparison, "stage:stage-3")
        assert found.relation is Relation.CONTRADICTORY
        assert "the panel's decision (an act of the review panel)" in found.text
        assert "the response to the panel's report (an act of the council)" in found.text

    def test_the_ombudsmans_year_is_a_day_longer_here_too(self, comparison: Comparison) -> None:
        assert only(comparison, "route:lgsco", "time limit").relation is Relation.LOOSER


@pytest.mark.parametrize("comparison", [compare(one, LGSCO) for one in [GUIDE]])
class TestGuideAgainstTheOmbudsman:
    """Local Government Act 1974, s.26B(2)(a), beside "no later than one year after the event or incident"."""

    def test_event_or_awareness_against_first_notice(self, comparison: Comparison) -> None:
        found = only(comparison, "route:lgsco")
        assert found.relation is Relation.LOOSER
        assert "12 months beginning with the day the person affected first had notice of the matter" in found.text
        assert "the local text from the matter complained of and the scheme from the day the person" in found.text
        assert "may be too late under the scheme" in found.text
        by_start = {dict(one.local_reading)["lgo-year"]: one for one in found.readings}
        assert by_start["event"].one_start is False
        assert by_start["awareness"].one_start is True

    def test_the_guide_is_a_day_longer_on_every_start_day_but_a_leap_day(self, comparison: Comparison) -> None:
        found = only(comparison, "route:lgsco")
        [awareness] = [one for one in found.readings if dict(one.local_reading)["lgo-year"] == "awareness"]
        assert awareness.share is not None
        assert awareness.share.same == 4
        assert awareness.share.looser == awareness.share.days - 4
        assert awareness.example is not None
        assert awareness.example.days == 1
        assert "by at most 1 day" in found.text

    def test_the_grounds_before_completion_are_told(self, comparison: Comparison) -> None:
        text = only(comparison, "route:lgsco").text
        assert (
            "by the local text it is time for the Local Government and Social Care Ombudsman once" in text.lower()
            or ("By the local text it is time for" in text)
        )
        assert "Before that, the local text names this ground: no response" in text

    def test_the_bodys_own_duties_are_not_reported(self, comparison: Comparison) -> None:
        rules = {one.rule for one in (*comparison.differences, *comparison.same)}
        assert "duty:council-opportunity" not in rules
        assert "duty:stage-1-response" not in rules
        assert "window:panel-request" not in rules
        assert only(comparison, "duty:assessment").relation is Relation.MIXED

    def test_the_month_to_ask_for_a_review_is_a_silence(self, comparison: Comparison) -> None:
        first = comparison.differences[0]
        assert (first.rule, first.relation) == ("window:review-request", Relation.SILENT)


class TestPaperProcedures:
    """Published texts, each beside the scheme it sits under."""

    def test_cumberlands_panel_runs_from_your_request(self) -> None:
        comparison = compare(schemes.newest("cumberland-children"), CHILDREN)
        assert comparison.differences[0].rule == "window:panel-request"
        panel = only(comparison, "duty:panel-meeting")
        assert panel.relation is Relation.STRICTER
        assert "30 working days after the request for a review panel" in panel.local_limit
        assert "30 working days after receipt of the request for a review panel" in panel.scheme_limit
        assert "as long as the post takes" in panel.text
        assert panel.scheme_source is not None
        assert panel.scheme_source.citation == "SI 2006/1738, reg 19(4)"

    def test_cumberlands_range_ends_where_the_scheme_needs_an_extension(self) -> None:
        found = only(compare(schemes.newest("cumberland-children"), CHILDREN), "duty:stage-1-response")
        assert found.relation is Relation.LOOSER
        assert "its near end (10) is the same as the scheme's" in found.text
        assert "its far end (20) is the same as the scheme's outer limit" in found.text.lower()
        assert "the local text aims at it, the scheme requires it" in found.text.lower()
        rules = [(one.rule, one.about) for one in compare(schemes.newest("cumberland-children"), CHILDREN).differences]
        assert ("duty:stage-1-response", "outer limit") not in rules

    def test_cumberland_is_silent_on_the_way_on(self) -> None:
        comparison = compare(schemes.newest("cumberland-children"), CHILDREN)
        assert only(comparison, "route:lgsco").relation is Relation.SILENT
        assert "its own limit: 12 months beginning with" in only(comparison, "route:lgsco").text
        assert "duty:acknowledgement" not in comparison.rules  # neither text has one

    def test_bexley_has_no_panel_and_a_limit_of_its_own(self) -> None:
        comparison = compare(published("bexley-children"), CHILDREN)
        assert comparison.differences[0].rule == "window:panel-request"
        assert only(comparison, "stage:stage-3").relation is Relation.SILENT
        asked = only(comparison, "window:stage-2-request")
        assert asked.relation is Relation.ADDED
        assert "That cuts the time of the person who complains, since the scheme sets no such limit" in asked.text
        assert "The scheme only advises: 20 working days" in asked.text
        assert only(comparison, "duty:acknowledgement").relation is Relation.ADDED
        assert only(comparison, "duty:stage-1-response", "outer limit").relation is Relation.SILENT

    def test_bracknell_forest_counts_from_receipt_where_the_code_chains(self) -> None:
        comparison = compare(published("bracknell-forest-adults"), CODE)
        assert only(comparison, "duty:acknowledgement").relation is Relation.STRICTER
        response = only(comparison, "duty:stage-1-response")
        assert response.relation is Relation.STRICTER
        assert response.share is not None
        assert response.share.stricter_share == 1
        assert only(comparison, "duty:stage-2-response").relation is Relation.SILENT
        assert only(comparison, "stage:stage-3").relation is Relation.ADDED
        limit = only(comparison, "time-limit:time-limit")
        assert limit.relation is Relation.CANNOT_COMPARE
        assert "run from different days" in limit.text

    def test_walsall_has_the_codes_ten_days_more_in_other_words(self) -> None:
        comparison = compare(published("walsall"), CODE)
        assert only(comparison, "duty:stage-1-response", "outer limit").relation is Relation.SAME
        assert only(comparison, "duty:stage-1-response").relation is Relation.SAME
        assert readings_of(only(comparison, "duty:acknowledgement")) == {
            ("calendar-days",): Relation.STRICTER,
            ("working-days",): Relation.SAME,
        }
        assert only(comparison, "duty:stage-1-response", "extension").relation is Relation.SILENT
        assert only(comparison, "window:stage-2-request").relation is Relation.ADDED

    def test_east_devon_takes_silence_for_a_resolution(self) -> None:
        comparison = compare(published("east-devon"), CODE)
        response = only(comparison, "duty:stage-1-response")
        assert response.relation is Relation.LOOSER
        assert "where this is practical" in response.text
        asked = only(comparison, "window:stage-2-request")
        assert "where nothing is done in time, the local text has the complaint considered to be resolved" in (
            asked.text.lower()
        )

    def test_stockton_has_two_starts(self) -> None:
        response = only(compare(published("stockton"), CODE), "duty:stage-1-response")
        assert response.relation is Relation.LOOSER
        starts = {dict(one.local_reading)["early-resolution-tried"]: one.one_start for one in response.readings}
        assert starts == {"yes": False, "no": True}
        advice = only(compare(published("stockton"), CODE), "window:stage-2-request", "advice")
        assert advice.relation is Relation.ADDED

    def test_west_kent_may_go_on_by_agreement(self) -> None:
        comparison = compare(published("west-kent"), schemes.newest("housing-ombudsman-code"))
        found = [one for one in comparison.of("duty:stage-1-response") if one.about == "extension"]
        assert [one.relation for one in found] == [Relation.LOOSER, Relation.STRICTER]
        assert "the scheme has no such further way" in found[0].text.lower()
        assert only(comparison, "duty:stage-1-response", "outer limit").relation is Relation.STRICTER
        assert only(comparison, "stage:stage-2").relation is Relation.SILENT

    @pytest.mark.parametrize("one", [*bundled(), *papers()], ids=lambda one: f"{one.name}-{one.version}")
    def test_a_text_does_not_differ_from_itself(self, one: Procedure) -> None:
        comparison = compare(one, one)
        assert comparison.differences == ()
        assert comparison.same


def windows(ours: Any, theirs: Any) -> Comparison:  # noqa: ANN401 - windows, or none
    """Compare two procedures with a window each."""
    one, other = (procedure(windows=() if each is None else (each,)) for each in (ours, theirs))
    return compare(one, other)


TWENTY, TEN = After(Received("stage-1-response"), working(20)), After(Received("stage-1-response"), working(10))
POWER = Discretion(who="the council", source=SOURCE)


class TestWindows:
    """House rule: a window answers to a window for the same event."""

    RULE = "window:stage-2-request"

    def test_a_shorter_window_cuts_the_complainants_time(self) -> None:
        found = only(windows(window(TEN), window(TWENTY)), self.RULE)
        assert found.relation is Relation.STRICTER
        assert "That cuts the time of the complainant" in found.text

    def test_a_longer_window_misleads(self) -> None:
        found = only(windows(window(TWENTY), window(TEN)), self.RULE)
        assert found.relation is Relation.LOOSER
        assert "Whoever relies on the local date may be too late under the scheme" in found.text

    def test_a_window_in_other_units_does_both(self) -> None:
        weeks = After(Received("stage-1-response"), Period(2, Unit.WEEKS))
        found = only(windows(window(weeks), window(TEN)), self.RULE)
        assert found.relation is Relation.MIXED
        assert "where it is earlier it cuts the time of the complainant" in found.text.lower()

    def test_a_window_of_another_party_is_no_time_of_the_complainant(self) -> None:
        mine, its = window(NoFigure("soon"), by=Party.OTHER_BODY), window(TEN, by=Party.OTHER_BODY)
        comparison = windows(mine, its)
        found = only(comparison, self.RULE)
        assert found.relation is Relation.SILENT
        assert "may ask too late" not in found.text

    def test_advice_is_no_limit(self) -> None:
        advised = window(advised=Target(until=TEN, source=SOURCE, strength=Strength.ADVICE))
        found = only(windows(advised, window(TWENTY)), self.RULE)
        assert found.relation is Relation.SILENT
        assert "The local text only advises: 10 working days" in found.text
        assert only(windows(None, advised), self.RULE, "advice").relation is Relation.SILENT
        assert only(windows(advised, advised), self.RULE, "advice").relation is Relation.SAME
        assert only(windows(advised, window()), self.RULE, "advice").relation is Relation.ADDED

    def test_a_window_that_the_scheme_does_not_have_is_added(self) -> None:
        found = only(windows(window(TEN), None), self.RULE)
        assert found.relation is Relation.ADDED
        assert "That cuts the time of the complainant" in found.text
        assert self.RULE not in windows(window(), None).rules
        other = windows(window(TEN), window(TEN, name="other", event="withdrawal"))
        assert {one.rule for one in other.differences} == {self.RULE, "window:other"}

    @pytest.mark.parametrize(
        ("ours", "theirs", "relation", "words"),
        [
            ({"late": None}, {"late": POWER}, Relation.SILENT, "Under the scheme the council may accept it late"),
            ({"late": POWER}, {"late": None}, Relation.ADDED, "The local text lets the council accept it late"),
            ({"met_when_received": True}, {}, Relation.STRICTER, "done when received, in the scheme when sent"),
            ({}, {"met_when_received": True}, Relation.LOOSER, "done when received, in the local text when sent"),
            ({"strength": Strength.ADVICE}, {}, Relation.LOOSER, "what the local text puts so mildly binds"),
            ({}, {"strength": Strength.ADVICE}, Relation.STRICTER, "binds where the scheme does not"),
            ({"if_silent": "silent"}, {}, Relation.STRICTER, "the local text has the complaint closed by silence"),
            ({}, {"if_silent": "silent"}, Relation.LOOSER, "the scheme has the complaint closed by silence"),
            (
                {"met_when_received": True, "strength": Strength.ADVICE},
                {},
                Relation.CONTRADICTORY,
                "done when received",
            ),
        ],
    )
    def test_words_decide_where_the_dates_agree(
        self, ours: dict[str, Any], theirs: dict[str, Any], relation: Relation, words: str
    ) -> None:
        found = only(windows(window(TEN, **ours), window(TEN, **theirs)), self.RULE)
        assert found.relation is relation
        assert words in found.text

    def test_a_long_stop_is_compared_missed_or_added(self) -> None:
        stop = {"long_stop": TWENTY}
        assert only(windows(window(TEN, **stop), window(TEN, **stop)), self.RULE, "long-stop").relation is Relation.SAME
        silent = only(windows(window(TEN), window(TEN, **stop)), self.RULE, "long-stop")
        assert silent.relation is Relation.SILENT
        assert "the scheme accepts nothing late" in silent.text
        assert only(windows(window(TEN, **stop), window(TEN)), self.RULE, "long-stop").relation is Relation.ADDED


class TestTimeLimits:
    """House rule: time limits answer to each other by name, then in order."""

    def limit(self, name: str = "time-limit", *, until: Limit | None = None, **more: Any) -> TimeLimit:  # noqa: ANN401 - the fields of the record
        """Return a limit of a year."""
        year = After(On("matter-occurred"), Period(1, Unit.YEARS))
        return TimeLimit(name=name, until=until or year, source=SOURCE, **more)

    def test_a_limit_of_another_name_answers_in_order(self) -> None:
        comparison = compare(
            procedure(time_limits=(self.limit("twelve-months"),)), procedure(time_limits=(self.limit("a-year"),))
        )
        assert only(comparison, "time-limit:a-year").relation is Relation.SAME

    def test_a_limit_that_the_scheme_does_not_set_is_added(self) -> None:
        found = only(compare(procedure(time_limits=(self.limit(),)), procedure()), "time-limit:time-limit")
        assert found.relation is Relation.ADDED
        assert "cuts the time" in found.text

    def test_no_figure_is_silence(self) -> None:
        local = procedure(time_limits=(self.limit(until=NoFigure("in good time")),))
        found = only(compare(local, procedure(time_limits=(self.limit(discretion=POWER),))), "time-limit:time-limit")
        assert found.relation is Relation.SILENT
        assert "Under the scheme the council may set the limit aside" in found.text

    def test_tests_of_a_discretion_are_shown_where_they_differ(self) -> None:
        fact = Fact(name="good-reason", question="Is there good reason?")
        strict = evolve(POWER, limbs=(Limb(fact="good-reason", text="there is good reason"),))
        local, scheme = (
            procedure(time_limits=(self.limit(discretion=one),), further_facts=(fact,)) for one in (POWER, strict)
        )
        found = only(compare(local, scheme), "time-limit:time-limit")
        assert found.relation is Relation.CANNOT_COMPARE
        assert "the local text asks: with no test" in found.text
        assert "the scheme: there is good reason" in found.text
        assert compare(scheme, scheme).differences == ()


def pair(local: Any, scheme: Any, about: str = "extension") -> list[Difference]:  # noqa: ANN401 - extensions
    """Compare two ways to extend one duty of ten working days."""
    due = duty(within=After(FROM_RECEIPT, working(10, at_most=20)))
    comparison = compare(procedure(due, extensions=local), procedure(due, extensions=scheme))
    return [one for one in comparison.of("duty:stage-1-response") if one.about == about]


class TestExtensions:
    """House rule: how, how far, how often, for what cause, and before what day."""

    @pytest.mark.parametrize(
        ("ours", "theirs", "relation"),
        [
            ({}, {}, Relation.SAME),
            ({}, {"by": working(10)}, Relation.LOOSER),
            ({"by": working(10)}, {}, Relation.STRICTER),
            ({"firm": False}, {}, Relation.LOOSER),
            ({}, {"firm": False}, Relation.STRICTER),
            ({"times": 1}, {}, Relation.STRICTER),
            ({}, {"times": 1}, Relation.LOOSER),
            ({"times": 3}, {"times": 2}, Relation.LOOSER),
            ({"times": 2}, {"times": 3}, Relation.STRICTER),
            ({"times": 2, "to_at_most": True}, {"times": 3}, Relation.STRICTER),
            ({}, {"causes": ("complexity",)}, Relation.LOOSER),
            ({"causes": ("complexity",)}, {}, Relation.STRICTER),
            ({"causes": ("complexity", "advocate")}, {"causes": ("complexity",)}, Relation.LOOSER),
            ({"causes": ("complexity",)}, {"causes": ("complexity", "advocate")}, Relation.STRICTER),
            ({"causes": ("complexity",)}, {"causes": ("advocate",)}, Relation.CONTRADICTORY),
            ({"before_expiry": True}, {}, Relation.ADDED),
            ({}, {"before_expiry": True}, Relation.SILENT),
            ({"requires": ("reasons",)}, {}, Relation.ADDED),
            ({}, {"requires": ("reasons",)}, Relation.SILENT),
            ({"firm": False, "times": 1}, {}, Relation.CONTRADICTORY),
        ],
    )
    def test_one_way_of_both_texts(self, ours: dict[str, Any], theirs: dict[str, Any], relation: Relation) -> None:
        [found] = pair((extension(**ours),), (extension(**theirs),))
        assert found.relation is relation

    def test_another_way_contradicts(self) -> None:
        agreed = extension(How.AGREEMENT, by=working(5))
        [found] = pair((agreed,), (extension(How.OFFICER, to=After(FROM_RECEIPT, working(30))),))
        assert found.relation is Relation.CONTRADICTORY
        assert "by agreement, by 5 working days" in found.text
        assert "by an officer, to 30 working days after receipt of the complaint" in found.text
        assert "is asked" in found.text
        [other] = pair((extension(How.AUTOMATIC),), (extension(How.OFFICER),))
        assert "is asked" not in other.text

    def test_a_further_way_is_looser(self) -> None:
        notice = extension(to_at_most=True)
        found = pair((notice, extension(How.AGREEMENT, by=working(5))), (notice,))
        assert [one.relation for one in found] == [Relation.LOOSER, Relation.SAME]
        [alone] = pair((extension(How.AGREEMENT),), ())
        assert alone.relation is Relation.LOOSER
        assert "The scheme says nothing of extending it" in alone.text
        assert "sets no end" in alone.text

    def test_a_way_that_only_the_scheme_has_is_silence(self) -> None:
        notice = extension(to_at_most=True)
        found = pair((notice,), (notice, extension(How.AGREEMENT)))
        assert [one.relation for one in found] == [Relation.SILENT, Relation.SAME]
        due = duty()
        comparison = compare(procedure(due), procedure(due, extensions=(extension(How.AGREEMENT),)))
        assert only(comparison, "duty:stage-1-response", "extension").relation is Relation.SILENT


class TestOuterLimits:
    """House rule: the base figure and the outer figure are each compared."""

    def outer(self, ours: Period, theirs: Period, **more: Any) -> Difference:  # noqa: ANN401 - the fields of the record
        """Return what two outer limits come to."""
        local = procedure(duty(within=After(FROM_RECEIPT, ours)), **more)
        comparison = compare(local, procedure(duty(within=After(FROM_RECEIPT, theirs))))
        return only(comparison, "duty:stage-1-response", "outer limit")

    def test_two_second_figures(self) -> None:
        assert self.outer(working(10, at_most=15), working(10, at_most=20)).relation is Relation.STRICTER
        assert self.outer(working(10, at_most=25), working(10, at_most=20)).relation is Relation.LOOSER

    def test_silence_on_a_second_figure(self) -> None:
        found = self.outer(working(10), working(10, at_most=20))
        assert found.relation is Relation.SILENT
        assert found.scheme_limit == "20 working days after receipt of the complaint"
        assert "more time is had" not in found.text

    def test_a_second_figure_of_the_local_text_alone(self) -> None:
        assert self.outer(working(10, at_most=20), working(10)).relation is Relation.LOOSER

    def test_an_extension_gives_the_outer_limit_too(self) -> None:
        for one in (extension(by=working(10)), extension(to=After(FROM_RECEIPT, working(20)))):
            found = self.outer(working(10), working(10, at_most=20), extensions=(one,))
            assert found.relation is Relation.SAME

    def test_a_range_without_an_outer_limit_in_the_scheme(self) -> None:
        found = against(After(FROM_RECEIPT, working(20, at_least=12)), After(FROM_RECEIPT, working(10)))
        assert "its near end (12) is later than the scheme's" in found.text
        assert "outer limit" not in found.text
        agreed = DateSetBy("response-date-agreed")
        other = against(After(FROM_RECEIPT, working(20, at_least=5)), agreed)
        assert "its near end (5) is not simply comparable with the scheme's" in other.text
        early = against(After(FROM_RECEIPT, working(20, at_least=5)), After(FROM_RECEIPT, working(10)))
        assert "its near end (5) is earlier than" in early.text


class TestDuties:
    """House rule: duties answer to each other by act, then by name, those of the same stage first."""

    def test_an_added_duty_says_where_its_figure_stands_in_the_scheme(self) -> None:
        added = duty("acknowledgement", After(FROM_RECEIPT, working(25)))
        scheme = procedure(duty("final-response", After(On("stage-2-request"), working(25)), stage="stage-2"))
        found = only(compare(procedure(added), scheme), "duty:acknowledgement")
        assert found.relation is Relation.ADDED
        assert "25 is the scheme's figure for the final response (stage 2), in working days" in found.text

    def test_an_added_duty_that_ends_a_stage_is_held_to_the_schemes_chain(self) -> None:
        ending = Transition(event="resolution", start=("stage-2",), to="over", source=SOURCE)
        added = duty("resolution", After(On("stage-2-request"), working(40)), stage="stage-2")
        scheme = procedure(duty("final-response", After(On("stage-2-request"), working(25)), stage="stage-2"))
        found = only(compare(procedure(added, transitions=(ending,)), scheme), "duty:resolution")
        assert found.relation is Relation.ADDED
        assert found.share is not None
        assert found.share.looser_share == 1
        none = compare(procedure(added, transitions=(ending,)), procedure())
        assert only(none, "duty:resolution").relation is Relation.ADDED

    def test_a_figure_of_the_whole_procedure_is_named_by_the_scheme(self) -> None:
        scheme = procedure(duty("final-response", After(FROM_RECEIPT, working(25)), stage=None))
        found = only(compare(procedure(duty(within=After(FROM_RECEIPT, working(25)))), scheme), "duty:stage-1-response")
        assert "final response (A procedure for tests), in working days" in found.text
        other = only(compare(procedure(duty(within=After(FROM_RECEIPT, working(9)))), scheme), "duty:stage-1-response")
        assert "scheme's figure" not in other.text

    def test_a_duty_of_the_complainant_that_is_passed_over_comes_first(self) -> None:
        agree = duty("statement-agreed", After(FROM_RECEIPT, working(5)), owed_by=Party.COMPLAINANT)
        comparison = compare(procedure(), procedure(duty(), agree))
        assert comparison.differences[0].rule == "duty:statement-agreed"
        assert "when it is late" not in comparison.differences[0].text

    def test_a_duty_that_is_owed_on_a_condition_says_so(self) -> None:
        late = duty(owed_if=Happened("withdrawal"))
        assert (
            "It is owed where withdrawal has happened"
            in only(compare(procedure(), procedure(late)), "duty:stage-1-response").text
        )

    def test_who_owes_it_matters(self) -> None:
        comparison = compare(procedure(duty(owed_by=Party.PANEL)), procedure(duty()))
        found = only(comparison, "duty:stage-1-response")
        assert found.relation is Relation.CONTRADICTORY
        assert "has it done by the panel, the scheme by the body complained about" in found.text

    @pytest.mark.parametrize(
        ("ours", "theirs", "relation"),
        [
            ({"soft": "“where practical”"}, {}, Relation.LOOSER),
            ({}, {"soft": "“where practical”"}, Relation.STRICTER),
            ({"strength": Strength.DESCRIPTION}, {}, Relation.LOOSER),
            ({"strength": Strength.USUAL}, {"strength": Strength.AIM}, Relation.SAME),
            ({"met_when_received": True}, {}, Relation.STRICTER),
        ],
    )
    def test_words_decide_where_the_dates_agree(
        self, ours: dict[str, Any], theirs: dict[str, Any], relation: Relation
    ) -> None:
        comparison = compare(procedure(duty(**ours)), procedure(duty(**theirs)))
        assert only(comparison, "duty:stage-1-response").relation is relation

    def test_an_aim_is_compared_missed_or_added(self) -> None:
        aim = duty(target=Target(until=After(FROM_RECEIPT, working(5)), source=SOURCE))
        plain = duty()
        for ours, theirs, relation in (
            (aim, aim, Relation.SAME),
            (plain, aim, Relation.SILENT),
            (aim, plain, Relation.ADDED),
        ):
            comparison = compare(procedure(ours), procedure(theirs))
            assert only(comparison, "duty:stage-1-response", "aim").relation is relation

    def test_names_answer_where_acts_do_not_and_the_same_stage_is_preferred(self) -> None:
        local = procedure(evolve(duty("progress-update"), name="update"), duty("final-response", stage="stage-2"))
        scheme = procedure(
            evolve(duty("response-date-proposed"), name="update"),
            evolve(duty("final-response"), name="first"),
            evolve(duty("final-response", stage="stage-2"), name="second"),
        )
        comparison = compare(local, scheme)
        assert only(comparison, "duty:update").relation is Relation.SAME
        assert only(comparison, "duty:first").relation is Relation.SILENT
        assert only(comparison, "duty:second").relation is Relation.SAME

    def test_the_local_defects_travel_with_the_rule(self) -> None:
        finding = TextFinding(name="no-start", text="No start is stated.", about=("stage-1-response",))
        local = procedure(duty(within=After(FROM_RECEIPT, working(5))), findings=(finding,))
        found = only(compare(local, procedure(duty())), "duty:stage-1-response")
        assert found.findings == (finding,)


EXCLUDED = Exclusion(name="staff", when=FactIs("staff"), text="a complaint by staff", source=SOURCE)
STAFF = Fact(name="staff", question="Is it by staff?")
MEMBER = Fact(name="member-or-officer", question="An officer?")
NOT_STAFF = Exclusion(name="officer", when=OTHER_STAFF, text="an officer", source=SOURCE)


def role(**more: Any) -> Role:  # noqa: ANN401 - the fields of the record
    """Return the role of the reviewer."""
    return Role(name="reviewer", title="the reviewer", source=SOURCE, text="reviews it", **more)


class TestProvisions:
    """House rule: what is put in other words is shown, not judged."""

    @pytest.mark.parametrize(
        ("field", "rule", "one", "other"),
        [
            (
                "exclusions",
                "exclusion:staff",
                EXCLUDED,
                evolve(EXCLUDED, discretion=POWER),
            ),
            (
                "standing",
                "standing:staff",
                Standing(name="staff", when=FactIs("staff"), text="it is by staff", source=SOURCE),
                Standing(name="staff", when=FactIs("staff", False), text="it is not by staff", source=SOURCE),
            ),
            (
                "entitlements",
                "entitlement:advocate",
                Entitlement(name="advocate", who="a child", text="have an advocate", source=SOURCE),
                Entitlement(
                    name="advocate", who="anybody", text="have an advocate", source=SOURCE, when=FactIs("staff")
                ),
            ),
            (
                "letters",
                "letter:refusal",
                Letter(event="refusal", contents=(Content(text="the reasons", source=SOURCE),), form="in writing"),
                Letter(event="refusal", contents=()),
            ),
            ("suspensions", "suspension:court", suspension(), suspension(windows=())),
        ],
    )
    def test_rules_with_names(self, field: str, rule: str, one: object, other: object) -> None:
        fields: list[dict[str, Any]] = [{field: (each,)} for each in (one, other)]
        first, second = (procedure(**each, further_facts=(STAFF,)) for each in fields)
        empty = procedure(further_facts=(STAFF,))
        assert only(compare(first, first), rule).relation is Relation.SAME
        assert only(compare(first, second), rule).relation is Relation.CANNOT_COMPARE
        assert only(compare(second, first), rule).relation is Relation.CANNOT_COMPARE
        assert only(compare(empty, first), rule).relation is Relation.SILENT
        assert only(compare(first, empty), rule).relation is Relation.ADDED

    @pytest.mark.parametrize(
        ("ours", "theirs", "relation"),
        [
            ({"told": {"member-or-officer": True}}, {"not_if": (NOT_STAFF,)}, Relation.CONTRADICTORY),
            ({"told": {"member-or-officer": False}}, {"not_if": (NOT_STAFF,)}, Relation.SILENT),
            ({"told": {"staff": True}}, {"not_if": (NOT_STAFF,)}, Relation.SILENT),
            ({}, {}, Relation.SAME),
            ({"not_if": (NOT_STAFF,)}, {}, Relation.CANNOT_COMPARE),
        ],
    )
    def test_who_may_serve(self, ours: dict[str, Any], theirs: dict[str, Any], relation: Relation) -> None:
        local = procedure(roles=(role(**ours),), further_facts=(MEMBER, STAFF))
        scheme = procedure(roles=(role(**theirs),), further_facts=(MEMBER,))
        assert only(compare(local, scheme), "role:reviewer").relation is relation

    def test_a_role_of_one_text_alone(self) -> None:
        with_role, without = procedure(roles=(role(),)), procedure()
        assert only(compare(with_role, without), "role:reviewer").relation is Relation.ADDED
        assert only(compare(without, with_role), "role:reviewer").relation is Relation.SILENT

    def test_routes(self) -> None:
        plain, early = (
            procedure(routes=(route(early=early),))
            for early in ((), (EarlyGround(when=Happened("refusal"), text="it was refused", source=SOURCE),))
        )
        found = only(compare(early, plain), "route:ombudsman")
        assert found.relation is Relation.CANNOT_COMPARE
        assert "before that, if it was refused" in found.text
        assert "no ground before that" in found.text
        empty = procedure()
        assert only(compare(empty, plain), "route:ombudsman").relation is Relation.SILENT
        assert only(compare(early, empty), "route:ombudsman").relation is Relation.ADDED
        timeless = procedure(routes=(route(time_limit=None, complete=Happened("refusal")),))
        assert only(compare(plain, timeless), "route:ombudsman", "time limit").relation is Relation.ADDED
        silent = only(compare(timeless, plain), "route:ombudsman", "time limit")
        assert silent.relation is Relation.SILENT
        assert place(compare(timeless, plain), "route:ombudsman", "time limit") == 0
        assert "time limit" not in [one.about for one in compare(timeless, timeless).same]
        assert "its own limit" not in only(compare(empty, timeless), "route:ombudsman").text
        assert "once refusal has happened" in only(compare(timeless, empty), "route:ombudsman").text

    def test_routes_to_one_scheme_answer_to_each_other_under_other_names(self) -> None:
        one = procedure(routes=(route(name="lgo", scheme="lgsco"),))
        other = procedure(routes=(route(name="lgsco", scheme="lgsco", kind=RouteKind.OMBUDSMAN),))
        assert only(compare(one, other), "route:lgsco").relation is Relation.SAME

    def test_statements_that_bind(self) -> None:
        must = Statement(name="fair", text="It must be fair.", source=SOURCE, strength=Strength.MUST)
        mild = Statement(name="kind", text="It is kind.", source=SOURCE)
        comparison = compare(procedure(), procedure(statements=(must, mild)))
        assert comparison.differences[-1].rule == "statement:fair"
        assert "statement:kind" not in comparison.rules
        assert compare(procedure(statements=(must,)), procedure(statements=(must,))).differences == ()

    def test_stages_and_their_endings(self) -> None:
        third = Stage(name="stage-3", title="stage 3", source=SOURCE)
        ways = (
            Transition(event="stage-3-request", start=("stage-2",), to="stage-3", source=SOURCE),
            Transition(event="stage-3-response", start=("stage-3",), to="over", source=SOURCE),
        )
        long, short = procedure(stages=(*STAGES, third), transitions=ways), procedure()
        assert only(compare(short, long), "stage:stage-3").relation is Relation.SILENT
        assert only(compare(long, short), "stage:stage-3").relation is Relation.ADDED
        assert only(compare(short, short), "stage:stage-2").relation is Relation.SAME
        assert "stage:stage-1" not in compare(short, short).rules

    def test_other_working_days(self) -> None:
        scottish = WorkingDayDefinition(division="scotland", source=SOURCE)
        closed = WorkingDayDefinition(
            division="england-and-wales", source=SOURCE, closures_count=True, closures_source=SOURCE
        )
        for other in (scottish, closed):
            comparison = compare(procedure(duty(), working_days=other), procedure(duty()))
            assert only(comparison, "working-days").relation is Relation.CANNOT_COMPARE
        scotland = compare(procedure(duty(), working_days=scottish), procedure(duty()))
        found = only(scotland, "duty:stage-1-response")
        assert found.relation is Relation.MIXED
        assert "both texts say 10 working days after the complaint" in found.text.lower()

    def test_the_bodys_closures_lengthen_only_a_count_that_knows_them(self) -> None:
        closed = WorkingDayDefinition(
            division="england-and-wales", source=SOURCE, closures_count=True, closures_source=SOURCE
        )
        calendar = WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 29)])
        comparison = compare(procedure(duty(), working_days=closed), procedure(duty()), calendar=calendar)
        found = only(comparison, "duty:stage-1-response")
        assert found.relation is Relation.LOOSER
        assert "less than 0.1%" not in found.text
        scottish = WorkingDayDefinition(division="scotland", source=SOURCE)
        mixed = compare(procedure(duty(), working_days=scottish), procedure(duty()), calendar=calendar)
        assert only(mixed, "duty:stage-1-response").relation is Relation.MIXED


class TestRouteMode:
    """House rule: a text that leads to a body is held to that body's own rules, and to no others."""

    def test_a_route_without_a_time_limit_is_silent_on_the_schemes(self) -> None:
        local = procedure(routes=(route(scheme="lgsco", time_limit=None),))
        found = only(compare(local, LGSCO), "route:ombudsman")
        assert found.relation is Relation.SILENT
        assert compare(local, LGSCO).differences.index(found) < 2

    def test_other_routes_and_other_rules_are_left_alone(self) -> None:
        entitled = Entitlement(name="meeting", who="anybody", text="meet", source=SOURCE)
        local = procedure(
            duty(),
            routes=(route(), route(name="other", scheme="lgsco", event=None)),
            entitlements=(entitled,),
            windows=(window(TEN),),
        )
        rules = compare(local, LGSCO).rules
        assert "route:other" in rules
        assert "route:ombudsman" not in rules
        assert "entitlement:meeting" not in rules
        assert "window:stage-2-request" not in rules

    def test_a_text_under_the_scheme_is_compared_in_full(self) -> None:
        local = procedure(duty(), routes=(route(scheme="lgsco"),), under="lgsco")
        assert "duty:stage-1-response" in compare(local, LGSCO).rules


class TestRecord:
    """House rule: both texts are shown side by side, and never merged."""

    @pytest.fixture
    def comparison(self) -> Comparison:
        """Compare the guide with the regulations."""
        return compare(GUIDE, CHILDREN)

    def test_it_can_be_written_as_json(self, comparison: Comparison) -> None:
        data = json.loads(json.dumps(comparison.to_dict()))
        assert data["local"]["name"] == "trafford-children-guide"
        assert data["scheme"]["version"] == "2006-09-01"
        first = data["differences"][0]
        assert (first["rule"], first["relation"], first["on_whom"]) == (
            "window:panel-request",
            "silent",
            "the complainant",
        )
        assert first["scheme_source"]["citation"] == "SI 2006/1738, reg 18"
        assert first["share"] is None
        decision = next(one for one in data["differences"] if one["rule"] == "duty:panel-decision")
        assert decision["share"]["days"] > 6_000
        assert decision["example"]["start"] < decision["example"]["local"]
        assert decision["readings"][0]["share"]["stricter_share"] in {0.0, 1.0}
        assert "65-at-stage-3" in [one["name"] for one in decision["findings"]]
        assert len(data["same"]) == len(comparison.same)

    def test_a_reading_without_dates_can_be_written_too(self) -> None:
        ours = Readings("text", {"box": After(FROM_RECEIPT, working(10)), "note": NoFigure("soon")})
        written = against(ours, After(FROM_RECEIPT, working(10))).to_dict()["readings"]
        assert [one["share"] is None for one in written] == [False, True]

    def test_neither_it_nor_a_difference_has_a_truth_value(self, comparison: Comparison) -> None:
        for one in (comparison, comparison.differences[0]):
            with pytest.raises(NotATruthValueError):
                bool(one)

    def test_rules_are_looked_up_by_name(self, comparison: Comparison) -> None:
        assert {one.about for one in comparison.of("duty:stage-2-response")} == {"", "outer limit"}
        with pytest.raises(UnknownNameError, match="did you mean 'window:panel-request'"):
            comparison.of("window:panel-requests")

    def test_the_explanation_quotes_both_texts_with_their_links(self, comparison: Comparison) -> None:
        text = comparison.explain()
        assert text.count("This is information on the texts given, not legal advice.") == 1
        assert text.endswith("This is information on the texts given, not legal advice.")
        assert "\n1. window:panel-request (silent; concerns the complainant)\n" in text
        assert f"\n{len(comparison.differences)}. " in text
        flat = " ".join(text.split())
        for one in comparison.differences:
            for source in (one.local_source, one.scheme_source):
                if source is not None:
                    assert f"({source.citation})" in flat
                    assert source.url in flat
        assert all(len(line) <= 100 or "://" in line for line in text.splitlines())
        assert "The same in both: " in text

    def test_nothing_to_explain(self) -> None:
        assert "No rule differs." in compare(CHILDREN, CHILDREN).explain()
        one, other = procedure(duty()), procedure(duty(), working_days=evolve(ENGLAND, division="scotland"))
        assert "house rule" in compare(one, other).explain()

    def test_a_comparison_without_anything_in_common_says_nothing_of_the_same(self) -> None:
        empty = Comparison(local=CHILDREN, scheme=CHILDREN, differences=(), same=())
        assert "The same in both" not in empty.explain()

    @pytest.mark.parametrize("given", [None, "england-children", schemes.get("england-children")])
    def test_anything_but_two_procedures_is_refused(self, given: Any) -> None:  # noqa: ANN401 - the wrong thing
        with pytest.raises(NotAProcedureError, match=r"compare\(local\): a Procedure "):
            compare(given, CHILDREN)
        with pytest.raises(NotAProcedureError, match=r"compare\(scheme\): a Procedure "):
            compare(CHILDREN, given)

    def test_a_wrong_calendar_is_refused(self) -> None:
        with pytest.raises(CalendarMismatchError):
            compare(GUIDE, CHILDREN, calendar=WorkingDayCalendar("scotland"))
        wrong: Any = "england-and-wales"
        with pytest.raises(NotAProcedureError, match=r"compare\(calendar\): a WorkingDayCalendar "):
            compare(GUIDE, CHILDREN, calendar=wrong)

    def test_a_calendar_with_predictions_changes_nothing(self) -> None:
        predicted = WorkingDayCalendar("england-and-wales", predicted=True)
        assert compare(GUIDE, CHILDREN, calendar=predicted).differences == compare(GUIDE, CHILDREN).differences


ANY_PROCEDURE = st.one_of(
    local_strategies.procedures(), complaint_strategies.procedures(), st.sampled_from([*bundled(), procedure()])
)
UNSETTLED = procedure(
    further_events=(local_strategies.HEARING,),
    further_facts=(local_strategies.TIER, local_strategies.COUNT, local_strategies.URGENT),
)
MIRRORED = {
    Relation.STRICTER: Relation.LOOSER,
    Relation.LOOSER: Relation.STRICTER,
    Relation.SILENT: Relation.ADDED,
    Relation.ADDED: Relation.SILENT,
}


class TestAnyTwoProcedures:
    """House rule: whatever two procedures say, they can be put beside each other, and both ways round."""

    @settings(max_examples=max(4, settings().max_examples // 25), deadline=None)
    @given(ANY_PROCEDURE, ANY_PROCEDURE)
    def test_they_can_be_compared_explained_and_written_as_json(self, one: Procedure, other: Procedure) -> None:
        comparison = compare(one, other)
        assert comparison.explain().endswith("not legal advice.")
        assert len(json.loads(json.dumps(comparison.to_dict()))["differences"]) == len(comparison.differences)
        assert compare(one, other).to_dict() == comparison.to_dict()

    @settings(max_examples=max(20, settings().max_examples // 4), deadline=None)
    @given(local_strategies.limits(("complaint",), sound=True), local_strategies.limits(("complaint",), sound=True))
    def test_the_dates_of_two_limits_mirror_each_other(self, one: Limit, other: Limit) -> None:
        ours, theirs = (
            Clock(procedure=UNSETTLED, limit=limit, calendar=ENGLISH, span=Span(FIRST.toordinal(), LAST.toordinal()))
            for limit in (one, other)
        )
        there, back = outcome_of(ours, theirs), outcome_of(theirs, ours)
        assert back.relation is MIRRORED.get(there.relation, there.relation)
        assert len(back.results) == len(there.results)

    @settings(max_examples=12, deadline=None)
    @given(ANY_PROCEDURE)
    def test_none_differs_from_itself_but_where_it_contradicts_itself(self, one: Procedure) -> None:
        differences = compare(one, one).differences
        assert {(found.rule, found.relation) for found in differences} <= {("role:reviewer", Relation.CONTRADICTORY)}
