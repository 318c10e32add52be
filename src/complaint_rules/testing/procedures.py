"""Strategies for procedures: generated ones, from the smallest on, and those that are bundled."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.vendor.pretty import for_type_by_name

from complaint_rules import schemes
from complaint_rules.bank_holidays import PUBLISHED_LIST, Division, division_name
from complaint_rules.conditions import Always, Condition, FactIn, FactIs, Happened, MetInTime, Missed, Not, Overdue
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.dates import check_number
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.errors import UnknownSchemeError
from complaint_rules.limits import After, Limit, On, Received
from complaint_rules.local import to_toml
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Entitlement,
    Extension,
    How,
    Letter,
    Recurrence,
    Route,
    RouteKind,
    Stage,
    Strength,
    Suspension,
    Target,
    Transition,
    Window,
)
from complaint_rules.sources import house_rule
from complaint_rules.testing.days import divisions
from complaint_rules.testing.limits import limits, listed, periods
from complaint_rules.vocabulary import Event, Fact, Kind, Party
from complaint_rules.working_days import Roll, WorkingDayDefinition

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy
    from hypothesis.vendor.pretty import RepresentationPrinter

__all__ = ["bundled_procedures", "procedures"]

_NAME = "drawn"
_MOST_STAGES = 3
_SOURCE = house_rule("drawn for a test", checked_on=date(2026, 11, 22))
_WHO = "the body"
_FAIR = Limb(fact="still-effective-and-fair", text="it can still be considered fairly")
_TIER = Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=("simple", "complex"))
_REOPENING = Event(name="reopening", title="the reopening", by=Party.BODY, repeats=True)
_AGREED = "response-date-agreed"
_ADVOCATE = FactIs("advocate")
_WHOLE = After(On("complaint"), Period(100, Unit.WORKING_DAYS))
_ACTS = (
    ("acknowledgement", "stage-1-response"),
    ("stage-2-acknowledgement", "stage-2-response"),
    ("stage-3-response",),
)

_some = st.booleans()
_lengths = periods(units=(Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS), rolls=(Roll.NONE,), min_number=1)
_discretions = st.none() | st.builds(
    Discretion, who=st.just(_WHO), source=st.just(_SOURCE), limbs=st.sampled_from(((), (_FAIR,)))
)

_entitlements = st.sampled_from(
    ((), (Entitlement(name="companion", who="the complainant", text="bring somebody", source=_SOURCE),))
)
_standing = st.sampled_from(
    (
        (),
        (
            Standing(
                name="who",
                when=FactIn("complainant", ("parent", "representative")),
                text="the complaint is made by a parent or a representative",
                source=_SOURCE,
            ),
        ),
    )
)
_letters = st.sampled_from(
    ((), (Letter(event="stage-1-response", contents=(Content(text="the reasons", source=_SOURCE),)),))
)


def procedures(
    *, division: Division | str | None = None, min_stages: int = 1, max_stages: int = _MOST_STAGES
) -> SearchStrategy[Procedure]:
    """
    Return a strategy for procedures: stages, duties, windows, extensions, suspensions, routes and rules of eligibility.

    Every procedure drawn is one that `Procedure` takes; it counts the working days of the division given, or of any
    where none is, and has a number of stages between the two given, of three at most, beside those in which it is over.
    It shrinks towards a single stage that a complaint begins and its withdrawal ends. A failing example shows it as a
    procedure file, which `complaint_rules.local.read_procedure` reads back.

    Raises:
        UnknownDivisionError: If the division is none of the four.
        NotANumberError: If a number of stages is no `int` from 1 to 3.
        InvalidArgument: If the smallest number of stages is above the largest.

    Source:
        House rule: each rule is marked as drawn for a test, so that none is taken for law.

    Examples:
        >>> from hypothesis import find
        >>> smallest = find(procedures(), lambda procedure: True)
        >>> [stage.name for stage in smallest.stages], smallest.duties
        (['stage-1', 'withdrawn'], ())
    """
    check_number(min_stages, where="procedures(min_stages)", at_least=1, at_most=_MOST_STAGES)
    check_number(max_stages, where="procedures(max_stages)", at_least=1, at_most=_MOST_STAGES)
    if min_stages > max_stages:
        message = f"min_stages={min_stages!r} is above max_stages={max_stages!r}"
        raise InvalidArgument(message)
    named = divisions() if division is None else st.just(division_name(division, where="procedures(division)"))
    return _procedures(named, st.integers(min_stages, max_stages))


def bundled_procedures(*, names: Collection[str] | None = None) -> SearchStrategy[Procedure]:
    """
    Return a strategy for the versions of the bundled schemes, or of those that are named.

    Every procedure drawn is one of `schemes.versions`. It shrinks towards the oldest version of the first name.

    Raises:
        UnknownSchemeError: If no bundled scheme has a name.
        InvalidArgument: If `names` is no collection of names, or holds none.

    Source:
        House rule: a scheme is loaded when it is first drawn.

    Examples:
        >>> from hypothesis import find
        >>> find(bundled_procedures(names=["england-children"]), lambda procedure: True).version
        '2006-09-01'
    """
    bundled = schemes.names()
    asked = bundled if names is None else listed(names, str, where="names", at_least=1)
    for name in asked:
        if name not in bundled:
            raise UnknownSchemeError(name, valid=bundled, where="bundled_procedures")
    return st.sampled_from(asked).flatmap(lambda name: st.sampled_from(schemes.versions(name)))


@st.composite
def _procedures(draw: DrawFn, division: SearchStrategy[str], stages: SearchStrategy[int]) -> Procedure:
    number = draw(stages)
    before: list[str] = ["matter-occurred"]
    duties: list[Duty] = []
    windows: list[Window] = []
    moves = [Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=_SOURCE)]
    for stage in range(1, number + 1):
        before.append(_beginning(stage))
        for act in _ACTS[stage - 1]:
            if draw(_some):
                duties.append(_duties(draw, act, f"stage-{stage}", tuple(before), tuple(duties)))
            before.append(act)
        if stage < number:
            windows.extend(_windows(draw, stage, tuple(before)))
            moves.append(_next_stage(draw, stage, tuple(duties)))
    duties.extend(_further_duties(draw, tuple(duties)))
    moves.extend(_ends(draw, number))
    ends = dict.fromkeys(one.to for one in moves if not one.to.startswith("stage-"))
    ends |= dict.fromkeys(one.if_silent for one in windows if one.if_silent is not None)
    return Procedure(
        name=_NAME,
        title="A procedure drawn for a test",
        version="1",
        source=_SOURCE,
        working_days=WorkingDayDefinition(
            division=draw(division), source=PUBLISHED_LIST, closures_count=draw(_some), closures_source=_SOURCE
        ),
        opening="complaint",
        stages=(
            *(Stage(name=f"stage-{one}", title=f"stage {one}", source=_SOURCE) for one in range(1, number + 1)),
            *(Stage(name=one, title=one, source=_SOURCE, ends=True) for one in ends),
        ),
        transitions=tuple(moves),
        duties=tuple(duties),
        windows=tuple(windows),
        further_events=(_REOPENING,),
        further_facts=(_TIER,),
        extensions=tuple(one for duty in duties for one in _extensions(draw, duty)),
        suspensions=_suspensions(draw, tuple(duties), tuple(windows)),
        routes=_routes(draw, _ACTS[number - 1][-1], tuple(duties)),
        entitlements=draw(_entitlements),
        time_limits=_time_limits(draw, "time-limit", "matter-occurred"),
        exclusions=_exclusions(draw),
        standing=draw(_standing),
        letters=draw(_letters),
    )


def _beginning(stage: int) -> str:
    """Return the event that begins a stage."""
    return "complaint" if stage == 1 else f"stage-{stage}-request"


@cache
def _limits(before: tuple[str, ...]) -> SearchStrategy[Limit]:
    """Draw a limit that runs from the last of some events, or one of any form that rests on all of them."""
    plain: SearchStrategy[Limit] = st.builds(After, st.sampled_from((On(before[-1]), Received(before[-1]))), _lengths)
    return plain | limits(events=before[::-1], dates_set_by=(_AGREED,), facts=(_TIER,))


def _conditions(duties: Sequence[Duty]) -> SearchStrategy[Condition]:
    """Draw a condition, on facts, on events and on duties before it alone, so that none depends on itself."""
    return _conditions_on(tuple(duty.name for duty in duties))


@cache
def _conditions_on(duties: tuple[str, ...]) -> SearchStrategy[Condition]:
    several: list[Condition] = [Always(), _ADVOCATE, Not(_ADVOCATE), Happened("discussion")]
    for name in duties:
        several += [Missed(name), Overdue(name), MetInTime(name), AnyOf(Happened(name), Missed(name))]
    return st.sampled_from(several)


def _duties(draw: DrawFn, act: str, stage: str, before: tuple[str, ...], earlier: tuple[Duty, ...]) -> Duty:
    return Duty(
        name=act,
        act=act,
        stage=stage,
        owed_by=draw(st.sampled_from((Party.BODY, Party.PANEL, Party.COMPLAINANT))),
        within=draw(_limits(before)),
        source=_SOURCE,
        strength=draw(st.sampled_from(Strength)),
        target=Target(until=draw(_limits(before)), source=_SOURCE) if draw(_some) else None,
        met_when_received=draw(_some),
        soft=draw(st.sampled_from(("", "or as soon as it can"))),
        owed_if=draw(_conditions(earlier)),
    )


def _further_duties(draw: DrawFn, duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Draw duties of the whole procedure: updates again and again, and a final response."""
    further: list[Duty] = []
    if draw(_some):
        every = draw(_lengths)
        recurs = Recurrence(every=every, ends_with="stage-1-response", starts_if=draw(_conditions(duties)))
        further.append(_of_the_whole("progress-update", After(On("complaint"), every), recurs=recurs))
    if draw(_some):
        further.append(_of_the_whole("final-response", draw(_limits(("complaint",)))))
    return tuple(further)


