"""Where in a TOML file a table or key stands, which `tomllib` does not tell."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[[^\[\]]+\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_NAME = re.compile(r"""["']([^"']*)["']|([\w-]+)""")


def line_of(path: tuple[str, ...], text: str) -> int:
    """The line (from 1) of a table or key, or of the first thing nearest around it."""
    table: tuple[str, ...] = ()
    depth, line_number = 0, 1
    for number, line in enumerate(text.splitlines(), 1):
        if _TABLE.match(line):
            table = here = tuple(quoted or bare for quoted, bare in _NAME.findall(line.partition("#")[0]))
        elif key := _KEY.match(line):
            here = (*table, key[1].strip("\"'"))
        else:
            continue
        shared = next((i for i, (a, b) in enumerate(zip(here, path, strict=False)) if a != b), len(here[: len(path)]))
        if shared > depth:
            depth, line_number = shared, number
    return line_number
