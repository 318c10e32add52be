"""The names of the columns that a table of complaints may have, and what each stands for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.errors import ComplaintRulesError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from complaint_rules.procedures import Procedure

__all__ = ["ColumnKind", "ColumnName"]

_MADE = ""
_EXTENSION_PARTS = ("to", "on", "how", "cause")
_SUSPENSION_PARTS = ("from", "cause", "resumed")


class ColumnKind(Enum):
    """
    What a column tells of.

    Source:
        House rule: a table holds what a record holds: events, facts, extensions and suspensions.
    """

    EVENT = "event"
    FACT = "fact"
    EXTENSION = "extension"
    SUSPENSION = "suspension"


@frozen
class ColumnName:
    """
    The name of a column, taken apart.

    Attributes:
        kind: What it tells of.
        name: The event, the fact or the duty that is extended; empty for a suspension.
        part: For an event, empty for the day it was made, "received", or a detail; else the part of the entry.
        number: Which of several, from 1.

    Source:
        House rule: one column, one meaning: `complaint`, `complaint.received`, `response-date-agreed.until`,
        `progress-update/2`, `fact.advocate`, `extension.stage-2-response.to`, `suspension.from`.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> ColumnName.read("complaint.received", procedure).part
        'received'
    """

    kind: ColumnKind
    name: str
    part: str = ""
    number: int = 1

    @classmethod
    def read(cls, text: str, procedure: Procedure) -> ColumnName:
        """
        Return what the name of a column stands for under a procedure.

        Raises:
            UnknownNameError: If it stands for nothing, naming what is close.

        Source:
            House rule: a misspelt column is not an empty one.
        """
        head, _, part = text.partition(".")
        if head == ColumnKind.FACT.value and any(fact.name == part for fact in procedure.facts):
            return cls(ColumnKind.FACT, part)
        if head.partition("/")[0] == ColumnKind.SUSPENSION.value and part in _SUSPENSION_PARTS:
            name, number = _numbered(head)
            if number:
                return cls(ColumnKind.SUSPENSION, "", part, number)
        if head == ColumnKind.EXTENSION.value:
            duty, _, part = part.rpartition(".")
            name, number = _numbered(duty)
            if number and part in _EXTENSION_PARTS and any(one.name == name for one in procedure.duties):
                return cls(ColumnKind.EXTENSION, name, part, number)
        name, number = _numbered(head)
        if number and part in _parts_of(name, procedure):
            return cls(ColumnKind.EVENT, name, part, number)
        raise UnknownNameError(text, valid=every_name(procedure), where="a column of the table", kind="column")


def every_name(procedure: Procedure) -> tuple[str, ...]:
    """
    Return the name of every column that a table under a procedure may have, without those of further occurrences.

    Source:
        House rule: what a record can hold, a table can hold.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> "fact.advocate" in every_name(schemes.in_force("england-children", on=date(2024, 8, 1)))
        True
    """
    events = (
        f"{event.name}.{part}" if part else event.name
        for event in procedure.events
        for part in _parts_of(event.name, procedure)
    )
    extended = dict.fromkeys(rule.duty for rule in procedure.extensions)
    return (
        *events,
        *(f"fact.{fact.name}" for fact in procedure.facts),
        *(f"extension.{duty}.{part}" for duty in extended for part in _EXTENSION_PARTS),
        *(f"suspension.{part}" for part in _SUSPENSION_PARTS if procedure.suspensions),
    )


def _parts_of(event: str, procedure: Procedure) -> tuple[str, ...]:
    try:
        found = procedure.event(event)
    except ComplaintRulesError:
        return ()
    received = ("received",) if found.sent else ()
    return (_MADE, *received, *(detail.name for detail in found.details))


def _numbered(text: str) -> tuple[str, int]:
    """Return the name before a slash and the number after it, 1 where there is none, 0 where it is none from 2 on."""
    name, slash, number = text.partition("/")
    if not slash:
        return name, 1
    plain = number.isascii() and number.isdecimal() and number == str(int(number)) and number not in {"0", "1"}
    return name, int(number) if plain else 0


def read_names(names: Iterable[str], procedure: Procedure) -> tuple[dict[str, ColumnName], list[ComplaintRulesError]]:
    """Return what each name stands for, and what is wrong with the others."""
    read: dict[str, ColumnName] = {}
    faults: list[ComplaintRulesError] = []
    for name in names:
        try:
            read[name] = ColumnName.read(name, procedure)
        except UnknownNameError as error:
            faults.append(error)
    return read, faults
