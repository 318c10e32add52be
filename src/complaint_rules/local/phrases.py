"""Periods, limits and conditions as a file writes them: one sentence where it says one period, a table where more."""

from __future__ import annotations

import re
import typing
from functools import partial
from typing import TYPE_CHECKING, cast

from complaint_rules.conditions import (
    All,
    Always,
    Any,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    FactValue,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
)
from complaint_rules.errors import UnknownNameError
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
from complaint_rules.local.places import NAME, said
from complaint_rules.periods import LARGEST_NUMBER as LONGEST_PERIOD
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.vocabulary import LARGEST_NUMBER
from complaint_rules.working_days import Roll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

S = typing.TypeVar("S")
T = typing.TypeVar("T")

__all__ = [
    "DEEPEST",
    "LIMIT_PATTERN",
    "PERIOD_PATTERN",
    "PhraseError",
    "condition_to_toml",
    "limit_to_toml",
    "period_to_text",
    "read_condition",
    "read_limit",
    "read_period",
    "value_from_toml",
]

DEEPEST = 20
"""House rule: how deep limits and conditions may be nested in a file; no text that was read needs more than four."""

_UNITS = {
    "hour": Unit.HOURS,
    "calendar day": Unit.DAYS,
    "working day": Unit.WORKING_DAYS,
    "school day": Unit.SCHOOL_DAYS,
    "week": Unit.WEEKS,
    "month": Unit.MONTHS,
    "year": Unit.YEARS,
}
_LENGTH = re.compile(
    r"(?:(?P<least>[0-9]+) to )?(?P<number>[0-9]+) "
    rf"(?:(?P<unit>{'|'.join(_UNITS)})s?|(?P<unstated>days?, kind not stated))"
    r"(?:, at most (?P<most>[0-9]+))?"
)
_ROLL = r"(?:, moved to a working day \((?P<roll>following|preceding|modified following|modified preceding)\))?"
_PERIOD = re.compile(
    _LENGTH.pattern + r"(?: (?P<counting>beginning with the day|beginning with the day after))?" + _ROLL
)
_SENTENCE = re.compile(
    _LENGTH.pattern
    + r",? (?P<counting>after|beginning with|beginning with the day after|before)"
    + rf" (?P<start>(?:receipt of )?{NAME}|the date(?: \({NAME}\))? set by {NAME})"
    + r"(?P<counted>, that day counted)?"
    + _ROLL
)
_TRIGGER = re.compile(rf"(?P<receipt>receipt of )?(?P<event>{NAME})")
_DATE_SET = re.compile(rf"the date(?: \((?P<detail>{NAME})\))? set by (?P<event>{NAME})")
PERIOD_PATTERN, LIMIT_PATTERN = (
    f"^(?:{'|'.join(re.sub(r'[?]P<[a-z]+>', '?:', one.pattern) for one in several)})$"
    for several in ((_PERIOD,), (_SENTENCE, _TRIGGER, _DATE_SET))
)
"""The same for an editor, which has no use for the names of the groups."""

_QUOTED = re.compile(r'"(?P<text>.*)"', re.DOTALL)
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,9}")
_YES_AND_NO = {"yes": True, "no": False}
_DAYS = re.compile(r"\b(?P<number>[0-9]{1,6}|[a-z]{3,9}) (?:(?P<kind>[a-z]{1,20}) )?days?\b(?!, kind not stated)")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        start=1,
    )
}
_NUMBER_WORDS = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b(?= )")
_SLIPS = (
    (re.compile(r"^(?:within|in|by|(?:no|not) later than|up to) "), ""),
    (re.compile(r"\bcalendar (?=weeks?\b|months?\b|years?\b)"), ""),
    (re.compile(r"(?<=s|k|h|r|y) (?:of|from|following)(?= )"), " after"),
    (re.compile(r"\b(?:receiving|receipt of)(?: the| our| your)? "), "receipt of "),
    (re.compile(r"\bafter (?:the|our|your) (?!date\b)"), "after "),
)
_LONGEST_MENDED = 120
_LIMIT_TABLES = (
    "later-of, earlier-of, last-of, first-of, by-fact, readings, no-figure, next-open-day, after with period, or "
    "before with period"
)
_CONDITION_TABLES = (
    "fact with is, in, at-least or not-told; happened; missed; met-in-time; overdue; window-open; event with detail "
    "and is; all; any; or not"
)


