"""Letters: what each kind says of each state of a record, what it never says, and how it reads."""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from complaint_rules import Answer, Complaint, load_procedure, schemes, testing
from complaint_rules.conditions import Happened
from complaint_rules.errors import AmbiguousNameError, NotADateError, UnknownEventError, UnknownNameError
from complaint_rules.explanations import DISCLAIMER, capital
from complaint_rules.letters import Heading, Kind, Letter, Paragraph, People, Person, draft, follow_up
from complaint_rules.letters.parts import said
from complaint_rules.rules import Transition
from tests.procedures_for_tests import SOURCE
from tests.procedures_for_tests import procedure as made_for_tests
from tests.reading_age import flesch_kincaid, sentences, syllables, words

if TYPE_CHECKING:
    from collections.abc import Callable


ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "letters"
LOCAL = ROOT / "examples" / "local"

LOCAL_PROCEDURES = [load_procedure(path) for path in sorted(LOCAL.glob("*.toml"))]
TO_A_PANEL = Transition(event="panel-request", start=("stage-1",), to="stage-2", source=SOURCE)
TWO_WAYS = made_for_tests(transitions=(TO_A_PANEL,))
"""A procedure with two ways on from stage 1."""

KHAN = Person(name="Ms Ayesha Khan", greeting="Ms Khan", role="Complaints Manager", address="1 Civic Square\nTruro")
REED = Person(name="Alex Reed", address="2 Harbour Row\nTruro", email="alex@example.org")
KNOWN = People(complainant=REED, addressee=KHAN, body="Cornwall Council")
CHILD = People(complainant="Sam Lee", advocate=Person(name="Jo Bell", organisation="Voices"), body="Cornwall Council")
FOR_SAM = People(complainant="Sam Lee", representative=REED, body="Cornwall Council")


def children(*, facts: dict[str, bool | str] | None = None) -> Complaint:
    return Complaint(schemes.in_force("england-children", on=date(2024, 8, 1)), facts=facts)


def cornwall() -> Complaint:
    return children().record("stage-2-request", date(2024, 8, 29))


def all_dates() -> Complaint:
    """A record that leaves nothing open at stage 1."""
    day = date(2024, 8, 1)
    return children().record("first-notice", day).record("grounds-arose", day).record("complaint", day, received=day)


def answered_at_stage_2() -> Complaint:
    made = all_dates().record("stage-1-response", date(2024, 8, 15), received=date(2024, 8, 16))
    made = made.record("stage-2-request", date(2024, 8, 29)).record("statement-agreed", date(2024, 9, 5))
    return made.record("stage-2-response", date(2024, 10, 2), received=date(2024, 10, 4))


def panel_asked_for() -> Complaint:
    day = date(2024, 10, 15)
    return answered_at_stage_2().record("panel-request", day, received=day)


def landlord() -> Complaint:
    code = schemes.newest("housing-ombudsman-code")
    made = Complaint(code, reference="Flat 3").record("complaint", date(2025, 3, 3), received=date(2025, 3, 3))
    return made.record("acknowledgement", date(2025, 3, 7), received=date(2025, 3, 8))


def adults() -> Complaint:
    rules = schemes.newest("england-adults-and-nhs")
    made = Complaint(rules, facts={"offer-taken-up": True, "matter": "social-care"})
    made = made.record("complaint", date(2025, 3, 3), received=date(2025, 3, 3))
    made = made.record("acknowledgement", date(2025, 3, 5))
    return made.record("response-date-agreed", date(2025, 3, 10), until=date(2025, 4, 30))


def east_devon() -> Complaint:
    made = Complaint(load_procedure(LOCAL / "east-devon.toml"))
    made = made.record("complaint", date(2026, 6, 1), received=date(2026, 6, 1))
    made = made.record("acknowledgement", date(2026, 6, 3), received=date(2026, 6, 4))
    return made.record("stage-1-response", date(2026, 6, 24), received=date(2026, 6, 26))


def to_lgsco() -> Complaint:
    rules = schemes.newest("lgsco")
    return Complaint(rules, facts={"in-writing": True}).record("first-notice", date(2025, 1, 10))


