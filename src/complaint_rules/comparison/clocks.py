"""Rules with a clock compared: windows, time limits, duties, their outer limits, their extensions and their aims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.columns import Figure
from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Note, Place, item_of, noted, paired
from complaint_rules.comparison.words import dates_in_words, joined, meaning_of, mixed_units, numbers_in, periods_in
from complaint_rules.conditions import Always
from complaint_rules.limits import After, NoFigure, SentenceReading, UsesReading
from complaint_rules.rules import How
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from complaint_rules.comparison.outcomes import Clock, Outcome
    from complaint_rules.comparison.texts import Texts
    from complaint_rules.eligibility import Discretion, TimeLimit
    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Extension, Route, Target, Window
    from complaint_rules.sources import Source

    _Pair = tuple[tuple[Clock, Source], tuple[Clock, Source]]

__all__ = ["duties", "grounds", "limits_of_routes", "route_limits", "time_limits", "windows"]


# ------------------------------------------------------------------------------------------------------------- windows


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


def _place_of_silence(party: Party) -> Place:
    return Place.SILENT_ON_THEIR_TIME if party is Party.COMPLAINANT else Place.SILENT_ON_THE_BODY


def _silent_on_window(texts: Texts, local: Window | None, scheme: Window) -> Iterator[Item]:
    """Yield what the scheme gives and the local text does not: a limit, or advice where there is none."""
    title = texts.event_title(scheme.event)
    ours = None if local is None else texts.ours(local.until, stage=local.stage)
    theirs = texts.theirs(scheme.until, stage=scheme.stage)
    source = None if local is None else local.source
    findings = () if local is None else texts.findings(local.name)
    if not isinstance(scheme.until, NoFigure):
        late = "" if scheme.late is None else _power(scheme.late, "accept it late")
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
            place=_place_of_silence(scheme.by),
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
        place=_place_of_silence(scheme.by),
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
        *_notes_on_strength(local.strength, scheme.strength, scheme.by),
        *_notes_on_receipt(local.met_when_received, scheme.met_when_received, scheme.by),
        *_notes_on_power(local.late, scheme.late, "accept it late"),
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
    yield _of_dates(
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
        yield from _targets(
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
        yield _of_dates(
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
            place=_place_of_silence(scheme.by),
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


# --------------------------------------------------------------------------------------------------------- time limits


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
        *_notes_on_strength(local.strength, scheme.strength, party),
        *_notes_on_receipt(local.judged_by_receipt, scheme.judged_by_receipt, party),
        *_notes_on_power(local.discretion, scheme.discretion, "set the limit aside"),
    ]
    outcome = outcome_of(ours, theirs)
    if outcome.relation is Relation.SILENT:
        return _silent_on_time_limit(texts, rule, scheme, local.source)
    pair = ((ours, local.source), (theirs, scheme.source))
    return _of_dates(
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
    power = "" if scheme.discretion is None else _power(scheme.discretion, "set the limit aside")
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


# -------------------------------------------------------------------------------------------------------------- duties


def duties(texts: Texts) -> Iterator[Item]:
    """
    Yield what becomes of each duty: the scheme's in their order, then those added.

    Source:
        House rule: duties answer to each other by act, then by name, those of the same stage first.
    """
    ours, theirs = texts.local.duties, texts.scheme.duties
    if texts.by_route:
        ours = tuple(one for one in ours if one.owed_by is Party.OMBUDSMAN)
        theirs = tuple(one for one in theirs if one.owed_by is Party.OMBUDSMAN)
    pairs, added, _ = paired(ours, theirs, _score_of_duties)
    answers = {scheme.name: local for local, scheme in pairs}
    for scheme in theirs:
        local = answers.get(scheme.name)
        if local is None:
            yield _silent_on_duty(texts, None, scheme)
        else:
            yield from _duty(texts, local, scheme)
    for local in added:
        yield _added_duty(texts, local)


def _score_of_duties(local: Duty, scheme: Duty) -> int:
    act, name = local.act == scheme.act, local.name == scheme.name
    return 4 * act + 2 * name + (local.stage == scheme.stage) if act or name else 0


def _title(texts: Texts, duty: Duty) -> str:
    return duty.title or texts.event_title(duty.act)


def _silent_on_duty(texts: Texts, local: Duty | None, scheme: Duty) -> Item:
    ours = None if local is None else texts.ours(local.within, stage=local.stage)
    theirs = texts.theirs(scheme.within, stage=scheme.stage)
    title = _title(texts, scheme)
    says = "says nothing of" if local is None else "gives no time for"
    return item_of(
        f"duty:{scheme.name}",
        Relation.SILENT,
        scheme.owed_by,
        (
            (
                f"the local text {says} {title}, which under the scheme {texts.who(scheme.owed_by)} owes: "
                f"{theirs.sentence}"
            ),
            ""
            if scheme.owed_by is Party.COMPLAINANT
            else "whoever relies on the local text does not learn when it is late",
            "" if isinstance(scheme.owed_if, Always) else f"it is owed where {scheme.owed_if.sentence}",
        ),
        local=ours,
        scheme=theirs,
        local_source=None if local is None else local.source,
        scheme_source=scheme.source,
        findings=() if local is None else texts.findings(local.name),
        place=_place_of_silence(scheme.owed_by),
        binds=scheme.strength.binds,
    )


def _duty(texts: Texts, local: Duty, scheme: Duty) -> Iterator[Item]:
    ours = texts.ours(local.within, stage=local.stage)
    theirs = texts.theirs(scheme.within, stage=scheme.stage)
    outcome = outcome_of(ours, theirs)
    if outcome.relation is Relation.SILENT:
        yield _silent_on_duty(texts, local, scheme)
    else:
        notes = [
            *_notes_on_strength(local.strength, scheme.strength, scheme.owed_by),
            *_notes_on_receipt(local.met_when_received, scheme.met_when_received, scheme.owed_by),
            *_notes_on_softness(local.soft, scheme.soft),
        ]
        if local.owed_by is not scheme.owed_by:
            whose = f"the local text has it done by {texts.who(local.owed_by)}, the scheme by "
            notes.append(Note(Relation.CONTRADICTORY, whose + texts.who(scheme.owed_by)))
        yield _of_dates(
            texts,
            f"duty:{scheme.name}",
            _title(texts, scheme),
            scheme.owed_by,
            pair=((ours, local.source), (theirs, scheme.source)),
            outcome=outcome,
            notes=notes,
            names=(local.name,),
            beside=_range_in_words(texts, local, scheme),
        )
        yield from _outer(texts, local, scheme)
    yield from _extensions(texts, local, scheme)
    pair = ((local.target, local.stage), (scheme.target, scheme.stage))
    yield from _targets(texts, f"duty:{scheme.name}", scheme.owed_by, *pair, about="aim")


def _range_in_words(texts: Texts, local: Duty, scheme: Duty) -> Iterator[str]:
    """Yield how a plain range of the local text stands to the scheme's figure and its outer limit."""
    for period in periods_in(local.within):
        if period.at_least is not None:
            near = texts.ours(local.within, stage=local.stage, figure=Figure.NEAR)
            found = outcome_of(near, texts.theirs(scheme.within, stage=scheme.stage), post=0)
            yield f"the local text gives a range; its near end ({period.at_least}) is {_stands(found)} the scheme's"
            outer = _outer_limit(texts.scheme, scheme)
            if outer is not None:
                theirs = texts.theirs(outer[0], stage=scheme.stage, figure=outer[1])
                found = outcome_of(texts.ours(local.within, stage=local.stage), theirs, post=0)
                yield (
                    f"its far end ({period.number}) is {_stands(found)} the scheme's outer limit, which the scheme "
                    "reaches only by an extension"
                )


