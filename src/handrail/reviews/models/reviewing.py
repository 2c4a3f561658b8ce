"""A review, who was heard, what has moved, what was amended, and papers of it."""

from django.db import models
from django.db.models import Q

from handrail.records import fields
from handrail.records.fields import Coded
from handrail.records.models import LineFacts, VersionRow


class Review(VersionRow):
    """One looking again: why now, by when, what it came to. ``valid_from`` is the day it was opened.

    Finished, it is frozen; what it amended took effect on ``effective_on``, all together."""

    trigger = Coded(codes="review_triggers")
    title = models.TextField()
    why = fields.words()
    due_on = models.DateField(null=True, blank=True)
    held_by = models.CharField(max_length=64, null=True, blank=True)
    persons_view = fields.words()
    persons_words = fields.words()
    parents_words = fields.words()
    advice = models.CharField(max_length=64, null=True, blank=True)
    compliance = fields.words()
    balance = fields.words()
    decision = fields.words()
    state = Coded(codes="review_states", default="open")
    effective_on = models.DateField(null=True, blank=True)
    no_change_because = fields.words()
    completed_on = models.DateField(null=True, blank=True)
    completed_by = models.CharField(max_length=64, null=True, blank=True)
    edition = models.CharField(max_length=64, null=True, blank=True)
    not_agreed_because = fields.words()

    data_class = "plan"

    class Meta(VersionRow.Meta):
        constraints = [
            *VersionRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["case_id"],
                condition=Q(superseded_at__isnull=True, state="open"),
                name="reviews_review_one_open",
            ),
        ]

    def line(self) -> LineFacts | None:
        return LineFacts(
            "review",
            self.completed_on or self.valid_from,
            side="us",
            with_whom=(self.held_by,) if self.held_by else (),
            words=f"{self.title} {self.why} {self.persons_words} {self.parents_words} {self.decision}",
        )


class Input(VersionRow):
    """What one agency's worker, or one key person, was asked for a review, and what they said.

    ``valid_from`` is the day it was put on the list. Silence stays ``asked`` until somebody says why."""

    review = models.CharField(max_length=64)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    asks = fields.words()
    state = Coded(codes="input_states", default="to_ask")
    asked_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    saw = fields.words()
    worries = fields.words()
    better = fields.words()
    should_change = fields.words()
    not_had_because = fields.words()

    data_class = "plan"

    def line(self) -> LineFacts | None:
        if self.answered_on is None:
            return None
        return LineFacts(
            "review_input",
            self.answered_on,
            side="partner",
            with_whom=tuple(one for one in (self.worker, self.person) if one),
            words=f"{self.saw} {self.worries} {self.better} {self.should_change}",
        )


class Movement(VersionRow):
    """One factor, strength or objective before and now, and what that means for the work."""

    review = models.CharField(max_length=64)
    of = models.CharField(max_length=64)
    before = fields.words()
    now = models.TextField()
    means = fields.words()

    data_class = "plan"


class Amendment(VersionRow):
    """One change to the record made by a review: to which entry, what it was, what it becomes, until when.

    ``part`` names a list of the document and ``of`` an entry of it; ``facts`` are what it becomes (or a new
    entry has), ``before`` what stood when it was made. It may end on a day, or on an event: a programme that
    ends, a state of life that is reached; then what stood before stands again."""

    review = models.CharField(max_length=64)
    kind = Coded(codes="amendment_kinds")
    way = Coded(codes="amendment_ways", default="from_the_day")
    part = models.TextField()
    of = fields.words()
    was = fields.words()
    becomes = models.TextField()
    reason = fields.words()
    facts = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)
    until_on = models.DateField(null=True, blank=True)
    until_programme = models.CharField(max_length=64, null=True, blank=True)
    until_state = models.CharField(max_length=64, null=True, blank=True)
    until_words = fields.words()
    authority = Coded(codes="authorities", null=True, blank=True)
    authority_name = fields.words()
    state = Coded(codes="amendment_states", default="proposed")
    makes = fields.words()
    variation = models.CharField(max_length=64, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = fields.words()

    data_class = "plan"


class ReviewCopy(VersionRow):
    """A written review, or somebody's part of it, given on the day of ``valid_from``."""

    review = models.CharField(max_length=64)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    to_the_person = models.BooleanField(default=False)
    what = Coded(codes="review_papers")
    how = Coded(codes="copy_ways")

    data_class = "plan"
