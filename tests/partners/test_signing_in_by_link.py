"""Denise has no passkey with her: a link by e-mail, opened where she asked, and then her PIN."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from structlog.testing import capture_logs

from handrail.access.actors import acting_as
from handrail.access.models import EmailedLink, Pin, User
from handrail.delivery.reaching import fake, sign_in_links
from handrail.home.by_link import pins
from tests.delivery.reaching.helping import as_worker

AsOwner = Callable[[], AbstractContextManager[None]]
ADDRESS, PIN = "denise.okoro@wexborough.example.org", "204716"
ASK, GIVE = "/account/sign-in/link", "/account/pin"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def denise(cast: Any, as_owner: AsOwner) -> User:
    """Denise, whose work email is known."""
    with as_owner():
        User.objects.filter(pk=cast.denise.pk).update(email=ADDRESS)
    return User.objects.get(pk=cast.denise.pk)


@pytest.fixture
def asked(denise: User, provider: fake.Fake, as_owner: AsOwner) -> Callable[..., str]:
    """``asked(client)``: ask in this browser; the path of the link that arrives."""

    def ask(client: Client, address: str = ADDRESS) -> str:
        client.post(ASK, {"email": address})
        with as_owner():
            reference = EmailedLink.objects.latest("pk").reference
        with as_worker():
            sign_in_links.send(reference)
        sent = provider.find(reference)
        return re.search(r"/account/link/\S+", str(sent[0].said["text"]))[0] if sent else ""  # type: ignore[index]

    return ask


def with_pin(denise: User) -> None:
    """Her PIN was set before."""
    with acting_as(denise.pk):
        pins.choose(denise, PIN)


def signed_in(client: Client) -> bool:
    """Whether the browser has a session of somebody."""
    return "_auth_user_id" in client.session


# -- Asking ------------------------------------------------------------------------


def test_known_and_unknown_addresses_get_the_same_bytes(
    client: Client, asked: Any, as_owner: AsOwner
) -> None:
    known = client.post(ASK, {"email": ADDRESS})
    other = Client()
    unknown = other.post(ASK, {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.content == unknown.content
    assert client.get(known["Location"]).content == other.get(unknown["Location"]).content
    assert set(known.cookies) == set(unknown.cookies)
    with as_owner():
        assert sorted(EmailedLink.objects.values_list("user__username", flat=True), key=str) == [
            None,
            "denise",
        ]


@pytest.mark.parametrize("who", ["ruth", "carol", "dan", "beth"])
def test_only_workers_of_other_agencies_are_sent_one(
    who: str, client: Client, cast: Any, asked: Any, as_owner: AsOwner
) -> None:
    with as_owner():
        User.objects.filter(username=who).update(email=f"{who}@example.org")

    assert asked(client, f"{who}@example.org") == ""


def test_an_address_of_two_workers_is_sent_none(
    client: Client, cast: Any, asked: Any, as_owner: AsOwner
) -> None:
    with as_owner():
        User.objects.filter(pk=cast.mark.pk).update(email=ADDRESS.upper())

    assert asked(client) == ""


def test_a_mailbox_gets_six_in_a_quarter_of_an_hour(client: Client, asked: Any) -> None:
    assert all(asked(client) for _ in range(6))
    assert asked(client) == ""


def test_the_email_names_nobody_and_no_case(client: Client, asked: Any, provider: fake.Fake) -> None:
    asked(client)

    said = str(provider.find("")[0].said)
    assert "15 minutes" in said
    assert not re.search("Denise|Helen|Brightwell|probation|X340571|Handrail", said, re.IGNORECASE)


def test_where_no_email_is_sent_the_page_says_so(client: Client, denise: User, settings: Any) -> None:
    settings.HANDRAIL_MESSAGES = False

    assert "not set up here" in client.get(ASK).content.decode()
    client.post(ASK, {"email": ADDRESS})
    assert not client.cookies


# -- The link ------------------------------------------------------------------------


def test_opening_the_link_changes_nothing(client: Client, asked: Any) -> None:
    link = asked(client)

    for opened in (client.get(link), Client().get(link), Client().head(link)):
        assert opened.status_code == 200
    assert client.post(link)["Location"] == GIVE


def test_it_counts_only_in_the_browser_that_asked_and_is_not_used_up_elsewhere(
    client: Client, asked: Any
) -> None:
    link, elsewhere, another = asked(client), Client(), Client()
    another.post(ASK, {"email": "nobody@example.org"})

    assert elsewhere.post(link).status_code == 410
    assert another.post(link).status_code == 410
    assert not signed_in(elsewhere)
    assert client.post(link).status_code == 302


def test_it_counts_once(client: Client, asked: Any) -> None:
    link = asked(client)
    held = client.cookies["asked"].value
    client.post(link)
    again = Client()
    again.cookies["asked"] = held

    assert again.post(link).status_code == 410
    assert again.get(link).status_code == 410
    assert not signed_in(again)


@pytest.mark.parametrize(("left", "status"), [(60, 302), (-1, 410)])
def test_it_lives_a_quarter_of_an_hour(
    left: int, status: int, client: Client, asked: Any, as_owner: AsOwner
) -> None:
    """The database's clock stands still in a test, so the link is moved instead of the clock."""
    link = asked(client)
    with as_owner():
        EmailedLink.objects.update(expires_at=Now() + timedelta(seconds=left))

    assert client.post(link).status_code == status


