"""
Check a site that is built: its links and their places, that nothing is fetched from elsewhere, and what readers need.

    python docs/hooks/check_site.py SITE [OTHER SITE]

Every fault is a line. With a second site, both are checked, and they must have the same pages.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

FETCHING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""What a browser fetches by itself, by the name of the element."""

_NOT_FETCHED = {"canonical", "alternate", "next", "prev", "license", "author"}
_IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What is looked at on one page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.faults: list[str] = []
        self.headings = 0
        self.is_page = False
        self._language = ""
        self._skips = False
        self._tables: list[list[int]] = []
        self._in_style = False
        self.feed(text)
        self.close()
        self._conclude()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        held = {name: value or "" for name, value in attrs}
        for name in {held.get("id", ""), held.get("name", "") if tag == "a" else ""} - {""}:
            self.ids[name] += 1
        if tag == "html":
            self.is_page, self._language = True, held.get("lang", "")
        elif tag == "a" and "href" in held:
            self.links.append(held["href"])
            self._skips = self._skips or "md-skip" in held.get("class", "").split()
        elif tag == "h1":
            self.headings += 1
        elif tag == "img" and "alt" not in held:
            self.faults.append(f"a picture without a text in its place: {held.get('src', '')}")
        elif tag == "table":
            self._tables.append([0, 0])
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1][tag == "th"] += 1
        self._in_style = tag == "style"
        self._fetches(tag, held)

    def _fetches(self, tag: str, held: dict[str, str]) -> None:
        if tag == "link" and not _NOT_FETCHED.isdisjoint(held.get("rel", "").split()):
            return
        for name in FETCHING.get(tag, ()):
            several = held.get(name, "").split(",") if name == "srcset" else [held.get(name, "")]
            self.fetched.extend(one.split()[0] for one in several if one.strip())
        self.fetched.extend(_IN_STYLE.findall(held.get("style", "")))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a table."""
        self._in_style = False
        if tag == "table" and self._tables:
            cells, headers = self._tables.pop()
            if cells and not headers:
                self.faults.append("a table without a heading")

    def handle_data(self, data: str) -> None:
        """Note what a style inside the page fetches."""
        if self._in_style:
            self.fetched.extend(_IN_STYLE.findall(data))

    def _conclude(self) -> None:
        if not self.is_page:
            return
        if not self._language.startswith("en"):
            self.faults.append(f"the language of the page is {self._language!r}")
        if self.headings != 1:
            self.faults.append(f"{self.headings} headings of the first order")
        if not self._skips:
            self.faults.append("no link that skips to the content")
        self.faults += [f"the place {name!r} stands {number} times" for name, number in self.ids.items() if number > 1]


def faults(site: Path) -> Iterator[str]:
    """Yield every fault of a site."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    if not pages:
        yield f"{site}: no page"
    for path, page in pages.items():
        where = path.relative_to(site).as_posix()
        if where == "404.html":  # it is shown at any address, so its links begin at the root
            yield from (
                f"{where}: {one}" for link in page.fetched for one in _fetched(re.sub("^/(?!/)", "", link), path)
            )
            continue
        yield from (f"{where}: {one}" for one in page.faults)
        yield from (f"{where}: {one}" for link in page.links for one in _broken(link, path, pages))
        yield from (f"{where}: {one}" for link in page.fetched for one in _fetched(link, path))
    for path in sorted(site.rglob("*.css")):
        for link in _IN_STYLE.findall(path.read_text(encoding="utf-8")):
            yield from (f"{path.relative_to(site).as_posix()}: {one}" for one in _fetched(link, path))


def _broken(link: str, path: Path, pages: dict[Path, Page]) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = _target(parts.path, path)
    if not target.is_file():
        yield f"a link to {link}, which is not there"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in {*pages[target].ids, "__top"}:
        yield f"a link to {link}, and no such place on that page"


def _fetched(link: str, path: Path) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme == "data":
        return
    if parts.scheme or parts.netloc:
        yield f"{link} is fetched from elsewhere"
    elif parts.path and not _target(parts.path, path).is_file():
        yield f"{link} is fetched and is not there"


def _target(link: str, path: Path) -> Path:
    target = (path.parent / unquote(link)).resolve() if link else path
    return target / "index.html" if target.is_dir() else target


def missing(site: Path, other: Path) -> Iterator[str]:
    """Yield every page that only one of two sites has."""
    one, two = ({path.relative_to(root).as_posix() for path in root.rglob("*.html")} for root in (site, other))
    yield from (f"{name}: only in {site}" for name in sorted(one - two))
    yield from (f"{name}: only in {other}" for name in sorted(two - one))


def main(sites: list[str]) -> int:
    """Print every fault, and return 1 where there is any."""
    first, *others = [Path(one).resolve() for one in sites]
    found = [one for site in (first, *others) for one in faults(site)]
    found += [one for other in others for one in missing(first, other)]
    sys.stdout.write("".join(f"{one}\n" for one in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
