"""A procedure read from what a TOML file holds, with all its faults at once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from complaint_rules import schemes
from complaint_rules.errors import InvalidFileError, InvalidProcedureError
from complaint_rules.local.contexts import Reader
from complaint_rules.local.forms import FORMS, NAME, NAMES, TEXT, Key, spaced
from complaint_rules.local.origins import SOURCE_KEYS, read_source
from complaint_rules.local.places import Faults, Place, said
from complaint_rules.local.together import (
    MOST_CASES,
    MOST_READINGS,
    add_fault,
    cases_to_try,
    is_certain,
    readings_to_try,
    without_what_follows,
)
from complaint_rules.local.values import LIMIT, ChoiceValue, DateValue, FlagValue, ListValue, short_name
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import NOT_BEGUN, Stage, Transition
from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import EVENTS, Event, Party
from complaint_rules.working_days import Division, WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from complaint_rules.limits import Limit
    from complaint_rules.rules import Duty, Window

__all__ = ["FORMAT", "HEAD", "MOST_PARTS", "MOST_RULES", "MOST_VALUES", "OF_SOURCE", "WORKING_DAYS", "procedure_of"]

FORMAT = 1
"""The version of the form in which procedures are written in files."""

MOST_RULES = 300
"""House rule: the most tables of one kind that a file may have; the longest text that was read needs seventy."""

MOST_VALUES = 2_500
"""House rule: the most values that a file may hold, tables and lists among them; the longest bundled scheme has 800."""

MOST_PARTS = 50
"""House rule: the most parts that a start may have which a file names; none that was read has more than nine."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LATER = "what the rules say of each other is looked at in full once the faults above are mended"
_COMPLETE = (
    "complete is needed for an ombudsman: what must have happened before it is not too early, such as "
    '{ happened = "final-response" }, or { always = true } where one may go at any time'
)
_NOT_SAID = "the text does not say what a working day is; weekends and the bank holidays of its nation are left out"
_TAKEN_TO_END = (
    "the text does not say so; a complaint that was answered last, settled or withdrawn is taken to be at its end"
)
_NO_ANSWERS = frozenset(("refusal", "resolution", "withdrawal"))
"""The events of an end at which nothing was answered."""

_TOP = Place()
_OWN_KEYS = tuple(key for key in SOURCE_KEYS if key != "source")
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

_BESIDE = ("format", "source", "sources", "readings", "working-days", "parties")
DIVISION = ChoiceValue({one.value: one.value for one in Division})
WORKING_DAYS = (
    Key(name="division", value=DIVISION, required=True, text="whose bank holidays are left out"),
    Key(name="named-days", value=ListValue(TEXT), text="the days that the text names beside bank holidays"),
    Key(name="closures-count", value=FlagValue(), text="whether the body's own closures are left out of the count"),
)
"""The keys of the table `working-days`."""

OF_SOURCE = {
    "url": "the address of the page",
    "checked-on": "the day on which somebody last compared this file with the page, such as 2026-11-22",
    "seen": f"how the page was seen: {', '.join(short_name(one) for one in Seen)}",
}
"""The keys that the table `source` needs."""

