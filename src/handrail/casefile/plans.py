"""Types: the plan - objectives, steps and what they wait for, contact level, risk plan, panel, copies."""

from datetime import date, time
from typing import Annotated

import msgspec

from handrail.casefile.versions import Part, Version, code, refers

Rank = Annotated[int, msgspec.Meta(ge=1, le=99)]
Count = Annotated[int, msgspec.Meta(ge=0, le=9999)]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]


class Edition(Version, kw_only=True):
    """A plan as agreed on a day: what the record held of it at that instant, and what was said to it.

    The working plan is the rows as they stand; agreeing freezes them by adding an edition.
    """

    number: Rank
    hoped_for: str = ""
    agreed_at: code("agreement_places") = "in_the_room"
    answer: code("plan_answers")
    words: str = ""
    parents_view: str = ""
    panel: refers("plans.panels") | None = None
    why: str = ""
    review_by: date | None = None


class PlanAnswer(Version, kw_only=True):
    """What the person or a parent said to an edition when asked again, in private."""

    edition: refers("plans.editions")
    voice: code("voices") = "person"
    answer: code("plan_answers")
    words: str = ""


class Objective(Version, kw_only=True):
    """What the person will do and what for, in their words; which factors it answers."""

    rank: Rank
    will: str
    so_that: str = ""
    headline: str = ""
    factors: list[refers("assessments.factors")] = []
    strengths: list[refers("assessments.strengths")] = []
    state: code("objective_states") = "current"
    because: str = ""


class Step(Version, kw_only=True):
    """Something to be done for an objective, by somebody named.

    Times are dates, or words ("straight after the panel"), or both. ``weeks`` is how long it
    takes, ``minutes`` how long each session or visit asks of the person.
    """

    objective: refers("plans.objectives")
    rank: Rank
    what: str
    by_person: bool = False
    workers: list[refers("worker")] = []
    people: list[refers("people.key_people")] = []
    someone_else: str = ""
    needs_from_them: str = ""
    service: refers("service") | None = None
    venue: refers("venue") | None = None
    when: str = ""
    starts_on: date | None = None
    at: time | None = None
    due_on: date | None = None
    weeks: Count | None = None
    wait_weeks: Count | None = None
    sessions: Count | None = None
    per_week: Count | None = None
    minutes: Count | None = None
    journeys: Count | None = None
    women_only: bool = False
    requirement: refers("sentences.requirements", "sentences.conditions") | None = None
    kind: code("work_kinds") = "constructive"
    involvement: code("involvement_kinds") | None = None
    method: str = ""
    chosen_because: str = ""
    because_of: list[refers("assessments.strengths")] = []
    goes_on_after: bool = False
    state: code("step_states") = "not_started"
    because: str = ""
    marking: code("markings") = "none"


class StepAnswer(Version, kw_only=True):
    """A named actor's own yes or no to a step, given on the day; silence is neither."""

    step: refers("plans.steps")
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    answer: code("actor_answers")
    words: str = ""


class Help(Version, kw_only=True):
    """Practical help beside the steps: a lift, company, costs; it ends on ``valid_to``."""

    kind: code("help_kinds")
    what: str
    workers: list[refers("worker")] = []
    people: list[refers("people.key_people")] = []
    steps: list[refers("plans.steps")] = []
    afterwards: str = ""


class LifeState(Version, kw_only=True):
    """A state of life that steps wait for, what it means here, and who judges that it is so."""

    name: str
    means: str = ""
    judged_by: list[refers("worker")] = []
    with_the_person: bool = True
    expected_on: date | None = None
    true_since: date | None = None
    lapsed_on: date | None = None
    judgement: str = ""


class StateSign(Version, kw_only=True):
    """One thing by which a state of life is seen: "tenancy held", for so many weeks or times."""

    state: refers("plans.life_states")
    what: str
    needed: Count | None = None
    unit: code("sign_units") | None = None
    since: date | None = None
    reached: Count | None = None
    met_on: date | None = None


class Wait(Version, kw_only=True):
    """A step is best started after another step, or once a state of life holds; advice, never a lock."""

    step: refers("plans.steps")
    for_step: refers("plans.steps") | None = None
    for_state: refers("plans.life_states") | None = None
    because: str = ""


