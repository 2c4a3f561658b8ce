"""Ruth leaves her desk: she is warned, may stay, and finds what she typed when it was too late."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from handrail.config.middleware import BEGAN, SEEN
from handrail.records.models import Draft
from tests.conftest import working_as_owner
from tests.journeys.conftest import Visiting
from tests.journeys.pages import RUTH, WAYNE
from tests.journeys.test_drafts import (
    WORDS,
    for_the_server_to_see,
    given_she_types,
    session_of,
    session_runs_out,
    then_it_comes_back_filled,
    then_it_is_saved,
)
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
LATE = 28 * 60 + 10
"""Seconds: past the time at which a page asks how long there is left."""


@pytest.fixture
def ruth(standing_demo: None, visiting: Visiting, database_owner: str) -> Visitor:
    """Ruth at her desk, in a session of her own and with nothing begun; her clock goes as the test says."""

    def forget() -> None:
        with working_as_owner(database_owner):
            Draft.objects.all().delete()

    for_the_server_to_see(forget)
    visitor = visiting()
    visitor.page.clock.install()
    visitor.signs_in_as(RUTH)
    return visitor


def given_nobody_used_it(visitor: Visitor, *, seconds: int, began: timedelta = timedelta(hours=1)) -> None:
    """As the server has it: the last use lies so far back."""
    session_now = session_of(visitor)
    store = import_module(settings.SESSION_ENGINE).SessionStore

    def long_ago() -> None:
        session = store(session_now.get().session_key)
        session[SEEN] = session[SEEN] - seconds
        session[BEGAN] = session[SEEN] - int(began.total_seconds())
        session.save()

    for_the_server_to_see(long_ago)


def warning(page: Page) -> Locator:
    return page.get_by_role("alertdialog", name="You are about to be signed out")


def left_of(visitor: Visitor) -> int:
    return visitor.page.evaluate("fetch('/account/session').then(one => one.json()).then(one => one.left)")


def test_she_is_warned_and_stays_by_a_key(ruth: Visitor) -> None:
    what = given_she_types(ruth)
    then_it_is_saved(ruth)
    given_nobody_used_it(ruth, seconds=28 * 60 + 30)
    ruth.page.clock.fast_forward(LATE * 1000)

    expect(warning(ruth.page)).to_be_visible()
    expect(warning(ruth.page).get_by_role("button", name="Stay signed in")).to_be_focused()
    expect(warning(ruth.page).locator("[data-clock]")).to_have_text(
        re.compile(r"^(2 minutes|1 minute|[1-8]\d seconds)$")
    )
    expect(warning(ruth.page).locator("[aria-live=assertive]")).not_to_be_empty()
    ruth.finds_nothing_amiss()
    ruth.page.keyboard.press("Escape")

    expect(warning(ruth.page)).to_be_hidden()
    expect(what).to_be_focused()
    expect(what).to_have_value(WORDS)
    assert left_of(ruth) > 28 * 60


def test_on_a_phone_the_warning_fits(ruth: Visitor) -> None:
    ruth.page.set_viewport_size({"width": 320, "height": 640})
    ruth.goes_to("/my-caseload")
    given_nobody_used_it(ruth, seconds=28 * 60 + 30)
    ruth.page.clock.fast_forward(LATE * 1000)

    expect(warning(ruth.page)).to_be_visible()
    ruth.finds_nothing_amiss()
    warning(ruth.page).get_by_role("button", name="Sign out now").click()
    expect(ruth.page.get_by_text("You have signed out.")).to_be_visible()


def test_use_in_another_window_counts_for_this_one(ruth: Visitor) -> None:
    """The page asks the server before it says anything."""
    ruth.goes_to("/my-caseload")
    with ruth.page.expect_response("**/account/session"):
        ruth.page.clock.fast_forward(LATE * 1000)

    expect(warning(ruth.page)).to_be_hidden()
    assert ruth.path == "/my-caseload"


def test_staying_in_one_window_is_staying_in_all(ruth: Visitor) -> None:
    ruth.goes_to("/my-caseload")
    other = ruth.page.context.new_page()
    other.goto(f"{ruth.site}/agencies")
    given_nobody_used_it(ruth, seconds=28 * 60 + 30)
    for page in (ruth.page, other):
        page.clock.fast_forward(LATE * 1000)
        expect(warning(page)).to_be_visible()
    warning(other).get_by_role("button", name="Stay signed in").click()

    expect(warning(other)).to_be_hidden()
    expect(warning(ruth.page)).to_be_hidden()


def test_her_machine_slept_too_long_and_what_she_typed_is_kept(ruth: Visitor) -> None:
    given_she_types(ruth)
    then_it_is_saved(ruth)
    session_runs_out(ruth)
    ruth.may_be_refused(401)
    ruth.page.clock.fast_forward(9 * 60 * 60 * 1000)

    expect(ruth.page.get_by_role("heading", name="You have been signed out")).to_be_visible()
    assert ruth.path == "/account/ended"
    expect(ruth.page.get_by_text("What you typed is kept for you.")).to_be_visible()
    expect(ruth.page.get_by_text("Wayne")).to_have_count(0)
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("button", name="Sign in again").click()
    ruth.page.get_by_role("button", name=f"Sign in as {RUTH}").click()
    then_it_comes_back_filled(ruth)


def test_words_typed_without_a_connection_are_handed_in_before_the_page_goes(ruth: Visitor) -> None:
    """She typed on a train; when the connection is back the session has run out."""
    what = given_she_types(ruth)
    then_it_is_saved(ruth)
    ruth.page.context.set_offline(True)
    what.press_sequentially(" More.")
    session_runs_out(ruth)
    ruth.page.clock.fast_forward(31 * 60 * 1000)
    put_away = ruth.page.get_by_role("alertdialog", name="You are signed out")
    expect(put_away).to_contain_text("There is no connection")
    expect(ruth.page.get_by_text("Wayne").first).to_be_hidden()
    ruth.troubles.clear()
    ruth.may_be_refused(401)
    ruth.page.context.set_offline(False)

    expect(ruth.page.get_by_role("heading", name="You have been signed out")).to_be_visible()
    ruth.troubles.clear()
    ruth.page.get_by_role("button", name="Sign in again").click()
    ruth.page.get_by_role("button", name=f"Sign in as {RUTH}").click()
    then_it_comes_back_filled(ruth, WORDS + " More.")


def test_after_twelve_hours_staying_is_not_offered_for_ever(ruth: Visitor) -> None:
    ruth.goes_to("/my-caseload")
    given_nobody_used_it(ruth, seconds=60, began=timedelta(hours=11, minutes=58))
    ruth.page.clock.fast_forward(LATE * 1000)
    expect(warning(ruth.page)).to_be_visible()
    warning(ruth.page).get_by_role("button", name="Stay signed in").click()

    expect(warning(ruth.page)).to_contain_text("as long as it can be")


def test_without_script_a_line_says_how_long(standing_demo: None, visiting: Visiting) -> None:
    visitor = visiting(scripts=False)
    visitor.signs_in_as(RUTH)
    visitor.goes_to(f"/cases/{WAYNE}")

    expect(visitor.page.get_by_role("contentinfo")).to_contain_text(
        "You are signed out after 30 minutes without use"
    )
    expect(visitor.page.get_by_role("alertdialog", include_hidden=True)).to_be_hidden()
