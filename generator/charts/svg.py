"""Plain SVG that every renderer draws the same: shapes and single-line texts, numbers of fixed precision.

**Why so plain:** the figure is laid out by WeasyPrint, shown by a browser and turned into pixels by resvg. What they
all do alike is used, nothing else: no style sheet, no filter, no pattern, no reference, no `dominant-baseline`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.charts.data import Spot
from generator.charts.lettering import Lettering

WIDTH_PX = 604.0
"""160 mm at 96 px to the inch: the measure of the page between its margins."""

SMALL = 9.5
"""The smallest letters of a figure, in px: 7.1 pt on paper."""

HALF_CAPITAL = 0.34
"""How far below the middle of a line its baseline lies, in em."""

_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """`text` on one line, without what XML forbids (controls, surrogates) and what turns the writing direction."""
    kept = "".join(char for char in text if _SPACES.fullmatch(char) or _allowed(char))
    return _SPACES.sub(" ", kept).strip(" ")


def _allowed(char: str) -> bool:
    return char not in _TURNS and unicodedata.category(char) not in ("Cc", "Cs") and ord(char) & 0xFFFE != 0xFFFE


def number(value: float) -> str:
    """A coordinate with at most two decimals, never ``-0`` or an exponent: the same bytes always."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Canvas:
    """A figure while it is drawn: elements in the order they are painted, in px from the top left."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self._elements: list[str] = []
        self._spots: list[Spot] = []

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What was said of parts of the figure so far."""
        return tuple(self._spots)

    def spot(self, x: float, y: float, width: float, height: float, label: str) -> None:
        """Say what is in a box; nothing is drawn. Nothing for an empty label."""
        if shown := printable(label):
            self._spots.append(Spot(x, y, max(width, 0), max(height, 0), shown))

    def rect(self, x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "") -> None:
        """A filled rectangle; with `stroke` outlined as well, `fill` may then be ``none``."""
        box = f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
        self._elements.append(f'<rect {box} fill="{fill}"{_stroked(stroke, 0.75, "")}/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, *, width: float = 0.75, dash: str = ""
    ) -> None:
        """A straight line; `dash` as in `stroke-dasharray`."""
        ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        self._elements.append(f"<line {ends}{_stroked(stroke, width, dash)}/>")

    def circle(self, x: float, y: float, radius: float, fill: str, *, stroke: str = "", width: float = 0.75) -> None:
        """A disc; with `stroke` and a paper fill a ring."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        self._elements.append(f'<circle {place} fill="{fill}"{_stroked(stroke, width, "")}/>')

    def polyline(
        self,
        points: Iterable[tuple[float, float]],
        *,
        fill: str = "none",
        stroke: str = "",
        width: float = 0.75,
        dash: str = "",
        close: bool = False,
    ) -> None:
        """Straight pieces from point to point; closed and filled it is any shape with corners."""
        path = " ".join(f"{'ML'[index > 0]}{number(x)} {number(y)}" for index, (x, y) in enumerate(points))
        end = "Z" if close else ""
        joined = ' stroke-linejoin="round"' if stroke else ""
        self._elements.append(f'<path d="{path}{end}" fill="{fill}"{_stroked(stroke, width, dash)}{joined}/>')

    def text(
        self, x: float, y: float, text: str, size: float, fill: str, *, anchor: str = "start", bold: bool = False
    ) -> None:
        """One line of text; `y` is its baseline, `anchor` start, middle or end. Nothing for empty text."""
        if not (shown := printable(text)):
            return
        face = f"font-family={quoteattr(self.lettering.font_family)} font-size={quoteattr(number(size))}"
        weight = ' font-weight="bold"' if bold else ""
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        place = f'x="{number(x)}" y="{number(y)}"'
        self._elements.append(f'<text {place} {face}{weight} fill="{fill}"{side}>{escape(shown)}</text>')

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` comes out."""
        return self.lettering.width(printable(text), size, bold=bold)

    def svg(self, width: float, height: float, title: str, description: str) -> str:
        """The whole figure as an SVG document with its title and description."""
        size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
        told = f"<title>{escape(printable(title))}</title><desc>{escape(printable(description))}</desc>"
        return "\n".join([head, told, *self._elements, "</svg>"]) + "\n"


def _stroked(stroke: str, width: float, dash: str) -> str:
    if not stroke:
        return ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{stroke}" stroke-width="{number(width)}"{dashed}'