def _stands(outcome: Outcome) -> str:
    return {
        Relation.SAME: "the same as",
        Relation.STRICTER: "earlier than",
        Relation.LOOSER: "later than",
    }.get(outcome.relation, "not simply comparable with")


def _outer_limit(procedure: Procedure, duty: Duty) -> tuple[Limit, Figure] | None:
    """Return the outer limit of a duty: its second figure, or what an extension may come to; None for none."""
    if any(period.at_most is not None for period in periods_in(duty.within)):
        return duty.within, Figure.OUTER
    for extension in procedure.extensions:
        if extension.duty == duty.name and extension.to is not None:
            return extension.to, Figure.DUE
        if extension.duty == duty.name and extension.by is not None:
            return After(duty.within, extension.by), Figure.DUE
    return None


def _extensions_of(procedure: Procedure, duty: Duty) -> tuple[Extension, ...]:
    return tuple(one for one in procedure.extensions if one.duty == duty.name)


def _source_of_more(procedure: Procedure, duty: Duty) -> Source:
    """Return where a text says how far a duty may be extended: at the extension, else at the duty."""
    return next((one.source for one in _extensions_of(procedure, duty)), duty.source)


def _capped(extension: Extension) -> bool:
    return extension.to_at_most or extension.to is not None or extension.by is not None


