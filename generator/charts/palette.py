"""The colours of a figure, by what they mean, taken from the brand's colour tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from generator.errors import TemplateWrong

SERIES = ("#17456b", "#893f00", "#926cac", "#60a044", "#606c5c", "#1f221c")
"""Lines of charts where a brand names none: apart for every kind of colour vision and in grey, 3:1 on paper."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``. No meaning rests on a colour alone: shape, dash or words always say the same."""

    ink: str
    muted: str
    accent: str
    accent_soft: str
    rule: str
    surface: str
    alert: str
    alert_soft: str
    good: str
    warning: str
    paper: str
    series: tuple[str, ...] = SERIES
    """Of lines, in the order they are taken."""

    @classmethod
    def of(cls, tokens: Mapping[str, str], series: Sequence[str] = SERIES) -> Palette:
        """The palette of a brand's `[colour]` table, other tokens being ignored, and of its colours for lines.

        Raises `TemplateWrong` naming each token that is missing or is not ``#rrggbb``: a colour goes into SVG
        attributes as it stands, so nothing else may pass.
        """
        names = [field.name for field in fields(cls) if field.name != "series"]
        wrong = [name for name in names if not _HEX.fullmatch(tokens.get(name, ""))]
        if wrong:
            message = f"the figures need these colours as #rrggbb: {', '.join(wrong)}"
            raise TemplateWrong(message, hint="set them under [colour] in brand.toml")
        if not series or not all(_HEX.fullmatch(each) for each in series):
            raise TemplateWrong("the lines of charts need colours as #rrggbb", hint="set `series` under [figure]")
        return cls(**{name: tokens[name].lower() for name in names}, series=tuple(each.lower() for each in series))
