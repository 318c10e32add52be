"""What schemes carry of their texts, as a page: each sentence encoded or left out, and how each text was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.catalogue import Encoded, LeftOut
from complaint_rules.show.document import Item, Page, Section, Table
from complaint_rules.sources import Seen
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from complaint_rules.catalogue import Scheme

__all__ = ["coverage_page"]


_WHAT_IT_IS = (
    "Every sentence of the texts that the schemes hold, and every provision of the laws and codes behind them: carried "
    "by a rule, or left out with the reason."
)


def coverage_page(schemes: Sequence[Scheme]) -> Page:
    """Return the page of what schemes carry of their texts."""
    rows = tuple(_summary(one) for one in schemes)
    headers = ("Scheme", "What it is", "Versions", "Sentences", "Encoded", "Left out", "Texts not read")
    sections = [Section("At a glance", table=Table(headers, rows))] if len(schemes) > 1 else []
    return Page(
        title="What is covered" if len(schemes) > 1 else f"What is covered: {schemes[0].name}",
        lines=(_WHAT_IT_IS,),
        sections=(*sections, *(section for one in schemes for section in _sections(one))),
    )


def _summary(scheme: Scheme) -> tuple[str, ...]:
    encoded = sum(isinstance(row, Encoded) for row in scheme.coverage)
    return (
        scheme.name,
        scheme.kind.value,
        "; ".join(one.version for one in scheme.versions),
        str(len(scheme.coverage)),
        str(encoded),
        str(len(scheme.coverage) - encoded),
        str(len(scheme.not_read)),
    )


def _sections(scheme: Scheme) -> Iterator[Section]:
    encoded = [row for row in scheme.coverage if isinstance(row, Encoded)]
    left = [row for row in scheme.coverage if isinstance(row, LeftOut)]
    yield Section(
        scheme.name,
        items=(
            Item(f"{scheme.title}: {scheme.kind.value}."),
            Item(f"{plural(len(encoded), 'sentence')} encoded, {len(left)} left out."),
        ),
    )
    rows = tuple((row.row, row.words, ", ".join(map(_rule, row.by))) for row in encoded)
    yield Section(f"{scheme.name}: encoded", table=_table(("Row", "What the text says", "Rules that carry it"), rows))
    rows = tuple((row.row, row.words, row.reason) for row in left)
    yield Section(f"{scheme.name}: left out", table=_table(("Row", "What the text says", "Why it is left out"), rows))
    texts = tuple((one.what, one.effect) for one in scheme.not_read)
    yield Section(f"{scheme.name}: not read", table=_table(("Text", "What follows"), texts))
    headers = ("Provision", "How it was seen", "What that means")
    yield Section(
        f"{scheme.name}: rules whose own text was not read in full", table=_table(headers, tuple(_seen(scheme)))
    )


def _seen(scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    """Yield each provision that is not PRIMARY, once."""
    said: set[tuple[str, str, str]] = set()
    for version in scheme.versions:
        for source in version.sources():
            row = (source.citation, source.seen.value, source.seen.caveat)
            if source.seen is not Seen.PRIMARY and row not in said:
                said.add(row)
                yield row


def _rule(name: str) -> str:
    kind, _, rest = name.partition(":")
    return f"{kind.replace('-', ' ')} {rest}".strip()


def _table(headers: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table | None:
    return Table(headers, rows) if rows else None
