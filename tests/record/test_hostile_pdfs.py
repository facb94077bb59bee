"""A PDF from anywhere can not write outside the folder, fill the memory, or stop with anything but a clear error."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from generator.errors import FixityFailed, IntakeUnreadable, PostmortemError, UsageError
from generator.intake.file_names import trouble_of_name
from generator.keeping import extract, identify_file
from generator.record.opened import MAX_ATTACHMENTS, open_record
from tests.building import ROOT
from tests.record.records import INCIDENT, INPUT, built, changed, project, rename, specification, stream_of

MEGABYTE = 1_000_000


def opened(content: bytes, most: int = 60 * MEGABYTE) -> object:
    return open_record(content, "x.pdf", most)


def everything_below(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*")}


# ------------------------------------------------------------------------------------------- no record at all

WITHOUT_FILES = changed(
    lambda writer: (writer.root_object.pop("/AF"), writer.root_object["/Names"].pop("/EmbeddedFiles"))
)


def encrypted(algorithm: str) -> bytes:
    return changed(lambda writer: writer.encrypt("secret", algorithm=algorithm))


def encrypted_by_qpdf() -> bytes:
    """By AES with 256 bits, which pypdf can not read without another library."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(built()[".pdf"])) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


NO_RECORDS: dict[str, tuple[Callable[[], bytes], type[PostmortemError], str]] = {
    "nothing": (lambda: b"", IntakeUnreadable, "is not a PDF"),
    "a text": (lambda: INPUT, IntakeUnreadable, "is not a PDF"),
    "a head alone": (lambda: b"%PDF-1.7\n", FixityFailed, "can not be read as a PDF"),
    "the first half": (lambda: built()[".pdf"][: len(built()[".pdf"]) // 2], FixityFailed, "can not be read as a PDF"),
    "all but the end": (lambda: built()[".pdf"][:-200], FixityFailed, "can not be read as a PDF"),
    "encrypted": (lambda: encrypted("RC4-128"), FixityFailed, "is encrypted"),
    "encrypted by AES": (encrypted_by_qpdf, FixityFailed, "is encrypted"),
    "without files": (lambda: WITHOUT_FILES, FixityFailed, "carries no files"),
    "zeros": (lambda: b"%PDF-1.7\n" + bytes(MEGABYTE), FixityFailed, "can not be read as a PDF"),
}


@pytest.mark.parametrize("name", NO_RECORDS)
def test_what_is_no_record_is_said_so_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    make, kind, message = NO_RECORDS[name]
    path = tmp_path / "x.pdf"
    path.write_bytes(make())
    for call in (lambda: extract(project(), path, tmp_path / "out"), lambda: identify_file(project(), path)):
        with pytest.raises(kind, match=message) as caught:
            call()
        assert caught.value.hint
    assert everything_below(tmp_path) == {"x.pdf"}


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(IntakeUnreadable):
            extract(project(), path, tmp_path / "out")


# ------------------------------------------------------------------------------------------- names

EVIL_NAMES = (
    "../outside.txt", "/tmp/outside.txt", "..", ".", ".hidden", "a/b.txt", "a\\b.txt", "C:evil.txt", "nul", "CON.txt",
    "a\0b.txt", "a\nb.txt", "~/x", "-rf", "x" * 300, "a.txt ", "a.txt.", "\u202egnp.exe", "$(id).txt", "file:x",
)  # fmt: skip


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_a_name_that_is_no_plain_file_name_stops_everything(name: str, tmp_path: Path) -> None:
    path = tmp_path / "in" / "x.pdf"
    path.parent.mkdir()
    path.write_bytes(changed(lambda writer: rename(writer, "error.log", name)))
    with pytest.raises(FixityFailed):
        extract(project(), path, tmp_path / "in" / "out")
    assert everything_below(tmp_path) == {"in", "in/x.pdf"}


@given(st.text(min_size=1, max_size=30))
def test_a_plain_name_never_leaves_its_folder(name: str) -> None:
    if not trouble_of_name(name):
        assert Path("folder", name).parent == Path("folder")
        assert Path(name).name == name
        assert not name.startswith((".", "-"))
        assert name.isprintable()


@pytest.mark.parametrize(
    "name", ["error-rate.png", "Übersicht 図.csv", "INC-2031-01-02-003.yaml", "a (1).txt", "Makefile"]
)
def test_ordinary_names_are_plain(name: str) -> None:
    assert not trouble_of_name(name)


@pytest.mark.parametrize("name", ["one.txt", "ONE.txt"])
def test_two_files_of_one_name_stop_everything(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(changed(lambda writer: rename(writer, "two.txt", name)))
    with pytest.raises(FixityFailed, match="two attached files"):
        extract(project(), path, tmp_path / "out")
    assert everything_below(tmp_path) == {"x.pdf"}


@pytest.mark.parametrize("place", ["error.log", ""])
def test_a_link_in_the_folder_is_not_written_through(place: str, tmp_path: Path) -> None:
    path, outside = tmp_path / "x.pdf", tmp_path / "outside"
    path.write_bytes(built()[".pdf"])
    outside.mkdir()
    link = tmp_path / "out" / INCIDENT / place if place else tmp_path / "out" / INCIDENT
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / place)
    with pytest.raises(UsageError, match="symbolic link"):
        extract(project(), path, tmp_path / "out", overwrite=True)
    assert everything_below(outside) == set()


@pytest.mark.parametrize("place", ["out", f"out/{INCIDENT}"])
def test_a_file_in_the_place_of_a_folder_is_left_alone(place: str, tmp_path: Path) -> None:
    path, file = tmp_path / "x.pdf", tmp_path / place
    path.write_bytes(built()[".pdf"])
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"mine")
    with pytest.raises(UsageError, match=f"{file.name} is no folder"):
        extract(project(), path, tmp_path / "out", overwrite=True)
    assert file.read_bytes() == b"mine"


def test_the_log_of_the_parser_stays_silent(tmp_path: Path) -> None:
    """In a process of its own, where nobody has set up logging."""
    path = tmp_path / "x.pdf"
    path.write_bytes(built()[".pdf"][:-200])
    done = subprocess.run(
        [sys.executable, "-m", "generator", "fingerprint", str(path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 12
    assert done.stderr.startswith("postmortem: ")
    assert "EOF marker" not in done.stderr


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(built()[".pdf"])
    (tmp_path / "out" / f"{INCIDENT}.yaml").mkdir(parents=True)
    with pytest.raises(UsageError, match="is there already"):
        extract(project(), path, tmp_path / "out", overwrite=True)


# ------------------------------------------------------------------------------------------- size and shape


def bomb(writer: pypdf.PdfWriter) -> None:
    stream = stream_of(writer, "error.log")
    packer = zlib.compressobj(9)
    stream._data = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(1000)) + packer.flush()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")


def twice_packed(writer: pypdf.PdfWriter) -> None:
    filters = ArrayObject([NameObject("/FlateDecode"), NameObject("/FlateDecode")])
    stream_of(writer, "error.log")[NameObject("/Filter")] = filters


def cut_off(writer: pypdf.PdfWriter) -> None:
    stream = stream_of(writer, "data.bin")
    stream._data = stream._data[: len(stream._data) // 2]


def predicted(writer: pypdf.PdfWriter) -> None:
    parameters = DictionaryObject({NameObject("/Columns"): NumberObject(2**31)})
    stream_of(writer, "data.bin")[NameObject("/DecodeParms")] = parameters


def endless_tree(writer: pypdf.PdfWriter) -> None:
    node = writer.root_object["/Names"]["/EmbeddedFiles"].get_object()
    node[NameObject("/Kids")] = ArrayObject([writer.root_object["/Names"].raw_get("/EmbeddedFiles")] * 3)


def many_files(writer: pypdf.PdfWriter) -> None:
    listed = writer.root_object["/AF"]
    for number in range(MAX_ATTACHMENTS + 1):
        file = DictionaryObject(specification(writer, "empty.txt"))
        file[NameObject("/UF")] = TextStringObject(f"{number}.txt")
        listed.append(writer._add_object(file))


def without_stream(writer: pypdf.PdfWriter) -> None:
    specification(writer, "error.log").pop("/EF")


def two_contents(writer: pypdf.PdfWriter) -> None:
    other = DecodedStreamObject()
    other.set_data(b"all was well")
    specification(writer, "error.log")["/EF"][NameObject("/F")] = writer._add_object(other)


def of_wrong_kinds(writer: pypdf.PdfWriter) -> None:
    writer.root_object[NameObject("/AF")] = NumberObject(7)
    writer.root_object[NameObject("/Names")] = ArrayObject([NumberObject(1)])


SHAPES: dict[str, tuple[Callable[[pypdf.PdfWriter], None], str]] = {
    "a gigabyte in a megabyte": (bomb, "larger than the limit"),
    "packed twice": (twice_packed, "packed in a way"),
    "a packed file cut off": (cut_off, "cut off"),
    "a packed file with a predictor": (predicted, "packed in a way"),
    "a name tree in a circle": (endless_tree, "nested without end"),
    "more files than anybody has": (many_files, "more than 1000"),
    "two contents under one name": (two_contents, "with two contents"),
    "a file without content": (without_stream, "no name or no content"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_hostile_shape_is_refused_in_little_time(name: str) -> None:
    change, message = SHAPES[name]
    content = changed(change)
    before = time.perf_counter()
    with pytest.raises(FixityFailed, match=message):
        opened(content)
    assert time.perf_counter() - before < 5


def test_lists_of_the_wrong_kind_are_as_none() -> None:
    assert opened(changed(of_wrong_kinds)).files == ()  # type: ignore[attr-defined]


def test_the_limit_is_for_all_files_together() -> None:
    total = sum(len(each.content) for each in opened(built()[".pdf"]).files)  # type: ignore[attr-defined]
    assert opened(built()[".pdf"], total)
    with pytest.raises(FixityFailed, match="larger than the limit"):
        opened(built()[".pdf"], total - 1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_record_is_read_or_refused_and_never_stops_otherwise(data: st.DataObject) -> None:
    content = bytearray(built()[".pdf"])
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(8, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 50))] = data.draw(st.binary(max_size=50))
    with suppress(FixityFailed, IntakeUnreadable):
        opened(bytes(content))


def test_a_page_that_draws_without_end_is_not_searched() -> None:
    def endless(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            stream = page["/Contents"].get_object()
            stream._data = zlib.compress(b"(x) Tj\n" * MEGABYTE)
            stream[NameObject("/Filter")] = NameObject("/FlateDecode")

    content = changed(endless)
    before = time.perf_counter()
    assert opened(content).printed == ()  # type: ignore[attr-defined]
    assert time.perf_counter() - before < 5


def test_an_unsearched_document_is_no_pdf_of_ours(tmp_path: Path) -> None:
    """A PDF of another program whose files have ordinary names: they are taken out, and it is said what it is not."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("notes.txt", b"hello")
    out = io.BytesIO()
    writer.write(out)
    path = tmp_path / "foreign.pdf"
    path.write_bytes(out.getvalue())
    done = extract(project(), path, tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_bytes() == b"hello"
    assert done.contradictions == ("foreign.pdf carries no data of a post-mortem",)
