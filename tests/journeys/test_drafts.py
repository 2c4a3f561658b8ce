"""Ruth is interrupted while she types, in every way there is; what she typed waits for her."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from playwright.sync_api import Error, Locator, expect

from handrail.records.models import Draft
from tests.conftest import working_as_owner
from tests.journeys.conftest import Visiting
from tests.journeys.pages import HELEN, RUTH, TOM, WAYNE
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FORM = f"/cases/{WAYNE}/contacts/add"
WORDS = "He rang before his shift, about the foreman and Saturdays."
MORE = " He will ask again."


@pytest.fixture
def ruth(
    request: pytest.FixtureRequest, standing_demo: None, visiting: Visiting, database_owner: str
) -> Visitor:
    """Ruth at her desk, in a session of her own and with nothing begun."""

    def forget() -> None:
        with working_as_owner(database_owner):
            Draft.objects.all().delete()

    for_the_server_to_see(forget)
    visitor = visiting(**getattr(request, "param", {}))
    visitor.signs_in_as(RUTH)
    return visitor


def for_the_server_to_see(change: Callable[[], object]) -> None:
    """Change something outside the test's own transaction."""

    def committed() -> None:
        try:
            change()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(committed).result()


def session_of(visitor: Visitor) -> QuerySet[Session]:
    cookie = next(one for one in visitor.page.context.cookies() if one["name"] == "session")
    return Session.objects.filter(session_key=cookie["value"])


def session_runs_out(visitor: Visitor) -> None:
    past = timezone.now() - timedelta(seconds=1)
    session = session_of(visitor)
    for_the_server_to_see(lambda: session.update(expire_date=past))


def given_she_types(ruth: Visitor, words: str = WORDS) -> Locator:
    """A contact: its day and what happened."""
    ruth.goes_to(FORM)
    ruth.page.get_by_label("Day", exact=True).fill("last Tues")
    what = ruth.page.get_by_label("What happened")
    what.click()
    what.press_sequentially(words)
    return what


def then_it_says(ruth: Visitor, words: str | re.Pattern[str]) -> None:
    expect(ruth.page.locator(".hr-kept > [aria-hidden]")).to_have_text(words)


def then_it_is_saved(ruth: Visitor) -> None:
    then_it_says(ruth, re.compile(r"^Saved \d\d:\d\d$"))


def then_it_comes_back_filled(ruth: Visitor, words: str = WORDS) -> None:
    assert ruth.path == FORM
    expect(ruth.page.get_by_role("heading", name="What you typed is still here")).to_be_visible()
    expect(ruth.page.get_by_label("What happened")).to_have_value(words)
    expect(ruth.page.get_by_label("Day", exact=True)).to_have_value("last Tues")
    expect(ruth.page.locator(".govuk-error-message")).to_have_count(0)


def when_she_completes_and_saves_it(ruth: Visitor) -> None:
    ruth.page.get_by_label("What kind of contact").select_option(label="Supervision")
    ruth.page.get_by_label("How or where").select_option("phone")
    ruth.page.get_by_label("Day", exact=True).fill("today")
    ruth.page.get_by_label("How it went").select_option("attended")
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.get_by_role("status")).to_have_text("The contact is on the record.")


def test_she_sees_and_hears_that_it_is_kept(ruth: Visitor) -> None:
    given_she_types(ruth)
    then_it_is_saved(ruth)

    expect(ruth.page.locator(".hr-kept [aria-live=polite]")).to_contain_text("Saved")
    expect(ruth.page.get_by_role("button", name="Save for later")).to_be_hidden()
    ruth.finds_nothing_amiss()
    ruth.goes_to("/my-caseload")
    ruth.page.locator(f"a[href='{FORM}']").click()
    then_it_comes_back_filled(ruth)
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("button", name="Discard it").click()
    expect(ruth.page.get_by_label("What happened")).to_have_value("")
    expect(ruth.page.get_by_role("heading", name="What you typed is still here")).to_have_count(0)


def test_the_page_is_killed(ruth: Visitor, visiting: Visiting) -> None:
    """It comes back on another machine."""
    given_she_types(ruth)
    then_it_is_saved(ruth)
    with pytest.raises(Error, match="crash"):
        ruth.page.goto("chrome://crash")
    ruth.troubles.clear()

    elsewhere = visiting(width=375)
    elsewhere.signs_in_as(RUTH)
    elsewhere.goes_to(FORM)
    then_it_comes_back_filled(elsewhere)
    elsewhere.finds_nothing_amiss()
    when_she_completes_and_saves_it(elsewhere)


def test_she_signs_out_with_the_last_word_just_typed(ruth: Visitor) -> None:
    given_she_types(ruth)
    ruth.page.get_by_role("button", name="Sign out").click()
    expect(ruth.page.get_by_role("button", name=f"Sign in as {RUTH}")).to_be_visible()

    ruth.signs_in_as(RUTH)
    ruth.goes_to(FORM)
    then_it_comes_back_filled(ruth)


