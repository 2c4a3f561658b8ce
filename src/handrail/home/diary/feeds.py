"""The secret address of one's diary: made, withdrawn, and who it is that reads there."""

import hashlib
import secrets

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from handrail.access.models import CalendarFeed, User
from handrail.home.shell import CASE_ROLES

TOKEN_BYTES = 32


def of(user: User) -> CalendarFeed | None:
    """The feed of a user, if there is one."""
    return CalendarFeed.objects.filter(user=user).first()


def make(user: User) -> str:
    """A new address; an earlier one of theirs no longer works. It is shown once and kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    given = {"digest": digest(token), "made_at": timezone.now()}
    CalendarFeed.objects.update_or_create(user=user, defaults=given)
    return settings.HANDRAIL_BASE_URL + reverse("account_feed", args=[token])


def withdraw(user: User) -> None:
    """The address ends; a calendar that asks there again is told that there is nothing."""
    CalendarFeed.objects.filter(user=user).delete()


def reader(token: str) -> User | None:
    """Whose address it is, while their account is open and is one that reads cases."""
    with connection.cursor() as cursor:
        cursor.execute("select access_feed_reader(%s)", [digest(token)])
        found = cursor.fetchone()[0]
    if found is None:
        return None
    return User.objects.filter(pk=found, is_active=True, role__in=CASE_ROLES).first()


def digest(token: str) -> str:
    """What is kept of a token: 256 random bits cannot be guessed back from it."""
    return hashlib.sha256(token.encode()).hexdigest()
