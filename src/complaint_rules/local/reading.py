"""A procedure read from what a TOML file holds, with all its faults at once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from complaint_rules import schemes
from complaint_rules.errors import InvalidFileError, InvalidProcedureError, UnknownNameError, shortened
from complaint_rules.local.contexts import SOURCE_KEYS, Reader
from complaint_rules.local.forms import FORMS, NAME, NAMES, TEXT, Key, spaced
from complaint_rules.local.places import Faults, Place, lines_of
from complaint_rules.local.values import ChoiceValue, DateValue, FlagValue, ListValue, short_name
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import NOT_BEGUN, Stage, Transition
from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import EVENTS, Event, Party
from complaint_rules.working_days import Division, WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from complaint_rules.rules import Duty, Route, Window

__all__ = ["FORMAT", "HEAD", "MOST_RULES", "WORKING_DAYS", "procedure_of"]

FORMAT = 1
"""The version of the form in which procedures are written in files."""

MOST_RULES = 300
"""House rule: the most tables of one kind that a file may have; the longest text that was read needs seventy."""

_PARTIES = {short_name(party): party for party in Party}

HEAD = (
    Key(name="name", value=NAME, required=True, text="the name of the procedure, such as east-devon"),
    Key(name="title", value=TEXT, text="what to call it in a sentence"),
    Key(name="version", value=TEXT, text="the name of this version; undated where left out"),
    Key(name="under", value=NAME, text="the bundled scheme that it sits under"),
    Key(name="opening", value=NAME, text="the event by which a complaint is made; what begins the first stage"),
    Key(name="in-force-from", value=DateValue(), text="its first day, where that is known"),
    Key(name="in-force-until", value=DateValue(), text="its last day, where that is known"),
    Key(name="governs", value=ChoiceValue.of(Governs), text="which complaints it governs when another version follows"),
    Key(name="derived", value=FlagValue(), text="whether transitions and ends are derived from the stages"),
)
"""The keys at the head of a file, beside format, source, sources, working-days, parties and the lists of rules."""

_BESIDE = ("format", "source", "sources", "working-days", "parties")
DIVISION = ChoiceValue({one.value: one.value for one in Division})
WORKING_DAYS = (
    Key(name="division", value=DIVISION, required=True, text="whose bank holidays are left out"),
    Key(name="named-days", value=ListValue(TEXT), text="the days that the text names beside bank holidays"),
    Key(name="closures-count", value=FlagValue(), text="whether the body's own closures are left out of the count"),
)
"""The keys of the table `working-days`."""

NO_SOURCE = Source(
    instrument="(not given)",
    provision="",
    url="",
    checked_on=date(1, 1, 1),
    seen=Seen.SECONDARY,
    paraphrase="(not given)",
)


def procedure_of(table: Mapping[str, Any], *, text: str, where: str) -> Procedure:
    """
    Return the procedure that a table says; `text` is the file's, for the lines of faults, `where` its name.

    Raises:
        InvalidFileError: If it is faulty; `problems` lists every fault.

    Source:
        House rule: a file makes the same procedure as a bundled scheme, through the same checks.
    """
    faults = Faults(text)
    procedure = _Reading(table, faults).procedure()
    problems = faults.problems
    if procedure is None or problems:
        raise InvalidFileError(where, problems)
    return procedure


class _Reading:
    """One file, as it is read."""

    __slots__ = ("faults", "head", "reader", "table")

    def __init__(self, table: Mapping[str, Any], faults: Faults) -> None:
        self.table = table
        self.faults = faults
        self.reader: Reader = Reader(faults=faults, whole=NO_SOURCE)
        self.head: dict[str, Any] = {}

    def procedure(self) -> Procedure | None:
        """Return the procedure, or None where its faults leave none."""
        if not self._can_be_looked_through() or not self._is_of_this_format():
            return None
        self._unknown_keys()
        self._read_head()
        self._read_sources()
        values = {attribute: self._rules(name) for name, (attribute, _) in FORMS.items()}
        values["findings"] = (*values["findings"], *self.reader.findings)
        working_days = self._working_days()
        parties = self._parties()
        self._derive(values)
        self._unknown_schemes()
        if not self.faults.a_name_is_missing:
            found = self._made(values, working_days, parties)
            if not self.faults.a_value_is_missing:
                return found
        self.faults.add(Place(), _LATER)
        return None

    def _made(
        self, values: Mapping[str, tuple[Any, ...]], working_days: WorkingDayDefinition, parties: Mapping[Party, str]
    ) -> Procedure | None:
        """Return the procedure; None where its rules do not fit together, of which the faults are then told."""
        work = cases_to_try(values["transitions"], values["further_facts"])
        if work > MOST_CASES:
            text = f"the conditions of the moves ask about {work:,} cases; at most {MOST_CASES:,} can be tried"
            self.faults.add(Place(("transition",)), text)
            return None
        head = {"version": "undated", **self.head}
        head.setdefault("title", f"Complaints procedure of {spaced(head['name']).title()}")
        try:
            return Procedure(
                **cast("dict[str, Any]", {**head, **values}),
                source=self.reader.whole,
                working_days=working_days,
                parties=cast("Any", parties),
            )
        except InvalidProcedureError as error:
            for fault in error.problems:
                if is_certain(fault) or not self.faults.a_value_is_missing:
                    add_fault(fault, name=error.procedure, tables=self.table, faults=self.faults)
            return None

    def _can_be_looked_through(self) -> bool:
        """Return whether there is not too much in the file; say where a text has a character that cannot be shown."""
        number = 0
        inside: list[tuple[Place, object]] = [(Place((key,)), one) for key, one in self.table.items()]
        while inside:
            place, value = inside.pop()
            number += 1
            if number + len(inside) > MOST_VALUES:
                self.faults.add(Place(), f"it holds more than {MOST_VALUES:,} values; at most so many are read")
                return False
            if isinstance(value, dict):
                inside += [(place.key(key), one) for key, one in cast("dict[str, object]", value).items()]
            elif isinstance(value, list):
                inside += [(place.item(count), one) for count, one in enumerate(cast("list[object]", value), 1)]
            unprintable = _UNPRINTABLE.search(value) if isinstance(value, str) else None
            if unprintable is not None:
                code = ord(unprintable[0])
                self.faults.add(place, f"a character stands here that cannot be shown, U+{code:04X}")
        return True

    def _is_of_this_format(self) -> bool:
        given = self.table.get("format")
        if type(given) is int and given > FORMAT:
            self.faults.add(Place(("format",)), f"{said(given)} is newer than {FORMAT}, which this release reads")
            return False
        if type(given) is not int or given < 1:
            other = "" if given is None else f", not {said(given)}"
            self.faults.add(Place(() if given is None else ("format",)), f"a line format = {FORMAT} is needed{other}")
        return True

    def _unknown_keys(self) -> None:
        known = (*_BESIDE, *(key.name for key in HEAD), *FORMS)
        for key in self.table:
            if key not in known:
                closest = self.faults.add_unknown(Place((key,)), "key", key, known)
                if not FORMS.keys().isdisjoint(closest) or isinstance(self.table[key], list):
                    self.faults.a_name_is_missing = True

    def _read_head(self) -> None:
        for key in HEAD:
            if key.name in self.table:
                self.head[key.to] = key.value.read(self.table[key.name], Place((key.name,)), self.reader)
            elif key.required:
                self.faults.add(Place(), f"{key.name} is needed: {key.text}")
                self.faults.a_name_is_missing = True
        del self.head["derived"]

    # Sources

    def _read_sources(self) -> None:
        whole = self._whole()
        self.reader = evolve(self.reader, whole=whole)
        named: dict[str, Source] = {}
        place = Place(("sources",))
        for name, table in self._table("sources").items():
            here = place.key(NAME.read(name, place, self.reader))
            if isinstance(table, dict):
                given = cast("dict[str, object]", table)
                self._unknown_in(given, [key for key in SOURCE_KEYS if key != "source"], here)
                named[name] = self.reader.source(
                    {key: one for key, one in given.items() if key != "source"}, here, required=True
                )
            else:
                self.faults.add(here, f"a table is needed, not {shortened(table)}")
        self.reader = evolve(self.reader, named=named)

    def _whole(self) -> Source:
        table, place = self._table("source"), Place(("source",))
        given = {key: one for key, one in table.items() if key in SOURCE_KEYS and key != "source"}
        self._unknown_in(table, [key for key in SOURCE_KEYS if key != "source"], place)
        if "house-rule" not in given:
            for key in ("url", "checked-on", "seen"):
                if key not in given:
                    self.faults.add(place, f"{key} is needed: {_OF_SOURCE[key]}")
        title = self.head.get("title") or spaced(self.head.get("name", "")).title()
        start = evolve(NO_SOURCE, instrument=str(title))
        if "words" not in given and "house-rule" not in given:
            given.setdefault("paraphrase", "the procedure as a whole")
        return evolve(self.reader, whole=start).source(given, place, required=True)

    # Rules

    def _rules(self, name: str) -> tuple[Any, ...]:
        _, form = FORMS[name]
        tables = self.table.get(name, [])
        place = Place((name,))
        if not isinstance(tables, list):
            self.faults.add(place, f"write each under a heading [[{name}]]; there is {shortened(tables)}")
            return ()
        several = cast("list[object]", tables)
        if len(several) > MOST_RULES:
            self.faults.add(place, f"there are {len(several):,}; at most {MOST_RULES} are read")
            return ()
        read = (form.read(one, place.item(number), self.reader) for number, one in enumerate(several, 1))
        return tuple(one for one in read if one is not None)

    def _working_days(self) -> WorkingDayDefinition:
        given, place = self.table.get("working-days"), Place(("working-days",))
        if isinstance(given, dict):
            table = cast("dict[str, object]", given)
            known = [*(key.name for key in WORKING_DAYS), "closures-source", *SOURCE_KEYS]
            self._unknown_in(table, known, place)
            values: dict[str, Any] = {}
            for key in WORKING_DAYS:
                if key.name in table:
                    values[key.to] = key.value.read(table[key.name], place.key(key.name), self.reader)
                elif key.required:
                    self.faults.add(place, f"{key.name} is needed: {key.text}")
            values.setdefault("division", Division.ENGLAND_AND_WALES.value)
            source = self.reader.source(table, place, required=True)
            if "closures-source" in table:
                values["closures_source"] = self._closures_source(table["closures-source"], place, source)
            return WorkingDayDefinition(source=source, **values)
        if given is None:
            self.faults.add(place, f"working-days is needed: one of {', '.join(DIVISION.choices)}")
        division = DIVISION.read(given, place, self.reader) if given is not None else Division.ENGLAND_AND_WALES.value
        reason = (
            "the text does not say what a working day is; weekends and the bank holidays of its nation are left out"
        )
        return WorkingDayDefinition(
            division=str(division), source=house_rule(reason, checked_on=self.reader.whole.checked_on)
        )

    def _closures_source(self, given: object, place: Place, source: Source) -> Source:
        here = place.key("closures-source")
        if not isinstance(given, dict):
            self.faults.add(here, f"a table is needed, not {shortened(given)}")
            return source
        table = cast("dict[str, object]", given)
        self._unknown_in(table, list(SOURCE_KEYS), here)
        return self.reader.source(table, here, required=True)

    def _parties(self) -> dict[Party, str]:
        place = Place(("parties",))
        parties: dict[Party, str] = {}
        for name, said in self._table("parties").items():
            if name in _PARTIES:
                parties[_PARTIES[name]] = TEXT.read(said, place.key(name), self.reader)
            else:
                text = str(UnknownNameError(name, valid=_PARTIES)).replace("unknown name", "unknown party")
                self.faults.add(place.key(name), text)
        return parties

    def _table(self, name: str) -> dict[str, object]:
        given = self.table.get(name, {})
        if isinstance(given, dict):
            return cast("dict[str, object]", given)
        self.faults.add(Place((name,)), f"a table is needed, not {shortened(given)}")
        return {}

    def _unknown_in(self, table: Mapping[str, object], known: list[str], place: Place) -> None:
        for key in table:
            if key not in known:
                said = str(UnknownNameError(key, valid=known)).replace("unknown name", "unknown key")
                self.faults.add(place.key(key), said)

    def _unknown_schemes(self, values: Mapping[str, tuple[Any, ...]]) -> None:
        under = self.head.get("under", "")
        routes: tuple[Route, ...] = values["routes"]
        named = [(Place(("under",)), under)]
        named += [(Place(("route", place, "scheme"), one.name), one.scheme) for place, one in enumerate(routes, 1)]
        for place, name in named:
            if name and name not in schemes.names():
                said = str(UnknownNameError(name, valid=schemes.names())).replace("unknown name", "unknown scheme")
                self.faults.add(place, said)

    # What is derived

    def _derive(self, values: dict[str, tuple[Any, ...]]) -> None:
        """Add what the stages imply: the moves that begin them, the ends that nobody named, and the opening."""
        stages: tuple[Stage, ...] = values["stages"]
        written: tuple[Transition, ...] = values["transitions"]
        begins, leaves = self._of_stages("begins"), self._of_stages("from")
        events = {event.name for event in (*EVENTS, *cast("tuple[Event, ...]", values["further_events"]))}
        derived = list(_moves(stages, begins, leaves, written, self.reader.whole))
        stages = (*stages, *_silent_ends(values["windows"], stages))
        rule = house_rule(
            "the text does not say so; a complaint that was answered last, settled or withdrawn is taken to be at its "
            "end",
            checked_on=self.reader.whole.checked_on,
        )
        moves = [*derived, *written]
        for stage, event, starts in self._ends(stages, moves, values["duties"], events):
            stages = stages if any(one.name == stage for one in stages) else (*stages, _end(stage, rule))
            moves.append(Transition(event=event, to=stage, start=starts, source=rule))
        values["stages"], values["transitions"] = stages, tuple(moves)
        opening = next((one.event for one in moves if NOT_BEGUN in one.start), "complaint")
        self.head.setdefault("opening", opening)

    def _of_stages(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return what each stage says under a key that the record has no attribute for."""
        said: dict[str, tuple[str, ...]] = {}
        tables = self.table.get("stage", [])
        for number, table in enumerate(cast("list[object]", tables) if isinstance(tables, list) else [], 1):
            if isinstance(table, dict) and key in table:
                given = cast("dict[str, object]", table)
                place = Place(("stage", number, key))
                said[str(given.get("name"))] = cast("tuple[str, ...]", NAMES.read(given[key], place, self.reader))
        return said

    def _ends(
        self, stages: tuple[Stage, ...], moves: list[Transition], duties: tuple[Duty, ...], events: set[str]
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield the ends that the file does not name, each with its event and the stages that it leaves."""
        running = [one.name for one in stages if not one.ends]
        ends = {one.name for one in stages if one.ends}
        answered = any(one.to in ends for one in moves)
        if running and not answered:
            last = running[-1]
            acts = [one.act for one in duties if one.stage == last and one.act.endswith("response")]
            usual = (*acts, f"{last}-response", "final-response")
            event = next((act for act in usual if act in events), "final-response")
            yield "completed", event, (last,)
        for stage, event in (("resolved", "resolution"), ("withdrawn", "withdrawal")):
            if running and all(one.event != event for one in moves):
                yield stage, event, ()


def _moves(
    stages: tuple[Stage, ...],
    begins: Mapping[str, tuple[str, ...]],
    leaves: Mapping[str, tuple[str, ...]],
    written: tuple[Transition, ...],
    whole: Source,
) -> Iterator[Transition]:
    """Yield the move that begins each stage, where the file writes no move of its own by that event to it."""
    before: tuple[str, ...] = (NOT_BEGUN,)
    for stage in stages:
        start = leaves.get(stage.name, () if stage.ends else before)
        for event in begins.get(stage.name, ()):
            if all((one.event, one.to) != (event, stage.name) for one in written):
                source = whole if stage.source == whole else stage.source
                yield Transition(event=event, to=stage.name, start=start, source=source)
        if not stage.ends:
            before = (stage.name,)


def _silent_ends(windows: tuple[Window, ...], stages: tuple[Stage, ...]) -> Iterator[Stage]:
    """Yield the stages that only `if-silent` names: they are ends."""
    known = {one.name for one in stages}
    for window in windows:
        if window.if_silent is not None and window.if_silent not in known:
            known.add(window.if_silent)
            yield _end(window.if_silent, window.source)


def _names_of(table: object, called_by: str) -> tuple[object, ...]:
    if not isinstance(table, dict):
        return ()
    given = cast("dict[str, object]", table)
    return given.get("name"), given.get(called_by)


def _end(name: str, source: Source) -> Stage:
    return Stage(name=name, title=spaced(name), source=source, ends=True)


_NAMING = (
    re.compile(r"(?P<kind>transition|transitions|extension) (?:by|of) '(?P<name>[^']+)'"),
    re.compile(r"(?P<kind>duty|window|stage|route|event|fact|suspension|entitlement|statement|role) '(?P<name>[^']+)'"),
    re.compile(r"(?P<kind>time limit) '(?P<name>[^']+)'"),
    re.compile(r"\.(?P<kind>\w+)\[(?P<name>[^\]]+)\]"),
)
_TABLES = {attribute: name for name, (attribute, _) in FORMS.items()} | {"transitions": "transition"}

_OF_SOURCE = {
    "url": "the address of the page",
    "checked-on": "the day on which somebody last compared this file with the page, such as 2026-11-22",
    "seen": f"how the page was seen: {', '.join(short_name(one) for one in Seen)}",
}
