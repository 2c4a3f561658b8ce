"""The plan: editions agreed, objectives, steps and what they wait for, contact level, panels, copies."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, coded, references
from handrail.records.models import LineFacts, VersionRow


class Edition(VersionRow):
    """A plan as agreed on a day: what the record held of it at that instant, and what was said to it.

    The working plan is the rows as they stand; agreeing freezes them by adding an edition."""

    number = models.PositiveIntegerField()
    hoped_for = fields.words()
    agreed_at = Coded(codes="agreement_places", default="in_the_room")
    answer = Coded(codes="plan_answers")
    words = fields.words()
    parents_view = fields.words()
    panel = models.CharField(max_length=64, null=True, blank=True)
    why = fields.words()
    review_by = models.DateField(null=True, blank=True)

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts("plan_agreed", self.valid_from, side="us", words=f"{self.hoped_for} {self.words}")


class PlanAnswer(VersionRow):
    """What the person or a parent said to an edition when asked again, in private."""

    edition = models.CharField(max_length=64)
    voice = Coded(codes="voices", default="person")
    answer = Coded(codes="plan_answers")
    words = fields.words()

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts("plan_answer", self.valid_from, words=self.words)


class Objective(VersionRow):
    """What the person will do and what for, in their words; which factors it answers."""

    rank = models.PositiveIntegerField()
    will = models.TextField()
    so_that = fields.words()
    headline = fields.words()
    factors = references()
    strengths = references()
    state = Coded(codes="objective_states", default="current")
    because = fields.words()

    shared_as = "plans.objectives"
    data_class = "plan"

    def line(self) -> LineFacts | None:
        if self.state not in ("achieved", "dropped"):
            return None
        return LineFacts(f"objective_{self.state}", self.valid_to, words=f"{self.will} {self.because}")


class Step(VersionRow):
    """Something to be done for an objective, by somebody named.

    Times are dates, or words ("straight after the panel"), or both. ``weeks`` is how long it
    takes, ``minutes`` how long each session or visit asks of the person."""

    objective = models.CharField(max_length=64)
    rank = models.PositiveIntegerField()
    what = models.TextField()
    by_person = models.BooleanField(default=False)
    workers = references()
    people = references()
    someone_else = fields.words()
    needs_from_them = fields.words()
    service = models.CharField(max_length=64, null=True, blank=True)
    venue = models.CharField(max_length=64, null=True, blank=True)
    when = fields.words()
    starts_on = models.DateField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    weeks = models.PositiveIntegerField(null=True, blank=True)
    wait_weeks = models.PositiveIntegerField(null=True, blank=True)
    sessions = models.PositiveIntegerField(null=True, blank=True)
    per_week = models.PositiveIntegerField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    journeys = models.PositiveIntegerField(null=True, blank=True)
    women_only = models.BooleanField(default=False)
    requirement = models.CharField(max_length=64, null=True, blank=True)
    kind = Coded(codes="work_kinds", default="constructive")
    involvement = Coded(codes="involvement_kinds", null=True, blank=True)
    method = fields.words()
    chosen_because = fields.words()
    because_of = references()
    goes_on_after = models.BooleanField(default=False)
    state = Coded(codes="step_states", default="not_started")
    because = fields.words()
    marking = Coded(codes="markings", default="none")

    shared_as = "plans.steps"
    data_class = "plan"


class StepAnswer(VersionRow):
    """A named actor's own yes or no to a step, given on the day; silence is neither."""

    step = models.CharField(max_length=64)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    answer = Coded(codes="actor_answers")
    words = fields.words()

    data_class = "plan"


class Help(VersionRow):
    """Practical help beside the steps: a lift, company, costs; it ends on ``valid_to``."""

    kind = Coded(codes="help_kinds")
    what = models.TextField()
    workers = references()
    people = references()
    steps = references()
    afterwards = fields.words()

    shared_as = "plans.help"
    data_class = "plan"


class LifeState(VersionRow):
    """A state of life that steps wait for, what it means here, and who judges that it is so."""

    name = models.CharField(max_length=300)
    means = fields.words()
    judged_by = references()
    with_the_person = models.BooleanField(default=True)
    expected_on = models.DateField(null=True, blank=True)
    true_since = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)
    judgement = fields.words()

    data_class = "plan"


class StateSign(VersionRow):
    """One thing by which a state of life is seen: "tenancy held", for so many weeks or times."""

    state = models.CharField(max_length=64)
    what = models.TextField()
    needed = models.PositiveIntegerField(null=True, blank=True)
    unit = Coded(codes="sign_units", null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)

    data_class = "plan"


