"""The tables of a procedure file: the keys of each, the record it becomes, and what a key left out stands for."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, cast

from attrs import fields, frozen

from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.local.origins import SOURCE_KEYS, SOURCE_VALUES, read_source, source_keys
from complaint_rules.local.places import said
from complaint_rules.local.values import (
    CONDITION,
    LIMIT,
    PERIOD,
    ChoiceValue,
    FactsValue,
    FlagValue,
    ListValue,
    NameValue,
    NumberValue,
    TextValue,
    Value,
)
from complaint_rules.rules import (
    Content,
    Duty,
    EarlyGround,
    Entitlement,
    Extension,
    How,
    Letter,
    Recurrence,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Suspension,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.vocabulary import Detail, Event, Fact, Kind, Party, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from attrs import AttrsInstance

    from complaint_rules.local.contexts import Reader, Writer
    from complaint_rules.local.places import Place
    from complaint_rules.sources import Source

__all__ = ["FORMS", "NAMING", "PARTS", "Form", "Key", "Section", "source_schema", "spaced"]

NAMING = frozenset(("name", "if-silent"))
"""The keys that give names: where one of them is misspelt, rules seem to name what does not exist."""

TEXT, NAME, FLAG, NUMBER, FACTS = TextValue(), NameValue(), FlagValue(), NumberValue(), FactsValue()
NAMES, TEXTS = ListValue(NAME, or_one=True), ListValue(TEXT, or_one=True)


class Section(dict[str, object]):
    """A table that is written under a heading of its own, not in braces on one line."""

    __slots__ = ()


@frozen(kw_only=True)
class Key:
    """
    One key of a table.

    Attributes:
        name: The key.
        value: What it may hold.
        text: What it is for, as a clause for editors.
        attribute: The attribute of the record; empty for the key with underscores.
        required: Whether it must be there.
        otherwise: What is taken where it is left out, from what the table says so far; None for the record's default.
        always: Whether it is written even where it says what is taken anyway.
    """

    name: str
    value: Value
    text: str
    attribute: str = ""
    required: bool = False
    otherwise: Callable[[Mapping[str, object]], object] | None = None
    always: bool = False

    @property
    def to(self) -> str:
        """The attribute of the record."""
        return self.attribute or self.name.replace("-", "_")


@frozen(kw_only=True)
class Form:
    """
    One table of a file, as the record that it becomes.

    Attributes:
        name: What it is called.
        text: What it is, as a sentence for editors.
        make: The record.
        keys: Its keys, in the order in which they are written.
        sourced: Whether the record says where it comes from.
        required: Whether it must say so itself, where it does not stand inside another rule.
        finding: Whether it may carry a finding about itself.
        called_by: The key that names it in a message.
        parts_sourced: For a record whose parts say where they come from: the attribute that holds them. The table may
            say it for all of them.
        beside: Keys that the record has no attribute for, and that are read where the file as a whole is.
    """

    name: str
    text: str
    make: Callable[..., object]
    keys: tuple[Key, ...]
    sourced: bool = True
    required: bool = True
    finding: bool = False
    called_by: str = "name"
    parts_sourced: str = ""
    beside: tuple[Key, ...] = ()

    def read(self, value: object, place: Place, reader: Reader) -> object:
        """Return the record; None where there is no table, or not all that it needs."""
        if not isinstance(value, dict):
            reader.faults.add(place, f"a table is needed, not {said(value)}")
            reader.faults.a_name_is_missing = True
            return None
        table = cast("dict[str, object]", value)
        place = place if place.named else place.called(table.get(self.called_by))
        misspelt = self._unknown_keys(table, place, reader)
        source = self._source_in(table, misspelt, place, reader)
        values = self._values_in(table, misspelt, place, reader if source is None else reader.inside(source))
        if any(key.required and key.name not in table for key in self.keys):
            return None
        if self.finding and "finding" in table:
            inside = place.named if reader.rule is not None else ""
            self._carry_finding(TEXT.read(table["finding"], place.key("finding"), reader), inside, values, reader)
        return self.make(**values, **({"source": source} if self.sourced else {}))

    def _source_in(
        self, table: Mapping[str, object], misspelt: Container[str], place: Place, reader: Reader
    ) -> Source | None:
        """Return where the record comes from; None where it does not say so, or leaves it to its parts."""
        if self.sourced:
            return read_source(table, place, reader, required=self.required, meant=misspelt)
        parts: object = table.get(self.parts_sourced)
        bare = isinstance(parts, list) and any(isinstance(one, str) for one in cast("list[object]", parts))
        if self.parts_sourced and (bare or not SOURCE_KEYS.keys().isdisjoint(table)):
            return read_source(table, place, reader, required=bare, meant=misspelt)
        return None

    def _values_in(
        self, table: Mapping[str, object], misspelt: Container[str], place: Place, reader: Reader
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        faults = reader.faults
        for key in self.keys:
            if key.name in table:
                before = len(faults)
                values[key.to] = key.value.read(table[key.name], place.key(key.name), reader)
                if len(faults) > before and not isinstance(key.value, TextValue | NumberValue):
                    faults.a_value_is_missing = True
            elif key.required:
                if key.name not in misspelt:
                    faults.add(place, f"{key.name} is needed: {key.text}")
                faults.a_name_is_missing = True
            elif key.otherwise is not None:
                values[key.to] = key.otherwise(values)
        return values

    @property
    def known(self) -> tuple[str, ...]:
        """Every key that the table may have."""
        sources = tuple(SOURCE_KEYS) if self.sourced or self.parts_sourced else ()
        return (*(key.name for key in (*self.keys, *self.beside)), *sources, *(("finding",) if self.finding else ()))

    def _unknown_keys(self, table: Mapping[str, object], place: Place, reader: Reader) -> frozenset[str]:
        """Return the keys that seem to be meant by those that the table may not have."""
        meant: set[str] = set()
        for key in table:
            if key not in self.known:
                meant.update(reader.faults.add_unknown(place.key(key), "key", key, self.known))
                reader.faults.a_value_is_missing = True
        if not NAMING.isdisjoint(meant):
            reader.faults.a_name_is_missing = True
        return frozenset(meant)

    def _carry_finding(self, text: str, inside: str, values: Mapping[str, object], reader: Reader) -> None:
        """Add a finding about the record; about the rule around it, by name, where it is part of one."""
        about = inside or str(values.get("name") or values.get("duty") or values.get("cause"))
        taken = {one.name for one in reader.findings}
        name = f"{self.name}-{about}"
        names = chain((name,), (f"{name}-{number}" for number in count(2)))
        reader.findings.append(
            TextFinding(name=next(one for one in names if one not in taken), text=text, about=(about,))
        )

    def write(self, value: object, writer: Writer) -> object:
        """Return the table."""
        record = cast("AttrsInstance", value)
        defaults = {one.name: one.default for one in fields(type(record))}
        table = Section()
        source = self._source_of(record)
        inner = writer if source is None else writer.inside(source)
        so_far: dict[str, object] = {}
        for key in self.keys:
            held: object = getattr(record, key.to)
            otherwise = defaults[key.to] if key.otherwise is None else key.otherwise(so_far)
            so_far[key.to] = held
            if key.always or held != otherwise:
                table[key.name] = key.value.write(held, inner)
        return Section({**table, **({} if source is None else source_keys(source, writer, required=self.required))})

    def _source_of(self, record: object) -> Source | None:
        """Return where a record comes from, or for one whose parts say it, where the first of them does."""
        if self.parts_sourced:
            parts = cast("tuple[Content, ...]", getattr(record, self.parts_sourced))
            return parts[0].source if parts else None
        return cast("Duty", record).source if self.sourced else None

    def schema(self) -> dict[str, object]:
        """Return where the schema of this table stands."""
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> dict[str, object]:
        """Return the schema of this table."""
        properties: dict[str, object] = {
            key.name: {"description": key.text, **key.value.schema()} for key in (*self.keys, *self.beside)
        }
        if self.sourced or self.parts_sourced:
            for name, text in SOURCE_KEYS.items():
                properties[name] = {"description": text, **source_schema(name)}
        if self.finding:
            properties["finding"] = {"description": "what is wrong with the text here", **TEXT.schema()}
        required = [key.name for key in self.keys if key.required]
        return {
            "type": "object",
            "description": self.text,
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }


def source_schema(name: str) -> dict[str, object]:
    """Return the schema of a key by which a rule says where it comes from."""
    return SOURCE_VALUES.get(name, TEXT).schema()


def spaced(name: object) -> str:
    """
    Return a name as words.

    Examples:
        >>> spaced("stage-2-request")
        'stage 2 request'
    """
    return str(name).replace("-", " ")


class _ContentValue:
    """One thing that a letter holds: a text, or a table where it has a strength or a source of its own."""

    __slots__ = ()

    def read(self, value: object, place: Place, reader: Reader) -> object:
        return _CONTENT.read({"text": value} if isinstance(value, str) else value, place, reader)

    def write(self, value: object, writer: Writer) -> object:
        content = cast("Content", value)
        if content.source == writer.rule and content.strength is Strength.MUST:
            return content.text
        return dict(cast("Section", _CONTENT.write(value, writer)))

    def schema(self) -> dict[str, object]:
        return {"anyOf": [TEXT.schema(), _CONTENT.schema()]}


def _of_name(values: Mapping[str, object]) -> str:
    return spaced(values.get("name", ""))


def _of_act(values: Mapping[str, object]) -> object:
    return values.get("act", "")


def _of_event(values: Mapping[str, object]) -> object:
    return values.get("event", "")


def _of_cause(values: Mapping[str, object]) -> str:
    return spaced(values.get("cause", ""))


def _with_article(values: Mapping[str, object]) -> str:
    return f"the {spaced(values.get('name', ''))}"


def _a_promise(_: Mapping[str, object]) -> Strength:
    return Strength.PROMISE


def _the_body(_: Mapping[str, object]) -> Party:
    return Party.BODY


STRENGTH = ChoiceValue.of(Strength)
PARTY = ChoiceValue.of(Party)
HOW = ChoiceValue.of(How)
_HOW_STRONGLY = "how strongly the text puts it; promise, as “we will” of a body's own page, where left out"
_STRENGTH = Key(name="strength", value=STRENGTH, text="how strongly the text puts it; must where left out")

LIMB = Form(
    name="limb",
    text="One of the tests that a discretion asks for.",
    make=Limb,
    sourced=False,
    called_by="fact",
    keys=(
        Key(name="fact", value=NAME, required=True, text="the fact that tells whether it is met"),
        Key(name="text", value=TEXT, required=True, text="the test, as a clause"),
    ),
)
DISCRETION = Form(
    name="discretion",
    text="The power to set a rule aside.",
    make=Discretion,
    called_by="who",
    keys=(
        Key(name="who", value=TEXT, required=True, text="who may do it, as one would name them in a sentence"),
        Key(name="any-limb", value=FLAG, text="whether one of the tests is enough"),
        Key(name="limbs", value=ListValue(LIMB), text="the tests, all of which must be met"),
    ),
)
TARGET = Form(
    name="target",
    text="An aim inside a limit, or advice where there is none; missing it is no breach.",
    make=Target,
    called_by="until",
    keys=(
        Key(name="until", value=LIMIT, required=True, text="the day aimed at or advised"),
        Key(name="strength", value=STRENGTH, text="how strongly the text puts it; aim where left out"),
    ),
)
RECURRENCE = Form(
    name="recurrence",
    text="How a duty comes back.",
    make=Recurrence,
    sourced=False,
    called_by="every",
    keys=(
        Key(name="every", value=PERIOD, required=True, text="the period from one occurrence to the next"),
        Key(name="ends-with", value=NAME, required=True, text="the event after which no more is owed"),
        Key(name="starts-if", value=CONDITION, text="what must be so for it to begin"),
    ),
)
STAGE = Form(
    name="stage",
    text="A stage of the procedure.",
    make=Stage,
    required=False,
    keys=(
        Key(name="name", value=NAME, required=True, text="what the stage is called"),
        Key(name="title", value=TEXT, otherwise=_of_name, text="what to call it in a sentence"),
        Key(name="ends", value=FLAG, text="whether the procedure is over in it"),
        Key(name="handled-by", value=TEXT, text="who handles it, as the text names them"),
    ),
    beside=(
        Key(
            name="begins",
            value=NAMES,
            text="what begins it; where left out, the complaint, and for stage-2 the event stage-2-request",
        ),
        Key(name="from", value=NAMES, text="the stages that its event leaves; left out for the stage before it"),
    ),
)
TRANSITION = Form(
    name="transition",
    text="A move from one stage to another, where `begins` of a stage does not say it.",
    make=Transition,
    required=False,
    called_by="event",
    keys=(
        Key(name="event", value=NAME, required=True, text="the event that makes it"),
        Key(name="to", value=NAME, required=True, text="the stage it leads to"),
        Key(name="start", value=NAMES, text="the stages it leaves; left out for every open stage that has begun"),
        Key(name="when", value=CONDITION, text="which of several moves by one event is made"),
        Key(name="allowed-if", value=CONDITION, text="what must be so for the text to allow it"),
        Key(name="discretion", value=DISCRETION, text="the power to allow it all the same"),
        Key(name="reopens", value=FLAG, text="whether it leaves a stage in which the procedure is over"),
    ),
)
DUTY = Form(
    name="duty",
    text="Something that somebody owes, and by when.",
    make=Duty,
    finding=True,
    called_by="act",
    keys=(
        Key(name="act", value=NAME, required=True, text="the event by which it is met"),
        Key(name="name", value=NAME, otherwise=_of_act, text="what the deadline is called; its act where left out"),
        Key(name="title", value=TEXT, text="what to call it in a sentence; the title of its act where left out"),
        Key(name="stage", value=NAME, text="the stage it belongs to; left out for the procedure as a whole"),
        Key(name="owed-by", value=PARTY, otherwise=_the_body, text="whose duty it is; the body's where left out"),
        Key(name="within", value=LIMIT, required=True, text="the last day on which it can be met in time"),
        Key(name="strength", value=STRENGTH, otherwise=_a_promise, text=_HOW_STRONGLY),
        Key(name="met-when-received", value=FLAG, text="whether the text asks for receipt"),
        Key(name="soft", value=TEXT, text="what the text says that softens the limit"),
        Key(name="if-missed", value=TEXTS, text="what follows from a miss, as the text says it"),
        Key(name="owed-if", value=CONDITION, text="what must be so for it to be owed at all"),
        Key(name="target", value=TARGET, text="an aim inside the limit"),
        Key(name="recurs", value=RECURRENCE, text="how it comes back"),
    ),
)
WINDOW = Form(
    name="window",
    text="The time in which somebody may do something.",
    make=Window,
    finding=True,
    called_by="event",
    keys=(
        Key(name="event", value=NAME, required=True, text="what may be done"),
        Key(name="name", value=NAME, otherwise=_of_event, text="what the window is called; its event where left out"),
        Key(name="stage", value=NAME, required=True, text="the stage it belongs to"),
        Key(name="until", value=LIMIT, required=True, text="the last day on which it is in time"),
        Key(name="opens", value=LIMIT, text="the first day"),
        _STRENGTH,
        Key(name="by", value=PARTY, text="whose window it is; the complainant's where left out"),
        Key(name="met-when-received", value=FLAG, text="whether the text asks for receipt"),
        Key(name="if-silent", value=NAME, text="the stage that follows by itself if nothing is done"),
        Key(name="long-stop", value=LIMIT, text="the day after which lateness is not accepted either"),
        Key(name="long-stop-absolute", value=FLAG, text="whether the text makes it absolute"),
        Key(name="advised", value=TARGET, text="advice on when to do it"),
        Key(name="late", value=DISCRETION, text="the power to accept it late"),
    ),
)
EXTENSION = Form(
    name="extension",
    text="A way in which the limit of a duty may be extended.",
    make=Extension,
    finding=True,
    called_by="duty",
    keys=(
        Key(name="duty", value=NAME, required=True, text="the duty whose limit it is"),
        Key(name="how", value=HOW, required=True, text="by notice, by agreement, by an officer, or by itself"),
        Key(name="by", value=PERIOD, text="how much it may add to the day on which the duty was due"),
        Key(name="to", value=LIMIT, text="an outer day"),
        Key(name="to-at-most", value=FLAG, text="whether the second figure of the duty's own period is the outer day"),
        Key(name="firm", value=FLAG, text="whether what goes past the bound does not count; true where left out"),
        Key(name="times", value=NUMBER, text="how often; left out for any number"),
        Key(name="before-expiry", value=FLAG, text="whether the text says that it must be made in time"),
        Key(name="follows", value=HOW, text="another way that must have been used first"),
        Key(name="causes", value=TEXTS, text="the causes that the text names"),
        Key(name="applies-when", value=CONDITION, text="for one that comes by itself: the condition"),
        Key(name="requires", value=TEXTS, text="what the text asks for with it"),
    ),
)
SUSPENSION = Form(
    name="suspension",
    text="A cause for which clocks stand still.",
    make=Suspension,
    finding=True,
    called_by="cause",
    keys=(
        Key(name="cause", value=NAME, required=True, text="what it is called"),
        Key(name="title", value=TEXT, otherwise=_of_cause, text="what to call it in a sentence"),
        Key(name="duties", value=NAMES, text="the duties whose clocks it stops; left out for the body's in the stage"),
        Key(name="windows", value=NAMES, text="the windows whose clocks it stops; left out for the complainant's"),
    ),
)
TIME_LIMIT = Form(
    name="time-limit",
    text="A limit on making the complaint itself.",
    make=TimeLimit,
    finding=True,
    keys=(
        Key(name="name", value=NAME, otherwise=lambda _: "time-limit", text="the name of the rule"),
        Key(name="title", value=TEXT, text="what it is called in a sentence"),
        Key(name="until", value=LIMIT, required=True, text="the last day on which the complaint is in time"),
        _STRENGTH,
        Key(name="waived-by", value=NAME, text="a fact by which there is no limit at all"),
        Key(name="judged-by-receipt", value=FLAG, text="whether the text asks when the complaint was received"),
        Key(name="discretion", value=DISCRETION, text="the power to accept a late complaint"),
    ),
)
EARLY_GROUND = Form(
    name="early-ground",
    text="A ground on which a route may be taken before the procedure is complete.",
    make=EarlyGround,
    called_by="text",
    keys=(
        Key(name="text", value=TEXT, required=True, text="the ground, as a clause"),
        Key(name="when", value=CONDITION, required=True, text="the condition"),
    ),
)
ROUTE = Form(
    name="route",
    text="Another body to turn to, beside the stage, with its own clock.",
    make=Route,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="title", value=TEXT, required=True, text="whom to turn to"),
        Key(name="kind", value=ChoiceValue.of(RouteKind), required=True, text="what sort of body it is"),
        Key(name="event", value=NAME, text="the event of turning to it"),
        Key(name="scheme", value=NAME, text="the bundled scheme that holds its rules"),
        Key(name="applies", value=CONDITION, text="whether this complaint is one for it"),
        Key(
            name="complete",
            value=CONDITION,
            always=True,
            text="what ends the time in which it would be premature; an ombudsman needs it",
        ),
        Key(name="closing", value=PERIOD, text="how long before the end of its limit it is said to be closing"),
        Key(name="remit", value=TEXT, text="what it looks at, as the text says it"),
        Key(name="early", value=ListValue(EARLY_GROUND), text="the grounds on which it may be taken before"),
        Key(name="time-limit", value=TIME_LIMIT, text="its own limit"),
    ),
)
ENTITLEMENT = Form(
    name="entitlement",
    text="A right that somebody has beside the stages: an advocate, a companion, a meeting.",
    make=Entitlement,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="who", value=TEXT, required=True, text="who has it"),
        Key(name="text", value=TEXT, required=True, text="what it is, as a clause that follows “may”"),
        Key(name="stages", value=NAMES, text="where it is had; left out for everywhere"),
        Key(name="when", value=CONDITION, text="the condition"),
    ),
)
EXCLUSION = Form(
    name="exclusion",
    text="A ground on which the complaint is outside the procedure.",
    make=Exclusion,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="the name of the rule"),
        Key(name="when", value=CONDITION, required=True, text="the condition that excludes it"),
        Key(name="text", value=TEXT, required=True, text="what is excluded, as a clause"),
        Key(name="discretion", value=DISCRETION, text="the power to consider it all the same"),
    ),
)
STANDING = Form(
    name="standing",
    text="A condition that the person, the body or the matter must meet.",
    make=Standing,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="the name of the rule"),
        Key(name="when", value=CONDITION, required=True, text="the condition that must be met"),
        Key(name="text", value=TEXT, required=True, text="what must be so, as a clause"),
        Key(name="discretion", value=DISCRETION, text="the power to accept what does not meet it"),
    ),
)
_CONTENT = Form(
    name="content",
    text="One thing that a letter must, should or may hold.",
    make=Content,
    called_by="text",
    keys=(Key(name="text", value=TEXT, required=True, text="what it is"), _STRENGTH),
)
LETTER = Form(
    name="letter",
    text="What the sending of an event must contain.",
    make=Letter,
    sourced=False,
    parts_sourced="contents",
    called_by="event",
    keys=(
        Key(name="event", value=NAME, required=True, text="the event"),
        Key(name="form", value=TEXT, text="the form that the text asks for, such as “in writing”"),
        Key(name="contents", value=ListValue(_ContentValue()), required=True, text="the checklist"),
    ),
)
ROLE = Form(
    name="role",
    text="Somebody whom the text asks to act, and who may not.",
    make=Role,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="what the role is called"),
        Key(name="title", value=TEXT, otherwise=_with_article, text="what to call it in a sentence"),
        Key(name="text", value=TEXT, required=True, text="what the role does and how many hold it"),
        Key(name="told", value=FACTS, text="what the text itself tells of who serves, as facts about that person"),
        Key(name="not-if", value=ListValue(EXCLUSION), text="who may not serve"),
    ),
)
STATEMENT = Form(
    name="statement",
    text="Something that the text says and no date follows from: a promise, advice, a remit.",
    make=Statement,
    finding=True,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="text", value=TEXT, required=True, text="what it says"),
        Key(name="strength", value=STRENGTH, text="how strongly the text puts it; description where left out"),
        Key(name="stage", value=NAME, text="the stage it belongs to"),
    ),
)
FINDING = Form(
    name="finding",
    text="A defect of the text: a missing start, a contradiction, a silence.",
    make=TextFinding,
    sourced=False,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="text", value=TEXT, required=True, text="what is wrong, and what is done about it"),
        Key(name="about", value=TEXTS, text="the duties, windows, routes and rules that it touches, by name"),
    ),
)
DETAIL = Form(
    name="detail",
    text="Something that an event carries beside its dates.",
    make=Detail,
    sourced=False,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="kind", value=ChoiceValue.of(Kind), text="what sort of value it has; text where left out"),
        Key(name="choices", value=TEXTS, text="the values, where it is one of several"),
    ),
)
EVENT = Form(
    name="event",
    text="Something that can happen and that the shared vocabulary does not have.",
    make=Event,
    sourced=False,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="title", value=TEXT, otherwise=_with_article, text="what to call it in a sentence, with its article"),
        Key(name="by", value=PARTY, required=True, text="whose act it is"),
        Key(name="sent", value=FLAG, text="whether it is sent to somebody; true where left out"),
        Key(name="repeats", value=FLAG, text="whether it may be recorded again"),
        Key(name="after", value=NAMES, text="the events that must have come before it"),
        Key(name="lies-before", value=FLAG, text="whether it lies on or before the complaint"),
        Key(name="details", value=ListValue(DETAIL), text="what it may carry"),
    ),
)
FACT = Form(
    name="fact",
    text="Something that can be told and that the shared vocabulary does not have.",
    make=Fact,
    sourced=False,
    keys=(
        Key(name="name", value=NAME, required=True, text="what it is called"),
        Key(name="question", value=TEXT, required=True, text="the question that asks for it"),
        Key(name="kind", value=ChoiceValue.of(Kind), text="what sort of value it has; yes or no where left out"),
        Key(name="choices", value=TEXTS, text="the values, where it is one of several"),
    ),
)

FORMS: dict[str, tuple[str, Form]] = {
    "stage": ("stages", STAGE),
    "transition": ("transitions", TRANSITION),
    "duty": ("duties", DUTY),
    "window": ("windows", WINDOW),
    "extension": ("extensions", EXTENSION),
    "suspension": ("suspensions", SUSPENSION),
    "route": ("routes", ROUTE),
    "entitlement": ("entitlements", ENTITLEMENT),
    "time-limit": ("time_limits", TIME_LIMIT),
    "exclusion": ("exclusions", EXCLUSION),
    "standing": ("standing", STANDING),
    "letter": ("letters", LETTER),
    "role": ("roles", ROLE),
    "statement": ("statements", STATEMENT),
    "finding": ("findings", FINDING),
    "event": ("further_events", EVENT),
    "fact": ("further_facts", FACT),
}
"""Each list of tables, with the attribute of the procedure that it becomes and its form."""

PARTS = (LIMB, DISCRETION, TARGET, RECURRENCE, EARLY_GROUND, _CONTENT, DETAIL)
"""The tables that stand inside others."""
