"""
The benchmarks ask before they time, say what was not measured, and their page says what a run wrote down.

Nothing is timed here: the clocks are made up. What the measurements come to, `python -m tests.benchmarks` shows.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from datetime import date, timedelta
from html import unescape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve

from complaint_rules import Complaint, schemes
from tests.benchmarks import columns, complaints, days, memory, starting
from tests.benchmarks.measuring import (
    Amount,
    Bench,
    Comparison,
    Kind,
    NotMeasuredError,
    OtherAnswerError,
    Outcome,
    Ready,
    Row,
    Spread,
    Way,
    same_answer,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOOKS = Path(__file__).parents[1] / "docs" / "hooks"
command: Any = importlib.import_module("tests.benchmarks.__main__")


def page_module() -> Any:  # noqa: ANN401 - a hook, and no package of ours
    """Load the module that makes the page, which lies among the hooks of the documentation."""
    if "made" not in sys.modules:
        spec = importlib.util.spec_from_file_location("made", HOOKS / "made" / "__init__.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules["made"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["made"])
    return importlib.import_module("made.benchmarks")


class TimedTooEarlyError(Exception):
    """A clock was looked at."""


def no_clock() -> float:
    raise TimedTooEarlyError


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def ticking() -> Callable[[], float]:
    """Return a clock that is one second later each time it is looked at."""
    ticks = count()
    return lambda: float(next(ticks))


def untimed(rounds: int = 3) -> Bench:
    return Bench(rounds=rounds, clock=no_clock)


def giving(answer: object, *, log: list[str] | None = None, name: str = "") -> Callable[[], Ready]:
    def do(_: object) -> object:
        if log is not None:
            log.append(name)
        return answer

    return lambda: Ready(do=do)


def missing(module: str) -> Callable[[], Ready]:
    def ready() -> Ready:
        importlib.import_module(module)
        raise AssertionError

    return ready


def comparison(
    ours: Callable[[], Ready], other: Callable[[], Ready], *, kind: Kind = Kind.FASTER, target: float | None = 2
) -> Comparison:
    return Comparison(
        name="one/peer",
        group="Group",
        work="A piece of work",
        ours=Way("ours", ours),
        other=Way("peer", other),
        kind=kind,
        target=target,
        note="A remark.",
    )


def taking(clock: Clock, *seconds: float) -> Callable[[], Ready]:
    """Return work that takes so long: first while it is prepared and tried, then in each round."""
    times = [0.0, seconds[0], *seconds]

    def do(_: object) -> int:
        clock.now += times.pop(0)
        return 7

    return lambda: Ready(do=do)


def amount(measure: Callable[[], Callable[[Bench], float]], *, target: float = 0.5) -> Amount:
    return Amount(name="weight", group="Group", work="A load", ours="ours", ready=measure, unit="GB", target=target)


class TestOneRow:
    """House rule: the same answer first, then ours and the other in turns, and the ratio pair by pair."""

    def test_another_answer_is_not_timed(self) -> None:
        row = comparison(giving([1, 2]), giving([1, 3])).run(untimed())
        assert row.outcome is Outcome.OTHER_ANSWER
        assert row.why == "1 of 2 differ; the first is 3, where ours is 2"
        assert (row.figure, row.reached, row.certain) == (None, None, None)

    def test_the_same_answer_is_timed(self) -> None:
        with pytest.raises(TimedTooEarlyError):
            comparison(giving([1, 2]), giving([1, 2])).run(untimed())

    @pytest.mark.parametrize("ours_is_missing", [True, False])
    def test_what_is_not_installed_is_not_measured(self, *, ours_is_missing: bool) -> None:
        ways = [missing("no_such_package.part"), giving(1)]
        row = comparison(*(ways if ours_is_missing else reversed(ways))).run(untimed())
        assert (row.outcome, row.why) == (Outcome.NOT_MEASURED, "no_such_package is not here")

    def test_a_package_that_needs_another_which_is_missing_is_not_measured(self) -> None:
        row = comparison(giving(1), lambda: Ready(do=lambda _: importlib.import_module("no_such_part"))).run(untimed())
        assert (row.outcome, row.why) == (Outcome.NOT_MEASURED, "no_such_part is not here")

    def test_they_take_turns_and_ours_is_first(self) -> None:
        log: list[str] = []
        ours, other = giving(1, log=log, name="A"), giving(1, log=log, name="B")
        row = comparison(ours, other, kind=Kind.AMOUNT).run(Bench(rounds=3, clock=ticking(), enough=0))
        assert row.outcome is Outcome.MEASURED
        assert log == ["A", "B"] * (1 + 1 + 3)  # to compare, to see how many calls are enough, and three rounds

    def test_a_machine_that_slows_down_changes_the_times_and_not_the_ratio(self) -> None:
        clock = Clock()
        ours, other = taking(clock, 1, 2, 4, 8, 16), taking(clock, 3, 6, 12, 24, 48)
        row = comparison(ours, other).run(Bench(rounds=5, clock=clock, enough=0))
        assert row.figure == Spread(3, 3, 3)
        assert row.medians == {"ours": 4, "other": 12}
        assert row.noise == {"ours": 1.5, "other": 1.5, "loop": 0}
        assert (row.rounds, row.reached, row.certain) == (5, True, True)

    @pytest.mark.parametrize(
        ("kind", "ours", "other", "target", "reached", "certain"),
        [
            (Kind.FASTER, (1, 1, 1), (4, 4, 4), 2, True, True),
            (Kind.FASTER, (1, 1, 1), (1.5, 1.5, 1.5), 2, False, True),
            (Kind.FASTER, (1, 1, 1), (1, 3, 3), 2.5, True, False),
            (Kind.FASTER, (1, 1, 1), (2, 2, 2), 2, True, True),
            (Kind.SHARE, (1, 1, 1), (4, 4, 4), 0.5, True, True),
            (Kind.SHARE, (3, 3, 3), (4, 4, 4), 0.5, False, True),
            (Kind.SHARE, (3, 3, 1), (4, 4, 4), 0.6, False, False),
        ],
    )
    def test_a_target_is_reached_or_not_and_it_is_said_when_the_rounds_do_not_agree(
        self,
        kind: Kind,
        ours: tuple[float, ...],
        other: tuple[float, ...],
        target: float,
        *,
        reached: bool,
        certain: bool,
    ) -> None:
        clock = Clock()
        one = comparison(taking(clock, *ours), taking(clock, *other), kind=kind, target=target)
        row = one.run(Bench(rounds=3, clock=clock, enough=0))
        assert (row.reached, row.certain) == (reached, certain)

    def test_without_a_target_none_is_reached_or_missed(self) -> None:
        clock = Clock()
        row = comparison(taking(clock, 1), taking(clock, 5), target=None).run(Bench(rounds=1, clock=clock, enough=0))
        assert row.figure == Spread(5, 5, 5)
        assert (row.reached, row.certain) == (None, None)

    def test_a_time_is_that_of_one_piece_and_what_each_call_uses_up_is_made_outside_it(self) -> None:
        clock = Clock()
        used: list[object] = []

        def fresh() -> object:
            clock.now += 100
            return object()

        def do(one: object) -> None:
            assert one not in used
            used.append(one)
            clock.now += 8

        assert Bench(rounds=1, clock=clock).seconds(Ready(do=do, fresh=fresh, pieces=4), 3) == 2
        assert len(used) == 3

    def test_short_work_is_called_until_the_measurement_is_long_enough(self) -> None:
        clock = Clock()
        bench = Bench(rounds=1, clock=clock, enough=10)

        def do(_: object) -> None:
            clock.now += 3

        assert bench.calls(Ready(do=do)) == 4
        assert bench.calls(Ready(do=do, pieces=50)) == 4
        assert bench.calls(Ready(do=lambda _: None)) == 1

    def test_fewer_rounds_are_made_where_the_row_asks_for_them(self) -> None:
        one = evolve(comparison(giving(1), giving(1)), most_rounds=2)
        assert one.run(Bench(rounds=5, clock=ticking(), enough=0)).rounds == 2


class TestAmounts:
    """House rule: what is held against a fixed amount is shown as a share of it."""

    def test_it_is_measured_in_each_round(self) -> None:
        found = iter([0.2, 0.4, 0.3])
        row = amount(lambda: lambda _: next(found)).run(Bench(rounds=3, clock=ticking()))
        assert row.figure is not None
        assert row.figure.median == pytest.approx(0.6)
        assert row.medians == {"ours": 0.3}
        assert (row.reached, row.certain, row.rounds) == (True, True, 3)

    def test_more_than_the_target_is_not_reached(self) -> None:
        row = amount(lambda: lambda _: 0.51).run(Bench(rounds=1, clock=ticking()))
        assert (row.reached, row.certain) == (False, True)

    @pytest.mark.parametrize(
        ("error", "outcome"),
        [
            (NotMeasuredError("not here"), Outcome.NOT_MEASURED),
            (ImportError("not here"), Outcome.NOT_MEASURED),
            (OtherAnswerError("not here"), Outcome.OTHER_ANSWER),
        ],
    )
    def test_what_cannot_be_measured_says_why(self, error: Exception, outcome: Outcome) -> None:
        def ready() -> Callable[[Bench], float]:
            raise error

        row = amount(ready).run(untimed())
        assert (row.outcome, row.why, row.rounds) == (outcome, "not here", 0)


class TestAnswers:
    """House rule: what differs is said, with the first case."""

    @pytest.mark.parametrize(
        ("ours", "other", "said"),
        [
            ([1], [1], ""),
            (date(2024, 1, 1), date(2024, 1, 1), ""),
            (
                [date(2023, 5, 10)],
                [date(2023, 5, 9)],
                "1 of 1 differ; the first is 2023-05-09, where ours is 2023-05-10",
            ),
            ([1], [1, 2], "[1, 2], where ours is [1]"),
            (1, "1", "1, where ours is 1"),
            ("x" * 100, "y", f"y, where ours is {'x' * 77}..."),
        ],
    )
    def test_two_answers(self, ours: object, other: object, said: str) -> None:
        assert same_answer(ours, other) == said

    def test_a_datetime_is_no_date(self) -> None:
        pandas = pytest.importorskip("pandas")
        assert same_answer(date(2024, 1, 1), pandas.Timestamp("2024-01-01"))

    def test_two_columns(self) -> None:
        ours = np.array(["2024-01-01", "NaT", "2024-01-03"], dtype="datetime64[D]")
        assert columns.differ(ours, ours.copy()) == ""
        assert columns.differ(ours, ours[:2]) == ""
        assert columns.differ(ours[:2], ours) == "3 rows, where ours are 2"
        assert columns.differ(ours, ours[:0]) == "0 rows, where ours are 3"
        other = np.array(["2024-01-01", "2024-01-02", "NaT"], dtype="datetime64[D]")
        assert columns.differ(ours, other) == "2 of 3 differ; the first is 2024-01-02, where ours is NaT"


# The rows that there are

CASES = command.every(quick=True)
COMPARISONS = [case for case in CASES if isinstance(case, Comparison)]
EACH = pytest.mark.parametrize("case", COMPARISONS, ids=lambda case: case.name)
PEERS = {
    "holidays": ("add-20/holidays", "snapshot", "deadline"),
    "bizdays": ("add-20/bizdays",),
    "workalendar": ("add-20/workalendar",),
    "pandas": ("add-20/pandas", "column/pandas"),
    "polars": ("add-20/polars", "column/polars"),
    "statemachine": ("record/python-statemachine",),
    "transitions": ("record/transitions",),
    "complaint_rules.bulk": ("column/numpy", "timetable/numpy", "timetable/seconds"),
}


def spoilt(answer: Any) -> Any:  # noqa: ANN401 - of any row
    """Return an answer that is a little other than it should be."""
    if isinstance(answer, dict):
        last = list(answer)[-1]
        return {**answer, last: spoilt(answer[last])}
    if isinstance(answer, np.ndarray):
        other = answer.copy()
        other[0] = np.datetime64("2000-01-01") if other.dtype.kind == "M" else other[0] + 1  # a peer may stop earlier
        return other
    if isinstance(answer, tuple | list):
        return type(answer)([*answer[:-1], spoilt(answer[-1])])
    return answer + timedelta(1) if isinstance(answer, date) else f"not {answer}".replace("2024", "2025")


def spoiling(way: Way) -> Way:
    def ready() -> Ready:
        right = way.ready()
        return evolve(right, answer=lambda found: spoilt(right.answer(found)))

    return Way(way.name, ready)


class TestEveryRow:
    """House rule: the same answer first, on the work that is timed and not on another."""

    @EACH
    def test_its_answers_are_right_and_only_then_is_it_timed(self, case: Comparison) -> None:
        try:
            row = case.run(untimed())
        except TimedTooEarlyError:
            return
        assert row.outcome is Outcome.NOT_MEASURED, row.why
        assert row.why

    @EACH
    @pytest.mark.parametrize("side", ["ours", "other"])
    def test_a_wrong_answer_of_either_is_noticed(self, case: Comparison, side: str) -> None:
        wrong = evolve(case, ours=spoiling(case.ours)) if side == "ours" else evolve(case, other=spoiling(case.other))
        row = wrong.run(untimed())
        assert row.outcome in {Outcome.OTHER_ANSWER, Outcome.NOT_MEASURED}
        assert row.why

    @pytest.mark.parametrize("module", PEERS)
    def test_a_peer_that_is_not_installed_reads_not_measured(
        self, module: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, module, None)
        of_it = [case for case in CASES if case.name in PEERS[module]]
        assert len(of_it) == len(PEERS[module])
        for case in of_it:
            row = case.run(untimed())
            assert row.outcome is Outcome.NOT_MEASURED
            assert "is not here" in row.why or "complaint_rules.bulk" in row.why

    def test_each_has_a_name_of_its_own_and_one_group_stands_together(self) -> None:
        rows = [case.unmeasured(Outcome.NOT_MEASURED, "") for case in CASES]
        assert len({row.name for row in rows}) == len(rows)
        groups = [row.group for row in rows]
        assert [one for one, before in zip(groups, ["", *groups], strict=False) if one != before] == list(
            dict.fromkeys(groups)
        )

    def test_the_whole_run_has_the_same_rows_as_the_quick_one(self) -> None:
        assert [case.name for case in command.every(quick=False)] == [case.name for case in CASES]

    def test_the_command_must_say_the_day_that_was_published(self) -> None:
        assert not starting.right_day("... is Thursday 28 November 2024.", "")
        assert starting.right_day("... is Friday 29 November 2024.", "")
        assert starting.right_day("... is Thursday 28 November 2024.", "noise")

    def test_workalendar_lacks_one_day_that_it_is_given(self) -> None:
        pytest.importorskip("workalendar")
        case = next(one for one in COMPARISONS if one.name == "add-20/workalendar")
        row = evolve(case, other=Way("with its own days only", lambda: days.workalendar(()))).run(untimed())
        assert row.outcome is Outcome.OTHER_ANSWER
        assert "2023-0" in row.why

    def test_the_complaint_that_is_read_has_twelve_events(self) -> None:
        entries = [one for one in complaints.record().entries if hasattr(one, "event")]
        assert len(entries) == 12

    def test_a_complaint_that_is_weighed_has_five_events(self) -> None:
        (one,) = memory.apart(1)
        assert len(one.history) == 5
        assert not memory.right_record(one)
        assert memory.right_record(one.remove("stage-1-response"))

    def test_complaints_that_are_weighed_are_equal_and_only_some_share_their_entries(self) -> None:
        number = 400
        apart, shared = memory.apart(number), memory.shared(number)
        assert apart == shared
        entries = [one for complaint in apart for one in complaint.history]
        assert len({id(one) for one in entries}) == len(entries) == 5 * number
        assert len({id(one) for complaint in shared for one in complaint.history}) == len(set(entries)) == 5 * 4


class TestByHand:
    """House rule: what is written by hand with numpy is itself held against the reading of each row."""

    ROWS = 60

    def rows(self) -> Iterator[tuple[int, Complaint]]:
        given = columns.table(self.ROWS)
        procedure = schemes.newest(columns.SCHEME)
        for row in range(self.ROWS):
            events: dict[str, dict[str, object]] = {}
            for name, column in given.items():
                event, _, part = name.partition(".")
                if not np.isnat(column[row]):
                    events.setdefault(event, {})[part or "made"] = column[row].item()
            yield row, Complaint.from_events(procedure, events)

    def test_each_column_is_what_the_rows_amount_to(self) -> None:
        by_hand = columns.by_hand(columns.table(self.ROWS))
        assert by_hand.keys() == {duty.name for duty in schemes.newest(columns.SCHEME).duties}
        compared = 0
        for row, complaint in self.rows():
            for deadline in complaint.at(columns.ON).deadlines:
                due, latest, late = (column[row].item() for column in by_hand[deadline.name])
                days_late = -1 if deadline.days_late is None else deadline.days_late
                assert (due, latest, late) == (deadline.due, deadline.latest, days_late)
                compared += due is not None
        assert compared > self.ROWS

    def test_the_table_has_what_is_missing_and_nothing_after_its_end(self) -> None:
        given = columns.table(2_000)
        last = np.fmin(given["withdrawal"], np.datetime64(columns.ON))
        for name, column in given.items():
            there = ~np.isnat(column)
            assert (column[there] <= last[there]).all()
            assert there.any()
            assert there.all() == (name == "complaint")


# The command and the page


def fake_row(**other: Any) -> Row:  # noqa: ANN401 - of any field
    given: dict[str, Any] = {
        "name": "one/peer",
        "group": "Group",
        "work": "A piece of work",
        "ours": "ours",
        "other": "peer",
        "kind": Kind.FASTER,
        "outcome": Outcome.MEASURED,
        "target": 12,
        "figure": Spread(16.5, 16, 17.2),
        "medians": {"ours": 2.72e-7, "other": 4.51e-6},
        "noise": {"ours": 0.04, "other": 0.033, "loop": 0.017},
        "rounds": 21,
    }
    return Row(**{**given, **other})


def fake_run(*rows: Row) -> Any:  # noqa: ANN401 - JSON
    bench = Bench(rounds=21, clock=ticking())
    bench.loops = [0.001, 0.0011, 0.0012, 0.002]
    found = command.figures(bench, list(rows), before=0.5, took=12.3, pinned=True)
    whole = {"name": "benchmarks", "on": "2026-11-23", "python": "3.14.0", "sources": "0123456789ab", **found}
    return json.loads(json.dumps(whole))


RATIO = "16.5 times as fast (16 to 17.2)"


def said(*rows: Row) -> str:
    return unescape(page_module().text_of(fake_run(*rows)))


def cells(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


class TestPage:
    """House rule: the page says what the run wrote down, ratios first, and the noise with it."""

    def test_a_ratio_comes_with_its_range_its_target_and_its_noise(self) -> None:
        text = said(fake_row())
        assert "**A piece of work.** Ours: ours." in text
        assert cells(text) == [
            [
                "peer",
                RATIO,
                "at least 12 times as fast",
                "yes",
                "272 ns beside 4.51 µs",
                "ours 4 %, the other 3.3 %, the loop 1.7 %",
            ]
        ]

    @pytest.mark.parametrize(
        ("row", "ratio", "target", "reached"),
        [
            ({"target": 20}, RATIO, "at least 20 times as fast", "no"),
            ({"target": 16.1}, RATIO, "at least 16.1 times as fast", "yes, within the noise"),
            ({"target": 17}, RATIO, "at least 17 times as fast", "no, within the noise"),
            ({"target": None}, RATIO, "none set", "none set"),
            (
                {"figure": Spread(0.25, 0.2, 0.5)},
                "takes 4 times as long (2 to 5)",
                "at least 12 times as fast",
                "no",
            ),
            (
                {"kind": Kind.SHARE, "target": 0.7, "figure": Spread(0.874, 0.871, 0.908)},
                "0.874 of its time (0.871 to 0.908)",
                "at most 0.7 of its time",
                "no",
            ),
            (
                {"kind": Kind.SHARE, "target": 2, "figure": Spread(40.24, 39.61, 152)},
                "40.2 times its time (39.6 to 152)",
                "at most 2 times its time",
                "no",
            ),
            (
                {"kind": Kind.SHARE, "target": 1.2, "figure": Spread(0.993, 0.938, 1.03)},
                "0.993 of its time (0.938 to 1.03)",
                "at most 1.2 times its time",
                "yes",
            ),
        ],
    )
    def test_each_kind_of_figure_in_words(self, row: dict[str, Any], ratio: str, target: str, reached: str) -> None:
        assert cells(said(fake_row(**row)))[0][1:4] == [ratio, target, reached]

    def test_an_amount_is_a_share_of_its_target(self) -> None:
        row = fake_row(
            other="",
            kind=Kind.AMOUNT,
            unit="GB",
            target=0.75,
            figure=Spread(1.09, 1.08, 1.1),
            medians={"ours": 0.821},
            noise={"ours": 0.0, "loop": 0.05},
        )
        assert cells(said(row))[0] == [
            "a fixed amount",
            "1.09 of the target (1.08 to 1.1)",
            "at most 0.75 GB",
            "no",
            "0.821 GB",
            "ours 0 %, the loop 5 %",
        ]

    def test_what_has_no_figure_says_why(self) -> None:
        without: dict[str, Any] = {"figure": None, "medians": None, "noise": None, "rounds": 0}
        text = said(
            fake_row(outcome=Outcome.NOT_MEASURED, why="polars is not here", **without),
            fake_row(outcome=Outcome.OTHER_ANSWER, why="3 of 9 differ", **without),
            fake_row(outcome=Outcome.FAILED, why="TypeError: no", **without),
        )
        first, *others = cells(text)
        assert first == ["peer", "not measured: polars is not here", "at least 12 times as fast", "not measured"]
        assert [row[1] for row in others] == ["other answer: 3 of 9 differ", "failed: TypeError: no"]
        assert "Of 3 targets, 0 were reached, 0 were not, and 3 were not measured." in text

    def test_the_targets_are_counted(self) -> None:
        text = said(fake_row(), fake_row(target=20), fake_row(target=30), fake_row(target=None))
        assert "Of 3 targets, 1 was reached, 2 were not, and 0 were not measured." in text

    def test_the_noise_of_the_machine_is_told(self) -> None:
        text = said(fake_row())
        assert "is 28 % of their median, and the slowest is 2.00 times the fastest" in text
        assert "0.5 processes wanted a core before the run" in text
        assert "2026-11-23, Python 3.14.0" in text
        assert "on sources that have changed since, sources <code>0123456789ab</code>" in text

    def test_a_remark_names_what_it_is_about(self) -> None:
        text = said(
            fake_row(note="Look."),
            fake_row(other="second", note="Look."),
            fake_row(other="third", rounds=9),
            fake_row(other="fourth", rounds=1),
        )
        assert "- peer; second: Look." in text
        assert "- third: 9 rounds." in text
        assert "- fourth: 1 round." in text

    def test_nothing_on_the_page_can_break_its_table(self) -> None:
        text = page_module().text_of(fake_run(fake_row(work="a | b <i>", other="[c](d) | e")))
        (row,) = cells(text)
        assert (len(row), unescape(row[0])) == (6, "[c](d) | e")
        assert "<i>" not in text
        assert "a | b <i>" in unescape(text)

    def test_without_a_run_the_page_says_so(self) -> None:
        assert page_module().text_of(None).endswith("No run is kept.\n")

    def test_the_run_that_is_kept_has_every_row_and_makes_the_page(self) -> None:
        ((path, text),) = page_module().pages()
        assert path == "benchmarks.md"
        if command.RESULTS.exists():
            run = json.loads(command.RESULTS.read_text(encoding="utf-8"))
            again = "run `make bench` again"
            assert [row["name"] for row in run["rows"]] == [case.name for case in CASES], again
            assert {row["outcome"] for row in run["rows"]} <= {"measured", "not measured"}, again
            assert "## The noise" in text


class FakeCase:
    def __init__(self, name: str, outcome: Outcome | Exception = Outcome.MEASURED) -> None:
        self.name = name
        self.outcome = outcome

    def run(self, bench: Bench) -> Row:
        bench.loops.append(0.001)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.unmeasured(self.outcome, "a reason")

    def unmeasured(self, outcome: Outcome, why: str) -> Row:
        if outcome is Outcome.MEASURED:
            return fake_row(name=self.name)
        return fake_row(name=self.name, outcome=outcome, why=why, figure=None, medians=None, noise=None, rounds=0)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(command, "take_one_core", lambda: False)
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.json")
    return tmp_path / "results.json"


def of_fakes(monkeypatch: pytest.MonkeyPatch, *cases: FakeCase) -> None:
    monkeypatch.setattr(command, "every", lambda *, quick: list(cases))  # noqa: ARG005 - as it is called


class TestCommand:
    """House rule: what is kept is a whole run; what fails is told and stops no other row."""

    def test_a_whole_run_is_kept(self, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        of_fakes(monkeypatch, FakeCase("a"), FakeCase("b", Outcome.NOT_MEASURED))
        assert command.main(["--rounds", "4"]) == 0
        run = json.loads(kept.read_text(encoding="utf-8"))
        assert [(row["name"], row["outcome"]) for row in run["rows"]] == [("a", "measured"), ("b", "not measured")]
        assert (run["name"], run["rounds"]) == ("benchmarks", 4)
        assert run["versions"]["numpy"] == np.__version__
        assert run["rows"][0]["figure"] == {"median": 16.5, "low": 16, "high": 17.2}

    @pytest.mark.parametrize("words", [["--quick"], ["--only", "a"]])
    def test_a_part_of_it_is_kept_only_where_it_is_told_to(
        self, kept: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
    ) -> None:
        of_fakes(monkeypatch, FakeCase("a"), FakeCase("b"))
        assert command.main(words) == 0
        assert not kept.exists()
        elsewhere = kept.with_name("elsewhere.json")
        assert command.main([*words, "--result", str(elsewhere)]) == 0
        rows = json.loads(elsewhere.read_text(encoding="utf-8"))["rows"]
        assert [row["name"] for row in rows] == (["a"] if "--only" in words else ["a", "b"])

    @pytest.mark.usefixtures("kept")
    @pytest.mark.parametrize("outcome", [Outcome.OTHER_ANSWER, TypeError("no")])
    def test_what_fails_is_told_and_the_others_are_measured(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], outcome: Outcome | Exception
    ) -> None:
        of_fakes(monkeypatch, FakeCase("bad", outcome), FakeCase("good"))
        assert command.main([]) == 1
        told = capsys.readouterr().err
        why = "failed: TypeError: no" if isinstance(outcome, Exception) else "other answer: a reason"
        assert why in told
        assert "16.5 times as fast; target 12, reached; noise: ours 4%, other 3%, loop 2%" in told

    @pytest.mark.usefixtures("kept")
    def test_a_name_that_no_row_has_is_refused_with_the_names_that_there_are(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit):
            command.main(["--only", "no such row"])
        assert "add-20/numpy" in capsys.readouterr().err

    @pytest.mark.usefixtures("kept")
    def test_no_round_at_all_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            command.main(["--rounds", "0"])
        assert "at least one round is needed, not 0" in capsys.readouterr().err

    def test_an_amount_is_told_with_its_unit(self) -> None:
        row = fake_row(kind=Kind.AMOUNT, unit="GB", target=0.5, figure=Spread(1.2, 1, 1.3), medians={"ours": 0.6})
        assert "0.6 GB, 1.20 of the target; target 0.5, not reached (not certain)" in command.line(row)

    def test_what_is_not_installed_has_no_version(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command, "PACKAGES", ("no-such-package", "attrs"))
        assert command.versions()["no-such-package"] == "not installed"

    def test_the_processor_is_told_by_its_sort(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        told = tmp_path / "cpuinfo"
        told.write_text("processor\t: 0\nmodel name\t: Some Processor\n", encoding="utf-8")
        monkeypatch.setattr(command, "_PROCESSOR", told)
        assert command.processor() == "Some Processor"
        monkeypatch.setattr(command, "_PROCESSOR", tmp_path / "none")
        assert command.processor()
