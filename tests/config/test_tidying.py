"""Sessions that have ended and old tries at signing in are removed; nothing else is."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from handrail.config.tidying import tidy

pytestmark = pytest.mark.django_db


def test_what_has_ended_goes_and_what_runs_stays() -> None:
    now = timezone.now()
    for key, ends in (("ended", now - timedelta(minutes=1)), ("running", now + timedelta(minutes=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    for name, days in (("long ago", 31), ("lately", 29)):
        one = AccessAttempt.objects.create(username=name, ip_address="192.0.2.1", failures_since_start=1)
        AccessAttempt.objects.filter(pk=one.pk).update(attempt_time=now - timedelta(days=days))

    assert tidy() == (1, 1)
    assert [one.session_key for one in Session.objects.all()] == ["running"]
    assert [one.username for one in AccessAttempt.objects.all()] == ["lately"]