LETTERS: dict[str, Callable[[], Letter]] = {
    "children-complaint-known": lambda: draft(Kind.COMPLAINT, children(), on=date(2024, 8, 1), people=KNOWN),
    "children-complaint-child-alone": lambda: draft(
        Kind.COMPLAINT, children(facts={"complainant": "child"}), on=date(2024, 8, 1)
    ),
    "children-complaint-late-for-somebody": lambda: draft(
        Kind.COMPLAINT,
        children().record("grounds-arose", date(2023, 5, 2)).note("consent", True, on=date(2024, 8, 1)),
        on=date(2024, 9, 2),
        people=FOR_SAM,
    ),
    "children-follow-up-cornwall": lambda: draft(Kind.FOLLOW_UP, cornwall(), on=date(2024, 12, 6), people=KNOWN),
    "children-follow-up-certain": lambda: draft(Kind.FOLLOW_UP, all_dates(), on=date(2024, 9, 9), people=KNOWN),
    "children-follow-up-child": lambda: draft(
        Kind.FOLLOW_UP,
        Complaint(all_dates().procedure, facts={"complainant": "child", "advocate": True}).record(
            "complaint", date(2024, 8, 1), received=date(2024, 8, 1)
        ),
        on=date(2024, 9, 9),
        people=CHILD,
    ),
    "children-follow-up-panel": lambda: draft(Kind.FOLLOW_UP, panel_asked_for(), on=date(2024, 12, 6)),
    "children-next-stage-2": lambda: draft(
        Kind.NEXT_STAGE, all_dates().record("stage-1-response", date(2024, 8, 15)), on=date(2024, 8, 29), people=KNOWN
    ),
    "children-next-stage-panel-in-time": lambda: draft(
        Kind.NEXT_STAGE, answered_at_stage_2(), on=date(2024, 10, 15), people=KNOWN
    ),
    "children-next-stage-panel-late": lambda: draft(
        Kind.NEXT_STAGE, answered_at_stage_2(), on=date(2025, 1, 15), people=FOR_SAM
    ),
    "children-ombudsman": lambda: draft(Kind.OMBUDSMAN, cornwall(), on=date(2024, 12, 6), people=KNOWN),
    "children-ombudsman-child": lambda: draft(
        Kind.OMBUDSMAN,
        Complaint(cornwall().procedure, facts={"complainant": "child"}).record("stage-2-request", date(2024, 8, 29)),
        on=date(2025, 12, 1),
        people=CHILD,
    ),
    "landlord-follow-up": lambda: draft(Kind.FOLLOW_UP, landlord(), on=date(2025, 4, 1)),
    "landlord-next-stage": lambda: draft(Kind.NEXT_STAGE, landlord(), on=date(2025, 4, 1)),
    "landlord-ombudsman": lambda: draft(Kind.OMBUDSMAN, landlord(), on=date(2025, 6, 2)),
    "adults-complaint": lambda: draft(Kind.COMPLAINT, Complaint(adults().procedure), on=date(2025, 3, 3)),
    "adults-follow-up": lambda: draft(Kind.FOLLOW_UP, adults(), on=date(2025, 5, 12)),
    "adults-ombudsman": lambda: draft(Kind.OMBUDSMAN, adults(), on=date(2025, 5, 12)),
    "lgsco-complaint": lambda: draft(Kind.COMPLAINT, to_lgsco(), on=date(2026, 2, 2), people=KNOWN),
    "east-devon-next-stage-after-silence": lambda: draft(Kind.NEXT_STAGE, east_devon(), on=date(2026, 8, 3)),
    "east-devon-complaint": lambda: draft(Kind.COMPLAINT, Complaint(east_devon().procedure), on=date(2026, 6, 1)),
}
"""A letter of each kind, for each sort of person, and of each state that a record may be in."""


@cache
def letter(name: str) -> Letter:
    return LETTERS[name]()


def held(name: str, found: str) -> str:
    path = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(f"{found}\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").removesuffix("\n")


class TestGolden:
    """What a caseworker has looked at stays as it was."""

    @pytest.mark.parametrize("name", LETTERS)
    def test_letter_is_as_it_was_looked_at(self, name: str) -> None:
        found = letter(name).with_note()
        assert found == held(f"{name}.txt", found), "if it is meant, run this test again with WRITE_GOLDEN=1"


# What it never says


def by_duty(one: Letter) -> dict[str, str]:
    """Return what a follow-up says under each of its headings."""
    found: dict[str, str] = {}
    name = ""
    for part in one.body:
        if isinstance(part, Heading):
            name = said(part.words)
        elif isinstance(part, Paragraph):
            found[name] = f"{found.get(name, '')} {said(part.words)}"
    return found


EVERY = (*map(schemes.newest, schemes.names()), *LOCAL_PROCEDURES)


