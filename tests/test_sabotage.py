"""The known-bad edits of `tests/proof/edits.toml` can be made; what they come to, `tests.proof.sabotage` shows."""

from __future__ import annotations

import ast
from functools import cache

import pytest
from attrs import evolve

from tests.proof.sabotage import TOP, Edit, NotOnceError, misfits, read_edits

EDITS = read_edits()


@cache
def text_of(file: str) -> str:
    return (TOP / file).read_bytes().decode("utf-8")


@cache
def meaning_of(file: str) -> str:
    """Return what a file says, but for its remarks and its layout."""
    return ast.dump(ast.parse(text_of(file)))


class TestEdits:
    """House rule: an edit that no longer fits the sources proves nothing, and is put right with the change."""

    @pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
    def test_it_fits_the_sources_once_and_leaves_what_can_be_read(self, edit: Edit) -> None:
        text = text_of(edit.file)
        edited = edit.applied(text)
        assert edited != text
        if edit.file.endswith(".py"):
            assert ast.dump(ast.parse(edited)) != meaning_of(edit.file)

    @pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
    def test_its_tests_are_there_and_it_says_what_it_would_cost(self, edit: Edit) -> None:
        assert edit.file.startswith("src/complaint_rules/")
        assert edit.costs.endswith(".")
        assert edit.tests
        for test in edit.tests:
            path, _, name = test.partition("::")
            assert not name or f"class {name}" in text_of(path)

    def test_there_are_many_and_no_two_alike(self) -> None:
        assert len(EDITS) >= 25
        assert len({edit.name for edit in EDITS}) == len(EDITS)
        assert len({(edit.file, edit.before, edit.after) for edit in EDITS}) == len(EDITS)

    def test_an_edit_that_fits_twice_or_not_at_all_is_refused(self) -> None:
        edit = Edit(name="n", file="f", before="a", after="b", costs="c", tests=["t"])
        for text, times in (("a a", 2), ("c", 0)):
            with pytest.raises(NotOnceError, match=f"stands {times} times in f"):
                edit.applied(text)

    def test_each_that_does_not_fit_is_named_before_anything_is_run(self) -> None:
        fits = EDITS[0]
        assert list(misfits(EDITS)) == []
        (text,) = misfits((fits, evolve(fits, name="gone", before="no such text")))
        assert text == f"gone: the text to be replaced stands 0 times in {fits.file}, and not once"
        assert len(list(misfits((evolve(fits, file="src/no-such-file.py"),)))) == 1
