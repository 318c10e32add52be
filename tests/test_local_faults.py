from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.conditions import All, DetailIs, FactIs, FactNotTold, Happened, Not
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.errors import InvalidFileError
from complaint_rules.local import LARGEST_FILE, load_procedure, read_procedure, to_toml
from complaint_rules.local.places import MOST_FAULTS, Faults, Place
from complaint_rules.local.reading import MOST_RULES, MOST_VALUES
from complaint_rules.local.together import (
    MOST_CASES,
    MOST_READINGS,
    add_fault,
    cases_to_try,
    is_certain,
    without_what_follows,
)
from complaint_rules.rules import Stage, Transition
from complaint_rules.vocabulary import Fact, Kind
from tests.procedures_for_tests import SOURCE

FAULTY = sorted((Path(__file__).parent / "data" / "faulty").glob("*.toml"))
GOOD = sorted((Path(__file__).parents[1] / "examples" / "local").glob("*.toml"))

HEAD = """format = 1
name = "east-devon"
working-days = "england-and-wales"
source = { url = "https://eastdevon.gov.uk/complaints", checked-on = 2026-11-22, seen = "primary" }
"""
STAGE = """
[[stage]]
name = "stage-1"
begins = "complaint"
"""
DUTY = """
[[duty]]
act = "acknowledgement"
words = "quickly"
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(InvalidFileError) as raised:
        read_procedure(text)
    return raised.value.problems


# Faulty files


def test_there_are_many_faulty_files() -> None:
    assert len(FAULTY) >= 40
    assert len({path.name[:3] for path in FAULTY}) == len(FAULTY)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_no_fault_is_missed_and_none_invented(path: Path) -> None:
    expected = [
        line.removeprefix("# expect: ").rstrip("\n")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.startswith("# expect: ")
    ]
    with pytest.raises(InvalidFileError) as raised:
        load_procedure(path)
    found = list(raised.value.problems)
    assert raised.value.file == repr(str(path)) or len(str(path)) > 50
    assert [one for one in expected if not any(one in fault for fault in found)] == []
    assert [fault for fault in found if not any(one in fault for one in expected)] == []
    assert len(found) == len(expected)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_fault_that_has_a_line_names_the_right_one(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    with pytest.raises(InvalidFileError) as raised:
        load_procedure(path)
    for fault in raised.value.problems:
        place = re.match(r"line ([0-9]+), (.*?):", fault)
        if place is not None:
            keys = re.sub(r" \(“[^”]*”\)| [0-9]+", "", place[2]).split(", ")
            line = lines[int(place[1]) - 1]
            # the line has the key itself, or is the heading of the table that lacks it
            assert keys[-1] in line or (line.startswith("[") and keys[0] in line) or keys[-2] in line, (fault, line)


def test_an_empty_file_says_all_that_is_needed() -> None:
    assert [fault.split(" is needed")[0] for fault in problems("")][:4] == [
        "a line format = 1",
        "name",
        "source",
        "working-days",
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # one table where each of its kind is wrong
        ("source = 5\n", "a table is needed, not 5"),
        ("sources = 5\n", "sources: a table is needed, not 5"),
        ("sources = { a = 5 }\n", "sources, a: a table is needed, not 5"),
        ('sources = { "A B" = { words = "x" } }\n', "a name of small letters, digits and single hyphens"),
        ("parties = 5\n", "parties: a table is needed, not 5"),
        ("working-days = 5\n", "one of england-and-wales, scotland, northern-ireland, any-part-of-uk is needed"),
        ("working-days = { words = 'x' }\n", "working-days: division is needed: whose bank holidays are left out"),
        ("working-days = { division = 'scotland' }\n", "working-days: words or paraphrase is needed"),
        (
            "working-days = { division = 'scotland', words = 'x', closures-source = 3 }\n",
            "working-days, closures-source: a table is needed, not 3",
        ),
        (
            "working-days = { division = 'scotland', words = 'x', closures-source = { word = 'x' } }\n",
            "working-days, closures-source, word: unknown key 'word'; did you mean 'words'?",
        ),
        ("format = 0\n", "format: a line format = 1 is needed, not 0"),
        ("format = true\n", "format: a line format = 1 is needed, not true"),
        (f"format = 0x1{'0' * 900}\n", "format: of more than 70 digits is newer than 1"),
        ("under = 3\n", "under: a name of small letters"),
        ("route = { name = 'x', scheme = 'lgsco' }\n", "write the heading with two brackets each side: [[route]]"),
        ("route = [3]\n", "route 1: a table is needed, not 3"),
        ("stage = 3\n", "write each under a heading [[stage]]; here stands 3"),
        ("stage = { begins = 'complaint' }\n", "stage: name is needed"),
        ("stage = [3]\n", "stage 1: a table is needed, not 3"),
        ("governs = 'all'\n", "governs: unknown value 'all'; did you mean 'all-open'?"),
        (
            "governs = ['all-open']\n",
            "governs: one of received, stage-started, all-open, not-stated is needed, as a text",
        ),
        ("opening = 'complain'\n", "the opening of the procedure: unknown event 'complain'; did you mean 'complaint'"),
    ],
)
def test_what_stands_once_is_looked_at_too(more: str, expected: str) -> None:
    key = more.partition(" = ")[0]
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key} ="))
    found = problems(head + more + ("" if key == "stage" else STAGE))
    assert any(expected in fault for fault in found), found


def test_a_fault_of_the_whole_that_no_line_is_known_for_is_told_all_the_same() -> None:
    faults = Faults(HEAD)
    tables = {"stage": [3], "route": 3}
    add_fault("stage 'x' is wrong", name="east-devon", tables=tables, faults=faults)
    add_fault("route 'x': it is wrong", name="east-devon", tables=tables, faults=faults)
    add_fault("something else is wrong", name="east-devon", tables={}, faults=faults)
    add_fault("east-devon.routes[ombudsman].applies: unknown fact 'x'", name="east-devon", tables={}, faults=faults)
    add_fault("east-devon.source: it is wrong", name="east-devon", tables={}, faults=faults)
    add_fault("the transition by 'x' leaves 'y', it is wrong", name="east-devon", tables={}, faults=faults)
    assert faults.problems == (
        "line 4, source: it is wrong",
        "stage 'x' is wrong",
        "route 'x': it is wrong",
        "something else is wrong",
        "route (“ombudsman”), applies: unknown fact 'x'",
        "the transition by 'x' leaves 'y', it is wrong",
    )


def test_what_is_told_of_a_person_is_a_value_of_a_fact() -> None:
    role = '\n[[role]]\nname = "reviewer"\ntext = "looks again"\nwords = "looks again"\ntold = { advocate = 1.5 }\n'
    first, _ = problems(HEAD + STAGE + role)
    assert first == (
        "line 14, role 1 (“reviewer”), told, advocate: fact 'advocate': true, false, a whole number up to "
        "1,000,000,000 or a text is needed, not 1.5"
    )


def test_a_key_that_a_rule_may_not_have_is_told_once_whatever_it_holds() -> None:
    fact = '\n[[fact]]\nname = "tier"\nquestion = "Which?"\n'
    for key in ("finding", "words"):
        found, later = problems(HEAD + STAGE + fact + f"{key} = 3\n")
        assert found.startswith(f"line 13, fact 1 (“tier”), {key}: unknown key '{key}'; ")
        assert later.startswith("what the rules say of each other is looked at in full once")


def test_what_a_letter_holds_says_where_it_comes_from_or_the_letter_does() -> None:
    letter = (
        '\n[[letter]]\nevent = "acknowledgement"\ncontents = [{ text = "who", words = "who" }, { text = "when" }]\n'
    )
    found, *_ = problems(HEAD + STAGE + letter)
    assert found.startswith("line 12, letter 1 (“acknowledgement”), contents 2: words or paraphrase is needed: ")
    found, *_ = problems(HEAD + STAGE + letter.replace('{ text = "when" }', '"when"'))
    assert found.startswith("line 10, letter 1 (“acknowledgement”): words or paraphrase is needed: ")


def test_a_key_that_is_called_an_unknown_name_is_called_so() -> None:
    (found,) = problems(HEAD + '"unknown name" = 1\n' + STAGE)
    assert found.startswith("line 5, 'unknown name': unknown key 'unknown name'; did you mean")


LATER = "what the rules say of each other is looked at in full once the faults above are mended"
SMALL_DUTY = DUTY + 'within = "5 working days after complaint"\n'


def test_a_file_of_a_newer_format_is_not_read_any_further() -> None:
    (found,) = problems(HEAD.replace("format = 1", "format = 2") + STAGE + DUTY + "whithin = 3\n")
    assert found == "line 1, format: 2 is newer than 1, which this release reads"


def test_a_table_that_nothing_is_like_does_not_hide_what_the_rules_say_of_each_other() -> None:
    found = problems(HEAD + "xyzzy = { a = 1 }\n" + STAGE + SMALL_DUTY.replace("after complaint", "after complant"))
    assert found[0].startswith("line 5, xyzzy: unknown key 'xyzzy'; ")
    assert found[1].startswith("line 11: duty 'acknowledgement': unknown event 'complant'; did you mean 'complaint'")
    assert len(found) == 2


@pytest.mark.parametrize("heading", ["source", "sources.a"])
def test_a_source_does_not_rest_on_another(heading: str) -> None:
    head = HEAD if heading != "source" else HEAD.replace("{ url", '{ source = "b", url')
    text = head + STAGE + ("" if heading == "source" else '[sources.a]\nsource = "b"\nwords = "x"\n')
    (found,) = problems(text)
    line = 4 if heading == "source" else 10
    assert found.startswith(f"line {line}, {heading.replace('.', ', ')}, source: unknown key 'source'; ")


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("[sources.a]\n", "line 9, sources, a"),
        (
            "[working-days]\ndivision = 'scotland'\nwords = 'x'\nclosures-count = true\nclosures-source = {}\n",
            "line 12, working-days, closures-source",
        ),
    ],
    ids=["a source", "the source of the closures"],
)
def test_a_source_of_which_nothing_is_said_is_a_fault(more: str, place: str) -> None:
    head = HEAD.replace('working-days = "england-and-wales"\n', "" if "working-days" in more else "\n")
    text = head + STAGE + more if "working-days" in more else HEAD + STAGE + more
    (found,) = problems(text)
    assert found.startswith(f"{place}: words or paraphrase is needed: ")


def test_a_source_of_closures_that_is_no_table_is_told_once() -> None:
    head = HEAD.replace('working-days = "england-and-wales"\n', "")
    days = "[working-days]\ndivision = 'scotland'\nwords = 'x'\nclosures-count = true\nclosures-source = 3\n"
    assert problems(head + STAGE + days) == ("line 12, working-days, closures-source: a table is needed, not 3",)


def test_of_a_source_that_is_no_table_no_key_is_missed() -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith("source ="))
    assert problems(head + "source = 5\n" + STAGE) == ("line 4, source: a table is needed, not 5",)


def test_every_start_that_is_no_table_is_told() -> None:
    assert problems(HEAD + "readings = { a = 1, b = 2 }\n" + STAGE) == (
        "line 5, readings, a: a table of readings is needed, not 1",
        "line 5, readings, b: a table of readings is needed, not 2",
    )


def test_a_rule_under_a_heading_with_one_bracket_is_read_all_the_same() -> None:
    one = HEAD + STAGE + SMALL_DUTY.replace("[[duty]]", "[duty]")
    fault = "line 10, duty: there may be several, so write the heading with two brackets each side: [[duty]]"
    assert problems(one) == (fault, LATER)
    # it is still there for what rests on it
    assert problems(one + '[[extension]]\nduty = "acknowledgement"\nhow = "notice"\nwords = "x"\n') == (fault, LATER)


def test_what_is_no_table_leaves_the_rules_unlooked_at() -> None:
    assert problems(HEAD + "duty = 3\n" + STAGE) == (
        "line 5, duty: write each under a heading [[duty]]; here stands 3",
        LATER,
    )


def test_another_body_than_an_ombudsman_may_be_turned_to_at_any_time() -> None:
    route = '\n[[route]]\nname = "court"\ntitle = "the court"\nkind = "other"\nwords = "go to court"\n'
    assert read_procedure(HEAD + STAGE + route).routes[0].name == "court"
    ombudsman = route.replace('"court"', '"ombudsman"').replace('"other"', '"ombudsman"')
    (found,) = problems(HEAD + STAGE + ombudsman)
    assert found.startswith("line 10, route 1 (“ombudsman”): complete is needed for an ombudsman: ")


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_may_hold_so_many_values_and_no_more(more: int) -> None:
    # four keys at the head, the three of the source, the list, the list of stages, the stage and its two keys
    listed = ", ".join("1" for _ in range(MOST_VALUES - 4 - 3 - 1 - 1 - 1 - 2 + more))
    found = problems(HEAD + f"a = [{listed}]\n" + STAGE)
    assert [fault for fault in found if "values; at most so many" in fault] == (
        ["it holds more than 2,500 values; at most so many are read"] if more else []
    )


@pytest.mark.parametrize("more", [0, 1])
def test_there_may_be_so_many_rules_of_a_kind_and_no_more(more: int) -> None:
    facts = "".join(f'[[fact]]\nname = "f{number}"\nquestion = "?"\n' for number in range(MOST_RULES + more))
    if more:
        assert problems(HEAD + facts + STAGE) == ("line 5, fact: there are 301; at most 300 are read", LATER)
    else:
        assert len(read_procedure(HEAD + facts + STAGE).further_facts) == MOST_RULES


@pytest.mark.parametrize("more", [0, 1])
def test_a_start_may_have_so_many_parts_and_no_more(more: int) -> None:
    readings = "".join(f'r{number} = "complaint"\n' for number in range(49 + more))
    text = HEAD + STAGE + DUTY + 'within = "5 working days after reply-start"\n[readings.reply-start]\n' + readings
    if more:
        assert problems(text) == ("line 14, readings, reply-start: it has 51 parts; a start has at most 50", LATER)
    else:
        assert len(read_procedure(text).reading_options["reply-start"]) == 49


@pytest.mark.parametrize("most", ["MOST_CASES", "MOST_READINGS"])
def test_what_is_refused_is_more_than_the_most_and_not_the_most_itself(
    most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """House rule: a bound that a message names may be reached."""
    starts = '[readings.reply-start]\nmade = "complaint"\nreceived = "receipt of complaint"\n'
    moves = "".join(
        f'\n[[transition]]\nevent = "progress-update"\nto = "stage-1"\nstart = "stage-1"\nwhen = {when}\n'
        for when in ('{ fact = "advocate" }', '{ not = { fact = "advocate" } }')
    )
    text = HEAD + starts + STAGE + DUTY + 'within = "5 working days after reply-start"\n' + moves
    # the moves: yes, no or not told, for each of three parts; the limit: four parts, for two readings and for neither
    number, refusal = {
        "MOST_CASES": (9, "the conditions of the moves ask about 9 cases; at most 8 can be tried"),
        "MOST_READINGS": (12, "the readings of its limits make 12 cases; at most 11 can be worked out"),
    }[most]
    monkeypatch.setattr(f"complaint_rules.local.reading.{most}", number)
    assert len(read_procedure(text).duties) == 1
    monkeypatch.setattr(f"complaint_rules.local.reading.{most}", number - 1)
    assert refusal in problems(text)[0]


def test_a_fault_inside_a_rule_names_the_part() -> None:
    route = """
