"""What this room keeps."""

from handrail.reviews.models.changes import Change, OutsideCall
from handrail.reviews.models.deciding import (
    ConditionLine,
    Countersignature,
    Decision,
    DecisionCondition,
    DisclosureConsent,
    Discussion,
    Verification,
)
from handrail.reviews.models.learning import Ending, Feedback, Lesson
from handrail.reviews.models.meetings import Attendee, Meeting, MeetingAction
from handrail.reviews.models.reviewing import Amendment, Input, Movement, Review, ReviewCopy

__all__ = [
    "Amendment",
    "Attendee",
    "Change",
    "ConditionLine",
    "Countersignature",
    "Decision",
    "DecisionCondition",
    "DisclosureConsent",
    "Discussion",
    "Ending",
    "Feedback",
    "Input",
    "Lesson",
    "Meeting",
    "MeetingAction",
    "Movement",
    "OutsideCall",
    "Review",
    "ReviewCopy",
    "Verification",
]
