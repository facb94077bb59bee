"""Every value and key knows where it stands, in characters, from line 1 and column 1."""

from __future__ import annotations

import pytest

from generator.findings import Path, Position
from generator.intake import Source
from tests.intake.readings import FILE, read


def value_at(source: Source, *path: str | int) -> str:
    return str(source.positions[path]).removeprefix(f"{FILE}:")


def key_at(source: Source, *path: str | int) -> str:
    return str(source.key_positions[path]).removeprefix(f"{FILE}:")


def test_a_scalar_is_where_it_is_typed_and_its_key_where_the_key_is() -> None:
    source = read("id: INC-1\ntitle:    'x'\n")
    assert value_at(source, "title") == "2:11"
    assert key_at(source, "title") == "2:1"


def test_a_missing_value_is_where_it_would_be_typed() -> None:
    source = read("id: INC-1\ntitle:\nowner: sam\n")
    assert value_at(source, "title") == "2:7"


def test_a_mapping_or_list_is_where_its_key_is() -> None:
    source = read("impact:\n  customer:\n    users: 12\ntimeline:\n  - at: 14:05\n")
    assert value_at(source, "impact", "customer") == key_at(source, "impact", "customer") == "2:3"
    assert value_at(source, "timeline") == "4:1"


def test_a_list_item_is_where_its_first_character_is() -> None:
    source = read("timeline:\n  - at: 14:05\n    event: x\n  - {at: 14:06}\n  - [a, b]\n  - text\n")
    assert [value_at(source, "timeline", index) for index in range(4)] == ["2:5", "4:5", "5:5", "6:5"]
    assert value_at(source, "timeline", 2, 1) == "5:9"


def test_flow_and_block_nest_and_every_node_has_a_position() -> None:
    source = read("a: {b: {c: 1}, e: [1, [2, {f: 3}]]}\n")
    assert value_at(source, "a", "b", "c") == "1:12"
    assert value_at(source, "a", "e", 1, 1, "f") == "1:31"
    assert len(source.positions) == 10


def test_the_root_is_at_the_first_character() -> None:
    assert read("# comment\n\n  id: x\n").positions[()] == Position(FILE, 1, 1)


def test_block_text_is_where_its_indicator_is() -> None:
    assert value_at(read("a: b\nsummary: |\n  text\n"), "summary") == "2:10"


def test_a_byte_order_mark_does_not_count() -> None:
    source = read(b"\xef\xbb\xbfid: INC-1\n")
    assert key_at(source, "id") == "1:1"
    assert value_at(source, "id") == "1:5"
    assert source.findings == ()


def test_crlf_counts_as_one_line_break() -> None:
    source = read(b'id: INC-1\r\ntitle: "a\r\n  b"\r\nowner: sam\r\n')
    assert source.tree == {"id": "INC-1", "title": "a b", "owner": "sam"}
    assert value_at(source, "owner") == "4:8"
    assert source.findings == ()


def test_a_lone_cr_counts_as_a_line_break() -> None:
    assert value_at(read(b"id: INC-1\rtitle: x\n"), "title") == "2:8"


@pytest.mark.parametrize("key", ["障害", "🔥🔥", "été", "e\u0301", "👩‍💻"])
def test_columns_count_characters_not_bytes(key: str) -> None:
    source = read(f"x: 1\nrow: {{{key}: '値😀', z: w}}\n")
    assert value_at(source, "row", key) == f"2:{7 + len(key) + 2}"
    assert value_at(source, "row", "z") == f"2:{7 + len(key) + 2 + 6 + 3}"


def test_a_line_separator_is_no_line_break_for_positions_as_in_editors() -> None:
    assert value_at(read("a: one\u2028two\nb: c\n"), "b") == "2:4"


def test_a_left_out_entry_leaves_no_position_and_does_not_move_others() -> None:
    source = read("a: {x: 1}\na: {x: 2, y: 3}\n? [k, l]\n: {m: n}\n<<: {o: p}\nb: c\n")
    paths: set[Path] = {(), ("a",), ("a", "x"), ("b",)}
    assert set(source.positions) == paths
    assert set(source.key_positions) == paths - {()}
    assert value_at(source, "a", "x") == "1:8"
    assert source.tree == {"a": {"x": "1"}, "b": "c"}
