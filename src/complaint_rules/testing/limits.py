"""Strategies for how long a rule gives: periods, and limits of every form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from complaint_rules.dates import check_number
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
    Trigger,
)
from complaint_rules.periods import LARGEST_NUMBER, Counting, Period, Unit
from complaint_rules.vocabulary import Fact
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from complaint_rules.conditions import FactValue

__all__ = ["limits", "listed", "periods"]

T = TypeVar("T")
_Form = Callable[["DrawFn", int], Limit]

_UNITS = (
    Unit.WORKING_DAYS,
    Unit.DAYS,
    Unit.WEEKS,
    Unit.MONTHS,
    Unit.YEARS,
    Unit.HOURS,
    Unit.SCHOOL_DAYS,
    Unit.DAYS_KIND_NOT_STATED,
)
_ROLLS = (Roll.NONE, *(roll for roll in Roll if roll is not Roll.NONE))
_LONGEST = {Unit.HOURS: 200, Unit.WEEKS: 12, Unit.MONTHS: 14, Unit.YEARS: 2}
_LONGEST_IN_DAYS = 65
_FURTHER = 20


def listed(values: object, kind: type[T], *, where: str, at_least: int = 0) -> tuple[T, ...]:
    """
    Return a collection as a tuple of values of one kind, and refuse what is none.

    Raises:
        InvalidArgument: If it is a text or no collection, holds another kind of value, or has too few.

    Source:
        House rule: one name where several are asked for is a slip; its letters are not names.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        message = f"{where}={values!r} is no collection of {kind.__name__}"
        raise InvalidArgument(message)
    found: list[T] = []
    for one in values:  # pyright: ignore[reportUnknownVariableType] - its kind is asked next
        if not isinstance(one, kind):
            message = f"{where} holds {one!r}, which is no {kind.__name__}"
            raise InvalidArgument(message)
        found.append(one)
    if len(found) < at_least:
        message = f"{where} holds nothing to draw from"
        raise InvalidArgument(message)
    return tuple(found)


def periods(
    *,
    units: Collection[Unit] = _UNITS,
    countings: Collection[Counting] = tuple(Counting),
    rolls: Collection[Roll] = _ROLLS,
    min_number: int = 0,
    max_number: int | None = None,
    second_figures: bool = True,
) -> SearchStrategy[Period]:
    """
    Return a strategy for periods in any unit, counted and rolled in any way.

    Every period drawn has a number between the two given, both included; without a largest it is about as long as
    those of published rules. With `second_figures` it may be a range or have an outer figure, and its figures never
    contradict each other. It shrinks towards the smallest number of the first unit, without a second figure.

    Raises:
        NotANumberError: If a number is not an `int` from 0 to 100,000.
        InvalidArgument: If there is no unit, counting or roll to draw, or the smallest number is above the largest.

    Source:
        House rule: the forms that `Period` takes.

    Examples:
        >>> from hypothesis import find
        >>> find(periods(), lambda period: period.number > 4).in_words
        '5 working days'
    """
    check_number(min_number, where="periods(min_number)", at_least=0, at_most=LARGEST_NUMBER)
    if max_number is not None:
        check_number(max_number, where="periods(max_number)", at_least=0, at_most=LARGEST_NUMBER)
        if min_number > max_number:
            message = f"min_number={min_number!r} is above max_number={max_number!r}"
            raise InvalidArgument(message)
    return _periods(
        st.sampled_from(listed(units, Unit, where="units", at_least=1)),
        st.tuples(
            st.sampled_from(listed(countings, Counting, where="countings", at_least=1)),
            st.sampled_from(listed(rolls, Roll, where="rolls", at_least=1)),
        ),
        st.sampled_from(_SHAPES if second_figures else _SHAPES[:1]),
        (min_number, max_number),
    )


_SHAPES = ("one figure", "range", "two figures")


@st.composite
def _periods(
    draw: DrawFn,
    units: SearchStrategy[Unit],
    ways: SearchStrategy[tuple[Counting, Roll]],
    shapes: SearchStrategy[str],
    numbers: tuple[int, int | None],
) -> Period:
    unit, shape = draw(units), draw(shapes)
    counting, roll = draw(ways)
    least, most = numbers
    longest = max(least, _LONGEST.get(unit, _LONGEST_IN_DAYS)) if most is None else most
    number = draw(st.integers(least, longest))
    furthest = min(number + _FURTHER, LARGEST_NUMBER if most is None else most)
    return Period(
        number,
        unit,
        counting,
        at_least=draw(st.integers(least, number)) if shape == "range" else None,
        at_most=draw(st.integers(number, furthest)) if shape == "two figures" else None,
        roll=roll,
    )


