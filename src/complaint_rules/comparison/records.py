"""What a comparison comes to: a difference per rule, each with both texts, and the whole of them in order."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from textwrap import fill
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import frozen

from complaint_rules.dates import weekday_in_words
from complaint_rules.errors import NotATruthValueError, UnknownNameError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import TextFinding
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Party

__all__ = ["DISCLAIMER", "Comparison", "Difference", "Example", "ReadingDifference", "Relation", "Share"]

DISCLAIMER = "This is information on the texts given, not legal advice."
"""House rule: every explanation says this, and says it once."""

_WIDTH = 100
_DIGITS = 4


class Relation(Enum):
    """
    How a rule of the local text stands to that of the scheme.

    STRICTER means an earlier last day, on whoever's clock it is: on a duty of the body it favours the complainant, on
    the complainant's own time it cuts it. ADDED is said of a rule, or of a figure, that the scheme does not have.

    Source:
        House rule: one word for one finding, and the text beside it says for whom it is better.

    Examples:
        >>> Relation.MIXED.value
        'stricter on some days and looser on others'
    """

    SILENT = "silent"
    CONTRADICTORY = "contradictory"
    STRICTER = "stricter"
    LOOSER = "looser"
    MIXED = "stricter on some days and looser on others"
    ADDED = "not in the scheme"
    SAME = "the same"
    CANNOT_COMPARE = "cannot compare"


@frozen(kw_only=True)
class Share:
    """
    On how many start days the local date is earlier, later or the same.

    Attributes:
        days: The start days tabulated: each from which both limits end within the published years.
        stricter: On how many of them the local date is the earlier.
        looser: On how many it is the later.

    Source:
        House rule: periods in different units are compared on every day, never by a rule of thumb.

    Examples:
        >>> share = Share(days=8, stricter=2, looser=4)
        >>> share.same, share.stricter_share, share.relation.name
        (2, Fraction(1, 4), 'MIXED')
    """

    days: int
    stricter: int
    looser: int

    @property
    def same(self) -> int:
        """The start days on which the dates agree."""
        return self.days - self.stricter - self.looser

    @property
    def stricter_share(self) -> Fraction:
        """The part of the start days on which the local date is the earlier."""
        return Fraction(self.stricter, self.days)

    @property
    def looser_share(self) -> Fraction:
        """The part of the start days on which it is the later."""
        return Fraction(self.looser, self.days)

    @property
    def same_share(self) -> Fraction:
        """The part of the start days on which the dates agree."""
        return Fraction(self.same, self.days)

    @property
    def relation(self) -> Relation:
        """What the days come to together."""
        if self.stricter and self.looser:
            return Relation.MIXED
        if self.stricter:
            return Relation.STRICTER
        return Relation.LOOSER if self.looser else Relation.SAME

    def to_dict(self) -> dict[str, Any]:
        """Return the counts, and each share as a decimal of four places."""
        return {
            "days": self.days,
            "stricter": self.stricter,
            "looser": self.looser,
            "same": self.same,
            "stricter_share": round(float(self.stricter_share), _DIGITS),
            "looser_share": round(float(self.looser_share), _DIGITS),
            "same_share": round(float(self.same_share), _DIGITS),
        }


@frozen(kw_only=True)
class Example:
    """
    One start day, and the two dates that follow from it.

    Attributes:
        start: The day from which both are counted.
        local: The last day under the local text.
        scheme: The last day under the scheme.

    Source:
        House rule: a share is checked by hand on a day; the most recent one of those that differ most is shown.
    """

    start: date
    local: date
    scheme: date

    @property
    def days(self) -> int:
        """How many days later the local date is; negative where it is the earlier."""
        return (self.local - self.scheme).days

    @property
    def sentence(self) -> str:
        """The three dates as a clause."""
        local, scheme = weekday_in_words(self.local), weekday_in_words(self.scheme)
        return f"from {weekday_in_words(self.start)} the local date is {local}, the scheme's {scheme}"

    def to_dict(self) -> dict[str, Any]:
        """Return the dates as text, and the difference in days."""
        return {
            "start": self.start.isoformat(),
            "local": self.local.isoformat(),
            "scheme": self.scheme.isoformat(),
            "days": self.days,
        }


@frozen(kw_only=True)
class ReadingDifference:
    """
    What one reading of the local text comes to against one reading of the scheme.

    Attributes:
        local_reading: Each question that the local text leaves open, with the answer taken.
        scheme_reading: The same for the scheme.
        relation: How the two stand to each other.
        share: On how many start days; None where nothing was tabulated.
        earlier: The start day on which the local date is the earlier by most; None where it never is.
        later: The start day on which it is the later by most; None where it never is.
        local_runs_from: From what the local period runs.
        scheme_runs_from: From what the scheme's runs.
        one_start: Whether both run from the same events, so that the dates are those of one complaint.
        post: How many days receipt was taken to follow sending; 0 where both are taken as one day.
        by_default: Whether these are the readings that the two texts take unless somebody chooses.
        on_last_days: The acts on which one of the periods rests, taken as done on their own last days.

    Source:
        House rule: every reading is reported; none is chosen in silence.
    """

    local_reading: tuple[tuple[str, str], ...]
    scheme_reading: tuple[tuple[str, str], ...]
    relation: Relation
    local_runs_from: str
    scheme_runs_from: str
    share: Share | None = None
    earlier: Example | None = None
    later: Example | None = None
    one_start: bool = True
    post: int = 0
    by_default: bool = True
    on_last_days: tuple[str, ...] = ()

    @property
    def example(self) -> Example | None:
        """The start day on which the dates differ most; None where they never do."""
        found = [one for one in (self.earlier, self.later) if one is not None]
        return max(found, key=_apart, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON can hold it."""
        return {
            "local_reading": dict(self.local_reading),
            "scheme_reading": dict(self.scheme_reading),
            "relation": self.relation.value,
            "share": None if self.share is None else self.share.to_dict(),
            "example": None if self.example is None else self.example.to_dict(),
            "local_runs_from": self.local_runs_from,
            "scheme_runs_from": self.scheme_runs_from,
            "one_start": self.one_start,
            "post": self.post,
            "by_default": self.by_default,
            "on_last_days": list(self.on_last_days),
        }


