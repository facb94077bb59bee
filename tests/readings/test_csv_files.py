"""Metric series come from a CSV file whole, or every finding in it is told at its line and column."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding
from generator.intake.evidence import Evidence, EvidenceFile
from generator.metrics.chronology import resolve_times
from generator.model.post_mortem import PostMortem
from generator.readings.csv_series import MOST_TOLD, check_series, with_series
from generator.readings.csv_table import MOST_ROWS
from generator.readings.kinds import KINDS
from generator.record.evidence_fields import named_files

FIXTURES = Path(__file__).parent / "fixtures"


def form(**metric: object) -> PostMortem:
    head = {"id": "INC-2031-01-02-003", "title": "A title", "severity": "SEV1", "timezone": "Europe/Berlin"}
    metrics = [{"id": "M1", "title": "Error rate", "csv": "rate.csv", "unit": "%", **metric}]
    return PostMortem.model_validate({**head, "supporting_data": {"metrics": metrics}})


def evidence_of(content: bytes) -> Evidence:
    return Evidence({"rate.csv": EvidenceFile(content, "text/csv")})


def found_in(content: bytes, **metric: object) -> tuple[Finding, ...]:
    post_mortem = form(**metric)
    return check_series(post_mortem, evidence_of(content), resolve_times(post_mortem), {}, "inputs/INC-2031-01-02-003")


def series_in(text: str) -> dict[str, list[tuple[str, Decimal | None]]]:
    """Name of each series -> its times or labels as written, with the values."""
    post_mortem, content = form(), text.encode()
    assert found_in(content) == ()
    shown = with_series(post_mortem, evidence_of(content), resolve_times(post_mortem))
    return {
        series.name or "": [(each.at.written if each.at else each.label or "", each.value) for each in series.readings]
        for series in shown.supporting_data.metrics[0].series
    }


def printed(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.code} {each.position.line}:{each.position.column}" for each in findings if each.position]


EXPECTED = {
    "E009-csv-unreadable": ["E009 2:21"],
    "E010-csv-empty": ["E010 1:1"],
    "E011-csv-ragged-row": ["E011 3:7", "E011 4:1"],
    "E012-csv-too-large": ["E012 1:24"],
    "E013-csv-series-unnamed": ["E013 1:9", "E013 1:10"],
    "E014-csv-bad-number": ["E014 3:7", "E014 5:7"],
    "E015-csv-ambiguous-number": ["E015 2:18"],
    "E016-csv-bad-time": ["E016 3:1", "E016 4:1", "E016 5:1", "E016 6:1"],
    "E017-csv-unordered": ["E017 4:1"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_makes_exactly_its_findings(name: str) -> None:
    findings = found_in((FIXTURES / f"{name}.csv").read_bytes())
    assert printed(findings) == EXPECTED[name]
    assert {each.position.file for each in findings if each.position} == {"inputs/INC-2031-01-02-003/rate.csv"}
    assert all(each.message and each.hint and not each.message.endswith(".") for each in findings)


def test_every_kind_has_a_bad_file() -> None:
    files = {path.stem for path in FIXTURES.glob("*.csv")}
    others = {f"{kind.code}-{kind.name}" for kind in KINDS} - files
    assert files == set(EXPECTED)
    assert others == {"E018-series-twice"}


def test_values_in_the_form_and_in_a_file_are_a_finding_and_those_of_the_form_are_shown() -> None:
    series = [{"name": "Inline", "readings": [{"at": "2031-01-02 03:00", "value": "1"}]}]
    content = b"at,rate\n2031-01-02 03:00,2\n"
    findings = found_in(content, series=series)
    assert [each.code for each in findings] == ["E018"]
    assert findings[0].path == ("supporting_data", "metrics", 0, "csv")
    post_mortem = form(series=series)
    shown = with_series(post_mortem, evidence_of(content), resolve_times(post_mortem))
    assert shown == post_mortem


def test_all_that_is_wrong_is_told_at_once() -> None:
    content = b"at;a;\n2031-01-02 03:05;x;1\n2031-01-02 03:04;2;y\nlate;3;3\n2031-01-02 03:06;1\n"
    assert printed(found_in(content)) == ["E013 1:6", "E014 2:18", "E017 3:1", "E014 3:20", "E016 4:1", "E011 5:18"]


def test_nothing_is_drawn_from_a_file_with_findings() -> None:
    post_mortem = form()
    content = b"at,rate\n2031-01-02 03:00,1\n03:01,many\n"
    shown = with_series(post_mortem, evidence_of(content), resolve_times(post_mortem))
    assert shown.supporting_data.metrics[0].series == []


READABLE = {
    "commas": "at,rate\n2031-01-02 03:00,1.5\n03:01,2\n",
    "semicolons and decimal commas": "at;rate\n2031-01-02 03:00;1,5\n03:01;2\n",
    "tabs": "at\trate\n2031-01-02 03:00\t1.5\n03:01\t2\n",
    "quoted": '"at","rate"\n"2031-01-02 03:00","1.5"\n"03:01","2"\n',
    "quoted decimal commas": 'at,rate\n2031-01-02 03:00,"1,5"\n03:01,"2"\n',
    "BOM and CRLF": "\ufeffat,rate\r\n2031-01-02 03:00,1.5\r\n03:01,2\r\n",
    "what a spreadsheet puts first": "sep=;\nat;rate\n2031-01-02 03:00;1,5\n03:01;2\n",
    "empty lines and spaces": "at , rate\n\n 2031-01-02 03:00 , 1.5\n03:01, 2\n\n\n",
    "units": "at,rate\n2031-01-02 03:00,1.5 %\n03:01,2%\n",
    "no last line end": "at,rate\n2031-01-02 03:00,1.5\n03:01,2",
}


@pytest.mark.parametrize("name", READABLE)
def test_a_file_may_be_written_in_several_ways(name: str) -> None:
    assert series_in(READABLE[name]) == {"rate": [("2031-01-02 03:00", Decimal("1.5")), ("03:01", Decimal(2))]}


def test_an_empty_cell_and_what_monitors_write_for_nothing_are_gaps() -> None:
    text = "at,a,b\n2031-01-02 03:00,,1\n03:01,NaN,2\n03:02,null,\n"
    assert [value for _, value in series_in(text)["a"]] == [None, None, None]
    assert [value for _, value in series_in(text)["b"]] == [Decimal(1), Decimal(2), None]


def test_labels_may_stand_where_times_do() -> None:
    text = 'region,errors\nEurope,12\n"America, North",7\n2031,3\n'
    assert series_in(text) == {
        "errors": [("Europe", Decimal(12)), ("America, North", Decimal(7)), ("2031", Decimal(3))]
    }


NUMBERS = {
    ("1,5", "2"): ["1.5", "2"],
    ("1.234", "2"): ["1.234", "2"],
    ("1.234", "2,5"): ["1234", "2.5"],
    ("1.234.567,8", "3"): ["1234567.8", "3"],
    ("1 234,5", "-0,25"): ["1234.5", "-0.25"],
    ("−3.5", "+4"): ["-3.5", "4"],
    ("1e3", "2.5E-2"): ["1000", "0.025"],
    ("0,125", "1"): ["0.125", "1"],
}


@pytest.mark.parametrize("texts", NUMBERS)
def test_the_whole_file_tells_what_begins_a_fraction(texts: tuple[str, str]) -> None:
    text = "at\trate\n2031-01-02 03:00\t{}\n03:01\t{}\n".format(*texts)
    assert [value for _, value in series_in(text)["rate"]] == [Decimal(each) for each in NUMBERS[texts]]


@pytest.mark.parametrize("texts", [("1,234", "5"), ("1,5", "2.5"), ("12,345", "1,234")])
def test_a_value_with_two_readings_is_refused_and_never_guessed(texts: tuple[str, str]) -> None:
    text = "at\trate\n2031-01-02 03:00\t{}\n03:01\t{}\n".format(*texts)
    assert {each.code for each in found_in(text.encode())} == {"E015"}


def test_seconds_since_1970_are_told_as_what_they_are() -> None:
    findings = found_in(b"time,rate\n1733235300,1\n1733235360,2\n")
    assert printed(findings) == ["E016 2:1", "E016 3:1"]
    assert "counts seconds" in findings[0].message


def test_a_line_of_many_findings_ends() -> None:
    findings = found_in(b"at,rate\n" + b"2031-01-02 03:00,x\n" * 300)
    assert len(findings) == MOST_TOLD
    assert "250 more of this kind" in findings[-1].message


def test_too_many_rows_are_told() -> None:
    findings = found_in(b"at,rate\n" + b"2031-01-02 03:00,1\n" * (MOST_ROWS + 5))
    assert printed(findings) == [f"E012 {MOST_ROWS + 2}:1"]


def test_the_file_is_evidence_with_the_digest_on_record() -> None:
    digest = sha256(b"x").hexdigest()
    (named,) = named_files(form(sha256=digest))
    assert (named.path[-1], named.name, named.recorded_digest) == ("csv", "rate.csv", digest)
    both = named_files(form(sha256=digest, file="whole.log"))
    assert [(each.name, each.recorded_digest) for each in both] == [("whole.log", digest), ("rate.csv", None)]


@given(st.binary(max_size=300))
def test_any_bytes_are_series_or_findings(content: bytes) -> None:
    post_mortem = form()
    findings = found_in(content)
    shown = with_series(post_mortem, evidence_of(content), resolve_times(post_mortem))
    assert bool(findings) != bool(shown.supporting_data.metrics[0].series)
    assert all(each.position and each.position.line >= 1 and each.position.column >= 1 for each in findings)


@given(st.text(alphabet='ab1,;\t"\n .-:', max_size=80))
def test_any_text_is_series_or_findings(text: str) -> None:
    findings = found_in(text.encode())
    post_mortem = form()
    shown = with_series(post_mortem, evidence_of(text.encode()), resolve_times(post_mortem))
    assert bool(findings) != bool(shown.supporting_data.metrics[0].series)
