"""
Ours and another's way to do the same work, timed in turns, and what is certain of the ratio.

Both must give the same answer before either is timed. Then they take turns: ours, the other, ours, the other. Each
round gives one ratio, of two times that lie beside each other, so that a machine that grows slower or faster changes
both; what is reported is the median of these ratios. A fixed loop is timed in each round as well: what it varies by
is the noise of the machine.
"""

from __future__ import annotations

import gc
import math
import statistics
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Protocol

from attrs import evolve, frozen

Clock = Callable[[], float]

ENOUGH = 0.02
"""How many seconds one measurement takes at least; so many calls are made in it."""

_LOOP = 20_000


class NotMeasuredError(Exception):
    """Something that a measurement needs is not here; it says what, and is an answer."""


class OtherAnswerError(Exception):
    """Our own answer is not what it has to be; it says in what."""


class Kind(Enum):
    """What the figure of a row says."""

    FASTER = "times as fast"
    SHARE = "of the other's time"
    AMOUNT = "of the target"


class Outcome(Enum):
    """What became of a row."""

    MEASURED = "measured"
    NOT_MEASURED = "not measured"
    OTHER_ANSWER = "other answer"
    FAILED = "failed"


@frozen(kw_only=True)
class Ready:
    """
    A way to do the work, ready to be taken.

    Attributes:
        do: Does the work; it is given what `fresh` made.
        fresh: Makes what one call of `do` may use up. Its time is not counted.
        answer: What `do` returned, as it is compared with the other's. Its time is not counted.
        pieces: How many pieces of the work one call does. A time is that of one piece.
    """

    do: Callable[[Any], object]
    fresh: Callable[[], object] = lambda: None
    answer: Callable[[Any], object] = lambda found: found
    pieces: int = 1


@frozen
class Way:
    """
    A way to do the work.

    Attributes:
        name: What does it, for people.
        ready: Imports and prepares what is needed, once; an `ImportError` says that it is not installed.
    """

    name: str
    ready: Callable[[], Ready]


@frozen
class Spread:
    """
    What several measurements come to: their median and their quartiles.

    Attributes:
        median: Half are smaller, half are greater.
        low: A quarter are smaller.
        high: A quarter are greater.
    """

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return what the values come to."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, low, high)

    @property
    def noise(self) -> float:
        """How far the middle half of the values lies apart, as a share of the median."""
        return (self.high - self.low) / self.median if self.median else 0.0


@frozen(kw_only=True)
class Row:
    """
    What was found of one piece of work.

    Attributes:
        name: A short name, such as "add-20/numpy".
        group: The table in which it stands.
        work: The work, for people.
        ours: How it is done by this library.
        other: Who else did it; empty where ours is held against a fixed amount.
        kind: What the figure says.
        outcome: What became of it.
        why: Why it was not measured, or in what the answers differ.
        note: What cannot be compared, and what the other was given.
        unit: The unit of `medians`.
        target: What was to be reached; None for none.
        figure: The ratio, of one piece of the work.
        medians: Ours and the other's, of one piece of the work.
        noise: The spread of each, and of the fixed loop, as shares of their medians.
        rounds: How many rounds there were.
    """

    name: str
    group: str
    work: str
    ours: str
    other: str = ""
    kind: Kind
    outcome: Outcome
    why: str = ""
    note: str = ""
    unit: str = "s"
    target: float | None = None
    figure: Spread | None = None
    medians: dict[str, float] | None = None
    noise: dict[str, float] | None = None
    rounds: int = 0

    @property
    def reached(self) -> bool | None:
        """Whether the target was reached; None where there is none, or nothing was measured."""
        if self.figure is None or self.target is None:
            return None
        return self._reaches(self.figure.median)

    @property
    def certain(self) -> bool | None:
        """Whether three rounds in four say the same of the target."""
        if self.figure is None or self.target is None:
            return None
        return self._reaches(self.figure.low) == self._reaches(self.figure.high)

    def _reaches(self, figure: float) -> bool:
        assert self.target is not None
        if self.kind is Kind.AMOUNT:
            return figure <= 1
        return figure >= self.target if self.kind is Kind.FASTER else figure <= self.target

    def to_dict(self) -> dict[str, object]:
        """Return the row as JSON holds it."""
        figure = self.figure
        return {
            "name": self.name,
            "group": self.group,
            "work": self.work,
            "ours": self.ours,
            "other": self.other,
            "kind": self.kind.value,
            "outcome": self.outcome.value,
            "why": self.why,
            "note": self.note,
            "unit": self.unit,
            "target": self.target,
            "figure": None if figure is None else _rounded(median=figure.median, low=figure.low, high=figure.high),
            "reached": self.reached,
            "certain": self.certain,
            "medians": None if self.medians is None else _rounded(**self.medians),
            "noise": None if self.noise is None else _rounded(**self.noise),
            "rounds": self.rounds,
        }


