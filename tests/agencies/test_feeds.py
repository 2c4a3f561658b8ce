"""A feed of services is taken in again and again: good ones kept, bad ones told, ours never lost."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from click.testing import CliRunner

from handrail.agencies.feeds import taking
from handrail.agencies.feeds.pages import Trouble, base
from handrail.agencies.models import Agency, Service, Venue
from handrail.config import cli
from tests.agencies.feed import BAD, Feed, many, served, service

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 2), date(2026, 5, 2)


@pytest.fixture
def feed(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[Feed]:
    with served(Feed([service(1), service(2), service(3)])) as running, as_owner():
        yield running


def found(number: int) -> Service:
    return Service.objects.select_related("agency", "venue").get(feed_id=f"s-{number}")


def test_what_a_feed_says_of_a_service_stands_in_the_directory(feed: Feed) -> None:
    report = taking.take(f"{feed.url}/services/", MARCH)

    assert str(report) == "3 added, 0 changed, 0 as they were, 0 not offered any more, 0 left out"
    one = found(1)
    assert (one.name, one.what_for, one.subjects) == (
        "Allotment 1",
        "Digging, company and vegetables.",
        ["Gardening", "Wellbeing"],
    )
    assert (one.least_age, one.most_age, one.wait) == (16, None, "None")
    assert (one.telephone, one.web) == ("01632 960300", "https://allotment.example.org")
    assert [(row["weekday"], row["starts"], row["ends"]) for row in one.hours] == [
        (2, "10:00:00", "15:30:00"),
        (4, "10:00:00", "15:30:00"),
    ]
    assert one.venue is not None
    assert (one.venue.name, one.venue.address) == ("Field 1", "Ings Lane, Wexborough, WX4 1AA")
    assert (one.venue.latitude, one.venue.longitude) == (53.35, -0.15)
    assert (one.agency.name, one.agency.ours, one.feed) == ("Green Acre 1", False, feed.url)
    assert (one.takes_supervised, one.needs, one.last_checked) == (None, [], None)


def test_taking_it_twice_changes_nothing(feed: Feed) -> None:
    taking.take(feed.url, MARCH)
    rows = (Service.objects.count(), Agency.objects.count(), Venue.objects.count())

    report = taking.take(feed.url, APRIL)

    assert (report.added, report.changed, report.same, report.gone) == (0, 0, 3, 0)
    assert (Service.objects.count(), Agency.objects.count(), Venue.objects.count()) == rows


def test_what_we_found_out_ourselves_survives_what_the_feed_changes(feed: Feed) -> None:
    taking.take(feed.url, MARCH)
    ours = {
        "needs": ["wellbeing"],
        "takes_supervised": True,
        "exclusions": ["arson"],
        "women_only": True,
        "women_only_times": "Tuesday mornings",
        "faith": "Quaker",
        "facets": ["Polish speakers"],
        "capacity": "Eight plots",
        "wait_weeks": 3,
        "takes_minutes": 90,
        "what_happens": "Tea first.",
        "goes_along": "A mentor",
        "continues": "universal",
        "last_checked": MARCH,
        "last_checked_by": "Ruth Adeyemi",
    }
    Service.objects.filter(feed_id="s-1").update(**ours)
    feed.services[0] = service(1, name="Allotment One", description="", schedules=[], minimum_age=18)

    report = taking.take(feed.url, APRIL)

    assert (report.added, report.changed, report.same) == (0, 1, 2)
    one = found(1)
    assert (one.name, one.what_for, one.hours, one.least_age) == ("Allotment One", "", [], 18)
    assert {name: getattr(one, name) for name in ours} == ours


def test_every_field_of_a_service_is_either_the_feeds_or_ours() -> None:
    """The test above names our fields by hand: a new one must be added to it or to the feed's."""
    ours = "needs takes_supervised exclusions women_only women_only_times faith facets capacity wait_weeks"
    ours += " takes_minutes what_happens goes_along continues last_checked last_checked_by"
    known = {"id", "reference", "feed", "feed_id", *taking.FED, *ours.split()}

    assert {column.name for column in Service._meta.concrete_fields} == known


