"""A character no font has is marked where it stands, in the tree, in figures and in properties."""

from __future__ import annotations

from datetime import UTC
from xml.etree.ElementTree import fromstring, tostring

import pytest

from generator.charts.data import MarkerKind, SeriesData
from generator.document.blocks import Metadata
from generator.document.glyphs import mark_gaps, marked
from tests.document.composing import sample_document


def latin(character: str) -> bool:
    return character < "\u0250"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("größer", "größer"),
        ("Ω", "⟨U+03A9⟩"),
        ("a ΩΩ b Ω", "a ⟨U+03A9 U+03A9⟩ b ⟨U+03A9⟩"),
        ("\U00012000x", "⟨U+12000⟩x"),
    ],
)
def test_a_run_of_characters_becomes_its_code_points(text: str, shown: str) -> None:
    assert marked(text, latin) == shown


def test_values_of_figures_and_properties_are_marked_and_the_rest_stays() -> None:
    series = SeriesData(title="Ω", unit="x", series=(), zone=UTC, zone_label="")
    assert marked(series, latin) == SeriesData(title="⟨U+03A9⟩", unit="x", series=(), zone=UTC, zone_label="")
    metadata = sample_document().metadata
    assert marked(metadata, latin) is metadata
    assert isinstance(marked(metadata, lambda _: False), Metadata)
    assert marked(MarkerKind.RESOLVED, latin) is MarkerKind.RESOLVED


def test_a_tree_is_marked_in_the_style_of_a_gap_and_in_code_as_text() -> None:
    body = fromstring(
        "<body><p>aΩb <strong>Ω</strong>Ω</p><pre>xΩ\nΩ</pre><p><code>Ω</code>é</p>"
        '<figure><img alt="Ω" src="Ω.png"/></figure></body>'
    )
    mark_gaps(body, latin)
    gap = '<span class="gap">⟨U+03A9⟩</span>'
    assert tostring(body, encoding="unicode") == (
        f"<body><p>a{gap}b <strong>{gap}</strong>{gap}</p><pre>x⟨U+03A9⟩\n⟨U+03A9⟩</pre><p><code>⟨U+03A9⟩</code>é</p>"
        '<figure><img alt="⟨U+03A9⟩" src="Ω.png" /></figure></body>'
    )


def test_a_tree_without_gaps_stays_as_it_is() -> None:
    html = "<body><p>é<br />é <em>x</em></p></body>"
    body = fromstring(html)
    mark_gaps(body, latin)
    assert tostring(body, encoding="unicode") == html
