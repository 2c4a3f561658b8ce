"""Types: strengths, risk of harm to others, the person's own safety."""

from handrail.casefile.versions import Part, Version, code


class Strength(Version, kw_only=True):
    """Something that can help, what shows it, and the work it does or waits to do."""

    kind: code("strength_kinds")
    name: str
    evidence: str = ""
    seen_by: list[str] = []
    state: code("strength_states") = "current"
    work: str = ""
    waits_for: str = ""
    watch: str = ""


class RiskOfHarm(Version, kw_only=True):
    """How seriously whom could be harmed, in the practitioner's judgement, and how."""

    to: code("harm_to")
    level: code("harm_levels")
    nature: str = ""


class OwnSafety(Version, kw_only=True):
    """A concern for the safety of the person themselves, apart from the safety of others."""

    kind: code("safety_kinds")
    concern: str
    we_do: str = ""


class Assessments(Part, kw_only=True):
    """The part of a case document that the room ``assessments`` keeps."""

    strengths: list[Strength] = []
    risks_of_harm: list[RiskOfHarm] = []
    own_safety: list[OwnSafety] = []
