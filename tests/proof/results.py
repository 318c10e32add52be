"""Where the proof writes the figures of its runs: one JSON file each, with what was run and upon which sources."""

from __future__ import annotations

import hashlib
import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULTS = Path(__file__).with_name("runs")
SOURCES = Path(__file__).parents[2] / "src" / "complaint_rules"


def digest() -> str:
    """Return a short digest of the sources, so that figures can be seen to be those of another version."""
    whole = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*.py")):
        whole.update(path.relative_to(SOURCES).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:12]


def write_result(name: str, path: Path | None, figures: Mapping[str, object]) -> Path:
    """Write the figures of one run, to `path` or to the place of that name, and return where they are."""
    path = path or RESULTS / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    ran = {"on": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), "sources": digest()}
    path.write_text(json.dumps({"name": name, **ran, **figures}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
