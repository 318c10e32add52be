"""Where the rules of a file come from: the keys by which they say so, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from complaint_rules.local.places import said
from complaint_rules.local.values import ChoiceValue, DateValue, TextValue, Value, short_name
from complaint_rules.sources import Seen, Source, house_rule

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import date

    from complaint_rules.local.contexts import Reader, Writer
    from complaint_rules.local.places import Place

__all__ = ["SOURCE_KEYS", "SOURCE_VALUES", "WHERE_FROM", "read_source", "source_keys", "spelt_out"]

SOURCE_KEYS = {
    "source": "the name of one of the sources of this file, instead of the keys below",
    "words": "the words of the text, exactly, where they were read",
    "paraphrase": "what the text says in your words, where it was not read or is long",
    "provision": "the place in the text, such as a paragraph or a heading",
    "instrument": "the short name of the text, where it is not that of the file",
    "url": "the address of the page, where it is not that of the file",
    "checked-on": "the day on which somebody compared the rule with the page, where it is not that of the file",
    "seen": "how the text was seen, where it is not as for the file",
    "house-rule": "the reason, where no text says it and somebody decided it",
}
"""The keys by which a rule says where it comes from."""

WHERE_FROM = ("words", "paraphrase", "house-rule", "source")
"""Of those keys, the ones of which a rule needs one."""

_NEEDED = "words or paraphrase is needed: the words of the text where it was read, else what it says in your words"
_TEXT, _URL, _DATE, _SEEN = TextValue(), TextValue(may_be_empty=True), DateValue(), ChoiceValue.of(Seen)
SOURCE_VALUES: dict[str, Value] = {"url": _URL, "checked-on": _DATE, "seen": _SEEN}
"""What those keys may hold that are not plain texts."""


def read_source(
    table: Mapping[str, object], place: Place, reader: Reader, *, required: bool, meant: Container[str] = ()
) -> Source:
    """
    Return the source that a table says, else that of the rule around it; a rule must have one.

    `meant` has the keys that seem to stand there misspelt, which has been told already.
    """
    needed = not any(key in meant for key in WHERE_FROM)
    given = [key for key in SOURCE_KEYS if key in table]
    if not given:
        if reader.rule is not None:
            return reader.rule
        if required and needed:
            reader.faults.add(place, _NEEDED)
        return reader.whole
    if given[0] == "source":
        return _named(table, given, place, reader)
    if "house-rule" in given:
        return _house_rule(table, given, place, reader)
    words, paraphrase = _text(table, "words", place, reader), _text(table, "paraphrase", place, reader)
    if words is None and paraphrase is None:
        if needed:
            reader.faults.add(place, _NEEDED)
        paraphrase = "(not given)"
    seen = _seen(table, place, reader)
    if words is not None and not seen.was_read:
        reader.faults.add(place.key("words"), _unread(seen, of_the_file="seen" not in table))
        words, paraphrase = None, words
    return Source(
        instrument=_text(table, "instrument", place, reader) or reader.whole.instrument,
        provision=_text(table, "provision", place, reader) or "",
        url=_URL.read(table["url"], place.key("url"), reader) if "url" in table else reader.whole.url,
        checked_on=_day(table, place, reader),
        seen=seen,
        words=words,
        paraphrase=paraphrase,
    )


def _house_rule(table: Mapping[str, object], given: list[str], place: Place, reader: Reader) -> Source:
    others = [key for key in given if key not in {"house-rule", "checked-on"}]
    if others:
        reader.faults.add(
            place.key(others[0]), f"a house rule rests on no text, so it has no {' and no '.join(others)}"
        )
    reason = _TEXT.read(table["house-rule"], place.key("house-rule"), reader)
    return house_rule(reason, checked_on=_day(table, place, reader))


def _named(table: Mapping[str, object], given: list[str], place: Place, reader: Reader) -> Source:
    here = place.key("source")
    if len(given) > 1:
        reader.faults.add(here, f"source names a source of this file, so {' and '.join(given[1:])} is too much")
    name = table["source"]
    if isinstance(name, str) and name in reader.named:
        return reader.named[name]
    if isinstance(name, str):
        reader.faults.add_unknown(here, "source", name, reader.named)
    else:
        reader.faults.add(here, f"the name of one of the [sources.…] of this file is needed, not {said(name)}")
    return reader.whole


def _text(table: Mapping[str, object], key: str, place: Place, reader: Reader) -> str | None:
    return _TEXT.read(table[key], place.key(key), reader) if key in table else None


def _day(table: Mapping[str, object], place: Place, reader: Reader) -> date:
    if "checked-on" not in table:
        return reader.whole.checked_on
    day = _DATE.read(table["checked-on"], place.key("checked-on"), reader)
    return reader.whole.checked_on if day is None else day


def _seen(table: Mapping[str, object], place: Place, reader: Reader) -> Seen:
    if "seen" not in table:
        return reader.whole.seen
    return cast("Seen", _SEEN.read(table["seen"], place.key("seen"), reader))


def _unread(seen: Seen, *, of_the_file: bool) -> str:
    where = "the file says" if of_the_file else "here stands"
    return (
        f"words are quoted, and {where} seen = {short_name(seen)!r}, so that the text was not read; write a paraphrase "
        "instead, or say how it was read"
    )


def source_keys(source: Source, writer: Writer, *, required: bool) -> dict[str, object]:
    """Return the keys that say where a rule comes from; none where it is the source of the rule around it."""
    if source == (writer.rule if required else writer.whole):
        return {}
    if source in writer.named:
        return {"source": writer.named[source]}
    return spelt_out(source, writer)


def spelt_out(source: Source, writer: Writer) -> dict[str, object]:
    """Return the keys that say where a rule comes from, in full but for what the file as a whole says."""
    day = {} if source.checked_on == writer.whole.checked_on else {"checked-on": source.checked_on}
    if source == house_rule(str(source.paraphrase), checked_on=source.checked_on):
        return {"house-rule": source.paraphrase, **day}
    keys: dict[str, object] = {}
    if source.instrument != writer.whole.instrument:
        keys["instrument"] = source.instrument
    if source.provision:
        keys["provision"] = source.provision
    if source.words is not None:
        keys["words"] = source.words
    if source.paraphrase is not None:
        keys["paraphrase"] = source.paraphrase
    if source.url != writer.whole.url:
        keys["url"] = source.url
    keys |= day
    if source.seen is not writer.whole.seen:
        keys["seen"] = short_name(source.seen)
    return keys
