"""
The notebooks of `examples/notebooks` as pages: each is run, and what it shows is kept beside the code that shows it.

It asks nothing of mkdocs, so that tests call it as well; it needs marimo, in which the notebooks are written.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from contextlib import contextmanager, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from complaint_rules.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    import marimo

FOLDER = Path(__file__).parents[2] / "examples" / "notebooks"
NAMES = ("what_if", "side_by_side", "three_nations", "late_bank_holiday", "longest_waits")
"""The notebooks, in the order of the menu."""
CHOICES = "choices"
"""The name under which a notebook keeps its widgets, and by which other values take their place."""


class Cell(NamedTuple):
    """A cell: its code, empty where the reader need not see it, and what it showed as Markdown."""

    code: str
    shown: str


class Notebook(NamedTuple):
    """A notebook that was run: its cells, and the values that it left behind, by name."""

    name: str
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]

    @property
    def title(self) -> str:
        """The heading that it opens with."""
        return self.cells[0].shown.splitlines()[0].removeprefix("# ")

    @property
    def question(self) -> str:
        """The question that it answers, which it opens with in bold."""
        return " ".join(self.cells[0].shown.split("**")[1].split()).removeprefix("The question: ")

    @property
    def text(self) -> str:
        """All that it shows."""
        return "\n\n".join(cell.shown for cell in self.cells if cell.shown)

    @property
    def found(self) -> str:
        """What it ends with."""
        return self.cells[-1].shown


def run(name: str, choices: Mapping[str, object] | None = None) -> Notebook:
    """Run a notebook from top to bottom, with what its widgets are set to, or with `choices` by their labels."""
    path = FOLDER / f"{name}.py"
    with _importable(FOLDER), redirect_stdout(StringIO()):  # run like this, it prints what it finds
        app: marimo.App = _loaded(path).app
        shown, values = app.run() if choices is None else app.run(defs={CHOICES: SimpleNamespace(value=choices)})
    outputs = iter(shown)
    cells: list[Cell] = []
    for code, defined in _codes(path.read_text(encoding="utf-8")):
        if CHOICES not in defined:
            cells.append(Cell(code, _markdown(next(outputs))))
            continue
        if choices is None:  # marimo leaves out the cell that defines what is given
            next(outputs)
        cells.append(Cell("", _settings(values[CHOICES].value)))
    return Notebook(name, tuple(cells), dict(values))


def pages(notebooks: Sequence[Notebook] | None = None) -> dict[str, str]:
    """Return a page for each notebook, and one that leads to them, as Markdown by path; without any, all are run."""
    ran = [run(name) for name in NAMES] if notebooks is None else notebooks
    listed = [f"- [{one.title}]({_slug(one.name)}.md): {one.question}" for one in ran]
    index = [
        "# Notebooks",
        "",
        "Each asks one question and works out the answer. The pages were made by running the notebooks when the",
        "documentation was built. To change the dates, install `marimo` and run, from the top of the checkout:",
        "",
        "```sh",
        f"marimo edit examples/notebooks/{NAMES[0]}.py",
        "```",
        "",
        "They also run as they are, `python examples/notebooks/what_if.py`, and the tests run them all.",
        "",
        *listed,
        "",
    ]
    return {"notebooks/index.md": "\n".join(index)} | {f"notebooks/{_slug(one.name)}.md": _page(one) for one in ran}


def _page(notebook: Notebook) -> str:
    parts: list[str] = []
    for cell in notebook.cells:
        # "py", not "python": the tests of the documentation run the blocks that say "python" one by one.
        parts += [f"```py\n{cell.code}\n```"] if cell.code else []
        parts += [cell.shown] if cell.shown else []
    parts.append(f"The notebook: `examples/notebooks/{notebook.name}.py`. What it finds is no legal advice.")
    return "\n\n".join(parts) + "\n"


def _slug(name: str) -> str:
    return name.replace("_", "-")


def _markdown(shown: object) -> str:
    """Return what a cell showed as Markdown."""
    if shown is None:
        return ""
    markdown: str = shown._repr_markdown_()  # type: ignore[attr-defined] # how Jupyter asks for it
    return markdown


def _settings(choices: Mapping[str, object]) -> str:
    """Return what the widgets are set to as a table: a page has no widgets."""
    rows = [f"| {label} | {_said(value)} |" for label, value in choices.items()]
    return "\n".join(["| In marimo this can be changed | Set to |", "| :--- | :--- |", *rows])


def _said(value: object) -> str:
    return in_words(value) if isinstance(value, date) else str(value)


def _codes(source: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the code of each cell, empty where it is hidden, with the names that it leaves behind."""
    for one in ast.parse(source).body:
        if isinstance(one, ast.FunctionDef):
            returned = one.body[-1]
            defined = {node.id for node in ast.walk(returned) if isinstance(node, ast.Name)}
            hidden = any(isinstance(decorator, ast.Call) for decorator in one.decorator_list)
            lines = source.splitlines()[one.lineno : returned.lineno - 1]
            yield "" if hidden else dedent("\n".join(lines)).strip(), defined


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"notebook_{path.stem}", path)
    assert spec is not None  # noqa: S101 - the path ends in .py
    assert spec.loader is not None  # noqa: S101 - as above
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let a notebook import what lies beside it, as it can when it is run by its path, and leave no trace."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in {path.stem for path in folder.glob("*.py")} & set(sys.modules) - before:
            del sys.modules[name]
