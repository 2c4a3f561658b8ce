"""Types: the person, the people around them, where they live, who supervises."""

from datetime import date

from handrail.casefile.versions import Part, Version, code, refers


class Person(Version, kw_only=True):
    """Names, how they like to be called, and how to reach them safely."""

    given_name: str
    family_name: str
    called: str = ""
    former_names: list[str] = []
    pronouns: code("pronouns") = "they"
    date_of_birth: date
    languages: list[str] = []
    interpreter: str = ""
    phone: str = ""
    email: str = ""
    reach_by: str = ""
    safe_ways: str = ""
    suits: str = ""


class Characteristics(Version, kw_only=True):
    """Self-described, for fairness monitoring; every answer may be "prefer not to say"."""

    sex: str = ""
    gender_identity: str = ""
    ethnicity: str = ""
    faith: str = ""
    disability: str = ""
    sexual_orientation: str = ""


class Identifier(Version, kw_only=True):
    """A number another system knows the person by."""

    kind: code("identifier_kinds")
    value: str


class OwnWords(Version, kw_only=True):
    """What the person (or a parent) said, in their words; ``valid_from`` is the day."""

    topic: code("own_words_topics")
    words: str
    voice: code("voices") = "person"
    occasion: str = ""
    said_to: refers("worker") | None = None
    foremost: bool = False


class Circumstance(Version, kw_only=True):
    """Something in this life, what it means for taking part, and what we do about it."""

    kind: code("circumstance_kinds")
    what: str
    means: str = ""
    we_do: str = ""


class Address(Version, kw_only=True):
    """Where the person lived; ``kind`` carries how settled it is."""

    kind: code("accommodation_kinds")
    lines: str = ""
    area: str = ""
    postcode: str = ""
    with_whom: str = ""
    note: str = ""


class KeyPerson(Version, kw_only=True):
    """Somebody who matters in this life, which way they pull, and what was decided about them."""

    name: str
    relationship: str
    group: code("key_person_groups") = "family"
    influence: code("influences") = "not_known"
    shown_by: str = ""
    seen_on: date | None = None
    listens: code("listens") = "not_said"
    involvement: code("involvements") = "decide_again"
    reason: str = ""
    decide_again_on: date | None = None
    consent: code("consents") = "not_asked"
    consent_on: date | None = None
    may_be_told: str = ""
    reach_by: str = ""
    worker: refers("worker") | None = None
    watch: str = ""


class SchemeMembership(Version, kw_only=True):
    """A multi-agency scheme the person is in, and what it is for."""

    kind: code("scheme_kinds")
    category: str = ""
    level: str = ""
    lead: refers("worker") | None = None
    why: str = ""


class MustNotMeet(Version, kw_only=True):
    """Somebody this person must be kept apart from; never shown to the other side."""

    who: str
    kind: code("must_not_meet_kinds")
    reason: str = ""
    case: str | None = None


class Allocation(Version, kw_only=True):
    """Who supervises, in which part, from when."""

    role: code("allocation_roles")
    worker: refers("worker")
    covers: refers("worker") | None = None
    reason: str = ""


class TransferDecision(Version, kw_only=True):
    """A decision to transfer the case, or not, or not yet; ``valid_from`` is the day."""

    decision: code("transfer_decisions")
    to: str = ""
    reason: str
    decided_by: list[refers("worker")]
    decide_again_on: date | None = None


class Closure(Version, kw_only=True):
    """The case was closed, or taken up again, and why; ``valid_from`` is the day."""

    kind: code("closure_kinds")
    reason: code("closure_reasons")
    note: str = ""


class SamePerson(Version, kw_only=True):
    """Another record is of the same person, or is not after all; ``valid_from`` is the day it was said.

    ``other`` is the reference of the other case, whose document says the same of this one.
    ``leads`` is true in that one of the two which shows both histories.
    """

    kind: code("same_person_kinds")
    other: str
    leads: bool = False
    reason: str


class People(Part, kw_only=True):
    """The part of a case document that the room ``people`` keeps."""

    person: list[Person]
    characteristics: list[Characteristics] = []
    identifiers: list[Identifier] = []
    own_words: list[OwnWords] = []
    circumstances: list[Circumstance] = []
    addresses: list[Address] = []
    key_people: list[KeyPerson] = []
    schemes: list[SchemeMembership] = []
    must_not_meet: list[MustNotMeet] = []
    allocations: list[Allocation] = []
    transfer_decisions: list[TransferDecision] = []
    closures: list[Closure] = []
    same_person: list[SamePerson] = []
