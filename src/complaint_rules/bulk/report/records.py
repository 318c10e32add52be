"""A report as records: lines of counts, each with its base and the text that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from complaint_rules.bulk.report.guarding import Mark
from complaint_rules.explanations import DISCLAIMER, source_to_dict

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.catalogue import ReportRequirement
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source

__all__ = ["Count", "Line", "Report", "Table", "Wait"]


@frozen(kw_only=True)
class Count:
    """
    A count, as it is shown.

    Attributes:
        value: The number; None where it is hidden.
        mark: How it is shown.
        minimum: The count below which a number is hidden.

    Source:
        House rule: what is hidden is not in the record, so that no other output can let it out.

    Examples:
        >>> print(Count(value=12, mark=Mark.SHOWN, minimum=5), "-", Count(value=None, mark=Mark.FEW, minimum=5))
        12 - fewer than 5
    """

    value: int | None
    mark: Mark
    minimum: int

    def __str__(self) -> str:
        if self.value is not None:
            return str(self.value)
        return f"fewer than {self.minimum}" if self.mark is Mark.FEW else "not shown"


@frozen(kw_only=True)
class Line:
    """
    One line of a table.

    Attributes:
        name: What it is called in data, such as "stage-1-response/met".
        label: What it counts.
        count: How many.
        of: How many they are out of; None for a count that is no part of another.
        asked_by: The text that asks for it; None where none was read.

    Source:
        House rule: a percentage says what it is a percentage of.
    """

    name: str
    label: str
    count: Count
    of: Count | None = None
    asked_by: Source | None = None

    @property
    def share(self) -> float | None:
        """The percentage, to one decimal; None where it would give a hidden number away, or is of nothing."""
        if self.of is None or not self.of.value or self.count.value is None:
            return None
        return round(100 * self.count.value / self.of.value, 1)


@frozen(kw_only=True)
class Table:
    """
    Lines that belong together.

    Attributes:
        name: What it is called in data.
        title: Its heading.
        lines: The lines.
        remarks: What must be said of it.
        duty: The name of the duty that it is about; empty where it is about none.
        apart: Whether what it is about is not put as a must: should, a promise, an aim, advice or a description.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
    duty: str = ""
    apart: bool = False

    def line(self, name: str) -> Line:
        """
        Return a line by its name.

        Raises:
            KeyError: If there is none.
        """
        found = {line.name: line for line in self.lines}
        return found[name]


@frozen(kw_only=True)
class Wait:
    """
    How long an act took.

    Attributes:
        duty: The name of the duty.
        title: What the act is.
        measured: How many were measured.
        of: Of how many that were done.
        median: The middle one, or half-way between the two in the middle; None where too few were measured.
        ninetieth: The smallest number of days within which at least 90 in 100 were done; None likewise.
        longest: The longest; None likewise.
        unit: "working day" or "day".
        counted: From which day, and which is the first.
        apart: As for its table.

    Source:
        House rule: a duration says from when, in which days, and of how many.
    """

    duty: str
    title: str
    measured: Count
    of: Count
    median: float | None
    ninetieth: int | None
    longest: int | None
    unit: str
    counted: str
    apart: bool


@frozen(kw_only=True)
class Report:
    """
    A report on a table of complaints over a period.

    Attributes:
        procedure: The rules.
        on: The date on which everything is as it stands.
        first: The first day of the period.
        last: Its last day.
        counted: Which complaints are counted: "received", "begun" or "due" in the period.
        minimum: Counts from 1 to one below it are hidden.
        zeros: Whether nought is shown; else it is hidden like these.
        tables: The tables.
        waits: How long each act took.
        requirement: The text that requires the report or asks for it; None where none was read.
        outcomes: Whether a column of outcomes was given.

    Source:
        House rule: a report counts what the rules say of each complaint, and says what it cannot tell.
    """

    procedure: Procedure = field(repr=False)
    on: date
    first: date
    last: date
    counted: str
    minimum: int
    zeros: bool
    tables: tuple[Table, ...]
    waits: tuple[Wait, ...]
    requirement: ReportRequirement | None
    outcomes: bool

    def table(self, name: str) -> Table:
        """
        Return a table by its name.

        Raises:
            KeyError: If there is none.
        """
        found = {table.name: table for table in self.tables}
        return found[name]

    def text(self) -> str:
        """Return the report as plain text of at most 100 columns."""
        from complaint_rules.bulk.report.page import text  # noqa: PLC0415 - a page is made of these records

        return text(self)

    def markdown(self) -> str:
        """Return the report as Markdown, every text from the table escaped."""
        from complaint_rules.bulk.report.page import markdown  # noqa: PLC0415 - a page is made of these records

        return markdown(self)

    def svg(self, *, width: int = 900) -> str:
        """
        Return a chart as SVG: for each duty how many were done in time and late, and how many are overdue or open.

        It is `width` pixels wide, from 320 to 4000, holds no script and no address, and can be read without colours.
        A bar of a hidden number has one length for all, so that nothing can be measured off it.

        Raises:
            NotANumberError: If `width` is no whole number from 320 to 4000.
        """
        from complaint_rules.bulk.report.picture import picture  # noqa: PLC0415 - as for the pages

        return picture(self, width)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD, a hidden number as null."""
        return {
            "scheme": self.procedure.name,
            "version": self.procedure.version,
            "rules_digest": self.procedure.digest,
            "on": self.on.isoformat(),
            "period": {"first": self.first.isoformat(), "last": self.last.isoformat(), "counted": self.counted},
            "minimum": self.minimum,
            "zeros": self.zeros,
            "required_by": None if self.requirement is None else _requirement(self.requirement),
            "tables": [_table(table) for table in self.tables],
            "durations": [_wait(wait) for wait in self.waits],
            "notice": DISCLAIMER,
        }


def _requirement(requirement: ReportRequirement) -> dict[str, Any]:
    return {
        "source": source_to_dict(requirement.source),
        "strength": requirement.strength.value,
        "asks": [{"text": one.text, "subject": one.subject.value} for one in requirement.asks],
        "not_read": requirement.not_read,
    }


def _count(count: Count) -> dict[str, Any]:
    return {"value": count.value, "shown": str(count)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "duty": table.duty or None,
        "put_as_must": not table.apart,
        "lines": [
            {
                "name": line.name,
                "label": line.label,
                **_count(line.count),
                "of": None if line.of is None else _count(line.of),
                "share": line.share,
                "asked_by": None if line.asked_by is None else line.asked_by.citation,
            }
            for line in table.lines
        ],
        "remarks": list(table.remarks),
    }


def _wait(wait: Wait) -> dict[str, Any]:
    return {
        "duty": wait.duty,
        "title": wait.title,
        "measured": _count(wait.measured),
        "of": _count(wait.of),
        "median": wait.median,
        "ninetieth": wait.ninetieth,
        "longest": wait.longest,
        "unit": wait.unit,
        "counted": wait.counted,
        "put_as_must": not wait.apart,
    }
