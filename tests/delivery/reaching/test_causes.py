"""Which events of a case the person is told of, each once, and which not."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from handrail.access.actors import acting_as
from handrail.delivery.booking import calling_off
from handrail.delivery.models import Contact
from handrail.delivery.reaching import carrying, causes, fake, reminding
from handrail.people import allocating
from handrail.people.allocating import Part
from handrail.people.models import Allocation
from handrail.records import clock, writing
from tests.cast import add_row
from tests.delivery.reaching.helping import AsOwner, as_worker, book, change, day, outbox, texts, told, wishes

TODAY, NOON = date(2026, 3, 18), time(12)
TOMORROW, YESTERDAY = date(2026, 3, 19), date(2026, 3, 17)


def contact(on: date, outcome: str | None = None, **facts: Any) -> Contact:
    return Contact(case_id=1, entry="one", kind="supervision", valid_from=on, outcome=outcome, **facts)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, contact(TOMORROW), "booked"),
        (None, contact(TODAY, at=time(14)), "booked"),
        (None, contact(TODAY, at=time(9)), ""),
        (None, contact(YESTERDAY), ""),
        (None, contact(YESTERDAY, "attended"), ""),
        (None, contact(TOMORROW, instead_of="another"), "rearranged"),
        (contact(TOMORROW), contact(TOMORROW, at=time(14)), "rearranged"),
        (contact(TOMORROW), contact(TOMORROW, text="Bring the form."), ""),
        (contact(TOMORROW), contact(TOMORROW, "ours"), "called_off"),
        (contact(TOMORROW), contact(TOMORROW, "rearranged"), ""),
        (contact(YESTERDAY), contact(YESTERDAY, "ours"), ""),
        (contact(YESTERDAY), contact(YESTERDAY, "attended"), ""),
        (contact(YESTERDAY), contact(YESTERDAY, "absence_waiting"), "missed"),
        (contact(YESTERDAY, "absence_waiting"), contact(YESTERDAY, "unacceptable_absence"), ""),
        (contact(YESTERDAY, "absence_waiting"), contact(YESTERDAY, "acceptable_absence"), ""),
    ],
)
def test_what_is_told_of_an_appointment(before: Contact | None, after: Contact, kind: str) -> None:
    assert causes.what_to_tell(after, before, TODAY, NOON) == kind


@pytest.fixture
def helen(cast: Any, as_owner: AsOwner, provider: fake.Fake) -> Any:
    """Helen wants to be reminded by text, a day before."""
    with as_owner():
        wishes(cast.own, cast.ruth)
    return cast.own


def carry_all() -> None:
    with as_worker():
        for reference in carrying.due():
            carrying.carry_on(reference)


@pytest.mark.django_db
def test_nothing_marked_and_no_meeting_without_her_is_told(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    book(helen, cast.ruth, marking="not_for_person")
    book(helen, cast.ruth, kind="meeting")

    assert outbox(as_owner, helen) == []


@pytest.mark.django_db
def test_appointments_booked_together_are_told_once(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    for week in range(1, 5):
        book(helen, cast.ruth, in_days=7 * week, series="fridays")

    assert [row.kind for row in outbox(as_owner, helen)] == ["booked"]


@pytest.mark.django_db
def test_one_of_a_series_moved_is_told(cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake) -> None:
    """Four Fridays are booked; the third moves to five days later."""
    rows = [book(helen, cast.ruth, in_days=7 * week, series="fridays") for week in range(1, 5)]
    carry_all()

    with acting_as(cast.ruth.pk), writing.act(helen.pk, "contact.rearranged", by=cast.ruth) as doing:
        old = rows[2]
        writing.amend(Contact, doing, entry=old.entry, version_seen=1, outcome="rearranged")
        moved = {"kind": old.kind, "mode": old.mode, "at": time(16), "workers": old.workers}
        later = clock.today() + timedelta(days=26)
        writing.add(Contact, doing, series="fridays", instead_of=old.entry, valid_from=later, **moved)
    carry_all()

    assert [row.kind for row in outbox(as_owner, helen)] == ["booked", "rearranged"]
    assert texts(provider)[-1] == f"Your appointment has a new time: {day(later)} at 4pm."


@pytest.mark.django_db
def test_a_series_called_off_ends_what_waits_to_be_told_of_each(
    cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake
) -> None:
    """The second and third of three get another time; before anything goes, all are called off."""
    rows = [book(helen, cast.ruth, in_days=7 * week, series="fridays") for week in range(1, 4)]
    rows = [rows[0], *(change(row, cast.ruth, at=time(16)) for row in rows[1:])]
    assert [row.kind for row in outbox(as_owner, helen)] == ["booked", "rearranged", "rearranged"]

    with acting_as(cast.ruth.pk):
        calling_off.call_off(helen.pk, rows, "She starts work.", by=cast.ruth)
    carry_all()

    overtaken = "The appointment changed before it was sent."
    assert told(as_owner, helen) == [
        ("booked", "stopped", overtaken),
        ("rearranged", "stopped", overtaken),
        ("rearranged", "stopped", overtaken),
        ("called_off", "sent", ""),
    ]
    first = clock.today() + timedelta(days=7)
    assert texts(provider) == [
        f"Your appointment on {day(first)} at 2.30pm is called off. We will be in touch about another."
    ]


@pytest.mark.django_db
def test_a_missed_appointment_is_told_once_however_it_is_judged(
    cast: Any, helen: Any, as_owner: AsOwner
) -> None:
    row = book(helen, cast.ruth, in_days=-1)
    row = change(row, cast.ruth, outcome="absence_waiting")
    change(row, cast.ruth, outcome="unacceptable_absence")

    assert [row.kind for row in outbox(as_owner, helen)] == ["missed"]


@pytest.mark.django_db
def test_a_reminder_comes_the_day_before_and_only_once(
    cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_owner():  # booked long ago, before anybody asked her
        for days in (1, 2):
            on = clock.today() + timedelta(days=days)
            add_row(
                Contact, helen, cast.ruth, kind="supervision", mode="office", valid_from=on, at=time(9, 15)
            )
    monkeypatch.setattr(clock, "local_time", lambda: NOON)

    with as_worker():
        found = [reminding.remind(), reminding.remind()]
    carry_all()

    assert found == [1, 0]
    tomorrow = clock.today() + timedelta(days=1)
    assert texts(provider) == [
        f"A reminder: your appointment is on {tomorrow:%A} {tomorrow.day} {tomorrow:%B} at 9.15am."
    ]
    assert told(as_owner, helen) == [("reminder", "sent", "")]


@pytest.mark.django_db
def test_no_reminder_comes_at_night(cast: Any, helen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    book(helen, cast.ruth)
    monkeypatch.setattr(clock, "local_time", lambda: time(22))

    with as_worker():
        assert reminding.remind() == 0


@pytest.mark.django_db
def test_a_new_practitioner_is_told_by_first_name(
    cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake
) -> None:
    """Carol gives Helen's case to Megan; Ruth had it."""
    today = clock.today()
    with acting_as(cast.carol.pk):
        stands = allocating.standing(Allocation.objects.now().filter(case_id=helen.pk), today)
        parts = {part for part in stands if part.role != "in_charge"} | {Part("in_charge", "megan-price")}
        with writing.act(helen.pk, "allocated", by=cast.carol) as doing:
            allocating.allocate(doing, helen, parts, on=today, reason="Ruth is leaving")

    carry_all()

    said = f"From {today:%A} {today.day} {today:%B} you will see Megan. Your appointments stay as they are."
    assert texts(provider) == [said]
    assert told(as_owner, helen) == [("change_of_practitioner", "sent", "")]


@pytest.mark.django_db
def test_a_service_that_sends_no_messages_queues_none(
    cast: Any, helen: Any, as_owner: AsOwner, settings: Any
) -> None:
    settings.HANDRAIL_MESSAGES = False
    book(helen, cast.ruth)

    assert outbox(as_owner, helen) == []
