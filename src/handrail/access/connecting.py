"""Declared connections: what staff say of people they know, and what governance makes of it."""

from datetime import date

from django.db import connection as database
from django.db.models.query import QuerySet

from handrail.access import governing
from handrail.access.governing import CaseName
from handrail.access.models import Connection, ConnectionOutcome, User

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
    """Connections nobody has decided on, oldest first; never one's own."""
    open_still = Connection.objects.filter(outcome__isnull=True).exclude(user=by)
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
        outcome=Outcome.EXCLUDED if cases else Outcome.DISMISSED,
        by=by,
        reason=reason,
    )
