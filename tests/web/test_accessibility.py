"""WCAG 2.2 AA in a reader's browser: no rule of axe-core is broken, in light, in dark and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import COLOUR_RULES, DARK, LIGHT, PHONE, Look, opened
from tests.web.pages import BRANDS, EACH_PAGE, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BAD = """<!DOCTYPE html><html><head><title>x</title><style>
p { color: #999; background: #fff } @media (prefers-color-scheme: dark) { h1 { color: #111; background: #000 } }
a { display: inline-block; width: 10px; height: 10px; overflow: hidden }
@media (max-width: 400px) { div { width: 10em; overflow-x: auto } }
</style></head><body><main><h1>Title</h1><p>grey</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="#1">one</a><a
href="#2">two</a><div><table><tr><th>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</th></tr></table></div></main></body></html>"""


@pytest.mark.parametrize(("sample", "brand"), EACH_PAGE)
def test_no_rule_is_broken_in_light_in_dark_and_on_a_phone(browser: Browser, sample: str, brand: str) -> None:
    with opened(browser, page_of(sample, brand), LIGHT) as tab:
        assert tab.violations() == []
        tab.show(DARK)
        assert tab.violations(only=COLOUR_RULES) == []
        tab.show(PHONE)
        assert tab.violations(without=COLOUR_RULES) == []
        tab.assert_quiet()


def test_every_brand_is_looked_at() -> None:
    assert "base" in BRANDS
    assert len(EACH_PAGE) >= 13 * len(BRANDS)


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (LIGHT, {"html-has-lang", "image-alt", "color-contrast", "target-size"}),
        (DARK, {"html-has-lang", "image-alt", "color-contrast", "target-size"}),
        (PHONE, {"html-has-lang", "image-alt", "color-contrast", "scrollable-region-focusable"}),
    ],
    ids=["light", "dark", "phone"],
)
def test_a_bad_page_is_caught(browser: Browser, look: Look, expected: set[str]) -> None:
    with opened(browser, BAD, look) as tab:
        found = tab.violations()
    assert expected <= {each.split(" ")[0] for each in found}
    assert any("h1" in each for each in found if each.startswith("color-contrast")) is (look is DARK)


def test_a_page_that_asks_for_something_is_caught(browser: Browser) -> None:
    with opened(browser, '<img alt="" src="https://example.org/a.png">') as tab:
        tab.page.wait_for_function("document.images[0].complete")
        with pytest.raises(AssertionError, match=r"example\.org"):
            tab.assert_quiet()
