"""Procedures that bodies published, as local files: each loads, has worked dates, and survives being written."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from complaint_rules import Complaint, DutyStatus, WorkingDayCalendar, load_procedure, schemes
from complaint_rules.local import read_procedure, to_toml
from complaint_rules.sources import Seen
from tests import oracle, worked

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

FOLDER = Path(__file__).parents[1] / "examples" / "local"
FILES = sorted(FOLDER.glob("*.toml"))
NAMES = {
    *("bracknell-forest-adults", "bexley-children", "bexley-adults", "central-bedfordshire-children", "stockton"),
    *("walsall", "east-devon", "ards-and-north-down", "west-kent", "royal-free-charity", "shaw-trust"),
    *("school-model", "smallest"),
}


def load(name: str) -> Procedure:
    return load_procedure(FOLDER / f"{name}.toml")


def test_the_procedures_that_were_read_are_all_there() -> None:
    assert {path.stem for path in FILES} == NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryFile:
    def test_it_loads_under_its_own_name(self, path: Path) -> None:
        assert load_procedure(path).name == (path.stem if path.stem != "smallest" else "my-council")

    def test_it_has_two_worked_examples_or_more(self, path: Path) -> None:
        found = worked.files()
        several = [one for file in found if file.parent.name == "local" for one in worked.examples(file)]
        assert sum(one["of"].resolve() == path.resolve() for one in several) >= 2

    def test_written_and_read_again_it_is_the_same(self, path: Path) -> None:
        """House rule: writing loses nothing."""
        procedure = load_procedure(path)
        assert read_procedure(to_toml(procedure)) == procedure

    def test_it_leaves_to_the_reader_what_can_be_derived(self, path: Path) -> None:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        assert "derived" not in written
        assert len(written.get("transition", [])) < len(load_procedure(path).transitions)

    def test_words_are_of_a_text_that_was_read_and_its_address_is_an_address(self, path: Path) -> None:
        """House rule: words only where the text was read. One file stands for any school, and has no address."""
        for source in load_procedure(path).sources():
            assert source.words is None or source.seen.was_read
            if source.instrument != "house rule" and path.stem != "school-model":
                parts = urlsplit(source.url)
                assert parts.scheme == "https", source.url
                assert not parts.query, source.url

    def test_only_what_the_library_invented_counts_as_read_in_full(self, path: Path) -> None:
        """What an archived page said was seen in part."""
        seen = {one.seen for one in load_procedure(path).sources() if one.instrument != "house rule"}
        assert seen == {Seen.PRIMARY if path.stem == "smallest" else Seen.PARTIAL}

    def test_what_it_sits_under_is_bundled(self, path: Path) -> None:
        under = load_procedure(path).under
        assert not under or under in schemes.names()

    def test_every_finding_is_about_a_rule_that_is_there(self, path: Path) -> None:
        procedure = load_procedure(path)
        rules = {one.name for one in procedure.duties} | {one.name for one in procedure.windows}
        rules |= {one.name for one in procedure.time_limits} | {one.name for one in procedure.routes}
        assert {name for finding in procedure.findings for name in finding.about} <= rules


def test_the_ones_above_which_no_english_law_or_code_stands_sit_under_nothing() -> None:
    outside = {"ards-and-north-down", "royal-free-charity", "shaw-trust", "school-model", "smallest"}
    assert {name for name in NAMES if not load(name).under} == outside


class TestASchool:
    """ "A complaint made out of term is considered on the first school day after the holiday"."""

    HOLIDAY = tuple(date(2026, 7, 23) + timedelta(days=offset) for offset in range(41))  # to 1 September
    TERMS = WorkingDayCalendar("england-and-wales", closures=dict.fromkeys(HOLIDAY, "summer holiday"))

    @pytest.mark.parametrize(
        ("received", "counts"),
        [(date(2026, 8, 3), date(2026, 9, 2)), (date(2026, 7, 22), date(2026, 7, 22))],
    )
    def test_received_out_of_term_it_is_taken_up_on_the_first_school_day(self, received: date, counts: date) -> None:
        """Wednesday 2 September 2026 is the first day of term; what comes in term is taken up the same day."""
        complaint = Complaint(load("school-model"), school_days=self.TERMS)
        complaint = complaint.record("complaint", received, received=received)
        taken_up = complaint.at(received).deadline("consideration")
        assert taken_up.due == counts
        assert oracle.is_working(counts, "england-and-wales", out=set(self.HOLIDAY))

    def test_a_description_is_never_a_breach(self) -> None:
        complaint = Complaint(load("school-model"), school_days=self.TERMS)
        complaint = complaint.record("complaint", date(2026, 8, 3), received=date(2026, 8, 3))
        seen = complaint.at(date(2026, 9, 10))
        assert seen.deadline("consideration").status is DutyStatus.OVERDUE
        assert not seen.breaches
