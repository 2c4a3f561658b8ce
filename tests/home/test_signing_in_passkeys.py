"""The passkey ceremony, against a passkey in software that can also lie."""

import json
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from handrail.access.models import User
from handrail.home import signing_in
from tests.home.soft_passkey import PRESENT, SoftPasskey

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _outside_the_demo(settings: Any) -> None:
    cache.clear()
    assert reverse("home:choose")  # the addresses are made before the setting changes
    settings.HANDRAIL_DEMO_SIGN_IN = False
    settings.LOGIN_URL = "account_login"


@pytest.fixture
def moira(as_owner: AsOwner) -> User:
    """Somebody who is about to sign in for the first time."""
    with as_owner():
        return User.objects.create_user("moira", name="Moira Banks", role="administrator")


@pytest.fixture
def client() -> Client:
    """A browser that came over HTTPS, as passkeys need."""
    return Client(headers={"x-forwarded-proto": "https"}, **{"wsgi.url_scheme": "https"})


@pytest.fixture
def passkey(client: Client, moira: User, as_owner: AsOwner) -> SoftPasskey:
    """Moira's first passkey, added after her first sign-in; she has signed out again."""
    passkey = SoftPasskey()
    first_time(client, moira, as_owner)
    assert add(client, passkey).status_code == 302
    client.post(reverse("account_logout"))
    return passkey


def first_time(client: Client, user: User, as_owner: AsOwner) -> None:
    """Come in by link."""
    with as_owner():
        address = signing_in.first_sign_in_link(user)
    client.post(address[address.index("/account/") :])


def data_of(client: Client, name: str) -> dict[str, Any]:
    """What a page hands to the browser's script."""
    page = client.get(reverse(name)).content.decode()
    found = re.search(r'<script id="passkey-data" type="application/json">(.*?)</script>', page)
    assert found, page
    return json.loads(found[1])


def add(client: Client, passkey: SoftPasskey, origin: str = "", name: str = "Laptop") -> Any:
    """Add a passkey."""
    made = passkey.made(data_of(client, "mfa_add_webauthn"), origin)
    return client.post(reverse("mfa_add_webauthn"), {"name": name, "credential": made})


def sign_in(client: Client, passkey: SoftPasskey, next: str = "", **lies: Any) -> Any:
    """Sign in with a passkey."""
    options = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    answer = {"credential": passkey.answer(options, **lies), "next": next}
    return client.post(reverse("mfa_login_webauthn"), answer)


def signed_in(client: Client) -> bool:
    """Whether the client has a session of somebody."""
    return "_auth_user_id" in client.session


def test_adding_a_passkey_opens_the_rest(client: Client, moira: User, as_owner: AsOwner) -> None:
    first_time(client, moira, as_owner)

    assert add(client, SoftPasskey())["Location"] == reverse("mfa_index")
    page = client.get(reverse("mfa_index"))
    assert page.status_code == 200
    assert "Laptop" in page.content.decode()


def test_signing_in_with_the_passkey(client: Client, moira: User, passkey: SoftPasskey) -> None:
    before = client.session.session_key

    assert sign_in(client, passkey)["Location"] == reverse("home:start")

    assert client.session["_auth_user_id"] == str(moira.pk)
    assert client.session.session_key != before
    assert client.get(reverse("mfa_index")).status_code == 200


def test_the_page_asked_for_opens_after_signing_in(client: Client, passkey: SoftPasskey) -> None:
    assert sign_in(client, passkey, next="/agencies")["Location"] == "/agencies"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "https:evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(client: Client, passkey: SoftPasskey, elsewhere: str) -> None:
    assert sign_in(client, passkey, next=elsewhere)["Location"] == reverse("home:start")


def test_an_answer_collected_by_another_site_is_refused(client: Client, passkey: SoftPasskey) -> None:
    answer = sign_in(client, passkey, origin="https://testserver.evil.example")

    assert "not-accepted" in answer["Location"]
    assert not signed_in(client)


def test_a_passkey_made_on_another_site_is_refused(client: Client, moira: User, as_owner: AsOwner) -> None:
    first_time(client, moira, as_owner)

    assert add(client, SoftPasskey(), origin="https://evil.example").status_code == 200
    assert not Authenticator.objects.exists()


def test_a_passkey_for_another_host_is_refused(client: Client, passkey: SoftPasskey) -> None:
    passkey.host = "evil.example"

    sign_in(client, passkey, origin="https://testserver")

    assert not signed_in(client)


