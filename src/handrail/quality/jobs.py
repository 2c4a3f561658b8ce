"""The worker's part: cases changed by somebody who does not read them whole, and every case each night.

A job's argument is the number of a case and nothing else. Nights are for what time alone changes.
"""

from collections.abc import Iterator

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from handrail.access.models import User
from handrail.delivery.reaching.carrying import at_work
from handrail.quality import gathering, keeping
from handrail.records import clock

AT_NIGHT = "20 2 * * *"
SOME = 500


@app.task(name="findings.check")
def check(case_id: int) -> None:
    """Check one case as it stands."""
    with at_work() as system:
        one(case_id, system)


@app.periodic(cron=AT_NIGHT)
@app.task(name="findings.nightly", queueing_lock="findings.nightly", pass_context=False)
def nightly(timestamp: int) -> None:
    """Check every open case: days went by."""
    for case_id in open_cases():
        check(case_id)


def check_soon(case_id: int) -> None:
    """A job for a case, unless one waits already; it is kept or lost with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select findings_waits(%s)", [case_id])
        (waits,) = cursor.fetchone()
    if not waits:
        check.defer(case_id=case_id)


def one(case_id: int, by: User) -> None:
    """Check one case, with the worker's or the owner's login."""
    now = clock.now()
    if file := gathering.by_the_worker(case_id, timezone.localdate(now)):
        keeping.keep(case_id, file, by=by, at=now)


def open_cases() -> Iterator[int]:
    """The numbers of all open cases, asked for in parts."""
    last = 0
    while found := _after(last):
        yield from found
        last = found[-1]


def _after(last: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select findings_cases(%s, %s)", [last, SOME])
        return [case_id for (case_id,) in cursor.fetchall()]
