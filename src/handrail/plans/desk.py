"""Everything a page of the plan is made from, read in one gathering."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from handrail.agencies.models import Service, Venue
from handrail.assessments.models import Factor, Strength
from handrail.design.frame import CaseFrame
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import Person
from handrail.people.opening import OpenCase
from handrail.plans import gaps, naming, working
from handrail.plans.models import ContactPhase, Copy, InPlace, Invitee, Step
from handrail.plans.naming import People
from handrail.plans.working import Facts, Working

TABLES: tuple[type[Any], ...] = tuple(
    dict.fromkeys((*FRAME_TABLES, *naming.TABLES, *working.TABLES, InPlace, Invitee, Copy, ContactPhase))
)


@dataclass(frozen=True)
class Desk:
    """The rows of the plan, whom it can name, and the plan put together."""

    case: OpenCase
    facts: Facts
    called: str
    people: People
    plan: Working

    @property
    def today(self) -> date:
        """The day its pages speak from."""
        return self.case.today

    @cached_property
    def frame(self) -> CaseFrame:
        """The frame of a page, from the same rows."""
        return case_frame(self.case, "plan", self.facts)

    @cached_property
    def factors(self) -> list[Factor]:
        """What the plan has to answer, critical factors first."""
        return working.pressing_first(working.standing(self.facts, Factor, self.today))

    @cached_property
    def strengths(self) -> list[Strength]:
        """What the person brings."""
        return working.standing(self.facts, Strength, self.today)

    @cached_property
    def gaps(self) -> list[gaps.Gap]:
        """What is missing in the plan."""
        return gaps.find(self.facts, self.plan, self.people, self.today)


def lay_out(case: OpenCase) -> Desk:
    """The desk of a case: one query for the rows, one for the names."""
    facts = case.gather(*TABLES)
    called = facts[Person][0].first_name if facts[Person] else case.reference
    people = naming.around(case, facts, called)
    plan = working.put_together(facts, people, case.today, _places(facts))
    return Desk(case, facts, called, people, plan)


def _places(facts: Facts) -> dict[str, str]:
    """The services and venues that steps name; no query where they name none."""
    services = {row.service for row in facts[Step] if row.service}
    venues = {row.venue for row in facts[Step] if row.venue}
    found: dict[str, str] = {}
    for model, wanted in ((Service, services), (Venue, venues)):
        if wanted:
            found |= dict(model.objects.filter(reference__in=wanted).values_list("reference", "name"))
    return found
