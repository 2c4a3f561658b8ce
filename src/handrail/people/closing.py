"""Closing a case and taking it up again: each one act, with its reason and its two times.

Closing ends the parts of those who supervise, and with them their way in; the manager keeps theirs,
to answer for the record. Reopening lets parts begin anew: by default those that closing ended.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F, Q, Value

from handrail.access.models import Relation, User
from handrail.casefile import codes
from handrail.people import allocating
from handrail.people.allocating import Part, TooFewReaders
from handrail.people.models import Allocation, Case, Closure
from handrail.people.opening import IsShut
from handrail.records import clock, writing

CLOSED, REOPENED = "closed", "reopened"


class StandsAlready(Exception):
    """The case is closed, or open, already: somebody else was first."""


def close(
    doing: writing.Act, case: Case, *, on: date, reason: str, note: str = "", entry: str | None = None
) -> None:
    """Close a case on a day that has come. Raises ``StandsAlready``."""
    if _locked(case).closed:
        raise StandsAlready
    rows = Allocation.objects.now().filter(case_id=case.pk).exclude(role="manager")
    for row in rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())):
        last = max(on, row.valid_from) if row.valid_from else on
        writing.amend(Allocation, doing, entry=row.entry, version_seen=row.version, valid_to=last)
    writing.add(Closure, doing, entry=entry, kind=CLOSED, reason=reason, note=note, valid_from=on)
    with connection.cursor() as cursor:
        cursor.execute("select access_close(%s)", [case.pk])
        if cursor.fetchone() != ("done",):
            raise PermissionDenied


def reopen(
    doing: writing.Act,
    case: Case,
    parts: set[Part],
    *,
    on: date,
    reason: str,
    note: str = "",
    entry: str | None = None,
) -> None:
    """Take a case up again from a day on, with these who supervise beside the manager.

    Raises ``StandsAlready``, ``allocating.NotAllowed`` or ``TooFewReaders``.
    """
    if not _locked(case).closed:
        raise StandsAlready
    if _readers(case, parts) < allocating.LEAST_READERS:
        raise TooFewReaders
    standing = allocating.standing(Allocation.objects.now().filter(case_id=case.pk), clock.today())
    wanted = parts | {part for part in standing if part.role == "manager"}
    writing.add(Closure, doing, entry=entry, kind=REOPENED, reason=reason, note=note, valid_from=on)
    again = {part: row for part, row in standing.items() if part in parts and row.valid_to is not None}
    allocating.go_on(doing, case, again, on=on, reason=codes.label("closure_reasons", reason))
    allocating.allocate(doing, case, wanted, on=on, reason=codes.label("closure_reasons", reason))


def ended_with_it(allocations: list[Allocation], closed_on: date | None) -> set[Part]:
    """The parts that stood when the case was closed: who may take it up again."""
    return {
        Part(row.role, row.worker)
        for row in allocations
        if row.role in ("in_charge", "co_worker") and closed_on is not None and row.valid_to == closed_on
    }


def _readers(case: Case, parts: set[Part]) -> int:
    """How many can open it with these parts: whoever still manages it, and those named."""
    managers = Relation.objects.live().filter(case_id=case.pk, kind="manager").values("user")
    named = Q(pk__in=managers) | Q(worker__reference__in={part.worker for part in parts})
    return User.objects.filter(named, is_active=True).exclude(IsShut(F("pk"), Value(case.pk))).count()


def _locked(case: Case) -> Case:
    return Case.objects.select_for_update().get(pk=case.pk)
