"""What an administrator changes of a service is kept: who, when, before and after. Nobody alters it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from handrail.access.actors import acting_as
from handrail.agencies.models import Agency, Service, ServiceChange
from tests.cast import Cast
from tests.filling import filled

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
ADDRESS = "administration:service_update"


@pytest.fixture
def dan(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.dan)
    return found


@pytest.fixture
def growers(as_owner: AsOwner) -> Service:
    """A service that a feed knows; nobody has asked it anything yet."""
    with as_owner():
        agency = Agency.objects.create(reference="acre", name="Long Acre", type="community")
        return Service.objects.create(
            reference="growers", name="Growers", agency=agency, feed="https://feed.example.org", feed_id="1"
        )


def change(client: Client, service: Service, **typed: Any) -> str:
    """Type over the form, save it, and open it again."""
    address = reverse(ADDRESS, args=[service.reference])
    saved = client.post(address, {**filled(client.get(address)), **typed})
    assert saved.status_code == 302
    return client.get(address).content.decode()


def test_who_changed_what_when_with_before_and_after(dan: Client, cast: Cast, growers: Service) -> None:
    change(dan, growers, takes_supervised="True", facets="Polish speakers")
    page = change(dan, growers, facets="Polish speakers\nTravellers", last_checked="2/3/2026")

    later, first = ServiceChange.objects.all()
    assert (first.changed_by, first.before, first.after) == (
        cast.dan.username,
        {"takes_supervised": "", "facets": ""},
        {"takes_supervised": "Yes", "facets": "Polish speakers"},
    )
    assert later.before == {"facets": "Polish speakers", "last_checked": ""}
    assert later.after == {"facets": "Polish speakers, Travellers", "last_checked": "2 March 2026"}
    assert "What was changed" in page
    assert page.count(cast.dan.name + ", ") >= 2
    assert page.index("Polish speakers, Travellers</") < page.index("Accepts people on supervision</th>")


def test_saving_without_a_change_keeps_nothing_and_says_nothing(dan: Client, growers: Service) -> None:
    page = change(dan, growers)

    assert not ServiceChange.objects.exists()
    assert "What was changed" not in page


def test_nobody_alters_a_line_or_writes_one_in_anothers_name(
    dan: Client, cast: Cast, growers: Service
) -> None:
    change(dan, growers, capacity="Ten")

    def line(by: str) -> ServiceChange:
        return ServiceChange.objects.create(service=growers, changed_by=by, changed_by_name="-")

    for user, act in (
        (cast.dan, lambda: ServiceChange.objects.update(after={})),
        (cast.dan, lambda: ServiceChange.objects.all().delete()),
        (cast.dan, lambda: line("ruth.adeyemi")),
        (cast.ruth, lambda: line(cast.ruth.username)),
    ):
        with acting_as(user.pk), pytest.raises(ProgrammingError), transaction.atomic():
            act()
    assert [one.after for one in ServiceChange.objects.all()] == [{"capacity": "Ten"}]