def test_a_link_is_sent_with_a_quarter_of_an_hour_to_live(
    client: Client, asked: Any, as_owner: AsOwner
) -> None:
    asked(client)

    with as_owner():
        row = EmailedLink.objects.get()
    assert row.expires_at - row.asked_at == timedelta(minutes=15)


def test_neither_the_job_nor_the_row_nor_the_log_holds_the_token(
    client: Client, asked: Any, as_owner: AsOwner
) -> None:
    with capture_logs() as lines:
        link = asked(client)
        Client().post(link)
    token = link.rsplit("/", 1)[1]
    with as_owner(), connection.cursor() as cursor:
        row = str(EmailedLink.objects.values().get()) + str(list(AccessAttempt.objects.values()))
        cursor.execute("select args::text from procrastinate_jobs where task_name = 'sign_in.send_link'")
        jobs = str(cursor.fetchall())

    assert len(token) * 6 >= 256
    assert "reference" in jobs
    assert token not in row + jobs + str(lines)


def test_who_may_no_longer_sign_in_does_not_by_a_link_sent_before(
    client: Client, asked: Any, denise: User, as_owner: AsOwner
) -> None:
    link = asked(client)
    with as_owner():
        User.objects.filter(pk=denise.pk).update(is_active=False)

    assert client.post(link).status_code == 410


@pytest.mark.parametrize(
    "statement",
    [
        "select * from access_emailedlink",
        "update access_emailedlink set used_at = null",
        "select access_link_to_send('x', 'y')",
        "update access_pin set hashed = 'x'",
        "delete from access_pin",
        "update access_user set email = 'me@example.org' where username = 'denise'",
    ],
)
def test_the_serving_login_makes_itself_no_way_in(statement: str, denise: User) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(statement)


# -- The PIN -------------------------------------------------------------------------


def test_the_first_time_she_sets_a_pin_and_then_it_is_asked_for(
    client: Client, asked: Any, denise: User
) -> None:
    client.post(asked(client))
    assert "Set a PIN" in client.get(GIVE).content.decode()
    assert client.post(GIVE, {"pin": PIN, "again": PIN})["Location"] == "/asked-of-me/"
    assert "Helen Brightwell" in client.get("/asked-of-me/").content.decode()

    later = Client()
    later.post(asked(later))
    assert "Set a PIN" not in later.get(GIVE).content.decode()
    assert later.post(GIVE, {"pin": PIN})["Location"] == "/asked-of-me/"
    with acting_as(denise.pk):
        assert Pin.objects.get().hashed.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    "pin", ["111111", "121212", "123456", "654321", "890123", "20471", "20471a", "²04716"]
)
def test_what_anybody_would_try_first_is_no_pin(pin: str, client: Client, asked: Any) -> None:
    client.post(asked(client))

    assert client.post(GIVE, {"pin": pin, "again": pin}).status_code == 422
    assert client.get("/asked-of-me/")["Location"] == GIVE


