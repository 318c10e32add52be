"""What reading and writing a file carry with them: its sources and starts, the rule at hand, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from complaint_rules.limits import Limit
from complaint_rules.rules import TextFinding
from complaint_rules.sources import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaint_rules.local.places import Faults

__all__ = ["Reader", "Writer"]


@frozen
class Reader:
    """
    What reading a file carries with it.

    Attributes:
        faults: What is wrong so far.
        whole: The source of the file as a whole.
        named: The sources that the file names.
        starts: The starts that the file names, each a choice among readings.
        rule: The source of the rule that is being read, for what stands inside it; None outside every rule.
        findings: The findings that rules of the file carry.
    """

    faults: Faults
    whole: Source
    named: Mapping[str, Source] = field(factory=dict[str, Source])
    starts: Mapping[str, Limit] = field(factory=dict[str, Limit])
    rule: Source | None = None
    findings: list[TextFinding] = field(factory=list[TextFinding])

    def inside(self, rule: Source) -> Reader:
        """Return the reader for what stands inside a rule."""
        return evolve(self, rule=rule)


@frozen
class Writer:
    """
    What writing a file carries with it.

    Attributes:
        whole: The source of the file as a whole.
        named: The sources that the file names, with their names.
        rule: The source of the rule that is being written; None outside every rule.
    """

    whole: Source
    named: Mapping[Source, str] = field(factory=dict[Source, str])
    rule: Source | None = None

    def inside(self, rule: Source) -> Writer:
        """Return the writer for what stands inside a rule."""
        return evolve(self, rule=rule)
