"""The record of a complaint: what can be entered, corrected and removed, and what is refused and leaves it unharmed."""

from __future__ import annotations

import copy
import pickle
import sys
from datetime import date, datetime, timedelta
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.complaints import Complaint
from complaint_rules.entries import Corrected, Extended, Noted, Recorded, Removed, Resumed, Suspended
from complaint_rules.errors import (
    AmbiguousNameError,
    CalendarMismatchError,
    ComplaintRulesError,
    InvalidRecordError,
    NotADateError,
    NotANumberError,
    UnknownCauseError,
    UnknownDivisionError,
    UnknownEventError,
    UnknownFactError,
    UnknownNameError,
    UnknownReadingError,
    UnknownSchemeError,
)
from complaint_rules.rules import How, TextFinding
from complaint_rules.vocabulary import Fact, Kind
from complaint_rules.working_days import WorkingDayCalendar
from tests.complaint_strategies import BUNDLED, any_records
from tests.procedures_for_tests import duty, extension, procedure

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

CHILDREN = schemes.versions("england-children")[-1]
LGSCO = schemes.versions("lgsco")[-1]
DAY, NEXT, LATER = date(2024, 8, 1), date(2024, 8, 2), date(2024, 9, 2)
EMPTY = Complaint(CHILDREN)
MADE = EMPTY.record("complaint", DAY)
NOT_A_DAY: Any = datetime(2024, 8, 1, 9)
TEXT: Any = "2024-08-01"


def recorded(complaint: Complaint, event: str) -> Recorded:
    return next(one for one in complaint.entries if isinstance(one, Recorded) and one.event == event)


class TestRecording:
    """House rule: what happened, happened; one date given stands for both."""

    def test_an_event_is_kept_with_both_dates_and_its_details_by_name(self) -> None:
        complaint = EMPTY.record("complaint", DAY, received=NEXT, grounds="delay", form="oral")
        assert complaint.entries == (
            Recorded(event="complaint", made=DAY, received=NEXT, details=(("form", "oral"), ("grounds", "delay"))),
        )

    def test_an_event_may_be_known_by_its_receipt_alone(self) -> None:
        assert recorded(EMPTY.record("complaint", received=NEXT), "complaint").made is None

    def test_the_number_of_an_event_that_is_not_on_record_is_said_only_beyond_the_first(self) -> None:
        with pytest.raises(UnknownEventError) as first:
            MADE.remove("acknowledgement")
        with pytest.raises(UnknownEventError) as second:
            MADE.remove("complaint", number=2)
        assert "number" not in str(first.value)
        assert "the record, number 2" in str(second.value)

    def test_facts_told_in_any_order_are_the_same_record_and_may_be_none(self) -> None:
        names = sorted(fact.name for fact in CHILDREN.facts if fact.kind is Kind.YES_OR_NO)[:2]
        told = Complaint(CHILDREN, facts={names[0]: True, names[1]: False})
        assert told == Complaint(CHILDREN, facts={names[1]: False, names[0]: True})
        assert told.facts == ((names[0], True), (names[1], False))
        assert Complaint(CHILDREN, facts=None, readings=None) == EMPTY == Complaint.from_events(CHILDREN, {})

    def test_an_extension_may_name_the_act_by_which_one_duty_alone_is_met(self) -> None:
        rules = procedure(
            duty(),
            duty("report", act="stage-2-response", stage="stage-2"),
            duty("first-word", act="final-response"),
            duty("last-word", act="final-response", stage="stage-2"),
            extensions=(extension(), extension(duty="report")),
        )
        made = Complaint(rules).record("complaint", DAY)
        for name, meant in (("stage-1-response", "stage-1-response"), ("stage-2-response", "report")):
            extended = made.extend(name, to=LATER, on=NEXT, how="notice").entries[-1]
            assert isinstance(extended, Extended)
            assert extended.duty == meant
        with pytest.raises(UnknownEventError):
            made.extend("final-response", to=LATER, on=NEXT, how="notice")

    def test_a_fact_is_kept_with_the_day_it_was_told(self) -> None:
        assert EMPTY.note("advocate", True, on=DAY).entries == (Noted(fact="advocate", value=True, on=DAY),)

    @pytest.mark.parametrize("how", ["notice", How.NOTICE])
    def test_an_extension_is_kept_with_its_day_its_way_and_its_reason(self, how: str | How) -> None:
        complaint = MADE.extend("stage-1-response", to=LATER, on=NEXT, how=how, cause="complexity", reason="many files")
        assert complaint.entries[-1] == Extended(
            duty="stage-1-response", to=LATER, on=NEXT, how=How.NOTICE, cause="complexity", reason="many files"
        )

    def test_a_duty_may_be_named_by_the_event_that_meets_it(self) -> None:
        duties = tuple(evolve(duty, name=f"the-{duty.name}") for duty in LGSCO.duties)
        procedure = evolve(LGSCO, duties=duties, exclusions=(), extensions=(), findings=())
        (entry,) = Complaint(procedure).extend("final-response", to=LATER, on=DAY, how="agreement").entries
        assert isinstance(entry, Extended)
        assert entry.duty == "the-council-opportunity"

    def test_a_suspension_and_its_end_are_kept(self) -> None:
        complaint = MADE.suspend(NEXT, cause="concurrent-proceedings").resume(LATER)
        assert complaint.entries[1:] == (Suspended(cause="concurrent-proceedings", on=NEXT), Resumed(on=LATER))

    def test_each_step_gives_a_new_complaint_and_leaves_the_old_one(self) -> None:
        before = MADE.to_dict()
        steps: tuple[Callable[[], Complaint], ...] = (
            lambda: MADE.record("acknowledgement", NEXT),
            lambda: MADE.note("advocate", True, on=NEXT),
            lambda: MADE.extend("stage-1-response", to=LATER, on=NEXT),
            lambda: MADE.suspend(NEXT, cause="concurrent-proceedings"),
            lambda: MADE.correct("complaint", to=NEXT),
            lambda: MADE.remove("complaint"),
        )
        for step in steps:
            assert step() != MADE
            assert MADE.to_dict() == before


