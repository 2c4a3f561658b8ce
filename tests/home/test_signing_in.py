"""Ways in other than a passkey: a link the first time, a code in a recovery. And the way out."""

import hashlib
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from structlog.testing import capture_logs

from handrail.access.models import SignInLink, User
from handrail.home import signing_in

AsOwner = Callable[[], AbstractContextManager[None]]
SECRET = generate_totp_secret()


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def moira(as_owner: AsOwner) -> User:
    """An administrator who has not signed in yet."""
    with as_owner():
        return User.objects.create_user("moira", name="Moira Banks", role="administrator")


@pytest.fixture
def link(moira: User, as_owner: AsOwner) -> str:
    """The path of a fresh link of hers."""
    return path_of(moira, as_owner)


def path_of(user: User, as_owner: AsOwner) -> str:
    """Make a link for somebody, and leave out our host."""
    with as_owner():
        address = signing_in.first_sign_in_link(user)
    return address[address.index("/account/") :]


def signed_in(client: Client) -> bool:
    """Whether the client has a session of somebody."""
    return "_auth_user_id" in client.session


# -- The first time ---------------------------------------------------------------


def test_opening_a_link_changes_nothing(client: Client, link: str) -> None:
    for _ in range(3):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200

    assert not signed_in(client)
    assert SignInLink.objects.get().used_at is None


def test_the_button_signs_in_and_leads_to_adding_a_passkey(client: Client, link: str, moira: User) -> None:
    answer = client.post(link)

    assert answer["Location"] == reverse("mfa_add_webauthn")
    assert client.session["_auth_user_id"] == str(moira.pk)


def test_a_link_works_once(client: Client, link: str) -> None:
    client.post(link)
    again = Client()

    assert again.get(link).status_code == 410
    assert again.post(link).status_code == 410
    assert not signed_in(again)


def test_a_link_works_for_a_quarter_of_an_hour(client: Client, moira: User, as_owner: AsOwner) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        link = path_of(moira, as_owner)
        clock.shift(timedelta(minutes=14, seconds=59))
        assert client.get(link).status_code == 200
        clock.shift(timedelta(seconds=1))

        assert client.get(link).status_code == 410
        assert client.post(link).status_code == 410
    assert not signed_in(client)


def test_a_new_link_ends_the_one_before(client: Client, link: str, moira: User, as_owner: AsOwner) -> None:
    path_of(moira, as_owner)

    assert client.post(link).status_code == 410


def test_a_link_is_kept_only_as_a_digest(link: str) -> None:
    token = link.rsplit("/", 1)[1]
    row = SignInLink.objects.values().get()

    assert len(token) * 6 >= 256
    assert row["digest"] == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(row)


def test_who_has_left_does_not_come_in_by_link(
    client: Client, link: str, moira: User, as_owner: AsOwner
) -> None:
    with as_owner():
        User.objects.filter(pk=moira.pk).update(is_active=False)

    assert client.post(link).status_code == 410
    assert not signed_in(client)


@pytest.mark.usefixtures("link")
def test_the_serving_login_cannot_make_itself_a_way_in(moira: User) -> None:
    """Only an administrator who is acting may make a link, and nobody may keep one open longer."""
    denied, secured, ended = "permission denied", "row-level security", "a link may only end"
    for refused, statement in (
        (
            secured,
            "insert into access_signinlink (user_id, digest, made_at, expires_at)"
            " values (%s, 'x', now(), now())",
        ),
        (
            denied,
            "insert into access_recovery (user_id, starts_at, ends_at, wrong_codes)"
            " values (%s, now(), now(), 0)",
        ),
        (ended, "update access_signinlink set expires_at = now() + interval '1 day' where user_id = %s"),
        (denied, "update access_recovery set ends_at = now() + interval '1 day' where user_id = %s"),
    ):
        with pytest.raises(ProgrammingError, match=refused), transaction.atomic():
            connection.cursor().execute(statement, [moira.pk])


