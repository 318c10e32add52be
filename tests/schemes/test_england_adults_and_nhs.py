"""SI 2009/309: adult social care and the NHS in England, from the acknowledgement to the two ombudsmen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.answers import DutyStatus, RouteStatus
from complaint_rules.catalogue import LeftOut, Relation
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer, FactValue
from complaint_rules.errors import NotInForceError
from complaint_rules.rules import RouteKind, Strength
from complaint_rules.sources import Seen
from tests import oracle
from tests.test_conditions import Case

SCHEME = schemes.get("england-adults-and-nhs")
ADULTS = schemes.in_force("england-adults-and-nhs", on=date(2026, 11, 22))
EMPTY = Complaint(ADULTS)
YES, NO, DISCRETION, CANNOT_TELL = Answer.YES, Answer.NO, Answer.DISCRETION, Answer.CANNOT_TELL


def day(text: str) -> date:
    return date.fromisoformat(text)


def received(text: str) -> Complaint:
    return EMPTY.record("complaint", day(text))


class TestVersion:
    """Reg 6(1): "a complaint made on or after 1st April 2009"."""

    def test_it_is_in_force_from_1_april_2009(self) -> None:
        assert schemes.in_force("england-adults-and-nhs", on=date(2009, 4, 1)) is ADULTS
        with pytest.raises(NotInForceError):
            schemes.in_force("england-adults-and-nhs", on=date(2009, 3, 31))

    def test_what_a_working_day_is_was_not_confirmed_and_every_count_says_so(self) -> None:
        assert ADULTS.working_days.source.seen is Seen.UNCONFIRMED
        explained = received("2025-12-23").at(day("2025-12-24")).deadline("acknowledgement").explain()
        assert "no page that supports this was read" in explained
        assert "no page" not in received("2025-12-23").at(day("2025-12-24")).deadline("relevant-period").explain()


class TestAcknowledgement:
    """Reg 13(3) (paraphrase): not later than 3 working days after the day on which it receives the complaint."""

    @pytest.mark.parametrize(
        ("receipt", "last"),
        [("2025-12-23", "2025-12-30"), ("2026-12-23", "2026-12-30"), ("2027-12-24", "2027-12-31")],
    )
    def test_over_three_christmases_with_their_substitute_days(self, receipt: str, last: str) -> None:
        duty = received(receipt).at(day(receipt)).deadline("acknowledgement")
        assert duty.due == day(last) == oracle.add(day(receipt), 3, "england-and-wales")
        assert duty.strength is Strength.MUST

    @given(st.dates(min_value=date(2013, 1, 2), max_value=date(2028, 12, 1)))
    def test_it_is_the_third_working_day_after_receipt(self, receipt: date) -> None:
        due = EMPTY.record("complaint", receipt).at(receipt).deadline("acknowledgement").due
        assert due == oracle.add(receipt, 3, "england-and-wales")

    def test_it_runs_from_receipt_and_not_from_sending(self) -> None:
        complaint = EMPTY.record("complaint", day("2026-11-02"), received=day("2026-11-04"))
        assert complaint.at(day("2026-11-04")).deadline("acknowledgement").due == day("2026-11-09")

    def test_on_the_last_day_it_is_in_time_and_on_the_next_late(self) -> None:
        for made, status in (("2025-12-30", DutyStatus.MET), ("2025-12-31", DutyStatus.MET_LATE)):
            seen = received("2025-12-23").record("acknowledgement", day(made)).at(day("2026-01-05"))
            assert seen.deadline("acknowledgement").status is status

    def test_it_may_be_oral_or_written_and_holds_the_two_offers(self) -> None:
        """Reg 13(7) (paraphrase): when it acknowledges, it offers to discuss the handling and the response period."""
        (letter,) = [one for one in ADULTS.letters if one.event == "acknowledgement"]
        assert letter.form == "orally or in writing"
        assert ["handled" in one.text for one in letter.contents] == [True, False]
        assert ["response period" in one.text for one in letter.contents] == [False, True]


class TestResponsePeriod:
    """Reg 13(7), (8) (paraphrase): agreed, or set by the body where the offer to discuss it is not taken up."""

    def test_no_number_of_working_days_is_supplied(self) -> None:
        duty = received("2026-11-02").at(day("2026-11-03")).deadline("response-period")
        assert duty.due is None
        assert set(duty.missing) == {"response-date-agreed", "response-date-proposed"}

    def test_agreed(self) -> None:
        complaint = received("2026-11-02").note("offer-taken-up", True, on=day("2026-11-04"))
        complaint = complaint.record("response-date-agreed", day("2026-11-09"), until=day("2026-11-30"))
        duty = complaint.at(day("2026-12-01")).deadline("response-period")
        assert (duty.due, duty.status, duty.strength) == (day("2026-11-30"), DutyStatus.OVERDUE, Strength.PROMISE)
        again = complaint.record("response-date-agreed", day("2026-11-30"), until=day("2026-12-18"))
        assert again.at(day("2026-12-01")).deadline("response-period").due == day("2026-12-18")

    def test_set_by_the_body_which_has_to_tell_it(self) -> None:
        complaint = received("2026-11-02").note("offer-taken-up", False, on=day("2026-11-04"))
        untold = complaint.at(day("2026-11-05"))
        assert untold.deadline("response-period-notice").status is DutyStatus.NO_LIMIT
        told = complaint.record("response-date-proposed", day("2026-11-05"), until=day("2026-12-18"))
        seen = told.at(day("2026-11-05"))
        assert seen.deadline("response-period-notice").status is DutyStatus.MET
        assert seen.deadline("response-period").due == day("2026-12-18")

    def test_that_notice_is_not_owed_where_the_offer_was_taken_up_or_nothing_was_told(self) -> None:
        assert received("2026-11-02").at(day("2026-11-05")).deadline("response-period-notice").due is None
        taken = received("2026-11-02").note("offer-taken-up", True, on=day("2026-11-04")).at(day("2026-11-05"))
        assert taken.deadline("response-period-notice").status is DutyStatus.NOT_RUNNING

    def test_an_agreed_date_does_not_lengthen_the_six_months(self) -> None:
        complaint = received("2025-08-31").note("offer-taken-up", True, on=day("2025-09-02"))
        complaint = complaint.record("response-date-agreed", day("2025-09-09"), until=day("2026-05-31"))
        assert complaint.at(day("2026-03-01")).deadline("relevant-period").due == day("2026-02-28")


class TestSixMonths:
    """Reg 14(3) (paraphrase): six months commencing on the day of receipt, or longer if agreed before they end."""

    @pytest.mark.parametrize(
        ("receipt", "last"),
        [
            ("2025-08-31", "2026-02-28"),
            ("2023-08-31", "2024-02-29"),
            ("2021-10-31", "2022-04-30"),
            ("2025-09-01", "2026-02-28"),
            ("2026-11-02", "2027-05-01"),
        ],
    )
    def test_the_day_of_receipt_is_the_first(self, receipt: str, last: str) -> None:
        assert received(receipt).at(day(receipt)).deadline("relevant-period").due == day(last)

    def test_agreed_on_the_last_day_counts_and_on_the_next_does_not(self) -> None:
        """ "before the expiry": received 31 August 2025, to 31 May 2026, agreed on 28 February and on 1 March."""
        complaint = received("2025-08-31")
        in_time = complaint.extend("relevant-period", to=day("2026-05-31"), on=day("2026-02-28"), how="agreement")
        duty = in_time.at(day("2026-03-02")).deadline("relevant-period")
        assert (duty.due, duty.original) == (day("2026-05-31"), day("2026-02-28"))
        late = complaint.extend("relevant-period", to=day("2026-05-31"), on=day("2026-03-01"), how="agreement")
        seen = late.at(day("2026-03-02"))
        assert seen.deadline("relevant-period").due == day("2026-02-28")
        (said,) = [one.text for one in seen.irregular if one.what == "relevant-period"]
        assert "it had to be made on or before 28 February 2026" in said

    def test_the_body_alone_cannot_lengthen_it(self) -> None:
        complaint = received("2025-08-31").extend(
            "relevant-period", to=day("2026-05-31"), on=day("2026-02-02"), how="notice"
        )
        assert complaint.at(day("2026-02-03")).deadline("relevant-period").due == day("2026-02-28")

    def test_their_end_is_no_breach_and_ends_nothing(self) -> None:
        seen = received("2025-08-31").record("acknowledgement", day("2025-09-01")).at(day("2026-03-01"))
        assert seen.stage.name == "considered"
        assert [one.name for one in seen.missed] == ["relevant-period"]
        assert seen.breaches == ()
        assert seen.deadline("response").status is DutyStatus.NO_LIMIT
        assert received("2025-08-31").can("final-response", on=day("2026-03-01")).answer is YES

    def test_the_duty_to_explain_runs_from_the_day_after(self) -> None:
        """Reg 14(4) (paraphrase): say so in writing, with the reason, and respond as soon as practicable."""
        complaint = received("2025-08-31")
        assert complaint.at(day("2026-02-28")).deadline("explanation").status is DutyStatus.NOT_RUNNING
        assert complaint.at(day("2026-03-01")).deadline("explanation").status is DutyStatus.NO_LIMIT
        done = complaint.record("explanation-of-delay", day("2026-03-02")).at(day("2026-03-02"))
        assert done.deadline("explanation").status is DutyStatus.MET
        assert done.deadline("response").status is DutyStatus.NO_LIMIT

    def test_answered_in_time_nothing_needs_explaining(self) -> None:
        seen = received("2025-08-31").record("final-response", day("2026-02-28")).at(day("2026-03-31"))
        assert seen.deadline("relevant-period").status is DutyStatus.MET
        assert seen.deadline("explanation").status is DutyStatus.NOT_RUNNING
        assert seen.stage.name == "completed"

    def test_the_words_of_the_sister_regulations_are_not_carried_over(self) -> None:
        explained = received("2025-08-31").at(day("2026-03-01")).deadline("relevant-period").explain()
        assert "those words are not carried over" in explained


class TestTwelveMonths:
    """Reg 12(1) (paraphrase): 12 months after the date the matter occurred or, if later, came to notice."""

    @pytest.mark.parametrize(
        ("notice", "last"),
        [
            ("2025-03-10", "2026-03-10"),
            ("2024-02-29", "2025-02-28"),
            ("2023-02-28", "2024-02-28"),
            ("2023-03-01", "2024-03-01"),
        ],
    )
    def test_the_corresponding_date_is_the_last_day(self, notice: str, last: str) -> None:
        complaint = EMPTY.record("matter-occurred", day("2020-01-06")).record("first-notice", day(notice))
        assert complaint.eligibility(on=day(last)).finding("time-limit").answer is YES
        late = complaint.eligibility(on=day(last) + timedelta(days=1)).finding("time-limit")
        assert late.answer is DISCRETION

    @pytest.mark.parametrize(("matter", "notice"), [("2025-03-10", "2024-06-01"), ("2024-06-01", "2025-03-10")])
    def test_the_later_of_the_two_counts(self, matter: str, notice: str) -> None:
        complaint = EMPTY.record("matter-occurred", day(matter)).record("first-notice", day(notice))
        bounds = complaint.eligibility(on=day("2026-03-10")).finding("time-limit").bounds
        assert bounds is not None
        assert (bounds.earliest, bounds.latest) == (day("2026-03-10"), day("2026-03-10"))

    @pytest.mark.parametrize(
        ("known", "untold"), [("matter-occurred", "first-notice"), ("first-notice", "matter-occurred")]
    )
    def test_a_missing_date_never_makes_a_complaint_pass(self, known: str, untold: str) -> None:
        complaint = EMPTY.record(known, day("2024-06-01")).record("complaint", day("2026-06-01"))
        found = complaint.eligibility(on=day("2026-06-01")).finding("time-limit")
        assert (found.answer, found.missing) == (CANNOT_TELL, (untold,))

    def test_with_neither_date_both_are_asked_for(self) -> None:
        found = received("2026-06-01").eligibility(on=day("2026-06-01")).finding("time-limit")
        assert (found.answer, found.missing) == (CANNOT_TELL, ("matter-occurred", "first-notice"))

    @pytest.mark.parametrize(
        ("good_reasons", "still_fair", "answer"),
        [(True, True, DISCRETION), (True, False, NO), (False, True, NO), (False, False, NO), (None, True, DISCRETION)],
    )
    def test_both_tests_of_the_discretion_are_asked_for(
        self, good_reasons: bool | None, still_fair: bool, answer: Answer
    ) -> None:
        """Reg 12(2) (paraphrase): good reasons, and still possible to investigate effectively and fairly."""
        facts: dict[str, FactValue] = {"still-effective-and-fair": still_fair}
        if good_reasons is not None:
            facts["good-reasons"] = good_reasons
        complaint = Complaint(ADULTS, facts=facts).record("matter-occurred", day("2024-06-01"))
        found = complaint.record("first-notice", day("2025-03-10")).eligibility(on=day("2026-03-11"))
        assert found.finding("time-limit").answer is answer

    def test_three_twelve_months_and_their_boundaries(self) -> None:
        """ "12 months beginning with"; "more than a year after the day"; 12 months after."""
        ends = {
            "2025-03-10": ("2026-03-09", "2026-03-10", "2026-03-10"),
            "2024-02-29": ("2025-02-28", "2025-02-28", "2025-02-28"),
            "2023-02-28": ("2024-02-27", "2024-02-28", "2024-02-28"),
        }
        rules = [schemes.newest(name) for name in ("lgsco", "phso", "england-adults-and-nhs")]
        for notice, last_days in ends.items():
            for rule, last in zip(rules, last_days, strict=True):
                complaint = Complaint(rule).record("matter-occurred", day(notice)).record("first-notice", day(notice))
                bounds = complaint.eligibility(on=day(last)).finding("time-limit").bounds
                assert bounds is not None
                assert (bounds.earliest, bounds.latest) == (day(last), day(last))


class TestOralAndSettled:
    """Reg 8(1)(c): oral, and "resolved to the complainant's satisfaction not later than the next working day"."""

    @pytest.mark.parametrize(
        ("made", "settled", "form", "outside"),
        [
            ("2026-11-20", "2026-11-23", "oral", True),
            ("2026-11-20", "2026-11-20", "oral", True),
            ("2026-11-20", "2026-11-24", "oral", False),
            ("2026-04-02", "2026-04-07", "oral", True),
            ("2026-04-02", "2026-04-08", "oral", False),
            ("2026-11-20", "2026-11-20", "written", False),
        ],
    )
    def test_oral_and_by_the_next_working_day(self, made: str, settled: str, form: str, outside: bool) -> None:
        complaint = Complaint(ADULTS, facts={"settled-to-satisfaction": True})
        complaint = complaint.record("complaint", day(made), form=form).record("resolution", day(settled))
        found = complaint.eligibility(on=day(settled)).finding("settled-next-working-day")
        assert found.answer is (NO if outside else YES)

    oral = EMPTY.record("complaint", day("2026-11-20"), form="oral").record("resolution", day("2026-11-23"))

    def test_settled_and_not_satisfied_it_is_inside(self) -> None:
        told = self.oral.note("settled-to-satisfaction", False, on=day("2026-11-23"))
        assert told.eligibility(on=day("2026-11-23")).finding("settled-next-working-day").answer is YES

    def test_whether_satisfied_is_not_assumed(self) -> None:
        found = self.oral.eligibility(on=day("2026-11-23")).finding("settled-next-working-day")
        assert found.answer is YES
        assert found.assumed
        assert found.reason.startswith("nothing told raises this")

    def test_it_defines_what_is_outside_and_nobody_is_late_with_it(self) -> None:
        oral = EMPTY.record("complaint", day("2026-11-20"), form="oral").at(day("2026-11-25"))
        assert oral.deadline("settled-next-working-day").status is DutyStatus.NOT_RUNNING
        assert "settled-next-working-day" not in {one.name for one in oral.missed}
        assert oral.breaches == ()
        written = EMPTY.record("complaint", day("2026-11-20"), form="written").at(day("2026-11-25"))
        assert written.deadline("settled-next-working-day").status is DutyStatus.NOT_RUNNING


class TestOtherExclusions:
    """Reg 8(1)(a), (b), (d) to (h): complaints that need not be dealt with under the regulations."""

    OTHERS = (
        ("by-responsible-body", "by-responsible-body", "reg 8(1)(a)"),
        ("employment-matter", "employment", "reg 8(1)(b)"),
        ("settled-orally-before", "settled-orally-before", "reg 8(1)(d)"),
        ("investigated-before", "investigated-before", "reg 8(1)(e)"),
        ("investigated-by-ombudsman", "investigated-by-ombudsman", "reg 8(1)(f)"),
        ("information-request", "information-request", "reg 8(1)(g)"),
        ("superannuation", "superannuation", "reg 8(1)(h)"),
    )

    @pytest.mark.parametrize(("fact", "rule", "provision"), OTHERS)
    def test_each_is_outside_and_asks_for_a_notice_in_writing(self, fact: str, rule: str, provision: str) -> None:
        """Reg 8(2) (paraphrase): the complainant is told in writing, with the reason, as soon as practicable."""
        complaint = Complaint(ADULTS, facts={fact: True}).record("complaint", day("2026-11-02"))
        found = complaint.eligibility(on=day("2026-11-03")).finding(rule)
        assert (found.answer, found.source.provision) == (NO, provision)
        assert complaint.at(day("2026-11-03")).deadline("notice-of-exclusion").status is DutyStatus.NO_LIMIT
        told = complaint.record("refusal", day("2026-11-04")).at(day("2026-11-04"))
        assert told.deadline("notice-of-exclusion").status is DutyStatus.MET
        assert told.stage.name == "refused"
        (letter,) = [one for one in ADULTS.letters if one.event == "refusal"]
        assert letter.form == "in writing"
        assert "the reason" in [one.text for one in letter.contents]

    @pytest.mark.parametrize(("fact", "rule", "provision"), OTHERS)
    def test_without_it_no_notice_is_owed(self, fact: str, rule: str, provision: str) -> None:
        for facts in ({}, {fact: False}):
            complaint = Complaint(ADULTS, facts=facts).record("complaint", day("2026-11-02"))
            assert complaint.eligibility(on=day("2026-11-03")).finding(rule).answer is YES, provision
            assert complaint.at(day("2026-11-03")).deadline("notice-of-exclusion").status is DutyStatus.NOT_RUNNING


class TestTwoBodies:
    """Regs 6(6) and 9: "deemed to have made the complaint to the second body"; "a co-ordinated response"."""

    forwarded = received("2026-11-02").record("complaint-forwarded", day("2026-11-06"), received=day("2026-11-09"))

    def test_the_second_bodys_clocks_begin_at_its_own_receipt(self) -> None:
        seen = self.forwarded.at(day("2026-11-09"))
        assert seen.stage.name == "forwarded"
        acknowledgement = seen.deadline("second-body-acknowledged")
        assert acknowledgement.due == day("2026-11-12") == oracle.add(day("2026-11-09"), 3, "england-and-wales")
        assert seen.deadline("second-body-relevant-period").due == day("2027-05-08")
        assert seen.deadline("acknowledgement").status is not DutyStatus.PENDING

    def test_a_second_record_gives_the_same_days(self) -> None:
        second = EMPTY.record("complaint", day("2026-11-06"), received=day("2026-11-09")).at(day("2026-11-09"))
        first = self.forwarded.at(day("2026-11-09"))
        assert second.deadline("acknowledgement").due == first.deadline("second-body-acknowledged").due
        assert second.deadline("relevant-period").due == first.deadline("second-body-relevant-period").due

    def test_its_response_completes_the_procedure(self) -> None:
        done = self.forwarded.record("second-body-response", day("2027-02-01")).at(day("2027-02-01"))
        assert done.stage.name == "completed"
        assert done.deadline("second-body-relevant-period").status is DutyStatus.MET

    def test_two_bodies_must_give_one_response(self) -> None:
        (said,) = [one for one in ADULTS.statements if one.name == "joint-handling"]
        assert said.strength is Strength.MUST
        assert "ensuring that the complainant receives a co-ordinated response" in said.text
        (right,) = [one for one in ADULTS.entitlements if one.name == "co-ordinated-response"]
        assert right.when.holds(Case(facts={"another-body-concerned": True}))
        assert not right.when.holds(Case())


class TestRoutes:
    """Reg 14(2) (paraphrase): the right to go to the Local or the Health Service Commissioner."""

    answered = (
        EMPTY.record("first-notice", day("2025-03-10"))
        .record("complaint", day("2025-06-02"))
        .record("final-response", day("2025-12-01"))
    )

    @pytest.mark.parametrize(
        ("matter", "open_to"),
        [("social-care", {"lgsco"}), ("health", {"phso"}), ("both", {"lgsco", "phso"})],
    )
    def test_the_matter_decides_which_ombudsman(self, matter: str, open_to: set[str]) -> None:
        seen = self.answered.note("matter", matter, on=day("2025-06-02")).at(day("2026-01-05"))
        for name in ("lgsco", "phso"):
            expected = RouteStatus.OPEN if name in open_to else RouteStatus.NOT_AVAILABLE
            assert seen.route(name).status is expected

    def test_untold_it_is_asked_for(self) -> None:
        for name in ("lgsco", "phso"):
            route = self.answered.at(day("2026-01-05")).route(name)
            assert route.answer is CANNOT_TELL
            assert "matter" in route.missing

    def test_their_years_end_a_day_apart(self) -> None:
        """ "12 months beginning with" first notice, and not "more than a year after the day": 9 and 10 March."""
        seen = self.answered.note("matter", "both", on=day("2025-06-02")).at(day("2026-03-10"))
        assert seen.route("lgsco").status is RouteStatus.PAST_LIMIT
        assert seen.route("lgsco").answer is DISCRETION
        assert seen.route("phso").answer is YES

    def test_they_are_premature_until_the_response_and_early_once_it_is_late(self) -> None:
        complaint = Complaint(ADULTS, facts={"matter": "both"}).record("first-notice", day("2025-08-01"))
        complaint = complaint.record("complaint", day("2025-08-31"))
        for name in ("lgsco", "phso"):
            assert complaint.at(day("2026-02-28")).route(name).status is RouteStatus.PREMATURE
            assert complaint.at(day("2026-03-01")).route(name).status is RouteStatus.EARLY

    def test_the_commission_is_no_step_to_the_ombudsman(self) -> None:
        assert {route.name: route.kind for route in ADULTS.routes} == {
            "lgsco": RouteKind.OMBUDSMAN,
            "phso": RouteKind.OMBUDSMAN,
            "cqc-mental-health-act": RouteKind.OTHER,
        }
        (said,) = [one for one in ADULTS.statements if one.name == "no-single-complaints"]
        assert "settles no individual complaints" in said.text

    def test_the_use_of_the_mental_health_act_goes_to_it_normally_after_the_provider(self) -> None:
        told = Complaint(ADULTS, facts={"mental-health-act-powers": False}).record("complaint", day("2026-11-02"))
        assert told.at(day("2026-11-03")).route("cqc-mental-health-act").status is RouteStatus.NOT_AVAILABLE
        told = Complaint(ADULTS, facts={"mental-health-act-powers": True}).record("complaint", day("2026-11-02"))
        before = told.at(day("2026-11-03")).route("cqc-mental-health-act")
        assert (before.status, before.answer) == (RouteStatus.PREMATURE, DISCRETION)
        answered = told.record("final-response", day("2026-12-01")).at(day("2026-12-01"))
        assert answered.route("cqc-mental-health-act").status is RouteStatus.OPEN

    @pytest.mark.parametrize("name", ["lgsco", "phso"])
    def test_after_a_settlement_nobody_waits_for_a_response_that_cannot_come(self, name: str) -> None:
        settled = Complaint(ADULTS, facts={"matter": "both"}).record("first-notice", day("2026-11-02"))
        settled = settled.record("complaint", day("2026-11-02")).record("resolution", day("2026-11-20"))
        assert settled.at(day("2026-11-20")).route(name).status is RouteStatus.OPEN


class TestScope:
    """Reg 6(1): local authorities' social services functions, NHS bodies, and services under arrangements with them."""

    @pytest.mark.parametrize(
        ("told", "answer"),
        [
            ({"subject": "adults", "body": "council"}, YES),
            ({"subject": "health", "body": "nhs"}, YES),
            ({"subject": "health", "body": "primary-care"}, YES),
            ({"subject": "adults", "body": "care-provider", "commissioned-by": "council"}, YES),
            ({"subject": "adults", "body": "care-provider", "commissioned-by": "nobody-else"}, NO),
            ({"subject": "adults", "body": "care-provider"}, CANNOT_TELL),
            ({"subject": "adults", "body": "charity", "commissioned-by": "council"}, YES),
            ({"subject": "health", "body": "charity", "commissioned-by": "nhs"}, YES),
            ({"subject": "children", "body": "council"}, NO),
            ({"subject": "children", "body": "nhs"}, YES),
            ({"subject": "adults", "body": "council", "nation": "wales"}, NO),
        ],
    )
    def test_what_it_governs(self, told: dict[str, FactValue], answer: Answer) -> None:
        (scope,) = SCHEME.scopes
        assert scope.relation is Relation.GOVERNS
        assert scope.when.answer(Case(facts={"nation": "england"} | told)) is answer


class TestCoverage:
    """House rule: what is left out is said where what is carried is said."""

    def test_what_was_not_read_is_left_out_and_not_shipped_as_law(self) -> None:
        left_out = {one.row for one in SCHEME.coverage if isinstance(one, LeftOut)}
        assert left_out == {"reg 2", "reg 5", "reg 8(2A)", "reg 13(1), (2)"}

    def test_the_response_has_five_contents(self) -> None:
        (letter,) = [one for one in ADULTS.letters if one.event == "final-response"]
        assert len(letter.contents) == 5
        assert "Ombudsman" in " ".join(one.text for one in letter.contents)


def test_withdrawn_it_is_over() -> None:
    seen = received("2026-11-02").record("withdrawal", day("2026-11-03")).at(day("2026-11-04"))
    assert seen.stage.name == "withdrawn"
    assert seen.deadline("acknowledgement").status is DutyStatus.LAPSED
