"""What tests of messages share: a wish, an appointment, the worker's login, a provider that listens."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, time, timedelta
from typing import Any

from django.db import connection

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.access.statements import WORKER
from handrail.delivery.models import Contact, Message, MessageWish, Outgoing
from handrail.delivery.reaching import fake
from handrail.kernel.references import new_reference
from handrail.people.models import Case, Person
from handrail.records import clock, writing
from tests.cast import add_row

AsOwner = Callable[[], AbstractContextManager[None]]
NUMBER = "07700 900123"


@contextmanager
def as_worker() -> Iterator[None]:
    """Work with the worker's own login, as its process does."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        (before,) = cursor.fetchone()
        cursor.execute(f'set role "{WORKER}"')
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute(f'set role "{before}"')


def wishes(case: Case, user: User, **facts: Any) -> MessageWish:
    """The person wants to be reminded by text a day before. As the owner."""
    Person.objects.now().filter(case_id=case.pk).update(phone=NUMBER, email="helen@example.org")
    said = {"wants": True, "channel": "text", "language": "en", "days_before": 1, **facts}
    return add_row(MessageWish, case, user, valid_from=clock.today(), **said)


def book(
    case: Case, user: User, *, in_days: int = 1, at: time | None = time(14, 30), **facts: Any
) -> Contact:
    """Book an appointment, in an act of its own, as a page does."""
    said = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"], **facts}
    day = clock.today() + timedelta(days=in_days)
    with acting_as(user.pk), writing.act(case.pk, "contact.added", by=user, key=new_reference()) as doing:
        return writing.add(Contact, doing, valid_from=day, at=at, **said)


def change(row: Contact, user: User, **facts: Any) -> Contact:
    """Write another version of an appointment."""
    with acting_as(user.pk), writing.act(row.case_id, "contact.corrected", by=user) as doing:
        return writing.amend(Contact, doing, entry=row.entry, version_seen=row.version, **facts)


def outbox(as_owner: AsOwner, case: Case) -> list[Outgoing]:
    """The messages on their way in a case, oldest first."""
    with as_owner():
        return list(Outgoing.objects.filter(case_id=case.pk).order_by("id"))


def told(as_owner: AsOwner, case: Case) -> list[tuple[str, str, str]]:
    """What the record says of messages now: kind, state and why."""
    with as_owner():
        rows = Message.objects.now().filter(case_id=case.pk).order_by("id")
        return [(row.kind, row.state, row.why) for row in rows]


def texts(provider: fake.Fake) -> list[str]:
    """What arrived at the provider, oldest first."""
    return [one.said["text"] for one in reversed(provider.find(""))]


def day(on: date) -> str:
    """A day as a message says it."""
    return f"{on:%A} {on.day} {on:%B}"
