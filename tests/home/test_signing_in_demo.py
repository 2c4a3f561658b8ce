"""The demo's door, and the list of every way in."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.access.models import User
from handrail.agencies.models import Agency, Team
from handrail.home import account_urls, demo_door, signing_in

AsOwner = Callable[[], AbstractContextManager[None]]
DOOR = "/sign-in"


@pytest.fixture
def ruth(as_owner: AsOwner) -> User:
    """The first of a small cast, with a colleague in each other group and somebody of no cast."""
    with as_owner():
        adult = Agency.objects.create(reference="p", name="Probation", type="probation", ours=True)
        youth = Agency.objects.create(reference="y", name="Youth justice", type="youth_justice", ours=True)
        eastgate = Team.objects.create(reference="e", name="Eastgate team", agency=adult)
        northmoor = Team.objects.create(reference="n", name="Northmoor team", agency=youth)
        ruth = make("ruth", "practitioner", team=eastgate)
        make("joel", "practitioner", team=northmoor)
        make("denise", "partner")
        make("dan", "administrator")
        make("system", "system")
        make("made.by.hand", "manager", introduction="")
        make("gone", "manager", is_active=False)
    return ruth


def make(name: str, role: str, **others: Any) -> User:
    """One user; their introduction is what the demo says of them."""
    others.setdefault("introduction", f"What {name} is for.")
    return User.objects.create_user(name, name=name.title(), role=role, **others)


def test_the_cast_is_listed_by_where_they_work(client: Client, ruth: User) -> None:
    page = client.get(DOOR).content.decode()

    order = ["Start as Ruth", "Adult team", "Youth team", "Joel", "Partners", "Denise", "Others", "Dan"]
    assert sorted(order, key=page.index) == order
    for name in ("System", "Made.By.Hand", "Gone"):
        assert name not in page


def test_a_button_signs_in_under_a_new_session_key(client: Client, ruth: User) -> None:
    client.get(DOOR)
    session = client.session
    session["something"] = "before"
    session.save()
    before = client.session.session_key

    answer = client.post(DOOR, {"user": "ruth"})

    assert answer["Location"] == reverse("home:start")
    assert client.session["_auth_user_id"] == str(ruth.pk)
    assert client.session.session_key != before


def test_looking_signs_nobody_in(client: Client, ruth: User) -> None:
    client.get(f"{DOOR}?user=ruth")
    client.head(f"{DOOR}?user=ruth")

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["system", "made.by.hand", "gone", "nobody", ""])
def test_only_the_cast_comes_in(client: Client, ruth: User, name: str) -> None:
    assert client.post(DOOR, {"user": name}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_may_change_who_one_is_and_nothing_is_carried_over(client: Client, ruth: User) -> None:
    client.post(DOOR, {"user": "ruth"})
    session = client.session
    session["of_ruth"] = "hers"
    session.save()

    client.post(DOOR, {"user": "joel"})

    assert "of_ruth" not in client.session


def test_the_page_asked_for_opens_after_signing_in(client: Client, ruth: User) -> None:
    sent = client.get("/agencies?q=a")
    assert sent["Location"] == f"{DOOR}?next=%2Fagencies%3Fq%3Da"

    assert 'name="next" value="/agencies?q=a"' in client.get(sent["Location"]).content.decode()
    assert client.post(DOOR, {"user": "ruth", "next": "/agencies?q=a"})["Location"] == "/agencies?q=a"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "\x00//evil.example",
    ],
)
def test_no_address_leads_to_another_site(client: Client, ruth: User, elsewhere: str) -> None:
    answer = client.post(f"{DOOR}?next={elsewhere}", {"user": "ruth", "next": elsewhere})

    assert answer["Location"] == reverse("home:start")


def test_without_the_setting_the_door_is_shut_even_where_its_address_is_left(
    client: Client, ruth: User, settings: Any
) -> None:
    assert reverse("home:choose") == DOOR  # the addresses are made before the setting changes
    settings.HANDRAIL_DEMO_SIGN_IN = False

    assert demo_door.urls() == []
    assert client.get(DOOR).status_code == 404
    assert client.post(DOOR, {"user": "ruth"}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("mode", ["development", "production"])
def test_outside_the_demo_there_is_no_door(mode: str, tmp_path: Any) -> None:
    program = """
import django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
for find in (lambda: resolve("/sign-in"), lambda: reverse("home:choose")):
    try:
        find()
    except (Resolver404, NoReverseMatch):
        continue
    raise SystemExit("there is a door")
assert resolve(reverse(settings.LOGIN_URL)).url_name == "account_login"
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDRAIL_")}
    environment |= {
        "HANDRAIL_MODE": mode,
        "HANDRAIL_DATA_DIR": str(tmp_path),
        "HANDRAIL_SECRET_KEY": "x1" * 40,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1/none",
        "DATABASE_APP_URL": "postgresql://nobody@127.0.0.1/none",
        "DJANGO_SETTINGS_MODULE": "handrail.config.settings",
    }

    subprocess.run([sys.executable, "-c", program], env=environment, check=True)


def test_these_are_all_the_ways_in_and_each_says_who_may_use_it() -> None:
    """A new address of signing in needs a line here, and a thought."""
    ways = {
        (pattern.name, pattern.callback.route_policy.who, *sorted(pattern.callback.route_policy.logs))
        for pattern in account_urls.urlpatterns
    }

    assert ways == {
        ("account_login", "everyone", "GET"),
        ("mfa_login_webauthn", "everyone", "GET", "POST"),
        ("account_recover", "everyone", "GET", "POST"),
        ("account_first", "everyone", "GET", "POST"),
        ("account_link", "everyone", "GET", "POST"),
        ("account_link_open", "everyone", "GET", "POST"),
        ("account_pin", "signed in", "GET", "POST"),
        ("account_inactive", "everyone", "GET"),
        ("account_session", "everyone", "GET"),
        ("account_ended", "everyone", "GET"),
        ("account_logout", "everyone", "POST"),
        ("mfa_index", "signed in", "GET"),
        ("account_settings", "signed in", "GET", "POST"),
        ("account_devices", "signed in", "GET", "POST"),
        ("account_calendar", "signed in", "GET", "POST"),
        ("account_feed", "everyone", "GET"),
        ("mfa_reauthenticate_webauthn", "signed in", "GET", "POST"),
        ("mfa_add_webauthn", "signed in", "GET", "POST"),
        ("mfa_remove_webauthn", "signed in", "GET", "POST"),
        ("mfa_activate_totp", "signed in", "GET", "POST"),
        ("mfa_deactivate_totp", "signed in", "GET", "POST"),
    }
    assert signing_in.DEMO not in {name for name, *_ in ways}