class TestWhatItNeverSays:
    """House rule: a letter never says more than the record holds."""

    @settings(max_examples=30, deadline=None, phases=(Phase.generate,))
    @given(testing.complaints(st.sampled_from(EVERY)), st.data())
    def test_any_record_has_a_draft_of_each_kind_or_the_reasons_why_there_is_none(
        self, complaint: Complaint, data: st.DataObject
    ) -> None:
        on = data.draw(testing.days_about(complaint))
        for kind in Kind:
            found = draft(kind, complaint, on=on)
            assert found.is_written or len(found.note) > 2
            assert found.note[-1] == DISCLAIMER
            assert DISCLAIMER not in found.text
            assert "barred" not in found.with_note()
            assert not re.search(r"None|[{}]|\.\.|  | ,|Status\.|datetime", re.sub(r"https\S*", "", found.text))
            assert all(blank in found.text for blank in found.blanks)
        told = by_duty(draft(Kind.FOLLOW_UP, complaint, on=on))
        for one in complaint.at(on).deadlines:
            certain = follow_up.is_certainly_late(one) and one.strength.binds
            assert certain or "It is now" not in told.get(capital(one.title), "")

    @pytest.mark.parametrize("name", LETTERS)
    def test_no_letter_ends_a_right_or_shouts(self, name: str) -> None:
        found = letter(name)
        assert found.is_written
        assert not re.search(r"\bbarred\b|\bmust not\b|\btoo late\b|!|\u2014", found.text)

    def test_a_duty_that_is_late_only_on_one_reading_is_late_by_a_count_and_the_other_reading_is_told(self) -> None:
        found = letter("children-follow-up-cornwall")
        assert "It is now" not in found.text
        assert "By that count it is 46 working days late." in found.text
        assert "the agreement on the written statement of the complaint, the last day cannot be told" in found.text

    def test_a_duty_is_late_by_a_count_where_receipt_is_not_on_record_and_the_count_is_told(self) -> None:
        found = draft(Kind.FOLLOW_UP, children().record("complaint", date(2024, 8, 1)), on=date(2024, 8, 20))
        assert "I take it that the complaint was received on the day it was made or sent." in found.text
        assert "By that count it is 3 working days late. If I am wrong, please give me the right date." in found.text
        assert "In some cases you may take until 30 August 2024" in found.text
        assert "I know of no notice that says so." in found.text

    def test_what_cannot_be_told_is_asked_for(self) -> None:
        rules = load_procedure(LOCAL / "bexley-children.toml")
        late = Complaint(rules).record("complaint", date(2025, 3, 3), received=date(2025, 3, 6))
        found = draft(Kind.FOLLOW_UP, late, on=date(2025, 3, 18), about="stage-1-response")
        assert found.answer is Answer.CANNOT_TELL
        assert "I cannot tell whether it is late" in found.text
        assert "Please also tell me which day you take as the last." in found.text
        assert "is late" not in found.text.replace("whether it is late", "")


# What there is no letter for


def cautions(one: Letter) -> str:
    assert not one.is_written
    assert (one.text, one.markdown, one.html, one.blanks) == ("", "", "", ())
    assert one.note[0] == "No letter was drafted."
    return " ".join(one.cautions)


