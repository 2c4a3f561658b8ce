"""The part of a case document about the plan: editions, steps, waits, contact level, panels, copies."""

from handrail.casefile import registry
from handrail.casefile.plans import Plans
from handrail.plans import models
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "plans",
            Plans,
            {
                "editions": models.Edition,
                "answers": models.PlanAnswer,
                "objectives": models.Objective,
                "steps": models.Step,
                "step_answers": models.StepAnswer,
                "help": models.Help,
                "life_states": models.LifeState,
                "state_signs": models.StateSign,
                "waits": models.Wait,
                "in_place": models.InPlace,
                "panels": models.Panel,
                "invitees": models.Invitee,
                "mends": models.Mend,
                "contact_phases": models.ContactPhase,
                "commitments": models.Commitment,
                "risk_measures": models.RiskMeasure,
                "contingencies": models.Contingency,
                "other_plans": models.OtherPlan,
                "copies": models.Copy,
            },
        )
    )
