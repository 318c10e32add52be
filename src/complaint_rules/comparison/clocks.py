"""What rules with a clock have in common: their dates in a sentence, their aims, the notes on their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.outcomes import outcome_of
from complaint_rules.comparison.records import Relation
from complaint_rules.comparison.texts import Item, Note, Place, item_of, noted
from complaint_rules.comparison.words import dates_in_words, joined, meaning_of, mixed_units
from complaint_rules.limits import NoFigure
from complaint_rules.vocabulary import Party, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from complaint_rules.comparison.outcomes import Clock, Outcome
    from complaint_rules.comparison.texts import Texts
    from complaint_rules.eligibility import Discretion
    from complaint_rules.limits import Limit
    from complaint_rules.rules import Duty, Target
    from complaint_rules.sources import Source

    _Pair = tuple[tuple[Clock, Source], tuple[Clock, Source]]

__all__ = [
    "limit_in_words",
    "notes_on_power",
    "notes_on_receipt",
    "notes_on_softness",
    "notes_on_strength",
    "of_dates",
    "place_of_silence",
    "power_in_words",
    "targets",
    "title_of",
    "units_in_words",
]


def of_dates(
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
    """
    Return what two limits come to, with the notes on their words.

    Source:
        House rule: both limits are said as they stand, then on how many days they differ, then for whom that is better.
    """
    (ours, source), (theirs, scheme_source) = pair
    relation = noted(outcome.relation, notes)
    if ours.sentence == theirs.sentence:
        says = f"{title}: both texts say {ours.sentence}"
    else:
        says = f"{title}: the local text {limit_in_words(ours)}; the scheme {limit_in_words(theirs)}"
    return item_of(
        rule,
        relation,
        party,
        (
            says,
            *units_in_words(ours.limit),
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


def limit_in_words(clock: Clock) -> str:
    """
    Return what a text says of a limit, as what follows its name.

    Source:
        House rule: no figure is said to be none, with the words that stand instead.
    """
    limit = clock.limit
    return f"gives no figure ({limit.words})" if isinstance(limit, NoFigure) else f"says {clock.sentence}"


def units_in_words(limit: Limit) -> Iterator[str]:
    """
    Yield that a text gives one length in two units, where it does.

    Source:
        House rule: as for `mixed_units`.
    """
    mixed = mixed_units(limit)
    if mixed:
        yield f"the units are mixed: the local text gives {joined(list(mixed))} for one thing"


def targets(
    texts: Texts,
    rule: str,
    party: Party,
    local: tuple[Target | None, str | None],
    scheme: tuple[Target | None, str | None],
    *,
    about: str,
) -> Iterator[Item]:
    """
    Yield what becomes of an aim inside a limit, or of advice where there is none.

    Source:
        House rule: an aim is compared with an aim, and never with a limit.
    """
    (mine, stage), (its, its_stage) = local, scheme
    if mine is not None and its is not None:
        ours, theirs = texts.ours(mine.until, stage=stage), texts.theirs(its.until, stage=its_stage)
        pair = ((ours, mine.source), (theirs, its.source))
        yield of_dates(texts, rule, f"the {about}", party, pair=pair, outcome=outcome_of(ours, theirs), about=about)
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


def notes_on_strength(local: Strength, scheme: Strength, party: Party) -> Iterator[Note]:
    """
    Yield a note where only one of the texts binds.

    Source:
        House rule: an aim can be missed without breach, and a duty cannot.
    """
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


def notes_on_receipt(party: Party, *, local: bool, scheme: bool) -> Iterator[Note]:
    """
    Yield a note where only one of the texts asks for receipt.

    Source:
        House rule: what must be received by a day must be sent before it.
    """
    done = "done" if party is Party.COMPLAINANT else "met"
    if local and not scheme:
        yield Note(Relation.STRICTER, f"in the local text it is {done} when received, in the scheme when sent")
    if scheme and not local:
        yield Note(Relation.LOOSER, f"in the scheme it is {done} when received, in the local text when sent")


def notes_on_softness(local: str, scheme: str) -> Iterator[Note]:
    """
    Yield a note where only one of the texts softens the limit.

    Source:
        House rule: "where practical" is quoted, not weighed.
    """
    if local and not scheme:
        yield Note(Relation.LOOSER, f"the local text softens it: {local}; the scheme does not")
    if scheme and not local:
        yield Note(Relation.STRICTER, f"the scheme softens it: {scheme}; the local text does not")


def notes_on_power(local: Discretion | None, scheme: Discretion | None, act: str) -> Iterator[Note]:
    """
    Yield a note where only one of the texts grants a power to set the rule aside, or asks for other tests.

    Source:
        House rule: never "barred" where discretion exists, so it is told who has it.
    """
    if scheme is not None and local is None:
        yield Note(Relation.SILENT, f"{power_in_words(scheme, act)}; the local text does not say so")
    if local is not None and scheme is None:
        yield Note(Relation.ADDED, f"the local text lets {local.who} {act}; the scheme does not say so")
    if local is not None and scheme is not None and (local.tests, scheme.tests) != ("", ""):
        tests = [one.tests or "with no test" for one in (local, scheme)]
        if tests[0] != tests[1]:
            text = f"to {act}, the local text asks: {tests[0]} ({local.source.text}); the scheme: {tests[1]}"
            yield Note(Relation.CANNOT_COMPARE, text)


def power_in_words(discretion: Discretion, act: str) -> str:
    """
    Return who may set the rule aside under the scheme, and if what.

    Source:
        House rule: as for the notes on it.
    """
    tests = f" if {discretion.tests}" if discretion.tests else ""
    return f"under the scheme {discretion.who} may {act}{tests} ({discretion.source.citation})"


def place_of_silence(party: Party) -> Place:
    """
    Return where silence on somebody's clock stands in the list.

    Source:
        House rule: silence on the complainant's own time costs most.
    """
    return Place.SILENT_ON_THEIR_TIME if party is Party.COMPLAINANT else Place.SILENT_ON_THE_BODY


def title_of(texts: Texts, duty: Duty) -> str:
    """
    Return what to call a duty in a sentence.

    Source:
        House rule: its own title, else that of its act.
    """
    return duty.title or texts.event_title(duty.act)
