"""One mistake does not hide the next: everything that can be seen is shown at once."""

from __future__ import annotations

import hashlib

import pytest

from generator.errors import ExitCode, IntakeUnreadable
from generator.findings import Severity
from generator.intake import Limits
from tests.intake.readings import FILE, findings_of, printed, read


def test_recoverable_findings_come_with_the_tree_in_the_order_of_the_file() -> None:
    source = read("owner: *sam\nid: x\nid: y\nnote: !b c\nrow: {a, b: 1}\nlast: z\u200b\n")
    assert printed(source.findings) == ["Y009 1:8", "Y003 3:1", "Y011 4:7", "Y020 5:7", "Y023 6:8"]
    assert source.tree == {"owner": "*sam", "id": "x", "note": "c", "row": {"b": "1"}, "last": "z\u200b"}


def test_findings_know_the_path_of_their_value() -> None:
    source = read("rows:\n  - id: x\n    id: y\n  - at: *t\n")
    assert [finding.path for finding in source.findings] == [("rows", 0, "id"), ("rows", 1, "at")]


def test_a_syntax_error_comes_with_all_that_was_seen_before_and_by_looking_at_characters() -> None:
    found = findings_of(b"id: x\nid: y\n\timpact: z\nnote: caf\xe9\x07\nrows: [\n")
    assert printed(found) == ["Y003 2:1", "Y002 3:1", "Y004 4:10", "Y005 4:11", "Y001 6:1"]


def test_what_can_not_be_read_is_an_error_with_cause_next_step_and_findings() -> None:
    with pytest.raises(IntakeUnreadable) as caught:
        read("a: b: c\n")
    assert str(caught.value) == f"{FILE} can not be read: 1 error."
    assert caught.value.hint
    assert caught.value.exit_code is ExitCode.INTAKE_UNREADABLE
    assert printed(caught.value.findings) == ["Y001 1:5"]


def test_a_merge_key_is_told_once_and_not_again_for_its_alias() -> None:
    assert printed(findings_of("a: &x {b: c}\nd:\n  <<: *x\n")) == ["Y008 1:4", "Y010 3:3"]


def test_a_quoted_merge_key_is_an_ordinary_key() -> None:
    assert read("'<<': x\n").tree == {"<<": "x"}


def test_inside_of_a_left_out_entry_mistakes_are_still_found() -> None:
    assert printed(findings_of("a: 1\na:\n  b: *c\n")) == ["Y003 2:1", "Y009 3:6"]


def test_a_kind_that_goes_on_and_on_is_listed_up_to_the_limit() -> None:
    found = findings_of("a: " + "\x07" * 50, Limits(max_findings_per_kind=3))
    assert printed(found) == ["Y005 1:4", "Y005 1:5", "Y005 1:6", "Y005 1:7"]
    assert found[-1].message.endswith("From here on, more of this kind are not listed.")


def test_warnings_are_no_errors() -> None:
    found = findings_of("title: Fix for #123\nnote: \u202ex\n")
    assert {finding.severity for finding in found} == {Severity.WARNING}


def test_the_digest_is_that_of_the_bytes() -> None:
    content = b"\xef\xbb\xbfid: x\r\n"
    source = read(content)
    assert source.content == content
    assert source.digest == hashlib.sha256(content).hexdigest()


def test_a_tab_that_does_no_harm_is_no_finding() -> None:
    source = read('a: "x\n\ty"\nb: [c,\n\td]\ne: f\t# comment\ng: |2\n  \th\ni: |\n  j\n  \tk\n')
    assert source.tree == {"a": "x y", "b": ["c", "d"], "e": "f", "g": "\th\n", "i": "j\n\tk\n"}
    assert source.findings == ()


def test_a_comment_with_a_blank_after_its_sign_is_a_comment() -> None:
    assert read("a: b # c\nd: # e\n  f: g ## h\ni: j#k\n#l: m\n").findings == ()


def test_joiners_of_emoji_and_scripts_are_no_findings() -> None:
    assert read("a: 👩‍💻 می‌خواهم\nb: Schiff\u00adfahrt\n").findings == ()


def test_a_colour_code_from_a_terminal_is_called_so() -> None:
    (finding,) = findings_of("a: '\x1b[31m'\n")
    assert "colour" in finding.hint


def test_a_byte_of_windows_1252_is_named() -> None:
    (finding,) = findings_of(b"a: caf\xe9\n")
    assert finding.message == "The byte 0xE9 is not UTF-8; it is probably 'é' in Windows-1252 (Latin-1)."
    (finding,) = findings_of(b"a: \x81\n")
    assert finding.message == "The byte 0x81 is not UTF-8."
