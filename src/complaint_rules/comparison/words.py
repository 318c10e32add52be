"""What an outcome comes to in sentences: on how many days, on which reading, and for whom that is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.comparison.records import Relation
from complaint_rules.limits import After, Before, Limit, Readings
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from complaint_rules.comparison.outcomes import Outcome
    from complaint_rules.comparison.records import ReadingDifference, Share
    from complaint_rules.periods import Period, Unit

__all__ = ["capital", "dates_in_words", "joined", "meaning_of", "mixed_units", "numbers_in", "periods_in", "sentence"]

_TENTH = 0.1


def capital(text: str) -> str:
    """
    Return a text with its first letter as a capital, and the rest as it is.

    Source:
        House rule: British English sentences.
    """
    return text[:1].upper() + text[1:]


def sentence(*clauses: str) -> str:
    """
    Return clauses as sentences, each with a capital and one full stop; empty ones are left out.

    Source:
        House rule: a sentence that a caseworker would write.

    Examples:
        >>> sentence("the dates agree", "", "nothing is lost.")
        'The dates agree. Nothing is lost.'
    """
    return " ".join(f"{capital(one).rstrip('.')}." for one in clauses if one)


def joined(parts: Sequence[str]) -> str:
    """
    Return several things as one list in words.

    Source:
        House rule: "a, b and c".

    Examples:
        >>> joined(["one", "two", "three"])
        'one, two and three'
    """
    *rest, last = parts
    return f"{', '.join(rest)} and {last}" if rest else last


def meaning_of(relation: Relation, party: Party, who: str) -> str:
    """
    Return what a relation of two dates means for the person who complains.

    Source:
        House rule: an earlier last day favours the complainant on anybody else's clock, and cuts their own.
    """
    if party is Party.COMPLAINANT:
        return {
            Relation.STRICTER: f"that cuts the time of {who}",
            Relation.LOOSER: "whoever relies on the local date may be too late under the scheme",
            Relation.MIXED: f"where it is earlier it cuts the time of {who}, and where it is later whoever relies on "
            "it may be too late under the scheme",
            Relation.ADDED: f"that cuts the time of {who}, since the scheme sets no such limit",
        }.get(relation, "")
    return {
        Relation.STRICTER: "that favours the person who complains, who is to have it sooner",
        Relation.LOOSER: "that goes against the person who complains: under the scheme it is due sooner",
        Relation.MIXED: "where it is earlier it favours the person who complains, and where it is later the scheme's "
        "date comes first",
        Relation.ADDED: "that favours the person who complains, since the scheme sets no such date",
    }.get(relation, "")


def dates_in_words(outcome: Outcome) -> str:
    """
    Return in sentences on how many start days the dates differ, for each reading that matters.

    Source:
        House rule: the share and an example are said, so that the finding can be checked by hand.
    """
    if outcome.none is not None:
        if outcome.relation is Relation.SAME:
            return "neither text gives a figure"
        return outcome.none.value if outcome.relation is Relation.CANNOT_COMPARE else ""
    if not outcome.results:
        return "the two texts say the same"
    usual = [one for one in outcome.results if one.by_default]
    others = [one for one in outcome.results if not one.by_default]
    said = [_group_in_words(label, one) for label, one in _groups(usual)]
    said += [f"taken by neither text unless chosen, {_group_in_words(label, one)}" for label, one in _groups(others)]
    return ". ".join(capital(one) for one in said)


def _groups(results: Sequence[ReadingDifference]) -> Iterator[tuple[str, ReadingDifference]]:
    """Yield each outcome once, with the readings that lead to it, in as few words as tell them from the others."""
    rows = [(_choices_of(one), one) for one in results]
    labels: dict[tuple[object, ...], list[Mapping[str, str]]] = {}
    shown: dict[tuple[object, ...], ReadingDifference] = {}
    for choices, one in rows:
        signature = _signature(one)
        others = [set(row.items()) for row, other in rows if _signature(other) != signature]
        kept = dict(choices)
        for question in choices:
            fewer = {name: answer for name, answer in kept.items() if name != question}
            if not any(set(fewer.items()) <= row for row in others):
                kept = fewer
        shown.setdefault(signature, one)
        if kept not in labels.setdefault(signature, []):
            labels[signature].append(kept)
    for signature, one in shown.items():
        yield _label(labels[signature]), one


def _label(readings: Sequence[Mapping[str, str]]) -> str:
    """Return several readings in words, those that answer one and the same question together."""
    answers: dict[str, list[str]] = {}
    for one in readings:
        *_, last = ("", *one)
        before = joined([_taken(question, answer) for question, answer in one.items() if question != last] or [""])
        start = f"{before} and {last}" if before else last
        answers.setdefault(start, []).append(one.get(last, ""))
    return "; or ".join(_taken(start, *several) if start else "" for start, several in answers.items())


def _taken(question: str, *answers: str) -> str:
    return f"{question} is taken as {' or '.join(f'“{_plain(answer)}”' for answer in answers)}"


def _choices_of(result: ReadingDifference) -> dict[str, str]:
    scheme = {name: answer for name, answer in result.scheme_reading if (name, answer) not in result.local_reading}
    return {_plain(name): answer for name, answer in result.local_reading} | {
        f"the scheme's {_plain(name)}": answer for name, answer in scheme.items()
    }


def _signature(result: ReadingDifference) -> tuple[object, ...]:
    return (
        result.relation,
        result.share,
        result.post,
        result.one_start,
        result.earlier,
        result.later,
        result.on_last_days,
    )


def _group_in_words(label: str, result: ReadingDifference) -> str:
    where = f"where {label}, " if label else ""
    if result.share is None:
        return f"{where}there is no start day on which both can be counted within the published years"
    if result.on_last_days:
        where += f"with {joined(result.on_last_days)} taken as done on the last day for it, "
    if result.post:
        where += (
            f"the local text runs from {result.local_runs_from} and the scheme from {result.scheme_runs_from}; if both "
            f"fall on one day the dates agree, and with the post taken as {result.post} days "
        )
    elif not result.one_start:
        where += (
            f"the two run from different days, the local text from {result.local_runs_from} and the scheme from "
            f"{result.scheme_runs_from}; if all fell on one day, "
        )
    examples = [one.sentence for one in (result.earlier, result.later) if one is not None]
    shown = f": {'; '.join(examples)}" if examples else ""
    return f"{where}{_share_in_words(result, result.share)}{shown}"


def _share_in_words(result: ReadingDifference, share: Share) -> str:
    days = f"{share.days:,}"
    if share.relation is Relation.SAME:
        return f"the dates are the same on every one of the {days} start days tabulated"
    if share.relation is Relation.MIXED:
        same = f", and the same on {share.same:,} ({_percent(share.same, share.days)})" if share.same else ""
        return (
            f"the local date is earlier on {share.stricter:,} of the {days} start days tabulated "
            f"({_percent(share.stricter, share.days)}), later on {share.looser:,} "
            f"({_percent(share.looser, share.days)}){same}"
        )
    word = "earlier" if share.stricter else "later"
    number = share.stricter or share.looser
    apart = 0 if result.example is None else abs(result.example.days)
    most = ", as long as the post takes" if result.post else f", by at most {apart} {'day' if apart == 1 else 'days'}"
    if not share.same:
        return f"the local date is {word} on every one of the {days} start days tabulated{most}"
    return (
        f"the local date is {word} on {number:,} of the {days} start days tabulated ({_percent(number, share.days)})"
        f"{most}, and the same on the others"
    )


def _percent(part: int, whole: int) -> str:
    percent = 100 * part / whole
    if percent < _TENTH:
        return "less than 0.1%"
    return "more than 99.9%" if percent > 100 - _TENTH else f"{percent:.1f}%"


def periods_in(limit: Limit) -> tuple[Period, ...]:
    """
    Return every period of a limit, in the order of the text.

    Source:
        House rule: a figure is found wherever it stands in the expression.
    """
    return tuple(node.period for node in limit.nodes if isinstance(node, After | Before))


def numbers_in(limits: Iterable[Limit]) -> tuple[int, ...]:
    """
    Return every figure of some limits, each once.

    Source:
        House rule: as for `periods_in`.
    """
    return tuple(dict.fromkeys(period.number for limit in limits for period in periods_in(limit)))


def mixed_units(limit: Limit) -> tuple[str, ...]:
    """
    Return the lengths that one text gives with one number and two units; none where it does not.

    Source:
        House rule: "10 working days" in the text and "10 days" in the box beside it are two rules.

    Examples:
        >>> from complaint_rules.limits import On
        >>> from complaint_rules.periods import Period, Unit
        >>> working, plain = Period(10, Unit.WORKING_DAYS), Period(10, Unit.DAYS_KIND_NOT_STATED)
        >>> start = On("complaint")
        >>> mixed_units(Readings("text-or-box", {"text": After(start, working), "box": After(start, plain)}))
        ('10 working days', '10 days of no stated kind')
    """
    for node in limit.nodes:
        if isinstance(node, Readings):
            found: dict[int, dict[Unit, str]] = {}
            for _, option in node.options:
                for period in periods_in(option):
                    found.setdefault(period.number, {}).setdefault(period.unit, period.in_words)
            for units in found.values():
                if len(units) > 1:
                    return tuple(units.values())
    return ()


def _plain(name: str) -> str:
    return name.replace("-", " ")