def _of_the_whole(act: str, within: Limit, recurs: Recurrence | None = None) -> Duty:
    return Duty(name=act, act=act, owed_by=Party.BODY, within=within, source=_SOURCE, recurs=recurs)


def _windows(draw: DrawFn, stage: int, before: tuple[str, ...]) -> tuple[Window, ...]:
    """Draw the window for the request for the next stage, or none."""
    if not draw(_some):
        return ()
    event = _beginning(stage + 1)
    long_stop = draw(st.none() | st.just(_WHOLE))
    window = Window(
        name=event,
        event=event,
        stage=f"stage-{stage}",
        until=draw(_limits(before)),
        source=_SOURCE,
        opens=draw(st.none() | st.just(On(before[-1]))),
        advised=Target(until=draw(_limits(before)), source=_SOURCE) if draw(_some) else None,
        late=draw(_discretions),
        long_stop=long_stop,
        long_stop_absolute=long_stop is not None and draw(_some),
        if_silent=draw(st.sampled_from((None, "silent"))),
        met_when_received=draw(_some),
    )
    return (window,)


def _next_stage(draw: DrawFn, stage: int, duties: tuple[Duty, ...]) -> Transition:
    return Transition(
        event=_beginning(stage + 1),
        start=(f"stage-{stage}",),
        to=f"stage-{stage + 1}",
        source=_SOURCE,
        allowed_if=draw(_conditions(duties)),
        discretion=draw(_discretions),
    )


