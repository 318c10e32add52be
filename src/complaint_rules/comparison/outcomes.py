"""Two limits tabulated against each other: what each reading comes to, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from complaint_rules.comparison.columns import (
    MOST_READINGS,
    Column,
    DayReading,
    Figure,
    FigureSentence,
    NoDate,
    Span,
)
from complaint_rules.comparison.records import Example, ReadingDifference, Relation, Share
from complaint_rules.limits import SentenceReading

if TYPE_CHECKING:
    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["POST", "Clock", "Outcome", "length_of", "outcome_of", "together"]

POST = 2
"""House rule: where one text runs from sending and the other from receipt, the post is taken as two days."""

_DEEPEST = 4
_FEW = 8


@frozen(kw_only=True, eq=False)
class Clock:
    """
    One limit of one text, with what is needed to tabulate it.

    Attributes:
        procedure: The text.
        limit: The limit.
        calendar: The working days of the text.
        span: The start days.
        stage: The stage whose duties bring events about; None for none.
        figure: Which figure of its periods is meant.

    Source:
        House rule: each text is counted under its own definition of a working day.
    """

    procedure: Procedure
    limit: Limit
    calendar: WorkingDayCalendar
    span: Span
    stage: str | None = None
    figure: Figure = Figure.DUE
    _read: dict[tuple[int, int], tuple[Column, ...]] = field(factory=dict[tuple[int, int], tuple[Column, ...]])

    def columns(self, depth: int = 0, post: int = 0) -> tuple[Column, ...]:
        """Return a column for each reading, with events brought about by other duties followed so far back."""
        if (depth, post) not in self._read:
            self._read[depth, post] = self._columns(depth, post)
        return self._read[depth, post]

    def _columns(self, depth: int, post: int) -> tuple[Column, ...]:
        chain = {
            duty.act: duty.within
            for duty in reversed(self.procedure.duties)
            if duty.stage == self.stage and self.stage is not None
        }
        if depth:
            nearer = self.columns(depth - 1, post)
            if not any(event in chain for column in nearer for event in column.events):
                return nearer
        reading = DayReading(
            calendar=self.calendar, span=self.span, post=post, figure=self.figure, chain=chain, depth=depth
        )
        return self.limit.read(reading)

    @property
    def sentence(self) -> str:
        """The limit as a sentence: all its figures, or the one that is meant where it is not the first."""
        titles = self.procedure.titles
        reading = SentenceReading(titles) if self.figure is Figure.DUE else FigureSentence(titles, self.figure)
        return self.limit.read(reading)

    @property
    def comes_to_a_date(self) -> bool:
        """Whether there is a date to tabulate, on some reading."""
        return any(column.days is not None for column in self.columns())

    @property
    def has_no_figure(self) -> bool:
        """Whether the text gives no figure on any reading, so that no day can be missed."""
        return all(column.none is NoDate.NO_FIGURE for column in self.columns())

    def runs_from(self, column: Column) -> str:
        """Return from what a reading runs, in words."""
        reading = SentenceReading(self.procedure.titles)
        return " and ".join(sorted(trigger.read(reading) for trigger in column.triggers))


@frozen(kw_only=True)
class Outcome:
    """
    What two limits come to.

    Attributes:
        relation: How the local limit stands to the scheme's, over the readings taken by default.
        results: What each reading comes to.
        none: Why there is no date to compare; None where there is one.

    Source:
        House rule: earlier on some start days or on some readings, and later on others, is both.
    """

    relation: Relation
    results: tuple[ReadingDifference, ...] = ()
    none: NoDate | None = None

    @property
    def decisive(self) -> ReadingDifference | None:
        """The result of the reading that differs on most start days; None where nothing was tabulated."""
        found = [one for one in self.results if one.by_default and one.share is not None]
        return max(found, key=_differing, default=None)


def _differing(result: ReadingDifference) -> int:
    return 0 if result.share is None else result.share.stricter + result.share.looser


def together(relations: Iterable[Relation]) -> Relation:
    """
    Return what several relations of dates come to together.

    Source:
        House rule: stricter and the same is stricter; stricter and looser is both; all the same is the same, and what
        cannot be compared decides only beside that.

    Examples:
        >>> together([Relation.SAME, Relation.STRICTER]).name, together([Relation.STRICTER, Relation.LOOSER]).name
        ('STRICTER', 'MIXED')
    """
    found = set(relations)
    if Relation.MIXED in found or {Relation.STRICTER, Relation.LOOSER} <= found:
        return Relation.MIXED
    order = (Relation.STRICTER, Relation.LOOSER, Relation.CANNOT_COMPARE, Relation.SAME)
    return next(relation for relation in order if relation in found)


def length_of(clock: Clock) -> float:
    """
    Return how long a limit is, in days on average; infinite where it comes to no date.

    Source:
        House rule: the shortest time is shown first, whatever its unit.
    """
    for column in clock.columns():
        if column.days is not None:
            starts = range(clock.span.first, clock.span.last + 1)
            found = [day - start for start, day in zip(starts, column.days, strict=True) if day]
            if found:
                return sum(found) / len(found)
    return float("inf")


def outcome_of(local: Clock, scheme: Clock, *, post: int = POST) -> Outcome:
    """
    Return what two limits come to, tabulated on every start day for each reading of the two texts.

    Source:
        House rule: the same events first; where the texts run from different ones, the duties between them are taken
        as met on their last days; where no event is common, all fall on one day. Where the dates agree and one text
        runs from sending and the other from receipt, they are tabulated again with `post` days between the two.
    """
    alike = local.figure is scheme.figure and local.calendar == scheme.calendar
    if alike and local.limit == scheme.limit:
        return Outcome(relation=Relation.SAME)
    ours, theirs = _why_none(local), _why_none(scheme)
    if ours is not None and theirs is not None:
        same = ours is theirs is NoDate.NO_FIGURE
        return Outcome(relation=Relation.SAME if same else Relation.CANNOT_COMPARE, none=ours if same else theirs)
    if ours is not None:
        silent = ours is NoDate.NO_FIGURE
        return Outcome(relation=Relation.SILENT if silent else Relation.CANNOT_COMPARE, none=ours)
    if theirs is not None:
        added = theirs is NoDate.NO_FIGURE
        return Outcome(relation=Relation.ADDED if added else Relation.CANNOT_COMPARE, none=theirs)
    if len(local.columns()) * len(scheme.columns()) > MOST_READINGS * _FEW:
        return Outcome(relation=Relation.CANNOT_COMPARE, none=NoDate.TOO_MANY)
    results = _some_by_default(tuple(_results(local, scheme, post)))
    return Outcome(relation=together(one.relation for one in results if one.by_default), results=results)


def _some_by_default(results: tuple[ReadingDifference, ...]) -> tuple[ReadingDifference, ...]:
    """Return the results, each by default where none is: a text whose own defaults conflict takes none of them."""
    if any(one.by_default for one in results):
        return results
    return tuple(evolve(one, by_default=True) for one in results)


def _why_none(clock: Clock) -> NoDate | None:
    """Return why no reading comes to a date, silence last; None where one does."""
    if clock.comes_to_a_date:
        return None
    why = {column.none for column in clock.columns()}
    return next((one for one in (NoDate.DATE_SET, NoDate.SCHOOL_DAYS, NoDate.TOO_MANY) if one in why), NoDate.NO_FIGURE)


def _results(local: Clock, scheme: Clock, post: int) -> Iterable[ReadingDifference]:
    agreed = _questions_in_common(local.columns(), scheme.columns())
    for ours in local.columns():
        for theirs in scheme.columns():
            if _agree(ours, theirs, agreed):
                yield from _of_readings(local, scheme, (ours, theirs), agreed, post)


_OTHERWISE = "otherwise"

_Agreed = Mapping[str, tuple[frozenset[str], frozenset[str]]]


def _questions_in_common(ours: Sequence[Column], theirs: Sequence[Column]) -> _Agreed:
    """
    Return the questions that both texts leave open and on which one answer serves both, with each text's answers.

    Where the two answer a question by default, and differently, each keeps its own answer.
    """
    local, scheme = _answers(ours), _answers(theirs)
    usual = [_answers([column for column in columns if column.by_default]) for columns in (ours, theirs)]
    return {
        name: (frozenset(answers), frozenset(scheme[name]))
        for name, answers in local.items()
        if name in scheme
        and (answers == scheme[name] or _OTHERWISE in answers | scheme[name])
        and not (name in usual[0] and name in usual[1] and usual[0][name].isdisjoint(usual[1][name]))
    }


def _answers(columns: Sequence[Column]) -> dict[str, set[str]]:
    answers: dict[str, set[str]] = {}
    for column in columns:
        for question, answer in column.choices:
            answers.setdefault(question, set()).add(answer)
    return answers


def _agree(ours: Column, theirs: Column, agreed: _Agreed) -> bool:
    """Return whether two readings can be those of one complaint."""
    one, other = dict(ours.choices), dict(theirs.choices)
    for name, (local, scheme) in agreed.items():
        if name in one and name in other and one[name] != other[name]:
            rest = one[name] == _OTHERWISE and other[name] not in local
            if not rest and not (other[name] == _OTHERWISE and one[name] not in scheme):
                return False
    return True


def _of_readings(
    local: Clock, scheme: Clock, readings: tuple[Column, Column], agreed: _Agreed, post: int
) -> Iterable[ReadingDifference]:
    """Yield what two readings come to."""
    depths, pairs, one_start = _pairs_of(local, scheme, readings, agreed)
    for one, other in pairs:
        result = _tabulated(local, scheme, one, other, one_start=one_start)
        if post and result.relation is Relation.SAME and one.triggers != other.triggers:
            posted = [
                _tabulated(local, scheme, first, second, one_start=True, post=post)
                for first in local.columns(depths[0], post)
                if first.choices == one.choices
                for second in scheme.columns(depths[1], post)
                if second.choices == other.choices
            ]
            result = next((late for late in posted if late.relation is not Relation.SAME), result)
        yield evolve(result, on_last_days=_followed_back(local, scheme, readings, (one, other)))


def _followed_back(
    local: Clock, scheme: Clock, readings: tuple[Column, Column], pair: tuple[Column, Column]
) -> tuple[str, ...]:
    """Return the acts on which a reading rests and whose own limits were counted, in words."""
    titles = local.procedure.titles | scheme.procedure.titles
    acts = (sorted(before.events - after.events) for before, after in zip(readings, pair, strict=True))
    return tuple(dict.fromkeys(titles[act] for several in acts for act in several))


def _pairs_of(
    local: Clock, scheme: Clock, readings: tuple[Column, Column], agreed: _Agreed
) -> tuple[tuple[int, int], list[tuple[Column, Column]], bool]:
    """Return the readings at the first depth at which both run from the same events, and whether there is one."""
    depths, pairs = _DEPTHS[0], [readings]
    for far, wide in _DEPTHS:
        found = [
            (one, other)
            for one in _extending(local.columns(far), readings[0])
            for other in _extending(scheme.columns(wide), readings[1])
            if _agree(one, other, agreed)
        ]
        together_run = [(one, other) for one, other in found if one.events == other.events]
        if together_run:
            return (far, wide), together_run, True
        depths, pairs = ((far, wide), found) if found else (depths, pairs)
    return depths, pairs, False


_DEPTHS = sorted(((far, wide) for far in range(_DEEPEST) for wide in range(_DEEPEST)), key=lambda two: (sum(two), two))


def _extending(columns: Sequence[Column], column: Column) -> list[Column]:
    """Return the columns that answer every question as the one does."""
    return [one for one in columns if set(column.choices) <= set(one.choices)]


def _tabulated(
    local: Clock, scheme: Clock, ours: Column, theirs: Column, *, one_start: bool, post: int = 0
) -> ReadingDifference:
    share, earlier, later = _counted(local.span, ours.days, theirs.days)
    relation = Relation.CANNOT_COMPARE if share is None else share.relation
    if relation is Relation.SAME and not one_start:
        relation = Relation.CANNOT_COMPARE  # as long, and counted from another day
    return ReadingDifference(
        local_reading=ours.choices,
        scheme_reading=theirs.choices,
        relation=relation,
        local_runs_from=local.runs_from(ours),
        scheme_runs_from=scheme.runs_from(theirs),
        share=share,
        earlier=earlier,
        later=later,
        one_start=one_start,
        post=post,
        by_default=ours.by_default and theirs.by_default,
    )


def _counted(
    span: Span, ours: Sequence[int] | None, theirs: Sequence[int] | None
) -> tuple[Share | None, Example | None, Example | None]:
    if ours is None or theirs is None:
        return None, None, None
    days = stricter = looser = least = most = 0
    earlier: Example | None = None
    later: Example | None = None
    rows: list[tuple[int, int, int]] = [(0, 0, 0), (0, 0, 0)]
    for start, one, other in zip(range(span.first, span.last + 1), ours, theirs, strict=True):
        if 0 < one <= span.last and 0 < other <= span.last:
            apart = one - other
            days += 1
            if apart < 0:
                stricter += 1
                if apart <= least:
                    least, rows[0] = apart, (start, one, other)
            elif apart:
                looser += 1
                if apart >= most:
                    most, rows[1] = apart, (start, one, other)
    if not days:
        return None, None, None
    earlier = _example(rows[0]) if stricter else None
    later = _example(rows[1]) if looser else None
    return Share(days=days, stricter=stricter, looser=looser), earlier, later


def _example(row: tuple[int, int, int]) -> Example:
    start, local, scheme = (date.fromordinal(day) for day in row)
    return Example(start=start, local=local, scheme=scheme)
