"""The part of a case document about assessment: sources, areas, voices, harm and safety, likelihood."""

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
                "assessments": models.Assessment,
                "sources": models.Source,
                "areas": models.Area,
                "factors": models.Factor,
                "strengths": models.Strength,
                "advice": models.Advice,
                "earlier_supervisions": models.EarlierSupervision,
                "responsivity": models.Responsivity,
                "barriers": models.Barrier,
                "readiness": models.Readiness,
                "desistance_conditions": models.DesistanceCondition,
                "self_assessments": models.SelfAssessment,
                "self_answers": models.SelfAnswer,
                "risks_of_harm": models.RiskOfHarm,
                "own_safety": models.OwnSafety,
                "enquiries": models.Enquiry,
                "disclosures": models.Disclosure,
                "safety_calls": models.SafetyCall,
                "likelihoods": models.Likelihood,
            },
        )
    )
