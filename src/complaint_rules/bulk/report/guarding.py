"""Small numbers guarded: which counts may be shown, so that no hidden one can be worked out from the others."""

from __future__ import annotations

from enum import Enum
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

__all__ = ["Guard", "Key", "Mark", "Sum", "guard"]

Key: TypeAlias = tuple[str, ...]
"""What a count is called."""

_MOST_STEPS, _MOST_MOVED = 4_000, 60  # of the search for another table; where it ends without one, more is hidden


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
    counts: Mapping[Key, int], sums: Sequence[Sum], *, printed: Collection[Key], minimum: int, zeros: bool = True
) -> Guard:
    """
    Return which counts are shown: those below the minimum are not, nor what would give one of them away.

    `printed` are the counts that a reader is to see; the others are never printed, but a reader can work them out, as
    the rest of a whole. A count below the minimum (zero only without `zeros`) is hidden. Then, for each hidden count,
    a second table is looked for that agrees with everything shown and in which that count is another; while there is
    none, the smallest count that still fixes it is hidden too. A minimum of 1 or less hides nothing.

    Source:
        House rule: a hidden count must not follow from a total or from the rest of it.

    Examples:
        >>> counts = {("all",): 20, ("in time",): 12, ("late",): 6, ("open",): 2}
        >>> sums = [Sum(("all",), (("in time",), ("late",), ("open",)))]
        >>> found = guard(counts, sums, printed=counts, minimum=5)
        >>> [found.marks[key].name for key in counts]
        ['SHOWN', 'SHOWN', 'HELD_BACK', 'FEW']
    """
    return _Guarding(counts, sums, printed, minimum, zeros=zeros).guarded()


class _Guarding:
    """The counts while it is decided which of them are shown."""

    __slots__ = ("counts", "free", "least", "marks", "minimum", "most", "of", "printed", "sums", "witnesses", "zeros")

    def __init__(
        self,
        counts: Mapping[Key, int],
        sums: Sequence[Sum],
        printed: Collection[Key],
        minimum: int,
        *,
        zeros: bool,
    ) -> None:
        self.counts = counts
        self.sums = sums
        self.printed = set(printed)
        self.minimum = minimum
        self.zeros = zeros
        self.of: dict[Key, list[int]] = {key: [] for key in counts}
        for place, one in enumerate(sums):
            for key in (one.whole, *one.parts):
                self.of[key].append(place)
        self.marks: dict[Key, Mark] = {}
        self.least: dict[Key, int] = {}
        self.most: dict[Key, float] = {}
        self.witnesses: dict[Key, dict[Key, int]] = {}
        self.free: set[Key] = set()  # what a reader knows nothing of but that it is no less than nothing

    def _is_few(self, key: Key) -> bool:
        return (0 if self.zeros else -1) < self.counts[key] < self.minimum

    def guarded(self) -> Guard:
        waiting: list[Key] = []
        for key, count in self.counts.items():
            few = self.minimum > 1 and self._is_few(key)
            if key not in self.printed:
                self.least[key], self.most[key] = 0, inf
                self.free.add(key)
            elif few:
                self.marks[key] = Mark.FEW
                self.least[key], self.most[key] = int(self.zeros), self.minimum - 1
            else:
                self.marks[key] = Mark.SHOWN
                self.least[key] = self.most[key] = count
            if few:
                waiting.append(key)
        while waiting:
            key = waiting.pop()
            while (witness := self._witness(key)) is None:
                if (also := self._hide_one_more(key)) is None:
                    # Nothing that it hangs together with is shown: twice of everything would do as well.
                    witness = {one: 2 * self.counts[one] for one in self._together(key)}
                    break
                waiting.extend(also)
            self.witnesses[key] = witness
        return Guard(marks=self.marks, witnesses=self.witnesses, least=self.least, most=self.most)

    def _neighbours(self, key: Key) -> Iterator[tuple[Key, bool]]:
        """Yield the counts that stand in a sum with one, each with whether it is the whole."""
        for place in self.of[key]:
            one = self.sums[place]
            yield from ((part, False) for part in one.parts)
            yield one.whole, True

    def _together(self, key: Key) -> list[Key]:
        """Return the counts that hang together with one, the nearest first."""
        found = {key: None}
        for one in (reached := [key]):
            for other, _ in self._neighbours(one):
                if other not in found:
                    found[other] = None
                    reached.append(other)
        return reached

    def _hide_one_more(self, key: Key) -> list[Key] | None:
        """Hide the smallest count that stands in a sum with one, else the nearest; None where all is hidden."""
        shown = [
            (whole, self.counts[other], other)
            for other, whole in self._neighbours(key)
            if self.marks.get(other) is Mark.SHOWN and self.counts[other] >= self.minimum
        ]
        reached = self._together(key)
        nearest = (one for one in reached if self.marks.get(one) is Mark.SHOWN and self.counts[one] >= self.minimum)
        other = min(shown)[2] if shown else next(nearest, None)
        if other is not None:
            self.marks[other] = Mark.HELD_BACK
            self.least[other], self.most[other] = self.minimum, inf  # whoever knows the rule knows that it is no less
            return [other]
        # What is left fixes it by being few, or none: then not even that is said.
        for test in _SAID_LAST:
            said = [one for one in reached if one not in self.free and test(self, one)]
            if said:
                for one in said:
                    self.marks[one] = Mark.HELD_BACK
                    self.least[one], self.most[one] = 0, inf
                    self.free.add(one)
                return [one for one in said if one not in self.witnesses and one != key and self.counts[one]]
        return None

    def _witness(self, key: Key) -> dict[Key, int] | None:
        """Return another table in which a count is one more or one less, None where none was found."""
        for step in (1, -1):
            if self.may_move(key, step):
                search = _Search(self)
                if search.moves(key, step):
                    return {one: self.counts[one] + moved for one, moved in search.moved.items()}
        return None

    def may_move(self, key: Key, step: int) -> bool:
        """Return whether a count may be one more or one less, as far as a reader knows."""
        return self.least[key] <= self.counts[key] + step <= self.most[key]


