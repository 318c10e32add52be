"""Every exception of the package: each says what was wrong, where, and what to do, and keeps its data as attributes."""

from __future__ import annotations

from reprlib import Repr
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "AmbiguousNameError",
    "CalendarHorizonError",
    "CalendarMismatchError",
    "ComplaintRulesError",
    "InvalidCalendarError",
    "InvalidDateTextError",
    "InvalidFileError",
    "InvalidProcedureError",
    "InvalidRecordError",
    "InvalidTableError",
    "NotADateError",
    "NotANumberError",
    "NotAProcedureError",
    "NotATruthValueError",
    "NotInForceError",
    "RulesChangedError",
    "UnknownCauseError",
    "UnknownDivisionError",
    "UnknownEventError",
    "UnknownFactError",
    "UnknownNameError",
    "UnknownReadingError",
    "UnknownSchemeError",
    "one_line",
    "printable",
    "shortened",
]


class ComplaintRulesError(Exception):
    """
    The base of every exception that this package raises.

    When it happens: never itself; catch it to catch all of them.

    What to do: read the message; the attributes of the subclass hold the data. Whatever a file or a caller put into
    the message stands there with its unprintable characters spelt out, and on one line.
    """

    def __init__(self, message: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(printable(message) + (_listed(problems) if problems else ""))

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.args, self.__dict__))


_LONGEST = 60
_LONGEST_INT = 256
_MOST_LISTED = 100
_LONGEST_COMPARED = 80
_MOST_CLOSE = 3
_MOST_NAMED = 40
_CLOSE = 0.5


def _rebuild(kind: type[ComplaintRulesError], args: tuple[object, ...], state: dict[str, object]) -> Exception:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class NotADateError(ComplaintRulesError, TypeError):
    """
    A `datetime.date` was needed and something else was given.

    When it happens: a `datetime`, a string or a number is passed where a date belongs.

    What to do: for a `datetime`, first convert it to local time where the complaint is handled, then take `.date()`.
    """

    def __init__(self, value: object, *, where: str) -> None:
        self.value = value
        self.where = where
        kind = type(value).__name__
        if value is None:
            super().__init__(f"{where}: a date is missing; give a datetime.date, such as date(2026, 11, 23)")
            return
        hint = (
            "convert it first: value.date() for local time, value.astimezone(ZoneInfo('Europe/London')).date() if aware"
            if kind == "datetime"
            else "give a datetime.date, such as date(2026, 11, 23)"
        )
        super().__init__(f"{where}: a datetime.date is needed, not {kind} {shortened(value)}; {hint}")


class InvalidDateTextError(ComplaintRulesError, ValueError):
    """
    A text is not a calendar date in the form YYYY-MM-DD.

    When it happens: a file, a saved record or the command line holds 30 February, 03/04/2026 or the year 10000.

    What to do: write the date as 2026-11-23, with a year from 0001 to 9999.
    """

    def __init__(self, text: object, *, where: str) -> None:
        self.text = text
        self.where = where
        super().__init__(f"{where}: {shortened(text)} is not a date; write it as YYYY-MM-DD, such as 2026-11-23")


class NotANumberError(ComplaintRulesError, TypeError):
    """
    A whole number was needed and something else was given.

    When it happens: a boolean, a float or a text is passed for a number of days, weeks or months.

    What to do: pass an `int` within the bounds that the message names.
    """

    def __init__(self, value: object, *, where: str, expected: str = "a whole number") -> None:
        self.value = value
        self.where = where
        self.expected = expected
        super().__init__(f"{where}: {expected} is needed, not {type(value).__name__} {shortened(value)}")


class NotATruthValueError(ComplaintRulesError, TypeError):
    """
    An answer with more than two values was used as if it had two.

    When it happens: `if verdict:` or `not answer`, which would turn discretion into a refusal or a permission.

    What to do: compare, `answer is Answer.YES`.
    """

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"{type(value).__name__} is neither true nor false; compare what it says, such as `answer is Answer.YES`"
        )


