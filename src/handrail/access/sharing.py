"""Shares: a partner's worker is let in by whoever is in charge, for a purpose, until a day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models.query import QuerySet

from handrail.access.models import User
from handrail.agencies.models import SharingAgreement

LASTS = 90
"""Days a share lasts at most; then it is given again, or not."""
ROLES = ("partner", "police", "ap_key_worker")


class Refused(Exception):
    """The database refused. ``why`` is "refused", "no_agreement" or "too_long"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Share:
    """What somebody of another agency may open now, why, and until when."""

    number: int
    user: User
    kind: str
    starts_at: datetime
    ends_at: datetime | None
    purpose: str
    gateway: str


def share(case_id: int, who: User, agreement: SharingAgreement, until: datetime) -> None:
    """Let somebody in until an instant; a share that stands is replaced. Raises ``Refused``."""
    _act("select access_share(%s, %s, %s, %s)", [who.pk, case_id, agreement.pk, until])


def withdraw(case_id: int, number: int) -> None:
    """End a share now. Raises ``Refused``."""
    _act("select access_withdraw(%s, %s)", [case_id, number])


def shares(case_id: int) -> list[Share]:
    """Who of other agencies is in, for whoever is in charge."""
    with connection.cursor() as cursor:
        cursor.execute("select * from access_shares(%s)", [case_id])
        rows = cursor.fetchall()
    users = User.objects.select_related("worker__agency").in_bulk({row[1] for row in rows})
    return [Share(row[0], users[row[1]], *row[2:]) for row in rows]


def candidates(agreement: SharingAgreement) -> "QuerySet[User]":
    """The workers of the agency an agreement is with who sign in here."""
    found = User.objects.filter(is_active=True, role__in=ROLES, worker__agency=agreement.agency_id)
    return found.select_related("worker__agency").order_by("name")


def _act(statement: str, given: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        (answer,) = cursor.fetchone()
    if answer != "done":
        raise Refused(answer)
