"""Putting right: what was considered and decided with the child, and what is planned for it.

Of those who were harmed it knows nothing but that there is something to mind.
"""

from collections.abc import Iterable

from handrail.casefile.compartments import RestorativePerson
from handrail.casefile.plans import Step
from handrail.casefile.sentences import Requirement
from handrail.practice.evidence.written import open_to_all
from handrail.practice.reading import Case

WEIGHED = ("suitability", "readiness", "decision")
SESSIONS = ("reparation_session", "restorative")


def moments(case: Case) -> tuple[RestorativePerson, ...]:
    """The child's side of restorative work, in order."""
    return case.past("compartments.restorative_person")


def considered(case: Case) -> tuple[RestorativePerson, ...]:
    """Moments at which it was weighed: does it suit, is the child ready, what was decided."""
    return tuple([row for row in moments(case) if row.kind in WEIGHED])


def decided(case: Case) -> tuple[RestorativePerson, ...]:
    """Decisions about it."""
    return tuple([row for row in moments(case) if row.kind == "decision"])


def reparation(case: Case) -> tuple[Requirement, ...]:
    """What the disposal asks for by way of reparation."""
    return tuple([row for row in case.on("sentences.requirements") if row.kind == "reparation"])


def steps(case: Case) -> tuple[Step, ...]:
    """Steps that are reparation or restorative work: by requirement, programme, contacts or worker."""
    carriers = {one for row in moments(case) for one in row.workers} - case.allocated
    asked = {row.entry for row in reparation(case)}
    known = {row.step for row in case.on("delivery.programmes") if row.kind == "reparation"}
    known |= {step for row in case.rows("delivery.contacts") if row.kind in SESSIONS for step in row.steps}
    return tuple(
        open_to_all(
            row
            for row in case.steps
            if row.requirement in asked or row.entry in known or carriers.intersection(row.workers)
        )
    )


def somebody_harmed(case: Case) -> bool:
    """Whether an offence is on record: prevention work has none, and nobody to make good to."""
    return bool(case.rows("sentences.offences")) or not _only_prevention(case.rows("sentences.sentences"))


def _only_prevention(sentences: Iterable) -> bool:
    return all(row.kind == "prevention" for row in sentences)
