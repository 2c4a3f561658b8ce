"""Types: referrals and what came of them, programmes and sessions, tests, concerns of partners."""

from datetime import date, time
from typing import Annotated

import msgspec

from handrail.casefile.versions import Version, code, refers

Count = Annotated[int, msgspec.Meta(ge=0, le=9999)]


class Referral(Version, kw_only=True):
    """A service asked to help, because of a need or a strength; ``valid_from`` is the day it was drafted.

    ``shares`` names, item by item, what goes with it: a list of the document and an entry, such as
    "assessments.strengths/cook".
    """

    step: refers("plans.steps") | None = None
    service: refers("service") | None = None
    agency: refers("agency") | None = None
    worker: refers("worker") | None = None
    by_worker: refers("worker") | None = None
    because_of_factors: list[refers("assessments.factors")] = []
    because_of_strengths: list[refers("assessments.strengths")] = []
    what_for: str
    needs_from_them: str = ""
    persons_words: str = ""
    consent: code("consents") = "not_asked"
    shares: list[str] = []
    state: code("referral_states") = "drafted"
    sent_on: date | None = None
    answer_by: date | None = None
    answered_on: date | None = None
    answered_by: refers("worker") | None = None
    because: str = ""
    waits_until: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    feedback: str = ""
    goes_on_after: bool = False


class WantedChange(Version, kw_only=True):
    """One change a referral is for, and what came of it."""

    referral: refers("delivery.referrals")
    what: str
    outcome: code("wanted_outcomes") = "not_known_yet"
    words: str = ""


class Chaser(Version, kw_only=True):
    """A reminder to an agency that has not answered: drafted, then sent by a person or not at all."""

    about: refers("delivery.referrals", "assessments.sources", "reviews.inputs")
    text: str
    state: code("chaser_states") = "drafted"
    sent_on: date | None = None
    sent_by: refers("worker") | None = None
    how: code("copy_ways") | None = None


class Programme(Version, kw_only=True):
    """A programme, course of sessions or unpaid work, why this one, and how much of it is planned."""

    kind: code("programme_kinds")
    name: str
    step: refers("plans.steps") | None = None
    requirement: refers("sentences.requirements", "sentences.conditions") | None = None
    service: refers("service") | None = None
    workers: list[refers("worker")] = []
    method: str = ""
    chosen_because: str = ""
    strengths: list[refers("assessments.strengths")] = []
    amount: Count | None = None
    unit: code("dosage_units") = "sessions"
    per_week: Count | None = None
    group: str = ""
    state: code("programme_states") = "planned"
    because: str = ""
    outcome: str = ""


class ProgrammeSession(Version, kw_only=True):
    """One session of a programme: attendance, what was done and how it went; ``valid_from`` is the day."""

    programme: refers("delivery.programmes")
    contact: refers("delivery.contacts") | None = None
    number: Count | None = None
    topic: str = ""
    techniques: list[code("techniques")] = []
    attendance: code("session_attendances")
    minutes: Count | None = None
    catch_up_for: refers("delivery.sessions") | None = None
    text: str = ""
    words: str = ""
    workers: list[refers("worker")] = []


class DrugTest(Version, kw_only=True):
    """A test: booked or done on the day of ``valid_from``, its result, and what that means."""

    kind: code("test_kinds")
    at: time | None = None
    venue: refers("venue") | None = None
    worker: refers("worker") | None = None
    requirement: refers("sentences.requirements", "sentences.conditions") | None = None
    result: code("test_results") = "booked"
    substances: list[code("test_substances")] = []
    result_on: date | None = None
    means: str = ""
    persons_words: str = ""
    told_on: date | None = None
    signs: list[refers("plans.state_signs")] = []
    contact: refers("delivery.contacts") | None = None


class Concern(Version, kw_only=True):
    """Something a worker of another agency is worried about, and what was done about it."""

    safety: code("safety_phrases")
    what: str
    worker: refers("worker")
    state: code("concern_states") = "raised"
    answer: str = ""
    answered_by: refers("worker") | None = None
    answered_on: date | None = None


class Heard(Version, kw_only=True):
    """What changed because of what somebody told us, or why nothing did; ``valid_from``: told on."""

    about: refers("delivery.contacts", "delivery.concerns", "assessments.sources", "reviews.inputs")
    changed: bool
    what: str
    worker: refers("worker") | None = None
