"""The answers to what the page asks: which procedure it is, and how a complaint stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from complaint_rules import schemes
from complaint_rules.catalogue import BODY_NAME, QUESTIONS, Relation
from complaint_rules.dates import in_words
from complaint_rules.errors import CalendarHorizonError, ComplaintRulesError
from complaint_rules.explanations import DISCLAIMER

from .entered import Entered, said_of
from .form import asked, asked_for_body, describe
from .shown import Shown
from .words import capital, plainer, sentence, source_of, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from complaint_rules.catalogue import Choice, Elsewhere
    from complaint_rules.conditions import FactValue

    from .words import Data

__all__ = ["answer", "choose", "describe", "handle"]

MOST_FIELDS = 500
LONGEST_FIELD = 200
LONGEST_REQUEST = 200_000
NOT_KNOWN = "not-known"
"""What a reader answers who does not know; the question is not put again."""

_DAY_NEEDED = "Say which day to look from."


def handle(request: str) -> str:
    """Answer a request with JSON: `do` says what is asked for, "answer" or "choose", and `fields` what was entered."""
    told = _read(request)
    if told is None:
        return json.dumps(_refused("", "What the link or the page holds could not be read. Start again."))
    do, fields = told
    doers: dict[object, Callable[[Mapping[str, str]], Data]] = {"answer": answer, "choose": choose}
    if do not in doers:
        return json.dumps(_refused("", "The page asked for something that is not known here. Load it again."))
    return json.dumps(doers[do](fields), ensure_ascii=False)


def _read(request: str) -> tuple[str, dict[str, str]] | None:
    if len(request) > LONGEST_REQUEST:
        return None
    try:
        told = json.loads(request)
    except (ValueError, RecursionError):
        return None
    given = cast("dict[str, object]", told).get("fields") if isinstance(told, dict) else None
    if not isinstance(given, dict) or len(cast("dict[str, object]", given)) > MOST_FIELDS:
        return None
    fields: dict[str, str] = {}
    for name, value in cast("dict[str, object]", given).items():
        if not isinstance(value, str) or max(len(name), len(value)) > LONGEST_FIELD:
            return None
        if value.strip():
            fields[name] = value.strip()
    return str(cast("dict[str, object]", told).get("do")), fields


def _refused(field: str, text: str) -> Data:
    return {"errors": [{"field": field, "text": text}], "answer": None}


# How a complaint stands


def answer(fields: Mapping[str, str]) -> Data:
    """Return how a complaint stands: everything that there is to show, or every fault with its field."""
    entered = Entered(fields)
    on = entered.day("on", needed=_DAY_NEEDED)
    procedure = entered.procedure(on)
    complaint = None if procedure is None else entered.complaint(procedure)
    if complaint is None or on is None or entered.faults:
        return {"errors": entered.faults, "answer": None}
    try:
        return {"errors": [], "answer": Shown(complaint, on).data()}
    except CalendarHorizonError as error:
        known = f"{in_words(error.known_from)} to {in_words(error.known_until)}"
        return _refused("on", f"Bank holidays are known here from {known}. A date is too far from that.")
    except (ComplaintRulesError, OverflowError) as error:
        return _refused("", said_of(error))


# Which procedure it is


def choose(fields: Mapping[str, str]) -> Data:
    """Return the next question to ask, or the procedures that were found, from the answers so far."""
    entered = Entered(fields)
    on = entered.day("on", needed=_DAY_NEEDED)
    told = {name.removeprefix("about."): text for name, text in fields.items() if name.startswith("about.")}
    known = {name: fact for one in map(schemes.get, schemes.names()) for name, fact in one.facts.items()}
    known |= {fact.name: fact for fact in (*QUESTIONS, BODY_NAME)}
    facts: dict[str, FactValue | date] = {}
    for name, text in told.items():
        value = value_of(known[name], text) if name in known else None
        if value is not None and text != NOT_KNOWN:
            facts[name] = value
        elif text != NOT_KNOWN:
            entered.fault(f"about.{name}", "This answer is not one of those that can be given.")
    if on is None or entered.faults:
        return {"errors": entered.faults, "answer": None}
    try:
        found = schemes.applicable(facts, on=on)
    except ComplaintRulesError as error:
        return _refused("", said_of(error))
    unsettled = not found.governs or any(one.relation is Relation.GOVERNS for one in found.unsure)
    left = [fact for fact in found.questions if fact.name not in told] if unsettled else []
    question = asked(left[0]) if left else None
    if question is None and found.governs and BODY_NAME.name not in told:
        bodies = sorted({one.publisher for one in map(schemes.get, schemes.names()) if one.publisher})
        question = asked_for_body(bodies)
    groups: tuple[tuple[str, Sequence[Choice]], ...] = (
        ("The procedure for it", found.governs),
        ("This runs beside it", found.beside),
        ("Where it can go next", found.next),
    )
    shown = {
        "question": question,
        "groups": [{"title": title, "choices": list(map(_choice, several))} for title, several in groups if several],
        "elsewhere": list(map(_elsewhere, found.elsewhere)),
        "unsure": [capital(one.title) for one in found.unsure],
        "governed": bool(found.governs),
        "disclaimer": DISCLAIMER,
    }
    return {"errors": [], "answer": shown}


def _choice(one: Choice) -> Data:
    notes = [one.no_version, *one.notes] if one.no_version else [*one.notes]
    return {
        "procedure": one.scheme if one.procedure is not None else "",
        "title": capital(one.title),
        "text": sentence(one.text),
        "notes": [sentence(text) for text in notes],
        "assumed": [plainer(text) for text in one.assumed],
        "source": source_of(one.source),
    }


def _elsewhere(one: Elsewhere) -> Data:
    return {"title": capital(one.who), "text": sentence(one.text), "source": source_of(one.source)}