def _ends(draw: DrawFn, stages: int) -> tuple[Transition, ...]:
    """Draw the moves to an end: withdrawal always, a final response or a refusal perhaps, and perhaps a way back."""
    moves = [Transition(event="withdrawal", to="withdrawn", source=_SOURCE)]
    if draw(_some):
        moves.append(Transition(event="final-response", start=(f"stage-{stages}",), to="over", source=_SOURCE))
    if draw(_some):
        # One event and two moves from one stage: which it is depends on a fact.
        moves.append(Transition(event="refusal", to="refused", when=_ADVOCATE, source=_SOURCE))
        moves.append(Transition(event="refusal", to="withdrawn", when=Not(_ADVOCATE), source=_SOURCE))
    if draw(_some):
        start = ("stage-1", "withdrawn")
        moves.append(Transition(event="reopening", start=start, to="stage-1", source=_SOURCE, reopens=True))
    return tuple(moves)


def _extensions(draw: DrawFn, duty: Duty) -> tuple[Extension, ...]:
    """Draw up to two ways to extend the limit of a duty."""
    kinds = ["without a bound", "by", "to"]
    if any(isinstance(one, After) and one.period.at_most is not None for one in duty.within.nodes):
        kinds.append("to at most")
    found: list[Extension] = []
    for how in draw(st.lists(st.sampled_from(How), max_size=2, unique=True)):
        kind = draw(st.sampled_from(kinds))
        found.append(
            Extension(
                duty=duty.name,
                how=how,
                source=_SOURCE,
                by=draw(_lengths) if kind == "by" else None,
                to=_WHOLE if kind == "to" else None,
                to_at_most=kind == "to at most",
                firm=draw(_some),
                times=draw(st.sampled_from((None, 1, 2))),
                before_expiry=draw(_some),
                follows=draw(st.sampled_from((None, How.NOTICE))) if how is How.OFFICER else None,
                causes=draw(st.sampled_from(((), ("complexity",)))),
                applies_when=_ADVOCATE if how is How.AUTOMATIC else Always(),
            )
        )
    return tuple(found)