def test_a_service_gone_from_the_feed_is_marked_with_the_day_and_comes_back(feed: Feed) -> None:
    taking.take(feed.url, MARCH)
    by_hand = Service.objects.create(reference="ours", name="By hand", agency=found(1).agency)
    two = feed.services.pop(1)

    assert taking.take(feed.url, APRIL).gone == 1
    assert found(2).not_offered_from == APRIL
    assert taking.take(feed.url, MAY).gone == 0
    assert found(2).not_offered_from == APRIL
    by_hand.refresh_from_db()
    assert by_hand.not_offered_from is None

    feed.services.append(two)
    assert taking.take(feed.url, MAY).changed == 1
    assert found(2).not_offered_from is None


def test_one_that_the_feed_calls_closed_is_not_offered_from_the_day_we_learnt_it(feed: Feed) -> None:
    taking.take(feed.url, MARCH)
    feed.services[0] = service(1, status="temporarily closed")

    taking.take(feed.url, APRIL)
    assert (taking.take(feed.url, MAY).same, found(1).not_offered_from) == (3, APRIL)


@pytest.mark.parametrize(("fault", "said"), BAD)
def test_a_bad_entry_is_told_and_what_we_had_of_it_stays(feed: Feed, fault: dict, said: str) -> None:
    taking.take(feed.url, MARCH)
    feed.services[1] = service(2, **fault)

    report = taking.take(feed.url, APRIL)

    assert [str(one).startswith("page 1, entry 2 (id s-2") for one in report.bad] == [True]
    assert said in str(report.bad[0])
    assert (report.same, report.gone) == (2, 0)
    assert (found(2).name, found(2).not_offered_from) == ("Allotment 2", None)


def test_an_id_told_twice_and_what_is_no_service_are_told(feed: Feed) -> None:
    feed.services += [service(1), ["no", "service"]]

    report = taking.take(feed.url, MARCH)

    assert [(one.place, one.identity, one.problems[0].message) for one in report.bad] == [
        (4, "s-1", "was told before"),
        (5, "", "expected `object`, got `array`"),
    ]
    assert report.added == 3


def test_while_an_entry_has_no_id_nobody_is_said_to_be_gone(feed: Feed) -> None:
    """It may be the very service that seems to be missing."""
    taking.take(feed.url, MARCH)
    feed.services = [service(1), {**service(2), "id": ""}]

    assert taking.take(feed.url, APRIL).gone is None
    assert Service.objects.filter(not_offered_from__isnull=False).count() == 0


def test_a_lean_list_is_filled_up_service_by_service(feed: Feed) -> None:
    feed.lean = True
    feed.failing["/feed/services/s-2"] = 500

    report = taking.take(feed.url, MARCH)

    assert (report.added, [one.identity for one in report.bad]) == (2, ["s-2"])
    assert found(3).venue is not None
    assert "answered 500" in str(report.bad[0])


def test_a_partner_we_know_by_that_name_is_not_made_twice_and_our_own_service_is_left_alone(
    feed: Feed,
) -> None:
    known = Agency.objects.create(reference="green-acre", name="Green Acre 1", type="sport_and_arts")
    Agency.objects.create(reference="ours", name="Green Acre 2", type="probation", ours=True)

    taking.take(feed.url, MARCH)

    assert found(1).agency == known
    assert not found(2).agency.ours


def test_a_position_we_found_ourselves_stays_where_the_feed_has_none(feed: Feed) -> None:
    place = {"id": "l-1", "name": "Field 1"}
    feed.services = [service(1, service_at_locations=[{"location": place}])]
    taking.take(feed.url, MARCH)
    Venue.objects.update(latitude=53.0, longitude=-0.1)

    taking.take(feed.url, APRIL)

    assert Venue.objects.values_list("latitude", "longitude").get() == (53.0, -0.1)


