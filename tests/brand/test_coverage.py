"""Which characters the faces have: what is said to be there comes out as a glyph, whatever the style."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from generator.brand.coverage import Coverage
from generator.brand.fonts import FontFolder, font_folder
from generator.errors import RenderingFailed
from tests.copied_project import ROOT, font_cache


def fonts() -> FontFolder:
    return font_folder(font_cache())


def test_ranges_are_written_and_read_back(tmp_path: Path) -> None:
    coverage = Coverage.of([0xE9, 0xE8, 0xEB, 0x1F525, 0xE9])
    assert (coverage.first, coverage.last) == ((0xE8, 0xEB, 0x1F525), (0xE9, 0xEB, 0x1F525))
    (tmp_path / "coverage.txt").write_text(coverage.text, encoding="ascii")
    assert Coverage.read(tmp_path / "coverage.txt") == coverage
    assert [coverage(each) for each in "aèéêëì🔥🔦"] == [True, True, True, False, True, False, True, False]
    assert not Coverage.of([])("é")


def test_scripts_and_signs_of_real_reports_are_there_and_private_use_never_is() -> None:
    has_glyph = fonts().coverage
    text = "Straße Ελλη Кирил 日本語 们 한국 देवना עברית العربية ไทย ✅❌→≥≤µ½¯ツ⚠☐☑🔥👩‍💻…–—\u202f\u2009−✓✗⟨⟩\u200c\u00ad\ufe0f"
    assert [each for each in text if not has_glyph(each)] == []
    assert [each for each in "\U00012000\ue000\uf8ff\U000f0000\u0378\ufff9\u2028" if has_glyph(each)] == []


_EVERY = """
import logging, sys, unicodedata
from html import escape
from pathlib import Path
from generator.brand.fonts import activate, font_folder
fonts = font_folder(Path(sys.argv[1]))
activate(fonts)
import weasyprint
complaints = []
class Collector(logging.Handler):
    def emit(self, record):
        complaints.append(record.getMessage())
logging.getLogger("weasyprint").handlers = [Collector()]
coverage = fonts.coverage
characters = [chr(code) for first, last in zip(coverage.first, coverage.last) for code in range(first, last + 1)]
characters = [each for each in characters if coverage(each) and not each.isspace() and unicodedata.category(each) != "Cc"]
paragraphs = "".join(f"<p>{escape(' '.join(characters[i:i + 500]))}" for i in range(0, len(characters), 500))
weasyprint.HTML(string=f"<html lang=en><style>html{{font:{sys.argv[2]}}}</style>{paragraphs}").write_pdf()
print(len(characters), *complaints[:20], sep="|")
"""


@pytest.mark.parametrize("style", ["10pt 'Source Sans 3'", "italic bold 10pt 'Cascadia Mono'"])
def test_the_renderer_has_a_glyph_for_every_single_one(style: str) -> None:
    command = [sys.executable, "-c", _EVERY, str(font_cache()), style]
    count, *complaints = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("|")
    assert int(count) > 50_000
    assert complaints == ["\n"] or not complaints, complaints


def a_font(file: Path, style: str = "Regular") -> None:
    """A font whose only letter is U+12000."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "sign"])
    builder.setupCharacterMap({0x12000: "sign"})
    pen = TTGlyphPen(None)
    for x, y in ((0, 0), (500, 0), (500, 500)):
        (pen.lineTo if (x, y) != (0, 0) else pen.moveTo)((x, y))
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf({".notdef": glyph, "sign": glyph})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "sign": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.setupNameTable({"familyName": "Signs & Co", "styleName": style})
    builder.save(file)


def test_a_font_in_the_folder_of_packs_is_a_face_like_the_others(tmp_path: Path) -> None:
    packs = tmp_path / "fonts" / "signs"
    packs.mkdir(parents=True)
    plain = font_folder(tmp_path / "cache", packs.parent)
    assert not plain.coverage("\U00012000")
    a_font(packs / "Signs.ttf")
    (packs / "LICENCE.txt").write_text("x")
    made = font_folder(tmp_path / "cache", packs.parent)
    assert made.coverage("\U00012000")
    assert made.families == (*plain.families, "Signs & Co")
    assert made.config_file != plain.config_file
    a_font(packs / "Signs.ttf", "Bold")
    assert font_folder(tmp_path / "cache", packs.parent).config_file not in (plain.config_file, made.config_file)


@pytest.mark.parametrize("style", ["Thin", "no font"])
def test_a_file_that_is_no_font_of_the_four_styles_is_named(tmp_path: Path, style: str) -> None:
    if style == "Thin":
        a_font(tmp_path / "x.otf", style)
    else:
        (tmp_path / "x.otf").write_bytes(b"no font")
    with pytest.raises(RenderingFailed, match=r"fonts/x\.otf") as raised:
        font_folder(tmp_path / "cache", tmp_path)
    assert raised.value.hint
