"""Types: changes in a life that may ask for a change of plan."""

from handrail.casefile.versions import Part, Version, code, refers


class Change(Version, kw_only=True):
    """What changed, how it is known, what it touches; significant or not is somebody's decision.

    ``valid_from`` is the day it happened.
    """

    kind: code("change_kinds")
    what: str
    how_known: str = ""
    came_from: refers("delivery.contacts", "delivery.turning_points", "delivery.tests") | None = None
    factors: list[refers("assessments.factors")] = []
    strengths: list[refers("assessments.strengths")] = []
    weight: code("change_weights") = "not_decided"
    because: str = ""
    decided_by: refers("worker") | None = None
    marking: code("markings") = "none"


class Reviews(Part, kw_only=True):
    """The part of a case document that the room ``reviews`` keeps."""

    changes: list[Change] = []