def test_a_feed_that_breaks_off_keeps_what_was_taken_and_marks_nobody(feed: Feed) -> None:
    feed.services = [service(number) for number in range(250)]
    taking.take(feed.url, MARCH)
    feed.services = [service(number) for number in range(300, 500)]
    feed.failing["page 2"] = 503

    with pytest.raises(Trouble, match=r"page=2.*answered 503"):
        taking.take(feed.url, APRIL)

    assert Service.objects.count() == 350
    assert not Service.objects.filter(not_offered_from__isnull=False).exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "is no page of the standard"),
        (b'{"services": []}', "is no page of the standard"),
        (404, "404"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_and_where(feed: Feed, body: bytes | int, said: str) -> None:
    feed.failing["page 1"] = body

    with pytest.raises(Trouble, match=f"{feed.url}/services.page=1&per_page=100.*{said}"):
        taking.take(feed.url, MARCH)


def test_an_empty_feed_and_one_that_repeats_itself_are_refused(feed: Feed) -> None:
    feed.services = []
    with pytest.raises(Trouble, match="holds no services"):
        taking.take(feed.url, MARCH)
    feed.services, feed.stuck = [service(1)], True
    with pytest.raises(Trouble, match="page 2: repeats services"):
        taking.take(feed.url, MARCH)


@pytest.mark.parametrize("address", ["", "feed.example.org", "file:///etc/hosts", "https://"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(Trouble, match="Give one that starts with https://"):
        base(address)


def run(url: str) -> list[str]:
    """What the command prints of an import, line by line, without how far it is."""
    done = CliRunner().invoke(cli.main, ["directory", "import", url])
    assert done.exit_code == 0, done.output
    return [line for line in done.output.splitlines() if not line.startswith("Services read: ")]


@pytest.mark.parametrize("count", [200, pytest.param(5_000, marks=pytest.mark.long)])
def test_a_feed_with_two_in_a_hundred_bad_is_taken_page_by_page(
    feed: Feed, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 5,000 services, 100 are bad and 4,900 are kept. Memory holds a page, not the whole feed."""
    monkeypatch.setattr(cli, "work_as", lambda login: None)
    feed.services = many(count)
    bad = {200: 4, 5_000: 100}[count]
    good = {200: 196, 5_000: 4_900}[count]
    tracemalloc.start()
    try:
        *left_out, told = run(feed.url)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (
        told
        == f"{feed.url}: {good:,} added, 0 changed, 0 as they were, 0 not offered any more, {bad} left out."
    )
    assert len(left_out) == bad
    assert left_out[:4] == [
        "Left out: page 1, entry 50 (id s-49): /name is empty (mend: give it one)",
        "Left out: page 1, entry 100 (id s-99 “Allotment 99”): /organization does not say who offers it"
        " (mend: an organisation with id and name)",
        "Left out: page 2, entry 50 (id s-149 “Allotment 149”): /minimum_age 40 is above the maximum of 25"
        " (mend: turn them round)",
        "Left out: page 2, entry 100 (id s-199): /name expected `str`, got `int`"
        " (mend: as the standard has it)",
    ]
    for at, line in enumerate(left_out):
        assert f"page {at // 2 + 1}, entry {50 if at % 2 == 0 else 100} (id s-{at * 50 + 49}" in line
        assert BAD[at % len(BAD)][1] in line
    assert Service.objects.count() == good
    assert peak < 16_000_000

    *left_out_again, told = run(feed.url)
    assert left_out_again == left_out
    assert (
        told
        == f"{feed.url}: 0 added, 0 changed, {good:,} as they were, 0 not offered any more, {bad} left out."
    )

    del feed.services[:50]  # forty-nine that were taken, and a bad one that never was
    assert f"{good - 49:,} as they were, 49 not offered any more, {bad - 1} left out." in run(feed.url)[-1]
    assert Service.objects.filter(not_offered_from__isnull=False).count() == 49
    assert Service.objects.count() == good


def test_the_command_counts_and_lists_what_it_left_out(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "work_as", lambda login: None)
    feed.services[1] = service(2, minimum_age=200)
    left_out = "/minimum_age 200 is no age (mend: years from 0 to 150)"

    done = CliRunner().invoke(cli.main, ["directory", "import", feed.url])

    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Left out: page 1, entry 2 (id s-2 “Allotment 2”): " + left_out,
        f"{feed.url}: 2 added, 0 changed, 0 as they were, 0 not offered any more, 1 left out.",
    ]
    refused = CliRunner().invoke(cli.main, ["directory", "import", "nowhere"])
    assert (refused.exit_code, "Give one that starts with https://" in refused.output) == (1, True)
