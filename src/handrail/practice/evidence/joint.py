"""Workers of other agencies with a part in keeping others safe: which, and by which entry."""

from collections.abc import Iterator

from handrail.casefile.versions import Version
from handrail.practice.evidence import contingencies, covering, measures, schemes
from handrail.practice.reading import Case, once


@once
def parts(case: Case) -> dict[str, list[Version]]:
    """The entries that give a worker of another agency such a part, by worker."""
    found: dict[str, list[Version]] = {}
    for worker, row in _parts(case):
        if worker and worker not in case.allocated:
            found.setdefault(worker, []).append(row)
    return found


def _parts(case: Case) -> Iterator[tuple[str | None, Version]]:
    for measure in measures.measures(case):
        yield measure.owner, measure
    for line in contingencies.lines(case):
        yield line.worker, line
    for plan in schemes.other_plans(case):
        yield plan.worker, plan
    for scheme in schemes.schemes(case):
        yield scheme.lead, scheme
    for steps in covering.work(case).values():
        for step in steps:
            for worker in step.workers:
                yield worker, step