class NotAProcedureError(ComplaintRulesError, TypeError):
    """
    A procedure or a calendar was needed and something else was given.

    When it happens: `compare("my-council.toml", procedure)`.

    What to do: load the file first, `load_procedure("my-council.toml")`, or take a scheme by `schemes.in_force`.
    """

    def __init__(self, value: object, *, where: str, needed: str) -> None:
        self.value = value
        self.where = where
        self.needed = needed
        super().__init__(f"{where}: {needed} is needed, not {type(value).__name__} {shortened(value)}")


class CalendarHorizonError(ComplaintRulesError, ValueError):
    """
    A count needs days that the calendar does not know.

    When it happens: a count of working days leaves the years whose bank holidays are published (or, with
    `predicted=True`, those that can be predicted).

    What to do: pass `predicted=True` for an answer that rests on predicted bank holidays, or a newer list with
    `WorkingDayCalendar.from_govuk`.
    """

    def __init__(self, day: date | None, *, calendar: str, known_from: date, known_until: date) -> None:
        self.date = day
        self.calendar = calendar
        self.known_from = known_from
        self.known_until = known_until
        asked = "the count leaves" if day is None else f"{day.isoformat()} lies outside"
        super().__init__(
            f"{asked} what the calendar {calendar} knows, {known_from.isoformat()} to {known_until.isoformat()}; "
            "pass predicted=True to rest on predicted bank holidays, or a newer list with WorkingDayCalendar.from_govuk"
        )


