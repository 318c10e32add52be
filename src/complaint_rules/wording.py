"""Numbers with their nouns, and lines of text that cut no date and no number from what it counts."""

from __future__ import annotations

import re
from textwrap import wrap

from complaint_rules.dates import MONTHS
from complaint_rules.errors import one_line

__all__ = ["GLUE", "WIDTH", "glued", "plural", "wrapped"]

WIDTH = 100
"""House rule: the width of every page of text, whatever the terminal, so that its bytes are always the same."""

GLUE = "\N{INFORMATION SEPARATOR ONE}"
"""Stands for a space at which no line ends, while lines are made."""

_KEPT = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ([0-9]{{1,4}})\b|\b([0-9]+) (?=[A-Za-z])|\bstage (?=[0-9])")


def plural(number: int, noun: str) -> str:
    """Return a number with its noun, in the singular for one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def glued(said: str) -> str:
    """
    Return a text on one line, with `GLUE` for each space inside a date or between a number and what it counts.

    Source:
        House rule: a number stands on one line with what it counts.
    """
    return _KEPT.sub(lambda kept: kept[0].replace(" ", GLUE), one_line(said))


def wrapped(said: str, before: str = "", *, hanging: int = 0) -> list[str]:
    """
    Return a text in lines, the first after `before` and the others set in as far; no date or number is cut off.

    Source:
        House rule: a number stands on one line with what it counts.

    Examples:
        >>> wrapped("It is due on 28 November 2024.", "- ")
        ['- It is due on 28 November 2024.']
    """
    lines = wrap(
        glued(said),
        WIDTH,
        initial_indent=before,
        subsequent_indent=" " * (len(before) + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(GLUE, " ") for line in lines]
