"""A report as plain text and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from complaint_rules.bulk.report.requirements import PRACTICE, SMALL_NUMBERS
from complaint_rules.catalogue import ReportSubject
from complaint_rules.dates import in_words
from complaint_rules.explanations import DISCLAIMER, capital, sentence
from complaint_rules.show.document import Notes
from complaint_rules.show.markdown import escaped
from complaint_rules.wording import WIDTH, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from complaint_rules.bulk.report.records import Line, Report, Table, Wait

__all__ = ["introduction", "markdown", "share_in_words", "text"]

_COUNTED: Final = {
    "received": "The lines on stages and duties count the complaints received in the period.",
    "begun": "The lines on a stage, and on the duties of it with their outcomes, extensions and durations, count the "
    "complaints whose stage began in the period, whenever they were received; all other lines count those received in "
    "it.",
    "due": "The lines on a duty, with its outcomes, extensions and durations, count the complaints in which it was due "
    "in the period, whenever they were received; the lines on a stage count those whose stage began in it, and all "
    "other lines those received in it.",
}
_NINETY: Final = "90 in 100: the smallest number of days within which at least 90 in 100 of them were done."
_FIRST: Final = {"received", "now", "stages"}


@frozen
class _Grid:
    """A table of texts; the first column says what each row is about."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class _Part:
    """A part of a page: its heading, what is said under it, its table, and how deep it lies."""

    title: str
    said: tuple[str, ...] = ()
    grid: _Grid | None = None
    depth: int = 0


def introduction(report: Report) -> tuple[str, ...]:
    """Return what a report is about, in sentences."""
    guarded = (
        f"A count from {int(report.zeros)} to {report.minimum - 1} is shown as “fewer than {report.minimum}”. “Not "
        "shown” stands where a number would give such a count away. Percentages and durations follow the same rule."
        if report.minimum > 1
        else "No small number is hidden, so this report may point to a person. Think before you publish it."
    )
    days = f"{in_words(report.first)} to {in_words(report.last)}"
    not_over = f"The period was not over on {in_words(report.on)}: what came later is not in this report."
    return (
        f"Rules: {report.procedure.source.instrument} ({report.procedure.name}, version {report.procedure.version}).",
        f"Period: {days}, both days in it. Everything is as it stood on {in_words(report.on)}.",
        *([not_over] if report.on < report.last else []),
        _COUNTED[report.counted],
        "A complaint that is still open is counted neither in time nor late before its last day has passed.",
        guarded,
    )


def share_in_words(line: Line) -> str:
    """Return the percentage of a line, empty where there is none."""
    return "" if line.share is None else f"{line.share:.1f}%"


def text(report: Report) -> str:
    """Return a report as plain text of at most 100 columns."""
    lines = [*wrapped(_title(report)), *(one for said in introduction(report) for one in wrapped(said))]
    notes = Notes()
    for part in _parts(report, notes):
        title = part.title.upper() if not part.depth else part.title
        lines.extend((*([""] if lines[-1] else []), *wrapped(title), ""))
        lines.extend(line for said in part.said for line in wrapped(said, "- "))
        if part.grid is not None:
            lines.extend(([""] if part.said else []) + list(_aligned(part.grid)))
    lines.extend(("", "NOTES", ""))
    for number, note in enumerate(notes.said, 1):
        lines.extend(wrapped(note.text, f"[{number}] "))
        lines.extend([f"    {note.url}"] if note.url else [])
    return "\n".join((*lines, "", *wrapped(DISCLAIMER)))


def _aligned(grid: _Grid) -> Iterator[str]:
    rows = [grid.headers, *grid.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(grid.headers))]
    widths[0] = min(widths[0], WIDTH - sum(widths[1:]) - 2 * len(widths[1:]))
    for row in rows:
        first = wrapped_to(row[0], widths[0])
        rest = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield from first[:-1]
        yield f"{first[-1].ljust(widths[0])}  {rest}".rstrip()


def wrapped_to(said: str, width: int) -> list[str]:
    """Return a text in lines of a width, the later ones set in."""
    lines = [""]
    for word in said.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1].strip() else f"{lines[-1]}{word}"
        if len(longer) > width and lines[-1].strip():
            lines.append(f"  {word}")
        else:
            lines[-1] = longer
    return lines


