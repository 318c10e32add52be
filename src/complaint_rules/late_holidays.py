"""Late bank holidays: a ledger of complaints read again with one bank holiday more, and what that moves."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from complaint_rules.answers import DutyStatus, said_plainly
from complaint_rules.bank_holidays import LONGEST_TITLE, PUBLISHED_LIST, Division, is_title, shipped_list
from complaint_rules.complaints import Complaint
from complaint_rules.dates import check_date, in_words, weekday_in_words
from complaint_rules.errors import (
    InvalidCalendarError,
    NotAProcedureError,
    UnknownDivisionError,
    UnknownNameError,
)
from complaint_rules.explanations import DISCLAIMER, capital, explanation, sentence_of, source_to_dict
from complaint_rules.limits import After, Direction, On
from complaint_rules.wording import plural
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from complaint_rules.answers import Deadline, RouteState, Snapshot, WindowState
    from complaint_rules.eligibility import Finding
    from complaint_rules.limits import Bounds, Limit, Step
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty
    from complaint_rules.sources import Source

__all__ = [
    "THE_READING",
    "Calendars",
    "Effect",
    "LateHoliday",
    "Ledger",
    "LimitKind",
    "MovedComplaint",
    "MovedDate",
    "MovedLimit",
    "Outcome",
    "Unmoved",
    "calendars",
    "direction_of",
    "moved",
]

THE_READING: Final = (
    "The rules ask whether a day is a bank holiday, and not when it became one; so it is left out of periods that had "
    "begun before too. That is a reading, and no text that was read settles it. Who wants to be in time on either "
    "reading acts by the earlier of the two days."
)
"""
What is taken for granted of a day that becomes a bank holiday after a period began.

Source:
    House rule: the Banking and Financial Dealings Act 1971, s.1(3), lets a proclamation make a day "a bank holiday
    under this Act", and the definitions of a working day ask for no more than that.
"""

_PLACES: Final = {
    Division.ENGLAND_AND_WALES.value: "England and Wales",
    Division.SCOTLAND.value: "Scotland",
    Division.NORTHERN_IRELAND.value: "Northern Ireland",
    Division.ANY_PART_OF_UK.value: "any part of the United Kingdom",
}
_NATIONS: Final = tuple(name for name in _PLACES if name != Division.ANY_PART_OF_UK.value)


@frozen
class LateHoliday:
    """
    A bank holiday that was proclaimed after periods that it falls into had begun.

    Attributes:
        day: The day, a `datetime.date`.
        name: What it is called.
        division: The division in which it is one: `england-and-wales`, `scotland` or `northern-ireland`; None for
            the whole United Kingdom.

    Raises:
        NotADateError: If the day is no plain date.
        UnknownDivisionError: If the division is none of the three.
        InvalidCalendarError: If the name is no text of 1 to 200 characters.

    Source:
        Banking and Financial Dealings Act 1971, s.1(3): a proclamation may be for the whole kingdom or for a place.

    Examples:
        >>> from datetime import date
        >>> LateHoliday(date(2026, 6, 15), "World Cup bank holiday", "scotland").words
        'Monday 15 June 2026 (World Cup bank holiday, in Scotland)'
    """

    day: date
    name: str = "late bank holiday"
    division: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no holiday."""
        check_date(self.day, where="LateHoliday(day)")
        if self.division is not None and self.division not in _NATIONS:
            raise UnknownDivisionError(self.division, valid=_NATIONS, where="LateHoliday(division)")
        if not is_title(self.name):
            problem = f"the name of {self.day.isoformat()} must be a text of 1 to {LONGEST_TITLE} characters"
            raise InvalidCalendarError([problem])

    @property
    def words(self) -> str:
        """The day, its name and where it holds."""
        where = "throughout the United Kingdom" if self.division is None else f"in {_PLACES[self.division]}"
        return f"{weekday_in_words(self.day)} ({self.name}, {where})"

    def holds_for(self, division: str) -> bool:
        """
        Return whether who counts the working days of a division leaves the day out.

        Examples:
            >>> from datetime import date
            >>> LateHoliday(date(2026, 6, 15), "World Cup bank holiday", "scotland").holds_for("any-part-of-uk")
            True
        """
        return self.division in {None, division} or division == Division.ANY_PART_OF_UK.value


class Outcome(Enum):
    """What becomes of a calendar to which a late bank holiday is added."""

    ADDED = "a working day less"
    OUT_ALREADY = "out already"
    ELSEWHERE = "of another division"


