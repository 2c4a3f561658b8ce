"""A case with nothing but a person in it: every page opens, and says what to do next."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, reverse
from playwright.sync_api import Browser, expect

from handrail.exchange.importing import import_stream
from tests.conftest import working_as_owner
from tests.journeys.conftest import Visiting
from tests.journeys.keys import Keys
from tests.journeys.pages import AMY, BETH, CAROL, JOEL, MEGAN, NO_PAGE, RUTH, drawn
from tests.journeys.test_every_page import routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

Readers = tuple[tuple[str, str], ...]
ADULT, CHILD = "X300001", "YJ30001"
NEXT = {
    "home:case": (RUTH, ADULT, "No next contact is booked", "Add a contact"),
    "home:timeline": (RUTH, ADULT, "Nothing has been recorded yet", "Add a contact"),
    "people:network": (RUTH, ADULT, "Nobody is in the picture yet", "Add someone"),
    "sentences:sentence": (RUTH, ADULT, "No sentence on record yet", "Add the sentence"),
    "assessments:assessment": (RUTH, ADULT, "No area has been looked at yet", "Add a strength"),
    "people:details": (RUTH, ADULT, "Nobody is allocated", "Add own words"),
    "compartments:victim": (BETH, ADULT, "Nobody is on record yet", "Add somebody"),
    "compartments:intelligence": (AMY, CHILD, "Nothing has been passed on", "Add"),
}


def bare(reference: str, cohort: str, team: str, born: str, readers: Readers) -> dict[str, Any]:
    """Somebody with a name, and who may open their case."""
    person = {
        "entry": "person",
        "recorded_at": "2026-01-05T09:00:00Z",
        "by": "system",
        "given_name": "Noor",
        "family_name": "Ashby",
        "date_of_birth": born,
    }
    relations = [
        {"user": user, "kind": kind, "starts_at": "2026-01-05T09:00:00Z", "granted_by": "oliver.penn"}
        for user, kind in readers
    ]
    return {
        "format": "handrail-case/1",
        "reference": reference,
        "cohort": cohort,
        "team": team,
        "people": {"person": [person]},
        "access": {"relations": relations},
    }


ADULTS = (
    ("ruth.adeyemi", "in_charge"),
    ("carol.hughes", "manager"),
    ("beth.calloway", "victim_worker"),
    ("beth.calloway", "named_victim"),
)
CHILDS = (("joel.marsh", "in_charge"), ("amy.lunn", "police"), ("amy.lunn", "named_intelligence"))
# There is no day of release before somebody is in custody.
NEEDS_CUSTODY = {"delivery:release_item_add", "delivery:release_day_pdf"}
READERS = ((RUTH, ADULT), (JOEL, CHILD), (CAROL, ADULT), (BETH, ADULT), (AMY, CHILD))
CASES = [
    bare(ADULT, "adult", "eastgate", "1991-04-02", ADULTS),
    bare(CHILD, "youth", "northmoor", "2010-04-02", CHILDS),
]


@pytest.fixture(scope="module")
def keys(standing_demo: None, browser: Browser, site: str, database_owner: str) -> Iterator[Keys]:
    """Ways in to the demo with two bare cases."""
    lines = b"".join(json.dumps(case).encode() + b"\n" for case in CASES)
    with working_as_owner(database_owner):
        import_stream(io.BytesIO(lines), replace=False, reason="Trying it out", progress=lambda *_: None)
    ways = Keys(browser, site, "")
    yield ways
    ways.close()


def of_a_case() -> list[str]:
    """The pages that need nothing but a case."""
    return [
        name
        for name, one in routes().items()
        if opens_with_a_reference(one) and name not in {*NO_PAGE, *NEEDS_CUSTODY, "home:agency"}
    ]


def papers_of_a_case() -> list[str]:
    """The PDF files that need nothing but a case."""
    known = routes()
    return [
        name
        for name in NO_PAGE
        if name.endswith("_pdf") and name not in NEEDS_CUSTODY and opens_with_a_reference(known[name])
    ]


def opens_with_a_reference(one: URLPattern) -> bool:
    """Whether a page can be opened by the reference of a case alone."""
    pattern, logs = str(one.pattern), one.callback.route_policy.logs
    return pattern.startswith("cases/<str:reference>") and "GET" in logs and pattern.count("<") == 1


def address(route: str, case: str) -> str:
    """Where a page of a case is."""
    return reverse(route, args=[case])


@pytest.mark.parametrize(
    "route", [pytest.param(one, marks=() if drawn(one) else pytest.mark.long) for one in of_a_case()]
)
def test_every_page_of_a_bare_case_opens_for_whoever_may(route: str, keys: Keys) -> None:
    for reader, case in READERS:
        visitor = keys.visitor(reader)
        visitor.may_be_refused(404)
        visitor.goes_to(address(route, case))
        if visitor.answer == 200:
            visitor.finds_nothing_amiss()
            visitor.page.set_viewport_size({"width": 320, "height": 800})
            visitor.finds_it_fits()
            return

    pytest.fail(f"nobody opened {route}")


@pytest.mark.parametrize("route", papers_of_a_case())
def test_every_paper_of_a_bare_case_is_handed_over(route: str, keys: Keys, visiting: Visiting) -> None:
    ruth = visiting(storage_state=keys.of(RUTH))

    answer = ruth.page.request.get(ruth.site + address(route, ADULT))

    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")


@pytest.mark.parametrize("route", NEXT)
def test_an_empty_page_says_what_to_do_next(route: str, keys: Keys) -> None:
    reader, case, words, act = NEXT[route]
    visitor = keys.visitor(reader)
    visitor.goes_to(address(route, case))

    expect(visitor.page.locator("main")).to_contain_text(words)
    expect(visitor.page.get_by_text(act).first).to_be_visible()


def test_a_practitioner_without_cases_is_told_how_they_come(keys: Keys, visiting: Visiting) -> None:
    megan = visiting(storage_state=keys.of(MEGAN))
    megan.goes_to("/my-caseload")

    expect(megan.page.locator("main")).to_contain_text("No cases yet")
    megan.finds_nothing_amiss()
