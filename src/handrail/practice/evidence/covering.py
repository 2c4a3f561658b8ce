"""Factors linked to harm and what the plan does for them: a goal with work, or why there is none.

A measure is not tied to a factor on the record; a goal and its steps are. So a factor is covered
through goals.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import Final

from handrail.casefile.assessments import Factor
from handrail.casefile.plans import Objective, Step
from handrail.casefile.steps import BEGUN
from handrail.practice.evidence import order
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

BEGINS_WITHIN: Final = timedelta(days=28)
FACTOR_GAPS: Final = ("factor", "critical_factor")


@once
def work(case: Case) -> dict[str, list[Step]]:
    """The steps that answer each factor linked to harm, by factor; what is no longer needed left out."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in case.steps:
        if step.state != "no_longer_needed":
            steps[step.objective].append(step)
    return {
        row.entry: [one for goal in goals(case, row) for one in steps[goal.entry]] for row in case.harmful
    }


def goals(case: Case, factor: Factor) -> tuple[Objective, ...]:
    """The goals that answer a factor, by rank; dropped ones left out."""
    return tuple([row for row in case.objectives if factor.entry in row.factors and row.state != "dropped"])


def explained(case: Case, factor: Factor) -> bool:
    """Whether it is said why the plan leaves a factor, or by when that is mended."""
    return any(order.said(case, gap, factor.entry) for gap in FACTOR_GAPS)


def uncovered(case: Case) -> tuple[Factor, ...]:
    """Factors linked to harm with no work in the plan and no reason."""
    return tuple([row for row in case.harmful if not work(case)[row.entry] and not explained(case, row)])


def unowned(case: Case) -> tuple[Factor, ...]:
    """Factors linked to harm of whose work no step says both who and when."""
    found = work(case)
    return tuple(
        [row for row in case.harmful if found[row.entry] and not any(map(_whose_and_when, found[row.entry]))]
    )


def left_behind(case: Case) -> tuple[Factor, Factor] | None:
    """A pressing factor whose work has not begun, and one less pressing that stands before it."""
    # Not ``priority.overtaken``: that asks of a goal's place alone, this of work that has not begun.
    for factor in case.harmful:
        if factor.critical and not any(step.state in BEGUN for step in work(case)[factor.entry]):
            for other in case.harmful:
                if not other.critical and _rank(case, other) < _rank(case, factor) < LAST:
                    return factor, other
    return None


LAST: Final = 100
"""Behind every rank a goal can have."""


def _rank(case: Case, factor: Factor) -> int:
    return min((row.rank for row in goals(case, factor)), default=LAST)


def _whose_and_when(step: Step) -> bool:
    who = step.workers or step.people or step.by_person or step.service or written(step.someone_else)
    return bool(who and (written(step.when) or step.starts_on or step.due_on))


def _all_work(case: Case) -> dict[str, Step]:
    return {step.entry: step for steps in work(case).values() for step in steps}


def begun(case: Case) -> tuple[Step, ...]:
    """Steps on factors linked to harm that are under way or done."""
    return tuple([step for step in _all_work(case).values() if step.state in BEGUN])


def overdue(case: Case) -> tuple[Step, ...]:
    """Steps whose day has passed and that have not begun, with no reason."""
    return tuple(
        [
            step
            for step in _all_work(case).values()
            if step.state == "not_started" and not written(step.because) and _day(step) < case.as_of
        ]
    )


def idle(case: Case) -> tuple[Factor, ...]:
    """Pressing factors linked to harm none of whose work has begun, with no reason."""
    return tuple(
        [
            row
            for row in case.harmful
            if row.critical
            and not explained(case, row)
            and not any(step.state in BEGUN or written(step.because) for step in work(case)[row.entry])
        ]
    )


def dropped(case: Case) -> tuple[Step, ...]:
    """Steps on factors linked to harm that were called off, with no reason."""
    goals_of_harm = {goal.entry for row in case.harmful for goal in goals(case, row)}
    return tuple(
        [
            step
            for step in case.steps
            if step.objective in goals_of_harm
            and step.state == "no_longer_needed"
            and not written(step.because)
        ]
    )


def begins_by(case: Case) -> date:
    """The last day for work to begin: four weeks after the first plan, or after the time for it."""
    agreed = case.editions[0].valid_from if case.editions else None
    return max(agreed or case.plan_due, case.began) + BEGINS_WITHIN


def _day(step: Step) -> date:
    return step.due_on or step.starts_on or date.max
