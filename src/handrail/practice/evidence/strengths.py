"""Strengths at work: what the plan builds on, what delivery used, what lies idle."""

from handrail.casefile.assessments import Strength
from handrail.casefile.versions import Version
from handrail.practice.evidence import order
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once


@once
def planned(case: Case) -> tuple[Strength, ...]:
    """Strengths that a goal or a step of the plan builds on, or that wait for their turn in it."""
    built_on = {one for row in case.objectives if row.state != "dropped" for one in row.strengths}
    built_on |= {one for row in case.steps if row.state != "no_longer_needed" for one in row.because_of}
    return tuple([row for row in case.strengths if row.entry in built_on])


@once
def idle(case: Case) -> tuple[Strength, ...]:
    """Strengths that do no work, wait for nothing and have no place in the plan; nobody said why."""
    used = {row.entry for row in planned(case)}
    return tuple(
        [
            row
            for row in case.strengths
            if row.entry not in used
            and not (written(row.work) or written(row.waits_for))
            and not order.said(case, "strength", row.entry)
        ]
    )


@once
def at_work(case: Case) -> dict[str, Version]:
    """Strengths that delivery has used, each with the last entry that shows it."""
    found: dict[str, Version] = {}
    for row in order.begun(case):
        found.update(dict.fromkeys(row.because_of, row))
    for row in case.on("delivery.community_links"):
        if row.state not in ("idea", "stopped"):
            found.update(dict.fromkeys(row.because_of, row))
    for row in case.past("delivery.programmes"):
        if row.state in ("running", "completed"):
            found.update(dict.fromkeys(row.strengths, row))
    for row in (*case.past("delivery.progress"), *case.happened):
        if row.strengths and row.valid_from >= case.began:
            found.update(dict.fromkeys(row.strengths, row))
    return found
