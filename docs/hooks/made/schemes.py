"""A page for each bundled scheme, a page that lists them, and the page of what is covered."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from complaint_rules import schemes, show
from complaint_rules.catalogue import Encoded, SchemeKind
from complaint_rules.dates import in_words
from complaint_rules.explanations import capital, sentence_of
from complaint_rules.show.coverage_page import coverage_page
from complaint_rules.show.rules_page import in_force, rules_page
from complaint_rules.soundness import prove
from complaint_rules.wording import plural

from .marks import Sources, anchor, cell, code, escaped, heading, items_of, link, page, rows_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.catalogue import ReportRequirement, Scheme
    from complaint_rules.procedures import Procedure
    from complaint_rules.rules import Duty
    from complaint_rules.show.document import Section

FOLDER = "reference/schemes"
_WITH_WORDS = {"Duties", "Windows", "Extensions", "Suspensions", "Who may complain, and until when", "Routes"}
_FOR_THE_COMMAND_LINE = "Words for the command line"
_INFORMATION = "This page is information on the texts, not legal advice."
_NO_BREACH = (
    "Aims, what is usual, advice and descriptions stand apart from what binds. A day that is missed here is no breach."
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    yield f"{FOLDER}/index.md", _index()
    yield "coverage.md", _covered()
    for name in schemes.names():
        yield f"{FOLDER}/{name}.md", scheme_page(schemes.get(name))


def ordered() -> list[Scheme]:
    """Return the schemes: laws first, then codes, ombudsmen, and what bodies publish."""
    order = {kind: place for place, kind in enumerate(SchemeKind)}
    return sorted(map(schemes.get, schemes.names()), key=lambda one: (order[one.kind], one.name))


# The lists


def _index() -> str:
    rows = (
        (
            link(capital(one.title), f"{one.name}.md"),
            code(one.name),
            escaped(one.kind.value),
            link(_newest(one).source.instrument, _newest(one).source.url),
            "<br>".join(escaped(f"{version.version}: {in_force(version)}") for version in one.versions),
        )
        for one in ordered()
    )
    return page(
        (
            "# Schemes",
            (
                "Every scheme that the library holds. Each page is made from the rules themselves when the "
                "documentation is built, so what it says is what the library counts with."
            ),
            table(("Scheme", "Name in code", "What it is", "Text", "Versions"), rows),
            (
                "[Comparisons](../comparisons.md) puts them side by side. Another procedure can be "
                "[written down as a file](../../how-to/local-procedures.md)."
            ),
        )
    )


def _covered() -> str:
    found = ordered()
    (glance, *_) = coverage_page(found).sections
    assert glance.table is not None  # noqa: S101 - several schemes are listed in a table
    rows = ((link(row[0], f"{FOLDER}/{row[0]}.md#coverage"), *map(escaped, row[1:])) for row in glance.table.rows)
    return page(
        (
            "# What is covered",
            escaped(" ".join(coverage_page(found).lines)),
            (
                "The page of each scheme lists the sentences: those that a rule carries, those that are left out and "
                "why, and the texts that were not read."
            ),
            table(glance.table.headers, rows),
        )
    )


def _newest(scheme: Scheme) -> Procedure:
    return schemes.newest(scheme.name)


# One scheme


def scheme_page(scheme: Scheme) -> str:
    """Return the page of a scheme: its newest version in full, in what the others differ, and what is covered."""
    newest = _newest(scheme)
    others = [one for one in scheme.versions if one is not newest]
    sources = Sources()
    return page(
        (
            f"# {escaped(newest.title)}",
            *_about(scheme, newest, sources),
            *_rules(newest, sources),
            *_longest(newest),
            *(part for one in others for part in _older(one, newest, sources)),
            *_coverage(scheme),
            *_findings(newest),
            *_words(newest),
            heading(2, "Sources"),
            "Words in quotation marks were read. A paraphrase is marked, and “how it was seen” says what it rests on.",
            sources.listed(),
            escaped(_INFORMATION),
        )
    )


def _about(scheme: Scheme, newest: Procedure, sources: Sources) -> Iterator[str]:
    days = [source.checked_on for one in scheme.versions for source in one.sources()]
    days += [scheme.report.source.checked_on] if scheme.report else []
    first, last = in_words(min(days)), in_words(max(days))
    checked = f"on {first}" if first == last else f"between {first} and {last}"
    _, _, working_days = rules_page(newest).lines
    said = {
        "What it is": escaped(capital(scheme.kind.value) + (f" by {scheme.publisher}" if scheme.publisher else "")),
        "Text": sources.of(newest.source, words=True),
        "Name in code": code(scheme.name),
        "Version": escaped(f"{newest.version}, {in_force(newest)}"),
        "Other versions": "; ".join(
            f"[{escaped(one.version)}](#{_place(one)}), {escaped(in_force(one))}"
            for one in scheme.versions
            if one is not newest
        ),
        "Complaints it governs": escaped(newest.governs.value),
        "Working days": escaped(working_days.removeprefix("Working days of ")),
        "Sits under": link(newest.under, f"{newest.under}.md") if newest.under else "",
        "Report on complaints": _report(scheme.report, sources) if scheme.report else "",
        "Last looked at": f"{capital(checked)}. How each text was seen stands with its source.",
    }
    yield table(("About this text", "What is held of it here"), ((name, text) for name, text in said.items() if text))
    found = [finding for finding in newest.findings if not finding.about]
    if newest.findings:
        number = plural(len(newest.findings), "finding")
        whole = f", {len(found)} of them about the whole text" if found else ""
        yield f"!!! note\n    {number} on defects and doubts of this text{whole}: [findings](#findings)."


def _report(report: ReportRequirement, sources: Sources) -> str:
    said = f"{capital(report.verb)} {sources.of(report.source, words=True)}"
    said += f" (seen for version {', '.join(report.versions)})" if report.versions else ""
    return f"{said}.<br>{escaped(report.not_read)}" if report.not_read else f"{said}."


def _rules(procedure: Procedure, sources: Sources) -> Iterator[str]:
    for section in rules_page(procedure).sections:
        if section.title in {"Findings", _FOR_THE_COMMAND_LINE} or section.table is None:
            continue
        yield heading(2, section.title)
        if section.title == "Transitions":
            yield _diagram(procedure)
        headers, rows = rows_of(section, sources, words=section.title in _WITH_WORDS)
        if section.title == "Duties":
            yield from _duties(procedure, headers, rows, sources)
        else:
            yield table(headers, rows)
    if not any(one.title == "Duties" and one.table for one in rules_page(procedure).sections):
        yield from _duties(procedure, (), [], sources)


def _diagram(procedure: Procedure) -> str:
    return (
        '<figure class="state-diagram">\n'
        f"<pre><code>{escape(show.mermaid(procedure))}</code></pre>\n"
        "<figcaption>The stages and what leads from one to the next. The table below says the same in words."
        "</figcaption>\n</figure>"
    )


def _duties(procedure: Procedure, headers: tuple[str, ...], rows: list[list[str]], sources: Sources) -> Iterator[str]:
    """Yield what binds, and apart from it what does not."""
    both = list(zip(procedure.duties, rows, strict=True))
    yield table(headers, [row for duty, row in both if duty.strength.binds])
    loose = [row for duty, row in both if not duty.strength.binds]
    aims = list(_aims(procedure, sources))
    if loose or aims:
        yield heading(3, "Aims and what else does not bind", "aims")
        yield _NO_BREACH
        if loose:
            yield table(headers, loose)
        if aims:
            yield table(("Inside the limit, or where there is none", "Day", "Strength", "Source"), aims)


def _aims(procedure: Procedure, sources: Sources) -> Iterator[tuple[str, ...]]:
    several = [(_title(procedure, duty), duty.target) for duty in procedure.duties]
    several += [(procedure.titles[window.event], window.advised) for window in procedure.windows]
    for title, target in several:
        if target is not None:
            limit = sentence_of(target.until, procedure.titles)
            marked = sources.of(target.source, words=True)
            yield escaped(title), escaped(limit), escaped(target.strength.value), marked


def _title(procedure: Procedure, duty: Duty) -> str:
    return duty.title or procedure.titles[duty.act]


def _longest(procedure: Procedure) -> Iterator[str]:
    proof = prove(procedure)
    yield heading(2, "The longest way")
    yield escaped(proof.longest.words)
    said = "No fault was found." if proof.holds else f"Faults were found: {escaped('; '.join(proof.faults))}."
    yield (
        "Every stage, branch, duty and window of this version was tried when this page was made. "
        f"{said} [What is proved](../../explanation/soundness.md) says how, and what is not."
    )


# Older versions


def _place(procedure: Procedure) -> str:
    return f"version-{anchor(procedure.version)}"


def _older(older: Procedure, newest: Procedure, sources: Sources) -> Iterator[str]:
    """Yield in what a version differs from the newest: what only the one says, and what only the other says."""
    yield heading(2, f"Version {older.version}", _place(older))
    yield escaped(f"{older.title}: {in_force(older)}. Complaints it governs: {older.governs.value}.")
    yield (
        "What this version has and the one above has not, and the other way round. Rules that are not listed here "
        "are the same in both."
    )
    newer = {one.title: one for one in rules_page(newest).sections}
    for section in rules_page(older).sections:
        if section.title == _FOR_THE_COMMAND_LINE:
            continue
        words = section.title in _WITH_WORDS
        headers, rows = rows_of(section, sources, words=words) if section.table else ((), [])
        other = newer[section.title]
        others_headers, others = rows_of(other, sources, words=words) if other.table else ((), [])
        here, there = _only_in(rows, others), _only_in(others, rows)
        if here or there:
            yield heading(3, section.title, f"{_place(older)}-{section.title.split(',')[0].lower().replace(' ', '-')}")
        if section.title == "Transitions" and (here or there):
            yield _diagram(older)
        if here:
            yield escaped(f"Only in version {older.version}:")
            yield table(headers, here)
        if there:
            yield escaped(f"Not in version {older.version}, and in {newest.version}:")
            yield table(others_headers, there)
    yield heading(3, "The longest way", f"{_place(older)}-longest-way")
    yield escaped(prove(older).longest.words)


def _only_in(rows: list[list[str]], others: list[list[str]]) -> list[list[str]]:
    left = Counter(map(tuple, others))
    found: list[list[str]] = []
    for row in rows:
        if left[tuple(row)]:
            left[tuple(row)] -= 1
        else:
            found.append(row)
    return found


# What is covered, what is wrong with the text, and names


def _coverage(scheme: Scheme) -> Iterator[str]:
    encoded = sum(isinstance(row, Encoded) for row in scheme.coverage)
    left = len(scheme.coverage) - encoded
    yield heading(2, "Coverage")
    yield f"Sentences of the text that rules carry: {encoded}; left out, with the reason: {left}."
    for section in coverage_page((scheme,)).sections:
        if section.table is not None:
            title = section.title.removeprefix(f"{scheme.name}: ")
            yield heading(3, capital(title), f"coverage-{anchor(title)}")
            yield table(section.table.headers, ([cell(one) for one in row] for row in section.table.rows))


def _findings(procedure: Procedure) -> Iterator[str]:
    yield heading(2, "Findings")
    section = _section(procedure, "Findings")
    if section.table is None:
        yield "Nothing wrong with the text, and no doubt about it, was found."
        return
    yield "Defects of the text and doubts about it. None of them is mended in silence."
    yield table(section.table.headers, ([escaped(one) for one in row] for row in section.table.rows))


def _words(procedure: Procedure) -> Iterator[str]:
    yield heading(2, "Names in code and at the command line", "names")
    yield "\n".join(items_of(_section(procedure, _FOR_THE_COMMAND_LINE)))


def _section(procedure: Procedure, title: str) -> Section:
    return next(one for one in rules_page(procedure).sections if one.title == title)


__all__ = ["FOLDER", "ordered", "pages", "scheme_page"]
