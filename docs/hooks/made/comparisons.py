"""The page on which schemes stand side by side, and each body's own text beside the law or code that it sits under."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from complaint_rules import compare, schemes
from complaint_rules.catalogue import SchemeKind
from complaint_rules.comparison.records import DISCLAIMER, Relation
from complaint_rules.conditions import Always
from complaint_rules.explanations import capital, sentence_of
from complaint_rules.rules import RouteKind
from complaint_rules.show.rules_page import rules_page
from complaint_rules.show.words import condition_in_words
from complaint_rules.wording import plural

from .marks import Sources, address, code, escaped, heading, link, page, table, wide
from .schemes import ordered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from complaint_rules.comparison.records import Comparison, Difference
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty, Target

ACKNOWLEDGED = frozenset(("acknowledgement",))
FIRST = frozenset(("stage-1-response", "final-response"))
SECOND = frozenset(("stage-2-acknowledgement", "stage-2-response"))
FURTHER = frozenset(
    ("stage-3-response", "panel-meeting", "panel-report", "panel-response", "panel-decision", "second-body-response")
)
"""The acts that each column of the table is about."""

_NONE = "none held here"
_CLOCKS = ("window", "time-limit", "duty", "extension", "suspension")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page."""
    yield "reference/comparisons.md", _page()


def _page() -> str:
    sources = Sources()
    several = list(comparisons())
    return page(
        (
            "---\nhide:\n  - navigation\n  - toc\n---",
            "# Comparisons",
            (
                "Made from the rules themselves when the documentation is built. The limits are in the library's "
                "words. The links lead to the pages of the schemes, where the text behind each is quoted or "
                "marked as a paraphrase."
            ),
            heading(2, "The schemes side by side", "side-by-side"),
            (
                "The newest version of each law, code and published procedure. “None held here” means that no rule of "
                "the scheme says it, and not that nobody has to do it. The word in brackets is how strongly the text "
                "puts it: what it aims at, advises or describes does not bind."
            ),
            wide(table(_COLUMNS, (_row(schemes.newest(one.name)) for one in ordered() if _has_stages(one.kind)))),
            heading(2, "The ombudsmen side by side", "ombudsmen"),
            table(
                ("Ombudsman", "Time limit for complaining to it", "Its own times", "Time to ask for more"),
                (_ombudsman(schemes.newest(one.name)) for one in ordered() if one.kind is SchemeKind.OMBUDSMAN),
            ),
            heading(2, "Local texts beside the law", "local"),
            (
                "Each published text that sits under a law or a code, compared with it rule by rule. “The scheme” is "
                "that law or code. “Silent” means that the local text does not say it: the law goes on to hold. "
                "“Stricter” means an earlier last day, on whoever's clock it is. The comparison knows only what the "
                "published page says."
            ),
            "\n".join(f"- [{escaped(one.local.title)}](#{one.local.name})" for one in several),
            _summary(several),
            *(part for one in several for part in _beside(one, sources)),
            _others(),
            heading(2, "Sources"),
            sources.listed(),
            DISCLAIMER,
        )
    )


def _has_stages(kind: SchemeKind) -> bool:
    return kind is not SchemeKind.OMBUDSMAN


# Side by side

_COLUMNS = (
    "Scheme",
    "Acknowledgement",
    "First answer",
    "Second answer",
    "Further",
    "How far it can be put off",
    "Time to go on",
    "Time limit for complaining",
    "Ombudsman",
)


def _row(procedure: Procedure) -> tuple[str, ...]:
    return (
        link(procedure.title, _to(procedure)),
        _duties(procedure, ACKNOWLEDGED),
        _duties(procedure, FIRST),
        _duties(procedure, SECOND),
        _duties(procedure, FURTHER),
        _lines(_put_off(procedure)),
        _lines(_windows(procedure)),
        _lines(_time_limits(procedure)),
        _lines(_ombudsmen(procedure)),
    )


def _to(procedure: Procedure, place: str = "") -> str:
    return f"schemes/{procedure.name}.md{place}"


def _lines(several: Iterable[str]) -> str:
    return "<br>".join(several) or _NONE


def _duties(procedure: Procedure, acts: Collection[str]) -> str:
    return _lines(_duty(procedure, duty) for duty in procedure.duties if duty.act in acts)


def _duty(procedure: Procedure, duty: Duty) -> str:
    title = duty.title or procedure.titles[duty.act]
    aim = "" if duty.target is None else _aim(procedure, duty.target)
    more = f"; the text softens it: {duty.soft}" if duty.soft else ""
    if not isinstance(duty.owed_if, Always):
        more += f"; owed only if {condition_in_words(duty.owed_if, procedure)}"
    limit = f"{sentence_of(duty.within, procedure.titles)} ({duty.strength.value}){more}"
    return f"{link(capital(title), _to(procedure, '#duties'))}: {escaped(limit)}{escaped(aim)}"


def _aim(procedure: Procedure, target: Target) -> str:
    return f"; {target.strength.value}: {sentence_of(target.until, procedure.titles)}"


def _put_off(procedure: Procedure) -> Iterator[str]:
    (section,) = (one for one in rules_page(procedure).sections if one.title == "Extensions")
    for title, by, far, also, *_ in () if section.table is None else section.table.rows:
        said = f"by {by}, {far}" if by != "automatic" else f"by itself, {far}"
        yield f"{link(capital(title), _to(procedure, '#extensions'))}: {escaped(said)}; {escaped(also)}"


