"""Two records turn out to be of one person; or, after all, of two.

Nothing moves. Both records say of each other that they are of one person, and one of them leads: it
shows both histories. Whoever is shut out of one is shut out of both (``access.rls_merging``), and
nobody is let in. Taking it back leaves each record as it was, with what was written in it since.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from handrail.access.models import Relation
from handrail.kernel.references import new_reference
from handrail.people import same
from handrail.people.allocating import LEAST_READERS, ROLES, TooFewReaders
from handrail.people.models import Case, SamePerson
from handrail.records import clock, writing


class StandsAlready(Exception):
    """It has been said already, or taken back already: somebody else was first."""


class FollowsAnother(Exception):
    """One of the two is already tied to a third record, named where the acting user may know of it."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class BeforeThat(Exception):
    """The day lies before the day of what was said of the two last."""


def merge(
    doing: writing.Act, leading: Case, following: Case, *, on: date, reason: str, entry: str | None = None
) -> None:
    """Say that two records are of one person. ``doing`` is an act in one of the two cases.

    Raises ``StandsAlready``, ``FollowsAnother``, ``BeforeThat`` or ``TooFewReaders``;
    ``PermissionDenied`` to whoever does not manage both.
    """
    leading, following = _locked(leading, following)
    if following.same_as_id == leading.pk:
        raise StandsAlready
    _stand_alone(leading, following)
    taken_back = SamePerson.objects.now().filter(
        case_id=leading.pk, other=following.reference, kind=same.TWO_PEOPLE, valid_from__gt=on
    )
    if taken_back.exists():
        raise BeforeThat
    before = {case.pk: _readers(case) for case in (leading, following)}
    facts = {"kind": same.ONE_PERSON, "reason": reason, "valid_from": on}
    for case, other in ((leading, following), (following, leading)):
        if not _says(case, other):
            with _acting_in(case, doing) as act:
                first = entry if case.pk == doing.case_id else None
                writing.add(
                    SamePerson,
                    act,
                    entry=first or new_reference(),
                    other=other.reference,
                    leads=case is leading,
                    **facts,
                )
    for case in (leading, following):
        left = _readers(case)
        if not case.closed and left < LEAST_READERS and left < before[case.pk]:
            raise TooFewReaders


def part(
    doing: writing.Act, case: Case, other: Case, *, on: date, reason: str, entry: str | None = None
) -> None:
    """Say that two records are of two people after all: each is again what it was before.

    Raises ``StandsAlready`` or ``BeforeThat``; ``PermissionDenied`` to whoever does not manage both.
    """
    case, other = _locked(case, other)
    sayings = {one.pk: _says(one, beside) for one, beside in ((case, other), (other, case))}
    if not any(sayings.values()):
        raise StandsAlready
    if any(said.valid_from and on < said.valid_from for said in sayings.values() if said):
        raise BeforeThat
    for one, beside in ((case, other), (other, case)):
        if said := sayings[one.pk]:
            with _acting_in(one, doing) as act:
                writing.add(
                    SamePerson,
                    act,
                    entry=(entry if one.pk == doing.case_id else None) or new_reference(),
                    kind=same.TWO_PEOPLE,
                    other=beside.reference,
                    leads=said.leads,
                    reason=reason,
                    valid_from=on,
                )


def _locked(case: Case, other: Case) -> tuple[Case, Case]:
    """Both, held against others; in the order of their keys, so that two managers cannot wait for
    each other. Only who manages both can."""
    held = Case.objects.select_for_update().filter(pk__in=[case.pk, other.pk]).order_by("pk")
    found = {one.pk: one for one in held}
    if len(found) < len({case.pk, other.pk}) or case.pk == other.pk:
        raise PermissionDenied
    return found[case.pk], found[other.pk]


def _stand_alone(leading: Case, following: Case) -> None:
    """A record that leads may lead more; one that follows, or is followed, follows nobody else."""
    thirds = [case.same_as_id for case in (leading, following) if case.same_as_id]
    third = Case.objects.filter(Q(pk__in=thirds) | Q(same_as=following)).order_by("pk").first()
    if thirds or third is not None:
        raise FollowsAnother(third.reference if third is not None else "")


def _says(case: Case, other: Case) -> SamePerson | None:
    rows = SamePerson.objects.now().filter(case_id=case.pk, other=other.reference)
    return next(iter(same.standing(rows, clock.today())), None)


def _readers(case: Case) -> int:
    """How many of those who supervise can open a case."""
    live = Relation.objects.live().filter(case_id=case.pk, kind__in=ROLES, user__is_active=True)
    return live.values("user").distinct().count()


@contextmanager
def _acting_in(case: Case, doing: writing.Act) -> Iterator[writing.Act]:
    """The act itself in its own case; in the other one a second, of the same instant."""
    if case.pk == doing.case_id:
        yield doing
        return
    with writing.act(case.pk, doing.verb, by=doing.by, key=f"{doing.key}.{case.pk}") as beside:
        yield replace(beside, at=doing.at)
