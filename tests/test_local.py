from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings

from complaint_rules import Complaint, schemes
from complaint_rules.conditions import Always, FactIs
from complaint_rules.errors import InvalidFileError
from complaint_rules.limits import NoFigure, Readings
from complaint_rules.local import LARGEST_FILE, load_procedure, read_procedure, to_toml
from complaint_rules.local.places import Faults, Place, lines_of, said
from complaint_rules.local.writing import inline
from complaint_rules.rules import NOT_BEGUN, Content, Letter
from complaint_rules.sources import Seen, Source, house_rule
from complaint_rules.vocabulary import Party, Strength
from tests import local_strategies
from tests.procedures_for_tests import SOURCE, duty, procedure, route

if TYPE_CHECKING:
    from complaint_rules.procedures import Procedure

ROOT = Path(__file__).parents[1]
GOOD = sorted((ROOT / "examples" / "local").glob("*.toml"))
PAPER = [
    one
    for path in sorted((Path(__file__).parent / "paper").glob("*.py"))
    for one in getattr(import_module(f"tests.paper.{path.stem}"), "PROCEDURES", ())
]
BUNDLED = [one for name in schemes.names() for one in schemes.versions(name)]

HEAD = """format = 1
name = "east-devon"
working-days = "england-and-wales"
under = "lgsco-code"
source = { url = "https://eastdevon.gov.uk/complaints", checked-on = 2026-11-22, seen = "primary" }
"""
STAGE_1 = """
[[stage]]
name = "stage-1"
begins = "complaint"
"""
STAGE_2 = """
[[stage]]
name = "stage-2"
begins = "stage-2-request"
"""
ACKNOWLEDGEMENT = """
[[duty]]
stage = "stage-1"
act = "acknowledgement"
within = "5 working days after receipt of complaint"
words = "within 5 working days"
"""
WINDOW = """
[[window]]
stage = "stage-1"
event = "stage-2-request"
until = "1 month after receipt of stage-1-response"
if-silent = "resolved-by-silence"
words = "within one month, or the complaint will be considered to be resolved"
finding = "the text does not say from when the month runs"
"""
SMALLEST = HEAD + STAGE_1 + STAGE_2 + ACKNOWLEDGEMENT + WINDOW


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(InvalidFileError) as raised:
        read_procedure(text)
    return raised.value.problems


# The smallest useful file


class TestTheSmallestUsefulFile:
    def test_it_has_fewer_than_twenty_five_lines_with_something_on_them(self) -> None:
        assert sum(bool(line.strip()) for line in SMALLEST.splitlines()) < 25

    def test_it_answers_when_the_acknowledgement_is_due(self) -> None:
        # received on Monday 3 March 2025: five working days after are 4, 5, 6, 7 and 10 March
        snapshot = Complaint(read_procedure(SMALLEST)).record("complaint", date(2025, 3, 3)).at(date(2025, 3, 4))
        assert snapshot.deadline("acknowledgement").due == date(2025, 3, 10)
        assert snapshot.stage.name == "stage-1"

    def test_its_window_closes_on_the_corresponding_date(self) -> None:
        record = Complaint(read_procedure(SMALLEST)).record("complaint", date(2025, 3, 3))
        record = record.record("stage-1-response", date(2025, 3, 17), received=date(2025, 3, 18))
        snapshot = record.at(date(2025, 4, 18))
        assert snapshot.window("stage-2-request").closes == date(2025, 4, 18)
        assert snapshot.stage.name == "stage-1"
        # a month from 31 January ends on the last day of February
        late = Complaint(read_procedure(SMALLEST)).record("complaint", date(2025, 1, 6))
        late = late.record("stage-1-response", date(2025, 1, 31), received=date(2025, 1, 31))
        assert late.at(date(2025, 2, 28)).window("stage-2-request").closes == date(2025, 2, 28)

    def test_on_the_day_after_the_complaint_is_deemed_closed(self) -> None:
        record = Complaint(read_procedure(SMALLEST)).record("complaint", date(2025, 3, 3))
        record = record.record("stage-1-response", date(2025, 3, 17), received=date(2025, 3, 18))
        assert record.at(date(2025, 4, 19)).stage.name == "resolved-by-silence"
        asked = record.record("stage-2-request", date(2025, 4, 18))
        assert asked.at(date(2025, 4, 19)).stage.name == "stage-2"

    def test_it_carries_what_is_wrong_with_the_text(self) -> None:
        (finding,) = read_procedure(SMALLEST).findings
        assert (finding.name, finding.about) == ("window-stage-2-request", ("stage-2-request",))
        assert finding.text == "the text does not say from when the month runs"

    def test_it_sits_under_a_bundled_scheme(self) -> None:
        assert read_procedure(SMALLEST).under == "lgsco-code"


# What is taken where nothing is said


