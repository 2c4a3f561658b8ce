"""The week of a person as a practitioner opens it, and the fixed times they enter."""

import re
from datetime import date, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.access.models import AccessLine
from handrail.agencies.models import Venue
from handrail.kernel.dates import monday_of
from handrail.people.models import Case, MustNotMeet
from handrail.plans.models import Commitment, Objective, Step
from handrail.records import clock
from handrail.sentences.models import CurfewWindow, ExclusionArea
from tests.cast import Cast, add_row
from tests.filling import filled

pytestmark = pytest.mark.django_db
SQUARE = {"type": "Polygon", "coordinates": [[[0, 53], [0.1, 53], [0.1, 53.1], [0, 53.1], [0, 53]]]}


@pytest.fixture
def client(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.ruth)
    return found


def at(case: Case, name: str, *more: str) -> str:
    return reverse(f"plans:{name}", args=[case.reference, *more])


def plain(response: Any) -> str:
    """The words of a page, its markup left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def a_group(case: Case, by: Any, monday: date, label: str, venue: str | None = None) -> None:
    """An evening group on Tuesdays at six."""
    add_row(Objective, case, by, entry="steady", rank=1, will="settle")
    add_row(Step, case, by, entry="group", objective="steady", rank=1, what=label, by_person=True, per_week=1,
            weeks=20, minutes=120, journeys=1, starts_on=monday + timedelta(days=1), at=time(18),
            venue=venue)  # fmt: skip


def must_not_meet(case: Case, by: Any, other: Case) -> None:
    """Somebody of another case whom this person must not meet."""
    MustNotMeet.objects.create(
        case_id=case.pk, entry="brand", recorded_at=clock.now(), by=by, who="Somebody Brand", kind="rival",
        case=other.reference,
    )  # fmt: skip


def test_an_empty_week_says_what_would_stand_there(client: Client, cast: Cast) -> None:
    words = plain(client.get(at(cast.own, "week")))
    assert "Nothing with a time in this week" in words
    assert "Nothing is asked of" in words


def test_an_evening_group_collides_with_the_curfew_and_ways_out_are_told(
    client: Client, cast: Cast, as_owner: Any
) -> None:
    monday = monday_of(clock.today())
    with as_owner():
        a_group(cast.own, cast.ruth, monday, "Evening group")
        add_row(CurfewWindow, cast.own, cast.ruth, source="tag", weekdays=[1, 2, 3, 4, 5, 6, 7],
                starts=time(19), ends=time(7))  # fmt: skip
        add_row(Commitment, cast.own, cast.ruth, kind="work", what="Depot", weekdays=[1, 2, 3, 4, 5],
                starts=time(8), ends=time(17), travel_minutes=20)  # fmt: skip
    words = plain(client.get(at(cast.own, "week")))
    assert "Curfew starts at 7pm; Evening group, 6pm to 8pm" in words
    assert "Other curfew hours, by who has the authority to change them." in words
    assert "2 hours" in words.replace("  ", " ") or "120 minutes" in words
    assert "20 minutes’ travel each way" in words
    before = plain(client.get(at(cast.own, "week") + f"?week={monday - timedelta(days=7)}"))
    assert "Nothing collides in this week." in before
    assert client.get(at(cast.own, "week") + "?week=someday").status_code == 200


def test_a_place_in_the_area_to_stay_out_of_is_told(client: Client, cast: Cast, as_owner: Any) -> None:
    monday = monday_of(clock.today())
    with as_owner():
        Venue.objects.create(reference="the-shop", name="The Shop", longitude=0.05, latitude=53.05)
        a_group(cast.own, cast.ruth, monday, "Group", "the-shop")
        add_row(ExclusionArea, cast.own, cast.ruth, source="area", wording="The shops", geometry=SQUARE)
    assert "Group: The Shop is inside the area to stay out of" in plain(client.get(at(cast.own, "week")))


def test_two_who_must_not_meet_are_kept_apart_and_neither_is_named(
    client: Client, cast: Cast, as_owner: Any
) -> None:
    monday = monday_of(clock.today())
    with as_owner():
        Venue.objects.create(reference="canal", name="Canal House")
        a_group(cast.own, cast.ruth, monday, "Group", "canal")
        a_group(cast.coworked, cast.ruth, monday, "What the other one does", "canal")
        must_not_meet(cast.own, cast.ruth, cast.coworked)
    words = plain(client.get(at(cast.own, "week")))
    assert "Group, 6pm: Canal House is not free then" in words
    for hint in ("Brand", "What the other one does", cast.coworked.reference, "rival"):
        assert hint not in words
    with as_owner():
        looked = AccessLine.objects.filter(reason="to keep two apart")
        assert looked.count() == 1


def test_what_cannot_be_looked_at_from_here_is_said_without_a_name(
    client: Client, cast: Cast, as_owner: Any
) -> None:
    monday = monday_of(clock.today())
    with as_owner():
        a_group(cast.own, cast.ruth, monday, "Group")
        must_not_meet(cast.own, cast.ruth, cast.team)
    words = plain(client.get(at(cast.own, "week")))
    assert "Not checked: who else is at these places at these times." in words
    assert "Brand" not in words


def test_a_fixed_time_is_entered_and_updated(client: Client, cast: Cast, as_owner: Any) -> None:
    address = at(cast.own, "commitment_add")
    given = {**filled(client.get(address)), "kind": "worship", "what": "Friday prayers", "weekdays": ["5"],
             "starts": "12:30pm", "ends": "14:00"}  # fmt: skip
    backwards = client.post(address, {**given, "ends": "11am"})
    assert backwards.status_code == 422
    assert "a night is entered as two commitments" in plain(backwards)
    assert client.post(address, given).status_code == 302
    with as_owner():
        (row,) = Commitment.objects.now().filter(case_id=cast.own.pk)
    assert (row.what, row.weekdays, row.starts, row.ends, row.venue) == (
        "Friday prayers", [5], time(12, 30), time(14), None
    )  # fmt: skip
    assert "Friday prayers" in plain(client.get(at(cast.own, "week")))
    update = at(cast.own, "commitment_update", row.entry)
    assert client.post(update, {**filled(client.get(update)), "ends": "14:30"}).status_code == 302
    with as_owner():
        (row,) = Commitment.objects.now().filter(case_id=cast.own.pk)
    assert (row.version, row.weekdays, row.ends) == (2, [5], time(14, 30))
