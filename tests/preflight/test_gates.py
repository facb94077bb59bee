"""Each gate lets the good file through and rejects the files that are bad in its own way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from generator.preflight import page_validation
from generator.preflight.preflight import full_check, quick_check
from generator.preflight.syntax import check_syntax
from generator.preflight.tagged_content import check_tagged_content
from generator.preflight.verapdf import ask_verapdf
from generator.preflight.verdict import Verdict, conforms
from generator.render.rendition import Format
from tests.building import EACH_SAMPLE, ROOT, rendered
from tests.preflight.objections import objections
from tests.required_tools import need

SAMPLE = "INC-2025-12-03-001"


@cache
def good() -> bytes:
    return rendered(ROOT, SAMPLE, Format.PDF)


def saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, compress_streams=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def spoiled(spoil: Callable[[Pdf], object]) -> bytes:
    with pikepdf.open(BytesIO(good())) as pdf:
        spoil(pdf)
        return saved(pdf)


def elements(pdf: Pdf, type_: str) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == Name(type_)]


def first(pdf: Pdf, type_: str) -> Dictionary:
    return elements(pdf, type_)[0]


def in_metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def unembed_font(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in each:
                    del each[key]


def interpolated_picture(pdf: Pdf) -> None:
    picture = Stream(pdf, b"\x00" * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    picture.ColorSpace, picture.Interpolate = Name.DeviceRGB, True
    paint(pdf, b"/Artifact BMC /Spoiled Do EMC", picture)


def paint(pdf: Pdf, instructions: bytes, drawn: Stream | None = None) -> None:
    page = pdf.pages[0]
    if drawn is not None:
        page.Resources.XObject[Name.Spoiled] = pdf.make_indirect(drawn)
    page.contents_add(Stream(pdf, instructions))


def form_that_paints(pdf: Pdf) -> None:
    form = Stream(pdf, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    paint(pdf, b"/Spoiled Do", form)


def no_element_for_content(pdf: Pdf) -> None:
    rows = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    rows[0][0] = pikepdf.Object.parse(b"null")


def element_out_of_tree(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array(list(document.K)[1:])


PDFA: dict[str, Callable[[Pdf], object]] = {
    "no output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "not identified": lambda pdf: in_metadata(pdf, b'pdfaid:part="3"', b'pdfaid:part="2"'),
    "level not known": lambda pdf: in_metadata(pdf, b'pdfaid:conformance="A"', b'pdfaid:conformance="X"'),
    "PDF/UA without its schema": lambda pdf: in_metadata(pdf, b"pdfaExtension:schemas", b"pdfaExtension:nothing"),
    "font not embedded": unembed_font,
    "picture interpolated": interpolated_picture,
    "not marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "script": lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
}
PDFUA: dict[str, Callable[[Pdf], object]] = {
    "not identified": lambda pdf: in_metadata(pdf, b"<pdfuaid:part>1", b"<pdfuaid:part>7"),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "no title": lambda pdf: in_metadata(pdf, b"dc:title", b"dc:source"),
    "title not in the window bar": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "figure without text": lambda pdf: first(pdf, "/Figure").__delitem__("/Alt"),
    "heading skipped": lambda pdf: first(pdf, "/H2").__setitem__("/S", Name.H4),
    "text straight in a list item": lambda pdf: first(pdf, "/LBody").__setitem__("/S", Name.P),
    "link that reads nothing": lambda pdf: first(pdf, "/Link").K[0].Obj.__delitem__("/Contents"),
    "link outside its element": lambda pdf: first(pdf, "/Link").__setitem__("/S", Name.Span),
    "rows of different length": lambda pdf: elements(pdf, "/TR")[-1].__setitem__(
        "/K", Array(list(elements(pdf, "/TR")[-1].K)[1:])
    ),
    "no structure": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
}
TAGGED: dict[str, Callable[[Pdf], object]] = {
    "text without a tag": lambda pdf: paint(pdf, b"0 0 9 9 re f"),
    "form without a tag": form_that_paints,
    "tag that leads to no element": no_element_for_content,
    "element out of the tree": element_out_of_tree,
    "no structure": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
}


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_every_sample_passes_every_gate(incident_id: str) -> None:
    verdicts = full_check(rendered(ROOT, incident_id, Format.PDF))
    assert not objections(verdicts)
    assert conforms(tuple(each for each in verdicts if each.passed is not None))


def test_the_good_file_is_still_good_when_it_is_saved_again() -> None:
    """What makes the bad files bad is what was done to them."""
    assert conforms(quick_check(spoiled(lambda _pdf: None)))


def test_a_file_that_asks_for_a_password_is_rejected_by_all() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    verdicts = quick_check(out.getvalue())
    assert {verdict.passed for verdict in verdicts} == {False}
    assert [each.failures[0].rule for each in verdicts[2:]] == ["encrypted", "encrypted"]


def test_a_build_asks_for_the_syntax_too() -> None:
    assert check_syntax(good()) in quick_check(good())


@pytest.mark.parametrize("fault", PDFA)
def test_what_is_no_pdf_a_is_rejected(fault: str) -> None:
    assert verdict_of(spoiled(PDFA[fault]), "PDF/A-3a").passed is False


@pytest.mark.parametrize("fault", PDFUA)
def test_what_is_no_pdf_ua_is_rejected(fault: str) -> None:
    assert verdict_of(spoiled(PDFUA[fault]), "PDF/UA-1").passed is False


@pytest.mark.parametrize("fault", TAGGED)
def test_content_that_is_not_tagged_is_rejected(fault: str) -> None:
    verdict = check_tagged_content(spoiled(TAGGED[fault]))
    assert verdict.passed is False
    assert verdict.failures[0].count >= 1


def test_the_validator_has_the_hole_for_which_the_check_of_tagged_content_is_there() -> None:
    """When this fails, `page-validation` has closed it, and our own check may go."""
    assert verdict_of(spoiled(no_element_for_content), "PDF/UA-1").passed


def verdict_of(content: bytes, standard: str) -> Verdict:
    return next(each for each in page_validation.validate(content) if each.standard == standard)


DAMAGED = {
    "cut off": lambda content: content[: len(content) * 2 // 3],
    "a byte flipped": lambda content: flipped(content, content.index(b"stream\n", content.index(b"/ObjStm")) + 60),
    "no file at all": lambda _content: b"",
    "no cross-reference": lambda content: content[: content.rindex(b"startxref")] + b"startxref\n0\n%%EOF\n",
}


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_rejected(damage: str) -> None:
    assert check_syntax(DAMAGED[damage](good())).passed is False


def test_qpdf_itself_agrees(tmp_path: Path) -> None:
    import subprocess

    program = need("qpdf")
    for name, content, expected in (("good", good(), 0), ("cut", DAMAGED["cut off"](good()), 2)):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(content)
        said = subprocess.run([program, "--check", str(file)], capture_output=True, check=False)
        assert said.returncode in ({0} if expected == 0 else {2, 3}), said


def test_nothing_conforms_that_nobody_checked() -> None:
    passed, nobody = Verdict("PDF/A-3a", "someone", passed=True), Verdict("PDF/UA-1", "veraPDF", passed=None)
    assert not conforms((passed, nobody))
    assert conforms((passed, Verdict("PDF/A-3a", "veraPDF", passed=None)))
    assert not conforms((passed, Verdict("PDF/A-3a", "another", passed=False)))


# ------------------------------------------------------------------------------------------- veraPDF

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<report><jobs><job><item><name>document.pdf</name></item>
<validationReport jobEndStatus="normal" profileName="{profile}" isCompliant="{compliant}">
<details passedRules="105" failedRules="1">
<rule specification="ISO 14289-1:2014" clause="7.3" testNumber="1" status="failed" failedChecks="2">
<description>Figure tags shall include an alternative representation</description></rule>
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="1" status="passed" failedChecks="0">
<description>fine</description></rule>
</details></validationReport></job></jobs></report>"""


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, report: str) -> None:
    """A program of the name, which prints a report in the shape veraPDF documents; the real one is not to be had here."""
    script = folder / "verapdf"
    script.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && echo "veraPDF 1.28.1" && exit 0\ncat <<\'END\'\n{report}\nEND\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin:/bin")


def test_without_verapdf_nothing_is_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [each.passed for each in ask_verapdf(b"")] == [None, None]


def test_the_report_of_verapdf_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, REPORT.format(profile="PDF/UA-1", compliant="false"))
    verdict = ask_verapdf(good())[1]
    assert (verdict.validator, verdict.passed) == ("veraPDF 1.28.1", False)
    assert [(each.rule, each.count) for each in verdict.failures] == [("ISO 14289-1:2014 7.3 test 1", 2)]


@pytest.mark.parametrize("report", ["", "no XML", "<report/>"])
def test_a_report_that_says_nothing_confirms_nothing(
    report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, report)
    assert [each.passed for each in ask_verapdf(good())] == [None, None]
