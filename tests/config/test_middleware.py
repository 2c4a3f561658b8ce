"""What every answer and every session has in common."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, reverse

from handrail.config.middleware import SessionLimits

NOON = datetime.fromisoformat("2026-03-18T12:00:00+00:00")


def hello(request: HttpRequest) -> HttpResponse:
    """A page that uses the nonce, as ours do."""
    return HttpResponse(f"<p>{request.csp_nonce}</p>")  # type: ignore[attr-defined]


urlpatterns = [path("hello", hello)]


@pytest.fixture
def answer(db: None, client: Client) -> Iterator[HttpResponse]:
    """The answer to a plain request, all middleware included."""
    with override_settings(ROOT_URLCONF=__name__):
        yield client.get("/hello")


def test_scripts_and_styles_are_our_own_and_nothing_else_loads(answer: HttpResponse) -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))

    assert policy["default-src"] == "'none'"
    assert re.fullmatch(r"'self' 'nonce-[^']+'", policy["script-src"])
    assert policy["style-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    for alone in ("connect-src", "font-src", "form-action"):
        assert policy[alone] == "'self'"
    for never in ("base-uri", "object-src", "frame-ancestors"):
        assert policy[never] == "'none'"


def test_no_page_is_kept_framed_or_named_to_others(answer: HttpResponse) -> None:
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in answer["Permissions-Policy"]


def test_an_unknown_page_has_the_same_headers(db: None, client: Client) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        missing = client.get("/nothing-here")

    assert missing.status_code == 404
    assert missing["Cache-Control"] == "no-store"
    assert "default-src 'none'" in missing["Content-Security-Policy"]


# -- How long a session lasts -----------------------------------------------------


@pytest.fixture
def visit(db: None, client: Client) -> Callable[[timedelta], bool]:
    """Use a session begun at noon; say whether it still knows us."""
    session = client.session
    session["who"] = "Priya"
    limits = SessionLimits(lambda request: HttpResponse(request.session.get("who", "")))

    def go(after: timedelta) -> bool:
        request = RequestFactory().get("/")
        request.session = session
        with time_machine.travel(NOON + after, tick=False):
            return limits(request).content == b"Priya"

    return go


def test_half_an_hour_without_use_ends_it(visit: Callable[[timedelta], bool]) -> None:
    assert visit(timedelta(0))
    assert visit(timedelta(minutes=29))
    assert visit(timedelta(minutes=58))
    assert not visit(timedelta(minutes=89))


def test_twelve_hours_end_it_in_any_case(visit: Callable[[timedelta], bool]) -> None:
    for quarter in range(12 * 4 + 1):
        assert visit(timedelta(minutes=15 * quarter))

    assert not visit(timedelta(hours=12, minutes=15))


def test_asking_how_long_a_session_lasts_is_no_use_of_it(db: None, client: Client) -> None:
    """Asked every ten minutes it ends after thirty; a page opened or a stay asked for begins them anew."""
    session = client.session
    session["who"] = "Priya"
    limits = SessionLimits(lambda request: HttpResponse(str(getattr(request, "session_left", "over"))))

    def left(minutes: int, address: str) -> str:
        request = RequestFactory().get(address)
        request.session = session
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            return limits(request).content.decode()

    ask = reverse("account_session")
    assert left(0, "/") == str(29 * 60)  # the minute in which use is not written down is not promised
    assert left(10, ask) == str(20 * 60)
    assert left(20, f"{ask}?stay=1") == str(29 * 60)
    assert left(30, ask) == str(20 * 60)
    assert left(50, ask) == "0"
    assert left(51, ask) == "over"


def test_a_page_late_in_the_twelve_hours_says_what_is_left_of_them(db: None, client: Client) -> None:
    session = client.session
    session["who"] = "Priya"
    limits = SessionLimits(lambda request: HttpResponse(str(getattr(request, "session_left", "over"))))
    answers = []
    for minutes in (0, *range(20, 12 * 60, 20), 12 * 60 - 5):
        request = RequestFactory().get("/")
        request.session = session
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            answers.append(limits(request).content.decode())

    assert answers[-1] == str(5 * 60)
    assert set(answers[:-3]) == {str(29 * 60)}
