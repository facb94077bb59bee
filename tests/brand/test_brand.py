"""A brand says only what differs from the brand it extends, and every mistake in it is found at its line."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from generator.brand.brand import TOKENS
from generator.brand.reading import load_brand
from generator.errors import ExitCode, TemplateWrong
from tests.copied_project import ROOT

BASE = (ROOT / "styles" / "base" / "brand.toml").read_text(encoding="utf-8")


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "styles" / "base", tmp_path / "styles" / "base")
    return tmp_path / "styles"


def add_brand(styles: Path, name: str, text: str) -> Path:
    folder = styles / name
    folder.mkdir()
    (folder / "brand.toml").write_text(text, encoding="utf-8")
    return folder


def wrong(styles: Path, name: str) -> list[str]:
    """Findings as ``code file:line message``, or the message of the error where there are none."""
    with pytest.raises(TemplateWrong) as caught:
        load_brand(styles, name)
    assert caught.value.exit_code is ExitCode.TEMPLATE_WRONG
    found = caught.value.findings
    return [
        f"{each.code} {each.position.file}:{each.position.line} {each.message}" for each in found if each.position
    ] or [f"{caught.value} {caught.value.hint}"]


def test_the_base_brand_has_every_token() -> None:
    given = tomllib.loads(BASE)
    assert {table: set(given[table]) for table in TOKENS} == {
        table: set(tokens) - {"width_mm", "height_mm"} if table == "page" else set(tokens)
        for table, tokens in TOKENS.items()
    }


def test_a_brand_inherits_what_it_does_not_say(styles: Path) -> None:
    folder = add_brand(styles, "acme", 'extends = "base"\n[colour]\naccent = "#b30000"\n[font]\nheading = ["Lato"]\n')
    (folder / "print.css").write_text("h1 { color: red }", encoding="utf-8")
    base, acme = load_brand(styles, "base"), load_brand(styles, "acme")
    assert (acme.colours["accent"], acme.colours["ink"]) == ("#b30000", base.colours["ink"])
    assert (acme.fonts["heading"], acme.fonts["body"]) == (("Lato", *base.fonts["heading"]), base.fonts["body"])
    assert (acme.page, acme.sizes, acme.screen_css) == (base.page, base.sizes, base.screen_css)
    assert acme.print_css == base.print_css + "h1 { color: red }"
    assert acme.styles.names("paragraph") == base.styles.names("paragraph")


def test_a_brand_may_extend_one_that_extends_another(styles: Path) -> None:
    add_brand(styles, "acme", 'extends = "base"\n[page]\nwidth_mm = 215.9\n')
    add_brand(styles, "acme-legal", 'extends = "acme"\n[page]\nheight_mm = 279.4\n')
    page = load_brand(styles, "acme-legal").page
    assert (page["width_mm"], page["height_mm"], page["margin_left_mm"]) == (215.9, 279.4, 25)


def test_the_dark_scheme_has_the_same_colours_and_is_inherited(styles: Path) -> None:
    assert list(TOKENS["dark"]) == list(TOKENS["colour"])
    add_brand(styles, "acme", 'extends = "base"\n[dark]\naccent = "#ffcc00"\n')
    base, acme = load_brand(styles, "base"), load_brand(styles, "acme")
    assert acme.dark == {**base.dark, "accent": "#ffcc00"}
    assert "--colour-accent: #ffcc00;" in acme.dark_properties
    assert acme.dark_properties.count("--colour-") == len(TOKENS["colour"])
    assert acme.dark_properties.startswith("@media screen and (prefers-color-scheme: dark) {")
    assert "#ffcc00" not in acme.custom_properties


def test_a_brand_of_its_own_has_all_tokens(styles: Path) -> None:
    folder = add_brand(styles, "own", BASE.replace('accent = "#17456b"', 'accent = "#000000"'))
    shutil.copy(styles / "base" / "word-styles.toml", folder)
    assert load_brand(styles, "own").colours["accent"] == "#000000"
    (folder / "brand.toml").write_text(
        BASE.replace("[colour]", "[colour]\n# gone").replace('accent = "#17456b"', "#"), encoding="utf-8"
    )
    line = BASE.split("[colour]")[0].count("\n") + 1
    assert wrong(styles, "own") == [f"T201 styles/own/brand.toml:{line} the token `colour.accent` is missing"]


def test_custom_properties_are_the_tokens_in_css(styles: Path) -> None:
    add_brand(styles, "acme", 'extends = "base"\n[font]\nmono = ["A \\"<b>\\\\", "B"]\n')
    brand = load_brand(styles, "acme")
    css = brand.custom_properties
    assert "--colour-accent-soft: #e8eff5;" in css
    assert "--size-lead: 12pt;" in css
    assert "--page-margin-top: 26mm;" in css
    assert '--font-mono: "A b>", "B", "Cascadia Mono",' in css
    assert "--page-width: 210mm;" in css
    assert "--series-1: #17456b;" in css
    plain = sum(len(TOKENS[table]) for table in ("font", "size_pt", "colour"))
    assert css.count(";") == plain + len(brand.page) + len(brand.series) + len(["--logo-width"])
    used = set(re.findall(r"var\((--[a-z0-9-]+)", brand.print_css + brand.screen_css))
    assert used
    assert used <= set(re.findall(r"(--[a-z0-9-]+):", css)), "the style sheets use tokens only"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('colours = "red"\nextends = "base"\n', "1 unknown key `colours`"),
        ('extends = "base"\n\n[shape]\nround = 3\n', "3 unknown key `shape`"),
        ('extends = "base"\n[colour]\n\nacent = "#000000"\n', "4 unknown token `colour.acent`; known: ink, muted"),
        ('extends = "base"\n[colour]\naccent = "red"\n', "3 `colour.accent` must be a colour like #1b232c"),
        ('extends = "base"\n[colour]\naccent = "#fff"\n', "3 `colour.accent` must be a colour like #1b232c"),
        ('extends = "base"\n[colour]\naccent = "#123456; x: url(y)"\n', "3 `colour.accent` must be a colour"),
        ('extends = "base"\n[dark]\nink = "white"\n', "3 `dark.ink` must be a colour like #1b232c"),
        ('extends = "base"\n[font]\nbody = "Lato"\n', "3 `font.body` must be a list of family names"),
        ('extends = "base"\n[font]\nbody = []\n', "3 `font.body` must be a list of family names"),
        ('extends = "base"\n[size_pt]\nbody = "10pt"\n', "3 `size_pt.body` must be a number above 0"),
        ('extends = "base"\n[size_pt]\nbody = true\n', "3 `size_pt.body` must be a number above 0"),
        ('extends = "base"\n[page]\nwidth_mm = -1\n', "3 `page.width_mm` must be a number above 0"),
        ('extends = "base"\npage = 3\n', "2 `page` must be a table"),
        ('extends = "base"\n[size_pt]\nbody = 9\n[font]\nbody = 3\n', "5 `font.body` must be a list"),
        ('extends = "base"\n[colour\n', "2 the file is not TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_at_its_line(styles: Path, text: str, expected: str) -> None:
    add_brand(styles, "acme", text)
    assert wrong(styles, "acme")[0].startswith(f"T201 styles/acme/brand.toml:{expected}")


def test_all_mistakes_are_found_at_once(styles: Path) -> None:
    add_brand(styles, "acme", 'extends = "base"\nx = 1\n[colour]\naccent = 1\n[page]\nwidth = 3\n')
    assert [each.split(" ")[1] for each in wrong(styles, "acme")] == [f"styles/acme/brand.toml:{n}" for n in (2, 4, 6)]


@pytest.mark.parametrize("name", ["none", "../base", "", "Base", "base/", ".", "a\nb"])
def test_an_unknown_brand_names_the_known_ones(styles: Path, name: str) -> None:
    add_brand(styles, "acme", 'extends = "base"\n')
    (message,) = wrong(styles, name)
    assert message.endswith("Brands in styles/: acme, base.")


def test_a_brand_that_extends_an_unknown_one_says_so(styles: Path) -> None:
    add_brand(styles, "acme", 'extends = "bases"\n')
    assert wrong(styles, "acme") == ["T202 styles/acme/brand.toml:1 there is no brand 'bases'"]


def test_a_circle_is_told_and_not_walked_for_ever(styles: Path) -> None:
    add_brand(styles, "a", 'extends = "b"\n')
    add_brand(styles, "b", 'extends = "a"\n')
    assert wrong(styles, "a") == ["T202 styles/b/brand.toml:1 the brand extends itself: a → b → a"]


def test_a_wrong_style_map_of_a_brand_is_a_wrong_brand(styles: Path) -> None:
    folder = add_brand(styles, "acme", 'extends = "base"\n')
    (folder / "word-styles.toml").write_text('[paragraph.lead]\ncolour = "pink"\n', encoding="utf-8")
    assert wrong(styles, "acme")[0].startswith("T304 styles/acme/word-styles.toml:2 colour: the brand has no colour")
