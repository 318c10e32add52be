"""What a letter is made of: words with blanks, headings, paragraphs and lists."""

from __future__ import annotations

from attrs import frozen

from complaint_rules.errors import one_line

__all__ = ["Blank", "Heading", "Paragraph", "Part", "Points", "Words", "said"]


@frozen
class Blank:
    """
    Something that is not known and that the sender has to fill in.

    Attributes:
        asks: What belongs there, such as "the date you complained".
    """

    asks: str

    def __str__(self) -> str:
        """Return it as it stands in a letter, in square brackets."""
        return f"[{one_line(self.asks)}]"


Words = tuple[str | Blank, ...]
"""A text in pieces, so that a blank is told from a text that only looks like one."""


def said(words: Words) -> str:
    """Return a text in one piece and on one line."""
    return one_line("".join(map(str, words)))


@frozen
class Heading:
    """
    A heading inside a letter.

    Attributes:
        words: What it says.
    """

    words: Words


@frozen
class Paragraph:
    """
    A paragraph.

    Attributes:
        words: What it says.
    """

    words: Words


@frozen
class Points:
    """
    A list.

    Attributes:
        items: What it lists.
        numbered: Whether it is numbered from 1.
    """

    items: tuple[Words, ...]
    numbered: bool = False


Part = Heading | Paragraph | Points
"""What the body of a letter is made of."""
