"""A complaint: a record of dated events under a procedure, from which everything else is recomputed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, final

from attrs import evolve, field, fields, frozen
from attrs.validators import instance_of, optional

from complaint_rules.dates import check_date, check_number
from complaint_rules.entries import (
    MOST_ENTRIES,
    Change,
    Corrected,
    Entry,
    Extended,
    Noted,
    Recorded,
    Removed,
    Resumed,
    Suspended,
    details_of,
    entries_of,
    faults_of,
    faults_of_entries,
    faults_of_one_more,
    kept_once,
    raise_all,
)
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidRecordError,
    UnknownEventError,
    UnknownReadingError,
    shortened,
)
from complaint_rules.procedures import Procedure
from complaint_rules.replay import Replay
from complaint_rules.rules import How, TextFinding
from complaint_rules.saved import SCHEMA_VERSION, change_to_dict, finding_to_dict, how_of, read
from complaint_rules.vocabulary import LONGEST_TEXT, Kind
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from complaint_rules.answers import Deadline, Snapshot, Verdict
    from complaint_rules.conditions import FactValue
    from complaint_rules.eligibility import Eligibility

__all__ = ["Complaint"]


def _pairs(values: Mapping[str, Any] | Iterable[tuple[str, Any]] | None) -> tuple[tuple[str, Any], ...]:
    pairs: dict[str, Any] = dict(values or ())
    return tuple(sorted(pairs.items(), key=lambda pair: str(pair[0])))


_CALENDAR = optional(instance_of(WorkingDayCalendar))


@final
@frozen
class Complaint:
    """
    One complaint, immutable: each method returns a new one.

    Attributes:
        procedure: The rules under which it runs.
        calendar: The caller's calendar: closures, extra holidays, a newer list; None for GOV.UK's list as shipped.
        facts: What was always so: fact and value, sorted; given as a mapping.
        readings: The readings that the caller chose: name and option, sorted; given as a mapping.
        reference: The caller's reference, which keeps several matters of one complaint together.
        school_days: A calendar of school days, where a rule counts them.
        history: Everything that was entered, corrected and removed, in that order.
        findings: Doubts about the record as a whole, such as that it was saved under other rules.

    Raises:
        CalendarMismatchError: If the calendar is of another division than the procedure counts by.
        ComplaintRulesError: If a fact, a reading or an entry cannot be; all faults at once.

    Source:
        House rule: a complaint is a record of dated events; what happened, happened.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> complaint = Complaint(procedure).record("complaint", date(2024, 8, 1))
        >>> complaint.at(date(2024, 8, 2)).deadline("stage-1-response").due
        datetime.date(2024, 8, 15)
    """

    procedure: Procedure = field(validator=instance_of(Procedure), repr=lambda procedure: f"<{procedure.name}>")
    calendar: WorkingDayCalendar | None = field(default=None, validator=_CALENDAR, kw_only=True)
    facts: tuple[tuple[str, FactValue], ...] = field(default=(), converter=_pairs, kw_only=True)
    readings: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs, kw_only=True)
    reference: str | None = field(default=None, kw_only=True)
    school_days: WorkingDayCalendar | None = field(default=None, validator=_CALENDAR, kw_only=True)
    history: tuple[Change, ...] = field(default=(), kw_only=True)
    findings: tuple[TextFinding, ...] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be, all of it at once."""
        self.procedure.working_days.calendar(self.calendar, procedure=self.procedure.name)
        problems: list[ComplaintRulesError] = []
        if self.reference is not None and not Kind.TEXT.fits(self.reference):
            problems.append(InvalidRecordError([f"the reference must be a text of at most {LONGEST_TEXT} characters"]))
        for name, value in self.facts:
            try:
                self.procedure.check_fact(name, value)
            except ComplaintRulesError as error:
                problems.append(error)
        problems.extend(self._unknown_readings())
        unreadable = faults_of(self.history, self.procedure)
        raise_all([*problems, *(unreadable or faults_of_entries(self.entries, self.procedure))])

    def _unknown_readings(self) -> list[ComplaintRulesError]:
        options = self.procedure.reading_options
        problems: list[ComplaintRulesError] = []
        for name, option in self.readings:
            if name not in options:
                problems.append(UnknownReadingError(name, valid=options, where="readings"))
            elif option not in options[name]:
                problems.append(UnknownReadingError(option, valid=options[name], where=f"readings[{name!r}]"))
        return problems

    @classmethod
    def from_events(
        cls,
        procedure: Procedure,
        events: Mapping[str, object],
        *,
        calendar: WorkingDayCalendar | None = None,
        facts: Mapping[str, FactValue] | None = None,
        readings: Mapping[str, str] | None = None,
        reference: str | None = None,
    ) -> Complaint:
        """
        Return a complaint from its events: name to date, to a mapping with `made`, `received` and details, or a list.

        Raises:
            ComplaintRulesError: If an entry cannot be; all faults at once.

        Source:
            House rule: partial histories are normal; an advocate may know one date.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import schemes
            >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
            >>> complaint = Complaint.from_events(procedure, {"stage-2-request": date(2024, 8, 29)})
            >>> complaint.at(date(2024, 12, 6)).deadline("stage-2-response").latest
            datetime.date(2024, 11, 28)
        """
        return cls(
            procedure,
            calendar=calendar,
            facts=facts,
            readings=readings,
            reference=reference,
            history=tuple(_recorded(event, one) for event, value in events.items() for one in _each(value)),
        )

    @staticmethod
    def sharing_entries(complaints: Iterable[Complaint]) -> Iterator[Complaint]:
        """
        Yield each complaint again, with entries that are the same kept in memory once for all of them.

        This is for many complaints that are held at once: those of one event on one day then share one entry. Each is
        equal to the complaint that was given, and is read, corrected and saved by itself.

        Source:
            House rule: entries are immutable, so that one can serve several complaints; the caller says for which.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import schemes
            >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
            >>> rows = [{"complaint": date(2024, 8, 1)}, {"complaint": date(2024, 8, 1)}]
            >>> made = (Complaint.from_events(procedure, row) for row in rows)
            >>> first, second = Complaint.sharing_entries(made)
            >>> first.entries[0] is second.entries[0]
            True
        """
        kept: dict[Change, Change] = {}
        for complaint in complaints:
            history = tuple(kept_once(change, kept) for change in complaint.history)
            yield complaint._of(history)  # noqa: SLF001 - a complaint too

    # The record

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What holds, in the order in which it is read: by day, then event, then content."""
        return entries_of(self.history, self.procedure)

    def record(
        self, event: str, made: date | None = None, *, received: date | None = None, **details: FactValue | date
    ) -> Complaint:
        """
        Return the complaint with one more event: when it was made or sent, and when it was received.

        One date stands for both, as a declared assumption, until the other is given with `correct`.

        Raises:
            UnknownEventError: If neither the vocabulary nor the procedure has the event.
            NotADateError: If a date is none, or neither is given.
            InvalidRecordError: If it was received before it was made, or does not repeat and is on record.

        Source:
            House rule: events decide, guards advise: what came out of order is kept and reported.
        """
        return self._with_one_more(Recorded(event=event, made=made, received=received, details=details_of(details)))

    def note(self, fact: str, value: FactValue, *, on: date) -> Complaint:
        """
        Return the complaint with a fact told on a day, which holds from then on.

        Raises:
            UnknownFactError: If nobody asks for the fact, or it cannot have the value.
            InvalidRecordError: If the day already tells it otherwise.

        Source:
            House rule: facts have dates.
        """
        return self._with_one_more(Noted(fact=fact, value=value, on=on))

    def extend(
        self, duty: str, *, to: date, on: date, how: How | str = How.NOTICE, cause: str = "", reason: str = ""
    ) -> Complaint:
        """
        Return the complaint with an extension of the limit of a duty, made on a day.

        Whether it counts is for the rules to say: too late, past a firm cap or out of turn, it is kept and reported.

        Raises:
            UnknownEventError: If the procedure has no such duty.
            UnknownCauseError: If the text names causes, and this is none of them.
            UnknownNameError: If `how` is not "notice", "agreement", "officer" or "automatic".

        Source:
            House rule: an extension never shortens, and none is silently accepted.
        """
        way = how if isinstance(how, How) else how_of(how, where=f"extend {shortened(duty)}, how")
        return self._with_one_more(Extended(duty=self._duty(duty), to=to, on=on, how=way, cause=cause, reason=reason))

    def _duty(self, name: str) -> str:
        """Return the name of a duty, given that name or an event that it alone is met by; else the name as it is."""
        by_act = [duty.name for duty in self.procedure.duties if duty.act == name]
        return by_act.pop() if len(by_act) == 1 else name

    def suspend(self, on: date, *, cause: str) -> Complaint:
        """
        Return the complaint with its clocks stopped from a day on.

        Raises:
            UnknownCauseError: If the procedure stops no clock for that cause.
            InvalidRecordError: If it is already suspended.

        Source:
            House rule: the procedure says which clocks a cause stops; never a time limit for complaining.
        """
        return self._with_one_more(Suspended(cause=cause, on=on))

    def resume(self, on: date) -> Complaint:
        """
        Return the complaint with its clocks running again from a day on.

        Raises:
            InvalidRecordError: If it is not suspended.

        Source:
            House rule: the day of resumption counts again.
        """
        return self._with_one_more(Resumed(on=on))

    def correct(
        self, event: str | Entry, *, to: date | Entry | None = None, received: date | None = None, number: int = 1
    ) -> Complaint:
        """
        Return the complaint with an entry replaced: an event by another date, or any entry by another entry.

        `number` says which, where the event is on record several times, oldest first. What is not given stays.

        Raises:
            UnknownEventError: If the event is not on record.
            NotADateError: If a new date is none.
            InvalidRecordError: If the new dates cannot be, or nothing new is given.

        Source:
            House rule: a correction is kept in the history, and everything is recomputed.
        """
        old = self._found(event, number)
        if isinstance(to, Entry):
            return self._with(Corrected(old=old, new=to))
        if to is None and received is None:
            raise InvalidRecordError(["a correction needs to=, a date or an entry, or received="])
        if not isinstance(old, Recorded):
            return self._with(Corrected(old=old, new=evolve(old, on=cast("date", to))))
        new = old if to is None else evolve(old, made=to)
        return self._with(Corrected(old=old, new=new if received is None else evolve(new, received=received)))

    def remove(self, event: str | Entry, *, number: int = 1) -> Complaint:
        """
        Return the complaint without an entry: an event by name, or any entry of `entries`.

        Raises:
            UnknownEventError: If it is not on record.
            InvalidRecordError: If what remains cannot be, such as a resume without its suspend.

        Source:
            House rule: a removal is kept in the history, and everything is recomputed.
        """
        return self._with(Removed(old=self._found(event, number)))

    def _found(self, event: str | Entry, number: int) -> Entry:
        if isinstance(event, Entry):
            if event in self.entries:
                return event
            raise InvalidRecordError(["this entry is not on record"])
        check_number(number, where="number", at_least=1, at_most=MOST_ENTRIES)
        recorded = [entry for entry in self.entries if isinstance(entry, Recorded)]
        several = [entry for entry in recorded if entry.event == event]
        if number <= len(several):
            return several[number - 1]
        on_record = dict.fromkeys(entry.event for entry in recorded)
        place = "the record" if number == 1 else f"the record, number {number}"
        raise UnknownEventError(event, valid=on_record, where=place)

    def _with(self, change: Corrected | Removed) -> Complaint:
        return evolve(self, history=(*self.history, change))

    def _with_one_more(self, entry: Entry) -> Complaint:
        raise_all(faults_of_one_more(entry, self.history, self.procedure))
        return self._of((*self.history, entry))

    def _of(self, history: tuple[Change, ...]) -> Complaint:
        """Return the complaint with a history in which nothing is wrong, without a look at all else once more."""
        made = object.__new__(Complaint)
        put = object.__setattr__
        for name in _BESIDE_HISTORY:
            put(made, name, getattr(self, name))
        put(made, "history", history)
        return made

    # What it amounts to

    def at(self, on: date) -> Snapshot:
        """
        Return what the record amounts to on a date, from what is dated on or before it.

        Raises:
            NotADateError: If `on` is not a `datetime.date`.
            CalendarHorizonError: If a deadline needs days that no calendar knows.

        Source:
            House rule: no hidden clock; the record is taken as complete to that day.
        """
        return self._replay(on).snapshot()

    def deadline(self, name: str, *, on: date) -> Deadline:
        """
        Return one deadline on a date, by its duty or by an event that one duty alone is met by.

        It is the one that `at(on)` holds, for a fraction of the work where nothing else is asked for. Where `at(on)` is
        an error because some other deadline needs days that no calendar knows, this one is mostly given all the same.

        Raises:
            AmbiguousNameError: If several duties are met by the event.
            UnknownEventError: If no duty has the name and none is met by such an event.
            NotADateError: If `on` is not a `datetime.date`.
            CalendarHorizonError: If it needs days that no calendar knows, or rests on a deadline that does.

        Source:
            House rule: duties have names; two limits may hang on one event.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import schemes
            >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
            >>> complaint = Complaint(procedure).record("complaint", date(2024, 8, 1))
            >>> complaint.deadline("stage-1-response", on=date(2024, 8, 5)).due
            datetime.date(2024, 8, 15)
        """
        return self._replay(on).deadline(name)

    def can(self, event: str, *, on: date) -> Verdict:
        """
        Return whether an event may happen on a date, with all the reasons.

        Raises:
            UnknownEventError: If neither the vocabulary nor the procedure has the event.
            NotADateError: If `on` is not a `datetime.date`.

        Source:
            House rule: being late and being allowed to go on are different questions; each is answered with reasons.
        """
        return self._replay(on).verdict(event)

    def eligibility(self, *, on: date) -> Eligibility:
        """
        Return whether the complaint may be made, judged on its own date if on record, else as if made on the date.

        Raises:
            NotADateError: If `on` is not a `datetime.date`.

        Source:
            House rule: four answers, and a finding per rule.
        """
        return self._replay(on).eligibility()

    def under(self, procedure: Procedure, *, calendar: WorkingDayCalendar | None = None) -> Complaint:
        """
        Return the same record read under another procedure.

        Facts and readings that only the first procedure has are left behind, as are its extensions and suspensions,
        which belong to its duties; events stay, for one vocabulary serves all.

        Raises:
            CalendarMismatchError: If the procedure counts the working days of another division; pass `calendar=`.
            UnknownEventError: If the record holds an event that only the first procedure declares.

        Source:
            House rule: the Ombudsman's clock stands beside the council's.
        """
        names = {fact.name for fact in procedure.facts if fact in self.procedure.facts}
        options = procedure.reading_options
        kept = [
            entry
            for entry in self.entries
            if isinstance(entry, Recorded) or (isinstance(entry, Noted) and entry.fact in names)
        ]
        return Complaint(
            procedure,
            calendar=calendar if calendar is not None else self.calendar,
            facts=tuple((name, value) for name, value in self.facts if name in names),
            readings=tuple((name, option) for name, option in self.readings if option in options.get(name, ())),
            reference=self.reference,
            school_days=self.school_days,
            history=tuple(kept),
            findings=self.findings,
        )

    def _replay(self, on: date) -> Replay:
        check_date(on, where="on")
        return Replay(
            self.procedure,
            self.entries,
            on,
            facts=dict(self.facts),
            readings=dict(self.readings),
            calendar=self.calendar,
            school_days=self.school_days,
            reference=self.reference,
            findings=self.findings,
        )

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        """Return what a notebook shows: the record as text and as Markdown, for without a date there is no more."""
        from complaint_rules import show

        return show.bundle(self, include=include, exclude=exclude)

    # Saving

    def to_dict(self) -> dict[str, Any]:
        """
        Return the record as a dictionary that JSON can hold; dates as YYYY-MM-DD.

        Source:
            House rule: a saved record names its scheme, the version and the digest of the rules.
        """
        return {
            "schema_version": SCHEMA_VERSION,
            "scheme": self.procedure.name,
            "version": self.procedure.version,
            "rules_digest": self.procedure.digest,
            "reference": self.reference,
            "facts": dict(self.facts),
            "readings": dict(self.readings),
            "calendar": None if self.calendar is None else self.calendar.to_dict(),
            "school_days": None if self.school_days is None else self.school_days.to_dict(),
            "history": [change_to_dict(change) for change in self.history],
            "findings": [finding_to_dict(one) for one in self.findings],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, procedure: Procedure | None = None) -> Complaint:
        """
        Return the complaint that a dictionary holds, as `to_dict` made it or as a person wrote it.

        A person may write only `schema_version`, `scheme` and `events`. With `procedure=` the record is read under
        that procedure, and a finding says so where the rules it was saved under were others.

        Raises:
            InvalidRecordError: If it has another shape, or is of a newer schema version; all faults at once.
            RulesChangedError: If it was saved under other rules, naming both digests.
            UnknownSchemeError: If no bundled scheme has the name; pass `procedure=` for a local one.

        Source:
            House rule: other rules are never used in silence.
        """
        return cls(**read(data, procedure))


_BESIDE_HISTORY = tuple(one.name for one in fields(Complaint) if one.name != "history")


def _each(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _recorded(event: str, value: object) -> Recorded:
    """Return an event from its date or a mapping; what is wrong with a value shows when the record is checked."""
    given: dict[str, Any] = dict(cast("dict[str, Any]", value)) if isinstance(value, dict) else {"made": value}
    made, received = given.pop("made", None), given.pop("received", None)
    return Recorded(event=event, made=made, received=received, details=details_of(given))
