"""Alerts for managers and information governance, their review, and who opened a case."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models.query import QuerySet

from handrail.access.models import Alert, AlertReview, User
from handrail.agencies import policies

MOST = 100
PAGE = 50
SATURDAY = 5


def unreviewed() -> "QuerySet[Alert]":
    """Alerts within reach that nobody has looked at, oldest first."""
    return Alert.objects.filter(review__isnull=True).select_related("about").order_by("id")


def reviewed() -> "QuerySet[Alert]":
    """Alerts within reach that somebody has looked at, newest first."""
    return (
        Alert.objects.filter(review__isnull=False)
        .select_related("about", "review", "review__by")
        .order_by("-id")
    )


def review(alert: Alert, *, by: User, outcome: str, words: str) -> AlertReview:
    """Say what came of an alert. Nobody may of one about themselves."""
    return AlertReview.objects.create(alert=alert, by=by, outcome=outcome, words=words)


def due(day: date) -> date:
    """The last day for looking at an alert of a day, by the policy of that day.

    Bank holidays are not known here.
    """
    left = policies.number("alert_review_working_days", day)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


class Opening(NamedTuple):
    """One line of the log, as those who answer for a case read it."""

    number: int
    at: datetime
    user_id: int
    operation: str
    route: str
    relations: list[str]
    reason: str


@dataclass(frozen=True)
class Openings:
    """A page of lines with the names and roles in them; ``more`` says whether older ones follow."""

    lines: tuple[Opening, ...]
    users: dict[int, User]
    more: bool


def openings(case_id: int, before: int | None = None) -> Openings:
    """Who else opened a case, newest first. Only in charge and manager are told anything."""
    with connection.cursor() as cursor:
        cursor.execute("select * from access_openings(%s, %s, %s)", [case_id, before, PAGE + 1])
        found = [Opening(*row) for row in cursor.fetchall()]
    lines = tuple(found[:PAGE])
    users = User.objects.select_related("team", "worker__agency").in_bulk({line.user_id for line in lines})
    return Openings(lines, users, len(found) > PAGE)
