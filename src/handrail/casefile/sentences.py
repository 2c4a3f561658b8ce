"""Types: offences, sentences, what they ask, and how they changed."""

from datetime import date, time
from typing import Annotated, Any

import msgspec

from handrail.casefile.versions import Part, Version, code, refers

Count = Annotated[int, msgspec.Meta(ge=1)]
Amount = Annotated[int, msgspec.Meta(ge=0)]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
"""ISO weekday: Monday is 1."""


class Offence(Version, kw_only=True):
    """What was done, where and with whom; ``valid_from`` is the day."""

    what: str
    standing: code("offence_standings") = "index"
    count: Count = 1
    place: str = ""
    with_whom: list[str] = []
    weapon: str = ""
    harmed: str = ""
    on_licence: bool = False
    sentence: refers("sentences.sentences") | None = None


class Sentence(Version, kw_only=True):
    """An order, a custodial sentence or an out-of-court disposal.

    ``valid_from`` is the day it was imposed. Length is given in years, months and days as
    pronounced; ``ends_on`` overrides the computed end where the court or prison named it.
    """

    kind: code("sentence_kinds")
    title: str = ""
    court: str = ""
    years: Amount = 0
    months: Amount = 0
    days: Amount = 0
    starts_on: date | None = None
    ends_on: date | None = None
    runs: code("sentence_runs") = "alone"
    after: refers("sentences.sentences") | None = None
    remand_days: Amount = 0
    completed: bool = False


class Release(Version, kw_only=True):
    """Release into the community; ``valid_from`` is the day."""

    sentence: refers("sentences.sentences")
    kind: code("release_kinds") = "automatic"
    place: str = ""
    licence_ends_on: date | None = None
    post_sentence_ends_on: date | None = None
    different_this_time: str = ""


class Recall(Version, kw_only=True):
    """Return to custody; ``valid_from`` is the day the licence was revoked."""

    sentence: refers("sentences.sentences")
    kind: code("recall_kinds") = "standard"
    returned_on: date | None = None
    reason: str


class Requirement(Version, kw_only=True):
    """What a community sentence requires; amounts in the unit named."""

    sentence: refers("sentences.sentences")
    kind: code("requirement_kinds")
    wording: str = ""
    agreed_words: str = ""
    amount: Amount | None = None
    unit: code("amount_units") | None = None
    done: Amount = 0
    worker: refers("worker") | None = None
    useful_because: str = ""


class Condition(Version, kw_only=True):
    """What a licence asks."""

    sentence: refers("sentences.sentences")
    kind: code("condition_kinds")
    wording: str
    agreed_words: str = ""
    detail: str = ""
    beside_last_release: code("condition_comparisons") | None = None
    restrictive: bool = True


class CurfewWindow(Version, kw_only=True):
    """Hours to be indoors on these weekdays; an end at or before the start is next morning."""

    source: refers("sentences.requirements", "sentences.conditions")
    weekdays: list[Weekday]
    starts: time
    ends: time
    place: str = ""
    tagged: bool = False


class ExclusionArea(Version, kw_only=True):
    """An area to stay out of: agreed wording, and its outline as GeoJSON (longitude, latitude)."""

    source: refers("sentences.requirements", "sentences.conditions")
    wording: str
    agreed_words: str = ""
    because: str = ""
    geometry: dict[str, Any] | None = None


class Residence(Version, kw_only=True):
    """Where the sentence says the person must live."""

    source: refers("sentences.requirements", "sentences.conditions")
    place: str
    venue: refers("venue") | None = None


class Variation(Version, kw_only=True):
    """A change to what the sentence asks, on somebody's authority; ``valid_from`` is when it holds."""

    of: refers(
        "sentences.requirements",
        "sentences.conditions",
        "sentences.curfew_windows",
        "sentences.exclusion_areas",
        "sentences.residences",
        "sentences.sentences",
    )
    was: str
    becomes: str
    reason: str
    authority: code("authorities")
    authority_name: str = ""
    decided_on: date | None = None


class Breach(Version, kw_only=True):
    """A breach taken to court or a licence enforcement; ``valid_from`` is the day it was started."""

    sentence: refers("sentences.sentences")
    what: str
    decision: str = ""
    reason: str = ""


class ContactSuspension(Version, kw_only=True):
    """A time when contact is lawfully not asked for (from, to)."""

    reason: str
    basis: code("suspension_bases")


class Sentences(Part, kw_only=True):
    """The part of a case document that the room ``sentences`` keeps."""

    offences: list[Offence] = []
    sentences: list[Sentence] = []
    releases: list[Release] = []
    recalls: list[Recall] = []
    requirements: list[Requirement] = []
    conditions: list[Condition] = []
    curfew_windows: list[CurfewWindow] = []
    exclusion_areas: list[ExclusionArea] = []
    residences: list[Residence] = []
    variations: list[Variation] = []
    breaches: list[Breach] = []
    suspensions: list[ContactSuspension] = []
