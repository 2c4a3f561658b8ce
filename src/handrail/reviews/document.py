"""The part of a case document about changes and reviews."""

from handrail.casefile import registry
from handrail.casefile.reviews import Reviews
from handrail.records.mapping import part_keeper
from handrail.reviews import models


def register() -> None:
    """What this room keeps of documents."""
    registry.register(
        part_keeper(
            "reviews",
            Reviews,
            {
                "changes": models.Change,
                "outside_calls": models.OutsideCall,
                "reviews": models.Review,
                "inputs": models.Input,
                "movements": models.Movement,
                "discussions": models.Discussion,
                "condition_lines": models.ConditionLine,
                "decisions": models.Decision,
                "decision_conditions": models.DecisionCondition,
                "verifications": models.Verification,
                "disclosure_consents": models.DisclosureConsent,
                "meetings": models.Meeting,
                "attendees": models.Attendee,
                "meeting_actions": models.MeetingAction,
                "amendments": models.Amendment,
                "countersignatures": models.Countersignature,
                "copies": models.ReviewCopy,
                "lessons": models.Lesson,
                "feedback": models.Feedback,
                "endings": models.Ending,
            },
        )
    )