class InvalidCalendarError(ComplaintRulesError, ValueError):
    """
    A bank-holiday list or the days of a calendar cannot be used.

    When it happens: `WorkingDayCalendar.from_govuk` is given data of another shape.

    What to do: read `problems`, which lists all of them.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(map(printable, problems))
        super().__init__("the calendar cannot be made:", self.problems)


class CalendarMismatchError(ComplaintRulesError, ValueError):
    """
    A calendar of one division was given for rules that count the working days of another.

    When it happens: `Complaint(procedure, calendar=...)` with, say, Scotland's calendar for an English regulation.

    What to do: make the calendar for the division that the message names.
    """

    def __init__(self, *, given: str, needed: str, procedure: str) -> None:
        self.given = given
        self.needed = needed
        self.procedure = procedure
        super().__init__(
            f"{procedure} counts the working days of {needed}; the calendar given is that of {given}: "
            f'make it with WorkingDayCalendar("{needed}", ...)'
        )


class UnknownNameError(ComplaintRulesError, LookupError):
    """
    A name is not among those that exist.

    When it happens: a name is misspelt, or belongs to another procedure or version.

    What to do: choose one of `closest`, or of `valid`, which lists all of them.
    """

    kind = "name"

    def __init__(self, name: object, *, valid: Iterable[str], where: str = "", kind: str = "") -> None:
        self.name = name
        self.valid: tuple[str, ...] = tuple(valid)
        text = name if isinstance(name, str) else shortened(name)
        self.closest: tuple[str, ...] = _closest(text[:_LONGEST_COMPARED], self.valid)
        place = f"{where}: " if where else ""
        if self.closest:
            advice = "did you mean " + " or ".join(repr(close) for close in self.closest) + "?"
        elif self.valid:
            more = len(self.valid) - _MOST_NAMED
            named = ", ".join(repr(one) for one in self.valid[:_MOST_NAMED])
            advice = f"choose one of {named}" + (f" and {more} more" if more > 0 else "")
        else:
            advice = "there is none to choose from"
        super().__init__(f"{place}unknown {kind or self.kind} {shortened(name)}; {advice}")


class UnknownDivisionError(UnknownNameError):
    """
    A division of the United Kingdom is not one of the four that calendars are made for.

    When it happens: `WorkingDayCalendar("england")`.

    What to do: use `england-and-wales`, `scotland`, `northern-ireland` or `any-part-of-uk`.
    """

    kind = "division"


class UnknownSchemeError(UnknownNameError):
    """
    No bundled scheme has this name.

    When it happens: `schemes.in_force("england-childrens", on=...)`.

    What to do: see `schemes.names()`.
    """

    kind = "scheme"


class UnknownEventError(UnknownNameError):
    """
    Neither the shared vocabulary nor the procedure has an event, duty or window of this name.

    When it happens: `record`, `can`, `deadline` or a saved record names something else.

    What to do: choose one of `closest`; `event` is the name that was asked for.
    """

    kind = "event"

    @property
    def event(self) -> object:
        """The name that was asked for."""
        return self.name


class UnknownFactError(UnknownNameError):
    """
    The procedure does not ask for this fact, or not with this value.

    When it happens: `facts={...}` or `note` names a fact or a value that no rule reads.

    What to do: choose one of `closest`, or see `procedure.facts`.
    """

    kind = "fact"


class UnknownCauseError(UnknownNameError):
    """
    The procedure knows no such cause for an extension or a suspension.

    When it happens: `suspend(on, cause=...)` or `extend(..., cause=...)`.

    What to do: choose one of `closest` or of `valid`.
    """

    kind = "cause"


class UnknownReadingError(UnknownNameError):
    """
    A reading was chosen that the procedure does not have.

    When it happens: `readings={...}` names another question, or another answer to it.

    What to do: choose one of `closest`, or see `procedure.readings`.
    """

    kind = "reading"


class AmbiguousNameError(ComplaintRulesError, LookupError):
    """
    One event is used by several duties, so it does not say which deadline is meant.

    When it happens: `snapshot.deadline("stage-1-response")` where an agreed period and six months both hang on it.

    What to do: name one of `candidates`.
    """

    def __init__(self, name: str, *, candidates: Iterable[str]) -> None:
        self.name = name
        self.candidates: tuple[str, ...] = tuple(candidates)
        super().__init__(f"{name!r} names several deadlines; ask for one of {', '.join(map(repr, self.candidates))}")


class InvalidFileError(ComplaintRulesError, ValueError):
    """
    A file cannot be read, or does not hold what it should.

    When it happens: `load_procedure("my-council.toml")` on a file that is missing, too large, no TOML, or faulty; all
    faults are listed, each with its place, the value that stands there and what was expected.

    What to do: mend each of `problems`.
    """

    def __init__(self, file: str, problems: Iterable[str]) -> None:
        self.file = file
        self.problems: tuple[str, ...] = tuple(map(printable, problems))
        super().__init__(f"{file}:", self.problems)


class InvalidProcedureError(ComplaintRulesError, ValueError):
    """
    The definition of a procedure contradicts itself or lacks what it needs.

    When it happens: a `Procedure` is constructed with faults; all of them are listed, not the first.

    What to do: mend each of `problems`; each names the record and says what was expected.
    """

    def __init__(self, procedure: str, problems: Iterable[str]) -> None:
        self.procedure = procedure
        self.problems: tuple[str, ...] = tuple(map(printable, problems))
        super().__init__(f"the procedure {procedure!r} is faulty:", self.problems)


class InvalidRecordError(ComplaintRulesError, ValueError):
    """
    The record of a complaint would hold something impossible.

    When it happens: received before sent, a second entry of an event that does not repeat, resume without suspend, two
    values of one fact on one day, or a saved record that cannot be read. All problems are listed.

    What to do: mend each of `problems`; the complaint itself is unchanged.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(map(printable, problems))
        super().__init__("the record cannot be kept like this:", self.problems)


