"""The page on local procedures: what it shows can be run, and what it quotes is what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from complaint_rules import schemes
from complaint_rules.errors import InvalidFileError
from complaint_rules.limits import After, Before
from complaint_rules.local import read_procedure
from complaint_rules.local.forms import FORMS
from complaint_rules.local.phrases import PhraseError, read_limit
from complaint_rules.vocabulary import EVENTS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "how-to" / "local-procedures.md").read_text(encoding="utf-8")
SMALLEST = (ROOT / "examples" / "local" / "smallest.toml").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
WHOLE = [block for block in BLOCKS if block.startswith("format = 1")]
FAULTY = [block for block in BLOCKS if block.startswith("#")]
PARTS = [block for block in BLOCKS if block not in WHOLE and block not in FAULTY]


def without_notes(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip()


def with_smallest(part: str) -> str:
    """Return the smallest file with a part added, in place of what it says anew."""
    text = SMALLEST
    if 'act = "stage-1-response"' in part:
        text = text[: text.index("[[duty]]")]
    if "[working-days]" in part:
        text = text.replace('working-days = "england-and-wales"\n', "")
    return f"{text}\n{part}"


def said(text: str) -> str:
    return " ".join(text.split())


def test_the_page_begins_with_the_smallest_file_of_the_examples() -> None:
    assert [without_notes(one) for one in WHOLE] == [without_notes(SMALLEST)]
    assert len(SMALLEST.splitlines()) < 25


@pytest.mark.parametrize("block", WHOLE)
def test_every_whole_file_on_the_page_loads(block: str) -> None:
    assert read_procedure(block).duties


@pytest.mark.parametrize("part", PARTS, ids=[part.split("\n")[0] + part.split("\n")[1] for part in PARTS])
def test_every_block_loads_once_it_is_added_to_the_smallest_file(part: str) -> None:
    """ "Each block below can be added to the smallest file."."""
    alone, added = read_procedure(SMALLEST), read_procedure(with_smallest(part))
    assert added != alone


def test_the_page_quotes_what_is_said_of_its_faulty_file() -> None:
    (block,) = FAULTY
    quoted = re.search(r"And this is what is said of it:\n\n```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert quoted is not None
    with pytest.raises(InvalidFileError) as refused:
        read_procedure(block)
    assert said(quoted[1]) == said(" ".join(refused.value.problems))


def test_a_file_that_is_no_toml_is_told_in_the_words_of_the_page() -> None:
    """ "If it says that the file "is not TOML that can be read", a quotation mark or a bracket is missing."."""
    with pytest.raises(InvalidFileError, match="is not TOML that can be read") as refused:
        read_procedure(SMALLEST.replace('"stage-1"', "stage-1", 1))
    assert "is not TOML that can be read" in PAGE
    assert "line" in str(refused.value)


def test_every_period_that_the_page_gives_as_an_example_can_be_read() -> None:
    part = PAGE[PAGE.index("So, for example:") : PAGE.index("Write the number in digits")]
    sentences = re.findall(r"^- `(.*)`$", part, re.MULTILINE)
    assert len(sentences) == 4
    for sentence in sentences:
        assert isinstance(read_limit(sentence), After | Before)


@pytest.mark.parametrize(
    "kind", re.findall(r"`([^`]+)`", re.findall(r"^\| the kind \| (.*) \|$", PAGE, re.MULTILINE)[0])
)
def test_every_kind_of_day_that_the_page_names_can_be_counted(kind: str) -> None:
    assert isinstance(read_limit(f"10 {kind} after complaint"), After)


@pytest.mark.parametrize("slip", ["within 10 working days of complaint", "10 working days after the complaint"])
def test_what_the_page_says_not_to_write_is_refused(slip: str) -> None:
    """ "Do not write "within", "of" or "the complaint" here."."""
    with pytest.raises(PhraseError):
        read_limit(slip)


def test_the_table_of_rules_has_every_kind_and_only_keys_that_there_are() -> None:
    rows = re.findall(r"^\| `\[\[([a-z-]+)\]\]` \| .*? \| (.*?) \|$", PAGE, re.MULTILINE)
    listed = {kind: re.findall(r"`([a-z-]+)`", keys) for kind, keys in rows if kind in FORMS and ", " in keys}
    assert listed.keys() == FORMS.keys()
    for kind, keys in listed.items():
        assert set(keys) <= set(FORMS[kind][1].known), kind


def test_every_event_that_the_page_names_is_in_the_vocabulary() -> None:
    table = PAGE[PAGE.index("## The names of events") : PAGE.index("## How to say it")]
    named = set(re.findall(r"`([a-z0-9-]+)`", table[: table.index("`receipt of complaint`")]))
    assert len(named) > 20
    assert named <= {event.name for event in EVENTS}


def test_every_scheme_that_the_page_names_is_bundled() -> None:
    part = PAGE[PAGE.index("### The code or law above it") : PAGE.index("### More lines")]
    named = set(re.findall(r"`([a-z-]+)`", part)) - {"name"}
    assert {"lgsco-code", "england-children"} <= named <= set(schemes.names())


def test_every_example_that_the_page_lists_is_there_and_none_is_left_out() -> None:
    listed = re.findall(r"^\| `([a-z-]+\.toml)` \|", PAGE, re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in (ROOT / "examples" / "local").glob("*.toml"))