def _apart(example: Example) -> int:
    return abs(example.days)


@frozen(kw_only=True)
class Difference:
    """
    One rule, as the local text and as the scheme has it.

    Attributes:
        rule: The rule by kind and name, such as "window:panel-request".
        about: What of the rule: empty for the rule itself, else "outer limit", "advice", "extension" and the like.
        relation: How the two texts stand to each other.
        on_whom: Whose clock it is; for a rule without a clock, whom it falls on.
        text: What the local text says, what the scheme says, and what it means for the person.
        local_source: Where the local text says it; None where it does not.
        scheme_source: Where the scheme says it; None where it does not.
        local_limit: The local limit as a sentence; empty where there is none.
        scheme_limit: The scheme's limit as a sentence; empty where there is none.
        share: On how many start days; of the reading that differs on most, where there are several.
        example: The start day on which the dates of that reading differ most.
        findings: The defects of the local text that touch the rule.
        readings: What each reading comes to, where there is more than one.

    Source:
        House rule: both texts are shown side by side, and never merged.
    """

    rule: str
    relation: Relation
    on_whom: Party
    text: str
    about: str = ""
    local_source: Source | None = None
    scheme_source: Source | None = None
    local_limit: str = ""
    scheme_limit: str = ""
    share: Share | None = None
    example: Example | None = None
    findings: tuple[TextFinding, ...] = ()
    readings: tuple[ReadingDifference, ...] = ()

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON can hold it."""
        return {
            "rule": self.rule,
            "about": self.about,
            "relation": self.relation.value,
            "on_whom": self.on_whom.value,
            "text": self.text,
            "local_source": _source(self.local_source),
            "scheme_source": _source(self.scheme_source),
            "local_limit": self.local_limit,
            "scheme_limit": self.scheme_limit,
            "share": None if self.share is None else self.share.to_dict(),
            "example": None if self.example is None else self.example.to_dict(),
            "findings": [{"name": one.name, "text": one.text} for one in self.findings],
            "readings": [one.to_dict() for one in self.readings],
        }

    def lines(self, number: int) -> Iterator[str]:
        """Yield the difference as an item of a numbered list, with both texts and their links."""
        about = f", {self.about}" if self.about else ""
        head = f"{self.rule}{about} ({self.relation.value}; concerns {self.on_whom.value})"
        yield _wrapped(head, first=f"{number}. ", rest="   ")
        yield _wrapped(self.text)
        for name, source in (("Local text", self.local_source), ("Scheme", self.scheme_source)):
            said = "says nothing of it" if source is None else f"{source.text} ({source.citation})"
            yield _wrapped(f"{name}: {said}")
            if source is not None and source.url:
                yield _wrapped(source.url)
        for finding in self.findings:
            yield _wrapped(f"Found in the local text: {finding.text}")


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "citation": source.citation,
        "text": source.text,
        "url": source.url,
        "seen": source.seen.value,
        "checked_on": source.checked_on.isoformat(),
    }


def _wrapped(text: str, *, first: str = "   ", rest: str = "   ") -> str:
    return fill(
        one_line(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


@frozen(kw_only=True)
class Comparison:
    """
    A local procedure beside the scheme it sits under, rule by rule; it has no truth value.

    Attributes:
        local: The local procedure or guide.
        scheme: The scheme.
        differences: What differs, the silence that costs most first.
        same: The rules on which both texts agree.

    Source:
        House rule: a comparison is neither good nor bad news as a whole; read the differences.
    """

    local: Procedure
    scheme: Procedure
    differences: tuple[Difference, ...]
    same: tuple[Difference, ...]

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    @property
    def rules(self) -> tuple[str, ...]:
        """Every rule that was compared, by name, each once: those that differ first."""
        return tuple(dict.fromkeys(one.rule for one in (*self.differences, *self.same)))

    def of(self, rule: str) -> tuple[Difference, ...]:
        """
        Return all that was found about one rule, in order: the rule itself, its outer limit, its extensions.

        Raises:
            UnknownNameError: If neither text has a rule of that name that could be compared.

        Source:
            House rule: rules have names.
        """
        found = tuple(one for one in (*self.differences, *self.same) if one.rule == rule)
        if not found:
            raise UnknownNameError(rule, valid=self.rules, where="comparison")
        return found

    def to_dict(self) -> dict[str, Any]:
        """
        Return the comparison as JSON can hold it.

        Source:
            House rule: dates as text, enumerations by their words, both sources in full.
        """
        return {
            "local": _named(self.local),
            "scheme": _named(self.scheme),
            "differences": [one.to_dict() for one in self.differences],
            "same": [one.to_dict() for one in self.same],
            "disclaimer": DISCLAIMER,
        }

    def explain(self) -> str:
        """
        Return the comparison as plain text: one numbered item per difference, with both texts and their links.

        Source:
            House rule: lines of at most 100 characters, links apart; the disclaimer once, at the end.
        """
        head = f"{_title(self.local)}, compared with {_title(self.scheme)}"
        blocks = [_wrapped(head, first="")]
        if not self.differences:
            blocks.append("No rule differs.")
        blocks += ["\n".join(one.lines(number)) for number, one in enumerate(self.differences, 1)]
        if self.same:
            agreed = dict.fromkeys(f"{one.rule}, {one.about}" if one.about else one.rule for one in self.same)
            blocks.append(_wrapped(f"The same in both: {'; '.join(agreed)}.", first="", rest=""))
        return "\n\n".join([*blocks, DISCLAIMER])


def _named(procedure: Procedure) -> dict[str, str]:
    return {
        "name": procedure.name,
        "title": procedure.title,
        "version": procedure.version,
        "citation": procedure.source.citation,
        "url": procedure.source.url,
    }


def _title(procedure: Procedure) -> str:
    return f"{procedure.title} ({procedure.name}, {procedure.version})"
