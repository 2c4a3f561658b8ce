"""Who supervises: one act ends the old parts, begins the new ones, and opens the case to them.

Access follows allocation: whoever is allocated gets the relation of that part, whoever no longer
is loses it at the same moment. Nobody gives a part to themselves.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.functions import TransactionNow
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.db.models.query import QuerySet
from django.utils import timezone

from handrail.access import policy
from handrail.access.models import Relation, User
from handrail.people.models import Allocation, Case
from handrail.people.opening import IsShut
from handrail.records import clock, writing

ROLES = ("in_charge", "co_worker", "manager")
"""The parts that open a case; cover is noted without opening it."""

LEAST_READERS = 2
"""Who can open an open case, at least: somebody must be able to act when one of them is away."""


class NotAllowed(Exception):
    """This worker cannot take this part: nobody takes one for themselves, nor the victim's worker."""

    def __init__(self, worker: str) -> None:
        super().__init__(worker)
        self.worker = worker


class TooFewReaders(Exception):
    """Fewer than two of those named could open the case."""


class ChangedMeanwhile(Exception):
    """Somebody else changed who supervises since the form was opened."""


@dataclass(frozen=True, order=True)
class Part:
    """A worker, by reference, in one of the parts."""

    role: str
    worker: str


def candidates(case: Case) -> "QuerySet[User]":
    """Staff of the case's team who may take part in it: nobody it is shut to, nor its victim worker."""
    victims = Relation.objects.live().filter(case_id=case.pk, kind="victim_worker")
    return (
        User.objects.filter(
            team=case.team_id, is_active=True, role__in=policy.STAFF_ROLES, worker__isnull=False
        )
        .exclude(pk__in=victims.values("user"))
        .exclude(IsShut(F("pk"), Value(case.pk)))
        .select_related("worker")
        .order_by("name")
    )


def standing(allocations: Iterable[Allocation], day: date) -> dict[Part, Allocation]:
    """The allocations that hold on a day or begin after it, by part."""
    return {
        Part(row.role, row.worker): row
        for row in allocations
        if row.role in ROLES and (row.valid_to is None or row.valid_to >= day)
    }


def signature(standing: dict[Part, Allocation]) -> str:
    """Which versions stand, so that a second manager notices what the first one did."""
    return " ".join(sorted(f"{row.entry}:{row.version}" for row in standing.values()))


def mark(standing: dict[Part, Allocation]) -> str:
    """The same in a few letters, to go along with a tick."""
    return hashlib.sha256(signature(standing).encode()).hexdigest()[:12]


def allocate(
    doing: writing.Act, case: Case, parts: set[Part], *, on: date, reason: str, seen: str | None = None
) -> None:
    """Let exactly these parts stand from a day on. Raises ``NotAllowed``, ``TooFewReaders`` or
    ``ChangedMeanwhile``.

    ``seen`` is the signature of what stood when the manager looked.
    """
    if Case.objects.select_for_update().get(pk=case.pk).closed:
        raise ChangedMeanwhile
    before = standing(Allocation.objects.now().filter(case_id=case.pk), max(on, clock.today()))
    if seen is not None and seen != signature(before):
        raise ChangedMeanwhile
    begun, ended = parts - before.keys(), before.keys() - parts
    _check(doing.by, case, begun)
    _leave_two_readers(case, before.keys(), parts)
    replaced = _replace_same_day(doing, before, ended, begun, on, reason)
    for part in sorted(ended - replaced.keys()):
        row = before[part]
        last = on - timedelta(days=1)
        if row.valid_from is not None and last < row.valid_from:
            last = row.valid_from
        writing.amend(Allocation, doing, entry=row.entry, version_seen=row.version, valid_to=last)
    for part in sorted(begun - set(replaced.values())):
        writing.add(Allocation, doing, role=part.role, worker=part.worker, reason=reason, valid_from=on)
    _open_to(doing.by, case, begun, on, reason)
    _close_to(doing.by, case, ended, on)


def go_on(doing: writing.Act, case: Case, parts: dict[Part, Allocation], *, on: date, reason: str) -> None:
    """Let parts go on that were to end today, and open the case to them again. Raises ``NotAllowed``."""
    _check(doing.by, case, set(parts))
    for row in parts.values():
        writing.amend(Allocation, doing, entry=row.entry, version_seen=row.version, valid_to=None)
    _open_to(doing.by, case, set(parts), on, reason)


def _replace_same_day(
    doing: writing.Act,
    before: dict[Part, Allocation],
    ended: set[Part],
    begun: set[Part],
    on: date,
    reason: str,
) -> dict[Part, Part]:
    """A part that began this very day never held a day: its entry is corrected instead of ended."""
    replaced: dict[Part, Part] = {}
    for old in sorted(ended):
        row = before[old]
        new = next((p for p in sorted(begun) if p.role == old.role and p not in replaced.values()), None)
        if new is None or row.valid_from is None or row.valid_from < on:
            continue
        facts = {"worker": new.worker, "reason": reason, "valid_from": on}
        writing.amend(Allocation, doing, entry=row.entry, version_seen=row.version, **facts)
        replaced[old] = new
    return replaced


def _check(by: User, case: Case, begun: set[Part]) -> None:
    allowed = set(candidates(case).exclude(pk=by.pk).values_list("worker__reference", flat=True))
    for part in sorted(begun):
        if part.worker not in allowed:
            raise NotAllowed(part.worker)


def _leave_two_readers(case: Case, before: Iterable[Part], after: Iterable[Part]) -> None:
    """An open case keeps two who can open it; where it has fewer already, a change may not take one."""
    left = _readers(case, after)
    if after and left < LEAST_READERS and left < _readers(case, before):
        raise TooFewReaders


def _readers(case: Case, parts: Iterable[Part]) -> int:
    """How many of those in these parts can open the case."""
    found = User.objects.filter(is_active=True, worker__reference__in={part.worker for part in parts})
    return found.exclude(IsShut(F("pk"), Value(case.pk))).count()


def _open_to(by: User, case: Case, begun: set[Part], on: date, reason: str) -> None:
    for part in sorted(begun):
        for user in candidates(case).filter(worker__reference=part.worker):
            theirs = Relation.objects.filter(user=user, case_id=case.pk, kind=part.role)
            if not theirs.filter(ends_at__isnull=True).exists():
                Relation.objects.create(
                    user=user,
                    case_id=case.pk,
                    kind=part.role,
                    granted_by=by,
                    purpose=reason,
                    starts_at=morning(on) if on > clock.today() else TransactionNow(),
                )


def _close_to(by: User, case: Case, ended: set[Part], on: date) -> None:
    """End the relations; one's own last, for with it goes the right to end the others'."""
    open_still = Relation.objects.filter(case_id=case.pk, ends_at__isnull=True)
    at = Greatest(F("starts_at"), Value(morning(on)) if on > clock.today() else TransactionNow())
    for part in sorted(ended):
        theirs = open_still.filter(kind=part.role, user__worker__reference=part.worker)
        theirs.exclude(user=by).update(ends_at=at)
    own = {part.role for part in ended if by.worker is not None and part.worker == by.worker.reference}
    open_still.filter(kind__in=own, user=by).update(ends_at=at)


def morning(on: date) -> datetime:
    """The first instant of a day, as the database counts it: what begins today begins at once instead."""
    return clock.real(timezone.make_aware(datetime.combine(on, time.min)))