class PhraseError(ValueError):
    """
    A period, a limit or a condition cannot be read.

    Attributes:
        faults: All that is wrong with it: what stands there and what was expected.
    """

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


def _each(read: Callable[[S], T], several: Iterable[S]) -> list[T]:
    """Return what each of several says, or raise with the faults of all of them."""
    found: list[T] = []
    faults: list[str] = []
    for one in several:
        try:
            found.append(read(one))
        except PhraseError as error:
            faults += error.faults
    if faults:
        raise PhraseError(*faults)
    return found


# Periods


def read_period(text: object) -> Period:
    """
    Return the period that a text such as "10 working days" says.

    Raises:
        PhraseError: If it says none.

    Source:
        House rule: one way to write a period, so that none is read as another.

    Examples:
        >>> read_period("10 working days, at most 20").at_most
        20
    """
    match = _PERIOD.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise PhraseError(_no_period(text, "a period", "“10 working days”, “6 weeks” or “1 month”"))
    counting = {
        "beginning with the day": Counting.BEGINNING_WITH,
        "beginning with the day after": Counting.BEGINNING_THE_DAY_AFTER,
    }.get(match["counting"], Counting.DAY_AFTER)
    return _period(match, counting)


def period_to_text(period: Period) -> str:
    """Return the text that `read_period` reads as this period."""
    counting = {
        Counting.BEGINNING_WITH: " beginning with the day",
        Counting.BEGINNING_THE_DAY_AFTER: " beginning with the day after",
    }.get(period.counting, "")
    return f"{_length(period)}{counting}{_roll(period)}"


def _period(match: re.Match[str], counting: Counting) -> Period:
    unit = Unit.DAYS_KIND_NOT_STATED if match["unit"] is None else _UNITS[match["unit"]]
    roll = Roll.NONE if match["roll"] is None else Roll(match["roll"].replace(" ", "_"))
    at_least = None if match["least"] is None else _number(match["least"])
    at_most = None if match["most"] is None else _number(match["most"])
    return Period(_number(match["number"]), unit, counting, at_least=at_least, at_most=at_most, roll=roll)


def _number(digits: str) -> int:
    if len(digits) <= len(str(LONGEST_PERIOD)) and int(digits) <= LONGEST_PERIOD:
        return int(digits)
    message = f"{said(digits)[1:-1]} is more than a period may say; the longest is {LONGEST_PERIOD:,}"
    raise PhraseError(message)


def _length(period: Period) -> str:
    least = "" if period.at_least is None else f"{period.at_least} to "
    most = "" if period.at_most is None else f", at most {period.at_most}"
    plural = "" if period.number == 1 and period.at_least is None else "s"
    if period.unit is Unit.DAYS_KIND_NOT_STATED:
        return f"{least}{period.number} day{plural}, kind not stated{most}"
    unit = next(word for word, unit in _UNITS.items() if unit is period.unit)
    return f"{least}{period.number} {unit}{plural}{most}"


def _roll(period: Period) -> str:
    if period.roll is Roll.NONE:
        return ""
    return f", moved to a working day ({period.roll.value.replace('_', ' ')})"


def _no_period(value: object, what: str, examples: str) -> str:
    days = _DAYS.search(value) if isinstance(value, str) else None
    number, kind = ("", "") if days is None else (str(_NUMBERS.get(days["number"], days["number"])), days["kind"])
    if number.isdigit() and f"{kind} day" not in _UNITS:
        ways = f"“{number} working days”, “{number} calendar days” or “{number} days, kind not stated”"
        return f"{said(value)} does not say in a way that can be read which days are counted; write {ways}"
    mended = _mended(value) if isinstance(value, str) and len(value) <= _LONGEST_MENDED else ""
    meant = f"; did you mean “{mended}”?" if mended else ""
    return f"{said(value)} is not {what} that can be read; write one such as {examples}{meant}"


