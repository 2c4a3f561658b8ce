"""Reminders: as many days before an appointment as the person chose, at a decent hour."""

from datetime import time

from django.conf import settings
from django.db import connection

from handrail.delivery.reaching import causes, outbox
from handrail.delivery.reaching.carrying import at_work
from handrail.records import clock

FROM, UNTIL = time(8), time(20)
MOST = 500


def remind() -> int:
    """Put the reminders that are due into the outbox, each with a transaction of its own; how many."""
    if not settings.HANDRAIL_MESSAGES or not FROM <= clock.local_time() < UNTIL:
        return 0
    with at_work(), connection.cursor() as cursor:
        cursor.execute("select * from delivery_reminders_due(%s, %s)", [clock.today(), MOST])
        due = cursor.fetchall()
    ahead = [one for one in due if one[2] > clock.today() or (one[3] or time.max) > clock.local_time()]
    for case_id, contact, on, at in ahead:
        with at_work() as us:
            outbox.put(case_id, causes.reminder(case_id, contact, on, at), by=us)
    return len(ahead)