[[route]]
name = "ombudsman"
title = "the Ombudsman"
kind = "ombudsman"
words = "you can complain to the Ombudsman"
complete = { always = true }

[[route.early]]
text = "it is late"
when = { any = [{ fact = "urgant" }] }

[[suspension]]
cause = "court"
words = "while a court decides"

[[suspension]]
cause = "police"
words = "while the police look into it"
windows = "stage-2"
"""
    fact, pause = problems(HEAD + STAGE + DUTY + 'within = "5 working days after complaint"\n' + route)
    assert fact.startswith("line 24, route 1 (“ombudsman”), early 1, when: unknown fact 'urgant'; ")
    assert pause == "line 30: suspension 'police': unknown window 'stage-2'; there is none to choose from"


def test_a_procedure_may_be_called_what_a_kind_of_rule_is_called() -> None:
    lost = '\n[[stage]]\nname = "lost"\n'
    (found,) = problems(HEAD.replace("east-devon", "stage", 1) + STAGE + lost)
    assert found.startswith("line 10: stage 'lost' cannot be reached; say by `begins` which event begins it")


def test_a_condition_of_a_move_and_of_an_extension_is_found_in_the_file() -> None:
    rules = """
[[transition]]
event = "stage-2-request"
to = "stage-1"
start = "stage-1"
allowed-if = { any = [{ not = { fact = "urgant" } }] }

