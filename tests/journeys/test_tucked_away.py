"""What is for reference folds on a phone, and stands open where there is room for it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("scripts", [True, False])
def test_who_sees_what_folds_on_a_phone_and_not_on_a_desk(
    standing_demo: None, visiting: Visiting, scripts: bool
) -> None:
    visitor = visiting(scripts=scripts, width=1280)
    visitor.goes_to("/who-sees-what")
    table = visitor.page.get_by_role("table", name="Police intelligence")
    fold = visitor.page.get_by_text("Each role: Police intelligence")
    expect(table).to_be_visible()
    expect(fold).to_be_hidden()

    visitor.page.set_viewport_size({"width": 375, "height": 800})
    expect(table).to_be_hidden()
    fold.press("Enter")

    expect(table).to_be_visible()
    visitor.finds_it_fits()
