"""Children's social care in Trafford as a guide by Advocacy Focus puts it, dated by hand, its errors included."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus
from complaint_rules.catalogue import Encoded, LeftOut, SchemeKind
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.rules import Strength
from complaint_rules.sources import Seen
from complaint_rules.vocabulary import Party
from tests import oracle

if TYPE_CHECKING:
    from complaint_rules.eligibility import Finding

SCHEME = schemes.get("trafford-children-guide")
GUIDE = schemes.newest("trafford-children-guide")
LAW = schemes.newest("england-children")
EMPTY = Complaint(GUIDE)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def read(complaint: Complaint, **readings: str) -> Complaint:
    """Return the same record with readings chosen."""
    chosen = {name.replace("_", "-"): option for name, option in readings.items()}
    return Complaint(GUIDE, readings=chosen, history=complaint.history)


def both(event: str, day: date, complaint: Complaint = EMPTY) -> Complaint:
    """Record an act that was received on the day on which it was sent."""
    return complaint.record(event, day, received=day)


def days_after(day: date, number: int) -> date:
    return date.fromordinal(day.toordinal() + number)


class TestStage1:
    """Guide, stage 1: "They should send you a response within 10 working days"; the box: "Timescale: 10 days"."""

    COMPLAINT = both("complaint", date(2026, 12, 21))

    def test_neither_reading_is_taken_and_both_bound_the_date(self) -> None:
        """21 December 2026: ten calendar days end on the 31st, ten working days on 7 January."""
        response = self.COMPLAINT.at(date(2026, 12, 21)).deadline("stage-1-response")
        assert response.due is None
        assert (response.bounds.earliest, response.bounds.latest) == (date(2026, 12, 31), date(2027, 1, 7))
        assert response.strength is Strength.SHOULD
        assert {"text-or-box", "kind-of-days"} <= set(response.missing)

    @given(st.dates(date(2014, 1, 1), date(2027, 6, 1)))
    def test_each_reading_agrees_with_an_independent_count(self, day: date) -> None:
        complaint = both("complaint", day)
        working = oracle.add(day, 10, "england-and-wales")
        for readings, expected in (
            ({"text_or_box": "text"}, working),
            ({"text_or_box": "box", "kind_of_days": "working-days"}, working),
            ({"text_or_box": "box", "kind_of_days": "calendar-days"}, days_after(day, 10)),
        ):
            assert read(complaint, **readings).at(day).deadline("stage-1-response").due == expected

    def test_the_start_is_not_stated_so_it_is_in_doubt_between_the_two_dates(self) -> None:
        """Sent on 2 November 2026, received on the 5th: the tenth working day is the 16th, or the 19th."""
        complaint = read(EMPTY.record("complaint", date(2026, 11, 2), received=date(2026, 11, 5)), text_or_box="text")
        status = {
            day: complaint.at(date(2026, 11, day)).deadline("stage-1-response").status for day in (16, 17, 19, 20)
        }
        assert status == {
            16: DutyStatus.PENDING,
            17: DutyStatus.CANNOT_TELL,
            19: DutyStatus.CANNOT_TELL,
            20: DutyStatus.OVERDUE,
        }

    def test_a_receipt_that_nobody_recorded_leaves_no_last_day(self) -> None:
        response = EMPTY.record("complaint", date(2026, 11, 2)).at(date(2027, 11, 2)).deadline("stage-1-response")
        assert (response.status, response.bounds.latest) == (DutyStatus.CANNOT_TELL, None)

    @pytest.mark.parametrize("to", [date(2026, 12, 1), date(2027, 3, 1)])
    def test_more_time_is_asked_for_and_has_no_end(self, to: date) -> None:
        """Guide, stage 1: "If they need more time, they will usually tell you and ask you if this is okay"."""
        complaint = read(both("complaint", date(2026, 11, 2)), text_or_box="text")
        longer = complaint.extend("stage-1-response", to=to, on=date(2026, 11, 10), how="agreement")
        seen = longer.at(date(2026, 11, 20))
        assert (seen.deadline("stage-1-response").due, seen.irregular) == (to, ())
        notice = complaint.extend("stage-1-response", to=to, on=date(2026, 11, 10), how="notice")
        assert notice.at(date(2026, 11, 20)).deadline("stage-1-response").due == date(2026, 11, 16)
        assert next(one for one in GUIDE.statements if one.name == "more-time").strength is Strength.USUAL

    def test_the_acknowledgement_has_no_figure(self) -> None:
        """Guide: "you should get an email, letter, or a call to say that they have received this"."""
        acknowledgement = self.COMPLAINT.at(date(2027, 12, 21)).deadline("acknowledgement")
        assert (acknowledgement.status, acknowledgement.due) == (DutyStatus.NO_LIMIT, None)


class TestWhenNoReplyComes:
    """Guide: "If you don't receive a response by the timescale date, it's okay to send another letter or make a …"."""

    COMPLAINT = both("complaint", date(2026, 11, 2))

    def entitled(self, complaint: Complaint, on: date) -> set[str]:
        return {one.name for one in complaint.at(on).entitlements}

    def test_another_letter_or_a_call_until_a_response_has_come(self) -> None:
        assert "chase" in self.entitled(self.COMPLAINT, date(2026, 11, 20))
        answered = both("stage-1-response", date(2026, 11, 20), self.COMPLAINT)
        assert "chase" not in self.entitled(answered, date(2026, 11, 20))
        assert "chase" in self.entitled(both("stage-2-request", date(2026, 11, 23), answered), date(2027, 2, 1))

    def test_a_meeting_once_there_is_a_response(self) -> None:
        """Guide: "you can ask for a meeting with the people involved or … to move on to the next stage"."""
        assert "meeting" not in self.entitled(self.COMPLAINT, date(2026, 11, 20))
        answered = both("stage-1-response", date(2026, 11, 20), self.COMPLAINT)
        assert "meeting" in self.entitled(answered, date(2026, 11, 20))

    def test_the_next_stage_after_a_response_only_where_the_law_gives_it_once_the_time_has_passed(self) -> None:
        """
        Guide: "If you are unhappy with the response at Stage 1"; with no response it speaks of a letter or a call.

        Ten working days of 2 November 2026 end on the 16th. By SI 2006/1738, reg 14 (paraphrase), stage 2 is then open.
        Before that it is open in law only where both sides agreed to leave stage 1 out, which is not told.
        """
        for day, law in ((date(2026, 11, 16), CANNOT_TELL), (date(2026, 11, 17), YES)):
            assert self.COMPLAINT.can("stage-2-request", on=day).answer is DISCRETION
            assert self.COMPLAINT.under(LAW).can("stage-2-request", on=day).answer is law
        explained = self.COMPLAINT.at(date(2026, 11, 17)).window("stage-2-request").explain()
        assert "In law stage 2 may be asked for once the time has passed" in explained
        answered = both("stage-1-response", date(2026, 11, 5), self.COMPLAINT)
        assert answered.can("stage-2-request", on=date(2026, 11, 5)).answer is YES

    def test_what_a_late_response_leads_to_is_said_with_the_deadline(self) -> None:
        (text,) = GUIDE.duties[1].if_missed
        assert "another letter" in text


class TestStage2:
    """Guide, stage 2: "This should not take more than 25 working days"; the box: "No more than 25 days"."""

    ASKED = both("stage-2-request", date(2026, 12, 2))

    def test_both_readings_bound_the_date(self) -> None:
        """2 December 2026: 25 calendar days end on the 27th; 25 working days on 11 January, four days left out."""
        response = self.ASKED.at(date(2026, 12, 2)).deadline("stage-2-response")
        assert (response.due, response.bounds.earliest, response.bounds.latest) == (
            None,
            date(2026, 12, 27),
            date(2027, 1, 11),
        )

    def test_the_guide_knows_no_65_at_stage_2_where_the_law_does(self) -> None:
        """SI 2006/1738, reg 17 (paraphrase): 65 working days of the same start: 2 December 2026 gives 8 March 2027."""
        guide = read(self.ASKED, text_or_box="text").at(date(2026, 12, 2)).deadline("stage-2-response")
        law = self.ASKED.under(LAW).at(date(2026, 12, 2)).deadline("stage-2-response")
        assert (guide.due, guide.latest) == (date(2027, 1, 11), date(2027, 1, 11))
        assert (law.due, law.latest) == (date(2027, 1, 11), date(2027, 3, 8))
        assert law.latest == oracle.add(date(2026, 12, 2), 65, "england-and-wales")

    def test_an_extension_of_stage_2_has_no_place_in_the_guide(self) -> None:
        longer = self.ASKED.extend("stage-2-response", to=date(2027, 3, 1), on=date(2026, 12, 10), how="notice")
        seen = read(longer, text_or_box="text").at(date(2026, 12, 10))
        assert seen.deadline("stage-2-response").due == date(2027, 1, 11)
        assert "stage-2-response" in [one.what for one in seen.irregular]


class TestStage3:
    """Guide, stage 3: "Timescale: No more than 65 days", and no time for asking."""

    ANSWERED = both("stage-2-response", date(2026, 11, 20), both("stage-2-request", date(2026, 10, 19)))

    def test_the_guide_is_silent_where_the_law_gives_twenty_working_days(self) -> None:
        """From 20 November 2026: 23-27, 30, 1-4, 7-11, 14-18 December are the twenty."""
        for day, law in ((date(2026, 12, 18), YES), (date(2026, 12, 21), DISCRETION), (date(2027, 6, 1), DISCRETION)):
            assert self.ANSWERED.can("panel-request", on=day).answer is YES
            assert self.ANSWERED.under(LAW).can("panel-request", on=day).answer is law
        assert self.ANSWERED.at(date(2027, 6, 1)).window("panel-request").status is WindowStatus.NO_LIMIT

    def test_that_silence_is_told_where_the_panel_is_asked_for(self) -> None:
        assert "20 working days from receipt" in self.ANSWERED.at(date(2026, 12, 1)).window("panel-request").explain()

    def test_it_asks_for_a_stage_2_response_first(self) -> None:
        asked = both("stage-2-request", date(2026, 10, 19))
        assert asked.can("panel-request", on=date(2026, 10, 20)).answer is NO
        assert asked.at(date(2026, 10, 20)).window("panel-request").status is WindowStatus.NOT_OPEN

    def test_65_days_of_no_stated_kind(self) -> None:
        """25 November 2026 and 65 calendar days: 5 + 31 + 29 January; 65 working days: 1 March 2027."""
        complaint = both("panel-request", date(2026, 11, 25), self.ANSWERED)
        decision = complaint.at(date(2026, 11, 25)).deadline("panel-decision")
        assert (decision.bounds.earliest, decision.bounds.latest) == (date(2027, 1, 29), date(2027, 3, 1))
        assert (decision.owed_by, decision.strength.binds) == (Party.PANEL, False)

    def test_the_panel_decides_and_that_is_the_end(self) -> None:
        """Guide, stage 3: "They will ask you what you are still unhappy about, and then they will make a decision"."""
        asked = both("panel-request", date(2026, 11, 25), self.ANSWERED)
        seen = both("panel-decision", date(2027, 1, 19), asked).at(date(2027, 1, 19))
        assert (seen.stage.name, seen.is_over) == ("completed", True)
        found = next(one for one in seen.findings if one.name == "panel-decides")
        assert "recommendations" in found.text


class TestIndependentPerson:
    """Guide, stage 2: "This is usually someone from a different team in the council"."""

    def test_what_the_guide_tells_of_that_person_bars_them_in_law(self) -> None:
        """SI 2006/1738, reg 2: "neither a member nor an officer of the local authority"."""
        told = dict(GUIDE.role("independent-person").told)
        assert told == {"member-or-officer": True}
        assert LAW.may_serve("independent-person", told).answer is NO
        assert GUIDE.fact("member-or-officer").question == LAW.fact("member-or-officer").question

    def test_it_is_found_and_said(self) -> None:
        found = {one.name: one for one in GUIDE.findings}
        assert "SI 2006/1738, reg 2" in found["independent-person"].text
        assert found["independent-person"].about == ("independent-person",)


class TestOmbudsman:
    """Guide, the LGO: "you should complete all stages … first"; "After the second and third stage"."""

    ANSWERED = both("stage-2-response", date(2026, 11, 20), both("stage-2-request", date(2026, 10, 19)))

    def status(self, complaint: Complaint, on: date) -> RouteStatus:
        return complaint.at(on).route("lgsco").status

    def test_early_after_the_second_stage_and_open_after_the_third(self) -> None:
        known = self.ANSWERED.record("matter-occurred", date(2026, 9, 1)).record("first-notice", date(2026, 9, 1))
        assert self.status(known, date(2026, 11, 19)) is not RouteStatus.OPEN
        assert self.status(known, date(2026, 11, 20)) is RouteStatus.EARLY
        decided = both("panel-decision", date(2027, 1, 19), both("panel-request", date(2026, 11, 25), known))
        assert self.status(decided, date(2027, 1, 19)) is RouteStatus.OPEN

    def test_early_where_no_response_came_in_time(self) -> None:
        """Guide: "you haven't received a response in a reasonable amount of time". Ten working days: 16 November."""
        complaint = both("complaint", date(2026, 11, 2)).record("first-notice", date(2026, 10, 26))
        assert self.status(complaint, date(2026, 11, 16)) is RouteStatus.PREMATURE
        assert self.status(complaint, date(2026, 11, 17)) is RouteStatus.EARLY

    YEAR = EMPTY.record("matter-occurred", date(2025, 3, 10)).record("first-notice", date(2025, 5, 10))

    def finding(self, complaint: Complaint, on: date) -> Finding:
        found = complaint.at(on).route("lgsco").finding
        assert found is not None
        return found

    def test_one_year_after_the_event_or_after_first_knowing_and_which_is_not_said(self) -> None:
        """Guide: "no later than one year after the event …, or from when you first became aware of the issue"."""
        answers = {
            day: self.finding(self.YEAR, day).answer
            for day in (date(2026, 3, 10), date(2026, 3, 11), date(2026, 5, 10), date(2026, 5, 11))
        }
        assert list(answers.values()) == [YES, CANNOT_TELL, CANNOT_TELL, DISCRETION]

    def test_the_guides_year_is_a_day_longer_than_the_law(self) -> None:
        """Local Government Act 1974, s.26B: "12 months beginning with"; notice 10 May 2025, last day 9 May 2026."""
        law = self.YEAR.under(LAW)
        assert self.finding(law, date(2026, 5, 9)).answer is YES
        assert self.finding(law, date(2026, 5, 10)).answer is DISCRETION
        aware = read(self.YEAR, lgo_year="awareness")
        assert self.finding(aware, date(2026, 5, 10)).answer is YES

    @pytest.mark.parametrize("fact", ["was-unwell", "local-resolution-over-a-year", "another-exception"])
    def test_one_exception_is_enough(self, fact: str) -> None:
        """Guide: "such as if you were unwell, or if the local resolution took longer than a year"."""
        late = self.YEAR.note(fact, True, on=date(2026, 5, 1))
        found = self.finding(late, date(2026, 5, 11))
        assert (found.answer, found.missing) == (DISCRETION, ())

    def test_such_as_leaves_room_for_other_exceptions(self) -> None:
        told = self.YEAR.note("was-unwell", False, on=date(2026, 5, 1))
        told = told.note("local-resolution-over-a-year", False, on=date(2026, 5, 1))
        found = self.finding(told, date(2026, 5, 11))
        assert (found.answer, found.missing) == (DISCRETION, ("another-exception",))
        none = told.note("another-exception", False, on=date(2026, 5, 1))
        assert self.finding(none, date(2026, 5, 11)).answer is NO

    def test_four_weeks_are_an_aim_from_a_start_that_is_not_stated(self) -> None:
        """Guide: "They aim to decide whether your complaint will be investigated within four weeks"."""
        complaint = EMPTY.record("ombudsman-complaint", date(2026, 12, 22), received=date(2026, 12, 29))
        seen = complaint.at(date(2027, 2, 1))
        assessment = seen.deadline("ombudsman-assessment")
        assert (assessment.bounds.earliest, assessment.bounds.latest) == (date(2027, 1, 19), date(2027, 1, 26))
        assert (assessment.status, seen.breaches) == (DutyStatus.OVERDUE, ())

    def test_comments_on_the_draft_are_a_last_chance_without_a_figure(self) -> None:
        """Guide: "one last chance to comment or provide any additional information … before … a final decision"."""

        def entitled(complaint: Complaint) -> bool:
            return "comment-on-draft" in {one.name for one in complaint.at(date(2027, 6, 1)).entitlements}

        asked = both("ombudsman-complaint", date(2026, 12, 22))
        drafted = both("draft-decision", date(2027, 4, 1), asked)
        assert [entitled(asked), entitled(drafted)] == [False, True]
        assert not entitled(both("draft-comments", date(2027, 4, 12), drafted))
        assert not entitled(both("ombudsman-decision", date(2027, 5, 4), drafted))

    def test_the_whole_has_no_figure(self) -> None:
        """Guide: "it is hard to say how long the investigation will take since every complaint is different"."""
        asked = both("ombudsman-complaint", date(2026, 12, 22)).at(date(2028, 1, 4))
        assert asked.deadline("ombudsman-decision").status is DutyStatus.NO_LIMIT


class TestNoLimit:
    """The guide gives no time for complaining to the council; in law it is a year (SI 2006/1738, reg 9)."""

    def test_a_complaint_after_many_years_is_in_time_by_the_guide_and_not_in_law(self) -> None:
        old = EMPTY.record("grounds-arose", date(2020, 1, 6))
        assert old.eligibility(on=date(2026, 11, 22)).answer is YES
        assert "gives none" in old.eligibility(on=date(2026, 11, 22)).finding("time-limit").reason
        assert old.under(LAW).eligibility(on=date(2026, 11, 22)).finding("time-limit").answer is DISCRETION

    def test_the_silence_is_said_on_every_page(self) -> None:
        found = next(one for one in GUIDE.findings if one.name == "no-limit-to-complain")
        assert found.about == ()
        assert "SI 2006/1738, reg 9" in found.text


class TestTheRest:
    """What the guide says and no date follows from: an advocate, channels, letters."""

    def test_an_advocate_may_help_from_before_the_complaint(self) -> None:
        """Guide: "an independent, free, and confidential service"; "at any stage of your complaint"."""
        (advocate,) = EMPTY.at(date(2026, 11, 22)).entitlements
        assert all(word in advocate.text for word in ("independent", "free", "confidential", "any stage"))

    def test_only_the_social_worker_is_put_under_a_must(self) -> None:
        """Guide: "They must then let you know how to do this"."""
        assert [one.name for one in GUIDE.statements if one.strength is Strength.MUST] == ["social-worker"]

    def test_no_duty_is_put_more_strongly_than_should(self) -> None:
        assert {one.strength for one in GUIDE.duties} == {Strength.SHOULD, Strength.DESCRIPTION, Strength.AIM}

    @pytest.mark.parametrize("event", ["stage-1-response", "stage-2-response"])
    def test_what_a_response_should_hold(self, event: str) -> None:
        """Guide: "The response letter should also tell you what you can do next if you are still unhappy"."""
        (letter,) = [one for one in GUIDE.letters if one.event == event]
        assert [one.strength for one in letter.contents] == [Strength.SHOULD] * 3
        assert "what can be done next" in letter.contents[2].text

    def test_the_template_letter_is_told_in_our_own_words(self) -> None:
        """Guide, at its end: "Intellectual Property Rights Reserved"."""
        (letter,) = [one for one in GUIDE.letters if one.event == "complaint"]
        assert len(letter.contents) == 7
        assert {one.source.words for one in letter.contents} == {None}

    def test_a_complaint_that_is_withdrawn_is_at_its_end_by_a_rule_of_ours(self) -> None:
        seen = both("complaint", date(2026, 11, 2)).record("withdrawal", date(2026, 11, 6)).at(date(2026, 12, 24))
        assert (seen.stage.name, seen.stage.source.instrument) == ("withdrawn", "house rule")
        assert seen.missed == ()

    def test_a_settled_complaint_is_at_its_end(self) -> None:
        seen = both("complaint", date(2026, 11, 2)).record("resolution", date(2026, 11, 6)).at(date(2026, 11, 6))
        assert (seen.stage.name, seen.is_over) == ("resolved", True)


class TestEntry:
    """House rule: each sentence of the guide is carried, or left out with its reason."""

    def test_all_seventy_rows_stand_in_order(self) -> None:
        numbers = [int("".join(filter(str.isdigit, one.row.partition(".")[2]))) for one in SCHEME.coverage]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(1, 71))

    def test_what_is_left_out_goes_stale_or_is_not_ours(self) -> None:
        left = {one.row: one.reason for one in SCHEME.coverage if isinstance(one, LeftOut)}
        assert set(left) == {"S4.8", "S4.54a", "S4.69"}
        assert "own words" in left["S4.69"]

    def test_every_duty_window_statement_and_finding_carries_a_sentence_or_is_ours(self) -> None:
        carried = {name for one in SCHEME.coverage if isinstance(one, Encoded) for name in one.by}
        rules = {f"duty:{one.name}" for one in GUIDE.duties} | {f"window:{one.name}" for one in GUIDE.windows}
        rules |= {f"statement:{one.name}" for one in GUIDE.statements} | {f"role:{one.name}" for one in GUIDE.roles}
        rules |= {f"finding:{one.name}" for one in GUIDE.findings}
        assert rules <= carried

    def test_it_is_a_guide_by_somebody_else_under_the_law(self) -> None:
        assert (SCHEME.kind, SCHEME.publisher, GUIDE.under) == (SchemeKind.GUIDE, "Advocacy Focus", "england-children")

    def test_its_text_was_read(self) -> None:
        assert {one.seen for one in GUIDE.sources()} == {Seen.PRIMARY}

    def test_stages_and_requests_bear_the_names_of_the_law(self) -> None:
        law = {one.name for one in LAW.stages} & {one.name for one in GUIDE.stages}
        assert {"stage-1", "stage-2", "stage-3", "completed"} <= law
        assert {one.name for one in GUIDE.windows} == {one.name for one in LAW.windows}