class InvalidTableError(ComplaintRulesError, ValueError):
    """
    A table of complaints cannot be read.

    When it happens: `bulk.timetable` is given a column that it does not know, a cell that is no date, or a row that no
    record could hold, such as one received before it was made. All problems are listed, up to a hundred.

    What to do: mend each of `problems`, or pass `faults="keep"` to have the other rows all the same.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(map(printable, problems))
        super().__init__("the table cannot be read like this:", self.problems)


class NotInForceError(ComplaintRulesError, LookupError):
    """
    No version of a scheme was in force on a date.

    When it happens: `schemes.in_force("england-children", on=date(2000, 1, 1))`.

    What to do: choose a date within one of `versions`.
    """

    def __init__(self, scheme: str, *, on: date, versions: Iterable[str]) -> None:
        self.scheme = scheme
        self.on = on
        self.versions: tuple[str, ...] = tuple(versions)
        super().__init__(
            f"no version of {scheme!r} was in force on {on.isoformat()}; its versions: {'; '.join(self.versions)}"
        )


class RulesChangedError(ComplaintRulesError, ValueError):
    """
    A saved record was made under rules that differ from those at hand.

    When it happens: `Complaint.from_dict` finds another digest or version for the scheme.

    What to do: pass `procedure=` to read it under that procedure, which adds a finding.
    """

    def __init__(self, scheme: str, *, saved: str, current: str) -> None:
        self.scheme = scheme
        self.saved = saved
        self.current = current
        super().__init__(
            f"the record was saved under {scheme!r} with rules {saved}, and the rules at hand are {current}; "
            "pass procedure= to read it under a procedure of your choice"
        )


def _closest(text: str, valid: Iterable[str]) -> tuple[str, ...]:
    """
    Return what `difflib.get_close_matches` returns, sooner.

    Those that may be closest come first, so that few need the comparison that takes long: a record may hold ten
    thousand names that nobody knows.
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=text)
    likely: list[tuple[float, str]] = []
    for name in valid:
        matcher.set_seq1(name)
        likely.append((matcher.quick_ratio(), name))
    best: list[tuple[float, str]] = []
    for at_most, name in sorted(likely, reverse=True):
        if at_most < (best[-1][0] if len(best) == _MOST_CLOSE else _CLOSE):
            break
        matcher.set_seq1(name)
        ratio = matcher.ratio()
        if ratio >= _CLOSE:
            best = sorted([*best, (ratio, name)], reverse=True)[:_MOST_CLOSE]
    return tuple(name for _, name in best)


class _Shortened(Repr):
    """The repr of a value, cut at every depth."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = _LONGEST
        self.maxlong = _LONGEST_INT

    def repr_int(self, x: int, level: int) -> str:
        """Return the number, unless Python would refuse to write it out or nobody to read it."""
        return super().repr_int(x, level) if x.bit_length() <= _LONGEST_INT else "of more than 70 digits"


_SHORTENED = _Shortened()


def shortened(value: object) -> str:
    """
    Return the repr of a value, cut so that hostile input cannot flood a message.

    Source:
        House rule: a message names the bad value, and stays one that a person can read.

    Examples:
        >>> shortened("2026-11-31"), len(shortened("x" * 1_000_000))
        ("'2026-11-31'", 60)
    """
    text = _SHORTENED.repr(value)
    return text if len(text) <= 2 * _LONGEST else f"{text[:_LONGEST]}...{text[3 - _LONGEST :]}"


def printable(text: str) -> str:
    r"""
    Return a text with every character spelt out that cannot be printed, line ends and changes of direction too.

    Source:
        House rule: nothing in a message moves a cursor, colours a terminal, turns letters round or begins a new line.

    Examples:
        >>> printable("events.\x1b[31m\u202e\n")
        'events.\\x1b[31m\\u202e\\n'
    """
    if text.isprintable():
        return text
    return "".join(map(_spelt_out, text))


def _spelt_out(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if category(letter) == "Zs" else repr(letter)[1:-1]  # a space that does not break is a space


def one_line(text: str) -> str:
    r"""
    Return a text on one line, without anything that a terminal or a page would take for a command.

    Source:
        House rule: a record may hold any text, and none of it may change how the page around it is read. What joins
        letters, or keeps them apart, stays: Persian and Hindi words need it, and it moves nothing.

    Examples:
        >>> one_line("two\nlines and \x1b[31mred")
        'two lines and [31mred'
    """
    plain = text if text.isprintable() else "".join(map(_on_a_line, text))
    return " ".join(plain.split())


_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def _on_a_line(letter: str) -> str:
    if letter.isprintable() or letter in _JOINERS:
        return letter
    return "" if letter == _SOFT_HYPHEN else " "


def _listed(problems: tuple[str, ...]) -> str:
    if len(problems) == 1:
        return " " + problems[0]
    said = [f"\n  {number}. {problem}" for number, problem in enumerate(problems[:_MOST_LISTED], 1)]
    more = len(problems) - len(said)
    return "".join(said) + (f"\n  and {more} more" if more else "")