def limits(
    *,
    events: Collection[str],
    dates_set_by: Collection[str] = (),
    facts: Collection[Fact] = (),
    lengths: SearchStrategy[Period] | None = None,
    readings: bool = True,
    no_figure: bool = True,
    max_depth: int = 2,
) -> SearchStrategy[Limit]:
    """
    Return a strategy for limits of every form that run from these events.

    Every limit drawn rests on no other events and facts than those given, and a procedure that has them takes it.
    `dates_set_by` names events that carry a date called "until", `facts` those by whose values a limit may choose, and
    `lengths` draws the periods. Without `readings` no text has several readings, and without `no_figure` each gives a
    figure. `max_depth` bounds how many
    stand within each other. It shrinks towards the day of the first event.

    Raises:
        InvalidArgument: If there is no event, or something else stands where names or facts are asked for.
        NotANumberError: If `max_depth` is no `int` of at least 0.

    Source:
        House rule: the nodes of `complaint_rules.limits`.

    Examples:
        >>> from hypothesis import find
        >>> from complaint_rules.limits import After
        >>> find(limits(events=["complaint"]), lambda limit: isinstance(limit, After)).start
        On(event='complaint')
    """
    forms = _Forms(
        listed(events, str, where="events", at_least=1),
        listed(dates_set_by, str, where="dates_set_by"),
        listed(facts, Fact, where="facts"),
        periods() if lengths is None else lengths,
        readings=readings,
        no_figure=no_figure,
    )
    return _limits(forms, check_number(max_depth, where="limits(max_depth)", at_least=0))


@st.composite
def _limits(draw: DrawFn, forms: _Forms, depth: int) -> Limit:
    return forms.draw(draw, depth)


class _Forms:
    """The forms of limits that may be drawn. They draw by themselves: a recursive strategy is slow to make anew."""

    __slots__ = ("every", "facts", "leaves", "lengths", "setters", "triggers")

    def __init__(
        self,
        events: tuple[str, ...],
        setters: tuple[str, ...],
        facts: tuple[Fact, ...],
        lengths: SearchStrategy[Period],
        *,
        readings: bool,
        no_figure: bool,
    ) -> None:
        self.triggers: SearchStrategy[Trigger] = st.sampled_from(
            [*(On(event) for event in events), *(Received(event) for event in events)]
        )
        self.setters: SearchStrategy[str] = st.sampled_from(setters or ("",))
        self.facts: SearchStrategy[Fact] = st.sampled_from(facts) if facts else st.nothing()
        self.lengths: SearchStrategy[Period] = lengths
        leaves: list[_Form] = [self._trigger, self._after_trigger, self._first, self._last, self._after_last]
        leaves += [self._set_by] if setters else []
        leaves += [self._no_figure] if no_figure else []
        every = [*leaves, self._after, self._before, self._next_open_day, self._later_of, self._earlier_of]
        every += [self._by_fact] if facts else []
        every += [self._two_readings] if readings else []
        self.leaves: SearchStrategy[_Form] = st.sampled_from(leaves)
        self.every: SearchStrategy[_Form] = st.sampled_from(every)

    def draw(self, draw: DrawFn, depth: int) -> Limit:
        """Draw a limit in which at most so many stand within each other."""
        form = draw(self.every if depth > 0 else self.leaves)
        return form(draw, depth - 1)

    def _trigger(self, draw: DrawFn, _: int) -> Limit:
        return draw(self.triggers)

    def _after_trigger(self, draw: DrawFn, _: int) -> Limit:
        return After(draw(self.triggers), draw(self.lengths))

    def _several(self, draw: DrawFn) -> list[Trigger]:
        return list(dict.fromkeys((draw(self.triggers), draw(self.triggers))))

    def _first(self, draw: DrawFn, _: int) -> Limit:
        return First(*self._several(draw))

    def _last(self, draw: DrawFn, _: int) -> Limit:
        return Last(*self._several(draw))

    def _after_last(self, draw: DrawFn, depth: int) -> Limit:
        last = self._last(draw, depth)
        return After(NextOpenDay(last) if draw(st.booleans()) else last, draw(self.lengths))

    def _set_by(self, draw: DrawFn, _: int) -> Limit:
        return DateSetBy(draw(self.setters))

    def _no_figure(self, _: DrawFn, __: int) -> Limit:
        return NoFigure("in good time")

    def _after(self, draw: DrawFn, depth: int) -> Limit:
        return After(self.draw(draw, depth), draw(self.lengths))

    def _before(self, draw: DrawFn, depth: int) -> Limit:
        return Before(self.draw(draw, depth), draw(self.lengths))

    def _next_open_day(self, draw: DrawFn, depth: int) -> Limit:
        return NextOpenDay(self.draw(draw, depth))

    def _later_of(self, draw: DrawFn, depth: int) -> Limit:
        return LaterOf(self.draw(draw, depth), self.draw(draw, depth))

    def _earlier_of(self, draw: DrawFn, depth: int) -> Limit:
        return EarlierOf(self.draw(draw, depth), self.draw(draw, depth))

    def _by_fact(self, draw: DrawFn, depth: int) -> Limit:
        """Draw a choice with a branch for each value, or for the first values and one for all others."""
        fact = draw(self.facts)
        values: tuple[FactValue, ...] = fact.values or (1, 2)
        named = draw(st.integers(1, len(values)))
        total = named == len(values) and fact.values is not None
        otherwise = None if total else self.draw(draw, depth)
        return ByFact(fact.name, {value: self.draw(draw, depth) for value in values[:named]}, otherwise)

    def _two_readings(self, draw: DrawFn, depth: int) -> Limit:
        """Draw one text with two readings, named so that no other text has that name and other options."""
        default = draw(st.sampled_from((None, "one")))
        name = "unsettled" if default is None else "settled"
        return Readings(name, {"one": self.draw(draw, depth), "other": self.draw(draw, depth)}, default)
