"""What a record holds: the order in which it is read, and what is wrong with an entry."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

from complaint_rules import schemes
from complaint_rules.entries import (
    MOST_ENTRIES,
    Change,
    Corrected,
    Entry,
    Extended,
    Noted,
    Recorded,
    Removed,
    Resumed,
    Suspended,
    details_of,
    entries_of,
    faults_of,
    faults_of_entries,
    faults_of_one_more,
    kept_once,
    raise_all,
)
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidRecordError,
    NotADateError,
    UnknownCauseError,
    UnknownEventError,
    UnknownFactError,
    UnknownNameError,
)
from complaint_rules.rules import How

PROCEDURE = schemes.versions("england-children")[-1]
DAY, NEXT = date(2024, 8, 1), date(2024, 8, 2)
COMPLAINT = Recorded(event="complaint", made=DAY)
ADVOCATE = Noted(fact="advocate", value=True, on=DAY)
LONGER = Extended(duty="stage-1-response", to=date(2024, 8, 30), on=DAY, how=How.NOTICE)
PAUSE, GO_ON = Suspended(cause="concurrent-proceedings", on=DAY), Resumed(on=NEXT)


class TestEntriesOf:
    """House rule: the order of entry never counts."""

    def test_entries_are_read_by_day_then_by_kind_then_by_the_procedures_order_of_events(self) -> None:
        response = Recorded(event="stage-1-response", made=DAY)
        notice = Recorded(event="first-notice", made=DAY)
        later = Recorded(event="acknowledgement", made=NEXT)
        history: list[Change] = [PAUSE, later, LONGER, response, COMPLAINT, notice, GO_ON, ADVOCATE]
        assert entries_of(history, PROCEDURE) == (
            ADVOCATE, notice, COMPLAINT, response, LONGER, PAUSE, GO_ON, later,
        )  # fmt: skip

    def test_entries_of_one_kind_and_day_are_read_by_content(self) -> None:
        updates = [Recorded(event="progress-update", made=DAY, received=day) for day in (NEXT, None, DAY)]
        assert entries_of(updates, PROCEDURE) == entries_of(updates[::-1], PROCEDURE)

    def test_an_event_known_by_its_receipt_stands_on_that_day(self) -> None:
        received = Recorded(event="acknowledgement", made=None, received=NEXT)
        assert received.on == NEXT
        assert entries_of([received, COMPLAINT], PROCEDURE) == (COMPLAINT, received)

    def test_a_correction_replaces_and_a_removal_removes(self) -> None:
        moved = Recorded(event="complaint", made=NEXT)
        history: list[Change] = [COMPLAINT, ADVOCATE, Corrected(old=COMPLAINT, new=moved), Removed(old=ADVOCATE)]
        assert entries_of(history, PROCEDURE) == (moved,)

    def test_of_two_equal_entries_a_removal_removes_one(self) -> None:
        update = Recorded(event="progress-update", made=DAY)
        assert entries_of([update, update, Removed(old=update)], PROCEDURE) == (update,)

    @pytest.mark.parametrize("change", [Removed(old=ADVOCATE), Corrected(old=ADVOCATE, new=COMPLAINT)])
    def test_what_is_not_on_record_cannot_be_corrected_or_removed(self, change: Change) -> None:
        with pytest.raises(
            InvalidRecordError, match=r"history\[1\] corrects or removes an entry that is not on record"
        ):
            entries_of([COMPLAINT, change], PROCEDURE)

    def test_an_entry_without_any_date_stands_nowhere(self) -> None:
        with pytest.raises(NotADateError, match="'complaint'"):
            _ = Recorded(event="complaint", made=None).on


class TestFaultsOf:
    """House rule: only a name that nobody knows, a value that is no date and an impossible pair are refused."""

    @pytest.mark.parametrize("entry", [COMPLAINT, ADVOCATE, LONGER, PAUSE, GO_ON, Removed(old=COMPLAINT)])
    def test_a_good_entry_has_no_fault(self, entry: Change) -> None:
        assert faults_of([entry], PROCEDURE) == []

    NOT_A_DAY: Any = datetime(2024, 8, 1, 9)
    TEXT: Any = "2024-08-01"
    NOTHING: Any = None
    FAULTS: tuple[tuple[Any, type[ComplaintRulesError], str], ...] = (
        (Recorded(event="complant", made=DAY), UnknownEventError, "unknown event 'complant'; did you mean 'complaint'"),
        (
            Recorded(event="complaint", made=NOT_A_DAY),
            NotADateError,
            "record 'complaint', made: a datetime.date is nee",
        ),
        (Recorded(event="complaint", made=TEXT), NotADateError, "not str '2024-08-01'"),
        (Recorded(event="complaint", made=DAY, received=TEXT), NotADateError, "record 'complaint', received"),
        (
            Recorded(event="complaint", made=NOTHING),
            NotADateError,
            "record 'complaint', made: a date is missing",
        ),
        (
            Recorded(event="complaint", made=NEXT, received=DAY),
            InvalidRecordError,
            "'complaint' cannot be received on 2024-08-01, before it was made or sent on 2024-08-02",
        ),
        (
            Recorded(event="panel-meeting", made=DAY, received=DAY),
            InvalidRecordError,
            "the event 'panel-meeting' is not sent to anybody, so it has no date of receipt",
        ),
        (
            Recorded(event="complaint", made=DAY, details=(("gronds", "delay"),)),
            UnknownNameError,
            "details of 'complaint': unknown name 'gronds'; did you mean 'grounds'?",
        ),
        (
            Recorded(event="complaint", made=DAY, details=(("form", "spoken"),)),
            InvalidRecordError,
            "'complaint', form: expected one of several, oral, written, not 'spoken'",
        ),
        (
            Recorded(event="complaint", made=DAY, details=(("grounds", "x" * 10_001),)),
            InvalidRecordError,
            "'complaint', grounds: expected a text, not 'xxx",
        ),
        (
            Recorded(event="response-date-agreed", made=DAY, details=(("until", TEXT),)),
            NotADateError,
            "'response-date-agreed', until: a datetime.date is needed",
        ),
        (
            Noted(fact="advocat", value=True, on=DAY),
            UnknownFactError,
            "unknown fact 'advocat'; did you mean 'advocate'?",
        ),
        (
            Noted(fact="advocate", value=1, on=DAY),
            UnknownFactError,
            "fact 'advocate', which is yes or no: unknown val",
        ),
        (Noted(fact="advocate", value="yes", on=DAY), UnknownFactError, "choose one of 'True', 'False'"),
        (Noted(fact="complainant", value="chld", on=DAY), UnknownFactError, "did you mean 'child'"),
        (
            Noted(fact="advocate", value=True, on=NOTHING),
            NotADateError,
            "note 'advocate', on: a date is missing",
        ),
        (
            Extended(duty="stage-one", to=NEXT, on=DAY, how=How.NOTICE),
            UnknownEventError,
            "extend: unknown event 'stage-one'; did you mean 'stage-",
        ),
        (
            Extended(duty="stage-1-response", to=TEXT, on=DAY, how=How.NOTICE),
            NotADateError,
            "extend 'stage-1-response', to",
        ),
        (
            Extended(duty="stage-1-response", to=NEXT, on=TEXT, how=How.NOTICE),
            NotADateError,
            "extend 'stage-1-response', on",
        ),
        (
            Extended(duty="stage-1-response", to=NEXT, on=DAY, how=TEXT),
            UnknownNameError,
            "extend 'stage-1-response', how",
        ),
        (
            Extended(duty="stage-1-response", to=NEXT, on=DAY, how=How.NOTICE, cause="complex"),
            UnknownCauseError,
            "unknown cause 'complex'; did you mean 'complexity'?",
        ),
        (
            Extended(duty="stage-2-response", to=NEXT, on=DAY, how=How.NOTICE, reason="x" * 10_001),
            InvalidRecordError,
            "the reason of an extension must be a text of at most 10000 characters",
        ),
        (
            Extended(duty="stage-2-response", to=NEXT, on=DAY, how=How.NOTICE, cause="x" * 10_001),
            InvalidRecordError,
            "the cause of an extension must be a text of at most 10000 characters",
        ),
        (
            Suspended(cause="strike", on=DAY),
            UnknownCauseError,
            "suspend: unknown cause 'strike'; choose one of 'concurre",
        ),
        (Suspended(cause="concurrent-proceedings", on=TEXT), NotADateError, "suspend, on: a datetime.date is needed"),
        (Resumed(on=NOT_A_DAY), NotADateError, "resume, on: a datetime.date is needed, not datetime"),
        ("complaint", InvalidRecordError, "an entry is needed, not str 'complaint'"),
    )

    @pytest.mark.parametrize(("entry", "kind", "text"), FAULTS, ids=range(len(FAULTS)))
    def test_a_fault_is_named(self, entry: object, kind: type[ComplaintRulesError], text: str) -> None:
        (fault,) = faults_of([entry], PROCEDURE)
        assert type(fault) is kind
        assert text in str(fault)

    def test_both_sides_of_a_correction_are_looked_at(self) -> None:
        change = Corrected(old=Recorded(event="complant", made=DAY), new=Resumed(on=self.TEXT))
        assert [type(one) for one in faults_of([change], PROCEDURE)] == [UnknownEventError, NotADateError]

    def test_all_faults_of_one_entry_are_named(self) -> None:
        entry = Recorded(event="complant", made=self.TEXT, received=self.TEXT)
        assert [type(one) for one in faults_of([entry], PROCEDURE)] == [UnknownEventError, NotADateError, NotADateError]
        entry = Recorded(event="complaint", made=self.TEXT, details=(("form", "spoken"), ("gronds", "x")))
        assert len(faults_of([entry], PROCEDURE)) == 3

    def test_a_cause_is_free_where_the_text_names_none(self) -> None:
        free = Extended(duty="stage-2-response", to=NEXT, on=DAY, how=How.NOTICE, cause="two witnesses were away")
        assert faults_of([free], PROCEDURE) == []

    def test_more_entries_than_are_kept_are_refused_without_a_look_at_each(self) -> None:
        (fault,) = faults_of([None] * (MOST_ENTRIES + 1), PROCEDURE)
        assert str(fault).endswith("10001 entries and corrections; at most 10000 are kept")


class TestFaultsOfEntries:
    """House rule: a second entry of an event that does not repeat and an impossible pair are refused."""

    @pytest.mark.parametrize(
        ("entries", "text"),
        [
            (
                [COMPLAINT, Recorded(event="complaint", made=NEXT)],
                "the event 'complaint' is recorded 2 times and does not repeat; use correct to change its date",
            ),
            (
                [ADVOCATE, Noted(fact="advocate", value=False, on=DAY)],
                "the fact 'advocate' is told as True and as False on 2024-08-01; keep one, or correct the other",
            ),
            ([GO_ON], "resumed on 2024-08-02, without a suspension before that day; record suspend first"),
            ([PAUSE, GO_ON, GO_ON], "resumed on 2024-08-02, without a suspension before that day"),
            (
                [PAUSE, Suspended(cause="concurrent-proceedings", on=NEXT)],
                "suspended on 2024-08-02, while suspended since 2024-08-01; record a resume between them",
            ),
        ],
    )
    def test_an_impossible_pair_is_named(self, entries: list[Any], text: str) -> None:
        (fault,) = faults_of_entries(entries, PROCEDURE)
        assert text in str(fault)

    @pytest.mark.parametrize(
        "entries",
        [
            [COMPLAINT, Recorded(event="acknowledgement", made=DAY)],
            [Recorded(event="progress-update", made=DAY), Recorded(event="progress-update", made=DAY)],
            [ADVOCATE, ADVOCATE, Noted(fact="advocate", value=False, on=NEXT)],
            [PAUSE, GO_ON, Suspended(cause="concurrent-proceedings", on=NEXT)],
        ],
        ids=["two events", "an event that repeats", "a fact that changes", "a second pause"],
    )
    def test_what_can_be_is_kept(self, entries: list[Any]) -> None:
        assert faults_of_entries(entries, PROCEDURE) == []

    def test_all_impossible_pairs_are_named(self) -> None:
        entries: list[Entry] = [COMPLAINT, COMPLAINT, ADVOCATE, Noted(fact="advocate", value=False, on=DAY), GO_ON]
        assert len(faults_of_entries(entries, PROCEDURE)) == 3

    def test_a_history_that_is_in_order_is_not_kept_a_second_time(self) -> None:
        history = (ADVOCATE, COMPLAINT, Recorded(event="acknowledgement", made=NEXT))
        assert entries_of(history, PROCEDURE) is history
        assert entries_of(history[::-1], PROCEDURE) == history


class TestFaultsOfOneMore:
    """House rule: what was found good and cannot have changed is not looked at again."""

    UPDATE = Recorded(event="progress-update", made=DAY)
    LATER = Recorded(event="complaint", made=NEXT)
    HISTORIES: tuple[tuple[Change, ...], ...] = (
        (),
        (COMPLAINT, UPDATE, UPDATE),
        (ADVOCATE, LONGER, PAUSE),
        (Resumed(on=date(2024, 8, 9)), COMPLAINT, PAUSE),
        (COMPLAINT, Removed(old=COMPLAINT)),
        (COMPLAINT, Corrected(old=COMPLAINT, new=UPDATE), PAUSE, ADVOCATE),
        (UPDATE, Corrected(old=UPDATE, new=LATER)),
    )
    MORE: tuple[Any, ...] = (
        *(COMPLAINT, UPDATE, LATER, ADVOCATE, LONGER, PAUSE, GO_ON),
        Noted(fact="advocate", value=False, on=DAY),
        Suspended(cause="concurrent-proceedings", on=date(2024, 8, 5)),
        Suspended(cause="concurrent-proceedings", on=date(2024, 8, 20)),
        *(fault for fault, _, _ in TestFaultsOf.FAULTS),
    )

    @pytest.mark.parametrize("history", HISTORIES, ids=range(len(HISTORIES)))
    def test_they_are_those_of_the_whole_record(self, history: tuple[Change, ...]) -> None:
        found = 0
        for more in self.MORE:
            whole = (*history, more)
            alone = faults_of(whole, PROCEDURE)
            expected = alone or faults_of_entries(entries_of(whole, PROCEDURE), PROCEDURE)
            faults = faults_of_one_more(more, history, PROCEDURE)
            assert [(type(one), str(one)) for one in faults] == [(type(one), str(one)) for one in expected]
            found += len(faults) - len(alone)
        assert found  # each history is at odds with some entry that is good by itself

    def test_one_more_than_are_kept_is_refused(self) -> None:
        full = (self.UPDATE,) * MOST_ENTRIES
        (fault,) = faults_of_one_more(self.UPDATE, full, PROCEDURE)
        assert str(fault).endswith("10001 entries and corrections; at most 10000 are kept")
        assert faults_of_one_more(COMPLAINT, full[1:], PROCEDURE) == []


class TestKeptOnce:
    """House rule: what is immutable can serve several records; 1 and True are equal, and not the same."""

    def test_of_changes_that_are_the_same_the_first_is_kept(self) -> None:
        kept: dict[Change, Change] = {}
        for one in (COMPLAINT, ADVOCATE, LONGER, PAUSE, GO_ON, Removed(old=ADVOCATE)):
            again = pickle.loads(pickle.dumps(one))
            assert again is not one
            assert kept_once(one, kept) is one
            assert kept_once(again, kept) is one

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (Noted(fact="told", value=1, on=DAY), Noted(fact="told", value=True, on=DAY)),
            (
                Recorded(event="complaint", made=DAY, details=(("times", 1),)),
                Recorded(event="complaint", made=DAY, details=(("times", True),)),
            ),
        ],
        ids=["a fact", "a detail"],
    )
    def test_what_is_only_equal_stays_as_it_is(self, first: Entry, second: Entry) -> None:
        kept: dict[Change, Change] = {}
        assert first == second
        assert [kept_once(one, kept) for one in (first, second)] == [first, second]
        assert kept_once(second, kept) is second
        removed = Removed(old=first), Removed(old=second)
        assert kept_once(removed[0], kept) is removed[0]
        assert kept_once(removed[1], kept) is removed[1]


class TestRaiseAll:
    """House rule: all faults at once."""

    def test_none_raises_nothing(self) -> None:
        raise_all([])

    def test_one_is_raised_as_it_is(self) -> None:
        fault = UnknownEventError("x", valid=[])
        with pytest.raises(UnknownEventError) as caught:
            raise_all([fault])
        assert caught.value is fault

    def test_several_are_raised_together(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            raise_all([UnknownEventError("x", valid=[]), InvalidRecordError(["one", "two"])])
        assert caught.value.problems == ("unknown event 'x'; there is none to choose from", "one", "two")


def test_details_stand_in_the_order_of_their_names_whatever_these_are() -> None:
    assert details_of({"b": 1, "a": 2}) == (("a", 2), ("b", 1))
    assert [name for name, _ in details_of({"b": 1, 5: 2})] == [5, "b"]
