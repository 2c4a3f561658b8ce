"""Expectations asked of a case file. One that fails is noted and left as it stands: a fault in it never
stops somebody's work."""

import logging
from dataclasses import dataclass

from handrail.casefile.casefile import CaseFile
from handrail.practice import library
from handrail.practice.answers import Finding
from handrail.practice.reading import Case

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What was found, and every expectation that was asked, whether it could answer or not."""

    findings: tuple[Finding, ...]
    expectations: frozenset[str]


def ask(file: CaseFile) -> Asked:
    """What each expectation in force on the day of a case file finds."""
    if not file.people.person:
        return Asked((), frozenset())
    case = Case(file)
    expectations = library.in_force(case.cohort, case.as_of)
    found = []
    for one in expectations:
        try:
            found.append(one.ask(case))
        except Exception:  # whatever it is, the practitioner's work goes on
            logger.exception("expectation could not be asked", extra={"expectation": one.id})
    return Asked(tuple(found), frozenset(one.id for one in expectations))
