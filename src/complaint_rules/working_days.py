"""Working days: which days count under one definition, why the others do not, and how far that is known."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import accumulate, compress, islice
from types import MappingProxyType
from typing import Any, Final, Literal, NoReturn, cast, final

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, optional

from complaint_rules.bank_holidays import (
    LONGEST_TITLE,
    PREDICTED_FROM,
    PREDICTED_UNTIL,
    PUBLISHED_LIST,
    BankHolidays,
    Division,
    division_name,
    faults_of_listed,
    first_problems,
    good_friday,
    is_title,
    listed_from_dict,
    predicted_list,
    read_govuk,
    shipped_list,
)
from complaint_rules.dates import WEEKDAYS, check_date, check_number, parse_date, weekday_in_words
from complaint_rules.errors import (
    CalendarHorizonError,
    CalendarMismatchError,
    InvalidCalendarError,
    NotADateError,
    UnknownNameError,
)
from complaint_rules.sources import Source
from complaint_rules.wording import plural

__all__ = [
    "PUBLISHED_LIST",
    "Division",
    "NonWorkingDay",
    "Roll",
    "WorkingDayCalendar",
    "WorkingDayDefinition",
    "in_weekends_and_by_name",
]


_MOST_IN_REPR: Final = 4
_MOST_DAYS: Final = 100_000
_SATURDAY: Final = 5
_NO_DAYS: Final[frozenset[int]] = frozenset()

Inclusive = Literal["right", "left", "both", "neither"]
_INCLUSIVE: Final = ("right", "left", "both", "neither")


class Roll(Enum):
    """
    What becomes of a day that is no working day.

    `FOLLOWING` moves to the next working day and `PRECEDING` to the one before; the modified ones turn round rather
    than leave the calendar month; `NONE` leaves the day where it is.

    Source:
        House rule: nothing rolls off a weekend unless its rule says so, and then it says how, in these words.

    Examples:
        >>> Roll("modified_following").name
        'MODIFIED_FOLLOWING'
    """

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified_following"
    MODIFIED_PRECEDING = "modified_preceding"
    NONE = "none"


@frozen
class NonWorkingDay:
    """
    A day that does not count, with every reason for it.

    Attributes:
        day: The date.
        reasons: Each reason by name, the weekday first, such as ("Saturday", "Boxing Day").

    Source:
        House rule: the working of a deadline names each day that was skipped.

    Examples:
        >>> NonWorkingDay(date(2026, 12, 26), ("Saturday", "Boxing Day")).sentence
        'Saturday 26 December 2026 is not a working day: Saturday and Boxing Day.'
    """

    day: date
    reasons: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The day and its reasons as one English sentence."""
        return f"{weekday_in_words(self.day)} is not a working day: {_listed_in_words(self.reasons)}."


@frozen(eq=False)
class _Table:
    """
    Every day of a span and, in `days`, its working days.

    `before[i]` counts the working days before the day with index i, so that `days[before[i]]` is the first one on or
    after that day, and `days[before[i + 1]]` the first one after it.
    """

    first: int
    size: int
    before: array[int]
    days: list[date]
    working: bytes
    names: Mapping[date, tuple[str, ...]]


