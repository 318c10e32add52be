"""What is handed out: looked up by name, compared, and refused where a name does not decide."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import Complaint, schemes
from complaint_rules.errors import AmbiguousNameError, UnknownEventError, UnknownNameError
from complaint_rules.limits import After, On
from complaint_rules.periods import Period, Unit
from tests.procedures_for_tests import FROM_COMPLAINT, RESPONSE_WINDOW, complaint, duty, march, procedure, window

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
SIX_MONTHS = After(On("complaint"), Period(6, Unit.MONTHS))


class TestLookingUp:
    """House rule: duties and windows have names; two limits may hang on one event."""

    SEEN = Complaint(CHILDREN).record("complaint", date(2024, 8, 1)).at(date(2024, 8, 2))

    def test_a_deadline_is_found_by_its_name(self) -> None:
        assert self.SEEN.deadline("stage-1-response").due == date(2024, 8, 15)

    def test_a_deadline_is_found_by_the_event_of_one_duty_alone(self) -> None:
        seen = complaint(procedure(duty("reply", FROM_COMPLAINT, act="final-response"))).at(march(4))
        assert seen.deadline("final-response").name == "reply"

    def test_an_event_of_two_duties_does_not_say_which(self) -> None:
        agreed = duty("agreed-period", FROM_COMPLAINT, act="final-response")
        outer = duty("six-months", SIX_MONTHS, act="final-response")
        seen = complaint(procedure(agreed, outer)).at(march(4))
        with pytest.raises(AmbiguousNameError) as caught:
            seen.deadline("final-response")
        assert caught.value.candidates == ("agreed-period", "six-months")

    def test_a_name_of_no_duty_is_refused_with_those_that_are_close(self) -> None:
        with pytest.raises(UnknownEventError) as caught:
            self.SEEN.deadline("stage-2-respons")
        assert caught.value.closest[0] == "stage-2-response"

    def test_a_window_is_found_by_its_name_and_by_its_event(self) -> None:
        assert self.SEEN.window("panel-request").event == "panel-request"
        named = window(RESPONSE_WINDOW, name="to-go-on")
        seen = complaint(procedure(duty(), windows=(named,))).at(march(4))
        assert seen.window(named.event).name == "to-go-on"

    def test_an_event_of_two_windows_does_not_say_which(self) -> None:
        several = (window(RESPONSE_WINDOW, name="short"), window(SIX_MONTHS, name="long"))
        seen = complaint(procedure(duty(), windows=several)).at(march(4))
        with pytest.raises(AmbiguousNameError) as caught:
            seen.window(several[0].event)
        assert caught.value.candidates == ("short", "long")

    def test_a_name_of_no_window_is_refused(self) -> None:
        with pytest.raises(UnknownEventError, match="did you mean 'panel-request'"):
            self.SEEN.window("panel-requests")

    def test_a_route_is_found_by_its_name_alone(self) -> None:
        assert self.SEEN.route("lgsco").title == "the Local Government and Social Care Ombudsman"
        with pytest.raises(UnknownNameError, match="'lgsco'"):
            self.SEEN.route("lgo")

    def test_what_is_due_next_is_the_earliest_that_is_pending(self) -> None:
        both = procedure(duty("reply", SIX_MONTHS, act="final-response"), duty())
        found = complaint(both).at(march(4)).next_due
        assert found is not None
        assert found.name == "stage-1-response"
        assert Complaint(CHILDREN).at(march(4)).next_due is None
