"""The part of a case document about offences, sentences and what they ask."""

from handrail.casefile import registry
from handrail.casefile.sentences import Sentences
from handrail.records.mapping import part_keeper
from handrail.sentences import models


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "sentences",
            Sentences,
            {
                "offences": models.Offence,
                "sentences": models.Sentence,
                "releases": models.Release,
                "recalls": models.Recall,
                "requirements": models.Requirement,
                "conditions": models.Condition,
                "curfew_windows": models.CurfewWindow,
                "exclusion_areas": models.ExclusionArea,
                "residences": models.Residence,
                "variations": models.Variation,
                "breaches": models.Breach,
                "suspensions": models.ContactSuspension,
            },
        )
    )