class TestWhereThereIsNoLetter:
    """House rule: that nothing can be written is an answer, with its reasons."""

    def test_nothing_is_overdue(self) -> None:
        found = draft(Kind.FOLLOW_UP, all_dates(), on=date(2024, 8, 2))
        assert found.answer is Answer.NO
        said = cautions(found)
        assert "Nothing on record is overdue on 2 August 2024" in said
        assert "Next due: the stage 1 response, by 15 August 2024" in said

    def test_a_duty_that_is_named_and_not_late(self) -> None:
        said = cautions(draft(Kind.FOLLOW_UP, all_dates(), on=date(2024, 8, 2), about="stage-1-response"))
        assert "due by 15 August 2024. There is nothing to chase." in said

    def test_a_duty_without_a_figure_is_chased_only_by_name(self) -> None:
        early = adults()
        assert "name “response”" in cautions(draft(Kind.FOLLOW_UP, early, on=date(2025, 4, 1)))
        asked = draft(Kind.FOLLOW_UP, early, on=date(2025, 4, 1), about="response")
        assert asked.answer is Answer.CANNOT_TELL
        assert "The text gives no number of days: as soon as reasonably practicable" in asked.text
        assert "It has not come. Please tell me when I can expect it." in asked.text
        assert "Tell me the day on which it will be done." in asked.text

    def test_a_further_stage_before_the_complaint_or_after_the_last_stage(self) -> None:
        assert "No complaint is on record" in cautions(draft(Kind.NEXT_STAGE, children(), on=date(2024, 8, 2)))
        last = panel_asked_for()
        said = cautions(draft(Kind.NEXT_STAGE, last, on=date(2024, 10, 16)))
        assert "The text has no further stage to ask for from: stage 3, review panel." in said
        assert "The Local Government and Social Care Ombudsman: premature" in said

    def test_a_further_stage_that_the_text_does_not_allow_yet(self) -> None:
        allowed = evolve(TO_A_PANEL, allowed_if=Happened("stage-1-response"))
        rules = made_for_tests(transitions=(allowed,))
        made = Complaint(rules).record("complaint", date(2025, 3, 3))
        asked = draft(Kind.NEXT_STAGE, made, on=date(2025, 3, 4), about="panel-request")
        assert asked.answer is Answer.NO
        assert "The text asks that" in cautions(asked)

    def test_a_further_stage_where_several_can_be_asked_for(self) -> None:
        found = draft(Kind.NEXT_STAGE, Complaint(TWO_WAYS).record("complaint", date(2025, 3, 3)), on=date(2025, 4, 4))
        assert found.answer is Answer.CANNOT_TELL
        assert "“stage-2-request” or “panel-request”" in cautions(found)
        chosen = Complaint(TWO_WAYS).record("complaint", date(2025, 3, 3))
        assert draft(Kind.NEXT_STAGE, chosen, on=date(2025, 4, 4), about="panel-request").is_written

    def test_several_ombudsmen(self) -> None:
        both = Complaint(adults().procedure).record("complaint", date(2025, 3, 3), received=date(2025, 3, 3))
        found = draft(Kind.OMBUDSMAN, both, on=date(2025, 10, 1))
        assert found.answer is Answer.CANNOT_TELL
        said = cautions(found)
        assert "“lgsco” (the Local Government and Social Care Ombudsman) or “phso”" in said
        assert "It may depend on the answer to “Is it about social care" in said
        assert "Parliamentary" in draft(Kind.OMBUDSMAN, both, on=date(2025, 10, 1), about="phso").text

    def test_an_ombudsman_who_has_been_asked_or_is_not_there(self) -> None:
        asked = cornwall().record("ombudsman-complaint", date(2024, 12, 9))
        assert "Taken on 9 December 2024" in cautions(draft(Kind.OMBUDSMAN, asked, on=date(2024, 12, 10)))
        nobody = Complaint(load_procedure(LOCAL / "smallest.toml"))
        assert "names no Ombudsman" in cautions(draft(Kind.OMBUDSMAN, nobody, on=date(2024, 12, 10)))

    def test_names_that_are_none(self) -> None:
        for kind, about, valid in (
            (Kind.COMPLAINT, "x", ()),
            (Kind.NEXT_STAGE, "withdrawal", ("stage-2-request", "panel-request")),
            (Kind.OMBUDSMAN, "phso", ("lgsco",)),
        ):
            with pytest.raises(UnknownNameError) as refused:
                draft(kind, children(), on=date(2024, 8, 1), about=about)
            assert refused.value.valid == valid
        with pytest.raises(UnknownNameError, match="kind of letter 'reminder'"):
            draft("reminder", children(), on=date(2024, 8, 1))
        with pytest.raises(UnknownEventError):
            draft("follow-up", children(), on=date(2024, 8, 1), about="stage-9")
        with pytest.raises(AmbiguousNameError):
            draft("follow-up", adults(), on=date(2025, 4, 1), about="final-response")
        with pytest.raises(NotADateError):
            draft("follow-up", children(), on=datetime(2024, 8, 1, 12))


# How it reads


def prose(one: Letter) -> str:
    """Return what a letter says in sentences of its own: without addresses, and without the list of rules."""
    text = one.text.partition("Dear ")[2].partition("\n\nYours ")[0]
    return re.sub(r" \(rule \d+\)", "", text)


class TestHowItReads:
    """Plain, short sentences, at the reading age of the children's guide."""

    def test_the_measure_gives_what_its_authors_give(self) -> None:
        assert [syllables(one) for one in ("made", "asked", "complaint", "reply", "Ombudsman", "table")] == [
            *(1, 1, 2, 2, 3, 2)
        ]
        easy = "The cat sat on the mat. It was not there."
        assert flesch_kincaid(easy) == pytest.approx(0.39 * 5 + 11.8 - 15.59)

    @pytest.mark.parametrize("name", LETTERS)
    def test_sentences_are_short_and_words_are_plain(self, name: str) -> None:
        text = prose(letter(name))
        lengths = [len(words(one)) for one in sentences(text)]
        assert sum(lengths) / len(lengths) <= 13
        assert max(lengths) <= 40
        assert flesch_kincaid(text) <= (5 if "child" in name.rsplit("-", 1)[-1] else 6.5)

    def test_who_is_known_by_name_gets_yours_sincerely_and_nobody_else(self) -> None:
        for name in LETTERS:
            found = letter(name)
            by_name = "Ms Khan" in found.text
            assert (found.closing == "Yours sincerely") is by_name
            assert ("Dear Ms Khan" in found.text) is by_name