class TestWhatIsDerived:
    def test_a_stage_follows_the_one_before_it(self) -> None:
        found = {(one.event, one.start, one.to) for one in read_procedure(SMALLEST).transitions}
        assert found == {
            ("complaint", (NOT_BEGUN,), "stage-1"),
            ("stage-2-request", ("stage-1",), "stage-2"),
            ("stage-2-response", ("stage-2",), "completed"),
            ("resolution", (), "resolved"),
            ("withdrawal", (), "withdrawn"),
        }

    def test_a_stage_that_only_silence_names_is_an_end_with_the_source_of_its_window(self) -> None:
        read = read_procedure(SMALLEST)
        silent = read.stage("resolved-by-silence")
        assert (silent.ends, silent.title) == (True, "resolved by silence")
        assert silent.source == read.windows[0].source

    def test_what_the_text_does_not_say_is_marked_as_ours(self) -> None:
        read = read_procedure(SMALLEST)
        ours = [one.source for one in read.transitions if one.to in {"completed", "resolved", "withdrawn"}]
        assert {one.instrument for one in ours} == {"house rule"}
        assert read.working_days.source.instrument == "house rule"
        assert read.working_days.source.checked_on == date(2026, 11, 22)

    def test_a_rule_says_what_the_file_as_a_whole_says_unless_it_says_otherwise(self) -> None:
        own = (
            'url = "https://eastdevon.gov.uk/more"\nchecked-on = 2026-11-23\nseen = "partial"\nprovision = "stage 1"\n'
        )
        read = read_procedure(HEAD + STAGE_1 + ACKNOWLEDGEMENT + own)
        assert read.duties[0].source == Source(
            instrument="East Devon",
            provision="stage 1",
            url="https://eastdevon.gov.uk/more",
            checked_on=date(2026, 11, 23),
            seen=Seen.PARTIAL,
            words="within 5 working days",
        )
        assert read.stages[0].source == read.source
        assert read.source.url == "https://eastdevon.gov.uk/complaints"

    def test_the_page_as_a_whole_is_called_by_the_title_of_the_file(self) -> None:
        titled = HEAD.replace("format = 1", 'format = 1\ntitle = "How to complain"')
        assert read_procedure(titled + STAGE_1).source.instrument == "How to complain"
        assert read_procedure(HEAD + STAGE_1).source.instrument == "East Devon"

    def test_names_titles_and_parties_are_those_of_the_act(self) -> None:
        read = read_procedure(SMALLEST)
        assert read.title == "Complaints procedure of East Devon"
        assert read.version == "undated"
        assert read.stages[0].title == "stage 1"
        assert (read.duties[0].name, read.duties[0].owed_by) == ("acknowledgement", Party.BODY)
        assert (read.windows[0].name, read.windows[0].by) == ("stage-2-request", Party.COMPLAINANT)
        assert read.opening == "complaint"

    def test_the_first_stage_says_what_opens_the_procedure(self) -> None:
        read = read_procedure(HEAD + STAGE_1.replace('"complaint"', '["ombudsman-complaint", "complaint"]'))
        assert read.opening == "ombudsman-complaint"
        assert {one.event for one in read.transitions if one.start == (NOT_BEGUN,)} == {
            "ombudsman-complaint",
            "complaint",
        }

    def test_a_stage_may_say_which_stages_it_follows(self) -> None:
        third = '\n[[stage]]\nname = "panel"\nbegins = "panel-request"\nfrom = ["stage-1", "stage-2"]\n'
        moves = {one.event: one.start for one in read_procedure(HEAD + STAGE_1 + STAGE_2 + third).transitions}
        assert moves["panel-request"] == ("stage-1", "stage-2")

    def test_an_end_that_is_named_leaves_every_open_stage(self) -> None:
        end = '\n[[stage]]\nname = "refused"\nends = true\nbegins = "refusal"\n'
        moves = {one.event: one for one in read_procedure(HEAD + STAGE_1 + STAGE_2 + end).transitions}
        assert moves["refusal"].start == ()
        # a refusal is no answer, so the answer still has its own end
        assert (moves["stage-2-response"].to, moves["stage-2-response"].start) == ("completed", ("stage-2",))

    def test_no_end_is_derived_where_an_answer_leads_to_one_that_the_file_names(self) -> None:
        end = '\n[[stage]]\nname = "closed"\nends = true\nbegins = "final-response"\nfrom = "stage-2"\n'
        read = read_procedure(HEAD + STAGE_1 + STAGE_2 + end)
        assert "completed" not in {one.name for one in read.stages}

    def test_no_end_is_derived_where_the_answer_leads_on(self) -> None:
        on = '\n[[transition]]\nevent = "final-response"\nto = "stage-1"\nstart = "review"\n'
        review = '\n[[stage]]\nname = "review"\nbegins = "stage-2-request"\n'
        read = read_procedure(HEAD + STAGE_1 + review + on)
        answers = [one.to for one in read.transitions if one.event == "final-response"]
        assert answers == ["stage-1"]

    @pytest.mark.parametrize(
        ("start", "ends"),
        [('start = "review"\n', False), ("", False), ('start = "stage-1"\n', True)],
        ids=["the last stage", "every stage", "another stage"],
    )
    def test_an_answer_leads_on_from_the_stages_that_its_move_leaves(self, start: str, *, ends: bool) -> None:
        on = '\n[[transition]]\nevent = "final-response"\nto = "stage-1"\n' + start
        review = '\n[[stage]]\nname = "review"\nbegins = "stage-2-request"\n'
        read = read_procedure(HEAD + STAGE_1 + review + on)
        assert ("completed" in {one.name for one in read.stages}) is ends

    def test_the_last_answer_is_what_the_last_stage_owes(self) -> None:
        last = '\n[[stage]]\nname = "review"\nbegins = "stage-2-request"\n'
        owed = ACKNOWLEDGEMENT.replace('"stage-1"', '"review"').replace('"acknowledgement"', '"stage-2-response"')
        moves = {one.to: one.event for one in read_procedure(HEAD + STAGE_1 + last + owed).transitions}
        assert moves["completed"] == "stage-2-response"

    def test_a_last_stage_without_an_answer_of_its_own_ends_with_the_final_response(self) -> None:
        last = '\n[[stage]]\nname = "review"\nbegins = "stage-2-request"\n'
        moves = {one.to: one.event for one in read_procedure(HEAD + STAGE_1 + last).transitions}
        assert moves["completed"] == "final-response"

    def test_a_stage_of_that_name_is_not_made_again(self) -> None:
        end = '\n[[stage]]\nname = "withdrawn"\ntitle = "taken back"\nends = true\n'
        read = read_procedure(HEAD + STAGE_1 + end)
        assert [one.title for one in read.stages if one.name == "withdrawn"] == ["taken back"]

    def test_a_move_that_the_file_writes_takes_the_place_of_the_derived_one(self) -> None:
        move = (
            '\n[[transition]]\nevent = "stage-2-request"\nto = "stage-2"\nstart = "stage-1"\n'
            'allowed-if = { happened = "stage-1-response" }\n'
        )
        moves = [one for one in read_procedure(HEAD + STAGE_1 + STAGE_2 + move).transitions if one.to == "stage-2"]
        assert len(moves) == 1
        assert moves[0].allowed_if != Always()

    def test_nothing_is_derived_where_the_file_says_so(self) -> None:
        text = (
            HEAD.replace("format = 1", "format = 1\nderived = false")
            + """
[[stage]]
name = "stage-1"
[[stage]]
name = "over"
ends = true
[[transition]]
event = "complaint"
start = "not-begun"
to = "stage-1"
[[transition]]
event = "final-response"
start = "stage-1"
to = "over"
"""
        )
        read = read_procedure(text)
        assert [one.name for one in read.stages] == ["stage-1", "over"]
        assert [one.event for one in read.transitions] == ["complaint", "final-response"]
        assert read.opening == "complaint"


