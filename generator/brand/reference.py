"""All tokens as a table for designers: what stands in docs/brands.md between its two marks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.brand.brand import Brand
from generator.brand.tokens import KEYS, MARK_TOKENS, TOKENS, Token

BEGIN, END = "<!-- tokens: begin -->", "<!-- tokens: end -->"


def as_markdown(base: Brand) -> str:
    """Every token with what it is for, what it may be, and its value in `base`, between the two marks."""
    return "\n".join((BEGIN, *_lines(base), "", END)) + "\n"


def _lines(base: Brand) -> Iterator[str]:
    yield from _table("Before the first table", ((name, token, None) for name, token in KEYS.items()))
    for table, tokens in TOKENS.items():
        values = base.tokens[table]
        yield from _table(f"`[{table}]`", ((name, token, values.get(name)) for name, token in tokens.items()))
    title = "`[classification.<what authors write>]`"
    yield from _table(title, ((name, token, None) for name, token in MARK_TOKENS.items()))


def _table(title: str, rows: Iterator[tuple[str, Token, object]]) -> Iterator[str]:
    yield from ("", f"### {title}", "", "| token | what it is for | it must be | base |", "|---|---|---|---|")
    for name, token, value in rows:
        yield f"| `{name}` | {token.meaning} | {token.kind.wanted} | {_shown(value)} |"


def _shown(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"{value[0]} …"
    return f"{value:g}" if isinstance(value, int | float) else f"`{value}`"