def test_a_device_that_did_not_check_its_owner_is_refused(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey, flags=PRESENT)

    assert not signed_in(client)


def test_an_answer_cannot_be_used_again(client: Client, passkey: SoftPasskey) -> None:
    address = reverse("mfa_login_webauthn")
    options = client.get(address, headers={"accept": "application/json"}).json()
    answer = {"credential": passkey.answer(options)}
    client.post(address, answer)
    client.post(reverse("account_logout"))

    client.get(address, headers={"accept": "application/json"})
    client.post(address, answer)

    assert not signed_in(client)


def test_who_is_inactive_is_told_so(
    client: Client, moira: User, passkey: SoftPasskey, as_owner: AsOwner
) -> None:
    with as_owner():
        User.objects.filter(pk=moira.pk).update(is_active=False)

    assert sign_in(client, passkey)["Location"] == reverse("account_inactive")
    assert not signed_in(client)


def test_nobody_is_locked_out_by_anothers_wrong_tries(client: Client, passkey: SoftPasskey) -> None:
    for _ in range(11):
        answer = client.post(reverse("account_recover"), {"username": "moira", "code": "000000"})
    assert answer.status_code == 429

    sign_in(client, passkey)

    assert signed_in(client)


@pytest.mark.django_db
def test_under_a_bare_number_the_page_says_where_passkeys_work(client: Client, settings: Any) -> None:
    settings.HANDRAIL_BASE_URL = "http://localhost:8000"
    address = reverse("account_login")

    assert (
        "http://localhost:8000/account/sign-in" in client.get(address, HTTP_HOST="127.0.0.1").content.decode()
    )
    assert "under a number" not in client.get(address).content.decode()


def test_the_only_passkey_stays(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey)
    confirm(client, passkey)
    address = reverse("mfa_remove_webauthn", args=[Authenticator.objects.get().pk])

    assert "only passkey" in client.get(address).content.decode()
    assert client.post(address).status_code == 409
    assert Authenticator.objects.count() == 1


def test_a_lost_passkey_is_removed_and_stops_working(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey)
    confirm(client, passkey)
    second = SoftPasskey()
    add(client, second, name="Telephone")
    lost = Authenticator.objects.order_by("pk").first()
    assert lost is not None

    client.post(reverse("mfa_remove_webauthn", args=[lost.pk]))
    client.post(reverse("account_logout"))

    sign_in(client, passkey)
    assert not signed_in(client)
    sign_in(client, second)
    assert signed_in(client)


def test_nobody_removes_another_persons_passkey(
    client: Client, passkey: SoftPasskey, as_owner: AsOwner
) -> None:
    with as_owner():
        other = User.objects.create_user("priya", name="Priya Shah", role="practitioner")
        hers = Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    sign_in(client, passkey)
    confirm(client, passkey)

    assert client.post(reverse("mfa_remove_webauthn", args=[hers.pk])).status_code == 404


def test_what_matters_asks_for_the_passkey_once_more(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey)

    for name in ("mfa_add_webauthn", "mfa_activate_totp"):
        answer = client.get(reverse(name))
        assert answer["Location"].startswith(reverse("mfa_reauthenticate_webauthn")), name
    assert confirm(client, passkey, then=reverse("mfa_activate_totp"))["Location"] == reverse(
        "mfa_activate_totp"
    )
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_confirming_with_anothers_passkey_is_refused(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey)
    answer = confirm(client, SoftPasskey())

    assert "not accepted" in answer.content.decode()
    assert client.get(reverse("mfa_add_webauthn")).status_code == 302


def confirm(client: Client, passkey: SoftPasskey, then: str = "") -> Any:
    """Show once more who one is."""
    answer = passkey.answer(data_of(client, "mfa_reauthenticate_webauthn"))
    return client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": answer, "next": then})


def test_setting_up_and_removing_an_authenticator_app(client: Client, passkey: SoftPasskey) -> None:
    sign_in(client, passkey)
    confirm(client, passkey)
    address = reverse("mfa_activate_totp")
    client.get(address)
    secret = client.session[SECRET_SESSION_KEY]

    refused = client.post(address, {"code": "12345"})
    assert "That was not accepted" in refused.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post(address, {"code": code})["Location"] == reverse("mfa_index")
    assert "is set up" in client.get(reverse("mfa_index")).content.decode()

    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