@final
class WorkingDayCalendar:
    """
    The working days of one division, why the other days are none, and how far that is known.

    A working day is a day that is not a Saturday or Sunday, nor Christmas Day, Boxing Day, New Year's Day, Good Friday
    or a bank holiday of the division, nor one of the closures given. Every date is a `datetime.date`. A calendar is
    immutable, and equal to another that counts the same days under the same names; counting is one look-up in a table,
    whatever the number of days.

    Args:
        division: `england-and-wales`, `scotland`, `northern-ireland` or `any-part-of-uk`, or a `Division`.
        closures: Dates on which the body itself is closed, or a mapping from date to name.
        extra_holidays: Bank holidays that the list does not have yet, or a mapping from date to name.
        predicted: Whether to count on beyond the published years, with predicted bank holidays.

    Raises:
        UnknownDivisionError: When the division is none of the four.
        NotADateError: When a closure or an extra holiday is no plain date.
        InvalidCalendarError: When the closures or extra holidays are no collection, or a name of one is no text.

    Source:
        GOV.UK's list (`PUBLISHED_LIST`); the weekends and the named days as in SI 2006/1738, reg 2. House rule: no
        division is assumed, since the wrong one is a wrong answer.

    Examples:
        >>> england = WorkingDayCalendar("england-and-wales")
        >>> england.add_working_days(date(2026, 12, 21), 10)
        datetime.date(2027, 1, 7)
    """

    __slots__ = (
        "_before",
        "_closures",
        "_count",
        "_days",
        "_extra_holidays",
        "_first",
        "_listed",
        "_out",
        "_predicted",
        "_size",
        "_table",
    )

    _before: array[int]
    _closures: dict[date, str]
    _count: int
    _days: list[date]
    _extra_holidays: dict[date, str]
    _first: int
    _listed: BankHolidays
    _out: frozenset[int]
    _predicted: bool
    _size: int
    _table: _Table

    def __init__(
        self,
        division: Division | str,
        *,
        closures: Iterable[date] | Mapping[date, str] = (),
        extra_holidays: Iterable[date] | Mapping[date, str] = (),
        predicted: bool = False,
    ) -> None:
        listed = shipped_list(division_name(division, where="WorkingDayCalendar(division)"))
        self._fill(
            listed,
            _named_days(closures, where="closures", default="closed"),
            _named_days(extra_holidays, where="extra_holidays", default="extra bank holiday"),
            predicted=predicted,
        )

    @classmethod
    def from_govuk(
        cls,
        mapping: Mapping[str, object],
        division: Division | str,
        *,
        closures: Iterable[date] | Mapping[date, str] = (),
        extra_holidays: Iterable[date] | Mapping[date, str] = (),
        predicted: bool = False,
    ) -> WorkingDayCalendar:
        """
        Return a calendar that rests on a newer list, given as the mapping that GOV.UK's own JSON holds.

        GOV.UK drops old years from its list at times, so it is laid over the shipped one: the years it covers come from
        it, in its first year from its first date on; other years keep the shipped list. A year that it covers must be
        whole, from New Year to Christmas (but for the first year, where the shipped list has it), or the days it lacks
        would be counted silently; and the years of both lists together must leave no gap.

        Raises:
            UnknownDivisionError: When the division is none of the four.
            InvalidCalendarError: When the mapping is of another shape; `problems` lists every fault of the divisions
                that are needed.
            NotADateError: When a closure or an extra holiday is no plain date.

        Source:
            GOV.UK, https://www.gov.uk/bank-holidays.json. House rule: a list that stops within a year is refused.

        Examples:
            >>> import json
            >>> text = '{"scotland": {"division": "scotland", "events": []}}'
            >>> WorkingDayCalendar.from_govuk(json.loads(text), "scotland")
            Traceback (most recent call last):
            ...
            complaint_rules.errors.InvalidCalendarError: the calendar cannot be made: scotland.events: holds no event
        """
        named = division_name(division, where="WorkingDayCalendar.from_govuk(division)")
        return cls._made_of(
            read_govuk(mapping, named),
            _named_days(closures, where="closures", default="closed"),
            _named_days(extra_holidays, where="extra_holidays", default="extra bank holiday"),
            bool(predicted),
        )

    @classmethod
    def _made_of(
        cls,
        listed: BankHolidays | str,
        closures: dict[date, str],
        extra_holidays: dict[date, str],
        predicted: bool,  # noqa: FBT001 - pickle passes by position
    ) -> WorkingDayCalendar:
        """Make a calendar of parts that were checked before; a division stands for its shipped list."""
        calendar = object.__new__(cls)
        calendar._fill(
            shipped_list(listed) if isinstance(listed, str) else listed, closures, extra_holidays, predicted=predicted
        )
        return calendar

    def _fill(
        self,
        listed: BankHolidays,
        closures: dict[date, str],
        extra_holidays: dict[date, str],
        *,
        predicted: bool,
    ) -> None:
        out = (
            frozenset(day.toordinal() for day in (*closures, *extra_holidays))
            if closures or extra_holidays
            else _NO_DAYS
        )
        table = _table(listed, out, predicted=False)
        put = object.__setattr__
        put(self, "_listed", listed)
        put(self, "_closures", closures)
        put(self, "_extra_holidays", extra_holidays)
        put(self, "_predicted", bool(predicted))
        put(self, "_out", out)
        put(self, "_table", table)
        # Kept beside the table, because add_working_days is what everything else is made of.
        put(self, "_first", table.first)
        put(self, "_size", table.size)
        put(self, "_before", table.before)
        put(self, "_days", table.days)
        put(self, "_count", len(table.days))

    def _with(self, *, closures: dict[date, str], predicted: bool) -> WorkingDayCalendar:
        return WorkingDayCalendar._made_of(self._listed, closures, self._extra_holidays, predicted)

    @property
    def division(self) -> str:
        """The division, as GOV.UK writes it."""
        return self._listed.division

    @property
    def closures(self) -> Mapping[date, str]:
        """The body's own closures by date, in order, each with its name ("closed" where none was given)."""
        return MappingProxyType(self._closures)

    @property
    def extra_holidays(self) -> Mapping[date, str]:
        """The bank holidays given beside the list, by date, in order, each with its name."""
        return MappingProxyType(self._extra_holidays)

    @property
    def predicted(self) -> bool:
        """Whether counts may leave the published years."""
        return self._predicted

    @property
    def published_from(self) -> date:
        """The first day of the first year whose bank holidays are published."""
        return date(self._listed.first_year, 1, 1)

    @property
    def published_until(self) -> date:
        """The last day of the last year whose bank holidays are published."""
        return date(self._listed.last_year, 12, 31)

    @property
    def known_from(self) -> date:
        """The first day that this calendar can count: 1 January 1978 with predictions, else `published_from`."""
        return date(PREDICTED_FROM, 1, 1) if self._predicted else self.published_from

    @property
    def known_until(self) -> date:
        """The last day that this calendar can count: 31 December 2100 with predictions, else `published_until`."""
        return date(PREDICTED_UNTIL, 12, 31) if self._predicted else self.published_until

    def add_working_days(self, d: date, n: int) -> date:
        """
        Return the nth working day strictly after the date, whatever day the date is.

        A negative n mirrors it: the nth working day strictly before. With n = 0, the date itself if it is a working
        day, else the next.

        Raises:
            NotADateError: When d is anything but a plain date.
            NotANumberError: When n is no `int`.
            CalendarHorizonError: When the count starts in or reaches a year that the calendar does not know.

        Source:
            "the day on which the event occurs is excluded from the reckoning", Lester v Garland (1808), approved in
            Dodds v Walker [1981] 1 WLR 1027. House rule for n = 0.

        Examples:
            >>> england = WorkingDayCalendar("england-and-wales")
            >>> england.add_working_days(date(2024, 8, 29), 65)
            datetime.date(2024, 11, 28)
            >>> england.add_working_days(date(2026, 12, 26), 0)
            datetime.date(2026, 12, 29)
        """
        if type(d) is not date:
            d = check_date(d, where="add_working_days(d)")
        if type(n) is not int:
            n = check_number(n, where="add_working_days(n)")
        index = d.toordinal() - self._first
        if 0 <= index < self._size:
            position = self._before[index + 1] + n - 1 if n > 0 else self._before[index] + n
            if 0 <= position < self._count:
                return self._days[position]
        return self._add_beyond(d, n)

    def _add_beyond(self, d: date, n: int) -> date:
        """Count where the published years do not reach, or say that the calendar does not."""
        table, index = self._find(d)
        if self._predicted:
            table, index = _find_in(_table(self._listed, self._out, predicted=True), d)
            position = table.before[index + 1] + n - 1 if n > 0 else table.before[index] + n
            if 0 <= position < len(table.days):
                return table.days[position]
        raise self._beyond(None)

    def working_days_between(self, a: date, b: date, *, inclusive: Inclusive = "right") -> int:
        """
        Return how many working days lie between two dates, negative when the second is the earlier.

        `inclusive` says which ends may count: "right" only b, the end of the count, so that it is the inverse of
        `add_working_days` for every n but 0; "left" only a; "both"; or "neither". When b is before a, the answer is
        minus the number of working days of the mirrored span: [b, a) for "right", (b, a] for "left", [b, a] for
        "both", (b, a) for "neither". On one day the spans open at either end are empty, and "both" is 1 on a working
        day.

        Raises:
            NotADateError: When a or b is anything but a plain date.
            UnknownNameError: When `inclusive` is none of the four.
            CalendarHorizonError: When either date lies in a year that the calendar does not know.

        Source:
            House rule: the day that starts a count is left out and the day that ends it is in, as in
            `add_working_days`; other texts count otherwise, so the ends can be chosen.

        Examples:
            >>> england = WorkingDayCalendar("england-and-wales")
            >>> england.working_days_between(date(2026, 12, 21), date(2027, 1, 7))
            10
            >>> england.working_days_between(date(2027, 1, 7), date(2026, 12, 21))
            -10
        """
        a = check_date(a, where="working_days_between(a)")
        b = check_date(b, where="working_days_between(b)")
        if inclusive not in _INCLUSIVE:
            raise UnknownNameError(inclusive, valid=_INCLUSIVE, where="working_days_between(inclusive)")
        if a == b and inclusive != "both":
            self._find(a)
            return 0
        earlier, later = min(a, b), max(a, b)
        table, start, end = self._find_both(earlier, later)
        with_a, with_b = inclusive in {"left", "both"}, inclusive in {"right", "both"}
        with_earlier, with_later = (with_a, with_b) if a == earlier else (with_b, with_a)
        count = table.before[end + 1 if with_later else end] - table.before[start if with_earlier else start + 1]
        return count if a == earlier else -count

    def is_working_day(self, d: date) -> bool:
        """
        Return whether the day counts.

        Raises:
            NotADateError: When d is anything but a plain date.
            CalendarHorizonError: When the calendar does not know its year.

        Source:
            As for `WorkingDayCalendar`.

        Examples:
            >>> WorkingDayCalendar("england-and-wales").is_working_day(date(2026, 12, 28))
            False
        """
        table, index = self._find(check_date(d, where="is_working_day(d)"))
        return table.working[index] == 1

    def non_working_reasons(self, d: date) -> tuple[str, ...]:
        """
        Return every reason why the day does not count, by name; none on a working day.

        The weekday comes first, then bank holidays, extra holidays and closures. A substitute day says for which day
        it stands. Christmas Day, Boxing Day, New Year's Day and Good Friday are named on their own dates, also where
        these fall on a weekend. In any part of the UK, a bank holiday that not all nations have names those that do.

        Raises:
            NotADateError: When d is anything but a plain date.
            CalendarHorizonError: When the calendar does not know its year.

        Source:
            House rule: an explanation that says "Christmas Day" on 27 December confuses people; say what it stands for.

        Examples:
            >>> england = WorkingDayCalendar("england-and-wales")
            >>> england.non_working_reasons(date(2026, 12, 26))
            ('Saturday', 'Boxing Day')
            >>> WorkingDayCalendar("any-part-of-uk").non_working_reasons(date(2014, 3, 17))
            ("St Patrick's Day (Northern Ireland)",)
        """
        table, index = self._find(check_date(d, where="non_working_reasons(d)"))
        return () if table.working[index] else self._reasons(table, d)

    def non_working_reason(self, d: date) -> str | None:
        """
        Return why the day does not count, as a sentence; None on a working day.

        Raises:
            NotADateError: When d is anything but a plain date.
            CalendarHorizonError: When the calendar does not know its year.

        Source:
            As for `non_working_reasons`.

        Examples:
            >>> WorkingDayCalendar("england-and-wales").non_working_reason(date(2026, 12, 28))
            'Monday 28 December 2026 is not a working day: substitute day for Boxing Day.'
        """
        reasons = self.non_working_reasons(d)
        return NonWorkingDay(d, reasons).sentence if reasons else None

    def next_working_day(self, d: date) -> date:
        """
        Return the first working day strictly after the date.

        Raises:
            NotADateError: When d is anything but a plain date.
            CalendarHorizonError: When the calendar does not know its year, or not that of the answer.

        Source:
            As for `add_working_days`.

        Examples:
            >>> WorkingDayCalendar("england-and-wales").next_working_day(date(2026, 12, 24))
            datetime.date(2026, 12, 29)
        """
        return self.add_working_days(d, 1)

    def previous_working_day(self, d: date) -> date:
        """
        Return the last working day strictly before the date.

        Raises:
            NotADateError: When d is anything but a plain date.
            CalendarHorizonError: When the calendar does not know its year, or not that of the answer.

        Source:
            As for `add_working_days`.

        Examples:
            >>> WorkingDayCalendar("england-and-wales").previous_working_day(date(2026, 12, 29))
            datetime.date(2026, 12, 24)
        """
        return self.add_working_days(d, -1)

    def roll(self, d: date, convention: Roll | str) -> date:
        """
        Return the date itself if it is a working day, else the day to which the convention moves it.

        With `Roll.NONE` the date is returned as it is and no calendar is consulted, so any year will do.

        Raises:
            NotADateError: When d is anything but a plain date.
            UnknownNameError: When the convention is none of `Roll`.
            CalendarHorizonError: When the calendar does not know its year, or not that of the answer.

        Source:
            House rule: see `Roll`.

        Examples:
            >>> WorkingDayCalendar("england-and-wales").roll(date(2026, 5, 31), "modified_following")
            datetime.date(2026, 5, 29)
        """
        d = check_date(d, where="roll(d)")
        try:
            rolled = Roll(convention)
        except ValueError:
            raise UnknownNameError(convention, valid=[one.value for one in Roll], where="roll(convention)") from None
        if rolled is Roll.NONE or self.is_working_day(d):
            return d
        forward = rolled in {Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING}
        if rolled in {Roll.FOLLOWING, Roll.PRECEDING}:
            return self.next_working_day(d) if forward else self.previous_working_day(d)
        # No month is without a working day, so turning round finds one, and neither leaves the years that are known.
        end = _last_of_month(d) if forward else d.replace(day=1)
        turns = self.working_days_between(d, end) == 0
        return self.next_working_day(d) if forward is not turns else self.previous_working_day(d)

    def non_working_days(self, a: date, b: date) -> tuple[NonWorkingDay, ...]:
        """
        Return the days after a and up to b that do not count, in the order of the calendar, each with its reasons.

        These are the days that a count from a to b skips. For a count backwards, b before a, they are those from b up
        to the day before a.

        Raises:
            NotADateError: When a or b is anything but a plain date.
            CalendarHorizonError: When either date lies in a year that the calendar does not know.

        Source:
            House rule: every skipped day is named.

        Examples:
            >>> england = WorkingDayCalendar("england-and-wales")
            >>> [day.reasons for day in england.non_working_days(date(2026, 12, 24), date(2026, 12, 28))]
            [('Christmas Day',), ('Saturday', 'Boxing Day'), ('Sunday',), ('substitute day for Boxing Day',)]
        """
        a = check_date(a, where="non_working_days(a)")
        b = check_date(b, where="non_working_days(b)")
        earlier, later = min(a, b), max(a, b)
        table, start, end = self._find_both(earlier, later)
        first, stop = (start + 1, end + 1) if a == earlier else (start, end)
        everyday = (date.fromordinal(table.first + index) for index in range(first, stop) if not table.working[index])
        return tuple(NonWorkingDay(day, self._reasons(table, day)) for day in everyday)

    def rests_on_prediction(self, a: date, b: date) -> bool:
        """
        Return whether any day from the one date to the other, both included, lies outside the published years.

        Raises:
            NotADateError: When a or b is anything but a plain date.

        Source:
            House rule: a deadline that rests on predicted bank holidays says so.

        Examples:
            >>> england = WorkingDayCalendar("england-and-wales", predicted=True)
            >>> england.rests_on_prediction(date(2028, 12, 20), date(2029, 1, 5))
            True
        """
        a = check_date(a, where="rests_on_prediction(a)")
        b = check_date(b, where="rests_on_prediction(b)")
        return min(a, b).year < self._listed.first_year or max(a, b).year > self._listed.last_year

    def with_predictions(self) -> WorkingDayCalendar:
        """
        Return the same calendar, which counts on beyond the published years.

        Source:
            House rule: predictions are asked for, never assumed.

        Examples:
            >>> WorkingDayCalendar("scotland").with_predictions()
            WorkingDayCalendar('scotland', predicted=True)
        """
        return self if self._predicted else self._with(closures=self._closures, predicted=True)

    def without_closures(self) -> WorkingDayCalendar:
        """
        Return the same calendar without the body's own closures.

        Source:
            House rule: a statutory definition does not know them.

        Examples:
            >>> WorkingDayCalendar("scotland", closures=[date(2026, 12, 29)]).without_closures()
            WorkingDayCalendar('scotland')
        """
        return self._with(closures={}, predicted=self._predicted) if self._closures else self

    def _find(self, d: date) -> tuple[_Table, int]:
        """Return the table that knows the day, and its index there."""
        index = d.toordinal() - self._first
        if 0 <= index < self._size:
            return self._table, index
        if self._predicted and PREDICTED_FROM <= d.year <= PREDICTED_UNTIL:
            return _find_in(_table(self._listed, self._out, predicted=True), d)
        raise self._beyond(d)

    def _find_both(self, earlier: date, later: date) -> tuple[_Table, int, int]:
        """Return one table that knows both days, and their indices there."""
        table, end = self._find(later)
        start = earlier.toordinal() - table.first
        if start < 0:
            table, start = self._find(earlier)
            end = later.toordinal() - table.first
        return table, start, end

    def _beyond(self, d: date | None) -> CalendarHorizonError:
        return CalendarHorizonError(d, calendar=self.division, known_from=self.known_from, known_until=self.known_until)

    def _reasons(self, table: _Table, d: date) -> tuple[str, ...]:
        weekday = d.weekday()
        given = (days[d] for days in (self._extra_holidays, self._closures) if d in days)
        names = (*table.names.get(d, ()), *given)
        return tuple(dict.fromkeys((WEEKDAYS[weekday], *names) if weekday >= _SATURDAY else names))

    def to_dict(self) -> dict[str, Any]:
        """
        Return the calendar as a dictionary that JSON can hold; a list other than the shipped one is written out.

        Source:
            House rule: serialising loses nothing.

        Examples:
            >>> WorkingDayCalendar("scotland", closures=[date(2026, 12, 24)]).to_dict()["closures"]
            {'2026-12-24': 'closed'}
        """
        listed = None
        if self._listed != shipped_list(self.division):
            listed = self._listed.to_dict()
        return {
            "division": self.division,
            "closures": {day.isoformat(): name for day, name in self._closures.items()},
            "extra_holidays": {day.isoformat(): name for day, name in self._extra_holidays.items()},
            "predicted": self._predicted,
            "bank_holidays": listed,
        }

    @classmethod
    def from_dict(cls, data: object, *, where: str = "calendar") -> WorkingDayCalendar:
        """
        Return the calendar that a dictionary holds, as `to_dict` made it.

        Raises:
            InvalidCalendarError: When it has another shape; `problems` lists every fault.
            UnknownDivisionError: When the division is none of the four.
            InvalidDateTextError: When a date is not written as YYYY-MM-DD.

        Source:
            House rule: a saved calendar is read as strictly as a list.
        """
        table = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
        kinds: dict[str, type] = {"division": str, "closures": dict, "extra_holidays": dict, "predicted": bool}
        faults = [
            f"{where}.{key}: {kind.__name__} is needed"
            for key, kind in kinds.items()
            if type(table.get(key)) is not kind
        ]
        faults += [f"{where}: unknown key {str(key)[:60]!r}" for key in table if key not in {*kinds, "bank_holidays"}]
        listed = table.get("bank_holidays")
        faults += [] if listed is None else faults_of_listed(listed, f"{where}.bank_holidays")
        if faults:
            raise InvalidCalendarError(faults)
        division = division_name(table["division"], where=f"{where}.division")
        days = shipped_list(division)
        if listed is not None:
            days = listed_from_dict(listed, division, where=f"{where}.bank_holidays")
        closures, extra = (
            {parse_date(day, where=f"{where}.{key}"): name for day, name in table[key].items()}
            for key in ("closures", "extra_holidays")
        )
        return cls._made_of(
            days,
            _named_days(closures, where=f"{where}.closures", default="closed"),
            _named_days(extra, where=f"{where}.extra_holidays", default="extra bank holiday"),
            table["predicted"],
        )

    def __repr__(self) -> str:
        parts = [repr(self.division)]
        parts += [
            f"{name}={_repr_of(days)}"
            for name, days in (("closures", self._closures), ("extra_holidays", self._extra_holidays))
            if days
        ]
        if self._predicted:
            parts.append("predicted=True")
        if self._listed == shipped_list(self.division):
            return f"WorkingDayCalendar({', '.join(parts)})"
        years = f"{self._listed.first_year} to {self._listed.last_year}"
        return f"WorkingDayCalendar.from_govuk(<list for {years}>, {', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingDayCalendar):
            return NotImplemented
        return self is other or self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        given = (tuple(self._closures.items()), tuple(self._extra_holidays.items()))
        return (self._listed, *given, self._predicted)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(_IMMUTABLE.format(name))

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(_IMMUTABLE.format(name))

    def __copy__(self) -> WorkingDayCalendar:
        return self

    def __deepcopy__(self, memo: object) -> WorkingDayCalendar:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        listed = self.division if self._listed == shipped_list(self.division) else self._listed
        return (WorkingDayCalendar._made_of, (listed, self._closures, self._extra_holidays, self._predicted))


