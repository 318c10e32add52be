"""The names that other code relies on, executed as the plan writes them, with the results written there."""

from __future__ import annotations

import json
from datetime import date

import pytest

from complaint_rules import Answer, Complaint, DutyStatus, WindowStatus, WorkingDayCalendar, schemes, show
from complaint_rules.errors import NotATruthValueError

england = WorkingDayCalendar("england-and-wales")
procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
complaint = (
    Complaint(procedure)
    .record("complaint", date(2024, 8, 1))
    .record("stage-1-response", date(2024, 8, 15))
    .record("stage-2-request", date(2024, 8, 29))
)
seen = complaint.at(date(2024, 11, 29))
response = seen.deadline("stage-2-response")


class TestWorkingDays:
    def test_the_calendar_counts_as_written(self) -> None:
        assert england.is_working_day(date(2026, 12, 28)) is False
        assert "Boxing Day" in str(england.non_working_reason(date(2026, 12, 28)))
        assert england.non_working_reason(date(2026, 12, 29)) is None
        assert england.add_working_days(date(2026, 12, 21), 10) == date(2027, 1, 7)
        assert england.working_days_between(date(2026, 12, 21), date(2027, 1, 7)) == 10
        assert england.next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)
        assert england.previous_working_day(date(2026, 12, 29)) == date(2026, 12, 24)
        assert (england.published_from, england.published_until) == (date(2012, 1, 1), date(2028, 12, 31))

    def test_the_calendar_takes_closures_extra_holidays_and_predictions(self) -> None:
        calendar = WorkingDayCalendar(
            "england-and-wales", closures=[date(2026, 12, 29)], extra_holidays=[date(2026, 12, 30)], predicted=False
        )
        assert calendar.next_working_day(date(2026, 12, 24)) == date(2026, 12, 31)

    @pytest.mark.parametrize(
        ("division", "start", "days", "last"),
        [
            ("england-and-wales", date(2024, 8, 29), 65, date(2024, 11, 28)),
            ("england-and-wales", date(2026, 12, 21), 20, date(2027, 1, 21)),
            ("england-and-wales", date(2026, 11, 23), 30, date(2027, 1, 7)),
            ("england-and-wales", date(2026, 11, 21), 10, date(2026, 12, 4)),
            ("scotland", date(2026, 6, 12), 1, date(2026, 6, 16)),
            ("england-and-wales", date(2026, 6, 12), 1, date(2026, 6, 15)),
            ("any-part-of-uk", date(2014, 3, 16), 20, date(2014, 4, 14)),
        ],
    )
    def test_the_published_figures(self, division: str, start: date, days: int, last: date) -> None:
        assert WorkingDayCalendar(division).add_working_days(start, days) == last


class TestSchemes:
    def test_names_versions_and_what_is_in_force(self) -> None:
        assert {"england-children", "lgsco"} <= set(schemes.names())
        assert schemes.versions("england-children") == (procedure,)
        assert procedure.name == "england-children"

    def test_the_parts_of_a_procedure_can_be_listed(self) -> None:
        parts = (
            procedure.stages,
            procedure.events,
            procedure.transitions,
            procedure.duties,
            procedure.windows,
            procedure.routes,
            procedure.entitlements,
        )
        assert all(len(part) > 0 for part in parts)


