"""Small numbers guarded: which counts may be shown, so that no hidden one can be worked out from the others."""

from __future__ import annotations

from enum import Enum
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = ["Guard", "Key", "Mark", "Sum", "guard"]

Key: TypeAlias = tuple[str, ...]
"""What a count is called."""

_MOST_STEPS = 20_000  # of the search for the cheapest second table; where it ends without one, more is hidden
_WRONG = 0.4  # how far a sum that is not right yet puts a table back in the search
_A_MOVE = 0.001  # of two tables that cost the same, the one in which fewer counts differ


class Mark(Enum):
    """
    How a count is shown.

    Source:
        House rule: a count that is not shown says which of the two reasons it has, and both hold for the same end.
    """

    SHOWN = "shown"
    FEW = "fewer than the minimum"
    HELD_BACK = "not shown, so that another number cannot be worked out"


@frozen
class Sum:
    """
    Counts that add up to another.

    Attributes:
        whole: The count that they add up to.
        parts: The counts, each once.
    """

    whole: Key
    parts: tuple[Key, ...]


@frozen(kw_only=True)
class Guard:
    """
    Which counts are shown.

    Attributes:
        marks: How each count that is printed is shown.
        witnesses: For each count that is hidden, another table that agrees with everything shown, in which this count
            is another: only the counts that differ are named, each with the number that it has there.
        least: The least that a count can be as a reader knows it, by its name.
        most: The most, likewise; infinite where nothing says so.

    Source:
        House rule: a count is hidden only if a second table proves that it has more than one possible value.
    """

    marks: Mapping[Key, Mark]
    witnesses: Mapping[Key, Mapping[Key, int]]
    least: Mapping[Key, int]
    most: Mapping[Key, float]


def guard(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    *,
    printed: Collection[Key],
    minimum: int,
    zeros: bool = True,
    worth: Mapping[Key, float] | None = None,
    links: Collection[Key] = (),
) -> Guard:
    """
    Return which counts are shown: those below the minimum are not, nor what would give one of them away.

    `printed` are the counts that a reader is to see; the others are never printed, but a reader can work them out, as
    the rest of a whole. A count below the minimum (zero only without `zeros`) is hidden. Then, for each hidden count,
    a second table is looked for that agrees with everything shown and in which that count is another; where there is
    none, what is worth least of what stands in its way is hidden too: 1 each, unless `worth` says otherwise. A minimum
    of 1 or less hides nothing. `links` are counts that only say how others hang together; they are not guarded
    themselves.

    Source:
        House rule: a hidden count must not follow from a total or from the rest of it.

    Examples:
        >>> counts = {("all",): 20, ("in time",): 12, ("late",): 6, ("open",): 2}
        >>> sums = [Sum(("all",), (("in time",), ("late",), ("open",)))]
        >>> found = guard(counts, sums, printed=counts, minimum=5, worth={("all",): 3, ("in time",): 2})
        >>> [found.marks[key].name for key in counts]
        ['SHOWN', 'SHOWN', 'HELD_BACK', 'FEW']
    """
    return _Guarding(counts, sums, printed, minimum, zeros=zeros, worth=worth or {}).guarded(links)


@frozen
class _State:
    """A second table that is looked for: what it hides is worth, what differs, and by how much its sums are wrong."""

    cost: float
    moved: Mapping[Key, int]
    off: Mapping[int, int]


