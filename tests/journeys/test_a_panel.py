"""A panel with the person in the room: covered, by keyboard, and nothing reloads."""

import pytest
from playwright.sync_api import expect

from tests.journeys.pages import HELEN
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PANEL = f"/cases/{HELEN}/plan/panels/panel"


def test_a_goal_is_put_in_the_plan_by_keyboard_and_nothing_reloads(demo: None, visitor: Visitor) -> None:
    """Ruth shows the screen, writes a goal, and the next one is ready to be typed."""
    visitor.signs_in_as("Ruth Adeyemi")
    visitor.goes_to(PANEL)
    page = visitor.page
    meeting = page.locator("#meeting")
    expect(meeting).to_be_hidden()

    page.locator("#cover").focus()
    page.keyboard.press("Space")
    expect(meeting).to_be_visible()
    page.evaluate("window.stays = true")
    goals = page.locator(".hr-goal:not(.hr-goal--new)")
    before = goals.count()
    page.get_by_label("I will").focus()
    page.keyboard.type("cut hair at the day centre on Thursdays")
    who = page.get_by_role("group", name="Who does it").first
    who.get_by_role("checkbox", name="Helen").focus()
    page.keyboard.press("Space")
    page.get_by_label("I will").focus()
    page.keyboard.press("Enter")

    expect(goals).to_have_count(before + 1)
    expect(goals.last).to_contain_text("cut hair at the day centre on Thursdays")
    expect(page.get_by_label("I will")).to_be_focused()
    expect(page.get_by_label("I will")).to_have_value("")

    visitor.may_be_refused(422)
    page.keyboard.press("Enter")
    expect(meeting).to_contain_text("Write what Helen will do")
    assert page.evaluate("window.stays"), "the page was never left"

    page.locator("#cover").focus()
    page.keyboard.press("Space")
    expect(meeting).to_be_hidden()
    visitor.finds_no_trouble()
