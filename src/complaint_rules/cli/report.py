"""The command `report`: the report that complaints officers publish, over a table of complaints."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from complaint_rules import schemes
from complaint_rules.cli.given import RefusedError, number_of, on_or_today, short
from complaint_rules.cli.json_text import as_json
from complaint_rules.errors import InvalidFileError, InvalidTableError, shortened
from complaint_rules.files import read_text
from complaint_rules.local import load_procedure
from complaint_rules.vocabulary import Kind

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from complaint_rules.bulk.report import Report
    from complaint_rules.procedures import Procedure

__all__ = ["LARGEST_LEDGER", "add_arguments"]

LARGEST_LEDGER = 100_000_000
"""House rule: the most bytes that a table of complaints may have; about a million rows fit."""

_MOST_PROBLEMS = 100
_DIGITS = re.compile(r"[+-]?[0-9]{1,9}")
_NO_EXTRA = "this command needs numpy and narwhals: pip install 'complaint-rules[bulk]'"
_ROWS = "rows are counted from 0, below the line of names; empty lines are not counted"
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Count a table of complaints for a report: how many, in time or late, how long, and what came of them. Each "
        "row is a complaint, each column an event, a fact or an extension, named as in the documentation; dates are "
        "written as 2026-11-23. Small numbers are hidden."
    )
    parser.add_argument("ledger", metavar="LEDGER.csv")
    parser.add_argument("--scheme", metavar="NAME|FILE", required=True, help="the scheme, or a procedure file")
    parser.add_argument(
        "--year", metavar="YEAR", required=True, help="a year from 1 April to 31 March, such as 2025-26"
    )
    parser.add_argument("--on", metavar="DATE", help="the date on which everything is as it stands; else today")
    parser.add_argument("--counted", choices=("received", "begun", "due"), default="received", help="in the year")
    parser.add_argument("--outcome", action="append", default=[], metavar="COLUMN", help="a column of outcomes")
    parser.add_argument("--by", metavar="COLUMN", help="the main figures for each value of a column")
    parser.add_argument("--leave-out", action="append", default=[], metavar="COLUMN", help="a column not to be read")
    parser.add_argument(
        "--minimum", metavar="N", default="5", help="counts from 1 to N-1 are hidden; else 5, 0 for none"
    )
    parser.add_argument("--hide-zeros", action="store_true", help="hide nought too")
    parser.add_argument(
        "--keep-faults",
        action="store_true",
        help="go on where the dates of a row cannot stand together, and count such rows; a cell that is no date is "
        "refused",
    )
    parser.add_argument("--format", choices=("text", "markdown", "json", "svg"), default="text")
    parser.add_argument("--width", metavar="PIXELS", default="900", help="of the chart, from 320; else 900")
    parser.set_defaults(answer=_report)


def _report(arguments: Namespace) -> str:
    problems: list[str] = []
    width = number_of(arguments.width, "--width", problems)
    found = _made(arguments, problems)
    if arguments.format == "json":
        return as_json(found.to_dict())
    if arguments.format == "svg":
        return found.svg(width=width).rstrip("\n")
    return found.markdown() if arguments.format == "markdown" else found.text()


def _made(arguments: Namespace, problems: list[str]) -> Report:
    try:
        from complaint_rules import bulk  # noqa: PLC0415 - an extra, which no other command needs
        from complaint_rules.bulk.report import report, year_of  # noqa: PLC0415 - likewise
    except ModuleNotFoundError:
        raise RefusedError([_NO_EXTRA]) from None
    minimum = number_of(arguments.minimum, "--minimum", problems)
    on = on_or_today(arguments.on, problems)
    if on is None or problems:
        raise RefusedError(problems)
    period = year_of(arguments.year)
    is_file = arguments.scheme.endswith(".toml")
    procedure = load_procedure(arguments.scheme) if is_file else schemes.in_force(arguments.scheme, on=period[0])
    columns = _columns(arguments.ledger)
    beside = _beside(arguments, columns, procedure)
    try:
        found = bulk.timetable(
            procedure,
            {name: _values(name, column, procedure) for name, column in columns.items() if name not in beside},
            on=on,
            faults="keep" if arguments.keep_faults else "raise",
        )
    except InvalidTableError as error:
        raise InvalidFileError(shortened(arguments.ledger), [*error.problems, _ROWS]) from error

    def column(name: str) -> str | dict[str, list[str | None]]:
        return {name: beside[name]} if name in beside else name

    return report(
        found,
        period=period,
        counted=arguments.counted,
        outcomes=[column(name) for name in arguments.outcome] or None,
        by=None if arguments.by is None else column(arguments.by),
        minimum=minimum,
        zeros=not arguments.hide_zeros,
    )


def _columns(path: str) -> dict[str, list[str | None]]:
    """Return the columns of a file by name; an empty cell is None."""
    text = read_text(path, what="a table of complaints", largest=LARGEST_LEDGER)
    where = shortened(path)
    try:
        rows = [row for row in csv.reader(StringIO(text, newline=""), strict=True) if row]
    except csv.Error as error:
        raise InvalidFileError(where, [f"it is not CSV that can be read: {error}"]) from None
    if not rows:
        raise InvalidFileError(where, ["it is empty; the first line names the columns"])
    names = [name.strip() for name in rows[0]]
    problems = [
        f"the column {short(name)} stands twice" for name in sorted({one for one in names if names.count(one) > 1})
    ]
    problems.extend(["a column has no name"] if "" in names else [])
    for number, row in enumerate(rows[1:]):
        if len(row) != len(names) and len(problems) < _MOST_PROBLEMS:
            problems.append(f"row {number} has {len(row)} cells, and there are {len(names)} columns")
    if problems:
        raise InvalidFileError(where, [*problems, _ROWS])
    return {name: [row[place].strip() or None for row in rows[1:]] for place, name in enumerate(names)}


def _beside(
    arguments: Namespace, columns: dict[str, list[str | None]], procedure: Procedure
) -> dict[str, list[str | None]]:
    """Return the columns that the procedure does not know, each of which must have been named."""
    from complaint_rules.bulk.names import read_names  # noqa: PLC0415 - as above

    known, faults = read_names(columns, procedure)
    named = {*arguments.outcome, *arguments.leave_out, *([] if arguments.by is None else [arguments.by])}
    unknown = [name for name in columns if name not in known]
    problems = [str(fault) for name, fault in zip(unknown, faults, strict=True) if name not in named]
    problems.extend(f"{short(name)} is no column of the file" for name in sorted(named - columns.keys()))
    if problems:
        advice = "leave a column out with --leave-out, or name it with --by or --outcome"
        raise InvalidFileError(shortened(arguments.ledger), [*problems, advice])
    return {name: columns[name] for name in columns if name not in known or name in arguments.leave_out}


def _values(name: str, column: list[str | None], procedure: Procedure) -> list[object]:
    """Return a column as a table holds it: yes and no, and whole numbers, as what they are."""
    _, _, fact = name.partition("fact.")
    kind = next((one.kind for one in procedure.facts if one.name == fact), None)
    if kind is Kind.YES_OR_NO:
        return [None if text is None else _YES_OR_NO.get(text.lower(), text) for text in column]
    if kind is Kind.NUMBER:
        return [int(text) if text is not None and _DIGITS.fullmatch(text) else text for text in column]
    return list(column)
