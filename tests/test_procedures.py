"""A procedure as data: every kind of fault with its message, all of them at once, and what can be asked of it."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.conditions import (
    All,
    Answer,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
)
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.errors import (
    InvalidProcedureError,
    NotATruthValueError,
    UnknownEventError,
    UnknownFactError,
    UnknownNameError,
)
from complaint_rules.limits import After, Before, ByFact, DateSetBy, LaterOf, Limit, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Governs, Procedure, _Told
from complaint_rules.rules import (
    NOT_BEGUN,
    Duty,
    Entitlement,
    Extension,
    How,
    Letter,
    Recurrence,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Suspension,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen, Source
from complaint_rules.vocabulary import Detail, Event, Fact, Kind, Party
from complaint_rules.working_days import WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = Instrument(
    title="An invented policy", short="the policy", url="https://example.org/", checked_on=date(2026, 1, 1)
)
TEXT = PAGE.at("para 1", seen=Seen.PRIMARY, words="as it says")
NOT_READ = PAGE.at("para 2", seen=Seen.SECONDARY, words="as nobody read")
NO_WORDS = PAGE.at("para 3", seen=Seen.PRIMARY)
NO_SOURCE: Any = None
A_LIST: Any = ["first"]
TEN, TWENTY = Period(10, Unit.WORKING_DAYS), Period(20, Unit.WORKING_DAYS)
WORKING_DAYS = WorkingDayDefinition(division="england-and-wales", source=TEXT)

FIRST = Stage(name="first", title="the first stage", source=TEXT)
SECOND = Stage(name="second", title="the second stage", source=TEXT)
OVER = Stage(name="over", title="over", source=TEXT, ends=True)
BEGIN = Transition(event="complaint", start=(NOT_BEGUN,), to="first", source=TEXT)
GO_ON = Transition(event="stage-2-request", start=("first",), to="second", source=TEXT)
END = Transition(event="resolution", to="over", source=TEXT)
ANSWER = Duty(
    name="answer",
    act="stage-1-response",
    stage="first",
    owed_by=Party.BODY,
    within=After(Received("complaint"), TEN),
    source=TEXT,
)
ASK = Window(
    name="ask",
    event="stage-2-request",
    stage="first",
    until=After(Received("stage-1-response"), TWENTY),
    source=TEXT,
)
MINE: dict[str, Any] = {
    "name": "mine",
    "title": "My procedure",
    "version": "1",
    "source": TEXT,
    "working_days": WORKING_DAYS,
    "opening": "complaint",
    "stages": (FIRST, SECOND, OVER),
    "transitions": (BEGIN, GO_ON, END),
    "duties": (ANSWER,),
    "windows": (ASK,),
}
TIERS = Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=("low", "high"))
ROOMS = Fact(name="rooms", question="How many rooms?", kind=Kind.NUMBER)
APOLOGY = Event(name="apology", title="the apology", by=Party.BODY)
LATE = Discretion(who="the body", source=TEXT, limbs=(Limb(fact="advocate", text="there is an advocate"),))
NOBODY = Discretion(who="the body", source=TEXT, limbs=(Limb(fact="advocat", text="there is an advocate"),))


def made(**changes: object) -> Procedure:
    arguments: dict[str, Any] = {**MINE, **changes}
    return Procedure(**arguments)


def is_made(**changes: object) -> bool:
    return isinstance(made(**changes), Procedure)


def problems_of(**changes: object) -> tuple[str, ...]:
    with pytest.raises(InvalidProcedureError) as caught:
        made(**changes)
    return caught.value.problems


def with_limit(limit: Limit, **others: object) -> dict[str, Any]:
    return {"duties": (evolve(ANSWER, within=limit),), **others}


def extension(**changes: object) -> dict[str, Any]:
    two_figures = evolve(ANSWER, within=After(Received("complaint"), Period(10, Unit.WORKING_DAYS, at_most=20)))
    given: dict[str, Any] = {"duty": "answer", "how": How.NOTICE, "source": TEXT, **changes}
    return {"duties": (two_figures,), "extensions": (Extension(**given),)}


def choice(*conditions: Condition) -> dict[str, Any]:
    several = tuple(
        evolve(GO_ON, when=one, to=("second" if number else "over")) for number, one in enumerate(conditions)
    )
    again = Transition(event="stage-3-request", start=("first",), to="second", source=TEXT)
    return {"transitions": (BEGIN, *several, again, END), "further_facts": (TIERS, ROOMS)}


def conditioned(condition: Condition) -> dict[str, Any]:
    return {"transitions": (BEGIN, evolve(GO_ON, allowed_if=condition), END), "further_facts": (TIERS, ROOMS)}


ONE_FAULT: dict[str, tuple[dict[str, Any], str]] = {
    # names that nobody has
    "unknown opening": (
        {"opening": "complant"},
        "the opening of the procedure: unknown event 'complant'; did you mean",
    ),
    "unknown event of a transition": (
        {"transitions": (BEGIN, GO_ON, END, evolve(GO_ON, event="stage-2-requst"))},
        "the transition by 'stage-2-requst' to 'second': unknown event 'stage-2-requst'; did you mean",
    ),
    "unknown stage that a transition leads to": (
        {"transitions": (BEGIN, GO_ON, END, evolve(GO_ON, event="stage-3-request", to="secnd"))},
        "the transition by 'stage-3-request' to 'secnd': unknown stage 'secnd'; did you mean 'second'?",
    ),
    "unknown stage that a transition leaves": (
        {"transitions": (BEGIN, GO_ON, END, evolve(GO_ON, event="stage-3-request", start=("frist",)))},
        "the transition by 'stage-3-request' to 'second': unknown stage to leave 'frist'; did you mean 'first'?",
    ),
    "unknown act of a duty": (
        {"duties": (evolve(ANSWER, act="stage-1-answer"),)},
        "duty 'answer': unknown event 'stage-1-answer'; did you mean",
    ),
    "unknown stage of a duty": ({"duties": (evolve(ANSWER, stage="frist"),)}, "duty 'answer': unknown stage 'frist'"),
    "unknown end of a recurring duty": (
        {"duties": (evolve(ANSWER, recurs=Recurrence(every=TEN, ends_with="final-respons")),)},
        "duty 'answer': unknown event 'final-respons'; did you mean 'final-response'",
    ),
    "unknown event of a window": (
        {"windows": (evolve(ASK, event="stage-2"),)},
        "window 'ask': unknown event 'stage-2'",
    ),
    "unknown stage of a window": ({"windows": (evolve(ASK, stage="frist"),)}, "window 'ask': unknown stage 'frist'"),
    "unknown stage after silence": (
        {"windows": (evolve(ASK, if_silent="ovr"),)},
        "window 'ask': unknown stage 'ovr'; did you mean 'over'?",
    ),
    "unknown duty of an extension": (
        extension(duty="anser"),
        "an extension: unknown duty 'anser'; did you mean 'answer'?",
    ),
    "unknown duty of a suspension": (
        {"suspensions": (Suspension(cause="c", title="c", source=TEXT, duties=("anser",)),)},
        "suspension 'c': unknown duty 'anser'; did you mean 'answer'?",
    ),
    "unknown window of a suspension": (
        {"suspensions": (Suspension(cause="c", title="c", source=TEXT, windows=("aks",)),)},
        "suspension 'c': unknown window 'aks'; did you mean 'ask'?",
    ),
    "unknown event of a route": (
        {"routes": (Route(name="r", title="r", kind=RouteKind.OTHER, source=TEXT, event="ombudsman"),)},
        "route 'r': unknown event 'ombudsman'; did you mean 'ombudsman",
    ),
    "unknown event of a letter": (
        {"letters": (Letter(event="stage-1-letter", contents=()),)},
        "a letter: unknown event 'stage-1-letter'",
    ),
    "unknown stage of an entitlement": (
        {"entitlements": (Entitlement(name="e", who="all", text="come", source=TEXT, stages=("frist",)),)},
        "entitlement 'e': unknown stage 'frist'",
    ),
    "unknown stage of a statement": (
        {"statements": (Statement(name="s", text="Come.", source=TEXT, stage="frist"),)},
        "statement 's': unknown stage 'frist'",
    ),
    "unknown forerunner of an event": (
        {"further_events": (Event(name="visit", title="the visit", by=Party.BODY, after=("complant",)),)},
        "event 'visit': unknown event 'complant'; did you mean 'complaint'",
    ),
    "unknown event of a limit": (
        with_limit(After(On("complant"), TEN)),
        "duty 'answer': unknown event 'complant'; did you mean 'complaint'",
    ),
    "unknown detail of a limit": (
        with_limit(DateSetBy("response-date-agreed", "untill")),
        "duty 'answer': the event 'response-date-agreed' carries no date called 'untill'",
    ),
    "detail of a limit that is no date": (
        with_limit(DateSetBy("complaint", "grounds")),
        "duty 'answer': the event 'complaint' carries no date called 'grounds'",
    ),
    "unknown event of a date": (
        with_limit(DateSetBy("response-date-agred")),
        "duty 'answer': unknown event 'response-date-agred'",
    ),
    "unknown fact of a limit": (
        with_limit(ByFact("teir", {True: NoFigure("none")}, NoFigure("none")), further_facts=(TIERS,)),
        "duty 'answer': unknown fact 'teir'; did you mean 'tier'",
    ),
    "unknown value of a fact in a limit": (
        with_limit(ByFact("tier", {"middle": NoFigure("none")}, NoFigure("none")), further_facts=(TIERS,)),
        "duty 'answer': the fact 'tier' cannot be 'middle'; its values are ('low', 'high')",
    ),
    "unknown event of a condition": (conditioned(Happened("complant")), ".allowed_if: unknown event 'complant'"),
    "duty that is owed only if it is late": (
        {"duties": (evolve(ANSWER, owed_if=Not(Missed("answer"))),)},
        "whether 'answer' is late depends on itself",
    ),
    "extension that comes by itself once the limit is missed": (
        extension(how=How.AUTOMATIC, to_at_most=True, applies_when=Overdue("answer")),
        "whether 'answer' is late depends on itself",
    ),
    "unknown duty of a condition": (conditioned(Missed("anser")), ".allowed_if: unknown duty 'anser'"),
    "unknown window of a condition": (conditioned(WindowOpen("aks")), ".allowed_if: unknown window 'aks'"),
    "unknown duty that is overdue": (conditioned(Overdue("anser")), ".allowed_if: unknown duty 'anser'"),
    "unknown event of a detail": (
        conditioned(DetailIs("complant", "form", "oral")),
        ".allowed_if: unknown event 'complant'",
    ),
    "detail that an event does not carry": (
        conditioned(DetailIs("complaint", "shape", "oral")),
        ".allowed_if: the event 'complaint' carries nothing called 'shape'",
    ),
    "value that a detail cannot have": (
        conditioned(DetailIs("complaint", "form", "spoken")),
        "the 'form' of 'complaint' cannot be 'spoken'; it is one of ('oral', 'written')",
    ),
    "unknown fact of a condition": (
        conditioned(Not(All(FactNotTold("teir")))),
        "mine.transitions[stage-2-request].allowed_if.condition.conditions[0]: unknown fact 'teir'; did you",
    ),
    "a value that a yes or no cannot have": (
        conditioned(FactIs("advocate", "yes")),
        ".allowed_if: the fact 'advocate' cannot be 'yes'; its values are (True, False)",
    ),
    "a number for a yes or no": (conditioned(FactIs("advocate", 1)), "the fact 'advocate' cannot be 1; its values are"),
    "a value that a choice cannot have": (
        conditioned(FactIn("tier", ("low", "middle"))),
        ".allowed_if: the fact 'tier' cannot be 'middle'; its values are ('low', 'high')",
    ),
    "a text for a number": (
        conditioned(FactIs("rooms", "three")),
        "the fact 'rooms' is a whole number, and cannot be 'thr",
    ),
    "a number asked of a choice": (
        conditioned(FactAtLeast("tier", 2)),
        "the fact 'tier' is one of several, and the condition asks for a number",
    ),
    "unknown fact of a test of a discretion": (
        {"windows": (evolve(ASK, late=NOBODY),)},
        "mine.windows[ask].late.limbs[0]: unknown fact 'advocat'; did you mean 'advocate'?",
    ),
    "unknown fact of a waiver": (
        {"time_limits": (TimeLimit(name="t", until=After(On("complaint"), TEN), source=TEXT, waived_by="advocat"),)},
        "mine.time_limits[t]: unknown fact 'advocat'",
    ),
    "a test of a discretion that is no yes or no": (
        {
            "windows": (evolve(ASK, late=evolve(LATE, limbs=(Limb(fact="tier", text="it is low"),))),),
            "further_facts": (TIERS,),
        },
        "the fact 'tier' cannot be True; its values are ('low', 'high')",
    ),
    "unknown fact of a test of a role": (
        {
            "roles": (
                Role(
                    name="chair",
                    title="the chair",
                    source=TEXT,
                    text="presides",
                    not_if=(Exclusion(name="officer", when=FactIs("oficer"), text="an officer", source=TEXT),),
                ),
            )
        },
        "mine.roles[chair].not_if[officer].when: unknown fact 'oficer'",
    ),
    # names that are used twice
    "stage named twice": ({"stages": (FIRST, FIRST, SECOND, OVER)}, "the name 'first' is used 2 times among stages"),
    "stage that takes the reserved name": (
        {"stages": (evolve(FIRST, name=NOT_BEGUN), FIRST, SECOND, OVER)},
        "the name 'not-begun' is used 2 times among stages",
    ),
    "event of the vocabulary declared again": (
        {"further_events": (Event(name="complaint", title="mine", by=Party.COMPLAINANT),)},
        "the name 'complaint' is used 2 times among events",
    ),
    "fact of the vocabulary declared again": (
        {"further_facts": (Fact(name="advocate", question="Is there one?"),)},
        "the name 'advocate' is used 2 times among facts",
    ),
    "duty named twice": ({"duties": (ANSWER, ANSWER)}, "the name 'answer' is used 2 times among duties"),
    "window named twice": ({"windows": (ASK, ASK)}, "the name 'ask' is used 2 times among windows"),
    "rule on eligibility named twice": (
        {
            "standing": (Standing(name="who", when=FactIs("advocate"), text="w", source=TEXT),),
            "exclusions": (Exclusion(name="who", when=FactIs("advocate"), text="w", source=TEXT),),
        },
        "the name 'who' is used 2 times among eligibility rules",
    ),
    "test of a role named twice": (
        {
            "roles": (
                Role(
                    name="chair",
                    title="the chair",
                    source=TEXT,
                    text="presides",
                    not_if=(Exclusion(name="a", when=FactIs("advocate"), text="an advocate", source=TEXT),) * 2,
                ),
            )
        },
        "the name 'a' is used 2 times among tests of role 'chair'",
    ),
    "letter described twice": (
        {"letters": (Letter(event="refusal", contents=()),) * 2},
        "the name 'refusal' is used 2 times among letters",
    ),
    "finding named twice": (
        {"findings": (TextFinding(name="f", text="It is silent."),) * 2},
        "the name 'f' is used 2 times among findings",
    ),
    "duty with the name of an event that is not its act": (
        {"duties": (evolve(ANSWER, name="acknowledgement"),)},
        "duty 'acknowledgement' has the name of an event that is not its act ('stage-1-response')",
    ),
    # the machine
    "no beginning": (
        {"transitions": (evolve(BEGIN, start=("first",)), GO_ON, END)},
        "no transition leaves 'not-begun', so no complaint can begin",
    ),
    "unreachable stage": (
        {"stages": (FIRST, SECOND, evolve(SECOND, name="third"), OVER)},
        "stage 'third' cannot be reached",
    ),
    "trap": (
        {"transitions": (BEGIN, GO_ON, evolve(END, start=("first",)))},
        "stage 'second' is a trap: no way leads from it to an end",
    ),
    "exit from an end": (
        {"transitions": (BEGIN, GO_ON, END, evolve(GO_ON, start=("over",)))},
        "the transition by 'stage-2-request' leaves 'over', in which the procedure is over",
    ),
    "exit from an end by silence": (
        {"windows": (evolve(ASK, stage="over", if_silent="second"),)},
        "silence leaves 'over', in which the procedure is over",
    ),
    "loop of silence": (
        {"windows": (evolve(ASK, if_silent="second"), evolve(ASK, name="back", stage="second", if_silent="first"))},
        "stage 'first' comes back to itself by silence alone",
    ),
    "event that must come before itself": (
        {
            "further_events": (
                Event(name="visit", title="the visit", by=Party.BODY, after=("report",)),
                Event(name="report", title="the report", by=Party.BODY, after=("visit",)),
            )
        },
        "event 'visit' must come before itself",
    ),
    # branches
    "branches that are not disjoint": (
        choice(FactIs("tier", "low"), Not(FactIs("tier", "high"))),
        "the transitions by 'stage-2-request' from 'first' are not disjoint: several are made when tier: low",
    ),
    "two moves without any condition": (
        {"transitions": (BEGIN, GO_ON, evolve(GO_ON, to="over"), END)},
        "the transitions by 'stage-2-request' from 'first' are not disjoint: several are made when always",
    ),
    "branches that are not total": (
        choice(FactIs("tier", "low"), FactNotTold("tier")),
        "the transitions by 'stage-2-request' from 'first' are not total: none is made when tier: high",
    ),
    "no branch for the fact that was not told": (
        choice(FactIs("tier", "low"), FactIs("tier", "high")),
        "the transitions by 'stage-2-request' from 'first' are not total: none is made when tier: not told",
    ),
    "a move that is never made": (choice(AnyOf()), "are not total: none is made when anything is so"),
    "branches on too much to be proved": (
        choice(All(*(Happened(event.name) for event in made().events))),
        "combinations; at most 20000 can be checked",
    ),
    # limits
    "limit that depends on itself": (
        with_limit(After(Received("stage-1-response"), TEN)),
        "the limit for 'stage-1-response' depends on itself",
    ),
    "limit that depends on itself by way of another": (
        {
            "duties": (
                evolve(ANSWER, within=After(On("acknowledgement"), TEN)),
                evolve(ANSWER, name="acknowledge", act="acknowledgement", within=Before(On("stage-1-response"), TEN)),
            )
        },
        "the limit for 'acknowledgement' depends on itself",
    ),
    "limit that depends on itself by way of a window": (
        {
            "duties": (evolve(ANSWER, within=After(On("stage-2-request"), TEN)),),
        },
        "the limit for 'stage-2-request' depends on itself",
    ),
    "firm cap below its period": (
        with_limit(After(Received("complaint"), Period(25, Unit.WORKING_DAYS, at_most=20))),
        "duty 'answer': the cap of 20 is below the period of 25",
    ),
    "range that begins after its end": (
        with_limit(After(Received("complaint"), Period(7, Unit.DAYS, at_least=28))),
        "duty 'answer': the range begins at 28, after its end at 7",
    ),
    "extension capped below the period": (
        extension(to=After(Received("complaint"), Period(5, Unit.WORKING_DAYS))),
        "the extension of 'answer' by notice: the cap of 5 is below the period of 10",
    ),
    "extension to a second figure that there is not": (
        {"extensions": (Extension(duty="answer", how=How.NOTICE, source=TEXT, to_at_most=True),)},
        "the extension of 'answer' by notice: the duty's period has no second figure to extend to",
    ),
    "extension with two bounds": (
        extension(by=TEN, to_at_most=True),
        "the extension of 'answer' by notice: only one of by, to and to_at_most can be given",
    ),
    "choice by a fact without a branch for a value": (
        with_limit(ByFact("tier", {"low": NoFigure("none")}), further_facts=(TIERS,)),
        "duty 'answer': no branch for 'tier' being 'high', and no otherwise",
    ),
    "choice by a number without an otherwise": (
        with_limit(ByFact("rooms", {3: NoFigure("none")}), further_facts=(ROOMS,)),
        "duty 'answer': no branch for 'rooms' being any other number, and no otherwise",
    ),
    "default that is no reading": (
        with_limit(After(Readings("start", {"made": On("complaint")}, default="received"), TEN)),
        "duty 'answer': the default 'received' of 'start' is not one of its readings",
    ),
    "one question with different readings": (
        with_limit(
            LaterOf(
                After(Readings("start", {"made": On("complaint")}), TEN),
                After(Readings("start", {"received": Received("complaint")}), TEN),
            )
        ),
        "duty 'answer': the reading 'start' has other options elsewhere",
    ),
    # sources, versions, shapes
    "duty without a source": (
        {"duties": (evolve(ANSWER, source=NO_SOURCE),)},
        "mine.duties[answer].source: a source is required, not None",
    ),
    "words for a text that was not read": (
        {"duties": (evolve(ANSWER, source=NOT_READ),)},
        "mine.duties[answer].source: words are given for the policy, para 2, not read (secondary)",
    ),
    "neither words nor a paraphrase": (
        {"windows": (evolve(ASK, source=NO_WORDS),)},
        "mine.windows[ask].source: the policy, para 3 has neither words nor a paraphrase",
    ),
    "version that ends before it begins": (
        {"in_force_from": date(2026, 4, 1), "in_force_until": date(2026, 3, 31)},
        "the version ends on 2026-03-31, before it begins on 2026-04-01",
    ),
    "closures that count without saying where from": (
        {"working_days": evolve(WORKING_DAYS, closures_count=True)},
        "the body's closures are left out of its working days, and closures_source does not say where from",
    ),
    "source of closures that was not read": (
        {"working_days": evolve(WORKING_DAYS, closures_count=True, closures_source=NOT_READ)},
        "mine.working_days.closures_source: words are given for the policy, para 2, not read (secondary)",
    ),
    "list that anybody could change": (
        {"duties": [ANSWER]},
        "mine.duties: a tuple is needed, which nobody can change, not a list",
    ),
    "list that anybody could change, further in": (
        {"transitions": (BEGIN, evolve(GO_ON, start=A_LIST), END)},
        "mine.transitions[stage-2-request].start: a tuple is needed, which nobody can change, not a list",
    ),
    "fact that is a date": (
        {"further_facts": (Fact(name="born", question="When?", kind=Kind.DATE),)},
        "fact 'born' is a date; a fact is yes or no, one of several, or a whole number",
    ),
    "choice without choices": (
        {"further_facts": (Fact(name="tier", question="Which?", kind=Kind.CHOICE),)},
        "fact 'tier' is one of several and has 0 choices",
    ),
    "detail with choices that is no choice": (
        {
            "further_events": (
                Event(name="visit", title="the visit", by=Party.BODY, details=(Detail("how", Kind.TEXT, ("a",)),)),
            )
        },
        "detail 'how' of event 'visit' is a text and has 1 choices",
    ),
}


ON_A_PART_THAT_OTHERS_CHANGE = {
    "extension to a second figure that there is not",
    "limit that depends on itself by way of a window",
    "no beginning",
    "trap",
    "unknown duty of a suspension",
    "unknown window of a suspension",
    "value that a detail cannot have",
}
"""Faults of one part that are none, or read otherwise, once another part is replaced as well."""


class TestFaults:
    """House rule: a procedure is data, and a faulty one cannot be constructed."""

    @pytest.mark.parametrize("fault", ONE_FAULT)
    def test_one_fault_is_named_with_its_place(self, fault: str) -> None:
        changes, message = ONE_FAULT[fault]
        assert [one for one in problems_of(**changes) if message in one], problems_of(**changes)

    @pytest.mark.parametrize(
        "fault",
        [
            "unknown act of a duty",
            "unreachable stage",
            "exit from an end",
            "branches that are not total",
            "limit that depends on itself",
            "firm cap below its period",
            "extension capped below the period",
            "choice by a fact without a branch for a value",
            "default that is no reading",
            "duty without a source",
            "version that ends before it begins",
            "closures that count without saying where from",
        ],
    )
    def test_one_fault_is_reported_once_and_nothing_else_is(self, fault: str) -> None:
        changes, message = ONE_FAULT[fault]
        (problem,) = problems_of(**changes)
        assert message in problem

    def test_what_cannot_be_is_answered_with_what_can_be_in_the_order_of_the_alphabet(self) -> None:
        (problem,) = problems_of(opening="xyzzy")
        head, _, listed = problem.partition("choose one of ")
        assert head == "the opening of the procedure: unknown event 'xyzzy'; "
        assert listed == ", ".join(repr(name) for name in sorted(event.name for event in made().events))

    def test_faults_of_one_limit_are_listed_in_the_order_of_the_alphabet(self) -> None:
        """House rule: the same file gives the same messages in the same order, whatever the seed of the hashes."""
        names = [f"fault-{letter}" for letter in "gabdcfhe"]
        events = with_limit(LaterOf(*(After(On(name), TEN) for name in names)))
        assert [one.partition(";")[0] for one in problems_of(**events)] == [
            f"duty 'answer': unknown event {name!r}" for name in sorted(names)
        ]
        details = with_limit(LaterOf(*(DateSetBy("response-date-agreed", name) for name in names)))
        assert list(problems_of(**details)) == [
            f"duty 'answer': the event 'response-date-agreed' carries no date called {name!r}" for name in sorted(names)
        ]
        facts = with_limit(LaterOf(*(ByFact(name, {True: NoFigure("a")}, NoFigure("b")) for name in names)))
        assert [one.partition(";")[0] for one in problems_of(**facts)] == [
            f"duty 'answer': unknown fact {name!r}" for name in sorted(names)
        ]

    def test_an_event_that_nobody_has_is_not_said_to_carry_nothing_as_well(self) -> None:
        (problem,) = problems_of(**with_limit(DateSetBy("response-date-agred", "until")))
        assert problem.startswith("duty 'answer': unknown event 'response-date-agred'; did you mean")

    def test_the_branches_of_one_fact_are_not_taken_for_those_of_another(self) -> None:
        both = LaterOf(
            ByFact("advocat", {True: NoFigure("a")}, NoFigure("b")),
            ByFact("rooms", {3: NoFigure("a")}, NoFigure("b")),
            ByFact("tier", {"low": NoFigure("a"), "hihg": NoFigure("b")}),
        )
        unknown, value, branch = problems_of(**with_limit(both, further_facts=(TIERS, ROOMS)))
        assert unknown.startswith("duty 'answer': unknown fact 'advocat'; did you mean 'advocate'")
        assert value == "duty 'answer': the fact 'tier' cannot be 'hihg'; its values are ('low', 'high')"
        assert branch == "duty 'answer': no branch for 'tier' being 'high', and no otherwise"

    def test_all_values_without_a_branch_are_named(self) -> None:
        floors = Fact(name="floor", question="Which floor?", kind=Kind.CHOICE, choices=tuple("gabdcfhe"))
        problems = problems_of(**with_limit(ByFact("floor", {"a": NoFigure("none")}), further_facts=(floors,)))
        assert problems == (
            "duty 'answer': no branch for 'floor' being 'b', 'c', 'd', 'e', 'f', 'g', 'h', and no otherwise",
        )

    def test_stages_that_cannot_be_reached_and_traps_are_listed_in_the_order_of_the_alphabet(self) -> None:
        letters = "gabdcfhe"
        lost = tuple(evolve(SECOND, name=f"lost-{letter}") for letter in letters)
        assert list(problems_of(stages=(FIRST, SECOND, *lost, OVER))) == [
            f"stage 'lost-{letter}' cannot be reached" for letter in sorted(letters)
        ]
        traps = tuple(evolve(SECOND, name=f"trap-{letter}") for letter in letters)
        into = tuple(evolve(GO_ON, event="stage-3-request", to=one.name, start=("second",)) for one in traps[:1])
        into += tuple(
            evolve(GO_ON, event="stage-3-request", start=(one.name,), to=after.name) for one, after in pairwise(traps)
        )
        out = evolve(END, start=("first", "second"))
        assert list(problems_of(stages=(FIRST, SECOND, *traps, OVER), transitions=(BEGIN, GO_ON, *into, out))) == [
            f"stage 'trap-{letter}' is a trap: no way leads from it to an end" for letter in sorted(letters)
        ]

    def test_a_stage_that_cannot_be_reached_is_not_called_a_trap_as_well(self) -> None:
        lost = evolve(SECOND, name="lost")
        only = evolve(END, start=("first", "second"))
        assert problems_of(stages=(FIRST, SECOND, lost, OVER), transitions=(BEGIN, GO_ON, only)) == (
            "stage 'lost' cannot be reached",
        )

    def test_what_has_not_begun_is_no_stage_and_no_trap(self) -> None:
        assert problems_of(stages=(FIRST,), transitions=(BEGIN,), windows=()) == (
            "stage 'first' is a trap: no way leads from it to an end",
        )

    def test_a_move_from_any_stage_is_none_from_an_end(self) -> None:
        """House rule: a transition without a start leaves every stage in which the procedure is not over."""
        closed = evolve(BEGIN, to="over")
        further = evolve(GO_ON, start=())
        faults = problems_of(transitions=(closed, further), stages=(SECOND, OVER), duties=(), windows=())
        assert faults == ("stage 'second' cannot be reached",)

    def test_two_moves_from_any_stage_are_told_apart_by_their_conditions(self) -> None:
        again = evolve(END, to="second")
        assert problems_of(transitions=(BEGIN, GO_ON, END, again)) == tuple(
            f"the transitions by 'resolution' from {stage!r} are not disjoint: several are made when always"
            for stage in ("first", "second")
        )

    def test_branches_on_too_much_to_be_proved_do_not_hide_the_branches_after_them(self) -> None:
        too_much = evolve(GO_ON, when=All(*(Happened(event.name) for event in made().events)))
        partly = evolve(END, when=FactIs("advocate"))
        unproved, *others = problems_of(transitions=(BEGIN, too_much, partly))
        assert unproved.startswith("the transitions by 'stage-2-request' from 'first': ")
        assert others == [
            f"the transitions by 'resolution' from {stage!r} are not total: none is made when advocate: not told"
            for stage in ("first", "second")
        ]

    def test_silence_from_several_stages_is_listed_in_the_order_of_the_alphabet(self) -> None:
        letters = "gabdcfhe"
        ends = tuple(evolve(OVER, name=f"end-{letter}") for letter in letters)
        into = tuple(
            evolve(END, event="withdrawal", to=one.name, when=FactIs("floor", letter))
            for one, letter in zip(ends, letters, strict=True)
        )
        floors = Fact(name="floor", question="Which floor?", kind=Kind.CHOICE, choices=tuple(letters))
        not_told = evolve(END, event="withdrawal", when=FactNotTold("floor"))
        silent = tuple(evolve(ASK, name=one.name, stage=one.name, if_silent="over") for one in ends)
        faults = problems_of(
            stages=(FIRST, SECOND, *ends, OVER),
            transitions=(BEGIN, GO_ON, END, *into, not_told),
            windows=silent,
            further_facts=(floors,),
        )
        assert list(faults) == [
            f"silence leaves 'end-{letter}', in which the procedure is over" for letter in sorted(letters)
        ]

    def test_limits_and_conditions_that_rest_on_themselves_are_listed_in_the_order_of_the_alphabet(self) -> None:
        acts = ("stage-1-response", "acknowledgement", "refusal", "final-response", "panel-report", "panel-meeting")
        on_its_act = tuple(evolve(ANSWER, name=act, act=act, within=After(On(act), TEN)) for act in acts)
        assert list(problems_of(duties=on_its_act)) == [
            f"the limit for {act!r} depends on itself" for act in sorted(acts)
        ]
        on_its_lateness = tuple(evolve(ANSWER, name=act, act=act, owed_if=Missed(act)) for act in acts)
        assert list(problems_of(duties=on_its_lateness, windows=())) == [
            f"whether {act!r} is late depends on itself" for act in sorted(acts)
        ]

    @pytest.mark.parametrize("late", [Missed("answer"), Overdue("answer"), Not(MetInTime("answer"))])
    def test_a_duty_that_comes_back_only_once_it_is_late_rests_on_itself(self, late: Condition) -> None:
        recurs = Recurrence(every=TEN, ends_with="final-response", starts_if=late)
        assert problems_of(duties=(evolve(ANSWER, recurs=recurs),)) == ("whether 'answer' is late depends on itself",)

    def test_a_cap_below_its_period_is_found_inside_of_another_limit(self) -> None:
        low = After(On("complaint"), Period(25, Unit.WORKING_DAYS, at_most=20))
        assert problems_of(**with_limit(LaterOf(NoFigure("soon"), low))) == (
            "duty 'answer': the cap of 20 is below the period of 25",
        )

    def test_an_extension_to_a_second_figure_needs_one_and_not_in_every_part(self) -> None:
        one = After(Received("complaint"), TEN)
        two = After(Received("complaint"), Period(10, Unit.WORKING_DAYS, at_most=20))
        to_it = (Extension(duty="answer", how=How.NOTICE, source=TEXT, to_at_most=True),)
        assert is_made(**with_limit(LaterOf(one, two), extensions=to_it))
        assert problems_of(**with_limit(LaterOf(one, one), extensions=to_it)) == (
            "the extension of 'answer' by notice: the duty's period has no second figure to extend to",
        )

    @pytest.mark.parametrize(
        "about",
        [
            "time-limit",
            "route",
            "exclusion",
            "standing",
            "entitlement",
            "role",
            "statement",
            "answer",
            "ask",
            "first",
            "cause",
            "complaint",
        ],
    )
    def test_a_finding_may_be_about_anything_that_has_a_name_and_about_nothing_else(self, about: str) -> None:
        """House rule: a doubt that is tied to a misspelt name would never be shown."""
        everything: dict[str, Any] = {
            "time_limits": (TimeLimit(name="time-limit", until=After(On("grounds-arose"), TEN), source=TEXT),),
            "routes": (Route(name="route", title="r", kind=RouteKind.OTHER, source=TEXT),),
            "exclusions": (Exclusion(name="exclusion", when=FactIs("advocate"), text="x", source=TEXT),),
            "standing": (Standing(name="standing", when=FactIs("advocate"), text="x", source=TEXT),),
            "entitlements": (Entitlement(name="entitlement", who="all", text="come", source=TEXT),),
            "roles": (Role(name="role", title="r", source=TEXT, text="presides"),),
            "statements": (Statement(name="statement", text="Come.", source=TEXT),),
            "suspensions": (Suspension(cause="cause", title="c", source=TEXT),),
        }
        assert is_made(**everything, findings=(TextFinding(name="f", text="It is silent.", about=(about,)),))
        (problem,) = problems_of(**everything, findings=(TextFinding(name="f", text="Silent.", about=(f"{about}x",)),))
        assert problem.startswith(f"finding 'f': unknown rule '{about}x'; did you mean '{about}'")

    def test_all_faults_are_reported_at_once(self) -> None:
        everything: dict[str, Any] = {
            "opening": "complant",
            "stages": (FIRST, FIRST, SECOND, evolve(SECOND, name="third"), OVER),
            "transitions": (
                BEGIN,
                evolve(GO_ON, when=FactIs("tier", "low")),
                evolve(GO_ON, start=("over",), allowed_if=FactIs("advocate", "yes")),
                evolve(END, start=("first",)),
                evolve(END, event="stage-3-request", to="fourth", source=NO_WORDS),
            ),
            "duties": (
                evolve(ANSWER, source=NO_SOURCE, within=After(Received("stage-1-response"), TEN)),
                evolve(
                    ANSWER,
                    name="two-figures",
                    source=NOT_READ,
                    within=After(
                        Readings("start", {"made": On("complaint")}, default="received"),
                        Period(25, Unit.WORKING_DAYS, at_most=20),
                    ),
                ),
                evolve(ANSWER, name="by-tier", within=ByFact("tier", {"low": DateSetBy("complaint", "until")})),
            ),
            "windows": (evolve(ASK, if_silent="first"),),
            "further_facts": (TIERS,),
            "extensions": (
                Extension(duty="answer", how=How.NOTICE, source=TEXT, to_at_most=True),
                Extension(duty="nothing", how=How.NOTICE, source=TEXT),
                Extension(
                    duty="two-figures",
                    how=How.AGREEMENT,
                    source=TEXT,
                    to=After(Readings("start", {"made": On("complaint")}, default="received"), TEN),
                ),
            ),
            "suspensions": (Suspension(cause="c", title="c", source=TEXT, windows=("nothing",)),),
            "working_days": evolve(WORKING_DAYS, closures_count=True),
            "in_force_from": date(2026, 4, 1),
            "in_force_until": date(2026, 3, 31),
        }
        expected = (
            "unknown event 'complant'",
            "the name 'first' is used 2 times",
            "unknown stage 'fourth'",
            "stage 'third' cannot be reached",
            "stage 'second' is a trap",
            "leaves 'over', in which the procedure is over",
            "are not total: none is made when tier: not told",
            "the fact 'advocate' cannot be 'yes'",
            "has neither words nor a paraphrase",
            "a source is required, not None",
            "words are given for the policy, para 2",
            "the limit for 'stage-1-response' depends on itself",
            "the cap of 20 is below the period of 25",
            "the cap of 10 is below the period of 25",
            "the default 'received' of 'start'",
            "no branch for 'tier' being 'high'",
            "carries no date called 'until'",
            "comes back to itself by silence alone",
            "has no second figure to extend to",
            "unknown duty 'nothing'",
            "unknown window 'nothing'",
            "closures_source does not say where from",
            "the version ends on 2026-03-31",
        )
        with pytest.raises(InvalidProcedureError) as caught:
            made(**everything)
        for text in expected:
            assert [one for one in caught.value.problems if text in one], text
            assert text in str(caught.value)
        assert caught.value.procedure == "mine"
        assert len(caught.value.problems) == len(set(caught.value.problems))

    @given(st.sets(st.sampled_from(sorted(ONE_FAULT.keys() - ON_A_PART_THAT_OTHERS_CHANGE)), min_size=2, max_size=5))
    def test_a_fault_does_not_hide_another(self, faults: set[str]) -> None:
        """House rule: all faults at once, for any that touch different parts of a procedure."""
        together: dict[str, Any] = {}
        messages: list[str] = []
        for fault in sorted(faults):
            changes, message = ONE_FAULT[fault]
            if not together.keys() & changes.keys():
                together |= changes
                messages.append(message)
        found = problems_of(**together)
        for message in messages:
            assert [one for one in found if message in one], (message, found)


class TestWhatIsAllowed:
    """House rule: only a fault is refused."""

    def test_the_procedure_without_a_fault_is_made(self) -> None:
        assert made().governs is Governs.NOT_STATED

    def test_an_end_may_be_left_where_the_text_reopens_it(self) -> None:
        reopened = evolve(GO_ON, start=("over",), reopens=True)
        assert made(transitions=(BEGIN, GO_ON, END, reopened)).is_end("over")

    def test_branches_may_be_made_on_a_fact_with_one_for_the_fact_not_told(self) -> None:
        changes = choice(FactIs("tier", "high"), Not(FactIs("tier", "high")))
        assert len(made(**changes).transitions) == 5

    def test_a_number_may_be_asked_for_exactly_and_at_least(self) -> None:
        assert is_made(**conditioned(All(FactIs("rooms", 3), FactIn("rooms", (3, 4)), FactAtLeast("rooms", 2))))

    def test_a_choice_by_a_number_needs_an_otherwise_only(self) -> None:
        limit = ByFact("rooms", {3: NoFigure("none")}, After(On("complaint"), TEN))
        assert is_made(**with_limit(limit, further_facts=(ROOMS,)))

    def test_a_choice_by_yes_or_no_with_both_branches_needs_no_otherwise(self) -> None:
        assert is_made(**with_limit(ByFact("advocate", {True: NoFigure("none"), False: After(On("complaint"), TEN)})))

    def test_a_detail_may_be_asked_for(self) -> None:
        assert is_made(
            **conditioned(All(DetailIs("complaint", "form", "oral"), DetailIs("complaint", "grounds", "delay")))
        )

    def test_silence_may_lead_to_an_end(self) -> None:
        assert made(windows=(evolve(ASK, if_silent="over"),)).windows[0].if_silent == "over"

    def test_a_recurring_duty_may_count_from_its_own_act(self) -> None:
        recurring = evolve(
            ANSWER,
            act="progress-update",
            within=After(On("progress-update"), TEN),
            recurs=Recurrence(every=TEN, ends_with="stage-1-response"),
        )
        assert is_made(duties=(recurring,))

    def test_a_window_for_an_event_that_repeats_may_count_from_it(self) -> None:
        again = evolve(ASK, event="discussion", until=After(On("discussion"), TEN))
        assert is_made(windows=(again,))

    @pytest.mark.parametrize(
        "rule",
        [
            {"by": TEN},
            {"to": After(Received("complaint"), TWENTY)},
            {"to": After(Received("complaint"), Period(1, Unit.MONTHS))},
            {"to": NoFigure("a longer time")},
            {"to_at_most": True},
        ],
        ids=lambda rule: next(iter(rule)),
    )
    def test_an_extension_may_be_bounded_in_one_way(self, rule: dict[str, Any]) -> None:
        assert len(made(**extension(**rule)).extensions) == 1

    def test_a_text_that_was_not_read_may_be_given_in_other_words(self) -> None:
        told = PAGE.at("para 4", seen=Seen.SECONDARY, paraphrase="ten days, as the advice centre says")
        assert is_made(duties=(evolve(ANSWER, source=told),))

    def test_a_stage_that_is_over_may_have_a_window_that_silence_does_not_close(self) -> None:
        assert is_made(windows=(ASK, evolve(ASK, name="reopen", event="discussion", stage="over")))

    def test_silence_may_lead_from_one_stage_to_the_next_and_on(self) -> None:
        silent = (evolve(ASK, if_silent="second"), evolve(ASK, name="late", stage="second", if_silent="over"))
        assert is_made(windows=silent)

    def test_an_event_may_lead_elsewhere_from_an_end_than_from_any_other_stage(self) -> None:
        reopened = evolve(END, start=("over",), to="first", reopens=True)
        assert is_made(transitions=(BEGIN, GO_ON, END, reopened))

    def test_a_duty_may_be_owed_because_another_is_late_and_a_third_because_that_is(self) -> None:
        second = evolve(ANSWER, name="second-answer", act="final-response", owed_if=Missed("answer"))
        third = evolve(ANSWER, name="third-answer", act="apology", owed_if=Missed("second-answer"))
        assert is_made(duties=(ANSWER, second, third), further_events=(APOLOGY,))

    @pytest.mark.parametrize(
        "period",
        [Period(10, Unit.WORKING_DAYS, at_most=10), Period(10, Unit.WORKING_DAYS, at_least=10)],
        ids=["at most", "at least"],
    )
    def test_a_second_figure_may_be_the_same_as_the_first(self, period: Period) -> None:
        assert is_made(**with_limit(After(Received("complaint"), period)))

    def test_an_extension_may_be_to_the_period_itself(self) -> None:
        assert is_made(**extension(to=After(Received("complaint"), TEN)))

    def test_a_version_may_last_for_years_or_for_a_single_day(self) -> None:
        day = date(2026, 4, 1)
        assert is_made(in_force_from=day, in_force_until=date(2030, 3, 31))
        assert is_made(in_force_from=day, in_force_until=day)

    def test_closures_count_where_a_source_says_so(self) -> None:
        counting = evolve(WORKING_DAYS, closures_count=True, closures_source=TEXT)
        assert made(working_days=counting).working_days.closures_count


LOOK_UP = made(
    **extension(to_at_most=True),
    parties={Party.BODY: "the council"},
    further_events=(Event(name="visit", title="the visit", by=Party.BODY, after=("panel-report",), repeats=True),),
    further_facts=(TIERS,),
    standing=(Standing(name="who", when=Happened("visit"), text="w", source=TEXT),),
    routes=(
        Route(
            name="r",
            title="r",
            kind=RouteKind.OTHER,
            source=TEXT,
            event="ombudsman-complaint",
            time_limit=TimeLimit(name="t", until=After(On("first-notice"), TEN), source=TEXT),
        ),
    ),
    letters=(Letter(event="refusal", contents=()),),
)


class TestLookingUp:
    """House rule: what has a name is found by it, and a misspelt name is answered with the closest ones."""

    def test_an_event_and_a_fact_of_the_vocabulary_and_of_the_procedure_are_found(self) -> None:
        assert LOOK_UP.event("complaint").by is Party.COMPLAINANT
        assert LOOK_UP.event("visit").title == "the visit"
        assert LOOK_UP.fact("advocate").kind is Kind.YES_OR_NO
        assert LOOK_UP.fact("tier") is TIERS

    @pytest.mark.parametrize("name", ["complant", "", 5, None, ["complaint"], "x" * 1_000_000])
    def test_an_unknown_event_or_fact_is_refused(self, name: object) -> None:
        with pytest.raises(UnknownEventError) as caught:
            LOOK_UP.event(name)
        assert len(str(caught.value)) < 2_000
        with pytest.raises(UnknownFactError):
            LOOK_UP.fact(name)

    def test_a_stage_is_found_by_name_and_an_unknown_one_is_refused(self) -> None:
        assert LOOK_UP.stage("second") is SECOND
        with pytest.raises(UnknownNameError, match="did you mean 'second'"):
            LOOK_UP.stage("secnd")

    def test_the_stage_before_the_first_event_has_a_title_and_is_no_end(self) -> None:
        assert LOOK_UP.stage_title(NOT_BEGUN) == "not begun"
        assert LOOK_UP.stage_title("first") == "the first stage"
        assert not LOOK_UP.is_end(NOT_BEGUN)
        assert [LOOK_UP.is_end(stage) for stage in ("first", "over")] == [False, True]
        assert LOOK_UP.order_of_stages == {NOT_BEGUN: -1, "first": 0, "second": 1, "over": 2}

    def test_a_party_is_called_as_the_procedure_calls_it(self) -> None:
        assert LOOK_UP.party(Party.BODY) == "the council"
        assert LOOK_UP.party(Party.PANEL) == "the panel"

    def test_titles_are_those_of_events_and_of_the_questions_of_facts(self) -> None:
        assert LOOK_UP.titles["visit"] == "the visit"
        assert LOOK_UP.titles["tier"] == "the answer to “Which tier?”"

    def test_what_must_precede_an_event_is_known_near_and_far(self) -> None:
        assert LOOK_UP.must_precede["visit"] == {"panel-report", "panel-meeting", "panel-request", "complaint"}
        assert LOOK_UP.must_precede["complaint"] == frozenset()

    def test_what_must_precede_an_event_may_be_a_thousand_others(self) -> None:
        chain = [f"step-{number}" for number in range(1_100)]
        events = tuple(
            Event(name=name, title=name, by=Party.BODY, after=(after,) if after else ())
            for name, after in zip(chain, [*chain[1:], ""], strict=True)
        )
        assert made(further_events=events).must_precede["step-0"] == set(chain[1:])

    def test_events_that_repeat_and_that_lie_before_are_known(self) -> None:
        assert "visit" in LOOK_UP.repeating
        assert not {"complaint", "stage-1-response", "stage-2-request"} & LOOK_UP.repeating
        assert LOOK_UP.lying_before == {"matter-occurred", "first-notice", "grounds-arose"}
        assert LOOK_UP.order_of_events["complaint"] < LOOK_UP.order_of_events["visit"]

    def test_the_events_for_which_there_is_a_use_are_known(self) -> None:
        assert LOOK_UP.events_used == {
            "complaint",
            "stage-2-request",
            "resolution",
            "stage-1-response",
            "ombudsman-complaint",
            "first-notice",
            "refusal",
            "visit",
        }

    def test_there_is_a_use_for_what_a_duty_asks_for_and_a_window_allows_and_for_nothing_unnamed(self) -> None:
        procedure = made(
            duties=(evolve(ANSWER, act="apology", within=After(On("complaint"), TEN)),),
            windows=(evolve(ASK, event="discussion", until=After(On("complaint"), TEN)),),
            routes=(Route(name="r", title="r", kind=RouteKind.OTHER, source=TEXT),),
            further_events=(APOLOGY,),
        )
        assert procedure.events_used == {"complaint", "stage-2-request", "resolution", "apology", "discussion"}

    def test_an_act_that_one_stage_alone_asks_for_shows_that_it_had_begun(self) -> None:
        twice = (
            evolve(ANSWER, name="a", act="acknowledgement"),
            evolve(ANSWER, name="b", act="acknowledgement", stage="second"),
        )
        overall = evolve(ANSWER, name="c", act="final-response", stage=None)
        begins = evolve(ANSWER, name="d", act="resolution", within=NoFigure("soon"))
        assert made(duties=(ANSWER, *twice, overall, begins)).home_stages == {"stage-1-response": "first"}

    def test_readings_are_listed_with_their_options_and_days_of_no_stated_kind_are_a_reading(self) -> None:
        start = Readings("start", {"made": On("complaint"), "received": Received("complaint")}, default="made")
        procedure = made(
            duties=(evolve(ANSWER, within=After(start, Period(28, Unit.DAYS_KIND_NOT_STATED))),),
            windows=(evolve(ASK, until=After(start, TEN)),),
        )
        assert procedure.readings == (start,)
        assert procedure.reading_options == {
            "start": ("made", "received"),
            "kind-of-days": ("calendar-days", "working-days"),
        }
        assert made().reading_options == {}

    @pytest.mark.parametrize(
        ("period", "options"),
        [(Period(10, Unit.DAYS_KIND_NOT_STATED), {"kind-of-days"}), (TEN, set()), (Period(10, Unit.DAYS), set())],
        ids=["days of no kind", "working days", "days"],
    )
    def test_days_of_no_stated_kind_are_a_reading_in_an_extension_and_between_occurrences_too(
        self, period: Period, options: set[str]
    ) -> None:
        assert made(**extension(by=period)).reading_options.keys() == options
        recurring = evolve(ANSWER, recurs=Recurrence(every=period, ends_with="final-response"))
        assert made(duties=(recurring,)).reading_options.keys() == options

    def test_every_limit_is_listed_with_what_it_is_the_limit_of(self) -> None:
        aim = Target(until=After(On("complaint"), Period(5, Unit.WORKING_DAYS)), source=TEXT)
        procedure = made(
            duties=(evolve(ANSWER, target=aim),),
            windows=(evolve(ASK, opens=On("stage-1-response"), advised=aim, long_stop=After(On("complaint"), TWENTY)),),
            extensions=(Extension(duty="answer", how=How.OFFICER, source=TEXT, to=After(On("complaint"), TWENTY)),),
            time_limits=(TimeLimit(name="t", until=After(On("grounds-arose"), TEN), source=TEXT),),
            routes=LOOK_UP.routes,
        )
        assert [where for where, _ in procedure.named_limits()] == [
            "duty 'answer'",
            "the target of duty 'answer'",
            "window 'ask'",
            "the opening of window 'ask'",
            "the advice of window 'ask'",
            "the long-stop of window 'ask'",
            "an extension of 'answer'",
            "time limit 't'",
            "the time limit of route 'r'",
        ]
        assert list(procedure.limits()) == [limit for _, limit in procedure.named_limits()]

    def test_every_source_is_listed_that_of_closures_among_them(self) -> None:
        other = PAGE.at("para 9", seen=Seen.PRIMARY, words="closed at Christmas")
        counting = evolve(WORKING_DAYS, closures_count=True, closures_source=other)
        assert set(made(working_days=counting).sources()) == {TEXT, other}


CHAIR = Role(
    name="chair",
    title="the chair",
    source=TEXT,
    text="presides",
    not_if=(
        Exclusion(name="advocate", when=FactIs("advocate"), text="an advocate", source=TEXT),
        Exclusion(
            name="tier",
            when=All(
                FactIs("tier", "low"),
                *(Not(one) for one in (Happened("complaint"), Missed("answer"), Overdue("answer"), WindowOpen("ask"))),
                Not(DetailIs("complaint", "form", "oral")),
                Not(AnyOf()),
            ),
            text="of the low tier",
            source=TEXT,
        ),
    ),
)


class TestMayServe:
    """House rule: who may not act in a role is asked about the person proposed, not about the complaint."""

    procedure = made(roles=(CHAIR,), further_facts=(TIERS,))

    def test_of_a_person_no_duty_was_met(self) -> None:
        chair = self.procedure.role("chair")
        met = Exclusion(name="met", when=MetInTime(self.procedure.duties[0].name), text="met", source=TEXT)
        procedure = evolve(self.procedure, roles=(evolve(chair, not_if=(met,)),))
        assert procedure.may_serve("chair", {}).answer is Answer.YES

    def test_what_the_text_tells_of_who_serves_is_checked_like_every_fact(self) -> None:
        chair = self.procedure.role("chair")
        with pytest.raises(InvalidProcedureError, match="advocat") as caught:
            evolve(self.procedure, roles=(evolve(chair, told={"advocat": True, "tier": "none"}),))
        assert len(caught.value.problems) == 2

    @pytest.mark.parametrize(
        ("facts", "answer", "assumed"),
        [
            ({}, Answer.YES, 2),
            ({"advocate": False}, Answer.YES, 1),
            ({"advocate": False, "tier": "high"}, Answer.YES, 0),
            ({"advocate": True}, Answer.NO, 1),
            ({"tier": "low"}, Answer.NO, 1),
        ],
    )
    def test_a_person_may_serve_unless_a_fact_told_stands_in_the_way(
        self, facts: Mapping[str, bool | int | str], answer: Answer, assumed: int
    ) -> None:
        found = self.procedure.may_serve("chair", facts)
        assert found.answer is answer
        assert len(found.assumed) == assumed

    def test_the_answer_has_no_truth_value(self) -> None:
        with pytest.raises(NotATruthValueError):
            bool(self.procedure.may_serve("chair", {}))

    def test_of_a_person_nothing_is_on_record(self) -> None:
        told = _Told({})
        assert told.detail("complaint", "form") is None
        assert [told.happened("complaint"), told.missed("answer"), told.overdue("answer")] == [False] * 3
        assert [told.met_in_time("answer"), told.window_open("ask")] == [Answer.NO] * 2

    def test_an_unknown_role_is_refused(self) -> None:
        with pytest.raises(UnknownNameError, match="mine, role: unknown name 'chare'; did you mean 'chair'"):
            self.procedure.may_serve("chare", {})
        assert self.procedure.role("chair") is CHAIR

    @pytest.mark.parametrize(
        ("fact", "value", "message"),
        [
            (
                "tier",
                "xyzzy",
                "fact 'tier', which is one of several: unknown value 'xyzzy'; choose one of 'low', 'high'",
            ),
            ("advocate", 1, "fact 'advocate', which is yes or no: unknown value 1; choose one of 'True', 'False'"),
            ("rooms", "x", "fact 'rooms', which is a whole number: unknown value 'x'; choose one of 'a whole number'"),
        ],
    )
    def test_a_value_that_a_fact_cannot_have_is_answered_with_what_it_can_be(
        self, fact: str, value: object, message: str
    ) -> None:
        with pytest.raises(UnknownFactError) as caught:
            made(further_facts=(TIERS, ROOMS)).check_fact(fact, value)
        assert str(caught.value) == message

    def test_an_unknown_fact_or_value_is_refused(self) -> None:
        with pytest.raises(UnknownFactError, match="did you mean 'advocate'"):
            self.procedure.may_serve("chair", {"advocat": True})
        with pytest.raises(UnknownFactError, match=r"fact 'tier', which is one of several: unknown value 'lo'"):
            self.procedure.may_serve("chair", {"tier": "lo"})


class TestAsData:
    """House rule: a procedure is data: it cannot be changed, and its fingerprint names its rules."""

    def test_it_cannot_be_changed(self) -> None:
        procedure = made()
        for name in ("title", "duties", "anything"):
            with pytest.raises((FrozenInstanceError, AttributeError)):
                setattr(procedure, name, ())

    def test_it_survives_pickling_and_copying_with_what_was_worked_out_before(self) -> None:
        procedure = made()
        digest = procedure.digest
        for again in (pickle.loads(pickle.dumps(procedure)), copy.deepcopy(procedure)):
            assert again == procedure
            assert hash(again) == hash(procedure)
            assert again.digest == digest
            assert again.event("complaint").name == "complaint"

    def test_its_fingerprint_is_the_same_in_another_process_with_another_hash_seed(self) -> None:
        script = (
            "from complaint_rules import schemes; print(*[schemes.versions(n)[-1].digest for n in schemes.names()])"
        )
        expected = " ".join(schemes.versions(name)[-1].digest for name in schemes.names())
        for seed in ("1", "2"):
            env = {**os.environ, "PYTHONHASHSEED": seed}
            done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
            assert done.stdout.strip() == expected

    def test_its_fingerprint_is_sixteen_hexadecimal_digits(self) -> None:
        assert len(made().digest) == 16
        assert int(made().digest, 16) >= 0

    CHANGES: tuple[dict[str, Any], ...] = (
        {"name": "other"},
        {"title": "Another"},
        {"version": "2"},
        {"source": PAGE.at("para 1", seen=Seen.PARTIAL, words="as it says")},
        {"working_days": evolve(WORKING_DAYS, named_days=("Boxing Day",))},
        {"opening": "stage-1-request"},
        {"stages": (FIRST, evolve(SECOND, handled_by="an officer"), OVER)},
        {"transitions": (BEGIN, evolve(GO_ON, allowed_if=Happened("stage-1-response")), END)},
        {"duties": (evolve(ANSWER, within=After(Received("complaint"), Period(11, Unit.WORKING_DAYS))),)},
        {"duties": (evolve(ANSWER, within=After(On("complaint"), TEN)),)},
        {"windows": (evolve(ASK, source=evolve(TEXT, words="as it says now")),)},
        {"parties": {Party.BODY: "the council"}},
        {"further_events": (Event(name="visit", title="the visit", by=Party.BODY),)},
        {"further_facts": (TIERS,)},
        {"extensions": (Extension(duty="answer", how=How.AGREEMENT, source=TEXT),)},
        {"suspensions": (Suspension(cause="c", title="c", source=TEXT),)},
        {"routes": (Route(name="r", title="r", kind=RouteKind.OTHER, source=TEXT),)},
        {"entitlements": (Entitlement(name="e", who="all", text="come", source=TEXT),)},
        {"time_limits": (TimeLimit(name="t", until=After(On("grounds-arose"), TEN), source=TEXT),)},
        {"exclusions": (Exclusion(name="x", when=FactIs("advocate"), text="x", source=TEXT),)},
        {"standing": (Standing(name="x", when=FactIs("advocate"), text="x", source=TEXT),)},
        {"letters": (Letter(event="refusal", contents=()),)},
        {"roles": (evolve(CHAIR, not_if=()),)},
        {"statements": (Statement(name="s", text="Come.", source=TEXT),)},
        {"findings": (TextFinding(name="f", text="It is silent."),)},
        {"in_force_from": date(2026, 1, 1)},
        {"in_force_until": date(2026, 1, 1)},
        {"governs": Governs.RECEIVED},
        {"under": "england-children"},
    )

    def test_its_fingerprint_changes_with_any_rule(self) -> None:
        digests = {made(**changes).digest for changes in self.CHANGES} | {made().digest}
        assert len(digests) == len(self.CHANGES) + 1

    def test_no_part_of_a_procedure_is_left_out_of_that_test(self) -> None:
        assert {name for changes in self.CHANGES for name in changes} == {one.name for one in fields(Procedure)}

    def test_equal_rules_have_equal_fingerprints(self) -> None:
        assert made().digest == made().digest
        assert made() == made()

    def test_a_source_is_a_required_argument_of_every_record_that_has_one(self) -> None:
        with pytest.raises(TypeError, match="source"):
            Duty(name="a", act="complaint", owed_by=Party.BODY, within=NoFigure("soon"))  # type: ignore[call-arg]
        assert isinstance(ANSWER.source, Source)


def test_a_finding_about_something_that_is_not_there_is_refused() -> None:
    """House rule: a doubt that is tied to a misspelt name would never be shown."""
    finding = TextFinding(name="doubt", text="a doubt", about=("stage-1-respons",))
    with pytest.raises(InvalidProcedureError, match="finding 'doubt': unknown rule 'stage-1-respons'"):
        evolve(schemes.newest("england-children"), findings=(finding,))
