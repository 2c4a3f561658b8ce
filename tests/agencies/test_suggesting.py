"""Which services are offered for what: everybody is shown the same order, and the reasons."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.agencies import places, suggesting
from handrail.agencies.models import Agency, Service, Venue
from handrail.agencies.suggesting import CHILD, About, Asked, suggestions
from handrail.casefile.codes import choices
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[Callable[..., Service]]:
    """A hub, the mill 2.1 miles north of it, the farm 20.7 miles south; services by name and place."""
    at = {"the hub": 53.35, "the mill": 53.38, "the farm": 53.05}
    with as_owner():
        agency = Agency.objects.create(
            reference="acre", name="Acre", type="community", area="Arrowshire and Fenmark"
        )
        venues = {
            name: Venue.objects.create(
                reference=name.replace(" ", "-"),
                name=name,
                latitude=latitude,
                longitude=-0.15,
                address=f"Main Road, {'Netherby NB2 3AA' if name == 'the farm' else 'Wexborough WX1 4AB'}",
            )
            for name, latitude in at.items()
        }

        def make(name: str, where: str = "", **facts: Any) -> Service:
            venue = venues.get(where)
            facts = {"needs": ["housing"], **facts}
            return Service.objects.create(
                reference=name.lower().replace(" ", "-"), name=name, agency=agency, venue=venue, **facts
            )

        yield make


def names(asked: Asked) -> list[str]:
    return [one.name for one in suggesting.fitting(asked)]


def test_nearest_first_then_by_name_and_what_has_no_place_last(town: Callable[..., Service]) -> None:
    for name, where in (("Zoe", "the hub"), ("Far", "the farm"), ("Mill", "the mill"), ("Anna", "the hub")):
        town(name, where)
    town("Visits")
    hub = Venue.objects.get(name="the hub")

    found = suggestions(["housing"], About(), hub)

    assert [(one.service.name, one.reasons) for one in found] == [
        ("Anna", ("Helps with housing", "At the hub")),
        ("Zoe", ("Helps with housing", "At the hub")),
        ("Mill", ("Helps with housing", "2.1 miles from the hub")),
        ("Far", ("Helps with housing", "21 miles from the hub")),
        ("Visits", ("Helps with housing", "No one place; works in Arrowshire and Fenmark")),
    ]
    assert [one.service.name for one in suggestions(["housing"], About())] == [
        "Anna",
        "Far",
        "Mill",
        "Visits",
        "Zoe",
    ]


def test_how_far_at_most_keeps_those_who_come_to_that_town(town: Callable[..., Service]) -> None:
    town("Near", "the mill")
    town("Far", "the farm")
    town("Visits")
    hub = places.find("the hub")

    assert names(Asked(near=hub, near_words="the hub", within=3)) == ["Near"]
    assert names(Asked(near=hub, near_words="fenmark", within=3)) == ["Near", "Visits"]


def test_a_need_is_found_in_our_words_and_in_the_feeds_whatever_the_capitals(
    town: Callable[..., Service],
) -> None:
    town("Ours")
    town("Fed", needs=[], subjects=["Housing", "Debt"])
    town("Other", needs=["money"])

    assert suggesting.known_needs() == {
        "debt": ["Debt"],
        "housing": ["Housing", "housing"],
        "money": ["money"],
    }
    assert [one.service.name for one in suggestions(["HOUSING"], About())] == ["Fed", "Ours"]
    assert [one.service.name for one in suggestions(["accommodation"], About())] == ["Fed", "Ours"]
    assert suggestions([], About()) == []


def test_what_is_not_on_record_shuts_nothing_out_and_is_asked(town: Callable[..., Service]) -> None:
    town("Known", takes_supervised=True, least_age=16, most_age=25, exclusions=["arson"])
    town("Unknown")
    town("Refuses", takes_supervised=False)
    town("Pensioners", least_age=60)

    found = suggestions(["housing"], About(ages=(19, 19), supervised=True))

    assert [(one.service.name, one.reasons[1:], one.ask) for one in found] == [
        (
            "Known",
            ("Ages 16 to 25", "Accepts people on supervision"),
            ("about whom it does not take: arson",),
        ),
        ("Unknown", (), ("whether it accepts people on supervision", "for which ages it is")),
    ]


@pytest.mark.parametrize(
    ("about", "fits"),
    [
        (About(), ["All", "Fridays", "Hours", "Sisters"]),
        (About(woman=True), ["All", "Fridays", "Hours", "Sisters"]),
        (About(woman=True, women_only=True), ["Fridays", "Hours", "Sisters"]),
        (About(woman=False), ["All", "Fridays", "Hours"]),
    ],
)
def test_women_only_places_and_times(town: Callable[..., Service], about: About, fits: list[str]) -> None:
    town("All")
    town("Fridays", women_only_times="Friday mornings")
    town("Hours", hours=[{"weekday": 5, "starts": "09:00:00", "ends": "12:00:00", "women_only": True}])
    town("Sisters", women_only=True)

    assert names(Asked(about=about)) == fits
    if about.woman:
        said = {one.service.name: one.reasons[1:] for one in suggestions(["housing"], about)}
        assert {name: said[name] for name in ("Fridays", "Hours", "Sisters")} == {
            "Fridays": ("Women-only times: Friday mornings",),
            "Hours": ("Has women-only hours",),
            "Sisters": ("Women only",),
        }


def test_whether_a_place_for_women_only_is_wanted_is_asked_until_somebody_says(
    town: Callable[..., Service],
) -> None:
    town("Sisters", women_only=True, takes_supervised=True, least_age=18)
    asked = "whether a place for women only is wanted"

    assert [one.ask for one in suggestions(["housing"], About(ages=(30, 30), supervised=True))] == [(asked,)]
    assert [one.ask for one in suggestions(["housing"], About(woman=True))] == [()]


def test_a_faith_a_culture_or_a_community_is_found_in_the_directorys_own_words(
    town: Callable[..., Service],
) -> None:
    town("Suppers", faith="Muslim", facets=["Muslim families", "young men"])
    town("Mentors", faith="Muslim", facets=["new Muslims"])
    town("Club", facets=["young men"])
    town("Gone", faith="Quaker", not_offered_from=date(2026, 3, 2))

    assert suggesting.communities() == ["Muslim", "Muslim families", "new Muslims", "young men"]
    assert names(Asked(community="Muslim")) == ["Mentors", "Suppers"]
    assert names(Asked(community="young men")) == ["Club", "Suppers"]
    assert names(Asked(community="Muslim", words="supp")) == ["Suppers"]
    club = Service.objects.get(name="Club")
    reasons = suggesting.fit(club, Asked(community="young men")).reasons
    assert reasons == ("Faith, culture or community: young men",)


def test_the_page_offers_communities_and_refuses_one_that_nobody_serves(
    town: Callable[..., Service], cast: Cast, client: Client
) -> None:
    town("Suppers", facets=["Muslim families"])
    town("Club")
    client.force_login(cast.ruth)

    page = client.get(reverse("home:services"), {"community": "Muslim families"}).content.decode()
    unknown = client.get(reverse("home:services"), {"community": "Vulcans"})

    assert "1 service<" in page
    assert "Suppers" in page
    assert '<option value="Muslim families" selected>' in page
    assert unknown.status_code == 422


@pytest.mark.parametrize(
    ("least", "most", "fits"),
    [
        (None, None, True),
        (18, None, False),
        (17, None, True),
        (None, 9, False),
        (None, 10, True),
        (11, 16, True),
    ],
)
def test_a_child_is_anybody_from_ten_to_seventeen(
    town: Callable[..., Service], least: int | None, most: int | None, fits: bool
) -> None:
    town("One", least_age=least, most_age=most)

    assert names(Asked(about=About(ages=CHILD))) == (["One"] if fits else [])


def test_what_is_not_offered_any_more_is_not_suggested(town: Callable[..., Service]) -> None:
    town("Gone", not_offered_from=date(2026, 3, 2), needs=["housing", "chess"])

    assert suggestions(["housing"], About()) == []
    assert suggesting.known_needs() == {}


def test_a_place_is_a_venue_a_town_or_a_postcode_area_and_nothing_else(town: Callable[..., Service]) -> None:
    assert places.find("The Mill").latitude == 53.38
    middle = places.find("wexborough")
    assert (middle.name, round(middle.latitude, 4)) == ("the middle of wexborough", 53.365)
    assert places.find("WX1").name == places.find("wx1 9zz").name == "the middle of WX1"
    assert places.find("NB2").name == "the farm"
    with pytest.raises(places.Unknown, match="the first half of a postcode"):
        places.find("WX11")


def test_places_far_apart_are_no_area(town: Callable[..., Service]) -> None:
    Venue.objects.create(reference="north", name="north", latitude=54.2, longitude=-0.15, address="Main Road")

    with pytest.raises(places.Unknown, match="Give more of the name"):
        places.find("Main Road")


def test_every_area_of_need_has_words_of_the_directory() -> None:
    assert set(suggesting.AREAS) == {key for key, _words in choices("areas_of_need")}


def test_the_page_asks_the_database_as_often_for_many_services_as_for_one(
    town: Callable[..., Service], cast: Cast, client: Client
) -> None:
    client.force_login(cast.ruth)
    asked = {"need": "housing", "near": "wexborough", "within": "5", "whom": "woman", "supervised": "on"}

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(reverse("home:services"), asked)
        assert answer.status_code == 200
        tables = ('FROM "agencies_service"', 'FROM "agencies_venue"')
        return len([one for one in queries if any(table in one["sql"] for table in tables)])

    town("First", "the hub")
    first = count()
    for number in range(60):
        town(f"More {number:02}", "the mill", takes_supervised=True)

    assert (first, count()) == (first, first)
    assert first == 6
    page = client.get(reverse("home:services"), {**asked, "page": "2"}).content.decode()
    assert "61 services" in page
    assert page.index("More 19") < page.index("More 38")


def test_a_place_nobody_knows_is_told_and_the_form_comes_back(
    town: Callable[..., Service], cast: Cast, client: Client
) -> None:
    client.force_login(cast.ruth)

    answer = client.get(reverse("home:services"), {"near": "Atlantis", "q": "tea"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "No place in the directory is called “Atlantis”" in page
    assert 'value="Atlantis"' in page
    assert 'value="tea"' in page


def test_a_services_own_page_links_to_web_addresses_only(
    town: Callable[..., Service], cast: Cast, client: Client
) -> None:
    one = town("One", "the hub", web="javascript:alert(1)", takes_supervised=False, wait_weeks=1)
    client.force_login(cast.ruth)
    address = reverse("home:service", args=[one.reference])

    page = client.get(address).content.decode()
    assert "javascript:" not in page
    assert "Not accepted" in page
    assert "1 week<" in page.replace("\n", "")
    Service.objects.update(web="https://one.example.org", not_offered_from=date(2026, 3, 2))
    page = client.get(address).content.decode()
    assert 'href="https://one.example.org"' in page
    assert "Since 2 March 2026, as far as we know" in page
