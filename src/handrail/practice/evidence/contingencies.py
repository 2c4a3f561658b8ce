"""What is to happen if something goes wrong: the trigger, who does what, by when."""

from collections.abc import Iterable

from handrail.casefile.plans import Contingency
from handrail.practice.answers import Said, no_evidence, shown
from handrail.practice.evidence import harm
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import names, written
from handrail.practice.reading import Case


def lines(case: Case) -> tuple[Contingency, ...]:
    """Contingencies in force on the day."""
    return case.on("plans.contingencies")


def unworkable(rows: Iterable[Contingency]) -> tuple[Contingency, ...]:
    """Those without a trigger, something to do, or a time."""
    return tuple(
        [row for row in rows if not (written(row.when) and written(row.then) and written(row.by_when))]
    )


def set_out(case: Case) -> Said:
    """Whether each says when, what, who and by when."""
    found = lines(case)
    if not found:
        if harm.little_feared(case):
            return harm.little_to_manage(case)
        return until_planned(case, "Nothing says what is done if something goes wrong", *harm.above_low(case))
    if thin := unworkable(found):
        return no_evidence(f"Not said by when, or what is done: {names(thin, 'when')}", *thin)
    return shown(f"It is said who does what by when: {names(found, 'when')}", *found)
