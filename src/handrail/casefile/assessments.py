"""Types: assessment - what it was told, areas, factors and strengths, voices, harm, likelihood."""

from datetime import date, time
from typing import Any

from handrail.casefile.versions import Part, Version, code, refers


class Assessment(Version, kw_only=True):
    """One assessment at a stage; ``valid_from`` is the day it was opened.

    Finished, it is frozen: what it held is what the record held at that instant. What brings
    the case together (past, likely future, what would help) is said here.
    """

    stage: code("assessment_stages")
    form: code("assessment_forms") = "full"
    past_behaviour: str = ""
    likely_future: str = ""
    would_help: str = ""
    speaks_for_change: str = ""
    speaks_against_change: str = ""
    rests_on: list[refers("assessments.sources")] = []
    finished_on: date | None = None
    finished_by: refers("worker") | None = None
    to_be_countersigned: bool = False
    countersigned_on: date | None = None
    countersigned_by: refers("worker") | None = None
    countersigner_said: str = ""


class Source(Version, kw_only=True):
    """Somebody or something that should be heard, what was asked, and what came back.

    ``valid_from`` is the day it was put on the list.
    """

    kind: code("source_kinds")
    name: str
    worker: refers("worker") | None = None
    because: str = ""
    state: code("source_states") = "to_ask"
    asked_on: date | None = None
    asked_for: str = ""
    answered_on: date | None = None
    answer: str = ""
    not_had_because: str = ""
    conflicts_with: list[refers("assessments.sources")] = []
    conflict: str = ""


class Area(Version, kw_only=True):
    """An area of life as looked at; an area without an entry was not looked at."""

    area: code("areas_of_need")
    found: code("area_findings")
    going_on: str = ""
    persons_words: str = ""
    help_wanted: str = ""
    rests_on: list[refers("assessments.sources")] = []


class Factor(Version, kw_only=True):
    """Something linked to this person's offending or to harm, and what it does in this life."""

    area: code("areas_of_need")
    name: str
    offending: code("links") = "not_known"
    harm: code("links") = "not_known"
    does: str = ""
    critical: bool = False
    critical_because: str = ""
    since: str = ""
    since_on: date | None = None
    certainty: code("certainties") = "likely"
    evidence: str = ""
    rests_on: list[refers("assessments.sources")] = []
    seen_before: str = ""


class Strength(Version, kw_only=True):
    """Something that can help, what shows it, and the work it does or waits to do."""

    kind: code("strength_kinds")
    name: str
    area: code("areas_of_need") | None = None
    evidence: str = ""
    seen_by: list[str] = []
    state: code("strength_states") = "current"
    could_be_used: str = ""
    work: str = ""
    waits_for: str = ""
    watch: str = ""
    from_before: str = ""


class Advice(Version, kw_only=True):
    """Whose advice the person says they listen to, asked on the day of ``valid_from``."""

    words: str
    people: list[refers("people.key_people")] = []
    stage: code("assessment_stages") = "initial"


class EarlierSupervision(Version, kw_only=True):
    """A time under supervision before this one, and what it teaches for now."""

    what: str
    when: str = ""
    persons_view: str = ""
    helped: str = ""
    hindered: str = ""
    use_now: str = ""


class Responsivity(Version, kw_only=True):
    """The style, pace or format that suits this person, and why."""

    kind: code("responsivity_kinds")
    what: str
    because: str = ""


class Barrier(Version, kw_only=True):
    """Something in how things are run that stands in the way, and who works on it."""

    what: str
    means: str = ""
    owner: refers("worker")
    we_do: str = ""


class Readiness(Version, kw_only=True):
    """Where the person stands with a change on a day, in their own answer, and why."""

    about: str
    answer: code("readiness_answers")
    voice: code("condition_voices") = "person"
    reason: str = ""


class DesistanceCondition(Version, kw_only=True):
    """One of the five conditions under which people tend to desist, described by one voice on a day."""

    condition: code("desistance_conditions")
    voice: code("condition_voices")
    words: str


class SelfAssessment(Version, kw_only=True):
    """The person's, or a parent's, own assessment; ``valid_from`` is the day."""

    voice: code("voices") = "person"
    given: code("self_assessment_formats")
    helped_by: str = ""
    most_of_all: str = ""
    disagrees_with_us: str = ""
    our_answer: str = ""


class SelfAnswer(Version, kw_only=True):
    """What a self-assessment says of one area."""

    self_assessment: refers("assessments.self_assessments")
    area: code("areas_of_need")
    answer: code("self_answers")
    words: str = ""


class RiskOfHarm(Version, kw_only=True):
    """How seriously whom could be harmed, in the practitioner's judgement, and how."""

    to: code("harm_to")
    level: code("harm_levels")
    nature: str = ""
    who: str = ""
    when: str = ""
    how_soon: code("imminences") | None = None
    raises: str = ""
    lowers: str = ""


class OwnSafety(Version, kw_only=True):
    """A concern for the safety of the person themselves, apart from the safety of others."""

    kind: code("safety_kinds")
    concern: str
    we_do: str = ""


class Enquiry(Version, kw_only=True):
    """A question about safety sent to an agency, the answer, and what it means."""

    worker: refers("worker") | None = None
    agency: str
    about: str
    sent_on: date | None = None
    chased_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    means: str = ""


class Disclosure(Version, kw_only=True):
    """Something frightening that was said, and what was done the same day."""

    at: time | None = None
    words: str
    told_to: refers("worker") | None = None
    about: code("disclosure_kinds")
    plan_now: str
    parents: code("parents_told")
    parents_hear: str = ""
    parents_because: str = ""


class SafetyCall(Version, kw_only=True):
    """Somebody to be called about a disclosure, by whom, and what they said."""

    disclosure: refers("assessments.disclosures")
    whom: str
    worker: refers("worker") | None = None
    by_whom: refers("worker") | None = None
    called_at: time | None = None
    outcome: str = ""


class Likelihood(Version, kw_only=True):
    """What a published instrument said on a day: its version, what went in, and the words that came out.

    Frequencies of groups, never a verdict on this person; nothing follows from them by itself.
    """

    instrument: code("instruments")
    instrument_version: str
    origin: code("likelihood_origins")
    source: str = ""
    inputs: dict[str, Any] = {}
    said: list[str] = []
    our_view: str = ""


class Assessments(Part, kw_only=True):
    """The part of a case document that the room ``assessments`` keeps."""

    assessments: list[Assessment] = []
    sources: list[Source] = []
    areas: list[Area] = []
    factors: list[Factor] = []
    strengths: list[Strength] = []
    advice: list[Advice] = []
    earlier_supervisions: list[EarlierSupervision] = []
    responsivity: list[Responsivity] = []
    barriers: list[Barrier] = []
    readiness: list[Readiness] = []
    desistance_conditions: list[DesistanceCondition] = []
    self_assessments: list[SelfAssessment] = []
    self_answers: list[SelfAnswer] = []
    risks_of_harm: list[RiskOfHarm] = []
    own_safety: list[OwnSafety] = []
    enquiries: list[Enquiry] = []
    disclosures: list[Disclosure] = []
    safety_calls: list[SafetyCall] = []
    likelihoods: list[Likelihood] = []
