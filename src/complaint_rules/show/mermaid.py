"""A procedure as a Mermaid state diagram."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from complaint_rules.errors import one_line
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.show.words import condition_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaint_rules.procedures import Procedure

__all__ = ["HERE", "ids_of", "mermaid", "moves_of"]

HERE = "the complaint is here: "
"""House rule: what stands before the stage that is held, in every diagram."""

_SPECIAL = re.compile(r"[^\w ',.()/?-]")


def mermaid(procedure: Procedure, *, current: str | None = None) -> str:
    """
    Return a procedure as a Mermaid state diagram; `current` is the stage to be marked, by its name.

    Raises:
        UnknownNameError: If the procedure has no such stage.

    Source:
        House rule: the stage is marked in words and by its border, never by colour alone.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> diagram = mermaid(procedure, current="stage-2").splitlines()
        >>> diagram[0]
        'stateDiagram-v2'
        >>> [line for line in diagram if "complaint is here" in line]
        ['    state "the complaint is here#58; stage 2, investigation" as s_stage_2']
    """
    if current not in {None, NOT_BEGUN}:
        procedure.stage(str(current))
    return "\n".join(("stateDiagram-v2", *(f"    {line}" for line in _lines(procedure, current))))


def _lines(procedure: Procedure, current: str | None) -> Iterator[str]:
    ids = ids_of(procedure)
    yield f"accTitle: {_plain(procedure.title)}"
    held = "" if current in {None, NOT_BEGUN} else f" The complaint is at {procedure.stage(str(current)).title}."
    stages = ", then ".join(stage.title for stage in procedure.stages if not stage.ends)
    ends = ", or ".join(stage.title for stage in procedure.stages if stage.ends)
    yield f"accDescr: {_plain(f'It goes through {stages}. It ends as {ends}.{held}')}"
    for stage in procedure.stages:
        mark = HERE if stage.name == current else ""
        yield f'state "{_escaped(mark + stage.title)}" as {ids[stage.name]}'
    for start, to, label in moves_of(procedure):
        yield f"{ids[start]} --> {ids[to]} : {_escaped(label)}"
    for stage in procedure.stages:
        if stage.ends:
            yield f"{ids[stage.name]} --> [*]"
    if current is not None and current != NOT_BEGUN:
        yield "classDef current stroke-width:4px"
        yield f"class {ids[current]} current"


def moves_of(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    """Yield each move: the stage it leaves, the stage it leads to, and what makes it."""
    open_stages = [stage.name for stage in procedure.stages if not stage.ends]
    for one in procedure.transitions:
        condition = "" if one.when is None else f", if {condition_in_words(one.when, procedure)}"
        for start in one.start or open_stages:
            yield start, one.to, f"{procedure.titles[one.event]}{condition}"
    for window in procedure.windows:
        if window.if_silent is not None:
            yield window.stage, window.if_silent, f"no {window.event.replace('-', ' ')} in time"


def ids_of(procedure: Procedure) -> dict[str, str]:
    """Return a name for each stage that Mermaid reads as a name and as nothing else."""
    ids = {NOT_BEGUN: "[*]"}
    for stage in procedure.stages:
        name = "s_" + re.sub(r"[^A-Za-z0-9]", "_", stage.name)
        while name in ids.values():
            name += "_"
        ids[stage.name] = name
    return ids


def _plain(said: str) -> str:
    """Return a text for a line that Mermaid ends at a semicolon or a hash and reads no entities in."""
    return one_line(re.sub(r"[;#{}<>\"]", ",", said))


def _escaped(said: str) -> str:
    """Return a text with every letter that Mermaid might take for a mark as an entity."""
    return _SPECIAL.sub(lambda mark: f"#{ord(mark[0])};", one_line(said))