def _outer(texts: Texts, local: Duty, scheme: Duty) -> Iterator[Item]:
    """Yield what becomes of the outer limit: compared, passed over in silence, or added."""
    rule, about, title = f"duty:{scheme.name}", "outer limit", _title(texts, scheme)
    mine, its = _outer_limit(texts.local, local), _outer_limit(texts.scheme, scheme)
    extended = _extensions_of(texts.local, local)
    ours = None if mine is None else texts.ours(mine[0], stage=local.stage, figure=mine[1])
    theirs = None if its is None else texts.theirs(its[0], stage=scheme.stage, figure=its[1])
    if ours is not None and theirs is not None:
        pair = ((ours, _source_of_more(texts.local, local)), (theirs, _source_of_more(texts.scheme, scheme)))
        outcome = outcome_of(ours, theirs)
        yield _of_dates(
            texts, rule, f"the outer limit of {title}", scheme.owed_by, pair=pair, outcome=outcome, about=about
        )
    elif theirs is not None:
        if extended or any(period.at_least is not None for period in periods_in(local.within)):
            return  # what the local text says of more time is compared as an extension, or as the far end of a range
        hows = [_how_in_words(one) for one in _extensions_of(texts.scheme, scheme)]
        yield item_of(
            rule,
            Relation.SILENT,
            scheme.owed_by,
            (
                f"the local text gives no outer limit for {title}; the scheme does: {theirs.sentence}",
                f"in the scheme more time is had {joined(hows)}" if hows else "",
                "whoever relies on the local text does not learn when the last day has passed",
            ),
            about=about,
            scheme=theirs,
            local_source=local.source,
            scheme_source=_source_of_more(texts.scheme, scheme),
            place=Place.SILENT_ON_THE_BODY,
            binds=scheme.strength.binds,
        )
    elif ours is not None and not extended:
        text = f"the local text gives a second figure for {title}, to which it may be extended: {ours.sentence}"
        yield item_of(
            rule,
            Relation.LOOSER,
            scheme.owed_by,
            (text, "the scheme has none", meaning_of(Relation.LOOSER, scheme.owed_by, texts.who(scheme.owed_by))),
            about=about,
            local=ours,
            local_source=local.source,
            scheme_source=scheme.source,
        )


def _how_in_words(extension: Extension) -> str:
    causes = f" for {' or '.join(_plain(one) for one in extension.causes)}" if extension.causes else ""
    first = ", before the limit has passed" if extension.before_expiry else ""
    needs = f", with {joined(list(extension.requires))}" if extension.requires else ""
    return f"{extension.how.in_words}{causes}{first}{needs}"


def _extensions(texts: Texts, local: Duty, scheme: Duty) -> Iterator[Item]:
    """Yield what becomes of each way to extend a duty."""
    mine, its = _extensions_of(texts.local, local), _extensions_of(texts.scheme, scheme)
    pairs, added, silent = paired(mine, its, _score_of_extensions)
    for one, other in pairs:
        yield _extension(texts, scheme, one, other)
    others = list(silent)
    for one in added:
        yield _other_way(texts, scheme, one, others.pop(0) if others else None, has_one=bool(its))
    stands_beside = _outer_limit(texts.scheme, scheme) is not None and not mine
    for other in () if stands_beside else others:
        title = _title(texts, scheme)
        yield item_of(
            f"duty:{scheme.name}",
            Relation.SILENT,
            scheme.owed_by,
            (f"in the scheme {title} may be extended {_how_in_words(other)}; the local text does not say so",),
            about="extension",
            local_source=local.source,
            scheme_source=other.source,
            place=Place.SILENT_ON_THE_BODY,
        )


def _capped_in_all(extension: Extension) -> bool:
    return extension.to_at_most or extension.to is not None


def _times(number: int | None) -> str:
    return "any number of times" if number is None else "once" if number == 1 else f"{number} times"


def _score_of_extensions(local: Extension, scheme: Extension) -> int:
    return (1 + (_capped(local) == _capped(scheme))) if local.how is scheme.how else 0


def _bound(texts: Texts, extension: Extension, *, local: bool) -> str:
    """Return how far an extension may go, in words."""
    procedure = texts.local if local else texts.scheme
    if extension.by is not None:
        return f"by {extension.by.in_words}"
    if extension.to is not None:
        return f"to {extension.to.read(SentenceReading(procedure.titles))}"
    if extension.to_at_most:
        duty = next(one for one in procedure.duties if one.name == extension.duty)
        figures = [period for period in periods_in(duty.within) if period.at_most is not None]
        return f"up to {joined([f'{one.at_most} {one.unit.value}' for one in figures])} in all"
    return "with no bound"


