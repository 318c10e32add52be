"""The commands about rules: schemes, show, applicable, check, compare, coverage, schema."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from complaint_rules import schemes, show
from complaint_rules.cli.given import RefusedError, as_json, date_of, joined, on_or_today, short, split
from complaint_rules.cli.records import procedures_of
from complaint_rules.comparison import compare
from complaint_rules.local import json_schema, load_procedure, to_toml
from complaint_rules.show.rules_page import in_force

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from complaint_rules.cli.given import Commands
    from complaint_rules.conditions import FactValue

__all__ = ["add_commands"]


def add_commands(commands: Commands) -> None:
    """Add these commands to the parser."""
    names = commands.add_parser("schemes", help="the bundled schemes", description="List the bundled schemes.")
    names.set_defaults(answer=_schemes)
    rules = commands.add_parser("show", help="the rules of a scheme or of a procedure file")
    rules.description = "Show the rules of a scheme, or of a local procedure that a TOML file holds."
    rules.add_argument("what", metavar="FILE|SCHEME")
    rules.add_argument("--format", choices=("text", "markdown", "mermaid", "dot", "toml"), default="text")
    rules.add_argument("--on", metavar="DATE", help="the version in force on this date; else the newest")
    rules.set_defaults(answer=_show)
    _add_choosing(commands.add_parser("applicable", help="which procedure governs, and where to go next"))
    _add_check(commands.add_parser("check", help="every fault of a procedure file at once"))
    _add_compare(commands.add_parser("compare", help="a local procedure against the scheme it sits under"))
    _add_coverage(commands.add_parser("coverage", help="what each scheme carries of its text"))
    schema = commands.add_parser("schema", help="the JSON Schema of a procedure file, for editors")
    schema.description = (
        "Print the JSON Schema of a procedure file, for editors that complete and check while one types."
    )
    schema.set_defaults(answer=_schema)


def _add_choosing(parser: ArgumentParser) -> None:
    parser.description = (
        "Say which scheme governs a complaint, what runs beside it, and where it can go next. "
        "What is not told is asked for."
    )
    parser.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="nation=england, and so on")
    parser.add_argument("--on", metavar="DATE", help="the date that is asked about; else today")
    parser.set_defaults(answer=_applicable)


def _add_check(parser: ArgumentParser) -> None:
    parser.description = "Check a local procedure that a TOML file holds, and list all its faults with their places."
    parser.add_argument("file", metavar="FILE")
    parser.set_defaults(answer=_check)


def _add_compare(parser: ArgumentParser) -> None:
    parser.description = "Compare two procedures rule by rule, with both texts: the costliest silence comes first."
    parser.add_argument("local", metavar="FILE|SCHEME")
    parser.add_argument("scheme", metavar="FILE|SCHEME", nargs="?", help="else the scheme that the first sits under")
    parser.add_argument("--on", metavar="DATE", help="the versions in force on this date; else the newest")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(answer=_compare)


def _add_coverage(parser: ArgumentParser) -> None:
    parser.description = "Say which sentences of its text each scheme carries, and which it leaves out, and why."
    parser.add_argument("scheme", metavar="SCHEME", nargs="?", help="else all of them")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.set_defaults(answer=_coverage)


def _schemes(_: Namespace) -> str:
    lines: list[str] = []
    for name in schemes.names():
        for one in schemes.versions(name):
            lines.extend((name, f"  {one.title}", f"  Version {one.version}, {in_force(one)}."))
    return "\n".join(lines)


def _show(arguments: Namespace) -> str:
    (procedure,) = procedures_of(arguments, arguments.what)
    if arguments.format == "toml":
        return to_toml(procedure).rstrip("\n")
    if arguments.format == "markdown":
        return show.markdown(procedure)
    if arguments.format in {"mermaid", "dot"}:
        return (show.mermaid if arguments.format == "mermaid" else show.dot)(procedure).rstrip("\n")
    return show.text(procedure)


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


def _check(arguments: Namespace) -> str:
    procedure = load_procedure(arguments.file)
    counted = ("stage", "duty", "window", "route", "finding")
    several = (procedure.stages, procedure.duties, procedure.windows, procedure.routes, procedure.findings)
    plurals = {"duty": "duties"}
    said = [
        f"{len(rules)} {one if len(rules) == 1 else plurals.get(one, f'{one}s')}"
        for one, rules in zip(counted, several, strict=True)
    ]
    under = f" It sits under {procedure.under}." if procedure.under else " It names no scheme that it sits under."
    return joined(f"No fault was found in {short(arguments.file)}: {procedure.title}. {', '.join(said)}.{under}")


def _compare(arguments: Namespace) -> str:
    (local,) = procedures_of(arguments, arguments.local)
    against = arguments.scheme or local.under
    if not against:
        needed = "name the scheme to compare it with"
        raise RefusedError([f"{short(arguments.local)} does not say which scheme it sits under; {needed}"])
    (scheme,) = procedures_of(arguments, against)
    compared = compare(local, scheme)
    return as_json(compared.to_dict()) if arguments.json else compared.explain()


def _coverage(arguments: Namespace) -> str:
    asked = schemes.names() if arguments.scheme is None else (arguments.scheme,)
    found = [schemes.get(name) for name in asked]
    return show.markdown(found) if arguments.format == "markdown" else show.text(found)


def _schema(_: Namespace) -> str:
    return as_json(json_schema())
