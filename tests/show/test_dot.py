from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date

import pytest

from complaint_rules import schemes, show
from complaint_rules.errors import UnknownNameError
from complaint_rules.local import read_procedure
from complaint_rules.rules import NOT_BEGUN
from complaint_rules.show.mermaid import moves_of
from tests.every_procedure import SHIPPED
from tests.show.pictures import GOLDEN
from tests.show.test_timeline import HOSTILE

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
QUOTED = re.compile(r'"(?:[^"\\]|\\["\\n])*"')


@pytest.mark.parametrize("name", ["england-children", "housing-ombudsman-code"])
def test_a_diagram_is_as_it_was_looked_at(name: str) -> None:
    drawn = show.dot(schemes.newest(name), current="stage-2") + "\n"
    golden = GOLDEN / f"{name}.dot"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == golden.read_text(encoding="utf-8"), "look at it; if it is meant, run with WRITE_GOLDEN=1"


def test_the_stage_is_marked_in_words_and_by_its_border() -> None:
    (here,) = (line for line in show.dot(CHILDREN, current="stage-3").splitlines() if "complaint is here" in line)
    assert here == '    s_stage_3 [label="the complaint is here:\\nstage 3, review panel", peripheries=2, penwidth=3];'
    assert "complaint is here" not in show.dot(CHILDREN)


def test_an_end_that_is_held_is_marked_like_any_stage() -> None:
    (here,) = (line for line in show.dot(CHILDREN, current="withdrawn").splitlines() if "complaint is here" in line)
    assert "peripheries=2" in here
    assert "style=bold" not in here


def test_before_the_first_event_the_start_is_marked() -> None:
    assert 'xlabel="the complaint is here: not begun"' in show.dot(CHILDREN, current=NOT_BEGUN)


def test_a_stage_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        show.dot(CHILDREN, current="stage-9")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_procedure_has_each_of_its_moves_and_nothing_outside_of_quotes(name: str) -> None:
    rules = SHIPPED[name]
    drawn = show.dot(rules)
    assert drawn.count(" -> ") == len(list(moves_of(rules)))
    bare = QUOTED.sub('""', drawn)
    assert re.fullmatch(r'[A-Za-z0-9_ =",;.{}\[\]\n>-]*', bare)


def test_what_a_file_says_is_only_read_as_text() -> None:
    rules = read_procedure(
        HOSTILE.replace('title = "<script>', 'title = "\\\\N \\" ]; evil -> evil; // <script>', 1), where="hostile.toml"
    )
    drawn = show.dot(rules)
    bare = QUOTED.sub('""', drawn)
    assert "evil" not in bare
    assert r"\\N \" ]; evil" in drawn
    assert "&amp;" in drawn


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("rules", [CHILDREN, read_procedure(HOSTILE, where="hostile.toml")], ids=["bundled", "hostile"])
def test_graphviz_reads_it(rules: object) -> None:
    drawn = show.dot(rules, current="stage-1")  # type: ignore[arg-type]
    made = subprocess.run(["dot", "-Tsvg"], input=drawn, capture_output=True, text=True, check=True, encoding="utf-8")  # noqa: S607 - as it is installed
    assert made.stderr == ""
    assert "the complaint is here:" in made.stdout
    assert "<script" not in made.stdout