def _other_way(texts: Texts, scheme: Duty, local: Extension, other: Extension | None, *, has_one: bool) -> Item:
    """Return what a way to extend that the scheme does not have comes to."""
    title, bound = _title(texts, scheme), _bound(texts, local, local=True)
    says = f"in the local text more time for {title} is had {_how_in_words(local)}, {bound}"
    if other is not None:
        relation = Relation.CONTRADICTORY
        scheme_says = f"in the scheme it is had {_how_in_words(other)}, {_bound(texts, other, local=False)}"
        open_ended = not _capped(local) and _capped(other)
        ends = "so the local text has it go on without end" if open_ended else ""
        asks = local.how is How.AGREEMENT
    else:
        relation = Relation.LOOSER
        scheme_says = "the scheme has no such further way" if has_one else "the scheme lets nobody extend it"
        ends, asks = "" if _capped(local) else "the local text sets no end to it", False
    return item_of(
        f"duty:{scheme.name}",
        relation,
        scheme.owed_by,
        (
            says,
            scheme_says,
            ends,
            "the person who complains is asked, where the scheme has them told" if asks else "",
            "that goes against the person who complains, who may wait longer than the scheme allows"
            if ends or other is None
            else "",
        ),
        about="extension",
        local_source=local.source,
        scheme_source=scheme.source if other is None else other.source,
        findings=texts.findings(local.duty),
    )


def _extension(texts: Texts, scheme: Duty, local: Extension, other: Extension) -> Item:
    """Return what one way to extend comes to that both texts have."""
    notes: list[Note] = []
    if _capped(other) and not _capped(local):
        notes.append(Note(Relation.LOOSER, "the local text sets no bound, the scheme does"))
    if _capped(local) and not _capped(other):
        notes.append(Note(Relation.STRICTER, "the local text sets a bound, the scheme does not"))
    if other.firm and not local.firm:
        notes.append(Note(Relation.LOOSER, "the scheme's bound is firm, the local one is not"))
    if local.firm and not other.firm:
        notes.append(Note(Relation.STRICTER, "the local bound is firm, the scheme's is not"))
    if other.causes != local.causes:
        causes = [joined([_plain(one) for one in causes] or ["any cause"]) for causes in (local.causes, other.causes)]
        wider = not local.causes or set(local.causes) > set(other.causes) > set()
        narrower = not other.causes or set(other.causes) > set(local.causes) > set()
        relation = Relation.LOOSER if wider else Relation.STRICTER if narrower else Relation.CONTRADICTORY
        notes.append(Note(relation, f"the local text allows it for {causes[0]}, the scheme for {causes[1]}"))
    if other.times != local.times and not _capped_in_all(local) and not _capped_in_all(other):
        more = local.times is None or (other.times is not None and local.times > other.times)
        times = [_times(one) for one in (local.times, other.times)]
        relation = Relation.LOOSER if more else Relation.STRICTER
        notes.append(Note(relation, f"the local text allows it {times[0]}, the scheme {times[1]}"))
    if other.before_expiry and not local.before_expiry:
        notes.append(
            Note(Relation.SILENT, "the scheme asks for it before the limit has passed; the local text does not")
        )
    if local.before_expiry and not other.before_expiry:
        notes.append(
            Note(Relation.ADDED, "the local text asks for it before the limit has passed; the scheme does not")
        )
    if set(other.requires) != set(local.requires):
        asks = [joined(list(one) or ["nothing"]) for one in (local.requires, other.requires)]
        relation = Relation.ADDED if set(local.requires) > set(other.requires) else Relation.SILENT
        notes.append(Note(relation, f"with it the local text asks for {asks[0]}, the scheme for {asks[1]}"))
    relation = noted(Relation.SAME, notes)
    says = f"both texts let {_title(texts, scheme)} be extended {other.how.in_words}"
    bounds = f"the local text {_bound(texts, local, local=True)}, the scheme {_bound(texts, other, local=False)}"
    return item_of(
        f"duty:{scheme.name}",
        relation,
        scheme.owed_by,
        (f"{says}: {bounds}", *(note.text for note in notes)),
        about="extension",
        local_source=local.source,
        scheme_source=other.source,
        findings=texts.findings(local.duty) if relation is not Relation.SAME else (),
        place=Place.SILENT_ON_THE_BODY,
    )


