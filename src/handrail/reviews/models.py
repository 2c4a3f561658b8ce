"""Changes in a life that may ask for a change of plan."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow


class Change(VersionRow):
    """What changed, how it is known, what it touches; significant or not is somebody's decision.

    ``valid_from`` is the day it happened."""

    kind = Coded(codes="change_kinds")
    what = models.TextField()
    how_known = fields.words()
    came_from = models.CharField(max_length=64, null=True, blank=True)
    factors = references()
    strengths = references()
    weight = Coded(codes="change_weights", default="not_decided")
    because = fields.words()
    decided_by = models.CharField(max_length=64, null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    data_class = "assessment"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "change", self.valid_from, None, "us", (), f"{self.what} {self.how_known} {self.because}"
        )