class TestStepByStep:
    """House rule: what was found good and cannot have changed is not looked at again."""

    @given(any_records(), any_records(st.sampled_from(BUNDLED)), st.data())
    def test_a_record_entered_step_by_step_is_the_one_that_is_checked_as_a_whole(
        self, record: Complaint, other: Complaint, data: st.DataObject
    ) -> None:
        more = data.draw(st.sampled_from([*record.entries, *other.entries] or [Resumed(on=DAY)]))
        beside: dict[str, Any] = {"facts": record.facts, "reference": "A"}
        before = Complaint(record.procedure, history=record.history, **beside)
        assert record.history == before.history
        try:
            whole: Complaint | str = Complaint(record.procedure, history=(*record.history, more), **beside)
        except ComplaintRulesError as error:
            whole = str(error)
        try:
            entered: Complaint | str = with_entry(before, more)
        except ComplaintRulesError as error:
            entered = str(error)
        assert entered == whole
        assert (str(whole) if isinstance(whole, str) else whole.entries) == (
            entered if isinstance(entered, str) else entered.entries
        )

    def test_all_that_was_given_beside_the_history_goes_along(self) -> None:
        calendar = WorkingDayCalendar("england-and-wales", closures=[NEXT])
        beside: dict[str, Any] = {
            "calendar": calendar,
            "school_days": calendar,
            "facts": {"advocate": True},
            "readings": {"stage-2-start": "statement-agreed"},
            "reference": "A",
            "findings": (TextFinding(name="saved-under-other-rules", text="It was."),),
        }
        assert set(beside) | {"procedure", "history"} == {one.name for one in fields(Complaint)}
        entry = Recorded(event="complaint", made=DAY)
        made = Complaint(CHILDREN, **beside).record("complaint", DAY)
        assert made == Complaint(CHILDREN, history=(entry,), **beside)
        assert made.to_dict() == Complaint(CHILDREN, history=(entry,), **beside).to_dict()


def with_entry(complaint: Complaint, entry: object) -> Complaint:
    """Return a complaint with an entry put on record by the method that there is for it."""
    match entry:
        case Recorded(event=event, made=made, received=received, details=details):
            return complaint.record(event, made, received=received, **dict(details))
        case Noted(fact=fact, value=value, on=on):
            return complaint.note(fact, value, on=on)
        case Extended(duty=duty, to=to, on=on, how=how, cause=cause, reason=reason):
            return complaint.extend(duty, to=to, on=on, how=how, cause=cause, reason=reason)
        case Suspended(cause=cause, on=on):
            return complaint.suspend(on, cause=cause)
        case Resumed(on=on):
            return complaint.resume(on)
    raise AssertionError(entry)


