"""The largest text on the narrowest screen: nothing is cut off and nothing is wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from tests.journeys.pages import HELEN, RUTH, WAYNE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAGES = (
    "/my-caseload",
    f"/cases/{HELEN}",
    f"/cases/{WAYNE}/timeline",
    f"/cases/{WAYNE}/contacts/add",
    "/account/settings",
    "/account/devices",
)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_largest_text_fits_everywhere(standing_demo: None, visiting: Visiting, scripts: bool) -> None:
    visitor = visiting(scripts=scripts)
    visitor.signs_in_as(RUTH)
    visitor.goes_to("/account/settings")
    visitor.page.get_by_label("Largest").check()
    visitor.page.get_by_role("button", name="Save").click()
    expect(visitor.page.get_by_role("status")).to_have_text("Your settings are saved.")

    for address in PAGES:
        visitor.goes_to(address)
        for width in (1280, 320):
            visitor.page.set_viewport_size({"width": width, "height": 800})
            visitor.finds_it_fits()
    size = visitor.page.locator("h1").evaluate("one => getComputedStyle(one).fontSize")
    assert size == "37.125px"  # on a narrow screen an h1 has 27 pixels: 27 times 1.375