_SAID_LAST: tuple[Callable[[_Guarding, Key], bool], ...] = (
    lambda guarding, key: guarding.counts[key] > 0,
    lambda _guarding, _key: True,
)


class _Search:
    """The search for a second table: some counts one more, some one less, and every sum still right."""

    __slots__ = ("guarding", "moved", "off", "steps")

    def __init__(self, guarding: _Guarding) -> None:
        self.guarding = guarding
        self.moved: dict[Key, int] = {}
        self.off: dict[int, int] = {}  # by how much the parts of a sum are more than its whole
        self.steps = 0

    def moves(self, key: Key, step: int) -> bool:
        """Move a count, and others until every sum is right again; return whether that was possible."""
        self._take(key, step)
        if self._settled():
            return True
        self._take_back(key, step)
        return False

    def _settled(self) -> bool:
        self.steps += 1
        place = next((place for place, off in self.off.items() if off), None)
        if place is None:
            return True
        if self.steps > _MOST_STEPS or len(self.moved) > _MOST_MOVED:
            return False
        one = self.guarding.sums[place]
        down = -1 if self.off[place] > 0 else 1
        choices = [(part, down) for part in one.parts] + [(one.whole, -down)]
        choices.sort(key=lambda choice: len(self.guarding.of[choice[0]]))
        return any(
            self.moves(other, step)
            for other, step in choices
            if other not in self.moved and self.guarding.may_move(other, step)
        )

    def _take(self, key: Key, step: int) -> None:
        self.moved[key] = step
        self._shift(key, step)

    def _take_back(self, key: Key, step: int) -> None:
        del self.moved[key]
        self._shift(key, -step)

    def _shift(self, key: Key, step: int) -> None:
        for place in self.guarding.of[key]:
            is_whole = self.guarding.sums[place].whole == key
            self.off[place] = self.off.get(place, 0) + (-step if is_whole else step)
