"""What there is to choose from and to fill in; also written down when the pages are built, so that it shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from complaint_rules import schemes
from complaint_rules.catalogue import QUESTIONS, SchemeKind
from complaint_rules.dates import in_words
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.limits import SentenceReading, UsesReading
from complaint_rules.rules import How
from complaint_rules.vocabulary import Kind

from .words import capital, options_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from complaint_rules import Procedure
    from complaint_rules.vocabulary import Detail, Event, Fact

    from .words import Data

HINTS = {
    "grounds-arose": "The day it went wrong.",
    "matter-occurred": "The day it happened.",
    "first-notice": "The day you, or the person you help, first found out about it.",
    "statement-agreed": "The day both sides agreed, in writing, what the complaint says.",
    "resolution": "The day it was put right.",
    "refusal": "The day they said that they will not look at it.",
    "withdrawal": "The day the complaint was taken back.",
}
"""What some events are in plainer words."""

_KINDS = {
    SchemeKind.LAW: "The law",
    SchemeKind.CODE: "Codes that bodies should follow",
    SchemeKind.PUBLISHED: "What one body says it will do",
    SchemeKind.GUIDE: "What a guide says",
    SchemeKind.OMBUDSMAN: "After you have gone to an Ombudsman",
}
_DETAILS = {"until": "Which date was it?", "outcome": "What did it say?", "form": "How was it made?"}
_YES_OR_NO = [["yes", "Yes"], ["no", "No"]]
_QUESTIONS = {
    "nation": "Where did it happen?",
    "subject": "What is the complaint about?",
    "body": "Who is the complaint about?",
    "landlord": "Is it about your own landlord?",
    "funding": "Who pays for the care or the service?",
    "commissioned-by": "Who arranged the care or the service?",
    "body-name": "Is it about one of these? Their own procedures are held here.",
}
_CHOICES = {
    ("subject", "children"): "Children's social care: being looked after, a social worker, leaving care",
    ("subject", "adults"): "Adults' social care",
    ("subject", "health"): "Health: a hospital, a doctor, the NHS",
    ("subject", "public-health"): "Public health: what the council does to keep people well",
    ("subject", "housing"): "Housing: a home, repairs, a landlord",
    ("subject", "advocacy"): "An advocacy service",
    ("subject", "school"): "A school",
    ("subject", "police"): "The police",
    ("subject", "other-council-service"): "Something else that a council does",
    ("subject", "central-government"): "A government department",
    ("body", "council"): "A council",
    ("body", "nhs"): "An NHS body, such as a hospital",
    ("body", "primary-care"): "A GP, a dentist, a pharmacist or an optician",
    ("body", "care-provider"): "A care home or another care provider",
    ("body", "landlord"): "A landlord",
    ("body", "charity"): "A charity",
    ("body", "school"): "A school",
    ("body", "police"): "The police",
    ("body", "government-department"): "A government department",
    ("funding", "self"): "The person who gets it",
    ("funding", "shared"): "Several of them together",
    ("commissioned-by", "council-and-nhs"): "The council and the NHS together",
    ("commissioned-by", "nobody-else"): "The person who gets it, and nobody else",
}
_WAYS = {
    How.NOTICE: "They wrote to say so",
    How.AGREEMENT: "Both sides agreed",
    How.OFFICER: "An officer decided it",
}


def describe() -> Data:
    """Return every procedure with its form, and the question to begin with."""
    order = list(_KINDS)
    several = sorted(map(schemes.get, schemes.names()), key=lambda one: (order.index(one.kind), one.title))
    return {
        "procedures": [
            {
                "name": scheme.name,
                "title": capital(scheme.title.removeprefix("the complaints procedure for ").removeprefix("a ")),
                "group": _KINDS[scheme.kind],
                "default": schemes.newest(scheme.name).version,
                "versions": {one.version: {"label": _version(one), **form_of(one)} for one in scheme.versions},
            }
            for scheme in several
        ],
        "question": asked(QUESTIONS[0]),
        "disclaimer": DISCLAIMER,
    }


def _version(procedure: Procedure) -> str:
    since, until = procedure.in_force_from, procedure.in_force_until
    said = [f"from {in_words(since)}"] if since is not None else []
    said += [f"until {in_words(until)}"] if until is not None else []
    return capital(" ".join(said) or procedure.version)


def form_of(procedure: Procedure) -> Data:
    """Return what can be entered for a procedure: its events by stage, more time, stops, questions and readings."""
    homes = _homes(procedure)
    into = {(one.event, one.to) for one in procedure.transitions}
    events = [event for event in procedure.events if event.name in procedure.events_used]
    events.sort(key=lambda event: (event.name, homes[event.name]) not in into)  # what begins a stage comes first
    stages = [(stage.name, capital(stage.title), True) for stage in procedure.stages if not stage.ends]
    groups = [
        {"title": title, "open": is_open, "events": [_event(event) for event in events if homes[event.name] == name]}
        for name, title, is_open in (*stages, *_BESIDE)
    ]
    readings = {node.name: node for node in procedure.readings}
    said = SentenceReading(procedure.titles)
    return {
        "groups": [group for group in groups if group["events"]],
        "extensions": _extensions(procedure),
        "pauses": [[one.cause, capital(one.title)] for one in procedure.suspensions],
        "facts": [_fact(procedure.fact(name), "fact", procedure.fact(name).question) for name in _facts(procedure)],
        "readings": [
            _field(
                f"reading.{name}",
                question_on_reading(name),
                [[option, capital(limit.read(said))] for option, limit in readings[name].options]
                if name in readings
                else options_of(options),
            )
            for name, options in procedure.reading_options.items()
        ],
    }


_BESIDE = (
    ("before", "Before the complaint", False),
    ("other", "Other dates", False),
    ("ended", "If it has ended", False),
    ("elsewhere", "If you have gone to somebody else", False),
)


def _homes(procedure: Procedure) -> dict[str, str]:
    """Return the part of the form in which each event is asked for: a stage, or one beside the stages."""
    ends = {stage.name for stage in procedure.stages if stage.ends}
    homes = {route.event: "elsewhere" for route in procedure.routes if route.event is not None}
    homes |= {event.name: "before" for event in procedure.events if event.lies_before}
    for one in procedure.transitions:
        starts = [start for start in one.start if start not in ends]
        left = starts[-1] if starts else "ended"
        homes.setdefault(one.event, left if one.to in ends else one.to)
    duties = [(duty, duty.stage) for duty in procedure.duties if duty.stage is not None]
    for duty, stage in duties:
        homes.setdefault(duty.act, stage)
    for duty, stage in duties:
        for name in sorted(duty.within.read(UsesReading()).events):
            homes.setdefault(name, stage)
    return {event.name: homes.get(event.name, "other") for event in procedure.events}


def _event(event: Event) -> Data:
    # A text that is told with an event moves no date, and whoever opens the link could read it: it is not asked for.
    details = [_detail(event.name, one) for one in event.details if one.kind is not Kind.TEXT]
    return {
        "name": event.name,
        "title": capital(event.title),
        "hint": HINTS.get(event.name, ""),
        "sent": event.sent,
        "repeats": event.repeats,
        "details": details,
    }


def _detail(event: str, detail: Detail) -> Data:
    options = _YES_OR_NO if detail.kind is Kind.YES_OR_NO else options_of(detail.choices)
    label = _DETAILS.get(detail.name, capital(words(detail.name)))
    return _field(f"detail.{event}.{detail.name}", label, options, detail.kind)


def _field(name: str, label: str, options: Sequence[Sequence[str]], kind: Kind = Kind.CHOICE) -> Data:
    shown = {Kind.DATE: "date", Kind.NUMBER: "number"}.get(kind, "choice")
    return {"field": name, "label": label, "kind": shown, "options": [list(one) for one in options]}


def _fact(fact: Fact, before: str, label: str) -> Data:
    options = [[one, _CHOICES.get((fact.name, one), capital(words(one)))] for one in fact.choices]
    if fact.kind is Kind.YES_OR_NO:
        options = _YES_OR_NO
    return _field(f"{before}.{fact.name}", label, options, fact.kind)


def asked(fact: Fact) -> Data:
    """Return a question that helps to find the procedure."""
    return _fact(fact, "about", _QUESTIONS.get(fact.name, fact.question))


def asked_for_body(bodies: Sequence[str]) -> Data:
    """Return the question whether it is about a body whose own procedure is held."""
    return _field("about.body-name", _QUESTIONS["body-name"], [[one, one] for one in bodies])


def question_on_reading(name: str) -> str:
    """Return the question which reading of a text counts."""
    return f"{capital(words(name))}: which reading of the rule counts?"


def _extensions(procedure: Procedure) -> list[Data]:
    duties = {one.name: one for one in procedure.duties}
    found: dict[str, Data] = {}
    for rule in procedure.extensions:
        if rule.how in _WAYS:
            duty = duties[rule.duty]
            title = capital(duty.title or procedure.titles[duty.act])
            one = found.setdefault(rule.duty, {"duty": rule.duty, "title": title, "ways": [], "causes": []})
            one["ways"].append([rule.how.value, _WAYS[rule.how]])
            one["causes"] += options_of(rule.causes)
    return list(found.values())


def _facts(procedure: Procedure) -> list[str]:
    """Return the facts that rules ask about, but for those on who may serve in a role."""
    fields = [getattr(procedure, one.name) for one in attrs.fields(type(procedure)) if one.name != "roles"]
    advocate = ["advocate"] if any(one.name == "advocate" for one in procedure.entitlements) else []
    return list(dict.fromkeys([*advocate, *(name for field in fields for name in _facts_in(field))]))


def _facts_in(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _facts_in(one)
    elif attrs.has(type(value)):
        named = (getattr(value, name, None) for name in ("fact", "waived_by"))
        yield from (name for name in named if isinstance(name, str))
        for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            yield from _facts_in(getattr(value, attribute.name))
