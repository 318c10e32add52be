"""What a test reads off a picture: its elements, where each text and each shape lies, and what a record looks like."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from complaint_rules import Complaint
from complaint_rules.show.shapes import BODY, HEAD, SMALL, TITLE
from complaint_rules.show.svg import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SPACE = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SPACE}{name}" for name in ("rect", "line", "path")}
_SIZES = {"title": TITLE, "head": HEAD, "small": SMALL, "flag": SMALL, "year": SMALL}
_BOLD = {"title", "head", "name", "flag", "year"}
_STEP = re.compile(r"([MLHVZlhvmaq])([^MLHVZlhvmaq]*)")


class Box(NamedTuple):
    """Where something lies, and what it is."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def record(name: str) -> Complaint:
    """Return the complaint that a file of examples holds."""
    return Complaint.from_dict(tomllib.loads((ROOT / "examples" / f"{name}.toml").read_text(encoding="utf-8")))


def read(svg: str) -> ET.Element:
    """Return the root of a picture, which must be well-formed."""
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def words(svg: str) -> list[str]:
    """Return every text that can be seen, in the order in which it was written."""
    return [text.text or "" for text in read(svg).iter(f"{SPACE}text")]


def hovers(svg: str) -> list[str]:
    """Return what shows when a pointer rests on a mark."""
    return [title.text or "" for group in read(svg).iter(f"{SPACE}g") for title in group.iter(f"{SPACE}title")]


def described(svg: str) -> str:
    """Return what a screen reader says of the picture."""
    desc = read(svg).find(f"{SPACE}desc")
    assert desc is not None
    return desc.text or ""


def classes(svg: str) -> list[str]:
    """Return the looks that were drawn, legend included."""
    return [look for one in read(svg).iter() for look in one.get("class", "").split()]


def texts(root: ET.Element) -> Iterator[Box]:
    """Yield where each text lies, as wide as any usual font makes it."""
    for text in root.iter(f"{SPACE}text"):
        looks = set(text.get("class", "").split())
        size = next((_SIZES[look] for look in looks if look in _SIZES), BODY)
        wide = width_of(text.text or "", size, bold=bool(looks & _BOLD))
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        yield Box(left, y - 0.78 * size, left + wide, y + 0.22 * size, text.text or "")


def shapes(root: ET.Element) -> Iterator[Box]:
    """Yield where each shape lies."""
    patterns = {id(one) for pattern in root.iter(f"{SPACE}pattern") for one in pattern.iter()}
    for one in root.iter():
        if one.tag not in SHAPES or id(one) in patterns:
            continue
        xs, ys = zip(*_points(one), strict=True)
        yield Box(min(xs), min(ys), max(xs), max(ys), one.get("class", ""))


def _points(one: ET.Element) -> list[tuple[float, float]]:
    def at(name: str) -> float:
        return float(one.get(name, ""))

    if one.tag == f"{SPACE}rect":
        return [(at("x"), at("y")), (at("x") + at("width"), at("y") + at("height"))]
    if one.tag == f"{SPACE}line":
        return [(at("x1"), at("y1")), (at("x2"), at("y2"))]
    return list(_path(one.get("d", "")))


def _path(d: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for letter, told in _STEP.findall(d):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", told)]
        if letter in "MLlm":
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = (x + dx, y + dy) if letter.islower() else (dx, dy)
                yield x, y
        elif letter in "Hh":
            x = numbers[0] + (x if letter == "h" else 0)
        elif letter in "Vv":
            y = numbers[0] + (y if letter == "v" else 0)
        elif letter in "aq":
            x, y = x + numbers[-2], y + numbers[-1]
        yield x, y


def faults(svg: str) -> list[str]:
    """Return everything that no picture may have."""
    root = read(svg)
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    found = [
        f"outside: {box}"
        for box in (*texts(root), *shapes(root))
        if box.left < 0 or box.top < 0 or box.right > wide or box.bottom > high
    ]
    found.extend(f"{one} meets {two}" for one, two in combinations(texts(root), 2) if one.meets(two))
    ids = [one.get("id", "") for one in root.iter() if "id" in one.attrib]
    found.extend(f"id {one} twice" for one in set(ids) if ids.count(one) > 1)
    found.extend(f"id {one} is not of this picture" for one in ids if not one.startswith(ids[0]))
    found.extend(f"no id {one}" for one in root.get("aria-labelledby", "").split() if one not in ids)
    found.extend(f"no id {one}" for one in re.findall(r"url\(#([^)]*)\)", svg) if one not in ids)
    tags = {one.tag.removeprefix(SPACE) for one in root.iter()}
    found.extend(f"element {tag}" for tag in tags - ALLOWED)
    for one in root.iter():
        found.extend(f"attribute {name}" for name in one.attrib if name.startswith("on") or "href" in name)
        found.extend(f"no number: {value}" for value in one.attrib.values() if value in {"nan", "inf", "-inf"})
    if "http" in svg.replace("http://www.w3.org/2000/svg", "", 1).partition("<text")[0].partition("<style>")[2]:
        found.append("an address outside of a text")
    return found


ALLOWED = {
    "svg",
    "title",
    "desc",
    "style",
    "defs",
    "pattern",
    "linearGradient",
    "stop",
    "rect",
    "line",
    "path",
    "g",
    "text",
}
DEMO = date(2024, 12, 6)
