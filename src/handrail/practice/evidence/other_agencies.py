"""Plans that other agencies have for a child, and the schemes by which there must be one."""

from collections.abc import Mapping
from typing import Final

from handrail.casefile import codes
from handrail.casefile.people import SchemeMembership
from handrail.casefile.plans import OtherPlan
from handrail.practice.evidence.written import open_to_all
from handrail.practice.reading import Case

WITH_A_PLAN: Final = ("child_protection", "child_in_need", "looked_after_child", "ehcp")
"""Schemes under which somebody else writes a plan for the child."""

WORDS: Final[Mapping[str, str]] = {
    "child_protection": "child protection",
    "child_in_need": "child in need",
    "looked_after_child": "looked-after child",
    "ehcp": "education, health and care",
}


def schemes(case: Case) -> tuple[SchemeMembership, ...]:
    """The schemes of that kind the child is in, on the day."""
    wanted = codes.alike("scheme_kinds", WITH_A_PLAN)
    return tuple([row for row in case.on("people.schemes") if row.kind in wanted])


def scheme_named(row: SchemeMembership) -> str:
    """A scheme in a sentence."""
    return WORDS.get(row.kind) or codes.label("scheme_kinds", row.kind)


def plans(case: Case) -> tuple[OtherPlan, ...]:
    """Other plans for the child on the day, those that everybody here may know of."""
    return tuple(open_to_all(case.on("plans.other_plans")))
