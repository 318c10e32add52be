"""Slips that are easily made over several schemes at once: each is dated by hand here, whatever else tests it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus
from complaint_rules.catalogue import SchemeKind
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from tests import oracle

if TYPE_CHECKING:
    from complaint_rules.eligibility import Exclusion, TimeLimit

BUNDLED = (
    *("england-adults-and-nhs", "england-children", "housing-ombudsman", "housing-ombudsman-code"),
    *("lgsco", "lgsco-code", "phso"),
)
LAW = "england-and-wales"


def newest(name: str) -> Complaint:
    return Complaint(schemes.newest(name))


class TestFiveBoundariesOfAYear:
    """ "beginning with", "after", "more than a year after", "within 12 months of", "12 months or more"."""

    @pytest.mark.parametrize(
        ("scheme", "starts", "last"),
        [
            ("england-children", ("grounds-arose",), date(2026, 3, 10)),
            ("england-adults-and-nhs", ("matter-occurred", "first-notice"), date(2026, 3, 10)),
            ("lgsco-code", ("matter-occurred", "first-notice"), date(2026, 3, 10)),
            ("housing-ombudsman-code", ("matter-occurred", "first-notice"), date(2026, 3, 10)),
            ("lgsco", ("first-notice",), date(2026, 3, 9)),
            ("phso", ("first-notice",), date(2026, 3, 10)),
        ],
    )
    def test_one_day_and_each_schemes_own_end(self, scheme: str, starts: tuple[str, ...], last: date) -> None:
        complaint = newest(scheme)
        for start in starts:
            complaint = complaint.record(start, date(2025, 3, 10))
        answers = [complaint.eligibility(on=day).finding("time-limit").answer for day in (last, last + timedelta(1))]
        assert answers == [Answer.YES, Answer.DISCRETION]

    @pytest.mark.parametrize(
        ("scheme", "starts", "last"),
        [
            ("england-children", ("grounds-arose",), date(2024, 2, 28)),
            ("england-adults-and-nhs", ("matter-occurred", "first-notice"), date(2024, 2, 28)),
            ("lgsco", ("first-notice",), date(2024, 2, 27)),
            ("phso", ("first-notice",), date(2024, 2, 28)),
        ],
    )
    def test_from_the_last_of_february_into_a_leap_year(self, scheme: str, starts: tuple[str, ...], last: date) -> None:
        complaint = newest(scheme)
        for start in starts:
            complaint = complaint.record(start, date(2023, 2, 28))
        bounds = complaint.eligibility(on=last).finding("time-limit").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (last, last)


class TestNoRollForward:
    """House rule: a complaint can be e-mailed on a Sunday, so a limit in months or years ends on the day it ends on."""

    @pytest.mark.parametrize(
        ("scheme", "starts", "start", "last"),
        [
            ("england-children", ("grounds-arose",), date(2025, 3, 8), date(2026, 3, 8)),
            ("england-adults-and-nhs", ("matter-occurred", "first-notice"), date(2025, 3, 8), date(2026, 3, 8)),
            ("lgsco-code", ("matter-occurred", "first-notice"), date(2025, 3, 8), date(2026, 3, 8)),
            ("lgsco", ("first-notice",), date(2025, 3, 9), date(2026, 3, 8)),
            ("phso", ("first-notice",), date(2025, 12, 25), date(2026, 12, 25)),
        ],
    )
    def test_on_a_sunday_or_on_christmas_day(
        self, scheme: str, starts: tuple[str, ...], start: date, last: date
    ) -> None:
        assert not oracle.is_working(last, LAW)
        complaint = newest(scheme)
        for event in starts:
            complaint = complaint.record(event, start)
        answers = [complaint.eligibility(on=day).finding("time-limit").answer for day in (last, last + timedelta(1))]
        assert answers == [Answer.YES, Answer.DISCRETION]

    def test_six_months_that_end_on_a_saturday(self) -> None:
        """Received on Sunday 31 August 2025: the last day is Saturday 28 February 2026."""
        seen = newest("england-adults-and-nhs").record("complaint", date(2025, 8, 31)).at(date(2026, 3, 1))
        assert seen.deadline("relevant-period").due == date(2026, 2, 28)
        assert seen.deadline("relevant-period").status is DutyStatus.OVERDUE


class TestWhichBankHolidays:
    """SI 2006/1738, reg 2 names no nation; the regulations apply to England, so its bank holidays are taken."""

    def test_the_bank_holiday_of_june_2026_in_scotland_alone_is_a_working_day(self) -> None:
        """From Friday 12 June 2026: Monday 15 June is the first of ten, Friday 26 June the tenth."""
        for scheme, duty, days in (
            ("england-children", "stage-1-response", 10),
            ("england-adults-and-nhs", "acknowledgement", 3),
            ("lgsco-code", "acknowledgement", 5),
            ("housing-ombudsman-code", "acknowledgement", 5),
        ):
            seen = newest(scheme).record("complaint", date(2026, 6, 12)).at(date(2026, 6, 12))
            assert seen.deadline(duty).due == oracle.add(date(2026, 6, 12), days, LAW)
        seen = newest("england-children").record("complaint", date(2026, 6, 12)).at(date(2026, 6, 12))
        assert seen.deadline("stage-1-response").due == date(2026, 6, 26)

    def test_2_january_counts(self) -> None:
        """15 December 2025 and 20 working days: 15 January 2026; the 16th if 2 January were left out."""
        seen = newest("lgsco-code").record("stage-2-acknowledgement", date(2025, 12, 15)).at(date(2025, 12, 15))
        assert seen.deadline("stage-2-response").due == date(2026, 1, 15)


class TestWeeksAreAGloss:
    """The Ombudsman writes "65 working days (13 weeks)": true only where no bank holiday lies between."""

    @pytest.mark.parametrize(
        ("asked", "latest", "past"),
        [(date(2024, 8, 29), date(2024, 11, 28), 0), (date(2026, 11, 23), date(2027, 2, 25), 3)],
    )
    def test_sixty_five_working_days_and_thirteen_weeks(self, asked: date, latest: date, past: int) -> None:
        response = newest("england-children").record("stage-2-request", asked).at(asked).deadline("stage-2-response")
        assert response.latest == latest
        assert latest - asked == timedelta(weeks=13, days=past)

    def test_a_panel_meets_within_thirty_whatever_a_decision_once_said(self) -> None:
        """LGSCO decision 24 009 439 says 20; SI 2006/1738, reg 19(4): "shall meet within 30 working days"."""
        seen = newest("england-children").record("panel-request", date(2026, 11, 23), received=date(2026, 11, 23))
        meeting = seen.at(date(2026, 11, 23)).deadline("panel-meeting")
        assert meeting.due == date(2027, 1, 7)
        assert "24 009 439 (Wokingham)" in meeting.explain()

    def test_the_sum_of_the_three_legs_is_no_deadline(self) -> None:
        """30, 5 and 15 working days run from a receipt, a meeting and a receipt; no 50 stands anywhere."""
        children = schemes.newest("england-children")
        assert not any("50" in str(duty.within) for duty in children.duties)


class TestWhichClockIsWhose:
    def test_the_ombudsmans_year_may_be_over_before_the_council_has_answered(self) -> None:
        """ "starting from the date you first knew about the matter …, not from the date of this letter"."""
        complaint = newest("england-children").record("first-notice", date(2025, 3, 10))
        complaint = complaint.record("complaint", date(2026, 2, 2))
        assert complaint.at(date(2026, 3, 9)).route("lgsco").answer is not Answer.NO
        past = complaint.at(date(2026, 3, 10)).route("lgsco")
        assert (past.status, past.answer) == (RouteStatus.PAST_LIMIT, Answer.DISCRETION)

    def test_the_housing_ombudsmans_runs_from_the_final_response_instead(self) -> None:
        complaint = newest("housing-ombudsman-code").record("first-notice", date(2023, 3, 10))
        complaint = complaint.record("stage-2-request", date(2025, 12, 1)).record("stage-2-response", date(2026, 2, 2))
        assert complaint.at(date(2026, 3, 10)).route("housing-ombudsman").status is RouteStatus.OPEN

    def test_the_codes_are_additive_and_the_regulations_are_not(self) -> None:
        """10 and 10 from the due date; 25 and 65 from one start: from 25 November and from 23 November 2026."""
        code = (
            newest("lgsco-code").record("complaint", date(2026, 11, 23)).record("acknowledgement", date(2026, 11, 25))
        )
        response = code.at(date(2026, 11, 25)).deadline("stage-1-response")
        assert (response.due, response.latest, response.latest_is_soft) == (date(2026, 12, 9), date(2026, 12, 23), True)
        asked = newest("england-children").record("stage-2-request", date(2026, 11, 23))
        law = asked.at(date(2026, 11, 23)).deadline("stage-2-response")
        assert (law.due, law.latest, law.latest_is_soft) == (date(2026, 12, 30), date(2027, 2, 25), False)


class TestNeverBarred:
    """House rule: never "barred" where discretion exists, and a test joined by "and" is no test joined by "or"."""

    JOINED = {  # noqa: RUF012 - read only
        "england-children": {"time-limit": (2, False), "concurrent-proceedings": (0, False)},
        "england-adults-and-nhs": {"time-limit": (2, False)},
        "lgsco": {
            "time-limit": (0, False),
            "in-writing": (0, False),
            "premature": (2, True),
            "other-remedy": (1, False),
        },
        "phso": {"time-limit": (0, False), "premature": (0, False)},
        "lgsco-code": {"time-limit": (1, False)},
        "housing-ombudsman": {"time-limit": (0, False), "no-final-response": (0, False)},
        "housing-ombudsman-code": {
            "time-limit": (1, False),
            "legal-proceedings": (0, False),
            "considered-before": (0, False),
        },
    }

    @pytest.mark.parametrize("scheme", BUNDLED)
    def test_each_discretion_has_its_tests(self, scheme: str) -> None:
        procedure = schemes.newest(scheme)
        rules: tuple[TimeLimit | Exclusion, ...] = (*procedure.time_limits, *procedure.exclusions)
        found = {one.name: one.discretion for one in rules if one.discretion is not None}
        assert {name: (len(one.limbs), one.any_limb) for name, one in found.items()} == self.JOINED[scheme]

    @pytest.mark.parametrize("scheme", BUNDLED)
    def test_every_time_limit_can_be_set_aside(self, scheme: str) -> None:
        for version in schemes.versions(scheme):
            assert all(one.discretion is not None for one in version.time_limits)
            assert all(route.time_limit is None or route.time_limit.discretion for route in version.routes)

    @pytest.mark.parametrize("scheme", BUNDLED)
    def test_the_word_is_not_used(self, scheme: str) -> None:
        for version in schemes.versions(scheme):
            said = [one.text for one in version.findings] + [one.text for one in version.statements]
            said += [one.text for one in version.exclusions]
            assert not [text for text in said if re.search(r"\bbarred\b", text)]

    @pytest.mark.parametrize("scheme", BUNDLED)
    def test_with_nothing_on_record_no_time_limit_is_met(self, scheme: str) -> None:
        """House rule: a missing date never makes a complaint pass."""
        for version in schemes.versions(scheme):
            made = Complaint(version).record(version.opening, date(2026, 3, 2))
            found = made.eligibility(on=date(2026, 3, 2))
            assert found.answer is not Answer.YES


def test_every_law_code_and_ombudsman_is_looked_at_here() -> None:
    kinds = {SchemeKind.LAW, SchemeKind.CODE, SchemeKind.OMBUDSMAN}
    assert {name for name in schemes.names() if schemes.get(name).kind in kinds} == set(BUNDLED)
