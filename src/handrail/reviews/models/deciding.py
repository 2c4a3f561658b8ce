"""Discussions with a manager, what was decided on what conditions, and what outsiders may be told."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class Discussion(VersionRow):
    """A question put to a manager, or a talk on the rhythm, and what was considered.

    A question is written by whoever asks it; the answer is a ``Decision`` by somebody else. What the
    police hold is considered by reference: ``considered`` names it, no text of it stands here."""

    kind = Coded(codes="discussion_kinds")
    question = models.TextField()
    review = models.CharField(max_length=64, null=True, blank=True)
    about = models.CharField(max_length=64, null=True, blank=True)
    asked_by = models.CharField(max_length=64, null=True, blank=True)
    asked_of = models.CharField(max_length=64, null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    compliance = fields.words()
    attitude = fields.words()
    tests = fields.words()
    considered = references()
    police_information = Coded(codes="by_reference_answers", default="not_considered")
    told_on = models.DateField(null=True, blank=True)
    told_how = fields.words()
    told_by = models.CharField(max_length=64, null=True, blank=True)
    persons_words = fields.words()
    next_on = models.DateField(null=True, blank=True)

    data_class = "plan"
    data_class_by = ("kind", {"rhythm": "oversight", "trainee": "oversight"})


class ConditionLine(VersionRow):
    """One thing the sentence asks, beside the liberty asked for: what it would mean, and whether it holds."""

    discussion = models.CharField(max_length=64)
    restriction = models.CharField(max_length=64)
    with_this = fields.words()
    holds = Coded(codes="holds_answers", default="not_looked_at")

    data_class = "plan"


class Decision(VersionRow):
    """What a manager decided on the day of ``valid_from``, why, and the reason as the person is given it."""

    discussion = models.CharField(max_length=64)
    decision = Coded(codes="decisions")
    reason = models.TextField()
    reason_for_person = fields.words()
    decided_by = models.CharField(max_length=64)

    data_class = "oversight"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "decision",
            self.valid_from,
            side="us",
            with_whom=(self.decided_by,),
            words=f"{self.reason} {self.reason_for_person}",
        )


class DecisionCondition(VersionRow):
    """What must be seen to before a decision holds: by whom, by when, and on what ground others are told.

    An outsider is asked nothing before the person agreed, or a lawful basis is named in ``basis_words``."""

    discussion = models.CharField(max_length=64)
    what = models.TextField()
    worker = models.CharField(max_length=64)
    by_on = models.DateField(null=True, blank=True)
    by_at = models.TimeField(null=True, blank=True)
    basis = Coded(codes="disclosure_bases", default="none_needed")
    basis_words = fields.words()

    data_class = "oversight"


class Verification(VersionRow):
    """How a condition of a decision was seen to, on the day of ``valid_from``; met or not."""

    condition = models.CharField(max_length=64)
    met = models.BooleanField()
    what = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)
    contact = models.CharField(max_length=64, null=True, blank=True)
    disclosure = models.CharField(max_length=64, null=True, blank=True)

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "verification",
            self.valid_from,
            side="us",
            with_whom=(self.worker,) if self.worker else (),
            words=self.what,
        )


class DisclosureConsent(VersionRow):
    """Whether somebody outside may be told something: what, what not, to whom, by whom, on what ground.

    ``valid_from`` is the day the person answered, or the day the basis was named."""

    to_whom = models.TextField()
    by_worker = models.CharField(max_length=64, null=True, blank=True)
    to_be_told = models.TextField()
    not_told = fields.words()
    basis = Coded(codes="disclosure_bases", default="consent")
    basis_words = fields.words()
    consent = Coded(codes="consents", default="not_asked")
    persons_words = fields.words()
    meeting = models.CharField(max_length=64, null=True, blank=True)
    review = models.CharField(max_length=64, null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    data_class = "plan"


class Countersignature(VersionRow):
    """Somebody who oversees the work of a trainee has read an entry of theirs, and what they said to it."""

    of = models.CharField(max_length=64)
    part = Coded(codes="countersigning_parts", default="in_charge")
    worker = models.CharField(max_length=64)
    said = fields.words()

    data_class = "contact_notes"
    data_class_by = ("part", {"manager": "oversight"})
