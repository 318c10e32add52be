"""A letter while it is written: who speaks to whom, what is said, which rules it goes by, and what to be careful of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.entries import Recorded
from complaint_rules.explanations import capital, certainty, in_plain_words, sentence
from complaint_rules.letters.letter import Kind, Letter
from complaint_rules.letters.limits import LimitInLetter, UsesInLetter
from complaint_rules.letters.parts import Blank, Heading, Paragraph, Points
from complaint_rules.letters.people import Person
from complaint_rules.sources import HOUSE_RULE
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from complaint_rules.answers import Deadline, Snapshot
    from complaint_rules.complaints import Complaint
    from complaint_rules.eligibility import Discretion
    from complaint_rules.letters.parts import Part, Words
    from complaint_rules.letters.people import People
    from complaint_rules.limits import Bounds, Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source

__all__ = ["Drafting"]

_PUTS_IT = {
    Strength.MUST: "{who} must do this",
    Strength.SHOULD: "{who} should do this",
    Strength.PROMISE: "{who} {promise} to do this",
    Strength.AIM: "{who} {aim} to do this",
    Strength.USUAL: "{who} usually {do} this",
    Strength.ADVICE: "the text advises this",
    Strength.DESCRIPTION: "the text describes this, and makes no promise",
}
_CIRCUMSTANCES = {
    "matter-occurred": "the day on which it happened",
    "grounds-arose": "the day on which the reason to complain arose",
    "first-notice": "the day {} first knew of it",
}
_PLAINLY = {"calendar of school days": "which days are school days"}
_TOLD = {"grounds-arose": "The reason to complain arose on", "first-notice": "It was first known on"}
_VERBS = {"promise": "promises", "aim": "aims", "do": "does"}


class Drafting:
    """One letter while it is written."""

    __slots__ = ("cautions", "complaint", "kind", "on", "parts", "people", "procedure", "seen", "sources", "to", "you")

    def __init__(self, kind: Kind, complaint: Complaint, *, on: date, people: People) -> None:
        """Begin an empty letter to the body complained about."""
        self.kind: Kind = kind
        self.complaint: Complaint = complaint
        self.seen: Snapshot = complaint.at(on)
        self.procedure: Procedure = complaint.procedure
        self.on: date = on
        self.people: People = people
        self.parts: list[Part] = []
        self.cautions: dict[str, None] = {}  # in order, each once
        self.sources: list[Source] = []
        self.address(Party.BODY)

    def address(self, you: Party, to: str = "") -> None:
        """Write to a party, called `to` where the procedure calls it otherwise."""
        self.you: Party = you
        self.to: str = to or self.procedure.party(you)

    # Who speaks

    @property
    def is_child(self) -> bool:
        """Whether the one who writes is told to be a child, who writes in plain, short words."""
        return self.seen.facts.get("complainant") == "child" and not self.for_somebody

    @property
    def for_somebody(self) -> bool:
        """Whether somebody else writes for the one who complains."""
        return self.people.representative is not None or self.seen.facts.get("complainant") == "representative"

    @property
    def person(self) -> Words:
        """The one who complains, by name or as a blank."""
        asks = "the name of whoever you write for" if self.for_somebody else "your name"
        return self.people.complainant.called(asks)

    @property
    def my(self) -> Words:
        """How the complaint is called whose: "my", or by the name of the person who is written for."""
        return (*self.person, "'s") if self.for_somebody else ("my",)

    def who(self, party: Party) -> str:
        """Return what to call a party in this letter."""
        return "you" if party is self.you else self.procedure.party(party)

    def discretion(self, power: Discretion, what: str) -> str:
        """Return who may take something late and on what tests, with the mark of the rule, as sentences."""
        ours = power.who in {self.to, self.procedure.party(self.you)}
        who = "you" if ours or (self.you is Party.OMBUDSMAN and "Ombudsman" in power.who) else power.who
        tests = f" The tests are: {sentence(power.tests)}" if power.limbs else ""
        return f"{capital(who)} may still {what}{self.rule(power.source)}.{tests} Please do so."

    # What is said

    def head(self, *words: str | Blank) -> None:
        """Begin a part with a heading."""
        self.parts.append(Heading(words))

    def say(self, *words: str | Blank) -> None:
        """Add a paragraph."""
        self.parts.append(Paragraph(words))

    @staticmethod
    def joined(texts: Iterable[str]) -> str:
        """Return texts as one list in words, each once."""
        *most, last = dict.fromkeys(texts) or ("",)
        return f"{', '.join(most)} and {last}" if most else last

    def points(self, items: Iterable[Words], *, numbered: bool = False) -> None:
        """Add a list, unless it is empty."""
        held = tuple(items)
        if held:
            self.parts.append(Points(held, numbered=numbered))

    def rule(self, *sources: Source) -> str:
        """Return the mark of the rules that the letter goes by, such as " (rule 1)"; nothing for rules of the house."""
        said = [source for source in sources if source.instrument != HOUSE_RULE]
        self.sources.extend(one for one in dict.fromkeys(said) if one not in self.sources)
        return f" ({self.numbered(said)})" if said else ""

    def numbered(self, sources: Iterable[Source]) -> str:
        """Return the numbers of rules in words: "rule 1", "rules 1 and 2"."""
        numbers = [str(number) for number in sorted({self.sources.index(one) + 1 for one in sources})]
        return f"rule{'s' * (len(numbers) > 1)} {self.joined(numbers)}"

    def beware(self, text: str) -> None:
        """Add a caution for the sender, once."""
        self.cautions.setdefault(sentence(capital(text)))

    def doubt(self, what: str, *, predicted: bool) -> None:
        """Add the caution that a date rests on bank holidays that are only predicted, where it does."""
        if predicted:
            self.beware(f"{what} rests on predicted bank holidays, not on a published list")

    # What the record holds

    def not_done(self, act: str) -> str:
        """Return that an act has not come, or has not happened, as a sentence."""
        return "It has not come." if self.procedure.event(act).sent else "It has not happened."

    def title(self, event: str) -> str:
        """Return what to call an event in a sentence."""
        return self.procedure.titles[event]

    def entry(self, event: str) -> Recorded | None:
        """Return the last record of an event."""
        found = [one for one in self.seen.entries if isinstance(one, Recorded) and one.event == event]
        return found[-1] if found else None

    def day_of(self, event: str, asks: str = "") -> Words:
        """Return the day of an event in words, or a blank."""
        entry = self.entry(event)
        if entry is None:
            return (Blank(asks or self._asks_for(event)),)
        return (self._days(entry),)

    def _asks_for(self, event: str) -> str:
        known = _CIRCUMSTANCES.get(event)
        return known.format("they" if self.for_somebody else "you") if known else f"the date of {self.title(event)}"

    def when(self) -> Words:
        """Return when the matter occurred, with a blank if need be, and when it arose and became known if told."""
        dated = [(words, self.entry(name)) for name, words in _TOLD.items()]
        told = [f" {words} {self._days(entry)}." for words, entry in dated if entry is not None]
        return ("When: ", *self.day_of("matter-occurred", "the date or dates on which it happened"), ".", *told)

    def _days(self, entry: Recorded) -> str:
        if entry.made is None:
            return f"received on {in_words(entry.on)}"
        received = entry.received or entry.made
        return in_words(entry.made) + ("" if received == entry.made else f", received on {in_words(received)}")

    def dates_so_far(self) -> Iterable[Words]:
        """Yield each act on record with its day, and the complaint itself with a blank where it is not on record."""
        opening = self.procedure.opening
        if self.seen.stage_since is not None and self.entry(opening) is None:
            yield (f"{capital(self.title(opening))}: ", *self.day_of(opening), ".")
        for entry in self.seen.entries:
            if isinstance(entry, Recorded) and not self.procedure.event(entry.event).is_circumstance:
                yield (f"{capital(self.title(entry.event))}: {self._days(entry)}.",)

    def plainly(self, name: str) -> str:
        """Return the name of something missing or assumed as a person would say it."""
        options = self.procedure.reading_options.get(name)
        if options is not None:
            return f"how you read “{name.replace('-', ' ')}”: {' or '.join(one.replace('-', ' ') for one in options)}"
        return _PLAINLY.get(name) or in_plain_words(name, self.procedure.titles)

    # What the rules say

    def limit(self, limit: Limit) -> str:
        """Return a limit in the words of a letter."""
        return limit.read(
            LimitInLetter(
                self.procedure.titles,
                sent_by={event.name: event.by for event in self.procedure.events},
                you=self.you,
                facts=self.seen.facts,
                taken=dict(self.complaint.readings),
            )
        )

    def starts(self, limit: Limit) -> frozenset[str]:
        """Return the events from which a limit is counted on the readings taken."""
        return limit.read(UsesInLetter(taken=dict(self.complaint.readings))).events

    def puts_it(self, one: Deadline) -> str:
        """Return how strongly the text puts a duty: "You must do this", or so as I understand it if it was not read."""
        second = one.owed_by is self.you
        verbs = {verb: verb if second else third for verb, third in _VERBS.items()}
        said = _PUTS_IT[one.strength].format(who=self.who(one.owed_by), **verbs)
        return capital(said) if one.source.seen.was_read else f"As I understand the rule, {said}"

    def time_for(self, one: Deadline) -> str:
        """Return how strongly the text puts a duty and what time it gives, as sentences with the mark of the rule."""
        puts = f"{self.puts_it(one)}{self.rule(one.source)}."
        if one.bounds.no_figure is not None:
            return f"{puts} The text gives no number of days: {sentence(one.bounds.no_figure)}"
        if one.duty.recurs is not None and one.occurrence > 1:
            return f"{puts} It is owed again every {one.duty.recurs.every.in_words}."
        options = self.procedure.reading_options
        if one.source.words is not None and sum(name in options for name in one.missing) > 1:
            return f"{puts} The text can be read in several ways: “{sentence(one.source.words)}”"
        return f"{puts} The time is {self.limit(one.duty.within)}."

    @staticmethod
    def last_day(bounds: Bounds) -> str:
        """Return what is certain of a last day, as a clause with a verb."""
        return f"its last day is {certainty(bounds)}" if bounds.certain else certainty(bounds)

    # The letter

    def unwritten(self, answer: Answer = Answer.NO) -> Letter:
        """Return that there is no letter, with the cautions that say why."""
        return Letter(kind=self.kind, on=self.on, answer=answer, cautions=tuple(self.cautions))

    def letter(self, answer: Answer, *subject: str | Blank) -> Letter:
        """Return the letter as far as it was written."""
        people = self.people
        writer = people.representative or (Person() if self.for_somebody else people.complainant)
        name = writer.called("your name")
        if self.for_somebody:
            name = (*name, ", for ", *self.person)
        by_name = bool(people.addressee.name.strip())
        somebody = people.addressee.greeting or people.addressee.name
        nobody = "complaints team" if self.you is Party.BODY else "Sir or Madam"
        for caveat in dict.fromkeys(one.seen.caveat for one in self.sources if one.seen.caveat):
            self.beware(f"{self.numbered(one for one in self.sources if one.seen.caveat == caveat)}: {caveat}")
        return Letter(
            kind=self.kind,
            on=self.on,
            answer=answer,
            sender=_block(writer, "your name", "your address"),
            addressee=self._addressee(),
            references=tuple(self._references()),
            subject=subject,
            greeting=("Dear ", somebody if by_name else nobody),
            body=tuple(self.parts),
            closing="Yours sincerely" if by_name else "Yours faithfully",
            signature=((Blank("your signature"),), name),
            copies=tuple(self._copies()),
            rules=tuple(map(_rule, self.sources)),
            cautions=tuple(self.cautions),
        )

    def _addressee(self) -> tuple[Words, ...]:
        given = self.people.addressee
        lines: list[Words] = []
        if given.name.strip() or given.role.strip():
            lines.extend((one,) for one in (given.name, given.role) if one.strip())
        elif self.you is Party.BODY:
            lines.append(("Complaints team",))
        lines.append(self._organisation(given.organisation))
        lines.extend((one,) for one in (*given.address, given.email) if one.strip())
        if not given.address and not given.email:
            lines.append((Blank("its address"),))
        return tuple(lines)

    def _organisation(self, given: str) -> Words:
        if given.strip():
            return (given,)
        return self.body if self.you is Party.BODY else (capital(self.to.removeprefix("the ").partition(" (")[0]),)

    @property
    def body(self) -> Words:
        """The body complained about: by the name given or the one that its procedure uses, else as a blank."""
        name = self.people.body
        called = self.procedure.party(Party.BODY)
        if name.strip() or not called.startswith("the "):
            return (name if name.strip() else called,)
        return (Blank(f"the name of {called}"),)

    def _references(self) -> Iterable[Words]:
        if self.kind in {Kind.FOLLOW_UP, Kind.NEXT_STAGE}:
            yield ("Your reference: ", Blank("their reference for this complaint, if you have one"))
        if self.seen.reference is not None:
            yield (f"My reference: {self.seen.reference}",)

    def _copies(self) -> Iterable[Words]:
        people = self.people
        if people.representative is not None and people.complainant.name.strip():
            yield (f"Copy to: {', '.join(people.complainant.lines)}",)
        if people.advocate is not None:
            name = people.advocate.called("the name of your advocate")
            yield ("Copy to: ", *name, *(f", {line}" for line in people.advocate.lines if line not in name))
        elif self.seen.facts.get("advocate") is True and people.representative is None:
            yield ("Copy to: ", Blank("the name and address of your advocate"))
        for one in (one for one in people.copies if one.lines):
            yield (f"Copy to: {', '.join(one.lines)}",)


def _block(person: Person, name: str, address: str) -> tuple[Words, ...]:
    lines: list[Words] = [(line,) for line in person.lines]
    if not person.name.strip():
        lines.insert(0, (Blank(name),))
    if not person.address:
        lines.append((Blank(address),))
    return tuple(lines)


def _rule(source: Source) -> Words:
    """Return a rule as the letter lists it: its own words where they were read, else a marked paraphrase."""
    if source.words is not None:
        caveat = f" ({source.seen.caveat})" if source.seen.caveat else ""
        return (f"{source.citation}: {sentence(source.text + caveat)} {source.url}",)
    text = sentence(f"{source.paraphrase}")
    return (f"{source.citation}, as I understand the rule (a paraphrase, not its words): {text} {source.url}",)
