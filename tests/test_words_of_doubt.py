"""What a sentence says where something is doubtful: found by the first who wrote a lesson with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from complaint_rules import Complaint, diary, letters, load_procedure, schemes, show

ROOT = Path(__file__).parents[1]
CHILDREN = schemes.newest("england-children")


class TestAnExtensionWithoutACause:
    """SI 2006/1738, reg 14 as described: stage 1 may be put off where it is complex, or an advocate is needed."""

    MADE = Complaint(CHILDREN).record("complaint", date(2024, 8, 1))

    def test_it_counts_and_is_reported(self) -> None:
        made = self.MADE.extend("stage-1-response", to=date(2024, 8, 29), on=date(2024, 8, 9), how="notice")
        seen = made.at(date(2024, 8, 20))
        assert seen.deadline("stage-1-response").due == date(2024, 8, 29)
        (report,) = seen.irregular
        assert report.text == (
            "The extension of the stage 1 response that was made on 9 August 2024: the text allows it only for a "
            "cause (complexity or advocate), and none is on record; it is counted."
        )

    def test_one_with_a_cause_is_not_reported(self) -> None:
        made = self.MADE.extend(
            "stage-1-response", to=date(2024, 8, 29), on=date(2024, 8, 9), how="notice", cause="complexity"
        )
        assert made.at(date(2024, 8, 20)).irregular == ()


class TestHeadlinesThatCannotTell:
    """House rule: a headline that cannot tell says what it cannot tell."""

    def test_a_reply_that_is_known_by_its_late_receipt(self) -> None:
        complaint = Complaint(CHILDREN).record("stage-2-request", date(2024, 8, 29))
        late = complaint.record("stage-2-response", received=date(2024, 12, 2)).at(date(2024, 12, 6))
        assert late.deadline("stage-2-response").headline.endswith(
            ": whether it was met in time cannot be told; the last day is 3 October 2024."
        )

    def test_a_limit_that_turns_on_a_fact(self) -> None:
        adults = schemes.newest("england-adults-and-nhs")
        complaint = Complaint(adults).record("complaint", date(2026, 3, 2))
        agreed = complaint.record("response-date-agreed", date(2026, 3, 9), until=date(2026, 4, 9))
        said = agreed.at(date(2026, 5, 1)).deadline("response-period").headline
        assert "nothing on record" not in said
        assert "cannot be told until this is known: the answer to “" in said


def test_nothing_follows_from_a_last_day_that_has_passed() -> None:
    """House rule: "at the latest" takes it that running duties are met in time, which one that is late cannot be."""
    landlord = Complaint(schemes.newest("housing-ombudsman-code")).record("complaint", date(2026, 11, 23))
    assert landlord.at(date(2026, 11, 30)).deadline("stage-1-response").at_the_latest == date(2026, 12, 14)
    assert landlord.at(date(2026, 12, 1)).deadline("stage-1-response").at_the_latest is None


def test_each_time_that_a_duty_is_owed_again_assumes_what_the_first_time_assumed() -> None:
    """House rule: the doubt travels with the answer."""
    charity = Complaint(load_procedure(ROOT / "examples" / "local" / "royal-free-charity.toml"))
    made = charity.record("complaint", date(2026, 3, 2))
    several = [one for one in made.at(date(2026, 5, 20)).deadlines if one.act == "progress-update"]
    assert [len(one.assumed) for one in several] == [1, 1, 1, 1]
    told = charity.record("complaint", date(2026, 3, 2), received=date(2026, 3, 2)).at(date(2026, 5, 20))
    assert {one.assumed for one in told.deadlines if one.act == "progress-update"} == {()}


class TestWhatAReviewFound:
    """House rule: the doubt travels with the answer, into a picture, a letter and a diary as well."""

    def test_a_request_known_by_its_receipt_is_not_shown_as_made_on_that_day(self) -> None:
        asked = (
            Complaint(CHILDREN)
            .record("stage-2-request", date(2024, 8, 29))
            .record("stage-2-response", date(2024, 10, 3), received=date(2024, 10, 3))
            .record("panel-request", received=date(2024, 10, 30))
        )
        drawn = show.timeline(asked, on=date(2024, 11, 4))
        assert "Received on 30 October 2024" in drawn
        assert "Made on 30 October 2024" not in drawn

    def test_a_reply_known_by_its_late_receipt_says_what_would_settle_it(self) -> None:
        complaint = Complaint(CHILDREN).record("stage-2-request", date(2024, 8, 29))
        late = complaint.record("stage-2-response", received=date(2024, 10, 7)).at(date(2025, 3, 20))
        response = late.deadline("stage-2-response")
        assert response.missing == ("made:stage-2-response",)
        assert "was made or sent" in response.explain()

    def test_a_letter_past_an_absolute_long_stop_does_not_count_on_discretion(self) -> None:
        council = load_procedure(ROOT / "examples" / "local" / "ards-and-north-down.toml")
        asked = (
            Complaint(council, readings={"event-or-awareness": "event"})
            .record("matter-occurred", date(2026, 1, 5))
            .record("complaint", date(2026, 1, 30), received=date(2026, 1, 30))
            .record("stage-1-response", date(2026, 2, 20), received=date(2026, 2, 25))
        )
        written = letters.draft("next-stage", asked, on=date(2029, 2, 1)).text
        assert "The text sets a further last day, 5 January 2029." in written
        assert "may still accept" not in written
        assert "may still accept" not in asked.at(date(2029, 2, 1)).window("stage-2-request").headline

    def test_a_diary_keeps_a_window_that_closes_on_another_reading(self) -> None:
        council = load_procedure(ROOT / "examples" / "local" / "east-devon.toml")
        answered = (
            Complaint(council)
            .record("complaint", date(2026, 6, 1), received=date(2026, 6, 1))
            .record("acknowledgement", date(2026, 6, 2))
            .record("stage-1-response", date(2026, 6, 20), received=date(2026, 6, 25))
        )
        written = letters.draft("next-stage", answered, on=date(2026, 7, 22))
        assert "So read, this is in time. The rule can be read in another way." in written.text
        assert any("20 July 2026" in caution for caution in written.cautions)
        (item,) = diary.upcoming([answered], on=date(2026, 7, 17), days=3)
        assert (item.name, item.first_day, item.certain) == ("stage-2-request", date(2026, 7, 20), False)
        assert "which reading of the text is taken" in item.missing

    def test_what_is_late_only_if_a_receipt_was_prompt_is_not_certain(self) -> None:
        made = Complaint(CHILDREN).record("complaint", date(2026, 6, 1))
        (item,) = [one for one in diary.upcoming([made], on=date(2026, 6, 16), days=3) if one.status.is_live][:1]
        assert not item.certain
        assert "taken for granted" in item.text
        assert "STATUS:TENTATIVE" in diary.ical([made], on=date(2026, 6, 16))