class InPlace(Version, kw_only=True):
    """A service that was already there before the plan (since ``valid_from``), and when it is looked at."""

    name: str
    service: refers("service") | None = None
    worker: refers("worker") | None = None
    what: str = ""
    review_on: date | None = None


class Panel(Version, kw_only=True):
    """A planning meeting with the person in the room, or why there was none; ``valid_from`` is the day.

    ``kept_off`` names factors and strengths that are not for this room: its screen leaves them out.
    """

    purpose: str = ""
    state: code("panel_states") = "planned"
    at: time | None = None
    venue: refers("venue") | None = None
    chair: refers("worker") | None = None
    agreed_to_hold: code("panel_agreements") = "not_asked"
    settled_attend: str = ""
    settled_screen: str = ""
    kept_off: list[refers("assessments.factors", "assessments.strengths")] = []
    not_for_this_room: str = ""
    not_held_because: str = ""
    next_on: date | None = None
    next_at: time | None = None


class Invitee(Version, kw_only=True):
    """Somebody asked to a panel, because of which factors, and whether they came."""

    panel: refers("plans.panels")
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    because: list[refers("assessments.factors")] = []
    reason: str = ""
    attendance: code("attendances") = "invited"
    said: str = ""


class Mend(Version, kw_only=True):
    """What was said to a gap in the plan: why it stays, or by when it is mended."""

    gap: code("gap_kinds")
    about: str
    because: str = ""
    mend_by: date | None = None


class ContactPhase(Version, kw_only=True):
    """How much contact is proposed for a time (from, to): amount, modes, who counts, and why."""

    rank: Rank
    name: str
    times: Count
    every: code("contact_rhythms") = "week"
    modes: list[code("contact_modes")] = []
    workers: list[refers("worker")] = []
    who_counts: str = ""
    reason: str = ""
    step_up: str = ""
    step_down: str = ""


class Commitment(Version, kw_only=True):
    """A fixed time in the person's week: work, learning, worship, childcare, reporting."""

    kind: code("commitment_kinds")
    what: str
    weekdays: list[Weekday]
    starts: time
    ends: time
    venue: refers("venue") | None = None
    travel_minutes: Count | None = None


class RiskMeasure(Version, kw_only=True):
    """Something done to keep people safe, constructive or restrictive, and whose it is."""

    kind: code("measure_kinds")
    what: str
    owner: refers("worker")
    monitoring: str = ""
    useful_to_the_person: str = ""
    restriction: (
        refers("sentences.requirements", "sentences.conditions", "sentences.exclusion_areas") | None
    ) = None
    marking: code("markings") = "none"


class Contingency(Version, kw_only=True):
    """When this happens, then who does what by when."""

    when: str
    then: str
    worker: refers("worker")
    by_when: str = ""
    marking: code("markings") = "none"


class OtherPlan(Version, kw_only=True):
    """Another agency's plan for the same person, and who holds it."""

    agency: str
    what: str
    worker: refers("worker") | None = None
    review_on: date | None = None
    marking: code("markings") = "none"


class Copy(Version, kw_only=True):
    """An edition, or a part of it, given to somebody on the day of ``valid_from``."""

    edition: refers("plans.editions")
    worker: refers("worker") | None = None
    person: refers("people.key_people") | None = None
    to_the_person: bool = False
    what: code("copy_kinds")
    how: code("copy_ways")


class Plans(Part, kw_only=True):
    """The part of a case document that the room ``plans`` keeps."""

    editions: list[Edition] = []
    answers: list[PlanAnswer] = []
    objectives: list[Objective] = []
    steps: list[Step] = []
    step_answers: list[StepAnswer] = []
    help: list[Help] = []
    life_states: list[LifeState] = []
    state_signs: list[StateSign] = []
    waits: list[Wait] = []
    in_place: list[InPlace] = []
    panels: list[Panel] = []
    invitees: list[Invitee] = []
    mends: list[Mend] = []
    contact_phases: list[ContactPhase] = []
    commitments: list[Commitment] = []
    risk_measures: list[RiskMeasure] = []
    contingencies: list[Contingency] = []
    other_plans: list[OtherPlan] = []
    copies: list[Copy] = []
