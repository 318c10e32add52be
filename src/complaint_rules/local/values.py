"""What a key of a file may hold: how it is read, how it is written, and how an editor is told of it."""

from __future__ import annotations

import re
from abc import abstractmethod
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, cast

from attrs import field, frozen

from complaint_rules.conditions import Always
from complaint_rules.limits import Limit, NoFigure
from complaint_rules.local.phrases import (
    PhraseError,
    condition_to_toml,
    limit_to_toml,
    period_to_text,
    read_condition,
    read_limit,
    read_period,
    value_from_toml,
)
from complaint_rules.local.places import LONGEST_NAME, NAME, said
from complaint_rules.local.starts import with_starts
from complaint_rules.periods import Period, Unit
from complaint_rules.vocabulary import LARGEST_NUMBER, LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from complaint_rules.conditions import Condition, FactValue
    from complaint_rules.local.contexts import Reader, Writer
    from complaint_rules.local.places import Place

__all__ = [
    "CONDITION",
    "LIMIT",
    "PERIOD",
    "ChoiceValue",
    "DateValue",
    "FactsValue",
    "FlagValue",
    "ListValue",
    "NameValue",
    "NumberValue",
    "TextValue",
    "Value",
    "short_name",
]

MOST_IN_A_LIST = 100
"""House rule: the most items that a list in a file may have; the longest that was read has thirty."""


def short_name(value: Enum) -> str:
    """
    Return the name by which a file names a value of an enum.

    Examples:
        >>> from complaint_rules.vocabulary import Party
        >>> short_name(Party.OTHER_BODY)
        'other-body'
    """
    return value.name.lower().replace("_", "-")


class Value(Protocol):
    """
    What a key may hold.

    Source:
        House rule: one description serves the reader, the writer and the editor's schema, so that they cannot differ.
    """

    @abstractmethod
    def read(self, value: object, place: Place, reader: Reader) -> object:
        """Return what the value stands for; where it cannot be read, add a fault and return a stand-in."""

    @abstractmethod
    def write(self, value: object, writer: Writer, /) -> object:
        """Return the value as the file holds it."""

    @abstractmethod
    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of what the file may hold."""


class _AsItStands:
    """What a file holds as the record does."""

    __slots__ = ()

    def write(self, value: object, _: Writer, /) -> object:
        """Return the value."""
        return value


@frozen
class TextValue(_AsItStands):
    """
    A text.

    Attributes:
        may_be_empty: Whether it may be left empty, as an address that nobody knows.
    """

    may_be_empty: bool = False

    def read(self, value: object, place: Place, reader: Reader) -> str:
        """Return the text."""
        if not isinstance(value, str):
            fault = f"a text in quotation marks is needed, not {said(value)}"
        elif len(value) > LONGEST_TEXT:
            fault = f"the text has {len(value):,} characters; at most {LONGEST_TEXT:,} are read"
        elif value.strip() or self.may_be_empty:
            return value
        else:
            fault = "the text is empty; leave the key out where there is nothing to say"
        reader.faults.add(place, fault)
        return "(not given)"

    def schema(self) -> dict[str, object]:
        """Return the schema of a text."""
        least = {} if self.may_be_empty else {"minLength": 1}
        return {"type": "string", **least, "maxLength": LONGEST_TEXT}


@frozen
class NameValue(_AsItStands):
    """A name: small letters, digits and single hyphens."""

    def read(self, value: object, place: Place, reader: Reader) -> str:
        """Return the name; one that cannot be read leaves rules that use it without one."""
        if isinstance(value, str) and self.fits(value):
            return value
        kind = f"a name of small letters, digits and single hyphens, at most {LONGEST_NAME} long, is needed"
        reader.faults.add(place, f"{kind}, not {said(value)}")
        reader.faults.a_name_is_missing = True
        return "not-given"

    @staticmethod
    def fits(text: str) -> bool:
        """Return whether a text is a name."""
        return len(text) <= LONGEST_NAME and re.fullmatch(NAME, text) is not None

    def schema(self) -> dict[str, object]:
        """Return the schema of a name."""
        return {"type": "string", "pattern": f"^{NAME}$", "maxLength": LONGEST_NAME}


@frozen
class FlagValue(_AsItStands):
    """True or false."""

    def read(self, value: object, place: Place, reader: Reader) -> bool:
        """Return the truth value."""
        if not isinstance(value, bool):
            reader.faults.add(place, f"true or false is needed, without quotation marks, not {said(value)}")
        return value is True

    def schema(self) -> dict[str, object]:
        """Return the schema of a truth value."""
        return {"type": "boolean"}


@frozen
class NumberValue(_AsItStands):
    """A whole number, from 1 on."""

    def read(self, value: object, place: Place, reader: Reader) -> int:
        """Return the number."""
        if type(value) is int and 1 <= value <= LARGEST_NUMBER:
            return value
        reader.faults.add(place, f"a whole number from 1 to {LARGEST_NUMBER:,} is needed, not {said(value)}")
        return LARGEST_NUMBER

    def schema(self) -> dict[str, object]:
        """Return the schema of a number."""
        return {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}


@frozen
class DateValue(_AsItStands):
    """A date."""

    def read(self, value: object, place: Place, reader: Reader) -> date | None:
        """Return the date; a time of day, which TOML writes almost as it writes a date, is a fault."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        reader.faults.add(
            place,
            f"a date is needed, written without quotation marks and without a time as 2026-11-22, not {said(value)}",
        )
        return None

    def schema(self) -> dict[str, object]:
        """Return the schema of a date, as editors for TOML show it."""
        return {"type": "string", "format": "date"}