_IMMUTABLE: Final = "a WorkingDayCalendar is immutable; make another one instead of changing {!r}"


def _division_text(value: Division | str) -> str:
    return division_name(value, where="WorkingDayDefinition(division)")


@frozen(kw_only=True)
class WorkingDayDefinition:
    """
    What one text means by a working day.

    Attributes:
        division: Whose bank holidays are out; the string or the `Division`, kept as the string.
        source: The provision that says so.
        named_days: The days that the text names beside bank holidays, such as "Boxing Day", for display. Christmas
            Day, Boxing Day, New Year's Day and Good Friday are out in every calendar, whether named or not.
        closures_count: Whether the body's own closures are left out of the count, as only its own text can say.
        closures_source: The provision that says that.

    Raises:
        UnknownDivisionError: When the division is none of the four.

    Source:
        House rule: "working day" is defined by each text, so the definition is data with its source.

    Examples:
        >>> england = WorkingDayDefinition(division="england-and-wales", source=PUBLISHED_LIST)
        >>> england.calendar(None, procedure="example")
        WorkingDayCalendar('england-and-wales', predicted=True)
    """

    division: str = field(converter=_division_text)
    source: Source = field(validator=instance_of(Source))
    named_days: tuple[str, ...] = field(default=(), validator=deep_iterable(instance_of(str), instance_of(tuple)))
    closures_count: bool = field(default=False, validator=instance_of(bool))
    closures_source: Source | None = field(default=None, validator=optional(instance_of(Source)))

    def calendar(self, given: WorkingDayCalendar | None, *, procedure: str) -> WorkingDayCalendar:
        """
        Return the calendar under which the rules count, which may rest on predictions.

        With none given, that of the division; else the one given, with its list and extra holidays, but without the
        body's closures unless this definition counts them. `procedure` is the name for the message.

        Raises:
            CalendarMismatchError: When the calendar given is that of another division.

        Source:
            House rule: a council's Christmas closure moves no statutory limit, and saying so is better than an error.

        Examples:
            >>> england = WorkingDayDefinition(division="england-and-wales", source=PUBLISHED_LIST)
            >>> closed = WorkingDayCalendar("england-and-wales", closures=[date(2026, 12, 29)])
            >>> england.calendar(closed, procedure="example").is_working_day(date(2026, 12, 29))
            True
        """
        if given is None:
            return WorkingDayCalendar(self.division, predicted=True)
        if given.division != self.division:
            raise CalendarMismatchError(given=given.division, needed=self.division, procedure=procedure)
        return (given if self.closures_count else given.without_closures()).with_predictions()

    def closures_left_out(self, given: WorkingDayCalendar | None) -> tuple[NonWorkingDay, ...]:
        """
        Return the closures of the calendar given that this definition does not know, so that an answer can say so.

        Only closures on days that count under the definition are listed: one on a Saturday or on Christmas Day changes
        nothing. Those in years that cannot even be predicted are not listed either, since no count reaches them.

        Source:
            House rule: what was given and not used is said.

        Examples:
            >>> england = WorkingDayDefinition(division="england-and-wales", source=PUBLISHED_LIST)
            >>> closed = WorkingDayCalendar("england-and-wales", closures={date(2026, 12, 29): "Christmas closure"})
            >>> england.closures_left_out(closed)
            (NonWorkingDay(day=datetime.date(2026, 12, 29), reasons=('Christmas closure',)),)
        """
        if given is None or self.closures_count:
            return ()
        counted = given.without_closures().with_predictions()
        known = range(counted.known_from.year, counted.known_until.year + 1)
        return tuple(
            NonWorkingDay(day, (name,))
            for day, name in given.closures.items()
            if day.year in known and counted.is_working_day(day)
        )


