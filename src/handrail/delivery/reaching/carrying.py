"""Carrying a message from the outbox to the provider, and finding out what became of it.

Each step is one short transaction; nothing is open while the provider is spoken to. A message is
marked as being sent before it leaves. Whoever finds one so marked, and no answer, asks the provider
for its reference before anything else is done; where the provider cannot say, a person looks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from handrail.access import log
from handrail.access.actors import acting_as
from handrail.access.log import Operation
from handrail.access.models import User
from handrail.delivery.models import Outgoing
from handrail.delivery.models.outbox import State
from handrail.delivery.reaching import notify, outbox, wording
from handrail.delivery.reaching.notify import Answer, CannotSay, How
from handrail.delivery.reaching.wording import Paper
from handrail.records import clock, writing

MOST_TRIES, MOST_UNSURE, TWICE = 12, 7, 2
LONGEST_WAIT = timedelta(hours=1)
RECEIPTS_FOR = timedelta(days=3)
WHY = {
    "address": "The number or address was refused: ask the person for the right one.",
    "refused": "The provider refused it.",
    "unreachable": "The provider could not be reached.",
    "too_many": "The provider took no more messages.",
    "key": "The provider did not accept the service’s key.",
    "permanent-failure": "The number or address does not exist: ask the person for the right one.",
    "temporary-failure": "The telephone or mailbox could not be reached for three days.",
    "technical-failure": "The provider failed to send it.",
    "no_answer": "No answer came, and the provider cannot say whether it has it.",
}
"""What the record says of a message that did not arrive."""


@contextmanager
def at_work() -> Iterator[User]:
    """One transaction of the worker, as the system user whom the record names."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select delivery_messenger()")
            (messenger,) = cursor.fetchone()
        with acting_as(messenger):
            yield User.objects.get(pk=messenger)


@dataclass(frozen=True)
class Facts:
    """What one message needs to know, at the moment it is sent."""

    wants: bool | None
    channel: str | None
    language: str | None
    say_place: bool | None
    phone: str
    email: str
    on_day: date | None
    at_time: Any
    outcome: str | None
    place: str | None
    venue: str | None
    address: str | None
    practitioner: str | None
    closed: bool

    @property
    def to(self) -> str:
        """The safe way the person chose."""
        return self.email if self.channel == "e_mail" else self.phone

    @property
    def where(self) -> str:
        """The place, if it may be named and can be."""
        whole = self.place or ", ".join(filter(None, (self.venue, self.address)))
        parts = (whole, self.address or "")
        return next((one for one in parts if wording.is_neutral(one)), "") if self.say_place else ""


@dataclass(frozen=True)
class Claimed:
    """A message that is ours to send, and what it says."""

    reference: str
    paper: Paper
    at: datetime


def carry_on(reference: str) -> None:
    """Take one message one step further, if it is due."""
    with at_work():
        found = Outgoing.objects.filter(reference=reference, next_at__lte=clock.now()).first()
    if found is None:
        return
    if found.state == State.QUEUED:
        _send(reference)
    elif found.state in (State.SENDING, State.ASKING):
        _ask(reference)
    elif found.state == State.SENT:
        _receipt(reference)


def due(most: int = 500) -> list[str]:
    """The references of messages that are due for a step, the longest due first."""
    with at_work():
        waiting = Outgoing.objects.filter(state__in=outbox.OPEN, next_at__lte=clock.now())
        return list(waiting.order_by("next_at").values_list("reference", flat=True)[:most])


def _send(reference: str) -> None:
    claimed = _claim(reference)
    # A machine that stood still since then may not be the only one at it any more.
    if claimed is None or clock.now() > claimed.at + _patience() / 3:
        return
    answer = notify.hand_over(claimed.paper, reference)
    with _held(reference, State.SENDING, State.ASKING) as (row, us):
        if row is not None:
            _take(row, us, answer)


def _claim(reference: str) -> Claimed | None:
    with at_work() as us:
        now = clock.now()
        free = Outgoing.objects.select_for_update(skip_locked=True)
        row = free.filter(reference=reference, state=State.QUEUED, next_at__lte=now).first()
        facts = _facts(reference) if row is not None else None
        if row is None or facts is None:
            return None
        log.write_as(us, Operation.CONSULTATION, "message", [row.case_id], reason="A message to the person")
        said = {"channel": facts.channel or "text", "language": facts.language or "en"}
        if why := _not_to_be_sent(row, facts, clock.today()):
            state = State.NOT_DELIVERED if why == WHY["address"] else State.STOPPED
            _end(row, us, state, why, said)
            return None
        row.state, row.attempts, row.claimed_at, row.next_at = (
            State.SENDING,
            row.attempts + 1,
            now,
            now + _patience(),
        )
        row.absent = row.unsure = 0
        row.save()
        _note(row, us, "queued", "", said)
        return Claimed(reference, _paper(row, facts), now)


def _facts(reference: str) -> Facts | None:
    with connection.cursor() as cursor:
        cursor.execute("select * from delivery_message_facts(%s)", [reference])
        found = cursor.fetchone()
    return Facts(*found) if found else None