def markdown(report: Report) -> str:
    """Return a report as Markdown."""
    parts = [f"# {escaped(_title(report))}", *(escaped(said) for said in introduction(report))]
    notes = Notes()
    for part in _parts(report, notes):
        parts.append(f"{'#' * (part.depth + 2)} {escaped(part.title)}")
        if part.said:
            parts.append("\n".join(f"- {escaped(said)}" for said in part.said))
        if part.grid is not None:
            rule = ["---", *("---:" for _ in part.grid.headers[1:])]
            rows = [_row(map(escaped, part.grid.headers)), _row(rule)]
            rows.extend(_row(map(escaped, row)) for row in part.grid.rows)
            parts.append("\n".join(rows))
    parts.append("## Notes")
    said = [f"{escaped(note.text)} <{note.url}>" if note.url else escaped(note.text) for note in notes.said]
    parts.append("\n".join(f"{number}. {one}" for number, one in enumerate(said, 1)))
    return "\n\n".join((*parts, escaped(DISCLAIMER)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _title(report: Report) -> str:
    period = f"{in_words(report.first)} to {in_words(report.last)}"
    return f"Report on complaints, {period}. {report.procedure.title}"


def _parts(report: Report, notes: Notes) -> Iterator[_Part]:
    yield _required(report, notes)
    bound = [table for table in report.tables if table.duty and not table.apart]
    apart = [table for table in report.tables if table.duty and table.apart]
    for table in report.tables:
        if table.name in _FIRST:
            yield _table(table, notes)
    if bound:
        yield _Part("What the text says must be done")
        yield from (_table(table, notes, depth=1) for table in bound)
    if apart:
        said = (
            "None of this is put as a must. A day aimed at or advised that has passed is no failure to do what must be."
        )
        yield _Part("Kept apart: what the text says should be done, promises, aims at, advises or describes", (said,))
        yield from (_table(table, notes, depth=1) for table in apart)
    yield from _waits(report.waits)
    for table in report.tables:
        if not table.duty and table.name not in _FIRST:
            yield _table(table, notes)
    if not report.outcomes:
        yield _Part("Outcomes", ("No column of outcomes was given, and none is guessed.",))
    yield from _beyond(report)
    if report.minimum > 1:
        yield _Part("How small numbers are guarded", tuple(_small(notes)))


def _required(report: Report, notes: Notes) -> _Part:
    title = "Where a report is required"
    found = report.requirement
    if found is None:
        said = "No text was read that requires a report on complaints under this procedure. There may be one."
        return _Part(title, (said,))

    mark = notes.of(found.source)
    lines = [f"A report is {found.verb} {found.source.citation} {mark}. A line that gives what is asked for names it."]
    lines.extend([found.not_read] if found.not_read else [])
    return _Part(title, tuple(lines))


def _table(table: Table, notes: Notes, *, depth: int = 0) -> _Part:
    if not table.lines:
        return _Part(table.title, table.remarks, depth=depth)
    asked = any(line.asked_by is not None for line in table.lines)
    rows: list[tuple[str, ...]] = []
    for line in table.lines:
        cells = (line.label, str(line.count), "" if line.of is None else str(line.of), share_in_words(line))
        mark = () if not asked else ("" if line.asked_by is None else notes.of(line.asked_by),)
        rows.append((*cells, *mark))
    headers = ("", "Number", "Out of", "Share", *(("Asked for by",) if asked else ()))
    return _Part(table.title, table.remarks, _Grid(headers, tuple(rows)), depth)


def _waits(waits: Sequence[Wait]) -> Iterator[_Part]:
    for apart, title in ((False, "How long it took"), (True, "How long it took, where the text puts no must")):
        chosen = [wait for wait in waits if wait.apart is apart]
        if chosen:
            said = [f"{wait.title}: {_uncapital(wait.counted)}" for wait in chosen]
            said.append(_NINETY)
            rows = tuple((wait.title, str(wait.measured), str(wait.of), *_durations(wait)) for wait in chosen)
            headers = ("", "Measured", "Out of", "Median", "90 in 100", "Longest", "Counted in")
            yield _Part(title, tuple(said), _Grid(headers, rows))


def _durations(wait: Wait) -> Iterator[str]:
    for days in (wait.median, wait.ninetieth, wait.longest):
        yield "not shown" if days is None else f"{days:.1f}".removesuffix(".0")
    yield f"{wait.unit}s"


def _uncapital(said: str) -> str:
    return said[:1].lower() + said[1:]


def _beyond(report: Report) -> Iterator[_Part]:
    if report.requirement is not None:
        beyond = tuple(one.text for one in report.requirement.asks if one.subject is ReportSubject.BEYOND)
        told = report.outcomes
        lacking = [one.text for one in report.requirement.asks if one.subject is ReportSubject.OUTCOMES and not told]
        said = [sentence(capital(one)) for one in (*lacking, *beyond)]
        yield _Part("What is asked for and this report does not tell", tuple(said))


def _small(notes: Notes) -> Iterator[str]:
    yield f"{capital(SMALL_NUMBERS.instrument)}: {sentence(SMALL_NUMBERS.paraphrase or '')}"
    yield f"A published practice of the same kind {notes.of(PRACTICE)}."
    yield (
        "For each number that is hidden, a second table was found that agrees with everything shown here. Whoever "
        "knows more than this report, or holds another one on nearly the same complaints, may still work one out."
    )