@frozen(kw_only=True)
class Effect:
    """
    What one late bank holiday does to one calendar.

    Attributes:
        holiday: The holiday.
        division: The division whose working days the calendar counts.
        outcome: Whether a working day is lost, and if not, why not.
        reasons: Where the day was out already, every reason by name.

    Source:
        House rule: what moves nothing says why, rather than looking like an answer.
    """

    holiday: LateHoliday
    division: str
    outcome: Outcome
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it does, as one English sentence."""
        day, place = weekday_in_words(self.holiday.day), _PLACES[self.division]
        if self.outcome is Outcome.ADDED:
            return f"{day} is no longer a working day in {place}: {self.holiday.name}."
        if self.outcome is Outcome.ELSEWHERE:
            where = _PLACES[str(self.holiday.division)]
            return (
                f"{day} is a bank holiday in {where}, and what counts the working days of {place} is not moved by it."
            )
        return f"{day} moves nothing in {place}, because it is no working day there already: {', '.join(self.reasons)}."

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold."""
        return {
            "day": self.holiday.day.isoformat(),
            "name": self.holiday.name,
            "division": self.division,
            "outcome": self.outcome.value,
            "text": self.sentence,
        }


@frozen(kw_only=True)
class Calendars:
    """
    One calendar without late bank holidays and with them.

    Attributes:
        before: The calendar without.
        after: The same calendar with them.
        effects: What each holiday does to it, by day.

    Source:
        House rule: closures, extra holidays and a list of the caller's own are kept.
    """

    before: WorkingDayCalendar
    after: WorkingDayCalendar
    effects: tuple[Effect, ...]


def calendars(
    procedure: Procedure,
    holidays: LateHoliday | Iterable[LateHoliday],
    *,
    calendar: WorkingDayCalendar | None = None,
    as_if_new: bool = False,
) -> Calendars:
    """
    Return the calendar by which a procedure counts, without late bank holidays and with them.

    Args:
        procedure: The rules, whose definition of a working day says whose bank holidays count.
        holidays: The late bank holidays.
        calendar: The caller's calendar; else that of the definition.
        as_if_new: Whether a bank holiday that the list has by now is taken out of the calendar before, so that one sees
            what it moved when it came. Where the holidays of any part of the kingdom count, a day that another nation
            has anyway, by the list of this library, stays.

    Raises:
        CalendarMismatchError: If the calendar given is that of another division.
        CalendarHorizonError: If a holiday lies outside 1978 to 2100.
        NotAProcedureError: If one of the holidays is none.

    Source:
        House rule: a holiday that is out already moves nothing, and neither does one of another division.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2022, 9, 1))
        >>> funeral = LateHoliday(date(2022, 9, 19), "Bank Holiday for the State Funeral")
        >>> calendars(procedure, funeral).effects[0].reasons
        ('Bank Holiday for the State Funeral of Queen Elizabeth II',)
        >>> found = calendars(procedure, funeral, as_if_new=True)
        >>> found.before.is_working_day(date(2022, 9, 19)), found.after.is_working_day(date(2022, 9, 19))
        (True, False)
    """
    several = _each_once(holidays)
    counted = procedure.working_days.calendar(calendar, procedure=procedure.name)
    return _calendars(counted if calendar is None else calendar, counted, several, as_if_new=as_if_new)


def _each_once(holidays: LateHoliday | Iterable[LateHoliday]) -> tuple[LateHoliday, ...]:
    """Return holidays by day, each once, in an order that does not depend on the order in which they were given."""
    several: list[object] = [holidays] if isinstance(holidays, LateHoliday) else list(holidays)
    kept: set[LateHoliday] = set()
    for place, one in enumerate(several):
        if not isinstance(one, LateHoliday):
            raise NotAProcedureError(one, where=f"holidays[{place}]", needed="a LateHoliday")
        kept.add(one)
    return tuple(sorted(kept, key=lambda one: (one.day, one.division or "", one.name)))


def _calendars(
    given: WorkingDayCalendar, counted: WorkingDayCalendar, holidays: tuple[LateHoliday, ...], *, as_if_new: bool
) -> Calendars:
    """Return a calendar without and with holidays; `counted` is the one by which it is seen what counts already."""
    division = given.division
    here = [one for one in holidays if one.holds_for(division)]
    without, counted_without = given, counted
    if as_if_new:
        days = {one.day for one in here if not _stands_elsewhere(one.day, here, division)}
        without, counted_without = _without(given, days), _without(counted, days)
    reasons = {one.day: counted_without.non_working_reasons(one.day) for one in here}
    added = {one.day: one.name for one in here if not reasons[one.day]}
    known = without.extra_holidays
    return Calendars(
        before=without,
        after=_rebuilt(without, extra_holidays={**known, **added}) if added else without,
        effects=tuple(
            Effect(
                holiday=one,
                division=division,
                outcome=_outcome(reasons[one.day]) if one in here else Outcome.ELSEWHERE,
                reasons=reasons[one.day] if one in here else (),
            )
            for one in holidays
        ),
    )


def _stands_elsewhere(day: date, holidays: Collection[LateHoliday], division: str) -> bool:
    """Return whether a nation for which a day is not said to be new has it anyway, where any of them counts."""
    new = {one.division for one in holidays if one.day == day}
    if division != Division.ANY_PART_OF_UK.value or None in new:
        return False
    return any(day.isoformat() in shipped_list(one).to_dict()["days"] for one in _NATIONS if one not in new)