def in_weekends_and_by_name(days: Sequence[NonWorkingDay]) -> str:
    """Return non-working days in words: ordinary weekends by number, every other day by name."""
    ordinary = [one for one in days if set(one.reasons) <= {"Saturday", "Sunday"}]
    named = [one for one in days if not set(one.reasons) <= {"Saturday", "Sunday"}]
    said = [f"{weekday_in_words(one.day)} ({', '.join(one.reasons)})" for one in named]
    if ordinary:
        saturdays = sum("Saturday" in one.reasons for one in ordinary)
        sundays = len(ordinary) - saturdays
        said.insert(0, f"{plural(saturdays, 'Saturday')} and {plural(sundays, 'Sunday')}")
    if not named:
        said.append("no bank holiday")
    return "; ".join(said)


def _named_days(given: object, *, where: str, default: str) -> dict[date, str]:
    """Return the dates in order, each with its name."""
    if isinstance(given, tuple) and not given:
        return {}
    if isinstance(given, (str, bytes)):
        raise NotADateError(given, where=where)
    if not isinstance(given, Iterable):
        raise InvalidCalendarError([f"{where}: a collection of dates is needed, not {type(given).__name__}"])
    days = [check_date(day, where=where) for day in islice(cast("Iterable[object]", given), _MOST_DAYS + 1)]
    if len(days) > _MOST_DAYS:
        raise InvalidCalendarError([f"{where}: more than {_MOST_DAYS} days"])
    names: Mapping[date, object] = cast("Mapping[date, object]", given) if isinstance(given, Mapping) else {}
    problems = [
        f"{where}: the name of {day.isoformat()} must be a text of 1 to {LONGEST_TITLE} characters"
        for day in days
        if not is_title(names.get(day, default))
    ]
    if problems:
        raise InvalidCalendarError(first_problems(problems))
    return {day: str(names.get(day, default)) for day in sorted(days)}


