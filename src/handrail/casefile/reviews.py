"""Types: what changed, who was heard, what was decided and by whom, and what was amended because of it."""

from datetime import date, time
from typing import Annotated, Any

import msgspec

from handrail.casefile.versions import Part, Version, code, refers

Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
Restriction = refers(
    "sentences.conditions", "sentences.requirements", "sentences.curfew_windows", "sentences.exclusion_areas"
)


class Change(Version, kw_only=True):
    """What changed, how it is known, what it touches; significant or not is somebody's decision.

    ``valid_from`` is the day it happened; ``review`` the review it opened or joined.
    """

    kind: code("change_kinds")
    what: str
    how_known: str = ""
    came_from: (
        refers(
            "delivery.contacts",
            "delivery.turning_points",
            "delivery.tests",
            "delivery.programmes",
            "people.addresses",
            "people.key_people",
            "assessments.disclosures",
            "compartments.cleared_extracts",
            "sentences.requirements",
            "sentences.recalls",
            "reviews.outside_calls",
        )
        | None
    ) = None
    factors: list[refers("assessments.factors")] = []
    strengths: list[refers("assessments.strengths")] = []
    weight: code("change_weights") = "not_decided"
    because: str = ""
    decided_by: refers("worker") | None = None
    review: refers("reviews.reviews") | None = None
    marking: code("markings") = "none"


class OutsideCall(Version, kw_only=True):
    """Somebody from outside rings on the day of ``valid_from``: what they ask or offer, and what may be said.

    What is offered (place, hours, tools, people there) stands beside what the sentence asks. Nothing is
    confirmed to a caller, not even that somebody is known here, before a lawful ground is on record.
    """

    caller: str
    caller_kind: code("outside_caller_kinds")
    organisation: str = ""
    reached_at: str = ""
    taken_by: refers("worker") | None = None
    asks: str
    offers: str = ""
    place: str = ""
    venue: refers("venue") | None = None
    weekdays: list[Weekday] = []
    starts: time | None = None
    ends: time | None = None
    travel_minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] | None = None
    begins_on: date | None = None
    tools: str = ""
    people_there: str = ""
    may_say: str = ""
    not_to_say: str = ""
    consent: refers("reviews.disclosure_consents") | None = None
    answer_by: date | None = None
    answer_at: time | None = None
    owner: refers("worker") | None = None
    deputy: refers("worker") | None = None
    state: code("outside_call_states") = "open"
    answer: str = ""
    answered_on: date | None = None
    answered_by: refers("worker") | None = None


class Review(Version, kw_only=True):
    """One looking again: why now, by when, what it came to. ``valid_from`` is the day it was opened.

    Finished, it is frozen; what it amended took effect on ``effective_on``, all together.
    """

    trigger: code("review_triggers")
    title: str
    why: str = ""
    due_on: date | None = None
    held_by: refers("worker") | None = None
    persons_view: str = ""
    persons_words: str = ""
    parents_words: str = ""
    advice: refers("assessments.advice") | None = None
    compliance: str = ""
    balance: str = ""
    decision: str = ""
    state: code("review_states") = "open"
    effective_on: date | None = None
    no_change_because: str = ""
    completed_on: date | None = None
    completed_by: refers("worker") | None = None
    edition: refers("plans.editions") | None = None
    not_agreed_because: str = ""


class Input(Version, kw_only=True):
    """What one agency's worker, or one key person, was asked for a review, and what they said.

    ``valid_from`` is the day it was put on the list. Silence stays ``asked`` until somebody says why.
    """

    review: refers("reviews.reviews")
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    asks: str = ""
    state: code("input_states") = "to_ask"
    asked_on: date | None = None
    answer_by: date | None = None
    answered_on: date | None = None
    saw: str = ""
    worries: str = ""
    better: str = ""
    should_change: str = ""
    not_had_because: str = ""


class Movement(Version, kw_only=True):
    """One factor, strength or objective before and now, and what that means for the work."""

    review: refers("reviews.reviews")
    of: refers("assessments.factors", "assessments.strengths", "plans.objectives")
    before: str = ""
    now: str
    means: str = ""


