"""A letter before it is sent: its parts, its blanks, and what the person who sends it should know."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.explanations import DISCLAIMER
from complaint_rules.letters import forms
from complaint_rules.letters.parts import Blank, Points
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from complaint_rules.conditions import Answer
    from complaint_rules.letters.parts import Part, Words

__all__ = ["Kind", "Letter"]


class Kind(Enum):
    """What a letter is for."""

    COMPLAINT = "complaint"
    FOLLOW_UP = "follow-up"
    NEXT_STAGE = "next-stage"
    OMBUDSMAN = "ombudsman"


@frozen(kw_only=True)
class Letter:
    """
    A draft of a letter, to be read, completed and sent by a person.

    Attributes:
        kind: What it is for.
        on: The date of the letter.
        answer: Whether the record gives ground for it: yes; no unless discretion, where it asks for that; cannot
            tell, where it says what is not known; no, where there is nothing to write, or where the text as it stands
            gives no ground and the letter asks all the same.
        sender: The lines of the sender's address.
        addressee: The lines of the address that it goes to.
        references: The references.
        subject: What it is about.
        greeting: Such as "Dear Ms Khan".
        body: Its headings, paragraphs and lists; empty where nothing can be written.
        closing: "Yours sincerely" to somebody addressed by name, else "Yours faithfully".
        signature: The lines under it.
        copies: Who gets a copy.
        rules: The rules that it relies on; the first is rule 1.
        cautions: What the sender should know and the letter does not say.

    Source:
        House rule: a draft never says more than the record holds; what is not known is a blank.
    """

    kind: Kind
    on: date
    answer: Answer
    sender: tuple[Words, ...] = ()
    addressee: tuple[Words, ...] = ()
    references: tuple[Words, ...] = ()
    subject: Words = ()
    greeting: Words = ()
    body: tuple[Part, ...] = field(default=(), repr=False)
    closing: str = ""
    signature: tuple[Words, ...] = ()
    copies: tuple[Words, ...] = ()
    rules: tuple[Words, ...] = field(default=(), repr=False)
    cautions: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_written(self) -> bool:
        """Whether there is a letter; where there is none, `cautions` say why."""
        return bool(self.body)

    @property
    def blanks(self) -> tuple[str, ...]:
        """Each blank as it stands in the text, in square brackets, once."""
        return tuple(dict.fromkeys(str(one) for words in self._all() for one in words if isinstance(one, Blank)))

    def _all(self) -> Iterator[Words]:
        yield from (*self.sender, *self.addressee, *self.references, self.subject, self.greeting)
        for part in self.body:
            yield from part.items if isinstance(part, Points) else (part.words,)
        yield from (*self.signature, *self.copies, *self.rules)

    @property
    def text(self) -> str:
        """The letter as plain text, a paragraph a line, to be pasted and edited; empty where there is none."""
        return forms.text(self) if self.is_written else ""

    @property
    def markdown(self) -> str:
        """The letter as Markdown; empty where there is none."""
        return forms.markdown(self) if self.is_written else ""

    @property
    def html(self) -> str:
        """The letter as a fragment of HTML, each blank in a `mark`; empty where there is none."""
        return forms.html(self) if self.is_written else ""

    @property
    def note(self) -> tuple[str, ...]:
        """What is for the sender and no part of the letter: how much is to be filled in, cautions, the disclaimer."""
        if not self.is_written:
            first = "No letter was drafted."
        elif self.blanks:
            first = f"Fill in {plural(len(self.blanks), 'blank')}. Each stands in square brackets."
        else:
            first = "Nothing is left to fill in."
        last = ("Read the letter before you send it. Change what is not so.",) if self.is_written else ()
        return (first, *self.cautions, *last, DISCLAIMER)

    def with_note(self, form: str = "text") -> str:
        """
        Return the letter and, set apart from it, the note for the sender: as "text", "markdown" or "html".

        Raises:
            UnknownNameError: If it is another form.

        Source:
            House rule: what is for the sender is never mixed with what is for the body.
        """
        return forms.with_note(self, form)
