"""How an explanation is put together: its lines, the rule with its source, names in plain words, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from complaint_rules.dates import in_words
from complaint_rules.errors import one_line
from complaint_rules.limits import SentenceReading
from complaint_rules.vocabulary import EVENTS, FACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from complaint_rules.limits import Bounds, Limit
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Strength

__all__ = [
    "DISCLAIMER",
    "TITLES",
    "capital",
    "certainty",
    "explanation",
    "in_plain_words",
    "listed",
    "reading_in_words",
    "sentence",
    "sentence_of",
    "source_lines",
    "source_to_dict",
]

DISCLAIMER = "This is information on the facts given, not legal advice."
"""House rule: every explanation says this, and says it once."""

TITLES = {event.name: event.title for event in EVENTS} | {
    fact.name: f"the answer to “{fact.question}”" for fact in FACTS
}
"""What to call each event and fact of the shared vocabulary in a sentence, by name."""


def explanation(lines: Iterable[str]) -> str:
    """Return the lines of an explanation as a text, each on one line and as far in as it was, and the disclaimer."""
    said = (f"{' ' * (len(line) - len(line.lstrip(' ')))}{one_line(line)}" for line in lines)
    return "\n".join((*said, DISCLAIMER))


def source_lines(source: Source, strength: Strength | None) -> list[str]:
    """Return the lines that give a rule: its words or what it says, how they were seen, and where they stand."""
    says = f" ({strength.value})" if strength is not None else ""
    lines = [f"  Rule: {source.citation}{says}: {source.text}"]
    caveat = source.seen.caveat
    if caveat:
        lines.append(f"    How it was seen: {caveat}.")
    if source.url:
        lines.append(f"    {source.url} (checked {in_words(source.checked_on)})")
    return lines


def listed(title: str, texts: Sequence[str]) -> list[str]:
    """Return a line that names several things after a title; no line where there are none."""
    return [f"{title}: {sentence('; '.join(texts))}"] if texts else []


def sentence(text: str) -> str:
    """Return a text with the full stop that ends a sentence."""
    text = text.strip()
    return text if text.rstrip("”").endswith((".", "?", "!")) else f"{text}."


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def in_plain_words(name: str, titles: Mapping[str, str]) -> str:
    """Return the name of something missing or assumed as a person would say it."""
    for mark, words in (("received:", "when {} was received"), ("made:", "when {} was made or sent")):
        if name.startswith(mark):
            return words.format(titles.get(name.removeprefix(mark), name.removeprefix(mark)))
    if name in titles:
        title = titles[name]
        return title if title.startswith(("the answer to", "the day", "which reading")) else f"the date of {title}"
    event, dot, detail = name.partition(".")
    if dot and event in titles:
        return f"the {detail.replace('-', ' ')} of {titles[event]}"
    first, _, rest = name.partition(" ")
    return f"{titles[first]} {rest}" if first in titles and rest else name


def reading_in_words(name: str, options: Iterable[str]) -> str:
    """Return the name of a text that can be read in several ways as a person would say it."""
    said = " or ".join(f"“{one.replace('-', ' ')}”" for one in options)
    return f"which reading of the text is meant for {name.replace('-', ' ')}: {said}"


def certainty(bounds: Bounds) -> str:
    """Return what is certain of a last day, as a clause."""
    if bounds.no_figure is not None and bounds.unknown:
        return f"the text gives none ({bounds.no_figure})"
    if bounds.certain and bounds.latest is not None:
        return in_words(bounds.latest)
    if bounds.earliest is not None and bounds.latest is not None:
        return f"its last day lies between {in_words(bounds.earliest)} and {in_words(bounds.latest)}"
    if bounds.earliest is not None:
        return f"its last day is not before {in_words(bounds.earliest)}"
    if bounds.latest is not None:
        return f"its last day is on or before {in_words(bounds.latest)}"
    return "nothing on record gives its last day"


def sentence_of(limit: Limit, titles: Mapping[str, str]) -> str:
    """Return a limit as the sentence that a person reads."""
    return limit.read(SentenceReading(titles))


def source_to_dict(source: Source) -> dict[str, Any]:
    """Return a source as a dictionary that JSON can hold."""
    return {
        "citation": source.citation,
        "words": source.words,
        "paraphrase": source.paraphrase,
        "url": source.url,
        "checked_on": source.checked_on.isoformat(),
        "seen": source.seen.value,
    }
