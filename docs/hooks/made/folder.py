"""The documentation as a folder of plain files, for a builder that knows no hooks."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LEFT_OUT = ("hooks", "__pycache__")


def write(docs: Path, folder: Path, made: Iterable[tuple[str, str]]) -> None:
    """Write the documentation into a folder: the pages that are kept, and those that are made."""
    shutil.copytree(docs, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    for path, text in made:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def settings_without_hooks(settings: str, *, sources: Path, folder: Path) -> str:
    """Return the settings of mkdocs without the hooks, for a copy that lies in a folder of its own."""
    kept: list[str] = []
    inside = False
    for line in settings.splitlines():
        inside = line == "hooks:" or (inside and line.startswith(" "))
        if not inside and not line.startswith("exclude_docs:"):
            kept.append(line.replace("paths: [src]", f"paths: [{os.path.relpath(sources, folder)}]"))
    return "\n".join((*kept, ""))


__all__ = ["settings_without_hooks", "write"]
