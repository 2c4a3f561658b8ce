"""What the agencies around a child hold: school, children's services, health and police."""

from collections.abc import Iterable, Mapping
from typing import Final

from handrail.casefile import codes
from handrail.casefile.assessments import Source
from handrail.practice.evidence.sources import answered
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case
from handrail.practice.wording import listed

HOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "school": ("school",),
    "childrens_services": ("childrens_services",),
    "health": ("health", "mental_health", "drug_and_alcohol"),
    "police": ("police",),
}
"""Agencies that hold something about most children, with the kinds of source they are."""

WORDS: Final[Mapping[str, str]] = {
    "school": "school or college",
    "childrens_services": "children’s services",
    "health": "health",
    "police": "police",
}


def kinds(agency: str) -> tuple[str, ...]:
    """The kinds of source an agency is."""
    return codes.alike("source_kinds", HOLDERS[agency])


def asked(case: Case, *holders: str) -> tuple[Source, ...]:
    """Sources of these agencies, of all of them if none is named, in whatever state."""
    wanted = {kind for agency in holders or HOLDERS for kind in kinds(agency)}
    return tuple([row for row in case.sources if row.kind in wanted])


def settled(case: Case, agency: str) -> bool:
    """Whether an agency answered, or it is said why there is nothing from it."""
    rows = asked(case, agency)
    return bool(answered(rows)) or any(written(row.not_had_because) for row in rows)


def named(rows: Iterable[Source]) -> str:
    """Sources by their agency: "school or college, health and police"."""
    found = {row.kind for row in rows}
    return listed([WORDS[agency] for agency in HOLDERS if found.intersection(kinds(agency))])