class TestMany:
    """House rule: entries are immutable, so that one can serve several complaints; the caller says for which."""

    EVENTS = ("complaint", "stage-1-response", "stage-2-request", "stage-2-response", "panel-request")

    def _events(self, number: int, *, days: int = 4_000) -> dict[str, date]:
        return {event: date(2014, 1, 1) + timedelta(number % days + later) for later, event in enumerate(self.EVENTS)}

    def _recorded(self, number: int) -> Complaint:
        complaint = Complaint(CHILDREN)
        for event, day in self._events(number).items():
            complaint = complaint.record(event, day)
        return complaint

    @staticmethod
    def _bytes(complaints: list[Complaint]) -> float:
        """Return what each takes in memory beside the procedure, all told: the same things counted once."""
        held: dict[int, object] = {}
        for one in complaints:
            assert one.entries == one.history
            parts = (one, one.history, one.entries, *one.history)
            dates = (entry.made for entry in one.history if isinstance(entry, Recorded))
            held |= {id(part): part for part in (*parts, *dates)}
        return sum(map(sys.getsizeof, held.values())) / len(complaints)

    def test_a_million_complaints_of_five_events_take_less_than_three_quarters_of_a_gigabyte(self) -> None:
        assert self._bytes([Complaint.from_events(CHILDREN, self._events(one)) for one in range(50)]) < 750
        assert self._bytes([self._recorded(one) for one in range(50)]) < 750

    def test_and_less_than_a_quarter_of_one_where_equal_entries_are_shared(self) -> None:
        made = (Complaint.from_events(CHILDREN, self._events(one, days=10)) for one in range(500))
        assert self._bytes(list(Complaint.sharing_entries(made))) < 250

    def test_complaints_that_share_entries_are_equal_to_those_that_do_not(self) -> None:
        several = [
            MADE,
            MADE.record("acknowledgement", NEXT).correct("complaint", to=NEXT),
            MADE.note("advocate", True, on=NEXT),
            MADE.extend("stage-1-response", to=LATER, on=NEXT),
            Complaint(LGSCO, reference="another").record("complaint", DAY),
        ]
        shared = list(Complaint.sharing_entries(several))
        assert shared == several
        assert [one.to_dict() for one in shared] == [one.to_dict() for one in several]
        assert [one.entries for one in shared] == [one.entries for one in several]
        first = MADE.history[0]
        assert all(one.history[0] is first for one in shared)

    def test_nothing_is_kept_from_one_call_to_the_next(self) -> None:
        again = pickle.loads(pickle.dumps(MADE))
        (first,), (second,) = Complaint.sharing_entries([MADE]), Complaint.sharing_entries([again])
        assert first.history[0] is MADE.history[0]
        assert second.history[0] is again.history[0] is not MADE.history[0]


class TestCorrecting:
    """House rule: a correction is kept in the history, and everything is recomputed."""

    def test_the_date_is_replaced_and_the_rest_stays(self) -> None:
        complaint = EMPTY.record("complaint", DAY, received=LATER, form="oral").correct("complaint", to=NEXT)
        assert recorded(complaint, "complaint") == Recorded(
            event="complaint", made=NEXT, received=LATER, details=(("form", "oral"),)
        )

    def test_the_day_of_receipt_is_given_later(self) -> None:
        complaint = MADE.correct("complaint", received=NEXT)
        assert recorded(complaint, "complaint") == Recorded(event="complaint", made=DAY, received=NEXT)
        due = complaint.at(LATER).deadline("stage-1-response").due
        assert due == date(2024, 8, 16), "10 working days after Friday 2 August 2024"

    def test_the_day_of_sending_is_given_later(self) -> None:
        complaint = EMPTY.record("complaint", received=NEXT).correct("complaint", to=DAY)
        assert recorded(complaint, "complaint") == Recorded(event="complaint", made=DAY, received=NEXT)

    def test_both_are_given_at_once(self) -> None:
        complaint = MADE.correct("complaint", to=NEXT, received=LATER)
        assert recorded(complaint, "complaint") == Recorded(event="complaint", made=NEXT, received=LATER)

    def test_of_an_event_that_repeats_the_number_says_which(self) -> None:
        complaint = MADE.record("progress-update", LATER).record("progress-update", NEXT)
        moved = complaint.correct("progress-update", to=date(2024, 9, 30), number=2)
        days = [one.on for one in moved.entries if isinstance(one, Recorded) and one.event == "progress-update"]
        assert days == [NEXT, date(2024, 9, 30)]

    def test_any_entry_is_replaced_by_another(self) -> None:
        complaint = MADE.note("advocate", True, on=DAY)
        told = complaint.entries[0]
        assert complaint.correct(told, to=Noted(fact="advocate", value=False, on=DAY)).entries[0] == Noted(
            fact="advocate", value=False, on=DAY
        )

    def test_any_entry_is_moved_to_another_day(self) -> None:
        complaint = MADE.suspend(NEXT, cause="concurrent-proceedings")
        assert complaint.correct(complaint.entries[-1], to=LATER).entries[-1].on == LATER

    def test_the_history_keeps_what_was_and_the_entries_what_holds(self) -> None:
        complaint = MADE.correct("complaint", to=NEXT).remove("complaint")
        first, second = Recorded(event="complaint", made=DAY), Recorded(event="complaint", made=NEXT)
        assert complaint.history == (first, Corrected(old=first, new=second), Removed(old=second))
        assert complaint.entries == ()

    def test_what_is_removed_may_be_recorded_again(self) -> None:
        assert MADE.remove("complaint").record("complaint", DAY).entries == MADE.entries

    def test_any_entry_is_removed(self) -> None:
        complaint = MADE.note("advocate", True, on=DAY).extend("stage-1-response", to=LATER, on=NEXT)
        for entry in complaint.entries:
            assert entry not in complaint.remove(entry).entries

    def test_of_an_event_that_repeats_the_one_with_the_number_is_removed(self) -> None:
        complaint = MADE.record("progress-update", LATER).record("progress-update", NEXT)
        assert complaint.remove("progress-update", number=1).entries[-1].on == LATER

    def test_before_and_after_can_be_compared(self) -> None:
        before, after = MADE.at(LATER), MADE.correct("complaint", to=NEXT).at(LATER)
        assert "stage-1-response: due 2024-08-15 → 2024-08-16" in [str(one) for one in before.changes_to(after)]
        assert before.changes_to(before) == ()


