"""No mouse: Ruth books Wayne in at a time that collides, sees why, and keeps it all the same."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from handrail.records import clock
from tests.journeys.test_by_keyboard import Typist, when_ruth_signs_in
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo")]

PAGE = "/cases/X338902/contacts/book"


def test_an_appointment_that_collides_is_booked_without_a_mouse(visitor: Visitor) -> None:
    visitor.may_be_refused(422)
    ruth = Typist(visitor)
    when_ruth_signs_in(ruth)
    when_she_books_at_a_time_that_is_taken(ruth)
    then_what_stands_against_it_is_shown(ruth)
    when_she_presses_again(ruth)
    then_it_is_booked(ruth)


def when_she_books_at_a_time_that_is_taken(ruth: Typist) -> None:
    ruth.visitor.goes_to(PAGE)
    ruth.visitor.finds_nothing_amiss()
    ruth.tabs_to("select", "What kind of contact")
    ruth.types("Supervision")
    ruth.tabs_to("select", "How or where")
    ruth.types("Office")
    # In twelve days he has a session at eleven.
    session = clock.today() + timedelta(days=12)
    fills(ruth, "input", "Day", f"{session.day} {session:%B %Y}")
    fills(ruth, "input", "Time", "10am")
    fills(ruth, "input", "Minutes", "600")
    presses_save(ruth)


def fills(ruth: Typist, tag: str, name: str, words: str) -> None:
    ruth.tabs_to(tag, name)
    ruth.presses("Control+a")
    ruth.types(words)


def presses_save(ruth: Typist) -> None:
    ruth.tabs_to("button", "Book it")
    ruth.presses("Enter")


def then_what_stands_against_it_is_shown(ruth: Typist) -> None:
    expect(ruth.page.get_by_role("heading", name="Look at this first")).to_be_visible()
    ruth.visitor.finds_nothing_amiss()


def when_she_presses_again(ruth: Typist) -> None:
    presses_save(ruth)


def then_it_is_booked(ruth: Typist) -> None:
    expect(ruth.page.get_by_role("status")).to_contain_text("Booked.")
    ruth.visitor.finds_nothing_amiss()
