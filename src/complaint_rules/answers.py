"""What a record amounts to on a date: deadlines, windows, routes, moves, verdicts, and the reasons for each."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import evolve, field, frozen

from complaint_rules.dates import in_words
from complaint_rules.errors import (
    AmbiguousNameError,
    NotATruthValueError,
    UnknownEventError,
    UnknownNameError,
)
from complaint_rules.explanations import (
    DISCLAIMER,
    TITLES,
    capital,
    certainty,
    explanation,
    in_plain_words,
    listed,
    sentence,
    sentence_of,
    source_lines,
    source_to_dict,
)
from complaint_rules.limits import KIND_OF_DAYS, After, Evidence, Readings, UsesReading, WorkingReading
from complaint_rules.periods import Unit
from complaint_rules.wording import plural
from complaint_rules.working_days import in_weekends_and_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from complaint_rules.conditions import Answer
    from complaint_rules.eligibility import Finding
    from complaint_rules.entries import Entry, Extended
    from complaint_rules.limits import Bounds, Limit, Step, Working
    from complaint_rules.periods import Pause, Period
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Entitlement, Route, Stage, Strength, TextFinding, Window
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Party
    from complaint_rules.working_days import WorkingDayCalendar

__all__ = [
    "DISCLAIMER",
    "Change",
    "Deadline",
    "DutyStatus",
    "Irregularity",
    "Move",
    "Reason",
    "RouteState",
    "RouteStatus",
    "Snapshot",
    "Verdict",
    "WindowState",
    "WindowStatus",
]


class DutyStatus(Enum):
    """How a duty stands."""

    MET = "met"
    MET_LATE = "met late"
    PENDING = "pending"
    OVERDUE = "overdue"
    NOT_RUNNING = "not running"
    NO_LIMIT = "no limit in the text"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    CANNOT_TELL = "cannot tell"


class WindowStatus(Enum):
    """How a window stands."""

    NOT_OPEN = "not open"
    OPEN = "open"
    USED = "used"
    USED_LATE = "used late"
    CLOSED = "closed"
    NO_LIMIT = "no limit in the text"
    CANNOT_TELL = "cannot tell"


class RouteStatus(Enum):
    """How a route to another body stands."""

    NOT_AVAILABLE = "not available"
    PREMATURE = "premature"
    EARLY = "may be taken early"
    OPEN = "open"
    CLOSING = "closing"
    PAST_LIMIT = "past its time limit"
    USED = "used"
    CANNOT_TELL = "cannot tell"


@frozen(kw_only=True)
class Reason:
    """
    One reason for an answer.

    Attributes:
        rule: The name of the rule it comes from.
        text: The reason, as a sentence.
        source: The provision, or None where it comes from the record alone.
    """

    rule: str
    text: str
    source: Source | None = None


@frozen(kw_only=True)
class Verdict:
    """
    Whether something may be done on a date; it has no truth value.

    Attributes:
        event: What is asked about.
        on: The date that is asked about.
        answer: One of the four answers.
        reasons: All of them, not the first.
        missing: What would have to be told.
        assumed: What the answer takes for granted.

    Raises:
        NotATruthValueError: If it is used as a condition.
    """

    event: str
    on: date
    answer: Answer
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    def explain(self) -> str:
        """Return the answer and all its reasons as text."""
        title = TITLES.get(self.event, self.event.replace("-", " "))
        lines = [f"{capital(title)} on {in_words(self.on)}: {self.answer.value}."]
        lines.extend(f"  - {capital(sentence(reason.text)[:-1])}{_cited(reason)}." for reason in self.reasons)
        for words, names in (("Not known", self.missing), ("Taken for granted", self.assumed)):
            lines.extend(listed(words, [in_plain_words(name, TITLES) for name in names]))
        return explanation(lines)


@frozen(kw_only=True)
class Irregularity:
    """
    Something on record that the text does not foresee; it is kept and counts, and this says why it is unusual.

    Attributes:
        what: The name of the event, duty or cause.
        on: The day of it.
        text: Why, as a sentence.
        source: The provision, where one says so.
    """

    what: str
    on: date
    text: str
    source: Source | None = None


@frozen(kw_only=True)
class Deadline:
    """
    How one duty stands on a date.

    Attributes:
        name: The name of the duty; from a second occurrence on, with its number, as "progress-update/2".
        duty: The rule.
        on: The date that was asked about.
        status: How it stands.
        due: The last day that binds on the facts recorded, extensions counted; None where they give none.
        original: The last day without extensions.
        latest: The furthest that `due` can go without the complainant's agreement; None where nothing bounds it.
        latest_is_soft: Whether that bound may be passed for good reason.
        target: The aim inside the limit.
        bounds: What is certain of the last day.
        readings: Where the text can be read in several ways, the last day on each; None where it cannot be told.
        at_the_latest: The last day if every running duty before it is met on its last day; for display only.
        done: The day on which it was met, in time or late.
        missed_on: The first day on which it was certainly late; None where it was not.
        lapsed_on: The day from which it is no longer owed.
        days_late: In working days where the limit counts them, else in calendar days; None where not late.
        extensions: The extensions on record that counted.
        assumed: What the dates take for granted.
        missing: What would make them certain.
        predicted: Whether they rest on predicted bank holidays.
        owed_by: Whose duty it is.
        occurrence: Its number, from 1.
        notes: What else must be said of the count, such as closures that the definition does not leave out.

    Source:
        House rule: a deadline is never a bare date.
    """

    name: str
    duty: Duty
    on: date
    status: DutyStatus
    due: date | None
    original: date | None
    latest: date | None
    latest_is_soft: bool
    target: date | None
    bounds: Bounds
    readings: Mapping[str, date | None]
    at_the_latest: date | None
    done: date | None
    missed_on: date | None
    lapsed_on: date | None
    days_late: int | None
    extensions: tuple[Extended, ...]
    assumed: tuple[str, ...]
    missing: tuple[str, ...]
    predicted: bool
    owed_by: Party
    occurrence: int = 1
    notes: tuple[str, ...] = ()
    _procedure: Procedure = field(repr=False, eq=False, alias="procedure")
    _evidence: Evidence = field(repr=False, eq=False, alias="evidence")

    @property
    def act(self) -> str:
        """The event by which the duty is met."""
        return self.duty.act

    @property
    def source(self) -> Source:
        """The provision."""
        return self.duty.source

    @property
    def strength(self) -> Strength:
        """How strongly the text puts it."""
        return self.duty.strength

    @property
    def title(self) -> str:
        """What to call it in a sentence, with its number from the second occurrence on."""
        number = "" if self.occurrence == 1 else f" (number {self.occurrence})"
        return f"{self.duty.title or self._procedure.titles[self.duty.act]}{number}"

    @property
    def is_missed(self) -> bool:
        """Whether it was certainly missed, whatever has become of it since."""
        return self.missed_on is not None

    @property
    def calendar(self) -> WorkingDayCalendar:
        """The calendar by which working days are counted."""
        return self._evidence.days.working

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The days on which its clock stood still, in order."""
        return self._evidence.pauses

    @property
    def steps(self) -> tuple[Step, ...]:
        """The working of the date without extensions."""
        return self._worked(self._evidence).steps

    @property
    def outer_steps(self) -> tuple[Step, ...]:
        """The working of the second figure of a limit that has two, such as 25 then 65 working days."""
        return self._worked(self._evidence, at_most=True).steps

    @property
    def working_lines(self) -> tuple[str, ...]:
        """The working of the date without extensions, in words; of a further occurrence, from what it is counted."""
        if self.duty.recurs is not None and self.occurrence > 1:
            return (f"It is owed again every {self.duty.recurs.every.in_words}; this is number {self.occurrence}.",)
        return tuple(_worked_out(self.steps))

    @property
    def outer_line(self) -> str:
        """The working of `latest`, where the second figure of the limit gives it; else empty."""
        last = self.outer_steps[-1]
        is_outer = self.latest is not None and self.original is not None and self.original < self.latest == last.day
        return next(iter(_worked_out([last]))) if is_outer else ""

    @property
    def days_past_latest(self) -> int | None:
        """How far `latest` had passed when it was met or lapsed, or on the day asked about; None where it had not."""
        until = self.done or self.lapsed_on or self.on
        if self.latest is None or self.due is None or not self.due < self.latest < until:
            return None
        if counts_working_days(self.duty.within, self._evidence.readings):
            return self._evidence.days.working.working_days_between(self.latest, until)
        return (until - self.latest).days

    @property
    def other_readings(self) -> tuple[str, ...]:
        """What the limit comes to on each reading of the text that was not taken, as sentences."""
        said: list[str] = []
        for (name, default), options in self._options.items():
            for option, words in options.items():
                if option != self._evidence.readings.get(name, default):
                    chosen = evolve(self._evidence, readings={**self._evidence.readings, name: option})
                    said.append(self._on_reading(words, chosen))
        return tuple(said)

    @cached_property
    def _options(self) -> dict[tuple[str, str | None], dict[str, str]]:
        """The readings of the text, by name and default, each option with the clause that it stands for."""
        options = _options(self.duty.within, self._procedure.titles, "the limit is")
        if self.duty.within.read(UsesReading()).kind_not_stated:
            kinds = self._procedure.reading_options[KIND_OF_DAYS]
            options[KIND_OF_DAYS, None] = {kind: f"“days” means {kind.replace('-', ' ')}" for kind in kinds}
        return options

    def _on_reading(self, words: str, chosen: Evidence) -> str:
        first, outer = (self._worked(chosen, at_most=at_most).bounds for at_most in (False, True))
        if first.due is None and first.earliest is not None and first.latest is not None:
            return f"If {words}, {certainty(first)}."
        if first.due is None:
            names = self._said(first.missing)
            only = len(names) == 1 and words.endswith(names[0].removeprefix("the date of"))
            why = "that date is not on record" if only else f"not known: {'; '.join(names)}"
            return f"If {words}, the last day cannot be told{': ' + why if names else ''}."
        text = f"If {words}, the last day is {in_words(first.due)}"
        if outer.due is not None and outer.due != first.due:
            text += f", and {in_words(outer.due)} at the furthest"
        return f"{text}."

    def _worked(self, evidence: Evidence, *, at_most: bool = False) -> Working:
        said = {name: options for (name, _), options in self._options.items()}
        return self.duty.within.read(_WorkingInWords(evidence, self._procedure.titles, at_most, said))

    @property
    def headline(self) -> str:
        """How it stands, in one sentence."""
        who = self._procedure.party(self.owed_by)
        return f"{capital(self.title)} (owed by {who}): {self._standing()}."

    def _standing(self) -> str:
        if self.done is not None and self.status in {DutyStatus.MET, DutyStatus.MET_LATE}:
            was = "due" if self.status is DutyStatus.MET else "; it was due"
            due = "" if self.due is None else f"{', ' if was == 'due' else ''}{was} on {in_words(self.due)}"
            return f"met on {in_words(self.done)}{self._lateness}{due}"
        if self.status is DutyStatus.OVERDUE:
            due = "" if self.due is None else f"; it was due on {in_words(self.due)}"
            return f"overdue since {_maybe(self.missed_on)}{self._lateness}{due}"
        if self.status is DutyStatus.LAPSED:
            missed = f" after it was missed on {_maybe(self.missed_on)}{self._lateness}" if self.missed_on else ""
            return f"no longer owed since {_maybe(self.lapsed_on)}{missed}"
        return self._standing_without_a_miss()

    @property
    def _lateness(self) -> str:
        return f", {self.in_days(self.days_late)} late" if self.days_late else ""

    def in_days(self, number: int) -> str:
        """Return a number of days in words, in working days where the limit counts them on the readings chosen."""
        return days_of(number, self.duty.within, self._evidence.readings)

    def _standing_without_a_miss(self) -> str:
        if self.status is DutyStatus.PENDING:
            certain = self.due is not None
            return f"due by {_maybe(self.due)}" if certain else f"not late yet: {certainty(self.bounds)}"
        if self.status is DutyStatus.SUSPENDED:
            return f"the clock is stopped; {certainty(self.bounds)}"
        if self.status is DutyStatus.NO_LIMIT:
            return f"the text gives no figure ({self.bounds.no_figure})"
        if self.status is DutyStatus.NOT_RUNNING:
            shown = f"; at the latest {in_words(self.at_the_latest)}" if self.at_the_latest is not None else ""
            return f"not running yet{shown}"
        return self._in_doubt()

    def _in_doubt(self) -> str:
        if self.bounds.certain and self.bounds.latest is not None:
            what = "it is owed" if self.done is None else "it was met in time"
            return f"whether {what} cannot be told; the last day is {in_words(self.bounds.latest)}"
        if self.bounds.unknown and self.missing:
            return f"cannot be told until this is known: {'; '.join(self._said(self.missing))}"
        return f"cannot be told; {certainty(self.bounds)}"

    def explain(self) -> str:
        """Return the whole explanation: how it stands, the working day by day, the rule, and every doubt."""
        return explanation(self.lines())

    def lines(self) -> tuple[str, ...]:
        """Return the explanation line by line, without the closing sentence."""
        lines = [self.headline]
        lines.extend(self._lines_of_dates())
        lines.extend(f"  Because it was missed: {text}." for text in (self.duty.if_missed if self.is_missed else ()))
        lines.extend(source_lines(self.source, self.strength))
        if self.duty.soft:
            lines.append(f"  The text softens the limit: {self.duty.soft}.")
        about = {self.duty.name, self.duty.act}
        lines.extend(
            f"  Note on the text: {finding.text}" for finding in self._procedure.findings if about & set(finding.about)
        )
        lines.extend(f"  {line}" for line in listed("Taken for granted", self._said(self.assumed)))
        lines.extend(f"  {line}" for line in listed("Not known", self._said(self.missing)))
        lines.extend(f"  {note}" for note in self.notes)
        if self.predicted:
            lines.append("  This date rests on predicted bank holidays, not on GOV.UK's published list.")
        if self.bounds.approximate:
            lines.append("  Hours are counted as whole days, so this is approximate.")
        return tuple(lines)

    def _lines_of_dates(self) -> list[str]:
        lines: list[str] = []
        if self.bounds.no_figure is None:
            lines.append("  Worked out:")
            lines.extend(f"    {line}" for line in self.working_lines)
        for extension in self.extensions:
            how = f"by {extension.how.value} on {in_words(extension.on)}"
            lines.append(f"  Extended {how} to {in_words(extension.to)}.")
        if self.latest is not None and (self.due is None or self.latest > self.due):
            soft = " (further for good reason)" if self.latest_is_soft else ""
            lines.append(f"  The furthest it can be put off without agreement: {in_words(self.latest)}{soft}.")
            if self.outer_line:
                lines.append(f"    {self.outer_line}")
        if self.target is not None:
            lines.append(f"  Aimed at, inside the limit: {in_words(self.target)}.")
        lines.extend(f"  {text}" for text in self.other_readings)
        if self.at_the_latest is not None and self.at_the_latest not in {self.due, self.bounds.latest}:
            shown = in_words(self.at_the_latest)
            lines.append(f"  If each step before it is done on its last day (assumed): {shown}.")
        return lines

    def _said(self, names: Iterable[str]) -> list[str]:
        return [said_plainly(name, self._procedure) for name in names]

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "name": self.name,
            "act": self.act,
            "title": self.title,
            "owed_by": self.owed_by.value,
            "status": self.status.value,
            "due": _iso(self.due),
            "original": _iso(self.original),
            "latest": _iso(self.latest),
            "latest_is_soft": self.latest_is_soft,
            "target": _iso(self.target),
            "bounds": {"earliest": _iso(self.bounds.earliest), "latest": _iso(self.bounds.latest)},
            "readings": {name: _iso(day) for name, day in self.readings.items()},
            "at_the_latest": _iso(self.at_the_latest),
            "done": _iso(self.done),
            "missed_on": _iso(self.missed_on),
            "lapsed_on": _iso(self.lapsed_on),
            "days_late": self.days_late,
            "strength": self.strength.value,
            "assumed": self._said(self.assumed),
            "missing": self._said(self.missing),
            "notes": list(self.notes),
            "predicted": self.predicted,
            "source": source_to_dict(self.source),
            "explanation": list(self.lines()),
        }


