"""The acts of assessing: open at a stage, look at an area, finish, countersign.

One assessment is open at a time. Finished, it is frozen by its instant: what it held is what the
record held when it was finished, and nothing is copied.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from handrail.access.models import User
from handrail.assessments.models import Area, Assessment, Factor
from handrail.people.opening import OpenCase
from handrail.records import writing


class OpenAlready(Exception):
    """Another assessment is open: finish it first."""


class NotOpen(Exception):
    """The assessment is finished, and stays as it was."""


class NotToSign(Exception):
    """The assessment is not finished, asks for no countersignature, or has it."""


class OwnWork(Exception):
    """Nobody countersigns an assessment they wrote in."""


class Unfinished(Exception):
    """What must be there before an assessment is finished: ``missing`` names it."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(missing)
        self.missing = missing


def worker_of(user: User) -> str | None:
    """The reference under which a user stands in the directory."""
    return user.worker.reference if user.worker else None


def standing(rows: Iterable[Assessment]) -> Assessment | None:
    """The assessment that is open, if one is."""
    return next((row for row in rows if row.finished_on is None), None)


def last_finished(rows: Iterable[Assessment]) -> Assessment | None:
    """The assessment that was finished last."""
    done = [row for row in rows if row.finished_on is not None]
    return max(done, key=lambda row: (row.finished_on or date.min, row.pk), default=None)


def open_(doing: writing.Act, case: OpenCase, *, entry: str, **facts: Any) -> Assessment:
    """Open an assessment at a stage. Raises ``OpenAlready``."""
    with connection.cursor() as cursor:  # two who open at once: the second waits, and is told
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('assessment', %s))", [case.id])
    if standing(case.rows(Assessment)) is not None:
        raise OpenAlready
    return writing.add(Assessment, doing, entry=entry, **facts)


def look(
    doing: writing.Act,
    *,
    entry: str,
    facts: dict[str, Any],
    factor: dict[str, Any] | None = None,
    row: Area | None = None,
    version_seen: int | None = None,
) -> None:
    """Write what was found in an area, and the factor in it if there is one: one act."""
    if row is None:
        writing.add(Area, doing, entry=entry, **facts)
    else:
        writing.amend(Area, doing, entry=entry, version_seen=version_seen or row.version, **facts)
    if factor is not None:
        writing.add(Factor, doing, **factor)


def finish(
    doing: writing.Act, row: Assessment, *, on: date, version_seen: int, countersign: bool
) -> Assessment:
    """Finish an assessment: from this instant what it held does not change.

    Raises ``NotOpen``, ``Unfinished`` and ``Conflict``.
    """
    if row.finished_on is not None:
        raise NotOpen
    if missing := [name for name in needed(row) if not getattr(row, name)]:
        raise Unfinished(missing)
    return writing.amend(
        Assessment,
        doing,
        entry=row.entry,
        version_seen=version_seen,
        finished_on=on,
        finished_by=worker_of(doing.by),
        to_be_countersigned=row.to_be_countersigned or countersign,
    )


def needed(row: Assessment) -> tuple[str, ...]:
    """What must be written before it can be finished: an explanation, or what would help for a short one."""
    return ("would_help",) if row.form == "short" else ("past_behaviour", "likely_future", "would_help")


def countersign(doing: writing.Act, case: OpenCase, row: Assessment, *, version_seen: int, said: str) -> None:
    """Put a second name to a finished assessment. Raises ``NotToSign``, ``OwnWork`` and ``Conflict``."""
    if not awaits_signature(row):
        raise NotToSign
    if wrote(case, row, doing.by.pk, worker_of(doing.by)):
        raise OwnWork
    writing.amend(
        Assessment,
        doing,
        entry=row.entry,
        version_seen=version_seen,
        countersigned_on=case.today,
        countersigned_by=worker_of(doing.by),
        countersigner_said=said,
    )


def awaits_signature(row: Assessment) -> bool:
    """Whether a finished assessment still needs a second name."""
    return row.finished_on is not None and row.to_be_countersigned and row.countersigned_on is None


def wrote(case: OpenCase, row: Assessment, user: int, worker: str | None) -> bool:
    """Whether somebody finished an assessment, or recorded any version of it."""
    versions = Assessment.objects.filter(case.reach.readable(Assessment), case_id=case.id, entry=row.entry)
    mine = Q(by=user) | (Q(finished_by=worker) if worker else Q(pk__in=()))
    return versions.filter(mine).exists()


def frozen(case: OpenCase) -> dict[str, datetime]:
    """The instant at which each finished assessment of the case was finished, by entry."""
    versions = Assessment.objects.filter(
        case.reach.readable(Assessment), case_id=case.id, finished_on__isnull=False
    )
    if case.reach.known is not None:
        versions = versions.filter(recorded_at__lte=case.reach.known)
    found: dict[str, datetime] = {}
    for entry, at in versions.order_by("version").values_list("entry", "recorded_at"):
        found.setdefault(entry, at)
    return found
