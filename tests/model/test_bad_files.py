"""Every kind of finding of the model has a bad input named after it, and is found exactly where it is."""

from __future__ import annotations

import pathlib

import pytest

from generator.findings import Severity
from generator.model.kinds import BY_NAME, KINDS
from generator.model.validation import validate
from tests.model.forms import HEAD, printed, read

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
PROMISED_ID = "INC-2019-07-02-001"

EXPECTED: dict[str, list[str]] = {
    "M001-unknown-key": ["M001 5:3"],
    "M002-missing-key": ["M002 1:1"],
    "M003-wrong-shape": ["M003 7:7"],
    "M004-unknown-choice": ["M004 6:15"],
    "M005-bad-incident-id": ["M005 1:5"],
    "M006-no-such-date": ["M006 6:13"],
    "M007-bad-date": ["M007 6:13"],
    "M008-bad-time": ["M008 6:11"],
    "M009-zone-name": ["M009 5:15"],
    "M010-bad-duration": ["M010 4:18"],
    "M011-bad-number": ["M011 6:27"],
    "M012-bad-percent": ["M012 6:29"],
    "M013-bad-money": ["M013 7:51"],
    "M014-bad-link": ["M014 6:11"],
    "M015-bad-timezone": ["M015 4:11"],
    "M016-bad-file-name": ["M016 8:14"],
    "M017-too-long": ["M017 2:8"],
    "M018-not-a-flag": ["M018 7:17"],
    "M019-bad-identifier": ["M019 5:9"],
    "M020-too-few": ["M020 7:7"],
    "M021-bad-language": ["M021 4:11"],
    "M022-schema-version": ["M022 1:17"],
    "M023-other-id": ["M023 1:5"],
    "M024-bad-digest": ["M024 8:15"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_makes_exactly_its_findings(name: str) -> None:
    source = read((FIXTURES / f"{name}.yaml").read_bytes())
    expected_id = PROMISED_ID if name == "M023-other-id" else None
    _, findings = validate(source, expected_id=expected_id)
    assert printed(findings) == EXPECTED[name]
    for found in findings:
        assert found.message
        assert found.hint
        assert found.severity is Severity.ERROR


def test_every_kind_is_exercised_by_a_file_named_after_it() -> None:
    files = {path.stem for path in FIXTURES.iterdir()}
    assert files == set(EXPECTED)
    assert files == {f"{kind.code}-{kind.name}" for kind in KINDS}
    assert len(KINDS) == len({kind.code for kind in KINDS}) == len(BY_NAME)


def test_the_three_keys_every_post_mortem_has_are_enough() -> None:
    post_mortem, findings = validate(read(HEAD), expected_id=PROMISED_ID)
    assert findings == ()
    assert post_mortem is not None
    assert post_mortem.is_draft
