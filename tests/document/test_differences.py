"""A change of configuration is one difference: every line of both texts in order, the words that changed, the rest folded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document.differences import DiffLine, difference


def shown(before: str, after: str) -> list[str]:
    """Each line with its sign; changed words in brackets."""
    return [
        sign(line) + "".join(f"[{p.text}]" if p.changed else p.text for p in line.pieces)
        for line in difference(before, after)
    ]


def sign(line: DiffLine) -> str:
    if line.folded:
        return f"… {line.folded}"
    return "- " if line.is_removed else "+ " if line.is_added else "  "


def test_a_changed_line_says_which_of_its_words_changed() -> None:
    assert shown("pool_size = 100", "pool_size = 200") == ["- pool_size = [100]", "+ pool_size = [200]"]


def test_lines_are_paired_by_likeness_and_not_by_place() -> None:
    before = "retry:\n  attempts: 5\n  jitter: off"
    after = "retry:\n  attempts: 2\n  max_delay_ms: 5000\n  jitter: full"
    assert shown(before, after) == [
        "  retry:", "-   attempts: [5]", "-   jitter: [off]", "+   attempts: [2]", "+   max_delay_ms: 5000",
        "+   jitter: [full]",
    ]  # fmt: skip


def test_long_stretches_without_a_change_are_counted() -> None:
    lines = [f"key_{number}: {number}" for number in range(20)]
    changed = [*lines[:10], "key_10: x", *lines[11:]]
    assert shown("\n".join(lines), "\n".join(changed)) == [
        "… 7", "  key_7: 7", "  key_8: 8", "  key_9: 9", "- key_10: [10]", "+ key_10: [x]", "  key_11: 11", "  key_12: 12",
        "  key_13: 13", "… 6",
    ]  # fmt: skip


def test_a_few_unchanged_lines_are_shown() -> None:
    assert shown("a\nb\nc\nd", "a\nb\nc\nx") == ["  a", "  b", "  c", "- d", "+ x"]


def test_what_is_only_put_in_or_taken_out_has_one_sign() -> None:
    assert shown("a", "a\nb") == ["  a", "+ b"]
    assert shown("a\nb", "b") == ["- a", "  b"]


_TEXTS = st.lists(st.sampled_from(["a = 1", "a = 2", "b: x", "", "  c", "long line of words"]), max_size=25).map(
    "\n".join
)


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_out_of_their_difference(before: str, after: str) -> None:
    old, new = ([line.rstrip() for line in text.strip("\r\n").splitlines()] for text in (before, after))
    at = [0, 0]
    for line in difference(before, after):
        text = "".join(piece.text for piece in line.pieces)
        for side, lines, is_here in ((0, old, not line.is_added), (1, new, not line.is_removed)):
            if is_here and not line.folded:
                assert lines[at[side]] == text
            at[side] += (line.folded or 1) if is_here else 0
        if line.folded:
            assert old[at[0] - line.folded : at[0]] == new[at[1] - line.folded : at[1]]
    assert at == [len(old), len(new)]
