"""The part of a case document about what is delivered: contacts, services, progress, what goes on."""

from handrail.casefile import registry
from handrail.casefile.delivery import Delivery
from handrail.delivery import models
from handrail.delivery.sides import knowing_our_workers
from handrail.records.mapping import part_keeper


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "delivery",
            Delivery,
            {
                "contacts": models.Contact,
                "promises": models.Promise,
                "absences": models.Absence,
                "enforcement": models.Enforcement,
                "level_decisions": models.LevelDecision,
                "message_wishes": models.MessageWish,
                "messages": models.Message,
                "letters": models.Letter,
                "release_items": models.ReleaseItem,
                "handovers": models.Handover,
                "referrals": models.Referral,
                "wanted_changes": models.WantedChange,
                "chasers": models.Chaser,
                "programmes": models.Programme,
                "sessions": models.ProgrammeSession,
                "tests": models.DrugTest,
                "concerns": models.Concern,
                "heard": models.Heard,
                "turning_points": models.TurningPoint,
                "progress": models.Progress,
                "own_ratings": models.OwnRating,
                "planned_parts": models.PlannedPart,
                "community_links": models.CommunityLink,
                "exit_items": models.ExitItem,
            },
            around=knowing_our_workers,
        )
    )
