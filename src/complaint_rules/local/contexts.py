"""What reading and writing a file carry with them: its sources, the rule that is being read, and what is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from attrs import evolve, field, frozen

from complaint_rules.local.places import said
from complaint_rules.local.values import ChoiceValue, DateValue, TextValue, Value, short_name
from complaint_rules.rules import TextFinding
from complaint_rules.sources import Seen, Source, house_rule

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from complaint_rules.local.places import Faults, Place

__all__ = ["SOURCE_KEYS", "SOURCE_VALUES", "WHERE_FROM", "Reader", "Writer"]

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

_NO_DAY = date(1, 1, 1)


@frozen
class Reader:
    """
    What reading a file carries with it.

    Attributes:
        faults: What is wrong so far.
        whole: The source of the file as a whole.
        named: The sources that the file names.
        rule: The source of the rule that is being read, for what stands inside it; None outside every rule.
        findings: The findings that rules of the file carry.
    """

    faults: Faults
    whole: Source
    named: Mapping[str, Source] = field(factory=dict[str, Source])
    rule: Source | None = None
    findings: list[TextFinding] = field(factory=list[TextFinding])

    def inside(self, rule: Source) -> Reader:
        """Return the reader for what stands inside a rule."""
        return evolve(self, rule=rule)

    def source(
        self, table: Mapping[str, object], place: Place, *, required: bool, meant: Container[str] = ()
    ) -> Source:
        """
        Return the source that a table says, else that of the rule around it; a rule must have one.

        `meant` has the keys that seem to stand there misspelt, which has been told already.
        """
        needed = not any(key in meant for key in WHERE_FROM)
        given = [key for key in SOURCE_KEYS if key in table]
        if not given:
            if self.rule is not None:
                return self.rule
            if required and needed:
                self.faults.add(place, _NEEDED)
            return self.whole
        if given[0] == "source":
            return self._named(table, given, place)
        if "house-rule" in given:
            return self._house_rule(table, given, place)
        words, paraphrase = self._text(table, "words", place), self._text(table, "paraphrase", place)
        if words is None and paraphrase is None:
            if needed:
                self.faults.add(place, _NEEDED)
            paraphrase = "(not given)"
        seen = self._seen(table, place)
        if words is not None and not seen.was_read:
            self.faults.add(place.key("words"), _unread(seen, of_the_file="seen" not in table))
            words, paraphrase = None, paraphrase or words
        return Source(
            instrument=self._text(table, "instrument", place) or self.whole.instrument,
            provision=self._text(table, "provision", place) or "",
            url=_URL.read(table["url"], place.key("url"), self) if "url" in table else self.whole.url,
            checked_on=self._day(table, place),
            seen=seen,
            words=words,
            paraphrase=paraphrase,
        )

    def _house_rule(self, table: Mapping[str, object], given: list[str], place: Place) -> Source:
        others = [key for key in given if key not in {"house-rule", "checked-on"}]
        if others:
            self.faults.add(
                place.key(others[0]), f"a house rule rests on no text, so it has no {' and no '.join(others)}"
            )
        return house_rule(self._text(table, "house-rule", place) or "", checked_on=self._day(table, place))

    def _named(self, table: Mapping[str, object], given: list[str], place: Place) -> Source:
        here = place.key("source")
        if len(given) > 1:
            self.faults.add(here, f"source names a source of this file, so {' and '.join(given[1:])} is too much")
        name = table["source"]
        if isinstance(name, str) and name in self.named:
            return self.named[name]
        if isinstance(name, str):
            self.faults.add_unknown(here, "source", name, self.named)
        else:
            self.faults.add(here, f"the name of one of the [sources.…] of this file is needed, not {said(name)}")
        return self.whole

    def _text(self, table: Mapping[str, object], key: str, place: Place) -> str | None:
        return _TEXT.read(table[key], place.key(key), self) if key in table else None

    def _day(self, table: Mapping[str, object], place: Place) -> date:
        if "checked-on" not in table:
            return self.whole.checked_on
        return _DATE.read(table["checked-on"], place.key("checked-on"), self) or _NO_DAY

    def _seen(self, table: Mapping[str, object], place: Place) -> Seen:
        if "seen" not in table:
            return self.whole.seen
        return cast("Seen", _SEEN.read(table["seen"], place.key("seen"), self))


def _unread(seen: Seen, *, of_the_file: bool) -> str:
    where = "the file says" if of_the_file else "here stands"
    return (
        f"words are quoted, and {where} seen = {short_name(seen)!r}, so that the text was not read; write a paraphrase "
        "instead, or say how it was read"
    )


@frozen
class Writer:
    """
    What writing a file carries with it.

    Attributes:
        whole: The source of the file as a whole.
        named: The sources that the file names, with their names.
        rule: The source of the rule that is being written; None outside every rule.
    """

    whole: Source
    named: Mapping[Source, str] = field(factory=dict[Source, str])
    rule: Source | None = None

    def inside(self, rule: Source) -> Writer:
        """Return the writer for what stands inside a rule."""
        return evolve(self, rule=rule)

    def source(self, source: Source, *, required: bool) -> dict[str, object]:
        """Return the keys that say where a rule comes from; none where it is the source of the rule around it."""
        if source == (self.whole if self.rule is None and not required else self.rule):
            return {}
        if source in self.named:
            return {"source": self.named[source]}
        return self.spelt_out(source)

    def spelt_out(self, source: Source) -> dict[str, object]:
        """Return the keys that say where a rule comes from, in full but for what the file says of itself."""
        day = {} if source.checked_on == self.whole.checked_on else {"checked-on": source.checked_on}
        if source == house_rule(source.paraphrase or "", checked_on=source.checked_on):
            return {"house-rule": source.paraphrase, **day}
        keys: dict[str, object] = {}
        if source.instrument != self.whole.instrument:
            keys["instrument"] = source.instrument
        if source.provision:
            keys["provision"] = source.provision
        if source.words is not None:
            keys["words"] = source.words
        if source.paraphrase is not None:
            keys["paraphrase"] = source.paraphrase
        if source.url != self.whole.url:
            keys["url"] = source.url
        keys |= day
        if source.seen is not self.whole.seen:
            keys["seen"] = short_name(source.seen)
        return keys
