"""What the check of the built documentation finds, and the folder from which another builder builds it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HOOKS = Path(__file__).parents[1] / "docs" / "hooks"


def loaded(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


check_site: Any = loaded("check_site", HOOKS / "check_site.py")
folder: Any = loaded("made_folder", HOOKS / "made" / "folder.py")

PAGE = """<!doctype html>
<html lang="en"><head><link rel="stylesheet" href="a.css"></head>
<body><a class="md-skip" href="#top">Skip</a><h1 id="top">A page</h1>{body}</body></html>
"""


def site(folder: Path, body: str, *, page: str = PAGE) -> Path:
    (folder / "a.css").write_text("body { color: black }")
    (folder / "index.html").write_text(page.replace("{body}", body))
    (folder / "other.html").write_text(PAGE.replace("{body}", '<p id="here">Here</p>'))
    return folder


def test_a_good_site_has_no_fault(tmp_path: Path) -> None:
    body = """
    <a href="other.html">one</a> <a href="other.html#here">two</a> <a href="#__top">three</a>
    <a href="https://www.legislation.gov.uk/">elsewhere</a> <img src="data:image/png;base64,AA" alt="">
    <table><tr><th>A</th></tr><tr><td>1</td></tr></table> <p style="color: black">styled</p>
    <link rel="canonical" href="https://example.org/">
    """
    assert list(check_site.faults(site(tmp_path, body))) == []
    assert check_site.main([str(tmp_path)]) == 0


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="gone.html">x</a>', "a link to gone.html, which is not there"),
        ('<a href="other.html#gone">x</a>', "a link to other.html#gone, and no such place on that page"),
        ('<a href="#gone">x</a>', "a link to #gone, and no such place on that page"),
        ('<img src="https://example.org/a.png" alt="">', "https://example.org/a.png is fetched from elsewhere"),
        ('<script src="//example.org/a.js"></script>', "//example.org/a.js is fetched from elsewhere"),
        ('<script src="gone.js"></script>', "gone.js is fetched and is not there"),
        ('<img srcset="https://example.org/b.png 2x" alt="">', "https://example.org/b.png is fetched from elsewhere"),
        ("<p style=\"background: url('https://example.org/c.png')\"></p>", "https://example.org/c.png is fetched from"),
        ("<style>@import 'https://example.org/d.css';</style>", "https://example.org/d.css is fetched from elsewhere"),
        ('<img src="a.css">', "a picture without a text in its place: a.css"),
        ("<table><tr><td>1</td></tr></table>", "a table without a heading"),
        ("<h1>Again</h1>", "2 headings of the first order"),
        ('<p id="top"></p>', "the place 'top' stands 2 times"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, fault: str) -> None:
    assert check_site.main([str(site(tmp_path, body))]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"index.html: {fault}")
    assert printed.count("\n") == 1


def test_a_page_needs_a_language_and_a_way_past_its_menu(tmp_path: Path) -> None:
    found = list(check_site.faults(site(tmp_path, "", page="<html><body><h1>A page</h1></body></html>")))
    assert found == ["index.html: the language of the page is ''", "index.html: no link that skips to the content"]


def test_a_style_sheet_may_not_fetch_from_elsewhere_either(tmp_path: Path) -> None:
    site(tmp_path, "")
    (tmp_path / "a.css").write_text("@font-face { src: url(https://example.org/a.woff2) }")
    assert list(check_site.faults(tmp_path)) == ["a.css: https://example.org/a.woff2 is fetched from elsewhere"]


def test_no_page_at_all_is_a_fault(tmp_path: Path) -> None:
    assert list(check_site.faults(tmp_path)) == [f"{tmp_path}: no page"]


def test_two_sites_have_the_same_pages(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.mkdir()
        site(path, "")
    assert check_site.main([str(one), str(two)]) == 0
    (two / "more.html").write_text(PAGE)
    (two / "index.html").unlink()
    assert list(check_site.missing(one, two)) == [f"index.html: only in {one}", f"more.html: only in {two}"]


def test_the_folder_for_another_builder_has_every_page_and_no_hook(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "hooks").mkdir(parents=True)
    (docs / "hooks" / "a.py").write_text("")
    (docs / "index.md").write_text("# Home")
    folder.write(docs, tmp_path / "copy", [("reference/made.md", "# Made")])
    written = sorted(path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.*"))
    assert written == ["index.md", "reference/made.md"]


def test_the_settings_for_another_builder_have_no_hooks(tmp_path: Path) -> None:
    hooks = "hooks:\n  - docs/hooks/a.py # why\n  - b.py\nexclude_docs: hooks/\n"
    settings = f"site_name: a\n{hooks}plugins:\n  paths: [src]\n"
    kept = folder.settings_without_hooks(settings, sources=tmp_path / "src", folder=tmp_path / "build" / "z")
    assert kept == "site_name: a\nplugins:\n  paths: [../../src]\n"


def test_the_page_for_what_is_not_there_may_begin_its_links_at_the_root(tmp_path: Path) -> None:
    site(tmp_path, "")
    (tmp_path / "404.html").write_text('<html lang="en"><link rel="stylesheet" href="/a.css"><a href="/gone">x</a>')
    assert list(check_site.faults(tmp_path)) == []
    (tmp_path / "404.html").write_text('<html lang="en"><link rel="stylesheet" href="https://example.org/a.css">')
    assert list(check_site.faults(tmp_path)) == ["404.html: https://example.org/a.css is fetched from elsewhere"]
