"""The inputs of real incidents, with every quirk of their sources, are read as they are."""

from __future__ import annotations

import pathlib
import re

import pytest
import yaml

from generator.intake import Limits, Tree, read_source, read_yaml

FOLDER = pathlib.Path(__file__).parents[2] / "inputs"
QUOTED_TIME = re.compile(r"""(\bat: )["']([0-9][0-9:. -]*[0-9])["']""")
SHEETS = sorted(FOLDER.glob("INC-*.yaml"))


def scalars(tree: Tree) -> list[str | None]:
    if isinstance(tree, dict | list):
        return [scalar for inner in (tree.values() if isinstance(tree, dict) else tree) for scalar in scalars(inner)]
    return [tree]


def test_they_are_there() -> None:
    assert len(SHEETS) >= 12


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_is_read_without_a_finding_and_every_scalar_is_as_written(sheet: pathlib.Path) -> None:
    source = read_source(sheet, shown_as=sheet.name, limits=Limits())
    assert source.findings == ()
    events = [event for event in yaml.parse(source.content) if isinstance(event, yaml.ScalarEvent)]
    written = {event.value for event in events}
    values = scalars(source.tree)
    assert {value for value in values if value is not None} <= written
    assert len(events) == len(values) + len(source.key_positions)


def test_times_dates_and_numbers_without_their_quotes_are_the_same_text() -> None:
    unquoted = 0
    for sheet in SHEETS:
        text, count = QUOTED_TIME.subn(r"\1\2", sheet.read_text(encoding="utf-8"))
        unquoted += count
        source = read_source(sheet, shown_as=sheet.name, limits=Limits())
        assert read_yaml(text.encode("utf-8"), sheet.name, Limits()).tree == source.tree
    assert unquoted > 100
