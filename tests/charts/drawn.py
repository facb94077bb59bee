"""What the figures are tested with: the base brand's colours and faces, and a reader of drawn SVG."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from generator.charts.data import Drawing
from generator.charts.lettering import Lettering
from generator.charts.palette import Palette
from generator.charts.svg import WIDTH_PX

BRAND = tomllib.loads((Path(__file__).parents[2] / "styles/base/brand.toml").read_text(encoding="utf-8"))
PALETTE = Palette.of(BRAND["colour"])

_spec = find_spec("rendercv_fonts")
assert _spec is not None
assert _spec.submodule_search_locations
_FACES = Path(next(iter(_spec.submodule_search_locations)))
REGULAR = _FACES / "Source Sans 3/SourceSans3-Regular.ttf"
BOLD = _FACES / "Source Sans 3/SourceSans3-Bold.ttf"
JAPANESE = _FACES / "Noto Sans/NotoSansJP-Regular.ttf"
LETTERING = Lettering(tuple(BRAND["font"]["body"]), REGULAR, BOLD)

NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {"svg", "title", "desc", "rect", "line", "circle", "path", "text"}


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right - 0.5
            and other.left < self.right - 0.5
            and self.top < other.bottom - 0.5
            and other.top < self.bottom - 0.5
        )


def tree(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.svg)


def texts(drawing: Drawing) -> list[str]:
    return [element.text or "" for element in tree(drawing).iter(f"{SVG}text")]


def text_boxes(drawing: Drawing) -> list[Box]:
    """Where each text is, from the height of capitals to the baseline, without the margin that measuring adds."""
    boxes = []
    for element in tree(drawing).iter(f"{SVG}text"):
        size, text = float(element.attrib["font-size"]), element.text or ""
        width = LETTERING.width(text, size, bold="font-weight" in element.attrib) / 1.02
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        boxes.append(Box(text, left, y - 0.68 * size, left + width, y))
    return boxes


def assert_readable(drawing: Drawing) -> None:
    """No two texts touch and none leaves the figure; only plain elements, no style, no reference."""
    boxes = text_boxes(drawing)
    touching = [(one.text, other.text) for one, other in combinations(boxes, 2) if one.meets(other)]
    assert touching == []
    outside = [box for box in boxes if box.left < -0.5 or box.right > WIDTH_PX + 0.5 or box.bottom > drawing.height_px]
    assert outside == []
    for element in tree(drawing).iter():
        assert element.tag.removeprefix(SVG) in PLAIN
        assert not {"style", "class", "href", "filter", "id"} & set(element.attrib)
