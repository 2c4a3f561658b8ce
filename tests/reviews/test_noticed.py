"""Entries of the last weeks stand beside the changes until somebody says what they changed."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from handrail.assessments.models import Disclosure
from handrail.people.models import Address, KeyPerson
from handrail.records import clock
from handrail.reviews.models import Change
from tests.cast import add_row
from tests.filling import filled
from tests.reviews.test_looking import browser_of

CHANGES = "/cases/X340571/changes"
WORDS = "I could go back to him tonight."


@pytest.fixture
def ruth(cast: Any) -> Client:
    return browser_of(cast.ruth)


def read(browser: Client, address: str = CHANGES) -> str:
    return unescape(browser.get(address).content.decode())


def moved(cast: Any, as_owner: Any) -> Address:
    with as_owner():
        return add_row(
            Address,
            cast.own,
            cast.ruth,
            kind="settled",
            area="Harbeck",
            valid_from=clock.today(),
            note="Hers.",
        )


def test_a_move_is_listed_until_a_change_came_from_it(cast: Any, as_owner: Any, ruth: Client) -> None:
    home = moved(cast, as_owner)
    form = f"{CHANGES}/add?from=people.addresses%2F{home.entry}"
    assert "Recorded lately" in read(ruth)
    assert form in read(ruth)

    asked = ruth.get(form)
    given = filled(asked)
    assert (given["kind"], given["came_from"]) == (["address"], [home.entry])
    assert "Harbeck" in given["what"][0]
    saved = ruth.post(form, given | {"weight": "noted", "because": "Planned since autumn."})

    assert saved.status_code == 302
    with as_owner():
        (change,) = Change.objects.now().filter(case_id=cast.own.pk)
    assert change.came_from == home.entry
    assert form not in read(ruth)


def test_what_was_recorded_long_ago_is_not_asked_about(cast: Any, as_owner: Any, ruth: Client) -> None:
    home = moved(cast, as_owner)
    with as_owner():
        Address.objects.filter(pk=home.pk).update(recorded_at=clock.now() - timedelta(weeks=5))

    assert home.entry not in read(ruth)


def test_frightening_words_are_pointed_at_and_not_copied(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        said = add_row(
            Disclosure,
            cast.own,
            cast.ruth,
            words=WORDS,
            about="others",
            plan_now="Stays with her sister.",
            parents="not_asked",
            valid_from=clock.today(),
        )
    form = f"{CHANGES}/add?from=assessments.disclosures%2F{said.entry}"

    page, given = read(ruth), filled(ruth.get(form))

    assert "Something they told us" in page
    assert form in page
    assert WORDS not in page
    assert WORDS not in str(given)


def test_those_who_work_with_her_are_no_change_in_her_life(cast: Any, as_owner: Any, ruth: Client) -> None:
    with as_owner():
        for group, name in (("workers", "Our Ruth"), ("family", "Aunt Dot")):
            given = {"name": name, "relationship": "x", "group": group, "influence": "supports"}
            add_row(KeyPerson, cast.own, cast.ruth, valid_from=clock.today(), **given)

    lately = read(ruth).partition("Recorded lately")[2]

    assert "Aunt Dot" in lately
    assert "Our Ruth" not in lately


def test_somebody_is_told_as_last_seen_and_not_by_the_day_they_are_known_from(
    cast: Any, as_owner: Any, ruth: Client
) -> None:
    with as_owner():
        given = {"name": "Aunt Dot", "relationship": "her aunt", "group": "family", "influence": "supports"}
        days = {"valid_from": date(2025, 9, 3), "seen_on": date(2026, 3, 4)}
        add_row(KeyPerson, cast.own, cast.ruth, **given, **days)

    lately = read(ruth).partition("Recorded lately")[2]

    assert "Aunt Dot, her aunt, seen 4 March 2026" in lately
    assert "3 September 2025" not in lately


def test_a_manager_reads_the_changes_without_being_asked(cast: Any, as_owner: Any) -> None:
    moved(cast, as_owner)

    assert "Recorded lately" not in read(browser_of(cast.carol))
