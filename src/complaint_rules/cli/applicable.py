"""The command `applicable`: which procedure governs, and where to go next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from complaint_rules import schemes
from complaint_rules.cli.given import RefusedError, date_of, on_or_today, short, split

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from complaint_rules.conditions import FactValue

__all__ = ["add_arguments"]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Say which scheme governs a complaint, what runs beside it, and where it can go next. "
        "What is not told is asked for."
    )
    parser.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="nation=england, and so on")
    parser.add_argument("--on", metavar="DATE", help="the date that is asked about; else today")
    parser.set_defaults(answer=_applicable)


def _applicable(arguments: Namespace) -> str:
    problems: list[str] = []
    on = on_or_today(arguments.on, problems)
    facts: dict[str, FactValue | date] = {}
    for given in arguments.fact:
        name, text = split(given, "--fact", "NAME=VALUE", problems)
        if name in facts:
            problems.append(f"--fact: {short(name)} is given twice")
        if name == "happened":
            facts[name] = date_of(text, "--fact happened", problems) or date.min
        elif name:
            facts[name] = {"yes": True, "no": False}.get(text, text)
    if on is None or problems:
        raise RefusedError(problems)
    return schemes.applicable(facts, on=on).explain()