def _last_of_month(d: date) -> date:
    return (d.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _listed_in_words(reasons: tuple[str, ...]) -> str:
    *rest, last = reasons
    return f"{', '.join(rest)} and {last}" if rest else last


def _repr_of(days: dict[date, str]) -> str:
    shown = [f"date({day.year}, {day.month}, {day.day}): {name!r}" for day, name in islice(days.items(), _MOST_IN_REPR)]
    if len(days) > _MOST_IN_REPR:
        shown.append(f"... {len(days) - _MOST_IN_REPR} more")
    return "{" + ", ".join(shown) + "}"


@lru_cache(maxsize=8)
def _every_day(ordinals: range) -> list[date]:
    """Return each date of a span: made once and shared by all tables, never handed out."""
    return list(map(date.fromordinal, ordinals))


@lru_cache(maxsize=32)
def _table(listed: BankHolidays, out: frozenset[int], *, predicted: bool) -> _Table:
    """Return the table of a list with further days out: a pure function, kept because it takes milliseconds."""
    if out:
        plain = _table(listed, _NO_DAYS, predicted=predicted)
        first, names, working = plain.first, plain.names, bytearray(plain.working)
    else:
        first, names, working = _plain_days(listed, predicted=predicted)
    size = len(working)
    span = range(first, first + size)
    for ordinal in out:
        if ordinal in span:
            working[ordinal - first] = 0
    before = array("i", accumulate(working, initial=0))
    return _Table(first, size, before, list(compress(_every_day(span), working)), bytes(working), names)


def _plain_days(listed: BankHolidays, *, predicted: bool) -> tuple[int, Mapping[date, tuple[str, ...]], bytearray]:
    """Return the first day, the named days, and for each day whether it counts."""
    names = dict(listed.days)
    first_year, last_year = listed.first_year, listed.last_year
    if predicted:
        published = range(first_year, last_year + 1)
        names |= {day: its for day, its in predicted_list(listed.division).days if day.year not in published}
        first_year, last_year = PREDICTED_FROM, PREDICTED_UNTIL
    for year in range(first_year, last_year + 1):
        for day, name in (
            (date(year, 1, 1), "New Year's Day"),
            (good_friday(year), "Good Friday"),
            (date(year, 12, 25), "Christmas Day"),
            (date(year, 12, 26), "Boxing Day"),
        ):
            names[day] = (name, *names.get(day, ()))
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    size = last.toordinal() - first.toordinal() + 1
    week = bytes((first.weekday() + offset) % 7 < _SATURDAY for offset in range(7))
    working = bytearray((week * size)[:size])
    for day in names:
        working[day.toordinal() - first.toordinal()] = 0
    return first.toordinal(), names, working


def _find_in(table: _Table, d: date) -> tuple[_Table, int]:
    return table, d.toordinal() - table.first
