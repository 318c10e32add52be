"""Windows compared: the time in which somebody may do something, and advice on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.clocks import (
    notes_on_power,
    notes_on_receipt,
    notes_on_strength,
    of_dates,
    place_of_silence,
    power_in_words,
    targets,
)
from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Note, item_of, paired
from complaint_rules.comparison.words import meaning_of
from complaint_rules.limits import NoFigure
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.comparison.texts import Texts
    from complaint_rules.rules import Target, Window

__all__ = ["windows"]


def windows(texts: Texts) -> Iterator[Item]:
    """
    Yield what becomes of each time to do something: the scheme's windows in their order, then those added.

    Source:
        House rule: a window answers to a window for the same event.
    """
    pairs, added, silent = paired(texts.local.windows, texts.scheme.windows, _score_of_windows)
    answers = {id(scheme): local for local, scheme in pairs}
    left_out = {id(one) for one in silent}
    for scheme in texts.scheme.windows:
        if id(scheme) in left_out:
            yield from _silent_on_window(texts, None, scheme)
        else:
            yield from _window(texts, answers[id(scheme)], scheme)
    if not texts.by_route:
        for local in added:
            yield from _added_window(texts, local)


def _score_of_windows(local: Window, scheme: Window) -> int:
    if local.event != scheme.event:
        return 0
    return 1 + 2 * (local.stage == scheme.stage) + (local.name == scheme.name)


def _silent_on_window(texts: Texts, local: Window | None, scheme: Window) -> Iterator[Item]:
    """Yield what the scheme gives and the local text does not: a limit, or advice where there is none."""
    title = texts.event_title(scheme.event)
    ours = None if local is None else texts.ours(local.until, stage=local.stage)
    theirs = texts.theirs(scheme.until, stage=scheme.stage)
    source = None if local is None else local.source
    findings = () if local is None else texts.findings(local.name)
    if not isinstance(scheme.until, NoFigure):
        late = "" if scheme.late is None else power_in_words(scheme.late, "accept it late")
        only = ""
        if local is not None and local.advised is not None:
            only = f"the local text only advises: {texts.ours(local.advised.until).sentence}"
        clauses = (
            f"the local text gives no time for {title}; the scheme does: {theirs.sentence}",
            only,
            "whoever relies on the local text does not learn that time is running, and may ask too late"
            if scheme.by is Party.COMPLAINANT
            else "",
            late,
        )
        yield item_of(
            f"window:{scheme.name}",
            Relation.SILENT,
            scheme.by,
            clauses,
            local=ours,
            scheme=theirs,
            local_source=source,
            scheme_source=scheme.source,
            findings=findings,
            place=place_of_silence(scheme.by),
            binds=scheme.strength.binds,
        )
    if scheme.advised is not None and (local is None or local.advised is None):
        yield _silent_on_advice(texts, local, scheme, scheme.advised)


def _silent_on_advice(texts: Texts, local: Window | None, scheme: Window, advised: Target) -> Item:
    theirs = texts.theirs(advised.until, stage=scheme.stage)
    title = texts.event_title(scheme.event)
    none = "sets no limit and " if isinstance(scheme.until, NoFigure) else ""
    verb = advised.strength.value
    return item_of(
        f"window:{scheme.name}",
        Relation.SILENT,
        scheme.by,
        (f"the scheme {none}{verb} a time for {title}: {theirs.sentence}", "the local text does not"),
        about="advice",
        scheme=theirs,
        local_source=None if local is None else local.source,
        scheme_source=advised.source,
        place=place_of_silence(scheme.by),
        binds=False,
    )


def _window(texts: Texts, local: Window, scheme: Window) -> Iterator[Item]:
    ours = texts.ours(local.until, stage=local.stage)
    theirs = texts.theirs(scheme.until, stage=scheme.stage)
    outcome = outcome_of(ours, theirs)
    if outcome.relation is Relation.SILENT:
        yield from _silent_on_window(texts, local, scheme)
        return
    notes = [
        *notes_on_strength(local.strength, scheme.strength, scheme.by),
        *notes_on_receipt(scheme.by, local=local.met_when_received, scheme=scheme.met_when_received),
        *notes_on_power(local.late, scheme.late, "accept it late"),
    ]
    if outcome.relation is Relation.ADDED and scheme.advised is not None:
        advice = texts.theirs(scheme.advised.until).sentence
        notes.append(Note(Relation.ADDED, f"the scheme only {scheme.advised.strength.value}: {advice}"))
    if local.if_silent is not None and scheme.if_silent is None:
        stage = texts.local.stage_title(local.if_silent)
        notes.append(
            Note(Relation.STRICTER, f"where nothing is done in time, the local text has the complaint {stage}")
        )
    if scheme.if_silent is not None and local.if_silent is None:
        stage = texts.scheme.stage_title(scheme.if_silent)
        notes.append(Note(Relation.LOOSER, f"where nothing is done in time, the scheme has the complaint {stage}"))
    yield of_dates(
        texts,
        f"window:{scheme.name}",
        texts.event_title(scheme.event),
        scheme.by,
        pair=((ours, local.source), (theirs, scheme.source)),
        outcome=outcome,
        notes=notes,
        names=(local.name,),
    )
    if scheme.advised is not None and local.advised is None and outcome.relation is not Relation.ADDED:
        yield _silent_on_advice(texts, local, scheme, scheme.advised)
    elif local.advised is not None:
        yield from targets(
            texts,
            f"window:{scheme.name}",
            scheme.by,
            (local.advised, local.stage),
            (scheme.advised, scheme.stage),
            about="advice",
        )
    yield from _long_stops(texts, local, scheme)


def _long_stops(texts: Texts, local: Window, scheme: Window) -> Iterator[Item]:
    rule, about = f"window:{scheme.name}", "long-stop"
    if scheme.long_stop is not None and local.long_stop is not None:
        ours = texts.ours(local.long_stop, stage=local.stage)
        theirs = texts.theirs(scheme.long_stop, stage=scheme.stage)
        pair = ((ours, local.source), (theirs, scheme.source))
        yield of_dates(
            texts, rule, "the long-stop", scheme.by, pair=pair, outcome=outcome_of(ours, theirs), about=about
        )
    elif scheme.long_stop is not None:
        theirs = texts.theirs(scheme.long_stop, stage=scheme.stage)
        text = f"after {theirs.sentence} the scheme accepts nothing late; the local text does not say so"
        yield item_of(
            rule,
            Relation.SILENT,
            scheme.by,
            (text,),
            about=about,
            scheme=theirs,
            local_source=local.source,
            scheme_source=scheme.source,
            place=place_of_silence(scheme.by),
        )
    elif local.long_stop is not None:
        ours = texts.ours(local.long_stop, stage=local.stage)
        text = f"after {ours.sentence} the local text accepts nothing late; the scheme has no such end"
        yield item_of(rule, Relation.ADDED, scheme.by, (text,), about=about, local=ours, local_source=local.source)


def _added_window(texts: Texts, local: Window) -> Iterator[Item]:
    ours = texts.ours(local.until, stage=local.stage)
    title = texts.event_title(local.event)
    if not isinstance(local.until, NoFigure):
        text = f"the local text gives a time for {title}: {ours.sentence}; the scheme has no such step"
        meaning = meaning_of(Relation.ADDED, local.by, texts.who(local.by))
        yield item_of(
            f"window:{local.name}",
            Relation.ADDED,
            local.by,
            (text, meaning),
            local=ours,
            local_source=local.source,
            findings=texts.findings(local.name),
        )
