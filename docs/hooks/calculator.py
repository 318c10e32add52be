"""
What the calculator page runs on, put into the built site: CPython as WebAssembly, this package, and what it needs.

Nothing of it is kept in the repository. npm fetches the runtime into `build/`, as `package-lock.json` pins it; the
Python packages are copied from the environment that builds the pages. Where that cannot be done the pages are built all
the same and say so, unless `CALCULATOR=required`; `CALCULATOR=skip` leaves it out.

Another builder of the same pages can add it afterwards: `python docs/hooks/calculator.py SITE`.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
TOP = HERE.parents[1]
GLUE = TOP / "docs" / "calculator"
BUILD = TOP / "build" / "node"
PAGE = "calculator/index.md"
RUNTIME = "calculator/runtime"

_PINS = ("package.json", "package-lock.json", ".npmrc")
_COMMAND = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--prefer-offline",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
)
_FETCHED = {
    "pyodide.mjs": "pyodide/pyodide.mjs",
    "pyodide.asm.mjs": "pyodide/pyodide.asm.mjs",
    "pyodide.asm.wasm": "pyodide/pyodide.asm.wasm",
    "python_stdlib.zip": "pyodide/python_stdlib.zip",
    "mermaid.js": "@mermaid-js/tiny/dist/mermaid.tiny.js",
}
_NEEDED = ("attrs", "python-dateutil", "six")
_LATER = ("holidays",)  # only for years whose bank holidays are not published, so it is fetched last
_NOT_BUILT = """!!! warning "Not in this copy"

    The calculator was not built with this copy of the pages, because {why}. The library itself does all that it does:
    see the first page.
"""

log = logging.getLogger("mkdocs.hooks.calculator")


class _CannotBuildError(Exception):
    """Why the calculator cannot be built here."""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what the page runs on."""
    for file in [
        one for one in files if one.src_uri.startswith("calculator/") and one.src_uri.endswith((".py", ".pyc"))
    ]:
        files.remove(file)  # these are packed
    config["extra"]["calculator"] = why = _why_not()
    if not why:
        for name, content in _contents():
            uri = f"{RUNTIME}/{name}"
            if isinstance(content, Path):
                files.append(File.generated(config, uri, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, uri, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - mkdocs names them
    """Say on the page that the calculator is not there, where it is not."""
    why = config["extra"].get("calculator", "")
    if page.file.src_uri != PAGE or not why:
        return markdown
    before, _, rest = markdown.partition("<!-- calculator -->")
    return before + _NOT_BUILT.format(why=why) + rest.partition("<!-- end of calculator -->")[2]


def _why_not() -> str:
    """Fetch the runtime, and return why that could not be done; empty where it is there."""
    wish = os.environ.get("CALCULATOR", "")
    if wish == "skip":
        return "that was asked for"
    try:
        _fetch()
    except _CannotBuildError as error:
        if wish == "required":
            message = f"The calculator cannot be built: {error}. CALCULATOR=skip builds the pages without it."
            raise PluginError(message) from error
        log.info("The calculator is not built: %s", error)
        return str(error)
    return ""


def _fetch() -> None:
    """Fetch what the lock file pins, once for each lock file."""
    wanted = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in _PINS)).hexdigest()
    stamp = BUILD / "fetched"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        message = "npm, which comes with Node.js, was not found"
        raise _CannotBuildError(message)
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in _PINS:
        shutil.copyfile(HERE / name, BUILD / name)
    done = subprocess.run([npm, *_COMMAND], cwd=BUILD, capture_output=True, text=True, check=False)  # noqa: S603 - all of it is ours
    if done.returncode:
        log.info("npm ci:\n%s", done.stderr)
        message = "npm could not fetch what it runs on"
        raise _CannotBuildError(message)
    stamp.write_text(wanted, encoding="utf-8")


def _contents() -> Iterator[tuple[str, Path | bytes | str]]:
    """Yield every file of the runtime: its name, and where it lies or what it holds."""
    modules = BUILD / "node_modules"
    fetched = {name: modules / place for name, place in _FETCHED.items()}
    yield from fetched.items()
    lock = json.loads((modules / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    yield "pyodide-lock.json", json.dumps({**lock, "packages": {}})
    packages = _archive([*_ours(), *(one for name in _NEEDED for one in _installed(name))])
    later = _archive(one for name in _LATER for one in _installed(name))
    yield "packages.zip", packages
    yield "holidays.zip", later
    sizes = {name: path.stat().st_size for name, path in fetched.items()}
    start = {
        "sizes": {**sizes, "packages.zip": len(packages), "holidays.zip": len(later)},
        "made_of": [*_versions(modules), *(_version(name) for name in (*_NEEDED, *_LATER))],
        **_describe(),
    }
    yield "start.json", json.dumps(start, ensure_ascii=False, separators=(",", ":"))


def _describe() -> dict[str, Any]:
    """Return what there is to choose from, so that the form shows before Python has loaded."""
    if str(TOP) not in sys.path:
        sys.path.append(str(TOP))
    found: dict[str, Any] = import_module("docs.calculator.form").describe()
    return found


def _ours() -> Iterator[tuple[str, Path]]:
    for folder, packed in ((TOP / "src" / "complaint_rules", "complaint_rules"), (GLUE, "calculator")):
        for path in sorted(folder.rglob("*")):
            is_wanted = folder != GLUE or path.suffix == ".py"
            if is_wanted and path.is_file() and "__pycache__" not in path.parts:
                yield f"{packed}/{path.relative_to(folder).as_posix()}", path


def _installed(name: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a package as it is installed here, without what only this machine can use."""
    for one in distribution(name).files or ():
        if one.parts[0] != ".." and "__pycache__" not in one.parts and one.name not in {"RECORD", "INSTALLER"}:
            yield one.as_posix(), Path(str(one.locate()))


def _archive(members: Any) -> bytes:  # noqa: ANN401 - pairs of a name and a path, in a list or as they come
    """Return an archive whose bytes depend on its members alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _versions(modules: Path) -> Iterator[dict[str, str]]:
    lock = json.loads((modules / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    yield {"name": "CPython", "version": lock["info"]["python"], "licence": "PSF-2.0"}
    for name in ("pyodide", "@mermaid-js/tiny"):
        found = json.loads((modules / name / "package.json").read_text(encoding="utf-8"))
        yield {"name": name, "version": found["version"], "licence": found["license"]}


def _version(name: str) -> dict[str, str]:
    found = distribution(name).metadata.json
    licence = str(found.get("license_expression") or found.get("license") or "")
    return {"name": name, "version": str(found["version"]), "licence": licence.partition("\n")[0]}


def main(site: Path) -> None:
    """Put what the page runs on into a site that is built."""
    _fetch()
    folder = site / RUNTIME
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _contents():
        if isinstance(content, Path):
            shutil.copyfile(content, folder / name)
        else:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
