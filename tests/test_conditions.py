"""Conditions: four answers, two values, their words, and the proof that branches are disjoint and total."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest
from attrs import field, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import conditions
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
    FactValue,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
    _OnFact,
    overlaps_and_gaps,
)
from complaint_rules.errors import NotATruthValueError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


@frozen
class Case:
    facts: Mapping[str, FactValue] = field(factory=dict)
    events: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    windows: Mapping[str, Answer] = field(factory=dict)
    owed: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    details: Mapping[tuple[str, str], object] = field(factory=dict)

    def fact(self, name: str) -> FactValue | None:
        return self.facts.get(name)

    def happened(self, event: str) -> bool:
        return event in self.events

    def missed(self, duty: str) -> bool:
        return duty in self.duties

    def met_in_time(self, duty: str) -> Answer:
        return YES if duty in self.met else NO

    def overdue(self, duty: str) -> bool:
        return duty in self.owed

    def detail(self, event: str, name: str) -> object:
        return self.details.get((event, name))

    def window_open(self, window: str) -> Answer:
        return self.windows.get(window, Answer.NO)


NOTHING = Case()
TOLD = Case({"oral": True, "tier": "complex", "issues": 3}, frozenset(("complaint",)), frozenset(("reply",)))


class TestAnswer:
    """House rule: "Verdicts and answers have four values and refuse truth-testing"."""

    @pytest.mark.parametrize("answer", Answer)
    def test_it_refuses_if_not_and_and(self, answer: Answer) -> None:
        with pytest.raises(NotATruthValueError):
            _ = not answer
        several = [answer, Answer.YES]
        with pytest.raises(NotATruthValueError):
            all(several)
        with pytest.raises(NotATruthValueError, match=r"such as `answer is Answer\.YES`") as caught:
            bool(answer)
        assert caught.value.value is answer

    def test_over_all_rules_no_comes_first_then_cannot_tell_then_discretion_then_yes(self) -> None:
        order = [NO, CANNOT_TELL, DISCRETION, YES]
        for index, answer in enumerate(order):
            assert Answer.over_all(order[index:]) is answer
            assert Answer.over_all(order[index:][::-1]) is answer
        assert Answer.over_all([]) is YES


class TestFacts:
    """House rule: a fact is compared with values of its own type; a fact that was not told is neither yes nor no."""

    @pytest.mark.parametrize(
        ("condition", "met"),
        [
            (FactIs("oral"), True),
            (FactIs("oral", False), False),
            (FactIs("oral", 1), False),
            (FactIs("tier", "complex"), True),
            (FactIs("issues", 3), True),
            (FactIs("issues", True), False),
            (FactIn("tier", ("simple", "complex")), True),
            (FactIn("tier", ("simple",)), False),
            (FactIn("issues", (True, 2)), False),
            (FactAtLeast("issues", 3), True),
            (FactAtLeast("issues", 4), False),
            (FactAtLeast("oral", 0), False),
            (FactAtLeast("tier", 0), False),
        ],
    )
    def test_a_fact_that_was_told_meets_a_condition_or_does_not(self, condition: Condition, met: bool) -> None:
        assert condition.answer(TOLD) is (YES if met else NO)
        assert condition.holds(TOLD) is met
        assert condition.answer(NOTHING) is CANNOT_TELL
        assert condition.holds(NOTHING) is False
        assert condition.missing(TOLD) == ()
        assert len(condition.missing(NOTHING)) == 1

    def test_not_told_is_a_branch_of_its_own_and_always_known(self) -> None:
        condition = FactNotTold("oral")
        assert (condition.answer(NOTHING), condition.holds(NOTHING)) == (YES, True)
        assert (condition.answer(TOLD), condition.holds(TOLD)) == (NO, False)
        assert condition.met_by(True) is False

    def test_true_and_1_are_two_values(self) -> None:
        """Guards a bug: True equals 1 in Python, so two conditions were one."""
        assert FactIs("x", True) != FactIs("x", 1)
        assert FactIn("x", (True,)) != FactIn("x", (1,))
        assert len({FactIs("x", True), FactIs("x", 1), FactIs("x")}) == 2


class TestRecord:
    """House rule: "an event happened; a duty was missed; a window is open"; the record is taken as complete."""

    @pytest.mark.parametrize(
        ("condition", "met"),
        [
            (Always(), True),
            (Happened("complaint"), True),
            (Happened("reply"), False),
            (Missed("reply"), True),
            (Missed("complaint"), False),
        ],
    )
    def test_what_is_on_record_is_yes_and_what_is_not_is_no(self, condition: Condition, met: bool) -> None:
        assert condition.answer(TOLD) is (YES if met else NO)
        assert condition.holds(TOLD) is met
        assert condition.missing(NOTHING) == ()

    @pytest.mark.parametrize("answer", Answer)
    def test_a_window_answers_for_itself_and_holds_only_when_it_is_certainly_open(self, answer: Answer) -> None:
        case = Case(windows={"review": answer})
        assert WindowOpen("review").answer(case) is answer
        assert WindowOpen("review").holds(case) is (answer is YES)


ALL_WINDOWS = Case(windows={answer.value: answer for answer in Answer})


class TestMetInTime:
    """SI 2009/309, reg 8(1)(c): "not later than the next working day after the day on which the complaint was made"."""

    def test_it_asks_whether_the_act_was_certainly_in_time(self) -> None:
        in_time = Case(met=frozenset(("settled",)))
        assert [MetInTime("settled").answer(case) for case in (NOTHING, in_time)] == [NO, YES]
        assert [MetInTime("settled").holds(case) for case in (NOTHING, in_time)] == [False, True]
        assert MetInTime("settled").sentence == "the limit for settled was met"

    def test_its_two_cases_are_disjoint_and_total(self) -> None:
        assert overlaps_and_gaps([MetInTime("x"), Not(MetInTime("x"))], values_of={}) == (None, None)
        assert overlaps_and_gaps([MetInTime("x"), Missed("x")], values_of={}) == (
            "x: True, x: True",
            "x: False, x: False",
        )


class TestOverdue:
    """House rule: being late now and having been late once are different questions."""

    def test_it_is_met_while_the_act_is_still_owed_and_no_longer(self) -> None:
        late_once = Case(duties=frozenset(("reply",)))
        late_now = Case(duties=frozenset(("reply",)), owed=frozenset(("reply",)))
        assert [Overdue("reply").answer(case) for case in (NOTHING, late_once, late_now)] == [NO, NO, YES]
        assert [Overdue("reply").holds(case) for case in (NOTHING, late_once, late_now)] == [False, False, True]

    def test_it_says_what_is_overdue(self) -> None:
        assert Overdue("stage-1-response").sentence == "stage 1 response is overdue"

    def test_its_two_cases_are_disjoint_and_total(self) -> None:
        assert overlaps_and_gaps([Overdue("reply"), Not(Overdue("reply"))], values_of={}) == (None, None)
        assert overlaps_and_gaps([Overdue("reply"), Missed("reply")], values_of={}) == (
            "reply: True, reply: True",
            "reply: False, reply: False",
        )


class TestDetailIs:
    """House rule: "Events carry details"."""

    ORAL = DetailIs("complaint", "form", "oral")

    def test_it_cannot_be_told_where_the_event_is_on_record_without_the_detail(self) -> None:
        silent = Case(events=frozenset(("complaint",)))
        assert self.ORAL.answer(silent) is CANNOT_TELL
        assert not self.ORAL.holds(silent)
        assert self.ORAL.missing(silent) == ("complaint.form",)

    def test_what_has_not_happened_has_no_form(self) -> None:
        assert self.ORAL.answer(NOTHING) is NO
        assert self.ORAL.missing(NOTHING) == ()

    @pytest.mark.parametrize(("told", "answer"), [("oral", YES), ("written", NO)])
    def test_it_reads_the_record(self, told: str, answer: Answer) -> None:
        case = Case(events=frozenset(("complaint",)), details={("complaint", "form"): told})
        assert self.ORAL.answer(case) is answer
        assert self.ORAL.holds(case) is (answer is YES)

    def test_it_is_said_in_words(self) -> None:
        assert self.ORAL.sentence == "the form of complaint is oral"

    def test_a_detail_has_other_values_than_those_that_are_named(self) -> None:
        both = [self.ORAL, DetailIs("complaint", "form", "written")]
        overlap, gap = overlaps_and_gaps(both, values_of={})
        assert overlap is None
        assert gap == "complaint.form: not told"
        assert overlaps_and_gaps([*both, Not(Any(*both))], values_of={}) == (None, None)


class TestUntold:
    """House rule: a fact not told meets no condition on its value, and what is asked for is a fact or a detail."""

    def test_values_given_as_a_list_are_kept_as_what_cannot_change(self) -> None:
        assert FactIn("n", [1, 2]).values == (1, 2)

    @pytest.mark.parametrize("condition", [FactIs("n", 1), FactIn("n", (1,)), FactAtLeast("n", 1)])
    def test_no_condition_on_a_value_holds(self, condition: Condition) -> None:
        assert not condition.holds(NOTHING)
        assert condition.answer(NOTHING) is CANNOT_TELL

    def test_a_window_of_which_it_cannot_be_told_is_nothing_to_ask_for(self) -> None:
        doubtful = Case(windows={"panel": CANNOT_TELL})
        assert WindowOpen("panel").answer(doubtful) is CANNOT_TELL
        assert WindowOpen("panel").missing(doubtful) == ()
        assert All(WindowOpen("panel"), FactIs("n", 1)).missing(doubtful) == ("n",)

    def test_that_a_fact_was_told_goes_without_saying_beside_its_value(self) -> None:
        told = Not(FactNotTold("n"))
        assert All(FactIs("n", 1), told).said == (FactIs("n", 1),)
        assert All(FactIs("m", 1), told).said == (FactIs("m", 1), told)
        assert All(FactIs("n", 1), Not(Happened("x"))).said == (FactIs("n", 1), Not(Happened("x")))


class TestCombinations:
    """House rule: "all, any, not"; the doubt travels with the answer."""

    @given(st.lists(st.sampled_from(Answer), max_size=4))
    def test_all_any_and_not_keep_the_doubt(self, answers: list[Answer]) -> None:
        windows = [WindowOpen(answer.value) for answer in answers]
        every, some = All(*windows).answer(ALL_WINDOWS), Any(*windows).answer(ALL_WINDOWS)
        for value, worst_first in (
            (every, (NO, CANNOT_TELL, DISCRETION, YES)),
            (some, (YES, CANNOT_TELL, DISCRETION, NO)),
        ):
            assert value is next((one for one in worst_first if one in answers), worst_first[-1])
        assert All(*windows).holds(ALL_WINDOWS) is all(one is YES for one in answers)
        assert Any(*windows).holds(ALL_WINDOWS) is any(one is YES for one in answers)

    @pytest.mark.parametrize(
        ("answer", "opposite"), [(YES, NO), (NO, YES), (DISCRETION, CANNOT_TELL), (CANNOT_TELL, CANNOT_TELL)]
    )
    def test_not_turns_yes_and_no_round_and_keeps_the_rest_untold(self, answer: Answer, opposite: Answer) -> None:
        condition = Not(WindowOpen(answer.value))
        assert condition.answer(ALL_WINDOWS) is opposite
        assert condition.holds(ALL_WINDOWS) is (answer is not YES)

    @given(st.data())
    def test_more_facts_never_turn_a_yes_into_a_no_or_back(self, data: st.DataObject) -> None:
        """Three values: an answer on what was told stands whatever is told next."""
        facts: dict[str, FactValue] = {
            "oral": data.draw(st.booleans()),
            "tier": data.draw(st.sampled_from(("a", "b"))),
            "issues": 3,
        }
        atoms = st.sampled_from(
            [FactIs("oral"), FactIs("tier", "a"), FactIn("tier", ("b", "c")), FactAtLeast("issues", 2), Happened("x")]
        )
        condition = data.draw(
            st.recursive(
                atoms,
                lambda inner: st.one_of(
                    st.lists(inner, max_size=3).map(lambda several: All(*several)),
                    st.lists(inner, max_size=3).map(lambda several: Any(*several)),
                    inner.map(Not),
                ),
                max_leaves=5,
            )
        )
        some = Case({name: facts[name] for name in data.draw(st.frozensets(st.sampled_from(sorted(facts))))})
        before, after = condition.answer(some), condition.answer(Case(facts))
        assert before in {CANNOT_TELL, after}
        assert (after is YES) is condition.holds(Case(facts))
        assert condition.missing(Case(facts)) == ()
        assert before is not CANNOT_TELL or condition.missing(some)

    def test_missing_lists_each_fact_once_in_order(self) -> None:
        condition = All(FactIs("tier", "a"), Any(Not(FactIs("oral")), FactIs("tier", "b")), Always())
        assert condition.missing(NOTHING) == ("oral", "tier")
        assert condition.missing(Case({"tier": "a"})) == ("oral",)
        assert condition.atoms == {FactIs("tier", "a"), FactIs("oral"), FactIs("tier", "b")}
        many = [f"fact-{number}" for number in range(100, 120)]
        assert All(*(FactIs(name) for name in reversed(many))).missing(NOTHING) == tuple(many)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (Always(), "always"),
        (FactIs("in-writing"), "in writing: yes"),
        (FactIs("in-writing", False), "in writing: no"),
        (FactIs("tier", "very-complex"), "tier: very complex"),
        (FactIn("tier", ("simple", 2)), "tier: simple or 2"),
        (FactAtLeast("issues", 3), "issues: at least 3"),
        (FactNotTold("oral"), "oral: not told"),
        (Happened("stage-1-response"), "stage 1 response has happened"),
        (Missed("stage-1-response"), "the limit for stage 1 response was missed"),
        (WindowOpen("panel-request"), "the time for panel request is open"),
        (All(FactIs("a"), Any(FactIs("b"), Not(FactIs("c")))), "a: yes and (b: yes or not (c: yes))"),
        (Any(All(FactIs("a"), FactIs("b")), Always()), "(a: yes and b: yes) or always"),
        (All(), "always"),
        (Any(), "never"),
    ],
)
def test_a_condition_reads_as_the_clause_after_if(condition: Condition, sentence: str) -> None:
    assert condition.sentence == sentence


class TestOverlapsAndGaps:
    """House rule: "branches (disjoint, total, one branch being for the fact not told, checked)"."""

    @pytest.mark.parametrize(
        ("conditions", "overlap", "gap"),
        [
            ([Always()], None, None),
            ([Always(), Always()], "", None),
            ([], None, ""),
            ([FactIs("oral"), FactIs("oral", False)], None, "oral: not told"),
            ([FactIs("oral"), FactIs("oral", False), FactNotTold("oral")], None, None),
            ([FactIs("oral"), Not(FactIs("oral"))], None, None),
            ([FactIs("tier", "a"), FactIn("tier", ("a", "b")), FactNotTold("tier")], "tier: a", None),
            ([FactIs("tier", "a"), FactNotTold("tier")], None, "tier: b"),
            ([FactAtLeast("issues", 3), FactNotTold("issues")], None, "issues: 2"),
            ([FactAtLeast("issues", 3), Not(FactAtLeast("issues", 3))], None, None),
            ([FactAtLeast("issues", 3), Not(FactAtLeast("issues", 2))], None, "issues: 2"),
            ([FactIs("issues", 5), FactAtLeast("issues", 3)], "issues: 5", "issues: not told"),
            ([FactIs("issues", 3), Not(FactIs("issues", 3))], None, None),
            ([FactIn("issues", (1, 2)), FactAtLeast("issues", 3), FactNotTold("issues")], None, "issues: 0"),
            ([FactIs("issues", True), FactNotTold("issues")], None, "issues: -1"),
            ([Happened("x"), Not(Happened("x"))], None, None),
            ([Happened("x"), Missed("y")], "x: True, y: True", "x: False, y: False"),
            ([WindowOpen("w"), Not(WindowOpen("w"))], None, None),
            ([FactAtLeast("level", 2), FactNotTold("level")], None, "level: 1"),
        ],
    )
    def test_the_case_that_meets_two_and_the_case_that_meets_none_are_named(
        self, conditions: list[Condition], overlap: str | None, gap: str | None
    ) -> None:
        values: dict[str, Sequence[FactValue] | None] = {
            "oral": (True, False),
            "tier": ("a", "b"),
            "issues": None,
            "level": (1, 2, 3),
        }
        found = overlaps_and_gaps(conditions, values_of=values)
        named = [None if one is None else ", ".join(sorted(one.split(", "))) for one in found]
        assert named == [overlap, gap]

    @given(st.lists(st.tuples(st.sampled_from("=>n"), st.integers(-3, 4)), min_size=1, max_size=4))
    def test_over_whole_numbers_it_finds_what_trying_every_one_finds(self, drawn: list[tuple[str, int]]) -> None:
        def made(kind: str, number: int) -> Condition:
            return {"=": FactIs("n", number), ">": FactAtLeast("n", number), "n": Not(FactIs("n", number))}[kind]

        conditions = [made(kind, number) for kind, number in drawn]
        tried: list[Case] = [Case(), *(Case({"n": number}) for number in range(-6, 8))]
        met = [sum(one.holds(case) for one in conditions) for case in tried]
        overlap, gap = overlaps_and_gaps(conditions, values_of={"n": None})
        assert (overlap is not None) is (max(met) > 1)
        assert (gap is not None) is (min(met) == 0)

    def test_a_window_that_is_asked_about_is_open_or_not(self) -> None:
        window = WindowOpen("panel")
        assert overlaps_and_gaps([window, Not(window)], values_of={}) == (None, None)
        assert overlaps_and_gaps([window, window], values_of={}) == ("panel: True", "panel: False")

    def test_a_detail_may_be_untold_another_or_the_one_that_is_named(self) -> None:
        oral = DetailIs("complaint", "form", "oral")
        assert overlaps_and_gaps([oral, oral], values_of={}) == ("complaint.form: oral", "complaint.form: not told")

    def test_it_is_the_first_case_that_is_shown(self) -> None:
        level = FactAtLeast("n", 2)
        assert overlaps_and_gaps([level, level, Not(level)], values_of={"n": (1, 2, 3)}) == ("n: 2", None)

    def test_as_many_cases_as_are_allowed_can_be_tried(self) -> None:
        values: dict[str, Sequence[FactValue] | None] = {name: tuple(range(9)) for name in ("a", "b", "c")}
        values["d"] = tuple(range(19))
        every = All(*(FactIs(name, 0) for name in values))
        assert overlaps_and_gaps([every, Not(every)], values_of=values) == (None, None)  # 20,000 with "not told"
        values["d"] = tuple(range(20))
        with pytest.raises(ValueError, match="ask about 21000 combinations"):
            overlaps_and_gaps([every, Not(every)], values_of=values)

    def test_the_number_of_cases_is_bounded(self) -> None:
        many = [Happened(f"event-{number}") for number in range(15)]
        with pytest.raises(ValueError, match="ask about 32768 combinations; at most 20000 can be checked"):
            overlaps_and_gaps(many, values_of={})
        assert overlaps_and_gaps(many[:10], values_of={})[0] is not None


class TestRecords:
    """House rule: conditions are records, so that they can be printed, compared and saved."""

    @pytest.mark.parametrize(
        "condition",
        [
            Always(),
            FactIs("oral"),
            FactIn("tier", ["a", "b"]),
            FactAtLeast("issues", 3),
            FactNotTold("oral"),
            Happened("x"),
            Missed("x"),
            WindowOpen("x"),
            All(FactIs("oral"), Happened("x")),
            Any(FactIs("oral"), Happened("x")),
            Not(Any(FactIs("oral"))),
        ],
    )
    def test_each_is_equal_to_its_copies_hashable_and_cannot_be_changed(self, condition: Condition) -> None:
        for other in (pickle.loads(pickle.dumps(condition)), copy.deepcopy(condition)):
            assert other == condition
            assert hash(other) == hash(condition)
        assert condition != FactIs("something-else")
        for name in ("fact", "conditions", "anything"):
            with pytest.raises((FrozenInstanceError, AttributeError)):
                setattr(condition, name, ())
        assert repr(condition).startswith(type(condition).__name__)

    def test_the_bases_are_no_conditions(self) -> None:
        assert Condition.__abstractmethods__ == {"answer", "holds", "sentence"}
        assert _OnFact.__abstractmethods__ == {"met_by", "sentence"}
        for name in ("Condition", "_OnFact"):
            with pytest.raises(TypeError, match="abstract"):
                getattr(conditions, name)()
        assert FactNotTold("x").borders == ()
