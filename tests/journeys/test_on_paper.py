"""Pages on paper: what is on the page, without what only a screen can use, and who printed it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from handrail.config.demo import its_wednesday, real_today
from tests.journeys.keys import Keys
from tests.journeys.pages import CAROL, DAN, HELEN, JOEL, KAI, LEON, RUTH, WAYNE
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FIVE = {
    "the case": (RUTH, f"/cases/{HELEN}", "What matters to Helen"),
    "the caseload": (RUTH, "/my-caseload", "My day"),
    "the timeline": (RUTH, f"/cases/{WAYNE}/timeline", "Wayne’s timeline"),
    "the people": (JOEL, f"/cases/{KAI}/people", "People around Kai"),
    "the sentence": (RUTH, f"/cases/{LEON}/sentence", "Time bars"),
}
SCREEN_ONLY = "nav, .hr-header, .hr-demo, .hr-footer, form, .govuk-button, .govuk-skip-link"
A4 = 700
"""Pixels across a sheet of A4 between its margins."""


@pytest.fixture(scope="module")
def keys(standing_demo: None, browser: Browser, site: str) -> Keys:
    """Ways in."""
    return Keys(browser, site, "")


@pytest.fixture
def printed(request: pytest.FixtureRequest, keys: Keys, visiting: Any) -> Visitor:
    """A page laid out for paper."""
    reader, address, _heading = FIVE[request.param]
    visitor = visiting(width=A4, storage_state=keys.of(reader))
    visitor.goes_to(address)
    visitor.page.emulate_media(media="print")
    return visitor


@pytest.mark.parametrize("printed", FIVE, indirect=True)
def test_a_page_prints_without_what_only_a_screen_can_use(printed: Visitor) -> None:
    shown = [one.inner_text() for one in printed.page.locator(SCREEN_ONLY).all() if one.is_visible()]

    assert shown == []
    expect(printed.page.locator("h1")).to_be_visible()
    printed.finds_it_fits()


@pytest.mark.parametrize("printed", FIVE, indirect=True)
def test_a_page_comes_out_on_a_few_sheets(printed: Visitor) -> None:
    sheets = printed.page.pdf(format="A4", print_background=False)

    assert sheets.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 12


@pytest.mark.parametrize("printed", ["the case", "the sentence", "the timeline", "the people"], indirect=True)
def test_paper_says_whose_page_it_is(printed: Visitor) -> None:
    expect(printed.page.get_by_role("region", name="Who this is")).to_be_visible()


OTHERS = {
    "details": (RUTH, f"/cases/{HELEN}/details"),
    "a form": (RUTH, f"/cases/{WAYNE}/contacts/add"),
    "who opened it": (RUTH, f"/cases/{HELEN}/openings"),
    "handing over": (CAROL, "/hand-over?from=ruth-adeyemi&all=1"),
    "agencies": (RUTH, "/agencies"),
    "accounts": (DAN, "/administration/user"),
}
NOT_BROKEN = """() => [...document.querySelectorAll('tr')].every(
    row => getComputedStyle(row).breakInside === 'avoid')"""
LINKS = "() => [...new Set([...document.querySelectorAll('main a')].map(one => getComputedStyle(one).color))]"


@pytest.mark.parametrize("name", [*FIVE, *OTHERS])
def test_paper_says_who_printed_it_and_when(name: str, keys: Keys, visiting: Any) -> None:
    reader, address, *_heading = {**FIVE, **OTHERS}[name]
    visitor = visiting(width=A4, storage_state=keys.of(reader))
    visitor.goes_to(address)
    foot = visitor.page.locator(".hr-printed")
    expect(foot).to_be_hidden()
    visitor.page.emulate_media(media="print")

    day = its_wednesday(real_today())
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(
        f"Printed by {reader} on {day.day} {day:%B %Y} from Handrail, marked OFFICIAL-SENSITIVE."
    )
    if "/cases/" in address:
        expect(foot).to_contain_text(address.split("/")[2])
    for frame in (".hr-header", ".hr-footer", ".hr-demo", ".govuk-button"):
        assert not any(one.is_visible() for one in visitor.page.locator(frame).all()), frame
    assert visitor.page.evaluate(LINKS) in ([], ["rgb(11, 12, 12)"])
    assert visitor.page.evaluate(NOT_BROKEN)
    visitor.finds_it_fits()