def _rounded(**values: float) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in values.items()}


class Bench:
    """
    The clock, the number of rounds, and every time that the fixed loop took.

    Args:
        rounds: How many rounds each row has, unless it asks for fewer.
        clock: What tells the time, in seconds.
        enough: How many seconds one measurement takes at least.
    """

    def __init__(self, *, rounds: int, clock: Clock, enough: float = ENOUGH) -> None:
        self.rounds = rounds
        self.clock = clock
        self.enough = enough
        self.loops: list[float] = []

    def seconds(self, ready: Ready, times: int) -> float:
        """Return how long one piece of the work takes, as the mean of so many calls. Nothing is tidied up meanwhile."""
        given = [ready.fresh() for _ in range(times)]
        do = ready.do
        gc.collect()
        gc.disable()
        try:
            begun = self.clock()
            for one in given:
                do(one)
            taken = self.clock() - begun
        finally:
            gc.enable()
        return taken / times / ready.pieces

    def calls(self, ready: Ready) -> int:
        """Return how many calls make one measurement."""
        once = self.seconds(ready, 1) * ready.pieces
        return max(1, math.ceil(self.enough / once)) if once > 0 else 1

    def loop(self) -> float:
        """Return how long the fixed loop took, and keep it."""
        begun = self.clock()
        total = 0
        for number in range(_LOOP):
            total += number * number
        taken = self.clock() - begun
        self.loops.append(taken)
        return taken


class Case(Protocol):
    """One row to be measured."""

    @property
    def name(self) -> str: ...

    def run(self, bench: Bench) -> Row:
        """Hold the answers against each other, and measure."""

    def unmeasured(self, outcome: Outcome, why: str) -> Row:
        """Return the row without figures."""


def same_answer(ours: object, other: object) -> str:
    """Return in what two answers differ, in words; empty when they are the same."""
    if type(ours) is type(other) and ours == other:
        return ""
    if isinstance(ours, list) and isinstance(other, list) and len(ours) == len(other):
        apart = [(mine, theirs) for mine, theirs in zip(ours, other, strict=True) if mine != theirs]
        if apart:
            mine, theirs = apart[0]
            return f"{len(apart)} of {len(ours)} differ; the first is {theirs}, where ours is {mine}"
        return ""
    return f"{_short(other)}, where ours is {_short(ours)}"


def _short(answer: object) -> str:
    text = " ".join(str(answer).split())
    return text if len(text) <= 80 else f"{text[:77]}..."


def why_not(error: Exception) -> str:
    """Return why something was not measured."""
    if isinstance(error, ImportError) and error.name:
        return f"{error.name.partition('.')[0] if not error.name.startswith('complaint') else error.name} is not here"
    return str(error)


