"""A broken brand is refused with file and line, by `postmortem brand check` and by the build alike; a sound one is not."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import pytest

from generator.brand.classification import TLP, key_of, mark_of
from generator.brand.contrast import contrast_ratio, needed_ratio
from generator.brand.kinds import KINDS
from generator.brand.reading import load_brand
from generator.cli import main
from generator.errors import ExitCode
from tests.brand.test_coverage import a_font
from tests.copied_project import SAMPLE, copied_project

HEAD = 'extends = "base"\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">\n{}</svg>'
LOGO = HEAD + '[logo]\nfile = "logo.svg"\nalt = "Acme"\n'


def png(across: int) -> bytes:
    """A grey PNG, one pixel high."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", across, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\x80" * across)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


BROKEN: list[tuple[str, dict[str, str | bytes], str]] = [
    # code, files of the brand, where and what
    ("T201", {"brand.toml": HEAD + "[logo]\nwidth = 3\n"}, "brand.toml:3 unknown token `logo.width`"),
    ("T201", {"brand.toml": HEAD + '[page]\nsize = "B5"\n'}, "brand.toml:3 `page.size` must be one of A4, Letter"),
    ("T201", {"brand.toml": HEAD + '[page]\nsize = "A4"\nwidth_mm = 9\n'}, "brand.toml:4 `page.size` says `page.width_mm`"),
    ("T201", {"brand.toml": HEAD + "[page]\nmargin_left_mm = 150\n"}, "brand.toml:2 less than 80 mm of the page's width"),
    ("T201", {"brand.toml": HEAD + '[cover]\npage = "yes"\n'}, "brand.toml:3 `cover.page` must be true or false"),
    ("T201", {"brand.toml": HEAD + f'[legal]\nline = "{"x" * 181}"\n'}, "brand.toml:3 `legal.line` must be a text in one line"),
    ("T201", {"brand.toml": HEAD + '[logo]\nfile = "../logo.svg"\n'}, "brand.toml:3 `logo.file` must be the name of"),
    ("T201", {"brand.toml": HEAD + '[figure]\nseries = ["#000000"]\n'}, "brand.toml:3 `figure.series` must be a list of 6"),
    ("T201", {"brand.toml": HEAD + '[classification."tlp: red"]\nlabel = "Red"\n'}, "brand.toml:2 `tlp: red` is a label of TLP"),
    ("T201", {"brand.toml": HEAD + '[classification.A]\nlabel = "A"\nforeground = "#000000"\n'},
     "brand.toml:2 `classification.A` needs both foreground and background"),
    ("T201", {"brand.toml": HEAD + '[classification.A]\nlabels = "A"\n'}, "brand.toml:3 unknown token `classification.A.labels`"),
    ("T201", {"brand.toml": HEAD + '[legal]\nline = "© \\U00012000"\n'}, "brand.toml:3 `legal.line` has U+12000"),
    ("T201", {"brand.toml": HEAD + '[classification."Ä"]\nlabel = "\\U00012000"\n'}, "brand.toml:2 `classification.ä` has"),
    ("T202", {"brand.toml": 'extends = "acme"\n'}, "brand.toml:1 the brand extends itself: acme → acme"),
    ("T202", {"brand.toml": '\nextends = "bose"\n'}, "brand.toml:2 there is no brand 'bose'"),
    ("T203", {"brand.toml": HEAD + '[colour]\nmuted = "#8a97a4"\n'},
     "brand.toml:3 `colour.muted` #8a97a4 on `colour.paper` #ffffff has a contrast of"),
    ("T203", {"brand.toml": HEAD + '[dark]\naccent = "#17456b"\n'}, "brand.toml:3 `dark.accent`"),
    ("T203", {"brand.toml": HEAD + '[figure]\nseries = ["#000000", "#111111", "#222222", "#333333", "#444444", "#dddddd"]\n'},
     "brand.toml:3 `figure.series 6` #dddddd"),
    ("T203", {"brand.toml": HEAD + '[classification.A]\nlabel = "A"\nforeground = "#777777"\nbackground = "#888888"\n'},
     "brand.toml:2 `foreground` #777777"),
    ("T203", {"print.css": "\np.lead { color: var(--colour-rule) }\n"}, "print.css:2 `p.lead` #c9d1d9 on `its ground` #ffffff"),
    ("T203", {"cover.css": "header.cover { background: #17456b }\nheader.cover h1 { color: #5a6672 }\n"},
     "cover.css:2 `header.cover h1` #5a6672 on `its ground` #17456b"),
    ("T203", {"word-styles.toml": '[span.badge]\nword = "Badge"\ncolour = "rule"\nshading = "paper"\n'},
     "word-styles.toml:1 `span.badge: rule`"),
    ("T204", {"brand.toml": HEAD + '[font]\nbody = ["Open San"]\n'}, "brand.toml:3 `font.body`: there is no family “Open San”"),
    ("T205", {"brand.toml": HEAD + '[font]\nbody = ["Mukta"]\n'}, "brand.toml:3 `font.body`: “Mukta” has no Italic"),
    ("T206", {"print.css": "p { color: red }\np.small { color }\n"}, "print.css:2 this is no CSS"),
    ("T206", {"print.css": "p { margin: 0 }\nh1 { margin: 0\n"}, "print.css:2 this { is never closed"),
    ("T206", {"print.css": "p { margin: var(--page-margin-lft) }\n"}, "print.css:1 there is no token --page-margin-lft"),
    ("T206", {"print.css": "p { margin: 0 }\np { colour: red }\n"}, "print.css:2 the page can not be drawn so: Ignored `colour"),
    ("T206", {"screen.css": "\n\np { margin: var(--nix) }\n"}, "screen.css:3 there is no token --nix"),
    ("T207", {"print.css": '@import "https://example.com/x.css";\n'}, "print.css:1 @import asks for a file"),
    ("T207", {"screen.css": "p { margin: 0 }\np { background: url(https://example.com/a.png) }\n"}, "screen.css:2 `back"),
    ("T207", {"screen.css": "@font-face { font-family: x; src: url(x.woff) }\n"}, "screen.css:1 @font-face asks for a file"),
    ("T208", {"print.css": "p { margin: 0 }\np.leed { margin: 0 }\n"}, "print.css:2 no document has the class `leed`"),
    ("T207", {"print.css": "p { background: url(../base/x.svg) }\n"}, "print.css:1 `background` asks for"),
    ("T209", {"print.css": "p { margin: 0 }\np { background: url(x.svg) }\n"}, "print.css:2 there is no file x.svg"),
    ("T209", {"print.css": "p { background: url(x.svg) }\n", "x.svg": SVG.format("<image/>")}, "x.svg:2 x.svg has a picture"),
    ("T209", {"brand.toml": LOGO}, "brand.toml:3 there is no file logo.svg"),
    ("T209", {"brand.toml": HEAD + '[logo]\nfile = "logo.svg"\n'}, "brand.toml:2 the logo has no `alt`"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format("<path")}, "logo.svg:2 logo.svg is not XML"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format("<script>1</script>")}, "logo.svg:2 logo.svg has a script"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format('<path onload="x()"/>')}, "logo.svg:2 logo.svg has a script in on"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format('<use href="http://e.com/"/>')}, "logo.svg:2 logo.svg has a reference"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format('<path fill="url(x.svg#a)"/>')}, "logo.svg:2 logo.svg has a reference"),
    ("T209", {"brand.toml": LOGO, "logo.svg": SVG.format("<text>Acme</text>")}, "logo.svg:2 logo.svg has text"),
    ("T209", {"brand.toml": LOGO, "logo.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>\n' + SVG.format("")}, "logo.svg:1 logo.svg has"),
    ("T209", {"brand.toml": LOGO, "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}, "logo.svg:1 logo.svg has no viewBox"),
    ("T209", {"brand.toml": LOGO.replace("svg", "png"), "logo.png": png(300)},
     "brand.toml:3 logo.png is 300 pixels wide; printed 40 mm wide it needs 473"),
    ("T209", {"brand.toml": LOGO.replace("svg", "png"), "logo.png": b"GIF89a"}, "brand.toml:3 logo.png is no whole PNG"),
    ("T210", {"brand.toml": HEAD + '[figure]\nseries = ["#17456b", "#893f00", "#926cac", "#60a044", "#606c5c", "#18466c"]\n'},
     "brand.toml:3 `figure.series` 1 and 6 (#17456b, #18466c) are 0."),
    ("T301", {"word-styles.toml": "[a\n"}, "word-styles.toml:1"),
    ("T302", {"word-styles.toml": "[paragraph.leed]\n"}, 'word-styles.toml:1 there is no paragraph style named "leed"'),
    ("T304", {"word-styles.toml": '[paragraph.lead]\nsize = "huge"\n'}, "word-styles.toml:2 size: the brand has no size"),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copied_project(tmp_path / "project", SAMPLE)
    monkeypatch.chdir(root)
    return root


def add_brand(root: Path, files: dict[str, str | bytes], name: str = "acme") -> None:
    folder = root / "styles" / name
    folder.mkdir()
    for file, content in ({"brand.toml": HEAD} | files).items():
        (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, str]]]:
    """Exit code and findings of a command that prints JSON."""
    capsys.readouterr()
    code = main([*arguments, "--report", "json"])
    (result,) = json.loads(capsys.readouterr().out)["results"]
    return code, result["findings"]


def told(found: list[dict[str, str]]) -> list[str]:
    return [f"{each['code']} {each['file']}:{each['line']} {each['message']}" for each in found]


@pytest.mark.parametrize(
    ("code", "files", "expected"), BROKEN, ids=[f"{code}-{number}" for number, (code, *_) in enumerate(BROKEN)]
)
def test_the_check_names_file_and_line(
    code: str, files: dict[str, str | bytes], expected: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_brand(project, files)
    exit_code, found = findings(capsys, "brand", "check", "acme")
    assert any(each.startswith(f"{code} styles/acme/{expected}") for each in told(found)), told(found)
    assert exit_code == (ExitCode.OK if code == "T208" else ExitCode.TEMPLATE_WRONG)


def test_every_kind_of_finding_has_an_example() -> None:
    assert {kind.code for kind in KINDS} - {code for code, *_ in BROKEN} == set()


def test_all_brands_are_checked_and_all_findings_told_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_brand(
        project,
        {"brand.toml": HEAD + "x = 1\n[page]\ny = 2\n", "print.css": "p { colour: red }\np.nix { margin: 0 }\n"},
    )
    assert main(["brand", "check"]) == ExitCode.TEMPLATE_WRONG
    shown = capsys.readouterr().err
    assert "base: no findings" in shown
    for where in ("brand.toml:2:1", "brand.toml:4:1", "print.css:1:5", "print.css:2:3"):
        assert f"styles/acme/{where}: " in shown
    assert "acme: 3 errors, 1 warning" in shown


def test_a_fault_of_a_parent_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_brand(project, {"print.css": "p { colour: red }\n"})
    add_brand(project, {"brand.toml": 'extends = "acme"\n'}, "acme-legal")
    assert main(["brand", "check", "acme", "acme-legal"]) == ExitCode.TEMPLATE_WRONG
    assert capsys.readouterr().err.count("styles/acme/print.css:1:5") == 1


@pytest.mark.parametrize("number", [0, 11, 15, 22, 24, 27, 34, 38])
def test_the_build_refuses_what_the_check_refuses(
    number: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, files, expected = BROKEN[number]
    add_brand(project, files)
    assert main(["build", SAMPLE, "--brand", "acme"]) == ExitCode.TEMPLATE_WRONG
    assert f"styles/acme/{expected.split(' ')[0]}:" in capsys.readouterr().err
    assert not (project / "build" / SAMPLE).exists()


def test_a_new_brand_is_sound_and_can_be_begun_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brand", "new", "acme"]) == ExitCode.OK
    assert main(["brand", "check", "acme"]) == ExitCode.OK
    file = project / "styles" / "acme" / "brand.toml"
    text = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in file.read_text("utf-8").splitlines()
    )
    file.write_text(text.replace("# [classification", "[classification"), encoding="utf-8")
    assert main(["brand", "check", "acme"]) == ExitCode.OK, "every token of the starter can be uncommented as it stands"
    assert main(["brand", "new", "acme"]) == ExitCode.USAGE
    assert main(["brand", "new", "Acme!"]) == ExitCode.USAGE
    assert main(["brand", "new", "acme-2", "--extends", "nix"]) == ExitCode.USAGE
    capsys.readouterr()
    assert main(["brand", "list"]) == ExitCode.OK
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()][:1] == ["base"]


def test_an_unknown_brand_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brand", "check", "nix"]) == ExitCode.TEMPLATE_WRONG
    assert "there is no brand 'nix'" in capsys.readouterr().err
    assert project.is_dir()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast_ratio("#ffffff", "#767676") == pytest.approx(4.542, abs=0.001)
    assert [needed_ratio(18, False), needed_ratio(14, True), needed_ratio(14, False), needed_ratio(17.9, False)] == [
        3,
        3,
        4.5,
        4.5,
    ]


@pytest.mark.parametrize("written", ["TLP:AMBER+STRICT", "tlp:amber+strict", " TLP: Amber + Strict "])
def test_a_label_of_tlp_is_known_however_it_is_written(written: str) -> None:
    assert mark_of(written, {}).label == "TLP:AMBER+STRICT"


def test_tlp_has_its_five_labels_in_the_colours_of_first() -> None:
    assert {mark.label: (mark.foreground, mark.background) for mark in TLP.values()} == {
        "TLP:RED": ("#ff2b2b", "#000000"),
        "TLP:AMBER": ("#ffc000", "#000000"),
        "TLP:AMBER+STRICT": ("#ffc000", "#000000"),
        "TLP:GREEN": ("#33ff00", "#000000"),
        "TLP:CLEAR": ("#ffffff", "#000000"),
    }
    assert all(key == key_of(mark.label) for key, mark in TLP.items())


def test_what_no_brand_knows_is_printed_as_it_was_written() -> None:
    assert (mark_of("Nur für den Dienstgebrauch", {}).label, mark_of("TLP:PINK", {}).label) == (
        "Nur für den Dienstgebrauch",
        "TLP:PINK",
    )


def test_a_font_in_the_folder_of_a_brand_is_one_it_can_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_brand(project, {"brand.toml": HEAD + '[font]\nmono = ["Signs & Co"]\n'})
    assert main(["brand", "check", "acme"]) == ExitCode.TEMPLATE_WRONG
    assert "there is no family “Signs & Co”" in capsys.readouterr().err
    (project / "styles" / "acme" / "fonts").mkdir()
    a_font(project / "styles" / "acme" / "fonts" / "signs.ttf")
    assert main(["brand", "check", "acme"]) == ExitCode.OK


def test_a_picture_beside_the_style_sheet_is_drawn_in_pdf_and_web_page(project: Path) -> None:
    sheets = {f"{name}.css": "p.kicker { background: url(dots.svg) }\n" for name in ("print", "screen")}
    add_brand(project, {**sheets, "dots.svg": SVG.format('<path d="M0 0h9v9z" fill="#17456b"/>')})
    assert main(["brand", "check", "acme"]) == ExitCode.OK
    brand = load_brand(project / "styles", "acme")
    assert "url(asset:brand/acme/dots.svg)" in brand.print_css
    assert "url(data:image/svg+xml;base64," in brand.screen_css
    assert list(brand.pictures) == ["brand/acme/dots.svg"]
    assert main(["build", SAMPLE, "--brand", "acme"]) == ExitCode.OK
