"""The page of the errors: a tree, and for each what it says, when it is raised, what it holds and what to do."""

from __future__ import annotations

import inspect
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from attrs import evolve

from complaint_rules import Answer, Complaint, Procedure, WorkingDayCalendar, bulk, compare, errors, schemes
from complaint_rules.dates import check_date, parse_date
from complaint_rules.errors import ComplaintRulesError
from complaint_rules.local import read_procedure

from .marks import code, escaped, heading, page, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MADE_ON, _ASKED_ON = date(2024, 11, 1), date(2024, 11, 23)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the page."""
    yield "reference/errors.md", _page()


def classes(base: type[ComplaintRulesError] = ComplaintRulesError) -> list[type[ComplaintRulesError]]:
    """Return an error and all that are built on it, each before those that are built on it."""
    every = (getattr(errors, name) for name in sorted(errors.__all__))
    children = [one for one in every if isinstance(one, type) and one.__bases__[0] is base]
    return [base, *(one for child in children for one in classes(child))]


# What raises each: the messages on the page are those that a caller would see.


def _new() -> Complaint:
    return Complaint(schemes.newest("england-children"))


def _made() -> Complaint:
    return _new().record("complaint", _MADE_ON)


def _two_deadlines() -> object:
    complaint = Complaint(schemes.newest("england-adults-and-nhs")).record("complaint", _MADE_ON)
    return complaint.at(_ASKED_ON).deadline("final-response")


def _calendar() -> WorkingDayCalendar:
    return WorkingDayCalendar("england-and-wales")


_NO_PROCEDURE = cast("Procedure", "my-council.toml")
EXAMPLES: dict[str, Callable[[], object]] = {
    "AmbiguousNameError": _two_deadlines,
    "CalendarHorizonError": lambda: _calendar().add_working_days(date(2040, 1, 2), 10),
    "CalendarMismatchError": lambda: Complaint(
        schemes.newest("england-children"), calendar=WorkingDayCalendar("scotland")
    ),
    "InvalidCalendarError": lambda: WorkingDayCalendar.from_govuk({}, "england-and-wales"),
    "InvalidDateTextError": lambda: parse_date("23/11/2026", where="--on"),
    "InvalidFileError": lambda: read_procedure('format = 1\nname = "my-council"\n', where="my-council.toml"),
    "InvalidProcedureError": lambda: evolve(schemes.newest("lgsco"), opening="complant"),
    "InvalidRecordError": lambda: _new().record("complaint", date(2024, 11, 4), received=_MADE_ON),
    "InvalidTableError": lambda: bulk.add_working_days(["03/04/2024"], 10, calendar=_calendar()),
    "NotADateError": lambda: check_date(datetime(2026, 11, 23, 9), where="on"),  # noqa: DTZ001 - made to be refused
    "NotANumberError": lambda: _calendar().add_working_days(_ASKED_ON, cast("int", "ten")),
    "NotAProcedureError": lambda: compare(_NO_PROCEDURE, schemes.newest("lgsco-code")),
    "NotATruthValueError": lambda: bool(Answer.DISCRETION),
    "NotInForceError": lambda: schemes.in_force("england-children", on=date(2000, 1, 1)),
    "RulesChangedError": lambda: Complaint.from_dict({**_made().to_dict(), "rules_digest": "0123456789abcdef"}),
    "UnknownCauseError": lambda: _made().suspend(_ASKED_ON, cause="holiday"),
    "UnknownDivisionError": lambda: WorkingDayCalendar("england"),
    "UnknownEventError": lambda: _new().record("complant", _MADE_ON),
    "UnknownFactError": lambda: Complaint(schemes.newest("england-children"), facts={"advocat": True}),
    "UnknownNameError": lambda: schemes.newest("england-children").stage("stage-4"),
    "UnknownReadingError": lambda: Complaint(schemes.newest("england-children"), readings={"start": "agreed"}),
    "UnknownSchemeError": lambda: schemes.newest("england-childrens"),
}
"""What raises each error, by its name; the base is never raised itself."""


def raised(name: str) -> ComplaintRulesError:
    """Return the error that its example raises."""
    try:
        EXAMPLES[name]()
    except ComplaintRulesError as error:
        return error
    message = f"the example of {name} raises nothing"
    raise AssertionError(message)


def attributes(one: type[ComplaintRulesError]) -> dict[str, str]:
    """Return the data that an error carries, by name, each with its value in the example."""
    error = raised(one.__name__)
    names = [*vars(error), *(name for name, held in vars(one).items() if isinstance(held, property))]
    return {name: _shown(getattr(error, name)) for name in names}


def _shown(value: object) -> str:
    if isinstance(value, tuple) and len(value) > _MOST_SHOWN:
        return f"{value[:_MOST_SHOWN]!r}"[:-1] + ", …)"
    return repr(value)


_MOST_SHOWN = 3


# The page


def _page() -> str:
    every = classes()
    return page(
        (
            "# Errors",
            (
                "Each error says what was wrong, where, and what to do. Its data are attributes, so that a program "
                "need not read the message. All are built on `ComplaintRulesError`, and each on the built-in "
                "error that is nearest. The messages below were raised when this page was made."
            ),
            "\n".join(_tree(ComplaintRulesError, 0)),
            *(part for one in every for part in _error(one)),
            heading(2, "Helpers"),
            "What the messages are made with:",
            "\n\n".join(
                f"::: complaint_rules.errors.{name}"
                for name in errors.__all__
                if inspect.isfunction(getattr(errors, name))
            ),
        )
    )


def _tree(one: type[ComplaintRulesError], depth: int) -> Iterator[str]:
    summary, _ = _told(one)
    yield f"{'    ' * depth}- [{code(one.__name__)}](#{one.__name__}){_built_in(one)}: {prose(summary)}"
    for other in classes(one)[1:]:
        if other.__bases__[0] is one:
            yield from _tree(other, depth + 1)


def _built_in(one: type[ComplaintRulesError]) -> str:
    others = [other.__name__ for other in one.__bases__ if not issubclass(other, ComplaintRulesError)]
    return f" (also a {code(others[0])})" if others and others != ["Exception"] else ""


def _told(one: type[ComplaintRulesError]) -> tuple[str, list[str]]:
    """Return the first sentence of a docstring, and its other paragraphs."""
    summary, *rest = re.split(r"\n\s*\n", inspect.getdoc(one) or "")
    return " ".join(summary.split()), [" ".join(one.split()) for one in rest]


def _error(one: type[ComplaintRulesError]) -> Iterator[str]:
    summary, rest = _told(one)
    yield heading(2, one.__name__, one.__name__)
    yield prose(summary)
    for text in rest:
        label, colon, said = text.partition(": ")
        yield f"**{escaped(label)}:** {prose(said[:1].upper() + said[1:])}" if colon else prose(text)
    if one is not ComplaintRulesError:
        yield "**What it says, such as:**"
        yield "```text\n" + str(raised(one.__name__)) + "\n```"
        yield "**What it holds:**"
        yield "\n".join(f"- {code(name)}, here {code(value)}" for name, value in attributes(one).items())


__all__ = ["EXAMPLES", "attributes", "classes", "pages", "raised"]
