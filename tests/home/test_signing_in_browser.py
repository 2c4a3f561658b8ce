"""Signing in with a passkey, in a real browser with a device it believes in."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from handrail.access.models import User
from handrail.home import signing_in

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _outside_the_demo(settings: Any, live_server: Any) -> None:
    cache.clear()
    assert reverse("home:choose")  # the addresses are made before the setting changes
    settings.HANDRAIL_DEMO_SIGN_IN = False
    settings.LOGIN_URL = "account_login"
    settings.HANDRAIL_BASE_URL = live_server.url


@pytest.fixture
def link(as_owner: AsOwner) -> str:
    """A first link for Moira, who is new."""
    with as_owner():
        moira = User.objects.create_user("moira", name="Moira Banks", role="administrator")
        return signing_in.first_sign_in_link(moira)


@pytest.fixture
def passkey_device(page: Page) -> Iterator[Any]:
    """A device that makes passkeys, and a page on which nothing is blocked or fails."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    yield session
    assert troubles == []


def is_accessible(page: Page) -> None:
    """Axe finds nothing, and nothing is wider than the page."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_first_link_then_passkey_then_signing_in_with_it(
    page: Page, passkey_device: Any, link: str, live_server: Any
) -> None:
    page.goto(link)
    is_accessible(page)
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    is_accessible(page)
    page.get_by_label("Name").fill("Work laptop")
    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_role("status")).to_contain_text("The passkey is added")
    expect(page.get_by_role("listitem").filter(has_text="Work laptop")).to_be_visible()
    is_accessible(page)
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("status")).to_contain_text("You have signed out")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Work laptop")).to_have_count(0)

    page.goto(live_server.url + reverse("mfa_index"))
    is_accessible(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("listitem").filter(has_text="Work laptop")).to_be_visible()

    page.get_by_role("link", name="Set up an authenticator app").click()
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    is_accessible(page)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="Set up an authenticator app")).to_be_visible()
    is_accessible(page)


def test_a_device_without_the_passkey_is_told_so_in_words(
    page: Page, passkey_device: Any, live_server: Any
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + reverse("account_login"))
    is_accessible(page)

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey was given")
    is_accessible(page)


def test_the_demos_door_is_accessible_and_opens_by_keyboard(
    page: Page, settings: Any, as_owner: AsOwner, live_server: Any
) -> None:
    settings.HANDRAIL_DEMO_SIGN_IN = True
    with as_owner():
        User.objects.create_user(
            "dan", name="Dan Kowalski", role="administrator", introduction="Looks after accounts."
        )
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + "/sign-in")
    is_accessible(page)

    page.get_by_role("button", name="Sign in as Dan Kowalski").press("Enter")

    expect(page.get_by_role("heading", name="Agencies", exact=True)).to_be_visible()