@frozen(kw_only=True)
class WindowState:
    """
    How one window stands on a date.

    Attributes:
        window: The rule.
        on: The date that was asked about.
        status: How it stands.
        opens: The first day, where it is known.
        closes: The last day, where it is certain.
        bounds: What is certain of the last day.
        readings: Where the text can be read in several ways, the last day on each; None where it cannot be told.
        advised: The day by which the text advises to do it.
        advised_readings: The same of the advice, where it can be read in several ways.
        long_stop: The day after which the power to accept it late ends too.
        used: The day on which it was used.
        assumed: What the dates take for granted.
        missing: What would make them certain.
        predicted: Whether they rest on predicted bank holidays.
    """

    window: Window
    on: date
    status: WindowStatus
    opens: date | None
    closes: date | None
    bounds: Bounds
    readings: Mapping[str, date | None]
    advised: date | None
    advised_readings: Mapping[str, date | None]
    long_stop: date | None
    used: date | None
    assumed: tuple[str, ...]
    missing: tuple[str, ...]
    predicted: bool
    _procedure: Procedure = field(repr=False, eq=False, alias="procedure")
    _evidence: Evidence = field(repr=False, eq=False, alias="evidence")

    @property
    def name(self) -> str:
        """The name of the window."""
        return self.window.name

    @property
    def event(self) -> str:
        """What may be done in it."""
        return self.window.event

    @property
    def title(self) -> str:
        """What to call what may be done in it."""
        return self._procedure.titles[self.window.event]

    @property
    def source(self) -> Source:
        """The provision."""
        return self.window.source

    @property
    def calendar(self) -> WorkingDayCalendar:
        """The calendar by which working days are counted."""
        return self._evidence.days.working

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The days on which its clock stood still, in order."""
        return self._evidence.pauses

    @property
    def steps(self) -> tuple[Step, ...]:
        """The working of the last day."""
        titles = self._procedure.titles
        said = {name: options for (name, _), options in _options(self.window.until, titles, "the limit is").items()}
        return self.window.until.read(_WorkingInWords(self._evidence, titles, said=said)).steps

    @property
    def working_lines(self) -> tuple[str, ...]:
        """The working of the last day, in words."""
        return tuple(_worked_out(self.steps))

    @property
    def headline(self) -> str:
        """How it stands, in one sentence."""
        return f"{capital(self.title)}: {self._standing()}."

    def _standing(self) -> str:
        if self.status is WindowStatus.OPEN:
            return f"open {self._until()}"
        if self.status is WindowStatus.NO_LIMIT:
            advised = f"; advised by {in_words(self.advised)}" if self.advised is not None else ""
            return f"may be made; the text sets no limit ({self.bounds.no_figure}){advised}"
        if self.status in {WindowStatus.USED, WindowStatus.USED_LATE} and self.used is not None:
            late = ", after the window had closed" if self.status is WindowStatus.USED_LATE else ""
            return f"made on {in_words(self.used)}{late}"
        if self.status is WindowStatus.CLOSED:
            when = f"closed after {in_words(self.closes)}" if self.closes is not None else "closed"
            over = self.long_stop is not None and self.on > self.long_stop and self.window.long_stop_absolute
            who = None if self.window.late is None or over else self.window.late.who
            return when if who is None else f"{when}; {who} may still accept it"
        if self.status is WindowStatus.NOT_OPEN:
            return "not open"
        return f"cannot be told; {certainty(self.bounds)}"

    def _until(self) -> str:
        if self.closes is not None:
            return f"through {in_words(self.closes)}"
        return f"at least until {_maybe(self.bounds.earliest)}"

    @property
    def reading_lines(self) -> tuple[str, ...]:
        """The last day on each reading of the text, as sentences; none where it can be read in one way only."""
        return _on_each(self.readings)

    @property
    def advised_lines(self) -> tuple[str, ...]:
        """The day advised on each reading of the advice, as sentences."""
        return _on_each(self.advised_readings)

    def explain(self) -> str:
        """Return the whole explanation."""
        return explanation(self.lines())

    def lines(self) -> tuple[str, ...]:
        """Return the explanation line by line, without the closing sentence."""
        lines = [self.headline]
        if self.bounds.no_figure is None:
            lines.append("  Worked out:")
            lines.extend(f"    {line}" for line in self.working_lines)
        lines.extend(f"  {one}" for one in self.reading_lines)
        lines.extend(source_lines(self.source, None))
        if self.window.advised is not None and (self.advised is not None or self.advised_readings):
            source = self.window.advised.source
            day = "" if self.advised is None else f"{in_words(self.advised)} "
            lines.append(f"  Advice only: {day}({source.citation}: {source.text}).")
            lines.extend(f"    {one}" for one in self.advised_lines)
        if self.window.late is not None:
            tests = f" if {self.window.late.tests}" if self.window.late.limbs else ""
            lines.append(f"  Late: {self.window.late.who} may accept it{tests} ({self.window.late.source.citation}).")
        about = {self.name, self.event}
        lines.extend(
            f"  Note on the text: {finding.text}" for finding in self._procedure.findings if about & set(finding.about)
        )
        for words, names in (("Taken for granted", self.assumed), ("Not known", self.missing)):
            lines.extend(f"  {line}" for line in listed(words, [said_plainly(one, self._procedure) for one in names]))
        if self.predicted:
            lines.append("  This date rests on predicted bank holidays, not on GOV.UK's published list.")
        return tuple(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "name": self.name,
            "event": self.event,
            "title": self.title,
            "status": self.status.value,
            "opens": _iso(self.opens),
            "closes": _iso(self.closes),
            "bounds": {"earliest": _iso(self.bounds.earliest), "latest": _iso(self.bounds.latest)},
            "readings": {name: _iso(day) for name, day in self.readings.items()},
            "advised": _iso(self.advised),
            "advised_readings": {name: _iso(day) for name, day in self.advised_readings.items()},
            "long_stop": _iso(self.long_stop),
            "used": _iso(self.used),
            "predicted": self.predicted,
            "source": source_to_dict(self.source),
            "explanation": list(self.lines()),
        }


@frozen(kw_only=True)
class RouteState:
    """
    How one route to another body stands on a date; its clock runs beside the stage.

    Attributes:
        route: The rule.
        on: The date that was asked about.
        status: How it stands.
        answer: Whether it may be taken now.
        finding: What its own time limit comes to; None where it has none.
        bounds: What is certain of the last day of its time limit; None where it has none.
        readings: Where the text of its time limit can be read in several ways, the last day on each.
        reasons: Why.
        missing: What would have to be told.
        assumed: What the answer takes for granted.
    """

    route: Route
    on: date
    status: RouteStatus
    answer: Answer
    finding: Finding | None
    bounds: Bounds | None
    readings: Mapping[str, date | None]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
    _procedure: Procedure = field(repr=False, eq=False, alias="procedure")

    @property
    def name(self) -> str:
        """The name of the route."""
        return self.route.name

    @property
    def title(self) -> str:
        """Whom to turn to."""
        return self.route.title

    @property
    def source(self) -> Source:
        """The provision."""
        return self.route.source

    @property
    def headline(self) -> str:
        """How it stands, in one sentence."""
        limit = ""
        if self.bounds is not None and self.status not in {RouteStatus.USED, RouteStatus.NOT_AVAILABLE}:
            limit = f"; its own time limit: {certainty(self.bounds)}"
        return f"{capital(self.title)}: {self.status.value}{limit}."

    @property
    def reading_lines(self) -> tuple[str, ...]:
        """The last day of its time limit on each reading of the text; none where it can be read in one way only."""
        return _on_each(self.readings)

    def lines(self) -> tuple[str, ...]:
        """Return the explanation line by line, without the closing sentence."""
        lines = [self.headline]
        lines.extend(f"  {capital(sentence(reason.text)[:-1])}{_cited(reason)}." for reason in self.reasons)
        lines.extend(source_lines(self.source, None))
        lines.extend(f"  Its time limit: {_uncapital(one)}" for one in self.reading_lines)
        lines.extend(f"  What it looks at: {sentence(one)}" for one in (self.route.remit,) if one)
        lines.extend(f"  Note on the text: {one.text}" for one in self._procedure.findings if self.name in one.about)
        for words, names in (("Not known", self.missing), ("Taken for granted", self.assumed)):
            lines.extend(f"  {line}" for line in listed(words, [said_plainly(one, self._procedure) for one in names]))
        return tuple(lines)

    def explain(self) -> str:
        """Return the whole explanation."""
        return explanation(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        bounds = self.bounds
        return {
            "name": self.name,
            "title": self.title,
            "status": self.status.value,
            "answer": self.answer.value,
            "time_limit": None
            if bounds is None
            else {"earliest": _iso(bounds.earliest), "latest": _iso(bounds.latest)},
            "reasons": [reason.text for reason in self.reasons],
            "missing": list(self.missing),
            "source": source_to_dict(self.source),
        }


@frozen(kw_only=True)
class Move:
    """
    Something that may be done next.

    Attributes:
        name: The event, or the name of the route.
        title: What to call it.
        by: Whose move it is.
        answer: Whether it may be made now: yes, no unless discretion, or cannot tell.
        until: The last day, where it is certain.
        text: Until when and on what ground, as a sentence.
        source: The provision.
        route: The name of the route, where it leads to another body; empty otherwise.
    """

    name: str
    title: str
    by: Party
    answer: Answer
    until: date | None
    text: str
    source: Source
    route: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "name": self.name,
            "title": self.title,
            "by": self.by.value,
            "answer": self.answer.value,
            "until": _iso(self.until),
            "text": self.text,
            "source": source_to_dict(self.source),
        }


@frozen(kw_only=True)
class Change:
    """
    One thing that moved between two snapshots.

    Attributes:
        what: What it is: "stage", or the name of a duty, window or route.
        field: What of it moved: "status", "due", "closes" …
        before: How it stood.
        after: How it stands.
    """

    what: str
    field: str
    before: object
    after: object

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"{self.what}: {self.field} {_shown(self.before)} → {_shown(self.after)}"


@frozen(kw_only=True)
class Snapshot:
    """
    What a record amounts to on a date.

    Attributes:
        procedure: The rules it was read under.
        on: The date.
        stage: The stage; before the first event, the stage named "not-begun".
        stage_since: The day on which the stage began; None before the first event.
        entries: What the record holds up to that date.
        deadlines: How each duty stands, in the order of the procedure.
        windows: How each window stands.
        routes: How each route to another body stands.
        moves: What may be done next.
        irregular: What on record the text does not foresee, with the reason.
        not_used: Events on record for which this procedure has no use; they feed routes and `under`.
        findings: Defects of the text, and doubts about the record as a whole.
        entitlements: The rights that hold now.
        visits: The stages that were held: name, first day, and the day on which it was left or None.
        reference: The caller's reference.
        facts: The facts told by that date.

    Source:
        House rule: a complaint is a record of dated events; everything else is recomputed from it.
    """

    procedure: Procedure = field(repr=False)
    on: date
    stage: Stage
    stage_since: date | None
    entries: tuple[Entry, ...] = field(repr=False)
    deadlines: tuple[Deadline, ...] = field(repr=False)
    windows: tuple[WindowState, ...] = field(repr=False)
    routes: tuple[RouteState, ...] = field(repr=False)
    moves: tuple[Move, ...] = field(repr=False)
    irregular: tuple[Irregularity, ...] = field(repr=False)
    not_used: tuple[str, ...] = field(repr=False)
    findings: tuple[TextFinding, ...] = field(repr=False)
    entitlements: tuple[Entitlement, ...] = field(repr=False)
    visits: tuple[tuple[str, date, date | None], ...] = field(repr=False)
    reference: str | None = None
    facts: Mapping[str, object] = field(repr=False)

    def deadline(self, name: str) -> Deadline:
        """
        Return the deadline of a duty, by the duty's name or by an event that one duty alone is met by.

        Raises:
            AmbiguousNameError: If several duties are met by the event.
            UnknownEventError: If no duty has the name and none is met by such an event.

        Source:
            House rule: duties have names; two limits may hang on one event.
        """
        return one_deadline(name, self.deadlines, self.procedure)

    def window(self, name: str) -> WindowState:
        """
        Return a window by its name, or by an event that one window alone is for.

        Raises:
            AmbiguousNameError: If several windows are for the event.
            UnknownEventError: If there is none.

        Source:
            House rule: windows have names.
        """
        for one in self.windows:
            if one.name == name:
                return one
        by_event = [one for one in self.windows if one.event == name]
        if len(by_event) == 1:
            return by_event[0]
        if by_event:
            raise AmbiguousNameError(name, candidates=[one.name for one in by_event])
        raise UnknownEventError(name, valid=[one.name for one in self.windows], where=f"{self.procedure.name}, window")

    def route(self, name: str) -> RouteState:
        """
        Return a route by its name.

        Raises:
            UnknownNameError: If there is none.

        Source:
            House rule: routes have names.
        """
        for one in self.routes:
            if one.name == name:
                return one
        raise UnknownNameError(name, valid=[one.name for one in self.routes], where=f"{self.procedure.name}, route")

    @property
    def calendar(self) -> WorkingDayCalendar:
        """The calendar by which working days are counted."""
        states: tuple[Deadline | WindowState, ...] = (*self.deadlines, *self.windows)
        used = next((one.calendar for one in states), None)
        return self.procedure.working_days.calendar(None, procedure=self.procedure.name) if used is None else used

    @property
    def missed(self) -> tuple[Deadline, ...]:
        """Every duty that was missed, aims and advice among them, each with its strength."""
        return tuple(one for one in self.deadlines if one.is_missed)

    @property
    def breaches(self) -> tuple[Deadline, ...]:
        """The missed duties that bind; aims, advice and descriptions never enter."""
        return tuple(one for one in self.missed if one.strength.binds)

    @property
    def overdue(self) -> tuple[Deadline, ...]:
        """The duties that are late and still owed."""
        return tuple(one for one in self.deadlines if one.status is DutyStatus.OVERDUE)

    @property
    def next_due(self) -> Deadline | None:
        """The pending duty that is due next, or None."""
        pending = [one for one in self.deadlines if one.status is DutyStatus.PENDING and one.due is not None]
        return min(pending, key=lambda one: one.due or one.on, default=None)

    @property
    def is_over(self) -> bool:
        """Whether the procedure is over."""
        return self.stage.ends

    def changes_to(self, after: Snapshot) -> tuple[Change, ...]:
        """
        Return what moved from this snapshot to another: stage, deadlines, windows and routes.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import Complaint, schemes
            >>> complaint = Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)))
            >>> complaint = complaint.record("complaint", date(2024, 8, 1))
            >>> before, after = complaint.at(date(2024, 8, 15)), complaint.at(date(2024, 8, 16))
            >>> [str(change) for change in before.changes_to(after)][0]
            'stage-1-response: status pending → overdue'
        """
        changes = list(_compared("stage", {"name": self.stage.name}, {"name": after.stage.name}))
        for mine, other, names in (
            (self.deadlines, after.deadlines, ("status", "due", "latest", "original", "days_late")),
            (self.windows, after.windows, ("status", "opens", "closes")),
            (self.routes, after.routes, ("status", "bounds")),
        ):
            earlier = {one.name: one for one in mine}
            later = {one.name: one for one in other}
            for name in dict.fromkeys((*earlier, *later)):
                pair = [
                    {} if one is None else {key: getattr(one, key) for key in names}
                    for one in (earlier.get(name), later.get(name))
                ]
                changes.extend(_compared(name, pair[0], pair[1]))
        return tuple(changes)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        return {
            "scheme": self.procedure.name,
            "version": self.procedure.version,
            "rules_digest": self.procedure.digest,
            "reference": self.reference,
            "on": self.on.isoformat(),
            "stage": {"name": self.stage.name, "title": self.stage.title, "since": _iso(self.stage_since)},
            "deadlines": [one.to_dict() for one in self.deadlines],
            "windows": [one.to_dict() for one in self.windows],
            "routes": [one.to_dict() for one in self.routes],
            "moves": [one.to_dict() for one in self.moves],
            "breaches": [one.name for one in self.breaches],
            "irregular": [{"what": one.what, "on": one.on.isoformat(), "text": one.text} for one in self.irregular],
            "not_used": list(self.not_used),
            "findings": [{"name": one.name, "text": one.text} for one in self.findings],
            "notice": DISCLAIMER,
        }

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        """Return what a notebook shows: the picture, and the page as text and as Markdown."""
        from complaint_rules import show

        return show.bundle(self, include=include, exclude=exclude)


def _compared(what: str, before: Mapping[str, object], after: Mapping[str, object]) -> list[Change]:
    return [
        Change(what=what, field=key, before=before.get(key), after=after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]


def _worked_out(steps: Sequence[Step]) -> Iterator[str]:
    """Yield each step of the working, a count with the days that it left out."""
    for step in steps:
        skipped = () if step.counted is None else step.counted.skipped
        yield f"{step.text} Left out: {in_weekends_and_by_name(skipped)}." if skipped else step.text


@frozen
class _WorkingInWords(WorkingReading):
    """The working, with each reading of a text named by what it says and not by its name."""

    said: Mapping[str, Mapping[str, str]] = field(factory=dict[str, "Mapping[str, str]"])

    def readings(self, name: str, options: Mapping[str, Working], default: str | None) -> Working:
        """Return the reading that was taken, and say that there are others."""
        working = super().readings(name, options, default)
        chosen = self.evidence.readings.get(name, default)
        if chosen is None:
            text = f"The text can be read in {len(options)} ways, and none was chosen."
            return evolve(working, steps=(*working.steps[:-1], evolve(working.steps[-1], text=text)))
        why = ", as chosen for this complaint" if name in self.evidence.readings else ""
        text = f"{capital(self.said[name][chosen])}{why}; the text can be read otherwise."
        return evolve(working, steps=(evolve(working.steps[0], text=text), *working.steps[1:]))


def _options(limit: Limit, titles: Mapping[str, str], clause: str) -> dict[tuple[str, str | None], dict[str, str]]:
    """Return the readings in a limit, by name and default, each option with the clause that it stands for."""
    found: dict[tuple[str, str | None], dict[str, str]] = {}
    if isinstance(limit, Readings):
        said = {option: f"{clause} {sentence_of(one, titles)}" for option, one in limit.options}
        found[limit.name, limit.default] = said
    if isinstance(limit, After):
        clause = "the count starts from"
    for part in limit.parts:
        found |= _options(part, titles, clause)
    return found


def deadlines_named(name: str, deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the deadline of that name, else those of the duties that an event of that name meets."""
    by_name = [one for one in deadlines if one.name == name]
    return by_name or [one for one in deadlines if one.act == name and one.occurrence == 1]