def test_until_a_passkey_is_added_there_is_nothing_else(client: Client, link: str) -> None:
    client.post(link)

    for name in ("home:start", "home:agencies", "mfa_index", "mfa_activate_totp"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_add_webauthn"), name
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_outside_the_demo_a_session_without_a_passkey_goes_nowhere(
    client: Client, moira: User, settings: Any
) -> None:
    assert reverse("home:choose")  # the addresses are made before the setting changes
    settings.HANDRAIL_DEMO_SIGN_IN = False
    client.force_login(moira)

    assert client.get(reverse("home:agencies"))["Location"] == reverse("mfa_add_webauthn")


# -- Recovery by code -------------------------------------------------------------


@pytest.fixture
def app(moira: User, as_owner: AsOwner) -> Authenticator:
    """Moira's authenticator app."""
    with as_owner():
        return TOTP.activate(moira, SECRET).instance


def code_now(secret: str = SECRET) -> str:
    """What the app shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def wrong_code() -> str:
    """Six figures that the app does not show."""
    return format_hotp_value((int(code_now()) + 500_000) % 1_000_000)


def try_code(client: Client, code: str, username: str = "moira") -> Any:
    """Post the recovery page."""
    return client.post(reverse("account_recover"), {"username": username, "code": code})


def test_a_code_alone_lets_nobody_in(client: Client, app: Authenticator) -> None:
    answer = try_code(client, code_now())

    assert answer.status_code == 200
    assert not signed_in(client)


def test_in_a_recovery_a_code_lets_in_to_add_a_passkey_and_no_further(
    client: Client, moira: User, app: Authenticator, as_owner: AsOwner
) -> None:
    with as_owner():
        signing_in.open_recovery(moira)

    assert try_code(client, code_now())["Location"] == reverse("mfa_add_webauthn")
    assert client.get(reverse("home:agencies"))["Location"] == reverse("mfa_add_webauthn")
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_a_recovery_lasts_an_hour(client: Client, moira: User, app: Authenticator, as_owner: AsOwner) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        with as_owner():
            signing_in.open_recovery(moira)
        clock.shift(timedelta(hours=1))
        try_code(client, code_now())

    assert not signed_in(client)


def test_a_recovery_works_once(client: Client, moira: User, app: Authenticator, as_owner: AsOwner) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        with as_owner():
            signing_in.open_recovery(moira)
        try_code(client, code_now())
        clock.shift(timedelta(minutes=2))
        again = Client()
        try_code(again, code_now())

    assert signed_in(client)
    assert not signed_in(again)


def test_five_wrong_codes_end_a_recovery_wherever_they_come_from(
    client: Client, moira: User, app: Authenticator, as_owner: AsOwner
) -> None:
    with as_owner():
        signing_in.open_recovery(moira)
    for number in range(5):
        guesser = Client(REMOTE_ADDR=f"192.0.2.{number}")
        try_code(guesser, wrong_code())

    try_code(client, code_now())

    assert not signed_in(client)


def test_the_answer_tells_nothing_about_who_is_a_user(
    client: Client, moira: User, app: Authenticator, as_owner: AsOwner
) -> None:
    def words(username: str) -> str:
        page = try_code(Client(), wrong_code(), username).content.decode()
        return page[page.index("There is a problem") :].replace(username, "")[:600]

    nobody, no_recovery = words("nobody"), words("moira")
    with as_owner():
        signing_in.open_recovery(moira)

    assert nobody == no_recovery == words("moira")


def test_a_recovery_needs_an_app(moira: User, as_owner: AsOwner) -> None:
    with as_owner(), pytest.raises(signing_in.NoAuthenticatorApp):
        signing_in.open_recovery(moira)


def test_ten_wrong_tries_are_followed_by_a_pause(client: Client, moira: User) -> None:
    answers = [try_code(client, "000000").status_code for _ in range(11)]

    assert answers[:9] == [200] * 9
    assert answers[-1] == 429
    assert "Too many tries" in try_code(client, "000000").content.decode()


def test_ten_wrong_links_are_followed_by_a_pause(client: Client, link: str) -> None:
    for number in range(10):
        client.post(reverse("account_first", args=[f"guess-{number}"]))

    assert client.post(link).status_code == 429
    assert not signed_in(client)


def test_a_codes_guesses_are_not_kept(client: Client, moira: User) -> None:
    from axes.models import AccessAttempt

    try_code(client, "123456")

    assert "123456" not in str(list(AccessAttempt.objects.values()))


def test_the_apps_secret_is_kept_encrypted_and_outlives_a_new_key(app: Authenticator, settings: Any) -> None:
    stored = Authenticator.objects.get(pk=app.pk)
    assert SECRET not in str(stored.data)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key " * 5

    assert stored.wrap().validate_code(code_now())


# -- Sessions and the way out -----------------------------------------------------


def test_signing_in_takes_a_new_session_key(client: Client, link: str) -> None:
    session = client.session
    session["something"] = "before"
    session.save()
    before = client.session.session_key

    client.post(link)

    assert client.session.session_key != before


def test_signing_out_is_an_act_not_a_link(client: Client, moira: User) -> None:
    client.force_login(moira)

    assert client.get(reverse("account_logout")).status_code == 405
    assert signed_in(client)


def test_signing_out_leaves_nothing_behind(client: Client, moira: User) -> None:
    client.force_login(moira)
    key = client.session.session_key

    answer = client.post(reverse("account_logout"))

    assert not client.session.exists(key)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert client.get(reverse("home:agencies")).status_code == 302


def test_who_is_made_inactive_is_out_at_once(client: Client, moira: User, as_owner: AsOwner) -> None:
    client.force_login(moira, backend=signing_in.BACKEND)
    assert client.get(reverse("mfa_index")).status_code == 200

    with as_owner():
        User.objects.filter(pk=moira.pk).update(is_active=False)

    assert client.get(reverse("mfa_index")).status_code == 302


def test_there_are_no_passwords(client: Client, moira: User, as_owner: AsOwner, rf: Any) -> None:
    from django.contrib.auth import authenticate

    with as_owner():
        moira.set_password("a long enough password")
        moira.save()

    assert authenticate(rf.post("/"), username="moira", password="a long enough password") is None


def test_the_log_says_that_somebody_came_and_went_and_no_more(client: Client, moira: User, link: str) -> None:
    with capture_logs() as lines:
        client.post(link)
        client.post(reverse("account_logout"))
        try_code(client, "123456")

    assert [(line["event"], line.get("user"), line.get("reason")) for line in lines] == [
        ("signed in", moira.pk, "link"),
        ("signed out", moira.pk, None),
        ("sign-in refused", None, "code"),
    ]
    assert "Moira" not in str(lines)
    assert link.rsplit("/", 1)[1] not in str(lines)
