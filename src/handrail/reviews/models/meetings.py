"""Meetings: who came, where they stood, what was asked of whom."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class Meeting(VersionRow):
    """A meeting about the case on the day of ``valid_from``; the chair limits who is given what was said.

    Where the person takes part, ``contact`` is the appointment that it is for them."""

    kind = Coded(codes="meeting_kinds")
    purpose = fields.words()
    at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    venue = models.CharField(max_length=64, null=True, blank=True)
    place = fields.words()
    chair = models.CharField(max_length=64, null=True, blank=True)
    review = models.CharField(max_length=64, null=True, blank=True)
    scheme = models.CharField(max_length=64, null=True, blank=True)
    state = Coded(codes="meeting_states", default="planned")
    outcome = fields.words()
    not_held_because = fields.words()
    circulation = references()
    contact = models.CharField(max_length=64, null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "meeting_held" if self.state == "held" else "meeting",
            self.valid_from,
            self.at,
            side="us",
            with_whom=(self.chair,) if self.chair else (),
            words=f"{self.purpose} {self.outcome}",
        )


class Attendee(VersionRow):
    """Somebody asked to a meeting, whether they came, and where they stood before and after."""

    meeting = models.CharField(max_length=64)
    the_person = models.BooleanField(default=False)
    worker = models.CharField(max_length=64, null=True, blank=True)
    person = models.CharField(max_length=64, null=True, blank=True)
    attendance = Coded(codes="attendances", default="invited")
    before = fields.words()
    after = fields.words()
    what_moved = fields.words()

    data_class = "plan"


class MeetingAction(VersionRow):
    """Something a meeting asked somebody to do; ``step`` is what it became in the plan."""

    meeting = models.CharField(max_length=64)
    what = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)
    by_person = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    state = Coded(codes="action_states", default="open")
    because = fields.words()
    step = models.CharField(max_length=64, null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    data_class = "plan"
