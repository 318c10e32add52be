"""Words and values that the other modules share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from complaint_rules.dates import in_words, parse_date, weekday_in_words
from complaint_rules.errors import InvalidDateTextError
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from complaint_rules import Source
    from complaint_rules.conditions import FactValue
    from complaint_rules.limits import Bounds
    from complaint_rules.vocabulary import Detail, Fact

Data = dict[str, Any]

_PROPER = {"nhs": "NHS", "england": "England", "wales": "Wales", "scotland": "Scotland", "ireland": "Ireland"}
_YES_OR_NO: dict[str, bool] = {"yes": True, "no": False}
_MOST_FIGURES = 9


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter and ends with a full stop."""
    text = capital(text.strip())
    return text if text.rstrip("”").endswith((".", "?", "!")) else f"{text}."


def plainer(text: str) -> str:
    """Return a reason as a sentence, with what is taken for granted in plainer words."""
    return sentence(text.replace("nothing told raises this", "nothing entered says that this is so"))


def words(name: str) -> str:
    """Return a name as a person would say it."""
    return " ".join(_PROPER.get(word, word) for word in name.split("-"))


def short(text: str, longest: int = 40) -> str:
    """Return what somebody entered, so that it can stand in a sentence: on one line, and not too long."""
    said = "".join(letter if letter.isprintable() else " " for letter in text)
    return said if len(said) <= longest else f"{said[:longest]} …"


def options_of(values: Iterable[str]) -> list[list[str]]:
    """Return values to choose from, each with what to call it."""
    return [[one, capital(words(one))] for one in values]


def value_of(declared: Fact | Detail, text: str) -> FactValue | date | None:
    """Return the value of a fact or a detail that a text stands for, or None where it is none that can be given."""
    value: FactValue | date = text
    if declared.kind is Kind.YES_OR_NO:
        value = _YES_OR_NO.get(text, text)
    elif declared.kind is Kind.NUMBER and text.isascii() and text.isdecimal() and len(text) <= _MOST_FIGURES:
        value = int(text)
    elif declared.kind is Kind.DATE:
        try:
            value = parse_date(text, where=declared.name)
        except InvalidDateTextError:
            return None
    return value if declared.kind.fits(value, declared.choices) else None


def last_day(bounds: Bounds) -> str:
    """Return what is certain of a last day, as a sentence."""
    if bounds.certain and bounds.latest is not None:
        return f"Its last day is {weekday_in_words(bounds.latest)}."
    if bounds.earliest is not None and bounds.latest is not None:
        first, last = weekday_in_words(bounds.earliest), weekday_in_words(bounds.latest)
        return f"Its last day is {first} at the earliest and {last} at the latest."
    if bounds.earliest is not None:
        return f"Its last day is not before {weekday_in_words(bounds.earliest)}."
    if bounds.latest is not None:
        return f"Its last day is {weekday_in_words(bounds.latest)} or before that."
    return "Its last day is not known."


def source_of(source: Source) -> Data:
    """Return a provision: what it says, how it was seen, and its link."""
    caveat = source.seen.caveat
    return {
        "text": f"{source.citation}: {sentence(source.text)}",
        "seen": sentence(caveat) if caveat else "",
        "url": source.url if _is_address(source.url) else "",
        "checked": in_words(source.checked_on),
    }


def lines_of(lines: Iterable[str]) -> list[Data]:
    """Return the lines of an explanation: how far each is set in, its text, and its link where it is one."""
    said: list[Data] = []
    for line in lines:
        text = line.strip()
        depth = (len(line) - len(line.lstrip(" "))) // 2
        address, _, rest = text.partition(" ")
        is_link = _is_address(address)
        said.append({"depth": depth, "text": rest if is_link else text, "url": address if is_link else ""})
    return said


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))