def _not_to_be_sent(row: Outgoing, facts: Facts, today: date) -> str:
    """Why a message is not to be sent after all; empty when it is."""
    if not facts.wants:
        return outbox.OPT_OUT
    if facts.closed:
        return "The case is closed."
    if not facts.to:
        return WHY["address"]
    if row.kind in ("reminder", "booked", "rearranged"):
        if facts.outcome or (facts.on_day, facts.at_time) != (row.on, row.at):
            return outbox.OVERTAKEN
        if row.on and row.on < today:
            return "Its day had passed before it could be sent."
    return ""


def _paper(row: Outgoing, facts: Facts) -> Paper:
    language = facts.language or "en"
    assert row.on is not None
    words = wording.text(
        row.kind, language, on=row.on, at=row.at, place=facts.where, name=facts.practitioner or ""
    )
    return Paper(facts.channel or "text", language, facts.to, wording.SUBJECTS[language], words)


def _take(row: Outgoing, us: User, answer: Answer) -> None:
    """What follows from the provider's answer, or from its absence."""
    if answer.how is How.ACCEPTED:
        _sent(row, us, answer.provider_id)
    elif answer.how is How.REFUSED or (answer.how is How.NOT_NOW and row.attempts >= MOST_TRIES):
        row.answer = answer.word
        _end(row, us, State.NOT_DELIVERED, WHY[answer.word])
    elif answer.how is How.NOT_NOW:
        row.state, row.answer, row.next_at = State.QUEUED, answer.word, clock.now() + _wait(row.attempts)
        row.save()
    else:
        row.state, row.answer, row.next_at = State.ASKING, answer.word, clock.now() + _patience()
        row.save()


def _ask(reference: str) -> None:
    """Ask the provider whether it has a message of which we do not know."""
    with _held(reference, State.SENDING, State.ASKING) as (row, us):
        if row is None or row.next_at is None or row.next_at > clock.now():
            return
        row.state, row.next_at = State.ASKING, clock.now() + _patience()
        row.save()
    found: str | CannotSay | None
    try:
        found = notify.find(reference)
    except CannotSay as unsure:
        found = unsure
    with _held(reference, State.ASKING) as (row, us):
        if row is not None:
            _told(row, us, found)


def _told(row: Outgoing, us: User, found: str | CannotSay | None) -> None:
    """What follows from what the provider says of our reference: its id, nothing, or that it cannot say."""
    if isinstance(found, CannotSay):
        row.unsure += 1
        row.next_at = clock.now() + _wait(row.unsure)
        if row.unsure >= MOST_UNSURE:
            row.answer = "no_answer"
            _end(row, us, State.IN_DOUBT, WHY["no_answer"])
            return
    elif found:
        _sent(row, us, found)
        return
    else:
        # What left last may still be on its way in: it is asked for again before it goes again.
        row.absent += 1
        row.next_at = clock.now() + 2 * _patience()
        if row.absent >= TWICE:
            row.state, row.next_at = State.QUEUED, clock.now()
            if row.attempts >= MOST_TRIES:
                row.answer = "unreachable"
                _end(row, us, State.NOT_DELIVERED, WHY["unreachable"])
                return
    row.save()


def _receipt(reference: str) -> None:
    """Find out what became of a message the provider has."""
    with _held(reference, State.SENT) as (row, us):
        if row is None or row.next_at is None or row.next_at > clock.now():
            return
        row.next_at = _ask_later(row)
        row.save()
        provider_id = row.provider_id
    try:
        status = notify.status(provider_id)
    except CannotSay:
        return
    with _held(reference, State.SENT) as (row, us):
        if row is None:
            return
        if status == "delivered":
            _end(row, us, State.DELIVERED, "")
        elif status in WHY:
            row.answer = status
            _end(row, us, State.NOT_DELIVERED, WHY[status])


def _ask_later(row: Outgoing) -> datetime | None:
    """Ever more seldom, for three days; then it counts as sent."""
    now = clock.now()
    age = now - (row.claimed_at or now)
    return now + max(_patience() / 4, age / 2) if age < RECEIPTS_FOR else None


@contextmanager
def _held(reference: str, *states: State) -> Iterator[tuple[Outgoing | None, User]]:
    """The message, held against others, if it is still in one of these states."""
    with at_work() as us:
        rows = Outgoing.objects.select_for_update().filter(reference=reference, state__in=states)
        yield rows.first(), us


def _sent(row: Outgoing, us: User, provider_id: str) -> None:
    row.state, row.provider_id, row.answer = State.SENT, provider_id, ""
    row.next_at = clock.now() + _patience() / 4
    row.save()
    _note(row, us, "sent", "")


def _end(row: Outgoing, us: User, state: State, why: str, said: dict[str, str] | None = None) -> None:
    row.state, row.next_at, row.settled_at = state, None, clock.now()
    row.save()
    _note(row, us, state.value, why, said)


def _note(row: Outgoing, us: User, state: str, why: str, said: dict[str, str] | None = None) -> None:
    with writing.act(row.case_id, f"message.{state}", by=us, entry=row.message) as doing:
        outbox.note(doing, row, state, why, **(said or {}))


def _patience() -> timedelta:
    return timedelta(seconds=settings.HANDRAIL_NOTIFY_PATIENCE)


def _wait(tries: int) -> timedelta:
    """Twice as long each time, an hour at most."""
    return min(_patience() * 2 ** min(tries, 10), LONGEST_WAIT)