NO_SOURCE = Source(
    instrument="(not given)",
    provision="",
    url="",
    checked_on=date.min,
    seen=Seen.PRIMARY,  # a stand-in, on which words may rest: that it is missing is told once
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
        misspelt = self._unknown_keys()
        self._read_head(misspelt)
        self._read_sources(misspelt)
        self._read_starts()
        values = {attribute: self._rules(name) for name, (attribute, _) in FORMS.items()}
        values["findings"] = (*values["findings"], *self.reader.findings)
        working_days = self._working_days(misspelt)
        parties = self._parties()
        self._derive(values)
        self._check_routes_and_schemes()
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
        work = cases_to_try(values["stages"], values["transitions"], values["further_facts"])
        if work > MOST_CASES:
            text = f"the conditions of the moves ask about {work:,} cases; at most {MOST_CASES:,} can be tried"
            self.faults.add(Place(("transition",)), text)
            return None
        head = {"version": "undated", **self.head}
        head.setdefault("title", f"Complaints procedure of {spaced(head['name']).title()}")
        try:
            found = Procedure(
                **cast("dict[str, Any]", {**head, **values}),
                source=self.reader.whole,
                working_days=working_days,
                parties=cast("Any", parties),
            )
        except InvalidProcedureError as error:
            led_to = {one.to for one in values["transitions"]} | {one.if_silent for one in values["windows"]}
            written = {one.name for one in values["stages"][: len(self._list("stage"))]}
            for fault in without_what_follows(error.problems, led_to=led_to, written=written):
                if is_certain(fault) or not self.faults.a_value_is_missing:
                    add_fault(fault, name=error.procedure, tables=self.table, faults=self.faults)
            return None
        work = readings_to_try(found.limits())
        if work > MOST_READINGS:
            text = f"the readings of its limits make {work:,} cases; at most {MOST_READINGS:,} can be worked out"
            self.faults.add(Place(), text)
        return found

    def _can_be_looked_through(self) -> bool:
        """Return whether there is not too much in the file; say where a character stands that cannot be shown."""
        number = 0
        inside: list[tuple[tuple[str | int, ...], object]] = [((), self.table)]
        while inside:
            path, value = inside.pop()
            keyed = cast("dict[str, object]", value) if isinstance(value, dict) else {}
            several = cast("list[object]", value) if isinstance(value, list) else []
            number += len(keyed) + len(several)
            if number > MOST_VALUES:
                self.faults.add(Place(), f"it holds more than {MOST_VALUES:,} values; at most so many are read")
                return False
            inside += [((*path, key), one) for key, one in keyed.items()]
            inside += [((*path, count), one) for count, one in enumerate(several, 1)]
            for text in (*keyed, *((value,) if isinstance(value, str) else ())):
                unprintable = _UNPRINTABLE.search(text)
                if unprintable is not None:
                    code = ord(unprintable[0])
                    self.faults.add(Place(path), f"a character stands here that cannot be shown, U+{code:04X}")
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

    def _unknown_keys(self) -> frozenset[str]:
        """Return the keys that seem to be meant by those that are none."""
        known = (*_BESIDE, *(key.name for key in HEAD), *FORMS)
        meant: set[str] = set()
        for key, value in self.table.items():
            if key not in known:
                closest = self.faults.add_unknown(Place((key,)), "key", key, known)
                if isinstance(value, dict | list) and not FORMS.keys().isdisjoint(closest):
                    self.faults.a_name_is_missing = True
                meant.update(closest)
        return frozenset(meant)

    def _read_head(self, misspelt: Container[str]) -> None:
        for key in HEAD:
            if key.name in self.table:
                self.head[key.to] = key.value.read(self.table[key.name], Place((key.name,)), self.reader)
            elif key.required:
                self._needed(key.name, key.text, misspelt)
                self.faults.a_name_is_missing = True
        self.head.pop("derived", None)

    def _needed(self, name: str, text: str, misspelt: Container[str], place: Place = _TOP) -> None:
        """Say that a key is needed, unless it seems to stand there misspelt."""
        if name not in misspelt:
            self.faults.add(place, f"{name} is needed: {text}")

    # Sources

    def _read_sources(self, misspelt: Container[str]) -> None:
        whole = self._whole(misspelt)
        self.reader = evolve(self.reader, whole=whole)
        named: dict[str, Source] = {}
        for name, table in self._table("sources").items():
            place = Place(("sources", name))
            NAME.read(name, place, self.reader)
            if isinstance(table, dict):
                given = cast("dict[str, object]", table)
                meant = self._unknown_in(given, _OWN_KEYS, place)
                own = {key: one for key, one in given.items() if key != "source"}
                named[name] = read_source(own, place, self.reader, required=True, meant=meant)
            else:
                self.faults.add(place, f"a table is needed, not {said(table)}")
        self.reader = evolve(self.reader, named=named)

    def _whole(self, misspelt: Container[str]) -> Source:
        """Return the source of the file as a whole, on which its rules rest where they do not say otherwise."""
        place = Place(("source",))
        if "source" not in self.table:
            keys = "; ".join(f"{key}, {text}" for key, text in OF_SOURCE.items())
            self._needed("source", f"a table with {keys}", misspelt)
            return NO_SOURCE
        table = self._table("source")
        meant = self._unknown_in(table, _OWN_KEYS, place)
        given = {key: one for key, one in table.items() if key in _OWN_KEYS}
        if "house-rule" not in given:
            if "words" not in given:
                given.setdefault("paraphrase", "the procedure as a whole")
            for key, text in OF_SOURCE.items():
                if key not in table and isinstance(self.table["source"], dict):
                    self._needed(key, text, meant, place)
        title = self.head.get("title") or spaced(self.head.get("name", "")).title()
        start = evolve(self.reader, whole=evolve(NO_SOURCE, instrument=str(title)))
        return read_source(given, place, start, required=True)

    def _read_starts(self) -> None:
        """Read the starts that the file names: each a table of readings, and perhaps which is the default."""
        starts: dict[str, Limit] = {}
        for name, table in self._table("readings").items():
            place = Place(("readings",)).key(name)
            NAME.read(name, place, self.reader)
            if name in {event.name for event in EVENTS}:
                self.faults.add(place, f"{said(name)} is the name of an event, so a start cannot have it")
            if not isinstance(table, dict):
                self.faults.add(place, f"a table of readings is needed, not {said(table)}")
                continue
            options = {key: one for key, one in cast("dict[str, object]", table).items() if key != "default"}
            default = cast("dict[str, object]", table).get("default")
            whole = {"readings": name, "options": options, **({} if default is None else {"default": default})}
            start = cast("Limit", LIMIT.read(whole, place, self.reader))
            if len(start.nodes) > MOST_PARTS:  # it stands again wherever it is named
                self.faults.add(place, f"it has {len(start.nodes):,} parts; a start has at most {MOST_PARTS}")
                self.faults.a_value_is_missing = True
                start = cast("Limit", LIMIT.stand_in)
            starts[name] = start
        self.reader = evolve(self.reader, starts=starts)

    # Rules

    def _rules(self, name: str) -> tuple[Any, ...]:
        _, form = FORMS[name]
        tables = self.table.get(name, [])
        place = Place((name,))
        if isinstance(tables, dict):
            self.faults.add(
                place, f"there may be several, so write the heading with two brackets each side: [[{name}]]"
            )
            self.faults.a_value_is_missing = True
            found = form.read(cast("dict[str, object]", tables), place, self.reader)
            return () if found is None else (found,)
        if not isinstance(tables, list):
            self.faults.add(place, f"write each under a heading [[{name}]]; here stands {said(tables)}")
            self.faults.a_name_is_missing = True
            return ()
        several = cast("list[object]", tables)
        if len(several) > MOST_RULES:
            self.faults.add(place, f"there are {len(several):,}; at most {MOST_RULES} are read")
            self.faults.a_name_is_missing = True
            return ()
        read = (form.read(one, place.item(number), self.reader) for number, one in enumerate(several, 1))
        return tuple(one for one in read if one is not None)

    def _working_days(self, misspelt: Container[str]) -> WorkingDayDefinition:
        given, place = self.table.get("working-days"), Place(("working-days",))
        if isinstance(given, dict):
            return self._working_days_in(cast("dict[str, object]", given), place)
        division: object = Division.ENGLAND_AND_WALES.value
        if given is None:
            self._needed("working-days", f"one of {', '.join(DIVISION.choices)}", misspelt)
        else:
            division = DIVISION.read(given, place, self.reader)
        source = house_rule(_NOT_SAID, checked_on=self.reader.whole.checked_on)
        return WorkingDayDefinition(division=str(division), source=source)

    def _working_days_in(self, table: Mapping[str, object], place: Place) -> WorkingDayDefinition:
        known = (*(key.name for key in WORKING_DAYS), "closures-source", *SOURCE_KEYS)
        meant = self._unknown_in(table, known, place)
        self.faults.a_value_is_missing |= bool(meant)
        values: dict[str, Any] = {"division": Division.ENGLAND_AND_WALES.value}
        for key in WORKING_DAYS:
            if key.name in table:
                values[key.to] = key.value.read(table[key.name], place.key(key.name), self.reader)
            elif key.required:
                self._needed(key.name, key.text, meant, place)
        source = read_source(table, place, self.reader, required=True, meant=meant)
        if "closures-source" in table:
            values["closures_source"] = self._closures_source(table["closures-source"], place, source)
        return WorkingDayDefinition(source=source, **values)

    def _closures_source(self, given: object, place: Place, source: Source) -> Source:
        here = place.key("closures-source")
        if not isinstance(given, dict):
            self.faults.add(here, f"a table is needed, not {said(given)}")
            return source
        table = cast("dict[str, object]", given)
        meant = self._unknown_in(table, tuple(SOURCE_KEYS), here)
        return read_source(table, here, self.reader, required=True, meant=meant)

    def _parties(self) -> dict[Party, str]:
        place = Place(("parties",))
        parties: dict[Party, str] = {}
        for name, text in self._table("parties").items():
            if name in _PARTIES:
                parties[_PARTIES[name]] = TEXT.read(text, place.key(name), self.reader)
            else:
                self.faults.add_unknown(place.key(name), "party", name, _PARTIES)
        return parties

    def _table(self, name: str) -> dict[str, object]:
        given = self.table.get(name, {})
        if isinstance(given, dict):
            return cast("dict[str, object]", given)
        self.faults.add(Place((name,)), f"a table is needed, not {said(given)}")
        return {}

    def _list(self, name: str) -> list[object]:
        """Return the tables of a list as the file has them; one that is no list among others."""
        given: object = self.table.get(name, [])
        return cast("list[object]", given) if isinstance(given, list) else [given]

    def _unknown_in(self, table: Mapping[str, object], known: Sequence[str], place: Place) -> frozenset[str]:
        """Return the keys that seem to be meant by those that the table may not have."""
        meant: set[str] = set()
        for key in table:
            if key not in known:
                meant.update(self.faults.add_unknown(place.key(key), "key", key, known))
        return frozenset(meant)

    def _check_routes_and_schemes(self) -> None:
        """Find schemes that there are not, and an ombudsman of whom nothing says when it is too early."""
        named: list[tuple[Place, object]] = [(Place(("under",)), self.table.get("under"))]
        for number, route in enumerate(self._list("route"), 1):
            if isinstance(route, dict):
                given = cast("dict[str, object]", route)
                place = Place(("route", number)).called(given.get("name"))
                named.append((place.key("scheme"), given.get("scheme")))
                if given.get("kind") == "ombudsman" and "complete" not in given:
                    self.faults.add(place, _COMPLETE)
        known = schemes.names()
        for place, name in named:
            if isinstance(name, str) and name not in known and NAME.fits(name):
                self.faults.add_unknown(place, "scheme", name, known)

    # What is derived

    def _derive(self, values: dict[str, tuple[Any, ...]]) -> None:
        """Add what the stages imply: the moves that begin them, the ends that nobody named, and the opening."""
        begins, leaves = self._of_stages("begins"), self._of_stages("from")
        if self.table.get("derived") is False:
            self.head.setdefault("opening", "complaint")
            return
        stages: tuple[Stage, ...] = values["stages"]
        written: tuple[Transition, ...] = values["transitions"]
        events = {event.name for event in (*EVENTS, *cast("tuple[Event, ...]", values["further_events"]))}
        derived = list(_moves(stages, _usual_begins(stages, written, events) | begins, leaves, written))
        stages = (*stages, *_silent_ends(values["windows"], stages))
        rule = house_rule(_TAKEN_TO_END, checked_on=self.reader.whole.checked_on)
        moves = [*derived, *written]
        for stage, event, starts in _ends(stages, moves, values["duties"], events):
            stages = stages if any(one.name == stage for one in stages) else (*stages, _end(stage, rule))
            moves.append(Transition(event=event, to=stage, start=starts, source=rule))
        values["stages"], values["transitions"] = stages, tuple(moves)
        opening = next((one.event for one in moves if NOT_BEGUN in one.start), "complaint")
        self.head.setdefault("opening", opening)

    def _of_stages(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return what each stage says under a key that the record has no attribute for."""
        found: dict[str, tuple[str, ...]] = {}
        for number, table in enumerate(self._list("stage"), 1):
            if isinstance(table, dict) and key in table:
                given = cast("dict[str, object]", table)
                place = Place(("stage", number, key)).called(given.get("name"))
                found[str(given.get("name"))] = cast("tuple[str, ...]", NAMES.read(given[key], place, self.reader))
                if self.table.get("derived") is False:
                    self.faults.add(place, f"{key} is not read where derived = false; write a [[transition]]")
        return found


def _ends(
    stages: tuple[Stage, ...], moves: list[Transition], duties: tuple[Duty, ...], events: set[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the ends that the file does not name, each with its event and the stages that it leaves."""
    running = [one.name for one in stages if not one.ends]
    ends = {one.name for one in stages if one.ends}
    answered = any(one.to in ends and one.event not in _NO_ANSWERS for one in moves)
    if running and not answered:
        last = running[-1]
        acts = [one.act for one in duties if one.stage == last and one.act.endswith("response")]
        usual = (*acts, f"{last}-response", "final-response")
        event = next((act for act in usual if act in events), "final-response")
        if not any(one.event == event and last in (one.start or running) for one in moves):
            yield "completed", event, (last,)
    for stage, event in (("resolved", "resolution"), ("withdrawn", "withdrawal")):
        if running and all(one.event != event for one in moves):
            yield stage, event, ()


def _usual_begins(
    stages: tuple[Stage, ...], written: tuple[Transition, ...], events: set[str]
) -> dict[str, tuple[str, ...]]:
    """Return what begins each stage of which the file does not say: the complaint, or the request of its name."""
    found: dict[str, tuple[str, ...]] = {}
    for number, stage in enumerate(one for one in stages if not one.ends):
        event = f"{stage.name}-request" if number else "complaint"
        if event in events and all(one.to != stage.name for one in written):
            found[stage.name] = (event,)
    return found


def _moves(
    stages: tuple[Stage, ...],
    begins: Mapping[str, tuple[str, ...]],
    leaves: Mapping[str, tuple[str, ...]],
    written: tuple[Transition, ...],
) -> Iterator[Transition]:
    """Yield the move that begins each stage, where the file writes no move of its own by that event to it."""
    before: tuple[str, ...] = (NOT_BEGUN,)
    for stage in stages:
        start = leaves.get(stage.name, () if stage.ends else before)
        for event in begins.get(stage.name, ()):
            if all((one.event, one.to) != (event, stage.name) for one in written):
                yield Transition(event=event, to=stage.name, start=start, source=stage.source)
        if not stage.ends:
            before = (stage.name,)


def _silent_ends(windows: tuple[Window, ...], stages: tuple[Stage, ...]) -> Iterator[Stage]:
    """Yield the stages that only `if-silent` names: they are ends."""
    known = {one.name for one in stages}
    for window in windows:
        if window.if_silent is not None and window.if_silent not in known:
            known.add(window.if_silent)
            yield _end(window.if_silent, window.source)


def _end(name: str, source: Source) -> Stage:
    return Stage(name=name, title=spaced(name), source=source, ends=True)
