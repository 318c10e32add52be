"""Where something stands in a file, and what is wrong there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Faults", "Place", "lines_of"]

MOST_FAULTS = 200
"""House rule: the most faults that are listed; a person mends some and asks again."""

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*(?:\"([^\"]+)\"|'([^']+)'|([A-Za-z0-9_-]+))\s*(?:=|\.)")
_LONG = re.compile(r'"""|\'\'\'')


@frozen
class Place:
    """
    A place in a file.

    Attributes:
        path: The keys and numbers that lead to it: ("duty", 2, "within"); numbers count from 1.
        named: What the rule there is called, once that is known.
    """

    path: Path = ()
    named: str = ""

    def key(self, name: str) -> Place:
        """Return the place of a key."""
        return evolve(self, path=(*self.path, name))

    def item(self, number: int) -> Place:
        """Return the place of an item of a list, counted from 1."""
        return evolve(self, path=(*self.path, number))

    def called(self, name: object) -> Place:
        """Return the place with the name of the rule that stands there."""
        return evolve(self, named=name) if isinstance(name, str) else self

    @property
    def in_words(self) -> str:
        """
        The place as one would say it.

        Examples:
            >>> Place(("duty", 2, "within"), "reply").in_words
            'duty 2 (“reply”), within'
        """
        said: list[str] = []
        for part in self.path:
            if isinstance(part, int):
                said[-1] += f" {part}"
            else:
                said.append(part)
        if self.named and said:
            said[0] += f" (“{self.named}”)"
        return ", ".join(said)


class Faults:
    """
    Everything that is wrong with a file.

    Source:
        House rule: all faults at once, each with its place, the bad value and what was expected.
    """

    __slots__ = ("_found", "_lines", "a_name_is_missing")

    def __init__(self, lines: Mapping[Path, int] | None = None) -> None:
        self._lines: Mapping[Path, int] = {} if lines is None else lines
        self._found: list[tuple[int, str]] = []
        self.a_name_is_missing: bool = False

    def add(self, place: Place, text: str) -> None:
        """Add a fault."""
        line = self._line_of(place.path)
        where = ", ".join(part for part in (f"line {line}" if line else "", place.in_words) if part)
        self._found.append((line or 0, f"{where}: {text}" if where else text))

    def add_of_rules(self, text: str, place: Place) -> None:
        """Add a fault of rules that do not fit together, with the line of the rule that it names."""
        line = self._line_of(place.path)
        self._found.append((line or 0, f"line {line}: {text}" if line else text))

    def names_are_missing(self) -> None:
        """Say that a name could not be read, so that rules which use it cannot be judged."""
        self.a_name_is_missing = True

    def _line_of(self, path: Path) -> int | None:
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return None

    @property
    def problems(self) -> tuple[str, ...]:
        """Every fault in the order of the file, those without a line last."""
        ordered = sorted(self._found, key=lambda one: (one[0] == 0, one[0]))
        said = list(dict.fromkeys(text for _, text in ordered))
        more = len(said) - MOST_FAULTS
        return (*said[:MOST_FAULTS], *((f"and {more} more",) if more > 0 else ()))


def lines_of(text: str) -> dict[Path, int]:
    """
    Return the line, from 1, of each table and each key that begins a line.

    Keys inside a table in braces stand on the line of that table, so a place without a line of its own takes the line
    of the one that holds it. This only helps a person to find a fault; what the file says is read by a TOML parser.

    Source:
        House rule: a fault names its line.

    Examples:
        >>> lines_of(chr(10).join(["name = 'east-devon'", "[[duty]]", "act = 'acknowledgement'"]))["duty", 1, "act"]
        3
    """
    found: dict[Path, int] = {}
    table: Path = ()
    numbers: dict[Path, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            header = _HEADER.match(line)
            key = _KEY.match(line)
            if header is not None:
                table = _table(tuple(part.strip(" \"'") for part in header[2].split(".")), numbers, header[1] == "[[")
                found.setdefault(table, number)
            elif key is not None:
                found.setdefault((*table, key[1] or key[2] or key[3]), number)
        inside = _still_inside(line, inside)
    return found


def _table(names: tuple[str, ...], numbers: dict[Path, int], is_array: bool) -> Path:  # noqa: FBT001 - which header it is
    path: Path = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if place == len(names) - 1 and is_array:
            numbers[path] = numbers.get(path, 0) + 1
        if path in numbers:
            path = (*path, numbers[path])
    return path


def _still_inside(line: str, inside: str) -> str:
    """Return the marks of the long text that is still open at the end of a line; empty where none is."""
    for mark in _LONG.findall(line):
        if not inside:
            inside = mark
        elif mark == inside:
            inside = ""
    return inside
