"""What a notebook is given to choose from: the same thing in several formats."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_rules import Complaint, schemes, show
from complaint_rules.show import bundle
from tests.procedures_for_tests import april, complaint, duty, extension, march, procedure, suspension
from tests.show.pictures import DEMO, read, record

RECORD = record("cornwall-25-005-179")
SEEN = RECORD.at(DEMO)
CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))


class TestASnapshot:
    said = SEEN._repr_mimebundle_()

    def test_is_shown_as_its_picture_and_as_its_page(self) -> None:
        assert self.said["image/svg+xml"] == show.timeline(RECORD, on=DEMO)
        assert self.said["text/markdown"] == show.markdown(SEEN)
        assert self.said["text/plain"] == show.text(SEEN)

    def test_is_shown_where_only_html_is_known_as_the_picture_with_its_words_below(self) -> None:
        page = self.said["text/html"]
        assert page.startswith(self.said["image/svg+xml"])
        assert "<summary>In words</summary>" in page
        assert read(f"<div>{page}</div>") is not None

    def test_gives_what_is_asked_for_and_no_more(self) -> None:
        assert list(SEEN._repr_mimebundle_(include={"image/svg+xml"})) == ["image/svg+xml"]
        assert "image/svg+xml" not in SEEN._repr_mimebundle_(exclude=["image/svg+xml"])
        assert SEEN._repr_mimebundle_(include=[], exclude=None) == {}

    def test_knows_the_calendar_by_which_its_days_are_counted(self) -> None:
        assert SEEN.calendar == SEEN.deadline("stage-2-response").calendar == SEEN.windows[0].calendar


class TestAComplaint:
    def test_is_shown_as_its_record_for_no_date_is_known(self) -> None:
        said = RECORD._repr_mimebundle_()
        assert set(said) == {"text/plain", "text/markdown"}
        assert "| 29 August 2024 | The request for stage 2 |  |" in said["text/markdown"]
        assert "depends on the date that is asked about" in said["text/plain"]

    def test_without_an_entry_says_so(self) -> None:
        assert "- Nothing." in show.text(Complaint(CHILDREN))

    def test_has_a_row_for_every_kind_of_entry(self) -> None:
        rules = procedure(duty(), extensions=(extension(),), suspensions=(suspension(),))
        full = (
            complaint(rules, facts={"advocate": True}, reference="A | B")
            .note("advocate", False, on=march(4))
            .extend("stage-1-response", to=march(28), on=march(10), reason="illness")
            .suspend(march(11), cause="court")
            .resume(march(12))
            .record("stage-1-response", received=march(20), outcome="upheld")
            .record("stage-2-request", march(21), received=april(1))
        )
        said = show.text(full)
        for text in (
            "Reference: A | B",
            "- 3 March 2025",
            "    What: The complaint",
            "    More: received on 3 March 2025",
            "    More: no",
            "    What: An extension: the stage 1 response",
            "    More: to 28 March 2025; by notice; illness",
            "    What: The clocks stopped",
            "    More: court",
            "    What: The clocks ran again",
            "    More: the day of receipt; when it was made or sent is not on record; outcome: upheld",
            "    More: received on 1 April 2025",
        ):
            assert text in said.splitlines()
        assert "WHAT IS ALWAYS SO" in said
        assert r"A \| B" in show.markdown(full)

    def test_names_the_readings_that_were_chosen(self) -> None:
        ((name, (option, *_)), *_) = CHILDREN.reading_options.items()
        said = show.text(Complaint(CHILDREN, readings={name: option}))
        assert "WHICH READINGS OF THE TEXT WERE CHOSEN" in said


class TestAProcedure:
    def test_is_shown_as_its_rules_and_as_its_diagram(self) -> None:
        said = CHILDREN._repr_mimebundle_()
        assert said["text/vnd.mermaid"] == show.mermaid(CHILDREN)
        assert said["text/markdown"] == show.markdown(CHILDREN)
        assert said["text/plain"] == show.text(CHILDREN)
        assert list(CHILDREN._repr_mimebundle_(include=["text/plain"])) == ["text/plain"]


@pytest.mark.parametrize("thing", [SEEN, RECORD, CHILDREN], ids=["snapshot", "complaint", "procedure"])
def test_a_notebook_and_the_function_show_the_same(thing: object) -> None:
    assert bundle(thing) == thing._repr_mimebundle_()  # type: ignore[arg-type,attr-defined]
