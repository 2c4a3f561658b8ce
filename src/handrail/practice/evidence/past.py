"""What was done before: who told of it, and whether the assessment speaks of it."""

from typing import Final

from handrail.casefile.assessments import Assessment, Source
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case

TELL_OF_IT: Final = (
    *("police", "court", "prison", "earlier_assessment", "previous_supervision"),
    *("childrens_services", "school", "victim_service"),
)
"""Sources that know what somebody did, convicted of it or not."""


def asked(case: Case) -> tuple[Source, ...]:
    """Sources that would know of earlier behaviour, whether or not they have answered."""
    return tuple([row for row in case.sources if row.kind in TELL_OF_IT])


def told_by(case: Case) -> tuple[Source, ...]:
    """Those of them that answered."""
    return tuple([row for row in asked(case) if row.state == "answered"])


def analysed(case: Case) -> tuple[Assessment, ...]:
    """Finished assessments that say what earlier behaviour shows."""
    return tuple([row for row in case.assessments if written(row.past_behaviour)])
