"""Pages for what went wrong: what happened, what is kept, what to do next, and whom to tell."""

import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from allauth.core.ratelimit import respond_429
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from pytest_django.asserts import assertNumQueries

from handrail.access.models import User
from handrail.config import logs
from handrail.config.urls import handler400, handler403, handler404, handler429, handler500
from handrail.config.urls import urlpatterns as ours
from handrail.home import errors

pytestmark = pytest.mark.django_db

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]
CANARY = "Wren-4471"
KEPT = "A long form keeps what you type"


def raising(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """A page that fails."""

    def page(request: HttpRequest) -> HttpResponse:
        raise error

    return page


urlpatterns = [
    path("wrong/400", raising(SuspiciousOperation(CANARY))),
    path("wrong/403", raising(PermissionDenied(CANARY))),
    path("wrong/429", respond_429),
    path("wrong/500", raising(ValueError(CANARY)), name="a-failing-page"),
    path("wrong/503", raising(OperationalError(CANARY))),
    *ours,
]
SAYS = {
    400: "This could not be read",
    403: "You cannot do this",
    404: "There is nothing here for you",
    429: "Too many tries",
    500: "Something went wrong on our side",
    503: "Handrail cannot reach its records just now",
}


@pytest.fixture(autouse=True)
def _with_pages_that_fail() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def nobody() -> Client:
    """A browser in which nobody is signed in."""
    return Client(raise_request_exception=False)


@pytest.fixture
def ruth(on_its_wednesday: None) -> Client:
    """Ruth's browser."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username="ruth.adeyemi"))
    return client


@pytest.fixture
def log() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines of the log so far."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logs.configure("INFO")
    stream = io.StringIO()
    handler = next(
        one for one in root.handlers if isinstance(one.formatter, structlog.stdlib.ProcessorFormatter)
    )
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logs.configure("WARNING")
    root.handlers[:], root.level = before[0], before[1]


def reference_on(answer: HttpResponse) -> str:
    """What the page tells the reader to quote."""
    found = re.search(r'class="hr-reference">([^<]*)<', answer.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("status", SAYS)
def test_a_page_says_what_happened_what_to_do_and_what_to_quote(
    status: int, ruth: Client, log: Callable[[], list[dict[str, Any]]]
) -> None:
    answer = ruth.get(f"/wrong/{status}")
    page = answer.content.decode()

    assert answer.status_code == status
    assert f"{SAYS[status]}</h1>" in page
    assert "What to do next" in page
    assert CANARY not in page
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", reference_on(answer))
    assert [line["request"] for line in log() if line.get("status") == status] == [reference_on(answer)]


@pytest.mark.parametrize("status", [403, 404])
def test_somebody_signed_in_is_led_back_to_their_work(status: int, ruth: Client) -> None:
    page = ruth.get(f"/wrong/{status}").content.decode()

    for address in ("/my-caseload", "/find", "/duty"):
        assert f'<li><a class="govuk-link" href="{address}">' in page
    assert KEPT in page


def test_somebody_signed_out_is_shown_the_way_in_and_no_places(nobody: Client) -> None:
    page = nobody.get("/wrong/404").content.decode()

    assert '<li><a class="govuk-link" href="/">Go to the start page</a></li>' in page
    assert "/my-caseload" not in page
    assert KEPT not in page


def test_a_hidden_case_and_one_that_never_was_differ_in_nothing_but_the_reference(
    on_its_wednesday: None,
) -> None:
    """Keith runs a centre: Helen's case is not his to see, and nobody has the other number."""
    keith = Client()
    keith.force_login(User.objects.get(name="Keith Brightwell"))
    hidden, never = (keith.get(f"/cases/{number}") for number in ("X340571", "X999999"))

    assert (hidden.status_code, never.status_code) == (404, 404)
    one, other = (
        re.sub(r'nonce="[^"]+"|value="[^"]+"', "", answer.content.decode().replace(reference_on(answer), ""))
        for answer in (hidden, never)
    )
    assert one == other
    assert "X340571" not in one


@pytest.mark.parametrize("status", [500, 503])
def test_a_failure_is_drawn_without_the_database(status: int, nobody: Client) -> None:
    request = nobody.get(f"/wrong/{status}").wsgi_request
    request.user = None  # type: ignore[assignment]
    error: Exception = OperationalError() if status == 503 else ValueError()
    with assertNumQueries(0):
        try:
            raise error
        except type(error):
            answer = errors.failed(request)

    assert answer.status_code == status
    assert f'href="/wrong/{status}">Try again</a>' in answer.content.decode()


def test_a_database_that_is_away_is_said_and_asked_again_later(nobody: Client) -> None:
    answer = nobody.get("/wrong/503")

    assert answer["Retry-After"] == "30"
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_form_is_not_offered_for_sending_twice(nobody: Client) -> None:
    assert "Try again</a>" not in nobody.post("/wrong/500").content.decode()


@pytest.mark.parametrize("status", [404, 500])
def test_a_piece_asked_for_by_a_script_is_put_above_what_is_typed(status: int, ruth: Client) -> None:
    answer = ruth.get(f"/wrong/{status}", HTTP_HX_REQUEST="true")
    page = answer.content.decode()

    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#main", "afterbegin")
    assert page.strip().startswith('<div class="hr-note" role="alert">')
    assert SAYS[status] in page
    assert "<html" not in page


def test_a_form_from_an_old_page_is_refused_in_words(on_its_wednesday: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="ruth.adeyemi"))
    answer = client.post("/cases/X340571/contacts/add", {"text": "He rang."})
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "Send this again from a fresh page</h1>" in page
    assert "Nothing was saved." in page
    assert KEPT not in page
    assert reference_on(answer)


def test_every_request_has_a_reference_of_its_own(nobody: Client) -> None:
    assert len({reference_on(nobody.get("/wrong/404")) for _ in range(20)}) == 20
