"""A new brand to begin with: every token with its meaning and the value it has so far, as comments to take away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.brand.brand import Brand
from generator.brand.reading import load_brand
from generator.brand.tokens import PAGE_SIZES, TOKENS

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_SHEETS = {
    "print.css": "/* Rules for paper beyond the tokens, read after those of `{parent}`; colours: var(--colour-accent) … */\n",
    "screen.css": "/* The same for the web page. */\n",
}


def is_name(text: str) -> bool:
    """Whether a text can be the name of a brand."""
    return bool(_NAME.fullmatch(text))


def starter(styles: Path, name: str, parent: str) -> dict[str, str]:
    """The files of a brand that differs in nothing yet, by name."""
    text = "\n".join(_lines(load_brand(styles, parent), name)) + "\n"
    return {"brand.toml": text} | {file: sheet.format(parent=parent) for file, sheet in _SHEETS.items()}


def _lines(parent: Brand, name: str) -> Iterator[str]:
    yield f"# The brand {name}. What is not said here is that of `{parent.name}`: take the # away in front of what differs."
    yield "# docs/brands.md tells how, step by step; `postmortem brand check` tells what is wrong."
    yield f'name = "{name}"'
    yield f'extends = "{parent.name}"'
    for table, tokens in TOKENS.items():
        values = {**parent.tokens[table], **_paper(parent, table)}
        yield f"\n[{table}]"
        for key, token in tokens.items():
            if key in values and not (table == "page" and "size" in values and key in ("width_mm", "height_mm")):
                given = f"# {key} = {_toml(values[key][:1] if table == 'font' else values[key])}"
                yield f"{given:<34}  # {token.meaning}"
    yield "\n# How what authors write is printed; colours may be left out. TLP labels are known and can not be changed."
    yield '# [classification.Internal]\n# label = "Internal"\n# foreground = "#ffffff"\n# background = "#333333"'


def _paper(parent: Brand, table: str) -> dict[str, str]:
    """The name of the paper, where it has one."""
    paper = (parent.page["width_mm"], parent.page["height_mm"])
    sizes = [("size", size) for size, sides in PAGE_SIZES.items() if sides == paper]
    return dict(sizes) if table == "page" else {}


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON writes these kinds alike."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
