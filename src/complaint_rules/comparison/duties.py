"""Duties compared: what is owed, by whom and when, and what only one of the texts has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.clocks import (
    limit_in_words,
    notes_on_receipt,
    notes_on_softness,
    notes_on_strength,
    of_dates,
    place_of_silence,
    targets,
    title_of,
    units_in_words,
)
from complaint_rules.comparison.columns import Figure
from complaint_rules.comparison.extensions import extensions, outer, outer_limit
from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Note, item_of, paired
from complaint_rules.comparison.words import dates_in_words, joined, meaning_of, numbers_in, periods_in
from complaint_rules.conditions import Always
from complaint_rules.limits import UsesReading
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.comparison.outcomes import Outcome
    from complaint_rules.comparison.texts import Texts
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty

__all__ = ["duties"]


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


def _silent_on_duty(texts: Texts, local: Duty | None, scheme: Duty) -> Item:
    ours = None if local is None else texts.ours(local.within, stage=local.stage)
    theirs = texts.theirs(scheme.within, stage=scheme.stage)
    title = title_of(texts, scheme)
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
            if scheme.owed_by is Party.COMPLAINANT or theirs.has_no_figure
            else "whoever relies on the local text does not learn when it is late",
            "" if isinstance(scheme.owed_if, Always) else f"it is owed where {scheme.owed_if.sentence}",
        ),
        local=ours,
        scheme=theirs,
        local_source=None if local is None else local.source,
        scheme_source=scheme.source,
        findings=() if local is None else texts.findings(local.name),
        place=place_of_silence(scheme.owed_by),
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
            *notes_on_strength(local.strength, scheme.strength, scheme.owed_by),
            *notes_on_receipt(scheme.owed_by, local=local.met_when_received, scheme=scheme.met_when_received),
            *notes_on_softness(local.soft, scheme.soft),
        ]
        if local.owed_by is not scheme.owed_by:
            whose = f"the local text has it done by {texts.who(local.owed_by)}, the scheme by "
            notes.append(Note(Relation.CONTRADICTORY, whose + texts.who(scheme.owed_by)))
        yield of_dates(
            texts,
            f"duty:{scheme.name}",
            title_of(texts, scheme),
            scheme.owed_by,
            pair=((ours, local.source), (theirs, scheme.source)),
            outcome=outcome,
            notes=notes,
            names=(local.name,),
            beside=_range_in_words(texts, local, scheme),
        )
        yield from outer(texts, local, scheme)
    yield from extensions(texts, local, scheme)
    pair = ((local.target, local.stage), (scheme.target, scheme.stage))
    yield from targets(texts, f"duty:{scheme.name}", scheme.owed_by, *pair, about="aim")


def _range_in_words(texts: Texts, local: Duty, scheme: Duty) -> Iterator[str]:
    """Yield how a plain range of the local text stands to the scheme's figure and its outer limit."""
    for period in periods_in(local.within):
        if period.at_least is not None:
            near = texts.ours(local.within, stage=local.stage, figure=Figure.NEAR)
            found = outcome_of(near, texts.theirs(scheme.within, stage=scheme.stage), post=0)
            yield f"the local text gives a range; its near end ({period.at_least}) is {_stands(found)} the scheme's"
            outer = outer_limit(texts.scheme, scheme)
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


def _added_duty(texts: Texts, local: Duty) -> Item:
    """Return what a duty comes to that the scheme does not have, and whether its figure was taken from elsewhere."""
    ours = texts.ours(local.within, stage=local.stage)
    title = title_of(texts, local)
    elsewhere = list(_elsewhere(texts, local))
    end = _last_of(texts.scheme, local.stage) if _ends(texts.local, local) else None
    clauses = [
        f"the local text has {title}, owed by {texts.who(local.owed_by)}, and {limit_in_words(ours)}",
        *elsewhere,
    ]
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
            f"in the scheme “{texts.stage_title(end.stage)}” ends with {title_of(texts, end)}: {legs}, each leg on its "
            "last day"
        ),
        *units_in_words(local.within),
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
                where = f"{title_of(texts, duty)} ({texts.stage_title(duty.stage)}), in {period.unit.value}"
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
