"""Workers of other agencies with a part in keeping others safe: which, since when, last with us when."""

from collections.abc import Iterable, Iterator
from datetime import date

from handrail.casefile.versions import Version
from handrail.practice.evidence import contingencies, covering, measures, schemes
from handrail.practice.reading import Case, once


@once
def parts(case: Case) -> dict[str, list[Version]]:
    """The entries that give a worker of another agency such a part, by worker."""
    found: dict[str, list[Version]] = {}
    for worker, row in _parts(case):
        if worker and worker not in case.ours:
            found.setdefault(worker, []).append(row)
    return found


@once
def last_part(case: Case) -> dict[str, date]:
    """When each worker last took part: in a contact, a meeting, an answer, a worry raised."""
    found: dict[str, date] = {}
    for workers, day in _taken(case):
        if day and day <= case.as_of:
            for worker in workers:
                found[worker] = max(day, found.get(worker, day))
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


def _taken(case: Case) -> Iterator[tuple[Iterable[str], date | None]]:
    for contact in case.happened:
        yield contact.workers, contact.valid_from
    for row in (*case.rows("reviews.inputs"), *case.sources, *case.on("assessments.enquiries")):
        if row.worker:
            yield (row.worker,), row.answered_on
    for row in (*case.past("delivery.concerns"), *case.past("plans.step_answers")):
        if row.worker:
            yield (row.worker,), row.valid_from
    met = {row.entry: row.valid_from for row in (*case.past("reviews.meetings"), *case.past("plans.panels"))}
    for row in (*case.rows("reviews.attendees"), *case.rows("plans.invitees")):
        if row.worker and row.attendance == "came":
            yield (row.worker,), met.get(getattr(row, "meeting", None) or getattr(row, "panel", ""))