# What a file may say


class TestSources:
    def test_several_rules_may_rest_on_one_source(self) -> None:
        named = '\n[sources.page-2]\nprovision = "page 2"\nwords = "within 5 working days"\n'
        rule = ACKNOWLEDGEMENT.replace('words = "within 5 working days"', 'source = "page-2"')
        read = read_procedure(HEAD + named + STAGE_1 + rule + rule.replace('"acknowledgement"', '"progress-update"'))
        assert read.duties[0].source == read.duties[1].source
        assert read.duties[0].source.citation == "East Devon, page 2"

    def test_a_house_rule_says_why(self) -> None:
        rule = ACKNOWLEDGEMENT.replace('words = "within 5 working days"', 'house-rule = "five days are usual"')
        source = read_procedure(HEAD + STAGE_1 + rule).duties[0].source
        assert source == house_rule("five days are usual", checked_on=date(2026, 11, 22))

    def test_what_stands_inside_a_rule_rests_on_its_source(self) -> None:
        inside = 'target = { until = "3 working days after receipt of complaint" }\n'
        (rule,) = read_procedure(HEAD + STAGE_1 + ACKNOWLEDGEMENT + inside).duties
        assert rule.target is not None
        assert rule.target.source == rule.source

    def test_a_whole_file_may_be_a_house_rule(self) -> None:
        head = HEAD.replace(
            '{ url = "https://eastdevon.gov.uk/complaints", checked-on = 2026-11-22, seen = "primary" }',
            '{ house-rule = "invented", checked-on = 2026-11-22 }',
        )
        read = read_procedure(head + STAGE_1)
        assert read.source == house_rule("invented", checked_on=date(2026, 11, 22))

    def test_an_address_that_nobody_knows_is_left_empty(self) -> None:
        assert read_procedure(HEAD + STAGE_1 + ACKNOWLEDGEMENT + 'url = ""\n').duties[0].source.url == ""

    def test_words_may_stand_beside_a_paraphrase(self) -> None:
        source = read_procedure(HEAD + STAGE_1 + ACKNOWLEDGEMENT + 'paraphrase = "quickly"\n').duties[0].source
        assert source.text == "“within 5 working days” (quickly)"

    def test_what_was_not_read_is_paraphrased(self) -> None:
        rule = ACKNOWLEDGEMENT.replace("words", "paraphrase")
        source = read_procedure(HEAD.replace("primary", "secondary") + STAGE_1 + rule).duties[0].source
        assert (source.seen, source.words, source.paraphrase) == (Seen.SECONDARY, None, "within 5 working days")


