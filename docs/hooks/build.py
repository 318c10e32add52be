"""
Build the documentation in both ways in which it is built, and check what came of it.

    python docs/hooks/build.py            all of the steps below
    python docs/hooks/build.py STEP ...   some of them: mkdocs zensical check

`mkdocs` writes site/. `zensical` writes build/zensical/site/: it knows no hooks, so the pages that mkdocs made last
are first written beside the others into build/zensical/docs/. `check` looks at both sites, and at whether they have
the same pages.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import check_site
from made.folder import settings_without_hooks, write

HERE = Path(__file__).parent
TOP = HERE.parents[1]
SITE = TOP / "site"
OTHER = TOP / "build" / "zensical"
MADE = TOP / "build" / "pages.json"


def mkdocs() -> int:
    """Build site/ with mkdocs; a warning is a fault."""
    return _run("-m", "mkdocs", "build", "--strict", "--site-dir", str(SITE))


def zensical() -> int:
    """Write every page into a folder, and build that with Zensical; a warning is a fault."""
    shutil.rmtree(OTHER, ignore_errors=True)
    write(TOP / "docs", OTHER / "docs", json.loads(MADE.read_text(encoding="utf-8")).items())
    settings = (TOP / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings_without_hooks(settings, sources=TOP / "src", folder=OTHER)
    (OTHER / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if status := _run("-m", "zensical", "build", "--strict", "--clean", "--config-file", str(OTHER / "mkdocs.yml")):
        return status
    has_calculator = (SITE / "calculator" / "runtime").exists()
    return _run(str(HERE / "calculator.py"), str(OTHER / "site")) if has_calculator else 0


def check() -> int:
    """Check the links of both sites, that nothing is fetched, and that both have the same pages."""
    return check_site.main([str(SITE), str(OTHER / "site")])


def _run(*arguments: str) -> int:
    environment = {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", **os.environ}
    return subprocess.run([sys.executable, *arguments], cwd=TOP, env=environment, check=False).returncode  # noqa: S603 - our own tools


STEPS = {"mkdocs": mkdocs, "zensical": zensical, "check": check}


def main(asked: list[str]) -> int:
    """Take the steps that are asked for, in their order, and stop at the first that fails."""
    unknown = [one for one in asked if one not in STEPS]
    if unknown:
        sys.stderr.write(f"unknown step {', '.join(unknown)}; there are: {' '.join(STEPS)}\n")
        return 2
    return next((1 for name, take in STEPS.items() if (not asked or name in asked) and take()), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
