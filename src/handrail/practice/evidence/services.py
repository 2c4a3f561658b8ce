"""Who is to do what: each goal that answers a factor, with a service or somebody named, and a time."""

from collections.abc import Iterable
from datetime import date

from handrail.casefile.plans import Objective, Step
from handrail.casefile.services import Programme
from handrail.casefile.versions import Version
from handrail.practice.evidence import naming
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, known_on, once
from handrail.practice.wording import listed


@once
def goals(case: Case) -> tuple[Objective, ...]:
    """Goals to be worked on that answer a factor linked to the offending."""
    linked = {row.entry for row in case.linked}
    return tuple(
        [
            row
            for row in case.objectives
            if row.state in ("current", "later") and not linked.isdisjoint(row.factors)
        ]
    )


def unprovided(case: Case) -> tuple[Objective, ...]:
    """Those of them with no step that a service, a worker or somebody else is named for."""
    return tuple([goal for goal in goals(case) if not any(_somebody(row) for row in _steps(case, goal))])


def undated(case: Case) -> tuple[Objective, ...]:
    """Those with no step that says when, or what it waits for."""
    waiting = {row.step for row in case.on("plans.waits")}
    return tuple(
        [
            goal
            for goal in goals(case)
            if not any(_timed(row) or row.entry in waiting for row in _steps(case, goal))
        ]
    )


@once
def named(case: Case) -> tuple[Step, ...]:
    """Steps for these goals that name a service, or a worker of another agency."""
    wanted = {goal.entry for goal in goals(case)}
    return tuple(
        [
            row
            for row in case.steps
            if row.objective in wanted
            and row.state != "no_longer_needed"
            and (row.service or case.partners(row.workers))
        ]
    )


def chosen(case: Case) -> tuple[Version, ...]:
    """Entries that say why this service: for which need, which strength, or in words."""
    steps = [row for row in named(case) if written(row.chosen_because) or row.because_of]
    sent = [
        row for row in case.past("delivery.referrals") if row.because_of_factors or row.because_of_strengths
    ]
    programmes = [row for row in case.rows("delivery.programmes") if _chosen_by(row, case.as_of)]
    return (*steps, *sent, *programmes)


def called(case: Case, steps: Iterable[Step]) -> str:
    """Services by name, else the workers who are to do it, as a sentence lists them."""
    return listed(
        [
            naming.agency(row.service) if row.service else naming.workers(case, case.partners(row.workers))
            for row in steps
        ]
    )


def _steps(case: Case, goal: Objective) -> list[Step]:
    return [row for row in case.steps if row.objective == goal.entry and row.state != "no_longer_needed"]


def _chosen_by(row: Programme, day: date) -> bool:
    """Whether a programme had been chosen by a day, for a reason; it may begin later."""
    begun = row.valid_from is not None and row.valid_from <= day
    return (begun or known_on(row, day)) and written(row.chosen_because)


def _somebody(row: Step) -> bool:
    return bool(row.service or row.workers or row.people or written(row.someone_else))


def _timed(row: Step) -> bool:
    return bool(row.starts_on or row.due_on or written(row.when))
