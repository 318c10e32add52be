"""Where a rule comes from, and how a text was seen."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from complaint_rules.sources import Instrument, Seen, Source, house_rule

CHECKED = date(2026, 11, 22)
REGULATIONS = Instrument(
    title="The Children Act 1989 Representations Procedure (England) Regulations 2006",
    short="SI 2006/1738",
    url="https://www.legislation.gov.uk/uksi/2006/1738/made",
    checked_on=CHECKED,
)


class TestSeen:
    """House rule: everything but PRIMARY shows in each answer that rests on it."""

    def test_only_a_primary_text_needs_no_caveat(self) -> None:
        assert [seen for seen in Seen if not seen.caveat] == [Seen.PRIMARY]

    def test_each_other_way_has_a_caveat_of_its_own(self) -> None:
        assert len({seen.caveat for seen in Seen}) == len(Seen)

    def test_words_were_read_in_a_primary_a_partial_and_an_adopted_text_only(self) -> None:
        assert {seen for seen in Seen if seen.was_read} == {Seen.PRIMARY, Seen.PARTIAL, Seen.ADOPTED}


class TestInstrument:
    """House rule: one instrument, many provisions, so that a title is written once."""

    def test_a_provision_takes_the_address_and_the_day_of_its_instrument(self) -> None:
        source = REGULATIONS.at("reg 10(c)", seen=Seen.PRIMARY, words="deal expeditiously")
        assert (source.url, source.checked_on) == (REGULATIONS.url, CHECKED)

    def test_a_provision_read_elsewhere_has_its_own_address(self) -> None:
        source = REGULATIONS.at("reg 18", seen=Seen.SECONDARY, paraphrase="within 20", url="https://example.org/")
        assert source.url == "https://example.org/"

    def test_a_title_that_is_no_text_is_refused(self) -> None:
        with pytest.raises(TypeError):
            Instrument(title=2006, short="", url="", checked_on=CHECKED)  # type: ignore[arg-type]


class TestSource:
    """House rule: a rule is data with its source as a required argument."""

    def test_a_provision_is_cited_with_its_instrument(self) -> None:
        assert REGULATIONS.at("reg 17", seen=Seen.SECONDARY, paraphrase="25").citation == "SI 2006/1738, reg 17"

    def test_a_whole_instrument_is_cited_alone(self) -> None:
        assert REGULATIONS.at("", seen=Seen.SECONDARY, paraphrase="all").citation == "SI 2006/1738"

    @pytest.mark.parametrize(
        ("words", "paraphrase", "text"),
        [
            ("shall meet", None, "“shall meet”"),
            (None, "the panel meets", "the panel meets (paraphrase)"),
            ("shall meet", "of the panel", "“shall meet” (of the panel)"),
        ],
    )
    def test_words_stand_in_quotation_marks_and_a_paraphrase_is_marked(
        self, words: str | None, paraphrase: str | None, text: str
    ) -> None:
        assert REGULATIONS.at("reg 19", seen=Seen.PRIMARY, words=words, paraphrase=paraphrase).text == text

    def test_a_way_of_seeing_that_is_none_is_refused(self) -> None:
        with pytest.raises(TypeError):
            REGULATIONS.at("reg 19", seen="primary", words="shall meet")  # type: ignore[arg-type]

    def test_a_source_cannot_be_changed(self) -> None:
        source = REGULATIONS.at("reg 19", seen=Seen.PRIMARY, words="shall meet")
        with pytest.raises(FrozenInstanceError):
            source.words = "should meet"  # type: ignore[misc]

    def test_a_source_survives_pickling(self) -> None:
        source = REGULATIONS.at("reg 19", seen=Seen.PRIMARY, words="shall meet")
        assert pickle.loads(pickle.dumps(source)) == source


def test_a_house_rule_says_that_it_is_ours_and_why() -> None:
    source = house_rule("no text says what a working day is", checked_on=CHECKED)
    assert (source.citation, source.text) == ("house rule", "no text says what a working day is (paraphrase)")
    assert isinstance(source, Source)
    assert source.url == ""
