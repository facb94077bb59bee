"""Pages that were changed behind the content inside are never told to be the same."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, TextStringObject

from generator.cli import main
from generator.keeping import Basis, Rebuilt, rebuild
from generator.record.comparison import Comparison
from generator.render.rendition import Format
from tests.record.records import INCIDENT, PNG, built, changed, identified, project

Change = Callable[[pypdf.PdfWriter], object]


def paint(instructions: bytes) -> Change:
    """Draw these over the third page."""

    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[2]
        stream = DecodedStreamObject()
        stream.set_data(instructions)
        page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(stream)])

    return change


def swap_font(writer: pypdf.PdfWriter) -> None:
    """Other outlines under the same letters: the text stays as it was."""
    fonts = writer.pages[2]["/Resources"]["/Font"]
    descendant = next(iter(fonts.values()))["/DescendantFonts"][0].get_object()
    descriptor = descendant["/FontDescriptor"].get_object()
    program = next(descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor).get_object()
    program._data = zlib.compress(program.get_data() + bytes(4))
    program[NameObject("/Filter")] = NameObject("/FlateDecode")


def annotate(writer: pypdf.PdfWriter) -> None:
    from pypdf.annotations import FreeText

    writer.add_annotation(2, FreeText(text="All was well", rect=(50, 50, 500, 500)))


def remove_page(writer: pypdf.PdfWriter) -> None:
    kids = writer.root_object["/Pages"]["/Kids"]
    del kids[2]
    writer.root_object["/Pages"][NameObject("/Count")] = type(writer.root_object["/Pages"]["/Count"])(len(kids))


WHITE = paint(b"q 1 1 1 rg 0 0 2000 2000 re f Q")


def again(content: bytes, folder: Path) -> Rebuilt:
    path = folder / f"{INCIDENT}.pdf"
    path.write_bytes(content)
    return rebuild(project(), path, [Format.PDF], None, folder / "again")


def compared(content: bytes, folder: Path) -> Comparison:
    made = again(content, folder)
    assert made.contradicts
    assert made.comparison
    assert not made.comparison.is_same
    return made.comparison


@pytest.mark.parametrize("change", [WHITE, annotate], ids=["white", "annotation"])
def test_what_was_painted_over_a_page_is_told_with_its_number(change: Change, tmp_path: Path) -> None:
    found = compared(changed(change), tmp_path)
    assert (found.added_bytes, found.other_text, found.other_drawing) == (0, (), (3,))
    assert any("drawn differently: 3" in each for each in found.told())


def test_what_was_added_behind_the_record_is_told_with_its_size(tmp_path: Path) -> None:
    content = changed(WHITE, incremental=True)
    found = compared(content, tmp_path)
    size = len(built()[".pdf"])
    assert (found.same_bytes, found.added_bytes, found.other_drawing) == (size, len(content) - size, (3,))
    assert (
        f"the first {size} bytes are the same as built now; {len(content) - size} bytes were added" in found.told()[0]
    )


def test_bytes_behind_the_end_are_an_addition_too(tmp_path: Path) -> None:
    content = built()[".pdf"] + b"% a comment\n"
    assert compared(content, tmp_path).added_bytes == 12
    assert identified(content, tmp_path).warnings


def test_another_font_program_under_the_same_letters_is_told(tmp_path: Path) -> None:
    found = compared(changed(swap_font), tmp_path)
    assert not found.other_text
    assert 3 in found.other_drawing


def test_a_page_that_is_missing_is_told(tmp_path: Path) -> None:
    found = compared(changed(remove_page), tmp_path)
    assert found.page_counts[0] == found.page_counts[1] - 1
    assert 3 in found.other_text


def test_another_text_is_told(tmp_path: Path) -> None:
    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[2]
        page[NameObject("/Contents")] = writer.pages[1].raw_get("/Contents")
        page[NameObject("/Resources")] = writer.pages[1].raw_get("/Resources")

    assert compared(changed(change), tmp_path).other_text == (3,)


def test_a_record_that_was_only_saved_anew_is_drawn_alike(tmp_path: Path) -> None:
    made = again(changed(lambda _: None), tmp_path)
    assert made.comparison
    assert not made.comparison.is_same
    assert made.comparison.told() == ("the same text on every page", "every page is drawn alike")
    assert not made.contradicts


def test_a_fingerprint_claims_nothing_about_pages_it_did_not_look_at(tmp_path: Path) -> None:
    found = identified(built()[".pdf"], tmp_path)
    assert (found.basis, found.warnings) == (Basis.RECORD, ())
    assert "on the first and the last page agree" in found.basis.value
    assert "was not compared" in found.basis.value
    assert "added to or saved anew" in identified(changed(WHITE, incremental=True), tmp_path).warnings[0]


def test_other_identifiers_tell_that_another_program_saved_the_file(tmp_path: Path) -> None:
    def change(writer: pypdf.PdfWriter) -> None:
        first = writer._ID[0]
        writer._ID = ArrayObject([first, TextStringObject("another")])

    assert identified(changed(change), tmp_path).warnings


def test_the_commands_say_it_and_return_12(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project().root)
    path = tmp_path / "forged.pdf"
    path.write_bytes(changed(WHITE, incremental=True))
    assert main(["build", "--from", str(path), "--format", "pdf", "--output", str(tmp_path / "again")]) == 12
    told = capsys.readouterr().err
    assert "bytes were added later" in told
    assert "same bytes as" not in told
    assert main(["fingerprint", str(path)]) == 0
    told = capsys.readouterr().err
    assert "warning: " in told
    assert "pages agree" not in told
    assert main(["fingerprint", "INC-9999-01-01-001"]) == 2
    assert "clock" not in capsys.readouterr().err


def test_an_unused_picture_is_no_page(tmp_path: Path) -> None:
    """Only what pages lead to is compared page by page."""

    def change(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(PNG)
        writer._add_object(stream)

    made = again(changed(change), tmp_path)
    assert made.comparison
    assert made.comparison.is_drawn_alike


def test_the_changes_of_these_tests_are_readable_pdfs() -> None:
    for change in (WHITE, swap_font, annotate, remove_page):
        assert pypdf.PdfReader(io.BytesIO(changed(change))).pages