class Discussion(Version, kw_only=True):
    """A question put to a manager, or a talk on the rhythm, and what was considered.

    A question is written by whoever asks it; the answer is a ``Decision`` by somebody else. What the
    police hold is considered by reference: ``considered`` names it, no text of it stands here.
    """

    kind: code("discussion_kinds")
    question: str
    review: refers("reviews.reviews") | None = None
    about: (
        refers("reviews.changes", "reviews.outside_calls", "delivery.contacts", "delivery.programmes") | None
    ) = None
    asked_by: refers("worker") | None = None
    asked_of: refers("worker") | None = None
    answer_by: date | None = None
    compliance: str = ""
    attitude: str = ""
    tests: str = ""
    considered: list[refers("compartments.cleared_extracts")] = []
    police_information: code("by_reference_answers") = "not_considered"
    told_on: date | None = None
    told_how: str = ""
    told_by: refers("worker") | None = None
    persons_words: str = ""
    next_on: date | None = None


class ConditionLine(Version, kw_only=True):
    """One thing the sentence asks, beside the liberty asked for: what it would mean, and whether it holds."""

    discussion: refers("reviews.discussions")
    restriction: Restriction
    with_this: str = ""
    holds: code("holds_answers") = "not_looked_at"


class Decision(Version, kw_only=True):
    """What a manager decided on the day of ``valid_from``, why, and the reason as the person is given it."""

    discussion: refers("reviews.discussions")
    decision: code("decisions")
    reason: str
    reason_for_person: str = ""
    decided_by: refers("worker")


class DecisionCondition(Version, kw_only=True):
    """What must be seen to before a decision holds: by whom, by when, and on what ground others are told.

    An outsider is asked nothing before the person agreed, or a lawful basis is named in ``basis_words``.
    """

    discussion: refers("reviews.discussions")
    what: str
    worker: refers("worker")
    by_on: date | None = None
    by_at: time | None = None
    basis: code("disclosure_bases") = "none_needed"
    basis_words: str = ""


class Verification(Version, kw_only=True):
    """How a condition of a decision was seen to, on the day of ``valid_from``; met or not."""

    condition: refers("reviews.decision_conditions")
    met: bool
    what: str
    worker: refers("worker") | None = None
    contact: refers("delivery.contacts") | None = None
    disclosure: refers("reviews.disclosure_consents") | None = None


class DisclosureConsent(Version, kw_only=True):
    """Whether somebody outside may be told something: what, what not, to whom, by whom, on what ground.

    ``valid_from`` is the day the person answered, or the day the basis was named.
    """

    to_whom: str
    by_worker: refers("worker") | None = None
    to_be_told: str
    not_told: str = ""
    basis: code("disclosure_bases") = "consent"
    basis_words: str = ""
    consent: code("consents") = "not_asked"
    persons_words: str = ""
    meeting: refers("reviews.meetings") | None = None
    review: refers("reviews.reviews") | None = None
    told_on: date | None = None


class Meeting(Version, kw_only=True):
    """A meeting about the case on the day of ``valid_from``; the chair limits who is given what was said.

    Where the person takes part, ``contact`` is the appointment that it is for them.
    """

    kind: code("meeting_kinds")
    purpose: str = ""
    at: time | None = None
    minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] | None = None
    venue: refers("venue") | None = None
    place: str = ""
    chair: refers("worker") | None = None
    review: refers("reviews.reviews") | None = None
    scheme: refers("people.schemes") | None = None
    state: code("meeting_states") = "planned"
    outcome: str = ""
    not_held_because: str = ""
    circulation: list[refers("worker")] = []
    contact: refers("delivery.contacts") | None = None
    next_on: date | None = None
    marking: code("markings") = "none"


class Attendee(Version, kw_only=True):
    """Somebody asked to a meeting, whether they came, and where they stood before and after."""

    meeting: refers("reviews.meetings")
    the_person: bool = False
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    attendance: code("attendances") = "invited"
    before: str = ""
    after: str = ""
    what_moved: str = ""


