"""What a child likes doing, what was chosen because of it, and whom they met there."""

from typing import Final

from handrail.casefile import codes
from handrail.casefile.assessments import Strength
from handrail.casefile.people import KeyPerson
from handrail.casefile.progress import CommunityLink
from handrail.casefile.versions import Version
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case

JOINED: Final = ("taster", "going", "goes_alone")
GOOD: Final = ("supports", "supports_strongly")


def known(case: Case) -> tuple[Strength, ...]:
    """Interests and talents among the strengths."""
    wanted = codes.alike("strength_kinds", ("interest_or_talent",))
    return tuple([row for row in case.strengths if row.kind in wanted or row.area == "interests"])


def looked_at(case: Case) -> tuple[Version, ...]:
    """What says what the child likes doing: interests, or the part of life they belong to."""
    areas = [row for row in case.on("assessments.areas") if row.area == "interests" and written(row.going_on)]
    return (*known(case), *areas)


def joined(case: Case) -> tuple[CommunityLink, ...]:
    """What the child goes to in the community, on the day."""
    return tuple([row for row in case.on("delivery.community_links") if row.state in JOINED])


def new_people(case: Case) -> tuple[KeyPerson, ...]:
    """People of good influence who came into this life since supervision began, workers left out."""
    return tuple(
        [
            row
            for row in case.key_people
            if row.group != "workers"
            and row.influence in GOOD
            and row.valid_from is not None
            and row.valid_from > case.began
        ]
    )
