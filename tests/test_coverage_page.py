"""What each scheme carries of its text: every sentence of the five published procedures, carried or left out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from complaint_rules import schemes, show
from complaint_rules.catalogue import Encoded, LeftOut, SchemeKind
from complaint_rules.sources import Seen

SENTENCES = {"S0": 31, "S1": 27, "S2": 23, "S3": 17, "S4": 70}
"""How many sentences each of the five published procedures was cut into; 168 in all."""

PUBLISHED = {
    "S0": ("seap",),
    "S1": ("greensquareaccord-care",),
    "S2": ("cumberland-children", "cumberland-adults"),
    "S3": ("staffordshire-adults",),
    "S4": ("trafford-children-guide",),
}


@pytest.mark.parametrize("seed", SENTENCES)
class TestPublishedProcedures:
    """House rule: every sentence ends either encoded, or left out with the reason."""

    def test_every_sentence_is_carried_or_left_out(self, seed: str) -> None:
        rows = {row.row for name in PUBLISHED[seed] for row in schemes.get(name).coverage}
        assert {f"{seed}.{number}" for number in range(1, SENTENCES[seed] + 1)} <= rows

    def test_few_are_left_out(self, seed: str) -> None:
        rows = [row for name in PUBLISHED[seed] for row in schemes.get(name).coverage]
        left = [row for row in rows if isinstance(row, LeftOut)]
        assert len(left) <= len(rows) / 8
        assert all(len(row.reason) > 15 for row in left)

    def test_the_sentences_stand_in_their_order(self, seed: str) -> None:
        for name in PUBLISHED[seed]:
            found = [re.fullmatch(rf"{seed}\.([0-9]+)[a-z]?", row.row) for row in schemes.get(name).coverage]
            numbers = [int(one[1]) for one in found if one is not None]
            assert numbers == sorted(numbers)


def test_there_are_168_sentences() -> None:
    assert sum(SENTENCES.values()) == 168


@pytest.mark.parametrize("name", schemes.names())
class TestEveryScheme:
    def test_it_says_what_it_carries(self, name: str) -> None:
        scheme = schemes.get(name)
        assert any(isinstance(row, Encoded) for row in scheme.coverage)
        assert scheme.scopes

    def test_a_law_or_code_whose_text_was_not_all_read_says_so(self, name: str) -> None:
        """House rule: what was not read is listed where what is carried is listed."""
        scheme = schemes.get(name)
        unread = {one.seen for version in scheme.versions for one in version.sources()} - {Seen.PRIMARY}
        if scheme.kind in {SchemeKind.LAW, SchemeKind.CODE} and unread:
            assert scheme.not_read

    def test_its_page_lists_every_row_and_every_source_that_was_not_read_in_full(self, name: str) -> None:
        scheme = schemes.get(name)
        page = show.markdown(scheme).replace("\\", "")
        for row in scheme.coverage:
            assert page.count(f"\n| {row.row} |") >= 1, row.row
        assert page.count("\n| ") > len(scheme.coverage) + len(scheme.not_read)
        for version in scheme.versions:
            for source in version.sources():
                if source.seen is not Seen.PRIMARY:
                    assert source.citation.replace("(", "").split()[0] in page


def test_the_page_of_all_schemes_begins_with_a_table_that_adds_up() -> None:
    every = [schemes.get(name) for name in schemes.names()]
    rows = [line.split(" | ") for line in show.markdown(every).split("\n## ")[1].splitlines() if line.startswith("| ")]
    told = {cells[0].removeprefix("| "): cells for cells in rows[2:]}
    for scheme in every:
        kinds = Counter(type(row) for row in scheme.coverage)
        assert told[scheme.name][3:6] == [str(len(scheme.coverage)), str(kinds[Encoded]), str(kinds[LeftOut])]


def test_adding_a_scheme_needs_its_module_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """House rule: adding a scheme touches its module, its examples and the changelog only."""
    folder = Path(schemes.__file__).parent
    text = (folder / "phso.py").read_text(encoding="utf-8").replace('"phso"', '"another-ombudsman"')
    (tmp_path / "another_ombudsman.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(schemes, "__path__", [*schemes.__path__, str(tmp_path)])
    assert "another-ombudsman" in schemes.names()
    assert schemes.newest("another-ombudsman").name == "another-ombudsman"
    assert "another-ombudsman" in show.text([schemes.get(name) for name in schemes.names()])
    told: dict[str, bool | str] = {"nation": "england", "subject": "health", "body": "nhs", "commissioned-by": "nhs"}
    found = schemes.applicable({**told, "funding": "nhs"}, on=date(2026, 11, 23))
    assert "another-ombudsman" in {one.scheme for one in found.next}
