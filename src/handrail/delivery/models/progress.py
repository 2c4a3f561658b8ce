"""Turning points and lapses, progress and own ratings, key people's part, links that go on."""

from django.db import models

from handrail.delivery.sides import side_of
from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class TurningPoint(VersionRow):
    """A turning point and what it was used for, or a lapse and what was done."""

    kind = Coded(codes="turning_point_kinds")
    title = models.CharField(max_length=300)
    text = fields.words()
    words = fields.words()
    used_for = fields.words()
    plan_changes = Coded(codes="plan_change_answers", default="not_asked")
    because = fields.words()
    steps = references()
    workers = references()
    marking = Coded(codes="markings", default="none")

    shared_as = "delivery.turning_points"
    data_class = "contact_notes"

    def line(self) -> LineFacts | None:
        return LineFacts(
            self.kind,
            self.valid_from,
            None,
            side_of(self.workers),
            tuple(self.workers),
            f"{self.title} {self.text} {self.words} {self.used_for}",
        )


class Progress(VersionRow):
    """How far an objective or a step has come, by whom said, on what evidence; own rating beside it."""

    objective = models.CharField(max_length=64)
    step = models.CharField(max_length=64, null=True, blank=True)
    level = Coded(codes="progress_levels")
    text = fields.words()
    worker = models.CharField(max_length=64, null=True, blank=True)
    evidence = references()
    own_rating = Coded(codes="own_ratings", null=True, blank=True)
    words = fields.words()
    strengths = references()
    strengths_words = fields.words()

    data_class = "plan"


class OwnRating(VersionRow):
    """How the person says something is for them on the day of ``valid_from``: words, never a score."""

    topic = Coded(codes="rating_topics")
    rating = Coded(codes="own_ratings")
    words = fields.words()
    contact = models.CharField(max_length=64, null=True, blank=True)

    data_class = "plan"


class PlannedPart(VersionRow):
    """The part a key person is to play: what, how often, and who keeps in touch with them."""

    person = models.CharField(max_length=64)
    what = models.TextField()
    times = models.PositiveIntegerField(null=True, blank=True)
    every = Coded(codes="contact_rhythms", default="month")
    worker = models.CharField(max_length=64, null=True, blank=True)
    consent = Coded(codes="consents", default="not_asked")
    next_on = models.DateField(null=True, blank=True)
    because = fields.words()

    data_class = "plan"


class CommunityLink(VersionRow):
    """Something in the community the person goes to, who brought them, and whether it goes on without us."""

    name = models.CharField(max_length=300)
    service = models.CharField(max_length=64, null=True, blank=True)
    because_of = references()
    introduced_by = references()
    accompanied_by = references()
    people = references()
    taster_on = models.DateField(null=True, blank=True)
    state = Coded(codes="link_states", default="idea")
    reach = Coded(codes="service_reaches", default="universal")
    goes_on = models.BooleanField(default=False)
    how_it_goes_on = fields.words()
    words = fields.words()
    replaces = models.CharField(max_length=64, null=True, blank=True)

    data_class = "plan"


class ExitItem(VersionRow):
    """One thing of the plan for the time after: what replaces a restriction, a move to adult services, a
    check-in offered, who to turn to."""

    kind = Coded(codes="exit_kinds")
    what = models.TextField()
    because = fields.words()
    restriction = models.CharField(max_length=64, null=True, blank=True)
    link = models.CharField(max_length=64, null=True, blank=True)
    worker = models.CharField(max_length=64, null=True, blank=True)
    people = references()
    by_on = models.DateField(null=True, blank=True)
    state = Coded(codes="exit_states", default="planned")
    words = fields.words()
    done_on = models.DateField(null=True, blank=True)

    data_class = "plan"