def one_deadline(name: str, deadlines: Sequence[Deadline], procedure: Procedure) -> Deadline:
    """Return the deadline of that name, else that of the one duty which an event of that name meets."""
    found = deadlines_named(name, deadlines)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError(name, candidates=[one.name for one in found])
    raise UnknownEventError(name, valid=[one.name for one in deadlines], where=f"{procedure.name}, duty")


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def days_of(number: int, limit: Limit, readings: Mapping[str, str]) -> str:
    """Return a number of days, in working days where the limit counts them on the readings chosen."""
    return plural(number, "working day" if counts_working_days(limit, readings) else "day")


def counts_working_days(limit: Limit, readings: Mapping[str, str]) -> bool:
    """Return whether the count that ends a limit goes by working days, on the readings chosen."""
    period: Period | None = getattr(limit, "period", None)
    if period is not None:
        if period.unit is not Unit.DAYS_KIND_NOT_STATED:
            return period.unit.counts_days
        kinds = {kind.unit.value.replace(" ", "-"): kind.unit.counts_days for kind in period.kinds()}
        return kinds.get(readings.get(KIND_OF_DAYS, ""), next(iter(kinds.values())))
    parts = limit.parts
    if isinstance(limit, Readings):
        chosen = readings.get(limit.name, limit.default)
        parts = tuple(part for name, part in limit.options if chosen is None or name == chosen)
    return any(counts_working_days(part, readings) for part in parts)


def _on_each(readings: Mapping[str, date | None]) -> tuple[str, ...]:
    said = {name: "cannot be told" if day is None else in_words(day) for name, day in readings.items()}
    return tuple(f"On the reading “{name.replace('-', ' ')}”: {words}." for name, words in said.items())


def _cited(reason: Reason) -> str:
    """Return where a reason comes from, unless it says so itself."""
    said = reason.source is None or reason.source.citation in reason.text
    return "" if said or reason.source is None else f" ({reason.source.citation})"


def said_plainly(name: str, procedure: Procedure) -> str:
    """Return the name of something missing or assumed as a person would say it, readings of the text among them."""
    return in_plain_words(name, procedure.titles_and_readings)


def _maybe(day: date | None) -> str:
    return "an unknown day" if day is None else in_words(day)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _shown(value: object) -> str:
    if value is None:
        return "none"
    return str(value.value) if isinstance(value, Enum) else str(value)
