"""Reflections: a practitioner's own notes to questions, theirs alone unless they show one to a manager."""

from django.db import connection

from handrail.access.models import User
from handrail.findings.models import Reflection
from handrail.records import clock


def of(user: User) -> dict[str, Reflection]:
    """What somebody noted, by question."""
    return {row.question: row for row in Reflection.objects.filter(user=user).select_related("shown_to")}


def shown_to(user: User) -> list[Reflection]:
    """What others chose to show this user, latest first."""
    return list(Reflection.objects.filter(shown_to=user).select_related("user").order_by("-written_at"))


def managers() -> list[tuple[int, str]]:
    """The managers of the acting user's cases, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id, name from findings_my_managers()")
        return [(pk, name) for pk, name in cursor.fetchall()]


def keep(user: User, question: str, words: str, shown: int | None) -> None:
    """Keep a note, in place of an earlier one; without words it goes."""
    if not words:
        Reflection.objects.filter(user=user, question=question).delete()
        return
    Reflection.objects.update_or_create(
        user=user,
        question=question,
        defaults={"words": words, "shown_to_id": shown, "written_at": clock.now()},
    )
