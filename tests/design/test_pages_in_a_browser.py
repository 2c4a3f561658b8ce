"""The sample pages and the gallery in a browser: widths, accessibility, no script, contrast, paper."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.design.samples import PAGES

pytestmark = pytest.mark.browser

NAMES = [*PAGES, "gallery"]
WIDTHS = (1280, 768, 375, 320)


@pytest.fixture
def opened(page: Page, site: Path):
    """Open a drawn page at a width."""

    def open_page(name: str, width: int = 1280) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site / f"{name}.html").as_uri())
        return page

    return open_page


def sideways(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways(opened, name):
    for width in WIDTHS:
        assert sideways(opened(name, width)) == 0, width


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(opened, name):
    for width in (1280, 320):
        found = Axe().run(opened(name, width)).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("name", NAMES)
def test_text_twice_as_large_still_fits(opened, name):
    """640 pixels across at 200% is what a reader at 1280 sees who zooms in twice, at 400% 320."""
    assert sideways(opened(name, 640)) == 0


def test_phones_get_their_own_network(opened):
    wide, narrow = "svg.hr-net.hr-from-middle", "svg.hr-net.hr-at-narrow"
    page = opened("people", 1280)
    assert page.locator(wide).is_visible()
    assert not page.locator(narrow).is_visible()
    page = opened("people", 375)
    assert not page.locator(wide).is_visible()
    assert page.locator(narrow).is_visible()


def test_each_width_shows_one_set_of_labels(opened):
    for width, tier in ((1280, "wide"), (1000, "middle"), (375, "narrow")):
        page = opened("case", width)
        shown = page.locator(".hr-bar g").evaluate_all(
            "all => all.filter(g => getComputedStyle(g).display !== 'none').map(g => g.getAttribute('class'))"
        )
        assert set(shown) == {f"hr-at-{tier}"}


@pytest.mark.parametrize("width", [1280, 1000, 375, 320])
def test_labels_of_a_bar_never_touch(opened, width):
    """As the browser measures them, not as we reckoned."""
    for name in ("case", "sentence", "gallery"):
        boxes = opened(name, width).evaluate(
            """() => [...document.querySelectorAll('svg.hr-bar')].map(svg =>
                [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect())
                    .filter(box => box.width > 0).map(box => [box.left, box.right, box.top, box.bottom]))"""
        )
        for bar in boxes:
            for n, (left, right, top, bottom) in enumerate(bar):
                for other in bar[n + 1 :]:
                    apart = (
                        right <= other[0] or other[1] <= left or bottom <= other[2] + 3 or other[3] <= top + 3
                    )
                    assert apart, (name, width, bar[n], other)


def test_menu_and_tables_work_without_script(browser: Browser, site: Path):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 900})
    page = context.new_page()
    page.goto((site / "case.html").as_uri())
    assert page.get_by_role("link", name="Find a person").is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()
    page.goto((site / "gallery.html").as_uri())
    why = page.locator("#id_plain-why")
    assert not why.is_visible()
    page.get_by_label("Did not come").first.check()
    assert why.is_visible()
    context.close()


def test_keyboard_reaches_the_page_first(opened):
    page = opened("case")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"


def test_forced_colours_keep_the_pictures(browser: Browser, site: Path):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((site / "caseload.html").as_uri())
    chip = page.locator(".hr-chip[aria-current=true]")
    other = page.locator(".hr-chip:not([aria-current])").first
    background = "e => getComputedStyle(e).backgroundColor"
    assert chip.evaluate(background) != other.evaluate(background)
    assert page.locator(".hr-mini").first.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    context.close()


def test_paper_shows_the_page_and_not_the_screen(opened):
    page = opened("people", 700)
    page.emulate_media(media="print")
    assert not page.locator(".hr-header").is_visible()
    assert page.locator("svg.hr-net.hr-from-middle").is_visible()
    assert page.get_by_role("columnheader", name="Influence").is_visible()
