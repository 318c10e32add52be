"""Where a rule comes from: the instrument, the provision, the words that were read, and how they were seen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import instance_of

if TYPE_CHECKING:
    from datetime import date

__all__ = ["HOUSE_RULE", "Instrument", "Seen", "Source", "house_rule"]

HOUSE_RULE = "house rule"
"""What stands for the instrument of a rule that no text says."""


class Seen(Enum):
    """
    How the text behind a rule was seen.

    Source:
        House rule: everything but PRIMARY shows in each answer that rests on it.
    """

    PRIMARY = "primary"
    PARTIAL = "partial"
    ADOPTED = "adopted"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"

    @property
    def was_read(self) -> bool:
        """Whether words of the text itself were read, so that they may be quoted."""
        return self in {Seen.PRIMARY, Seen.PARTIAL, Seen.ADOPTED}

    @property
    def caveat(self) -> str:
        """The sentence that stands in every answer resting on such a text; empty for PRIMARY."""
        return _CAVEATS[self]


_CAVEATS = {
    Seen.PRIMARY: "",
    Seen.PARTIAL: "only part of this provision's text was read",
    Seen.ADOPTED: "the words were read at a body that has adopted the text, not in the text itself",
    Seen.SECONDARY: "the provision's own text was not read; this is a paraphrase from pages that describe it",
    Seen.UNCONFIRMED: "no page that supports this was read; check it before you rely on it",
}


@frozen(kw_only=True)
class Source:
    """
    One provision, as the authority for one rule.

    Attributes:
        instrument: The short name of the law, code or page, such as "SI 2006/1738".
        provision: The place in it, such as "reg 17(3)"; empty for a whole page.
        words: The words of the rule, only where they were read.
        paraphrase: What the rule says in our words, where its text was not read or is long.
        url: The address of the page that was read.
        checked_on: The day on which somebody last compared the rule with that page. It is no part of the rule: a page
            looked at again changes no digest.
        seen: How the text was seen.

    Source:
        House rule: a rule is data with its source as a required argument.
    """

    instrument: str = field(validator=instance_of(str))
    provision: str = field(validator=instance_of(str))
    url: str = field(validator=instance_of(str))
    checked_on: date = field(repr=False)
    seen: Seen = field(validator=instance_of(Seen))
    words: str | None = None
    paraphrase: str | None = None

    @property
    def citation(self) -> str:
        """The instrument and the provision, as one would cite them."""
        return f"{self.instrument}, {self.provision}" if self.provision else self.instrument

    @property
    def text(self) -> str:
        """The words in quotation marks where they were read, then the paraphrase, marked where it stands alone."""
        if self.words is None:
            return f"{self.paraphrase} (paraphrase)"
        return f"“{self.words}”" + (f" ({self.paraphrase})" if self.paraphrase else "")


@frozen(kw_only=True)
class Instrument:
    """
    A law, a code or a published page, from which provisions are cited.

    Attributes:
        title: The full title.
        short: The name used in citations.
        url: The address of the whole.
        checked_on: The day on which it was last looked at.

    Source:
        House rule: one instrument, many provisions, so that a title is written once.

    Examples:
        >>> from datetime import date
        >>> regulations = Instrument(
        ...     title="The Children Act 1989 Representations Procedure (England) Regulations 2006",
        ...     short="SI 2006/1738",
        ...     url="https://www.legislation.gov.uk/uksi/2006/1738",
        ...     checked_on=date(2026, 11, 22),
        ... )
        >>> source = regulations.at("reg 10(c)", seen=Seen.PRIMARY, words="deal expeditiously")
        >>> source.citation, source.text
        ('SI 2006/1738, reg 10(c)', '“deal expeditiously”')
    """

    title: str = field(validator=instance_of(str))
    short: str = field(validator=instance_of(str))
    url: str = field(validator=instance_of(str))
    checked_on: date = field(repr=False)

    def at(
        self,
        provision: str,
        *,
        seen: Seen,
        words: str | None = None,
        paraphrase: str | None = None,
        url: str | None = None,
    ) -> Source:
        """Return the source for one provision; `url` where the page read is not the instrument's own."""
        return Source(
            instrument=self.short,
            provision=provision,
            url=self.url if url is None else url,
            checked_on=self.checked_on,
            seen=seen,
            words=words,
            paraphrase=paraphrase,
        )


def house_rule(reason: str, *, checked_on: date) -> Source:
    """
    Return the source of a rule that this library made itself, with the reason.

    Source:
        House rule: what no text says and something must be decided for is marked as ours.
    """
    return Source(
        instrument=HOUSE_RULE,
        provision="",
        url="",
        checked_on=checked_on,
        seen=Seen.PRIMARY,
        paraphrase=reason,
    )
