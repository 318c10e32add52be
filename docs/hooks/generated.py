"""Pages that are made when the documentation is built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import notebooks
from made import pages
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MADE = Path(__file__).parents[2] / "build" / "pages.json"
"""Where the pages are kept for a builder that knows no hooks: see build.py."""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every page that is made: from the library itself, and by running the notebooks."""
    made = {**dict(pages()), **notebooks.pages()}
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    MADE.parent.mkdir(exist_ok=True)
    MADE.write_text(json.dumps(made), encoding="utf-8")
    return files