class Wait(VersionRow):
    """A step is best started after another step, or once a state of life holds; advice, never a lock."""

    step = models.CharField(max_length=64)
    for_step = models.CharField(max_length=64, null=True, blank=True)
    for_state = models.CharField(max_length=64, null=True, blank=True)
    because = fields.words()

    data_class = "plan"


class InPlace(VersionRow):
    """A service that was already there before the plan (since ``valid_from``), and when it is looked at."""

    name = models.CharField(max_length=300)
    service = models.CharField(max_length=64, null=True, blank=True)
    worker = models.CharField(max_length=64, null=True, blank=True)
    what = fields.words()
    review_on = models.DateField(null=True, blank=True)

    data_class = "plan"


class Panel(VersionRow):
    """A planning meeting with the person in the room, or why there was none; ``valid_from`` is the day.

    ``kept_off`` names factors and strengths that are not for this room: its screen leaves them out."""

    purpose = fields.words()
    state = Coded(codes="panel_states", default="planned")
    at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=64, null=True, blank=True)
    chair = models.CharField(max_length=64, null=True, blank=True)
    agreed_to_hold = Coded(codes="panel_agreements", default="not_asked")
    settled_attend = fields.words()
    settled_screen = fields.words()
    kept_off = references()
    not_for_this_room = fields.words()
    not_held_because = fields.words()
    next_on = models.DateField(null=True, blank=True)
    next_at = models.TimeField(null=True, blank=True)

    data_class = "plan"

    def line(self) -> LineFacts | None:
        if self.state == "planned":
            return None
        named = (self.chair,) if self.chair else ()
        words = f"{self.purpose} {self.not_held_because}"
        return LineFacts(f"panel_{self.state}", self.valid_from, side="us", with_whom=named, words=words)


class Invitee(VersionRow):
    """Somebody asked to a panel, because of which factors, and whether they came."""

    panel = models.CharField(max_length=64)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    because = references()
    reason = fields.words()
    attendance = Coded(codes="attendances", default="invited")
    said = fields.words()

    data_class = "plan"


class Mend(VersionRow):
    """What was said to a gap in the plan: why it stays, or by when it is mended."""

    gap = Coded(codes="gap_kinds")
    about = models.TextField()
    because = fields.words()
    mend_by = models.DateField(null=True, blank=True)

    data_class = "plan"


class ContactPhase(VersionRow):
    """How much contact is proposed for a time (from, to): amount, modes, who counts, and why."""

    rank = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    times = models.PositiveIntegerField()
    every = Coded(codes="contact_rhythms", default="week")
    modes = coded("contact_modes")
    workers = references()
    who_counts = fields.words()
    reason = fields.words()
    step_up = fields.words()
    step_down = fields.words()

    data_class = "plan"


class Commitment(VersionRow):
    """A fixed time in the person's week: work, learning, worship, childcare, reporting."""

    kind = Coded(codes="commitment_kinds")
    what = models.TextField()
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    starts = models.TimeField()
    ends = models.TimeField()
    venue = models.CharField(max_length=64, null=True, blank=True)
    travel_minutes = models.PositiveIntegerField(null=True, blank=True)

    data_class = "plan"


class RiskMeasure(VersionRow):
    """Something done to keep people safe, constructive or restrictive, and whose it is."""

    kind = Coded(codes="measure_kinds")
    what = models.TextField()
    owner = models.CharField(max_length=64)
    monitoring = fields.words()
    useful_to_the_person = fields.words()
    restriction = models.CharField(max_length=64, null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    data_class = "risk_management"


class Contingency(VersionRow):
    """When this happens, then who does what by when."""

    when = models.CharField(max_length=300)
    then = models.TextField()
    worker = models.CharField(max_length=64)
    by_when = fields.words()
    marking = Coded(codes="markings", default="none")

    data_class = "risk_management"


class OtherPlan(VersionRow):
    """Another agency's plan for the same person, and who holds it."""

    agency = models.CharField(max_length=300)
    what = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    data_class = "risk_management"


class Copy(VersionRow):
    """An edition, or a part of it, given to somebody on the day of ``valid_from``."""

    edition = models.CharField(max_length=64)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    to_the_person = models.BooleanField(default=False)
    what = Coded(codes="copy_kinds")
    how = Coded(codes="copy_ways")

    data_class = "plan"

    def line(self) -> LineFacts | None:
        whom = self.worker or self.person
        return LineFacts("copy_given", self.valid_from, side="us", with_whom=(whom,) if whom else ())
