"""Declared connections: what staff say of people they know, and what governance makes of it."""

from datetime import date

from django.db import connection as database
from django.db.models import Q
from django.db.models.query import QuerySet

from handrail.access import governing, policy
from handrail.access.governing import CaseName
from handrail.access.models import Connection, ConnectionOutcome, User
from handrail.access.tenants import tenant_of

MOST = 100
Outcome = ConnectionOutcome.Outcome


def declare(
    by: User,
    *,
    how: str,
    reference: str = "",
    given_name: str = "",
    family_name: str = "",
    date_of_birth: date | None = None,
) -> None:
    """Note that somebody knows a person. Whether there is such a case is neither asked nor said."""
    Connection.objects.create(
        user=by,
        how=how,
        reference=reference,
        given_name=given_name,
        family_name=family_name,
        date_of_birth=date_of_birth,
    )


def declared_by(user: User) -> "QuerySet[Connection]":
    """What somebody has declared, newest first."""
    return Connection.objects.filter(user=user).order_by("-id")


def waiting(by: User) -> "QuerySet[Connection]":
    """Connections not yet decided on for the cases this officer governs, oldest first; never one's own.

    A partner's may be decided by each tenant for itself; of staff, one decision is enough.
    """
    decided = Q(tenant=tenant_of(by)) | Q(tenant=None)
    of_staff = Q(connection__user__role__in=policy.STAFF_ROLES)
    outcomes = ConnectionOutcome.objects.filter(decided | of_staff)
    open_still = Connection.objects.exclude(pk__in=outcomes.values("connection")).exclude(user=by)
    return open_still.select_related("user").order_by("id")


def cases_of(connection: Connection) -> list[CaseName]:
    """The cases a declared connection may be about, by reference only."""
    with database.cursor() as cursor:
        cursor.execute("select * from access_cases_of_connection(%s)", [connection.pk])
        return [CaseName(*row) for row in cursor.fetchall()]


def decide(connection: Connection, cases: list[CaseName], *, by: User, reason: str) -> None:
    """Exclude whoever declared it from these cases, at once; from none, dismiss it."""
    for case in cases:
        try:
            governing.exclude(connection.user, case, reason)
        except governing.Refused as refused:
            if refused.why != "already":
                raise
    ConnectionOutcome.objects.create(
        connection=connection,
        tenant_id=tenant_of(by),
        outcome=Outcome.EXCLUDED if cases else Outcome.DISMISSED,
        by=by,
        reason=reason,
    )
