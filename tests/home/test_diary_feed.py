"""The diary in one's own calendar: a secret address, which tells times and initials and nothing else."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from icalendar import Calendar

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine, CalendarFeed, Relation, User
from handrail.delivery.models import Contact
from handrail.home.diary import feeds
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner

GIVES_AWAY = (
    *("Helen", "Brightwell", "X340571", "Drug test", "Canal House", "heroin", "Sam", "own-front-door"),
    *("probation", "supervision", "Ruth", "Adeyemi", "office"),
)


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    """Limits count from here."""
    cache.clear()


@pytest.fixture
def appointment(cast: Any, as_owner: AsOwner) -> Contact:
    """A week from now at ten, three quarters of an hour, with much in it that is nobody's business."""
    with as_owner():
        return add_row(
            Contact,
            cast.own,
            cast.ruth,
            entry="own-front-door",
            kind="supervision",
            title="Drug test and supervision",
            mode="office",
            place="Canal House",
            valid_from=date(2027, 1, 12),
            at=time(10),
            minutes=45,
            workers=["ruth-adeyemi"],
            text="Talked about heroin.",
            help="Lift from Sam",
        )


def made_for(user: User) -> str:
    """The way to the feed of somebody who has just made its address on the page."""
    client = Client()
    client.force_login(user)
    page = client.post("/account/calendar", {"do": "make"}).content.decode()
    return "/account/feed/" + page.split("/account/feed/")[1].split('"')[0]


def events(path: str) -> list[Any]:
    """What a calendar without a session reads there."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.fixture
def in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is Tuesday 5 January 2027."""
    monkeypatch.setattr(clock, "today", lambda: date(2027, 1, 5))


def test_a_calendar_reads_the_time_and_initials_and_no_more(
    cast: Any, appointment: Contact, in_january: None
) -> None:
    path = made_for(cast.ruth)
    body = Client().get(path).content.decode()
    (event,) = events(path)

    assert str(event["SUMMARY"]) == "Appointment H.B."
    assert event["DTSTART"].dt == datetime(2027, 1, 12, 10, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2027, 1, 12, 10, 45, tzinfo=UTC)
    assert {"LOCATION", "DESCRIPTION", "URL", "ATTENDEE", "ORGANIZER"}.isdisjoint(event)
    for told in GIVES_AWAY:
        assert told.lower() not in body.lower().replace("\r\n ", "")


def test_summer_time_and_days_without_a_time(
    cast: Any, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 6, 1))
    with as_owner():
        facts = {"kind": "supervision", "mode": "phone", "workers": ["ruth-adeyemi"]}
        add_row(Contact, cast.own, cast.ruth, valid_from=date(2027, 6, 2), at=time(9, 30), **facts)
        add_row(Contact, cast.own, cast.ruth, valid_from=date(2027, 6, 3), **facts)
    timed, whole = events(made_for(cast.ruth))

    assert timed["DTSTART"].dt == datetime(2027, 6, 2, 8, 30, tzinfo=UTC)
    assert timed["DTEND"].dt == datetime(2027, 6, 2, 9, 0, tzinfo=UTC)
    assert whole["DTSTART"].dt == date(2027, 6, 3)


def test_an_event_is_the_same_at_each_reading_and_another_for_another_reader(
    cast: Any, appointment: Contact, as_owner: AsOwner, in_january: None
) -> None:
    with as_owner():
        facts = {"kind": "meeting", "mode": "office", "workers": ["ruth-adeyemi", "tom-ellery"]}
        add_row(Contact, cast.own, cast.ruth, valid_from=date(2027, 1, 13), at=time(9), **facts)
    ruths, toms = made_for(cast.ruth), made_for(cast.tom)
    first, again, other = ({str(one["UID"]) for one in events(path)} for path in (ruths, ruths, toms))

    assert len(first) == 2
    assert first == again
    assert len(other) == 1
    assert first.isdisjoint(other)


