"""The shapes of a timeline: each kind of bar and each mark has its own, so that none is told apart by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.show.lanes import Look, Sign
from complaint_rules.show.svg import element, number, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "BAR",
    "BODY",
    "HEAD",
    "PREFIX",
    "SMALL",
    "TITLE",
    "bar_shape",
    "chevrons",
    "definitions",
    "hovering",
    "sign_shape",
    "stage_shape",
    "style",
]

PREFIX = "\N{NULL}"
"""Stands for the beginning of every id until the picture is known; no text that is drawn can hold it."""

TITLE, HEAD, BODY, SMALL = 19, 13, 12, 11
BAR = 14
_RADIUS, _RING, _SIDE = 8, 6, 7.5
_TOOTH, _BITE = 10, 4
_TALLER, _THINNER = 3, 2


def hovering(text: str, *shapes: str) -> str:
    """Return shapes as one mark, with a text that shows when a pointer rests on it."""
    return element("g", element("title", said(text)), *shapes)


# Bars


def bar_shape(look: Look, left: float, wide: float, top: float, *, begins: bool) -> str:
    """Return the shapes of a bar; of a window whose first day is known, with a mark at its beginning."""
    start = element("line", class_="end", x1=left, y1=top - 1, x2=left, y2=top + BAR + 1)
    return _BARS[look](left, wide, top) + (start if begins and look is Look.WINDOW else "")


def stage_shape(left: float, wide: float, middle: float) -> str:
    """Return the shape of the time in a stage."""
    return element("rect", class_="stage", x=left, y=middle - 4, width=wide, height=8, rx=4)


def _stage(left: float, wide: float, top: float) -> str:
    return stage_shape(left, wide, top + BAR / 2)


def _run(left: float, wide: float, top: float) -> str:
    return element("rect", class_="run", x=left, y=top, width=wide, height=BAR)


def _extension(left: float, wide: float, top: float) -> str:
    where = {"x": left, "y": top, "width": wide, "height": BAR}
    return element("rect", class_="put-off", **where) + element(
        "rect", class_="hatched", fill=f"url(#{PREFIX}-hatch)", **where
    )


def _furthest(left: float, wide: float, top: float) -> str:
    return element("rect", class_="furthest", x=left, y=top - _TALLER, width=wide, height=BAR + 2 * _TALLER)


def _late(left: float, wide: float, top: float) -> str:
    teeth = max(round(wide / _TOOTH), 1)
    half, middle = wide / teeth / 2, top + BAR / 2
    corners = "".join(
        f"L{_at(left + (2 * tooth + 1) * half, middle - _BITE)}L{_at(left + (2 * tooth + 2) * half, middle + _BITE)}"
        for tooth in range(teeth)
    )
    return element("path", class_="late", d=f"M{_at(left, middle + _BITE)}{corners}")


def _pause(left: float, wide: float, top: float) -> str:
    middle = left + wide / 2
    strokes = "".join(f"M{_at(x, top + 2)}v{number(BAR - 4)}" for x in (middle - 3, middle + 3))
    return _line("paused", left, wide, top) + element("path", class_="pause", d=strokes)


def _window(left: float, wide: float, top: float) -> str:
    return element("rect", class_="window", x=left, y=top + _THINNER, width=wide, height=BAR - 2 * _THINNER)


def _fading(left: float, wide: float, top: float) -> str:
    where = {"x": left, "y": top + _THINNER, "width": wide, "height": BAR - 2 * _THINNER}
    return element("rect", fill=f"url(#{PREFIX}-fade)", **where)


def _line(look: str, left: float, wide: float, top: float) -> str:
    middle = top + BAR / 2
    return element("line", class_=look, x1=left, y1=middle, x2=left + wide, y2=middle)


_BARS: Mapping[Look, Callable[[float, float, float], str]] = {
    Look.STAGE: _stage,
    Look.RUN: _run,
    Look.EXTENSION: _extension,
    Look.FURTHEST: _furthest,
    Look.LATE: _late,
    Look.PAUSE: _pause,
    Look.WINDOW: _window,
    Look.FADING: _fading,
    Look.ASSUMED: lambda left, wide, top: _line("assumed", left, wide, top),
    Look.NO_FIGURE: lambda left, wide, top: _line("no-figure", left, wide, top),
}


def chevrons(x: float, middle: float, way: int) -> str:
    """Return the mark of a bar that goes on beyond the picture, to the right (1) or to the left (-1)."""
    tips = "".join(f"M{_at(x + way * step, middle - 6)}l{number(way * 6)} 6l{number(way * -6)} 6" for step in (0, 6))
    return element("path", class_="beyond", d=tips)


# Marks


def sign_shape(sign: Sign, x: float, y: float) -> str:
    """Return the shape of a mark about a point: an outline of its own, and an inner sign of its own."""
    return element("path", class_=sign.name.lower().replace("_", "-"), d=_SIGNS[sign](x, y))


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _disc(x: float, y: float, radius: float = _RADIUS) -> str:
    half = f"a{number(radius)} {number(radius)} 0 1 1 "
    return f"M{_at(x - radius, y)}{half}{number(2 * radius)} 0{half}{number(-2 * radius)} 0Z"


def _square(x: float, y: float) -> str:
    return f"M{_at(x - _SIDE, y - _SIDE)}h{number(2 * _SIDE)}v{number(2 * _SIDE)}h{number(-2 * _SIDE)}Z"


def _diamond(x: float, y: float, radius: float) -> str:
    return f"M{_at(x - radius, y)}L{_at(x, y - radius)}L{_at(x + radius, y)}L{_at(x, y + radius)}Z"


def _tick(x: float, y: float) -> str:
    return f"M{_at(x - 4, y)}l3 3.4l5 -6"


_SIGNS: Mapping[Sign, Callable[[float, float], str]] = {
    Sign.EVENT: lambda x, y: _diamond(x, y, 5),
    Sign.DONE: lambda x, y: f"{_disc(x, y)}{_tick(x, y)}",
    Sign.USED: lambda x, y: f"{_disc(x, y)}M{_at(x - 4, y)}h8m-3 -3l3 3l-3 3",
    Sign.DONE_LATE: lambda x, y: f"{_square(x, y)}{_tick(x, y)}",
    Sign.OWED: lambda x, y: _disc(x, y, _RING),
    Sign.OVERDUE: lambda x, y: (
        f"M{_at(x, y - 9)}L{_at(x + 9.5, y + 7)}H{number(x - 9.5)}ZM{_at(x, y - 4)}v5.5M{_at(x, y + 4)}v1"
    ),
    Sign.MISSED: lambda x, y: f"{_square(x, y)}M{_at(x - 4, y - 4)}l8 8m0 -8l-8 8",
    Sign.LAPSED: lambda x, y: f"{_disc(x, y)}M{_at(x - 4, y)}h8",
    Sign.CLOSED: lambda x, y: f"M{_at(x - 5, y - 8)}v16M{_at(x - 1, y - 5)}l8 10m0 -10l-8 10",
    Sign.DOUBT: lambda x, y: (
        f"{_disc(x, y)}M{_at(x - 2.5, y - 2)}a2.5 2.5 0 1 1 3.6 2.2q-1.1 .6 -1.1 1.6M{_at(x, y + 4.6)}v.8"
    ),
    Sign.TARGET: lambda x, y: f"M{_at(x, y + 10)}v-20l8 3.5l-8 3.5",
    Sign.READING: lambda x, y: f"M{_at(x - 5, y - 13)}h10l-5 8Z",
    Sign.ASSUMED: lambda x, y: _diamond(x, y, 7),
    Sign.LONG_STOP: lambda x, y: f"M{_at(x - 2, y - 10)}v20M{_at(x + 2, y - 10)}v20",
}


# Style


def definitions() -> str:
    """Return the hatching of extensions and the fading of ends that are not certain."""
    hatch = element(
        "pattern",
        element("path", class_="hatch", d="M0 0L8 8M-2 6L2 10M6 -2L10 2"),
        id=f"{PREFIX}-hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    fade = element(
        "linearGradient",
        element("stop", class_="fade", offset="0", stop_opacity="0.75"),
        element("stop", class_="fade", offset="1", stop_opacity="0.06"),
        id=f"{PREFIX}-fade",
    )
    return element("defs", hatch, fade)


_INKS = {
    "plate": ("#ffffff", "#16191d"),
    "edge": ("#c9ced6", "#3d444d"),
    "ink": ("#1b1f24", "#e8eaed"),
    "faint": ("#4d5561", "#b4bcc8"),
    "band": ("#eef1f5", "#262c33"),
    "out": ("#ebeef2", "#23282f"),
    "grid": ("#c9ced6", "#434b55"),
    "run": ("#2c6fb0", "#6fb0ee"),
    "good": ("#18733f", "#5fca8d"),
    "bad": ("#b3261e", "#ff8f85"),
    "asked": ("#7a2a92", "#dba0ee"),
    "on": ("#ffffff", "#16191d"),
}


def style() -> str:
    """Return the style of one picture, which touches nothing outside of it; on paper it is always the light one."""
    light, dark = ({name: inks[at] for name, inks in _INKS.items()} for at in (0, 1))
    fixed = {
        "text": (
            f'font:{BODY}px system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;'
            "paint-order:stroke;stroke-width:4px;stroke-linejoin:round"
        ),
        ".title": f"font-size:{TITLE}px",
        ".head": f"font-size:{HEAD}px",
        ".title,.head,.name,.flag,.year": "font-weight:700",
        ".small,.flag,.year": f"font-size:{SMALL}px",
        "path": "stroke-width:1.6px;stroke-linejoin:round;stroke-linecap:round",
    }
    dark_rules = f"@media screen and (prefers-color-scheme:dark){{\n{_rules(_coloured(dark))}\n}}"
    narrow = f"#{PREFIX}{{max-width:100%;height:auto}}"  # on a page that is narrower than the picture
    return f"\n{narrow}\n{_rules(fixed)}\n{_rules(_coloured(light))}\n{dark_rules}\n"


def _rules(rules: Mapping[str, str]) -> str:
    return "\n".join(
        f"{','.join(f'#{PREFIX} {one}' for one in names.split(','))}{{{rule}}}" for names, rule in rules.items()
    )


def _coloured(ink: Mapping[str, str]) -> dict[str, str]:
    return {
        "text": f"fill:{ink['ink']};stroke:{ink['plate']}",
        ".in-band": f"stroke:{ink['band']}",
        ".flag": f"fill:{ink['on']};stroke:none",
        ".plate": f"fill:{ink['plate']};stroke:{ink['edge']}",
        ".band": f"fill:{ink['band']}",
        ".out": f"fill:{ink['out']};stroke:none",
        ".grid,.rule": f"stroke:{ink['grid']};stroke-width:.6px",
        ".asked": f"stroke:{ink['asked']};stroke-width:2px",
        ".flagged": f"fill:{ink['asked']}",
        ".stage": f"fill:{ink['faint']}",
        ".run": f"fill:{ink['run']}",
        ".put-off": f"fill:{ink['plate']}",
        ".hatched": f"stroke:{ink['run']};stroke-width:1.5px",
        ".hatch": f"stroke:{ink['run']};stroke-width:2px;fill:none",
        ".furthest": f"fill:none;stroke:{ink['run']};stroke-width:1.5px;stroke-dasharray:5 3",
        ".late": f"stroke:{ink['bad']};stroke-width:2px;fill:none",
        ".window": f"fill:{ink['plate']};stroke:{ink['run']};stroke-width:2px",
        ".fade": f"stop-color:{ink['run']}",
        ".end,.pause": f"stroke:{ink['ink']};stroke-width:2.5px",
        ".paused": f"stroke:{ink['faint']};stroke-width:1.5px;stroke-dasharray:2 3",
        ".assumed": f"fill:{ink['plate']};stroke:{ink['faint']};stroke-width:1.8px;stroke-dasharray:4 3",
        ".no-figure": f"stroke:{ink['faint']};stroke-width:2.5px;stroke-dasharray:1 4;stroke-linecap:round",
        ".event": f"fill:{ink['ink']};stroke:{ink['plate']}",
        ".done,.used": f"fill:{ink['good']};stroke:{ink['on']}",
        ".done-late,.overdue": f"fill:{ink['bad']};stroke:{ink['on']}",
        ".owed": f"fill:{ink['plate']};stroke:{ink['run']};stroke-width:3px",
        ".missed": f"fill:{ink['plate']};stroke:{ink['bad']};stroke-width:2.2px",
        ".lapsed,.doubt": f"fill:{ink['plate']};stroke:{ink['faint']};stroke-width:2px",
        ".closed,.long-stop,.beyond": f"fill:none;stroke:{ink['ink']};stroke-width:2.2px",
        ".target,.reading": f"fill:{ink['plate']};stroke:{ink['ink']}",
    }
