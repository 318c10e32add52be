"""Laws of the record as such, for every procedure: the order of entry, replay, corrections, and saving."""

from __future__ import annotations

import json
from datetime import timedelta

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

from complaint_rules import Complaint
from complaint_rules.entries import Recorded
from tests.every_procedure import any_records, days_about, drawn, every_procedure, regular_records, with_more


class TestTheRecord:
    """A complaint is a record of dated events; everything else is recomputed from it."""

    @every_procedure
    def test_the_order_of_entry_never_counts(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(any_records(drawn(rules)))
        day = data.draw(days_about(record))[-1]
        shuffled = evolve(record, history=tuple(data.draw(st.permutations(record.history))))
        assert shuffled.at(day) == record.at(day)

    @every_procedure
    def test_the_same_record_gives_the_same_snapshot(self, data: st.DataObject, rules: str) -> None:
        """P29: no timer is kept, so none can be lost."""
        record = data.draw(any_records(drawn(rules)))
        day = data.draw(days_about(record))[-1]
        seen = record.at(day)
        assert seen == record.at(day) == evolve(record).at(day)
        assert seen.changes_to(record.at(day)) == ()

    @every_procedure
    def test_a_record_put_right_is_as_one_made_right(self, data: st.DataObject, rules: str) -> None:
        """P18: a correction changes the date it names and nothing else."""
        record = data.draw(any_records(drawn(rules)))
        procedure = record.procedure
        events = [one for one in record.entries if isinstance(one, Recorded) and not procedure.event(one.event).repeats]
        assume(events)
        one = data.draw(st.sampled_from(events))
        to = one.on + timedelta(days=data.draw(st.integers(-10, 10)))
        right = evolve(one, made=to, received=None)
        corrected = record.correct(one, to=right)
        made = evolve(record, history=tuple(right if entry == one else entry for entry in record.entries))
        days = data.draw(days_about(record))[:2]
        assert [corrected.at(day) for day in days] == [made.at(day) for day in days]
        removed = corrected.remove(right)
        never = evolve(record, history=tuple(entry for entry in record.entries if entry != one))
        assert [removed.at(day) for day in days] == [never.at(day) for day in days]

    @every_procedure
    def test_only_what_is_dated_on_or_before_the_day_counts(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(any_records(drawn(rules)))
        day = data.draw(days_about(record))[0]
        kept = [one for one in record.entries if one.on <= day]
        known = [
            evolve(one, received=None) if isinstance(one, Recorded) and one.received and one.received > day else one
            for one in kept
        ]
        assert evolve(record, history=tuple(known)).at(day) == record.at(day)


class TestSaving:
    """
    House rule: "a saved record names its scheme, the version and the digest of the rules".

    That it is the same when read is for every procedure here; of procedures as files, `tests/test_local.py` says so.
    """

    @every_procedure
    def test_a_record_saved_as_json_and_read_is_the_same_record(self, data: st.DataObject, rules: str) -> None:
        record = data.draw(with_more(regular_records(drawn(rules))) | any_records(drawn(rules)))
        acts = [one for one in record.entries if isinstance(one, Recorded)]
        for act in acts[: data.draw(st.integers(0, 1))]:
            record = record.correct(act, to=evolve(act, received=None, made=act.on))
        text = json.dumps(record.to_dict())
        read = Complaint.from_dict(json.loads(text), procedure=record.procedure)
        assert read == record
        assert read.findings == ()
        assert json.dumps(read.to_dict()) == text
