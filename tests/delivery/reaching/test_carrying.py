"""From an appointment to a telephone: what is sent, what is asked, and what a person must look at."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from handrail.delivery.models import Message, Outgoing
from handrail.delivery.reaching import carrying, fake
from handrail.delivery.reaching.fake import Mode
from handrail.people.models import Person
from handrail.records import clock
from tests.delivery.reaching.helping import AsOwner, as_worker, book, change, day, outbox, texts, told, wishes

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def helen(cast: Any, as_owner: AsOwner, provider: fake.Fake) -> Any:
    """Helen wants to be reminded by text."""
    with as_owner():
        wishes(cast.own, cast.ruth)
    return cast.own


def the_worker_comes_by() -> None:
    with as_worker():
        for reference in carrying.due():
            carrying.carry_on(reference)


def minutes_later(count: float) -> Any:
    return time_machine.travel(clock.now() + count * MINUTE, tick=True)


def test_an_appointment_booked_is_told_and_the_record_says_so(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    row = book(helen, cast.ruth)

    the_worker_comes_by()

    assert texts(provider) == [f"You have an appointment on {day(row.valid_from)} at 2.30pm."]
    assert told(as_owner, helen) == [("booked", "sent", "")]
    (sent,) = outbox(as_owner, helen)
    assert (sent.state, sent.attempts, sent.provider_id) == ("sent", 1, provider.find("")[0].id)
    with minutes_later(2):
        the_worker_comes_by()
    assert told(as_owner, helen) == [("booked", "delivered", "")]


def test_the_message_is_written_by_the_system_and_the_case_says_who_read_it(
    cast: Any, helen: Any, as_owner: AsOwner
) -> None:
    from handrail.access.models import AccessLine

    book(helen, cast.ruth)
    the_worker_comes_by()

    with as_owner():
        assert {row.by.username for row in Message.objects.filter(case_id=helen.pk)} == {"system"}
        line = AccessLine.objects.get(route="message")
        assert (line.cases, line.user.username) == ([helen.pk], "system")


def test_nobody_is_told_who_does_not_want_it(
    cast: Any, as_owner: AsOwner, provider: fake.Fake, helen: Any
) -> None:
    with as_owner():
        wishes(cast.coworked, cast.ruth, wants=False)

    book(cast.coworked, cast.ruth)
    the_worker_comes_by()

    assert provider.requests == 0
    assert outbox(as_owner, cast.coworked) == []


def test_a_wish_withdrawn_before_sending_stops_the_message(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    from handrail.delivery.models import MessageWish

    book(helen, cast.ruth)
    with as_owner():
        MessageWish.objects.filter(case_id=helen.pk).update(wants=False)

    the_worker_comes_by()

    assert provider.requests == 0
    assert told(as_owner, helen) == [("booked", "stopped", "The person no longer wants messages.")]


def test_an_appointment_moved_before_its_message_went_is_told_once_with_the_new_time(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    row = book(helen, cast.ruth)
    moved = change(row, cast.ruth, valid_from=row.valid_from + timedelta(days=2))

    the_worker_comes_by()

    assert texts(provider) == [f"Your appointment has a new time: {day(moved.valid_from)} at 2.30pm."]
    assert told(as_owner, helen) == [
        ("booked", "stopped", "The appointment changed before it was sent."),
        ("rearranged", "sent", ""),
    ]


@pytest.mark.parametrize(
    ("mode", "kept", "state"),
    [
        (Mode.TOO_MANY, 0, "queued"),
        (Mode.FAILS, 0, "asking"),
        (Mode.LOST, 0, "asking"),
        (Mode.DROPS, 1, "asking"),
        (Mode.KEPT_BUT_FAILS, 1, "asking"),
    ],
)
def test_whatever_goes_wrong_the_message_arrives_once(
    mode: Mode, kept: int, state: str, cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    """First it goes wrong; ten minutes on, after Notify was asked where need be, it has arrived."""
    provider.mode = lambda: mode
    book(helen, cast.ruth)
    the_worker_comes_by()
    assert len(provider.kept) == kept
    assert [row.state for row in outbox(as_owner, helen)] == [state]

    provider.mode = lambda: Mode.FINE
    for minutes in (2, 5, 8, 11):
        with minutes_later(minutes):
            the_worker_comes_by()

    assert len(provider.kept) == 1
    assert told(as_owner, helen)[0][:2] in (("booked", "sent"), ("booked", "delivered"))


def test_a_message_nobody_can_say_anything_of_waits_for_a_person(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    """It was kept, no answer came, and Notify answers no question: never sent blindly again."""
    provider.mode, provider.silent = (lambda: Mode.DROPS), True
    book(helen, cast.ruth)

    for hours in range(12):
        with minutes_later(hours * 61):
            the_worker_comes_by()

    assert (provider.requests, len(provider.kept)) == (1, 1)
    assert [row.state for row in outbox(as_owner, helen)] == ["in_doubt"]
    assert told(as_owner, helen)[0][1] == "in_doubt"


def test_a_worker_that_died_in_between_is_asked_about_first(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    book(helen, cast.ruth)
    (row,) = outbox(as_owner, helen)
    with as_worker():
        assert carrying._claim(row.reference) is not None  # and then it dies

    the_worker_comes_by()
    assert provider.requests == 0
    for minutes in (2, 4, 6):
        with minutes_later(minutes):
            the_worker_comes_by()

    assert len(provider.kept) == 1
    assert [row.state for row in outbox(as_owner, helen)] == ["sent"]


def test_a_wrong_number_is_final_and_says_what_to_do(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    with as_owner():
        Person.objects.filter(case_id=helen.pk).update(phone="12345")
    book(helen, cast.ruth)

    the_worker_comes_by()

    why = "The number or address was refused: ask the person for the right one."
    assert told(as_owner, helen) == [("booked", "not_delivered", why)]
    assert provider.kept == []


def test_a_telephone_that_does_not_exist_is_told_by_the_receipt(
    cast: Any, helen: Any, provider: fake.Fake, as_owner: AsOwner
) -> None:
    with as_owner():
        Person.objects.filter(case_id=helen.pk).update(phone="07700 900 111")
    book(helen, cast.ruth)

    for minutes in (0, 2):
        with minutes_later(minutes):
            the_worker_comes_by()

    why = "The number or address does not exist: ask the person for the right one."
    assert told(as_owner, helen) == [("booked", "not_delivered", why)]


def test_a_number_stays_in_the_person_s_details_alone(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    """No column of the outbox, of its jobs or of the record of messages holds it."""
    from django.db import connection

    book(helen, cast.ruth)
    the_worker_comes_by()

    tables = ("delivery_outgoing", "delivery_message", "procrastinate_jobs", "access_accessline")
    with as_owner(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"select count(*) from {table} t where t::text like '%900123%'")
            assert cursor.fetchone() == (0,), table


def test_a_cause_undone_leaves_neither_message_nor_job(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    from django.db import connection, transaction

    def jobs() -> int:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("select count(*) from procrastinate_jobs")
            return int(cursor.fetchone()[0])

    before = jobs()
    with transaction.atomic():
        book(helen, cast.ruth)
        assert jobs() == before + 1
        transaction.set_rollback(True)

    assert jobs() == before
    assert Outgoing.objects.count() == 0
    assert outbox(as_owner, helen) == []