def _mended(text: str) -> str:
    """Return the sentence that a text would be without the usual slips, to propose it; empty for none."""
    found = _NUMBER_WORDS.sub(lambda match: str(_NUMBERS[match[0]]), text.lower().strip())
    for pattern, instead in _SLIPS:
        found = pattern.sub(instead, found)
    return found if _SENTENCE.fullmatch(found) else ""


# Limits


def read_limit(value: object, *, depth: int = 0) -> Limit:
    """
    Return the limit that a sentence or a table says.

    Raises:
        PhraseError: If it says none, or is nested too deeply.

    Source:
        House rule: a sentence says one period; combinations are tables; no expressions and no code.

    Examples:
        >>> read_limit("20 working days after receipt of stage-1-response").period.number
        20
        >>> read_limit({"later-of": ["matter-occurred", "first-notice"]}).limits[1].event
        'first-notice'
    """
    if depth > DEEPEST:
        message = f"limits are nested more than {DEEPEST} deep"
        raise PhraseError(message)
    if isinstance(value, dict):
        return _read_limit_table(cast("dict[str, object]", value), depth + 1)
    match = _SENTENCE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return _read_start(value)
    start = _read_start(match["start"])
    if match["counting"] == "before":
        counted = Counting.DAY_AFTER if match["counted"] is None else Counting.BEGINNING_WITH
        return Before(start, _period(match, counted))
    if match["counted"] is not None:
        message = f"{said(value)}: “that day counted” belongs to “before”; say “beginning with” instead"
        raise PhraseError(message)
    return After(start, _period(match, Counting(match["counting"])))


def _read_start(value: object) -> Limit:
    if isinstance(value, str):
        found = _TRIGGER.fullmatch(value)
        if found is not None:
            return Received(found["event"]) if found["receipt"] else On(found["event"])
        set_by = _DATE_SET.fullmatch(value)
        if set_by is not None:
            return DateSetBy(set_by["event"], set_by["detail"] or "until")
    raise PhraseError(_no_period(value, "a limit", "“20 working days after receipt of stage-1-response”, or a table"))


def _read_limit_table(table: dict[str, object], depth: int) -> Limit:
    if "after" in table or "before" in table:
        return _read_shifted(table, depth)
    for key, read in _LIMITS.items():
        if key in table:
            return read(table, depth)
    raise PhraseError(_no_table(table, "limit", _LIMIT_TABLES))


def _read_shifted(table: dict[str, object], depth: int) -> Limit:
    key = "after" if "after" in table else "before"
    _only(table, key, "period")
    read: list[Callable[[], object]]
    read = [partial(read_limit, table[key], depth=depth), partial(read_period, table.get("period"))]
    start, period = _each(lambda one: one(), read)
    kind = After if key == "after" else Before
    return kind(cast("Limit", start), cast("Period", period))


def _read_several(kind: Callable[..., Limit], key: str) -> Callable[[dict[str, object], int], Limit]:
    def read(table: dict[str, object], depth: int) -> Limit:
        _only(table, key)
        several = _each(partial(read_limit, depth=depth), _list(table[key], key))
        alone = any(isinstance(one, Last) for one in several)  # a choice around it: the last date, and no more
        if not several[1:] and not alone:
            message = f"{key}: at least two are needed, and there {'is one' if several else 'are none'}"
            raise PhraseError(message)
        return kind(*several)

    return read


def _read_triggers(kind: Callable[..., Limit], key: str) -> Callable[[dict[str, object], int], Limit]:
    def read(table: dict[str, object], depth: int) -> Limit:
        _only(table, key)
        several = _each(partial(read_limit, depth=depth), _list(table[key], key))
        if not several or not all(isinstance(one, Trigger) for one in several):
            message = f"{key}: a list of events is needed, such as [“complaint”, “receipt of complaint”]"
            raise PhraseError(message)
        return kind(*several)

    return read


