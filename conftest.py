"""The examples in README.md, in docs and in the docstrings of src are tests."""

from __future__ import annotations

from doctest import ELLIPSIS
from typing import TYPE_CHECKING

from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

if TYPE_CHECKING:
    import pytest

pytest_plugins = ["tests.proof.figures"]

_pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
)
_docstrings = Sybil(parsers=[DocTestParser(ELLIPSIS)], patterns=["src/*/*.py", "src/*/*/*.py"])

pytest_collect_file = (_pages + _docstrings).pytest()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the examples of one page back in their order, which pytest-randomly has shuffled: each builds on the last."""
    items.sort(key=lambda item: (True, str(item.path), item.example.line) if isinstance(item, SybilItem) else (False,))
