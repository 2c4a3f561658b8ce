"""The network is gone: the browser says so in our words, and keeps nothing of any case."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.journeys.conftest import Visiting
from tests.journeys.pages import HELEN, RUTH, WAYNE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
READY = "navigator.serviceWorker.ready.then(one => one.active !== null)"
KEPT = """async () => {
    const found = {};
    for (const shelf of await caches.keys())
        for (const asked of await (await caches.open(shelf)).keys())
            found[new URL(asked.url).pathname] = await (await caches.match(asked)).text();
    return found;
}"""


def test_a_page_that_cannot_be_fetched_is_said_to_be_offline(standing_demo: None, visiting: Visiting) -> None:
    ruth = visiting(service_workers="allow")
    ruth.signs_in_as(RUTH)
    assert ruth.page.evaluate(READY)
    for address in (f"/cases/{HELEN}", f"/cases/{WAYNE}/timeline", "/my-caseload"):
        ruth.goes_to(address)
    ruth.page.context.set_offline(True)
    ruth.goes_to(f"/cases/{HELEN}")

    expect(ruth.page.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(ruth.page.get_by_text("Helen")).to_have_count(0)
    expect(ruth.page.get_by_text(RUTH)).to_have_count(0)
    ruth.troubles.clear()
    for width in (1280, 320):
        ruth.page.set_viewport_size({"width": width, "height": 800})
        ruth.finds_nothing_amiss()
    ruth.page.context.set_offline(False)
    ruth.page.get_by_role("button", name="Try again").click()

    assert ruth.path == f"/cases/{HELEN}"
    expect(ruth.page.get_by_role("heading", name="What matters to Helen")).to_be_visible()


def test_nothing_is_kept_but_that_page_and_its_style_sheets(standing_demo: None, visiting: Visiting) -> None:
    ruth = visiting(service_workers="allow")
    ruth.signs_in_as(RUTH)
    assert ruth.page.evaluate(READY)
    for address in (f"/cases/{HELEN}", f"/cases/{HELEN}/timeline", f"/cases/{WAYNE}/contacts/add"):
        ruth.goes_to(address)
    kept = ruth.page.evaluate(KEPT)

    assert set(kept) == {
        "/offline",
        "/static/gds/govuk-frontend.min.css",
        "/static/gds/moj-frontend.min.css",
        "/static/design/handrail.css",
    }
    for words in ("Helen", "Brightwell", "Wayne", HELEN, "Ruth"):
        assert words not in kept["/offline"], words
    ruth.troubles.clear()


def test_the_worker_is_served_before_anything_is_asked_of_the_database(client: Client) -> None:
    answer = client.get("/service-worker.js")

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Set-Cookie" not in answer
    assert b"respondWith" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_the_page_is_the_same_whoever_asks(client: Client, standing_demo: None) -> None:
    page = client.get("/offline").content.decode()

    assert "You are offline</h1>" in page
    assert "<script" not in page
    assert "csrf" not in page
