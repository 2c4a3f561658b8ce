"""Shares: a partner's worker is let in by whoever is in charge, for a purpose, until a day.

Besides their limited part they read copies: chosen versions of entries, as they stood when shared.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone

from handrail.access.models import User
from handrail.access.policy import SHARE_KINDS
from handrail.agencies.models import Agency, SharingAgreement


class Refused(Exception):
    """The database refused. ``why`` is "refused", "no_agreement", "too_long" or "not_agreed"."""

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


@dataclass(frozen=True)
class Copy:
    """A version of an entry that somebody of another agency reads now."""

    number: int
    user_id: int
    part: str
    entry: str
    version: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Received:
    """A copy as its reader has it: the columns of the version, by name."""

    number: int
    part: str
    starts_at: datetime
    ends_at: datetime
    facts: dict[str, Any]


def share(case_id: int, who: User, agreement: SharingAgreement, until: datetime) -> None:
    """Let somebody in until an instant; a share that stands is replaced. Raises ``Refused``."""
    _act("select access_share(%s, %s, %s, %s)", [who.pk, case_id, agreement.pk, until])


def withdraw(case_id: int, number: int) -> None:
    """End a share now. Raises ``Refused``."""
    _act("select access_withdraw(%s, %s)", [case_id, number])


def shares(case_id: int) -> list[Share]:
    """Who of other agencies is in, for whoever is in charge."""
    rows = _rows("select * from access_shares(%s)", [case_id])
    users = User.objects.select_related("worker__agency").in_bulk({row[1] for row in rows})
    return [Share(row[0], users[row[1]], *row[2:]) for row in rows]


def shareable_classes(case_id: int, number: int) -> frozenset[str]:
    """The classes of which the holder of a share may be given copies, by the matrix and the agreement."""
    return frozenset(_rows("select unnest(access_shareable_classes(%s, %s))", [case_id, number], one=True))


def share_copy(case_id: int, number: int, part: str, entry: str, version: int) -> None:
    """Let the holder of a share read one version of an entry; an earlier one gives way.

    Raises ``Refused``.
    """
    _act("select access_share_copy(%s, %s, %s, %s, %s)", [case_id, number, part, entry, version])


def take_back(case_id: int, copy: int) -> None:
    """Let nobody read a copy any longer. Raises ``Refused``."""
    _act("select access_take_back(%s, %s)", [case_id, copy])


def copies(case_id: int) -> list[Copy]:
    """What is read in copy now, newest first, for whoever is in charge."""
    return [Copy(*row) for row in _rows("select * from access_copies(%s)", [case_id])]


def received(case_id: int) -> list[Received]:
    """The copies the acting user reads now, newest first."""
    return [Received(*row) for row in _rows("select * from access_my_copies(%s)", [case_id])]


def agreements(tenant: int, agency: Agency) -> "QuerySet[SharingAgreement]":
    """The agreements of a tenant with an agency that are in force today."""
    today, ours = timezone.localdate(), Q(tenant=None) | Q(tenant=tenant)
    found = SharingAgreement.objects.filter(ours, agency=agency, starts_on__lte=today, ends_on__gte=today)
    return found.select_related("agency").order_by("pk")


def candidates(agreement: SharingAgreement) -> "QuerySet[User]":
    """The workers of the agency an agreement is with who sign in here."""
    found = User.objects.filter(is_active=True, role__in=SHARE_KINDS, worker__agency=agreement.agency_id)
    return found.select_related("worker__agency").order_by("name")


def _rows(statement: str, given: list[Any], *, one: bool = False) -> list[Any]:
    """The rows of a question, or the one value in each."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[Any] = cursor.fetchall()
    return [row[0] for row in rows] if one else rows


def _act(statement: str, given: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        (answer,) = cursor.fetchone()
    if answer != "done":
        raise Refused(answer)
