"""Referrals and what came of them, programmes and sessions, tests, concerns of partners."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, coded, references
from handrail.records.models import LineFacts, VersionRow


class Referral(VersionRow):
    """A service asked to help, because of a need or a strength; ``valid_from`` is the day it was drafted.

    ``shares`` names, item by item, what goes with it: a list of the document and an entry, such as
    "assessments.strengths/cook"."""

    step = models.CharField(max_length=64, null=True, blank=True)
    service = models.CharField(max_length=64, null=True, blank=True)
    agency = models.CharField(max_length=64, null=True, blank=True)
    worker = models.CharField(max_length=64, null=True, blank=True)
    by_worker = models.CharField(max_length=64, null=True, blank=True)
    because_of_factors = references()
    because_of_strengths = references()
    what_for = models.TextField()
    needs_from_them = fields.words()
    persons_words = fields.words()
    consent = Coded(codes="consents", default="not_asked")
    shares = fields.texts(130)
    state = Coded(codes="referral_states", default="drafted")
    sent_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=64, null=True, blank=True)
    because = fields.words()
    waits_until = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    feedback = fields.words()
    goes_on_after = models.BooleanField(default=False)

    data_class = "plan"

    def line(self) -> LineFacts | None:
        if self.sent_on is None:
            return None
        latest = self.ended_on or self.started_on or self.answered_on or self.sent_on
        return LineFacts(
            "referral",
            latest,
            side="partner" if self.answered_by else "us",
            with_whom=tuple(one for one in (self.by_worker, self.worker, self.answered_by) if one),
            words=f"{self.what_for} {self.persons_words} {self.because} {self.feedback}",
        )


class WantedChange(VersionRow):
    """One change a referral is for, and what came of it."""

    referral = models.CharField(max_length=64)
    what = models.TextField()
    outcome = Coded(codes="wanted_outcomes", default="not_known_yet")
    words = fields.words()

    data_class = "plan"


class Chaser(VersionRow):
    """A reminder to an agency that has not answered: drafted, then sent by a person or not at all."""

    about = models.CharField(max_length=64)
    text = models.TextField()
    state = Coded(codes="chaser_states", default="drafted")
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.CharField(max_length=64, null=True, blank=True)
    how = Coded(codes="copy_ways", null=True, blank=True)

    data_class = "plan"


class Programme(VersionRow):
    """A programme, course of sessions or unpaid work, why this one, and how much of it is planned."""

    kind = Coded(codes="programme_kinds")
    name = models.CharField(max_length=300)
    step = models.CharField(max_length=64, null=True, blank=True)
    requirement = models.CharField(max_length=64, null=True, blank=True)
    service = models.CharField(max_length=64, null=True, blank=True)
    workers = references()
    method = fields.words()
    chosen_because = fields.words()
    strengths = references()
    amount = models.PositiveIntegerField(null=True, blank=True)
    unit = Coded(codes="dosage_units", default="sessions")
    per_week = models.PositiveIntegerField(null=True, blank=True)
    group = models.CharField(max_length=200, blank=True, default="")
    state = Coded(codes="programme_states", default="planned")
    because = fields.words()
    outcome = fields.words()

    data_class = "plan"


class ProgrammeSession(VersionRow):
    """One session of a programme: attendance, what was done and how it went; ``valid_from`` is the day."""

    programme = models.CharField(max_length=64)
    contact = models.CharField(max_length=64, null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    topic = fields.words()
    techniques = coded("techniques")
    attendance = Coded(codes="session_attendances")
    minutes = models.PositiveIntegerField(null=True, blank=True)
    catch_up_for = models.CharField(max_length=64, null=True, blank=True)
    text = fields.words()
    words = fields.words()
    workers = references()

    data_class = "contact_notes"


class DrugTest(VersionRow):
    """A test: booked or done on the day of ``valid_from``, its result, and what that means."""

    kind = Coded(codes="test_kinds")
    at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=64, null=True, blank=True)
    worker = models.CharField(max_length=64, null=True, blank=True)
    requirement = models.CharField(max_length=64, null=True, blank=True)
    result = Coded(codes="test_results", default="booked")
    substances = coded("test_substances")
    result_on = models.DateField(null=True, blank=True)
    means = fields.words()
    persons_words = fields.words()
    told_on = models.DateField(null=True, blank=True)
    signs = references()
    contact = models.CharField(max_length=64, null=True, blank=True)

    data_class = "test_results"


class Concern(VersionRow):
    """Something a worker of another agency is worried about, and what was done about it."""

    safety = Coded(codes="safety_phrases")
    what = models.TextField()
    worker = models.CharField(max_length=64)
    state = Coded(codes="concern_states", default="raised")
    answer = fields.words()
    answered_by = models.CharField(max_length=64, null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    data_class = "contact_notes"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "concern", self.valid_from, None, "partner", (self.worker,), f"{self.what} {self.answer}"
        )


class Heard(VersionRow):
    """What changed because of what somebody told us, or why nothing did; ``valid_from``: told on."""

    about = models.CharField(max_length=64)
    changed = models.BooleanField()
    what = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)

    data_class = "contact_notes"