def _suspensions(draw: DrawFn, duties: tuple[Duty, ...], windows: tuple[Window, ...]) -> tuple[Suspension, ...]:
    found: list[Suspension] = []
    if draw(_some):
        found.append(Suspension(cause="court", title="court proceedings", source=_SOURCE))
    if draw(_some):
        named = tuple(duty.name for duty in duties if draw(_some))
        stopped = tuple(window.name for window in windows if draw(_some))
        found.append(
            Suspension(cause="police", title="police enquiries", source=_SOURCE, duties=named, windows=stopped)
        )
    return tuple(found)


def _time_limits(draw: DrawFn, name: str, start: str) -> tuple[TimeLimit, ...]:
    if not draw(_some):
        return ()
    period = Period(12, Unit.MONTHS, draw(st.sampled_from(Counting)))
    rule = TimeLimit(
        name=name,
        until=After(On(start), period) if draw(_some) else draw(_limits((start,))),
        source=_SOURCE,
        discretion=draw(_discretions),
        waived_by=draw(st.sampled_from((None, "consent"))),
        judged_by_receipt=draw(_some),
    )
    return (rule,)


def _routes(draw: DrawFn, last_act: str, duties: tuple[Duty, ...]) -> tuple[Route, ...]:
    if not draw(_some):
        return ()
    grounds = [EarlyGround(when=Missed(duty.name), text="it is late", source=_SOURCE) for duty in duties[:1]]
    limit = _time_limits(draw, "ombudsman-time-limit", "first-notice")
    route = Route(
        name="ombudsman",
        title="the Ombudsman",
        kind=RouteKind.OMBUDSMAN,
        source=_SOURCE,
        event="ombudsman-complaint",
        applies=draw(st.sampled_from((Always(), FactIs("consent")))),
        complete=Happened(last_act),
        early=tuple(grounds) if draw(_some) else (),
        time_limit=limit[0] if limit else None,
    )
    return (route,)


def _exclusions(draw: DrawFn) -> tuple[Exclusion, ...]:
    if not draw(_some):
        return ()
    rule = Exclusion(
        name="appeal",
        when=FactIs("appeal-used"),
        text="a matter that was appealed",
        source=_SOURCE,
        discretion=draw(_discretions),
    )
    return (rule,)


def _printed(procedure: Procedure, printer: RepresentationPrinter, _: bool) -> None:  # noqa: FBT001 - so it is called
    """Print a procedure in a failing example: one that was drawn as the file that it would be, else by name."""
    if procedure.name == _NAME:
        printer.text(f'read_procedure("""\n{to_toml(procedure)}""")')
    else:
        printer.text(f"<{procedure.name}, version {procedure.version}>")


# Hypothesis would print every field of every rule, which for a bundled scheme is 50,000 characters.
for_type_by_name(Procedure.__module__, Procedure.__qualname__, _printed)
