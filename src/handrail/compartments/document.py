"""The part of a case document that is sealed here: victims and intelligence."""

from handrail.casefile import registry
from handrail.casefile.compartments import Compartments
from handrail.compartments import models
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "compartments",
            Compartments,
            {
                "victims": models.Victim,
                "victim_conditions": models.VictimCondition,
                "intelligence": models.Intelligence,
                "cleared_extracts": models.ClearedExtract,
                "restorative_person": models.RestorativePerson,
                "restorative_victim": models.RestorativeVictim,
            },
        )
    )
