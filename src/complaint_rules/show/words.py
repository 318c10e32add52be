"""Conditions and values in the words of a procedure, with each event and fact by its title."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from complaint_rules.conditions import All, Always, Any, FactIn, FactIs, Happened, MetInTime, Missed, Not, Overdue
from complaint_rules.dates import in_words

if TYPE_CHECKING:
    from complaint_rules.conditions import Condition
    from complaint_rules.procedures import Procedure

__all__ = ["condition_in_words", "value_in_words"]


def condition_in_words(condition: Condition, procedure: Procedure) -> str:
    """
    Return a condition as a clause that follows "if"; empty where it is always met.

    Source:
        House rule: names are for programs; a person reads what they stand for.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
        >>> condition_in_words(Any(Happened("panel-response"), Missed("panel-meeting")), procedure)
        "the response to the panel's report is on record, or the limit for the panel's meeting was missed"
    """
    said = condition.sentence
    if isinstance(condition, Always):
        said = ""
    elif isinstance(condition, Happened):
        said = f"{procedure.titles[condition.event]} is on record"
    elif isinstance(condition, Missed | MetInTime | Overdue):
        duty = next(one for one in procedure.duties if one.name == condition.duty)
        title = duty.title or procedure.titles[duty.act]
        was = "was met" if isinstance(condition, MetInTime) else "was missed"
        said = f"{title} is overdue" if isinstance(condition, Overdue) else f"the limit for {title} {was}"
    elif isinstance(condition, FactIs):
        said = f"{procedure.titles[condition.fact]} is {value_in_words(condition.value)}"
    elif isinstance(condition, FactIn):
        said = f"{procedure.titles[condition.fact]} is {' or '.join(map(value_in_words, condition.values))}"
    elif isinstance(condition, Not):
        said = f"not so that {condition_in_words(condition.condition, procedure)}"
    elif isinstance(condition, Any | All):
        joint = ", or " if isinstance(condition, Any) else ", and "
        parts = condition.said if isinstance(condition, All) else condition.conditions
        said = joint.join(condition_in_words(one, procedure) for one in parts)
    return said


def value_in_words(value: object) -> str:
    """Return the value of a fact or a detail as a person would say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_words(value) if isinstance(value, date) else str(value).replace("-", " ")
