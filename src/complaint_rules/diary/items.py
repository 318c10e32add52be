"""One line of a diary: what is due or closes, for which complaint, when, and how certain that is."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from complaint_rules.dates import in_words
from complaint_rules.errors import one_line
from complaint_rules.explanations import capital, explanation, source_to_dict
from complaint_rules.vocabulary import Strength
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, RouteState, WindowState
    from complaint_rules.sources import Source
    from complaint_rules.vocabulary import Party

__all__ = ["Item", "ItemKind", "ItemStatus"]


class ItemKind(Enum):
    """What an item of the diary is about."""

    DUTY = "duty"
    WINDOW = "window"
    ROUTE = "route"
    TIME_LIMIT = "time limit for complaining"


class ItemStatus(Enum):
    """How an item of the diary stands on the date that was asked about."""

    OVERDUE = "overdue"
    DUE = "due"
    CLOSES = "closes"
    AIMED_AT = "aimed at"
    PAST_AIM = "past the day aimed at"
    CANNOT_TELL = "cannot tell"
    NO_DATE = "owed, with no date in the text"
    DONE = "done"
    PAST = "past its last day"
    FELL_AWAY = "no longer owed or open"

    @property
    def is_live(self) -> bool:
        """Whether something is still to be done, or may still be done."""
        return self not in {ItemStatus.DONE, ItemStatus.PAST, ItemStatus.FELL_AWAY}


_SAID = {
    ItemStatus.OVERDUE: ("overdue; it was due by {}", "overdue"),
    ItemStatus.DUE: ("due by {}", "due"),
    ItemStatus.CLOSES: ("the last day is {}", "closes"),
    ItemStatus.AIMED_AT: ("aimed at by {}", "aimed at"),
    ItemStatus.PAST_AIM: ("was aimed at by {}", "past the day aimed at"),
    ItemStatus.CANNOT_TELL: ("cannot be told; if at all, the last day is {}", "cannot be told"),
    ItemStatus.NO_DATE: ("owed by {}", "owed, and the text gives no date"),
    ItemStatus.DONE: ("done; the last day was {}", "done"),
    ItemStatus.PAST: ("past its last day, {}", "past its last day"),
    ItemStatus.FELL_AWAY: ("no longer owed or open; the last day was {}", "no longer owed or open"),
}
"""How each status is said where the day is known, and where it is not."""

_SOFT = {
    Strength.AIM: "an aim",
    Strength.USUAL: "what is usual",
    Strength.ADVICE: "advice",
    Strength.DESCRIPTION: "a description",
    Strength.MUST: "an aim beside the limit",
    Strength.SHOULD: "an aim beside the limit",
    Strength.PROMISE: "an aim beside the limit",
}


@frozen(kw_only=True)
class Item:
    """
    Something that is due, overdue, closing or done, for one complaint.

    Attributes:
        reference: The reference of the complaint; None where it has none.
        number: Which it is of the complaints given that have this reference and run under this procedure, from 1.
        scheme: The name of the procedure.
        kind: A duty that somebody owes, a window, a route to another body, or the time limit for complaining.
        name: The name of the duty, window, route or rule; a further occurrence of a duty with its number.
        title: What to call it in a sentence.
        on: The date that was asked about.
        status: How it stands.
        day: The last day on the facts recorded; None where they give none.
        earliest: The last day is certainly not before this; None where nothing is certain.
        latest: The last day is certainly not after this; None where nothing is certain.
        predicted: Whether that rests on predicted bank holidays.
        strength: How strongly the text puts it; None where the text sets no limit of its own.
        is_aim: Whether the day is one that the text aims at or advises, beside the limit.
        by: Whose duty or window it is.
        who: What the procedure calls them.
        late: How late it is, in words; empty where it is not. Working days where the limit counts them.
        days_late: The same as a number; None where it is not late.
        done: The day on which it was done; None where it was not.
        assumed: What the day takes for granted, as clauses.
        missing: What would make it certain, as a person would say it.
        source: The provision.
        headline: How it stands, in one sentence.

    Source:
        House rule: a date stands in a diary with its doubt, its strength and its source, or not at all.
    """

    reference: str | None
    number: int
    scheme: str
    kind: ItemKind
    name: str
    title: str
    on: date
    status: ItemStatus
    day: date | None
    earliest: date | None
    latest: date | None
    predicted: bool
    strength: Strength | None
    by: Party
    who: str
    source: Source
    headline: str
    is_aim: bool = False
    late: str = ""
    days_late: int | None = None
    done: date | None = None
    assumed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    _told: Deadline | WindowState | RouteState | tuple[str, ...] = field(repr=False, eq=False, alias="told")

    @property
    def certain(self) -> bool:
        """Whether the last day is certain on what is recorded; one that rests on predicted bank holidays is not."""
        return self.is_known and not (self.predicted or self.assumed or self.missing)

    @property
    def binds(self) -> bool:
        """Whether a miss would be a breach or end a right: aims, advice and descriptions never do."""
        return not self.is_aim and (self.strength is None or self.strength.binds)

    @property
    def days_left(self) -> int | None:
        """Calendar days from the date asked about to `day`; None where there is no such day, or it has passed."""
        return None if self.day is None or self.day < self.on else (self.day - self.on).days

    @property
    def is_known(self) -> bool:
        """Whether there is one last day on what is recorded, be it on predicted bank holidays."""
        return self.day is not None and self.earliest == self.day == self.latest

    @property
    def when(self) -> str:
        """The last day in words, or what is certain of it; empty where nothing is."""
        if self.day is not None and self.is_known:
            return f"{in_words(self.day)}{', on predicted bank holidays' if self.predicted else ''}"
        bounds = (("before", self.earliest), ("after", self.latest))
        return " and ".join(f"not {word} {in_words(day)}" for word, day in bounds if day is not None)

    @property
    def text(self) -> str:
        """What it is, for which complaint, how it stands, when, how late or how soon, whose it is, and how strong."""
        exactly, roughly = _SAID[self.status]
        said = exactly.format(self.when) if self.is_known else roughly
        if not self.is_known and self.when:
            said += f"; the last day is {self.when}"
        if self.late:
            said += f" ({self.late} late)"
        elif self.status.is_live and self.first_day is not None and self.first_day >= self.on:
            said += f" ({_in_days((self.first_day - self.on).days)}{'' if self.is_known else ' at the earliest'})"
        for words, several in (("taken for granted", self.assumed), ("not known", self.missing)):
            if several and (not self.is_known or self.status is ItemStatus.OVERDUE):
                said += f"; {words}: {'; '.join(several)}"
        soft = "" if self.strength is None or self.binds else f"; this is {_SOFT[self.strength]}, and no duty"
        reference = f"{self.reference}: " if self.reference else ""
        return one_line(f"{reference}{capital(self.title)} ({self.who}): {said}{soft}.")

    @property
    def first_day(self) -> date | None:
        """The first day that may be the last one: that which is safe to plan for; None where none can be told."""
        return self.day if self.earliest is None else self.earliest

    @property
    def sort_key(self) -> tuple[date, str, str, str, str, int, bool]:
        """What a diary is sorted by: the first day that counts, the reference, the name; what has no day comes last."""
        first = self.first_day or date.max
        return (first, self.reference or "", self.name, self.kind.value, self.scheme, self.number, self.is_aim)

    def lines(self) -> tuple[str, ...]:
        """Return the explanation line by line, without the closing sentence."""
        return self._told if isinstance(self._told, tuple) else self._told.lines()

    def explain(self) -> str:
        """Return the whole explanation: how it stands, how the date is worked out, the rule, and every doubt."""
        return explanation(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary that JSON can hold; dates as YYYY-MM-DD."""
        days = {
            name: None if day is None else day.isoformat()
            for name, day in (
                ("on", self.on),
                ("day", self.day),
                ("earliest", self.earliest),
                ("latest", self.latest),
                ("done", self.done),
            )
        }
        return {
            "reference": self.reference,
            "number": self.number,
            "scheme": self.scheme,
            "kind": self.kind.value,
            "name": self.name,
            "title": self.title,
            "status": self.status.value,
            **days,
            "certain": self.certain,
            "predicted": self.predicted,
            "when": self.when,
            "strength": None if self.strength is None else self.strength.value,
            "is_aim": self.is_aim,
            "binds": self.binds,
            "by": self.by.value,
            "who": self.who,
            "days_left": self.days_left,
            "days_late": self.days_late,
            "assumed": list(self.assumed),
            "missing": list(self.missing),
            "text": self.text,
            "source": source_to_dict(self.source),
            "explanation": list(self.lines()),
        }


def _in_days(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {plural(days, 'day')}"
