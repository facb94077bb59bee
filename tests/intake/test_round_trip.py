"""Whatever nested text is written as YAML is read back as the same tree, with a position for every node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Path
from generator.intake import Tree
from tests.intake.readings import findings_of, read

texts = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=30)
keys = texts.filter(lambda text: bool(text.strip()))
trees = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)


class _Writer(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def paths_of(tree: Tree, path: Path = ()) -> Iterator[Path]:
    yield path
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in entries:
        yield from paths_of(value, (*path, key))


@given(st.dictionaries(keys, trees, min_size=1, max_size=5), st.booleans(), st.booleans(), st.booleans())
def test_quoted_text_is_read_back_as_it_was(tree: dict[str, Tree], flow: bool, unicode: bool, crlf: bool) -> None:
    written = yaml.dump(tree, Dumper=_Writer, default_style='"', default_flow_style=flow, allow_unicode=unicode)
    source = read(written.replace("\n", "\r\n") if crlf else written)
    assert source.tree == tree
    assert set(source.positions) == set(paths_of(tree))
    assert set(source.key_positions) == {path for path in paths_of(tree) if path and isinstance(path[-1], str)}
    assert {finding.code for finding in source.findings} <= {"Y023"}, (
        "variation selectors and fillers may be among them"
    )


@given(st.dictionaries(keys, trees, min_size=1, max_size=5))
def test_a_position_points_at_the_value_itself(tree: dict[str, Tree]) -> None:
    written = yaml.dump(tree, Dumper=_Writer, default_style='"', allow_unicode=True)
    lines = written.split("\n")
    for path, position in read(written).positions.items():
        if path:
            assert lines[position.line - 1][position.column - 1] in '"[{-', path


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_bring_anything_but_a_tree_or_findings(content: bytes) -> None:
    for finding in findings_of(content):
        assert finding.message


@given(st.text("abc:-?#&*!|>'\"%@`{}[], \n\t<~\\", max_size=80))
def test_no_mix_of_yaml_signs_brings_anything_but_a_tree_or_findings(content: str) -> None:
    for finding in findings_of(content):
        assert finding.position is not None
        assert finding.position.line >= 1
        assert finding.hint
