"""Types: the two sealed rooms beside a case."""

from datetime import date

from handrail.casefile.versions import Part, Version, code, refers


class Victim(Version, kw_only=True):
    """Who was harmed, what they wish, and how to reach them safely. Named readers only."""

    name: str
    wishes: str = ""
    safe_contact: str = ""
    liaison: refers("worker") | None = None


class VictimCondition(Version, kw_only=True):
    """What the practitioner must know, in the victim worker's words; never who or why."""

    wording: str


class Intelligence(Version, kw_only=True):
    """Police intelligence as graded by its originator. Named readers only; never copied."""

    source_grade: code("source_grades")
    information_grade: code("information_grades")
    handling_code: code("handling_codes")
    handling_conditions: str = ""
    originator: str
    text: str


class ClearedExtract(Version, kw_only=True):
    """A sentence two people agreed may leave the compartment."""

    intelligence: refers("compartments.intelligence")
    wording: str
    cleared_by: list[str]
    cleared_on: date


class RestorativeMoment(Version, kw_only=True):
    """One moment of restorative work on one side: readiness, a decision, a message, an outcome.

    Each side keeps its own; what passes from one to the other is ``wording`` alone, typed anew once
    whoever said it agreed to the words and to their going. ``valid_from`` is the day.
    """

    kind: code("restorative_moments")
    form: code("restorative_forms") = "not_decided"
    answer: code("restorative_answers") | None = None
    decided_by: code("restorative_deciders") | None = None
    text: str = ""
    words: str = ""
    enabled_by: str = ""
    workers: list[refers("worker")] = []
    wording: str = ""
    consent: code("consents") = "not_asked"
    consent_on: date | None = None
    passed_on: date | None = None


class RestorativePerson(RestorativeMoment, kw_only=True):
    """The person's side of restorative work. Holds nothing of the victim but wording they released."""


class RestorativeVictim(RestorativeMoment, kw_only=True):
    """The victim's side of restorative work. Named readers only."""

    victim: refers("compartments.victims") | None = None


class Compartments(Part, kw_only=True):
    """The part of a case document that the room ``compartments`` keeps."""

    victims: list[Victim] = []
    victim_conditions: list[VictimCondition] = []
    intelligence: list[Intelligence] = []
    cleared_extracts: list[ClearedExtract] = []
    restorative_person: list[RestorativePerson] = []
    restorative_victim: list[RestorativeVictim] = []
