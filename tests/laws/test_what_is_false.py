"""
What is not a law, each with a counterexample worked by hand.

Each of these sounds true, and a law of the neighbouring files holds only because it leaves the case out. They are kept
as tests so that nobody claims one of them, and so that a change that made one true would be noticed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from attrs import evolve

from complaint_rules import Answer, Complaint, WorkingDayCalendar, load_procedure
from complaint_rules.limits import After, Before, Last, On
from complaint_rules.periods import Counting, Days, Pause, Period, Unit
from complaint_rules.working_days import Roll
from tests.procedures_for_tests import complaint, duty, march, procedure, suspension, working

EAST_DEVON = Path(__file__).parents[2] / "examples" / "local" / "east-devon.toml"
CALENDAR = WorkingDayCalendar("england-and-wales")
DAYS = Days(working=CALENDAR)


class TestMoreClosuresNeverMakeAnythingDueEarlier:
    """False backwards: papers that must be out ten working days before a panel must be out earlier."""

    def test_papers_for_a_panel_on_7_january_2027_move_from_21_to_18_december(self) -> None:
        """
        Back from Thursday 7 January: 6, 5, 4 January, 31, 30, 29, 24, 23, 22, 21 December.

        Left out are 1 January, 25 December and 28 December, the substitute for Boxing Day. With one closure, on Monday
        4 January, nine are left by the 21st, and the tenth is Friday 18 December.
        """
        ten = Period(10, Unit.WORKING_DAYS)
        assert ten.first_day(date(2027, 1, 7), days=DAYS) == date(2026, 12, 21)
        closed = Days(working=WorkingDayCalendar("england-and-wales", closures=[date(2027, 1, 4)]))
        assert ten.first_day(date(2027, 1, 7), days=closed) == date(2026, 12, 18)

    def test_so_a_duty_counted_back_is_due_earlier(self) -> None:
        """The same dates, for a record of 7 January: here the proclaimed holiday is one that every clock leaves out."""
        rules = procedure(duty(within=Before(On("panel-meeting"), working(10)), stage=None))
        record = Complaint(rules).record("complaint", date(2026, 11, 2)).record("panel-meeting", date(2027, 1, 7))
        holiday = WorkingDayCalendar("england-and-wales", extra_holidays=[date(2027, 1, 4)])
        assert record.at(date(2027, 1, 8)).deadline("stage-1-response").due == date(2026, 12, 21)
        earlier = evolve(record, calendar=holiday).at(date(2027, 1, 8)).deadline("stage-1-response")
        assert earlier.due == date(2026, 12, 18)


class TestTwoPeriodsInARowAreOneOfTheirSum:
    """False for months: where the corresponding date does not exist, days are lost that never come back."""

    def test_a_month_and_a_month_after_31_january_end_three_days_before_two_months(self) -> None:
        """31 January 2026 and one month is 28 February, and one month more is 28 March; two months are 31 March."""
        one, two = Period(1, Unit.MONTHS), Period(2, Unit.MONTHS)
        assert one.last_day(one.last_day(date(2026, 1, 31), days=DAYS), days=DAYS) == date(2026, 3, 28)
        assert two.last_day(date(2026, 1, 31), days=DAYS) == date(2026, 3, 31)

    def test_nor_does_a_month_back_undo_a_month_on(self) -> None:
        """31 March back one month is 28 February, and one month on from there is 28 March."""
        one = Period(1, Unit.MONTHS)
        back = one.first_day(date(2026, 3, 31), days=DAYS)
        assert (back, one.last_day(back, days=DAYS)) == (date(2026, 2, 28), date(2026, 3, 28))

    def test_nor_do_working_days_that_begin_with_their_first_day(self) -> None:
        """From Monday 2 March 2026, two and two days that count their first day end on the 4th, and four on the 5th."""
        two, four = (Period(n, Unit.WORKING_DAYS, Counting.BEGINNING_WITH) for n in (2, 4))
        assert two.last_day(two.last_day(date(2026, 3, 2), days=DAYS), days=DAYS) == date(2026, 3, 4)
        assert four.last_day(date(2026, 3, 2), days=DAYS) == date(2026, 3, 5)


class TestALongerSoundingUnitIsLonger:
    """False: units do not compare, and none is converted into another."""

    def test_a_month_may_end_before_thirty_days_and_four_weeks_after_twenty_working_days(self) -> None:
        """
        From 31 January 2026 one month ends on 28 February, thirty days on 2 March.

        From Thursday 18 December 2025, four weeks end on 15 January; twenty working days leave out 25 and 26 December
        and 1 January besides the weekends, and end on 20 January.
        """
        start = date(2026, 1, 31)
        assert Period(1, Unit.MONTHS).last_day(start, days=DAYS) == date(2026, 2, 28)
        assert Period(30, Unit.DAYS).last_day(start, days=DAYS) == date(2026, 3, 2)
        christmas = date(2025, 12, 18)
        assert Period(4, Unit.WEEKS).last_day(christmas, days=DAYS) == date(2026, 1, 15)
        assert Period(20, Unit.WORKING_DAYS).last_day(christmas, days=DAYS) == date(2026, 1, 20)


class TestALaterComplaintIsNeverDueEarlier:
    """False across versions, with months suspended, and with the last of several events."""

    def test_a_newer_version_with_a_shorter_limit_brings_the_date_forward(self) -> None:
        """
        Twenty working days after 28 March 2025 end on 29 April: the 18th and 21st are Good Friday and Easter Monday.

        Under the version of 1 April, ten working days after Tuesday 1 April end on the 15th.
        """
        older = procedure(duty(within=After(On("complaint"), working(20))), in_force_until=date(2025, 3, 31))
        newer = procedure(duty(), version="2", in_force_from=date(2025, 4, 1))
        before = complaint(older, date(2025, 3, 28)).at(date(2025, 4, 2)).deadline("stage-1-response")
        after = complaint(newer, date(2025, 4, 1)).at(date(2025, 4, 2)).deadline("stage-1-response")
        assert (before.due, after.due) == (date(2025, 4, 29), date(2025, 4, 15))

    def test_with_months_suspended_it_may_be_due_up_to_three_days_that_count_earlier(self) -> None:
        """
        A month, and a clock that stood still from 29 to 31 January 2026.

        From the 28th it would end on 28 February; three days after the 28th were suspended, so it ends on 3 March. From
        the 31st it would end on 28 February too, and no day after the 31st was suspended. How far it can go is tested
        in `test_periods_laws.py`: never more than three days that count.
        """
        month = Period(1, Unit.MONTHS)
        pause = [Pause(date(2026, 1, 29), date(2026, 2, 1))]
        assert month.last_day(date(2026, 1, 28), days=DAYS, pauses=pause) == date(2026, 3, 3)
        assert month.last_day(date(2026, 1, 31), days=DAYS, pauses=pause) == date(2026, 2, 28)
        rules = procedure(duty(within=After(On("acknowledgement"), month)), suspensions=(suspension(),))
        record = complaint(rules, date(2026, 1, 28)).suspend(date(2026, 1, 29), cause="court").resume(date(2026, 2, 1))
        early, late = (record.record("acknowledgement", date(2026, 1, day)) for day in (28, 31))
        dues = [one.at(date(2026, 2, 2)).deadline("stage-1-response").due for one in (early, late)]
        assert dues == [date(2026, 3, 3), date(2026, 2, 28)]

    def test_an_update_a_day_later_may_come_too_late_to_move_the_limit(self) -> None:
        """
        Ten days from the last update: after 1 March the limit is the 11th, and an update on the 11th makes it the 21st.

        One on the 12th finds it passed, and what has passed stays.
        """
        limit = After(Last(On("progress-update")), Period(10, Unit.DAYS))
        assert not limit.monotone
        record = complaint(procedure(duty(within=limit)), march(1)).record("progress-update", march(1))
        in_time, too_late = (record.record("progress-update", march(day)) for day in (11, 12))
        assert in_time.at(march(13)).deadline("stage-1-response").due == march(21)
        assert too_late.at(march(13)).deadline("stage-1-response").due == march(11)


class TestAPeriodNeverEndsBeforeItsTrigger:
    """False with a roll that stays in its month."""

    def test_modified_following_from_saturday_31_january_ends_on_friday_the_30th(self) -> None:
        """The next working day, Monday 2 February 2026, is in another month, so it rolls back."""
        period = Period(0, Unit.DAYS, roll=Roll.MODIFIED_FOLLOWING)
        assert period.last_day(date(2026, 1, 31), days=DAYS) == date(2026, 1, 30)

    def test_so_does_one_day_that_begins_with_its_trigger(self) -> None:
        """One day beginning with that Saturday is that Saturday, and rolls back too."""
        period = Period(1, Unit.DAYS, Counting.BEGINNING_WITH, roll=Roll.MODIFIED_FOLLOWING)
        assert period.last_day(date(2026, 1, 31), days=DAYS) == date(2026, 1, 30)


class TestCountingUndoesAdding:
    """False for 0, and for a span that ends on a day that does not count."""

    def test_no_working_days_after_a_saturday_is_monday_one_working_day_away(self) -> None:
        """Adding 0 moves Saturday 7 March 2026 to Monday 9 March; of the days after the 7th, that one counts."""
        moved = CALENDAR.add_working_days(date(2026, 3, 7), 0)
        assert moved == date(2026, 3, 9)
        assert CALENDAR.working_days_between(date(2026, 3, 7), moved) == 1

    def test_from_friday_to_sunday_is_no_working_day_and_no_days_on_is_friday(self) -> None:
        """From Friday 6 to Sunday 8 March 2026 no day counts, and no days on from a Friday is the Friday."""
        counted = CALENDAR.working_days_between(date(2026, 3, 6), date(2026, 3, 8))
        assert counted == 0
        assert CALENDAR.add_working_days(date(2026, 3, 6), counted) == date(2026, 3, 6)


class TestWhatIsEnteredOfThePastNeverChangesTheStage:
    """False: everything is recomputed, and silence is a move. The laws speak of later events, or of the same ones."""

    def test_a_response_that_turns_out_to_be_earlier_ends_the_complaint_by_silence(self) -> None:
        """
        East Devon: one month after the stage 1 response the complaint counts as resolved.

        The response of 10 March 2025 leaves until 10 April, so the request of the 7th begins stage 2. Corrected to
        3 March it leaves until 3 April: silence had ended the complaint before the request came.
        """
        record = Complaint(load_procedure(EAST_DEVON)).record("complaint", march(3), received=march(3))
        record = record.record("stage-1-response", march(10), received=march(10))
        record = record.record("stage-2-request", date(2025, 4, 7), received=date(2025, 4, 7))
        assert record.at(date(2025, 4, 8)).stage.name == "stage-2"
        earlier = record.correct("stage-1-response", to=march(3), received=march(3))
        assert earlier.at(date(2025, 4, 8)).stage.name == "resolved-by-silence"

    def test_a_receipt_that_is_not_told_leaves_open_what_silence_would_have_ended(self) -> None:
        """
        The same month runs from receipt: with it on 10 March all is over on 11 April, and a resolution comes too late.

        Without it nobody knows when the month ends. Silence is certain or it is nothing, so stage 1 goes on, and the
        answer whether a resolution may come is yes, though less is known.
        """
        record = Complaint(load_procedure(EAST_DEVON)).record("complaint", march(3), received=march(3))
        told = record.record("stage-1-response", march(10), received=march(10))
        untold = record.record("stage-1-response", march(10))
        on = date(2025, 4, 11)
        assert told.can("resolution", on=on).answer is Answer.NO
        assert untold.can("resolution", on=on).answer is Answer.YES
