"""The outbox: what is to be told to the person, written with what causes it, once for each cause."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings

from handrail.access.models import User
from handrail.delivery.models import Message, MessageWish, Outgoing
from handrail.delivery.models.outbox import State
from handrail.kernel.references import new_reference
from handrail.records import clock, writing

OPEN = (State.QUEUED, State.SENDING, State.ASKING, State.SENT)
OPT_OUT = "The person no longer wants messages."
OVERTAKEN = "The appointment changed before it was sent."


@dataclass(frozen=True)
class Cause:
    """What a message is about, and the key that makes it one message."""

    key: str
    kind: str
    contact: str = ""
    on: date | None = None
    at: time | None = None


def put(case_id: int, cause: Cause, *, by: User, due: datetime | None = None) -> None:
    """Put a message into the outbox, and let the worker know, both in the transaction of its cause.

    A cause that was told before stays told: its key is taken."""
    now = clock.now()
    reference = new_reference()
    message = Outgoing(
        case_id=case_id,
        key=cause.key,
        kind=cause.kind,
        contact=cause.contact,
        on=cause.on,
        at=cause.at,
        by=by,
        message=new_reference(),
        reference=reference,
        made_at=now,
        next_at=due or now,
    )
    Outgoing.objects.bulk_create([message], ignore_conflicts=True)
    if due is None or due <= now:
        knock(reference)


def knock(reference: str) -> None:
    """Let the worker know of a message; the job goes with the transaction, and holds the reference only."""
    from handrail.delivery.reaching import jobs  # procrastinate is ready when the rooms are

    jobs.carry_on.defer(reference=reference)


def wish_of(case_id: int) -> MessageWish | None:
    """What the person last said they want, as far as whoever acts may read it."""
    standing = MessageWish.objects.now().filter(case_id=case_id)
    return standing.order_by("-valid_from", "-id").first()


def wanted(case_id: int) -> bool:
    """Whether this service sends messages and the person wants them."""
    if not settings.HANDRAIL_MESSAGES:
        return False
    wish = wish_of(case_id)
    return wish is not None and wish.wants


def stop(doing: writing.Act, why: str, *, contact: str = "") -> int:
    """Stop what waits to be sent, of the whole case or about one contact; how many there were."""
    waiting = Outgoing.objects.select_for_update().filter(case_id=doing.case_id, state=State.QUEUED)
    if contact:
        waiting = waiting.filter(contact=contact)
    stopped = list(waiting)
    for row in stopped:
        _settle(row, State.STOPPED)
        note(doing, row, "stopped", why)
    return len(stopped)


def send_again(doing: writing.Act, row: Outgoing) -> None:
    """Somebody looked and decided: it goes once more, as a message of its own to the provider."""
    row.state, row.reference, row.next_at = State.QUEUED, new_reference(), clock.now()
    row.attempts = row.absent = row.unsure = 0
    row.answer, row.settled_at, row.claimed_at = "", None, None
    row.save(update_fields=[*MAY_CHANGE])
    note(doing, row, "queued", "")
    knock(row.reference)


def it_went(doing: writing.Act, row: Outgoing) -> None:
    """Somebody looked and found that it reached the person."""
    _settle(row, State.SENT)
    note(doing, row, "sent", "Somebody looked: it went.")


def let_be(doing: writing.Act, row: Outgoing) -> None:
    """Somebody looked and leaves it unsent: told another way, or no longer needed."""
    _settle(row, State.STOPPED)
    note(doing, row, "stopped", "Somebody looked: told another way, or no longer needed.")


MAY_CHANGE = (
    *("state", "next_at", "reference", "answer", "attempts", "absent", "unsure"),
    *("claimed_at", "settled_at"),
)
"""What serving processes may change of a message on its way."""


def note(doing: writing.Act, row: Outgoing, state: str, why: str, **said: str) -> None:
    """Let the record tell what became of a message."""
    standing = Message.objects.now().filter(case_id=row.case_id, entry=row.message).first()
    if standing is None:
        facts = {"channel": "text", "language": "en", **said}
        if not said and (wish := wish_of(row.case_id)):
            facts = {"channel": wish.channel, "language": wish.language}
        writing.add(
            Message,
            doing,
            entry=row.message,
            valid_from=clock.today(),
            kind=row.kind,
            contact=row.contact or None,
            due_on=row.on,
            state=state,
            why=why,
            **facts,
        )
    elif (standing.state, standing.why) != (state, why):
        writing.amend(
            Message, doing, entry=row.message, version_seen=standing.version, state=state, why=why, **said
        )


def _settle(row: Outgoing, state: State) -> None:
    row.state, row.next_at, row.settled_at = state, None, clock.now()
    row.save(update_fields=["state", "next_at", "settled_at"])
