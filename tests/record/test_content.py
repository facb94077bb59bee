"""The content fingerprint: the same for the same content however it is written, another for any other content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.findings import Path
from generator.intake.reading import read_content
from generator.intake.source import Limits
from generator.model.post_mortem import PostMortem
from generator.model.validation import validate
from generator.record.content import SCHEMA, canonical_content
from generator.record.fingerprint import DIGEST, SHORT, Fingerprint, fingerprint_of
from tests.building import EACH_SAMPLE, ROOT, SAMPLES

NO_FILES: dict[str, bytes] = {}


def understood(content: bytes) -> PostMortem | None:
    return validate(read_content("x.yaml", content, shown_as="x.yaml", limits=Limits()))[0]


@cache
def sample(incident_id: str) -> tuple[bytes, PostMortem]:
    content = (ROOT / "inputs" / f"{incident_id}.yaml").read_bytes()
    post_mortem = understood(content)
    assert post_mortem
    return content, post_mortem


def tree_of(incident_id: str) -> dict[str, Any]:
    """A fresh tree of text, to be changed."""
    content, _ = sample(incident_id)
    tree: dict[str, Any] = json.loads(json.dumps(read_content("x.yaml", content, shown_as="x", limits=Limits()).tree))
    return tree


def fingerprint(post_mortem: PostMortem, files: dict[str, bytes] = NO_FILES) -> Fingerprint:
    return fingerprint_of(canonical_content(post_mortem, files))


def of_tree(tree: dict[str, Any]) -> Fingerprint:
    return fingerprint(PostMortem.model_validate(tree))


def backwards(value: Any) -> Any:
    """The same data with the keys of every group in the opposite order."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(item) for item in value] if isinstance(value, list) else value


# ------------------------------------------------------------------------------------------- the same


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
@pytest.mark.parametrize("style", ["'", '"'])
def test_how_an_input_is_written_does_not_count(incident_id: str, style: str) -> None:
    rewritten = yaml.dump(
        backwards(tree_of(incident_id)),
        sort_keys=False,
        default_style=style,
        allow_unicode=style == '"',
        width=60,
        indent=7,
    )
    rewritten = "# a comment\n" + rewritten.replace("\n", "\n\n# another\n", 1).replace("id:", "id:  ", 1)
    post_mortem = understood(rewritten.encode())
    assert post_mortem
    assert fingerprint(post_mortem) == fingerprint(sample(incident_id)[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("status: Draft", ""),
        ("status: draft", "status: DRAFT"),
        ("timezone: UTC\nsubtitle:", "subtitle: ''"),
        ("attendees: [A, B]", "attendees:\n- A\n- 'B'\ntimeline: {}"),
        ("impact:\n  customer:\n    users_affected_count: 1,234", "impact: {customer: {users_affected_count: 1234}}"),
        ("summary: |\n  One\n  two", 'summary: "One\\ntwo"'),
    ],
)
def test_what_means_the_same_has_the_same_fingerprint(one: str, other: str) -> None:
    head = "id: INC-2025-12-03-001\ntitle: A\nseverity: SEV1\n"
    first, second = understood((head + one).encode()), understood((head + other).encode())
    assert first
    assert second
    assert fingerprint(first) == fingerprint(second)


# ------------------------------------------------------------------------------------------- not the same


def texts(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))
    elif isinstance(value, str) and value.strip():
        yield path


def holder(tree: Any, path: Path) -> Any:
    for part in path[:-1]:
        tree = tree[part]
    return tree


@given(st.data(), st.sampled_from(SAMPLES), st.sampled_from(["x", "e\u0301", "𝔘", '"', "\u00a0y", "0", ".5", ", Z"]))
def test_any_change_of_a_value_changes_the_fingerprint(data: st.DataObject, incident_id: str, addition: str) -> None:
    tree = tree_of(incident_id)
    path = data.draw(st.sampled_from(list(texts(tree))))
    place = holder(tree, path)
    place[path[-1]] += addition
    try:
        changed = PostMortem.model_validate(tree)
    except ValueError:
        assume(False)
        return
    assert fingerprint(changed) != fingerprint(sample(incident_id)[1])


@given(st.data(), st.sampled_from(SAMPLES), st.sampled_from(["remove", "twice", "swap"]))
def test_order_and_number_of_items_are_content(data: st.DataObject, incident_id: str, change: str) -> None:
    tree = tree_of(incident_id)
    lists = sorted(
        {path[: path.index(part)] for path in texts(tree) for part in path if isinstance(part, int)}, key=str
    )
    path = data.draw(st.sampled_from(lists))
    items = holder(tree, (*path, 0))
    if change == "swap":
        assume(len(items) > 1 and items[0] != items[-1])
        items[0], items[-1] = items[-1], items[0]
    elif change == "twice":
        items.append(items[-1])
    else:
        items.pop()
    try:
        changed = PostMortem.model_validate(tree)
    except ValueError:
        assume(False)
        return
    assert fingerprint(changed) != fingerprint(sample(incident_id)[1])


def test_unicode_is_compared_letter_by_letter() -> None:
    tree = tree_of(SAMPLES[0])
    composed, decomposed = {**tree, "author": "Ren\u00e9"}, {**tree, "author": "Rene\u0301"}
    assert of_tree(composed) != of_tree(decomposed)


def test_evidence_files_are_content_by_name_and_bytes() -> None:
    _, post_mortem = sample(SAMPLES[0])
    sets = [{}, {"a.png": b"1"}, {"a.png": b"2"}, {"b.png": b"1"}, {"a.png": b"1", "b.png": b"1"}]
    assert len({fingerprint(post_mortem, files) for files in sets}) == len(sets)
    assert fingerprint(post_mortem, {"a": b"1", "b": b"2"}) == fingerprint(post_mortem, {"b": b"2", "a": b"1"})


# ------------------------------------------------------------------------------------------- the form


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_the_data_are_canonical_json_that_holds_no_number(incident_id: str) -> None:
    _, post_mortem = sample(incident_id)
    data = canonical_content(post_mortem, {"log.txt": b"x"})
    tree = json.loads(data, parse_int=pytest.fail, parse_float=pytest.fail)
    again = json.dumps(tree, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert again.encode() == data  # all keys are ASCII, where the order of RFC 8785 is that of code points
    assert tree["schema"] == SCHEMA
    assert tree["evidence"] == [{"name": "log.txt", "sha256": sha256(b"x").hexdigest(), "size": "1"}]
    assert PostMortem.model_validate(tree["post_mortem"]) == post_mortem


def test_large_numbers_keep_every_digit() -> None:
    tree = tree_of(SAMPLES[0])
    tree["impact"]["customer"]["users_affected_count"] = "9007199254740993"
    data = canonical_content(PostMortem.model_validate(tree), {})
    assert b'"users_affected_count":"9007199254740993"' in data


@given(st.binary(max_size=40))
def test_a_short_fingerprint_is_the_first_80_bits_in_letters_nobody_confuses(content: bytes) -> None:
    found = fingerprint_of(content)
    assert SHORT.fullmatch(found.short)
    assert DIGEST.fullmatch(found.digest)
    assert not re.search("[ILOU]", found.short)
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for letter in found.short.replace("-", ""):
        number = number * 32 + alphabet.index(letter)
    assert f"{number:020x}" == found.digest[:20]
