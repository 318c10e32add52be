"""The command `complaint-rules`: timetables, letters, calendars, schemes, and working days."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from complaint_rules.cli.given import Parser, RefusedError, problems_of
from complaint_rules.errors import ComplaintRulesError, InvalidFileError, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "parser"]

# Each is the name of a module of this package, which adds the arguments and gives the answer.
_COMMANDS = {
    "timetable": "the timetable of one complaint",
    "letter": "a letter drafted from a complaint",
    "checklist": "what a body's letters must say",
    "calendar": "the deadlines of complaints, for a calendar program",
    "upcoming": "what is due in the next days, across complaints",
    "moved": "what a late bank holiday moves, across complaints",
    "ledger": "how every complaint of a file stands, as a Parquet file",
    "report": "the yearly report on complaints, over a table of them",
    "schemes": "the bundled schemes",
    "show": "the rules of a scheme or of a procedure file",
    "applicable": "which procedure governs, and where to go next",
    "check": "every fault of a procedure file at once",
    "compare": "a local procedure against the scheme it sits under",
    "coverage": "what each scheme carries of its text",
    "schema": "the JSON Schema of a procedure file, for editors",
    "days": "working days: add, count, explain",
}

_LONGEST_MESSAGE = 4_000
_LONGEST_OF_A_FILE = 50_000  # every fault of a procedure file is told, and their number is bounded
_ANSWER, _NOT_WRITTEN, _BAD_INPUT = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command and return its exit code: 0 for an answer, 2 for bad input.

    Source:
        House rule: the output is the same bytes in any locale, time zone and terminal.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        given = sys.argv[1:] if argv is None else argv
        arguments = parser(given).parse_args(given)
        answer: str = arguments.answer(arguments)
    except InvalidFileError as error:
        return _refuse(error.problems, file=error.file)
    except (RefusedError, ComplaintRulesError) as error:
        return _refuse(problems_of(error))
    except RecursionError:
        return _refuse(["the record is nested too deeply to be read"])
    return _print(answer)


def _print(answer: str) -> int:
    try:
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"complaint-rules: the answer could not be written: {error.strerror}\n")
        return _NOT_WRITTEN
    return _ANSWER


def _refuse(problems: Sequence[str], *, file: str = "") -> int:
    said = [one_line(problem) for problem in problems]
    where = f"{file}: " if file else ""
    if len(said) == 1:
        text = f"{where}{said[0]}"
    else:
        text = f"{where}{len(said)} things are wrong:" + "".join(
            f"\n  {number}. {one}" for number, one in enumerate(said, 1)
        )
    longest = _LONGEST_OF_A_FILE if file else _LONGEST_MESSAGE
    if len(text) > longest:
        text = f"{text[:longest]} …"
    sys.stderr.write(f"complaint-rules: {text}\n")
    return _BAD_INPUT


def parser(argv: Sequence[str] | None = None) -> Parser:
    """
    Return the parser of the command, from which its help and its page in the documentation are made.

    With `argv`, only what reading these words needs: where the first is a command, no other is listed, and a command
    that they do not name gets no arguments. A command's module loads what the command needs, and so nothing more.
    """
    made = Parser(
        prog="complaint-rules",
        description="From the dated events of a complaint: every stage and deadline, and why.",
        epilog="Exit code 0: an answer; 2: something in what was given is wrong. Information, not legal advice.",
    )
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    first = argv[0] if argv else ""
    listed = {first: _COMMANDS[first]} if first in _COMMANDS else _COMMANDS
    for name, said in listed.items():
        command = commands.add_parser(name, help=said)
        if argv is None or name in argv:
            import_module(f"complaint_rules.cli.{name}").add_arguments(command)
    return made