class MeetingAction(Version, kw_only=True):
    """Something a meeting asked somebody to do; ``step`` is what it became in the plan."""

    meeting: refers("reviews.meetings")
    what: str
    worker: refers("worker") | None = None
    by_person: bool = False
    due_on: date | None = None
    state: code("action_states") = "open"
    because: str = ""
    step: refers("plans.steps") | None = None
    done_on: date | None = None


class Amendment(Version, kw_only=True):
    """One change to the record made by a review: to which entry, what it was, what it becomes, until when.

    ``part`` names a list of the document and ``of`` an entry of it; ``facts`` are what it becomes (or a new
    entry has), ``before`` what stood when it was made. It may end on a day, or on an event: a programme that
    ends, a state of life that is reached; then what stood before stands again.
    """

    review: refers("reviews.reviews")
    kind: code("amendment_kinds")
    way: code("amendment_ways") = "from_the_day"
    part: str
    of: str = ""
    was: str = ""
    becomes: str
    reason: str = ""
    facts: dict[str, Any] = {}
    before: dict[str, Any] = {}
    until_on: date | None = None
    until_programme: refers("delivery.programmes") | None = None
    until_state: refers("plans.life_states") | None = None
    until_words: str = ""
    authority: code("authorities") | None = None
    authority_name: str = ""
    state: code("amendment_states") = "proposed"
    makes: str = ""
    variation: refers("sentences.variations") | None = None
    ended_on: date | None = None
    ended_because: str = ""


class Countersignature(Version, kw_only=True):
    """Somebody who oversees the work of a trainee has read an entry of theirs, and what they said to it."""

    of: refers("delivery.contacts", "reviews.reviews")
    part: code("countersigning_parts") = "in_charge"
    worker: refers("worker")
    said: str = ""


class ReviewCopy(Version, kw_only=True):
    """A written review, or somebody's part of it, given on the day of ``valid_from``."""

    review: refers("reviews.reviews")
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    to_the_person: bool = False
    what: code("review_papers")
    how: code("copy_ways")


class Lesson(Version, kw_only=True):
    """Something learned at a recall or another turn, and what it was used for the next time."""

    kind: code("lesson_kinds")
    what: str
    recall: refers("sentences.recalls") | None = None
    review: refers("reviews.reviews") | None = None
    release: refers("sentences.releases") | None = None
    used_for: str = ""
    used_in: list[
        refers(
            "sentences.conditions",
            "sentences.exclusion_areas",
            "assessments.strengths",
            "plans.objectives",
            "plans.steps",
            "plans.risk_measures",
        )
    ] = []
    not_used_because: str = ""


class Feedback(Version, kw_only=True):
    """What the person says of how we work, on the day of ``valid_from``, and what was done about it."""

    topic: code("feedback_topics")
    words: str
    voice: code("voices") = "person"
    review: refers("reviews.reviews") | None = None
    done: str = ""
    done_on: date | None = None
    not_done_because: str = ""
    told_on: date | None = None
    worker: refers("worker") | None = None


class Ending(Version, kw_only=True):
    """The last looking back: what worked, who goes on, and the contact offered after the end."""

    review: refers("reviews.reviews") | None = None
    worked: str = ""
    hindered: str = ""
    goes_on: str = ""
    people: list[refers("people.key_people")] = []
    next_contact: str = ""
    next_contact_on: date | None = None
    persons_words: str = ""
    parents_words: str = ""


class Reviews(Part, kw_only=True):
    """The part of a case document that the room ``reviews`` keeps."""

    changes: list[Change] = []
    outside_calls: list[OutsideCall] = []
    reviews: list[Review] = []
    inputs: list[Input] = []
    movements: list[Movement] = []
    discussions: list[Discussion] = []
    condition_lines: list[ConditionLine] = []
    decisions: list[Decision] = []
    decision_conditions: list[DecisionCondition] = []
    verifications: list[Verification] = []
    disclosure_consents: list[DisclosureConsent] = []
    meetings: list[Meeting] = []
    attendees: list[Attendee] = []
    meeting_actions: list[MeetingAction] = []
    amendments: list[Amendment] = []
    countersignatures: list[Countersignature] = []
    copies: list[ReviewCopy] = []
    lessons: list[Lesson] = []
    feedback: list[Feedback] = []
    endings: list[Ending] = []
