"""The worker's part: cases changed by somebody who does not read them whole, those that were imported,
and every case each night.

A job's argument is the number of a case or an instant, and nothing else. Nights are for what time alone
changes.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

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
    again()


@app.task(name="findings.imported", queueing_lock="findings.imported")
def imported(since: str) -> None:
    """Check the cases that imports brought since an instant, and those of which nothing is kept yet."""
    for case_id in _in_parts("findings_imported(%s::timestamptz, %s, %s)", since):
        check(case_id)


def check_imported_soon(since: datetime) -> None:
    """One job for everything imported since an instant. One that waits already sees to it too."""
    try:
        with transaction.atomic():
            imported.defer(since=since.isoformat())
    except AlreadyEnqueued:
        return


def again(progress: Callable[[int], None] = lambda _: None) -> int:
    """Check every open case as it stands, each in a transaction of its own; says how many."""
    done = 0
    for done, case_id in enumerate(open_cases(), start=1):
        check(case_id)
        progress(done)
    return done


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
    return _in_parts("findings_cases(%s, %s)")


def _in_parts(function: str, *given: Any) -> Iterator[int]:
    last = 0
    while found := _asked(function, *given, last, SOME):
        yield from found
        last = found[-1]


def _asked(function: str, *given: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}", given)
        return [case_id for (case_id,) in cursor.fetchall()]
