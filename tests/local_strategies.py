"""What Hypothesis draws for procedure files: every shape of period, limit and condition, and procedures with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from complaint_rules.conditions import (
    All,
    Always,
    Condition,
    DetailIs,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    FactValue,
    Happened,
    MetInTime,
    Missed,
    Not,
    Overdue,
    WindowOpen,
)
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.limits import (
    After,
    Before,
    ByFact,
    DateSetBy,
    EarlierOf,
    First,
    Last,
    LaterOf,
    Limit,
    NextOpenDay,
    NoFigure,
    On,
    Readings,
    Received,
    Trigger,
)
from complaint_rules.local.places import LONGEST_NAME
from complaint_rules.periods import LARGEST_NUMBER as LONGEST_PERIOD
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.procedures import Governs, Procedure
from complaint_rules.rules import Content, Entitlement, Letter, Role, Statement, TextFinding
from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import LARGEST_NUMBER, Detail, Event, Fact, Kind, Party, Strength
from complaint_rules.working_days import Division, Roll, WorkingDayDefinition
from tests import complaint_strategies

if TYPE_CHECKING:
    from collections.abc import Sequence

EVENTS = ("complaint", "stage-1-response", "stage-2-request", "response-date-agreed", "hearing")
DUTIES, WINDOWS = ("stage-1-response", "acknowledgement"), ("stage-2-request",)
TIERS = ("simple", "2", "yes", '"no"', "tier three")

TIER = Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=TIERS)
COUNT = Fact(name="count", question="How many?", kind=Kind.NUMBER)
URGENT = Fact(name="urgent", question="Is it urgent?")
HEARING = Event(
    name="hearing",
    title="the hearing",
    by=Party.OTHER_BODY,
    repeats=True,
    after=("complaint",),
    details=(Detail("until", Kind.DATE), Detail("shape", Kind.CHOICE, ("oral", "written")), Detail("heard-by")),
)

ABOUT = st.lists(st.sampled_from(("stage-1", "stage-1-response", "court", "hearing")), max_size=2).map(tuple)
LETTERS = st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t\"'\\[]{}#=.,“”")
texts = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)
names = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)
long_names = st.from_regex(rf"[a-z0-9]{{1,{LONGEST_NAME}}}", fullmatch=True)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
numbers = st.integers(0, LONGEST_PERIOD) | st.sampled_from((0, 1, 10, LONGEST_PERIOD))


@st.composite
def periods(draw: st.DrawFn, *, sound: bool = False) -> Period:
    """Draw a period of any shape, or one whose figures do not contradict each other."""
    number = draw(numbers)
    at_least = draw(st.none() | (st.integers(0, number) if sound else numbers))
    at_most = draw(st.none() | (st.integers(number, LONGEST_PERIOD) if sound else numbers))
    return Period(
        number,
        draw(st.sampled_from(Unit)),
        draw(st.sampled_from(Counting)),
        at_least=at_least,
        at_most=at_most,
        roll=draw(st.sampled_from(Roll)),
    )


values: st.SearchStrategy[FactValue] = (
    st.booleans()
    | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
    | texts
    | st.sampled_from(("yes", "no", "0", "-1", "007", "2", '"2"', '"', "true", str(LARGEST_NUMBER + 1)))
)


def triggers(events: Sequence[str] = EVENTS) -> st.SearchStrategy[Trigger]:
    """Draw the date of an event, or of its receipt."""
    return st.builds(On, st.sampled_from(events)) | st.builds(Received, st.sampled_from(events))


def _by_fact(inner: st.SearchStrategy[Limit], *, sound: bool) -> st.SearchStrategy[Limit]:
    if not sound:
        branches = st.dictionaries(values, inner, min_size=1, max_size=3)
        return st.builds(ByFact, names, branches, st.none() | inner)
    some = st.dictionaries(st.sampled_from(TIERS), inner, min_size=1, max_size=3)
    every = st.fixed_dictionaries(dict.fromkeys(TIERS, inner))
    both = st.fixed_dictionaries({True: inner, False: inner})
    return st.one_of(
        st.builds(ByFact, st.just("tier"), some, inner),
        st.builds(ByFact, st.just("tier"), every),
        st.builds(ByFact, st.just("urgent"), both),
        st.builds(ByFact, st.just("count"), st.dictionaries(st.integers(-5, 5), inner, min_size=1, max_size=2), inner),
    )


def _readings(inner: st.SearchStrategy[Limit], *, sound: bool) -> st.SearchStrategy[Limit]:
    if not sound:
        options = st.dictionaries(texts, inner, min_size=1, max_size=3)
        return st.builds(Readings, texts, options, st.none() | texts)
    which = st.fixed_dictionaries({"made": inner, "received": inner})
    return st.builds(Readings, st.just("which-day"), which, st.sampled_from((None, "made", "received")))


def limits(events: Sequence[str] = EVENTS, *, sound: bool = False) -> st.SearchStrategy[Limit]:
    """Draw expressions of every node; those that are sound may stand in a procedure."""
    few = st.lists(triggers(events), min_size=1, max_size=3)
    leaves: st.SearchStrategy[Limit] = triggers(events) | st.builds(NoFigure, texts)
    leaves |= few.map(lambda several: First(*several)) | few.map(lambda several: Last(*several))
    leaves |= few.map(lambda several: LaterOf(Last(*several)))
    leaves |= st.builds(DateSetBy, st.just("hearing"), st.just("until"))
    if not sound:
        leaves |= st.builds(DateSetBy, names, names)
    period = periods(sound=sound)

    def grown(inner: st.SearchStrategy[Limit]) -> st.SearchStrategy[Limit]:
        several = st.lists(inner, min_size=2, max_size=3)
        return st.one_of(
            st.builds(After, inner, period),
            st.builds(Before, inner, period),
            st.builds(NextOpenDay, inner),
            several.map(lambda limits: LaterOf(*limits)),
            several.map(lambda limits: EarlierOf(*limits)),
            _by_fact(inner, sound=sound),
            _readings(inner, sound=sound),
        )

    return st.recursive(leaves, grown, max_leaves=6)


def conditions(*, sound: bool = False) -> st.SearchStrategy[Condition]:
    """Draw conditions of every kind; those that are sound may stand in a procedure."""
    several = st.lists(values, max_size=3)
    leaves: st.SearchStrategy[Condition] = st.one_of(
        st.just(Always()),
        st.builds(FactIs, st.just("tier"), st.sampled_from(TIERS)),
        st.builds(FactIs, st.just("urgent"), st.booleans()),
        st.builds(FactIs, st.just("count"), st.integers(-9, 9)),
        st.builds(FactIn, st.just("tier"), st.lists(st.sampled_from(TIERS), max_size=3)),
        st.builds(FactAtLeast, st.just("count"), st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)),
        st.builds(FactNotTold, st.sampled_from(("tier", "urgent", "count"))),
        st.builds(Happened, st.sampled_from(EVENTS)),
        st.builds(Missed, st.sampled_from(DUTIES)),
        st.builds(MetInTime, st.sampled_from(DUTIES)),
        st.builds(Overdue, st.sampled_from(DUTIES)),
        st.builds(WindowOpen, st.sampled_from(WINDOWS)),
        st.builds(DetailIs, st.just("hearing"), st.just("shape"), st.sampled_from(("oral", "written"))),
        st.builds(DetailIs, st.just("hearing"), st.just("heard-by"), texts),
    )
    if not sound:
        leaves |= st.builds(FactIs, texts, values) | st.builds(FactIn, texts, several) | st.builds(Happened, texts)

    def grown(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, max_size=3)
        return st.one_of(
            parts.map(lambda several: All(*several)), parts.map(lambda several: AnyOf(*several)), st.builds(Not, inner)
        )

    return st.recursive(leaves, grown, max_leaves=5)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Draw where a rule comes from: a text that was read, one that was not, or a house rule."""
    if draw(st.integers(0, 5)) == 0:
        return house_rule(draw(texts), checked_on=draw(days))
    seen = draw(st.sampled_from(Seen))
    words = draw(st.none() | texts) if seen.was_read else None
    return Source(
        instrument=draw(texts),
        provision=draw(st.just("") | texts),
        url=draw(st.sampled_from(("https://example.org/complaints", "https://example.org/more", ""))),
        checked_on=draw(days),
        seen=seen,
        words=words,
        paraphrase=draw(texts) if words is None else draw(st.none() | texts),
    )


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Draw a procedure that has every sort of rule, each with what it may have or not."""
    some = draw(st.lists(sources(), min_size=2, max_size=3))
    source = st.sampled_from(some)
    strength = st.sampled_from(Strength)
    limb = st.builds(Limb, fact=st.just("urgent"), text=texts)
    discretion = st.none() | st.builds(
        Discretion, who=texts, source=source, limbs=st.lists(limb, max_size=2).map(tuple), any_limb=st.booleans()
    )
    when, until = conditions(sound=True), limits(sound=True)
    exclusion = st.builds(
        Exclusion, name=st.just("excluded"), when=when, text=texts, source=source, discretion=discretion
    )
    time_limit = st.builds(
        TimeLimit,
        name=st.sampled_from(("time-limit", "twelve-months")),
        until=until,
        source=source,
        discretion=discretion,
        title=texts,
        waived_by=st.sampled_from((None, "urgent")),
        judged_by_receipt=st.booleans(),
        strength=strength,
    )
    contents = st.lists(st.builds(Content, text=texts, source=source, strength=strength), max_size=3).map(tuple)
    told = st.dictionaries(st.just("urgent"), st.booleans()) | st.just({"count": 3, "tier": "2"})
    role = st.builds(
        Role,
        name=st.just("reviewer"),
        title=texts,
        source=source,
        text=texts,
        not_if=st.lists(exclusion, max_size=1).map(tuple),
        told=told,
    )
    plain = draw(complaint_strategies.procedures())
    beside = draw(st.sampled_from(some))
    return evolve(
        plain,
        title=draw(texts),
        version=draw(texts),
        source=draw(source),
        working_days=WorkingDayDefinition(
            division=draw(st.sampled_from(Division)).value,
            source=beside,
            named_days=draw(st.lists(texts, max_size=2).map(tuple)),
            closures_count=draw(st.booleans()),
            closures_source=draw(source),
        ),
        parties=draw(st.dictionaries(st.sampled_from(Party), texts)),
        further_events=(*plain.further_events, HEARING),
        further_facts=(TIER, COUNT, URGENT),
        routes=tuple(evolve(one, applies=draw(when), time_limit=draw(time_limit)) for one in plain.routes),
        entitlements=tuple(
            draw(
                st.lists(
                    st.builds(
                        Entitlement,
                        name=st.just("help"),
                        who=texts,
                        text=texts,
                        source=source,
                        stages=st.sampled_from(((), ("stage-1",), ("stage-1", "stage-2"))),
                        when=when,
                    ),
                    max_size=1,
                )
            )
        ),
        time_limits=tuple(draw(st.lists(time_limit, max_size=1))),
        exclusions=tuple(draw(st.lists(exclusion, max_size=1))),
        standing=tuple(
            draw(st.lists(st.builds(Standing, name=st.just("who"), when=when, text=texts, source=source), max_size=1))
        ),
        letters=(Letter(event="hearing", contents=draw(contents), form=draw(st.just("") | texts)),),
        roles=tuple(draw(st.lists(role, max_size=1))),
        statements=(
            Statement(name=draw(long_names), text=draw(texts), source=beside, strength=draw(strength), stage="stage-1"),
        ),
        findings=(TextFinding(name=draw(names), text=draw(texts), about=draw(ABOUT)),),
        in_force_from=draw(st.none() | st.just(date(2009, 4, 1))),
        in_force_until=draw(st.none() | st.just(date(2024, 3, 31))),
        governs=draw(st.sampled_from(Governs)),
        under=draw(st.sampled_from(("", "lgsco"))),
    )