def _outcome(reasons: tuple[str, ...]) -> Outcome:
    return Outcome.OUT_ALREADY if reasons else Outcome.ADDED


def _without(calendar: WorkingDayCalendar, days: Collection[date]) -> WorkingDayCalendar:
    """Return a calendar whose list and extra holidays do not have these days."""
    listed = calendar.to_dict()["bank_holidays"] or shipped_list(calendar.division).to_dict()
    taken = {day.isoformat() for day in days}
    kept = {day: names for day, names in listed["days"].items() if day not in taken}
    extra = {day: name for day, name in calendar.extra_holidays.items() if day not in days}
    if len(kept) == len(listed["days"]) and len(extra) == len(calendar.extra_holidays):
        return calendar
    return _rebuilt(calendar, extra_holidays=extra, bank_holidays={**listed, "days": kept})


def _rebuilt(calendar: WorkingDayCalendar, *, extra_holidays: Mapping[date, str], **more: object) -> WorkingDayCalendar:
    """Return a calendar with other extra holidays, and perhaps another list; everything else stays."""
    extra = {day.isoformat(): name for day, name in extra_holidays.items()}
    return WorkingDayCalendar.from_dict({**calendar.to_dict(), "extra_holidays": extra, **more})


class LimitKind(Enum):
    """What kind of limit moved."""

    DUTY = "duty"
    WINDOW = "window"
    ROUTE = "route"
    RULE = "rule on making the complaint"


@frozen(kw_only=True)
class MovedDate:
    """
    One date of a limit, before and after.

    Attributes:
        what: Which date: the name of the field, such as "due", "bounds.latest" or "readings.working-days".
        words: The same in plain words.
        before: The day without the holiday; None where there was none.
        after: The day with it; None where there is none.
        direction: Which way the rule says that it can move when one more day is no working day.

    Source:
        House rule: each limit declares which way one more closure moves it, and what was worked out is held against it.

    Examples:
        >>> from datetime import date
        >>> one = MovedDate(
        ...     what="due",
        ...     words="the last day",
        ...     before=date(2022, 9, 23),
        ...     after=date(2022, 9, 26),
        ...     direction=Direction.LATER,
        ... )
        >>> one.days, one.contradicts
        (3, False)
        >>> print(one.sentence)
        The last day moves from Friday 23 September 2022 to Monday 26 September 2022.
    """

    what: str
    words: str
    before: date | None
    after: date | None
    direction: Direction

    @property
    def days(self) -> int | None:
        """How many calendar days later it is, negative for earlier; None where one of the two is none."""
        return None if self.before is None or self.after is None else (self.after - self.before).days

    @property
    def contradicts(self) -> bool:
        """Whether it moved in a way that its own rule rules out."""
        days = self.days or 0
        allowed = {
            Direction.LATER: days >= 0,
            Direction.EARLIER: days <= 0,
            Direction.NEITHER: days == 0,
            Direction.MIXED: True,
        }
        return not allowed[self.direction]

    @property
    def sentence(self) -> str:
        """From when to when, as one English sentence."""
        return f"{capital(self.words)} moves from {_on(self.before)} to {_on(self.after)}."

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "what": self.what,
            "before": None if self.before is None else self.before.isoformat(),
            "after": None if self.after is None else self.after.isoformat(),
            "days": self.days,
            "direction": self.direction.value,
            "contradicts": self.contradicts,
        }


