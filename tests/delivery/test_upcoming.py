"""That no next contact is booked is noticed, with the way to book it."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from handrail.delivery.models import Contact
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


def plain(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def booked(cast: Any, as_owner: AsOwner, days: int, **facts: Any) -> None:
    """Something with Helen that many days from now."""
    given = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"], **facts}
    with as_owner():
        add_row(Contact, cast.own, cast.ruth, valid_from=clock.today() + timedelta(days=days), **given)


def test_the_case_page_says_so_and_leads_to_the_form(ruth: Client, cast: Any) -> None:
    words = plain(ruth.get(address(cast.own, "").rstrip("/")))

    assert "No next contact is booked" in words
    assert f'href="{address(cast.own, "contacts/book")}"' in words


def test_one_in_three_weeks_is_named_in_place_of_that(ruth: Client, cast: Any, as_owner: AsOwner) -> None:
    booked(cast, as_owner, 21, title="Talk about the flat")

    words = plain(ruth.get(address(cast.own, "").rstrip("/")))

    assert "No next contact is booked" not in words
    assert "Nothing is booked for the next 7 days" in words
    assert "Talk about the flat." in words


def test_a_meeting_of_workers_is_no_contact_with_her(ruth: Client, cast: Any, as_owner: AsOwner) -> None:
    booked(cast, as_owner, 3, kind="agency_information")

    assert "No next contact is booked." in plain(ruth.get(address(cast.own, "").rstrip("/")))


def test_the_caseload_leads_there_for_each_case_without_one(
    ruth: Client, cast: Any, as_owner: AsOwner
) -> None:
    booked(cast, as_owner, 2)

    words = plain(ruth.get("/my-caseload"))

    assert f'href="{address(cast.coworked, "contacts/book")}"' in words
    assert f'href="{address(cast.own, "contacts/book")}"' not in words
    assert "Nothing booked" in words


def test_who_only_reads_is_not_asked_to_book(cast: Any) -> None:
    browser = signed_in(cast.frances)

    assert "contacts/book" not in plain(browser.get(address(cast.own, "").rstrip("/")))
