"""Nothing typed is lost: a refused form comes back filled, a correction keeps what stood before,
a second editor sees both texts, and a form sent twice does one thing."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visiting
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]

HELEN, WAYNE = "X340571", "X338902"
TEXT = "Wayne brought the letter from the college. He starts on Tuesday."


@pytest.fixture
def ruth(visitor: Visitor) -> Visitor:
    """Ruth, signed in."""
    visitor.signs_in_as("Ruth Adeyemi")
    return visitor


# -- A refused form -----------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_refused_contact_comes_back_filled_with_links_to_what_is_wrong(
    scripts: bool, visiting: Visiting
) -> None:
    ruth = visiting(scripts=scripts, width=375)
    ruth.signs_in_as("Ruth Adeyemi")
    when_she_sends_a_contact_without_its_kind_and_with_a_day_that_is_none(ruth)
    then_it_comes_back_filled(ruth)
    then_the_summary_leads_to_the_fields(ruth, scripts=scripts)
    when_she_puts_it_right(ruth)
    then_the_contact_is_on_the_timeline_once(ruth)


def when_she_sends_a_contact_without_its_kind_and_with_a_day_that_is_none(ruth: Visitor) -> None:
    ruth.may_be_refused(422)
    ruth.goes_to(f"/cases/{WAYNE}/contacts/add")
    ruth.page.get_by_label("Day", exact=True).fill("the 32nd of March")
    ruth.page.get_by_label("What happened").fill(TEXT)
    ruth.page.get_by_label("How it went").select_option("attended")
    ruth.page.get_by_role("button", name="Save", exact=True).click()


def then_it_comes_back_filled(ruth: Visitor) -> None:
    expect(ruth.page.get_by_label("What happened")).to_have_value(TEXT)
    expect(ruth.page.get_by_label("Day", exact=True)).to_have_value("the 32nd of March")
    expect(ruth.page.get_by_label("How it went")).to_have_value("attended")
    assert ruth.page.title().startswith("Error: ")
    ruth.finds_nothing_amiss()


def then_the_summary_leads_to_the_fields(ruth: Visitor, *, scripts: bool) -> None:
    summary = ruth.page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("There is a problem")
    if scripts:
        expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    assert links.count() >= 2
    for link in links.all():
        target = ruth.page.locator(link.get_attribute("href") or "nothing")
        expect(target).to_have_count(1)
        described = (target.get_attribute("aria-describedby") or "").split()
        said = " ".join(ruth.page.locator(f"#{name}").inner_text() for name in described)
        assert link.inner_text() in said, (link.inner_text(), said)
    if scripts:
        links.first.click()
        first = ruth.page.locator(links.first.get_attribute("href") or "nothing")
        expect(first).to_be_focused()


def when_she_puts_it_right(ruth: Visitor) -> None:
    ruth.page.get_by_label("What kind of contact").select_option(label="Supervision")
    ruth.page.get_by_label("How or where").select_option("office")
    ruth.page.get_by_label("Day", exact=True).fill("today")
    ruth.page.get_by_role("button", name="Save", exact=True).click()


def then_the_contact_is_on_the_timeline_once(ruth: Visitor) -> None:
    expect(ruth.page.get_by_role("status")).to_have_text("The contact is on the record.")
    expect(entries(ruth)).to_have_count(1)
    ruth.finds_nothing_amiss()


def entries(visitor: Visitor) -> Locator:
    """The entries of the timeline that hold our text."""
    return visitor.page.locator(".hr-entry", has_text=TEXT)


# -- Corrections --------------------------------------------------------------------


def test_a_correction_keeps_what_stood_before(ruth: Visitor) -> None:
    """The text was wrong by a day: both stand, each with its date."""
    given_a_contact(ruth)
    when_she_corrects_it(ruth, "Wednesday, not Tuesday.")
    then_both_texts_can_be_read(ruth, "Wednesday, not Tuesday.")


def given_a_contact(ruth: Visitor) -> None:
    ruth.goes_to(f"/cases/{WAYNE}/contacts/add")
    ruth.page.get_by_label("What kind of contact").select_option(label="Supervision")
    ruth.page.get_by_label("How or where").select_option("office")
    ruth.page.get_by_label("How it went").select_option("attended")
    ruth.page.get_by_label("What happened").fill(TEXT)
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(entries(ruth)).to_have_count(1)


def when_she_corrects_it(ruth: Visitor, words: str) -> None:
    entries(ruth).get_by_role("link").first.click()
    ruth.finds_nothing_amiss()
    ruth.page.get_by_role("button", name="Correct").click()
    ruth.finds_nothing_amiss()
    ruth.page.get_by_label("What happened").fill(f"{TEXT} {words}")
    ruth.page.get_by_role("button", name="Save", exact=True).click()
    expect(ruth.page.get_by_role("status")).to_contain_text("What stood before is kept")


def then_both_texts_can_be_read(ruth: Visitor, words: str) -> None:
    entries(ruth).get_by_role("link").first.click()
    expect(ruth.page.get_by_role("heading", name="What stood before")).to_be_visible()
    change = ruth.page.get_by_role("row").filter(has_text="What happened")
    expect(change).to_contain_text(TEXT)
    expect(change).to_contain_text(f"{TEXT} {words}")
    ruth.finds_nothing_amiss()


# -- Two editors --------------------------------------------------------------------


def test_a_second_editor_sees_both_texts(ruth: Visitor, visiting: Visiting) -> None:
    """Ruth and Tom both have Helen's reading and writing open; Ruth saves first."""
    tom = visiting(width=375)
    tom.signs_in_as("Tom Ellery")
    given_both_have_the_same_form_open(ruth, tom)
    when_each_writes_and_saves(ruth, "Reads well on a screen.", tom, "Wants things read out.")
    then_the_second_sees_both(tom, "Reads well on a screen.", "Wants things read out.")
    when_the_second_saves_again(tom)
    then_what_the_second_wrote_stands(tom, "Wants things read out.")


