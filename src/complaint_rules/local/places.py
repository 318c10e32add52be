"""Where something stands in a file, what stands there, and what is wrong with it."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from complaint_rules.errors import UnknownNameError, shortened
from complaint_rules.files import TEXT_OR_REMARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["LONGEST_NAME", "MOST_FAULTS", "NAME", "Faults", "Place", "lines_of", "said"]

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What a name looks like: small letters, digits and single hyphens."""

LONGEST_NAME = 80
"""House rule: the longest name, in characters, that a file may give."""

MOST_FAULTS = 200
"""House rule: the most faults that are listed; a person mends some and asks again."""

_MOST_KEYS_SAID = 5
_LONGEST_FAULT = 1_000

Path = tuple[str | int, ...]


def said(value: object) -> str:
    """
    Return what stands in a file, as the file has it, and cut where it is long.

    Examples:
        >>> said(True), said(date(2026, 11, 22)), said({"act": "reply", "within": 10})
        ('true', '2026-11-22', 'a table with act, within')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        keys = [_plain(key) for key in list(cast("dict[str, object]", value))]
        more = [] if len(keys) <= _MOST_KEYS_SAID else ["…"]
        return f"a table with {', '.join([*keys[:_MOST_KEYS_SAID], *more])}" if keys else "an empty table"
    if isinstance(value, list):
        return f"the list {shortened(cast('list[object]', value))}"
    return shortened(value)


def _plain(name: str) -> str:
    """Return a name as it stands; what is none in quotation marks, and cut."""
    return name if len(name) <= LONGEST_NAME and re.fullmatch(NAME, name) else shortened(name)


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
        words: list[str] = []
        for part in self.path:
            if isinstance(part, int):
                words[-1] += f" {part}"
            else:
                words.append(_plain(part))
        if self.named and words:
            words[0] += f" (“{_plain(self.named)}”)"
        return ", ".join(words)


class Faults:
    """
    Everything that is wrong with a file.

    A value that cannot be read is replaced by a stand-in, so that the rest can be read too. What the rules say of each
    other may then seem wrong only because of a stand-in: `a_value_is_missing` says that only what no stand-in can bring
    about should be reported, and `a_name_is_missing` that nothing should.

    Attributes:
        a_name_is_missing: Whether a name could not be read, so that rules which use it cannot be judged.
        a_value_is_missing: Whether something else could not be read on which other rules may turn.

    Source:
        House rule: all faults at once, each with its place, the bad value and what was expected; none is missed, and
        none invented.
    """

    __slots__ = ("_found", "_lines", "_text", "a_name_is_missing", "a_value_is_missing")

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._lines: Mapping[Path, int] | None = None
        self._found: list[tuple[int, str]] = []
        self.a_name_is_missing: bool = False
        self.a_value_is_missing: bool = False

    def __len__(self) -> int:
        return len(self._found)

    def add(self, place: Place, text: str) -> None:
        """Add a fault."""
        line = self.line_of(place)
        where = ", ".join(part for part in (f"line {line}" if line else "", place.in_words) if part)
        self._keep(line, f"{where}: {text}" if where else text)

    def add_of_rules(self, place: Place, text: str) -> None:
        """Add a fault of rules that do not fit together, whose text names them; the place gives the line alone."""
        line = self.line_of(place)
        self._keep(line, f"line {line}: {text}" if line else text)

    def _keep(self, line: int, text: str) -> None:
        self._found.append((line, text if len(text) <= _LONGEST_FAULT else f"{text[:_LONGEST_FAULT]}…"))

    def add_unknown(self, place: Place, what: str, name: object, valid: Iterable[str]) -> tuple[str, ...]:
        """Add that something of a kind is not known, with the names that are close to it; return those."""
        error = UnknownNameError(name, valid=valid, kind=what)
        if isinstance(name, str):
            self.add(place, str(error))
        else:
            self.add(place, f"one of {', '.join(error.valid)} is needed, as a text, not {said(name)}")
        return error.closest

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of what holds it; 0 where there is none."""
        if self._lines is None:
            self._lines = lines_of(self._text)
        path = place.path
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines[path] if path else 0

    @property
    def problems(self) -> tuple[str, ...]:
        """Every fault in the order of the file, those without a line last."""
        ordered = sorted(self._found, key=lambda one: (one[0] == 0, one[0]))
        texts = list(dict.fromkeys(text for _, text in ordered))
        more = len(texts) - MOST_FAULTS
        return (*texts[:MOST_FAULTS], *((f"and {more:,} more",) if more > 0 else ()))