def test_her_session_runs_out_while_she_types(ruth: Visitor) -> None:
    what = given_she_types(ruth)
    then_it_is_saved(ruth)
    ruth.may_be_refused(401)
    session_runs_out(ruth)
    what.press_sequentially(MORE)

    then_it_says(ruth, "You are signed out. What you typed is saved for you.")
    ruth.page.get_by_role("link", name="Sign in again").click()
    ruth.page.get_by_role("button", name=f"Sign in as {RUTH}").click()
    then_it_comes_back_filled(ruth, WORDS + MORE)
    when_she_completes_and_saves_it(ruth)


def test_her_session_is_ended_from_elsewhere(ruth: Visitor) -> None:
    """Nothing more is taken from it; the page holds what she typed until she has signed in again."""
    what = given_she_types(ruth)
    then_it_is_saved(ruth)
    ruth.may_be_refused(401)
    ruth.may_be_refused(403)
    for_the_server_to_see(session_of(ruth).delete)
    what.press_sequentially(MORE)
    then_it_says(ruth, "Not saved yet: you are signed out. What you typed is still here.")

    with ruth.page.context.expect_page() as opening:
        ruth.page.get_by_role("link", name="Sign in again").click()
    opening.value.get_by_role("button", name=f"Sign in as {RUTH}").click()
    expect(opening.value.get_by_label("What happened")).to_have_value(WORDS)
    opening.value.close()
    ruth.page.bring_to_front()
    what.press_sequentially(" Or so.")

    then_it_is_saved(ruth)
    when_she_completes_and_saves_it(ruth)
    expect(ruth.page.get_by_text(f"{WORDS}{MORE} Or so.")).to_be_visible()


def test_the_network_is_gone_for_a_while(ruth: Visitor) -> None:
    what = given_she_types(ruth)
    then_it_is_saved(ruth)
    ruth.page.context.set_offline(True)
    what.press_sequentially(MORE)
    then_it_says(ruth, "Not saved yet: no connection. Trying again.")
    expect(ruth.page.locator(".hr-kept [aria-live=polite]")).to_contain_text("no connection")
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    then_it_says(ruth, re.compile("^Not sent: no connection"))
    assert ruth.path == FORM
    ruth.page.context.set_offline(False)

    then_it_is_saved(ruth)
    ruth.troubles.clear()
    ruth.goes_to(FORM)
    then_it_comes_back_filled(ruth, WORDS + MORE)


def test_she_goes_away_after_a_refusal(ruth: Visitor) -> None:
    given_she_types(ruth)
    ruth.may_be_refused(422)
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.get_by_role("alert")).to_contain_text("There is a problem")

    ruth.goes_to("/my-caseload")
    ruth.page.locator(f"a[href='{FORM}']").click()
    then_it_comes_back_filled(ruth)
    when_she_completes_and_saves_it(ruth)


def test_she_goes_away_after_somebody_saved_first(ruth: Visitor, visiting: Visiting) -> None:
    """Both were about Helen's reading and writing; Tom was quicker."""
    tom, form = visiting(), f"/cases/{HELEN}/circumstances/forms/update"
    tom.signs_in_as(TOM)
    ruth.may_be_refused(409)
    for one, words in ((ruth, "Reads well on a screen."), (tom, "Wants things read out.")):
        one.goes_to(form)
        one.page.get_by_label("What it is").fill(words)
    for one in (tom, ruth):
        one.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.get_by_text("Tom Ellery saved it at")).to_be_visible()

    ruth.goes_to("/my-caseload")
    ruth.goes_to(form)
    expect(ruth.page.get_by_label("What it is")).to_have_value("Reads well on a screen.")
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.get_by_role("status")).to_have_text("Saved.")
    expect(ruth.page.get_by_text("Reads well on a screen.")).to_be_visible()


@pytest.mark.parametrize("ruth", [{"scripts": False, "width": 320}], indirect=True, ids=["on a phone"])
def test_without_script_only_the_page_not_sent_is_lost(ruth: Visitor) -> None:
    given_she_types(ruth)
    ruth.page.get_by_role("button", name="Save for later").click()
    expect(ruth.page.get_by_role("status")).to_contain_text("Kept for later")
    ruth.goes_to(FORM)
    then_it_comes_back_filled(ruth)
    ruth.finds_nothing_amiss()

    session_runs_out(ruth)
    ruth.page.get_by_label("What happened").fill(WORDS + MORE)
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    ruth.page.get_by_role("button", name=f"Sign in as {RUTH}").click()
    then_it_comes_back_filled(ruth, WORDS + MORE)
    when_she_completes_and_saves_it(ruth)