[[transition]]
event = "progress-update"
to = "stage-1"
start = "stage-1"

[[extension]]
duty = "acknowledgement"
how = "automatic"
words = "longer"
applies-when = { fact = "urgant" }

[[extension]]
duty = "stage-1-response"
how = "notice"
words = "longer"
"""
    other = SMALL_DUTY.replace("acknowledgement", "stage-1-response")
    move, longer = problems(HEAD + STAGE + SMALL_DUTY + other + rules)
    assert move.startswith("line 24, transition 1 (“stage-2-request”), allowed-if: unknown fact 'urgant'; ")
    assert longer.startswith("line 35, extension 1 (“acknowledgement”), applies-when: unknown fact 'urgant'; ")


def test_of_several_moves_by_one_event_the_one_is_named_that_says_what_is_wrong() -> None:
    moves = "".join(
        f'\n[[transition]]\nevent = "panel-request"\nto = "stage-1"\nstart = "stage-1"\nwhen = {when}\n'
        for when in (
            '{ fact = "urgant" }',
            '{ fact = "advocate", is = "yes" }',
            '{ fact = "advocate", is = false }',
            '{ fact = "urgent-now" }',
        )
    )
    first, second, fourth = (one for one in problems(HEAD + STAGE + moves) if "when:" in one)
    assert first.startswith("line 14, transition 1 (“panel-request”), when: unknown fact 'urgant'; ")
    assert second.startswith("line 20, transition 2 (“panel-request”), when: the fact 'advocate' cannot be 'yes'; ")
    assert fourth.startswith("line 32, transition 4 (“panel-request”), when: unknown fact 'urgent-now'; ")


def test_a_fault_that_quotes_what_its_rule_does_not_say_still_names_the_rule() -> None:
    tables: dict[str, object] = {"duty": [{"name": "first", "act": "acknowledgement"}, {"name": "answer"}]}
    found = Faults('[[duty]]\nname = "first"\n\n[[duty]]\nname = "answer"\n')
    add_fault("p.duties[answer].within: 'elsewhere' is not foreseen", name="p", tables=tables, faults=found)
    assert found.problems == ("line 4, duty 2 (“answer”), within: 'elsewhere' is not foreseen",)


def test_a_rule_whose_name_is_a_number_is_found_by_its_name() -> None:
    rules = """
