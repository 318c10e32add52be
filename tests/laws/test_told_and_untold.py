"""Laws of what is told and what is not, for every procedure: doubt never makes a yes, and more facts only narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from complaint_rules import Answer, Complaint
from complaint_rules.conditions import FactAtLeast, FactIn, FactIs, FactNotTold
from complaint_rules.entries import Recorded
from tests.every_procedure import days_about, drawn, every_procedure, facts_asked, regular_records, values_of, with_more

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from complaint_rules.procedures import Procedure


def answers(record: Complaint, on: date) -> Iterator[tuple[str, Answer, tuple[str, ...]]]:
    """Yield every answer that a record gives on a day: what it is of, the answer, and what it takes for granted."""
    rules = record.procedure
    for event in sorted(rules.events_used):
        verdict = record.can(event, on=on)
        yield f"may {event} happen", verdict.answer, verdict.assumed
    for finding in record.eligibility(on=on).findings:
        yield f"eligibility, {finding.rule}", finding.answer, finding.assumed
    for route in record.at(on).routes:
        yield f"route {route.name}", route.answer, route.assumed


def branching(rules: Procedure) -> frozenset[str]:
    """Return the facts that choose a move or a recurrence, told or not told."""
    conditions = [one.when for one in rules.transitions if one.when is not None]
    conditions += [one.recurs.starts_if for one in rules.duties if one.recurs is not None]
    atoms = [atom for condition in conditions for atom in condition.atoms]
    return frozenset(atom.fact for atom in atoms if isinstance(atom, FactIs | FactIn | FactAtLeast | FactNotTold))


def made_up(told: Complaint, untold: Complaint, on: date) -> list[str]:
    """Return what is yes with something untold, without an assumption that says so, and was not when it was told."""
    known, doubtful = told.at(on), untold.at(on)
    if known.stage != doubtful.stage and any(one.if_silent for one in told.procedure.windows):
        return []
    before = {name: (answer, assumed) for name, answer, assumed in answers(told, on)}
    return [
        name
        for name, answer, assumed in answers(untold, on)
        if answer is Answer.YES and before[name][0] is not Answer.YES and set(assumed) <= set(before[name][1])
    ]


def without_default(rules: Procedure) -> list[str]:
    """Return the readings between which neither the text nor the procedure chooses."""
    settled = {one.name for one in rules.readings if one.default is not None}
    return sorted(set(rules.reading_options) - settled)


class TestNothingUntoldMakesAYes:
    """
    House rule: "a missing date never makes a yes"; nor does a missing fact, but for what is listed as assumed.

    Conditions: a fact that chooses a move or a recurrence is left out, since a choice has a branch for the fact that
    is not told, and the procedure says which (see `Condition.holds`). So is a reading with a default, which is taken
    when none is chosen. Silence ends a stage only when it is certain, so an untold date may leave a stage open, and
    what is done in it may be done. Whether an event may happen that was itself taken off the record is another
    question.
    """

    @every_procedure
    def test_a_fact_that_is_not_told_makes_no_yes(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        asked = [name for name in facts_asked(record.procedure) if name not in branching(record.procedure)]
        if not asked:
            return  # nothing that could be left untold
        fact = data.draw(st.sampled_from(asked))
        value = data.draw(values_of(record.procedure, fact))
        facts = dict(record.facts)
        told = evolve(record, facts={**facts, fact: value})
        facts.pop(fact, None)
        untold = evolve(record, facts=facts)
        assert made_up(told, untold, data.draw(days_about(record))[-1]) == []

    @every_procedure
    def test_a_circumstance_whose_day_is_not_told_makes_no_yes(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        known = [
            one.event
            for one in record.entries
            if isinstance(one, Recorded) and record.procedure.event(one.event).is_circumstance
        ]
        if not known:
            return  # the text runs from none, or none was drawn
        event = data.draw(st.sampled_from(known))
        made = made_up(record, record.remove(event), data.draw(days_about(record))[-1])
        assert [name for name in made if name != f"may {event} happen"] == []

    @every_procedure
    def test_a_receipt_that_is_not_told_makes_no_yes(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        known = [one for one in record.entries if isinstance(one, Recorded) and one.made and one.received]
        if not known:
            return
        one = data.draw(st.sampled_from(known))
        untold = record.correct(one, to=evolve(one, received=None))
        assert made_up(record, untold, data.draw(days_about(record))[-1]) == []

    @every_procedure
    def test_a_reading_that_is_not_chosen_makes_no_yes(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))))
        names = without_default(record.procedure)
        if not names:
            return  # the text can be read in one way only, or one is the default
        name, options = data.draw(st.sampled_from(names)), record.procedure.reading_options
        readings = dict(record.readings)
        told = evolve(record, readings={**readings, name: data.draw(st.sampled_from(options[name]))})
        readings.pop(name, None)
        untold = evolve(record, readings=readings)
        assert made_up(told, untold, data.draw(days_about(record))[-1]) == []


class TestMoreFactsNarrow:
    """
    More facts only narrow the bounds of a limit: they always enclose what it comes to when all is told.

    Conditions: the same events and the same day; no extension; a reading with a default chosen or not, the same for
    both, for the default is taken and not held open; and the same stages held, since silence may be certain only when
    more is told.
    """

    @every_procedure
    def test_a_fact_a_reading_or_a_receipt_that_is_told(self, data: st.DataObject, rules: str) -> None:
        told = data.draw(with_more(regular_records(drawn(rules, extended=False)), extended=False))
        less = told
        received = [one for one in told.entries if isinstance(one, Recorded) and one.made and one.received]
        for one in received:
            if data.draw(st.booleans()):
                less = less.correct(one, to=evolve(one, received=None))
        facts = {name: value for name, value in told.facts if data.draw(st.booleans())}
        open_ = without_default(told.procedure)
        readings = {name: value for name, value in told.readings if name not in open_ or data.draw(st.booleans())}
        less = evolve(less, facts=facts, readings=readings)
        day = data.draw(days_about(told))[-1]
        before, after = less.at(day), told.at(day)
        if before.visits != after.visits:
            return
        for deadline in before.deadlines:
            if deadline.duty.recurs is None and deadline.occurrence == 1:
                other = after.deadline(deadline.name).bounds
                assert deadline.bounds.encloses(other), deadline.name
        for window in before.windows:
            assert window.bounds.encloses(after.window(window.name).bounds), window.name
