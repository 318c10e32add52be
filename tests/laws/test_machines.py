"""Every bundled procedure and every example file, proved in full: each stage, branch, duty, window and way."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
from attrs import fields, frozen, has
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import Complaint, load_procedure, schemes
from complaint_rules.answers import DutyStatus, WindowStatus
from complaint_rules.conditions import (
    All,
    Always,
    Answer,
    Any,
    Condition,
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
from complaint_rules.limits import After, On, Received
from complaint_rules.longest_way import Why, longest_way
from complaint_rules.periods import Unit
from complaint_rules.soundness import Proof, Witness, prove
from tests import oracle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrs import AttrsInstance

    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Transition

FILES = sorted(Path("examples/local").glob("*.toml"))
EVERY: dict[str, Procedure] = {
    **{f"{one.name} {one.version}": one for name in schemes.names() for one in schemes.versions(name)},
    **{path.stem: load_procedure(path) for path in FILES},
}
ONE_DAY = timedelta(days=1)


@cache
def proof(name: str) -> Proof:
    return prove(EVERY[name])


def record_of(procedure: Procedure, witness: Witness) -> Complaint:
    """Read the record of a witness by the public way, not by that of the proof."""
    return Complaint(procedure, facts=dict(witness.facts), history=witness.entries)


every = pytest.mark.parametrize("name", EVERY)


# Conditions, read a second time: a table of assignments, and an evaluation of their own.

Asked: TypeAlias = tuple[str, ...]
Case: TypeAlias = "Mapping[Asked, FactValue | None]"


def asked_by(condition: Condition) -> Iterator[tuple[Asked, Condition]]:
    """Yield what a condition asks about, with the atom that asks."""
    if isinstance(condition, All | Any):
        for one in condition.conditions:
            yield from asked_by(one)
    elif isinstance(condition, Not):
        yield from asked_by(condition.condition)
    elif isinstance(condition, FactIs | FactIn | FactAtLeast | FactNotTold):
        yield ("fact", condition.fact), condition
    elif isinstance(condition, DetailIs):
        yield ("detail", condition.event, condition.detail), condition
        yield ("happened", condition.event), condition
    elif isinstance(condition, Happened):
        yield ("happened", condition.event), condition
    elif isinstance(condition, WindowOpen):
        yield ("window", condition.window), condition
    elif isinstance(condition, Missed | MetInTime | Overdue):
        yield (type(condition).__name__, condition.duty), condition
    else:
        assert isinstance(condition, Always)


def domain(procedure: Procedure, asked: Asked, atoms: list[Condition]) -> list[FactValue | None]:
    """Return every value of what is asked about; for a number, one on each side of every border."""
    if asked[0] == "fact":
        values = next(one for one in procedure.facts if one.name == asked[1]).values
        if values is not None:
            return [None, *values]
        named = {number for one in atoms for number in numbers_in(one)}
        return [None, *sorted({number + step for number in named for step in (-1, 0, 1)})]
    if asked[0] == "detail":
        return [None, *{one.value for one in atoms if isinstance(one, DetailIs)}, "something else"]
    return [True, False]


def numbers_in(condition: Condition) -> set[int]:
    if isinstance(condition, FactAtLeast):
        return {condition.number}
    values = condition.values if isinstance(condition, FactIn) else (getattr(condition, "value", None),)
    return {value for value in values if type(value) is int}


def cases(procedure: Procedure, conditions: list[Condition]) -> Iterator[Case]:
    """Yield every assignment; the only ones left out give a detail to an event that has not happened."""
    asked: dict[Asked, list[Condition]] = {}
    for condition in conditions:
        for name, atom in asked_by(condition):
            asked.setdefault(name, []).append(atom)
    domains = {name: domain(procedure, name, atoms) for name, atoms in asked.items()}
    for values in product(*domains.values()):
        case = dict(zip(domains, values, strict=True))
        if all(case["happened", name[1]] or value is None for name, value in case.items() if name[0] == "detail"):
            yield case


def same(value: object, other: object) -> bool:
    return type(value) is type(other) and value == other


def holds(condition: Condition, told: Case) -> bool:
    """Evaluate a condition with two values: what is not told meets nothing but that it is not told."""
    match condition:
        case All(conditions=several):
            met = all(holds(one, told) for one in several)
        case Any(conditions=several):
            met = any(holds(one, told) for one in several)
        case Not(condition=inner):
            met = not holds(inner, told)
        case Always():
            met = True
        case FactIs(fact=fact, value=value):
            met = same(told["fact", fact], value)
        case FactIn(fact=fact, values=values):
            met = any(same(told["fact", fact], value) for value in values)
        case FactAtLeast(fact=fact, number=number):
            met = type(told["fact", fact]) is int and told["fact", fact] in range(number, 10**9 + 1)
        case FactNotTold(fact=fact):
            met = told["fact", fact] is None
        case DetailIs(event=event, detail=detail, value=value):
            met = told["detail", event, detail] == value
        case _:
            ((name, _),) = asked_by(condition)
            met = told[name] is True
    return met


@frozen
class Told:
    """The circumstances of one case, as the package asks about them."""

    case: Case

    def fact(self, name: str) -> FactValue | None:
        return self.case["fact", name]

    def happened(self, event: str) -> bool:
        return self.case["happened", event] is True

    def missed(self, duty: str) -> bool:
        return self.case["Missed", duty] is True

    def met_in_time(self, duty: str) -> Answer:
        return Answer.YES if self.case["MetInTime", duty] else Answer.NO

    def overdue(self, duty: str) -> bool:
        return self.case["Overdue", duty] is True

    def detail(self, event: str, name: str) -> object:
        return self.case["detail", event, name]

    def window_open(self, window: str) -> Answer:
        return Answer.YES if self.case["window", window] else Answer.NO


def conditions_in(value: object) -> Iterator[Condition]:
    """Yield every condition that a procedure holds anywhere, whole."""
    if isinstance(value, Condition):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from conditions_in(one)
    elif has(type(value)):
        for attribute in fields(cast("type[AttrsInstance]", type(value))):
            yield from conditions_in(getattr(value, attribute.name))


def moves_from(procedure: Procedure) -> dict[tuple[str, str], list[Transition]]:
    """Return the transitions that leave each stage by each event."""
    open_stages = [stage.name for stage in procedure.stages if not stage.ends]
    found: dict[tuple[str, str], list[Transition]] = {}
    for one in procedure.transitions:
        for stage in one.start or open_stages:
            found.setdefault((stage, one.event), []).append(one)
    return found


def steps_of(procedure: Procedure) -> set[tuple[str, str]]:
    """Return the moves from stage to stage, those of silence among them."""
    steps = {(stage, one.to) for (stage, _), several in moves_from(procedure).items() for one in several}
    return steps | {(one.stage, one.if_silent) for one in procedure.windows if one.if_silent is not None}


def test_the_house_has_thirteen_schemes_and_every_example_file_is_proved() -> None:
    assert len(schemes.names()) == 13
    assert {one.name for one in EVERY.values()} >= set(schemes.names())
    assert len(FILES) == len(EVERY) - sum(len(schemes.versions(name)) for name in schemes.names()) == 13


@every
class TestNobodyIsLost:
    """House rule: no text may lead anybody to a stage from which no way leads on."""

    def test_the_procedure_is_sound(self, name: str) -> None:
        assert proof(name).faults == ()
        assert proof(name).holds

    def test_every_stage_is_reached_and_leads_to_an_end_by_a_closure_of_the_tables(self, name: str) -> None:
        procedure = EVERY[name]
        steps = steps_of(procedure)
        stages = ["not-begun", *(stage.name for stage in procedure.stages)]
        reaches = {(a, b) for a in stages for b in stages if a == b or (a, b) in steps}
        for middle in stages:
            reaches |= {(a, b) for a in stages for b in stages if (a, middle) in reaches and (middle, b) in reaches}
        ends = {stage.name for stage in procedure.stages if stage.ends}
        assert all(("not-begun", stage) in reaches for stage in stages)
        assert all(any((stage, end) in reaches for end in ends) for stage in stages)

    def test_every_stage_is_held_after_the_record_that_leads_to_it(self, name: str) -> None:
        procedure = EVERY[name]
        ends = {stage.name for stage in procedure.stages if stage.ends}
        assert [one.stage for one in proof(name).passages] == [stage.name for stage in procedure.stages]
        for one in proof(name).passages:
            assert one.way_in is not None
            assert one.way_out is not None
            reached = record_of(procedure, one.way_in).at(one.way_in.on)
            assert reached.stage.name == one.stage
            assert reached.irregular == ()
            left = record_of(procedure, one.way_out).at(one.way_out.on)
            assert left.stage.name in ends
            assert one.stage in {stage for stage, _, _ in left.visits}
            assert left.irregular == ()


@every
class TestBranches:
    """House rule: the branches of a choice are disjoint and total, "not told" being a value of its own."""

    def test_exactly_one_move_is_made_in_every_case(self, name: str) -> None:
        """No combination is left out for being impossible, but a detail of an event that has not happened."""
        procedure = EVERY[name]
        tried = 0
        for (stage, event), several in moves_from(procedure).items():
            conditions = [one.when or Always() for one in several]
            for case in cases(procedure, conditions):
                tried += 1
                assert sum(holds(one, case) for one in conditions) == 1, (stage, event, case)
        assert tried >= len(moves_from(procedure))

    def test_the_proof_lists_each_stage_and_event_and_found_nothing(self, name: str) -> None:
        listed = {(one.stage, one.event): one for one in proof(name).branches}
        assert {key: len(one.to) for key, one in listed.items()} == {
            key: len(several) for key, several in moves_from(EVERY[name]).items()
        }
        assert all(one.overlap is None and one.gap is None for one in listed.values())

    def test_the_machine_makes_the_move_of_the_table_from_every_stage(self, name: str) -> None:
        """Each event that leaves a stage is recorded there, with every combination of the facts that it asks for."""
        procedure = EVERY[name]
        for (stage, event), several in moves_from(procedure).items():
            conditions = [one.when or Always() for one in several]
            witness = into(name, stage)
            told = dict(witness.facts)
            for case in cases(procedure, conditions):
                facts = {of[1]: value for of, value in case.items() if of[0] == "fact" and value is not None}
                if stage != "not-begun" and any(told.get(fact, value) != value for fact, value in facts.items()):
                    continue  # it could not have come to this stage with that fact
                late = any(case[of] for of in case if of[0] == "Missed")
                day = witness.on + (10 * ONE_DAY if late else timedelta())
                record = Complaint(procedure, facts={**told, **facts}, history=witness.entries).record(event, day)
                expected = next(one.to for one, when in zip(several, conditions, strict=True) if holds(when, case))
                assert record.at(day).stage.name == expected, (stage, event, case)


def into(name: str, stage: str) -> Witness:
    """Return the record that leads to a stage; none where nothing has begun."""
    if stage == "not-begun":
        return Witness(facts=(), entries=(), on=date(2024, 9, 2))
    found = next(one.way_in for one in proof(name).passages if one.stage == stage)
    assert found is not None
    return found


@every
class TestConditions:
    """House rule: "cannot tell" is an answer, and is only given where what is not told may decide."""

    def test_the_package_evaluates_every_condition_as_the_table_does(self, name: str) -> None:
        procedure = EVERY[name]
        for condition in set(conditions_in(procedure)):
            for case in cases(procedure, [condition]):
                assert condition.holds(Told(case)) is holds(condition, case), (condition.sentence, case)

    def test_a_yes_or_no_stays_whatever_is_told_later(self, name: str) -> None:
        """But for a condition that asks whether something was told, which is what telling changes."""
        procedure = EVERY[name]
        for condition in set(conditions_in(procedure)):
            if any(isinstance(atom, FactNotTold) for atom in condition.atoms):
                continue
            answers = [(case, condition.answer(Told(case))) for case in cases(procedure, [condition])]
            for case, answer in answers:
                if answer is Answer.CANNOT_TELL:
                    assert None in case.values()
                    continue
                assert answer is (Answer.YES if holds(condition, case) else Answer.NO)
                for other, later in answers:
                    if all(other[of] == value for of, value in case.items() if value is not None):
                        assert later is answer, (condition.sentence, case, other)


@every
class TestDutiesAndWindows:
    """House rule: what is owed can be done in time, and what is allowed can be done at all."""

    def test_every_duty_is_met_after_the_record_that_meets_it(self, name: str) -> None:
        procedure = EVERY[name]
        assert [one.duty for one in proof(name).duties] == [duty.name for duty in procedure.duties]
        for one, duty in zip(proof(name).duties, procedure.duties, strict=True):
            assert one.witness is not None
            snapshot = record_of(procedure, one.witness).at(one.witness.on)
            statuses = {line.status for line in snapshot.deadlines if line.duty == duty}
            assert DutyStatus.MET in statuses
            assert snapshot.irregular == ()

    def test_what_meets_a_duty_came_by_the_last_day_that_the_oracle_counts(self, name: str) -> None:
        procedure = EVERY[name]
        for one, duty in zip(proof(name).duties, procedure.duties, strict=True):
            assert one.witness is not None
            done = {entry.event: entry for entry in one.witness.entries}
            last = plain_last_day(procedure, duty, {event: entry.on for event, entry in done.items()})
            assert last is None or done[duty.act].on <= last

    def test_every_window_is_open_on_the_day_of_its_witness(self, name: str) -> None:
        procedure = EVERY[name]
        assert [one.window for one in proof(name).windows] == [window.name for window in procedure.windows]
        for one in proof(name).windows:
            assert one.witness is not None
            snapshot = record_of(procedure, one.witness).at(one.witness.on)
            status = WindowStatus.NO_LIMIT if one.without_limit else WindowStatus.OPEN
            assert snapshot.window(one.window).status is status
            assert snapshot.irregular == ()


def plain_last_day(procedure: Procedure, duty: Duty, days: dict[str, date]) -> date | None:
    """Return the last day of a plain limit in working days, by stepping one day at a time."""
    limit = duty.within
    if duty.recurs is not None or not isinstance(limit, After) or not isinstance(limit.start, On | Received):
        return None
    if limit.period.unit is not Unit.WORKING_DAYS or limit.period.counting.value != "after":
        return None
    return oracle.add(days[limit.start.event], limit.period.number, procedure.working_days.division)


@every
class TestMoves:
    """House rule: nobody is left in a stage with nothing to do and no date, unless the silence is on record."""

    def test_in_every_open_stage_there_is_a_move_a_date_or_a_silence_on_record(self, name: str) -> None:
        procedure = EVERY[name]
        stages = ["not-begun", *(stage.name for stage in procedure.stages if not stage.ends)]
        assert [one.stage for one in proof(name).moves] == stages
        for one in proof(name).moves:
            moves = {*one.now, *one.once_answered, *one.once_late}
            assert "withdrawal" not in moves
            assert moves or one.owed or one.silences

    def test_what_may_be_done_at_once_is_among_the_moves_of_the_snapshot(self, name: str) -> None:
        procedure = EVERY[name]
        for one in proof(name).moves:
            witness = into(name, one.stage)
            record = record_of(procedure, witness)
            for move in one.now:
                assert any(other.name == move for other in record.at(witness.on).moves)
                if move in {event.name for event in procedure.events}:
                    assert record.can(move, on=witness.on).answer is not Answer.NO

    def test_a_silence_names_a_rule_that_gives_no_figure_or_a_finding(self, name: str) -> None:
        procedure = EVERY[name]
        known = {f"duty:{one.name}" for one in procedure.duties} | {f"window:{one.name}" for one in procedure.windows}
        known |= {f"finding:{one.name}" for one in procedure.findings}
        assert {silence for one in proof(name).moves for silence in one.silences} <= known


class TestTheLongestWay:
    """House rule: the longest way is the sum of the latest figures, or no bound with every reason."""

    WD = "working days"
    BY_HAND: Mapping[str, tuple[str, set[Why]]] = {
        "cumberland-adults undated": ("", {Why.AGREED_DATE, Why.NOT_ALWAYS_OWED}),
        "cumberland-children undated": ("", {Why.NO_FIGURE, Why.NO_RULE}),
        "england-adults-and-nhs 2009-04-01": ("", {Why.NO_RULE}),
        "england-children 2006-09-01": ("20 + 65 + 20 + 30 + 5 + 15 working days", {Why.NO_FIGURE}),
        "greensquareaccord-care undated": ("5 + 10 + 5 + 20 working days", {Why.NO_FIGURE, Why.AGREED_DATE}),
        "housing-ombudsman until-2022-09-30": ("", {Why.NO_RULE}),
        "housing-ombudsman 2022-10-01": ("", {Why.NO_RULE}),
        "housing-ombudsman-code before-2024-04-01": ("20 + 30 working days", {Why.NO_RULE}),
        "housing-ombudsman-code 2024-04-01": ("5 + 20 + 5 + 40 working days", {Why.NO_FIGURE}),
        "lgsco undated": ("", {Why.NO_RULE}),
        "lgsco-code 2024-02": ("5 + 20 + 5 + 40 working days", {Why.NO_FIGURE}),
        "phso undated": ("", {Why.NO_RULE}),
        "seap undated, first page": ("3 + 3 + 3 weeks, 1 month", {Why.NO_FIGURE, Why.NO_RULE}),
        "seap undated, second page": ("3 + 4 weeks", {Why.NO_FIGURE}),
        "staffordshire-adults undated": ("", {Why.NO_FIGURE, Why.NOT_ALWAYS_OWED}),
        "trafford-children-guide undated": ("10 + 25 working days, 65 days of no stated kind", {Why.NO_FIGURE}),
        "ards-and-north-down": ("6 months, 20 working days", set()),
        "bexley-adults": ("15 working days", {Why.EXTENSION}),
        "bexley-children": ("10 + 20 + 65 working days", set()),
        "bracknell-forest-adults": ("20 + 20 working days", {Why.NO_RULE, Why.NO_FIGURE}),
        "central-bedfordshire-children": ("20 working days", {Why.NO_FIGURE}),
        "east-devon": ("5 + 20 working days, 1 month", {Why.NO_FIGURE}),
        "royal-free-charity": ("20 working days", set()),
        "school-model": ("", {Why.NO_FIGURE, Why.NO_CALENDAR}),
        "shaw-trust": ("2 + 5 + 10 + 10 + 10 working days, 1 + 1 months", set()),
        "smallest": ("20 working days", set()),
        "stockton": ("25 working days", {Why.NO_FIGURE, Why.NO_RULE}),
        "walsall": ("5 days of no stated kind, 20 working days, 1 month", {Why.NO_FIGURE}),
        "west-kent": ("", {Why.NO_RULE}),
    }
    """
    The figures, added up from the texts by hand, and why the whole has no last day.

    There is no sum where an act that is not the complainant's, and has no last day, is only by custom put after others.
    """

    @every
    def test_it_is_the_sum_that_was_made_by_hand(self, name: str) -> None:
        way = proof(name).longest
        figures, whys = self.BY_HAND[name]
        sums: dict[str, int] = {}
        for figure in filter(None, figures.split(", ")):
            *numbers, unit = figure.replace(" + ", "+").split(" ", 1)
            sums[unit] = sum(map(int, numbers[0].split("+")))
        singular = {"month": "months", "school day": "school days"}
        unstated = {"days, kind not stated": "days of no stated kind"}
        found = {unstated.get(one.unit.value, one.unit.value): one.number for one in way.total}
        assert found == {singular.get(unit, unit): number for unit, number in sums.items()}
        assert {one.why for one in way.gaps} == whys

    @every
    def test_it_has_a_last_day_only_where_it_has_a_bound(self, name: str) -> None:
        way = proof(name).longest
        assert (way.reached is None) is bool(way.gaps)
        assert (len(way.no_bound) == 0) is way.bounded
        assert len(way.gaps) + len(way.prolonged_by) == len(way.no_bound)
        assert ("There is no last day for the whole" in way.words) is bool(way.gaps)
        assert ("It may take longer" in way.words) is bool(way.prolonged_by)

    @pytest.mark.parametrize("name", ["bexley-children", "smallest", "shaw-trust", "royal-free-charity"])
    def test_each_step_is_in_time_on_its_last_day_and_late_on_the_next(self, name: str) -> None:
        """Nothing is left over: the whole record is regular, and no step can be put off by a day."""
        way = proof(name).longest
        record = Complaint(way.procedure, readings=LONGEST_READING.get(name, {}))
        record = record.record(way.procedure.opening, way.start, received=way.start)
        for step in way.steps:
            assert step.last_day is not None
            on_time = done(record, step.event, step.last_day)
            late = done(record, step.event, step.last_day + ONE_DAY)
            assert judged(on_time, step.rule, step.last_day) in {DutyStatus.MET, WindowStatus.USED}
            assert judged(late, step.rule, step.last_day + ONE_DAY) in {DutyStatus.MET_LATE, WindowStatus.USED_LATE}
            record = on_time
        assert way.reached is not None
        assert record.at(way.reached).stage.name == way.stages[-1]
        assert record.at(way.reached).irregular == ()

    @pytest.mark.parametrize("offset", range(0, 365, 7))
    def test_from_any_start_it_ends_where_stepping_day_by_day_ends(self, offset: int) -> None:
        start = date(2024, 1, 1) + offset * ONE_DAY
        bexley = longest_way(EVERY["bexley-children"], start=start)
        assert bexley.reached == add(add(add(start, 10), 20), 65)
        charity = longest_way(EVERY["shaw-trust"], start=start)
        first = add(add(add(start, 2), 5), 10)
        second = add(a_month_on(first), 10)
        assert charity.reached == add(a_month_on(second), 10)
        children = longest_way(EVERY["england-children 2006-09-01"], start=start)
        assert children.steps[0].last_day == add(start, 20)
        assert children.reached is None


LONGEST_READING = {"shaw-trust": {"discussion-start": "acknowledgement"}}
"""Which reading is the longest, where it matters."""


class TestNobodyInTimeEndsLater:
    """House rule: where a way has a bound, no complaint in which every step is in time goes past it."""

    @given(
        name=st.sampled_from(["bexley-children", "smallest", "shaw-trust", "royal-free-charity"]),
        start=st.dates(date(2014, 1, 1), date(2025, 6, 30)),
        shares=st.lists(st.floats(0, 1), min_size=7, max_size=7),
    )
    def test_whatever_each_takes_of_the_time_allowed(self, name: str, start: date, shares: list[float]) -> None:
        procedure = EVERY[name]
        way = longest_way(procedure, start=start)
        assert way.reached is not None
        record = Complaint(procedure, readings=LONGEST_READING.get(name, {}))
        record = record.record(procedure.opening, start, received=start)
        day = start
        for step, share in zip(way.steps, shares, strict=False):
            snapshot = record.at(day)
            kind, of = step.rule.split(":")
            last = snapshot.deadline(of).due if kind == "duty" else snapshot.window(of).closes
            assert last is not None
            assert step.last_day is not None
            assert last <= step.last_day
            day += timedelta(days=round((last - day).days * share))
            record = done(record, step.event, day)
        assert record.at(day).stage.name == way.stages[-1]
        assert day <= way.reached


def add(day: date, number: int) -> date:
    return oracle.add(day, number, "england-and-wales")


def a_month_on(day: date) -> date:
    """Return the corresponding date of the next month, or its last day."""
    year, month = divmod(day.year * 12 + day.month, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


def done(record: Complaint, event: str, day: date) -> Complaint:
    return record.record(event, day, received=day if record.procedure.event(event).sent else None)


def judged(record: Complaint, rule: str, day: date) -> DutyStatus | WindowStatus:
    kind, name = rule.split(":")
    snapshot = record.at(day)
    return snapshot.deadline(name).status if kind == "duty" else snapshot.window(name).status
