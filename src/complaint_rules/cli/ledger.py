"""The command `ledger`: the timetable of every row of a file of complaints, as a Parquet file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from complaint_rules.cli.given import RefusedError, joined, on_or_today, short, split
from complaint_rules.cli.json_text import as_json
from complaint_rules.cli.records import (
    fact_of,
    procedures_of,
)
from complaint_rules.dates import in_words
from complaint_rules.errors import InvalidFileError, InvalidTableError, shortened
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.wording import plural

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from complaint_rules.bulk.parquet import FileSummary
    from complaint_rules.conditions import FactValue
    from complaint_rules.procedures import Procedure

__all__ = ["add_arguments"]

_NEEDED = "this command needs numpy, narwhals, pyarrow and tqdm: pip install 'complaint-rules[bulk]'"
_MOST_SHOWN = 10


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Write how every complaint of a file stands on a date to a Parquet file. IN may be larger than memory; it is "
        "CSV if its name ends in .csv, else Parquet. Each row is a complaint; each column is an event, a fact or an "
        "extension, and is named as in the documentation, or by --column. Dates are written as 2026-11-23."
    )
    parser.add_argument("source", metavar="IN")
    parser.add_argument("target", metavar="OUT.parquet")
    parser.add_argument("--scheme", metavar="NAME|FILE", required=True, help="the scheme, or a procedure file")
    parser.add_argument(
        "--on", metavar="DATE", help="the date that is asked about; else today, by this computer's clock"
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=COLUMN",
        help="complaint=came_on: what the file calls a column; then no other is read",
    )
    parser.add_argument(
        "--keep", action="append", default=[], metavar="COLUMN", help="a column that stands beside the answer as it is"
    )
    parser.add_argument(
        "--fact", action="append", default=[], metavar="NAME=VALUE", help="a fact that is so in every row"
    )
    parser.add_argument("--reading", action="append", default=[], metavar="NAME=OPTION", help="a reading of the text")
    parser.add_argument(
        "--keep-faults",
        action="store_true",
        help="go on where the dates of a row cannot stand together, and say why in the column fault; a cell that "
        "is no date is refused",
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.set_defaults(answer=_ledger)


def _ledger(arguments: Namespace) -> str:
    try:
        from complaint_rules.bulk import parquet  # noqa: PLC0415 - an extra, which no other command needs
    except ModuleNotFoundError:
        raise RefusedError([_NEEDED]) from None
    problems: list[str] = []
    columns = _pairs(arguments.column, "--column", "NAME=COLUMN", problems)
    readings = _pairs(arguments.reading, "--reading", "NAME=OPTION", problems)
    told = _pairs(arguments.fact, "--fact", "NAME=VALUE", problems)
    try:
        (procedure,) = procedures_of(arguments, arguments.scheme)
    except RefusedError as error:
        raise RefusedError([*problems, *error.problems]) from None
    facts: dict[str, FactValue] = {name: fact_of(name, text, procedure, problems) for name, text in told.items()}
    on = on_or_today(arguments.on, problems)
    if problems:
        raise RefusedError(problems)
    is_csv = arguments.source.lower().endswith(".csv")
    timetable: Any = parquet.timetable_of_csv if is_csv else parquet.timetable_of_parquet
    try:
        found = timetable(
            procedure,
            arguments.source,
            arguments.target,
            on=on,
            columns=columns or None,
            keep=arguments.keep,
            facts=facts,
            readings=readings,
            faults="keep" if arguments.keep_faults else "raise",
            progress=True,
        )
    except InvalidTableError as error:
        raise InvalidFileError(shortened(arguments.source), error.problems) from error
    except OSError as error:
        raise InvalidFileError(
            shortened(arguments.target), [f"it cannot be written: {error.strerror or error}"]
        ) from error
    return as_json(_data(found, procedure)) if arguments.json else _text(found, procedure, arguments)


def _pairs(several: list[str], flag: str, form: str, problems: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for given in several:
        name, text = split(given, flag, form, problems)
        if name in found:
            problems.append(f"{flag}: {short(name)} is given twice")
        if name:
            found[name] = text
    return found


def _text(found: FileSummary, procedure: Procedure, arguments: Namespace) -> str:
    rows = (
        f"{short(arguments.target)} says how the complaints of {short(arguments.source)} stand on {in_words(found.on)}"
    )
    rules = f"{rows}, under {procedure.name}, version {procedure.version}: {found.rows:,} in all."
    lines = [joined(rules)]
    if found.not_read:
        unread = f"{plural(found.not_read, 'row')} could not be read; the column fault says why."
        lines.append(joined(f"{unread} Rows are counted from 0."))
        lines += [joined(f"- Row {fault.row}: {fault.text}") for fault in found.faults[:_MOST_SHOWN]]
    lines.append("")
    for duty in procedure.duties:
        counts = found.statuses[duty.name].items()
        said = ", ".join(f"{count:,} {status.value}" for status, count in counts) or "no row"
        lines.append(joined(f"- {duty.name}: {said}."))
    return "\n".join([*lines, "", joined(DISCLAIMER)])


def _data(found: FileSummary, procedure: Procedure) -> dict[str, Any]:
    on: date = found.on
    return {
        "on": on.isoformat(),
        "scheme": procedure.name,
        "version": procedure.version,
        "rows": found.rows,
        "one_by_one": found.one_by_one,
        "not_read": found.not_read,
        "faults": [{"row": fault.row, "text": fault.text} for fault in found.faults],
        "stages": dict(found.stages),
        "duties": {
            name: {status.value: count for status, count in counts.items()} for name, counts in found.statuses.items()
        },
        "notice": DISCLAIMER,
    }
