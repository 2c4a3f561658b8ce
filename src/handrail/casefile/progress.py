"""Types: turning points and lapses, progress and own ratings, key people's part, links that go on."""

from datetime import date
from typing import Annotated

import msgspec

from handrail.casefile.versions import Version, code, refers

Count = Annotated[int, msgspec.Meta(ge=0, le=9999)]


class TurningPoint(Version, kw_only=True):
    """A turning point and what it was used for, or a lapse and what was done."""

    kind: code("turning_point_kinds")
    title: str
    text: str = ""
    words: str = ""
    used_for: str = ""
    plan_changes: code("plan_change_answers") = "not_asked"
    because: str = ""
    steps: list[refers("plans.steps")] = []
    workers: list[refers("worker")] = []
    marking: code("markings") = "none"


class Progress(Version, kw_only=True):
    """How far an objective or a step has come, by whom said, on what evidence; own rating beside it."""

    objective: refers("plans.objectives")
    step: refers("plans.steps") | None = None
    level: code("progress_levels")
    text: str = ""
    worker: refers("worker") | None = None
    evidence: list[
        refers("delivery.contacts", "delivery.tests", "delivery.sessions", "delivery.referrals")
    ] = []
    own_rating: code("own_ratings") | None = None
    words: str = ""
    strengths: list[refers("assessments.strengths")] = []
    strengths_words: str = ""


class OwnRating(Version, kw_only=True):
    """How the person says something is for them on the day of ``valid_from``: words, never a score."""

    topic: code("rating_topics")
    rating: code("own_ratings")
    words: str = ""
    contact: refers("delivery.contacts") | None = None


class PlannedPart(Version, kw_only=True):
    """The part a key person is to play: what, how often, and who keeps in touch with them."""

    person: refers("people.key_people")
    what: str
    times: Count | None = None
    every: code("contact_rhythms") = "month"
    worker: refers("worker") | None = None
    consent: code("consents") = "not_asked"
    next_on: date | None = None
    because: str = ""


class CommunityLink(Version, kw_only=True):
    """Something in the community the person goes to, who brought them, and whether it goes on without us."""

    name: str
    service: refers("service") | None = None
    because_of: list[refers("assessments.strengths")] = []
    introduced_by: list[refers("worker")] = []
    accompanied_by: list[refers("worker")] = []
    people: list[refers("people.key_people")] = []
    taster_on: date | None = None
    state: code("link_states") = "idea"
    reach: code("service_reaches") = "universal"
    goes_on: bool = False
    how_it_goes_on: str = ""
    words: str = ""
    replaces: refers("sentences.curfew_windows", "sentences.requirements", "sentences.conditions") | None = (
        None
    )


class ExitItem(Version, kw_only=True):
    """One thing of the plan for the time after: what replaces a restriction, a move to adult services, a
    check-in offered, who to turn to."""

    kind: code("exit_kinds")
    what: str
    because: str = ""
    restriction: (
        refers("sentences.curfew_windows", "sentences.requirements", "sentences.conditions") | None
    ) = None
    link: refers("delivery.community_links") | None = None
    worker: refers("worker") | None = None
    people: list[refers("people.key_people")] = []
    by_on: date | None = None
    state: code("exit_states") = "planned"
    words: str = ""
    done_on: date | None = None
