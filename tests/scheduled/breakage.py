"""
What of the public API breaks since the last release.

    python -m tests.scheduled.breakage

compares this checkout with the last tag `v…` before it, by griffe, which reads the sources and runs nothing. What
breaks must come with a higher version: the second figure while the first is 0, the first after that. The exit code is 1
where it does not. Where there is no tag yet, there is nothing to compare with, and it says so.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def last_tag(root: Path) -> str | None:
    """Return the newest tag of a version before this checkout, or None where there is none, or no git."""
    asked = ["git", "tag", "--list", "v[0-9]*", "--merged", "HEAD", "--no-contains", "HEAD", "--sort=-version:refname"]
    try:
        done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return next(iter(done.stdout.split()), None) if done.returncode == 0 else None


def may_break(tag: str, version: str) -> bool:
    """Return whether a version may break what a tag had."""
    before, now = _figures(tag), _figures(version)
    return now[:1] > before[:1] or (before[0] == 0 and now[:2] > before[:2])


def _figures(version: str) -> tuple[int, ...]:
    """Return the figures of a version, such as (0, 1, 0)."""
    return tuple(int(figure) for figure in re.findall(r"\d+", version)[:3])


def breakages(tag: str, root: Path) -> list[str]:
    """Return what breaks, each as a line with its place."""
    griffe: Any = import_module("griffe")
    old = griffe.load_git("complaint_rules", ref=tag, repo=root, search_paths=["src"])
    new = griffe.load("complaint_rules", search_paths=[root / "src"])
    style = griffe.ExplanationStyle.ONE_LINE
    return [COLOUR.sub("", one.explain(style)) for one in griffe.find_breaking_changes(old, new)]


def told(tag: str | None, version: str, found: Sequence[str]) -> tuple[str, int]:
    """Return what is said, and the exit code."""
    if tag is None:
        return "There is no tag yet: nothing to compare with.", 0
    if not found:
        return f"Nothing of the public API breaks since {tag}.", 0
    listed = "\n".join(found)
    if may_break(tag, version):
        return f"Version {version} may break what {tag} had. It breaks:\n{listed}\nThe changelog must say so.", 0
    return f"Version {version} must not break what {tag} had. It breaks:\n{listed}\nRaise the version, or undo it.", 1


def main(root: Path = ROOT) -> int:
    """Compare, say what breaks, and return the exit code."""
    version: str = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    tag = last_tag(root)
    text, code = told(tag, version, [] if tag is None else breakages(tag, root))
    sys.stdout.write(f"{text}\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