def _windows(procedure: Procedure) -> Iterator[str]:
    for one in procedure.windows:
        advice = "" if one.advised is None else _aim(procedure, one.advised)
        late = f"; late: {one.late.who} may still accept it" if one.late is not None else ""
        limit = f"{sentence_of(one.until, procedure.titles)} ({one.strength.value})"
        title = link(capital(procedure.titles[one.event]), _to(procedure, "#windows"))
        yield f"{title}: {escaped(limit + advice + late)}"


def _time_limits(procedure: Procedure) -> Iterator[str]:
    for one in procedure.time_limits:
        limit = f"{sentence_of(one.until, procedure.titles)} ({one.strength.value})"
        if one.waived_by:
            limit += f"; no limit if {procedure.titles[one.waived_by]} is yes"
        if one.discretion is None:
            late = ""
        else:
            tests = f" if {one.discretion.tests}" if one.discretion.limbs else ""
            late = f"; after that {one.discretion.who} may still consider it{tests}"
        yield f"{link(capital(one.title), _to(procedure, '#who-may-complain-and-until-when'))}: {escaped(limit + late)}"


def _ombudsmen(procedure: Procedure) -> Iterator[str]:
    for one in procedure.routes:
        if one.kind is RouteKind.OMBUDSMAN:
            said = "no time limit held here"
            if one.time_limit is not None:
                said = sentence_of(one.time_limit.until, procedure.titles)
            if not isinstance(one.applies, Always):
                said += f"; only if {condition_in_words(one.applies, procedure)}"
            held = f"schemes/{one.scheme}.md" if one.scheme else _to(procedure, "#routes")
            yield f"{link(capital(one.title), held)}: {escaped(said)}"


def _ombudsman(procedure: Procedure) -> tuple[str, ...]:
    own = (_duty(procedure, duty) for duty in procedure.duties)
    return (
        link(procedure.title, _to(procedure)),
        _lines(_time_limits(procedure)),
        _lines(own),
        _lines(_windows(procedure)),
    )


# Local texts beside the law


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Return each published text that sits under a scheme, compared with it."""
    local = [schemes.newest(one.name) for one in ordered() if one.kind.has_publisher]
    return tuple(compare(one, schemes.newest(one.under)) for one in local if one.under)


def _summary(several: Iterable[Comparison]) -> str:
    relations = [one for one in Relation if one is not Relation.SAME]
    headers = ("Local text", "Beside", *(capital(one.value) for one in relations), "The same")
    rows: list[tuple[str, ...]] = []
    for one in several:
        found = Counter(other.relation for other in one.differences)
        rows.append(
            (
                f"[{escaped(one.local.title)}](#{one.local.name})",
                link(one.scheme.name, _to(one.scheme)),
                *(str(found[relation]) for relation in relations),
                str(len(one.same)),
            )
        )
    return table(headers, rows)


def _beside(one: Comparison, sources: Sources) -> Iterator[str]:
    clocks = [other for other in one.differences if other.rule.partition(":")[0] in _CLOCKS]
    others = [other for other in one.differences if other not in clocks]
    yield heading(3, one.local.title, one.local.name)
    yield (
        f"{link(one.local.name, _to(one.local))} ({escaped(one.local.version)}) beside "
        f"{link(one.scheme.name, _to(one.scheme))} ({escaped(one.scheme.version)}): "
        f"{plural(len(one.differences), 'difference')}, {plural(len(one.same), 'rule')} the same. "
        f"In code: {code(f'complaint-rules compare {one.local.name}')}"
    )
    yield "What has a clock, the silence that costs most first:"
    yield table(_DIFFERENCE, (_difference(other, sources) for other in clocks))
    if others:
        yield (
            f'<details markdown="1">\n<summary>Everything else in which they differ: {plural(len(others), "rule")}'
            f"</summary>\n\n{table(_DIFFERENCE, (_difference(other, sources) for other in others))}\n\n</details>"
        )


_DIFFERENCE = ("Rule", "How it stands", "Concerns", "What it means", "Local text", "Law or code")


def _difference(one: Difference, sources: Sources) -> tuple[str, ...]:
    kind, _, name = one.rule.partition(":")
    about = f", {one.about}" if one.about else ""
    found = "".join(f"<br>Found in the local text: {escaped(finding.text)}" for finding in one.findings)
    return (
        escaped(f"{name.replace('-', ' ')} ({kind.replace('-', ' ')}){about}"),
        escaped(one.relation.value),
        escaped(one.on_whom.value),
        escaped(one.text) + found,
        "says nothing of it" if one.local_source is None else sources.of(one.local_source),
        "says nothing of it" if one.scheme_source is None else sources.of(one.scheme_source),
    )


def _others() -> str:
    alone = [one for one in ordered() if one.kind.has_publisher and not schemes.newest(one.name).under]
    named = " and ".join(link(one.title, f"schemes/{one.name}.md") for one in alone)
    how = address("../how-to/local-procedures.md")
    return (
        f"{named}: these texts name no law or code of this library that they sit under, so nothing is compared with "
        f"them here. `complaint-rules compare` puts any two texts side by side, and "
        f"[a procedure that you write down]({how}) beside the law."
    )


__all__ = ["ACKNOWLEDGED", "FIRST", "FURTHER", "SECOND", "comparisons", "pages"]
