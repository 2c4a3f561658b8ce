"""Filling the database of the bench: invented cases, by COPY, a transaction for every few hundred."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby, islice

from django.db import connection, transaction

from handrail.access.actors import system_actor
from handrail.access.models import Relation, User
from handrail.assessments.models import Strength
from handrail.casefile import registry
from handrail.casefile.document import CaseDocument, DirectoryDocument
from handrail.config import preparing
from handrail.config.bench.visitor import Partner, Visitor
from handrail.exchange.synthetic import documents
from handrail.people.models import Case, Person
from handrail.plans.models import Edition, Panel
from handrail.quality import filling
from handrail.records import clock
from handrail.records.models import VersionRow
from handrail.reviews.models import Review

CONTACTS = 25
"""A case; 20,000 cases have 500,000."""
BATCH = 250
SEED = 1
USERS = 16


def fill(cases: int, progress: Callable[..., None]) -> None:
    """Empty the database, load that many cases into it, keep their findings, and let it count its rows."""
    preparing.empty()
    load(cases, progress)
    filling.first_time()
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def load(cases: int, progress: Callable[..., None]) -> None:
    """Add that many cases, with the service they belong to."""
    today: date = clock.today()
    stream = documents(cases, SEED, today, contacts=CONTACTS)
    done = 0
    for is_case, run in groupby(stream, key=lambda one: isinstance(one, CaseDocument)):
        if not is_case:
            with transaction.atomic(), system_actor(reason="Bench"):
                _directory(run)  # type: ignore[arg-type]
            continue
        while batch := list(islice(run, BATCH)):
            with transaction.atomic(), system_actor(reason="Bench"):
                registry.write_cases([one for one in batch if isinstance(one, CaseDocument)])
            done += len(batch)
            progress(done, cases)


def _directory(run: Iterator[DirectoryDocument]) -> None:
    for kind, items in groupby((one.item for one in run), key=registry.kind_of):
        registry.kind(kind).write(list(items))


def visitors() -> list[Visitor]:
    """Practitioners with caseloads; the demo's door is opened to them."""
    users = list(
        User.objects.filter(role="practitioner", worker__reference__startswith="syn-ad-").order_by("pk")[
            :USERS
        ]
    )
    let_in = Relation.objects.live().filter(kind="partner")
    partner = User.objects.filter(pk__in=let_in.values("user")).order_by("pk").first()
    known = [user.pk for user in (*users, partner) if user]
    User.objects.filter(pk__in=known).update(introduction="Measures")
    beside = _partner(partner) if partner else Partner(0, "", [])
    return [_visitor(user, beside) for user in users]


def _partner(user: User) -> Partner:
    mine = Relation.objects.live().filter(user=user, kind="partner").values("case_id")
    found = Case.objects.filter(pk__in=mine).order_by("pk").values_list("pk", "reference")
    return Partner(user.pk, user.username, list(found))


def _visitor(user: User, partner: Partner) -> Visitor:
    mine = Relation.objects.live().filter(user=user, kind="in_charge").values_list("case_id", flat=True)
    named = dict(Person.objects.now().filter(case_id__in=list(mine)).values_list("case_id", "family_name"))
    cases = Case.objects.filter(pk__in=named).order_by("pk").values_list("pk", "reference")
    worker = user.worker.reference if user.worker else ""
    known = [(pk, ref, named[pk]) for pk, ref in cases]
    agreed = set(Edition.objects.now().filter(case_id__in=named).values_list("case_id", flat=True))
    references = dict(cases)

    def entries(model: type[VersionRow]) -> list[tuple[int, str, str]]:
        held = model.objects.now().filter(case_id__in=named).order_by("pk").values_list("case_id", "entry")
        return [(pk, references[pk], entry) for pk, entry in held]

    return Visitor(
        user.pk,
        user.username,
        worker,
        known,
        panels=entries(Panel),
        agreed=[(pk, ref) for pk, ref, _ in known if pk in agreed],
        reviews=entries(Review),
        followed=entries(Strength),
        partner=partner,
    )
