"""Markdown in which nothing that a record or a rule holds can be read as anything but text."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from complaint_rules import schemes, show
from complaint_rules.show.document import Item, Note, Page, Section, Table

HOSTILE = "<script>f()</script> [here](javascript:f) **now** `x` | ![p](q) {{ x }}"
PLACES = 9
"""The parts of the page below in which a text can stand."""


class TestEscaping:
    """House rule: "every text from a record or a rule is escaped, so that it can only be read as text"."""

    @pytest.fixture
    def page(self, monkeypatch: pytest.MonkeyPatch) -> str:
        table = Table(headers=(HOSTILE, "plain"), rows=((HOSTILE, "plain"),))
        section = Section(title=HOSTILE, items=(Item(HOSTILE), Item(HOSTILE, depth=1)), table=table)
        whole = Page(title=HOSTILE, lines=(HOSTILE,), sections=(section,), notes=(Note(HOSTILE),), closing=HOSTILE)
        monkeypatch.setattr(import_module("complaint_rules.show.markdown"), "page_of", lambda *_: whole)
        return show.markdown(schemes.newest("england-children"))

    def test_in_no_part_of_a_page_does_a_mark_stay_a_mark(self, page: str) -> None:
        bare = re.sub(r"\\.", "", page)  # what a backslash stands before is read as text
        assert [mark for mark in "<`[*{" if mark in bare] == []
        assert bare.count("|") == 3 * 3  # a table of two columns has a header, a rule and a row

    def test_every_part_still_says_what_it_said(self, page: str) -> None:
        assert page.count("javascript:f") == PLACES
        assert page.count(r"\*\*now\*\*") == PLACES
