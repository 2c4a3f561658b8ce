"""Making a person and a case from nothing, in one act; and who may be the same person.

The id is taken first, the relations come next, then the facts, and the case itself last: so row
security always knows whose case it is (``access.rls_beginning``).
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.functions import TransactionNow
from django.db import connection
from django.db.models import Q

from handrail.access import policy
from handrail.access.models import Relation, User
from handrail.access.tenants import tenant_of
from handrail.kernel.references import ALPHABET
from handrail.people.models import Allocation, Case, Person
from handrail.records import clock, writing
from handrail.records.models import Change
from handrail.records.reading import Reach

VERB = "case.created"
MOST = 10
"""Possible duplicates shown: more would not be looked at."""


@dataclass(frozen=True)
class Alike:
    """A case that may be the same person's: by name within reach, otherwise only that it exists."""

    case: Case
    person: Person | None


def made_before(by: User, key: str) -> str:
    """The reference of the case that this very form made before, or nothing."""
    done = Change.objects.filter(key=key, by=by, verb=VERB).first()
    return done.entry if done else ""


def alike(by: User, given: str, family: str, born: date, numbers: Iterable[str]) -> list[Alike]:
    """Cases that may be this person's, within reach or known by one of these numbers."""
    reach = Reach.of(by)
    named = Q(family_name__iexact=family) & Q(given_name__iexact=given)
    same_day = Q(date_of_birth=born) & (Q(family_name__iexact=family) | Q(given_name__iexact=given))
    found = reach.rows(Person).filter(named | same_day).order_by("pk")[:MOST]
    people = {row.case_id: row for row in reach.fetch(found)}
    known = _known_by([number for number in numbers if number])
    within = reach.fetch(reach.rows(Person).filter(case_id__in=known - people.keys()))
    people |= {row.case_id: row for row in within}
    ours = Q(team__agency=tenant_of(by)) | Q(pk__in=people)
    cases = Case.objects.filter(ours, pk__in={*people, *known}).select_related("team").order_by("reference")
    return [Alike(case, people.get(case.pk)) for case in cases[:MOST]]


def _known_by(numbers: list[str]) -> set[int]:
    found = set(Case.objects.filter(reference__in=[n.upper() for n in numbers]).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        for number in numbers:
            cursor.execute("select access_known_by(%s)", [number])
            found |= {pk for (pk,) in cursor.fetchall()}
    return found


def colleagues(by: User) -> list[User]:
    """Those of the maker's team who can take a part: they have an account and stand in the directory."""
    staff = User.objects.filter(
        team=by.team_id, team__isnull=False, is_active=True, role__in=policy.STAFF_ROLES, worker__isnull=False
    )
    return list(staff.select_related("worker").order_by("name"))


@contextmanager
def beginning(
    by: User, *, cohort: str, in_charge: User, manager: User | None, key: str
) -> Iterator[tuple[writing.Act, str]]:
    """One act in which a case begins; the caller adds the facts. Gives the act and the new reference."""
    assert by.team is not None
    case_id, reference = _take_id(), _new_reference()
    with writing.act(case_id, VERB, by=by, key=key, entry=reference) as doing:
        parts = [(in_charge, "in_charge")] + ([(manager, "manager")] if manager is not None else [])
        for user, kind in sorted(parts, key=lambda part: part[0].pk != by.pk):
            Relation.objects.create(
                user=user, case_id=case_id, kind=kind, granted_by=by, starts_at=TransactionNow()
            )
        yield doing, reference
        for user, kind in parts:
            assert user.worker is not None
            writing.add(Allocation, doing, role=kind, worker=user.worker.reference, valid_from=clock.today())
        Case(pk=case_id, reference=reference, cohort=cohort, team=by.team).save(force_insert=True)


def _take_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select nextval('people_case_id_seq')")
        return int(cursor.fetchone()[0])


def _new_reference() -> str:
    """Ours, and random: a number typed by somebody could tell them of a case that is hidden from them."""
    return "N" + "".join(secrets.choice(ALPHABET) for _place in range(6)).upper()
