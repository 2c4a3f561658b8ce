"""Findings of cases that came as documents, asked in one go after a load."""

from itertools import islice

from django.db import transaction
from django.utils import timezone

from handrail.access.actors import system_actor
from handrail.quality import gathering, jobs, keeping
from handrail.records import clock

SOME = 200
REASON = "Checking the record"


def first_time() -> int:
    """Keep the findings of every open case, none of which has any, some at a time; says of how many."""
    now, done, cases = clock.now(), 0, jobs.open_cases()
    while some := list(islice(cases, SOME)):
        # A transaction holds a lock for each of its cases, and there is room for some thousands.
        with transaction.atomic(), system_actor(reason=REASON) as system:
            found = [
                (case_id, file)
                for case_id in some
                if (file := gathering.by_the_worker(case_id, timezone.localdate(now)))
            ]
            keeping.first(found, by=system, at=now)
            done += len(found)
    return done
