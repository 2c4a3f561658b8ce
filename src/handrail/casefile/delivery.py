"""Types: the part of a case document that the room ``delivery`` keeps."""

from handrail.casefile.contacts import (
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
from handrail.casefile.progress import (
    CommunityLink,
    ExitItem,
    OwnRating,
    PlannedPart,
    Progress,
    TurningPoint,
)
from handrail.casefile.services import (
    Chaser,
    Concern,
    DrugTest,
    Heard,
    Programme,
    ProgrammeSession,
    Referral,
    WantedChange,
)
from handrail.casefile.versions import Part


class Delivery(Part, kw_only=True):
    """The part of a case document that the room ``delivery`` keeps."""

    contacts: list[Contact] = []
    promises: list[Promise] = []
    absences: list[Absence] = []
    enforcement: list[Enforcement] = []
    level_decisions: list[LevelDecision] = []
    message_wishes: list[MessageWish] = []
    messages: list[Message] = []
    letters: list[Letter] = []
    release_items: list[ReleaseItem] = []
    handovers: list[Handover] = []
    referrals: list[Referral] = []
    wanted_changes: list[WantedChange] = []
    chasers: list[Chaser] = []
    programmes: list[Programme] = []
    sessions: list[ProgrammeSession] = []
    tests: list[DrugTest] = []
    concerns: list[Concern] = []
    heard: list[Heard] = []
    turning_points: list[TurningPoint] = []
    progress: list[Progress] = []
    own_ratings: list[OwnRating] = []
    planned_parts: list[PlannedPart] = []
    community_links: list[CommunityLink] = []
    exit_items: list[ExitItem] = []
