"""Passages in another script carry their language and direction: alone in a text, as a whole block, in quotation marks."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from generator.document.passages import mark_passages
from generator.document.prose import prose
from generator.document.scripts import is_right_to_left, runs_against


def marked(html: str, language: str = "en") -> str:
    body = fromstring(f"<body>{html}</body>")
    mark_passages(body, language)
    return tostring(body, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


def span(language: str, text: str) -> str:
    return f'<span lang="{language}"{" dir=" + chr(34) + "rtl" + chr(34) if is_right_to_left(language) else ""}>{text}</span>'


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("υπηρεσία πληρωμών", "el"),
        ("сбой", "ru"),
        ("збій в мережі", "uk"),
        ("支付服务", "zh"),
        ("決済サービス", "ja"),
        ("楽", "zh"),
        ("결제 서비스", "ko"),
        ("تعذر الدفع", "ar"),
        ("می‌خواهم", "fa"),
        ("שלום עולם", "he"),
        ("भुगतान सेवा", "hi"),
        ("บริการ", "th"),
        ("சேவை", "ta"),
    ],
)
def test_a_passage_is_taken_for_the_language_of_its_script(text: str, language: str) -> None:
    long = "a longer sentence in English, written round the passage that is meant: "
    assert marked(f"<p>{long}{text}, 14:05.</p>") == f"<p>{long}{span(language, text)}, 14:05.</p>"


def test_single_letters_of_an_alphabet_are_signs() -> None:
    assert marked("<p>a λ of 3, Δt and Ω in µs</p>") == "<p>a λ of 3, Δt and Ω in µs</p>"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "決済サービス"),
        ("zh", "支付"),
        ("ru", "сбой"),
        ("uk", "сбой"),
        ("fa", "تعذر"),
        ("mr", "सेवा"),
        ("ko", "結果"),
    ],
)
def test_the_documents_own_script_is_no_passage(language: str, text: str) -> None:
    assert marked(f"<p>{text} and words</p>", language) == f"<p>{text} and words</p>"


def test_a_block_mostly_in_a_script_carries_the_mark_and_its_direction_itself() -> None:
    for tag in ("p", "li", "td", "h3", "caption"):
        assert marked(f"<{tag}>תקלה ב-checkout</{tag}>") == f'<{tag} lang="he" dir="rtl">תקלה ב-checkout</{tag}>'
    assert marked("<p>サーバー (checkout-api) を再起動</p>") == '<p lang="ja">サーバー (checkout-api) を再起動</p>'
    assert (
        marked("<p>שלום (сбой) עולם וכולם</p>") == f'<p lang="he" dir="rtl">שלום ({span("ru", "сбой")}) עולם וכולם</p>'
    )


def test_a_quotation_from_right_to_left_is_one_passage_with_the_words_in_it() -> None:
    before = "<p>The customer wrote, and the whole team was surprised: "
    quoted = "تعذر (SMS) منذ 14:05"
    assert marked(f"{before}“{quoted}” today</p>") == f"{before}“{span('ar', quoted)}” today</p>"
    apart = f"{span('ar', 'تعذر')} (SMS) {span('ar', 'منذ')} 14:05"
    assert marked(f"{before}{quoted} today</p>") == f"{before}{apart} today</p>"


def test_code_and_the_lines_of_contents_are_left_alone() -> None:
    for html in (
        "<pre>сбой</pre>",
        "<p>the word <code>сбой</code> in a name</p>",
        "<nav><ol><li><a>сбой</a></li></ol></nav>",
    ):
        assert marked(html) == html


def test_marks_inside_other_inlines_keep_their_place() -> None:
    assert marked("<p>An English sentence <strong>with сбой</strong> tail сбой end</p>") == (
        f"<p>An English sentence <strong>with {span('ru', 'сбой')}</strong> tail {span('ru', 'сбой')} end</p>"
    )


def test_the_author_can_say_what_language_a_passage_is_in() -> None:
    assert prose("A [Störung]{lang=de} and [x] {lang=de} and `[x]{lang=de}`") == (
        '<p>A <span lang="de">Störung</span> and [x] {lang=de} and <code>[x]{lang=de}</code></p>'
    )
    assert prose('[<b> https://example.org]{lang=pt-BR} [x]{lang="de"}').startswith(
        '<p><span lang="pt-BR">&lt;b&gt; <a '
    )
    bulgarian = marked(str(prose("An English sentence about [Повреда]{lang=bg} and its cause")))
    assert bulgarian == '<p>An English sentence about <span lang="bg">Повреда</span> and its cause</p>'


def test_in_a_document_from_right_to_left_words_that_run_the_other_way_say_so() -> None:
    assert marked("<td>1 h 15 min</td>", "ar") == '<td dir="ltr" lang="en">1 h 15 min</td>'
    assert marked("<td>منذ 15 min</td>", "ar") == "<td>منذ 15 min</td>"
    assert marked("<td>14:05</td>", "ar") == "<td>14:05</td>"
    assert not runs_against("1 h 15 min", "en")
    assert marked("<p>支付服务</p>", "ar") == '<p dir="ltr" lang="zh">支付服务</p>'


def test_a_paragraph_runs_the_way_its_first_letter_and_most_of_its_letters_do() -> None:
    """An Arabic sentence that begins with the name of a system is an Arabic sentence."""
    assert marked("<p>14:05 The customer wrote “تعذر (SMS) منذ”</p>", "fa") == (
        '<p dir="ltr" lang="en">14:05 The customer wrote “<span lang="fa" dir="rtl">تعذر (SMS) منذ</span>”</p>'
    )
    for text in ("checkout-api توقف عن الاستجابة منذ الصباح", "توقف checkout-api"):
        assert marked(f"<p>{text}</p>", "ar") == f"<p>{text}</p>"
