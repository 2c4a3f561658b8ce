"""The part of a case document about contacts, turning points and lapses."""

from handrail.casefile import registry
from handrail.casefile.delivery import Delivery
from handrail.delivery import models
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "delivery",
            Delivery,
            {"contacts": models.Contact, "turning_points": models.TurningPoint},
            around=models.knowing_our_workers,
        )
    )
