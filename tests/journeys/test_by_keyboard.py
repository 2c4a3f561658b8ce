"""No mouse: Ruth signs in, opens Helen, and adds Helen's own words."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]

HELEN = "X340571"
WORDS = "If the lift comes I will be there. I do not like to wait outside."
FOCUSED = """() => {
    const one = document.activeElement
    const label = one.labels?.length ? one.labels[0].textContent : ''
    const group = one.type === 'radio' ? one.closest('fieldset').querySelector('legend').textContent : ''
    const name = group + ' ' + (label || one.getAttribute('aria-label') || one.textContent)
    return [one.tagName.toLowerCase(), name.replace(/\\s+/g, ' ').trim()]
}"""
SHOWN = """() => {
    const one = document.activeElement, style = getComputedStyle(one)
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect()  // a link may go over two lines
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    const drawn = outlined || style.boxShadow !== 'none'
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 8) / 2)
    const free = one.contains(middle) || [...(one.labels ?? [])].some(label => label.contains(middle))
        || middle?.contains(one)
    return drawn && free && box.top >= 0 && box.top < innerHeight
}"""
ORDER = """() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    window.reached ??= []
    window.reached.push(all.indexOf(document.activeElement))
    return window.reached
}"""
REACHABLE = """() => [...document.querySelectorAll('a[href], button, select, textarea, summary')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('svg')).length"""


class Typist:
    """Presses keys, and looks where the focus is after each."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page

    def presses(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)

    def tabs_to(self, tag: str, name: str) -> None:
        """Go on by Tab until something is reached; whatever has the focus on the way shows it."""
        seen: list[Any] = []
        for _ in range(150):
            self.presses("Tab")
            focused = self.page.evaluate(FOCUSED)
            seen.append(focused)
            if focused[0] == "body":
                break
            assert self.page.evaluate(SHOWN), f"the focus on {focused} does not show"
            if focused[0] == tag and name in focused[1]:
                return
        pytest.fail(f"{tag} {name!r} is not reached by Tab on {self.page.url}: {seen}")

    def types(self, words: str) -> None:
        """Into what has the focus."""
        self.page.keyboard.type(words)


def test_helens_own_words_are_added_without_a_mouse(visitor: Visitor) -> None:
    ruth = Typist(visitor)
    when_ruth_signs_in(ruth)
    when_she_opens_helen(ruth)
    then_the_skip_link_passes_the_navigation(ruth)
    when_she_goes_to_the_details(ruth)
    when_she_adds_own_words(ruth)
    then_they_stand_on_the_page(ruth)


def when_ruth_signs_in(ruth: Typist) -> None:
    ruth.visitor.goes_to("/sign-in")
    ruth.tabs_to("button", "Sign in as Ruth Adeyemi")
    ruth.presses("Enter")
    expect(ruth.page.get_by_role("heading", name="My day")).to_be_visible()
    ruth.visitor.finds_nothing_amiss()


def when_she_opens_helen(ruth: Typist) -> None:
    ruth.tabs_to("a", "Helen Brightwell")
    ruth.presses("Enter")
    expect(ruth.page.get_by_role("region", name="Who this is")).to_contain_text("Helen Brightwell")
    assert ruth.visitor.path == f"/cases/{HELEN}"
    ruth.visitor.finds_nothing_amiss()


def then_the_skip_link_passes_the_navigation(ruth: Typist) -> None:
    ruth.presses("Tab")
    expect(ruth.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    ruth.presses("Enter")
    ruth.presses("Tab")
    assert ruth.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def when_she_goes_to_the_details(ruth: Typist) -> None:
    ruth.visitor.goes_to(f"/cases/{HELEN}")
    ruth.tabs_to("a", "Details")
    assert (
        ruth.page.evaluate("document.activeElement.closest('nav').getAttribute('aria-label')")
        == "Helen’s case"
    )
    ruth.presses("Enter")
    expect(ruth.page.get_by_role("heading", name="About Helen")).to_be_visible()


def when_she_adds_own_words(ruth: Typist) -> None:
    ruth.tabs_to("a", "Add own words")
    ruth.presses("Enter")
    expect(ruth.page.get_by_role("heading", level=1)).to_have_text("Add Helen’s own words")
    ruth.visitor.finds_nothing_amiss()
    ruth.tabs_to("textarea", "The words")
    ruth.types(WORDS)
    ruth.tabs_to("input", "What is it about?")
    ruth.presses("ArrowDown")
    ruth.tabs_to("input", "When was it said?")
    ruth.presses("Control+a")
    ruth.types("today")
    ruth.tabs_to("button", "Save")
    ruth.presses("Enter")


def then_they_stand_on_the_page(ruth: Typist) -> None:
    expect(ruth.page.get_by_role("status")).to_have_text("Saved.")
    assert ruth.visitor.path == f"/cases/{HELEN}/details"
    expect(ruth.page.locator("blockquote", has_text=WORDS)).to_be_visible()
    ruth.visitor.finds_nothing_amiss()


@pytest.mark.parametrize("page", ["", "/timeline", "/people", "/sentence", "/contacts/add"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.long
def test_tab_goes_through_a_page_in_its_order_and_misses_nothing(
    page: str, width: int, visiting: Any
) -> None:
    visitor = visiting(width=width)
    visitor.signs_in_as("Ruth Adeyemi")
    visitor.goes_to(f"/cases/{HELEN}{page}")
    ruth = Typist(visitor)

    reached: list[int] = []
    for _ in range(400):
        ruth.presses("Tab")
        if ruth.page.evaluate("document.activeElement === document.body"):
            break
        assert ruth.page.evaluate(SHOWN), f"the focus on {ruth.page.evaluate(FOCUSED)} does not show"
        reached = ruth.page.evaluate(ORDER)

    assert -1 not in reached
    assert reached == sorted(set(reached))
    assert len(reached) >= ruth.page.evaluate(REACHABLE)
