"""What is due in the next days: everything that may be, each with its doubt, and nothing counted a second time."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import Complaint, DutyStatus, RouteStatus, WindowStatus, diary, schemes, testing
from complaint_rules.conditions import FactIs, Happened
from complaint_rules.diary import ItemKind, ItemStatus
from complaint_rules.eligibility import Exclusion, TimeLimit
from complaint_rules.errors import NotADateError, NotANumberError, NotAProcedureError
from complaint_rules.limits import After, Last, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import Strength, Target
from complaint_rules.testing.walks import with_changes
from complaint_rules.vocabulary import Party
from tests.procedures_for_tests import (
    DAYS_10,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    april,
    complaint,
    duty,
    march,
    procedure,
    route,
    suspension,
    window,
    working,
)

if TYPE_CHECKING:
    from complaint_rules.diary import Item

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
drawn = testing.complaints(testing.procedures() | testing.bundled_procedures(), max_steps=8)


def items(*several: Complaint, on: date, days: int = 30) -> tuple[Item, ...]:
    return diary.upcoming(several, on=on, days=days)


def only(*several: Complaint, on: date, days: int = 30) -> Item:
    (item,) = items(*several, on=on, days=days)
    return item


# What is in it


def test_a_duty_that_is_due_stands_in_it_with_its_day() -> None:
    item = only(complaint(procedure(duty()), reference="A 1"), on=march(14))
    assert (item.kind, item.status, item.name) == (ItemKind.DUTY, ItemStatus.DUE, "stage-1-response")
    assert (item.day, item.earliest, item.latest) == (march(17), march(17), march(17))
    assert item.certain
    assert item.binds
    assert (item.by, item.who, item.strength) == (Party.BODY, "the body complained about", Strength.MUST)
    assert (item.days_left, item.days_late, item.source) == (3, None, SOURCE)
    assert item.text == "A 1: The stage 1 response (the body complained about): due by 17 March 2025 (in 3 days)."


@pytest.mark.parametrize(
    ("day", "words"),
    [(march(15), "in 2 days"), (march(16), "tomorrow"), (march(17), "today"), (march(18), "1 working")],
)
def test_how_soon_it_is_due_is_said_in_words(day: date, words: str) -> None:
    assert f"({words}" in only(complaint(procedure(duty())), on=day).text


@pytest.mark.parametrize(("days", "found"), [(0, 0), (2, 0), (3, 1), (4, 1), (36_525, 1)])
def test_what_is_due_on_the_last_of_the_days_is_in_it_and_what_is_due_after_it_is_not(days: int, found: int) -> None:
    assert len(items(complaint(procedure(duty())), on=march(14), days=days)) == found


def test_what_is_overdue_is_in_it_however_long_ago_it_was_due() -> None:
    item = only(complaint(procedure(duty())), on=date(2026, 3, 17), days=0)
    assert (item.status, item.day, item.days_left, item.days_late) == (ItemStatus.OVERDUE, march(17), None, 253)
    assert item.text == (
        "The stage 1 response (the body complained about): overdue; it was due by 17 March 2025 "
        "(253 working days late)."
    )


def test_what_was_done_lapsed_or_has_not_begun_to_run_is_not_in_it() -> None:
    of = procedure(duty(), duty("stage-2-response", After(On("stage-2-request"), working(25)), stage="stage-2"))
    made = complaint(of)
    assert [one.name for one in items(made, on=march(14))] == ["stage-1-response"]
    answered = made.record("stage-1-response", march(14), received=march(14))
    assert items(answered, on=march(14)) == ()
    went_on = made.record("stage-2-request", march(14), received=march(14))
    assert [one.name for one in items(went_on, on=march(14), days=60)] == ["stage-2-response"]
    assert items(made.record("withdrawal", march(14)), on=march(14)) == ()


def test_an_aim_inside_the_limit_stands_apart_from_it_and_is_no_breach() -> None:
    aim = Target(until=After(On("complaint"), working(5)), source=SOURCE)
    made = complaint(procedure(duty(target=aim)))
    first, second = items(made, on=march(5))
    assert (first.status, first.is_aim, first.day, first.binds) == (ItemStatus.AIMED_AT, True, march(10), False)
    assert (second.status, second.is_aim, second.day, second.binds) == (ItemStatus.DUE, False, march(17), True)
    assert first.text.endswith("aimed at by 10 March 2025 (in 5 days); this is an aim, and no duty.")
    assert items(made, on=march(11))[0].status is ItemStatus.PAST_AIM
    assert [one.status for one in items(made, on=march(18))] == [ItemStatus.OVERDUE]


def test_an_aim_of_which_the_start_is_assumed_is_not_certain() -> None:
    within, aimed = (After(Received("complaint"), working(days)) for days in (10, 5))
    made = Complaint(procedure(duty(within=within, target=Target(until=aimed, source=SOURCE))))
    first, second = items(made.record("complaint", march(3)), on=march(5))
    assert (first.is_aim, first.day, first.certain, first.latest) == (True, march(10), False, None)
    assert (second.is_aim, second.day, second.certain, second.latest) == (False, march(17), False, None)


@pytest.mark.parametrize("strength", list(Strength))
def test_a_duty_carries_the_strength_of_its_text(strength: Strength) -> None:
    item = only(complaint(procedure(duty(strength=strength))), on=march(14))
    assert item.strength is strength
    assert item.binds == strength.binds
    assert ("no duty" in item.text) != strength.binds


def test_a_window_stands_in_it_until_it_is_used_or_closes() -> None:
    answered = complaint(procedure(windows=[window(RESPONSE_WINDOW)])).record("stage-1-response", march(14))
    known = answered.correct("stage-1-response", received=march(14))
    item = only(known, on=march(20))
    assert (item.kind, item.status, item.day, item.by) == (
        ItemKind.WINDOW, ItemStatus.CLOSES, march(24), Party.COMPLAINANT,
    )  # fmt: skip
    assert item.text == ("The request for stage 2 (the complainant): the last day is 24 March 2025 (in 4 days).")
    assert items(known, on=march(25)) == ()
    assert items(known.record("stage-2-request", march(21)), on=march(21)) == ()


def test_a_window_that_runs_from_a_receipt_nobody_recorded_is_open_at_the_least_then_cannot_be_told() -> None:
    answered = complaint(procedure(windows=[window(RESPONSE_WINDOW)])).record("stage-1-response", march(14))
    item = only(answered, on=march(20))
    assert (item.status, item.day, item.earliest, item.latest) == (ItemStatus.CLOSES, None, march(24), None)
    assert item.when == "not before 24 March 2025"
    later = only(answered, on=april(20), days=0)
    assert (later.status, later.certain) == (ItemStatus.CANNOT_TELL, False)
    assert later.missing == ("when the stage 1 response was received",)
    assert later.text.endswith("not known: when the stage 1 response was received.")


def test_a_window_that_opens_within_the_days_is_in_it() -> None:
    opens, until = (After(On("complaint"), Period(days, Unit.DAYS)) for days in (5, 9))
    made = complaint(procedure(windows=[window(until, opens=opens)]))
    assert made.at(march(4)).windows[0].status is WindowStatus.NOT_OPEN
    assert only(made, on=march(4)).day == march(12)
    gone = made.record("withdrawal", march(5))
    assert items(gone, on=march(6)) == ()


def test_a_window_without_a_limit_never_closes_but_advice_on_it_is_in_it() -> None:
    assert items(complaint(procedure(windows=[window(NONE)])), on=march(4)) == ()
    advised = Target(until=After(On("complaint"), DAYS_10), source=SOURCE, strength=Strength.ADVICE)
    item = only(complaint(procedure(windows=[window(NONE, advised=advised)])), on=march(4))
    assert (item.status, item.is_aim, item.day, item.strength) == (
        ItemStatus.AIMED_AT, True, march(13), Strength.ADVICE,
    )  # fmt: skip
    assert "this is advice, and no duty" in item.text


def test_a_route_stands_in_it_when_its_time_limit_ends_even_while_it_is_premature() -> None:
    made = complaint(procedure(routes=(route(complete=Happened("final-response")),)))
    known = made.record("first-notice", date(2024, 3, 20))
    item = only(known, on=march(4))
    assert (item.kind, item.status, item.day, item.title) == (
        ItemKind.ROUTE, ItemStatus.CLOSES, march(19), "the Ombudsman",
    )  # fmt: skip
    assert items(known, on=march(20)) == ()
    assert items(known.record("ombudsman-complaint", march(10)), on=march(10)) == ()
    unknown = only(made, on=march(4), days=0)
    assert (unknown.status, unknown.earliest, unknown.latest) == (ItemStatus.CANNOT_TELL, None, date(2026, 3, 2))
    assert "not after 2 March 2026" in unknown.text


def test_a_route_without_a_time_limit_or_not_for_this_complaint_is_not_in_it() -> None:
    for one in (
        route(time_limit=None),
        route(applies=FactIs("advocate", value=True)),
        route(time_limit=TimeLimit(name="none", until=NoFigure("at any time"), source=SOURCE)),
    ):
        assert items(complaint(procedure(routes=(one,)), facts={"advocate": False}), on=march(4)) == ()


def test_the_time_limit_for_complaining_stands_in_it_until_a_complaint_is_on_record() -> None:
    limit = TimeLimit(name="one-year", until=After(On("first-notice"), Period(1, Unit.YEARS)), source=SOURCE)
    excluded = Exclusion(
        name="court", when=FactIs("advocate", value=True), text="a matter before a court", source=SOURCE
    )
    none = TimeLimit(name="none", until=NoFigure("at any time"), source=SOURCE)
    of = procedure(time_limits=(limit, none), exclusions=(excluded,))
    notice = Complaint(of).record("first-notice", date(2024, 3, 20))
    item = only(notice, on=march(4))
    assert (item.kind, item.name, item.day) == (ItemKind.TIME_LIMIT, "one-year", march(20))
    assert item.title == "the time limit for complaining"
    assert item.explain().splitlines() == [
        "The time limit for complaining: in time, through 20 March 2025.",
        "  Rule: house rule: made for a test (paraphrase)",
        "This is information on the facts given, not legal advice.",
    ]
    assert items(notice.record("complaint", march(4)), on=march(4)) == ()
    assert items(notice, on=march(21)) == ()
    assert only(Complaint(of), on=march(4)).text == (
        "The time limit for complaining (the complainant): cannot be told; the last "
        "day is not after 4 March 2026; not known: the day the person affected first had notice of the matter."
    )


def test_the_time_limit_for_complaining_says_how_its_text_was_seen() -> None:
    notice = Complaint(schemes.in_force("england-adults-and-nhs", on=date(2024, 8, 1)))
    found = [one for one in items(notice, on=date(2024, 8, 1)) if one.kind is ItemKind.TIME_LIMIT]
    assert "How it was seen" in found[0].explain()


# What is not certain


def test_a_date_that_rests_on_an_assumption_says_so_and_is_not_certain() -> None:
    made = Complaint(procedure(duty(within=After(Received("complaint"), working(10))))).record("complaint", march(3))
    item = only(made, on=march(14))
    assert (item.day, item.earliest, item.latest, item.certain) == (march(17), march(17), None, False)
    assert item.text == (
        "The stage 1 response (the body complained about): due; the last day is not before 17 March 2025 (in 3 days at "
        "the earliest); taken for granted: the complaint was received on the day it was made or sent."
    )


def test_a_reading_that_nobody_chose_is_named_in_words() -> None:
    started = Readings("start", {"complaint": On("complaint"), "acknowledgement": On("acknowledgement")})
    item = only(complaint(procedure(duty(within=After(started, working(10))))), on=march(14))
    assert item.missing == ("which reading of the text is taken", "the date of the acknowledgement")


def test_a_duty_without_a_figure_is_owed_and_comes_last() -> None:
    found = items(complaint(procedure(duty("acknowledgement", NONE), duty())), on=march(14))
    assert [one.status for one in found] == [ItemStatus.DUE, ItemStatus.NO_DATE]
    assert found[1].text == "The acknowledgement (the body complained about): owed, and the text gives no date."


def test_a_duty_of_which_it_is_not_told_whether_it_is_owed_is_listed_while_its_clock_may_run() -> None:
    asked = FactIs("advocate", value=True)
    whole = duty("case-closed", owed_if=asked, stage=None)
    later = duty("stage-2-response", owed_if=asked, stage="stage-2")
    made = complaint(procedure(duty(owed_if=asked), whole, later))
    assert [(one.name, one.status) for one in items(made, on=march(14))] == [
        ("case-closed", ItemStatus.CANNOT_TELL), ("stage-1-response", ItemStatus.CANNOT_TELL),
    ]  # fmt: skip
    over = made.record("withdrawal", march(10))
    assert {one.status for one in over.at(march(14)).deadlines} == {DutyStatus.CANNOT_TELL}
    assert items(over, on=march(14)) == ()


def test_a_duty_of_the_ombudsman_goes_on_when_the_body_is_done() -> None:
    asked = FactIs("advocate", value=True)
    theirs = duty("ombudsman-decision", owed_if=asked, stage=None, owed_by=Party.OMBUDSMAN)
    made = complaint(procedure(theirs, routes=(route(),))).record("withdrawal", march(10))
    assert "ombudsman-decision" in {one.name for one in items(made, on=march(14))}


def test_a_clock_that_stands_still_is_listed_once_its_bounds_fall_into_the_days() -> None:
    made = complaint(procedure(duty(), suspensions=(suspension(),))).suspend(march(10), cause="court")
    assert items(made, on=march(10), days=5) == ()
    item = only(made, on=march(10), days=7)
    assert (item.status, item.day, item.earliest, item.latest) == (ItemStatus.DUE, None, march(17), None)


def test_a_date_on_predicted_bank_holidays_is_not_certain() -> None:
    item = only(complaint(procedure(duty()), date(2031, 12, 22)), on=date(2032, 1, 1))
    assert (item.predicted, item.certain, item.is_known) == (True, False, True)
    assert "on predicted bank holidays" in item.text


def test_a_window_that_a_further_event_would_reset_is_not_certain() -> None:
    until = After(Last(On("progress-update")), DAYS_10)
    made = complaint(procedure(duty("acknowledgement", until))).record("progress-update", march(4))
    assert not only(made, on=march(5)).certain


# Many complaints


def test_it_is_sorted_by_day_then_reference_then_name() -> None:
    of = procedure(duty(), duty("acknowledgement", After(On("complaint"), working(10))))
    several = [complaint(of, reference="B"), complaint(of, reference="A"), complaint(of, march(4), reference="0")]
    found = [(one.day, one.reference, one.name) for one in items(*several, on=march(4))]
    assert found == [
        (march(17), "A", "acknowledgement"),
        (march(17), "A", "stage-1-response"),
        (march(17), "B", "acknowledgement"),
        (march(17), "B", "stage-1-response"),
        (march(18), "0", "acknowledgement"),
        (march(18), "0", "stage-1-response"),
    ]


@pytest.mark.parametrize("reference", [None, "the same"])
def test_two_complaints_with_one_reference_or_none_are_numbered(reference: str | None) -> None:
    one = complaint(procedure(duty()), reference=reference)
    assert [item.number for item in items(one, one, on=march(14))] == [1, 2]


def test_any_iterable_will_do() -> None:
    one = complaint(procedure(duty()))
    assert diary.upcoming(iter([one]), on=march(14), days=3) == diary.upcoming({one: 1}, on=march(14), days=3)


def test_nothing_at_all_is_due_for_no_complaint() -> None:
    assert diary.upcoming([], on=date.max, days=36_525) == ()


def test_what_is_no_complaint_is_named_with_its_place() -> None:
    with pytest.raises(NotAProcedureError, match=r"upcoming\(complaints\)\[1\]: a Complaint is needed, not dict"):
        diary.upcoming([complaint(procedure(duty())), {}], on=march(14), days=3)  # type: ignore[list-item]


@pytest.mark.parametrize("days", [-1, 36_526, True, 1.5, "7"])
def test_a_number_of_days_that_is_none_is_refused(days: object) -> None:
    with pytest.raises(NotANumberError, match=r"upcoming\(days\)"):
        diary.upcoming([], on=march(14), days=days)  # type: ignore[arg-type]


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(NotADateError, match=r"upcoming\(on\)"):
        diary.upcoming([], on="2025-03-14", days=7)  # type: ignore[arg-type]


# What it says


def test_a_line_explains_itself_with_the_disclaimer_once() -> None:
    made = complaint(procedure(duty()))
    item = only(made, on=march(14))
    assert item.explain() == made.at(march(14)).deadline("stage-1-response").explain()
    assert item.headline in item.explain()


def test_a_line_can_be_saved_as_json() -> None:
    item = only(complaint(procedure(duty()), reference="A"), on=march(14))
    saved = json.loads(json.dumps(item.to_dict()))
    assert (saved["day"], saved["certain"], saved["binds"], saved["done"]) == ("2025-03-17", True, True, None)
    assert saved["text"] == item.text
    assert saved["source"]["citation"] == "house rule"


def test_a_reference_stays_on_its_line() -> None:
    item = only(complaint(procedure(duty()), reference="A\nOverdue: everything\x1b[31m"), on=march(14))
    assert "\n" not in item.text
    assert "\x1b" not in item.text


# What holds for all


@settings(max_examples=60)
@given(drawn, st.data(), st.integers(0, 60))
def test_nothing_that_is_overdue_due_or_closing_is_lost_and_no_date_is_another(
    one: Complaint, data: st.DataObject, days: int
) -> None:
    """Source: house rule: a diary asks what anybody may ask, so that no rule is counted twice."""
    on = data.draw(testing.days_about(one))
    found = diary.upcoming([one], on=on, days=days)
    seen = one.at(on)
    until = on + timedelta(days=days)
    duties = {item.name: item for item in found if item.kind is ItemKind.DUTY and not item.is_aim}
    windows = {item.name: item for item in found if item.kind is ItemKind.WINDOW and not item.is_aim}
    for deadline in seen.deadlines:
        if deadline.status is DutyStatus.OVERDUE:
            assert duties[deadline.name].days_late == deadline.days_late
        if deadline.status is DutyStatus.PENDING and deadline.due is not None:
            first = deadline.bounds.earliest or deadline.due
            assert (deadline.name in duties) == (first <= until)
        if deadline.name in duties:
            assert duties[deadline.name].day in {deadline.due, deadline.bounds.latest}
            assert deadline.done is None
    for state in seen.windows:
        if state.status is WindowStatus.OPEN and state.closes is not None:
            assert (state.name in windows) == (state.closes <= until)
    names = Counter((item.kind, item.name, item.is_aim) for item in found)
    assert max(names.values(), default=1) == 1
    assert list(found) == sorted(found, key=lambda item: item.sort_key)
    for item in found:
        assert item.status.is_live
        assert item.earliest is None or item.latest is None or item.earliest <= item.latest
        assert item.text.count("\n") == 0
        assert json.dumps(item.to_dict())


@settings(max_examples=40)
@given(drawn, st.data(), st.integers(0, 60))
def test_what_will_be_late_or_closed_if_nothing_is_done_was_listed_in_time(
    one: Complaint, data: st.DataObject, days: int
) -> None:
    """Source: house rule: a list of what is due leaves out only what is certain not to be."""
    on = data.draw(testing.days_about(one))
    known = [entry for entry in one.entries if max(entry.on, getattr(entry, "received", None) or entry.on) <= on]
    record = Complaint(one.procedure, facts=dict(one.facts), readings=dict(one.readings))
    for entry in known:
        record = with_changes(record, entry) or record
    before, after = record.at(on), record.at(on + timedelta(days=days + 1))
    listed = {(item.kind, item.name) for item in diary.upcoming([record], on=on, days=days)}
    for now, then in zip(before.deadlines, after.deadlines, strict=False):
        if now.name == then.name and now.status is not DutyStatus.NOT_RUNNING and then.status is DutyStatus.OVERDUE:
            assert (ItemKind.DUTY, now.name) in listed
    for state, later in zip(before.windows, after.windows, strict=True):
        if state.status is WindowStatus.OPEN and later.status is WindowStatus.CLOSED:
            assert (ItemKind.WINDOW, state.name) in listed
    for path, further in zip(before.routes, after.routes, strict=True):
        if path.status not in {RouteStatus.PAST_LIMIT, RouteStatus.NOT_AVAILABLE}:
            assert further.status is not RouteStatus.PAST_LIMIT or (ItemKind.ROUTE, path.name) in listed


@settings(max_examples=20)
@given(drawn, st.data())
def test_more_days_never_take_anything_away(one: Complaint, data: st.DataObject) -> None:
    on = data.draw(testing.days_about(one))
    fewer, more = (diary.upcoming([one], on=on, days=days) for days in (7, 90))
    assert set(fewer) <= set(more)


@settings(max_examples=20)
@given(st.lists(drawn, max_size=3), st.data())
def test_the_order_in_which_complaints_are_given_does_not_matter(several: list[Complaint], data: st.DataObject) -> None:
    named = [
        Complaint.from_dict({**one.to_dict(), "reference": f"R{number}"}, procedure=one.procedure)
        for number, one in enumerate(several)
    ]
    on = data.draw(st.dates(date(2014, 1, 1), date(2027, 1, 1)))
    shuffled = data.draw(st.permutations(named))
    assert diary.upcoming(named, on=on, days=60) == diary.upcoming(shuffled, on=on, days=60)
