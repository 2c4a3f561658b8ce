"""What a thread reads: two gatherings and the versions of the entry, whatever the size of the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.assessments.models import Factor, Source, Strength
from handrail.delivery.models import Contact, Programme, Progress, Referral, TurningPoint
from handrail.people.frame import FRAME_TABLES
from handrail.people.models import KeyPerson, Person
from handrail.people.opening import OpenCase
from handrail.plans.models import Edition, Objective, Step, StepAnswer
from handrail.records.gathering import Some
from handrail.records.models import VersionRow
from handrail.reviews.models import (
    Amendment,
    Attendee,
    Change,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Input,
    Lesson,
    Meeting,
    Movement,
    OutsideCall,
    Review,
    Verification,
)
from handrail.sentences.models import Recall, Release, Sentence

TABLES: tuple[type[VersionRow], ...] = (
    *FRAME_TABLES,
    *(Factor, Strength, Source, Objective, Step, StepAnswer, Edition, Referral, Progress, Programme),
    *(TurningPoint, KeyPerson, Change, OutsideCall, Review, Input, Movement, Discussion, Decision),
    *(DecisionCondition, Verification, DisclosureConsent, Meeting, Attendee, Amendment, Lesson),
    *(Sentence, Release, Recall),
)
CONTACTS = 40
"""At most so many contacts stand on a thread, the latest; the rest are counted."""
NAMED = ("worker", "by_worker", "decided_by", "asked_by", "held_by", "completed_by", "chair", "answered_by")


@dataclass(frozen=True)
class Facts:
    """The entry with its versions, the steps and objectives that use it, and all rows gathered."""

    case: OpenCase
    row: Any
    versions: list[Any]
    rows: dict[Any, list[Any]]
    contacts: list[Contact]
    names: Names
    today: date

    @property
    def entry(self) -> str:
        """What is followed."""
        entry: str = self.row.entry
        return entry

    @property
    def strength(self) -> bool:
        """A strength, else a factor."""
        return isinstance(self.row, Strength)

    @property
    def called(self) -> str:
        """The person's first name, or the reference."""
        return self.rows[Person][0].first_name if self.rows[Person] else self.case.reference

    @property
    def objectives(self) -> list[Any]:
        """Those that use it, in their order."""
        found = [row for row in self.rows[Objective] if self.entry in (*row.factors, *row.strengths)]
        return sorted(found, key=lambda row: row.rank)

    @property
    def steps(self) -> list[Any]:
        """Those of these objectives, and those chosen because of it."""
        return steps_of(self.entry, self.rows)

    @property
    def touched(self) -> frozenset[str]:
        """The entries of the thread: itself, its objectives and their steps."""
        return frozenset({self.entry, *(row.entry for row in (*self.objectives, *self.steps))})

    @property
    def changes(self) -> list[Any]:
        """What changed that touches it."""
        return [row for row in self.rows[Change] if self.entry in (*row.factors, *row.strengths)]

    @property
    def reviews(self) -> list[Any]:
        """The reviews that looked at it: by what moved, by a change they answer, by what they amended."""
        told = {row.review for row in self.rows[Movement] if row.of == self.entry}
        told |= {row.review for row in self.changes if row.review}
        told |= {row.review for row in self.rows[Amendment] if {row.of, row.makes} & self.touched}
        return [row for row in self.rows[Review] if row.entry in told]

    def named(self, worker: str | None) -> str:
        """A worker by name."""
        return self.names[worker].name if worker else ""


def steps_of(entry: str, rows: dict[Any, list[Any]]) -> list[Any]:
    """The steps that use a factor or strength."""
    objectives = {row.entry for row in rows[Objective] if entry in (*row.factors, *row.strengths)}
    return [row for row in rows[Step] if row.objective in objectives or entry in row.because_of]


def read(case: OpenCase, entry: str) -> Facts:
    """All that a thread is made from; one that is not there, or beyond reach, is not found."""
    rows = case.gather(*TABLES)
    row = next((one for model in (Strength, Factor) for one in rows[model] if one.entry == entry), None)
    if row is None:
        raise Http404
    contacts = case.gather(_contacts(entry, steps_of(entry, rows)))[Contact]
    names = directory.workers(_workers([*contacts, *(one for found in rows.values() for one in found)]))
    return Facts(case, row, _versions(case, row), rows, contacts, names, case.today)


def _contacts(entry: str, steps: list[Any]) -> Some:
    return Some(
        Contact,
        "(strengths && %(used)s::varchar[] or steps && %(steps)s::varchar[]) and outcome is not null",
        {"used": [entry], "steps": [row.entry for row in steps]},
        order="valid_from desc, at desc, id desc",
        limit=CONTACTS,
    )


def _versions(case: OpenCase, row: Any) -> list[Any]:
    """What was said of it before, as far as the reader may know, the oldest first."""
    model = type(row)
    found = model.objects.filter(case.reach.readable(model), case_id=case.id, entry=row.entry)
    if case.reach.known is not None:
        found = found.filter(recorded_at__lte=case.reach.known)
    return case.fetch(found.order_by("version"))


def _workers(rows: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    for row in rows:
        found |= {one for name in NAMED if (one := getattr(row, name, None))}
        many = getattr(row, "workers", None)
        found |= set(many) if isinstance(many, list) else set()
    return found
