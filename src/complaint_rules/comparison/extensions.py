"""Extensions compared: how a duty may be extended, how far, and what its outer limit is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.clocks import of_dates, title_of
from complaint_rules.comparison.columns import Figure
from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Note, Place, item_of, noted, paired
from complaint_rules.comparison.words import joined, meaning_of, periods_in
from complaint_rules.limits import After, SentenceReading
from complaint_rules.rules import How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.comparison.texts import Texts
    from complaint_rules.limits import Limit
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Extension
    from complaint_rules.sources import Source

__all__ = ["extensions", "outer", "outer_limit"]


def outer_limit(procedure: Procedure, duty: Duty) -> tuple[Limit, Figure] | None:
    """
    Return the outer limit of a duty: its second figure, or what an extension may come to; None for none.

    Source:
        House rule: a figure that an extension may reach is an outer limit too.
    """
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


def outer(texts: Texts, local: Duty, scheme: Duty) -> Iterator[Item]:
    """
    Yield what becomes of the outer limit: compared, passed over in silence, or added.

    Source:
        House rule: the base figure and the outer figure are each compared.
    """
    rule, about, title = f"duty:{scheme.name}", "outer limit", title_of(texts, scheme)
    mine, its = outer_limit(texts.local, local), outer_limit(texts.scheme, scheme)
    extended = _extensions_of(texts.local, local)
    ours = None if mine is None else texts.ours(mine[0], stage=local.stage, figure=mine[1])
    theirs = None if its is None else texts.theirs(its[0], stage=scheme.stage, figure=its[1])
    if ours is not None and theirs is not None:
        pair = ((ours, _source_of_more(texts.local, local)), (theirs, _source_of_more(texts.scheme, scheme)))
        outcome = outcome_of(ours, theirs)
        yield of_dates(
            texts,
            rule,
            f"the outer limit of {title}",
            scheme.owed_by,
            pair=pair,
            outcome=outcome,
            about=about,
            names=(local.name,),
            beside=[
                f"beyond it the local text gives more time {_how_in_words(one)}, with no bound"
                for one in extended
                if not _capped(one)
            ],
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


def extensions(texts: Texts, local: Duty, scheme: Duty) -> Iterator[Item]:
    """
    Yield what becomes of each way to extend a duty.

    Source:
        House rule: to ask is not to give notice, so another way contradicts.
    """
    mine, its = _extensions_of(texts.local, local), _extensions_of(texts.scheme, scheme)
    pairs, added, silent = paired(mine, its, _score_of_extensions)
    for one, other in pairs:
        yield _extension(texts, scheme, one, other)
    others = list(silent)
    for one in added:
        yield _other_way(texts, scheme, one, others.pop(0) if others else None, has_one=bool(its))
    stands_beside = outer_limit(texts.scheme, scheme) is not None and not mine
    for other in () if stands_beside else others:
        title = title_of(texts, scheme)
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
    title, bound = title_of(texts, scheme), _bound(texts, local, local=True)
    says = f"in the local text more time for {title} is had {_how_in_words(local)}, {bound}"
    if other is not None:
        relation = Relation.CONTRADICTORY
        scheme_says = f"in the scheme it is had {_how_in_words(other)}, {_bound(texts, other, local=False)}"
        open_ended = not _capped(local) and _capped(other)
        ends = "so the local text has it go on without end" if open_ended else ""
        asks = local.how is How.AGREEMENT
    else:
        dated = texts.theirs(scheme.within, stage=scheme.stage).comes_to_a_date
        relation = Relation.LOOSER if dated else Relation.CANNOT_COMPARE
        scheme_says = "the scheme has no such further way" if has_one else "the scheme says nothing of extending it"
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
            if relation is Relation.LOOSER or (ends and other is not None)
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
    if set(other.causes) != set(local.causes):
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
    says = f"both texts let {title_of(texts, scheme)} be extended {other.how.in_words}"
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


def _plain(name: str) -> str:
    return name.replace("-", " ")