@frozen
class ChoiceValue:
    """
    One of several: the values of an enum by their short names, or texts.

    Attributes:
        choices: What the file may hold, and what it stands for.
    """

    choices: dict[str, object]

    @classmethod
    def of(cls, enum: type[Enum]) -> ChoiceValue:
        """Return the choice among the values of an enum."""
        return cls({short_name(one): one for one in enum})

    def read(self, value: object, place: Place, reader: Reader) -> object:
        """Return what the choice stands for."""
        if isinstance(value, str) and value in self.choices:
            return self.choices[value]
        reader.faults.add_unknown(place, "value", value, self.choices)
        return next(iter(self.choices.values()))

    def write(self, value: object, _: Writer, /) -> object:
        """Return the short name."""
        return next(name for name, one in self.choices.items() if one == value)

    def schema(self) -> dict[str, object]:
        """Return the schema of a choice."""
        return {"enum": list(self.choices)}


@frozen
class ListValue:
    """
    A list, all of one kind.

    Attributes:
        of: What each item is.
        or_one: Whether a single item may stand without its brackets.
    """

    of: Value
    or_one: bool = False

    def read(self, value: object, place: Place, reader: Reader) -> tuple[object, ...]:
        """Return the items."""
        if self.or_one and not isinstance(value, list):
            return (self.of.read(value, place, reader),)
        if not isinstance(value, list):
            reader.faults.add(place, f"a list is needed, in square brackets, not {said(value)}")
            return ()
        several = cast("list[object]", value)
        if len(several) > MOST_IN_A_LIST:
            reader.faults.add(place, f"the list has {len(several):,} items; at most {MOST_IN_A_LIST} are read")
            return ()
        return tuple(self.of.read(one, place.item(number), reader) for number, one in enumerate(several, 1))

    def write(self, value: object, writer: Writer) -> object:
        """Return the list."""
        return [self.of.write(one, writer) for one in cast("tuple[object, ...]", value)]

    def schema(self) -> dict[str, object]:
        """Return the schema of a list."""
        listed: dict[str, object] = {"type": "array", "items": self.of.schema(), "maxItems": MOST_IN_A_LIST}
        return {"anyOf": [self.of.schema(), listed]} if self.or_one else listed


@frozen
class FactsValue:
    """A table of facts and their values."""

    def read(self, value: object, place: Place, reader: Reader) -> dict[str, FactValue]:
        """Return the facts."""
        if not isinstance(value, dict):
            reader.faults.add(
                place, f"a table of facts is needed, such as {{ member-or-officer = true }}, not {said(value)}"
            )
            return {}
        told: dict[str, FactValue] = {}
        for name, one in cast("dict[str, object]", value).items():
            try:
                told[name] = value_from_toml(one, name)
            except PhraseError as error:
                reader.faults.add(place.key(name), str(error))
        return told

    def write(self, value: object, _: Writer, /) -> object:
        """Return the table."""
        return dict(cast("tuple[tuple[str, FactValue], ...]", value))

    def schema(self) -> dict[str, object]:
        """Return the schema of a table of facts."""
        return {"type": "object", "additionalProperties": {"type": ["boolean", "integer", "string"]}}


@frozen
class _PhraseValue:
    """
    What a phrase says.

    Attributes:
        reads: How it is read.
        writes: How it is written.
        stand_in: What stands for one that cannot be read.
        described: Its schema.
    """

    reads: Callable[[object], object]
    writes: Callable[[object], object]
    stand_in: object
    described: dict[str, object] = field(factory=dict[str, object])

    def read(self, value: object, place: Place, reader: Reader) -> object:
        """Return what the phrase says."""
        try:
            found = self.reads(value)
            return with_starts(found, reader.starts) if isinstance(found, Limit) else found
        except PhraseError as error:
            for fault in error.faults:
                reader.faults.add(place, fault)
            return self.stand_in

    def write(self, value: object, _: Writer, /) -> object:
        """Return the phrase."""
        return self.writes(value)

    def schema(self) -> dict[str, object]:
        """Return the schema of the phrase."""
        return self.described


def _limit(value: object) -> object:
    return limit_to_toml(cast("Limit", value))


def _period(value: object) -> object:
    return period_to_text(cast("Period", value))


def _condition(value: object) -> object:
    return condition_to_toml(cast("Condition", value))


LIMIT = _PhraseValue(read_limit, _limit, NoFigure("(could not be read)"), {"$ref": "#/$defs/limit"})
"""A limit: a sentence or a table."""

PERIOD = _PhraseValue(read_period, _period, Period(1, Unit.DAYS), {"$ref": "#/$defs/period"})
"""A period: a sentence."""

CONDITION = _PhraseValue(read_condition, _condition, Always(), {"$ref": "#/$defs/condition"})
"""A condition: a table."""
