"""A limit in the words of a letter, in which one side is "you"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.limits import SentenceReading, Uses, UsesReading
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaint_rules.conditions import FactValue

__all__ = ["LimitInLetter", "UsesInLetter"]


@frozen
class UsesInLetter(UsesReading):
    """
    The reading that gathers what a limit rests on, on the readings of the text that were taken.

    Attributes:
        taken: The readings chosen, by name.

    Source:
        House rule: a letter counts from what it says that it counts from.
    """

    taken: Mapping[str, str] = field(factory=dict[str, str])

    def readings(self, name: str, options: Mapping[str, Uses], default: str | None, /) -> Uses:
        """Gather the reading that was taken, or all of them where none was."""
        chosen = self.taken.get(name, default)
        return super().readings(name, options, default) if chosen is None else options[chosen]


@frozen
class LimitInLetter(SentenceReading):
    """
    The reading that gives a limit as a letter says it.

    A receipt is "the day you receive" something; a choice that a known fact decides is decided; a reading that was
    taken stands alone.

    Attributes:
        sent_by: Whose act each event is, by name.
        you: Who is addressed as "you".
        facts: The facts told.
        taken: The readings chosen, by name.

    Source:
        House rule: short sentences; what was not taken is said in a sentence of its own.
    """

    sent_by: Mapping[str, Party] = field(factory=dict[str, Party])
    you: Party = Party.BODY
    facts: Mapping[str, object] = field(factory=dict[str, object])
    taken: Mapping[str, str] = field(factory=dict[str, str])

    def received(self, event: str) -> str:
        """Say whose receipt it is, where the letter goes to whom receives it."""
        if self.you is Party.BODY and self.sent_by.get(event) is Party.COMPLAINANT:
            return f"the day you receive {self.on(event)}"
        return f"the day {self.on(event)} is received"

    def date_set_by(self, event: str, detail: str) -> str:  # noqa: ARG002 - the letter has no use for its name
        """Name what set the date."""
        return f"the date set by {self.on(event)}"

    def by_fact(self, fact: str, branches: Mapping[FactValue, str], otherwise: str | None) -> str:
        """Take the limit that a known fact decides, else list them."""
        told = self.facts.get(fact)
        for value, limit in branches.items():
            if type(value) is type(told) and value == told:
                return limit
        if told is not None and otherwise is not None:
            return otherwise
        return super().by_fact(fact, branches, otherwise)

    def readings(self, name: str, options: Mapping[str, str], default: str | None, /) -> str:
        """Say the reading that was taken, or all of them where none was."""
        taken = self.taken.get(name, default)
        return options[taken] if taken is not None else ", or, read in another way, ".join(options.values())
