"""The part of a case document about changes and reviews."""

from handrail.casefile import registry
from handrail.casefile.reviews import Reviews
from handrail.records.mapping import part_keeper
from handrail.reviews import models


def register() -> None:
    """What this room keeps of documents."""
    registry.register(part_keeper("reviews", Reviews, {"changes": models.Change}))