@frozen(kw_only=True)
class MovedLimit:
    """
    What changed of one duty, window, route or rule on making the complaint.

    Attributes:
        kind: Which of these it is.
        name: Its name.
        title: What to call it in a sentence.
        rule: Its limit in words; empty where it has none of its own.
        dates: The dates that moved; none where only the status or the lateness changed.
        status: How it stood without the holiday and how it stands with it.
        late: The days late in words, without and with; empty where it is not late.
        because: The added days in the count, each as a sentence.
        doubts: What its dates take for granted, what is not known, and how the rule was seen.
        source: The provision.

    Source:
        House rule: a moved date is never a bare date: it comes with the day, the rule and every doubt.
    """

    kind: LimitKind
    name: str
    title: str
    rule: str
    dates: tuple[MovedDate, ...]
    status: tuple[str, str]
    late: tuple[str, str]
    because: tuple[str, ...]
    doubts: tuple[str, ...]
    source: Source

    @property
    def days(self) -> int | None:
        """How many calendar days later its last day is; None where that is not known, before or after."""
        last = next((one for one in self.dates if one.what in {"due", "closes"}), None)
        return None if last is None else last.days

    @property
    def contradicts(self) -> bool:
        """Whether a date moved in a way that its own rule rules out; somebody must look at it."""
        return any(one.contradicts for one in self.dates)

    @property
    def is_moved(self) -> bool:
        """Whether a date moved, and not only how it stands."""
        return bool(self.dates)

    @property
    def no_longer_late(self) -> bool:
        """Whether it was overdue, or met late, and is no longer."""
        late = {DutyStatus.OVERDUE.value, DutyStatus.MET_LATE.value}
        return self.status[0] in late and self.status[1] not in late

    def lines(self) -> tuple[str, ...]:
        """Return what moved and why, line by line."""
        told: set[tuple[date | None, date | None]] = set()
        said: list[str] = []
        for one in self.dates:
            if (one.before, one.after) not in told:
                told.add((one.before, one.after))
                said.append(one.sentence)
        said.append(self._standing)
        lines = [capital(f"{self.title}: {said[0][:1].lower()}{said[0][1:]}"), *(f"  {one}" for one in said[1:])]
        lines.extend(f"  Why: {one}" for one in self.because)
        if self.rule:
            lines.append(f"  The rule: {self.rule} ({self.source.citation}).")
        lines.extend(f"  {one}" for one in self._ways())
        lines.extend(f"  {one}" for one in self.doubts)
        return tuple(lines)

    @property
    def _standing(self) -> str:
        """How it stands, without and with, as one sentence."""
        was, now = (
            ", ".join(filter(None, (status, late))) for status, late in zip(self.status, self.late, strict=True)
        )
        if was == now:
            return f"How it stands: “{now}” all the same."
        return f"How it stands: “{was}” without what is added, “{now}” with it."

    def _ways(self) -> Iterator[str]:
        if self.contradicts:
            yield (
                "Look at this one: it moves against what its own rule allows for one day more that is no working day. "
                "Something else on record moves it too; check it before anybody relies on either day."
            )
        elif any(one.direction is Direction.LATER for one in self.dates):
            yield "A bank holiday more never brings it nearer: what is counted forward can only get later."
        elif any(one.direction is Direction.EARLIER for one in self.dates):
            yield "A bank holiday more never puts it off: what is counted back can only get earlier."

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "kind": self.kind.value,
            "name": self.name,
            "title": self.title,
            "rule": self.rule,
            "dates": [one.to_dict() for one in self.dates],
            "status": list(self.status),
            "late": list(self.late),
            "because": list(self.because),
            "doubts": list(self.doubts),
            "contradicts": self.contradicts,
            "source": source_to_dict(self.source),
            "explanation": list(self.lines()),
        }