class TestRefused:
    """House rule: a clear typed error each, and the complaint unharmed."""

    CALLS: tuple[tuple[Callable[[Complaint], object], type[Exception], str], ...] = (
        (lambda c: c.record("complaint", NEXT), InvalidRecordError, "does not repeat; use correct to change its date"),
        (lambda c: c.record("acknowledgment", NEXT), UnknownEventError, "did you mean 'acknowledgement'"),
        (lambda c: c.record("acknowledgement", NOT_A_DAY), NotADateError, "not datetime"),
        (lambda c: c.record("acknowledgement", TEXT), NotADateError, "record 'acknowledgement', made"),
        (lambda c: c.record("acknowledgement", True), NotADateError, "not bool True"),  # type: ignore[arg-type]
        (lambda c: c.record("acknowledgement"), NotADateError, "a date is missing"),
        (lambda c: c.record("acknowledgement", NEXT, received=DAY), InvalidRecordError, "cannot be received on"),
        (lambda c: c.record("acknowledgement", NEXT, received=TEXT), NotADateError, "received"),
        (lambda c: c.record("acknowledgement", NEXT, by="x"), UnknownNameError, "there is none to choose from"),
        (lambda c: c.record("stage-1-response", NEXT, outcom="upheld"), UnknownNameError, "did you mean 'outcome'"),
        (lambda c: c.record("stage-1-response", NEXT, outcome=True), InvalidRecordError, "not True"),
        (lambda c: c.record("x" * 10_000_000, NEXT), UnknownEventError, "..."),
        (lambda c: c.record("x" * 10_000_000, TEXT), InvalidRecordError, "..."),
        (lambda c: c.record(["complaint"], NEXT), UnknownEventError, "['complaint']"),  # type: ignore[arg-type]
        (lambda c: c.note("advocat", True, on=NEXT), UnknownFactError, "did you mean 'advocate'?"),
        (lambda c: c.note("advocate", 1, on=NEXT), UnknownFactError, "which is yes or no"),
        (lambda c: c.note("complainant", "chidl", on=NEXT), UnknownFactError, "did you mean 'child'"),
        (lambda c: c.note("complainant", [10**10_000], on=NEXT), UnknownFactError, "70 digits"),  # type: ignore[arg-type]
        (lambda c: c.note("advocate", True, on=TEXT), NotADateError, "note 'advocate', on"),
        (
            lambda c: c.note("advocate", True, on=NEXT).note("advocate", False, on=NEXT),
            InvalidRecordError,
            "as False and as True on 2024-08-02",
        ),
        (lambda c: c.extend("stage-1-reply", to=LATER, on=NEXT), UnknownEventError, "'stage-1-response'"),
        (lambda c: c.extend("stage-1-response", to=TEXT, on=NEXT), NotADateError, "extend 'stage-1-response', to"),
        (
            lambda c: c.extend("stage-1-response", to=LATER, on=NOT_A_DAY),
            NotADateError,
            "extend 'stage-1-response', on",
        ),
        (lambda c: c.extend("stage-1-response", to=LATER, on=NEXT, how="notic"), UnknownNameError, "'notice'"),
        (lambda c: c.extend("stage-1-response", to=LATER, on=NEXT, how=True), UnknownNameError, "how"),  # type: ignore[arg-type]
        (lambda c: c.extend("stage-1-response", to=LATER, on=NEXT, cause="complex"), UnknownCauseError, "'complexity'"),
        (lambda c: c.extend("stage-1-response", to=LATER, on=NEXT, reason="x" * 10_001), InvalidRecordError, "10000"),
        (lambda c: c.suspend(NEXT, cause="concurrent"), UnknownCauseError, "did you mean 'concurrent-proceedings'"),
        (lambda c: c.suspend(TEXT, cause="concurrent-proceedings"), NotADateError, "suspend, on"),
        (
            lambda c: c.suspend(NEXT, cause="concurrent-proceedings").suspend(LATER, cause="concurrent-proceedings"),
            InvalidRecordError,
            "while suspended since 2024-08-02",
        ),
        (lambda c: c.resume(NEXT), InvalidRecordError, "without a suspension before that day"),
        (lambda c: c.resume(TEXT), NotADateError, "resume, on"),
        (lambda c: c.correct("acknowledgement", to=NEXT), UnknownEventError, "unknown event 'acknowledgement'"),
        (lambda c: c.correct("complaint", to=TEXT), NotADateError, "not str '2024-08-01'"),
        (lambda c: c.correct("complaint", to=NOT_A_DAY), NotADateError, "not datetime"),
        (lambda c: c.correct("complaint", received=TEXT), NotADateError, "received"),
        (lambda c: c.correct("complaint", received=False), NotADateError, "not bool False"),  # type: ignore[arg-type]
        (lambda c: c.correct("complaint", received=date(2024, 7, 31)), InvalidRecordError, "cannot be received on"),
        (lambda c: c.correct("complaint"), InvalidRecordError, "a correction needs to="),
        (lambda c: c.correct("complaint", to=NEXT, number=2), UnknownEventError, "the record, number 2"),
        (
            lambda c: c.correct("complaint", to=NEXT, number=0),
            NotANumberError,
            "number: a whole number from 1 to 10000",
        ),
        (lambda c: c.correct("complaint", to=NEXT, number=True), NotANumberError, "not bool True"),
        (lambda c: c.correct("complaint", to=NEXT, number=10_000_000), NotANumberError, "not int 10000000"),
        (lambda c: c.correct("complaint", to=NEXT, number="1"), NotANumberError, "not str"),  # type: ignore[arg-type]
        (lambda c: c.correct(c.entries[0], to=TEXT), NotADateError, "not str"),
        (lambda c: c.correct(Resumed(on=DAY), to=NEXT), InvalidRecordError, "this entry is not on record"),
        (lambda c: c.correct(5, to=NEXT), UnknownEventError, "unknown event 5"),  # type: ignore[arg-type]
        (lambda c: c.correct("complaint", to=Recorded(event="x", made=DAY)), UnknownEventError, "unknown event 'x'"),
        (lambda c: c.correct("complaint", to=Recorded(event="complaint", made=TEXT)), NotADateError, "not str"),
        (lambda c: c.correct("complaint", to=Resumed(on=NEXT)), InvalidRecordError, "without a suspension"),
        (lambda c: c.remove("acknowledgement"), UnknownEventError, "choose one of 'complaint'"),
        (lambda c: c.remove("complaint", number=False), NotANumberError, "not bool False"),
        (lambda c: c.remove(Resumed(on=DAY)), InvalidRecordError, "this entry is not on record"),
        (lambda c: c.at(NOT_A_DAY), NotADateError, "on: a datetime.date is needed"),
        (lambda c: c.at(TEXT), NotADateError, "on: a datetime.date is needed"),
        (lambda c: c.deadline("stage-1-reponse", on=NEXT), UnknownEventError, "did you mean 'stage-1-response'"),
        (lambda c: c.deadline("stage-1-response/2", on=NEXT), UnknownEventError, "did you mean 'stage-1-response' or"),
        (lambda c: c.deadline(5, on=NEXT), UnknownEventError, "unknown event 5"),  # type: ignore[arg-type]
        (lambda c: c.deadline("stage-1-response", on=TEXT), NotADateError, "on: a datetime.date is needed"),
        (lambda c: c.can("panel-reqest", on=NEXT), UnknownEventError, "did you mean 'panel-request'"),
        (lambda c: c.can("panel-request", on=TEXT), NotADateError, "on: a datetime.date is needed"),
        (lambda c: c.eligibility(on=TEXT), NotADateError, "on: a datetime.date is needed"),
        (lambda c: c.at(NEXT).deadline("stage-1-reponse"), UnknownEventError, "did you mean 'stage-1-response'"),
    )

    @pytest.mark.parametrize(("call", "kind", "text"), CALLS, ids=range(len(CALLS)))
    def test_a_bad_call_is_refused_and_the_complaint_is_unharmed(
        self, call: Callable[[Complaint], object], kind: type[ComplaintRulesError], text: str
    ) -> None:
        complaint = MADE.remove("complaint").record("complaint", DAY)
        before, known = complaint.to_dict(), complaint.at(LATER)
        with pytest.raises(kind) as caught:
            call(complaint)
        assert isinstance(caught.value, ComplaintRulesError)
        assert text in str(caught.value)
        assert len(str(caught.value)) < 2_500
        assert (complaint.to_dict(), complaint.at(LATER)) == (before, known)

    def test_an_attribute_cannot_be_set(self) -> None:
        with pytest.raises((FrozenInstanceError, AttributeError)):
            MADE.history = ()  # type: ignore[misc]

    def test_a_suspension_cannot_be_removed_from_under_its_end(self) -> None:
        complaint = MADE.suspend(NEXT, cause="concurrent-proceedings").resume(LATER)
        with pytest.raises(InvalidRecordError, match="resumed on 2024-09-02, without a suspension"):
            complaint.remove(complaint.entries[1])

    def test_a_scheme_and_a_division_that_there_is_not_are_refused(self) -> None:
        with pytest.raises(UnknownSchemeError, match="did you mean 'england-children'"):
            schemes.in_force("england-childrens", on=DAY)
        with pytest.raises(UnknownDivisionError, match="did you mean 'england-and-wales'"):
            WorkingDayCalendar("england")

    @pytest.mark.parametrize(
        "arguments",
        [
            {"procedure": "england-children"},
            {"procedure": CHILDREN, "calendar": "england-and-wales"},
            {"procedure": CHILDREN, "school_days": [DAY]},
        ],
    )
    def test_what_is_no_procedure_and_no_calendar_is_refused(self, arguments: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match="must be <class"):
            Complaint(**arguments)

    def test_more_than_ten_thousand_entries_are_refused(self) -> None:
        update = Recorded(event="progress-update", made=DAY)
        with pytest.raises(InvalidRecordError, match="at most 10000 are kept"):
            Complaint(CHILDREN, history=(update,) * 10_001)


