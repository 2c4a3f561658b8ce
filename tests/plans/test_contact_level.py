"""Contact level: proposed by the practitioner, beside the local policy, which asks and sets nothing."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.design.pictures import level
from handrail.people.models import Case
from handrail.plans.models import ContactPhase
from handrail.records import clock
from tests.cast import Cast, add_row
from tests.filling import filled


def at(case: Case, name: str, *more: str) -> str:
    return reverse(f"plans:{name}", args=[case.reference, *more])


def plain(response: Any) -> str:
    """The words of a page, its markup left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_the_line_steps_where_one_phase_follows_another() -> None:
    """Two of ten days at twice a week, then eight at once: 20% across, from the top to half way."""
    begun = date(2026, 3, 1)
    phases = (
        level.Phase("Twice", begun, begun + timedelta(days=1), 2),
        level.Phase("Once", begun + timedelta(days=2), begun + timedelta(days=9), 1),
    )
    picture = level.draw(level.Level("Contact", phases, begun + timedelta(days=5)))
    assert picture.flats == ((0.0, 20.0, 40.0), (20.0, 100.0, 95.0))
    assert picture.steps == ((20.0, 40.0, 95.0),)
    assert picture.scale == ((150.0, 0), (95.0, 1), (40.0, 2))
    assert picture.today_at == 50.0


@pytest.mark.django_db
def test_a_phase_is_proposed_with_its_reason_and_stands_on_the_page(cast: Cast, as_owner: Any) -> None:
    client = Client()
    client.force_login(cast.ruth)
    assert "No contact level proposed yet" in plain(client.get(at(cast.own, "contact_level")))
    address = at(cast.own, "phase_add")
    given = {**filled(client.get(address)), "name": "First twelve weeks", "valid_from": "2 March 2026",
             "valid_to": "24 May 2026", "times": "2", "every": "week", "modes": ["office", "home"],
             "step_up": "A missed visit"}  # fmt: skip
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert "Say why this much contact is proposed" in plain(refused)
    assert (
        client.post(address, {**given, "reason": "The weeks in which it came apart before"}).status_code
        == 302
    )
    with as_owner():
        (row,) = ContactPhase.objects.now().filter(case_id=cast.own.pk)
    assert (row.rank, row.times, row.every, row.modes) == (1, 2, "week", ["office", "home"])
    words = plain(client.get(at(cast.own, "contact_level")))
    assert "2 a week" in words
    assert "Step up: A missed visit" in words
    assert "The local policy beside it" not in words


@pytest.mark.django_db
def test_what_lies_outside_the_local_policy_asks(cast: Cast, as_owner: Any) -> None:
    """Three a week are thirteen a month; for children the example goes from one to four later on."""
    client = Client()
    client.force_login(cast.joel)
    today = clock.today()
    with as_owner():
        add_row(ContactPhase, cast.elsewhere, cast.joel, rank=1, name="Close", times=3, every="week",
                reason="Safety", valid_from=today, valid_to=today + timedelta(days=60))  # fmt: skip
    words = plain(client.get(at(cast.elsewhere, "contact_level")))
    assert "“Close” proposes about 13 a month; the local policy goes from 1 to 4." in words
    assert "It sets nothing: the practitioner proposes." in words
