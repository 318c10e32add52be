"""What a notebook shows of a complaint, a snapshot or a procedure: the same in several formats, to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import Snapshot
from complaint_rules.procedures import Procedure
from complaint_rules.show.markdown import markdown
from complaint_rules.show.mermaid import mermaid
from complaint_rules.show.svg import escaped
from complaint_rules.show.text import text
from complaint_rules.show.timeline import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from complaint_rules.complaints import Complaint

__all__ = ["bundle"]


def bundle(
    thing: Complaint | Snapshot | Procedure,
    *,
    include: Iterable[str] | None = None,
    exclude: Iterable[str] | None = None,
) -> dict[str, str]:
    """
    Return a thing in each format that a notebook may choose from, by MIME type.

    Text and Markdown always; of a snapshot the picture too, as SVG and as HTML with the page in words below it; of a
    procedure the diagram as Mermaid. `include` and `exclude` name the types that are wanted, as Jupyter gives them.

    Source:
        House rule: no picture without a date, and no clock is read, so a complaint is shown as its record.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import Complaint, schemes
        >>> complaint = Complaint(schemes.in_force("england-children", on=date(2024, 8, 29)))
        >>> sorted(bundle(complaint.at(date(2024, 12, 6))))
        ['image/svg+xml', 'text/html', 'text/markdown', 'text/plain']
    """
    wanted = None if include is None else set(include)
    unwanted = frozenset(exclude or ())
    return {kind: said for kind, said in _each(thing) if (wanted is None or kind in wanted) and kind not in unwanted}


def _each(thing: Complaint | Snapshot | Procedure) -> Iterator[tuple[str, str]]:
    said = text(thing)
    yield "text/plain", said
    yield "text/markdown", markdown(thing)
    if isinstance(thing, Snapshot):
        drawn = picture(thing)
        yield "image/svg+xml", drawn
        yield "text/html", f"{drawn}<details><summary>In words</summary><pre>{escaped(said)}</pre></details>"
    elif isinstance(thing, Procedure):
        yield "text/vnd.mermaid", mermaid(thing)