class TestMaking:
    """House rule: all faults at once."""

    def test_facts_and_readings_are_kept_sorted(self) -> None:
        complaint = Complaint(
            CHILDREN, facts={"in-writing": True, "advocate": False}, readings={"stage-2-start": "request"}
        )
        assert complaint.facts == (("advocate", False), ("in-writing", True))
        assert complaint.readings == (("stage-2-start", "request"),)

    @pytest.mark.parametrize(
        ("arguments", "kind", "text"),
        [
            ({"facts": {"advocat": True}}, UnknownFactError, "did you mean 'advocate'?"),
            ({"facts": {"advocate": "yes"}}, UnknownFactError, "choose one of 'True', 'False'"),
            ({"facts": {"complainant": True}}, UnknownFactError, "which is one of several"),
            ({"readings": {"stage-2": "request"}}, UnknownReadingError, "did you mean 'stage-2-start'?"),
            ({"readings": {"stage-2-start": "agreed"}}, UnknownReadingError, "did you mean 'statement-agreed'?"),
            ({"readings": {"stage-2-start": []}}, UnknownReadingError, "readings['stage-2-start']"),
            (
                {"reference": "x" * 10_001},
                InvalidRecordError,
                "the reference must be a text of at most 10000 characters",
            ),
            ({"reference": 5}, InvalidRecordError, "the reference must be a text"),
            ({"calendar": WorkingDayCalendar("scotland")}, CalendarMismatchError, "england-and-wales"),
            ({"history": (Removed(old=Resumed(on=DAY)),)}, InvalidRecordError, "an entry that is not on record"),
            ({"history": ("complaint",)}, InvalidRecordError, "an entry is needed, not str 'complaint'"),
        ],
    )
    def test_what_nobody_asks_for_is_refused(self, arguments: dict[str, Any], kind: type[Exception], text: str) -> None:
        with pytest.raises(kind) as caught:
            Complaint(CHILDREN, **arguments)
        assert text in str(caught.value)

    def test_all_faults_are_reported_at_once(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Complaint(
                CHILDREN,
                facts={"advocat": True},
                readings={"stage-2": "request"},
                reference="x" * 10_001,
                history=(Recorded(event="complant", made=TEXT), Resumed(on=NOT_A_DAY)),
            )
        assert len(caught.value.problems) == 6

    def test_from_events_takes_dates_mappings_and_lists(self) -> None:
        complaint = Complaint.from_events(
            CHILDREN,
            {
                "complaint": {"made": DAY, "received": NEXT, "form": "oral"},
                "progress-update": [NEXT, {"received": LATER}],
                "acknowledgement": NEXT,
            },
            facts={"advocate": True},
            readings={"stage-2-start": "request"},
            reference="A1",
            calendar=WorkingDayCalendar("england-and-wales"),
        )
        step_by_step = (
            Complaint(
                CHILDREN,
                facts={"advocate": True},
                readings={"stage-2-start": "request"},
                reference="A1",
                calendar=WorkingDayCalendar("england-and-wales"),
            )
            .record("complaint", DAY, received=NEXT, form="oral")
            .record("progress-update", NEXT)
            .record("progress-update", received=LATER)
            .record("acknowledgement", NEXT)
        )
        assert complaint == step_by_step

    def test_from_events_reports_all_faults_at_once(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Complaint.from_events(CHILDREN, {"complant": DAY, "refusal": TEXT, "resolution": {}, "withdrawal": [None]})
        assert len(caught.value.problems) == 4

    def test_it_survives_pickling_and_copying(self) -> None:
        complaint = MADE.note("advocate", True, on=DAY)
        _ = complaint.entries
        for again in (pickle.loads(pickle.dumps(complaint)), copy.deepcopy(complaint)):
            assert again == complaint
            assert hash(again) == hash(complaint)
            assert again.at(LATER) == complaint.at(LATER)

    def test_its_repr_names_the_procedure_and_does_not_print_it(self) -> None:
        assert repr(MADE).startswith("Complaint(procedure=<england-children>, ")
        assert len(repr(MADE)) < 500


FIVE = ("complaint", "acknowledgement", "stage-1-response", "stage-2-request", "stage-2-response")
ORDERS = list(permutations(FIVE))


class TestOrderOfEntry:
    """House rule: entries are ordered by date, then by the procedure's order of events; order of entry never counts."""

    def test_all_120_orders_of_entering_five_events_of_one_day_give_equal_snapshots(self) -> None:
        assert len(ORDERS) == 120
        snapshots = [Complaint.from_events(CHILDREN, dict.fromkeys(order, DAY)).at(LATER) for order in ORDERS]
        assert all(snapshot == snapshots[0] for snapshot in snapshots)
        assert snapshots[0].stage.name == "stage-2"
        assert [one.status.value for one in snapshots[0].deadlines[:2]] == ["met", "met"]

    @given(
        st.lists(st.tuples(st.sampled_from(FIVE), st.integers(0, 40)), unique_by=lambda one: one[0], max_size=5),
        st.randoms(use_true_random=False),
    )
    def test_order_of_entry_never_counts(self, events: list[tuple[str, int]], random: Random) -> None:
        steps: list[Callable[[Complaint], Complaint]] = [
            partial(Complaint.record, event=name, made=DAY + timedelta(days=days)) for name, days in events
        ]
        steps += [
            lambda c: c.note("advocate", True, on=NEXT),
            lambda c: c.extend("stage-2-response", to=date(2024, 10, 31), on=LATER),
            lambda c: c.extend("stage-1-response", to=LATER, on=NEXT, cause="complexity"),
        ]
        shuffled = random.sample(steps, len(steps))
        first, second = EMPTY, EMPTY
        for step, other in zip(steps, shuffled, strict=True):
            first, second = step(first), other(second)
        for on in (DAY, LATER, date(2024, 12, 6)):
            assert first.at(on) == second.at(on)
        assert first.entries == second.entries


class TestOneDeadline:
    """House rule: duties have names; two limits may hang on one event."""

    def test_it_is_named_by_the_duty_or_by_the_event_that_one_duty_is_met_by(self) -> None:
        limits = (duty("answer", act="final-response"), duty("first", act="progress-update"))
        record = Complaint(procedure(*limits, duty("second", act="progress-update"))).record("complaint", DAY)
        assert record.deadline("answer", on=NEXT).name == "answer"
        assert record.deadline("final-response", on=NEXT).name == "answer"
        with pytest.raises(AmbiguousNameError) as several:
            record.deadline("progress-update", on=NEXT)
        assert several.value.candidates == ("first", "second")

    def test_one_that_rests_on_others_says_when_it_falls_if_they_are_met_on_their_last_day(self) -> None:
        panel = MADE.record("stage-2-request", NEXT).record("stage-2-response", LATER).record("panel-request", LATER)
        on = date(2024, 9, 3)
        alone = panel.deadline("panel-report", on=on)
        assert alone.due is None
        assert alone.at_the_latest == date(2024, 10, 21), "30 working days to meet, then 5 to write: reg. 19(2), 20(2)"
        assert alone == panel.at(on).deadline("panel-report")

    def test_others_are_not_worked_out_for_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("complaint_rules.replay.every_deadline", None)
        assert MADE.deadline("stage-1-response", on=NEXT).due == date(2024, 8, 15)


class TestUnder:
    """House rule: the Ombudsman's clock stands beside the council's; one vocabulary of events serves all."""

    complaint = (
        Complaint(CHILDREN, facts={"advocate": True}, readings={"stage-2-start": "request"}, reference="A1")
        .record("first-notice", date(2024, 7, 1))
        .record("complaint", DAY)
        .note("in-writing", True, on=DAY)
        .note("sufficient-interest-refused", False, on=DAY)
        .extend("stage-1-response", to=LATER, on=NEXT)
        .suspend(NEXT, cause="concurrent-proceedings")
    )

    def test_events_and_shared_facts_go_along_and_the_rest_is_left_behind(self) -> None:
        other = self.complaint.under(LGSCO)
        assert other.procedure is LGSCO
        assert (other.facts, other.readings, other.reference) == ((("advocate", True),), (), "A1")
        assert [getattr(one, "event", getattr(one, "fact", None)) for one in other.entries] == [
            "first-notice", "in-writing", "complaint",
        ]  # fmt: skip
        assert other.at(LATER).deadline("council-opportunity").due == date(2024, 10, 24), "12 weeks after 1 August 2024"

    def test_under_the_same_rules_the_readings_go_along(self) -> None:
        assert self.complaint.under(CHILDREN).readings == (("stage-2-start", "request"),)

    def test_doubts_about_the_record_go_along(self) -> None:
        finding = TextFinding(name="saved-under-other-rules", text="It was.")
        assert Complaint(CHILDREN, findings=(finding,)).under(LGSCO).findings == (finding,)

    def test_a_fact_that_the_other_rules_ask_otherwise_is_left_behind(self) -> None:
        mine = Fact(name="tier", question="Which tier?")
        other = Fact(name="tier", question="How high is the tier?")
        first = evolve(CHILDREN, further_facts=(*CHILDREN.further_facts, mine))
        second = evolve(LGSCO, further_facts=(*LGSCO.further_facts, other))
        complaint = Complaint(first, facts={"tier": True}).note("tier", False, on=DAY)
        assert complaint.under(second).facts == ()
        assert complaint.under(second).entries == ()

    def test_the_calendar_goes_along_unless_another_is_given(self) -> None:
        closed = WorkingDayCalendar("england-and-wales", closures=[NEXT])
        plain = WorkingDayCalendar("england-and-wales")
        complaint = Complaint(CHILDREN, calendar=closed)
        assert complaint.under(LGSCO).calendar == closed
        assert complaint.under(LGSCO, calendar=plain).calendar == plain

    def test_a_calendar_of_another_nation_is_refused(self) -> None:
        with pytest.raises(CalendarMismatchError):
            self.complaint.under(LGSCO, calendar=WorkingDayCalendar("scotland"))


def test_a_notebook_is_shown_the_record_and_no_date_that_a_clock_would_give() -> None:
    shown = Complaint(schemes.newest("england-children")).record("complaint", date(2024, 8, 1))._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/markdown"}
    assert "1 August 2024" in shown["text/plain"]
    assert set(Complaint(schemes.newest("lgsco"))._repr_mimebundle_(exclude=["text/plain"])) == {"text/markdown"}
