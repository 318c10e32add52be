"""What the rules require a letter to say, as a checklist with the source and the strength of each point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.errors import one_line
from complaint_rules.explanations import DISCLAIMER, capital, sentence
from complaint_rules.letters.forms import html_escaped
from complaint_rules.show.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Strength
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Party

__all__ = ["Checklist", "Item", "checklist", "checklists"]

_NOTHING = (
    "The rules that are held here ask for nothing in particular in it. A text that was not read may ask for more."
)


@frozen(kw_only=True)
class Item:
    """
    One point of a checklist.

    Attributes:
        text: What the letter is to say.
        strength: How strongly the text puts it.
        source: The provision.
        when: When the point is asked for, as a clause; empty for always.
    """

    text: str
    strength: Strength
    source: Source
    when: str = ""

    @property
    def sentence(self) -> str:
        """The point with its strength and the provision."""
        when = f"{self.when}: " if self.when else ""
        return sentence(f"{capital(when + self.text)} ({self.strength.value}; {self.source.citation})")


@frozen(kw_only=True)
class Checklist:
    """
    What a letter is to say under a procedure.

    Attributes:
        procedure: What the procedure is called.
        rules: Its source, name and version.
        event: The event whose letter it is.
        title: What to call that in a sentence.
        by: Whose letter it is.
        form: The form that the text asks for; empty where it names none.
        items: The points; none where the rules ask for nothing.
        also: What the rules add where a time was missed, each with its provision; a letter may have to answer to it.
    """

    procedure: str
    rules: str
    event: str
    title: str
    by: Party
    form: str
    items: tuple[Item, ...]
    also: tuple[tuple[str, Source], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the rules that are held ask for nothing in particular."""
        return not self.items

    @property
    def heading(self) -> str:
        """What it is a checklist of."""
        return f"Checklist: {self.title}"

    def lines(self) -> tuple[str, ...]:
        """Return what stands above the points."""
        form = (f"Form: {sentence(self.form)}",) if self.form else ()
        return (sentence(self.procedure), f"Rules: {sentence(self.rules)}", *form, *((_NOTHING,) * self.is_empty))

    def further_lines(self) -> tuple[str, ...]:
        """Return what stands under the points: what the rules add, and how each provision was seen, with its link."""
        sources = dict.fromkeys((*(item.source for item in self.items), *(source for _, source in self.also)))
        seen = ((one, one.seen.caveat or "its own words were read") for one in sources if one.url)
        return (
            *(f"{sentence(capital(text))[:-1]} ({source.citation})." for text, source in self.also),
            *(f"Source: {one.citation}: {caveat}. {one.url}" for one, caveat in seen),
        )

    @property
    def text(self) -> str:
        """The checklist as plain text, a box before each point."""
        blocks = (
            (self.heading, *self.lines()),
            [f"[ ] {item.sentence}" for item in self.items],
            self.further_lines(),
            (DISCLAIMER,),
        )
        return "\n\n".join("\n".join(map(one_line, block)) for block in blocks if block)

    @property
    def markdown(self) -> str:
        """The checklist as Markdown, as a list of tasks."""
        items = "\n".join(f"- [ ] {escaped(item.sentence)}" for item in self.items)
        further = map(escaped, self.further_lines())
        blocks = (f"## {escaped(self.heading)}", *map(escaped, self.lines()), items, *further, escaped(DISCLAIMER))
        return "\n\n".join(block for block in blocks if block)

    @property
    def html(self) -> str:
        """The checklist as a fragment of HTML, a labelled box for each point."""
        lines = [f"<h2>{html_escaped(self.heading)}</h2>", *map(_paragraph, self.lines())]
        if self.items:
            items = (
                f'<li><label><input type="checkbox"> {html_escaped(item.sentence)}</label></li>' for item in self.items
            )
            lines.append("\n".join(("<ul>", *items, "</ul>")))
        lines.extend(map(_paragraph, (*self.further_lines(), DISCLAIMER)))
        return "\n".join(('<section class="letter-checklist" lang="en-GB">', *lines, "</section>"))


def _paragraph(said: str) -> str:
    return f"<p>{html_escaped(said)}</p>"


def checklist(procedure: Procedure, event: str) -> Checklist:
    """
    Return what the rules ask of the letter of an event, and of a notice that puts off the time for it.

    Raises:
        UnknownEventError: If neither the vocabulary nor the procedure has the event.

    Source:
        House rule: a letter of which nothing is asked has a checklist too, and it says so.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
        >>> [item.text for item in checklist(procedure, "panel-response").items]
        ['how to complain to the Ombudsman']
        >>> checklist(procedure, "acknowledgement").is_empty
        True
    """
    found = procedure.event(event)
    forms = dict.fromkeys(one.form for one in procedure.letters if one.event == event and one.form)
    return Checklist(
        procedure=procedure.title,
        rules=f"{procedure.source.citation} ({procedure.name}, version {procedure.version})",
        event=event,
        title=found.title,
        by=found.by,
        form=", ".join(forms),
        items=tuple(_items(procedure, event)),
        also=tuple(_also(procedure, event)),
    )


def checklists(procedure: Procedure) -> tuple[Checklist, ...]:
    """
    Return the checklist of every letter of which a procedure asks something, in the order of its events.

    Source:
        House rule: as for one checklist.

    Examples:
        >>> from complaint_rules import schemes
        >>> [one.event for one in checklists(schemes.newest("housing-ombudsman-code"))][-1]
        'refusal'
    """
    every = (checklist(procedure, event.name) for event in procedure.events)
    return tuple(one for one in every if not one.is_empty)


def _items(procedure: Procedure, event: str) -> Iterator[Item]:
    """Yield what the letter is to hold, and what a notice is to hold that puts off the time for it."""
    for letter in procedure.letters:
        if letter.event == event:
            for content in letter.contents:
                yield Item(text=content.text, strength=content.strength, source=content.source)
    for duty in _met_by(procedure, event):
        for rule in procedure.extensions:
            if rule.duty == duty.name:
                when = f"if the time is put off {rule.how.in_words}, in the notice"
                for text in rule.requires:
                    yield Item(text=text, strength=duty.strength, source=rule.source, when=when)


def _also(procedure: Procedure, event: str) -> Iterator[tuple[str, Source]]:
    for duty in _met_by(procedure, event):
        for text in duty.if_missed:
            yield (
                f"where the time has passed ({duty.title or procedure.titles[event]}), the rules add: {text}",
                duty.source,
            )


def _met_by(procedure: Procedure, event: str) -> list[Duty]:
    return [duty for duty in procedure.duties if duty.act == event]