class TestLetters:
    def test_a_letter_is_a_list_of_what_it_holds(self) -> None:
        letter = """
[[letter]]
event = "acknowledgement"
words = "we will say who deals with it, and we may say when"
contents = ["who deals with it", { text = "when", strength = "description", provision = "page 2", paraphrase = "when" }]
"""
        (read,) = read_procedure(HEAD + STAGE_1 + letter).letters
        who, when = read.contents
        assert (who.text, who.strength, when.text, when.strength) == (
            "who deals with it",
            Strength.MUST,
            "when",
            Strength.DESCRIPTION,
        )
        assert (who.source.provision, when.source.provision) == ("", "page 2")

    def test_each_thing_in_it_may_say_itself_where_it_comes_from(self) -> None:
        letter = """
[[letter]]
event = "acknowledgement"
contents = [{ text = "who deals with it", words = "who" }, { text = "when", words = "when" }]
"""
        (read,) = read_procedure(HEAD + STAGE_1 + letter).letters
        assert [one.source.words for one in read.contents] == ["who", "when"]

    def test_a_letter_of_which_only_the_form_is_known_reads_back(self) -> None:
        plain = procedure(letters=(Letter(event="acknowledgement", contents=(), form="in writing"),))
        assert read_procedure(to_toml(plain)) == plain

    def test_a_letter_whose_parts_have_other_sources_reads_back(self) -> None:
        other = house_rule("for another reason", checked_on=date(2026, 11, 22))
        contents = tuple(Content(text=text, source=source) for text in ("a", "b") for source in (SOURCE, other))
        plain = procedure(letters=(Letter(event="acknowledgement", contents=contents),))
        assert read_procedure(to_toml(plain)) == plain


class TestFindings:
    def test_several_rules_about_one_duty_have_findings_of_their_own(self) -> None:
        extension = (
            '\n[[extension]]\nduty = "acknowledgement"\nhow = "{}"\nwords = "longer"\nfinding = "by how much?"\n'
        )
        several = "".join(extension.format(how) for how in ("notice", "agreement", "officer"))
        text = HEAD + STAGE_1 + ACKNOWLEDGEMENT + several
        assert [(one.name, one.about) for one in read_procedure(text).findings] == [
            ("extension-acknowledgement", ("acknowledgement",)),
            ("extension-acknowledgement-2", ("acknowledgement",)),
            ("extension-acknowledgement-3", ("acknowledgement",)),
        ]

    @pytest.mark.parametrize(
        ("kind", "keys", "about"),
        [
            ("duty", 'act = "refusal"\nwithin = "complaint"\n', "refusal"),
            ("window", 'event = "discussion"\nstage = "stage-1"\nuntil = "1 week after complaint"\n', "discussion"),
            ("extension", 'duty = "acknowledgement"\nhow = "notice"\n', "acknowledgement"),
            ("suspension", 'cause = "court"\n', "court"),
            ("route", 'name = "adviser"\ntitle = "the adviser"\nkind = "other"\n', "adviser"),
            ("entitlement", 'name = "friend"\nwho = "everybody"\ntext = "bring a friend"\n', "friend"),
            ("time-limit", 'until = "1 year after matter-occurred"\n', "time-limit"),
            ("exclusion", 'name = "court"\nwhen = { fact = "advocate" }\ntext = "a matter in court"\n', "court"),
            ("standing", 'name = "person"\nwhen = { fact = "advocate" }\ntext = "a person"\n', "person"),
            ("role", 'name = "reviewer"\ntext = "looks again"\n', "reviewer"),
            ("statement", 'name = "learning"\ntext = "we learn from complaints"\n', "learning"),
        ],
    )
    def test_every_rule_may_carry_one(self, kind: str, keys: str, about: str) -> None:
        rule = f'\n[[{kind}]]\n{keys}words = "x"\nfinding = "it is not clear"\n'
        (finding,) = read_procedure(HEAD + STAGE_1 + ACKNOWLEDGEMENT + rule).findings
        assert (finding.name, finding.text, finding.about) == (f"{kind}-{about}", "it is not clear", (about,))

    def test_a_finding_on_a_part_of_a_rule_is_about_the_rule(self) -> None:
        route = """
[[route]]
name = "ombudsman"
title = "the Ombudsman"
kind = "ombudsman"
words = "within 12 months"
complete = { always = true }
time-limit = { until = "12 months after first-notice", finding = "it does not say from when" }
"""
        assert [one.about for one in read_procedure(HEAD + STAGE_1 + route).findings] == [("ombudsman",)]

    def test_a_suspension_is_named_by_its_cause(self) -> None:
        pause = '\n[[suspension]]\ncause = "court-case"\nwords = "while a court decides"\nfinding = "who says so?"\n'
        read = read_procedure(HEAD + STAGE_1 + pause)
        assert [(one.name, one.about) for one in read.findings] == [("suspension-court-case", ("court-case",))]
        assert read.suspensions[0].title == "court case"


