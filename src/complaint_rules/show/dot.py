"""A procedure as a diagram for Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.errors import one_line
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.show.mermaid import HERE, ids_of, moves_of
from complaint_rules.show.svg import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.procedures import Procedure

__all__ = ["dot"]

_SIZE, _STATE, _LABEL = 12, 190, 170
_MOST_LINES = 12
_START = "s_start"


def dot(procedure: Procedure, *, current: str | None = None) -> str:
    r"""
    Return a procedure as a diagram in the language of Graphviz; `current` is the stage to be marked, by its name.

    Raises:
        UnknownNameError: If the procedure has no such stage.

    Source:
        House rule: the stage is marked in words and by its border, never by colour alone.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> diagram = dot(procedure, current="stage-2").splitlines()
        >>> diagram[0]
        'digraph procedure {'
        >>> [line for line in diagram if "complaint is here" in line]
        ['    s_stage_2 [label="the complaint is here:\\nstage 2, investigation", peripheries=2, penwidth=3];']
    """
    if current not in {None, NOT_BEGUN}:
        procedure.stage(str(current))
    return "\n".join(("digraph procedure {", *(f"    {line}" for line in _lines(procedure, current)), "}"))


def _lines(procedure: Procedure, current: str | None) -> Iterator[str]:
    ids = {**ids_of(procedure), NOT_BEGUN: _START}
    yield "rankdir=TB;"
    yield f"label={_quoted(procedure.title, 3 * _STATE)};"
    yield f"tooltip={_quoted(procedure.title, None)};"
    yield 'labelloc=t; fontname="sans-serif"; fontsize=16; nodesep=0.5; ranksep=0.6;'
    yield 'node [shape=box, style=rounded, fontname="sans-serif", fontsize=12];'
    yield 'edge [fontname="sans-serif", fontsize=11, arrowsize=0.8];'
    here = current == NOT_BEGUN
    yield f'{_START} [shape=circle, style=filled, fillcolor=black, width=0.2, label="", xlabel={_start(here=here)}];'
    for stage in procedure.stages:
        mark = f"{HERE.strip()}\n" if stage.name == current else ""
        look = ", peripheries=2, penwidth=3" if stage.name == current else ""
        shape = ", style=bold" if stage.ends and not look else ""
        yield f"{ids[stage.name]} [label={_quoted(stage.title, _STATE, before=mark)}{look}{shape}];"
    for start, to, label in moves_of(procedure):
        yield f"{ids[start]} -> {ids[to]} [label={_quoted(label, _LABEL)}];"


def _start(*, here: bool) -> str:
    return '"the complaint is here: not begun"' if here else '""'


def _quoted(text: str, width: int | None, *, before: str = "") -> str:
    """Return a text between quotes, in lines, with everything that Graphviz would take for a mark told as text."""
    lines = [one_line(text)] if width is None else lines_of(text, _SIZE, width, most=_MOST_LINES)
    said = "\n".join((*before.splitlines(), *lines))
    # An ampersand would begin an entity, and a backslash a mark such as the name of the node.
    safe = said.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("\n", "\\n")
    return f'"{safe}"'
