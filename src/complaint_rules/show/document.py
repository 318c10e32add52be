"""A page before it is written as plain text or as Markdown: sections of items and tables, and numbered notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.dates import in_words
from complaint_rules.explanations import sentence

if TYPE_CHECKING:
    from complaint_rules.sources import Source

__all__ = ["Item", "Note", "Notes", "Page", "Section", "Table"]


@frozen
class Item:
    """
    One line of a list.

    Attributes:
        text: What it says.
        depth: How far it is set in, from 0.
    """

    text: str
    depth: int = 0


@frozen
class Table:
    """
    A table whose first column names what each row is about.

    Attributes:
        headers: The titles of the columns.
        rows: The cells, as many in each row as there are titles.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Section:
    """
    A part of a page.

    Attributes:
        title: Its heading.
        items: What it lists.
        table: Its table, or None.
    """

    title: str
    items: tuple[Item, ...] = ()
    table: Table | None = None


@frozen
class Note:
    """
    A note at the end of a page.

    Attributes:
        text: What it says.
        url: The address of the page that was read; empty where there is none.
    """

    text: str
    url: str = ""


@frozen
class Page:
    """
    A page.

    Attributes:
        title: Its heading.
        lines: What stands under the heading, a line each.
        sections: Its parts; an empty one is left out.
        notes: Its notes; the first is number 1.
        closing: The last line; empty where there is none.
    """

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    closing: str = ""


@frozen
class Notes:
    """
    The notes of a page while it is written: each text once, numbered as first met.

    Source:
        House rule: a doubt on a text is said once for each source, not under every line that rests on it.

    Examples:
        >>> notes = Notes()
        >>> notes.say("One."), notes.say("Another."), notes.say("One.")
        ('[1]', '[2]', '[1]')
    """

    said: list[Note] = field(factory=list[Note])

    def of(self, source: Source) -> str:
        """Return the mark of the note on a source: the rule, how it was seen, and its link."""
        text = f"{source.citation}: {sentence(source.text)}"
        if source.seen.caveat:
            text += f" How it was seen: {source.seen.caveat}."
        return self._mark(Note(f"{text} Checked on {in_words(source.checked_on)}.", source.url))

    def say(self, text: str) -> str:
        """Return the mark of a note with this text."""
        return self._mark(Note(text))

    def _mark(self, note: Note) -> str:
        if note not in self.said:
            self.said.append(note)
        return f"[{self.said.index(note) + 1}]"