@frozen(kw_only=True)
class Unmoved:
    """
    How many limits of a complaint did not move, by the reason.

    Attributes:
        not_in_working_days: They are counted in calendar days, weeks, months or years, or set by a date.
        outside: They count working days, and the added days are not in the count.
        undated: They have not begun to run, or have no date.

    Source:
        House rule: what stands still is counted too, so that nothing can be missing from the list.
    """

    not_in_working_days: int = 0
    outside: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.not_in_working_days + self.outside + self.undated

    @property
    def sentence(self) -> str:
        """How many, and why, as one English sentence."""
        parts = (
            (self.outside, "without an added day in the count"),
            (self.not_in_working_days, "not counted in working days, which a bank holiday does not move"),
            (self.undated, "not begun or without a date"),
        )
        said = "; ".join(f"{number} {words}" for number, words in parts if number)
        return f"Not moved: {self.total}{f' ({said})' if said else ''}."

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold."""
        return {
            "not_in_working_days": self.not_in_working_days,
            "outside": self.outside,
            "undated": self.undated,
            "total": self.total,
        }


@frozen(kw_only=True)
class MovedComplaint:
    """
    What late bank holidays move in one complaint.

    Attributes:
        place: Its place among those given, from 1.
        reference: The caller's reference.
        scheme: The name of the procedure.
        title: The title of the procedure.
        effects: What each holiday does to the calendar of this complaint.
        school: The same for its calendar of school days, where it has one.
        stage: The stage without the holidays and with them.
        limits: What changed: the limits of which a date moved, and those that stand otherwise.
        unmoved: How many limits did not change, by the reason.

    Source:
        House rule: recompute, and say what moved.
    """

    place: int
    reference: str | None
    scheme: str
    title: str
    effects: tuple[Effect, ...]
    school: tuple[Effect, ...]
    stage: tuple[str, str]
    limits: tuple[MovedLimit, ...]
    unmoved: Unmoved

    @property
    def is_moved(self) -> bool:
        """Whether anything changed."""
        return bool(self.limits) or self.stage[0] != self.stage[1]

    @property
    def name(self) -> str:
        """The reference, or the place in the list where there is none."""
        return self.reference if self.reference is not None else f"Complaint {self.place} of the list"

    def limit(self, name: str) -> MovedLimit:
        """
        Return what changed of one limit, by its name.

        Raises:
            UnknownNameError: If nothing of that name changed.

        Source:
            House rule: duties, windows and routes have names.
        """
        for one in self.limits:
            if one.name == name:
                return one
        raise UnknownNameError(name, valid=[one.name for one in self.limits], where=f"what moved in {self.name}")

    def lines(self) -> tuple[str, ...]:
        """Return what moved and why, line by line, without the closing sentences."""
        lines = [f"{self.name} ({self.title}): {_how_many(self.limits)}."]
        if self.stage[0] != self.stage[1]:
            lines.append(f"  The stage changes: {self.stage[0]} without the added days, {self.stage[1]} with them.")
        for one in self.limits:
            first, *rest = one.lines()
            lines.extend((f"  - {first}", *(f"  {line}" for line in rest)))
        lines.append(f"  {self.unmoved.sentence}")
        lines.extend(f"  {one.sentence}" for one in self.effects if one.outcome is not Outcome.ADDED)
        lines.extend(f"  For its school days: {one.sentence}" for one in self.school)
        return tuple(lines)

    def explain(self) -> str:
        """Return what moved and why as text."""
        return explanation((*self.lines(), THE_READING))

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "place": self.place,
            "reference": self.reference,
            "scheme": self.scheme,
            "effects": [one.to_dict() for one in self.effects],
            "school": [one.to_dict() for one in self.school],
            "stage": list(self.stage),
            "limits": [one.to_dict() for one in self.limits],
            "unmoved": self.unmoved.to_dict(),
        }


@frozen(kw_only=True)
class Ledger:
    """
    What late bank holidays move across many complaints.

    Attributes:
        on: The date that was asked about.
        holidays: The holidays that were added, by day, each once.
        complaints: Every complaint, in the order given.

    Source:
        House rule: a list of what moved leaves out nothing, and says what did not move as well.
    """

    on: date
    holidays: tuple[LateHoliday, ...]
    complaints: tuple[MovedComplaint, ...]

    @property
    def moved(self) -> tuple[MovedComplaint, ...]:
        """The complaints in which anything changed."""
        return tuple(one for one in self.complaints if one.is_moved)

    @property
    def contradictions(self) -> tuple[tuple[MovedComplaint, MovedLimit], ...]:
        """What moved against its own rule, each with its complaint; somebody must look at these."""
        return tuple((one, limit) for one in self.complaints for limit in one.limits if limit.contradicts)

    @property
    def no_longer_late(self) -> tuple[tuple[MovedComplaint, MovedLimit], ...]:
        """What was overdue, or met late, and is no longer, each with its complaint."""
        return tuple((one, limit) for one in self.complaints for limit in one.limits if limit.no_longer_late)

    def lines(self) -> tuple[str, ...]:
        """Return the whole ledger line by line, without the closing sentences."""
        still = [one for one in self.complaints if not one.is_moved]
        limits = [limit for one in self.complaints for limit in one.limits]
        lines = [f"What moves, as things stand on {in_words(self.on)}."]
        lines.extend(f"Asked about: {one.words}." for one in self.holidays)
        lines.append(
            f"In {len(self.moved)} of {plural(len(self.complaints), 'complaint')}: {_how_many(limits)}; "
            f"{len(self.no_longer_late)} no longer late."
        )
        if self.contradictions:
            lines.append(f"To be looked at, because they moved against their own rule: {len(self.contradictions)}.")
        for one in self.moved:
            lines.extend(("", *one.lines()))
        if still:
            reasons = dict.fromkeys(
                effect.sentence
                for one in still
                for effect in (*one.effects, *one.school)
                if effect.outcome is not Outcome.ADDED
            )
            names = ", ".join(one.name for one in still)
            lines.extend(("", f"Nothing moved in {names}.", *(f"  {reason}" for reason in reasons)))
        return tuple(lines)

    def explain(self) -> str:
        """Return the whole ledger as text: what moved, why, what did not, and what is taken for granted."""
        is_added = any(
            effect.outcome is Outcome.ADDED for one in self.complaints for effect in (*one.effects, *one.school)
        )
        return explanation((*self.lines(), "", *((THE_READING,) if is_added else ())))

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "on": self.on.isoformat(),
            "holidays": [
                {"day": one.day.isoformat(), "name": one.name, "division": one.division} for one in self.holidays
            ],
            "complaints": [one.to_dict() for one in self.complaints],
            "moved": len(self.moved),
            "no_longer_late": len(self.no_longer_late),
            "contradictions": len(self.contradictions),
            "assumed": THE_READING,
            "notice": DISCLAIMER,
        }


def moved(
    complaints: Iterable[Complaint],
    holidays: LateHoliday | Iterable[LateHoliday],
    *,
    on: date,
    as_if_new: bool = False,
) -> Ledger:
    """
    Return what late bank holidays move in complaints: which dates, from when to when, and why.

    Each complaint is read on the date twice, without the holidays and with them, under its own calendar: closures,
    extra holidays and a list of the caller's own are kept. A calendar of school days gets them too.

    Args:
        complaints: The complaints, each with its reference.
        holidays: The late bank holidays.
        on: The date that is asked about.
        as_if_new: Whether a bank holiday that the list has by now is taken out of the calendar before, so that one sees
            what it moved when it came; as for `calendars`.

    Raises:
        NotADateError: If `on` is not a `datetime.date`.
        NotAProcedureError: If one of the complaints or holidays is none.
        CalendarHorizonError: If a holiday or a deadline lies where no calendar reaches.

    Source:
        House rule: a complaint is a record of dated events; announce a bank holiday, recompute, and say what moved.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2022, 9, 1))
        >>> complaint = Complaint(procedure, reference="C-001")
        >>> complaint = complaint.record("complaint", date(2022, 9, 7), received=date(2022, 9, 7))
        >>> funeral = LateHoliday(date(2022, 9, 19), "Bank Holiday for the State Funeral")
        >>> ledger = moved([complaint], funeral, on=date(2022, 9, 12), as_if_new=True)
        >>> print(ledger.moved[0].limit("stage-1-response").dates[0].sentence)
        The last day moves from Wednesday 21 September 2022 to Thursday 22 September 2022.
    """
    check_date(on, where="moved(on)")
    several = _each_once(holidays)
    made: dict[tuple[WorkingDayCalendar, WorkingDayCalendar], Calendars] = {}

    def both(given: WorkingDayCalendar, counted: WorkingDayCalendar) -> Calendars:
        key = (given, counted)
        if key not in made:
            made[key] = _calendars(given, counted, several, as_if_new=as_if_new)
        return made[key]

    found: list[MovedComplaint] = []
    for place, complaint in enumerate(_checked(complaints), 1):
        procedure, given, school = complaint.procedure, complaint.calendar, complaint.school_days
        counted = procedure.working_days.calendar(given, procedure=procedure.name)
        working = both(counted if given is None else given, counted)
        schools = None if school is None else both(school, school.with_predictions())
        found.append(_compared(complaint, working, schools, place, on))
    return Ledger(on=on, holidays=several, complaints=tuple(found))


def direction_of(duty: Duty, procedure: Procedure) -> Direction:
    """
    Return which way a duty can move when one more day is no working day: by its limit, or by its extensions.

    Source:
        House rule: each limit declares it; a date that was set and put off by suspended days follows from neither.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2022, 9, 1))
        >>> direction_of(procedure.duties[0], procedure).value
        'later or not at all'
    """
    found = duty.within.with_closures
    for rule in procedure.extensions:
        if rule.duty == duty.name:
            ends = (rule.to, None if rule.by is None else After(On(duty.act), rule.by))
            for end in ends:
                found = found if end is None else found.and_then(end.with_closures)
    return found


def _checked(complaints: Iterable[object]) -> Iterator[Complaint]:
    for place, one in enumerate(complaints):
        if not isinstance(one, Complaint):
            raise NotAProcedureError(one, where=f"moved(complaints[{place}])", needed="a Complaint")
        yield one


def _compared(
    complaint: Complaint, working: Calendars, schools: Calendars | None, place: int, on: date
) -> MovedComplaint:
    before = evolve(complaint, calendar=working.before, school_days=None if schools is None else schools.before)
    after = evolve(complaint, calendar=working.after, school_days=None if schools is None else schools.after)
    school = () if schools is None else schools.effects
    added = {one.holiday.day: one.sentence for one in (*working.effects, *school) if one.outcome is Outcome.ADDED}
    seen, now = before.at(on), after.at(on)
    was, become = _states(before, seen), _states(after, now)
    loose = seen.visits != now.visits
    limits: list[MovedLimit] = []
    still: Counter[str] = Counter()
    for key in dict.fromkeys((*was, *become)):
        one = _moved_limit(key, was.get(key, _NOT_REACHED), become.get(key, _NOT_REACHED), added, loose=loose)
        if one is None:
            still[become[key].stands_because] += 1
        else:
            limits.append(one)
    return MovedComplaint(
        place=place,
        reference=complaint.reference,
        scheme=complaint.procedure.name,
        title=complaint.procedure.title,
        effects=working.effects,
        school=school,
        stage=(seen.stage.title, now.stage.title),
        limits=tuple(limits),
        unmoved=Unmoved(**still),
    )


@frozen(kw_only=True)
class _State:
    """
    What there is to compare of one duty, window, route or rule.

    `dates` holds, by the name of the field, its words, the day, and the way in which its rule lets it move; `more`
    makes the rest, which is asked for only where something changed.
    """

    direction: Direction
    status: str
    late: str = ""
    dates: Mapping[str, tuple[str, date | None, Direction]]
    more: Callable[[], _More]

    @property
    def stands_because(self) -> str:
        """The field of `Unmoved` under which it is counted."""
        if all(day is None for _, day, _ in self.dates.values()):
            return "undated"
        return "not_in_working_days" if self.direction is Direction.NEITHER else "outside"


@frozen(kw_only=True)
class _More:
    """What to say of it besides; `skipped` holds the days left out of its count."""

    title: str
    rule: str
    source: Source
    doubts: tuple[str, ...]
    skipped: frozenset[date] = frozenset()


_NOT_REACHED: Final = _State(
    direction=Direction.NEITHER,
    status="not reached",
    dates={},
    more=partial(_More, title="", rule="", source=PUBLISHED_LIST, doubts=()),
)
"""A further occurrence of a duty that is there on one side only."""


def _moved_limit(
    key: tuple[LimitKind, str], was: _State, become: _State, added: Mapping[date, str], *, loose: bool
) -> MovedLimit | None:
    """
    Return what changed of one limit, None where nothing did.

    It is `loose` where the stages begin on other days, so that its rule alone says nothing of the way it moves.
    """
    dates: list[MovedDate] = []
    for what in dict.fromkeys((*was.dates, *become.dates)):
        words, _, direction = become.dates[what] if what in become.dates else was.dates[what]
        before, after = (one.dates[what][1] if what in one.dates else None for one in (was, become))
        if before != after:
            way = Direction.MIXED if loose else direction
            dates.append(MovedDate(what=what, words=words, before=before, after=after, direction=way))
    if not dates and (was.status, was.late) == (become.status, become.late):
        return None
    more = (was if become is _NOT_REACHED else become).more()
    return MovedLimit(
        kind=key[0],
        name=key[1],
        title=more.title,
        rule=more.rule,
        dates=tuple(dates),
        status=(was.status, become.status),
        late=(was.late, become.late),
        because=tuple(text for day, text in added.items() if day in more.skipped) or tuple(added.values()),
        doubts=more.doubts,
        source=more.source,
    )


def _states(complaint: Complaint, seen: Snapshot) -> dict[tuple[LimitKind, str], _State]:
    procedure = complaint.procedure
    rules = {one.name: one.until for one in procedure.time_limits}
    return {
        **{(LimitKind.DUTY, one.name): _duty(one, procedure) for one in seen.deadlines},
        **{(LimitKind.WINDOW, one.name): _window(one, procedure) for one in seen.windows},
        **{(LimitKind.ROUTE, one.name): _route(one, procedure) for one in seen.routes},
        **{
            (LimitKind.RULE, one.rule): _finding(one, rules.get(one.rule), procedure)
            for one in complaint.eligibility(on=seen.on).findings
        },
    }


def _duty(one: Deadline, procedure: Procedure) -> _State:
    limit, duty = one.duty.within, one.duty
    extended = direction_of(duty, procedure)
    target = Direction.MIXED if duty.target is None else duty.target.until.with_closures
    return _State(
        direction=limit.with_closures,
        status=one.status.value,
        late="" if one.days_late is None else f"{one.in_days(one.days_late)} late",
        dates={
            "due": ("the last day", one.due, extended),
            "original": ("the last day without extensions", one.original, limit.with_closures),
            "latest": ("the furthest it can be put off without agreement", one.latest, extended),
            "target": ("the day aimed at", one.target, target),
            **_readings(one.readings, extended),
            **({} if one.status is DutyStatus.NOT_RUNNING else _bounds(one.bounds, extended)),
            # It rests on the limits of other duties, each of which has a direction of its own.
            "at_the_latest": (
                "the last day if each step before it is done on its last day",
                one.at_the_latest,
                Direction.MIXED,
            ),
        },
        more=partial(_more_of_duty, one, procedure),
    )


def _more_of_duty(one: Deadline, procedure: Procedure) -> _More:
    steps = (*one.steps, *one.outer_steps) if one.occurrence == 1 else ()  # a further one has the working of the first
    return _More(
        title=f"{one.title} ({procedure.party(one.owed_by)})",
        rule=sentence_of(one.duty.within, procedure.titles),
        source=one.source,
        doubts=_doubts(
            procedure,
            one.source,
            about={one.name, one.act},
            assumed=one.assumed,
            missing=one.missing,
            notes=one.notes,
            predicted=one.predicted,
            approximate=one.bounds.approximate,
        ),
        skipped=_skipped(steps),
    )


def _window(one: WindowState, procedure: Procedure) -> _State:
    rule = one.window
    direction = rule.until.with_closures
    opens = direction if rule.opens is None else rule.opens.with_closures
    advised = Direction.MIXED if rule.advised is None else rule.advised.until.with_closures
    advice = _readings(one.advised_readings, advised).items()
    return _State(
        direction=direction,
        status=one.status.value,
        dates={
            "opens": ("the first day", one.opens, opens),
            "closes": ("the last day", one.closes, direction),
            **_readings(one.readings, direction),
            **_bounds(one.bounds, direction),
            "advised": ("the day advised", one.advised, advised),
            **{f"advised_{what}": (f"{words}, of the advice", day, way) for what, (words, day, way) in advice},
            "long_stop": (
                "the last day on which it may be accepted late",
                one.long_stop,
                Direction.MIXED if rule.long_stop is None else rule.long_stop.with_closures,
            ),
        },
        more=partial(_more_of_window, one, procedure),
    )


def _more_of_window(one: WindowState, procedure: Procedure) -> _More:
    return _More(
        title=one.title,
        rule=sentence_of(one.window.until, procedure.titles),
        source=one.source,
        doubts=_doubts(
            procedure,
            one.source,
            about={one.name, one.event},
            assumed=one.assumed,
            missing=one.missing,
            predicted=one.predicted,
            approximate=one.bounds.approximate,
        ),
        skipped=_skipped(one.steps),
    )


def _route(one: RouteState, procedure: Procedure) -> _State:
    limit = None if one.route.time_limit is None else one.route.time_limit.until
    direction = Direction.NEITHER if limit is None else limit.with_closures
    return _State(
        direction=direction,
        status=one.status.value,
        dates={**_readings(one.readings, direction), **_bounds(one.bounds, direction)},
        more=partial(_more_of_route, one, limit, procedure),
    )


def _more_of_route(one: RouteState, limit: Limit | None, procedure: Procedure) -> _More:
    source = one.source if one.finding is None else one.finding.source
    return _More(
        title=one.title,
        rule="" if limit is None else sentence_of(limit, procedure.titles),
        source=source,
        doubts=_doubts(procedure, source, about={one.name}, assumed=one.assumed, missing=one.missing),
    )


def _finding(one: Finding, limit: Limit | None, procedure: Procedure) -> _State:
    direction = Direction.NEITHER if limit is None else limit.with_closures
    return _State(
        direction=direction,
        status=one.answer.value,
        dates=_bounds(one.bounds, direction),
        more=partial(_more_of_finding, one, limit, procedure),
    )


def _more_of_finding(one: Finding, limit: Limit | None, procedure: Procedure) -> _More:
    titles = {rule.name: rule.title for rule in procedure.time_limits}
    return _More(
        title=titles.get(one.rule, one.rule.replace("-", " ")),
        rule="" if limit is None else sentence_of(limit, procedure.titles),
        source=one.source,
        doubts=_doubts(procedure, one.source, about={one.rule}, assumed=one.assumed, missing=one.missing),
    )


def _bounds(bounds: Bounds | None, direction: Direction) -> dict[str, tuple[str, date | None, Direction]]:
    if bounds is None or not bounds.running:  # what has not begun is bounded by the day asked about, and no more
        return {}
    return {
        "bounds.due": ("the last day on the facts recorded", bounds.due, direction),
        "bounds.earliest": ("the first day that may be the last one", bounds.earliest, direction),
        "bounds.latest": ("the day after which it is certainly late", bounds.latest, direction),
    }


def _readings(
    readings: Mapping[str, date | None], direction: Direction
) -> dict[str, tuple[str, date | None, Direction]]:
    return {
        f"readings.{name}": (f"the last day on the reading “{name.replace('-', ' ')}”", day, direction)
        for name, day in readings.items()
    }


def _skipped(steps: Iterable[Step]) -> frozenset[date]:
    return frozenset(out.day for step in steps if step.counted is not None for out in step.counted.skipped)


def _doubts(
    procedure: Procedure,
    source: Source,
    *,
    about: set[str],
    assumed: Iterable[str],
    missing: Iterable[str],
    notes: Iterable[str] = (),
    predicted: bool = False,
    approximate: bool = False,
) -> tuple[str, ...]:
    """Return everything that the core leaves in doubt, as sentences."""
    said = [
        f"{words}: {'; '.join(said_plainly(name, procedure) for name in names)}."
        for words, names in (("Taken for granted", tuple(assumed)), ("Not known", tuple(missing)))
        if names
    ]
    said.extend(notes)
    said.extend(f"Note on the text: {one.text}" for one in procedure.findings if about & set(one.about))
    if source.seen.caveat:
        said.append(f"How the rule was seen: {source.seen.caveat}.")
    if predicted:
        said.append("This rests on predicted bank holidays, not on GOV.UK's published list.")
    if approximate:
        said.append("Hours are counted as whole days, so this is approximate.")
    return tuple(said)


def _how_many(limits: Sequence[MovedLimit]) -> str:
    """Return how many limits moved, and how many only stand otherwise."""
    if not limits:
        return "nothing moves"
    only = [one for one in limits if not one.is_moved]
    said = f"{plural(len(limits) - len(only), 'limit')} moved"
    return f"{said}, {len(only)} not moved and standing otherwise" if only else said


def _on(day: date | None) -> str:
    return "no day that can be told" if day is None else weekday_in_words(day)
