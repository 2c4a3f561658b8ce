"""Whom a review asks, and what is written of it: asked, answered, not had, told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.casefile.contacts import took_place
from handrail.casefile.steps import OVER
from handrail.delivery.models import Contact, PlannedPart, Programme
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson
from handrail.plans.models import Help, Step
from handrail.records import writing
from handrail.records.gathering import Some
from handrail.records.writing import Act
from handrail.reviews import standing
from handrail.reviews.models import Input, Review

HEARD_OF = Some(
    Contact,
    "outcome is not null and cardinality(workers) > 0",
    order="valid_from desc, id desc",
    limit=200,
)
"""The latest contacts, for what each worker last fed back."""
SUGGESTED = (Step, Help, Programme, PlannedPart, KeyPerson, HEARD_OF)
"""Beside what the frame of a page is made from, which says who supervises."""
FIELDS = ("saw", "worries", "better", "should_change")
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Known:
    """What somebody last fed back in a contact, before they were asked anything."""

    on: date | None
    contact: str
    saw: str
    worries: str
    better: str
    should_change: str

    @property
    def facts(self) -> dict[str, str]:
        """By the field of an answer in which it stands."""
        return {name: getattr(self, name) for name in FIELDS}


def workers(facts: Facts, today: date, without: Iterable[str] = ()) -> list[str]:
    """Everybody who works on the plan: steps, help, programmes and planned parts, who supervises left out."""
    ours = {row.worker for row in facts[Allocation] if holds(row, today)}
    found = [
        *(one for row in facts[Step] if row.state not in OVER for one in row.workers),
        *(one for row in facts[Help] if holds(row, today) for one in row.workers),
        *(one for row in facts[Programme] for one in row.workers),
        *(row.worker for row in facts[PlannedPart] if row.worker and holds(row, today)),
    ]
    return [one for one in dict.fromkeys(found) if one not in ours and one not in set(without)]


def people(facts: Facts, today: date, without: Iterable[str] = ()) -> list[KeyPerson]:
    """The key people whom it was decided to involve."""
    kept = [row for row in facts[KeyPerson] if holds(row, today) and row.entry not in set(without)]
    return [row for row in kept if row.involvement == "involved"]


def last_known(facts: Facts, worker: str | None, *, upto: date | None = None) -> Known | None:
    """What a worker last wrote of how it goes; nothing that is marked, nothing after ``upto``."""
    happened = took_place()
    rows = [
        row
        for row in facts[Contact]
        if worker in row.workers
        and row.outcome in happened
        and row.marking == "none"
        and row.row_class() == "contact_notes"
        and (row.text or row.worries or row.better or row.should_change)
        and (upto is None or (row.valid_from and row.valid_from <= upto))
    ]
    if not rows:
        return None
    # One in which they said what worries them or is better says more than one that only says what was done.
    latest = max(rows, key=lambda row: (_fed_back(row), row.valid_from or date.min, row.pk))
    return Known(
        latest.valid_from, latest.entry, latest.text, latest.worries, latest.better, latest.should_change
    )


def ask(
    doing: Act,
    review: Review,
    *,
    workers: Iterable[str],
    people: Iterable[str],
    asks: str,
    answer_by: date,
    on: date,
) -> list[Input]:
    """Ask several at once; whoever is on the list to be asked is asked now, whoever was asked stays so."""
    standing.still_open(doing, review.entry)
    there = {
        row.worker or row.person: row
        for row in Input.objects.now().filter(case_id=doing.case_id, review=review.entry)
    }
    wanted = [*(("worker", one) for one in workers), *(("person", one) for one in people)]
    facts: dict[str, Any] = {"asks": asks, "state": "asked", "asked_on": on, "answer_by": answer_by}
    made = []
    for kind, one in wanted:
        listed = there.get(one)
        if listed is None:
            made.append(writing.add(Input, doing, review=review.entry, valid_from=on, **{kind: one}, **facts))
        elif listed.state == "to_ask":
            made.append(writing.amend(Input, doing, entry=listed.entry, version_seen=listed.version, **facts))
    return made


def answer(doing: Act, row: Input, version_seen: int, *, on: date, said: Mapping[str, str]) -> Input:
    """What they say, on the day they said it."""
    standing.still_open(doing, row.review)
    facts = {name: said.get(name, "") for name in FIELDS}
    asked_on = {} if row.asked_on else {"asked_on": on}
    return writing.amend(
        Input,
        doing,
        entry=row.entry,
        version_seen=version_seen,
        state="answered",
        answered_on=on,
        **asked_on,
        **facts,
    )


def not_had(doing: Act, row: Input, version_seen: int, *, because: str) -> Input:
    """There is no answer, and why."""
    standing.still_open(doing, row.review)
    return writing.amend(
        Input,
        doing,
        entry=row.entry,
        version_seen=version_seen,
        state="no_answer",
        not_had_because=because,
    )


def close(doing: Act, review: str) -> None:
    """The review is finished in this act: nobody is waited for any longer."""
    waiting = Input.objects.now().filter(case_id=doing.case_id, review=review, state="asked")
    for row in waiting.order_by("pk"):
        because = _("The review was finished without it.")
        writing.amend(
            Input,
            doing,
            entry=row.entry,
            version_seen=row.version,
            state="no_answer",
            not_had_because=because,
        )


def _fed_back(row: Contact) -> bool:
    return bool(row.worries or row.better or row.should_change)
