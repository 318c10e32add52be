"""
That a tag is the version of the package, and that the changelog and the citation tell of it.

    python -m tests.scheduled.tagged v0.1.0

is run before anything is published. It needs nothing installed. The exit code is 1 where something does not fit.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
DATED = re.compile(r"^## (\S+) - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
CITED = re.compile(r'^(version|date-released): "?([^"\n]*)"?$', re.MULTILINE)
RELEASE = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")


def problems(tag: str, root: Path) -> list[str]:
    """Return everything that is in the way of publishing this checkout under a tag."""
    version: str = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    found = [] if tag == f"v{version}" else [f"the tag is {tag}, and pyproject.toml has version {version}"]
    if not RELEASE.fullmatch(version):
        found.append(f"{version} is not a version to publish")
    dated = dict(DATED.findall((root / "CHANGELOG.md").read_text("utf-8")))
    if version not in dated:
        found.append(f"CHANGELOG.md has no heading “## {version} - ” with a date")
    cited = dict(CITED.findall((root / "CITATION.cff").read_text("utf-8")))
    if cited != {"version": version, "date-released": dated.get(version, "")}:
        found.append(f"CITATION.cff has {cited}, and the changelog {version}, {dated.get(version, 'no date')}")
    return found


def main(argv: Sequence[str]) -> int:
    """Say what is in the way, and return the exit code."""
    (tag,) = argv
    found = problems(tag, ROOT)
    sys.stdout.write("".join(f"{one}\n" for one in found) or f"{tag} fits.\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
