"""How ready somebody is for what is asked of them, and what in a plan is pitched to it."""

from datetime import timedelta
from typing import Final

from handrail.casefile.assessments import Readiness
from handrail.casefile.plans import Objective, Step
from handrail.casefile.versions import Version
from handrail.practice.reading import Case, in_order, once

BEFORE: Final = timedelta(weeks=12)
"""What was asked in the weeks before sentence or release belongs to the supervision that follows."""
NOT_ASKED: Final = ("not_present", "not_applicable")
NOT_YET: Final = ("thinking_about_making_changes", "does_not_want_to_make_changes")
MANY: Final = 5
"""So many steps asked of somebody at once that a person should look at it."""


@once
def stated(case: Case) -> tuple[Readiness, ...]:
    """How ready the person is, as they or the practitioner last said of each thing."""
    asked = [
        row
        for row in case.on("assessments.readiness")
        if row.valid_from and row.valid_from >= case.began - BEFORE and row.answer not in NOT_ASKED
    ]
    last = {(row.about.casefold(), row.voice): row for row in in_order(asked)}
    return tuple(last.values())


def not_yet(case: Case) -> tuple[Readiness, ...]:
    """What the person is not ready for so far."""
    return tuple([row for row in stated(case) if row.answer in NOT_YET])


@once
def waiting(case: Case) -> tuple[Step, ...]:
    """Steps that wait for another step, or for a state of life."""
    waits = {row.step for row in case.on("plans.waits")}
    return tuple([row for row in case.steps if row.entry in waits])


@once
def asked_at_once(case: Case) -> tuple[Step, ...]:
    """What the plan asks of the person now: steps of theirs, of current goals, that wait for nothing."""
    goals = {row.entry for row in case.objectives if row.state == "current"}
    held_back = {row.entry for row in waiting(case)}
    return tuple(
        [
            row
            for row in case.steps
            if row.by_person
            and row.state in ("not_started", "in_progress")
            and row.objective in goals
            and row.entry not in held_back
            and (row.starts_on is None or row.starts_on <= case.as_of)
        ]
    )


def paced(case: Case) -> dict[str, tuple[Version, ...]]:
    """What takes the pace of the person: goals for later, steps that wait, help, the pace that suits."""
    found: dict[str, tuple[Version, ...]] = {
        "goals for later": tuple([row for row in case.objectives if row.state == "later"]),
        "steps that wait": waiting(case),
        "practical help": case.on("plans.help"),
        "the pace that suits": tuple(
            [row for row in case.on("assessments.responsivity") if row.kind == "pace"]
        ),
    }
    return {words: rows for words, rows in found.items() if rows}


def first_goal(case: Case) -> Objective | None:
    """The goal that stands first among the current ones."""
    return next((row for row in case.objectives if row.state == "current"), None)


def confronts(case: Case, goal: Objective) -> bool:
    """Whether a goal is nothing but work on the offending, or restrictions."""
    kinds = {row.kind for row in case.steps if row.objective == goal.entry}
    return bool(kinds) and kinds <= {"offence_focused", "restrictive"}
