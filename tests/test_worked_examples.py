"""Every worked example gives the dates that stand in it."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_rules import schemes
from tests import worked

ALL = [(path, one) for path in worked.files() for one in worked.examples(path)]


@pytest.mark.parametrize("example", [one for _, one in ALL], ids=[f"{path.stem}: {one['title']}" for path, one in ALL])
def test_a_worked_example_gives_the_dates_that_stand_in_it(example: dict[str, Any]) -> None:
    """House rule: each scheme has worked examples as data that a policy officer can read."""
    assert not worked.differences(example)


def test_a_wrong_date_in_an_example_would_be_found() -> None:
    path = next(path for path in worked.files() if path.stem == "lgsco")
    example = worked.examples(path)[0]
    example["expect"] = {"stage": "nowhere", "findings": ["no-such-finding"]}
    assert len(worked.differences(example)) == 2


@pytest.mark.parametrize("name", schemes.names())
def test_every_scheme_has_worked_examples(name: str) -> None:
    assert any(example["of"] == name for _, example in ALL)


def test_titles_are_used_once_in_a_file() -> None:
    for path in worked.files():
        titles = [one["title"] for one in worked.examples(path)]
        assert len(set(titles)) == len(titles), path.name
