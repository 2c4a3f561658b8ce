"""What a referral is likely to say, from the step it is for. Nothing is sent unread."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from handrail.agencies import suggesting
from handrail.agencies.models import Service, Venue, Worker
from handrail.agencies.suggesting import About, Fit
from handrail.assessments.models import Factor
from handrail.design import wording
from handrail.people.models import Person
from handrail.plans.desk import Desk
from handrail.plans.models import Help, Objective, Step
from handrail.plans.working import PlannedObjective, PlannedStep

WOMEN_ONLY = {
    "": About(),
    "women_only": About(woman=True, women_only=True),
    "leave_out": About(woman=False),
}
"""Whether places for women only are wanted: who refers asks, and chooses. The record decides it for
nobody: neither a pronoun, nor what people say of themselves for monitoring."""


@dataclass(frozen=True)
class Asked:
    """A step that help is asked for, with its goal; without one, all that the plan answers."""

    desk: Desk
    step: Step | None = None

    @cached_property
    def _placed(self) -> tuple[PlannedObjective, PlannedStep] | None:
        pairs = ((one, step) for one in self.desk.plan.objectives for step in one.steps)
        return next((pair for pair in pairs if self.step and pair[1].row.entry == self.step.entry), None)

    @property
    def objective(self) -> Objective | None:
        """The goal that the step is for."""
        return self._placed[0].row if self._placed else None

    @property
    def factors(self) -> list[str]:
        """The factors that the goal answers."""
        return list(self.objective.factors) if self.objective else []

    @property
    def strengths(self) -> list[str]:
        """The strengths that led to the step, else those that the goal uses."""
        if self.step and self.step.because_of:
            return list(self.step.because_of)
        return list(self.objective.strengths) if self.objective else []

    @property
    def first(self) -> list[str]:
        """The entries that the referral is about: the step, its goal, and help beside it."""
        step, goal = self.step, self.objective
        found = [one.entry for one in (step, goal) if one]
        return [*found, *(row.entry for row in self._help), *self.strengths]

    @property
    def _help(self) -> Iterable[Any]:
        return (row for row in self.desk.facts[Help] if self.step and self.step.entry in row.steps)

    def initial(self, service: Service) -> dict[str, Any]:
        """What the form says before anybody has touched it."""
        worker = self._worker(service)
        return {
            "what_for": self.step.what if self.step else "",
            "wanted": [wording.sentence_case(self.objective.so_that)]
            if self.objective and self.objective.so_that
            else [],
            "because_of_factors": self.factors,
            "because_of_strengths": self.strengths,
            "worker": worker.reference if worker else "",
        }

    def _worker(self, service: Service) -> Worker | None:
        """Who of the agency is named at the step; else its only worker."""
        there = list(Worker.objects.filter(agency=service.agency_id).order_by("name")[:20])
        named = self.step.workers if self.step else []
        at_step = [one for one in there if one.reference in named]
        if at_step:
            return at_step[0]
        return there[0] if len(there) == 1 else None

    def suggestions(self, women_only: str = "", most: int = suggesting.MOST) -> list[Fit]:
        """Services to look at beside the step, with reasons; nearest first, then by name."""
        wanted = set(self.factors)
        rows: list[Factor] = self.desk.factors
        areas = [row.area for row in rows if not wanted or row.entry in wanted]
        venue = Venue.objects.filter(reference=self._near).first() if self._near else None
        return suggesting.suggestions(areas, self._about(WOMEN_ONLY.get(women_only, About())), venue, most)

    @property
    def _near(self) -> str | None:
        """Where the step is done; else where most steps of the plan are."""
        if self.step and self.step.venue:
            return str(self.step.venue)
        venues = Counter(one.row.venue for one in self.desk.plan.steps if one.row.venue)
        return venues.most_common(1)[0][0] if venues else None

    def _about(self, wanted: About) -> About:
        people = self.desk.facts[Person]
        born = people[0].date_of_birth if people else None
        age = int(wording.age(born, self.desk.today)) if born else None
        return replace(wanted, supervised=True, ages=None if age is None else (age, age))


def asked_of(desk: Desk, entry: str) -> Asked:
    """What is asked for a step of the plan; an unknown one asks for nothing in particular."""
    step = next((one.row for one in desk.plan.steps if one.row.entry == entry), None)
    return Asked(desk, step)
