"""The skeleton of a new input: every field is there, and whoever takes a ``# `` away has valid YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from generator.intake import Limits, Source, read_yaml
from generator.metrics.measures import measure
from generator.model.post_mortem import PostMortem
from generator.model.skeleton import is_list_type, model_of, skeleton
from generator.model.validation import validate

INCIDENT, TODAY = "INC-2031-01-01-001", date(2031, 1, 2)
EXAMPLE = re.compile(r"^( *)# (?=  (?: |- |# ))", re.MULTILINE)
"""What an author takes away: the sign and its blank, where two more blanks follow."""


def read(text: str) -> Source:
    return read_yaml(text.encode(), f"{INCIDENT}.yaml", Limits())


def uncommented(text: str) -> str:
    return EXAMPLE.sub(r"\1", text)


def all_uncommented() -> tuple[str, int]:
    """The skeleton with the examples inside of examples as well, and how often the sign was taken away."""
    text, times = skeleton(INCIDENT, TODAY), 0
    while (shorter := uncommented(text)) != text:
        assert read(shorter).findings == ()
        text, times = shorter, times + 1
    return text, times


def shape(model: type[BaseModel], seen: tuple[type[BaseModel], ...]) -> dict[str, Any]:
    """What the tree of a full skeleton looks like, from the model; a list has one item."""
    tree: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner = model_of(field.annotation)
        if inner is None or inner in seen:
            tree[name] = None
        else:
            tree[name] = shape(inner, (*seen, inner))
            if is_list_type(field.annotation):
                tree[name] = [tree[name]]
    return tree


def emptied(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: emptied(value) for key, value in tree.items()}
    return [emptied(value) for value in tree] if isinstance(tree, list) else None


def paths(tree: Any, path: str = "") -> Iterator[str]:
    if isinstance(tree, list):
        yield from paths(tree[0], path)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield f"{path}.{key}"
            yield from paths(value, f"{path}.{key}")


def test_the_skeleton_is_read_without_a_finding() -> None:
    assert read(skeleton(INCIDENT, TODAY)).findings == ()


def test_title_and_severity_are_all_a_draft_needs() -> None:
    text = skeleton(INCIDENT, TODAY)
    _, findings = validate(read(text), expected_id=INCIDENT)
    assert [each.path for each in findings] == [("title",), ("severity",)]
    filled = text.replace("\ntitle:", "\ntitle: Checkout fails", 1).replace("\nseverity:", "\nseverity: SEV1", 1)
    post_mortem, findings = validate(read(filled), expected_id=INCIDENT)
    assert findings == ()
    assert post_mortem
    assert (post_mortem.id, post_mortem.title, post_mortem.is_draft) == (INCIDENT, "Checkout fails", True)
    assert measure(post_mortem).incident_duration.value is None


def test_every_field_of_the_model_is_there_in_its_place() -> None:
    text, times = all_uncommented()
    tree = read(text).tree
    expected = shape(PostMortem, (PostMortem,))
    assert times == 3, "the readings of a series of a metric are the deepest example"
    assert emptied(tree) == expected
    assert len(list(paths(expected))) > 180


def test_every_example_can_be_used_alone() -> None:
    lines = skeleton(INCIDENT, TODAY).splitlines()
    walked = 0
    for start, line in enumerate(lines):
        if not re.match(r" *#   - ", line):
            continue
        end = start
        while end < len(lines) and EXAMPLE.match(lines[end]):
            end += 1
        text = "\n".join([*lines[:start], *(uncommented(each) for each in lines[start:end]), *lines[end:]])
        assert read(text).findings == (), line
        before = next(each for each in reversed(lines[:start]) if each.strip().split("#")[0])
        assert f"{before.split(':')[0].strip()}" in str(read(text).positions), line
        walked += 1
    assert walked > 25


def test_values_written_into_an_example_arrive() -> None:
    text = (
        uncommented(skeleton(INCIDENT, TODAY))
        .replace("\ntitle:", "\ntitle: x", 1)
        .replace("\nseverity:", "\nseverity: SEV1", 1)
    )
    head, _, tail = text.partition("  entries:")
    entry, _, rest = tail.partition("  note:")
    entry = entry.replace("- at: ", "- at: 2031-01-01 14:00 ", 1).replace("event: ", "event: Alert fired. ", 1)
    source = read(f"{head}  entries:{entry}  note:{rest}")
    assert source.findings == ()
    timeline = source.tree["timeline"]
    assert isinstance(timeline, dict)
    assert isinstance(timeline["entries"], list)
    (row,) = timeline["entries"]
    assert isinstance(row, dict)
    assert (row["at"], row["event"]) == ("2031-01-01 14:00", "Alert fired.")


def test_the_changelog_begins_with_the_first_draft() -> None:
    changelog = read(skeleton(INCIDENT, TODAY)).tree["changelog"]
    assert changelog == [{"on": "2031-01-02", "version": "0.1", "changes": "First draft", "author": None}]


def test_guidance_stands_beside_every_field_but_those_that_are_filled_or_head_a_section() -> None:
    bare = [line for line in skeleton(INCIDENT, TODAY).splitlines() if re.match(r"[ #]*(- )?\w+:\s*$", line)]
    assert all(re.match(r"\w+:$", line) for line in bare)
    assert "summary:" in bare


@pytest.mark.parametrize("ending", [" ", "\t"])
def test_lines_are_clean_and_fit_a_screen(ending: str) -> None:
    lines = skeleton(INCIDENT, TODAY).splitlines()
    assert max(map(len, lines)) <= 124
    assert not [line for line in lines if line.endswith(ending)]
    assert len(lines) < 420


def test_sections_stand_in_the_order_of_the_template() -> None:
    titles = re.findall(r"^# ---- (.+?) -+$", skeleton(INCIDENT, TODAY), re.MULTILINE)
    assert titles[:4] == ["Document", "Incident Summary", "Impact Assessment", "Timeline"]
    assert titles[-2:] == ["Sign-Off", "Document Changelog"]
    assert len(titles) == 20