def _added_duty(texts: Texts, local: Duty) -> Item:
    """Return what a duty comes to that the scheme does not have, and whether its figure was taken from elsewhere."""
    ours = texts.ours(local.within, stage=local.stage)
    title = _title(texts, local)
    elsewhere = list(_elsewhere(texts, local))
    end = _last_of(texts.scheme, local.stage) if _ends(texts.local, local) else None
    clauses = [f"the local text has {title}, owed by {texts.who(local.owed_by)}, and {_says(ours)}", *elsewhere]
    if end is None:
        clauses.insert(1, "the scheme has no such duty")
        return item_of(
            f"duty:{local.name}",
            Relation.ADDED,
            local.owed_by,
            clauses,
            local=ours,
            local_source=local.source,
            findings=texts.findings(local.name),
        )
    theirs = texts.theirs(end.within, stage=end.stage)
    outcome = outcome_of(ours, theirs)
    legs = joined([texts.theirs(leg.within).sentence for leg in _legs(texts.scheme, end)])
    clauses += [
        (
            f"in the scheme “{texts.stage_title(end.stage)}” ends with {_title(texts, end)}: {legs}, each leg on its "
            "last day"
        ),
        *_units_in_words(local.within),
        dates_in_words(outcome),
        meaning_of(outcome.relation, local.owed_by, texts.who(local.owed_by)),
    ]
    return item_of(
        f"duty:{local.name}",
        Relation.CONTRADICTORY if elsewhere else Relation.ADDED,
        local.owed_by,
        clauses,
        local=ours,
        scheme=theirs,
        local_source=local.source,
        scheme_source=end.source,
        outcome=outcome,
        findings=texts.findings(local.name),
    )


def _elsewhere(texts: Texts, local: Duty) -> Iterator[str]:
    """Yield where the figure of a local duty stands in another stage of the scheme."""
    for number in numbers_in((local.within,)):
        for duty in texts.scheme.duties:
            if duty.stage == local.stage:
                continue
            for period in periods_in(duty.within):
                where = f"{_title(texts, duty)} ({texts.stage_title(duty.stage)}), in {period.unit.value}"
                if period.at_most == number:
                    yield f"{number} is the scheme's figure for the outer limit of {where}"
                elif period.number == number:
                    yield f"{number} is the scheme's figure for {where}"


def _ends(procedure: Procedure, duty: Duty) -> bool:
    """Return whether the act of a duty ends the procedure in its stage."""
    return any(
        one.event == duty.act and duty.stage in one.start and procedure.is_end(one.to) for one in procedure.transitions
    )


def _last_of(scheme: Procedure, stage: str | None) -> Duty | None:
    """Return the duty with which a stage of the scheme ends, or None where it has no such stage."""
    of_stage = [duty for duty in scheme.duties if duty.stage == stage]
    return next((duty for duty in of_stage if _ends(scheme, duty)), None)


def _legs(scheme: Procedure, duty: Duty) -> list[Duty]:
    """Return the duties of a stage that lead to one of them, in order."""
    starts = duty.within.read(UsesReading()).events
    before = [one for one in scheme.duties if one.stage == duty.stage and one.act in starts]
    return [leg for one in before[:1] for leg in _legs(scheme, one)] + [duty]


# ------------------------------------------------------------------------------------------------------------ in common


def _of_dates(
    texts: Texts,
    rule: str,
    title: str,
    party: Party,
    *,
    pair: _Pair,
    outcome: Outcome,
    notes: Sequence[Note] = (),
    names: tuple[str, ...] = (),
    about: str = "",
    beside: Iterable[str] = (),
) -> Item:
    """Return what two limits come to, with the notes on their words."""
    (ours, source), (theirs, scheme_source) = pair
    relation = noted(outcome.relation, notes)
    if ours.sentence == theirs.sentence:
        says = f"{title}: both texts say {ours.sentence}"
    else:
        says = f"{title}: the local text {_says(ours)}; the scheme {_says(theirs)}"
    return item_of(
        rule,
        relation,
        party,
        (
            says,
            *_units_in_words(ours.limit),
            dates_in_words(outcome),
            meaning_of(outcome.relation, party, texts.who(party)),
            *(note.text for note in notes),
            *beside,
        ),
        about=about,
        local=ours,
        scheme=theirs,
        local_source=source,
        scheme_source=scheme_source,
        outcome=outcome,
        findings=texts.findings(*names) if relation is not Relation.SAME else (),
    )


