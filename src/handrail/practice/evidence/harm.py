"""Who could be harmed, how, when and how soon, and why the level is what it is."""

from collections.abc import Iterable
from typing import Final

from handrail.casefile.assessments import Factor, RiskOfHarm
from handrail.practice.answers import Said, needs_judgement, no_evidence, not_applicable, shown
from handrail.practice.evidence.timing import until_assessed
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case, once
from handrail.practice.wording import listed

WHOM: Final = {
    "public": "the public",
    "staff": "staff",
    "known_adult": "a known adult",
    "children": "children",
    "prisoners": "prisoners",
}


PARTS: Final = ("who", "how", "when", "how soon", "why this level")
"""What a risk above low says."""


def whom(rows: Iterable[RiskOfHarm]) -> str:
    """To whom these risks are, as a sentence says it: "the public and staff"."""
    return listed([WHOM.get(row.to, row.to) for row in rows])


@once
def above_low(case: Case) -> tuple[RiskOfHarm, ...]:
    """Risks of harm with a level above low."""
    return tuple([row for row in case.harms if row.level != "low"])


def high(case: Case) -> tuple[RiskOfHarm, ...]:
    """Risks of harm with a high or very high level."""
    return tuple([row for row in case.harms if row.level in ("high", "very_high")])


@once
def little_feared(case: Case) -> bool:
    """Whether harm was looked at, every level is low, and no factor is linked to it."""
    return bool(case.harms) and not above_low(case) and not case.harmful


def little_to_manage(case: Case) -> Said:
    """Not applicable, for a case in which little is feared."""
    return not_applicable("Every level of harm is low and no factor is linked to harm", *case.harms)


def left_unsaid(risk: RiskOfHarm) -> tuple[str, ...]:
    """What a risk does not say. A low one needs its reason only."""
    if risk.level == "low":
        return () if written(risk.nature) else ("why this level",)
    said = (
        written(risk.who),
        written(risk.nature),
        written(risk.when),
        risk.how_soon is not None,
        written(risk.raises) or written(risk.lowers),
    )
    return tuple([part for part, there in zip(PARTS, said, strict=True) if not there])


def pressing_beside_low(case: Case) -> tuple[Factor, ...]:
    """Factors that are pressing for harm although every level of harm is low."""
    if above_low(case):
        return ()
    return tuple([row for row in case.harmful if row.critical])


def described(case: Case) -> Said:
    """Whether each risk of harm says who, how, when, how soon, and why this level."""
    if not case.harms:
        return until_assessed(case, "Nothing is written on harm to others")
    if thin := [row for row in case.harms if left_unsaid(row)]:
        unsaid = {gap for row in thin for gap in left_unsaid(row)}
        gaps = " or ".join(listed(sorted(unsaid, key=PARTS.index)).rsplit(" and ", 1))
        return no_evidence(f"Of harm to {whom(thin)} the record does not say {gaps}", *thin)
    if pressing := pressing_beside_low(case):
        names = listed([row.name for row in pressing])
        return needs_judgement(
            f"Every level is low, yet pressing for harm: {names}: look at both", *pressing, *case.harms
        )
    if risks := above_low(case):
        return shown(f"Harm to {whom(risks)}: who, how, when and how soon, and why this level", *case.harms)
    return shown(f"The level is low and the reason is given: harm to {whom(case.harms)}", *case.harms)
