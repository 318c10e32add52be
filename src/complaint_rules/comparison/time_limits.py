"""Time limits compared: by when to complain, to the body or to the one that comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.clocks import (
    notes_on_power,
    notes_on_receipt,
    notes_on_strength,
    of_dates,
    power_in_words,
)
from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Place, item_of, paired
from complaint_rules.comparison.words import meaning_of
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from complaint_rules.comparison.texts import Texts
    from complaint_rules.eligibility import TimeLimit
    from complaint_rules.rules import Route
    from complaint_rules.sources import Source

__all__ = ["grounds", "limits_of_routes", "route_limits", "time_limits"]


def time_limits(texts: Texts) -> Iterator[Item]:
    """
    Yield what becomes of each limit on making the complaint.

    Source:
        House rule: time limits answer to each other by name, then in order.
    """
    pairs, added, silent = paired(texts.local.time_limits, texts.scheme.time_limits, _score_of_names)
    for local, scheme in pairs:
        yield _time_limit(texts, f"time-limit:{scheme.name}", local, scheme, names=(local.name,))
    for scheme in silent:
        yield _silent_on_time_limit(texts, f"time-limit:{scheme.name}", scheme)
    for local in added:
        ours = texts.ours(local.until)
        text = f"the local text sets {local.title}: {ours.sentence}; the scheme sets none"
        meaning = meaning_of(Relation.ADDED, Party.COMPLAINANT, texts.who(Party.COMPLAINANT))
        yield item_of(
            f"time-limit:{local.name}",
            Relation.ADDED,
            Party.COMPLAINANT,
            (text, meaning),
            local=ours,
            local_source=local.source,
            findings=texts.findings(local.name),
        )


def limits_of_routes(texts: Texts) -> Iterator[Item]:
    """
    Yield what becomes of the scheme's time limits where the local text tells of the scheme as a body to turn to.

    Source:
        House rule: a guide that tells until when the Ombudsman can be asked is held to the Ombudsman's own limit.
    """
    for route in texts.local.routes:
        if route.scheme != texts.scheme.name:
            continue
        limits = () if route.time_limit is None else (route.time_limit,)
        pairs, _, silent = paired(limits, texts.scheme.time_limits, _score_of_names)
        for local, scheme in pairs:
            names, beside = (route.name, local.name), grounds(route)
            yield _time_limit(texts, f"route:{route.name}", local, scheme, names=names, beside=beside)
        for scheme in silent:
            yield _silent_on_time_limit(texts, f"route:{route.name}", scheme, route.source)


def grounds(route: Route) -> Iterator[str]:
    """
    Yield when a route may be taken as a text has it: once complete, and the grounds before.

    Source:
        House rule: conditions are read out, not weighed.
    """
    if route.complete.atoms and route.complete.sentence != "always":
        yield f"by the local text it is time for {route.title} once {route.complete.sentence}"
    for early in route.early:
        yield f"before that, the local text names this ground: {early.text} ({early.source.citation})"


def _score_of_names(local: TimeLimit, scheme: TimeLimit) -> int:
    return 1 + (local.name == scheme.name)


def _time_limit(
    texts: Texts,
    rule: str,
    local: TimeLimit,
    scheme: TimeLimit,
    *,
    names: tuple[str, ...],
    beside: Iterable[str] = (),
    about: str = "",
) -> Item:
    ours, theirs = texts.ours(local.until), texts.theirs(scheme.until)
    party = Party.COMPLAINANT
    said = [
        *notes_on_strength(local.strength, scheme.strength, party),
        *notes_on_receipt(party, local=local.judged_by_receipt, scheme=scheme.judged_by_receipt),
        *notes_on_power(local.discretion, scheme.discretion, "set the limit aside"),
    ]
    outcome = outcome_of(ours, theirs)
    if outcome.relation is Relation.SILENT:
        return _silent_on_time_limit(texts, rule, scheme, local.source)
    pair = ((ours, local.source), (theirs, scheme.source))
    return of_dates(
        texts,
        rule,
        scheme.title,
        party,
        pair=pair,
        outcome=outcome,
        notes=said,
        names=names,
        beside=beside,
        about=about,
    )


def _silent_on_time_limit(
    texts: Texts, rule: str, scheme: TimeLimit, source: Source | None = None, about: str = ""
) -> Item:
    theirs = texts.theirs(scheme.until)
    power = "" if scheme.discretion is None else power_in_words(scheme.discretion, "set the limit aside")
    return item_of(
        rule,
        Relation.SILENT,
        Party.COMPLAINANT,
        (
            f"the local text does not say by when to complain; the scheme does ({scheme.title}): {theirs.sentence}",
            "whoever relies on the local text does not learn that time is running, and may complain too late",
            power,
        ),
        about=about,
        scheme=theirs,
        local_source=source,
        scheme_source=scheme.source,
        place=Place.SILENT_ON_THEIR_TIME,
        binds=scheme.strength.binds,
    )


def route_limits(texts: Texts, local: Route, scheme: Route) -> Iterator[Item]:
    """
    Yield what becomes of the time limit of a route that both texts name.

    Source:
        House rule: as for time limits.
    """
    rule, about = f"route:{scheme.name}", "time limit"
    if scheme.time_limit is not None and local.time_limit is not None:
        names = (local.name, local.time_limit.name)
        yield _time_limit(texts, rule, local.time_limit, scheme.time_limit, names=names, about=about)
    elif scheme.time_limit is not None:
        yield _silent_on_time_limit(texts, rule, scheme.time_limit, local.source, about)
    elif local.time_limit is not None:
        ours = texts.ours(local.time_limit.until)
        yield item_of(
            rule,
            Relation.ADDED,
            Party.COMPLAINANT,
            (f"the local text gives a time limit for {local.title}: {ours.sentence}; the scheme does not",),
            about=about,
            local=ours,
            local_source=local.time_limit.source,
            findings=texts.findings(local.name),
        )
