"""A reader's browser for tests: the system's own Chromium, started once for a test process, with no way to any network.

A page is handed to it as text, so that nothing but the page itself can be asked for; a request that is made all the same, a
script error and a word on the console are kept on the tab and fail the test that looks (`Tab.assert_quiet`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.required_tools import need

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What depends on colours. All other rules of axe-core look at elements and boxes, which no colour scheme changes."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags of axe-core: WCAG 2.2 A and AA with all they contain, and what its makers call good practice besides."""


@dataclass(frozen=True)
class Look:
    """How somebody reads: the width of the window in CSS px, the colour scheme, what else they asked their system for."""

    width: int = 1280
    height: int = 900
    scheme: str = "light"
    scripts: bool = True
    media: str = "screen"
    still: bool = False
    """Whether they asked for less motion."""
    touch: bool = False
    scale: float = 1


LIGHT = Look()
DARK = Look(scheme="dark")
PHONE = Look(width=360, height=740, touch=True)
NARROWEST = Look(width=320, height=640, touch=True)
"""What 1280 px are at 400 %: the measure of WCAG 1.4.10 (reflow)."""
NO_SCRIPTS = Look(scripts=False)
PAPER = Look(width=720, media="print")


@dataclass
class Tab:
    """An open page, with all it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def assert_quiet(self) -> None:
        """The page asked the network for nothing, and nothing went wrong in it (its policy refused nothing either)."""
        assert not self.requests, f"the page asked for {self.requests}"
        assert not self.complaints, f"the browser complained: {self.complaints}"

    def show(self, look: Look) -> None:
        """Read the same page another way: width, scheme and medium."""
        self.page.set_viewport_size({"width": look.width, "height": look.height})
        scheme: Any = "dark" if look.scheme == "dark" else "light"
        media: Any = look.media
        self.page.emulate_media(media=media, color_scheme=scheme)

    def violations(self, *, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> list[str]:
        """What axe-core finds wrong, ``rule at element: why``: by all rules, by some, or by all but some."""
        options: dict[str, Any] = {
            "runOnly": {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES},
            "rules": {rule: {"enabled": False} for rule in without},
            "resultTypes": ["violations"],
        }
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(_axe())
        found = self.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        return [
            f"{each['id']} at {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')}"
            for each in found["violations"]
            for node in each["nodes"]
        ]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def open_browser() -> Iterator[Browser]:
    """The browser, for as long as a test process wants it; where there is none, the test is skipped (on CI it fails)."""
    chromium = need("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(FLAGS), headless=True)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, html: str, look: Look = LIGHT) -> Iterator[Tab]:
    """A page as somebody sees it; its context is thrown away afterwards."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        java_script_enabled=look.scripts,
        reduced_motion="reduce" if look.still else "no-preference",
        has_touch=look.touch,
        device_scale_factor=look.scale,
        offline=True,
    )
    try:
        tab = Tab(context.new_page())
        tab.page.on("request", lambda request: _note(tab, request))
        tab.page.on("console", lambda message: tab.complaints.append(message.text))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        if look.media == "print":
            tab.show(look)
        tab.page.set_content(html)
        yield tab
    finally:
        context.close()


def _note(tab: Tab, request: Request) -> None:
    if not request.url.startswith("data:"):
        tab.requests.append(request.url)
