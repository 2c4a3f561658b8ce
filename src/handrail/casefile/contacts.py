"""Types: contacts and appointments, absence and what follows, contact level decided, messages, handover."""

from datetime import date, time
from typing import Annotated, Final

import msgspec

from handrail.casefile.codes import alike
from handrail.casefile.versions import Version, code, refers

HAPPENED: Final = ("attended", "attended_not_complied", "done")
MISSED: Final = ("acceptable_absence", "unacceptable_absence", "absence_waiting")
WRITTEN: Final = ("text", "e_mail")
"""Ways in which nobody sees or hears the person."""
WITHOUT_THE_PERSON: Final = (
    *("meeting", "agency_information", "management_oversight", "professional_judgement"),
    *("decision", "family_contact"),
)
"""Kinds of contact the person is not asked to."""

Minutes = Annotated[int, msgspec.Meta(ge=0, le=1440)]
Days = Annotated[int, msgspec.Meta(ge=0, le=60)]


def took_place() -> tuple[str, ...]:
    """Outcomes of a contact that took place, a service's own among them."""
    return alike("contact_outcomes", HAPPENED)


def absent() -> tuple[str, ...]:
    """Outcomes of an appointment the person did not come to, a service's own among them."""
    return alike("contact_outcomes", MISSED)


class Contact(Version, kw_only=True):
    """A contact; one without an outcome is an appointment. ``valid_from`` is the day.

    ``text`` is what happened or, from a partner, what they saw; ``worries``, ``better`` and
    ``should_change`` follow it there. ``explained`` and ``understood`` belong to an induction.
    ``series`` ties appointments booked together, ``group`` those of several people at once.
    """

    kind: code("contact_kinds")
    title: str = ""
    purpose: code("contact_purposes") = "supportive"
    at: time | None = None
    minutes: Minutes | None = None
    mode: code("contact_modes")
    place: str = ""
    venue: refers("venue") | None = None
    workers: list[refers("worker")]
    people: list[refers("people.key_people")] = []
    steps: list[refers("plans.steps")] = []
    strengths: list[refers("assessments.strengths")] = []
    techniques: list[code("techniques")] = []
    instead_of: refers("delivery.contacts") | None = None
    series: str = ""
    group: str = ""
    outcome: code("contact_outcomes") | None = None
    text: str = ""
    words: str = ""
    explained: list[code("induction_topics")] = []
    understood: code("understandings") | None = None
    understood_how: str = ""
    useful: code("useful_answers") | None = None
    useful_words: str = ""
    safety: code("safety_phrases") | None = None
    worries: str = ""
    better: str = ""
    should_change: str = ""
    help: str = ""
    help_settled: bool = True
    women_only: bool = False
    fed_back_on: date | None = None
    marking: code("markings") = "none"


class Promise(Version, kw_only=True):
    """Something said in a contact that somebody will do; ``valid_from`` is the day it was said."""

    what: str
    by_person: bool = False
    worker: refers("worker") | None = None
    contact: refers("delivery.contacts") | None = None
    due_on: date | None = None
    state: code("promise_states") = "open"
    because: str = ""


class Absence(Version, kw_only=True):
    """A missed appointment: why, what got in the way, the help offered, and what was decided.

    ``valid_from`` is the day somebody looked into it; the decision itself is the contact's outcome.
    """

    contact: refers("delivery.contacts")
    why: str = ""
    words: str = ""
    in_the_way: list[code("absence_reasons")] = []
    helps: list[code("absence_helps")] = []
    help: str = ""
    help_offered_on: date | None = None
    workers: list[refers("worker")] = []
    people: list[refers("people.key_people")] = []
    evidence: str = ""
    evidence_by: date | None = None
    decided_on: date | None = None
    decided_by: refers("worker") | None = None
    because: str = ""
    told_on: date | None = None


class Enforcement(Version, kw_only=True):
    """A decision to enforce, or not to, or that somebody is back; never made by the record itself.

    ``rules`` names the dated set of rules that was shown, with ``rules_from`` its first day.
    """

    kind: code("enforcement_kinds")
    contacts: list[refers("delivery.contacts")] = []
    because: str
    help_tried: str = ""
    persons_words: str = ""
    rules: str = ""
    rules_from: date | None = None
    rules_say: str = ""
    decided_by: refers("worker")
    agreed_by: refers("worker") | None = None
    agreed_on: date | None = None
    told_on: date | None = None
    told_how: str = ""
    next_step: str = ""


class LevelDecision(Version, kw_only=True):
    """A decision to step contact up or down, or to keep it; ``valid_from`` is the day."""

    kind: code("level_changes")
    from_phase: refers("plans.contact_phases") | None = None
    to_phase: refers("plans.contact_phases") | None = None
    why: str
    words: str = ""
    parents_words: str = ""
    decided_by: refers("worker")
    agreed_by: refers("worker") | None = None
    again_if: str = ""
    decide_again_on: date | None = None


class MessageWish(Version, kw_only=True):
    """Whether, how and how many days before the person wants to be reminded; asked on ``valid_from``."""

    wants: bool
    channel: code("message_channels") = "text"
    language: code("message_languages") = "en"
    days_before: Days | None = None
    safe_note: str = ""
    say_place: bool = False


class Message(Version, kw_only=True):
    """A message to the person: about what, by which way, and what became of it."""

    kind: code("message_kinds")
    contact: refers("delivery.contacts") | None = None
    channel: code("message_channels")
    language: code("message_languages") = "en"
    due_on: date | None = None
    state: code("message_states") = "queued"
    why: str = ""


class Letter(Version, kw_only=True):
    """A letter made from a template, as it was given; ``valid_from`` is its date."""

    kind: code("letter_kinds")
    contact: refers("delivery.contacts") | None = None
    language: code("message_languages") = "en"
    text: str
    given: code("copy_ways") | None = None


class ReleaseItem(Version, kw_only=True):
    """One thing to have ready for the day of release: a bed, company from the gate, money."""

    kind: code("release_items")
    what: str
    at: time | None = None
    workers: list[refers("worker")] = []
    people: list[refers("people.key_people")] = []
    release: refers("sentences.releases") | None = None
    contact: refers("delivery.contacts") | None = None
    state: code("release_item_states") = "to_arrange"


class Handover(Version, kw_only=True):
    """What whoever takes over must know; ``valid_from`` is the day it takes effect.

    ``continuity`` is what the person asked to keep as it is. ``told_on`` is when they were told.
    """

    kind: code("handover_kinds")
    from_worker: refers("worker")
    to_worker: refers("worker")
    must_know: str
    promised: str = ""
    continuity: str = ""
    met_together_on: date | None = None
    told_on: date | None = None
    told_how: str = ""
    read_on: date | None = None
