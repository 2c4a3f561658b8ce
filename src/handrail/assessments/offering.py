"""The sources this case should have: offered from its agencies, offences, age and history, each with why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.assessments.models import EarlierSupervision, Factor, Source
from handrail.casefile import codes
from handrail.kernel.dates import completed_years
from handrail.people.frame import holds
from handrail.people.models import Address, Circumstance, KeyPerson, MustNotMeet, Person, SchemeMembership
from handrail.people.network import in_sight
from handrail.sentences.models import Offence, Release, Requirement, Residence, Sentence

TABLES = (Offence, Sentence, Release, Requirement, Residence, Address)
BY_AGENCY = {
    "police": "police",
    "prison": "prison",
    "housing": "housing",
    "drug_and_alcohol": "drug_and_alcohol",
    "health": "health",
    "jobs_and_learning": "jobs_and_learning",
    "womens_services": "specialist",
    "faith_community": "community",
    "community": "community",
    "sport_and_arts": "community",
    "victim_service": "victim_service",
    "approved_premises": "approved_premises",
    "education": "school",
}
TREATMENT = {
    "drug_rehabilitation": "drug_and_alcohol",
    "alcohol_treatment": "drug_and_alcohol",
    "drug_treatment": "drug_and_alcohol",
    "intoxicating_substance_treatment": "drug_and_alcohol",
    "mental_health_treatment": "mental_health",
}
SUBSTANCES = ("drug_use", "alcohol_use", "substances")
LEAVES_SCHOOL = 18


@dataclass(frozen=True)
class Offer:
    """A source to ask: what kind, who, and why in this case."""

    kind: str
    name: str
    because: str
    worker: str | None = None

    @property
    def key(self) -> str:
        """What a form sends of it."""
        return f"{self.kind}:{self.worker or ''}"


def offers(facts: dict[Any, list[Any]], names: Names, cohort: str, today: date) -> list[Offer]:
    """What is not on the list yet: a worker by name stands for their kind of source."""
    case = _Case(facts, names, cohort, today)
    listed = {row.kind for row in facts[Source]}
    heard = {row.worker for row in facts[Source] if row.worker}
    found: dict[str, Offer] = {}
    for offer in (*case.by_agency(), *case.by_rule()):
        by_name = offer.worker is not None
        taken = offer.worker in heard if by_name else offer.kind in listed
        covered = not by_name and any(one.kind == offer.kind for one in found.values())
        if not taken and not covered:
            found.setdefault(offer.key, offer)
    order = list(codes.code_list("source_kinds"))
    return sorted(found.values(), key=lambda one: (order.index(one.kind), one.worker or ""))


class _Case:
    """The facts that say who should be heard."""

    def __init__(self, facts: dict[Any, list[Any]], names: Names, cohort: str, today: date) -> None:
        self.facts, self.names, self.today = facts, names, today
        self.youth = cohort == "youth"
        person = facts[Person][0] if facts[Person] else None
        self.called = person.first_name if person else _("the person")
        self.age = completed_years(person.date_of_birth, today) if person else None

    def now(self, model: Any) -> list[Any]:
        """The rows of a table that hold today."""
        return [row for row in self.facts[model] if holds(row, self.today)]

    def by_agency(self) -> Iterator[Offer]:
        """Workers of other agencies who are around this person already."""
        people = in_sight(self.now(KeyPerson), self.facts[MustNotMeet], self.today)
        leads = [(row.lead, str(row.kind_label)) for row in self.now(SchemeMembership) if row.lead]
        works = [
            (row.worker, _("Works with %(name)s") % {"name": self.called}) for row in people if row.worker
        ]
        for worker, because in (*works, *leads):
            name = self.names[worker]
            kind = BY_AGENCY.get(name.agency_type)
            if kind and not name.ours:
                yield Offer(kind, name.with_agency, because, worker)

    def by_rule(self) -> Iterator[Offer]:
        """Kinds of source that age, offences, history and life call for."""
        yield Offer("person", self.called, _("Their own account comes first"))
        yield from self._age()
        yield from self._offences()
        yield from self._history()
        yield from self._life()

    def _age(self) -> Iterator[Offer]:
        family = [row for row in self.now(KeyPerson) if row.group == "family" and row.influence != "harms"]
        if self.youth:
            yield Offer("parents", _("Parents or carers"), _("%(name)s is a child") % {"name": self.called})
            yield Offer(
                "childrens_services", _("Children’s services"), _("What they know of the home and of safety")
            )
            if self.age is None or self.age < LEAVES_SCHOOL:
                yield Offer("school", _("School or college"), _("Where the days are spent, or should be"))
        elif family:
            yield Offer("family", ", ".join(row.name for row in family[:3]), _("Close to the person"))

    def _offences(self) -> Iterator[Offer]:
        index = [row for row in self.facts[Offence] if row.standing == "index"]
        if index:
            yield Offer("court", _("Court and prosecution papers"), index[0].what)
            yield Offer("police", _("Police"), _("What they know of the offence and since"))
        if any(row.harmed for row in index):
            yield Offer("victim_service", _("Victim service"), _("Somebody was harmed"))
        for row in self.now(Requirement):
            if row.kind in TREATMENT:
                yield Offer(
                    TREATMENT[row.kind], codes.label("source_kinds", TREATMENT[row.kind]), str(row.kind_label)
                )

    def _history(self) -> Iterator[Offer]:
        if any(row.standing == "previous" for row in self.facts[Offence]):
            yield Offer("earlier_assessment", _("Earlier assessments"), _("There were offences before"))
        if self.facts[EarlierSupervision] or any(row.completed for row in self.facts[Sentence]):
            yield Offer("previous_supervision", _("Earlier supervision"), _("There was supervision before"))
        if self.facts[Release]:
            yield Offer("prison", _("Prison"), _("There was time in custody"))
        if self.now(Residence) or any(row.kind == "approved_premises" for row in self.now(Address)):
            yield Offer("approved_premises", _("Approved premises"), _("Lives there, or is to"))

    def _life(self) -> Iterator[Offer]:
        if any(row.kind == "health" for row in self.now(Circumstance)):
            yield Offer("health", _("Health"), _("Health bears on taking part"))
        homes = codes.code_list("accommodation_kinds")
        if any(homes[row.kind].group == "none" for row in self.now(Address) if row.kind in homes):
            yield Offer("housing", _("Housing"), _("No settled home"))
        if any(row.area in SUBSTANCES for row in self.now(Factor)):
            yield Offer("drug_and_alcohol", _("Drug and alcohol service"), _("Alcohol or drugs play a part"))


def wanted(offered: Iterable[Offer], ticked: Iterable[str]) -> list[Offer]:
    """The offers that were ticked."""
    chosen = set(ticked)
    return [one for one in offered if one.key in chosen]
