"""The commands about complaints: timetable, letter, checklist, calendar, upcoming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules import diary, letters, show
from complaint_rules.answers import DISCLAIMER, plural
from complaint_rules.cli.given import RefusedError, as_json, joined, number_of
from complaint_rules.cli.records import add_record_arguments, complaint_and_date, complaints_and_date, procedures_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from complaint_rules.cli.given import Commands

__all__ = ["add_commands"]

_FORMS = ("text", "markdown", "html")


def add_commands(commands: Commands) -> None:
    """Add these commands to the parser."""
    _add_timetable(commands.add_parser("timetable", help="the timetable of one complaint"))
    _add_letter(commands.add_parser("letter", help="a letter drafted from a complaint"))
    _add_checklist(commands.add_parser("checklist", help="what a body's letters must say"))
    _add_calendar(commands.add_parser("calendar", help="the deadlines of complaints, for a calendar program"))
    _add_upcoming(commands.add_parser("upcoming", help="what is due in the next days, across complaints"))


def _add_timetable(parser: ArgumentParser) -> None:
    parser.description = (
        "Say how a complaint stands on a date. FILE is a record as TOML or JSON; or name a SCHEME, or the FILE of a "
        "local procedure, and give the events. "
        "What ends in .toml or .json, or is the name of a file here, is read as a file. Dates are YYYY-MM-DD. "
        "The names of events, facts and readings are at the end of: complaint-rules show SCHEME"
    )
    add_record_arguments(parser)
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--format", choices=("text", "markdown", "svg", "json"), default="text", help="svg: a picture")
    forms.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="print the answer as JSON, with dates as YYYY-MM-DD",
    )
    parser.set_defaults(answer=_timetable)


def _timetable(arguments: Namespace) -> str:
    complaint, on = complaint_and_date(arguments)
    if arguments.format == "svg":
        return show.timeline(complaint, on=on).rstrip("\n")
    seen = complaint.at(on)
    if arguments.format == "json":
        return as_json(seen.to_dict())
    written = show.markdown if arguments.format == "markdown" else show.text
    return written(seen, eligibility=complaint.eligibility(on=on)).rstrip("\n")


def _add_letter(parser: ArgumentParser) -> None:
    parser.description = (
        "Draft a letter from a complaint. What is not known is left as a blank in square brackets. "
        "A note to the person who sends it stands after the letter, and is no part of it."
    )
    parser.add_argument("kind", choices=[kind.value for kind in letters.Kind])
    add_record_arguments(parser)
    parser.add_argument("--about", metavar="NAME", default="", help="the duty, request or route that it is about")
    parser.add_argument("--complainant", metavar="NAME", default="", help="who complains")
    parser.add_argument("--representative", metavar="NAME", help="who writes for them")
    parser.add_argument("--advocate", metavar="NAME", help="who helps them, and gets a copy")
    parser.add_argument("--addressee", metavar="NAME", default="", help="to whom it goes")
    parser.add_argument("--body", metavar="NAME", default="", help="the body that is complained about")
    parser.add_argument("--format", choices=_FORMS, default="text")
    parser.set_defaults(answer=_letter)


def _letter(arguments: Namespace) -> str:
    complaint, on = complaint_and_date(arguments)
    people = letters.People(
        complainant=arguments.complainant,
        representative=arguments.representative,
        advocate=arguments.advocate,
        addressee=arguments.addressee,
        body=arguments.body,
    )
    letter = letters.draft(arguments.kind, complaint, on=on, people=people, about=arguments.about)
    return letter.with_note(arguments.format).rstrip("\n")


def _add_checklist(parser: ArgumentParser) -> None:
    parser.description = "Say what the rules require a body's letter to say, each with its source."
    parser.add_argument("what", metavar="FILE|SCHEME")
    parser.add_argument("event", metavar="EVENT", nargs="?", help="else every letter of which something is asked")
    parser.add_argument("--on", metavar="DATE", help="the version in force on this date; else the newest")
    parser.add_argument("--format", choices=_FORMS, default="text")
    parser.set_defaults(answer=_checklist)


def _checklist(arguments: Namespace) -> str:
    (procedure,) = procedures_of(arguments, arguments.what)
    if arguments.event is None:
        found = letters.checklists(procedure)
    else:
        found = (letters.checklist(procedure, arguments.event),)
    if not found:
        return joined(f"The rules ask nothing of any letter: {procedure.title}.")
    return "\n\n".join(getattr(one, arguments.format).rstrip("\n") for one in found)


def _add_files(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="records as TOML or JSON")
    parser.add_argument(
        "--on", metavar="DATE", help="the date that is asked about; else today, by this computer's clock"
    )
    parser.add_argument("--procedure", metavar="FILE", help="the local procedure under which to read the records")


def _add_calendar(parser: ArgumentParser) -> None:
    parser.description = (
        "Print the last days of complaints as iCalendar text, which calendar programs read: an all-day event for each, "
        "with a warning before it."
    )
    _add_files(parser)
    parser.add_argument(
        "--alarm", action="append", metavar="DAYS", help="so many days before the last day; else 7 and 1"
    )
    parser.add_argument("--settled", action="store_true", help="also what was done and what has closed")
    parser.add_argument("--cancelled", action="store_true", help="also what fell away, so that a calendar takes it out")
    parser.set_defaults(answer=_calendar)


def _calendar(arguments: Namespace) -> str:
    problems: list[str] = []
    alarms = [number_of(one, "--alarm", problems) for one in arguments.alarm or ("7", "1")]
    if problems:
        raise RefusedError(problems)
    complaints, on = complaints_and_date(arguments)
    made = diary.ical(complaints, on=on, alarms=alarms, settled=arguments.settled, cancelled=arguments.cancelled)
    return made.removesuffix("\n")


def _add_upcoming(parser: ArgumentParser) -> None:
    parser.description = "List what is overdue, and what is due or closes in the next days, across complaints."
    _add_files(parser)
    parser.add_argument("--days", metavar="N", default="14", help="how many calendar days ahead; else 14")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_upcoming)


def _upcoming(arguments: Namespace) -> str:
    problems: list[str] = []
    days = number_of(arguments.days, "--days", problems)
    if problems:
        raise RefusedError(problems)
    complaints, on = complaints_and_date(arguments)
    found = diary.upcoming(complaints, on=on, days=days)
    if arguments.json:
        return as_json({"on": on.isoformat(), "days": days, "items": [one.to_dict() for one in found]})
    if not found:
        return joined(f"Nothing is overdue, due or closing in {plural(days, 'day')}.", DISCLAIMER)
    return "\n".join([*(joined(f"- {one.text}") for one in found), "", DISCLAIMER])
