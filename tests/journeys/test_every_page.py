"""Every page, as somebody of the cast opens it: accessible, as wide as the screen, and our own.

The routes come from the resolver; a new one without a row in ``pages.py`` fails.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Browser

from handrail.access import sharing
from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.people.models import Case
from tests.conftest import working_as_owner
from tests.journeys.keys import Keys, prepare_a_closed_case, prepare_dan, prepare_two_records_of_one_person
from tests.journeys.pages import EVERY, HELEN, MARKS_SHARE, NO_PAGE, Opened, drawn
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONES = (375, 320)


def routes() -> dict[str, URLPattern]:
    """Every named route of the product, from the resolver."""

    def walk(patterns: list[Any], space: str) -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
            else:
                yield f"{space}{one.name}", one

    return dict(walk(get_resolver().url_patterns, ""))


def test_every_route_that_can_be_opened_has_a_page_here() -> None:
    opened = {name for name, one in routes().items() if "GET" in one.callback.route_policy.logs}

    assert {one.route for one in EVERY} | set(NO_PAGE) == opened


@pytest.fixture(scope="module")
def keys(standing_demo: None, browser: Browser, site: str, database_owner: str) -> Iterator[Keys]:
    """Everybody's way in."""
    with working_as_owner(database_owner):
        link = prepare_dan()
        prepare_a_closed_case()
        prepare_two_records_of_one_person()
    ways = Keys(browser, site, link)
    yield ways
    ways.close()


def seen_each_time(opened: Opened) -> Any:
    """The main pages and a third of the rest; the others are left to the long run."""
    left = not (opened.main or drawn(str(opened)))
    return pytest.param(opened, marks=pytest.mark.long if left else ())


def address(opened: Opened) -> str:
    """Where a page is; some numbers are known only once the demo stands."""
    found: dict[str | int, Callable[[], int]] = {
        "the passkey": lambda: Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk,
        MARKS_SHARE: marks_share,
    }
    args = [found[one]() if one in found else one for one in opened.args]
    return reverse(opened.route, args=args) + opened.query


def marks_share() -> int:
    """The number of what Ruth shares with Mark."""
    with acting_as(User.objects.get(username="ruth.adeyemi").pk):
        case = Case.objects.get(reference=HELEN)
        return next(one.number for one in sharing.shares(case.pk) if one.user.username == "mark.tully")


@pytest.mark.parametrize("opened", [seen_each_time(one) for one in EVERY], ids=str)
def test_a_page_is_accessible_and_fits_every_screen(opened: Opened, keys: Keys) -> None:
    visitor = given_a_page(opened, keys)

    visitor.finds_nothing_amiss()
    for width in PHONES:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.finds_nothing_amiss(axe=opened.main)


@pytest.mark.long
@pytest.mark.parametrize("opened", [one for one in EVERY if not one.main], ids=str)
def test_a_page_is_accessible_on_a_phone(opened: Opened, keys: Keys) -> None:
    visitor = given_a_page(opened, keys)

    for width in PHONES:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.finds_nothing_amiss()


def given_a_page(opened: Opened, keys: Keys) -> Visitor:
    """The page, opened by its reader."""
    visitor = keys.visitor(opened.reader)
    visitor.may_be_refused(opened.status)
    visitor.goes_to(address(opened))
    # One that only leads on is looked at where it leads.
    assert visitor.answer == (200 if opened.status == 302 else opened.status)
    return visitor