class TestASnapshot:
    def test_from_events_does_the_same(self) -> None:
        events = {
            "complaint": date(2024, 8, 1),
            "stage-1-response": date(2024, 8, 15),
            "stage-2-request": date(2024, 8, 29),
        }
        assert Complaint.from_events(procedure, events) == complaint

    def test_a_complaint_takes_a_calendar_facts_readings_and_a_reference(self) -> None:
        given = Complaint(
            procedure,
            calendar=england,
            facts={"advocate": True},
            readings={"stage-2-start": "request"},
            reference="A 1",
        )
        assert given.reference == "A 1"

    def test_the_stage_and_the_dates_are_those_written(self) -> None:
        assert seen.stage.name == "stage-2"
        assert (response.due, response.latest, response.original) == (
            date(2024, 10, 3), date(2024, 11, 28), date(2024, 10, 3),
        )  # fmt: skip
        assert response.status is DutyStatus.OVERDUE
        assert response.days_late == 41, "4 October to 29 November 2024: 41 weekdays, no bank holiday"

    def test_a_deadline_says_what_it_rests_on(self) -> None:
        assert response.bounds.certain
        assert response.readings == {"request": date(2024, 10, 3), "statement-agreed": None}
        assert response.at_the_latest == date(2024, 10, 3)
        assert response.assumed == ()
        assert response.predicted is False
        assert response.owed_by.value == "the body complained about"
        assert response.source.citation == "SI 2006/1738, reg 17"
        assert response.target is None

    def test_the_explanation_holds_the_start_each_skipped_day_the_rule_its_link_and_what_is_assumed(self) -> None:
        text = response.explain()
        assert "29 August 2024" in text
        assert "Left out: 5 Saturdays and 5 Sundays; no bank holiday." in text
        assert response.source.citation in text
        assert response.source.url in text
        first = seen.deadline("stage-1-response").explain()
        assert "Taken for granted:" in first

    def test_each_skipped_bank_holiday_is_named(self) -> None:
        christmas = Complaint(procedure).record("complaint", date(2026, 12, 21)).at(date(2026, 12, 21))
        text = christmas.deadline("stage-1-response").explain()
        for day in ("Friday 25 December 2026", "Monday 28 December 2026", "Friday 1 January 2027"):
            assert day in text

    def test_the_parts_of_a_snapshot_are_there(self) -> None:
        assert [one.name for one in seen.overdue] == ["stage-2-response"]
        assert [one.name for one in seen.breaches] == [one.name for one in seen.missed] == ["stage-2-response"]
        assert seen.next_due is None
        assert len(seen.deadlines) == len(procedure.duties)
        assert seen.windows[0].status is WindowStatus.USED
        assert {one.name for one in seen.moves} >= {"withdrawal", "ombudsman-complaint"}
        assert [one.name for one in seen.routes] == ["lgsco"]
        assert seen.irregular == ()
        assert {one.name for one in seen.findings} >= {"stage-2-start", "whose-bank-holidays"}

    def test_what_moved_between_two_days_can_be_asked(self) -> None:
        moved = complaint.at(date(2024, 9, 1)).changes_to(seen)
        assert "stage-2-response: status pending → overdue" in [str(one) for one in moved]


class TestAskingAndChanging:
    def test_can_gives_no_with_all_reasons_and_their_sources(self) -> None:
        verdict = complaint.can("panel-request", on=date(2024, 11, 29))
        assert verdict.answer is Answer.NO
        assert verdict.reasons
        assert all(reason.source is not None for reason in verdict.reasons)
        with pytest.raises(NotATruthValueError):
            bool(verdict)

    def test_the_record_is_extended_suspended_corrected_removed_noted_and_read_under_other_rules(self) -> None:
        longer = complaint.extend(
            "stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 1), how="notice", reason="..."
        )
        assert longer.at(date(2024, 11, 28)).deadline("stage-2-response").status is DutyStatus.PENDING
        assert longer.at(date(2024, 11, 29)).deadline("stage-2-response").status is DutyStatus.OVERDUE
        paused = complaint.suspend(date(2024, 9, 2), cause="concurrent-proceedings").resume(date(2024, 9, 9))
        assert paused.at(date(2024, 9, 9)).deadline("stage-2-response").due == date(2024, 10, 10)
        assert complaint.correct("complaint", to=date(2024, 8, 2)).at(date(2024, 8, 2)).deadline(
            "stage-1-response"
        ).due == date(2024, 8, 16)
        assert len(complaint.remove("complaint").entries) == 2
        assert complaint.note("advocate", True, on=date(2024, 8, 1)).at(date(2024, 8, 1)).facts == {"advocate": True}
        other = complaint.under(schemes.in_force("lgsco", on=date(2024, 8, 1)))
        assert other.procedure.name == "lgsco"

    def test_eligibility_has_an_answer_over_all_and_a_finding_per_rule(self) -> None:
        eligibility = complaint.eligibility(on=date(2024, 8, 1))
        assert eligibility.answer is Answer.CANNOT_TELL
        finding = eligibility.finding("time-limit")
        assert finding.answer is Answer.CANNOT_TELL
        assert (finding.missing, finding.source.citation) == (("grounds-arose",), "SI 2006/1738, reg 9")
        assert finding.reason
        assert finding.assumed == ()

    def test_saving_and_reading_back_gives_the_same(self) -> None:
        saved = complaint.to_dict()
        assert Complaint.from_dict(saved) == complaint
        assert Complaint.from_dict(json.loads(json.dumps(saved))) == complaint
        assert {"schema_version", "scheme", "version", "rules_digest"} <= saved.keys()
        assert Complaint.from_dict(saved, procedure=procedure) == complaint

    def test_enum_values_are_strings(self) -> None:
        for kind in (Answer, DutyStatus, WindowStatus):
            assert all(isinstance(one.value, str) for one in kind)

    def test_show_is_there(self) -> None:
        assert show.__name__ == "complaint_rules.show"
