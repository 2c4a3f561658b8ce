"""The terms of ARP's linear predictor, static and dynamic, one small function each.

The names are the published ones; ``arp.json`` holds the constants and their source. Static terms
come from history and take the constants of either version; dynamic ones exist in the dynamic
version only.
"""

import math
from collections.abc import Callable
from typing import Any

from handrail.instruments.data import constants
from handrail.instruments.inputs import Given
from handrail.instruments.numbers import polynomial

C = constants("arp")
STATIC, DYNAMIC = "static", "dynamic"
MOST_MONTHS = 36
TOGETHER = "IN_RELATIONSHIP_LIVING_TOGETHER"
Version = dict[str, Any]


def _sex(given: Given) -> str:
    return str(given["gender"].lower())


def _age(c: Version, given: Given) -> float:
    return polynomial(given["age_at_follow_up"], c["age_polynomial"][_sex(given)])


def _female(c: Version, given: Given) -> float:
    return c["female"] if given["gender"] == "FEMALE" else 0.0


def _offence_category(c: Version, given: Given) -> float:
    return c["offence_category"][given["offence_category"]]


def _only_at(sanctions: int, term: str) -> Callable[[Version, Given], float]:
    return lambda c, given: c[term] if given["total_sanctions"] == sanctions else 0.0


def _per_sanction(c: Version, given: Given) -> float:
    return c["per_sanction"] * given["total_sanctions"]


def _career(given: Given) -> int:
    return int(given["age_at_current_conviction"] - given["age_at_first_sanction"])


def _second_sanction_gap(c: Version, given: Given) -> float:
    if given["total_sanctions"] != 2:
        return 0.0
    return c["second_sanction_gap_per_year"][_sex(given)] * _career(given)


def _offence_free_months(c: Version, given: Given) -> float:
    """Absent months mean an assessment before the time in the community began."""
    months = given.get("offence_free_months")
    if months is None:
        return 0.0
    return polynomial(min(months, MOST_MONTHS), c["offence_free_months_polynomial"])


def _rate(given: Given) -> float:
    """How frequent sanctions were over the career, as a logarithm; nought below three of them."""
    sanctions = given["total_sanctions"]
    return math.log(sanctions / (_career(given) + C["career_years_added"])) if sanctions >= 3 else 0.0


def _copas(c: Version, given: Given) -> float:
    return c["copas"][_sex(given)] * _rate(given)


def _copas_squared(c: Version, given: Given) -> float:
    return c["copas_squared"][_sex(given)] * _rate(given) ** 2


HISTORY: dict[str, Callable[[Version, Given], float]] = {
    "intercept": lambda c, given: c["intercept_two_year"],
    "age": _age,
    "female": _female,
    "offence_category": _offence_category,
    "first_sanction": _only_at(1, "first_sanction"),
    "second_sanction": _only_at(2, "second_sanction"),
    "per_sanction": _per_sanction,
    "second_sanction_gap": _second_sanction_gap,
    "offence_free_months": _offence_free_months,
    "copas": _copas,
    "copas_squared": _copas_squared,
}
"""Terms of both versions."""


def _graded(name: str) -> Callable[[Given], float]:
    """0, 1 or 2 for no, some or significant problems."""
    return lambda given: given[name]


def _if_any(name: str) -> Callable[[Given], float]:
    """Drugs and the motivation to deal with them may be blank, which counts nothing."""
    return lambda given: float(given.get(name) or 0)


def _living_together(given: Given) -> bool:
    return bool(given["relationship_status"] == TOGETHER)


CIRCUMSTANCES: dict[str, Callable[[Given], float]] = {
    "accommodation_suitability": _graded("accommodation_suitability"),
    "unemployed": lambda given: 2 * given["unemployed"],
    "live_in_relationship": _living_together,
    "relationship_quality": _graded("relationship_quality"),
    "relationship_quality_if_living_together": lambda given: (
        given["relationship_quality"] * _living_together(given)
    ),
    "domestic_abuse_evidence": _graded("domestic_abuse_evidence"),
    "activities_encourage_offending": _graded("activities_encourage_offending"),
    "drug_motivation": _if_any("drug_motivation"),
    "chronic_drinking": _graded("chronic_drinking"),
    "binge_drinking": _graded("binge_drinking"),
    "impulsivity": _graded("impulsivity"),
    "pro_criminal_attitudes": _graded("pro_criminal_attitudes"),
    **{name: _if_any(name) for name in C[DYNAMIC]["dynamic"] if name.startswith("drug_")},
}
"""How often each dynamic constant counts, for the answers given."""


def term(name: str, version: str, given: Given) -> float:
    """One term. A missing answer it needs is refused."""
    if name in HISTORY:
        return float(HISTORY[name](C[version], given))
    return float(C[DYNAMIC]["dynamic"][name] * CIRCUMSTANCES[name](given))


def terms(version: str, given: Given) -> dict[str, float]:
    """Every term of a version, by name."""
    names = [*HISTORY, *(CIRCUMSTANCES if version == DYNAMIC else ())]
    return {name: term(name, version, given) for name in names}
