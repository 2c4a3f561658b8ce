"""The part of a case document about strengths, risk of harm and the person's own safety."""

from handrail.assessments import models
from handrail.casefile import registry
from handrail.casefile.assessments import Assessments
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "assessments",
            Assessments,
            {
                "strengths": models.Strength,
                "risks_of_harm": models.RiskOfHarm,
                "own_safety": models.OwnSafety,
            },
        )
    )
