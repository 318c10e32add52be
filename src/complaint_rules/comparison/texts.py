"""The two texts side by side: their calendars, the names of their rules, which rule answers to which, and the order."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from complaint_rules.comparison.columns import Figure, Span
from complaint_rules.comparison.outcomes import Clock, Outcome, length_of
from complaint_rules.comparison.records import Difference, Relation
from complaint_rules.comparison.words import sentence
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import TextFinding
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Party
    from complaint_rules.working_days import WorkingDayDefinition

__all__ = ["Item", "Note", "Place", "Texts", "item_of", "noted", "paired"]

T = TypeVar("T")


class Place(IntEnum):
    """
    Where a difference stands in the list.

    Source:
        House rule: first what may cost the person who complains their right, last what costs them least.
    """

    SILENT_ON_THEIR_TIME = 0
    CONTRADICTORY = 1
    SILENT_ON_THE_BODY = 2
    MIXED = 3
    LOOSER = 4
    STRICTER = 5
    ADDED = 6
    CANNOT_COMPARE = 7
    SILENT_BESIDE = 8
    SILENT_STATEMENT = 9
    SAME = 10


@frozen(kw_only=True)
class Item:
    """
    A difference with its place in the list.

    Attributes:
        difference: The difference.
        place: The group in which it stands.
        binds: Whether the scheme's rule binds; advice stands after it.
        length: How long the scheme's time is, in days; the shortest stands first.

    Source:
        House rule: the silence that costs most comes first, and the order is the same every time.
    """

    difference: Difference
    place: Place
    binds: bool = True
    length: float = float("inf")

    @property
    def key(self) -> tuple[int, bool, float]:
        """What the list is sorted by; items with the same key stay in the order of the scheme."""
        return (self.place, not self.binds, self.length)


_PLACES = {
    Relation.CONTRADICTORY: Place.CONTRADICTORY,
    Relation.MIXED: Place.MIXED,
    Relation.LOOSER: Place.LOOSER,
    Relation.STRICTER: Place.STRICTER,
    Relation.ADDED: Place.ADDED,
    Relation.CANNOT_COMPARE: Place.CANNOT_COMPARE,
    Relation.SILENT: Place.SILENT_BESIDE,
    Relation.SAME: Place.SAME,
}


@frozen
class Note:
    """
    A difference of words beside the dates: a weaker verb, softer words, a power that only one text grants.

    Attributes:
        relation: What it makes of the local text.
        text: The note, as a clause.

    Source:
        House rule: where the dates agree, the words decide; where they do not, the words are told beside them.
    """

    relation: Relation
    text: str


_ORDER_OF_NOTES = (
    Relation.CONTRADICTORY,
    Relation.LOOSER,
    Relation.STRICTER,
    Relation.SILENT,
    Relation.ADDED,
    Relation.CANNOT_COMPARE,
)


def noted(relation: Relation, notes: Sequence[Note]) -> Relation:
    """
    Return the relation of a rule, given that of its dates and the notes on its words.

    Source:
        House rule: words that pull in both directions contradict each other; silence counts only where nothing else
        does.

    Examples:
        >>> noted(Relation.SAME, [Note(Relation.LOOSER, "it only aims at it")]).name
        'LOOSER'
    """
    if relation is not Relation.SAME or not notes:
        return relation
    found = {note.relation for note in notes}
    if {Relation.STRICTER, Relation.LOOSER} <= found:
        return Relation.CONTRADICTORY
    return next(one for one in _ORDER_OF_NOTES if one in found)


def _calendar(definition: WorkingDayDefinition, given: WorkingDayCalendar | None) -> WorkingDayCalendar:
    if given is None or given.division != definition.division:
        return WorkingDayCalendar(definition.division)
    return given if definition.closures_count else given.without_closures()


@frozen(kw_only=True)
class Texts:
    """
    The two texts, and how each is counted.

    Attributes:
        local: The local procedure or guide.
        scheme: The scheme.
        given: The calendar that the caller gave; None for the published one of each text's division.

    Source:
        House rule: each text is counted under its own definition of a working day.
    """

    local: Procedure
    scheme: Procedure
    given: WorkingDayCalendar | None = None

    @cached_property
    def local_calendar(self) -> WorkingDayCalendar:
        """The working days of the local text."""
        return _calendar(self.local.working_days, self.given)

    @cached_property
    def scheme_calendar(self) -> WorkingDayCalendar:
        """The working days of the scheme."""
        return _calendar(self.scheme.working_days, self.given)

    @property
    def by_route(self) -> bool:
        """Whether the local text does not sit under the scheme, but tells of it as a body to turn to."""
        leads = any(route.scheme == self.scheme.name for route in self.local.routes)
        return leads and self.scheme.name not in {self.local.under, self.local.name}

    @property
    def span(self) -> Span:
        """The start days: the years that are published for both texts."""
        calendars = (self.local_calendar, self.scheme_calendar)
        return Span(
            max(one.published_from for one in calendars).toordinal(),
            min(one.published_until for one in calendars).toordinal(),
        )

    def ours(self, limit: Limit, *, stage: str | None = None, figure: Figure = Figure.DUE) -> Clock:
        """Return a limit of the local text as a clock."""
        calendar, span = self.local_calendar, self.span
        return Clock(procedure=self.local, limit=limit, calendar=calendar, span=span, stage=stage, figure=figure)

    def theirs(self, limit: Limit, *, stage: str | None = None, figure: Figure = Figure.DUE) -> Clock:
        """Return a limit of the scheme as a clock."""
        calendar, span = self.scheme_calendar, self.span
        return Clock(procedure=self.scheme, limit=limit, calendar=calendar, span=span, stage=stage, figure=figure)

    def who(self, party: Party) -> str:
        """Return what the scheme calls a party, or the local text where the scheme has no name for it."""
        named = dict(self.local.parties) | dict(self.scheme.parties)
        return named.get(party, party.value)

    def findings(self, *names: str) -> tuple[TextFinding, ...]:
        """Return the defects of the local text that touch a rule of one of these names."""
        return tuple(one for one in self.local.findings if set(names) & set(one.about))

    def event_title(self, event: str) -> str:
        """Return what to call an event of either text in a sentence."""
        return (self.local.titles | self.scheme.titles)[event]

    def stage_title(self, stage: str | None) -> str:
        """Return what the scheme calls a stage."""
        return self.scheme.title if stage is None else self.scheme.stage_title(stage)


def item_of(
    rule: str,
    relation: Relation,
    party: Party,
    clauses: Iterable[str],
    *,
    about: str = "",
    local: Clock | None = None,
    scheme: Clock | None = None,
    local_source: Source | None = None,
    scheme_source: Source | None = None,
    outcome: Outcome | None = None,
    findings: tuple[TextFinding, ...] = (),
    place: Place | None = None,
    binds: bool = True,
) -> Item:
    """
    Return a difference with its place, from what was found of it.

    Source:
        House rule: one shape for every kind of rule.
    """
    decisive = None if outcome is None else outcome.decisive
    readings = () if outcome is None or len(outcome.results) <= 1 else outcome.results
    difference = Difference(
        rule=rule,
        relation=relation,
        on_whom=party,
        text=sentence(*clauses),
        about=about,
        local_source=local_source,
        scheme_source=scheme_source,
        local_limit="" if local is None else local.sentence,
        scheme_limit="" if scheme is None else scheme.sentence,
        share=None if decisive is None else decisive.share,
        example=None if decisive is None else decisive.example,
        findings=findings,
        readings=readings,
    )
    where = _PLACES[relation] if place is None or relation is not Relation.SILENT else place
    length = length_of(scheme) if scheme is not None and relation is Relation.SILENT else float("inf")
    return Item(difference=difference, place=where, binds=binds, length=length)


def paired(
    ours: Sequence[T], theirs: Sequence[T], score: Callable[[T, T], int]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """
    Return which rule of the one text answers to which of the other, and what is left on each side.

    The highest score first, then the order of the texts; a score of 0 is no match.

    Source:
        House rule: no rule answers to two.

    Examples:
        >>> paired("ab", "bc", lambda one, other: one == other)
        ([('b', 'b')], ['a'], ['c'])
    """
    scored = [
        (-score(one, other), place, number)
        for number, one in enumerate(ours)
        for place, other in enumerate(theirs)
        if score(one, other)
    ]
    taken: dict[int, int] = {}
    for _, place, number in sorted(scored):
        if number not in taken and place not in taken.values():
            taken[number] = place
    pairs = sorted((place, number) for number, place in taken.items())
    return (
        [(ours[number], theirs[place]) for place, number in pairs],
        [one for number, one in enumerate(ours) if number not in taken],
        [one for place, one in enumerate(theirs) if place not in taken.values()],
    )