[[exclusion]]
name = "2"
text = "x"
words = "x"
when = { fact = "urgant" }

[[exclusion]]
name = "1"
text = "x"
words = "x"
when = { fact = "advocate" }

[[role]]
name = "3"
text = "x"
words = "x"
not-if = [{ name = "7", text = "x", when = { fact = "urgant" } }]
"""
    matter, person = problems(HEAD + STAGE + rules)
    assert matter.startswith("line 14, exclusion 1 (“2”), when: unknown fact 'urgant'; ")
    assert person.startswith("line 26, role 1 (“3”), not-if, when: unknown fact 'urgant'; ")


def test_a_fault_of_a_move_names_that_move_and_no_other_by_the_same_event() -> None:
    moves = "".join(
        f'\n[[transition]]\nevent = "{event}"\nto = "{to}"\nstart = "stage-1"\n'
        for event, to in (("panel-request", "lost"), ("panel-request", "stage-1"), ("discussion", "lost"))
    )
    first, second = (fault for fault in problems(HEAD + STAGE + moves) if "unknown stage" in fault)
    assert first.startswith("line 10: the transition by 'panel-request' to 'lost': unknown stage 'lost'; ")
    assert second.startswith("line 20: the transition by 'discussion' to 'lost': unknown stage 'lost'; ")


def test_a_fault_of_a_move_that_is_derived_names_the_stage_that_it_begins() -> None:
    stages = """
