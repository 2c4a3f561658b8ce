"""Cover: a colleague stands in for a worker from day to day, and their cases open for that time only.

A cover ends by itself: its relation has its end from the beginning. It never counts among the two
who can open a case, for it is gone again before long.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.functions import TransactionNow
from django.db.models import F
from django.db.models.functions import Greatest

from handrail.access.models import Relation, User
from handrail.people import allocating
from handrail.people.models import Allocation, Case
from handrail.records import clock, writing

COVER = "cover"


@dataclass(frozen=True)
class Cover:
    """Who stands in for whom, from when to when, and in which cases."""

    entry: str
    away: str
    worker: str
    first: date
    last: date
    cases: tuple[int, ...]


def cover(
    doing: writing.Act, case: Case, *, away: str, colleague: User, first: date, last: date, entry: str
) -> None:
    """Let a colleague stand in for a worker in one case; who works it anyway needs no cover.

    Raises ``allocating.NotAllowed`` or ``ChangedMeanwhile``.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    assert colleague.worker is not None
    mine = colleague.worker.reference
    standing = allocating.standing(Allocation.objects.now().filter(case_id=case.pk), first)
    if case.closed or not any(part.worker == away and part.role != "manager" for part in standing):
        raise allocating.ChangedMeanwhile
    if any(part.worker == mine and part.role in ("in_charge", "co_worker") for part in standing):
        return
    if colleague.pk == doing.by.pk or not allocating.candidates(case).filter(pk=colleague.pk).exists():
        raise allocating.NotAllowed(mine)
    writing.add(
        Allocation,
        doing,
        entry=entry,
        role=COVER,
        worker=mine,
        covers=away,
        valid_from=first,
        valid_to=last,
    )
    Relation.objects.create(
        user=colleague,
        case_id=case.pk,
        kind=COVER,
        granted_by=doing.by,
        starts_at=allocating.morning(first) if first > clock.today() else TransactionNow(),
        ends_at=allocating.morning(last + timedelta(days=1)),
    )


def end(doing: writing.Act, case: Case, *, entry: str) -> None:
    """End a cover at once, or take it back before it has begun."""
    row = Allocation.objects.now().get(case_id=case.pk, entry=entry, role=COVER)
    assert row.valid_from is not None
    assert row.valid_to is not None
    today, seen = clock.today(), {"entry": entry, "version_seen": row.version}
    if row.valid_from > today:
        writing.take_back(Allocation, doing, **seen)
    else:
        writing.amend(Allocation, doing, **seen, valid_to=today)
    like_it = Allocation.objects.now().filter(case_id=case.pk, role=COVER, worker=row.worker)
    if not like_it.exclude(entry=entry).filter(valid_to=row.valid_to).exists():
        theirs = Relation.objects.filter(case_id=case.pk, kind=COVER, user__worker__reference=row.worker)
        ends = allocating.morning(row.valid_to + timedelta(days=1))
        theirs.filter(ends_at=ends).update(ends_at=Greatest(F("starts_at"), TransactionNow()))


def standing(rows: Iterable[Allocation], day: date) -> list[Cover]:
    """The covers that run on a day or are to come, by their first day."""
    cases: dict[tuple[str, date, date, str, str], list[int]] = defaultdict(list)
    for row in rows:
        if row.role == COVER and row.valid_from and row.valid_to and row.valid_to >= day:
            cases[row.entry, row.valid_from, row.valid_to, row.covers or "", row.worker].append(row.case_id)
    found = [
        Cover(entry, away, worker, first, last, tuple(sorted(ids)))
        for (entry, first, last, away, worker), ids in cases.items()
    ]
    return sorted(found, key=lambda one: (one.first, one.last, one.worker, one.entry))
