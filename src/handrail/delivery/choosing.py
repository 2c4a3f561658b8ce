"""Whom and where a form offers: those on the case first, then the directory."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.agencies.models import Venue
from handrail.assessments.models import Strength
from handrail.casefile.steps import OVER
from handrail.delivery.models import Contact
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective, Step
from handrail.plans.order_facts import steps_of
from handrail.records.describing import mid_sentence

NEAR, RECENT, REST = 12, 30, 300
"""How many workers to tick, how many contacts to look back over, how many of the directory to list."""

"""States of a step for which nothing more is done."""

Choices = list[tuple[str, Any]]


@dataclass
class Offer:
    """What a form lets one choose from. The directory is asked once somebody looks into it."""

    case: OpenCase
    own: str
    near: Choices
    apart: set[str]
    """Whom the rest of the directory leaves out: they are near."""
    names: Names
    people: Choices

    @cached_property
    def others(self) -> Choices:
        """The rest of our service and of its partners, by agency."""
        return _others(self.case, self.apart, self.names)

    @cached_property
    def venues(self) -> Choices:
        """The venues of the directory."""
        return list(Venue.objects.order_by("name").values_list("reference", "name")[:REST])

    @cached_property
    def _work(self) -> dict[Any, list[Any]]:
        """The plan and the strengths, gathered once somebody looks."""
        return self.case.gather(Objective, Step, Strength)

    def steps(self, keep: Iterable[str] = ()) -> Choices:
        """The steps of the plan that are not over yet, in its order, and those already named."""
        kept = set(keep)
        live = [one for one in steps_of(self._work) if one.state not in OVER]
        seen = {one.entry for one in live}
        live += [one for one in self._work[Step] if one.entry in kept - seen]
        return [(one.entry, one.what) for one in live]

    def strengths(self, keep: Iterable[str] = ()) -> Choices:
        """The strengths that hold today, and those already named."""
        kept = set(keep)
        rows = self._work[Strength]
        return [(one.entry, one.name) for one in rows if one.entry in kept or holds(one, self.case.today)]


def offer(case: OpenCase, *, keep_workers: Iterable[str] = (), keep_people: Iterable[str] = ()) -> Offer:
    """Everybody and every place a contact of this case may name."""
    today = case.today
    facts = case.gather(Allocation, KeyPerson)
    own, keep = _own_worker(case), list(keep_workers)
    near = _near(case, own, [a for a in facts[Allocation] if holds(a, today)], facts[KeyPerson], keep)
    names = directory.workers(near)
    listed = [(ref, names[ref].with_agency) for ref in near if ref in names or ref in keep]
    kept = set(keep_people)
    people = [
        (one.entry, f"{one.name}, {one.relationship}" if one.relationship else one.name)
        for one in facts[KeyPerson]
        if one.entry in kept or (holds(one, today) and not one.worker)
    ]
    return Offer(case, own, listed, set(near), names, people)


def venue_names(references: Iterable[str | None]) -> dict[str, str]:
    """The names of these venues."""
    wanted = {reference for reference in references if reference}
    if not wanted:
        return {}
    return dict(Venue.objects.filter(reference__in=wanted).values_list("reference", "name"))


def people_names(case: OpenCase, entries: Iterable[str]) -> dict[str, str]:
    """The names of these key people, as far as this user may read them."""
    wanted = set(entries)
    if not wanted:
        return {}
    return {one.entry: one.name for one in case.fetch(case.rows(KeyPerson).filter(entry__in=wanted))}


def _own_worker(case: OpenCase) -> str:
    worker = case.reach.user.worker
    return worker.reference if worker else ""


def _near(
    case: OpenCase,
    own: str,
    allocations: list[Allocation],
    people: list[KeyPerson],
    keep: Iterable[str],
) -> list[str]:
    """The user, who supervises, workers among the key people, then whoever appeared lately."""
    lately = case.rows(Contact).order_by("-valid_from").values_list("workers", flat=True)[:RECENT]
    found = [own, *keep, *(a.worker for a in allocations), *(p.worker for p in people if p.worker)]
    kept = len(set(found))
    found += [worker for workers in lately for worker in workers]
    return list(dict.fromkeys(one for one in found if one))[: max(NEAR, kept)]


def _others(case: OpenCase, near: set[str], names: Names) -> Choices:
    """The rest of our service and of its partners, by agency. Adds them to ``names``."""
    rest = directory.offered(case.case.team.agency_id).exclude(reference__in=near)
    by_agency: dict[str, Choices] = defaultdict(list)
    for worker in rest.order_by("-agency__ours", "agency__name", "name")[:REST]:
        role = worker.roles[0] if worker.roles else ""
        names[worker.reference] = directory.WorkerName(
            worker.reference, worker.name, role, worker.agency.name, worker.agency.ours
        )
        label = f"{worker.name}, {mid_sentence(role)}" if role else worker.name
        by_agency[worker.agency.name].append((worker.reference, label))
    return list(by_agency.items())
