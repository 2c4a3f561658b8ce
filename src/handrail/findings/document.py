"""The part of a case document that is kept here: answers to findings."""

from handrail.casefile import registry
from handrail.casefile.findings import Findings
from handrail.findings import models
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(part_keeper("findings", Findings, {"answers": models.FindingAnswer}))
