"""The closed language of conditions, as records that can be printed, compared and proved, and the four answers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from itertools import product
from typing import TYPE_CHECKING, NoReturn, Protocol

from attrs import field, frozen

from complaint_rules.errors import NotATruthValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "All",
    "Always",
    "Answer",
    "Any",
    "Circumstances",
    "Condition",
    "DetailIs",
    "FactAtLeast",
    "FactIn",
    "FactIs",
    "FactNotTold",
    "FactValue",
    "Happened",
    "MetInTime",
    "Missed",
    "Not",
    "Overdue",
    "WindowOpen",
    "overlaps_and_gaps",
]

FactValue = bool | int | str
"""What a fact can be told as; its declaration says which."""


class Answer(Enum):
    """
    One of four answers; it has no truth value.

    Raises:
        NotATruthValueError: If it is used as a condition, since discretion is neither yes nor no.

    Source:
        House rule: the doubt travels with the answer, and nothing is "barred" where discretion exists.

    Examples:
        >>> Answer.DISCRETION.value
        'no unless discretion'
    """

    YES = "yes"
    NO = "no"
    DISCRETION = "no unless discretion"
    CANNOT_TELL = "cannot tell"

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    @staticmethod
    def over_all(answers: Sequence[Answer]) -> Answer:
        """
        Return the answer over several rules that must all be met: no, then cannot tell, then discretion, then yes.

        Source:
            House rule: one refusal decides; what is not known decides before what may be waived.
        """
        for answer in (Answer.NO, Answer.CANNOT_TELL, Answer.DISCRETION):
            if answer in answers:
                return answer
        return Answer.YES


class Circumstances(Protocol):
    """What a condition is asked about."""

    @abstractmethod
    def fact(self, name: str, /) -> FactValue | None:
        """Return the value of a fact, or None if it has not been told."""

    @abstractmethod
    def happened(self, event: str, /) -> bool:
        """Return whether the event is on record."""

    @abstractmethod
    def missed(self, duty: str, /) -> bool:
        """Return whether the limit of the duty has certainly passed without the act in time."""

    @abstractmethod
    def met_in_time(self, duty: str, /) -> Answer:
        """Return whether an act was done within the limit of a duty; cannot tell where its day or its limit is not."""

    @abstractmethod
    def overdue(self, duty: str, /) -> bool:
        """Return whether the limit of the duty has certainly passed and the act is still owed."""

    @abstractmethod
    def detail(self, event: str, name: str, /) -> object:
        """Return a detail of an event on record, or None where the record does not hold it."""

    @abstractmethod
    def window_open(self, window: str, /) -> Answer:
        """Return whether the window is open."""


class Condition(ABC):
    """
    The base of every condition.

    Source:
        House rule: conditions are a closed language of records, so that no rule hides in code and none is evaluated
        from text.
    """

    __slots__ = ()

    @abstractmethod
    def answer(self, circumstances: Circumstances, /) -> Answer:
        """Return yes or no; cannot tell where a fact that decides has not been told; and what a window answers."""

    @abstractmethod
    def holds(self, circumstances: Circumstances, /) -> bool:
        """
        Return whether the condition is met on what has been told.

        A fact not told meets only `FactNotTold`, and `Not` of any other condition on it: this has two values, so that
        the branches of a choice can be proved disjoint and total.
        """

    @property
    def atoms(self) -> frozenset[Condition]:
        """The conditions of which this one is built, without all, any and not."""
        return frozenset((self,))

    def missing(self, circumstances: Circumstances) -> tuple[str, ...]:
        """Return the names of the facts and details that it reads and that have not been told, sorted."""
        names = {
            f"{atom.event}.{atom.detail}" if isinstance(atom, DetailIs) else atom.fact
            for atom in self.atoms
            if isinstance(atom, _OnFact | DetailIs) and atom.answer(circumstances) is Answer.CANNOT_TELL
        }
        return tuple(sorted(names))

    @property
    @abstractmethod
    def sentence(self) -> str:
        """The condition as a clause that follows "if"."""


@frozen
class Always(Condition):
    """The condition that is always met."""

    def answer(self, _: Circumstances, /) -> Answer:
        """Return yes."""
        return Answer.YES

    def holds(self, _: Circumstances, /) -> bool:
        """Return True."""
        return True

    @property
    def atoms(self) -> frozenset[Condition]:
        """No atoms."""
        return frozenset()

    @property
    def sentence(self) -> str:
        """The clause."""
        return "always"


@frozen
class _OnFact(Condition):
    """A condition on one fact."""

    fact: str

    def answer(self, circumstances: Circumstances) -> Answer:
        value = circumstances.fact(self.fact)
        if value is None:
            return Answer.CANNOT_TELL
        return Answer.YES if self.met_by(value) else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        value = circumstances.fact(self.fact)
        return value is not None and self.met_by(value)

    @abstractmethod
    def met_by(self, value: FactValue, /) -> bool:
        """Return whether this value meets the condition."""

    @property
    def borders(self) -> tuple[int, ...]:
        """The whole numbers at which the answer may change: it is the same from each up to the next."""
        return ()


def _typed(value: FactValue) -> tuple[type[FactValue], FactValue]:
    """Return what two values are compared by, since True equals 1 in Python, and is not the same answer."""
    return type(value), value


def _as_tuple(values: Iterable[FactValue]) -> tuple[FactValue, ...]:
    return tuple(values)


def _all_typed(values: tuple[FactValue, ...]) -> tuple[tuple[type[FactValue], FactValue], ...]:
    return tuple(_typed(value) for value in values)


def _around(value: FactValue) -> tuple[int, ...]:
    return (value, value + 1) if type(value) is int else ()


@frozen
class FactIs(_OnFact):
    """The condition that a fact has a value."""

    value: FactValue = field(default=True, eq=_typed)

    def met_by(self, value: FactValue) -> bool:
        """Return whether the values are equal, and of one type."""
        return _typed(value) == _typed(self.value)

    @property
    def borders(self) -> tuple[int, ...]:
        """The value and the next, if it is a whole number."""
        return _around(self.value)

    @property
    def sentence(self) -> str:
        """The clause."""
        if self.value is True:
            return f"{_plain(self.fact)}: yes"
        if self.value is False:
            return f"{_plain(self.fact)}: no"
        return f"{_plain(self.fact)}: {_plain(str(self.value))}"


@frozen
class FactIn(_OnFact):
    """The condition that a fact has one of several values."""

    values: tuple[FactValue, ...] = field(converter=_as_tuple, eq=_all_typed)

    def met_by(self, value: FactValue) -> bool:
        """Return whether the value is among them, and of one type."""
        return _typed(value) in _all_typed(self.values)

    @property
    def borders(self) -> tuple[int, ...]:
        """The values and the next ones, where they are whole numbers."""
        return tuple(border for value in self.values for border in _around(value))

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"{_plain(self.fact)}: {' or '.join(_plain(str(one)) for one in self.values)}"


@frozen
class FactAtLeast(_OnFact):
    """The condition that a fact is a number of at least so much."""

    number: int

    def met_by(self, value: FactValue) -> bool:
        """Return whether the value is a whole number and large enough."""
        return type(value) is int and value >= self.number

    @property
    def borders(self) -> tuple[int, ...]:
        """The number."""
        return (self.number,)

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"{_plain(self.fact)}: at least {self.number}"


@frozen
class FactNotTold(_OnFact):
    """The condition that a fact has not been told: a branch of its own in every choice on that fact."""

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes or no; this is always known."""
        return Answer.YES if circumstances.fact(self.fact) is None else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether the fact has not been told."""
        return circumstances.fact(self.fact) is None

    def met_by(self, _: FactValue, /) -> bool:
        """Return False: a value has been told."""
        return False

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"{_plain(self.fact)}: not told"


@frozen
class Happened(Condition):
    """The condition that an event is on record."""

    event: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes or no: the record is taken as complete to the day that is asked about."""
        return Answer.YES if circumstances.happened(self.event) else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether it is on record."""
        return circumstances.happened(self.event)

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"{_plain(self.event)} has happened"


@frozen
class Missed(Condition):
    """The condition that the limit of a duty has certainly passed without the act in time."""

    duty: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes or no."""
        return Answer.YES if circumstances.missed(self.duty) else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether it was missed."""
        return circumstances.missed(self.duty)

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"the limit for {_plain(self.duty)} was missed"


@frozen
class MetInTime(Condition):
    """The condition that an act was certainly done within the limit of its duty."""

    duty: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return what the record answers."""
        return circumstances.met_in_time(self.duty)

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether it certainly was."""
        return circumstances.met_in_time(self.duty) is Answer.YES

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"the limit for {_plain(self.duty)} was met"


@frozen
class Overdue(Condition):
    """The condition that the limit of a duty has certainly passed and the act is still owed."""

    duty: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes or no."""
        return Answer.YES if circumstances.overdue(self.duty) else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether it is overdue."""
        return circumstances.overdue(self.duty)

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"{_plain(self.duty)} is overdue"


@frozen
class DetailIs(Condition):
    """
    The condition that an event on record has a detail of some value, such as a complaint whose form is oral.

    Attributes:
        event: The name of the event.
        detail: The name of the detail.
        value: The value.
    """

    event: str
    detail: str
    value: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes or no; cannot tell where the event is on record without the detail."""
        if not circumstances.happened(self.event):
            return Answer.NO
        told = circumstances.detail(self.event, self.detail)
        if told is None:
            return Answer.CANNOT_TELL
        return Answer.YES if told == self.value else Answer.NO

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether the record says so."""
        return circumstances.detail(self.event, self.detail) == self.value

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"the {_plain(self.detail)} of {_plain(self.event)} is {_plain(self.value)}"


@frozen
class WindowOpen(Condition):
    """The condition that a window is open."""

    window: str

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return what the window answers."""
        return circumstances.window_open(self.window)

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether it is certainly open."""
        return circumstances.window_open(self.window) is Answer.YES

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"the time for {_plain(self.window)} is open"


@frozen
class _Several(Condition):
    """A condition made of several."""

    conditions: tuple[Condition, ...]

    @property
    def atoms(self) -> frozenset[Condition]:
        return frozenset(atom for condition in self.conditions for atom in condition.atoms)


@frozen(init=False)
class All(_Several):
    """The condition that every one of several is met."""

    def __init__(self, *conditions: Condition) -> None:
        """Take the conditions in the order in which they should be read."""
        object.__setattr__(self, "conditions", conditions)

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return no if one is not met, else cannot tell if one cannot be told, else discretion, else yes."""
        answers: list[Answer] = []
        for one in self.conditions:
            answer = one.answer(circumstances)
            if answer is Answer.NO:
                return answer
            answers.append(answer)
        return Answer.over_all(answers)

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether all hold."""
        return all(one.holds(circumstances) for one in self.conditions)

    @property
    def said(self) -> tuple[Condition, ...]:
        """The conditions that a sentence needs: that a fact was told goes without saying beside one on its value."""
        asked = {one.fact for one in self.conditions if isinstance(one, _OnFact)}
        return tuple(one for one in self.conditions if _told_of(one) not in asked)

    @property
    def sentence(self) -> str:
        """The clause."""
        return " and ".join(_bracketed(one) for one in self.said) or "always"


@frozen(init=False)
class Any(_Several):
    """The condition that at least one of several is met."""

    def __init__(self, *conditions: Condition) -> None:
        """Take the conditions in the order in which they should be read."""
        object.__setattr__(self, "conditions", conditions)

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return yes if one is met, else cannot tell if one cannot be told, else discretion, else no."""
        answers: list[Answer] = []
        for one in self.conditions:
            answer = one.answer(circumstances)
            if answer is Answer.YES:
                return answer
            answers.append(answer)
        return next((answer for answer in (Answer.CANNOT_TELL, Answer.DISCRETION) if answer in answers), Answer.NO)

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether one holds."""
        return any(one.holds(circumstances) for one in self.conditions)

    @property
    def sentence(self) -> str:
        """The clause."""
        return " or ".join(_bracketed(one) for one in self.conditions) or "never"


@frozen
class Not(Condition):
    """The condition that another is not met."""

    condition: Condition

    def answer(self, circumstances: Circumstances) -> Answer:
        """Return the opposite; what cannot be told stays so, and what needs discretion cannot be told either."""
        answer = self.condition.answer(circumstances)
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.CANNOT_TELL)

    def holds(self, circumstances: Circumstances) -> bool:
        """Return whether the other does not hold on what has been told."""
        return not self.condition.holds(circumstances)

    @property
    def atoms(self) -> frozenset[Condition]:
        """The atoms of the other condition."""
        return self.condition.atoms

    @property
    def sentence(self) -> str:
        """The clause."""
        return f"not ({self.condition.sentence})"


def _told_of(condition: Condition) -> str | None:
    """Return the fact of which a condition only says that it has been told; else None."""
    inner = condition.condition if isinstance(condition, Not) else None
    return inner.fact if isinstance(inner, FactNotTold) else None


def _bracketed(condition: Condition) -> str:
    return f"({condition.sentence})" if isinstance(condition, _Several) else condition.sentence


def _plain(name: str) -> str:
    return name.replace("-", " ")


_MOST_CASES = 20_000


@frozen
class _Case:
    """One assignment of everything that a set of conditions asks about."""

    values: Mapping[tuple[str, str], FactValue | None]

    def fact(self, name: str) -> FactValue | None:
        return self.values["fact", name]

    def happened(self, event: str) -> bool:
        return self.values["event", event] is True

    def missed(self, duty: str) -> bool:
        return self.values["duty", duty] is True

    def met_in_time(self, duty: str) -> Answer:
        return Answer.YES if self.values["met", duty] is True else Answer.NO

    def overdue(self, duty: str) -> bool:
        return self.values["overdue", duty] is True

    def detail(self, event: str, name: str) -> object:
        return self.values["detail", f"{event}.{name}"]

    def window_open(self, window: str) -> Answer:
        return Answer.YES if self.values["window", window] is True else Answer.NO


def overlaps_and_gaps(
    conditions: Sequence[Condition], *, values_of: Mapping[str, Sequence[FactValue] | None]
) -> tuple[str | None, str | None]:
    """
    Return a case that meets two of the conditions, and a case that meets none; None where there is none such.

    Every combination of the values that the conditions ask about is tried, "not told" among them; `values_of` gives
    the values of each fact, or None for a whole number, of which one is tried on each side of every number that a
    condition names. This is a proof by enumeration, up to 20,000 combinations.

    Raises:
        ValueError: If there are more combinations than that.

    Source:
        House rule: the branches of a choice must be disjoint and total, one of them being for the fact not told.

    Examples:
        >>> overlaps_and_gaps([FactIs("oral"), FactIs("oral", False)], values_of={"oral": (True, False)})
        (None, 'oral: not told')
    """
    overlap = gap = None
    for case, words in _cases(conditions, values_of):
        met = sum(condition.holds(case) for condition in conditions)
        if met > 1 and overlap is None:
            overlap = words
        if met == 0 and gap is None:
            gap = words
    return overlap, gap


def _domains(
    atoms: set[Condition], values_of: Mapping[str, Sequence[FactValue] | None]
) -> dict[tuple[str, str], list[FactValue | None]]:
    """Return the values to try for each thing that is asked about."""
    domains: dict[tuple[str, str], list[FactValue | None]] = {}
    numbers: dict[str, set[int]] = {}
    for atom in sorted(atoms, key=repr):
        if isinstance(atom, _OnFact):
            named = values_of.get(atom.fact)
            domains["fact", atom.fact] = [None, *(named or ())]
            if named is None:
                numbers.setdefault(atom.fact, set()).update(atom.borders)
        elif isinstance(atom, Happened):
            domains["event", atom.event] = [True, False]
        elif isinstance(atom, Missed):
            domains["duty", atom.duty] = [True, False]
        elif isinstance(atom, MetInTime):
            domains["met", atom.duty] = [True, False]
        elif isinstance(atom, Overdue):
            domains["overdue", atom.duty] = [True, False]
        elif isinstance(atom, DetailIs):
            domains.setdefault(("detail", f"{atom.event}.{atom.detail}"), [None, "another value"]).append(atom.value)
        else:
            assert isinstance(atom, WindowOpen)  # noqa: S101 - the language is closed
            domains["window", atom.window] = [True, False]
    for fact, borders in numbers.items():
        domains["fact", fact] += [min(borders, default=0) - 1, *sorted(borders)]
    return domains


def _cases(
    conditions: Sequence[Condition], values_of: Mapping[str, Sequence[FactValue] | None]
) -> Iterator[tuple[_Case, str]]:
    domains = _domains({atom for condition in conditions for atom in condition.atoms}, values_of)
    size = 1
    for domain in domains.values():
        size *= len(domain)
    if size > _MOST_CASES:
        message = f"the conditions ask about {size} combinations; at most {_MOST_CASES} can be checked"
        raise ValueError(message)
    for values in product(*domains.values()):
        case = dict(zip(domains, values, strict=True))
        words = ", ".join(f"{_plain(key[1])}: {'not told' if value is None else value}" for key, value in case.items())
        yield _Case(case), words
