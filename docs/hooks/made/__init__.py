"""Pages that are made from the library itself, so that they cannot fall behind. Nothing here needs mkdocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import benchmarks, commands, comparisons, errors, files, proof, schemes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pages"]


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path in the documentation and the text of every page that is made."""
    for module in (schemes, comparisons, errors, commands, files, proof, benchmarks):
        yield from module.pages()
