"""The order of work of one case: its rows gathered once, and the names they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.agencies.models import Service
from handrail.assessments.models import Factor
from handrail.casefile.waits import Circular
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans.lengths import days_said
from handrail.plans.models import Help, LifeState, Objective, StateSign, Step, Wait
from handrail.plans.ordering import Order, order_of
from handrail.plans.windows import windows_of
from handrail.sentences import standing
from handrail.sentences.models import Condition, Requirement

TABLES = (
    *standing.TABLES,
    *(Requirement, Condition, Objective, Step, Wait, LifeState, StateSign, Help, KeyPerson, Factor),
)


@dataclass(frozen=True)
class Known:
    """What the pages of the order speak from. ``circle``: steps that wait for each other."""

    facts: dict[Any, list[Any]]
    order: Order | None
    circle: tuple[str, ...]
    names: Names
    services: dict[str, str]

    def live(self, model: type[Any], day: Any) -> list[Any]:
        """The rows of a table that hold on a day."""
        return [row for row in self.facts[model] if holds(row, day)]

    @property
    def people(self) -> dict[str, str]:
        """The names of key people by entry."""
        return {row.entry: row.name for row in self.facts[KeyPerson]}

    def who(self, row: Any, called: str = "") -> Iterable[str]:
        """Who does something: the person first, by what they are called, where it is theirs to do."""
        if called and row.by_person:
            yield called
        yield from (self.names[worker].name for worker in row.workers)
        yield from (self.people[one] for one in row.people if one in self.people)
        if getattr(row, "someone_else", ""):
            yield row.someone_else

    def step(self, entry: str) -> str:
        """What a step is, by its entry."""
        return next((row.what for row in self.facts[Step] if row.entry == entry), "")


def steps_of(facts: dict[Any, list[Any]]) -> list[Any]:
    """The steps that count: those of objectives that were not dropped."""
    dropped = {row.entry for row in facts[Objective] if row.state == "dropped"}
    return [row for row in facts[Step] if row.objective not in dropped]


def known(case: OpenCase, facts: dict[Any, list[Any]] | None = None) -> Known:
    """The order of work of a case, in three questions to the database."""
    facts = facts if facts is not None else case.gather(*TABLES)
    today = case.today
    steps = steps_of(facts)
    wanted = {step.service for step in steps if step.service}
    services = {row.reference: row for row in Service.objects.filter(reference__in=wanted)}
    order: Order | None = None
    circle: tuple[str, ...] = ()
    windows = windows_of(standing.calendar(facts), facts[Requirement], facts[Condition], today)
    try:
        order = order_of(
            steps,
            [wait for wait in facts[Wait] if holds(wait, today)],
            facts[LifeState],
            windows,
            today=today,
            service_waits={reference: days_said(row.wait) for reference, row in services.items()},
        )
    except Circular as error:
        circle = error.steps
    workers = {
        worker
        for row in (*steps, *facts[LifeState], *facts[Help])
        for worker in (row.judged_by if isinstance(row, LifeState) else row.workers)
    }
    supervising = {row.worker for row in facts[Allocation]}
    return Known(
        facts,
        order,
        circle,
        directory.workers(workers | supervising),
        {reference: row.name for reference, row in services.items()},
    )
