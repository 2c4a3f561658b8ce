"""What no longer serves anybody is removed: sessions that have ended, old tries at signing in."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

TRIES_KEPT = timedelta(days=30)


def tidy() -> tuple[int, int]:
    """Remove both; gives how many of each."""
    now = timezone.now()
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    tries = 0
    for kind in (AccessAttempt, AccessFailureLog, AccessLog):
        removed, _ = kind.objects.filter(attempt_time__lt=now - TRIES_KEPT).delete()
        tries += removed
    return sessions, tries
