"""Changes in a life that may ask for a change of plan, and calls from outside."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class Change(VersionRow):
    """What changed, how it is known, what it touches; significant or not is somebody's decision.

    ``valid_from`` is the day it happened; ``review`` the review it opened or joined."""

    kind = Coded(codes="change_kinds")
    what = models.TextField()
    how_known = fields.words()
    came_from = models.CharField(max_length=64, null=True, blank=True)
    factors = references()
    strengths = references()
    weight = Coded(codes="change_weights", default="not_decided")
    because = fields.words()
    decided_by = models.CharField(max_length=64, null=True, blank=True)
    review = models.CharField(max_length=64, null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    data_class = "assessment"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "change", self.valid_from, None, "us", (), f"{self.what} {self.how_known} {self.because}"
        )


class OutsideCall(VersionRow):
    """Somebody from outside rings on the day of ``valid_from``: what they ask or offer, and what may be said.

    What is offered (place, hours, tools, people there) stands beside what the sentence asks. Nothing is
    confirmed to a caller, not even that somebody is known here, before a lawful ground is on record."""

    caller = models.TextField()
    caller_kind = Coded(codes="outside_caller_kinds")
    organisation = fields.words()
    reached_at = fields.words()
    taken_by = models.CharField(max_length=64, null=True, blank=True)
    asks = models.TextField()
    offers = fields.words()
    place = fields.words()
    venue = models.CharField(max_length=64, null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    travel_minutes = models.PositiveIntegerField(null=True, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    tools = fields.words()
    people_there = fields.words()
    may_say = fields.words()
    not_to_say = fields.words()
    consent = models.CharField(max_length=64, null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answer_at = models.TimeField(null=True, blank=True)
    owner = models.CharField(max_length=64, null=True, blank=True)
    deputy = models.CharField(max_length=64, null=True, blank=True)
    state = Coded(codes="outside_call_states", default="open")
    answer = fields.words()
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=64, null=True, blank=True)

    data_class = "assessment"

    def line(self) -> LineFacts | None:
        workers = tuple(one for one in (self.taken_by, self.owner, self.answered_by) if one)
        return LineFacts(
            "outside_call",
            self.answered_on or self.valid_from,
            side="us",
            with_whom=workers,
            words=f"{self.caller} {self.organisation} {self.asks} {self.offers} {self.answer}",
        )