def test_it_reads_as_its_owner_and_says_so_in_the_log(
    cast: Any, appointment: Contact, as_owner: AsOwner, in_january: None
) -> None:
    """Tom is signed in where Ruth's address is opened: what is read, and logged, is Ruth's."""
    path = made_for(cast.ruth)
    client = Client()
    client.force_login(cast.tom)
    assert b"H.B." in client.get(path).content
    with as_owner():
        line = AccessLine.objects.get(route="account_feed")

    assert (line.user, line.operation, line.reason) == (cast.ruth, "consultation", "calendar")
    assert line.cases == [cast.own.pk]


def test_a_part_that_ends_is_out_of_the_feed_at_once(
    cast: Any, appointment: Contact, as_owner: AsOwner, in_january: None
) -> None:
    path = made_for(cast.ruth)
    assert len(events(path)) == 1
    with as_owner():
        Relation.objects.filter(user=cast.ruth, case_id=cast.own.pk).update(ends_at=clock.now())

    assert events(path) == []


def test_it_ends_with_the_account_and_does_not_come_back(
    cast: Any, appointment: Contact, as_owner: AsOwner
) -> None:
    path = made_for(cast.ruth)
    with as_owner():
        User.objects.filter(pk=cast.ruth.pk).update(is_active=False)
    assert Client().get(path).status_code == 404
    with as_owner():
        User.objects.filter(pk=cast.ruth.pk).update(is_active=True)

    assert Client().get(path).status_code == 404


def test_another_address_ends_the_first_and_withdrawing_ends_both(cast: Any, appointment: Contact) -> None:
    first = made_for(cast.ruth)
    second = made_for(cast.ruth)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client = Client()
    client.force_login(cast.ruth)
    answer = client.post("/account/calendar", {"do": "withdraw"}, follow=True)

    assert "The address is withdrawn." in answer.content.decode()
    assert Client().get(second).status_code == 404


def test_the_address_is_shown_once_and_only_its_digest_is_kept(cast: Any) -> None:
    token = made_for(cast.ruth).removeprefix("/account/feed/").removesuffix(".ics")
    client = Client()
    client.force_login(cast.ruth)

    assert token not in client.get("/account/calendar").content.decode()
    with acting_as(cast.ruth.pk):
        assert CalendarFeed.objects.get().digest == feeds.digest(token)


def test_what_is_no_address_looks_like_nothing(cast: Any) -> None:
    made_for(cast.ruth)

    assert Client().get("/account/feed/guessed.ics").status_code == 404
    assert Client().post("/account/feed/guessed.ics").status_code == 405


def test_row_security_gives_each_their_own_and_the_signed_out_nothing(cast: Any) -> None:
    made_for(cast.ruth)
    assert not CalendarFeed.objects.exists()
    with acting_as(cast.tom.pk):
        assert not CalendarFeed.objects.exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            CalendarFeed.objects.create(user=cast.carol, digest="hers")
    with acting_as(cast.ruth.pk):
        assert CalendarFeed.objects.count() == 1


def test_asking_too_often_is_slowed(cast: Any) -> None:
    path = made_for(cast.ruth)
    answers = [Client().get(path).status_code for _ in range(41)]

    assert answers == [200] * 40 + [429]


def test_an_administrator_has_no_diary_to_give_away(cast: Any) -> None:
    client = Client()
    client.force_login(cast.dan)

    assert "no part in any case" in client.get("/account/calendar").content.decode()
    assert client.post("/account/calendar", {"do": "make"}).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("select access_feed_reader(%s)", ["nothing"])
        assert cursor.fetchone() == (None,)


def test_what_was_called_off_is_not_in_the_calendar(
    cast: Any, appointment: Contact, as_owner: AsOwner, in_january: None
) -> None:
    with as_owner():
        facts = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"], "at": time(15)}
        for outcome in ("rearranged", "ours", "acceptable_absence", "attended"):
            add_row(Contact, cast.own, cast.ruth, valid_from=date(2027, 1, 4), outcome=outcome, **facts)
    starts = [one["DTSTART"].dt for one in events(made_for(cast.ruth))]

    assert starts == [datetime(2027, 1, 4, 15, tzinfo=UTC), datetime(2027, 1, 12, 10, tzinfo=UTC)]
    assert date(2027, 1, 5) - timedelta(days=14) <= starts[0].date()
