"""The colours of a figure, by what they mean, taken from the brand's colour tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator.errors import TemplateWrong

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

    @classmethod
    def of(cls, tokens: Mapping[str, str]) -> Palette:
        """The palette of a brand's `[colour]` table; other tokens are ignored.

        Raises `TemplateWrong` naming each token that is missing or is not ``#rrggbb``: a colour goes into SVG
        attributes as it stands, so nothing else may pass.
        """
        names = [field.name for field in fields(cls)]
        wrong = [name for name in names if not _HEX.fullmatch(tokens.get(name, ""))]
        if wrong:
            message = f"the figures need these colours as #rrggbb: {', '.join(wrong)}"
            raise TemplateWrong(message, hint="set them under [colour] in brand.toml")
        return cls(**{name: tokens[name].lower() for name in names})
