"""Ruth signs in, opens Wayne and adds what happened today: the main job, on the demo's own record."""

import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import expect

from handrail.design import wording
from handrail.exchange.exporting import export
from handrail.records import clock
from tests.journeys.conftest import Visiting
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]

WAYNE = "X338902"
TEXT = "Wayne rang before his shift. He will ask the foreman about Saturdays."
WORDS = "I want to be the one they ring."


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def ruth(request: pytest.FixtureRequest, visiting: Visiting) -> Visitor:
    """Ruth, with scripts and without."""
    return visiting(scripts=request.param == "with JavaScript")


def test_a_contact_added_to_wayne_shows_on_his_timeline_and_in_the_export(
    ruth: Visitor, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    when_ruth_chooses_herself_at_the_door(ruth)
    then_she_sees_her_caseload(ruth)
    when_she_opens_wayne(ruth)
    when_she_adds_a_contact_that_happened_today(ruth)
    then_it_is_on_his_timeline(ruth)
    with as_owner():
        then_the_export_of_his_case_holds_it()


def when_ruth_chooses_herself_at_the_door(ruth: Visitor) -> None:
    ruth.goes_to("/")
    assert ruth.path == "/sign-in"
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("button", name="Sign in as Ruth Adeyemi").click()


def then_she_sees_her_caseload(ruth: Visitor) -> None:
    expect(ruth.page.get_by_role("heading", level=1)).to_have_text(wording.week_date(clock.today()))
    for name in ("Helen Brightwell", "Wayne Cassidy", "Leon Harte"):
        expect(ruth.page.get_by_role("link", name=name).first).to_be_visible()
    ruth.finds_nothing_amiss()


def when_she_opens_wayne(ruth: Visitor) -> None:
    ruth.page.get_by_role("link", name="Wayne Cassidy").first.click()
    assert ruth.path == f"/cases/{WAYNE}"
    ruth.finds_nothing_amiss()


def when_she_adds_a_contact_that_happened_today(ruth: Visitor) -> None:
    page = ruth.page
    page.get_by_role("button", name="Add a contact").click()
    ruth.finds_nothing_amiss()
    page.get_by_label("What kind of contact").select_option(label="Supervision")
    page.get_by_label("How or where").select_option("phone")
    page.get_by_label("Day", exact=True).fill("today")
    page.get_by_label("How it went").select_option("attended")
    page.get_by_label("What happened").fill(TEXT)
    page.get_by_role("textbox", name="In their own words").fill(WORDS)
    page.get_by_role("button", name="Save", exact=True).click()


def then_it_is_on_his_timeline(ruth: Visitor) -> None:
    assert ruth.path == f"/cases/{WAYNE}/timeline"
    expect(ruth.page.get_by_role("status")).to_have_text("The contact is on the record.")
    newest = ruth.page.locator(".hr-entry").first
    expect(newest).to_contain_text(TEXT)
    expect(newest).to_contain_text(WORDS)
    ruth.finds_nothing_amiss()


def then_the_export_of_his_case_holds_it() -> None:
    contact = next(one for one in exported(WAYNE)["delivery"]["contacts"] if one.get("text") == TEXT)

    assert contact["words"] == WORDS
    assert contact["valid_from"] == clock.today().isoformat()
    assert contact["by"] == "ruth.adeyemi"
    assert (contact["kind"], contact["mode"], contact["outcome"]) == ("supervision", "phone", "attended")


def exported(reference: str) -> dict[str, Any]:
    """A case as the export tells it."""
    out = io.BytesIO()
    export([reference], out, reason="Looking whether it is there", progress=lambda *_: None)
    return json.loads(out.getvalue().splitlines()[-1])
