"""Taking in case documents: the whole file is checked, then the whole file is taken, or nothing.

A document that is already stored, version for version, changes nothing. One that differs from what
is stored under its reference is refused, unless the caller says ``replace``; how history is kept
then stands in ``handrail.records.replacing``. The time at which something was recorded is taken
from the document, so a case brings its past with it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import IO

from django.db import connection, transaction

from handrail.access.actors import system_actor
from handrail.exchange.checking import check
from handrail.exchange.files import twice
from handrail.exchange.refusals import Problem, Refused
from handrail.exchange.storing import Report, store
from handrail.records import clock

__all__ = ["Problem", "Refused", "Report", "import_stream"]

ONE_AT_A_TIME = 7_202_613
"""The number of the database's lock under which imports follow one another."""


def import_stream(
    stream: IO[bytes],
    *,
    replace: bool,
    reason: str,
    progress: Callable[..., None],
    latest: datetime | None = None,
) -> Report:
    """Take in a file of documents, one a line, for a reason that the access log keeps.

    Nothing in it may have been recorded after ``latest``, which is now unless the demo says
    otherwise. Needs the owner's login. Raises ``Refused`` with the faults found; then nothing has
    changed.
    """
    latest = latest or clock.now()
    with twice(stream) as file, transaction.atomic(), system_actor(reason=reason) as by:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        findings = check(file, replace=replace, latest=latest, progress=progress)
        return store(file, findings, by=by, reason=reason, progress=progress)
