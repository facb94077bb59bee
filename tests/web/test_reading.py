"""How the web page is read: on the narrowest screen, by keyboard, without scripts, on paper, and with a pointer on a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.browser import DARK, LIGHT, NARROWEST, NO_SCRIPTS, PAPER, PHONE, Look, opened
from tests.building import SAMPLES
from tests.reading_formats import squeezed
from tests.web.pages import BRANDS, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLE = "INC-2025-12-03-001"
SIDE = "nav.side a[aria-current]"


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_wider_than_the_narrowest_screen(browser: Browser, sample: str, brand: str) -> None:
    with opened(browser, page_of(sample, brand), NARROWEST) as tab:
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= NARROWEST.width


def test_a_page_that_is_too_wide_would_be_noticed(browser: Browser) -> None:
    with opened(
        browser, '<meta name="viewport" content="width=device-width"><p style="width:400px">x', NARROWEST
    ) as tab:
        assert tab.page.evaluate("document.documentElement.scrollWidth") > NARROWEST.width


@pytest.mark.parametrize("look", [NO_SCRIPTS, PHONE, PAPER], ids=["without scripts", "phone", "paper"])
def test_every_text_outside_of_lists_of_contents_is_to_be_seen(browser: Browser, look: Look) -> None:
    page = page_of(EXAMPLE)
    with opened(browser, page, look) as tab:
        shown = squeezed(tab.page.locator("main").inner_text())
    main = html.document_fromstring(page).find(".//main")
    wanted = [each for each in main.iter("p", "h2", "h3", "td", "pre") if not next(each.iterancestors("nav"), None)]
    missing = [text for each in wanted if (text := squeezed(each.text_content())) not in shown and not len(each)]
    assert len(wanted) > 300
    assert missing == []


def test_paper_has_no_navigation_and_is_light(browser: Browser) -> None:
    with opened(browser, page_of(EXAMPLE), Look(width=720, media="print", scheme="dark")) as tab:
        for selector in ("nav.side", "main nav.contents", ".skip", ".to-contents", ".anchor", ".spots"):
            assert tab.page.locator(selector).first.is_hidden(), selector
        assert tab.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_the_contents_follow_the_reader(browser: Browser) -> None:
    with opened(browser, page_of(EXAMPLE), Look(width=1280, still=True)) as tab:
        assert tab.page.locator(SIDE).count() == 0
        for target in ("timeline-heading", "action-items-heading"):
            tab.page.evaluate("id => document.getElementById(id).scrollIntoView()", target)
            tab.page.wait_for_selector(f'{SIDE}[href^="#{target.removesuffix("-heading")}"]')
            assert tab.page.locator(SIDE).count() == 1
            assert tab.page.locator(SIDE).is_visible()
        tab.assert_quiet()


def test_without_a_script_the_contents_are_all_there(browser: Browser) -> None:
    with opened(browser, page_of(EXAMPLE), NO_SCRIPTS) as tab:
        links = tab.page.locator("nav.side a")
        assert links.count() > 30
        assert all(links.nth(place).is_visible() for place in range(links.count()))


def test_a_keyboard_meets_the_way_to_the_text_first_and_sees_where_it_is(browser: Browser) -> None:
    with opened(browser, page_of(EXAMPLE), Look(still=True)) as tab:
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.className") == "skip"
        assert tab.page.locator(".skip").bounding_box()["y"] >= 0
        tab.page.keyboard.press("Enter")
        for _ in range(12):
            tab.page.keyboard.press("Tab")
            style = "getComputedStyle(document.activeElement)"
            assert tab.page.evaluate(f"{style}.outlineStyle !== 'none' && parseFloat({style}.outlineWidth) >= 2")
            assert tab.page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_tells_a_value_to_whoever_points_at_it(browser: Browser, look: Look) -> None:
    with opened(browser, page_of(EXAMPLE), look) as tab:
        figures = tab.page.locator("main figure .drawing:has(.spots)")
        assert figures.count() >= 5
        for place in range(figures.count()):
            part = figures.nth(place).locator(".spots g").nth(1)
            assert part.locator("text").first.is_hidden()
            part.locator("rect").hover(force=True)
            assert part.locator("text").first.is_visible()


def test_no_movement_for_those_who_asked_for_none(browser: Browser) -> None:
    for still, expected in ((True, "auto"), (False, "smooth")):
        with opened(browser, page_of(EXAMPLE), Look(still=still)) as tab:
            assert tab.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == expected


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_id_is_there_once(sample: str, brand: str) -> None:
    ids = [each.get("id") for each in html.document_fromstring(page_of(sample, brand)).iter() if each.get("id")]
    assert len(ids) == len(set(ids)) > 20
