"""What is carried on: lessons, feedback on how we work, the last looking back."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class Lesson(VersionRow):
    """Something learned at a recall or another turn, and what it was used for the next time."""

    kind = Coded(codes="lesson_kinds")
    what = models.TextField()
    recall = models.CharField(max_length=64, null=True, blank=True)
    review = models.CharField(max_length=64, null=True, blank=True)
    release = models.CharField(max_length=64, null=True, blank=True)
    used_for = fields.words()
    used_in = references()
    not_used_because = fields.words()

    data_class = "assessment"


class Feedback(VersionRow):
    """What the person says of how we work, on the day of ``valid_from``, and what was done about it."""

    topic = Coded(codes="feedback_topics")
    words = models.TextField()
    voice = Coded(codes="voices", default="person")
    review = models.CharField(max_length=64, null=True, blank=True)
    done = fields.words()
    done_on = models.DateField(null=True, blank=True)
    not_done_because = fields.words()
    told_on = models.DateField(null=True, blank=True)
    worker = models.CharField(max_length=64, null=True, blank=True)

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts("feedback", self.valid_from, side="fact", words=f"{self.words} {self.done}")


class Ending(VersionRow):
    """The last looking back: what worked, who goes on, and the contact offered after the end."""

    review = models.CharField(max_length=64, null=True, blank=True)
    worked = fields.words()
    hindered = fields.words()
    goes_on = fields.words()
    people = references()
    next_contact = fields.words()
    next_contact_on = models.DateField(null=True, blank=True)
    persons_words = fields.words()
    parents_words = fields.words()

    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "ending",
            self.valid_from,
            side="us",
            words=f"{self.worked} {self.hindered} {self.goes_on} {self.persons_words}",
        )