def test_a_working_day_may_be_defined() -> None:
    days = """
[working-days]
division = "scotland"
named-days = ["the days on which the offices are shut at Christmas"]
closures-count = true
words = "a day on which our offices are open"
closures-source = { provision = "the page of the offices", paraphrase = "shut from 25 December to 1 January" }
"""
    head = HEAD.replace('working-days = "england-and-wales"\n', "")
    definition = read_procedure(head + days + STAGE_1).working_days
    assert definition.division == "scotland"
    assert definition.named_days == ("the days on which the offices are shut at Christmas",)
    assert definition.closures_count
    assert definition.closures_source is not None
    assert definition.closures_source.provision == "the page of the offices"


def test_what_the_parties_are_called_is_said_once() -> None:
    read = read_procedure(HEAD + 'parties = { body = "the council", other-body = "the Trust" }\n' + STAGE_1)
    assert (read.party(Party.BODY), read.party(Party.OTHER_BODY)) == ("the council", "the Trust")


def test_facts_and_events_are_declared() -> None:
    more = """
[[fact]]
name = "tier"
question = "Which tier?"
kind = "choice"
choices = ["simple", "complex"]

[[event]]
name = "visit"
by = "body"
sent = false
after = "complaint"
details = [{ name = "until", kind = "date" }]
"""
    duty = ACKNOWLEDGEMENT.replace('"acknowledgement"', '"visit"') + 'owed-if = { fact = "tier", is = "complex" }\n'
    read = read_procedure(HEAD + STAGE_1 + more + duty)
    assert read.event("visit").title == "the visit"
    assert read.duties[0].owed_if == FactIs("tier", "complex")


# What is written reads back


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda one: f"{one.name} {one.version}")
def test_every_bundled_scheme_reads_back_as_it_was(bundled: Procedure) -> None:
    written = to_toml(bundled)
    read = read_procedure(written)
    assert read == bundled
    assert read.digest == bundled.digest
    assert to_toml(read) == written


@pytest.mark.parametrize("drawn", PAPER, ids=lambda one: f"{one.name} {one.version}")
def test_every_procedure_on_paper_reads_back_as_it_was(drawn: Procedure) -> None:
    written = to_toml(drawn)
    read = read_procedure(written)
    assert read == drawn
    assert read.digest == drawn.digest
    assert to_toml(read) == written


