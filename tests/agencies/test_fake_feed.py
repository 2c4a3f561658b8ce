"""The stand-in for a council's feed is taken in as a council's would be."""

import json
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from handrail.agencies.feeds import fake, taking
from handrail.agencies.models import Agency, Service, Venue

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 2)


@pytest.mark.django_db
def test_thirty_six_of_its_forty_are_taken_and_four_are_told(
    as_owner: Callable[[], AbstractContextManager[None]],
) -> None:
    with fake.answering() as address, as_owner():
        agencies, venues = Agency.objects.count(), Venue.objects.count()
        report = taking.take(address, MARCH)

        assert str(report) == "36 added, 0 changed, 0 as they were, 0 not offered any more, 4 left out"
        assert [(one.page, one.place, one.identity, one.problems[0].pointer) for one in report.bad] == [
            (1, 7, "invented-07", "/minimum_age"),
            (2, 3, "invented-18", "/organization"),
            (2, 14, "invented-29", "/schedules/0/closes_at"),
            (3, 6, "invented-36", "/url"),
        ]
        assert (Agency.objects.count() - agencies, Venue.objects.count() - venues) == (8, 8)
        langar = Service.objects.get(name="Gurdwara Kitchen: Langar")
        assert (langar.what_for, langar.subjects) == ("A meal for everybody who comes.", ["Support"])
        assert taking.take(address, APRIL).same == 36


def test_a_page_says_which_it_is_and_one_service_is_asked_for_by_itself() -> None:
    with fake.answering() as address:
        with urllib.request.urlopen(f"{address}/services?page=3&per_page=100") as reply:  # noqa: S310
            page = json.load(reply)
        with urllib.request.urlopen(f"{address}/services/invented-40") as reply:  # noqa: S310
            one = json.load(reply)

    told = (page["total_items"], page["total_pages"], page["page_number"], page["size"], page["last_page"])
    assert told == (40, 3, 3, 10, True)
    assert one == page["contents"][-1]
    assert fake.answer("/services/nothing") is None
    assert fake.answer("/services?page=no&per_page=-1") == fake.answer("/services")
