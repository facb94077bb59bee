"""A PDF gives back what it was made from, byte for byte, and is built again from itself alone."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from hashlib import md5, sha256
from pathlib import Path

import pypdf
import pytest

from generator.errors import FixityFailed, UsageError
from generator.keeping import Basis, extract, identify_file, identify_input, rebuild
from generator.pipeline import build, read
from generator.preflight.syntax import check_syntax
from generator.project import find_project
from generator.render.rendition import Format
from tests.building import EACH_SAMPLE, ROOT, rendered
from tests.copied_project import SAMPLE, copied_project
from tests.record.records import EVIDENCE, INCIDENT, INPUT, LOG, built, changed, identified, project, replace_content


def written(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path


# ------------------------------------------------------------------------------------------- every sample


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_every_sample_gives_its_input_and_evidence_back(incident_id: str, tmp_path: Path) -> None:
    pdf = written(rendered(ROOT, incident_id, Format.PDF), tmp_path / "anything.pdf")
    done = extract(find_project(ROOT), pdf, tmp_path / "out")
    assert done.contradictions == ()
    assert (tmp_path / "out" / f"{incident_id}.yaml").read_bytes() == (
        ROOT / "inputs" / f"{incident_id}.yaml"
    ).read_bytes()
    folder = ROOT / "inputs" / incident_id
    expected = {each.name: each.read_bytes() for each in folder.iterdir()} if folder.is_dir() else {}
    found = tmp_path / "out" / incident_id
    assert ({each.name: each.read_bytes() for each in found.iterdir()} if found.is_dir() else {}) == expected


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_input_and_all_formats_of_every_sample_have_one_fingerprint(incident_id: str, tmp_path: Path) -> None:
    of_project = find_project(ROOT)
    found = {identify_input(of_project, incident_id).fingerprint}
    for format_ in Format:
        path = written(rendered(ROOT, incident_id, format_), tmp_path / f"{incident_id}.{format_}")
        found.add(identify_file(of_project, path).fingerprint)
    assert len(found) == 1


@pytest.mark.parametrize("incident_id", EACH_SAMPLE)
def test_every_sample_is_built_again_from_its_pdf_with_the_same_bytes(incident_id: str, tmp_path: Path) -> None:
    pdf = written(rendered(ROOT, incident_id, Format.PDF), tmp_path / "only this.pdf")
    made = rebuild(find_project(ROOT), pdf, [Format.PDF], None, tmp_path / "again")
    assert made.comparison
    assert made.comparison.is_same
    assert not made.contradicts
    assert made.files[0].read_bytes() == pdf.read_bytes()


# ------------------------------------------------------------------------------------------- a record with much in it


def test_files_of_the_same_bytes_keep_their_names_and_relationships() -> None:
    reader = pypdf.PdfReader(io.BytesIO(built()[".pdf"]), strict=True)
    listed = [each.get_object() for each in reader.root_object["/AF"]]
    found = {each["/UF"]: (each["/AFRelationship"], each["/EF"]["/F"]["/Subtype"]) for each in listed}
    assert len(listed) == len(found) == 3 + len(EVIDENCE)
    assert found == {
        f"{INCIDENT}.yaml": ("/Source", "/application/yaml"),
        f"{INCIDENT}.json": ("/Data", "/application/json"),
        f"{INCIDENT}.settings.json": ("/Data", "/application/json"),
        "error.log": ("/Supplement", "/text/plain"),
        "one.txt": ("/Supplement", "/text/plain"),
        "two.txt": ("/Supplement", "/text/plain"),
        "Übersicht 図.csv": ("/Supplement", "/text/csv"),
        "graph.png": ("/Supplement", "/image/png"),
        "empty.txt": ("/Supplement", "/text/plain"),
        "data.bin": ("/Supplement", "/application/octet-stream"),
    }


def test_every_specification_has_what_pdf_a_3_asks_for() -> None:
    """ISO 19005-3, 6.8, with ISO 32000-1, 7.11.3 and 7.11.4."""
    reader = pypdf.PdfReader(io.BytesIO(built()[".pdf"]), strict=True)
    names = reader.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    keys = [each.original_bytes for each in names[::2]]
    assert keys == sorted(keys)
    assert len(names) == 2 * len(reader.root_object["/AF"])
    for key, reference in zip(names[::2], names[1::2], strict=True):
        found = reference.get_object()
        stream = found["/EF"]["/F"]
        assert key == (found["/UF"] if found["/UF"].isascii() else found["/F"])
        assert found["/F"].isascii()
        assert found["/Desc"]
        assert stream["/Type"] == "/EmbeddedFile"
        assert stream["/Params"]["/Size"] == len(stream.get_data())
        assert stream["/Params"]["/CheckSum"].original_bytes == md5(stream.get_data()).digest()
        assert stream["/Params"]["/ModDate"] == stream["/Params"]["/CreationDate"] == "D:20310102000000+00'00'"


def test_names_in_any_letters_make_a_name_tree_that_is_sorted_for_every_reader(tmp_path: Path) -> None:
    names = ["aé.log", "b.log", "aè.log", "ae.log", "ae (2).log", "図.txt", "表.txt", "z.txt", "Ä.txt", "𝔘.txt"]
    root = copied_project(tmp_path / "project")
    exhibits = "".join(f'    - {{id: E{number}, title: T, file: "{name}"}}\n' for number, name in enumerate(names))
    text = f"id: {INCIDENT}\ntitle: T\nseverity: SEV1\nsupporting_data:\n  configuration:\n{exhibits}"
    (root / "inputs" / f"{INCIDENT}.yaml").write_text(text)
    (root / "inputs" / INCIDENT).mkdir()
    for name in names:
        (root / "inputs" / INCIDENT / name).write_text(name)
    pdf = build(find_project(root), INCIDENT, [Format.PDF]).files[0]
    assert check_syntax(pdf.read_bytes()).failures == ()
    assert extract(find_project(root), pdf, tmp_path / "out").contradictions == ()
    assert {each.name: each.read_text() for each in (tmp_path / "out" / INCIDENT).iterdir()} == dict(
        zip(names, names, strict=True)
    )


def test_a_name_as_macos_writes_it_is_the_name_somebody_types(tmp_path: Path) -> None:
    root = copied_project(tmp_path / "project")
    (root / "inputs" / INCIDENT).mkdir()
    text = f"id: {INCIDENT}\ntitle: T\nseverity: SEV1\nsupporting_data:\n  configuration: [{{id: E1, title: T, file: NAME}}]\n"
    found = set()
    for on_disk, typed in [("é.log", "e\u0301.log"), ("e\u0301.log", "é.log"), ("e\u0301.log", "e\u0301.log")]:
        (root / "inputs" / INCIDENT / on_disk).write_bytes(LOG)
        (root / "inputs" / f"{INCIDENT}.yaml").write_text(text.replace("NAME", typed), encoding="utf-8")
        assert not {each.code for each in read(find_project(root), INCIDENT).findings} & {"E001", "E003", "M016"}
        found.add(identify_input(find_project(root), INCIDENT))
        (root / "inputs" / INCIDENT / on_disk).unlink()
    assert len(found) == 1


def test_a_fingerprint_without_a_file_that_is_named_says_so(tmp_path: Path) -> None:
    root = copied_project(tmp_path / "project")
    shutil.copytree(project().root / "inputs", root / "inputs", dirs_exist_ok=True)
    whole = identify_input(find_project(root), INCIDENT)
    assert whole.warnings == ()
    (root / "inputs" / INCIDENT / "error.log").unlink()
    found = identify_input(find_project(root), INCIDENT)
    assert found.fingerprint != whole.fingerprint
    (warning,) = found.warnings
    assert "without the evidence file error.log" in warning


def test_extracting_gives_a_folder_that_inputs_can_take(tmp_path: Path) -> None:
    done = extract(project(), written(built()[".pdf"], tmp_path / "x.pdf"), tmp_path / "out")
    assert (tmp_path / "out" / f"{INCIDENT}.yaml").read_bytes() == INPUT
    assert {each.name: each.read_bytes() for each in (tmp_path / "out" / INCIDENT).iterdir()} == EVIDENCE
    assert len(done.written) == 3 + len(EVIDENCE)
    again = extract(project(), tmp_path / "x.pdf", tmp_path / "out")
    assert (again.written, len(again.already_there)) == ((), len(done.written))


def test_the_data_file_has_the_fingerprint_as_its_checksum(tmp_path: Path) -> None:
    extract(project(), written(built()[".pdf"], tmp_path / "x.pdf"), tmp_path)
    digest = identified(built()[".pdf"], tmp_path).fingerprint.digest
    assert sha256((tmp_path / f"{INCIDENT}.json").read_bytes()).hexdigest() == digest
    settings = json.loads((tmp_path / f"{INCIDENT}.settings.json").read_text())
    assert settings == {
        "schema": "postmortem-settings/1", "brand": "base", "policy_version": "template", "generator_version": "0.1.0",
    }  # fmt: skip


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_each_format_tells_the_same_fingerprint(suffix: str, tmp_path: Path) -> None:
    expected = identify_input(project(), INCIDENT)
    assert expected.basis is Basis.INPUT
    found = identified(built()[suffix], tmp_path, f"{INCIDENT}{suffix}")
    assert found.fingerprint == expected.fingerprint
    assert found.basis is (Basis.RECORD if suffix == ".pdf" else Basis.RECORDED)


def test_the_fingerprint_stands_at_the_foot_of_every_page() -> None:
    short = identify_input(project(), INCIDENT).fingerprint.short
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(built()[".pdf"])).pages]
    assert len(pages) > 3
    assert all(short in page for page in pages)
    assert short in built()[".html"].decode()


def test_all_formats_are_built_again_from_the_pdf_alone(tmp_path: Path) -> None:
    """In a project that has neither the input nor the evidence."""
    elsewhere = find_project(copied_project(tmp_path / "elsewhere"))
    made = rebuild(elsewhere, written(built()[".pdf"], tmp_path / "x.pdf"), list(Format), None, None)
    assert made.comparison
    assert made.comparison.is_same
    assert {path.suffix: path.read_bytes() for path in made.files} == built()
    assert made.files[0].parent == elsewhere.build / INCIDENT
    assert elsewhere.incident_ids() == []


def test_a_record_signed_later_is_still_read(tmp_path: Path) -> None:
    """A signature is added behind the old bytes as an incremental update."""
    signed = changed(lambda writer: writer.add_metadata({"/Signer": "Someone"}), incremental=True)
    assert signed.startswith(built()[".pdf"])
    assert len(signed) > len(built()[".pdf"])
    found = identified(signed, tmp_path)
    assert found.basis is Basis.RECORD
    assert "added to" in found.warnings[0]
    made = rebuild(project(), tmp_path / f"{INCIDENT}.pdf", [Format.PDF], None, tmp_path / "again")
    assert made.comparison
    assert not made.comparison.is_same
    assert made.comparison.added_bytes == len(signed) - len(built()[".pdf"])
    assert made.contradicts
    with pytest.raises(UsageError, match="would be overwritten"):
        rebuild(project(), tmp_path / f"{INCIDENT}.pdf", [Format.PDF], None, tmp_path)
    assert (tmp_path / f"{INCIDENT}.pdf").read_bytes() == signed


def test_a_record_is_built_again_with_the_brand_it_was_made_with(tmp_path: Path) -> None:
    root = copied_project(tmp_path / "project", SAMPLE)
    styles = root / "styles"
    shutil.copytree(styles / "base", styles / "other")
    text = (styles / "other" / "brand.toml").read_text()
    (styles / "other" / "brand.toml").write_text(text.replace("margin_top_mm = ", "margin_top_mm = 1", 1))
    of_project = find_project(root)
    pdf = build(of_project, SAMPLE, [Format.PDF], "other").files[0]
    original = pdf.read_bytes()
    same = rebuild(of_project, pdf, [Format.PDF], None, None)
    assert same.comparison
    assert same.comparison.is_same
    made = rebuild(of_project, pdf, [Format.PDF], "base", tmp_path / "base")
    assert (made.comparison, made.notes) == (None, ("brand: other then, base now",))
    assert pdf.read_bytes() == original


# ------------------------------------------------------------------------------------------- altered records

ALTERED = {
    "the evidence file error.log was changed": lambda w: replace_content(w, "error.log", b"all was well"),
    "the data inside are not those of the input inside": lambda w: replace_content(
        w, f"{INCIDENT}.yaml", INPUT.replace(b"fails", b"works")
    ),
    "the properties say": lambda w: replace_content(w, f"{INCIDENT}.json", b'{"schema": "postmortem-content/9"}'),
    "the pages print": lambda w: _reprint(w),
    "the properties hold no content fingerprint": lambda w: w._info.get_object().pop("/ContentSHA256"),
    "the XMP metadata say": lambda w: _identify(w, b"sha256:" + b"0" * 64),
    "the XMP metadata hold no content fingerprint": lambda w: _identify(w, b"urn:none"),
    "hold different files": lambda w: w.root_object.pop("/Names"),
    "the evidence file one.txt is missing": lambda w: _drop(w, "one.txt"),
    "works.txt was added": lambda w: w.add_attachment("works.txt", b"x"),
}


def _reprint(writer: pypdf.PdfWriter) -> None:
    """Put the first page of another record in front."""
    other = INPUT.replace(b"fails", b"works")
    root = project().root / "other"
    if not root.exists():
        copied_project(root)
        (root / "inputs" / f"{INCIDENT}.yaml").write_bytes(other)
    page = pypdf.PdfReader(build(find_project(root), INCIDENT, [Format.PDF]).files[0]).pages[0]
    writer.insert_page(page, 0)


def _identify(writer: pypdf.PdfWriter, identifier: bytes) -> None:
    """Name another digest in the XMP packet."""
    packet = writer.root_object["/Metadata"].get_object()
    content = packet.get_data()
    packet.pop("/Filter", None)
    packet._data = re.sub(b"sha256:[0-9a-f]{64}", identifier, content)


def _drop(writer: pypdf.PdfWriter, name: str) -> None:
    listed = writer.root_object["/AF"]
    tree = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    listed.remove(next(each for each in listed if each.get_object()["/UF"] == name))
    at = next(number for number, each in enumerate(tree) if each == name)
    del tree[at : at + 2]


@pytest.mark.parametrize("message", ALTERED)
def test_an_altered_record_is_told_and_not_built_again(message: str, tmp_path: Path) -> None:
    content = changed(ALTERED[message])
    with pytest.raises(FixityFailed, match=message):
        identified(content, tmp_path)
    with pytest.raises(FixityFailed, match=message):
        rebuild(project(), tmp_path / f"{INCIDENT}.pdf", [Format.PDF], None, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    done = extract(project(), tmp_path / f"{INCIDENT}.pdf", tmp_path / "out")
    assert any(message in each for each in done.contradictions)


def test_saving_a_record_anew_without_changing_it_is_no_alteration(tmp_path: Path) -> None:
    assert identified(changed(lambda _: None), tmp_path).basis is Basis.RECORD


def test_commands_say_it_and_return_their_codes(tmp_path: Path) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    pdf, docx = f"{INCIDENT}.pdf", f"{INCIDENT}.docx"
    written(built()[".pdf"], tmp_path / pdf)
    written(built()[".docx"], tmp_path / docx)
    short = identify_input(project(), INCIDENT).fingerprint.short
    code, out, err = run("fingerprint", pdf, docx)
    assert (code, out) == (0, f"{short}  {pdf}\n{short}  {docx}\n")
    assert "carries no data" in err
    code, out, _ = run("fingerprint", "--report", "json", pdf)
    assert (code, json.loads(out)["results"][0]["fingerprint"], json.loads(out)["results"][0]["basis"]) == (
        0,
        short,
        "record",
    )
    assert run("extract", pdf)[0] == 0
    assert (tmp_path / INCIDENT / f"{INCIDENT}.yaml").read_bytes() == INPUT
    (tmp_path / INCIDENT / f"{INCIDENT}.yaml").write_bytes(b"my own work")
    code, _, err = run("extract", pdf)
    assert (code, "--force" in err) == (2, True)
    assert (tmp_path / INCIDENT / f"{INCIDENT}.yaml").read_bytes() == b"my own work"
    assert run("extract", pdf, "--force")[0] == 0
    assert (tmp_path / INCIDENT / f"{INCIDENT}.yaml").read_bytes() == INPUT
    written(changed(ALTERED["the evidence file error.log was changed"]), tmp_path / pdf)
    assert run("fingerprint", pdf)[0] == 12
    assert run("extract", "-o", "altered", pdf)[0] == 12
    assert (tmp_path / "altered" / INCIDENT / "error.log").read_bytes() == b"all was well"
