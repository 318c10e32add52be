"""What reading and writing a file carry with them: its sources, the rule that is being read, and what is wrong."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from attrs import evolve, field, frozen

from complaint_rules.errors import UnknownNameError, shortened
from complaint_rules.local.values import ChoiceValue, short_name
from complaint_rules.rules import TextFinding
from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaint_rules.local.places import Faults, Place

__all__ = ["SOURCE_KEYS", "Reader", "Writer"]

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

_NEEDED = "words or paraphrase is needed: the words of the text where it was read, else what it says in your words"
_SEEN = ChoiceValue.of(Seen)
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

    def source(self, table: Mapping[str, object], place: Place, *, required: bool) -> Source:
        """Return the source that a table says, else that of the rule around it; a rule must have one."""
        given = [key for key in SOURCE_KEYS if key in table]
        if not given:
            if self.rule is not None:
                return self.rule
            if required:
                self.faults.add(place, _NEEDED)
            return self.whole
        if given[0] == "source":
            return self._named(table, given, place)
        if "house-rule" in given:
            others = [key for key in given if key not in {"house-rule", "checked-on"}]
            if others:
                self.faults.add(place.key(others[0]), f"a house rule has no {' and no '.join(others)}")
            reason = self._text(table, "house-rule", place) or "(not given)"
            return house_rule(reason, checked_on=self._day(table, place))
        words, paraphrase = self._text(table, "words", place), self._text(table, "paraphrase", place)
        if words is None and paraphrase is None and {"words", "paraphrase"}.isdisjoint(given):
            self.faults.add(place, _NEEDED)
        return Source(
            instrument=self._text(table, "instrument", place) or self.whole.instrument,
            provision=self._text(table, "provision", place) or "",
            url=self._text(table, "url", place) or self.whole.url,
            checked_on=self._day(table, place),
            seen=self._seen(table, place),
            words=words,
            paraphrase=paraphrase if words or paraphrase else "(not given)",
        )

    def _named(self, table: Mapping[str, object], given: list[str], place: Place) -> Source:
        if len(given) > 1:
            self.faults.add(
                place.key("source"), f"source names a source of this file, so {', '.join(given[1:])} is too much"
            )
        name = table["source"]
        if isinstance(name, str) and name in self.named:
            return self.named[name]
        said = str(UnknownNameError(name, valid=self.named)).replace("unknown name", "unknown source")
        self.faults.add(place.key("source"), said)
        return self.whole

    def _text(self, table: Mapping[str, object], key: str, place: Place) -> str | None:
        if key not in table:
            return None
        value = table[key]
        if isinstance(value, str) and value.strip() and len(value) <= LONGEST_TEXT:
            return value
        kind = f"a text of {len(value):,} characters" if isinstance(value, str) else shortened(value)
        self.faults.add(place.key(key), f"a text of 1 to {LONGEST_TEXT:,} characters is needed, not {kind}")
        return None

    def _day(self, table: Mapping[str, object], place: Place) -> date:
        value = table.get("checked-on", self.whole.checked_on)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        said = shortened(value)
        self.faults.add(place.key("checked-on"), f"a date is needed, without quotation marks as 2026-11-22, not {said}")
        return _NO_DAY

    def _seen(self, table: Mapping[str, object], place: Place) -> Seen:
        if "seen" not in table:
            return self.whole.seen
        return cast("Seen", _SEEN.read(table["seen"], place.key("seen"), self))


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
        said: dict[str, object] = {}
        if source.instrument != self.whole.instrument:
            said["instrument"] = source.instrument
        if source.provision:
            said["provision"] = source.provision
        if source.words is not None:
            said["words"] = source.words
        if source.paraphrase is not None:
            said["paraphrase"] = source.paraphrase
        if source.url != self.whole.url:
            said["url"] = source.url
        said |= day
        if source.seen is not self.whole.seen:
            said["seen"] = short_name(source.seen)
        return said
