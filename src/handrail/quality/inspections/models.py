"""An inspection, who reads in it, the cases drawn, and what readers said of them.

Nothing here is part of a case. Judgements are added to, never rewritten; they are about the work a
service did on a case and are never counted by worker.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from handrail.access.models import User
from handrail.agencies.models import Agency
from handrail.records.fields import texts


class Inspection(models.Model):
    """A unit opened to inspectors for a time and a purpose, and the sample they defined.

    Cases are read as they were known at the end of ``known_on``. The sample is drawn once.
    """

    class Strata(models.TextChoices):
        """What a sample is shared out over."""

        NONE = "none", "Nothing: all cases alike"
        TEAM = "team", "Teams"
        SENTENCE = "sentence", "Kinds of sentence"

    reference = models.SlugField(max_length=60, unique=True)
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    cohort = models.CharField(max_length=5, choices=[("adult", "Adults"), ("youth", "Children")])
    known_on = models.DateField()
    ends_on = models.DateField()
    why = models.TextField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    teams = texts()
    sentence_kinds = texts()
    begun_from = models.DateField(null=True, blank=True)
    begun_to = models.DateField(null=True, blank=True)
    strata = models.CharField(max_length=10, choices=Strata.choices, default=Strata.NONE)
    size = models.PositiveSmallIntegerField(null=True, blank=True)
    second_every = models.PositiveSmallIntegerField(default=4)
    seed = models.CharField(max_length=40, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    drawn_from = models.PositiveIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, drawn_by__isnull=True, drawn_from__isnull=True)
                | Q(drawn_at__isnull=False, drawn_by__isnull=False, drawn_from__isnull=False),
                name="a_sample_knows_who_drew_it_and_from_how_many",
            ),
        ]


class Inspector(models.Model):
    """Somebody who reads in an inspection; one of them leads it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="inspectors")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "user"], name="an_inspector_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(leads=True), name="one_inspector_leads"
            ),
        ]


class SampledCase(models.Model):
    """A case drawn: its place in the sample, its stratum, who reads it first, and who second if anybody.

    Its readers judge apart until both have answered everything, or until its moderation begins.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="cases")
    case_id = models.BigIntegerField()
    reference = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    stratum = models.CharField(max_length=200, blank=True)
    first = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    moderated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "case_id"], name="a_case_once_in_a_sample"),
            models.UniqueConstraint(fields=["inspection", "place"], name="a_place_once_in_a_sample"),
            models.CheckConstraint(
                condition=Q(second__isnull=True) | ~Q(second=models.F("first")), name="two_readers_are_two"
            ),
        ]


class Judgement(models.Model):
    """What one reader says to one key question of a case: sufficient or not, and why.

    A reader who thinks again adds another; the last counts. ``settles`` marks the answer given in
    moderation where two readers differed.
    """

    sampled = models.ForeignKey(SampledCase, on_delete=models.PROTECT, related_name="judgements")
    question = models.CharField(max_length=10)
    sufficient = models.BooleanField()
    reasons = models.TextField()
    settles = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["sampled", "question"], name="judgement_of_a_case")]


class Interview(models.Model):
    """What the practitioner told a reader of the case, on a day: it counts beside the record."""

    sampled = models.ForeignKey(SampledCase, on_delete=models.PROTECT, related_name="interviews")
    held_on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