def test_before_the_pin_there_is_nothing(client: Client, asked: Any) -> None:
    client.post(asked(client))

    for path in ("/asked-of-me/", "/asked-of-me/X340571", "/account/settings", "/cases/X340571", "/help"):
        assert client.get(path)["Location"] == GIVE, path


def test_five_wrong_pins_lock_it_wherever_they_come_from(client: Client, asked: Any, denise: User) -> None:
    with_pin(denise)
    for place in range(5):
        guesser = Client(REMOTE_ADDR=f"192.0.2.{place}")
        guesser.post(asked(guesser))
        answer = guesser.post(GIVE, {"pin": f"83094{place}"})
    assert answer.status_code == 403
    assert not signed_in(guesser)

    with acting_as(denise.pk):
        assert pins.right("denise", PIN) is None


def test_a_right_pin_forgives_the_wrong_ones_before(client: Client, asked: Any, denise: User) -> None:
    with_pin(denise)
    client.post(asked(client))
    for _ in range(4):
        assert client.post(GIVE, {"pin": "830941"}).status_code == 422
    assert client.post(GIVE, {"pin": PIN}).status_code == 302

    with acting_as(denise.pk):
        assert Pin.objects.get().wrong == 0


# -- A forgotten PIN -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "may"),
    [("ruth", True), ("dan", True), ("tom", False), ("megan", False), ("mark", False), ("denise", False)],
)
def test_who_may_have_a_pin_forgotten(
    who: str, may: bool, cast: Any, denise: User, as_owner: AsOwner
) -> None:
    """Ruth is in charge of the case that is shared with Denise; Dan is an administrator."""
    with_pin(denise)
    with acting_as(cast.users[who].pk):
        assert pins.forget(denise) is may

    with as_owner():
        assert Pin.objects.filter(user=denise).exists() is not may


def test_ruth_has_it_forgotten_on_the_page_of_what_denise_reads(
    cast: Any, denise: User, as_owner: AsOwner
) -> None:
    with_pin(denise)
    ruth = Client()
    ruth.force_login(cast.ruth)
    shares = ruth.get("/cases/X340571/shares").content.decode()
    page = next(
        found
        for found in re.findall(r"/cases/X340571/shares/\d+(?=\")", shares)
        if "Denise" in ruth.get(found).content.decode()
    )

    assert "Make sure it is" in ruth.get(f"{page}/forget-pin").content.decode()
    ruth.post(f"{page}/forget-pin")

    with as_owner():
        assert not Pin.objects.exists()


# -- What a session by link sees -----------------------------------------------------


@pytest.fixture
def by_link(client: Client, asked: Any, denise: User) -> Client:
    """A browser in which Denise signed in by link and PIN."""
    with_pin(denise)
    client.post(asked(client))
    client.post(GIVE, {"pin": PIN})
    return client


def test_it_sees_partners_pages_and_her_own_settings(by_link: Client) -> None:
    assert by_link.get("/")["Location"] == "/asked-of-me/"
    for path in ("/asked-of-me/", "/asked-of-me/X340571", "/account/settings", "/account/devices", "/help"):
        assert by_link.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "name",
    ["home:caseload", "home:find", "home:diary", "home:duty", "mfa_index", "mfa_add_webauthn", "account_pin"],
)
def test_everything_else_is_absent(name: str, by_link: Client) -> None:
    assert by_link.get(reverse(name)).status_code == 404


def test_a_case_is_absent_too_and_the_frame_offers_no_way_there(by_link: Client) -> None:
    absent = by_link.get("/cases/X340571")

    assert absent.status_code == 404
    assert "/my-caseload" not in absent.content.decode()
    assert "/my-caseload" not in by_link.get("/asked-of-me/X340571").content.decode()


def test_it_is_listed_among_her_devices_and_lasts_two_hours_at_most(by_link: Client, settings: Any) -> None:
    assert "this device" in by_link.get("/account/devices").content.decode()

    session = by_link.session
    assert (session["session_idle"], session["session_longest"]) == (30 * 60, 2 * 60 * 60)
    session["session_began"] -= 2 * 60 * 60 + 1
    session.save()
    assert by_link.get("/asked-of-me/").status_code == 302
    assert not signed_in(by_link)
