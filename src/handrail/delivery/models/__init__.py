"""What this room keeps."""

from handrail.delivery.models.contacts import (
    Absence,
    Contact,
    Enforcement,
    Handover,
    Letter,
    LevelDecision,
    Message,
    MessageWish,
    Promise,
    ReleaseItem,
)
from handrail.delivery.models.outbox import Outgoing
from handrail.delivery.models.progress import (
    CommunityLink,
    ExitItem,
    OwnRating,
    PlannedPart,
    Progress,
    TurningPoint,
)
from handrail.delivery.models.services import (
    Chaser,
    Concern,
    DrugTest,
    Heard,
    Programme,
    ProgrammeSession,
    Referral,
    WantedChange,
)

__all__ = [
    "Absence",
    "Chaser",
    "CommunityLink",
    "Concern",
    "Contact",
    "DrugTest",
    "Enforcement",
    "ExitItem",
    "Handover",
    "Heard",
    "Letter",
    "LevelDecision",
    "Message",
    "MessageWish",
    "Outgoing",
    "OwnRating",
    "PlannedPart",
    "Programme",
    "ProgrammeSession",
    "Progress",
    "Promise",
    "Referral",
    "ReleaseItem",
    "TurningPoint",
    "WantedChange",
]
