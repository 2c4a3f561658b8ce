"""The whole library: every module of declarations is imported here, so that asking finds them all."""

from handrail.practice import adult, youth
from handrail.practice.answers import Answer, Finding
from handrail.practice.expecting import Expectation, in_force, known

__all__ = ["Answer", "Expectation", "Finding", "by_id", "in_force", "known"]

DECLARED = (*adult.MODULES, *youth.MODULES)
"""The modules of declarations, in the order of a handbook: by cohort, strand and stage."""


def by_id(expectation: str) -> Expectation:
    """One expectation. Unknown id: ``LookupError``."""
    for one in known():
        if one.id == expectation:
            return one
    raise LookupError(f"no expectation is called {expectation}")