@settings(max_examples=settings().max_examples // 2)
@given(local_strategies.procedures())
def test_any_procedure_reads_back_as_it_was(drawn: Procedure) -> None:
    written = to_toml(drawn)
    read = read_procedure(written)
    assert repr(read) == repr(drawn)  # the types of values too: True equals 1
    assert read == drawn
    assert read.digest == drawn.digest
    assert to_toml(read) == written


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_example_can_be_read_and_written(path: Path) -> None:
    read = load_procedure(path)
    assert read_procedure(to_toml(read)) == read


def test_a_text_a_name_a_number_and_a_list_may_be_as_long_as_a_message_says() -> None:
    """House rule: a bound that a message names may be reached."""
    fact = f'\n[[fact]]\nname = "{"f" * 80}"\nquestion = "{"q" * 10_000}"\nkind = "choice"\nchoices = [{{}}]\n'
    fact = fact.format(", ".join(f'"c{number}"' for number in range(100)))
    longer = '\n[[extension]]\nduty = "acknowledgement"\nhow = "notice"\nwords = "longer"\ntimes = {}\n'
    text = (
        HEAD + STAGE_1 + ACKNOWLEDGEMENT + fact + longer.format(1) + longer.format(10**9).replace("notice", "officer")
    )
    read = read_procedure(text)
    (tier,) = read.further_facts
    assert (len(tier.name), len(tier.question), len(tier.choices)) == (80, 10_000, 100)
    assert [one.times for one in read.extensions] == [1, 10**9]
    assert "at most 80 long, is needed" in problems(text.replace("f" * 80, "f" * 81))[0]
    assert "the text has 10,001 characters" in problems(text.replace("q" * 10_000, "q" * 10_001))[0]


def test_what_is_written_is_split_into_headings_and_short_lines() -> None:
    written = to_toml(read_procedure(SMALLEST))
    assert "[source]\n" in written
    assert "[[duty]]\nact = " in written
    assert 'within = "5 working days after receipt of complaint"\n' in written
    assert "derived = false\n" in written


def test_what_stands_inside_a_rule_does_not_say_again_where_it_comes_from() -> None:
    rule = ACKNOWLEDGEMENT.replace("acknowledgement", "stage-1-response")
    rule += 'provision = "page 2"\ntarget = { until = "3 working days after receipt of complaint" }\n'
    written = to_toml(read_procedure(HEAD + STAGE_1 + rule))
    assert '[duty.target]\nuntil = "3 working days after receipt of complaint"\n' in written
    assert written.count('source = "east-devon-page-2"') == 1


def test_what_rests_on_the_page_as_a_whole_does_not_say_so() -> None:
    written = to_toml(read_procedure(SMALLEST))
    assert '[[stage]]\nname = "stage-1"\n\n[[stage]]\nname = "stage-2"\n\n' in written


def test_the_first_thing_in_a_letter_says_where_the_letter_comes_from() -> None:
    contents = 'contents = ["who", { text = "when", paraphrase = "and when" }]\nwords = "we will say who"\n'
    letter = '\n[[letter]]\nevent = "acknowledgement"\n' + contents
    written = to_toml(read_procedure(HEAD + STAGE_1 + letter))
    assert 'contents = ["who", { text = "when", paraphrase = "and when" }]\nwords = "we will say who"\n' in written


def test_what_is_decided_and_not_read_is_written_as_a_house_rule() -> None:
    rule = ACKNOWLEDGEMENT.replace('words = "within 5 working days"', 'house-rule = "five days are usual"')
    written = to_toml(read_procedure(HEAD + STAGE_1 + rule))
    assert 'within = "5 working days after receipt of complaint"\nhouse-rule = "five days are usual"\n' in written


def test_a_source_of_several_rules_is_written_once() -> None:
    other = house_rule("Another reason", checked_on=date(2026, 11, 22))
    twin = evolve(other, paraphrase="And another")
    acts = ("acknowledgement", "stage-1-response", "stage-2-response", "final-response")
    rules = [duty(act, source=one) for act, one in zip(acts, (other, other, twin, twin), strict=True)]
    written = to_toml(procedure(*rules))
    assert [line for line in written.splitlines() if line.startswith("[sources")] == [
        "[sources.house-rule]",
        "[sources.house-rule-2]",
    ]
    assert read_procedure(written) == procedure(*rules)


def test_when_an_ombudsman_may_be_turned_to_is_written_even_where_it_is_at_any_time() -> None:
    plain = procedure(routes=(route(),))
    assert "complete = { always = true }\n" in to_toml(plain)
    assert read_procedure(to_toml(plain)) == plain


def test_the_name_of_a_source_has_sixty_letters_at_most() -> None:
    long = evolve(house_rule("x", checked_on=date(2026, 11, 22)), instrument="Page " + "a" * 70)
    written = to_toml(procedure(duty(source=long), duty("acknowledgement", source=long)))
    assert [line for line in written.splitlines() if line.startswith("[sources")] == [f"[sources.page-{'a' * 55}]"]


def test_a_source_of_one_rule_is_written_with_the_rule() -> None:
    once = house_rule("Another reason", checked_on=date(2026, 11, 22))
    assert "[sources" not in to_toml(procedure(duty(source=once)))


def test_a_letter_that_shows_nothing_is_written_as_an_escape() -> None:
    assert inline("é \u2028 “x”") == '"é \\u2028 “x”"'
    assert inline("\uffff \U00010000") == '"\\uffff \U00010000"'
    assert inline("\U000e0001") == '"\\U000e0001"'


def test_a_name_that_toml_would_not_take_bare_is_quoted() -> None:
    plain = procedure(duty(within=Readings("one question", {"made or sent": NoFigure("soon"), "é": NoFigure("late")})))
    assert '"made or sent" = ' in to_toml(plain)
    assert read_procedure(to_toml(plain)) == plain


def test_texts_of_every_sort_come_through() -> None:
    for text in (
        "two\nlines\tand a tab",
        'a "quotation"',
        "a \\ backslash",
        "“curly” é \u2028 \U0001f600",
        "'''",
        '"""',
    ):
        plain = evolve(procedure(), title=text)
        assert read_procedure(to_toml(plain)).title == text


# The file itself


def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    plain = read_procedure(SMALLEST)
    assert read_procedure(SMALLEST.replace("\n", "\r\n")) == plain
    assert read_procedure("\ufeff" + SMALLEST) == plain
    path = tmp_path / "east-devon.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert load_procedure(path) == plain
    assert load_procedure(str(path)) == plain


def test_a_fault_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "east-devon.toml"
    path.write_text(SMALLEST.replace("5 working days after", "five days after"), encoding="utf-8")
    with pytest.raises(InvalidFileError, match=r"(?s)east-devon\.toml.*line 18.*“5 working days”") as raised:
        load_procedure(path)
    assert raised.value.file.endswith("east-devon.toml'")
    with pytest.raises(InvalidFileError, match=r"^the page:\s"):
        read_procedure("", where="the page")


def test_a_text_that_is_too_long_is_not_read() -> None:
    padded = SMALLEST + "#" * (LARGEST_FILE - len(SMALLEST))
    assert read_procedure(padded) == read_procedure(SMALLEST)
    assert problems(padded + "#") == ("it has 250,001 characters; a procedure has at most 250,000",)


# Where a fault stands


TRICKY = '''# a remark with [[brackets]] and "one mark
a = 1
"b c" = """
[[not-a-heading]]
d = 2
"""
e.f = "x" # e.g = 3
[ "h" . i ]
j = { k = 1, l = { m = [ 1, 2 ] } }
n = [
  "o = 1",
  ["p"],
  { q = 1, r = [
    2 ] },
]
[[s]]
t = 1
[[s]]
[s.u]
v = 1
[[s.w]]
x = 1
[[s.w]]
x = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("b c",), 3),
        (("e",), 7),
        (("e", "f"), 7),
        (("h", "i"), 8),
        (("h", "i", "j"), 9),
        (("h", "i", "j", "l", "m", 2), 9),
        (("h", "i", "n"), 10),
        (("h", "i", "n", 1), 11),
        (("h", "i", "n", 2), 12),
        (("h", "i", "n", 2, 1), 12),
        (("h", "i", "n", 3, "q"), 13),
        (("h", "i", "n", 3, "r", 1), 14),
        (("s",), 16),
        (("s", 1, "t"), 17),
        (("s", 2), 18),
        (("s", 2, "u", "v"), 20),
        (("s", 2, "w", 1, "x"), 22),
        (("s", 2, "w", 2, "x"), 24),
    ],
)
def test_every_place_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert lines_of(TRICKY)[path] == line


def test_a_text_may_begin_with_a_heading() -> None:
    assert lines_of("[a]\nb = 1\n") == {("a",): 1, ("a", "b"): 2}
    assert lines_of("[[a]]\nb = 1\n") == {("a",): 1, ("a", 1): 1, ("a", 1, "b"): 2}


def test_what_has_no_line_of_its_own_has_that_of_what_holds_it() -> None:
    faults = Faults(TRICKY)
    assert faults.line_of(Place(("s", 2, "z"))) == 18
    assert faults.line_of(Place(("s", 2, "y", "z"))) == 18
    assert faults.line_of(Place(("z",))) == 0


def test_no_other_line_is_taken_for_a_place() -> None:
    assert {path[0] for path in lines_of(TRICKY)} == {"a", "b c", "e", "h", "s"}
    assert lines_of("]]} = , [[[ { = \n ] x \n}}") is not None


def test_a_value_is_said_as_the_file_has_it() -> None:
    assert said(date(2026, 11, 22)) == "2026-11-22"
    assert said({}) == "an empty table"
    assert said({"a b": 1, **dict.fromkeys("cdefg", 1)}) == "a table with 'a b', c, d, e, f, …"
    assert said(dict.fromkeys("abcde", 1)) == "a table with a, b, c, d, e"
    assert said({"a" * 80: 1}) == f"a table with {'a' * 80}"
    assert said({"a" * 81: 1}).startswith("a table with 'aaa")
    assert said(["complaint"]) == "the list ['complaint']"
    assert said(1.5) == "1.5"


def test_a_long_list_of_faults_is_cut() -> None:
    found = problems(HEAD + STAGE_1 + "".join(f"k{number} = 1\n" for number in range(300)))
    assert len(found) == 201
    assert found[-1] == "and 101 more"
    assert max(map(len, found)) < 1_100


@pytest.mark.parametrize(
    ("number", "last"), [(199, "198"), (200, "199"), (201, "and 1 more"), (1_300, "and 1,100 more")]
)
def test_two_hundred_faults_are_listed_and_the_rest_is_counted(number: int, last: str) -> None:
    faults = Faults()
    for one in range(number):
        faults.add(Place(), str(one))
    assert len(faults) == number
    assert faults.problems[-1] == last


@pytest.mark.parametrize(("length", "more"), [(1_000, ""), (1_001, "…")])
def test_a_message_has_a_thousand_characters_at_most(length: int, more: str) -> None:
    faults = Faults()
    faults.add(Place(), "x" * length)
    assert faults.problems == ("x" * 1_000 + more,)


def test_a_long_message_is_cut() -> None:
    many = ", ".join(f'"a-rather-long-choice-{number}"' for number in range(100))
    fact = f'\n[[fact]]\nname = "tier"\nquestion = "Which?"\nkind = "choice"\nchoices = [{many}]\n'
    (found,) = problems(HEAD + STAGE_1 + ACKNOWLEDGEMENT + 'owed-if = { fact = "tier", is = "b" }\n' + fact)
    assert found.endswith("…")
    assert len(found) == 1_001


class TestWhatAFileNeedNotSay:
    """House rule: transitions, names and strengths are derived unless they are odd, and what is derived says so."""

    def test_stages_begin_with_the_complaint_and_with_the_request_of_their_name(self) -> None:
        short = read_procedure(HEAD + '[[stage]]\nname = "stage-1"\n[[stage]]\nname = "stage-2"\n')
        long = HEAD + '[[stage]]\nname = "stage-1"\nbegins = "complaint"\n[[stage]]\nname = "stage-2"\n'
        assert short == read_procedure(long + 'begins = "stage-2-request"\n')

    def test_an_end_is_no_first_stage_wherever_it_stands(self) -> None:
        end = '[[stage]]\nname = "closed"\nends = true\nbegins = "refusal"\n'
        stages = '[[stage]]\nname = "stage-1"\n[[stage]]\nname = "stage-2"\n'
        moves = {(one.event, one.start, one.to) for one in read_procedure(HEAD + end + stages).transitions}
        assert moves == {(one.event, one.start, one.to) for one in read_procedure(HEAD + stages + end).transitions}
        assert ("complaint", (NOT_BEGUN,), "stage-1") in moves

    def test_where_there_is_no_open_stage_no_end_is_derived(self) -> None:
        end = '[[stage]]\nname = "recorded"\nends = true\nbegins = "complaint"\nfrom = "not-begun"\n'
        assert [one.name for one in read_procedure(HEAD + end).stages] == ["recorded"]

    def test_a_stage_to_which_a_move_is_written_begins_by_that_alone(self) -> None:
        text = HEAD + '[[stage]]\nname = "stage-1"\n[[stage]]\nname = "stage-2"\n'
        text += '[[transition]]\nevent = "refusal"\nto = "stage-2"\nstart = "stage-1"\n'
        moves = [(one.event, one.to) for one in read_procedure(text).transitions]
        assert ("refusal", "stage-2") in moves
        assert ("stage-2-request", "stage-2") not in moves

    def test_what_a_page_says_of_itself_is_a_promise_unless_it_says_otherwise(self) -> None:
        text = HEAD + '[[stage]]\nname = "stage-1"\n[[duty]]\nstage = "stage-1"\nact = "acknowledgement"\n'
        text += 'within = "5 working days after receipt of complaint"\nwords = "within 5 working days"\n'
        assert read_procedure(text).duties[0].strength is Strength.PROMISE
        assert read_procedure(text + 'strength = "must"\n').duties[0].strength is Strength.MUST


class TestStartsThatAFileNames:
    """House rule: no date comes from a missing start without a named reading."""

    STARTS = '[readings.reply-start]\nmade = "complaint"\nreceived = "receipt of complaint"\n'
    DUTY = """
[[stage]]
name = "stage-1"
[[duty]]
stage = "stage-1"
act = "stage-1-response"
within = "10 working days after reply-start"
words = "within 10 working days"
"""

    def test_a_start_is_written_once_and_read_in_every_way_it_can_be(self) -> None:
        procedure = read_procedure(HEAD + self.STARTS + self.DUTY)
        made = Complaint(procedure).record("complaint", date(2026, 11, 20), received=date(2026, 11, 23))
        response = made.at(date(2026, 11, 24)).deadline("stage-1-response")
        assert response.due is None
        assert response.readings == {"made": date(2026, 12, 4), "received": date(2026, 12, 7)}
        assert read_procedure(to_toml(procedure)) == procedure

    def test_it_may_name_the_reading_that_is_taken(self) -> None:
        procedure = read_procedure(HEAD + self.STARTS + 'default = "received"\n' + self.DUTY)
        made = Complaint(procedure).record("complaint", date(2026, 11, 20), received=date(2026, 11, 23))
        assert made.at(date(2026, 11, 24)).deadline("stage-1-response").due == date(2026, 12, 7)

    def test_it_may_stand_inside_every_kind_of_limit(self) -> None:
        inside = (
            '{ later-of = ["1 month after reply-start", "1 month before panel-meeting"] }',
            '{ earlier-of = ["reply-start", "the date set by response-date-agreed"] }',
            '{ after = { next-open-day = "reply-start" }, period = "1 week" }',
            '{ by-fact = "advocate", when = { yes = "1 week after reply-start", no = { no-figure = "soon" } } }',
            '{ by-fact = "advocate", when = { yes = "reply-start" }, otherwise = "receipt of complaint" }',
            '{ readings = "which", options = { a = "reply-start", b = "complaint" } }',
            '{ later-of = ["reply-start", { last-of = ["complaint"] }, { first-of = ["complaint"] }] }',
        )
        for limit in inside:
            text = self.DUTY.replace('"10 working days after reply-start"', limit)
            (duty,) = read_procedure(HEAD + self.STARTS + text).duties
            assert any(isinstance(node, Readings) and node.name == "reply-start" for node in duty.within.nodes)

    @pytest.mark.parametrize(
        ("starts", "said"),
        [
            ("[readings]\nreply-start = 5\n", "readings, reply-start: a table of readings is needed, not 5"),
            ("[readings.complaint]\nmade = 'complaint'\n", "is the name of an event, so a start cannot have it"),
            ("[readings.reply-start]\ndefault = 'made'\n", "reply-start"),
            ("[readings.reply-start]\nmade = 'ten days'\nreceived = 'complaint'\n", "“10 working days”"),
            ("[readings.Reply]\nmade = 'complaint'\n", "a name of small letters"),
        ],
    )
    def test_a_faulty_one_is_refused_with_its_place(self, starts: str, said: str) -> None:
        with pytest.raises(InvalidFileError) as caught:
            read_procedure(HEAD + starts + self.DUTY)
        assert said in str(caught.value)
