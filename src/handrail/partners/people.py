"""Everybody of whom something is asked of a worker of another agency, in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from handrail.access.models import User
from handrail.access.policy import SHARE_KINDS
from handrail.assessments.models import Source
from handrail.casefile.steps import OVER
from handrail.delivery.models import Referral
from handrail.design import wording
from handrail.people.models import Case, Person
from handrail.plans.models import Step, StepAnswer
from handrail.records import clock
from handrail.records.reading import Reach
from handrail.reviews.models import Input

TABLES = (Person, Step, StepAnswer, Referral, Source, Input)


@dataclass(frozen=True)
class PersonAsked:
    """One person on the list: what waits for an answer, what was agreed to, and the next day of it."""

    case_id: int
    name: str
    url: str
    fresh: int
    agreed: int
    next_on: str


def asked_about(user: User) -> list[PersonAsked]:
    """Whoever waits for an answer first, then by name."""
    everything = Reach.of(user)
    shared = [case for case, kinds in everything.kinds.items() if kinds & set(SHARE_KINDS)]
    cases = {pk: case for pk, case in Case.objects.in_bulk(shared).items() if not case.closed}
    reach = everything.only(cases)
    facts: dict[int, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for model, rows in reach.gather(*TABLES).items():
        for row in rows:
            facts[row.case_id][model].append(row)
    found = [_person(case, facts[pk], reach.worker) for pk, case in cases.items()]
    return sorted(found, key=lambda one: (not one.fresh, one.name))


def _person(case: Case, facts: dict[Any, list[Any]], me: str) -> PersonAsked:
    said = {row.step: row.answer for row in facts[StepAnswer] if row.worker == me}
    steps = [row for row in facts[Step] if row.state not in OVER]
    agreed = [row for row in steps if said.get(row.entry) == "accepts"]
    waiting = sum(row.entry not in said for row in steps)
    waiting += sum(row.state == "sent" for row in facts[Referral])
    waiting += sum(row.state == "asked" for table in (Source, Input) for row in facts[table])
    person = facts[Person][0] if facts[Person] else None
    ahead = min(_days(agreed), default=None)
    return PersonAsked(
        case.pk,
        person.full_name if person else case.reference,
        reverse("partners:person", args=[case.reference]),
        waiting,
        len(agreed),
        wording.week_date(ahead) if ahead else "",
    )


def _days(steps: list[Step]) -> Iterator[date]:
    today = clock.today()
    for row in steps:
        for day in (row.starts_on, row.due_on):
            if day and day >= today:
                yield day