def _read_by_fact(table: dict[str, object], depth: int) -> Limit:
    _only(table, "by-fact", "when", "otherwise")
    fact, when = table["by-fact"], table.get("when")
    if not isinstance(fact, str) or not isinstance(when, dict) or not when:
        message = "by-fact: the name of a fact and a table `when` of its values and limits are needed"
        raise PhraseError(message)
    several = cast("dict[str, object]", when)
    rest = [table["otherwise"]] if "otherwise" in table else []
    limits = _each(partial(read_limit, depth=depth), [*several.values(), *rest])
    branches = {_value_of(key): limit for key, limit in zip(several, limits, strict=False)}
    if len(branches) < len(several):
        message = f"by-fact: {said(fact)} has two branches for one value"
        raise PhraseError(message)
    return ByFact(fact, branches, limits[-1] if rest else None)


def _value_of(key: str) -> FactValue:
    quoted = _QUOTED.fullmatch(key)
    if quoted is not None:
        return quoted["text"]
    if key in _YES_AND_NO:
        return _YES_AND_NO[key]
    return int(key) if _WHOLE_NUMBER.fullmatch(key) and abs(int(key)) <= LARGEST_NUMBER else key


def _key_of(value: FactValue) -> str:
    """Return the key of a branch; a text that would be read as something else stands in quotation marks of its own."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    key = str(value)
    return key if _typed(_value_of(key)) == _typed(value) else f'"{key}"'


def _typed(value: FactValue) -> tuple[type, FactValue]:
    return type(value), value


def _read_readings(table: dict[str, object], depth: int) -> Limit:
    _only(table, "readings", "options", "default")
    name, options, default = table["readings"], table.get("options"), table.get("default")
    if not isinstance(name, str) or not isinstance(options, dict) or not options:
        message = "readings: a name and a table `options` of the readings and their limits are needed"
        raise PhraseError(message)
    if default is not None and not isinstance(default, str):
        message = f"readings: the default is the name of one of the options, not {said(default)}"
        raise PhraseError(message)
    named = cast("dict[str, object]", options)
    limits = _each(partial(read_limit, depth=depth), named.values())
    return Readings(name, dict(zip(named, limits, strict=True)), default)


def _read_no_figure(table: dict[str, object], _: int) -> Limit:
    _only(table, "no-figure")
    if not isinstance(table["no-figure"], str) or not table["no-figure"]:
        message = "no-figure: what the text says instead of a figure is needed, as a text"
        raise PhraseError(message)
    return NoFigure(table["no-figure"])


def _read_open_day(table: dict[str, object], depth: int) -> Limit:
    _only(table, "next-open-day")
    return NextOpenDay(read_limit(table["next-open-day"], depth=depth))


_LIMITS: dict[str, Callable[[dict[str, object], int], Limit]] = {
    "later-of": _read_several(LaterOf, "later-of"),
    "earlier-of": _read_several(EarlierOf, "earlier-of"),
    "last-of": _read_triggers(Last, "last-of"),
    "first-of": _read_triggers(First, "first-of"),
    "by-fact": _read_by_fact,
    "readings": _read_readings,
    "no-figure": _read_no_figure,
    "next-open-day": _read_open_day,
}


def limit_to_toml(limit: Limit) -> object:
    """Return the text or the table that `read_limit` reads as this limit."""
    return limit.read(_TOML)


class _AsToml:
    """The reading that gives the text or the table that a file holds."""

    __slots__ = ()

    def on(self, event: str) -> object:
        return event

    def received(self, event: str) -> object:
        return f"receipt of {event}"

    def last(self, triggers: Sequence[Trigger]) -> object:
        return {"last-of": [trigger.read(self) for trigger in triggers]}

    def first(self, triggers: Sequence[Trigger]) -> object:
        return {"first-of": [trigger.read(self) for trigger in triggers]}

    def date_set_by(self, event: str, detail: str) -> object:
        return f"the date {'' if detail == 'until' else f'({detail}) '}set by {event}"

    def after(self, start: object, period: Period) -> object:
        if not _is_simple(start):
            return {"after": start, "period": period_to_text(period)}
        comma = "," if period.unit is Unit.DAYS_KIND_NOT_STATED or period.at_most is not None else ""
        return f"{_length(period)}{comma} {period.counting.value} {start}{_roll(period)}"

    def before(self, end: object, period: Period) -> object:
        if not _is_simple(end) or period.counting is Counting.BEGINNING_THE_DAY_AFTER:
            return {"before": end, "period": period_to_text(period)}
        comma = "," if period.unit is Unit.DAYS_KIND_NOT_STATED or period.at_most is not None else ""
        counted = ", that day counted" if period.counting is Counting.BEGINNING_WITH else ""
        return f"{_length(period)}{comma} before {end}{counted}{_roll(period)}"

    def next_open_day(self, day: object) -> object:
        return {"next-open-day": day}

    def later_of(self, limits: Sequence[object]) -> object:
        return {"later-of": list(limits)}

    def earlier_of(self, limits: Sequence[object]) -> object:
        return {"earlier-of": list(limits)}

    def by_fact(self, fact: str, branches: Mapping[FactValue, object], otherwise: object | None) -> object:
        rest = {} if otherwise is None else {"otherwise": otherwise}
        return {"by-fact": fact, "when": {_key_of(value): limit for value, limit in branches.items()}, **rest}

    def readings(self, name: str, options: Mapping[str, object], default: str | None) -> object:
        rest = {} if default is None else {"default": default}
        return {"readings": name, "options": dict(options), **rest}

    def no_figure(self, words: str) -> object:
        return {"no-figure": words}


_TOML = _AsToml()


def _is_simple(start: object) -> bool:
    """Return whether a start is an event, its receipt or a date that was set, as a sentence can say."""
    return isinstance(start, str) and bool(_TRIGGER.fullmatch(start) or _DATE_SET.fullmatch(start))


# Conditions


def read_condition(value: object, *, depth: int = 0) -> Condition:
    """
    Return the condition that a table says.

    Raises:
        PhraseError: If it says none, or is nested too deeply.

    Source:
        House rule: conditions are a closed little language of records.

    Examples:
        >>> read_condition({"any": [{"happened": "stage-1-response"}, {"missed": "stage-1-response"}]}).sentence
        'stage 1 response has happened or the limit for stage 1 response was missed'
    """
    if depth > DEEPEST:
        message = f"conditions are nested more than {DEEPEST} deep"
        raise PhraseError(message)
    if not isinstance(value, dict):
        raise PhraseError(_no_table(value, "condition", _CONDITION_TABLES))
    return _read_condition_table(cast("dict[str, object]", value), depth + 1)


def _read_condition_table(table: dict[str, object], depth: int) -> Condition:
    found: Condition | None = None
    named = next((key for key in _ON_NAMES if key in table), None)
    several = next((key for key in _SEVERAL if key in table), None)
    if "fact" in table:
        found = _read_on_fact(table)
    elif "event" in table:
        _only(table, "event", "detail", "is")
        found = DetailIs(_text(table, "event"), _text(table, "detail"), _text(table, "is"))
    elif named is not None:
        _only(table, named)
        found = _ON_NAMES[named](_text(table, named))
    elif several is not None:
        _only(table, several)
        found = _SEVERAL[several](*_each(partial(read_condition, depth=depth), _list(table[several], several)))
    elif "not" in table:
        _only(table, "not")
        found = Not(read_condition(table["not"], depth=depth))
    elif table == {"always": True}:
        found = Always()
    if found is None:
        raise PhraseError(_no_table(table, "condition", _CONDITION_TABLES))
    return found


_SEVERAL: dict[str, Callable[..., Condition]] = {"all": All, "any": Any}
_ON_NAMES: dict[str, Callable[[str], Condition]] = {
    "happened": Happened,
    "missed": Missed,
    "met-in-time": MetInTime,
    "overdue": Overdue,
    "window-open": WindowOpen,
}


def _read_on_fact(table: dict[str, object]) -> Condition:
    fact = _text(table, "fact")
    asked = [key for key in ("is", "in", "at-least", "not-told") if key in table]
    if len(asked) > 1:
        given = " and ".join(asked)
        message = f"fact {said(fact)}: only one of is, in, at-least and not-told can be given; there are {given}"
        raise PhraseError(message)
    _only(table, "fact", *asked)
    if not asked:
        return FactIs(fact)
    (how,) = asked
    value = table[how]
    if how == "in":
        return FactIn(fact, tuple(_each(partial(value_from_toml, fact=fact), _list(value, "in"))))
    if how == "at-least":
        if type(value) is not int or abs(value) > LARGEST_NUMBER:
            message = f"fact {said(fact)}: at-least is a whole number up to {LARGEST_NUMBER:,}, not {said(value)}"
            raise PhraseError(message)
        return FactAtLeast(fact, value)
    if how == "not-told":
        if value is not True:
            message = f"fact {said(fact)}: not-told is true or left out, not {said(value)}"
            raise PhraseError(message)
        return FactNotTold(fact)
    return FactIs(fact, value_from_toml(value, fact))


def value_from_toml(value: object, fact: str) -> FactValue:
    """
    Return a value of a fact.

    Raises:
        PhraseError: If it is no truth value, whole number or text.
    """
    if isinstance(value, bool | str) or (isinstance(value, int) and abs(value) <= LARGEST_NUMBER):
        return value
    kinds = f"true, false, a whole number up to {LARGEST_NUMBER:,} or a text"
    message = f"fact {said(fact)}: {kinds} is needed, not {said(value)}"
    raise PhraseError(message)


def condition_to_toml(condition: Condition) -> dict[str, object]:
    """Return the table that `read_condition` reads as this condition."""
    return _WRITTEN[type(condition)](condition)


def _fact_is(condition: FactIs) -> dict[str, object]:
    return {"fact": condition.fact} if condition.value is True else {"fact": condition.fact, "is": condition.value}


_WRITTEN: dict[type[Condition], Callable[[typing.Any], dict[str, object]]] = {
    FactIs: _fact_is,
    FactIn: lambda one: {"fact": one.fact, "in": list(one.values)},
    FactAtLeast: lambda one: {"fact": one.fact, "at-least": one.number},
    FactNotTold: lambda one: {"fact": one.fact, "not-told": True},
    Happened: lambda one: {"happened": one.event},
    Missed: lambda one: {"missed": one.duty},
    MetInTime: lambda one: {"met-in-time": one.duty},
    Overdue: lambda one: {"overdue": one.duty},
    WindowOpen: lambda one: {"window-open": one.window},
    DetailIs: lambda one: {"event": one.event, "detail": one.detail, "is": one.value},
    All: lambda one: {"all": [condition_to_toml(part) for part in one.conditions]},
    Any: lambda one: {"any": [condition_to_toml(part) for part in one.conditions]},
    Not: lambda one: {"not": condition_to_toml(one.condition)},
    Always: lambda _: {"always": True},
}


# What tables share


def _only(table: dict[str, object], *keys: str) -> None:
    unknown = [str(UnknownNameError(key, valid=keys, kind="key")) for key in table if key not in keys]
    if unknown:
        raise PhraseError(*unknown)


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        message = f"{key}: a list is needed, not {said(value)}"
        raise PhraseError(message)
    return cast("list[object]", value)


def _text(table: dict[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str):
        message = f"{key}: a text is needed" + ("" if value is None else f", not {said(value)}")
        raise PhraseError(message)
    return value


def _no_table(value: object, what: str, known: str) -> str:
    return f"{said(value)} is not a {what} that can be read; a {what} is a table with {known}"