def lines_of(text: str) -> dict[Path, int]:
    """
    Return the line, from 1, of each table, each key and each item of a list.

    This only helps a person to find a fault; what the file says is read by a TOML parser.

    Source:
        House rule: a fault names its line.

    Examples:
        >>> lines = lines_of(chr(10).join(["name = 'east-devon'", "[[duty]]", "target = { until = 'complaint' }"]))
        >>> lines["duty", 1], lines["duty", 1, "target", "until"]
        (2, 3)
    """
    scan = _Scan()
    for found in _TOKEN.finditer(text):
        scan.take(found[0])
    return scan.found


_TOKEN = re.compile(rf"{TEXT_OR_REMARK}|[\[\]{{}}=,\n]|[^\s\[\]{{}}=,.#\"']++", re.DOTALL)


class _Scan:
    """
    A text of TOML, looked through word by word.

    Attributes:
        found: The line of each place so far.
        line: The line of the word.
        table: The place that the heading above names.
        numbers: How many tables there are so far of each list of them.
        brackets: How many brackets the heading has that is being read; 0 outside headings.
        keys: The parts of the key that is being read.
        value: The place of the value that is being read; None where a key is read.
        around: The lists and tables in braces around the word, each with the number of its item; 0 for tables.
    """

    __slots__ = ("around", "brackets", "found", "keys", "line", "numbers", "table", "value")

    def __init__(self) -> None:
        self.found: dict[Path, int] = {}
        self.line = 1
        self.table: Path = ()
        self.numbers: dict[Path, int] = {}
        self.brackets = 0
        self.keys: list[str] = []
        self.value: Path | None = None
        self.around: list[tuple[Path, int]] = []

    def take(self, word: str) -> None:
        if word == "\n":
            if not self.around:
                self.brackets, self.keys, self.value = 0, [], None
        elif word in "[{":
            self._open(word)
        elif word in "]}":
            self._close()
        elif word == "=":
            self.value = self._mark(self.around[-1][0] if self.around else self.table, *self.keys)
            self.keys = []
        elif word == ",":
            self._next()
        elif not word.startswith("#"):
            if self._in_value:
                self._here()
            else:
                self.keys.append(word.strip("\"'"))
        self.line += word.count("\n")

    @property
    def _in_value(self) -> bool:
        return self.value is not None or bool(self.around and self.around[-1][1])

    def _here(self) -> Path:
        """Return the place of the value that begins here."""
        if self.value is not None:
            return self.value
        path, number = self.around[-1]
        return self._mark(path, number)

    def _mark(self, path: Path, *parts: str | int) -> Path:
        """Go on from a place by these parts, and keep the line of each; return the place of the last."""
        for part in parts:
            path = (*path, part)
            self.found.setdefault(path, self.line)
        return path

    def _open(self, word: str) -> None:
        if self._in_value:
            self.around.append((self._here(), 1 if word == "[" else 0))
            self.value, self.keys = None, []
        else:
            self.brackets += 1

    def _close(self) -> None:
        if self.around:
            self.around.pop()
            self.value, self.keys = None, []
        elif self.keys:
            self._head()

    def _next(self) -> None:
        self.value, self.keys = None, []
        if self.around and self.around[-1][1]:
            path, number = self.around[-1]
            self.around[-1] = (path, number + 1)

    def _head(self) -> None:
        """Go on under a heading."""
        path: Path = ()
        for name in self.keys[:-1]:
            path = (*path, name)
            path = (*path, self.numbers[path]) if path in self.numbers else path
        path = self._mark(path, self.keys[-1])
        if self.brackets > 1:
            self.numbers[path] = self.numbers.get(path, 0) + 1
            path = self._mark(path, self.numbers[path])
        self.table = path
        self.keys = []
