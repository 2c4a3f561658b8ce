"""A whole case in one question to the database, as the case file that expectations read.

What is sealed is never asked for; see ``access.rls_findings``. Who reads all of it gets it, others
nothing: half a case would give wrong answers.
"""

from datetime import date, datetime

import msgspec
from django.db import connection

from handrail.casefile.casefile import CaseFile, case_file
from handrail.casefile.document import CaseDocument

_decoder = msgspec.json.Decoder(CaseDocument)


def to_check(case_id: int, day: date) -> CaseFile | None:
    """The case as it stands, held until the transaction ends so that nobody else checks it meanwhile.

    ``None``: the acting user does not read all of it, it is closed, or somebody is checking it now.
    """
    return _made(_asked("findings_asked", case_id, None), day)


def as_known(case_id: int, day: date, known: datetime) -> CaseFile | None:
    """The case as the record held it at an instant; ``None`` where the acting user does not read it all."""
    return _made(_asked("findings_asked", case_id, known), day, known)


def by_the_worker(case_id: int, day: date) -> CaseFile | None:
    """The case as it stands, for the worker's or the owner's login; waits for whoever is at it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('findings'), %s)", [case_id])
    return _made(_asked("findings_document_now", case_id, None), day)


def _asked(function: str, case_id: int, known: datetime | None) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s, %s::timestamptz)", [case_id, known])
        found: str | None = cursor.fetchone()[0]
        return found


def _made(found: str | None, day: date, known: datetime | None = None) -> CaseFile | None:
    return case_file(_decoder.decode(found), as_of=day, known=known) if found else None
