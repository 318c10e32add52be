"""The calendar file: another program reads it as it was meant, and no date in it is more certain than it is."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from complaint_rules import Complaint, DutyStatus, diary, schemes, testing
from complaint_rules.diary import ItemStatus
from complaint_rules.errors import NotADateError, NotANumberError, NotAProcedureError, one_line
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.limits import After, EarlierOf, NoFigure, On, Received
from complaint_rules.rules import Strength, Target
from tests.procedures_for_tests import (
    FROM_COMPLAINT,
    RESPONSE_WINDOW,
    SOURCE,
    complaint,
    duty,
    extension,
    march,
    procedure,
    route,
    window,
    working,
)

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
START = march(4)
drawn = testing.complaints(testing.procedures() | testing.bundled_procedures(), max_steps=8)
references = (
    st.none() | st.text(min_size=1, max_size=30) | st.sampled_from(["é" * 80, "\\,;:\r\nBEGIN:VEVENT", "\ud800"])
)


def parsed(text: str) -> Calendar:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar


def events(text: str) -> list[Any]:
    found: list[Any] = parsed(text).events
    assert not any(one.errors for one in found)
    return found


def name_of(text: str) -> str:
    """Return the name of a calendar; this reader does not know it for a text."""
    calendar = parsed(text)
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]
    return re.sub(r"\\(.)", r"\1", str(calendar["NAME"]))


def only(text: str) -> Any:  # noqa: ANN401 - its attributes are unions of all that a calendar may hold
    (event,) = events(text)
    return event


def alarm_days(event: Any) -> list[date]:  # noqa: ANN401 - as above
    """Return the mornings on which a calendar warns of an event."""
    midnight = datetime.combine(event.DTSTART, datetime.min.time())
    return [(midnight + one.TRIGGER).date() for one in event.walk("VALARM")]


def file_of(*several: Complaint, on: date = START, **more: Any) -> str:  # noqa: ANN401 - the options of the function
    return diary.ical(several, on=on, **more)


ONE = complaint(procedure(duty()), reference="A 1")


# An event


def test_a_deadline_is_an_event_of_the_whole_day() -> None:
    event = only(file_of(ONE))
    assert march(17) == event.DTSTART
    assert not isinstance(event.DTSTART, datetime)
    assert event["SUMMARY"] == "Due: the stage 1 response (the body complained about) [A 1]"
    assert event["STATUS"] == "CONFIRMED"
    assert event["CLASS"] == "PRIVATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].to_ical() == b"20250304T000000Z"


def test_its_description_is_the_explanation_with_the_disclaimer_once() -> None:
    text = str(only(file_of(ONE))["DESCRIPTION"])
    assert text == f"As things stood on 4 March 2025.\n{ONE.at(march(4)).deadline('stage-1-response').explain()}"
    assert text.count(DISCLAIMER) == 1


@pytest.mark.parametrize("name", ["Casework", "Ünsere; Fälle, alle\\"])
def test_the_calendar_has_a_name(name: str) -> None:
    assert name_of(file_of(ONE, name=name)) == name


def test_a_calendar_of_nothing_is_one_all_the_same() -> None:
    assert events(file_of()) == []
    assert "DESCRIPTION" not in parsed(file_of())


# Alarms


def test_alarms_come_before_the_last_day_at_nine_in_the_morning() -> None:
    event = only(file_of(ONE, alarms=(1, 7)))
    assert [one.TRIGGER for one in event.walk("VALARM")] == [-timedelta(days=6, hours=15), -timedelta(hours=15)]
    assert alarm_days(event) == [march(10), march(16)]
    assert {one["DESCRIPTION"] for one in event.walk("VALARM")} == {event["SUMMARY"]}


def test_an_alarm_whose_morning_has_passed_is_not_set() -> None:
    assert alarm_days(only(file_of(ONE, on=march(11)))) == [march(16)]
    assert alarm_days(only(file_of(ONE, on=march(16)))) == [march(16)]
    assert alarm_days(only(file_of(ONE, on=march(17)))) == []


def test_no_alarm_is_set_for_what_is_overdue_done_or_fell_away() -> None:
    assert alarm_days(only(file_of(ONE, on=march(18)))) == []
    answered = ONE.record("stage-1-response", march(4), received=march(4))
    assert alarm_days(only(file_of(answered, settled=True))) == []
    assert alarm_days(only(file_of(ONE.record("withdrawal", march(4)), cancelled=True))) == []


@pytest.mark.parametrize("alarms", [(0,), (-1,), (367,), (True,), ("1",)])
def test_an_alarm_that_is_no_number_of_days_before_is_refused(alarms: Any) -> None:  # noqa: ANN401 - any of these
    with pytest.raises(NotANumberError, match=r"ical\(alarms\)"):
        file_of(ONE, alarms=alarms)


def test_alarms_can_be_left_out_and_are_set_once_each() -> None:
    assert alarm_days(only(file_of(ONE, alarms=()))) == []
    assert alarm_days(only(file_of(ONE, alarms=[2, 2]))) == [march(15)]


# How it stands


def test_what_is_overdue_says_so() -> None:
    assert str(only(file_of(ONE, on=march(18)))["SUMMARY"]).startswith("Overdue: the stage 1 response")


def test_what_is_done_is_in_it_only_if_asked_and_is_marked() -> None:
    answered = ONE.record("stage-1-response", march(10), received=march(10))
    assert events(file_of(answered, on=march(11))) == []
    event = only(file_of(answered, on=march(11), settled=True))
    assert (event.DTSTART, event["STATUS"]) == (march(17), "CONFIRMED")
    assert str(event["SUMMARY"]).startswith("Done: the stage 1 response")


def test_what_closed_is_in_it_only_if_asked_and_is_marked() -> None:
    made = complaint(procedure(windows=[window(RESPONSE_WINDOW)])).record(
        "stage-1-response", march(4), received=march(4)
    )
    assert events(file_of(made, on=march(15))) == []
    assert str(only(file_of(made, on=march(15), settled=True))["SUMMARY"]).startswith("Past its last day: ")


def test_a_time_limit_that_has_passed_is_never_called_closed_where_discretion_remains() -> None:
    """Source: house rule: never "barred" where discretion exists."""
    made = complaint(procedure(routes=(route(),))).record("first-notice", date(2024, 1, 10))
    event = only(file_of(made, settled=True))
    assert str(event["SUMMARY"]).startswith("Past its last day: the Ombudsman")
    assert "the Ombudsman may still consider it" in str(event["DESCRIPTION"])


def test_what_fell_away_is_cancelled_if_asked() -> None:
    gone = ONE.record("withdrawal", march(10))
    assert events(file_of(gone, on=march(11))) == []
    event = only(file_of(gone, on=march(11), cancelled=True))
    assert (event["STATUS"], event["UID"]) == ("CANCELLED", only(file_of(ONE))["UID"])


def test_a_window_that_closed_with_its_stage_is_cancelled_if_asked() -> None:
    answered = complaint(procedure(windows=[window(RESPONSE_WINDOW)])).record(
        "stage-1-response", march(4), received=march(4)
    )
    gone = answered.record("withdrawal", march(10))
    assert only(file_of(gone, on=march(11), cancelled=True))["STATUS"] == "CANCELLED"


def test_an_aim_is_named_as_one() -> None:
    aim = Target(until=After(On("complaint"), working(5)), source=SOURCE)
    first, second = events(file_of(complaint(procedure(duty(target=aim)))))
    assert str(first["SUMMARY"]).startswith("Aim: ")
    assert "to miss it is no breach" in str(first["DESCRIPTION"])
    assert str(second["SUMMARY"]).startswith("Due: ")
    assert first["UID"] != second["UID"]
    described = complaint(procedure(duty(strength=Strength.USUAL)))
    assert str(only(file_of(described))["SUMMARY"]).startswith("Aim: ")
    assert str(only(file_of(described, on=march(18)))["SUMMARY"]).startswith("Aim, past: ")


# What is not certain


def test_a_day_that_is_not_certain_is_tentative_and_stands_at_the_earliest() -> None:
    made = Complaint(procedure(duty(within=After(Received("complaint"), working(10))))).record("complaint", march(3))
    event = only(file_of(made))
    assert (event.DTSTART, event["STATUS"]) == (march(17), "TENTATIVE")
    assert str(event["SUMMARY"]).startswith("Due (at the earliest, not certain): ")
    assert "The last day is not certain: not before 17 March 2025." in str(event["DESCRIPTION"])
    assert alarm_days(event) == [march(10), march(16)]


def test_a_day_known_to_be_no_later_is_marked_and_has_no_alarm_that_might_come_too_late() -> None:
    event = only(file_of(complaint(procedure(routes=(route(),)))))
    assert (event.DTSTART, event["STATUS"]) == (date(2026, 3, 2), "TENTATIVE")
    assert str(event["SUMMARY"]).startswith("Cannot tell (at the latest, not certain: it may be before): ")
    assert alarm_days(event) == []


def test_a_day_on_predicted_bank_holidays_is_marked() -> None:
    event = only(file_of(complaint(procedure(duty()), date(2031, 12, 22)), on=date(2031, 12, 23)))
    assert event["STATUS"] == "TENTATIVE"
    assert str(event["SUMMARY"]).startswith("Due (not certain: predicted bank holidays): ")


def test_what_has_no_day_is_named_in_the_description_of_the_calendar() -> None:
    adults = schemes.in_force("england-adults-and-nhs", on=date(2024, 8, 1))
    made = Complaint(adults, reference="B,1").record("complaint", date(2024, 8, 1))
    calendar = parsed(file_of(made, on=date(2024, 8, 1)))
    assert calendar["DESCRIPTION"] == "Not in this calendar, for no date can be told: the final response [B,1]."
    unnamed = file_of(Complaint(adults).record("complaint", date(2024, 8, 1)), on=date(2024, 8, 1))
    assert str(parsed(unnamed)["DESCRIPTION"]).endswith("the final response.")


def test_a_duty_without_a_figure_that_another_limit_bounds_is_owed_at_the_latest() -> None:
    made = complaint(procedure(duty(within=EarlierOf(NoFigure("soon"), FROM_COMPLAINT))))
    assert made.at(march(4)).deadlines[0].status is DutyStatus.NO_LIMIT
    event = only(file_of(made))
    assert (event.DTSTART, event["STATUS"], alarm_days(event)) == (march(17), "TENTATIVE", [])
    assert str(event["SUMMARY"]).startswith("Owed (at the latest, not certain: it may be before): ")


# What names it


def test_a_deadline_that_moves_keeps_its_name_and_its_number_rises() -> None:
    of = procedure(duty(), extensions=(extension(by=working(10)),))
    before = complaint(of, reference="A")
    after = before.extend("stage-1-response", to=march(31), on=march(4))
    first, second = only(file_of(before)), only(file_of(after))
    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert (march(17), march(31)) == (first.DTSTART, second.DTSTART)


def test_a_later_file_has_a_later_stamp() -> None:
    first, second = only(file_of(ONE)), only(file_of(ONE, on=march(5)))
    assert first["UID"] == second["UID"]
    assert first["DTSTAMP"].dt < second["DTSTAMP"].dt


def test_names_are_the_same_in_every_release() -> None:
    assert only(file_of(ONE))["UID"] == "0293cd3f-1fdb-8960-8690-ec11dc9c215d"


@pytest.mark.parametrize("reference", [None, "one"])
def test_two_complaints_of_one_reference_or_none_have_their_own_names(reference: str | None) -> None:
    one = complaint(procedure(duty()), reference=reference)
    assert len({event["UID"] for event in events(file_of(one, one))}) == 2


def test_one_record_under_two_procedures_has_two_names() -> None:
    children = Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)), reference="A")
    made = children.record("complaint", date(2024, 8, 1)).record("first-notice", date(2024, 8, 1))
    both = file_of(made, made.under(schemes.in_force("lgsco", on=date(2024, 8, 1))), on=date(2024, 8, 1))
    names = Counter(event["UID"] for event in events(both))
    assert max(names.values()) == 1


# What stays out


def test_of_the_record_only_the_reference_is_in_it() -> None:
    children = Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)), reference="A 7")
    made = (
        children.record("complaint", date(2024, 8, 1), by="Jo Bloggs", grounds="what befell the child")
        .extend(
            "stage-1-response", to=date(2024, 8, 29), on=date(2024, 8, 5), cause="complexity", reason="Ms Roe is ill"
        )
        .record("stage-1-response", date(2024, 8, 20), by="Mr Doe")
    )
    for on in (date(2024, 8, 10), date(2024, 8, 30)):
        text = file_of(made, on=on, settled=True, cancelled=True).replace("\r\n ", "")
        assert "[A 7]" in text
        assert not [one for one in ("Bloggs", "befell", "Roe", "Doe") if one in text]


def test_what_a_reference_holds_cannot_become_part_of_the_file() -> None:
    text = file_of(complaint(procedure(duty()), reference="1\r\nEND:VEVENT\r\nATTACH:x;y,z\\n"))
    assert str(only(text)["SUMMARY"]).endswith("[1 END:VEVENT ATTACH:x;y,z\\n]")
    assert "\r\nATTACH" not in text


# What is refused


def test_what_is_no_complaint_is_named_with_its_place() -> None:
    with pytest.raises(NotAProcedureError, match=r"ical\(complaints\)\[0\]"):
        diary.ical([None], on=march(4))  # type: ignore[list-item]


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(NotADateError, match=r"ical\(on\)"):
        diary.ical([], on=datetime(2025, 3, 4))


# What holds for all


@settings(max_examples=max(30, settings().max_examples // 4))
@given(drawn, references, st.data(), st.booleans(), st.lists(st.integers(1, 40), max_size=3))
def test_another_program_reads_it_as_it_was_meant(
    one: Complaint, reference: str | None, data: st.DataObject, every: bool, alarms: list[int]
) -> None:
    """Source: RFC 5545, sections 3.1, 3.3.11, 3.6.1 and 3.6.6."""
    one = Complaint.from_dict({**one.to_dict(), "reference": reference}, procedure=one.procedure)
    on = data.draw(testing.days_about(one))
    text = diary.ical([one, one], on=on, alarms=alarms, settled=every, cancelled=every)
    assert text == diary.ical(iter([one, one]), on=on, alarms=sorted(alarms), settled=every, cancelled=every)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.encode().split(b"\r\n")
    assert not [line for line in lines if len(line) > 75 or b"\r" in line or b"\n" in line]
    for line in lines:
        line.decode()
    found = events(text)
    names = Counter(str(event["UID"]) for event in found)
    assert max(names.values(), default=1) == 1
    items = {
        (day, item.status)
        for item in diary.upcoming([one, one], on=on, days=36_525)
        for day in (item.first_day or item.latest,)
        if day is not None
    }
    assert {day for day, _ in items} <= {event.DTSTART for event in found}
    for event in found:
        text = str(event["SUMMARY"])
        assert str(event["DESCRIPTION"]).count(DISCLAIMER) == 1
        assert event["SEQUENCE"] == len(one.history)
        mornings = alarm_days(event)
        assert len(mornings) == len({*mornings}) <= len({*alarms})
        assert all(on <= morning < event.DTSTART for morning in mornings)
        assert all(timedelta(0) > alarm.TRIGGER for alarm in event.walk("VALARM"))
        if "certain" in text.partition(":")[0]:
            assert event["STATUS"] == "TENTATIVE"
        if text.startswith(("Done", "Past", "Overdue", "No longer")):
            assert mornings == []
        assert (event["STATUS"] == "CANCELLED") == text.startswith("No longer")


@settings(max_examples=30)
@given(drawn, st.data())
def test_a_day_is_confirmed_only_where_it_is_certain(one: Complaint, data: st.DataObject) -> None:
    """Source: house rule: a date never stands without its doubt, in a calendar least of all."""
    on = data.draw(testing.days_about(one))
    seen = one.at(on)
    certain = {deadline.bounds.latest for deadline in seen.deadlines if deadline.bounds.certain}
    certain |= {deadline.due for deadline in seen.deadlines if deadline.status is DutyStatus.OVERDUE}
    certain |= {deadline.target for deadline in seen.deadlines}
    certain |= {day for state in seen.windows for day in (state.closes, state.advised)}
    certain |= {state.bounds.latest for state in seen.routes if state.bounds is not None and state.bounds.certain}
    for finding in one.eligibility(on=on).findings:
        certain |= {finding.bounds.latest} if finding.bounds is not None and finding.bounds.certain else set()
    for event in events(diary.ical([one], on=on)):
        if event["STATUS"] == "CONFIRMED":
            assert event.DTSTART in certain


@given(st.text(max_size=300))
@example("é" * 200)
@example("😀" * 60)
def test_a_long_line_is_folded_without_cutting_a_letter(name: str) -> None:
    """Source: RFC 5545, section 3.1."""
    text = diary.ical([], on=march(4), name=name)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert name_of(text) == one_line(name)


# What it looks like


@pytest.mark.parametrize("on", ["2026-07-20", "2026-10-12"])
def test_the_file_of_the_invented_complaint_is_as_written_down(on: str) -> None:
    with (ROOT / "examples" / "invented-full-run.toml").open("rb") as file:
        one = Complaint.from_dict(tomllib.load(file))
    text = diary.ical([one], on=date.fromisoformat(on), settled=True, cancelled=True)
    golden = GOLDEN / f"invented-full-run-{on}.ics"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes(), "if it is meant, run this test again with WRITE_GOLDEN=1"


def test_every_status_has_words() -> None:
    from complaint_rules.diary import calendar, items

    assert {*items._SAID} == {*ItemStatus} == {*calendar._SUMMARIES}
