"""Our figures as part of the page: sharp, in the colours of the reader's scheme, and telling values to whoever points at them.

**Why no script:** what a part of the figure says is drawn above it while the pointer (or a finger) is on that part, by the
style sheet alone. The strip above is room of its own, so that nothing of the figure is ever covered (WCAG 1.4.13). Who can
not point has the same values in the table of the figure's data; to a screen reader the figure is one picture with its text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from markupsafe import Markup

from generator.charts.data import Spot
from generator.charts.lettering import Lettering
from generator.charts.svg import number
from generator.document.blocks import Asset

_SIZE = 11.0
_LINE = 14.0
_LINES = 2
_HEAD = re.compile(
    r'<svg\b[^>]*?\bwidth="([\d.]+)" height="([\d.]+)"[^>]*>\s*(?:<title>(.*?)</title>)?(?:<desc>.*?</desc>)?\s*',
    re.DOTALL,
)
_COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')
_FRAME = Markup(
    '<div class="drawing" role="group" tabindex="0" aria-label="{name}"{lang}>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {width} {height}" role="img" aria-label="{alt}"{lang}'
    ' direction="ltr">\n{drawn}{spots}</svg></div>'
)
_SPOT = Markup('<g><rect x="{x}" y="{y}" width="{width}" height="{height}"/>{lines}</g>\n')
_LABEL = Markup('<text x="{x}" y="{y}" font-size="{size}">{text}</text>')


def inline_drawing(asset: Asset, alt: str, lang: str, families: Collection[str]) -> Markup:
    """A drawn figure as an element of the page; `alt` says what is to be seen, in the language `lang` ("" for the page's)."""
    head = _HEAD.match(drawing := asset.content.decode())
    if head is None:
        raise ValueError("a drawn figure begins with its size")
    width, height, name = float(head[1]), float(head[2]), unescape(head[3] or "")
    lettering = Lettering(tuple(families))
    lines = [lettering.wrapped(spot.label, width, _SIZE, _LINES) for spot in asset.spots]
    strip = _LINE * max(map(len, lines), default=0)
    spots = Markup("").join(
        _spot(spot, shown, lettering, width) for spot, shown in zip(asset.spots, lines, strict=True)
    )
    return _FRAME.format(
        name=name or alt,
        alt=alt,
        lang=Markup(' lang="{}"').format(lang) if lang else "",
        top=number(-strip), width=number(width), height=number(height + strip),
        drawn=Markup(_in_scheme(drawing[head.end() :].removesuffix("\n").removesuffix("</svg>"))),  # noqa: S704 (drawn by us, texts escaped)
        spots=Markup('<g class="spots">\n{}</g>').format(spots) if spots else "",
    )  # fmt: skip


def is_drawn(name: str, asset: Asset) -> bool:
    """Whether an asset is a figure of ours; logos and screenshots have names with a folder before them."""
    return asset.media_type == "image/svg+xml" and "/" not in name


def colours_of(drawing: str) -> frozenset[str]:
    """The colours a figure is drawn in."""
    return frozenset(match[2] for match in _COLOUR.finditer(drawing))


def _in_scheme(drawn: str) -> str:
    """Each colour by its name, with itself where the name means nothing."""
    return _COLOUR.sub(lambda match: f'{match[1]}="var({scheme_name(match[2])}, {match[2]})"', drawn)


def scheme_name(colour: str) -> str:
    """The custom property of a colour of a figure: it has another value in the dark scheme."""
    return f"--drawn-{colour.removeprefix('#')}"


def _spot(spot: Spot, lines: list[str], lettering: Lettering, room: float) -> Markup:
    """The part and what it says: above the figure, as near to the part as the words allow."""
    widest = max((lettering.width(line, _SIZE) for line in lines), default=0.0)
    left = min(max(spot.x + spot.width / 2 - widest / 2, 0.0), max(room - widest, 0.0))
    return _SPOT.format(
        x=number(spot.x), y=number(spot.y), width=number(spot.width), height=number(spot.height),
        lines=Markup("").join(
            _LABEL.format(x=number(left), y=number(_LINE * (index - len(lines)) + _SIZE - 1), size=number(_SIZE), text=line)
            for index, line in enumerate(lines)
        ),
    )  # fmt: skip
