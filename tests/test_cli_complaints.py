"""The commands about complaints besides the timetable: letters, checklists, calendars, what is due, pictures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from complaint_rules import Complaint, cli, diary, letters, schemes, show
from complaint_rules.explanations import DISCLAIMER

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[1]
CORNWALL = str(ROOT / "examples" / "cornwall-25-005-179.toml")
INVENTED = str(ROOT / "examples" / "invented-full-run.toml")
ON = ("--on", "2024-12-06")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str) -> tuple[int, str, str]:
        code = cli.main(argv)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def cornwall() -> Complaint:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure, reference="LGSCO decision 25 005 179 (Cornwall)")
    return complaint.record("stage-2-request", date(2024, 8, 29))


class TestTimetableInOtherForms:
    """House rule: one command answers in the form that is asked for, from the same snapshot."""

    def test_a_picture_is_what_the_library_draws(self, run: Run) -> None:
        code, out, err = run("timetable", CORNWALL, *ON, "--format", "svg")
        assert (code, err) == (0, "")
        assert ET.fromstring(out).tag.endswith("svg")  # noqa: S314 - our own picture
        assert out.rstrip("\n") == show.timeline(cornwall(), on=date(2024, 12, 6)).rstrip("\n")

    def test_markdown_is_what_the_library_writes(self, run: Run) -> None:
        complaint, on = cornwall(), date(2024, 12, 6)
        _, out, _ = run("timetable", CORNWALL, *ON, "--format", "markdown")
        assert out.rstrip("\n") == show.markdown(complaint.at(on), eligibility=complaint.eligibility(on=on)).rstrip(
            "\n"
        )

    def test_json_may_be_asked_for_in_two_ways_and_not_in_both(self, run: Run) -> None:
        one, other = (run("timetable", CORNWALL, *ON, *how) for how in (("--json",), ("--format", "json")))
        assert one == other
        assert json.loads(one[1])["on"] == "2024-12-06"
        code, _, err = run("timetable", CORNWALL, *ON, "--json", "--format", "svg")
        assert code == 2
        assert "not allowed with argument" in err


class TestLetter:
    """House rule: a letter is drafted with visible blanks, and what is for the sender stands apart from it."""

    def test_names_go_into_the_letter_and_blanks_stay_visible(self, run: Run) -> None:
        names = ("--complainant", "Sam Lee", "--addressee", "Ms Khan", "--advocate", "Jo Ford", "--body", "A Council")
        code, out, err = run("letter", "follow-up", CORNWALL, *ON, *names)
        assert (code, err) == (0, "")
        for expected in ("Dear Ms Khan", "Yours sincerely", "Sam Lee", "Jo Ford", "46 working days late", "["):
            assert expected in out
        assert out.count(DISCLAIMER) == 1

    def test_a_representative_signs(self, run: Run) -> None:
        _, out, _ = run("letter", "ombudsman", CORNWALL, *ON, "--complainant", "Sam Lee", "--representative", "Jo Ford")
        assert out.index("Yours faithfully") < out.rindex("Jo Ford")

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_it_comes_in_other_forms(self, run: Run, form: str) -> None:
        _, out, _ = run("letter", "follow-up", CORNWALL, *ON, "--format", form)
        assert ("<mark" in out) is (form == "html")

    def test_what_cannot_be_written_says_why_and_is_an_answer(self, run: Run) -> None:
        code, out, _ = run(
            "letter", "follow-up", "england-children", "--event", "complaint=2024-08-01", "--on", "2024-08-02"
        )
        assert code == 0
        assert "No letter was drafted." in out

    def test_what_it_is_about_must_be_known(self, run: Run) -> None:
        code, _, err = run("letter", "follow-up", CORNWALL, *ON, "--about", "stage-9")
        assert code == 2
        assert "stage-9" in err


class TestChecklist:
    """House rule: a letter of which nothing is asked has a checklist too, and it says so."""

    def test_one_event_or_all_of_them(self, run: Run) -> None:
        procedure = schemes.newest("england-children")
        _, one, _ = run("checklist", "england-children", "panel-response")
        assert one.rstrip("\n") == letters.checklist(procedure, "panel-response").text.rstrip("\n")
        _, every, _ = run("checklist", "england-children", "--format", "markdown")
        assert [every.count(found.markdown.rstrip("\n")) for found in letters.checklists(procedure)] == [1] * len(
            letters.checklists(procedure)
        )

    def test_a_procedure_that_asks_nothing_says_so(self, run: Run) -> None:
        asks_nothing = next(name for name in schemes.names() if not letters.checklists(schemes.newest(name)))
        code, out, _ = run("checklist", asks_nothing)
        assert code == 0
        assert out.startswith("The rules ask nothing of any letter")

    def test_an_unknown_event_is_refused(self, run: Run) -> None:
        code, _, err = run("checklist", "england-children", "panel-respones")
        assert code == 2
        assert "panel-response" in err


class TestCalendarAndUpcoming:
    """House rule: many files are read together, and the faults of all are told at once."""

    def test_the_calendar_is_what_the_library_writes(self, run: Run) -> None:
        code, out, err = run("calendar", CORNWALL, *ON, "--alarm", "5")
        assert (code, err) == (0, "")
        assert out == diary.ical([cornwall()], on=date(2024, 12, 6), alarms=(5,))
        assert run("calendar", CORNWALL, *ON)[1] == diary.ical([cornwall()], on=date(2024, 12, 6))

    def test_settled_and_cancelled_lines_are_added_when_asked_for(self, run: Run) -> None:
        few = run("calendar", INVENTED, "--on", "2026-10-12")[1].count("BEGIN:VEVENT")
        more = run("calendar", INVENTED, "--on", "2026-10-12", "--settled", "--cancelled")[1].count("BEGIN:VEVENT")
        assert more > few

    def test_a_bad_alarm_is_refused(self, run: Run) -> None:
        code, _, err = run("calendar", CORNWALL, *ON, "--alarm", "soon")
        assert code == 2
        assert "--alarm" in err

    def test_what_is_due_is_listed_over_all_files(self, run: Run) -> None:
        code, out, _ = run("upcoming", CORNWALL, INVENTED, "--on", "2026-07-20", "--days", "30")
        assert code == 0
        assert "LGSCO decision 25 005 179 (Cornwall)" in out
        assert "the last day is not before 3 August 2026" in " ".join(out.split())
        assert out.count(DISCLAIMER) == 1

    def test_the_same_as_json(self, run: Run) -> None:
        _, out, _ = run("upcoming", CORNWALL, *ON, "--json")
        assert json.loads(out)["items"][0]["name"] == "stage-2-response"

    def test_nothing_due_says_so(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "settled.json"
        done = cornwall().record("first-notice", date(2024, 8, 29)).record("withdrawal", date(2024, 9, 2))
        path.write_text(json.dumps(done.to_dict()), encoding="utf-8")
        _, out, _ = run("upcoming", str(path), "--on", "2024-09-03", "--days", "1")
        assert out.startswith("Nothing is overdue, due or closing in 1 day.")

    def test_bad_days_are_refused(self, run: Run) -> None:
        assert "--days" in run("upcoming", CORNWALL, "--days", "many")[2]

    def test_the_faults_of_all_files_are_told_at_once(self, run: Run, tmp_path: Path) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text('{"schema_version": 1, "scheme": "nowhere"}', encoding="utf-8")
        code, _, err = run("upcoming", str(bad), str(tmp_path / "missing.toml"), "--on", "yesterday")
        assert code == 2
        for expected in ("nowhere", "missing.toml", "--on"):
            assert expected in err


def test_a_procedure_as_a_graph_for_graphviz(run: Run) -> None:
    _, out, _ = run("show", "england-children", "--format", "dot")
    assert out.rstrip("\n") == show.dot(schemes.newest("england-children")).rstrip("\n")
