"""The page of the command line, made from what its parser says of itself."""

from __future__ import annotations

from argparse import ArgumentParser, _HelpAction, _SubParsersAction
from typing import TYPE_CHECKING

from complaint_rules import cli

from .marks import code, escaped, heading, page, table

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page."""
    yield "reference/command-line.md", _page()


def commands(parser: ArgumentParser | None = None) -> Iterator[tuple[ArgumentParser, str]]:
    """Yield each command that answers, with the line that its parent says of it."""
    parser = cli.parser() if parser is None else parser
    for action in parser._actions:  # noqa: SLF001 - argparse shows its arguments nowhere else
        if isinstance(action, _SubParsersAction):
            said = {one.dest: one.help or "" for one in action._choices_actions}  # noqa: SLF001 - as above
            for name, inner in action.choices.items():
                deeper = list(commands(inner))
                yield from deeper or [(inner, said[name])]


def _page() -> str:
    parser = cli.parser()
    every = list(commands())
    return page(
        (
            "# The command line",
            f"{code(parser.prog)}: {escaped(parser.description)} {escaped(parser.epilog)}",
            (
                f"{code('python -m complaint_rules')} is the same command. Its output is the same bytes in any "
                "locale, time zone and terminal."
            ),
            table(
                ("Command", "What it gives"),
                ((f"[{code(one.prog)}](#{_place(one)})", escaped(said)) for one, said in every),
            ),
            *(part for one, said in every for part in _command(one, said)),
        )
    )


def _place(parser: ArgumentParser) -> str:
    return parser.prog.replace(" ", "-")


def _command(parser: ArgumentParser, said: str) -> Iterator[str]:
    yield heading(2, parser.prog.partition(" ")[2], _place(parser))
    yield escaped(parser.description or f"{said[:1].upper()}{said[1:]}.")
    usage = parser.format_usage().removeprefix("usage: ").rstrip()
    yield f"```text\n{usage}\n```"
    rows = ((_named(one), _what(one)) for one in parser._actions if not isinstance(one, _HelpAction))  # noqa: SLF001 - as above
    yield table(("Argument", "What it is"), rows)


def _named(action: Action) -> str:
    value = f" {action.metavar}" if action.option_strings and action.metavar else ""
    return code(f"{', '.join(action.option_strings) or action.metavar or action.dest}{value}")


def _what(action: Action) -> str:
    said = [escaped(action.help or _POSITIONAL.get(str(action.metavar), ""))]
    if action.choices:
        said.append(f"one of {', '.join(code(str(one)) for one in action.choices)}")
    if action.default not in (None, [], False):
        said.append(f"{code(str(action.default))} where left out")
    if isinstance(action.default, list):
        said.append("may be given again")
    if action.required and action.option_strings:
        said.append("needed")
    if action.nargs == "?":
        said.append("may be left out")
    return "; ".join(one for one in said if one)


_POSITIONAL = {
    "FILE": "a TOML file",
    "SCHEME": "the name of a scheme",
    "FILE|SCHEME": "a TOML or JSON file, or the name of a scheme",
    "DATE": "a date, such as 2026-11-23",
    "N": "a whole number",
}

__all__ = ["commands", "pages"]
