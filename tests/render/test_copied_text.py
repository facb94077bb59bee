"""Text copied from the PDF is the text that was written: in every script, by two engines that share no code."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from functools import cache

import pypdf
import pypdfium2
import pytest

from generator.document.scripts import is_right_to_left
from generator.preflight.preflight import full_check
from generator.render.conformance.copied_text import told_by
from generator.render.pdf import render_pdf
from tests.render.editions import base_brand, document_with, fonts
from tests.required_tools import need

PARAGRAPHS = {
    "en": "An office of efficient, fluffy affairs; naïve Ω ≈ 0.5 µ, a non-breaking\u00a0space and 54\u202f180 rows.",
    "el": "Η υπηρεσία πληρωμών δεν ανταποκρινόταν από τις 14:05.",
    "ru": "Сервис checkout-api не отвечал с 14:05, «письма не приходили».",
    "zh": "支付服务在十四点零五分开始无响应（checkout-api），「骨直角令」。",
    "ja": "サーバー（checkout-api）を再起動したところ、「骨直角令」も復旧しました。ちょっと、葛\U000e0100城。",
    "ko": "결제 서비스가 14:05부터 응답하지 않아 고객이 결제할 수 없었습니다.",
    "hi": "सर्वर को पुनः आरंभ करने के बाद स्थिति सामान्य हुई। क्षत्रिय, ज्ञान, र्कि, श्रृंखला, क्\u200dष।",
    "th": "บริการชำระเงินไม่ตอบสนองตั้งแต่เวลา น้ำ ที่ ปี่",
    "de": "Ein Donau\u00addampf\u00adschiff, aus\u00adführlich.",
}
EMOJI = "🔥 ✅ 👩\u200d💻 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 🇩🇪"
HEBREW = "השירות לא הגיב ולכן הלקוחות לא יכלו לשלם אחרי"
ARABIC = "تعذر الدفع عبر التطبيق منذ الساعة ولم تصلنا رسالة بعد الإصلاح لا"


@cache
def pdf() -> bytes:
    shown = {**PARAGRAPHS, "en-GB": EMOJI, "he": HEBREW, "ar": ARABIC}
    body = "".join(
        f'<p lang="{lang}"{" dir=" + chr(34) + "rtl" + chr(34) if is_right_to_left(lang) else ""}>{text}</p>'
        for lang, text in shown.items()
    )
    return render_pdf(document_with(body), base_brand(), fonts())


def by_poppler() -> str:
    done = subprocess.run([need("pdftotext"), "-enc", "UTF-8", "-", "-"], input=pdf(), capture_output=True, check=True)
    return done.stdout.decode()


def by_pdfium() -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf()))


ENGINES = {"poppler": by_poppler, "pdfium": by_pdfium}


def plain(text: str) -> str:
    """One space for any white space, NFC."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_is_copied_as_it_was_written(engine: str, language: str) -> None:
    copied = plain(ENGINES[engine]()).replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")
    assert plain(PARAGRAPHS[language]) in copied


@pytest.mark.parametrize("engine", ENGINES)
def test_emoji_are_copied_with_everything_that_joins_them(engine: str) -> None:
    """White space aside: PDFium leaves out a blank between two wide signs."""
    assert re.sub(r"\s", "", EMOJI) in re.sub(r"\s", "", ENGINES[engine]())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_words_from_right_to_left_are_copied_in_their_order(engine: str, text: str) -> None:
    """Marks of direction aside, which poppler adds; it also leaves lam with alef as the one character for both."""
    copied = re.sub("[\u200e\u200f\u202a-\u202e]", "", ENGINES[engine]())
    assert text in plain(unicodedata.normalize("NFKC", copied))


def test_it_is_a_valid_file_all_the_same() -> None:
    verdicts = full_check(pdf())
    assert len(verdicts) >= 4
    assert [each for each in verdicts if each.failures] == []


def test_text_whose_glyphs_say_it_all_gets_nothing_besides() -> None:
    plainly = render_pdf(
        document_with("<p>An office in Größe, Ωμέγα, Привет, 負荷 and fluffy</p>"), base_brand(), fonts()
    )
    pieces = Counter(re.findall(rb"/ActualText", _uncompressed(plainly)))
    assert pieces == Counter()
    assert b"/ActualText" in _uncompressed(pdf())


def _uncompressed(content: bytes) -> bytes:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return b"\n".join(page["/Contents"].get_object().get_data() for page in reader.pages)


def test_glyphs_without_characters_are_told_by_their_text_in_one_pass() -> None:
    """Text that tells nothing for certain, however long, is passed over at once."""
    glyphs = [(b"ABCDEF", b"%04x" % number, "a" if number % 2 else "") for number in range(5000)]
    assert told_by("b" * 5000, glyphs) == {}
    assert told_by("xay", [(b"F", b"0001", ""), (b"F", b"0002", "a"), (b"F", b"0003", "")]) == {
        (b"F", b"0001"): "x",
        (b"F", b"0003"): "y",
    }