def _says(clock: Clock) -> str:
    limit = clock.limit
    return f"gives no figure ({limit.words})" if isinstance(limit, NoFigure) else f"says {clock.sentence}"


def _units_in_words(limit: Limit) -> Iterator[str]:
    mixed = mixed_units(limit)
    if mixed:
        yield f"the units are mixed: the local text gives {joined(list(mixed))} for one thing"


def _targets(
    texts: Texts,
    rule: str,
    party: Party,
    local: tuple[Target | None, str | None],
    scheme: tuple[Target | None, str | None],
    *,
    about: str,
) -> Iterator[Item]:
    """Yield what becomes of an aim inside a limit, or of advice where there is none."""
    (mine, stage), (its, its_stage) = local, scheme
    if mine is not None and its is not None:
        ours, theirs = texts.ours(mine.until, stage=stage), texts.theirs(its.until, stage=its_stage)
        pair = ((ours, mine.source), (theirs, its.source))
        yield _of_dates(texts, rule, f"the {about}", party, pair=pair, outcome=outcome_of(ours, theirs), about=about)
    elif its is not None:
        theirs = texts.theirs(its.until, stage=its_stage)
        yield item_of(
            rule,
            Relation.SILENT,
            party,
            (f"the scheme {its.strength.value}: {theirs.sentence}", "the local text does not"),
            about=about,
            scheme=theirs,
            scheme_source=its.source,
        )
    elif mine is not None:
        ours = texts.ours(mine.until, stage=stage)
        yield item_of(
            rule,
            Relation.ADDED,
            party,
            (f"the local text {mine.strength.value}: {ours.sentence}", "the scheme does not"),
            about=about,
            local=ours,
            local_source=mine.source,
        )


def _notes_on_strength(local: Strength, scheme: Strength, party: Party) -> Iterator[Note]:
    if local.binds is scheme.binds:
        return
    words = f"the local text {_verb(local)} it, the scheme {_verb(scheme)} it"
    weaker = "what is no more than that can be missed without breach of the local text"
    if scheme.binds:
        own = "what the local text puts so mildly binds under the scheme" if party is Party.COMPLAINANT else weaker
        yield Note(Relation.LOOSER, f"{words}; {own}")
    else:
        yield Note(Relation.STRICTER, f"{words}; the local text binds where the scheme does not")


def _verb(strength: Strength) -> str:
    return {
        Strength.MUST: "requires",
        Strength.SHOULD: "asks for",
        Strength.AIM: "aims at",
        Strength.USUAL: "usually keeps to",
    }.get(strength, strength.value)


def _notes_on_receipt(local: bool, scheme: bool, party: Party) -> Iterator[Note]:  # noqa: FBT001 - two answers to one question
    done = "done" if party is Party.COMPLAINANT else "met"
    if local and not scheme:
        yield Note(Relation.STRICTER, f"in the local text it is {done} when received, in the scheme when sent")
    if scheme and not local:
        yield Note(Relation.LOOSER, f"in the scheme it is {done} when received, in the local text when sent")


def _notes_on_softness(local: str, scheme: str) -> Iterator[Note]:
    if local and not scheme:
        yield Note(Relation.LOOSER, f"the local text softens it: {local}; the scheme does not")
    if scheme and not local:
        yield Note(Relation.STRICTER, f"the scheme softens it: {scheme}; the local text does not")


def _notes_on_power(local: Discretion | None, scheme: Discretion | None, act: str) -> Iterator[Note]:
    if scheme is not None and local is None:
        yield Note(Relation.SILENT, f"{_power(scheme, act)}; the local text does not say so")
    if local is not None and scheme is None:
        yield Note(Relation.ADDED, f"the local text lets {local.who} {act}; the scheme does not say so")
    if local is not None and scheme is not None and (local.tests, scheme.tests) != ("", ""):
        tests = [one.tests or "with no test" for one in (local, scheme)]
        if tests[0] != tests[1]:
            text = f"to {act}, the local text asks: {tests[0]} ({local.source.text}); the scheme: {tests[1]}"
            yield Note(Relation.CANNOT_COMPARE, text)


def _power(discretion: Discretion, act: str) -> str:
    tests = f" if {discretion.tests}" if discretion.tests else ""
    return f"under the scheme {discretion.who} may {act}{tests} ({discretion.source.citation})"


def _plain(name: str) -> str:
    return name.replace("-", " ")
