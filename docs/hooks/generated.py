"""Pages that are made when the documentation is built, from the rules themselves, so that they cannot fall behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from complaint_rules import schemes, show
from complaint_rules.local import json_schema

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the coverage page and the schema of procedure files."""
    covered = show.markdown([schemes.get(name) for name in schemes.names()])
    files.append(File.generated(config, "coverage.md", content=covered))
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    files.append(File.generated(config, "reference/procedure.schema.json", content=schema))
    return files