@frozen(kw_only=True)
class Comparison:
    """
    Ours beside another's.

    Attributes:
        differ: Given both answers, says in what they are not what they should be; empty where all is well. Where the
            other does other work, it holds each against what is known of it.
        most_rounds: The most rounds, where one takes long.
    """

    name: str
    group: str
    work: str
    ours: Way
    other: Way
    kind: Kind
    target: float | None = None
    note: str = ""
    differ: Callable[[Any, Any], str] = same_answer
    most_rounds: int | None = None

    def run(self, bench: Bench) -> Row:
        """Compare the answers, then time both in turns."""
        try:
            ours, other = self.ours.ready(), self.other.ready()
            found = [one.answer(one.do(one.fresh())) for one in (ours, other)]
        except (ImportError, NotMeasuredError) as error:
            return self.unmeasured(Outcome.NOT_MEASURED, why_not(error))
        wrong = self.differ(*found)
        del found
        if wrong:
            return self.unmeasured(Outcome.OTHER_ANSWER, wrong)
        gc.collect()
        gc.freeze()  # what was imported and prepared is not looked at again before each measurement
        try:
            return self._timed(bench, ours, other)
        finally:
            gc.unfreeze()

    def unmeasured(self, outcome: Outcome, why: str) -> Row:
        """Return the row without figures."""
        return Row(
            name=self.name,
            group=self.group,
            work=self.work,
            ours=self.ours.name,
            other=self.other.name,
            kind=self.kind,
            outcome=outcome,
            why=why,
            note=self.note,
            target=self.target,
        )

    def _timed(self, bench: Bench, ours: Ready, other: Ready) -> Row:
        rounds = min(bench.rounds, self.most_rounds or bench.rounds)
        of_ours, of_other = bench.calls(ours), bench.calls(other)
        a: list[float] = []
        b: list[float] = []
        loops: list[float] = []
        for _ in range(rounds):
            loops.append(bench.loop())
            a.append(bench.seconds(ours, of_ours))
            b.append(bench.seconds(other, of_other))
        pairs = zip(a, b, strict=True)
        ratios = [theirs / mine if self.kind is Kind.FASTER else mine / theirs for mine, theirs in pairs]
        mine, theirs = Spread.of(a), Spread.of(b)
        return evolve(
            self.unmeasured(Outcome.MEASURED, ""),
            figure=Spread.of(ratios),
            medians={"ours": mine.median, "other": theirs.median},
            noise={"ours": mine.noise, "other": theirs.noise, "loop": Spread.of(loops).noise},
            rounds=rounds,
        )


@frozen(kw_only=True)
class Amount:
    """
    Ours beside a fixed amount.

    Attributes:
        ready: Imports, prepares and checks the answers, once, and returns what measures once; it returns the amount.
        target: The most that it may be, in `unit`.
    """

    name: str
    group: str
    work: str
    ours: str
    ready: Callable[[], Callable[[Bench], float]]
    unit: str
    target: float
    note: str = ""
    most_rounds: int | None = None

    def run(self, bench: Bench) -> Row:
        """Measure it in each round."""
        rounds = min(bench.rounds, self.most_rounds or bench.rounds)
        loops: list[float] = []
        amounts: list[float] = []
        try:
            measure = self.ready()
            for _ in range(rounds):
                loops.append(bench.loop())
                amounts.append(measure(bench))
        except (ImportError, NotMeasuredError) as error:
            return self.unmeasured(Outcome.NOT_MEASURED, why_not(error))
        except OtherAnswerError as error:
            return self.unmeasured(Outcome.OTHER_ANSWER, str(error))
        found = Spread.of(amounts)
        return evolve(
            self.unmeasured(Outcome.MEASURED, ""),
            figure=Spread.of([amount / self.target for amount in amounts]),
            medians={"ours": found.median},
            noise={"ours": found.noise, "loop": Spread.of(loops).noise},
            rounds=rounds,
        )

    def unmeasured(self, outcome: Outcome, why: str) -> Row:
        """Return the row without figures."""
        return Row(
            name=self.name,
            group=self.group,
            work=self.work,
            ours=self.ours,
            kind=Kind.AMOUNT,
            outcome=outcome,
            why=why,
            note=self.note,
            unit=self.unit,
            target=self.target,
        )