def given_both_have_the_same_form_open(*editors: Visitor) -> None:
    for one in editors:
        one.goes_to(f"/cases/{HELEN}/circumstances/forms/update")


def when_each_writes_and_saves(first: Visitor, words: str, second: Visitor, other_words: str) -> None:
    second.may_be_refused(409)
    for one, written in ((first, words), (second, other_words)):
        one.page.get_by_label("What it is").fill(written)
        one.page.get_by_role("button", name="Save", exact=True).click()
    expect(first.page.get_by_role("status")).to_have_text("Saved.")


def then_the_second_sees_both(tom: Visitor, theirs: str, own: str) -> None:
    expect(tom.page.get_by_text("Ruth Adeyemi saved it at")).to_be_visible()
    expect(tom.page.get_by_role("row").filter(has_text=theirs)).to_contain_text(own)
    expect(tom.page.get_by_label("What it is")).to_have_value(own)
    tom.finds_nothing_amiss()


def when_the_second_saves_again(tom: Visitor) -> None:
    tom.page.get_by_role("button", name="Save", exact=True).click()
    expect(tom.page.get_by_role("status")).to_have_text("Saved.")


def then_what_the_second_wrote_stands(tom: Visitor, own: str) -> None:
    expect(tom.page.get_by_text(own)).to_be_visible()
    tom.finds_nothing_amiss()


# -- Sent twice ---------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_form_sent_twice_does_one_thing(scripts: bool, visiting: Visiting) -> None:
    """The button pressed twice in a hurry; and the same form sent again by a browser that lost its answer."""
    ruth = visiting(scripts=scripts)
    ruth.signs_in_as("Ruth Adeyemi")
    sent: list[tuple[str, str]] = []
    ruth.page.on(
        "request", lambda one: sent.append((one.url, one.post_data or "")) if one.method == "POST" else None
    )
    ruth.goes_to(f"/cases/{WAYNE}/contacts/add")
    ruth.page.get_by_label("What kind of contact").select_option(label="Supervision")
    ruth.page.get_by_label("How or where").select_option("office")
    ruth.page.get_by_label("How it went").select_option("attended")
    ruth.page.get_by_label("What happened").fill(TEXT)
    # The browser lets go of the first when the second is sent; the server has both.
    ruth.may_be_dropped(f"/cases/{WAYNE}/contacts/add")
    ruth.page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(entries(ruth)).to_have_count(1)

    address, form = sent[-1]
    answer = ruth.page.context.request.post(
        address, data=form, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )

    assert answer.url.split("#")[0] == f"{ruth.site}/cases/{WAYNE}/timeline"
    ruth.goes_to(f"/cases/{WAYNE}/timeline")
    expect(entries(ruth)).to_have_count(1)
