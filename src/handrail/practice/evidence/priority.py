"""What comes first: which factors the goals of a plan answer, in which order, and what waits its turn."""

from typing import Final

from handrail.casefile.assessments import Factor
from handrail.casefile.plans import Objective
from handrail.practice.evidence import order
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once

PRESSING: Final = frozenset(
    {"accommodation", "drug_use", "alcohol_use", "finances", "health_and_wellbeing"}
    | {"home", "money", "substances", "physical_health", "feelings", "care"}
)
"""Areas of life in which the primary needs lie: a home, treatment, money."""
INWARD: Final = frozenset({"thinking_behaviours_and_attitudes", "thinking"})
"""Areas whose work is on attitudes and thinking."""


@once
def wanted(case: Case) -> tuple[Objective, ...]:
    """Goals that stand, by rank: not given up, and not reached already."""
    return tuple([row for row in case.objectives if row.state in ("current", "later")])


@once
def left_out(case: Case) -> tuple[Factor, ...]:
    """Linked factors without a goal, now or reached, and without a reason why not."""
    answered = {
        one
        for row in case.objectives
        if row.state != "dropped" or written(row.because)
        for one in row.factors
    }
    return tuple([row for row in case.linked if row.entry not in answered and not _excused(case, row)])


@once
def in_turn(case: Case) -> tuple[Factor, ...]:
    """Critical factors whose goal has its place later on purpose: it waits, or says why it comes later."""
    waits = {row.step for row in case.on("plans.waits")}
    waiting = {row.objective for row in case.steps if row.entry in waits}
    return tuple(
        [
            row
            for row in case.linked
            if row.critical
            and (goal := _goal(case, row))
            and _behind(case, goal)
            and (
                goal.entry in waiting
                or (goal.state == "later" and written(goal.because))
                or _excused(case, row)
            )
        ]
    )


def overtaken(case: Case) -> tuple[Objective, Factor] | None:
    """A goal that answers nothing pressing and stands before a critical factor, and that factor."""
    for row in case.linked:
        goal = _goal(case, row) if row.critical and row not in in_turn(case) else None
        if goal and (before := _behind(case, goal)):
            return before, row
    return None


def attitudes_first(case: Case) -> tuple[Objective, Objective] | None:
    """A goal about attitudes alone that stands before one for a home, treatment or money."""
    areas = {row.entry: row.area for row in case.linked}
    inward: Objective | None = None
    for goal in wanted(case):
        answers = {areas[one] for one in goal.factors if one in areas}
        if inward and answers & PRESSING:
            return inward, goal
        if answers and answers <= INWARD and not inward:
            inward = goal
    return None


def _goal(case: Case, factor: Factor) -> Objective | None:
    """The first goal that answers a factor."""
    return next((row for row in wanted(case) if factor.entry in row.factors), None)


def _behind(case: Case, goal: Objective) -> Objective | None:
    """The first goal before this one that answers nothing critical, nor the need for a home and the like."""
    urgent = {row.entry for row in case.linked if row.critical or row.area in PRESSING}
    before = (row for row in wanted(case) if row.rank < goal.rank)
    return next((row for row in before if urgent.isdisjoint(row.factors)), None)


def _excused(case: Case, factor: Factor) -> bool:
    gap = "critical_factor" if factor.critical else "factor"
    return order.said(case, gap, factor.entry)
