"""The command `moved`: what a bank holiday that was proclaimed late moves, across complaints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from complaint_rules.bank_holidays import Division
from complaint_rules.cli.given import RefusedError, date_of, problems_of, short
from complaint_rules.cli.json_text import as_json
from complaint_rules.cli.records import add_file_arguments, complaints_and_date
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.late_holidays import LateHoliday, moved
from complaint_rules.wording import wrapped

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

__all__ = ["add_arguments"]

_NATIONS = ", ".join(one.value for one in Division if one is not Division.ANY_PART_OF_UK)
_RECORDS = (".toml", ".json")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Say what a bank holiday that was proclaimed late moves: which last days, from when to when, and why. "
        "FILE is a record as TOML or JSON, or a folder of them. "
        "--holiday may be given several times; each --name is for the --holiday at the same place."
    )
    add_file_arguments(parser)
    parser.add_argument("--holiday", action="append", required=True, metavar="DATE", help="the bank holiday")
    parser.add_argument("--name", action="append", default=[], metavar="TEXT", help="what it is called")
    parser.add_argument("--division", metavar="DIVISION", help=f"{_NATIONS}; else the whole United Kingdom")
    parser.add_argument(
        "--as-if-new",
        action="store_true",
        help="where the list has it by now: compare with the list as it was without it",
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_moved)


def _moved(arguments: Namespace) -> str:
    problems: list[str] = []
    holidays = list(_holidays(arguments, problems))
    arguments.files = [one for given in arguments.files for one in _files(given, problems)]
    try:
        complaints, on = complaints_and_date(arguments)
    except RefusedError as error:
        raise RefusedError([*problems, *problems_of(error)]) from error
    if problems:
        raise RefusedError(problems)
    ledger = moved(complaints, holidays, on=on, as_if_new=arguments.as_if_new)
    return as_json(ledger.to_dict()) if arguments.json else "\n".join(_lines(ledger.explain()))


def _holidays(arguments: Namespace, problems: list[str]) -> Iterator[LateHoliday]:
    given, names = arguments.holiday, arguments.name
    if len(names) > len(given):
        problems.append(f"--name: {len(names)} names are given for {len(given)} --holiday")
    for place, text in enumerate(given):
        day = date_of(text, "--holiday", problems)
        if day is not None:
            name = {"name": names[place]} if place < len(names) else {}
            try:
                yield LateHoliday(day, division=arguments.division, **name)
            except ComplaintRulesError as error:
                problems.extend(problems_of(error))


def _files(given: str, problems: list[str]) -> list[str]:
    """Return the records in a folder, by name; the file itself where it is none."""
    try:
        folder = Path(given)
        if not folder.is_dir():
            return [given]
        found = sorted(str(one) for one in folder.iterdir() if one.suffix.lower() in _RECORDS)
    except (OSError, ValueError) as error:
        problems.append(f"{short(given)} cannot be read: {error}")
        return []
    if not found:
        problems.append(f"{short(given)} is a folder without any record: no file in it ends in .toml or .json")
    return found


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        said = line.lstrip(" ")
        before = line[: len(line) - len(said)]
        hanging = 2 if before else 0
        if said.startswith("- "):
            before, said, hanging = f"{before}- ", said.removeprefix("- "), 0
        yield from wrapped(said, before, hanging=hanging) if said else ("",)