class _Guarding:
    """The counts while it is decided which of them are shown."""

    __slots__ = (
        "counts",
        "free",
        "least",
        "marks",
        "minimum",
        "most",
        "of",
        "printed",
        "sums",
        "witnesses",
        "worth",
        "zeros",
    )

    def __init__(
        self,
        counts: Mapping[Key, int],
        sums: Sequence[Sum],
        printed: Collection[Key],
        minimum: int,
        *,
        zeros: bool,
        worth: Mapping[Key, float],
    ) -> None:
        self.counts = counts
        self.sums = sums
        self.printed = set(printed)
        self.minimum = minimum
        self.zeros = zeros
        self.worth = worth
        self.of: dict[Key, list[int]] = {key: [] for key in counts}
        for place, one in enumerate(sums):
            for key in (one.whole, *one.parts):
                self.of[key].append(place)
        self.marks: dict[Key, Mark] = {}
        self.least: dict[Key, int] = {}
        self.most: dict[Key, float] = {}
        self.witnesses: dict[Key, Mapping[Key, int]] = {}
        self.free: set[Key] = set()  # what a reader knows nothing of but that it is no less than nothing

    def guarded(self, links: Collection[Key]) -> Guard:
        waiting: list[Key] = []
        lowest = 1 if self.zeros else 0
        for key, number in self.counts.items():
            few = self.minimum > 1 and lowest <= number < self.minimum
            if key not in self.printed:
                self.least[key], self.most[key] = 0, inf
                self.free.add(key)
            elif few:
                self.marks[key] = Mark.FEW
                self.least[key], self.most[key] = lowest, self.minimum - 1
            else:
                self.marks[key] = Mark.SHOWN
                self.least[key] = self.most[key] = number
            if few and key not in links:
                waiting.append(key)
        for key in waiting:
            while key not in self.witnesses:
                self._prove(key)
        return Guard(marks=self.marks, witnesses=self.witnesses, least=self.least, most=self.most)

    def _prove(self, key: Key) -> None:
        """Find a second table for a count, and hide what differs in it; or say less of what hangs together with it."""
        moved = self._cheapest(key)
        if moved is not None:
            for one in moved:
                if self.marks.get(one) is Mark.SHOWN:  # whoever knows the rule knows that it is not below the minimum
                    self.marks[one] = Mark.HELD_BACK
                    self.least[one], self.most[one] = self.minimum, inf
            witness = {one: self.counts[one] + step for one, step in moved.items()}
            self.witnesses.update({one: witness for one in moved if one not in self.witnesses})
        elif not self._say_less(key):
            # Nothing is said of all that it hangs together with: twice of everything would do as well.
            self.witnesses[key] = {one: 2 * self.counts[one] for one in self._together(key)}

    def _cheapest(self, key: Key) -> Mapping[Key, int] | None:
        """Return what differs in a second table that hides little that is worth much, None where none was found."""
        turn = count()
        waiting: list[tuple[float, int, _State]] = []
        for step in (1, -1):
            if (price := self._price(key, step)) is not None:
                heappush(waiting, (0, next(turn), _State(price, {key: step}, self._off({}, key, step))))
        for _ in range(_MOST_STEPS):
            if not waiting:
                return None
            _, _, state = heappop(waiting)
            if not state.off:
                return state.moved
            for price, other, step in self._choices(state):
                off = self._off(state.off, other, step)
                after = _State(state.cost + price, {**state.moved, other: step}, off)
                rank = after.cost + _WRONG * sum(map(abs, off.values())) + _A_MOVE * len(after.moved)
                heappush(waiting, (rank, next(turn), after))
        return None

    def _off(self, off: Mapping[int, int], key: Key, step: int) -> dict[int, int]:
        """Return by how much the parts of each sum are more than its whole, once a count has moved."""
        after = dict(off)
        for place in self.of[key]:
            after[place] = after.get(place, 0) + (-step if self.sums[place].whole == key else step)
            if not after[place]:
                del after[place]
        return after

    def _choices(self, state: _State) -> list[tuple[float, Key, int]]:
        """Return the moves that mend the sum for which there are the fewest, each with its price."""
        fewest: list[tuple[float, Key, int]] | None = None
        for place, off in state.off.items():
            one = self.sums[place]
            down = -1 if off > 0 else 1
            may = [
                (price, other, step)
                for other, step in ((one.whole, -down), *((part, down) for part in one.parts))
                if other not in state.moved and (price := self._price(other, step)) is not None
            ]
            if fewest is None or len(may) < len(fewest):
                fewest = may
        return fewest or []

    def _price(self, key: Key, step: int) -> float | None:
        """Return what it costs to hide a count so that it may be one more or less; None where that is not possible."""
        after = self.counts[key] + step
        if self.marks.get(key) is Mark.SHOWN:
            may_hide = self.minimum <= self.counts[key] and self.minimum <= after
            return self.worth.get(key, 1) if may_hide else None
        return 0 if self.least[key] <= after <= self.most[key] else None

    def _say_less(self, key: Key) -> bool:
        """Say of what hangs together with a count only that it is not shown; return whether that says any less."""
        said = [one for one in self._together(key) if one not in self.free]
        for one in said:
            self.marks[one] = Mark.HELD_BACK
            self.least[one], self.most[one] = 0, inf
            self.free.add(one)
        return bool(said)

    def _together(self, key: Key) -> list[Key]:
        """Return the counts that hang together with one, itself among them."""
        found = {key: None}
        for one in (reached := [key]):
            for other in self._neighbours(one):
                if other not in found:
                    found[other] = None
                    reached.append(other)
        return reached

    def _neighbours(self, key: Key) -> Iterator[Key]:
        for place in self.of[key]:
            yield from (self.sums[place].whole, *self.sums[place].parts)
