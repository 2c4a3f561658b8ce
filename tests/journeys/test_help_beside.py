"""Help that stands beside a form: opened and closed by keyboard, and without script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from tests.journeys.pages import RUTH, WAYNE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("scripts", [True, False])
def test_help_opens_beside_the_form_and_takes_nothing_from_it(
    standing_demo: None, visiting: Visiting, scripts: bool
) -> None:
    ruth = visiting(scripts=scripts)
    ruth.signs_in_as(RUTH)
    ruth.goes_to(f"/cases/{WAYNE}/contacts/add")
    ruth.page.get_by_label("What happened").fill("He rang.")
    summary = ruth.page.locator("summary", has_text="Help with this page")
    summary.focus()
    ruth.page.keyboard.press("Enter")

    expect(ruth.page.get_by_text("Writes down a meeting, call, message or visit")).to_be_visible()
    for width in (1280, 320):
        ruth.page.set_viewport_size({"width": width, "height": 800})
        ruth.finds_nothing_amiss()
    ruth.page.keyboard.press("Escape" if scripts else "Enter")
    expect(ruth.page.get_by_text("Writes down a meeting, call, message or visit")).to_be_hidden()
    expect(summary).to_be_focused()
    expect(ruth.page.get_by_label("What happened")).to_have_value("He rang.")
