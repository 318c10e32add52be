"""How long a rule gives, in the unit that its text names, and on which day the count begins."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from dateutil.relativedelta import relativedelta

from complaint_rules.dates import check_date, check_number
from complaint_rules.errors import CalendarHorizonError
from complaint_rules.working_days import NonWorkingDay, Roll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrs import Attribute

    from complaint_rules.working_days import WorkingDayCalendar

__all__ = ["Counted", "Counting", "Days", "Pause", "Period", "Reached", "Unit", "add_months"]

LARGEST_NUMBER = 100_000
"""House rule: the longest period that a rule may state, in its own unit; no published rule comes near it."""


class Unit(Enum):
    """
    The unit that the text of a rule names.

    Source:
        House rule: a different meaning is a different unit, and none is converted into another. A month is a calendar
        month (Interpretation Act 1978, Schedule 1).
    """

    HOURS = "hours"
    DAYS = "calendar days"
    WORKING_DAYS = "working days"
    SCHOOL_DAYS = "school days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    DAYS_KIND_NOT_STATED = "days, kind not stated"

    @property
    def counts_days(self) -> bool:
        """Whether single days are counted and others left out: working days and school days."""
        return self is Unit.WORKING_DAYS or self is Unit.SCHOOL_DAYS

    @property
    def is_months(self) -> bool:
        """Whether the period ends on a corresponding date: months and years."""
        return self is Unit.MONTHS or self is Unit.YEARS


class Counting(Enum):
    """
    Whether the day of the trigger counts.

    Source:
        DAY_AFTER ("within", "of", "after", "from"): Lester v Garland (1808), approved in Dodds v Walker [1981]
        1 WLR 1027: the day of the event is excluded. BEGINNING_WITH ("beginning with", "commencing on"): Trow v Ind
        Coope [1967] 2 QB 899: that day is included. BEGINNING_THE_DAY_AFTER: the words of the rule that uses it.
    """

    DAY_AFTER = "after"
    BEGINNING_WITH = "beginning with"
    BEGINNING_THE_DAY_AFTER = "beginning with the day after"


@frozen
class Pause:
    """
    Days on which a clock stood still.

    Attributes:
        first: The first day that is not counted.
        resumed: The first day that is counted again; None while the clock is still stopped.

    Source:
        House rule: a pause runs from the day of suspension to the day before resumption, so that two pauses that meet
        do not count a day twice.
    """

    first: date
    resumed: date | None


@frozen(kw_only=True)
class Days:
    """
    The days that a count goes by: working days, and school days where a rule needs them.

    Attributes:
        working: The calendar of the procedure's working-day definition.
        school: The calendar of school days that the caller supplied, or None.

    Source:
        House rule: school days need a calendar that the caller supplies, since no list of them is published.
    """

    working: WorkingDayCalendar
    school: WorkingDayCalendar | None = None

    def of(self, unit: Unit) -> WorkingDayCalendar | None:
        """Return the calendar that a unit consults, or None where it consults none or none was supplied."""
        if unit is Unit.WORKING_DAYS:
            return self.working
        return self.school if unit is Unit.SCHOOL_DAYS else None


@frozen(kw_only=True)
class Reached:
    """
    Where a count ends, without its working.

    Attributes:
        last: The day on which it ends.
        unrolled: The day before the rule's roll moved it; else the same day.
        paused: The number of days that a pause added: of the unit where days are counted, else calendar days.
        predicted: Whether the count rests on predicted bank holidays.

    Source:
        House rule: only what a count consulted makes its date a prediction: every day of a count of working days, and
        the days over which a roll moves.
    """

    last: date
    unrolled: date
    paused: int
    predicted: bool


@frozen(kw_only=True)
class Counted:
    """
    One period counted from one day, with its working.

    Attributes:
        start: The day from which the count ran.
        period: The period that was counted.
        number: The number that was counted, `period.number` or `period.at_most`.
        last: The day on which it ends.
        skipped: Each day of the count that is no working (or school) day, and each over which the rule's roll moved,
            with its reasons.
        paused: The number of days that a pause added: of the unit where days are counted, else calendar days.
        rolled_from: The day before the rule's roll moved it, or None.
        predicted: Whether the count rests on predicted bank holidays.

    Source:
        House rule: steps that are shown can be added up by hand: start, number, and every day left out.
    """

    start: date
    period: Period
    number: int
    last: date
    skipped: tuple[NonWorkingDay, ...] = ()
    paused: int = 0
    rolled_from: date | None = None
    predicted: bool = False


def _check_number(_: object, attribute: Attribute[int], value: int) -> None:
    check_number(value, where=f"Period.{attribute.name}", at_least=0, at_most=LARGEST_NUMBER)


def _check_figure(_: object, attribute: Attribute[int | None], value: int | None) -> None:
    if value is not None:
        check_number(value, where=f"Period.{attribute.name}", at_least=0, at_most=LARGEST_NUMBER)


@frozen
class Period:
    """
    A length of time in the unit that a rule names, and how its first day is treated.

    Attributes:
        number: How many; for a range ("7 to 28 days") its far end, which is when it is due.
        unit: The unit that the text names.
        counting: Whether the day of the trigger counts.
        at_most: A second figure in the same unit from the same start, to which the first may be extended
            (10 then 20, 25 then 65), or None.
        at_least: The near end of a plain range, or None.
        roll: What happens when the last day is not a working day; nothing, unless the rule says so.

    Raises:
        NotANumberError: If a number is not an `int` from 0 to 100,000.

    Source:
        Corresponding dates: Dodds v Walker [1981] 1 WLR 1027. "Beginning with": Trow v Ind Coope [1967] 2 QB 899.
        No roll off a weekend: the Interpretation Act 1978 has none; Pritam Kaur v S Russell [1973] QB 336 rolls only
        acts that need an open court office.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules.working_days import WorkingDayCalendar
        >>> days = Days(working=WorkingDayCalendar("england-and-wales"))
        >>> Period(65, Unit.WORKING_DAYS).count(date(2024, 8, 29), days=days).last
        datetime.date(2024, 11, 28)
        >>> Period(12, Unit.MONTHS, Counting.BEGINNING_WITH).count(date(2023, 3, 1), days=days).last
        datetime.date(2024, 2, 29)
    """

    number: int = field(validator=_check_number)
    unit: Unit
    counting: Counting = Counting.DAY_AFTER
    at_most: int | None = field(default=None, validator=_check_figure, kw_only=True)
    at_least: int | None = field(default=None, validator=_check_figure, kw_only=True)
    roll: Roll = field(default=Roll.NONE, kw_only=True)

    @property
    def in_words(self) -> str:
        """The length as one would say it, such as "25 working days, at most 65"."""
        single = self.number == 1 and self.at_least is None
        number = str(self.number) if self.at_least is None else f"{self.at_least} to {self.number}"
        at_most = "" if self.at_most is None else f", at most {self.at_most}"
        return f"{number} {_SINGULAR[self.unit] if single else _PLURAL.get(self.unit, self.unit.value)}{at_most}"

    @property
    def approximate(self) -> bool:
        """Whether whole days stand for a time of day: hours only."""
        return self.unit is Unit.HOURS

    def kinds(self) -> tuple[Period, ...]:
        """Return the periods that this may mean: itself, or both kinds of day where the text does not say which."""
        if self.unit is not Unit.DAYS_KIND_NOT_STATED:
            return (self,)
        return tuple(evolve(self, unit=unit) for unit in (Unit.DAYS, Unit.WORKING_DAYS))

    def last_day(self, start: date, *, days: Days, pauses: Sequence[Pause] = (), at_most: bool = False) -> date:
        """
        Return the last day of the period that starts with `start`.

        Only for units of a stated kind; `pauses` are sorted and apart, and one that still goes on is left out. With
        `at_most` the second figure is counted, from the same start. A period of 0 ends on its start, whatever day that
        is and whatever is suspended.

        Raises:
            NotADateError: If the start is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule for pauses: suspended days are not counted; for months and years, the date as if not suspended,
            then as many unsuspended days as were suspended after the trigger and up to that date.
        """
        return self.reach(start, days=days, pauses=pauses, at_most=at_most).last

    def first_day(self, end: date, *, days: Days, at_most: bool = False) -> date:
        """
        Return the day that lies the whole period before `end`: the last day for "not later than ... before".

        With `BEGINNING_WITH` the end itself is day one; `BEGINNING_THE_DAY_AFTER` says nothing backwards, and counts
        like `DAY_AFTER`.

        Raises:
            NotADateError: If the end is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule: a backward count mirrors the forward one.

        Examples:
            >>> from complaint_rules.working_days import WorkingDayCalendar
            >>> days = Days(working=WorkingDayCalendar("england-and-wales"))
            >>> Period(10, Unit.WORKING_DAYS).first_day(date(2027, 1, 7), days=days)
            datetime.date(2026, 12, 21)
        """
        return self.reach_back(end, days=days, at_most=at_most).last

    def reach(self, start: date, *, days: Days, pauses: Sequence[Pause] = (), at_most: bool = False) -> Reached:
        """
        Return the last day as `last_day` does, with what a pause added and whether it rests on predictions.

        Raises:
            NotADateError: If the start is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule: as for `last_day`.
        """
        check_date(start, where="the start of a period")
        number = self._number(at_most=at_most)
        spans = [
            (pause.first.toordinal(), pause.resumed.toordinal())
            for pause in pauses
            if pause.resumed is not None and number
        ]
        unrolled, paused = (self._months_on if self.unit.is_months else self._days_on)(start, number, days, spans)
        return self._reached(start, unrolled, days, counted=number > 0, paused=paused)

    def reach_back(self, end: date, *, days: Days, at_most: bool = False) -> Reached:
        """
        Return the day that `first_day` gives, with whether it rests on predictions.

        Raises:
            NotADateError: If the end is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule: as for `first_day`.
        """
        check_date(end, where="the end of a period")
        number = self._number(at_most=at_most)
        if not self.unit.is_months:
            unrolled = self._walk(end, self._in_days(number), days, sign=-1)
        elif number and self.counting is Counting.BEGINNING_WITH:
            unrolled = add_months(_plus(end, 1), -self._in_months(number))
        else:
            unrolled = add_months(end, -self._in_months(number))
        return self._reached(end, unrolled, days, counted=number > 0, paused=0)

    def count(self, start: date, *, days: Days, pauses: Sequence[Pause] = (), at_most: bool = False) -> Counted:
        """
        Return the last day together with its working: each skipped day by name.

        Raises:
            NotADateError: If the start is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule: the working is made by the same count as the date, so the two cannot differ.
        """
        reached = self.reach(start, days=days, pauses=pauses, at_most=at_most)
        return self._counted(start, reached, days, at_most=at_most)

    def count_back(self, end: date, *, days: Days, at_most: bool = False) -> Counted:
        """
        Return the day that `first_day` gives together with its working.

        Raises:
            NotADateError: If the end is anything but a plain date.
            CalendarHorizonError: If the count leaves the days that are known, or the years 1 to 9999.
            ValueError: If the unit is days of no stated kind, or school days without a calendar of them.

        Source:
            House rule: as for `count`.
        """
        return self._counted(end, self.reach_back(end, days=days, at_most=at_most), days, at_most=at_most)

    def _counted(self, start: date, reached: Reached, days: Days, *, at_most: bool) -> Counted:
        number = self._number(at_most=at_most)
        calendar = days.of(self.unit)
        skipped: dict[date, NonWorkingDay] = {}
        if calendar is not None and number:
            if self.counting is Counting.BEGINNING_WITH and not calendar.is_working_day(start):
                skipped[start] = NonWorkingDay(start, calendar.non_working_reasons(start))
            skipped |= {one.day: one for one in calendar.non_working_days(start, reached.unrolled)}
        if reached.unrolled != reached.last:
            skipped |= {one.day: one for one in days.working.non_working_days(reached.last, reached.unrolled)}
        return Counted(
            start=start,
            period=self,
            number=number,
            last=reached.last,
            skipped=tuple(skipped[day] for day in sorted(skipped)),
            paused=reached.paused,
            rolled_from=reached.unrolled if reached.unrolled != reached.last else None,
            predicted=reached.predicted,
        )

    def _reached(self, start: date, unrolled: date, days: Days, *, counted: bool, paused: int) -> Reached:
        calendar = days.of(self.unit)
        predicted = calendar is not None and counted and calendar.rests_on_prediction(start, unrolled)
        last = unrolled
        if self.roll is not Roll.NONE:
            last = days.working.roll(unrolled, self.roll)
            predicted = predicted or days.working.rests_on_prediction(unrolled, last)
        return Reached(last=last, unrolled=unrolled, paused=paused, predicted=predicted)

    def _number(self, *, at_most: bool) -> int:
        return self.at_most if at_most and self.at_most is not None else self.number

    def _in_days(self, number: int) -> int:
        """Return the number of days to count: whole weeks, and hours rounded up to whole days."""
        if self.unit is Unit.WEEKS:
            return 7 * number
        return -(-number // 24) if self.unit is Unit.HOURS else number

    def _in_months(self, number: int) -> int:
        return 12 * number if self.unit is Unit.YEARS else number

    def _first_counted(self, start: date) -> int:
        return start.toordinal() + (self.counting is not Counting.BEGINNING_WITH)

    def _months_on(self, start: date, number: int, _: Days, spans: Sequence[_Span]) -> tuple[date, int]:
        end = self._months_end(start, self._in_months(number))
        low, high = self._first_counted(start), end.toordinal() + 1
        paused = sum(max(0, min(resumed, high) - max(first, low)) for first, resumed in spans)
        return _unsuspended_days_on(end, paused, spans), paused

    def _months_end(self, start: date, months: int) -> date:
        if not months or self.counting is Counting.DAY_AFTER:
            return add_months(start, months)
        first = start if self.counting is Counting.BEGINNING_WITH else _plus(start, 1)
        corresponding = add_months(first, months)
        # Where the corresponding date does not exist, the last day of that month is itself the last day.
        return _plus(corresponding, -1) if corresponding.day == first.day else corresponding

    def _days_on(self, start: date, number: int, days: Days, spans: Sequence[_Span]) -> tuple[date, int]:
        count, paused = self._in_days(number), 0
        last = self._walk(start, count, days, sign=1)
        for first, resumed in spans:
            if first > last.toordinal():
                break
            first_counted = self._first_counted(start)
            if resumed > first_counted:
                paused += self._days_in(max(first, first_counted), resumed, days)
                last = self._walk(start, count + paused, days, sign=1)
        return last, paused

    def _days_in(self, first: int, resumed: int, days: Days) -> int:
        """Return the days of this unit from `first` to the day before `resumed`."""
        calendar = days.of(self.unit)
        if calendar is None:
            return resumed - first
        return calendar.working_days_between(date.fromordinal(first), date.fromordinal(resumed), inclusive="left")

    def _walk(self, day: date, count: int, days: Days, *, sign: int) -> date:
        """Return the day on which a count of so many days ends, on or back."""
        calendar = days.of(self.unit)
        if calendar is None and self.unit is Unit.SCHOOL_DAYS:
            message = "school days need a calendar of them, and none was supplied"
            raise ValueError(message)
        if self.unit is Unit.DAYS_KIND_NOT_STATED:
            message = "days of no stated kind have no single end; read them through kinds()"
            raise ValueError(message)
        if count and self.counting is Counting.BEGINNING_WITH:
            count -= 1 if calendar is None else calendar.is_working_day(day)
        if calendar is None or not count:
            return _plus(day, sign * count)
        return calendar.add_working_days(day, sign * count)


_Span = tuple[int, int]
"""A finished pause in ordinals: the first day not counted, and the first counted again."""

_PLURAL = {Unit.DAYS_KIND_NOT_STATED: "days of no stated kind"}

_SINGULAR = {
    Unit.HOURS: "hour",
    Unit.DAYS: "calendar day",
    Unit.WORKING_DAYS: "working day",
    Unit.SCHOOL_DAYS: "school day",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
    Unit.YEARS: "year",
    Unit.DAYS_KIND_NOT_STATED: "day of no stated kind",
}


def add_months(day: date, months: int) -> date:
    """
    Return the corresponding date that many months on, or the last day of that month where there is none.

    Raises:
        CalendarHorizonError: If the result leaves the years 1 to 9999.

    Source:
        Dodds v Walker [1981] 1 WLR 1027: a period of months ends on the corresponding date; where there is none, on
        the last day of the month.

    Examples:
        >>> add_months(date(1978, 9, 30), 4)
        datetime.date(1979, 1, 30)
    """
    try:
        return day + _moved_by(months)
    except (ValueError, OverflowError):
        raise _outside() from None


@lru_cache(maxsize=256)
def _moved_by(months: int) -> relativedelta:
    """Return the step of that many months: made once for each number, since making it takes as long as adding it."""
    return relativedelta(months=months)


def _plus(day: date, number: int) -> date:
    try:
        return day + timedelta(days=number)
    except OverflowError:
        raise _outside() from None


def _outside() -> CalendarHorizonError:
    return CalendarHorizonError(None, calendar="of all dates", known_from=date.min, known_until=date.max)


def _unsuspended_days_on(day: date, number: int, spans: Sequence[_Span]) -> date:
    """Return the day that lies `number` unsuspended days after `day`."""
    if not number:
        return day
    tomorrow = day.toordinal() + 1
    last = day.toordinal() + number
    for first, resumed in spans:
        if first <= last:
            last += max(0, resumed - max(first, tomorrow))
    return _plus(day, last - day.toordinal())
