"""Findings of cases that came as documents, asked in one go after a load."""

from django.db import transaction
from django.utils import timezone

from handrail.access.actors import system_actor
from handrail.casefile.casefile import CaseFile
from handrail.quality import gathering, jobs, keeping
from handrail.records import clock

SOME = 200
REASON = "Checking the record"


def first_time() -> int:
    """Keep the findings of every open case, none of which has any; says of how many."""
    now, done = clock.now(), 0
    with transaction.atomic(), system_actor(reason=REASON) as system:
        waiting: list[tuple[int, CaseFile]] = []
        for case_id in jobs.open_cases():
            if file := gathering.by_the_worker(case_id, timezone.localdate(now)):
                waiting.append((case_id, file))
            if len(waiting) == SOME:
                keeping.first(waiting, by=system, at=now)
                done, waiting = done + SOME, []
        keeping.first(waiting, by=system, at=now)
    return done + len(waiting)
