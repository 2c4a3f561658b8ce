"""What practitioners answer to findings, findings as last asked, and what somebody notes for learning."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from handrail.access.models import User
from handrail.records.fields import Coded, words
from handrail.records.models import VersionRow


class FindingAnswer(VersionRow):
    """A reply to what the record shows for one expectation."""

    expectation = models.CharField(max_length=20)
    kind = Coded(codes="finding_answers")
    words = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)

    data_class = "practice_checks"


class Finding(VersionRow):
    """What the record shows for one expectation, the entry: worked out, never written by hand.

    ``valid_from`` is the day since which this answer stands, ``recorded_at`` when these words were
    noted. Findings are no part of a case document: whoever reads one works them out again.
    """

    answer = models.CharField(max_length=30)
    because = models.TextField()
    rests_on = ArrayField(models.CharField(max_length=160), default=list)
    would_change = words()
    until = models.DateField(null=True, blank=True)

    data_class = "practice_checks"


class Reflection(models.Model):
    """A practitioner's own note to a take-away question, of no case; for supervision, if they show it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=40)
    words = models.TextField()
    shown_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "question"], name="findings_reflection_one_a_question"),
            models.CheckConstraint(condition=~Q(words=""), name="findings_reflection_says_something"),
        ]
