"""One's own settings and devices: chosen by each for themselves, seen by nobody else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from handrail.access.actors import acting_as
from handrail.access.models import Preferences, User
from handrail.home import devices, personal

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/17.4 Mobile/15E148 Safari/604.1"
)
LAPTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/124.0.0.0 Safari/537.36"
)


@pytest.fixture
def ruth(on_its_wednesday: None) -> User:
    """Ruth."""
    return User.objects.get(username="ruth.adeyemi")


def browser(user: User, user_agent: str = LAPTOP) -> Client:
    """A browser in which somebody is signed in and has opened a page."""
    client = Client(headers={"user-agent": user_agent})
    client.force_login(user)
    assert client.get("/agencies").status_code == 200
    return client


# -- Settings ---------------------------------------------------------------------


def test_text_is_larger_on_the_next_page_and_on_another_device(ruth: User) -> None:
    client = browser(ruth)
    assert '<html lang="en-gb" class="govuk-template hr-page">' in client.get("/agencies").content.decode()
    answer = client.post(
        "/account/settings", {"text_size": "largest", "shows": ["begun", "help", "transfer"]}, follow=True
    )

    assert "Your settings are saved." in answer.content.decode()
    for one in (client, browser(ruth, PHONE)):
        assert 'class="govuk-template hr-page hr-text-largest"' in one.get("/agencies").content.decode()


def test_a_size_that_there_is_not_is_refused_in_words(ruth: User) -> None:
    answer = browser(ruth).post("/account/settings", {"text_size": "enormous"})

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    with acting_as(ruth.pk):
        assert not Preferences.objects.exists()


def test_what_is_left_out_no_longer_shows_on_the_caseload(ruth: User) -> None:
    """Helen's lift is asked for and not settled; the rest stays."""
    client = browser(ruth)
    words = "Help asked for and not settled"
    assert words in client.get("/my-caseload").content.decode()
    client.post("/account/settings", {"text_size": "normal", "shows": ["begun", "transfer"]})

    assert words not in client.get("/my-caseload").content.decode()
    page = client.get("/account/settings").content.decode()
    assert 'value="begun" checked' in page.replace("  ", " ")
    assert 'value="help" checked' not in page.replace("  ", " ")


def test_who_has_no_caseload_is_not_asked_what_shows_there(on_its_wednesday: None) -> None:
    page = browser(User.objects.get(username="dan.kowalski")).get("/account/settings").content.decode()

    assert "Size of text" in page
    assert "needs me first" not in page


def test_a_language_is_offered_once_it_has_a_catalogue(ruth: User, tmp_path: Path) -> None:
    client = browser(ruth)
    page = client.get("/account/settings").content.decode()
    assert "Handrail is in English." in page
    assert 'name="language"' not in page

    catalogue = tmp_path / "cy" / "LC_MESSAGES" / "django.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    with override_settings(LOCALE_PATHS=[tmp_path]):
        assert [code for code, _name in personal.languages()] == ["en-gb", "cy"]
        assert 'value="cy"' in client.get("/account/settings").content.decode()


def test_a_language_that_has_gone_is_english_again(ruth: User) -> None:
    with acting_as(ruth.pk):
        Preferences.objects.create(user=ruth, language="cy")

    assert '<html lang="en-gb"' in browser(ruth).get("/agencies").content.decode()


def test_what_is_chosen_costs_no_page_a_question(ruth: User) -> None:
    client = browser(ruth)
    with CaptureQueriesContext(connection) as queries:
        client.get("/agencies")

    asked = " ".join(query["sql"] or "" for query in queries)
    assert "access_preferences" not in asked
    assert "usersessions" not in asked


# -- Devices ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Safari on an iPhone"),
        (LAPTOP, "Chrome on Windows"),
        (f"{LAPTOP} Edg/124.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) Version/17.4 Safari/605.1.15", "Safari on a Mac"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/124.0 Mobile Safari/537.36", "Chrome on an Android phone"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X2) SamsungBrowser/25.0 Chrome/121.0 Safari/537.36",
         "Samsung Internet on an Android tablet"),
        ("Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) CriOS/124.0 Safari/604.1", "Chrome on an iPad"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/124.0 Safari/537.36", "Chrome on a Chromebook"),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
    ],
)  # fmt: skip
def test_a_device_in_plain_words(user_agent: str, words: str) -> None:
    assert devices.in_words(user_agent) == words


def test_every_device_is_listed_and_this_one_marked(ruth: User) -> None:
    browser(ruth, PHONE)
    page = " ".join(browser(ruth).get("/account/devices").content.decode().split())

    assert "<b>Chrome on Windows (this device)</b>" in page
    assert "<b>Safari on an iPhone</b>" in page
    assert page.count('name="end"') == 2  # the telephone, and all others


def test_a_device_is_signed_out_at_once(ruth: User) -> None:
    """Its next page leads to signing in, and it may keep nothing more."""
    phone, here = browser(ruth, PHONE), browser(ruth)
    with acting_as(ruth.pk):
        other = UserSession.objects.get(user_agent=PHONE)
    answer = here.post("/account/devices", {"end": str(other.pk)}, follow=True)

    assert "1 device is signed out." in answer.content.decode()
    assert "Safari on an iPhone" not in answer.content.decode()
    assert "/sign-in" in phone.get("/my-caseload")["Location"]
    assert phone.get("/account/session").status_code == 401
    assert here.get("/my-caseload").status_code == 200


def test_all_others_are_signed_out_in_one_go(ruth: User) -> None:
    phone, tablet, here = browser(ruth, PHONE), browser(ruth, "iPad"), browser(ruth)
    answer = here.post("/account/devices", {"end": "others"}, follow=True)

    assert "2 devices are signed out." in answer.content.decode()
    assert {one.get("/my-caseload").status_code for one in (phone, tablet)} == {302}
    assert here.get("/my-caseload").status_code == 200


def test_this_device_is_not_signed_out_by_its_number(ruth: User) -> None:
    here = browser(ruth)
    with acting_as(ruth.pk):
        mine = UserSession.objects.get()
    here.post("/account/devices", {"end": str(mine.pk)})

    assert here.get("/my-caseload").status_code == 200


def test_nobody_sees_or_ends_a_colleagues_device_or_reads_their_settings(
    ruth: User, as_owner: AsOwner
) -> None:
    """Through the pages, and by SQL as the serving login."""
    carol = User.objects.get(username="carol.hughes")
    hers, mine = browser(ruth, PHONE), browser(carol)
    hers.post("/account/settings", {"text_size": "larger", "shows": []})
    with acting_as(ruth.pk):
        number = UserSession.objects.get().pk
    mine.post("/account/devices", {"end": str(number)})
    assert "iPhone" not in mine.get("/account/devices").content.decode()
    assert hers.get("/my-caseload").status_code == 200

    for actor in (carol.pk, None):
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute("select count(*) from usersessions_usersession where user_id = %s", [ruth.pk])
            assert cursor.fetchone() == (0,)
            cursor.execute("select count(*) from access_preferences")
            assert cursor.fetchone() == (0,)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                cursor.execute(
                    "insert into access_preferences (user_id, language, text_size, quiet)"
                    " values (%s, '', 'larger', '{}')",
                    [carol.pk if actor is None else ruth.pk],
                )


def test_a_device_goes_with_its_session_however_that_ends(ruth: User) -> None:
    out, cleared = browser(ruth), browser(ruth, PHONE)
    out.post("/account/sign-out")
    Session.objects.filter(session_key=cleared.session.session_key).delete()

    with acting_as(ruth.pk):
        assert list(UserSession.objects.all()) == []
