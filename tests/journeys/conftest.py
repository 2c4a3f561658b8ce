"""The demo in a database, a server in front of it, and visitors who look closely at every page.

A journey that writes has a demo of its own (`demo`); pages that are only read share one per module
(`standing_demo`), which saves loading and clearing it away for each of them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from handrail.config.demo import its_wednesday, real_today
from handrail.exchange import demo as documents
from tests.conftest import empty_tables, working_as_owner
from tests.journeys.visitor import Visitor

Visiting = Callable[..., Visitor]


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[str]:
    """Where the product is served for the whole run."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@contextmanager
def the_demo(owner: str) -> Iterator[None]:
    """Load the demo as of this week's Wednesday, on which the clock stands meanwhile."""
    today = its_wednesday(real_today())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "HANDRAIL_CLOCK_OFFSET_DAYS", (today - real_today()).days)
        with working_as_owner(owner):
            documents.load(today, lambda *_: None)
        yield


@pytest.fixture
def demo(transactional_db: None, database_owner: str) -> Iterator[None]:
    """The demo, for one journey."""
    with the_demo(database_owner):
        yield


@pytest.fixture(scope="module")
def standing_demo(django_db_setup: None, django_db_blocker: Any, database_owner: str) -> Iterator[None]:
    """The demo, for every page of a module that is only read."""
    with django_db_blocker.unblock(), the_demo(database_owner):
        yield
        with working_as_owner(database_owner):
            empty_tables()


@pytest.fixture
def visiting(browser: Browser, site: str) -> Iterator[Visiting]:
    """Open a browser of one's own: `visiting(scripts=False, width=320)`. Ends with nothing amiss."""
    visitors = []

    def visit(*, scripts: bool = True, width: int = 1280, **options: Any) -> Visitor:
        options = {"service_workers": "block", **options}  # but where being offline is the point
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", **options)
        visitors.append(Visitor(context.new_page(), site, scripts=scripts))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.page.context.close()
    for visitor in visitors:
        visitor.finds_no_trouble()


@pytest.fixture
def visitor(visiting: Visiting) -> Visitor:
    """One visitor with a desk's screen and scripts."""
    return visiting()
