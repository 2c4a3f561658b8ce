"""Referrals are drafted, sent and withdrawn; what was wanted of them is said at once.

Nothing is sent by itself. Sending is one act: the referral, what it is for, and what goes with it
(``handing``). Answers are in ``answering``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from handrail.delivery.models import Referral, WantedChange
from handrail.delivery.referring.states import NothingSaid, NotNow, may_become
from handrail.records import writing
from handrail.records.writing import Act

SATURDAY = 5
Facts = Mapping[str, Any]


def refer(
    doing: Act,
    facts: Facts,
    wanted: Iterable[str],
    *,
    on: date,
    send: bool,
    entry: str | None = None,
    version_seen: int = 0,
) -> Referral:
    """Write a referral, or write a draft again, with the changes it is for; and send it, or not yet.

    Raises ``NotNow`` where it was sent before.
    """
    sent = {"state": "sent", "sent_on": on} if send else {"state": "drafted"}
    if not version_seen:
        row = writing.add(Referral, doing, entry=entry, **{"valid_from": on, **facts, **sent})
    else:
        stands = Referral.objects.now().get(case_id=doing.case_id, entry=entry)
        if stands.version == version_seen and stands.state != "drafted":
            raise NotNow(stands)
        row = writing.amend(
            Referral, doing, entry=stands.entry, version_seen=version_seen, **{**facts, **sent}
        )
    _want(doing, row.entry, list(wanted), on)
    return row


def withdraw(doing: Act, referral: str, version_seen: int, *, on: date, because: str) -> Referral:
    """Take it back before it has begun, and why. Raises ``NothingSaid``, ``NotNow``."""
    if not because.strip():
        raise NothingSaid
    stands = Referral.objects.now().get(case_id=doing.case_id, entry=referral)
    if stands.version == version_seen and not may_become(stands, "withdrawn"):
        raise NotNow(stands)
    return writing.amend(
        Referral,
        doing,
        entry=referral,
        version_seen=version_seen,
        state="withdrawn",
        because=because,
        ended_on=on,
        valid_to=on,
    )


def working_days_after(day: date, days: int) -> date:
    """The day so many working days later. Bank holidays are not known here."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day


def _want(doing: Act, referral: str, wanted: list[str], on: date) -> None:
    """The changes it is for: new ones are added, those taken out of a draft end."""
    standing = WantedChange.objects.now().filter(case_id=doing.case_id, referral=referral)
    there = {row.what: row for row in standing}
    for what in dict.fromkeys(wanted):
        if there.pop(what, None) is None:
            writing.add(WantedChange, doing, referral=referral, what=what, valid_from=on)
    for row in there.values():
        writing.take_back(WantedChange, doing, entry=row.entry, version_seen=row.version)