[[stage]]
name = "stage-1"

[[stage]]
name = "panel"
begins = ["panel-request", "panel-reqest"]

[[stage]]
name = "review"
begins = "panel-reqest"

[[stage]]
name = "over"
ends = true
begins = "final-response"

[[stage]]
name = "again"
begins = "discussion"
from = "over"

[[stage]]
name = "court"
begins = ["court-order", "progress-update"]
"""
    panel, review, again, court = (one for one in problems(HEAD + stages) if "the transition by" in one)
    assert panel.startswith("line 11: the transition by 'panel-reqest' to 'panel': unknown event 'panel-reqest'; ")
    assert review.startswith("line 15: the transition by 'panel-reqest' to 'review': unknown event 'panel-reqest'; ")
    assert again == "line 24: the transition by 'discussion' leaves 'over', in which the procedure is over"
    assert court.startswith("line 29: the transition by 'court-order' to 'court': unknown event 'court-order'; ")


def test_a_fault_of_a_move_that_is_derived_names_the_stage() -> None:
    text = HEAD + STAGE + STAGE.replace("stage-1", "stage-2").replace('"complaint"', '["stage-2-reqest"]')
    (found,) = problems(text)
    assert found.startswith(
        "line 12: the transition by 'stage-2-reqest' to 'stage-2': unknown event 'stage-2-reqest'; did you mean "
        "'stage-2-request'"
    )


def test_only_what_no_stand_in_can_bring_about_is_certain() -> None:
    assert is_certain("the name 'a' is used 2 times among duties; each needs its own")
    assert is_certain("suspension 'a': unknown window 'b'; there is none to choose from")
    assert not is_certain("the extension of 'a' by notice: the duty's period has no second figure to extend to")


def test_stages_that_hang_on_another_that_cannot_be_reached_are_left_out() -> None:
    lost = [f"stage '{name}' cannot be reached" for name in ("a", "b", "c")]
    other = "the limit for 'x' depends on itself"
    assert without_what_follows([*lost, other], led_to={"b", "c"}, written={"a", "b"}) == [lost[0], other]
    assert without_what_follows([*lost, other], led_to={"a", "b", "c"}, written={"a", "b"}) == [*lost[:2], other]
    nothing = "no transition leaves 'not-begun', so no complaint can begin"
    assert without_what_follows([nothing, *lost, other], led_to=(), written=()) == [nothing, other]
    assert without_what_follows([other], led_to=(), written=()) == [other]


# What costs too much


def test_the_cases_of_moves_are_counted_before_they_are_tried() -> None:
    facts = (Fact(name="n", question="?", kind=Kind.NUMBER), Fact(name="f", question="?"))
    stages = [Stage(name=name, title=name, source=SOURCE) for name in "ab"]
    several = All(FactIs("f"), AnyOf(FactIs("n", 3), Not(FactNotTold("n"))), Happened("x"))

    def move(**more: Any) -> Transition:  # noqa: ANN401 - the fields of the record
        return Transition(event="x", to="a", source=SOURCE, **more)

    assert cases_to_try(stages, [move()], facts) == 0
    # f: yes, no or not told; n: not told, below, 3 and above; x: yes or no; and the condition has seven parts
    assert cases_to_try(stages, [move(when=several, start=("a",))], facts) == 3 * 4 * 2 * 7
    assert cases_to_try(stages, [move(when=several)], facts) == 2 * 3 * 4 * 2 * 7
    asked = AnyOf(DetailIs("x", "form", "oral"), DetailIs("x", "form", "written"))
    # the form: oral, written, another or not told; and the condition has three parts
    assert cases_to_try(stages, [move(when=asked, start=("a",))], facts) == 4 * 3
    # what a fact that nobody declared can be is told by what is asked of it: not told, below, 3 and above
    assert cases_to_try(stages, [move(when=FactIs("unknown", 3), start=("a",))], facts) == 4
    choices = [Fact(name=f"c{number}", question="?", kind=Kind.CHOICE, choices=tuple("wxyz")) for number in range(4)]
    most = [*(FactIs(one.name, "w") for one in choices), *(Happened(name) for name in "abcde")]
    assert cases_to_try(stages, [move(when=All(*most), start=("a",))], choices) == 5**4 * 2**5 * 10
    assert cases_to_try(stages, [move(when=All(*most, Happened("f")), start=("a",))], choices) == 0
    # 3 times 59 times 113 is one more than 20,000
    sizes = [
        Fact(name=f"s{size}", question="?", kind=Kind.CHOICE, choices=tuple(map(str, range(size))))
        for size in (58, 112)
    ]
    over = [FactIs("f"), *(FactIs(one.name, "0") for one in sizes)]
    assert cases_to_try(stages, [move(when=All(*over), start=("a",))], [*facts, *sizes]) == 0
    many = All(*(FactIs("n", number) for number in range(10_001)))
    assert cases_to_try(stages, [move(when=many)], facts) == 0  # so many that Procedure refuses to begin


def test_a_list_that_is_too_long_is_told_once() -> None:
    choices = ", ".join(f'"c{number}"' for number in range(101))
    fact = f'\n[[fact]]\nname = "tier"\nquestion = "Which?"\nkind = "choice"\nchoices = [{choices}]\n'
    assert problems(HEAD + STAGE + fact) == (
        "line 14, fact 1 (“tier”), choices: the list has 101 items; at most 100 are read",
        LATER,
    )


def test_moves_that_ask_about_too_much_are_refused() -> None:
    facts = "".join(f'\n[[fact]]\nname = "f{number}"\nquestion = "?"\n' for number in range(8))
    when = "{ all = [" + ", ".join(f'{{ fact = "f{number}" }}' for number in range(8)) + "] }"
    moves = "".join(f'\n[[transition]]\nevent = "progress-update"\nto = "stage-1"\nwhen = {when}\n' for _ in range(4))
    (found,) = problems(HEAD + facts + STAGE + moves)
    assert "the conditions of the moves ask about 236,196 cases; at most 200,000 can be tried" in found
    assert (MOST_CASES, MOST_READINGS) == (200_000, 10_000)


# Hostile files


def many(line: str, number: int) -> str:
    return "".join(line.format(number=one) for one in range(number))


def nested(opening: str, middle: str, closing: str, depth: int) -> str:
    return opening * depth + middle + closing * depth


HOSTILE = {
    "arrays 10,000 deep": (HEAD + "a = " + nested("[", "", "]", 10_000), "nested too deeply"),
    "arrays 200 deep": (HEAD + "a = " + nested("[", "", "]", 200), "unknown key 'a'"),
    "inline tables 10,000 deep": (HEAD + "a = " + nested("{a=", "1", "}", 10_000), "nested too deeply"),
    "a key of 10,000 parts": (HEAD + "a." * 10_000 + "a = 1", "a key has more than 10 parts (at line 5)"),
    "a heading of 10,000 parts": (HEAD + "[" + "a." * 10_000 + "a]", "a key has more than 10 parts (at line 5)"),
    "a quoted key of 10,000 parts": (HEAD + '"a" . ' * 10_000 + "a = 1", "a key has more than 10 parts"),
    "limits 60 deep": (
        HEAD + STAGE + DUTY + "within = " + nested("{next-open-day=", '"complaint"', "}", 60),
        "limits are nested more than 20 deep",
    ),
    "conditions 60 deep": (
        HEAD + STAGE + DUTY + 'within = "complaint"\nowed-if = ' + nested("{not=", '{fact="advocate"}', "}", 60),
        "conditions are nested more than 20 deep",
    ),
    "10 MB": (HEAD + "#" * 10_000_000, "a procedure has at most 250,000"),
    "one huge text": (HEAD + STAGE + f'title = "{"x" * 200_000}"', "the text has 200,000 characters"),
    "one huge key": (HEAD + STAGE + f"{'x' * 200_000} = 1", "unknown key 'xxx"),
    "one huge name": (HEAD + STAGE + DUTY.replace("acknowledgement", "x" * 200_000), "not 'xxx"),
    "one huge sentence": (HEAD + STAGE + DUTY + f'within = "{"a day " * 30_000}"', "is not a limit"),
    "100,000 tables": (HEAD + many("[[duty]]\n", 100_000), "a procedure has at most 250,000"),
    "20,000 rules": (HEAD + many("[[duty]]\n", 20_000), f"it holds more than {MOST_VALUES:,} values"),
    "1,000 rules": (HEAD + STAGE + many("[[duty]]\n", 1_000), f"there are 1,000; at most {MOST_RULES} are read"),
    "100,000 keys": (HEAD + many("k{number}=1\n", 100_000), "a procedure has at most 250,000"),
    "20,000 keys": (HEAD + many("k{number}=1\n", 20_000), f"it holds more than {MOST_VALUES:,} values"),
    "20,000 keys in one table": (HEAD + "[parties]\n" + many("k{number}=1\n", 20_000), "it holds more than"),
    "50,000 numbers": (HEAD + "a = [" + "1," * 50_000 + "]", f"it holds more than {MOST_VALUES:,} values"),
    "10**5000": (HEAD + "a = 1" + "0" * 5_000, "a number has more than 1,000 digits (at line 5)"),
    "10**999": (HEAD + "a = 1" + "0" * 998, "unknown key 'a'"),
    "10**999 as the format": (HEAD.replace("= 1", "= 1" + "0" * 998), "of more than 70 digits is newer than 1"),
    "16**20000": (
        HEAD + STAGE + DUTY + 'within = "complaint"\nowed-if = { fact = "advocate", is = 0x' + "f" * 20_000 + " }",
        "not of more than 70 digits",
    ),
    "numbers that are none": (HEAD + STAGE + "title = [inf, -inf, nan, 1e999]", "a text in quotation marks is needed"),
    "a name with control characters": (HEAD.replace("east", "east\\u0000\\u001b[2J"), "U+0000"),
    "a key with control characters": (HEAD + '[parties]\n"\\u001b[2J" = "x"', "U+001B"),
    "a text with half a character": (HEAD + 'title = "\ud800"', "U+D800"),
    "a NUL": (HEAD + 'title = "a\0b"', "Illegal character '\\x00'"),
    "two byte order marks": ("\ufeff\ufeff" + HEAD, "Invalid statement"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_with_a_short_message(name: str) -> None:
    text, expected = HOSTILE[name]
    found = problems(text)
    assert any(expected in fault for fault in found), found
    assert max(map(len, found)) < 1_100
    assert all(one.isprintable() for fault in found for one in fault), found


def test_ten_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(InvalidFileError, match=r"it has 10,000,000 bytes; a procedure has at most 250,000"):
        load_procedure(path)


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match=r"this is a folder; name a file in it"):
        load_procedure(tmp_path)
    with pytest.raises(InvalidFileError, match=r"it cannot be read: No such file"):
        load_procedure(tmp_path / "missing.toml")
    with pytest.raises(InvalidFileError, match=r"it cannot be read"):
        load_procedure("a\0b.toml")
    with pytest.raises(InvalidFileError, match=r"it cannot be read"):
        load_procedure("x" * 10_000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only some systems have them")
def test_a_pipe_and_a_device_are_refused_unopened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path in (pipe, "/dev/null", "/dev/zero"):
        with pytest.raises(InvalidFileError, match=r"this is not an ordinary file"):
            load_procedure(path)


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(HEAD.encode() + b'title = "na\xefve"')
    with pytest.raises(InvalidFileError, match=r"it is not UTF-8 text: byte [0-9]+ cannot be read"):
        load_procedure(path)


# Whatever the text, a procedure or that one exception


def read_or_refused(text: str) -> None:
    """Read a text, and look at what comes of it; anything but a procedure and the one exception is raised."""
    try:
        read = read_procedure(text)
    except InvalidFileError as error:
        found = error.problems
    else:
        assert read_procedure(to_toml(read)) == read
        return
    assert 0 < len(found) <= MOST_FAULTS + 1
    assert all(len(fault) < 1_100 and fault.isprintable() for fault in found), found


SMALL = HEAD + STAGE + DUTY + 'within = "5 working days after receipt of complaint"\n'
TEXTS = [path.read_text(encoding="utf-8") for path in (*GOOD, *FAULTY)]
TEXTS.append(to_toml(schemes.newest("england-children")))
WORDS = tuple(sorted({word for text in TEXTS for word in re.findall(r'"[^"\n]*"|[\w-]+|\S', text) if len(word) < 60}))
ODD = (
    *('"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "#", "\n", "\\", "\r\n", "\0", "\ufeff"),
    *(
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "nan",
        "inf",
        "2026-11-22",
        "07:32:00",
        "2026-11-22T07:32:00",
        "0xff",
        "\u2028",
    ),
    *('""', "[]", "{}", '"ten days"', "[[duty]]", "[duty]", "derived = false", '"\\u0000"', "99999999999", "é", "💥"),
)
words = st.sampled_from(WORDS) | st.sampled_from(ODD)


@given(st.text())
@example("\ufeff")
@example("a = 0x" + "f" * 5_000)
@example('[stage]\nname = "a"\nbegins = 1979-05-27')
def test_any_text_gives_a_procedure_or_is_refused(text: str) -> None:
    read_or_refused(text)


@given(st.lists(words, max_size=40))
def test_any_words_give_a_procedure_or_are_refused(several: list[str]) -> None:
    read_or_refused(" ".join(several))
    read_or_refused(HEAD + "\n".join(several))


@settings(max_examples=settings().max_examples * 4)
@given(st.sampled_from(TEXTS), st.data())
def test_a_file_with_other_words_in_it_gives_a_procedure_or_is_refused(text: str, data: st.DataObject) -> None:
    parts = re.split(r'("[^"\n]*"|[\w-]+|\S)', text)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(parts) - 1))
        if data.draw(st.booleans()):
            parts[place] = data.draw(words)
        else:
            del parts[place]
    read_or_refused("".join(parts))


@settings(max_examples=settings().max_examples * 2)
@given(st.sampled_from(TEXTS), st.data())
def test_a_file_with_its_lines_moved_about_gives_a_procedure_or_is_refused(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        change = data.draw(st.integers(0, 2))
        if change == 0:
            lines.insert(place, lines[other])
        elif change == 1:
            lines[place], lines[other] = lines[other], lines[place]
        elif len(lines) > 1:
            del lines[place]
    read_or_refused("\n".join(lines))


@settings(max_examples=settings().max_examples * 2)
@given(st.sampled_from(TEXTS), st.data())
def test_a_file_with_other_bytes_in_it_gives_a_procedure_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    held = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(held) - 1))
        held[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = tmp_path_factory.mktemp("files") / "a.toml"
    path.write_bytes(held)
    with suppress(InvalidFileError):
        load_procedure(path)


@given(st.integers(0, len(SMALL)), st.sampled_from(ODD))
def test_the_smallest_file_with_anything_put_in_gives_a_procedure_or_is_refused(place: int, odd: str) -> None:
    read_or_refused(SMALL[:place] + odd + SMALL[place:])


def test_a_place_without_a_path_has_no_words() -> None:
    assert Place().in_words == ""
    assert Place(named="x").in_words == ""
    assert LARGEST_FILE < 10_000_000


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("within 5 working days of receipt of the complaint", "5 working days after receipt of complaint"),
        ("twenty Working Days after receiving our acknowledgement", "20 working days after receipt of acknowledgement"),
        ("one calendar month from the acknowledgement", "1 month after acknowledgement"),
        ("not later than 6 weeks following complaint", "6 weeks after complaint"),
    ],
)
def test_a_limit_with_the_usual_slips_is_refused_and_put_right(slip: str, meant: str) -> None:
    found = problems(HEAD + STAGE + DUTY + f"within = {json.dumps(slip)}\n")
    assert f"; did you mean “{meant}”?" in found[0]


@pytest.mark.parametrize("odd", ["5 working days", "soon after complaint", "within 5 working days of complaint " * 9])
def test_nothing_is_proposed_for_what_cannot_be_put_right(odd: str) -> None:
    found = problems(HEAD + STAGE + DUTY + f"within = {json.dumps(odd)}\n")
    assert "can be read" in found[0]
    assert "did you mean" not in found[0]


def test_a_scheme_that_is_no_name_is_told_once() -> None:
    found = problems(HEAD + 'under = "lgsco_code"\n' + STAGE + DUTY + 'within = "complaint"\n')
    assert [one for one in found if "under" in one] == [found[0]]
    assert "not-given" not in "".join(found)


def test_words_are_not_said_to_be_unread_where_the_source_is_missing() -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith("source"))
    found = problems(head + STAGE + DUTY + 'within = "complaint"\n')
    assert any("source is needed" in one for one in found)
    assert not any("was not read" in one for one in found)
